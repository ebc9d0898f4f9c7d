//! Puts rows, shelf, legend and notes on pages, and ties cards to their notes.

use std::collections::{HashMap, HashSet};

use super::context::{FigureContext, SPACE};
use super::fit::PageFit;
use super::options::Many;
use super::painter::PagePainter;
use super::{head, legend, listing, note_columns, row};
use crate::base::{EventIx, ExcerptIx, Rect, Size};
use crate::scene::{ItemId, Link, LinkTo, Scene, Shape, Stroke};
use crate::timeline::draw::{DrawState, shelf};

/// Pages with notes alone.
const MAX_NOTE_PAGES: usize = 200;

/// Result of drawing.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    /// The pages.
    pub scenes: Vec<Scene>,
    /// Events that have a label, which does not show all of its words.
    pub cut: usize,
    /// Dated events that have no label anywhere.
    pub unlabelled: usize,
    /// Undated events that have no card anywhere.
    pub unshelved: usize,
    /// Notes that had no room.
    pub unplaced: usize,
}

/// Draws all pages. Where there may be as many as are needed, what has no label on the line is listed on further pages.
pub(crate) fn draw(cx: &FigureContext<'_>, fit: &PageFit) -> Drawn {
    let (drawn, bare) = draw_all(cx, fit, (&[], 0));
    if cx.options.pages() != Many::Auto || bare.is_empty() {
        return drawn;
    }
    let pages = listing::count_pages(cx, fit.geometry.inner, &bare);
    draw_all(cx, fit, (&bare, pages)).0
}

/// Draws all pages, `pages` of them with a list of events; gives the events that have no label on the line or the shelf, in
/// the order of reading.
fn draw_all(
    cx: &FigureContext<'_>,
    fit: &PageFit,
    (listed, pages_of_list): (&[EventIx], usize),
) -> (Drawn, Vec<EventIx>) {
    let numbers = cx.notes.numbers();
    let shown = fit.variant.apart || fit.notes() > 0.0;
    let numbers = (shown && !numbers.is_empty()).then_some(&numbers);
    let pages_of_notes = if fit.variant.apart { count_pages(cx, fit) } else { 0 };
    let pages = fit.variant.pages + pages_of_list + pages_of_notes;
    let mut drawn = Drawn { unplaced: cx.notes.count - cx.notes.notes.len(), ..Drawn::default() };
    let mut bare = Vec::new();
    for page in 0..fit.variant.pages {
        let mut scene = blank(cx, fit.geometry.size);
        let mut painter = PagePainter { cx, scene: &mut scene };
        draw_rows(&mut painter, fit, (page, pages), numbers, (&mut drawn, &mut bare));
        drawn.scenes.push(scene);
    }
    bare.extend(cx.content.undated.iter().skip(fit.geometry.grid.count).map(|(event, _)| *event));
    let mut rest = listed;
    for _ in 0..pages_of_list {
        let mut scene = blank(cx, fit.geometry.size);
        let mut painter = PagePainter { cx, scene: &mut scene };
        let area = head::draw(&mut painter, fit.geometry.inner, (drawn.scenes.len(), pages));
        rest = &rest[listing::draw_page(&mut painter, area, rest)..];
        drawn.scenes.push(scene);
    }
    let left = if listed.is_empty() { &bare[..] } else { rest };
    drawn.unlabelled = left.iter().filter(|event| cx.content.position(**event).is_some()).count();
    drawn.unshelved = left.len() - drawn.unlabelled;
    draw_notes(cx, fit, (pages, pages_of_notes), &mut drawn);
    link(&mut drawn.scenes);
    (drawn, bare)
}

/// Draws the pages with notes alone.
fn draw_notes(cx: &FigureContext<'_>, fit: &PageFit, (pages, pages_of_notes): (usize, usize), drawn: &mut Drawn) {
    let mut next = (pages_of_notes > 0).then_some(0);
    while let Some(from) = next.filter(|_| drawn.scenes.len() < pages) {
        let mut scene = blank(cx, fit.geometry.size);
        let mut painter = PagePainter { cx, scene: &mut scene };
        let rest = head::draw(&mut painter, fit.geometry.inner, (drawn.scenes.len(), pages));
        next = note_columns::draw_page(&mut painter, rest, from);
        drawn.scenes.push(scene);
    }
    if let Some(block) = next {
        drawn.unplaced += cx.notes.notes.len() - note_columns::before(cx, block);
    } else if fit.variant.apart && pages_of_notes == 0 {
        drawn.unplaced += cx.notes.notes.len();
    }
}

fn blank(cx: &FigureContext<'_>, size: Size) -> Scene {
    let background = (!cx.options.transparent).then_some(cx.kit.theme.panel);
    Scene { size, background, ..Scene::default() }
}

/// Number of pages that the notes take, at most those left for them.
fn count_pages(cx: &FigureContext<'_>, fit: &PageFit) -> usize {
    if cx.notes.notes.is_empty() {
        return 0;
    }
    let most = match cx.options.pages() {
        Many::Auto => MAX_NOTE_PAGES,
        Many::Exactly(pages) => pages.saturating_sub(fit.variant.pages),
    };
    let mut next = Some(0);
    let mut pages = 0;
    while let Some(from) = next.filter(|_| pages < most) {
        let mut scene = Scene::default();
        let rest = fit.geometry.inner.split_top(head::RUNNING).1;
        next = note_columns::draw_page(&mut PagePainter { cx, scene: &mut scene }, rest, from);
        pages += 1;
    }
    pages
}

fn draw_rows(
    painter: &mut PagePainter<'_, '_>,
    fit: &PageFit,
    (page, pages): (usize, usize),
    numbers: Option<&HashMap<EventIx, usize>>,
    (drawn, bare): (&mut Drawn, &mut Vec<EventIx>),
) {
    let mut rest = head::draw(painter, fit.geometry.inner, (page, pages));
    // Drawn first, for it tells what is left above it; read last.
    let mut foot = Scene::default();
    if page + 1 == fit.variant.pages {
        rest = draw_foot(&mut PagePainter { cx: painter.cx, scene: &mut foot }, fit, rest, drawn);
    }
    if page == 0 && fit.geometry.legend > 0.0 {
        let (strip, above) = rest.split_bottom(fit.geometry.legend);
        legend::draw(painter, strip);
        rest = above;
    }
    let mut shelf = None;
    if page + 1 == fit.variant.pages && fit.geometry.grid.rows > 0 {
        if painter.cx.span.is_none() {
            // Where nothing is dated, nothing stands above it.
            shelf = Some(rest.split_top(fit.geometry.shelf() - SPACE / 2.0).0);
        } else {
            let (strip, above) = rest.split_bottom(fit.geometry.shelf());
            shelf = Some(strip.split_top(SPACE / 2.0).1);
            rest = above;
        }
    }
    let rows = &fit.rows.rows[fit.rows_of(page)];
    for (row, height) in rows.iter().zip(fit.heights(page)) {
        let (area, below) = rest.split_top(height + fit.geometry.axis);
        drawn.cut += row::draw(painter, fit, row, area, (numbers, bare));
        rest = below.split_top(SPACE).1;
    }
    // What has no date is read after what has one, and what is read is in the order of drawing.
    if let Some(area) = shelf {
        draw_shelf(painter, fit, area, numbers);
    }
    painter.scene.append(foot);
}

/// The notes at the foot; gives what is left above them.
fn draw_foot(painter: &mut PagePainter<'_, '_>, fit: &PageFit, area: Rect, drawn: &mut Drawn) -> Rect {
    let height = fit.notes();
    if height <= 0.0 {
        drawn.unplaced += if fit.variant.apart { 0 } else { painter.cx.notes.notes.len() };
        return area;
    }
    let (strip, above) = area.split_bottom(height);
    drawn.unplaced += note_columns::draw_shared(painter, strip);
    above
}

fn draw_shelf(painter: &mut PagePainter<'_, '_>, fit: &PageFit, area: Rect, numbers: Option<&HashMap<EventIx, usize>>) {
    let cx = painter.cx;
    let draw_state = DrawState { direction: cx.setup.direction, side: cx.side, notes: numbers, ..DrawState::default() };
    shelf::draw_below(painter.scene, cx.kit, cx.content, &draw_state, (area, fit.geometry.grid.count, 0.0));
    shelf::draw_above(painter.scene, cx.kit, (cx.project, cx.content), &draw_state, (area, fit.geometry.grid, 0.0));
    let stroke = Some(Stroke::new(1.0, cx.kit.theme.border));
    painter.scene.push(Shape::Rect { rect: area, radius: 0.0, fill: crate::scene::Fill::None, stroke });
}

/// Leads from every card to its note and from every note to its card, if both are there.
fn link(scenes: &mut [Scene]) {
    let there: HashSet<ItemId> =
        scenes.iter().flat_map(|scene| &scene.targets).map(|target| target.owner.clone()).collect();
    for scene in scenes {
        let partner = |owner: &ItemId| match owner {
            ItemId::Event(event) => Some(ItemId::Excerpt(ExcerptIx { event: *event, nth: 0 })),
            ItemId::Excerpt(excerpt) => Some(ItemId::Event(excerpt.event)),
            ItemId::Group { .. } | ItemId::Lane(_) => None,
        };
        let links = scene.targets.iter().filter_map(|target| {
            let to = partner(&target.owner).filter(|owner| there.contains(owner))?;
            Some(Link { rect: target.rect, to: LinkTo::ItemId(to) })
        });
        let links: Vec<Link> = links.collect();
        scene.links.extend(links);
    }
}
