//! Rules that an element meets, and its look by them.

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::css;
use super::super::look::{self, Generated, Look};
use super::super::selectors::{Declared, Element, Met, Part};
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
