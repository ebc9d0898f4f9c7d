//! Sizes within a card, which measuring and drawing share.

/// Above the date of a card.
pub(crate) const TOP: f32 = 8.0;
/// Above the date and below the title of a card without a quote.
pub(crate) const BARE_TOP: f32 = 6.0;
/// Below the last line of a card.
pub(crate) const BOTTOM: f32 = 8.0;
/// Below the date and above the title of a card.
pub(crate) const DATE_GAP: f32 = 1.0;
/// Below the title of a card, above its quote.
pub(crate) const TITLE_GAP: f32 = 4.0;
/// Lines of the longest title on a full card.
pub(crate) const MAX_TITLE_LINES: usize = 4;
/// Lines of the longest quote on a full card.
pub(crate) const MAX_QUOTE_LINES: usize = 10;

/// Diameter of the disc of a note's number.
pub(crate) const NOTE: f32 = 17.0;
/// Free width beside it.
pub(crate) const NOTE_GAP: f32 = 5.0;
