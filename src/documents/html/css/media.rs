//! Media queries (Media Queries Level 4), asked of a screen of a usual width.

use super::scan::split;

/// The width of the window that conditions of sheets are asked about, in pixels of CSS.
const WIDTH: f32 = 1280.0;

/// Returns true if a list of media queries is true of a screen.
pub(crate) fn on_screen(queries: &str) -> bool {
    queries.trim().is_empty() || split(&queries.to_lowercase(), ',').into_iter().any(query)
}

fn query(text: &str) -> bool {
    let text = text.trim();
    let (text, negated) = match text.strip_prefix("not ") {
        Some(rest) => (rest.trim(), true),
        None => (text.strip_prefix("only ").unwrap_or(text).trim(), false),
    };
    text.split(" and ").all(|part| condition(part.trim())) != negated
}

/// Returns true if a medium, or a feature in brackets, is that of a screen. What is not known here is taken as true.
fn condition(part: &str) -> bool {
    let Some(feature) = part.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        return matches!(part, "screen" | "all") || part.starts_with('(');
    };
    let (name, value) = feature.split_once(':').unwrap_or((feature, ""));
    let width = || pixels(value.trim());
    match name.trim() {
        "max-width" | "max-device-width" => width().is_none_or(|most| WIDTH <= most),
        "min-width" | "min-device-width" => width().is_none_or(|least| WIDTH >= least),
        "prefers-color-scheme" => value.trim() == "light",
        "prefers-reduced-motion" | "prefers-contrast" => value.trim() == "no-preference",
        "orientation" => value.trim() == "landscape",
        "scripting" => value.trim() == "enabled",
        "hover" | "any-hover" => value.trim() != "none",
        "pointer" | "any-pointer" => value.trim() != "coarse",
        range if range.starts_with("width") => range_of_width(&range[5..]),
        _ => true,
    }
}

/// Returns true if a range such as `<= 600px` holds for the width of a screen.
fn range_of_width(range: &str) -> bool {
    let range = range.trim();
    let value = pixels(range.trim_start_matches(['<', '>', '=']).trim());
    match value {
        Some(most) if range.starts_with('<') => WIDTH <= most,
        Some(least) if range.starts_with('>') => WIDTH >= least,
        _ => true,
    }
}

fn pixels(length: &str) -> Option<f32> {
    let number = |suffix: &str| length.strip_suffix(suffix)?.trim().parse::<f32>().ok();
    number("px").or_else(|| number("rem").or_else(|| number("em")).map(|em| em * 16.0)).or_else(|| length.parse().ok())
}
