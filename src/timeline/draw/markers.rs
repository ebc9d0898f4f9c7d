//! Signs on the rail for events without a label: dots, and counts where dots would touch.

use std::sync::Arc;

use super::bands::{self, LaneBrush};
use super::context::DrawContext;
use super::doubt;
use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, ItemId, Scene, Shape, Stroke, Target};
use crate::text::TextLayout;
use crate::timeline::index::Placed;
use crate::timeline::index::doubts::DoubtCount;
use crate::timeline::layout::{Marker, SpanningEvents};
use crate::timeline::metrics::COUNT;
use crate::timeline::time::Scale;

/// Draws a sign on the rail whose middle is at `y`; a count with the sign of what is in doubt among its events.
pub(crate) fn draw(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    (scale, placed): (&Scale, &[Placed]),
    (marker, doubt_count): (&Marker, DoubtCount),
    y: f32,
    ink: LaneBrush,
) {
    if marker.count == 1 {
        return bands::draw(scene, kit, scale, &placed[marker.first], y, ink);
    }
    let owner = marker.owner(placed);
    let layout = number(kit, marker);
    let rect = pill(scale.x(marker.at), y, &layout);
    // A search found none of them: their number can still be read.
    let colors = match ink.color.a < u8::MAX {
        true => PillColors { ground: kit.theme.card, edge: ink.color, number: kit.theme.muted },
        false => PillColors { ground: ink.color, edge: kit.theme.card, number: kit.theme.card },
    };
    draw_pill(scene, &owner, rect, layout, colors);
    draw_doubt(scene, kit, &owner, rect, doubt_count);
    let name = kit.messages.counted("timeline-folded", "count", marker.count);
    let name = match doubt_count.count {
        0 => name,
        count => format!("{name} {}", kit.messages.counted("timeline-folded-doubt", "count", count)).into(),
    };
    scene.targets.push(Target { owner, rect, name });
}

/// The number of events of a marker, laid out.
fn number(kit: DrawContext<'_>, marker: &Marker) -> Arc<TextLayout> {
    let number = kit.messages.counted("plain-number", "number", marker.count);
    kit.line(&number, COUNT, kit.messages.locale().direction(), None)
}

/// Half the height of a pill with a number, and the least half of its width: one digit stands in a circle.
const HALF_PILL: f32 = 8.0;
/// Free width in a pill before and after its number.
const PILL_PAD: f32 = 4.0;
/// Thickness of its edge.
const PILL_EDGE: f32 = 1.5;
/// Free width between the edge of the view and the pill of what lasts from before it.
const LASTING_MARGIN: f32 = 6.0;
/// Half the height of the band of what lasts from before the view: lower than the bands of single events.
const HALF_LASTING: f32 = 3.0;
/// Opacity of that band.
const LASTING: f32 = 0.3;

/// Colours of a pill with a number.
struct PillColors {
    ground: Color,
    edge: Color,
    number: Color,
}

fn draw_pill(scene: &mut Scene, owner: &ItemId, rect: Rect, layout: Arc<TextLayout>, colors: PillColors) {
    let (fill, stroke) = (Fill::Solid(colors.ground), Some(Stroke::new(PILL_EDGE, colors.edge)));
    scene.push_for(owner, Shape::Rect { rect, radius: rect.height() / 2.0, fill, stroke });
    let pos = Pos::new(rect.center().x - layout.size.w / 2.0, rect.center().y - layout.size.h / 2.0);
    scene.push_for(owner, Shape::Text { layout, pos, color: colors.number });
}

/// Width of the sign of a doubt over a dot or a count.
pub(crate) const SMALL_SIGN: f32 = 10.0;
/// Distance of its middle from the upper right corner of a pill: to the right of the last digit, and a little higher
/// than its disc, as a triangle looks lower than it is.
const BESIDE_PILL: (f32, f32) = (4.0, 0.5);
/// Radius of the disc behind it, in widths of the sign: the corners of the triangle lie within.
const DISC: f32 = 0.75;

/// Draws the sign of a doubt at the upper right corner of a pill, on a ground of its own.
fn draw_doubt(scene: &mut Scene, kit: DrawContext<'_>, owner: &ItemId, pill: Rect, doubt_count: DoubtCount) {
    if doubt_count.count == 0 {
        return;
    }
    let center = Pos::new(pill.max.x + BESIDE_PILL.0, pill.min.y);
    let fill = Fill::Solid(kit.theme.card);
    scene.push_for(owner, Shape::Circle { center, radius: SMALL_SIGN * DISC, fill, stroke: None });
    doubt::draw(scene, Some(owner), center.offset(0.0, -BESIDE_PILL.1), SMALL_SIGN, doubt_count.color(kit.theme));
}

/// Half the width of a pill around a number, in points.
fn half_pill(number: &TextLayout) -> f32 {
    (number.size.w / 2.0 + PILL_PAD).max(HALF_PILL)
}

/// Draws what lasts from before the view: a pale band as far as the last of it goes on, and how many they are where the
/// view begins.
pub(crate) fn draw_lasting(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    (scale, placed): (&Scale, &[Placed]),
    (SpanningEvents { marker, until }, doubt_count): (&SpanningEvents, DoubtCount),
    y: f32,
    color: Color,
) {
    let (begin, end) = scale.span();
    if *until <= begin {
        return;
    }
    let owner = marker.owner(placed);
    let band = scale.rect(begin, until.min(end), y - HALF_LASTING, y + HALF_LASTING);
    let fill = Fill::Solid(color.fade(LASTING));
    scene.push_for(&owner, Shape::Rect { rect: band, radius: 0.0, fill, stroke: None });
    let layout = number(kit, marker);
    let x = scale.x(begin) + scale.direction().sign() * (half_pill(&layout) + LASTING_MARGIN);
    let rect = pill(x, y, &layout);
    draw_pill(scene, &owner, rect, layout, PillColors { ground: kit.theme.card, edge: color, number: kit.theme.ink });
    draw_doubt(scene, kit, &owner, rect, doubt_count);
    let name = kit.messages.counted("timeline-lasting", "count", marker.count);
    let name = match doubt_count.count {
        0 => name,
        _ => format!("{name}{} {}", kit.messages.get("list-separator"), kit.messages.get("timeline-lasting-doubt"))
            .into(),
    };
    scene.targets.push(Target { owner, rect, name });
}

/// Pill around a number, with its middle at `x` and `y`.
fn pill(x: f32, y: f32, number: &TextLayout) -> Rect {
    let half = half_pill(number);
    Rect::new(x - half, y - HALF_PILL, x + half, y + HALF_PILL)
}
