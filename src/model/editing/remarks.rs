//! Notes on events and judgements of their status, with who and when.

use super::events::change_events;
use crate::model::{Edit, EdtfDate, Event, EventNote, EventReview, LocalText, Project, Status};

/// Adds a note to an event; `None` if there is no such event.
pub fn add_note(project: &Project, event: &str, note: EventNote) -> Option<Edit> {
    change_events(project, [event], |event| {
        keep_older(event);
        event.notes.push(note.clone());
    })
}

/// Gives events a status, and writes down who gave it and when; `None` if there are no such events.
pub fn set_status<'i>(
    project: &Project,
    events: impl IntoIterator<Item = &'i str>,
    status: Status,
    (by, at): (&str, Option<&EdtfDate>),
) -> Option<Edit> {
    change_events(project, events, |event| {
        event.status = status;
        event.reviews.push(EventReview { by: by.to_owned(), at: at.cloned(), status, ..EventReview::default() });
    })
}

/// Makes a note of words that an older file has in the place of notes, which would be written over else.
fn keep_older(event: &mut Event) {
    if let Some(serde_json::Value::String(words)) = event.extra.get("notes") {
        let text = LocalText::from(words.as_str());
        event.notes.push(EventNote { text, ..EventNote::default() });
        event.extra.shift_remove("notes");
    }
}
