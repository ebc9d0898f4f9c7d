//! A quote with its source, what became of it in its document, and the text around it.

use std::ops::Range;

use super::context::{Context, around};
use super::page::{Page, prose};
use crate::anchoring::Resolution;
use crate::base::ExcerptIx;
use crate::base::markup::{html, is_web_address};
use crate::model::quotation::Shown;
use crate::model::{Attests, DocumentText, Doubt, Excerpt, Quotation, Stance, Standing, Unit};
use crate::timeline::quotes::{doubt_in_words, quoted};

/// The quote, its state, its source, and the text around it, folded. Below a quote of the same document the source is
/// its number alone.
pub(super) fn figure(page: &Page<'_>, ix: ExcerptIx, excerpt: &Excerpt, is_same: bool) -> String {
    let document = page.documents.get(&*excerpt.document).copied();
    let language = document.and_then(|at| page.project.documents[at].language.as_deref());
    let language = language.unwrap_or(&page.project.language);
    let text = document.and_then(|at| page.sources.texts.get(at));
    let found = text.and(page.sources.resolutions.binary_search_by_key(&ix, |(ix, _)| *ix).ok());
    let found = found.map(|at| &page.sources.resolutions[at].1).filter(|_| text.is_some_and(|t| t.text().is_some()));
    let Some(quotation) = page.evidence.quotation(page.project, ix) else { return String::new() };
    let mut out = format!("<div class=\"quote{}\">\n<figure>\n", classes(excerpt));
    if let Some(kind) = kind(excerpt) {
        out.push_str(&format!("<p class=\"kind\">{}</p>\n", page.say(kind)));
    }
    let url = document.and_then(|at| page.project.documents[at].url.as_deref()).filter(|url| is_web_address(url));
    let cite = url.map(|url| format!(" cite=\"{}\"", html(url))).unwrap_or_default();
    out.push_str(&words(page, &quotation, (language, &cite)));
    out.push_str(&format!(
        "<figcaption>— {}</figcaption>\n</figure>\n",
        source(page, excerpt, (document, is_same), text, found)
    ));
    // What a reader of the document does not see is no context to show.
    let is_concealed = matches!(quotation.standing(), Standing::Doubtful(Doubt::Concealed(_)));
    if page.context && !is_concealed {
        out.push_str(&unfolded(page, excerpt, (text, found), language));
    }
    out.push_str("</div>\n");
    out
}

fn classes(excerpt: &Excerpt) -> &'static str {
    match (excerpt.stance, excerpt.attests) {
        (Stance::Contradicts, _) => " against",
        (Stance::Supports, Attests::Date) => " date",
        (Stance::Supports, Attests::Event | Attests::Context) => "",
    }
}

/// The message that says what a quote is for, unless it simply attests its event.
fn kind(excerpt: &Excerpt) -> Option<&'static str> {
    match (excerpt.stance, excerpt.attests) {
        (Stance::Contradicts, _) => Some("html-against"),
        (Stance::Supports, Attests::Date) => Some("html-attests-date"),
        (Stance::Supports, Attests::Context) => Some("html-attests-context"),
        (Stance::Supports, Attests::Event) => None,
    }
}

/// The words: as a quotation if they stand in the source, else after what is in doubt; what the source says in their
/// place is a quotation then.
fn words(page: &Page<'_>, quotation: &Quotation<'_>, (language, cite): (&str, &str)) -> String {
    let state = |doubt: Doubt| {
        let words = doubt_in_words(&page.messages, quotation).unwrap_or_default();
        format!("<p class=\"state {}\">{}:</p>\n", doubt.as_str(), html(&words))
    };
    let part = |words: &str| {
        let part = Quotation::of_source(words, 0..words.len(), quotation.language());
        let said = part.map(|part| quoted(&page.messages, &part).text).unwrap_or_default();
        format!("<blockquote{}{cite}>{}</blockquote>\n", page.attributes(words, language), prose(&said))
    };
    let unproven =
        |words: &str| format!("<p class=\"unproven\"{}>{}</p>\n", page.attributes(words, language), prose(words));
    match quotation.words_with_standing() {
        Shown::Verbatim(words) => part(words),
        Shown::Doubtful { words, doubt, instead: None } => format!("{}{}", state(doubt), unproven(words)),
        Shown::Doubtful { words, doubt, instead: Some(there) } => {
            let recorded = page.say("html-recorded");
            format!("{}{}<p class=\"state\">{recorded}</p>\n{}", state(doubt), part(there), unproven(words))
        }
    }
}

/// The document with its page and its number in the list of sources.
fn source(
    page: &Page<'_>,
    excerpt: &Excerpt,
    (document, is_same): (Option<usize>, bool),
    text: Option<&DocumentText>,
    found: Option<&Resolution>,
) -> String {
    let Some(at) = document else { return page.inline((&excerpt.document, "")) };
    let locator = found.and_then(Resolution::range).and_then(|range| text?.source_map()?.at(range.start));
    let number = locator.filter(|at| at.unit == Unit::Page).map(|at| at.number);
    let number = number.map(|number| page.format("citation-page", &[("page", number.into())]));
    let nth = page.cited.range(..at).count() + 1;
    let citation = if is_same { number.unwrap_or_default() } else { page.citation(at, number.as_slice()) };
    format!("{citation} <a href=\"#source-{nth}\">[{nth}]</a>")
}

/// The text around the quote; of a lost one, the text that is most like it.
fn unfolded(
    page: &Page<'_>,
    excerpt: &Excerpt,
    (text, found): (Option<&DocumentText>, Option<&Resolution>),
    language: &str,
) -> String {
    let text = text.and_then(DocumentText::text);
    let within = |range: &Range<usize>| text.map(|text| around(text, range.clone()));
    let (label, context) = match found {
        Some(Resolution::Found(range) | Resolution::Moved(range) | Resolution::ContextChanged(range)) => {
            ("html-context", within(range))
        }
        Some(Resolution::Changed { range, .. }) => ("html-changed-now", within(range)),
        Some(Resolution::Lost { nearest }) => ("html-nearest", nearest.as_ref().and_then(within)),
        Some(Resolution::Ambiguous(_)) | None => return recorded_context(page, excerpt, language),
    };
    let Some(Context { before, quote, after }) = context else { return String::new() };
    let attributes = page.attributes(&format!("{before}{quote}{after}"), language);
    format!(
        "<details><summary>{}</summary><blockquote{attributes}>{}<mark>{}</mark>{}</blockquote></details>\n",
        page.say(label),
        prose(&before),
        prose(quote),
        prose(&after),
    )
}

/// The context that the excerpt itself brings along: nobody has found it in the document.
fn recorded_context(page: &Page<'_>, excerpt: &Excerpt, language: &str) -> String {
    let (before, after) = (excerpt.prefix.trim(), excerpt.suffix.trim());
    if before.is_empty() && after.is_empty() {
        return String::new();
    }
    let attributes = page.attributes(&format!("{before} {after}"), language);
    format!(
        "<details><summary>{}</summary><p class=\"unproven\"{attributes}>{} … {}</p></details>\n",
        page.say("html-recorded-context"),
        prose(before),
        prose(after),
    )
}
