//! The short way for events that have nothing but what most have, spelt as we write it. Of a million events nearly all
//! are so, and none of them is worth a finding; for any other the long way says what is unusual about it.

use crate::formats::kit::json_tree::{Field, Value};
use crate::model::events::PlainEvent;
use crate::model::{Event, Status};

/// A plain event.
pub(crate) struct ShortEvent<'f> {
    /// The event.
    pub event: PlainEvent<'f>,
    /// Place where its lane is named, if it is.
    pub lane_at: usize,
}

/// Reads an event whose fields are all plain; `None` for any other.
pub(crate) fn read<'f>(fields: &'f [Field<'_>]) -> Option<ShortEvent<'f>> {
    let (mut title, mut lane_at) = (None, 0);
    let mut event = PlainEvent::default();
    event.importance = Event::DEFAULT_IMPORTANCE;
    for Field { name, node, .. } in fields {
        match (&**name, &node.value) {
            ("id", Value::String(text)) => event.id = text,
            ("title", Value::String(text)) => title = Some(&**text),
            ("when", Value::String(text)) => event = event.at(text)?,
            ("lane", Value::String(text)) => (event.lane, lane_at) = (Some(&**text), node.at),
            ("status", Value::String(text)) => event.status = Status::ALL.into_iter().find(|s| s.as_str() == text)?,
            ("importance", Value::Number(digits)) => match digits.as_bytes() {
                [digit @ b'1'..=b'5'] => event.importance = digit - b'0',
                _ => return None,
            },
            _ => return None,
        }
    }
    event.title = title?;
    (!event.id.is_empty()).then_some(ShortEvent { event, lane_at })
}
