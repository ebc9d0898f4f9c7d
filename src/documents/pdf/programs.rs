//! What the program of an embedded font draws: the letters that its own table (`cmap`) or names give for its glyphs.

use std::collections::HashMap;

use hayro::hayro_syntax::object::{Array, Dict, Name, Stream};
use skrifa::{FontRef, GlyphId, GlyphNames, MetadataProvider as _};

use super::names::named;

/// Pairs of letters and glyphs of a font that are looked at, at most.
const MOST: usize = 1 << 16;
/// The longest program that is looked at, in bytes.
const LONGEST: usize = 16 << 20;

/// The letters that a composite font draws, by code, where each code is the number of a character (ISO 32000-2, 9.7.5.2).
pub fn letters(font: &Dict<'_>) -> HashMap<u32, Vec<char>> {
    by_code(font).unwrap_or_default()
}

fn by_code(font: &Dict<'_>) -> Option<HashMap<u32, Vec<char>>> {
    let encoding = font.get::<Name<'_>>(b"Encoding")?;
    if !matches!(encoding.as_ref(), b"Identity-H" | b"Identity-V") {
        return None;
    }
    let inner = font.get::<Array<'_>>(b"DescendantFonts")?.iter::<Dict<'_>>().next()?;
    let descriptor = inner.get::<Dict<'_>>(b"FontDescriptor")?;
    let program = descriptor.get::<Stream<'_>>(b"FontFile2").or_else(|| descriptor.get::<Stream<'_>>(b"FontFile3"))?;
    let program = program.decoded_data().ok().filter(|program| program.len() <= LONGEST)?;
    let glyphs = by_glyph(&FontRef::new(&program).ok()?);
    let Some(map) = inner.get::<Stream<'_>>(b"CIDToGIDMap").and_then(|map| map.decoded_data().ok()) else {
        return Some(glyphs);
    };
    let numbers = map.as_chunks::<2>().0.iter().map(|pair| u32::from(u16::from_be_bytes(*pair)));
    Some((0..).zip(numbers).filter_map(|(code, glyph)| Some((code, glyphs.get(&glyph)?.clone()))).collect())
}

/// The letters of every glyph that has some, the plainest first.
fn by_glyph(font: &FontRef<'_>) -> HashMap<u32, Vec<char>> {
    let mut glyphs: HashMap<u32, Vec<char>> = HashMap::new();
    let charmap = font.charmap();
    for (code, glyph) in charmap.mappings().take(MOST) {
        let is_private = (0xe000..0xf900).contains(&code) || !(0x20..0xf_0000).contains(&code);
        if let Some(letter) = char::from_u32(code).filter(|_| !is_private && glyph != GlyphId::NOTDEF) {
            glyphs.entry(glyph.to_u32()).or_default().push(letter);
        }
    }
    if glyphs.is_empty() {
        let names = GlyphNames::new(font);
        let named = names.iter().take(MOST).filter(|(_, name)| !name.is_synthesized());
        glyphs.extend(named.filter_map(|(glyph, name)| Some((glyph.to_u32(), vec![named_letter(name.as_str())?]))));
    }
    glyphs.values_mut().for_each(|letters| letters.sort_unstable());
    glyphs
}

fn named_letter(name: &str) -> Option<char> {
    named(name.as_bytes())
}
