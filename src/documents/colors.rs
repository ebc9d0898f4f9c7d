//! Colours that a reader cannot tell apart.

/// Red, green and blue, 0 to 255 each.
pub(crate) type Rgb = [u8; 3];

/// Largest difference of red, green or blue, of 255, at which two colours cannot be told apart.
pub(crate) const ALIKE: u8 = 10;

/// Returns true if a reader cannot tell two colours apart.
pub(crate) fn is_alike(a: Rgb, b: Rgb) -> bool {
    differ_by(a, b, ALIKE)
}

/// Returns true if red, green and blue of two colours each differ by `most` or less, of 255.
pub(crate) fn differ_by(a: Rgb, b: Rgb, most: u8) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= most)
}
