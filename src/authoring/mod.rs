//! From words that were selected in a document to an event that they attest: its quote, its date, its title, its people.
//!
//! Everything is a proposal for a person to accept. No date is made up: the words that give it are looked for in the
//! selection and then in its sentence, and stand beside it as a quote of their own; where there are none, there is none.

mod dates;
mod people;
mod sentence;
mod title;

use std::ops::Range;

use crate::anchoring::describe;
use crate::model::{Attests, Document, Event, Excerpt, Id, Project};

pub use dates::{DateContext, DateFinder, ExpressionFinder, FoundDate};
pub use people::actors_in;
pub use sentence::sentence_around;
pub use title::title_of;

/// Words that were selected in the text of a document.
#[derive(Clone, Copy, Debug)]
pub struct Selected<'s> {
    /// The text as a reader sees it.
    pub text: &'s str,
    /// First byte of the selection.
    pub start: usize,
    /// Byte after its last.
    pub end: usize,
    /// The document.
    pub document: &'s Document,
}

/// An event that is proposed for a selection.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedEvent {
    /// The event, without an id: its excerpts are the selection and, if there are some, the words that give its date.
    pub event: Event,
    /// The date that was found, with what is to be said of it.
    pub date: Option<ProposedDate>,
}

/// A date that is proposed for an event.
#[derive(Clone, Debug, PartialEq)]
pub struct ProposedDate {
    /// The words and what they give.
    pub found: FoundDate,
    /// Bytes of the words in the text of the document.
    pub range: Range<usize>,
    /// True if the words are in the selection itself, false if they stand in its sentence.
    pub is_selected: bool,
}

impl<'s> Selected<'s> {
    /// The bytes of the selection without white space around it; `None` if nothing is selected.
    pub fn range(&self) -> Option<Range<usize>> {
        let end = self.text.floor_char_boundary(self.end.min(self.text.len()));
        let start = self.text.floor_char_boundary(self.start.min(end));
        let words = &self.text[start..end];
        let start = start + (words.len() - words.trim_start().len());
        let words = words.trim();
        (!words.is_empty()).then(|| start..start + words.len())
    }

    /// A quote of the selection, with what stands around it and its position; `None` if nothing is selected.
    pub fn excerpt(&self, attests: Attests) -> Option<Excerpt> {
        self.quoted(self.range()?, attests)
    }

    fn quoted(&self, range: Range<usize>, attests: Attests) -> Option<Excerpt> {
        let bare = Excerpt { document: self.document.id.clone(), attests, ..Excerpt::default() };
        describe(&bare, self.text, range)
    }

    fn language<'l>(&'l self, project: &'l Project) -> &'l str {
        self.document.language.as_deref().unwrap_or_else(|| project.written_language())
    }

    /// The date that the selection gives, or else its sentence: of several the first in the selection, and the nearest to it
    /// in the sentence. What is said relative to the day of writing counts only where that day is known.
    pub fn date(&self, language: &str, finder: &dyn DateFinder) -> Option<ProposedDate> {
        let range = self.range()?;
        let context = DateContext { language, published: self.document.published.as_ref() };
        let in_part = |part: Range<usize>| -> Vec<ProposedDate> {
            let found = finder.find(&self.text[part.clone()], &context).into_iter();
            let placed = found.map(|found| {
                let range = part.start + found.range.start..part.start + found.range.end;
                ProposedDate { is_selected: false, range, found }
            });
            let has_base = |date: &ProposedDate| !date.found.is_relative || context.published.is_some();
            placed.filter(|date| has_base(date) && date.found.when.bounds().is_some()).collect()
        };
        if let Some(date) = in_part(range.clone()).into_iter().next() {
            return Some(ProposedDate { is_selected: true, ..date });
        }
        let far = |date: &ProposedDate| {
            date.range.start.saturating_sub(range.end).max(range.start.saturating_sub(date.range.end))
        };
        in_part(sentence_around(self.text, &range)).into_iter().min_by_key(far)
    }
}

/// The event that is proposed for a selection; `last` is the event that was made or selected last, whose lane it gets. `None`
/// if nothing is selected.
pub fn propose_event(
    project: &Project,
    selected: &Selected<'_>,
    last: Option<&str>,
    finder: &dyn DateFinder,
) -> Option<ProposedEvent> {
    let range = selected.range()?;
    let quote = selected.excerpt(Attests::Event)?;
    let language = selected.language(project);
    let date = selected.date(language, finder);
    let attesting = date.as_ref().and_then(|date| selected.quoted(date.range.clone(), Attests::Date));
    let lane = last.and_then(|id| project.event(project.event_ix(id)?)?.lane().cloned());
    let lane = lane.or_else(|| project.lanes.first().map(|lane| lane.id.clone()));
    let event = Event {
        when: date.as_ref().map(|date| date.found.when.clone()),
        title: in_language(title_of(selected.text, &range, language), language, project),
        lane,
        actors: actors_in(project, &selected.text[range]).collect::<Vec<Id>>(),
        excerpts: std::iter::once(quote).chain(attesting).collect(),
        ..Event::default()
    };
    Some(ProposedEvent { event, date })
}

/// A text in a language: plain, if that is the project's own.
fn in_language(text: String, language: &str, project: &Project) -> crate::model::LocalText {
    let mut title = crate::model::LocalText::default();
    let own = project.written_language();
    title.set_in(if language.is_empty() { own } else { language }, own, &text);
    title
}

#[cfg(test)]
mod tests;
