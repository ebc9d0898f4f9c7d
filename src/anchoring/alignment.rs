//! The alignment of a quote with a text, token by token: which words are others, and of which kind.

use std::ops::Range;

use super::alteration::{Alteration, AlterationKind};
use super::capitals::{are_other_units, are_other_words, differ_by_capitals, is_heading};
use super::characters::{OVERRIDE, is_measure};
use super::joints::{Joint, denials, joint};
use super::likeness::{Knowledge, Likeness, is_capitalized, likeness};
use super::token::{Token, TokenKind};
use super::vocabulary::{is_negation, is_of_date, is_unit, negates};

/// Cells of the largest table of words by words. Larger texts are not compared word by word: they differ in all that is
/// not alike at both ends. Six hundred words against six hundred take some fifty milliseconds.
const MAX_CELLS: usize = 400_000;

/// Cells or lines, besides the first one, that one word of a quote may stand for.
const MAX_CELLS_A_WORD: usize = 15;

/// A step of an alignment: so many tokens of the quote stand for so many of the text.
#[derive(Clone, Copy, Default)]
struct Step {
    quoted: u8,
    stands: u8,
}

/// Aligns tokens: the cost of making one of the other, and what has to be altered.
pub(crate) fn align(quote: &[Token], place: &[Token], knowledge: &impl Knowledge) -> (u32, Vec<Alteration>) {
    let has_capitals = is_heading(quote) || is_heading(place);
    let aligner = Aligner { quote, place, knowledge, has_capitals };
    let longest = quote.len().min(place.len());
    let start = (0..longest).take_while(|&at| aligner.is_same(at, at)).count();
    let is_same_back = |back: &usize| aligner.is_same(quote.len() - 1 - back, place.len() - 1 - back);
    let end = (0..longest - start).take_while(is_same_back).count();
    let (to_quote, to_place) = (quote.len() - end, place.len() - end);
    if (to_quote - start) * (to_place - start) > MAX_CELLS {
        let whole = |tokens: &[Token]| tokens[0].range.start..tokens[tokens.len() - 1].range.end;
        let (quoted, stands) = (whole(&quote[start..to_quote]), whole(&place[start..to_place]));
        return (u32::MAX, vec![Alteration { kind: AlterationKind::Word, quoted, stands }]);
    }
    aligner.align(start..to_quote, start..to_place)
}

struct Aligner<'t, K> {
    quote: &'t [Token],
    place: &'t [Token],
    knowledge: &'t K,
    /// One of the two is written in capitals throughout.
    has_capitals: bool,
}

impl<K: Knowledge> Aligner<'_, K> {
    fn is_same(&self, quoted: usize, stands: usize) -> bool {
        self.likeness(quoted, stands) == Likeness::Same
    }

    fn likeness(&self, quoted: usize, stands: usize) -> Likeness {
        let (a, b) = (&self.quote[quoted], &self.place[stands]);
        match likeness(a, b, self.knowledge) {
            Likeness::Same if self.is_joined_otherwise(quoted, stands) => Likeness::Spelling,
            Likeness::Spelling if differ_by_capitals(a, b) => self.likeness_by_capitals(quoted, stands),
            likeness => likeness,
        }
    }

    fn likeness_by_capitals(&self, quoted: usize, stands: usize) -> Likeness {
        let (a, b) = (&self.quote[quoted], &self.place[stands]);
        let is_first = |tokens: &[Token], at: usize| {
            at.checked_sub(1)
                .is_none_or(|before| matches!(&*tokens[before].form, "." | "!" | "?" | "؟" | ":" | "\"" | "'"))
        };
        let are_other = || are_other_words(a, b, [is_first(self.quote, quoted), is_first(self.place, stands)]);
        match () {
            () if self.has_capitals => Likeness::Same,
            () if self.are_units(quoted, stands) && are_other_units(a, b) || are_other() => Likeness::Other,
            () => Likeness::Spelling,
        }
    }

    /// Returns true if a number stands before both words.
    fn are_units(&self, quoted: usize, stands: usize) -> bool {
        let after_number = |tokens: &[Token], at: usize| is_number(at.checked_sub(1).and_then(|at| tokens.get(at)));
        after_number(self.quote, quoted) && after_number(self.place, stands)
    }

    /// Returns true where one text has a space between a word and a number and the other has none.
    fn is_joined_otherwise(&self, quoted: usize, stands: usize) -> bool {
        let joins = |tokens: &[Token], at: usize| {
            let before = tokens.get(at.checked_sub(1)?)?;
            (before.is_alphanumeric() && tokens[at].is_alphanumeric()).then_some(tokens[at].joined)
        };
        match (joins(self.quote, quoted), joins(self.place, stands)) {
            // Between two blocks of a page there is no space in what was copied from it.
            (Some(true), Some(false)) => !self.place[stands].after_block,
            (Some(a), Some(b)) => a != b,
            _ => false,
        }
    }

    fn align(&self, quoted: Range<usize>, stands: Range<usize>) -> (u32, Vec<Alteration>) {
        let (rows, columns) = (quoted.len(), stands.len());
        let width = columns + 1;
        let mut costs = vec![0_u32; (rows + 1) * width];
        let mut steps = vec![Step::default(); costs.len()];
        for row in (0..=rows).rev() {
            for column in (0..=columns).rev() {
                if (row, column) == (rows, columns) {
                    continue;
                }
                let mut best = (u32::MAX, Step::default());
                self.steps(quoted.start + row, stands.start + column, quoted.end, stands.end, |cost, step| {
                    let next = (row + usize::from(step.quoted)) * width + column + usize::from(step.stands);
                    let total = cost + costs[next];
                    if total < best.0 {
                        best = (total, step);
                    }
                });
                costs[row * width + column] = best.0;
                steps[row * width + column] = best.1;
            }
        }
        let (mut row, mut column, mut found) = (0, 0, Vec::new());
        while row < rows || column < columns {
            let step = steps[row * width + column];
            found.extend(self.alteration(quoted.start + row, stands.start + column, step));
            row += usize::from(step.quoted);
            column += usize::from(step.stands);
        }
        (costs[0], found)
    }

    /// The steps that can be taken from two tokens, with their costs.
    fn steps(&self, quoted: usize, stands: usize, to_quote: usize, to_place: usize, mut each: impl FnMut(u32, Step)) {
        let (a, b) = (self.quote[..to_quote].get(quoted), self.place[..to_place].get(stands));
        let alone = |token: &Token| if token.kind == TokenKind::Punctuation { 1 } else { 4 };
        if let (Some(a), Some(b)) = (a, b) {
            let cost = match self.likeness(quoted, stands) {
                Likeness::Same => 0,
                Likeness::Spelling => 1,
                Likeness::Other if a.kind == b.kind => {
                    if a.kind == TokenKind::Punctuation {
                        1
                    } else {
                        5
                    }
                }
                Likeness::Other => 7,
            };
            each(cost, Step { quoted: 1, stands: 1 });
            // Many cells of a table may have been copied as one word.
            let cells = self.place[stands + 1..to_place].iter().take(MAX_CELLS_A_WORD);
            let row = cells.take_while(|cell| cell.after_block && cell.kind == TokenKind::Word).count();
            let rows = (4..=row + 1).map(|n| (1, n));
            for (m, n) in [(1, 2), (2, 1), (1, 3), (3, 1)].into_iter().chain(rows) {
                let (Some(ours), Some(theirs)) =
                    (self.quote[..to_quote].get(quoted..quoted + m), self.place[..to_place].get(stands..stands + n))
                else {
                    continue;
                };
                if let Some(joint) = joint(ours, theirs) {
                    each(u32::from(joint == Joint::Spelling), Step { quoted: m as u8, stands: n as u8 });
                }
            }
        }
        if let Some(a) = a {
            each(alone(a), Step { quoted: 1, stands: 0 });
        }
        if let Some(b) = b {
            each(alone(b), Step { quoted: 0, stands: 1 });
        }
    }

    fn alteration(&self, quoted: usize, stands: usize, step: Step) -> Option<Alteration> {
        let ours = &self.quote[quoted..quoted + usize::from(step.quoted)];
        let theirs = &self.place[stands..stands + usize::from(step.stands)];
        let kind = match (ours, theirs) {
            ([a], [_]) => match self.likeness(quoted, stands) {
                Likeness::Same => return None,
                Likeness::Spelling if a.kind == TokenKind::Punctuation => AlterationKind::Punctuation,
                Likeness::Spelling => AlterationKind::Spelling,
                Likeness::Other => self.kind_of_swap(quoted, stands),
            },
            ([_], []) => self.kind_alone(self.quote, quoted),
            ([], [_]) => self.kind_alone(self.place, stands),
            _ if joint(ours, theirs) == Some(Joint::Marks) => return None,
            _ if denials(ours) != denials(theirs) => AlterationKind::Negation,
            _ => AlterationKind::Spelling,
        };
        let range = |tokens: &[Token], all: &[Token], at: usize| match tokens {
            [first, .., last] => first.range.start..last.range.end,
            [only] => only.range.clone(),
            [] => {
                let end = at.checked_sub(1).map_or(0, |before| all[before].range.end);
                end..end
            }
        };
        let (quoted, stands) = (range(ours, self.quote, quoted), range(theirs, self.place, stands));
        Some(Alteration { kind, quoted, stands })
    }

    fn kind_of_swap(&self, quoted: usize, stands: usize) -> AlterationKind {
        let (a, b) = (&self.quote[quoted], &self.place[stands]);
        if negates(&a.folded, &b.folded) {
            return AlterationKind::Negation;
        }
        if differ_by_capitals(a, b) && self.are_units(quoted, stands) {
            return AlterationKind::Unit;
        }
        self.kind_alone(self.quote, quoted).max(self.kind_alone(self.place, stands)).max(AlterationKind::Word)
    }

    /// The kind of the alteration if a token is dropped or added.
    fn kind_alone(&self, tokens: &[Token], at: usize) -> AlterationKind {
        let token = &tokens[at];
        match token.kind {
            TokenKind::Punctuation if token.is_question() => AlterationKind::Word,
            // "- 5" may be less than nothing.
            TokenKind::Punctuation if is_minus(tokens, at) => AlterationKind::Number,
            TokenKind::Punctuation if is_after_denial(tokens, at) => AlterationKind::Negation,
            TokenKind::Punctuation => AlterationKind::Punctuation,
            TokenKind::Number if token.is_note => AlterationKind::Punctuation,
            TokenKind::Number if is_date(tokens, at) => AlterationKind::Date,
            TokenKind::Number => AlterationKind::Number,
            TokenKind::Sign if token.form.chars().all(is_measure) => AlterationKind::Unit,
            TokenKind::Sign if token.form.starts_with(OVERRIDE) || token.form.is_ascii() => AlterationKind::Number,
            TokenKind::Sign => AlterationKind::Word,
            TokenKind::Word if is_negation(&token.folded) => AlterationKind::Negation,
            TokenKind::Word if is_of_date(&token.folded) && is_no_verb(token) => AlterationKind::Date,
            TokenKind::Word if self.knowledge.is_name(&token.folded) || is_capitalized(token) => AlterationKind::Name,
            TokenKind::Word if is_unit(&token.folded) => AlterationKind::Unit,
            TokenKind::Word => AlterationKind::Word,
        }
    }
}

/// Returns true for a hyphen that may be a sign: "- 5" and «5-».
fn is_minus(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let is_last = tokens.get(at + 1).is_none_or(|next| !next.joined || !next.is_alphanumeric());
    token.is("-") && (!token.joined && is_number(tokens.get(at + 1)) || token.joined && is_number(before) && is_last)
}

/// Returns true for a mark between a denial and what it does not deny: "no, I want" and "no I want".
fn is_after_denial(tokens: &[Token], at: usize) -> bool {
    let ends = matches!(&*tokens[at].form, "," | "،" | "." | ";" | "؛" | ":" | "\u{2014}");
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    ends && at + 1 < tokens.len() && before.is_some_and(|before| is_negation(&before.folded))
}

fn is_number(token: Option<&Token>) -> bool {
    token.is_some_and(|token| token.kind == TokenKind::Number)
}

/// Returns true for a number beside a month, or that is a year.
fn is_date(tokens: &[Token], at: usize) -> bool {
    let is_month = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|token| token.kind == TokenKind::Word && is_of_date(&token.folded))
    };
    let is_year = |part: &str| part.parse().is_ok_and(|year: u32| (1000..2200).contains(&year));
    let is_year = tokens[at].form.split(['-', '/']).any(is_year);
    is_year || is_month(at.checked_sub(1)) || is_month(Some(at + 1))
}

/// Returns true unless a month may be another word: "may" and "march".
fn is_no_verb(token: &Token) -> bool {
    !token.form.is_ascii() || is_capitalized(token)
}
