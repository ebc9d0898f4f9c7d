//! The places of all excerpts of a project in the texts of its documents.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value;

use super::{Failure, Progress, annotations};
use crate::anchoring::{Resolution, Task, resolve_many};
use crate::base::ExcerptIx;
use crate::model::{DocumentText, Excerpt, Id, Project, Unit};

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
    let known: Vec<&str> = texts.iter().map(|text| text.text().map_or("", |text| text)).collect();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for (nth, document) in project.documents.iter().enumerate().take(texts.len()) {
        if texts[nth].text().is_some() {
            numbers.entry(&document.id).or_insert(nth);
        }
    }
    let all: Vec<(ExcerptIx, &Excerpt)> = project.excerpts().collect();
    let tasks: Vec<Task<'_>> =
        all.iter().map(|&(_, excerpt)| (numbers.get(&*excerpt.document).copied(), excerpt)).collect();
    let found = resolve_many(&known, &tasks, |done| {
        progress.step(done as u64, tasks.len() as u64);
        !progress.cancelled()
    });
    let found = found.ok_or(Failure::Cancelled)?;
    let texts: HashMap<&Id, &DocumentText> = project.documents.iter().map(|d| &d.id).zip(texts).collect();
    let chosen = |((ix, excerpt), found): ((ExcerptIx, &Excerpt), _)| match texts.get(&excerpt.document) {
        Some(text) => (ix, on_page(found, excerpt, text)),
        None => (ix, found),
    };
    Ok(all.into_iter().zip(found).map(chosen).collect())
}

/// Of places that are alike, those on the page that the excerpt names, where its document has pages.
pub fn on_page(found: Resolution, excerpt: &Excerpt, text: &DocumentText) -> Resolution {
    let page = excerpt.extra.get(annotations::PAGE).and_then(Value::as_u64);
    let (Resolution::Ambiguous(places), Some(page), Some(locators)) = (&found, page, text.locators()) else {
        return found;
    };
    let is_there = |place: &&Range<usize>| {
        locators.at(place.start).is_some_and(|at| at.unit == Unit::Page && u64::from(at.number) == page)
    };
    let there: Vec<Range<usize>> = places.iter().filter(is_there).cloned().collect();
    match (&there[..], text.text()) {
        ([], _) | (_, None) => found,
        ([only], Some(text)) if text[only.clone()] == *excerpt.exact.as_unproven() => Resolution::Moved(only.clone()),
        ([only], Some(text)) => Resolution::changed(only.clone(), excerpt.exact.as_unproven(), text),
        _ => Resolution::Ambiguous(there),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::base::Silent;
    use crate::model::{Document, Event, Locators};

    #[test]
    fn a_page_chooses_between_words_that_are_alike() {
        let text = "ورد النص هنا. وبعده كلام.\nورد النص هنا. وبعده غيره، ثم ورد النصّ هنا.";
        let second = text.find('\n').expect("two pages") + 1;
        let paged = |unit| DocumentText::Present {
            text: text.into(),
            sha256: String::new(),
            locators: Arc::new(Locators { unit, starts: vec![(0, 1), (second, 2)] }),
            concealed: Arc::default(),
            original: None,
        };
        // Words, page, the unit of the document, what becomes of it, where.
        let cases = [
            ("ورد النص هنا. وبعده", None, Unit::Page, "ambiguous", None),
            ("ورد النص هنا. وبعده", Some(1), Unit::Page, "moved", Some(0)),
            ("ورد النص هنا. وبعده", Some(2), Unit::Page, "moved", Some(second)),
            ("ورد النص هنا. وبعده", Some(3), Unit::Page, "ambiguous", None),
            ("ورد النص هنا. وبعده", Some(2), Unit::Line, "ambiguous", None),
            ("وَرد النص هنا. وبعده", Some(2), Unit::Page, "changed", Some(second)),
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
}
