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
        let event = &loaded.project.events.to_vec()[0];
        assert_eq!(event.when.as_ref().map_or("", |w| w.as_str()), date, "{lines}");
        assert_eq!(date.is_empty(), loaded.diagnostics.iter().any(|d| ["tl-undated", "tl-no-date"].contains(&d.code)));
    }
}

#[test]
fn text_is_unfolded_and_unescaped() {
    let loaded = of(
        "DTSTART:20220101\r\nUID:u\r\nDESCRIPTION:a\\, b\\nسن\r\n د\\\\\r\nCATEGORIES:x\\,y,z\r\nLOCATION;LANGUAGE=ar:بيروت\r\n",
    );
    let event = &loaded.project.events.to_vec()[0];
    assert_eq!(event.summary, Some("a, b\nسند\\".into()));
    assert_eq!(event.tags, ["x,y", "z"]);
    assert_eq!(event.extra["ical"]["LOCATION"]["value"], "بيروت");
    assert_eq!(&*event.id, "u");
}

#[test]
fn losses_are_named_once_a_kind() {
    let text = "BEGIN:VCALENDAR\nX-WR-CALNAME:عطل\nBEGIN:VFREEBUSY\nSUMMARY:x\nEND:VFREEBUSY\nBEGIN:VEVENT\nUID:1\nSUMMARY:عيد\n\
        DTSTART:20240609\nRRULE:FREQ=DAILY\nBEGIN:VALARM\nTRIGGER:-PT1H\nEND:VALARM\nEND:VEVENT\nBEGIN:VEVENT\nUID:1\n\
        RECURRENCE-ID:20240610\nSUMMARY:عيد\nDTSTART:20240610\nEND:VEVENT\n???\nEND:VCALENDAR";
    let loaded = load(text.as_bytes(), Path::new("f"));
    let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["tl-component", "tl-component", "tl-kept", "tl-recurrence", "tl-unknown-line"]);
    let ids: Vec<_> = loaded.project.events.iter().map(|e| e.id()).collect();
    assert_eq!(ids, ["1", "1/20240610"]);
    assert_eq!(loaded.project.title.get(""), "عطل");
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

/// Whole files as programs write them: what becomes of each is in the project or named.
#[test]
fn files_of_many_programs_lose_nothing_unnamed() {
    let cases: [(&str, &str, &[&str]); 8] = [
        ("BEGIN:VTODO\nSUMMARY:t\nDUE;VALUE=DATE:20240301\nSTATUS:NEEDS-ACTION\nEND:VTODO", "2024-03-01", &["tl-kept"]),
        ("BEGIN:VTODO\nSUMMARY:t\nEND:VTODO", "", &["tl-kept", "tl-no-date"]),
        ("BEGIN:VJOURNAL\nSUMMARY:t\nDTSTART;VALUE=DATE:20240301\nEND:VJOURNAL", "2024-03-01", &["tl-kept"]),
        (
            "BEGIN:VEVENT\nSUMMARY:t\nDTSTART;TZID=Asia/Beirut:20240301T090000\nDURATION:PT90M\n\
             RRULE:FREQ=WEEKLY;COUNT=3\nATTACH;FMTTYPE=application/pdf:https://a.example/x.pdf\nEND:VEVENT",
            "2024-03-01T09:00:00",
            &["tl-kept", "tl-recurrence", "tl-time-kept"],
        ),
        ("BEGIN:VEVENT\nSUMMARY;ENCODING=QUOTED-PRINTABLE:t\nDTSTART:20240301\nEND:VEVENT", "2024-03-01", &["tl-kept"]),
        ("BEGIN:VEVENT\nSUMMARY:t\nSUMMARY:again\nDTSTART:20240301\nEND:VEVENT", "2024-03-01", &["tl-kept"]),
        ("BEGIN:VEVENT\nSUMMARY:\n t\nDTSTART:20240301\nDTEND:20240301\nEND:VEVENT", "2024-03-01", &[]),
        (
            "BEGIN:VEVENT\nSUMMARY:t\nDTSTART:20240301T100000Z\nDTEND:20240301T113000Z\nBEGIN:VALARM\nTRIGGER:-PT5M\n\
             END:VALARM\nEND:VEVENT",
            "2024-03-01T10:00:00Z",
            &["tl-component", "tl-kept", "tl-time-kept"],
        ),
    ];
    for (component, date, expected) in cases {
        let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{component}\nEND:VCALENDAR\n");
        let loaded = load(text.as_bytes(), Path::new("f"));
        let [event] = &loaded.project.events.to_vec()[..] else { panic!("{component}") };
        assert_eq!((event.title.get(""), event.when.as_ref().map_or("", |w| w.as_str())), ("t", date), "{component}");
        let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
        codes.sort_unstable();
        assert_eq!(codes, expected, "{component}");
        // Written and read again, it is the same.
        let again = load(&write::save(&loaded.project).bytes, Path::new("f")).project;
        let mut extra = again.events.to_vec()[0].extra.clone();
        // It is asked for in every component, so it is written where there was none.
        extra.values_mut().for_each(|kept| drop(kept.as_object_mut().and_then(|kept| kept.shift_remove("DTSTAMP"))));
        extra.retain(|_, kept| kept.as_object().is_none_or(|kept| !kept.is_empty()));
        assert_eq!(extra, event.extra, "{component}");
        assert_eq!(again.events.to_vec()[0].when, event.when, "{component}");
    }
}

#[test]
fn what_is_written_keeps_to_the_standard() {
    let event = |id: &str, when: Option<&str>| Event {
        id: id.into(),
        title: "جلسة، \\ ; , ".repeat(9).into(),
        summary: Some("سطر\nثان".into()),
        tags: vec!["a,b".into()],
        when: when.and_then(|when| When::parse(when).ok()),
        ..Event::default()
    };
    let dates = ["2023-10-07", "2023-10", "2024-02-28/2024-02-29", "2023-10-07T10:11:12+03:00", "1985~", "-0044-03-15"];
    let mut events: Vec<Event> = dates.iter().map(|date| event(date, Some(date))).collect();
    events.push(event("none", None));
    let project = crate::model::Project { title: "تقويم".into(), events: events.into(), ..Default::default() };
    let saved = write::save(&project);
    assert_eq!(saved, write::save(&project), "no clock");
    let text = String::from_utf8(saved.bytes.clone()).expect("UTF-8");
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{text}");
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "DTSTART;VALUE=DATE:20231007",
        "DTEND;VALUE=DATE:20231008",
        "DTEND;VALUE=DATE:20231101",
        "DTEND;VALUE=DATE:20240301",
        "DTSTART:20231007T071112Z",
        "DTSTAMP:20231007T071112Z",
        "DTSTAMP:19700101T000000Z",
        "X-SANAD-WHEN:1985~",
        "X-SANAD-WHEN:2023-10-07T10:11:12+03:00",
        "CATEGORIES:a\\,b",
        "DESCRIPTION:سطر\\nثان",
        "BEGIN:VJOURNAL",
    ] {
        assert!(unfolded.split("\r\n").any(|there| there == line), "{line}: {unfolded}");
    }
    let read = load(&saved.bytes, Path::new("f")).project;
    let pairs = |project: &crate::model::Project| -> Vec<_> {
        project.events.iter().map(|event| (event.id().to_owned(), event.when())).collect()
    };
    assert_eq!(pairs(&read), pairs(&project));
    // A program that moves an event does not know of our own property.
    let moved = text.replace("DTSTART;VALUE=DATE:19850101", "DTSTART;VALUE=DATE:19840101");
    let event = &load(moved.as_bytes(), Path::new("f")).project.events.to_vec()[4];
    assert_eq!(event.when.as_ref().map(When::as_str), Some("1984-01-01/1985-12-31"));
}
