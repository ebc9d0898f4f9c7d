//! Words of the project file.

use crate::model::{Attests, Stance};

/// The value of the field `format` that this version writes.
pub(super) const VERSION: &str = "sanad/1";

/// The words of [`Attests`] in the file.
pub(crate) const ATTESTS: [(&str, Attests); 3] =
    [("event", Attests::Event), ("date", Attests::Date), ("context", Attests::Context)];

/// The words of [`Stance`] in the file.
pub(crate) const STANCES: [(&str, Stance); 2] = [("supports", Stance::Supports), ("contradicts", Stance::Contradicts)];
