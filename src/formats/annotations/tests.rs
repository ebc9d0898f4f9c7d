//! Annotations of the standard, of Hypothesis and of this program.

use std::path::Path;

use super::read::load;
use super::vocabulary::{CONTEXT, KEPT, SELECTOR};
use super::*;
use crate::formats::{Loaded, json};
use crate::model::{Document, Event, Excerpt, LocalText, Project};

fn read(text: &str) -> Loaded {
    load(text.as_bytes(), Path::new("a.jsonld"))
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

/// An annotation with a body, about a source with a selector.
fn one(body: &str, selector: &str) -> String {
    format!(
        r#"{{"id":"x","type":"Annotation","body":{body},"target":{{"source":"http://a.example/1","selector":{selector}}}}}"#
    )
}

#[test]
fn selectors_become_excerpts() {
    let quote = r#"{"type":"TextQuoteSelector","exact":"سند","prefix":"هذا ","suffix":" ."}"#;
    let position = r#"{"type":"TextPositionSelector","start":4,"end":7}"#;
    let refined = |outer: &str, inner: &str| format!("{},\"refinedBy\":{inner}}}", outer.trim_end_matches('}'));
    let page = r#"{"type":"FragmentSelector","conformsTo":"http://tools.ietf.org/rfc/rfc3778","value":"page=7"}"#;
    // Words, position, page, number of selectors kept.
    type Case = (String, &'static str, Option<(u32, u32)>, Option<u64>, usize);
    let cases: [Case; 8] = [
        (quote.into(), "سند", None, None, 0),
        (position.into(), "", Some((4, 7)), None, 0),
        (format!("[{quote},{position}]"), "سند", Some((4, 7)), None, 0),
        (format!("[{position},{page},{quote}]"), "سند", Some((4, 7)), Some(7), 0),
        (refined(page, quote), "سند", None, Some(7), 1),
        (refined(r#"{"type":"TextQuoteSelector","exact":"هذا سند طويل"}"#, quote), "سند", None, None, 1),
        (refined(quote, position), "سند", None, None, 1),
        (refined(page, &refined(r#"{"type":"CssSelector","value":"p"}"#, quote)), "سند", None, Some(7), 1),
    ];
    for (selector, exact, position, page, kept) in cases {
        let loaded = read(&one(r#"{"type":"TextualBody","value":"b"}"#, &selector));
        let [event] = &loaded.project.events.to_vec()[..] else { panic!("{selector}: {loaded:?}") };
        let [excerpt] = &event.excerpts[..] else { panic!("{selector}: {loaded:?}") };
        assert_eq!(excerpt.exact.as_unproven(), exact, "{selector}");
        assert_eq!(excerpt.start.zip(excerpt.end), position, "{selector}");
        assert_eq!(excerpt.extra.get(PAGE).and_then(serde_json::Value::as_u64), page, "{selector}");
        assert_eq!(excerpt.extra.get(SELECTOR).map_or(0, |s| s.as_array().map_or(0, Vec::len)), kept, "{selector}");
        assert_eq!(event.when, None);
        assert_eq!(loaded.project.documents[0].url.as_deref(), Some("http://a.example/1"));
        let places: Vec<_> =
            loaded.places.excerpts.iter().map(|(ix, place)| (ix.event.0, ix.nth, place.line)).collect();
        assert_eq!(places, [(0, 0, 1)]);
    }
}

#[test]
fn positions_alone_of_chains_are_kept_and_told() {
    let chain =
        r#"{"type":"FragmentSelector","value":"p1","refinedBy":{"type":"TextPositionSelector","start":6,"end":27}}"#;
    let loaded = read(&one("\"http://b.example\"", chain));
    assert_eq!(loaded.project.events.to_vec()[0].excerpts, []);
    assert!(codes(&loaded).contains(&"annotation-selector"), "{:?}", loaded.diagnostics);
    assert!(loaded.project.events.to_vec()[0].extra[KEPT]["target"][0]["selector"]["refinedBy"]["end"] == 27);
}

#[test]
fn bodies_become_title_summary_and_tags() {
    let text = |value: &str, more: &str| format!(r#"{{"type":"TextualBody","value":{value:?}{more}}}"#);
    let long = "كلمة ".repeat(60);
    let cases = [
        (text("عنوان", ""), "عنوان", None, 0),
        (format!("[{},{}]", text("عنوان", ""), text("شرح", "")), "عنوان", Some("شرح"), 0),
        (format!("[{},{}]", text("وسم", r#","purpose":"tagging""#), text("عنوان", "")), "عنوان", None, 1),
        (
            text("<p>ع <a href='http://x'>رابط</a> &amp; &#x633;</p>", r#","format":"text/html""#),
            "ع رابط (http://x) & س",
            None,
            0,
        ),
        (text(long.trim(), ""), "", Some(long.trim()), 0),
        ("\"http://b.example/post\"".into(), "سند", None, 0),
    ];
    for (body, title, summary, tags) in cases {
        let loaded = read(&one(&body, r#"{"type":"TextQuoteSelector","exact":"سند"}"#));
        let event = &loaded.project.events.to_vec()[0];
        let found = event.title.get("ar");
        assert!(if title.is_empty() { found.ends_with('…') && found.len() < 260 } else { found == title }, "{found}");
        assert_eq!(event.summary.as_ref().map(|s| s.get("ar")), summary, "{body}");
        assert_eq!(event.tags.len(), tags, "{body}");
    }
    let both = format!("[{},{}]", text("عنوان", r#","language":"ar""#), text("title", r#","language":"en""#));
    let loaded = read(&one(&both, r#"{"type":"TextQuoteSelector","exact":"x"}"#));
    let event = &loaded.project.events.to_vec()[0];
    assert_eq!((event.title.get("ar"), event.title.get("en"), &event.summary), ("عنوان", "title", &None));
}

#[test]
fn lists_pages_collections_and_exports() {
    let item = |n: usize| {
        one(&format!(r#"{{"type":"TextualBody","value":"{n}"}}"#), r#"{"type":"TextQuoteSelector","exact":"q"}"#)
            .replace("\"x\"", &format!("\"{n}\""))
    };
    let two = format!("[{},{}]", item(1), item(2));
    let hypothesis = r#"{"total":1,"rows":[{"id":"h","text":"ملاحظة","tags":["وسم"],"uri":"http://a.example/1",
        "document":{"title":["مقال"]},"target":[{"source":"http://a.example/1","selector":[{"type":"RangeSelector","startOffset":1},
        {"type":"TextPositionSelector","start":1,"end":2},{"type":"TextQuoteSelector","exact":"q"}]}]}]}"#;
    let cases: [(String, usize, &[&str]); 9] = [
        (item(1), 1, &[]),
        (two.clone(), 2, &[]),
        (format!(r#"{{"type":"AnnotationPage","items":{two}}}"#), 2, &[]),
        (
            format!(
                r#"{{"type":"AnnotationCollection","label":"ت","first":{{"type":"AnnotationPage","items":{two}}}}}"#
            ),
            2,
            &[],
        ),
        (
            r#"{"type":"AnnotationCollection","total":3,"first":"http://a.example/page1"}"#.into(),
            0,
            &["annotation-none", "annotation-page-elsewhere"],
        ),
        (format!(r#"{{"@graph":{two}}}"#), 2, &[]),
        (format!("[{},{}]", item(1), item(1)), 2, &["duplicate-id"]),
        (hypothesis.into(), 1, &["annotation-kept", "annotation-offsets", "annotation-selector-kept"]),
        (format!("[{},3,{{\"type\":\"Person\"}}]", item(1)), 1, &["wrong-type", "annotation-stray"]),
    ];
    for (text, count, expected) in cases {
        let loaded = read(&text);
        let mut found = codes(&loaded);
        let mut expected = expected.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!((loaded.project.events.len(), found), (count, expected), "{text}");
        assert_eq!(loaded.places.excerpts.len(), loaded.project.excerpts().count());
        assert_eq!(loaded.places.documents.len(), loaded.project.documents.len());
    }
    let loaded = read(hypothesis);
    let event = &loaded.project.events.to_vec()[0];
    assert_eq!((event.title.get("ar"), &event.tags[..]), ("ملاحظة", &["وسم".to_owned()][..]));
    assert_eq!(loaded.project.documents[0].title, LocalText::from("مقال"));
}

#[test]
fn broken_input_is_told() {
    let deep = "[".repeat(100_000);
    let tags = "<a".repeat(100_000);
    for text in ["", "{", "[]", "3", "null", &deep, r#"{"type":"Annotation"}"#, r#"[{"target":null}]"#] {
        assert!(!read(text).diagnostics.is_empty(), "{text:.40}");
    }
    assert_eq!(body::plain(&tags), tags);
    assert_eq!(body::plain("1 < 2 & 3 &bogus; &#x110000;"), "1 < 2 & 3 &bogus; &#x110000;");
    let odd = r#"{"target":{"source":7,"selector":{"type":"TextPositionSelector","start":9,"end":2}},"body":[[],3]}"#;
    assert_eq!(read(odd).project.events.len(), 1);
}

#[test]
fn what_is_written_is_read_again() {
    let project = json::load(crate::formats::open::sample::SAMPLE.as_bytes(), Path::new("p.json")).project;
    let saved = save(&project, &Evidence::NONE);
    let kinds: Vec<&str> = saved.losses.iter().map(|loss| &*loss.args[0].1).collect();
    assert_eq!(kinds, ["lanes", "actors", "status", "importance", "attests", "digests"]);
    let again = load(&saved.bytes, Path::new("a.jsonld"));
    assert_eq!(codes(&again), [] as [&str; 0]);
    assert_eq!((&again.project.title, &again.project.language), (&project.title, &project.language));
    assert_eq!(again.project.events.len(), project.events.len());
    for (a, b) in again.project.events.whole().zip(project.events.whole()) {
        assert_eq!((&a.id, &a.when, &a.title, &a.summary, &a.tags), (&b.id, &b.when, &b.title, &b.summary, &b.tags));
        assert_eq!(a.excerpts.len(), b.excerpts.len());
        for (x, y) in a.excerpts.iter().zip(&b.excerpts) {
            assert_eq!(
                (&x.exact, &x.prefix, &x.suffix, x.start, x.end),
                (&y.exact, &y.prefix, &y.suffix, y.start, y.end)
            );
            assert_eq!(x.document, y.document);
        }
    }
    assert_eq!(save(&again.project, &Evidence::NONE).bytes, saved.bytes);
    let unchecked = String::from_utf8(saved.bytes).expect("text");
    assert!(unchecked.contains(r#""skos:editorialNote": "unchecked""#), "nobody looked at the documents");
    let verbatim = save(&project, &Evidence::as_recorded(&project)).bytes;
    assert!(!String::from_utf8(verbatim).expect("text").contains("editorialNote"));
}

#[test]
fn titles_and_summaries_of_ours_come_back_as_they_were() {
    let long = "كلمة ".repeat(60);
    let map = |texts: &[(&str, &str)]| LocalText::Map(texts.iter().map(|(l, t)| ((*l).into(), (*t).into())).collect());
    let cases = [
        (LocalText::from("عنوان"), None),
        (map(&[("ar", "عنوان"), ("en", "title"), ("he", "כותרת")]), Some(map(&[("ar", "شرح"), ("fr", "précis")]))),
        (map(&[("en", "one")]), Some(LocalText::from("plain"))),
        (LocalText::from(&*long), Some(map(&[("ar", "شرح")]))),
        (LocalText::from("سطر\nوسطر"), None),
        (LocalText::default(), Some(LocalText::from("a summary alone"))),
    ];
    for (title, summary) in cases {
        let excerpt = Excerpt { document: "d".into(), exact: "سند".into(), ..Excerpt::default() };
        let event = Event { id: "e".into(), title, summary, excerpts: vec![excerpt], ..Event::default() };
        let document = Document { id: "d".into(), ..Document::default() };
        let project = Project { documents: vec![document], events: [event].into(), ..Project::default() };
        let again = load(&save(&project, &Evidence::NONE).bytes, Path::new("a.jsonld")).project;
        assert_eq!(again.events, project.events);
        assert_eq!(again.documents, project.documents);
    }
}

#[test]
fn pages_and_other_selectors_are_both_written() {
    let page = r#"{"type":"FragmentSelector","conformsTo":"http://tools.ietf.org/rfc/rfc3778","value":"page=7"}"#;
    let other = r#"{"type":"CssSelector","value":"p"}"#;
    let viewrect = r#"{"type":"FragmentSelector","value":"page=7&viewrect=50,50,640,480"}"#;
    for (selectors, written) in [(page.to_owned(), 1), (format!("{page},{other}"), 2), (viewrect.to_owned(), 1)] {
        let text = one("\"b\"", &format!(r#"[{{"type":"TextQuoteSelector","exact":"سند"}},{selectors}]"#));
        let saved = String::from_utf8(save(&read(&text).project, &Evidence::NONE).bytes).expect("text");
        assert_eq!(saved.matches("page=7").count(), 1, "{saved}");
        assert_eq!(saved.matches("Selector\"").count() - saved.matches("\"selector\"").count(), written, "{saved}");
        assert_eq!(read(&saved).project.events.to_vec()[0].excerpts[0].extra[PAGE], 7);
    }
}

#[test]
fn examples_of_the_standard() {
    // Events, documents, excerpts.
    let cases = [
        (include_str!("../../../tests/data/annotations/anno26.json"), (1, 1, 1)),
        (include_str!("../../../tests/data/annotations/anno27.json"), (1, 1, 1)),
        (include_str!("../../../tests/data/annotations/anno32.json"), (1, 1, 1)),
        (include_str!("../../../tests/data/annotations/anno12.json"), (1, 4, 0)),
        (include_str!("../../../tests/data/annotations/anno41.json"), (1, 1, 0)),
    ];
    for (text, expected) in cases {
        let Loaded { project, .. } = read(text);
        assert_eq!((project.events.len(), project.documents.len(), project.excerpts().count()), expected, "{text}");
        assert_eq!(read(&String::from_utf8_lossy(&save(&project, &Evidence::NONE).bytes)).project.events.len(), 1);
    }
}

/// Every string value of the source is somewhere in what was read.
#[test]
#[ignore = "needs SANAD_CORPUS"]
fn nothing_of_the_corpus_is_lost() {
    let folder = crate::base::corpus::folder().join("anchoring/w3c-model-examples");
    let mut count = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder").flatten() {
        let text = std::fs::read_to_string(entry.path()).expect("a file");
        let loaded = read(&text);
        assert_eq!(loaded.project.events.len(), 1, "{:?}", entry.path());
        let all = String::from_utf8(json::save(&loaded.project)).expect("text");
        let source: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let mut strings = Vec::new();
        collect(&source, &mut strings);
        for string in strings.into_iter().filter(|s| !["Annotation", "SpecificResource", CONTEXT].contains(&&**s)) {
            let quoted = serde_json::Value::from(&*string).to_string();
            let inner = quoted.trim_matches('"');
            let kind = [
                "TextualBody",
                "TextQuoteSelector",
                "TextPositionSelector",
                "Choice",
                "List",
                "Composite",
                "Independents",
                "tagging",
                "describing",
                "text/plain",
            ];
            assert!(all.contains(inner) || kind.contains(&inner), "{:?}: {inner}", entry.path());
        }
        count += 1;
    }
    assert_eq!(count, 41);
}

fn collect(value: &serde_json::Value, strings: &mut Vec<String>) {
    match value {
        serde_json::Value::String(s) => strings.push(s.clone()),
        serde_json::Value::Array(a) => a.iter().for_each(|v| collect(v, strings)),
        serde_json::Value::Object(o) => o.values().for_each(|v| collect(v, strings)),
        _ => {}
    }
}
