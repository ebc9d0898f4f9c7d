//! Dates on the rail of their lane: a dot for a day, a soft band for a month, dashes for "about".
//! Nothing is pinned to a day that no source gives.

use super::context::DrawContext;
use crate::base::{Color, Direction, Pos, Rect};
use crate::model::date::EdgeKind;
use crate::scene::{Fill, ItemId, Pattern, Scene, Shape, Stroke};
use crate::timeline::index::Placed;
use crate::timeline::metrics::{DATE, DOT, RAIL};
use crate::timeline::time::Scale;

/// The colour of a lane, and its pattern in themes that have them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LaneBrush {
    /// The colour.
    pub color: Color,
    /// The pattern.
    pub pattern: Option<Pattern>,
}

impl LaneBrush {
    /// Brush of the lane at a position among the project's lanes.
    pub fn of(kit: DrawContext<'_>, index: usize) -> Self {
        Self { color: kit.theme.lane(index), pattern: kit.theme.pattern(index) }
    }
}

/// Draws the mark of a lane beside its title: a dot of its colour, or a field of its pattern.
pub fn draw_mark(scene: &mut Scene, center: Pos, LaneBrush { color, pattern }: LaneBrush) {
    let Some(pattern) = pattern else {
        return scene.push(Shape::Circle { center, radius: MARK_DOT, fill: Fill::Solid(color), stroke: None });
    };
    let field = Rect::new(center.x - HALF_MARK, center.y - HALF_MARK, center.x + HALF_MARK, center.y + HALF_MARK);
    pattern.shapes(field, color).into_iter().for_each(|shape| scene.push(shape));
    let stroke = Some(Stroke::new(PATTERN_OUTLINE, color));
    scene.push(Shape::Rect { rect: field, radius: 0.0, fill: Fill::None, stroke });
}

/// Radius of the dot beside a lane's title.
const MARK_DOT: f32 = 4.0;
/// Half the side of the field of pattern in its place: larger, so that a pattern can be recognized.
const HALF_MARK: f32 = 5.0;
/// Thickness of the outline around a pattern, which is a part of the pattern and no frame.
const PATTERN_OUTLINE: f32 = 0.8;

/// Height of a band.
const BAND: f32 = 9.0;
/// Narrower bands show as a dot.
const MIN_BAND: f32 = 2.0 * DOT + 1.0;
/// Thickness of the outline of a dot.
const DOT_OUTLINE: f32 = 1.5;
/// Length of a dash and of the gap after it around an approximate dot: shorter than around a band, so that six or so
/// fit around it.
const DOT_DASH: (f32, f32) = (2.5, 2.0);
/// Opacity of an approximate dot within its outline.
const ABOUT_DOT: f32 = 0.25;
/// Length of a dash and of the gap after it around an approximate band.
const BAND_DASH: (f32, f32) = (4.0, 3.0);
/// Thickness of these dashes around a band of colour.
pub(crate) const ABOUT_OUTLINE: f32 = 1.2;
/// The same around a pattern, the lines of which have to be seen beside them.
const ABOUT_PATTERN_OUTLINE: f32 = 1.0;
/// Opacity of a band where the colour is full.
pub(crate) const FULL: f32 = 0.85;
/// The same of an approximate one, by which its dashes are seen.
const ABOUT_FULL: f32 = 0.45;
/// Radius of the disc of a question mark: nearly as high as the rail.
const QUESTION: f32 = RAIL * 0.36;

/// Dashed outline of an approximate band.
pub(crate) fn about_outline(width: f32, color: Color) -> Stroke {
    Stroke::dashed(width, color, BAND_DASH.0, BAND_DASH.1)
}

/// Draws the band or dot of a dated event on the rail whose middle is at `y`.
pub fn draw(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    scale: &Scale,
    placed: &Placed,
    y: f32,
    LaneBrush { color, pattern }: LaneBrush,
) {
    let owner = ItemId::Event(placed.event);
    let rect = scale.rect(placed.from, placed.to, y - BAND / 2.0, y + BAND / 2.0);
    if rect.width() < MIN_BAND {
        let center = Pos::new(rect.center().x, y);
        let (fill, stroke) = if placed.is_approximate() {
            (Fill::Solid(color.fade(ABOUT_DOT)), Some(Stroke::dashed(DOT_OUTLINE, color, DOT_DASH.0, DOT_DASH.1)))
        } else {
            (Fill::Solid(color), Some(Stroke::new(DOT_OUTLINE, kit.theme.card)))
        };
        scene.push_for(&owner, Shape::Circle { center, radius: DOT, fill, stroke });
    } else if let Some(pattern) = pattern {
        draw_pattern(scene, kit, scale, placed, rect, (pattern, color));
    } else {
        scene
            .push_for(&owner, Shape::Rect { rect, radius: BAND / 2.0, fill: fill(scale, placed, color), stroke: None });
        if placed.is_approximate() {
            let stroke = Some(about_outline(ABOUT_OUTLINE, color));
            scene.push_for(&owner, Shape::Rect { rect, radius: BAND / 2.0, fill: Fill::None, stroke });
        }
    }
    if placed.is_uncertain() {
        question_mark(scene, kit, &owner, rect, y, color);
    }
}

/// Draws a pattern that pales towards an end that is only known to the month, and is gone at one that is open.
fn draw_pattern(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    scale: &Scale,
    placed: &Placed,
    rect: Rect,
    (pattern, color): (Pattern, Color),
) {
    let owner = ItemId::Event(placed.event);
    pattern.shapes(rect, color).into_iter().for_each(|shape| scene.push_for(&owner, shape));
    let stroke = match placed.is_approximate() {
        true => about_outline(ABOUT_PATTERN_OUTLINE, color),
        false => Stroke::new(PATTERN_OUTLINE, color),
    };
    scene.push_for(&owner, Shape::Rect { rect, radius: 0.0, fill: Fill::None, stroke: Some(stroke) });
    let ((near, near_at), (far, far_at)) = (edge(placed.from_edge()), edge(placed.to_edge()));
    let paper = |strength: f32| kit.theme.card.fade(1.0 - strength);
    let stops = [(0.0, near), (near_at, 1.0), (1.0 - far_at, 1.0), (1.0, far)];
    let fill = scale.gradient(stops.map(|(place, strength)| (place, paper(strength))).to_vec());
    scene.push_for(&owner, Shape::Rect { rect: rect.shrink2(0.0, -0.5), radius: 0.0, fill, stroke: None });
}

/// Colours of a band: full in the middle; thin towards an end that is only known to the month, gone towards one that is
/// open.
fn fill(scale: &Scale, placed: &Placed, color: Color) -> Fill {
    let (near, near_at) = edge(placed.from_edge());
    let (far, far_at) = edge(placed.to_edge());
    let full = if placed.is_approximate() { ABOUT_FULL } else { FULL };
    let stops = [(0.0, near), (near_at, 1.0), (1.0 - far_at, 1.0), (1.0, far)];
    scale.gradient(stops.into_iter().map(|(place, strength)| (place, color.fade(strength * full))).collect())
}

/// Strength of the colour at an end, from 0 to 1, and how far in from it, as a part of the band, the colour is full. A
/// soft end still has a little colour and a short way, so that it is told from an open one, which ends in nothing; an
/// unknown one lies between them.
fn edge(kind: EdgeKind) -> (f32, f32) {
    match kind {
        EdgeKind::Sharp => (1.0, 0.0),
        EdgeKind::Soft => (0.18, 0.3),
        EdgeKind::Open => (0.0, 0.5),
        EdgeKind::Unknown => (0.05, 0.4),
    }
}

fn question_mark(scene: &mut Scene, kit: DrawContext<'_>, owner: &ItemId, band: Rect, y: f32, color: Color) {
    let direction = kit.messages.locale().direction();
    let mark = if direction == Direction::Rtl { "؟" } else { "?" };
    let layout = kit.line(mark, DATE, direction, None);
    let x = band.center().x - layout.size.w / 2.0;
    let disc = Shape::Circle {
        center: Pos::new(band.center().x, y),
        radius: QUESTION,
        fill: Fill::Solid(kit.theme.card),
        stroke: Some(Stroke::new(1.0, color)),
    };
    scene.push_for(owner, disc);
    let pos = Pos::new(x, y - layout.size.h / 2.0);
    scene.push_for(owner, Shape::Text { layout, pos, color });
}
