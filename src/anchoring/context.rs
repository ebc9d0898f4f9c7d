//! Whether the words around a place are still those that bind a quote: who says it, what it answers, whether it is
//! denied.
//!
//! What binds are the recorded words of the same sentence, and a question before its answer. Marks, white space,
//! spelling and whole other sentences do not count; nor do ordinary words that end with a paragraph or with the
//! document. A denial, a verb of saying, a name or a number counts wherever it appears, goes or changes there.

use std::ops::Range;

use super::alteration::{Alteration, AlterationKind, align};
use super::boundary::Cuts;
use super::likeness::{Knowledge, is_capitalized};
use super::token::{Kind, Token, tokens};
use super::vocabulary::{is_negation, is_reporting};
use crate::model::Excerpt;

/// Recorded words beside a quote of which every one binds it; of those farther off only denials and the like do.
const NEAR: usize = 6;

/// Bytes of a prefix or suffix that are compared, those next to the quote.
const MAX_RECORDED: usize = 400;

/// Bytes of the text that are read beyond the length of the recorded words.
const BEYOND: usize = 240;

/// Words that may have been put between a quote and its recorded surroundings.
const MAX_ADDED: usize = 8;

/// Short forms whose full stop ends no sentence.
const SHORT_FORMS: [&str; 10] = ["mr", "mrs", "ms", "dr", "st", "no", "vs", "jr", "sr", "prof"];

/// Returns true unless prefix or suffix, where they are recorded, are denied by what stands around a range of a text.
pub fn agrees(text: &str, range: &Range<usize>, excerpt: &Excerpt, knowledge: &impl Knowledge) -> bool {
    let (prefix, suffix) = (nearest_end(&excerpt.prefix), nearest_start(&excerpt.suffix));
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let starts_text = prefix.is_empty() && !suffix.is_empty() && excerpt.start == Some(0);
    let is_before = match () {
        () if starts_text => !Side::before("", before, prefix.len()).is_bound_by_more(),
        () => {
            prefix.is_empty()
                || before.ends_with(prefix)
                || Side::before(prefix, before, prefix.len()).agrees(knowledge)
        }
    };
    is_before
        && Cuts::of(excerpt).is_cut_alike(text, range)
        && (suffix.is_empty()
            || after.starts_with(suffix)
            || ends_sentence(excerpt.exact.as_unproven())
            || Side::after(suffix, after, suffix.len()).agrees(knowledge))
}

fn nearest_end(prefix: &str) -> &str {
    &prefix[prefix.ceil_char_boundary(prefix.len().saturating_sub(MAX_RECORDED))..]
}

fn nearest_start(suffix: &str) -> &str {
    &suffix[..suffix.floor_char_boundary(MAX_RECORDED)]
}

/// Returns true for a quote that ends with its sentence: nothing after it binds it.
fn ends_sentence(exact: &str) -> bool {
    let from = exact.char_indices().rev().nth(8).map_or(0, |(at, _)| at);
    let tokens = tokens(&exact[from..]);
    let last = tokens.iter().rposition(|token| !matches!(&*token.form, "\"" | "'" | ")" | "]"));
    last.is_some_and(|last| is_terminator(&tokens, last))
}

/// How the recorded words, or those of the text, end on the side that is away from the quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// With the words that were recorded or read.
    Cut,
    /// With a sentence.
    Sentence,
    /// With a line.
    Line,
}

/// The words on one side of a quote: as recorded, and as they stand.
struct Side {
    recorded: Vec<Token>,
    recorded_end: End,
    /// Words recorded beyond the end of the line.
    beyond: Option<Token>,
    stands: Vec<Token>,
    /// The text, and no only what was read of it, ends after `stands`.
    is_all: bool,
    /// The document ends after `stands`.
    is_end: bool,
    is_before: bool,
    /// A line ends between the last word and the quote.
    line_between: bool,
}

impl Side {
    fn before(recorded: &str, text: &str, length: usize) -> Self {
        let from = text.floor_char_boundary(text.len().saturating_sub(length * 2 + BEYOND));
        let own = tokens(recorded);
        let (own_range, recorded_end) = last_sentence(&own, ends_with_line(recorded), true);
        let there = tokens(&text[from..]);
        let line_between = ends_with_line(&text[from..]);
        let (range, end) = last_sentence(&there, false, false);
        Self {
            beyond: own_range.start.checked_sub(1).map(|at| own[at].clone()),
            recorded: own[own_range].to_vec(),
            recorded_end,
            stands: there[range.clone()].to_vec(),
            is_all: range.start == 0 && from == 0 || end == End::Sentence,
            is_end: range.start == 0 && from == 0 && end == End::Cut,
            is_before: true,
            line_between,
        }
    }

    fn after(recorded: &str, text: &str, length: usize) -> Self {
        let to = text.ceil_char_boundary((length * 2 + BEYOND).min(text.len()));
        let own = tokens(recorded);
        let (own_range, recorded_end) = first_sentence(&own, starts_with_line(recorded), true);
        let there = tokens(&text[..to]);
        let line_between = starts_with_line(&text[..to]);
        let (range, end) = first_sentence(&there, false, false);
        Self {
            beyond: own.get(own_range.end).cloned(),
            recorded: own[own_range].to_vec(),
            recorded_end,
            is_all: range.end == there.len() && to == text.len() || end == End::Sentence,
            is_end: range.end == there.len() && to == text.len() && end == End::Cut,
            stands: there[range].to_vec(),
            is_before: false,
            line_between,
        }
    }

    /// Returns true if there is a way to lay the recorded words over those of the text in which nothing that binds is
    /// altered.
    fn agrees(&self, knowledge: &impl Knowledge) -> bool {
        let count = self.stands.len();
        let longest = (self.recorded.len() + MAX_ADDED).min(count);
        let lengths = self.recorded.len().saturating_sub(MAX_ADDED)..=longest;
        if self.recorded.is_empty() && self.recorded_end == End::Cut {
            return true;
        }
        // Whole sentences are compared whole, parts of them as long as they may be.
        let whole = (self.is_all && count > longest).then_some(count);
        lengths.chain(whole).any(|length| self.may_end(length) && self.agrees_at(length, knowledge))
    }

    /// Returns true if the text may be cut after so many words, counted from the quote.
    fn may_end(&self, length: usize) -> bool {
        match self.recorded_end {
            End::Cut => true,
            End::Sentence => length == self.stands.len() && self.is_all || self.is_line_at(length),
            End::Line => {
                let next = self.nth(length);
                let is_end = length == self.stands.len() && self.is_all || self.is_line_at(length);
                is_end
                    || match (&self.beyond, next) {
                        // What was recorded may have been cut within its outermost word.
                        (Some(beyond), Some(next)) if self.is_before => next.folded.ends_with(&beyond.folded),
                        (Some(beyond), Some(next)) => next.folded.starts_with(&beyond.folded),
                        _ => !self.has_binding(length),
                    }
            }
        }
    }

    /// The nth word of the text, counted from the quote.
    fn nth(&self, nth: usize) -> Option<&Token> {
        if self.is_before { self.stands.iter().rev().nth(nth) } else { self.stands.get(nth) }
    }

    /// Returns true if a line ends in the text after so many words, counted from the quote.
    fn is_line_at(&self, length: usize) -> bool {
        match (self.is_before, length.checked_sub(1)) {
            (_, None) => self.line_between,
            (true, Some(last)) => self.nth(last).is_some_and(|token| token.after_line),
            (false, Some(_)) => self.nth(length).is_some_and(|token| token.after_line),
        }
    }

    /// Returns true if among the next few words there is one that binds wherever it stands.
    fn has_binding(&self, from: usize) -> bool {
        (from..from + NEAR).filter_map(|nth| self.nth(nth)).any(binds_anywhere)
    }

    /// Returns true if words that bind were put where the text began.
    fn is_bound_by_more(&self) -> bool {
        !self.line_between && self.has_binding(0)
    }

    fn agrees_at(&self, length: usize, knowledge: &impl Knowledge) -> bool {
        let count = self.stands.len();
        let mut there = if self.is_before { &self.stands[count - length..] } else { &self.stands[..length] }.to_vec();
        self.mend_cut(&mut there);
        let is_cut_off = length == count && self.is_end || self.is_line_at(length);
        let (_, alterations) = align(&self.recorded, &there, knowledge);
        !alterations.iter().any(|alteration| self.is_grave(alteration, &there, is_cut_off, knowledge))
    }

    /// The outermost recorded word may have lost letters.
    fn mend_cut(&self, there: &mut [Token]) {
        let (own, other) = match self.is_before {
            true => (self.recorded.first(), there.first_mut()),
            false => (self.recorded.last(), there.last_mut()),
        };
        let (Some(own), Some(other)) = (own, other) else { return };
        let fits = if self.is_before { other.form.ends_with(&own.form) } else { other.form.starts_with(&own.form) };
        if self.recorded_end == End::Cut && self.recorded.len() > 1 && own.kind == other.kind && fits {
            (other.form, other.folded) = (own.form.clone(), own.folded.clone());
            other.vowels.clear();
        }
    }

    /// Returns true for an alteration of words that bind.
    fn is_grave(&self, alteration: &Alteration, there: &[Token], is_cut_off: bool, knowledge: &impl Knowledge) -> bool {
        if alteration.kind <= AlterationKind::Spelling {
            return false;
        }
        let of = |tokens: &[Token], range: &Range<usize>| -> Vec<Token> {
            let within = |token: &&Token| range.start <= token.range.start && token.range.end <= range.end;
            tokens.iter().filter(within).cloned().collect()
        };
        let (own, other) = (of(&self.recorded, &alteration.quoted), of(there, &alteration.stands));
        if own.iter().chain(&other).any(|token| binds_anywhere(token) || knowledge.is_name(&token.folded)) {
            return true;
        }
        let beside = |token: &&Token| match self.is_before {
            true => token.range.start >= alteration.quoted.end,
            false => token.range.end <= alteration.quoted.start,
        };
        let distance = self.recorded.iter().filter(beside).filter(|token| token.is_alphanumeric()).count();
        // What is missing at the far end went with its paragraph, unless it was another paragraph when it was recorded.
        let was_line = match self.is_before {
            true => self.recorded.iter().find(|token| token.range.start >= alteration.quoted.end),
            false => self.recorded.iter().find(|token| token.range.end >= alteration.quoted.end),
        };
        let is_outermost = alteration.stands.is_empty()
            && self.is_outermost(alteration, there)
            && !was_line.is_some_and(|token| token.after_line);
        distance < NEAR && !(is_cut_off && is_outermost)
    }

    /// Returns true if nothing of the text stands farther off than where an alteration is.
    fn is_outermost(&self, alteration: &Alteration, there: &[Token]) -> bool {
        let inner = there.iter().filter(|token| token.kind != Kind::Punctuation);
        match self.is_before {
            true => inner.clone().all(|token| token.range.start >= alteration.stands.end),
            false => inner.clone().all(|token| token.range.end <= alteration.stands.start),
        }
    }
}

/// Returns true for words that bind wherever they stand in a sentence.
fn binds_anywhere(token: &Token) -> bool {
    match token.kind {
        Kind::Number => true,
        Kind::Word => is_negation(&token.folded) || is_reporting(&token.folded) || is_capitalized(token),
        Kind::Sign | Kind::Punctuation => false,
    }
}

/// The last sentence of some tokens, with a question before it, and what stands before it.
fn last_sentence(tokens: &[Token], line_after: bool, stops_at_lines: bool) -> (Range<usize>, End) {
    let mut start = tokens.len();
    let mut line = line_after;
    while let Some(at) = start.checked_sub(1) {
        let token = &tokens[at];
        let is_asked = token.is_question() && is_answer(&tokens[start..]);
        let is_open = is_asked || matches!(&*token.form, ":" | "،" | ",");
        if line && stops_at_lines && !is_open {
            return (start..tokens.len(), End::Line);
        }
        if is_terminator(tokens, at) && !is_asked {
            return (start..tokens.len(), End::Sentence);
        }
        line = token.after_line;
        start = at;
    }
    (0..tokens.len(), End::Cut)
}

/// Returns true if between a question and a quote there is no more than who answers: then the quote is the answer.
fn is_answer(between: &[Token]) -> bool {
    let words = between.iter().filter(|token| token.is_alphanumeric()).count();
    let is_speech = between.iter().any(|token| matches!(&*token.form, ":" | "\""));
    words <= if is_speech { 4 } else { 2 }
}

/// The first sentence of some tokens with its mark, and what stands after it.
fn first_sentence(tokens: &[Token], line_before: bool, stops_at_lines: bool) -> (Range<usize>, End) {
    for (at, token) in tokens.iter().enumerate() {
        let line = if at == 0 { line_before } else { token.after_line };
        let is_open = at > 0 && matches!(&*tokens[at - 1].form, ":" | "،" | ",");
        if line && stops_at_lines && !is_open {
            return (0..at, End::Line);
        }
        if is_terminator(tokens, at) {
            return (0..at + 1, End::Sentence);
        }
    }
    (0..tokens.len(), End::Cut)
}

/// Returns true for the mark that ends a sentence.
fn is_terminator(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let is_dot = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is("."));
    match &*token.form {
        "." => {
            let before = at.checked_sub(1).map(|before| &tokens[before]).filter(|before| before.kind == Kind::Word);
            let is_short =
                before.is_some_and(|word| word.form.chars().count() == 1 || SHORT_FORMS.contains(&&*word.folded));
            !is_short && !is_dot(at.checked_sub(1)) && !is_dot(Some(at + 1))
        }
        "!" | "۔" | "。" | "！" | "।" => true,
        _ => token.is_question(),
    }
}

fn ends_with_line(text: &str) -> bool {
    text.chars().rev().take_while(|c| c.is_whitespace()).any(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}

fn starts_with_line(text: &str) -> bool {
    text.chars().take_while(|c| c.is_whitespace()).any(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
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
}
