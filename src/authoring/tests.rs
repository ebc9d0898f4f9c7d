//! Selections in documents of several languages become events.

use super::*;
use crate::anchoring::{Resolution, resolve};
use crate::model::{Actor, EdtfDate, Lane, LocalText};

/// A text in which ⟦ and ⟧ stand around the selection, without them, and the selection.
fn unmarked(marked: &str) -> (String, Range<usize>) {
    let start = marked.find('⟦').expect("a start");
    let end = marked.find('⟧').expect("an end") - '⟦'.len_utf8();
    (marked.replace(['⟦', '⟧'], ""), start..end)
}

fn project() -> Project {
    Project {
        language: "ar".into(),
        actors: vec![Actor {
            id: "dahle".into(),
            name: LocalText::Map(vec![("ar".into(), "أحمد الدحل".into()), ("en".into(), "Ahmad Al-Dahle".into())]),
            ..Actor::default()
        }],
        lanes: ["l", "m"].map(|id| Lane { id: id.into(), ..Lane::default() }).into(),
        events: [Event { id: "e".into(), lane: Some("m".into()), ..Event::default() }].into(),
        ..Project::default()
    }
}

fn document(language: &str) -> Document {
    Document { id: "d".into(), language: Some(language.into()), ..Document::default() }
}

#[test]
fn a_selection_becomes_an_event() {
    // Text, language; date, whether it stands in the selection, title, actors.
    let cases = [
        (
            "تعود إلى أكتوبر 2023، حيث قال أحمد الدحل لأحد الباحثين: “⟦هدفنا يجب أن يكون GPT-4⟧، لدينا 64 ألف وحدة”.",
            "ar",
            ("2023-10", false, "«هدفنا يجب أن يكون GPT-4»", 0),
        ),
        (
            "⟦قدّم احمد الدحل الوثائق في 14 يناير 2025، ثم سحبها.⟧ وفي مارس 2025 عاد.",
            "ar",
            ("2025-01-14", true, "قدّم احمد الدحل الوثائق في 14 يناير 2025", 1),
        ),
        (
            "Before. ⟦Ahmad Al-Dahle left the company⟧ on July 3, 2024. After 2025.",
            "en",
            ("2024-07-03", false, "Ahmad Al-Dahle left the company", 1),
        ),
        (
            "⟦The company dismissed the idea⟧. It was in July 2024.",
            "en",
            ("", false, "The company dismissed the idea", 0),
        ),
        ("⟦The company dismissed it last month⟧.", "en", ("", false, "The company dismissed it last month", 0)),
        ("⟦دادگاه در ۱۵ مرداد ۱۴۰۲ رأی داد⟧ و رفت", "fa", ("2023-08-06", true, "دادگاه در ۱۵ مرداد ۱۴۰۲ رأی داد", 0)),
        ("⟦בית המשפט פסק כי השימוש הוגן⟧ ביולי 2023.", "he", ("2023-07", false, "בית המשפט פסק כי השימוש הוגן", 0)),
        (
            "قالت Meta: ⟦“we used LibGen” في الاجتماع⟧ (يوليو 2024)",
            "ar",
            ("2024-07", false, "“we used LibGen” في الاجتماع", 0),
        ),
    ];
    for (marked, language, (when, is_selected, title, actors)) in cases {
        let (text, range) = unmarked(marked);
        let document = document(language);
        // White space around a selection is no part of it.
        let selected = Selected { text: &text, start: range.start, end: range.end, document: &document };
        let proposed = propose_event(&project(), &selected, Some("e"), &ExpressionFinder).expect("an event");
        let event = &proposed.event;
        assert_eq!(event.when.as_ref().map_or("", |when| when.as_str()), when, "{marked}");
        assert_eq!(proposed.date.as_ref().is_some_and(|date| date.is_selected), is_selected, "{marked}");
        assert_eq!(event.title.get(language), title, "{marked}");
        assert_eq!((event.actors.len(), event.lane.as_deref()), (actors, Some("m")), "{marked}");
        let attests: Vec<Attests> = event.excerpts.iter().map(|excerpt| excerpt.attests).collect();
        assert_eq!(
            attests,
            [&[Attests::Event][..], &vec![Attests::Date; usize::from(!when.is_empty())]].concat(),
            "{marked}"
        );
        for excerpt in &event.excerpts {
            assert!(matches!(resolve(&text, excerpt), Resolution::Found(_)), "{marked}: {excerpt:?}");
        }
        assert_eq!(event.excerpts[0].exact.as_unproven(), &text[range], "{marked}");
    }
}

#[test]
fn relative_dates_count_only_from_a_known_day() {
    let text = "The company dismissed it yesterday.";
    let finder = |text: &str, context: &DateContext<'_>| {
        let at = text.find("yesterday").map(|at| at..at + 9);
        let when = context.published.map_or("2000", |_| "2025-01-13");
        let found = |range| FoundDate {
            range,
            when: EdtfDate::parse(when).expect("a date"),
            alternatives: Vec::new(),
            counted_from: context.published.cloned(),
            is_relative: true,
        };
        at.into_iter().map(found).collect()
    };
    for (published, expected) in [(None, None), (Some("2025-01-14"), Some("2025-01-13"))] {
        let published = published.and_then(|text| EdtfDate::parse(text).ok());
        let document = Document { published, ..document("en") };
        let selected = Selected { text, start: 0, end: 11, document: &document };
        let proposed = propose_event(&project(), &selected, None, &finder).expect("an event");
        assert_eq!(proposed.event.when.as_ref().map(|when| when.as_str()), expected);
        assert_eq!(proposed.event.lane.as_deref(), Some("l"), "the first lane where none was last");
        let found = propose_event(&project(), &selected, None, &ExpressionFinder).expect("an event");
        assert_eq!(
            found.event.when.as_ref().map(|when| when.as_str()),
            expected,
            "as the finder of expressions has it"
        );
        let from = found.date.and_then(|date| date.found.counted_from);
        assert_eq!(from.is_some(), expected.is_some());
    }
}

#[test]
fn what_is_not_selected_makes_no_event() {
    let document = document("en");
    let text = "ab  \n cd";
    for (start, end, expected) in
        [(2, 6, None), (0, 0, None), (5, 3, None), (0, 4, Some("ab")), (1, 99, Some("b  \n cd"))]
    {
        let selected = Selected { text, start, end, document: &document };
        assert_eq!(selected.range().map(|range| &text[range]), expected, "{start}..{end}");
        let proposed = propose_event(&project(), &selected, None, &ExpressionFinder);
        assert_eq!(proposed.is_some(), expected.is_some());
    }
    let arabic = "نص";
    let selected = Selected { text: arabic, start: 1, end: 3, document: &document };
    assert_eq!(selected.range(), Some(0..2), "letters are whole");
}
