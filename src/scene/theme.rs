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
    /// Outlines of cards, and separators: nothing is lost to those who do not see them.
    pub border: Color,
    /// Outlines by which a control is seen: fields, boxes to tick, tracks and thumbs.
    pub edge: Color,
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
    /// Under a quote.
    pub mark_line: Color,
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

    /// Black on white for the window, with strong outlines.
    pub fn contrast_light() -> &'static Self {
        static LIGHT: OnceLock<Theme> = OnceLock::new();
        LIGHT.get_or_init(|| Self::bundled(include_str!("../../assets/themes/contrast-light.json")))
    }

    /// White on black for the window, with strong outlines.
    pub fn contrast_dark() -> &'static Self {
        static DARK: OnceLock<Theme> = OnceLock::new();
        DARK.get_or_init(|| Self::bundled(include_str!("../../assets/themes/contrast-dark.json")))
    }

    /// The theme of the window: dark or light, of high contrast or as usual.
    pub fn of_window(is_dark: bool, is_contrast: bool) -> &'static Self {
        match (is_dark, is_contrast) {
            (false, false) => Self::light(),
            (true, false) => Self::dark(),
            (false, true) => Self::contrast_light(),
            (true, true) => Self::contrast_dark(),
        }
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

    /// A colour of this strength as it is seen on a ground.
    fn over(ground: Color, color: Color, strength: f32) -> Color {
        ground.mix(color, strength)
    }

    /// Every theme, those of the window and of paper.
    fn all() -> [&'static Theme; 5] {
        [Theme::light(), Theme::dark(), Theme::print(), Theme::contrast_light(), Theme::contrast_dark()]
    }

    fn assert_at_least(least: f32, one: Color, ground: Color, what: &str) {
        let ratio = contrast(one, ground);
        assert!(ratio >= least, "{what}: {} on {}: {ratio:.2}", one.to_hex(), ground.to_hex());
    }

    /// Grounds on which words and controls stand.
    fn grounds(theme: &Theme) -> [Color; 8] {
        let Theme { window, panel, bar, card, field, lane_even, lane_odd, hover, .. } = *theme;
        [window, panel, bar, card, field, lane_even, lane_odd, hover]
    }

    /// WCAG 2.1 AA: 4.5 for text.
    #[test]
    fn words_are_read_on_every_ground() {
        for theme in all() {
            let marked = [0.09, 0.16].map(|strength| over(theme.panel, theme.accent, strength));
            for ground in grounds(theme).into_iter().chain([theme.pressed]).chain(marked) {
                for text in [theme.ink, theme.muted, theme.accent] {
                    assert_at_least(4.5, text, ground, "text");
                }
            }
            for ground in grounds(theme) {
                for text in [theme.error, theme.warning, theme.success] {
                    assert_at_least(4.5, text, ground, "a state");
                }
            }
            for ground in [theme.window, theme.panel, theme.bar, theme.card, theme.lane_even, theme.lane_odd] {
                theme.lanes.iter().for_each(|lane| assert_at_least(4.5, *lane, ground, "a lane"));
            }
            for ground in [theme.mark, theme.mark_strong, theme.mark_date, theme.hit, theme.selection] {
                assert_at_least(4.5, theme.ink, ground, "ink");
            }
            assert_at_least(4.5, theme.on_accent, theme.accent, "text on accent");
        }
    }

    /// Words in a frame of their own colour: states in rows of the list and on cards, chips of the status line.
    #[test]
    fn words_are_read_on_a_tint_of_their_colour() {
        for theme in all().into_iter().filter(|theme| !theme.patterns) {
            for color in [theme.success, theme.warning, theme.muted] {
                assert_at_least(4.5, color, over(theme.panel, color, 0.12), "a state in the list");
            }
            for color in [theme.accent, theme.warning, theme.muted] {
                assert_at_least(4.5, color, over(theme.bar, color, 0.18), "a chip");
            }
            for lane in &theme.lanes {
                assert_at_least(4.5, *lane, over(theme.card, *lane, 0.14), "a state on a card");
                assert_at_least(4.5, theme.ink, over(theme.card, *lane, 0.2), "a title");
            }
            // A card that a search did not find.
            for ground in [theme.lane_even, over(theme.lane_even, theme.card, 0.3)] {
                assert_at_least(4.5, theme.muted, ground, "what was not found");
            }
        }
    }

    /// WCAG 2.1 AA: 3 for what has to be seen of controls and signs.
    #[test]
    fn controls_are_seen_on_every_ground() {
        for theme in all() {
            for ground in grounds(theme) {
                assert_at_least(3.0, theme.edge, ground, "an edge");
                assert_at_least(3.0, theme.accent, ground, "the edge of what is chosen");
            }
            let marks = [theme.mark, theme.mark_strong, theme.mark_date, theme.hit, theme.selection];
            for ground in grounds(theme).into_iter().chain(marks).chain([theme.pressed]) {
                assert_at_least(3.0, theme.focus, ground, "the ring");
            }
            assert_at_least(3.0, theme.mark_line, theme.panel, "the line of a quote");
            assert_at_least(3.0, theme.mark_line, over(theme.panel, theme.mark, 0.55), "the line of a quote");
            assert_at_least(3.0, theme.mark_date_line, theme.panel, "the line of a date");
            assert_at_least(3.0, theme.mark_date_line, over(theme.panel, theme.mark_date, 0.6), "the line of a date");
        }
    }

    /// WCAG 2.1 AAA, and lines as strong as controls.
    #[test]
    fn high_contrast_is_high() {
        for theme in [Theme::contrast_light(), Theme::contrast_dark()] {
            for ground in grounds(theme) {
                let states = [theme.ink, theme.muted, theme.faint, theme.accent];
                for color in states.into_iter().chain([theme.error, theme.warning, theme.success]) {
                    assert_at_least(7.0, color, ground, "text");
                }
                assert_at_least(7.0, theme.edge, ground, "an edge");
                assert_at_least(7.0, theme.border, ground, "a border");
            }
            for ground in [theme.card, theme.lane_even, theme.lane_odd] {
                theme.lanes.iter().for_each(|lane| assert_at_least(7.0, *lane, ground, "a lane"));
                assert_at_least(3.0, theme.grid, ground, "the grid");
            }
        }
    }
}
