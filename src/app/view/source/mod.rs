//! The source panel: the document, its quotes marked, the selected one strongest.

use egui::{Id, Ui};

use crate::app::command::Command;
use crate::app::session::Session;
use crate::app::state::State;
use crate::app::ui::Button;
use crate::app::view::connector::Anchor;
use crate::app::view::context::ViewContext;
use crate::app::view::forms::Forms;
use crate::app::view::placeholders;
use crate::base::{DocIx, Rect, bounded};

mod head;
mod marks;
mod pages;
mod repair;
mod text;

/// A revealed quote comes to rest so far down the panel, as a part of its height.
const REST: f32 = 0.32;

/// Shows the panel; gives where the thread to the selected quote ends.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, forms: &mut Forms, area: Rect) -> Option<Anchor> {
    let session = state.session.as_ref()?;
    let document = state.source.document?;
    let rest = show_tabs(ui, cx, session, document, area);
    let rest = head::show(ui, cx, state, session, document, rest);
    let missing = match session.texts.get(document.index()) {
        Some(crate::model::DocumentText::Missing(why)) => Some(why),
        _ => None,
    };
    let rest = missing.map_or(rest, |why| placeholders::missing_document(ui, cx, rest, why));
    let rest = repair::show(ui, cx, state, (session, document), forms.reader.selected(), rest);
    if missing.is_some() {
        return None;
    }
    let as_it_looks = !state.source.as_text && session.has_pages(document);
    let show = if as_it_looks { pages::show } else { text::show };
    show(ui, cx, state, forms, (session, document), rest)
}

/// The offset at which something between two heights of the content comes to rest in the upper half of the panel; the
/// offset that the panel is going to, if it can be seen there.
fn rest_at(state: &State, (top, bottom): (f32, f32), area: Rect, height: f32) -> f32 {
    let shown = state.source.scroll_target..state.source.scroll_target + area.height();
    let inside = top - 24.0 >= shown.start && bottom + 24.0 <= shown.end;
    if inside { shown.start } else { bounded(top - area.height() * REST, 0.0, height - area.height()) }
}

/// A tab a document, if there are several.
fn show_tabs(ui: &mut Ui, cx: &ViewContext<'_>, session: &Session, shown: DocIx, area: Rect) -> Rect {
    let documents = &session.project.documents;
    if documents.len() < 2 {
        return area;
    }
    let (row, rest) = area.split_top(38.0);
    let mut left = row.shrink2(8.0, 5.0);
    let locale = cx.kit.messages.locale().as_tag();
    let width = (left.width() / documents.len() as f32).clamp(60.0, 190.0);
    for (i, document) in documents.iter().enumerate() {
        let (at, after) = left.split_start(cx.side, width.min(left.width()));
        left = after;
        let title = document.title.get(locale);
        let button = Button::new(title).selected(shown.index() == i).hint(title);
        if at.width() > 24.0 && button.show(ui, cx, Id::unique(("tab", i)), at.shrink2(2.0, 0.0)).clicked() {
            cx.send(Command::ShowDocument(DocIx::from(i)));
        }
    }
    rest
}
