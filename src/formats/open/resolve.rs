//! The places of all excerpts of a project in the texts of its documents: where a reader sees the words, and only if
//! they are nowhere to be seen, where they are concealed.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value;

use crate::anchoring::{Anchorer, Names, Resolution, Task, resolve_many};
use crate::base::ExcerptIx;
use crate::base::Progress;
use crate::formats::annotations;
use crate::formats::failure::Failure;
use crate::model::{Difference, DocumentText, Excerpt, Id, Project, Unit};

/// Finds every excerpt in the text of its document; `texts` are in the order of `project.documents`.
///
/// An excerpt whose document is unknown or has no text is lost. A step is one excerpt.
///
/// # Errors
/// Only [`Failure::Cancelled`].
pub fn resolve_all(
    project: &Project,
    texts: &[DocumentText],
    progress: &dyn Progress,
) -> Result<Vec<(ExcerptIx, Resolution)>, Failure> {
    let names = Names::of(&project.actors);
    let known: Vec<&str> = texts.iter().map(|text| text.seen().unwrap_or_default()).collect();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for (nth, document) in project.documents.iter().enumerate().take(texts.len()) {
        if texts[nth].text().is_some() {
            numbers.entry(&document.id).or_insert(nth);
        }
    }
    let all: Vec<(ExcerptIx, &Excerpt)> = project.excerpts().collect();
    let tasks: Vec<Task<'_>> =
        all.iter().map(|&(_, excerpt)| (numbers.get(&*excerpt.document).copied(), excerpt)).collect();
    let found = resolve_many(&known, &names, &tasks, |done| {
        progress.step(done as u64, tasks.len() as u64);
        !progress.cancelled()
    });
    let found = found.ok_or(Failure::Cancelled)?;
    let texts: HashMap<&Id, &DocumentText> = project.documents.iter().map(|d| &d.id).zip(texts).collect();
    let mut concealed = ConcealedTexts::default();
    let chosen = |((ix, excerpt), found): ((ExcerptIx, &Excerpt), _)| match texts.get(&excerpt.document) {
        Some(text) => (ix, concealed.or_there(on_page(found, excerpt, text, &names), excerpt, text)),
        None => (ix, found),
    };
    Ok(all.into_iter().zip(found).map(chosen).collect())
}

/// Those of places that are alike that stand on the page which the excerpt names, where its document has pages.
pub fn on_page(found: Resolution, excerpt: &Excerpt, text: &DocumentText, names: &Names) -> Resolution {
    let page = excerpt.extra.get(annotations::PAGE).and_then(Value::as_u64);
    let (Resolution::Ambiguous(places), Some(page), Some(source_map)) = (&found, page, text.source_map()) else {
        return found;
    };
    let is_there = |place: &&Range<usize>| {
        source_map.at(place.start).is_some_and(|at| at.unit == Unit::Page && u64::from(at.number) == page)
    };
    let there: Vec<Range<usize>> = places.iter().filter(is_there).cloned().collect();
    match (&there[..], text.text()) {
        ([], _) | (_, None) => found,
        ([only], Some(text)) => Anchorer::new(text).with_names(names.clone()).resolve_at(excerpt, only.clone()),
        _ => Resolution::Ambiguous(there),
    }
}

/// Texts that are concealed in some documents, as far as it was asked for.
#[derive(Default)]
pub struct ConcealedTexts<'t> {
    /// By where the text is in memory: where the concealed part starts, in bytes and in code points, and what finds
    /// words in it.
    texts: HashMap<usize, (usize, u32, Anchorer<'t>)>,
}

impl<'t> ConcealedTexts<'t> {
    /// The place of an excerpt that was looked for among what is seen of its document: that, or where the words are
    /// concealed, if they are not seen.
    pub fn or_there(&mut self, found: Resolution, excerpt: &Excerpt, text: &'t DocumentText) -> Resolution {
        let is_seen = match &found {
            Resolution::Lost { .. } => false,
            Resolution::Changed { difference, .. } => *difference == Difference::Spelling,
            _ => true,
        };
        if is_seen || text.concealed().is_empty() {
            return found;
        }
        let there = self.find(excerpt, text).unwrap_or(Resolution::Lost { nearest: None });
        let is_better = match &there {
            Resolution::Lost { .. } => false,
            Resolution::Changed { difference, .. } => {
                *difference == Difference::Spelling || matches!(found, Resolution::Lost { .. })
            }
            _ => true,
        };
        if is_better { there } else { found }
    }

    fn find(&mut self, excerpt: &Excerpt, text: &'t DocumentText) -> Option<Resolution> {
        let (whole, seen) = (text.text()?, text.seen()?);
        let known = self.texts.entry(std::ptr::from_ref(text).addr()).or_insert_with(|| {
            let points = u32::try_from(seen.chars().count()).unwrap_or(u32::MAX);
            (seen.len(), points, Anchorer::new(&whole[seen.len()..]))
        });
        let (start, points, anchorer) = &*known;
        let moved = |at: Option<u32>| at.and_then(|at| at.checked_sub(*points));
        let (from, to) = (moved(excerpt.start), moved(excerpt.end));
        let excerpt = Excerpt { start: from.and(to).and(from), end: from.and(to), ..excerpt.clone() };
        Some(shifted(anchorer.resolve(&excerpt), *start))
    }
}

/// A resolution in a part of a text, as one in the text.
fn shifted(found: Resolution, by: usize) -> Resolution {
    let moved = |range: Range<usize>| range.start + by..range.end + by;
    match found {
        Resolution::Found(range) => Resolution::Found(moved(range)),
        Resolution::Moved(range) => Resolution::Moved(moved(range)),
        Resolution::ContextChanged(range) => Resolution::ContextChanged(moved(range)),
        Resolution::Changed { range, similarity, difference } => {
            Resolution::Changed { range: moved(range), similarity, difference }
        }
        Resolution::Ambiguous(places) => Resolution::Ambiguous(places.into_iter().map(moved).collect()),
        Resolution::Lost { nearest } => Resolution::Lost { nearest: nearest.map(moved) },
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::Silent;
    use crate::model::{Concealed, Concealment, Document, Event, SourceMap};

    #[test]
    fn a_page_chooses_between_words_that_are_alike() {
        let text = "ورد النص هنا. وبعده كلام.\nورد النص هنا. وبعده غيره، ثم ورد النصّ هنا.";
        let second = text.find('\n').expect("two pages") + 1;
        let paged = |unit| DocumentText::Present {
            text: text.into(),
            sha256: String::new(),
            source_map: Arc::new(SourceMap { unit, starts: vec![(0, 1), (second, 2)], ..SourceMap::default() }),
            concealed: Arc::default(),
            original: None,
        };
        // Words, page, the unit of the document, what becomes of it, where.
        let cases = [
            ("ورد النص هنا. وبعده", None, Unit::Page, "ambiguous", None),
            ("ورد النص هنا. وبعده", Some(1), Unit::Page, "found", Some(0)),
            ("ورد النص هنا. وبعده", Some(2), Unit::Page, "found", Some(second)),
            ("ورد النص هنا. وبعده", Some(3), Unit::Page, "ambiguous", None),
            ("ورد النص هنا. وبعده", Some(2), Unit::Line, "ambiguous", None),
            ("وَرد النص هنا. وبعده", Some(2), Unit::Page, "found", Some(second)),
            ("وَرد النصّ هنا. وبعدة", Some(2), Unit::Page, "changed", Some(second)),
            ("ورد النص هنا. وبعدي", Some(2), Unit::Page, "changed-in-meaning", Some(second)),
        ];
        for (exact, page, unit, state, at) in cases {
            let mut excerpt = Excerpt { document: "d".into(), exact: exact.into(), ..Excerpt::default() };
            excerpt.extra.extend(page.map(|page: u64| (annotations::PAGE.to_owned(), page.into())));
            let project = Project {
                documents: vec![Document { id: "d".into(), ..Document::default() }],
                events: [Event { excerpts: vec![excerpt], ..Event::default() }].into(),
                ..Project::default()
            };
            let found = resolve_all(&project, &[paged(unit)], &Silent).expect("nobody cancels").remove(0).1;
            assert_eq!((found.state(), found.range().map(|range| range.start)), (state, at), "{exact} on {page:?}");
        }
    }

    #[test]
    fn words_that_are_seen_are_taken_before_those_that_are_not() {
        let seen = "قال الوزير إن الصفقة تمت أمس. ثم غادر المدينة كلها.\n\n";
        let struck = "قال الوزير إن الصفقة لم تتم أمس.\n";
        let hidden = "قال الوزير إن الصفقة تمت أمس. سرًّا.\n";
        let text = format!("{seen}{struck}{hidden}");
        let from = seen.len();
        let parts =
            [(from..from + struck.len(), Concealment::Struck), (from + struck.len()..text.len(), Concealment::Hidden)];
        let document = DocumentText::Present {
            text: text.as_str().into(),
            sha256: String::new(),
            source_map: Arc::default(),
            concealed: parts.into_iter().map(|(range, how)| Concealed { range, how }).collect(),
            original: None,
        };
        let at = |words: &str| text.find(words).map(|at| text[..at].chars().count() as u32);
        // Words, whether with their position, where they are, and what is said of that.
        let cases = [
            ("الصفقة تمت أمس", None, at("الصفقة تمت"), None),
            ("غادر المدينة", None, at("غادر"), None),
            ("الصفقة لم تتم أمس", None, at("الصفقة لم"), Some(Concealment::Struck)),
            ("الصفقة لم تتم أمس", at("الصفقة لم"), at("الصفقة لم"), Some(Concealment::Struck)),
            ("أمس. سرًّا", None, at("أمس. سر"), Some(Concealment::Hidden)),
            ("لا شيء من هذا كله هنا", None, None, None),
        ];
        for (exact, position, place, how) in cases {
            let end = position.map(|start| start + exact.chars().count() as u32);
            let excerpt =
                Excerpt { document: "d".into(), exact: exact.into(), start: position, end, ..Excerpt::default() };
            let project = Project {
                documents: vec![Document { id: "d".into(), ..Document::default() }],
                events: [Event { excerpts: vec![excerpt], ..Event::default() }].into(),
                ..Project::default()
            };
            let texts = [document.clone()];
            let found = resolve_all(&project, &texts, &Silent).expect("nobody cancels").remove(0).1;
            let range = found.range().cloned();
            let start = range.as_ref().map(|range| text[..range.start].chars().count() as u32);
            assert_eq!(start, place, "{exact}");
            assert_eq!(range.and_then(|range| document.concealment_of(&range)), how, "{exact}");
            let state = if place.is_none() { "lost" } else { "found" };
            assert_eq!(found.state(), state, "{exact}");
        }
    }
}
