//! Forms that people write besides plain dates, and those that are none: what each says and what is told.

use super::tests::check_told;
use super::{Context, ParseError, parse_phrase};

#[test]
fn clocks_without_a_colon() {
    check_told(&[
        ("12 م 3 أبريل 2024", "2024-04-03T12:00:00", ""),
        ("12 ص 3 أبريل 2024", "2024-04-03T00:00:00", ""),
        ("5 م يوم الأربعاء 3 أبريل 2024", "2024-04-03T17:00:00", ""),
        ("12 م 3 أبريل", "unclear", ""),
        ("5 م 2024", "unclear", ""),
        ("الساعة 14:30 يوم 3 أبريل 2024", "2024-04-03T14:30:00", ""),
        ("م الساعة 5:54 3 مارس 2024", "clash", ""),
        ("3 مارس م الساعة 5:54 2024", "clash", ""),
        ("3 مارس 2024 الساعة 14.30", "2024-03-03T14:30:00", ""),
        ("3 مارس 2024 الساعة 2.30 مساءً", "2024-03-03T14:30:00", ""),
        ("3 مارس 2024 الساعة الواحدة إلا ربعًا ظهرًا", "2024-03-03T12:45:00", ""),
        ("3 مارس 2024 الساعة 10:30 7 م", "word", ""),
        ("le 3 avril 2024 à 14h30", "2024-04-03T14:30:00", ""),
        ("3 avril 2024, 14 h 30", "2024-04-03T14:30:00", ""),
        ("3 avril 2024 à 14h", "2024-04-03T14:00:00", ""),
        ("3 avril 2024 à 5h", "word", ""),
        ("3 avril 2024 à midi", "2024-04-03T12:00:00", ""),
        ("11 août 1981, 06 h 01 min 49 s UTC", "1981-08-11T06:01:49Z", ""),
        ("3 March 2024 2.30 pm", "2024-03-03T14:30:00", ""),
        ("3 March 2024 at 2.30pm", "2024-03-03T14:30:00", ""),
        ("3 March 2024 at 14.30", "2024-03-03T14:30:00", ""),
        ("3 March 2024 14.30", "word", ""),
        ("3 March 2024, half past two in the afternoon", "2024-03-03T14:30:00", ""),
        ("3 March 2024, half past two pm", "2024-03-03T14:30:00", ""),
        ("3 March 2024, half past twelve pm", "2024-03-03T12:30:00", ""),
        ("3 March 2024, quarter to one pm", "2024-03-03T12:45:00", ""),
        ("3 March 2024, quarter past nine am", "2024-03-03T09:15:00", ""),
        ("3 March 2024, half past two", "clash", ""),
        ("noon 3 March 2024", "2024-03-03T12:00:00", ""),
        ("3 March 2024, 5:54 PM Coordinated Universal Time", "2024-03-03T17:54:00Z", ""),
        ("3 مارس 2024، 5:54 م التوقيت العالمي المنسق", "2024-03-03T17:54:00Z", ""),
        // What stands behind a stroke is not lost.
        ("3 March - 2024 at noon", "unclear", ""),
        ("مارس - نحو 2024", "2024-03~", ""),
        ("3 مارس 2024 - الاثنين 15:49", "2024-03-03T15:49:00", "weekday"),
        ("مساء 3 مارس 2024 - 8:30", "2024-03-03T20:30:00", ""),
    ]);
}

#[test]
fn parts_of_centuries_and_decades() {
    check_told(&[
        ("first half of the 19th century", "1800~/1849~", ""),
        ("second half of the 19th century", "1850~/1899~", ""),
        ("النصف الأول من القرن التاسع عشر", "1800~/1849~", ""),
        ("الربع الأول من القرن العشرين", "1900~/1924~", ""),
        ("last quarter of the 20th century", "1975~/1999~", ""),
        ("last third of the 19th century", "1867~/1899~", ""),
        ("first half of the 5th century BC", "-0499~/-0450~", ""),
        ("early 5th century BC", "-0499~/-0466~", ""),
        ("first half of the 1990s", "1990~/1994~", ""),
        ("first quarter of the 1990s", "unclear", ""),
        ("summer of the 19th century", "unclear", ""),
        ("early to mid 1990s", "1990~/1996~", ""),
        ("the early to 1990s", "unclear", ""),
        ("XIXe siècle", "18XX", ""),
        ("XIX century", "18XX", ""),
        ("القرن XIX", "18XX", ""),
        ("IVe siècle av. J.-C.", "-0399/-0300", ""),
        ("19. Jahrhundert", "18XX", ""),
        ("MCM century", "word", ""),
        ("3.IV.2021", "2021-04-03", ""),
        ("3 X 2021", "2021-10-03", ""),
        ("3 XIII 2021", "word", ""),
        ("IV 2021", "word", ""),
    ]);
}

#[test]
fn lists_limits_and_weeks() {
    check_told(&[
        ("أبريل ومايو 2021", "2021-04/2021-05", ""),
        ("April and May 2021", "2021-04/2021-05", ""),
        ("أبريل ويوليو 2021", "{2021-04,2021-07}", ""),
        ("ديسمبر 2020 ويناير 2021", "2020-12/2021-01", ""),
        ("April/May 2021", "2021-04/2021-05", "or"),
        ("April/July 2021", "unclear", ""),
        ("أبريل/نيسان 2021", "2021-04", ""),
        ("March 2023/April", "unclear", ""),
        ("عامي 2019 و2024", "{2019,2024}", ""),
        ("2023 و2024", "2023/2024", ""),
        ("3 و4 مايو 2024", "2024-05-03/2024-05-04", ""),
        ("the 3rd and 5th of May 2024", "{2024-05-03,2024-05-05}", ""),
        ("الخامس والسادس من مارس 2024", "2024-03-05/2024-03-06", ""),
        ("5 و3 مايو 2024", "unclear", ""),
        ("3 و5 و7 مايو 2024", "unclear", ""),
        ("not later than 1900", "[..1900]", ""),
        ("no later than 3 March 1900", "[..1900-03-03]", ""),
        ("on or before 3 March 1900", "[..1900-03-03]", ""),
        ("by 1900", "[..1900]", ""),
        ("not before 1900", "[1900..]", ""),
        ("3 March 1900 at the latest", "[..1900-03-03]", ""),
        ("في موعد أقصاه 3 مارس 2024", "[..2024-03-03]", ""),
        ("du 3 au 5 mai 2024", "2024-05-03/2024-05-05", ""),
        ("de 1990 à 1995", "1990/1995", ""),
        ("week of 4 March 2024", "2024-03-04/2024-03-10", ""),
        ("week of 3 March 2024", "2024-03-03/2024-03-09", "or"),
        ("week beginning 3 March 2024", "2024-03-03/2024-03-09", ""),
        ("week of about 3 March 2024", "unclear", ""),
        ("week of March 2024", "unclear", ""),
        ("first week of 2024", "2024-01-01/2024-01-07", "week"),
        ("3 week 2024", "word", ""),
        ("الأسبوع 40 - 2023", "2023-10-02/2023-10-08", "week"),
        ("winter 2019–20", "2019-24", ""),
        ("winter 2019–2020", "2019-24", ""),
        ("winter 2019–2020 BC", "no-such-date", ""),
        ("2019–2020 winter", "clash", ""),
        ("'21", "2021", "or"),
        ("May '84", "1984-05", "or"),
        ("'15 March 2024'", "2024-03-15", ""),
        ("'15 رمضان", "short-year", ""),
        ("15 March 24", "word", ""),
        ("end of March", "no-year", ""),
        ("mid-March", "no-year", ""),
        ("summer", "no-year", ""),
        ("Q1", "no-year", ""),
        ("the week before", "relative", ""),
        ("العام السابق", "relative", ""),
        ("يوم من فبراير 2024", "unclear", ""),
        ("من فبراير 2024", "2024-02/..", ""),
        ("في الفترة من 3 إلى 7 مايو 2024", "2024-05-03/2024-05-07", ""),
        ("في الفترة من مايو 2024", "unclear", ""),
        ("آخر فبراير 2024", "2024-02-21~/2024-02-29~", ""),
        ("آخر يوم من فبراير 2024", "2024-02-29", ""),
        ("يوم آخر من فبراير 2024", "unclear", ""),
        ("1990–1995 تقريبًا", "1990~/1995~", ""),
        ("au 5 mai 2024", "word", ""),
        ("12 noon, 5 March 2024", "2024-03-05T12:00:00", ""),
        ("Easter 2020", "word", ""),
        ("２０２４-０３-１５", "2024-03-15", ""),
        ("१५ March २०२४", "2024-03-15", ""),
    ]);
}

#[test]
fn there_is_no_year_zero() {
    check_told(&[
        ("0 AD", "year-zero", ""),
        ("AD 0", "year-zero", ""),
        ("0 BC", "year-zero", ""),
        ("year 0", "year-zero", ""),
        ("سنة 0", "year-zero", ""),
        ("0 م", "year-zero", ""),
        ("0 ق.م", "year-zero", ""),
        ("سنة ٠٠٠٠", "year-zero", ""),
        ("15 مارس 0000", "year-zero", ""),
        ("15/3/0000", "year-zero", ""),
        ("0 هـ", "year-zero", ""),
        ("1 BC", "0000", ""),
        // In EDTF it is the year 1 BC.
        ("0000", "0000", ""),
        ("March 0", "no-such-date", ""),
    ]);
}

#[test]
fn numbers_in_words() {
    check_told(&[
        ("nineteen eighty-four", "1984", ""),
        ("May twenty-first, nineteen eighty-four", "1984-05-21", ""),
        ("twenty March 2024", "2024-03-20", ""),
        ("two thousand and five", "2005", ""),
        ("May twenty, twenty ten", "2010-05-20", ""),
        ("twenty twenty ten", "word", ""),
        ("three and twenty March 2024", "word", ""),
        ("twenty 21", "word", ""),
        ("ثالث عشر فبراير 1953", "1953-02-13", ""),
        ("ثالث وعشرين مارس 2024", "2024-03-23", ""),
        ("الثالث وعشرين من مارس 2024", "2024-03-23", ""),
        ("ألف وتسعمئة وأربعة وثمانون", "1984", ""),
        ("عشرين وثلاثة مايو 2024", "word", ""),
        ("عشرين واحد وعشرين", "word", ""),
        ("بين ثلاثة وخمسة مايو 2024", "2024-05-03/2024-05-05", ""),
        ("الحادي من مارس 2024", "word", ""),
    ]);
}

#[test]
fn calendars_that_are_not_computed_are_named() {
    check_told(&[
        ("15 Nisan 5784", "calendar-hebrew", ""),
        ("ט״ו בניסן תשפ״ד", "calendar-hebrew", ""),
        ("15 ניסן 5784", "calendar-hebrew", ""),
        ("1 توت 1740", "calendar-coptic", ""),
        ("1 Meskerem 2016", "calendar-ethiopian", ""),
        ("18 brumaire an VIII", "calendar-republican", ""),
        ("3 مارت 1325 رومية", "calendar-rumi", ""),
        ("3 March 1700 (O.S.)", "calendar-julian", ""),
        ("3 March 1700 (N.S.)", "1700-03-03", ""),
        ("25 أكتوبر 1917 بالتقويم اليولياني", "calendar-julian", ""),
    ]);
}

/// Refuses what may be two words of one number, or one word for two parts.
#[test]
fn words_that_are_torn_apart() {
    check_told(&[
        ("أحد مارس عشر 2024", "unclear", ""),
        ("الأحد مارس عشر 2024", "unclear", ""),
        ("أحد مارس عشرين 2022", "unclear", ""),
        ("الخامس - عشر من مارس 2024", "unclear", ""),
        ("الخامس وعشر من مارس 2024", "unclear", ""),
        ("الأحد عشرة مارس 2024", "word", ""),
        ("الأحد 3 مارس 2024", "2024-03-03", ""),
        ("الأحد الخامس عشر من مارس 2026", "2026-03-15", ""),
        ("الأول من الثاني 2024", "word", ""),
        ("second of second 2024", "word", ""),
        ("May 24 March 2020", "unclear", ""),
        ("2024 12 مارس 3", "word", ""),
        ("مارس أبريل 2024", "unclear", ""),
        ("March 2023 2024", "unclear", ""),
        ("مارس 2024 15", "unclear", ""),
        ("15 2024 مارس", "unclear", ""),
        ("مارس الأحد 3 2024", "unclear", ""),
        ("third 2024 Sunday March", "unclear", ""),
        ("الثالث الأحد من مارس 2024", "2024-03-03", "or"),
        ("من إلى 7 مايو 2024", "unclear", ""),
        ("بين و7 مايو 2024", "unclear", ""),
        ("15 - ربيع الأول 1445 هـ", "short-year", ""),
        ("بين 3 م و7 مايو 2024", "unclear", ""),
        ("2023 3 to 7 May 2024", "short-year", ""),
        ("رمضان من 3 إلى 7 مايو 2024", "clash", ""),
        ("بين 3 pm و7 مايو 2024", "unclear", ""),
    ]);
}

/// Every word that a refusal quotes stands so in the text.
#[test]
fn a_refusal_quotes_the_text() {
    let texts = [
        "١٥ مارس ٢٠٢٤ ٣",
        "second of second 2024",
        "سنة ٢٤",
        "٣٠ فبراير ٢٠٢٤",
        "2024 هـ",
        "رمضان ٢٠٣٠",
        "عشرين واحد وعشرين",
        "15 Nisan 5784",
        "3 March 1700 O.S.",
        "السنة المالية ٢٠٢٣",
        "0 ق.م",
        "أول من أمس",
        "15 مارس بعيد 2024",
        "twenty twenty ten",
        "44--",
        "W54/2023",
        "25:00 3 مارس 2024",
        "3\u{A0}مارس\u{A0}٢٤",
        "الربع الخامس 2023",
        "ט״ו בניסן תשפ״ד",
        "５４ مارس 2024",
        "mid-March",
        "3 xm 2024",
        "15/13/2024",
    ];
    for text in texts {
        let refusal = parse_phrase(text, &Context::default()).expect_err(text);
        let word = refusal.code().1.trim_end_matches('…');
        assert!(text.contains(word), "{text}: {word}");
        let named = matches!(refusal, ParseError::Empty | ParseError::Century | ParseError::Unclear);
        assert_eq!(word.is_empty(), named, "{text}: {refusal:?}");
    }
}

#[test]
fn decades_before_christ_are_counted_back() {
    check_told(&[
        ("330s BC", "-0338/-0329", ""),
        ("the 330s BC", "-0338/-0329", ""),
        ("330's BC", "-0338/-0329", ""),
        ("c. 330s BC", "-0338~/-0329~", ""),
        ("early 490s BC", "-0498~/-0495~", ""),
        ("late 330s BC", "-0331~/-0329~", ""),
        ("first half of the 330s BC", "-0338~/-0334~", ""),
        ("before the 330s BC", "[..-0339]", ""),
        ("after the 330s BC", "[-0328..]", ""),
        ("between the 330s and 320s BC", "-0338/-0319", ""),
        ("330s قبل الميلاد", "-0338/-0329", ""),
        ("300s BC", "-0398/-0299", "or"),
        ("before the 300s BC", "[..-0399]", "or"),
        ("early 300s BC", "-0398~/-0365~", "or"),
        ("March 330s BC", "unclear", ""),
        ("unknown BC", "unclear", ""),
        ("1902/1903 BC", "unclear", ""),
        ("330s AD", "033X", ""),
        ("1440s AH", "2018-09-11~/2028-05-24~", "computed"),
    ]);
}

/// A date before the end of a period may be anywhere in it.
#[test]
fn the_ends_and_the_middle_of_a_period_are_bounds() {
    check_told(&[
        ("before the end of 2024", "[..2024]", ""),
        ("before the end of March 2024", "[..2024-03]", ""),
        ("before the end of the 1990s", "[..1999]", ""),
        ("قبل نهاية 2024", "[..2024]", ""),
        ("قبل نهاية القرن التاسع عشر", "[..1899]", ""),
        ("قبل نهاية الربع الأول من 2024", "[..2024-03]", ""),
        ("قبل نهاية عام 1445هـ", "[..2024-07-06~]", "computed"),
        ("avant fin 2024", "[..2024]", ""),
        ("avant la fin de 2024", "[..2024]", ""),
        ("לפני סוף 2024", "[..2024]", ""),
        ("before the beginning of 2024", "[..2023]", ""),
        ("after the beginning of 2024", "[2024..]", ""),
        ("بعد بداية 2024", "[2024..]", ""),
        ("after the end of 2024", "[2025..]", ""),
        ("before mid-2024", "[..2024-06~]", ""),
        ("after mid-2024", "[2024-07~..]", ""),
        ("before mid-March 2024", "[..2024-03-15~]", ""),
        ("قبل منتصف القرن التاسع عشر", "[..1849~]", ""),
        ("before the mid-1990s", "[..1994~]", ""),
        ("before late 2024", "[..2024-08~]", ""),
        ("before the end of March", "no-year", ""),
        ("before the end of 3 March 2024 17:54", "unclear", ""),
        ("the end of 2024", "2024-39~", ""),
    ]);
}

#[test]
fn a_number_behind_a_year_is_a_year_where_words_say_so() {
    check_told(&[
        ("the years 1902-03", "1902/1903", ""),
        ("the years 1902-04", "1902/1904", ""),
        ("year 1902-03", "1902/1903", "across or"),
        ("عام 1902-03", "1902/1903", "across or"),
        ("1902-03 AD", "1902/1903", "across or"),
        ("1902-03م", "1902/1903", "across or"),
        ("سنة 1902-03م", "1902/1903", "across or"),
        ("1902-04 AD", "1902-04", "or"),
        ("year 1902-04", "1902-04", "or"),
        ("2024-03 م", "2024-03", ""),
        ("1902/3", "1902-03", "or"),
        ("1902/03", "1902-03", "or"),
        ("1902-3", "1902-03", "or"),
        ("1902/5", "1902-05", ""),
        ("1920-21?", "1920-21?", "or"),
        ("c. 1902-03", "1902-03~", "or"),
        ("c. 1902-05", "1902-05~", "or"),
        ("1902-03", "1902-03", ""),
        ("1902-03~", "1902-03~", ""),
        ("before 1902-03 AD", "[..1901]", "across or"),
        ("winter 1902-03", "1902-24", ""),
        ("season 1902-03", "1902/1903", "across"),
        ("505 AH / 1111-12 CE", "1111/1112", "across or twice"),
        ("1321هـ/1903-04م", "1903/1904", "across or twice"),
        ("سال ۱۴۰۲-۰۳", "2023-03-21/2025-03-20", "computed across or"),
        ("1898-03 AD", "1898-03", "or"),
        ("1920-12 AD", "1920-12", ""),
    ]);
}

#[test]
fn signs_and_digits_of_other_counts_are_no_years_of_ours() {
    check_told(&[
        ("๒๕๖๗-๐๓-๐๑", "calendar-buddhist", ""),
        ("๒๕๖๗", "calendar-buddhist", ""),
        ("พ.ศ. 2567", "calendar-buddhist", ""),
        ("๒๐๒๔-๐๓-๐๑", "2024-03-01", "or"),
        ("ค.ศ. ๒๐๒๔", "2024", ""),
        ("२०८१-०१-०१", "2081-01-01", "or"),
        ("2567-03-01", "2567-03-01", ""),
        ("ap. 1350", "word", ""),
        ("ap 1350", "word", ""),
        ("1350 AP", "1971-03-21/1972-03-20", "computed"),
        ("50 ap. J.-C.", "0050", ""),
        ("ap. J.-C. 50", "0050", ""),
    ]);
}
