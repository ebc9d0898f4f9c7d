//! A quote with its source, and an event with its quotes, as text to paste.

use super::effects::Copied;
use crate::app::session::Session;
use crate::app::state::{Localization, ProjectView};
use crate::base::direction::{base_direction, direction_of_language};
use crate::base::markup::html;
use crate::base::{EventIx, ExcerptIx};
use crate::i18n::without_isolates;
use crate::model::{Standing, TextRef, Unit};
use crate::timeline::labels::date_in_words;
use crate::timeline::quotes::quoted;

/// The words of an excerpt, in quotation marks if they are those of its document and else with what is in doubt, then
/// title, publisher, date, page and address of the document. `words` are those of `State::words_to_cite`.
pub(crate) fn quote(session: &Session, excerpt: ExcerptIx, words: &Localization) -> Option<String> {
    let quotation = session.evidence().quotation(&session.project, excerpt)?;
    let quote = quoted(&words.messages, &quotation).text;
    Some(source(session, excerpt, words).map_or(quote.clone(), |source| format!("{quote} — {source}")))
}

/// Date, title and summary of an event, then every quote with its source, in the language of the project.
pub(crate) fn event(opened: ProjectView<'_>, event: EventIx) -> Option<Copied> {
    let (session, words) = (&opened.project.session, &opened.state.words_to_cite());
    let project = &session.project;
    let found = project.event(event)?;
    let locale = words.messages.locale().as_tag();
    let date = date_in_words(project, event, session.evidence(), (&words.messages, &words.dates));
    let (title, language) = found.title().get_with_language(locale, &project.language);
    let mut plain = vec![format!("{date} — {title}")];
    let mut rich = vec![format!("<p><b>{} — {}</b></p>", html(&date), isolated(title, language))];
    if let Some(summary) = found.summary() {
        let (summary, language) = TextRef::from(summary).get_with_language(locale, &project.language);
        plain.push(summary.to_owned());
        rich.push(format!("<p>{}</p>", isolated(summary, language)));
    }
    for nth in 0..found.excerpts().len() {
        let excerpt = ExcerptIx { event, nth: nth as u32 };
        let Some(quotation) = session.evidence().quotation(project, excerpt) else { continue };
        plain.extend(quote(session, excerpt, words));
        let source = source(session, excerpt, words).map(|source| format!("<br>— <cite>{}</cite>", html(&source)));
        let said = quoted(&words.messages, &quotation).text;
        // What stands in the document is a quotation, anything else a paragraph.
        let (tag, language) = match quotation.standing() {
            Standing::Verbatim => ("blockquote", quotation.language()),
            Standing::Doubtful(_) => ("p", locale),
        };
        rich.push(format!("<{tag}>{}{}</{tag}>", isolated(&said, language), source.unwrap_or_default()));
    }
    let direction = direction_of_language(locale).as_str();
    let html = format!("<div dir=\"{direction}\" lang=\"{locale}\">{}</div>", rich.concat());
    Some(Copied::Rich { html, plain: plain.join("\n") })
}

/// Words in their own direction and language.
fn isolated(text: &str, language: &str) -> String {
    let direction = base_direction(language, text).as_str();
    format!("<bdi dir=\"{direction}\" lang=\"{}\">{}</bdi>", html(language), html(text))
}

/// Title, publisher, date, page and address of the document of an excerpt.
fn source(session: &Session, excerpt: ExcerptIx, words: &Localization) -> Option<String> {
    let project = &session.project;
    let locale = words.messages.locale().as_tag();
    let document = project.document_ix(&project.excerpt(excerpt)?.document).and_then(|ix| project.document(ix))?;
    let mut source = vec![document.title.get(locale).to_owned()];
    source.extend(document.publisher.as_ref().map(|publisher| publisher.get(locale).to_owned()));
    source.extend(document.published.as_ref().map(|when| words.dates.when(when)));
    source.extend(
        page(session, excerpt)
            .map(|page| without_isolates(&words.messages.format("citation-page", &[("page", page.into())]))),
    );
    source.extend(document.url.clone());
    let separator = format!("{} ", words.messages.get("list-separator"));
    Some(source.join(&separator))
}

/// The page that an excerpt begins on, if its document has pages.
fn page(session: &Session, excerpt: ExcerptIx) -> Option<usize> {
    let start = session.resolution(excerpt)?.range()?.start;
    let text = session.texts.get(session.document_of(excerpt)?.index())?;
    let locator = text.source_map()?.at(start)?;
    (locator.unit == Unit::Page).then_some(locator.number as usize)
}
