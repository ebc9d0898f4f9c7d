//! HTML in the texts of other files, as plain text: tags go, line breaks and the addresses of links stay.

use html5ever::tokenizer::Tag;

use super::elements;
use super::flow::Flow;
use super::tokens::{Reader, run};
use crate::documents::ink::Ink;

/// The text of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// The text, a block on a line.
    pub text: String,
    /// True if it had any tags.
    pub marked: bool,
}

/// The text of a fragment of HTML. What looks like the beginning of a tag that never ends is text.
pub fn fragment(html: &str) -> Fragment {
    let end = html.rfind('>').map_or(0, |at| at + 1);
    let (markup, rest) = html.split_at(end);
    let mut words = run(markup, Words::default());
    if words.cut_off {
        // A quotation mark is missing: better the tags as they are than half of the text.
        words = run(&html.replace('<', "&lt;"), Words::default());
    } else {
        words = run(&rest.replace('<', "&lt;"), words);
    }
    words.finish()
}

/// A text as HTML that shows it.
pub fn escaped(text: &str) -> String {
    html_escape::encode_text(text).replace('\n', "<br>")
}

#[derive(Default)]
struct Words {
    flow: Flow,
    marked: bool,
    cut_off: bool,
    /// The element whose content is left out.
    skipped: Option<String>,
    /// Addresses of the links that are open, and the line and byte where their texts start.
    links: Vec<(String, (usize, usize))>,
}

impl Words {
    fn here(&self) -> (usize, usize) {
        (self.flow.done.len(), self.flow.now.line.seen().len())
    }

    /// Adds an address after its text, unless the text is the address.
    fn address(&mut self, link: &str, (line, byte): (usize, usize)) {
        let same_line = line == self.flow.done.len();
        let text = self.flow.now.line.seen().get(if same_line { byte } else { 0 }..).unwrap_or("").trim();
        if text == link {
            return;
        }
        let shown = if text.is_empty() && same_line { link.to_owned() } else { format!(" ({link})") };
        self.flow.push(&shown, 0, false, Ink::default());
    }

    fn finish(mut self) -> Fragment {
        while let Some((link, start)) = self.links.pop() {
            self.address(&link, start);
        }
        self.flow.end();
        let lines: Vec<String> = self.flow.done.into_iter().map(|line| line.line.seen().to_owned()).collect();
        Fragment { text: lines.join("\n").trim().to_owned(), marked: self.marked }
    }
}

fn address_in(tag: &Tag, name: &str) -> Option<String> {
    let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name)?;
    let address = attribute.value.trim();
    (!address.is_empty() && !address.starts_with('#')).then(|| address.to_owned())
}

impl Reader for Words {
    fn open(&mut self, tag: &Tag) {
        self.marked = true;
        if self.skipped.is_some() {
            return;
        }
        match &*tag.name {
            "script" | "style" if !tag.self_closing => self.skipped = Some(tag.name.to_string()),
            "a" => self.links.extend(address_in(tag, "href").map(|link| (link, self.here()))),
            "img" | "iframe" | "video" | "audio" | "source" | "embed" => {
                if let Some(link) = address_in(tag, "src") {
                    self.address(&link, self.here());
                }
            }
            name if elements::is_block(name) => self.flow.end(),
            "td" | "th" => self.flow.gap(Ink::default()),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.marked = true;
        if self.skipped.as_deref() == Some(name) {
            self.skipped = None;
        } else if name == "a" {
            if let Some((link, start)) = self.links.pop() {
                self.address(&link, start);
            }
        } else if elements::is_block(name) && self.skipped.is_none() {
            self.flow.end();
        }
    }

    fn text(&mut self, text: &str, line: u32) {
        if self.skipped.is_none() {
            self.flow.push(&text.replace('\u{A0}', " "), line, false, Ink::default());
        }
    }

    fn cut_off(&mut self) {
        self.cut_off |= self.skipped.is_none();
    }
}
