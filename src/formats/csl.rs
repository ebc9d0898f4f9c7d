//! The documents of a project as CSL-JSON (Citation Style Language 1.0.2, `csl-data.json`), for reference managers.

use serde_json::{Map, Value, json};

use super::{Format, Saved};
use crate::base::Diagnostic;
use crate::formats::kit::losses::is_translated;
use crate::model::date::{DatePart, End, Form};
use crate::model::{Document, EdtfDate, LocalText, Project};

/// The entry in the registry. Its files end in `.json` elsewhere; here that would be the project.
pub(crate) const FORMAT: Format =
    Format { name: "csl", endings: &["csl", "csljson"], sniff: |_| false, load: None, save: Some(save) };

/// Writes the documents; nothing else of a project has a place in this format.
pub(crate) fn save(project: &Project) -> Saved {
    let items: Value = project.documents.iter().map(|document| item(project, document)).collect();
    let mut bytes = format!("{items:#}").into_bytes();
    bytes.push(b'\n');
    Saved { bytes, losses: losses(project) }
}

fn item(project: &Project, document: &Document) -> Value {
    let text = |text: &LocalText| Value::from(text.get(&project.language));
    let mut item = Map::new();
    item.insert("id".into(), (*document.id).into());
    item.insert("type".into(), kind(document).into());
    item.insert("title".into(), text(&document.title));
    if let Some(publisher) = &document.publisher {
        item.insert("publisher".into(), text(publisher));
    }
    if let Some(published) = &document.published {
        item.insert("issued".into(), date(published));
    }
    for (name, value) in [("URL", &document.url), ("language", &document.language)] {
        if let Some(value) = value {
            item.insert(name.into(), value.as_str().into());
        }
    }
    item.into()
}

/// Type of a document: what is on the web is a page of it, unless its media type says that it is a file.
fn kind(document: &Document) -> &'static str {
    let page = document.media_type.as_deref().is_none_or(|media| media.starts_with("text/html"));
    if document.url.is_some() && page { "webpage" } else { "document" }
}

/// A date as far as CSL can say it; any other in its own words.
fn date(when: &EdtfDate) -> Value {
    let dates: Option<Vec<DatePart>> = match when.form() {
        Form::Date(date) => Some(vec![date]),
        Form::Interval(End::Date(from), End::Date(to)) => Some(vec![from, to]),
        _ => None,
    };
    let whole = |dates: &&Vec<DatePart>| dates.len() == 1 || dates.iter().all(|date| date.season.is_none());
    let parts = dates.as_ref().filter(whole).and_then(|dates| dates.iter().map(parts).collect::<Option<Vec<_>>>());
    let (Some(dates), Some(parts)) = (dates, parts) else { return json!({ "literal": when.as_str() }) };
    let mut date = json!({ "date-parts": parts });
    if let [DatePart { season: Some(season @ 21..=24), .. }] = dates[..] {
        date["season"] = (season - 20).into();
    }
    if when.is_approximate() || when.is_uncertain() {
        date["circa"] = true.into();
    }
    date
}

/// Year, month and day; none for what they would make more exact than it is.
fn parts(date: &DatePart) -> Option<Vec<i64>> {
    let whole = date.unknown_digits == 0 && date.significant.is_none() && date.time.is_none() && date.year != 0;
    let season = date.season.is_none_or(|season| (21..=24).contains(&season));
    let in_order = date.day.is_none() || date.month.is_some();
    if !whole || !season || !in_order {
        return None;
    }
    // CSL counts years before Christ without a year 0.
    let year = if date.year < 0 { date.year - 1 } else { date.year };
    Some([Some(year), date.month.map(i64::from), date.day.map(i64::from)].into_iter().flatten().collect())
}

fn losses(project: &Project) -> Vec<Diagnostic> {
    let documents = |lost: fn(&Document) -> bool| project.documents.iter().filter(|document| lost(document)).count();
    let texts = project.documents.iter().flat_map(|d| [Some(&d.title), d.publisher.as_ref()]).flatten();
    let found = [
        ("project-title", usize::from(!project.title.is_empty())),
        ("events", project.events.len()),
        ("lanes", project.lanes.len()),
        ("actors", project.actors.len()),
        ("translations", texts.filter(|text| is_translated(text, &project.language)).count()),
        ("files", documents(|d| d.path.is_some() || d.sha256.is_some() || d.media_type.is_some())),
        // `circa` is all there is for both.
        ("doubts", documents(|document| document.published.as_ref().is_some_and(EdtfDate::is_uncertain))),
        ("unknown-fields", project.extra.len() + documents(|document| !document.extra.is_empty())),
    ];
    let lost = found.into_iter().filter(|(_, count)| *count > 0);
    lost.map(|(what, count)| Diagnostic::note("csl-loss").arg("what", what).arg("count", count.to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_exact_as_they_were() {
        let cases = [
            ("2024", json!({ "date-parts": [[2024]] })),
            ("2024-02", json!({ "date-parts": [[2024, 2]] })),
            ("2024-02-29", json!({ "date-parts": [[2024, 2, 29]] })),
            ("2024-02/2024-05-01", json!({ "date-parts": [[2024, 2], [2024, 5, 1]] })),
            ("1985~", json!({ "date-parts": [[1985]], "circa": true })),
            ("2024-21/2024-22", json!({ "literal": "2024-21/2024-22" })),
            ("2024-02-29T10:00:00", json!({ "literal": "2024-02-29T10:00:00" })),
            ("2024-22", json!({ "date-parts": [[2024]], "season": 2 })),
            ("-0043", json!({ "date-parts": [[-44]] })),
            ("198X", json!({ "literal": "198X" })),
            ("2024-XX-12", json!({ "literal": "2024-XX-12" })),
            ("2024/..", json!({ "literal": "2024/.." })),
            ("[1667,1668]", json!({ "literal": "[1667,1668]" })),
        ];
        for (edtf, expected) in cases {
            assert_eq!(date(&EdtfDate::parse(edtf).unwrap_or_else(|e| panic!("{e}"))), expected, "{edtf}");
        }
    }

    #[test]
    fn documents_become_items() {
        let document = Document {
            id: "d".into(),
            title: LocalText::Map(vec![("en".into(), "Page".into()), ("ar".into(), "صفحة".into())]),
            url: Some("http://a.example".into()),
            publisher: Some("دار".into()),
            published: EdtfDate::parse("2024-02").ok(),
            ..Document::default()
        };
        let plain = Document { id: "p".into(), title: "ملف".into(), ..Document::default() };
        let project = Project { language: "ar".into(), documents: vec![document, plain], ..Project::default() };
        let saved = save(&project);
        let items: Value = serde_json::from_slice(&saved.bytes).expect("JSON");
        let expected = json!([
            { "id": "d", "type": "webpage", "title": "صفحة", "publisher": "دار",
              "issued": { "date-parts": [[2024, 2]] }, "URL": "http://a.example" },
            { "id": "p", "type": "document", "title": "ملف" },
        ]);
        assert_eq!(items, expected);
        assert_eq!(saved.losses.len(), 1);
    }
}
