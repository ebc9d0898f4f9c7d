//! The two languages say the same things, and everything they say can be said.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::base::marks::{with_isolates, without_isolates};

/// Every message of a file and, after a dot, every attribute: its name and the names of its blanks.
fn outline(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut outline = BTreeMap::<String, BTreeSet<String>>::new();
    let (mut message, mut current) = (String::new(), String::new());
    for line in text.lines().filter(|l| !l.starts_with('#')) {
        let name = line.split('=').next().unwrap_or("").trim();
        if line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') && line.contains('=') {
            message = name.to_owned();
            current = message.clone();
        } else if name.starts_with('.') && line.contains('=') {
            current = format!("{message}{name}");
        }
        if !current.is_empty() {
            outline.entry(current.clone()).or_default().extend(blanks(line));
        }
    }
    outline
}

fn blanks(line: &str) -> impl Iterator<Item = String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    line.split('$').skip(1).map(move |rest| rest.split(|c| !is_name(c)).next().unwrap_or("").to_owned())
}

#[test]
fn every_file_parses() {
    for (area, texts) in AREAS {
        for (locale, text) in Locale::ALL.iter().zip(texts) {
            let parsed = FluentResource::try_new(text.to_owned());
            assert!(parsed.is_ok(), "{area} {locale:?}: {:?}", parsed.err().map(|(_, errors)| errors));
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_blanks() {
    for (area, [ar, en]) in AREAS {
        let (ar, en) = (outline(ar), outline(en));
        for name in ar.keys().chain(en.keys()) {
            assert!(ar.contains_key(name) && en.contains_key(name), "{area}: {name} is in one language only");
            assert_eq!(ar.get(name), en.get(name), "{area}: blanks of {name}");
        }
    }
}

#[test]
fn no_message_stands_in_two_files() {
    let mut seen = BTreeMap::new();
    for (area, [ar, _]) in AREAS {
        for name in outline(ar).into_keys() {
            let before = seen.insert(name.clone(), area);
            assert_eq!(before, None, "{name} is in {area} too");
        }
    }
}

#[test]
fn every_message_can_be_filled_with_text_and_with_any_number() {
    for (place, locale) in Locale::ALL.into_iter().enumerate() {
        let messages = Messages::new(locale);
        for (name, blanks) in AREAS.iter().flat_map(|(_, texts)| outline(texts[place])) {
            let (id, attribute) = name.split_once('.').map_or((name.as_str(), None), |(id, a)| (id, Some(a)));
            for number in [None, Some(0), Some(1), Some(2), Some(3), Some(11), Some(100), Some(1_000_000)] {
                let value = number.map_or(Arg::from("x"), Arg::Number);
                let args: Vec<_> = blanks.iter().map(|b| (b.as_str(), value.clone())).collect();
                let (text, errors) = messages.write_checked(id, attribute, &args);
                assert!(errors.is_empty(), "{name}: {errors:?}");
                if name.starts_with('-') || (attribute.is_none() && text.is_none()) {
                    continue;
                }
                assert!(text.is_some_and(|t| !t.is_empty() && !t.contains("{$")), "{locale:?} {name} {number:?}");
            }
        }
    }
}

fn sample(text: &str, locale: Locale, digits: Digits) -> Messages {
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    Messages::load(locale, digits, &[("sample", [text, text])], true)
}

#[test]
fn arabic_has_six_plural_forms() {
    let text = "events = { $count ->\n    [zero] لا أحداث\n    [one] حدث واحد\n    [two] حدثان\n    [few] { $count } أحداث\n    \
                [many] { $count } حدثًا\n   *[other] { $count } حدث\n}\n";
    let cases = [
        (0, "لا أحداث"),
        (1, "حدث واحد"),
        (2, "حدثان"),
        (3, "⟨3⟧ أحداث"),
        (10, "⟨10⟧ أحداث"),
        (11, "⟨11⟧ حدثًا"),
        (99, "⟨99⟧ حدثًا"),
        (100, "⟨100⟧ حدث"),
        (64_000, "⟨64,000⟧ حدث"),
    ];
    let messages = sample(text, Locale::Ar, Digits::Latin);
    for (count, expected) in cases {
        assert_eq!(messages.format("events", &[("count", count.into())]), with_isolates(expected));
    }
    let indic = sample(text, Locale::Ar, Digits::ArabicIndic);
    assert_eq!(without_isolates(&indic.format("events", &[("count", 64_000.into())])), "٦٤٬٠٠٠ حدث");
}

#[test]
fn values_are_isolated_and_missing_messages_show_their_id() {
    let text = "open = فتح { $file }\n    .hint = تلميح\nyear = { NUMBER($n, useGrouping: \"false\") }\n";
    let messages = sample(text, Locale::Ar, Digits::Latin);
    assert_eq!(messages.format("open", &[("file", "a.json".into())]), with_isolates("فتح ⟨⟦a.json⟧⟧"));
    assert_eq!(messages.format_attr("open", "hint", &[]).as_deref(), Some("تلميح"));
    assert_eq!(messages.format_attr("open", "nothing", &[]), None);
    assert_eq!(messages.get("nothing"), "nothing");
    assert!(messages.has("open") && !messages.has("nothing"));
    assert_eq!(without_isolates(&messages.format("year", &[("n", 12_345.into())])), "12345");
}

#[test]
fn diagnostics_are_said_with_their_advice() {
    let text = "diag-lost = { $count ->\n    [one] One quote of { $file } is lost.\n   *[other] { $count } quotes of \
                { $file } are lost.\n}\n    .advice = Look into { $file }.\ndiag-odd = Odd.\n";
    let messages = sample(text, Locale::En, Digits::Latin);
    let lost = |count: &str| Diagnostic::error("lost").arg("count", count).arg("file", "2024");
    let said = |d: &Diagnostic| without_isolates(&messages.diagnostic(d));
    assert_eq!(said(&lost("1")), "One quote of 2024 is lost. Look into 2024.");
    assert_eq!(said(&lost("12")), "12 quotes of 2024 are lost. Look into 2024.");
    let long = said(&Diagnostic::error("lost").arg("count", "1").arg("file", "س".repeat(1 << 20)));
    assert!(long.len() < 5_000 && long.contains('…'));
    assert_eq!(said(&Diagnostic::note("odd")), "Odd.");
    assert_eq!(said(&Diagnostic::note("new")), "diag-new");
}

#[test]
fn findings_name_the_rows_of_a_table() {
    let found = |rows: &str, more: &str| {
        let diagnostic = Diagnostic::warning("table-merged").arg("count", "5").arg("found", "x");
        diagnostic.arg("rows", rows).arg("more-count", more)
    };
    let cases = [
        ("", "0", "(5; the first", "(5؛ أولها"),
        ("7", "0", "(5, row 7; the first", "(5، الصف 7؛ أولها"),
        ("3 7 12", "0", "(5, rows 3, 7, 12; the first", "(5، الصفوف 3، 7، 12؛ أولها"),
        ("3 7 12", "14", "(5, rows 3, 7, 12 and 14 more; the first", "(5، الصفوف 3، 7، 12 و14 غيرها؛ أولها"),
    ];
    for (rows, more, en, ar) in cases {
        for (locale, words) in [(Locale::En, en), (Locale::Ar, ar)] {
            let text = without_isolates(&Messages::new(locale).diagnostic(&found(rows, more)));
            assert!(text.contains(words), "{text}");
        }
    }
}

#[test]
fn findings_name_events_and_their_lines() {
    let found = |ids: &str, lines: &str, more: &str| {
        let diagnostic = Diagnostic::warning("unattested-events").arg("count", "15").arg("ids", ids);
        diagnostic.arg("lines", lines).arg("more-count", more)
    };
    let cases = [
        (found("a\nb", "3 9", "0"), "15 events: a, b (lines 3, 9).", "15 حدثًا لا يشهد لها اقتباس: a، b (السطران 3، 9)."),
        (
            found("a", "3", "14"),
            "15 events: a (lines 3 and 14 more).",
            "15 حدثًا لا يشهد لها اقتباس: a (السطور 3 و14 غيرها).",
        ),
    ];
    for (diagnostic, en, ar) in cases {
        for (locale, words) in [(Locale::En, en), (Locale::Ar, ar)] {
            let text = without_isolates(&Messages::new(locale).diagnostic(&diagnostic));
            assert!(text.contains(words), "{text}");
        }
    }
}
