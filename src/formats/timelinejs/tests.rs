//! Whole files, in and out.

use std::path::Path;

use super::{json, sheet};
use crate::formats::Loaded;
use crate::model::Project;

const SMALL: &[u8] = include_bytes!("../../../tests/data/timelinejs/small.json");
const OLD: &[u8] = include_bytes!("../../../tests/data/timelinejs/old.json");
const SHEET: &str = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,\
    Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n\
    ,,,,,,,,,My title,Intro,,,,,title,,\n\
    1815,12,10,,1852,11,27,,,Ada,<b>First</b>,http://a,C,D,,,Women,#fff\n\
    1943,7,,,1946,,,,,Eniac,,,,,,,,http://b\n\
    1969,7,20,20:17,,,,,a July night,Moon,,,,,,,,\n\
    ,,,,,,,,,Nobody knows,,,,,,,,\n";
const OLD_SHEET: &str = "Start Date,End Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Tag\n\
    1/1/2012,,Title,,,,,,start,\n2/27/1932,,Born,,,,,,,Life\n1957,3/22/1958,Marries,,,,,,,\n";

fn dates(project: &Project) -> Vec<String> {
    project.events.iter().map(|event| event.when().map_or_else(String::new, |when| when.to_string())).collect()
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    codes
}

#[test]
fn reads_the_schema_of_today() {
    let loaded = json::load(SMALL, Path::new("small.json"));
    let project = &loaded.project;
    assert_eq!(project.title.get(""), "سد النهضة");
    let expected = ["2011-04-02", "-0299", "2020-07/2023", "", "", "2020", "2015-03-23T14:30:00", "2011/2020"];
    assert_eq!(dates(project), expected);
    let first = &project.events.to_vec()[0];
    let summary = first.summary.as_ref().map(|s| s.get(""));
    assert_eq!(summary, Some("انظر الخبر (https://example.org/a)\nوكالة / الموقع — https://example.org/a.jpg"));
    assert_eq!(&*first.id, "stone");
    assert_eq!(project.lanes.iter().map(|l| l.title.get("en")).collect::<Vec<_>>(), ["Eras", "البناء"]);
    let expected = [
        "timelinejs-bce",
        "timelinejs-clock",
        "timelinejs-date",
        "timelinejs-end",
        "timelinejs-kept",
        "timelinejs-no-date",
        "timelinejs-title-kept",
    ];
    assert_eq!(codes(&loaded), expected);
    let bad = loaded.diagnostics.iter().find(|d| d.code == "timelinejs-date").and_then(|d| d.place);
    assert_eq!(bad.map(|p| (p.line, p.column)), Some((14, 20)));
}

#[test]
fn reads_the_old_schema() {
    let project = json::load(OLD, Path::new("old.json")).project;
    assert_eq!(project.title.get(""), "A life in dates");
    assert_eq!(dates(&project)[..2], ["1932-02-27", "1957/1958-03-22"]);
    assert_eq!(dates(&project)[3], "1940/1950");
    assert_eq!(project.events.to_vec()[0].summary.as_ref().map(|s| s.get("")), Some("In <London>\nC — b.jpg"));
    assert_eq!(project.events.to_vec()[1].tags, ["Life", "Film"]);
    assert!(dates(&project)[2].starts_with("1960-02-15"), "{:?}", dates(&project));
}

#[test]
fn reads_sheets() {
    let loaded = sheet::load(SHEET.as_bytes(), Path::new("a.csv"));
    assert_eq!(loaded.project.title.get(""), "My title");
    assert_eq!(dates(&loaded.project), ["1815-12-10/1852-11-27", "1943-07/1946", "1969-07-20T20:17:00", ""]);
    assert_eq!(loaded.project.events.to_vec()[0].summary.as_ref().map(|s| s.get("")), Some("First\nC / D — http://a"));
    let old = sheet::load(OLD_SHEET.as_bytes(), Path::new("a.csv")).project;
    assert_eq!(old.title.get(""), "Title");
    assert_eq!(dates(&old), ["1932-02-27", "1957/1958-03-22"]);
    for (text, expected) in [(SHEET, true), (OLD_SHEET, true), ("Date,Title\n", false), ("", false)] {
        assert_eq!(sheet::sniff(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn a_row_with_two_dates_keeps_both() {
    let sheet_text = "Year,Start Date,Headline,Group,Tag,Tag\n1931,2/27/1932,Born,A,B,C\n1940,,Moves,,D,\n";
    let loaded = sheet::load(sheet_text.as_bytes(), Path::new("a.csv"));
    let events = loaded.project.events.to_vec();
    assert_eq!(dates(&loaded.project), ["1932-02-27", "1940"]);
    let kept = ["Year", "Tag", "Tag (6)"].map(|name| events[0].extra["timelinejs"][name].as_str());
    assert_eq!(kept, [Some("1931"), Some("B"), Some("C")]);
    let names = loaded.project.lanes.iter().map(|lane| lane.title.get(""));
    assert_eq!(names.collect::<Vec<_>>(), ["A", "D"]);
    assert_eq!(codes(&loaded), ["timelinejs-second", "timelinejs-second"]);
    let again = sheet::load(&sheet::save(&loaded.project).bytes, Path::new("a.csv")).project;
    assert_eq!(dates(&again), dates(&loaded.project));
}

#[test]
fn reads_jsonp() {
    let text = format!("storyjs_jsonp_data = {};", String::from_utf8_lossy(OLD));
    assert!(json::sniff(text.as_bytes()));
    let loaded = json::load(text.as_bytes(), Path::new("old.jsonp"));
    assert_eq!(loaded.project.events.len(), json::load(OLD, Path::new("old.json")).project.events.len());
    assert_eq!(loaded.diagnostics[0].code, "timelinejs-jsonp");
}

#[test]
fn files_of_many_authors_lose_nothing_unnamed() {
    let cases: [(&str, &[&str], &[&str]); 6] = [
        (
            r#"{"scale":"cosmological","events":[{"start_date":{"year":"-13800000000"},"text":{"headline":"a"}}]}"#,
            &["Y-13800000000"],
            &["timelinejs-kept", "tl-out-of-range"],
        ),
        (r#"{"events":[{"text":{"headline":"a"}}]}"#, &[""], &["timelinejs-no-date"]),
        (
            r#"{"events":[{"start_date":{"year":"2020"},"display_date":"Spring 2020","media":{"url":"u","credit":"c","caption":"p","link":"l","alt":"a"},"autolink":false}]}"#,
            &["2020"],
            &[],
        ),
        (r#"{"events":[{"start_date":"2020-05-01","text":{"headline":"a"},"group":"g"}]}"#, &["2020-05-01"], &[]),
        (
            r#"{"events":[{"start_date":{"year":-44,"month":3,"day":15}}],"eras":[{"start_date":{"year":"-100"},"end_date":{"year":"-1"}}]}"#,
            &["-0043-03-15", "-0099/0000"],
            &["timelinejs-bce"],
        ),
        (
            r#"{"events":[{"start_date":{"year":2020,"display_date":"c. 2020"},"text":"plain"}, 7]}"#,
            &["2020"],
            &["timelinejs-type", "timelinejs-type"],
        ),
    ];
    for (text, expected, found) in cases {
        let loaded = json::load(text.as_bytes(), Path::new("a.json"));
        assert_eq!(dates(&loaded.project), *expected, "{text}");
        assert_eq!(codes(&loaded), *found, "{text}");
        let again = json::load(&json::save(&loaded.project).bytes, Path::new("a.json")).project;
        assert_eq!(again.events, loaded.project.events, "{text}");
    }
    let sheet = "Year,Headline,Text,Media Link\n2020,\"a\nb\",\"c\nd\",http://x\n";
    let loaded = sheet::load(sheet.as_bytes(), Path::new("a.csv"));
    assert_eq!(loaded.project.events.to_vec()[0].title.get(""), "a b");
    assert_eq!(codes(&loaded), ["table-kept-column"]);
}

#[test]
fn what_is_doubtful_in_dates_is_told() {
    let cases = [
        (r#""start_date":{"year":"21"}"#, "0021", "tl-short-year"),
        (r#""start_date":{"year":44}"#, "0044", "tl-short-year"),
        (r#""start_date":{"year":"0044"}"#, "0044", ""),
        (r#""startDate":"3/4/2021""#, "2021-03-04", "tl-month-first"),
        (r#""startDate":"3/14/2021""#, "2021-03-14", ""),
        (r#""startDate":"2021,3,4""#, "2021-03-04", ""),
        (r#""startDate":"3/14/21""#, "0021-03-14", "tl-short-year"),
        (r#""start_date":{"year":"44 AD"}"#, "0044", ""),
        (r#""start_date":{"year":2021,"month":"March","day":"4th"}"#, "2021-03-04", ""),
        (r#""start_date":{"year":2021,"month":3},"display_date":"5 May 2020""#, "2021-03", "timelinejs-display-date"),
        (r#""start_date":{"year":2021,"month":3},"display_date":"4 May""#, "2021-03", "timelinejs-display-date"),
        (r#""start_date":{"year":2021,"month":3},"display_date":"4 March""#, "2021-03", ""),
        (r#""start_date":{"year":2021,"month":3},"display_date":"4/3/2021""#, "2021-03", ""),
        (r#""start_date":{"year":2021,"month":3},"display_date":"Spring 2021""#, "2021-03", ""),
        (r#""start_date":{"year":2021,"month":3},"display_date":"the day it began""#, "2021-03", ""),
        (r#""start_date":{"year":2021,"display_date":"مايو 2019"}"#, "2021", "timelinejs-display-date"),
        (r#""start_date":"1453-05-29","display_date":"29 May 1453 OS""#, "1453-05-29", "timelinejs-display-date"),
        (r#""start_date":"1453-05-29","display_date":"29 May 1453 (O.S.)""#, "1453-05-29", "timelinejs-display-date"),
        (
            r#""start_date":"1453-05-29","display_date":"May 29, 1453, Old Style""#,
            "1453-05-29",
            "timelinejs-display-date",
        ),
        (
            r#""start_date":"1917-10-25","display_date":"25 October 1917 [Julian]""#,
            "1917-10-25",
            "timelinejs-display-date",
        ),
        (r#""start_date":"1453-06-07","display_date":"29 May 1453 OS""#, "1453-06-07", ""),
        (r#""start_date":"1453","display_date":"29 May 1453 OS""#, "1453", ""),
        (r#""start_date":"1453-05","display_date":"May 1453 OS""#, "1453-05", ""),
        (
            r#""start_date":{"year":2021,"month":3,"day":4,"hour":9,"minute":5,"second":6,"millisecond":7}"#,
            "2021-03-04T09:05:06",
            "timelinejs-date-part",
        ),
        (r#""start_date":{"year":2021},"end_date":{"year":2019}"#, "2021", "timelinejs-end"),
    ];
    for (fields, date, code) in cases {
        let loaded = json::load(format!(r#"{{"events":[{{{fields}}}]}}"#).as_bytes(), Path::new("a.json"));
        assert_eq!(
            (dates(&loaded.project), codes(&loaded).join(" ")),
            (vec![date.to_owned()], code.to_owned()),
            "{fields}"
        );
    }
    let sheet = "Year,Month,Day,Time,Headline\n2021,3,4,half past ten,a\n21,,,,b\n";
    let loaded = sheet::load(sheet.as_bytes(), Path::new("a.csv"));
    assert_eq!(dates(&loaded.project), ["2021-03-04", "0021"]);
    assert_eq!(codes(&loaded), ["timelinejs-date-part", "tl-short-year"]);
}

#[test]
fn the_title_in_other_languages_is_named() {
    let title = crate::model::LocalText::Map(vec![("ar".into(), "سند".into()), ("en".into(), "سند".into())]);
    let project = Project { title, language: "ar".into(), ..Project::default() };
    let lost: Vec<_> = json::save(&project).losses.iter().map(|loss| loss.args[1].1.clone()).collect();
    assert_eq!(lost, ["translations", "language"]);
}

#[test]
fn a_round_trip_changes_nothing() {
    for bytes in [SMALL, OLD] {
        let project = json::load(bytes, Path::new("a.json")).project;
        let saved = json::save(&project);
        let again = json::load(&saved.bytes, Path::new("a.json")).project;
        assert_eq!(again, project, "{}", String::from_utf8_lossy(&saved.bytes));
    }
    for text in [SHEET, OLD_SHEET] {
        let project = sheet::load(text.as_bytes(), Path::new("a.csv")).project;
        let saved = sheet::save(&project);
        let again = sheet::load(&saved.bytes, Path::new("a.csv")).project;
        assert_eq!(dates(&again), dates(&project), "{}", String::from_utf8_lossy(&saved.bytes));
        assert_eq!(again.events, project.events, "{}", String::from_utf8_lossy(&saved.bytes));
    }
}

#[test]
fn broken_files_give_findings() {
    let cases =
        ["", "[]", "{\"events\": 3}", "{\"events\": [3, {\"text\": []}]}", "{\"events\": [{\"start_date\": 3", "null"];
    for text in cases {
        assert!(!json::load(text.as_bytes(), Path::new("a.json")).diagnostics.is_empty(), "{text}");
    }
    assert!(!sheet::load(b"", Path::new("a.csv")).diagnostics.is_empty());
}

/// Every slide of real sheets is there.
#[test]
#[ignore = "needs SANAD_CORPUS"]
fn counts_rows_of_real_sheets() {
    let folder = crate::base::corpus::folder().join("timelinejs/csv");
    for (name, count) in [("my-own-timeline.csv", 10), ("women_in_computing.csv", 10)] {
        let bytes = std::fs::read(folder.join(name)).expect("the sheet");
        let loaded = sheet::load(&bytes, Path::new(name));
        println!("{name}: {} events, {:?}", loaded.project.events.len(), codes(&loaded));
        assert!(sheet::sniff(&bytes), "{name}");
        let again = sheet::load(&sheet::save(&loaded.project).bytes, Path::new(name)).project;
        assert_eq!(again, loaded.project, "{name}");
        assert_eq!(loaded.project.events.len(), count, "{name}");
    }
}

/// Every event of the files of a collection is there.
#[test]
#[ignore = "needs SANAD_CORPUS"]
fn counts_events_of_real_files() {
    let files = std::fs::read_dir(crate::base::corpus::folder().join("timelinejs")).expect("the folder");
    for path in files.flatten().map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|e| e == "json")) {
        let bytes = std::fs::read(&path).expect("the file");
        let loaded = json::load(&bytes, &path);
        let source: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let root = source.get("timeline").unwrap_or(&source);
        let lists = ["events", "slides", "date", "eras", "era"].iter().filter_map(|name| root.get(name)?.as_array());
        let count: usize = lists.map(Vec::len).sum();
        let undated = loaded.project.events.iter().filter(|event| !event.has_date()).count();
        println!("{}: {count} events, {undated} undated, {:?}", path.display(), codes(&loaded));
        assert_eq!(loaded.project.events.len(), count, "{}", path.display());
        assert!(json::sniff(&bytes), "{}", path.display());
        let again = json::load(&json::save(&loaded.project).bytes, &path).project;
        let texts = |p: &Project| {
            p.events.iter().map(|e| (e.when(), e.title().to_text(), e.summary().cloned())).collect::<Vec<_>>()
        };
        assert_eq!(texts(&again), texts(&loaded.project), "{}", path.display());
    }
}
