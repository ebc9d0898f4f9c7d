//! What names of columns say.

use super::*;

#[test]
fn a_name_tells_of_its_cells() {
    use Calendar::{Gregorian, Hijri, Jewish, Persian};
    let ahead = |minutes| Some(Zone::Known(crate::model::Zone::Fixed(minutes)));
    let place = |name: &str| crate::model::Zone::of_name(name).map(Zone::Known);
    let table = [
        ("التاريخ الهجري", "تاريخ", Some(Hijri), None, None),
        ("تاريخ القرار (هـ)", "تاريخ قرار", Some(Hijri), None, None),
        ("التاريخ الميلادي", "تاريخ", Some(Gregorian), None, None),
        ("التاريخ (م)", "تاريخ", Some(Gregorian), None, None),
        ("تاریخ (ه‍.ش)", "تاريخ", Some(Persian), None, None),
        ("تاریخ شمسی", "تاريخ", Some(Persian), None, None),
        ("Date (AH)", "date", Some(Hijri), None, None),
        ("Hijri_Date", "date", Some(Hijri), None, None),
        ("gregorianDate", "date", Some(Gregorian), None, None),
        ("Date (A.D.)", "date", Some(Gregorian), None, None),
        ("תאריך עברי", "תאריך", Some(Jewish), None, None),
        ("תאריך לועזי", "תאריך", Some(Gregorian), None, None),
        ("Date hégirienne", "date", Some(Hijri), None, None),
        ("Time (UTC)", "time", None, ahead(0), None),
        ("Start [GMT+3]", "start", None, ahead(180), None),
        ("الوقت (UTC+03:30)", "وقت", None, ahead(210), None),
        ("time (-0500)", "time", None, ahead(-300), None),
        ("الوقت بتوقيت غرينتش", "وقت بتوقيت", None, ahead(0), None),
        ("الساعة بتوقيت مكة المكرمة", "ساعه بتوقيت مكه مكرمه", None, place("Asia/Riyadh"), Some(Unit::Hours)),
        ("Time KSA", "time ksa", None, place("Asia/Riyadh"), None),
        ("Time (Cairo)", "time cairo", None, place("Africa/Cairo"), None),
        ("المدة بالدقائق", "مده بالدقايق", None, None, Some(Unit::Minutes)),
        ("المدَّة (ساعات)", "مده ساعات", None, None, Some(Unit::Hours)),
        ("Duration [min]", "duration min", None, None, Some(Unit::Minutes)),
        ("Durée (jours)", "duree jours", None, None, Some(Unit::Days)),
        ("Utcome", "utcome", None, None, None),
        ("Time (EST)", "time est", None, Some(Zone::Unread("est".to_owned())), None),
        ("Date (Julian)", "date", Some(Calendar::Julian), None, None),
        ("Date (O.S.)", "date", Some(Calendar::Julian), None, None),
        ("Coptic date", "date", Some(Calendar::Coptic), None, None),
        ("Buddhist year", "year", Some(Calendar::Other), None, None),
    ];
    for (name, text, calendar, zone, unit) in table {
        let heading = Heading::of(name);
        let told = (heading.text(), heading.calendar, heading.zone, heading.unit);
        assert_eq!(told, (text.to_owned(), calendar, zone, unit), "{name}");
    }
}

#[test]
fn what_changes_the_dates_is_known() {
    let unread = |name| Heading::of(name).unread().map(str::to_owned);
    for (name, word) in [
        ("Years BP", Some("bp")),
        ("Year (BC/AD)", Some("year bc ad")),
        ("السنة (ق.م/م)", Some("سنه ق م م")),
        ("Date (Julian/Gregorian)", Some("date julian gregorian")),
        ("تاريخ قبل الحكم", Some("قبل")),
        ("Date AM", Some("am")),
        ("Time (AM/PM)", Some("am")),
        ("Date not before", Some("not")),
        ("Date (FY)", Some("fy")),
        ("Date of hearing", None),
        ("تاريخ الجلسة", None),
        ("Date (AD)", None),
        ("التاريخ الهجري", None),
        ("time (GMT+3)", None),
    ] {
        assert_eq!(unread(name).as_deref(), word, "{name}");
    }
    for name in ["AM/PM", "Era", "Time zone", "timezone", "الفترة", "Week", "Qualifier"] {
        assert!(Heading::of(name).qualifies_dates(), "{name}");
    }
    assert!(!Heading::of("Place").qualifies_dates());
}

#[test]
fn columns_that_number_the_rows() {
    for name in ["م", "#", "No.", "ر.م", "ت", "№", "S/N", "ردیف", "מס'", "رقم تسلسلي", "م."] {
        assert!(Heading::of(name).is_serial, "{name}");
    }
    for name in ["رقم القرار", "التاريخ م", "Number of people", "title"] {
        assert!(!Heading::of(name).is_serial, "{name}");
    }
}

#[test]
fn what_a_name_says_of_all_its_cells_is_taken_from_its_words() {
    for (name, text, before, half) in [
        ("Year BC", "year", true, None),
        ("Start (BCE)", "start", true, None),
        ("السنة (ق.م)", "سنه", true, None),
        ("السنة قبل الميلاد", "سنه", true, None),
        ("Date (v. Chr.)", "date", true, None),
        ("Time (PM)", "time", false, Some("pm")),
        ("الوقت (مساءً)", "وقت", false, Some("مساء")),
        ("From (AM)", "from", false, Some("am")),
        ("AM/PM", "am pm", false, None),
        ("Year AM", "year am", false, None),
    ] {
        let heading = Heading::of(name);
        assert_eq!((heading.text().as_str(), heading.before, heading.half), (text, before, half), "{name}");
    }
    for (cell, reckoning) in [
        ("BC", Some(Reckoning::Before)),
        ("ق.م", Some(Reckoning::Before)),
        ("م", Some(Reckoning::Of(Calendar::Gregorian))),
        ("AD", Some(Reckoning::Of(Calendar::Gregorian))),
        ("هـ", Some(Reckoning::Of(Calendar::Hijri))),
        ("Julian", Some(Reckoning::Of(Calendar::Julian))),
        ("هجري شمسي", Some(Reckoning::Of(Calendar::Persian))),
        ("Rome", None),
        ("", None),
    ] {
        assert_eq!(Heading::of(cell).reckoning(), reckoning, "{cell}");
    }
}
