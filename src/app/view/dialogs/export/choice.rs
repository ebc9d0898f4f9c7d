//! What was chosen in the export dialog, kept for each project between runs, and the options that it stands for.

use serde::{Deserialize, Serialize};

use crate::app::state::State;
use crate::base::Direction;
use crate::export::{ExportOptions, Many, PRESETS, Preset, Scaling, SourceNotes, Target};
use crate::i18n::Locale;
use crate::model::When;
use crate::scene::ThemeName;

/// The choices, as they are written to the settings; names are those of the command line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
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

impl Default for Choice {
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

impl Choice {
    /// The format.
    pub fn target(&self) -> Target {
        Target::of_name(&self.format).unwrap_or(Target::Png)
    }

    /// The named size.
    pub fn preset(&self) -> Option<Preset> {
        Preset::by_name(&self.preset)
    }

    /// Width and height, in pixels.
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

    /// The colours.
    pub fn theme(&self) -> ThemeName {
        ThemeName::of_name(&self.theme).unwrap_or_default()
    }

    /// What is said of the sources.
    pub fn notes(&self) -> SourceNotes {
        let chosen = self.notes.as_deref().and_then(SourceNotes::of_name);
        chosen.unwrap_or_else(|| self.preset().map_or(SourceNotes::default(), |preset| preset.notes))
    }

    /// Rows.
    pub fn rows(&self) -> Many {
        many(self.rows)
    }

    /// Pages: formats of many pages take as many as they need.
    pub fn pages(&self) -> Many {
        let usual = if self.target().is_paged() { 0 } else { 1 };
        many(self.pages.unwrap_or(usual))
    }

    /// The language.
    pub fn locale(&self, state: &State) -> Locale {
        self.language.as_deref().and_then(Locale::of_tag).unwrap_or_else(|| state.settings.locale())
    }

    /// The direction of time.
    pub fn direction(&self, state: &State) -> Direction {
        self.direction.as_deref().and_then(Direction::of_name).unwrap_or_else(|| state.time_direction())
    }

    /// The options that it stands for, with what the window shows and how.
    pub fn options(&self, state: &State) -> ExportOptions {
        let preset = self.preset();
        let usual = preset.map_or(PRESETS[0].scale, |preset| preset.scale);
        ExportOptions {
            pixels: self.pixels(),
            scale: self.scale.map_or(Scaling::AtLeast(usual), Scaling::Exactly),
            dpi: preset.and_then(|preset| preset.dpi),
            span: (!self.whole).then(|| crate::app::view::timeline::scale(state).span()),
            rows: self.rows(),
            pages: self.pages(),
            breaks: self.breaks,
            theme: self.theme(),
            transparent: self.transparent,
            locale: self.locale(state),
            digits: state.settings.digits(),
            months: state.settings.months(),
            calendar: state.settings.calendar(),
            zone: state.settings.zone(),
            direction: Some(self.direction(state)),
            filter: state.filter.clone(),
            title: self.title,
            legend: self.legend,
            notes: self.notes(),
            scale_bar: self.scale_bar,
            changed: When::parse(self.changed.trim()).ok(),
            carried: self.carried,
            archival: self.archival,
        }
    }
}

fn many(count: usize) -> Many {
    if count == 0 { Many::Auto } else { Many::Exactly(count) }
}
