//! The pages of the document as they look, with the quotes marked on them.

use std::ops::Range;
use std::sync::Arc;

use egui::{Color32, Id, Role, Sense, Ui, WidgetInfo};

use super::rest::rest_at;
use super::words_bar;
use crate::app::state::ProjectView;
use crate::app::state::source::ordered;
use crate::app::ui::context::to_egui;
use crate::app::ui::message;
use crate::app::ui::{SMALL, scroll};
use crate::app::view::connector::ConnectorEnd;
use crate::app::view::context::ViewContext;
use crate::app::view::reader::pages::Pages;
use crate::app::view::reader::readable::{Placed, Readable};
use crate::app::view::scroll::SourceScroll;
use crate::app::view::source::marks::{self, SelectableText, Sheet};
use crate::app::view::source::told;
use crate::base::{DocIx, Pos, Rect};
use crate::scene::{Fill, Scene, Shape, Stroke, Theme};
use crate::text::words;
use crate::timeline::labels::DirectedText;

/// Free width beside the pages.
const MARGIN: f32 = 16.0;
/// Marks let the letters below them show.
const STRENGTH: f32 = 0.42;

/// The pages in view, and the text of the document.
struct Seen<'a> {
    pages: &'a Pages,
    seen: &'a [(usize, Rect)],
    text: Option<&'a Arc<str>>,
}

impl SelectableText for Seen<'_> {
    fn hit(&self, at: Pos) -> Option<usize> {
        let (page, place) = self.seen.iter().find(|(_, place)| place.contains(at))?;
        self.pages.hit(*page, *place, at)
    }

    fn word(&self, byte: usize) -> Option<Range<usize>> {
        self.around(byte, char::is_whitespace)
    }

    fn sentence(&self, byte: usize) -> Option<Range<usize>> {
        let paragraph = self.paragraph(byte)?;
        let sentence = words::sentence_at(self.text?.get(paragraph.clone())?, byte - paragraph.start);
        Some(paragraph.start + sentence.start..paragraph.start + sentence.end)
    }

    fn paragraph(&self, byte: usize) -> Option<Range<usize>> {
        self.around(byte, |c| c == '\n')
    }
}

impl Seen<'_> {
    fn around(&self, byte: usize, edge: fn(char) -> bool) -> Option<Range<usize>> {
        let (before, after) = self.text?.split_at_checked(byte)?;
        let start = before.rfind(edge).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        Some(start..byte + after.find(edge).unwrap_or(after.len()))
    }
}

/// Shows them; returns where the connector to the selected quote ends.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    (opened, document): (ProjectView<'_>, DocIx),
    (pages, readable, scroll): (&mut Pages, &mut Readable, &mut SourceScroll),
    area: Rect,
) -> Option<ConnectorEnd> {
    let (session, source) = (&opened.project.session, &opened.project.source);
    let width = (area.width() - 2.0 * MARGIN).max(80.0);
    pages.update(session, document, width, ui.ctx().pixels_per_point());
    let reveals = scroll.follow(source);
    if !pages.is_open() {
        show_why_not(ui, cx, pages, area);
        return None;
    }
    let is_told = told::take_up(ui, opened, document, readable);
    let height = pages.height() + 2.0 * MARGIN;
    if is_told {
        let corner = Pos::new(area.center().x - width / 2.0, area.min.y + MARGIN - scroll.now());
        let seen = pages.between(area.min.y - corner.y, area.max.y - corner.y);
        let placed = placed(pages, readable, &seen, corner);
        if let Some(range) = told::obey(ui, cx, readable, &placed)
            && let Some(Ok(at) | Err(at)) = pages.locate(&range)
        {
            let offset = rest_at(scroll, (at.min.y + MARGIN, at.max.y + MARGIN), area, height);
            scroll.scroll(offset - scroll.target());
        }
    }
    if reveals && let Some(offset) = reveal(opened, pages, scroll, area, height) {
        scroll.reveal(source, offset);
        ui.ctx().request_repaint();
    }
    let before = scroll.now();
    let offset = scroll::vertical(ui, cx, Id::unique("source-scroll"), area, height, before);
    if offset != before && !reveals {
        scroll.scroll(offset - before);
        ui.ctx().request_repaint();
    }
    let origin = Pos::new(area.center().x - width / 2.0, area.min.y + MARGIN - offset);
    let seen = pages.between(area.min.y - origin.y, area.max.y - origin.y);
    for (page, at) in &seen {
        show_page(ui, cx, pages, *page, at.translate(origin.x, origin.y), area);
    }
    let quotes = pages.marks(session, &seen);
    let sheet = Sheet { marks: &quotes, origin, area, selection: source.selection };
    marks::interact_quotes(ui, cx, opened, sheet);
    let text = session.texts.get(document.index()).and_then(|text| text.text());
    let selection = marks::interact(ui, cx, opened, &Seen { pages, seen: &seen, text }, sheet);
    // Paper is white in every theme.
    let paper = Theme::light();
    let mut scene = Scene::default();
    scene.push(Shape::PushClip(area));
    let selected = marks::draw(&mut scene, paper, opened, sheet, STRENGTH);
    let words = ordered(selection).map_or_else(Vec::new, |range| {
        let areas = seen.iter().flat_map(|(page, at)| pages.areas(*page, *at, &range));
        areas.map(|rect| rect.translate(origin.x, origin.y)).collect()
    });
    marks::draw_selection(&mut scene, paper, words.iter().copied(), STRENGTH);
    scene.push(Shape::PopClip);
    cx.paint(ui, scene.items);
    words_bar::show(ui, cx, opened, &words, area);
    if is_told {
        let placed = placed(pages, readable, &seen, origin);
        told::tell(ui, cx, (opened, document), readable, (placed, &quotes));
    }
    selected.map(|quote| marks::anchor(quote, origin, width, cx.side, area))
}

/// The paragraphs on the pages in view that are drawn, and their letters.
fn placed(pages: &Pages, readable: &Readable, seen: &[(usize, Rect)], corner: Pos) -> Vec<Placed> {
    let letters = Arc::new(pages.letters(seen));
    let near = letters.stretches().into_iter().flat_map(|range| readable.within(&range).collect::<Vec<_>>());
    let placed = near.map(|(at, own)| {
        let (stamp, letters) = (letters.stamp(), letters.clone());
        Placed { at, corner, stamp, characters: Box::new(move || letters.of(&own)) }
    });
    placed.collect()
}

/// Says that the file is being opened, or why it cannot be.
fn show_why_not(ui: &mut Ui, cx: &ViewContext<'_>, pages: &Pages, area: Rect) {
    match &pages.fault {
        Some(fault) => {
            let why = cx.said(cx.kit.messages.diagnostic(fault));
            message::message(ui, cx, area, &cx.say("source-no-pages"), Some(&why));
        }
        None => ui.ctx().request_repaint_after_secs(0.1),
    }
}

/// Returns the offset at which the selected quote comes to rest in the upper half, and the one now if it has no place;
/// nothing until its page is drawn.
fn reveal(opened: ProjectView<'_>, pages: &mut Pages, scroll: &SourceScroll, area: Rect, height: f32) -> Option<f32> {
    match opened.range_to_reveal().and_then(|range| pages.locate(&range)) {
        None => Some(scroll.now()),
        Some(Ok(quote)) => Some(rest_at(scroll, (quote.min.y + MARGIN, quote.max.y + MARGIN), area, height)),
        Some(Err(_)) => None,
    }
}

/// Shows a sheet of paper with what is printed on it.
fn show_page(ui: &mut Ui, cx: &ViewContext<'_>, pages: &mut Pages, page: usize, at: Rect, area: Rect) {
    let theme = cx.kit.theme;
    let painter = ui.painter().with_clip_rect(to_egui(area));
    let mut scene = Scene::default();
    scene.push(Shape::PushClip(area));
    let stroke = Some(Stroke::new(1.0, theme.border));
    scene.push(Shape::Rect { rect: at, radius: 1.0, fill: Fill::Solid(Theme::light().card), stroke });
    scene.push(Shape::PopClip);
    cx.paint(ui, scene.items);
    let count = pages.count();
    let args = [("page", (page + 1).into()), ("count", count.into())];
    let mut name = cx.kit.messages.format("source-page", &args);
    let said = match pages.picture(page) {
        Some(Ok(picture)) => {
            let whole = egui::Rect::from_min_max(egui::Pos2::ZERO, egui::pos2(1.0, 1.0));
            painter.image(picture.id(), to_egui(at), whole, Color32::WHITE);
            None
        }
        Some(Err(failure)) => {
            let (width, height) = failure.sides();
            let args = [("why", failure.word().into()), ("width", width.into()), ("height", height.into())];
            let why = cx.kit.messages.format("source-page-failed", &args);
            name = format!("{name}. {why}");
            Some(cx.said(why))
        }
        None => Some(cx.said(name.as_str())),
    };
    if let Some(said) = said {
        write_on(ui, cx, &said, at.intersection(&area).unwrap_or(at));
    }
    if let Some(seen) = at.intersection(&area) {
        let response = ui.interact(to_egui(seen), Id::unique(("page", page)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    }
}

/// Words in the middle of a page that has no picture, on as many lines as they need.
fn write_on(ui: &mut Ui, cx: &ViewContext<'_>, said: &DirectedText, seen: Rect) {
    let layout = cx.kit.block(said, SMALL, cx.side, (seen.width() - 2.0 * MARGIN).max(40.0), 6);
    let left = layout.lines.iter().map(|line| line.left).fold(f32::MAX, f32::min).min(layout.size.w);
    let middle = seen.center();
    let pos = Pos::new(middle.x - layout.ink_width / 2.0 - left, middle.y - layout.size.h / 2.0);
    cx.draw(ui, |scene| scene.push(Shape::Text { layout, pos, color: Theme::light().muted }));
}
