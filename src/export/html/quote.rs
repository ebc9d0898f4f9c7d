//! A quote with its source, what became of it in its document, and the text around it.

use std::ops::Range;

use super::context::{Context, around};
use super::{Page, clean};
use crate::anchoring::Resolution;
use crate::base::ExcerptIx;
use crate::base::markup::{html, is_web_address};
use crate::model::{Attests, DocumentText, Excerpt, Stance, Unit};
use crate::timeline::content::quoted;

/// The quote, its state, its source, and the text around it, folded. Below a quote of the same document the source is
/// its number alone.
pub(super) fn figure(page: &Page<'_>, ix: ExcerptIx, excerpt: &Excerpt, is_same: bool) -> String {
    let document = page.documents.get(&*excerpt.document).copied();
    let language = document.and_then(|at| page.project.documents[at].language.as_deref());
    let language = language.unwrap_or(&page.project.language);
    let text = document.and_then(|at| page.sources.texts.get(at));
    let found = text.and(page.sources.resolutions.binary_search_by_key(&ix, |(ix, _)| *ix).ok());
    let found = found.map(|at| &page.sources.resolutions[at].1).filter(|_| text.is_some_and(|t| t.text().is_some()));
    let mut out = format!("<div class=\"quote{}\">\n<figure>\n{}", classes(excerpt), state(page, found));
    if let Some(kind) = kind(excerpt) {
        out.push_str(&format!("<p class=\"kind\">{}</p>\n", page.say(kind)));
    }
    let url = document.and_then(|at| page.project.documents[at].url.as_deref()).filter(|url| is_web_address(url));
    let cite = url.map(|url| format!(" cite=\"{}\"", html(url))).unwrap_or_default();
    let (attributes, words) = (page.attributes(language), clean(&quoted(excerpt.exact.trim(), language)));
    out.push_str(&format!("<blockquote{attributes}{cite}>{words}</blockquote>\n"));
    out.push_str(&format!(
        "<figcaption>— {}</figcaption>\n</figure>\n",
        source(page, excerpt, (document, is_same), text, found)
    ));
    if page.context {
        out.push_str(&unfolded(page, excerpt, (text, found), &attributes));
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

/// What needs saying of a quote: nothing if its exact words stand in the document.
fn state(page: &Page<'_>, found: Option<&Resolution>) -> String {
    let (class, words) = match found {
        Some(Resolution::Found(_) | Resolution::Moved(_)) => return String::new(),
        Some(Resolution::ContextChanged(_)) => ("changed", page.say("html-context-changed")),
        Some(Resolution::Changed { similarity, .. }) => {
            let percent = (similarity * 100.0).clamp(0.0, 99.0) as usize;
            ("changed", page.format("html-changed", &[("percent", percent.into())]))
        }
        Some(Resolution::Ambiguous(places)) => {
            ("ambiguous", page.format("html-ambiguous", &[("count", places.len().into())]))
        }
        Some(Resolution::Lost { .. }) => ("lost", page.say("html-lost")),
        None => ("unchecked", page.say("html-unchecked")),
    };
    format!("<p class=\"state {class}\">{words}</p>\n")
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
    let locator = found.and_then(Resolution::range).and_then(|range| text?.locators()?.at(range.start));
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
    attributes: &str,
) -> String {
    let text = text.and_then(DocumentText::text);
    let within = |range: &Range<usize>| text.map(|text| around(text, range.clone()));
    let (label, context) = match found {
        Some(Resolution::Found(range) | Resolution::Moved(range) | Resolution::ContextChanged(range)) => {
            ("html-context", within(range))
        }
        Some(Resolution::Changed { range, .. }) => ("html-changed-now", within(range)),
        Some(Resolution::Lost { nearest }) => ("html-nearest", nearest.as_ref().and_then(within)),
        Some(Resolution::Ambiguous(_)) | None => ("html-context", selected(excerpt)),
    };
    let Some(Context { before, quote, after }) = context else { return String::new() };
    format!(
        "<details><summary>{}</summary><blockquote{attributes}>{}<mark>{}</mark>{}</blockquote></details>\n",
        page.say(label),
        clean(&before),
        clean(quote),
        clean(&after),
    )
}

/// The context that the excerpt itself brings along.
fn selected(excerpt: &Excerpt) -> Option<Context<'_>> {
    let has_any = !(excerpt.prefix.trim().is_empty() && excerpt.suffix.trim().is_empty());
    has_any.then(|| Context {
        before: format!("…{}", excerpt.prefix),
        quote: &excerpt.exact,
        after: format!("{}…", excerpt.suffix),
    })
}
