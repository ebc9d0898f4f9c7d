//! Rules of recurrence: those of RFC 5545 and those that are none.

use super::*;

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn far() -> RuleBounds {
    RuleBounds { most: 1000, last: at("20601231T000000"), from: None }
}

/// The examples of RFC 5545 §3.8.5.3 and others, as python-dateutil 2.9 has them, with the first time always there.
#[test]
fn rules_give_the_times_of_the_standard() {
    let cases = [
        (
            "19970902T090000",
            "FREQ=DAILY;COUNT=10",
            "970902 970903 970904 970905 970906 970907 970908 970909 970910 970911",
        ),
        ("19970902T090000", "FREQ=DAILY;INTERVAL=10;COUNT=5", "970902 970912 970922 971002 971012"),
        (
            "19970902T090000",
            "FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=8;BYDAY=TU,TH",
            "970902 970904 970916 970918 970930 971002 971014 971016",
        ),
        ("19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "970805 970810 970819 970824"),
        ("19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "970805 970817 970819 970831"),
        ("19970905T090000", "FREQ=MONTHLY;COUNT=5;BYDAY=1FR", "970905 971003 971107 971205 980102"),
        ("19970922T090000", "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO", "970922 971020 971117 971222 980119 980216"),
        ("19970928T090000", "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=6", "970928 971029 971128 971229 980129 980226"),
        (
            "19970930T090000",
            "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
            "970930 971001 971031 971101 971130 971201 971231 980101 980131 980201",
        ),
        ("20240131T090000", "FREQ=MONTHLY;COUNT=5", "240131 240331 240531 240731 240831"),
        ("20240229T090000", "FREQ=YEARLY;COUNT=4", "240229 280229 320229 360229"),
        ("19970610T090000", "FREQ=YEARLY;COUNT=6;BYMONTH=6,7", "970610 970710 980610 980710 990610 990710"),
        (
            "19970101T090000",
            "FREQ=YEARLY;INTERVAL=3;COUNT=8;BYYEARDAY=1,100,200",
            "970101 970410 970719 000101 000409 000718 030101 030410",
        ),
        ("19970519T090000", "FREQ=YEARLY;BYDAY=20MO;COUNT=3", "970519 980518 990517"),
        ("19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO;COUNT=3", "970512 980511 990517"),
        // Without a day, that of the first time (§3.3.10); python-dateutil takes every day of the week instead.
        ("19970514T090000", "FREQ=YEARLY;BYWEEKNO=20;COUNT=3", "970514 980513 990519"),
        ("20200101T090000", "FREQ=YEARLY;BYWEEKNO=1,-1;COUNT=5", "200101 201230 210106 211229 220105"),
        ("20201227T090000", "FREQ=YEARLY;BYWEEKNO=53;WKST=SU;COUNT=2", "201227 251228"),
        ("19970313T090000", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=6", "970313 970320 970327 980305 980312 980319"),
        ("19970902T090000", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4", "970902 980213 980313 981113"),
        (
            "19961105T090000",
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3",
            "961105 001107 041102",
        ),
        ("19970904T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "970904 971007 971106"),
        (
            "19970929T090000",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=5",
            "970929 971030 971127 971230 980129",
        ),
        ("19970902T090000", "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000", "02.0900 02.1200 02.1500"),
        ("19970902T090000", "FREQ=MINUTELY;INTERVAL=90;COUNT=4", "02.0900 02.1030 02.1200 02.1330"),
        (
            "19970902T090000",
            "FREQ=DAILY;BYHOUR=9,10;BYMINUTE=0,20,40;COUNT=8",
            "02.0900 02.0920 02.0940 02.1000 02.1020 02.1040 03.0900 03.0920",
        ),
        (
            "19970902T090000",
            "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10;COUNT=8",
            "02.0900 02.0920 02.0940 02.1000 02.1020 02.1040 03.0900 03.0920",
        ),
        ("19970902T090000", "FREQ=HOURLY;BYMINUTE=0,30;COUNT=4", "02.0900 02.0930 02.1000 02.1030"),
        (
            "19980101T090000",
            "FREQ=YEARLY;UNTIL=20000131T140000;BYMONTH=1;BYDAY=SU",
            "980101 980104 980111 980118 980125 990103 990110 990117 990124 990131 000102 000109 000116 000123 000130",
        ),
        ("20070115T090000", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "070115 070130 070215 070315 070330"),
        ("20241230T090000", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,WE;COUNT=4", "241230 250101 251229 251231"),
        ("20240101T090000", "FREQ=YEARLY;BYYEARDAY=-1;COUNT=3", "240101 241231 251231"),
        ("20240101T000000", "FREQ=DAILY;BYMONTH=2;BYDAY=SA;COUNT=5", "240101 240203 240210 240217 240224"),
    ];
    for (first, rule, expected) in cases {
        let read = RecurrenceRule::parse(rule).expect(rule);
        let times = read.times(at(first), far());
        let form = if expected.contains('.') { "%d.%H%M" } else { "%y%m%d" };
        let found: Vec<String> = times.all.iter().map(|at| at.format(form).to_string()).collect();
        assert_eq!((found.join(" "), times.cut), (expected.to_owned(), false), "{rule}");
    }
}

#[test]
fn endless_rules_stop_at_their_bounds() {
    let cases = [
        ("FREQ=DAILY", 1000, true),
        ("FREQ=YEARLY", 64, true),
        ("FREQ=SECONDLY;BYMONTH=13", 0, false),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", 1, true),
        ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", 1, true),
        ("FREQ=SECONDLY", 1000, true),
        ("FREQ=DAILY;UNTIL=19970910", 9, false),
        ("FREQ=DAILY;UNTIL=19970910T085959", 8, false),
        ("FREQ=YEARLY;INTERVAL=4294967295", 1, false),
    ];
    for (rule, count, cut) in cases {
        let Some(read) = RecurrenceRule::parse(rule) else {
            assert_eq!(count, 0, "{rule}");
            continue;
        };
        let times = read.times(at("19970902T090000"), far());
        assert_eq!((times.all.len(), times.cut), (count, cut), "{rule}");
    }
}

#[test]
fn what_is_no_rule_is_refused() {
    let bad = [
        "",
        "FREQ=FORTNIGHTLY",
        "COUNT=3",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYDAY=XX",
        "D1 #5",
        "FREQ=DAILY;RSCALE=HEBREW",
        "FREQ=DAILY;BYDAY=٣MO",
        "FREQ=DAILY;UNTIL=x",
        "FREQ=MONTHLY;BYSETPOS=0",
    ];
    for rule in bad {
        assert_eq!(RecurrenceRule::parse(rule), None, "{rule}");
    }
    assert!(RecurrenceRule::parse("freq=weekly;byday=mo,+1tu;;X-A=b;").is_some());
}
