//! Moving through time, and stepping from event to event.

use super::updater::Updater;
use crate::app::command::Pace;
use crate::base::{Direction, EventIx};
use crate::timeline::layout::CARD_WIDTH;
use crate::timeline::time::Seconds;
use crate::timeline::{Viewport, figure};

/// Factor of one press of a zoom key.
const ZOOM_STEP: f64 = 1.6;
/// One press of a pan key, as a part of the view.
const PAN_STEP: f64 = 0.2;
/// A fitted event takes this part of the view's width.
const FIT_SHARE: f64 = 0.5;

impl Updater<'_> {
    fn target(&self) -> Option<Viewport> {
        self.state.project.as_ref().map(|project| project.time.target)
    }

    /// Turns to a view: at once, or on the way that the frames take.
    pub(super) fn go(&mut self, view: Viewport, pace: Pace) {
        let (width, is_reduced) = (self.state.layout.lanes_width(), self.state.reduced_motion());
        let Some(project) = &mut self.state.project else { return };
        let view = match project.content.span {
            Some((from, to)) => view.kept_near(from, to, width),
            None => view,
        };
        let time = &mut project.time;
        (time.drift, time.target) = (0.0, view);
        if pace == Pace::AtOnce || is_reduced {
            time.now = view;
        }
    }

    /// Shows everything.
    pub(super) fn fit(&mut self, pace: Pace) {
        let width = self.state.layout.lanes_width();
        let Some(project) = &self.state.project else { return };
        let Some(span) = project.content.span else { return };
        let view = figure::fit_labels(&project.content, span, width, CARD_WIDTH);
        self.go(view, pace);
    }

    pub(super) fn fit_all(&mut self) {
        self.fit(Pace::Animated);
    }

    pub(super) fn zoom(&mut self, factor: f64, fixed: Option<Seconds>, pace: Pace) {
        let Some(target) = self.target() else { return };
        self.go(target.zoomed(factor, fixed.unwrap_or(target.center)), pace);
    }

    /// Zooms by presses of a key: in, or out if they are less than 0.
    pub(super) fn zoom_step(&mut self, presses: i32) {
        self.zoom(ZOOM_STEP.powi(presses), None, Pace::Animated);
    }

    pub(super) fn pan(&mut self, by: Seconds, pace: Pace) {
        let Some(target) = self.target() else { return };
        self.go(target.panned(by), pace);
    }

    /// Pans by presses of a key: later, or earlier if they are less than 0.
    pub(super) fn pan_step(&mut self, presses: f64) {
        let Some(target) = self.target() else { return };
        let width = f64::from(self.state.layout.lanes_width());
        self.go(target.panned(presses * PAN_STEP * width * target.per_point), Pace::Animated);
    }

    /// Lets time run on, in seconds a second.
    pub(super) fn fling(&mut self, speed: f64) {
        let is_reduced = self.state.reduced_motion();
        if let Some(project) = &mut self.state.project {
            project.time.drift = if is_reduced { 0.0 } else { speed };
        }
    }

    pub(super) fn show_span(&mut self, from: Seconds, to: Seconds, pace: Pace) {
        self.go(Viewport::fit(from, to, self.state.layout.lanes_width(), 0.0, 0.0), pace);
    }

    /// Centres the selection, for the key F; fits it if it is centred already.
    pub(super) fn center_selection(&mut self) {
        let width = f64::from(self.state.layout.lanes_width());
        let Some(project) = &self.state.project else { return };
        let Some(i) = project.selection.event.and_then(|event| project.content.position(event)) else { return };
        let placed = &project.content.placed[i];
        let (middle, view) = ((placed.from + placed.to) / 2.0, project.time.target);
        let is_centered = (view.center - middle).abs() < view.per_point * 2.0;
        let per_point = (placed.to - placed.from) / (width * FIT_SHARE);
        let per_point = if is_centered { per_point.max(1.0) } else { view.per_point };
        self.go(Viewport { center: middle, per_point }, Pace::Animated);
    }

    /// Fits one event: what a double click does.
    pub(super) fn fit_event(&mut self, event: EventIx) {
        self.select(Some(event));
        let Some(project) = &self.state.project else { return };
        let Some(i) = project.content.position(event) else { return };
        let placed = &project.content.placed[i];
        let (half, middle) = ((placed.to - placed.from) / FIT_SHARE / 2.0, (placed.from + placed.to) / 2.0);
        self.show_span(middle - half, middle + half, Pace::Animated);
    }

    pub(super) fn show_first(&mut self) {
        let first = self.state.project.as_ref().and_then(|project| project.content.placed.first());
        first.map(|placed| placed.event).into_iter().for_each(|event| self.reveal(event));
    }

    pub(super) fn show_last(&mut self) {
        let last = self.state.project.as_ref().and_then(|project| project.content.placed.last());
        last.map(|placed| placed.event).into_iter().for_each(|event| self.reveal(event));
    }

    /// Goes to the event `by` steps on in reading order: time first, then the undated tray.
    pub(super) fn step(&mut self, by: isize) {
        let Some(project) = &self.state.project else { return };
        let content = &project.content;
        let at = project.selection.event.and_then(|event| content.rank(event));
        let next = stepped_at(content.len(), at, by).and_then(|rank| content.ranked(rank));
        next.into_iter().for_each(|event| self.reveal(event));
    }

    /// Goes to the next event to the right of the screen, or to the left if `by` is less than 0.
    pub(super) fn step_aside(&mut self, by: isize) {
        self.step(if self.state.time_direction() == Direction::Rtl { -by } else { by });
    }

    /// Goes to the hit `by` steps on.
    pub(super) fn step_hit(&mut self, by: isize) {
        let Some(project) = &self.state.project else { return };
        let hits = &project.search.hits;
        let at = project.selection.event.and_then(|event| project.search.position(&project.content, event));
        let next = stepped_at(hits.len(), at, by).map(|next| hits[next]);
        next.into_iter().for_each(|event| self.reveal(event));
    }

    /// Goes to the event nearest in time in the next lane above or below; below the last lane is the undated tray.
    pub(super) fn step_lane(&mut self, by: isize) {
        let Some(opened) = self.state.opened() else { return };
        let Some(event) = opened.selection.event else { return self.step(1) };
        let content = &opened.content;
        let target = match content.position(event) {
            Some(i) => {
                let (lane, from) = (content.placed[i].lane(), content.placed[i].from);
                let below = || if by > 0 { content.undated.first().map(|u| u.0) } else { None };
                nearest_in_lane(content, lane, by, from).or_else(below)
            }
            None if by < 0 => nearest_in_lane(content, content.lanes.len(), by, opened.scale().span().0),
            None => None,
        };
        target.into_iter().for_each(|event| self.reveal(event));
    }
}

fn nearest_in_lane(content: &crate::timeline::TimelineIndex, lane: usize, by: isize, from: Seconds) -> Option<EventIx> {
    let mut lane = lane.checked_add_signed(by)?;
    while lane < content.lanes.len() {
        let members = content.placed.iter().filter(|p| p.lane() == lane);
        if let Some(nearest) = members.min_by(|a, b| (a.from - from).abs().total_cmp(&(b.from - from).abs())) {
            return Some(nearest.event);
        }
        lane = lane.checked_add_signed(by)?;
    }
    None
}

/// Returns the position `by` steps after `at` among `len`; from none, the first one. Beyond the ends it stays at them,
/// and after the last hit of a search comes nothing.
pub(super) fn stepped_at(len: usize, at: Option<usize>, by: isize) -> Option<usize> {
    let last = len.checked_sub(1)?;
    Some(match at {
        Some(at) => at.saturating_add_signed(by).min(last),
        None if by > 0 => 0,
        None => last,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stay_within_the_list() {
        #[rustfmt::skip]
        let cases = [
            (None, 1, Some(0)), (None, -1, Some(2)), (Some(0), 1, Some(1)),
            (Some(2), 1, Some(2)), (Some(0), -1, Some(0)),
        ];
        for (from, by, expected) in cases {
            assert_eq!(stepped_at(3, from, by), expected, "{from:?} {by}");
        }
        assert_eq!(stepped_at(0, None, 1), None);
    }
}
