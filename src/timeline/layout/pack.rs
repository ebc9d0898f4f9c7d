//! Packing: puts flags side by side into the rows of a lane, none overlapping.

/// A sign to be placed: from `x0` to `x1` along time, `rows` high.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct RowBlock {
    /// Start, in points along time.
    pub x0: f64,
    /// End, in points along time.
    pub x1: f64,
    /// Its height in rows.
    pub rows: u16,
}

/// Stretches of each row that are taken; rows are counted from the foot of the lane.
#[derive(Clone, Debug, Default)]
pub(crate) struct OccupiedRows {
    taken: Vec<Vec<(f64, f64)>>,
}

impl OccupiedRows {
    /// Places a block on the lowest rows that are free for it, if it ends at or below `max_rows`.
    pub(crate) fn place(&mut self, block: RowBlock, max_rows: u16) -> Option<u16> {
        let last = max_rows.checked_sub(block.rows)?;
        let mut row = 0;
        // Nothing that holds a row that is taken is free: on to the one above it.
        while let Some(taken) = (row..row + block.rows).rev().find(|&r| !self.is_free(r, block)) {
            row = taken + 1;
            if row > last {
                return None;
            }
        }
        for r in row..row + block.rows {
            self.take(r, block);
        }
        Some(row)
    }

    /// The number of rows in use.
    pub(crate) fn height(&self) -> u16 {
        self.taken.len() as u16
    }

    /// End of the free stretch in which a block stands on its rows, in points along time.
    pub(crate) fn free_until(&self, row: u16, block: RowBlock) -> f64 {
        let next = |row: &Vec<(f64, f64)>| {
            let after = row.partition_point(|&(start, _)| start <= block.x0);
            row.get(after).map_or(f64::INFINITY, |&(start, _)| start)
        };
        let rows = self.taken.iter().skip(usize::from(row)).take(usize::from(block.rows));
        rows.map(next).fold(f64::INFINITY, f64::min)
    }

    /// Lets a block that stands on its rows end at `x1`; gives the longer block.
    pub(crate) fn lengthen(&mut self, row: u16, block: RowBlock, x1: f64) -> RowBlock {
        for taken in self.taken.iter_mut().skip(usize::from(row)).take(usize::from(block.rows)) {
            taken.iter_mut().filter(|(start, _)| *start == block.x0).for_each(|(_, end)| *end = x1);
        }
        RowBlock { x1, ..block }
    }

    /// Returns true if nothing stands on a row where a block would.
    pub(crate) fn is_free(&self, row: u16, block: RowBlock) -> bool {
        let Some(taken) = self.taken.get(usize::from(row)) else { return true };
        let after = taken.partition_point(|&(_, end)| end <= block.x0);
        taken.get(after).is_none_or(|&(start, _)| start >= block.x1)
    }

    /// Keeps rows from others, whoever may have them already.
    pub(crate) fn keep(&mut self, row: u16, block: RowBlock) {
        (row..row + block.rows).for_each(|r| self.take(r, block));
    }

    fn take(&mut self, row: u16, block: RowBlock) {
        if self.taken.len() <= usize::from(row) {
            self.taken.resize_with(usize::from(row) + 1, Vec::new);
        }
        let taken = &mut self.taken[usize::from(row)];
        let at = taken.partition_point(|&(start, _)| start < block.x0);
        taken.insert(at, (block.x0, block.x1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(x0: f64, x1: f64, rows: u16) -> RowBlock {
        RowBlock { x0, x1, rows }
    }

    #[test]
    fn blocks_go_to_the_lowest_free_rows() {
        let mut rows = OccupiedRows::default();
        assert_eq!(rows.place(block(0.0, 10.0, 2), 4), Some(0));
        assert_eq!(rows.place(block(5.0, 15.0, 1), 4), Some(2));
        assert_eq!(rows.place(block(10.0, 20.0, 1), 4), Some(0));
        assert_eq!(rows.place(block(10.0, 20.0, 3), 4), None);
        assert_eq!(rows.height(), 3);
    }

    #[test]
    fn nothing_ever_overlaps() {
        let mut seed = 7u64;
        let mut next = |n: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % n
        };
        let (mut rows, mut placed) = (OccupiedRows::default(), Vec::new());
        for _ in 0..400 {
            let x0 = next(2000) as f64;
            let b = block(x0, x0 + 1.0 + next(90) as f64, 1 + next(5) as u16);
            if let Some(row) = rows.place(b, 12) {
                placed.push((row, b));
            }
        }
        assert!(placed.len() > 100);
        for (i, (ra, a)) in placed.iter().enumerate() {
            for (rb, b) in &placed[i + 1..] {
                let apart_x = a.x1 <= b.x0 || b.x1 <= a.x0;
                let apart_y = ra + a.rows <= *rb || rb + b.rows <= *ra;
                assert!(apart_x || apart_y, "{a:?}@{ra} {b:?}@{rb}");
            }
        }
    }
}
