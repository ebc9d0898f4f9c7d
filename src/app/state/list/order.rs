//! The order of the rows of the list, and the inputs that they are made of.

/// Keys that rows are sorted by. Rows that are alike stand in reading order.
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

/// Key and direction of an order of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// Key.
    pub by: By,
    /// True for the greatest first.
    pub reversed: bool,
}

/// Inputs that the rows are made of: as long as they are the same, the rows are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// Key and direction.
    pub sort: Sort,
    /// The revision of the events that show.
    pub content: u64,
    /// The revision of the search, if only hits are shown.
    pub hits: Option<u64>,
}
