//! The style sheets that a page brings with it. Those in other files are not fetched; a page that names some may look
//! otherwise than is known.

use html5ever::tokenizer::Tag;

use super::attributes::attribute;
use super::scripts::Scripts;
use super::selectors::Sheet;
use super::tokens::{Reader, run};
use super::{css, data, look};
use crate::documents::colors::Rgb;

/// The style sheets of a page.
#[derive(Debug, Default)]
pub(crate) struct Sheets {
    /// The rules that may hide something.
    pub rules: Sheet,
    /// True if they are all that says how the page looks.
    plain: bool,
    /// The first style sheet in another file, which is not read.
    pub outside: Option<String>,
    /// True if the page has scripts.
    pub scripts: bool,
    /// True if one of them changes text.
    pub rewritten: bool,
    /// True if the page asks for colours of the dark.
    dark: Option<bool>,
}

/// Levels of sheets that are read out of the addresses (`data:`) in other sheets.
const DEPTH: usize = 3;

impl Sheets {
    /// Finds the style sheets of a page.
    pub(crate) fn of(html: &str) -> Self {
        // Most pages that are short have none, and need not be read twice.
        let has =
            |word: &str| html.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
        let scripts = has("<script");
        if !scripts && !has("<style") && !has("stylesheet") && !has("onload") && !has("onerror") && !has("color-scheme")
        {
            return Self { plain: true, scripts, ..Self::default() };
        }
        let found = run(html, Finder::default());
        let rewritten = found.scripts.change_text();
        let mut sheets = Self { scripts, rewritten, outside: found.others, ..Self::default() };
        found.sheets.iter().for_each(|sheet| sheets.add(sheet, DEPTH));
        sheets.dark = sheets.dark.or(found.dark);
        sheets.plain = sheets.outside.is_none();
        sheets
    }

    /// Colours of letters and of the page where nothing sets others; `None` if a sheet that is not read may.
    pub(crate) fn colors(&self) -> Option<[Rgb; 2]> {
        // A page of the dark is nearly black in all browsers.
        let colors = if self.dark == Some(true) { [[255; 3], [18; 3]] } else { [[0; 3], [255; 3]] };
        self.plain.then_some(colors)
    }

    /// Adds a sheet, and before it those that it imports and holds.
    fn add(&mut self, sheet: &str, depth: usize) {
        for address in imported(sheet) {
            match data::text(&address) {
                Some(inner) if depth > 0 => self.add(&inner, depth - 1),
                _ => self.outside = self.outside.take().or(Some(address)),
            }
        }
        let rules = css::rules(sheet);
        let of_page = |rule: &&css::Rule| rule.selectors.iter().any(|selector| matches!(&**selector, ":root" | "html"));
        let declared = rules.iter().filter(of_page).flat_map(|rule| &rule.declarations);
        self.dark = declared.filter_map(is_dark).next_back().or(self.dark);
        self.rules.add(rules, look::matters);
    }
}

/// Returns true for a colour scheme that is always dark; `None` for a declaration of something else.
fn is_dark(declaration: &css::Declaration) -> Option<bool> {
    (declaration.name == "color-scheme")
        .then(|| declaration.value.contains("dark") && !declaration.value.contains("light"))
}

/// The addresses of the sheets that a sheet imports for a screen.
fn imported(sheet: &str) -> Vec<String> {
    const IMPORT: &str = "@import";
    let lower = sheet.to_ascii_lowercase();
    let (mut all, mut at) = (Vec::new(), 0);
    while let Some(found) = lower[at..].find(IMPORT) {
        at += found + IMPORT.len();
        let rule = css::before(&sheet[at..], ';');
        at += rule.len();
        let address = rule.trim();
        let address = address.strip_prefix("url(").unwrap_or(address).trim_start();
        let (address, rest) = match address.chars().next() {
            Some(quote @ ('"' | '\'')) => address[1..].split_once(quote).unwrap_or((&address[1..], "")),
            _ => address.split_once([')', ' ']).unwrap_or((address, "")),
        };
        let media = rest.trim_start_matches([')', ' ']);
        if media.starts_with(['l', 's']) && media.contains('(') || css::on_screen(media) {
            all.push(address.to_owned());
        }
    }
    all
}

#[derive(Default)]
struct Finder {
    sheets: Vec<String>,
    inside: bool,
    scripts: Scripts,
    /// The first sheet in another file.
    others: Option<String>,
    /// True if the page itself asks for colours of the dark.
    dark: Option<bool>,
}

impl Reader for Finder {
    fn open(&mut self, tag: &Tag) {
        let media = attribute(tag, "media").is_none_or(css::on_screen);
        self.scripts.open(tag);
        match &*tag.name {
            "meta" if attribute(tag, "name").is_some_and(|name| name.eq_ignore_ascii_case("color-scheme")) => {
                let value = attribute(tag, "content").unwrap_or_default().to_lowercase();
                self.dark = Some(value.contains("dark") && !value.contains("light"));
            }
            "html" => {
                let own = css::declarations(attribute(tag, "style").unwrap_or_default());
                self.dark = own.iter().filter_map(is_dark).next_back().or(self.dark);
            }
            "style" if media && !tag.self_closing => {
                self.inside = true;
                self.sheets.push(String::new());
            }
            "link" => {
                let rel = attribute(tag, "rel").unwrap_or_default().to_lowercase();
                let is = |kind: &str| rel.split_whitespace().any(|word| word == kind);
                let is_sheet = media && is("stylesheet") && !is("alternate");
                let address = attribute(tag, "href").unwrap_or_default();
                match data::text(address) {
                    _ if !is_sheet => {}
                    Some(sheet) => self.sheets.push(sheet),
                    None => self.others = self.others.take().or(Some(address.to_owned())),
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.inside &= name != "style";
        self.scripts.close(name);
    }

    fn text(&mut self, text: &str, _: u32) {
        self.scripts.text(text);
        if self.inside
            && let Some(sheet) = self.sheets.last_mut()
        {
            sheet.push_str(text);
        }
    }
}
