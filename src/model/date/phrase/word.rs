//! Meanings that a word of a date can have.

use chrono::Weekday;

use super::clock::Half;

/// Meaning of a word or of a row of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Month(u8),
    Hijri(u8),
    Persian(u8),
    Weekday(Weekday),
    /// A part of a year by its number in EDTF (ISO 8601-2 §4.8).
    Part(u8),
    /// `Q` and `H`: the number of a quarter or a half follows.
    Quarter,
    HalfYear,
    /// `quarter` and `half`: the number stands before or behind.
    QuarterOf,
    HalfOf,
    Week,
    Tens(u8),
    Ordinal(u8),
    Century,
    /// The year beside it is the first of ten.
    Decade,
    /// The number after it is a year.
    Year,
    /// Several years follow.
    Years,
    /// The number after it is a month, or a month stands beside it.
    MonthOf,
    /// The number after it is an hour.
    Hour,
    /// Minutes more or less than the hour before.
    Minutes(i8),
    /// Minutes more or less than the hour behind.
    Past(i8),
    /// A year that begins in the one and ends in the other, where that depends on the country.
    Fiscal,
    /// A school year, or a season of a sport.
    School,
    Approximate,
    Uncertain,
    Third(Third),
    /// The same, as the beginning or the end of the whole: what is before the end of a year is within it too.
    Edge(Third),
    Between,
    And,
    From,
    To,
    Or,
    Before,
    After,
    Since,
    /// `until`, which stands between two dates as well.
    Until,
    /// The date that follows or one before it.
    NotAfter,
    /// The date that follows or one after it.
    NotBefore,
    /// The same, behind the date.
    OrBefore,
    OrAfter,
    /// A week by a day in it, which is perhaps its first.
    WeekOf,
    /// A week by its first day.
    WeekFrom,
    /// The `on` of `from 2025 on`.
    On,
    /// The same day follows in another calendar.
    Equals,
    BeforeChrist,
    AnnoDomini,
    AfterHijra,
    SolarHijra,
    /// «م» between a year and a time of day, which may belong to either.
    Meem,
    Utc,
    /// The sign of a half of the day, which wants a time of day.
    Sign(Half),
    /// A part of the day, which EDTF cannot say without a time of day.
    PartOfDay(Half),
    Unknown,
    /// Counted from the day of the speaker or the document.
    Relative,
    /// The last day of a month.
    LastDay,
    /// A month or a sign of a calendar that is not computed.
    Uncomputed(Uncomputed),
    /// Joined to the number after it, with or without a hyphen: «בـ», «لـ».
    Prefix,
    /// A day follows or stands beside it.
    Day,
    Filler,
}

/// A calendar whose dates are named and not computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncomputed {
    /// The calendar of Jews and of Israel.
    Hebrew,
    /// The calendar of the Coptic church.
    Coptic,
    /// The calendar of Ethiopia.
    Ethiopian,
    /// The calendar of the French republic, 1793 to 1805.
    Republican,
    /// The solar one of Ottoman offices, 1840 to 1926.
    Rumi,
    /// The old style, which is behind ours by ten to thirteen days since 1582.
    Julian,
    /// The calendar of Thailand and its neighbours, 543 years ahead of ours.
    Buddhist,
}

impl Uncomputed {
    /// The name of its refusal in messages.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Hebrew => "calendar-hebrew",
            Self::Coptic => "calendar-coptic",
            Self::Ethiopian => "calendar-ethiopian",
            Self::Republican => "calendar-republican",
            Self::Rumi => "calendar-rumi",
            Self::Julian => "calendar-julian",
            Self::Buddhist => "calendar-buddhist",
        }
    }
}

/// Part of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Third {
    Early,
    Mid,
    Late,
}
