//! The source panel: the document, its quotes marked, the selected one strongest.

mod caret;
pub(crate) mod head;
pub(crate) mod marks;
mod pages;
mod repair;
mod rest;
mod text;
mod told;
mod words_bar;

use caret::SourceCaret;
use egui::{Context, Id, Ui};

use crate::app::command::SourceCommand;
use crate::app::session::Session;
use crate::app::state::ProjectView;
use crate::app::tasks::{PageOutput, Task};
use crate::app::ui::context::Arrows;
use crate::app::ui::{Button, keys};
use crate::app::view::connector::ConnectorEnd;
use crate::app::view::context::ViewContext;
use crate::app::view::placeholders;
use crate::app::view::reader::Reader;
use crate::app::view::reader::pages::Pages;
use crate::app::view::reader::readable::Readable;
use crate::app::view::scroll::SourceScroll;
use crate::base::{DocIx, Rect};
use crate::model::DocumentText;

/// Part of the window's height that Page Down scrolls: most of what is seen stays in view.
const SCREEN: f32 = 0.6;

/// The source panel as it is seen: its text, its pages, and how far they are scrolled.
#[derive(Default)]
pub struct SourcePanel {
    /// Number of the project that it is of.
    project: u64,
    reader: Reader,
    pages: Pages,
    readable: Readable,
    scroll: SourceScroll,
    caret: SourceCaret,
}

impl SourcePanel {
    /// Returns the points of the document that are scrolled away.
    pub fn offset(&self) -> f32 {
        self.scroll.now()
    }

    /// Scrolls by screens, in a window of `height` points.
    pub fn turn(&mut self, screens: f32, height: f32) {
        self.scroll.go_on(screens * height * SCREEN);
    }

    /// Goes on with what moves by itself, for `dt` seconds; returns true while something still moves.
    pub fn advance(&mut self, dt: f32, is_reduced: bool) -> bool {
        self.scroll.advance(dt, is_reduced)
    }

    /// Takes in something of the pages of a document.
    pub fn take(&mut self, context: &Context, (document, file): (DocIx, usize), output: PageOutput) {
        self.pages.take(context, document, file, output);
    }

    /// Says in the place of a page, or of all of them, that the task broke down which was to bring it.
    pub fn broke_down(&mut self, context: &Context, (document, file): (DocIx, usize), page: Option<usize>) {
        self.pages.broke_down(context, (document, file), page);
    }

    /// Returns the tasks of the pages that are wanted.
    pub fn tasks(&mut self) -> Vec<Task> {
        self.pages.request()
    }

    /// Shows the panel; returns where the connector to the selected quote ends.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        opened: ProjectView<'_>,
        area: Rect,
    ) -> Option<ConnectorEnd> {
        if self.project != opened.number {
            let readable = std::mem::take(&mut self.readable);
            *self = Self { project: opened.number, readable, ..Self::default() };
        }
        let (session, document) = (&opened.project.session, opened.source.document?);
        let rest = show_tabs(ui, cx, session, document, area);
        let rest = head::show(ui, cx, opened, document, rest);
        let missing = match session.texts.get(document.index()) {
            Some(DocumentText::Missing(why)) => Some(why),
            Some(_) | None => None,
        };
        let rest = missing.map_or(rest, |why| placeholders::missing_document(ui, cx, rest, why));
        let rest = repair::show(ui, cx, opened, document, rest);
        if missing.is_some() {
            return None;
        }
        if opened.source.selection.is_none() {
            self.scroll_by_keys(ui, cx);
        }
        let Self { reader, pages, readable, scroll, caret, .. } = self;
        match !opened.source.as_text && session.has_pages(document) {
            true => pages::show(ui, cx, (opened, document), (pages, readable, scroll), rest),
            false => text::show(ui, cx, (opened, document), (reader, readable, scroll, caret), rest),
        }
    }
}

impl SourcePanel {
    /// Scrolls by arrow keys while the document has the keyboard.
    fn scroll_by_keys(&mut self, ui: &Ui, cx: &ViewContext<'_>) {
        let Some(page) = ui.ctx().read_response(marks::page_id()) else { return };
        let (_, down) = keys::steps(ui, &page, cx.side, Arrows::Vertical);
        if down != 0.0 {
            self.scroll.go_on(down * LINES);
            ui.ctx().request_repaint();
        }
    }
}

/// Points that an arrow key scrolls.
const LINES: f32 = 60.0;

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
            cx.send(SourceCommand::ShowDocument(DocIx::from(i)));
        }
    }
    rest
}
