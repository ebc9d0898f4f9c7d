//! Resolutions of excerpts when their document changes.

use super::{Anchorer, MIN_SIMILARITY, Resolution, resolve};
use crate::model::Excerpt;

const TEXT: &str = "وأظهرت الوثائق رسائل داخلية تعود إلى أكتوبر 2023، حيث قال أحمد الدحل لأحد الباحثين: \
    “هدفنا يجب أن يكون GPT-4، لدينا 64 ألف وحدة معالجة رسومية قادمة!”\n\
    وفي رسالة داخلية تعود إلى يوليو 2024، أكد مارك زوكربيرج أن الشركة ستهيمن على المجال قريبًا.";

/// An excerpt of `text` with up to 20 characters of context.
fn excerpt(text: &str, exact: &str) -> Excerpt {
    let byte = text.find(exact).expect(exact);
    let start = text[..byte].chars().count();
    let before: Vec<char> = text[..byte].chars().collect();
    Excerpt {
        exact: exact.into(),
        prefix: before[before.len().saturating_sub(20)..].iter().collect(),
        suffix: text[byte + exact.len()..].chars().take(20).collect(),
        start: Some(start as u32),
        end: Some((start + exact.chars().count()) as u32),
        ..Excerpt::default()
    }
}

/// `state: the text there`.
fn shown(text: &str, excerpt: &Excerpt) -> String {
    let resolution = resolve(text, excerpt);
    match &resolution {
        Resolution::Ambiguous(places) => format!("ambiguous: {} places", places.len()),
        Resolution::Lost { nearest: None } => "lost".to_owned(),
        Resolution::Lost { nearest: Some(range) } => format!("lost: {}", &text[range.clone()]),
        _ => format!("{}: {}", resolution.state(), &text[resolution.range().cloned().unwrap_or_default()]),
    }
}

#[test]
fn a_quote_survives_changes_of_its_document() {
    let goal = "هدفنا يجب أن يكون GPT-4";
    let cases = [
        ("nothing", goal, TEXT.to_owned(), "found: هدفنا يجب أن يكون GPT-4"),
        ("its prefix", goal, TEXT.replace("الباحثين", "الزملاءء"), "context-changed: هدفنا يجب أن يكون GPT-4"),
        ("text before it", goal, format!("تحديث: {TEXT}"), "moved: هدفنا يجب أن يكون GPT-4"),
        ("one letter", goal, TEXT.replace("هدفنا يجب", "هدفنا بجب"), "changed-in-meaning: هدفنا بجب أن يكون GPT-4"),
        ("one hamza", goal, TEXT.replace("يجب أن", "يجب ان"), "changed: هدفنا يجب ان يكون GPT-4"),
        ("its marks", goal, TEXT.replace("هدفنا يجب", "هَدَفُنا يَجِبُ"), "found: هَدَفُنا يَجِبُ أن يكون GPT-4"),
        ("its spaces", goal, TEXT.replace("هدفنا يجب", "هدفنا\u{a0}\n يجب"), "found: هدفنا\u{a0}\n يجب أن يكون GPT-4"),
        ("a word", goal, TEXT.replace("يجب أن يكون", "قد يكون"), "changed-in-meaning: هدفنا قد يكون GPT-4"),
        (
            "moved and a letter",
            goal,
            format!("تحديث: {}", TEXT.replace("هدفنا", "هدفكم")),
            "changed-in-meaning: هدفكم يجب أن يكون GPT-4",
        ),
        ("its month", "أكتوبر 2023", TEXT.replace("أكتوبر", "نوفمبر"), "changed-in-meaning: نوفمبر 2023"),
        ("the month moved on", "أكتوبر 2023", TEXT.replace("أكتوبر 2023، ", ""), "lost: "),
        ("all", goal, "نص آخر تمامًا لا صلة له بما سبق.".to_owned(), "lost"),
        ("everything", goal, String::new(), "lost"),
    ];
    for (what, exact, text, expected) in cases {
        let shown = shown(&text, &excerpt(TEXT, exact));
        assert!(shown == expected || expected.ends_with(": ") && shown.starts_with(expected), "{what}: {shown}");
    }
}

#[test]
fn a_changed_letter_is_told_with_its_similarity() {
    let goal = "هدفنا يجب أن يكون GPT-4";
    for text in [TEXT.replace("هدفنا", "هدفها"), TEXT.replace("يكون GPT", "يكون gPT")] {
        let Resolution::Changed { similarity, .. } = resolve(&text, &excerpt(TEXT, goal)) else { panic!("{text}") };
        assert!((0.9..1.0).contains(&similarity), "{similarity}");
    }
    // 23 characters, one of them another.
    let Resolution::Changed { similarity, .. } = resolve(&TEXT.replace("هدفنا", "هدفها"), &excerpt(TEXT, goal))
    else {
        panic!()
    };
    assert!((similarity - 22.0 / 23.0).abs() < 1e-5, "{similarity}");
}

#[test]
fn a_copy_elsewhere_is_not_taken_for_a_changed_quote() {
    // The quoted month was corrected, and the same words stand in another sentence.
    let text = format!("{}\nونُشر المقال في أكتوبر 2023.", TEXT.replace("إلى أكتوبر 2023، حيث", "إلى أكتوبر 2022، حيث"));
    assert_eq!(shown(&text, &excerpt(TEXT, "أكتوبر 2023")), "changed-in-meaning: أكتوبر 2022");
}

#[test]
fn exact_words_in_place_outweigh_a_copy_where_neither_has_its_surroundings() {
    let old = "تقول الوثيقة إن الرسالة كُتبت في أكتوبر 2023 وأُرسلت بعد أيام.";
    let new = "1 | أكتوبر 2023 | ملاحظة | 2 | أكتوبر 2023 | تمّ";
    let exact = "أكتوبر 2023";
    for expected in [0, 1] {
        let places: Vec<usize> = new.match_indices(exact).map(|(at, _)| at).collect();
        let at = new[..places[expected]].chars().count() as u32;
        let quote = Excerpt { start: Some(at), end: Some(at + 11), ..excerpt(old, exact) };
        let place = places[expected]..places[expected] + exact.len();
        assert_eq!(resolve(new, &quote), Resolution::ContextChanged(place));
    }
}

#[test]
fn alike_places_are_ambiguous_unless_one_is_much_nearer() {
    let bare = Excerpt { exact: "رسالة".into(), ..Excerpt::default() };
    let text = "وردت رسالة أولى، ثم وردت رسالة ثانية.";
    let cases = [
        ("no context", bare.clone(), "ambiguous: 2 places"),
        ("suffix", Excerpt { suffix: " ثانية".into(), ..bare.clone() }, "found: رسالة"),
        ("context that fits both", Excerpt { prefix: "وردت ".into(), ..bare.clone() }, "ambiguous: 2 places"),
        ("position of one", Excerpt { start: Some(5), end: Some(10), ..bare.clone() }, "found: رسالة"),
        ("position beside one", Excerpt { start: Some(6), ..bare.clone() }, "moved: رسالة"),
        ("position between", Excerpt { start: Some(14), ..bare.clone() }, "ambiguous: 2 places"),
        ("position of other words", Excerpt { start: Some(5), end: Some(99), ..bare.clone() }, "ambiguous: 2 places"),
        (
            "position past the end",
            Excerpt { start: Some(9999), end: Some(10004), ..bare.clone() },
            "ambiguous: 2 places",
        ),
        ("empty", Excerpt { exact: " ".into(), ..bare.clone() }, "lost"),
    ];
    for (what, excerpt, expected) in cases {
        assert_eq!(shown(text, &excerpt), expected, "{what}");
    }
    assert_eq!(
        resolve(text, &Excerpt { suffix: " ثانية".into(), ..bare }).range().map(|r| text[..r.start].chars().count()),
        Some(25)
    );
}

#[test]
fn a_lost_quote_names_the_place_it_had() {
    let text = TEXT.replace("هدفنا يجب أن يكون GPT-4", "كلام محذوف بقرار");
    assert_eq!(shown(&text, &excerpt(TEXT, "هدفنا يجب أن يكون GPT-4")), "lost: كلام محذوف بقرار");
}

/// The cases and results of the matcher of Hypothesis.
#[test]
fn agrees_with_hypothesis_where_it_is_sure() {
    let solitude = "Many years later, as he faced the firing squad, Colonel Aureliano Buendía was to remember that distant \
        afternoon when his father took him to discover ice";
    let cities = "It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of \
        foolishness, it was the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the \
        season of Darkness, it was the spring of hope, it was the winter of despair, we had everything before us, we had \
        nothing before us, we were all going direct to Heaven, we were all going direct the other way.";
    let cases = [
        (solitude, "discover ice", "", "", None, Some(141)),
        (solitude, "some years later", "", "", None, Some(0)),
        (solitude, "Many yers later", "", "", None, Some(0)),
        (solitude, "Some years after", "", "", None, Some(0)),
        (solitude, ", as he faced the firing squad", "Some years after", "", None, Some(16)),
        (solitude, "Many years later", "", ", as he awaited his death", None, Some(0)),
        (cities, solitude, "", "", None, None),
        ("foobar", "", "", "", None, None),
        ("", "foobar", "", "", None, None),
        (cities, "before us", "we had everything", "", None, Some(305)),
        (cities, "before us", "we had nothing", "", None, Some(331)),
        (cities, "before us", "we had every-thing", "", None, Some(305)),
        (cities, "before us", "we had nout", "", None, Some(331)),
        (cities, "we had", "", "everything", None, Some(287)),
        (cities, "we had", "", "nothing", None, Some(316)),
        (cities, "we had", "", "ever ting", None, Some(287)),
        (cities, "we had", "", "nutting", None, Some(316)),
        (cities, "befor us", "", "", Some(305), Some(305)),
        (cities, "befor us", "", "", Some(331), Some(331)),
        // Hypothesis takes the first of two that are alike.
        (cities, "befor us", "", "", None, None),
        (solitude, "years later", "It used to be many", "", None, Some(5)),
        ("Some document text", "text", "", "missing", None, Some(14)),
    ];
    for (text, exact, prefix, suffix, start, expected) in cases {
        let excerpt =
            Excerpt { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into(), start, ..Excerpt::default() };
        let resolution = resolve(text, &excerpt);
        let found = resolution.range().map(|range| text[..range.start].chars().count());
        assert_eq!(found, expected, "{exact:?} after {prefix:?} before {suffix:?}: {resolution:?}");
    }
}

#[test]
fn any_one_edit_of_a_quote_is_found() {
    let exact = "الشركة ستهيمن على المجال قريبًا";
    let quote = excerpt(TEXT, exact);
    let at = TEXT.find(exact).expect("it is there");
    // Letters added after the last one leave the exact words where they are.
    let last = exact.len() - "ا".len();
    for (offset, c) in exact.char_indices().filter(|(offset, _)| *offset < last) {
        let (before, after) = (&TEXT[..at + offset], &TEXT[at + offset + c.len_utf8()..]);
        for text in [format!("{before}{after}"), format!("{before}ظ{after}"), format!("{before}{c}ظ{after}")] {
            if super::alterations(exact, &text[at..text.len() - (TEXT.len() - at - exact.len())]).is_empty() {
                assert!(text.len() < TEXT.len(), "a mark is gone");
                continue;
            }
            let resolution = resolve(&text, &quote);
            let Resolution::Changed { range, similarity, .. } = &resolution else { panic!("{text}: {resolution:?}") };
            assert!(*similarity > 0.95 && *similarity < 1.0, "{similarity}");
            assert!(range.start.abs_diff(at) <= 6 && text.get(range.clone()).is_some(), "{:?}", &text[range.clone()]);
        }
    }
}

#[test]
fn hostile_texts_and_quotes_do_not_panic() {
    let texts = [
        "",
        "ً",
        "\u{200f}\u{200f}",
        "a",
        "ـــ",
        "\0\0",
        "ﷺ",
        "👨\u{200D}👩\u{200D}👧",
        " \n ",
        &"ا".repeat(5000),
        TEXT,
    ];
    for text in texts {
        let anchorer = Anchorer::new(text);
        for exact in texts {
            for start in [None, Some(0), Some(1), Some(u32::MAX)] {
                let quote = Excerpt {
                    exact: exact.into(),
                    prefix: "ً".into(),
                    suffix: exact.into(),
                    start,
                    end: start,
                    ..Excerpt::default()
                };
                match anchorer.resolve(&quote) {
                    Resolution::Ambiguous(places) => {
                        assert!(places.iter().all(|range| text.get(range.clone()).is_some()))
                    }
                    Resolution::Lost { nearest } => assert!(nearest.is_none_or(|range| text.get(range).is_some())),
                    Resolution::Changed { range, similarity, .. } => {
                        assert!(text.get(range).is_some() && (MIN_SIMILARITY * 0.9..1.0).contains(&similarity));
                    }
                    Resolution::Found(range) | Resolution::Moved(range) | Resolution::ContextChanged(range) => {
                        assert_eq!(super::alterations(exact, &text[range]), []);
                    }
                }
            }
        }
    }
}

/// The speed is measured by a benchmark; this only holds the large case to its results.
#[test]
fn many_quotes_of_a_large_text() {
    let words = [
        "الوثائق",
        "رسائل",
        "داخلية",
        "ميتا",
        "النماذج",
        "المفتوحة",
        "سباق",
        "بيانات",
        "التدريب",
        "القضية",
        "في",
        "من",
        "على",
    ];
    let mut state = 1u32;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let text: Vec<String> =
        (0..60_000).map(|n| if n % 13 == 0 { n.to_string() } else { words[random(words.len())].to_owned() }).collect();
    let old = text.join(" ");
    let bounds: Vec<usize> = std::iter::once(0).chain(old.match_indices(' ').map(|(at, _)| at + 1)).collect();
    let quotes: Vec<Excerpt> = (0..40)
        .map(|n| {
            let at = (n * 1493 + 100, n * 1493 + 112 + n % 9);
            let exact = old[bounds[at.0]..bounds[at.1]].trim_end();
            let prefix = old[bounds[at.0 - 4]..bounds[at.0]].to_owned();
            let start = old[..bounds[at.0]].chars().count() as u32;
            let suffix = old[bounds[at.1] - 1..bounds[at.1 + 4]].to_owned();
            Excerpt { exact: exact.into(), prefix, suffix, start: Some(start), ..Excerpt::default() }
        })
        .collect();
    let new = format!("مقدمة جديدة {}", old.replace("القضية ميتا", "الدعوى ميتا"));
    let anchorer = Anchorer::new(&new);
    for quote in &quotes {
        let expected = quote.exact.as_unproven().replace("القضية ميتا", "الدعوى ميتا");
        let resolution = anchorer.resolve(quote);
        let range = resolution.range().unwrap_or_else(|| panic!("{} is {resolution:?}", quote.exact.as_unproven()));
        assert_eq!(new[range.clone()], expected);
        let is_around = [&quote.prefix, &quote.suffix].iter().any(|words| words.contains("القضية ميتا"));
        let state = if expected != quote.exact.as_unproven() { "changed-in-meaning" } else { "moved" };
        assert_eq!(resolution.state(), if state == "moved" && is_around { "context-changed" } else { state });
    }
}
