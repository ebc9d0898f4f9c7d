//! Files of The Timeline Project: counts, dates, lanes and what is said of them.

use std::path::Path;

use super::read::{KEY, load};
use super::write;
use crate::formats::Loaded;
use crate::model::EdtfDate;

fn of(inner: &str) -> Loaded {
    load(
        format!("<?xml version='1.0'?><timeline><version>2.4.0</version>{inner}</timeline>").as_bytes(),
        Path::new("f"),
    )
}

#[test]
fn dates_keep_what_the_source_says() {
    let (day, next, noon) = ("2010-1-5 00:00:00", "2010-1-6 00:00:00", "2010-1-5 12:30:00");
    let cases = [
        (day, day, "", "2010-01-05"),
        (day, next, "", "2010-01-05"),
        (day, "2010-02-01 00:00:00", "", "2010-01-05/2010-01-31"),
        (noon, noon, "", "2010-01-05T12:30:00"),
        (noon, "2010-01-07 10:00:00", "", "2010-01-05T12:30:00/2010-01-07T10:00:00"),
        ("٢٠١٠-٠١-٠٥ ٢٠:٠٠:٠٠", "2010-01-06 00:00:00", "", "2010-01-05T20:00:00/2010-01-06T00:00:00"),
        (day, "2011-01-01 00:00:00", "<fuzzy>True</fuzzy>", "2010-01-05~/2010-12-31~"),
        (day, "2011-01-01 00:00:00", "<fuzzy_end>True</fuzzy_end>", "2010-01-05/2010-12-31~"),
        (day, day, "<fuzzy>True</fuzzy>", "2010-01-05~"),
        (day, next, "<ends_today>True</ends_today>", "2010-01-05/.."),
        ("-500-01-01 00:00:00", "-500-01-01 00:00:00", "", "-0500-01-01"),
        ("-44-03-15 00:00:00", "-44-03-16 00:00:00", "", "-0044-03-15"),
        ("800-12-25 00:00:00", "800-12-26 00:00:00", "", "0800-12-25"),
        ("2010-13-01 00:00:00", "", "", ""),
        ("", "", "", ""),
    ];
    for (start, end, more, date) in cases {
        let loaded =
            of(&format!("<events><event><start>{start}</start><end>{end}</end><text>t</text>{more}</event></events>"));
        let event = &loaded.project.events.to_vec()[0];
        assert_eq!(event.when.as_ref().map_or("", |w| w.as_str()), date, "{start} {end} {more}");
        assert_eq!(date.is_empty(), loaded.diagnostics.iter().any(|d| ["tl-undated", "tl-no-date"].contains(&d.code)));
    }
}

#[test]
fn categories_are_lanes_and_eras_are_events() {
    let loaded = of("<eras><era><name>حرب</name><start>1914-07-28 00:00:00</start><end>1918-11-12 00:00:00</end>\
        <color>1,2,3</color></era></eras><categories><category><name>Work</name><color>1,2,3</color></category></categories>\
        <events><event><start>2010-01-01 00:00:00</start><end>2010-01-01 00:00:00</end><text>a</text>\
        <category>Work</category><description>d</description><hyperlink>u</hyperlink><locked>False</locked></event>\
        <odd/></events><view><x>1</x></view>");
    let project = &loaded.project;
    let lanes: Vec<_> = project.lanes.iter().map(|lane| &*lane.id).collect();
    assert_eq!(lanes, ["eras", "Work"]);
    let dates: Vec<_> = project.events.iter().filter_map(|e| e.when()).map(|when| when.to_string()).collect();
    assert_eq!(dates, ["1914-07-28/1918-11-11", "2010-01-01"]);
    assert_eq!(project.events.to_vec()[1].extra[KEY]["hyperlink"], "u");
    assert_eq!(project.events.to_vec()[1].lane.as_deref(), Some("Work"));
    let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["tl-element", "tl-eras", "tl-kept", "tl-midnight"]);
}

#[test]
fn other_calendars_are_kept_as_text() {
    let loaded =
        of("<timetype>numtime</timetype><events><event><start>5</start><end>7</end><text>t</text></event></events>");
    assert_eq!(loaded.project.events.to_vec()[0].when, None);
    assert_eq!(loaded.project.events.to_vec()[0].extra[KEY]["start"], "5");
    assert!(loaded.diagnostics.iter().any(|d| d.code == "tl-other-calendar"));
}

#[test]
fn files_of_old_and_new_versions_lose_nothing_unnamed() {
    let event = |inner: &str| {
        format!(
            "<events><event><start>2010-01-05 00:00:00</start><end>2010-01-08 00:00:00</end>{inner}</event></events>"
        )
    };
    let cases: [(String, &str, &[&str]); 5] = [
        // 0.x had no progress, and dates without leading zeros.
        ("<categories/><events><event><start>2010-1-5 0:0:0</start><end>2010-1-5 0:0:0</end><text>t</text></event></events>".into(), "2010-01-05", &["tl-midnight"]),
        (event("<text>[3]t</text><progress>50</progress><locked>True</locked>"), "2010-01-05/2010-01-07", &["tl-kept", "tl-midnight"]),
        (event("<text>(3)t</text><milestone>True</milestone><icon>iVBORw0=</icon>"), "2010-01-05/2010-01-07", &["tl-kept", "tl-midnight"]),
        (event("<text> (a) t</text><fuzzy>True</fuzzy>"), "2010-01-05~/2010-01-07~", &["tl-midnight"]),
        (
            format!(
                "<eras><era><name>E</name><start>1914-07-28 00:00:00</start><end>1918-11-12 00:00:00</end>\
                 <color>1,2,3</color><ends_today>True</ends_today></era></eras><categories><category><name>W</name>\
                 <color>1,2,3</color><parent>V</parent></category></categories>{}<view><displayed_period><start>1</start>\
                 <end>2</end></displayed_period></view><now>x</now>",
                event("<text>t</text><categories><category>W</category><category>V</category></categories>")
            ),
            "1914-07-28/..",
            &["tl-eras", "tl-kept", "tl-midnight"],
        ),
    ];
    for (inner, date, expected) in cases {
        let loaded = of(&inner);
        let events = loaded.project.events.to_vec();
        assert_eq!(events[0].when.as_ref().map(EdtfDate::as_str), Some(date), "{inner}");
        assert!(events.iter().all(|event| ["t", "(a) t", "E"].contains(&event.title.get(""))), "{inner}");
        let mut codes: Vec<_> = loaded.diagnostics.iter().map(|d| d.code).collect();
        codes.sort_unstable();
        assert_eq!(codes, expected, "{inner}");
        let saved = write::save(&loaded.project);
        let again = load(&saved.bytes, Path::new("f")).project;
        assert_eq!(again.events.to_vec(), events, "{inner}\n{}", String::from_utf8_lossy(&saved.bytes));
    }
}

#[test]
fn what_cannot_be_an_element_is_left_out_and_told() {
    let mut project = of("<events></events><view><displayed_period/></view>").project;
    let view = serde_json::json!({ "view": { "a><b": "x", "hidden": "y", "é": 1 } });
    project.extra.insert(KEY.into(), view);
    let saved = write::save(&project);
    let text = String::from_utf8_lossy(&saved.bytes).into_owned();
    assert!(text.contains("<hidden>y</hidden>") && !text.contains("a>") && !text.contains('é'), "{text}");
    assert!(
        load(text.as_bytes(), Path::new("f"))
            .diagnostics
            .iter()
            .all(|told| told.severity != crate::base::Severity::Error),
        "{text}"
    );
    assert!(!saved.losses.is_empty());
}
