//! False friends, which must not be taken for a quote, and true changes, which must.
//!
//! The articles of the Universal Declaration of Human Rights share formulas, so each is looked for in the text without
//! it: wherever a quote is then "found", it is wrong, unless the same words stand there.

use std::ops::Range;

use super::{Anchorer, describe, resolve};
use crate::base::Folded;
use crate::model::Excerpt;

/// The declaration, and letters that typing and scanning put for others.
const TEXTS: [(&str, &str, &str); 4] = [
    ("arb", include_str!("../../tests/data/anchoring/udhr_arb.txt"), "بتثنيحخجدذرزسشصضطظعغفقهة"),
    ("eng", include_str!("../../tests/data/anchoring/udhr_eng.txt"), "oceilrnmuvwgqadbhtfsaeioz"),
    ("heb", include_str!("../../tests/data/anchoring/udhr_heb.txt"), "בכגנדרהחתוזםסמעצץשטףאקלפי"),
    ("pes", include_str!("../../tests/data/anchoring/udhr_pes_1.txt"), "بتثنیحخجدذرزسشصضطظعغفقهکگ"),
];

/// Quotes that a misprint in the text stands for: that is a true change.
const MISPRINTS: [&str; 1] = ["כל אדם זכאי להגנת"];

/// Quotes of so few characters are another matter: they need the words around them.
const SHORT_QUOTE: usize = 16;

/// Step through the six thousand quotes, of which others are tried each time; all of them take minutes.
const EVERY: usize = 11;

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
        quotes.extend(
            words.split_inclusive(|word| ends_with(word, marks)).map(|part| part[0].start..part[part.len() - 1].end),
        );
    }
    for (nth, run) in [4, 5, 6, 8].into_iter().enumerate() {
        quotes.extend(words.windows(run).skip(nth).step_by(3).map(|run| run[0].start..run[run.len() - 1].end));
    }
    quotes.retain(|quote| Folded::new(&text[quote.clone()]).as_str().chars().count() >= SHORT_QUOTE);
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
    let (mut wrong, mut nth) = (Vec::new(), 0);
    for (name, text, _) in TEXTS {
        for paragraph in paragraphs(text) {
            let without = format!("{}{}", &text[..paragraph.start], &text[paragraph.end..]);
            let anchorer = Anchorer::new(&without);
            for quote in quotes(text, &paragraph) {
                nth += 1;
                if nth % EVERY != 0 {
                    continue;
                }
                let whole = describe(&Excerpt::default(), text, quote).expect("words");
                let words = Excerpt { exact: whole.exact.clone(), ..Excerpt::default() };
                let placed = Excerpt { start: whole.start, end: whole.end, ..words.clone() };
                let around = Excerpt { start: None, end: None, ..whole.clone() };
                for quote in [words, placed, around, whole] {
                    let found = anchorer.resolve(&quote);
                    let place = found.range().map_or("", |range| &without[range.clone()]);
                    if !place.is_empty()
                        && letters(place) != letters(quote.exact.as_unproven())
                        && !MISPRINTS.contains(&place)
                    {
                        wrong.push(format!(
                            "{name}: {:.2}: {} -> {place}",
                            found.similarity(),
                            quote.exact.as_unproven()
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn names_formulas_and_paraphrases_are_no_quotes() {
    let article = include_str!("../../data/kadrey-v-meta/article.ar.txt");
    let named = |name: &str| TEXTS.iter().find(|(known, ..)| *known == name).map(|(_, text, _)| *text);
    let mut wrong = Vec::new();
    for line in include_str!("../../tests/data/anchoring/false-friends.tsv").lines().filter(|l| !l.starts_with('#')) {
        let [text, exact, expected] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let text = if text == "article" { article } else { named(text).unwrap_or(text) };
        let found = resolve(text, &Excerpt { exact: exact.into(), ..Excerpt::default() });
        let words = found.range().map_or_else(String::new, |range| format!(": {}", &text[range.clone()]));
        let shown = format!("{}{words}", found.state());
        if shown != expected {
            wrong.push(format!("{exact}\n   is {shown}\n  not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A way to spoil words.
struct Spoil {
    name: &'static str,
    /// Words of a quote, at least: of shorter ones a word in five is too much to say that the others are the quote.
    least: usize,
    /// Percentage of quotes to be found by the words alone, and with their surroundings and position.
    found: [usize; 2],
    spoil: fn(&str, &[char], &mut Random) -> String,
}

#[rustfmt::skip]
const SPOILS: [Spoil; 8] = [
    Spoil { name: "a typo", least: 0, found: [85, 98], spoil: |words, letters, random| letters_in(words, 1_000, letters, random) },
    Spoil { name: "typos", least: 0, found: [70, 97], spoil: |words, letters, random| letters_in(words, 20, letters, random) },
    Spoil { name: "scanned", least: 0, found: [55, 96], spoil: |words, letters, random| letters_in(words, 10, letters, random) },
    Spoil { name: "a space gone", least: 0, found: [93, 99], spoil: |words, _, _| words.replacen(' ', "", 1) },
    Spoil { name: "a word gone", least: 10, found: [75, 85], spoil: |words, _, random| word_in(words, |_| String::new(), random) },
    Spoil { name: "another word", least: 10, found: [93, 98], spoil: |words, letters, random| {
        let other: String = (0..5).map(|_| letters[random.below(letters.len())]).collect();
        word_in(words, |_| other, random)
    } },
    Spoil { name: "marks", least: 0, found: [93, 99], spoil: |words, _, _| words.replace('أ', "ا").replace('ي', "ى").replace('ر', "رَ").replace('e', "é") },
    Spoil { name: "quotation marks", least: 0, found: [93, 99], spoil: |words, _, random| word_in(words, |word| format!("«{word}»"), random) },
];

/// The words with one letter in so many another.
fn letters_in(words: &str, one_in: usize, letters: &[char], random: &mut Random) -> String {
    let length = words.chars().count();
    let hits: Vec<usize> = (0..length.div_ceil(one_in)).map(|_| random.below(length)).collect();
    let spoiled = |nth: usize, c: char| hits.contains(&nth) && c.is_alphabetic();
    let each = words.chars().enumerate();
    each.map(|(nth, c)| if spoiled(nth, c) { letters[random.below(letters.len())] } else { c }).collect()
}

/// The words with one of them changed.
fn word_in(words: &str, change: impl FnOnce(&str) -> String, random: &mut Random) -> String {
    let mut all: Vec<String> = words.split(' ').map(str::to_owned).collect();
    let at = random.below(all.len());
    all[at] = change(&all[at]);
    all.retain(|word| !word.is_empty());
    all.join(" ")
}

#[test]
fn changed_words_are_found_where_they_stood() {
    let mut random = Random(7);
    let mut counts = [[(0, 0); 2]; SPOILS.len()];
    for (name, text, others) in TEXTS {
        let others: Vec<char> = others.chars().collect();
        let anchorer = Anchorer::new(text);
        let places = paragraphs(text).flat_map(|paragraph| quotes(text, &paragraph)).step_by(EVERY);
        for place in places {
            let whole = describe(&Excerpt::default(), text, place.clone()).expect("words");
            let words = whole.exact.as_unproven().split_whitespace().count();
            for (spoil, counts) in SPOILS.iter().zip(&mut counts).filter(|(spoil, _)| words >= spoil.least) {
                let exact = (spoil.spoil)(&text[place.clone()], &others, &mut random);
                let bare = Excerpt { exact: exact.clone().into(), ..Excerpt::default() };
                let whole = Excerpt { exact: exact.into(), ..whole.clone() };
                for (quote, (all, right)) in [&bare, &whole].into_iter().zip(counts) {
                    let found = anchorer.resolve(quote);
                    let range = found.range().cloned().unwrap_or_default();
                    let there = range.start < place.end && place.start < range.end;
                    // Spoilt words may be those of another place.
                    let same = letters(&text[range.clone()]) == letters(quote.exact.as_unproven());
                    let of =
                        format!("{name}, {}: {} -> {}", spoil.name, quote.exact.as_unproven(), &text[range.clone()]);
                    assert!(range.is_empty() || there || same, "{of}");
                    (*all, *right) = (*all + 1, *right + usize::from(!range.is_empty()));
                }
            }
        }
    }
    for (spoil, counts) in SPOILS.iter().zip(counts) {
        let of_hundred = counts.map(|(all, right)| right * 100 / all);
        eprintln!("{}: {of_hundred:?} of a hundred, {counts:?}", spoil.name);
        assert!(of_hundred[0] >= spoil.found[0] && of_hundred[1] >= spoil.found[1], "{}: {of_hundred:?}", spoil.name);
    }
}
