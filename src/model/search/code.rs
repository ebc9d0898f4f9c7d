//! Letters of folded texts as bytes.

/// The letters of a folded text, coded.
pub(super) fn coded(text: &str) -> Vec<u8> {
    let mut letters = Vec::with_capacity(text.len());
    text.chars().for_each(|c| push_code(&mut letters, c));
    letters
}

/// Adds the code of a folded letter: a byte below 0xC0 for ASCII, Arabic and Hebrew, else one from 0xC0 and four from
/// 0xE0, so that no code begins within another.
pub(super) fn push_code(letters: &mut Vec<u8>, c: char) {
    let n = u32::from(c);
    let short = match c {
        // Folded text has no upper case: its places are taken by Hebrew.
        'A'..='Z' => None,
        ' '..='~' => Some(n),
        'א'..='ש' => Some(n - 0x5D0 + 0x41),
        'ת' => Some(0x7F),
        '\u{621}'..='\u{64A}' => Some(n - 0x621 + 0x80),
        'پ' => Some(0xAA),
        'چ' => Some(0xAB),
        'ژ' => Some(0xAC),
        'گ' => Some(0xAD),
        '،' => Some(0xAE),
        '؛' => Some(0xAF),
        '؟' => Some(0xB0),
        _ => None,
    };
    match short {
        Some(code) => letters.push(code as u8),
        None => {
            letters.push(0xC0 | (n >> 20) as u8);
            letters.extend([15, 10, 5, 0].map(|shift| 0xE0 | (n >> shift & 31) as u8));
        }
    }
}
