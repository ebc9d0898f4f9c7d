//! Letters that a file says other letters of: by its encoding a font draws one for a code (ISO 32000-2, 9.6.5), while its
//! map to Unicode (9.10.3) names another. A reader sees the former; who copies the text, or searches it, gets the latter.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::maps::ToUnicode;
use super::names::named;
use super::programs::{self, ProgramId};
use super::spelling;

/// Forms in forms whose fonts are looked at.
const DEPTH: usize = 6;
/// Fonts of a page that are looked at, at most.
const FONTS: usize = 200;
/// The longest map that is looked at, in bytes.
const LONGEST: usize = 1 << 20;
/// Names of an embedded font may mean nothing: they are believed if so many times as many of its letters agree.
const BELIEVED: usize = 3;

/// A code of a font, and the text that the file gives for it.
type CodeAndText = (u32, String);

/// Letters that fonts of a page draw, by code and by what the file says of it, where these differ; each with the font
/// program that draws it.
#[derive(Debug, Default)]
pub(crate) struct Told {
    lies: HashMap<CodeAndText, Vec<(Option<ProgramId>, char)>>,
    /// Maps with entries that say nothing or are damaged, each with the font program that it is for.
    mended: Vec<(Option<ProgramId>, Rc<ToUnicode>)>,
    /// Font programs by the keys of those that draw.
    programs: Rc<RefCell<HashMap<u128, ProgramId>>>,
}

impl Told {
    /// Of the fonts of a page and of the forms that it draws.
    pub(crate) fn of(page: &Page<'_>, fonts: &Fonts) -> Self {
        let told = Self { programs: fonts.programs.clone(), ..Self::default() };
        let mut look = Look { told, seen: HashSet::new(), fonts: 0, known: &fonts.known };
        look.resources(page.resources(), 0);
        look.told
    }

    /// Letter that a glyph shows where the file says other letters of it.
    pub(crate) fn drawn(&self, glyph: &Glyph<'_>, told: &str) -> Option<char> {
        if self.lies.is_empty() {
            return None;
        }
        let others = self.lies.get(&(glyph.char_code(), told.to_owned()))?;
        let own = self.program(glyph);
        // Codes of one font mean nothing in another.
        let is_of = |program: &Option<ProgramId>| program.is_none() || own.is_none() || *program == own;
        others.iter().find(|(program, _)| is_of(program)).map(|(_, letter)| *letter)
    }

    /// Letters that a map says of a glyph which has entries that say nothing or are damaged.
    pub(crate) fn mended(&self, glyph: &Glyph<'_>) -> Option<String> {
        if self.mended.is_empty() {
            return None;
        }
        let own = self.program(glyph);
        let mut maps = self.mended.iter().filter(|(program, _)| *program == own);
        let (_, map) = maps.next()?;
        // Of two it is not known which counts.
        if maps.next().is_some() { None } else { map.told(glyph.char_code()) }
    }

    /// The program that draws a glyph, if that can be had.
    fn program(&self, glyph: &Glyph<'_>) -> Option<ProgramId> {
        let Glyph::Outline(glyph) = glyph else { return None };
        let font = glyph.font_data()?;
        let mut programs = self.programs.borrow_mut();
        Some(*programs.entry(font.cache_key).or_insert_with(|| ProgramId::of((*font.data).as_ref())))
    }

    fn add(&mut self, font: Known) {
        for (key, letter) in font.lies {
            self.lies.entry(key).or_default().push((font.program, letter));
        }
        self.mended.extend(font.mended.map(|map| (font.program, map)));
    }
}

/// A code and its text, and the letter that is drawn.
type Lie = (CodeAndText, char);

/// Lies of a font, and the program that draws it.
type Lies = (Option<ProgramId>, Vec<Lie>);

/// What is known of a font.
#[derive(Clone, Debug, Default)]
struct Known {
    program: Option<ProgramId>,
    lies: Vec<Lie>,
    mended: Option<Rc<ToUnicode>>,
}

/// Lies of the fonts of a file, and identities of the programs that draw, so that each is looked at once.
#[derive(Debug, Default)]
pub(crate) struct Fonts {
    known: RefCell<HashMap<ObjectIdentifier, Known>>,
    programs: Rc<RefCell<HashMap<u128, ProgramId>>>,
}

struct Look<'f> {
    told: Told,
    seen: HashSet<ObjectIdentifier>,
    fonts: usize,
    known: &'f RefCell<HashMap<ObjectIdentifier, Known>>,
}

impl Look<'_> {
    fn resources(&mut self, resources: &Resources<'_>, depth: usize) {
        for key in resources.fonts.keys() {
            let Some(font) = resources.fonts.get::<Dict<'_>>(key.as_ref()) else { continue };
            let is_new = font.obj_id().is_none_or(|id| self.seen.insert(id));
            if is_new && self.fonts < FONTS {
                self.fonts += 1;
                let known = match font.obj_id() {
                    Some(id) => self.known.borrow_mut().entry(id).or_insert_with(|| look(&font)).clone(),
                    None => look(&font),
                };
                self.told.add(known);
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
}

/// What can be known of a font by its map to Unicode.
fn look(font: &Dict<'_>) -> Known {
    let map = font.get::<Stream<'_>>(b"ToUnicode").and_then(|map| map.decoded_data().ok());
    let map = map.filter(|map| map.len() <= LONGEST).and_then(|map| ToUnicode::parse(&map));
    let Some(map) = map else { return Known::default() };
    let (program, lies) = lies(font, &map);
    Known { program, lies, mended: Some(Rc::new(map)).filter(|map| map.is_mended) }
}

/// Letters that a font draws where its map to Unicode names others, and the program that draws them.
fn lies(font: &Dict<'_>, map: &ToUnicode) -> Lies {
    let Some(kind) = font.get::<Name<'_>>(b"Subtype") else { return (None, Vec::new()) };
    match kind.as_ref() {
        b"Type1" | b"TrueType" if is_named(font, b"ZapfDingbats") => (None, dingbat_lies(map)),
        b"Type1" | b"TrueType" if is_named(font, b"Symbol") => (None, symbol_lies(map)),
        b"Type1" | b"MMType1" => (None, simple_lies(font, map)),
        b"TrueType" => (programs::data(font).map(|data| ProgramId::of(&data)), simple_lies(font, map)),
        b"Type0" => {
            let Some(data) = programs::data(font) else { return (None, Vec::new()) };
            (Some(ProgramId::of(&data)), composite_lies(font, &data, map))
        }
        _ => (None, Vec::new()),
    }
}

fn simple_lies(font: &Dict<'_>, map: &ToUnicode) -> Vec<Lie> {
    // Letters of other scripts may be drawn by fonts that name them by Latin ones.
    let is_other =
        |letter: char, told: &str| letter.is_ascii() && told.chars().any(|c| c.is_alphabetic() && c >= '\u{370}');
    let drawn = drawn(font).into_iter().map(|(code, letter)| (code, vec![letter]));
    let believed = if is_embedded(font) { BELIEVED } else { 0 };
    differing(drawn, map, believed, |letters, told| letters.iter().any(|letter| is_other(*letter, told)))
}

fn composite_lies(font: &Dict<'_>, program: &[u8], map: &ToUnicode) -> Vec<Lie> {
    // Of joined letters a whole word is often told by one glyph, and the others are told to be nothing.
    let is_joined = |letters: &[char], _: &str| letters.iter().any(|letter| is_joined(*letter));
    // The names of a font may mean nothing; what its program has for letters seldom does.
    differing(programs::letters(font, program), map, 1, is_joined)
}

/// Codes whose letters differ from what a map says of them, if so many times as many are alike.
fn differing(
    drawn: impl IntoIterator<Item = (u32, Vec<char>)>,
    map: &ToUnicode,
    believed: usize,
    is_left_out: impl Fn(&[char], &str) -> bool,
) -> Vec<Lie> {
    let (mut differ, mut alike) = (Vec::new(), 0);
    for (code, letters) in drawn {
        let Some(told) = map.told(code) else { continue };
        if is_left_out(&letters, &told) {
            continue;
        }
        if letters.iter().any(|letter| spelling::is_same(&told, *letter)) {
            alike += 1;
        } else if let Some(letter) = letters.first() {
            differ.push(((code, told), *letter));
        }
    }
    if alike >= believed * differ.len() { differ } else { Vec::new() }
}

/// Returns true if glyphs of a letter may stand for those beside it too: letters from Hebrew on, and marks.
fn is_joined(letter: char) -> bool {
    let is_lone = letter.is_numeric() || is_sign(letter) || ('\u{370}'..'\u{591}').contains(&letter);
    letter >= '\u{300}' && !is_lone
}

/// Returns true if a character is a sign for itself: general punctuation, currencies, mathematics.
fn is_sign(letter: char) -> bool {
    ('\u{2000}'..'\u{2C00}').contains(&letter)
}

fn is_embedded(font: &Dict<'_>) -> bool {
    let descriptor = font.get::<Dict<'_>>(b"FontDescriptor");
    let keys: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    descriptor.is_some_and(|descriptor| keys.iter().any(|key| descriptor.contains_key(*key)))
}

/// The letters, digits and signs that a font draws, by code, as far as its encoding says so.
fn drawn(font: &Dict<'_>) -> HashMap<u32, char> {
    let encoding = font.get::<Object<'_>>(b"Encoding");
    let is_known = |name: &Name<'_>| {
        matches!(name.as_ref(), b"WinAnsiEncoding" | b"MacRomanEncoding" | b"StandardEncoding" | b"PDFDocEncoding")
    };
    // All of these have the letters, digits and signs of ASCII in the same places, but for two quotes.
    let is_common = match &encoding {
        Some(Object::Name(name)) => is_known(name),
        Some(Object::Dict(dict)) => match dict.get::<Name<'_>>(b"BaseEncoding") {
            Some(name) => is_known(&name),
            None => is_standard(font),
        },
        _ => is_standard(font),
    };
    let is_common = is_common && !is_of_signs(font);
    let is_windows = |name: &Name<'_>| name.as_ref() == b"WinAnsiEncoding";
    let is_windows = match &encoding {
        Some(Object::Name(name)) => is_windows(name),
        Some(Object::Dict(dict)) => dict.get::<Name<'_>>(b"BaseEncoding").as_ref().is_some_and(is_windows),
        _ => false,
    };
    let common = (0x21..0x7f_u32).filter(|code| is_common && !matches!(code, 0x27 | 0x60));
    let mut drawn: HashMap<u32, char> = common.filter_map(|code| Some((code, char::from_u32(code)?))).collect();
    if is_common && is_windows {
        drawn.extend(
            (0xa1..=0xff_u32).filter(|code| *code != 0xad).filter_map(|code| Some((code, char::from_u32(code)?))),
        );
        drawn.extend((0x80..).zip(WINDOWS.chars()).filter(|(_, c)| *c != ' '));
    }
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

/// Returns true if programs draw a font of their own for this one, whose letters stand where the standard has them.
fn is_standard(font: &Dict<'_>) -> bool {
    let name = font.get::<Name<'_>>(b"BaseFont");
    let names: [&[u8]; 4] = [b"Helvetica", b"Times", b"Courier", b"Arial"];
    !is_embedded(font) && name.is_some_and(|name| names.iter().any(|known| name.as_ref().starts_with(known)))
}

/// Returns true for a font of signs that every program has (ISO 32000-1, 9.6.2.2), if the file has none of that name.
fn is_named(font: &Dict<'_>, name: &[u8]) -> bool {
    let is_own = font.get::<Object<'_>>(b"Encoding").is_some_and(|encoding| matches!(encoding, Object::Dict(_)));
    !is_embedded(font) && !is_own && font.get::<Name<'_>>(b"BaseFont").is_some_and(|own| own.as_ref() == name)
}

/// Letters and digits that a map says of the signs of ZapfDingbats, which has none. Unicode has the signs in the same
/// order (ISO 32000-1, annex D.6), but for some that it has elsewhere.
fn dingbat_lies(map: &ToUnicode) -> Vec<Lie> {
    const ELSEWHERE: [(u32, char); 10] = [
        (0x25, '☎'),
        (0x2a, '☛'),
        (0x2b, '☞'),
        (0x48, '★'),
        (0x6c, '●'),
        (0x6e, '■'),
        (0x73, '▲'),
        (0x74, '▼'),
        (0x75, '◆'),
        (0x77, '◗'),
    ];
    let sign = |code: u32| {
        let elsewhere = ELSEWHERE.iter().find(|(other, _)| *other == code).map(|(_, sign)| *sign);
        elsewhere.or_else(|| char::from_u32(0x2700 + code - 0x20))
    };
    let told = (0x21..0x7f).filter_map(|code| Some((code, map.told(code)?, sign(code)?)));
    told.filter(|(_, told, _)| told.chars().any(char::is_alphanumeric))
        .map(|(code, told, sign)| ((code, told), sign))
        .collect()
}

/// Latin letters that a map says of the Greek ones of Symbol (ISO 32000-1, annex D.5), but for those that look alike.
fn symbol_lies(map: &ToUnicode) -> Vec<Lie> {
    const CAPITAL: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    const SMALL: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    const ALIKE: &str = "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvαaκkρpχxγyωwυuιi";
    let signs = (0x41..).zip(CAPITAL.chars()).chain((0x61..).zip(SMALL.chars()));
    let is_alike = |sign: char, told: &str| {
        let mut pairs = ALIKE.chars().zip(ALIKE.chars().skip(1)).step_by(2);
        pairs.any(|(greek, latin)| greek == sign && told.chars().eq([latin]))
    };
    let told = signs.filter_map(|(code, sign)| Some((code, map.told(code)?, sign)));
    told.filter(|(_, told, sign)| told.chars().any(|c| c.is_ascii_alphanumeric()) && !is_alike(*sign, told))
        .map(|(code, told, sign)| ((code, told), sign))
        .collect()
}

/// The signs that WinAnsiEncoding has from 0x80 on.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// Returns true if a font has other signs in the places of letters.
fn is_of_signs(font: &Dict<'_>) -> bool {
    let name = font.get::<Name<'_>>(b"BaseFont");
    let holds = |name: &Name<'_>, part: &[u8]| name.as_ref().windows(part.len()).any(|found| found == part);
    name.is_some_and(|name| [&b"Symbol"[..], b"ingding", b"ingbat"].iter().any(|part| holds(&name, part)))
}
