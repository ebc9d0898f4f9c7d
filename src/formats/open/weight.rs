//! Weight of a file of another program in memory, before it is read: each row, cell, line or element takes a
//! few hundred bytes, however short it is in the file.

use memchr::{memchr_iter, memchr2_iter};

use crate::base::Diagnostic;
use crate::formats::kit::format::Format;
use crate::formats::native::{bundle, json, picture};
use crate::formats::{csv, timelinejs};

/// Shorter files are never too heavy, in bytes.
const LIGHT: usize = 4 << 20;

/// The most lines of a file: rows of a table, lines of a calendar.
const MAX_LINES: usize = 2_000_000;

/// The most cells of a table.
const MAX_CELLS: usize = 6_000_000;

/// The most elements and values of a file of XML or JSON.
const MAX_PARTS: usize = 4_000_000;

/// Parts that are counted in the file of a format, and the most that there may be.
struct Limit {
    code: &'static str,
    count: usize,
    most: usize,
}

/// Says if a file has more parts than can be held in memory. Our own formats have limits of their own.
pub(crate) fn too_heavy(bytes: &[u8], format: &Format) -> Option<Diagnostic> {
    if bytes.len() < LIGHT || [json::FORMAT.name, bundle::FORMAT.name, picture::FORMAT.name].contains(&format.name) {
        return None;
    }
    let limits = limits(bytes, format.name);
    let over = limits.into_iter().find(|limit| limit.count > limit.most)?;
    let told = Diagnostic::error("file-too-heavy").arg("kind", over.code);
    Some(told.arg("count", over.count.to_string()).arg("most", over.most.to_string()))
}

fn limits(bytes: &[u8], format: &str) -> Vec<Limit> {
    // A line ends with one of them or with both.
    let breaks = || [b'\n', b'\r'].map(|mark| memchr_iter(mark, bytes).count()).into_iter().max().unwrap_or_default();
    let lines = || Limit { code: "lines", count: breaks(), most: MAX_LINES };
    let is_table = [csv::FORMAT.name, csv::TSV.name, timelinejs::SHEET.name].contains(&format);
    if is_table {
        // Which of them stands between the cells is not known yet.
        let marks = [b',', b';', b'\t', b'|'].map(|mark| memchr_iter(mark, bytes).count());
        let count = marks.into_iter().max().unwrap_or_default();
        return vec![lines(), Limit { code: "cells", count, most: MAX_CELLS }];
    }
    match bytes.trim_ascii_start().first() {
        Some(b'<') => vec![Limit { code: "parts", count: memchr_iter(b'<', bytes).count(), most: MAX_PARTS / 2 }],
        Some(b'{' | b'[') => {
            let count = memchr2_iter(b'{', b'[', bytes).count() + memchr_iter(b',', bytes).count();
            vec![Limit { code: "parts", count, most: MAX_PARTS }]
        }
        _ => vec![lines()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::by_name;

    #[test]
    fn files_of_very_many_parts_are_too_heavy() {
        let cases = [
            ("csv", "a,b\n", 1_900_000, None),
            ("csv", "a,b\n", 2_100_000, Some("lines")),
            ("csv", "a,a,a,a,b,c,d,e\n", 900_000, Some("cells")),
            ("ical", "A:b\r\n", 1_900_000, None),
            ("ical", "A:b\r", 2_100_000, Some("lines")),
            ("simile-xml", "<e/>", 2_100_000, Some("parts")),
            ("timelinejs", "[],[],", 2_000_000, Some("parts")),
            ("timelinejs", "[\"a long text of words\"] ", 400_000, None),
            ("json", "[],[],", 2_000_000, None),
        ];
        for (name, part, times, kind) in cases {
            let format = by_name(name).expect("known");
            let told = too_heavy(part.repeat(times).as_bytes(), format);
            let told = told.and_then(|told| Some(told.args.iter().find(|(name, _)| *name == "kind")?.1.clone()));
            assert_eq!(told.as_deref(), kind, "{name}: {part}");
        }
    }
}
