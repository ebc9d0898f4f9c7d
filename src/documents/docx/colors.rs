//! Colours of text and of what lies behind it.

/// Red, green and blue.
pub(crate) type Rgb = [u8; 3];

/// Letters that differ from what lies behind them by no more than this, of 255, are not seen.
const ALIKE: u8 = 10;

/// A colour of six hexadecimal digits.
pub(crate) fn color(digits: &str) -> Option<Rgb> {
    let value = u32::from_str_radix(digits.get(..6)?, 16).ok()?;
    (digits.len() == 6).then_some([(value >> 16) as u8, (value >> 8) as u8, value as u8])
}

/// Returns true if two colours look the same.
pub(crate) fn alike(a: Rgb, b: Rgb) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= ALIKE)
}
