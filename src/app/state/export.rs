//! The settings of exports, kept for each project between runs, and the options that they stand for.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::progress::Meter;
use super::settings::Settings;
use crate::base::Direction;
use crate::export::{ExportOptions, Many, PRESETS, Preset, Scaling, SourceNotes, Target};
use crate::i18n::Locale;
use crate::model::EdtfDate;
use crate::model::filter::Filter;
use crate::scene::ThemeName;
use crate::timeline::time::Seconds;

/// The choices of an export, as they are written to the settings; names are those of the command line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportSettings {
    /// The format.
    pub format: String,
    /// The whole timeline, not the view.
    pub whole: bool,
    /// The named size; empty for a free one.
    pub preset: String,
    /// Width and height of a free size, in pixels.
    pub free: (u32, u32),
    /// Pixels a point; `None` leaves it to the program.
    pub scale: Option<f32>,
    /// The colours.
    pub theme: String,
    /// No ground.
    pub transparent: bool,
    /// The language; `None` for that of the window.
    pub language: Option<String>,
    /// The direction; `None` for that of the window.
    pub direction: Option<String>,
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
    /// What is said of the sources; `None` for what suits the size.
    pub notes: Option<String>,
    /// A PNG carries the project.
    pub carried: bool,
    /// A PDF is one for the archive.
    pub archival: bool,
    /// When the project was last changed, as typed.
    pub changed: String,
}

impl Default for ExportSettings {
    fn default() -> Self {
        Self {
            format: "png".to_owned(),
            whole: true,
            preset: PRESETS[0].name.to_owned(),
            free: PRESETS[0].pixels,
            scale: None,
            theme: ThemeName::default().as_str().to_owned(),
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
        Target::of_name(&self.format).unwrap_or(Target::Png)
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
        ThemeName::of_name(&self.theme).unwrap_or_default()
    }

    /// Returns what is said of the sources.
    pub fn notes(&self) -> SourceNotes {
        let chosen = self.notes.as_deref().and_then(SourceNotes::of_name);
        chosen.unwrap_or_else(|| self.preset().map_or(SourceNotes::default(), |preset| preset.notes))
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

    /// Returns the language.
    pub fn locale(&self, settings: &Settings) -> Locale {
        self.language.as_deref().and_then(Locale::of_tag).unwrap_or_else(|| settings.locale())
    }

    /// Returns the direction of time, which is `usual` unless another was chosen.
    pub fn direction(&self, usual: Direction) -> Direction {
        self.direction.as_deref().and_then(Direction::of_name).unwrap_or(usual)
    }

    /// Returns the options that they stand for, with what the window shows and how.
    pub fn options(&self, shown: &ExportDefaults<'_>) -> ExportOptions {
        let preset = self.preset();
        let usual = preset.map_or(PRESETS[0].scale, |preset| preset.scale);
        ExportOptions {
            pixels: self.pixels(),
            scale: self.scale.map_or(Scaling::AtLeast(usual), Scaling::Exactly),
            dpi: preset.and_then(|preset| preset.dpi),
            span: (!self.whole).then_some(shown.span),
            rows: self.rows(),
            pages: self.pages(),
            breaks: self.breaks,
            theme: self.theme(),
            transparent: self.transparent,
            locale: self.locale(shown.settings),
            digits: shown.settings.digits(),
            months: shown.settings.months(),
            calendar: shown.settings.calendar(),
            zone: shown.settings.zone(),
            direction: Some(self.direction(shown.direction)),
            filter: shown.filter.clone(),
            title: self.title,
            legend: self.legend,
            notes: self.notes(),
            scale_bar: self.scale_bar,
            changed: EdtfDate::parse(self.changed.trim()).ok(),
            carried: self.carried,
            archival: self.archival,
        }
    }
}

/// What an export shows where nothing else is chosen for it: what the window shows.
#[derive(Clone, Copy, Debug)]
pub struct ExportDefaults<'a> {
    /// Language, digits, names of months, calendar and zone.
    pub settings: &'a Settings,
    /// The direction of time.
    pub direction: Direction,
    /// The stretch of time in view, in seconds.
    pub span: (Seconds, Seconds),
    /// The events that show.
    pub filter: &'a Filter,
}

/// The export as its dialog describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportDraft {
    /// The file to write, as it is typed.
    pub path: String,
    /// What was chosen.
    pub settings: ExportSettings,
}

impl ExportDraft {
    /// Takes a format, and its ending for the file.
    pub fn set_target(&mut self, target: Target) {
        target.name().clone_into(&mut self.settings.format);
        let path = PathBuf::from(&self.path);
        if !self.path.is_empty() && Target::of_path(&path) != Some(target) {
            self.path = path.with_extension(target.name()).display().to_string();
        }
    }
}

/// The export that is described, and the one under way.
#[derive(Debug, Default)]
pub struct ExportState {
    /// The export as its dialog describes it.
    pub draft: ExportDraft,
    /// Set while a file is written.
    pub is_running: bool,
    /// Progress of that.
    pub meter: Arc<Meter>,
}

fn many(count: usize) -> Many {
    if count == 0 { Many::Auto } else { Many::Exactly(count) }
}
