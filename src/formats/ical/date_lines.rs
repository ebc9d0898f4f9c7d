//! The properties of a component that say when it was.

use super::lines::Property;

/// The properties that say when something was.
pub(crate) const DATES: [&str; 5] = ["DTSTART", "DTEND", "DUE", "DURATION", WHEN];

/// Our own property for a date that the others do not say in full.
pub(crate) const WHEN: &str = "X-SANAD-WHEN";

/// Properties of a component for its date.
#[derive(Clone, Debug, Default)]
pub(crate) struct DateLines {
    /// Those of [`DATES`].
    pub properties: Vec<Property>,
    /// True if it takes whole days, if a program says so or not.
    pub all_day: Option<bool>,
}

/// The values of the properties, for messages.
pub(crate) fn raw(dates: &DateLines) -> String {
    let find = |name: &&str| dates.properties.iter().find(|p| p.name() == *name).map(|p| p.value.trim());
    DATES.iter().filter_map(find).collect::<Vec<_>>().join(" – ")
}
