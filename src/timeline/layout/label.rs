//! The label of an event: how much it shows, how large it is, and where it stands.

use crate::timeline::metrics::{GAP, ROW_GAP, UNIT};
use crate::timeline::time::Seconds;

/// Level of detail of a label, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LabelDetail {
    /// The title, on one line.
    Title,
    /// Date and title.
    Brief,
    /// Date, title, the beginning of the quote, document and actors.
    Card,
    /// The same with the whole title and quote.
    Full,
}

/// Space that the words of an event need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelSize {
    /// Width of the title on one line with its frame, in points.
    pub title_width: f32,
    /// Width of a brief card that has the title on one line, in points.
    pub brief_width: f32,
    /// Height of the full card, in points.
    pub full_height: f32,
}

impl LabelDetail {
    /// Richer forms than a title, least first.
    pub(super) const RICHER: [Self; 3] = [Self::Brief, Self::Card, Self::Full];

    /// Height in rows of a lane.
    pub fn rows(self, need: LabelSize) -> u16 {
        match self {
            Self::Title => 1,
            Self::Brief => 2,
            Self::Card => CARD_ROWS,
            Self::Full => ((need.full_height + ROW_GAP) / UNIT).ceil().clamp(MIN_ROWS, MAX_ROWS) as u16,
        }
    }
}

/// Rows of a card that shows some of the quote.
pub(super) const CARD_ROWS: u16 = 5;
/// A full card has at least so many rows: a date and a title.
const MIN_ROWS: f32 = 2.0;
/// A longer quote is cut.
pub(super) const MAX_ROWS: f32 = 12.0;

/// Widths of cards, the widest first: the widest is taken at which every card shows all of its quote.
pub const CARD_WIDTHS: [f32; 4] = [320.0, 288.0, 260.0, 232.0];
/// The width of cards where not all of them have room for their quotes.
pub const CARD_WIDTH: f32 = 232.0;
/// The widest title on a row of its own.
pub const TITLE_WIDTH: f32 = 210.0;
/// The same on a page, where nobody can ask for the rest.
pub const PAGE_TITLE_WIDTH: f32 = 380.0;
/// Place of an event's label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelPlacement {
    /// Seconds after the event's beginning that the row is kept free for it: so far the label can slide.
    pub reach: Seconds,
    /// Level of detail.
    pub form: LabelDetail,
    /// Top edge, from the top of the lanes.
    pub top: f32,
    /// Height.
    pub height: f32,
    /// Width along time.
    pub width: f32,
    /// Width that it would take if it had all the room it needs.
    pub most: f32,
    /// Seconds after the event's beginning until which its rows are free for it; 0 if they were not looked at.
    pub room: Seconds,
}

/// Step in which a label grows with the zoom, so that its words are not broken anew in every frame.
const STEP: f32 = 8.0;

impl LabelPlacement {
    /// The same at a zoom, which is never farther out than the one that the label was placed for: nearer, there is more
    /// room for what it would have, but for what lies more than `end` points after the event's beginning.
    pub fn at(self, per_point: f64, end: f64) -> Self {
        let room = ((self.room / per_point).min(end) as f32 - GAP).min(self.most);
        let width = if room < self.most { (room / STEP).floor() * STEP } else { room };
        Self { width: self.width.max(width), ..self }
    }
}

/// Measures the words of placed events, by their position.
pub trait Measure {
    /// About the width of the title on one line with its frame, rather more than less, in points; quick.
    fn title_at_most(&self, at: usize) -> f32;
    /// Space that the words need on a card of this width.
    fn need(&self, at: usize, card_width: f32) -> LabelSize;
}

/// A label `rows` high on a row of a lane whose lowest row begins at `foot`, over the rail; rows are `unit` points high.
pub(crate) fn slot(form: LabelDetail, (row, rows): (u16, u16), unit: f32, width: f32, foot: f32) -> LabelPlacement {
    let height = f32::from(rows) * unit;
    LabelPlacement {
        form,
        top: foot - f32::from(row) * unit - height,
        height: height - ROW_GAP,
        width,
        most: width,
        reach: 0.0,
        room: 0.0,
    }
}
