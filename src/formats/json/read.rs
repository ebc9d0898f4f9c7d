//! Reads a project file into a project, leniently: what cannot be used is reported and kept aside.

use std::collections::HashSet;
use std::path::Path;

use super::VERSION;
use super::fields::Fields;
use super::report::Report;
use super::tree::{self, Node, Value};
use crate::base::decode::{Oddity, decode};
use crate::formats::numbers::Numbers;
use crate::formats::{Loaded, Places};
use crate::model::{Actor, Attests, Document, Event, Excerpt, Id, Lane, LocalText, Project, Stance, Status};

/// Reads the bytes of a project file; `path` is for the diagnostics only.
pub fn load(bytes: &[u8], path: &Path) -> Loaded {
    let decoded = decode(bytes);
    let mut report = Report::new(&decoded.text, path);
    match decoded.oddity {
        None => {}
        Some(Oddity::ByteOrderMark) => report.note("byte-order-mark", 0, &[]),
        Some(Oddity::Utf16) => report.warning("utf-16", 0, &[]),
        Some(Oddity::NotUtf8(_)) => report.error("not-utf8", decoded.text.find('\u{FFFD}').unwrap_or(0), &[]),
    }
    let (root, faults) = tree::parse(&decoded.text);
    report.faults(faults);
    let mut reader = Reader { report, places: Places::default(), ids: AllIds::default(), mentions: Vec::new() };
    let project = match root {
        Some(Node { value: Value::Object(fields), at }) => reader.project(Fields::new(at, fields)),
        Some(node) => {
            reader.report.error("not-a-project", node.at, &[]);
            Project::default()
        }
        None => Project::default(),
    };
    reader.check_mentions();
    Loaded { project, places: reader.places, diagnostics: reader.report.finish() }
}

/// Where another part of the project is referred to.
struct Mention {
    code: &'static str,
    id: Id,
    at: usize,
}

/// The ids of one list.
#[derive(Default)]
struct Ids {
    taken: HashSet<Id>,
    numbers: Numbers,
}

/// The ids of a project.
#[derive(Default)]
struct AllIds {
    documents: Ids,
    actors: Ids,
    lanes: Ids,
    events: Ids,
}

struct Reader<'t> {
    report: Report<'t>,
    places: Places,
    ids: AllIds,
    mentions: Vec<Mention>,
}

impl<'t> Reader<'t> {
    fn project(&mut self, mut fields: Fields<'t>) -> Project {
        self.format(&mut fields);
        Project {
            title: self.title(&mut fields),
            language: self.language(&mut fields).unwrap_or_default(),
            documents: self.objects(&mut fields, "documents", Self::document),
            actors: self.objects(&mut fields, "actors", Self::actor),
            lanes: self.objects(&mut fields, "lanes", Self::lane),
            events: self.objects(&mut fields, "events", Self::event).into(),
            extra: fields.finish(&mut self.report),
        }
    }

    fn format(&mut self, fields: &mut Fields<'t>) {
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
        fields: &mut Fields<'t>,
        name: &'static str,
        read: fn(&mut Self, Fields<'t>) -> T,
    ) -> Vec<T> {
        let mut objects = Vec::new();
        for node in fields.array(&mut self.report, name) {
            match node.value {
                Value::Object(inner) => objects.push(read(self, Fields::new(node.at, inner))),
                _ => fields.reject_element(&mut self.report, name, "object", &node),
            }
        }
        objects
    }

    fn document(&mut self, mut fields: Fields<'t>) -> Document {
        let report = &mut self.report;
        let id = self.ids.documents.take(&mut fields, report, "document");
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

    fn actor(&mut self, mut fields: Fields<'t>) -> Actor {
        let report = &mut self.report;
        let id = self.ids.actors.take(&mut fields, report, "actor");
        let name = fields.text(report, "name");
        Actor {
            id,
            name: fields.required(report, "name", name),
            kind: fields.string(report, "kind"),
            role: fields.text(report, "role"),
            extra: fields.finish(report),
        }
    }

    fn lane(&mut self, mut fields: Fields<'t>) -> Lane {
        Lane {
            id: self.ids.lanes.take(&mut fields, &mut self.report, "lane"),
            title: self.title(&mut fields),
            extra: fields.finish(&mut self.report),
        }
    }

    fn event(&mut self, mut fields: Fields<'t>) -> Event {
        self.places.excerpts.push(Vec::new());
        let at = fields.at;
        let event = Event {
            id: self.ids.events.take(&mut fields, &mut self.report, "event"),
            when: fields.when(&mut self.report, "when"),
            title: self.title(&mut fields),
            summary: fields.text(&mut self.report, "summary"),
            lane: self.mention(&mut fields, "lane", "unknown-lane"),
            actors: self.mentions(&mut fields, "actors", "unknown-actor"),
            tags: fields.strings(&mut self.report, "tags").into_iter().map(|(tag, _)| tag.to_string()).collect(),
            status: fields.word(&mut self.report, "status", &Status::ALL.map(|s| (s.as_str(), s))).unwrap_or_default(),
            importance: self.importance(&mut fields),
            excerpts: self.objects(&mut fields, "excerpts", Self::excerpt),
            extra: fields.finish(&mut self.report),
        };
        if event.excerpts.is_empty() {
            self.report.warning("unattested", at, &[("event", &event.id)]);
        }
        event
    }

    fn excerpt(&mut self, mut fields: Fields<'t>) -> Excerpt {
        let at = fields.at;
        let report = &mut self.report;
        if let Some(places) = self.places.excerpts.last_mut() {
            places.push(report.place(fields.place_of("exact").unwrap_or(at)));
        }
        let document = self.mention(&mut fields, "document", "unknown-document");
        let report = &mut self.report;
        let exact = fields.string(report, "exact").filter(|exact| !exact.is_empty());
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
            && end.checked_sub(start).map(|length| length as usize) != Some(excerpt.exact.chars().count())
        {
            report.warning("position-length", at, &[("start", &start.to_string()), ("end", &end.to_string())]);
        }
        excerpt
    }

    fn title(&mut self, fields: &mut Fields<'t>) -> LocalText {
        let title = fields.text(&mut self.report, "title");
        fields.required(&mut self.report, "title", title)
    }

    /// A BCP 47 tag; one that does not look like a tag is told and kept.
    fn language(&mut self, fields: &mut Fields<'t>) -> Option<String> {
        let at = fields.place_of("language")?;
        let tag = fields.string(&mut self.report, "language")?;
        if !looks_like_language_tag(&tag) {
            self.report.warning("language-tag", at, &[("found", &tag)]);
        }
        Some(tag)
    }

    fn sha256(&mut self, fields: &mut Fields<'t>) -> Option<String> {
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
    fn importance(&mut self, fields: &mut Fields<'t>) -> u8 {
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
    fn mention(&mut self, fields: &mut Fields<'t>, name: &'static str, code: &'static str) -> Option<Id> {
        let at = fields.place_of(name)?;
        let id = Id::from(fields.string(&mut self.report, name)?);
        self.mentions.push(Mention { code, id: id.clone(), at });
        Some(id)
    }

    fn mentions(&mut self, fields: &mut Fields<'t>, name: &'static str, code: &'static str) -> Vec<Id> {
        let found = fields.strings(&mut self.report, name);
        self.mentions.extend(found.iter().map(|(id, at)| Mention { code, id: id.clone(), at: *at }));
        found.into_iter().map(|(id, _)| id).collect()
    }

    fn check_mentions(&mut self) {
        for Mention { code, id, at } in &self.mentions {
            let ids = match *code {
                "unknown-document" => &self.ids.documents,
                "unknown-actor" => &self.ids.actors,
                _ => &self.ids.lanes,
            };
            if !ids.taken.contains(id) {
                self.report.error(code, *at, &[("id", id)]);
            }
        }
    }
}

/// The words of [`Attests`] in the file.
pub const ATTESTS: [(&str, Attests); 3] =
    [("event", Attests::Event), ("date", Attests::Date), ("context", Attests::Context)];

/// The words of [`Stance`] in the file.
pub const STANCES: [(&str, Stance); 2] = [("supports", Stance::Supports), ("contradicts", Stance::Contradicts)];

impl Ids {
    /// Takes the id of an object. One that is missing is made up, one that is taken gets a number.
    fn take(&mut self, fields: &mut Fields<'_>, report: &mut Report<'_>, kind: &'static str) -> Id {
        let at = fields.place_of("id").unwrap_or(fields.at);
        let given = fields.string(report, "id").filter(|id| !id.is_empty());
        let id = match &given {
            None => self.free(kind),
            Some(id) if self.taken.contains(&**id) => self.free(id),
            Some(id) => Id::from(&**id),
        };
        match given {
            None => {
                fields.forget("id");
                report.warning("missing-id", at, &[("kind", kind), ("used", &id)]);
            }
            Some(given) if *given != *id => report.error("duplicate-id", at, &[("id", &given), ("used", &id)]),
            Some(_) => {}
        }
        self.taken.insert(id.clone());
        id
    }

    /// A free id that starts like `stem`.
    fn free(&mut self, stem: &str) -> Id {
        self.numbers.free(stem, self.taken.len() + 1, |id| self.taken.contains(id))
    }
}

/// Whether a word has the shape of a BCP 47 tag (RFC 5646 §2.1); whether it names a language is not looked up.
fn looks_like_language_tag(tag: &str) -> bool {
    let subtag = |s: &str| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = tag.split('-').next().unwrap_or("");
    (2..=8).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic()) && tag.split('-').all(subtag)
}
