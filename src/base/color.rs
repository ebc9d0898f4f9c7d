//! Colours in sRGB with straight alpha, and their contrast by WCAG 2.1.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// An sRGB colour; alpha is straight, not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// 0 transparent, 255 opaque.
    pub a: u8,
}

impl Color {
    /// No colour at all.
    pub const TRANSPARENT: Self = Self { r: 0, g: 0, b: 0, a: 0 };

    /// Reads `#rrggbb` or `#rrggbbaa`; `None` for anything else.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let digits = hex.strip_prefix('#')?;
        let value = u32::from_str_radix(digits, 16).ok()?;
        let [r, g, b, a] = match digits.len() {
            6 => (value << 8 | 0xff).to_be_bytes(),
            8 => value.to_be_bytes(),
            _ => return None,
        };
        Some(Self { r, g, b, a })
    }

    /// Writes `#rrggbb`, or `#rrggbbaa` if anything shows through.
    pub fn to_hex(self) -> String {
        let Self { r, g, b, a } = self;
        let opaque = format!("#{r:02x}{g:02x}{b:02x}");
        if a == 255 { opaque } else { format!("{opaque}{a:02x}") }
    }

    /// The same colour with its opacity multiplied by `factor` (0 to 1).
    pub fn fade(self, factor: f32) -> Self {
        Self { a: (f32::from(self.a) * factor.clamp(0.0, 1.0)).round() as u8, ..self }
    }

    /// `t` of the way from this colour to `other`, channel by channel in sRGB.
    pub fn mix(self, other: Self, t: f32) -> Self {
        let ch = |a: u8, b: u8| (f32::from(a) + (f32::from(b) - f32::from(a)) * t.clamp(0.0, 1.0)).round() as u8;
        Self { r: ch(self.r, other.r), g: ch(self.g, other.g), b: ch(self.b, other.b), a: ch(self.a, other.a) }
    }

    /// Relative luminance, 0 to 1 (WCAG 2.1, "relative luminance"). Alpha is ignored.
    pub fn luminance(self) -> f32 {
        let lin = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.03928 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * lin(self.r) + 0.7152 * lin(self.g) + 0.0722 * lin(self.b)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        Self::from_hex(&hex).ok_or_else(|| D::Error::custom(format!("`{hex}` is not a colour like #rrggbb")))
    }
}
