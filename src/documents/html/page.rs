//! The paragraphs of a page.

use std::collections::HashMap;

use html5ever::tokenizer::Tag;

use super::flow::{Flow, Paragraph};
use super::{Reader, elements, run};
use crate::documents::MAX_LINES;

/// What the page marks as its main text is taken alone if it has at least this part of all its letters.
const MAIN: f32 = 0.25;

/// The paragraphs of what the page marks as its main text (`main`, `article`, `role="main"`), or of all of it, if it
/// marks nothing or next to nothing. Menus, side columns, heads and feet of the page, and what is hidden are left out;
/// if nothing else is there, they are the text. `None` for more text than is read.
pub fn read(html: &str) -> Option<Vec<Paragraph>> {
    let paragraphs = paragraphs(html, false)?;
    let paragraphs = if paragraphs.is_empty() { self::paragraphs(html, true)? } else { paragraphs };
    let letters = |main: bool| -> usize { paragraphs.iter().filter(|p| p.main || !main).map(|p| p.text.len()).sum() };
    let only_main = letters(true) as f32 >= MAIN * letters(false) as f32 && letters(true) > 0;
    Some(paragraphs.into_iter().filter(|paragraph| paragraph.main || !only_main).collect())
}

fn paragraphs(html: &str, takes_all: bool) -> Option<Vec<Paragraph>> {
    let mut page = run(html, Page { takes_all, ..Page::default() });
    page.flow.end();
    (!page.is_full()).then_some(page.flow.done)
}

/// An element that is open.
struct Open {
    name: String,
    skipped: bool,
    main: bool,
    keeps: bool,
}

#[derive(Default)]
struct Page {
    flow: Flow,
    /// Whether what is beside the text, or hidden, is read too.
    takes_all: bool,
    open: Vec<Open>,
    /// How many elements of a name are open.
    count: HashMap<String, usize>,
}

impl Page {
    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if let Some(count) = self.count.get_mut(&open.name) {
            *count -= 1;
        }
        if !open.skipped && elements::is_block(&open.name) {
            self.flow.end();
        }
        self.flow.now.main = self.open.last().is_some_and(|open| open.main);
    }

    fn push(&mut self, tag: &Tag) {
        let name = tag.name.to_string();
        let parent = self.open.last();
        let main = parent.is_some_and(|open| open.main)
            || matches!(&*name, "main" | "article")
            || attribute(tag, "role").is_some_and(|role| role == "main");
        // The head and the foot of an article belong to it; those of the page do not.
        let of_page = matches!(&*name, "header" | "footer") && !main;
        let beside = elements::is_beside(&name) || of_page || is_hidden(tag);
        let skipped =
            parent.is_some_and(|open| open.skipped) || elements::is_no_text(&name) || beside && !self.takes_all;
        let keeps = parent.is_some_and(|open| open.keeps) || name == "pre";
        *self.count.entry(name.clone()).or_default() += 1;
        self.open.push(Open { name, skipped, main, keeps });
        self.flow.now.main = main;
    }
}

fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// Whether the element itself says that it is not shown; what style sheets say is not followed.
fn is_hidden(tag: &Tag) -> bool {
    let style = || attribute(tag, "style").map(|style| style.replace([' ', '\t', '\n'], "").to_ascii_lowercase());
    attribute(tag, "hidden").is_some()
        || attribute(tag, "aria-hidden") == Some("true")
        || style().is_some_and(|style| style.contains("display:none") || style.contains("visibility:hidden"))
}

impl Reader for Page {
    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        while self.open.last().is_some_and(|open| elements::ends_before(&open.name, name)) {
            self.pop();
        }
        let skipped = self.open.last().is_some_and(|open| open.skipped);
        match name {
            _ if skipped => {}
            "td" | "th" => self.flow.gap(),
            name if elements::is_block(name) => self.flow.end(),
            _ => {}
        }
        if !elements::is_void(name) && !tag.self_closing {
            self.push(tag);
        }
        if name == "li" && self.open.last().is_some_and(|open| !open.skipped) {
            self.flow.push("• ", 0, false);
        }
    }

    fn is_full(&self) -> bool {
        self.flow.is_full() || self.open.len() > MAX_LINES || self.count.len() > MAX_LINES
    }

    fn close(&mut self, name: &str) {
        if self.count.get(name).is_none_or(|count| *count == 0) {
            return;
        }
        while self.open.last().is_some_and(|open| open.name != name) {
            self.pop();
        }
        self.pop();
    }

    fn text(&mut self, text: &str, line: u32) {
        let Some(open) = self.open.last() else { return self.flow.push(text, line, false) };
        if !open.skipped {
            self.flow.push(text, line, open.keeps);
        }
    }
}
