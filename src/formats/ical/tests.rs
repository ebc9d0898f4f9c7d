//! iCalendar files: counts, dates and what is said of them.

use std::path::Path;

use super::kept::{keep, kept};
use super::read::load;
use super::write;
use crate::base::Severity;
use crate::formats::kit::format::Loaded;
use crate::model::{EdtfDate, Event};

fn of(lines: &str) -> Loaded {
    load(
        format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:t\r\n{lines}END:VEVENT\r\nEND:VCALENDAR\r\n").as_bytes(),
        Path::new("f"),
    )
}

/// Events of a calendar, and the codes of what is doubtful in it.
pub(super) fn read(events: &str) -> (Vec<(String, String)>, Vec<&'static str>) {
    let loaded = calendar(events);
    let quiet = ["tl-kept", "tl-recurrence-expanded", "tl-duplicate-id", "tl-untitled", "tl-midnight"];
    let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).filter(|code| !quiet.contains(code)).collect();
    codes.sort_unstable();
    (outline(&loaded.project), codes)
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
        (
            "DTSTART;TZID=Etc/GMT:20120821T210000\r\nDTEND;TZID=Etc/GMT:20120821T213000\r\n",
            "2012-08-21T21:00:00Z/2012-08-21T21:30:00Z",
        ),
        ("DTSTART;TZID=\"a:b\":20120821T000000\r\n", "2012-08-21T00:00:00"),
        ("DTSTART:20120821T210000\r\nDURATION:P1DT2H\r\n", "2012-08-21T21:00:00/2012-08-22T23:00:00"),
        ("DTSTART:20120821T210000\r\nDTEND:20120823T000000\r\n", "2012-08-21T21:00:00/2012-08-23T00:00:00"),
        ("DTSTART:20120821T000000\r\nDTEND:20120823T000000\r\n", "2012-08-21/2012-08-22"),
        ("DTSTART:20120821T000000\r\nDURATION:P1D\r\n", "2012-08-21"),
        (
            "DTSTART:20120821T000000\r\nDTEND:20120822T000000\r\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE\r\n",
            "2012-08-21T00:00:00/2012-08-22T00:00:00",
        ),
        ("DTSTART:20120821T000000\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\n", "2012-08-21"),
        ("DTSTART;VALUE=DATE:20120821T000000\r\n", "2012-08-21"),
        ("DTSTART:٢٠١٢٠٨٢١T٢١٠٠٠٠Z\r\n", "2012-08-21T21:00:00Z"),
        (
            "DTSTART;TZID=Asia/Dubai:20240610T090000\r\nDTEND;TZID=Europe/London:20240610T070000\r\n",
            "2024-06-10T09:00:00+04:00/2024-06-10T07:00:00+01:00",
        ),
        (
            "DTSTART;TZID=Europe/London:20240330T230000\r\nDURATION:PT8H\r\n",
            "2024-03-30T23:00:00Z/2024-03-31T08:00:00+01:00",
        ),
        ("DTSTART;TZID=\"(UTC+03:00) Riyadh\":20240610T090000\r\n", "2024-06-10T09:00:00+03:00"),
        ("DTSTART:20240610T090000\r\nDTEND:20240610T080000\r\n", "2024-06-10T09:00:00"),
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

/// Files as they come, and the dates, findings and lines that are written of them.
#[test]
fn dates_that_are_none_of_our_calendar_are_kept_and_named() {
    let file = |head: &str, lines: &str| {
        format!("BEGIN:VCALENDAR\n{head}BEGIN:VEVENT\nUID:a\nSUMMARY:t\n{lines}END:VEVENT\nEND:VCALENDAR\n")
    };
    let cases = [
        ("CALSCALE:GREGORIAN\n", "DTSTART;VALUE=DATE:20240101\n", "2024-01-01", "", "DTSTART;VALUE=DATE:20240101"),
        ("CALSCALE: gregorian \n", "DTSTART;VALUE=DATE:20240101\n", "2024-01-01", "", ""),
        ("CALSCALE:\n", "DTSTART:20240101\n", "2024-01-01", "", ""),
        (
            "CALSCALE:HIJRI\n",
            "DTSTART;VALUE=DATE:14450915\n",
            "",
            "tl-calendar-scale",
            "X-DTSTART;VALUE=DATE;CALSCALE=HIJRI:14450915",
        ),
        (
            "calscale:ISLAMIC-UMALQURA\n",
            "DTSTART:14450915T090000\nDTEND:14450915T100000\n",
            "",
            "tl-calendar-scale",
            "X-DTEND;CALSCALE=ISLAMIC-UMALQURA:14450915T100000",
        ),
        (
            "CALSCALE:PERSIAN\n",
            "DTSTART:14030101\nRRULE:FREQ=YEARLY;COUNT=3\n",
            "",
            "tl-calendar-scale",
            "X-RRULE;CALSCALE=PERSIAN:FREQ=YEARLY\\;COUNT=3",
        ),
        ("CALSCALE:JULIAN\n", "DUE:19171025\n", "", "tl-calendar-scale", "X-DUE;CALSCALE=JULIAN:19171025"),
        (
            "",
            "DTSTART;VALUE=DATE:16040315\nRRULE:FREQ=YEARLY\nX-APPLE-OMIT-YEAR:1604\n",
            "",
            "tl-year-omitted",
            "DTSTART;VALUE=DATE:16040315",
        ),
        (
            "",
            "DTSTART;X-APPLE-OMIT-YEAR=1604;VALUE=DATE:16040315\n",
            "",
            "tl-year-omitted",
            "DTSTART;X-APPLE-OMIT-YEAR=1604;VALUE=DATE:16040315",
        ),
        ("", "DTSTART:19900315\nX-APPLE-OMIT-YEAR:1604\n", "1990-03-15", "", ""),
    ];
    for (head, lines, date, code, written) in cases {
        let loaded = load(file(head, lines).as_bytes(), Path::new("f"));
        let when = |loaded: &Loaded| {
            let events = loaded.project.events.to_vec();
            assert_eq!(events.len(), 1, "{head}{lines}");
            events[0].when.as_ref().map_or(String::new(), |when| when.as_str().to_owned())
        };
        let codes = |loaded: &Loaded| {
            let warned = loaded.diagnostics.iter().filter(|d| d.severity == Severity::Warning);
            warned.map(|d| d.code).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((when(&loaded).as_str(), codes(&loaded).as_str()), (date, code), "{head}{lines}");
        let saved = write::save(&loaded.project);
        let text = String::from_utf8_lossy(&saved.bytes).into_owned();
        assert!(text.contains(written), "{head}{lines}: {text}");
        let again = load(&saved.bytes, Path::new("f"));
        assert_eq!((when(&again).as_str(), codes(&again).as_str()), (date, code), "{text}");
        let kept = |loaded: &Loaded| {
            let mut kept = kept(&loaded.project.events.to_vec()[0].extra);
            kept.shift_remove("DTSTAMP");
            kept
        };
        assert_eq!(kept(&again), kept(&loaded), "{text}");
    }
    // Each calendar of a file has its own.
    let two = file("CALSCALE:HIJRI\n", "DTSTART:14450915\n") + &file("", "DTSTART:20240326\n");
    let events = load(two.as_bytes(), Path::new("f")).project.events.to_vec();
    let dates: Vec<_> = events.iter().map(|event| event.when.as_ref().map(EdtfDate::as_str)).collect();
    assert_eq!(dates, [None, Some("2024-03-26")]);
}

#[test]
fn an_exception_rule_leaves_out_the_first_time_that_it_gives() {
    let cases = [
        ("FREQ=DAILY;COUNT=3", "FREQ=DAILY;INTERVAL=2", "2024-01-02"),
        ("FREQ=DAILY;COUNT=3", "FREQ=WEEKLY;BYDAY=TU", "2024-01-01 2024-01-03"),
        ("FREQ=WEEKLY;BYDAY=MO,TU;COUNT=3", "FREQ=WEEKLY;BYDAY=MO", "2024-01-02"),
    ];
    for (rule, except, expected) in cases {
        let loaded = of(&format!("DTSTART;VALUE=DATE:20240101\r\nRRULE:{rule}\r\nEXRULE:{except}\r\n"));
        let events = loaded.project.events.to_vec();
        let dates: Vec<_> = events.iter().filter_map(|event| event.when.as_ref().map(EdtfDate::as_str)).collect();
        assert_eq!(dates.join(" "), expected, "{rule} without {except}");
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
    let expected =
        ["tl-component", "tl-component", "tl-kept", "tl-recurrence-cut", "tl-recurrence-expanded", "tl-unknown-line"];
    assert_eq!(codes, expected);
    let ids: Vec<_> = loaded.project.events.iter().map(|e| e.id()).take(3).collect();
    assert_eq!((ids, loaded.project.events.len()), (vec!["1", "1/20240610", "1/20240611"], 1000));
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
            "2024-03-01T09:00:00+02:00/2024-03-01T10:30:00+02:00",
            &["tl-kept", "tl-recurrence-expanded"],
        ),
        ("BEGIN:VEVENT\nSUMMARY;ENCODING=QUOTED-PRINTABLE:=74\nDTSTART:20240301\nEND:VEVENT", "2024-03-01", &[]),
        ("BEGIN:VEVENT\nSUMMARY:t\nSUMMARY:again\nDTSTART:20240301\nEND:VEVENT", "2024-03-01", &["tl-kept"]),
        ("BEGIN:VEVENT\nSUMMARY:\n t\nDTSTART:20240301\nDTEND:20240301\nEND:VEVENT", "2024-03-01", &[]),
        (
            "BEGIN:VEVENT\nSUMMARY:t\nDTSTART:20240301T100000Z\nDTEND:20240301T113000Z\nBEGIN:VALARM\nTRIGGER:-PT5M\n\
             END:VALARM\nEND:VEVENT",
            "2024-03-01T10:00:00Z/2024-03-01T11:30:00Z",
            &["tl-component"],
        ),
    ];
    for (component, date, expected) in cases {
        let text = format!("BEGIN:VCALENDAR\nVERSION:2.0\n{component}\nEND:VCALENDAR\n");
        let loaded = load(text.as_bytes(), Path::new("f"));
        let events = loaded.project.events.to_vec();
        assert_eq!(events.len(), if component.contains("COUNT=3") { 3 } else { 1 }, "{component}");
        let event = &events[0];
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
        when: when.and_then(|when| EdtfDate::parse(when).ok()),
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
    assert_eq!(event.when.as_ref().map(EdtfDate::as_str), Some("1984-01-01/1985-12-31"));
}

/// The events, without the stamp that is written where there was none.
pub(super) fn events_of(project: &crate::model::Project) -> Vec<Event> {
    let without = |mut event: Event| {
        let mut kept = kept(&event.extra);
        kept.shift_remove("DTSTAMP");
        keep(&mut event, kept);
        event
    };
    project.events.whole().map(without).collect()
}

/// Titles and dates of the events, as they stand.
pub(super) fn outline(project: &crate::model::Project) -> Vec<(String, String)> {
    let text = |when: Option<EdtfDate>| when.map(|when| when.to_string()).unwrap_or_default();
    project.events.iter().map(|event| (event.id().to_owned(), text(event.when()))).collect()
}

pub(super) fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(id, when)| ((*id).to_owned(), (*when).to_owned())).collect()
}

const OUTLOOK: &str = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VTIMEZONE\nTZID:Arabian Standard Time\nBEGIN:STANDARD\n\
    DTSTART:16010101T000000\nTZOFFSETFROM:+0400\nTZOFFSETTO:+0400\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a\n\
    SUMMARY:x\nDTSTART;TZID=\"Arabian Standard Time\":20240610T090000\nDTEND;TZID=\"Arabian Standard Time\":20240610T100000\n\
    END:VEVENT\nBEGIN:VEVENT\nUID:b\nSUMMARY:x\nDTSTART:20240610T053000Z\nDTEND:20240610T054500Z\nEND:VEVENT\nBEGIN:VEVENT\n\
    UID:c\nSUMMARY:x\nDTSTART;TZID=GMT Standard Time:20240610T070000\nEND:VEVENT\nBEGIN:VEVENT\nUID:d\nSUMMARY:x\n\
    DTSTART;TZID=Arabian Standard Time:20240612T000000\nDTEND;TZID=Arabian Standard Time:20240613T000000\n\
    X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nEND:VEVENT\nBEGIN:VEVENT\nUID:e\nSUMMARY:x\n\
    DTSTART;TZID=Arabian Standard Time:20240614T200000\nDTEND;TZID=Arabian Standard Time:20240615T000000\nEND:VEVENT\n\
    END:VCALENDAR\n";

#[test]
fn times_of_several_zones_are_in_their_true_order() {
    let loaded = load(OUTLOOK.as_bytes(), Path::new("f"));
    let expected = pairs(&[
        ("a", "2024-06-10T09:00:00+04:00/2024-06-10T10:00:00+04:00"),
        ("b", "2024-06-10T05:30:00Z/2024-06-10T05:45:00Z"),
        ("c", "2024-06-10T07:00:00+01:00"),
        ("d", "2024-06-12"),
        ("e", "2024-06-14T20:00:00+04:00/2024-06-15T00:00:00+04:00"),
    ]);
    assert_eq!(outline(&loaded.project), expected);
    let order: Vec<_> = loaded.project.events_by_time().into_iter().map(|(ix, _)| ix.index()).collect();
    assert_eq!(order, [0, 1, 2, 3, 4]);
    assert!(loaded.diagnostics.iter().all(|d| d.severity == Severity::Note), "{:?}", loaded.diagnostics);
    let saved = write::save(&loaded.project);
    let again = load(&saved.bytes, Path::new("f")).project;
    let text = String::from_utf8_lossy(&saved.bytes);
    assert_eq!(events_of(&again), events_of(&loaded.project), "{text}");
    assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1);
    assert!(saved.losses.iter().all(|loss| loss.args.iter().all(|(_, value)| value != "dates")), "{:?}", saved.losses);
}

#[test]
fn zones_that_nobody_knows_are_told() {
    let cases: [(&str, &str, &[&str]); 7] = [
        (
            "DTSTART:20240610T090000\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nX-WR-TIMEZONE:Nowhere\nBEGIN:VEVENT\nSUMMARY:u\nDTSTART:20240610\n",
            "2024-06-10T09:00:00",
            &["tl-kept", "tl-zone-unknown"],
        ),
        (
            "DTSTART:20240610T090000\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nTZ:+03\nDAYLIGHT:FALSE\nBEGIN:VEVENT\nSUMMARY:u\nDTSTART:20240610\n",
            "2024-06-10T09:00:00+03:00",
            &["tl-kept"],
        ),
        ("DTSTART;TZID=Nowhere/Else:20240610T090000\n", "2024-06-10T09:00:00", &["tl-kept", "tl-zone-unknown"]),
        ("DTSTART;TZID=Europe/London:20240331T013000\n", "2024-03-31T01:30:00Z", &["tl-kept", "tl-zone-never"]),
        ("DTSTART;TZID=Europe/London:20241027T013000\n", "2024-10-27T01:30:00+01:00", &["tl-kept", "tl-zone-twice"]),
        (
            "DTSTART:20240610T090000\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:u\nDTSTART:20240610T090000Z\n",
            "2024-06-10T09:00:00",
            &["tl-zone-floating"],
        ),
        (
            "DTSTART:20240610T090000\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nX-WR-TIMEZONE:Asia/Dubai\nBEGIN:VEVENT\nSUMMARY:u\n",
            "2024-06-10T09:00:00+04:00",
            &["tl-kept", "tl-no-date"],
        ),
    ];
    for (lines, date, expected) in cases {
        let loaded = of(&lines.replace('\n', "\r\n"));
        let first = loaded.project.events.to_vec().remove(0);
        assert_eq!(first.when.as_ref().map(EdtfDate::as_str), Some(date), "{lines}");
        let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
        codes.sort_unstable();
        assert_eq!(codes, expected, "{lines}");
        let again = load(&write::save(&loaded.project).bytes, Path::new("f")).project;
        assert_eq!(again.events.to_vec()[0].when, first.when, "{lines}");
    }
}

pub(super) fn calendar(events: &str) -> Loaded {
    load(format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n").as_bytes(), Path::new("f"))
}

#[test]
fn parameters_keep_what_they_cannot_hold() {
    let loaded = of("DTSTART:20220101\r\nATTENDEE;CN=^'A^^^nB^':mailto:a@b\r\n");
    assert_eq!(loaded.project.events.to_vec()[0].extra["ical"]["ATTENDEE"]["CN"], "\"A^\nB\"");
    let saved = String::from_utf8(write::save(&loaded.project).bytes).expect("UTF-8");
    assert!(saved.contains("ATTENDEE;CN=^'A^^^nB^':mailto:a@b"), "{saved}");
}

#[test]
fn definitions_of_zones_that_end_or_differ_are_told() {
    let zone = |name: &str, summer: &str, rules: &str| {
        format!(
            "BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\nDTSTART:20191027T030000\nTZOFFSETFROM:{summer}\nTZOFFSETTO:+0100\n\
             {rules}END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20200329T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:{summer}\n\
             {rules}END:DAYLIGHT\nEND:VTIMEZONE\n"
        )
    };
    let event =
        |name: &str, at: &str| format!("BEGIN:VEVENT\nUID:r\nSUMMARY:t\nDTSTART;TZID={name}:{at}\nEND:VEVENT\n");
    let cases = [
        // Written up to the last event at that time only: the list of zones knows more.
        ("Europe/Berlin", "+0200", "20200701T120000", "2020-07-01T12:00:00+02:00", &[][..]),
        ("Europe/Berlin", "+0200", "20210101T120000", "2021-01-01T12:00:00+01:00", &[]),
        ("Europe/Berlin", "+0200", "20210701T120000", "2021-07-01T12:00:00+02:00", &[]),
        ("Europe/Berlin", "+0300", "20200701T120000", "2020-07-01T12:00:00+03:00", &["tl-zone-differs"]),
        ("Mine", "+0200", "20200701T120000", "2020-07-01T12:00:00+02:00", &[]),
        ("Mine", "+0200", "20220101T120000", "2022-01-01T12:00:00+02:00", &["tl-zone-ended"]),
    ];
    for (name, summer, at, expected, told) in cases {
        let (found, codes) = read(&(zone(name, summer, "") + &event(name, at)));
        assert_eq!((&*found[0].1, &codes[..]), (expected, told), "{name} {at}");
    }
    let fixed = "BEGIN:VTIMEZONE\nTZID:Arabian Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0400\n\
        TZOFFSETTO:+0400\nEND:STANDARD\nEND:VTIMEZONE\n";
    let (found, codes) = read(&(fixed.to_owned() + &event("Arabian Standard Time", "20240701T120000")));
    assert_eq!((&*found[0].1, codes), ("2024-07-01T12:00:00+04:00", vec![]));
}
