//! Roles of the columns of a table, guessed from their names and from what stands in them.

use super::beside;
use super::cells::{Cells, SAMPLE, is_date};
use super::dates::{says_none, says_open};
use super::heading::{Calendar, Heading};
use super::names::KNOWN;
use super::role::{Columns, Fit, Role};
use crate::formats::kit::table::TableRow;

/// Role that a name gives a column, by its whole, or by its words.
fn by_name(heading: &Heading) -> Option<Fit> {
    /// Names of which only some words are known fit less than all that are known as a whole.
    const BY_WORDS: usize = 1_000;
    let whole = || KNOWN.get(heading.whole.trim_end_matches(|c: char| c.is_numeric() || c == ' '));
    if let Some(known) = whole().filter(|(role, _)| beside::is_beside(*role)).or_else(|| KNOWN.get(&heading.text())) {
        return Some(*known);
    }
    if heading.is_all_day() || heading.is_end_zone() {
        return None;
    }
    let dated = match (heading.is_end(), heading.is_of_record()) {
        (false, false) => (Role::When, BY_WORDS),
        (true, false) => (Role::End, BY_WORDS),
        (_, true) => (Role::When, 2 * BY_WORDS),
    };
    match () {
        () if heading.is_season() && !heading.is_date() => Some((Role::When, BY_WORDS)),
        () if heading.is_duration() => Some((Role::Duration, BY_WORDS)),
        () if heading.is_date() => Some(dated),
        () if heading.is_clock() && heading.is_end() => Some((Role::EndClock, BY_WORDS)),
        () if heading.is_clock() => Some((Role::Clock, BY_WORDS)),
        // «السنة الهجرية» says the year without its calendar; a calendar alone says a date.
        () if heading.words.is_empty() && heading.calendar.is_some() && !heading.is_serial => {
            Some((Role::When, BY_WORDS))
        }
        () => by_head(heading).map(|role| (role, BY_WORDS)),
    }
}

/// Role by the word that the others say more about: the first one, in English the last.
fn by_head(heading: &Heading) -> Option<Role> {
    const HEADS: [(Role, &[&str]); 3] = [
        (
            Role::Title,
            &["title", "headline", "event", "عنوان", "حدث", "واقعه", "احداث", "وقايع", "موضوع", "כותרת", "אירוע"],
        ),
        (Role::Summary, &["description", "summary", "details", "وصف", "تفاصيل", "شرح", "ملخص", "תיאור"]),
        (Role::Lane, &["category", "تصنيف", "فيه"]),
    ];
    let ends = [heading.words.first()?, heading.words.last()?];
    let is = |names: &[&str]| ends.iter().any(|word| names.contains(&word.as_str()));
    HEADS.into_iter().find(|(_, names)| is(names)).map(|(role, _)| role)
}

/// Measure of how well a row reads as the names of columns: two for each name that is known, one for each of which
/// words are.
pub(crate) fn names_known<'c>(cells: impl Iterator<Item = &'c str>) -> usize {
    cells
        .map(Heading::of)
        .map(|heading| match by_name(&heading) {
            Some((_, rank)) if rank < 1_000 => 2,
            Some(_) => 1,
            None => usize::from(heading.is_serial),
        })
        .sum()
}

/// Guesses what columns hold from their names. A role goes to one column only: to the one whose name comes first in
/// the list of names for the role, so that a column `title` is the title even after a column `name`. Cells may say that
/// a name means something else: `Start` over times of day.
pub(super) fn guess_from<S: AsRef<str>>(header: &[S], rows: &[&TableRow]) -> Columns {
    guess_dated(header, rows, None)
}

/// Guesses as [`guess_from`] does, where the dates are known to stand in a column whose name does not say so.
pub(super) fn guess_dated<S: AsRef<str>>(header: &[S], rows: &[&TableRow], dates: Option<usize>) -> Columns {
    let headings: Vec<Heading> = header.iter().map(|name| Heading::of(name.as_ref())).collect();
    let cells: Vec<Cells> = (0..headings.len()).map(|column| Cells::of(rows, column)).collect();
    let fits: Vec<Option<Fit>> =
        (0..headings.len()).map(|column| fit(&headings[column], &cells[column], (rows, column))).collect();
    let mut columns = Columns { roles: vec![None; headings.len()] };
    if let Some(role) = dates.and_then(|column| columns.roles.get_mut(column)) {
        *role = Some(Role::When);
    }
    for role in Role::ALL.into_iter().filter(|role| dates.is_none() || *role != Role::When) {
        let of_role = |(column, fit): (usize, &Option<Fit>)| {
            let (_, rank) = fit.filter(|(known, _)| *known == role)?;
            Some((is_foreign(role, &headings[column], &cells[column], &cells), rank, column))
        };
        let free = fits.iter().enumerate().filter(|(column, _)| columns.roles[*column].is_none());
        if let Some((_, _, column)) = free.filter_map(of_role).min() {
            columns.roles[column] = Some(role);
        }
    }
    second_calendar(&mut columns, &headings, &fits, &cells);
    settle_alone(&mut columns, &cells);
    periods(&mut columns, &headings, rows);
    beside::settle(&mut columns, &fits, rows);
    lives(&mut columns, &headings, rows);
    number_rows(&mut columns, &headings, &cells);
    columns
}

/// Role of a column by its name, unless its cells are of another kind.
fn fit(heading: &Heading, cells: &Cells, (rows, column): (&[&TableRow], usize)) -> Option<Fit> {
    let (role, rank) = by_name(heading)?;
    let (dates, clocks) = (cells.mostly(cells.dates + cells.serials), cells.mostly(cells.clocks));
    let by_words = rank >= 1_000;
    match role {
        Role::When if clocks => Some((Role::Clock, rank)),
        Role::End if clocks => Some((Role::EndClock, rank)),
        Role::Clock if dates => Some((Role::When, rank + 100)),
        Role::EndClock if dates => Some((Role::End, rank + 100)),
        // A name of which a word is known promises less than what stands there.
        Role::When | Role::End if by_words && cells.filled > 0 && !dates => None,
        Role::Day if beside::fits(Role::Weekday, rows, column) && cells.filled > 0 => Some((Role::Weekday, rank)),
        role if beside::is_beside(role) => beside::fits(role, rows, column).then_some((role, rank)),
        Role::Day | Role::Month if dates => Some((Role::When, rank + 500)),
        Role::Id if !heading_is_id(heading) && cells.distinct < cells.filled => None,
        _ => Some((role, rank)),
    }
}

/// Returns true if a name says an id rather than a number that may come again.
fn heading_is_id(heading: &Heading) -> bool {
    !["رقم", "رمز"].contains(&heading.text().as_str())
}

/// Returns true if a column of dates is in another calendar than the Gregorian, by its name, or by its years beside a
/// column of later ones.
fn is_foreign(role: Role, heading: &Heading, cells: &Cells, all: &[Cells]) -> bool {
    let is_old = |cells: &Cells| cells.old > 0 && cells.modern == 0;
    let has_other = || all.iter().any(|other| other.mostly(other.dates) && other.modern > 0 && other.old == 0);
    match heading.calendar {
        _ if role != Role::When => false,
        Some(calendar) => calendar != Calendar::Gregorian,
        None => is_old(cells) && has_other(),
    }
}

/// A second column of the same dates in another calendar is there to be compared.
fn second_calendar(columns: &mut Columns, headings: &[Heading], fits: &[Option<Fit>], cells: &[Cells]) {
    let Some(first) = columns.of(Role::When) else {
        // «الموافق» alone is the date.
        if let Some(only) = columns.of(Role::Check) {
            columns.roles[only] = Some(Role::When);
        }
        return;
    };
    if let Some(named) = columns.of(Role::Check) {
        // The column named as the other one may be that of the Gregorian calendar.
        let foreign = |column: usize| is_foreign(Role::When, &headings[column], &cells[column], cells);
        if foreign(first) && !foreign(named) {
            columns.roles.swap(first, named);
        }
        return;
    }
    let differs = |column: usize| {
        let [a, b] = [first, column].map(|column| {
            (headings[column].calendar, is_foreign(Role::When, &headings[column], &cells[column], cells))
        });
        a != b && (a.1 || b.1)
    };
    let is_date = |column: &usize| fits[*column].is_some_and(|(role, _)| role == Role::When);
    let other = (0..headings.len()).filter(|column| columns.roles[*column].is_none());
    if let Some(column) = other.filter(is_date).find(|column| differs(*column)) {
        columns.roles[column] = Some(Role::Check);
    }
}

/// Times of day without a day are no dates; a day of a week beside a date is no part of one.
fn settle_alone(columns: &mut Columns, cells: &[Cells]) {
    if columns.of(Role::When).is_none()
        && let Some(clock) = columns.of(Role::Clock)
        && cells[clock].mostly(cells[clock].dates)
    {
        columns.roles[clock] = Some(Role::When);
    }
}

/// Columns of decades or centuries tell when something was where no others do: the start, and the end if there is one.
fn periods(columns: &mut Columns, headings: &[Heading], rows: &[&TableRow]) {
    if columns.has_date() || columns.of(Role::Month).is_some() {
        return;
    }
    let is_period = |column: usize, cell: &str| {
        let spelled = headings[column].period.and_then(|period| period.spelled(cell, None));
        spelled.is_some() || is_date(cell) || says_none(cell)
    };
    for (role, is_end) in [(Role::When, false), (Role::End, true)] {
        let is_free = |column: &usize| columns.roles[*column].is_none() && headings[*column].is_end() == is_end;
        let holds_periods = |column: &usize| {
            let cells = rows.iter().take(SAMPLE).map(|row| row.cell(*column));
            let mut filled = cells.filter(|cell| !cell.is_empty()).peekable();
            headings[*column].period.is_some() && filled.peek().is_some() && filled.all(|c| is_period(*column, c))
        };
        if let Some(column) = (0..headings.len()).filter(is_free).find(holds_periods) {
            columns.roles[column] = Some(role);
        }
    }
}

/// Columns of births and deaths are the start and the end, where no others are.
fn lives(columns: &mut Columns, headings: &[Heading], rows: &[&TableRow]) {
    let find = |is: fn(&Heading) -> bool| {
        let holds_dates = |column: &usize| {
            let is_date = |cell: &&str| is_date(cell) || says_none(cell) || says_open(cell);
            let filled: Vec<&str> =
                rows.iter().take(SAMPLE).map(|row| row.cell(*column)).filter(|c| !c.is_empty()).collect();
            filled.iter().filter(|cell| is_date(cell)).count() * 2 >= filled.len()
        };
        (0..headings.len()).filter(holds_dates).find(|column| is(&headings[*column]))
    };
    let (Some(birth), Some(death)) = (find(Heading::is_birth), find(Heading::is_death)) else { return };
    let is_taken = |role: Role, by: usize| columns.of(role).is_some_and(|column| column != by);
    let has_other = columns.of(Role::When).is_some_and(|column| column != birth && column != death);
    if birth == death || has_other || is_taken(Role::End, death) || is_taken(Role::Year, birth) {
        return;
    }
    columns.roles[birth] = Some(Role::When);
    columns.roles[death] = Some(Role::End);
}

/// A column that numbers the rows names them, if no other does and no number comes twice.
fn number_rows(columns: &mut Columns, headings: &[Heading], cells: &[Cells]) {
    if columns.of(Role::Id).is_some() {
        return;
    }
    let serial = |column: &usize| {
        columns.roles[*column].is_none()
            && headings[*column].is_serial
            && cells[*column].filled > 0
            && cells[*column].distinct == cells[*column].filled
    };
    if let Some(column) = (0..headings.len()).find(serial) {
        columns.roles[column] = Some(Role::Id);
    }
}

/// The first column without a role that holds words rather than numbers and does not number the rows: it says best
/// what a row is about. With no rows to look at, the first that does not number them.
pub(super) fn title_column(columns: &Columns, headings: &[Heading], rows: &[&TableRow]) -> Option<usize> {
    let free = |column: &usize| columns.roles[*column].is_none() && !headings[*column].is_serial;
    let holds_words = |column: &usize| {
        let cells = Cells::of(rows, *column);
        rows.is_empty() || cells.mostly(cells.words) && !cells.mostly(cells.dates)
    };
    (0..columns.roles.len()).filter(free).find(holds_words)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::heading::plain;
    use super::*;
    use crate::formats::kit::table;

    #[test]
    fn guesses_from_names() {
        use Role::{
            Actors, Check, Clock, Day, Duration, End, EndClock, EndEra, Era, Half, Id, Importance, Lane, Month, Status,
            Summary, Tags, Title, Weekday, When, Year,
        };
        let cases: [(&[&str], &[Option<Role>]); 35] = [
            (&["Date", "Title"], &[Some(When), Some(Title)]),
            (&["التاريخ", "العنوان", "الوصف"], &[Some(When), Some(Title), Some(Summary)]),
            (&["تاريخ البداية", "تاريخ الانتهاء", "الحدث"], &[Some(When), Some(End), Some(Title)]),
            (&["السنة", "الشهر", "اليوم", "الحَدَث"], &[Some(Year), Some(Month), Some(Day), Some(Title)]),
            (&["name", "title", "Start_Date"], &[None, Some(Title), Some(When)]),
            (&["الأطراف", "الوسوم", "الأهمية"], &[Some(Actors), Some(Tags), Some(Importance)]),
            (&["من", "إلى", "الفئة"], &[Some(When), Some(End), Some(Lane)]),
            (&["Colour", ""], &[None, None]),
            (
                &["id", "when", "title", "summary", "lane", "actors", "tags", "status", "importance"],
                &[Id, When, Title, Summary, Lane, Actors, Tags, Status, Importance].map(Some),
            ),
            (&["تاریخ", "عنوان", "شرح"], &[Some(When), Some(Title), Some(Summary)]),
            (&["التاريخ", "الوقت", "الواقعة"], &[Some(When), Some(Clock), Some(Title)]),
            (&["Date", "Start time", "End time", "What"], &[Some(When), Some(Clock), Some(EndClock), None]),
            (&["Datum", "Time (UTC)", "Event title"], &[Some(When), Some(Clock), Some(Title)]),
            (&["التاريخ الهجري", "التاريخ الميلادي", "الموضوع"], &[Some(Check), Some(When), Some(Title)]),
            (&["التاريخ الميلادي", "التاريخ الهجري"], &[Some(When), Some(Check)]),
            (&["Hijri date", "Title"], &[Some(When), Some(Title)]),
            (&["التاريخ", "الموافق"], &[Some(When), Some(Check)]),
            (&["الموافق", "الحدث"], &[Some(When), Some(Title)]),
            (&["السنة الهجرية", "الحدث"], &[Some(Year), Some(Title)]),
            (&["تاريخ الجلسة", "ساعة الجلسة", "المدة (دقائق)"], &[Some(When), Some(Clock), Some(Duration)]),
            (&["Date of hearing", "عدد الأيام"], &[Some(When), Some(Duration)]),
            (&["תאריך", "שעה", "אירוע", "תיאור"], &[Some(When), Some(Clock), Some(Title), Some(Summary)]),
            (&["Date de début", "Date de fin", "Événement"], &[Some(When), Some(End), Some(Title)]),
            (&["startDate", "endDate", "event_name"], &[Some(When), Some(End), Some(Title)]),
            (&["تاریخ شروع", "ساعت", "رویداد"], &[Some(When), Some(Clock), Some(Title)]),
            (&["date added", "date"], &[None, Some(When)]),
            (&["م", "رقم القرار"], &[None, None]),
            (&["Name", "Born", "Died"], &[Some(Title), Some(When), Some(End)]),
            (&["الاسم", "تاريخ الميلاد", "تاريخ الوفاة"], &[Some(Title), Some(When), Some(End)]),
            (&["Date", "Born", "Died"], &[Some(When), None, None]),
            (&["Date", "Time", "AM/PM"], &[Some(When), Some(Clock), Some(Half)]),
            (&["السنة", "الحقبة"], &[Some(Year), Some(Era)]),
            (&["Start", "Era", "End", "Era (4)"], &[Some(When), Some(Era), Some(End), Some(EndEra)]),
            (&["Datum", "Uhrzeit", "Ereignis", "Wochentag"], &[Some(When), Some(Clock), Some(Title), Some(Weekday)]),
            (&["Year BC", "Event"], &[Some(Year), Some(Title)]),
        ];
        for (header, roles) in cases {
            assert_eq!(guess_from(header, &[]).roles, roles, "{header:?}");
        }
    }

    #[test]
    fn what_stands_there_counts_more_than_the_name() {
        use Role::{Check, Clock, End, EndClock, Half, Id, Minute, Quarter, Title, Weekday, When, Year};
        let cases: [(&str, &[Option<Role>]); 17] = [
            ("date of hearing,event\n44256,a\n44257,b\n", &[Some(When), Some(Title)]),
            ("اليوم,التاريخ,الحدث\nالجمعة,1/3/2024,أ\n", &[Some(Weekday), Some(When), Some(Title)]),
            ("date,time,الفترة,event\n2024,5:00,مساءً,a\n", &[Some(When), Some(Clock), Some(Half), Some(Title)]),
            ("date,time,الفترة,event\n2024,5:00,الأموي,a\n", &[Some(When), Some(Clock), None, Some(Title)]),
            ("date,hour,minute,event\n2024-03-01,17,54,a\n", &[Some(When), Some(Clock), Some(Minute), Some(Title)]),
            ("date,time,minutes,event\n2024-03-01,17:00,54,a\n", &[Some(When), Some(Clock), None, Some(Title)]),
            ("year,quarter,event\n2024,Q1,a\n", &[Some(Year), Some(Quarter), Some(Title)]),
            ("date,quarter,event\n2024-03-01,Q1,a\n", &[Some(When), None, Some(Title)]),
            ("التاريخ,من,إلى,الحدث\n1/3/2024,17:54,18:07,أ\n", &[Some(When), Some(Clock), Some(EndClock), Some(Title)]),
            ("Start time,End time,Event\n2024-03-01 17:54,2024-03-01 18:07,a\n", &[Some(When), Some(End), Some(Title)]),
            ("اليوم,الحدث\n1/3/2024,أ\n", &[Some(When), Some(Title)]),
            ("الوقت,الحدث\n2024-03-01 17:54,أ\n", &[Some(When), Some(Title)]),
            ("م,التاريخ,الواقعة\n1,1/3/2024,أ\n2,,ب\n", &[Some(Id), Some(When), Some(Title)]),
            ("م,التاريخ,الواقعة\n1,1/3/2024,أ\n1,,ب\n", &[None, Some(When), Some(Title)]),
            ("رقم,التاريخ,الحدث\n7,1/3/2024,أ\n7,,ب\n", &[None, Some(When), Some(Title)]),
            ("التاريخ,الموافق,الحدث\n15/09/1445,25/03/2024,أ\n", &[Some(Check), Some(When), Some(Title)]),
            ("due date,event\nsoon,a\nlate,b\n", &[None, Some(Title)]),
        ];
        for (text, roles) in cases {
            let table = table::read(text, ',');
            let rows: Vec<&TableRow> = table.rows.iter().collect();
            let names: Vec<&str> = table.header.as_ref().unwrap().cells().collect();
            assert_eq!(guess_from(&names, &rows).roles, roles, "{text}");
        }
    }

    #[test]
    fn no_name_means_two_things() {
        let mut seen = HashMap::new();
        for role in Role::ALL {
            for name in role.names() {
                let before = seen.insert(plain(name), role);
                assert!(before.is_none_or(|before| before == role), "{name}");
            }
        }
    }
}
