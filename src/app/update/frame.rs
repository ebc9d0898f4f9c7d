//! Updates that follow from the window and its clock, not from a command: sizes, motion, notices that go.

use super::motion;
use super::updater::{Surroundings, Updater};
use crate::app::command::Pace;
use crate::app::state::timeline::{TimelineLayout, at_least_lanes};
use crate::app::state::{PanelRoom, State};
use crate::timeline::figure;
use crate::timeline::layout::CARD_WIDTH;

/// Keeps the size of the window for the next run, in points of the screen.
pub fn remember_window(state: &mut State, is_maximized: bool, size: Option<[f32; 2]>) {
    state.settings.maximized = is_maximized;
    if let (Some(size), false) = (size, is_maximized) {
        state.settings.window = size;
    }
}

/// Takes in whether the window toolkit says that the system is dark.
pub fn set_system_theme(state: &mut State, is_dark: Option<bool>) {
    state.toolkit_dark = is_dark;
}

/// Takes in which panels the window has room for.
pub fn set_room(state: &mut State, room: PanelRoom) {
    state.room = room;
}

/// Has a fault of the program shown instead of the panels; returns false if one was shown already.
pub fn break_down(state: &mut State, what: &str) -> bool {
    let is_first = state.fault.is_none();
    state.fault = Some(what.to_owned());
    state.overlay = None;
    is_first
}

/// Takes in where the parts of the timeline stand, and keeps the view of time in step: it is fitted once, and shows the
/// same stretch of time in a window of another width.
pub fn lay_out(state: &mut State, layout: TimelineLayout) {
    let width_before = state.layout.areas.lanes.width();
    state.layout = layout;
    let Some(project) = &mut state.project else { return };
    if !project.time.fitted {
        project.time.fitted = true;
        Updater::new(state, Surroundings::default()).fit(Pace::AtOnce);
    } else if layout.areas.lanes.width() != width_before {
        keep_span(state, width_before);
    }
}

/// Keeps the stretch of time that shows when the width of the window changes; everything, if it showed everything.
fn keep_span(state: &mut State, width_before: f32) {
    let [before, now] = [width_before, state.layout.areas.lanes.width()].map(at_least_lanes);
    let Some(project) = &mut state.project else { return };
    let fitted = project.content.span.map(|span| figure::fit_labels(&project.content, span, before, CARD_WIDTH));
    if fitted == Some(project.time.target) {
        return Updater::new(state, Surroundings::default()).fit(Pace::AtOnce);
    }
    let ratio = f64::from(before / now);
    project.time.now.per_point *= ratio;
    project.time.target.per_point *= ratio;
}

/// Goes on with what moves by itself, for `dt` seconds; returns true while something still moves.
pub fn advance(state: &mut State, dt: f32) -> bool {
    motion::advance(&mut Updater::new(state, Surroundings::default()), dt)
}

/// Takes away a notice whose time is over; returns the seconds until the notice goes that shows.
pub fn pass_notice(state: &mut State, now: f64) -> Option<f64> {
    let left = state.notices.left(now)?;
    if left <= 0.0 {
        state.notices.show_next(now);
    }
    Some(left)
}
