//! Markwhen's files: counts, dates, lanes and what is said of them.

use std::path::Path;

use super::read::load;
use super::write;
use crate::formats::Loaded;
use crate::model::{EdtfDate, Event};

fn of(text: &str) -> Loaded {
    load(text.as_bytes(), Path::new("f"))
}

#[test]
fn dates_keep_what_the_source_says() {
    let cases = [
        ("2023-10: t", "2023-10"),
        ("2023: t", "2023"),
        ("2023-10-07 - 2024-01: t", "2023-10-07/2024-01"),
        ("2023-10/2024: t", "2023-10/2024"),
        ("1999-2003: t", "1999/2003"),
        ("10/2012 - 11/2012: t", "2012-10/2012-11"),
        ("12/11/2012: t", "2012-12-11"),
        ("Dec 1 1999 - Feb 2000: t", "1999-12-01/2000-02"),
        ("2023-10-07T10:30:00Z: t", "2023-10-07T10:30:00Z"),
        ("2023 - now: t", "2023/.."),
        ("2023 to 2024: t", "2023/2024"),
        ("1984 - 1990: t", "1984/1990"),
        ("Jan 2020 - now: t", "2020-01/.."),
        ("2020-01/2021-02: t", "2020-01/2021-02"),
        ("2020-02-22T12:13:14Z-now: t", "2020-02-22T12:13:14Z/.."),
        ("2024-03-01T23:30:00Z - 2024-03-02T01:15:00Z: t", "2024-03-01T23:30:00Z/2024-03-02T01:15:00Z"),
        ("2024-03-01 17:54 - 2024-03-01 18:07: t", "2024-03-01T17:54:00/2024-03-01T18:07:00"),
        ("٢٠٢٣-١٠: t", "2023-10"),
        ("۱۹۹۹-۲۰۰۳: t", "1999/2003"),
        ("200 BC - 100 AD: t", "-0199/0100"),
        ("1 AD: t", "0001"),
        ("١٩٨٤~: t", "1984~"),
        ("٠١/٠١/٢٠٢٣ - ٢ weeks: t", "2023-01-01/2023-01-14"),
        ("2022-02-22T16:27:08.369Z: t", "2022-02-22T16:27:08Z"),
        ("01/01/2023 - 2 weeks: t", "2023-01-01/2023-01-14"),
        ("2020-01-01 / 3 months: t", "2020-01-01/2020-03-31"),
        ("2018 - 3 years: t", "2018/2020-12-31"),
        ("1984~: t", "1984~"),
        ("1984?/2004-06: t", "1984?/2004-06"),
        ("2025-01-01 every 2 weeks for 10 times: t", "2025-01-01"),
        ("5 days: t", ""),
        ("1 week - 3 days: t", ""),
        ("after !x 3 weeks: t", ""),
        ("2023-13: t", ""),
        ("2023-10-30 9pm: t", "2023-10-30T21:00:00"),
        ("5/9/2009 18:00 - May 12 2011 6pm: t", "2009-05-09T18:00:00/2011-05-12T18:00:00"),
        ("June 4 8am: t", ""),
        ("Dec 1 every 40 days for 1 second: t", ""),
        ("Feb: t", ""),
        ("-10 days / 1 day: t", ""),
        (".end 1 day: t", ""),
        (".start / .end: t", ""),
        ("!a.start - !b.end 1 day: t", ""),
    ];
    for (line, date) in cases {
        let loaded = of(line);
        assert_eq!(loaded.project.events.len(), 1, "{line}");
        let event = &loaded.project.events.to_vec()[0];
        assert_eq!((event.when.as_ref().map_or("", |w| w.as_str()), event.title.get("")), (date, "t"), "{line}");
        assert_eq!(date.is_empty(), loaded.diagnostics.iter().any(|d| d.code == "tl-undated"), "{line}");
    }
    let zoned = |zone: &str| of(&format!("timezone: {zone}\n2024-07-01 09:00 - 2024-07-01 10:00: t"));
    for (zone, date) in [
        ("+3", "2024-07-01T09:00:00+03:00/2024-07-01T10:00:00+03:00"),
        ("Europe/Rome", "2024-07-01T09:00:00+02:00/2024-07-01T10:00:00+02:00"),
        ("Nowhere", "2024-07-01T09:00:00/2024-07-01T10:00:00"),
    ] {
        let loaded = zoned(zone);
        let events = loaded.project.events.to_vec();
        assert_eq!(events[0].when.as_ref().map(EdtfDate::as_str), Some(date), "{zone}");
        let again = load(&write::save(&loaded.project).bytes, Path::new("f")).project;
        let kept = zone != "Nowhere";
        assert_eq!(again.events.to_vec()[0].when == events[0].when, kept, "{zone}");
        assert_eq!(loaded.diagnostics.iter().any(|d| d.code == "tl-zone-unknown"), !kept, "{zone}");
    }
    // What only looks so is text of the event before it, and a line of the header.
    let text = of("2024: t\n-5°C: cold\nMay I add: this\n");
    assert_eq!(text.project.events.to_vec()[0].summary, Some("-5°C: cold\nMay I add: this".into()));
    for (format, told) in [("d/M/y", false), ("MM.dd.yyyy", false), ("", true), ("'x' d", true)] {
        let loaded = of(&format!("---\ndateFormat: {format}\n---\n2024: t"));
        assert_eq!(loaded.diagnostics.iter().any(|d| d.code == "tl-date-format"), told, "{format}");
    }
    assert!(of("12: t").diagnostics.iter().any(|d| d.code == "tl-short-year"));
    let day_first = of("dateFormat: d/M/y\n12/11/2012: t");
    assert_eq!(day_first.project.events.to_vec()[0].when.as_ref().map(EdtfDate::as_str), Some("2012-11-12"));
}

#[test]
fn sections_are_lanes() {
    let loaded = of("title: قصة\n#News: red\n\nsection A\ngroup B #g\n2023: one #x, #سند\nmore: words\nendGroup\n\
        2024: two\nendSection\n// note\n2025: three\n# H\n## I\n2026: four\n# J\n2027: five\n");
    let project = &loaded.project;
    let events: Vec<_> = project.events.iter().map(|e| e.lane().map_or("", |lane| &**lane)).collect();
    assert_eq!(events, ["A / B #g", "A", "", "H / I", "J"]);
    assert_eq!(project.events.to_vec()[0].tags, ["x", "سند"]);
    assert_eq!(project.events.to_vec()[0].summary, Some("more: words".into()));
    assert_eq!((project.title.get(""), &project.extra["markwhen"]["#News"]), ("قصة", &"red".into()));
    let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["tl-comment", "tl-kept"]);
}

#[test]
fn unknown_lines_are_named() {
    let loaded = of("hello\n2023: t");
    assert_eq!(loaded.diagnostics[0].code, "tl-unknown-line");
    assert_eq!(of("").diagnostics[0].code, "tl-empty");
    assert_eq!(of(&": ".repeat(100_000)).project.events.len(), 0);
}

#[test]
fn what_says_more_than_its_date_is_named() {
    let cases: [(&str, &[&str]); 5] = [
        ("2025-01-01 every 2 weeks: t", &["tl-kept", "tl-recurrence"]),
        ("2020-01-01 / 3 months: t", &["tl-kept"]),
        ("2020-02-22T12:13:14Z-now: t", &[]),
        ("group A\n2020: t\nend group\n2021: u", &[]),
        ("---\ntitle: x\ntimezone: +3\n---\n# A\n2020: t\n- [ ] item\nend\n", &["tl-kept"]),
    ];
    for (text, expected) in cases {
        let loaded = of(text);
        let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
        codes.sort_unstable();
        assert_eq!(codes, expected, "{text}");
        let again = load(&write::save(&loaded.project).bytes, Path::new("f")).project;
        // Events without a section come first.
        let outline = |project: &crate::model::Project| {
            let event =
                |e: &Event| (e.title.clone(), e.when.clone(), e.lane.clone(), e.summary.clone(), e.extra.clone());
            let mut events: Vec<_> = project.events.whole().map(|e| format!("{:?}", event(&e))).collect();
            events.sort();
            (events, project.title.clone(), project.lanes.clone(), project.extra.clone())
        };
        assert_eq!(outline(&again), outline(&loaded.project), "{text}");
    }
}

#[test]
fn no_line_of_a_summary_becomes_an_event() {
    let lines =
        ["2023: no event", "section x", "# y", "// z", "endSection", "end", "#tag", "5 days: w", "---", "plain"];
    let event = Event {
        id: "event-1".into(),
        when: EdtfDate::parse("2024").ok(),
        title: "2025: t".into(),
        summary: Some(lines.join("\n").into()),
        ..Event::default()
    };
    let project = crate::model::Project { events: [event].into(), ..Default::default() };
    let saved = write::save(&project);
    let read = of(&String::from_utf8_lossy(&saved.bytes)).project;
    let [event] = &read.events.to_vec()[..] else { panic!("{read:?}") };
    assert_eq!(event.title.get(""), "2025: t");
    let summary = event.summary.as_ref().map_or("", |summary| summary.get(""));
    assert_eq!(summary.lines().count(), lines.len(), "{summary}");
    assert!(saved.losses.iter().any(|loss| loss.args[1].1 == "marks"));
}

#[test]
fn an_order_that_may_be_meant_is_told() {
    use crate::base::Severity;
    let cases = [
        ("03/04/2024: c", Some(Severity::Warning)),
        ("03/04/2024 - 05/06/2024: c", Some(Severity::Warning)),
        ("03/04/2024-05/06/2024: c", Some(Severity::Warning)),
        ("03/04/2024 - 2 weeks: c", Some(Severity::Warning)),
        ("03/04/2024 every 2 weeks: c", Some(Severity::Warning)),
        ("٠٣/٠٤/٢٠٢٤: c", Some(Severity::Warning)),
        ("3/4/2024 10:00: c", Some(Severity::Warning)),
        ("03/04/2024: c\n12/25/2024: d", Some(Severity::Note)),
        ("03/04/2024: c\n25/12/2024: d", Some(Severity::Warning)),
        ("03/14/2024: c", None),
        ("04/04/2024: c", None),
        ("2024-03-04: c", None),
        ("2024-03/2024-05: c", None),
        ("March 4 2024: c", None),
        ("dateFormat: d/M/y\n03/04/2024: c", None),
        ("dateFormat: M/d/y\n03/04/2024: c", None),
    ];
    for (text, expected) in cases {
        let loaded = of(text);
        let told: Vec<_> = loaded.diagnostics.iter().filter(|d| d.code == "tl-month-first").collect();
        assert_eq!(told.first().map(|told| told.severity), expected, "{text}");
    }
    let told = of("03/04/2024: c").diagnostics;
    assert!(told[0].args.iter().any(|(_, text)| text == "03/04/2024 → 2024-03-04 / 2024-04-03"), "{told:?}");
}

#[test]
fn every_event_that_is_written_is_an_event_again() {
    let cases = [
        "Y17000",
        "-Y17000",
        "Y17000/Y18000",
        "2024/Y17000",
        "Y-170000002",
        "Y17E7",
        "Y2000000",
        "9999",
        "-9999",
        "-0043-03-15",
        "-10000",
        "2024-21",
        "[2024-01-01..2024-02-01]",
        "{1960,1961-12}",
        "199X",
        "XXXX",
        "2024-XX-05",
        "1984~",
        "/2024",
        "2024/",
        "../2024",
        "1390S2",
        "2024-03-04T10:00:00+03:00",
        "Y-17000/2024",
    ];
    for date in cases {
        let Ok(when) = EdtfDate::parse(date) else { continue };
        let event =
            |title: &str, when| Event { id: title.into(), when: Some(when), title: title.into(), ..Event::default() };
        let first = EdtfDate::parse("2024").unwrap_or_else(|e| panic!("{e}"));
        let events = [event("near", first), event("far", when.clone())];
        let project = crate::model::Project { events: events.into(), ..Default::default() };
        let saved = write::save(&project);
        let text = String::from_utf8_lossy(&saved.bytes).into_owned();
        let read = of(&text).project.events.to_vec();
        let left_out = saved.losses.iter().any(|loss| loss.args.iter().any(|(_, what)| what == "left-out"));
        assert_eq!(text.contains(": far"), !left_out, "{date}: {text}");
        assert_eq!((read.len(), read[0].summary.is_none()), (2 - usize::from(left_out), true), "{date}: {text}");
        if date.contains("17000") && !date.contains('/') {
            assert_eq!(read.get(1).and_then(|event| event.when.clone()), Some(when), "{text}");
        }
    }
}
