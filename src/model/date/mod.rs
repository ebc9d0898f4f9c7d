//! When something happened: an EDTF date (ISO 8601-2:2019 Annex A, levels 0, 1 and 2) or an interval with times of day
//! (ISO 8601-1 §5.5), kept as the source wrote it.

mod bounds;
pub mod calendars;
mod clocked;
mod form;
pub(super) mod packed;
pub mod phrase;
mod second_day;
mod shift;
mod umm_al_qura;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use chrono::NaiveDate;
use edtf_core::{Bound, Edtf};

pub use bounds::{Bounds, DAY, Edge, EdgeKind, Time, day_of_time, time_of_day};
use clocked::Clocked;
pub use clocked::Moment;
pub use form::{DatePart, End, Form, Member, Precision};

/// A valid EDTF expression, or an interval with times of day: `2024-03-01T23:30/2024-03-02T01:15`.
///
/// Two are equal when they are written alike: `1985-04~` and its longer spelling `1985~-04~` are not.
#[derive(Clone)]
pub struct EdtfDate {
    source: Arc<str>,
    parsed: Parsed,
}

/// Kind of an expression.
#[derive(Clone)]
enum Parsed {
    /// An expression of the standard.
    Edtf(Edtf),
    /// An interval of the extension.
    Clocked(Clocked),
}

/// Why a string is no EDTF expression.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{input}` is not an EDTF date: {reason} (at byte {offset})")]
pub struct WhenError {
    /// The text that was read.
    pub input: String,
    /// The fault, in English.
    pub reason: &'static str,
    /// First byte at which the string is not valid, from its start.
    pub offset: usize,
}

impl EdtfDate {
    /// Reads an EDTF expression. White space around it is no part of it.
    ///
    /// # Errors
    ///
    /// Says what is wrong and where, if the string is none.
    pub fn parse(input: &str) -> Result<Self, WhenError> {
        let source = input.trim();
        let indent = input.len() - input.trim_start().len();
        let parsed = match Clocked::parse(source) {
            Some(clocked) => clocked.map(Parsed::Clocked),
            None => Edtf::parse(source).map(Parsed::Edtf),
        };
        match parsed {
            Ok(parsed) => Ok(Self { source: source.into(), parsed }),
            Err(e) => Err(WhenError { input: input.to_owned(), reason: e.message, offset: indent + e.offset }),
        }
    }

    /// Makes an interval from a start to an end, or the start alone. The end is the moment or the last day that still
    /// belongs to it; without a shift of its own it is by the clock of the start. Parts of a second are left out.
    ///
    /// # Errors
    ///
    /// If the end is before the start, if it says its zone and the start does not, or if a year or a shift is out of
    /// range.
    pub fn from_to(start: Moment, end: Option<Moment>) -> Result<Self, WhenError> {
        match end.filter(|end| *end != start) {
            Some(end) => Self::parse(&format!("{start}/{end}")),
            None => Self::parse(&start.to_string()),
        }
    }

    /// The expression as it was written.
    pub fn as_str(&self) -> &str {
        &self.source
    }

    /// The expression in the spelling that the standard prefers: qualifiers as few and as far to the end as possible.
    pub fn canonical(&self) -> String {
        match &self.parsed {
            Parsed::Edtf(edtf) => edtf.to_string(),
            Parsed::Clocked(clocked) => clocked.to_string(),
        }
    }

    /// Range on the axis; `None` if it cannot be placed: no digit of the year is known, both ends are open or unknown,
    /// or a year is outside of what [`NaiveDate`] holds (about ±262,000).
    pub fn bounds(&self) -> Option<Bounds> {
        match &self.parsed {
            Parsed::Edtf(edtf) => bounds::of(edtf),
            Parsed::Clocked(clocked) => clocked.bounds(),
        }
    }

    fn days(&self) -> [Option<NaiveDate>; 2] {
        match &self.parsed {
            Parsed::Edtf(edtf) => bounds::days(edtf),
            Parsed::Clocked(clocked) => clocked.days(),
        }
    }

    /// The first day that it may mean, by the clock of its source; `None` if that is open or unknown, or if it has no
    /// bounds.
    pub fn earliest_day(&self) -> Option<NaiveDate> {
        self.bounds().and(self.days()[0])
    }

    /// The last day that it may mean, by the clock of its source; `None` as for [`Self::earliest_day`].
    pub fn latest_day(&self) -> Option<NaiveDate> {
        self.bounds().and(self.days()[1])
    }

    /// The first and the last day as `YYYY-MM-DD`, also of what has no place on the axis: `Y170000002`, and `XXXX`,
    /// which is one of the years 0 to 9999 (ISO 8601-2 §9.2.1.2).
    pub fn days_written(&self) -> [Option<String>; 2] {
        let written = |bound| if let Bound::Date(day) = bound { Some(day.to_string()) } else { None };
        match &self.parsed {
            Parsed::Edtf(edtf) => [written(edtf.bounds().earliest), written(edtf.bounds().latest)],
            Parsed::Clocked(clocked) => clocked.days().map(|day| day.map(|day| day.to_string())),
        }
    }

    /// Its precision; of several dates, that of the least exact one.
    pub fn precision(&self) -> Precision {
        self.form().dates().map(|d| d.precision()).min().unwrap_or(Precision::Millennium)
    }

    /// Returns true if any part of it is marked as uncertain (`?` or `%`).
    pub fn is_uncertain(&self) -> bool {
        match &self.parsed {
            Parsed::Edtf(edtf) => edtf.is_uncertain(),
            Parsed::Clocked(clocked) => clocked.any(edtf_core::Date::is_uncertain),
        }
    }

    /// Returns true if any part of it is marked as approximate (`~` or `%`).
    pub fn is_approximate(&self) -> bool {
        match &self.parsed {
            Parsed::Edtf(edtf) => edtf.is_approximate(),
            Parsed::Clocked(clocked) => clocked.any(edtf_core::Date::is_approximate),
        }
    }

    /// Returns true if it is a start and an end, either of which may be open or unknown.
    pub fn is_interval(&self) -> bool {
        matches!(self.parsed, Parsed::Edtf(Edtf::Interval(_)) | Parsed::Clocked(_))
    }

    /// Its structure, for putting it into words.
    pub fn form(&self) -> Form {
        match &self.parsed {
            Parsed::Edtf(edtf) => Form::of(edtf),
            Parsed::Clocked(clocked) => clocked.form(),
        }
    }
}

impl From<packed::PackedDate> for EdtfDate {
    fn from(packed: packed::PackedDate) -> Self {
        Self { source: packed.to_string().into(), parsed: Parsed::Edtf(packed.to_edtf()) }
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

impl fmt::Debug for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EdtfDate({})", self.source)
    }
}

impl PartialEq for EdtfDate {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Eq for EdtfDate {}

impl Hash for EdtfDate {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.source.hash(state);
    }
}

impl FromStr for EdtfDate {
    type Err = WhenError;

    fn from_str(s: &str) -> Result<Self, WhenError> {
        Self::parse(s)
    }
}

#[cfg(test)]
mod spec_tests;
#[cfg(test)]
mod tests;
