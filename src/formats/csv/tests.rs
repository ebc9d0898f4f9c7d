//! Whole tables, in and out.

use std::path::Path;

use super::{load, write};
use crate::formats::Loaded;
use crate::model::{Actor, EdtfDate, Event, Lane, Project, Status};

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
        ("start,end,event\n2001,2003,A\n,2003,B\n2003,2001,C\n", &["2001/2003", "/2003", "2003"], &["table-end"]),
        ("title\nA\n", &[""], &["table-no-date"]),
        ("date,title\nsoon,A\n2023-13,B\n", &["", ""], &["table-date", "table-date"]),
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
        when: EdtfDate::parse(when).ok(),
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

/// The values of a finding: how often, in which rows and in how many more of them, and the first text.
fn told(loaded: &Loaded, code: &str) -> String {
    let value = |d: &crate::base::Diagnostic, name: &str| {
        d.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let of_code = loaded.diagnostics.iter().filter(|d| d.code == code);
    let line = |d| ["count", "rows", "more-count", "found", "reason"].map(|name| value(d, name)).join("|");
    of_code.map(line).collect::<Vec<_>>().join("\n")
}

fn titles(loaded: &Loaded) -> Vec<String> {
    loaded.project.events.iter().map(|event| event.title().get("").to_owned()).collect()
}

/// A sheet as an office makes it: titles, names in the third row that is not blank, merged dates, a sum.
const SHEET: &str = "سجل وقائع الدعوى رقم 9 لسنة 2023;;;\nإعداد: القسم;;;\n;;;\nم;التاريخ;الواقعة;ملاحظات\n\
                     1;07/10/2023;توقيع العقد;\n2;;استلام الدفعة;\n3;15/10/2023;\"إخطار\nبالبريد\";\n4;;رد;\n\
                     5;21/11/2023;فسخ;\n;;;\nالإجمالي: 5 وقائع;;;\n";

#[test]
fn a_sheet_of_people_is_read() {
    for delimiter in [";", ",", "\t", "|"] {
        let loaded = read(&SHEET.replace(';', delimiter));
        assert_eq!(dates(&loaded), ["2023-10-07", "2023-10-07", "2023-10-15", "2023-10-15", "2023-11-21"]);
        assert_eq!(titles(&loaded), ["توقيع العقد", "استلام الدفعة", "إخطار\nبالبريد", "رد", "فسخ"]);
        assert_eq!(loaded.project.title.get(""), "سجل وقائع الدعوى رقم 9 لسنة 2023");
        assert_eq!(loaded.project.extra["csv"]["left-out"][0], "الإجمالي: 5 وقائع");
        assert_eq!(loaded.project.extra["csv"]["above"][1], "إعداد: القسم");
        assert_eq!(told(&loaded, "table-merged"), "2|6 8|0|07/10/2023|");
        assert!(told(&loaded, "table-above").starts_with("2|1 2|0|"));
        assert_eq!(told(&loaded, "table-sum"), "1|11|0|الإجمالي: 5 وقائع|");
    }
}

#[test]
fn dates_of_rows() {
    type Case<'c> = (&'c str, &'c [&'c str], &'c [&'c str]);
    let cases: [Case<'_>; 38] = [
        // The calendar that a name names.
        ("التاريخ الهجري,الحدث\n1445/02/30,أ\n15/09/1445,ب\n", &["2023-09-15~", "2024-03-25~"], &["table-computed"]),
        (
            "Date (AH),Title\n1445-09-15,a\n2024-03-25,b\n",
            &["2024-03-25~", "2024-03-25"],
            &["table-computed", "table-other-calendar"],
        ),
        ("السنة الهجرية,الحدث\n1445,أ\n", &["2023-07-19~/2024-07-06~"], &["table-computed"]),
        ("سال,ماه,روز,رویداد\n۱۴۰۲,۱۲,۱۵,الف\n", &["2024-03-05"], &["language-guessed", "table-computed"]),
        ("تاریخ,عنوان\n۱۴۰۲/۱۲/۱۵,نامه‌ای از زندان\n", &["2024-03-05"], &["table-computed"]),
        ("التاريخ,الحدث\n1445/09/15,اجتماع\n", &["1445-09-15"], &["table-old-years"]),
        ("Year,Month,Day,Event\n1445,9,1,A\n", &["1445-09-01"], &["table-old-years"]),
        ("Year,Event\n1445,A\n", &["1445"], &["table-old-years"]),
        ("Date,Title\n1415-10-25,Agincourt\n", &["1415-10-25"], &[]),
        // Two calendars.
        (
            "التاريخ الهجري,التاريخ الميلادي,الموضوع\n30/02/1445,15/09/2023,أ\n01/12/1444,19/06/2023,ب\n",
            &["2023-09-15", "2023-06-19"],
            &["table-check-column"],
        ),
        (
            "التاريخ,الموافق,الموضوع\n30/02/1445,15/09/2023,أ\n01/12/1444,25/06/2023,ب\n,26/06/2023,ج\n15/01/1445,,د\n",
            &["2023-09-15", "2023-06-25", "2023-06-26", "2023-08-02~"],
            &["table-check-column", "table-calendars-differ", "table-check-used"],
        ),
        (
            "م;التاريخ;;الواقعة\n;هجري;ميلادي;\n1;1445/9/15;25/3/2024;أ\n2;1445/9/16;30/3/2024;ب\n",
            &["2024-03-25", "2024-03-30"],
            &["table-check-column", "table-calendars-differ"],
        ),
        // Clocks.
        (
            "التاريخ,الوقت,الحدث\n13/03/2024,05:54 م,أ\n01/03/2024,10:40 ص,ب\n01/03/2024,,ج\n",
            &["2024-03-13T17:54:00", "2024-03-01T10:40:00", "2024-03-01"],
            &[],
        ),
        ("Date,Time (UTC+3),Event\n2024-03-01,17:54,a\n", &["2024-03-01T17:54:00+03:00"], &[]),
        ("Date,Time KSA,Event\n2024-03-01,17:54Z,a\n", &["2024-03-01T17:54:00Z"], &[]),
        (
            "Date,Time (Cairo),Event\n2022-07-01,17:54,a\n2023-07-01,17:54,b\n",
            &["2022-07-01T17:54:00+02:00", "2023-07-01T17:54:00+03:00"],
            &[],
        ),
        ("Date,Time (Cairo),Event\n2023-04-28,00:30,a\n", &["2023-04-28T00:30:00+02:00"], &["table-zone-clock"]),
        ("Date,Time (EST),Event\n2024-03-01,17:54,a\n", &["2024-03-01T17:54:00"], &["table-zone"]),
        (
            "Date,Time,Event\n2024-03-01,noonish,a\n2024-03,17:54,b\n",
            &["2024-03-01", "2024-03"],
            &["table-clock-unread", "table-clock-unused"],
        ),
        (
            "Date,Time,Event\n2024-03-01,5:54 PM,a\n2024-03-01,6:10,b\n",
            &["2024-03-01T17:54:00", "2024-03-01T06:10:00"],
            &["table-clock-half"],
        ),
        // Spans.
        (
            "Start,End,Event\n2024-03-01 23:30,2024-03-02 01:15,a\n2024-03-02T09:00:00,,b\n",
            &["2024-03-01T23:30:00/2024-03-02T01:15:00", "2024-03-02T09:00:00"],
            &["table-clock"],
        ),
        (
            "التاريخ,من,إلى,الحدث\n1/3/2024,17:54,18:07,أ\n13/3/2024,23:30,01:15,ب\n",
            &["2024-03-01T17:54:00/2024-03-01T18:07:00", "2024-03-13T23:30:00/2024-03-14T01:15:00"],
            &["table-overnight"],
        ),
        (
            "date,start time,duration (min),event\n2024-03-01,23:30,105,a\n2024-03-02,09:00,,b\n",
            &["2024-03-01T23:30:00/2024-03-02T01:15:00", "2024-03-02T09:00:00"],
            &[],
        ),
        ("date,duration (days),event\n2024-03-01,3,a\n2024-03-01,1,b\n", &["2024-03-01/2024-03-03", "2024-03-01"], &[]),
        ("date,duration,event\n2024-03-01,3,a\n", &["2024-03-01"], &["table-duration"]),
        (
            "start,end,event\n2003,2001,a\n2003,later,b\nlater,2003,c\n",
            &["2003", "2003", "/2003"],
            &["table-end", "table-end", "table-date"],
        ),
        (
            "start,end,event\n2024-03-01 10:00,2024-03-01 09:00,a\n",
            &["2024-03-01T10:00:00"],
            &["table-end", "table-clock"],
        ),
        // Order.
        ("date,title\n1/2/2024,a\n3/4/2024,b\n", &["2024-02-01", "2024-04-03"], &["table-day-or-month"]),
        ("date,title\n1/2/2024,a\n13/2/2024,b\n", &["2024-02-01", "2024-02-13"], &[]),
        ("start,end,title\n1/2/2024,2/13/2024,a\n", &["2024-01-02/2024-02-13"], &[]),
        ("date,title\n03/01/24,a\n", &[""], &["table-date"]),
        // What the phrases say.
        ("date,title\nالاثنين 5 مارس 2024,أ\n", &["2024-03-05"], &["table-weekday"]),
        ("date,title\nfall 2023,a\n15 رمضان 1445,b\n", &["2023-23", "2024-03-25~"], &["table-computed"]),
        // Parts.
        ("year,month,day,title\n2024,foo,1,a\n2024,3,,b\n", &["2024", "2024-03"], &["table-date-part"]),
        ("year,time,title\n2024,10:00,a\n", &["2024"], &["table-clock-unused"]),
        ("date,title\n2024,a\n,b\n2025,c\n", &["2024", "", "2025"], &["table-undated"]),
        (
            "#,date,title\n1,2024-01-01,a\n2,,b\n3,2024-01-03,c\n",
            &["2024-01-01", "2024-01-01", "2024-01-03"],
            &["table-merged"],
        ),
        ("date,title\n2024,a\ndate,title\n2025,b\n", &["2024", "2025"], &["table-names-again"]),
    ];
    for (text, expected, found) in cases {
        let loaded = read(text);
        let told: Vec<_> = codes(&loaded).into_iter().filter(|code| *code != "table-kept-column").collect();
        assert_eq!(dates(&loaded), expected, "{text}\n{told:?}");
        let sorted = |mut codes: Vec<&'static str>| {
            codes.sort_unstable();
            codes
        };
        assert_eq!(sorted(told), sorted(found.iter().map(|code| codes_of(code)).collect()), "{text}");
    }
}

/// The columns of decades and centuries, and of the eras beside them.
#[test]
fn periods_take_their_era_from_beside() {
    for (text, expected) in [
        ("Decade,Era,Event\n330,BC,a\n1990,AD,b\n", "-0338/-0329 199X"),
        ("Decade,Era,Event\n330s,BC,a\n300s,BCE,b\n1900s,CE,c\n", "-0338/-0329 -0308/-0299 190X"),
        ("Century,Era,Event\n5,BC,a\n2,AD,b\n", "-0499/-0400 01XX"),
        ("Century,Era,Event\n5th,BC,a\n19th,AD,b\n", "-0499/-0400 18XX"),
        ("القرن,الحقبة,الحدث\nالخامس,ق.م,أ\nالتاسع عشر,م,ب\n", "-0499/-0400 18XX"),
        ("العقد,الحقبة,الحدث\n٣٣٠,ق.م,أ\n١٩٩٠,م,ب\n", "-0338/-0329 199X"),
        ("القرن,التقويم,الحدث\n3,هـ,أ\n", "0816-08-03~/0913-08-11~"),
        ("Start century,End century,Era,Event\n5,4,BC,a\n", "-0499/-0400"),
        ("Century (BC),Event\n5,a\n", "-0499/-0400"),
        ("Century,Event\n5 BC,a\n19,b\n", "-0499/-0400 18XX"),
        // Dates in a column of another name have an era beside them, too.
        ("Anno,Era,Event\nspring 331,BC,a\n", "-0330-21"),
        ("Year,Era,Event\n332-31,BC,a\n1920-21,AD,b\n", "-0331/-0030 1920/1921"),
        ("Year,Month,Era,Event\n44,3,BC,a\n", "-0043-03"),
    ] {
        let loaded = read(text);
        assert_eq!(dates(&loaded).join(" "), expected, "{text}");
        assert!(!codes(&loaded).contains(&"table-name-unread"), "{text}");
        assert!(!codes(&loaded).contains(&"table-column-beside"), "{text}");
    }
    assert!(codes(&read("Year,Era,Event\n332-31,BC,a\n")).contains(&"table-date-note"));
}

#[test]
fn what_was_read_with_other_cells_is_kept() {
    for (text, kept) in [
        ("Date,Event\n44256,a\n", r#"{"Date":"44256"}"#),
        ("Year,Era,Event\n44,BC,a\n", r#"{"Year":"44","Era":"BC"}"#),
        ("Date,Calendar,Event\n1917-10-25,Julian,a\n", r#"{"Date":"1917-10-25","Calendar":"Julian"}"#),
        ("Season,Champion\n2011-12,A\n2012-13,B\n", r#"{"Season":"2011-12"}"#),
        ("Start,End,Event\n1990,present,a\n", r#"{"End":"present"}"#),
        ("Start,End,Event\n500 BC,300,a\n", r#"{"Start":"500 BC","End":"300"}"#),
        ("Date,Time,TZ,Event\n2024-03-01,10:00,Asia/Riyadh,a\n", r#"{"TZ":"Asia/Riyadh"}"#),
        ("Date,Weekday,Event\n2024-03-02,Monday,a\n", r#"{"Weekday":"Monday"}"#),
        ("Date,Event\nn.d.,a\n", r#"{"Date":"n.d."}"#),
    ] {
        assert_eq!(read(text).project.events.to_vec()[0].extra["csv"].to_string(), kept, "{text}");
    }
}

#[test]
fn what_we_wrote_is_no_sheet_of_an_office() {
    let header = "id,when,title,summary,lane,actors,tags,status,importance,Era,Time zone";
    let loaded = read(&format!("{header}\na,2020-21,x,,,,,,3,BC,UTC+3\nb,2021-22,y,,,,,,3,BC,UTC+3\n"));
    assert_eq!(dates(&loaded), ["2020-21", "2021-22"], "seasons by their numbers in EDTF");
    assert_eq!(loaded.project.events.to_vec()[0].extra["csv"].to_string(), r#"{"Era":"BC","Time zone":"UTC+3"}"#);
}

/// The same code as one that lives as long as those of findings.
fn codes_of(code: &str) -> &'static str {
    Box::leak(code.to_owned().into_boxed_str())
}

/// Sheets as offices keep them: what each gives, and what is told of it.
#[test]
fn sheets_of_offices_give_right_dates_or_say_that_they_do_not() {
    const SHEETS: &str = include_str!("../../../tests/data/csv/sheets.txt");
    let mut count = 0;
    for block in SHEETS.split("\n== ").skip(1) {
        let (name, rest) = block.split_once('\n').unwrap();
        let (table, rest) = rest.split_once("\n-- ").unwrap();
        let (expected, told) = rest.split_once("\n--").unwrap();
        let path = Path::new(name);
        let is_divided = ["csv", "tsv"].iter().any(|ending| path.extension().is_some_and(|known| known == *ending));
        let loaded = if is_divided { load(table.as_bytes(), path) } else { super::load_json(table.as_bytes(), path) };
        let whens: Vec<String> =
            dates(&loaded).into_iter().map(|date| if date.is_empty() { "-".to_owned() } else { date }).collect();
        assert_eq!(whens.join(" | "), expected, "{name}\n{table}");
        let mut found: Vec<_> = codes(&loaded).into_iter().filter(|code| *code != "table-kept-column").collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.join(" "), told.trim(), "{name}\n{table}");
        count += 1;
    }
    assert!(count > 100, "{count}");
}

#[test]
fn what_the_source_says_is_kept_where_it_was_computed() {
    let loaded = read("التاريخ الهجري,الوقت,الحدث\n1445/02/30,soon,أ\n");
    let kept = loaded.project.events.to_vec()[0].extra["csv"].to_string();
    assert_eq!(kept, r#"{"التاريخ الهجري":"1445/02/30","الوقت":"soon"}"#);
    let loaded = read("start,end,event\n2003,2001,a\n");
    assert_eq!(loaded.project.events.to_vec()[0].extra["csv"].to_string(), r#"{"start":"2003","end":"2001"}"#);
}

#[test]
fn findings_name_their_rows() {
    let rows: String = (0..20).map(|n| if n % 2 == 0 { "soon,a\n" } else { "2024,b\n" }).collect();
    let loaded = read(&format!("date,title\n{rows}"));
    assert_eq!(told(&loaded, "table-date"), "10|2 4 6 8 10 12 14 16 18 20|0|soon|word");
    let many: String = (0..30).map(|_| "soon,a\n").collect();
    let loaded = read(&format!("\n\ndate,title\n{many}"));
    assert_eq!(told(&loaded, "table-date"), "30|4 5 6 7 8 9 10 11 12 13 14 15|18|soon|word");
    let loaded = read("date,title\nyesterday,a\n03/01/24,b\n2024-02-30,c\n");
    let reasons = told(&loaded, "table-date");
    let expected = "1|2|0|yesterday|relative\n1|3|0|03/01/24|short-year\n1|4|0|2024-02-30|no-such-date";
    assert_eq!(reasons, expected);
}

#[test]
fn lists_of_objects_are_tables() {
    type Case<'c> = (&'c str, &'c [&'c str], &'c [&'c str], &'c str);
    let cases: [Case<'_>; 6] = [
        (
            r#"[{"date":"13/02/2024","title":"a"},{"date":"1/2/2024","title":"b"}]"#,
            &["2024-02-13", "2024-02-01"],
            &["a", "b"],
            "",
        ),
        (
            r#"{"name":"Log","events":[{"start":{"date":"2024-03-01","time":"17:54"},"what":{"title":"a"}}]}"#,
            &["2024-03-01T17:54:00"],
            &["a"],
            "Log",
        ),
        (
            "{\"startDate\":\"2024\",\"endDate\":\"2025\",\"event_name\":\"a\"}\n{\"startDate\":\"2026\",\"event_name\":\"b\"}\n",
            &["2024/2025", "2026"],
            &["a", "b"],
            "",
        ),
        (r#"{"السجل":[{"التاريخ الهجري":"1445/09/15","الواقعة":"أ"}]}"#, &["2024-03-25~"], &["أ"], ""),
        (r#"[{"date":"2024","text":"a"}]"#, &["2024"], &["a"], ""),
        (r#"[{"date":"2024","title":"a"},7]"#, &["2024"], &["a"], ""),
    ];
    for (text, whens, names, title) in cases {
        let loaded = super::load_json(text.as_bytes(), Path::new("a.json"));
        assert_eq!(dates(&loaded), whens, "{text} {:?}", loaded.diagnostics);
        assert_eq!(titles(&loaded), names, "{text}");
        assert_eq!(loaded.project.title.get(""), title, "{text}");
    }
}

#[test]
fn what_is_written_opens_in_a_spreadsheet_and_comes_back() {
    let title = "جلسة \"أولى\"\nسطر";
    let event = Event { id: "a".into(), when: EdtfDate::parse("2024").ok(), title: title.into(), ..Event::default() };
    let risky = Event { id: "007".into(), title: "=1+1".into(), ..Event::default() };
    let project = Project { events: [event, risky].into(), ..Project::default() };
    for (delimiter, format) in [(b',', "csv"), (b'\t', "tsv")] {
        let saved = write::save(&project, delimiter, format, true);
        assert!(saved.bytes.starts_with(b"\xEF\xBB\xBFid"), "{format}");
        let text = String::from_utf8(saved.bytes.clone()).unwrap();
        assert_eq!(text.matches("\r\n").count(), 3, "every row ends so");
        assert!(text.contains("\"جلسة \"\"أولى\"\"\nسطر\""), "{text}");
        assert_eq!(saved.losses.iter().map(|d| d.code).collect::<Vec<_>>(), ["table-guarded"]);
        let loaded = load(&saved.bytes, Path::new("a.csv"));
        assert_eq!((loaded.project, loaded.diagnostics.len()), (project.clone(), 1), "the mark is nothing to tell");
        let plain = write::save(&project, delimiter, format, false);
        assert_eq!(&saved.bytes[3..], plain.bytes, "{format}");
    }
}

/// The row of a table, with one of its cells blanked.
fn table_of(names: &[&str], cells: &[&str], without: Option<usize>) -> String {
    let cell = |(nth, cell): (usize, &&str)| if Some(nth) == without { String::new() } else { (*cell).to_owned() };
    format!("{}\n{}\n", names.join(","), cells.iter().enumerate().map(cell).collect::<Vec<_>>().join(","))
}

/// What a cell says is in the event, or the cell is kept: a cell that is not kept changes the date by its absence.
#[test]
fn no_cell_is_lost() {
    const NAMES: [&str; 24] = [
        "Date",
        "Start",
        "End",
        "Time",
        "Start time",
        "End time",
        "Duration",
        "Year",
        "Month",
        "Day",
        "Hour",
        "Minute",
        "AM/PM",
        "Era",
        "Calendar",
        "Time zone",
        "Weekday",
        "Quarter",
        "Week",
        "Status",
        "Importance",
        "Lane",
        "Tags",
        "End AM/PM",
    ];
    const CELLS: [&str; 20] = [
        "",
        "foo",
        "2024-03-01",
        "2024-03",
        "ongoing",
        "11:08",
        "10:07 PM",
        "5",
        "30",
        "PM",
        "BC",
        "Julian",
        "Friday",
        "+03:00",
        "2023",
        "45 min",
        "n.d.",
        "2024-03-09",
        "9:15",
        "confirmed",
    ];
    let mut state = 2026_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let mut checked = 0;
    for _ in 0..400 {
        let mut names: Vec<&str> = Vec::new();
        for _ in 0..2 + next(4) {
            let name = NAMES[next(NAMES.len())];
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut cells: Vec<&str> = names.iter().map(|_| CELLS[next(CELLS.len())]).collect();
        names.push("Event");
        cells.push("what");
        let text = table_of(&names, &cells, None);
        let Some(mapping) = super::preview(text.as_bytes()).map(|seen| seen.mapping) else { continue };
        if mapping.head != super::Head::at(1) {
            continue;
        }
        let event = |text: &str| {
            let loaded = super::load_with(text.as_bytes(), Path::new("a.csv"), &mapping);
            loaded.project.events.to_vec().into_iter().next()
        };
        let Some(whole) = event(&text) else { continue };
        let kept = |name: &str| whole.extra.get("csv").and_then(|kept| kept.get(name)).and_then(|cell| cell.as_str());
        for (nth, (name, cell)) in names.iter().zip(&cells).enumerate().filter(|(_, (_, cell))| !cell.is_empty()) {
            let mut parts = vec![whole.title.get("").to_owned(), whole.status.as_str().to_owned()];
            parts.extend(whole.lane.iter().map(|id| (**id).to_owned()).chain(whole.tags.iter().cloned()));
            parts.push(whole.importance.to_string());
            let of_time =
                mapping.columns.roles[nth].is_none_or(|role| role.is_of_time() || super::beside::is_beside(role));
            if kept(name) == Some(*cell) || !of_time && parts.iter().any(|part| part == cell) {
                continue;
            }
            checked += 1;
            let is_said_twice = cells.iter().filter(|other| *other == cell).count() > 1 || *cell == "PM";
            let without = event(&table_of(&names, &cells, Some(nth)));
            let counts = without.is_some_and(|without| without.when != whole.when);
            assert!(
                counts || is_said_twice && whole.when.is_some(),
                "“{name}” {cell} is lost:\n{text}{:?}",
                whole.when
            );
        }
    }
    assert!(checked > 100, "{checked}");
}

/// Cells beside a date that is missing or cannot be read are kept with it.
#[test]
fn what_stands_beside_an_unread_date_is_kept() {
    for (text, kept) in [
        ("Date,Time,Event\nfoo,11:00,b\n", r#"{"Date":"foo","Time":"11:00"}"#),
        ("Start,End,Event\nfoo,ongoing,b\n", r#"{"Start":"foo","End":"ongoing"}"#),
        ("Start,Time,End,Event\n,10:07 PM,2023,b\n", r#"{"Time":"10:07 PM"}"#),
        ("Date,Hour,Minute,AM/PM,Event\nfoo,5,30,PM,b\n", r#"{"Date":"foo","Hour":"5","Minute":"30","AM/PM":"PM"}"#),
        ("Date,Hour,Minute,AM/PM,Event\n2024-03,5,30,PM,b\n", r#"{"Hour":"5","Minute":"30","AM/PM":"PM"}"#),
        ("Date,Calendar,Event\n,Julian,b\n", r#"{"Calendar":"Julian"}"#),
        ("Date,Weekday,Event\n,Friday,b\n", r#"{"Weekday":"Friday"}"#),
        ("Year,Month,Era,Event\n,3,BC,b\n", r#"{"Month":"3","Era":"BC"}"#),
        (
            "Date,Time zone,Duration,Event\nfoo,UTC+3,45 min,b\n",
            r#"{"Date":"foo","Time zone":"UTC+3","Duration":"45 min"}"#,
        ),
    ] {
        let expected: serde_json::Value = serde_json::from_str(kept).unwrap();
        let found = read(text).project.events.to_vec()[0].extra.get("csv").cloned().unwrap_or_default();
        assert_eq!(found, expected, "{text}");
    }
}
