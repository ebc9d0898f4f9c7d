//! Words of the project file.

use crate::base::Direction;
use crate::model::{Attests, Grouping, Stance};

/// The value of the field `format` that this version writes.
pub(super) const VERSION: &str = "sanad/1";

/// The words of [`Attests`] in the file.
pub(crate) const ATTESTS: [(&str, Attests); 3] =
    [("event", Attests::Event), ("date", Attests::Date), ("context", Attests::Context)];

/// The words of [`Direction`] in the file.
pub(crate) const DIRECTIONS: [(&str, Direction); 2] = [("rtl", Direction::Rtl), ("ltr", Direction::Ltr)];

/// The words of [`Grouping`] in the file.
pub(crate) const GROUPINGS: [(&str, Grouping); 5] = [
    ("lane", Grouping::Lane),
    ("person", Grouping::Person),
    ("tag", Grouping::Tag),
    ("document", Grouping::Document),
    ("status", Grouping::Status),
];

/// The words of [`Stance`] in the file.
pub(crate) const STANCES: [(&str, Stance); 2] = [("supports", Stance::Supports), ("contradicts", Stance::Contradicts)];
