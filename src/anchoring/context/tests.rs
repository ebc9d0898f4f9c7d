//! Which words around a quote bind it.

use super::super::likeness::Nothing;
use super::*;

/// Recorded prefix, quote and suffix with bars between them, the text with bars around the quote, and whether they
/// agree.
#[rustfmt::skip]
const CASES: &[(&str, &str, bool)] = &[
    ("قال وزير المالية إن |الشركة دفعت| الرشوة.", "قال وزير المالية إن |الشركة دفعت| الرشوة.", true),
    ("قال وزير المالية إن |الشركة دفعت| الرشوة.", "نفى وزير المالية إن |الشركة دفعت| الرشوة.", false),
    ("قال وزير المالية إن |الشركة دفعت| الرشوة.", "قَالَ  وزير\nالماليه ان |الشركة دفعت|، الرشوة.", true),
    ("قال: |هدفنا يجب| أن", "قال: ليس |هدفنا يجب| أن", false),
    ("سبق. |هدفنا يجب| أن", "سبق. ليس |هدفنا يجب| أن", false),
    ("سبق. |هدفنا يجب| أن", "كلام آخر تماما. |هدفنا يجب| أن", true),
    ("سبق.\n|هدفنا يجب| أن", "|هدفنا يجب| أن", true),
    ("|هدفنا يجب| أن", "ليس |هدفنا يجب| أن", true),
    ("هل قتلت الرجل؟ ج: |نعم|. ثم", "هل تعرف الرجل؟ ج: |نعم|. ثم", false),
    ("هل قتلت الرجل؟\nج: |نعم|. ثم", "هل تعرف الرجل؟\nج: |نعم|. ثم", false),
    ("قال أحمد: |سنعيد النظر.| وهذا", "قال عمر: |سنعيد النظر.| وهذا", false),
    ("قال أحمد: |سنعيد النظر.| وهذا", "قال أحمد: |سنعيد النظر.| ولكن", true),
    ("قال أحمد: |سنعيد النظر|. وهذا", "قال أحمد: |سنعيد النظر|؟ وهذا", false),
    ("قال أحمد: |سنعيد النظر|. وهذا", "قال أحمد: |سنعيد النظر| لكن بعد حين. وهذا", false),
    ("قال أحمد: |سنعيد النظر|. وهذا", "قال أحمد: |سنعيد النظر|.", true),
    ("قال أحمد إننا |سنعيد النظر|.", "|سنعيد النظر|.", false),
    ("في هذا الموضوع |سنعيد النظر|.", "|سنعيد النظر|.", true),
    ("نسبة 2|0 بالمئة|", "نسبة 9|0 بالمئة|", false),
    ("عنا إلى السوق |ورجعنا|", "ذهبنا معنا إلى السوق |ورجعنا|", true),
    ("ضغوط واتهامات\n|تسلط هذه| الوثائق", "عنوان جديد\n|تسلط هذه| الوثائق", true),
    ("He said that |we paid| them.", "He never said that |we paid| them.", false),
    ("He said |we paid| them.", "She said |we paid| them.", false),
    ("Mr. Smith said |we paid| them.", "Mr. Jones said |we paid| them.", false),
    ("in 2019 they say |we paid| them.", "in 2020 they say |we paid| them.", false),
    ("a b c d e f g h i j k |we paid|", "x b c d e f g h i j k |we paid|", true),
    ("not b c d e f g h i j k |we paid|", "now b c d e f g h i j k |we paid|", false),
];

#[test]
fn words_around_a_quote_that_bind_it() {
    let mut wrong = Vec::new();
    for (recorded, text, expected) in CASES {
        let [prefix, exact, suffix] = recorded.split('|').collect::<Vec<_>>()[..] else { panic!("{recorded}") };
        let start = text.find('|').expect("a bar");
        let plain = text.replace('|', "");
        let excerpt =
            Excerpt { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into(), ..Excerpt::default() };
        if agrees(&plain, &(start..start + exact.len()), &excerpt, &Nothing) != *expected {
            wrong.push(format!("{recorded} -> {text}: not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
