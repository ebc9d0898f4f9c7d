//! The list of events: its order, where it is scrolled to, and which of its rows are marked.

pub mod marks;
pub mod rows;

use crate::app::state::State;
use crate::app::update::navigate;
use crate::base::EventIx;
use crate::timeline::Content;
use marks::Marks;
use rows::Rows;

/// What rows are sorted by. Rows that are alike stand in reading order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The date; events without one come last.
    #[default]
    Time,
    /// The lane, in the order of the lanes.
    Lane,
    /// The title.
    Title,
    /// The importance; the most important first.
    Importance,
}

impl By {
    /// Every one, in the order of the head.
    pub const ALL: [Self; 4] = [Self::Time, Self::Lane, Self::Title, Self::Importance];

    /// The message that names it.
    pub fn message(self) -> &'static str {
        match self {
            Self::Time => "list-by-time",
            Self::Lane => "list-by-lane",
            Self::Title => "list-by-title",
            Self::Importance => "list-by-importance",
        }
    }
}

/// How rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub by: By,
    /// The other way round.
    pub reversed: bool,
}

/// What the rows are made of: as long as it is the same, the rows are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// How they are sorted.
    pub sort: Sort,
    /// The revision of what shows.
    pub content: u64,
    /// The revision of the search, if only hits are shown.
    pub hits: Option<u64>,
}

/// The list as it is seen.
#[derive(Debug, Default)]
pub struct ListView {
    /// How it is sorted.
    pub sort: Sort,
    /// During a search, only what it found.
    pub hits_only: bool,
    /// Rows that are scrolled away, with the part of one. A single `f32` would jump in a million rows.
    pub top: f64,
    /// The marked rows.
    pub marks: Marks,
    /// The selected event is to be brought into view.
    pub reveal: bool,
    /// The order that a job makes.
    pub wanted: Option<Order>,
    order: Option<Order>,
    rows: Rows,
    /// The selection that the marks and the view follow.
    followed: Option<EventIx>,
}

/// How a row is picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// It alone.
    Only,
    /// It is marked besides the others, or no longer.
    Toggle,
    /// All from the row picked last to it.
    Range,
}

/// What the panel asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ask {
    /// Picks the row of an event.
    Pick(EventIx, Pick),
    /// Marks every row.
    All,
    /// Scrolls to a row.
    Scroll(f64),
    /// Sorts.
    Sort(Sort),
    /// Shows only what is searched for, or everything.
    HitsOnly(bool),
    /// Sets the part of the height that the list takes beside the source.
    Share(f32),
}

impl ListView {
    /// What the rows should be made of now.
    pub fn order(&self, state: &State) -> Order {
        let hits = (self.hits_only && state.search.is_active()).then_some(state.search.revision);
        Order { sort: self.sort, content: state.content_revision, hits }
    }

    /// Whether the rows are of an order.
    pub fn has(&self, order: &Order) -> bool {
        self.order.as_ref() == Some(order)
    }

    /// Puts rows in.
    pub fn put(&mut self, order: Order, rows: Rows) {
        // Rows in another order are looked at from the selection, or from their beginning.
        if self.order.is_some_and(|old| old.sort != order.sort) {
            (self.top, self.reveal) = (0.0, self.followed.is_some());
        }
        (self.order, self.rows, self.wanted) = (Some(order), rows, None);
    }

    /// The number of rows.
    pub fn len(&self, content: &Content) -> usize {
        self.rows.len(content)
    }

    /// The event of a row.
    pub fn at(&self, content: &Content, row: usize) -> Option<EventIx> {
        self.rows.at(content, row)
    }

    /// The row of an event.
    pub fn find(&self, content: &Content, event: EventIx) -> Option<usize> {
        self.rows.find(content, event)
    }

    /// Forgets what belongs to the project before.
    pub fn begin(&mut self) {
        let kept = (self.sort, self.hits_only);
        *self = Self { sort: kept.0, hits_only: kept.1, ..Self::default() };
    }
}

/// Follows a selection that was made elsewhere: its row is the marked one, and comes into view.
pub fn follow(state: &mut State) {
    let selected = state.selection.event;
    let list = &mut state.list;
    if list.followed != selected {
        list.marks.only(selected);
        (list.followed, list.reveal) = (selected, true);
    }
}

/// Does what the panel asked for.
pub fn apply(state: &mut State, ask: Ask) {
    match ask {
        Ask::Pick(event, pick) => self::pick(state, event, pick),
        Ask::All => {
            let (content, list) = (&state.content, &mut state.list);
            let rows = 0..list.rows.len(content);
            list.marks.add(rows.filter_map(|row| list.rows.at(content, row)));
        }
        Ask::Scroll(top) => (state.list.top, state.list.reveal) = (top, false),
        Ask::Sort(sort) => state.list.sort = sort,
        Ask::HitsOnly(only) => state.list.hits_only = only,
        Ask::Share(share) => state.settings.list_share = share.clamp(0.2, 0.8),
    }
}

fn pick(state: &mut State, event: EventIx, pick: Pick) {
    let (content, list) = (&state.content, &mut state.list);
    match pick {
        Pick::Only => list.marks.only(Some(event)),
        Pick::Toggle => list.marks.toggle(event),
        Pick::Range => {
            let to = list.rows.find(content, event);
            let from = list.marks.anchor().and_then(|anchor| list.rows.find(content, anchor)).or(to);
            if let (Some(from), Some(to)) = (from, to) {
                let rows = from.min(to)..=from.max(to);
                list.marks.range(rows.filter_map(|row| list.rows.at(content, row)));
            }
        }
    }
    if !list.marks.contains(event) {
        // No longer marked: the selection goes to another one that is.
        let other = state.selection.event.filter(|selected| list.marks.contains(*selected));
        let other = other.or_else(|| list.marks.iter().next());
        list.followed = other;
        return navigate::select(state, other);
    }
    (list.followed, list.reveal) = (Some(event), true);
    navigate::reveal(state, event);
}
