//! Ink: the way a piece of a paragraph is shown.

use crate::model::Concealment;

/// Way in which a piece of a paragraph is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ink {
    /// Why a reader does not see it; `None` if it is seen as it is.
    pub how: Option<Concealment>,
    /// True if it is marked as put in. What stands in place of struck words was not there while they were.
    pub inserted: bool,
}

impl Ink {
    /// Concealed for a reason.
    pub(crate) fn concealed(how: Concealment) -> Self {
        Self { how: Some(how), inserted: false }
    }
}
