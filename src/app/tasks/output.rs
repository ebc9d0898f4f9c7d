//! The kinds of tasks and what they bring back, all in one place.

use std::path::PathBuf;
use std::sync::Arc;

use super::journal::Report;
use crate::app::session::compare::Theirs;
use crate::app::session::journal::Found as JournalsFound;
use crate::app::session::{Indexed, Refound, Reread};
use crate::app::state::list::order::Order;
use crate::app::state::progress::Meter;
use crate::app::state::project::LoadedProject;
use crate::app::state::search::Found;
use crate::app::state::{DesktopPreferences, Purpose};
use crate::base::{Diagnostic, DocIx, EventIx};
use crate::documents::pdf::{Failure as PageFailure, Image, PageText, Room};
use crate::export::{ExportError, Previewed, Written};
use crate::formats::{Failure, FileStamp, FileState, Question, SavedFile};
use crate::timeline::TimelineIndex;

/// The kind of a task, for saying which one failed and for ending the wait for it.
#[derive(Clone, Debug)]
pub enum TaskKind {
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
    /// Gathers the events of a large project that show.
    Gather,
    /// Searches a large project.
    Search,
    /// Sorts the list of a large project.
    Sort,
    /// Builds the search index of a large project.
    Index,
    /// Looks for quotes after an edit, or in documents that have changed.
    Reanchor,
    /// Opens a file of a document for its pages, or draws a page (from 0) of it. The file is told by its address.
    Page(DocIx, usize, Option<usize>),
    /// Counts the events of a table, with the number of the request.
    Count(u64),
    /// Asks for a file name.
    FileDialog,
    /// Compares the project with its file.
    Compare,
    /// Anything else.
    Other,
}

impl TaskKind {
    /// Returns the message that names it.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Load(_) => "task-load",
            Self::Save => "task-save",
            Self::Export => "task-export",
            Self::Print => "task-print",
            Self::CopyView => "task-copy",
            Self::Preview => "task-preview",
            Self::Gather | Self::Search | Self::Sort | Self::Index => "task-work",
            Self::Reanchor => "task-reanchor",
            Self::Page(..) => "task-page",
            Self::Count(_) => "task-count",
            Self::FileDialog => "task-dialog",
            Self::Compare => "task-compare",
            Self::Other => "task-other",
        }
    }
}

/// What a task brings back.
pub enum TaskOutput {
    /// A project, or why there is none, with the meter of its load.
    Loaded(Arc<Meter>, Result<Box<LoadedProject>, Failure>),
    /// A table that is not opened before its columns were looked at, with the meter of its load.
    Asked(Arc<Meter>, Box<Question>),
    /// Numbers of events and of those with a date in the table that is asked about, with the number of the request.
    Counted(u64, (usize, usize)),
    /// A file name; `None` if the dialog was cancelled or no dialog service runs, which is told by `at_once`.
    Picked {
        /// What it is for.
        purpose: Purpose,
        /// The file.
        path: Option<PathBuf>,
        /// The dialog ended faster than anybody can cancel it: there was none.
        at_once: bool,
    },
    /// The end of the save under way.
    Saved(Result<SavedFile, Failure>),
    /// A finished export.
    Exported(PathBuf, Result<Written, ExportError>),
    /// A PDF to be printed by the program that shows it.
    Printable(Result<PrintedPages, ExportError>),
    /// The view as a picture, for the clipboard.
    Copied(Result<Previewed, ExportError>),
    /// The places of the quotes that an edit touched.
    Refound(Refound),
    /// The documents that have changed on the disk, read anew.
    Reread(Option<Box<Reread>>),
    /// An answer about a large project.
    Indexing(IndexingOutput),
    /// What the desktop prefers.
    Desktop(DesktopPreferences),
    /// Journals that earlier windows left.
    JournalsFound(JournalsFound),
    /// A report of the journal's thread.
    Journal(Report),
    /// State of the file that had this stamp.
    FileState(FileStamp, FileState),
    /// The file as it is now, compared with the project.
    Compared(PathBuf, Result<Box<Theirs>, Failure>),
    /// The settings were written, or could not be.
    SettingsKept(std::io::Result<()>),
    /// A picture for a part of the window.
    View(ViewOutput),
    /// A task broke down: a fault of the program.
    Failed(TaskKind),
}

/// Pages that were printed, as a PDF.
#[derive(Debug)]
pub struct PrintedPages {
    /// The PDF.
    pub path: PathBuf,
    /// The desktop has a program for PDFs, and it was handed the file.
    pub is_opened: bool,
}

/// Answers about a large project, with the number of the request.
pub enum IndexingOutput {
    /// The events that show, and those of them that the search of that time finds.
    Gathered(u64, Box<TimelineIndex>, Option<Found>),
    /// A search index.
    Indexed(Indexed),
    /// The end of a search.
    Searched(u64, Found),
    /// The rows of the list.
    Sorted(u64, Order, Arc<Vec<EventIx>>),
}

/// Pictures that a part of the window has asked for, and keeps.
pub enum ViewOutput {
    /// A picture for the export dialog, with the number of its request.
    Preview(u64, Result<Previewed, ExportError>),
    /// Something of the pages of a document; the file is told by its address.
    Page(DocIx, usize, PageOutput),
}

/// Something of the pages of a document.
pub enum PageOutput {
    /// The file was opened; or why not.
    Opened(Result<Arc<Room>, Box<Diagnostic>>),
    /// A page was drawn `width` pixels wide.
    Drawn {
        /// The page, from 0.
        page: usize,
        /// The width that was asked for, in pixels.
        width: u32,
        /// The picture, or why there is none.
        image: Result<Image, PageFailure>,
        /// Its words; none if they could not be read.
        text: Arc<PageText>,
    },
}
