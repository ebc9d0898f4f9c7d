//! Readers of the dates of a table, by the names of its columns and by all its rows.

use super::dates::spans::{self, Spans};
use super::dates::{Known, Sense, nearest, serial};
use super::heading::{Calendar, Heading, Period, is_season};
use super::role::{Columns, Role};
use crate::formats::kit::table::TableRow;
use crate::model::EdtfDate;
use crate::model::date::phrase;

/// Number of rows whose words tell the language of a table, and that are compared to know a calendar.
pub(super) const SAMPLE_ROWS: usize = 50;

/// Returns true if names of columns are those of a table in Persian, whose letters alone may be Arabic; Urdu shares
/// some words.
pub(super) fn is_persian(headings: &[Heading], words: &[&str]) -> bool {
    const NAMES: &[&str] = &["سال", "ماه", "روز", "رويداد", "هفته", "ساعت", "شروع", "پايان", "توضيحات", "رديف", "شرح"];
    let is_urdu = || words.iter().any(|word| word.contains(['ہ', 'ے', 'ٹ', 'ڈ', 'ں', 'ڑ']));
    headings.iter().filter(|heading| heading.has(NAMES)).count() > 1 && !is_urdu()
}

/// Readers of the dates of a table, and those of the column that they are compared with: by the names of the columns
/// and by all rows.
pub(super) fn senses(
    body: &[&TableRow],
    columns: &Columns,
    headings: &[Heading],
    (order, language): (Option<phrase::Order>, &str),
) -> (Sense, Sense) {
    let dated: Vec<usize> = [Role::When, Role::End, Role::Year].iter().filter_map(|role| columns.of(*role)).collect();
    let calendar = dated.iter().find_map(|column| headings[*column].calendar);
    let clocked = dated.iter().copied().chain(columns.of(Role::Clock)).chain(columns.of(Role::EndClock));
    let zone = clocked.into_iter().find_map(|column| headings[column].zone.clone());
    let named = dated.iter().find_map(|column| headings[*column].order);
    let whole: Vec<usize> = [Role::When, Role::End].iter().filter_map(|role| columns.of(*role)).collect();
    let mut sense = Sense {
        zone,
        days: serial::are_days(body, &whole),
        spans: spans::judge(body, &dated, dated.iter().any(|column| headings[*column].is_season())),
        ..Sense::judge(body, &dated, Known { order, named, calendar, language })
    };
    let mut check = Sense::default();
    if let (Some(date), Some(other)) = (columns.of(Role::When), columns.of(Role::Check)) {
        let known = Known { calendar: headings[other].calendar, named: headings[other].order, ..Known::default() };
        check = Sense::judge(body, &[other], Known { language, ..known });
        // Which of the calendars of the Hijra it is shows in the dates beside them.
        let pairs = |from: usize, to: usize, sense: &Sense| {
            let read = |row: &&'_ TableRow| Some((row.cell(from).to_owned(), sense.read(row.cell(to)).ok()?.when));
            body.iter().take(SAMPLE_ROWS).filter_map(read).collect::<Vec<_>>()
        };
        let near = |pairs: Vec<(String, EdtfDate)>, order| {
            let pairs: Vec<(&str, EdtfDate)> = pairs.iter().map(|(text, when)| (text.as_str(), when.clone())).collect();
            nearest(&pairs, order)
        };
        if headings[other].calendar.is_none() {
            check.calendar = near(pairs(other, date, &sense), check.order).or(check.calendar);
        }
        if calendar.is_none() && headings[other].calendar == Some(Calendar::Gregorian) {
            sense.calendar = near(pairs(date, other, &check), sense.order).or(sense.calendar);
        }
        check.calendar_assumed = false;
    }
    (sense, check)
}

/// Parts of the name of a column of dates or times that apply to all its cells.
pub(super) fn applied(heading: &Heading, role: Role) -> Vec<&'static str> {
    let is_clock = matches!(role, Role::Clock | Role::EndClock);
    let is_date = matches!(role, Role::When | Role::End | Role::Year);
    let said = [
        ("before", heading.before && is_date),
        ("half", heading.half.is_some() && is_clock),
        ("order", heading.order.is_some() && is_date),
        ("decade", heading.period == Some(Period::Decade) && is_date),
        ("century", heading.period == Some(Period::Century) && is_date),
    ];
    said.into_iter().filter(|(_, is_said)| *is_said).map(|(kind, _)| kind).collect()
}

/// The words in the name of a column of dates or times that nothing applies to its cells.
pub(super) fn unread(heading: &Heading, role: Role, spans: Spans) -> Vec<&str> {
    let is_clock = matches!(role, Role::Clock | Role::EndClock);
    let is_applied = |word: &&str| match role {
        Role::Quarter | Role::Week => true,
        Role::When | Role::End | Role::Year if heading.period.is_some_and(|period| period.is_word(word)) => true,
        _ => spans == Spans::Years && heading.is_season() && is_season(word),
    };
    heading.unread().filter(|word| !is_applied(word)).into_iter().chain(heading.half.filter(|_| !is_clock)).collect()
}
