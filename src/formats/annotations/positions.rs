//! Offsets of other tools: JavaScript counts UTF-16 units where the standard asks for code points.

use serde_json::Value;

use super::vocabulary::OFFSETS;
use crate::anchoring::CodePoints;
use crate::base::DocIx;
use crate::model::{Excerpt, Project};

/// Unit, as far as it is known, of an excerpt's offsets before the text is known: nothing if there are none, or if
/// they can only be code points.
pub(crate) fn unit(exact: &str, start: u32, end: u32) -> Option<&'static str> {
    let length = (end - start) as usize;
    let (points, units) = (exact.chars().count(), exact.encode_utf16().count());
    if points != units && length == units { Some("utf-16") } else { Some("unknown") }
}

/// Makes the offsets of a document's excerpts code points, now that its text is known, and takes the words of
/// excerpts that have a position only. To be called once for every document after reading annotations; does
/// nothing to projects from elsewhere. Gives the number of excerpts that it changed.
pub(crate) fn settle(project: &mut Project, document: DocIx, text: &str) -> usize {
    let Some(id) = project.document(document).map(|document| document.id.clone()) else { return 0 };
    let waiting = project
        .events
        .all_excerpts_mut()
        .filter(|excerpt| excerpt.document == id && (excerpt.extra.contains_key(OFFSETS) || is_wordless(excerpt)));
    let mut map = None;
    waiting.map(|excerpt| settle_one(excerpt, map.get_or_insert_with(|| Map::new(text)))).filter(|&done| done).count()
}

/// Returns true if an excerpt has a position, and no words yet.
pub(crate) fn is_wordless(excerpt: &Excerpt) -> bool {
    excerpt.exact.is_empty() && excerpt.start.is_some()
}

fn settle_one(excerpt: &mut Excerpt, map: &Map<'_>) -> bool {
    let (Some(start), Some(end)) = (excerpt.start, excerpt.end) else { return false };
    let surely = excerpt.extra.get(OFFSETS).and_then(Value::as_str) == Some("utf-16");
    let points = map.words(start, end).filter(|words| !surely && !words.is_empty()).map(|words| (start, end, words));
    let units = || {
        let (start, end) = (map.of_unit(start)?, map.of_unit(end)?);
        Some((start, end, map.words(start, end)?))
    };
    // Without words the standard decides; with words, the text.
    let fits = |(_, _, words): &(u32, u32, &str)| excerpt.exact.is_empty() || *words == excerpt.exact.as_unproven();
    let Some((start, end, words)) = points.filter(fits).or_else(|| units().filter(fits)) else { return false };
    (excerpt.start, excerpt.end) = (Some(start), Some(end));
    excerpt.exact = words.into();
    excerpt.extra.remove(OFFSETS);
    true
}

/// A text with its code points, and where the characters outside the basic plane stand.
struct Map<'t> {
    text: &'t str,
    points: CodePoints,
    /// UTF-16 offsets of characters that take two units.
    pairs: Vec<usize>,
}

impl<'t> Map<'t> {
    fn new(text: &'t str) -> Self {
        let (mut pairs, mut at) = (Vec::new(), 0);
        for c in text.chars() {
            if c.len_utf16() == 2 {
                pairs.push(at);
            }
            at += c.len_utf16();
        }
        Self { text, points: CodePoints::new(text), pairs }
    }

    /// The code point of a UTF-16 offset; one inside a pair counts as its start.
    fn of_unit(&self, unit: u32) -> Option<u32> {
        let before = self.pairs.partition_point(|&pair| pair < unit as usize);
        unit.checked_sub(u32::try_from(before).ok()?)
    }

    fn words(&self, start: u32, end: u32) -> Option<&'t str> {
        let byte = |at: u32| self.points.to_byte(self.text, at as usize);
        self.text.get(byte(start)?..byte(end)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Document, Event};

    #[test]
    fn offsets_become_code_points() {
        let text = "a😀b😀 سند 😀z";
        // Words, start and end as read; then words, start and end when settled.
        let cases = [
            ("سند", 7, 10, Some(("سند", 5, 8))),
            ("سند", 5, 8, Some(("سند", 5, 8))),
            ("😀z", 11, 14, Some(("😀z", 9, 11))),
            ("", 0, 3, Some(("a😀b", 0, 3))),
            ("", 9, 90, None),
            ("none", 1, 5, None),
        ];
        for (exact, start, end, expected) in cases {
            let mut excerpt = Excerpt { document: "d".into(), exact: exact.into(), ..Excerpt::default() };
            (excerpt.start, excerpt.end) = (Some(start), Some(end));
            if let Some(unit) = unit(exact, start, end) {
                excerpt.extra.insert(OFFSETS.into(), unit.into());
            }
            let event = Event { excerpts: vec![excerpt], ..Event::default() };
            let document = Document { id: "d".into(), ..Document::default() };
            let mut project = Project { documents: vec![document], events: [event].into(), ..Project::default() };
            assert_eq!(settle(&mut project, DocIx(0), text), usize::from(expected.is_some()), "{exact}");
            let excerpt = &project.events.to_vec()[0].excerpts[0];
            let (exact, start, end) = expected.unwrap_or((exact, start, end));
            assert_eq!((excerpt.exact.as_unproven(), excerpt.start, excerpt.end), (exact, Some(start), Some(end)));
            assert_eq!(excerpt.extra.contains_key(OFFSETS), expected.is_none());
        }
    }

    #[test]
    fn words_are_taken_where_a_position_is_all_that_is_known() {
        for (start, end, words) in [(5, 8, "سند"), (0, 2, "a😀"), (4, 4, ""), (5, 80, "")] {
            let mut excerpt = Excerpt { document: "d".into(), ..Excerpt::default() };
            (excerpt.start, excerpt.end) = (Some(start), Some(end));
            let document = Document { id: "d".into(), ..Document::default() };
            let events = [Event { excerpts: vec![excerpt], ..Event::default() }].into();
            let mut project = Project { documents: vec![document], events, ..Project::default() };
            settle(&mut project, DocIx(0), "a😀b😀 سند 😀z");
            let excerpt = &project.events.to_vec()[0].excerpts[0];
            assert_eq!((excerpt.exact.as_unproven(), is_wordless(excerpt)), (words, words.is_empty()));
        }
    }
}
