//! State of the window or the page that changes how events are drawn.

use std::collections::HashMap;

use super::bands::LaneBrush;
use super::card::{DIMMED, LabelStyle};
use crate::base::{Direction, EventIx};
use crate::timeline::index::{Hits, TimelineIndex};
use crate::timeline::layout::Marker;

/// Choices of the user that events are drawn by.
#[derive(Clone, Copy, Debug, Default)]
pub struct DrawState<'a> {
    /// The way time runs.
    pub direction: Direction,
    /// The way the interface reads: where words begin.
    pub side: Direction,
    /// The chosen event.
    pub selected: Option<EventIx>,
    /// The event under the pointer.
    pub hovered: Option<EventIx>,
    /// Text that is searched for.
    pub query: Option<&'a str>,
    /// Hits of the search; everything else is dimmed.
    pub hits: Option<&'a Hits>,
    /// Numbers of source notes.
    pub notes: Option<&'a HashMap<EventIx, usize>>,
    /// Cards hold date and title alone; the quotes stand elsewhere.
    pub bare: bool,
}

impl DrawState<'_> {
    /// Full for an event that the search found, or while nothing is searched for.
    pub fn opacity(&self, event: EventIx) -> f32 {
        if self.hits.is_none_or(|hits| hits.contains(event)) { 1.0 } else { DIMMED }
    }

    /// Full for a sign that stands for an event that the search found, or while nothing is searched for.
    pub(super) fn marker_opacity(&self, content: &TimelineIndex, marker: &Marker, lane: usize) -> f32 {
        let found = |hits: &Hits| hits.any_within(&content.placed, lane, marker.first, marker.from..=marker.to);
        if self.hits.is_none_or(found) { 1.0 } else { DIMMED }
    }

    /// The guise of an event's label.
    pub fn label_style(&self, event: EventIx, ink: LaneBrush, forecast: bool, opacity: f32) -> LabelStyle<'_> {
        LabelStyle {
            color: ink.color,
            pattern: ink.pattern,
            bare: self.bare,
            direction: self.direction,
            side: self.side,
            selected: self.selected == Some(event),
            hovered: self.hovered == Some(event),
            forecast,
            opacity: opacity * self.opacity(event),
            dimmed: self.opacity(event) < 1.0,
            query: self.query,
            note: self.notes.and_then(|notes| notes.get(&event).copied()),
            view: (f32::NEG_INFINITY, f32::INFINITY),
        }
    }
}
