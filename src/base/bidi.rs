//! Keeps what a text does to the direction of writing (UAX #9 §2) within that text.
//!
//! A title with an override that is never closed would turn around the date beside it; one with a stray closing mark
//! would break out of the isolate it is put into.

use std::borrow::Cow;

use super::Direction;

const POP_EMBEDDING: char = '\u{202c}';
const POP_ISOLATE: char = '\u{2069}';

/// The text with every embedding, override and isolate closed, and without closing marks that close nothing.
pub fn contained(text: &str) -> Cow<'_, str> {
    if !text.contains(is_mark) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // What closes what is open, innermost last.
    let mut open = Vec::new();
    for c in text.chars() {
        let keep = match c {
            POP_ISOLATE => {
                let inner = open.iter().rposition(|close| *close == POP_ISOLATE);
                open.truncate(inner.unwrap_or(open.len()));
                inner.is_some()
            }
            POP_EMBEDDING => open.pop_if(|close| *close == POP_EMBEDDING).is_some(),
            _ => true,
        };
        match c {
            '\u{2066}'..='\u{2068}' => open.push(POP_ISOLATE),
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => open.push(POP_EMBEDDING),
            // The end of a paragraph closes everything.
            '\n' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2029}' => open.clear(),
            _ => {}
        }
        if keep {
            out.push(c);
        }
    }
    out.extend(open.into_iter().rev());
    Cow::Owned(out)
}

/// The text as an isolate of its own, in the direction of its first strong character.
pub fn isolated(text: &str) -> String {
    format!("\u{2068}{}{POP_ISOLATE}", contained(text))
}

/// The text as an isolate of its own, in a direction that is known.
pub fn isolated_in(text: &str, direction: Direction) -> String {
    let start = match direction {
        Direction::Rtl => '\u{2067}',
        Direction::Ltr => '\u{2066}',
    };
    format!("{start}{}{POP_ISOLATE}", contained(text))
}

/// The text as an isolate of its own, in the direction in which `language` (a BCP 47 tag) is written; in that of its first
/// strong character where no language is known. A title in Arabic that begins with a Latin name still runs from right to
/// left.
pub fn isolated_for(text: &str, language: &str) -> String {
    match language {
        "" => isolated(text),
        language => isolated_in(text, Direction::of_language(language)),
    }
}

/// A path or the name of a file as an isolate of its own: left to right, whatever its letters are, so that folders come
/// before what is in them and an ending stands at the end.
pub fn isolated_path(path: &std::path::Path) -> String {
    isolated_in(&path.display().to_string(), Direction::Ltr)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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
        assert_eq!(isolated("\u{202e}a"), "\u{2068}\u{202e}a\u{202c}\u{2069}");
        assert_eq!(isolated_for("Kadrey ضد", "ar"), "\u{2067}Kadrey ضد\u{2069}");
        assert_eq!(isolated_for("Kadrey ضد", ""), "\u{2068}Kadrey ضد\u{2069}");
        assert_eq!(isolated_path(std::path::Path::new("/ملف\u{2069}.json")), "\u{2066}/ملف.json\u{2069}");
    }
}
