//! Fields of a format that have no place of their own in a project.

use serde_json::Value;

use crate::model::Extra;

/// Fields that are kept of a format under its key.
pub(crate) fn kept(extra: &Extra, key: &str) -> Extra {
    extra.get(key).and_then(Value::as_object).cloned().unwrap_or_default()
}
