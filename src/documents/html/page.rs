//! The paragraphs of a page.

use std::collections::{HashMap, HashSet};

use html5ever::tokenizer::Tag;

use super::flow::{Flow, Paragraph};
use super::look::Look;
use super::selectors::{Around, Element, Met, attribute};
use super::sheets::Sheets;
use super::{Reader, css, elements, run};
use crate::base::Diagnostic;
use crate::documents::layers::Ink;

/// Elements that are open at a time: each takes some hundred bytes.
const MAX_OPEN: usize = 1_000_000;

/// What the page marks as its main text is taken alone if it has at least this part of all its letters.
const MAIN: f32 = 0.25;

/// What was read of a page.
pub struct Paragraphs {
    /// The paragraphs.
    pub all: Vec<Paragraph>,
    /// Whether its style sheets were too much to be followed to the end.
    pub spent: bool,
    /// Names a rule of its style sheets that is not followed and may change what is read.
    pub unread: Option<Diagnostic>,
}

/// The paragraphs of what the page marks as its main text (`main`, `article`, `role="main"`), or of all of it, if it
/// marks nothing or next to nothing. All else follows, as pages are marked in many ways: menus, side columns, heads and
/// feet, and what stands around the main text, but for lines that are in the text already. `None` for more text than is
/// read.
pub fn read(html: &str) -> Option<Paragraphs> {
    let sheets = Sheets::of(html);
    let seen = |paragraphs: &[Paragraph]| paragraphs.iter().any(|p| !p.beside && !p.line.seen().is_empty());
    let mut page = paragraphs(html, &sheets, false)?;
    if !seen(&page.flow.done) {
        page = paragraphs(html, &sheets, true)?;
        page.flow.done.iter_mut().for_each(|paragraph| paragraph.beside = false);
    }
    let letters = |main: bool| -> usize {
        page.flow.done.iter().filter(|p| !p.beside && (p.main || !main)).map(|p| p.line.seen().len()).sum()
    };
    let only_main = letters(true) as f32 >= MAIN * letters(false) as f32 && letters(true) > 0;
    let spent = page.around.is_spent();
    let is_text = |paragraph: &Paragraph| !paragraph.beside && (paragraph.main || !only_main);
    let (mut all, mut rest): (Vec<_>, Vec<_>) = page.flow.done.into_iter().partition(is_text);
    let known: HashSet<&str> = all.iter().map(|paragraph| paragraph.line.seen().trim()).collect();
    rest.retain(|paragraph| !known.contains(paragraph.line.seen().trim()) || paragraph.line.seen().is_empty());
    all.extend(rest);
    Some(Paragraphs { all, spent, unread: sheets.warning() })
}

fn paragraphs<'s>(html: &str, sheets: &'s Sheets, takes_all: bool) -> Option<Page<'s>> {
    let mut page = run(html, Page::new(sheets, takes_all));
    page.flow.end();
    (!page.is_full()).then_some(page)
}

/// An element that is open.
struct Open {
    name: String,
    skipped: bool,
    main: bool,
    beside: bool,
    keeps: bool,
    look: Look,
    met: Met,
}

/// A page that is being read.
pub struct Page<'s> {
    /// Its text.
    pub flow: Flow,
    sheets: &'s Sheets,
    /// Whether what only serves to use the page is read too.
    takes_all: bool,
    open: Vec<Open>,
    /// How many elements of a name are open.
    count: HashMap<String, usize>,
    around: Around,
    /// How many lines of the file come before what is read.
    before: u32,
    /// What stands in no element.
    look: Look,
    met: Met,
}

impl<'s> Page<'s> {
    /// Before anything is read.
    pub fn new(sheets: &'s Sheets, takes_all: bool) -> Self {
        Self {
            flow: Flow::default(),
            sheets,
            takes_all,
            open: Vec::new(),
            count: HashMap::new(),
            around: Around::default(),
            before: 0,
            look: Look::of_page(sheets.plain),
            met: Met::default(),
        }
    }

    /// Reads some more that starts on a line of the file, counted from 1.
    pub fn read_on(&mut self, html: &str, line: u32) {
        self.before = line.saturating_sub(1);
        run(html, &mut *self);
    }

    /// How text is shown that comes now; `None` if it is none of the page.
    pub fn ink(&self) -> Option<Ink> {
        match self.open.last() {
            Some(open) => (!open.skipped).then(|| open.look.ink()),
            None => Some(self.look.ink()),
        }
    }

    /// Whether a text that comes now is a number above the line.
    pub fn is_raised_number(&self, text: &str) -> bool {
        let is_raised = self.count.get("sup").is_some_and(|count| *count > 0);
        is_raised && !text.trim().is_empty() && text.trim().bytes().all(|b| b.is_ascii_digit())
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes the elements that do not stand on lines of their own and were opened in the last paragraph.
    pub fn end_paragraph(&mut self, depth: usize) {
        while self.open.len() > depth && self.open.last().is_some_and(|open| !elements::is_block(&open.name)) {
            self.pop();
        }
    }

    fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        if let Some(count) = self.count.get_mut(&open.name) {
            *count -= 1;
        }
        self.around.leave(&open.met);
        if !open.skipped && elements::is_block(&open.name) {
            self.flow.end_in(open.look.ink());
        }
        self.flow.now.main = self.open.last().is_some_and(|open| open.main);
        self.flow.now.beside = self.open.last().is_some_and(|open| open.beside);
    }

    /// What an element looks like, and which rules it meets.
    fn look(&mut self, tag: &Tag) -> (Look, Met) {
        let is_root = self.open.is_empty();
        let (look, parent) = match self.open.last_mut() {
            Some(open) => (&open.look, &mut open.met),
            None => (&self.look, &mut self.met),
        };
        let mut met = Met::default();
        let mut declared = Vec::new();
        if !self.sheets.rules.is_empty() {
            let (nth, nth_of_name) = parent.count(&tag.name);
            let element = Element { tag, nth, nth_of_name, is_root };
            met = self.sheets.rules.met(&element, &mut self.around, parent);
            declared = self.sheets.rules.declared(&mut met);
            self.sheets.rules.add_child(parent, &met);
        }
        let own = attribute(tag, "style").map(css::declarations).unwrap_or_default();
        (look.of(tag, &declared, &own), met)
    }

    fn push(&mut self, tag: &Tag, look: Look, met: Met) {
        let name = tag.name.to_string();
        let parent = self.open.last();
        let main = parent.is_some_and(|open| open.main)
            || matches!(&*name, "main" | "article")
            || attribute(tag, "role").is_some_and(|role| role == "main");
        // The head and the foot of an article belong to it; those of the page do not.
        let of_page = matches!(&*name, "header" | "footer") && !main;
        // A dialog that is not open is text that is hidden, not text beside the page.
        let begins_beside = (elements::is_beside(&name) || of_page) && !(name == "dialog" && look.ink().how.is_some());
        let beside = parent.is_some_and(|open| open.beside) || begins_beside;
        // A heading may be a button that unfolds its part of the page.
        let is_control = name == "button" && !self.open.iter().any(|open| elements::is_heading(&open.name));
        let skipped =
            parent.is_some_and(|open| open.skipped) || elements::is_no_text(&name) || is_control && !self.takes_all;
        let keeps = parent.is_some_and(|open| open.keeps) || name == "pre";
        *self.count.entry(name.clone()).or_default() += 1;
        self.around.enter(&met);
        self.open.push(Open { name, skipped, main, beside, keeps, look, met });
        self.flow.now.main = main;
        if self.flow.now.line.is_blank() {
            self.flow.now.beside = beside;
        }
    }
}

impl Reader for Page<'_> {
    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        while self.open.last().is_some_and(|open| elements::ends_before(&open.name, name)) {
            self.pop();
        }
        let around = self.ink();
        let (look, met) = self.look(tag);
        match around {
            None => {}
            Some(_) if matches!(name, "td" | "th") => self.flow.gap(look.ink()),
            Some(ink) if elements::is_block(name) => self.flow.end_in(ink),
            Some(_) => {}
        }
        if !elements::is_void(name) && !tag.self_closing {
            self.push(tag, look, met);
        }
        if name == "li"
            && let Some(ink) = self.ink()
        {
            self.flow.push("• ", 0, false, ink);
        }
    }

    fn is_full(&self) -> bool {
        self.flow.is_full() || self.open.len() > MAX_OPEN || self.count.len() > MAX_OPEN
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
        if let Some(ink) = self.ink() {
            let keeps = self.open.last().is_some_and(|open| open.keeps);
            let line = line + self.before;
            if self.is_raised_number(text) {
                return self.flow.now.line.push_raised(text, ink, line);
            }
            self.flow.push(text, line, keeps, ink);
        }
    }
}
