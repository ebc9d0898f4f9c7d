//! Reasons for opening and saving nothing.

use super::disk::Conflict;
use crate::base::Diagnostic;

/// Why nothing was opened or saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The user cancelled.
    Cancelled,
    /// Another file is in the way of the one to be saved: changed since it was read, or of the same name.
    Conflict(Box<Conflict>),
    /// Fault that is in the way.
    Because(Diagnostic),
}
