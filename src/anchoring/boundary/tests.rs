//! Places that are whole words and numbers, and places that are cut out of others.

use super::*;

/// A text with the place between brackets: `[…]` is whole, `{…}` is not.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "عددهم [64] فقط", "عددهم 1{64}0 فقط", "دفع {64},000", "دفع {64}٬000", "{64}.5", "{64}٫٥", "1.{5 ملايين}", "-{5} ملايين",
    "−{5}", "− {5}", "±{5}", "+{5}", "[64].", "[64]،", "([64])", "{64}%", "{64} %", "{64}٪", "{64}‰", "${64}", "{64}$", "€ {64}",
    "{64} ألف", "{64} مليون", "{64} million", "{64} بالمئة", "{64} في المئة", "{64} per cent", "{64} ½", "{مئة} ألف", "[مئة] دولار", "{خمسة} وعشرون", "خمسة و{عشرون}", "خمسة {وعشرون}", "[خمسة] وستة", "{one hundred} thousand", "{twenty}-five", "64 {ألفا} ونصف", "[a] thousandth", "{مئة} وخمسة", "مئة {ألف}", "{64}-", "[5]-year", "{64} ونصف",
    "[64] شخصا", "[2019] و2020", "{2019}–2020", "2019–{2020}", "{2019}-20", "{10}:30", "{1}/2", "1/{2}", "{15}th", "{64}k",
    "6{4}", "{6}⁴", "GPT-{4}", "{GPT}-4", "[GPT-4]", "و[64]", "بـ[64]", "ال[64]", "س{64}", "{64}ألف", "{64}\u{a0}000",
    "64\u{a0}{000}", "\u{202e}{64}", "x,[64]", "{1}e5", "10^{5}", "{5}×3", "{٦}٤", "{६}४", "从{64}万", "从[64]人", "五{十}人", "十{一月}", "一[些]人",
    "[قانوني] تماما", "غير{قانوني} تماما", "مست{عمل}ة", "ال[عمل]", "و[العمل]", "وال[عمل]", "بال[عمل]", "لل[عمل]", "ف{ساد}",
    "و[العقود]", "ب[شركة]", "س{يدفع}", "أ{قتلت}", "{عمل}ة", "{كتب}وا", "{كتاب}هم", "لا{يجوز}", "{السباق}ات", "[السباق]¹",
    "64 {ألف} وحدة", "[ألف] وحدة", "un{lawful}", "un-{lawful}", "non-{profit}", "re-{elected}", "twenty-{five}", "mother-[tongue]",
    "{is}n't", "{do}n't", "isn'{t}", "[company]'s", "l'[été]", "n'{est}", "{tax}-free", "{law}s", "his{story}", "64 [bits]",
    "<{5}", "≥ {5}", "≤{5}", "~{5}", "~~[5]~~", "> [5] men", "x > {5}", "<b>[5]</b>", "-> [5]", "=> [5]", ">={5}", "√{5}", "×{5}", "3 × {5}", "{5}±2",
    "{5} ± 2", "# [5]", "=[5]", "5. [6] men", "{quatre}-vingt-dix", "quatre-{vingt}", "{deux} mille", "{deux} cents", "[five] cents", "{five} hundred", "{twenty} five",
    "hundred and {two}", "{hundred} and two", "[five] and six", "{two}-thirds", "{خمسة} عشر", "خمسة {عشر}", "{خمسة} آلاف", "{بیست} و پنج", "بیست و {پنج}",
    "בלתי-{חוקי}", "הבלתי־{חוקי}", "(un){lawful}", "(a)[lawful]", "דו-{קיום}", "vice-{president}", "{president}-elect", "[year]-round", "غير [قانوني]", "not [able]", "{five} and a half",
    "دفع {5 }مليون", "It cost{ 5 }million", "cost [5 ]dollars", "{twenty-}five", "twenty{ five}", "مئة و{خمسة} رجال", "نصف {مليون} ريال",
    "half {a million} men", "a quarter of {a million}", "minus {5} degrees", "ناقص {5} درجات", "{5} lakh", "[a half] a day", "خبز و[خمسة] رجال",
    "{m}²", "[\"a\"]b", "a[ b]", "نמ{ילה}", "[他]说", "不{合法}", "[合法]的", "می\u{200c}{خواهم}",
    // Ordinals and other numbers in words.
    "twenty-{third} year", "{twenty}-third", "twenty {third}", "[third] year", "hundred and {first}", "two {hundredth}s", "the [hundredth]", "a [hundred] men",
    "three {hundred}", "half a {million}", "[twenty] men", "{الثالث} عشر", "الثالث {عشر}", "{الثالث} والعشرين", "الثالث و{العشرين}", "[الثالث] من مايو",
    "{الحادية} والستين", "الفصل [الثاني] وخمسون", "ألفين و{خمسمئة}", "{ألفين} وخمسمئة", "رجلا و[عشرون] امرأة", "بیست و {سوم}", "{one} half", "two and {three quarters}",
    "{two}-and-a-half", "{الثالثة} والنصف", "{الخامسة} إلا ربعا", "half past {five}", "quarter to {five}", "from five to [ten]", "minus {five}", "~{five}", "{twenty}-odd",
    // Shares, bounds, degrees.
    "{five} per cent", "{خمسة} في المئة", "{خمسون} من المئة", "five {per cent}", "خمسة {في المئة}", "[في المئة] منهم", "{5} percentage points", "{5} Prozent",
    "[20 percent] and five", "[خمسة] في المحكمة", "{20} or more", "{20} odd", "{عشرون} ونيف", "{20} فأكثر", "[5] or 6", "{5}-fold", "${5}-million", "{5 degrees} below zero",
    "{خمس درجات} تحت الصفر", "[خمس درجات] تحت الشمس", "{5} k", "{5} M men", "{5} млн", "{5} Mio. Euro",
    // Signs.
    ">{5}", "a\n>{5}", "> [5]", "≲{5}", "＞{5}", "{5}×", "{5}″", "{5}′", "{5}％", "{5}﷼", "{5}—7", "{5} – 7", "5 - {7}", "{3} : 1", "٣؍{٥}", "3 {½}", "3 {1/2}", "{3} 1/2",
    "A/{12}", "{12}-A", "{12}/A", "{1990}'s", "the {company}(s)", "{المدعي}(ة)", "[clause](a)", "[report] (s)", "{can}′t",
    // Eras, halves of the day, articles.
    "{500} BC", "{500} B.C. he", "{500} ق.م", "{500} قبل الميلاد", "{1445} هـ", "{1445}هـ", "{1402} ه.ش", "{1445} للهجرة", "{500} م", "[2023] م", "[2023]م", "{2023}مم", "[2023] AD", "{500} AD",
    "[500] ad campaigns", "AH {1445}", "c. {1500}", "etc. [1500]", "{10:30} pm", "{10} p.m.", "{10:30} م", "{10} مساء", "[2023] مساء", "{المادة 5} مكرر", "{المادة 5} (مكرر)", "{article 5} bis",
    "[المادة 5] (أ)",
    "دفع نصف {المليون}", "ربع {مليون}", "{ثلث} مليون", "{half} a million", "{hundreds} of thousands", "tens of {thousands}", "عشرات {الآلاف}", "a few {hundred}", "بضعة {آلاف}",
    "{الواحدة} والنصف", "[half] of the men", "{fifth century} BC", "{القرن الخامس} قبل الميلاد", "[القرن الخامس] قبل العيد", "{5} / 10", "{5}℃", "{5}㎞", "{mother}-in-law", "{C}++",
    "{5 million}+", "{five hundred} BC", "un\u{3164}{lawful}", "[hundreds] of men", "[million] of them",
    // Questions.
    "[أتعرف الرجل]؟", "{أنت دفعت}؟",
    "{You paid him}?", "He said: \"{You paid him}?\"", "{لقد دفعت له}؟", "[Did you pay]?", "[هل دفعت]؟", "about [the leak]?", "{نعم}؟", "[And who paid]?",
    "un-\n{lawful}", "well-\n[known] man", "{in}-\nformation", "[in] -\nso", "[in]-\nSo", "9\u{2003}[220] years", "[9]\t220 years",
];

#[test]
fn places_that_are_whole() {
    let mut wrong = Vec::new();
    for marked in PLACES {
        let is_whole = marked.contains('[');
        let text: String = marked.chars().filter(|c| !"[]{}".contains(*c)).collect();
        let start = marked.find(['[', '{']).expect("a start");
        let end = marked.find([']', '}']).expect("an end") - 1;
        let cuts = Cuts::of(&Excerpt { exact: text[start..end].into(), ..Excerpt::default() });
        if cuts.is_whole(&text, &(start..end)) != is_whole {
            wrong.push(*marked);
        }
        let wide = cuts.widened(&text, &(start..end));
        assert!(wide.start <= start && end <= wide.end && text.get(wide.clone()).is_some(), "{marked}");
        assert_eq!(wide == (start..end), cuts.is_whole(&text, &(start..end)), "{marked}: {}", &text[wide]);
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn the_recorded_surroundings_may_cut_words() {
    let excerpt = |prefix: &str, exact: &str, suffix: &str| Excerpt {
        prefix: prefix.into(),
        exact: exact.into(),
        suffix: suffix.into(),
        ..Excerpt::default()
    };
    let text = "نسبة 20 بالمئة";
    let place = "نسبة 2".len().."نسبة 20".len();
    assert!(Cuts::of(&excerpt("نسبة 2", "0", " بالمئة")).is_whole(text, &place));
    assert!(!Cuts::of(&excerpt("نسبة ", "0", " بالمئة")).is_whole(text, &place));
    assert!(!Cuts::of(&excerpt("", "0", "")).is_whole(text, &place));
}
