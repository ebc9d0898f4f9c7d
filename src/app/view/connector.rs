//! The connector: a line from the card of the selected event to its quote in the source.

use crate::app::state::ProjectView;
use crate::app::view::context::ViewContext;
use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Scene, Shape, Stroke};

/// End of the connector: in the margin beside the first line of the quote.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ConnectorEnd {
    /// The end.
    pub at: Pos,
    /// Set if the quote is in view; if not, the end is held at the edge of the panel.
    pub in_view: bool,
}

/// Opacity of the connector to a quote in view, and to one that is not.
const SEEN: f32 = 0.9;
const UNSEEN: f32 = 0.4;
/// Height below the top of a tall card at which the connector leaves it: beside its date and title.
const MAX_DROP: f32 = 34.0;
/// Part of the way across over which the curve leaves and arrives level, and its least and greatest length.
const BEND: f32 = 0.5;
const BEND_REACH: (f32, f32) = (24.0, 260.0);
/// Thickness of the line; radius of the dots at its ends, and thickness of the edge around them.
const LINE: f32 = 2.0;
const DOT: f32 = 4.5;
const DOT_EDGE: f32 = 1.5;

/// Draws the connector from a label, which is drawn over it.
pub fn draw(scene: &mut Scene, cx: &ViewContext<'_>, opened: ProjectView<'_>, label: Rect, anchor: ConnectorEnd) {
    let color = connector_color(cx, opened).fade(if anchor.in_view { SEEN } else { UNSEEN });
    let side = cx.side;
    // The source stands at the end side of the timeline, so the connector leaves the label there.
    let from = Pos::new(label.end(side), label.center().y.min(label.min.y + MAX_DROP));
    let to = anchor.at;
    let reach = ((from.x - to.x).abs() * BEND).clamp(BEND_REACH.0, BEND_REACH.1) * side.sign();
    let points = [from, from.offset(reach, 0.0), to.offset(-reach, 0.0), to];
    scene.push(Shape::Curve { points, stroke: Stroke::new(LINE, color) });
    for center in [from, to] {
        let stroke = Some(Stroke::new(DOT_EDGE, cx.kit.theme.panel));
        scene.push(Shape::Circle { center, radius: DOT, fill: Fill::Solid(color), stroke });
    }
}

fn connector_color(cx: &ViewContext<'_>, opened: ProjectView<'_>) -> Color {
    let content = &opened.content;
    let lane = opened.selection.event.and_then(|event| content.lane_of(event));
    let view = lane.and_then(|lane| content.lanes.get(lane));
    view.map_or(cx.kit.theme.accent, |view| cx.kit.theme.lane(view.color))
}
