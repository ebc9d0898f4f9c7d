//! A page from its tags and texts.

use html5ever::tokenizer::{Tag, TagKind};

use super::super::attributes::attribute;
use super::super::elements;
use super::super::forms::{self, Select};
use super::super::lists::Numbers;
use super::super::look::Look;
use super::super::selectors::Met;
use super::super::sheets::Sheets;
use super::super::tokens::{Reader, run};
use super::state::{Aside, Open, Page};
use crate::documents::ink::Ink;
use crate::model::Concealment;

/// Elements that are open at a time: each takes some hundred bytes.
const MAX_OPEN: usize = 1_000_000;

/// Pages in pages in pages (`srcdoc`).
const MAX_NESTED: u32 = 3;

pub(crate) fn paragraphs<'s>(html: &str, sheets: &'s Sheets, nested: u32) -> Option<Page<'s>> {
    let mut page = run(html, Page { nested, is_whole: true, ..Page::new(sheets) });
    page.finish();
    (!page.is_full()).then_some(page)
}

impl Page<'_> {
    /// Reads some more that starts on a line of the file, counted from 1.
    pub(crate) fn read_on(&mut self, html: &str, line: u32) {
        self.before = line.saturating_sub(1);
        run(html, &mut *self);
    }

    /// Ends the page when all is read.
    pub(crate) fn finish(&mut self) {
        if let (Some(select), Some(ink)) = (self.select.take(), self.ink()) {
            select.write(&mut self.flow, ink);
        }
        self.flow.finish();
    }

    /// Closes the elements that do not stand on lines of their own and were opened in the last paragraph.
    pub(crate) fn end_paragraph(&mut self, depth: usize) {
        let mut stood_aside = false;
        while self.open.len() > depth && self.open.last().is_some_and(|open| !elements::is_block(&open.name)) {
            stood_aside |= self.open.last().is_some_and(|open| open.aside != Aside::No);
            self.pop();
        }
        if stood_aside {
            self.flow.end();
        }
    }

    fn pop(&mut self) {
        if let Some(after) = self.open.last_mut().and_then(|open| open.after.take()) {
            self.generate(&after);
        }
        let Some(open) = self.open.pop() else { return };
        if open.look.is_block {
            self.mark_heading();
        }
        if let Some(count) = self.count.get_mut(&open.name) {
            *count -= 1;
        }
        self.around.leave(&open.met);
        let ink = open.look.ink();
        self.close_box(&open);
        if let Some(select) = self.select.take_if(|_| open.name == "select") {
            select.write(&mut self.flow, ink);
        }
        if !open.skipped && !open.drawn {
            self.end_element(&open, ink);
        }
        // What stands in an element with a tree of its own is shown only where the tree has a slot for it.
        let is_host_gone = open.slots.is_some() && open.look.ink().how == Some(Concealment::Hidden);
        if (open.slots == Some(self.slots) || is_host_gone)
            && let Some(host) = self.open.last_mut()
        {
            host.look.set_gone();
        }
        self.flow.now.main = self.open.last().is_some_and(|open| open.main);
        self.flow.now.beside = self.open.last().is_some_and(|open| open.beside);
    }

    /// Marks what is written now as a heading if it stands in one.
    fn mark_heading(&mut self) {
        let is_open = |name: &str| self.count.get(name).is_some_and(|count| *count > 0);
        if ["h1", "h2", "h3", "h4", "h5", "h6"].into_iter().any(is_open) {
            self.flow.now.line.set_heading();
        }
    }

    fn end_element(&mut self, open: &Open, ink: Ink) {
        if open.look.is_block {
            self.flow.end_in(ink);
        } else if elements::is_control(&open.name) || open.look.is_spaced[1] && self.flow.now.line.ends_with_digit() {
            self.flow.now.line.space(ink);
        }
        match open.aside {
            Aside::No => {}
            Aside::Beside => self.flow.step_back(),
            Aside::Above => self.flow.change_height(),
        }
    }

    /// Begins `html` and `body` where what begins stands in them and their tags are left out (WHATWG HTML §13.1.2.4).
    fn imply(&mut self, name: &str) {
        let is_open = |page: &Self, name: &str| page.count.get(name).is_some_and(|count| *count > 0);
        if !self.is_whole || name == "html" {
            return;
        }
        if self.open.is_empty() {
            self.open(&implied("html"));
        }
        if !elements::is_of_head(name) && !is_open(self, "body") && !is_open(self, "head") {
            self.open(&implied("body"));
        }
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
        let skipped = parent.is_some_and(|open| open.skipped) || elements::is_no_text(&name);
        let is_letters = look.in_picture() && matches!(&*name, "text" | "foreignobject");
        let drawn = name == "svg" || parent.is_some_and(|open| open.drawn) && !is_letters;
        let keeps = parent.is_some_and(|open| open.keeps) || elements::keeps_space(&name);
        let suspect = self
            .suspect(tag)
            .map(|class| (class, !look.is_block))
            .or_else(|| parent.and_then(|open| open.suspect.clone()));
        let is_list = matches!(&*name, "ol" | "ul" | "menu" | "dir");
        let numbers = is_list.then(|| Numbers::of_list(tag));
        let slots = is_shadow(tag).then_some(self.slots);
        *self.count.entry(name.clone()).or_default() += 1;
        self.around.enter(&met);
        let aside = Aside::No;
        let before = self.counts();
        self.open_box(&look);
        let (after, children) = (None, 0);
        let more = Open {
            name,
            skipped,
            main,
            beside,
            keeps,
            drawn,
            aside,
            look,
            met,
            after,
            numbers,
            children,
            suspect,
            slots,
            cell: [None, None],
            chosen: false,
            before,
        };
        self.open.push(more);
        self.flow.now.main = main;
        if self.flow.now.line.is_blank() {
            self.flow.now.beside = beside;
        }
    }

    /// Lines and gaps between what was read and an element that begins.
    fn begin(&mut self, name: &str, look: &Look, around: Ink) {
        let spreads = self.around().spreads;
        if matches!(name, "td" | "th" | "mtd") {
            self.flow.gap(look.ink());
        } else if look.is_block {
            self.mark_heading();
            // What is not there at all ends no line.
            self.flow.end_in(if look.is_removed { look.ink() } else { around });
        } else if spreads {
            self.flow.gap(look.ink());
        } else if elements::is_control(name) || look.is_spaced[0] && self.flow.now.line.ends_with_digit() {
            self.flow.now.line.space(look.ink());
        }
    }

    /// Takes what stands beside a line, or above its letters, out of it.
    fn step_aside(&mut self, name: &str, look: &Look) -> Aside {
        // The first letter of a paragraph may be a large one with the lines beside it.
        let in_line = !self.flow.now.line.seen().trim().is_empty();
        if name == "rt" {
            self.flow.change_height();
            self.flow.now.line.space(look.ink());
            Aside::Above
        } else if look.apart && !look.is_block && (in_line || look.floats_to_end) && look.ink().how.is_none() {
            self.flow.step_aside();
            Aside::Beside
        } else {
            Aside::No
        }
    }

    /// Adds the text of an element that does not stand between its tags.
    fn add_value(&mut self, tag: &Tag, look: &Look) {
        let (ink, line) = (look.ink(), self.line);
        let hidden = if ink.how.is_some() { ink } else { Ink::concealed(Concealment::Hidden) };
        let (text, ink) = match &*tag.name {
            "input" => (forms::value(tag), ink),
            // The description of a picture stands in the place of one that is not there (WHATWG HTML §15.4.3).
            "img" if is_without_picture(tag) => (attribute(tag, "alt"), ink),
            "img" => {
                let is_tiny = |name| attribute(tag, name).is_some_and(|px| matches!(px, "0" | "1" | "2"));
                if ink.how.is_none() && !is_tiny("width") && !is_tiny("height") && self.flow.now.line.ends_with_digit()
                {
                    self.flow.now.line.space(ink);
                }
                (attribute(tag, "alt"), hidden)
            }
            "iframe" => return self.read_inner(tag, ink),
            _ => return,
        };
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        self.flow.now.line.space(ink);
        self.flow.push(text, line, false, ink);
        self.flow.now.line.space(ink);
    }

    /// Reads a page that stands in an attribute, and is shown in this one.
    fn read_inner(&mut self, tag: &Tag, ink: Ink) {
        let address = attribute(tag, "src").unwrap_or_default().trim_start();
        let is_data = address.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("data:"));
        let inner = attribute(tag, "srcdoc");
        if ink.how.is_none() && (inner.is_none() && is_data || inner.is_some() && self.nested >= MAX_NESTED) {
            self.styles.add("iframe", self.line, self.elements);
        }
        let Some(inner) = inner.filter(|_| self.nested < MAX_NESTED) else { return };
        let sheets = Sheets::of(inner);
        let Some(page) = paragraphs(inner, &sheets, self.nested + 1) else { return };
        if let Some((what, _)) = page.styles.first {
            self.styles.add(&what, self.line, self.elements);
        }
        let mut lines = page.flow.done;
        for paragraph in &mut lines {
            (paragraph.main, paragraph.beside) = (self.flow.now.main, self.flow.now.beside);
            paragraph.line.set_place(self.line);
            if ink.how.is_some() {
                let text = paragraph.line.seen().to_owned();
                paragraph.line = Default::default();
                paragraph.line.push(&text, ink, self.line);
            }
        }
        self.flow.append(lines);
    }
}

/// A tag that is left out.
fn implied(name: &str) -> Tag {
    let (kind, attrs) = (TagKind::StartTag, Vec::new());
    Tag { kind, name: name.into(), self_closing: false, had_duplicate_attributes: false, attrs }
}

/// Returns true for a picture that names no file, not even one for a script to load later.
fn is_without_picture(tag: &Tag) -> bool {
    let names = |name: &str| matches!(name, "src" | "srcset" | "loading") || name.starts_with("data-");
    !tag.attrs.iter().any(|attribute| names(&attribute.name.local) && !attribute.value.is_empty())
}

/// Returns true if an element is the root of a tree that is shown in place of what its parent contains.
fn is_shadow(tag: &Tag) -> bool {
    &*tag.name == "template" && elements::is_shown_template(tag)
}

impl Reader for Page<'_> {
    fn open(&mut self, tag: &Tag) {
        let name = &*tag.name;
        while self.open.last().is_some_and(|open| elements::ends_before(&open.name, name)) {
            self.pop();
        }
        self.imply(name);
        self.elements += 1;
        if let Some(open) = self.open.last_mut() {
            open.children += 1;
        }
        let around = self.ink();
        let (mut look, met, [before, after]) = self.look(tag);
        self.take_drawing(tag, &mut look);
        self.slots += usize::from(name == "slot" && look.ink().how != Some(Concealment::Hidden));
        let mut aside = Aside::No;
        if let Some(ink) = around {
            self.take_top(name, &look);
            self.begin(name, &look, ink);
            self.take_formula(tag, &mut look);
            self.take_grid(tag, &mut look);
            self.take_covers(tag, &look);
            if !elements::is_no_text(name) || name == "iframe" {
                self.add_value(tag, &look);
            }
        }
        let is_void = elements::is_void(name) || tag.self_closing;
        if is_void {
            return;
        }
        if around.is_some() {
            aside = self.step_aside(name, &look);
        }
        match name {
            "select" if around.is_some() && self.select.is_none() => self.select = Some(Select::new(tag)),
            "option" => self.select.iter_mut().for_each(|select| select.begin(tag, self.line)),
            _ => {}
        }
        self.push(tag, look, met);
        if let Some(open) = self.open.last_mut() {
            (open.aside, open.after) = (aside, after.map(Box::new));
        }
        let Some(ink) = self.ink() else { return };
        if around.is_none() {
            // Text in a drawing.
            self.flow.gap(ink);
        }
        if name == "li" {
            self.mark_item(tag, ink);
        }
        if let Some(before) = before {
            self.generate(&before);
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
        let line = line + self.before;
        self.line = line;
        // Letters end the head of a page whose end is not written.
        if self.open.last().is_some_and(|open| open.name == "head") && !text.trim().is_empty() {
            self.pop();
        }
        if self.open.len() < 2 && !text.trim().is_empty() {
            self.imply("#text");
        }
        let Some(ink) = self.ink() else { return };
        if let Some(select) = &mut self.select {
            return select.push(text);
        }
        let keeps = self.open.last().is_some_and(|open| open.keeps);
        self.write(text, line, ink, |flow, text| flow.push(text, line, keeps, ink));
        self.line += text.bytes().filter(|byte| *byte == b'\n').count() as u32;
    }
}
