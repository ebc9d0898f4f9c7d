//! Cells that have no place of their own in an event.

use serde_json::Value;

use crate::model::{Event, Extra};

/// Key of the cells that have no place of their own in an event.
pub(crate) const KEY: &str = "csv";

/// The cells that an event keeps, by the names of their columns.
pub(crate) fn kept(event: &Event) -> Option<&Extra> {
    event.extra.get(KEY).and_then(Value::as_object)
}
