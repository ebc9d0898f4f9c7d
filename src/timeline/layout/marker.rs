//! Markers on the rail for events without a label: one each, or one with a count where they would touch.

use crate::scene::Owner;
use crate::timeline::index::Placed;
use crate::timeline::metrics::DOT;
use crate::timeline::time::Seconds;

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
