//! From the rows of a table to events.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde_json::Value;

use super::columns::{Columns, Role, guess};
use super::dates::{self, Order};
use super::found::Found;
use super::table::{self, Row, Table};
use super::text::{self, Text};
use crate::base::Severity::{Error, Note, Warning};
use crate::formats::numbers::Numbers;
use crate::formats::{Loaded, Places};
use crate::model::{Actor, Event, Extra, Id, Lane, LocalText, Project, Status, When};

/// Where the cells stand that have no place of their own in an event.
pub const KEY: &str = "csv";

/// Reads a table; `path` is for the diagnostics only.
pub fn load(bytes: &[u8], path: &Path) -> Loaded {
    let text = text::decode(bytes);
    let mut found = Found::new(&text.text, path);
    tell_encoding(&text, &mut found);
    let table = table::read(&text.text, table::guess_delimiter(&text.text));
    tell_faults(&table, &mut found);
    let project = match &table.header {
        Some(header) => Reader::new(header, &table, &mut found).project(&table),
        None => {
            found.add(Error, "table-empty", "", 0, &[]);
            Project::default()
        }
    };
    let places = Places { documents: Vec::new(), excerpts: vec![Vec::new(); project.events.len()] };
    Loaded { project, places, diagnostics: found.finish() }
}

/// Says what is odd about the bytes.
pub fn tell_encoding(text: &Text<'_>, found: &mut Found<'_>) {
    if text.marked {
        found.add(Note, "byte-order-mark", "", 0, &[]);
    }
    if let Some(encoding) = text.encoding {
        let severity = if text.guessed { Warning } else { Note };
        let guessed = if text.guessed { "yes" } else { "no" };
        found.add(severity, "table-encoding", "", 0, &[("encoding", encoding), ("guessed", guessed)]);
    }
    if text.damaged {
        let at = text.text.find('\u{FFFD}').unwrap_or(0);
        found.add(Error, "table-unreadable", "", at, &[]);
    }
}

/// Says what is wrong with the rows as such.
pub fn tell_faults(table: &Table, found: &mut Found<'_>) {
    if let Some(at) = table.unclosed {
        found.add(Error, "table-unclosed-quote", "", at, &[]);
    }
    if let Some(at) = table.nul {
        found.add(Warning, "table-nul", "", at, &[]);
    }
}

struct Reader<'a, 't> {
    found: &'a mut Found<'t>,
    names: Vec<Cow<'a, str>>,
    columns: Columns,
    /// Whether the first row is an event too.
    headless: bool,
    order: Order,
    ids: HashSet<Id>,
    numbers: Numbers,
    lanes: Names,
    actors: Names,
}

/// Things known by their names, in the order of the table.
#[derive(Default)]
struct Names {
    list: Vec<Id>,
    seen: HashSet<Id>,
}

impl Names {
    fn id(&mut self, name: &str) -> Id {
        if let Some(id) = self.seen.get(name) {
            return id.clone();
        }
        let id = Id::from(name);
        self.list.push(id.clone());
        self.seen.insert(id.clone());
        id
    }
}

impl<'a, 't> Reader<'a, 't> {
    fn new(header: &'a Row, table: &Table, found: &'a mut Found<'t>) -> Self {
        let mut names = unique_names(header);
        let mut columns = guess(&names);
        let mut headless = false;
        if columns.is_unknown() {
            headless = header.cells().any(|cell| when(cell, Order::default()).is_some());
            columns = by_content(if headless { Some(header) } else { table.rows.first() });
            found.add(Warning, "table-unknown-header", "", header.at, &[]);
            if headless {
                names = (1..=header.len()).map(|n| Cow::Owned(format!("{n}"))).collect();
            }
            // The row that was guessed from may be longer or shorter than the header.
            let width = names.len().max(columns.roles.len());
            names.extend((names.len() + 1..=width).map(|n| Cow::Owned(n.to_string())));
            columns.roles.resize(width, None);
        } else if columns.of(Role::Title).is_none() {
            // The first column without a meaning says best what a row is about.
            match columns.roles.iter().position(Option::is_none) {
                Some(i) => columns.roles[i] = Some(Role::Title),
                None => found.add(Warning, "table-no-title", "", header.at, &[]),
            }
        }
        if !columns.has_date() {
            found.add(Warning, "table-no-date", "", header.at, &[]);
        }
        for (name, _) in names.iter().zip(&columns.roles).filter(|(_, role)| role.is_none()) {
            found.add(Note, "table-kept-column", name, header.at, &[("field", name)]);
        }
        let mut reader = Self {
            found,
            names,
            columns,
            headless,
            order: Order::default(),
            ids: HashSet::new(),
            numbers: Numbers::default(),
            lanes: Names::default(),
            actors: Names::default(),
        };
        reader.order = reader.order(table);
        reader
    }

    /// Which number of the dates is the day: the whole table tells.
    fn order(&mut self, table: &Table) -> Order {
        let columns = [Role::When, Role::End].map(|role| self.columns.of(role));
        let (mut votes, mut unclear) = ([0usize; 2], None);
        for row in &table.rows {
            for cell in columns.iter().flatten().map(|column| row.cell(*column)) {
                match dates::order_of(cell) {
                    Some(Some(Order::DayFirst)) => votes[0] += 1,
                    Some(Some(Order::MonthFirst)) => votes[1] += 1,
                    Some(None) => unclear = unclear.or(Some((row.at, cell))),
                    None => {}
                }
            }
        }
        if let Some((at, cell)) = unclear
            && (votes[0] == 0) == (votes[1] == 0)
        {
            self.found.add(Warning, "table-day-or-month", "", at, &[("found", cell)]);
        }
        if votes[1] > votes[0] { Order::MonthFirst } else { Order::DayFirst }
    }

    fn project(mut self, table: &Table) -> Project {
        let headless = self.headless;
        let first = table.header.iter().filter(|_| headless);
        let events = first.chain(&table.rows).map(|row| self.event(row)).collect();
        let lane = |id: Id| Lane { title: LocalText::from(&*id), id, ..Lane::default() };
        let actor = |id: Id| Actor { name: LocalText::from(&*id), id, ..Actor::default() };
        Project {
            events,
            lanes: self.lanes.list.into_iter().map(lane).collect(),
            actors: self.actors.list.into_iter().map(actor).collect(),
            ..Project::default()
        }
    }

    fn event(&mut self, row: &Row) -> Event {
        let mut kept = Extra::new();
        let event = Event {
            id: self.id(row),
            when: self.when(row, &mut kept),
            title: LocalText::from(self.cell(row, Role::Title)),
            summary: Some(self.cell(row, Role::Summary)).filter(|cell| !cell.is_empty()).map(LocalText::from),
            lane: Some(self.cell(row, Role::Lane)).filter(|cell| !cell.is_empty()).map(|name| self.lanes.id(name)),
            actors: list(self.cell(row, Role::Actors), false).map(|name| self.actors.id(name)).collect(),
            tags: list(self.cell(row, Role::Tags), true).map(str::to_owned).collect(),
            status: self.status(row, &mut kept),
            importance: self.importance(row, &mut kept),
            ..Event::default()
        };
        self.keep_the_rest(row, &mut kept);
        let extra = if kept.is_empty() { Extra::new() } else { Extra::from_iter([(KEY.to_owned(), kept.into())]) };
        Event { extra, ..event }
    }

    fn cell<'r>(&self, row: &'r Row, role: Role) -> &'r str {
        self.columns.of(role).map_or("", |column| row.cell(column))
    }

    /// Keeps a cell that could not be used.
    fn keep(&self, row: &Row, role: Role, kept: &mut Extra) {
        if let Some(column) = self.columns.of(role)
            && !row.cell(column).is_empty()
        {
            kept.insert(self.names[column].to_string(), row.cell(column).into());
        }
    }

    /// The cells of columns without a role, and those beyond the header.
    fn keep_the_rest(&mut self, row: &Row, kept: &mut Extra) {
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

    fn id(&mut self, row: &Row) -> Id {
        let given = self.cell(row, Role::Id);
        if !given.is_empty() && !self.ids.contains(given) {
            let id = Id::from(given);
            self.ids.insert(id.clone());
            return id;
        }
        let stem = if given.is_empty() { "row" } else { given };
        let id = self.numbers.free(stem, self.ids.len() + 1, |id| self.ids.contains(id));
        if !given.is_empty() {
            self.found.add(Error, "table-duplicate-id", "", row.at, &[("id", given), ("used", &id)]);
        }
        self.ids.insert(id.clone());
        id
    }

    fn when(&mut self, row: &Row, kept: &mut Extra) -> Option<When> {
        let (start, end) = (self.cell(row, Role::When), self.cell(row, Role::End));
        if start.is_empty() && end.is_empty() {
            return self.when_of_parts(row, kept);
        }
        let whole = match (when(start, self.order), when(end, self.order)) {
            (Some(from), _) if end.is_empty() || start == end => Some(from),
            (Some(from), Some(to)) if from.is_interval() || to.is_interval() => None,
            (Some(from), Some(to)) => Some(format!("{from}/{to}")).and_then(|text| ordered(&text)),
            (None, Some(to)) if start.is_empty() && !to.is_interval() => When::parse(&format!("/{to}")).ok(),
            _ => None,
        };
        if whole.is_none() {
            let found = if end.is_empty() { Cow::Borrowed(start) } else { Cow::Owned(format!("{start} – {end}")) };
            self.found.add(Error, "table-date", "", row.at, &[("found", &found)]);
        }
        if whole.is_none() || padded(start) || padded(end) {
            self.keep(row, Role::When, kept);
            self.keep(row, Role::End, kept);
        }
        if whole.is_some() && (padded(start) || padded(end)) {
            self.found.add(Note, "table-clock", "", row.at, &[("found", if padded(start) { start } else { end })]);
        }
        self.keep_parts(row, kept);
        whole
    }

    /// A date in columns for year, month and day.
    fn when_of_parts(&mut self, row: &Row, kept: &mut Extra) -> Option<When> {
        let [year, month, day] =
            [Role::Year, Role::Month, Role::Day].map(|role| dates::latin_digits(self.cell(row, role)));
        if year.is_empty() && month.is_empty() && day.is_empty() {
            return None;
        }
        let text = when(&year, self.order).map(|year| year.to_string()).and_then(|year| {
            Some(match (month.is_empty(), day.is_empty()) {
                (true, true) => year,
                (false, true) => format!("{year}-{:02}", dates::month(&month)?),
                (false, false) => format!("{year}-{:02}-{:02}", dates::month(&month)?, day.parse::<u8>().ok()?),
                (true, false) => return None,
            })
        });
        let when = text.and_then(|text| When::parse(&text).ok());
        if when.is_none() {
            let found = [year, month, day].join("-");
            self.found.add(Error, "table-date", "", row.at, &[("found", &found)]);
            self.keep_parts(row, kept);
        }
        when
    }

    fn keep_parts(&self, row: &Row, kept: &mut Extra) {
        for role in [Role::Year, Role::Month, Role::Day] {
            self.keep(row, role, kept);
        }
    }

    fn status(&mut self, row: &Row, kept: &mut Extra) -> Status {
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

    fn importance(&mut self, row: &Row, kept: &mut Extra) -> u8 {
        let cell = self.cell(row, Role::Importance);
        let number = dates::latin_digits(cell).parse::<u8>().ok().filter(|n| (1..=5).contains(n));
        if number.is_none() && !cell.is_empty() {
            self.found.add(Warning, "table-importance", "", row.at, &[("found", cell)]);
            self.keep(row, Role::Importance, kept);
        }
        number.unwrap_or(Event::default().importance)
    }
}

/// The names of columns; one without a name has its number, and one whose name is taken has it too.
fn unique_names(header: &Row) -> Vec<Cow<'_, str>> {
    let mut seen = HashMap::new();
    let name = |(i, cell): (usize, _)| {
        let count = seen.entry(cell).and_modify(|n| *n += 1).or_insert(1);
        match cell {
            "" => Cow::Owned((i + 1).to_string()),
            _ if *count > 1 => Cow::Owned(format!("{cell} ({})", i + 1)),
            _ => Cow::Borrowed(cell),
        }
    };
    header.cells().enumerate().map(name).collect()
}

/// Without names to go by: the first date is when, the first other cell the title.
fn by_content(row: Option<&Row>) -> Columns {
    let Some(row) = row else { return Columns::default() };
    let mut columns = Columns { roles: vec![None; row.len()] };
    let is_date = |cell: &str| when(cell, Order::default()).is_some();
    if let Some(date) = row.cells().position(is_date) {
        columns.roles[date] = Some(Role::When);
    }
    if let Some(title) = row.cells().position(|cell| !cell.is_empty() && !is_date(cell)) {
        columns.roles[title] = Some(Role::Title);
    }
    columns
}

/// A date in EDTF or as people write it.
fn when(text: &str, order: Order) -> Option<When> {
    if text.is_empty() {
        return None;
    }
    When::parse(text).ok().or_else(|| dates::edtf(text, order).and_then(|text| When::parse(&text).ok()))
}

/// An interval whose end is not before its start; years out of range are let through.
fn ordered(text: &str) -> Option<When> {
    let when = When::parse(text).ok()?;
    let reversed = |ends: [&str; 2]| {
        let [a, b] = ends.map(|end| When::parse(end).ok().and_then(|when| when.bounds()));
        a.zip(b).is_some_and(|(a, b)| a.from.time >= b.to.time)
    };
    match text.split_once('/') {
        Some((start, end)) if reversed([start, end]) => None,
        _ => Some(when),
    }
}

/// Whether a date has a time of day without seconds, or with parts of seconds.
fn padded(text: &str) -> bool {
    text.contains(':') && When::parse(text).is_err()
}

/// The elements of a cell. Commas are a part of names, but stand between tags.
fn list(cell: &str, commas: bool) -> impl Iterator<Item = &str> {
    let strong = cell.contains([';', '؛', '|', '\n']);
    let split = move |c: char| if strong || !commas { ";؛|\n".contains(c) } else { ",،".contains(c) };
    cell.split(split).map(str::trim).filter(|element| !element.is_empty())
}

/// What was kept of the table for an event.
pub fn kept(event: &Event) -> Option<&Extra> {
    event.extra.get(KEY).and_then(Value::as_object)
}
