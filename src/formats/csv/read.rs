//! Reads tables.

use std::path::Path;

use super::head::{self, Head};
use super::kept::KEY;
use super::mapping::{Doubts, Mapping};
use super::objects;
use super::own::{OWN_COLUMNS, is_own_header};
use super::reader::RowReader;
use super::several::Whole;
use crate::base::Severity::{Error, Warning};
use crate::base::guess;
use crate::formats::kit::findings::FileFindings;
use crate::formats::kit::format::Loaded;
use crate::formats::kit::places::Places;
use crate::formats::kit::table::{self, open, tell_encoding, unguard};
use crate::model::Project;

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
            let mut reader = RowReader::new(rows, mapping, &mut found);
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
    let mut found = FileFindings::new(&text.text, path);
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
        RowReader::new(&rows, mapping, &mut found).project(&rows, &doubts, false)
    };
    project.title = objects.title;
    if !objects.rest.is_empty() {
        project.extra.insert(KEY.to_owned(), objects.rest.into());
    }
    Loaded { project, places: Places::default(), diagnostics: found.finish() }
}

/// Number of events that a table gives when it is read in a way, and number of those that have a date.
pub fn count(bytes: &[u8], mapping: &Mapping) -> (usize, usize) {
    let events = load_with(bytes, Path::new(""), mapping).project.events;
    (events.len(), events.iter().filter(|event| event.has_date()).count())
}
