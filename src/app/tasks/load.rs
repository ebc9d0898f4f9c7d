//! Loading projects: files, the bundled one, tables, and the work of earlier windows made again.

use std::path::PathBuf;
use std::sync::Arc;

use super::output::{TaskKind, TaskOutput};
use super::task::Task;
use crate::app::session::Session;
use crate::app::session::compare::{Comparison, Theirs};
use crate::app::session::journal::{LeftOver, Step};
use crate::app::state::progress::Meter;
use crate::app::state::project::{LoadedProject, Recovered};
use crate::base::Silent;
use crate::formats::{self, Failure, Opened, Question};
use crate::model::Project;
use crate::timeline::labels::LaneLabels;

type Loaded = Result<Box<LoadedProject>, Failure>;

fn task(meter: Arc<Meter>, load: impl FnOnce(&Arc<Meter>) -> Loaded + Send + 'static) -> Task {
    Task::new(TaskKind::Load(meter.clone()), move || {
        let loaded = load(&meter);
        TaskOutput::Loaded(meter, loaded)
    })
}

/// Loads a file. A table whose columns were guessed is not loaded but asked about.
pub fn file(path: PathBuf, wording: LaneLabels, meter: Arc<Meter>) -> Task {
    Task::new(TaskKind::Load(meter.clone()), move || match formats::question(&path) {
        Some(question) => TaskOutput::Asked(meter, Box::new(question)),
        None => {
            let opened = formats::load_path(&path, &*meter);
            let loaded = opened.map(|opened| Box::new(LoadedProject::new(opened, wording)));
            TaskOutput::Loaded(meter, loaded)
        }
    })
}

/// Loads the bundled project.
pub fn sample(wording: LaneLabels, meter: Arc<Meter>) -> Task {
    task(meter, move |_| Ok(Box::new(LoadedProject::new(formats::sample(), wording))))
}

/// Loads a table in the way that was answered.
pub fn table(answer: Question, wording: LaneLabels, meter: Arc<Meter>) -> Task {
    task(meter, move |meter| {
        let opened = formats::load_table(&answer.path, &answer.bytes, &answer.preview.mapping, &**meter)?;
        Ok(Box::new(LoadedProject::asked_about(opened, wording)))
    })
}

/// Loads the file that a journal begins from, and makes its steps again.
pub fn left_over(left: LeftOver, wording: LaneLabels, meter: Arc<Meter>) -> Task {
    task(meter, move |meter| recovered(left, wording, meter))
}

fn recovered(mut left: LeftOver, wording: LaneLabels, meter: &Arc<Meter>) -> Loaded {
    // A file that was moved away may have been put back as it was, or changed, while the question stood.
    left.is_changed = left.contents.header.base.is_changed();
    let opened = open_base(&left, meter)?;
    let (steps, how) = (&left.contents.steps, (left.is_changed, left.contents.damage.is_some()));
    let (mut session, refused) = Session::recovered(opened, steps, how, &**meter)?;
    session.was_asked_about = left.contents.header.base.snapshot;
    Ok(Box::new(LoadedProject::of(session, wording, Some(Recovered { left: Some(left), refused }))))
}

fn open_base(left: &LeftOver, meter: &Arc<Meter>) -> Result<Opened, Failure> {
    let base = &left.contents.header.base;
    let Some(path) = &base.path else { return Ok(formats::sample()) };
    let format = formats::by_name(&base.format);
    let Some(snapshot) = left.snapshot() else { return formats::load_path_as(path, format, &**meter) };
    let opened = formats::load_path_as(&snapshot, formats::by_name("json"), &**meter)?;
    let format = format.map_or(opened.format, |format| format.name);
    Ok(Opened { origin: formats::Origin::Path(path.clone()), format, stamp: base.stamp.clone(), ..opened })
}

/// Makes the steps of this window again on its file as another program left it, as far as they fit.
pub fn again(theirs: Box<Theirs>, steps: Vec<Step>, wording: LaneLabels, meter: Arc<Meter>) -> Task {
    task(meter, move |meter| {
        let is_own = formats::is_own(theirs.opened.format);
        let (mut session, refused) = Session::recovered(theirs.opened, &steps, (true, false), &**meter)?;
        session.is_own_format = is_own;
        Ok(Box::new(LoadedProject::of(session, wording, Some(Recovered { left: None, refused }))))
    })
}

/// Opens the file as another program left it, and compares it with the project.
pub fn compare(path: PathBuf, mine: Arc<Project>) -> Task {
    Task::new(TaskKind::Compare, move || {
        let theirs = formats::load_path(&path, &Silent).map(|opened| {
            let comparison = Comparison::of(&mine, &opened.project);
            Box::new(Theirs { opened, comparison })
        });
        TaskOutput::Compared(path, theirs)
    })
}
