//! Draws labels.

use std::sync::Arc;

use super::measure::title_fitting;
use super::sizes::{BARE_TOP, BOTTOM, DATE_GAP, MAX_TITLE_LINES, NOTE, NOTE_GAP, TITLE_GAP, TOP};
use super::style::{FORECAST_OUTLINE, LabelStyle, forecast_outline};
use crate::base::{Color, Pos, Rect};
use crate::model::search::highlights;
use crate::scene::{Fill, ItemId, Scene, Shape, Stroke};
use crate::text::{TextLayout, TextStyle};
use crate::timeline::draw::context::DrawContext;
use crate::timeline::draw::doubt;
use crate::timeline::labels::LabelText;
use crate::timeline::layout::{LabelDetail, LabelPlacement};
use crate::timeline::metrics::{CHIP, CHIP_STRONG, COUNT, DATE, META, PAD, QUOTE, RADIUS, TITLE};

/// Words keep so far from the edge of the view.
const VIEW_EDGE: f32 = 5.0;
/// Step in which the visible part of a card grows for its words, so that they are not broken anew with every point.
const VIEW_STEP: f32 = 8.0;

/// The part of `inner` that words have where the card goes on out of view: what they lose is then told by an ellipsis at
/// their end, and never lost at their beginning.
fn in_view(inner: Rect, label_style: &LabelStyle<'_>) -> Rect {
    let (least, most) = (label_style.view.0 + VIEW_EDGE, label_style.view.1 - VIEW_EDGE);
    if inner.min.x >= least && inner.max.x <= most {
        return inner;
    }
    let seen = Rect::new(inner.min.x.max(least), inner.min.y, inner.max.x.min(most), inner.max.y);
    let width = (seen.width() / VIEW_STEP).floor() * VIEW_STEP;
    seen.split_start(label_style.side, width).0
}

/// Draws a label into `rect`.
pub fn draw(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    owner: &ItemId,
    words: &LabelText,
    slot: LabelPlacement,
    rect: Rect,
    label_style: LabelStyle<'_>,
) {
    let mut painter = LabelPainter { scene, kit, owner, label_style };
    painter.ground(rect, slot.form);
    let whole = rect.shrink2(PAD, 0.0);
    let inner = in_view(whole, &label_style);
    if inner.width() < 1.0 {
        return;
    }
    match slot.form {
        LabelDetail::Title => {
            let is_cut = inner != whole;
            let inner = painter.marks(words, inner, rect.center().y - NOTE / 2.0);
            let layout = match is_cut {
                true => kit.block(&words.title, CHIP, label_style.side, inner.width(), 1),
                false => title_fitting(kit, words, slot.width, &label_style).0,
            };
            // The layout may be wider than the label, which is as wide as its words.
            let (from, to) = layout.lines.first().map_or((0.0, layout.size.w), |line| (line.left, line.right));
            let x = if label_style.side.sign() < 0.0 { inner.max.x - to } else { inner.min.x - from };
            let top = rect.center().y - layout.size.h / 2.0;
            painter.text(&words.title.text, layout, Pos::new(x, top), kit.theme.ink);
        }
        LabelDetail::Brief => {
            let y = painter.date_line(words, inner, rect.min.y + BRIEF_PAD);
            let below = Rect::new(inner.min.x, y + DATE_GAP, inner.max.x, rect.max.y - BRIEF_PAD);
            painter.title_and_quote(words, below);
        }
        LabelDetail::Card => painter.card(words, inner, rect, 2),
        LabelDetail::Full if label_style.bare => painter.bare_card(words, inner, rect),
        LabelDetail::Full => painter.card(words, inner, rect, MAX_TITLE_LINES),
    }
}

/// Free height above and below the words of a brief label.
const BRIEF_PAD: f32 = 6.0;
/// Free height between the title of a small card and its quote.
const SMALL_GAP: f32 = 2.0;
/// Height of a line of the quote that a small card has to have room for, in sizes of its letters.
const QUOTE_ROOM: f32 = 1.3;
/// Fall of a card's shadow and its blur, in points; and those of a card that is selected or hovered, which is raised.
const SHADOW: (f32, f32) = (1.5, 4.0);
const RAISED_SHADOW: (f32, f32) = (3.0, 9.0);
/// Parts of the lane's colour in the ground of a title, of one under the pointer, and of a card under it.
const TITLE_TINT: f32 = 0.1;
const HOVERED_TITLE_TINT: f32 = 0.2;
const HOVERED_TINT: f32 = 0.05;
/// Part of the lane's colour in the outline of a card.
const OUTLINE_TINT: f32 = 0.35;
/// Thickness of the outline of a card, and of the selected one.
const OUTLINE: f32 = 1.0;
const SELECTED_OUTLINE: f32 = 2.0;
/// Width of the edge in the lane's colour, and its distance from the corners of the card.
const EDGE: f32 = 3.0;
const EDGE_INSET: f32 = 5.0;
/// Height of the badge of a status, and the width that it adds to its words.
const BADGE: f32 = 17.0;
const BADGE_PAD: f32 = 10.0;
/// Largest part of the line of the date that the words of a status take: the date comes first.
const BADGE_SHARE: f32 = 0.45;
/// Opacity of the ground of a badge, and of the disc of a note's number.
const BADGE_GROUND: f32 = 0.14;
const NOTE_GROUND: f32 = 0.08;
/// Part of the paler colour in the letters of a quote, which stand between the title and the source.
const QUOTE_TINT: f32 = 0.35;
/// Radius of the corners behind words that are searched for.
const HIT_RADIUS: f32 = 2.0;

/// Draws the card of an undated event: its title, and a line of the quote if the title leaves room.
pub fn draw_shelved(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    owner: &ItemId,
    words: &LabelText,
    rect: Rect,
    label_style: LabelStyle<'_>,
) {
    let mut painter = LabelPainter { scene, kit, owner, label_style };
    painter.ground(rect, LabelDetail::Card);
    let inner = in_view(rect.shrink2(SHELVED_PAD.0, SHELVED_PAD.1), &label_style);
    if inner.width() < 1.0 {
        return;
    }
    let inner = painter.marks(words, inner, rect.min.y + SHELVED_PAD.1);
    painter.title_and_quote(words, inner);
}

/// Free width and height inside the card of an undated event.
const SHELVED_PAD: (f32, f32) = (PAD + 2.0, 7.0);
/// The quote on a small card.
const SMALL_QUOTE: TextStyle = TextStyle { size: 13.0, line_height: 1.4, ..QUOTE };

/// Height that the card of an undated event needs in a width: for a title of one or two lines, and for a line of the
/// quote beside a title of one.
pub(crate) fn shelved_height(kit: DrawContext<'_>, words: &LabelText, width: f32) -> f32 {
    let taken = if words.doubt.is_some() { doubt::SIGN + doubt::BESIDE } else { 0.0 };
    let inner = (width - 2.0 * SHELVED_PAD.0 - taken).max(1.0);
    let title = kit.block(&words.title, CHIP_STRONG, words.title.direction, inner, 2);
    let line = CHIP_STRONG.size * CHIP_STRONG.line_height;
    let has_quote = title.lines.len() < 2 && !words.quote.text.is_empty();
    let quote = if has_quote { SMALL_GAP + SMALL_QUOTE.size * SMALL_QUOTE.line_height } else { 0.0 };
    (title.lines.len() as f32 * line + quote + 2.0 * SHELVED_PAD.1 + 1.0).ceil()
}

/// Width of the strip with the pattern of a card's lane: less than [`PAD`].
const PATTERN_EDGE: f32 = 7.0;

struct LabelPainter<'a, 'k> {
    scene: &'a mut Scene,
    kit: DrawContext<'k>,
    owner: &'a ItemId,
    label_style: LabelStyle<'a>,
}

impl LabelPainter<'_, '_> {
    fn ground(&mut self, rect: Rect, form: LabelDetail) {
        let (theme, label_style) = (self.kit.theme, self.label_style);
        let o = label_style.opacity;
        if label_style.dimmed {
            let fill = Fill::Solid(theme.lane_even);
            self.add(Shape::Rect { rect, radius: RADIUS, fill, stroke: None });
        } else if form != LabelDetail::Title || label_style.selected {
            let is_raised = label_style.selected || label_style.hovered;
            let (fall, blur) = if is_raised { RAISED_SHADOW } else { SHADOW };
            let color = theme.shadow.fade(o);
            self.add(Shape::Shadow { rect: rect.translate(0.0, fall), radius: RADIUS, blur, color });
        }
        let ground = match form {
            // A pattern tells the lane; black on white is read best.
            LabelDetail::Title if label_style.pattern.is_none() => {
                theme.card.mix(label_style.color, if label_style.hovered { HOVERED_TITLE_TINT } else { TITLE_TINT })
            }
            _ if label_style.hovered => theme.card.mix(label_style.color, HOVERED_TINT),
            _ => theme.card,
        };
        let (outline, width) = match label_style.selected {
            true => (label_style.color, SELECTED_OUTLINE),
            false => (theme.border.mix(label_style.color, OUTLINE_TINT), OUTLINE),
        };
        // The chosen one is told from the others also where a search did not find it.
        let seen = if label_style.selected { label_style.shown() } else { o };
        let stroke = if label_style.forecast {
            forecast_outline(width.max(FORECAST_OUTLINE), label_style.color.fade(seen))
        } else {
            Stroke::new(width, outline.fade(seen))
        };
        // A pattern needs the corners.
        let radius = if label_style.pattern.is_some() { 0.0 } else { RADIUS };
        self.add(Shape::Rect { rect, radius, fill: Fill::Solid(ground.fade(o)), stroke: Some(stroke) });
        if let Some(pattern) = label_style.pattern {
            let (edge, _) = rect.split_start(label_style.direction, PATTERN_EDGE);
            pattern.shapes(edge, label_style.color.fade(o)).into_iter().for_each(|shape| self.add(shape));
            let stroke = Some(Stroke::new(1.0, label_style.color.fade(o)));
            return self.add(Shape::Rect { rect: edge, radius: 0.0, fill: Fill::None, stroke });
        }
        let (edge, _) = rect.shrink2(0.0, EDGE_INSET).split_start(label_style.direction, EDGE);
        let fill = Fill::Solid(label_style.color.fade(o));
        self.add(Shape::Rect { rect: edge, radius: EDGE / 2.0, fill, stroke: None });
    }

    /// Draws the date at the start side, the status at the end side; returns the y below.
    fn date_line(&mut self, words: &LabelText, inner: Rect, top: f32) -> f32 {
        let (kit, label_style) = (self.kit, self.label_style);
        let mut free = self.marks(words, inner, top);
        let inner = free;
        if let Some(status) = &words.status {
            let layout = kit.line_of(status, META, None);
            let w = layout.size.w.min(inner.width() * BADGE_SHARE) + BADGE_PAD;
            let (badge, rest) = inner.split_end(label_style.side, w);
            let badge = Rect::new(badge.min.x, top, badge.max.x, top + BADGE);
            let fill = Fill::Solid(label_style.color.fade(BADGE_GROUND * label_style.opacity));
            self.add(Shape::Rect { rect: badge, radius: BADGE / 2.0, fill, stroke: None });
            let pos = Pos::new(badge.center().x - layout.size.w / 2.0, badge.center().y - layout.size.h / 2.0);
            self.text("", layout, pos, label_style.color);
            free = rest;
        }
        let layout = kit.block(&words.date, DATE, label_style.side, free.width(), 1);
        let bottom = top + layout.size.h;
        self.text("", layout, Pos::new(free.min.x, top), label_style.color);
        bottom
    }

    /// Draws the computed date below the date of the source, paler than it; returns the y below.
    fn second_date(&mut self, words: &LabelText, inner: Rect, top: f32) -> f32 {
        let Some(second) = &words.second else { return top };
        let layout = self.kit.block(second, META, self.label_style.side, inner.width(), 1);
        let bottom = top + layout.size.h;
        self.text("", layout, Pos::new(inner.min.x, top), self.kit.theme.muted);
        bottom
    }

    /// Draws the number of the source note and the sign of a doubt at the end side; returns what is left of `inner`.
    fn marks(&mut self, words: &LabelText, inner: Rect, top: f32) -> Rect {
        let inner = self.note(inner, top);
        let Some(in_doubt) = &words.doubt else { return inner };
        let (sign, rest) = inner.split_end(self.label_style.side, doubt::SIGN);
        let center = Pos::new(sign.center().x, top + NOTE / 2.0);
        let color = in_doubt.color(self.kit.theme).fade(self.label_style.shown());
        doubt::draw(self.scene, Some(self.owner), center, doubt::SIGN, color);
        rest.split_end(self.label_style.side, doubt::BESIDE).1
    }

    /// Draws the number of the source note at the end side; returns what is left of `inner`.
    fn note(&mut self, inner: Rect, top: f32) -> Rect {
        let Some(note) = self.label_style.note else { return inner };
        let (kit, label_style) = (self.kit, self.label_style);
        let number = kit.messages.format("plain-number", &[("number", note.into())]);
        let layout = kit.line(&number, COUNT, label_style.side, None);
        let (disc, rest) = inner.split_end(label_style.side, NOTE);
        let center = Pos::new(disc.center().x, top + NOTE / 2.0);
        let fill = Fill::Solid(kit.theme.ink.fade(NOTE_GROUND * label_style.opacity));
        self.add(Shape::Circle { center, radius: NOTE / 2.0, fill, stroke: None });
        let pos = Pos::new(center.x - layout.size.w / 2.0, center.y - layout.size.h / 2.0);
        self.text("", layout, pos, kit.theme.muted);
        rest.split_end(label_style.side, NOTE_GAP).1
    }

    /// Draws the title on as many lines of `inner` as it needs, and lines of the quote if it leaves room.
    fn title_and_quote(&mut self, words: &LabelText, inner: Rect) {
        let kit = self.kit;
        let lines = |height: f32, style: TextStyle| (height / (style.size * style.line_height)) as usize;
        let title = match lines(inner.height(), CHIP_STRONG) {
            0 | 1 => 1,
            fit => fit.max(3) - 1,
        };
        let title = kit.block(&words.title, CHIP_STRONG, words.title.direction, inner.width(), title);
        let below = inner.min.offset(0.0, title.size.h + SMALL_GAP);
        // On a page with source notes the quote stands there, whole.
        let room = inner.max.y - below.y >= QUOTE.size * QUOTE_ROOM && self.label_style.note.is_none();
        self.text(&words.title.text, title, inner.min, kit.theme.ink);
        if room && !words.quote.text.is_empty() {
            let lines = lines(inner.max.y - below.y, SMALL_QUOTE).max(1);
            let quote = kit.block(&words.quote, SMALL_QUOTE, words.quote.direction, inner.width(), lines);
            self.text(&words.quote.text, quote, below, kit.theme.muted);
        }
    }

    fn bare_card(&mut self, words: &LabelText, inner: Rect, rect: Rect) {
        let y = self.date_line(words, inner, rect.min.y + BARE_TOP);
        let y = self.second_date(words, inner, y);
        let title = self.kit.block(&words.title, TITLE, words.title.direction, inner.width(), MAX_TITLE_LINES);
        self.text(&words.title.text, title, Pos::new(inner.min.x, y), self.kit.theme.ink);
    }

    fn card(&mut self, words: &LabelText, inner: Rect, rect: Rect, title_lines: usize) {
        let (kit, label_style, theme) = (self.kit, self.label_style, self.kit.theme);
        let y = self.date_line(words, inner, rect.min.y + TOP);
        let mut y = self.second_date(words, inner, y) + DATE_GAP;
        let title = kit.block(&words.title, TITLE, words.title.direction, inner.width(), title_lines);
        let title_bottom = y + title.size.h;
        self.text(&words.title.text, title, Pos::new(inner.min.x, y), theme.ink);
        y = title_bottom + TITLE_GAP;

        let meta = kit.block(&words.meta, META, label_style.side, inner.width(), 1);
        let meta_top = rect.max.y - BOTTOM - meta.size.h;
        let line = QUOTE.size * QUOTE.line_height;
        let lines = ((meta_top - y) / line).floor().max(0.0) as usize;
        if lines > 0 && !words.quote.text.is_empty() {
            let quote = kit.block(&words.quote, QUOTE, words.quote.direction, inner.width(), lines);
            self.text(&words.quote.text, quote, Pos::new(inner.min.x, y), theme.ink.mix(theme.muted, QUOTE_TINT));
        }
        self.text(&words.meta.text, meta, Pos::new(inner.min.x, meta_top), theme.muted);
    }

    /// Draws text, with what is searched for marked behind it.
    fn text(&mut self, source: &str, layout: Arc<TextLayout>, pos: Pos, color: Color) {
        if let Some(query) = self.label_style.query.filter(|_| !source.is_empty()) {
            let fill = Fill::Solid(self.kit.theme.hit.fade(self.label_style.opacity));
            for range in highlights(&layout.text, query) {
                for hit in layout.highlight(range) {
                    let rect = hit.translate(pos.x, pos.y);
                    self.add(Shape::Rect { rect, radius: HIT_RADIUS, fill: fill.clone(), stroke: None });
                }
            }
        }
        let color = self.label_style.words(self.kit.theme, color);
        self.add(Shape::Text { layout, pos, color });
    }

    fn add(&mut self, shape: Shape) {
        self.scene.push_for(self.owner, shape);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Direction, EventIx};
    use crate::i18n::{DateWords, Digits, Locale, Messages, MonthNames};
    use crate::scene::Theme;
    use crate::text::TextEngine;
    use crate::timeline::labels::DirectedText;

    /// Draws a label of 200 points in a view that has so many points of it; gives the layouts with their places.
    fn drawn(locale: Locale, form: LabelDetail, view: (f32, f32)) -> Vec<(Arc<TextLayout>, Rect)> {
        drawn_in(locale, form, view, 200.0)
    }

    /// The same where the row keeps more room for the label than it takes.
    fn drawn_in(locale: Locale, form: LabelDetail, view: (f32, f32), room: f32) -> Vec<(Arc<TextLayout>, Rect)> {
        let (engine, messages) = (TextEngine::bundled(), Messages::new(locale));
        let (theme, dates) = (Theme::light(), DateWords::new(locale, Digits::Latin, MonthNames::Egypt));
        let kit = DrawContext { engine: &engine, theme, messages: &messages, dates: &dates };
        let said = |ar: &str, en: &str| match locale {
            Locale::Ar => DirectedText::new(ar, "ar"),
            Locale::En => DirectedText::new(en, "en"),
        };
        let words = LabelText {
            date: said("أكتوبر 2023", "October 2023"),
            title: said("هدفنا يجب أن يكون كذا وكذا", "Our goal must be this and that"),
            quote: said("«كلام طويل من الوثيقة»", "“a long word of the document”"),
            ..LabelText::default()
        };
        let label_style = LabelStyle {
            color: theme.ink,
            pattern: None,
            bare: false,
            direction: Direction::Rtl,
            side: locale.direction(),
            selected: false,
            hovered: false,
            forecast: false,
            opacity: 1.0,
            dimmed: false,
            query: None,
            note: None,
            view,
        };
        let mut scene = Scene::default();
        let height = if form == LabelDetail::Brief { 55.0 } else { 150.0 };
        let slot = LabelPlacement { form, top: 0.0, height, width: room, reach: 0.0, most: room, room: 0.0 };
        let rect = Rect::new(0.0, 0.0, 200.0, height);
        draw(&mut scene, kit, &ItemId::Event(EventIx(0)), &words, slot, rect, label_style);
        let text = |item: &crate::scene::Item| match &item.shape {
            Shape::Text { layout, pos, .. } => {
                let whole = layout.highlight(0..layout.text.len()).into_iter().reduce(|a, b| a.union(&b))?;
                Some((layout.clone(), whole.translate(pos.x, pos.y)))
            }
            _ => None,
        };
        scene.items.iter().filter_map(text).collect()
    }

    #[test]
    fn words_of_a_card_that_goes_on_out_of_view_are_cut_at_their_end_with_an_ellipsis() {
        for locale in Locale::ALL {
            for form in [LabelDetail::Title, LabelDetail::Brief, LabelDetail::Card, LabelDetail::Full] {
                // The one side of the card, or the other, is out of view.
                for view in [(110.0, 500.0), (-300.0, 90.0), (170.0, 500.0)] {
                    let texts = drawn(locale, form, view);
                    for (layout, at) in &texts {
                        assert!(at.min.x >= view.0 && at.max.x <= view.1, "{locale:?} {form:?} {view:?}: {at:?}");
                        assert!(layout.text.starts_with(['أ', 'ه', '«', 'O', '“', '…']), "{}", layout.text);
                    }
                    // A full card has lines enough for all.
                    let is_cut = texts.iter().any(|(layout, _)| layout.truncated);
                    assert!(is_cut || form == LabelDetail::Full, "{locale:?} {form:?} {view:?}");
                }
                let whole = drawn(locale, form, (-500.0, 500.0));
                assert!(!whole[0].0.truncated && whole.len() >= texts_of(form), "{form:?}");
            }
        }
    }

    /// In large projects rows keep room for titles that were not measured.
    #[test]
    fn a_title_stands_within_a_label_that_is_narrower_than_its_room() {
        for locale in Locale::ALL {
            let texts = drawn_in(locale, LabelDetail::Title, (-500.0, 500.0), 290.0);
            let (layout, at) = &texts[0];
            assert!(!layout.truncated && at.min.x >= PAD - 0.5 && at.max.x <= 200.5 - PAD, "{locale:?}: {at:?}");
        }
    }

    fn texts_of(form: LabelDetail) -> usize {
        match form {
            LabelDetail::Title => 1,
            LabelDetail::Brief => 2,
            LabelDetail::Card | LabelDetail::Full => 3,
        }
    }
}
