//! Altered quotes, and what must become of them whatever their selectors are.

use sanad::anchoring::{self, Anchorer, Names, Resolution};
use sanad::model::{Actor, Excerpt};

/// What stands before and after every text of the table: nothing that is quoted.
const FILLER: &str = "كان الطقس لطيفا في تلك الأيام، وخرج الناس إلى الحدائق ومعهم أطفالهم وكتبهم.\n\
    The weather was mild in those weeks, so people went out to walk beside the river.\n";

/// Characters of prefix and suffix.
const CONTEXT: usize = 32;

/// A text with the place of a quote in it.
struct Placed {
    text: String,
    start: usize,
    end: usize,
}

impl Placed {
    fn new(marked: &str) -> Self {
        let marked = marked.replace("\\n", "\n");
        let (before, rest) = marked.split_once('⟦').expect("a start");
        let (exact, after) = rest.split_once('⟧').expect("an end");
        let start = 2 * FILLER.len() + before.len();
        let text = format!("{FILLER}{FILLER}{before}{exact}{after}\n{FILLER}{FILLER}");
        Self { text, start, end: start + exact.len() }
    }

    /// The excerpt of the place, with context, with its position.
    fn excerpt(&self, context: bool, position: bool) -> Excerpt {
        let exact = &self.text[self.start..self.end];
        let (before, after) = (&self.text[..self.start], &self.text[self.end..]);
        let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
        let start = before.chars().count() as u32;
        Excerpt {
            exact: exact.into(),
            prefix: if context { before[from..].to_owned() } else { String::new() },
            suffix: if context { after.chars().take(CONTEXT).collect() } else { String::new() },
            start: position.then_some(start),
            end: position.then_some(start + exact.chars().count() as u32),
            ..Excerpt::default()
        }
    }
}

fn names() -> Names {
    Names::of(&["أحمد الدحل", "مارك زوكربيرج"].map(|name| Actor { name: name.into(), ..Actor::default() }))
}

/// The states that an alteration may lead to.
fn may_be(kind: &str, is_text_altered: bool, context: bool) -> &'static [&'static str] {
    match (kind, context) {
        ("meaning", _) => &["changed-in-meaning", "lost", "ambiguous"],
        ("spelling", true) => &["changed"],
        ("spelling", false) => &["changed", "lost"],
        ("same", _) => &["found"],
        ("border", _) if is_text_altered => &["changed-in-meaning", "lost"],
        ("border", true) => &["context-changed", "changed-in-meaning", "lost"],
        ("context", true) => &["context-changed"],
        // Nothing is known of what stood around.
        ("border" | "context", false) => &["found"],
        _ => panic!("{kind}"),
    }
}

#[test]
fn no_alteration_is_silent() {
    let names = names();
    let (mut wrong, mut rows, mut tried) = (Vec::new(), 0, std::collections::BTreeMap::<(&str, &str), usize>::new());
    for line in include_str!("data/anchoring/altered.tsv").lines().filter(|line| !line.starts_with('#')) {
        let [kind, original, altered] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        rows += 1;
        let (original, altered) = (Placed::new(original), Placed::new(altered));
        for (is_text_altered, recorded, document) in [(true, &original, &altered), (false, &altered, &original)] {
            let anchorer = Anchorer::new(&document.text).with_names(names.clone());
            for (context, position) in [(false, false), (false, true), (true, false), (true, true)] {
                let quote = recorded.excerpt(context, position);
                let found = anchorer.resolve(&quote);
                *tried.entry((kind, found.state())).or_default() += 1;
                // Words before the quote may have become more or less: then its recorded position is another.
                let is_moved = position && found.state() == "moved";
                let state = if is_moved { "found" } else { found.state() };
                if !may_be(kind, is_text_altered, context).contains(&state) {
                    let place = found.range().map_or("", |range| &document.text[range.clone()]);
                    let form = (is_text_altered, context, position);
                    wrong.push(format!("{kind} {form:?}: {} is {}: {place}", quote.exact.as_unproven(), found.state()));
                }
                if let Resolution::Found(range) = &found {
                    assert_eq!(anchoring::stands(&document.text, &quote).unwrap_or(range.clone()), *range);
                }
            }
        }
    }
    eprintln!("{rows} rows: {tried:?}");
    assert!(rows >= 500);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn unaltered_quotes_are_found() {
    for line in include_str!("data/anchoring/altered.tsv").lines().filter(|line| !line.starts_with('#')) {
        // Words within others are found where the surroundings show that they were cut.
        for text in line.split('\t').skip(1).map(Placed::new) {
            let quote = text.excerpt(true, true);
            assert_eq!(
                anchoring::resolve(&text.text, &quote),
                Resolution::Found(text.start..text.end),
                "{}",
                quote.exact.as_unproven()
            );
            // Without a place of its own it has not moved.
            let quote = text.excerpt(true, false);
            assert_eq!(
                anchoring::resolve(&text.text, &quote),
                Resolution::Found(text.start..text.end),
                "{}",
                quote.exact.as_unproven()
            );
        }
    }
}

const SPEECH: &str = "وهذا كلام عام لا صلة له بالموضوع ولا يغير شيئا في المعنى المراد هنا. ";

/// Documents that were changed after they were quoted: the text before with the quote in brackets, the text after, and
/// what may become of it with everything recorded.
#[test]
fn documents_that_were_changed_since() {
    let swapped = ["س: هل قتلت الرجل؟ ج: ⟦نعم⟧. ", "س: هل تعرف الرجل؟ ج: لا. "];
    let cases = [
        ("نسبة 2⟦0 بالمئة⟧".to_owned(), "نسبة 90 بالمئة".to_owned(), "context-changed"),
        ("ربحت ⟦5 ملايين⟧. ".to_owned(), "ربحت 1.5 ملايين. ".to_owned(), "changed-in-meaning"),
        ("ربحت ⟦5 ملايين⟧. ".to_owned(), "ربحت -5 ملايين. ".to_owned(), "changed-in-meaning"),
        (
            format!("{}{SPEECH}{SPEECH}{}", swapped[0], swapped[1]),
            format!("س: هل قتلت الرجل؟ ج: لا. {SPEECH}{SPEECH}س: هل تعرف الرجل؟ ج: نعم. "),
            "context-changed",
        ),
        (
            format!("قال أحمد: ⟦سنعيد النظر في العقد.⟧ {SPEECH}قال عمر: سنعيد النظر في العقد. "),
            "قال عمر: سنعيد النظر في العقد. ".to_owned(),
            "context-changed",
        ),
        (
            format!("⟦استلم خالد المبلغ كاملا من الشركة في الأول من مارس.⟧ {SPEECH}{SPEECH}"),
            format!("{SPEECH}{SPEECH}استلم خليل المبلغ كاملا من الشركة في الأول من مارس. "),
            "changed-in-meaning",
        ),
        ("النتيجة: ⟦قانوني تماما⟧. ".to_owned(), "النتيجة: غيرقانوني تماما. ".to_owned(), "changed-in-meaning"),
        ("⟦دفع 64⟧ دولارا. ".to_owned(), "دفع 64,000 دولارا. ".to_owned(), "changed-in-meaning"),
        ("عددهم ⟦64⟧ فقط. ".to_owned(), "عددهم 1640 فقط. ".to_owned(), "lost"),
        (
            "قال وزير المالية إن ⟦الشركة دفعت الرشوة كاملة في مارس⟧. ".to_owned(),
            "نفى وزير المالية إن الشركة دفعت الرشوة كاملة في مارس. ".to_owned(),
            "context-changed",
        ),
    ];
    for (before, after, expected) in cases {
        let before = Placed::new(&format!("{SPEECH}{before}{SPEECH}"));
        let after = format!("{FILLER}{FILLER}{SPEECH}{after}{SPEECH}\n{FILLER}{FILLER}");
        for position in [true, false] {
            let quote = before.excerpt(true, position);
            let found = anchoring::resolve(&after, &quote);
            let is_right = found.state() == expected || found.state() == "lost" && expected == "changed-in-meaning";
            assert!(is_right, "{}: {found:?}, not {expected}", quote.exact.as_unproven());
        }
    }
}

/// What an excerpt records, a text with its place in brackets, and what is to become of it. A quote without brackets
/// stands nowhere.
#[test]
fn what_was_recorded_of_pages() {
    let quote = |prefix: &str, exact: &str, suffix: &str| Excerpt {
        exact: exact.into(),
        prefix: prefix.into(),
        suffix: suffix.into(),
        ..Excerpt::default()
    };
    #[rustfmt::skip]
    let cases = [
        // The content of a page as one string has no end of a line between blocks.
        (quote("", "ضغوط واتهاماتتسلط هذه الوثائق", ""), "⟦ضغوط واتهامات\nتسلط هذه الوثائق⟧ الضوء", "found"),
        (quote("", "the end.Next one", ""), "It was ⟦the end.\nNext one⟧ came", "found"),
        (quote("", "NameAgeCityPhoneMail", ""), "⟦Name\nAge\nCity\u{2003}Phone\nMail⟧ and all", "found"),
        (quote("", "Total5 men", ""), "The ⟦Total\n5 men⟧ came", "found"),
        (quote("", "NameAge", ""), "⟦Name\u{2003}Age⟧ and all", "found"),
        (quote("ضغوط واتهامات", "تسلط هذه", " الوثائق"), "ضغوط واتهامات\n⟦تسلط هذه⟧ الوثائق", "found"),
        (quote("قيل ", "ضغوط واتهامات", "تسلط هذه"), "قيل ⟦ضغوط واتهامات⟧\nتسلط هذه الوثائق", "found"),
        (quote("We heard the end.", "Next one", " came"), "We heard the end.\n⟦Next one⟧ came", "found"),
        (quote("", "endNext", ""), "the end Next one", "lost or changed"),
        (quote("It is un", "lawful now", ""), "It is\n⟦lawful now⟧ here", "context-changed"),
        (quote("It is -", "5 now", ""), "It is\n⟦5 now⟧ here", "context-changed"),
        (quote("", "They were notable men", ""), "They were not\nable men", "changed-in-meaning"),
        (quote("", "52019", ""), "5\n2019", "lost or changed-in-meaning"),
        // Quotation marks around the whole quote.
        (quote("", "\"We used it\"", ""), "They said ⟦We used it⟧ then", "found"),
        (quote("", "«لم نستخدمه قط»", ""), "وقالوا ⟦لم نستخدمه قط⟧ ثم", "found"),
        (quote("", "“We used it", ""), "They said ⟦We used it⟧ then", "found"),
        (quote("", "\"We used it\"", ""), "They said ‘⟦We used it⟧’ then", "found"),
        (quote("They said ", "\"We used it\"", " then"), "They said ⟦We used it⟧ then", "found"),
        (quote("", "We \"used\" it all", ""), "They said We used it all then", "changed"),
        // What is no part of a number or a word.
        (quote("", "5", ""), "<b>⟦5⟧</b>", "found"),
        (quote("", "5 men", ""), "> ⟦5 men⟧ came", "found"),
        (quote("", "قانوني", ""), "هذا غير ⟦قانوني⟧ هنا", "found"),
        (quote("", "refundable", ""), "It is not ⟦refundable⟧ now", "found"),
        (quote("", "five", ""), "There were ⟦five⟧ and six", "found"),
        (quote("", "five", ""), "There were ⟦five⟧ men", "found"),
        (quote("", "أكتوبر 2023", ""), "في ⟦أكتوبر 2023⟧ م كان", "found"),
        (quote("", "أكتوبر 2023", ""), "في ⟦أكتوبر 2023⟧م كان", "found"),
        (quote("", "عشرون امرأة", ""), "رجلا و⟦عشرون امرأة⟧ أمس", "found"),
        (quote("", "the leak", ""), "Did you know about ⟦the leak⟧?", "found"),
        (quote("", "هل دفعت له", ""), "قال: ⟦هل دفعت له⟧؟", "found"),
        // One side alone, of another sentence, of another block, and at the end of the document.
        (quote("", "The bridge is safe", ". Never"), "⟦The bridge is safe⟧. The next is not.", "context-changed"),
        (quote("", "The bridge is safe", " Never"), "⟦The bridge is safe⟧. The next is not.", "context-changed"),
        (quote("", "The bridge is safe", ". The nex"), "⟦The bridge is safe⟧. The next is not.", "found"),
        (quote("", "The bridge is safe", "."), "⟦The bridge is safe⟧. The next is not.", "found"),
        (quote("Never. ", "The bridge is safe", ""), "It came. ⟦The bridge is safe⟧.", "context-changed"),
        (quote("Never. ", "The bridge is safe", ""), "⟦The bridge is safe⟧.", "context-changed"),
        (quote("It came. ", "The bridge is safe", ". Never"), "It came. ⟦The bridge is safe⟧", "context-changed"),
        (quote("", "The bridge is safe", "\nNever"), "⟦The bridge is safe⟧\nThe next is not.", "context-changed"),
        (quote("It came. ", "The bridge is safe", "\nSee more"), "It came. ⟦The bridge is safe⟧\nThe next", "found"),
        (quote("", "الجسر آمن", ". أبدا"), "⟦الجسر آمن⟧. ثم قال", "context-changed"),
        (quote("لم يقل. ", "الجسر آمن", ""), "قيل هذا. ⟦الجسر آمن⟧. ثم", "context-changed"),
        (quote("قيل هذا. ", "الجسر آمن", ". ثُمّ قا"), "قيل هذا. ⟦الجسر آمن⟧. ثم قال", "found"),
    ];
    let mut wrong = Vec::new();
    for (quote, marked, expected) in cases {
        let text = marked.replace(['⟦', '⟧'], "");
        let found = anchoring::resolve(&text, &quote);
        let place = found.range().map(|range| &text[range.clone()]);
        let there = marked.split_once('⟦').map(|(_, rest)| rest.split('⟧').next().unwrap_or_default());
        let is_right = expected.split(" or ").any(|state| state == found.state());
        let is_there = there.is_none() || place == there;
        if !is_right || !is_there {
            wrong.push(format!("{marked}: {} is {found:?}: {place:?}", quote.exact.as_unproven()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A quote, a text with the changed place in brackets: nothing of what stands beside it is in the place.
#[test]
fn a_changed_place_has_no_words_of_its_neighbours() {
    let cases = [
        (
            "3-1 يكون التسليم في مستودع الطرف الأول.",
            "بتسليم المعدات وتركيبها.\n⟦يكون التسليم في مستودع الطرف الأول.⟧\nثم كان",
        ),
        (
            "3-1 يكون التسليم في مستودع الطرف الأول.",
            "بتسليم المعدات وتركيبها. ⟦يكون التسليم في مستودع الطرف الأول.⟧ ثم كان",
        ),
        (
            "المادة 3: يلتزم الطرف الثاني بتسليم المعدات كلها",
            "وأخيرا انتهى.\n⟦يلتزم الطرف الثاني بتسليم المعدات كلها⟧ ثم",
        ),
        (
            "the valves in the hall had been closed (2)",
            "told that ⟦the valves in the hall had been closed⟧\n7 and more of it",
        ),
        // A word that became another stays.
        ("هدفنا يجب أن يكون الأول دائما", "قال: ⟦هدفكم يجب أن يكون الأول دائما⟧ هنا"),
        ("Some of the workers came back in May", "Then ⟦Many of the workers came back in May⟧, it says."),
    ];
    for (exact, marked) in cases {
        let text = marked.replace(['⟦', '⟧'], "");
        let there = marked.split_once('⟦').and_then(|(_, rest)| rest.split('⟧').next());
        let found = anchoring::resolve(&text, &Excerpt { exact: exact.into(), ..Excerpt::default() });
        assert_eq!(found.state(), "changed-in-meaning", "{exact}: {found:?}");
        assert_eq!(found.range().map(|range| &text[range.clone()]), there, "{exact}");
    }
}
