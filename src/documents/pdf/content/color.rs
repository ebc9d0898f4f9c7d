//! Colours of the page, and how near to invisible paint may come.

use crate::documents::colors::Rgb;

/// Paint with an opacity below this, from 0 to 1, leaves nothing that a reader sees.
pub(crate) const FAINT: f32 = 0.06;
/// Paint with an opacity of at least this, from 0 to 1, lets nothing show through.
pub(crate) const OPAQUE: f32 = 0.94;
/// Least red, green and blue of the colour of paper.
const PALE: u8 = 245;

/// Returns true for the colour of paper: white, or nearly so.
pub(crate) fn is_pale(color: Rgb) -> bool {
    color.iter().all(|part| *part >= PALE)
}

/// Returns true if nothing is seen of what is painted with an opacity from 0 to 1.
pub(crate) fn is_faint(opacity: f32) -> bool {
    opacity < FAINT
}
