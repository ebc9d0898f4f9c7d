//! Columns of dates.

use super::*;
use crate::formats::kit::table;

fn sense(cells: &[&str], calendar: Option<Calendar>, language: &str) -> Sense {
    let text = cells.join("\n");
    let table = table::read(&text, ';');
    Sense::judge(&table.all(), &[0], Known { calendar, language, ..Known::default() })
}

#[test]
fn a_column_is_judged_by_all_its_rows() {
    use Calendar::{Gregorian, Hijri, Persian};
    type Case<'c> = (&'c [&'c str], Option<Calendar>, &'c str, Result<&'c str, &'c str>);
    let table: [Case<'_>; 19] = [
        (&["1/2/2024", "13/2/2024"], None, "", Ok("2024-02-01")),
        (&["1/2/2024", "2/13/2024"], None, "", Ok("2024-01-02")),
        (&["30/02/1445"], Some(Hijri), "", Ok("2023-09-15~")),
        (&["1445/02/30"], Some(Hijri), "", Ok("2023-09-15~")),
        (&["1445-09-15"], Some(Hijri), "", Ok("2024-03-25~")),
        (&["١٤٤٥/٩/١٥"], Some(Hijri), "", Ok("2024-03-25~")),
        (&["1445-09"], Some(Hijri), "", Ok("2024-03-11~/2024-04-09~")),
        (&["1445/13/1"], Some(Hijri), "", Err("no-such-date")),
        (&["1445-46"], Some(Hijri), "", Ok("2023-07-19~/2025-06-25~")),
        (&["1440-41"], Some(Hijri), "", Ok("2018-09-11~/2020-08-19~")),
        (&["1445/08/30"], Some(Hijri), "", Err("no-such-date")),
        (&["1445/09/15", "١٥ رمضان ١٤٤٥"], None, "ar", Ok("2024-03-25~")),
        (&["1445/09/15"], None, "ar", Ok("1445-09-15")),
        (&["۱۴۰۲/۱۲/۱۵"], None, "fa", Ok("2024-03-05")),
        (&["1402/12/15 09:30"], Some(Persian), "", Ok("2024-03-05T09:30:00")),
        (&["1402/12/15", "۱۵ اسفند ۱۴۰۲"], None, "", Ok("2024-03-05")),
        (&["2024/3/5"], None, "fa", Ok("2024-03-05")),
        (&["1445/09/15"], Some(Gregorian), "fa", Ok("1445-09-15")),
        (&["5784/01/10"], Some(Calendar::Jewish), "", Err("calendar")),
    ];
    for (cells, calendar, language, expected) in table {
        let read = sense(cells, calendar, language).read(cells[0]);
        let told = read.as_ref().map(|found| found.when.as_str()).map_err(|refusal| refusal.code().0);
        assert_eq!(told, expected, "{cells:?} {calendar:?}");
    }
}

#[test]
fn what_was_assumed_is_known() {
    let told = |sense: Sense| (sense.order_assumed, sense.calendar_assumed);
    let table: [(&[&str], &str, (bool, bool)); 7] = [
        (&["1/2/2024"], "ar", (true, false)),
        (&["1/2/2024", "13/2/2024"], "", (false, false)),
        (&["13/2/2024", "2/13/2024", "1/2/2024"], "", (true, false)),
        (&["1445/09/15"], "ar", (false, true)),
        (&["1445/09/15"], "", (false, false)),
        (&["1445/09/15", "2024/03/25"], "ar", (false, true)),
        (&["2024-02-01"], "", (false, false)),
    ];
    for (cells, language, expected) in table {
        assert_eq!(told(sense(cells, None, language)), expected, "{cells:?}");
    }
    let hijri = Sense { calendar: Some(Calendar::Hijri), ..Sense::default() };
    assert!(hijri.read("2024/03/25").is_ok_and(|found| found.other_calendar));
}

#[test]
fn two_calendars_are_compared() {
    let when = |text: &str| EdtfDate::parse(text).unwrap();
    let pairs = [("15/09/1445", when("2024-03-25"))];
    assert_eq!(nearest(&pairs, Order::DayFirst), Some(Calendar::Hijri));
    let pairs = [("15/12/1402", when("2024-03-05"))];
    assert_eq!(nearest(&pairs, Order::DayFirst), Some(Calendar::Persian));
    assert_eq!(nearest(&[("15/12/1402", when("1999-03-05"))], Order::DayFirst), None);
    for (a, b, days) in [("2024-03-25", "2024-03-28", 3), ("2024-03", "2024-03-05", 0), ("2025", "2024-12-31", 1)] {
        assert_eq!(days_apart(&when(a), &when(b)), Some(days), "{a} {b}");
    }
}
