//! The chronology as one HTML page: no scripts, no other files.

use super::sections::{YearSection, details, link, sections, source, text};
use super::words;
use crate::base::direction::{base_direction, direction_of_language};
use crate::base::markup::{html as escape, policy_source, property};
use crate::base::{EventIx, ExcerptIx};
use crate::model::quotation::Shown;
use crate::model::{Document, Event, Evidence, Excerpt, Project, Quotation, Stance};

/// The look of the page, in the colours of the reader's system.
const STYLE: &str = "
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.8 'Noto Naskh Arabic', serif; }
h1, h2, h3 { line-height: 1.4; }
h2 { border-block-end: 1px solid GrayText; }
article { margin-block: 1.5rem; break-inside: avoid; }
time { font-weight: normal; }
.details, figcaption { font-size: 0.9rem; opacity: 0.8; }
figure { margin: 1rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid GrayText; }
blockquote { margin: 0; white-space: pre-line; }
.unproven { margin: 0; font-style: italic; }
";

/// Nothing but the page's own style: no script, no picture, no other file.
fn policy() -> String {
    format!("default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'", policy_source(STYLE))
}

/// Writes a project.
pub(crate) fn write(project: &Project, evidence: &Evidence) -> String {
    let words = words::of(project.written_language());
    // The words are in some language in any case.
    let language = match project.written_language() {
        "" => words.language,
        language => language,
    };
    let direction = direction_of_language(language).as_str();
    let title = escape(text(project, &project.title).0);
    let heading = match title.trim() {
        "" => format!("<h1>{}</h1>", words.untitled),
        _ => format!("<h1{}>{title}</h1>", attributes(project, text(project, &project.title))),
    };
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{heading}\n",
        escape(language),
        policy(),
        // An empty title is no valid one.
        if title.trim().is_empty() { "Sanad".to_owned() } else { escape(&property(text(project, &project.title).0)) },
    );
    for YearSection { year, events } in sections(project) {
        let heading = year.map_or_else(|| words.undated.to_owned(), |year| words.year(year));
        out.push_str(&format!("<section>\n<h2>{heading}</h2>\n"));
        events.iter().for_each(|event| write_event(&mut out, project, event, (evidence, words)));
        out.push_str("</section>\n");
    }
    if !project.documents.is_empty() {
        out.push_str(&format!("<section>\n<h2>{}</h2>\n<ol>\n", words.sources));
        for (nth, document) in project.documents.iter().enumerate() {
            out.push_str(&format!("<li id=\"source-{}\">{}</li>\n", nth + 1, citation(project, document, words)));
        }
        out.push_str("</ol>\n</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn write_event(
    out: &mut String,
    project: &Project,
    (ix, event): &(EventIx, Event),
    (evidence, words): (&Evidence, &'static words::ChronologyWords),
) {
    out.push_str("<article>\n<h3>");
    if let Some(when) = &event.when {
        let machine = words::machine_date(when).map(|date| format!(" datetime=\"{date}\"")).unwrap_or_default();
        let (edtf, date) = (escape(when.as_str()), escape(&words.date(when)));
        // Without a date that HTML knows, `time` would be invalid.
        let tag = if machine.is_empty() { "span" } else { "time" };
        out.push_str(&format!("<{tag}{machine} title=\"{edtf}\">{date}</{tag}>: "));
    }
    out.push_str(&format!("{}</h3>\n", inline(project, text(project, &event.title))));
    let details: Vec<String> = details(project, event, words).into_iter().map(|text| inline(project, text)).collect();
    if !details.is_empty() {
        out.push_str(&format!("<p class=\"details\">{}</p>\n", details.join(words.comma)));
    }
    if let Some(summary) = &event.summary {
        let (summary, language) = text(project, summary);
        for paragraph in summary.lines().filter(|line| !line.trim().is_empty()) {
            out.push_str(&format!("<p{}>{}</p>\n", attributes(project, (paragraph, language)), escape(paragraph)));
        }
    }
    for (nth, excerpt) in (0..).zip(&event.excerpts) {
        let quotation = evidence.quotation(project, ExcerptIx { event: *ix, nth });
        write_excerpt(out, project, (excerpt, quotation), words);
    }
    out.push_str("</article>\n");
}

fn write_excerpt(
    out: &mut String,
    project: &Project,
    (excerpt, quotation): (&Excerpt, Option<Quotation<'_>>),
    words: &'static words::ChronologyWords,
) {
    let cited = source(project, excerpt);
    let url = cited.and_then(|(_, document)| link(document));
    let cite = url.map(|url| format!(" cite=\"{}\"", escape(url))).unwrap_or_default();
    let language = cited.and_then(|(_, document)| document.language.as_deref()).unwrap_or(&project.language);
    let label = match excerpt.stance {
        Stance::Supports => String::new(),
        Stance::Contradicts => format!("<strong>{}</strong> ", words.against),
    };
    out.push_str("<figure>\n");
    if let Some(quotation) = quotation.filter(|_| !excerpt.exact.is_empty()) {
        out.push_str(&quote(&quotation, (&|text| attributes(project, (text, language)), &cite), words));
    }
    let caption = match cited {
        Some((nth, document)) => {
            format!("{} <a href=\"#source-{}\">[{}]</a>", citation(project, document, words), nth + 1, nth + 1)
        }
        None => format!("<bdi>{}</bdi>", escape(&excerpt.document)),
    };
    out.push_str(&format!("<figcaption>{label}{caption}</figcaption>\n</figure>\n"));
}

/// The words: as a quotation if they stand in the source, else after what is in doubt; what the source says in their
/// place is a quotation then.
fn quote(
    quotation: &Quotation<'_>,
    (attributes, cite): (&dyn Fn(&str) -> String, &str),
    words: &'static words::ChronologyWords,
) -> String {
    let [open, close] = words.quotes;
    let verbatim =
        |part: &str| format!("<blockquote{}{cite}>{open}{}{close}</blockquote>\n", attributes(part), escape(part));
    let unproven = |label: &str, part: &str| {
        format!("<p class=\"unproven\"><strong>{label}:</strong> <bdi{}>{}</bdi></p>\n", attributes(part), escape(part))
    };
    match quotation.words_with_standing() {
        Shown::Verbatim(part) => verbatim(part),
        Shown::Doubtful { words: part, doubt, instead: None } => unproven((words.doubt)(doubt), part),
        Shown::Doubtful { words: part, doubt, instead: Some(there) } => format!(
            "<p><strong>{}:</strong></p>\n{}{}",
            (words.doubt)(doubt),
            verbatim(there),
            unproven(words.recorded, part)
        ),
    }
}

/// Title with its link, publisher and date.
fn citation(project: &Project, document: &Document, words: &words::ChronologyWords) -> String {
    let (title, language) = text(project, &document.title);
    let title = if title.is_empty() { (&*document.id, "") } else { (title, language) };
    let cite = format!("<cite>{}</cite>", inline(project, title));
    let cite = link(document).map(|url| format!("<a href=\"{}\">{cite}</a>", escape(url))).unwrap_or(cite);
    let publisher = document.publisher.as_ref().map(|publisher| inline(project, text(project, publisher)));
    let published = document.published.as_ref().map(|when| escape(&words.date(when)));
    [Some(cite), publisher, published].into_iter().flatten().collect::<Vec<_>>().join(words.comma)
}

/// A text that cannot reorder what stands around it.
fn inline(project: &Project, (text, language): (&str, &str)) -> String {
    format!("<bdi{}>{}</bdi>", attributes(project, (text, language)), escape(text))
}

/// The direction of a text by its letters, and its language if that is another than that of the page; of a text in
/// letters of another direction it is not known.
fn attributes(project: &Project, (text, language): (&str, &str)) -> String {
    let direction = base_direction(language, text);
    let lang = match language {
        "" => String::new(),
        language if direction != direction_of_language(language) => " lang=\"\"".to_owned(),
        language if language == project.language => String::new(),
        language => format!(" lang=\"{}\"", escape(language)),
    };
    format!("{lang} dir=\"{}\"", direction.as_str())
}
