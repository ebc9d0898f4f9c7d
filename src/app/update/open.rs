//! Opening projects.

use std::path::PathBuf;
use std::sync::Arc;

use super::updater::Updater;
use crate::app::session::Session;
use crate::app::state::progress::{Loading, Meter};
use crate::app::state::project::LoadedProject;
use crate::app::state::{After, OpenProject, Overlay};
use crate::app::tasks::{Task, load};
use crate::base::{Direction, Severity, bidi};
use crate::formats::Failure;
use crate::timeline::labels::LaneLabels;

impl Updater<'_> {
    /// Loads a file, or the bundled project.
    pub(super) fn load(&mut self, path: Option<PathBuf>) {
        let path = path.map(|path| std::path::absolute(&path).unwrap_or(path));
        let name = path.as_ref().map_or_else(String::new, |path| path.display().to_string());
        self.spawn_load(name, |wording, meter| match path {
            Some(path) => load::file(path, wording, meter),
            None => load::sample(wording, meter),
        });
    }

    /// Runs a task that loads; one under way is stopped.
    pub(super) fn spawn_load(&mut self, name: String, task: impl FnOnce(LaneLabels, Arc<Meter>) -> Task) {
        self.cancel_loading();
        let meter = Arc::new(Meter::default());
        self.state.loading = Some(Loading { name, meter: meter.clone() });
        self.show(None);
        let wording = self.state.localization.wording.clone();
        self.spawn(task(wording, meter));
    }

    fn cancel_loading(&mut self) {
        if let Some(loading) = self.state.loading.take() {
            loading.meter.cancel();
        }
    }

    /// Stops what is loading, as the user wants.
    pub(super) fn stop_loading(&mut self) {
        self.cancel_loading();
        self.state.may_drop = None;
    }

    /// Takes in the end of a load, unless it was cancelled or overtaken by another: then it may still have come to its
    /// end.
    pub(super) fn loaded(&mut self, meter: &Arc<Meter>, result: Result<LoadedProject, Failure>) {
        if !self.state.loading.as_ref().is_some_and(|loading| Arc::ptr_eq(&loading.meter, meter)) {
            return;
        }
        match result {
            // The user may have gone on working while it loaded.
            Ok(loaded) if self.must_ask() => {
                self.state.loading = None;
                self.state.arrived = Some(Box::new(loaded));
                self.show(Some(Overlay::Unsaved(After::Replace)));
            }
            Ok(loaded) => self.begin(loaded),
            Err(Failure::Cancelled | Failure::Conflict(_)) => (self.state.loading, self.state.may_drop) = (None, None),
            Err(Failure::Because(diagnostic)) => {
                (self.state.loading, self.state.may_drop) = (None, None);
                let text = self.state.localization.messages.diagnostic(&diagnostic);
                let file = diagnostic.file.map_or_else(String::new, |file| bidi::isolate_path(&file) + ": ");
                self.notify_text(format!("{file}{text}"), true);
            }
        }
    }

    /// Shows a project in the place of the one before.
    pub(super) fn begin(&mut self, loaded: LoadedProject) {
        let LoadedProject { mut session, content, wording, recovered } = loaded;
        if let Some(path) = session.path() {
            self.state.settings.remember(path);
        }
        session.diagnostics.extend(self.state.findings.iter().cloned());
        self.state.projects += 1;
        let before = self.state.project.take();
        self.state.project = Some(OpenProject::new(self.state.projects, session, content, before));
        (self.state.loading, self.state.may_drop, self.state.after) = (None, None, None);
        self.state.export.draft.path.clear();
        // The language was changed while it was loading.
        if wording != self.state.localization.wording {
            self.rebuild_content();
        }
        self.tell_problems();
        match recovered {
            Some(recovered) => self.begin_recovered(recovered),
            None => self.begin_journal(None, (false, false)),
        }
    }

    /// Says the first error with its place, or the number of problems, if anything is to be done about one of them.
    fn tell_problems(&mut self) {
        let session = self.state.session();
        let (problems, needs_action) = session.map_or((0, false), |s| (s.problems(), s.needs_action()));
        let of_session = |session: &Session| {
            session.diagnostics.iter().find(|diagnostic| diagnostic.severity == Severity::Error).cloned()
        };
        match session.and_then(of_session) {
            Some(error) => {
                let text = self.state.localization.messages.diagnostic(&error);
                let text = format!("{} {text}", bidi::isolate_as(Direction::Ltr, &error.location()));
                self.notify_text(text, true);
            }
            None if needs_action => self.notify("notice-problems", &[("count", problems.into())], false),
            None => {}
        }
    }
}
