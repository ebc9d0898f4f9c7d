//! Everything slow: loading, exporting, previews and file dialogs, each on a thread of its own.

pub mod work;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::platform::desktop::SystemLook;
use crate::app::platform::print::Printed;
use crate::app::session::compare::Theirs;
use crate::app::session::journal::replay::Refused;
use crate::app::session::journal::{Found, LeftOver, Report};
use crate::app::session::{Refound, Reread, Session};
use crate::app::state::After;
use crate::app::tasks::work::Done;
use crate::app::view::reader::pages::Turned;
use crate::base::DocIx;
use crate::export::{ExportError, Previewed, Written};
use crate::formats::{Failure, FileStamp, FileState, Opened, Progress, Question, SavedFile};
use crate::timeline::Content;
use crate::timeline::content::Wording;

/// What a job does, for saying which one failed and for ending the wait for it.
#[derive(Clone, Debug)]
pub enum Task {
    /// Opens a project.
    Load(Arc<Meter>),
    /// Saves the project.
    Save,
    /// Exports a picture.
    Export,
    /// Makes a PDF to be printed.
    Print,
    /// Makes a picture for the clipboard.
    CopyView,
    /// Makes the picture of the export dialog.
    Preview,
    /// Goes through a large project: gathers, searches, counts or sorts.
    Work(work::Kind),
    /// Looks for quotes after an edit.
    Reanchor,
    /// Opens a file of a document for its pages, or shows a page (from 0) of it.
    Page(DocIx, usize, Option<usize>),
    /// Counts what comes of a table, with the number of the request.
    Count(u64),
    /// Asks for a file name.
    FileDialog,
    /// Compares the project with its file.
    Compare,
    /// Anything else.
    Other,
}

impl Task {
    /// The message that names it.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Load(_) => "task-load",
            Self::Save => "task-save",
            Self::Export => "task-export",
            Self::Print => "task-print",
            Self::CopyView => "task-copy",
            Self::Preview => "task-preview",
            Self::Work(_) => "task-work",
            Self::Reanchor => "task-reanchor",
            Self::Page(..) => "task-page",
            Self::Count(_) => "task-count",
            Self::FileDialog => "task-dialog",
            Self::Compare => "task-compare",
            Self::Other => "task-other",
        }
    }
}

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Opening a project.
    Open,
    /// Saving the project under a new name.
    Save,
    /// Exporting a picture.
    Export,
}

/// What a job brings back.
pub enum Outcome {
    /// A project, or why there is none, with the meter of its load.
    Loaded(Arc<Meter>, Result<Box<Begun>, Failure>),
    /// A table that is not opened before its columns were looked at, with the meter of its load.
    Asked(Arc<Meter>, Box<Question>),
    /// How many events the table of the dialog gives and how many have a date, with the number of the request.
    Counted(u64, (usize, usize)),
    /// A file name; `None` if the dialog was cancelled or no dialog service runs.
    Picked(Purpose, Option<PathBuf>),
    /// The end of the save under way.
    Saved(Result<SavedFile, Failure>),
    /// A finished export.
    Exported(PathBuf, Result<Written, ExportError>),
    /// A PDF to be printed by the program that shows it.
    Printable(Result<Printed, ExportError>),
    /// The view as a picture, for the clipboard.
    Copied(Result<Previewed, ExportError>),
    /// A picture for the export dialog, with the number of its request.
    Preview(u64, Result<Previewed, ExportError>),
    /// Something of the pages of a document, and of which of its files.
    Turned(DocIx, usize, Turned),
    /// Where the quotes stand that an edit touched.
    Refound(Refound),
    /// What a large project left to a job.
    Done(Done),
    /// What the desktop asks for.
    System(SystemLook),
    /// A job broke down: a fault of the program.
    Failed(Task),
    /// What windows before left.
    LeftOver(Found),
    /// What the journal's thread tells.
    Journal(Report),
    /// What became of the file with this stamp.
    Looked(FileStamp, FileState),
    /// The documents that have changed on the disk, read anew.
    Reread(Option<Box<Reread>>),
    /// The file as it is now, compared with the project.
    Compared(PathBuf, Result<Box<Theirs>, Failure>),
    /// The settings were written, or could not be.
    SettingsKept(std::io::Result<()>),
}

/// A project that was opened, ready to be shown.
#[derive(Debug)]
pub struct Begun {
    /// The project.
    pub session: Session,
    /// What shows of it without a filter.
    pub content: Content,
    /// What the lanes are called in that.
    pub wording: Wording,
    /// What was made again on it.
    pub recovered: Option<Recovered>,
}

/// The work of an earlier window, or of this one, made again on a project.
#[derive(Debug)]
pub struct Recovered {
    /// The journal that it comes from; `None` for the work of this window.
    pub left: Option<LeftOver>,
    /// The edits that do not fit the file any more.
    pub refused: Vec<Refused>,
}

impl Begun {
    /// Makes ready what was opened.
    pub fn new(opened: Opened, wording: Wording) -> Self {
        Self::of(Session::new(opened), wording, None)
    }

    /// Makes ready what was opened as a person said, and not as its file alone tells.
    pub fn asked_about(opened: Opened, wording: Wording) -> Self {
        Self::of(Session::asked_about(opened), wording, None)
    }

    /// Makes ready a session.
    pub fn of(session: Session, wording: Wording, recovered: Option<Recovered>) -> Self {
        let content = Content::gather(&session.project, &wording, |_| true);
        Self { session, content, wording, recovered }
    }
}

/// How far a job is, and whether it should stop.
#[derive(Debug, Default)]
pub struct Meter {
    done: AtomicU64,
    total: AtomicU64,
    events: AtomicU64,
    bytes: [AtomicU64; 2],
    cancelled: AtomicBool,
}

impl Meter {
    /// The part that is done, 0 to 1.
    pub fn part(&self) -> f32 {
        let (done, total) = (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed));
        done as f32 / total.max(1) as f32
    }

    /// The number of events that were read so far, and of how many of all bytes.
    pub fn read(&self) -> (u64, [u64; 2]) {
        (self.events.load(Ordering::Relaxed), self.bytes.each_ref().map(|bytes| bytes.load(Ordering::Relaxed)))
    }

    /// Asks the job to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}

impl Progress for Meter {
    fn step(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    fn count(&self, events: u64, (bytes, of): (u64, u64)) {
        self.events.store(events, Ordering::Relaxed);
        self.bytes[0].store(bytes, Ordering::Relaxed);
        self.bytes[1].store(of, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}

/// The jobs under way.
pub struct Jobs {
    sender: Sender<Outcome>,
    receiver: Receiver<Outcome>,
    context: egui::Context,
}

impl Jobs {
    /// No job yet; outcomes wake the window of `context`.
    pub fn new(context: egui::Context) -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, context }
    }

    /// Runs `job` on a thread of its own.
    pub fn spawn(&self, job: impl FnOnce() -> Outcome + Send + 'static) {
        self.spawn_as(Task::Other, job);
    }

    /// Runs `job`, which does `task`, on a thread of its own. A fault in it ends the job and not the window.
    pub fn spawn_as(&self, task: Task, job: impl FnOnce() -> Outcome + Send + 'static) {
        let (sender, context, failed) = (self.sender.clone(), self.context.clone(), task.clone());
        let run = move || {
            // What the job leaves half done is dropped with it: it shares nothing but meters and what cannot change.
            let outcome = catch_unwind(AssertUnwindSafe(job)).unwrap_or(Outcome::Failed(task));
            // A window that has gone no longer wants to know.
            if sender.send(outcome).is_ok() {
                context.request_repaint();
            }
        };
        // A system that gives no more threads.
        if std::thread::Builder::new().spawn(run).is_err() && self.sender.send(Outcome::Failed(failed)).is_ok() {
            self.context.request_repaint();
        }
    }

    /// Another end for outcomes, for threads that live long.
    pub fn teller(&self) -> impl Fn(Outcome) + Send + 'static {
        let (sender, context) = (self.sender.clone(), self.context.clone());
        move |outcome| {
            if sender.send(outcome).is_ok() {
                context.request_repaint();
            }
        }
    }

    /// The outcomes since the last call.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.receiver.try_iter().collect()
    }
}

/// A load under way.
#[derive(Clone, Debug)]
pub struct Loading {
    /// The file's name, for people.
    pub name: String,
    /// How far it is.
    pub meter: Arc<Meter>,
}

/// A save under way.
#[derive(Debug)]
pub struct Saving {
    /// Where it goes.
    pub path: PathBuf,
    /// The session that is saved.
    pub token: Arc<()>,
    /// How far it is.
    pub meter: Arc<Meter>,
    /// When it began, in seconds of the window's clock.
    pub since: f64,
    /// Where to save next, as that was asked for meanwhile, and whether a file there may be written over.
    pub next: Option<(PathBuf, bool)>,
    /// What to do when it is done.
    pub then: Option<After>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_breaks_down_says_which_it_was() {
        let jobs = Jobs::new(egui::Context::default());
        jobs.spawn_as(Task::Export, || std::panic::panic_any("a fault"));
        let outcome = jobs.receiver.recv().unwrap();
        assert!(matches!(outcome, Outcome::Failed(Task::Export)));
        jobs.spawn(|| Outcome::System(SystemLook::default()));
        assert!(matches!(jobs.receiver.recv().unwrap(), Outcome::System(_)), "the next one runs");
    }
}
