//! Fills and outlines of shapes.

use crate::base::Color;

/// The inside of a shape.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Fill {
    /// Nothing.
    #[default]
    None,
    /// One colour.
    Solid(Color),
    /// Colours along x: (place from 0 at the shape's left edge to 1 at its right edge, colour), places ascending.
    Horizontal(Vec<(f32, Color)>),
}

/// An outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Width, in points.
    pub width: f32,
    /// Colour.
    pub color: Color,
    /// Lengths of dash and gap, in points; `None` is a whole line.
    pub dash: Option<(f32, f32)>,
}

impl Stroke {
    /// A whole line.
    pub fn new(width: f32, color: Color) -> Self {
        Self { width, color, dash: None }
    }

    /// A dashed line.
    pub fn dashed(width: f32, color: Color, dash: f32, gap: f32) -> Self {
        Self { width, color, dash: Some((dash, gap)) }
    }
}
