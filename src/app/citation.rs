//! A quote with its source, as text to paste.

use super::session::Session;
use super::state::Words;
use crate::base::ExcerptIx;
use crate::model::Unit;
use crate::timeline::content::quoted;

/// The words of an excerpt in quotation marks, then title, publisher, date, page and address of its document.
pub fn quote(session: &Session, excerpt: ExcerptIx, words: &Words) -> Option<String> {
    let project = &session.project;
    let quote = project.excerpt(excerpt)?;
    let locale = words.messages.locale().as_tag();
    let Some(document) = project.document_ix(&quote.document).and_then(|ix| project.document(ix)) else {
        return Some(quoted(&quote.exact, &project.language));
    };
    let language = document.language.as_deref().unwrap_or(&project.language);
    let mut source = vec![document.title.get(locale).to_owned()];
    source.extend(document.publisher.as_ref().map(|publisher| publisher.get(locale).to_owned()));
    source.extend(document.published.as_ref().map(|when| words.dates.when(when)));
    source.extend(page(session, excerpt).map(|page| words.messages.format("citation-page", &[("page", page.into())])));
    source.extend(document.url.clone());
    let separator = format!("{} ", words.messages.get("list-separator"));
    Some(format!("{} — {}", quoted(&quote.exact, language), source.join(&separator)))
}

/// The page that an excerpt begins on, if its document has pages.
fn page(session: &Session, excerpt: ExcerptIx) -> Option<usize> {
    let start = session.resolution(excerpt)?.range()?.start;
    let text = session.texts.get(session.document_of(excerpt)?.index())?;
    let locator = text.locators()?.at(start)?;
    (locator.unit == Unit::Page).then_some(locator.number as usize)
}
