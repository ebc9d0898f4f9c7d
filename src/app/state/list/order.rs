//! What the rows of the list are sorted by, and what they are made of.

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
