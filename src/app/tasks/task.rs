//! A task: what it does, as a kind, and the work itself.

use super::output::{TaskKind, TaskOutput};
use crate::app::platform::print::Printer;

/// What tasks may use of the desktop.
#[derive(Clone)]
pub struct Services {
    /// For pages to print.
    pub printer: Printer,
}

/// Work to be done on a thread of its own.
pub struct Task {
    /// Its kind.
    pub kind: TaskKind,
    work: Box<dyn FnOnce(&Services) -> TaskOutput + Send>,
}

impl Task {
    /// A task that does `work`.
    pub fn new(kind: TaskKind, work: impl FnOnce() -> TaskOutput + Send + 'static) -> Self {
        Self::with_services(kind, move |_| work())
    }

    /// A task that needs something of the desktop for its work.
    pub fn with_services(kind: TaskKind, work: impl FnOnce(&Services) -> TaskOutput + Send + 'static) -> Self {
        Self { kind, work: Box::new(work) }
    }

    /// Does the work.
    pub fn run(self, services: &Services) -> TaskOutput {
        (self.work)(services)
    }
}
