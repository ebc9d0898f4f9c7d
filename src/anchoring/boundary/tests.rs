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
    "64\u{a0}{000}", "\u{202e}{64}", "x,[64]", "{1}e5", "10^{5}", "{5}×3", "{٦}٤", "{६}४", "从[64]万",
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
