//! A dated event as the timeline keeps it, in 24 bytes.

use crate::base::EventIx;
use crate::model::date::{Bounds, EdgeKind};
use crate::model::{EventRef, Status};
use crate::timeline::time::Seconds;

/// A dated event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Start of its band.
    pub from: Seconds,
    /// End of its band; of an open end, the time at which it has faded out.
    pub to: Seconds,
    /// The event.
    pub event: EventIx,
    lane: u16,
    /// From the lowest bit: both edges (two bits each), importance (3), status (2), the two marks.
    bits: u16,
}

const EDGES: [EdgeKind; 4] = [EdgeKind::Sharp, EdgeKind::Soft, EdgeKind::Open, EdgeKind::Unknown];

impl Placed {
    /// An event of a lane of the content; `None` without a place in time.
    pub fn new(ix: EventIx, event: EventRef<'_>, lane: usize) -> Option<Self> {
        Some(Self::at(ix, lane, event.bounds()?).rated(event.importance(), event.status()).marked(event.qualifiers()))
    }

    /// A plain event of a lane, somewhere in time. Of more lanes than there are numbers for, the last share one.
    pub fn at(event: EventIx, lane: usize, bounds: Bounds) -> Self {
        let number = |kind| EDGES.iter().position(|edge| *edge == kind).unwrap_or_default() as u16;
        let bits = number(bounds.from.kind) | number(bounds.to.kind) << 2;
        let (from, to) = (bounds.from.time as Seconds, bounds.to.time as Seconds);
        Self { from, to, event, lane: u16::try_from(lane).unwrap_or(u16::MAX), bits }
    }

    /// Sets importance (1 to 5) and status.
    pub fn rated(mut self, importance: u8, status: Status) -> Self {
        self.bits |= u16::from(importance.min(7)) << 4 | (status.number() as u16) << 7;
        self
    }

    /// Sets the marks "uncertain" and "approximate".
    pub fn marked(mut self, (uncertain, approximate): (bool, bool)) -> Self {
        self.bits |= u16::from(uncertain) << 9 | u16::from(approximate) << 10;
        self
    }

    /// The same from another time to another.
    pub fn spanning(self, from: Seconds, to: Seconds) -> Self {
        Self { from, to, ..self }
    }

    /// The same in another lane.
    pub fn in_lane(self, lane: usize) -> Self {
        Self { lane: u16::try_from(lane).unwrap_or(u16::MAX), ..self }
    }

    /// Position in the content's lanes.
    pub fn lane(&self) -> usize {
        usize::from(self.lane)
    }

    /// Kind of its beginning.
    pub fn from_edge(&self) -> EdgeKind {
        EDGES[usize::from(self.bits & 3)]
    }

    /// Kind of its end.
    pub fn to_edge(&self) -> EdgeKind {
        EDGES[usize::from(self.bits >> 2 & 3)]
    }

    /// 1 to 5.
    pub fn importance(&self) -> u8 {
        (self.bits >> 4 & 7) as u8
    }

    /// Status: reported, confirmed, disputed or forecast.
    pub fn status(&self) -> Status {
        Status::ALL[usize::from(self.bits >> 7 & 3)]
    }

    /// Its date is marked "?".
    pub fn is_uncertain(&self) -> bool {
        self.bits >> 9 & 1 == 1
    }

    /// Its date is marked "about".
    pub fn is_approximate(&self) -> bool {
        self.bits >> 10 & 1 == 1
    }

    /// Rank among several of which one is shown: the importance, then a number that scatters those of the same.
    pub fn weight(&self) -> (u8, u32) {
        (self.importance(), self.event.0.wrapping_mul(0x9E37_79B1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::Edge;

    #[test]
    fn nothing_is_lost_in_24_bytes() {
        assert_eq!(size_of::<Placed>(), 24);
        for (n, from) in EDGES.into_iter().enumerate() {
            for to in EDGES {
                for status in Status::ALL {
                    let (edge, marks) = (|time, kind| Edge { time, kind }, (n % 2 == 0, n > 1));
                    let bounds = Bounds { from: edge(-5, from), to: edge(9, to) };
                    let placed = Placed::at(EventIx(7), 300, bounds).rated(n as u8 + 1, status).marked(marks);
                    assert_eq!((placed.from, placed.to, placed.event, placed.lane()), (-5.0, 9.0, EventIx(7), 300));
                    assert_eq!((placed.from_edge(), placed.to_edge(), placed.status()), (from, to, status));
                    assert_eq!((placed.importance(), placed.is_uncertain()), (n as u8 + 1, marks.0));
                    assert_eq!(placed.is_approximate(), marks.1);
                }
            }
        }
    }
}
