//! The export: what its dialog describes, the options that this stands for, and the export under way.

use std::path::PathBuf;
use std::sync::Arc;

use super::export_settings::ExportSettings;
use super::progress::Meter;
use super::settings::Settings;
use crate::base::Direction;
use crate::base::marks::without_steering;
use crate::export::{ExportOptions, PRESETS, Scaling, Target};
use crate::i18n::Locale;
use crate::model::EdtfDate;
use crate::model::filter::Filter;
use crate::timeline::time::Seconds;

impl ExportSettings {
    /// Returns the language.
    pub fn locale(&self, settings: &Settings) -> Locale {
        self.language.unwrap_or_else(|| settings.locale())
    }

    /// Returns the direction of time, which is `usual` unless another was chosen.
    pub fn direction(&self, usual: Direction) -> Direction {
        self.direction.unwrap_or(usual)
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
            changed: EdtfDate::parse(without_steering(&self.changed).trim()).ok(),
            carried: self.carried,
            archival: self.archival,
        }
    }
}

/// Properties of an export where nothing else is chosen for it: those of the window.
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
    /// The choices.
    pub settings: ExportSettings,
}

impl ExportDraft {
    /// Takes a format, and its ending for the file.
    pub fn set_target(&mut self, target: Target) {
        self.settings.format = target;
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
