//! Everything slow: loading, exporting, previews and file dialogs, each on a thread of its own.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::print::Printed;
use super::reader::pages::Turned;
use super::session::{Refound, Session};
use super::system::SystemLook;
use super::work::Done;
use crate::base::DocIx;
use crate::export::{ExportError, Previewed, Written};
use crate::formats::{Failure, Opened, Progress, Question};
use crate::timeline::Content;
use crate::timeline::content::Wording;

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
}

impl Begun {
    /// Makes ready what was opened.
    pub fn new(opened: Opened, wording: Wording) -> Self {
        let session = Session::new(opened);
        let content = Content::gather(&session.project, &wording, |_| true);
        Self { session, content, wording }
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
        let (sender, context) = (self.sender.clone(), self.context.clone());
        std::thread::spawn(move || {
            // A window that has gone no longer wants to know.
            if sender.send(job()).is_ok() {
                context.request_repaint();
            }
        });
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
