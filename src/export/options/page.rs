//! Size of a page: in pixels or by the name of a preset, and how large letters are on it.

use std::fmt;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use serde::{Deserialize, Serialize};

use crate::timeline::figure::SourceNotes;

/// A named size of page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// Name on the command line and in the settings.
    pub name: &'static str,
    /// Width and height, in pixels.
    pub pixels: (u32, u32),
    /// Scale of the drawing, in pixels a point, at least.
    pub scale: f32,
    /// Pixels an inch, for paper.
    pub dpi: Option<f32>,
    /// Notes on the sources, unless others are asked for.
    pub notes: SourceNotes,
}

const fn screen(name: &'static str, width: u32, height: u32, scale: f32) -> Preset {
    Preset { name, pixels: (width, height), scale, dpi: None, notes: SourceNotes::Numbered }
}

const fn paper(name: &'static str, width: u32, height: u32, scale: f32) -> Preset {
    Preset { dpi: Some(300.0), ..screen(name, width, height, scale) }
}

/// A size that is read on a telephone: larger letters, and the sources on a line.
const fn post(name: &'static str, width: u32, height: u32, scale: f32) -> Preset {
    Preset { notes: SourceNotes::Line, ..screen(name, width, height, scale) }
}

/// The named sizes, the usual one first. Paper is ISO 216 at 300 pixels an inch, landscape unless its name says otherwise.
pub const PRESETS: &[Preset] = &[
    screen("slide", 1920, 1080, 1.0),
    screen("4k", 3840, 2160, 2.0),
    paper("a4", 3508, 2480, 2.3),
    paper("a4-portrait", 2480, 3508, 2.3),
    paper("a3", 4961, 3508, 2.75),
    paper("a3-portrait", 3508, 4961, 2.75),
    post("social", 1200, 675, 1.1),
    post("social-portrait", 1080, 1350, 1.3),
];

impl Preset {
    /// The preset with a name.
    pub fn by_name(name: &str) -> Option<Self> {
        PRESETS.iter().copied().find(|preset| preset.name.eq_ignore_ascii_case(name))
    }
}

/// Scales that are allowed, in pixels a point: smaller letters cannot be read, larger ones leave no room.
pub const SCALES: std::ops::RangeInclusive<f32> = 0.25..=8.0;
/// The smallest letters of a picture, in its points.
const SMALLEST: f32 = 11.0;
/// Size below which letters cannot be read on paper, in printer's points.
pub(crate) const READABLE: f32 = 6.0;

/// Size of the smallest letters on paper, in printer's points.
pub(crate) fn smallest(scale: f32, dpi: f32) -> f32 {
    SMALLEST * scale / dpi * 72.0
}

/// Scale of the drawing, in pixels a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scaling {
    /// This one.
    Exactly(f32),
    /// About this one: larger where all quotes have room, smaller on paper where they have none.
    AtLeast(f32),
}

impl Scaling {
    /// Larger scales to try, the largest first.
    pub(crate) fn larger(self) -> Vec<f32> {
        match self {
            Self::Exactly(_) => Vec::new(),
            Self::AtLeast(scale) => [2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1].iter().map(|factor| scale * factor).collect(),
        }
    }

    /// Smaller scales to try where there is no room otherwise, as far as letters can be read on paper.
    pub(crate) fn smaller(self, dpi: Option<f32>) -> Vec<f32> {
        match (self, dpi) {
            (Self::AtLeast(scale), Some(dpi)) => {
                let tried = [0.92, 0.84].iter().map(|factor| scale * factor);
                tried.filter(|scale| smallest(*scale, dpi) >= READABLE).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The scale that is asked for, or the usual one.
    pub fn least(self) -> f32 {
        match self {
            Self::Exactly(scale) | Self::AtLeast(scale) => scale,
        }
    }
}

/// Width and height in pixels, as in `1920x1080`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub struct PixelSize {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl From<(u32, u32)> for PixelSize {
    fn from((width, height): (u32, u32)) -> Self {
        Self { width, height }
    }
}

impl From<PixelSize> for (u32, u32) {
    fn from(size: PixelSize) -> Self {
        (size.width, size.height)
    }
}

impl fmt::Display for PixelSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

impl FromStr for PixelSize {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (width, height) = text.split_once(['x', 'X', '×']).ok_or("write it like 1920x1080")?;
        let side = |digits: &str| match digits.trim().parse::<u32>() {
            Ok(pixels) if pixels > 0 => Ok(pixels),
            _ => Err(format!("`{digits}` is not a number of pixels; write the size like 1920x1080")),
        };
        Ok(Self { width: side(width)?, height: side(height)? })
    }
}

/// Size of a page and scale of what is drawn on it.
#[derive(Clone, Copy, Debug, PartialEq, clap::Args, Serialize, Deserialize)]
#[serde(default)]
pub struct PageOptions {
    /// Width and height of a page without a named size.
    #[arg(long, value_name = "WxH", default_value_t = PageOptions::default().size, conflicts_with = "preset")]
    #[serde(rename = "free")]
    pub size: PixelSize,
    /// The named size; `None` for [`Self::size`].
    #[arg(long, value_name = "NAME", value_parser = preset_parser())]
    #[serde(with = "preset_name")]
    pub preset: Option<Preset>,
    /// Scale of the drawing, in pixels a point; `None` for what the size leaves room for.
    #[arg(long, value_name = "N", value_parser = scale)]
    pub scale: Option<f32>,
}

impl Default for PageOptions {
    fn default() -> Self {
        Self::from(PRESETS[0])
    }
}

impl From<Preset> for PageOptions {
    fn from(preset: Preset) -> Self {
        Self { size: preset.pixels.into(), preset: Some(preset), scale: None }
    }
}

impl PageOptions {
    /// A page of width and height, in pixels, drawn at this scale.
    pub fn exactly(pixels: (u32, u32), scale: f32) -> Self {
        Self { size: pixels.into(), preset: None, scale: Some(scale) }
    }

    /// Takes a named size, or none, which begins as large as the last one.
    pub fn set_preset(&mut self, preset: Option<Preset>) {
        match preset {
            Some(preset) => *self = preset.into(),
            None => (self.size, self.preset) = (self.pixels().into(), None),
        }
    }

    /// Width and height, in pixels.
    pub fn pixels(&self) -> (u32, u32) {
        self.preset.map_or(self.size.into(), |preset| preset.pixels)
    }

    /// Scale of the drawing.
    pub fn scaling(&self) -> Scaling {
        let usual = self.preset.unwrap_or(PRESETS[0]).scale;
        self.scale.map_or(Scaling::AtLeast(usual), Scaling::Exactly)
    }

    /// Pixels an inch, for paper.
    pub fn dpi(&self) -> Option<f32> {
        self.preset.and_then(|preset| preset.dpi)
    }
}

fn preset_parser() -> impl clap::builder::TypedValueParser<Value = Preset> {
    let names = PossibleValuesParser::new(PRESETS.iter().map(|preset| preset.name));
    names.try_map(|name| Preset::by_name(&name).ok_or("there is no such size"))
}

fn scale(text: &str) -> Result<f32, String> {
    match text.parse() {
        Ok(scale) if SCALES.contains(&scale) => Ok(scale),
        _ => Err(format!("give a number from {} to {}", SCALES.start(), SCALES.end())),
    }
}

/// A preset in the settings: its name, or nothing for none and for one that is not known.
mod preset_name {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Preset;

    pub(super) fn serialize<S: Serializer>(preset: &Option<Preset>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(preset.map_or("", |preset| preset.name))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Preset>, D::Error> {
        Ok(Preset::by_name(&String::deserialize(deserializer)?))
    }
}
