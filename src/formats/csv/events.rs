//! From the rows of a table to a project.

use super::beside::is_beside;
use super::furniture::{self, RowKind};
use super::heading::Calendar;
use super::kept::KEY;
use super::mapping::Doubts;
use super::reader::RowReader;
use super::role::Role;
use super::senses::{applied, unread};
use crate::base::Diagnostic;
use crate::base::Severity::{Error, Note, Warning};
use crate::base::digits;
use crate::formats::kit::table::TableRow;
use crate::model::{Actor, Event, Extra, Id, Lane, LocalText, Project, Status};

impl RowReader<'_, '_> {
    /// The project of the rows; `by_people` where the rows may hold what is no event, as sheets of people do.
    pub(super) fn project(mut self, rows: &[&TableRow], doubts: &Doubts, by_people: bool) -> Project {
        let names = self.head.row(rows);
        self.tell_columns(names.or(rows.first().copied()).map_or(0, |row| row.at), doubts);
        let (above, body): (Vec<&TableRow>, Vec<&TableRow>) = rows.iter().partition(|row| row.number < self.head.first);
        let last = self.head.names.unwrap_or(usize::MAX);
        let above: Vec<&TableRow> = above.into_iter().filter(|row| row.number < last).collect();
        let (title, mut left) = self.lines_above(&above);
        let body = if by_people { self.without_furniture(body, names, &mut left) } else { body };
        let carried = self.carried(&body, by_people.then_some(above.len()));
        let events = body.iter().zip(carried).map(|(row, above)| self.event(row, above)).collect();
        let lane = |id: Id| Lane { title: LocalText::from(&*id), id, ..Lane::default() };
        let actor = |id: Id| Actor { name: LocalText::from(&*id), id, ..Actor::default() };
        let extra = if left.is_empty() { Extra::new() } else { Extra::from_iter([(KEY.to_owned(), left.into())]) };
        if !self.language.is_empty() {
            let at = names.map_or(0, |row| row.at);
            self.found.alone(at, Diagnostic::note("language-guessed").arg("language", self.language));
        }
        Project {
            title,
            language: self.language.to_owned(),
            events,
            lanes: self.lanes.list.into_iter().map(lane).collect(),
            actors: self.actors.list.into_iter().map(actor).collect(),
            extra,
            ..Project::default()
        }
    }

    /// Says what the columns are taken for, and what the guess was not sure of.
    fn tell_columns(&mut self, at: usize, doubts: &Doubts) {
        if doubts.unknown_header {
            self.found.add(Warning, "table-unknown-header", "", at, &[]);
        }
        if let Some(name) = doubts.date_column.and_then(|column| self.names.get(column)) {
            self.found.add(Note, "table-date-column", "", at, &[("field", name)]);
        }
        if self.columns.of(Role::Title).is_none() {
            self.found.add(Warning, "table-no-title", "", at, &[]);
        }
        // A month may hold its year, and one that does not is told with its row.
        if !self.columns.has_date() && self.columns.of(Role::Month).is_none() {
            self.found.add(Warning, "table-no-date", "", at, &[]);
        }
        if let (Some(date), Some(check)) = (self.columns.of(Role::When), self.columns.of(Role::Check)) {
            let calendar = self.check.calendar.map_or("none", Calendar::as_str);
            let args = [("field", &*self.names[check]), ("other", &*self.names[date]), ("calendar", calendar)];
            self.found.add(Note, "table-check-column", "", at, &args);
        }
        if let [Some(start), Some(end)] = [Role::When, Role::End].map(|role| self.columns.of(role))
            && self.headings[start].is_birth()
            && self.headings[end].is_death()
        {
            let args = [("field", &*self.names[start]), ("other", &*self.names[end])];
            self.found.add(Note, "table-life", "", at, &args);
        }
        for (nth, ((name, role), heading)) in self.names.iter().zip(&self.columns.roles).zip(&self.headings).enumerate()
        {
            let args = [("field", &**name)];
            match role {
                None if [self.all_day, self.end_zone].contains(&Some(nth)) => {
                    self.found.add(Note, "table-beside", name, at, &args);
                }
                None if heading.qualifies_dates() && self.columns.has_date() => {
                    self.found.add(Warning, "table-column-beside", name, at, &args);
                }
                None => self.found.add(Note, "table-kept-column", name, at, &args),
                Some(role) if is_beside(*role) => {
                    self.found.add(Note, "table-beside", name, at, &args);
                }
                Some(role) if role.is_of_time() => {
                    for kind in applied(heading, *role) {
                        self.found.add(Note, "table-name-applied", name, at, &[args[0], ("kind", kind)]);
                    }
                    for word in unread(heading, *role, self.sense.spans) {
                        self.found.add(Warning, "table-name-unread", name, at, &[args[0], ("word", word)]);
                    }
                }
                Some(_) => {}
            }
        }
    }

    /// Lines above the names of the columns: the title, if the first line is one, and all lines to keep.
    fn lines_above(&mut self, rows: &[&TableRow]) -> (LocalText, Extra) {
        const LONGEST: usize = 160;
        let mut kept = Extra::new();
        if rows.is_empty() {
            return (LocalText::default(), kept);
        }
        let line = |row: &&TableRow| row.filled().collect::<Vec<_>>().join(" | ");
        let is_title = |row: &&&TableRow| {
            let mut filled = row.filled();
            let first =
                filled.next().filter(|cell| cell.chars().count() <= LONGEST && cell.chars().any(char::is_alphabetic));
            first.is_some_and(|cell| !cell.trim_end_matches(|c: char| c.is_whitespace()).contains(": "))
                && filled.next().is_none()
        };
        let title = rows.first().filter(is_title).map(line).unwrap_or_default();
        let names = self.head.names.map_or_else(|| "0".to_owned(), |row| row.to_string());
        let has_title = if title.is_empty() { "no" } else { "yes" };
        for row in rows {
            let text = line(row);
            self.found.add(
                Note,
                "table-above",
                "",
                row.at,
                &[("found", &text), ("names", &names), ("title", has_title)],
            );
        }
        kept.insert("above".to_owned(), rows.iter().map(line).collect::<Vec<_>>().into());
        (LocalText::from(title), kept)
    }

    /// The rows that are events; what the others say is told and kept.
    fn without_furniture<'r>(
        &mut self,
        body: Vec<&'r TableRow>,
        names: Option<&TableRow>,
        kept: &mut Extra,
    ) -> Vec<&'r TableRow> {
        let mut lines = Vec::new();
        let mut events = Vec::with_capacity(body.len());
        for row in body {
            let code = match furniture::kind(row, &self.columns, names) {
                RowKind::Event => {
                    events.push(row);
                    continue;
                }
                RowKind::Sum => "table-sum",
                RowKind::Line => "table-line",
                RowKind::Names => "table-names-again",
            };
            let text = row.filled().collect::<Vec<_>>().join(" | ");
            self.found.add(Warning, code, "", row.at, &[("found", &text)]);
            lines.push(text);
        }
        if !lines.is_empty() {
            kept.insert("left-out".to_owned(), lines.into());
        }
        events
    }

    /// For every row the one above whose date reaches down to it in merged cells; `above` is the number of lines above
    /// the names in a sheet of people, and `None` elsewhere.
    fn carried<'r>(&self, body: &[&'r TableRow], above: Option<usize>) -> Vec<Option<&'r TableRow>> {
        let none = || vec![None; body.len()];
        let (Some(above), Some(column)) = (above, self.columns.of(Role::When)) else { return none() };
        let is_numbered = self.headings.iter().any(|heading| heading.is_serial);
        let mut last = None;
        let merged = furniture::merged(body, column, above > 0 || is_numbered);
        let carry = |(row, merged): (&&'r TableRow, bool)| {
            if !row.cell(column).is_empty() {
                last = Some(*row);
            }
            last.filter(|_| merged)
        };
        body.iter().zip(merged).map(carry).collect()
    }

    fn event(&mut self, row: &TableRow, above: Option<&TableRow>) -> Event {
        let mut kept = Extra::new();
        self.used.clear();
        let event = Event {
            id: self.id(row),
            when: self.when(row, above, &mut kept),
            title: LocalText::from(self.cell(row, Role::Title)),
            summary: Some(self.cell(row, Role::Summary)).filter(|cell| !cell.is_empty()).map(LocalText::from),
            lane: Some(self.cell(row, Role::Lane)).filter(|cell| !cell.is_empty()).map(|name| self.lanes.id(name)),
            actors: list(self.cell(row, Role::Actors), false).map(|name| self.actors.id(name)).collect(),
            tags: list(self.cell(row, Role::Tags), true).map(str::to_owned).collect(),
            status: self.status(row, &mut kept),
            importance: self.importance(row, &mut kept),
            ..Event::default()
        };
        self.keep_unused(row, &mut kept);
        self.keep_the_rest(row, &mut kept);
        let extra = if kept.is_empty() { Extra::new() } else { Extra::from_iter([(KEY.to_owned(), kept.into())]) };
        Event { extra, ..event }
    }

    /// Keeps every cell that says when something was and that is not in the date of its row, whatever the reason.
    fn keep_unused(&self, row: &TableRow, kept: &mut Extra) {
        let is_of_date = |role: &Role| role.is_of_time() || is_beside(*role) || *role == Role::Check;
        let unused = Role::ALL.into_iter().filter(|role| is_of_date(role) && !self.used.contains(role));
        unused.for_each(|role| self.keep(row, role, kept));
    }

    /// The cells of columns without a role, and those beyond the header.
    fn keep_the_rest(&mut self, row: &TableRow, kept: &mut Extra) {
        for (column, role) in self.columns.roles.iter().enumerate() {
            if role.is_none() && !row.cell(column).is_empty() {
                kept.insert(self.names[column].to_string(), row.cell(column).into());
            }
        }
        for column in self.names.len()..row.len() {
            if !row.cell(column).is_empty() {
                self.found.add(Warning, "table-long-row", "", row.at, &[("found", row.cell(column))]);
                kept.insert((column + 1).to_string(), row.cell(column).into());
            }
        }
    }

    fn id(&mut self, row: &TableRow) -> Id {
        let given = self.cell(row, Role::Id);
        let id = self.ids.take(Some(given), "row", self.ids.len() + 1);
        if !given.is_empty() && *id != *given {
            self.found.add(Error, "table-duplicate-id", "", row.at, &[("id", given), ("used", &id)]);
        }
        id
    }

    fn status(&mut self, row: &TableRow, kept: &mut Extra) -> Status {
        let cell = self.cell(row, Role::Status);
        let words = [["مذكور", "منقول"], ["مؤكد", "ثابت"], ["متنازع", "مختلف فيه"], ["متوقع", "مرتقب"]];
        let known = Status::ALL.into_iter().zip(words);
        let known = known.into_iter().find(|(s, words)| s.as_str().eq_ignore_ascii_case(cell) || words.contains(&cell));
        if known.is_none() && !cell.is_empty() {
            self.found.add(Warning, "table-status", "", row.at, &[("found", cell)]);
            self.keep(row, Role::Status, kept);
        }
        known.map_or(Status::default(), |(status, _)| status)
    }

    fn importance(&mut self, row: &TableRow, kept: &mut Extra) -> u8 {
        let cell = self.cell(row, Role::Importance);
        let number = digits::plain(cell).parse::<u8>().ok().filter(|n| (1..=5).contains(n));
        if number.is_none() && !cell.is_empty() {
            self.found.add(Warning, "table-importance", "", row.at, &[("found", cell)]);
            self.keep(row, Role::Importance, kept);
        }
        number.unwrap_or(Event::default().importance)
    }
}

/// The elements of a cell. Commas are a part of names, but stand between tags.
fn list(cell: &str, commas: bool) -> impl Iterator<Item = &str> {
    let strong = cell.contains([';', '؛', '|', '\n']);
    let split = move |c: char| if strong || !commas { ";؛|\n".contains(c) } else { ",،".contains(c) };
    cell.split(split).map(str::trim).filter(|element| !element.is_empty())
}
