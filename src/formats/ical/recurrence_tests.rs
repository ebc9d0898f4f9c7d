//! What recurs in a calendar, and what is doubtful in it.

use std::path::Path;

use super::read::load;
use super::tests::{calendar, events_of, outline, pairs, read};
use super::write;
use crate::base::Severity;
use crate::model::EdtfDate;

#[test]
fn what_recurs_stands_as_often_as_its_rule_says() {
    let cases: [(&str, &[(&str, &str)]); 7] = [
        (
            "DTSTART;VALUE=DATE:20240101\nDTEND;VALUE=DATE:20240103\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20240108\n",
            &[("r", "2024-01-01/2024-01-02"), ("r/20240115", "2024-01-15/2024-01-16")],
        ),
        (
            "DTSTART;TZID=Europe/London:20240330T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20240331T080000Z\n",
            &[
                ("r", "2024-03-30T09:00:00Z/2024-03-30T10:00:00Z"),
                ("r/20240331T090000", "2024-03-31T09:00:00+01:00/2024-03-31T10:00:00+01:00"),
            ],
        ),
        (
            "DTSTART:20240101T090000Z\nRDATE:20240105T090000Z,20240103T090000Z\n",
            &[
                ("r", "2024-01-01T09:00:00Z"),
                ("r/20240103T090000", "2024-01-03T09:00:00Z"),
                ("r/20240105T090000", "2024-01-05T09:00:00Z"),
            ],
        ),
        // The first time itself may be left out.
        (
            "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY;COUNT=2\nEXDATE;VALUE=DATE:20240101\n",
            &[("r/20240102", "2024-01-02")],
        ),
        (
            "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY;COUNT=4\nEXRULE:FREQ=DAILY;INTERVAL=2\n",
            &[("r/20240102", "2024-01-02"), ("r/20240104", "2024-01-04")],
        ),
        // A day in the list of exceptions is all of that day.
        (
            "DTSTART:20240101T090000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20240102\n",
            &[("r", "2024-01-01T09:00:00"), ("r/20240103T090000", "2024-01-03T09:00:00")],
        ),
        ("DTSTART:20240101T090000\nRRULE:D1 #3\n", &[("r", "2024-01-01T09:00:00")]),
    ];
    for (lines, expected) in cases {
        let loaded = calendar(&format!("BEGIN:VEVENT\nUID:r\nSUMMARY:t\n{lines}END:VEVENT\n"));
        assert_eq!(outline(&loaded.project), pairs(expected), "{lines}");
        let told = loaded.diagnostics.iter().any(|d| d.code == "tl-recurrence");
        assert_eq!(told, lines.contains("D1"), "{lines}");
        // Written and read again, nothing is there twice.
        let saved = write::save(&loaded.project);
        let text = String::from_utf8_lossy(&saved.bytes);
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
        let again = load(&saved.bytes, Path::new("f")).project;
        assert_eq!(events_of(&again), events_of(&loaded.project), "{text}");
        // DTSTAMP is added to what is kept, and nothing is lost.
        assert!(saved.losses.iter().all(|loss| loss.args[1].1 == "language"), "{:?}", saved.losses);
    }
}

#[test]
fn times_that_are_said_anew_take_the_place_of_those_of_the_rule() {
    let series = "BEGIN:VEVENT\nUID:r\nSUMMARY:t\nDTSTAMP:20240101T000000Z\nDTSTART;TZID=Asia/Dubai:20240101T090000\n\
        RRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\n";
    let anew = "BEGIN:VEVENT\nUID:r\nSUMMARY:moved\nDTSTAMP:20240101T000000Z\nRECURRENCE-ID:20240102T050000Z\n\
        DTSTART:20240102T100000Z\nEND:VEVENT\nBEGIN:VEVENT\nUID:r\nSUMMARY:stray\nDTSTAMP:20240101T000000Z\n\
        RECURRENCE-ID:20250102T050000Z\nDTSTART:20250102T100000Z\nEND:VEVENT\n";
    let loaded = calendar(&format!("{anew}{series}"));
    let expected = pairs(&[
        ("r", "2024-01-01T09:00:00+04:00"),
        ("r/20240102T050000Z", "2024-01-02T10:00:00Z"),
        ("r/20240103T090000", "2024-01-03T09:00:00+04:00"),
        ("r/20240104T090000", "2024-01-04T09:00:00+04:00"),
        ("r/20250102T050000Z", "2025-01-02T10:00:00Z"),
    ]);
    assert_eq!(outline(&loaded.project), expected);
    let saved = write::save(&loaded.project);
    let text = String::from_utf8_lossy(&saved.bytes);
    assert_eq!((text.matches("BEGIN:VEVENT").count(), text.matches("RECURRENCE-ID").count()), (3, 2), "{text}");
    assert_eq!(events_of(&load(&saved.bytes, Path::new("f")).project), events_of(&loaded.project), "{text}");

    // An event that a person changed or took away is written so.
    let mut project = loaded.project.clone();
    let mut changed = project.events.get(2).expect("an event").to_event();
    changed.title = "changed".into();
    changed.when = EdtfDate::parse("2024-01-03T11:00:00+04:00").ok();
    project.events.replace(2, changed);
    project.events.remove(3);
    let saved = write::save(&project);
    let text = String::from_utf8_lossy(&saved.bytes);
    assert!(text.contains("EXDATE;TZID=Asia/Dubai:20240104T090000"), "{text}");
    let again = load(&saved.bytes, Path::new("f")).project;
    let titles: Vec<_> = again.events.iter().map(|e| (e.title().get("").to_owned(), e.when())).collect();
    let before: Vec<_> = project.events.iter().map(|e| (e.title().get("").to_owned(), e.when())).collect();
    assert_eq!(titles, before, "{text}");

    // Without the event that has the rule, the others stay.
    project.events.remove(0);
    let again = load(&write::save(&project).bytes, Path::new("f")).project;
    assert_eq!(again.events.len(), project.events.len());
    assert_eq!(
        again.events.iter().map(|e| e.when()).collect::<Vec<_>>(),
        project.events.iter().map(|e| e.when()).collect::<Vec<_>>()
    );
}

#[test]
fn endless_rules_are_cut_and_told() {
    let loaded = calendar(&"BEGIN:VEVENT\nSUMMARY:t\nDTSTART:20240101\nRRULE:FREQ=YEARLY\nEND:VEVENT\n".repeat(2));
    assert_eq!(loaded.project.events.len(), 2 * 51);
    let ids: std::collections::HashSet<_> = loaded.project.events.iter().map(|e| e.id().to_owned()).collect();
    assert_eq!(ids.len(), 2 * 51);
    let cut = loaded.diagnostics.iter().find(|d| d.code == "tl-recurrence-cut").expect("told");
    assert_eq!((cut.severity, &*cut.args[0].1), (Severity::Warning, "2"));
}

#[test]
fn what_is_doubtful_in_a_calendar_is_told() {
    let event = |lines: &str| format!("BEGIN:VEVENT\nUID:r\nSUMMARY:t\n{lines}END:VEVENT\n");
    type Case<'c> = (&'c str, &'c [(&'c str, &'c str)], &'c [&'c str]);
    let cases: &[Case<'_>] = &[
        // The length of a period is its own.
        (
            "DTSTART:20240101T090000Z\nDTEND:20240101T100000Z\nRDATE;VALUE=PERIOD:20240103T090000Z/PT3H,\
             20240105T090000Z/20240105T091500Z\n",
            &[
                ("r", "2024-01-01T09:00:00Z/2024-01-01T10:00:00Z"),
                ("r/20240103T090000", "2024-01-03T09:00:00Z/2024-01-03T12:00:00Z"),
                ("r/20240105T090000", "2024-01-05T09:00:00Z/2024-01-05T09:15:00Z"),
            ],
            &[],
        ),
        (
            "DTSTART:20240101T090000Z\nRDATE;VALUE=PERIOD:20240103T090000Z/-PT3H\n",
            &[("r", "2024-01-01T09:00:00Z")],
            &["tl-recurrence"],
        ),
        // A day at the one end, a time of day at the other.
        (
            "DTSTART;VALUE=DATE:20240101\nDTEND:20240103T040000Z\n",
            &[("r", "2024-01-01/2024-01-03T04:00:00Z")],
            &["tl-mixed-ends"],
        ),
        (
            "DTSTART;VALUE=DATE:20240101\nDTEND:20240103T000000Z\n",
            &[("r", "2024-01-01/2024-01-02")],
            &["tl-mixed-ends"],
        ),
        (
            "DTSTART:20240101T100000\nDTEND;VALUE=DATE:20240102\n",
            &[("r", "2024-01-01T10:00:00/2024-01-02T00:00:00")],
            &["tl-mixed-ends"],
        ),
        ("DTSTART;VALUE=DATE:20240101\nDURATION:PT10H\n", &[("r", "2024-01-01")], &["tl-mixed-ends"]),
        ("DTSTART;VALUE=DATE:20240101\nDURATION:P2W\n", &[("r", "2024-01-01/2024-01-14")], &[]),
        ("DTSTART:20240101T090000Z\nDURATION:-PT1H\n", &[("r", "2024-01-01T09:00:00Z")], &["tl-undated"]),
        // The clock shows a time of the rule never, or twice.
        (
            "DTSTART;TZID=Europe/London:20240330T013000\nRRULE:FREQ=DAILY;COUNT=3\n",
            &[
                ("r", "2024-03-30T01:30:00Z"),
                ("r/20240331T013000", "2024-03-31T01:30:00Z"),
                ("r/20240401T013000", "2024-04-01T01:30:00+01:00"),
            ],
            &["tl-zone-never"],
        ),
        (
            "DTSTART;TZID=Europe/London:20241026T013000\nRRULE:FREQ=DAILY;COUNT=2\n",
            &[("r", "2024-10-26T01:30:00+01:00"), ("r/20241027T013000", "2024-10-27T01:30:00+01:00")],
            &["tl-zone-twice"],
        ),
        // Whole days have no clock.
        (
            "DTSTART;VALUE=DATE:20240330\nRRULE:FREQ=DAILY;COUNT=2\n",
            &[("r", "2024-03-30"), ("r/20240331", "2024-03-31")],
            &[],
        ),
        (
            "DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY;COUNT=3\n",
            &[("r", "2024-02-29"), ("r/20280229", "2028-02-29"), ("r/20320229", "2032-02-29")],
            &[],
        ),
        (
            "DTSTART;VALUE=DATE:20240229\nRRULE:RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD\n",
            &[("r", "2024-02-29")],
            &["tl-recurrence"],
        ),
        // The end of a rule is of another kind than the start, and it matters, or not.
        (
            "DTSTART:20240101T090000\nRRULE:FREQ=DAILY;UNTIL=20240102\n",
            &[("r", "2024-01-01T09:00:00"), ("r/20240102T090000", "2024-01-02T09:00:00")],
            &["tl-until-kind"],
        ),
        (
            "DTSTART:20240101T090000\nRRULE:FREQ=WEEKLY;UNTIL=20240110\n",
            &[("r", "2024-01-01T09:00:00"), ("r/20240108T090000", "2024-01-08T09:00:00")],
            &[],
        ),
        (
            "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY;UNTIL=20240101T210000Z\n",
            &[("r", "2024-01-01")],
            &["tl-until-kind"],
        ),
        (
            "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY;UNTIL=20240102T000000Z\n",
            &[("r", "2024-01-01"), ("r/20240102", "2024-01-02")],
            &[],
        ),
        // The first time is none of the rule's.
        (
            "DTSTART;VALUE=DATE:20240104\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2\n",
            &[("r", "2024-01-04"), ("r/20240108", "2024-01-08")],
            &["tl-recurrence-start"],
        ),
        (
            "DTSTART;VALUE=DATE:20240104\nRRULE:FREQ=DAILY;UNTIL=20240102\n",
            &[("r", "2024-01-04")],
            &["tl-recurrence-start"],
        ),
        (
            "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20240103\n",
            &[("r", "2024-01-01"), ("r/20240102", "2024-01-02")],
            &[],
        ),
        (
            "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE;VALUE=DATE:20240103\n",
            &[("r", "2024-01-01"), ("r/20240108", "2024-01-08")],
            &["tl-exdate-none"],
        ),
        ("DTSTART;VALUE=DATE:20240101\nSTATUS:CANCELLED\n", &[("r", "2024-01-01")], &["tl-cancelled"]),
        (
            "DTSTART;VALUE=DATE:20240101\nSEQUENCE:1\nEND:VEVENT\nBEGIN:VEVENT\nUID:r\nDTSTART;VALUE=DATE:20240109\n\
             SEQUENCE:2\n",
            &[("r", "2024-01-01"), ("r-2", "2024-01-09")],
            &["tl-older-version"],
        ),
        // A change of all later times, without the series.
        (
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20240101T090000Z\nDTSTART:20240101T100000Z\n",
            &[("r/20240101T090000Z", "2024-01-01T10:00:00Z")],
            &["tl-recurrence-later"],
        ),
        ("DTSTART:20240101T090000Z\nDTSTART:20240105T090000Z\n", &[("r", "2024-01-01T09:00:00Z")], &["tl-dates-twice"]),
        ("DTSTART:20161231T235960Z\n", &[("r", "2016-12-31T23:59:59Z")], &["tl-fraction"]),
        // A component that says one time anew has rules of its own.
        (
            "RECURRENCE-ID;VALUE=DATE:20240101\nDTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY\n",
            &[("r/20240101", "2024-01-01")],
            &["tl-recurrence"],
        ),
        // Events that are not closed do not swallow the next ones.
        (
            "DTSTART;VALUE=DATE:20240101\nEND:VEVENTT\nBEGIN:VTODO\nSUMMARY:t\nUID:s\nDUE;VALUE=DATE:20240109\nEND:VTODO\n\
             BEGIN:VEVENT\nUID:u\n",
            &[("r", "2024-01-01"), ("s", "2024-01-09"), ("u", "")],
            &["tl-no-date", "tl-not-closed", "tl-unknown-line"],
        ),
    ];
    for (lines, expected, told) in cases {
        let (found, codes) = read(&event(lines));
        assert_eq!((found, &codes[..]), (pairs(expected), *told), "{lines}");
    }
    let cancelled = "METHOD:CANCEL\n".to_owned() + &event("DTSTART;VALUE=DATE:20240101\n");
    assert_eq!(read(&cancelled).1, ["tl-cancelled"]);
}

#[test]
fn a_change_of_this_time_and_all_later_ones_is_made_to_them() {
    let series = "BEGIN:VEVENT\nUID:r\nSUMMARY:t\nDTSTART:20240101T090000Z\nDTEND:20240101T100000Z\n\
        RRULE:FREQ=DAILY;COUNT=4\nEND:VEVENT\n";
    let later = "BEGIN:VEVENT\nUID:r\nSUMMARY:later\nRECURRENCE-ID;RANGE=THISANDFUTURE:20240102T090000Z\n\
        DTSTART:20240102T120000Z\nDURATION:PT2H\nEND:VEVENT\n";
    let one =
        "BEGIN:VEVENT\nUID:r\nSUMMARY:one\nRECURRENCE-ID:20240103T090000Z\nDTSTART:20240103T080000Z\nEND:VEVENT\n";
    let loaded = calendar(&format!("{series}{later}{one}"));
    let expected = pairs(&[
        ("r", "2024-01-01T09:00:00Z/2024-01-01T10:00:00Z"),
        ("r/20240102T090000Z", "2024-01-02T12:00:00Z/2024-01-02T14:00:00Z"),
        ("r/20240103T090000Z", "2024-01-03T08:00:00Z"),
        ("r/20240104T090000", "2024-01-04T12:00:00Z/2024-01-04T14:00:00Z"),
    ]);
    assert_eq!(outline(&loaded.project), expected);
    let titles: Vec<_> = loaded.project.events.iter().map(|event| event.title().get("").to_owned()).collect();
    assert_eq!(titles, ["t", "later", "one", "later"]);
    assert!(!loaded.diagnostics.iter().any(|d| d.code == "tl-recurrence-later"), "{:?}", loaded.diagnostics);
    let again = load(&write::save(&loaded.project).bytes, Path::new("f")).project;
    let dates = |project: &crate::model::Project| project.events.iter().map(|event| event.when()).collect::<Vec<_>>();
    assert_eq!(dates(&again), dates(&loaded.project));
    // One that is no time of the series changes nothing but itself, and that is told.
    let stray = later.replace("20240102T090000Z", "20240102T093000Z");
    let told = calendar(&format!("{series}{stray}"));
    assert_eq!(told.project.events.len(), 5);
    assert!(told.diagnostics.iter().any(|d| d.code == "tl-recurrence-later"), "{:?}", told.diagnostics);
}
