//! Rules that an element meets, and its look by them.

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::css;
use super::super::look::{self, Generated, Look};
use super::super::selectors::{Declared, Element, Met, Part};
use super::super::sheets::Sheets;
use super::state::Page;

impl Page<'_> {
    /// Look of an element, the rules that it meets, and text that they put before and after it.
    pub(super) fn look(&mut self, tag: &Tag) -> (Look, Met, [Option<Generated>; 2]) {
        let is_root = self.open.is_empty();
        let sheets = self.sheets;
        let (look, parent) = match self.open.last_mut() {
            Some(open) => (&open.look, &mut open.met),
            None => (&self.look, &mut self.met),
        };
        let mut met = Met::default();
        let mut declared = Vec::new();
        if !sheets.rules.is_empty() {
            let (nth, nth_of_name) = parent.count(&tag.name);
            let element = Element { tag, nth, nth_of_name, is_root };
            met = sheets.rules.met(&element, &mut self.around, parent);
            declared = sheets.rules.declared(&mut met);
            sheets.rules.add_child(parent, &met);
        }
        let mut own = attribute(tag, "style").map(css::declarations).unwrap_or_default();
        own.retain(look::matters);
        let named = |declared: &&Declared<'_>| declared.part == Part::Whole && !declared.doubtful;
        let named = declared.iter().filter(named).map(|declared| declared.declaration).chain(&own);
        let variables = look.variables.with(named);
        let resolved: Vec<_> = declared.iter().map(|declared| variables.resolved(declared.declaration)).collect();
        let declared: Vec<_> =
            declared.iter().zip(&resolved).map(|(one, declaration)| Declared { declaration, ..*one }).collect();
        own.iter_mut().for_each(|declaration| *declaration = variables.resolved(declaration).into_owned());
        let ends = ends_of_animations(&declared, &own, sheets);
        own.extend(ends);
        let mut look = look.of(tag, &declared, &own);
        let animated = declared.iter().map(|declared| declared.declaration).chain(&own);
        let mut animated = animated.filter(|declaration| declaration.name.contains("animation"));
        if let Some(declaration) = animated.find(|declaration| sheets.rules.fades(&declaration.value)) {
            look.set_doubt(&declaration.name, &declaration.value);
        }
        let mut listed = declared.iter().map(|declared| declared.declaration).chain(&own);
        let makes_signs = |declaration: &&css::Declaration| {
            declaration.name.starts_with("list-style") && sheets.rules.makes_signs(&declaration.value)
        };
        if let Some(declaration) = listed.find(makes_signs) {
            look.set_doubt(&declaration.name, &declaration.value);
        }
        look.variables = variables;
        let adds = !declared.is_empty() || &*tag.name == "q";
        let generated = |part| if adds { look.generated(tag, &declared, part) } else { None };
        let generated = [Part::Before, Part::After].map(generated);
        (look, met, generated)
    }
}

/// Seconds after which nobody waits for an animation to begin or to end.
const MAX_WAIT: f32 = 30.0;

/// Declarations that hold once the animations of an element are over, where they keep what they end with, or go on for
/// ever.
fn ends_of_animations(declared: &[Declared<'_>], own: &[css::Declaration], sheets: &Sheets) -> Vec<css::Declaration> {
    let whole = declared.iter().filter(|declared| declared.part == Part::Whole && !declared.doubtful);
    let all = whole.map(|declared| declared.declaration).chain(own);
    let animated = all.filter(|declaration| declaration.name.contains("animation"));
    let value = animated.map(|declaration| &*declaration.value).collect::<Vec<_>>().join(" ");
    let shows = |declaration: &&css::Declaration| {
        matches!(
            &*declaration.name,
            "opacity" | "visibility" | "transform" | "scale" | "translate" | "filter" | "clip-path"
        )
    };
    let all = css::split(&value, ',').into_iter().filter(|one| comes_to_its_end(one));
    all.flat_map(|one| sheets.rules.end_of(one)).filter(shows).cloned().collect()
}

/// Returns true if what an animation ends with stays, and comes soon.
fn comes_to_its_end(value: &str) -> bool {
    // Brackets hold the numbers of a curve.
    let words = || css::split(value, ' ').into_iter();
    let seconds = |word: &str| match word.strip_suffix("ms") {
        Some(number) => number.parse::<f32>().ok().map(|ms| ms / 1000.0),
        None => word.strip_suffix('s')?.parse().ok(),
    };
    let is_short = |word: &str| seconds(word).is_none_or(|seconds| seconds <= MAX_WAIT);
    let is_part = |word: &str| word.parse::<f32>().is_ok_and(|times| times < 1.0 || times.fract() > 0.0);
    words().any(|word| matches!(word, "forwards" | "both" | "infinite"))
        && !words().any(|word| word.contains("reverse") || matches!(word, "alternate" | "paused"))
        && words().all(is_short)
        && !words().any(is_part)
}
