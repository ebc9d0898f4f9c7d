//! Parts that the text refers to: notes, comments, heads and feet. A part that nothing refers to is not shown.

use std::collections::{HashMap, HashSet};

use quick_xml::events::BytesStart;

use super::tags::{attribute, is_on};
use crate::model::Concealment;

/// Names that an element of a file may be from: of word processors, their drawings and formulas.
const KNOWN: [&str; 5] = [
    "http://schemas.openxmlformats.org/",
    "http://schemas.microsoft.com/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
    "http://www.w3.org/",
];

/// Pages that have heads and feet of their own.
const PAGES: [&str; 3] = ["default", "first", "even"];

/// Returns true for namespaces that word processors understand, and for what is none.
pub(crate) fn is_known(uri: &str) -> bool {
    !uri.contains(':') || KNOWN.iter().any(|known| uri.starts_with(known))
}

/// The namespace that an element itself declares for a prefix.
pub(crate) fn namespace(tag: &BytesStart<'_>, prefix: &[u8]) -> Option<String> {
    let declares = |key: &[u8]| key.strip_prefix(b"xmlns:") == Some(prefix);
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| declares(attribute.key.as_ref()))?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

/// References of the text to notes, comments, heads and feet.
#[derive(Debug, Default)]
pub(crate) struct References {
    /// Concealment of the references to a note or comment, by its kind and id.
    notes: HashMap<(char, String), Option<Concealment>>,
    /// Heads and feet that are shown, by their relationships.
    edges: HashSet<String>,
    /// True if pages on the left have heads and feet of their own.
    has_even: bool,
    /// Of the section that is being read: its heads and feet by their kinds and pages, which the next one has too unless it
    /// has others, and whether its first page has others.
    section: HashMap<(char, String), String>,
    has_first: bool,
    /// The author of the comment that begins.
    author: Option<String>,
}

fn kind(name: &[u8]) -> char {
    name.first().copied().map_or(' ', char::from)
}

impl References {
    /// Nothing yet; `has_even` says whether pages on the left have heads and feet of their own.
    pub(crate) fn new(has_even: bool) -> Self {
        Self { has_even, ..Self::default() }
    }

    /// Notes that the text refers to a note or a comment, in letters that are shown somehow.
    pub(crate) fn refer(&mut self, name: &[u8], tag: &BytesStart<'_>, how: Option<Concealment>) {
        let Some(id) = attribute(tag, "id") else { return };
        let known = self.notes.entry((kind(name), id)).or_insert(how);
        *known = known.and(how);
    }

    /// Why the note or comment that begins is not shown.
    pub(crate) fn of_note(&mut self, name: &[u8], tag: &BytesStart<'_>) -> Option<Concealment> {
        self.author = attribute(tag, "author").filter(|author| !author.is_empty() && name == b"comment");
        // The lines between text and notes.
        if attribute(tag, "type").is_some_and(|kind| kind != "normal") {
            return None;
        }
        let id = attribute(tag, "id")?;
        self.notes.get(&(kind(name), id)).copied().unwrap_or(Some(Concealment::Hidden))
    }

    /// Text before the first paragraph of a comment.
    pub(crate) fn take_author(&mut self) -> Option<String> {
        self.author.take().map(|author| format!("{author}: "))
    }

    /// Takes over a property of a section.
    pub(crate) fn set_section(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        match name {
            b"headerReference" | b"footerReference" => {
                let pages = attribute(tag, "type").unwrap_or_else(|| "default".to_owned());
                if !PAGES.contains(&&*pages) {
                    return;
                }
                self.section.extend(attribute(tag, "id").map(|id| ((kind(name), pages), id)));
            }
            b"titlePg" => self.has_first = is_on(tag),
            _ => {}
        }
    }

    /// Ends the section.
    pub(crate) fn end_section(&mut self) {
        let (has_first, has_even) = (std::mem::take(&mut self.has_first), self.has_even);
        let is_shown = |pages: &str| match pages {
            "first" => has_first,
            "even" => has_even,
            _ => true,
        };
        let shown = self.section.iter().filter(|((_, pages), _)| is_shown(pages));
        self.edges.extend(shown.map(|(_, id)| id.clone()));
    }

    /// Returns true for the relationship of a head or a foot that is shown.
    pub(crate) fn shows(&self, id: &str) -> bool {
        self.edges.contains(id)
    }
}
