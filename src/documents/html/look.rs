//! How the text of an element looks, as far as it decides whether a reader sees it: what the element and those around
//! it declare.
//!
//! Nothing is laid out. What is moved, cut or shrunk counts as hidden where the numbers leave no doubt; a colour counts
//! as that of what lies behind it only where both are known. Styles that may act on the text
//! and are not followed are told with it (see `doubts`). What scripts, other files and clicks change is not followed: a
//! `details` that is closed shows what it has at a click, and is seen.

use std::rc::Rc;

use html5ever::tokenizer::Tag;

use super::colors::{self, Rgb};
use super::covers::{self, Cover};
use super::css::{self, Declaration};
use super::doubts::{self, Stand, said};
use super::elements;
use super::generated::{self, content};
use super::lengths::{AWAY, length};
use super::lists::Marker;
use super::pictures::{self, Bounds};
use super::room::Room;
use super::selectors::{Declared, Part, attribute};
use super::variables::Variables;
use crate::base::Direction;
use crate::documents::layers::Ink;
use crate::model::Concealment;

/// Letters of at most so many pixels are not read.
const TINY: f32 = 2.0;
/// What is less opaque is not seen.
const FAINT: f32 = 0.06;
/// To the right or down, where one might scroll to.
pub const FAR: f32 = 5000.0;

/// The properties that are looked at.
const PROPERTIES: &[&str] = &[
    "display",
    "visibility",
    "content-visibility",
    "opacity",
    "font",
    "font-size",
    "color",
    "background",
    "background-color",
    "background-image",
    "background-clip",
    "-webkit-background-clip",
    "-webkit-text-fill-color",
    "-webkit-text-stroke",
    "-webkit-text-security",
    "text-shadow",
    "text-decoration",
    "text-decoration-line",
    "text-indent",
    "position",
    "inset",
    "left",
    "right",
    "top",
    "bottom",
    "inset-inline-start",
    "inset-inline-end",
    "margin",
    "margin-left",
    "margin-right",
    "margin-top",
    "clip",
    "clip-path",
    "width",
    "height",
    "max-width",
    "max-height",
    "inline-size",
    "block-size",
    "overflow",
    "overflow-x",
    "overflow-y",
    "transform",
    "scale",
    "translate",
    "rotate",
    "filter",
    "float",
    "line-height",
    "min-height",
    "padding",
    "padding-top",
    "padding-bottom",
    "contain",
    "zoom",
    "direction",
    "unicode-bidi",
    "writing-mode",
    "vertical-align",
    "font-variant-position",
    "font-family",
    "letter-spacing",
    "word-spacing",
    "content",
    "quotes",
    "list-style",
    "list-style-type",
    "order",
    "flex-direction",
    "flex-flow",
    "z-index",
    "mask",
    "mask-image",
    "-webkit-mask",
    "-webkit-mask-image",
    "mix-blend-mode",
    "-webkit-transform",
    "backdrop-filter",
    "margin-inline",
    "margin-inline-start",
    "fill",
    "fill-opacity",
    "animation",
    "animation-name",
    "-webkit-animation",
    "-webkit-animation-name",
    "offset-path",
    "inset-block",
    "inset-inline",
    "inset-block-start",
    "inset-block-end",
    "max-block-size",
    "max-inline-size",
    "box-shadow",
    "outline",
    "outline-width",
    "border",
    "border-top",
    "border-bottom",
    "border-left",
    "border-right",
    "border-width",
    "margin-bottom",
    "margin-block",
    "margin-block-start",
    "min-width",
    "text-underline-offset",
    "white-space",
    "-webkit-line-clamp",
    "line-clamp",
    "grid-template-rows",
    "grid-auto-flow",
    "grid-row",
    "grid-row-start",
    "grid-column",
    "grid-column-start",
    "grid-area",
    "stroke",
];

/// The attributes of drawings that are properties too (SVG 2 §6.6). Lengths are in units of the drawing.
const DRAWING: [&str; 13] = [
    "font-size",
    "stroke",
    "display",
    "visibility",
    "opacity",
    "fill",
    "fill-opacity",
    "text-decoration",
    "transform",
    "clip-path",
    "mask",
    "filter",
    "unicode-bidi",
];

/// Whether a declaration may decide whether text is seen.
pub fn matters(declaration: &Declaration) -> bool {
    declaration.name.starts_with("--") || PROPERTIES.contains(&&*declaration.name)
}

/// What the text of an element looks like.
#[derive(Clone, Debug)]
pub struct Look {
    gone: bool,
    invisible: bool,
    /// Deleted, whatever it looks like.
    deleted: bool,
    struck: bool,
    inserted: bool,
    opacity: f32,
    size: f32,
    color: Option<(Rgb, f32)>,
    /// What lies behind it, where that is known.
    back: Option<Rgb>,
    /// Whether letters are painted by something else than their colour.
    painted: bool,
    indent: f32,
    /// Whether its colour is one for the inside of letters, which goes before those of elements in it.
    filled: bool,
    /// Whether letters stand on each other.
    crushed: bool,
    in_picture: bool,
    /// What is shown of the drawing in which it stands; `None` where it is moved or not known.
    canvas: Option<Bounds>,
    /// Whether something is drawn that may lie behind it.
    is_on_drawing: bool,
    /// Whether letters of a drawing have no colour.
    unfilled: bool,
    /// The colour of links that the page names.
    links: Option<Rgb>,
    /// Whether the page has scripts.
    scripts: bool,
    right_to_left: bool,
    /// The direction in which all letters are set, whichever is theirs.
    pub turned: Option<Direction>,
    /// Above the line (1) or below it (-1).
    pub level: i8,
    /// Whether it stands on lines of its own.
    pub is_block: bool,
    /// Whether it sets the elements in it side by side.
    pub spreads: bool,
    /// Whether it is taken out of the text around it.
    pub apart: bool,
    /// Whether it is an item of a list with a sign.
    pub is_item: bool,
    /// What stands before items of lists in it.
    pub marker: Marker,
    /// A box that may lie over other text.
    pub covers: Option<Cover>,
    /// A style that draws over what stands beside it.
    pub reaches: Option<Rc<str>>,
    /// The room in it, where that is little.
    pub room: Option<Room>,
    /// The row and column of a grid in which it stands.
    pub cell: [Option<i32>; 2],
    /// Whether gaps in a grid are filled with what comes later.
    pub is_dense: bool,
    /// Whether it floats to the end of its line.
    pub floats_to_end: bool,
    /// Whether the rows of its grid have no height.
    flat: bool,
    /// How far below the letters the line under them is.
    underline: f32,
    /// Whether the element itself, and no sheet, places that box.
    pub covers_by_itself: bool,
    /// Whether that box lies over what follows it.
    pub is_above: bool,
    doubt: Option<Rc<str>>,
    /// Spaces between letters or words that bring them together.
    tight: [Option<Rc<str>>; 2],
    /// A font whose letters are other signs.
    signs: Option<Rc<str>>,
    /// Values that have names.
    pub variables: Variables,
}

/// What is put before or after the content of an element.
#[derive(Clone, Debug)]
pub struct Generated {
    /// What it looks like.
    pub look: Look,
    /// Its text; none if it says nothing.
    pub text: String,
    /// Whether it also has a number or a value that is not followed and stands within a line.
    pub is_more: bool,
}

impl Look {
    /// Of a page; `plain` if nothing outside of it may say what its colours are, and whether it has scripts.
    pub fn of_page(plain: bool, scripts: bool) -> Self {
        Self {
            gone: false,
            invisible: false,
            deleted: false,
            struck: false,
            inserted: false,
            opacity: 1.0,
            size: 16.0,
            color: plain.then_some(([0; 3], 1.0)),
            back: plain.then_some([255; 3]),
            painted: false,
            indent: 0.0,
            filled: false,
            crushed: false,
            in_picture: false,
            canvas: None,
            is_on_drawing: false,
            unfilled: false,
            links: None,
            scripts,
            right_to_left: false,
            turned: None,
            level: 0,
            is_block: true,
            spreads: false,
            apart: false,
            is_item: false,
            marker: Marker::default(),
            covers: None,
            reaches: None,
            room: None,
            cell: [None, None],
            is_dense: false,
            floats_to_end: false,
            flat: false,
            underline: 0.0,
            covers_by_itself: false,
            is_above: false,
            doubt: None,
            tight: [None, None],
            signs: None,
            variables: Variables::default(),
        }
    }

    /// A style that may act on its text and is not followed.
    pub fn doubt(&self) -> Option<&str> {
        self.doubt.as_deref().or_else(|| self.tight.iter().flatten().next().map(|tight| &**tight))
    }

    /// A font whose letters are other signs.
    pub fn signs(&self) -> Option<&str> {
        self.signs.as_deref()
    }

    /// Whether it takes no part in what is seen.
    pub fn is_invisible(&self) -> bool {
        self.invisible
    }

    /// The value of a place in a grid that is not that of the file.
    pub fn set_moved(&mut self) {
        let [row, column] = self.cell.map(|line| line.map_or("auto".to_owned(), |line| line.to_string()));
        self.doubt = Some(said("grid-area", &format!("{row} / {column}")));
    }

    /// Whether it stands in a drawing.
    pub fn in_picture(&self) -> bool {
        self.in_picture
    }

    /// A host whose content is not shown, as a tree of its own is shown instead.
    pub fn set_gone(&mut self) {
        self.gone = true;
    }

    /// How the text of the element is shown.
    pub fn ink(&self) -> Ink {
        Ink { how: self.concealment(), inserted: self.inserted }
    }

    fn concealment(&self) -> Option<Concealment> {
        let alpha = self.color.map_or(1.0, |(_, alpha)| alpha);
        let transparent = !self.painted && alpha * self.opacity < FAINT;
        if self.gone
            || self.invisible
            || transparent
            || self.opacity < FAINT
            || self.size <= if self.in_picture { 0.0 } else { TINY }
            || self.crushed
            || self.in_picture && self.unfilled
            || self.indent <= -AWAY
        {
            return Some(Concealment::Hidden);
        }
        if let (Some((color, alpha)), Some(back), false) = (self.color, self.back, self.painted)
            && colors::are_alike(colors::over(color, alpha * self.opacity, back), back)
        {
            return Some(Concealment::Covered);
        }
        (self.deleted || self.struck).then_some(Concealment::Struck)
    }

    /// Of an element in it, by what the sheets declare for the element (the weakest first) and the element itself.
    pub fn of(&self, tag: &Tag, sheets: &[Declared<'_>], own: &[Declaration]) -> Self {
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
        if let Some(selectors) = covers::laid_over(tag, sheets, look.size) {
            look.doubt = Some(selectors.into());
        }
        look
    }

    /// Sets a style that may act on its text.
    pub fn set_doubt(&mut self, name: &str, value: &str) {
        self.doubt = Some(said(name, value));
    }

    /// What is put before or after the content of an element of this look.
    pub fn generated(&self, tag: &Tag, sheets: &[Declared<'_>], part: Part) -> Option<Generated> {
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
        (look.room, look.reaches) = (None, None);
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
        (look.flat, look.is_dense, look.floats_to_end) = (false, false, false);
        look.take_element(tag, values.get("display"));
        look.take_box(values.get("display"));
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
        look.take_grid(values, self);
        look.take_covers(tag, values, own, self);
        look.take_doubts(tag, values, own);
        let hides = look.gone || look.invisible || look.opacity < FAINT;
        if matches!(&*tag.name, "html" | "body") && self.scripts && self.concealment().is_none() && hides {
            // Whoever saw a page that hides itself saw it after a script of it showed it.
            (look.gone, look.invisible, look.opacity) = (false, false, 1.0);
            look.doubt = Some(format!("{} {{ display: none }}", tag.name).into());
        }
        look
    }

    /// What the element is without any sheet (WHATWG HTML §15.3).
    fn take_element(&mut self, tag: &Tag, display: Option<&str>) {
        let name = &*tag.name;
        self.gone |= elements::is_never_shown(name) && !(name == "template" && elements::is_shown_template(tag));
        // What stands in it is for those that cannot show the file that it names.
        self.gone |= name == "object" && attribute(tag, "data").is_some();
        self.struck |=
            name == "menclose" && attribute(tag, "notation").is_some_and(|notation| notation.contains("strike"));
        self.gone |= match display {
            Some(display) => display.split_whitespace().next() == Some("none"),
            None => {
                let popover = attribute(tag, "popover").is_some();
                let dialog = name == "dialog" && attribute(tag, "open").is_none();
                attribute(tag, "hidden").is_some() || popover || dialog || name == "rp"
            }
        };
        self.in_picture |= name == "svg";
        if matches!(name, "ol" | "ul" | "menu" | "dir") {
            self.marker = Marker::of_list(tag);
        }
        self.deleted |= name == "del";
        self.inserted |= name == "ins";
        self.struck |= matches!(name, "s" | "strike");
        match name {
            "mark" => (self.back, self.color) = (Some([255, 255, 0]), Some(([0; 3], 1.0))),
            "body" => self.links = attribute(tag, "link").and_then(colors::parse_attribute),
            "a" if attribute(tag, "href").is_some() && self.links.is_some() => {
                self.color = self.links.map(|color| (color, 1.0));
            }
            "a" if attribute(tag, "href").is_some() && self.color.is_some() => self.color = Some(([0, 0, 238], 1.0)),
            _ => {}
        }
        let color = |name| attribute(tag, name).and_then(colors::parse_attribute);
        let letters = match name {
            "font" => color("color"),
            "body" => color("text"),
            _ => None,
        };
        self.color = letters.map(|color| (color, 1.0)).or(self.color);
        self.back = color("bgcolor").or(self.back);
        if attribute(tag, "background").is_some() {
            self.back = None;
        }
    }

    /// What attributes and properties of drawings say.
    fn take_picture(&mut self, tag: &Tag, values: &Values<'_>, around: &Self) {
        let name = &*tag.name;
        if name == "svg" {
            let overflows = ["overflow", "overflow-y"].into_iter().any(|name| values.get(name) == Some("visible"));
            (self.canvas, self.is_on_drawing) = (Some(pictures::canvas(tag, overflows)), around.in_picture);
        } else if values.get("transform").is_some() {
            self.canvas = None;
        }
        // Letters of drawings are filled, and have no colour.
        self.color = if name == "svg" && !around.in_picture { Some(([0; 3], 1.0)) } else { around.color };
        if let Some(fill) = values.get("fill") {
            self.unfilled = fill == "none" || colors::parse(fill).is_some_and(|(_, alpha)| alpha < FAINT);
            self.color = if self.unfilled { self.color } else { colors::parse(fill) };
        }
        if let Some(opacity) = values.get("fill-opacity").and_then(fraction) {
            self.opacity *= opacity.clamp(0.0, 1.0);
        }
        let none = |name: &str| attribute(tag, name).is_some_and(|value| length(value, self.size) == Some(0.0));
        self.gone |= name == "svg" && (none("width") || none("height"));
        if name == "foreignobject" {
            let has = |name: &str| !none(name) && (attribute(tag, name).is_some() || values.get(name).is_some());
            self.gone |= !has("width") || !has("height");
            self.is_on_drawing = true;
        }
        if matches!(name, "text" | "tspan" | "textpath") {
            self.gone |= pictures::is_pressed(tag, self.size);
            if let Some(side) = self.canvas.and_then(|canvas| pictures::outside(tag, canvas, self.size)) {
                self.doubt = Some(said(side, attribute(tag, side).unwrap_or_default()));
            }
        }
        // What is drawn behind the letters is not known.
        self.painted = self.is_on_drawing || values.get("stroke").is_some_and(|stroke| stroke != "none");
    }

    /// Something is drawn that may lie behind what comes next; false if that was known.
    pub fn draw_behind(&mut self) -> bool {
        self.in_picture && !std::mem::replace(&mut self.is_on_drawing, true)
    }

    /// The size of its letters in pixels where its place in a drawing is known.
    pub fn size_in_drawing(&self) -> Option<f32> {
        self.canvas.map(|_| self.size)
    }

    /// Whether a shape of the look is seen.
    pub fn is_opaque(&self) -> bool {
        !self.gone && !self.invisible && !self.unfilled && self.opacity > 0.5
    }

    fn take_box(&mut self, display: Option<&str>) {
        let Some(display) = display.filter(|display| !display.contains("var(")) else { return };
        let first = display.split_whitespace().next().unwrap_or_default();
        match first {
            "inline" | "contents" => self.is_block = false,
            "block" | "flex" | "grid" | "table" | "list-item" | "flow-root" | "table-row" | "table-caption" => {
                self.is_block = true;
            }
            _ => {}
        }
        self.spreads =
            matches!(first, "flex" | "inline-flex" | "grid" | "inline-grid" | "-webkit-box" | "-webkit-flex");
    }

    fn take_direction(&mut self, tag: &Tag, values: &Values<'_>, around: &Self) {
        match attribute(tag, "dir").map(str::to_ascii_lowercase).as_deref() {
            Some("rtl") => (self.right_to_left, self.turned) = (true, None),
            Some("ltr") => (self.right_to_left, self.turned) = (false, None),
            _ => {}
        }
        match values.get("direction") {
            Some("rtl") => self.right_to_left = true,
            Some("ltr" | "initial") => self.right_to_left = false,
            _ => {}
        }
        let way = if self.right_to_left { Direction::Rtl } else { Direction::Ltr };
        if self.is_block || &*tag.name == "bdi" {
            self.turned = None;
        }
        if &*tag.name == "bdo" {
            self.turned = Some(way);
        }
        match values.get("unicode-bidi") {
            Some(value) if value.contains("override") => self.turned = Some(way),
            Some("isolate" | "plaintext" | "-webkit-isolate") => self.turned = None,
            Some("normal" | "embed" | "initial") => self.turned = around.turned.filter(|_| !self.is_block),
            _ => {}
        }
    }

    /// Whether the letters stand above or below the line.
    fn take_level(&mut self, tag: &Tag, values: &Values<'_>, around: &Self) {
        if self.is_block || matches!(&*tag.name, "td" | "th") {
            self.level = 0;
            return;
        }
        match &*tag.name {
            "sup" => self.level = 1,
            "sub" => self.level = -1,
            _ => {}
        }
        let small = self.size < 0.9 * around.size;
        let by =
            |name: &str, sign: f32| values.get(name).and_then(|value| length(value, self.size)).map(|px| px * sign);
        let raised = match values.get("vertical-align") {
            Some("super") => self.size,
            Some("sub") => -self.size,
            Some("top" | "text-top") if small => self.size,
            Some("bottom" | "text-bottom") if small => -self.size,
            Some(_) => by("vertical-align", 1.0).unwrap_or_default(),
            None => 0.0,
        };
        let moved = match values.get("position") {
            Some("relative") => by("top", -1.0).or_else(|| by("bottom", 1.0)).unwrap_or_default(),
            _ => self.lifted(values),
        };
        // Letters of full size that are moved further stand in another line.
        let moved = if small || moved.abs() <= 0.8 * self.size { moved } else { 0.0 };
        let raised = if raised == 0.0 { moved } else { raised };
        match values.get("font-variant-position") {
            Some("super") => self.level = 1,
            Some("sub") => self.level = -1,
            _ if raised > 0.2 * self.size => self.level = 1,
            _ if raised < -0.2 * self.size => self.level = -1,
            _ => {}
        }
    }

    /// How many pixels above its line a transformation or a margin moves it.
    fn lifted(&self, values: &Values<'_>) -> f32 {
        let px = |word: &str| match word.strip_suffix('%') {
            Some(percent) => percent.parse::<f32>().ok().map(|percent| percent / 100.0 * 1.2 * self.size),
            None => length(word, self.size),
        };
        let down = |(name, args): (&str, &str)| {
            let mut words = args.split([',', ' ']).filter(|word| !word.is_empty());
            match name {
                "translatey" => px(words.next()?),
                "translate" => px(words.nth(1)?),
                _ => None,
            }
        };
        let functions = ["transform", "-webkit-transform"].into_iter().filter_map(|name| values.get(name));
        let moved = functions.flat_map(functions_of).find_map(down);
        let moved = moved.or_else(|| down(("translate", values.get("translate")?)));
        let is_box = values.get("display").is_some_and(|display| display.starts_with("inline-"));
        let margin = || values.get("margin-top").filter(|_| is_box && values.get("vertical-align").is_some());
        -moved.or_else(|| margin().and_then(px).filter(|px| *px < 0.0)).unwrap_or_default()
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

    fn take_colors(&mut self, values: &Values<'_>, around: &Self) {
        let fill = values.get("-webkit-text-fill-color");
        match fill {
            Some("currentcolor" | "initial") => self.filled = false,
            Some("inherit" | "unset") | None => {}
            Some(_) => self.filled = true,
        }
        let fill = fill.filter(|fill| !matches!(*fill, "currentcolor" | "initial" | "inherit" | "unset"));
        let color = fill.or_else(|| values.get("color").filter(|_| !self.filled));
        match color {
            Some("inherit" | "unset" | "currentcolor") => self.color = around.color,
            Some("initial") => self.color = Some(([0; 3], 1.0)),
            Some(color) => self.color = colors::parse(color),
            None => {}
        }
        if let Some(shadow) = values.get("text-shadow") {
            self.painted = !matches!(shadow, "none" | "0" | "initial");
        }
        self.take_back(values);
        let clip = values.get("background-clip").or_else(|| values.get("-webkit-background-clip"));
        if clip == Some("text") {
            self.take_clipped(around);
        }
        if let Some(stroke) = values.get("-webkit-text-stroke") {
            self.take_stroke(stroke);
        }
        if let Some(opacity) = values.get("opacity").and_then(fraction) {
            self.opacity *= opacity.clamp(0.0, 1.0);
        }
    }

    /// Letters that show what lies behind them in their shape.
    fn take_clipped(&mut self, around: &Self) {
        let paint = std::mem::replace(&mut self.back, around.back);
        match paint.filter(|_| self.color.is_some_and(|(_, alpha)| alpha < FAINT)) {
            Some(paint) => self.color = Some((paint, 1.0)),
            None => self.painted = true,
        }
    }

    /// Letters with a line around them, which may be so wide that nothing else is left of them.
    fn take_stroke(&mut self, stroke: &str) {
        let words = css::split(stroke, ' ');
        let width = words.iter().find_map(|word| length(word, self.size)).unwrap_or(1.0);
        let color = words.iter().find_map(|word| colors::parse(word)).or(self.color);
        if width >= 0.1 * self.size {
            (self.color, self.painted) = (color, false);
        } else {
            self.painted = !matches!(stroke, "none" | "0" | "initial");
        }
    }

    fn take_back(&mut self, values: &Values<'_>) {
        for name in ["background", "background-color", "background-image"] {
            let Some(value) = values.get(name) else { continue };
            if let Some(color) = even_gradient(value) {
                self.back = Some(color);
                continue;
            }
            if value.contains("url(") || value.contains("gradient(") || value.contains("var(") {
                self.back = None;
                continue;
            }
            let words = css::split(value, ' ');
            let found = words
                .into_iter()
                .find_map(|word| if word == "currentcolor" { self.color } else { colors::parse(word) });
            self.back = match found {
                Some((_, alpha)) if alpha < FAINT => self.back,
                Some((color, alpha)) if alpha > 0.99 => Some(color),
                Some((color, alpha)) => self.back.map(|below| colors::over(color, alpha, below)),
                None => self.back,
            };
        }
        self.back = covers::inner_shadow(values, self.size).or(self.back);
    }

    fn take_letters(&mut self, values: &Values<'_>, around: &Self) {
        match values.get("visibility") {
            Some("hidden" | "collapse") => self.invisible = true,
            Some("visible" | "initial") => self.invisible = false,
            _ => {}
        }
        let size = values.get("font-size").or_else(|| values.get("font").and_then(size_in_font));
        if let Some(size) = size.and_then(|size| font_size(size, around.size)) {
            self.size = size;
        }
        let flows = !matches!(values.get("display"), Some(d) if d.starts_with("inline-"))
            && !matches!(values.get("position"), Some("absolute" | "fixed"))
            && values.get("float").is_none_or(|float| float == "none");
        // A line through text runs through what stands in it, but not through boxes of its own (CSS Text Decoration §2).
        self.struck &= flows || self.struck && !around.struck;
        if let Some(offset) = values.get("text-underline-offset") {
            self.underline = length(offset, self.size).unwrap_or(0.0);
        }
        // A line under letters that is moved up runs through them.
        let is_through = (0.15..=0.9).contains(&(-self.underline / self.size.max(1.0)));
        for name in ["text-decoration", "text-decoration-line"] {
            if let Some(line) = values.get(name) {
                let has_line =
                    line.split_whitespace().any(|word| word == "line-through" || word == "underline" && is_through);
                self.struck = has_line || around.struck && flows;
            }
        }
        if let Some(indent) = values.get("text-indent") {
            let whole = indent.strip_suffix('%').and_then(|percent| percent.parse::<f32>().ok());
            // A whole line further in is beyond the end of the line.
            let out = whole.is_some_and(|percent| percent.abs() >= 100.0);
            self.indent = if out { -FAR } else { length(indent, self.size).unwrap_or(0.0) };
        }
        self.gone |= values.get("-webkit-text-security").is_some_and(|security| security != "none");
        self.take_spaces(values);
        for name in ["font", "font-family"] {
            if let Some(families) = values.get(name).filter(|families| *families != "inherit") {
                self.signs = doubts::is_sign_font(families).then(|| said(name, families));
            }
        }
        for name in ["list-style", "list-style-type"] {
            if let Some(marker) = values.get(name).and_then(Marker::of_style) {
                self.marker = marker;
            }
        }
    }

    /// Where it stands in a grid or beside a line.
    fn take_grid(&mut self, values: &Values<'_>, around: &Self) {
        let rows = values.get("grid-template-rows").unwrap_or_default();
        self.flat = self.spreads && matches!(rows, "0" | "0fr" | "0px" | "minmax(0,0fr)" | "minmax(0, 0fr)");
        let cuts = values.get("overflow").or_else(|| values.get("overflow-y")).is_some_and(|value| value != "visible");
        let least = values.get("min-height").and_then(|value| length(value, self.size)).unwrap_or(0.0);
        self.gone |= around.flat && cuts && least < 1.0;
        let end = if around.right_to_left { "left" } else { "right" };
        self.floats_to_end = matches!(values.get("float"), Some(float) if float == end || float == "inline-end");
        self.is_dense = values.get("grid-auto-flow").is_some_and(|flow| flow.contains("dense"));
        let first = |value: &str| value.split('/').next()?.trim().parse::<i32>().ok().filter(|n| *n > 0);
        let line = |names: [&str; 2], nth: usize| {
            let own = names.into_iter().find_map(|name| first(values.get(name)?));
            own.or_else(|| first(values.get("grid-area")?.split('/').nth(nth)?))
        };
        self.cell = [line(["grid-row", "grid-row-start"], 0), line(["grid-column", "grid-column-start"], 1)];
    }

    /// What it lays over other text.
    fn take_covers(&mut self, tag: &Tag, values: &Values<'_>, own: &[Declaration], around: &Self) {
        let displayed = values.get("display") != Some("none") && !self.invisible && self.opacity >= FAINT;
        let is_shown =
            self.ink().how.is_none() || covers::is_replaced(&tag.name) && around.ink().how.is_none() && displayed;
        if !is_shown {
            return;
        }
        self.covers = covers::cover(tag, values, self.size);
        let position = values.get("position").unwrap_or("static");
        let draws = |declaration: &Declaration| matches!(&*declaration.name, "box-shadow" | "outline");
        let is_over = !self.is_block || position != "static" || own.iter().any(draws);
        self.reaches = covers::reaches(tag, values, self.size, is_over);
    }

    /// Letters that are brought so near that they stand on each other, or words that are.
    fn take_spaces(&mut self, values: &Values<'_>) {
        for (nth, name) in ["letter-spacing", "word-spacing"].into_iter().enumerate() {
            let Some(value) = values.get(name).filter(|value| *value != "inherit") else { continue };
            let space = length(value, self.size).unwrap_or(0.0);
            self.tight[nth] = (space <= -0.2 * self.size).then(|| said(name, value));
            if nth == 0 {
                self.crushed = space <= -0.5 * self.size;
            }
        }
    }

    fn take_place(&mut self, values: &Values<'_>) {
        let is_block = self.is_block;
        let position = values.get("position").unwrap_or("static");
        let placed = matches!(position, "absolute" | "fixed");
        let is_off = |word: &str| length(word, self.size).is_some_and(|px| px <= -AWAY || px >= FAR);
        let moved = |name: &str| values.get(name).is_some_and(|value| value.split_whitespace().any(is_off));
        // Columns are laid out with margins in percent.
        let pushed = |name: &str| moved(name) && values.get(name).is_some_and(|value| !value.contains('%'));
        let sides = [
            "inset",
            "left",
            "right",
            "top",
            "bottom",
            "inset-inline-start",
            "inset-inline-end",
            "inset-block-start",
            "inset-block-end",
            "inset-block",
            "inset-inline",
        ];
        let margins = ["margin", "margin-left", "margin-right", "margin-top"];
        let away = placed || position == "relative";
        self.gone |= away && sides.into_iter().any(moved) || margins.into_iter().any(pushed);
        let number = |value: &str, unit: &str| value.strip_suffix(unit).and_then(|number| number.parse::<f32>().ok());
        // To the left of the window, or above it.
        let beyond = |value: &str| ["vh", "vw"].into_iter().any(|unit| number(value, unit).is_some_and(|n| n >= 150.0));
        self.gone |= away && ["bottom", "right"].into_iter().any(|name| values.get(name).is_some_and(beyond));
        let pulled = |value: &str| value.split_whitespace().any(|word| number(word, "%").is_some_and(|n| n <= -150.0));
        self.gone |= margins.into_iter().any(|name| values.get(name).is_some_and(pulled));
        let display = values.get("display");
        let is_box = placed
            || display.map_or(is_block, |display| display != "inline")
            || values.get("float").is_some_and(|float| float != "none");
        self.apart = placed || values.get("float").is_some_and(|float| float != "none");
        let contain =
            |word: &str| values.get("contain").is_some_and(|value| value.split_whitespace().any(|w| w == word));
        let overflows = ["overflow", "overflow-x", "overflow-y"].into_iter().filter_map(|name| values.get(name));
        let overflows: Vec<&str> = overflows.flat_map(str::split_whitespace).collect();
        let cuts_for_good = overflows.iter().any(|word| matches!(*word, "hidden" | "clip"))
            && !overflows.iter().any(|word| matches!(*word, "scroll" | "auto"));
        let cuts = overflows.iter().any(|word| matches!(*word, "hidden" | "clip" | "scroll" | "auto"))
            || ["paint", "content", "strict"].into_iter().any(contain);
        // A box that does not look at what it contains has no height of its own.
        let empty = (contain("size") || contain("strict")) && values.get("height").is_none();
        self.gone |= is_box && cuts && (empty || self.has_no_room(values));
        self.gone |= placed && values.get("clip").is_some_and(is_empty_clip);
        self.gone |= values.get("clip-path").is_some_and(is_empty_path);
        self.gone |= values.get("content-visibility") == Some("hidden");
        self.gone |= values.get("zoom").and_then(fraction).is_some_and(|zoom| zoom > 0.0 && zoom < 0.1);
        let masks = ["mask", "mask-image", "-webkit-mask", "-webkit-mask-image"];
        self.gone |= masks.into_iter().filter_map(|name| values.get(name)).any(is_clear_mask);
        self.room = if is_box && cuts_for_good { Room::of(values, self.size) } else { None };
        let functions = ["transform", "-webkit-transform", "filter"].into_iter().filter_map(|name| values.get(name));
        self.gone |=
            functions.into_iter().any(|value| functions_of(value).any(|(name, args)| vanishes(name, args, self.size)));
        self.gone |= ["scale", "translate", "rotate"]
            .into_iter()
            .any(|name| values.get(name).is_some_and(|args| vanishes(name, args, self.size)));
    }
}

/// What attributes of an element of a drawing declare.
fn declared_in_drawing(tag: &Tag) -> Vec<Declaration> {
    let one = |name: &str| {
        let value = attribute(tag, name)?.trim().to_lowercase();
        Some(Declaration { name: name.to_owned(), value, important: false })
    };
    DRAWING.into_iter().filter_map(one).collect()
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

impl Look {
    /// Whether a box that cuts off what does not fit is too small for letters.
    fn has_no_room(&self, values: &Values<'_>) -> bool {
        let px = |name: &str| values.get(name).and_then(|value| length(value, self.size));
        let padding = values.get("padding").map(|padding| {
            let sides: Vec<&str> = padding.split_whitespace().collect();
            sides.iter().step_by(2).filter_map(|side| length(side, self.size)).fold(0.0, f32::max)
        });
        let mut high = ["padding-top", "padding-bottom", "min-height"].into_iter().filter_map(px).chain(padding);
        // What is padded shows as much of its content as it is padded.
        let is_padded = high.any(|px| px > 2.0);
        let small = |name: &str| {
            let relative = values.get(name).is_some_and(|value| value.ends_with('%') || value.contains('v'));
            px(name).is_some_and(|px| px <= if relative { 1.0 } else { 0.5 * self.size.min(16.0) })
        };
        ["width", "max-width", "inline-size", "max-inline-size"]
            .into_iter()
            .any(|name| px(name).is_some_and(|px| px <= 1.0))
            || px("line-height") == Some(0.0)
            || !is_padded && ["height", "max-height", "block-size", "max-block-size"].into_iter().any(small)
    }
}

/// Whether a mask lets nothing through.
fn is_clear_mask(mask: &str) -> bool {
    functions_of(mask).any(|(name, args)| {
        let alpha = |part: &&str| css::split(part.trim(), ' ').into_iter().find_map(colors::parse);
        let parts = css::split(args, ',');
        let mut colors = parts.iter().filter_map(alpha).map(|(_, alpha)| alpha).peekable();
        name.ends_with("gradient") && colors.peek().is_some() && colors.all(|alpha| alpha < FAINT)
    })
}

/// The colour of a gradient between colours that look the same.
fn even_gradient(value: &str) -> Option<Rgb> {
    let (_, args) = functions_of(value).find(|(name, _)| name.ends_with("gradient"))?;
    let parts = css::split(args, ',');
    let mut found = parts.iter().filter_map(|part| css::split(part.trim(), ' ').into_iter().find_map(colors::parse));
    let (first, alpha) = found.next()?;
    (alpha > 0.99 && found.all(|(color, alpha)| alpha > 0.99 && colors::are_alike(color, first))).then_some(first)
}

/// The values of an element's properties, the strongest of each.
#[derive(Default)]
pub struct Values<'d> {
    all: Vec<(&'d str, &'d str)>,
}

impl<'d> Values<'d> {
    /// Of declarations, the weakest first.
    pub fn of(declarations: impl Iterator<Item = &'d Declaration> + Clone) -> Self {
        let mut values = Self::default();
        for important in [false, true] {
            declarations.clone().filter(|one| one.important == important).for_each(|one| values.set(one));
        }
        values
    }

    /// Every property with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&'d str, &'d str)> {
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
    pub fn get(&self, name: &str) -> Option<&'d str> {
        self.all.iter().find(|(other, _)| *other == name).map(|(_, value)| *value)
    }
}

/// A number, or a percentage.
fn fraction(text: &str) -> Option<f32> {
    match text.strip_suffix('%') {
        Some(percent) => percent.trim().parse::<f32>().ok().map(|percent| percent / 100.0),
        None => text.parse().ok(),
    }
}

fn font_size(text: &str, around: f32) -> Option<f32> {
    match text {
        "xx-small" | "x-small" | "small" | "medium" | "large" | "x-large" | "xx-large" | "initial" => Some(16.0),
        "smaller" => Some(around / 1.2),
        "larger" => Some(around * 1.2),
        _ => match text.strip_suffix('%') {
            Some(percent) => percent.trim().parse::<f32>().ok().map(|percent| percent / 100.0 * around),
            None => length(text, around),
        },
    }
}

/// The size in the shorthand of a font: the part that is a length, before a `/`.
fn size_in_font(font: &str) -> Option<&str> {
    let words = font.split_whitespace().map(|word| word.split('/').next().unwrap_or(word));
    let is_size = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit() || c == '.')
            && !matches!(word.parse::<f32>(), Ok(weight) if weight >= 1.0)
    };
    words.into_iter().find(is_size)
}

/// `rect(top, right, bottom, left)` with no room in it.
fn is_empty_clip(clip: &str) -> bool {
    let Some(sides) = clip.strip_prefix("rect(").and_then(|rest| rest.strip_suffix(')')) else { return false };
    let sides: Vec<Option<f32>> =
        sides.split([',', ' ']).filter(|side| !side.is_empty()).map(|side| length(side, 16.0)).collect();
    let [top, right, bottom, left] = sides[..] else { return false };
    let narrow = |from: Option<f32>, to: Option<f32>| matches!((from, to), (Some(from), Some(to)) if to - from <= 1.0);
    narrow(top, bottom) || narrow(left, right)
}

/// The lengths in brackets, up to a word.
pub fn numbers(args: &str) -> Vec<f32> {
    args.split([',', ' ']).filter(|word| !word.is_empty()).map_while(|word| length(word, 16.0)).collect()
}

/// A path of `clip-path` that leaves nothing.
fn is_empty_path(path: &str) -> bool {
    functions_of(path).any(|(name, args)| match (name, &numbers(args)[..]) {
        // What two opposite sides take away leaves nothing of the whole.
        ("inset", [all]) => 2.0 * all >= AWAY,
        ("inset", [vertical, horizontal]) => 2.0 * vertical.max(*horizontal) >= AWAY,
        ("inset", [top, horizontal, bottom]) => (top + bottom).max(2.0 * horizontal) >= AWAY,
        ("inset", [top, right, bottom, left, ..]) => (top + bottom).max(left + right) >= AWAY,
        ("circle" | "ellipse", [radius, ..]) => *radius <= 0.0,
        ("polygon", points) => points.len() >= 2 && area(points) < 1.0,
        _ => false,
    })
}

/// The area of a polygon.
pub fn area(points: &[f32]) -> f32 {
    let points: Vec<(f32, f32)> = points.as_chunks::<2>().0.iter().map(|[x, y]| (*x, *y)).collect();
    let next = points.iter().cycle().skip(1);
    (points.iter().zip(next).map(|((ax, ay), (bx, by))| ax * by - bx * ay).sum::<f32>() / 2.0).abs()
}

/// The functions in a value, with what stands in their brackets.
pub fn functions_of(value: &str) -> impl Iterator<Item = (&str, &str)> {
    css::split(value, ' ').into_iter().filter_map(|part| {
        let (name, args) = part.trim().split_once('(')?;
        Some((name, args.strip_suffix(')')?))
    })
}

/// An angle in degrees.
pub fn degrees(angle: &str) -> Option<f32> {
    let number = |unit: &str| angle.strip_suffix(unit).and_then(|number| number.parse::<f32>().ok());
    number("deg")
        .or_else(|| number("grad").map(|grads| grads * 0.9))
        .or_else(|| number("turn").map(|turns| turns * 360.0))
        .or_else(|| number("rad").map(f32::to_degrees))
}

/// Whether a function of `transform` or `filter`, or a property of the same name, leaves nothing on the page.
fn vanishes(name: &str, args: &str, em: f32) -> bool {
    let words: Vec<&str> = args.split([',', ' ']).filter(|word| !word.is_empty()).collect();
    let number = |nth: usize| words.get(nth).and_then(|word| fraction(word));
    let is_upright = |angle: &str| degrees(angle).is_some_and(|degrees| (degrees.rem_euclid(180.0) - 90.0).abs() < 0.5);
    match name {
        "scale" | "scalex" | "scaley" | "scale3d" => (0..2).filter_map(number).any(|scale| scale.abs() < 0.02),
        "matrix" => {
            let is_off = |nth: usize| number(nth).is_some_and(|px| px <= -AWAY || px >= FAR);
            is_off(4)
                || is_off(5)
                || match (0..4).filter_map(number).collect::<Vec<_>>()[..] {
                    [a, b, c, d] => (a * d - b * c).abs() < 1e-3,
                    _ => false,
                }
        }
        "rotatex" | "rotatey" => words.first().is_some_and(|angle| is_upright(angle)),
        "rotate" => matches!(words[..], ["x" | "y", angle] if is_upright(angle)),
        "translate" | "translatex" | "translatey" | "translate3d" => {
            let whole = |word: &str| word.strip_suffix('%').and_then(|percent| percent.parse::<f32>().ok());
            // A menu is moved by all of its width to be out of the way, and a box by half of it to be in the middle.
            let out = |word: &str| match whole(word) {
                Some(percent) => percent.abs() >= 300.0,
                None => length(word, em).is_some_and(|px| px <= -AWAY || px >= FAR),
            };
            words.iter().any(|word| out(word))
        }
        "opacity" => number(0).is_some_and(|opacity| opacity < FAINT),
        "blur" => words.first().and_then(|word| length(word, em)).is_some_and(|px| px >= 10.0),
        _ => false,
    }
}
