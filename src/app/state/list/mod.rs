//! The list of events: its order, where it is scrolled to, and which of its rows are marked.

pub mod marks;
pub mod order;
pub mod rows;

use crate::app::state::search::Search;
use crate::base::EventIx;
use crate::timeline::TimelineIndex;
use marks::Marks;
use order::{Order, Sort};
use rows::Rows;

/// The list as it is seen.
#[derive(Debug, Default)]
pub struct ListView {
    /// How it is sorted.
    pub sort: Sort,
    /// During a search, only what it found.
    pub hits_only: bool,
    /// The marked rows.
    pub marks: Marks,
    /// Grows whenever the selected event is to be brought into view.
    pub reveal: u64,
    /// Grows whenever the rows are to be shown from the first one.
    pub to_top: u64,
    /// The order that a task makes.
    pub wanted: Option<Order>,
    order: Option<Order>,
    rows: Rows,
    /// The selection that the marks and the view follow.
    pub followed: Option<EventIx>,
}

impl ListView {
    /// Returns what the rows should be made of, for the revision of the events that show and the search.
    pub fn order(&self, content: u64, search: &Search) -> Order {
        let hits = (self.hits_only && search.is_active()).then_some(search.revision);
        Order { sort: self.sort, content, hits }
    }

    /// Whether the rows are of an order.
    pub fn has(&self, order: &Order) -> bool {
        self.order.as_ref() == Some(order)
    }

    /// Puts rows in.
    pub fn put(&mut self, order: Order, rows: Rows) {
        // Rows in another order are looked at from the selection, or from their beginning.
        if self.order.is_some_and(|old| old.sort != order.sort) {
            self.to_top += 1;
            self.reveal += u64::from(self.followed.is_some());
        }
        (self.order, self.rows, self.wanted) = (Some(order), rows, None);
    }

    /// The number of rows.
    pub fn len(&self, content: &TimelineIndex) -> usize {
        self.rows.len(content)
    }

    /// The event of a row.
    pub fn at(&self, content: &TimelineIndex, row: usize) -> Option<EventIx> {
        self.rows.at(content, row)
    }

    /// The row of an event.
    pub fn find(&self, content: &TimelineIndex, event: EventIx) -> Option<usize> {
        self.rows.find(content, event)
    }

    /// Marks every row besides those that are marked.
    pub fn mark_all(&mut self, content: &TimelineIndex) {
        let rows = 0..self.rows.len(content);
        self.marks.add(rows.filter_map(|row| self.rows.at(content, row)));
    }

    /// Marks all rows from the one picked last to that of `event`, in the place of what was marked.
    pub fn mark_to(&mut self, content: &TimelineIndex, event: EventIx) {
        let to = self.rows.find(content, event);
        let from = self.marks.anchor().and_then(|anchor| self.rows.find(content, anchor)).or(to);
        if let (Some(from), Some(to)) = (from, to) {
            let rows = from.min(to)..=from.max(to);
            self.marks.range(rows.filter_map(|row| self.rows.at(content, row)));
        }
    }

    /// Marks the row of a selection that was made elsewhere, and brings it into view.
    pub fn follow(&mut self, selected: Option<EventIx>) {
        if self.followed != selected {
            self.marks.only(selected);
            self.followed = selected;
            self.reveal += 1;
        }
    }

    /// Returns a list of another project, sorted in the same way.
    pub fn for_another_project(self) -> Self {
        Self { sort: self.sort, hits_only: self.hits_only, ..Self::default() }
    }
}
