//! Units of durations in the names of columns and in cells.

use super::fold::is_among;

/// Unit that a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
}

/// The unit that a word names.
pub(crate) fn unit(word: &str) -> Option<Unit> {
    const UNITS: [(Unit, &[&str]); 5] = [
        (Unit::Seconds, &["s", "sec", "secs", "second", "seconds", "ثانيه", "ثواني", "ثوان", "secondes", "שניות"]),
        (
            Unit::Minutes,
            &[
                "m",
                "min",
                "mins",
                "minute",
                "minutes",
                "mn",
                "دقيقه",
                "دقايق",
                "دقيقتان",
                "دقيقتين",
                "بدقايق",
                "بدقيقه",
                "د",
                "דקות",
                "דקה",
                "דק",
            ],
        ),
        (
            Unit::Hours,
            &[
                "h",
                "hr",
                "hrs",
                "hour",
                "hours",
                "heures",
                "ساعه",
                "ساعات",
                "ساعتان",
                "ساعتين",
                "بساعات",
                "بساعه",
                "ساعت",
                "שעות",
                "שעה",
            ],
        ),
        (
            Unit::Days,
            &["d", "day", "days", "يوم", "يوما", "ايام", "يومان", "يومين", "بايام", "jours", "jour", "روز", "ימים"],
        ),
        (Unit::Weeks, &["week", "weeks", "اسبوع", "اسابيع", "اسبوعان", "اسبوعين", "semaines", "هفته", "שבועות"]),
    ];
    UNITS.into_iter().find(|(_, names)| is_among(word, names)).map(|(unit, _)| unit)
}
