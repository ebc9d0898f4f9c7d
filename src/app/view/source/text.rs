//! The text of the document, set for reading.

use std::ops::Range;
use std::sync::Arc;

use egui::{Id, Ui};

use crate::app::command::Command;
use crate::app::session::Session;
use crate::app::state::State;
use crate::app::ui::scroll;
use crate::app::view::connector::Anchor;
use crate::app::view::context::ViewContext;
use crate::app::view::forms::Forms;
use crate::app::view::reader::Reader;
use crate::app::view::reader::blocks::Block;
use crate::app::view::source::marks::{self, Sheet, Words};
use crate::app::view::source::rest_at;
use crate::base::{DocIx, Pos, Rect};
use crate::model::search::highlights;
use crate::scene::{Fill, Scene, Shape};
use crate::text::TextLayout;

/// The text is at most so wide: longer lines are hard to read.
const MEASURE: f32 = 640.0;
/// Free width beside the text.
const MARGIN: f32 = 26.0;

impl Words for Reader {
    fn hit(&self, at: Pos) -> Option<usize> {
        Self::hit(self, at)
    }

    fn word(&self, byte: usize) -> Option<Range<usize>> {
        Self::word(self, byte)
    }

    fn paragraph(&self, byte: usize) -> Option<Range<usize>> {
        Self::paragraph(self, byte)
    }
}

/// Shows it; gives where the thread to the selected quote ends.
pub fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    forms: &mut Forms,
    (session, document): (&Session, DocIx),
    area: Rect,
) -> Option<Anchor> {
    let width = (area.width() - 2.0 * MARGIN).clamp(120.0, MEASURE);
    let reader = &mut forms.reader;
    reader.update(session, document, width);
    if state.source.reveal {
        reveal(cx, state, reader, area);
    }
    let seen = state.source.scroll - MARGIN;
    let moved = reader.prepare(cx.kit.engine, session, seen, seen + area.height());
    if moved != 0.0 {
        cx.send(Command::ShiftSource(moved));
    }
    let height = reader.height() + 2.0 * MARGIN + area.height() * 0.3;
    let before = state.source.scroll + moved;
    let offset = scroll::vertical(ui, cx, Id::unique("source-scroll"), area, height, before);
    if offset != before && !state.source.reveal {
        cx.send(Command::ScrollSource(offset - before));
    }
    let left = area.center().x - width / 2.0;
    let page = Pos::new(left, area.min.y + MARGIN - offset);
    let sheet = Sheet { marks: &reader.marks, origin: page, area, selection: reader.selection };
    marks::interact_quotes(ui, cx, state, session, sheet);
    let selection = marks::interact(ui, cx, state, reader, sheet);
    let mut scene = Scene::default();
    scene.push(Shape::PushClip(area));
    let selected = marks::draw(&mut scene, cx.kit.theme, state, sheet, 1.0);
    reader.selection = selection;
    if let Some(range) = reader.selected() {
        let rects = reader.areas(&range).into_iter().map(|rect| rect.translate(page.x, page.y));
        marks::draw_selection(&mut scene, cx.kit.theme, rects, 1.0);
    }
    draw_hits(&mut scene, cx, state, reader, page, area);
    draw_text(&mut scene, cx, reader, page, area);
    scene.push(Shape::PopClip);
    cx.paint(ui, scene.items);
    selected.map(|quote| marks::anchor(quote, page, width, cx.side, area))
}

/// Scrolls so that the selected quote comes to rest in the upper half.
fn reveal(cx: &ViewContext<'_>, state: &State, reader: &mut Reader, area: Rect) {
    let range = state.range_to_reveal();
    let place = range.and_then(|range| reader.locate(cx.kit.engine, &range, area.height()));
    let Some((top, bottom)) = place else { return cx.send(Command::RevealSource(state.source.scroll)) };
    let height = reader.height() + 2.0 * MARGIN + area.height() * 0.3;
    cx.send(Command::RevealSource(rest_at(state, (top + MARGIN, bottom + MARGIN), area, height)));
}

/// Words that match the search.
fn draw_hits(scene: &mut Scene, cx: &ViewContext<'_>, state: &State, reader: &Reader, page: Pos, area: Rect) {
    if !state.search.is_active() {
        return;
    }
    for (block, layout) in visible(reader, page, area) {
        for range in highlights(&layout.text, &state.search.query) {
            for rect in layout.highlight(range) {
                let rect = rect.translate(page.x, page.y + block.top).shrink2(0.0, rect.height() * 0.2);
                let fill = Fill::Solid(cx.kit.theme.hit);
                scene.push(Shape::Rect { rect, radius: 3.0, fill, stroke: None });
            }
        }
    }
}

fn visible(reader: &Reader, page: Pos, area: Rect) -> impl Iterator<Item = (&Block, &Arc<TextLayout>)> {
    let blocks = reader.between(area.min.y - page.y, area.max.y - page.y);
    blocks.iter().filter_map(|block| Some((block, block.layout.as_ref()?)))
}

fn draw_text(scene: &mut Scene, cx: &ViewContext<'_>, reader: &Reader, page: Pos, area: Rect) {
    for (block, layout) in visible(reader, page, area) {
        let pos = page.offset(0.0, block.top);
        scene.push(Shape::Text { layout: layout.clone(), pos, color: cx.kit.theme.ink });
    }
}
