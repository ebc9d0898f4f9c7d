//! Themes: every colour on the screen and in the exports, read from `assets/themes`.

use std::str::FromStr;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use crate::base::Color;

/// A theme by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeName {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// Black on white, with patterns in the place of colours.
    Print,
}

impl ThemeName {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];

    /// Its name on the command line and in the locales (`theme-NAME`).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }
}

impl FromStr for ThemeName {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text).ok_or("give light, dark or print")
    }
}

/// The colours of a theme, by what they are for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// True if the background is darker than the ink.
    pub dark: bool,
    /// True if lanes are told apart by patterns.
    #[serde(default)]
    pub patterns: bool,
    /// Behind everything.
    pub window: Color,
    /// Reading and side panels.
    pub panel: Color,
    /// Tool bar and status line.
    pub bar: Color,
    /// Cards and pop-ups.
    pub card: Color,
    /// Text fields.
    pub field: Color,
    /// Text.
    pub ink: Color,
    /// Text of second rank.
    pub muted: Color,
    /// Signs that need not be read.
    pub faint: Color,
    /// Outlines and separators.
    pub border: Color,
    /// Lines of the time axis across the lanes.
    pub grid: Color,
    /// The same for larger units.
    pub grid_major: Color,
    /// Background of the first, third, … lane.
    pub lane_even: Color,
    /// Background of the second, fourth, … lane.
    pub lane_odd: Color,
    /// Under the pointer.
    pub hover: Color,
    /// While pressed.
    pub pressed: Color,
    /// Chosen things and those that ask to be done.
    pub accent: Color,
    /// Text on `accent`.
    pub on_accent: Color,
    /// The ring around what has the keyboard.
    pub focus: Color,
    /// Shadows, with their alpha.
    pub shadow: Color,
    /// Over the window, behind a dialog.
    pub scrim: Color,
    /// Failures and missing things.
    pub error: Color,
    /// Things that need a look.
    pub warning: Color,
    /// Success.
    pub success: Color,
    /// Behind words that match a search.
    pub hit: Color,
    /// Behind a quote.
    pub mark: Color,
    /// Behind the selected quote.
    pub mark_strong: Color,
    /// Behind the words that give a date.
    pub mark_date: Color,
    /// Under the words that give a date.
    pub mark_date_line: Color,
    /// Behind selected text.
    pub selection: Color,
    /// Lanes in their order; more lanes than colours begin again.
    pub lanes: Vec<Color>,
}

impl Theme {
    /// Dark ink on a light ground.
    pub fn light() -> &'static Self {
        static LIGHT: OnceLock<Theme> = OnceLock::new();
        LIGHT.get_or_init(|| Self::bundled(include_str!("../../assets/themes/light.json")))
    }

    /// Light ink on a dark ground.
    pub fn dark() -> &'static Self {
        static DARK: OnceLock<Theme> = OnceLock::new();
        DARK.get_or_init(|| Self::bundled(include_str!("../../assets/themes/dark.json")))
    }

    /// Black on white, for paper.
    pub fn print() -> &'static Self {
        static PRINT: OnceLock<Theme> = OnceLock::new();
        PRINT.get_or_init(|| Self::bundled(include_str!("../../assets/themes/print.json")))
    }

    /// The theme of a name.
    pub fn named(name: ThemeName) -> &'static Self {
        match name {
            ThemeName::Light => Self::light(),
            ThemeName::Dark => Self::dark(),
            ThemeName::Print => Self::print(),
        }
    }

    /// The same without grounds behind the cards: whatever the picture is laid on shows through.
    pub fn groundless(&self) -> Self {
        let none = Color::TRANSPARENT;
        Self { window: none, panel: none, bar: none, lane_even: none, lane_odd: none, ..self.clone() }
    }

    /// The pattern of the lane at `index`, in themes that have them.
    pub fn pattern(&self, index: usize) -> Option<Pattern> {
        self.patterns.then(|| Pattern::of(index))
    }

    /// The colour of the lane at `index`.
    pub fn lane(&self, index: usize) -> Color {
        self.lanes[index % self.lanes.len()]
    }

    fn bundled(json: &str) -> Self {
        serde_json::from_str(json).expect("the bundled themes are tested")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio, 1 to 21 (WCAG 2.1, "contrast ratio").
    fn contrast(one: Color, other: Color) -> f32 {
        let (a, b) = (one.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// WCAG 2.1 AA: 4.5 for text, 3 for signs.
    #[test]
    fn contrast_is_aa() {
        for theme in ThemeName::ALL.map(Theme::named) {
            for ground in [theme.window, theme.panel, theme.bar, theme.card, theme.lane_even, theme.lane_odd] {
                for text in [theme.ink, theme.muted, theme.accent, theme.error, theme.warning] {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}: {}", contrast(text, ground));
                }
                for (i, lane) in theme.lanes.iter().enumerate() {
                    assert!(contrast(*lane, ground) >= 4.5, "lane {i} on {ground:?}: {}", contrast(*lane, ground));
                }
                assert!(contrast(theme.focus, ground) >= 3.0);
            }
            for ground in [theme.mark, theme.mark_strong, theme.mark_date, theme.hit, theme.selection] {
                assert!(contrast(theme.ink, ground) >= 4.5, "ink on {ground:?}: {}", contrast(theme.ink, ground));
            }
            assert!(contrast(theme.on_accent, theme.accent) >= 4.5);
        }
    }
}
