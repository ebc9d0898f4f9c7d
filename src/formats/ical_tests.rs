//! iCalendar files: counts, dates and what is said of them.

use super::*;

fn of(lines: &str) -> Loaded {
    load(
        format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:t\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n").as_bytes(),
        Path::new("f"),
    )
}

#[test]
fn dates_keep_what_the_source_says() {
    let cases = [
        ("DTSTART;VALUE=DATE:20220101\r\nDURATION:P1D\r\n", "2022-01-01"),
        ("DTSTART;VALUE=DATE:20220101\r\nDTEND;VALUE=DATE:20220102\r\n", "2022-01-01"),
        ("DTSTART;VALUE=DATE:20220101\r\nDTEND;VALUE=DATE:20220104\r\n", "2022-01-01/2022-01-03"),
        ("DTSTART:20220101\r\n", "2022-01-01"),
        ("DTSTART:20131210Z\r\n", "2013-12-10"),
        ("DTSTART:20120821T210000Z\r\n", "2012-08-21T21:00:00Z"),
        ("DTSTART;TZID=Etc/GMT:20120821T210000\r\nDTEND;TZID=Etc/GMT:20120821T213000\r\n", "2012-08-21T21:00:00"),
        ("DTSTART;TZID=\"a:b\":20120821T000000\r\n", "2012-08-21T00:00:00"),
        ("DTSTART:20120821T210000\r\nDURATION:P1DT2H\r\n", "2012-08-21/2012-08-22"),
        ("DTSTART:20120821T210000\r\nDTEND:20120823T000000\r\n", "2012-08-21/2012-08-22"),
        ("DTSTART:2023\r\n", ""),
        ("DTSTART:20231301\r\n", ""),
        ("", ""),
    ];
    for (lines, date) in cases {
        let loaded = of(lines);
        let event = &loaded.project.events[0];
        assert_eq!(event.when.as_ref().map_or("", |w| w.as_str()), date, "{lines}");
        assert_eq!(date.is_empty(), loaded.diagnostics.iter().any(|d| ["tl-undated", "tl-no-date"].contains(&d.code)));
    }
}

#[test]
fn text_is_unfolded_and_unescaped() {
    let loaded = of(
        "DTSTART:20220101\r\nUID:u\r\nDESCRIPTION:a\\, b\\nسن\r\n د\\\\\r\nCATEGORIES:x\\,y,z\r\nLOCATION;LANGUAGE=ar:بيروت\r\n",
    );
    let event = &loaded.project.events[0];
    assert_eq!(event.summary, Some("a, b\nسند\\".into()));
    assert_eq!(event.tags, ["x,y", "z"]);
    assert_eq!(event.extra["ical"]["LOCATION"]["value"], "بيروت");
    assert_eq!(&*event.id, "u");
}

#[test]
fn losses_are_named_once_a_kind() {
    let text = "BEGIN:VCALENDAR\nX-WR-CALNAME:عطل\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nBEGIN:VEVENT\nUID:1\nSUMMARY:عيد\n\
        DTSTART:20240609\nRRULE:FREQ=DAILY\nBEGIN:VALARM\nTRIGGER:-PT1H\nEND:VALARM\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\n\
        RECURRENCE-ID:20240610\nSUMMARY:عيد\nDTSTART:20240610\nEND:VEVENT\n???\nEND:VCALENDAR";
    let loaded = load(text.as_bytes(), Path::new("f"));
    let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["tl-component", "tl-component", "tl-kept", "tl-recurrence", "tl-unknown-line"]);
    let ids: Vec<_> = loaded.project.events.iter().map(|e| &*e.id).collect();
    assert_eq!(ids, ["1", "1/20240610"]);
    assert_eq!((loaded.project.title.get(""), &*loaded.project.language), ("عطل", "ar"));
}

#[test]
fn broken_files_give_what_can_be_read() {
    let deep = "BEGIN:X\n".repeat(100_000);
    for (text, events, code) in [
        ("", 0, "tl-empty"),
        ("hello", 0, "tl-not-this-format"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20220101\nSUMMARY:x", 1, "tl-unclosed"),
        (&deep, 0, "tl-unclosed"),
    ] {
        let loaded = load(text.as_bytes(), Path::new("f"));
        assert_eq!(loaded.project.events.len(), events);
        assert!(loaded.diagnostics.iter().any(|d| d.code == code), "{code}: {:?}", loaded.diagnostics);
    }
}
