//! Drafts of events: sentences with a date of their own, for a person to accept or to dismiss.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::expression::{Expression, Kind};
use crate::model::date::phrase::fold;
use crate::model::{Actor, EdtfDate, Id};

/// Longest title, in characters.
const MAX_TITLE: usize = 80;
/// Words that a sentence has at least besides its date: a heading or a page's own date tells no event.
const MIN_WORDS: usize = 4;
/// Folded words before a year that make it a part of a name: of a law, a plan, a citation.
const NAMES: [&str; 12] = [
    "قانون",
    "القانون",
    "بالقانون",
    "مرسوم",
    "المرسوم",
    "قرار",
    "القرار",
    "act",
    "resolution",
    "directive",
    "cir",
    "vision",
];

/// A proposed event. Ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The sentence, which is the quote.
    pub passage: Range<usize>,
    /// The words that attest the date.
    pub date: Range<usize>,
    /// The date.
    pub when: EdtfDate,
    /// The part of the passage that is proposed as title.
    pub title: Range<usize>,
    /// Ids of the actors whose names stand in the passage, in the order of the project.
    pub actors: Vec<Id>,
    /// True if the date is perhaps no event's: it stands in the name of a law, or in brackets.
    pub is_weak: bool,
}

/// Proposes an event for every expression with a value whose sentence tells something, those that look most like events
/// first among those of one place in the text order.
pub fn drafts(text: &str, expressions: &[Expression], actors: &[Actor]) -> Vec<Draft> {
    let sentences = sentences(text, expressions);
    let mut next = 0;
    let mut found: Vec<Draft> = Vec::new();
    for one in expressions.iter().filter(|one| !matches!(one.kind, Kind::Vague | Kind::Duration)) {
        let Some(when) = one.when.clone() else { continue };
        while sentences.get(next).is_some_and(|sentence| sentence.end <= one.range.start) {
            next += 1;
        }
        let Some(sentence) = sentences.get(next).filter(|sentence| sentence.contains(&one.range.start)) else {
            continue;
        };
        if !tells_something(text, sentence, &one.range) {
            continue;
        }
        found.push(Draft {
            passage: sentence.clone(),
            date: one.range.clone(),
            when,
            title: title(text, sentence, &one.range),
            actors: named(&text[sentence.clone()], actors),
            is_weak: is_name(text, sentence, &one.range),
        });
    }
    found
}

/// The sentences of a text without the white space around them; none ends within an expression.
fn sentences(text: &str, expressions: &[Expression]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut next = 0;
    for (at, piece) in text.split_sentence_bound_indices() {
        let end = at + piece.len();
        while expressions.get(next).is_some_and(|one| one.range.end <= end) {
            next += 1;
        }
        let within = expressions.get(next).is_some_and(|one| one.range.start < end);
        if within && !piece.ends_with('\n') {
            continue;
        }
        found.extend(trimmed(text, start..end));
        start = end;
    }
    found.extend(trimmed(text, start..text.len()));
    found
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let piece = text.get(range.clone())?;
    let start = range.start + piece.len() - piece.trim_start().len();
    let end = range.end - (piece.len() - piece.trim_end().len());
    (start < end).then_some(start..end)
}

/// Returns true if the sentence has words enough besides its date.
fn tells_something(text: &str, sentence: &Range<usize>, date: &Range<usize>) -> bool {
    let words = |range: Range<usize>| text.get(range).map_or(0, |part| part.unicode_words().count());
    words(sentence.start..date.start) + words(date.end.min(sentence.end)..sentence.end) >= MIN_WORDS
}

/// The first clause with three words or more that is not the date, cut at a word.
fn title(text: &str, sentence: &Range<usize>, date: &Range<usize>) -> Range<usize> {
    let mut start = sentence.start;
    let clauses = text[sentence.clone()].split_inclusive(['،', ',', ';', '؛', ':', '.', '“', '«']);
    let mut longest = sentence.clone();
    let mut most = 0;
    for clause in clauses {
        let range = start..start + clause.len();
        start = range.end;
        let touches = range.start < date.end && date.start < range.end;
        let before = if touches { range.start..date.start.max(range.start) } else { range };
        let Some(before) = trimmed(text, whole_words(text, before)) else { continue };
        let words = text[before.clone()].unicode_words().count();
        if words >= 3 {
            longest = before;
            break;
        }
        if words > most {
            (most, longest) = (words, before);
        }
    }
    cut(text, longest)
}

/// The range without the particle at its end that is joined to the word behind: «ل» of «لسنة».
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let piece = &text[range.clone()];
    let torn = letter(piece.chars().next_back()) && letter(text[range.end..].chars().next());
    let end =
        if torn { piece.rfind(char::is_whitespace).map_or(range.start, |at| range.start + at) } else { range.end };
    range.start..end
}

/// The first [`MAX_TITLE`] characters without the stop at their end, and no part of a word.
fn cut(text: &str, range: Range<usize>) -> Range<usize> {
    let piece = &text[range.clone()];
    let whole = piece
        .char_indices()
        .nth(MAX_TITLE)
        .map_or(piece.len(), |(end, _)| piece[..end].rfind(char::is_whitespace).unwrap_or(end));
    let length = piece[..whole].trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '»' | '”')).len();
    range.start..range.start + if length > 0 { length } else { whole }
}

/// Ids of the actors one of whose names stands in a passage.
fn named(passage: &str, actors: &[Actor]) -> Vec<Id> {
    let folded = |text: &str| format!(" {} ", text.unicode_words().map(fold).collect::<Vec<_>>().join(" "));
    let passage = folded(passage);
    let stands = |actor: &&Actor| actor.name.texts().any(|name| passage.contains(&folded(name)));
    actors.iter().filter(stands).map(|actor| actor.id.clone()).collect()
}

/// Returns true if the date belongs to the name of a law or a citation.
fn is_name(text: &str, sentence: &Range<usize>, date: &Range<usize>) -> bool {
    let before = text.get(sentence.start..date.start).unwrap_or_default();
    let near = before.unicode_words().rev().take(4).map(fold).any(|word| NAMES.contains(&word.as_str()));
    near || before.ends_with('(') && text[date.end..].starts_with(')')
}

#[cfg(test)]
mod tests {
    use super::super::{Context, expressions};
    use super::*;

    fn proposed(text: &str, published: &str) -> Vec<(String, String, String, bool)> {
        let published = EdtfDate::parse(published).ok();
        let found = expressions(text, &Context { language: "", published: published.as_ref() });
        let all = drafts(text, &found, &[]).into_iter();
        all.map(|one| (one.when.to_string(), text[one.title].to_owned(), text[one.passage].to_owned(), one.is_weak))
            .collect()
    }

    #[test]
    fn sentences_with_a_date_of_their_own_become_drafts() {
        let text = "3 May 2021\nThe court dismissed the claim on Jan. 8, 2020, and the firm appealed. It had rained.\n\
                    وافق المجلس على المشروع يوم الجمعة 18/12/2015 بالإجماع. عُدل القانون رقم 15 لسنة 2019 بعد نقاش طويل.";
        let found = proposed(text, "");
        let short: Vec<_> = found.iter().map(|(when, title, _, weak)| (when.as_str(), title.as_str(), *weak)).collect();
        assert_eq!(
            short,
            [
                ("2020-01-08", "The court dismissed the claim on", false),
                ("2015-12-18", "وافق المجلس على المشروع", false),
                ("2019", "عُدل القانون رقم 15", true),
            ]
        );
        assert_eq!(found[0].2, "The court dismissed the claim on Jan. 8, 2020, and the firm appealed.");
    }

    #[test]
    fn the_bundled_article_gives_its_events() {
        let text = include_str!("../../data/kadrey-v-meta/article.ar.txt");
        let whens: Vec<String> = proposed(text, "2025-01").into_iter().map(|(when, ..)| when).collect();
        for when in ["2023-10", "2024-07", "2025/..", "2024-04"] {
            assert!(whens.iter().any(|one| one == when), "{when} in {whens:?}");
        }
    }
}
