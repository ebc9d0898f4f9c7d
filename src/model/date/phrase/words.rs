//! The words of dates in Arabic, English and Persian.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Weekday;

/// What a word, or a row of words, says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Month(u8),
    Hijri(u8),
    Persian(u8),
    Weekday(Weekday),
    /// A part of a year by its number in EDTF (ISO 8601-2 §4.8).
    Part(u8),
    /// `Q` and `H`: the number of a quarter or a half follows.
    Quarter,
    HalfYear,
    Tens(u8),
    Ordinal(u8),
    Century,
    /// The number after it is a year.
    Year,
    Approximate,
    Uncertain,
    Third(Third),
    Between,
    And,
    From,
    To,
    Or,
    Before,
    After,
    Since,
    /// `until`, which stands between two dates as well.
    Until,
    OrBefore,
    OrAfter,
    /// The `on` of `from 2025 on`.
    On,
    BeforeChrist,
    AnnoDomini,
    AfterHijra,
    SolarHijra,
    Utc,
    Am,
    Pm,
    /// A part of the day that no EDTF date can say.
    PartOfDay,
    Unknown,
    /// Counted from the day of the speaker or the document.
    Relative,
    Filler,
}

/// Part of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Third {
    Early,
    Mid,
    Late,
}

/// The months by their names, Arabic ones of every region included.
const MONTHS: [&str; 12] = [
    "january|jan|يناير|كانون الثاني|كانون ثاني|جانفي|ژانویه",
    "february|feb|فبراير|شباط|فيفري|فوریه",
    "march|mar|مارس|آذار",
    "april|apr|أبريل|نيسان|أفريل|آوریل",
    "may|مايو|أيار|ماي|ماي|مه",
    "june|jun|يونيو|يونية|حزيران|جوان|ژوئن",
    "july|jul|يوليو|يولية|تموز|جويلية|يوليوز|ژوئیه",
    "august|aug|أغسطس|آب|أوت|غشت|اوت",
    "september|sept|sep|سبتمبر|أيلول|شتنبر|سپتامبر",
    "october|oct|أكتوبر|تشرين الأول|تشرين أول|اکتبر",
    "november|nov|نوفمبر|تشرين الثاني|تشرين ثاني|نونبر|نوامبر",
    "december|dec|ديسمبر|كانون الأول|كانون أول|دجنبر|دسامبر",
];

const HIJRI: [&str; 12] = [
    "محرم|محرم الحرام|muharram",
    "صفر|صفر الخير|safar",
    "ربيع الأول|ربيع أول|rabi al awwal|rabi i",
    "ربيع الآخر|ربيع الثاني|ربيع ثاني|rabi al thani|rabi al akhir|rabi ii",
    "جمادى الأولى|جمادى الأول|جمادي الأول|jumada al ula|jumada al awwal|jumada i",
    "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني|jumada al akhirah|jumada al thani|jumada ii",
    "رجب|رجب المرجب|rajab",
    "شعبان|شعبان المعظم|shaban|sha ban",
    "رمضان|رمضان المبارك|ramadan",
    "شوال|شوال المكرم|shawwal",
    "ذو القعدة|ذي القعدة|ذو القعده الحرام|dhu al qadah|dhul qadah|dhu al qi dah|dhu al qa dah",
    "ذو الحجة|ذي الحجة|ذو الحجة الحرام|dhu al hijjah|dhul hijjah",
];

const PERSIAN: [&str; 12] = [
    "فروردین|farvardin",
    "اردیبهشت|ordibehesht",
    "خرداد|khordad",
    "تیر|tir",
    "مرداد|امرداد|mordad",
    "شهریور|shahrivar",
    "مهر|mehr",
    "آبان|aban",
    "آذر|azar",
    "دی|dey",
    "بهمن|bahman",
    "اسفند|esfand",
];

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "monday|mon|الاثنين|اثنين|الإثنين|دوشنبه"),
    (Weekday::Tue, "tuesday|tue|tues|الثلاثاء|ثلاثاء|سه شنبه"),
    (Weekday::Wed, "wednesday|wed|الأربعاء|أربعاء|چهارشنبه"),
    (Weekday::Thu, "thursday|thu|thurs|الخميس|خميس|پنجشنبه"),
    (Weekday::Fri, "friday|fri|الجمعة|جمعة|جمعه"),
    (Weekday::Sat, "saturday|sat|السبت|سبت|شنبه"),
    (Weekday::Sun, "sunday|sun|الأحد|أحد|یکشنبه"),
];

/// First to twenty-first; in Arabic with and without the second form of the tens.
const ORDINALS: [&str; 21] = [
    "first|الأول|الأولى|الفاتح",
    "second|الثاني|الثانية",
    "third|الثالث|الثالثة",
    "fourth|الرابع|الرابعة",
    "fifth|الخامس|الخامسة",
    "sixth|السادس|السادسة",
    "seventh|السابع|السابعة",
    "eighth|الثامن|الثامنة",
    "ninth|التاسع|التاسعة",
    "tenth|العاشر|العاشرة",
    "eleventh|الحادي عشر",
    "twelfth|الثاني عشر",
    "thirteenth|الثالث عشر",
    "fourteenth|الرابع عشر",
    "fifteenth|الخامس عشر",
    "sixteenth|السادس عشر",
    "seventeenth|السابع عشر",
    "eighteenth|الثامن عشر",
    "nineteenth|التاسع عشر",
    "twentieth|العشرون|العشرين",
    "twenty first|الحادي والعشرون|الحادي والعشرين|الواحد والعشرين",
];

const TENS: [(u8, &str); 10] = [
    (0, "first decade|العقد الأول"),
    (10, "second decade|العقد الثاني"),
    (20, "twenties|عشرينيات|عشرينات"),
    (30, "thirties|ثلاثينيات|ثلاثينات"),
    (40, "forties|أربعينيات|أربعينات"),
    (50, "fifties|خمسينيات|خمسينات"),
    (60, "sixties|ستينيات|ستينات"),
    (70, "seventies|سبعينيات|سبعينات"),
    (80, "eighties|ثمانينيات|ثمانينات"),
    (90, "nineties|تسعينيات|تسعينات"),
];

/// Seasons, quarters, thirds and halves of a year.
const PARTS: [(u8, &str); 13] = [
    (21, "spring|ربيع|بهار"),
    (22, "summer|صيف|تابستان"),
    (23, "autumn|fall|خريف|پاییز"),
    (24, "winter|شتاء|زمستان"),
    (33, "first quarter|الربع الأول"),
    (34, "second quarter|الربع الثاني"),
    (35, "third quarter|الربع الثالث"),
    (36, "fourth quarter|last quarter|الربع الرابع|الربع الأخير"),
    (37, "first third|الثلث الأول"),
    (38, "second third|الثلث الثاني"),
    (39, "last third|third third|الثلث الأخير|الثلث الثالث"),
    (40, "first half|النصف الأول"),
    (41, "second half|last half|النصف الثاني|النصف الأخير"),
];

const OTHERS: &[(Word, &str)] = &[
    (Word::Quarter, "q"),
    (Word::HalfYear, "h"),
    (Word::Century, "century|centuries|قرن|القرن|سده"),
    (Word::Year, "year|عام|سنة|العام|السنة|سال"),
    (
        Word::Approximate,
        "circa|ca|c|approx|approximately|about|around|roughly|نحو|حوالي|حوالى|قرابة|تقريبا|زهاء|قريبا من|ما يقارب|حدود|حدود سنة|در حدود",
    ),
    (Word::Uncertain, "possibly|maybe|perhaps|probably|uncertain|guess|ربما|لعله|لعلها|يحتمل|يرجح|على الأرجح|شاید"),
    (Word::Third(Third::Early), "early|beginning of|start of|أوائل|مطلع|بداية|بدايات|مستهل|اوایل"),
    (Word::Third(Third::Mid), "mid|middle of|منتصف|أواسط|وسط|اواسط"),
    (Word::Third(Third::Late), "late|end of|أواخر|نهاية|نهايات|آخر|ختام|اواخر"),
    (Word::Between, "between|بين|ما بين|فيما بين"),
    (Word::And, "and|و"),
    (Word::From, "from|من|از"),
    (Word::To, "to|through|thru|إلى|الى غاية|تا"),
    (Word::Or, "or|أو"),
    (Word::Before, "before|earlier than|prior to|قبل|ما قبل|پیش از"),
    (Word::After, "after|later than|بعد|ما بعد|پس از"),
    (Word::Since, "since|starting|منذ|مذ|ابتداء من|بدءا من|اعتبارا من|انطلاقا من"),
    (Word::Until, "until|till|up to|حتى|لغاية"),
    (Word::OrBefore, "or earlier|or before|أو قبل ذلك|أو قبله|أو قبلها"),
    (Word::OrAfter, "or later|or after|أو بعد ذلك|أو بعده|أو بعدها"),
    (Word::On, "on|onward|onwards|فصاعدا"),
    (Word::BeforeChrist, "bc|b c|bce|b c e|ق م|قبل الميلاد"),
    (Word::AnnoDomini, "ad|a d|ce|c e|م|ميلادي|ميلادية|الميلادي|للميلاد|بعد الميلاد|میلادی"),
    (Word::AfterHijra, "ah|a h|ه|هجري|هجرية|هجريا|للهجرة|ه ق|هجری قمری|قمری"),
    (Word::SolarHijra, "ap|sh|ه ش|هجري شمسي|هجری شمسی|هجری خورشیدی|شمسی|خورشیدی"),
    (Word::Utc, "utc|gmt|z|غرينتش"),
    (Word::Am, "am|a m|صباحا|ص"),
    (Word::Pm, "pm|p m|مساء|عصرا|م مساء|بعد الظهر"),
    (
        Word::PartOfDay,
        "dawn|morning|noon|afternoon|evening|night|midnight|فجر|صباح|ضحى|ظهر|عصر|مغرب|عشاء|مساء يوم|ليل|ليلة|فجرا|ظهرا|ليلا",
    ),
    (Word::Unknown, "unknown|unknown date|an unknown date|undated|غير معروف|تاريخ غير معروف|غير مؤرخ|مجهول|بلا تاريخ"),
    (
        Word::Relative,
        "yesterday|today|tomorrow|now|ago|last|next|this|current|today s|أمس|اليوم|غدا|البارحة|الآن|الماضي|الماضية|\
         المنصرم|المنصرمة|الحالي|الحالية|القادم|القادمة|المقبل|المقبلة|الجاري|الجارية|هذا|هذه|قبل يومين|قبل أيام|\
         دیروز|امروز|فردا",
    ),
    (
        Word::Filler,
        "the|of|in|on the|at|year of|day|day of|month|month of|date|dated|during|o clock|في|خلال|يوم|شهر|تاريخ|بتاريخ|\
         الموافق|ال|الساعة|ساعة|سنوات|أعوام|سبيل|روز|ماه|an|a",
    ),
];

/// Every row of words, folded, with what it says.
static LEXICON: LazyLock<HashMap<Vec<String>, Word>> = LazyLock::new(|| {
    let months = |names: [&'static str; 12], word: fn(u8) -> Word| (1..).zip(names).map(move |(n, s)| (word(n), s));
    months(MONTHS, Word::Month)
        .chain(months(HIJRI, Word::Hijri))
        .chain(months(PERSIAN, Word::Persian))
        .chain(WEEKDAYS.map(|(day, names)| (Word::Weekday(day), names)))
        .chain((1..).zip(ORDINALS).map(|(n, names)| (Word::Ordinal(n), names)))
        .chain(TENS.map(|(tens, names)| (Word::Tens(tens), names)))
        .chain(PARTS.map(|(part, names)| (Word::Part(part), names)))
        .chain(OTHERS.iter().copied())
        .flat_map(|(word, names)| names.split('|').map(move |name| (name, word)))
        .map(|(name, word)| (name.split_whitespace().map(fold).collect(), word))
        .collect()
});

/// The words of the longest entry.
const LONGEST: usize = 3;

/// What the first of `words` say, and how many they are. They are folded. The Arabic article may stand before a word.
pub(super) fn look_up(words: &[&str]) -> Option<(Word, usize)> {
    let row = |n: usize| words[..n].iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    let longest = (1..=LONGEST.min(words.len())).rev();
    let found = longest.clone().find_map(|n| LEXICON.get(&row(n)).map(|word| (*word, n)));
    found.or_else(|| {
        let bare = words.first()?.strip_prefix("ال").filter(|rest| rest.chars().count() > 1)?;
        LEXICON.get([bare.to_owned()].as_slice()).map(|word| (*word, 1))
    })
}

/// The month of a name or a number.
pub fn month(text: &str) -> Option<u8> {
    let text = latin_digits(text);
    let text = text.trim().trim_end_matches('.');
    if let Ok(number) = text.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    match LEXICON.get(&words) {
        Some(Word::Month(month)) => Some(*month),
        _ => None,
    }
}

/// A word without what writers leave out or write in two ways: case, hamza, the marks of vowels, the two shapes of
/// yeh, kaf and heh.
pub(super) fn fold(word: &str) -> String {
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' => Some('ك'),
        'ة' => Some('ه'),
        'ـ' | '\u{64B}'..='\u{65F}' | '\u{670}' => None,
        c => Some(c),
    };
    word.chars().filter_map(letter).flat_map(char::to_lowercase).collect()
}

/// The text with Arabic-Indic and Persian digits as Latin ones.
pub fn latin_digits(text: &str) -> String {
    let digit = |c: char, zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
    let latin = |c| match c {
        '٠'..='٩' => digit(c, '٠'),
        '۰'..='۹' => digit(c, '۰'),
        c => c,
    };
    text.chars().map(latin).collect()
}
