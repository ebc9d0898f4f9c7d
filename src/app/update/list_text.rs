//! The marked rows as text to paste.

use super::citation;
use crate::app::session::Session;
use crate::app::state::{Localization, ProjectView};
use crate::base::{EventIx, ExcerptIx};
use crate::model::Attests;
use crate::timeline::labels::date_in_words;

/// More rows are not copied at once: no one pastes them, and to make their words takes a while.
pub(crate) const MAX_ROWS: usize = 10_000;

/// Date and title of every marked event in the order of the list, each with its quote and where that is from; at most
/// [`MAX_ROWS`] of them. Returns how many they are, too.
pub(crate) fn text(opened: ProjectView<'_>) -> (String, usize) {
    let (content, list, words) = (&opened.content, &opened.list, opened.state.words_to_cite());
    let marked = (0..list.len(content)).filter_map(|row| list.at(content, row)).filter(|e| list.marks.contains(*e));
    let rows: Vec<String> =
        marked.take(MAX_ROWS).filter_map(|event| row(&opened.project.session, event, &words)).collect();
    let separator = if rows.iter().any(|row| row.contains('\n')) { "\n\n" } else { "\n" };
    (rows.join(separator), rows.len())
}

fn row(session: &Session, event: EventIx, words: &Localization) -> Option<String> {
    let date = date_in_words(&session.project, event, session.evidence(), (&words.messages, &words.dates));
    let title = session.project.event(event)?.title().get(words.wording.locale);
    let line = format!("{date} — {title}");
    // The quote of the card, in doubt or not: another one in its place would hide that.
    let excerpts = session.project.event(event)?.excerpts();
    let nth = excerpts.iter().position(|excerpt| excerpt.attests == Attests::Event).unwrap_or_default();
    let quote = citation::quote(session, ExcerptIx { event, nth: nth as u32 }, words);
    Some(quote.map_or(line.clone(), |quote| format!("{line}\n{quote}")))
}
