//! From the rows of a table to events.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde_json::Value;

use super::columns::{Columns, Role};
use super::found::Found;
use super::mapping::{Doubts, Mapping};
use super::table::{self, Row, Table};
use super::write::is_own_header;
use crate::base::Diagnostic;
use crate::base::Severity::{Error, Note, Warning};
use crate::base::guess::{self, Text};
use crate::formats::numbers::Numbers;
use crate::formats::{Loaded, Places};
use crate::model::date::phrase::{self, Order, Understood};
use crate::model::{Actor, Event, Extra, Id, Lane, LocalText, Project, Status, When};

/// Dates that are kept in mind, for tables in which they come again.
const MAX_DATES: usize = 10_000;

/// Where the cells stand that have no place of their own in an event.
pub const KEY: &str = "csv";

/// Reads a table; `path` is for the diagnostics only.
pub fn load(bytes: &[u8], path: &Path) -> Loaded {
    read(bytes, path, None)
}

/// Reads a table whose columns are known; `path` is for the diagnostics only.
pub fn load_with(bytes: &[u8], path: &Path, mapping: &Mapping) -> Loaded {
    read(bytes, path, Some(mapping))
}

fn read(bytes: &[u8], path: &Path, mapping: Option<&Mapping>) -> Loaded {
    let text = guess::decode_as(bytes, mapping.and_then(|mapping| mapping.encoding));
    let delimiter = mapping.map_or_else(|| table::guess_delimiter(&text.text), |mapping| mapping.delimiter);
    let (mut table, mut found) = open(&text, path, delimiter);
    if table.header.as_ref().is_some_and(|header| is_own_header(header.cells())) {
        unguard(&mut table, &mut found);
    }
    let project = match &table.header {
        Some(header) => {
            let (mapping, doubts) =
                mapping.map_or_else(|| Mapping::guess(&table, delimiter), |known| (known.clone(), Doubts::default()));
            tell_doubts(&doubts, header, &mut found);
            Reader::new(header, mapping, &mut found).project(&table)
        }
        None => {
            found.add(Error, "table-empty", "", 0, &[]);
            Project::default()
        }
    };
    Loaded { project, places: Places::default(), diagnostics: found.finish() }
}

/// The rows of a text, and what is odd about its bytes and about them.
pub fn open<'t>(text: &'t Text<'_>, path: &'t Path, delimiter: char) -> (Table, Found<'t>) {
    let mut found = Found::new(&text.text, path);
    tell_encoding(text, &mut found);
    let table = table::read(&text.text, delimiter);
    tell_faults(&table, &mut found);
    (table, found)
}

/// Takes off the apostrophes that we put into a table, and says so.
pub fn unguard(table: &mut Table, found: &mut Found<'_>) {
    if let Some((count, at)) = table.unguard() {
        found.alone(at, Diagnostic::note("table-unguarded").arg("count", count.to_string()));
    }
}

/// Says what the guess of the columns was not sure of.
fn tell_doubts(doubts: &Doubts, header: &Row, found: &mut Found<'_>) {
    if doubts.unknown_header {
        found.add(Warning, "table-unknown-header", "", header.at, &[]);
    }
    if let Some(name) = doubts.date_column.and_then(|column| header.cells().nth(column)) {
        found.add(Note, "table-date-column", "", header.at, &[("field", name)]);
    }
    if let Some((at, date)) = &doubts.day_or_month {
        found.add(Warning, "table-day-or-month", "", *at, &[("found", date)]);
    }
}

/// Says what is odd about the bytes.
fn tell_encoding(text: &Text<'_>, found: &mut Found<'_>) {
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
fn tell_faults(table: &Table, found: &mut Found<'_>) {
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
    /// Dates in words that were met before.
    dates: HashMap<String, Option<When>>,
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
    fn new(header: &'a Row, mapping: Mapping, found: &'a mut Found<'t>) -> Self {
        let names = mapping.names(header);
        let Mapping { mut columns, headless, order, .. } = mapping;
        columns.roles.resize(names.len(), None);
        if columns.of(Role::Title).is_none() {
            found.add(Warning, "table-no-title", "", header.at, &[]);
        }
        if !columns.has_date() {
            found.add(Warning, "table-no-date", "", header.at, &[]);
        }
        for (name, _) in names.iter().zip(&columns.roles).filter(|(_, role)| role.is_none()) {
            found.add(Note, "table-kept-column", name, header.at, &[("field", name)]);
        }
        let (lanes, actors) = (Names::default(), Names::default());
        let (ids, numbers, dates) = (HashSet::new(), Numbers::default(), HashMap::new());
        Self { found, names, columns, headless, order, ids, numbers, lanes, actors, dates }
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
        let whole = match (self.date(start), self.date(end)) {
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
        if whole.as_ref().is_some_and(|when| when.bounds().is_none()) {
            self.found.add(
                Warning,
                "tl-out-of-range",
                "",
                row.at,
                &[("example", if start.is_empty() { end } else { start })],
            );
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

    fn date(&mut self, text: &str) -> Option<When> {
        if let Ok(when) = When::parse(text) {
            return Some(when);
        }
        if let Some(known) = self.dates.get(text) {
            return known.clone();
        }
        let date = when(text, self.order);
        if self.dates.len() < MAX_DATES {
            self.dates.insert(text.to_owned(), date.clone());
        }
        date
    }

    /// A date in columns for year, month and day.
    fn when_of_parts(&mut self, row: &Row, kept: &mut Extra) -> Option<When> {
        let [year, month, day] =
            [Role::Year, Role::Month, Role::Day].map(|role| phrase::latin_digits(self.cell(row, role)));
        if year.is_empty() && month.is_empty() && day.is_empty() {
            return None;
        }
        let text = when(&year, self.order).map(|year| year.to_string()).and_then(|year| {
            Some(match (month.is_empty(), day.is_empty()) {
                (true, true) => year,
                (false, true) => format!("{year}-{:02}", phrase::month(&month)?),
                (false, false) => format!("{year}-{:02}-{:02}", phrase::month(&month)?, day.parse::<u8>().ok()?),
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
        let number = phrase::latin_digits(cell).parse::<u8>().ok().filter(|n| (1..=5).contains(n));
        if number.is_none() && !cell.is_empty() {
            self.found.add(Warning, "table-importance", "", row.at, &[("found", cell)]);
            self.keep(row, Role::Importance, kept);
        }
        number.unwrap_or(Event::default().importance)
    }
}

/// A date in EDTF or as people write it.
pub fn when(text: &str, order: Order) -> Option<When> {
    if text.is_empty() {
        return None;
    }
    if let Ok(when) = When::parse(text) {
        return Some(when);
    }
    // A name alone (`May`) is more likely no date.
    let Understood { when, notes } = phrase::understand(text, &order.into()).ok()?;
    // A year that may be one of another calendar is not taken in silence.
    if notes.iter().any(|note| matches!(note, phrase::Note::InCalendar(..))) {
        return None;
    }
    (When::parse(text).is_ok() || when.bounds().is_some()).then_some(when)
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
