//! Reads annotations: one alone, a list, a page, a collection, or an export of Hypothesis.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use serde_json::{Map, Value as Json};

use super::body::{Bodies, cut, plain};
use super::positions;
use super::selector::{TargetSelection, split_fragment};
use super::vocabulary::{GENERATOR, KEPT, OFFSETS, PAGE, SELECTOR, STANDING, TARGET, TEMPORAL};
use crate::base::decode::EncodingIssue;
use crate::base::{Diagnostic, EventIx};
use crate::formats::kit::decoding::decoded;
use crate::formats::kit::inner_files::inner_path;
use crate::formats::kit::json_tree::{self as tree, Node, Value};
use crate::formats::kit::report::Report;
use crate::formats::{Loaded, Places};
use crate::model::{Document, EdtfDate, Event, Excerpt, Id, LocalText, Project};

/// Place where the annotations of a page, a collection, a graph or an export stand.
const LISTS: [&str; 5] = ["items", "first", "@graph", "annotations", "rows"];

/// Place where several targets of one annotation stand in a choice, a list or a set (§4.5, Appendix of sets).
const SETS: [&str; 4] = ["Choice", "List", "Composite", "Independents"];

/// Pages in collections in graphs are followed so deep.
const MAX_NESTING: usize = 8;

/// Reads the bytes of a file of annotations; `path` is for the diagnostics only.
pub(crate) fn load(bytes: &[u8], path: &Path) -> Loaded {
    let (decoded, encoding) = decoded(bytes);
    let mut report = Report::new(&decoded.text, path);
    encoding.into_iter().for_each(|found| report.add(0, found));
    match decoded.oddity {
        Some(EncodingIssue::NotUtf8(_)) => report.error("not-utf8", decoded.text.find('\u{FFFD}').unwrap_or(0), &[]),
        Some(EncodingIssue::Utf16) => report.warning("utf-16", 0, &[]),
        Some(EncodingIssue::ByteOrderMark) | None => {}
    }
    let (root, faults) = tree::parse(&decoded.text);
    for fault in faults {
        report.add(fault.at, Diagnostic::error(fault.code).arg("found", fault.found));
    }
    let mut reader = AnnotationReader::new(report);
    if let Some(root) = root {
        reader.ours = is_ours(&root);
        let at = root.at;
        reader.title(&root);
        reader.list(root, 0);
        if reader.project.events.is_empty() {
            reader.report.error("annotation-none", at, &[]);
        }
    }
    reader.finish()
}

/// Returns true if this program wrote the file.
fn is_ours(root: &Node<'_>) -> bool {
    let generator = field(root, "generator").and_then(|node| field(node, "name")).map(|node| &node.value);
    matches!(generator, Some(Value::String(name)) if name == GENERATOR)
}

fn field<'n, 't>(node: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    match &node.value {
        Value::Object(fields) => fields.iter().find(|field| field.name == name).map(|field| &field.node),
        _ => None,
    }
}

/// Something that is said once, with how often it occurs and where first.
struct Grouped {
    at: usize,
    count: usize,
    names: Vec<String>,
}

struct AnnotationReader<'t> {
    report: Report<'t>,
    places: Places,
    project: Project,
    ours: bool,
    /// Documents by their own id, if this program wrote it, and their address.
    documents: HashMap<String, Id>,
    ids: HashSet<Id>,
    grouped: BTreeMap<&'static str, Grouped>,
}

impl<'t> AnnotationReader<'t> {
    fn new(report: Report<'t>) -> Self {
        Self {
            report,
            places: Places::default(),
            project: Project::default(),
            ours: false,
            documents: HashMap::new(),
            ids: HashSet::new(),
            grouped: BTreeMap::new(),
        }
    }

    /// The label of a collection is the title of the project, its language that of the project.
    fn title(&mut self, root: &Node<'_>) {
        if let Some(label) = field(root, "label") {
            self.project.title = local_text(&label.value.to_json()).unwrap_or_default();
        }
        if let (true, Some(Value::String(tag))) = (self.ours, field(root, "language").map(|node| &node.value)) {
            self.project.language = tag.to_string();
        }
        let known = ["@context", "id", "@id", "type", "label", "total", "generator", "language"];
        let is_one = field(root, "target").is_some();
        let Value::Object(fields) = &root.value else { return };
        for more in fields.iter().filter(|f| !is_one && !known.contains(&&*f.name) && !LISTS.contains(&&*f.name)) {
            // In an object of their own: a `title` of another program is not the title of the project.
            let kept = self.project.extra.entry(KEPT).or_insert_with(|| Json::Object(Map::new()));
            kept[&*more.name] = more.node.value.to_json();
            self.group("annotation-kept", more.at, &more.name);
        }
    }

    fn list(&mut self, node: Node<'t>, depth: usize) {
        let at = node.at;
        match node.value {
            Value::Array(nodes) if depth < MAX_NESTING => {
                nodes.into_iter().for_each(|node| self.list(node, depth + 1));
            }
            Value::Object(mut fields) => {
                let is_list = |name: &str| LISTS.contains(&name);
                let has_target = fields.iter().any(|field| field.name == "target");
                if has_target || depth >= MAX_NESTING || !fields.iter().any(|field| is_list(&field.name)) {
                    let target = fields.iter().find(|field| field.name == "target").map_or(at, |f| f.node.at);
                    return self.annotation(Value::Object(fields).to_json(), at, target);
                }
                if let Some(next) = fields.iter().find(|field| field.name == "next") {
                    self.report.warning("annotation-page-elsewhere", next.at, &[]);
                }
                fields.retain(|field| is_list(&field.name));
                fields.into_iter().for_each(|field| self.list(field.node, depth + 1));
            }
            // The address of a page: nothing is fetched.
            Value::String(_) => self.report.warning("annotation-page-elsewhere", at, &[]),
            _ => self.report.wrong_type("annotation", "object", &node),
        }
    }

    fn annotation(&mut self, annotation: Json, at: usize, target_at: usize) {
        let Json::Object(mut fields) = annotation else { return };
        let named = |name| fields.get(name).and_then(Json::as_str);
        match named("type").or(named("@type")) {
            Some("Annotation") | None => {}
            Some(_) if fields.get("type").is_some_and(Json::is_array) => {}
            Some(_) if fields.contains_key("target") => {}
            Some(_) => return self.stray(fields, at),
        }
        if !["target", "body", "bodyValue", "text", "uri"].iter().any(|name| fields.contains_key(*name)) {
            return self.stray(fields, at);
        }
        ["@context", "type", "@type"].iter().for_each(|name| drop(fields.shift_remove(*name)));
        let given = ["id", "@id"].iter().find_map(|name| fields.shift_remove(*name));
        let mut event = Event { id: self.id(given.as_ref(), at), when: self.when(&mut fields, at), ..Event::default() };
        let bodies = bodies(&mut fields);
        let kept = self.targets(&mut fields, &mut event, target_at);
        if !kept.is_empty() {
            fields.insert("target".into(), kept.into());
        }
        let own = if self.ours { bodies.own_title_and_summary() } else { None };
        let (title, summary) = own.map_or_else(|| bodies.title_and_summary(), |(title, rest)| (Some(title), rest));
        (event.tags, event.summary) = (bodies.tags, summary);
        event.title = title.unwrap_or_else(|| fallback_title(&event, &bodies.kept, &fields));
        if !bodies.kept.is_empty() {
            fields.insert("body".into(), bodies.kept.into());
        }
        for name in fields.keys() {
            self.group("annotation-kept", at, name);
        }
        if !fields.is_empty() {
            event.extra.insert(KEPT.into(), fields.into());
        }
        self.project.events.push(event);
    }

    /// An object that is no annotation is kept beside the events.
    fn stray(&mut self, fields: Map<String, Json>, at: usize) {
        self.group("annotation-stray", at, fields.get("type").and_then(Json::as_str).unwrap_or("?"));
        let kept = self.project.extra.entry("strays").or_insert_with(|| Json::Array(Vec::new()));
        if let Json::Array(kept) = kept {
            kept.push(fields.into());
        }
    }

    fn id(&mut self, given: Option<&Json>, at: usize) -> Id {
        let given = given.and_then(Json::as_str).filter(|id| !id.is_empty());
        let nth = self.project.events.len() + 1;
        let mut id = given.map_or_else(|| format!("annotation-{nth}"), str::to_owned);
        if self.ids.contains(&*id) {
            // Numbered by its position, so that no other can have it but by malice.
            while self.ids.contains(&*id) {
                id = format!("{id}-{nth}");
            }
            let found = given.unwrap_or(&id).to_owned();
            self.report.warning("duplicate-id", at, &[("id", &found), ("used", &id)]);
        }
        let id = Id::from(id);
        self.ids.insert(id.clone());
        id
    }

    /// The time that it speaks of, where it gives one in EDTF; when it was made is no time of the event.
    fn when(&mut self, fields: &mut Map<String, Json>, at: usize) -> Option<EdtfDate> {
        let found = fields.get(TEMPORAL)?.as_str()?;
        match EdtfDate::parse(found) {
            Ok(when) => {
                fields.shift_remove(TEMPORAL);
                Some(when)
            }
            Err(_) => {
                self.report.warning("invalid-date", at, &[("field", TEMPORAL), ("found", found)]);
                None
            }
        }
    }

    /// Makes excerpts of the targets that have words or a position; gives those that have not.
    fn targets(&mut self, fields: &mut Map<String, Json>, event: &mut Event, at: usize) -> Vec<Json> {
        let title = fields.get("document").and_then(|d| d.get("title")).and_then(first_string).map(str::to_owned);
        let target = fields.shift_remove("target").or_else(|| fields.get("uri").cloned()).unwrap_or(Json::Null);
        let mut kept = Vec::new();
        for one in each_target(target) {
            match self.target(&one, title.as_deref(), at) {
                Some(excerpt) => {
                    event.excerpts.push(excerpt);
                    // Its event comes into the list when it is whole.
                    let nth = EventIx::from(self.project.events.len());
                    self.places.push_excerpt(nth, self.report.place(at));
                }
                None if one.is_null() => self.group("annotation-no-source", at, ""),
                None => kept.push(one),
            }
        }
        kept
    }

    fn target(&mut self, target: &Json, title: Option<&str>, at: usize) -> Option<Excerpt> {
        let source = target.get("source").unwrap_or(target);
        let address = source.as_str().or_else(|| source.get("id").or(source.get("@id"))?.as_str());
        let selector = target.get("selector");
        if address.is_none() && selector.is_none() {
            return None;
        }
        let (address, fragment) = split_fragment(address.unwrap_or_default());
        if address.is_empty() {
            self.group("annotation-no-source", at, "");
        }
        let document = self.document(address, source, title, at);
        let mut selection = selector.map(TargetSelection::of).unwrap_or_default();
        if !selection.is_usable() {
            let kind = selector.and_then(|s| s.get("type")?.as_str()).unwrap_or_default();
            self.group(if selector.is_some() { "annotation-selector" } else { "annotation-whole" }, at, kind);
            return None;
        }
        if let Some(fragment) = fragment {
            let part = Json::from_iter([("type", "FragmentSelector"), ("value", fragment)]);
            selection.page = selection.page.or(TargetSelection::of(&part).page);
            selection.kept.push(part);
        }
        let mut excerpt = Excerpt { document, ..Excerpt::default() };
        self.select(&mut excerpt, selection, at);
        let mut more = target.as_object().cloned().unwrap_or_default();
        if more.get("type").and_then(Json::as_str) == Some("SpecificResource") {
            more.shift_remove("type");
        }
        // How the words stood once is looked for again.
        let used = ["source", "selector", STANDING];
        used[..if self.ours { 3 } else { 2 }].iter().for_each(|name| drop(more.shift_remove(*name)));
        if !more.is_empty() {
            more.keys().for_each(|name| self.group("annotation-kept", at, name));
            excerpt.extra.insert(TARGET.into(), more.into());
        }
        Some(excerpt)
    }

    fn select(&mut self, excerpt: &mut Excerpt, selection: TargetSelection, at: usize) {
        let has_quote = selection.quote.is_some();
        let [exact, prefix, suffix] = selection.quote.unwrap_or_default();
        (excerpt.exact, excerpt.prefix, excerpt.suffix) = (exact.into(), prefix, suffix);
        if let Some((start, end)) = selection.position {
            (excerpt.start, excerpt.end) = (Some(start), Some(end));
            let unit = if self.ours { None } else { positions::unit(excerpt.exact.as_unproven(), start, end) };
            if let Some(unit) = unit {
                self.group("annotation-offsets", at, "");
                excerpt.extra.insert(OFFSETS.into(), unit.into());
            }
            if !has_quote {
                self.group("annotation-position-only", at, "");
            }
        }
        if let Some(page) = selection.page {
            excerpt.extra.insert(PAGE.into(), page.into());
        }
        if !selection.kept.is_empty() {
            self.group("annotation-selector-kept", at, "");
            excerpt.extra.insert(SELECTOR.into(), selection.kept.into());
        }
    }

    /// The document at an address; made when it is first met.
    fn document(&mut self, address: &str, source: &Json, title: Option<&str>, at: usize) -> Id {
        let word = |name| source.get(name).and_then(Json::as_str).map(str::to_owned);
        let own_id = word("dcterms:identifier").filter(|id| self.ours && !id.is_empty());
        // Two documents of ours can have one address.
        let key = format!("{} {address}", own_id.as_deref().unwrap_or_default());
        if let Some(id) = self.documents.get(&key) {
            return id.clone();
        }
        let id = own_id.unwrap_or_else(|| format!("source-{}", self.project.documents.len() + 1));
        let path = Some(address).filter(|address| self.ours && !address.contains(':') && inner_path(address).is_some());
        let is_url = path.is_none() && !address.is_empty() && !address.starts_with("urn:sanad:");
        let named = source.get("dcterms:title").and_then(local_text);
        let document = Document {
            id: Id::from(id),
            title: named.unwrap_or_else(|| if self.ours { "" } else { title.unwrap_or(address) }.into()),
            language: word("language"),
            media_type: word("format"),
            path: path.map(decode_path),
            url: is_url.then(|| address.to_owned()),
            ..Document::default()
        };
        let id = document.id.clone();
        self.documents.insert(key, id.clone());
        self.project.documents.push(document);
        self.places.documents.push(self.report.place(at));
        id
    }

    fn group(&mut self, code: &'static str, at: usize, name: &str) {
        let group = self.grouped.entry(code).or_insert(Grouped { at, count: 0, names: Vec::new() });
        group.count += 1;
        if !name.is_empty() && group.names.len() < 20 && group.names.iter().all(|known| known != name) {
            group.names.push(name.to_owned());
        }
    }

    fn finish(mut self) -> Loaded {
        for (code, Grouped { at, count, names }) in std::mem::take(&mut self.grouped) {
            let severity = match code {
                "annotation-selector" | "annotation-stray" | "annotation-no-source" => Diagnostic::warning(code),
                _ => Diagnostic::note(code),
            };
            let names = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            self.report.add(at, severity.arg("count", count.to_string()).arg("names", names));
        }
        Loaded { project: self.project, places: self.places, diagnostics: self.report.finish() }
    }
}

/// Takes the bodies, the older `bodyValue`, and the text and tags of Hypothesis.
fn bodies(fields: &mut Map<String, Json>) -> Bodies {
    let motivation = fields.get("motivation").and_then(Json::as_str).map(str::to_owned);
    let body = fields.shift_remove("body");
    let mut bodies = body.map(|body| Bodies::of(&body, motivation.as_deref())).unwrap_or_default();
    for name in ["bodyValue", "text"] {
        if let Some(Json::String(text)) = fields.get(name) {
            if !text.trim().is_empty() {
                bodies.add_text(text);
            }
            fields.shift_remove(name);
        }
    }
    if let Some(Json::Array(tags)) = fields.get("tags")
        && tags.iter().all(Json::is_string)
    {
        bodies.tags.extend(tags.iter().filter_map(Json::as_str).map(str::to_owned));
        fields.shift_remove("tags");
    }
    bodies
}

/// The targets of an annotation: one, several, or a set of several.
fn each_target(target: Json) -> Vec<Json> {
    match target {
        Json::Array(several) => several,
        Json::Object(mut set) if SETS.contains(&set.get("type").and_then(Json::as_str).unwrap_or_default()) => {
            match set.shift_remove("items") {
                Some(Json::Array(items)) => items,
                Some(item) => vec![item],
                None => vec![set.into()],
            }
        }
        one => vec![one],
    }
}

/// Title of an annotation without a text: its quote, its body or what it is about.
fn fallback_title(event: &Event, bodies: &[Json], fields: &Map<String, Json>) -> LocalText {
    let quote = event.excerpts.iter().map(|excerpt| excerpt.exact.as_unproven()).find(|exact| !exact.is_empty());
    let value = || bodies.iter().find_map(|body| body.get("value")?.as_str()).map(plain);
    let body = || bodies.iter().find_map(first_string).map(str::to_owned);
    let target = || fields.get("target").and_then(first_string).map(str::to_owned);
    let title = quote.map(str::to_owned).or_else(value).or_else(body).or_else(target);
    title.map_or_else(|| event.id.to_string(), |title| cut(&title)).into()
}

/// A string, the first of several, or the id or source of an object.
fn first_string(value: &Json) -> Option<&str> {
    match value {
        Json::String(text) => Some(text),
        Json::Array(several) => several.first()?.as_str().or_else(|| named(several.first()?)),
        object => named(object),
    }
}

fn named(object: &Json) -> Option<&str> {
    object.get("id")?.as_str().or_else(|| object.get("source")?.as_str())
}

/// A string, a string with a language, or several of those (JSON-LD 1.1 §4.2.4).
fn local_text(value: &Json) -> Option<LocalText> {
    let tagged = |value: &Json| {
        let word = |name| value.get(name).and_then(Json::as_str).map(str::to_owned);
        Some((word("@language")?, word("@value")?))
    };
    match value {
        Json::String(text) => Some(text.as_str().into()),
        Json::Array(several) => several.iter().map(tagged).collect::<Option<Vec<_>>>().map(LocalText::Map),
        one => tagged(one).map(|text| LocalText::Map(vec![text])),
    }
}

/// Decodes `%20` and the like of a relative address.
fn decode_path(address: &str) -> String {
    let (mut bytes, mut rest) = (Vec::with_capacity(address.len()), address.as_bytes());
    while let [first, tail @ ..] = rest {
        let hex = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        match (first, tail.get(..2).and_then(hex)) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}
