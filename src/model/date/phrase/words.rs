//! The words of dates in Arabic, English, Persian, Hebrew and French: spellings of one word between bars.

use chrono::Weekday;

use super::clock::Half;
use super::word::{Third, Uncomputed, Word};

/// The months by their names, Arabic ones of every region included.
pub(super) const MONTHS: [&str; 12] = [
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

pub(super) const HIJRI: [&str; 12] = [
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

pub(super) const PERSIAN: [&str; 12] = [
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

pub(super) const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "monday|mon|الاثنين|اثنين|الإثنين|دوشنبه|دو شنبه|lundi|lun|יום שני|יום ב"),
    (Weekday::Tue, "tuesday|tue|tues|الثلاثاء|ثلاثاء|سه شنبه|سهشنبه|mardi|יום שלישי|יום ג"),
    (Weekday::Wed, "wednesday|wed|الأربعاء|أربعاء|چهارشنبه|چهار شنبه|mercredi|mer|יום רביעי|יום ד"),
    (Weekday::Thu, "thursday|thu|thur|thurs|الخميس|خميس|پنجشنبه|پنج شنبه|jeudi|jeu|יום חמישי|יום ה"),
    (Weekday::Fri, "friday|fri|الجمعة|جمعة|vendredi|ven|יום שישי|יום ו"),
    (Weekday::Sat, "saturday|sat|السبت|سبت|شنبه|samedi|sam|שבת|יום שבת"),
    (Weekday::Sun, "sunday|sun|الأحد|أحد|یکشنبه|یک شنبه|dimanche|dim|יום ראשון|יום א"),
];

/// First to thirty-first; those of two words in Arabic are made of the first ten and the tens.
pub(super) const ORDINALS: [&str; 31] = [
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
pub(super) const ORDINAL_UNITS: [&str; 9] = [
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
pub(super) const ORDINAL_TENS: [(u8, &str); 4] =
    [(20, "العشرون|العشرين"), (30, "الثلاثون|الثلاثين"), (40, "الأربعون|الأربعين"), (50, "الخمسون|الخمسين")];

pub(super) const TENS: [(u8, &str); 10] = [
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
pub(super) const UNCOMPUTED: [(Uncomputed, &str); 7] = [
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
pub(super) const PARTS: [(u8, &str); 13] = [
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

pub(super) const OTHERS: &[(Word, &str)] = &[
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
