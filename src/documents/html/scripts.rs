//! Scripts of a page that change its text. They are not run; a page that has such is told.

use std::collections::HashSet;

use html5ever::tokenizer::Tag;

use super::attributes::attribute;

/// Words of scripts that change text.
const CHANGES: [&str; 12] = [
    "textContent",
    "innerText",
    "innerHTML",
    "outerHTML",
    "remove()",
    "removeChild",
    "replaceWith",
    "replaceChildren",
    "insertAdjacent",
    "nodeValue",
    "createTextNode",
    "text(",
];

/// Words by which a script that runs while the page is loaded hides an element.
const HIDES: [&str; 4] = ["hidden", "style", "className", "classList"];

/// Elements of a story.
const ELEMENTS: [&str; 14] =
    ["p", "b", "i", "em", "strong", "span", "h1", "h2", "h3", "li", "td", "blockquote", "article", "main"];

/// Elements that a script names which are looked up, and changes whose element is looked up.
const MAX_NAMES: usize = 100;

/// Scripts of a page, and the ids and classes by which they name its elements.
#[derive(Debug, Default)]
pub struct Scripts {
    all: Vec<String>,
    /// Scripts in attributes, which run once the page or a picture of it is loaded.
    handlers: Vec<String>,
    ids: HashSet<String>,
    classes: HashSet<String>,
    is_inside: bool,
}

impl Scripts {
    /// An element begins.
    pub fn open(&mut self, tag: &Tag) {
        self.ids.extend(attribute(tag, "id").map(str::to_owned));
        self.classes.extend(attribute(tag, "class").unwrap_or_default().split_ascii_whitespace().map(str::to_owned));
        let handlers = ["onload", "onerror"].into_iter().filter_map(|name| attribute(tag, name));
        self.handlers.extend(handlers.map(str::to_owned));
        if &*tag.name == "script" && !tag.self_closing {
            let kind = attribute(tag, "type").unwrap_or_default();
            self.is_inside = kind.is_empty() || kind.contains("javascript") || kind == "module";
            self.all.push(String::new());
        }
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) {
        self.is_inside &= name != "script";
    }

    /// Text of the page.
    pub fn text(&mut self, text: &str) {
        if let Some(script) = self.all.last_mut().filter(|_| self.is_inside) {
            script.push_str(text);
        }
    }

    /// Returns true if one of the scripts changes text of the page.
    pub fn change_text(&self) -> bool {
        let hides = |script: &String| HIDES.iter().any(|word| self.acts_on_id(script, word));
        self.all.iter().chain(&self.handlers).any(|script| self.changes(script)) || self.handlers.iter().any(hides)
    }

    fn changes(&self, script: &str) -> bool {
        let mut changes = CHANGES.iter().filter(|word| script.contains(**word)).peekable();
        script.contains("document.write")
            || changes.peek().is_some() && self.names_elements(script)
            || changes.any(|word| self.acts_on_id(script, word))
    }

    /// Returns true if a word is used of an element whose id stands for it (WHATWG HTML §7.2.2.3), as in `note.remove()`.
    fn acts_on_id(&self, script: &str, word: &str) -> bool {
        script.match_indices(word).take(MAX_NAMES).any(|(at, _)| {
            let object = script[..at].strip_suffix('.').unwrap_or_default();
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
            self.ids.contains(&object[object.trim_end_matches(is_name).len()..])
        })
    }

    /// Returns true if a script asks for elements that the page has.
    fn names_elements(&self, script: &str) -> bool {
        let by_id = named(script, "getElementById(").any(|id| self.ids.contains(id));
        let by_name = named(script, "getElementsByTagName(").any(|name| ELEMENTS.contains(&name));
        let by_class = named(script, "getElementsByClassName(").any(|class| self.classes.contains(class));
        let selected = ["querySelector(", "querySelectorAll(", "$("].into_iter().any(|call| {
            named(script, call).any(|selector| {
                let last = selector.split([' ', '>', '+', '~', ',']).rfind(|part| !part.is_empty()).unwrap_or_default();
                match last.split_at_checked(1) {
                    Some(("#", id)) => self.ids.contains(id),
                    Some((".", class)) => self.classes.contains(class),
                    _ => ELEMENTS.contains(&last.split(['.', '#', ':', '[']).next().unwrap_or_default()),
                }
            })
        });
        by_id || by_name || by_class || selected || script.contains("document.body.")
    }
}

/// The strings that are handed to a function, the first hundred of them.
fn named<'s>(script: &'s str, call: &'s str) -> impl Iterator<Item = &'s str> {
    script.split(call).skip(1).take(MAX_NAMES).filter_map(|rest| {
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        rest[1..].split(quote).next().filter(|name| !name.is_empty())
    })
}
