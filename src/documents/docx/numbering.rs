//! The numbers that a word processor draws before paragraphs (ECMA-376 part 1 §17.9): people cite clauses by them.

use std::collections::{HashMap, HashSet};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::tags::{attribute, is_on};

/// Levels of a list.
const LEVELS: usize = 9;
/// Bytes of the text around numbers that are drawn: more than the 255 letters of which it may consist.
const MAX_LABEL: usize = 1_024;
/// Styles and lists that refer to each other.
const DEPTH: usize = 16;

/// Form of the numbers of a level.
#[derive(Clone, Debug, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// The text with `%1` to `%9` for the numbers of the levels.
    text: String,
    /// True if nothing stands after it.
    tight: bool,
    /// After which level it starts anew; 0 for never.
    restart: Option<usize>,
    /// True if all numbers in it are Arabic ones.
    legal: bool,
    /// True if they are not shown.
    hidden: bool,
}

/// A list of several levels.
#[derive(Clone, Debug, Default)]
struct List {
    levels: HashMap<usize, Level>,
    /// The style that has its levels.
    link: Option<String>,
    /// The levels of styles of paragraphs.
    styles: HashMap<String, usize>,
}

/// A list as it is used.
#[derive(Clone, Debug, Default)]
struct Use {
    list: String,
    starts: HashMap<usize, u32>,
    levels: HashMap<usize, Level>,
}

/// Reference of a paragraph or a style to its list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reference {
    number: Option<String>,
    level: Option<usize>,
}

impl Reference {
    /// Takes a property over from an element inside `numPr`.
    pub(crate) fn set(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        match name {
            b"numId" => self.number = attribute(tag, "val"),
            b"ilvl" => self.level = attribute(tag, "val").and_then(|level| level.parse().ok()),
            _ => {}
        }
    }
}

#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    reference: Reference,
}

/// The lists of a file, and how far they have counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbering {
    lists: HashMap<String, List>,
    uses: HashMap<String, Use>,
    styles: HashMap<String, Style>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// Starts of uses that were made.
    started: HashSet<(String, usize)>,
}

impl Numbering {
    /// Reads the parts with the lists and with the styles, as far as they can be read.
    pub(crate) fn read(lists: &str, styles: &str) -> Self {
        let mut numbering = Self::default();
        numbering.read_lists(lists);
        numbering.read_styles(styles);
        numbering
    }

    fn read_lists(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        let (mut list, mut used, mut level, mut overrides) = (None::<String>, None::<String>, 0, false);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => {
                    let value = |name: &str| attribute(&tag, name);
                    match tag.local_name().as_ref() {
                        b"abstractNum" => (list, used) = (value("abstractNumId"), None),
                        b"num" => (list, used) = (None, value("numId")),
                        b"abstractNumId" => {
                            if let (Some(used), Some(list)) = (&used, value("val")) {
                                self.uses.entry(used.clone()).or_default().list = list;
                            }
                        }
                        b"lvlOverride" | b"lvl" => {
                            level = value("ilvl").and_then(|level| level.parse().ok()).unwrap_or(level).min(LEVELS - 1);
                            overrides = used.is_some();
                        }
                        b"startOverride" => {
                            let start = value("val").and_then(|start| start.parse().ok()).unwrap_or(0);
                            if let Some(used) = &used {
                                self.uses.entry(used.clone()).or_default().starts.insert(level, start);
                            }
                        }
                        b"numStyleLink" => {
                            if let Some(list) = &list {
                                self.lists.entry(list.clone()).or_default().link = value("val");
                            }
                        }
                        b"pStyle" => {
                            if let (Some(list), Some(style)) = (&list, value("val")) {
                                self.lists.entry(list.clone()).or_default().styles.insert(style, level);
                            }
                        }
                        name => {
                            let levels = match (&list, &used) {
                                (Some(list), _) => Some(&mut self.lists.entry(list.clone()).or_default().levels),
                                (None, Some(used)) if overrides => {
                                    Some(&mut self.uses.entry(used.clone()).or_default().levels)
                                }
                                _ => None,
                            };
                            if let Some(levels) = levels {
                                set_level(levels, level, name, &tag);
                            }
                        }
                    }
                }
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    fn read_styles(&mut self, xml: &str) {
        let (mut reader, mut now, mut in_number) = (Reader::from_str(xml), None::<String>, false);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => match (tag.local_name().as_ref(), &now) {
                    (b"style", _) => now = attribute(&tag, "styleId"),
                    (b"numPr", _) => in_number = true,
                    (b"basedOn", Some(style)) => {
                        self.styles.entry(style.clone()).or_default().based_on = attribute(&tag, "val");
                    }
                    (name, Some(style)) if in_number => {
                        self.styles.entry(style.clone()).or_default().reference.set(name, &tag);
                    }
                    _ => {}
                },
                Ok(Event::End(tag)) if tag.local_name().as_ref() == b"numPr" => in_number = false,
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    /// Counts a paragraph on, and gives what is drawn before it; nothing if it has no number.
    pub(crate) fn label(&mut self, reference: &Reference, style: Option<&str>) -> Option<String> {
        let (number, level) = self.resolve(reference, style)?;
        let used = self.uses.get(&number)?;
        let list = used.list.clone();
        let levels: Vec<Level> = (0..LEVELS).map(|nth| self.level(used, nth).unwrap_or_default()).collect();
        let start_of_use = used.starts.get(&level).copied();
        let own = &levels[level];
        let counts = self.counts.entry(list).or_default();
        let first = start_of_use.filter(|_| self.started.insert((number.clone(), level)));
        counts[level] = match (first, counts[level]) {
            (Some(start), _) => Some(start),
            (None, Some(count)) => Some(count.saturating_add(1)),
            (None, None) => Some(own.start.unwrap_or(1)),
        };
        for deeper in level + 1..LEVELS {
            let restarts = levels[deeper].restart.is_none_or(|after| after > 0 && level < after);
            if restarts {
                counts[deeper] = None;
            }
        }
        if own.format == "bullet" || own.text.is_empty() || own.hidden {
            return None;
        }
        let shown = |nth: usize| {
            let level = &levels[nth];
            let count = counts[nth].unwrap_or(level.start.unwrap_or(1));
            in_format(count, if own.legal { "decimal" } else { &level.format })
        };
        let mut text = fill(&own.text, shown);
        if !own.tight {
            text.push(' ');
        }
        Some(text)
    }

    /// The use of a list and the level in it.
    fn resolve(&self, reference: &Reference, style: Option<&str>) -> Option<(String, usize)> {
        let mut found = reference.clone();
        let mut style = style.map(str::to_owned);
        let own = style.clone();
        for _ in 0..DEPTH {
            let Some(of) = style.as_ref().and_then(|style| self.styles.get(style)) else { break };
            found.number = found.number.or_else(|| of.reference.number.clone());
            found.level = found.level.or(of.reference.level);
            style.clone_from(&of.based_on);
        }
        let number = found.number.filter(|number| number != "0")?;
        let by_style = || self.lists.get(&self.uses.get(&number)?.list)?.styles.get(own.as_deref()?).copied();
        let level = found.level.or_else(by_style).unwrap_or(0).min(LEVELS - 1);
        Some((number, level))
    }

    fn level(&self, used: &Use, nth: usize) -> Option<Level> {
        if let Some(level) = used.levels.get(&nth) {
            return Some(level.clone());
        }
        let mut list = self.lists.get(&used.list)?;
        for _ in 0..DEPTH {
            let Some(link) = &list.link else { break };
            let number = self.styles.get(link)?.reference.number.as_ref()?;
            list = self.lists.get(&self.uses.get(number)?.list)?;
        }
        list.levels.get(&nth).cloned()
    }
}

fn set_level(levels: &mut HashMap<usize, Level>, nth: usize, name: &[u8], tag: &BytesStart<'_>) {
    let value = || attribute(tag, "val");
    let number = || value().and_then(|value| value.parse().ok());
    let level = levels.entry(nth).or_default();
    match name {
        b"start" => level.start = number(),
        b"numFmt" => level.format = value().filter(|format| format.len() <= MAX_LABEL).unwrap_or_default(),
        b"lvlText" => {
            level.text = value().unwrap_or_default();
            level.text.truncate(level.text.floor_char_boundary(MAX_LABEL));
        }
        b"suff" => level.tight = value().is_some_and(|value| value == "nothing"),
        b"lvlRestart" => level.restart = number().map(|number: u32| number as usize),
        b"vanish" => level.hidden = is_on(tag),
        b"isLgl" => level.legal = is_on(tag),
        _ => {}
    }
}

/// Puts numbers in the place of `%1` to `%9`.
fn fill(text: &str, shown: impl Fn(usize) -> String) -> String {
    let (mut filled, mut chars) = (String::new(), text.chars().peekable());
    while let Some(c) = chars.next() {
        let level = chars.peek().and_then(|digit| digit.to_digit(10)).filter(|digit| c == '%' && *digit > 0);
        match level {
            Some(level) => {
                chars.next();
                filled.push_str(&shown(level as usize - 1));
            }
            None => filled.push(c),
        }
    }
    filled
}

const ARABIC_ALPHA: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const ARABIC_ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const HEBREW: &str = "אבגדהוזחטיכלמנסעפצקרשת";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщыэюя";

/// A number as a format of §17.18.59 writes it; in Arabic digits where the format is not known.
fn in_format(number: u32, format: &str) -> String {
    let digits = |zero: u32| -> String {
        let digit = |c: char| char::from_u32(zero + c.to_digit(10).unwrap_or(0)).unwrap_or(c);
        number.to_string().chars().map(digit).collect()
    };
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{number:02}"),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperLetter" => repeated(number, LATIN).to_uppercase(),
        "lowerLetter" => repeated(number, LATIN),
        "russianLower" => repeated(number, RUSSIAN),
        "russianUpper" => repeated(number, RUSSIAN).to_uppercase(),
        "arabicAlpha" => repeated(number, ARABIC_ALPHA),
        "arabicAbjad" => repeated(number, ARABIC_ABJAD),
        "hebrew2" => repeated(number, HEBREW),
        "hebrew1" => hebrew(number),
        "hindiNumbers" => digits(0x966),
        "thaiNumbers" => digits(0xE50),
        "ordinal" => format!("{number}{}", ordinal_ending(number)),
        "numberInDash" => format!("- {number} -"),
        _ => number.to_string(),
    }
}

/// The letter of a number; after the last one letters are doubled, then trebled.
fn repeated(number: u32, letters: &str) -> String {
    let count = letters.chars().count() as u32;
    let Some(nth) = number.checked_sub(1) else { return number.to_string() };
    let times = (nth / count + 1).min(30) as usize;
    letters.chars().nth((nth % count) as usize).map(|letter| letter.to_string().repeat(times)).unwrap_or_default()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut rest, mut text) = (number.min(32_767), String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// Hebrew letters by their values; 15 and 16 are not written as parts of the name of God.
fn hebrew(number: u32) -> String {
    const SIGNS: [(u32, char); 22] = [
        (400, 'ת'),
        (300, 'ש'),
        (200, 'ר'),
        (100, 'ק'),
        (90, 'צ'),
        (80, 'פ'),
        (70, 'ע'),
        (60, 'ס'),
        (50, 'נ'),
        (40, 'מ'),
        (30, 'ל'),
        (20, 'כ'),
        (10, 'י'),
        (9, 'ט'),
        (8, 'ח'),
        (7, 'ז'),
        (6, 'ו'),
        (5, 'ה'),
        (4, 'ד'),
        (3, 'ג'),
        (2, 'ב'),
        (1, 'א'),
    ];
    let (mut rest, mut text) = (number.min(9_999), String::new());
    for (value, sign) in SIGNS {
        while rest >= value && !(matches!(rest, 15 | 16) && value == 10) {
            text.push(sign);
            rest -= value;
        }
    }
    text
}

fn ordinal_ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_their_format() {
        let cases = [
            (3, "decimal", "3"),
            (3, "decimalZero", "03"),
            (1994, "upperRoman", "MCMXCIV"),
            (4, "lowerRoman", "iv"),
            (28, "lowerLetter", "bb"),
            (3, "arabicAlpha", "ت"),
            (3, "arabicAbjad", "ج"),
            (16, "hebrew1", "טז"),
            (12, "hindiNumbers", "१२"),
            (22, "ordinal", "22nd"),
            (5, "no such format", "5"),
        ];
        for (number, format, text) in cases {
            assert_eq!(in_format(number, format), text, "{format}");
        }
    }
}
