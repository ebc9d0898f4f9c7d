//! The shelf of events that no source dates: cards without a place in time.

use super::card;
use super::compose::Look;
use super::content::Content;
use super::metrics::{GAP, LANE_COLUMN, LANE_TITLE, META};
use super::{Kit, content::Said};
use crate::base::{Direction, EventIx, Pos, Rect};
use crate::model::{Project, Status};
use crate::scene::{Fill, Owner, Scene, Shape, Stroke, Target};

/// Width of a card on the shelf.
pub const CARD_WIDTH: f32 = 236.0;
/// Height of a row of the shelf.
const ROW: f32 = 64.0;
/// Free height above and below the rows.
const MARGIN: f32 = 8.0;

/// Height of a shelf with `rows` rows.
pub fn height(rows: usize) -> f32 {
    rows as f32 * (ROW + GAP) - GAP + 2.0 * MARGIN
}

/// Width of everything on a shelf of `rows` rows.
pub fn content_width(count: usize, rows: usize) -> f32 {
    count.div_ceil(rows.max(1)) as f32 * (CARD_WIDTH + GAP) + GAP
}

/// The column of titles and the part with the cards.
pub fn split(area: Rect, direction: Direction) -> (Rect, Rect) {
    area.split_start(direction, LANE_COLUMN)
}

/// The place of the card at `position`: filled column by column from the start side, `scroll` points further on.
pub fn card_rect(cards: Rect, direction: Direction, rows: usize, position: usize, scroll: f32) -> Rect {
    let (column, row) = (position / rows.max(1), position % rows.max(1));
    let along = GAP + column as f32 * (CARD_WIDTH + GAP) - scroll;
    let x = cards.start(direction) + direction.sign() * along;
    let other = x + direction.sign() * CARD_WIDTH;
    let top = cards.min.y + MARGIN + row as f32 * (ROW + GAP);
    Rect::new(x.min(other), top, x.max(other), top + ROW)
}

/// Draws the shelf into `area`.
pub fn draw(
    scene: &mut Scene,
    kit: Kit<'_>,
    (project, content): (&Project, &Content),
    look: &Look<'_>,
    (area, rows, scroll): (Rect, usize, f32),
) {
    let (theme, direction) = (kit.theme, look.direction);
    scene.push(Shape::Rect { rect: area, radius: 0.0, fill: Fill::Solid(theme.bar), stroke: None });
    let line = vec![area.min, Pos::new(area.max.x, area.min.y)];
    let stroke = Some(Stroke::new(1.0, theme.border));
    scene.push(Shape::Path { points: line, closed: false, fill: Fill::None, stroke });
    let (column, cards) = split(area, direction);
    scene.push(Shape::PushClip(cards));
    for (position, &(event, lane)) in content.undated.iter().enumerate() {
        let rect = card_rect(cards, direction, rows, position, scroll);
        if rect.overlaps(&cards) {
            draw_card(scene, kit, (project, content), look, (event, lane), rect);
        }
    }
    scene.push(Shape::PopClip);
    draw_title(scene, kit, content, column, direction);
}

fn draw_title(scene: &mut Scene, kit: Kit<'_>, content: &Content, column: Rect, direction: Direction) {
    let locale = kit.messages.locale().as_tag();
    let inner = column.shrink2(10.0, 10.0);
    let title = kit.block(&Said::new(kit.messages.get("shelf-title"), locale), LANE_TITLE, direction, inner.width(), 1);
    let count = [("count", (content.undated.len() as i64).into())];
    let note = Said::new(kit.messages.format("shelf-count", &count), locale);
    let note = kit.block(&note, META, direction, inner.width(), 3);
    let below = inner.min.offset(0.0, title.size.h + 2.0);
    scene.push(Shape::Text { layout: title, pos: inner.min, color: kit.theme.ink });
    scene.push(Shape::Text { layout: note, pos: below, color: kit.theme.muted });
}

fn draw_card(
    scene: &mut Scene,
    kit: Kit<'_>,
    (project, content): (&Project, &Content),
    look: &Look<'_>,
    (event, lane): (EventIx, usize),
    rect: Rect,
) {
    let words = content.words(project, event, kit.messages, kit.dates);
    let owner = Owner::Event(event);
    let forecast = project.events[event.index()].status == Status::Forecast;
    let guise = look.guise(event, kit.theme.lane(content.lanes[lane].color), forecast, 1.0);
    card::draw_shelved(scene, kit, &owner, &words, rect, guise);
    scene.targets.push(Target { owner, rect, name: words.name.as_str().into() });
}
