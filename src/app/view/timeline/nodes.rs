//! One widget for every event, count and lane title: what Tab goes through and what assistive programs read.

use std::collections::HashMap;

use egui::{CursorIcon, Id, Response, Role, Sense, Ui, WidgetInfo};

use super::tray;
use crate::app::command::{Action, Pace, TimelineCommand, WindowCommand};
use crate::app::state::{Overlay, ProjectView};
use crate::app::ui::TARGET;
use crate::app::ui::access;
use crate::app::ui::context::to_egui;
use crate::app::ui::keys;
use crate::app::ui::tooltip::tooltip;
use crate::app::view::context::ViewContext;
use crate::base::{EventIx, LaneIx, Pos, Rect};
use crate::model::date::DAY;
use crate::scene::{ItemId, Target};
use crate::timeline::{Areas, shelf};

/// Events out of view are nodes, too, as long as there are no more events than this.
const MAX_HIDDEN: usize = 300;

/// Shows the nodes of a timeline's targets: the first `lanes_end` of them stand on the lanes, the others on the shelf.
pub(crate) fn interact(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    targets: &[Target],
    lanes_end: usize,
) {
    let seen = clipped(targets, lanes_end, &opened.state.layout.areas, opened);
    let mut groups = Groups::new(ui, opened, &seen);
    for (target, rect) in &seen {
        match &target.owner {
            ItemId::Group { first, span, .. } => {
                let ui = groups.of(*first).unwrap_or(ui);
                interact_group(ui, cx, *span, *first, target, *rect);
            }
            // The group of the lane has its name.
            ItemId::Lane(_) | ItemId::Event(_) | ItemId::Excerpt(_) => {}
        }
    }
    let rects: HashMap<EventIx, Rect> =
        seen.iter().filter_map(|(target, rect)| Some((event(target)?, *rect))).collect();
    let hovered = interact_events(ui, &mut groups, cx, opened, &rects);
    if hovered != opened.selection.hovered {
        cx.send(TimelineCommand::Hover(hovered));
    }
}

/// A group a lane, and one for the shelf, that hold the nodes of their events.
struct Groups<'a> {
    opened: ProjectView<'a>,
    lanes: Vec<Ui>,
    shelf: Ui,
}

impl<'a> Groups<'a> {
    fn new(ui: &mut Ui, opened: ProjectView<'a>, seen: &[(&Target, Rect)]) -> Self {
        let areas = &opened.state.layout.areas;
        let head = |lane: Option<LaneIx>| {
            let own = |(target, _): &&(&Target, Rect)| lane.is_some_and(|lane| target.owner == ItemId::Lane(lane));
            seen.iter().find(own).map_or(areas.lanes, |(_, rect)| *rect)
        };
        let mut lanes = Vec::new();
        for (nth, lane) in opened.content.lanes.iter().enumerate() {
            let (name, head) = (&lane.title.text, head(lane.lane));
            let place =
                Rect { min: Pos::new(areas.lanes.min.x, head.min.y), max: Pos::new(areas.lanes.max.x, head.max.y) };
            let id = Id::unique(("lane-group", nth));
            lanes.push(access::scope_below(ui, lanes_id(), (id, place), (Role::Group, name)));
        }
        // The tray itself has role and name.
        let shelf = (Id::unique("shelf-group"), areas.shelf);
        let shelf = access::scope_below(ui, tray_id(), shelf, (Role::GenericContainer, ""));
        Self { opened, lanes, shelf }
    }

    /// Returns the group that an event belongs to.
    fn of(&mut self, event: EventIx) -> Option<&mut Ui> {
        let content = &self.opened.content;
        if content.rank(event).is_some_and(|rank| rank >= content.placed.len()) {
            return Some(&mut self.shelf);
        }
        self.lanes.get_mut(content.lane_of(event)?)
    }
}

fn event(target: &Target) -> Option<EventIx> {
    match target.owner {
        ItemId::Event(event) => Some(event),
        ItemId::Group { .. } | ItemId::Lane(_) | ItemId::Excerpt(_) => None,
    }
}

/// Targets with the part of them that can be seen; those out of view are left out.
fn clipped<'t>(
    targets: &'t [Target],
    lanes_end: usize,
    areas: &Areas,
    opened: ProjectView<'_>,
) -> Vec<(&'t Target, Rect)> {
    let cards = shelf::split(areas.shelf, opened.state.time_direction()).1;
    let seen = targets.iter().enumerate().filter_map(|(i, target)| {
        let area = match target.owner {
            ItemId::Lane(_) => areas.column,
            _ if i < lanes_end => areas.lanes,
            _ => cards,
        };
        target.rect.intersection(&area).map(|rect| (target, rect))
    });
    seen.collect()
}

/// The nodes of all events in reading order; returns the one under the pointer. One that is out of view, or folded into
/// a count, is a sliver at the edge that the pointer does not meet, and comes into view when it gets the keyboard.
fn interact_events(
    outer: &mut Ui,
    groups: &mut Groups<'_>,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    rects: &HashMap<EventIx, Rect>,
) -> Option<EventIx> {
    let (content, areas) = (&opened.project.content, &opened.state.layout.areas);
    let session = &opened.project.session;
    let mut ranks: Vec<usize> = rects.keys().filter_map(|event| content.rank(*event)).collect();
    if content.len() <= MAX_HIDDEN {
        ranks = (0..content.len()).collect();
    }
    ranks.sort_unstable();
    let mut hovered = None;
    let mut has_button = false;
    for rank in ranks {
        // The button of the tray comes before what is in it.
        if rank >= content.placed.len() && !has_button {
            tray::show_button(outer, cx, opened);
            has_button = true;
        }
        let Some(event) = content.ranked(rank) else { continue };
        let sliver = if rank < content.placed.len() { areas.lanes } else { areas.shelf };
        let sliver = Rect::new(sliver.min.x, sliver.min.y, sliver.min.x + 1.0, sliver.min.y + 1.0);
        let rect = rects.get(&event).copied().unwrap_or(sliver);
        let words = content.words(&session.project, event, cx.kit.messages, cx.kit.dates);
        let Some(ui) = groups.of(event) else { continue };
        let response = interact_event(ui, cx, opened, event, &words.name, rect);
        let response = tooltip(response, cx, if words.doubt.is_some() { &words.name } else { "" });
        if !rects.contains_key(&event) && response.gained_focus() {
            cx.send(TimelineCommand::BringIntoView(event));
        }
        if response.hovered() && rects.contains_key(&event) {
            hovered = Some(event);
        }
    }
    if !has_button {
        tray::show_button(outer, cx, opened);
    }
    hovered
}

/// The widget of the lanes.
pub(crate) fn lanes_id() -> Id {
    Id::unique("timeline-lanes")
}

/// The widget of the undated tray.
pub(crate) fn tray_id() -> Id {
    Id::unique("timeline-shelf")
}

/// The widget of an event.
pub fn event_id(event: EventIx) -> Id {
    Id::unique(("event", event))
}

/// Returns true if the keyboard is on an event.
pub fn is_on_event(context: &egui::Context) -> bool {
    let focused = context.memory(|memory| memory.focused());
    focused.is_some() && context.data(|data| data.get_temp(last_event())) == focused
}

/// Key under which the widget of the event that last had the keyboard is kept.
fn last_event() -> Id {
    Id::unique("last-focused-event")
}

fn interact_event(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    event: EventIx,
    name: &str,
    rect: Rect,
) -> Response {
    let response = ui.interact(to_egui(hit_area(rect)), event_id(event), Sense::click());
    let selected = opened.selection.event == Some(event);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(selected));
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.double_clicked() {
        cx.send(TimelineCommand::Reveal(event));
        cx.send(TimelineCommand::Fit(event));
    } else if keys::is_pressed_by_key(&response) && keys::is_enter(ui) {
        // Enter goes on to the quote.
        cx.send(TimelineCommand::Select(Some(event)));
        cx.act(Action::OpenQuote);
    } else if response.clicked() {
        cx.send(TimelineCommand::Select(Some(event)));
        response.request_focus();
    } else if response.secondary_clicked() {
        cx.send(TimelineCommand::Select(Some(event)));
        cx.send(WindowCommand::Show(Some(Overlay::Event(event))));
    }
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(last_event(), response.id));
        keys::keep_escape(ui, response.id);
        cx.focus_ring(ui, rect, 7.0);
    }
    response
}

/// The part of the window that the pointer has to hit for a sign: not less than a finger or a shaking hand needs. An
/// event out of view stays the sliver that it is.
fn hit_area(rect: Rect) -> Rect {
    if rect.width() < 2.0 {
        return rect;
    }
    let less = |length: f32| ((length - TARGET) / 2.0).min(0.0);
    rect.shrink2(less(rect.width()), less(rect.height()))
}

/// Takes clicks on a count, which zoom into its events.
fn interact_group(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    (from, to): (i64, i64),
    first: EventIx,
    target: &Target,
    rect: Rect,
) {
    let response = ui.interact(to_egui(hit_area(rect)), Id::unique(("group", first)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &*target.name));
    if response.has_focus() {
        cx.focus_ring(ui, rect, 8.0);
    }
    if response.clicked() {
        let (from, to) = (from as f64, (to as f64).max(from as f64 + DAY as f64));
        let air = (to - from) * 0.3;
        cx.send(TimelineCommand::ShowSpan(from - air, to + air, Pace::Animated));
    }
    let response = response.on_hover_cursor(CursorIcon::ZoomIn);
    tooltip(response, cx, &target.name);
}
