//! The sheet: one slide a row, in the columns of today's template or of the older one.

use std::path::Path;

use serde_json::{Map, Value};

use super::slide::{ERAS, KEY, Slide, Slides};
use super::slide_write::{of_event, title_of};
use crate::base::Severity::{Error, Note, Warning};
use crate::base::digits::plain;
use crate::base::guess;
use crate::formats::kit::findings::FileFindings;
use crate::formats::kit::format::{Loaded, Saved};
use crate::formats::kit::losses::{RoundTrip, WrittenFile, saved};
use crate::formats::kit::places::Places;
use crate::formats::kit::table::{self, TableRow, bytes_of, open, unguard};
use crate::model::Project;
use crate::model::date::phrase::seconds;

/// The columns of the template, in their order, and the field of a slide that each fills.
const COLUMNS: [(&str, &str); 18] = [
    ("Year", "start_date.year"),
    ("Month", "start_date.month"),
    ("Day", "start_date.day"),
    ("Time", "start_date.time"),
    ("End Year", "end_date.year"),
    ("End Month", "end_date.month"),
    ("End Day", "end_date.day"),
    ("End Time", "end_date.time"),
    ("Display Date", "display_date"),
    ("Headline", "text.headline"),
    ("Text", "text.text"),
    ("Media", "media.url"),
    ("Media Credit", "media.credit"),
    ("Media Caption", "media.caption"),
    ("Media Thumbnail", "media.thumbnail"),
    ("Type", "type"),
    ("Group", "group"),
    ("Background", "background"),
];

/// Columns of older templates and newer ones that people add.
const OTHERS: [(&str, &str); 5] = [
    ("Start Date", "start_date"),
    ("End Date", "end_date"),
    ("Tag", "group"),
    ("Alt Text", "media.alt"),
    ("Unique ID", "unique_id"),
];

fn field_of(name: &str) -> Option<&'static str> {
    let known = COLUMNS.iter().chain(&OTHERS).find(|(column, _)| column.eq_ignore_ascii_case(name.trim()));
    known.map(|(_, field)| *field)
}

/// Returns true if the bytes look like the sheet, by its header.
pub(crate) fn sniff(bytes: &[u8]) -> bool {
    let text = guess::decode(&bytes[..bytes.len().min(1 << 14)]).text;
    let line = text.lines().next().unwrap_or("");
    let header = table::read(line, table::guess_delimiter(line)).header;
    let fields: Vec<&str> = header.iter().flat_map(|row| row.cells()).filter_map(field_of).collect();
    fields.contains(&"text.headline") && fields.iter().any(|f| matches!(*f, "start_date" | "start_date.year"))
}

/// Reads a sheet; `path` is for the diagnostics only.
pub(crate) fn load(bytes: &[u8], path: &Path) -> Loaded {
    let text = guess::decode(bytes);
    let (mut table, mut found) = open(&text, path, table::guess_delimiter(&text.text));
    // The template has columns in this order, and sheets that were written here; others keep their apostrophes.
    let header = table.header.iter().flat_map(|header| header.cells());
    if header.take(COLUMNS.len()).eq(COLUMNS.iter().map(|(name, _)| *name)) {
        unguard(&mut table, &mut found);
    }
    let mut slides = Slides::new(&mut found);
    let names: Vec<&str> = table.header.iter().flat_map(|header| header.cells()).collect();
    if names.is_empty() {
        slides.found.add(Error, "table-empty", "", 0, &[]);
    }
    let header_at = table.header.as_ref().map_or(0, |header| header.at);
    for name in names.iter().filter(|name| !name.is_empty() && field_of(name).is_none()) {
        slides.found.add(Note, "table-kept-column", name, header_at, &[("field", name)]);
    }
    for row in &table.rows {
        let value = slide_of(row, &names, slides.found);
        let kind = value.get("type").and_then(Value::as_str).unwrap_or("").to_lowercase();
        let slide = Slide { value, at: row.at, date_at: row.at };
        match kind.as_str() {
            "title" | "start" if slides.project.title.is_empty() => slides.title(slide),
            "era" => slides.era(slide),
            _ => slides.event(slide),
        }
    }
    let project = slides.project;
    Loaded { project, places: Places::default(), diagnostics: found.finish() }
}

/// The slide of a row. Whole dates go first: where a sheet has `Start Date`, TimelineJS does not look at `Year`
/// (`extractEventFromCSVObject` in its `src/js/core/ConfigFactory.js`). A cell whose field is taken is kept under the
/// name of its column.
fn slide_of(row: &TableRow, names: &[&str], found: &mut FileFindings<'_>) -> Map<String, Value> {
    let mut slide = Map::new();
    let mut rest = Vec::new();
    for column in (0..row.len().max(names.len())).filter(|column| !row.cell(*column).is_empty()) {
        let name = names.get(column).copied().filter(|name| !name.is_empty());
        if name.is_none() {
            found.add(Warning, "table-long-row", "", row.at, &[("found", row.cell(column))]);
        }
        let name = name.map_or_else(|| (column + 1).to_string(), str::to_owned);
        match field_of(&name) {
            Some(field @ ("start_date" | "end_date")) if !slide.contains_key(field) => {
                put(&mut slide, field, row.cell(column));
            }
            field => rest.push((field.map_or_else(|| name.clone(), str::to_owned), name, column)),
        }
    }
    for (field, name, column) in rest {
        let cell = row.cell(column);
        if is_free(&slide, &field) {
            put(&mut slide, &field, cell);
        } else {
            found.add(Warning, "timelinejs-second", &name, row.at, &[("field", &name), ("found", cell)]);
            keep(&mut slide, name, column, cell);
        }
    }
    slide
}

/// Keeps a cell under the name of its column, with the column's number where the name is taken.
fn keep(slide: &mut Map<String, Value>, name: String, column: usize, cell: &str) {
    let mut key = if slide.contains_key(&name) { format!("{name} ({})", column + 1) } else { name };
    while slide.contains_key(&key) {
        key.push('*');
    }
    slide.insert(key, cell.into());
}

/// Returns true if a cell can go into a field of a slide: nothing is there, and no whole date is around it.
fn is_free(slide: &Map<String, Value>, field: &str) -> bool {
    if slide.contains_key(field) {
        return false;
    }
    match field.split_once('.').map(|(outer, inner)| (slide.get(outer), inner)) {
        Some((Some(Value::Object(object)), "time")) => !object.contains_key("hour") && !object.contains_key("time"),
        Some((Some(Value::Object(object)), inner)) => !object.contains_key(inner),
        Some((Some(_), _)) => false,
        Some((None, _)) | None => true,
    }
}

/// Puts a cell into the field of a slide.
fn put(slide: &mut Map<String, Value>, field: &str, cell: &str) {
    let Some((outer, inner)) = field.split_once('.').filter(|_| field_names().any(|known| known == field)) else {
        match field {
            "background" if cell.starts_with('#') || !cell.contains([':', '/', '.']) => {
                slide.insert(field.into(), Map::from_iter([("color".to_owned(), cell.into())]).into());
            }
            "background" => {
                slide.insert(field.into(), Map::from_iter([("url".to_owned(), cell.into())]).into());
            }
            _ => {
                slide.insert(field.to_owned(), cell.into());
            }
        }
        return;
    };
    let object = slide.entry(outer).or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(object) = object else { return };
    let read = plain(cell);
    match seconds(&read).filter(|_| inner == "time") {
        Some(clock) => {
            // A time without seconds is told apart by the number of its colons.
            let given = 1 + cell.matches(':').count();
            for (name, part) in ["hour", "minute", "second"].into_iter().zip(clock.split(':')).take(given) {
                object.insert(name.to_owned(), part.into());
            }
        }
        None => {
            object.insert(inner.to_owned(), cell.into());
        }
    }
}

fn field_names() -> impl Iterator<Item = &'static str> {
    COLUMNS.iter().chain(&OTHERS).map(|(_, field)| *field)
}

/// Writes the sheet in the columns of today's template, with those that were added to it after them.
pub(crate) fn save(project: &Project) -> Saved {
    let mut slides = Vec::new();
    if let Some(mut title) = title_of(project) {
        title.insert("type".into(), "title".into());
        slides.push(title);
    }
    for event in project.events.whole() {
        let mut slide = of_event(project, &event);
        if event.lane.as_deref() == Some(ERAS) {
            slide.insert("type".into(), "era".into());
        }
        slides.push(slide);
    }
    let mut header: Vec<String> = COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut fields: Vec<String> = COLUMNS.iter().map(|(_, field)| (*field).to_owned()).collect();
    for slide in &slides {
        for (name, value) in slide {
            let known = fields.contains(name);
            if !known && !matches!(value, Value::Object(_)) {
                let column = OTHERS.iter().find(|(_, field)| field == name).map_or(&**name, |(column, _)| column);
                header.push(column.to_owned());
                fields.push(name.clone());
            }
        }
    }
    let rows: Vec<Vec<String>> = slides.iter().map(|s| fields.iter().map(|field| cell(s, field)).collect()).collect();
    let (bytes, guards) = bytes_of(std::iter::once(header).chain(rows), b',');
    let written = WrittenFile { bytes, events: (0..project.events.len()).collect() };
    let mut saved = saved(project, written, &RoundTrip { name: "timelinejs-csv", load, key: KEY });
    saved.losses.extend(guards.diagnostics());
    saved
}

fn cell(slide: &Map<String, Value>, field: &str) -> String {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let Some((outer, inner)) = field.split_once('.').filter(|_| !slide.contains_key(field)) else {
        return match (field, slide.get(field)) {
            ("background", Some(Value::Object(b))) => b.get("url").or(b.get("color")).map(text).unwrap_or_default(),
            (_, Some(Value::Object(_)) | None) => String::new(),
            (_, Some(value)) => text(value),
        };
    };
    let Some(object) = slide.get(outer) else { return String::new() };
    if inner == "time" && object.get("hour").is_some() {
        let parts = ["hour", "minute", "second"].into_iter().map_while(|name| object.get(name));
        let mut parts: Vec<String> = parts.map(|part| format!("{:0>2}", text(part))).collect();
        if parts.len() == 1 {
            parts.push("00".to_owned());
        }
        return parts.join(":");
    }
    object.get(inner).map(text).unwrap_or_default()
}
