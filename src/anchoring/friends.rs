//! False friends, which must not be taken for a quote, and true changes, which must.
//!
//! The articles of the Universal Declaration of Human Rights share formulas, so each is looked for in the text without
//! it: wherever a quote is then "found", it is wrong, unless the same words stand there.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Anchorer, Resolution, describe};
use crate::base::Folded;
use crate::model::Excerpt;

/// The declaration, and letters that typing and scanning put for others.
const TEXTS: [(&str, &str, &str); 4] = [
    ("arb", include_str!("../../tests/data/anchoring/udhr_arb.txt"), "بتثنيحخجدذرزسشصضطظعغفقهة"),
    ("eng", include_str!("../../tests/data/anchoring/udhr_eng.txt"), "oceilrnmuvwgqadbhtfsaeioz"),
    ("heb", include_str!("../../tests/data/anchoring/udhr_heb.txt"), "בכגנדרהחתוזםסמעצץשטףאקלפי"),
    ("pes", include_str!("../../tests/data/anchoring/udhr_pes_1.txt"), "بتثنیحخجدذرزسشصضطظعغفقهکگ"),
];

/// Quotes of so few characters are another matter: they need the words around them.
const SHORT: usize = 16;

/// A generator of numbers, the same every time.
struct Random(u32);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit
    }
}

/// The paragraphs of a text that have so many words, in bytes.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        let from = *at + line.len() - line.trim_start().len();
        *at += line.len();
        Some(from..from + line.trim().len())
    });
    lines.filter(|line| text[line.clone()].split_whitespace().count() >= 5).skip(3)
}

/// Sentences, clauses and runs of four to eight words of a paragraph.
fn quotes(text: &str, paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = text[paragraph.clone()]
        .split(' ')
        .scan(paragraph.start, |at, word| {
            let from = *at;
            *at += word.len() + 1;
            Some(from..from + word.len())
        })
        .collect();
    let mut quotes = vec![paragraph.clone()];
    let ends_with = |word: &Range<usize>, marks: &[char]| text[word.clone()].ends_with(marks);
    for marks in [&['.'][..], &['.', '،', ',', ';', '؛']] {
        quotes.extend(words.split_inclusive(|word| ends_with(word, marks)).map(|part| part[0].start..part[part.len() - 1].end));
    }
    for (nth, run) in [4, 5, 6, 8].into_iter().enumerate() {
        quotes.extend(words.windows(run).skip(nth).step_by(3).map(|run| run[0].start..run[run.len() - 1].end));
    }
    quotes.retain(|quote| Folded::new(&text[quote.clone()]).as_str().chars().count() >= SHORT);
    quotes.sort_by_key(|quote| (quote.start, quote.end));
    quotes.dedup();
    quotes
}

/// The letters and digits alone, folded: what makes words the same.
fn letters(text: &str) -> String {
    Folded::new(text).as_str().chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn a_sentence_that_is_gone_is_not_found_in_others() {
    let (mut counts, mut wrong) = (BTreeMap::<(&str, &str, &str), usize>::new(), Vec::new());
    for (name, text, _) in TEXTS {
        for paragraph in paragraphs(text) {
            let without = format!("{}{}", &text[..paragraph.start], &text[paragraph.end..]);
            let anchorer = Anchorer::new(&without);
            for quote in quotes(text, &paragraph) {
                let whole = describe(&Excerpt::default(), text, quote).expect("words");
                let exact = || Excerpt { exact: whole.exact.clone(), ..Excerpt::default() };
                let placed = Excerpt { start: whole.start, end: whole.end, ..exact() };
                let around = Excerpt { prefix: whole.prefix.clone(), suffix: whole.suffix.clone(), ..exact() };
                for (kind, quote) in [("words", exact()), ("position", placed), ("context", around), ("all", whole.clone())] {
                    let found = anchorer.resolve(&quote);
                    *counts.entry((name, kind, found.state())).or_default() += 1;
                    if let Some(place) = found.range().map(|range| &without[range.clone()])
                        && letters(place) != letters(&quote.exact)
                    {
                        wrong.push(format!("{name} {kind} {:.2}: {} -> {place}", found.similarity(), quote.exact));
                    }
                }
            }
        }
    }
    eprintln!("{counts:#?}");
    wrong.iter().for_each(|wrong| eprintln!("{wrong}"));
    assert_eq!(wrong.len(), 0);
}

/// A way to spoil words: its name, how many words it needs, and what it makes of them.
type Spoil = (&'static str, usize, fn(&str, &[char], &mut Random) -> String);

fn letter_in(words: &str, of: usize, letters: &[char], random: &mut Random) -> String {
    let length = words.chars().count();
    let hits: Vec<usize> = (0..length.div_ceil(of)).map(|_| random.below(length)).collect();
    let spoil = |(nth, c): (usize, char)| if hits.contains(&nth) && c.is_alphabetic() { letters[random.below(letters.len())] } else { c };
    words.chars().enumerate().map(spoil).collect()
}

fn word_in(words: &str, change: impl FnOnce(&str) -> String, random: &mut Random) -> String {
    let mut all: Vec<String> = words.split(' ').map(str::to_owned).collect();
    let at = random.below(all.len());
    all[at] = change(&all[at]);
    all.retain(|word| !word.is_empty());
    all.join(" ")
}

const SPOILS: [Spoil; 8] = [
    ("a typo", 0, |words, letters, random| letter_in(words, 1_000, letters, random)),
    ("a typo in 20 letters", 0, |words, letters, random| letter_in(words, 20, letters, random)),
    ("scanned: an error in 10", 0, |words, letters, random| letter_in(words, 10, letters, random)),
    ("a space gone", 0, |words, _, _| words.replacen(' ', "", 1)),
    ("a word gone", 10, |words, _, random| word_in(words, |_| String::new(), random)),
    ("another word", 10, |words, letters, random| {
        let other: String = (0..5).map(|_| letters[random.below(letters.len())]).collect();
        word_in(words, |_| other, random)
    }),
    ("marks and hamza", 0, |words, _, _| words.replace('أ', "ا").replace('ي', "ى").replace('ر', "رَ").replace('e', "é")),
    ("quotation marks", 0, |words, _, random| word_in(words, |word| format!("«{word}»"), random)),
];

#[test]
fn changed_words_are_found_where_they_stood() {
    let (mut counts, mut wrong) = (BTreeMap::<(&str, &str, &str), [usize; 4]>::new(), Vec::new());
    for (name, text, others) in TEXTS {
        let others: Vec<char> = others.chars().collect();
        let anchorer = Anchorer::new(text);
        let mut random = Random(7);
        for place in paragraphs(text).flat_map(|paragraph| quotes(text, &paragraph)) {
            let whole = describe(&Excerpt::default(), text, place.clone()).expect("words");
            let words = whole.exact.split_whitespace().count();
            for (what, _, spoil) in SPOILS.into_iter().filter(|(_, least, _)| words >= *least) {
                let exact = spoil(&text[place.clone()], &others, &mut random);
                let bare = Excerpt { exact: exact.clone(), ..Excerpt::default() };
                for (kind, quote) in [("words", bare), ("all", Excerpt { exact: exact.clone(), ..whole.clone() })] {
                let found = anchorer.resolve(&quote);
                let right = |range: &Range<usize>| range.start < place.end && place.start < range.end;
                let same = |range: &Range<usize>| letters(&text[range.clone()]) == letters(&exact);
                let outcome = match &found {
                    Resolution::Ambiguous(_) => 1,
                    Resolution::Lost { .. } => 2,
                    one => usize::from(!one.range().is_some_and(|range| right(range) || same(range))) * 3,
                };
                counts.entry((what, kind, name)).or_default()[outcome] += 1;
                if outcome == 3 {
                    wrong.push(format!("{name} {what}: {exact} -> {}", &text[found.range().cloned().unwrap_or_default()]));
                }
                if outcome != 0 && std::env::var("SHOW").is_ok_and(|w| w == what) {
                    eprintln!("{name} {kind} {}: {exact} was {}", found.state(), &text[place.clone()]);
                }
                }
            }
        }
    }
    eprintln!("right, ambiguous, lost, wrong:\n{counts:#?}");
    wrong.iter().for_each(|wrong| eprintln!("{wrong}"));
    assert_eq!(wrong.len(), 0);
}
