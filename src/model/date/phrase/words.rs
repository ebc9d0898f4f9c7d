//! The words of dates in Arabic, English, Persian, Hebrew and French.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::Weekday;
use icu_normalizer::DecomposingNormalizerBorrowed;

use super::clock::Half;
use crate::base::digits::plain;

/// Meaning of a word or of a row of words.
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
    /// `quarter` and `half`: the number stands before or behind.
    QuarterOf,
    HalfOf,
    Week,
    Tens(u8),
    Ordinal(u8),
    Century,
    /// The year beside it is the first of ten.
    Decade,
    /// The number after it is a year.
    Year,
    /// Several years follow.
    Years,
    /// The number after it is a month, or a month stands beside it.
    MonthOf,
    /// The number after it is an hour.
    Hour,
    /// Minutes more or less than the hour before.
    Minutes(i8),
    /// Minutes more or less than the hour behind.
    Past(i8),
    /// A year that begins in the one and ends in the other, where that depends on the country.
    Fiscal,
    /// A school year, or a season of a sport.
    School,
    Approximate,
    Uncertain,
    Third(Third),
    /// The same, as the beginning or the end of the whole: what is before the end of a year is within it too.
    Edge(Third),
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
    /// The date that follows or one before it.
    NotAfter,
    /// The date that follows or one after it.
    NotBefore,
    /// The same, behind the date.
    OrBefore,
    OrAfter,
    /// A week by a day in it, which is perhaps its first.
    WeekOf,
    /// A week by its first day.
    WeekFrom,
    /// The `on` of `from 2025 on`.
    On,
    /// The same day follows in another calendar.
    Equals,
    BeforeChrist,
    AnnoDomini,
    AfterHijra,
    SolarHijra,
    /// «م» between a year and a time of day, which may belong to either.
    Meem,
    Utc,
    /// The sign of a half of the day, which wants a time of day.
    Sign(Half),
    /// A part of the day, which EDTF cannot say without a time of day.
    PartOfDay(Half),
    Unknown,
    /// Counted from the day of the speaker or the document.
    Relative,
    /// The last day of a month.
    LastDay,
    /// A month or a sign of a calendar that is not computed.
    Uncomputed(Uncomputed),
    /// Joined to the number after it, with or without a hyphen: «בـ», «لـ».
    Prefix,
    /// A day follows or stands beside it.
    Day,
    Filler,
}

/// A calendar whose dates are named and not computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncomputed {
    /// The calendar of Jews and of Israel.
    Hebrew,
    /// The calendar of the Coptic church.
    Coptic,
    /// The calendar of Ethiopia.
    Ethiopian,
    /// The calendar of the French republic, 1793 to 1805.
    Republican,
    /// The solar one of Ottoman offices, 1840 to 1926.
    Rumi,
    /// The old style, which is behind ours by ten to thirteen days since 1582.
    Julian,
    /// The calendar of Thailand and its neighbours, 543 years ahead of ours.
    Buddhist,
}

impl Uncomputed {
    /// The name of its refusal in messages.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Hebrew => "calendar-hebrew",
            Self::Coptic => "calendar-coptic",
            Self::Ethiopian => "calendar-ethiopian",
            Self::Republican => "calendar-republican",
            Self::Rumi => "calendar-rumi",
            Self::Julian => "calendar-julian",
            Self::Buddhist => "calendar-buddhist",
        }
    }
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
    "january|jan|يناير|كانون الثاني|كانون ثاني|جانفي|ژانویه|janvier|janv|januar|ינואר|ינו",
    "february|feb|فبراير|شباط|فيفري|فوریه|fevrier|fevr|februar|פברואר|פבר",
    "march|mar|مارس|آذار|mars|märz|מרץ|מרס",
    "april|apr|أبريل|إبريل|نيسان|أفريل|آوریل|avril|avr|אפריל|אפר",
    "may|مايو|أيار|مايس|ماي|مه|mai|מאי",
    "june|jun|يونيو|يونية|حزيران|جوان|ژوئن|juin|juni|יוני",
    "july|jul|يوليو|يولية|تموز|جويلية|يوليوز|ژوئیه|juillet|juill|juil|juli|יולי",
    "august|aug|أغسطس|اغسطوس|آب|أوت|غشت|أغشت|aout|אוגוסט|אוג",
    "september|sept|sep|سبتمبر|أيلول|شتنبر|شتمبر|سپتامبر|septembre|ספטמבר|ספט",
    "october|oct|أكتوبر|تشرين الأول|تشرين أول|اکتبر|octobre|oktober|אוקטובר|אוק",
    "november|nov|نوفمبر|تشرين الثاني|تشرين ثاني|نونبر|نوامبر|novembre|נובמבר|נוב",
    "december|dec|ديسمبر|كانون الأول|كانون أول|دجنبر|دجمبر|دسامبر|decembre|dezember|דצמבר|דצמ",
];

const HIJRI: [&str; 12] = [
    "محرم|محرم الحرام|المحرم|المحرم الحرام|muharram",
    "صفر|صفر الخير|safar",
    "ربيع الأول|ربيع أول|rabi al awwal|rabi ul awwal|rabi i",
    "ربيع الآخر|ربيع الثاني|ربيع ثاني|rabi al thani|rabi ul thani|rabi al akhir|rabi ii",
    "جمادى الأولى|جمادى الأول|جماد الأول|جماد أول|jumada al ula|jumada al awwal|jumada i",
    "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادى الثاني|جماد الآخر|جماد الثاني|جماد ثاني|jumada al akhirah|jumada al thani|jumada ii",
    "رجب|رجب المرجب|rajab",
    "شعبان|شعبان المعظم|shaban|sha ban|shaaban",
    "رمضان|رمضان المبارك|ramadan|ramadhan|ramazan",
    "شوال|شوال المكرم|shawwal",
    "ذو القعدة|ذي القعدة|ذا القعدة|ذو القعدة الحرام|ذي القعدة الحرام|dhu al qadah|dhul qadah|dhu al qi dah|dhu al qa dah",
    "ذو الحجة|ذي الحجة|ذا الحجة|ذو الحجة الحرام|ذي الحجة الحرام|dhu al hijjah|dhul hijjah|dhu al hijja|dhul hijja",
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
    "اسفند|اسفندماه|esfand",
];

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "monday|mon|الاثنين|اثنين|الإثنين|دوشنبه|دو شنبه|lundi|lun|יום שני|יום ב"),
    (Weekday::Tue, "tuesday|tue|tues|الثلاثاء|ثلاثاء|سه شنبه|سهشنبه|mardi|יום שלישי|יום ג"),
    (Weekday::Wed, "wednesday|wed|الأربعاء|أربعاء|چهارشنبه|چهار شنبه|mercredi|mer|יום רביעי|יום ד"),
    (Weekday::Thu, "thursday|thu|thur|thurs|الخميس|خميس|پنجشنبه|پنج شنبه|jeudi|jeu|יום חמישי|יום ה"),
    (Weekday::Fri, "friday|fri|الجمعة|جمعة|vendredi|ven|יום שישי|יום ו"),
    (Weekday::Sat, "saturday|sat|السبت|سبت|شنبه|samedi|sam|שבת|יום שבת"),
    (Weekday::Sun, "sunday|sun|الأحد|أحد|یکشنبه|یک شنبه|dimanche|dim|יום ראשון|יום א"),
];

/// First to thirty-first; those of two words in Arabic are made of the first ten and the tens.
const ORDINALS: [&str; 31] = [
    "first|الأول|الأولى|أول|الفاتح|غرة|اول|نخست|یکم|premier|premiere|ראשון|ראשונה",
    "second|الثاني|الثانية|ثاني|دوم|deuxieme|שני|שנייה|שניה",
    "third|الثالث|الثالثة|ثالث|سوم|troisieme|שלישי|שלישית",
    "fourth|الرابع|الرابعة|رابع|چهارم|quatrieme|רביעי|רביעית",
    "fifth|الخامس|الخامسة|خامس|پنجم",
    "sixth|السادس|السادسة|سادس|ششم",
    "seventh|السابع|السابعة|سابع|هفتم",
    "eighth|الثامن|الثامنة|ثامن|هشتم",
    "ninth|التاسع|التاسعة|تاسع|نهم",
    "tenth|العاشر|العاشرة|عاشر|دهم",
    "eleventh|الحادي عشر|الحادية عشرة|حادي عشر|حادية عشرة|یازدهم",
    "twelfth|الثاني عشر|الثانية عشرة|ثاني عشر|ثانية عشرة|دوازدهم",
    "thirteenth|الثالث عشر|الثالثة عشرة|ثالث عشر|ثالثة عشرة|سیزدهم",
    "fourteenth|الرابع عشر|الرابعة عشرة|رابع عشر|رابعة عشرة|چهاردهم",
    "fifteenth|الخامس عشر|الخامسة عشرة|خامس عشر|خامسة عشرة|پانزدهم",
    "sixteenth|السادس عشر|السادسة عشرة|سادس عشر|سادسة عشرة|شانزدهم",
    "seventeenth|السابع عشر|السابعة عشرة|سابع عشر|سابعة عشرة|هفدهم",
    "eighteenth|الثامن عشر|الثامنة عشرة|ثامن عشر|ثامنة عشرة|هجدهم|هیجدهم",
    "nineteenth|التاسع عشر|التاسعة عشرة|تاسع عشر|تاسعة عشرة|نوزدهم",
    "twentieth|العشرون|العشرين|بیستم",
    "twenty first|بیست و یکم",
    "twenty second|بیست و دوم",
    "twenty third|بیست و سوم",
    "twenty fourth|بیست و چهارم",
    "twenty fifth|بیست و پنجم",
    "twenty sixth|بیست و ششم",
    "twenty seventh|بیست و هفتم",
    "twenty eighth|بیست و هشتم",
    "twenty ninth|بیست و نهم",
    "thirtieth|الثلاثون|الثلاثين|سیام|سی ام",
    "thirty first|سی و یکم",
];

/// The first part of an ordinal of two words, and the tens behind it.
const ORDINAL_UNITS: [&str; 9] = [
    "الحادي|الحادية|الواحد|الواحدة",
    "الثاني|الثانية",
    "الثالث|الثالثة",
    "الرابع|الرابعة",
    "الخامس|الخامسة",
    "السادس|السادسة",
    "السابع|السابعة",
    "الثامن|الثامنة",
    "التاسع|التاسعة",
];
const ORDINAL_TENS: [(u8, &str); 4] =
    [(20, "العشرون|العشرين"), (30, "الثلاثون|الثلاثين"), (40, "الأربعون|الأربعين"), (50, "الخمسون|الخمسين")];

/// «الثالث والعشرين», with and without a space behind «و».
fn ordinals_of_two() -> impl Iterator<Item = (Word, String)> {
    let units = (1..).zip(ORDINAL_UNITS).flat_map(|(n, names)| names.split('|').map(move |name| (n, name)));
    units.flat_map(|(n, unit)| {
        ORDINAL_TENS.into_iter().flat_map(move |(tens, names)| {
            let bare = |word: &str| word.strip_prefix("ال").unwrap_or(word).to_owned();
            // «الثالث والعشرين», «ثالث وعشرين», «الثالث وعشرين».
            let both = move |name: &str| {
                [(unit.to_owned(), name.to_owned()), (unit.to_owned(), bare(name)), (bare(unit), bare(name))]
                    .into_iter()
                    .flat_map(|(unit, tens)| [format!("{unit} و{tens}"), format!("{unit} و {tens}")])
            };
            names.split('|').flat_map(both).map(move |name| (Word::Ordinal(tens + n), name))
        })
    })
}

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

/// Months and signs of calendars that are not computed, in the languages in which they are met. A name that is one of
/// ours or of the Hijra too is not among them.
const UNCOMPUTED: [(Uncomputed, &str); 7] = [
    (
        Uncomputed::Hebrew,
        "nisan|iyar|iyyar|sivan|tammuz|tamuz|av|elul|tishri|tishrei|cheshvan|heshvan|marcheshvan|kislev|tevet|teveth|shevat|shvat|adar|\
         ניסן|אייר|סיוון|סיון|תמוז|אב|אלול|תשרי|חשוון|חשון|מרחשוון|כסלו|טבת|שבט|אדר|anno mundi|عبري|عبرية|العبري|العبرية",
    ),
    (
        Uncomputed::Coptic,
        "thout|tut|paopi|baba|hathor|hator|koiak|kiahk|tobi|toba|meshir|amshir|paremhat|baramhat|parmouti|paona|pashons|bashans|paoni|epip|\
         abib|mesori|mesra|nasie|توت|بابه|هاتور|كيهك|طوبة|أمشير|برمهات|برمودة|بشنس|بؤونة|أبيب|مسرى|النسيء|قبطي|قبطية|القبطي|القبطية|للشهداء",
    ),
    (
        Uncomputed::Ethiopian,
        "meskerem|tikimt|hidar|tahsas|yekatit|megabit|miyazya|ginbot|sene|hamle|nehase|pagume|pagumen|ethiopian|إثيوبي|إثيوبية",
    ),
    (
        Uncomputed::Republican,
        "vendemiaire|brumaire|frimaire|nivose|pluviose|ventose|germinal|floreal|prairial|messidor|thermidor|fructidor|sansculottides",
    ),
    (Uncomputed::Rumi, "مارت|رومي|رومية|الرومي|الرومية|rumi|مالية عثمانية"),
    (Uncomputed::Buddhist, "พ ศ|พศ|พุทธศักราช|buddhist|buddhist era|b e"),
    (Uncomputed::Julian, "julian|old style|o s|ancien style|julien|يولياني|اليولياني|جولياني|الجولياني"),
];

/// Seasons, quarters, thirds and halves of a year.
const PARTS: [(u8, &str); 13] = [
    (21, "spring|ربيع|بهار|printemps|אביב"),
    (22, "summer|صيف|تابستان|ete|קיץ"),
    (23, "autumn|fall|خريف|پاییز|automne|סתיו"),
    (24, "winter|شتاء|زمستان|hiver|חורף"),
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
    (Word::Quarter, "q|t"),
    (Word::HalfYear, "h"),
    (Word::QuarterOf, "quarter|الربع|ربع|trimestre|רבעון|سه ماهه|سهماهه"),
    (Word::HalfOf, "half|النصف|نصف|semestre|semester|מחצית|نیمه|نیمسال"),
    (Word::Week, "w|wk|week|kw|أسبوع|השבוע|שבוע|هفته|semaine"),
    (
        Word::Fiscal,
        "fy|fiscal year|fiscal|financial year|سنة مالية|السنة المالية|عام مالي|العام المالي|سال مالی|שנת הכספים",
    ),
    (
        Word::School,
        "academic year|school year|season|السنة الدراسية|العام الدراسي|عام دراسي|سنة دراسية|العام الأكاديمي|السنة الأكاديمية|\
         العام الجامعي|السنة الجامعية|الموسم|موسم|الموسم الرياضي|موسمي|سال تحصیلی|שנת הלימודים|annee scolaire|saison",
    ),
    (Word::Century, "century|centuries|قرن|القرن|القرنين|القرنان|سده|siecle|siecles|jahrhundert|המאה"),
    (Word::Decade, "decade|decade of|عقد|عشرية|دهه|decennie|עשור"),
    (Word::Year, "year|عام|سنة|العام|السنة|سال|שנת|annee"),
    (Word::Years, "years|عامي|سنتي|أعوام|سنوات"),
    (Word::MonthOf, "month|month of|شهر|شهري|ماه|חודש"),
    (Word::Hour, "الساعة|ساعة|ساعت|השעה|בשעה"),
    (Word::Past(30), "half past"),
    (Word::Past(15), "quarter past|a quarter past"),
    (Word::Past(-15), "quarter to|a quarter to"),
    (Word::Minutes(30), "والنصف|ونصف"),
    (Word::Minutes(15), "والربع|وربع"),
    (Word::Minutes(20), "والثلث|وثلث"),
    (Word::Minutes(-15), "إلا ربعا|إلا ربع|إلا الربع"),
    (Word::Minutes(-20), "إلا ثلثا|إلا ثلث|إلا الثلث"),
    (
        Word::Approximate,
        "circa|ca|c|approx|approximately|about|around|roughly|نحو|نواحي|في نحو|في حدود|حوالي|حوالى|قرابة|تقريبا|زهاء|قريبا من|ما يقارب|حدود|حدود سنة|\
         در حدود|environ|vers|בערך|כ",
    ),
    (Word::Uncertain, "possibly|maybe|perhaps|probably|uncertain|guess|ربما|لعله|لعلها|يحتمل|يرجح|على الأرجح|شاید|אולי"),
    (Word::Edge(Third::Early), "beginning of|start of|مطلع|بداية|مستهل|فاتحة|debut|תחילת|ראשית"),
    (Word::Third(Third::Early), "early|أوائل|مطالع|بدايات|اوایل"),
    (Word::Third(Third::Mid), "mid|middle of|منتصف|أواسط|وسط|اواسط|אמצע"),
    (Word::Third(Third::Late), "late|أواخر|نهايات|اواخر"),
    (Word::Edge(Third::Late), "end of|نهاية|آخر|ختام|fin|סוף"),
    (Word::LastDay, "last day|last day of|آخر يوم|آخر أيام|اليوم الأخير|آخرین روز|dernier jour"),
    (Word::Between, "between|بين|ما بين|فيما بين|entre|בין"),
    (Word::And, "and|و|et"),
    (Word::From, "from|من|از|של"),
    (Word::To, "to|through|thru|إلى|الى غاية|تا|עד|au"),
    (Word::Or, "or|أو|یا|או|ou"),
    (Word::Before, "before|earlier than|prior to|قبل|ما قبل|پیش از|לפני|avant"),
    (Word::After, "after|later than|بعد|ما بعد|پس از|אחרי|apres"),
    (Word::Since, "since|starting|منذ|مذ|ابتداء من|بدءا من|اعتبارا من|انطلاقا من|מאז|depuis"),
    (Word::Until, "until|till|up to|حتى|لغاية"),
    (
        Word::NotAfter,
        "not later than|no later than|not after|on or before|by|ليس بعد|لا بعد|في موعد أقصاه|موعد أقصاه|في أجل أقصاه|في أو قبل|قبل أو في|\
         au plus tard|au plus tard le",
    ),
    (
        Word::NotBefore,
        "not earlier than|no earlier than|not before|on or after|ليس قبل|لا قبل|في موعد أدناه|في أو بعد|بعد أو في|au plus tot|au plus tot le",
    ),
    (Word::OrBefore, "or earlier|or before|at the latest|أو قبل ذلك|أو قبله|أو قبلها|على أبعد تقدير|على أقصى تقدير"),
    (Word::OrAfter, "or later|or after|at the earliest|أو بعد ذلك|أو بعده|أو بعدها|على أقرب تقدير"),
    (Word::WeekOf, "week of|semaine du"),
    (
        Word::WeekFrom,
        "week beginning|week commencing|week starting|week beginning on|week starting on|أسبوع يبدأ في|الأسبوع الذي يبدأ في",
    ),
    (Word::On, "on|onward|onwards|فصاعدا"),
    (
        Word::Equals,
        "الموافق|الموافقة|الموافق ل|موافق|الموافق في|المصادف|يوافق|يوافقه|corresponding to|equivalent to|برابر|برابر با|مصادف با|مطابق|\
         مطابق با",
    ),
    (
        Word::BeforeChrist,
        "bc|b c|bce|b c e|before christ|before the common era|ق م|قم|قبل الميلاد|قبل المسيح|قبل میلاد|قبل از میلاد|پ م|پیش از میلاد|پیش از میلاد مسیح|לפנהס|לפני הספירה|av j c|avant j c|av jc|avant jc|avant jesus christ|avant notre ere|aec|v chr",
    ),
    (
        Word::AnnoDomini,
        "ad|a d|ce|c e|م|ميلادي|ميلادية|ميلاديا|الميلادي|الميلادية|للميلاد|بعد الميلاد|میلادی|לספירה|ap j c|apres j c|ap jc|n chr|ค ศ|คศ",
    ),
    (
        Word::AfterHijra,
        "ah|a h|ه|هجري|هجرية|هجريا|الهجري|الهجرية|للهجرة|ه ق|هق|هجري قمري|هجرية قمرية|هجری قمری|قمری|قمري",
    ),
    (Word::SolarHijra, "ap|sh|ه ش|هش|هجري شمسي|هجرية شمسية|الهجري الشمسي|هجری شمسی|هجری خورشیدی|شمسی|خورشیدی"),
    (
        Word::Utc,
        "utc|gmt|z|tu|coordinated universal time|universal time|temps universel|temps universel coordonne|غرينتش|بتوقيت غرينتش|\
         بتوقيت جرينتش|توقيت غرينتش|جرينتش|بالتوقيت العالمي|بالتوقيت العالمي المنسق|التوقيت العالمي|التوقيت العالمي المنسق|\
         زمان هماهنگ جهانی|זמן אוניברסלי מתואם",
    ),
    (Word::Sign(Half::Am), "am|a m|ص|ق ظ|قظ|לפנהצ"),
    (Word::Sign(Half::Pm), "pm|p m|ب ظ|بظ|אחהצ|بعد از ظهر|بعدازظهر"),
    (
        Word::PartOfDay(Half::Am),
        "morning|in the morning|صباح|صباحا|في الصباح|ضحى|صبح|قبل الظهر|قبل از ظهر|בבוקר|לפני הצהריים|du matin",
    ),
    (Word::PartOfDay(Half::Dawn), "dawn|at dawn|فجر|فجرا|سحرا|عند الفجر|بامداد|לפנות בוקר"),
    (Word::PartOfDay(Half::Noon), "ظهر|ظهرا|عند الظهر|בצהריים"),
    (
        Word::PartOfDay(Half::Afternoon),
        "afternoon|in the afternoon|عصر|عصرا|بعد الظهر|بعد ظهر|بعد العصر|אחר הצהריים|de l apres midi",
    ),
    (
        Word::PartOfDay(Half::Evening),
        "evening|in the evening|مساء|مساءا|في المساء|مساء يوم|مغرب|مغربا|عشاء|غروب|בערב|du soir",
    ),
    (Word::PartOfDay(Half::Night), "night|at night|ليل|ليلة|ليلا|شب|בלילה"),
    (Word::PartOfDay(Half::Midday), "noon|at noon|midday|نیمروز|midi"),
    (
        Word::PartOfDay(Half::Midnight),
        "midnight|at midnight|منتصف الليل|منتصف ليل|منتصف ليلة|عند منتصف الليل|نصف الليل|نیمه شب|نیمهشب|חצות|בחצות|minuit",
    ),
    (
        Word::Unknown,
        "unknown|unknown date|an unknown date|undated|غير معروف|غير معروفة|تاريخ غير معروف|غير مؤرخ|مجهول|بلا تاريخ",
    ),
    (
        Word::Relative,
        "yesterday|today|tomorrow|now|ago|last|next|this|current|today s|previous|following|week before|day before|month before|year before|\
         week after|day after|month after|year after|السابق|السابقة|التالي|التالية|اللاحق|اللاحقة|الفائت|الفائتة|أمس|اليوم|الليلة|غدا|البارحة|الآن|الماضي|الماضية|\
         المنصرم|المنصرمة|الحالي|الحالية|القادم|القادمة|المقبل|المقبلة|الجاري|الجارية|هذا|هذه|قبل يومين|قبل أيام|\
         دیروز|امروز|فردا|אתמול|היום|מחר|hier|aujourd hui|demain",
    ),
    (Word::Prefix, "ال|ل|ب|ב|ה|ל"),
    (Word::Day, "day|day of|يوم|نهار|روز|יום"),
    (
        Word::Filler,
        "the|of|in|on the|at|calendar|period|فترة|مدة|حسب|تقويم|year of|new style|n s|date|dated|during|o clock|oclock|في|خلال|عند|تمام|تاريخ|بتاريخ|سبيل|\
         du|de|le|la|l|en|בשנת",
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
        .chain(UNCOMPUTED.map(|(calendar, names)| (Word::Uncomputed(calendar), names)))
        .flat_map(|(word, names)| names.split('|').map(move |name| (word, name.to_owned())))
        .chain(ordinals_of_two())
        .map(|(word, name)| (name.split_whitespace().map(fold).collect(), word))
        .collect()
});

/// The words of the longest entry.
const MAX_ENTRY_WORDS: usize = 4;

/// Meaning of the first of some folded words, and the number of words that it takes. The Arabic article may stand
/// before a word.
pub(super) fn look_up(words: &[&str]) -> Option<(Word, usize)> {
    let row = |n: usize| words[..n].iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    let longest = (1..=MAX_ENTRY_WORDS.min(words.len())).rev();
    let found = longest.clone().find_map(|n| LEXICON.get(&row(n)).map(|word| (*word, n)));
    found.or_else(|| {
        let bare = words.first()?.strip_prefix("ال").filter(|rest| rest.chars().count() > 1)?;
        LEXICON.get([bare.to_owned()].as_slice()).map(|word| (*word, 1))
    })
}

/// The month of a name or a number.
pub fn month(text: &str) -> Option<u8> {
    let text = plain(text);
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

/// A word without what writers leave out or write in two ways: case, accents, hamza and its seats, the marks of
/// vowels, the shapes of yeh, kaf and heh, presentation forms, quotation marks within.
pub(super) fn fold(word: &str) -> String {
    let letter = |c: char| match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' | 'ئ' => Some('ي'),
        'ؤ' => Some('و'),
        'ک' => Some('ك'),
        'ة' | 'ھ' | 'ہ' | 'ە' | 'ۀ' => Some('ه'),
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => Some('e'),
        'à' | 'â' | 'À' => Some('a'),
        'û' | 'ù' => Some('u'),
        'ô' => Some('o'),
        'î' => Some('i'),
        'ç' => Some('c'),
        _ if is_mark(c) => None,
        c => Some(c),
    };
    plain_forms(word).chars().filter_map(letter).flat_map(char::to_lowercase).collect()
}

/// Returns true for characters that may stand within a word and change nothing: tatweel, vowels and hamza above,
/// accents, points, gershayim.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, 'ـ' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{300}'..='\u{36F}')
        || matches!(c, '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5F3}' | '\u{5F4}' | '"' | '″')
}

/// The presentation forms of Arabic and Hebrew as their letters.
fn plain_forms(text: &str) -> std::borrow::Cow<'_, str> {
    let is_form = |c: char| matches!(c, '\u{FB1D}'..='\u{FDFB}' | '\u{FE70}'..='\u{FEFC}');
    match text.contains(is_form) {
        true => DecomposingNormalizerBorrowed::new_nfkd().normalize(text),
        false => text.into(),
    }
}
