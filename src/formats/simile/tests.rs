//! SIMILE's files: counts, dates and what is said of them.

use std::path::Path;

use super::{JSON, XML};
use crate::formats::{Format, Loaded};

pub(crate) fn load(format: &Format, text: &str) -> Loaded {
    (format.load.expect("it is read"))(text.as_bytes(), Path::new("file"))
}

/// The dates of the events, and the codes of the findings.
pub(crate) fn outline(loaded: &Loaded) -> (Vec<String>, Vec<&str>) {
    assert!(loaded.project.events.iter().all(|e| !e.id().is_empty()), "every event has an id");
    let dates = loaded.project.events.iter().map(|e| e.when().map_or_else(String::new, |w| w.to_string())).collect();
    let mut codes: Vec<&str> = loaded.diagnostics.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    (dates, codes)
}

#[test]
fn dates_keep_what_the_source_says() {
    let cases: [(&str, &str, &[&str]); 24] = [
        ("start='1968'", "1968", &[]),
        ("start='Jun 28 1968 00:00:00 GMT'", "1968-06-28", &["tl-midnight"]),
        ("start='Aug 02 2006 08:35:00 GMT-0500'", "2006-08-02T08:35:00-05:00", &[]),
        ("start='-4004'", "-4004", &[]),
        ("start='500 BC'", "-0499", &[]),
        ("start='1913' end='1929' isDuration='true'", "1913/1929", &[]),
        ("start='1913' end='1929' durationEvent='true'", "1913/1929", &[]),
        ("start='1913' end='1929'", "[1913..1929]", &["tl-some-time"]),
        ("start='1913' end='1929' isDuration='false'", "[1913..1929]", &["tl-some-time"]),
        ("start='1913' end='1929' isDuration='true' durationEvent='false'", "[1913..1929]", &["tl-some-time"]),
        ("start='1871' latestStart='1872'", "[1871..1872]", &["tl-inner-bounds", "tl-kept", "tl-some-time"]),
        (
            "start='1871' latestStart='1872' earliestEnd='1878' end='1879' isDuration='true'",
            "1871/1879",
            &["tl-inner-bounds", "tl-kept"],
        ),
        (
            "start='May 28 2006 09:00:00 GMT' end='Jun 15 2006 09:00:00 GMT' isDuration='true'",
            "2006-05-28T09:00:00Z/2006-06-15T09:00:00Z",
            &[],
        ),
        (
            "start='2024-03-01T23:30+02:00' end='2024-03-02T01:15+02:00' isDuration='true'",
            "2024-03-01T23:30:00+02:00/2024-03-02T01:15:00+02:00",
            &[],
        ),
        ("start='٢٠٢٤-٠٣' end='۲۰۲۵' isDuration='true'", "2024-03/2025", &[]),
        ("start='50 AD'", "0050", &[]),
        ("start='مارس ٢٠٠٤'", "2004-03", &["tl-words"]),
        ("start='200 BC – 100 AD'", "-0199/0100", &["tl-kept", "tl-words"]),
        ("start='15 رمضان 1445'", "2024-03-25~", &["tl-kept", "tl-words-unsure"]),
        ("start='2023-13'", "", &["tl-kept", "tl-undated"]),
        ("", "", &["tl-no-date"]),
        ("start='2024' end='2023-01' isDuration='true'", "2024", &["tl-kept", "tl-reversed"]),
        ("start='1999' end='soon' isDuration='true'", "1999", &["tl-kept", "tl-undated"]),
        ("start='1999' image='u' link='v'", "1999", &["tl-kept"]),
    ];
    for (attributes, date, codes) in cases {
        let loaded = load(&XML, &format!("<data><event {attributes} title='t'/></data>"));
        assert_eq!(outline(&loaded), (vec![date.to_owned()], codes.to_vec()), "{attributes}");
    }
}

#[test]
fn years_that_go_down_are_millions_of_years_ago() {
    let loaded =
        load(&XML, "<data><event start='115' end='65.5' title='a'/><event start='?99' end='90' title='b'/></data>");
    let (dates, codes) = outline(&loaded);
    assert_eq!(dates, ["Y-115E6/Y-655E5", "Y-99E6?/Y-90E6"]);
    assert_eq!(codes, ["tl-millions-ago"]);
}

#[test]
fn json_lasts_unless_it_says_otherwise() {
    let text = r#"{"dateTimeFormat":"iso8601","events":[
        {"start":"1913","end":"1929","title":"<b>a</b> &amp; b","description":"x","link":"u"},
        {"start":"1913","end":"1929","title":"c","durationEvent":false},
        {"s":"1924","t":"d","d":"e","id":"own"}, 7]}"#;
    assert!((JSON.sniff)(text.as_bytes()));
    let loaded = load(&JSON, text);
    let (dates, codes) = outline(&loaded);
    assert_eq!(dates, ["1913/1929", "[1913..1929]", "1924"]);
    assert_eq!(codes, ["tl-kept", "tl-markup", "tl-no-event", "tl-some-time"]);
    let events = loaded.project.events.to_vec();
    assert_eq!(events[0].title.get(""), "a & b");
    assert_eq!(events[0].extra["simile"]["link"], "u");
    assert_eq!((&*events[0].id, &*events[2].id), ("event-1", "own"));
    assert_eq!(events[2].summary.as_ref().map(|s| s.get("")), Some("e"));
}

/// The table of `loadJSON` in `src/webapp/api/scripts/sources.js` of simile-widgets/timeline.
#[test]
fn json_counts_is_duration_the_wrong_way_round() {
    let cases = [
        ("", "1913/1929"),
        (r#","durationEvent":true"#, "1913/1929"),
        (r#","durationEvent":false"#, "[1913..1929]"),
        (r#","de":false"#, "[1913..1929]"),
        (r#","isDuration":false"#, "1913/1929"),
        (r#","isDuration":true"#, "[1913..1929]"),
        (r#","isDuration":true,"durationEvent":true"#, "[1913..1929]"),
        (r#","ls":"1914","ee":"1928""#, "1913/1929"),
    ];
    for (fields, date) in cases {
        let text = format!(r#"{{"events":[{{"s":"1913","e":"1929","t":"a"{fields}}}]}}"#);
        assert_eq!(outline(&load(&JSON, &text)).0, [date], "{fields}");
    }
}

#[test]
fn broken_files_give_what_can_be_read() {
    let cases = [
        ("", 0, "tl-empty@1:1"),
        ("<data><event start='1999' title='t'/>\n<event start='2000' title='u'>x", 2, "tl-xml-unclosed@2:1"),
        ("<other/>", 0, "tl-not-this-format@1:1"),
        // A scale of geology that comes with SIMILE Timeline: XML, but no timeline.
        (
            "<gt:GeologicTimeScale xmlns:gt='g'><gt:component><gt:GeochronologicEra/></gt:component></gt:GeologicTimeScale>",
            0,
            "tl-not-this-format@1:1",
        ),
        ("<!DOCTYPE d><data><event start='1999' title='t'/></data>", 1, "tl-xml-doctype@1:1"),
    ];
    for (text, events, first) in cases {
        let loaded = load(&XML, text);
        assert_eq!(loaded.project.events.len(), events, "{text}");
        let found =
            loaded.diagnostics[0].place.map(|p| format!("{}@{}:{}", loaded.diagnostics[0].code, p.line, p.column));
        assert_eq!(found.as_deref(), Some(first), "{text}");
    }
}

#[test]
fn uncertain_dates_are_written_with_their_inner_bounds() {
    let cases = [
        ("2023-10-07", r#"start="2023-10-07""#),
        ("2023-10-07/2023-11-01", r#"start="2023-10-07" end="2023-11-01" isDuration="true" durationEvent="true""#),
        (
            "2023-10/2024-03",
            r#"start="2023-10-01" latestStart="2023-10-31" earliestEnd="2024-03-01" end="2024-03-31" isDuration="true" durationEvent="true" edtf="2023-10/2024-03""#,
        ),
        ("1985~", r#"start="1985-01-01" end="1985-12-31" isDuration="false" durationEvent="false" edtf="1985~""#),
        ("2023/..", r#"start="2023-01-01" edtf="2023/..""#),
        ("-0044-03-15", r#"start="-0044-03-15""#),
        ("2023-10-04T10:11:12+03:00", r#"start="2023-10-04T10:11:12+03:00""#),
        (
            "2024-03-01T23:30:00+02:00/2024-03-02T01:15:00+02:00",
            r#"start="2024-03-01T23:30:00+02:00" end="2024-03-02T01:15:00+02:00" isDuration="true" durationEvent="true""#,
        ),
    ];
    for (when, attributes) in cases {
        let event = crate::model::Event {
            id: "e".into(),
            title: "a < b".into(),
            when: when.parse().ok(),
            ..Default::default()
        };
        let project = crate::model::Project { events: [event].into(), ..Default::default() };
        for format in [&XML, &JSON] {
            let bytes = (format.save.expect("it is written"))(&project).bytes;
            let text = String::from_utf8(bytes).expect("UTF-8");
            let expected = format!(r#"<event id="e" title="a &amp;lt; b" {attributes}/>"#);
            assert!(format.name == JSON.name || text.contains(&expected), "{expected}: {text}");
            assert_eq!(load(format, &text).project.events, project.events, "{text}");
        }
    }
}

#[test]
fn files_of_many_pages_lose_nothing_unnamed() {
    let cases: [(&Format, &str, usize, &[&str]); 4] = [
        (
            &XML,
            "<data wiki-url='http://a.example/' wiki-section='S' date-time-format='iso8601'>\
             <event start='2006-06-13' link='l' image='i' icon='c' color='red' textColor='#000' caption='q' classname='k' \
             eventID='7' title='t'>d</event></data>",
            1,
            &["tl-kept"],
        ),
        (
            &XML,
            "<data><event start='1950' end='1960' isDuration='true' title='t'><b>d</b> e</event><note>n</note></data>",
            1,
            &["tl-element", "tl-kept"],
        ),
        (
            &JSON,
            r#"{"wikiURL":"http://a.example/","wikiSection":"S","dateTimeFormat":"Gregorian","events":[{"start":"Jan 03 1999 00:00:00 GMT","title":"t","link":"l","image":"i","tapeImage":"x","trackNum":3}]}"#,
            1,
            &["tl-kept", "tl-midnight"],
        ),
        (&JSON, r#"{"events":[{"start":"2001","title":"t"}],"events2":[1]}"#, 1, &["tl-kept"]),
    ];
    for (format, text, events, expected) in cases {
        let loaded = load(format, text);
        assert_eq!((loaded.project.events.len(), outline(&loaded).1.as_slice()), (events, expected), "{text}");
        let saved = (format.save.expect("it is written"))(&loaded.project);
        let again = load(format, &String::from_utf8_lossy(&saved.bytes)).project;
        let lost: Vec<_> = saved.losses.iter().map(|loss| loss.args[1].1.as_str()).collect();
        assert!(again.events == loaded.project.events || lost.contains(&"unknown-fields"), "{text}: {again:?}");
    }
}

#[test]
fn real_files_are_whole() {
    let text = include_str!("../../../tests/data/simile/monet.xml");
    let loaded = load(&XML, text);
    assert_eq!(loaded.project.events.len(), 27);
    assert!(loaded.project.events.iter().all(|event| event.has_date()));
    let argenteuil =
        loaded.project.events.whole().find(|e| e.title.get("").contains("Argenteuil")).expect("it is there");
    assert_eq!(argenteuil.when.as_ref().map(|w| w.as_str()), Some("1871/1879"));
    assert_eq!(argenteuil.extra["simile"]["earliestEnd"], "1878");
}

/// Real files: each is read, and gives as many events as it holds.
#[test]
#[ignore = "needs SANAD_CORPUS"]
fn a_corpus_is_read_whole() {
    let corpus = crate::base::corpus::folder();
    let cases: [(&str, &Format, &str); 4] = [
        ("simile", &XML, "<event "),
        ("simile", &JSON, "\"title\":"),
        ("vis", &crate::formats::vis::FORMAT, "\"start\":"),
        ("ics", &crate::formats::ical::FORMAT, "BEGIN:VEVENT"),
    ];
    for (folder, format, mark) in cases {
        let entries = std::fs::read_dir(corpus.join(folder)).expect("the folder");
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
            let bytes = std::fs::read(&path).expect("the file");
            if !format.endings.contains(&ending) || !(format.sniff)(&bytes) {
                continue;
            }
            let loaded = (format.load.expect("it is read"))(&bytes, &path);
            let text = String::from_utf8_lossy(&bytes);
            let marks = text.matches(mark).count().max(text.matches("\"t\":").count());
            let undated = loaded.project.events.iter().filter(|e| !e.has_date()).count();
            let codes: Vec<_> =
                loaded.diagnostics.iter().map(|d| (d.code, d.args.first().map_or("", |a| &*a.1))).collect();
            println!("{} {} {undated} undated {codes:?}", path.display(), loaded.project.events.len());
            // An event that recurs becomes one for each time.
            let recurs = ["RRULE", "RDATE"].iter().any(|rule| text.contains(rule));
            let events = loaded.project.events.len();
            assert!(events == marks || recurs && events > marks, "{}: {events} of {marks}", path.display());
        }
    }
}

/// Every beginning of a file, and the file with any byte changed, is read without a panic.
#[test]
fn damaged_files_are_read() {
    let formats: [(&Format, &str); 6] = [
        (
            &XML,
            "<data><!-- c --><event start='Jun 28 1968 00:00:00 GMT' end='1970' title='&amp;س'>a <i>b</i></event></data>",
        ),
        (&JSON, r#"{"events":[{"start":"1968-05-03T10:20:30Z","end":"500 BC","title":"<b>س</b>"}]}"#),
        (
            &crate::formats::vis::FORMAT,
            r#"{"groups":[{"id":1}],"items":[{"group":1,"start":"/Date(12+0300)/","content":"x"}]}"#,
        ),
        (
            &crate::formats::ical::FORMAT,
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;TZID=\"a\":20240101T101112\r\nDURATION:P1DT2H\r\nSUMMARY:س\\, \r\n x\r\nEND:VEVENT\r\n",
        ),
        (
            &crate::formats::timeline_project::FORMAT,
            "<timeline><events><event><start>-44-3-15 00:00:00</start><end>2</end><text>[1]س</text></event></events></timeline>",
        ),
        (&crate::formats::markwhen::FORMAT, "title: x\n# s\n2023-10-07 10:30 - 12/2024: سن #t\n2023 - now: y\n"),
    ];
    for (format, text) in formats {
        let read = format.load.expect("it is read");
        for at in 0..text.len() {
            read(&text.as_bytes()[..at], Path::new("f"));
            for byte in *b"\0<>&'\"{[:;,-+/9\\\xff\n" {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                read(&bytes, Path::new("f"));
            }
        }
    }
}
