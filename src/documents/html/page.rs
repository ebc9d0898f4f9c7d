//! The paragraphs of a page.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use html5ever::tokenizer::{Tag, TagKind};

use super::flow::{Flow, Paragraph};
use super::forms::{self, Select};
use super::lists::Numbers;
use super::look::{Generated, Look};
use super::pictures::{self, Texts};
use super::selectors::{Around, Declared, Element, Met, Part, attribute};
use super::sheets::Sheets;
use super::{Reader, covers, css, elements, look, run};
use crate::base::{Diagnostic, Place};
use crate::documents::effects::{OVERRIDE_END, override_sign};
use crate::documents::layers::Ink;
use crate::model::Concealment;

/// Elements that are open at a time: each takes some hundred bytes.
const MAX_OPEN: usize = 1_000_000;

/// What the page marks as its main text is taken alone if it has at least this part of all its letters.
const MAIN: f32 = 0.25;

/// Pages in pages in pages (`srcdoc`).
const MAX_NESTED: u32 = 3;

/// How far around an item its list is looked for.
const MAX_LIST: usize = 8;

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

/// What was read of a page.
pub struct Paragraphs {
    /// The paragraphs.
    pub all: Vec<Paragraph>,
    /// Whether its style sheets were too much to be followed to the end.
    pub spent: bool,
    /// Styles that were not followed and may change what is read.
    pub doubts: Vec<Diagnostic>,
    /// Whether a script of it changes text.
    pub rewritten: bool,
}

/// The paragraphs of what the page marks as its main text (`main`, `article`, `role="main"`), or of all of it, if it
/// marks nothing or next to nothing. All else follows, as pages are marked in many ways: menus, side columns, heads and
/// feet, and what stands around the main text, but for lines that are in the text already. `None` for more text than is
/// read.
pub fn read(html: &str) -> Option<Paragraphs> {
    let sheets = Sheets::of(html);
    let seen = |paragraphs: &[Paragraph]| paragraphs.iter().any(|p| !p.beside && !p.line.seen().is_empty());
    let mut page = paragraphs(html, &sheets, 0)?;
    if !seen(&page.flow.done) {
        page.flow.done.iter_mut().for_each(|paragraph| paragraph.beside = false);
    }
    let letters = |main: bool| -> usize {
        page.flow.done.iter().filter(|p| !p.beside && (p.main || !main)).map(|p| p.line.seen().len()).sum()
    };
    let only_main = letters(true) as f32 >= MAIN * letters(false) as f32 && letters(true) > 0;
    let spent = sheets.rules.is_cut() || page.around.is_spent() || page.look.variables.is_spent();
    let doubts = page.doubts();
    let is_text = |paragraph: &Paragraph| !paragraph.beside && (paragraph.main || !only_main);
    let (mut all, mut rest): (Vec<_>, Vec<_>) = page.flow.done.into_iter().partition(is_text);
    let known: HashSet<&str> = all.iter().map(|paragraph| paragraph.line.seen().trim()).collect();
    rest.retain(|paragraph| !known.contains(paragraph.line.seen().trim()) || paragraph.line.seen().is_empty());
    all.extend(rest);
    Some(Paragraphs { all, spent, doubts, rewritten: sheets.rewritten })
}

fn paragraphs<'s>(html: &str, sheets: &'s Sheets, nested: u32) -> Option<Page<'s>> {
    let mut page = run(html, Page { nested, is_whole: true, ..Page::new(sheets) });
    page.finish();
    (!page.is_full()).then_some(page)
}

/// An element that is open.
struct Open {
    name: String,
    skipped: bool,
    main: bool,
    beside: bool,
    keeps: bool,
    /// In a drawing, where only some elements are text.
    drawn: bool,
    aside: Aside,
    look: Look,
    met: Met,
    after: Option<Box<Generated>>,
    numbers: Option<Numbers>,
    /// How many elements in it began.
    children: u32,
    /// A class by which a sheet that is not read may hide it, and whether what has the class stands in a line.
    suspect: Option<(Rc<str>, bool)>,
    /// For the root of a tree of its own: how many slots began before it.
    slots: Option<usize>,
    /// The place of its last child in a grid.
    cell: [Option<i32>; 2],
    /// Whether one of several drawings in it is chosen.
    chosen: bool,
    /// What was counted before it.
    before: Counts,
}

/// What is counted to know how much stands in an element.
#[derive(Clone, Copy, Debug)]
struct Counts {
    letters: usize,
    lines: usize,
    spreads: usize,
}

/// Whether the text of an element is taken out of the line around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aside {
    No,
    /// It stands beside the line.
    Beside,
    /// It stands above letters of the line.
    Above,
}

/// Styles that may change what is read and are not followed.
#[derive(Debug, Default)]
struct Doubts {
    count: usize,
    /// The first one, and its line in the file.
    first: Option<(String, u32)>,
    last: Option<(String, usize)>,
}

impl Doubts {
    /// Takes one that acts on text of an element, which is the nth one of the page.
    fn add(&mut self, what: &str, line: u32, element: usize) {
        if self.last.as_ref().is_some_and(|(last, at)| last == what && *at == element) {
            return;
        }
        self.last = Some((what.to_owned(), element));
        self.count += 1;
        self.first.get_or_insert_with(|| (what.to_owned(), line.max(1)));
    }

    fn told(&self, code: &'static str) -> Option<Diagnostic> {
        let (what, line) = self.first.as_ref()?;
        let told = Diagnostic::warning(code).arg("rule", what).arg("count", self.count.to_string());
        Some(told.at(Place { line: *line, column: 1 }).arg("line", line.to_string()))
    }
}

/// A page that is being read.
pub struct Page<'s> {
    /// Its text.
    pub flow: Flow,
    sheets: &'s Sheets,
    open: Vec<Open>,
    /// A list of options that is open.
    select: Option<Select>,
    /// How many pages are around it.
    nested: u32,
    /// Whether it is a whole page, whose `html` and `body` are there without their tags.
    is_whole: bool,
    /// The line of the file that is read.
    line: u32,
    /// How many elements began, and how many slots.
    elements: usize,
    slots: usize,
    /// How many letters were seen, and how many elements set those in them side by side.
    letters: usize,
    spreads: usize,
    /// The texts of the drawing that is read.
    drawn: Texts,
    styles: Doubts,
    classes: Doubts,
    /// A class, line of the file and paragraph of a text that begins a paragraph and may be hidden.
    begun: Option<(Rc<str>, u32, usize)>,
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
    pub fn new(sheets: &'s Sheets) -> Self {
        Self {
            flow: Flow::default(),
            sheets,
            open: Vec::new(),
            select: None,
            nested: 0,
            is_whole: false,
            line: 1,
            elements: 0,
            slots: 0,
            letters: 0,
            spreads: 0,
            drawn: Texts::default(),
            styles: Doubts::default(),
            classes: Doubts::default(),
            begun: None,
            count: HashMap::new(),
            around: Around::default(),
            before: 0,
            look: Look::of_page(sheets.plain, sheets.scripts),
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
            Some(open) => (!open.skipped && !open.drawn).then(|| open.look.ink()),
            None => Some(self.look.ink()),
        }
    }

    fn around(&self) -> &Look {
        self.open.last().map_or(&self.look, |open| &open.look)
    }

    /// Writes a text that comes now as it is shown: in the order of an override, digits above or below the line as such.
    fn write(&mut self, text: &str, line: u32, ink: Ink, plain: impl Fn(&mut Flow, &str)) {
        self.line = line;
        if ink.how.is_none() {
            self.take_doubts(text);
            self.letters += text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>();
        }
        let look = self.around();
        let (level, direction) = (look.level, look.turned);
        let is_blank = text.trim().is_empty();
        let mark = |flow: &mut Flow, mark: char| flow.now.line.push(mark.encode_utf8(&mut [0; 4]), ink, line);
        if let Some(direction) = direction.filter(|_| !is_blank) {
            mark(&mut self.flow, override_sign(direction));
            plain(&mut self.flow, text);
            return mark(&mut self.flow, OVERRIDE_END);
        }
        let is_number = !is_blank && text.trim().bytes().all(|b| b.is_ascii_digit());
        match level {
            1 if is_number => self.flow.now.line.push_raised(text, ink, line),
            -1 if is_number => self.flow.now.line.push_lowered(text, ink, line),
            _ => plain(&mut self.flow, text),
        }
    }

    /// Writes a text whose white space stays as it is.
    pub fn write_as_it_is(&mut self, text: &str, line: u32, ink: Ink) {
        self.write(text, line, ink, |flow, text| flow.now.line.push(text, ink, line));
    }

    /// What is to be said of styles that were not followed.
    pub fn doubts(&self) -> Vec<Diagnostic> {
        let sheet = self.sheets.outside.clone().unwrap_or_default();
        let classes = self.classes.told("html-sheets-outside").map(|told| told.arg("sheet", sheet));
        self.styles.told("html-styles-unread").into_iter().chain(classes).collect()
    }

    /// All is read.
    pub fn finish(&mut self) {
        if let (Some(select), Some(ink)) = (self.select.take(), self.ink()) {
            select.write(&mut self.flow, ink);
        }
        self.flow.finish();
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes the elements that do not stand on lines of their own and were opened in the last paragraph.
    pub fn end_paragraph(&mut self, depth: usize) {
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
        if let Some(count) = self.count.get_mut(&open.name) {
            *count -= 1;
        }
        self.around.leave(&open.met);
        let ink = open.look.ink();
        self.take_room(&open);
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

    fn end_element(&mut self, open: &Open, ink: Ink) {
        if open.look.is_block {
            self.flow.end_in(ink);
        } else if elements::is_control(&open.name) {
            self.flow.now.line.space(ink);
        }
        match open.aside {
            Aside::No => {}
            Aside::Beside => self.flow.step_back(),
            Aside::Above => self.flow.change_height(),
        }
    }

    /// Writes what a style sheet puts before or after the content of an element.
    fn generate(&mut self, generated: &Generated) {
        let ink = generated.look.ink();
        if let Some(doubt) = generated.look.doubt().filter(|_| ink.how.is_none() && generated.is_more) {
            self.styles.add(doubt, self.line, self.elements);
        }
        let (is_block, line) = (generated.look.is_block, self.line);
        let apart = generated.look.apart && !self.flow.now.line.seen().trim().is_empty();
        if apart {
            self.flow.step_aside();
        } else if is_block {
            self.flow.end_in(ink);
        }
        self.flow.push(&generated.text, line, false, ink);
        if apart {
            self.flow.step_back();
        } else if is_block {
            self.flow.end_in(ink);
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

    /// What an element looks like, which rules it meets, and what they put before and after it.
    fn look(&mut self, tag: &Tag) -> (Look, Met, [Option<Generated>; 2]) {
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
        look.variables = variables;
        let adds = !declared.is_empty() || &*tag.name == "q";
        let generated = |part| if adds { look.generated(tag, &declared, part) } else { None };
        let generated = [Part::Before, Part::After].map(generated);
        (look, met, generated)
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
        let before = Counts { letters: self.letters, lines: self.flow.seen, spreads: self.spreads };
        self.spreads += usize::from(look.spreads);
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

    /// A class of an element by which a sheet that is not read may hide it.
    fn suspect(&self, tag: &Tag) -> Option<Rc<str>> {
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
    fn take_doubts(&mut self, text: &str) {
        let Some(open) = self.open.last() else { return };
        let letters = || text.chars().filter(|c| c.is_alphanumeric());
        // In menus there is nothing to quote.
        if open.beside && self.count.get("aside").is_none_or(|count| *count == 0) || letters().next().is_none() {
            return;
        }
        // Single letters of such fonts are the points of lists.
        let signs = open.look.signs().filter(|_| letters().nth(2).is_some());
        if let Some(doubt) = open.look.doubt().or(signs) {
            self.styles.add(doubt, self.line, self.elements);
        }
        self.take_suspect(text);
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
        let is_in = |name: &str| self.count.get(name).is_some_and(|count| *count > usize::from(open.name == name));
        if ["a", "button", "label", "form"].into_iter().any(is_in) {
            return;
        }
        if in_line && self.flow.now.line.seen().trim().is_empty() {
            self.begun = Some((class, self.line, paragraph));
        } else if in_line
            || is_paragraph(&open.name) && text.chars().filter(|c| c.is_alphanumeric()).count() >= SENTENCE
        {
            self.classes.add(&class, self.line, self.elements);
        }
    }

    /// Lines and gaps between what was read and an element that begins.
    fn begin(&mut self, name: &str, look: &Look, around: Ink) {
        let spreads = self.around().spreads;
        if matches!(name, "td" | "th" | "mtd") {
            self.flow.gap(look.ink());
        } else if look.is_block {
            self.flow.end_in(around);
        } else if spreads {
            self.flow.gap(look.ink());
        } else if elements::is_control(name) {
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

    /// The sign or number of an item.
    fn mark_item(&mut self, tag: &Tag, ink: Ink) {
        let lists = self.open.iter_mut().rev().take(MAX_LIST);
        let number = lists.filter_map(|open| open.numbers.as_mut()).next().and_then(|numbers| numbers.take(tag));
        let look = self.around();
        let sign = if look.is_item { look.marker.text(number) } else { String::new() };
        self.flow.push(&sign, 0, false, ink);
    }

    /// Takes note of a box that may lie over text.
    fn take_covers(&mut self, tag: &Tag, look: &Look) {
        let in_line = !self.flow.now.line.seen().trim().is_empty();
        let after_text = in_line || self.flow.seen > 0;
        let in_text = self.open.last().is_some_and(|open| covers::is_of_text(&open.name));
        // Sheets lay menus over pages, and pictures in frames; a box in a line of text is another matter.
        let covers = |cover: &covers::Cover| {
            in_line
                || look.covers_by_itself && (look.is_above || after_text)
                || cover.is_whole && (in_text || look.covers_by_itself && !covers::is_replaced(&tag.name))
                || cover.is_window && after_text && !self.sheets.scripts
        };
        let cover = look.covers.as_ref().filter(|cover| covers(cover)).map(|cover| cover.name.clone());
        let told = cover.or_else(|| look.reaches.clone().filter(|_| after_text));
        if let Some(told) = told {
            self.styles.add(&told, self.line, self.elements);
        }
        if matches!(&*tag.name, "col" | "colgroup") && look.is_invisible() {
            self.styles.add("visibility: collapse", self.line, self.elements);
        }
    }

    /// Compares the place of an element in a grid with that of the one before it.
    fn take_grid(&mut self, tag: &Tag, look: &mut Look) {
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

    /// What stands in a drawing, and what is drawn over it.
    fn take_drawing(&mut self, tag: &Tag, look: &mut Look) {
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
        match name {
            "svg" => self.drawn.clear(),
            "text" if look.ink().how.is_none() => {
                if let Some(size) = look.size_in_drawing() {
                    self.drawn.add(tag, size);
                }
            }
            _ if pictures::is_shape(name) => self.draw(tag, look),
            _ => {}
        }
    }

    /// A shape lies over the texts before it and behind those after it.
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

    /// Takes note of a box that is closed and cut off some of its text.
    fn take_room(&mut self, open: &Open) {
        let Some(room) = &open.look.room else { return };
        let before = open.before;
        let letters = self.letters - before.letters;
        let in_menu = open.beside && !self.count.get("aside").is_some_and(|count| *count > 0);
        if letters == 0 || in_menu {
            return;
        }
        let begun = usize::from(!self.flow.now.line.seen().trim().is_empty());
        let lines =
            if self.spreads > before.spreads { 1 } else { (self.flow.seen + begun).saturating_sub(before.lines) };
        if room.is_too_small(letters, lines) {
            self.styles.add(&room.name, self.line, self.elements);
        }
    }

    /// What an element shows, or stands for, that is no text between its tags.
    fn add_value(&mut self, tag: &Tag, look: &Look) {
        let (ink, line) = (look.ink(), self.line);
        let hidden = if ink.how.is_some() { ink } else { Ink::concealed(Concealment::Hidden) };
        let (text, ink) = match &*tag.name {
            "input" => (forms::value(tag), ink),
            // Nobody sees the description of a picture that is there.
            "img" => (attribute(tag, "alt"), hidden),
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

    /// Signs and heights of the parts of a formula (MathML Core §3).
    fn take_formula(&mut self, tag: &Tag, look: &mut Look) {
        let Some(open) = self.open.last() else { return };
        let ink = look.ink();
        match (&*open.name, open.children) {
            ("mfrac", 2) => self.flow.push("/", self.line, false, ink),
            ("msup" | "mroot", 2) | ("msubsup", 3) => look.level = 1,
            ("msub" | "msubsup", 2) => look.level = -1,
            _ => {}
        }
        if matches!(&*tag.name, "msqrt" | "mroot") {
            self.flow.push("√", self.line, false, ink);
        }
    }
}

/// A tag that is left out.
fn implied(name: &str) -> Tag {
    let (kind, attrs) = (TagKind::StartTag, Vec::new());
    Tag { kind, name: name.into(), self_closing: false, had_duplicate_attributes: false, attrs }
}

/// Whether a text of an element is one of a story, and none of what serves to use the page.
fn is_paragraph(name: &str) -> bool {
    matches!(name, "p" | "blockquote" | "dd")
}

/// Whether an element is the root of a tree that is shown in place of what its parent contains.
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
