//! Styles that may act on the text that is read, and are not followed.

use std::rc::Rc;

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::elements;
use super::super::look::{Cover, Look, is_of_text, is_replaced, is_shape};
use super::state::{Open, Page};
use crate::base::Diagnostic;

/// Classes by which most style sheets hide or strike out what has them.
const SUSPECT: [&str; 24] = [
    "hidden",
    "hide",
    "is-hidden",
    "u-hidden",
    "invisible",
    "d-none",
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screen-reader-only",
    "screenreader",
    "offscreen",
    "off-screen",
    "opacity-0",
    "strike",
    "struck",
    "strikethrough",
    "strike-through",
    "line-through",
    "text-decoration-line-through",
    "deleted",
    "removed",
    "redacted",
];

/// Letters of a text from which on it is a sentence by itself.
const SENTENCE: usize = 20;

impl Page<'_> {
    /// Findings on styles that were not followed.
    pub(crate) fn doubts(&self) -> Vec<Diagnostic> {
        let sheet = self.sheets.outside.clone().unwrap_or_default();
        let classes = self.classes.told("html-sheets-outside").map(|told| told.arg("sheet", sheet));
        self.styles.told("html-styles-unread").into_iter().chain(classes).collect()
    }

    /// A class of an element by which a sheet that is not read may hide it.
    pub(super) fn suspect(&self, tag: &Tag) -> Option<Rc<str>> {
        self.sheets.outside.as_ref()?;
        let classes = || attribute(tag, "class").unwrap_or_default().split_ascii_whitespace();
        let found = classes().find(|class| SUSPECT.contains(class) && !self.sheets.rules.knows_class(class))?;
        // "d-none d-md-block", "hidden md:block": shown on a screen that is wide.
        let is_shown = |class: &str| {
            let on_wide = class.starts_with("d-") || class.contains(':') || class.starts_with("visible-");
            on_wide && class != "d-none" && !class.ends_with("none") && !class.ends_with("hidden")
        };
        (!classes().any(is_shown)).then(|| found.into())
    }

    /// Takes note of styles that are not followed and act on a text that is seen.
    pub(super) fn take_doubts(&mut self, text: &str) {
        let Some(open) = self.open.last() else { return };
        let letters = || text.chars().filter(|c| c.is_alphanumeric());
        if self.is_in_menu() || letters().next().is_none() {
            return;
        }
        if open.look.capitals.is_some_and(|capitals| changes_unit(text, capitals)) {
            self.styles.add("text-transform", self.line, self.elements);
        }
        // Single letters of such fonts are the points of lists.
        let signs = open.look.signs().filter(|_| letters().nth(2).is_some());
        // Buttons and labels are white on colours.
        let pale = open.look.pale().filter(|_| letters().nth(SENTENCE).is_some() && !self.is_in_control(0));
        if let Some(doubt) = open.look.doubt().or(signs).or(pale) {
            self.styles.add(doubt, self.line, self.elements);
        }
        if let Some(overlay) = self.open.last_mut().and_then(|open| open.look.take_overlay()) {
            self.styles.add(&overlay, self.line, self.elements);
        }
        self.take_cut_text();
        self.take_suspect(text);
    }

    /// Returns true if an element that serves to use the page is open, `but` for so many of the name of the innermost one.
    fn is_in_control(&self, but: usize) -> bool {
        let own = self.open.last().map(|open| &*open.name);
        let most = |name: &str| if own == Some(name) { but } else { 0 };
        ["a", "button", "label", "form"].into_iter().any(|name| self.count.get(name).is_some_and(|n| *n > most(name)))
    }

    /// Returns true if what is read now stands in a menu, where there is nothing to quote.
    pub(super) fn is_in_menu(&self) -> bool {
        self.open.last().is_some_and(|open| open.beside) && self.count.get("aside").is_none_or(|count| *count == 0)
    }

    /// Takes note of classes that may hide or strike what is read in a line with other text, or a sentence.
    fn take_suspect(&mut self, text: &str) {
        let Some(open) = self.open.last() else { return };
        let paragraph = self.flow.done.len();
        let Some((class, in_line)) = open.suspect.clone() else {
            // The line goes on after a text that may be hidden.
            if let Some((class, line, at)) = self.begun.take()
                && at == paragraph
            {
                self.classes.add(&class, line, self.elements);
            }
            return;
        };
        if self.is_in_control(1) {
            return;
        }
        let is_sentence = text.chars().filter(|c| c.is_alphanumeric()).nth(SENTENCE).is_some();
        if in_line && !is_sentence && self.flow.now.line.seen().trim().is_empty() {
            self.begun = Some((class, self.line, paragraph));
        } else if in_line || is_sentence {
            self.classes.add(&class, self.line, self.elements);
        }
    }

    /// Takes note of a box that may lie over text.
    pub(super) fn take_covers(&mut self, tag: &Tag, look: &Look) {
        let in_line = !self.flow.now.line.seen().trim().is_empty();
        let after_text = in_line || self.flow.seen > 0;
        let in_text = self.open.last().is_some_and(|open| is_of_text(&open.name));
        // Sheets lay menus over pages, and pictures in frames; a box in a line of text is another matter.
        // Advertisements stand in frames of their size.
        let is_frame = |open: &Open| open.look.is_frame && open.before.letters == self.letters;
        let fills_frame = is_replaced(&tag.name) && self.open.last().is_some_and(is_frame);
        let in_block = self.open.last().is_some_and(|open| open.look.is_block);
        let covers = |cover: &Cover| {
            if cover.is_fitted {
                return in_line && in_block;
            }
            if fills_frame && !cover.is_window {
                return false;
            }
            in_line
                || look.covers_by_itself && (look.is_above || after_text)
                || cover.is_whole && (in_text || look.covers_by_itself && !is_replaced(&tag.name))
                || cover.is_window && after_text && !self.sheets.scripts
        };
        let cover = look.covers.as_ref().filter(|cover| covers(cover)).map(|cover| cover.name.clone());
        // Text that was there before it in the same box lies under it.
        let is_first = !in_line && self.open.last().is_some_and(|open| open.before.letters == self.letters);
        let waiting = cover.as_ref().filter(|_| is_first);
        let is_layer = self.open.last_mut().is_some_and(|open| open.look.add_layer(look, waiting));
        let cover = cover.filter(|_| !(is_layer && is_first));
        let told = cover.or_else(|| look.reaches.clone().filter(|_| after_text));
        if let Some(told) = told {
            self.styles.add(&told, self.line, self.elements);
        }
        if matches!(&*tag.name, "col" | "colgroup") && look.is_invisible() {
            self.styles.add("visibility: collapse", self.line, self.elements);
        }
    }

    /// Compares the place of an element in a grid with that of the one before it.
    pub(super) fn take_grid(&mut self, tag: &Tag, look: &mut Look) {
        let Some(open) = self.open.last_mut().filter(|open| open.look.spreads) else { return };
        let before = std::mem::replace(&mut open.cell, look.cell);
        let is_word = !elements::is_block(&tag.name);
        let by_itself = attribute(tag, "style").is_some_and(|style| style.contains("grid"));
        let goes_back = match (before, look.cell) {
            ([Some(before), column_before], [Some(row), column]) => {
                row < before || row == before && column.unwrap_or(1) < column_before.unwrap_or(1)
            }
            // What has no place of its own fills the first one that is free.
            ([Some(row), column], [None, _]) => row > 1 || column.is_some_and(|column| column > 1),
            ([None, Some(before)], [None, Some(column)]) => open.look.is_dense && column < before,
            _ => false,
        };
        if goes_back && (is_word || by_itself) {
            look.set_moved();
        }
    }

    /// Takes note of an element of a drawing: texts, and shapes over them.
    pub(super) fn take_drawing(&mut self, tag: &Tag, look: &mut Look) {
        let name = &*tag.name;
        if !look.in_picture() {
            return;
        }
        if let Some(open) = self.open.last_mut().filter(|open| open.name == "switch") {
            // The first one that asks for nothing is shown (SVG 2 §5.9).
            let asks = ["systemlanguage", "requiredextensions", "requiredfeatures"];
            if open.chosen {
                look.set_gone();
            }
            open.chosen |= asks.into_iter().all(|name| attribute(tag, name).is_none());
        }
        let goes_on = self.open.last().is_some_and(|open| open.name == "text" && open.before.letters < self.letters);
        let is_placed =
            attribute(tag, "x").is_some() && ["y", "dy"].into_iter().all(|name| attribute(tag, name).is_none());
        if name == "tspan" && goes_on && is_placed {
            // It stands before or over what it follows, or further on; where that ends is not known.
            look.set_doubt("x", attribute(tag, "x").unwrap_or_default());
        }
        match name {
            "svg" => self.drawn.clear(),
            "text" if look.ink().how.is_none() => {
                if let Some(size) = look.size_in_drawing() {
                    self.drawn.add(tag, size);
                }
            }
            _ if is_shape(name) => self.draw(tag, look),
            _ => {}
        }
    }

    /// Takes a shape that lies over the texts before it and behind those after it.
    fn draw(&mut self, tag: &Tag, look: &Look) {
        let is_inner = ["mask", "pattern", "marker", "defs", "clippath", "symbol"];
        if is_inner.into_iter().any(|name| self.count.get(name).is_some_and(|count| *count > 0)) {
            return;
        }
        let is_line = &*tag.name == "line";
        if (look.is_opaque() || is_line) && look.size_in_drawing().is_some() && self.drawn.are_under(tag) {
            self.styles.add(&tag.name, self.line, self.elements);
        }
        // Where one is on a drawing, all that are open around it are.
        let _ = self.open.iter_mut().rev().all(|open| open.look.draw_behind());
    }
}

/// Returns true if a number in a text has a unit that is another one in capitals, or in small letters: a milligram is no
/// megagram.
fn changes_unit(text: &str, capitals: bool) -> bool {
    text.split_inclusive(|c: char| c.is_ascii_digit()).skip(1).any(|after| {
        let unit = after.trim_start();
        let unit = &unit[..unit.find(|c: char| !c.is_alphabetic()).unwrap_or(unit.len())];
        let mut letters = unit.chars();
        let milli = letters.next().is_some_and(|first| first == if capitals { 'm' } else { 'M' });
        milli
            && matches!(letters.as_str(), "g" | "m" | "s" | "l" | "L" | "W" | "V" | "A" | "J" | "Pa" | "b" | "w" | "v")
    })
}
