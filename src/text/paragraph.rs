//! Splits a text into paragraphs, bounds it, and takes out what has no look.

use crate::base::marks::is_isolate;
use std::borrow::Cow;
use std::ops::Range;

use super::TextRequest;

/// The paragraphs of a text: each its content and, behind it, the break that ends it (bytes).
///
/// Breaks are those of bidi class B (UAX #9) that occur in files, and U+2028, which ends a line alike.
/// A text that ends in a break has an empty paragraph after it. There is always at least one.
pub(super) fn paragraphs(text: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> + '_ {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let found = text[from..].char_indices().find(|(_, c)| is_break(*c));
        let Some((offset, c)) = found else {
            start = None;
            return Some((from..text.len(), text.len()..text.len()));
        };
        let at = from + offset;
        let mut next = at + c.len_utf8();
        if c == '\r' && text[next..].starts_with('\n') {
            next += 1;
        }
        start = Some(next);
        Some((from..at, at..next))
    })
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text with every control character as a space of the same length in UTF-8, so that ranges stay true.
pub(super) fn without_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        c if !c.is_control() => c,
        c if c.len_utf8() == 1 => ' ',
        _ => '\u{a0}',
    };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Returns true if a character at the end of a line goes to the end side of it, by UAX #9 rule L1: white space, and the
/// formatting characters among it. Direction marks are strong characters, not white space.
pub(super) fn is_trailing(c: char) -> bool {
    matches!(c,
        '\u{9}'..='\u{d}' | '\u{1c}'..=' ' | '\u{85}' | '\u{1680}' | '\u{2000}'..='\u{200b}'
        | '\u{2028}'..='\u{202e}' | '\u{205f}' | '\u{3000}' | '\u{feff}')
        || is_isolate(c)
}

/// Returns true for joiners, marks of direction and selectors of a form, which have no ink.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Part of the text that can show: with `max_lines`, a text of any length costs no more than what fits.
///
/// Generous: four times the letters that fill the lines, and 16,000 on a line without a width.
pub(super) fn bounded<'a>(request: &TextRequest<'a>) -> &'a str {
    letters(request).map_or(request.text, |most| start_of(request.text, most))
}

/// Part that can show and as much again, so that it is still known that there is more: all that is worth keeping of a text
/// that may have hundreds of megabytes.
pub(super) fn glimpsed<'a>(request: &TextRequest<'a>) -> &'a str {
    letters(request).map_or(request.text, |most| start_of(request.text, most.saturating_mul(2)))
}

/// The letters of a request that can show; `None` for all.
fn letters(request: &TextRequest<'_>) -> Option<usize> {
    let lines = request.max_lines?;
    let per_line = match request.max_width {
        Some(width) if width.is_finite() => ((width / request.style.size).max(1.0) * 8.0) as usize + 64,
        _ => 16_000,
    };
    Some(per_line.saturating_mul(lines.max(1)))
}

fn start_of(text: &str, letters: usize) -> &str {
    if text.len() <= letters {
        return text;
    }
    text.char_indices().nth(letters).map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_every_kind_of_break() {
        for (text, expected) in [
            ("", vec![""]),
            ("a", vec!["a"]),
            ("a\nb", vec!["a", "b"]),
            ("a\r\nb\rc\u{2029}d\u{2028}e\u{85}", vec!["a", "b", "c", "d", "e", ""]),
            ("\n\n", vec!["", "", ""]),
        ] {
            let found: Vec<_> = paragraphs(text).map(|(content, _)| &text[content]).collect();
            assert_eq!(found, expected, "{text:?}");
            let covered: usize = paragraphs(text).map(|(content, end)| content.len() + end.len()).sum();
            assert_eq!(covered, text.len(), "{text:?}");
        }
    }

    #[test]
    fn controls_become_spaces_of_the_same_length() {
        for (text, expected) in [("a\0b", "a b"), ("\u{1b}[0m", " [0m"), ("a\u{9b}b", "a\u{a0}b"), ("سطر", "سطر")]
        {
            assert_eq!(without_controls(text), expected);
            assert_eq!(without_controls(text).len(), text.len());
        }
    }
}
