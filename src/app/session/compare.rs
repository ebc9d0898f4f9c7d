//! Two versions of a project compared: what of the file is not as in the window.

use std::collections::HashMap;

use crate::formats::Opened;
use crate::model::{Excerpt, Project};

/// The file as another program left it.
#[derive(Debug)]
pub struct Theirs {
    /// The file, opened.
    pub opened: Opened,
    /// Differences from the project in the window.
    pub comparison: Comparison,
}

/// Numbers of what differs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Events; one whose quotes alone differ counts as well.
    pub events: Counts,
    /// Documents.
    pub documents: Counts,
    /// Quotes of events that are in both.
    pub quotes: Counts,
    /// Set if anything else differs: title, language, lanes, actors, unknown fields, or the order of the events.
    pub others: bool,
}

/// Numbers of things that the other version has more, has not, or has otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Only in the other version.
    pub added: usize,
    /// Only in the first version.
    pub removed: usize,
    /// In both, but not alike.
    pub changed: usize,
}

impl Counts {
    /// Returns true if nothing differs.
    pub fn is_zero(&self) -> bool {
        *self == Self::default()
    }
}

impl Comparison {
    /// Returns true if the versions are alike.
    pub fn is_same(&self) -> bool {
        *self == Self::default()
    }

    /// Compares another version with the first.
    pub fn of(mine: &Project, theirs: &Project) -> Self {
        let (mut events, mut quotes) = (Counts::default(), Counts::default());
        let mut rest: HashMap<&str, usize> = HashMap::with_capacity(mine.events.len());
        rest.extend(mine.events.iter().enumerate().map(|(at, event)| (event.id(), at)));
        let mut order = Vec::new();
        for theirs in theirs.events.iter() {
            let Some(at) = rest.remove(theirs.id()) else {
                events.added += 1;
                continue;
            };
            order.push(at);
            let Some(mine) = mine.events.get(at) else { continue };
            if mine.to_event() != theirs.to_event() {
                events.changed += 1;
                compare_quotes(mine.excerpts(), theirs.excerpts(), &mut quotes);
            }
        }
        events.removed = rest.len();
        let documents = compare_documents(mine, theirs);
        let others = !order.is_sorted() || !is_same_frame(mine, theirs);
        Self { events, documents, quotes, others }
    }
}

/// Compares what is neither event nor document.
fn is_same_frame(mine: &Project, theirs: &Project) -> bool {
    let same_words = mine.title == theirs.title && mine.language == theirs.language;
    same_words && mine.actors == theirs.actors && mine.lanes == theirs.lanes && mine.extra == theirs.extra
}

fn compare_documents(mine: &Project, theirs: &Project) -> Counts {
    let mut counts = Counts::default();
    for document in &theirs.documents {
        match mine.documents.iter().find(|other| other.id == document.id) {
            None => counts.added += 1,
            Some(other) if other != document => counts.changed += 1,
            Some(_) => {}
        }
    }
    let is_theirs = |id| theirs.documents.iter().any(|document| document.id == id);
    counts.removed = mine.documents.iter().filter(|document| !is_theirs(document.id.clone())).count();
    counts
}

/// Quotes at the same place of the list are the same quote; what goes beyond the shorter list is added or removed.
fn compare_quotes(mine: &[Excerpt], theirs: &[Excerpt], counts: &mut Counts) {
    counts.changed += mine.iter().zip(theirs).filter(|(mine, theirs)| mine != theirs).count();
    counts.added += theirs.len().saturating_sub(mine.len());
    counts.removed += mine.len().saturating_sub(theirs.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Event};

    fn event(id: &str, quotes: &[&str]) -> Event {
        let quote = |exact: &&str| Excerpt { exact: (*exact).into(), ..Excerpt::default() };
        Event { id: id.into(), excerpts: quotes.iter().map(quote).collect(), ..Event::default() }
    }

    fn project(events: Vec<Event>, documents: &[&str]) -> Project {
        let documents = documents.iter().map(|id| Document { id: (*id).into(), ..Document::default() }).collect();
        Project { events: events.into(), documents, ..Project::default() }
    }

    #[test]
    fn what_differs_is_counted() {
        let counts = |added, removed, changed| Counts { added, removed, changed };
        let mine = project(vec![event("a", &["x", "y"]), event("b", &[]), event("c", &["z"])], &["d", "e"]);
        assert!(Comparison::of(&mine, &mine.clone()).is_same());
        let theirs =
            project(vec![event("a", &["x", "w", "v"]), event("c", &["z"]), event("n", &["n"])], &["e", "f", "g"]);
        let found = Comparison::of(&mine, &theirs);
        assert_eq!(found.events, counts(1, 1, 1));
        assert_eq!(found.quotes, counts(1, 0, 1));
        assert_eq!(found.documents, counts(2, 1, 0));
        assert!(!found.others);
        let back = Comparison::of(&theirs, &mine);
        assert_eq!((back.events, back.documents), (counts(1, 1, 1), counts(1, 2, 0)));
        let swapped = project(vec![event("b", &[]), event("a", &["x", "y"]), event("c", &["z"])], &["d", "e"]);
        assert_eq!(Comparison::of(&mine, &swapped), Comparison { others: true, ..Comparison::default() });
        let titled = Project { title: "t".into(), ..mine.clone() };
        assert!(Comparison::of(&mine, &titled).others);
    }
}
