//! Finding events by words: in titles, summaries, quotes, names and tags, whatever their spelling variants.

use std::ops::Range;

use super::{EventRef, LocalText, Project};
use crate::base::{EventIx, Folded};

/// A part of an event in which words can occur, the most telling one first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The title, in any language.
    Title,
    /// The words of the excerpt at this position.
    Excerpt(u32),
    /// The summary, in any language.
    Summary,
    /// The name of an actor, in any language.
    Actor,
    /// A tag.
    Tag,
}

/// An event that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hit {
    /// The event.
    pub event: EventIx,
    /// Where the most words of the query occur; of several, the first in the order of [`Field`].
    pub field: Field,
}

/// The folded texts of a project's events. Build it again after an edit.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    /// For every event in order: its fields in the order of [`Field`].
    events: Vec<Vec<(Field, String)>>,
}

impl SearchIndex {
    /// Folds the texts of every event once.
    pub fn build(project: &Project) -> Self {
        Self { events: project.events.iter().map(|event| fields(project, event)).collect() }
    }

    /// The events in whose fields together all words of the query occur, in the project's order. Words between
    /// quotation marks count as one. A query without words finds nothing.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        let words = words(query);
        let found = |(i, fields): (usize, &Vec<_>)| Some(Hit { event: EventIx::from(i), field: best(fields, &words)? });
        self.events.iter().enumerate().filter_map(found).collect()
    }
}

fn fields(project: &Project, event: EventRef<'_>) -> Vec<(Field, String)> {
    let mut fields = Vec::new();
    let mut add = |field, text: &str| fields.push((field, Folded::new(text).as_str().to_owned()));
    event.title().texts().for_each(|t| add(Field::Title, t));
    (0..).zip(event.excerpts()).for_each(|(nth, x)| add(Field::Excerpt(nth), &x.exact));
    event.summary().into_iter().flat_map(LocalText::texts).for_each(|t| add(Field::Summary, t));
    let actors = event.actors().iter().filter_map(|id| project.actor(project.actor_ix(id)?));
    actors.flat_map(|actor| actor.name.texts()).for_each(|t| add(Field::Actor, t));
    event.tags().iter().for_each(|t| add(Field::Tag, t));
    fields
}

/// The field with the most of the words, if every word is somewhere.
fn best(fields: &[(Field, String)], words: &[String]) -> Option<Field> {
    let everywhere = words.iter().all(|w| fields.iter().any(|(_, text)| text.contains(w.as_str())));
    if words.is_empty() || !everywhere {
        return None;
    }
    let count = |text: &str| words.iter().filter(|w| text.contains(w.as_str())).count();
    // `max_by_key` gives the last of equals, and the first is wanted.
    fields.iter().rev().max_by_key(|(_, text)| count(text)).map(|(field, _)| *field)
}

/// The folded words of a query. A mark without its partner is a space.
fn words(query: &str) -> Vec<String> {
    let folded = Folded::new(query);
    let parts: Vec<&str> = folded.as_str().split('"').collect();
    let mut words = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let quoted = i % 2 == 1 && i + 1 < parts.len();
        if quoted && !part.trim().is_empty() {
            words.push(part.trim().to_owned());
        } else {
            words.extend(part.split(' ').filter(|w| !w.is_empty()).map(str::to_owned));
        }
    }
    words
}

/// Where the words of the query occur in a text: bytes of `text`, ascending, none overlapping or touching.
pub fn highlights(text: &str, query: &str) -> Vec<Range<usize>> {
    let folded = Folded::new(text);
    let mut found: Vec<_> = words(query).iter().flat_map(|word| folded.find_folded(word)).collect();
    found.sort_by_key(|r| (r.start, r.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, Event, Excerpt};

    fn project() -> Project {
        let text = |ar: &str, en: &str| LocalText::Map(vec![("ar".into(), ar.into()), ("en".into(), en.into())]);
        let excerpt = |exact: &str| Excerpt { exact: exact.into(), ..Excerpt::default() };
        Project {
            actors: vec![Actor {
                id: "d".into(), name: text("أحمد الدحل", "Ahmad Al-Dahle"), ..Actor::default()
            }],
            events: [
                Event {
                    title: text("الهدف هو GPT-4", "GPT-4 is the goal"),
                    actors: vec!["d".into(), "nobody".into()],
                    excerpts: vec![excerpt("أكتوبر 2023"), excerpt("هدفنا يجب أن يكون GPT-4، لدينا ٦٤ ألف وحدة")],
                    ..Event::default()
                },
                Event {
                    title: "إطلاق Llama 3".into(),
                    summary: Some("أطلقت الشركةُ نماذجها في أبريل 2024".into()),
                    tags: vec!["release".into()],
                    ..Event::default()
                },
                Event::default(),
            ]
            .into(),
            ..Project::default()
        }
    }

    #[test]
    fn finds_events_by_all_words() {
        let index = SearchIndex::build(&project());
        let cases: [(&str, &[(u32, Field)]); 17] = [
            ("gpt-4", &[(0, Field::Title)]),
            ("GPT‑4 goal", &[(0, Field::Title)]),
            ("احمد", &[(0, Field::Actor)]),
            ("dahle", &[(0, Field::Actor)]),
            ("64 الف", &[(0, Field::Excerpt(1))]),
            ("اكتوبر ٢٠٢٣", &[(0, Field::Excerpt(0))]),
            ("الدحل هدفنا", &[(0, Field::Excerpt(1))]),
            ("هدفنا gpt-4", &[(0, Field::Excerpt(1))]),
            ("شركه", &[(1, Field::Summary)]),
            ("release llama", &[(1, Field::Title)]),
            ("ا", &[(0, Field::Title), (1, Field::Title)]),
            ("الدحل llama", &[]),
            ("«هو gpt»", &[(0, Field::Title)]),
            ("«gpt هو»", &[]),
            ("gpt هو \"", &[(0, Field::Title)]),
            ("  ", &[]),
            ("\u{64b}", &[]),
        ];
        for (query, expected) in cases {
            let hits: Vec<_> = index.search(query).into_iter().map(|h| (h.event.0, h.field)).collect();
            assert_eq!(hits, expected, "{query}");
        }
    }

    #[test]
    fn highlights_words_in_the_original() {
        let cases: [(&str, &str, &[&str]); 7] = [
            ("قال أحمدُ لأحمد", "احمد", &["أحمدُ", "أحمد"]),
            ("GPT-4 و gpt-4", "GPT-4", &["GPT-4", "gpt-4"]),
            ("abcdef", "cd abc", &["abcd"]),
            ("abcdef", "ab cd", &["abcd"]),
            ("a b c", "\"a b\" c", &["a b", "c"]),
            ("abc", "", &[]),
            ("abc", "abc x", &["abc"]),
        ];
        for (text, query, expected) in cases {
            let found: Vec<_> = highlights(text, query).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, expected, "{query} in {text}");
        }
    }
}
