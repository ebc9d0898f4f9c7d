//! Dates in words, in both languages.

use super::*;
use crate::base::marks::with_isolates;

fn words(locale: Locale) -> DateWords {
    DateWords::new(locale, Digits::Latin, MonthNames::Egypt)
}

#[test]
fn times_are_told_by_the_clock_of_a_zone_that_is_chosen() {
    let words = DateWords::new(Locale::En, Digits::Latin, MonthNames::Egypt).with_zone(Zone::of_name("Asia/Beirut"));
    let cases = [
        ("2024-06-10T22:30:00Z", "11 June 2024, 01:30 UTC+3"),
        ("2024-06-10T09:00:00+04:00/2024-06-10T10:00:00+04:00", "10 June 2024, 08:00 – 09:00 UTC+3"),
        ("2024-06-10T09:00:00", "10 June 2024, 09:00"),
        ("2024-06-10", "10 June 2024"),
    ];
    for (when, expected) in cases {
        assert_eq!(words.when(&EdtfDate::parse(when).expect(when)), expected, "{when}");
    }
}

#[test]
fn dates_are_as_exact_as_their_source() {
    let (ar, en) = (words(Locale::Ar), words(Locale::En));
    for (edtf, arabic, english) in CASES {
        let when = EdtfDate::parse(edtf).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(ar.when(&when), with_isolates(arabic), "{edtf}");
        assert_eq!(en.when(&when), *english, "{edtf}");
    }
}

const CASES: &[(&str, &str, &str)] = &[
    ("2023", "2023", "2023"),
    ("2023-10", "أكتوبر 2023", "October 2023"),
    ("2023-10-03", "3 أكتوبر 2023", "3 October 2023"),
    ("2024-04-18T14:30:00", "18 أبريل 2024، 14:30", "18 April 2024, 14:30"),
    ("2024-04-18T14:30:05Z", "18 أبريل 2024، 14:30:05 (⟦UTC⟧)", "18 April 2024, 14:30:05 UTC"),
    ("2024-04-18T14:30:00-04:30", "18 أبريل 2024، 14:30 (⟦UTC-4:30⟧)", "18 April 2024, 14:30 UTC-4:30"),
    ("2024-03-01T17:54/2024-03-01T18:07", "1 مارس 2024، 17:54 – 18:07", "1 March 2024, 17:54 – 18:07"),
    ("2024-03-01T23:30/2024-03-02T01:15", "1 مارس 2024، 23:30 – 2 مارس 01:15", "1 March 2024, 23:30 – 2 March 01:15"),
    (
        "2023-12-31T23:30:00/2024-01-01T01:15:00",
        "31 ديسمبر 2023، 23:30 – 1 يناير 2024، 01:15",
        "31 December 2023, 23:30 – 1 January 2024, 01:15",
    ),
    (
        "2024-03-01T17:54:00+03:00/2024-03-01T18:07:00",
        "1 مارس 2024، 17:54 – 18:07 (⟦UTC+3⟧)",
        "1 March 2024, 17:54 – 18:07 UTC+3",
    ),
    (
        "2024-03-01T17:54Z/2024-03-01T21:07+03:00",
        "1 مارس 2024، 17:54 (⟦UTC⟧) – 21:07 (⟦UTC+3⟧)",
        "1 March 2024, 17:54 UTC – 21:07 UTC+3",
    ),
    ("2024-03-01T17:54/2024-03-02", "1 مارس 2024، 17:54 – 2 مارس 2024", "1 March 2024, 17:54 – 2 March 2024"),
    ("2024-03-01T17:54/..", "ابتداءً من 1 مارس 2024، 17:54", "from 1 March 2024, 17:54 on"),
    ("1985~", "نحو 1985", "about 1985"),
    ("1985?", "1985؟", "1985?"),
    ("1985%", "نحو 1985؟", "about 1985?"),
    ("1984-1X", "بين أكتوبر وديسمبر 1984", "between October and December 1984"),
    ("1984-0X~", "نحو 1984", "about 1984"),
    ("1985-04-1X", "بين 10 و19 أبريل 1985", "between 10 and 19 April 1985"),
    ("2023-02-2X", "بين 20 و28 فبراير 2023", "between 20 and 28 February 2023"),
    ("1985-04-3X", "30 أبريل 1985", "30 April 1985"),
    ("156X-1X", "ستينيات القرن الـ16", "the 1560s"),
    ("2023-10?", "أكتوبر 2023؟", "October 2023?"),
    ("2004-06~-11", "نحو 11 يونيو 2004", "about 11 June 2004"),
    ("2024-04/2024-07", "بين أبريل ويوليو 2024", "between April and July 2024"),
    ("2024-04-03/2024-04-07", "بين 3 و7 أبريل 2024", "between 3 and 7 April 2024"),
    ("2024-04-03/2024-05-07", "بين 3 أبريل و7 مايو 2024", "between 3 April and 7 May 2024"),
    ("2023-12/2024-01", "بين ديسمبر 2023 ويناير 2024", "between December 2023 and January 2024"),
    ("2024/2024-07", "بين 2024 ويوليو 2024", "between 2024 and July 2024"),
    ("2020/2024", "بين 2020 و2024", "between 2020 and 2024"),
    ("2020/2020", "2020", "2020"),
    ("-0044-03/-0044-05", "بين مارس ومايو 45 ق.م", "between March and May 45 BC"),
    ("2004-06~/2004-08", "بين نحو يونيو 2004 وأغسطس 2004", "between about June 2004 and August 2004"),
    ("2025/..", "ابتداءً من 2025", "from 2025 on"),
    ("../2024", "حتى 2024", "until 2024"),
    ("2024/", "من 2024 إلى تاريخ غير معروف", "from 2024 to an unknown date"),
    ("/2024", "من تاريخ غير معروف إلى 2024", "from an unknown date to 2024"),
    ("..1984/2004", "من 1984 أو قبل ذلك إلى 2004", "from 1984 or earlier to 2004"),
    ("2004/2005..", "من 2004 إلى 2005 أو بعد ذلك", "from 2004 to 2005 or later"),
    ("198X", "ثمانينيات القرن الـ20", "the 1980s"),
    ("190X", "العقد الأول من القرن الـ20", "the first decade of the 20th century"),
    ("191X", "العقد الثاني من القرن الـ20", "the 1910s"),
    ("198X?", "ثمانينيات القرن الـ20؟", "the 1980s?"),
    ("006X", "ستينيات القرن الأول", "the 60s"),
    ("19XX", "القرن الـ20", "the 20th century"),
    ("20XX", "القرن الـ21", "the 21st century"),
    ("01XX", "القرن الثاني", "the 2nd century"),
    ("11XX", "القرن الـ12", "the 12th century"),
    ("16XX/18XX", "بين القرن الـ17 والقرن الـ19", "between the 17th century and the 19th century"),
    ("1XXX", "الألفية الثانية", "the 2nd millennium"),
    ("XXXX", "سنة غير معروفة", "an unknown year"),
    ("XXXX-12-25", "25 ديسمبر من سنة غير معروفة", "25 December in an unknown year"),
    ("156X-12-25", "25 ديسمبر من ستينيات القرن الـ16", "25 December in the 1560s"),
    ("1X99", "بين 1099 و1999", "between 1099 and 1999"),
    ("1985-XX", "1985", "1985"),
    ("1985-04-XX", "أبريل 1985", "April 1985"),
    ("1985-XX-18", "اليوم 18 من شهر غير معروف في 1985", "day 18 of an unknown month in 1985"),
    ("0000", "1 ق.م", "1 BC"),
    ("-0099", "100 ق.م", "100 BC"),
    ("-0043-03-15", "15 مارس 44 ق.م", "15 March 44 BC"),
    ("0622-07-16", "16 يوليو 622 م", "16 July 622 AD"),
    ("Y17E7", "170,000,000", "170,000,000"),
    ("Y-17E7", "170,000,001 ق.م", "170,000,001 BC"),
    ("Y17E30", "⟦Y17E30⟧", "Y17E30"),
    ("1950S2", "نحو 1950 (بين 1900 و1999)", "about 1950 (between 1900 and 1999)"),
    ("2024-21", "ربيع 2024", "spring of 2024"),
    ("2024-24~", "نحو شتاء 2024", "about winter of 2024"),
    ("2024-30", "صيف 2024 في النصف الجنوبي من الأرض", "summer of 2024 in the southern hemisphere"),
    ("2024-33", "الربع الأول من 2024", "first quarter of 2024"),
    ("2024-38", "الثلث الثاني من 2024", "second third of 2024"),
    ("2024-41", "النصف الثاني من 2024", "second half of 2024"),
    ("198X-21", "ربيع ثمانينيات القرن الـ20", "spring of the 1980s"),
    ("[1667,1668,1670..1672]", "1667 أو 1668 أو بين 1670 و1672", "1667, 1668 or between 1670 and 1672"),
    ("[..1984]", "1984 أو قبل ذلك", "1984 or earlier"),
    ("[1984..]", "1984 أو بعد ذلك", "1984 or later"),
    ("[1670..1672]", "بين 1670 و1672", "between 1670 and 1672"),
    ("[2024-04,2024-05]", "أبريل أو مايو 2024", "April or May 2024"),
    ("[2024-04-03,2024-04-05,2024-04-06]", "3 أو 5 أو 6 أبريل 2024", "3, 5 or 6 April 2024"),
    ("{1667,1668,1670..1672}", "1667 و1668 ومن 1670 إلى 1672", "1667, 1668 and from 1670 to 1672"),
    ("{1960,1961-12}", "1960 وديسمبر 1961", "1960 and December 1961"),
];

#[test]
fn digits_and_month_names_are_a_choice() {
    let levant = DateWords::new(Locale::Ar, Digits::ArabicIndic, MonthNames::Levant);
    let cases = [
        ("2024-04/2024-07", "بين نيسان وتموز ٢٠٢٤"),
        ("198X", "ثمانينيات القرن الـ٢٠"),
        ("2024-04-18T14:30:00Z", "١٨ نيسان ٢٠٢٤، ١٤:٣٠ (⟦UTC⟧)"),
        ("Y-17E7", "١٧٠٬٠٠٠٬٠٠١ ق.م"),
    ];
    for (edtf, expected) in cases {
        assert_eq!(levant.when(&EdtfDate::parse(edtf).unwrap_or_else(|e| panic!("{e}"))), with_isolates(expected));
    }
}

#[test]
fn every_decade_century_and_part_of_a_year_has_words() {
    let (ar, en) = (words(Locale::Ar), words(Locale::En));
    let decades = (0..1000).map(|n| format!("{n:03}X"));
    let centuries = (0..100).map(|n| format!("{n:02}XX"));
    let parts = (21..=41).map(|n| format!("2024-{n}"));
    for edtf in decades.chain(centuries).chain(parts) {
        let when = EdtfDate::parse(&edtf).unwrap_or_else(|e| panic!("{e}"));
        for text in [ar.when(&when), en.when(&when)] {
            assert!(text.split_whitespace().count() > 1 && !text.contains(['{', 'X']), "{edtf}: {text}");
        }
    }
}
