//! Elements as they are without any sheet: their boxes and their direction.

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::colors;
use super::super::elements;
use super::super::lists::Marker;
use super::state::Look;
use super::values::Values;
use crate::base::Direction;

impl Look {
    /// Takes the look of the element without any sheet (WHATWG HTML §15.3).
    pub(super) fn take_element(&mut self, tag: &Tag, display: Option<&str>) {
        let name = &*tag.name;
        self.gone |= elements::is_never_shown(name) && !(name == "template" && elements::is_shown_template(tag));
        // What stands in it is for those that cannot show the file that it names.
        self.gone |= name == "object" && attribute(tag, "data").is_some();
        self.struck |=
            name == "menclose" && attribute(tag, "notation").is_some_and(|notation| notation.contains("strike"));
        self.gone |= match display {
            Some(display) => {
                let first = display.split_whitespace().next();
                self.is_removed = first == Some("none");
                // Columns are no boxes: nothing in them is shown (CSS 2 §17.2).
                self.is_removed || matches!(first, Some("table-column" | "table-column-group"))
            }
            None => {
                let popover = attribute(tag, "popover").is_some();
                let dialog = name == "dialog" && attribute(tag, "open").is_none();
                self.is_removed = attribute(tag, "hidden").is_some() || popover || dialog;
                self.is_removed || name == "rp"
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

    pub(super) fn take_box(&mut self, display: Option<&str>) {
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

    pub(super) fn take_direction(&mut self, tag: &Tag, values: &Values<'_>, around: &Self) {
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
}
