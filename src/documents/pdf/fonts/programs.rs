//! Programs of embedded fonts (the TrueType or OpenType files inside a PDF): the letters that their own table of characters
//! (`cmap`) or the names of their glyphs give.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use hayro::hayro_syntax::object::{Array, Dict, Name, Stream};
use skrifa::{FontRef, GlyphId, GlyphNames, MetadataProvider as _};

use super::names::named;

/// Number of pairs of letters and glyphs of a font that are read.
const MAX_PAIRS: usize = 1 << 16;
/// Length in bytes up to which a program is read.
const MAX_PROGRAM: usize = 16 << 20;

/// Identity of a font program: a digest of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ProgramId(u64);

impl ProgramId {
    /// Identity of a program of these bytes.
    pub(crate) fn of(data: &[u8]) -> Self {
        let mut hasher = DefaultHasher::new();
        data.hash(&mut hasher);
        Self(hasher.finish())
    }
}

/// Bytes of the program of a font; nothing if it is not embedded, too long, or of another kind.
pub(crate) fn data(font: &Dict<'_>) -> Option<Vec<u8>> {
    let inner = descendant(font);
    let descriptor = inner.as_ref().unwrap_or(font).get::<Dict<'_>>(b"FontDescriptor")?;
    let program = descriptor.get::<Stream<'_>>(b"FontFile2").or_else(|| descriptor.get::<Stream<'_>>(b"FontFile3"))?;
    program.decoded_data().ok().filter(|program| program.len() <= MAX_PROGRAM).map(|data| data.to_vec())
}

/// The font that a composite font is made of (ISO 32000-2, 9.7.1).
fn descendant<'a>(font: &Dict<'a>) -> Option<Dict<'a>> {
    font.get::<Array<'_>>(b"DescendantFonts")?.iter::<Dict<'_>>().next()
}

/// Letters that a composite font draws, by code, if its codes are numbers of glyphs (`Identity-H` and `-V`; ISO 32000-2,
/// 9.7.5.2); those of a code in ascending order.
pub(crate) fn letters(font: &Dict<'_>, program: &[u8]) -> HashMap<u32, Vec<char>> {
    by_code(font, program).unwrap_or_default()
}

fn by_code(font: &Dict<'_>, program: &[u8]) -> Option<HashMap<u32, Vec<char>>> {
    let encoding = font.get::<Name<'_>>(b"Encoding")?;
    if !matches!(encoding.as_ref(), b"Identity-H" | b"Identity-V") {
        return None;
    }
    let glyphs = by_glyph(&FontRef::new(program).ok()?);
    let Some(map) = descendant(font)?.get::<Stream<'_>>(b"CIDToGIDMap").and_then(|map| map.decoded_data().ok()) else {
        return Some(glyphs);
    };
    let numbers = map.as_chunks::<2>().0.iter().map(|pair| u32::from(u16::from_be_bytes(*pair)));
    Some((0..).zip(numbers).filter_map(|(code, glyph)| Some((code, glyphs.get(&glyph)?.clone()))).collect())
}

/// Letters of every glyph that has some, by its number.
fn by_glyph(font: &FontRef<'_>) -> HashMap<u32, Vec<char>> {
    let mut glyphs: HashMap<u32, Vec<char>> = HashMap::new();
    for (code, glyph) in font.charmap().mappings().take(MAX_PAIRS) {
        let is_private = (0xe000..0xf900).contains(&code) || !(0x20..0xf_0000).contains(&code);
        if let Some(letter) = char::from_u32(code).filter(|_| !is_private && glyph != GlyphId::NOTDEF) {
            glyphs.entry(glyph.to_u32()).or_default().push(letter);
        }
    }
    if glyphs.is_empty() {
        let names = GlyphNames::new(font);
        let letters = names.iter().take(MAX_PAIRS).filter(|(_, name)| !name.is_synthesized());
        let letters =
            letters.filter_map(|(glyph, name)| Some((glyph.to_u32(), vec![named(name.as_str().as_bytes())?])));
        glyphs.extend(letters);
    }
    glyphs.values_mut().for_each(|letters| letters.sort_unstable());
    glyphs
}
