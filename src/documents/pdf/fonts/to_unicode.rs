//! Maps of fonts from codes to letters (`ToUnicode`; ISO 32000-2, 9.10.3). hayro drops a map with a damaged entry whole; here
//! such an entry counts for its own code alone.

use std::collections::HashSet;
use std::fmt::Write as _;

use hayro::hayro_interpret::hayro_cmap::CMap;

use crate::documents::pdf::letters;

/// Number of codes of one range without text that are remembered.
const MAX_SILENT: u32 = 1 << 8;

/// A code of a font, and the text that its map to Unicode gives for it.
pub(super) type CodeAndText = (u32, String);

/// A text that a map gives for a code, and the letter that the font draws for it instead.
pub(super) type Conflict = (CodeAndText, char);

/// A map from codes to letters.
#[derive(Debug)]
pub(crate) struct ToUnicode {
    map: CMap,
    /// Codes for which it gives an empty text.
    silent: HashSet<u32>,
    /// True if it has entries that say nothing or are damaged, so that hayro does not read it.
    pub is_mended: bool,
}

impl ToUnicode {
    /// Reads the bytes of a map; nothing if it has no entry that can be read.
    pub(crate) fn parse(data: &[u8]) -> Option<Self> {
        if let Some(map) = CMap::parse(data, |_| None) {
            return Some(Self { map, silent: HashSet::new(), is_mended: false });
        }
        let entries = Entries::of(&String::from_utf8_lossy(data));
        let map = CMap::parse(entries.written().as_bytes(), |_| None)?;
        Some(Self { map, silent: entries.silent, is_mended: true })
    }

    /// Text of a code as it is read: an empty one where the map says so, nothing where it does not name the code.
    pub(crate) fn told(&self, code: u32) -> Option<String> {
        if self.silent.contains(&code) {
            return Some(String::new());
        }
        self.map.lookup_bf_string(code).map(|told| {
            let mut text = String::new();
            letters::push_told(&mut text, &told);
            text
        })
    }
}

/// Entries of a map that can be read.
#[derive(Debug, Default)]
struct Entries {
    /// First and last code, and what the first one says; all in hexadecimal.
    sound: Vec<(String, String, String)>,
    /// Codes that say nothing.
    silent: HashSet<u32>,
}

/// The list in which a line of a map stands.
#[derive(Clone, Copy, PartialEq)]
enum List {
    None,
    Codes,
    Ranges,
}

impl Entries {
    /// Reads a map line by line, so that what is missing in one entry shifts no other.
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

    /// Adds the entries in the parts of a line.
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

    /// Adds the codes from one to another, inclusive, with the text of the first one.
    fn add(&mut self, from: &str, to: &str, told: &str) {
        let (Some(first), Some(last), Some(told)) = (code_of(from), code_of(to), digits(told)) else { return };
        if told.is_empty() {
            self.silent.extend(first..=last.min(first.saturating_add(MAX_SILENT)));
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

/// Digits of a hexadecimal string `<…>`, if it is whole.
fn digits(string: &str) -> Option<String> {
    let inner = string.strip_prefix('<')?.strip_suffix('>')?;
    let digits: String = inner.split_whitespace().collect();
    let is_whole = digits.len().is_multiple_of(2) && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_whole.then_some(digits)
}

/// Code that a hexadecimal string stands for.
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
