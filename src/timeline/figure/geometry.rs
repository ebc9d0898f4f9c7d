//! A page at one scale: its size in points, and how much of it everything but the lanes takes.

use super::context::{FigureContext, SPACE};
use super::options::Many;
use super::{head, legend, note_columns};
use crate::base::{Pos, Rect, Size};
use crate::timeline::draw::{axis, shelf};
use crate::timeline::layout::lane_height;
use crate::timeline::metrics::LANE_COLUMN;

/// Free width around a page, as a part of its shorter side …
const MARGIN: f32 = 0.034;
/// … at least so many points …
const LEAST_MARGIN: f32 = 22.0;
/// … and on paper so many inches, which every printer leaves: 8 mm.
const PAPER_MARGIN: f32 = 8.0 / 25.4;
/// On narrower pages undated cards stand closer.
const NARROW: f32 = 1_150.0;
/// Width of the column of rows whose lanes have no names.
const NARROW_COLUMN: f32 = 112.0;

/// The shelf leaves room for so many lanes.
const FEW_LANES: usize = 3;

/// A page at one scale.
#[derive(Clone, Debug)]
pub(crate) struct PageGeometry {
    /// Pixels a point.
    pub scale: f32,
    /// Width and height of the page.
    pub size: Size,
    /// The page within its margins.
    pub inner: Rect,
    /// Width of the column of titles.
    pub column: f32,
    /// Height of title and subtitle.
    pub head: f32,
    /// Height of the head of every page but the first.
    pub running: f32,
    /// Height of the legend.
    pub legend: f32,
    /// Height of the axis of a row.
    pub axis: f32,
    /// Arrangement of the undated events.
    pub grid: shelf::Grid,
    /// Height of all notes in columns as wide as the page, or of the line of sources.
    pub notes: f32,
    /// There are numbered notes.
    pub numbered: bool,
}

impl PageGeometry {
    /// The page of these options at a scale.
    pub(crate) fn new(cx: &FigureContext<'_>, scale: f32) -> Self {
        let setup = cx.setup;
        let size = Size::new(setup.pixels.0 as f32 / scale, setup.pixels.1 as f32 / scale);
        let paper = setup.dpi.map_or(0.0, |dpi| PAPER_MARGIN * dpi / scale);
        let margin = (size.w.min(size.h) * MARGIN).max(LEAST_MARGIN).max(paper).min(size.w.min(size.h) / 6.0);
        let inner = Rect::from_size(Pos::default(), size).shrink(margin);
        let mut grid = shelf::Grid::new(cx.content.undated.len(), inner.width(), usize::MAX);
        let narrow = size.w < NARROW;
        if narrow {
            grid = grid.dense(inner.width());
        }
        if narrow || !cx.notes.notes.is_empty() {
            grid.row = shelf::TITLES_ROW;
        }
        let (head, legend, axis) =
            (head::height(cx, inner.width()), legend::height(cx, inner.width()), axis::height(cx.kit));
        // What is dated keeps room for a title in a lane or a few.
        let lanes = cx.content.lanes.len().min(FEW_LANES) as f32 * lane_height(1);
        let dated = if cx.span.is_some() { axis + SPACE + lanes } else { 0.0 };
        let mut grid = grid.within(inner.height() - head - legend - dated - SPACE);
        let notes = note_columns::height(cx, inner.width());
        if cx.span.is_none() {
            // Where nothing is dated the page is the shelf's.
            grid = grid.filling(inner.height() - head - legend - SPACE - notes.min(inner.height() / 2.0));
        }
        Self {
            scale,
            size,
            inner,
            column: column(cx),
            head,
            running: head::RUNNING,
            legend,
            axis,
            grid,
            notes,
            numbered: !cx.notes.notes.is_empty(),
        }
    }

    /// Width of the lanes.
    pub(crate) fn lanes(&self) -> f32 {
        self.inner.width() - self.column
    }

    /// Height of the shelf with the space above it.
    pub(crate) fn shelf(&self) -> f32 {
        if self.grid.rows == 0 { 0.0 } else { self.grid.height() + SPACE / 2.0 }
    }

    /// The height that `rows` rows have for their lanes on page `page` of `pages`, with so much for notes.
    pub(crate) fn free(&self, (page, pages): (usize, usize), rows: usize, notes: f32) -> f32 {
        let mut free = self.inner.height() - if page == 0 { self.head + self.legend } else { self.running };
        if page + 1 == pages {
            free -= self.shelf() + notes;
        }
        free - rows as f32 * (self.axis + SPACE) + SPACE
    }
}

fn column(cx: &FigureContext<'_>) -> f32 {
    match (cx.has_named_lanes(), cx.options.rows) {
        (true, _) => LANE_COLUMN,
        (false, Many::Exactly(1)) if !cx.options.scale_bar => 0.0,
        (false, _) => NARROW_COLUMN,
    }
}
