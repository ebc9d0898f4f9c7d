//! The connector: a line from the card of the selected event to its quote in the source.

use crate::app::state::Opened;
use crate::app::view::context::ViewContext;
use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Scene, Shape, Stroke};

/// End of the connector: in the margin beside the first line of the quote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anchor {
    /// The end.
    pub at: Pos,
    /// Set if the quote is in view; if not, the end is held at the edge of the panel.
    pub in_view: bool,
}

/// Draws the connector from a label, which is drawn over it.
pub fn draw(scene: &mut Scene, cx: &ViewContext<'_>, opened: Opened<'_>, label: Rect, anchor: Anchor) {
    let color = connector_color(cx, opened).fade(if anchor.in_view { 0.9 } else { 0.4 });
    let side = cx.side;
    // The source stands at the end side of the timeline, so the connector leaves the label there.
    let from = Pos::new(label.end(side), label.center().y.min(label.min.y + 34.0));
    let to = anchor.at;
    let reach = ((from.x - to.x).abs() * 0.5).clamp(24.0, 260.0) * side.sign();
    let points = [from, from.offset(reach, 0.0), to.offset(-reach, 0.0), to];
    scene.push(Shape::Curve { points, stroke: Stroke::new(2.0, color) });
    for center in [from, to] {
        let stroke = Some(Stroke::new(1.5, cx.kit.theme.panel));
        scene.push(Shape::Circle { center, radius: 4.5, fill: Fill::Solid(color), stroke });
    }
}

fn connector_color(cx: &ViewContext<'_>, opened: Opened<'_>) -> Color {
    let content = &opened.content;
    let lane = opened.selection.event.and_then(|event| content.lane_of(event));
    let view = lane.and_then(|lane| content.lanes.get(lane));
    view.map_or(cx.kit.theme.accent, |view| cx.kit.theme.lane(view.color))
}
