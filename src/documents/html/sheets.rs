//! The style sheets that a page brings with it. Those in other files are not fetched; a page that names some may look
//! otherwise than is known.

use html5ever::tokenizer::Tag;

use super::css::Rule;
use super::selectors::{Sheet, attribute};
use super::{Reader, css, look, run};
use crate::base::Diagnostic;

/// Selectors of elements by what comes after them, which are not followed.
const NOT_FOLLOWED: [&str; 7] = [":last-", ":nth-last-", ":only-", ":empty", ":has(", ":first-letter", ":first-line"];

/// The style sheets of a page.
#[derive(Debug, Default)]
pub struct Sheets {
    /// The rules that may hide something.
    pub rules: Sheet,
    /// Whether they are all that says how the page looks.
    pub plain: bool,
    /// The first rule that is not followed and may hide, add or turn text.
    pub unread: Option<String>,
}

impl Sheets {
    /// Of a page.
    pub fn of(html: &str) -> Self {
        // Most pages that are short have none, and need not be read twice.
        let has =
            |word: &str| html.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
        if !has("<style") && !has("stylesheet") {
            return Self { plain: true, ..Self::default() };
        }
        let found = run(html, Finder::default());
        let (mut rules, mut unread) = (Sheet::default(), None);
        for sheet in &found.sheets {
            let read = css::rules(sheet);
            unread = unread.or_else(|| read.iter().find(|rule| is_unread(rule)).map(|rule| rule.selectors.join(", ")));
            rules.add(read, look::matters);
        }
        let imports = found.sheets.iter().any(|sheet| sheet.contains("@import") || sheet.contains("color-scheme"));
        Self { rules, plain: !found.has_others && !imports, unread }
    }
}

impl Sheets {
    /// Names the first rule that is not followed.
    pub fn warning(&self) -> Option<Diagnostic> {
        let rule = self.unread.as_deref()?;
        Some(Diagnostic::warning("html-styles-unread").arg("rule", rule))
    }
}

/// Returns true for a rule that may change what a reader sees, and is not followed: one that adds words (`content`) or
/// turns or reorders them, whose value is a variable, or that hides elements by what comes after them.
fn is_unread(rule: &Rule) -> bool {
    let not_followed = || rule.selectors.iter().any(|s| NOT_FOLLOWED.iter().any(|pseudo| s.contains(pseudo)));
    rule.declarations.iter().any(|declaration| {
        let value = &*declaration.value;
        match &*declaration.name {
            "content" => adds_words(value),
            "unicode-bidi" => value.contains("override"),
            "flex-direction" => value.contains("reverse"),
            "display" | "visibility" if value.contains("var(") => true,
            "display" => value == "none" && not_followed(),
            "visibility" => value == "hidden" && not_followed(),
            _ => false,
        }
    })
}

/// Returns true for a value of `content` that holds a word in quotation marks.
fn adds_words(value: &str) -> bool {
    value.split(['"', '\'']).skip(1).step_by(2).any(|inside| inside.chars().any(char::is_alphabetic))
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
