//! Markwhen's files: counts, dates, lanes and what is said of them.

use super::*;

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
        ("5 days: t", ""),
        ("after !x 3 weeks: t", ""),
        ("2023-13: t", ""),
    ];
    for (line, date) in cases {
        let loaded = of(line);
        assert_eq!(loaded.project.events.len(), 1, "{line}");
        let event = &loaded.project.events[0];
        assert_eq!((event.when.as_ref().map_or("", |w| w.as_str()), event.title.get("")), (date, "t"), "{line}");
        assert_eq!(date.is_empty(), loaded.diagnostics.iter().any(|d| d.code == "tl-undated"), "{line}");
    }
    let day_first = of("dateFormat: d/M/y\n12/11/2012: t");
    assert_eq!(day_first.project.events[0].when.as_ref().map(When::as_str), Some("2012-11-12"));
}

#[test]
fn sections_are_lanes() {
    let loaded = of("title: قصة\n#News: red\n\nsection A\ngroup B #g\n2023: one #x, #سند\nmore: words\nendGroup\n\
        2024: two\nendSection\n// note\n2025: three\n# H\n## I\n2026: four\n# J\n2027: five\n");
    let project = &loaded.project;
    let events: Vec<_> = project.events.iter().map(|e| e.lane.as_deref().unwrap_or("")).collect();
    assert_eq!(events, ["A / B #g", "A", "", "H / I", "J"]);
    assert_eq!(project.events[0].tags, ["x", "سند"]);
    assert_eq!(project.events[0].summary, Some("more: words".into()));
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
