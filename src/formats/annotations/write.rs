//! Writes events as annotations: title and summary are bodies, excerpts are targets.

use serde_json::{Map, Value, json};

use super::selector::{TargetSelection, of_page};
use super::vocabulary::{CONTEXT, GENERATOR, KEPT, OFFSETS, PAGE, PURPOSES, SELECTOR, STANDING, TARGET, TEMPORAL};
use crate::base::{Diagnostic, EventIx, ExcerptIx};
use crate::formats::Saved;
use crate::model::{Attests, Document, Event, Evidence, Excerpt, LocalText, Project, Stance, Status};

/// Writes a project as one page of annotations. A quote that the documents do not bear out has a note that says so.
pub(crate) fn save(project: &Project, evidence: &Evidence) -> Saved {
    let writer = AnnotationWriter { project, evidence };
    let items: Vec<Value> =
        project.events.whole().enumerate().filter_map(|(nth, event)| writer.annotation(nth.into(), &event)).collect();
    let mut page = Map::new();
    page.insert("@context".into(), CONTEXT.into());
    page.insert("type".into(), "AnnotationPage".into());
    page.insert("generator".into(), json!({ "type": "Software", "name": GENERATOR }));
    if !project.title.is_empty() {
        page.insert("label".into(), tagged(&project.title));
    }
    if !project.language.is_empty() {
        page.insert("language".into(), project.language.clone().into());
    }
    page.insert("items".into(), items.into());
    let mut bytes = format!("{:#}", Value::from(page)).into_bytes();
    bytes.push(b'\n');
    Saved { bytes, losses: losses(project) }
}

struct AnnotationWriter<'p> {
    project: &'p Project,
    evidence: &'p Evidence,
}

impl AnnotationWriter<'_> {
    /// An annotation of an event; none of an event without any target.
    fn annotation(&self, event_ix: EventIx, event: &Event) -> Option<Value> {
        let mut kept = kept(event).cloned().unwrap_or_default();
        let target = |(nth, excerpt)| self.target(ExcerptIx { event: event_ix, nth }, excerpt);
        let mut targets: Vec<Value> = (0..).zip(&event.excerpts).map(target).collect();
        targets.extend(several(kept.shift_remove("target")));
        if targets.is_empty() {
            return None;
        }
        let mut bodies = texts(&event.title, PURPOSES[0]);
        bodies.extend(event.summary.iter().flat_map(|summary| texts(summary, PURPOSES[1])));
        let tag = |tag: &String| json!({ "type": "TextualBody", "purpose": "tagging", "value": tag });
        bodies.extend(event.tags.iter().map(tag));
        bodies.extend(several(kept.shift_remove("body")));
        let mut annotation = Map::new();
        annotation.insert("id".into(), (*event.id).into());
        annotation.insert("type".into(), "Annotation".into());
        if let Some(when) = &event.when {
            annotation.insert(TEMPORAL.into(), when.as_str().into());
        }
        annotation.insert("body".into(), bodies.into());
        annotation.insert("target".into(), if targets.len() == 1 { targets.remove(0) } else { targets.into() });
        for (name, value) in kept {
            annotation.entry(name).or_insert(value);
        }
        Some(annotation.into())
    }

    fn target(&self, ix: ExcerptIx, excerpt: &Excerpt) -> Value {
        let document = self.project.documents.iter().find(|document| document.id == excerpt.document);
        let mut target = Map::new();
        target.insert("source".into(), document.map_or_else(|| address_of(&excerpt.document).into(), source));
        let mut selectors = Vec::new();
        if !excerpt.exact.is_empty() {
            let mut quote = json!({ "type": "TextQuoteSelector", "exact": excerpt.exact.as_unproven() });
            for (name, words) in [("prefix", &excerpt.prefix), ("suffix", &excerpt.suffix)] {
                if !words.is_empty() {
                    quote[name] = words.as_str().into();
                }
            }
            selectors.push(quote);
        }
        if let (Some(start), Some(end)) = (excerpt.start, excerpt.end) {
            selectors.push(json!({ "type": "TextPositionSelector", "start": start, "end": end }));
        }
        let kept = several(excerpt.extra.get(SELECTOR).cloned());
        let kept_page = TargetSelection::of(&kept.clone().into()).page;
        if let Some(page) = excerpt.extra.get(PAGE).and_then(Value::as_u64).filter(|page| kept_page != Some(*page)) {
            selectors.push(of_page(page));
        }
        selectors.extend(kept);
        target.insert("selector".into(), if selectors.len() == 1 { selectors.remove(0) } else { selectors.into() });
        if let Some(doubt) = self.evidence.standing(self.project, ix).doubt() {
            target.insert(STANDING.into(), doubt.as_str().into());
        }
        for (name, value) in excerpt.extra.get(TARGET).and_then(Value::as_object).into_iter().flatten() {
            target.entry(name.clone()).or_insert_with(|| value.clone());
        }
        target.into()
    }
}

fn kept(event: &Event) -> Option<&Map<String, Value>> {
    event.extra.get(KEPT)?.as_object()
}

fn several(value: Option<Value>) -> Vec<Value> {
    match value {
        Some(Value::Array(several)) => several,
        one => one.into_iter().collect(),
    }
}

/// A body for each language of a text.
fn texts(text: &LocalText, purpose: &str) -> Vec<Value> {
    let body =
        |value: &str| json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value });
    match text {
        LocalText::Plain(text) if text.is_empty() => Vec::new(),
        LocalText::Plain(text) => vec![body(text)],
        LocalText::Map(texts) => texts
            .iter()
            .map(|(tag, text)| {
                let mut body = body(text);
                body["language"] = tag.as_str().into();
                body
            })
            .collect(),
    }
}

fn tagged(text: &LocalText) -> Value {
    match text {
        LocalText::Plain(text) => text.as_str().into(),
        LocalText::Map(texts) => texts.iter().map(|(tag, text)| json!({ "@language": tag, "@value": text })).collect(),
    }
}

fn source(document: &Document) -> Value {
    let address = match (&document.url, &document.path) {
        (Some(url), _) => url.clone(),
        (None, Some(path)) => encode_path(path),
        (None, None) => address_of(&document.id),
    };
    let mut source = Map::new();
    source.insert("id".into(), address.into());
    source.insert("dcterms:identifier".into(), (*document.id).into());
    if !document.title.is_empty() {
        source.insert("dcterms:title".into(), tagged(&document.title));
    }
    for (name, value) in [("format", &document.media_type), ("language", &document.language)] {
        if let Some(value) = value {
            source.insert(name.into(), value.as_str().into());
        }
    }
    source.into()
}

/// The address of a document that has none on the web or in the folder.
fn address_of(id: &str) -> String {
    format!("urn:sanad:{}", encode_path(id))
}

/// Writes a path as a relative address (RFC 3986 §4.2): letters of any script stay as they are (RFC 3987).
fn encode_path(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            ' ' | '%' | '#' | '?' | ':' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                address.push_str(&format!("%{:02X}", u32::from(c)));
            }
            _ => address.push(c),
        }
    }
    address
}

/// Parts that annotations have no place for: one finding a kind.
fn losses(project: &Project) -> Vec<Diagnostic> {
    let events = project.events.to_vec();
    let count = |lost: fn(&Event) -> bool| events.iter().filter(|event| lost(event)).count();
    let excerpts = |lost: fn(&Excerpt) -> bool| project.excerpts().filter(|(_, excerpt)| lost(excerpt)).count();
    let default = Event::default();
    let no_target = |event: &Event| event.excerpts.is_empty() && kept(event).is_none_or(|k| !k.contains_key("target"));
    let extra = |e: &Event| e.extra.keys().any(|name| name != KEPT);
    let documents = |lost: fn(&Document) -> bool| project.documents.iter().filter(|document| lost(document)).count();
    let ours = [OFFSETS, PAGE, SELECTOR, TARGET];
    let found = [
        ("events-without-target", events.iter().filter(|event| no_target(event)).count()),
        ("lanes", project.lanes.len()),
        ("actors", project.actors.len()),
        ("status", count(|event| event.status != Status::default())),
        ("importance", events.iter().filter(|event| event.importance != default.importance).count()),
        ("attests", excerpts(|excerpt| excerpt.attests != Attests::default())),
        ("stance", excerpts(|excerpt| excerpt.stance != Stance::default())),
        ("positions", excerpts(|excerpt| excerpt.start.is_some() != excerpt.end.is_some())),
        ("wordless", excerpts(has_neither)),
        ("publishers", documents(|document| document.publisher.is_some() || document.published.is_some())),
        ("digests", documents(|document| document.sha256.is_some())),
        ("paths", documents(|document| document.path.is_some() && document.url.is_some())),
        ("unused-documents", unused_documents(project)),
        (
            "unknown-fields",
            count(extra)
                + project.excerpts().filter(|(_, x)| x.extra.keys().any(|name| !ours.contains(&&**name))).count()
                + documents(|document| !document.extra.is_empty())
                + usize::from(!project.extra.is_empty()),
        ),
    ];
    let lost = found.into_iter().filter(|(_, count)| *count > 0);
    lost.map(|(what, count)| Diagnostic::warning("annotation-loss").arg("what", what).arg("count", count.to_string()))
        .collect()
}

/// Returns true if an excerpt has neither words nor a position: its target is then the whole document.
fn has_neither(excerpt: &Excerpt) -> bool {
    excerpt.exact.is_empty() && (excerpt.start.is_none() || excerpt.end.is_none())
}

fn unused_documents(project: &Project) -> usize {
    let used: std::collections::HashSet<_> = project.excerpts().map(|(_, excerpt)| &excerpt.document).collect();
    project.documents.iter().filter(|document| !used.contains(&document.id)).count()
}
