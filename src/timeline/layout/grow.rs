//! Lets labels use the room that packing left. A title takes the free width of its rows up to its own length, then a card
//! the free rows over it, so that nothing is cut beside an empty field.

use super::label::{CARD_ROWS, LabelDetail, LabelPlacement, LabelSize, slot};
use super::pack::{OccupiedRows, RowBlock};
use super::whole::LabelEnd;
use crate::timeline::metrics::{GAP, PAD, ROW_GAP, UNIT};

/// A label on its rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PackedLabel {
    /// Lowest of its rows, from the foot of the lane.
    pub row: u16,
    /// Level of detail.
    pub form: LabelDetail,
    /// Width, in points.
    pub width: f32,
    /// Width that it would take if it had all the room it needs.
    pub most: f32,
    /// Room that it keeps.
    pub block: RowBlock,
}

impl PackedLabel {
    /// A label as it was packed.
    pub(super) fn new(row: u16, form: LabelDetail, width: f32, block: RowBlock) -> Self {
        Self { row, form, width, most: width, block }
    }

    /// Its place over the rail at `foot`, with rows `unit` points high, at a zoom in seconds a point.
    pub(super) fn placement(&self, unit: f32, foot: f32, per_point: f64) -> LabelPlacement {
        let room = (self.block.x1 - self.block.x0) * per_point;
        let placement = slot(self.form, (self.row, self.block.rows), unit, self.width, foot);
        LabelPlacement { most: self.most, room, ..placement }
    }
}

/// Longest line of a title, in points: the eye finds the next line of a longer one with effort, so it goes on there.
pub(super) const MAX_LINE: f32 = 440.0;
/// The same on a page, where a title that is cut is lost: there is nobody to ask for the rest.
const MAX_PAGE_LINE: f32 = 640.0;
/// A title that goes on in a second line needs rather more than half of its length on each: lines break between words.
const BROKEN: f32 = 1.2;
/// A narrower label has no room for a date and its status.
const NARROWEST: f32 = 200.0;
/// The title of a richer card is set larger than that of a brief one, by the ratio of their sizes and weights.
const LARGER: f32 = 1.15;
/// Heights of the date and the frame of a brief card, and of a line of its title, in points.
const BRIEF: (f32, f32) = (30.0, 16.5);

/// The room of a lane.
pub(super) struct LaneRoom {
    /// Spans that are taken on its rows, those of the labels that are to grow among them.
    pub taken: OccupiedRows,
    /// Number of its rows, those that nothing stands on among them.
    pub rows: u16,
    /// Place where its labels stop growing.
    pub end: LabelEnd,
}

impl LaneRoom {
    /// Lets the labels of a lane grow, each with what its words need, the most important first: all in width before any
    /// in height, so that no quote is shown at the cost of a title.
    pub(super) fn grow(&mut self, labels: &mut [(PackedLabel, LabelSize)]) {
        for (label, need) in labels.iter_mut() {
            self.widen(label, wanted_width(label.form, *need).min(MAX_LINE));
        }
        for (label, need) in labels.iter_mut().filter(|(label, _)| label.form != LabelDetail::Title) {
            self.raise(label, rows_of_title(label.width, *need));
        }
        for (label, need) in labels.iter_mut().filter(|(label, _)| label.form != LabelDetail::Title) {
            let full = LabelDetail::Full.rows(*need);
            self.raise(label, full);
            label.form = match label.block.rows {
                rows if rows >= full => LabelDetail::Full,
                rows if rows >= CARD_ROWS => label.form.max(LabelDetail::Card),
                _ => label.form,
            };
        }
        labels.iter_mut().for_each(|(label, need)| self.break_title(label, *need));
    }

    /// Lets a title that is still cut go on in a second line, under its date, if the rows over it are free.
    fn break_title(&mut self, label: &mut PackedLabel, need: LabelSize) {
        let is_cut = label.form == LabelDetail::Title && label.width + 1.0 < need.title_width.min(MAX_LINE);
        let rows = rows_of_title(label.width, need);
        let over = RowBlock { rows: 1, ..label.block };
        let mut above = label.row + label.block.rows..label.row + rows;
        if is_cut
            && label.width >= NARROWEST
            && above.end <= self.rows
            && above.all(|row| self.taken.is_free(row, over))
        {
            self.raise(label, rows);
            label.form = LabelDetail::Brief;
        }
    }

    /// Lets the titles of a lane of a page grow, the most important first. Cards are whole there.
    pub(super) fn widen_titles(&mut self, labels: &mut [(PackedLabel, LabelSize)]) {
        for (label, need) in labels.iter_mut().filter(|(label, _)| label.form == LabelDetail::Title) {
            self.widen(label, need.title_width.min(MAX_PAGE_LINE));
        }
    }

    /// Takes free width up to `wanted`.
    pub(super) fn widen(&mut self, label: &mut PackedLabel, wanted: f32) {
        let RowBlock { x0, x1, .. } = label.block;
        let free = self.taken.free_until(label.row, label.block).min(self.end.kept.max(x1));
        if wanted > label.width {
            let kept = x1.max(free.min(x0 + f64::from(wanted + GAP)));
            label.block = self.taken.lengthen(label.row, label.block, kept);
            let x1 = kept.min(self.end.of(x0).max(x1));
            (label.width, label.most) = (wanted.min((x1 - x0) as f32 - GAP).max(label.width), wanted);
        }
    }

    /// Takes free rows over the label, up to `wanted`.
    fn raise(&mut self, label: &mut PackedLabel, wanted: u16) {
        while label.block.rows < wanted && label.row + label.block.rows < self.rows {
            let above = label.row + label.block.rows;
            let block = RowBlock { rows: 1, ..label.block };
            if !self.taken.is_free(above, block) {
                return;
            }
            self.taken.keep(above, block);
            label.block.rows += 1;
        }
    }
}

/// Width in which the title of a label is whole, on two lines where it has them; 0 for a form that always shows all of it.
fn wanted_width(form: LabelDetail, need: LabelSize) -> f32 {
    match form {
        LabelDetail::Title => need.title_width,
        LabelDetail::Brief => need.brief_width,
        LabelDetail::Card => (need.brief_width - 2.0 * PAD) * LARGER / 2.0 * BROKEN + 2.0 * PAD,
        LabelDetail::Full => 0.0,
    }
}

/// Rows of a brief card of `width` points that shows the whole title, if two lines are enough for it.
fn rows_of_title(width: f32, need: LabelSize) -> u16 {
    let lines = if need.brief_width <= width { 1.0 } else { 2.0 };
    ((BRIEF.0 + lines * BRIEF.1 + ROW_GAP) / UNIT).ceil() as u16
}

#[cfg(test)]
mod tests {
    use super::super::label::CARD_WIDTH;
    use super::*;

    /// Form, row, start, and length of the title of a label.
    type Told = (LabelDetail, u16, f64, f32);

    /// Form and rows of a label.
    type Grown = (LabelDetail, u16);

    /// Labels on a lane of some rows.
    fn grown(rows: u16, end: f64, labels: &[Told]) -> Vec<PackedLabel> {
        let need = |title: f32| LabelSize { title_width: title, brief_width: title, full_height: 200.0 };
        let packed = |&(form, row, x0, title): &Told| {
            let width = if form == LabelDetail::Title { title.min(210.0) } else { CARD_WIDTH };
            let block = RowBlock { x0, x1: x0 + f64::from(width + GAP), rows: form.rows(need(title)) };
            (PackedLabel::new(row, form, width, block), need(title))
        };
        let mut labels: Vec<_> = labels.iter().map(packed).collect();
        let mut taken = OccupiedRows::default();
        labels.iter().for_each(|(label, _)| taken.keep(label.row, label.block));
        LaneRoom { taken, rows, end: LabelEnd::at(end) }.grow(&mut labels);
        labels.into_iter().map(|(label, _)| label).collect()
    }

    #[test]
    fn a_title_takes_the_free_width_up_to_its_length_and_no_more() {
        use LabelDetail::{Brief, Title};
        #[rustfmt::skip]
        let cases: &[(&[Told], &[f32])] = &[
            (&[(Title, 0, 0.0, 300.0)], &[300.0]),
            (&[(Title, 0, 0.0, 100.0)], &[100.0]),
            (&[(Title, 0, 0.0, 900.0)], &[MAX_LINE]),
            // Up to the next in its row.
            (&[(Title, 0, 0.0, 300.0), (Title, 0, 270.0, 50.0)], &[270.0 - GAP, 50.0]),
            // Beside what stands in another row.
            (&[(Title, 0, 0.0, 300.0), (Title, 1, 220.0, 50.0)], &[300.0, 50.0]),
            // Not out of the view.
            (&[(Title, 0, 700.0, 400.0)], &[300.0 - GAP]),
            (&[(Title, 0, 900.0, 400.0)], &[210.0]),
            (&[(Brief, 0, 0.0, 300.0), (Brief, 2, 0.0, 200.0)], &[300.0, CARD_WIDTH]),
        ];
        for (labels, widths) in cases {
            let found: Vec<f32> = grown(4, 1_000.0, labels).iter().map(|label| label.width).collect();
            assert_eq!(&found, widths, "{labels:?}");
        }
    }

    #[test]
    fn a_card_takes_the_free_rows_over_it() {
        use LabelDetail::{Brief, Card, Full, Title};
        #[rustfmt::skip]
        let cases: &[(u16, &[Told], &[Grown])] = &[
            (2, &[(Brief, 0, 0.0, 100.0)], &[(Brief, 2)]),
            (4, &[(Brief, 0, 0.0, 100.0)], &[(Brief, 4)]),
            (6, &[(Brief, 0, 0.0, 100.0)], &[(Card, 6)]),
            (20, &[(Brief, 0, 0.0, 100.0)], &[(Full, 7)]),
            (20, &[(Title, 0, 0.0, 100.0)], &[(Title, 1)]),
            // A title that is cut takes a second line.
            (3, &[(Title, 0, 0.0, 400.0), (Title, 0, 270.0, 50.0)], &[(Brief, 3), (Title, 1)]),
            (2, &[(Title, 0, 0.0, 400.0), (Title, 0, 270.0, 50.0)], &[(Title, 1), (Title, 1)]),
            (9, &[(Title, 0, 0.0, 400.0), (Title, 0, 270.0, 50.0), (Title, 2, 0.0, 50.0)], &[(Title, 1), (Title, 1), (Title, 1)]),
            // What is cut comes before what is whole.
            (5, &[(Brief, 0, 0.0, 100.0), (Brief, 2, 0.0, 900.0)], &[(Brief, 2), (Brief, 3)]),
            (6, &[(Brief, 0, 0.0, 100.0), (Brief, 0, 240.0, 900.0)], &[(Card, 6), (Card, 6)]),
        ];
        for (rows, labels, expected) in cases {
            let found = grown(*rows, 1_000.0, labels);
            let found: Vec<_> = found.iter().map(|label| (label.form, label.block.rows)).collect();
            assert_eq!(&found, expected, "{labels:?}");
        }
    }
}
