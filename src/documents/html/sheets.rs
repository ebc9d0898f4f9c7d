//! The style sheets that a page brings with it. Those in other files are not fetched; a page that names some may look
//! otherwise than is known.

use html5ever::tokenizer::Tag;

use super::selectors::{Sheet, attribute};
use super::{Reader, css, look, run};

/// The style sheets of a page.
#[derive(Debug, Default)]
pub struct Sheets {
    /// The rules that may hide something.
    pub rules: Sheet,
    /// Whether they are all that says how the page looks.
    pub plain: bool,
}

impl Sheets {
    /// Of a page.
    pub fn of(html: &str) -> Self {
        // Most pages that are short have none, and need not be read twice.
        let has =
            |word: &str| html.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
        if !has("<style") && !has("stylesheet") {
            return Self { rules: Sheet::default(), plain: true };
        }
        let found = run(html, Finder::default());
        let mut rules = Sheet::default();
        for sheet in &found.sheets {
            rules.add(css::rules(sheet), look::matters);
        }
        let imports = found.sheets.iter().any(|sheet| sheet.contains("@import") || sheet.contains("color-scheme"));
        Self { rules, plain: !found.has_others && !imports }
    }
}

#[derive(Default)]
struct Finder {
    sheets: Vec<String>,
    inside: bool,
    has_others: bool,
}

impl Reader for Finder {
    fn open(&mut self, tag: &Tag) {
        let media = attribute(tag, "media").is_none_or(css::on_screen);
        match &*tag.name {
            "style" if media && !tag.self_closing => {
                self.inside = true;
                self.sheets.push(String::new());
            }
            "link" => {
                let rel = attribute(tag, "rel").unwrap_or_default().to_lowercase();
                self.has_others |= media && rel.split_whitespace().any(|word| word == "stylesheet");
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.inside &= name != "style";
    }

    fn text(&mut self, text: &str, _: u32) {
        if self.inside
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.push_str(text);
        }
    }
}
