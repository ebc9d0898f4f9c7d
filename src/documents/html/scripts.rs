//! Scripts of a page that change its text. They are not run; a page that has such is told.

use std::collections::HashSet;

use html5ever::tokenizer::Tag;

use super::attributes::attribute;

/// Words of scripts that change text of the element before them.
const CHANGES: [&str; 11] = [
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
    "text(",
];

/// Words by which a script that runs while the page is loaded hides an element.
const HIDES: [&str; 4] = ["hidden", "style", "className", "classList"];

/// Functions that find elements, with what stands before the name that is handed to them.
const FINDS: [(&str, Found); 6] = [
    ("getElementById(", Found::Id),
    ("getElementsByTagName(", Found::Name),
    ("getElementsByClassName(", Found::Class),
    ("querySelector(", Found::Selector),
    ("querySelectorAll(", Found::Selector),
    ("$(", Found::Selector),
];

/// Elements in which a story stands. Scripts fill boxes without a name of these with advertisements and menus.
const OF_TEXT: [&str; 21] = [
    "p",
    "b",
    "i",
    "u",
    "em",
    "strong",
    "span",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "blockquote",
    "pre",
    "article",
    "main",
    "body",
];

/// Bytes after an element is found in which a change of it is looked for.
const REACH: usize = 160;

/// Number of calls of a function in a script that are looked at.
const MAX_CALLS: usize = 100;

/// The way by which a function finds elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Id,
    Name,
    Class,
    Selector,
}

/// Scripts of a page, and the ids and classes by which they name its elements of text.
#[derive(Debug, Default)]
pub(crate) struct Scripts {
    all: Vec<String>,
    /// Scripts in attributes, which run once the page or a picture of it is loaded.
    handlers: Vec<String>,
    ids: HashSet<String>,
    classes: HashSet<String>,
    is_inside: bool,
}

impl Scripts {
    /// Takes the start of an element.
    pub(crate) fn open(&mut self, tag: &Tag) {
        if OF_TEXT.contains(&&*tag.name) {
            let classes = attribute(tag, "class").unwrap_or_default();
            self.ids.extend(attribute(tag, "id").map(str::to_owned));
            self.classes.extend(classes.split_ascii_whitespace().map(str::to_owned));
        }
        let handlers = ["onload", "onerror"].into_iter().filter_map(|name| attribute(tag, name));
        self.handlers.extend(handlers.map(str::to_owned));
        if &*tag.name == "script" && !tag.self_closing {
            let kind = attribute(tag, "type").unwrap_or_default();
            self.is_inside = kind.is_empty() || kind.contains("javascript") || kind == "module";
            self.all.push(String::new());
        }
    }

    /// Takes the end of an element.
    pub(crate) fn close(&mut self, name: &str) {
        self.is_inside &= name != "script";
    }

    /// Takes text of the page.
    pub(crate) fn text(&mut self, text: &str) {
        if let Some(script) = self.all.last_mut().filter(|_| self.is_inside) {
            script.push_str(text);
        }
    }

    /// Returns true if one of the scripts changes text of the page.
    pub(crate) fn change_text(&self) -> bool {
        let hides = |script: &String| HIDES.iter().any(|word| self.acts_on_id(script, word));
        self.all.iter().chain(&self.handlers).any(|script| self.changes(script)) || self.handlers.iter().any(hides)
    }

    fn changes(&self, script: &str) -> bool {
        writes_text(script)
            || CHANGES.iter().any(|word| self.acts_on_id(script, word))
            || FINDS.iter().any(|(call, found)| self.changes_found(script, call, *found))
    }

    /// Returns true if a word is used of an element whose id stands for it (WHATWG HTML §7.2.2.3), as in `note.remove()`.
    fn acts_on_id(&self, script: &str, word: &str) -> bool {
        script.match_indices(word).take(MAX_CALLS).any(|(at, _)| {
            let object = script[..at].strip_suffix('.').unwrap_or_default();
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
            self.ids.contains(&object[object.trim_end_matches(is_name).len()..])
        })
    }

    /// Returns true if a script finds an element of text by a function and changes it soon after.
    fn changes_found(&self, script: &str, call: &str, found: Found) -> bool {
        named(script, call).any(|(name, after)| {
            let after = &after[..after.floor_char_boundary(REACH)];
            CHANGES.iter().any(|word| after.contains(word)) && self.is_of_text(name, found)
        })
    }

    fn is_of_text(&self, name: &str, found: Found) -> bool {
        match found {
            Found::Id => self.ids.contains(name),
            Found::Class => self.classes.contains(name),
            Found::Name => OF_TEXT.contains(&name),
            Found::Selector => {
                let last = name.split([' ', '>', '+', '~', ',']).rfind(|part| !part.is_empty()).unwrap_or_default();
                match last.split_at_checked(1) {
                    Some(("#", id)) => self.ids.contains(id),
                    Some((".", class)) => self.classes.contains(class),
                    _ => OF_TEXT.contains(&last.split(['.', '#', ':', '[']).next().unwrap_or_default()),
                }
            }
        }
    }
}

/// Returns true if a script writes letters into the page, and not only tags.
fn writes_text(script: &str) -> bool {
    ["document.write(", "document.writeln("].into_iter().any(|call| {
        named(script, call).any(|(text, _)| {
            let is_tag = text.contains(['<', '%', '\\', '&']);
            !is_tag && text.chars().any(char::is_alphanumeric)
        })
    })
}

/// The strings that are handed to a function first, and what follows each.
fn named<'s>(script: &'s str, call: &'s str) -> impl Iterator<Item = (&'s str, &'s str)> {
    script.match_indices(call).take(MAX_CALLS).filter_map(move |(at, _)| {
        let rest = script[at + call.len()..].trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
        rest[1..].split_once(quote).filter(|(name, _)| !name.is_empty())
    })
}
