//! Signs on the rail for events without a label: dots, and counts where dots would touch.

use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Owner, Scene, Shape, Stroke, Target};
use crate::text::TextLayout;
use crate::timeline::Kit;
use crate::timeline::draw::bands::{self, Ink};
use crate::timeline::draw::doubt;
use crate::timeline::index::doubts::Amid;
use crate::timeline::index::placed::Placed;
use crate::timeline::layout::plan::Lasts;
use crate::timeline::metrics::{COUNT, DOT};
use crate::timeline::time::scale::{Scale, Seconds};

/// Events without a label that share a place on the rail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sign {
    /// Position of the first in the content's list of placed events.
    pub first: usize,
    /// How many they are.
    pub count: usize,
    /// Where the sign stands.
    pub at: Seconds,
    /// Earliest beginning.
    pub from: Seconds,
    /// Latest beginning.
    pub to: Seconds,
}

impl Sign {
    /// The sign of one event.
    pub fn one(first: usize, placed: &Placed) -> Self {
        Self { first, count: 1, at: placed.from, from: placed.from, to: placed.from }
    }

    /// Half the width that a sign takes on the rail, in points: a dot, or a number of so many digits.
    pub fn half(&self) -> f32 {
        match self.count {
            0 | 1 => DOT + 2.0,
            count => 6.0 + 3.5 * (count.ilog10() + 1) as f32,
        }
    }

    fn touches(&self, next: &Self, per_point: f64) -> bool {
        (next.at - self.at) / per_point < f64::from(self.half() + next.half())
    }

    fn take(&mut self, next: &Self) {
        self.count += next.count;
        self.to = self.to.max(next.to);
    }

    /// What the sign stands for.
    pub fn owner(&self, placed: &[Placed]) -> Owner {
        let first = placed[self.first].event;
        match self.count {
            1 => Owner::Event(first),
            _ => Owner::Group { first, span: (self.from as i64, self.to as i64) },
        }
    }
}

/// Folds placed events (by time) whose signs would touch; a sign stands where its first event begins.
/// What is folded depends on the zoom alone, so that panning changes no count.
pub fn fold(placed: &[Placed], unlabelled: impl Iterator<Item = usize>, per_point: f64) -> Vec<Sign> {
    join(unlabelled.map(|i| Sign::one(i, &placed[i])), per_point)
}

/// Makes one of signs (by time) that touch.
pub fn join(all: impl IntoIterator<Item = Sign>, per_point: f64) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::new();
    for mut sign in all {
        // A number that grows may touch the sign before it as well.
        while let Some(mut before) = signs.pop_if(|before| before.touches(&sign, per_point)) {
            before.take(&sign);
            sign = before;
        }
        signs.push(sign);
    }
    signs
}

/// Draws a sign on the rail whose middle is at `y`; a count with the sign of what is in doubt among its events.
pub fn draw(
    scene: &mut Scene,
    kit: Kit<'_>,
    (scale, placed): (&Scale, &[Placed]),
    (sign, amid): (&Sign, Amid),
    y: f32,
    ink: Ink,
) {
    if sign.count == 1 {
        return bands::draw(scene, kit, scale, &placed[sign.first], y, ink);
    }
    let color = ink.color;
    let owner = sign.owner(placed);
    let number = kit.messages.counted("plain-number", "number", sign.count);
    let layout = kit.line(&number, COUNT, kit.messages.locale().direction(), None);
    let rect = pill(scale.x(sign.at), y, &layout);
    let stroke = Some(Stroke::new(1.5, kit.theme.card));
    scene.push_for(&owner, Shape::Rect { rect, radius: rect.height() / 2.0, fill: Fill::Solid(color), stroke });
    let pos = Pos::new(rect.center().x - layout.size.w / 2.0, rect.center().y - layout.size.h / 2.0);
    scene.push_for(&owner, Shape::Text { layout, pos, color: kit.theme.card });
    draw_doubt(scene, kit, &owner, rect, amid);
    let name = kit.messages.counted("timeline-folded", "count", sign.count);
    let name = match amid.count {
        0 => name,
        count => format!("{name} {}", kit.messages.counted("timeline-folded-doubt", "count", count)).into(),
    };
    scene.targets.push(Target { owner, rect, name });
}

/// Width of the sign of a doubt over a dot or a count.
pub const SMALL_SIGN: f32 = 10.0;

/// The sign of a doubt at the upper right corner of a pill, on a ground of its own.
fn draw_doubt(scene: &mut Scene, kit: Kit<'_>, owner: &Owner, pill: Rect, amid: Amid) {
    if amid.count == 0 {
        return;
    }
    // Beside the last digit.
    let center = Pos::new(pill.max.x + 4.0, pill.min.y);
    let fill = Fill::Solid(kit.theme.card);
    scene.push_for(owner, Shape::Circle { center, radius: SMALL_SIGN * 0.75, fill, stroke: None });
    doubt::draw(scene, Some(owner), center.offset(0.0, -0.5), SMALL_SIGN, amid.color(kit.theme));
}

/// Half the width of a pill around a number, in points.
fn half_pill(number: &TextLayout) -> f32 {
    (number.size.w / 2.0 + 4.0).max(8.0)
}

/// Draws what lasts from before the view: a pale band as far as the last of it goes on, and how many they are where the
/// view begins.
pub fn draw_lasting(
    scene: &mut Scene,
    kit: Kit<'_>,
    (scale, placed): (&Scale, &[Placed]),
    (Lasts { sign, until }, amid): (&Lasts, Amid),
    y: f32,
    color: Color,
) {
    let (begin, end) = scale.span();
    if *until <= begin {
        return;
    }
    let owner = sign.owner(placed);
    let band = scale.rect(begin, until.min(end), y - 3.0, y + 3.0);
    scene.push_for(&owner, Shape::Rect { rect: band, radius: 0.0, fill: Fill::Solid(color.fade(0.3)), stroke: None });
    let number = kit.messages.counted("plain-number", "number", sign.count);
    let layout = kit.line(&number, COUNT, kit.messages.locale().direction(), None);
    let x = scale.x(begin) + scale.direction().sign() * (half_pill(&layout) + 6.0);
    let rect = pill(x, y, &layout);
    let (fill, stroke) = (Fill::Solid(kit.theme.card), Some(Stroke::new(1.5, color)));
    scene.push_for(&owner, Shape::Rect { rect, radius: rect.height() / 2.0, fill, stroke });
    let pos = Pos::new(rect.center().x - layout.size.w / 2.0, rect.center().y - layout.size.h / 2.0);
    scene.push_for(&owner, Shape::Text { layout, pos, color: kit.theme.ink });
    draw_doubt(scene, kit, &owner, rect, amid);
    let name = kit.messages.counted("timeline-lasting", "count", sign.count);
    let name = match amid.count {
        0 => name,
        _ => format!("{name}{} {}", kit.messages.get("list-separator"), kit.messages.get("timeline-lasting-doubt"))
            .into(),
    };
    scene.targets.push(Target { owner, rect, name });
}

fn pill(x: f32, y: f32, number: &TextLayout) -> Rect {
    let half = half_pill(number);
    Rect::new(x - half, y - 8.0, x + half, y + 8.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::EventIx;
    use crate::model::date::{Bounds, Edge, EdgeKind};

    fn placed(from: i64) -> Placed {
        let edge = Edge { time: from, kind: EdgeKind::Sharp };
        Placed::at(EventIx(0), 0, Bounds { from: edge, to: edge })
    }

    #[test]
    fn signs_never_touch_and_lose_nothing() {
        let mut at = 0;
        let placed: Vec<Placed> = (0..500)
            .map(|i| {
                at += (i * 7919) % 23;
                placed(at)
            })
            .collect();
        for per_point in [0.1, 0.5, 1.0, 3.0, 40.0] {
            let signs = fold(&placed, 0..placed.len(), per_point);
            assert_eq!(signs.iter().map(|sign| sign.count).sum::<usize>(), placed.len());
            for pair in signs.windows(2) {
                assert!(!pair[0].touches(&pair[1], per_point), "{per_point}");
            }
        }
    }
}
