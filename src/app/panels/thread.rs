//! The thread: a line from the card of the selected event to its quote in the source.

use egui::Ui;

use super::super::cx::Cx;
use super::super::state::State;
use crate::base::{Pos, Rect};
use crate::scene::{Fill, Shape, Stroke};

/// Draws the thread from `card` to `quote`; an end that is out of view fades at the edge of its panel.
pub fn show(ui: &Ui, cx: &Cx<'_>, state: &State, card: Rect, quote: Rect, source: Rect) {
    let color = thread_color(cx, state);
    let side = cx.side;
    // The source stands at the end side of the timeline, so the thread leaves the card there.
    let from = Pos::new(card.end(side), card.center().y.clamp(card.min.y, card.min.y + 40.0));
    let y = quote.center().y.clamp(source.min.y + 8.0, source.max.y - 8.0);
    let to = Pos::new(quote.start(side).clamp(source.min.x, source.max.x), y);
    let reach = ((from.x - to.x).abs() * 0.5).clamp(24.0, 220.0) * side.sign();
    let points = [from, from.offset(reach, 0.0), to.offset(-reach, 0.0), to];
    let in_view = (y - quote.center().y).abs() < quote.height();
    let opacity = if in_view { 0.9 } else { 0.35 };
    cx.draw(ui, |scene| {
        let halo = Stroke::new(5.0, cx.kit.theme.panel.fade(0.75 * opacity));
        scene.push(Shape::Curve { points, stroke: halo });
        scene.push(Shape::Curve { points, stroke: Stroke::new(2.0, color.fade(opacity)) });
        for (center, radius) in [(from, 4.0), (to, 4.0)] {
            let fill = Fill::Solid(color.fade(opacity));
            let stroke = Some(Stroke::new(1.5, cx.kit.theme.panel));
            scene.push(Shape::Circle { center, radius, fill, stroke });
        }
    });
}

fn thread_color(cx: &Cx<'_>, state: &State) -> crate::base::Color {
    let content = &state.content;
    let event = state.selection.event;
    let lane = event.and_then(|event| match content.position(event) {
        Some(i) => Some(content.placed[i].lane),
        None => content.undated.iter().find(|(e, _)| *e == event).map(|(_, lane)| *lane),
    });
    let view = lane.and_then(|lane| content.lanes.get(lane));
    view.map_or(cx.kit.theme.accent, |view| cx.kit.theme.lane(view.color))
}
