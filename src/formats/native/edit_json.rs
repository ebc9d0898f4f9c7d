//! Edits as JSON: what they put into a project is written as the project file has it, so that nothing of it is lost.

use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::json;
use crate::base::Direction;
use crate::model::edit::Change;
use crate::model::{Edit, Event, Project};

/// An edit as it is written down.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditRecord {
    edit: EditKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    list: Option<ListName>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// A position in the list, or in the excerpts of an event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<usize>,
    /// A project file that holds nothing but the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    item: Option<Box<RawValue>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    direction: Option<Direction>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    edits: Vec<EditRecord>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum EditKind {
    Title,
    Language,
    Direction,
    Put,
    Insert,
    Remove,
    Move,
    Excerpt,
    Several,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ListName {
    Events,
    Lanes,
    Actors,
    Documents,
    Views,
}

/// A record that holds no edit, although it is JSON: a part that its kind needs is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the record of an edit is incomplete")]
pub struct IncompleteRecord;

impl EditRecord {
    /// Writes an edit down.
    pub fn new(edit: &Edit) -> Self {
        match edit {
            Edit::SetTitle(title) => {
                let item = item(Project { title: title.clone(), ..Project::default() });
                Self { item, ..Self::of(EditKind::Title) }
            }
            Edit::SetLanguage(tag) => {
                let item = item(Project { language: tag.clone(), ..Project::default() });
                Self { item, ..Self::of(EditKind::Language) }
            }
            Edit::SetDirection(direction) => Self { direction: *direction, ..Self::of(EditKind::Direction) },
            Edit::View(change) => {
                Self::change(change, ListName::Views, |view| Project { views: vec![view], ..Project::default() })
            }
            Edit::Event(change) => {
                Self::change(change, ListName::Events, |event| Project { events: [event].into(), ..Project::default() })
            }
            Edit::Lane(change) => {
                Self::change(change, ListName::Lanes, |lane| Project { lanes: vec![lane], ..Project::default() })
            }
            Edit::Actor(change) => {
                Self::change(change, ListName::Actors, |actor| Project { actors: vec![actor], ..Project::default() })
            }
            Edit::Document(change) => Self::change(change, ListName::Documents, |document| Project {
                documents: vec![document],
                ..Project::default()
            }),
            Edit::PutExcerpt { event, nth, excerpt } => {
                let holder = Event { id: event.clone(), excerpts: vec![(**excerpt).clone()], ..Event::default() };
                let item = item(Project { events: [holder].into(), ..Project::default() });
                Self { id: Some(event.to_string()), at: Some(*nth), item, ..Self::of(EditKind::Excerpt) }
            }
            Edit::Several(edits) => {
                Self { edits: edits.iter().map(Self::new).collect(), ..Self::of(EditKind::Several) }
            }
        }
    }

    fn of(edit: EditKind) -> Self {
        Self { edit, list: None, id: None, at: None, item: None, direction: None, edits: Vec::new() }
    }

    fn change<T: Clone>(change: &Change<T>, list: ListName, holder: impl FnOnce(T) -> Project) -> Self {
        let (kind, id, at, of) = match change {
            Change::Put { id, item } => (EditKind::Put, Some(id), None, Some(item)),
            Change::Insert { at, item } => (EditKind::Insert, None, Some(*at), Some(item)),
            Change::Remove { id } => (EditKind::Remove, Some(id), None, None),
            Change::Move { id, to } => (EditKind::Move, Some(id), Some(*to), None),
        };
        let item = of.and_then(|of| item(holder((**of).clone())));
        Self { list: Some(list), id: id.map(ToString::to_string), at, item, ..Self::of(kind) }
    }

    /// The edit that was written down. Whether it fits a project is seen when it is applied.
    ///
    /// # Errors
    /// If a part that its kind needs is missing.
    pub fn into_edit(self) -> Result<Edit, IncompleteRecord> {
        match self.edit {
            EditKind::Title => Ok(Edit::SetTitle(self.held()?.title)),
            EditKind::Language => Ok(Edit::SetLanguage(self.held()?.language)),
            EditKind::Direction => Ok(Edit::SetDirection(self.direction)),
            EditKind::Several => {
                let edits: Result<_, _> = self.edits.into_iter().map(Self::into_edit).collect();
                edits.map(Edit::Several)
            }
            EditKind::Excerpt => {
                let mut excerpts = first(self.held()?.events.whole())?.excerpts.into_iter();
                let (event, nth) = (self.id.ok_or(IncompleteRecord)?.into(), self.at.ok_or(IncompleteRecord)?);
                Ok(Edit::PutExcerpt { event, nth, excerpt: Box::new(first(&mut excerpts)?) })
            }
            EditKind::Put | EditKind::Insert | EditKind::Remove | EditKind::Move => {
                match self.list.ok_or(IncompleteRecord)? {
                    ListName::Events => self.into_change(|held| first(held.events.whole())).map(Edit::Event),
                    ListName::Lanes => self.into_change(|held| first(held.lanes)).map(Edit::Lane),
                    ListName::Actors => self.into_change(|held| first(held.actors)).map(Edit::Actor),
                    ListName::Documents => self.into_change(|held| first(held.documents)).map(Edit::Document),
                    ListName::Views => self.into_change(|held| first(held.views)).map(Edit::View),
                }
            }
        }
    }

    fn into_change<T>(
        self,
        item: impl FnOnce(Project) -> Result<T, IncompleteRecord>,
    ) -> Result<Change<T>, IncompleteRecord> {
        let id = || self.id.as_deref().map(Into::into).ok_or(IncompleteRecord);
        Ok(match self.edit {
            EditKind::Put => Change::Put { id: id()?, item: Box::new(item(self.held()?)?) },
            EditKind::Insert => {
                Change::Insert { at: self.at.ok_or(IncompleteRecord)?, item: Box::new(item(self.held()?)?) }
            }
            EditKind::Move => Change::Move { id: id()?, to: self.at.ok_or(IncompleteRecord)? },
            _ => Change::Remove { id: id()? },
        })
    }

    fn held(&self) -> Result<Project, IncompleteRecord> {
        let item = self.item.as_ref().ok_or(IncompleteRecord)?;
        Ok(json::load(item.get().as_bytes(), Path::new("")).project)
    }
}

fn first<T>(items: impl IntoIterator<Item = T>) -> Result<T, IncompleteRecord> {
    items.into_iter().next().ok_or(IncompleteRecord)
}

/// A project file on one line.
fn item(project: Project) -> Option<Box<RawValue>> {
    let text = String::from_utf8(json::save(&project)).ok()?;
    RawValue::from_string(compact(&text)).ok()
}

/// JSON without the white space between its parts.
fn compact(json: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let kept = |c: &char| {
        let keep = inside || !c.is_ascii_whitespace();
        match c {
            '"' if !escaped => inside = !inside,
            _ => {}
        }
        escaped = inside && *c == '\\' && !escaped;
        keep
    };
    json.chars().filter(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Excerpt, LocalText};

    /// A project with values that only its file knows, written in every way that edits carry items.
    const PROJECT: &str = r#"{"format": "sanad/1", "title": {"ar": "أ \"ب\" \\", "en": "a\n\tb"}, "language": "ar",
        "documents": [{"id": "d", "title": "t", "path": "a.txt", "x-kept": [1, {"y": null}], "published": "soon"}],
        "actors": [{"id": "p", "name": "n", "kind": "person", "role": {"ar": "ر"}, "x": 1.50}],
        "lanes": [{"id": "l", "title": "t", "x": "  spaces  \" stay "}],
        "events": [{"id": "e", "when": "2023-13", "title": "t", "lane": "l", "actors": ["p", "q"], "tags": ["a b"],
            "status": "rumour", "importance": 9, "x": {"a": [], "b": {}},
            "excerpts": [{"document": "d", "exact": "«أ»\u2028", "attests": "mood", "start": 3, "end": 9, "x": true}],
            "notes": [{"by": "ن", "at": "2024-03-01T10:00:00Z", "text": {"ar": "ملاحظة"}, "x": 1}],
            "reviews": [{"by": "ن", "at": "2024", "status": "disputed"}]}],
        "views": [{"id": "v", "name": {"ar": "ع"}, "from": "2023", "to": "2024~", "direction": "ltr", "group_by": "person",
            "filter": {"hidden_lanes": ["", "l"], "statuses": ["forecast", "odd"], "within_span": true, "x": []}}]}"#;

    fn edits() -> Vec<Edit> {
        let project = json::load(PROJECT.as_bytes(), Path::new("p")).project;
        let event: Event = project.events.whole().next().unwrap();
        let excerpt = Box::new(event.excerpts[0].clone());
        vec![
            Edit::SetTitle(project.title.clone()),
            Edit::SetTitle(LocalText::default()),
            Edit::SetLanguage("fa-IR".to_owned()),
            Edit::SetLanguage(String::new()),
            Edit::SetDirection(None),
            Edit::SetDirection(Some(Direction::Ltr)),
            Edit::View(Change::put(project.views[0].clone())),
            Edit::View(Change::insert(1, project.views[0].clone())),
            Edit::Lane(Change::moved("l", 3)),
            Edit::View(Change::remove("v")),
            Edit::Event(Change::put(event.clone())),
            Edit::Event(Change::Put { id: "other".into(), item: Box::new(event.clone()) }),
            Edit::Event(Change::insert(7, event)),
            Edit::Event(Change::insert(0, Event { id: "bare".into(), ..Event::default() })),
            Edit::Event(Change::remove("e")),
            Edit::Lane(Change::put(project.lanes[0].clone())),
            Edit::Lane(Change::remove("l")),
            Edit::Actor(Change::insert(0, project.actors[0].clone())),
            Edit::Document(Change::put(project.documents[0].clone())),
            Edit::PutExcerpt { event: "e".into(), nth: 2, excerpt },
            Edit::PutExcerpt { event: "e".into(), nth: 0, excerpt: Box::new(Excerpt::default()) },
            Edit::Several(vec![]),
            Edit::Several(vec![Edit::SetTitle("a".into()), Edit::Several(vec![Edit::Event(Change::remove("x"))])]),
        ]
    }

    #[test]
    fn an_edit_is_read_as_it_was_written() {
        for edit in edits() {
            let line = serde_json::to_string(&EditRecord::new(&edit)).unwrap();
            assert!(!line.contains('\n'), "{line}");
            let record: EditRecord = serde_json::from_str(&line).unwrap_or_else(|e| panic!("{e}: {line}"));
            assert_eq!(record.into_edit(), Ok(edit), "{line}");
        }
    }

    #[test]
    fn what_is_incomplete_is_refused() {
        let lines = [
            r#"{"edit": "put", "list": "events", "id": "e"}"#,
            r#"{"edit": "put", "list": "events", "id": "e", "item": {}}"#,
            r#"{"edit": "put", "list": "events", "id": "e", "item": 3}"#,
            r#"{"edit": "put", "id": "e", "item": {"events": [{"id": "e", "title": "t"}]}}"#,
            r#"{"edit": "put", "list": "events", "item": {"events": [{"id": "e", "title": "t"}]}}"#,
            r#"{"edit": "insert", "list": "lanes", "item": {"lanes": [{"id": "e", "title": "t"}]}}"#,
            r#"{"edit": "remove", "list": "lanes"}"#,
            r#"{"edit": "move", "list": "lanes", "id": "l"}"#,
            r#"{"edit": "language"}"#,
            r#"{"edit": "excerpt", "id": "e", "at": 0, "item": {"events": [{"id": "e", "title": "t"}]}}"#,
            r#"{"edit": "several", "edits": [{"edit": "title"}]}"#,
        ];
        for line in lines {
            let record: EditRecord = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
            assert_eq!(record.into_edit(), Err(IncompleteRecord), "{line}");
        }
    }

    #[test]
    fn white_space_stays_in_strings_alone() {
        let cases = [
            ("{ \"a b\" : [ 1 , 2 ]\n}\n", "{\"a b\":[1,2]}"),
            (r#"{ "a\" b" : "\\" , "c" : " \\\" " }"#, r#"{"a\" b":"\\","c":" \\\" "}"#),
        ];
        for (json, expected) in cases {
            assert_eq!(compact(json), expected);
        }
    }
}
