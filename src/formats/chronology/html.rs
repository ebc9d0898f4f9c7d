//! The chronology as one HTML page: no scripts, no other files.

use super::{Section, details, link, sections, source, text, words};
use crate::base::markup::{html as escape, policy_source, property};
use crate::model::{Document, Event, Excerpt, Project, Stance};

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
";

/// Nothing but the page's own style: no script, no picture, no other file.
fn policy() -> String {
    format!("default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'", policy_source(STYLE))
}

/// Writes a project.
pub fn write(project: &Project) -> String {
    let words = words::of(&project.language);
    let language = if project.language.is_empty() { words.language } else { &project.language };
    let direction = if words::is_right_to_left(language) { "rtl" } else { "ltr" };
    let title = escape(text(project, &project.title).0);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1 dir=\"auto\">{title}</h1>\n",
        escape(language),
        policy(),
        // An empty title is no valid one.
        if title.trim().is_empty() { "Sanad".to_owned() } else { escape(&property(text(project, &project.title).0)) },
    );
    for Section { year, events } in sections(project) {
        let heading = year.map_or_else(|| words.undated.to_owned(), |year| words.year(year));
        out.push_str(&format!("<section>\n<h2>{heading}</h2>\n"));
        events.iter().for_each(|event| write_event(&mut out, project, event, words));
        out.push_str("</section>\n");
    }
    if !project.documents.is_empty() {
        out.push_str(&format!("<section>\n<h2>{}</h2>\n<ol>\n", words.sources));
        for (nth, document) in project.documents.iter().enumerate() {
            out.push_str(&format!("<li id=\"source-{}\">{}</li>\n", nth + 1, citation(project, document, words)));
        }
        out.push_str("</ol>\n</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn write_event(out: &mut String, project: &Project, event: &Event, words: &'static words::Words) {
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
            out.push_str(&format!("<p dir=\"auto\"{}>{}</p>\n", lang(project, language), escape(paragraph)));
        }
    }
    event.excerpts.iter().for_each(|excerpt| write_excerpt(out, project, excerpt, words));
    out.push_str("</article>\n");
}

fn write_excerpt(out: &mut String, project: &Project, excerpt: &Excerpt, words: &'static words::Words) {
    let cited = source(project, excerpt);
    let url = cited.and_then(|(_, document)| link(document));
    let cite = url.map(|url| format!(" cite=\"{}\"", escape(url))).unwrap_or_default();
    let language = cited.and_then(|(_, document)| document.language.as_deref()).unwrap_or(&project.language);
    let label = match excerpt.stance {
        Stance::Supports => String::new(),
        Stance::Contradicts => format!("<strong>{}</strong> ", words.against),
    };
    out.push_str("<figure>\n");
    if !excerpt.exact.is_empty() {
        let [open, close] = words.quotes;
        let lang = lang(project, language);
        out.push_str(&format!(
            "<blockquote dir=\"auto\"{lang}{cite}>{open}{}{close}</blockquote>\n",
            escape(&excerpt.exact)
        ));
    }
    let caption = match cited {
        Some((nth, document)) => {
            format!("{} <a href=\"#source-{}\">[{}]</a>", citation(project, document, words), nth + 1, nth + 1)
        }
        None => format!("<bdi>{}</bdi>", escape(&excerpt.document)),
    };
    out.push_str(&format!("<figcaption>{label}{caption}</figcaption>\n</figure>\n"));
}

/// Title with its link, publisher and date.
fn citation(project: &Project, document: &Document, words: &words::Words) -> String {
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
    format!("<bdi{}>{}</bdi>", lang(project, language), escape(text))
}

/// The attribute for a text in another language than the page.
fn lang(project: &Project, language: &str) -> String {
    if language.is_empty() || language == project.language {
        return String::new();
    }
    format!(" lang=\"{}\"", escape(language))
}
