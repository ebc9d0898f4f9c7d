//! Settings that are kept between runs: language, theme, sizes, recent files. A file of its own, written whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::export_settings::ExportSettings;
use crate::base::Direction;
use crate::base::fields::{Fields, read_fields};
use crate::formats::{Overwrite, Privacy, WriteError, write_file};
use crate::i18n::{Digits, Locale, MonthNames, SecondCalendar};
use crate::model::Zone;

/// The choice of theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The choice of contrast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ContrastChoice {
    /// As the system.
    #[default]
    System,
    /// As usual.
    Usual,
    /// High.
    High,
}

/// Settings, kept between runs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, remote = "Self")]
pub struct Settings {
    /// The language of the interface.
    pub language: Locale,
    /// Light, dark or as the system.
    pub theme: ThemeChoice,
    /// High contrast, the usual or as the system.
    pub contrast: ContrastChoice,
    /// The direction of time; `None` for that of the project.
    pub direction: Option<Direction>,
    /// Set if numbers are written with Arabic-Indic digits in Arabic.
    pub arabic_digits: bool,
    /// Names of the months in Arabic.
    pub month_names: MonthNames,
    /// The calendar beside the Gregorian.
    #[serde(with = "calendar_name")]
    pub second_calendar: Option<SecondCalendar>,
    /// The zone whose clock tells times, such as `Asia/Riyadh`; empty for the clock of each source.
    pub time_zone: String,
    /// Nothing moves by itself.
    pub reduced_motion: bool,
    /// The plain wheel scrolls the lanes and zooms only with Ctrl.
    pub wheel_scrolls: bool,
    /// Letters and signs by themselves are shortcuts.
    pub single_keys: bool,
    /// Size of letters and everything else, 1 for the usual; `None` goes by the size of the window.
    pub zoom: Option<f32>,
    /// Set if the source panel is shown.
    pub source_open: bool,
    /// The part of the window's width that the source panel takes, 0 to 1.
    pub source_share: f32,
    /// Set if the list of events is shown.
    pub list_open: bool,
    /// The part of the height that the list takes beside the source, 0 to 1.
    pub list_share: f32,
    /// Set if the undated tray is folded to one line.
    pub tray_folded: bool,
    /// Size of the window, in points of the screen.
    pub window: [f32; 2],
    /// Set if the window fills the screen.
    pub maximized: bool,
    /// The files opened last, newest first.
    pub recent: Vec<PathBuf>,
    /// Choices for the last export of each project, newest first; the bundled project has no path.
    pub exports: Vec<(Option<PathBuf>, ExportSettings)>,
}

/// Number of recent files that are kept.
const RECENT: usize = 8;
/// Number of projects whose exports are kept.
const EXPORTS: usize = 50;

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Locale::Ar,
            theme: ThemeChoice::System,
            contrast: ContrastChoice::System,
            direction: None,
            arabic_digits: false,
            month_names: MonthNames::Egypt,
            second_calendar: None,
            time_zone: String::new(),
            reduced_motion: false,
            wheel_scrolls: false,
            single_keys: true,
            zoom: None,
            source_open: true,
            source_share: 0.34,
            list_open: false,
            list_share: 0.45,
            tray_folded: false,
            window: [1360.0, 860.0],
            maximized: false,
            recent: Vec::new(),
            exports: Vec::new(),
        }
    }
}

impl Serialize for Settings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

/// Reads field by field: what another version has written, or a hand, may be odd in one of them.
impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Fields::deserialize(deserializer).map(|fields| read_fields(&fields, Self::deserialize))
    }
}

/// The second calendar in the settings: its name, or `none`.
mod calendar_name {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::i18n::SecondCalendar;

    pub(super) fn serialize<S: Serializer>(chosen: &Option<SecondCalendar>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(chosen.map_or("none", SecondCalendar::as_str))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<SecondCalendar>, D::Error> {
        Ok(String::deserialize(deserializer)?.parse().ok())
    }
}

impl Settings {
    /// The settings of the last run; the usual ones where there are none or they cannot be read.
    pub fn load() -> Self {
        let text = Self::path().and_then(|path| fs::read_to_string(path).ok());
        let mut settings: Self = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        // Earlier versions kept paths as they were typed, which name other files from another folder.
        settings.recent.retain(|path| path.is_absolute());
        settings
    }

    /// Keeps the settings for the next run.
    ///
    /// # Errors
    /// If the folder of settings cannot be written to.
    pub fn save(&self) -> std::io::Result<()> {
        let Some(path) = Self::path() else { return Ok(()) };
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let bytes = serde_json::to_vec_pretty(self)?;
        match write_file(&path, &bytes, &Overwrite::Yes, Privacy::OWN) {
            Ok(_) => Ok(()),
            Err(WriteError::Io(error)) => Err(error),
            Err(WriteError::Conflict(_)) => Err(std::io::ErrorKind::AlreadyExists.into()),
        }
    }

    fn path() -> Option<PathBuf> {
        ProjectDirs::from("org", "sanad", "Sanad").map(|dirs| dirs.config_dir().join("settings.json"))
    }

    /// Returns the language of the interface.
    pub fn locale(&self) -> Locale {
        self.language
    }

    /// Returns the shape of digits.
    pub fn digits(&self) -> Digits {
        if self.arabic_digits { Digits::ArabicIndic } else { Digits::Latin }
    }

    /// Returns the names of months.
    pub fn months(&self) -> MonthNames {
        self.month_names
    }

    /// Returns the calendar beside the Gregorian.
    pub fn calendar(&self) -> Option<SecondCalendar> {
        self.second_calendar
    }

    /// The zone whose clock tells times; none for a name that names none.
    pub fn zone(&self) -> Option<Zone> {
        Zone::of_name(&self.time_zone)
    }

    /// The direction of time where a project would have `own`.
    pub fn direction_for(&self, own: Direction) -> Direction {
        self.direction.unwrap_or(own)
    }

    /// The size of everything in a window of `width` by `height` points of the screen: larger where a screen is large
    /// and the desktop does not scale it, in steps of a quarter.
    pub fn zoom_for(&self, width: f32, height: f32) -> f32 {
        let by_window = (width / 1700.0).min(height / 1000.0);
        self.zoom.unwrap_or((by_window * 4.0).floor() / 4.0).clamp(1.0, 2.5)
    }

    /// Returns the choices for the last export of a project.
    pub fn export_of(&self, project: Option<&Path>) -> Option<&ExportSettings> {
        self.exports.iter().find(|(path, _)| path.as_deref() == project).map(|(_, choice)| choice)
    }

    /// Keeps what was chosen for the export of a project.
    pub fn remember_export(&mut self, project: Option<&Path>, chosen: ExportSettings) {
        self.exports.retain(|(path, _)| path.as_deref() != project);
        self.exports.insert(0, (project.map(Path::to_owned), chosen));
        self.exports.truncate(EXPORTS);
    }

    /// Puts a file at the head of the recent ones, as a path that names it from everywhere.
    pub fn remember(&mut self, path: &Path) {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Target;
    use crate::scene::ThemeName;

    #[test]
    fn old_and_odd_files_still_load() {
        let settings: Settings = serde_json::from_str(r#"{"language": "en", "gone": 1}"#).unwrap();
        assert_eq!(settings.locale(), Locale::En);
        assert_eq!(settings.window, Settings::default().window);
        assert_eq!(settings.calendar(), None);
        let settings: Settings = serde_json::from_str(r#"{"second_calendar": "hijri"}"#).unwrap();
        assert_eq!(settings.calendar(), Some(SecondCalendar::Hijri));
        let odd = r#"{"language": "xx", "month_names": "?", "direction": "up", "second_calendar": "none", "list_open": true,
            "exports": [[null, {"format": "gif", "theme": "?", "language": "en", "notes": null}]]}"#;
        let settings: Settings = serde_json::from_str(odd).unwrap();
        assert_eq!((settings.language, settings.month_names), (Locale::Ar, MonthNames::Egypt));
        assert_eq!((settings.direction, settings.second_calendar, settings.list_open), (None, None, true));
        let kept = settings.export_of(None).unwrap();
        let (theme, language) = (kept.options.figure.theme, kept.options.language.locale);
        assert_eq!((kept.format, theme, language), (Target::Png, ThemeName::Light, Some(Locale::En)));
        let written = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<Settings>(&written).unwrap(), settings);
    }

    #[test]
    fn recent_files_are_named_from_everywhere() {
        let mut settings = Settings::default();
        settings.remember(Path::new("project.json"));
        settings.remember(Path::new("./project.json"));
        let whole = std::env::current_dir().unwrap().join("project.json");
        assert_eq!(settings.recent, [whole]);
    }

    #[test]
    fn recent_files_are_few_and_not_doubled() {
        let mut settings = Settings::default();
        for i in [1, 2, 3, 2, 4, 5, 6, 7, 8, 9] {
            settings.remember(Path::new(&format!("/{i}.json")));
        }
        assert_eq!(settings.recent.len(), RECENT);
        assert_eq!(settings.recent[0], Path::new("/9.json"));
        assert_eq!(settings.recent.iter().filter(|p| p.ends_with("2.json")).count(), 1);
    }
}
