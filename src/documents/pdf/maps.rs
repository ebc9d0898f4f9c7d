//! Maps of fonts from codes to letters (ISO 32000-2, 9.10.3), also those that have entries which say nothing or are
//! damaged: these count for their own codes alone.

use std::collections::HashSet;
use std::fmt::Write as _;

use hayro::hayro_interpret::hayro_cmap::{BfString, CMap};

use super::letters;

/// Codes of one range that says nothing, at most.
const SILENT: u32 = 1 << 8;

/// A map from codes to letters.
#[derive(Debug)]
pub(crate) struct ToUnicode {
    map: CMap,
    silent: HashSet<u32>,
    /// Whether it has entries that say nothing or are damaged.
    pub is_mended: bool,
}

impl ToUnicode {
    /// Of the bytes of a map; nothing if it has no entry that can be read.
    pub(crate) fn parse(data: &[u8]) -> Option<Self> {
        if let Some(map) = CMap::parse(data, |_| None) {
            return Some(Self { map, silent: HashSet::new(), is_mended: false });
        }
        let entries = Entries::of(&String::from_utf8_lossy(data));
        let map = CMap::parse(entries.written().as_bytes(), |_| None)?;
        Some(Self { map, silent: entries.silent, is_mended: true })
    }

    /// Letters of a code as they are read: none where the map says so, nothing where it does not say.
    pub(crate) fn told(&self, code: u32) -> Option<String> {
        if self.silent.contains(&code) {
            return Some(String::new());
        }
        self.map.lookup_bf_string(code).map(|told| read(&told))
    }
}

/// A text of a glyph as it is read.
fn read(told: &BfString) -> String {
    let mut text = String::new();
    match told {
        BfString::Char(c) => letters::push(&mut text, *c),
        BfString::String(told) => told.chars().for_each(|c| letters::push(&mut text, c)),
    }
    text
}

/// Entries of a map that can be read.
#[derive(Debug, Default)]
struct Entries {
    /// First and last code, and what the first one says; all in hexadecimal.
    sound: Vec<(String, String, String)>,
    /// Codes that say nothing.
    silent: HashSet<u32>,
}

/// Lists that a map has.
#[derive(Clone, Copy, PartialEq)]
enum List {
    None,
    Codes,
    Ranges,
}

impl Entries {
    /// Entries of a map, line by line: what is missing in one shifts no other.
    fn of(map: &str) -> Self {
        let (mut entries, mut list) = (Self::default(), List::None);
        for line in map.split(['\n', '\r']) {
            let mut parts: Vec<&str> = Vec::new();
            for part in tokens(line) {
                let next = match part {
                    "beginbfchar" => List::Codes,
                    "beginbfrange" => List::Ranges,
                    "endbfchar" | "endbfrange" => List::None,
                    _ => {
                        parts.push(part);
                        continue;
                    }
                };
                entries.read(list, &parts);
                parts.clear();
                list = next;
            }
            entries.read(list, &parts);
        }
        entries
    }

    fn read(&mut self, list: List, parts: &[&str]) {
        match list {
            List::None => {}
            List::Codes => {
                let (pairs, rest) = parts.as_chunks::<2>();
                let pairs = if rest.is_empty() { pairs } else { &[] };
                pairs.iter().for_each(|[code, told]| self.add(code, code, told));
            }
            List::Ranges => self.read_ranges(parts),
        }
    }

    fn read_ranges(&mut self, mut parts: &[&str]) {
        while let [from, to, told, rest @ ..] = parts {
            parts = rest;
            if *told != "[" {
                self.add(from, to, told);
                continue;
            }
            let Some(end) = rest.iter().position(|part| *part == "]") else { return };
            for (code, told) in (code_of(from).unwrap_or(u32::MAX)..u32::MAX).zip(&rest[..end]) {
                let code = format!("<{code:08x}>");
                self.add(&code, &code, told);
            }
            parts = &rest[end + 1..];
        }
    }

    fn add(&mut self, from: &str, to: &str, told: &str) {
        let (Some(first), Some(last), Some(told)) = (code_of(from), code_of(to), digits(told)) else { return };
        if told.is_empty() {
            self.silent.extend(first..=last.min(first.saturating_add(SILENT)));
        } else {
            self.sound.push((format!("{first:08x}"), format!("{last:08x}"), told));
        }
    }

    /// The same entries as a map that has no other.
    fn written(&self) -> String {
        let mut map = format!("/CMapName /A def {} beginbfrange\n", self.sound.len());
        for (first, last, told) in &self.sound {
            // Writing to a text does not fail.
            let _ = writeln!(map, "<{first}> <{last}> <{told}>");
        }
        map + "endbfrange"
    }
}

/// Strings, brackets and words of a line.
fn tokens(line: &str) -> Vec<&str> {
    let (mut found, mut rest) = (Vec::new(), line.trim_start());
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '<' => rest.find('>').map_or(rest.len(), |end| end + 1),
            '[' | ']' => 1,
            _ => {
                let is_end = |c: char| c.is_whitespace() || matches!(c, '<' | '[' | ']');
                rest.char_indices().skip(1).find(|(_, c)| is_end(*c)).map_or(rest.len(), |(at, _)| at)
            }
        };
        found.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    found
}

/// Digits of a string in hexadecimal, if that is whole.
fn digits(string: &str) -> Option<String> {
    let inner = string.strip_prefix('<')?.strip_suffix('>')?;
    let digits: String = inner.split_whitespace().collect();
    let is_whole = digits.len().is_multiple_of(2) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_whole.then_some(digits)
}

fn code_of(string: &str) -> Option<u32> {
    u32::from_str_radix(&digits(string)?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_say_nothing_count_for_their_own_codes() {
        let codes = |list: &str| format!("/CMapName /A def 9 beginbfchar\n{list}\nendbfchar");
        let ranges = |list: &str| format!("/CMapName /A def 9 beginbfrange\n{list}\nendbfrange");
        // The map, and what it says of 1, 2 and 3.
        let cases = [
            (codes("<01> <0061>\n<02> <0062>\n<03> <0063>"), [Some("a"), Some("b"), Some("c")]),
            (codes("<01> <0061>\n<02> <>\n<03> <0063>"), [Some("a"), Some(""), Some("c")]),
            (codes("<01> <0061> <02> <> <03> <0063>"), [Some("a"), Some(""), Some("c")]),
            (codes("<01> <0061>\n<02>\n<03> <00630064>"), [Some("a"), None, Some("cd")]),
            (codes("<01> <0061>\n<02> /b\n<03> <0063"), [Some("a"), None, None]),
            (ranges("<01> <02> <0061>\n<03> <03> <>"), [Some("a"), Some("b"), Some("")]),
            (ranges("<01> <03> [<0061> <> <0063>]"), [Some("a"), Some(""), Some("c")]),
            ("1 beginbfchar <01> <0061> endbfchar 1 beginbfrange <02> <03> <> endbfrange".to_owned(), {
                [Some("a"), Some(""), Some("")]
            }),
        ];
        for (map, told) in cases {
            let found = ToUnicode::parse(map.as_bytes()).expect("a map");
            let found = [1, 2, 3].map(|code| found.told(code));
            assert_eq!(found.each_ref().map(Option::as_deref), told, "{map}");
        }
    }
}
