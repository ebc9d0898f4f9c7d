//! Requests to the text engine.

use crate::base::Direction;

/// A bundled family, with the system's fonts behind it for other scripts (in the window only).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Vazirmatn: the interface.
    Sans,
    /// Noto Naskh Arabic: quotes and documents.
    Naskh,
}

/// Look of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// The family.
    pub family: Family,
    /// Size of an em, in points.
    pub size: f32,
    /// Weight from 100 to 900 (400 regular, 700 bold).
    pub weight: u16,
    /// Distance between baselines as a multiple of `size`.
    pub line_height: f32,
}

/// Place of lines within the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Align {
    /// At the side where reading starts.
    #[default]
    Start,
    /// At the side where reading ends.
    End,
}

/// A text to lay out. `\n` begins a new paragraph in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextRequest<'a> {
    /// The text.
    pub text: &'a str,
    /// Its look.
    pub style: TextStyle,
    /// Base direction of every paragraph; `None` takes each paragraph's first strong character (UAX #9 P2, P3).
    pub direction: Option<Direction>,
    /// Lines break at this width, in points; `None` breaks at `\n` only.
    pub max_width: Option<f32>,
    /// More lines than this are cut, with an ellipsis at the end side of the last one.
    pub max_lines: Option<usize>,
    /// Place of lines within `max_width`.
    pub align: Align,
}
