//! Tables in JSON: a list of objects, an object that holds such a list, or an object a line. The names of their fields
//! are the columns.

use std::collections::HashMap;

use ::csv::StringRecord;
use serde_json::Value as Json;

use super::head::Head;
use super::heading::plain;
use super::names::KNOWN;
use super::role::Role;
use crate::base::Diagnostic;
use crate::base::Severity::{Note, Warning};
use crate::base::decode::decode;
use crate::formats::kit::fault::SyntaxError;
use crate::formats::kit::findings::FileFindings;
use crate::formats::kit::json_tree::{self as tree, Field, Node, Value};
use crate::formats::kit::table::{Table, TableRow};
use crate::model::{Extra, LocalText};

/// The names are no row of the file, and the first object is row 1.
pub(crate) const HEAD: Head = Head { names: Some(0), first: 1 };

/// Names of lists that hold the rows, the surest first.
const LISTS: [&str; 12] =
    ["events", "timeline", "rows", "records", "items", "entries", "data", "results", "list", "values", "docs", "hits"];
/// Names of the title of a file.
const TITLES: [&str; 5] = ["title", "name", "عنوان", "العنوان", "headline"];
/// Fields that show a project, even a broken one.
const OWN: [&str; 4] = ["documents", "lanes", "actors", "format"];

/// Levels at which a list is sought.
const DEEP: usize = 4;
/// Columns of a table; the fields of wider objects stand together in one more.
const MAX_COLUMNS: usize = 1_000;
/// Bytes of a file that are looked at to tell its format.
const SNIFFED: usize = 256 << 10;

/// The rows of a file, and what else is in it.
#[derive(Default)]
pub(crate) struct Objects {
    /// The objects.
    pub table: Table,
    /// The title of the file.
    pub title: LocalText,
    /// Fields of the file beside the rows.
    pub rest: Extra,
    faults: Vec<SyntaxError>,
    /// Place where values stand that are no objects, though they are in the list.
    strays: Vec<usize>,
    /// Fields that were read as another one, which their objects lack: where, and the names of both.
    merged: Vec<(usize, String, String)>,
}

impl Objects {
    /// Says what is wrong with the syntax, and what is no row.
    pub(crate) fn tell(&self, found: &mut FileFindings<'_>) {
        for fault in &self.faults {
            found.alone(fault.at, Diagnostic::error(fault.code).arg("found", fault.found.clone()));
        }
        for at in &self.strays {
            found.add(Warning, "json-table-stray", "", *at, &[]);
        }
        for (at, name, main) in &self.merged {
            found.add(Note, "json-table-names", name, *at, &[("other", name), ("field", main)]);
        }
        for name in self.rest.keys() {
            found.add(Note, "json-table-rest", "", 0, &[("field", name)]);
        }
    }
}

/// Returns true if a file is such a table. Formats of programs for timelines are told before it.
pub(crate) fn sniff(bytes: &[u8]) -> bool {
    let text = decode(&bytes[..bytes.len().min(SNIFFED)]).text;
    if is_lines(&text) {
        return true;
    }
    let (Some(root), _) = tree::parse(&text) else { return false };
    if let Value::Object(fields) = &root.value {
        let has = |name: &str| fields.iter().any(|field| field.name == name);
        if OWN.into_iter().any(has) {
            return false;
        }
    }
    let lists = lists(&root.value);
    let chosen = choose(&lists);
    let first = chosen.first().and_then(|nth| fields_of(lists[*nth].nodes.first()?));
    let is_own = |fields: &[Field<'_>]| ["when", "title"].iter().all(|name| fields.iter().any(|f| f.name == *name));
    let is_events = chosen.first().is_some_and(|nth| lists[*nth].path == ["events"]);
    first.is_some_and(|fields| !(is_events && is_own(fields)))
}

/// The rows of a text.
pub(crate) fn table(text: &str) -> Objects {
    if is_lines(text) {
        return of_lines(text);
    }
    let (root, faults) = tree::parse(text);
    let Some(root) = root else { return Objects { faults, ..Objects::default() } };
    let lists = lists(&root.value);
    let chosen: Vec<&RowList<'_, '_>> = choose(&lists).into_iter().map(|nth| &lists[nth]).collect();
    let mut objects = Objects { faults, ..Objects::default() };
    let mut rows = ObjectRows::default();
    if chosen.is_empty() && matches!(root.value, Value::Object(_)) {
        rows.add(&root, None, &mut objects.strays);
        objects.table = rows.table();
        return objects;
    }
    // Several lists with one kind of objects are one table, in which a column says the list.
    let label = (chosen.len() > 1).then(|| chosen[0].parent().unwrap_or("list").to_owned());
    for list in &chosen {
        let label = label.as_deref().zip(list.path.last().copied());
        list.nodes.iter().for_each(|node| rows.add(node, label, &mut objects.strays));
    }
    if let Value::Object(fields) = &root.value {
        let paths: Vec<&[&str]> = chosen.iter().map(|list| &*list.path).collect();
        objects.rest = remainder(fields, &paths).unwrap_or_default();
        objects.title = take_title(&mut objects.rest);
    }
    objects.merged = rows.merge();
    objects.table = rows.table();
    objects
}

/// Tells lists of objects within the rows that are read as one cell, though they may be the events.
pub(super) fn tell_nested(rows: &[&TableRow], names: &[&str], roles: &[Option<Role>], found: &mut FileFindings<'_>) {
    let is_of_events = |name: &str| LISTS.contains(&name.rsplit('.').next().unwrap_or(name).to_lowercase().as_str());
    let told = |column: &usize| roles.get(*column).is_some_and(Option::is_some) || is_of_events(names[*column]);
    for column in (0..names.len()).filter(told) {
        for row in rows.iter().filter(|row| row.cell(column).starts_with("[{")) {
            let args = [("field", names[column]), ("found", row.cell(column))];
            found.add(Warning, "json-table-nested", names[column], row.at, &args);
        }
    }
}

/// A list of objects, and the names of the fields that lead to it.
struct RowList<'n, 't> {
    path: Vec<&'n str>,
    nodes: &'n [Node<'t>],
}

impl RowList<'_, '_> {
    /// The field that holds it beside others.
    fn parent(&self) -> Option<&str> {
        self.path.len().checked_sub(2).map(|nth| self.path[nth])
    }

    /// Its place among the names of lists.
    fn rank(&self) -> usize {
        let name = self.path.last().map(|name| name.to_lowercase()).unwrap_or_default();
        LISTS.iter().position(|known| *known == name).unwrap_or(LISTS.len())
    }
}

/// Every list of objects, in the order of the file.
fn lists<'n, 't>(root: &'n Value<'t>) -> Vec<RowList<'n, 't>> {
    let mut found = Vec::new();
    gather(root, &mut Vec::new(), &mut found);
    found
}

fn gather<'n, 't>(value: &'n Value<'t>, path: &mut Vec<&'n str>, found: &mut Vec<RowList<'n, 't>>) {
    match value {
        Value::Array(nodes) if nodes.iter().any(|node| matches!(node.value, Value::Object(_))) => {
            found.push(RowList { path: path.clone(), nodes });
        }
        Value::Object(fields) if path.len() < DEEP => {
            for field in fields {
                path.push(&field.name);
                gather(&field.node.value, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The list that holds the rows, by its name or its length; with those beside it that hold objects of the same kind.
fn choose(lists: &[RowList<'_, '_>]) -> Vec<usize> {
    let best = (0..lists.len()).min_by_key(|nth| (lists[*nth].rank(), std::cmp::Reverse(lists[*nth].nodes.len())));
    let Some(best) = best else { return Vec::new() };
    if lists[best].rank() < LISTS.len() {
        return vec![best];
    }
    let before = |list: &RowList<'_, '_>| list.path.split_last().map(|(_, rest)| rest.join("\n"));
    let is_alike = |nth: &usize| {
        *nth == best || before(&lists[*nth]) == before(&lists[best]) && names(&lists[*nth]) == names(&lists[best])
    };
    (0..lists.len()).filter(is_alike).collect()
}

/// The names of the fields of the first object.
fn names<'n>(list: &'n RowList<'_, '_>) -> Vec<&'n str> {
    let fields = list.nodes.iter().find_map(fields_of).unwrap_or_default();
    fields.iter().map(|field| &*field.name).collect()
}

fn fields_of<'n, 't>(node: &'n Node<'t>) -> Option<&'n [Field<'t>]> {
    match &node.value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

/// Rest of an object without the lists at some paths.
fn remainder(fields: &[Field<'_>], paths: &[&[&str]]) -> Option<Extra> {
    let mut rest = Extra::new();
    for field in fields {
        let below: Vec<&[&str]> =
            paths.iter().filter(|path| path.first() == Some(&&*field.name)).map(|path| &path[1..]).collect();
        match &field.node.value {
            _ if below.iter().any(|path| path.is_empty()) => {}
            Value::Object(fields) if !below.is_empty() => {
                if let Some(left) = remainder(fields, &below) {
                    rest.insert(field.name.to_string(), left.into());
                }
            }
            value => {
                rest.insert(field.name.to_string(), value.to_json());
            }
        }
    }
    (!rest.is_empty()).then_some(rest)
}

fn take_title(rest: &mut Extra) -> LocalText {
    let named = TITLES.into_iter().find(|name| rest.get(*name).is_some_and(Json::is_string));
    let title = named.and_then(|name| rest.shift_remove(name));
    title.as_ref().and_then(Json::as_str).map(LocalText::from).unwrap_or_default()
}

/// Returns true if a text has an object a line.
fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_whole = |line: &str| line.starts_with('{') && line.ends_with('}') && tree::parse(line).1.is_empty();
    lines.next().is_some_and(is_whole) && lines.next().is_some_and(|line| line.starts_with('{'))
}

fn of_lines(text: &str) -> Objects {
    let mut objects = Objects::default();
    let mut rows = ObjectRows::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let (root, faults) = tree::parse(line);
        objects.faults.extend(faults.into_iter().map(|fault| SyntaxError { at: fault.at + start, ..fault }));
        if let Some(root) = root {
            rows.add(&Node { at: root.at + start, ..root }, None, &mut objects.strays);
        }
    }
    objects.merged = rows.merge();
    objects.table = rows.table();
    objects
}

/// Rows in the making.
#[derive(Default)]
struct ObjectRows {
    names: Vec<String>,
    columns: HashMap<String, usize>,
    /// Place where each object starts, and its cells by their columns.
    rows: Vec<(usize, Vec<(usize, String)>)>,
}

impl ObjectRows {
    /// Adds an object; `label` is a column and its cell. What is no object is a stray.
    fn add(&mut self, node: &Node<'_>, label: Option<(&str, &str)>, strays: &mut Vec<usize>) {
        let Some(fields) = fields_of(node) else {
            return strays.push(node.at);
        };
        let mut cells = Vec::new();
        flatten(fields, "", 0, &mut cells);
        let label = label.map(|(name, cell)| (name.to_owned(), cell.to_owned()));
        let mut row: Vec<(usize, String)> = Vec::with_capacity(cells.len() + 1);
        let mut wide = Extra::new();
        for (name, cell) in label.into_iter().chain(cells) {
            match self.column(&name) {
                Some(column) => row.push((column, cell)),
                None => {
                    wide.insert(name, cell.into());
                }
            }
        }
        if !wide.is_empty() {
            row.push((MAX_COLUMNS, Json::from(wide).to_string()));
        }
        self.rows.push((node.at, row));
    }

    fn column(&mut self, name: &str) -> Option<usize> {
        if let Some(column) = self.columns.get(name) {
            return Some(*column);
        }
        let next = self.names.len();
        if next >= MAX_COLUMNS {
            return None;
        }
        self.names.push(name.to_owned());
        self.columns.insert(name.to_owned(), next);
        Some(next)
    }

    /// Reads dates under other names into the field of the best known one, in objects that lack it; gives where, and
    /// both names.
    fn merge(&mut self) -> Vec<(usize, String, String)> {
        let mut merged = Vec::new();
        for role in [Role::When, Role::End] {
            let rank = |name: &str| KNOWN.get(&plain(name)).filter(|(known, _)| *known == role).map(|(_, rank)| *rank);
            // The time at which something was stored says it of the record.
            let named = self.names.iter().enumerate().filter(|(_, name)| plain(name) != "timestamp");
            let mut columns: Vec<(usize, usize)> =
                named.filter_map(|(column, name)| Some((rank(name)?, column))).collect();
            columns.sort_unstable();
            let columns: Vec<usize> = columns.into_iter().map(|(_, column)| column).collect();
            let Some((main, others)) = columns.split_first().filter(|(_, others)| !others.is_empty()) else { continue };
            for (at, cells) in &mut self.rows {
                cells.retain(|(known, cell)| known != main || !cell.is_empty());
                if cells.iter().any(|(known, _)| known == main) {
                    continue;
                }
                let place = |other: &usize| cells.iter().position(|(known, cell)| known == other && !cell.is_empty());
                let Some(nth) = others.iter().find_map(place) else { continue };
                merged.push((*at, self.names[cells[nth].0].clone(), self.names[*main].clone()));
                cells[nth].0 = *main;
            }
        }
        merged
    }

    fn table(mut self) -> Table {
        if self.rows.is_empty() {
            return Table::default();
        }
        if self.rows.iter().flat_map(|(_, cells)| cells).any(|(column, _)| *column == MAX_COLUMNS) {
            self.names.push("…".to_owned());
        }
        let row = |(nth, (at, cells)): (usize, (usize, Vec<(usize, String)>))| {
            let width = cells.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
            let mut all = vec![String::new(); width];
            for (column, cell) in cells {
                all[column] = cell;
            }
            TableRow::new((at, nth + 1), StringRecord::from(all))
        };
        let rows = self.rows.into_iter().enumerate().map(row).collect();
        Table { header: Some(TableRow::new((0, 0), StringRecord::from(self.names))), rows, ..Table::default() }
    }
}

/// The fields of an object as cells; those of objects within it go by the path to them.
fn flatten(fields: &[Field<'_>], path: &str, depth: usize, cells: &mut Vec<(String, String)>) {
    for field in fields {
        let name = if path.is_empty() { field.name.to_string() } else { format!("{path}.{}", field.name) };
        match &field.node.value {
            Value::Object(inner) if depth < DEEP && !inner.is_empty() => flatten(inner, &name, depth + 1, cells),
            value => cells.push((name, cell(value))),
        }
    }
}

/// The text of a value: elements of a list have semicolons between them.
fn cell(value: &Value<'_>) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.to_string(),
        Value::Array(nodes) if nodes.iter().all(|node| !matches!(node.value, Value::Array(_) | Value::Object(_))) => {
            nodes.iter().map(|node| cell(&node.value)).collect::<Vec<_>>().join("; ")
        }
        value => value.to_json().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        table(text).table.all().iter().map(|row| row.cells().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn objects_are_rows() {
        let cases: [(&str, &[&[&str]]); 10] = [
            (
                r#"[{"date":"2024","title":"a"},{"title":"b","n":1}]"#,
                &[&["date", "title", "n"], &["2024", "a"], &["", "b", "1"]],
            ),
            (r#"{"events":[{"d":1}],"people":[{"n":2},{"n":3}]}"#, &[&["d"], &["1"]]),
            (r#"{"x":[{"d":1}],"y":[{"n":2},{"n":3}]}"#, &[&["n"], &["2"], &["3"]]),
            (r#"{"data":{"results":[{"d":1}]}}"#, &[&["d"], &["1"]]),
            (r#"{"countries":{"SA":[{"d":1}],"AE":[{"d":2}]}}"#, &[&["countries", "d"], &["SA", "1"], &["AE", "2"]]),
            (
                r#"[{"a":{"b":{"c":"x"}},"t":["p","q"],"o":[{"z":1}]}]"#,
                &[&["a.b.c", "t", "o"], &["x", "p; q", r#"[{"z":1}]"#]],
            ),
            ("{\"a\":1}\n\n{\"a\":2}\n", &[&["a"], &["1"], &["2"]]),
            (r#"{"a":1,"b":null}"#, &[&["a", "b"], &["1", ""]]),
            ("[1,2]", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(rows(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_row_is_kept() {
        let objects = table(r#"{"title":"T","meta":{"a":1},"data":{"items":[{"d":1},7],"next":null}}"#);
        assert_eq!(objects.title.get(""), "T");
        assert_eq!(Json::from(objects.rest).to_string(), r#"{"meta":{"a":1},"data":{"next":null}}"#);
        assert_eq!(objects.strays.len(), 1);
    }

    #[test]
    fn wide_objects_keep_all_fields() {
        let field = |n: usize| format!("\"f{n}\":{n}");
        let text = format!("[{{{}}}]", (0..1_005).map(field).collect::<Vec<_>>().join(","));
        let all = rows(&text);
        assert_eq!((all[0].len(), all[1].len()), (1_001, 1_001));
        assert_eq!(all[1][1_000], r#"{"f1000":"1000","f1001":"1001","f1002":"1002","f1003":"1003","f1004":"1004"}"#);
    }

    #[test]
    fn tables_are_told_from_projects() {
        let cases = [
            (r#"[{"date":"2024"}]"#, true),
            (r#"{"events":[{"date":"2024","name":"x"}]}"#, true),
            (r#"{"anything":[{"date":"2024"}]}"#, true),
            ("{\"date\":\"2024\"}\n{\"date\":\"2025\"}", true),
            (r#"{"events":[{"when":"2024","title":"x"}]}"#, false),
            (r#"{"title":"x","documents":[{"id":"a"}],"events":[{"date":"2024"}]}"#, false),
            (r#"{"title":"x"}"#, false),
            ("[]", false),
            ("[1]", false),
            ("", false),
        ];
        for (text, is_table) in cases {
            assert_eq!(sniff(text.as_bytes()), is_table, "{text}");
        }
    }
}
