//! Moving through time, events and quotes: the commands that change only what is seen and chosen.

use crate::app::command::{Action, Command, Pace};
use crate::app::state::{Front, State};
use crate::base::{Direction, DocIx, EventIx, ExcerptIx, bounded};
use crate::timeline::Placed;
use crate::timeline::plan::CARD_WIDTH;
use crate::timeline::scale::Seconds;
use crate::timeline::{Viewport, figure, shelf};

/// One press of a zoom key.
const ZOOM_STEP: f64 = 1.6;
/// One press of a pan key, as a part of the view.
const PAN_STEP: f64 = 0.2;
/// The source scrolls no further than so many points by animation.
const FAR: f32 = 2_000.0;
/// A fitted event takes this part of the view's width.
const FIT_SHARE: f64 = 0.5;

/// Applies a command that carries values.
pub fn apply(state: &mut State, command: Command) {
    match command {
        Command::Select(event) => select(state, event),
        Command::Reveal(event) => reveal(state, event),
        Command::SelectExcerpt(excerpt) => {
            state.front = Front::Source;
            select_excerpt(state, excerpt);
        }
        Command::ShowDocument(document) => show_document(state, document),
        Command::ScrollSource(by) => {
            state.source.scroll_target += by;
            state.source.scroll = state.source.scroll_target;
        }
        Command::RevealSource(offset) => {
            let source = &mut state.source;
            (source.reveal, source.scroll_target) = (false, offset);
            // Through a long document only the last part of the way is shown.
            source.scroll = bounded(source.scroll, offset - FAR, offset + FAR);
        }
        Command::PreviewPlace(range) => (state.source.preview, state.source.reveal) = (Some(range), true),
        Command::ShiftSource(by) => {
            state.source.scroll += by;
            state.source.scroll_target += by;
        }
        Command::BringIntoView(event) => bring_into_view(state, event),
        Command::FitEvent(event) => fit_event(state, event),
        Command::Hover(event) => state.selection.hovered = event,
        Command::Zoom(factor, fixed, pace) => zoom(state, factor, fixed, pace),
        Command::Pan(by, pace) => go(state, state.time.target.panned(by), pace),
        Command::Fling(speed) => state.time.drift = if state.reduced_motion() { 0.0 } else { speed },
        Command::ShowSpan(from, to, pace) => {
            let width = lanes_width(state);
            go(state, Viewport::fit(from, to, width, 0.0, 0.0), pace);
        }
        Command::ScrollLanes(by) => state.time.lane_scroll += by,
        Command::ScrollShelf(by) => state.time.shelf_scroll += by,
        _ => {}
    }
}

/// Does a command of the table.
pub fn act(state: &mut State, action: Action) {
    match action {
        Action::SourceView => {
            state.source.as_text ^= true;
            (state.source.scroll, state.source.scroll_target) = (0.0, 0.0);
            state.source.reveal = true;
        }
        Action::ZoomIn => zoom(state, ZOOM_STEP, None, Pace::Animated),
        Action::ZoomOut => zoom(state, 1.0 / ZOOM_STEP, None, Pace::Animated),
        Action::Fit => fit(state, Pace::Animated),
        Action::CenterSelection => center_selection(state),
        Action::PanStart => pan_by_part(state, -PAN_STEP),
        Action::PanEnd => pan_by_part(state, PAN_STEP),
        Action::First => show_end(state, state.content.placed.first().copied()),
        Action::Last => show_end(state, state.content.placed.last().copied()),
        Action::Earlier => step(state, -1),
        Action::Later => step(state, 1),
        Action::SideLeft => step(state, if state.time_direction() == Direction::Rtl { 1 } else { -1 }),
        Action::SideRight => step(state, if state.time_direction() == Direction::Rtl { -1 } else { 1 }),
        Action::LaneUp => step_lane(state, -1),
        Action::LaneDown => step_lane(state, 1),
        Action::OpenQuote => open_quote(state),
        Action::NextQuote => step_quote(state, 1),
        Action::PreviousQuote => step_quote(state, -1),
        Action::NextHit => step_hit(state, 1),
        Action::PreviousHit => step_hit(state, -1),
        _ => {}
    }
}

fn lanes_width(state: &State) -> f32 {
    at_least_lanes(state.time.areas.lanes.width())
}

/// The width for which a view of time is made where the lanes have hardly any: no window makes it useless, and a
/// window made small and large again shows what it did.
pub fn at_least_lanes(width: f32) -> f32 {
    width.max(100.0)
}

/// Turns to a view: at once, or on the way that the frames take.
pub fn go(state: &mut State, view: Viewport, pace: Pace) {
    let width = lanes_width(state);
    let view = match state.content.span {
        Some((from, to)) => view.kept_near(from, to, width),
        None => view,
    };
    state.time.drift = 0.0;
    state.time.target = view;
    if pace == Pace::AtOnce || state.reduced_motion() {
        state.time.now = view;
    }
}

/// Shows everything.
pub fn fit(state: &mut State, pace: Pace) {
    let Some(span) = state.content.span else { return };
    let view = figure::fit_labels(&state.content, span, lanes_width(state), CARD_WIDTH);
    go(state, view, pace);
}

fn zoom(state: &mut State, factor: f64, fixed: Option<Seconds>, pace: Pace) {
    let fixed = fixed.unwrap_or(state.time.target.center);
    let view = state.time.target.zoomed(factor, fixed);
    go(state, view, pace);
}

fn pan_by_part(state: &mut State, part: f64) {
    let by = part * f64::from(lanes_width(state)) * state.time.target.per_point;
    go(state, state.time.target.panned(by), Pace::Animated);
}

/// Chooses an event, or none, and leads the source to its quote.
pub fn select(state: &mut State, event: Option<EventIx>) {
    state.selection.event = event;
    let excerpt = event.and_then(|event| state.session.as_ref()?.main_excerpt(event));
    state.selection.excerpt = excerpt;
    if let Some(excerpt) = excerpt {
        show_excerpt(state, excerpt);
    }
}

fn show_excerpt(state: &mut State, excerpt: ExcerptIx) {
    let document = state.session.as_ref().and_then(|session| session.document_of(excerpt));
    if document.is_some() && document != state.source.document {
        state.source.document = document;
        (state.source.scroll, state.source.scroll_target) = (0.0, 0.0);
    }
    (state.source.reveal, state.source.preview) = (true, None);
}

fn show_document(state: &mut State, document: DocIx) {
    (state.source.document, state.source.preview) = (Some(document), None);
    (state.source.scroll, state.source.scroll_target) = (0.0, 0.0);
}

/// Chooses an event and brings it into view.
pub fn reveal(state: &mut State, event: EventIx) {
    select(state, Some(event));
    bring_into_view(state, event);
}

/// Chooses an excerpt; its event comes into view.
fn select_excerpt(state: &mut State, excerpt: ExcerptIx) {
    state.selection.event = Some(excerpt.event);
    state.selection.excerpt = Some(excerpt);
    show_excerpt(state, excerpt);
    bring_into_view(state, excerpt.event);
}

fn bring_into_view(state: &mut State, event: EventIx) {
    if let Some(i) = state.content.position(event) {
        let placed = &state.content.placed[i];
        let (from, to) = (placed.from, placed.to);
        bring_lane_into_view(state, i);
        let view = state.time.target;
        let half = f64::from(lanes_width(state)) / 2.0 * view.per_point;
        // A label begins where its date begins: that edge has to be seen, with some room for the label after it.
        let room = 240.0 * view.per_point;
        if from < view.center - half + 20.0 * view.per_point || from + room > view.center + half {
            let middle = from + (to - from).min(room) / 2.0;
            go(state, Viewport { center: middle, ..view }, Pace::Animated);
        }
    } else if let Some(at) = state.content.shelf_position(event) {
        let width = shelf::split(state.time.areas.shelf, state.time_direction()).1.width();
        let (from, to) = state.time.shelf.column(at);
        let (from, to) = (from - 8.0, to + 8.0);
        let scroll = &mut state.time.shelf_scroll;
        *scroll = bounded(*scroll, (to - width).max(0.0), from.max((to - width).max(0.0)));
    }
}

fn bring_lane_into_view(state: &mut State, placed: usize) {
    let lane = state.content.placed[placed].lane();
    let band = state.time.blend.target().bands.get(lane).copied();
    let height = state.time.areas.lanes.height();
    if let Some(band) = band {
        let lowest = (band.top + band.height - height).max(0.0);
        state.time.lane_scroll = bounded(state.time.lane_scroll, lowest.min(band.top), band.top.max(lowest));
    }
}

/// F: centres the selection; again, when it is centred, fits it.
fn center_selection(state: &mut State) {
    let Some(i) = state.selection.event.and_then(|event| state.content.position(event)) else { return };
    let placed = &state.content.placed[i];
    let middle = (placed.from + placed.to) / 2.0;
    let view = state.time.target;
    let centered = (view.center - middle).abs() < view.per_point * 2.0;
    let per_point = (placed.to - placed.from) / (f64::from(lanes_width(state)) * FIT_SHARE);
    let view = Viewport { center: middle, per_point: if centered { per_point.max(1.0) } else { view.per_point } };
    go(state, view, Pace::Animated);
}

/// Fits one event: what a double click does.
pub fn fit_event(state: &mut State, event: EventIx) {
    select(state, Some(event));
    if let Some(i) = state.content.position(event) {
        let placed = &state.content.placed[i];
        let stretch = (placed.to - placed.from) / FIT_SHARE;
        let middle = (placed.from + placed.to) / 2.0;
        let width = lanes_width(state);
        go(state, Viewport::fit(middle - stretch / 2.0, middle + stretch / 2.0, width, 0.0, 0.0), Pace::Animated);
    }
}

fn show_end(state: &mut State, end: Option<Placed>) {
    if let Some(placed) = end {
        reveal(state, placed.event);
    }
}

/// The event `by` steps on in reading order: time first, then the shelf.
fn step(state: &mut State, by: isize) {
    let at = state.selection.event.and_then(|event| state.content.rank(event));
    let next = stepped_at(state.content.len(), at, by).and_then(|rank| state.content.ranked(rank));
    if let Some(event) = next {
        reveal(state, event);
    }
}

fn step_hit(state: &mut State, by: isize) {
    let hits = &state.search.hits;
    let at = state.selection.event.and_then(|event| state.search.position(&state.content, event));
    if let Some(event) = stepped_at(hits.len(), at, by).map(|next| hits[next]) {
        reveal(state, event);
    }
}

/// The element `by` steps after `from`; from none, the first one. Beyond the ends it stays at them, and after the
/// last hit of a search comes nothing.
fn stepped<T: PartialEq + Copy>(order: &[T], from: Option<T>, by: isize) -> Option<T> {
    let at = from.and_then(|from| order.iter().position(|x| *x == from));
    stepped_at(order.len(), at, by).map(|next| order[next])
}

fn stepped_at(len: usize, at: Option<usize>, by: isize) -> Option<usize> {
    let last = len.checked_sub(1)?;
    Some(match at {
        Some(at) => at.saturating_add_signed(by).min(last),
        None if by > 0 => 0,
        None => last,
    })
}

/// The event nearest in time in the next lane above or below; below the last lane is the shelf.
fn step_lane(state: &mut State, by: isize) {
    let Some(event) = state.selection.event else { return step(state, 1) };
    let content = &state.content;
    let target = match content.position(event) {
        Some(i) => {
            let (lane, from) = (content.placed[i].lane(), content.placed[i].from);
            nearest_in_lane(state, lane, by, from)
                .or_else(|| if by > 0 { content.undated.first().map(|u| u.0) } else { None })
        }
        None if by < 0 => {
            let (from, _) = state.time.now.scale(state.time_direction(), state.time.areas.lanes).span();
            nearest_in_lane(state, content.lanes.len(), by, from)
        }
        None => None,
    };
    if let Some(event) = target {
        reveal(state, event);
    }
}

fn nearest_in_lane(state: &State, lane: usize, by: isize, from: Seconds) -> Option<EventIx> {
    let content = &state.content;
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

/// Enter: leads to the quote of the selection, opening the source panel if it is closed.
fn open_quote(state: &mut State) {
    if let Some(event) = state.selection.event {
        show_source(state);
        select(state, Some(event));
    }
}

/// Opens the source panel, in the place of the list where there is no room for both.
fn show_source(state: &mut State) {
    state.settings.source_open = true;
    state.front = Front::Source;
}

/// The next or previous quote of the document, by place.
fn step_quote(state: &mut State, by: isize) {
    let (Some(session), Some(document)) = (&state.session, state.source.document) else { return };
    let order: Vec<ExcerptIx> = session.placed_in(document).into_iter().map(|(ix, _)| ix).collect();
    if let Some(excerpt) = stepped(&order, state.selection.excerpt, by) {
        show_source(state);
        select_excerpt(state, excerpt);
    }
}

/// Goes on with what moves by itself, for `dt` seconds; true while something still moves.
pub fn advance(state: &mut State, dt: f32) -> bool {
    let blending = !state.time.blend.is_still() && state.time.blend.advance(dt / BLEND_TIME);
    let drifting = drift(state, dt);
    let view = approach(state, dt);
    let source = scroll_source(state, dt);
    blending | drifting | view | source
}

/// A change of rows takes so long, in seconds.
const BLEND_TIME: f32 = 0.22;
/// The way to a target halves in so many seconds.
const HALF_TIME: f32 = 0.055;
/// A throw halves in so many seconds.
const DRIFT_HALF_TIME: f64 = 0.16;

fn drift(state: &mut State, dt: f32) -> bool {
    let time = &mut state.time;
    if time.drift == 0.0 {
        return false;
    }
    let by = time.drift * f64::from(dt);
    time.drift *= 0.5f64.powf(f64::from(dt) / DRIFT_HALF_TIME);
    if (time.drift / time.now.per_point).abs() < 8.0 {
        time.drift = 0.0;
    }
    let drift = time.drift;
    let view = time.target.panned(by);
    go(state, view, Pace::AtOnce);
    state.time.now = state.time.target;
    state.time.drift = drift;
    drift != 0.0
}

fn approach(state: &mut State, dt: f32) -> bool {
    let (now, target) = (state.time.now, state.time.target);
    if now == target {
        return false;
    }
    let near = (now.center - target.center).abs() < target.per_point * 0.2
        && (now.per_point / target.per_point).ln().abs() < 5e-4;
    if near || state.reduced_motion() {
        state.time.now = target;
        return false;
    }
    state.time.now = now.toward(&target, f64::from(1.0 - 0.5f32.powf(dt / HALF_TIME)));
    true
}

fn scroll_source(state: &mut State, dt: f32) -> bool {
    let reduced = state.reduced_motion();
    let source = &mut state.source;
    let way = source.scroll_target - source.scroll;
    if way.abs() < 0.5 || reduced {
        source.scroll = source.scroll_target;
        return false;
    }
    source.scroll += way * (1.0 - 0.5f32.powf(dt / HALF_TIME));
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_stay_within_the_list() {
        let order = [10, 20, 30];
        #[rustfmt::skip]
        let cases = [
            (None, 1, Some(10)), (None, -1, Some(30)), (Some(10), 1, Some(20)),
            (Some(30), 1, Some(30)), (Some(10), -1, Some(10)), (Some(99), 1, Some(10)),
        ];
        for (from, by, expected) in cases {
            assert_eq!(stepped(&order, from, by), expected, "{from:?} {by}");
        }
        assert_eq!(stepped::<i32>(&[], None, 1), None);
    }
}
