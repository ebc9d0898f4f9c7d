//! Digits above and below the line, as Unicode has them.

use crate::base::fold::decimal_digit;

/// Raised form (superscript) of a European digit; nothing for other characters.
pub(crate) fn raised(digit: char) -> Option<char> {
    RAISED.get(digit.to_digit(10)? as usize).copied()
}

/// Digits above or below the line, from 0 to 9.
pub(super) type ScriptDigits = [char; 10];

/// Superscript digits.
pub(super) const RAISED: ScriptDigits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Subscript digits.
pub(super) const LOWERED: ScriptDigits = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// A text of digits alone, of any script, written with the digits `with`; nothing if it has anything else.
pub(super) fn as_script(text: &str, with: ScriptDigits) -> Option<String> {
    let plain = |c: char| decimal_digit(c).unwrap_or(c).to_digit(10);
    text.chars().map(|c| with.get(plain(c)? as usize).copied()).collect()
}
