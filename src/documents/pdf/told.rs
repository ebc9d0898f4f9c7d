//! Letters that a file says other letters of: by its encoding a font draws one for a code (ISO 32000-2, 9.6.5), while its
//! map to Unicode (9.10.3) names another. A reader sees the former; who copies the text, or searches it, gets the latter.

use std::collections::{HashMap, HashSet};

use hayro::hayro_interpret::hayro_cmap::{BfString, CMap};
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::letters;

/// Forms in forms whose fonts are looked at.
const DEPTH: usize = 6;
/// Fonts of a page that are looked at, at most.
const FONTS: usize = 200;
/// The longest map that is looked at, in bytes.
const LONGEST: usize = 1 << 20;
/// Names of an embedded font may mean nothing: they are believed if so many times as many of its letters agree.
const BELIEVED: usize = 3;

/// The letters that fonts of a page draw, by code and by what the file says of it, where these differ.
#[derive(Debug, Default)]
pub struct Told(HashMap<(u32, String), char>);

impl Told {
    /// Of the fonts of a page and of the forms that it draws.
    pub fn of(page: &Page<'_>) -> Self {
        let mut look = Look::default();
        look.resources(page.resources(), 0);
        look.told
    }

    /// The letter that is drawn where the file says other letters of a code.
    pub fn drawn(&self, code: u32, told: &str) -> Option<char> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&(code, told.to_owned())).copied()
    }
}

#[derive(Default)]
struct Look {
    told: Told,
    seen: HashSet<ObjectIdentifier>,
    fonts: usize,
}

impl Look {
    fn resources(&mut self, resources: &Resources<'_>, depth: usize) {
        for key in resources.fonts.keys() {
            let Some(font) = resources.fonts.get::<Dict<'_>>(key.as_ref()) else { continue };
            let is_new = font.obj_id().is_none_or(|id| self.seen.insert(id));
            if is_new && self.fonts < FONTS {
                self.fonts += 1;
                self.font(&font);
            }
        }
        for key in resources.x_objects.keys() {
            let Some(form) = resources.x_objects.get::<Stream<'_>>(key.as_ref()) else { continue };
            let inner = form.dict().get::<Dict<'_>>(b"Resources").filter(|_| depth < DEPTH);
            if let Some(inner) = inner.filter(|_| self.seen.insert(form.obj_id())) {
                self.resources(&Resources::new(inner), depth + 1);
            }
        }
    }

    fn font(&mut self, font: &Dict<'_>) {
        let kind = font.get::<Name<'_>>(b"Subtype");
        let is_simple = kind.is_some_and(|kind| matches!(kind.as_ref(), b"Type1" | b"MMType1" | b"TrueType"));
        let map = font.get::<Stream<'_>>(b"ToUnicode").filter(|_| is_simple);
        let map = map.and_then(|map| map.decoded_data().ok()).filter(|map| map.len() <= LONGEST);
        let Some(map) = map.and_then(|map| CMap::parse(&map, |_| None)) else { return };
        let drawn = drawn(font);
        let (mut differ, mut alike) = (Vec::new(), 0);
        for (code, letter) in (0..=255_u32).filter_map(|code| Some((code, drawn.get(&code).copied()?))) {
            let Some(told) = map.lookup_bf_string(code).map(|told| read(&told)) else { continue };
            if told == letter.to_string() {
                alike += 1;
            } else if told.chars().all(|c| c.is_ascii_alphanumeric()) {
                differ.push(((code, told), letter));
            }
        }
        if !is_embedded(font) || alike >= BELIEVED * differ.len() {
            self.told.0.extend(differ);
        }
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

fn is_embedded(font: &Dict<'_>) -> bool {
    let descriptor = font.get::<Dict<'_>>(b"FontDescriptor");
    let keys: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    descriptor.is_some_and(|descriptor| keys.iter().any(|key| descriptor.contains_key(*key)))
}

/// The Latin letters and digits that a font draws, by code, as far as its encoding says so.
fn drawn(font: &Dict<'_>) -> HashMap<u32, char> {
    let encoding = font.get::<Object<'_>>(b"Encoding");
    let is_known = |name: &Name<'_>| {
        matches!(name.as_ref(), b"WinAnsiEncoding" | b"MacRomanEncoding" | b"StandardEncoding" | b"PDFDocEncoding")
    };
    // All of these have Latin letters and digits in the same places.
    let is_common = match &encoding {
        Some(Object::Name(name)) => is_known(name),
        Some(Object::Dict(dict)) => match dict.get::<Name<'_>>(b"BaseEncoding") {
            Some(name) => is_known(&name),
            None => is_standard(font),
        },
        _ => is_standard(font),
    };
    let common = (0x21..0x7f_u32).filter_map(char::from_u32).filter(|c| is_common && c.is_ascii_alphanumeric());
    let mut drawn: HashMap<u32, char> = common.map(|c| (u32::from(c), c)).collect();
    let Some(Object::Dict(dict)) = encoding else { return drawn };
    let mut code = 0;
    for item in dict.get::<Array<'_>>(b"Differences").iter().flat_map(|all| all.iter::<Object<'_>>()) {
        match item {
            Object::Number(number) => code = number.as_f64() as u32,
            Object::Name(name) => {
                match named(name.as_ref()) {
                    Some(letter) => drawn.insert(code, letter),
                    None => drawn.remove(&code),
                };
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    drawn
}

/// Whether programs draw a font of their own for this one, whose letters stand where the standard has them.
fn is_standard(font: &Dict<'_>) -> bool {
    let name = font.get::<Name<'_>>(b"BaseFont");
    let names: [&[u8]; 4] = [b"Helvetica", b"Times", b"Courier", b"Arial"];
    !is_embedded(font) && name.is_some_and(|name| names.iter().any(|known| name.as_ref().starts_with(known)))
}

/// The Latin letter or digit of a name (Adobe Glyph List).
fn named(name: &[u8]) -> Option<char> {
    const DIGITS: [&[u8]; 10] =
        [b"zero", b"one", b"two", b"three", b"four", b"five", b"six", b"seven", b"eight", b"nine"];
    match name {
        [letter] if letter.is_ascii_alphabetic() => Some(char::from(*letter)),
        _ => DIGITS.iter().position(|digit| *digit == name).and_then(|digit| char::from_digit(digit as u32, 10)),
    }
}
