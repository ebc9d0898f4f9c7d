//! The shelf of events that no source dates: cards without a place in time.

use super::bands::LaneBrush;
use super::card::{self, LabelStyle};
use super::context::DrawContext;
use super::draw_state::DrawState;
use super::words_ground;
use crate::base::{Direction, EventIx, Pos, Rect, bounded};
use crate::model::{Project, Status};
use crate::scene::{Fill, ItemId, Scene, Shape, Stroke, Target, TextRole};
use crate::timeline::index::TimelineIndex;
use crate::timeline::labels::{DirectedText, LabelText};
use crate::timeline::metrics::{GAP, LANE_COLUMN, LANE_TITLE, META};

/// The usual width of a card on the shelf.
const CARD_WIDTH: f32 = 236.0;
/// The least and greatest width, to make whole cards fill the shelf.
const WIDTHS: std::ops::RangeInclusive<f32> = 176.0..=300.0;
/// Height of a row of the shelf.
const ROW: f32 = 64.0;
/// Height of a row where cards hold only their titles.
pub const TITLES_ROW: f32 = 50.0;
/// Height of a row that holds titles of one line.
const LOW_ROW: f32 = 34.0;
/// A row is no higher than this where the shelf has a page to itself.
const MAX_ROW: f32 = 130.0;
/// Free height above and below the rows.
const MARGIN: f32 = 8.0;

/// The column of titles and the part with the cards.
pub fn split(area: Rect, direction: Direction) -> (Rect, Rect) {
    area.split_start(direction, LANE_COLUMN)
}

/// Arrangement of `count` cards on a shelf, column by column from the start side.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grid {
    /// Number of cards.
    pub count: usize,
    /// Number of rows; 0 for an empty shelf.
    pub rows: usize,
    /// Width of a card.
    pub width: f32,
    /// Height of a card.
    pub row: f32,
}

impl Grid {
    /// A grid of as many rows as the cards need within a timeline of `area_width` points, at most `max_rows`.
    pub fn new(count: usize, area_width: f32, max_rows: usize) -> Self {
        let room = area_width - LANE_COLUMN - GAP;
        let per_row = |width: f32| (room / (width + GAP)).floor().max(1.0) as usize;
        let rows = count.div_ceil(per_row(CARD_WIDTH)).min(max_rows);
        if rows == 0 {
            return Self::default();
        }
        let columns = count.div_ceil(rows).min(per_row(*WIDTHS.start()));
        let width = (room / columns as f32 - GAP).clamp(*WIDTHS.start(), *WIDTHS.end());
        Self { count, rows, width, row: ROW }
    }

    /// The same cards in rows for titles alone, where the lanes need the height.
    pub fn low(self) -> Self {
        Self { row: self.row.min(LOW_ROW), ..self }
    }

    /// The same cards in rows of this height.
    pub fn of_height(self, row: f32) -> Self {
        Self { row: row.max(LOW_ROW), ..self }
    }

    /// The same cards as narrow as can be, where that saves a row.
    pub fn dense(self, area_width: f32) -> Self {
        let room = area_width - LANE_COLUMN - GAP;
        let most = (room / (WIDTHS.start() + GAP)).floor().max(1.0) as usize;
        let rows = self.count.div_ceil(most);
        if self.rows == 0 || rows >= self.rows {
            return self;
        }
        let columns = self.count.div_ceil(rows) as f32;
        Self { rows, width: (room / columns - GAP).clamp(*WIDTHS.start(), *WIDTHS.end()), ..self }
    }

    /// The cards that have room within a height: at least a row of them.
    pub fn within(self, height: f32) -> Self {
        if self.height() <= height {
            return self;
        }
        let columns = self.count.div_ceil(self.rows.max(1));
        let rows = ((height - 2.0 * MARGIN + GAP) / (self.row + GAP)).floor().max(1.0) as usize;
        let rows = rows.min(self.rows);
        Self { count: self.count.min(rows * columns), rows, ..self }
    }

    /// The same rows as high as a height lets them be, up to a bound.
    pub fn filling(self, height: f32) -> Self {
        let rows = self.rows.max(1) as f32;
        let row = (height - 2.0 * MARGIN + GAP) / rows - GAP;
        Self { row: bounded(row, self.row, self.row.max(MAX_ROW)), ..self }
    }

    /// Height of the shelf; 0 for an empty one.
    pub fn height(&self) -> f32 {
        if self.rows == 0 { 0.0 } else { self.rows as f32 * (self.row + GAP) - GAP + 2.0 * MARGIN }
    }

    /// Width of all cards with the gaps around them.
    pub fn content_width(&self) -> f32 {
        self.count.div_ceil(self.rows.max(1)) as f32 * (self.width + GAP) + GAP
    }

    /// Start and end of the column of the card at `position`, in points from the start side.
    pub fn column(&self, position: usize) -> (f32, f32) {
        let column = (position / self.rows.max(1)) as f32;
        let from = GAP + column * (self.width + GAP);
        (from, from + self.width)
    }

    /// The place of the card at `position`, with `scroll` points scrolled away.
    pub fn card(&self, cards: Rect, direction: Direction, position: usize, scroll: f32) -> Rect {
        let (from, to) = self.column(position);
        let x = |along: f32| cards.start(direction) + direction.sign() * (along - scroll);
        let top = cards.min.y + MARGIN + (position % self.rows.max(1)) as f32 * (self.row + GAP);
        Rect::new(x(from).min(x(to)), top, x(from).max(x(to)), top + self.row)
    }
}

/// Height that a card of `width` points needs for its words: a title of at most two lines, and a line of the quote
/// beside a title of one line.
pub fn height_for(kit: DrawContext<'_>, words: &LabelText, width: f32) -> f32 {
    card::shelved_height(kit, words, width)
}

/// Draws a shelf without its cards, as one line of `area`: the title, and how many events there are. So many points at
/// the end side are left free.
pub fn draw_folded(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    content: &TimelineIndex,
    (area, side): (Rect, Direction),
    free: f32,
) {
    draw_ground(scene, kit, area);
    let locale = kit.messages.locale().as_tag();
    let count = [("count", (content.undated.len() as i64).into())];
    let words = [
        (DirectedText::new(kit.messages.get("shelf-title"), locale), LANE_TITLE, kit.theme.ink),
        (DirectedText::new(kit.messages.format("shelf-count", &count), locale), META, kit.theme.muted),
    ];
    let mut rest = area.shrink2(SIDE, 0.0).split_end(side, free).1;
    for (said, style, color) in words {
        let width = kit.line_of(&said, style, None).size.w + 1.0;
        let layout = kit.block(&said, style, side, rest.width().min(width), 1);
        let (at, after) = rest.split_start(side, width.min(rest.width()));
        scene.push(Shape::Text { pos: Pos::new(at.min.x, at.center().y - layout.size.h / 2.0), layout, color });
        rest = after.split_start(side, SIDE).1;
    }
}

/// Free width beside words in the column of titles.
const SIDE: f32 = 10.0;

fn draw_ground(scene: &mut Scene, kit: DrawContext<'_>, area: Rect) {
    scene.push(Shape::Rect { rect: area, radius: 0.0, fill: Fill::Solid(kit.theme.bar), stroke: None });
    let line = vec![area.min, Pos::new(area.max.x, area.min.y)];
    let stroke = Some(Stroke::new(1.0, kit.theme.border));
    scene.push(Shape::Path { points: line, closed: false, fill: Fill::None, stroke });
}

/// Draws what lies below the cards of the shelf in `area`, which has so many of them. So many points beside its title
/// are left free.
pub fn draw_below(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    content: &TimelineIndex,
    draw_state: &DrawState<'_>,
    (area, count, free): (Rect, usize, f32),
) {
    draw_ground(scene, kit, area);
    draw_title(scene, kit, (content, count), (split(area, draw_state.direction).0, free), draw_state.side);
}

/// Draws the words of its title once more, each line on a ground: over what was drawn on the shelf since.
pub fn draw_title_above(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    content: &TimelineIndex,
    draw_state: &DrawState<'_>,
    (area, count, free): (Rect, usize, f32),
) {
    let mut again = Scene::default();
    draw_title(&mut again, kit, (content, count), (split(area, draw_state.direction).0, free), draw_state.side);
    words_ground::draw_texts(scene, again.items, kit.theme.bar);
}

/// Draws the cards of the shelf in `area`.
pub fn draw_above(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    (project, content): (&Project, &TimelineIndex),
    draw_state: &DrawState<'_>,
    (area, grid, scroll): (Rect, Grid, f32),
) {
    let (_, cards) = split(area, draw_state.direction);
    let view = seen(cards, draw_state.direction, grid, scroll);
    scene.push(Shape::PushClip(cards));
    for (position, &(event, lane)) in content.undated.iter().enumerate().take(grid.count) {
        let rect = grid.card(cards, draw_state.direction, position, scroll);
        if rect.overlaps(&cards) {
            draw_card(scene, kit, (project, content), draw_state, (event, lane), (rect, view));
        }
    }
    scene.push(Shape::PopClip);
}

/// Width of the arrow at a side of the shelf where it goes on.
pub const ARROW: f32 = 34.0;

/// Returns true for each side, before and after the view, on which the shelf goes on.
pub fn goes_on(cards: Rect, grid: Grid, scroll: f32) -> (bool, bool) {
    let reach = grid.content_width() - cards.width();
    (grid.rows > 0 && scroll > 1.0, grid.rows > 0 && scroll < reach - 1.0)
}

/// The least and the greatest x that words may take: not the place of the arrows.
fn seen(cards: Rect, direction: Direction, grid: Grid, scroll: f32) -> (f32, f32) {
    let (before, after) = goes_on(cards, grid, scroll);
    let rest = cards.split_start(direction, if before { ARROW } else { 0.0 }).1;
    let rest = rest.split_end(direction, if after { ARROW } else { 0.0 }).1;
    (rest.min.x, rest.max.x)
}

/// The part of the selected event's card that is in view.
pub fn selected_card(
    content: &TimelineIndex,
    draw_state: &DrawState<'_>,
    (area, grid, scroll): (Rect, Grid, f32),
) -> Option<Rect> {
    let position = content.shelf_position(draw_state.selected?)?;
    let (_, cards) = split(area, draw_state.direction);
    grid.card(cards, draw_state.direction, position, scroll).intersection(&cards)
}

/// Free height above and below the words of the column, and in a shelf of one low row.
const TITLE_TOP: f32 = 10.0;
const LOW_TITLE_TOP: f32 = 6.0;
/// Free height between the title and the numbers, and height by which these may reach into the free height below.
const TITLE_GAP: f32 = 2.0;
const TITLE_OVER: f32 = 4.0;
/// Lines of the numbers, and where some events have no card, too.
const COUNT_LINES: usize = 3;
const OTHERS_LINES: usize = 6;

/// Draws the title, how many there are, and how many of them have no card.
fn draw_title(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    (content, shown): (&TimelineIndex, usize),
    (column, free): (Rect, f32),
    side: Direction,
) {
    let locale = kit.messages.locale().as_tag();
    let low = column.height() < LOW_ROW + 2.0 * MARGIN + 1.0;
    let inner = column.shrink2(SIDE, if low { LOW_TITLE_TOP } else { TITLE_TOP });
    let beside = inner.split_end(side, free).1;
    let title =
        kit.block(&DirectedText::new(kit.messages.get("shelf-title"), locale), LANE_TITLE, side, beside.width(), 1);
    let count = [("count", (content.undated.len() as i64).into())];
    let mut note = kit.messages.format("shelf-count", &count);
    let others = content.undated.len().saturating_sub(shown);
    if others > 0 {
        let others = kit.messages.format("shelf-left-out", &[("count", (others as i64).into())]);
        note = format!("{note}\n{others}");
    }
    let most = if others > 0 { OTHERS_LINES } else { COUNT_LINES };
    let free = (inner.height() + TITLE_OVER - title.size.h - TITLE_GAP) / (META.size * META.line_height);
    let lines = (free.max(1.0) as usize).min(most);
    let note = kit.block(&DirectedText::new(note, locale), META, side, inner.width(), lines);
    let below = inner.min.offset(0.0, title.size.h + TITLE_GAP);
    let title = Shape::Text { layout: title, pos: beside.min, color: kit.theme.ink };
    scene.push_as(TextRole::EventsHeading, title);
    scene.push(Shape::Text { layout: note, pos: below, color: kit.theme.muted });
}

fn draw_card(
    scene: &mut Scene,
    kit: DrawContext<'_>,
    (project, content): (&Project, &TimelineIndex),
    draw_state: &DrawState<'_>,
    (event, lane): (EventIx, usize),
    (rect, view): (Rect, (f32, f32)),
) {
    let words = content.words(project, event, kit.messages, kit.dates);
    let owner = ItemId::Event(event);
    let forecast = project.event(event).is_some_and(|event| event.status() == Status::Forecast);
    let label_style = draw_state.label_style(event, LaneBrush::of(kit, content.lanes[lane].color), forecast, 1.0);
    let label_style = LabelStyle { view, ..label_style };
    card::draw_shelved(scene, kit, &owner, &words, rect, label_style);
    scene.targets.push(Target { owner, rect, name: words.name.as_str().into() });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_has_the_cards_that_have_room() {
        let full = Grid::new(1_000_000, 1_800.0, usize::MAX);
        for (height, rows) in [(0.0, 1), (90.0, 1), (300.0, 4), (1_000.0, 13), (f32::MAX, full.rows)] {
            let grid = full.within(height);
            assert_eq!((grid.rows, grid.count), (rows, (rows * 6).min(1_000_000)), "{height}");
            assert!(grid.height() <= height.max(ROW + 2.0 * MARGIN), "{height}");
            assert_eq!(grid.content_width(), full.content_width());
        }
        let few = Grid::new(9, 1_800.0, usize::MAX);
        assert!((few.filling(220.0).height() - 220.0).abs() < 0.01);
        assert_eq!((few.filling(10.0), few.filling(f32::MAX).row), (few, MAX_ROW));
        assert_eq!((few.within(500.0), Grid::default().within(10.0)), (few, Grid::default()));
    }
}
