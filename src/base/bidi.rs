//! The base direction of texts, and what keeps what a text does to the direction of writing (UAX #9 §2) within it.
//!
//! A title with an override that is never closed would turn around the date beside it; one with a stray closing mark
//! would break out of the isolate it is put into.

use std::borrow::Cow;

use super::Direction;
use super::direction::{base_direction, direction_of_text};
use super::marks::{FSI, LRI, LRM, PDF, PDI, RLI, ends_paragraph, is_control, opens_isolate};

/// The text with every embedding, override and isolate closed, and without closing marks that close nothing.
pub fn contained(text: &str) -> Cow<'_, str> {
    if !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // What closes what is open, innermost last.
    let mut open = Vec::new();
    for c in text.chars() {
        let keep = match c {
            PDI => {
                let inner = open.iter().rposition(|close| *close == PDI);
                open.truncate(inner.unwrap_or(open.len()));
                inner.is_some()
            }
            PDF => open.pop_if(|close| *close == PDF).is_some(),
            _ => true,
        };
        match c {
            c if opens_isolate(c) => open.push(PDI),
            PDF | PDI => {}
            c if is_control(c) => open.push(PDF),
            // The end of a paragraph closes everything.
            c if ends_paragraph(c) => open.clear(),
            _ => {}
        }
        if keep {
            out.push(c);
        }
    }
    out.extend(open.into_iter().rev());
    Cow::Owned(out)
}

/// The text as an isolate of its own, in the direction that its letters tell.
pub fn isolate(text: &str) -> String {
    match told_wrongly("", text) {
        Some(direction) => isolate_as(direction, text),
        None => format!("{FSI}{}{PDI}", contained(text)),
    }
}

/// The base direction of a text of a language, if its first strong character (UAX #9, P2) tells another one.
pub fn told_wrongly(language: &str, text: &str) -> Option<Direction> {
    let first = direction_of_text(text)?;
    Some(base_direction(language, text)).filter(|direction| *direction != first)
}

/// The text as an isolate of its own, in a direction that is known.
pub fn isolate_as(direction: Direction, text: &str) -> String {
    let start = match direction {
        Direction::Rtl => RLI,
        Direction::Ltr => LRI,
    };
    format!("{start}{}{PDI}", contained(text))
}

/// The text as an isolate of its own, in the direction of its letters and of its `language` (a BCP 47 tag, or empty).
/// A title in Arabic that begins with a Latin name still runs from right to left.
pub fn isolate_for(language: &str, text: &str) -> String {
    isolate_as(base_direction(language, text), text)
}

/// A path or the name of a file as an isolate of its own: left to right, whatever its letters are, so that folders come
/// before what is in them and an ending stands at the end.
pub fn isolate_path(path: &std::path::Path) -> String {
    isolate_as(Direction::Ltr, &path.display().to_string())
}

/// Mirror image of a bracket (UAX #9, Bidi_Mirrored); nothing for other characters.
pub fn mirror(c: char) -> Option<char> {
    const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>'), ('«', '»'), ('‹', '›')];
    PAIRS.iter().find_map(|(open, close)| match c {
        c if c == *open => Some(*close),
        c if c == *close => Some(*open),
        _ => None,
    })
}

/// A date, an option, an ending or another code, held together from left to right by marks: after Arabic letters, 2023-10
/// would be shown as 10-2023. To stand within an isolate; the marks hold it also where terminals take the isolate out.
pub fn held_together(code: &str) -> String {
    let ends = code.ends_with(|c: char| c.is_ascii_alphanumeric());
    let end = (!ends).then_some(LRM);
    [LRM].into_iter().chain(code.chars()).chain(end).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_beyond_the_text() {
        let cases = [
            ("plain سند", "plain سند"),
            ("\u{202e}evil", "\u{202e}evil\u{202c}"),
            ("a\u{2069}b\u{202c}c", "abc"),
            ("\u{2067}a\u{202d}b", "\u{2067}a\u{202d}b\u{202c}\u{2069}"),
            ("\u{2067}a\u{202d}b\u{2069}c\u{202c}", "\u{2067}a\u{202d}b\u{2069}c"),
            ("\u{2068}a\u{202c}b\u{2069}", "\u{2068}ab\u{2069}"),
            ("\u{202a}a\nb\u{202c}", "\u{202a}a\nb"),
        ];
        for (text, expected) in cases {
            assert_eq!(contained(text), expected, "{text:?}");
            assert_eq!(contained(expected), expected, "{text:?}: once is enough");
        }
        assert_eq!(isolate("\u{202e}a"), "\u{2068}\u{202e}a\u{202c}\u{2069}");
        assert_eq!(isolate_for("ar", "Kadrey ضد"), "\u{2067}Kadrey ضد\u{2069}");
        assert_eq!(isolate_for("", "Kadrey ضد"), "\u{2067}Kadrey ضد\u{2069}");
        assert_eq!(isolate_path(std::path::Path::new("/ملف\u{2069}.json")), "\u{2066}/ملف.json\u{2069}");
    }

    #[test]
    fn letters_tell_the_direction_of_an_isolate() {
        use Direction::Rtl;
        assert_eq!(isolate("GPT-4 أطلقته الشركة"), "\u{2067}GPT-4 أطلقته الشركة\u{2069}");
        assert_eq!(isolate("أطلقته الشركة"), "\u{2068}أطلقته الشركة\u{2069}");
        assert_eq!(told_wrongly("ar", "GPT-4 أطلقته"), Some(Rtl));
        assert_eq!(told_wrongly("ar", "أطلقته GPT-4"), None);
        assert_eq!(told_wrongly("ar", "2024"), None);
    }
}
