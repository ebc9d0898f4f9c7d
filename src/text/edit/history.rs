//! History of a text field: its state before each change, and before a composition of an input method.

use std::ops::Range;

use crate::text::geometry::Caret;

/// Changes that can be taken back.
const MAX_STEPS: usize = 200;

/// A text field at one moment.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    pub(super) text: String,
    pub(super) anchor: usize,
    pub(super) caret: Caret,
}

/// Text that an input method has put in so far.
#[derive(Clone, Debug)]
pub(super) struct Composition {
    pub(super) range: Range<usize>,
    /// State before it began.
    pub(super) before: Snapshot,
}

/// The kind of a change: several of the same kind in a row, but `Other`, are taken back together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Typing,
    Deleting,
    Other,
}

/// A stack of moments before changes, and one of those that were taken back.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<Snapshot>,
    future: Vec<Snapshot>,
    last: Option<Kind>,
}

impl History {
    /// Keeps the moment before a change.
    pub(super) fn remember(&mut self, before: Snapshot, kind: Kind) {
        self.future.clear();
        if self.last != Some(kind) || kind == Kind::Other {
            self.past.push(before);
        }
        if self.past.len() > MAX_STEPS {
            self.past.remove(0);
        }
        self.last = Some(kind);
    }

    /// The next change is a step of its own: the caret was moved.
    pub(super) fn pause(&mut self) {
        self.last = None;
    }

    pub(super) fn undo(&mut self, now: Snapshot) -> Option<Snapshot> {
        self.pause();
        let before = self.past.pop()?;
        self.future.push(now);
        Some(before)
    }

    pub(super) fn redo(&mut self, now: Snapshot) -> Option<Snapshot> {
        self.pause();
        let after = self.future.pop()?;
        self.past.push(now);
        Some(after)
    }
}
