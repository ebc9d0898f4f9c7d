//! Words that change what a sentence says, and the particles that are joined to words.
//!
//! The lists are closed classes of the grammar (negations, months, numerals, particles) and the commonest reporting
//! verbs of news and court papers. A word that is missing here is still a word: the lists only say how grave a change
//! is told to be, and which changes count even far from a quote.

use std::collections::HashSet;
use std::sync::Arc;

use super::numerals::is_multiplier_stem;
use super::word_list::{WordList, folded, set, stems};
use crate::model::Actor;

static NEGATIONS: WordList = WordList::new(|| {
    set("لا لم لن ليس ليست ليسوا ليسا ليستا لست لسنا لستم لسن ما غير عدم بدون دون بلا كلا أبدا قط إلا سوى لولا لات \
         مش مو موش نعم أجل بلى \
         not no never none nobody nothing neither nor nowhere without cannot hardly scarcely barely unlikely except unless \
         yes lacks \
         نه نیست نیستند نبود نبودند نمی هیچ هرگز نخواهد ندارد ندارند نشد نکرد نداد نگفت بله آری \
         לא אין אינו אינה אינם איננו איננה בלי ללא אל מעולם כן בלתי \
         ne pas jamais non sans aucun nicht kein keine keinen nie niemals ohne no nunca sin não sem")
});

static REPORTING: WordList = WordList::new(|| {
    set(
        "قال قالت قالوا يقول تقول أكد أكدت يؤكد تؤكد نفى نفت نفوا ينفي تنفي أنكر أنكرت ينكر تنكر زعم زعمت يزعم تزعم ادعى ادعت \
         يدعي اعترف اعترفت يعترف أقر أقرت صرح صرحت أعلن أعلنت يعلن ذكر ذكرت يذكر أضاف أضافت كذب كذبت شكك اتهم اتهمت رفض \
         رفضت يرفض وافق وافقت ادعاء زعما نافيا مؤكدا \
         said says say denied denies deny claimed claims claim alleged alleges allegedly admitted admits stated states \
         announced confirmed confirms rejected rejects refuted disputed disputes doubted accused asked if whether \
         reportedly refused \
         گفت گفتند میگوید انکار تکذیب تایید رد افزود \
         אמר אמרה הכחיש הכחישה טען טענה הודה הודתה מסר",
    )
});

static UNITS: WordList = WordList::new(|| {
    set(
        "متر مترا أمتار كيلومتر كيلومترا كم سم مم كيلو كغ كيلوغرام كيلوغراما غرام غراما طن طنا أطنان لتر لترا ميل ميلا أميال قدم \
         دولار دولارا دولارات يورو ريال ريالا ريالات جنيه جنيها جنيهات دينار دينارا دنانير درهم درهما دراهم ليرة شيكل روبية \
         ثانية ثوان دقيقة دقائق ساعة ساعات يوم يوما أيام أسبوع أسبوعا أسابيع شهر شهرا أشهر شهور سنة سنوات عام عاما أعوام قرن \
         درجة درجات \
         m cm mm km kg g mg ton tons tonne tonnes lb lbs mile miles foot feet inch inches yard yards litre litres liter \
         dollar dollars euro euros pound pounds cent cents usd eur gbp second seconds minute minutes hour hours day days \
         week weeks month months year years decade decades century gb mb tb degree degrees \
         تومان سال ماه روز ساعت دقیقه כסף שקל שקלים יום ימים שעה שעות שנה שנים חודש חודשים",
    )
});

static DATES: WordList = WordList::new(|| {
    set("يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر \
         كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين جانفي فيفري أفريل ماي جوان جويلية أوت \
         محرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو القعدة الحجة ذي \
         السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة أمس غدا اليوم \
         january february march april may june july august september october november december \
         jan feb mar apr jun jul aug sep sept oct nov dec \
         monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow \
         فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند شنبه یکشنبه دوشنبه جمعه \
         ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר")
});

/// Prefixes that negate what follows them: joined, with a hyphen, or as a word.
const NEGATING: [&str; 22] = [
    "غير", "لا", "ليس", "عدم", "بلا", "اللا", "non", "un", "dis", "in", "im", "il", "ir", "anti", "mis", "de", "نا", "بی",
    "نمی", "ن", "אי", "בלתי",
];

/// Particles that Hebrew joins to the word after them.
const HEBREW: [&str; 14] = ["ו", "ה", "ב", "ל", "כ", "מ", "ש", "וה", "וב", "ול", "וכ", "ומ", "וש", "שה"];

/// Returns true for words that deny or affirm.
pub(crate) fn is_negation(word: &str) -> bool {
    word.ends_with("n't") || NEGATIONS.has(word) || stems(word).any(|stem| NEGATIONS.has(stem)) || is_joined_no(word)
}

/// Returns true for a negation that was written together with its word: «لايجوز», «غيرقانوني».
fn is_joined_no(word: &str) -> bool {
    let rest = ["لا", "غير", "ليس"].iter().find_map(|negation| word.strip_prefix(negation));
    rest.is_some_and(|rest| rest.chars().count() >= 3)
}

/// Returns true if one word is the other with a negating prefix.
pub(crate) fn negates(word: &str, other: &str) -> bool {
    let with = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|prefix| NEGATING.iter().any(|negating| folded(negating) == prefix))
    };
    with(word, other) || with(other, word)
}

static WITH_HYPHEN: WordList = WordList::new(|| {
    set("non un anti ex pseudo quasi not dis im in il ir re co pre post over under semi half mis counter sub near \
         self all no never so would vice step great mid ultra super inter trans multi bi tri pro contra ill \
         غير لا اللا ضد شبه نصف غیر نا بی \
         בלתי אי לא אל בלא ללא חסר תת דו תלת רב חד על בין אנטי פרו סגן")
});

/// Returns true for a folded prefix that makes its word another where a hyphen joins them.
pub(crate) fn changes_with_hyphen(prefix: &str) -> bool {
    // Hebrew joins its particles before the prefix, too.
    let bare = prefix.strip_prefix(['ה', 'ו', 'ב', 'ל', 'כ', 'מ', 'ש']).unwrap_or_default();
    WITH_HYPHEN.has_stem(prefix) || WITH_HYPHEN.has(bare)
}

/// Returns true for verbs and particles that say whose words follow, or whether they are held to be true.
pub(crate) fn is_reporting(word: &str) -> bool {
    REPORTING.has_stem(word)
}

/// Returns true for units of measures, of money and of time, and for multipliers.
pub(crate) fn is_unit(word: &str) -> bool {
    UNITS.has_stem(word) || is_multiplier_stem(word)
}

/// Returns true for names of months and days.
pub(crate) fn is_of_date(word: &str) -> bool {
    DATES.has_stem(word)
}

/// Returns true if folded letters are particles that Arabic or Hebrew joins to the word after them, and nothing else.
///
/// The future «س» is none of them: "pays" is not what a text says that has "will pay". Nor is the «أ» of questions.
pub(crate) fn are_particles(letters: &str) -> bool {
    let rest = letters.strip_prefix(['و', 'ف']).unwrap_or(letters);
    let rest = rest.strip_prefix(['ب', 'ل', 'ك']).unwrap_or(rest);
    let arabic = matches!(rest, "" | "ال") || matches!(letters, "لل" | "ولل" | "فلل");
    !letters.is_empty() && (arabic || HEBREW.contains(&letters))
}

/// The words of the names that a project gives to people, companies and other parties.
#[derive(Clone, Debug, Default)]
pub struct Names(Arc<HashSet<String>>);

impl Names {
    /// The names of actors, in all their languages.
    pub fn of(actors: &[Actor]) -> Self {
        let names = actors.iter().flat_map(Actor::spellings);
        let words = names.flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).map(folded);
        Self(Arc::new(words.filter(|word| word.chars().count() > 1).collect()))
    }

    /// Returns true if a folded word is in a name.
    pub fn has(&self, word: &str) -> bool {
        !self.0.is_empty() && stems(word).any(|stem| self.0.contains(stem) || self.0.contains(&format!("ال{stem}")))
    }
}

/// The Latin letter that a Cyrillic or Greek one looks like.
pub(crate) fn look_alike(c: char) -> char {
    const PAIRS: &str = "аaеeоoрpсcуyхxіiјjѕsԁdԛqԝwһhАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSЗ3αaοoνvρpτtυuιiκkχxγyωwΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";
    let mut chars = PAIRS.chars();
    while let (Some(foreign), Some(latin)) = (chars.next(), chars.next()) {
        if foreign == c {
            return latin;
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn particles_and_negations() {
        for (letters, expected) in [
            ("و", true),
            ("وال", true),
            ("بال", true),
            ("ولل", true),
            ("س", false),
            ("غير", false),
            ("لا", false),
            ("", false),
            ("وه", false),
            ("ה", true),
        ] {
            assert_eq!(are_particles(letters), expected, "{letters}");
        }
        for (word, expected) in [
            ("ولا", true),
            ("ليس", true),
            ("لايجوز", true),
            ("isn't", true),
            ("never", true),
            ("קנה", false),
            ("الشركه", false),
        ] {
            assert_eq!(is_negation(word), expected, "{word}");
        }
        assert!(negates("unlawful", "lawful") && negates("قانوني", "غيرقانوني") && !negates("مستعمله", "عمل"));
    }
}
