//! The unseen characters that steer the direction of writing (UAX #9, 2).

/// LEFT-TO-RIGHT MARK: works as a letter that runs so.
pub const LRM: char = '\u{200e}';
/// RIGHT-TO-LEFT MARK: works as a letter that runs so.
pub const RLM: char = '\u{200f}';
/// LEFT-TO-RIGHT ISOLATE.
pub const LRI: char = '\u{2066}';
/// RIGHT-TO-LEFT ISOLATE.
pub const RLI: char = '\u{2067}';
/// FIRST STRONG ISOLATE: runs as its first strong character does.
pub const FSI: char = '\u{2068}';
/// POP DIRECTIONAL ISOLATE: closes an isolate.
pub const PDI: char = '\u{2069}';
/// POP DIRECTIONAL FORMATTING: closes an embedding or an override.
pub const PDF: char = '\u{202c}';

/// Returns true for a character that opens an isolate.
pub fn opens_isolate(c: char) -> bool {
    matches!(c, LRI | RLI | FSI)
}

/// Returns true for a character that opens or closes an isolate.
pub fn is_isolate(c: char) -> bool {
    opens_isolate(c) || c == PDI
}

/// Returns true for a character that opens or closes an embedding, an override or an isolate.
pub fn is_control(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}') || is_isolate(c)
}

/// Returns true for every character that only steers the direction of writing: marks and controls.
pub fn is_steering(c: char) -> bool {
    matches!(c, LRM | RLM | '\u{61c}') || is_control(c)
}

/// Returns true for a character that ends a paragraph, and with it whatever is open in it (Bidi_Class B).
pub fn ends_paragraph(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2029}')
}

/// The text without what opens and closes isolates, for files and terminals that show it.
pub fn without_isolates(text: &str) -> String {
    text.replace(is_isolate, "")
}

/// The text without all that only steers the direction of writing: what was copied from a sentence may bring it along.
pub fn without_steering(text: &str) -> String {
    text.replace(is_steering, "")
}

/// Puts isolates in the place of signs that can be seen in tables of tests: `⟦` left to right, `⟪` right to left, `⟨` as
/// its first strong character, `⟧` the end of each.
#[cfg(test)]
pub(crate) fn with_isolates(text: &str) -> String {
    let mark = |c| match c {
        '⟦' => LRI,
        '⟪' => RLI,
        '⟨' => FSI,
        '⟧' => PDI,
        c => c,
    };
    text.chars().map(mark).collect()
}
