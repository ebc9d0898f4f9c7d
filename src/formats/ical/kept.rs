//! Fields of the format that have no place of their own in an event or a project.

use serde_json::Value as Json;

use crate::model::{Event, Extra};

/// The key of what is kept of the format.
pub(crate) const KEY: &str = "ical";

/// Fields of the format that an event or a project keeps.
pub(crate) fn kept(extra: &Extra) -> Extra {
    extra.get(KEY).and_then(Json::as_object).cloned().unwrap_or_default()
}

/// Gives an event what it keeps of the format.
pub(crate) fn keep(event: &mut Event, kept: Extra) {
    if kept.is_empty() {
        event.extra.shift_remove(KEY);
    } else {
        event.extra.insert(KEY.to_owned(), kept.into());
    }
}
