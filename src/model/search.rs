//! Finding events by words: in titles, summaries, quotes, names and tags, whatever their spelling variants.

use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use memchr::memmem::Finder;

use super::{EventRef, LocalText, Project};
use crate::base::fold::fold_letters;
use crate::base::{EventIx, Folded};

/// Between two texts; no word has it.
const END: u8 = 0;

/// Many events are looked through by several threads, by at most so many, each at least so many events.
const MOST_THREADS: usize = 8;
const PART: usize = 50_000;

/// The folded texts of a project's events, a byte a letter for most, so that a million titles are looked through in
/// a few milliseconds. Build it again after an edit.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    letters: Vec<u8>,
    /// Where the letters of every event end.
    ends: Vec<u32>,
}

impl SearchIndex {
    /// Folds the texts of every event once.
    pub fn build(project: &Project) -> Self {
        let mut index = Self { letters: Vec::new(), ends: Vec::with_capacity(project.events.len()) };
        for event in project.events.iter() {
            index.add(project, event);
            // What is past four gigabytes of letters is not found.
            index.ends.push(u32::try_from(index.letters.len()).unwrap_or(u32::MAX));
        }
        index.letters.shrink_to_fit();
        index
    }

    /// How many events it knows.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it knows no event.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn add(&mut self, project: &Project, event: EventRef<'_>) {
        let mut add = |text: &str| {
            fold_letters(text, |c| push_code(&mut self.letters, c));
            self.letters.push(END);
        };
        event.title().texts().for_each(&mut add);
        event.excerpts().iter().for_each(|excerpt| add(excerpt.exact.as_unproven()));
        event.summary().into_iter().flat_map(LocalText::texts).for_each(&mut add);
        let actors = event.actors().iter().filter_map(|id| project.actor(project.actor_ix(id)?));
        actors.flat_map(|actor| actor.name.texts()).for_each(&mut add);
        event.tags().iter().for_each(|tag| add(tag));
    }

    /// The events in whose texts together all words of the query occur, in the project's order. Words between
    /// quotation marks count as one. A query without words finds nothing.
    pub fn search(&self, query: &str) -> Vec<EventIx> {
        let mut words: Vec<Vec<u8>> = words(query).iter().map(|word| coded(word)).collect();
        // The longest word is the rarest, and found fastest.
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        let finders: Vec<Finder<'_>> = words.iter().map(Finder::new).collect();
        let Some((rarest, others)) = finders.split_first() else { return Vec::new() };
        let search = |events: Range<usize>| self.search_part(rarest, others, events);
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
        let part = self.ends.len().div_ceil(threads).max(PART);
        let mut parts = (0..self.ends.len()).step_by(part).map(|from| from..(from + part).min(self.ends.len()));
        let Some(first) = parts.next() else { return Vec::new() };
        thread::scope(|scope| {
            let others: Vec<_> = parts.map(|part| scope.spawn(move || search(part))).collect();
            let mut found = search(first);
            for other in others {
                found.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
            }
            found
        })
    }

    /// Looks through a stretch of events.
    fn search_part(&self, rarest: &Finder<'_>, others: &[Finder<'_>], events: Range<usize>) -> Vec<EventIx> {
        let ends = &self.ends[..events.end];
        let letters = &self.letters[..ends.last().map_or(0, |end| *end as usize)];
        let (mut found, mut event, mut from) = (Vec::new(), events.start, self.start(events.start));
        while let Some(at) = letters.get(from..).and_then(|rest| rarest.find(rest)) {
            let at = from + at;
            event += ends[event..].partition_point(|end| *end as usize <= at);
            let Some(&end) = ends.get(event) else { break };
            if others.iter().all(|word| word.find(&letters[self.start(event)..end as usize]).is_some()) {
                found.push(EventIx::from(event));
            }
            from = end as usize;
        }
        found
    }

    /// Where the letters of an event begin.
    fn start(&self, event: usize) -> usize {
        event.checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }

    /// As [`Self::search`], looking only at some events: for a query that [`narrows`] the one that found them.
    pub fn search_among(&self, query: &str, among: &[EventIx]) -> Vec<EventIx> {
        let words: Vec<Vec<u8>> = words(query).iter().map(|word| coded(word)).collect();
        let finders: Vec<Finder<'_>> = words.iter().map(Finder::new).collect();
        let fits = |event: &EventIx| {
            let Some(&end) = self.ends.get(event.index()) else { return false };
            let letters = &self.letters[self.start(event.index())..end as usize];
            finders.iter().all(|word| word.find(letters).is_some())
        };
        if finders.is_empty() { Vec::new() } else { among.iter().copied().filter(fits).collect() }
    }
}

/// Whether all that a query finds was found by the last one, too: every word of that is within one of this.
pub fn narrows(query: &str, last: &str) -> bool {
    let (new, old) = (words(query), words(last));
    !old.is_empty() && old.iter().all(|old| new.iter().any(|new| new.contains(&**old)))
}

/// The letters of a folded text, coded.
fn coded(text: &str) -> Vec<u8> {
    let mut letters = Vec::with_capacity(text.len());
    text.chars().for_each(|c| push_code(&mut letters, c));
    letters
}

/// Adds the code of a folded letter: a byte below 0xC0 for ASCII, Arabic and Hebrew, else one from 0xC0 and four from
/// 0xE0, so that no code begins within another.
fn push_code(letters: &mut Vec<u8>, c: char) {
    let n = u32::from(c);
    let short = match c {
        // Folded text has no upper case: its places are taken by Hebrew.
        'A'..='Z' => None,
        ' '..='~' => Some(n),
        'א'..='ש' => Some(n - 0x5D0 + 0x41),
        'ת' => Some(0x7F),
        '\u{621}'..='\u{64A}' => Some(n - 0x621 + 0x80),
        'پ' => Some(0xAA),
        'چ' => Some(0xAB),
        'ژ' => Some(0xAC),
        'گ' => Some(0xAD),
        '،' => Some(0xAE),
        '؛' => Some(0xAF),
        '؟' => Some(0xB0),
        _ => None,
    };
    match short {
        Some(code) => letters.push(code as u8),
        None => {
            letters.push(0xC0 | (n >> 20) as u8);
            letters.extend([15, 10, 5, 0].map(|shift| 0xE0 | (n >> shift & 31) as u8));
        }
    }
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
                Event { tags: vec!["漢字שלום".into()], ..Event::default() },
            ]
            .into(),
            ..Project::default()
        }
    }

    #[test]
    fn finds_events_by_all_words() {
        let index = SearchIndex::build(&project());
        let cases: [(&str, &[u32]); 20] = [
            ("gpt-4", &[0]),
            ("GPT‑4 goal", &[0]),
            ("احمد", &[0]),
            ("dahle", &[0]),
            ("64 الف", &[0]),
            ("اكتوبر ٢٠٢٣", &[0]),
            ("الدحل هدفنا", &[0]),
            ("هدفنا gpt-4", &[0]),
            ("شركه", &[1]),
            ("release llama", &[1]),
            ("ا", &[0, 1]),
            ("الدحل llama", &[]),
            ("«هو gpt»", &[0]),
            ("«gpt هو»", &[]),
            ("gpt هو \"", &[0]),
            ("«3 اطلقت»", &[]),
            ("漢字 שלום", &[2]),
            ("字漢", &[]),
            ("  ", &[]),
            ("\u{64b}", &[]),
        ];
        for (query, expected) in cases {
            let hits: Vec<_> = index.search(query).into_iter().map(|event| event.0).collect();
            assert_eq!(hits, expected, "{query}");
        }
    }

    /// More events than one thread takes: what is found does not depend on where the parts end.
    #[test]
    fn many_events_are_searched_in_parts() {
        let events: Vec<Event> = (0..2 * PART + 7)
            .map(|n| Event { title: format!("رقم {n}").as_str().into(), ..Event::default() })
            .collect();
        let project = Project { events: events.into(), ..Project::default() };
        let index = SearchIndex::build(&project);
        let all = index.search("رقم");
        assert!(all.len() == 2 * PART + 7 && all.is_sorted());
        let edge = PART.to_string();
        let with_edge = (0..2 * PART + 7).filter(|n| n.to_string().contains(&edge)).count();
        assert!(index.search(&edge).contains(&EventIx::from(PART)));
        assert_eq!(index.search(&edge).len(), with_edge);
        assert_eq!(
            index.search("رقم 99999").len(),
            (0..2 * PART + 7).filter(|n| n.to_string().contains("99999")).count()
        );
    }

    #[test]
    fn a_longer_query_needs_only_the_last_hits() {
        let index = SearchIndex::build(&project());
        let cases = [
            ("ا", "احمد", true),
            ("gpt", "هدفنا gpt-4", true),
            ("الدحل", "الدحل llama", true),
            ("gpt goal", "gpt", false),
            ("", "gpt", false),
            ("«gpt هو»", "gpt هو", false),
        ];
        for (last, query, expected) in cases {
            assert_eq!(narrows(query, last), expected, "{last} to {query}");
            if expected {
                let among = index.search(last);
                assert_eq!(index.search_among(query, &among), index.search(query), "{last} to {query}");
            }
        }
        assert_eq!(index.search_among(" ", &[EventIx(0)]), []);
    }

    #[test]
    fn no_code_begins_within_another() {
        let letters: Vec<char> = ('\0'..='\u{2fff}').chain(['😀', '\u{10ffff}']).collect();
        let codes: std::collections::HashSet<Vec<u8>> = letters.iter().map(|c| coded(&c.to_string())).collect();
        assert_eq!(codes.len(), letters.len());
        assert!(codes.iter().all(|code| !code.contains(&END) && (code.len() == 1) == (code[0] < 0xC0)));
        assert!(codes.iter().all(|code| code[1..].iter().all(|byte| *byte >= 0xE0) && code[0] < 0xE0));
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
