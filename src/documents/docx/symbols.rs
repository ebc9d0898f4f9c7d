//! Fonts of symbols: their letters are pictures, and other ones than the file's letters say.

/// Letters of the font Symbol for the codes from 0x20 on; U+FFFD where Unicode lacks one.
const SYMBOL: &str =
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u{203e}αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// The same from 0xA0 on.
const SYMBOL_HIGH: &str =
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{fffd}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\u{fffd}";

/// Letters of Wingdings, as far as they mean something.
const WINGDINGS: [(u32, char); 27] = [
    (0x21, '✏'),
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x46, '☞'),
    (0x4a, '☺'),
    (0x4c, '☹'),
    (0x6c, '●'),
    (0x6d, '❍'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9f, '•'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xd8, '➢'),
    (0xe0, '→'),
    (0xe8, '➔'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
    (0xdf, '←'),
    (0xf3, '⇔'),
];

/// Returns true for fonts in which letters are pictures.
pub(crate) fn is_symbols(font: &str) -> bool {
    let font = font.to_lowercase();
    matches!(&*font, "symbol" | "marlett" | "mt extra" | "zapfdingbats" | "itc zapf dingbats" | "zapf dingbats")
        || font.starts_with("wingdings")
        || font.starts_with("webdings")
}

/// Letter of a font for a code, which may be of the private range that such fonts use; U+FFFD where that is not known.
pub(crate) fn symbol(font: &str, given: u32) -> char {
    let code = if (0xF000..0xF100).contains(&given) { given - 0xF000 } else { given };
    let shown = match &*font.to_lowercase() {
        "symbol" if code >= 0xa0 => SYMBOL_HIGH.chars().nth((code - 0xa0) as usize),
        "symbol" => code.checked_sub(0x20).and_then(|nth| SYMBOL.chars().nth(nth as usize)),
        "wingdings" => WINGDINGS.iter().find(|(of, _)| *of == code).map(|(_, shown)| *shown),
        font if is_symbols(font) => None,
        // A letter of another font.
        _ => char::from_u32(given).filter(|_| !(0xE000..0xF900).contains(&given) && given >= 0x20),
    };
    if code == 0x20 { ' ' } else { shown.unwrap_or(char::REPLACEMENT_CHARACTER) }
}

/// Text of a run in a font of symbols as it is shown; letters beyond Latin are drawn in another font.
pub(crate) fn shown(font: &str, text: &str) -> String {
    let is_drawn = |c: char| matches!(u32::from(c), 0x21..=0xff | 0xF000..=0xF0FF);
    text.chars().map(|c| if is_drawn(c) { symbol(font, u32::from(c)) } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_what_fonts_show() {
        let cases = [
            ("Symbol", 0x61, 'α'),
            ("Symbol", 0xF062, 'β'),
            ("Symbol", 0x7e, '∼'),
            ("Symbol", 0xB3, '≥'),
            ("Symbol", 0xF0DE, '⇒'),
            ("Symbol", 0xE5, '∑'),
            ("Symbol", 0xF0F2, '∫'),
            ("Symbol", 0xFE, '⎭'),
            ("Wingdings", 0xF0FC, '✓'),
            ("wingdings", 0x61, '\u{fffd}'),
            ("Wingdings 2", 0x50, '\u{fffd}'),
            ("Arial", 0xF0E0, '\u{fffd}'),
            ("Arial", 0x2192, '→'),
        ];
        for (font, code, shown) in cases {
            assert_eq!(symbol(font, code), shown, "{font} {code:x}");
        }
        assert_eq!(shown("Symbol", "a 64 س"), "α 64 س");
    }
}
