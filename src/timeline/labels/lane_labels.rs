//! Names of lanes that no project gives.

use crate::i18n::Messages;

/// Names of lanes in a language, for threads that have no messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneLabels {
    /// Tag of the language.
    pub locale: &'static str,
    /// The title of the lane for events without one.
    pub no_lane: String,
}

impl LaneLabels {
    /// Labels in the language of some messages.
    pub fn of(messages: &Messages) -> Self {
        Self { locale: messages.locale().as_tag(), no_lane: messages.get("lane-none") }
    }
}
