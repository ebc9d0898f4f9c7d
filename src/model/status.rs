//! The certainty of an event.

/// Certainty of an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase", inline))]
pub enum Status {
    /// A source says so.
    #[default]
    Reported,
    /// Established.
    Confirmed,
    /// Sources contradict each other.
    Disputed,
    /// Announced for the future.
    Forecast,
}

impl Status {
    /// Every status, in the order of the file format.
    pub const ALL: [Self; 4] = [Self::Reported, Self::Confirmed, Self::Disputed, Self::Forecast];

    /// The position in [`Self::ALL`].
    pub fn number(self) -> usize {
        self as usize
    }

    /// The word in the project file.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Confirmed => "confirmed",
            Self::Disputed => "disputed",
            Self::Forecast => "forecast",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_numbered_as_they_are_listed() {
        assert_eq!(Status::ALL.map(Status::number), [0, 1, 2, 3]);
    }
}
