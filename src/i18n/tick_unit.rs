//! Units of the ticks of the axis of time.

/// Period that a tick of the axis marks the start of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TickUnit {
    /// A year; by larger steps decades, centuries and millennia.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
}
