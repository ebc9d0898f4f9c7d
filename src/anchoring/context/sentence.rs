//! Bounds of the sentence of a quote.

use std::ops::Range;

use super::super::token::{Token, TokenKind, tokens};

/// Short forms whose full stop ends no sentence.
const SHORT_FORMS: [&str; 10] = ["mr", "mrs", "ms", "dr", "st", "no", "vs", "jr", "sr", "prof"];

/// End of the recorded words, or of those of the text, on the side away from the quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SentenceEnd {
    /// End of the words that were recorded or read.
    Cut,
    /// End of a sentence.
    Sentence,
    /// End of a line.
    Line,
}

/// Returns true for a quote that ends with its sentence: nothing after it binds it.
pub(super) fn ends_sentence(exact: &str) -> bool {
    let from = exact.char_indices().rev().nth(8).map_or(0, |(at, _)| at);
    let tokens = tokens(&exact[from..]);
    let last = tokens.iter().rposition(|token| !matches!(&*token.form, "\"" | "'" | ")" | "]"));
    last.is_some_and(|last| is_terminator(&tokens, last))
}

/// The last sentence of some tokens, with a question before it, and what stands before it.
pub(super) fn last_sentence(tokens: &[Token], line_after: bool, stops_at_lines: bool) -> (Range<usize>, SentenceEnd) {
    let mut start = tokens.len();
    let mut line = line_after;
    while let Some(at) = start.checked_sub(1) {
        let token = &tokens[at];
        let is_asked = token.is_question() && is_answer(&tokens[start..]);
        let is_open = is_asked || matches!(&*token.form, ":" | "،" | ",");
        if line && stops_at_lines && !is_open {
            return (start..tokens.len(), SentenceEnd::Line);
        }
        if is_terminator(tokens, at) && !is_asked {
            return (start..tokens.len(), SentenceEnd::Sentence);
        }
        line = token.after_line;
        start = at;
    }
    (0..tokens.len(), SentenceEnd::Cut)
}

/// Returns true if between a question and a quote there is no more than who answers: then the quote is the answer.
pub(super) fn is_answer(between: &[Token]) -> bool {
    let words = between.iter().filter(|token| token.is_alphanumeric()).count();
    let is_speech = between.iter().any(|token| matches!(&*token.form, ":" | "\""));
    words <= if is_speech { 4 } else { 2 }
}

/// The first sentence of some tokens with its mark, and what stands after it.
pub(super) fn first_sentence(tokens: &[Token], line_before: bool, stops_at_lines: bool) -> (Range<usize>, SentenceEnd) {
    for (at, token) in tokens.iter().enumerate() {
        let line = if at == 0 { line_before } else { token.after_line };
        let is_open = at > 0 && matches!(&*tokens[at - 1].form, ":" | "،" | ",");
        if line && stops_at_lines && !is_open {
            return (0..at, SentenceEnd::Line);
        }
        if is_terminator(tokens, at) {
            return (0..at + 1, SentenceEnd::Sentence);
        }
    }
    (0..tokens.len(), SentenceEnd::Cut)
}

/// Returns true for the mark that ends a sentence.
pub(super) fn is_terminator(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let is_dot = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.is("."));
    match &*token.form {
        "." => {
            let before =
                at.checked_sub(1).map(|before| &tokens[before]).filter(|before| before.kind == TokenKind::Word);
            let is_short =
                before.is_some_and(|word| word.form.chars().count() == 1 || SHORT_FORMS.contains(&&*word.folded));
            !is_short && !is_dot(at.checked_sub(1)) && !is_dot(Some(at + 1))
        }
        "!" | "۔" | "。" | "！" | "।" => true,
        _ => token.is_question(),
    }
}

pub(super) fn ends_with_line(text: &str) -> bool {
    text.chars().rev().take_while(|c| c.is_whitespace()).any(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}

pub(super) fn starts_with_line(text: &str) -> bool {
    text.chars().take_while(|c| c.is_whitespace()).any(|c| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}'))
}
