//! Finding events by words: in titles, summaries, quotes, names and tags, whatever their spelling variants.

mod code;
mod highlights;
mod joined;
mod query;

use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::LazyLock;
use std::thread;

use memchr::memmem::Finder;

use super::{Actor, EventRef, LocalText, Project};
use crate::base::fold::{fold_letters, fold_letters_with_one_hamza, has_hamza};
use crate::base::{EventIx, Folded};
use code::{coded, push_code};
use joined::Joined;
use query::{Finders, Word, words};

pub use highlights::highlights;
pub use query::narrows;

/// Coded letters of every text that may have spaces within Persian words: other texts need no second look.
static AFFIXES: LazyLock<[Finder<'static>; 7]> = LazyLock::new(|| {
    ["مي ", " ها", " اي", " ام", " تر", " شده", " گي"].map(|affix| Finder::new(&coded(affix)).into_owned())
});

/// Separator of two texts; no word has it.
const END: u8 = 0;

/// Many events are looked through by several threads, by at most so many, each at least so many events.
const MAX_THREADS: usize = 8;
const PART: usize = 50_000;

/// The folded texts of a project's events, a byte a letter for most, so that a million titles are looked through in
/// a few milliseconds. Build it again after an edit.
#[derive(Clone, Debug, Default)]
pub struct SearchIndex {
    letters: Vec<u8>,
    /// Ends of the letters of every event.
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

    /// Number of events in the index.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns true if the index has no event.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn add(&mut self, project: &Project, event: EventRef<'_>) {
        let mut add = |text: &str| {
            let start = self.letters.len();
            self.add_text(text, |text, letters| fold_letters(text, |c| push_code(letters, c)), Folded::new);
            // A hamza is typed on another seat, or left out: it is found either way.
            if has_hamza(text) {
                let middle = self.letters.len();
                let fold =
                    |text: &str, letters: &mut Vec<u8>| fold_letters_with_one_hamza(text, |c| push_code(letters, c));
                self.add_text(text, fold, Folded::with_one_hamza);
                if self.letters[start..middle] == self.letters[middle..] {
                    self.letters.truncate(middle);
                }
            }
        };
        event.title().texts().for_each(&mut add);
        event.excerpts().iter().for_each(|excerpt| add(excerpt.exact.as_unproven()));
        event.summary().into_iter().flat_map(LocalText::texts).for_each(&mut add);
        let actors = event.actors().iter().filter_map(|id| project.actor(project.actor_ix(id)?));
        actors.flat_map(Actor::spellings).for_each(&mut add);
        event.tags().iter().for_each(|tag| add(tag));
    }

    /// Adds a text, folded one way, without the spaces within Persian words.
    fn add_text(&mut self, text: &str, quickly: impl Fn(&str, &mut Vec<u8>), fold: impl Fn(&str) -> Folded) {
        let start = self.letters.len();
        quickly(text, &mut self.letters);
        if AFFIXES.iter().any(|affix| affix.find(&self.letters[start..]).is_some()) {
            self.letters.truncate(start);
            Joined::new(fold(text)).text.chars().for_each(|c| push_code(&mut self.letters, c));
        }
        self.letters.push(END);
    }

    /// The events in whose texts together all words of the query occur, in the project's order. Words between
    /// quotation marks count as one. A query without words finds nothing.
    pub fn search(&self, query: &str) -> Vec<EventIx> {
        let mut words: Vec<Word> = words(query);
        // The longest word is the rarest, and found fastest.
        words.sort_by_key(|word| std::cmp::Reverse(word.plain.len()));
        let finders: Vec<Finders<'_>> = words.iter().map(Word::finders).collect();
        let Some((rarest, others)) = finders.split_first() else { return Vec::new() };
        let search = |events: Range<usize>| self.search_part(rarest, others, events);
        let threads = thread::available_parallelism().map_or(1, NonZero::get).min(MAX_THREADS);
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
    fn search_part(&self, rarest: &Finders<'_>, others: &[Finders<'_>], events: Range<usize>) -> Vec<EventIx> {
        let mut found = self.search_one(&rarest.plain, others, events.clone());
        if let Some(hamza) = &rarest.hamza {
            found.extend(self.search_one(hamza, others, events));
            found.sort_unstable();
            found.dedup();
        }
        found
    }

    fn search_one(&self, rarest: &Finder<'_>, others: &[Finders<'_>], events: Range<usize>) -> Vec<EventIx> {
        let ends = &self.ends[..events.end];
        let letters = &self.letters[..ends.last().map_or(0, |end| *end as usize)];
        let (mut found, mut event, mut from) = (Vec::new(), events.start, self.start(events.start));
        while let Some(at) = letters.get(from..).and_then(|rest| rarest.find(rest)) {
            let at = from + at;
            event += ends[event..].partition_point(|end| *end as usize <= at);
            let Some(&end) = ends.get(event) else { break };
            if others.iter().all(|word| word.stands_in(&letters[self.start(event)..end as usize])) {
                found.push(EventIx::from(event));
            }
            from = end as usize;
        }
        found
    }

    /// Start of the letters of an event.
    fn start(&self, event: usize) -> usize {
        event.checked_sub(1).map_or(0, |before| self.ends[before] as usize)
    }

    /// Searches as [`Self::search`] does, looking only at some events: for a query that [`narrows`] the one that found
    /// them.
    pub fn search_among(&self, query: &str, among: &[EventIx]) -> Vec<EventIx> {
        let words: Vec<Word> = words(query);
        let finders: Vec<Finders<'_>> = words.iter().map(Word::finders).collect();
        let fits = |event: &EventIx| {
            let Some(&end) = self.ends.get(event.index()) else { return false };
            let letters = &self.letters[self.start(event.index())..end as usize];
            finders.iter().all(|word| word.stands_in(letters))
        };
        if finders.is_empty() { Vec::new() } else { among.iter().copied().filter(fits).collect() }
    }
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
                Event { title: "من می خواهم المسؤولية".into(), ..Event::default() },
            ]
            .into(),
            ..Project::default()
        }
    }

    #[test]
    fn finds_events_by_all_words() {
        let index = SearchIndex::build(&project());
        let cases: [(&str, &[u32]); 26] = [
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
            ("ا", &[0, 1, 3]),
            ("الدحل llama", &[]),
            ("«هو gpt»", &[0]),
            ("«gpt هو»", &[]),
            ("gpt هو \"", &[0]),
            ("«3 اطلقت»", &[]),
            ("漢字 שלום", &[2]),
            ("字漢", &[]),
            ("مسئولية", &[3]),
            ("المسؤوليه", &[3]),
            ("ميخواهم", &[3]),
            ("می خواهم", &[3]),
            ("«می‌خواهم المسئولية»", &[3]),
            ("خواهم می", &[3]),
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
