//! vis-timeline's files: counts, dates, lanes and what is said of them.

use std::path::Path;

use super::read::{load, sniff};
use super::write;
use crate::base::Severity;
use crate::formats::Loaded;
use crate::model::{EdtfDate, Event};

fn dates(loaded: &Loaded) -> Vec<String> {
    loaded.project.events.iter().map(|e| e.when().map_or_else(String::new, |w| w.to_string())).collect()
}

#[test]
fn dates_keep_what_the_source_says() {
    let cases = [
        (r#""start":"2014-04-20""#, "2014-04-20"),
        (r#""start":"2014-04-16","end":"2014-04-19""#, "2014-04-16/2014-04-19"),
        (r#""start":"2014-06-28T13:00""#, "2014-06-28T13:00:00"),
        (r#""start":1403956800000"#, "2014-06-28T12:00:00Z"),
        (r#""start":0"#, "1970-01-01"),
        (r#""start":"/Date(1403956800000)/""#, "2014-06-28T12:00:00Z"),
        (r#""start":"/Date(-86400000+0300)/""#, "1969-12-31"),
        (r#""start":"Sat May 20 1961 10:00:00 GMT+0200""#, "1961-05-20T10:00:00+02:00"),
        (r#""start":"2014-06-28T13:00","end":"2014-06-28T14:00""#, "2014-06-28T13:00:00/2014-06-28T14:00:00"),
        (
            r#""start":"2024-03-01T23:30:00+02:00","end":"2024-03-02T01:15:00+02:00""#,
            "2024-03-01T23:30:00+02:00/2024-03-02T01:15:00+02:00",
        ),
        (r#""start":"2024-03-01 20:00","end":"2024-03-02 00:00""#, "2024-03-01T20:00:00/2024-03-02T00:00:00"),
        (r#""start":"2024-03-01T20:00","end":"2024-03-02T00:00Z""#, "2024-03-01T20:00:00"),
        (r#""start":"٢٠٢٤-٠٣-٠١","end":"۲۰۲۴-۰۳-۰۲""#, "2024-03-01/2024-03-02"),
        (r#""start":"1 AD""#, "0001"),
        (r#""start":"200 BC","end":"100 AD""#, "-0199/0100"),
        (r#""start":"200 BC – 100 AD""#, "-0199/0100"),
        (r#""start":"مارس ٢٠٠٤""#, "2004-03"),
        (r#""start":"c. 1950""#, "1950~"),
        (r#""start":"Thu Mar 04 2021 10:00:00 GMT+0300 (Arabian Standard Time)""#, "2021-03-04T10:00:00+03:00"),
        (r#""start":"1403956800000""#, "2014-06-28T12:00:00Z"),
        (r#""start":"1403956800""#, "2014-06-28T12:00:00Z"),
        (r#""start":"3/4/21""#, ""),
        (r#""start":"2023-13""#, ""),
        (r#""start":1e300"#, ""),
        (r#""start":null"#, ""),
        (r#""start":{}"#, ""),
        (r#""id":1"#, ""),
    ];
    for (fields, date) in cases {
        let loaded = load(format!(r#"[{{"content":"x",{fields}}}]"#).as_bytes(), Path::new("f"));
        assert_eq!(dates(&loaded), [date], "{fields}");
        assert_eq!(date.is_empty(), loaded.diagnostics.iter().any(|d| ["tl-undated", "tl-no-date"].contains(&d.code)));
    }
}

#[test]
fn dates_that_may_mean_something_else_are_told() {
    let cases = [
        ("3/4/2021", "2021-03-04", "tl-month-first"),
        ("٣/٤/٢٠٢١", "2021-03-04", "tl-month-first"),
        ("3/4/2021 10:00", "2021-03-04T10:00:00", "tl-month-first"),
        ("3/14/2021", "2021-03-14", ""),
        ("4/4/2021", "2021-04-04", ""),
        ("14/3/2021", "2021-03-14", "tl-words"),
        ("44", "0044", "tl-short-year"),
        ("0044", "0044", ""),
        ("44 AD", "0044", ""),
        ("1614841200000", "2021-03-04T07:00:00Z", "tl-number-text"),
    ];
    for (text, date, code) in cases {
        let loaded = load(format!(r#"[{{"content":"x","start":"{text}"}}]"#).as_bytes(), Path::new("f"));
        let codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).filter(|code| *code != "tl-kept").collect();
        assert_eq!((dates(&loaded), codes.join(" ")), (vec![date.to_owned()], code.to_owned()), "{text}");
    }
}

#[test]
fn other_dates_of_the_file_tell_the_order_of_day_and_month() {
    for (other, severity) in
        [("3/14/2021", Severity::Note), ("14/3/2021", Severity::Warning), ("2021", Severity::Warning)]
    {
        let text = format!(r#"[{{"content":"x","start":"3/4/2021"}},{{"content":"y","start":"{other}"}}]"#);
        let loaded = load(text.as_bytes(), Path::new("f"));
        let told = loaded.diagnostics.iter().find(|d| d.code == "tl-month-first").expect("told");
        assert_eq!(told.severity, severity, "{other}");
    }
}

#[test]
fn groups_are_lanes_and_content_is_text() {
    let text = r#"{"groups":[{"id":1,"content":"<b>One</b>"},{"id":"two"}],"options":{"x":1},
        "items":[{"id":7,"content":"a <i>b</i>","group":1,"start":"2014","title":"more","className":"red"},
        {"id":7,"content":"c","group":"two","start":"2015"},{"content":"d","group":9,"start":"2016"},null]}"#;
    assert!(sniff(text.as_bytes()));
    let loaded = load(text.as_bytes(), Path::new("f"));
    let lanes: Vec<_> = loaded.project.lanes.iter().map(|l| (&*l.id, l.title.get(""))).collect();
    assert_eq!(lanes, [("1", "One"), ("two", "two"), ("9", "9")]);
    let events: Vec<_> = loaded
        .project
        .events
        .iter()
        .map(|e| (e.id(), e.title().get(""), e.lane().map_or("", |lane| &**lane)))
        .collect();
    assert_eq!(events, [("7", "a b", "1"), ("7-2", "c", "two"), ("event-3", "d", "9")]);
    assert_eq!(loaded.project.events.to_vec()[0].summary, Some("more".into()));
    assert_eq!(loaded.project.events.to_vec()[0].extra["vis"]["className"], "red");
    assert_eq!(loaded.project.extra["vis"]["options"]["x"], 1);
    let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["tl-duplicate-id", "tl-kept", "tl-markup", "tl-no-event"]);
}

#[test]
fn broken_files_give_what_can_be_read() {
    for (text, events, code) in [
        ("", 0, "json-empty"),
        (r#"[{"content":"a","start":"2014"},{"content":"b","start":"20"#, 2, "json-unclosed-string"),
        ("3", 0, "tl-not-this-format"),
        (r#"[{"start":"2014"}]"#, 1, "tl-untitled"),
    ] {
        let loaded = load(text.as_bytes(), Path::new("f"));
        assert_eq!(loaded.project.events.len(), events, "{text}");
        assert!(loaded.diagnostics.iter().any(|d| d.code == code), "{text}: {:?}", loaded.diagnostics);
    }
}

#[test]
fn files_of_many_pages_lose_nothing_unnamed() {
    let cases: [(&str, &[&str], &[&str]); 6] = [
        (
            r#"[{"id":1,"content":"a","start":1704067200000,"type":"point"},{"id":2,"content":"b","start":"2024-01-02","end":"2024-01-05","type":"background","subgroup":"x"}]"#,
            &["2024-01-01", "2024-01-02/2024-01-05"],
            &["tl-kept", "tl-midnight"],
        ),
        (
            r#"{"groups":[{"id":"p","content":"P","nestedGroups":["c"]},{"id":"c","content":"C","treeLevel":2}],"items":[{"content":"a","group":"c","start":"2024"}]}"#,
            &["2024"],
            &["tl-kept"],
        ),
        (r#"{"items":{"_data":{"1":{"content":"a","start":"2024"}},"length":1}}"#, &["2024"], &["tl-kept"]),
        (r#"[{"content":{"html":"a"},"start":"2024"}]"#, &["2024"], &["tl-kept", "tl-untitled"]),
        (r#"[{"content":"a","start":"2024","group":null,"editable":false}]"#, &["2024"], &["tl-kept"]),
        (
            r#"[{"content":"a","start":"2024-01-01T00:00:00.000Z","end":"2024-01-03T12:00:00.000Z"}]"#,
            &["2024-01-01T00:00:00Z/2024-01-03T12:00:00Z"],
            &[],
        ),
    ];
    for (text, expected, found) in cases {
        let loaded = load(text.as_bytes(), Path::new("f"));
        assert_eq!(dates(&loaded), expected, "{text}");
        let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
        codes.sort_unstable();
        assert_eq!(codes, found, "{text}");
        let again = load(&write::save(&loaded.project).bytes, Path::new("f")).project;
        assert_eq!(again.events, loaded.project.events, "{text}");
        assert_eq!(again.lanes, loaded.project.lanes, "{text}");
    }
}

#[test]
fn a_date_that_another_program_changed_is_the_changed_one() {
    let event = Event { id: "e".into(), when: EdtfDate::parse("2024-03~").ok(), title: "t".into(), ..Event::default() };
    let text =
        String::from_utf8(write::save(&crate::model::Project { events: [event].into(), ..Default::default() }).bytes);
    let text = text.expect("UTF-8");
    assert!(text.contains(r#""start": "2024-03-01""#) && text.contains(r#""edtf": "2024-03~""#), "{text}");
    assert_eq!(dates(&load(text.as_bytes(), Path::new("f"))), ["2024-03~"]);
    let moved = text.replace("2024-03-01", "2024-02-01");
    assert_eq!(dates(&load(moved.as_bytes(), Path::new("f"))), ["2024-02-01/2024-03-31"]);
}
