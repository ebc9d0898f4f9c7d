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
    /// The first style sheet in another file, which is not read.
    pub outside: Option<String>,
    /// Whether the page has scripts.
    pub scripts: bool,
}

impl Sheets {
    /// Of a page.
    pub fn of(html: &str) -> Self {
        // Most pages that are short have none, and need not be read twice.
        let has =
            |word: &str| html.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
        let scripts = has("<script");
        if !has("<style") && !has("stylesheet") {
            return Self { plain: true, scripts, ..Self::default() };
        }
        let found = run(html, Finder::default());
        let mut rules = Sheet::default();
        found.sheets.iter().for_each(|sheet| rules.add(css::rules(sheet), look::matters));
        let outside = found.others.or_else(|| found.sheets.iter().find_map(|sheet| imported(sheet)));
        let schemes = found.sheets.iter().any(|sheet| sheet.contains("color-scheme"));
        Self { rules, plain: outside.is_none() && !schemes, outside, scripts }
    }
}

/// The address of the first sheet that a sheet imports.
fn imported(sheet: &str) -> Option<String> {
    let (_, rest) = sheet.split_once("@import")?;
    let address = rest.split(';').next()?.trim().trim_start_matches("url(");
    Some(address.trim_start_matches(['"', '\'']).split(['"', '\'', ')', ' ']).next()?.to_owned())
}

#[derive(Default)]
struct Finder {
    sheets: Vec<String>,
    inside: bool,
    /// The first sheet in another file.
    others: Option<String>,
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
                let is_sheet = media && rel.split_whitespace().any(|word| word == "stylesheet");
                if is_sheet && self.others.is_none() {
                    self.others = Some(attribute(tag, "href").unwrap_or_default().to_owned());
                }
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
