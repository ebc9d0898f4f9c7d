//! Values of properties, and the functions in them.

use super::super::css::{self, Declaration};
use super::super::lengths::length;

/// Least opacity of what is seen.
pub(crate) const FAINT: f32 = 0.06;
/// Pixels to the right or down from which on nobody scrolls there.
pub(crate) const FAR: f32 = 5000.0;

/// The values of an element's properties, the strongest of each.
#[derive(Default)]
pub(crate) struct Values<'d> {
    all: Vec<(&'d str, &'d str)>,
}

impl<'d> Values<'d> {
    /// Collects declarations, the weakest first.
    pub(crate) fn of(declarations: impl Iterator<Item = &'d Declaration> + Clone) -> Self {
        let mut values = Self::default();
        for important in [false, true] {
            declarations.clone().filter(|one| one.important == important).for_each(|one| values.set(one));
        }
        values
    }

    /// Every property with its value.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'d str, &'d str)> {
        self.all.iter().copied()
    }

    fn set(&mut self, declaration: &'d Declaration) {
        // Values that have names are kept by `variables`.
        if declaration.name.starts_with("--") {
            return;
        }
        // A shorthand sets what it does not name back (CSS Cascade §3.1).
        let resets = |name: &str| match &*declaration.name {
            "background" => name.starts_with("background-") && name != "background-clip",
            "font" => name == "font-size",
            "text-decoration" => name == "text-decoration-line",
            "overflow" => name.starts_with("overflow-"),
            name_set => name == name_set,
        };
        self.all.retain(|(name, _)| !resets(name) && *name != declaration.name);
        self.all.push((&declaration.name, &declaration.value));
    }

    /// The value of a property.
    pub(crate) fn get(&self, name: &str) -> Option<&'d str> {
        self.all.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }

    /// The words in the values of some properties, in their order.
    pub(crate) fn words(&self, names: &[&str]) -> impl Iterator<Item = &'d str> {
        names.iter().filter_map(|name| self.get(name)).flat_map(str::split_whitespace)
    }

    /// Returns true if a sheet that says this puts content before or after an element, and shows it.
    pub(crate) fn is_generated(&self) -> bool {
        self.get("content").is_some_and(|content| !matches!(content, "none" | "normal"))
            && self.get("display") != Some("none")
            && self.get("visibility") != Some("hidden")
    }
}

/// A number, or a percentage.
pub(crate) fn fraction(text: &str) -> Option<f32> {
    match text.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f32>().ok().map(|percent| percent / 100.0),
        // `calc(1 - 1)`.
        None if text.contains('(') && !text.contains('%') => length(text, 1.0),
        None => text.parse().ok(),
    }
}

/// The functions in a value, with what stands in their brackets.
pub(crate) fn functions_of(value: &str) -> impl Iterator<Item = (&str, &str)> {
    css::split(value, ' ').into_iter().filter_map(|part| {
        let (name, args) = part.trim().split_once('(')?;
        Some((name, args.strip_suffix(')')?))
    })
}

/// The lengths in brackets, up to a word.
pub(crate) fn numbers(args: &str) -> Vec<f32> {
    args.split([',', ' ']).filter(|word| !word.is_empty()).map_while(|word| length(word, 16.0)).collect()
}

/// The area of a polygon.
pub(crate) fn area(points: &[f32]) -> f32 {
    let points: Vec<(f32, f32)> = points.as_chunks::<2>().0.iter().map(|[x, y]| (*x, *y)).collect();
    let next = points.iter().cycle().skip(1);
    (points.iter().zip(next).map(|((ax, ay), (bx, by))| ax * by - bx * ay).sum::<f32>() / 2.0).abs()
}

/// An angle in degrees.
pub(crate) fn degrees(angle: &str) -> Option<f32> {
    let number = |unit: &str| angle.strip_suffix(unit).and_then(|number| number.parse::<f32>().ok());
    number("deg")
        .or_else(|| number("grad").map(|grads| grads * 0.9))
        .or_else(|| number("turn").map(|turns| turns * 360.0))
        .or_else(|| number("rad").map(f32::to_degrees))
}
