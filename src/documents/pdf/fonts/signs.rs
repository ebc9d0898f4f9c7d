//! The two fonts of signs that every program has: ZapfDingbats and Symbol (ISO 32000-1, 9.6.2.2). A map to Unicode may call
//! their signs letters.

use hayro::hayro_syntax::object::{Dict, Name, Object};

use super::encoding::is_embedded;
use super::to_unicode::{Conflict, ToUnicode};

/// Returns true if programs draw their own font of a name, as the file has neither its program nor an encoding for it.
pub(super) fn is_named(font: &Dict<'_>, name: &[u8]) -> bool {
    let is_own = font.get::<Object<'_>>(b"Encoding").is_some_and(|encoding| matches!(encoding, Object::Dict(_)));
    !is_embedded(font) && !is_own && font.get::<Name<'_>>(b"BaseFont").is_some_and(|own| own.as_ref() == name)
}

/// Letters and digits that a map gives for signs of ZapfDingbats, which has no letters. Unicode has the signs in the same
/// order from U+2700 on (ISO 32000-1, annex D.6), but for some that it had before.
pub(super) fn dingbat_conflicts(map: &ToUnicode) -> Vec<Conflict> {
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

/// Latin letters that a map gives for Greek ones of Symbol (ISO 32000-1, annex D.5), but for those that look alike.
pub(super) fn symbol_conflicts(map: &ToUnicode) -> Vec<Conflict> {
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
