//! Colours of text and of what lies behind it.

use crate::documents::colors::Rgb;

/// A colour of six hexadecimal digits.
pub(crate) fn color(digits: &str) -> Option<Rgb> {
    let value = u32::from_str_radix(digits.get(..6)?, 16).ok()?;
    (digits.len() == 6).then_some([(value >> 16) as u8, (value >> 8) as u8, value as u8])
}
