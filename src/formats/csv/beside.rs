//! Columns that say what the dates and times beside them mean: the half of the day, the era or the calendar, the zone,
//! the day of the week; and parts of a date or a time in columns of their own.

use chrono::Weekday;

use super::cells::SAMPLE;
use super::heading::{Heading, plain};
use super::role::{Columns, Fit, Role};
use crate::base::digits;
use crate::formats::kit::table::TableRow;
use crate::model::Zone;
use crate::model::date::phrase::{self, Context, Note, TimeOfDay};

/// Returns true if columns with a role only say more of others.
pub(crate) fn is_beside(role: Role) -> bool {
    use Role::{EndEra, EndHalf, Era, Half, Minute, Quarter, Week, Weekday, Zone};
    matches!(role, Half | EndHalf | Era | EndEra | Zone | Weekday | Minute | Quarter | Week)
}

/// Returns true if most of the cells of a column are what its role wants; true without any.
pub(crate) fn fits(role: Role, rows: &[&TableRow], column: usize) -> bool {
    let is = |cell: &str| match role {
        Role::Half | Role::EndHalf => is_half(cell),
        Role::Era | Role::EndEra => Heading::of(cell).reckoning().is_some(),
        Role::Zone => zone(cell).is_some(),
        Role::Weekday => weekday(cell).is_some(),
        Role::Minute => number(cell).is_some_and(|number| number < 60),
        Role::Quarter => quarter(cell).is_some(),
        Role::Week => week(cell).is_some(),
        _ => true,
    };
    let filled: Vec<&str> =
        rows.iter().take(SAMPLE).map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).collect();
    filled.is_empty() || filled.iter().filter(|cell| is(cell)).count() * 2 > filled.len()
}

/// Takes the roles away that say more of columns which are not there, and gives the second of two columns to the end.
pub(crate) fn settle(columns: &mut Columns, fits: &[Option<Fit>], rows: &[&TableRow]) {
    // The start and the end by their years: both are dates.
    let has_parts = columns.of(Role::Month).is_some() || columns.of(Role::Day).is_some();
    if let (None, Some(year), Some(_), false) =
        (columns.of(Role::When), columns.of(Role::Year), columns.of(Role::End), has_parts)
    {
        columns.roles[year] = Some(Role::When);
    }
    for (role, end, needed) in [(Role::Half, Role::EndHalf, Role::EndClock), (Role::Era, Role::EndEra, Role::End)] {
        let first = columns.of(role);
        let is_second = |column: &usize| {
            columns.roles[*column].is_none()
                && fits[*column].is_some_and(|(known, _)| known == role)
                && first < Some(*column)
        };
        if let Some(second) =
            (0..fits.len()).find(is_second).filter(|_| columns.of(end).is_none() && columns.of(needed).is_some())
        {
            columns.roles[second] = Some(end);
        }
    }
    // «Tag» is a day in German, and a word to filter by in English.
    if let (Some(tags), Some(_), None) = (columns.of(Role::Tags), columns.of(Role::Month), columns.of(Role::Day)) {
        let mut cells = rows.iter().take(SAMPLE).map(|row| row.cell(tags)).filter(|cell| !cell.is_empty()).peekable();
        if cells.peek().is_some() && cells.all(|cell| number(cell).is_some_and(|day| (1..=31).contains(&day))) {
            columns.roles[tags] = Some(Role::Day);
        }
    }
    // A year and a month in two columns are one date, whatever the first is called.
    if let (Some(date), Some(_), None, None) =
        (columns.of(Role::When), columns.of(Role::Month), columns.of(Role::Year), columns.of(Role::End))
    {
        let is_year = |cell: &str| cell.chars().count() == 4 && cell.chars().all(char::is_numeric);
        let mut cells = rows.iter().take(SAMPLE).map(|row| row.cell(date)).filter(|cell| !cell.is_empty()).peekable();
        if cells.peek().is_some() && cells.all(is_year) {
            columns.roles[date] = Some(Role::Year);
        }
    }
    let is_hours = |column: usize| {
        let mut cells = rows.iter().take(SAMPLE).map(|row| row.cell(column)).filter(|cell| !cell.is_empty());
        cells.all(|cell| number(cell).is_some_and(|hour| hour < 24))
    };
    let has = |role: Role| columns.of(role).is_some();
    let is_of_use = |role: Role| match role {
        Role::Half => has(Role::Clock) || has(Role::EndClock),
        Role::EndHalf => has(Role::EndClock),
        Role::Era | Role::Weekday => has(Role::When) || has(Role::Year),
        Role::EndEra => has(Role::End),
        Role::Zone => has(Role::When) || has(Role::Clock),
        Role::Minute => columns.of(Role::Clock).is_some_and(is_hours),
        Role::Quarter | Role::Week => has(Role::Year) && !has(Role::Month),
        _ => true,
    };
    let useless: Vec<usize> =
        (0..columns.roles.len()).filter(|column| columns.roles[*column].is_some_and(|role| !is_of_use(role))).collect();
    for column in useless {
        columns.roles[column] = None;
    }
}

/// Returns true if a cell says the half of the day.
pub(crate) fn is_half(cell: &str) -> bool {
    !cell.chars().any(char::is_numeric) && TimeOfDay::parse(&format!("1:00 {cell}")).is_some_and(|clock| clock.halved)
}

/// The zone that a cell names; `None` for the abbreviations that several zones share.
pub(crate) fn zone(cell: &str) -> Option<Zone> {
    let is_short = cell.len() <= 5 && cell.bytes().all(|b| b.is_ascii_alphabetic());
    let is_utc = ["utc", "gmt", "z"].contains(&cell.to_ascii_lowercase().as_str());
    if is_short && !is_utc {
        return Zone::of_place(&plain(cell));
    }
    let words = plain(cell);
    Zone::of_name(cell).or_else(|| words.split(' ').find_map(Zone::of_place))
}

/// The day of the week that a cell names.
pub(crate) fn weekday(cell: &str) -> Option<Weekday> {
    const LONGEST: usize = 40;
    if cell.is_empty() || cell.len() > LONGEST || cell.chars().any(char::is_numeric) {
        return None;
    }
    // One of two days is another day of the week than the cell says, and then the note has what it says.
    ["1 March 2024", "2 March 2024"].into_iter().find_map(|day| {
        let understood = phrase::parse_phrase(&format!("{cell} {day}"), &Context::default()).ok()?;
        understood
            .notes
            .into_iter()
            .find_map(|note| if let Note::Weekday { said, .. } = note { Some(said) } else { None })
    })
}

/// A number without a sign.
pub(crate) fn number(cell: &str) -> Option<u32> {
    let text = digits::plain(cell);
    let is_digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_digits.then(|| text.parse().ok()).flatten()
}

/// The number of a quarter of a year.
pub(crate) fn quarter(cell: &str) -> Option<u32> {
    let bare = number(cell).filter(|number| (1..=4).contains(number));
    bare.or_else(|| {
        let understood = phrase::parse_phrase(&format!("{cell} 2023"), &Context::default()).ok()?;
        let part: u32 = understood.when.as_str().strip_prefix("2023-")?.parse().ok()?;
        (33..=36).contains(&part).then(|| part - 32)
    })
}

/// The number of a week of a year.
pub(crate) fn week(cell: &str) -> Option<u32> {
    let text = digits::plain(cell).to_lowercase();
    let bare = ["w", "kw", "wk", "week"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
    number(bare.trim()).filter(|number| (1..=53).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_beside_dates_are_known() {
        for cell in ["AM", "p.m.", "م", "ص", "صباحًا", "مساءً", "ظهرا"] {
            assert!(is_half(cell), "{cell}");
        }
        for cell in ["", "noonish", "17", "BC", "Umayyad"] {
            assert!(!is_half(cell), "{cell}");
        }
        for (cell, expected) in [
            ("Friday", Some(Weekday::Fri)),
            ("Sat", Some(Weekday::Sat)),
            ("الجمعة", Some(Weekday::Fri)),
            ("الاثنين", Some(Weekday::Mon)),
            ("یکشنبه", Some(Weekday::Sun)),
            ("lundi", Some(Weekday::Mon)),
            ("on", None),
            ("5", None),
            ("", None),
        ] {
            assert_eq!(weekday(cell), expected, "{cell}");
        }
        for (cell, expected) in [
            ("UTC+3", "UTC+03:00"),
            ("+03:00", "UTC+03:00"),
            ("UTC", "UTC"),
            ("Asia/Riyadh", "Asia/Riyadh"),
            ("Eastern Standard Time", "America/New_York"),
            ("توقيت القاهرة", "Africa/Cairo"),
            ("Egypt", "Africa/Cairo"),
            ("EST", ""),
            ("CST", ""),
            ("nonsense", ""),
            ("3", ""),
        ] {
            assert_eq!(zone(cell).map(|zone| zone.name()).unwrap_or_default(), expected, "{cell}");
        }
        for (cell, expected) in [("1", Some(1)), ("Q2", Some(2)), ("الربع الثالث", Some(3)), ("5", None), ("x", None)]
        {
            assert_eq!(quarter(cell), expected, "{cell}");
        }
        for (cell, expected) in [("10", Some(10)), ("W07", Some(7)), ("KW 3", Some(3)), ("54", None), ("", None)] {
            assert_eq!(week(cell), expected, "{cell}");
        }
    }
}
