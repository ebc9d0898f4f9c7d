//! The picture for export: title, timeline in one or several rows, shelf, legend and numbered source notes, on one page
//! or several.

mod context;
mod fit;
mod geometry;
mod head;
mod legend;
mod lengths;
mod listing;
mod note_columns;
mod notes;
mod options;
mod page;
mod painter;
mod row;
mod rows;
mod sources;
#[cfg(test)]
mod tests;
mod time_axis;

pub use options::{FigureOptions, FigureSetup, Many, SourceNotes, date_argument};
pub use sources::{digest_words, line as source_line};

pub use super::layout::fit_labels;

use super::draw::DrawContext;
use super::index::TimelineIndex;
use crate::model::Project;
use crate::scene::Scene;
use context::FigureContext;
use notes::Notes;

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
pub fn figure(
    kit: DrawContext<'_>,
    project: &Project,
    content: &TimelineIndex,
    setup: &FigureSetup,
    options: &FigureOptions,
) -> Figure {
    let notes = Notes::of_kind(options.notes(), kit, project, content);
    let side = kit.messages.locale().direction();
    let span = setup.span.or(content.span).filter(|_| !content.placed.is_empty());
    let doubtful = content.evidence().doubts(project).any(|(ix, _)| content.rank(ix.event).is_some());
    let cx = FigureContext { kit, project, content, setup, options, notes: &notes, span, side, doubtful };
    let fit = fit::fit(&cx);
    let drawn = page::draw(&cx, &fit);
    let quoted = |event| project.event(event).is_some_and(|event| !event.excerpts().is_empty());
    Figure {
        scenes: drawn.scenes,
        scale: fit.geometry.scale,
        cut: drawn.cut,
        unlabelled: drawn.unlabelled,
        bare: fit.variant.bare && content.reading_order().any(quoted),
        unplaced: drawn.unplaced,
        unshelved: drawn.unshelved,
    }
}
