//! One word of a text that is two or three of another: joined or split, with a hyphen at the end of a line, with a
//! space for a zero-width non-joiner.

use super::token::{Token, TokenKind};
use super::vocabulary::is_negation;
use crate::base::persian::may_be_joined;

/// Difference between words that are joined in one text and split in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joint {
    /// By a mark: the end of a line or of a block, a hyphen there, a non-joiner, the space of a Persian affix; or the
    /// digits of one number have another kind of space between them.
    Marks,
    /// By a space or a hyphen.
    Spelling,
}

/// Difference between two runs of tokens with the same letters, hyphens between them left out, or between a number
/// whose groups are parted by wide spaces and the same with narrow ones; `None` for other letters or digits.
pub(crate) fn joint(ours: &[Token], theirs: &[Token]) -> Option<Joint> {
    let starts = |a: &Token, b: &Token| a.kind == b.kind && a.folded.chars().next() == b.folded.chars().next();
    if !starts(&ours[0], &theirs[0]) {
        return None;
    }
    match ours[0].kind {
        TokenKind::Word => {
            let (ours_letters, theirs_letters) = (letters(ours, |t| &t.folded)?, letters(theirs, |t| &t.folded)?);
            (ours_letters == theirs_letters).then(|| joint_of_words(ours, theirs))
        }
        TokenKind::Number => {
            let digits = |tokens: &[Token]| tokens.iter().map(|t| &*t.form).collect::<Vec<_>>().join(" ");
            let are_numbers = ours.iter().chain(theirs).all(|token| token.kind == TokenKind::Number);
            (are_numbers && digits(ours) == digits(theirs)).then_some(Joint::Marks)
        }
        _ => None,
    }
}

/// The letters of words with nothing but hyphens between them.
fn letters(tokens: &[Token], of: fn(&Token) -> &str) -> Option<String> {
    let ends = tokens[tokens.len() - 1].kind == TokenKind::Word;
    let inner = tokens.iter().all(|token| token.kind == TokenKind::Word || token.is("-"));
    (ends && inner).then(|| tokens.iter().filter(|t| t.kind == TokenKind::Word).map(of).collect())
}

fn joint_of_words(ours: &[Token], theirs: &[Token]) -> Joint {
    let (whole, parts, are_theirs) = match (ours, theirs) {
        ([whole], parts) => (whole, parts, true),
        (parts, [whole]) => (whole, parts, false),
        _ => return Joint::Spelling,
    };
    if letters(parts, |token| &token.form).as_deref() != Some(&whole.form) {
        return Joint::Spelling;
    }
    // "not" before "able" in another block is no part of "notable".
    let is_block = |part: &Token| are_theirs && part.after_block && denials(ours) == denials(theirs);
    let mut at = parts[0].form.chars().count();
    for pair in parts.windows(2) {
        let (before, part) = (&pair[0], &pair[1]);
        let is_mark = match (before.is("-"), part.is("-")) {
            // The hyphen itself is looked at with the word after it.
            (_, true) => part.joined,
            // At the end of a line nobody tells a hyphen of the word from one of the line.
            (true, _) => !part.joined || whole.hyphens.contains(&at),
            _ => whole.seams.contains(&at) || may_be_joined(&before.folded, &part.folded) || is_block(part),
        };
        if !is_mark {
            return Joint::Spelling;
        }
        at += if part.is("-") { 0 } else { part.form.chars().count() };
    }
    Joint::Marks
}

/// Returns true if there is a word among some tokens that denies or affirms.
pub(crate) fn denials(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| is_negation(&token.folded))
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn hyphens_at_line_ends_are_marks_and_others_spelling() {
        use Joint::{Marks, Spelling};
        let cases = [
            ("well-known", "well\u{ad}known", Some(Marks)),
            ("un-lawful", "un\u{ad}lawful", Some(Marks)),
            ("un lawful", "un\u{ad}lawful", Some(Spelling)),
            ("wel-lknown", "well\u{ad}known", Some(Spelling)),
            ("well-known", "wellknown", Some(Spelling)),
            ("well-knows", "well\u{ad}known", None),
        ];
        for (ours, theirs, expected) in cases {
            let (a, b) = (tokens(ours), tokens(theirs));
            assert_eq!(joint(&a, &b), expected, "{ours} {theirs}");
            assert_eq!(joint(&b, &a), expected, "{theirs} {ours}");
        }
    }
}
