//! Size of Latin letters and European figures among Arabic ones.
//!
//! In Noto Naskh Arabic an alef is 0.671 em high, a dal 0.398, and an Arabic-Indic figure 0.568; but a Latin capital 0.714, a
//! small x 0.536, and a European figure 0.724. Set at one size, "GPT-4" and "2024" stand out of every line. At
//! [`LATIN_SIZE`] figures are 0.62 em and an x 0.46: below the alef, and little above the dal.

use std::ops::Range;

/// Size of Latin letters and European figures in a right-to-left paragraph of the reading face, as a part of its size.
pub(crate) const LATIN_SIZE: f32 = 0.86;

/// Ascent less descent of the reading face, in ems: by as much of it as letters are smaller, the middle of their line
/// would stand lower.
pub(super) const RISE: f32 = 1.069 - 0.634;

/// Stretches of a paragraph that are set smaller, in bytes, in order: from a Latin letter or a figure to the last one, with
/// what stands between them. Brackets and quotation marks belong to the sentence around, and are in none.
pub(super) fn latin_stretches(text: &str) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    // End of a stretch that may go on.
    let mut open = None;
    let mut before = false;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        let joins = before && is_joined(c);
        before = joins || is_latin(c);
        if !before {
            open = open.filter(|_| is_between(c));
            continue;
        }
        match stretches.last_mut().filter(|last| open == Some(last.end)) {
            Some(last) => last.end = end,
            None => stretches.push(at..end),
        }
        open = Some(end);
    }
    stretches
}

/// Returns true for a Latin letter, a European figure, and the signs that go with figures.
fn is_latin(c: char) -> bool {
    match c {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | '%' | '$' | '+' | '<' | '=' | '>' | '&' | '@' | '#' => true,
        _ if c.is_ascii() => false,
        // Latin-1 letters, currencies, fractions, superscripts and signs, but no quotation marks; Latin letters up to
        // those of the IPA; Greek and Cyrillic; letters of transliteration.
        '\u{a2}'..='\u{aa}' | '\u{ac}'..='\u{ba}' | '\u{bc}'..='\u{24f}' => !matches!(c, '\u{ad}' | '·'),
        '\u{250}'..='\u{2bf}' | '\u{370}'..='\u{52f}' | '\u{1d00}'..='\u{1fff}' => true,
        // Superscripts, currencies, letter-like signs, number forms, arrows and mathematics.
        '\u{2070}'..='\u{209f}' | '\u{20a0}'..='\u{20c0}' | '\u{2100}'..='\u{218b}' | '\u{2190}'..='\u{22ff}' => true,
        _ => matches!(c, '‰' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}'),
    }
}

/// Returns true for what belongs to the letter before it: a mark, or the form of an emoji.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Returns true for signs and spaces that stand within a Latin name, an address or a number.
fn is_between(c: char) -> bool {
    " \u{a0}\u{202f}-.,:;/\\_'’*~?!|^·".contains(c) || matches!(c, '\u{2010}'..='\u{2015}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_words_and_figures_are_found_with_what_joins_them() {
        #[rustfmt::skip]
        let cases: &[(&str, &[&str])] = &[
            ("كلام بلا أرقام ٢٠٢٤", &[]),
            ("نموذج GPT-4 في 2024، ثم", &["GPT-4", "2024"]),
            ("شركة Mistral AI أطلقت", &["Mistral AI"]),
            ("(GPT-4 (OpenAI", &["GPT-4", "OpenAI"]),
            ("«Llama 3».", &["Llama 3"]),
            ("الموقع https://example.org/a_b?c=1.", &["https://example.org/a_b?c=1"]),
            ("في 10:30-11:45 و3.5% أو $20", &["10:30-11:45", "3.5%", "$20"]),
            ("من ≤ 5 إلى ½ و√2", &["≤ 5", "½", "√2"]),
            ("Müller و\u{65}\u{301}t\u{e9}", &["Müller", "e\u{301}té"]),
            ("صدر: 2024 – 2025", &["2024 – 2025"]),
            ("a، b", &["a", "b"]),
            ("3 آلاف", &["3"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let found: Vec<&str> = latin_stretches(text).into_iter().map(|stretch| &text[stretch]).collect();
            assert_eq!(&found, expected, "{text}");
        }
    }
}
