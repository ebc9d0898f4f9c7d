//! The style sheet of the page, with the colours of the themes.

use crate::base::Color;
use crate::scene::{Theme, ThemeName};

const SHEET: &str = include_str!("../../../assets/html/page.css");

/// The schemes that the page has colours for: light unless the reader's system asks for dark, and on paper always.
pub(super) fn scheme(theme: ThemeName) -> &'static str {
    match theme {
        ThemeName::Light => "light dark",
        ThemeName::Dark => "dark",
        ThemeName::Print => "light",
    }
}

/// The whole style sheet, with more rules for what stands where.
pub(super) fn sheet(theme: ThemeName, rules: &str) -> String {
    let [light, dark] = [Theme::light(), Theme::dark()].map(variables);
    let colors = match theme {
        ThemeName::Print => format!(":root{{{light}}}\n"),
        ThemeName::Dark => format!(":root{{{light}}}\n@media screen{{:root{{{dark}}}}}\n"),
        ThemeName::Light => {
            format!(":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n")
        }
    };
    let lanes: String = (0..Theme::light().lanes.len()).map(|i| format!(".c{i}{{--lane:var(--lane{i})}}\n")).collect();
    format!("\n{colors}{lanes}{SHEET}{rules}")
}

/// The class that gives a lane its colour.
pub(super) fn lane_class(color: usize) -> String {
    format!("c{}", color % Theme::light().lanes.len())
}

/// The colours that the sheet uses.
fn variables(theme: &Theme) -> String {
    let named: [(&str, Color); 19] = [
        ("window", theme.window),
        ("panel", theme.panel),
        ("card", theme.card),
        ("ink", theme.ink),
        ("muted", theme.muted),
        ("faint", theme.faint),
        ("border", theme.border),
        ("lane_even", theme.lane_even),
        ("lane_odd", theme.lane_odd),
        ("hover", theme.hover),
        ("accent", theme.accent),
        ("on_accent", theme.on_accent),
        ("focus", theme.focus),
        ("error", theme.error),
        ("warning", theme.warning),
        ("success", theme.success),
        ("mark", theme.mark),
        ("mark_strong", theme.mark_strong),
        ("mark_date", theme.mark_date),
    ];
    let lanes = theme.lanes.iter().enumerate().map(|(i, color)| (format!("lane{i}"), *color));
    let line = ("mark_date_line".to_owned(), theme.mark_date_line);
    let named = named.into_iter().map(|(name, color)| (name.to_owned(), color));
    named.chain([line]).chain(lanes).map(|(name, color)| format!("--{name}:{};", color.to_hex())).collect()
}
