//! Signs on the rail for events without a label: dots, and counts where dots would touch.

use std::sync::Arc;

use super::Kit;
use super::bands;
use super::content::Placed;
use super::metrics::{COUNT, DOT};
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

impl Sign {
    /// Half the width that a sign takes on the rail, in points: a dot, or a number of so many digits.
    fn half(&self) -> f32 {
        match self.members.len() {
            1 => DOT + 2.0,
            count => 6.0 + 3.5 * (count.ilog10() + 1) as f32,
        }
    }

    fn touches(&self, next: &Self, per_point: f64) -> bool {
        (next.from - self.from) / per_point < f64::from(self.half() + next.half())
    }

    fn take(&mut self, next: Self) {
        self.members.extend(next.members);
        self.to = self.to.max(next.to);
    }
}

/// Folds placed events (by time) whose signs would touch; a sign stands where its first event begins.
/// What is folded depends on the zoom alone, so that panning changes no count.
pub fn fold(placed: &[Placed], unlabelled: impl Iterator<Item = usize>, per_point: f64) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    for i in unlabelled {
        let mut sign = Sign { members: vec![i], from: placed[i].from, to: placed[i].from };
        // A number that grows may touch the sign before it as well.
        while let Some(mut before) = signs.pop_if(|before| before.touches(&sign, per_point)) {
            before.take(sign);
            sign = before;
        }
        signs.push(sign);
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
    let x = scale.x(sign.from);
    let half = (text_width / 2.0 + 4.0).max(8.0);
    Rect::new(x - half, y - 8.0, x + half, y + 8.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Status;
    use crate::model::date::EdgeKind;

    fn placed(from: f64) -> Placed {
        let (from_edge, to_edge) = (EdgeKind::Sharp, EdgeKind::Sharp);
        let (event, lane, importance, status) = (EventIx(0), 0, 3, Status::Reported);
        let (uncertain, approximate) = (false, false);
        Placed { event, lane, from, to: from, from_edge, to_edge, importance, status, uncertain, approximate }
    }

    #[test]
    fn signs_never_touch_and_lose_nothing() {
        let mut at = 0.0;
        let placed: Vec<Placed> = (0..500)
            .map(|i| {
                at += f64::from((i * 7919) % 23);
                placed(at)
            })
            .collect();
        for per_point in [0.1, 0.5, 1.0, 3.0, 40.0] {
            let signs = fold(&placed, 0..placed.len(), per_point);
            assert_eq!(signs.iter().map(|sign| sign.members.len()).sum::<usize>(), placed.len());
            for pair in signs.windows(2) {
                assert!(!pair[0].touches(&pair[1], per_point), "{per_point}");
            }
        }
    }
}
