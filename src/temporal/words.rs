//! Words beside dates in Arabic, English, Persian and Hebrew: spellings of one cue between bars. The names of months and
//! days are those of the phrase reader.

use super::cue::{Count, Cue, Era, PartOfDay, Third, Unit};
use crate::model::date::calendars::SecondCalendar;

use Count::{Many, One, Two};

pub(super) const WORDS: &[(Cue, &str)] = &[
    (Cue::Unit(Unit::Minute, One), "minute|دقيقة|دقیقه|דקה"),
    (Cue::Unit(Unit::Minute, Two), "دقيقتين|دقيقتان"),
    (Cue::Unit(Unit::Minute, Many), "minutes|mins|دقائق|דקות"),
    (Cue::Unit(Unit::Hour, One), "hour|שעה"),
    (Cue::Unit(Unit::Hour, Two), "ساعتين|ساعتان|שעתיים"),
    (Cue::Unit(Unit::Hour, Many), "hours|hrs|ساعات|שעות"),
    (Cue::Unit(Unit::Day, One), "day|يوم|روز|יום"),
    (Cue::Unit(Unit::Day, Two), "يومين|يومان|يومي|יומיים"),
    (Cue::Unit(Unit::Day, Many), "days|أيام|ايام|الأيام|ימים|روزهای"),
    (Cue::Unit(Unit::Weekend, One), "weekend|نهاية الأسبوع|عطلة نهاية الأسبوع|סוף השבוע"),
    (Cue::Unit(Unit::Week, One), "week|أسبوع|الأسبوع|هفته|שבוע"),
    (Cue::Unit(Unit::Week, Two), "أسبوعين|أسبوعان|الأسبوعين|fortnight|שבועיים"),
    (Cue::Unit(Unit::Week, Many), "weeks|أسابيع|الأسابيع|שבועות"),
    (Cue::Unit(Unit::Month, One), "month|شهر|الشهر|ماه|חודש"),
    (Cue::Unit(Unit::Month, Two), "شهرين|شهران|شهري|الشهرين|חודשיים"),
    (Cue::Unit(Unit::Month, Many), "months|أشهر|شهور|الأشهر|الشهور|חודשים"),
    (Cue::Unit(Unit::Quarter, One), "quarter|الربع|ربع|الفصل المالي|סרבעון|רבעון"),
    (Cue::Unit(Unit::Quarter, Many), "quarters|أرباع"),
    (Cue::Unit(Unit::Half, One), "half|النصف|نصف|מחצית"),
    (Cue::Unit(Unit::Year, One), "year|عام|سنة|العام|السنة|سال|שנה|שנת"),
    (Cue::Unit(Unit::Year, Two), "عامين|عامان|عامي|سنتين|سنتان|سنتي|العامين|السنتين|שנתיים"),
    (Cue::Unit(Unit::Year, Many), "years|سنوات|السنوات|سنين|أعوام|الأعوام|سال های|سالهای|سنوات ال|שנים|שנות"),
    (Cue::Unit(Unit::Decade, One), "decade|عقد|العقد|دهه|עשור"),
    (Cue::Unit(Unit::Decade, Two), "عقدين|عقدان|العقدين"),
    (Cue::Unit(Unit::Decade, Many), "decades|عقود|العقود"),
    (Cue::Unit(Unit::Century, One), "century|قرن|القرن|سده|המאה|מאה"),
    (Cue::Unit(Unit::Century, Two), "قرنين|القرنين|القرنان|قرني"),
    (Cue::Unit(Unit::Century, Many), "centuries|قرون|القرون"),
    (Cue::Unit(Unit::Season, One), "season|موسم|الموسم"),
    (
        Cue::Era(Era::Before),
        "bc|b c|bce|b c e|before christ|ق م|قم|قبل الميلاد|قبل المسيح|قبل میلاد|قبل از میلاد|پ م|پیش از میلاد|לפנה\"ס|לפנהס|לפני הספירה",
    ),
    (Cue::Era(Era::After), "ad|a d|ce|c e|م|ميلادي|ميلادية|ميلاديا|الميلادي|الميلادية|للميلاد|بعد الميلاد|میلادی|לספירה"),
    (
        Cue::Era(Era::Second(SecondCalendar::Hijri)),
        "ah|a h|ه|هـ|هجري|هجرية|هجريا|الهجري|الهجرية|للهجرة|من الهجرة|ه ق|هق|هجري قمري|هجرية قمرية|هجری قمری|قمری|هجریقمری",
    ),
    (
        Cue::Era(Era::Second(SecondCalendar::Persian)),
        "ه ش|هش|ش|هجري شمسي|هجرية شمسية|الهجري الشمسي|هجری شمسی|هجری خورشیدی|شمسی|شمسي|شمسية|خورشیدی",
    ),
    (
        Cue::Third(Third::Early),
        "early|أوائل|مطالع|بدايات|اوایل|early on in|early in|the early part of|the early days of",
    ),
    (Cue::Third(Third::Mid), "mid|middle of|the middle of|midway through|منتصف|أواسط|وسط|اواسط|نیمه|אמצע"),
    (Cue::Third(Third::Late), "late|أواخر|نهايات|اواخر|late in|the latter part of|שלהי"),
    (
        Cue::Third(Third::Start),
        "beginning of|start of|the beginning of|the start of|the turn of|مطلع|بداية|مستهل|فاتحة|ابتدای|آغاز|תחילת|ראשית",
    ),
    (Cue::Third(Third::End), "end of|the end of|the close of|نهاية|ختام|آخر|اخر|انتهای|پایان|סוף"),
    (
        Cue::Since,
        "since|ever since|starting from|starting on|starting in|beginning on|beginning in|as from|منذ|مذ|منذ بداية|ابتداء من|ابتداءا من|إبتداء من|بدءا من|بدءا من يوم|\
         اعتبارا من|إعتبارا من|انطلاقا من|מאז|החל מ|از آغاز",
    ),
    (Cue::Until, "until|till|up until|up to|حتى|لغاية|إلى غاية|الى غاية|وحتى|تا|עד"),
    (
        Cue::By,
        "by|no later than|not later than|on or before|بحلول|في موعد أقصاه|موعد أقصاه|في أجل أقصاه|قبل أو في|في أو قبل|עד ליום",
    ),
    (Cue::Before, "before|prior to|قبل|قبيل|ما قبل|من قبل|پیش از|قبل از|לפני"),
    (Cue::After, "after|later than|بعد|عقب|ما بعد|پس از|بعد از|אחרי|לאחר"),
    (Cue::OrLater, "or later|or after|onwards|onward|and later|and after|فصاعدا|وما بعده|وما بعدها|أو بعد ذلك"),
    (Cue::OrEarlier, "or earlier|or before|and earlier|فما قبل|أو قبل ذلك"),
    (
        Cue::About,
        "circa|ca|c|approx|approximately|about|around|roughly|on or about|on or around|some time in|sometime in|نحو|نواحي|حوالي|حوالى|\
         قرابة|زهاء|ما يقارب|قريبا من|حدود|در حدود|حدود سال|בערך|סביב|בסביבות",
    ),
    (Cue::From, "from|من|از"),
    (Cue::To, "to|through|thru|إلى|الى|الي|ל"),
    (Cue::Between, "between|بين|ما بين|فيما بين|بین|میان|בין"),
    (Cue::And, "and|و"),
    (Cue::Of, "of|מן|של"),
    (
        Cue::In,
        "in|on|during|for|at|within|throughout|dated|born|died|established|founded|published|copyright|spring of|في|فى|خلال|بتاريخ|المؤرخ في|المؤرخة في|مؤرخ في|مؤرخة في|المؤرخ|المؤرخة|بتأريخ|تاريخ|عند|طوال|طيلة|مواليد|در|طی|در تاریخ|ב|במהלך|בתאריך",
    ),
    (Cue::The, "the|ה|ال"),
    (Cue::This, "this|current|the current|هذا|هذه|الجاري|الجارية|الحالي|الحالية|جاری|این|כיום|הזה|הזאת|הנוכחי|הנוכחית"),
    (Cue::That, "that|ذلك|تلك|ذاك|آن|ההוא|ההיא"),
    (
        Cue::Last,
        "last|past|الماضي|الماضية|الماضى|الماضين|المنصرم|المنصرمة|الفائت|الفائتة|المنقضي|المنقضية|الأخير|گذشته|قبل ازاین|שעבר|שעברה|האחרון|האחרונה|הקודם",
    ),
    (
        Cue::Next,
        "next|coming|upcoming|forthcoming|المقبل|المقبلة|القادم|القادمة|الآتي|الآتية|آینده|הבא|הבאה|הקרוב|הקרובה",
    ),
    (
        Cue::Following,
        "following|subsequent|ensuing|التالي|التالية|اللاحق|اللاحقة|الموالي|الموالية|الذي يليه|التي تليها|الذي تلاه|التي تلتها|الذي بعده|بعدی|شאחריו|למחרת",
    ),
    (
        Cue::Previous,
        "previous|preceding|prior|السابق|السابقة|الذي سبقه|التي سبقتها|الذي قبله|التي قبلها|الأسبق|قبلی|הקודמת|שלפניו",
    ),
    (Cue::Same, "same|very same|نفس|نفسه|نفسها|ذاته|ذاتها|ذات|عينه|عينها|همان|אותו|אותה|עצמו"),
    (Cue::A, "a|an|one|یک"),
    (Cue::Deictic(0), "today|tonight|this day|اليوم|الليلة|امروز|امشب|היום|הלילה|الیوم"),
    (Cue::Deictic(-1), "yesterday|أمس|الأمس|البارحة|ليلة أمس|بالأمس|امبارح|last night|دیروز|دیشب|אתמול|אמש"),
    (Cue::Deictic(1), "tomorrow|غدا|غد|الغد|بكرة|فردا|מחר"),
    (
        Cue::Deictic(-2),
        "day before yesterday|the day before yesterday|أول أمس|اول امس|أمس الأول|اول من امس|أول من أمس|قبل أمس|پریروز|שלשום",
    ),
    (Cue::Deictic(2), "day after tomorrow|the day after tomorrow|بعد غد|بعد الغد|پس فردا|מחרתיים"),
    (Cue::PartOfDay(PartOfDay::Morning), "morning|dawn|صباح|صباحا|الصباح|فجر|فجرا|الفجر|ضحى|صبح|بامداد|בבוקר|בוקר"),
    (Cue::PartOfDay(PartOfDay::Noon), "noon|midday|ظهر|ظهرا|الظهر|ظهيرة|ظهیر|צהריים|בצהריים|منتصف النهار"),
    (
        Cue::PartOfDay(PartOfDay::Afternoon),
        "afternoon|عصر|عصرا|العصر|بعد الظهر|بعد ظهر|بعدازظهر|אחר הצהריים|אחרי הצהריים",
    ),
    (Cue::PartOfDay(PartOfDay::Evening), "evening|مساء|مساءا|المساء|عشية|مغرب|عشاء|غروب|عصر روز|הערב|בערב|ערב"),
    (Cue::PartOfDay(PartOfDay::Night), "night|ليل|ليلا|ليلة|الليل|شب|בלילה|ליל"),
    (Cue::PartOfDay(PartOfDay::Midnight), "midnight|منتصف الليل|منتصف ليل|منتصف ليلة|חצות|نیمه شب"),
    (Cue::Am, "am|a m|ص|ق ظ|לפנה\"צ"),
    (Cue::Pm, "pm|p m|ب ظ|אחה\"צ"),
    (Cue::Clock, "الساعة|ساعة|تمام الساعة|ساعت|השעה|בשעה|o clock|oclock|hours"),
    (Cue::Minutes(30), "والنصف|ونصف"),
    (Cue::Minutes(15), "والربع|وربع"),
    (Cue::Minutes(20), "والثلث|وثلث"),
    (Cue::Minutes(-15), "إلا ربعا|إلا ربع|إلا الربع"),
    (Cue::Minutes(-20), "إلا ثلثا|إلا ثلث|إلا الثلث"),
    (
        Cue::Zone,
        "gmt|utc|est|edt|et|pt|ct|cet|cest|bst|pst|pdt|local time|eastern time|بتوقيت غرينتش|بتوقيت جرينتش|توقيت غرينتش|بالتوقيت المحلي|بتوقيت السعودية|\
         بتوقيت القاهرة|بتوقيت مكة|بتوقيت مكة المكرمة|بتوقيت الدوحة|بتوقيت بغداد|بتوقيت دمشق|بتوقيت بيروت",
    ),
    (
        Cue::Equals,
        "الموافق|الموافقة|الموافق ل|الموافق في|الموافق يوم|الموافق ليوم|موافق|المصادف|المصادفة|يوافق|يوافقه|الموافقه|corresponding to|equivalent to|i e|برابر|برابر با|مصادف با|مطابق|مطابق با|מתאים ל",
    ),
    (
        Cue::Fiscal,
        "fiscal|financial|fy|مالي|المالي|مالية|المالية|دراسي|الدراسي|دراسية|الدراسية|academic|school|الجامعي|الجامعية|مالی|تحصیلی",
    ),
    (
        Cue::Vague,
        "recently|lately|currently|nowadays|these days|at present|at the moment|right now|now|مؤخرا|مؤخرًا|مؤخراً|حديثا|حاليا|الآن|الان|قريبا|قبل أيام|قبل فترة|منذ أيام|منذ فترة|\
         هذه الأيام|في الآونة الأخيرة|الآونة الأخيرة|في الوقت الراهن|في الوقت الحالي|حالا|اخیرا|به تازگی|اکنون|הלאחרונה|לאחרונה|כרגע|עכשיו",
    ),
    (Cue::Few, "few|several|some|many|couple of|a couple of|بضعة|بضع|عدة|عده|چند|כמה|מספר"),
    (Cue::Ago, "ago|پیش"),
    (Cue::Later, "later|afterwards|afterward|thereafter|من ذلك|بعد ذلك|لاحقا|بعدها|بعد آن|מאוחר יותר"),
    (Cue::Earlier, "earlier|beforehand|قبل ذلك|من قبل ذلك|قبلها|קודם לכן"),
    (
        Cue::Number,
        "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|\
         sixty|seventy|eighty|ninety|hundred|thousand|واحد|واحدة|اثنان|اثنتين|اثنتان|ثلاث|ثلاثة|أربع|أربعة|خمس|خمسة|ست|ستة|سبع|سبعة|ثمان|ثماني|ثمانية|\
         تسع|تسعة|عشر|عشرة|عشرين|عشرون|ثلاثين|ثلاثون|أربعين|أربعون|خمسين|خمسون|ستين|ستون|سبعين|سبعون|ثمانين|ثمانون|تسعين|تسعون|مئة|مائة|مئتين|مائتين|\
         ألف|ألفين|ألفان|ثلاثمائة|أربعمائة|خمسمائة|ستمائة|سبعمائة|ثمانمائة|تسعمائة|ثلاثمئة|أربعمئة|خمسمئة|ستمئة|سبعمئة|ثمانمئة|تسعمئة|إحدى|أحد عشر|اثني عشر|اثنا عشر|اثنتي عشرة|اثنتا عشرة|\
         دو|سه|چهار|پنج|שלוש|שלושה|ארבע|ארבעה|חמש|חמישה|שש|שבע|שמונה|תשע|עשר|שתי|שני",
    ),
    (
        Cue::Label,
        "no|nos|number|page|pages|pp|p|section|sections|sec|article|articles|art|chapter|ch|clause|paragraph|para|case|room|flight|route|highway|interstate|version|v|\
         ver|model|model no|resolution|resolutions|docket|verse|volume|vol|figure|fig|table|step|item|level|apartment|apt|suite|building|box|zip|code|line|psalm|surah|rfc|iso|order|\
         رقم|الرقم|برقم|رقمي|بالرقم|أرقام|مادة|المادة|المواد|مواد|المادتان|المادتين|فقرة|الفقرة|بند|البند|قرار|القرار|القرارين|القراران|القرارات|قراري|قرارات|قضية|القضية|الدعوى|دعوى|الطعن|طعن|الطعون|\
         صفحة|صفحات|الصفحة|ص|ج|آية|الآية|الآيات|الآيتين|سورة|الفصل|فصل|باب|الباب|جزء|الجزء|مجلد|المجلد|الدقيقة|غرفة|الغرفة|شارع|الطريق|طريق|عيار|العنبر|عنبر|طراز|الإصدار|إصدار|النسخة|نسخة|رحلة|الرحلة|\
         هاتف|تلفون|جوال|فاكس|ت|ماده|شماره|بند|صفحه|תקנה|סעיף|מספר|עמוד|פרק|פסוק|בגיל|גיל|سن|بسن|عمر|بعمر|عمره|عمرها|aged|age",
    ),
    (
        Cue::Counted,
        "percent|per cent|people|persons|men|women|children|soldiers|troops|dollars|euros|pounds|riyals|million|billion|trillion|thousands|km|kilometers|kilometres|miles|meters|metres|\
         kg|kilograms|grams|tons|tonnes|pages|words|votes|copies|employees|workers|students|cases|times|points|degrees|feet|acres|hectares|mb|gb|units|shares|members|homes|books|volumes|\
         شخص|شخصا|أشخاص|قتيل|قتيلا|قتلى|جريح|جريحا|جرحى|دولار|دولارا|ريال|ريالا|جنيه|جنيها|درهم|درهما|دينار|دينارا|ليرة|يورو|مليون|مليونا|مليار|مليارا|مليارات|ملايين|ألفا|آلاف|كيلومتر|كيلومترا|كم|متر|مترا|طن|طنا|\
         عضو|عضوا|أعضاء|صورة|كتاب|كتابا|صفحة|نقطة|درجة|مئوية|بيضات|كوب|موظف|موظفا|عامل|عاملا|طالب|طالبا|ألف|جندي|جنديا|نسمة|صوت|صوتا|حالة|شركة|مرة|مرات|بالمئة|بالمائة|في المئة|في المائة|خبير|خبيرا|بنتا|ولد|ولدا|\
         جرام|غرام|كجم|كغ|هكتار|فدان|وحدة|ميغاوات|درصد|ریال|تومان|نفر|میلیون|میلیارد|אחוז|שקל|שקלים|מיליון|איש|אנשים|דולר",
    ),
    (
        Cue::Occasion,
        "olympics|olympic games|world cup|expo|euro|euros|election|elections|census|vision|edition|conference|summit|championship|championships|cup|budget|revolution|war|treaty|agreement|constitution|act|\
         season|class of|agenda|مونديال|كأس|كأس العالم|العالم|أولمبياد|الألعاب الأولمبية|رؤية|إكسبو|اكسبو|يورو|انتخابات|الانتخابات|دستور|ميزانية|موازنة|ثورة|حرب|نكسة|نكبة|اتفاق|اتفاقية|معاهدة|دورة|قمة|مؤتمر|\
         معرض|خطة|أجندة|بطولة|إحصاء|تعداد|طبعة|قطر|البرازيل|روسيا|طوكيو|باريس|لندن|מונדיאל|בחירות",
    ),
    (
        Cue::More,
        "slightly more than|more than|less than|slightly less than|a little more than|just over|nearly|almost|أكثر من|نحو أقل من|أقل من",
    ),
    (
        Cue::Proper,
        "may day|new year s day|new year s eve|black friday|good friday|ash wednesday|bloody sunday|black september|march on|black monday|friday prayer|friday prayers|sunday times|صلاة الجمعة|خطبة الجمعة|الجمعة العظيمة|الجمعة السوداء|أيلول الأسود|سوق الجمعة|سوق الأحد|\
         سوق الخميس|صلاه الجمعه|جامعة أكتوبر|مدينة 6 أكتوبر|ستة أكتوبر|6th of october city",
    ),
    (Cue::Ended, "ended|ending|المنتهية في|المنتهي في|المنتهية|المنتهي"),
    (
        Cue::Age,
        "aged|age|years old|year old|عاش|عاشت|عمر|عمره|عمرها|عمرا|يناهز|البالغ|البالغة|بالغ|يبلغ|تبلغ|سن|بعمر|سنه",
    ),
];

/// English months and days as they stand in running text; other Latin names are no English words.
pub(super) const ENGLISH: &[&str] = &[
    "january",
    "jan",
    "february",
    "feb",
    "march",
    "mar",
    "april",
    "apr",
    "may",
    "june",
    "jun",
    "july",
    "jul",
    "august",
    "aug",
    "september",
    "sept",
    "sep",
    "october",
    "oct",
    "november",
    "nov",
    "december",
    "dec",
    "monday",
    "mon",
    "tuesday",
    "tue",
    "tues",
    "wednesday",
    "wed",
    "thursday",
    "thu",
    "thur",
    "thurs",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
];

/// Folded names that are other words as well: they are months or days only beside other parts of a date.
pub(super) const WEAK: &[&str] = &[
    "may",
    "march",
    "mar",
    "jan",
    "feb",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "محرم",
    "المحرم",
    "صفر",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "اب",
    "ماي",
    "مايس",
    "مه",
    "جوان",
    "اوت",
    "مهر",
    "دي",
    "تير",
    "بهمن",
    "ابان",
    "اذر",
    "احد",
    "اثنين",
    "سبت",
    "خميس",
    "جمعه",
    "اربعاء",
    "ثلاثاء",
    "الاحد",
    "الاثنين",
    "ربيع",
    "tir",
    "dey",
    "mehr",
    "aban",
    "azar",
    "av",
    "adar",
    "בר",
    "שבת",
    "מאי",
    "امرداد",
    "خرداد",
    "الجمعه",
];
