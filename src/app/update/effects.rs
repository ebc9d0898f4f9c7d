//! Effects of an update beyond the state: what the frame does for it.

use std::ops::AddAssign;
use std::sync::Arc;

use crate::app::command::FocusTarget;
use crate::app::session::journal::{Base, Draft, Step};
use crate::app::tasks::Task;
use crate::app::tasks::journal::{Beginning, JournalWriter};
use crate::render::png::Pixels;

/// Effects of an update, which the frame runs.
#[derive(Default)]
pub struct Effects {
    /// Tasks to be run.
    pub tasks: Vec<Task>,
    /// Orders to the journal, in order.
    pub journal: Vec<JournalOrder>,
    /// Copies to the clipboard, the last one last.
    pub copies: Vec<Copied>,
    /// Field that is to have the keyboard.
    pub focus: Option<FocusTarget>,
    /// Screens that the source is to scroll down; less than 0 for up.
    pub source_screens: f32,
    /// The window is to close.
    pub closes_window: bool,
}

/// A copy to the clipboard.
#[derive(Debug)]
pub enum Copied {
    /// Plain text.
    Text(String),
    /// Text for programs that keep its structure, and for those that do not.
    Rich {
        /// As HTML.
        html: String,
        /// As plain text.
        plain: String,
    },
    /// A picture.
    Picture(Pixels),
}

/// Orders to the journal.
#[derive(Debug)]
pub enum JournalOrder {
    /// Another project has begun.
    Begin(Box<Beginning>),
    /// A step was made.
    Step(Arc<Step>),
    /// This is being typed; `None` for nothing any more.
    Draft(Option<Draft>),
    /// A file holds everything but these steps, which were made while it was written.
    Saved(Base, Vec<Arc<Step>>),
}

impl JournalOrder {
    /// Gives it to who writes the journal.
    pub fn give(self, journal: &JournalWriter) {
        match self {
            Self::Begin(beginning) => journal.begin(*beginning),
            Self::Step(step) => journal.step(step),
            Self::Draft(draft) => journal.draft(draft),
            Self::Saved(base, steps) => journal.saved(base, steps),
        }
    }
}

impl AddAssign for Effects {
    fn add_assign(&mut self, mut later: Self) {
        self.tasks.append(&mut later.tasks);
        self.journal.append(&mut later.journal);
        self.copies.append(&mut later.copies);
        self.focus = later.focus.or(self.focus);
        self.source_screens += later.source_screens;
        self.closes_window |= later.closes_window;
    }
}
