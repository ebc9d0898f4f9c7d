//! Quotes that an edit leaves to be found again: those that it changed, and those of documents that it changed.
//!
//! A search that takes more than a few milliseconds is done by a task; until it is done the old places stand.

use std::collections::{HashMap, HashSet};

use crate::anchoring::{Names, Resolution, Task, resolve_many, stands};
use crate::base::{EventIx, ExcerptIx};
use crate::formats::{ConcealedTexts, on_page};
use crate::model::{DocumentText, Edit, Excerpt, Id, Project};

/// Texts of so many bytes together are searched at once: that takes a few milliseconds.
const AT_ONCE: usize = 100_000;

/// Most quotes that are searched at once in such texts.
const FEW: usize = 64;

/// Resolutions of all excerpts, sorted by excerpt, and those of them that are old.
#[derive(Debug, Default)]
pub struct AnchorTable {
    /// Resolution of every excerpt, sorted by excerpt.
    pub all: Vec<(ExcerptIx, Resolution)>,
    stale: HashSet<ExcerptIx>,
}

impl AnchorTable {
    /// A table of resolutions that were just found.
    pub fn new(all: Vec<(ExcerptIx, Resolution)>) -> Self {
        Self { all, stale: HashSet::new() }
    }

    /// Returns the resolutions that are not old.
    pub fn fresh(&self) -> impl Iterator<Item = &(ExcerptIx, Resolution)> {
        self.all.iter().filter(|(ix, _)| !self.stale.contains(ix))
    }

    /// Puts in what was found of the stale ones.
    pub fn put(&mut self, found: Vec<(ExcerptIx, Resolution)>) {
        for (ix, resolution) in found {
            if let Ok(at) = self.all.binary_search_by_key(&ix, |(ix, _)| *ix) {
                self.all[at].1 = resolution;
                self.stale.remove(&ix);
            }
        }
    }
}

/// The ids that an edit names.
#[derive(Debug, Default)]
pub struct EditImpact<'e> {
    events: HashSet<&'e str>,
    documents: HashSet<&'e str>,
}

impl<'e> EditImpact<'e> {
    /// Collects what an edit touches, before it is made.
    pub fn by(edit: &'e Edit) -> Self {
        let mut touched = Self::default();
        touched.add(edit);
        touched
    }

    fn add(&mut self, edit: &'e Edit) {
        match edit {
            Edit::Event(change) => self.events.extend(change.ids().into_iter().map(|id| &**id)),
            Edit::Document(change) => self.documents.extend(change.ids().into_iter().map(|id| &**id)),
            Edit::PutExcerpt { event, .. } => drop(self.events.insert(event)),
            Edit::Several(edits) => edits.iter().for_each(|edit| self.add(edit)),
            Edit::SetTitle(_) | Edit::SetLanguage(_) | Edit::SetDirection(_) => {}
            Edit::Lane(_) | Edit::Actor(_) | Edit::View(_) => {}
        }
    }

    /// Returns true if the edit names an event.
    fn names(&self, event: &str) -> bool {
        self.events.contains(event)
    }

    /// Returns true if the edit cannot move any anchor.
    fn is_nothing(&self) -> bool {
        self.events.is_empty() && self.documents.is_empty()
    }
}

/// One excerpt, what became of it, and whether that is old.
type Known = (Excerpt, Resolution, bool);

/// Resolutions of the excerpts that an edit touches, as they were before it.
#[derive(Debug)]
pub struct AnchorSnapshot {
    events: HashSet<Id>,
    documents: HashSet<Id>,
    /// Positions of the touched events.
    positions: HashSet<EventIx>,
    known: HashMap<Id, Vec<Known>>,
}

impl AnchorSnapshot {
    /// `None` if the edit touches no place.
    pub fn of(project: &Project, places: &AnchorTable, touched: &EditImpact<'_>) -> Option<Self> {
        if touched.is_nothing() {
            return None;
        }
        let owned = |ids: &HashSet<&str>| ids.iter().map(|id| Id::from(*id)).collect();
        let (mut positions, mut known) = (HashSet::new(), HashMap::new());
        for (nth, event) in project.events.iter().enumerate().filter(|(_, event)| touched.names(event.id())) {
            let at = EventIx::from(nth);
            let first = places.all.partition_point(|(ix, _)| ix.event < at);
            let own = places.all[first..].iter().zip(event.excerpts());
            let own = own.map(|((ix, found), quote)| (quote.clone(), found.clone(), places.stale.contains(ix)));
            known.insert(event.id().into(), own.collect());
            positions.insert(at);
        }
        Some(Self { events: owned(&touched.events), documents: owned(&touched.documents), positions, known })
    }

    /// Restores the places after the edit; those that it touched are stale and as they were.
    pub fn restore(self, places: &mut AnchorTable, project: &Project) {
        let old = std::mem::take(places);
        let others = old.all.into_iter().filter(|(ix, _)| !self.positions.contains(&ix.event));
        let mut others = others.map(|(ix, found)| (found, old.stale.contains(&ix)));
        // Two events of one id would be a fault of the file; each then has what the last of them had.
        for (nth, event) in project.events.iter().enumerate() {
            let is_touched = self.events.contains(event.id());
            for (quote_nth, quote) in event.excerpts().iter().enumerate() {
                let ix = ExcerptIx { event: EventIx::from(nth), nth: quote_nth as u32 };
                let known = if is_touched { self.known_of(event.id(), quote, quote_nth) } else { others.next() };
                let (found, is_stale) = known.unwrap_or((Resolution::Lost { nearest: None }, true));
                if is_stale || self.documents.contains(&quote.document) {
                    places.stale.insert(ix);
                }
                places.all.push((ix, found));
            }
        }
    }

    /// Returns what is known of an excerpt of a touched event: the resolution of the same quote, in this event or
    /// another, or, as old, of the one that stood there.
    fn known_of(&self, event: &str, quote: &Excerpt, nth: usize) -> Option<(Resolution, bool)> {
        let own = self.known.get(event);
        let same = own.into_iter().chain(self.known.values()).flatten().find(|(old, ..)| same_anchor(old, quote));
        let there = || own?.get(nth).map(|(_, found, _)| (found.clone(), true));
        same.map(|(_, found, is_stale)| (found.clone(), *is_stale)).or_else(there)
    }
}

fn same_anchor(a: &Excerpt, b: &Excerpt) -> bool {
    let anchor = |e: &Excerpt| (e.document.clone(), e.start, e.end);
    anchor(a) == anchor(b) && (&a.exact, &a.prefix, &a.suffix) == (&b.exact, &b.prefix, &b.suffix)
}

/// Stale excerpts with the texts of their documents: all that a job needs.
#[derive(Debug)]
pub struct AnchorSearch {
    quotes: Vec<(ExcerptIx, Excerpt)>,
    texts: HashMap<Id, DocumentText>,
    names: Names,
}

impl AnchorSearch {
    /// Takes what is needed to seek the stale places of a project; `None` if there are none.
    pub fn of(project: &Project, texts: &[DocumentText], places: &AnchorTable) -> Option<Self> {
        if places.stale.is_empty() {
            return None;
        }
        let mut stale: Vec<ExcerptIx> = places.stale.iter().copied().collect();
        stale.sort_unstable();
        let quotes = stale.into_iter().filter_map(|ix| Some((ix, project.excerpt(ix)?.clone())));
        let quotes: Vec<(ExcerptIx, Excerpt)> = quotes.collect();
        let wanted: HashSet<&Id> = quotes.iter().map(|(_, quote)| &quote.document).collect();
        let documents = project.documents.iter().zip(texts).filter(|(document, _)| wanted.contains(&document.id));
        let texts = documents.filter(|(_, text)| text.text().is_some());
        let texts = texts.map(|(document, text)| (document.id.clone(), text.clone())).collect();
        Some(Self { quotes, texts, names: Names::of(&project.actors) })
    }

    /// Takes out what is found in a few milliseconds: quotes that stand where they say, and those of short texts.
    pub fn at_once(&mut self) -> Vec<(ExcerptIx, Resolution)> {
        let few = self.quotes.len() <= FEW;
        if few && self.texts.values().filter_map(|text| Some(text.text()?.len())).sum::<usize>() <= AT_ONCE {
            return self.run();
        }
        let mut found = Vec::new();
        self.quotes.retain(|(ix, quote)| {
            let stands =
                if few { self.texts.get(&quote.document).and_then(|text| stands(text.text()?, quote)) } else { None };
            let is_left = stands.is_none();
            found.extend(stands.map(|range| (*ix, Resolution::Found(range))));
            is_left
        });
        found
    }

    /// Returns true if nothing is left to be found.
    pub fn is_done(&self) -> bool {
        self.quotes.is_empty()
    }

    /// Finds all that are left.
    pub fn run(&mut self) -> Vec<(ExcerptIx, Resolution)> {
        let quotes = std::mem::take(&mut self.quotes);
        let (ids, texts): (Vec<&Id>, Vec<&str>) =
            self.texts.iter().filter_map(|(id, text)| Some((id, text.seen()?))).unzip();
        let numbers: HashMap<&Id, usize> = ids.into_iter().zip(0..).collect();
        let tasks: Vec<Task<'_>> =
            quotes.iter().map(|(_, quote)| (numbers.get(&quote.document).copied(), quote)).collect();
        let found = resolve_many(&texts, &self.names, &tasks, |_| true).unwrap_or_default();
        let mut concealed = ConcealedTexts::default();
        let chosen = |((ix, quote), found): (&(ExcerptIx, Excerpt), _)| match self.texts.get(&quote.document) {
            Some(text) => (*ix, concealed.or_there(on_page(found, quote, text, &self.names), quote, text)),
            None => (*ix, found),
        };
        quotes.iter().zip(found).map(chosen).collect()
    }
}

#[cfg(test)]
#[path = "reanchor_tests.rs"]
mod tests;
