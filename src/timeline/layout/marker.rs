//! Markers on the rail for events without a label: one each, or one with a count where they would touch.

use crate::scene::ItemId;
use crate::timeline::index::Placed;
use crate::timeline::metrics::DOT;
use crate::timeline::time::Seconds;

/// Free width beside a marker, in points: two that stand closer are folded to a count.
const AIR_BESIDE: f32 = 2.0;
/// Half the width of a pill without its number, and half that of a digit, in points. They are estimates, as nothing is
/// shaped while markers are folded.
const PILL: (f32, f32) = (4.0, 3.5);

/// Events without a label that share a place on the rail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Marker {
    /// Position of the first in the content's list of placed events.
    pub first: usize,
    /// Number of events.
    pub count: usize,
    /// Time at which the marker stands.
    pub at: Seconds,
    /// Earliest beginning.
    pub from: Seconds,
    /// Latest beginning.
    pub to: Seconds,
}

impl Marker {
    /// The marker of one event.
    pub fn one(first: usize, placed: &Placed) -> Self {
        Self { first, count: 1, at: placed.from, from: placed.from, to: placed.from }
    }

    /// Half the width that a marker takes on the rail, in points: a dot, or a number of so many digits.
    pub fn half(&self) -> f32 {
        match self.count {
            0 | 1 => DOT + AIR_BESIDE,
            count => PILL.0 + AIR_BESIDE + PILL.1 * (count.ilog10() + 1) as f32,
        }
    }

    fn touches(&self, next: &Self, per_point: f64) -> bool {
        (next.at - self.at) / per_point < f64::from(self.half() + next.half())
    }

    fn take(&mut self, next: &Self) {
        self.count += next.count;
        self.to = self.to.max(next.to);
    }

    /// Item that the marker stands for.
    pub fn owner(&self, placed: &[Placed]) -> ItemId {
        let first = placed[self.first].event;
        match self.count {
            1 => ItemId::Event(first),
            _ => ItemId::Group { first, span: (self.from as i64, self.to as i64) },
        }
    }
}

/// Folds placed events (by time) whose signs would touch; a sign stands where its first event begins.
/// Folding depends on the zoom alone, so that panning changes no count.
pub(crate) fn fold(placed: &[Placed], unlabelled: impl Iterator<Item = usize>, per_point: f64) -> Vec<Marker> {
    join(unlabelled.map(|i| Marker::one(i, &placed[i])), per_point)
}

/// Makes one of signs (by time) that touch.
pub(crate) fn join(all: impl IntoIterator<Item = Marker>, per_point: f64) -> Vec<Marker> {
    let mut markers: Vec<Marker> = Vec::new();
    for mut marker in all {
        // A number that grows may touch the sign before it as well.
        while let Some(mut before) = markers.pop_if(|before| before.touches(&marker, per_point)) {
            before.take(&marker);
            marker = before;
        }
        markers.push(marker);
    }
    markers
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
            let markers = fold(&placed, 0..placed.len(), per_point);
            assert_eq!(markers.iter().map(|marker| marker.count).sum::<usize>(), placed.len());
            for pair in markers.windows(2) {
                assert!(!pair[0].touches(&pair[1], per_point), "{per_point}");
            }
        }
    }
}
