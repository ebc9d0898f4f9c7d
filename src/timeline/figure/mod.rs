//! The picture for export: title, timeline in one or several rows, shelf, legend and numbered source notes, on one page
//! or several.

mod fit;
mod head;
mod legend;
mod lengths;
mod listing;
mod notes;
mod page;
mod pen;
mod row;
mod rows;
mod sheet;
mod sources;
#[cfg(test)]
mod tests;
mod warp;

pub use sources::{digest_words, line as source_line};

use crate::base::{Color, Direction, Rect};
use crate::model::{Project, When};
use crate::scene::{Fill, Scene};
use crate::timeline::Kit;
use crate::timeline::index::content::Content;
use crate::timeline::layout::plan::TITLE_WIDTH;
use crate::timeline::layout::tiles::WHOLE;
use crate::timeline::metrics::GAP;
use crate::timeline::time::scale::{Scale, Seconds};
use crate::timeline::time::viewport::Viewport;
use notes::Notes;

/// How many rows or pages there are to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Many {
    /// As few as show everything.
    #[default]
    Auto,
    /// So many.
    Exactly(usize),
}

/// What is said of the sources.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SourceNotes {
    /// Every quote in a numbered note, and every document.
    #[default]
    Numbered,
    /// The documents, on a line or two.
    Line,
    /// Nothing.
    None,
}

impl SourceNotes {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Numbered, Self::Line, Self::None];

    /// Its name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Numbered => "numbered",
            Self::Line => "line",
            Self::None => "none",
        }
    }

    /// The one of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|notes| notes.as_str() == name)
    }
}

/// What goes on the pages.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureOptions {
    /// Width and height of a page, in pixels.
    pub pixels: (u32, u32),
    /// Pixels a point.
    pub scale: f32,
    /// Larger scales to be tried, the largest first.
    pub larger: Vec<f32>,
    /// Smaller scales to be tried, the largest first.
    pub smaller: Vec<f32>,
    /// Pixels an inch, of paper.
    pub dpi: Option<f32>,
    /// The way time runs.
    pub direction: Direction,
    /// The stretch of time; `None` shows everything.
    pub span: Option<(Seconds, Seconds)>,
    /// Rows of the timeline, on all pages together.
    pub rows: Many,
    /// Pages.
    pub pages: Many,
    /// Whether long spans without events are cut out.
    pub breaks: bool,
    /// Whether the project's title stands at the top.
    pub title: bool,
    /// Whether lanes and signs are explained.
    pub legend: bool,
    /// What is said of quotes and documents.
    pub notes: SourceNotes,
    /// Whether every row has a bar of its scale; rows of unlike scales have one always.
    pub scale_bar: bool,
    /// Whether there is no ground behind the picture.
    pub transparent: bool,
    /// When the project was last changed, if that is to be told.
    pub changed: Option<When>,
}

/// Pages, and what they do not hold.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The pages.
    pub scenes: Vec<Scene>,
    /// Pixels a point.
    pub scale: f32,
    /// Dated events that have a label, which does not show all of its words.
    pub cut: usize,
    /// Dated events that have no label anywhere: only a sign or a count stands for them.
    pub unlabelled: usize,
    /// Cards show date and title alone: their quotes stand in the notes, if there are any.
    pub bare: bool,
    /// Notes without room.
    pub unplaced: usize,
    /// Undated events without a card.
    pub unshelved: usize,
}

/// Draws the pages. The content holds what is shown of the span.
pub fn figure(kit: Kit<'_>, project: &Project, content: &Content, options: &FigureOptions) -> Figure {
    let notes = Notes::of_kind(options.notes, kit, project, content);
    let side = kit.messages.locale().direction();
    let span = options.span.or(content.span).filter(|_| !content.placed.is_empty());
    let doubtful = content.evidence().doubts(project).any(|(ix, _)| content.rank(ix.event).is_some());
    let cx = Cx { kit, project, content, options, notes: &notes, span, side, doubtful };
    let fit = fit::fit(&cx);
    let drawn = page::draw(&cx, &fit);
    let quoted = |event| project.event(event).is_some_and(|event| !event.excerpts().is_empty());
    Figure {
        scenes: drawn.scenes,
        scale: fit.sheet.scale,
        cut: drawn.cut,
        unlabelled: drawn.unlabelled,
        bare: fit.way.bare && content.reading_order().any(quoted),
        unplaced: drawn.unplaced,
        unshelved: drawn.unshelved,
    }
}

/// What all parts of a figure are made from.
pub(in crate::timeline) struct Cx<'a> {
    kit: Kit<'a>,
    project: &'a Project,
    content: &'a Content,
    options: &'a FigureOptions,
    notes: &'a Notes,
    /// What is shown; `None` if nothing is dated.
    span: Option<(Seconds, Seconds)>,
    /// The way the words read.
    side: Direction,
    /// Whether any quote of what is shown does not stand in its source as it is recorded.
    doubtful: bool,
}

impl Cx<'_> {
    /// Whether lanes say something: a single one for events without a lane does not.
    fn has_named_lanes(&self) -> bool {
        self.content.lanes.iter().any(|lane| lane.lane.is_some())
    }

    /// Colours along time as colours along x.
    fn gradient(&self, stops: Vec<(f32, Color)>) -> Fill {
        Scale::new(self.options.direction, Rect::default(), 0.0, 1.0).gradient(stops)
    }

    fn question_mark(&self) -> &'static str {
        if self.side == Direction::Rtl { "؟" } else { "?" }
    }
}

/// The view that shows all of `span` and leaves the last cards, `card` points wide, their room.
pub fn fit_labels(content: &Content, span: (Seconds, Seconds), width: f32, card: f32) -> Viewport {
    // Very many events have titles at most.
    let card = if content.placed.len() > WHOLE { TITLE_WIDTH } else { card } + 2.0 * GAP;
    // What begins last reaches farthest.
    let last = content.placed.last().map(|placed| placed.from);
    rows::fit_last(span, last.map(|from| (from, card)), width, 0.4)
}
