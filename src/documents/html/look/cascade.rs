//! The look of an element from what sheets and the element itself declare.

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::css::{self, Declaration};
use super::super::elements;
use super::super::generated::{self, content};
use super::super::lengths::length;
use super::super::lists::Marker;
use super::super::selectors::{Declared, Part};
use super::covers;
use super::doubts::{self, Stand, said};
use super::properties::declared_in_drawing;
use super::state::Look;
use super::values::{FAINT, Values};

/// Text that is put before or after the content of an element.
#[derive(Clone, Debug)]
pub(crate) struct Generated {
    /// Look of the text.
    pub look: Look,
    /// Its text; none if it says nothing.
    pub text: String,
    /// True if it also has a number or a value that is not followed and stands within a line.
    pub is_more: bool,
}

impl Look {
    /// The look of an element within one of this look, by what the sheets declare for the element (the weakest first)
    /// and the element itself.
    pub(crate) fn of(&self, tag: &Tag, sheets: &[Declared<'_>], own: &[Declaration]) -> Self {
        let is_of = |declared: &&Declared<'_>, with_doubtful: bool| match declared.part {
            Part::Whole => with_doubtful || !declared.doubtful,
            Part::Beginning => with_doubtful,
            _ => false,
        };
        let drawing = self.in_picture || &*tag.name == "svg";
        let drawing = if drawing { declared_in_drawing(tag) } else { Default::default() };
        let values = |with_doubtful: bool| {
            let found = sheets.iter().filter(move |declared| is_of(declared, with_doubtful));
            Values::of(drawing.iter().chain(found.map(|declared| declared.declaration)).chain(own))
        };
        let mut look = self.with(tag, &values(false), own);
        let is_doubtful = |declared: &&Declared<'_>| {
            declared.part == Part::Beginning || declared.part == Part::Whole && declared.doubtful
        };
        if let Some(first) = sheets.iter().find(is_doubtful) {
            let other = self.with(tag, &values(true), own);
            if (other.ink(), other.turned) != (look.ink(), look.turned) {
                look.doubt = Some(first.selectors.into());
            }
        }
        let adds = |declared: &&Declared<'_>| {
            let is_text = declared.doubtful && declared.declaration.name == "content";
            is_text && generated::says_something(&content(&declared.declaration.value, tag).text, true)
        };
        if let Some(declared) = sheets.iter().find(adds) {
            look.doubt = Some(said(declared.selectors, &declared.declaration.value));
        }
        if !look.is_block
            && let Some(line) = [Part::Before, Part::After].into_iter().find_map(|part| line_through(sheets, part))
        {
            look.doubt = Some(line.into());
        }
        if let Some(marker) = sheets.iter().filter(|declared| declared.part == Part::Marker).find_map(|declared| {
            let text = (declared.declaration.name == "content").then(|| content(&declared.declaration.value, tag).text);
            text.filter(|text| generated::says_something(text, true))
        }) {
            look.marker = Marker::Text(marker.into());
        }
        let has_layer = look.take_layers_within(sheets);
        if let Some((part, selectors)) = covers::laid_over(tag, sheets, look.size, look.has_padding) {
            match &mut look.layer {
                Some(layer) if has_layer && part == Part::Before => layer.name = Some(selectors.into()),
                _ => look.doubt = Some(selectors.into()),
            }
        }
        look
    }

    /// Text that is put before or after the content of an element of this look.
    pub(crate) fn generated(&self, tag: &Tag, sheets: &[Declared<'_>], part: Part) -> Option<Generated> {
        let found = sheets.iter().filter(|declared| declared.part == part && !declared.doubtful);
        let values = Values::of(found.map(|declared| declared.declaration));
        let value = values.get("content").or(match part {
            Part::Before if &*tag.name == "q" => Some("open-quote"),
            Part::After if &*tag.name == "q" => Some("close-quote"),
            _ => None,
        })?;
        let added = content(value, tag);
        let mut look = self.clone();
        (look.is_block, look.apart, look.spreads, look.covers) = (false, false, false, None);
        (look.room, look.reaches, look.own_layer) = (None, None, None);
        look.take_box(values.get("display"));
        look.gone |= values.get("display").is_some_and(|display| display.starts_with("none"));
        look.take_colors(&values, self);
        look.take_letters(&values, self);
        look.take_place(&values);
        let icons =
            ["font-family", "font"].into_iter().filter_map(|name| values.get(name)).any(generated::is_icon_font);
        let says = generated::says_something(&added.text, !self.is_block || part == Part::After) && !icons;
        let is_more = added.is_more && !self.is_block && !icons;
        if is_more {
            look.doubt = Some(said("content", value));
        }
        let text = if says { added.text } else { String::new() };
        (is_more || says).then_some(Generated { look, text, is_more })
    }

    fn with(&self, tag: &Tag, values: &Values<'_>, own: &[Declaration]) -> Self {
        let mut look = self.clone();
        (look.is_block, look.apart, look.spreads, look.covers) = (elements::is_block(&tag.name), false, false, None);
        (look.flat, look.is_dense, look.floats_to_end, look.is_removed) = (false, false, false, false);
        look.take_layer(values, self);
        look.take_element(tag, values.get("display"));
        look.take_box(values.get("display"));
        if values.get("-webkit-box-orient") == Some("vertical") {
            look.spreads = false;
        }
        look.is_item = &*tag.name == "li" && values.get("display").is_none_or(|display| display.contains("list-item"));
        look.take_direction(tag, values, self);
        look.take_colors(values, self);
        look.take_letters(values, self);
        if look.in_picture {
            look.take_picture(tag, values, self);
        }
        look.take_level(tag, values, self);
        look.take_place(values);
        look.gone |= &*tag.name != "img" && values.get("content").is_some_and(|content| content.contains("url("));
        look.gone |= &*tag.name == "iframe" && is_tiny(tag, values, look.size);
        look.take_grid(values, self);
        look.take_measures(values);
        look.take_covers(tag, values, own, self);
        look.take_own_layer(tag, values, self);
        if let Some(out) = self.moved_out(values) {
            look.doubt = Some(out);
        }
        look.take_doubts(tag, values, own);
        look.is_cut &= !matches!(&*tag.name, "html" | "body");
        let hides = look.gone || look.invisible || look.opacity < FAINT;
        if matches!(&*tag.name, "html" | "body") && self.scripts && self.concealment().is_none() && hides {
            // Whoever saw a page that hides itself saw it after a script of it showed it.
            (look.gone, look.invisible, look.opacity) = (false, false, 1.0);
            look.doubt = Some(format!("{} {{ display: none }}", tag.name).into());
        }
        look
    }

    fn take_doubts(&mut self, tag: &Tag, values: &Values<'_>, own: &[Declaration]) {
        let within_line = !self.is_block && !self.apart && !matches!(&*tag.name, "td" | "th");
        let is_word = !elements::is_block(&tag.name);
        let is_placed = matches!(values.get("position"), Some("absolute" | "fixed"));
        let stand = Stand { own, size: self.size, within_line, is_placed, is_word, raised: self.level != 0 };
        self.is_above =
            values.get("z-index").and_then(|index| index.parse::<i32>().ok()).is_some_and(|index| index > 0);
        self.covers_by_itself = own.iter().any(|declaration| declaration.name == "position");
        self.doubt = doubts::of_box(values, &stand).or(self.doubt.take());
    }
}

/// Returns true if an element with a size of its own is too small for letters.
fn is_tiny(tag: &Tag, values: &Values<'_>, em: f32) -> bool {
    ["width", "height"].into_iter().any(|name| {
        let value = values.get(name).or_else(|| attribute(tag, name)).filter(|value| !value.contains('%'));
        value.and_then(|value| length(value, em)).is_some_and(|px| px <= 2.0)
    })
}

/// The selectors of rules that lay a line over the middle of an element.
fn line_through<'s>(sheets: &[Declared<'s>], part: Part) -> Option<&'s str> {
    let found = || sheets.iter().filter(|declared| declared.part == part);
    let values = Values::of(found().map(|declared| declared.declaration));
    let middle = |value: &str| {
        value
            .strip_suffix('%')
            .and_then(|percent| percent.parse::<f32>().ok())
            .is_some_and(|at| (35.0..=65.0).contains(&at))
    };
    let is_line = values.get("content").is_some_and(|content| css::strings(content) == [Ok(String::new())])
        && values.get("position") == Some("absolute")
        && ["top", "bottom", "inset"].into_iter().any(|name| values.get(name).is_some_and(middle));
    is_line.then(|| found().next().map(|declared| declared.selectors))?
}
