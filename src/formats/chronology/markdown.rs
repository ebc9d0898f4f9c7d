//! The chronology as Markdown (CommonMark 0.31).

use super::sections::{YearSection, details, link, sections, source, text};
use super::words;
use crate::base::bidi::isolate_as;
use crate::base::direction::{base_direction, direction_of_language, direction_of_text};
use crate::base::marks::{FSI, LRM, PDI, RLM, is_control, opens_isolate};
use crate::base::{Direction, EventIx, ExcerptIx};
use crate::model::quotation::Shown;
use crate::model::{Document, Event, Evidence, Excerpt, Project, Quotation, Stance};

/// Writes a project.
pub(crate) fn write(project: &Project, evidence: &Evidence) -> String {
    let words = words::of(project.written_language());
    let mut out = format!("# {}\n", paragraph("", text(project, &project.title)));
    for YearSection { year, events } in sections(project) {
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
    (evidence, words): (&Evidence, &'static words::ChronologyWords),
) {
    let title = text(project, &event.title);
    let heading = match &event.when {
        Some(when) => sentence(&format!("{}: {}", line(&words.date(when)), inline(title, words)), words),
        None => paragraph("", title),
    };
    out.push_str(&format!("\n### {heading}\n"));
    let details: Vec<String> = details(project, event, words).into_iter().map(|text| inline(text, words)).collect();
    if !details.is_empty() {
        out.push_str(&format!("\n*{}*\n", sentence(&details.join(words.comma), words)));
    }
    let (summary, language) = event.summary.as_ref().map(|summary| text(project, summary)).unwrap_or_default();
    for part in summary.lines().filter(|line| !line.trim().is_empty()) {
        out.push_str(&format!("\n{}\n", paragraph("", (part, language))));
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
    words: &'static words::ChronologyWords,
) {
    out.push('\n');
    if excerpt.stance == Stance::Contradicts {
        out.push_str(&format!("> **{}**\n>\n", words.against));
    }
    let language = project.language_of(excerpt);
    out.push_str(&quotation.map(|quotation| quote(&quotation, language, words)).unwrap_or_default());
    let cited = source(project, excerpt).map(|(_, document)| citation(project, document, words));
    let cited = cited.unwrap_or_else(|| line(&excerpt.document));
    out.push_str(&format!("> {}\n", sentence(&format!("— {cited}"), words)));
}

/// The words: as a quotation if they stand in the source, else after what is in doubt, with what the source says in
/// their place.
fn quote(quotation: &Quotation<'_>, language: &str, words: &'static words::ChronologyWords) -> String {
    let [open, close] = words.quotes;
    let lines = |part: &str| part.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let block = |lines: Vec<String>| match lines.is_empty() {
        true => String::new(),
        false => format!("> {}\n>\n", lines.join("\n>\n> ")),
    };
    let verbatim = |part: &str| {
        let mut lines = lines(part);
        for (nth, line) in lines.iter_mut().enumerate() {
            *line = paragraph(if nth == 0 { open } else { "" }, (line.as_str(), language));
        }
        lines.last_mut().into_iter().for_each(|last| last.push_str(close));
        block(lines)
    };
    let labelled = |label: &str, part: &str| {
        let mut lines = lines(part);
        for (nth, line) in lines.iter_mut().enumerate() {
            *line = match nth {
                0 => sentence(&format!("**{label}:** {}", inline((line.as_str(), language), words)), words),
                _ => paragraph("", (line.as_str(), language)),
            };
        }
        block(lines)
    };
    match quotation.words_with_standing() {
        Shown::Verbatim(part) => verbatim(part),
        Shown::Doubtful { words: recorded, doubt, instead: None } => labelled((words.doubt)(doubt), recorded),
        Shown::Doubtful { words: recorded, doubt, instead: Some(there) } => {
            let label = format!("> **{}:**\n>\n", (words.doubt)(doubt));
            label + &verbatim(there) + &labelled(words.recorded, recorded)
        }
    }
}

/// Title with its link, publisher and date.
fn citation(project: &Project, document: &Document, words: &words::ChronologyWords) -> String {
    let (title, language) = text(project, &document.title);
    let title = inline(if title.is_empty() { (&*document.id, "") } else { (title, language) }, words);
    let title = match link(document) {
        // Angle brackets take any address without brackets and line breaks.
        Some(url) => format!("[{title}](<{}>)", url.replace('\\', "%5C").replace('<', "%3C").replace('>', "%3E")),
        None => title,
    };
    let publisher = document.publisher.as_ref().map(|publisher| inline(text(project, publisher), words));
    let published = document.published.as_ref().map(|when| line(&words.date(when)));
    [Some(title), publisher, published].into_iter().flatten().collect::<Vec<_>>().join(words.comma)
}

/// A text on a line of its own, after a mark. Programs that show Markdown take the direction of a line from its first
/// strong character (UAX #9, P2): where that tells another than the letters do, an unseen one stands before it.
fn paragraph(mark: &str, (text, language): (&str, &str)) -> String {
    directed(mark, &line(text), base_direction(language, text))
}

/// A line in the words of the chronology.
fn sentence(line: &str, words: &words::ChronologyWords) -> String {
    directed("", line, direction_of_language(words.language))
}

fn directed(mark: &str, line: &str, direction: Direction) -> String {
    let strong = match direction {
        Direction::Rtl => RLM,
        Direction::Ltr => LRM,
    };
    if direction_of_text(line).is_none_or(|first| first == direction) {
        return format!("{mark}{line}");
    }
    format!("{mark}{strong}{line}")
}

/// A text within a line, isolated if it runs the other way.
fn inline((text, language): (&str, &str), words: &words::ChronologyWords) -> String {
    let direction = base_direction(language, text);
    let line = line(text);
    if direction == direction_of_language(words.language) { line } else { isolate_as(direction, &line) }
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
    if !text.contains(is_control) {
        return text;
    }
    // Its own isolates could close the one around it.
    let open = text.chars().filter(|c| opens_isolate(*c)).count();
    let closed = text.chars().filter(|c| *c == PDI).count();
    let text = if closed > open { text.replace(PDI, "") } else { text };
    let missing = open.saturating_sub(text.chars().filter(|c| *c == PDI).count());
    format!("{FSI}{text}{}{PDI}", PDI.to_string().repeat(missing))
}
