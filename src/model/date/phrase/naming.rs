//! The words of a text that a refusal is about, as they are written there.

use super::error::ParseError;
use crate::base::digits::plain;

impl ParseError {
    /// The same with the piece of the text that it is about as it stands there: in the digits of the text, and the whole
    /// where it is about several words or a value that was made of them.
    pub(super) fn quoting(self, text: &str) -> Self {
        let whole = || shortened(text.trim());
        let piece = |word: String| found(&word, text).unwrap_or_else(whole);
        match self {
            Self::NoSuchDate(_) => Self::NoSuchDate(whole()),
            Self::Clash(_) => Self::Clash(whole()),
            Self::Several(_) => Self::Several(whole()),
            Self::Calendar(_) => Self::Calendar(whole()),
            Self::NoYear(_) => Self::NoYear(whole()),
            Self::YearZero(_) => Self::YearZero(whole()),
            Self::Relative(word) => Self::Relative(piece(word)),
            Self::ShortYear(word) => Self::ShortYear(piece(word)),
            Self::Word(word) => Self::Word(piece(word)),
            Self::AcrossYears(word) => Self::AcrossYears(piece(word)),
            Self::Uncomputed(calendar, word) => Self::Uncomputed(calendar, piece(word)),
            Self::Empty | Self::Century | Self::Unclear => self,
        }
    }
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The first piece of a text that reads as `word`, a whole word or number of it.
fn found(word: &str, text: &str) -> Option<String> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let kind = |c: Option<char>| c.map(|c| (c.is_alphabetic(), c.is_numeric())).filter(|kind| *kind != (false, false));
    let apart = |a: Option<char>, b: Option<char>| kind(a).is_none() || kind(a) != kind(b);
    let head = word.chars().next()?;
    let may_start = |c: char| c == head || head.is_ascii() && !c.is_ascii();
    for (i, start) in starts.iter().enumerate() {
        if !text[*start..].starts_with(may_start) {
            continue;
        }
        for end in starts[i + 1..].iter().take_while(|end| **end - start <= 4 * word.len() + 8) {
            let piece = &text[*start..*end];
            let (first, last) = (piece.chars().next(), piece.chars().next_back());
            let whole = apart(text[..*start].chars().next_back(), first) && apart(last, text[*end..].chars().next());
            if whole && plain(piece) == word {
                return Some(piece.to_owned());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_found_as_it_is_written() {
        let cases = [
            ("15", "١٥ مارس", Some("١٥")),
            ("2", "second of second 2024", None),
            ("3", "2024 12 مارس 3", Some("3")),
            ("3", "13 30 3", Some("3")),
            ("مارس", "15مارس2024", Some("مارس")),
            ("مار", "15 مارس", None),
            ("على الأرجح", "على\u{A0}الأرجح", Some("على\u{A0}الأرجح")),
            ("«", "«15»", Some("«")),
            ("15", "1\u{200F}5", Some("1\u{200F}5")),
        ];
        for (word, text, expected) in cases {
            assert_eq!(found(word, text).as_deref(), expected, "{word} in {text}");
        }
    }
}
