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
        ("same", _) => &["found", "moved"],
        ("border", _) if is_text_altered => &["changed-in-meaning", "lost"],
        ("border", true) => &["context-changed", "changed-in-meaning", "lost"],
        ("context", true) => &["context-changed"],
        // Nothing is known of what stood around.
        ("border" | "context", false) => &["found", "moved"],
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
                if !may_be(kind, is_text_altered, context).contains(&found.state()) {
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
    assert!(rows >= 200);
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
            let quote = text.excerpt(true, false);
            assert_eq!(
                anchoring::resolve(&text.text, &quote),
                Resolution::Moved(text.start..text.end),
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
