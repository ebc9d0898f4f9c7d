//! Quotes that do not stand where the project says, and what can be done about them.

use std::ops::Range;

use crate::anchoring::{Resolution, describe};
use crate::app::session::Session;
use crate::app::state::source::Selection;
use crate::base::{DocIx, ExcerptIx};
use crate::model::Edit;

/// The excerpts of the selected event that are not found as they are, in their order. One that only moved or changed
/// is troubled if it is the selected one: it has a place.
pub fn troubled(session: &Session, selection: Selection) -> Vec<ExcerptIx> {
    let Some(event) = selection.event else { return Vec::new() };
    let count = session.project.event(event).map_or(0, |event| event.excerpts().len());
    let all = (0..count).map(|nth| ExcerptIx { event, nth: nth as u32 });
    let is_troubled = |ix: &ExcerptIx| match session.resolution(*ix) {
        None | Some(Resolution::Found(_) | Resolution::Moved(_)) if is_concealed(session, *ix) => true,
        None | Some(Resolution::Found(_)) => false,
        Some(Resolution::Moved(_) | Resolution::ContextChanged(_) | Resolution::Changed { .. }) => {
            selection.excerpt == Some(*ix)
        }
        Some(Resolution::Ambiguous(_) | Resolution::Lost { .. }) => true,
    };
    all.filter(is_troubled).collect()
}

/// Returns true if a reader of the document does not see the words of an excerpt where they stand.
fn is_concealed(session: &Session, ix: ExcerptIx) -> bool {
    let doubt = session.evidence().standing(&session.project, ix).doubt();
    doubt.is_some_and(|doubt| doubt.concealment().is_some())
}

/// The excerpt that a repair is about: the selected one if it is troubled, else the first that is; the selected one
/// if none is, so that a quote that stands can be given other words, too.
pub fn subject(session: &Session, selection: Selection) -> Option<ExcerptIx> {
    let troubled = troubled(session, selection);
    let selected = selection.excerpt.or_else(|| session.main_excerpt(selection.event?));
    troubled.iter().copied().find(|ix| Some(*ix) == selection.excerpt).or(troubled.first().copied()).or(selected)
}

/// The places that an excerpt may stand at: all that are alike, the one, or the nearest.
pub fn places(resolution: &Resolution) -> Vec<Range<usize>> {
    match resolution {
        Resolution::Ambiguous(places) => places.clone(),
        Resolution::Lost { nearest } => nearest.iter().cloned().collect(),
        one => one.range().cloned().into_iter().collect(),
    }
}

/// The text of a document around words that end at a byte. What is concealed comes after what is seen, but is no context
/// of it.
pub fn quotable_text(session: &Session, document: DocIx, end: usize) -> Option<&str> {
    let content = session.texts.get(document.index())?;
    let seen = content.seen().filter(|seen| end <= seen.len());
    seen.or(content.text().map(|text| &**text))
}

/// The edit that ties an excerpt to a range of bytes of its document; `None` if there are no words.
pub fn edit(session: &Session, ix: ExcerptIx, range: Range<usize>) -> Option<Edit> {
    let text = quotable_text(session, session.document_of(ix)?, range.end)?;
    let excerpt = describe(session.project.excerpt(ix)?, text, range)?;
    let event = session.project.event(ix.event)?.id().into();
    Some(Edit::PutExcerpt { event, nth: ix.nth as usize, excerpt: Box::new(excerpt) })
}
