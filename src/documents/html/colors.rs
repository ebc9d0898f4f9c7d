//! Colours as style sheets write them (CSS Color Level 4), to tell letters from what lies behind them.

use crate::documents::colors::{Rgb, differ_by, is_alike};

/// The names of colours and their values in hexadecimal digits.
const NAMES: &str = "aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc \
bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 \
cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c \
cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 \
darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 \
darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f \
darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969 \
dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc \
ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080 \
honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa \
lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff \
lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a \
lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de \
lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa \
mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee \
mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa \
mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 \
orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee \
palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 \
purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 \
sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd \
slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 \
thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 \
yellow ffff00 yellowgreen 9acd32 canvas ffffff canvastext 000000 window ffffff windowtext 000000";

/// Levels that differ by so much look alike where the contrast is low too.
const NEAR: u8 = 24;

/// Least contrast of what is read: the recommended least is 4.5.
const LEAST_CONTRAST: f32 = 1.15;

/// Colours in colours in colours.
const DEPTH: u32 = 8;

/// Returns true if two colours look the same, or so nearly the same that letters of one are not read on the other.
pub(crate) fn are_alike(a: Rgb, b: Rgb) -> bool {
    is_alike(a, b) || differ_by(a, b, NEAR) && contrast(a, b) < LEAST_CONTRAST
}

/// The contrast of two colours (WCAG 2.2, contrast ratio), from 1 to 21.
fn contrast(a: Rgb, b: Rgb) -> f32 {
    let level = |level: u8| {
        let level = f32::from(level) / 255.0;
        if level <= 0.040_45 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
    };
    let light = |[r, g, b]: Rgb| 0.2126 * level(r) + 0.7152 * level(g) + 0.0722 * level(b) + 0.05;
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

/// A colour over another one.
pub(crate) fn over(color: Rgb, opacity: f32, below: Rgb) -> Rgb {
    let mix = |nth: usize| f32::from(color[nth]) * opacity + f32::from(below[nth]) * (1.0 - opacity);
    [0, 1, 2].map(|nth| mix(nth).round() as u8)
}

/// A colour in lower case, and how opaque it is; `None` for what is none or depends on other things.
pub(crate) fn parse(text: &str) -> Option<(Rgb, f32)> {
    within(text, DEPTH)
}

/// A colour in so many others at most.
fn within(text: &str, depth: u32) -> Option<(Rgb, f32)> {
    let text = text.trim();
    if text == "transparent" {
        return Some(([0; 3], 0.0));
    }
    if let Some(digits) = text.strip_prefix('#') {
        return hexadecimal(digits);
    }
    if let Some((function, rest)) = text.split_once('(') {
        let arguments = rest.strip_suffix(')')?;
        return match function.trim() {
            "color-mix" => mixed(arguments, depth.checked_sub(1)?),
            "light-dark" => within(super::css::before(arguments, ','), depth.checked_sub(1)?),
            function => of_function(function, arguments),
        };
    }
    match text {
        "canvas" | "field" => return Some(([255; 3], 1.0)),
        "canvastext" | "fieldtext" => return Some(([0; 3], 1.0)),
        _ => {}
    }
    let mut words = NAMES.split_ascii_whitespace();
    words.by_ref().step_by(2).position(|name| name == text).and_then(|nth| {
        let digits = NAMES.split_ascii_whitespace().nth(2 * nth + 1)?;
        hexadecimal(digits)
    })
}

/// A colour of old attributes, which may be without its `#`.
pub(crate) fn parse_attribute(text: &str) -> Option<Rgb> {
    let text = text.trim().to_lowercase();
    parse(&text).or_else(|| hexadecimal(&text)).map(|(color, _)| color)
}

fn hexadecimal(digits: &str) -> Option<(Rgb, f32)> {
    let value = |from: usize, length: usize| {
        let value = u8::from_str_radix(digits.get(from..from + length)?, 16).ok()?;
        Some(if length == 1 { value * 17 } else { value })
    };
    let length = match digits.len() {
        3 | 4 => 1,
        6 | 8 => 2,
        _ => return None,
    };
    let alpha = if digits.len() == 4 * length { value(3 * length, length)? } else { 255 };
    Some(([value(0, length)?, value(length, length)?, value(2 * length, length)?], f32::from(alpha) / 255.0))
}

fn of_function(function: &str, arguments: &str) -> Option<(Rgb, f32)> {
    let parts: Vec<&str> =
        arguments.split([',', '/', ' ', '\t', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [first, second, third, rest @ ..] = &parts[..] else { return None };
    let alpha = rest.first().map_or(Some(1.0), |alpha| part(alpha, 1.0))?.clamp(0.0, 1.0);
    let color = match function {
        "rgb" | "rgba" => {
            let level = |text: &str| Some(part(text, 255.0)?.clamp(0.0, 255.0).round() as u8);
            [level(first)?, level(second)?, level(third)?]
        }
        "hsl" | "hsla" => {
            let number = |text: &str| if text == "none" { Some(0.0) } else { text.parse::<f32>().ok() };
            let hue = number(first.trim_end_matches("deg"))?;
            let fraction = |text: &str| Some((number(text.trim_end_matches('%'))? / 100.0).clamp(0.0, 1.0));
            from_hue(hue, fraction(second)?, fraction(third)?)
        }
        "hwb" => {
            let hue = from_hue(first.trim_end_matches("deg").parse().ok()?, 1.0, 0.5);
            let (white, black) = (part(second, 1.0)?, part(third, 1.0)?);
            let sum = (white + black).max(1.0);
            let level = |level: u8| f32::from(level) * (1.0 - (white + black) / sum) + 255.0 * white / sum;
            hue.map(|one| level(one).round() as u8)
        }
        "lab" | "lch" | "oklab" | "oklch" => from_lightness(function, first, second, third)?,
        "color" => {
            // `color(srgb 1 1 1)`: the name of the space comes first. Other spaces differ little where all levels are alike.
            let level = |text: &str| Some((part(text, 1.0)?.clamp(0.0, 1.0) * 255.0).round() as u8);
            let alpha = rest.get(1).map_or(Some(1.0), |alpha| part(alpha, 1.0))?.clamp(0.0, 1.0);
            return Some(([level(second)?, level(third)?, level(rest.first()?)?], alpha));
        }
        _ => return None,
    };
    Some((color, alpha))
}

/// A colour of the spaces that have lightness apart (CSS Color Level 4 §9, §10); `lab` and `lch` by way of `oklab`, of
/// which they differ little in what is light and what is dark.
fn from_lightness(function: &str, first: &str, second: &str, third: &str) -> Option<Rgb> {
    let ok = function.starts_with("ok");
    let lightness = part(first, if ok { 1.0 } else { 100.0 })? / if ok { 1.0 } else { 100.0 };
    let most = match function {
        "lab" => 125.0,
        "lch" => 150.0,
        _ => 0.4,
    };
    let scale = if ok { 1.0 } else { 0.4 / most };
    let (a, b) = if function.ends_with("ch") {
        let hue = third.trim_end_matches("deg");
        let hue = if hue == "none" { 0.0 } else { hue.parse::<f32>().ok()? };
        let chroma = part(second, most)? * scale;
        (chroma * hue.to_radians().cos(), chroma * hue.to_radians().sin())
    } else {
        (part(second, most)? * scale, part(third, most)? * scale)
    };
    Some(from_oklab(lightness.clamp(0.0, 1.0), a, b))
}

/// CSS Color Level 4 §10.9.
fn from_oklab(lightness: f32, a: f32, b: f32) -> Rgb {
    let l = (lightness + 0.396_337_8 * a + 0.215_803_76 * b).powi(3);
    let m = (lightness - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
    let s = (lightness - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
    let linear = [
        4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_93 * s,
        -1.268_438 * l + 2.609_757_4 * m - 0.341_319_4 * s,
        -0.004_196_086 * l - 0.703_418_6 * m + 1.707_614_7 * s,
    ];
    linear.map(|level| {
        let level = if level <= 0.003_130_8 { 12.92 * level } else { 1.055 * level.powf(1.0 / 2.4) - 0.055 };
        (level.clamp(0.0, 1.0) * 255.0).round() as u8
    })
}

/// `color-mix(in SPACE, COLOR PERCENT, COLOR PERCENT)`, as if the space were that of the screen: the mean of two colours
/// that are alike is like them in every space.
fn mixed(arguments: &str, depth: u32) -> Option<(Rgb, f32)> {
    let parts = super::css::split(arguments, ',');
    let [_, first, second] = parts[..] else { return None };
    let of = |text: &str| -> Option<((Rgb, f32), Option<f32>)> {
        let words = super::css::split(text.trim(), ' ');
        let percent = words.iter().find_map(|word| word.strip_suffix('%')?.parse::<f32>().ok());
        Some((words.iter().find_map(|word| within(word, depth))?, percent.map(|percent| percent / 100.0)))
    };
    let (((a, a_alpha), a_part), ((b, b_alpha), b_part)) = (of(first)?, of(second)?);
    let (a_part, b_part) = match (a_part, b_part) {
        (None, None) => (0.5, 0.5),
        (Some(a), None) => (a, 1.0 - a),
        (None, Some(b)) => (1.0 - b, b),
        (Some(a), Some(b)) => (a, b),
    };
    let sum = a_part + b_part;
    let (a_part, b_part) = if sum > 0.0 { (a_part / sum, b_part / sum) } else { return None };
    let alpha = a_alpha * a_part + b_alpha * b_part;
    if alpha <= 0.0 {
        return Some((a, 0.0));
    }
    let mix = |nth: usize| (f32::from(a[nth]) * a_alpha * a_part + f32::from(b[nth]) * b_alpha * b_part) / alpha;
    Some(([0, 1, 2].map(|nth| mix(nth).round() as u8), alpha * sum.min(1.0)))
}

/// A number, or a part of `whole` in percent.
fn part(text: &str, whole: f32) -> Option<f32> {
    match text.strip_suffix('%') {
        Some(percent) => Some(percent.parse::<f32>().ok()? / 100.0 * whole),
        None if text == "none" => Some(0.0),
        None => text.parse().ok(),
    }
}

/// CSS Color Level 4 §7.1.
fn from_hue(hue: f32, saturation: f32, lightness: f32) -> Rgb {
    let level = |n: f32| {
        let k = (n + hue.rem_euclid(360.0) / 30.0) % 12.0;
        let a = saturation * lightness.min(1.0 - lightness);
        ((lightness - a * (k - 3.0).min(9.0 - k).clamp(-1.0, 1.0)) * 255.0).round() as u8
    };
    [level(0.0), level(8.0), level(4.0)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_read() {
        let cases = [
            ("white", Some(([255; 3], 1.0))),
            ("yellowgreen", Some(([0x9a, 0xcd, 0x32], 1.0))),
            ("transparent", Some(([0; 3], 0.0))),
            ("#fff", Some(([255; 3], 1.0))),
            ("#ffff", Some(([255; 3], 1.0))),
            ("#01020300", Some(([1, 2, 3], 0.0))),
            ("rgb(1, 2,3)", Some(([1, 2, 3], 1.0))),
            ("rgb(100% 0% 0% / 50%)", Some(([255, 0, 0], 0.5))),
            ("rgba(0,0,0,0)", Some(([0; 3], 0.0))),
            ("hsl(120, 100%, 50%)", Some(([0, 255, 0], 1.0))),
            ("hsla(0 0% 100% / .0)", Some(([255; 3], 0.0))),
            ("hsl(none none 100%)", Some(([255; 3], 1.0))),
            ("hwb(0 100% 0%)", Some(([255; 3], 1.0))),
            ("oklch(1 0 0)", Some(([255; 3], 1.0))),
            ("lab(100% 0 0)", Some(([255; 3], 1.0))),
            ("oklab(0 0 0 / 0)", Some(([0; 3], 0.0))),
            ("color(srgb 1 0 0 / 50%)", Some(([255, 0, 0], 0.5))),
            ("color-mix(in srgb, white 90%, black)", Some(([230; 3], 1.0))),
            ("color-mix(in oklab, #fff, white)", Some(([255; 3], 1.0))),
            ("color-mix(in srgb, black 0%, transparent)", Some(([0; 3], 0.0))),
            ("light-dark(white, black)", Some(([255; 3], 1.0))),
            ("canvas", Some(([255; 3], 1.0))),
            ("light-dark(light-dark(white, red), black)", Some(([255; 3], 1.0))),
            ("var(--x)", None),
            ("ffffff", None),
            ("bogus", None),
        ];
        for (text, color) in cases {
            assert_eq!(parse(text), color, "{text}");
        }
        let nested = |function: &str| format!("{}red{}", function.repeat(50_000), ",red)".repeat(50_000));
        assert_eq!((parse(&nested("light-dark(")), parse(&nested("color-mix(in srgb,"))), (None, None));
        assert_eq!(parse_attribute("FFFFFF"), Some([255; 3]));
        assert!(are_alike([255; 3], [0xfd; 3]) && !are_alike([255; 3], [0xee; 3]));
        assert!(are_alike([255; 3], [0xf0; 3]) && are_alike([0; 3], [0x11; 3]) && !are_alike([255; 3], [255, 255, 0]));
    }
}
