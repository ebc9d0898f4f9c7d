//! Calendars and eras in the names of columns, and in columns of their own.

use super::fold::{is_among, plain};

/// A calendar that a column names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Calendar {
    /// The Gregorian calendar.
    Gregorian,
    /// The Hijri calendar of the moon.
    Hijri,
    /// The solar Hijri calendar.
    Persian,
    /// The Jewish calendar, which is not computed.
    Jewish,
    /// The calendar of Caesar, ten to thirteen days behind the Gregorian one since 1582.
    Julian,
    /// The calendar of the Copts, in the years of the martyrs.
    Coptic,
    /// The calendar of Ethiopia, in the years of the incarnation.
    Ethiopian,
    /// Another one, which is not computed.
    Other,
}

impl Calendar {
    /// Its word in messages.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Hijri => "hijri",
            Self::Persian => "persian",
            Self::Jewish => "jewish",
            Self::Julian => "julian",
            Self::Coptic => "coptic",
            Self::Ethiopian => "ethiopian",
            Self::Other => "other",
        }
    }

    /// The sign of its years as the reader of dates knows it; `None` for a calendar without one.
    pub(crate) fn sign(self) -> Option<&'static str> {
        match self {
            Self::Gregorian => Some("AD"),
            Self::Hijri => Some("هـ"),
            Self::Persian => Some("ه.ش"),
            Self::Jewish | Self::Julian | Self::Coptic | Self::Ethiopian | Self::Other => None,
        }
    }
}

/// Calendars by their names, longer ones first.
const CALENDARS: &[(&str, Calendar)] = &[
    ("هجري شمسي", Calendar::Persian),
    ("هجري خورشيدي", Calendar::Persian),
    ("هجري قمري", Calendar::Hijri),
    ("solar hijri", Calendar::Persian),
    ("ه ش", Calendar::Persian),
    ("ه ق", Calendar::Hijri),
    ("a h", Calendar::Hijri),
    ("a d", Calendar::Gregorian),
    ("c e", Calendar::Gregorian),
    ("a m", Calendar::Jewish),
    ("شمسي", Calendar::Persian),
    ("شمسيه", Calendar::Persian),
    ("خورشيدي", Calendar::Persian),
    ("جلالي", Calendar::Persian),
    ("shamsi", Calendar::Persian),
    ("persian", Calendar::Persian),
    ("jalali", Calendar::Persian),
    ("هجري", Calendar::Hijri),
    ("هجريه", Calendar::Hijri),
    ("هجريا", Calendar::Hijri),
    ("بهجري", Calendar::Hijri),
    ("قمري", Calendar::Hijri),
    ("ه", Calendar::Hijri),
    ("hijri", Calendar::Hijri),
    ("hijriyah", Calendar::Hijri),
    ("hijra", Calendar::Hijri),
    ("ah", Calendar::Hijri),
    ("hegirien", Calendar::Hijri),
    ("hegirienne", Calendar::Hijri),
    ("hegire", Calendar::Hijri),
    ("islamic", Calendar::Hijri),
    ("היג רי", Calendar::Hijri),
    ("היגרי", Calendar::Hijri),
    ("ميلادي", Calendar::Gregorian),
    ("ميلاديه", Calendar::Gregorian),
    ("ميلاديا", Calendar::Gregorian),
    ("بميلادي", Calendar::Gregorian),
    ("م", Calendar::Gregorian),
    ("gregorian", Calendar::Gregorian),
    ("gregorien", Calendar::Gregorian),
    ("gregorienne", Calendar::Gregorian),
    ("ad", Calendar::Gregorian),
    ("ce", Calendar::Gregorian),
    ("לועזי", Calendar::Gregorian),
    ("לועזית", Calendar::Gregorian),
    ("עברי", Calendar::Jewish),
    ("עברית", Calendar::Jewish),
    ("עבריים", Calendar::Jewish),
    ("jewish", Calendar::Jewish),
    ("hebrew", Calendar::Jewish),
    ("عبري", Calendar::Jewish),
    ("عبريه", Calendar::Jewish),
    ("old style", Calendar::Julian),
    ("new style", Calendar::Gregorian),
    ("o s", Calendar::Julian),
    ("n s", Calendar::Gregorian),
    ("os", Calendar::Julian),
    ("julian", Calendar::Julian),
    ("julien", Calendar::Julian),
    ("julienne", Calendar::Julian),
    ("julianisch", Calendar::Julian),
    ("gregorianisch", Calendar::Gregorian),
    ("يولياني", Calendar::Julian),
    ("يوليانيه", Calendar::Julian),
    ("جولياني", Calendar::Julian),
    ("coptic", Calendar::Coptic),
    ("قبطي", Calendar::Coptic),
    ("قبطيه", Calendar::Coptic),
    ("ethiopian", Calendar::Ethiopian),
    ("ethiopic", Calendar::Ethiopian),
    ("حبشي", Calendar::Ethiopian),
    ("buddhist", Calendar::Other),
    ("rumi", Calendar::Other),
    ("رومي", Calendar::Other),
    ("روميه", Calendar::Other),
    ("republican", Calendar::Other),
    ("republicain", Calendar::Other),
    ("auc", Calendar::Other),
    ("saka", Calendar::Other),
    ("minguo", Calendar::Other),
];

/// Words for the era before ours.
const BEFORE: &[&str] = &[
    "bce",
    "bc",
    "b c e",
    "b c",
    "قبل ميلاد",
    "قبل مسيح",
    "ق م",
    "قم",
    "avant j c",
    "av j c",
    "av jc",
    "v chr",
    "vor christus",
    "vor chr",
    "پيش از ميلاد",
    "پیش از ميلاد",
    "לפנהס",
    "לפני ספירה",
    "לפני הספירה",
];

/// The way of counting years that a cell or a part of a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reckoning {
    /// Years before ours.
    Before,
    /// Those of a calendar, the Gregorian one for ours.
    Of(Calendar),
}

/// Takes the words away that say the era before ours.
pub(super) fn take_before(words: &mut Vec<String>) -> bool {
    BEFORE.iter().any(|name| take(words, name))
}

/// Takes the words away that name a calendar.
pub(super) fn take_calendar(words: &mut Vec<String>) -> Option<Calendar> {
    CALENDARS.iter().find(|(name, _)| take(words, name)).map(|(_, calendar)| *calendar)
}

/// The way of counting years that a text says and nothing else.
pub(super) fn reckoning(text: &str) -> Option<Reckoning> {
    let mut words: Vec<String> = plain(text).split_whitespace().map(str::to_owned).collect();
    let before = take_before(&mut words);
    match (before, take_calendar(&mut words), words.is_empty()) {
        (true, None, true) => Some(Reckoning::Before),
        (false, Some(calendar), true) => Some(Reckoning::Of(calendar)),
        _ => None,
    }
}

/// Takes one row of words away.
fn take(words: &mut Vec<String>, name: &str) -> bool {
    let name: Vec<&str> = name.split(' ').collect();
    let at = words
        .windows(name.len())
        .position(|window| window.iter().zip(&name).all(|(word, part)| is_among(word, &[part])));
    if let Some(at) = at {
        words.drain(at..at + name.len());
    }
    at.is_some()
}
