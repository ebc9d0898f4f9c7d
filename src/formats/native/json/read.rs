//! Reads a project file into a project, leniently: what cannot be used is reported and kept aside.

use std::path::Path;

use hashbrown::HashMap;

use super::event_ids::EventIds;
use super::fields::JsonFields;
use super::list_ids::take_of_list;
use super::plain::{self, ShortEvent};
use super::vocabulary::{ATTESTS, DIRECTIONS, GROUPINGS, STANCES, VERSION};
use crate::base::decode::EncodingIssue;
use crate::base::{Direction, EventIx};
use crate::formats::kit::decoding::decoded;
use crate::formats::kit::ids::IdAllocator;
use crate::formats::kit::json_tree::{self as tree, Elements, Node, Value};
use crate::formats::kit::report::{MAX_ALIKE, Report};
use crate::formats::{Loaded, Places, Progress, Silent};
use crate::model::project::PROPOSALS;
use crate::model::{
    Actor, Document, Event, EventNote, EventReview, Events, Excerpt, Id, Lane, LocalText, Project, SavedView, Status,
    UnprovenText, ViewFilter,
};

/// Events between two steps of progress.
const STEP: usize = 4_096;

/// Reads the bytes of a project file; `path` is for the diagnostics only.
pub fn load(bytes: &[u8], path: &Path) -> Loaded {
    load_watched(bytes, path, &Silent)
}

/// Reads as [`load`] does; the progress is of bytes. What was read until the user cancelled is a beginning of the
/// project.
pub fn load_watched(bytes: &[u8], path: &Path, progress: &dyn Progress) -> Loaded {
    let (decoded, encoding) = decoded(bytes);
    let mut report = Report::of_decoded(&decoded, encoding, path);
    if decoded.oddity == Some(EncodingIssue::Utf16)
        && let Some(at) = decoded.text.find('\u{FFFD}')
    {
        report.error("not-utf8", at, &[]);
    }
    let size = decoded.text.len();
    let mut reader = ProjectReader::new(report, size, progress);
    let (root, faults) = tree::parse_with(&decoded.text, "events", &mut reader);
    reader.report.faults(faults);
    let project = match root {
        Some(Node { value: Value::Object(fields), at }) => reader.project(JsonFields::new(at, fields)),
        Some(node) => {
            reader.report.error("not-a-project", node.at, &[]);
            Project::default()
        }
        None => Project::default(),
    };
    reader.check_mentions();
    reader.check_views();
    reader.report.tell_unattested(!project.documents.is_empty());
    Loaded { project, places: reader.places, diagnostics: reader.report.finish() }
}

/// The parts that others refer to, by the finding that there is none.
const MENTIONED: [&str; 3] = ["unknown-document", "unknown-actor", "unknown-lane"];

/// Place where something is referred to by an id.
#[derive(Default)]
struct Mentions {
    /// Places of the first ones, as many as are told.
    first: Vec<usize>,
    count: usize,
}

/// The ids of a project.
#[derive(Default)]
struct AllIds {
    documents: IdAllocator,
    actors: IdAllocator,
    lanes: IdAllocator,
    events: EventIds,
    views: IdAllocator,
}

struct ProjectReader<'t, 'p> {
    report: Report<'t>,
    places: Places,
    ids: AllIds,
    /// By the position in [`MENTIONED`].
    mentions: [HashMap<Id, Mentions>; 3],
    /// Ids in the filters of views, by the position in [`MENTIONED`], and their places.
    filtered: Vec<(usize, Id, usize)>,
    events: Events,
    /// Elements of the list of events that are no objects.
    rejected: Vec<serde_json::Value>,
    /// Bytes of the file.
    size: usize,
    progress: &'p dyn Progress,
}

impl<'t> Elements<'t> for ProjectReader<'t, '_> {
    fn begin(&mut self) {
        (self.events, self.ids.events) = (Events::default(), EventIds::default());
        self.places.excerpts.clear();
        self.report.forget_unattested();
        self.rejected.clear();
        // Nothing but events and their excerpts refers to other parts.
        self.mentions = Default::default();
    }

    fn element(&mut self, node: Node<'t>, end: usize) -> bool {
        match node.value {
            Value::Object(fields) => self.add_event(node.at, fields),
            _ => {
                self.report.wrong_type("events", "object", &node);
                self.rejected.push(node.value.to_json());
            }
        }
        if self.events.len().is_multiple_of(STEP) {
            let bytes = (end as u64, self.size as u64);
            self.progress.step(bytes.0, bytes.1);
            self.progress.count(self.events.len() as u64, bytes);
            return !self.progress.cancelled();
        }
        true
    }
}

impl<'t, 'p> ProjectReader<'t, 'p> {
    fn new(report: Report<'t>, size: usize, progress: &'p dyn Progress) -> Self {
        let (places, ids, mentions) = (Places::default(), AllIds::default(), Default::default());
        let (filtered, events, rejected) = (Vec::new(), Events::default(), Vec::new());
        Self { report, places, ids, mentions, filtered, events, rejected, size, progress }
    }

    fn project(&mut self, mut fields: JsonFields<'t>) -> Project {
        self.format(&mut fields);
        let proposals = PROPOSALS.map(|name| (name, fields.take_whole(name)));
        let mut project = Project {
            title: self.title(&mut fields),
            language: self.language(&mut fields).unwrap_or_default(),
            direction: self.direction(&mut fields),
            documents: self.objects(&mut fields, "documents", Self::document),
            actors: self.objects(&mut fields, "actors", Self::actor),
            lanes: self.objects(&mut fields, "lanes", Self::lane),
            events: self.take_events(&mut fields),
            views: self.list_of_objects(&mut fields, "views", Self::view),
            extra: fields.finish(&mut self.report),
        };
        for (name, value) in proposals {
            project.extra.extend(value.map(|value| (name.to_owned(), value)));
        }
        project
    }

    /// The direction of time; words that are none of the two stay unknown.
    fn direction(&mut self, fields: &mut JsonFields<'t>) -> Option<Direction> {
        let is_word = |value: &Value<'_>| matches!(value, Value::String(word) if DIRECTIONS.iter().any(|(known, _)| known == word));
        fields.has("direction", is_word).then(|| fields.word(&mut self.report, "direction", &DIRECTIONS))?
    }

    /// The objects of a list that older versions did not know; what is no list of objects stays unknown.
    fn list_of_objects<T>(
        &mut self,
        fields: &mut JsonFields<'t>,
        name: &'static str,
        read: fn(&mut Self, JsonFields<'t>) -> T,
    ) -> Vec<T> {
        let is_object = |node: &Node<'_>| matches!(node.value, Value::Object(_));
        let is_list = |value: &Value<'_>| matches!(value, Value::Array(nodes) if nodes.iter().all(is_object));
        if fields.has(name, is_list) { self.objects(fields, name, read) } else { Vec::new() }
    }

    fn note(&mut self, mut fields: JsonFields<'t>) -> EventNote {
        let report = &mut self.report;
        let text = fields.text(report, "text");
        EventNote {
            by: fields.string(report, "by").unwrap_or_default(),
            at: fields.when(report, "at"),
            text: fields.required(report, "text", text),
            extra: fields.finish(report),
        }
    }

    fn review(&mut self, mut fields: JsonFields<'t>) -> EventReview {
        let report = &mut self.report;
        let status = fields.word(report, "status", &Status::ALL.map(|s| (s.as_str(), s)));
        EventReview {
            by: fields.string(report, "by").unwrap_or_default(),
            at: fields.when(report, "at"),
            status: fields.required(report, "status", status),
            extra: fields.finish(report),
        }
    }

    fn view(&mut self, mut fields: JsonFields<'t>) -> SavedView {
        let id = take_of_list(&mut self.ids.views, &mut fields, &mut self.report, "view");
        let name = fields.text(&mut self.report, "name");
        SavedView {
            id,
            name: fields.required(&mut self.report, "name", name),
            from: fields.when(&mut self.report, "from"),
            to: fields.when(&mut self.report, "to"),
            direction: fields.word(&mut self.report, "direction", &DIRECTIONS),
            filter: self.filter(&mut fields),
            group_by: fields.word(&mut self.report, "group_by", &GROUPINGS).unwrap_or_default(),
            extra: fields.finish(&mut self.report),
        }
    }

    fn filter(&mut self, fields: &mut JsonFields<'t>) -> ViewFilter {
        let Some(node) = fields.take("filter") else { return ViewFilter::default() };
        let Node { value: Value::Object(inner), at } = node else {
            fields.reject(&mut self.report, "filter", "object", &node);
            return ViewFilter::default();
        };
        let mut fields = JsonFields::new(at, inner);
        let tags = fields.strings(&mut self.report, "tags");
        ViewFilter {
            hidden_lanes: self.filtered(&mut fields, "hidden_lanes", 2),
            actors: self.filtered(&mut fields, "actors", 1),
            tags: tags.into_iter().map(|(tag, _)| tag.to_string()).collect(),
            statuses: fields.words(&mut self.report, "statuses", &Status::ALL.map(|s| (s.as_str(), s))),
            documents: self.filtered(&mut fields, "documents", 0),
            within_span: fields.flag(&mut self.report, "within_span").unwrap_or_default(),
            extra: fields.finish(&mut self.report),
        }
    }

    /// The ids of a condition of a view, to be checked when all parts are read.
    fn filtered(&mut self, fields: &mut JsonFields<'t>, name: &'static str, kind: usize) -> Vec<Id> {
        let ids = fields.strings(&mut self.report, name);
        self.filtered.extend(ids.iter().map(|(id, at)| (kind, id.clone(), *at)));
        ids.into_iter().map(|(id, _)| id).collect()
    }

    /// Tells of conditions of views on parts that are not there, such as an actor who was removed.
    fn check_views(&mut self) {
        let known = [&self.ids.documents, &self.ids.actors, &self.ids.lanes];
        for (kind, id, at) in std::mem::take(&mut self.filtered) {
            // The empty id stands for having no lane.
            if !id.is_empty() && !known[kind].contains(&id) {
                self.report.warning("view-unknown", at, &[("id", &id)]);
            }
        }
    }

    /// The events that were read, unless something else came after them, in their place.
    fn take_events(&mut self, fields: &mut JsonFields<'t>) -> Events {
        match fields.take("events") {
            Some(Node { value: Value::Array(_), .. }) => {}
            Some(node) => {
                fields.reject(&mut self.report, "events", "array", &node);
                self.begin();
            }
            None => self.begin(),
        }
        if !self.rejected.is_empty() {
            fields.keep("events", std::mem::take(&mut self.rejected).into());
        }
        self.events.shrink_to_fit();
        std::mem::take(&mut self.events)
    }

    /// Adds an event; one that has nothing unusual about it takes the short way.
    fn add_event(&mut self, at: usize, fields: Vec<tree::Field<'t>>) {
        let plain = plain::read(&fields).filter(|plain| !self.ids.events.contains(&self.events, plain.event.id));
        if let Some(ShortEvent { event, lane_at }) = plain {
            if let Some(lane) = event.lane {
                self.mention_at("unknown-lane", lane, lane_at);
            }
            self.report.unattested(at, event.id);
            self.events.push_plain(event);
        } else {
            let event = self.event(JsonFields::new(at, fields));
            self.events.push(event);
        }
        self.ids.events.insert_last(&self.events);
    }

    fn format(&mut self, fields: &mut JsonFields<'t>) {
        let at = fields.at;
        match fields.take("format") {
            Some(Node { value: Value::String(found), .. }) if found == VERSION => {}
            Some(node) => {
                let found = node.value.to_json().to_string();
                let args = [("found", found.trim_matches('"')), ("known", VERSION)];
                self.report.warning("unknown-format", node.at, &args);
                fields.keep("format", node.value.to_json());
            }
            None => self.report.warning("missing-field", at, &[("field", "format")]),
        }
    }

    fn objects<T>(
        &mut self,
        fields: &mut JsonFields<'t>,
        name: &'static str,
        read: fn(&mut Self, JsonFields<'t>) -> T,
    ) -> Vec<T> {
        let mut objects = Vec::new();
        for node in fields.array(&mut self.report, name) {
            match node.value {
                Value::Object(inner) => objects.push(read(self, JsonFields::new(node.at, inner))),
                _ => fields.reject_element(&mut self.report, name, "object", &node),
            }
        }
        objects
    }

    fn document(&mut self, mut fields: JsonFields<'t>) -> Document {
        let report = &mut self.report;
        let id = take_of_list(&mut self.ids.documents, &mut fields, report, "document");
        self.places.documents.push(report.place(fields.place_of("path").unwrap_or(fields.at)));
        Document {
            id,
            title: self.title(&mut fields),
            language: self.language(&mut fields),
            path: fields.string(&mut self.report, "path"),
            media_type: fields.string(&mut self.report, "media_type"),
            publisher: fields.text(&mut self.report, "publisher"),
            published: fields.when(&mut self.report, "published"),
            url: fields.string(&mut self.report, "url"),
            sha256: self.sha256(&mut fields),
            extra: fields.finish(&mut self.report),
        }
    }

    fn actor(&mut self, mut fields: JsonFields<'t>) -> Actor {
        let report = &mut self.report;
        let id = take_of_list(&mut self.ids.actors, &mut fields, report, "actor");
        let name = fields.text(report, "name");
        Actor {
            id,
            name: fields.required(report, "name", name),
            kind: fields.string(report, "kind"),
            role: fields.text(report, "role"),
            aliases: aliases(&mut fields, report),
            extra: fields.finish(report),
        }
    }

    fn lane(&mut self, mut fields: JsonFields<'t>) -> Lane {
        Lane {
            id: take_of_list(&mut self.ids.lanes, &mut fields, &mut self.report, "lane"),
            title: self.title(&mut fields),
            color: self.color(&mut fields),
            extra: fields.finish(&mut self.report),
        }
    }

    /// The number of a colour; anything else stays unknown.
    fn color(&mut self, fields: &mut JsonFields<'t>) -> Option<u8> {
        let number = |value: &Value<'_>| match value {
            Value::Number(digits) => digits.parse().ok().filter(|number| (1..=Lane::MAX_COLOR).contains(number)),
            _ => None,
        };
        if !fields.has("color", |value| number(value).is_some()) {
            return None;
        }
        fields.take("color").and_then(|node| number(&node.value))
    }

    fn event(&mut self, mut fields: JsonFields<'t>) -> Event {
        let at = fields.at;
        let event = Event {
            id: self.ids.events.take(&self.events, &mut fields, &mut self.report),
            when: fields.when(&mut self.report, "when"),
            title: self.title(&mut fields),
            summary: fields.text(&mut self.report, "summary"),
            lane: self.mention(&mut fields, "lane", "unknown-lane"),
            actors: self.mentions(&mut fields, "actors", "unknown-actor"),
            tags: fields.strings(&mut self.report, "tags").into_iter().map(|(tag, _)| tag.to_string()).collect(),
            status: fields.word(&mut self.report, "status", &Status::ALL.map(|s| (s.as_str(), s))).unwrap_or_default(),
            importance: self.importance(&mut fields),
            excerpts: self.objects(&mut fields, "excerpts", Self::excerpt),
            notes: self.list_of_objects(&mut fields, "notes", Self::note),
            reviews: self.list_of_objects(&mut fields, "reviews", Self::review),
            extra: fields.finish(&mut self.report),
        };
        if event.excerpts.is_empty() {
            self.report.unattested(at, &event.id);
        }
        event
    }

    fn excerpt(&mut self, mut fields: JsonFields<'t>) -> Excerpt {
        let at = fields.at;
        let report = &mut self.report;
        // Its event comes into the list when it is whole.
        let event = EventIx::from(self.events.len());
        self.places.push_excerpt(event, report.place(fields.place_of("exact").unwrap_or(at)));
        let document = self.mention(&mut fields, "document", "unknown-document");
        let report = &mut self.report;
        let exact = fields.string(report, "exact").filter(|exact| !exact.is_empty()).map(UnprovenText::from);
        let excerpt = Excerpt {
            document: fields.required(report, "document", document),
            attests: fields.word(report, "attests", &ATTESTS).unwrap_or_default(),
            stance: fields.word(report, "stance", &STANCES).unwrap_or_default(),
            exact: fields.required(report, "exact", exact),
            prefix: fields.string(report, "prefix").unwrap_or_default(),
            suffix: fields.string(report, "suffix").unwrap_or_default(),
            start: fields.number(report, "start"),
            end: fields.number(report, "end"),
            extra: fields.finish(report),
        };
        if let (Some(start), Some(end)) = (excerpt.start, excerpt.end)
            && end.checked_sub(start).map(|length| length as usize) != Some(excerpt.exact.as_unproven().chars().count())
        {
            report.warning("position-length", at, &[("start", &start.to_string()), ("end", &end.to_string())]);
        }
        excerpt
    }

    fn title(&mut self, fields: &mut JsonFields<'t>) -> LocalText {
        let title = fields.text(&mut self.report, "title");
        fields.required(&mut self.report, "title", title)
    }

    /// A BCP 47 tag; one that does not look like a tag is told and kept.
    fn language(&mut self, fields: &mut JsonFields<'t>) -> Option<String> {
        let at = fields.place_of("language")?;
        let tag = fields.string(&mut self.report, "language")?;
        if !looks_like_language_tag(&tag) {
            self.report.warning("language-tag", at, &[("found", &tag)]);
        }
        Some(tag)
    }

    fn sha256(&mut self, fields: &mut JsonFields<'t>) -> Option<String> {
        let at = fields.place_of("sha256")?;
        let digest = fields.string(&mut self.report, "sha256")?;
        if digest.len() == 64 && digest.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Some(digest.to_ascii_lowercase());
        }
        self.report.warning("sha256-format", at, &[("found", &digest)]);
        fields.keep("sha256", digest.into());
        None
    }

    /// 1 to 5; what is out of range counts as the nearest that is in it.
    fn importance(&mut self, fields: &mut JsonFields<'t>) -> u8 {
        let default = Event::default().importance;
        let Some(node) = fields.take("importance") else { return default };
        let number = match node.value {
            Value::Number(digits) => digits.parse::<f64>().ok(),
            _ => None,
        };
        let Some(number) = number else {
            fields.reject(&mut self.report, "importance", "number", &node);
            return default;
        };
        let used = number.round().clamp(1.0, 5.0);
        if used.to_bits() != number.to_bits() {
            let args = [("found", &*number.to_string()), ("used", &*used.to_string())];
            self.report.warning("importance-range", node.at, &args);
        }
        used as u8
    }

    /// The id of another part of the project, to be checked when all are read.
    fn mention(&mut self, fields: &mut JsonFields<'t>, name: &'static str, code: &'static str) -> Option<Id> {
        let at = fields.place_of(name)?;
        let id = fields.string(&mut self.report, name)?;
        self.mention_at(code, &id, at);
        Some(id.into())
    }

    fn mention_at(&mut self, code: &'static str, id: &str, at: usize) {
        let kind = MENTIONED.iter().position(|known| *known == code).unwrap_or_default();
        let mentions = &mut self.mentions[kind];
        if !mentions.contains_key(id) {
            mentions.insert(id.into(), Mentions::default());
        }
        if let Some(of) = mentions.get_mut(id) {
            of.count += 1;
            of.first.extend((of.first.len() < MAX_ALIKE).then_some(at));
        }
    }

    fn mentions(&mut self, fields: &mut JsonFields<'t>, name: &'static str, code: &'static str) -> Vec<Id> {
        let found = fields.strings(&mut self.report, name);
        found.iter().for_each(|(id, at)| self.mention_at(code, id, *at));
        found.into_iter().map(|(id, _)| id).collect()
    }

    fn check_mentions(&mut self) {
        let known = [&self.ids.documents, &self.ids.actors, &self.ids.lanes];
        for ((code, mentions), ids) in MENTIONED.into_iter().zip(&self.mentions).zip(known) {
            let unknown = mentions.iter().filter(|(id, _)| !ids.contains(id));
            let mut places: Vec<(usize, &Id)> =
                unknown.clone().flat_map(|(id, of)| of.first.iter().map(move |at| (*at, id))).collect();
            places.sort_unstable();
            let told = places.len();
            places.into_iter().for_each(|(at, id)| self.report.error(code, at, &[("id", id)]));
            self.report.more(code, unknown.map(|(_, of)| of.count).sum::<usize>() - told);
        }
    }
}

/// Other spellings of a name; what is no list of texts stays unknown.
fn aliases(fields: &mut JsonFields<'_>, report: &mut Report<'_>) -> Vec<String> {
    let is_text = |node: &Node<'_>| matches!(node.value, Value::String(_));
    let is_list = |value: &Value<'_>| matches!(value, Value::Array(nodes) if nodes.iter().all(is_text));
    if !fields.has("aliases", is_list) {
        return Vec::new();
    }
    fields.strings(report, "aliases").into_iter().map(|(alias, _)| alias.to_string()).collect()
}

/// Returns true if a word has the shape of a BCP 47 tag (RFC 5646 §2.1); whether it names a language is not looked up.
fn looks_like_language_tag(tag: &str) -> bool {
    let subtag = |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = tag.split('-').next().unwrap_or("");
    (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic()) && tag.split('-').all(subtag)
}
