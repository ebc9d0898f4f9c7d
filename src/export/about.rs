//! Metadata of files: title, the picture in words, sources; and findings about content without room.

use crate::base::markup::property;
use crate::base::{Diagnostic, Direction, DocIx};
use crate::i18n::without_isolates;
use crate::model::Project;
use crate::render::DocumentInfo;
use crate::timeline::DrawContext;
use crate::timeline::TimelineIndex;
use crate::timeline::figure::{Figure, SourceNotes, source_line};
use crate::timeline::labels::DirectedText;

use super::options::{ExportOptions, MOST_CARRIED, READABLE, smallest};

/// Number of events that the picture in words names.
const NAMED: usize = 40;
/// Number of sources that are listed.
const SOURCES: usize = 100;

/// Metadata of the files of a project.
pub(crate) fn about(
    kit: DrawContext<'_>,
    project: &Project,
    content: &TimelineIndex,
    direction: Direction,
) -> DocumentInfo {
    let messages = kit.messages;
    let locale = messages.locale().as_tag();
    let title = match DirectedText::local(&project.title, locale, &project.language).text {
        // Files of standards have a title in any case.
        title if title.trim().is_empty() => messages.get("html-timeline"),
        title => title,
    };
    let name = |event| content.words(project, event, messages, kit.dates).name.clone();
    let named: Vec<String> = content.reading_order().take(NAMED).map(name).collect();
    let id = match direction {
        Direction::Rtl => "figure-in-words-rtl",
        Direction::Ltr => "figure-in-words-ltr",
    };
    let args = [("title", title.as_str().into()), ("events", content.len().into())];
    let mut description = format!("{} {}", messages.format(id, &args), named.join(" · "));
    if content.len() > NAMED {
        description.push_str(" …");
    }
    let evidence = content.evidence();
    let documents = project.documents.iter().enumerate().take(SOURCES);
    let line = |(at, document)| property(&without_isolates(&source_line(kit, (DocIx::from(at), document), &evidence)));
    DocumentInfo {
        title: property(&without_isolates(&title)),
        description: property(&without_isolates(&description)),
        language: locale.to_owned(),
        sources: documents.map(line).collect(),
        software: format!("Sanad {}", env!("CARGO_PKG_VERSION")),
    }
}

/// Findings about content that cannot be read in the picture or is left out, and what to do about it.
pub(crate) fn warnings(figure: &Figure, project: &Project, options: &ExportOptions) -> Vec<Diagnostic> {
    let counted = |code, count: usize| (count > 0).then(|| Diagnostic::warning(code).arg("count", count.to_string()));
    let bare = (figure.bare && figure.cut == 0).then(|| {
        Diagnostic::warning(if options.notes() == SourceNotes::Numbered {
            "export-quotes-in-notes"
        } else {
            "export-no-quotes"
        })
    });
    let letters = options.page.dpi().map(|dpi| smallest(figure.scale, dpi)).filter(|size| *size < READABLE - 0.05);
    let small = letters.map(|size| Diagnostic::warning("export-small-letters").arg("size", format!("{size:.1}")));
    let too_many = options.file.carried && !options.carries(project);
    let alone = too_many.then(|| Diagnostic::warning("export-not-carried").arg("most", MOST_CARRIED.to_string()));
    let (cut, left) = (counted("export-cut-cards", figure.cut), counted("export-left-notes", figure.unplaced));
    let unlabelled = counted("export-left-events", figure.unlabelled);
    let unshelved = counted("export-left-undated", figure.unshelved);
    let all = [unlabelled, cut, unshelved, bare, left, small, alone];
    all.into_iter().flatten().collect()
}
