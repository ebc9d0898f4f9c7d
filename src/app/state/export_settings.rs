//! The settings of exports, as they are kept for each project between runs.

use serde::{Deserialize, Serialize};

use super::by_name;
use crate::base::Direction;
use crate::export::{Many, PRESETS, Preset, SourceNotes, Target};
use crate::i18n::Locale;
use crate::scene::ThemeName;

/// The choices of an export, as they are written to the settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportSettings {
    /// The format.
    #[serde(with = "by_name::usual")]
    pub format: Target,
    /// The whole timeline, not the view.
    pub whole: bool,
    /// The named size; empty for a free one.
    pub preset: String,
    /// Width and height of a free size, in pixels.
    pub free: (u32, u32),
    /// Pixels a point; `None` leaves it to the program.
    pub scale: Option<f32>,
    /// The colours.
    #[serde(with = "by_name::usual")]
    pub theme: ThemeName,
    /// No ground.
    pub transparent: bool,
    /// The language; `None` for that of the window.
    #[serde(with = "by_name::optional")]
    pub language: Option<Locale>,
    /// The direction; `None` for that of the window.
    #[serde(with = "by_name::optional")]
    pub direction: Option<Direction>,
    /// Rows; 0 for as few as show everything.
    pub rows: usize,
    /// Pages; 0 for as few as show everything, `None` for what suits the format.
    pub pages: Option<usize>,
    /// Long empty spans are cut.
    pub breaks: bool,
    /// The title is there.
    pub title: bool,
    /// The legend is there.
    pub legend: bool,
    /// The bar of the scale is there.
    pub scale_bar: bool,
    /// Notes on the sources; `None` for those that suit the size.
    #[serde(with = "by_name::optional")]
    pub notes: Option<SourceNotes>,
    /// A PNG carries the project.
    pub carried: bool,
    /// A PDF is one for the archive.
    pub archival: bool,
    /// Date of the project's last change, as typed.
    pub changed: String,
}

impl Default for ExportSettings {
    fn default() -> Self {
        Self {
            format: Target::Png,
            whole: true,
            preset: PRESETS[0].name.to_owned(),
            free: PRESETS[0].pixels,
            scale: None,
            theme: ThemeName::default(),
            transparent: false,
            language: None,
            direction: None,
            rows: 0,
            pages: None,
            breaks: true,
            title: true,
            legend: true,
            scale_bar: false,
            notes: None,
            carried: true,
            archival: false,
            changed: String::new(),
        }
    }
}

impl ExportSettings {
    /// Returns the format.
    pub fn target(&self) -> Target {
        self.format
    }

    /// Returns the named size.
    pub fn preset(&self) -> Option<Preset> {
        Preset::by_name(&self.preset)
    }

    /// Returns width and height, in pixels.
    pub fn pixels(&self) -> (u32, u32) {
        self.preset().map_or(self.free, |preset| preset.pixels)
    }

    /// Takes a named size, or none, which begins as large as the last one.
    pub fn set_preset(&mut self, preset: Option<Preset>) {
        self.preset = preset.map_or_else(String::new, |preset| preset.name.to_owned());
        if let Some(preset) = preset {
            (self.free, self.scale) = (preset.pixels, None);
        }
    }

    /// Returns the colours.
    pub fn theme(&self) -> ThemeName {
        self.theme
    }

    /// Returns what is said of the sources.
    pub fn notes(&self) -> SourceNotes {
        self.notes.unwrap_or_else(|| self.preset().map_or(SourceNotes::default(), |preset| preset.notes))
    }

    /// Returns the number of rows.
    pub fn rows(&self) -> Many {
        many(self.rows)
    }

    /// Returns the number of pages: formats of many pages take as many as they need.
    pub fn pages(&self) -> Many {
        let usual = if self.target().is_paged() { 0 } else { 1 };
        many(self.pages.unwrap_or(usual))
    }
}

fn many(count: usize) -> Many {
    if count == 0 { Many::Auto } else { Many::Exactly(count) }
}
