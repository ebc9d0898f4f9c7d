//! The chronology as Markdown (CommonMark 0.31).

use super::{Section, details, link, sections, source, text, words};
use crate::base::{EventIx, ExcerptIx};
use crate::model::quotation::Shown;
use crate::model::{Document, Event, Evidence, Excerpt, Project, Quotation, Stance};

/// Writes a project.
pub fn write(project: &Project, evidence: &Evidence) -> String {
    let words = words::of(&project.language);
    let mut out = format!("# {}\n", line(text(project, &project.title).0));
    for Section { year, events } in sections(project) {
        let heading = year.map_or_else(|| words.undated.to_owned(), |year| words.year(year));
        out.push_str(&format!("\n## {heading}\n"));
        events.iter().for_each(|event| write_event(&mut out, project, event, (evidence, words)));
    }
    if !project.documents.is_empty() {
        out.push_str(&format!("\n## {}\n\n", words.sources));
        for (nth, document) in project.documents.iter().enumerate() {
            out.push_str(&format!("{}. {}\n", nth + 1, citation(project, document, words)));
        }
    }
    out
}

fn write_event(
    out: &mut String,
    project: &Project,
    (ix, event): &(EventIx, Event),
    (evidence, words): (&Evidence, &'static words::Words),
) {
    let date = event.when.as_ref().map(|when| format!("{}: ", line(&words.date(when)))).unwrap_or_default();
    out.push_str(&format!("\n### {date}{}\n", line(text(project, &event.title).0)));
    let details: Vec<String> = details(project, event, words).iter().map(|(text, _)| line(text)).collect();
    if !details.is_empty() {
        out.push_str(&format!("\n*{}*\n", details.join(words.comma)));
    }
    let summary = event.summary.as_ref().map(|summary| text(project, summary).0).unwrap_or_default();
    for paragraph in summary.lines().filter(|line| !line.trim().is_empty()) {
        out.push_str(&format!("\n{}\n", line(paragraph)));
    }
    for (nth, excerpt) in (0..).zip(&event.excerpts) {
        let quotation = evidence.quotation(project, ExcerptIx { event: *ix, nth });
        write_excerpt(out, project, (excerpt, quotation), words);
    }
}

fn write_excerpt(
    out: &mut String,
    project: &Project,
    (excerpt, quotation): (&Excerpt, Option<Quotation<'_>>),
    words: &'static words::Words,
) {
    out.push('\n');
    if excerpt.stance == Stance::Contradicts {
        out.push_str(&format!("> **{}**\n>\n", words.against));
    }
    out.push_str(&quotation.map(|quotation| quote(&quotation, words)).unwrap_or_default());
    let cited = source(project, excerpt).map(|(_, document)| citation(project, document, words));
    out.push_str(&format!("> — {}\n", cited.unwrap_or_else(|| line(&excerpt.document))));
}

/// The words: as a quotation if they stand in the source, else after what is in doubt, with what the source says in
/// their place.
fn quote(quotation: &Quotation<'_>, words: &'static words::Words) -> String {
    let [open, close] = words.quotes;
    let part = |before: &str, part: &str, after: &str| {
        let lines: Vec<String> = part.lines().filter(|line| !line.trim().is_empty()).map(line).collect();
        if lines.is_empty() { String::new() } else { format!("> {before}{}{after}\n>\n", lines.join("\n>\n> ")) }
    };
    match quotation.words_with_standing() {
        Shown::Verbatim(words) => part(open, words, close),
        Shown::Doubtful { words: recorded, doubt, instead: None } => {
            part(&format!("**{}:** ", (words.doubt)(doubt)), recorded, "")
        }
        Shown::Doubtful { words: recorded, doubt, instead: Some(there) } => {
            let there = part(&format!("**{}:** {open}", (words.doubt)(doubt)), there, close);
            there + &part(&format!("**{}:** ", words.recorded), recorded, "")
        }
    }
}

/// Title with its link, publisher and date.
fn citation(project: &Project, document: &Document, words: &words::Words) -> String {
    let (title, _) = text(project, &document.title);
    let title = line(if title.is_empty() { &document.id } else { title });
    let title = match link(document) {
        // Angle brackets take any address without brackets and line breaks.
        Some(url) => format!("[{title}](<{}>)", url.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E")),
        None => title,
    };
    let publisher = document.publisher.as_ref().map(|publisher| line(text(project, publisher).0));
    let published = document.published.as_ref().map(|when| line(&words.date(when)));
    [Some(title), publisher, published].into_iter().flatten().collect::<Vec<_>>().join(words.comma)
}

/// A text on one line, with everything escaped that Markdown would read as markup.
fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A number and a dot, a dash or a plus begin a list.
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    for (at, c) in words.char_indices() {
        let begins =
            (at == 0 && matches!(c, '-' | '+' | '=')) || (digits > 0 && at == digits && matches!(c, '.' | ')'));
        if begins || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '$') {
            out.push('\\');
        }
        out.push(if c.is_control() { '\u{FFFD}' } else { c });
    }
    isolated(out)
}

/// Isolates a text that holds controls of direction, so that they end with it (UAX #9 §2.4).
fn isolated(text: String) -> String {
    let is_control = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    if !text.contains(is_control) {
        return text;
    }
    // Its own isolates could close the one around it.
    let open = text.chars().filter(|c| matches!(c, '\u{2066}'..='\u{2068}')).count();
    let closed = text.chars().filter(|c| *c == '\u{2069}').count();
    let text = if closed > open { text.replace('\u{2069}', "") } else { text };
    let missing = open.saturating_sub(text.chars().filter(|c| *c == '\u{2069}').count());
    format!("\u{2068}{text}{}\u{2069}", "\u{2069}".repeat(missing))
}
