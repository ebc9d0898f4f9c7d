//! The rows of a table on their way to events: the names and the roles of its columns, and how its dates are read.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::dates::{CellDate, Sense, language_of};
use super::head::Head;
use super::heading::{Calendar, Heading};
use super::mapping::Mapping;
use super::role::{Columns, Role};
use super::senses::{SAMPLE_ROWS, is_persian, senses};
use crate::formats::kit::findings::FileFindings;
use crate::formats::kit::ids::IdAllocator;
use crate::formats::kit::table::TableRow;
use crate::model::date::phrase::{self, ParseError};
use crate::model::{Extra, Id};

/// Date that a text was read as, or why it is none.
pub(super) type KnownDate = Result<CellDate, ParseError>;

/// Makes events of rows.
pub(super) struct RowReader<'a, 't> {
    pub(super) found: &'a mut FileFindings<'t>,
    pub(super) names: Vec<Cow<'a, str>>,
    pub(super) columns: Columns,
    pub(super) head: Head,
    /// The names of the columns, read.
    pub(super) headings: Vec<Heading>,
    /// Readers of the dates of starts and ends, and those of the column that they are compared with.
    pub(super) sense: Sense,
    pub(super) check: Sense,
    /// True if some times of day say their half of the day.
    pub(super) halved: bool,
    /// The column that says which events last whole days.
    pub(super) all_day: Option<usize>,
    /// The column with the zone of ends, where it is not that of starts.
    pub(super) end_zone: Option<usize>,
    /// True if the rows are objects of JSON.
    pub(super) is_json: bool,
    /// The columns of the row at hand whose cells are in its date.
    pub(super) used: Vec<Role>,
    /// The language of the table, as far as it is known to be another than its letters say.
    pub(super) language: &'static str,
    /// True if rows without a date are told.
    pub(super) tells_blank: bool,
    /// The ids of events.
    pub(super) ids: IdAllocator,
    pub(super) lanes: NamedIds,
    pub(super) actors: NamedIds,
    /// Dates in words that were met before.
    pub(super) dates: HashMap<(Option<Calendar>, String), KnownDate>,
}

/// Things known by their names, in the order of the table.
#[derive(Default)]
pub(super) struct NamedIds {
    pub(super) list: Vec<Id>,
    seen: HashSet<Id>,
}

impl NamedIds {
    /// Returns the id of the thing with a name.
    pub(super) fn id(&mut self, name: &str) -> Id {
        if let Some(id) = self.seen.get(name) {
            return id.clone();
        }
        let id = Id::from(name);
        self.list.push(id.clone());
        self.seen.insert(id.clone());
        id
    }
}

impl<'a, 't> RowReader<'a, 't> {
    /// Looks at the rows that a mapping tells how to read.
    pub(super) fn new(rows: &[&'a TableRow], mapping: Mapping, found: &'a mut FileFindings<'t>) -> Self {
        let names = mapping.names(rows);
        let is_json = mapping.delimiter.is_none();
        let Mapping { mut columns, head, order, .. } = mapping;
        columns.roles.resize(names.len(), None);
        let headings: Vec<Heading> = names.iter().map(|name| Heading::of(name)).collect();
        let body: Vec<&TableRow> = rows.iter().filter(|row| row.number >= head.first).copied().collect();
        let words = names.iter().map(|name| &**name).chain(body.iter().take(SAMPLE_ROWS).flat_map(|row| row.cells()));
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
        let (lanes, actors) = (NamedIds::default(), NamedIds::default());
        let (ids, dates) = (IdAllocator::default(), HashMap::new());
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
            lanes,
            actors,
            dates,
        }
    }

    pub(super) fn cell<'r>(&self, row: &'r TableRow, role: Role) -> &'r str {
        self.columns.of(role).map_or("", |column| row.cell(column))
    }

    /// Keeps a cell that could not be used.
    pub(super) fn keep(&self, row: &TableRow, role: Role, kept: &mut Extra) {
        if let Some(column) = self.columns.of(role)
            && !row.cell(column).is_empty()
        {
            kept.insert(self.names[column].to_string(), row.cell(column).into());
        }
    }
}
