//! Letters that a simple font draws, by its encoding (ISO 32000-2, 9.6.5).

use std::collections::HashMap;

use hayro::hayro_syntax::object::{Array, Dict, Name, Object};

use super::names::named;

/// Signs of WinAnsiEncoding from 0x80 on (ISO 32000-2, annex D.2); a space where it has none.
const WINDOWS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// Letters, digits and signs that a simple font draws, by code, as far as its encoding says so.
pub(super) fn drawn(font: &Dict<'_>) -> HashMap<u32, char> {
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

/// Returns true if the file has the program of a font.
pub(super) fn is_embedded(font: &Dict<'_>) -> bool {
    let descriptor = font.get::<Dict<'_>>(b"FontDescriptor");
    let keys: [&[u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    descriptor.is_some_and(|descriptor| keys.iter().any(|key| descriptor.contains_key(*key)))
}

/// Returns true if programs draw a font of their own for this one, with letters where the standard encoding has them.
fn is_standard(font: &Dict<'_>) -> bool {
    let name = font.get::<Name<'_>>(b"BaseFont");
    let names: [&[u8]; 4] = [b"Helvetica", b"Times", b"Courier", b"Arial"];
    !is_embedded(font) && name.is_some_and(|name| names.iter().any(|known| name.as_ref().starts_with(known)))
}

/// Returns true if a font by its name has signs in the places of letters.
fn is_of_signs(font: &Dict<'_>) -> bool {
    let name = font.get::<Name<'_>>(b"BaseFont");
    let holds = |name: &Name<'_>, part: &[u8]| name.as_ref().windows(part.len()).any(|found| found == part);
    name.is_some_and(|name| [&b"Symbol"[..], b"ingding", b"ingbat"].iter().any(|part| holds(&name, part)))
}
