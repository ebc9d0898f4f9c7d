//! The marks of quotes on the words of a document, as text and as it looks.

use egui::{Context, CursorIcon, Id, Role, Sense, Ui, WidgetInfo};

use crate::app::command::{SourceCommand, TimelineCommand};
use crate::app::session::Session;
use crate::app::state::ProjectView;
use crate::app::ui::TARGET;
use crate::app::ui::context::{pos, to_egui};
use crate::app::ui::keys;
use crate::app::view::connector::ConnectorEnd;
use crate::app::view::context::ViewContext;
use crate::app::view::reader::Mark;
use crate::app::view::reader::readable::quote_id;
use crate::base::{Color, Direction, ExcerptIx, Pos, Rect, bounded};
use crate::model::Attests;
use crate::scene::{Fill, Scene, Shape, Stroke, Theme};
use crate::timeline::quotes::named;
use std::ops::Range;

/// The connector ends this far beside the text, in points.
const ANCHOR_GAP: f32 = 13.0;
/// It ends no nearer than this to the top and the bottom of the panel.
const ANCHOR_EDGE: f32 = 8.0;

/// Opacity of the ground behind words that give a date, of an event that is not selected; of the selected event's other
/// quotes; and of quotes of other events.
const DATE: f32 = 0.6;
const KIN: f32 = 0.75;
const OTHER: f32 = 0.55;
/// Opacity of the ground behind words that the mouse has selected.
const SELECTED_WORDS: f32 = 0.8;
/// Width by which a mark is wider than its words on each side, and part of the height of a line that is left free above
/// and below it: marks of two lines do not touch.
const MARK_SIDE: f32 = 2.0;
const MARK_GAP: f32 = 0.09;
/// Radius of the corners of a mark, thickness of its line and of the outline of the selected one, and opacity of that
/// outline.
const MARK_RADIUS: f32 = 4.0;
const MARK_LINE: f32 = 1.2;
const MARK_OUTLINE: f32 = 0.6;
/// Thickness of the line below words that give a date, a dash of it, and the gap after it.
const DATE_LINE: (f32, f32, f32) = (1.8, 4.0, 3.0);

/// Words of a document that the pointer can be over.
pub(crate) trait SelectableText {
    /// The byte of the document at a point, from the sheet's top left corner.
    fn hit(&self, at: Pos) -> Option<usize>;
    /// The word around a byte.
    fn word(&self, byte: usize) -> Option<Range<usize>>;
    /// The sentence around a byte.
    fn sentence(&self, byte: usize) -> Option<Range<usize>>;
    /// The paragraph around a byte.
    fn paragraph(&self, byte: usize) -> Option<Range<usize>>;
}

/// A document in the panel: its marks, where its top left corner stands, and what of the panel it takes.
#[derive(Clone, Copy)]
pub(crate) struct Sheet<'a> {
    /// The quotes in view.
    pub marks: &'a [Mark],
    /// The top left corner.
    pub origin: Pos,
    /// The part of the panel that it takes.
    pub area: Rect,
    /// Selected bytes: where the selection began and where it ends.
    pub selection: Option<(usize, usize)>,
}

/// The margin beside the quote's first line, or the edge of the panel that it is beyond.
pub(crate) fn anchor(quote: Rect, page: Pos, width: f32, side: Direction, area: Rect) -> ConnectorEnd {
    let column = Rect::new(page.x, area.min.y, page.x + width, area.max.y);
    let x = column.start(side) - side.sign() * ANCHOR_GAP;
    let held = area.shrink2(0.0, ANCHOR_EDGE);
    let y = bounded(quote.center().y, held.min.y, held.max.y);
    ConnectorEnd { at: Pos::new(x, y), in_view: y == quote.center().y }
}

/// Returns the widget of the document.
pub(crate) fn page_id() -> Id {
    Id::unique("source-page")
}

/// Returns true if the keyboard is on a quote.
pub(crate) fn is_on_quote(context: &Context) -> bool {
    let focused = context.memory(|memory| memory.focused());
    focused.is_some() && context.data(|data| data.get_temp(last_quote())) == focused
}

/// Key under which the widget of the quote that last had the keyboard is kept.
fn last_quote() -> Id {
    Id::unique("last-focused-quote")
}

/// Makes a node for every quote in view, for the keyboard and for people who do not see the marks.
pub(crate) fn interact_quotes(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, sheet: Sheet<'_>) {
    let (page, area) = (sheet.origin, sheet.area);
    for mark in sheet.marks {
        let whole = mark.areas.iter().copied().reduce(|a, b| a.union(&b));
        let Some(rect) = whole.map(|r| r.translate(page.x, page.y)) else { continue };
        let Some(seen) = rect.intersection(&area) else { continue };
        let response = ui.interact(to_egui(seen), quote_id(mark.excerpt), Sense::click());
        let selected = opened.selection.excerpt == Some(mark.excerpt);
        let name = || mark_name(cx, &opened.session, mark.excerpt, mark.attests);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name()));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(selected));
        if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(last_quote(), response.id));
            keys::keep_escape(ui, response.id);
            cx.focus_ring(ui, seen, 4.0);
        }
        if response.clicked() {
            cx.send(SourceCommand::SelectExcerpt(mark.excerpt));
        }
    }
}

/// The name of a quote: its words and the title of its event.
pub(crate) fn mark_name(cx: &ViewContext<'_>, session: &Session, excerpt: ExcerptIx, attests: Attests) -> String {
    let project = &session.project;
    let title = project.event(excerpt.event).map_or("", |event| event.title().get(cx.kit.messages.locale().as_tag()));
    let quotation = session.evidence().quotation(project, excerpt);
    let quote = quotation.map(|quotation| named(cx.kit.messages, &quotation).text).unwrap_or_default();
    let id = if attests == Attests::Date { "mark-date-name" } else { "mark-name" };
    cx.kit.messages.format(id, &[("quote", quote.into()), ("event", title.into())])
}

/// A click goes to a quote or puts the caret, a drag selects text, two clicks a word, three a sentence, four a paragraph. Returns what is selected then.
pub(crate) fn interact(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    words: &dyn SelectableText,
    sheet: Sheet<'_>,
) -> Option<(usize, usize)> {
    let selection = point(ui, cx, opened, words, sheet);
    if selection != sheet.selection {
        cx.send(SourceCommand::SelectText(selection));
    }
    selection
}

fn point(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    words: &dyn SelectableText,
    sheet: Sheet<'_>,
) -> Option<(usize, usize)> {
    let (area, page) = (sheet.area, sheet.origin);
    let body = area.split_end(cx.side, TARGET).1;
    let response = ui.interact(to_egui(body), page_id(), Sense::click_and_drag());
    let label = cx.kit.messages.get("panel-source");
    response.widget_info(|| WidgetInfo::labeled(Role::Document, true, &label));
    if response.has_focus() {
        keys::keep_escape(ui, response.id);
        cx.focus_ring(ui, body.shrink(4.0), 0.0);
    }
    if let Some(at) = response.hover_pos().map(|at| pos(at).offset(-page.x, -page.y)) {
        let over = over_marks(sheet.marks, at);
        ui.set_cursor_icon(if over.is_empty() { CursorIcon::Text } else { CursorIcon::PointingHand });
    }
    if let (true, Some(first)) = (keys::is_pressed_by_key(&response), sheet.marks.first()) {
        ui.memory_mut(|memory| memory.request_focus(quote_id(first.excerpt)));
    }
    let ends = |range: Range<usize>| (range.start, range.end);
    let pointed = response.interact_pointer_pos().map(|at| pos(at).offset(-page.x, -page.y));
    let Some((at, byte)) = pointed.and_then(|at| Some((at, words.hit(at)?))) else { return sheet.selection };
    let over = over_marks(sheet.marks, at);
    if response.triple_clicked() {
        // The fourth click is one of three again.
        let sentence = words.sentence(byte).map(ends);
        let is_again = sentence.is_some() && sheet.selection == sentence;
        return if is_again { words.paragraph(byte).map(ends) } else { sentence };
    }
    if response.double_clicked() && over.len() < 2 {
        return words.word(byte).map(ends);
    }
    if response.drag_started() {
        let origin = ui.input(|input| input.pointer.press_origin()).map(pos);
        let from = origin.and_then(|at| words.hit(at.offset(-page.x, -page.y)));
        return Some((from.unwrap_or(byte), byte));
    }
    if response.dragged() {
        return sheet.selection.map(|(from, _)| (from, byte));
    }
    if !response.clicked() {
        return sheet.selection;
    }
    let next = over.iter().position(|ix| Some(*ix) == opened.selection.excerpt).map_or(0, |i| (i + 1) % over.len());
    match over.get(next) {
        Some(&excerpt) => cx.send(SourceCommand::SelectExcerpt(excerpt)),
        None => {
            cx.send(TimelineCommand::Select(None));
            response.request_focus();
            return Some((byte, byte));
        }
    }
    None
}

/// Quotes whose marks are under a point of the page, the shortest first: a click goes to that one, the next click to
/// the next.
fn over_marks(marks: &[Mark], at: Pos) -> Vec<ExcerptIx> {
    let painted = |mark: &&Mark| mark.areas.iter().any(|rect| rect.shrink(-2.0).contains(at));
    let mut over: Vec<&Mark> = marks.iter().filter(painted).collect();
    over.sort_by_key(|mark| (mark.range.len(), mark.excerpt));
    over.into_iter().map(|mark| mark.excerpt).collect()
}

/// Marks from the weakest to the strongest; returns where the selected one is.
pub(crate) fn draw(
    scene: &mut Scene,
    theme: &Theme,
    opened: ProjectView<'_>,
    sheet: Sheet<'_>,
    strength: f32,
) -> Option<Rect> {
    let (page, area) = (sheet.origin, sheet.area);
    let mut selected = None;
    let rank = |mark: &&Mark| {
        (
            opened.selection.excerpt == Some(mark.excerpt),
            opened.selection.event == Some(mark.excerpt.event),
            mark.attests == Attests::Date,
        )
    };
    let mut order: Vec<&Mark> = sheet.marks.iter().collect();
    order.sort_by_key(rank);
    for mark in order {
        let chosen = opened.selection.excerpt == Some(mark.excerpt);
        let kin = opened.selection.event == Some(mark.excerpt.event);
        let date = mark.attests == Attests::Date;
        let color = match (date, chosen || kin) {
            (true, _) => theme.mark_date.fade(if chosen || kin { 1.0 } else { DATE }),
            (false, true) => theme.mark_strong.fade(if chosen { 1.0 } else { KIN }),
            (false, false) => theme.mark.fade(OTHER),
        };
        let rects: Vec<Rect> = mark.areas.iter().map(|r| r.translate(page.x, page.y)).collect();
        for rect in rects.iter().filter(|rect| rect.overlaps(&area)) {
            draw_mark(scene, theme, tight(*rect), color.fade(strength), (date, chosen));
        }
        if chosen {
            selected = rects.first().copied();
        }
    }
    selected.map(tight)
}

/// Draws the ground of the words that the mouse has selected.
pub(crate) fn draw_selection(scene: &mut Scene, theme: &Theme, rects: impl IntoIterator<Item = Rect>, strength: f32) {
    for rect in rects {
        let fill = Fill::Solid(theme.selection.fade(SELECTED_WORDS * strength));
        scene.push(Shape::Rect { rect, radius: 0.0, fill, stroke: None });
    }
}

/// Area of a mark around the words of a line.
fn tight(rect: Rect) -> Rect {
    rect.shrink2(-MARK_SIDE, rect.height() * MARK_GAP)
}

/// Draws a mark. Its ground is pale, so as not to disturb the reader; the line at its foot is what is seen of it.
fn draw_mark(scene: &mut Scene, theme: &Theme, rect: Rect, color: Color, (date, chosen): (bool, bool)) {
    let outline = if date { theme.mark_date_line } else { theme.ink.fade(MARK_OUTLINE) };
    let stroke = chosen.then(|| Stroke::new(MARK_LINE, outline));
    scene.push(Shape::Rect { rect, radius: MARK_RADIUS, fill: Fill::Solid(color), stroke });
    let points = vec![Pos::new(rect.min.x + 2.0, rect.max.y - 1.0), Pos::new(rect.max.x - 2.0, rect.max.y - 1.0)];
    let line = match date {
        true => Stroke::dashed(DATE_LINE.0, theme.mark_date_line, DATE_LINE.1, DATE_LINE.2),
        false => Stroke::new(MARK_LINE, theme.mark_line),
    };
    scene.push(Shape::Path { points, closed: false, fill: Fill::None, stroke: Some(line) });
}
