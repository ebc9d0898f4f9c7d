//! From the rows of a table to events.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use serde_json::Value;

use super::columns::{Columns, Role};
use super::dates::{Sense, language_of};
use super::furniture::{self, Kind};
use super::head::{self, Head};
use super::heading::{Calendar, Heading};
use super::mapping::{Doubts, Mapping};
use super::objects;
use super::senses::{applied, is_persian, senses, unread};
use super::several::Whole;
use super::write::{OWN_COLUMNS, is_own_header};
use crate::base::Diagnostic;
use crate::base::Severity::{Error, Note, Warning};
use crate::base::digits;
use crate::base::guess::{self, Text};
use crate::formats::kit::findings::Found;
use crate::formats::kit::ids::Numbers;
use crate::formats::kit::table::{self, Row, Table};
use crate::formats::{Loaded, Places};
use crate::model::date::phrase;
use crate::model::{Actor, Event, Extra, Id, Lane, LocalText, Project, Status};

/// Rows whose words tell the language of a table, and that are compared to know a calendar.
pub(super) const SAMPLE: usize = 50;

/// Where the cells stand that have no place of their own in an event.
pub const KEY: &str = "csv";

/// Reads a table; `path` is for the diagnostics only.
pub fn load(bytes: &[u8], path: &Path) -> Loaded {
    read(bytes, path, None)
}

/// Reads a table whose columns are known; `path` is for the diagnostics only.
pub fn load_with(bytes: &[u8], path: &Path, mapping: &Mapping) -> Loaded {
    match mapping.delimiter {
        Some(_) => read(bytes, path, Some(mapping)),
        None => read_json(bytes, path, Some(mapping)),
    }
}

/// Reads objects of JSON as the rows of a table; `path` is for the diagnostics only.
pub fn load_json(bytes: &[u8], path: &Path) -> Loaded {
    read_json(bytes, path, None)
}

fn read(bytes: &[u8], path: &Path, mapping: Option<&Mapping>) -> Loaded {
    let text = guess::decode_as(bytes, mapping.and_then(|mapping| mapping.encoding));
    let told = mapping.and_then(|mapping| mapping.delimiter);
    let delimiter = told.unwrap_or_else(|| table::guess_delimiter(&text.text));
    let (mut table, mut found) = open(&text, path, delimiter);
    let is_own = table.header.as_ref().is_some_and(|header| is_own_header(header.cells()));
    if is_own {
        unguard(&mut table, &mut found);
    }
    let rows = table.all();
    let project = if rows.is_empty() {
        found.add(Error, "table-empty", "", 0, &[]);
        Project::default()
    } else {
        let tables = if is_own { vec![&rows[..]] } else { head::tables(&rows) };
        let mut whole = Whole::default();
        for (nth, rows) in tables.into_iter().enumerate() {
            let known = mapping.filter(|_| nth == 0);
            let guess = || Mapping::guess_rows(rows, Some(delimiter), is_own.then(|| Head::at(rows[0].number)));
            let (mut mapping, doubts) = known.map_or_else(guess, |known| (known.clone(), Doubts::default()));
            if is_own {
                mapping.columns.roles.iter_mut().skip(OWN_COLUMNS).for_each(|role| *role = None);
            }
            if nth > 0 {
                let names = rows[0].filled().collect::<Vec<_>>().join(" | ");
                found.add(Warning, "table-several", "", rows[0].at, &[("found", &names)]);
            }
            let mut reader = Reader::new(rows, mapping, &mut found);
            reader.ids = std::mem::take(&mut whole.ids);
            if is_own {
                reader.tells_blank = false;
                reader.sense = std::mem::take(&mut reader.sense).of_edtf();
            }
            whole.add(reader.project(rows, &doubts, !is_own));
        }
        whole.project
    };
    Loaded { project, places: Places::default(), diagnostics: found.finish() }
}

fn read_json(bytes: &[u8], path: &Path, mapping: Option<&Mapping>) -> Loaded {
    let text = guess::decode_as(bytes, mapping.and_then(|mapping| mapping.encoding));
    let mut found = Found::new(&text.text, path);
    tell_encoding(&text, &mut found);
    let objects = objects::table(&text.text);
    found.number(&objects.table.rows);
    objects.tell(&mut found);
    let rows = objects.table.all();
    let mut project = if rows.is_empty() {
        found.add(Error, "table-empty", "", 0, &[]);
        Project::default()
    } else {
        let guess = || Mapping::guess_rows(&rows, None, Some(objects::HEAD));
        let (mapping, doubts) = mapping.map_or_else(guess, |known| (known.clone(), Doubts::default()));
        let names = mapping.names(&rows);
        let names: Vec<&str> = names.iter().map(|name| &**name).collect();
        objects::tell_nested(&rows[1..], &names, &mapping.columns.roles, &mut found);
        Reader::new(&rows, mapping, &mut found).project(&rows, &doubts, false)
    };
    project.title = objects.title;
    if !objects.rest.is_empty() {
        project.extra.insert(KEY.to_owned(), objects.rest.into());
    }
    Loaded { project, places: Places::default(), diagnostics: found.finish() }
}

/// The rows of a text, and what is odd about its bytes and about them.
pub fn open<'t>(text: &'t Text<'_>, path: &'t Path, delimiter: char) -> (Table, Found<'t>) {
    let mut found = Found::new(&text.text, path);
    tell_encoding(text, &mut found);
    let table = table::read(&text.text, delimiter);
    found.number(table.header.iter().chain(&table.rows));
    tell_faults(&table, &mut found);
    (table, found)
}

/// Takes off the apostrophes that we put into a table, and says so.
pub fn unguard(table: &mut Table, found: &mut Found<'_>) {
    if let Some((count, at)) = table.unguard() {
        found.alone(at, Diagnostic::note("table-unguarded").arg("count", count.to_string()));
    }
}

/// Says what is odd about the bytes. A mark of their order is nothing odd: programs for spreadsheets need it.
fn tell_encoding(text: &Text<'_>, found: &mut Found<'_>) {
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

/// Makes events of rows.
pub(super) struct Reader<'a, 't> {
    pub(super) found: &'a mut Found<'t>,
    pub(super) names: Vec<Cow<'a, str>>,
    pub(super) columns: Columns,
    head: Head,
    /// The names of the columns, read.
    pub(super) headings: Vec<Heading>,
    /// How the dates of starts and ends are read, and those of the column that they are compared with.
    pub(super) sense: Sense,
    pub(super) check: Sense,
    /// Whether some times of day say their half of the day.
    pub(super) halved: bool,
    /// The column that says which events last whole days.
    pub(super) all_day: Option<usize>,
    /// The column with the zone of ends, where it is not that of starts.
    pub(super) end_zone: Option<usize>,
    /// Whether the rows are objects of JSON.
    pub(super) is_json: bool,
    /// The columns of the row at hand whose cells are in its date.
    pub(super) used: Vec<Role>,
    /// The language of the table, as far as it is known to be another than its letters say.
    language: &'static str,
    /// Whether rows without a date are told.
    pub(super) tells_blank: bool,
    ids: HashSet<Id>,
    numbers: Numbers,
    lanes: Names,
    actors: Names,
    /// Dates in words that were met before.
    pub(super) dates: HashMap<(Option<Calendar>, String), super::when::Known>,
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
    fn new(rows: &[&'a Row], mapping: Mapping, found: &'a mut Found<'t>) -> Self {
        let names = mapping.names(rows);
        let is_json = mapping.delimiter.is_none();
        let Mapping { mut columns, head, order, .. } = mapping;
        columns.roles.resize(names.len(), None);
        let headings: Vec<Heading> = names.iter().map(|name| Heading::of(name)).collect();
        let body: Vec<&Row> = rows.iter().filter(|row| row.number >= head.first).copied().collect();
        let words = names.iter().map(|name| &**name).chain(body.iter().take(SAMPLE).flat_map(|row| row.cells()));
        let words: Vec<&str> = words.collect();
        let named = if is_persian(&headings, &words) { "fa" } else { "" };
        let language = if named.is_empty() { language_of(&words) } else { named };
        let column = |is: fn(&Heading) -> bool| headings.iter().position(is);
        let all_day = column(Heading::is_all_day).filter(|column| columns.roles[*column].is_none());
        let end_zone = column(Heading::is_end_zone);
        let end_zone = end_zone.filter(|column| columns.roles[*column].is_none());
        let (sense, check) = senses(&body, &columns, &headings, (order, language));
        let has_halves = columns.of(Role::Half).is_some();
        let halved = has_halves
            || columns.of(Role::Clock).into_iter().chain(columns.of(Role::EndClock)).any(|column| {
                body.iter().any(|row| phrase::TimeOfDay::parse(row.cell(column)).is_some_and(|clock| clock.halved))
            });
        let (lanes, actors) = (Names::default(), Names::default());
        let (ids, numbers, dates) = (HashSet::new(), Numbers::default(), HashMap::new());
        let tells_blank = true;
        Self {
            found,
            names,
            columns,
            head,
            headings,
            sense,
            check,
            halved,
            all_day,
            end_zone,
            is_json,
            used: Vec::new(),
            language: named,
            tells_blank,
            ids,
            numbers,
            lanes,
            actors,
            dates,
        }
    }

    /// The project of the rows; `by_people` where the rows may hold what is no event, as sheets of people do.
    fn project(mut self, rows: &[&Row], doubts: &Doubts, by_people: bool) -> Project {
        let names = self.head.row(rows);
        self.tell_columns(names.or(rows.first().copied()).map_or(0, |row| row.at), doubts);
        let (above, body): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.number < self.head.first);
        let last = self.head.names.unwrap_or(usize::MAX);
        let above: Vec<&Row> = above.into_iter().filter(|row| row.number < last).collect();
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
                Some(role) if super::beside::is_beside(*role) => {
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

    /// What stands above the names of the columns: the title, if the first line is one, and all lines to keep.
    fn lines_above(&mut self, rows: &[&Row]) -> (LocalText, Extra) {
        const LONGEST: usize = 160;
        let mut kept = Extra::new();
        if rows.is_empty() {
            return (LocalText::default(), kept);
        }
        let line = |row: &&Row| row.filled().collect::<Vec<_>>().join(" | ");
        let is_title = |row: &&&Row| {
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
    fn without_furniture<'r>(&mut self, body: Vec<&'r Row>, names: Option<&Row>, kept: &mut Extra) -> Vec<&'r Row> {
        let mut lines = Vec::new();
        let mut events = Vec::with_capacity(body.len());
        for row in body {
            let code = match furniture::kind(row, &self.columns, names) {
                Kind::Event => {
                    events.push(row);
                    continue;
                }
                Kind::Sum => "table-sum",
                Kind::Line => "table-line",
                Kind::Names => "table-names-again",
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
    fn carried<'r>(&self, body: &[&'r Row], above: Option<usize>) -> Vec<Option<&'r Row>> {
        let none = || vec![None; body.len()];
        let (Some(above), Some(column)) = (above, self.columns.of(Role::When)) else { return none() };
        let is_numbered = self.headings.iter().any(|heading| heading.is_serial);
        let mut last = None;
        let merged = furniture::merged(body, column, above > 0 || is_numbered);
        let carry = |(row, merged): (&&'r Row, bool)| {
            if !row.cell(column).is_empty() {
                last = Some(*row);
            }
            last.filter(|_| merged)
        };
        body.iter().zip(merged).map(carry).collect()
    }

    fn event(&mut self, row: &Row, above: Option<&Row>) -> Event {
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

    pub(super) fn cell<'r>(&self, row: &'r Row, role: Role) -> &'r str {
        self.columns.of(role).map_or("", |column| row.cell(column))
    }

    /// Keeps a cell that could not be used.
    pub(super) fn keep(&self, row: &Row, role: Role, kept: &mut Extra) {
        if let Some(column) = self.columns.of(role)
            && !row.cell(column).is_empty()
        {
            kept.insert(self.names[column].to_string(), row.cell(column).into());
        }
    }

    /// Keeps every cell that says when something was and that is not in the date of its row, whatever the reason.
    fn keep_unused(&self, row: &Row, kept: &mut Extra) {
        let is_of_date = |role: &Role| role.is_of_time() || super::beside::is_beside(*role) || *role == Role::Check;
        let unused = Role::ALL.into_iter().filter(|role| is_of_date(role) && !self.used.contains(role));
        unused.for_each(|role| self.keep(row, role, kept));
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

/// What was kept of the table for an event.
pub fn kept(event: &Event) -> Option<&Extra> {
    event.extra.get(KEY).and_then(Value::as_object)
}
