//! The page: whole, closed against what projects may hold, and the same each time.

use std::collections::HashSet;
use std::sync::Arc;

use super::page::prose;
use super::*;
use crate::anchoring::Resolution;
use crate::base::marks::{FSI, PDI, with_isolates};
use crate::base::markup::is_web_address;
use crate::base::{Direction, EventIx, ExcerptIx};
use crate::export::Sources;
use crate::formats;
use crate::i18n::{Digits, Locale, Messages, SecondCalendar};
use crate::model::{
    Attests, Difference, Document, DocumentText, EdtfDate, Event, Excerpt, Lane, Project, Stance, Status,
};
use crate::scene::ThemeName;

fn page(material: Material<'_>, options: &ExportOptions, context: bool) -> String {
    let mut out = Vec::new();
    write(material, options, context, &mut out).expect("memory has room");
    String::from_utf8(out).expect("HTML is UTF-8")
}

fn looks(locale: Option<Locale>, theme: ThemeName) -> ExportOptions {
    let mut options = ExportOptions::default();
    (options.language.locale, options.figure.theme) = (locale, theme);
    options
}

fn sample(options: &ExportOptions) -> (formats::Opened, String) {
    let opened = formats::sample();
    let html = page(Material::from(&opened), options, true);
    (opened, html)
}

/// The values of an attribute, in order.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let start = format!(" {attribute}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

/// Ids are unique, links within the page lead somewhere, and nothing is fetched.
fn check(html: &str) {
    let ids = values(html, "id");
    let known: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice");
    let links = values(html, "href");
    let labels = values(html, "aria-labelledby");
    for id in links.iter().filter_map(|link| link.strip_prefix('#')).chain(labels) {
        assert!(known.contains(id), "nothing is called {id}");
    }
    for link in links.iter().filter(|link| !link.starts_with('#')) {
        assert!(is_web_address(&link.replace("&amp;", "&")), "{link}");
    }
    let (before, rest) = html.split_once("<script>").expect("a script");
    assert_eq!(rest.matches("</script>").count(), 1, "the script ends once");
    assert!(values(html, "src").is_empty() && values(html, "style").is_empty() && !before.contains("<script"));
    for forbidden in ["<link", "<img", "<iframe", "@import", "url(", " onclick"] {
        assert!(!before.contains(forbidden), "{forbidden}");
    }
    for open in ["<article", "<section", "<figure", "<blockquote", "<details", "<ul", "<li", "<div", "<main", "<bdi"] {
        let starts = html.matches(&format!("{open}>")).count() + html.matches(&format!("{open} ")).count();
        assert_eq!(starts, html.matches(&format!("</{}>", &open[1..])).count(), "{open}");
    }
}

#[test]
fn the_bundled_project_is_whole_and_small_in_every_choice() {
    for locale in Locale::ALL {
        for theme in ThemeName::ALL {
            let mut options = looks(Some(locale), theme);
            options.language.calendar = Some(SecondCalendar::Hijri);
            let (opened, html) = sample(&options);
            check(&html);
            assert!(html.len() < 300_000, "{} bytes", html.len());
            for (ix, excerpt) in opened.project.excerpts() {
                assert!(html.contains(&prose(excerpt.exact.as_unproven())), "{ix:?}");
            }
            for event in opened.project.events.iter() {
                assert!(html.contains(&format!("<article id=\"event-{}\"", event.id())), "{}", event.id());
                assert!(html.contains(&prose(event.title().get(locale.as_tag()))), "{}", event.id());
            }
            assert!(!html.contains("class=\"state"), "every quote of the bundled project stands in its document");
            assert_eq!(html.matches("<mark>").count(), opened.resolutions.len(), "every quote has its context");
            assert_eq!(html, sample(&options).1, "the same again");
        }
    }
}

#[test]
fn directions_and_themes_are_as_asked() {
    let (mut turned, mut digits, mut without) = <(ExportOptions, ExportOptions, ExportOptions)>::default();
    (turned.language.direction, turned.figure.title) = (Some(Direction::Ltr), false);
    digits.language.digits = Digits::ArabicIndic;
    without.figure.legend = false;
    let cases: [(ExportOptions, &[&str]); 4] = [
        (ExportOptions::default(), &["<html lang=\"ar\" dir=\"rtl\">", "<div class=\"time\" dir=\"rtl\">"]),
        (
            looks(Some(Locale::En), ThemeName::Dark),
            &[
                "<html lang=\"en\" dir=\"ltr\">",
                "<div class=\"time\" dir=\"rtl\">",
                "content=\"dark\"",
                "lang=\"ar\" dir=\"rtl\">«",
            ],
        ),
        (turned, &["<div class=\"time\" dir=\"ltr\">", " class=\"unseen\">Kadrey"]),
        (digits, &["أكتوبر ٢٠٢٣"]),
    ];
    for (options, expected) in cases {
        let (_, html) = sample(&options);
        check(&html);
        for expected in expected {
            assert!(html.contains(expected), "{expected} with {options:?}");
        }
    }
    let html = page(Material::from(&formats::sample()), &without, false);
    assert!(!html.contains("<details") && !html.contains("class=\"legend\""));
}

/// What none of the fields of a project may bring into a page.
fn evil() -> &'static str {
    Box::leak(with_isolates("</script><script>alert(1)</script>\"' onload=\"x\u{202E}⟧&amp;\0").into_boxed_str())
}

/// A project in which every text tries to break out.
fn hostile() -> Project {
    let excerpt = |attests, stance| Excerpt {
        document: evil().into(),
        attests,
        stance,
        exact: evil().into(),
        prefix: evil().into(),
        suffix: "--><!--".into(),
        ..Excerpt::default()
    };
    let event = |(id, when): (&str, &str)| Event {
        id: id.into(),
        when: EdtfDate::parse(when).ok(),
        title: evil().into(),
        summary: Some(evil().into()),
        lane: Some(evil().into()),
        actors: vec![evil().into()],
        tags: vec![evil().into(), " ".into()],
        status: Status::Disputed,
        excerpts: vec![
            excerpt(Attests::Event, Stance::Contradicts),
            excerpt(Attests::Date, Stance::Supports),
            excerpt(Attests::Context, Stance::Supports),
        ],
        ..Event::default()
    };
    let events = [
        ("a b", "2024~"),
        ("a b", "2024?"),
        ("a-b", "../2024-05"),
        (evil(), "[2023,2024]"),
        ("", "Y17E7"),
        ("c", ""),
        ("m1", "2024-05-03T10:00:00"),
        ("d", "-0300/.."),
    ];
    Project {
        title: evil().into(),
        language: "x\"><b>".into(),
        documents: vec![Document {
            id: evil().into(),
            title: evil().into(),
            language: Some(evil().into()),
            url: Some("javascript:alert(1)".into()),
            sha256: Some(evil().into()),
            ..Document::default()
        }],
        lanes: vec![Lane { id: evil().into(), title: evil().into(), ..Lane::default() }],
        events: events.map(event).into(),
        ..Project::default()
    }
}

#[test]
fn hostile_texts_stay_texts() {
    for locale in Locale::ALL {
        let html = page(Material::from(&hostile()), &looks(Some(locale), ThemeName::Light), true);
        check(&html);
        assert!(!html.contains("<script>alert") && !html.contains("javascript:") && !html.contains('\0'));
        assert!(!html.contains("<b>") && !html.contains("<!--"));
        // What turns the direction around is closed within its text.
        for (opens, closes) in [('\u{202E}', '\u{202C}'), (FSI, PDI)] {
            let shown: String = html.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect();
            assert!(shown.contains(opens), "{opens:?}");
            assert_eq!(shown.matches(opens).count(), shown.matches(closes).count(), "{opens:?}");
        }
        assert_eq!(html.matches("class=\"state unchecked\"").count(), 3 * 8, "no text, nothing checked");
    }
}

#[test]
fn numbers_and_codes_stay_on_one_line_in_the_same_text() {
    for (text, expected) in [
        ("نموذج GPT-4 & Llama 3", "نموذج <span class=\"one\">GPT-4</span> &amp; <span class=\"one\">Llama 3</span>"),
        ("في أبريل 2024", "في <span class=\"one\">أبريل 2024</span>"),
        ("64 ألف\nوحدة", "<span class=\"one\">64 ألف</span>\nوحدة"),
        ("a < b", "a &lt; b"),
    ] {
        assert_eq!(prose(text), expected);
    }
    let (_, html) = sample(&ExportOptions::default());
    for piece in ["GPT-4", "أبريل 2024", "64 ألف"] {
        assert!(html.contains(&format!("<span class=\"one\">{piece}")), "{piece}");
    }
    assert!(html.contains("\n.one { white-space: nowrap; }"));
    let part = (crate::text::LATIN_SIZE * 100.0).round();
    assert!(html.contains(&format!("size-adjust: {part}%")));
    let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).expect("a title");
    assert!(!title.contains('<'), "{title}");
}

#[test]
fn what_became_of_a_quote_is_said() {
    let text = "أول الكلام. وقال إن الهدف هو GPT-4 في أكتوبر. آخر الكلام.";
    let range = |words: &str| {
        let start = text.find(words).expect("the words");
        start..start + words.len()
    };
    let cases = [
        (Resolution::Found(range("الهدف")), None, "<mark>الهدف</mark>"),
        (Resolution::Moved(range("الهدف")), None, "<mark>الهدف</mark>"),
        (
            Resolution::Changed { range: range("هو GPT-4"), similarity: 0.934, difference: Difference::Meaning },
            Some("state changed-in-meaning"),
            "<mark>هو <span class=\"one\">GPT-4</span></mark>",
        ),
        (Resolution::Ambiguous(vec![0..2, 2..4]), Some("state ambiguous"), ">الهدف</p>"),
        (Resolution::Lost { nearest: Some(range("أكتوبر")) }, Some("state lost"), "<mark>أكتوبر</mark>"),
        (Resolution::Lost { nearest: None }, Some("state lost"), ">الهدف</p>"),
    ];
    for (resolution, state, expected) in cases {
        let excerpt = Excerpt { document: "d".into(), exact: "الهدف".into(), ..Excerpt::default() };
        let project = Project {
            language: "ar".into(),
            documents: vec![Document { id: "d".into(), ..Document::default() }],
            events: [Event { id: "e".into(), excerpts: vec![excerpt], ..Event::default() }].into(),
            ..Project::default()
        };
        let texts = [DocumentText::Present {
            text: Arc::from(text),
            sha256: String::new(),
            source_map: Arc::default(),
            concealed: Arc::default(),
            original: None,
        }];
        let resolutions = [(ExcerptIx { event: EventIx(0), nth: 0 }, resolution.clone())];
        let sources = Sources { texts: &texts, resolutions: &resolutions, evidence: None };
        let html = page(Material { sources, ..Material::from(&project) }, &ExportOptions::default(), true);
        check(&html);
        let found =
            html.split("class=\"").find(|rest| rest.starts_with("state ")).and_then(|rest| rest.split('"').next());
        assert_eq!(found, state, "{resolution:?}");
        assert!(html.contains(expected), "{resolution:?}");
        assert_eq!(html.contains("«الهدف»"), state.is_none(), "{resolution:?}");
    }
}

#[test]
fn filters_and_spans_leave_out_and_very_many_are_counted() {
    let when = |i: usize| EdtfDate::parse(&format!("{:04}-{:02}", 1000 + i / 12, 1 + i % 12)).ok();
    let event = |i: usize| Event {
        id: i.to_string().into(),
        when: when(i),
        title: "x".into(),
        importance: if i == MOST_LISTED + 7 { 5 } else { 3 },
        ..Event::default()
    };
    let project =
        |count: usize| Project { events: (0..count).map(event).collect::<Vec<_>>().into(), ..Project::default() };
    // Events, the years that show, how many are listed and left out.
    let all = None;
    let century = Some((-30_610_224_000.0, -27_454_550_400.0)); // 1000 to 1100
    for (count, span, listed, left_out) in
        [(0, all, 0, 0), (300, all, 300, 0), (5_010, all, MOST_LISTED, 10), (5_010, century, 1_200, 0)]
    {
        let (project, options) = (project(count), ExportOptions { span, ..looks(Some(Locale::Ar), ThemeName::Light) });
        let mut out = Vec::new();
        let found = write(Material::from(&project), &options, true, &mut out).expect("memory has room");
        assert_eq!(found, Listed { listed, left_out }, "{count} in {span:?}");
        let html = String::from_utf8(out).expect("HTML is UTF-8");
        check(&html);
        assert_eq!(html.matches("<article").count(), listed);
        assert_eq!(html.contains("class=\"left-out\""), left_out > 0);
        assert_eq!(html.contains("class=\"bin\""), listed > 400, "{count}");
        let legend = Messages::new(Locale::Ar).get("html-legend-counts");
        assert_eq!(html.contains(&legend), listed > 400, "{count}");
        assert_eq!(html.contains("event-5007\""), left_out > 0, "the important one stays");
    }
}
