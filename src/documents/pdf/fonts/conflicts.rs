//! Conflicts between what fonts draw and what a file says of it: by its encoding a font draws one letter for a code
//! (ISO 32000-2, 9.6.5), while its map to Unicode (9.10.3) names another. A reader sees the former; whoever copies or searches
//! the text gets the latter.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_syntax::object::{Dict, Name, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};

use super::encoding::{drawn, is_embedded};
use super::programs::{self, ProgramId};
use super::signs::{dingbat_conflicts, is_named, symbol_conflicts};
use super::to_unicode::{CodeAndText, Conflict, ToUnicode};
use crate::documents::pdf::letters::spelling;

/// Number of forms in forms whose fonts are looked at.
const MAX_DEPTH: usize = 6;
/// Number of fonts of a page that are looked at.
const MAX_FONTS: usize = 200;
/// Length in bytes up to which a map to Unicode is looked at.
const MAX_MAP: usize = 1 << 20;
/// Number of agreeing letters for each conflict from which on the names in an embedded font are believed: they may mean
/// nothing.
const AGREEING: usize = 3;

/// Letters that fonts of a page draw, by code and by what the file says of it, where these differ; each with the font
/// program that draws it.
#[derive(Debug, Default)]
pub(crate) struct UnicodeConflicts {
    conflicts: HashMap<CodeAndText, Vec<(Option<ProgramId>, char)>>,
    /// Maps that hayro does not read, each with the font program that it is for.
    mended: Vec<(Option<ProgramId>, Rc<ToUnicode>)>,
    /// Font programs by hayro's keys of the fonts that draw.
    programs: Rc<RefCell<HashMap<u128, ProgramId>>>,
}

impl UnicodeConflicts {
    /// Conflicts in the fonts of a page and of the forms that it draws.
    pub(crate) fn of(page: &Page<'_>, fonts: &FontCache) -> Self {
        let told = Self { programs: fonts.programs.clone(), ..Self::default() };
        let mut look = FontSearch { told, seen: HashSet::new(), fonts: 0, known: &fonts.known };
        look.resources(page.resources(), 0);
        look.told
    }

    /// Letter that a glyph shows, if the file gives another text (`told`) for it.
    pub(crate) fn drawn(&self, glyph: &Glyph<'_>, told: &str) -> Option<char> {
        if self.conflicts.is_empty() {
            return None;
        }
        let others = self.conflicts.get(&(glyph.char_code(), told.to_owned()))?;
        let own = self.program(glyph);
        // Codes of one font mean nothing in another.
        let is_of = |program: &Option<ProgramId>| program.is_none() || own.is_none() || *program == own;
        others.iter().find(|(program, _)| is_of(program)).map(|(_, letter)| *letter)
    }

    /// Text that a damaged map gives for a glyph; nothing if it does not name the glyph, or if it is not known which map is
    /// the glyph's.
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

    /// The font program that draws a glyph, if it has one.
    fn program(&self, glyph: &Glyph<'_>) -> Option<ProgramId> {
        let Glyph::Outline(glyph) = glyph else { return None };
        let font = glyph.font_data()?;
        let mut programs = self.programs.borrow_mut();
        Some(*programs.entry(font.cache_key).or_insert_with(|| ProgramId::of((*font.data).as_ref())))
    }

    /// Adds the findings of one font.
    fn add(&mut self, font: FontFindings) {
        for (key, letter) in font.conflicts {
            self.conflicts.entry(key).or_default().push((font.program, letter));
        }
        self.mended.extend(font.mended.map(|map| (font.program, map)));
    }
}

/// Conflicts of a font, and the program that draws it.
type Conflicts = (Option<ProgramId>, Vec<Conflict>);

/// Findings of a font.
#[derive(Clone, Debug, Default)]
struct FontFindings {
    program: Option<ProgramId>,
    conflicts: Vec<Conflict>,
    mended: Option<Rc<ToUnicode>>,
}

/// Findings of the fonts of a file, and identities of the programs that draw, so that each is looked at once.
#[derive(Debug, Default)]
pub(crate) struct FontCache {
    known: RefCell<HashMap<ObjectIdentifier, FontFindings>>,
    programs: Rc<RefCell<HashMap<u128, ProgramId>>>,
}

/// Search through the fonts of a page.
struct FontSearch<'f> {
    told: UnicodeConflicts,
    seen: HashSet<ObjectIdentifier>,
    fonts: usize,
    known: &'f RefCell<HashMap<ObjectIdentifier, FontFindings>>,
}

impl FontSearch<'_> {
    /// Looks at the fonts of some resources, and of the forms in them.
    fn resources(&mut self, resources: &Resources<'_>, depth: usize) {
        for key in resources.fonts.keys() {
            let Some(font) = resources.fonts.get::<Dict<'_>>(key.as_ref()) else { continue };
            let is_new = font.obj_id().is_none_or(|id| self.seen.insert(id));
            if is_new && self.fonts < MAX_FONTS {
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
            let inner = form.dict().get::<Dict<'_>>(b"Resources").filter(|_| depth < MAX_DEPTH);
            if let Some(inner) = inner.filter(|_| self.seen.insert(form.obj_id())) {
                self.resources(&Resources::new(inner), depth + 1);
            }
        }
    }
}

/// Findings of a font that has a map to Unicode.
fn look(font: &Dict<'_>) -> FontFindings {
    let map = font.get::<Stream<'_>>(b"ToUnicode").and_then(|map| map.decoded_data().ok());
    let map = map.filter(|map| map.len() <= MAX_MAP).and_then(|map| ToUnicode::parse(&map));
    let Some(map) = map else { return FontFindings::default() };
    let (program, conflicts) = conflicts(font, &map);
    FontFindings { program, conflicts, mended: Some(Rc::new(map)).filter(|map| map.is_mended) }
}

/// Letters that a font draws where its map to Unicode names others, and the program that draws them.
fn conflicts(font: &Dict<'_>, map: &ToUnicode) -> Conflicts {
    let Some(kind) = font.get::<Name<'_>>(b"Subtype") else { return (None, Vec::new()) };
    match kind.as_ref() {
        b"Type1" | b"TrueType" if is_named(font, b"ZapfDingbats") => (None, dingbat_conflicts(map)),
        b"Type1" | b"TrueType" if is_named(font, b"Symbol") => (None, symbol_conflicts(map)),
        b"Type1" | b"MMType1" => (None, simple_conflicts(font, map)),
        b"TrueType" => (programs::data(font).map(|data| ProgramId::of(&data)), simple_conflicts(font, map)),
        b"Type0" => {
            let Some(data) = programs::data(font) else { return (None, Vec::new()) };
            (Some(ProgramId::of(&data)), composite_conflicts(font, &data, map))
        }
        _ => (None, Vec::new()),
    }
}

/// Conflicts of a font with codes of one byte.
fn simple_conflicts(font: &Dict<'_>, map: &ToUnicode) -> Vec<Conflict> {
    // Letters of other scripts may be drawn by fonts that name them by Latin ones.
    let is_other =
        |letter: char, told: &str| letter.is_ascii() && told.chars().any(|c| c.is_alphabetic() && c >= '\u{370}');
    let drawn = drawn(font).into_iter().map(|(code, letter)| (code, vec![letter]));
    let believed = if is_embedded(font) { AGREEING } else { 0 };
    differing(drawn, map, believed, |letters, told| letters.iter().any(|letter| is_other(*letter, told)))
}

/// Conflicts of a composite font (ISO 32000-2, 9.7).
fn composite_conflicts(font: &Dict<'_>, program: &[u8], map: &ToUnicode) -> Vec<Conflict> {
    // Of joined letters a whole word is often told by one glyph, and the others are told to be nothing.
    let is_joined = |letters: &[char], _: &str| letters.iter().any(|letter| is_joined(*letter));
    // The names of a font may mean nothing; what its program has for letters seldom does.
    differing(programs::letters(font, program), map, 1, is_joined)
}

/// Conflicts between the letters that are drawn for codes and what a map says of them: none unless `believed` times as many
/// agree.
fn differing(
    drawn: impl IntoIterator<Item = (u32, Vec<char>)>,
    map: &ToUnicode,
    believed: usize,
    is_left_out: impl Fn(&[char], &str) -> bool,
) -> Vec<Conflict> {
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
