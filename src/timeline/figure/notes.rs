//! The numbered source notes: quotes, and the documents that they stand in, told once.

use std::collections::HashMap;

use super::options::SourceNotes;
use super::sources::{CitedSource, sources};
use crate::base::bidi::isolate_as;
use crate::base::marks::{FSI, PDI};
use crate::base::{DocIx, EventIx, ExcerptIx};
use crate::model::{Attests, Evidence, Project, Standing};
use crate::timeline::draw::DrawContext;
use crate::timeline::index::TimelineIndex;
use crate::timeline::labels::DirectedText;
use crate::timeline::labels::quotes::{own, quoted_briefly};

/// More notes than this are not laid out.
const MAX_NOTES: usize = 2_000;

/// The note of an event.
#[derive(Debug)]
pub(crate) struct Note {
    /// The event.
    pub event: EventIx,
    /// Its number.
    pub number: usize,
    /// Quotes, and what they stand in if that is not the same for all.
    pub words: DirectedText,
}

/// All notes.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    /// In the order of their numbers.
    pub notes: Vec<Note>,
    /// The documents that are quoted, in the order in which they are first quoted.
    pub sources: Vec<CitedSource>,
    /// Number of notes without a bound.
    pub count: usize,
}

impl Notes {
    /// Notes on the sources.
    pub(crate) fn of_kind(kind: SourceNotes, kit: DrawContext<'_>, project: &Project, content: &TimelineIndex) -> Self {
        match kind {
            SourceNotes::Numbered => Self::new(kit, project, content),
            SourceNotes::Line => Self { notes: Vec::new(), count: 0, ..Self::new(kit, project, content) },
            SourceNotes::None => Self::default(),
        }
    }

    /// The notes of all events that have quotes, numbered in reading order.
    pub(crate) fn new(kit: DrawContext<'_>, project: &Project, content: &TimelineIndex) -> Self {
        // In the project's order first: of very many events only those with quotes are looked up in the reading order.
        let quoted = project.events.iter().enumerate().filter(|(_, event)| !event.excerpts().is_empty());
        let mut quoted: Vec<(usize, EventIx)> =
            quoted.map(|(ix, _)| EventIx::from(ix)).filter_map(|ix| Some((content.rank(ix)?, ix))).collect();
        quoted.sort_unstable();
        let quoted: Vec<EventIx> = quoted.into_iter().map(|(_, event)| event).collect();
        let mut cited: Vec<DocIx> = Vec::new();
        for event in quoted.iter().take(MAX_NOTES) {
            let excerpts = project.event(*event).map_or(&[][..], |event| event.excerpts());
            for document in excerpts.iter().filter_map(|excerpt| project.document_ix(&excerpt.document)) {
                if !cited.contains(&document) {
                    cited.push(document);
                }
            }
        }
        let evidence = content.evidence();
        let sources = sources(kit, project, &cited, &evidence);
        let writer = NoteWriter { kit, project, sources: &sources, evidence: &evidence };
        let note = |(event, number): (&EventIx, usize)| Note { event: *event, number, words: writer.words(*event) };
        let notes = quoted.iter().take(MAX_NOTES).zip(1..).map(note).collect();
        Self { notes, sources, count: quoted.len() }
    }

    /// The number of each event's note.
    pub(crate) fn numbers(&self) -> HashMap<EventIx, usize> {
        self.notes.iter().map(|note| (note.event, note.number)).collect()
    }
}

struct NoteWriter<'a> {
    kit: DrawContext<'a>,
    project: &'a Project,
    sources: &'a [CitedSource],
    evidence: &'a Evidence,
}

impl NoteWriter<'_> {
    /// The words that attest the event, then those that give its date.
    fn words(&self, ix: EventIx) -> DirectedText {
        let Some(event) = self.project.event(ix) else { return DirectedText::default() };
        let excerpts = event.excerpts();
        let of = |attests: Attests| {
            let parts = (0..).zip(excerpts).filter(move |(_, e)| e.attests == attests);
            let parts = parts.filter_map(|(nth, _)| self.quote(ExcerptIx { event: ix, nth }));
            parts.collect::<Vec<_>>().join(" … ")
        };
        let mut quotes = of(Attests::Event);
        if quotes.is_empty() {
            quotes = of(Attests::Context);
        }
        let date = of(Attests::Date);
        if !date.is_empty() {
            let date = self.kit.messages.format("figure-note-date", &[("quote", date.into())]);
            quotes = format!("{quotes} {FSI}{date}{PDI}");
        }
        let when = event.when();
        if let Some(second) = when.as_ref().and_then(|when| self.kit.dates.second(when)) {
            quotes = format!("{quotes} {FSI}({second}){PDI}");
        }
        // What is in doubt is told in the words of the interface, and a note runs as it begins.
        let is_verbatim =
            |nth| self.evidence.standing(self.project, ExcerptIx { event: ix, nth }) == Standing::Verbatim;
        let language = match excerpts.first() {
            Some(first) if (0..excerpts.len() as u32).all(is_verbatim) => self.project.language_of(first),
            Some(_) => self.kit.messages.locale().as_tag(),
            None => &self.project.language,
        };
        DirectedText::written(quotes.trim(), language)
    }

    /// A quote, isolated so that one in another script cannot reorder the note (UAX #9 §2.4), and where it stands.
    fn quote(&self, ix: ExcerptIx) -> Option<String> {
        let quotation = self.evidence.quotation(self.project, ix)?;
        let said = quoted_briefly(self.kit.messages, &quotation);
        let quote = match quotation.standing() {
            Standing::Verbatim => own(&said.text, quotation.language()),
            Standing::Doubtful(_) => isolate_as(said.direction, &said.text),
        };
        let document = self.project.document_ix(&self.project.excerpt(ix)?.document);
        Some(match self.sources.iter().find(|source| Some(source.document) == document) {
            Some(source) if self.sources.len() > 1 => format!("{quote} {FSI}[{}]{PDI}", source.letter),
            _ => quote,
        })
    }
}
