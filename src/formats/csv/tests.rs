//! Whole tables, in and out.

use std::path::Path;

use super::{load, write};
use crate::formats::Loaded;
use crate::model::{Actor, Event, Lane, Project, Status, When};

fn read(text: &str) -> Loaded {
    load(text.as_bytes(), Path::new("a.csv"))
}

fn dates(loaded: &Loaded) -> Vec<String> {
    loaded.project.events.iter().map(|event| event.when().map_or_else(String::new, |when| when.to_string())).collect()
}

fn codes(loaded: &Loaded) -> Vec<&'static str> {
    loaded.diagnostics.iter().map(|d| d.code).collect()
}

#[test]
fn reads_tables_of_many_kinds() {
    let cases: [(&str, &[&str], &[&str]); 12] = [
        ("Date,Title\n2023-10,A\n1985~,B\n", &["2023-10", "1985~"], &[]),
        ("التاريخ؛العنوان\n٧/١٠/٢٠٢٣؛أ\n", &["2023-10-07"], &["table-day-or-month"]),
        ("date;title\n13/2/2024;A\n1/2/2024;B\n", &["2024-02-13", "2024-02-01"], &[]),
        ("date;title\n2/13/2024;A\n1/2/2024;B\n", &["2024-02-13", "2024-01-02"], &[]),
        ("السنة\tالشهر\tالحدث\n2011\tيناير\tأ\n2012\t\tب\n", &["2011-01", "2012"], &[]),
        ("start,end,event\n2001,2003,A\n,2003,B\n2003,2001,C\n", &["2001/2003", "/2003", ""], &["table-date"]),
        ("title\nA\n", &[""], &["table-no-date"]),
        ("date,title\nsoon,A\n2023-13,B\n", &["", ""], &["table-date"]),
        ("2001-01-01,A\n2002-01-01,B\n", &["2001-01-01", "2002-01-01"], &["table-unknown-header"]),
        ("date,title\n2001,A,extra\n", &["2001"], &["table-long-row"]),
        ("date,title\n2001,\"A\n2002,B\n", &["2001"], &["table-unclosed-quote"]),
        ("", &[], &["table-empty"]),
    ];
    for (text, expected, found) in cases {
        let loaded = read(text);
        let told: Vec<_> = codes(&loaded).into_iter().filter(|code| *code != "table-kept-column").collect();
        assert_eq!(dates(&loaded), *expected, "{text}");
        assert_eq!(told, *found, "{text}");
    }
}

#[test]
fn keeps_what_it_cannot_use() {
    let loaded = read("date,title,colour,status\nsoon,A,red,maybe\n");
    let kept = loaded.project.events.to_vec()[0].extra["csv"].to_string();
    assert_eq!(kept, r#"{"date":"soon","status":"maybe","colour":"red"}"#);
    assert_eq!(
        loaded.diagnostics.iter().map(|d| d.place.map(|p| p.line)).collect::<Vec<_>>(),
        [Some(1), Some(2), Some(2)]
    );
}

#[test]
fn a_round_trip_keeps_the_parts_of_events() {
    let event = |n: u8, when: &str| Event {
        id: format!("e{n}").into(),
        when: When::parse(when).ok(),
        title: format!("عنوان \"{n}\", سطر\nثانٍ").into(),
        summary: Some("خلاصة; فيها | علامات".into()),
        lane: Some("مسار".into()),
        actors: vec!["أ، ب".into(), "ج".into()],
        tags: vec!["وسم, واحد".into()],
        status: Status::Disputed,
        importance: 5,
        ..Event::default()
    };
    let project = Project {
        lanes: vec![Lane { id: "مسار".into(), title: "مسار".into(), ..Lane::default() }],
        actors: ["أ، ب", "ج"].map(|n| Actor { id: n.into(), name: n.into(), ..Actor::default() }).into(),
        events: [event(1, "1985~/1990-XX"), event(2, "-0299"), event(3, "no date"), event(4, "[1985,1987]")].into(),
        ..Project::default()
    };
    for delimiter in [b',', b'\t', b';'] {
        let saved = write::save(&project, delimiter, "csv", true);
        assert_eq!(saved.losses, []);
        let loaded = load(&saved.bytes, Path::new("a.csv"));
        assert_eq!(loaded.project, project, "{}", String::from_utf8_lossy(&saved.bytes));
        assert_eq!(loaded.diagnostics, []);
    }
}
