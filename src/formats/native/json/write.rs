//! Writes a project as a project file: the fields in the order of the format, then the unknown ones.
//!
//! The bytes depend on the project only, so that a saved file changes where the project changed.

use serde_json::{Map, Value};

use super::vocabulary::{ATTESTS, STANCES, VERSION};
use crate::base::{Direction, Silent};
use crate::formats::Progress;
use crate::model::{
    Actor, Attests, Document, Event, EventNote, EventReview, Excerpt, Extra, Grouping, Lane, LocalText, Project,
    SavedView, Stance, Status, ViewFilter,
};

/// Writes a project, with two spaces of indentation and a line break at the end.
pub fn save(project: &Project) -> Vec<u8> {
    save_watched(project, &Silent)
}

/// The list of events as it stands in a file without any: nothing else stands at this depth under this name.
const NO_EVENTS: &str = "\n  \"events\": []";
/// Progress is told after every so many events.
const TOLD: usize = 1_000;

/// Writes as [`save`] does, and tells how many events are written. They are written one by one, so that a large project
/// is not held once more as a tree.
pub fn save_watched(project: &Project, progress: &dyn Progress) -> Vec<u8> {
    let head = format!("{:#}\n", project_value(project, std::iter::empty()));
    let parts = head.split_once(NO_EVENTS).filter(|_| !project.events.is_empty());
    // What a file had in the place of its events goes in among them.
    let Some((before, after)) = parts.filter(|_| !project.extra.contains_key("events")) else {
        let events = project.events.whole().map(|event| event_value(&event));
        return format!("{:#}\n", project_value(project, events)).into_bytes();
    };
    let mut text = format!("{before}\n  \"events\": [");
    let total = project.events.len();
    for (nth, event) in project.events.whole().enumerate() {
        if nth % TOLD == 0 {
            progress.step(nth as u64, total as u64);
        }
        text.push_str(if nth == 0 { "\n    " } else { ",\n    " });
        text.push_str(&format!("{:#}", event_value(&event)).replace('\n', "\n    "));
    }
    text.push_str("\n  ]");
    text.push_str(after);
    text.into_bytes()
}

fn project_value(project: &Project, events: impl Iterator<Item = Value>) -> Value {
    Object::new(&project.extra)
        .with("format", VERSION, true)
        .with("title", text(&project.title), project.title.is_empty())
        .with("language", &*project.language, project.language.is_empty())
        .option("direction", project.direction.map(Direction::as_str))
        .list("documents", project.documents.iter().map(document_value))
        .list("actors", project.actors.iter().map(actor_value))
        .list("lanes", project.lanes.iter().map(lane_value))
        .list("events", events)
        .some("views", project.views.iter().map(view_value))
        .finish()
}

fn document_value(document: &Document) -> Value {
    Object::new(&document.extra)
        .with("id", &*document.id, false)
        .with("title", text(&document.title), document.title.is_empty())
        .option("language", document.language.as_deref())
        .option("path", document.path.as_deref())
        .option("media_type", document.media_type.as_deref())
        .option("publisher", document.publisher.as_ref().map(text))
        .option("published", document.published.as_ref().map(|when| when.as_str()))
        .option("url", document.url.as_deref())
        .option("sha256", document.sha256.as_deref())
        .finish()
}

fn actor_value(actor: &Actor) -> Value {
    Object::new(&actor.extra)
        .with("id", &*actor.id, false)
        .option("kind", actor.kind.as_deref())
        .with("name", text(&actor.name), actor.name.is_empty())
        .option("role", actor.role.as_ref().map(text))
        .some("aliases", actor.aliases.iter().map(|alias| Value::from(&**alias)))
        .finish()
}

fn lane_value(lane: &Lane) -> Value {
    Object::new(&lane.extra)
        .with("id", &*lane.id, false)
        .with("title", text(&lane.title), lane.title.is_empty())
        .option("color", lane.color)
        .finish()
}

fn event_value(event: &Event) -> Value {
    let default = Event::default();
    Object::new(&event.extra)
        .with("id", &*event.id, false)
        .option("when", event.when.as_ref().map(|when| when.as_str()))
        .with("title", text(&event.title), event.title.is_empty())
        .option("summary", event.summary.as_ref().map(text))
        .option("lane", event.lane.as_deref())
        .list("actors", event.actors.iter().map(|id| Value::from(&**id)))
        .list("tags", event.tags.iter().map(|tag| Value::from(&**tag)))
        .with("status", event.status.as_str(), event.status == default.status)
        .with("importance", event.importance, event.importance == default.importance)
        .list("excerpts", event.excerpts.iter().map(excerpt_value))
        .some("notes", event.notes.iter().map(note_value))
        .some("reviews", event.reviews.iter().map(review_value))
        .finish()
}

fn note_value(note: &EventNote) -> Value {
    Object::new(&note.extra)
        .option("by", Some(&*note.by).filter(|by| !by.is_empty()))
        .option("at", note.at.as_ref().map(|at| at.as_str()))
        .with("text", text(&note.text), note.text.is_empty())
        .finish()
}

fn review_value(review: &EventReview) -> Value {
    Object::new(&review.extra)
        .option("by", Some(&*review.by).filter(|by| !by.is_empty()))
        .option("at", review.at.as_ref().map(|at| at.as_str()))
        .with("status", review.status.as_str(), review.status == Status::default())
        .finish()
}

fn view_value(view: &SavedView) -> Value {
    let grouping = Some(view.group_by).filter(|grouping| *grouping != Grouping::default());
    let filter = Some(&view.filter).filter(|filter| !filter.is_empty());
    Object::new(&view.extra)
        .with("id", &*view.id, false)
        .with("name", text(&view.name), view.name.is_empty())
        .option("from", view.from.as_ref().map(|when| when.as_str()))
        .option("to", view.to.as_ref().map(|when| when.as_str()))
        .option("direction", view.direction.map(Direction::as_str))
        .option("filter", filter.map(filter_value))
        .option("group_by", grouping.map(Grouping::as_str))
        .finish()
}

fn filter_value(filter: &ViewFilter) -> Value {
    Object::new(&filter.extra)
        .some("hidden_lanes", filter.hidden_lanes.iter().map(|id| Value::from(&**id)))
        .some("actors", filter.actors.iter().map(|id| Value::from(&**id)))
        .some("tags", filter.tags.iter().map(|tag| Value::from(&**tag)))
        .some("statuses", filter.statuses.iter().map(|status| Value::from(status.as_str())))
        .some("documents", filter.documents.iter().map(|id| Value::from(&**id)))
        .option("within_span", filter.within_span.then_some(true))
        .finish()
}

fn excerpt_value(excerpt: &Excerpt) -> Value {
    let stance = Some(excerpt.stance).filter(|stance| *stance != Stance::default());
    let quote = |words: &str| Some(Value::from(words)).filter(|_| !words.is_empty());
    Object::new(&excerpt.extra)
        .with("document", &*excerpt.document, excerpt.document.is_empty())
        .with("attests", word(&ATTESTS, excerpt.attests), excerpt.attests == Attests::default())
        .option("stance", stance.and_then(|stance| word(&STANCES, stance)))
        .with("exact", excerpt.exact.as_unproven(), excerpt.exact.is_empty())
        .option("prefix", quote(&excerpt.prefix))
        .option("suffix", quote(&excerpt.suffix))
        .option("start", excerpt.start)
        .option("end", excerpt.end)
        .finish()
}

/// The word of a meaning in the file.
fn word<T: PartialEq>(words: &[(&'static str, T)], meaning: T) -> Option<&'static str> {
    words.iter().find(|(_, m)| *m == meaning).map(|(word, _)| *word)
}

fn text(text: &LocalText) -> Value {
    match text {
        LocalText::Plain(text) => Value::from(&**text),
        LocalText::Map(texts) => texts.iter().map(|(tag, text)| (tag.clone(), Value::from(&**text))).collect(),
    }
}

/// An object in the making, and the values of the loaded file that the program could not use.
struct Object<'p> {
    fields: Map<String, Value>,
    extra: &'p Extra,
}

impl<'p> Object<'p> {
    fn new(extra: &'p Extra) -> Self {
        Self { fields: Map::new(), extra }
    }

    /// Adds a field. A default gives way to a value of the loaded file that could not be used.
    fn with(mut self, name: &str, value: impl Into<Value>, is_default: bool) -> Self {
        let value = match (value.into(), self.extra.get(name)) {
            (Value::Object(mut known), Some(Value::Object(unused))) => {
                for (key, value) in unused {
                    known.entry(key).or_insert_with(|| value.clone());
                }
                known.into()
            }
            (Value::Array(mut known), Some(Value::Array(unused))) => {
                known.extend(unused.iter().cloned());
                known.into()
            }
            (_, Some(unused)) if is_default => unused.clone(),
            (known, _) => known,
        };
        self.fields.insert(name.to_owned(), value);
        self
    }

    /// Adds a field if it has a value, or if the loaded file had one that could not be used.
    fn option(self, name: &str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.with(name, value, false),
            None if self.extra.contains_key(name) => self.with(name, Value::Null, true),
            None => self,
        }
    }

    fn list(self, name: &str, values: impl Iterator<Item = Value>) -> Self {
        let values: Vec<Value> = values.collect();
        let is_default = values.is_empty();
        self.with(name, values, is_default)
    }

    /// Adds a list if there is something in it, or if the loaded file had something in its place that could not be used.
    fn some(self, name: &str, values: impl Iterator<Item = Value>) -> Self {
        let mut values = values.peekable();
        if values.peek().is_none() && !self.extra.contains_key(name) { self } else { self.list(name, values) }
    }

    fn finish(mut self) -> Value {
        for (name, value) in self.extra {
            self.fields.entry(name).or_insert_with(|| value.clone());
        }
        self.fields.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::json::load;

    #[test]
    fn events_written_one_by_one_are_the_bytes_of_the_whole() {
        let one = r#"{"id": "a", "title": {"ar": "عنوان\n\"events\": []", "en": "t"}, "when": "2024", "x": {"events": [], "y": []},
            "excerpts": [{"document": "d", "exact": "q", "z": [1, {"events": []}]}], "tags": ["t", "u"]}"#;
        let cases = [
            r#"{"format": "sanad/1"}"#.to_owned(),
            r#"{"format": "sanad/1", "events": []}"#.to_owned(),
            format!(
                r#"{{"format": "sanad/1", "title": "\n  \"events\": []", "events": [{one}], "more": {{"events": []}}}}"#
            ),
            format!(r#"{{"format": "sanad/1", "events": [{one}, {{"id": "b", "title": "B"}}], "a": 1, "z": [[]]}}"#),
            r#"{"format": "sanad/1", "events": "none"}"#.to_owned(),
            format!(r#"{{"format": "sanad/1", "events": [{one}, 7, "no event"]}}"#),
        ];
        let sample = crate::formats::sample().project;
        let projects = cases.iter().map(|text| load(text.as_bytes(), "a.json".as_ref()).project);
        for project in projects.chain([sample]) {
            let events = project.events.whole().map(|event| event_value(&event));
            let whole = format!("{:#}\n", project_value(&project, events));
            assert_eq!(String::from_utf8(save(&project)).unwrap(), whole);
        }
    }
}
