//! Words around a quote that bind it.

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
    ("سبق. |هدفنا يجب| أن", "كلام آخر تماما. |هدفنا يجب| أن", false),
    ("سبق.\n|هدفنا يجب| أن", "|هدفنا يجب| أن", true),
    ("|هدفنا يجب| أن", "ليس |هدفنا يجب| أن", true),
    ("هل قتلت الرجل؟ ج: |نعم|. ثم", "هل تعرف الرجل؟ ج: |نعم|. ثم", false),
    ("هل قتلت الرجل؟\nج: |نعم|. ثم", "هل تعرف الرجل؟\nج: |نعم|. ثم", false),
    ("قال أحمد: |سنعيد النظر.| وهذا", "قال عمر: |سنعيد النظر.| وهذا", false),
    ("قال أحمد: |سنعيد النظر.| وهذا", "قال أحمد: |سنعيد النظر.| ولكن", false),
    ("قال أحمد: |سنعيد النظر|. وهذا", "قال أحمد: |سنعيد النظر|؟ وهذا", false),
    ("قال أحمد: |سنعيد النظر|. وهذا", "قال أحمد: |سنعيد النظر| لكن بعد حين. وهذا", false),
    ("قال أحمد: |سنعيد النظر|. وهذا", "قال أحمد: |سنعيد النظر|.", false),
    ("قال أحمد: |سنعيد النظر|.\nوهذا", "قال أحمد: |سنعيد النظر|.", true),
    ("قال أحمد إننا |سنعيد النظر|.", "|سنعيد النظر|.", false),
    ("في هذا الموضوع |سنعيد النظر|.", "|سنعيد النظر|.", false),
    ("في هذا الموضوع\n|سنعيد النظر| كله.", "|سنعيد النظر| كله.", true),
    ("في هذا الموضوع\n|سنعيد النظر|", "|سنعيد النظر|.", false),
    ("|The bridge is safe|. Never", "|The bridge is safe|. The next", false),
    ("|The bridge is safe|. The nex", "|The bridge is safe|. The next", true),
    ("|The bridge is safe| Never", "|The bridge is safe|. The next", false),
    ("|The bridge is safe|. Never", "|The bridge is safe|", false),
    ("|The bridge is safe|.", "|The bridge is safe|. The next", true),
    ("Never. |The bridge is safe|. The", "It came. |The bridge is safe|. The", false),
    ("It came.\n|The bridge is safe|\nNever", "It came.\n|The bridge is safe|\nThe next", false),
    ("It came.\n|The bridge is safe|\nA footer", "It came.\n|The bridge is safe|\nThe next", true),
    ("|The bridge is safe|\nA footer", "|The bridge is safe|\nThe next", false),
    ("He went home late. |The bridge is safe|.", "He came home late. |The bridge is safe|.", true),
    ("|الجسر آمن|. أبدا", "|الجسر آمن|. ثم قال", false),
    ("|الجسر آمن|. ثُمّ قا", "|الجسر آمن|. ثم قال", true),
    ("لم يقل هذا. |الجسر آمن|", "هكذا قيل. |الجسر آمن|", false),
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
