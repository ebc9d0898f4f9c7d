//! Draws words and lines on a page.

use std::sync::Arc;

use super::context::FigureContext;
use crate::base::{Color, Direction, Pos, Rect};
use crate::scene::{Fill, Scene, Shape, TextRole};
use crate::text::{TextLayout, TextStyle};
use crate::timeline::labels::DirectedText;

/// A page that is drawn on.
pub(crate) struct PagePainter<'a, 's> {
    /// Content that is drawn.
    pub cx: &'a FigureContext<'a>,
    /// The page.
    pub scene: &'s mut Scene,
}

impl PagePainter<'_, '_> {
    /// Words on at most `lines` lines at the top of an area; gives their height.
    pub(crate) fn text(
        &mut self,
        said: &DirectedText,
        style: TextStyle,
        area: Rect,
        lines: usize,
        color: Color,
    ) -> f32 {
        let layout = self.cx.kit.block(said, style, self.cx.side, area.width(), lines);
        let height = layout.size.h;
        self.layout(layout, area.min, color);
        height
    }

    /// The same, with a role on the page.
    pub(crate) fn text_as(
        &mut self,
        role: TextRole,
        said: &DirectedText,
        style: TextStyle,
        area: Rect,
        (lines, color): (usize, Color),
    ) -> f32 {
        let layout = self.cx.kit.block(said, style, self.cx.side, area.width(), lines);
        let height = layout.size.h;
        self.scene.push_as(role, Shape::Text { layout, pos: area.min, color });
        height
    }

    /// Words that are laid out already.
    pub(crate) fn layout(&mut self, layout: Arc<TextLayout>, pos: Pos, color: Color) {
        self.scene.push(Shape::Text { layout, pos, color });
    }

    /// A filled rectangle.
    pub(crate) fn fill(&mut self, rect: Rect, color: Color) {
        self.scene.push(Shape::Rect { rect, radius: 0.0, fill: Fill::Solid(color), stroke: None });
    }
}

/// A stretch of `width` points, `along` points from the start side.
pub(crate) fn place(strip: Rect, side: Direction, along: f32, width: f32) -> Rect {
    let x = strip.start(side) + side.sign() * along;
    let other = x + side.sign() * width;
    Rect { min: Pos::new(x.min(other), strip.min.y), max: Pos::new(x.max(other), strip.max.y) }
}
