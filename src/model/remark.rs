//! Remarks of those who work on a project: notes on an event and changes of its status, with who and when.
//!
//! They are part of the work, not of what is told: no export has them unless it is asked to.

use super::date::EdtfDate;
use super::field::Extra;
use super::local_text::LocalText;
use super::status::Status;

/// A note on an event.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "note", default, extend("required" = ["text"])))]
pub struct EventNote {
    /// Name of the person who wrote it.
    pub by: String,
    /// When it was written.
    #[cfg_attr(test, schemars(with = "EdtfDate"))]
    pub at: Option<EdtfDate>,
    /// Its words.
    pub text: LocalText,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}

/// A person's judgement of the status of an event.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "review", default, extend("required" = ["status"])))]
pub struct EventReview {
    /// Name of the person who judged.
    pub by: String,
    /// When the judgement was made.
    #[cfg_attr(test, schemars(with = "EdtfDate"))]
    pub at: Option<EdtfDate>,
    /// Status that the event was given.
    pub status: Status,
    /// Unknown fields.
    #[cfg_attr(test, schemars(skip))]
    pub extra: Extra,
}
