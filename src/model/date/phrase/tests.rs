//! Tables of what people write, and what it says.

use chrono::Weekday;

use super::*;

/// The notes in short, in their order.
fn told(notes: &[Note]) -> String {
    let short = |note: &Note| match note {
        Note::DayOrMonth(_) => "order",
        Note::Computed(_) => "computed",
        Note::Weekday { .. } => "weekday",
        Note::PartOfDay(_) => "part",
        Note::Or(_) => "or",
        Note::InCalendar(SecondCalendar::Hijri, _) => "hijri",
        Note::InCalendar(SecondCalendar::Persian, _) => "persian",
        Note::Twice { agrees: true, .. } => "twice",
        Note::Twice { agrees: false, .. } => "apart",
        Note::YearOf(..) => "year",
        Note::Week => "week",
        Note::DayOfYear => "doy",
        Note::AcrossYears => "across",
        Note::Midnight(_) => "midnight",
        Note::Spelling(_) => "spelling",
        Note::NoYear => "noyear",
        Note::NoPlace => "noplace",
    };
    notes.iter().map(short).collect::<Vec<_>>().join(" ")
}

/// Checks phrases: the text, what it says or the name of its refusal, and what is told of it.
pub(super) fn check_told(cases: &[(&str, &str, &str)]) {
    let found = |text: &str| match parse_phrase(text, &Context::default()) {
        Ok(understood) => (understood.when.to_string(), told(&understood.notes)),
        Err(refusal) => (refusal.code().0.to_owned(), String::new()),
    };
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, value, notes)| (text, (*value, *notes), found(text)))
        .filter(|(_, expected, found)| (found.0.as_str(), found.1.as_str()) != *expected)
        .map(|(text, expected, found)| format!("{text}: expected {expected:?}, found {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

fn edtf(text: &str) -> String {
    match parse_phrase(text, &Context::default()) {
        Ok(understood) => understood.when.to_string(),
        Err(refusal) => format!("{:?}", refusal.code()),
    }
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (text, expected, edtf(text)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(text, expected, found)| format!("{text}: expected {expected}, found {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn arabic() {
    check(&[
        ("أكتوبر 2023", "2023-10"),
        ("اكتوبر ٢٠٢٣", "2023-10"),
        ("تشرين الأول 2023", "2023-10"),
        ("تشرين الاول ٢٠٢٣ م", "2023-10"),
        ("15 مارس ٢٠٢٤", "2024-03-15"),
        ("\u{200F}15\u{200F} مارس\u{202C} ٢٠٢٤", "2024-03-15"),
        ("15/3/2024", "2024-03-15"),
        ("١٥/٣/٢٠٢٤", "2024-03-15"),
        ("مارس/آذار 2024", "2024-03"),
        ("20 أيار/مايو 2024", "2024-05-20"),
        ("نحو 1985", "1985~"),
        ("حوالي عام 1985", "1985~"),
        ("قرابة 1985", "1985~"),
        ("1985 تقريبًا", "1985~"),
        ("ربما 1990", "1990?"),
        ("1990؟", "1990?"),
        ("ربما نحو 1990", "1990%"),
        ("بين أبريل ويوليو 2024", "2024-04/2024-07"),
        ("ما بين 1990 و1995", "1990/1995"),
        ("بين ديسمبر 2023 ويناير 2024", "2023-12/2024-01"),
        ("من 3 إلى 7 مايو 2024", "2024-05-03/2024-05-07"),
        ("من 3 حتى 7 مايو 2024", "2024-05-03/2024-05-07"),
        ("3–7 مايو 2024", "2024-05-03/2024-05-07"),
        ("1990–1995", "1990/1995"),
        ("قبل 2024", "[..2023]"),
        ("قبل 3 مارس 2024", "[..2024-03-02]"),
        ("قبل تسعينيات القرن العشرين", "[..1989]"),
        ("بعد 2020", "[2021..]"),
        ("بعد ديسمبر 2020", "[2021-01..]"),
        ("منذ 2019", "2019/.."),
        ("ابتداءً من 2025", "2025/.."),
        ("من 2025 فصاعدا", "2025/.."),
        ("حتى 2021", "../2021"),
        ("2021 أو قبل ذلك", "[..2021]"),
        ("2023 أو 2024", "[2023,2024]"),
        ("أوائل 2023", "2023-37~"),
        ("منتصف عام 2023", "2023-38~"),
        ("أواخر 2023", "2023-39~"),
        ("أواخر فبراير 2024", "2024-02-21~/2024-02-29~"),
        ("مطلع مايو 2024", "2024-05-01~/2024-05-10~"),
        ("أواخر تسعينيات القرن العشرين", "1997~/1999~"),
        ("ربيع 2024", "2024-21"),
        ("شتاء عام 2024", "2024-24"),
        ("الربع الأول من 2024", "2024-33"),
        ("الربع الأخير من عام 2024", "2024-36"),
        ("النصف الثاني من 2024", "2024-41"),
        ("التسعينيات", r#"("century", "")"#),
        ("تسعينيات القرن الماضي", r#"("relative", "الماضي")"#),
        ("تسعينيات القرن العشرين", "199X"),
        ("تسعينات القرن التاسع عشر", "189X"),
        ("العقد الأول من القرن الحادي والعشرين", "200X"),
        ("القرن التاسع عشر", "18XX"),
        ("القرن الـ19", "18XX"),
        ("القرن الثاني ق.م", "-0199/-0100"),
        ("عام 2023", "2023"),
        ("في سنة ٢٠٢٣", "2023"),
        ("خلال العام 2023", "2023"),
        ("44 ق.م", "-0043"),
        ("15 مارس 44 ق.م.", "-0043-03-15"),
        ("عام 44 قبل الميلاد", "-0043"),
        ("622 م", "0622"),
        ("فجر 3 مارس 2024 الساعة 4:30", "2024-03-03T04:30:00"),
        ("3 مارس 2024، 2:30 مساءً", "2024-03-03T14:30:00"),
        ("يوم الأحد 3 مارس 2024", "2024-03-03"),
        ("الأول من مايو 2024", "2024-05-01"),
        ("أمس", r#"("relative", "أمس")"#),
        ("غير معروف", "XXXX"),
        ("30 فبراير 2024", r#"("no-such-date", "30 فبراير 2024")"#),
        ("بعيد 2020", r#"("word", "بعيد")"#),
        ("مايو", "XXXX-05"),
        ("", r#"("empty", "")"#),
    ]);
}

#[test]
fn english() {
    check(&[
        ("October 2023", "2023-10"),
        ("Oct. 5, 2023", "2023-10-05"),
        ("5 October 2023", "2023-10-05"),
        ("5th of October 2023", "2023-10-05"),
        ("the 5th of October", "XXXX-10-05"),
        ("on 5 October 2023", "2023-10-05"),
        ("circa 1985", "1985~"),
        ("c. 1985", "1985~"),
        ("c1985", "1985~"),
        ("ca.1985", "1985~"),
        ("around 1985", "1985~"),
        ("about the 1920s", "192X~"),
        ("between April and July 2024", "2024-04/2024-07"),
        ("from 3 to 7 May 2024", "2024-05-03/2024-05-07"),
        ("3 to 7 May 2024", "2024-05-03/2024-05-07"),
        ("3–7 May 2024", "2024-05-03/2024-05-07"),
        ("May 3-7, 2024", "2024-05-03/2024-05-07"),
        ("1990-1995", "1990/1995"),
        ("1861-67", "1861/1867"),
        ("3/5/2024 – 7/5/2024", "2024-05-03/2024-05-07"),
        ("circa 1990–1995", "1990~/1995~"),
        ("1856-ca. 1865", "1856/1865~"),
        ("before 2024", "[..2023]"),
        ("before spring 2024", "[..2024-02]"),
        ("after 2020", "[2021..]"),
        ("since 2019", "2019/.."),
        // Of an open end the dots are a part.
        ("2019/..", "2019/.."),
        ("2019-04-12/..", "2019-04-12/.."),
        ("2019/...", "2019/.."),
        ("2019/", "2019/"),
        ("5 October 2023.", "2023-10-05"),
        ("from 2025 on", "2025/.."),
        ("until 2021", "../2021"),
        ("2020 or later", "[2020..]"),
        ("1863 or 1864", "[1863,1864]"),
        ("early 2023", "2023-37~"),
        ("mid-2023", "2023-38~"),
        ("late May 2023", "2023-05-21~/2023-05-31~"),
        ("early 1990s", "1990~/1993~"),
        ("late 19th century", "1867~/1899~"),
        ("spring 2024", "2024-21"),
        ("spring of 2024", "2024-21"),
        ("Q1 2024", "2024-33"),
        ("2024 Q4", "2024-36"),
        ("H2 2024", "2024-41"),
        ("first quarter of 2024", "2024-33"),
        ("the 1990s", "199X"),
        ("the 1800s", "18XX"),
        ("the 90s", r#"("century", "")"#),
        ("19th century", "18XX"),
        ("nineteenth century", "18XX"),
        ("19c", "18XX"),
        ("19th-20th centuries", "18XX/19XX"),
        ("44 BC", "-0043"),
        ("AD 17", "0017"),
        ("between 50 and 44 BC", "-0049/-0043"),
        ("possibly 1990", "1990?"),
        ("1985?", "1985?"),
        ("1985 (?)", "1985?"),
        ("unknown", "XXXX"),
        ("Monday, 4 March 2024 10:30 pm", "2024-03-04T22:30:00"),
        ("yesterday", r#"("relative", "yesterday")"#),
        ("last week", r#"("relative", "last")"#),
        ("90", r#"("short-year", "90")"#),
        ("45207", r#"("word", "45207")"#),
        ("soon", r#"("word", "soon")"#),
        ("1863, printed 1870", r#"("word", "printed")"#),
        ("3 1 2024", r#"("word", "1")"#),
        ("between and", r#"("unclear", "")"#),
        ("May 2024 May", "2024-05"),
        ("2025 to 2024", r#"("no-such-date", "2025 to 2024")"#),
    ]);
}

#[test]
fn other_calendars_are_computed_to_gregorian_days() {
    check(&[
        ("15 رمضان 1445", "2024-03-25~"),
        ("١٥ رمضان ١٤٤٥ هـ", "2024-03-25~"),
        ("رمضان 1445 هـ", "2024-03-11~/2024-04-09~"),
        ("1445 هـ", "2023-07-19~/2024-07-06~"),
        ("1445هـ", "2023-07-19~/2024-07-06~"),
        ("15/9/1445 هـ", "2024-03-25~"),
        ("من 3 إلى 7 رمضان 1445", "2024-03-13~/2024-03-17~"),
        ("أوائل رمضان 1445", "2024-03-11~/2024-03-20~"),
        ("ربيع الأول 1445", "2023-09-16~/2023-10-15~"),
        ("قبل رمضان 1445", "[..2024-03-10~]"),
        ("۱۵ اسفند ۱۴۰۲", "2024-03-05"),
        ("اسفند ۱۴۰۲", "2024-02-20/2024-03-19"),
        ("۱۴۰۲ ه‍.ش", "2023-03-21/2024-03-19"),
        ("30 شعبان 1445", r#"("no-such-date", "30 شعبان 1445")"#),
    ]);
    let notes = |text| parse_phrase(text, &Context::default()).map(|u| u.notes).unwrap_or_default();
    assert_eq!(notes("15 رمضان 1445"), [Note::Computed(SecondCalendar::Hijri)]);
    assert_eq!(notes("۱۵ اسفند ۱۴۰۲"), [Note::Computed(SecondCalendar::Persian)]);
}

#[test]
fn notes_say_what_to_know() {
    let notes = |text| parse_phrase(text, &Context::default()).map(|u| u.notes).unwrap_or_default();
    let when = |edtf| EdtfDate::parse(edtf).unwrap_or_else(|e| panic!("{e}"));
    let monday = Note::Weekday { said: Weekday::Mon, is: Weekday::Sun };
    let cases = [
        ("3/5/2024", vec![Note::DayOrMonth(when("2024-03-05"))]),
        ("13/5/2024", vec![]),
        ("5/5/2024", vec![]),
        ("since 3/5/2024", vec![Note::DayOrMonth(when("2024-03-05/.."))]),
        ("يوم الاثنين 3 مارس 2024", vec![monday.clone()]),
        ("Monday 3 March 2024", vec![monday]),
        ("5th of October", vec![Note::NoYear]),
        ("فجر 3 مارس 2024", vec![Note::PartOfDay("فجر".to_owned())]),
        ("2023-10", vec![]),
        ("Y170000002", vec![Note::NoPlace]),
        ("XXXX-12-25", vec![Note::NoPlace]),
    ];
    for (text, expected) in cases {
        assert_eq!(notes(text), expected, "{text}");
    }
}

#[test]
fn numbers_as_in_tables() {
    let cases = [
        ("2023/10/07", "2023-10-07"),
        ("7/10/2023", "2023-10-07"),
        ("10/27/2023", "2023-10-27"),
        ("٧/١٠/٢٠٢٣", "2023-10-07"),
        ("07.10.2023", "2023-10-07"),
        ("10/2023", "2023-10"),
        ("20231007", "2023-10-07"),
        ("7th Oct 2023", "2023-10-07"),
        ("7 كانون الثاني 2023 م", "2023-01-07"),
        ("2023-10-07 12:30", "2023-10-07T12:30:00"),
        ("7/10/2023 5:04 PM", "2023-10-07T17:04:00"),
        ("2023-10-07T12:30:15.250Z", "2023-10-07T12:30:15Z"),
        ("2023 12:30", r#"("unclear", "")"#),
        ("1/2", r#"("unclear", "")"#),
    ];
    check(&cases);
    let american = parse_phrase("1/2/2024", &Order::MonthFirst.into()).map(|u| u.when.to_string());
    assert_eq!(american.as_deref(), Ok("2024-01-02"));
}

#[test]
fn the_order_is_told_where_it_is_plain() {
    let cases = [
        ("13/2/2024", Some(Some(Order::DayFirst))),
        ("2/13/2024", Some(Some(Order::MonthFirst))),
        ("1/2/2024", Some(None)),
        ("2/2/2024", None),
        ("2024-01-02", None),
    ];
    for (text, expected) in cases {
        assert_eq!(order_of(text), expected, "{text}");
    }
}

#[test]
fn the_order_is_told_of_every_date_in_a_text() {
    let cases: [(&str, &[Option<Order>]); 9] = [
        ("from 1/2/2024 to 3/2/2024", &[None, None]),
        ("01/03/2024-15/03/2024", &[None, Some(Order::DayFirst)]),
        ("من ١/٢/٢٠٢٤ إلى 2/13/2024", &[None, Some(Order::MonthFirst)]),
        ("~03.04.2024?", &[None]),
        ("2/2/2024 or 2024", &[]),
        ("2024-03-04-2025", &[]),
        ("1/2-2024", &[]),
        ("1/2/24 x", &[]),
        ("", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(orders_in(text), expected, "{text}");
    }
}

/// Lines `{"text": …, "edtf": …}` of python-edtf's cases (MIT): says how many agree.
#[test]
#[ignore = "needs SANAD_CORPUS"]
fn cases_of_python_edtf() {
    let path = crate::base::corpus::folder().join("edtf/python_edtf_natlang_en.jsonl");
    let lines = std::fs::read_to_string(path).expect("the cases");
    let cases = lines.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let (mut agree, mut all) = (0, 0);
    for case in cases {
        let text = case["text"].as_str().unwrap_or_default();
        // The dates are American ones.
        let found = parse_phrase(text, &Order::MonthFirst.into()).map(|u| u.when.to_string());
        all += 1;
        match found.as_deref().ok() == case["edtf"].as_str() {
            true => agree += 1,
            false => println!("{text}: theirs {}, ours {found:?}", case["edtf"]),
        }
    }
    println!("{agree} of {all} agree");
    assert!(agree >= 78, "{agree} of {all}");
}

/// Rows of words and numbers, from a fixed row of numbers: none panics, none takes long.
#[test]
fn no_text_is_a_surprise() {
    let pieces = [
        "بين",
        "و",
        "من",
        "إلى",
        "قبل",
        "بعد",
        "منذ",
        "نحو",
        "أوائل",
        "القرن",
        "19",
        "التاسع عشر",
        "رمضان",
        "مارس",
        "2024",
        "1445",
        "هـ",
        "ق.م",
        "-",
        "/",
        "15",
        "الساعة",
        "10:30",
        "pm",
        "the",
        "1990s",
        "Q1",
        "or",
        "?",
        "~",
        "٣٠",
        "آب",
        "monday",
        "99999999",
        "–",
        "أو قبل ذلك",
        "late",
        "c",
        "44:",
    ];
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut valid = 0;
    for _ in 0..100_000 {
        let text: Vec<&str> = (0..=next(6)).map(|_| pieces[next(pieces.len())]).collect();
        valid += usize::from(parse_phrase(&text.join(" "), &Context::default()).is_ok());
    }
    assert!(valid > 1000, "{valid}");
    let signs = [
        "19",
        "8",
        "X",
        "u",
        "-",
        "04",
        "21",
        "12",
        "/",
        "..",
        "?",
        "~",
        "(",
        ")",
        "y",
        "e",
        "S2",
        "[",
        "]",
        "{",
        ",",
        "T",
        ":",
        "Z",
        "+",
        "03",
        "W",
        "^southern",
        " ",
        "2024",
        "م",
        "ص",
        "هـ",
        "=",
        "Q",
        "h",
        "\u{E9}",
        "é",
        "open",
        "ه",
        "‏",
    ];
    for _ in 0..20_000 {
        let text: String = (0..=next(9)).map(|_| signs[next(signs.len())]).collect();
        let _ = parse_phrase(&text, &Context::default());
    }
    assert!(parse_phrase(&"بين ".repeat(100_000), &Context::default()).is_err());
}

#[test]
fn other_languages() {
    check_told(&[
        // English.
        ("1 AD", "0001", ""),
        ("50 AD", "0050", ""),
        ("AD 50", "0050", ""),
        ("200 BC – 100 AD", "-0199/0100", ""),
        ("500 BC – 400", "clash", ""),
        ("the 1900s", "19XX", "or"),
        ("1990s", "199X", ""),
        ("early 1990s", "1990~/1993~", ""),
        ("mid-2023", "2023-38~", ""),
        ("mid-March 2024", "2024-03-11~/2024-03-20~", ""),
        ("3–5 May 2024", "2024-05-03/2024-05-05", ""),
        ("May 3–5, 2024", "2024-05-03/2024-05-05", ""),
        ("twenty-third of July 2023", "2023-07-23", ""),
        ("third Tuesday of March 2024", "2024-03-19", ""),
        ("3rd Tuesday of March 2024", "2024-03-19", ""),
        ("5th Monday of February 2024", "no-such-date", ""),
        ("Tuesday, March 5, 2024", "2024-03-05", ""),
        ("Monday, March 5, 2024", "2024-03-05", "weekday"),
        ("5 March 2024, 5:54 p.m.", "2024-03-05T17:54:00", ""),
        ("5 March 2024, 17:54 am", "clash", ""),
        ("5 March 2024, 12:05 a.m.", "2024-03-05T00:05:00", ""),
        ("5 March 2024, 12 noon", "2024-03-05T12:00:00", ""),
        ("5 March 2024 at noon", "2024-03-05T12:00:00", ""),
        ("midnight 5 March 2024", "2024-03-05T00:00:00", "midnight"),
        ("5 March 2024, 5 pm", "2024-03-05T17:00:00", ""),
        ("5 March 2024, 5:54–6:07 pm", "2024-03-05T17:54:00/2024-03-05T18:07:00", ""),
        ("2024-03-05 10:30-11:00", "2024-03-05T10:30:00/2024-03-05T11:00:00", ""),
        ("15 Ramadan 1445 AH (25 March 2024)", "2024-03-25", "twice"),
        ("15 Ramadan 1445 AH corresponding to 25 March 2024", "2024-03-25", "twice"),
        ("2023-Q4", "2023-36", ""),
        ("Q4/2023", "2023-36", ""),
        ("Q4-2023", "2023-36", ""),
        ("Q4 2023", "2023-36", ""),
        ("4Q 2023", "2023-36", ""),
        ("4th quarter of 2023", "2023-36", ""),
        ("4Q23", "short-year", ""),
        ("Q 2023", "word", ""),
        ("Q5 2023", "word", ""),
        ("Q1–Q2 2024", "2024-33/2024-34", ""),
        ("Q4 2023-Q1 2024", "2023-36/2024-33", ""),
        ("H1/2024", "2024-40", ""),
        ("H2-2024", "2024-41", ""),
        ("2024 H2", "2024-41", ""),
        ("1H24", "short-year", ""),
        ("2023-W40", "2023-10-02/2023-10-08", "week"),
        ("2023W40", "2023-10-02/2023-10-08", "week"),
        ("2023-W40-1", "2023-10-02", "week"),
        ("2020-W53-7", "2021-01-03", "week"),
        ("week 40, 2023", "2023-10-02/2023-10-08", "week"),
        ("W40/2023", "2023-10-02/2023-10-08", "week"),
        ("2023-W54", "word", ""),
        ("2023-280", "2023-10-07", "doy"),
        ("2023-366", "no-such-date", ""),
        ("FY2023", "across-years", ""),
        ("FY 2023/24", "2023/2024", "across"),
        ("2023/24", "2023/2024", "across"),
        ("2011/12", "2011-12", "or"),
        ("academic year 2023-24", "2023/2024", "across"),
        ("1453-05-29", "1453-05-29", "hijri persian"),
        ("29 May 1453", "1453-05-29", ""),
        ("1066", "1066", ""),
        ("1 mars 2024 17h30", "2024-03-01T17:30:00", ""),
        ("winter 2023-24", "2023-24", ""),
        ("winter 2023/24", "2023-24", ""),
        ("spring 2023-24", "short-year", ""),
        ("March 2023-24", "short-year", ""),
        ("May 2024 - June", "2024-05/2024-06", ""),
        ("Q4 2023 - Q1", "no-such-date", ""),
        ("15-Mar-2024", "2024-03-15", ""),
        ("15 March - 2 April 2024", "2024-03-15/2024-04-02", ""),
        ("1445-09-15/1445-09-20", "1445-09-15/1445-09-20", "hijri persian"),
        ("2019-21", "2019-21", "or"),
        ("2024-21", "2024-21", ""),
        // French.
        ("4e trimestre 2023", "2023-36", ""),
        ("T4 2023", "2023-36", ""),
        ("1er mai 2024", "2024-05-01", ""),
        ("le 5 août 2024", "2024-08-05", ""),
        ("14 juillet 1789", "1789-07-14", ""),
        // Persian.
        ("۱۵ اسفند ۱۴۰۲", "2024-03-05", "computed"),
        ("۱۴۰۲/۱۲/۱۵", "2024-03-05", "computed"),
        ("۱۴۰۲-۱۲-۱۵", "2024-03-05", "computed"),
        ("۱۴۰۳/۱/۷ ه\u{200D}.ش", "2024-03-26", "computed"),
        ("اسفند ماه ۱۴۰۲", "2024-02-20/2024-03-19", "computed"),
        ("اسفند 2024", "2024-02-20/2024-03-19", "computed year"),
        ("دی 2024", "several", ""),
        ("پانزدهم اسفند ۱۴۰۲", "2024-03-05", "computed"),
        ("۱۵ اسفند ۱۴۰۲ ساعت ۵:۵۴ ب.ظ", "2024-03-05T17:54:00", "computed"),
        ("۱۵ اسفند ۱۴۰۲ ساعت ۱۰:۴۰ ق.ظ", "2024-03-05T10:40:00", "computed"),
        ("۱۵ اسفند ۱۴۰۲ ساعت ۵:۵۴ بعدازظهر", "2024-03-05T17:54:00", "computed"),
        ("سه‌شنبه ۱۵ اسفند ۱۴۰۲", "2024-03-05", "computed"),
        ("سال ۵۷", "short-year", ""),
        ("۱۵ اسفند ۱۴۰۲ برابر با ۵ مارس ۲۰۲۴", "2024-03-05", ""),
        // Hebrew.
        ("3 במרץ 2024", "2024-03-03", ""),
        ("ב-3 במרץ 2024", "2024-03-03", ""),
        ("יום ראשון 3 במרץ 2024", "2024-03-03", ""),
        ("רבעון רביעי 2023", "2023-36", ""),
        ("הרבעון הרביעי של 2023", "2023-36", ""),
        ("מחצית ראשונה 2024", "2024-40", ""),
        ("3 במרץ 2024 בשעה 5:54 אחה״צ", "2024-03-03T17:54:00", ""),
        ("44 לפנה״ס", "-0043", ""),
        ("כ״ד באדר תשפ״ד", "calendar-hebrew", ""),
    ]);
}

#[test]
fn a_column_or_a_language_decides_what_numbers_leave_open() {
    let hijri = Reckoning::Second(SecondCalendar::Hijri).into();
    let persian = Reckoning::Second(SecondCalendar::Persian).into();
    let farsi = Context { language: "fa-IR", ..Context::default() };
    let ours = Reckoning::Gregorian.into();
    let cases: [(&str, Context<'_>, &str, &str); 16] = [
        ("1445/02/30", hijri, "2023-09-15~", "computed"),
        ("15/09/1445", hijri, "2024-03-25~", "computed"),
        ("1445-09-15", hijri, "2024-03-25~", "computed"),
        ("1445", hijri, "2023-07-19~/2024-07-06~", "computed"),
        ("1440/1445", hijri, "2018-09-11~/2024-07-06~", "computed"),
        ("15/3/2024", hijri, "2024-03-15", ""),
        ("15 مارس 2024", hijri, "2024-03-15", ""),
        ("1402/12/15", persian, "2024-03-05", "computed"),
        ("15 رمضان 1445", persian, "2024-03-25~", "computed"),
        ("1402/12/15", farsi, "2024-03-05", "computed"),
        ("2024/12/15", farsi, "2024-12-15", ""),
        ("15 مارس 1402", farsi, "1402-03-15", ""),
        ("15/09/1445", ours, "1445-09-15", ""),
        ("1445", ours, "1445", ""),
        ("15/7/5784", Reckoning::Hebrew.into(), "calendar", ""),
        ("15/7/2024", Reckoning::Hebrew.into(), "2024-07-15", ""),
    ];
    for (text, context, value, notes) in cases {
        let found = match parse_phrase(text, &context) {
            Ok(understood) => (understood.when.to_string(), told(&understood.notes)),
            Err(refusal) => (refusal.code().0.to_owned(), String::new()),
        };
        assert_eq!(found, (value.to_owned(), notes.to_owned()), "{text} {context:?}");
    }
}

/// Whatever is written between the letters, around them or instead of them, the value stays or is refused.
#[test]
fn marks_and_spaces_change_no_value() {
    let phrases = [
        "28 أغسطس 2020، 5:54 م",
        "28/08/2020 12:05 ص",
        "15 رمضان 1445 هـ",
        "200 ق.م",
        "الربع الرابع 2023",
        "بين 3 و5 مايو 2024",
        "الثالث والعشرين من يوليو 2023",
        "عام ألفين وثلاثة وعشرين",
        "15 رمضان 1445هـ الموافق 25 مارس 2024م",
    ];
    let digits = |text: &str, zero: char| -> String {
        text.chars().map(|c| c.to_digit(10).and_then(|d| char::from_u32(u32::from(zero) + d)).unwrap_or(c)).collect()
    };
    let said = |text: &str| parse_phrase(text, &Context::default()).map(|understood| understood.when);
    for phrase in phrases {
        let value = said(phrase).unwrap_or_else(|refusal| panic!("{phrase}: {refusal}"));
        let changed = [
            digits(phrase, '٠'),
            phrase.replace(' ', "\u{A0}"),
            phrase.replace(' ', "  "),
            phrase.replace(' ', " \u{200F}"),
            format!("\u{202B}{phrase}\u{202C}"),
            format!("{phrase}."),
            format!(" {phrase}\n"),
            phrase.replace('م', "مـ"),
            phrase.replace('ر', "رَ"),
            phrase.replace('أ', "ا"),
            phrase.replace('ي', "ی"),
            phrase.strip_suffix(" م").map_or(phrase.to_owned(), |rest| format!("{rest}م")),
            phrase.replace(" هـ", "هـ"),
        ];
        for text in changed {
            assert_eq!(said(&text).as_ref(), Ok(&value), "{phrase} as {text}");
        }
    }
}

#[test]
fn marks_that_a_copied_hint_brings_along_say_nothing() {
    let table = [
        ("⟨2023-10⟧", "2023-10"),
        ("⟦2023/2024⟧", "2023/2024"),
        ("⟨\u{200e}1985~\u{200e}⟧", "1985~"),
        ("3 أكتوبر 2023، 14:30:05 (⟦UTC⟧)", "2023-10-03T14:30:05Z"),
        ("⟨أكتوبر 2023⟧", "2023-10"),
    ];
    for (text, expected) in table {
        let text = crate::base::marks::with_isolates(text);
        let read = parse_phrase(&text, &Context::default()).map(|read| read.when.as_str().to_owned());
        assert_eq!(read.as_deref(), Ok(expected), "{text:?}");
    }
}
