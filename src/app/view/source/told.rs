//! The document for assistive programs: what is handed on of it, and what they ask for.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use egui::Ui;
use egui::accesskit::Color;

use super::marks::{mark_name, page_id};
use crate::app::command::SourceCommand;
use crate::app::state::ProjectView;
use crate::app::view::context::ViewContext;
use crate::app::view::reader::Mark;
use crate::app::view::reader::readable::{Link, Placed, Readable, Shown, quote_id};
use crate::base::{DocIx, ExcerptIx};
use crate::model::Attests;

/// Takes up the document; false if nobody listens.
pub(crate) fn take_up(ui: &Ui, opened: ProjectView<'_>, document: DocIx, readable: &mut Readable) -> bool {
    let Some(content) = opened.session.texts.get(document.index()) else { return false };
    let headings = content.source_map().and_then(|map| map.headings.as_deref());
    content.text().is_some_and(|text| readable.take_up(ui.ctx(), document, text, headings))
}

/// Does what assistive programs ask for, with paragraphs where they stood last; returns the bytes that are to be brought
/// into view.
pub(crate) fn obey(ui: &Ui, cx: &ViewContext<'_>, readable: &Readable, placed: &[Placed]) -> Option<Range<usize>> {
    let wishes = readable.wishes(ui.ctx(), page_id(), placed);
    if let Some(excerpt) = wishes.select {
        cx.send(SourceCommand::SelectExcerpt(excerpt));
    }
    if let Some(selection) = wishes.text {
        cx.send(SourceCommand::SelectText(Some(selection)));
    }
    if let Some(excerpt) = wishes.focus {
        ui.memory_mut(|memory| memory.request_focus(quote_id(excerpt)));
    }
    wishes.reveal
}

/// Hands the document on.
pub(crate) fn tell(
    ui: &Ui,
    cx: &ViewContext<'_>,
    (opened, document): (ProjectView<'_>, DocIx),
    readable: &mut Readable,
    (placed, marks): (Vec<Placed>, &[Mark]),
) {
    let (session, locale) = (&opened.session, cx.kit.messages.locale().as_tag());
    let project = &session.project;
    let language = project.documents[document.index()].language.as_deref().unwrap_or(&project.language);
    let mut hasher = DefaultHasher::new();
    (session.revision, locale).hash(&mut hasher);
    // The caret stands where text was selected, or else before the quote that is.
    let quote = || Some(session.resolution(opened.selection.excerpt?)?.range()?.start);
    let start = quote().filter(|_| opened.selection.excerpt.and_then(|ix| session.document_of(ix)) == Some(document));
    let selection = opened.source.selection.unwrap_or_else(|| [start.unwrap_or(0); 2].into());
    let widgets: HashSet<ExcerptIx> =
        marks.iter().map(|mark| mark.excerpt).filter(|ix| ui.ctx().has_accesskit_node(quote_id(*ix))).collect();
    let mark = cx.kit.theme.mark;
    let mark = Color { red: mark.r, green: mark.g, blue: mark.b, alpha: mark.a };
    let shown = Shown { node: page_id(), language, revision: hasher.finish(), placed, widgets, selection, mark };
    readable.tell(ui.ctx(), shown, || {
        let named = |(excerpt, range): (ExcerptIx, Range<usize>)| {
            let attests = project.excerpt(excerpt).map_or(Attests::Event, |excerpt| excerpt.attests);
            Link { excerpt, range, name: mark_name(cx, session, excerpt, attests) }
        };
        session.placed_in(document).into_iter().map(named).collect()
    });
}
