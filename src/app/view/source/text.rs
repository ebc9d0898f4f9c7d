//! The text of the document, set for reading.

use std::ops::Range;
use std::sync::Arc;

use egui::{Id, Ui};

use super::caret::{self, SourceCaret};
use super::rest::rest_at;
use super::words_bar;
use crate::app::command::SourceCommand;
use crate::app::state::ProjectView;
use crate::app::state::source::ordered;
use crate::app::ui::scroll;
use crate::app::view::connector::ConnectorEnd;
use crate::app::view::context::ViewContext;
use crate::app::view::reader::Reader;
use crate::app::view::reader::blocks::Block;
use crate::app::view::reader::readable::{Placed, Readable};
use crate::app::view::scroll::SourceScroll;
use crate::app::view::source::marks::{self, SelectableText, Sheet};
use crate::app::view::source::told;
use crate::base::{DocIx, Pos, Rect, bounded};
use crate::model::search::highlights;
use crate::scene::{Fill, Scene, Shape};
use crate::text::TextLayout;

/// The text is at most so wide: longer lines are hard to read.
const MEASURE: f32 = 640.0;
/// Free width beside the text.
const MARGIN: f32 = 26.0;

impl SelectableText for Reader {
    fn hit(&self, at: Pos) -> Option<usize> {
        Self::hit(self, at)
    }

    fn word(&self, byte: usize) -> Option<Range<usize>> {
        Self::word(self, byte)
    }

    fn sentence(&self, byte: usize) -> Option<Range<usize>> {
        Self::sentence(self, byte)
    }

    fn paragraph(&self, byte: usize) -> Option<Range<usize>> {
        Self::paragraph(self, byte)
    }
}

/// Shows it; returns where the connector to the selected quote ends.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    (opened, document): (ProjectView<'_>, DocIx),
    (reader, readable, scroll, caret): (&mut Reader, &mut Readable, &mut SourceScroll, &mut SourceCaret),
    area: Rect,
) -> Option<ConnectorEnd> {
    let (session, source) = (&opened.project.session, &opened.project.source);
    let width = (area.width() - 2.0 * MARGIN).clamp(120.0, MEASURE);
    reader.update(session, document, width);
    let is_told = told::take_up(ui, opened, document, readable);
    if is_told {
        let placed = placed(reader, area, scroll.now(), width);
        if let Some(range) = told::obey(ui, cx, readable, &placed) {
            bring_into_view(cx, reader, scroll, &range, area);
        }
    }
    let reveals = scroll.follow(source);
    if reveals {
        let offset = reveal(cx, opened, reader, scroll, area);
        scroll.reveal(source, offset);
        ui.ctx().request_repaint();
    }
    let seen = scroll.now() - MARGIN;
    let moved = reader.prepare(cx.kit.engine, session, seen, seen + area.height());
    if moved != 0.0 {
        scroll.shift(moved);
        ui.ctx().request_repaint();
    }
    let has_keys = caret::takes_keys(ui);
    if has_keys {
        let first = reader.between(seen, seen + area.height()).first().map_or(0, |block| block.range.start);
        let selection = caret.by_keys(ui, cx, reader, (source.selection, first));
        if let (true, Some((_, end))) = (selection != source.selection, selection) {
            cx.send(SourceCommand::SelectText(selection));
            keep_in_view(cx, caret, (reader, end), scroll, area);
            ui.ctx().request_repaint();
        }
    }
    let (height, before) = (height_of(reader, area), scroll.now());
    let offset = scroll::vertical(ui, cx, Id::unique("source-scroll"), area, height, before);
    if offset != before && !reveals {
        scroll.scroll(offset - before);
        ui.ctx().request_repaint();
    }
    let left = area.center().x - width / 2.0;
    let page = Pos::new(left, area.min.y + MARGIN - offset);
    let sheet = Sheet { marks: &reader.marks, origin: page, area, selection: source.selection };
    marks::interact_quotes(ui, cx, opened, sheet);
    let selection = marks::interact(ui, cx, opened, reader, sheet);
    let mut scene = Scene::default();
    scene.push(Shape::PushClip(area));
    let selected = marks::draw(&mut scene, cx.kit.theme, opened, sheet, 1.0);
    let words = ordered(selection).map_or_else(Vec::new, |range| reader.areas(&range));
    let words: Vec<Rect> = words.into_iter().map(|rect| rect.translate(page.x, page.y)).collect();
    marks::draw_selection(&mut scene, cx.kit.theme, words.iter().copied(), 1.0);
    draw_hits(&mut scene, cx, opened, reader, page, area);
    draw_text(&mut scene, cx, reader, page, area);
    if let Some(place) = selection.filter(|_| has_keys).and_then(|(_, end)| caret.place(cx, reader, end)) {
        caret::draw(&mut scene, cx, page, place);
    }
    scene.push(Shape::PopClip);
    cx.paint(ui, scene.items);
    words_bar::show(ui, cx, opened, &words, area);
    if is_told {
        let placed = placed(reader, area, offset, width);
        told::tell(ui, cx, (opened, document), readable, (placed, &reader.marks));
    }
    selected.map(|quote| marks::anchor(quote, page, width, cx.side, area))
}

/// Scrolls no further than it takes to see the caret.
fn keep_in_view(
    cx: &ViewContext<'_>,
    caret: &SourceCaret,
    (reader, end): (&mut Reader, usize),
    scroll: &mut SourceScroll,
    area: Rect,
) {
    let Some((at, height)) = caret.place(cx, reader, end) else { return };
    let (top, bottom) = (at.y + MARGIN - height / 2.0, at.y + MARGIN + height * 1.5 - area.height());
    let offset = bounded(scroll.target(), bottom.min(top), top);
    scroll.scroll(offset.max(0.0) - scroll.target());
}

/// The paragraphs in view and their letters, with so many points scrolled away.
fn placed(reader: &Reader, area: Rect, offset: f32, width: f32) -> Vec<Placed> {
    let page = Pos::new(area.center().x - width / 2.0, area.min.y + MARGIN - offset);
    let near = reader.laid_out(area.min.y - page.y, area.max.y - page.y);
    let placed = near.map(|(at, block, layout)| {
        let (layout, stamp) = (layout.clone(), Arc::as_ptr(layout).cast::<u8>() as u64);
        Placed { at, corner: page.offset(0.0, block.top), stamp, characters: Box::new(move || layout.characters()) }
    });
    placed.collect()
}

/// Scrolls so far that a range of the document can be read.
fn bring_into_view(
    cx: &ViewContext<'_>,
    reader: &mut Reader,
    scroll: &mut SourceScroll,
    range: &Range<usize>,
    area: Rect,
) {
    if let Some((top, bottom)) = reader.locate(cx.kit.engine, range, area.height()) {
        let offset = rest_at(scroll, (top + MARGIN, bottom + MARGIN), area, height_of(reader, area));
        scroll.scroll(offset - scroll.target());
    }
}

/// Height of the text with the free room around it, so that its end can be read in the middle of the panel.
fn height_of(reader: &Reader, area: Rect) -> f32 {
    reader.height() + 2.0 * MARGIN + area.height() * 0.3
}

/// Returns the offset at which the selected quote comes to rest in the upper half; the one now, if it has no place.
fn reveal(
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    reader: &mut Reader,
    scroll: &SourceScroll,
    area: Rect,
) -> f32 {
    let range = opened.range_to_reveal();
    let place = range.and_then(|range| reader.locate(cx.kit.engine, &range, area.height()));
    let Some((top, bottom)) = place else { return scroll.now() };
    rest_at(scroll, (top + MARGIN, bottom + MARGIN), area, height_of(reader, area))
}

/// Words that match the search.
fn draw_hits(scene: &mut Scene, cx: &ViewContext<'_>, opened: ProjectView<'_>, reader: &Reader, page: Pos, area: Rect) {
    if !opened.search.is_active() {
        return;
    }
    for (block, layout) in visible(reader, page, area) {
        for range in highlights(&layout.text, &opened.search.query) {
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
