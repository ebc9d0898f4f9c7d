//! The source panel: the document, its quotes marked, the selected one strongest.

use egui::{CursorIcon, Id, Role, Sense, Ui, WidgetInfo};

use super::super::command::{Action, Command};
use super::super::cx::{Cx, pos, to_egui};
use super::super::forms::Forms;
use super::super::reader::{Block, Mark, Reader};
use super::super::session::Session;
use super::super::state::State;
use super::super::widgets::{Button, HEADING, Icon, LABEL, SMALL, scroll};
use super::states;
use super::thread::Anchor;
use crate::base::{Color, Direction, DocIx, ExcerptIx, Pos, Rect};
use crate::model::Attests;
use crate::model::search::highlights;
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::timeline::content::Said;

/// The text is at most so wide: longer lines are hard to read.
const MEASURE: f32 = 640.0;
/// Free width beside the text.
const MARGIN: f32 = 26.0;
/// The thread ends so far beside the text.
const ANCHOR_GAP: f32 = 13.0;
/// A revealed quote comes to rest so far down the panel, as a part of its height.
const REST: f32 = 0.32;

/// Shows the panel; gives where the thread to the selected quote ends.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, state: &State, forms: &mut Forms, area: Rect) -> Option<Anchor> {
    resize(ui, cx, area);
    let session = state.session.as_ref()?;
    let Some(document) = state.source.document else {
        states::message(ui, cx, area, &cx.say("source-none"), None);
        return None;
    };
    let rest = show_tabs(ui, cx, session, document, area);
    let rest = show_head(ui, cx, state, session, document, rest);
    let missing = match session.texts.get(document.index()) {
        Some(crate::model::DocumentText::Missing(why)) => Some(why),
        _ => None,
    };
    let rest = missing.map_or(rest, |why| states::missing_document(ui, cx, rest, why));
    let rest = states::troubled_quotes(ui, cx, state, (session, document), rest);
    if missing.is_some() {
        return None;
    }
    show_page(ui, cx, state, forms, (session, document), rest)
}

/// The edge towards the timeline, to be dragged.
fn resize(ui: &mut Ui, cx: &Cx<'_>, area: Rect) {
    let x = area.start(cx.side);
    cx.fill(ui, Rect::new(x - 0.5, area.min.y, x + 0.5, area.max.y), 0.0, cx.kit.theme.border);
    let handle = Rect::new(x - 4.0, area.min.y, x + 4.0, area.max.y);
    let response = ui.interact(to_egui(handle), Id::unique("source-edge"), Sense::drag());
    let label = cx.kit.messages.get("source-resize");
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, &label));
    let response = response.on_hover_cursor(CursorIcon::ResizeHorizontal);
    if response.hovered() || response.dragged() {
        cx.fill(ui, Rect::new(x - 1.5, area.min.y, x + 1.5, area.max.y), 0.0, cx.kit.theme.accent);
    }
    if response.dragged() {
        let window = ui.ctx().content_rect().width().max(1.0);
        let share = (area.width() - response.drag_delta().x * cx.side.sign()) / window;
        cx.send(Command::SourceWidth(share));
    }
}

/// A tab a document, if there are several.
fn show_tabs(ui: &mut Ui, cx: &Cx<'_>, session: &Session, shown: DocIx, area: Rect) -> Rect {
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

/// Title and origin of the document; buttons for the quotes.
fn show_head(ui: &mut Ui, cx: &Cx<'_>, state: &State, session: &Session, document: DocIx, area: Rect) -> Rect {
    let theme = cx.kit.theme;
    let source = &session.project.documents[document.index()];
    let locale = cx.kit.messages.locale().as_tag();
    let inner = area.shrink2(16.0, 10.0);
    let title = Said::local(&source.title, locale, source.language.as_deref().unwrap_or(&session.project.language));
    let style = crate::text::TextStyle { size: 16.0, ..HEADING };
    let mut y = inner.min.y;
    y += cx.text(ui, &title, style, inner, 3, theme.ink);
    let response = ui.interact(
        to_egui(Rect::new(inner.min.x, inner.min.y, inner.max.x, y)),
        Id::unique("source-title"),
        Sense::hover(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title.text));
    let origin = origin(cx, session, document);
    if !origin.is_empty() {
        let at = Rect::new(inner.min.x, y, inner.max.x, inner.max.y);
        y += cx.text(ui, &cx.said(origin), SMALL, at, 2, theme.muted);
    }
    y = show_url(ui, cx, session, document, Rect::new(inner.min.x, y, inner.max.x, inner.max.y));
    let row = Rect::new(inner.min.x, y + 6.0, inner.max.x, y + 36.0);
    show_quote_buttons(ui, cx, state, session, document, row);
    let bottom = row.max.y + 8.0;
    cx.fill(ui, Rect::new(area.min.x, bottom - 1.0, area.max.x, bottom), 0.0, theme.border);
    Rect::new(area.min.x, bottom, area.max.x, area.max.y)
}

/// Publisher and date.
fn origin(cx: &Cx<'_>, session: &Session, document: DocIx) -> String {
    let source = &session.project.documents[document.index()];
    let locale = cx.kit.messages.locale().as_tag();
    let publisher = source.publisher.as_ref().map(|publisher| publisher.get(locale).to_owned());
    let date = source.published.as_ref().map(|when| cx.kit.dates.when(when));
    let parts: Vec<String> = publisher.into_iter().chain(date).collect();
    parts.join(&format!("{} ", cx.kit.messages.get("list-separator")))
}

/// The address, to be copied: the program itself never goes on the network.
fn show_url(ui: &mut Ui, cx: &Cx<'_>, session: &Session, document: DocIx, area: Rect) -> f32 {
    let Some(url) = &session.project.documents[document.index()].url else { return area.min.y };
    let at = Rect::new(area.min.x, area.min.y, area.max.x, area.min.y + 20.0);
    let response = ui.interact(to_egui(at), Id::unique("source-url"), Sense::click());
    let label = cx.kit.messages.format("source-copy-url", &[("url", url.into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    cx.line(ui, &Said::new(url.as_str(), "en"), SMALL, at, cx.kit.theme.accent);
    if response.has_focus() {
        cx.focus_ring(ui, at, 3.0);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        cx.send(Command::Copy(url.clone()));
    }
    at.max.y
}

/// "Quote 3 of 14", previous, next, copy.
fn show_quote_buttons(ui: &mut Ui, cx: &Cx<'_>, state: &State, session: &Session, document: DocIx, row: Rect) {
    let quotes = session.placed_in(document);
    let at = state.selection.excerpt.and_then(|ix| quotes.iter().position(|(quote, _)| *quote == ix));
    let args = [("at", at.map_or(0, |at| at + 1).into()), ("count", quotes.len().into())];
    let text = cx.kit.messages.format(if at.is_some() { "quote-at" } else { "quote-count" }, &args);
    let mut rest = row;
    let buttons = [(Action::CopyQuote, Icon::Copy), (Action::NextQuote, Icon::Down), (Action::PreviousQuote, Icon::Up)];
    for (action, icon) in buttons {
        let (at, left) = rest.split_end(cx.side, 30.0);
        rest = left.split_end(cx.side, 2.0).1;
        let label = cx.kit.messages.get(action.entry().message);
        let hint = action.entry().shortcuts.first().map_or(String::new(), |s| s.label());
        let enabled = !quotes.is_empty() && (action != Action::CopyQuote || state.selection.excerpt.is_some());
        let button = Button::icon(&label, icon).hint(hint).enabled(enabled);
        if button.show(ui, cx, Id::unique(("source", action)), at).clicked() {
            cx.act(action);
        }
    }
    cx.line(ui, &cx.said(text), LABEL, rest, cx.kit.theme.muted);
}

fn show_page(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &State,
    forms: &mut Forms,
    (session, document): (&Session, DocIx),
    area: Rect,
) -> Option<Anchor> {
    let width = (area.width() - 2.0 * MARGIN).clamp(120.0, MEASURE);
    forms.reader.update(cx.kit.engine, session, document, width);
    let reader = &mut forms.reader;
    let height = reader.height + 2.0 * MARGIN + area.height() * 0.3;
    if state.source.reveal {
        reveal(cx, state, reader, area, height);
    }
    let offset = scroll::vertical(ui, cx, Id::unique("source-scroll"), area, height, state.source.scroll);
    if offset != state.source.scroll && !state.source.reveal {
        cx.send(Command::ScrollSource(offset - state.source.scroll));
    }
    let left = area.center().x - width / 2.0;
    let page = Pos::new(left, area.min.y + MARGIN - offset);
    interact_marks(ui, cx, state, session, reader, (page, area));
    interact_page(ui, cx, state, reader, area, page);
    let mut scene = Scene::default();
    scene.push(Shape::PushClip(area));
    let selected = draw_marks(&mut scene, cx, state, reader, page, area);
    draw_hits(&mut scene, cx, state, reader, page, area);
    draw_text(&mut scene, cx, reader, page, area);
    scene.push(Shape::PopClip);
    cx.paint(ui, &scene.items);
    selected.map(|quote| anchor(quote, page, width, cx.side, area))
}

/// The margin beside the quote's first line, or the edge of the panel that it is beyond.
fn anchor(quote: Rect, page: Pos, width: f32, side: Direction, area: Rect) -> Anchor {
    let column = Rect::new(page.x, area.min.y, page.x + width, area.max.y);
    let x = column.start(side) - side.sign() * ANCHOR_GAP;
    let y = quote.center().y.clamp(area.min.y + 8.0, area.max.y - 8.0);
    Anchor { at: Pos::new(x, y), in_view: y == quote.center().y }
}

/// Scrolls so that the selected quote comes to rest in the upper half.
fn reveal(cx: &Cx<'_>, state: &State, reader: &Reader, area: Rect, height: f32) {
    let mark = state.selection.excerpt.and_then(|ix| reader.marks.iter().find(|mark| mark.excerpt == ix));
    let first = mark.and_then(|mark| mark.areas.iter().copied().reduce(|a, b| a.union(&b)));
    let Some(quote) = first else { return cx.send(Command::RevealSource(state.source.scroll)) };
    let (top, bottom) = (quote.min.y + MARGIN, quote.max.y + MARGIN);
    let shown = state.source.scroll_target..state.source.scroll_target + area.height();
    let inside = top - 24.0 >= shown.start && bottom + 24.0 <= shown.end;
    let target =
        if inside { shown.start } else { (top - area.height() * REST).clamp(0.0, (height - area.height()).max(0.0)) };
    cx.send(Command::RevealSource(target));
}

/// A node for every quote in view, for the keyboard and for people who do not see the marks.
fn interact_marks(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &State,
    session: &Session,
    reader: &Reader,
    (page, area): (Pos, Rect),
) {
    for mark in &reader.marks {
        let whole = mark.areas.iter().copied().reduce(|a, b| a.union(&b));
        let Some(rect) = whole.map(|r| r.translate(page.x, page.y)) else { continue };
        let Some(seen) = rect.intersection(&area) else { continue };
        let response = ui.interact(to_egui(seen), Id::unique(("mark", mark.excerpt)), Sense::click());
        let selected = state.selection.excerpt == Some(mark.excerpt);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, mark_name(cx, session, mark)));
        if response.has_focus() {
            cx.focus_ring(ui, seen, 4.0);
        }
        if response.clicked() {
            cx.send(Command::SelectExcerpt(mark.excerpt));
        }
    }
}

fn mark_name(cx: &Cx<'_>, session: &Session, mark: &Mark) -> String {
    let project = &session.project;
    let title =
        project.event(mark.excerpt.event).map_or("", |event| event.title.get(cx.kit.messages.locale().as_tag()));
    let exact = project.excerpt(mark.excerpt).map_or("", |excerpt| excerpt.exact.as_str());
    let id = if mark.attests == Attests::Date { "mark-date-name" } else { "mark-name" };
    cx.kit.messages.format(id, &[("quote", exact.into()), ("event", title.into())])
}

/// A click goes to a quote, a drag selects text, two clicks a word, three a paragraph.
fn interact_page(ui: &mut Ui, cx: &Cx<'_>, state: &State, reader: &mut Reader, area: Rect, page: Pos) {
    let body = area.split_end(cx.side, scroll::BAR).1;
    let response = ui.interact(to_egui(body), Id::unique("source-page"), Sense::click_and_drag());
    let label = cx.kit.messages.get("panel-source");
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &label));
    if response.has_focus() {
        cx.focus_ring(ui, body.shrink(4.0), 0.0);
    }
    if let Some(at) = response.hover_pos().map(|at| pos(at).offset(-page.x, -page.y)) {
        let over = over_marks(reader, at);
        ui.set_cursor_icon(if over.is_empty() { CursorIcon::Text } else { CursorIcon::PointingHand });
    }
    let Some(at) = response.interact_pointer_pos().map(|at| pos(at).offset(-page.x, -page.y)) else { return };
    let Some(byte) = reader.hit(at) else { return };
    if response.triple_clicked() {
        reader.selection = reader.paragraph(byte).map(|range| (range.start, range.end));
    } else if response.double_clicked() && over_marks(reader, at).len() < 2 {
        reader.selection = reader.word(byte).map(|range| (range.start, range.end));
    } else if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).map(pos);
        let from = origin.and_then(|at| reader.hit(at.offset(-page.x, -page.y)));
        reader.selection = Some((from.unwrap_or(byte), byte));
    } else if response.dragged() {
        reader.selection = reader.selection.map(|(from, _)| (from, byte));
    } else if response.clicked() {
        reader.selection = None;
        let over = over_marks(reader, at);
        let next = over.iter().position(|ix| Some(*ix) == state.selection.excerpt).map_or(0, |i| (i + 1) % over.len());
        match over.get(next) {
            Some(&excerpt) => cx.send(Command::SelectExcerpt(excerpt)),
            None => cx.send(Command::Select(None)),
        }
    }
}

/// Quotes whose marks are under a point of the page, the shortest first: a click goes to that one, the next click to
/// the next.
fn over_marks(reader: &Reader, at: Pos) -> Vec<ExcerptIx> {
    let painted = |mark: &&Mark| mark.areas.iter().any(|rect| rect.shrink(-2.0).contains(at));
    let mut over: Vec<&Mark> = reader.marks.iter().filter(painted).collect();
    over.sort_by_key(|mark| (mark.range.len(), mark.excerpt));
    over.into_iter().map(|mark| mark.excerpt).collect()
}

/// Marks from the weakest to the strongest; gives where the selected one is.
fn draw_marks(scene: &mut Scene, cx: &Cx<'_>, state: &State, reader: &Reader, page: Pos, area: Rect) -> Option<Rect> {
    let theme = cx.kit.theme;
    let mut selected = None;
    let rank = |mark: &&Mark| {
        (
            state.selection.excerpt == Some(mark.excerpt),
            state.selection.event == Some(mark.excerpt.event),
            mark.attests == Attests::Date,
        )
    };
    let mut order: Vec<&Mark> = reader.marks.iter().collect();
    order.sort_by_key(rank);
    for mark in order {
        let chosen = state.selection.excerpt == Some(mark.excerpt);
        let kin = state.selection.event == Some(mark.excerpt.event);
        let date = mark.attests == Attests::Date;
        let color = match (date, chosen || kin) {
            (true, _) => theme.mark_date.fade(if chosen || kin { 1.0 } else { 0.6 }),
            (false, true) => theme.mark_strong.fade(if chosen { 1.0 } else { 0.75 }),
            (false, false) => theme.mark.fade(0.55),
        };
        let rects: Vec<Rect> = mark.areas.iter().map(|r| r.translate(page.x, page.y)).collect();
        for rect in rects.iter().filter(|rect| rect.overlaps(&area)) {
            draw_mark(scene, tight(*rect), color, (date, chosen), theme.mark_date_line, theme.ink);
        }
        if chosen {
            selected = rects.first().copied();
        }
    }
    if let Some(range) = reader.selected() {
        for rect in reader.areas(&range) {
            let rect = rect.translate(page.x, page.y);
            scene.push(Shape::Rect { rect, radius: 0.0, fill: Fill::Solid(theme.selection.fade(0.8)), stroke: None });
        }
    }
    selected.map(tight)
}

/// Lines of a mark do not touch each other.
fn tight(rect: Rect) -> Rect {
    rect.shrink2(-2.0, rect.height() * 0.09)
}

fn draw_mark(scene: &mut Scene, rect: Rect, color: Color, (date, chosen): (bool, bool), line: Color, ink: Color) {
    let stroke = chosen.then(|| Stroke::new(1.2, if date { line } else { ink.fade(0.45) }));
    scene.push(Shape::Rect { rect, radius: 4.0, fill: Fill::Solid(color), stroke });
    if date {
        let points = vec![Pos::new(rect.min.x + 2.0, rect.max.y - 1.0), Pos::new(rect.max.x - 2.0, rect.max.y - 1.0)];
        let stroke = Some(Stroke::dashed(1.8, line, 4.0, 3.0));
        scene.push(Shape::Path { points, closed: false, fill: Fill::None, stroke });
    }
}

/// Words that match the search.
fn draw_hits(scene: &mut Scene, cx: &Cx<'_>, state: &State, reader: &Reader, page: Pos, area: Rect) {
    if !state.search.is_active() {
        return;
    }
    for block in visible_blocks(reader, page, area) {
        for range in highlights(&block.layout.text, &state.search.query) {
            for rect in block.layout.highlight(range) {
                let rect = rect.translate(page.x, page.y + block.top).shrink2(0.0, rect.height() * 0.2);
                let fill = Fill::Solid(cx.kit.theme.hit);
                scene.push(Shape::Rect { rect, radius: 3.0, fill, stroke: None });
            }
        }
    }
}

fn visible_blocks(reader: &Reader, page: Pos, area: Rect) -> impl Iterator<Item = &Block> {
    let (from, to) = (area.min.y - page.y, area.max.y - page.y);
    let first = reader.blocks.partition_point(|block| block.top + block.layout.size.h < from);
    reader.blocks[first..].iter().take_while(move |block| block.top < to)
}

fn draw_text(scene: &mut Scene, cx: &Cx<'_>, reader: &Reader, page: Pos, area: Rect) {
    for block in visible_blocks(reader, page, area) {
        let pos = page.offset(0.0, block.top);
        scene.push(Shape::Text { layout: block.layout.clone(), pos, color: cx.kit.theme.ink });
    }
}
