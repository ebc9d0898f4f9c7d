//! Signs on the rail for events without a label: dots, and counts where dots would touch.

use std::sync::Arc;

use super::Kit;
use super::bands;
use super::content::Placed;
use super::metrics::{COUNT, FOLD};
use super::scale::Scale;
use crate::base::{Color, EventIx, Pos, Rect};
use crate::scene::{Fill, Owner, Scene, Shape, Stroke, Target};

/// Events without a label that share a place on the rail.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// Positions in the content's list of placed events, by time.
    pub members: Vec<usize>,
    /// Earliest beginning.
    pub from: f64,
    /// Latest beginning.
    pub to: f64,
}

/// Folds placed events (by time) whose beginnings are nearer than a count is wide.
/// Whether two fold depends on the zoom alone, so that panning changes no count.
pub fn fold(placed: &[Placed], unlabelled: impl Iterator<Item = usize>, per_point: f64) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    for i in unlabelled {
        let at = placed[i].from;
        match signs.last_mut() {
            Some(sign) if (at - sign.from) / per_point < f64::from(FOLD) => {
                sign.members.push(i);
                sign.to = sign.to.max(at);
            }
            _ => signs.push(Sign { members: vec![i], from: at, to: at }),
        }
    }
    signs
}

/// Draws a sign on the rail whose middle is at `y`.
pub fn draw(scene: &mut Scene, kit: Kit<'_>, scale: &Scale, placed: &[Placed], sign: &Sign, y: f32, color: Color) {
    let [first, rest @ ..] = sign.members.as_slice() else { return };
    if rest.is_empty() {
        return bands::draw(scene, kit, scale, &placed[*first], y, color);
    }
    let owner = owner(placed, sign);
    let number = kit.messages.format("plain-number", &[("number", sign.members.len().into())]);
    let layout = kit.line(&number, COUNT, kit.messages.locale().direction(), None);
    let rect = rect(scale, sign, layout.size.w, y);
    let stroke = Some(Stroke::new(1.5, kit.theme.card));
    scene.push_for(&owner, Shape::Rect { rect, radius: rect.height() / 2.0, fill: Fill::Solid(color), stroke });
    let pos = Pos::new(rect.center().x - layout.size.w / 2.0, rect.center().y - layout.size.h / 2.0);
    scene.push_for(&owner, Shape::Text { layout, pos, color: kit.theme.card });
    let name = kit.messages.format("timeline-folded", &[("count", (sign.members.len() as i64).into())]);
    scene.targets.push(Target { owner, rect, name: name.into() });
}

/// The owner of a sign: its event, or the group of its events.
pub fn owner(placed: &[Placed], sign: &Sign) -> Owner {
    let events: Arc<[EventIx]> = sign.members.iter().map(|&i| placed[i].event).collect();
    if let [event] = *events { Owner::Event(event) } else { Owner::Group(events) }
}

fn rect(scale: &Scale, sign: &Sign, text_width: f32, y: f32) -> Rect {
    let x = (scale.x(sign.from) + scale.x(sign.to)) / 2.0;
    let half = (text_width / 2.0 + 4.0).max(8.0);
    Rect::new(x - half, y - 8.0, x + half, y + 8.0)
}
