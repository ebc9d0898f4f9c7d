//! Search for scale, rows and pages: the largest letters and the fewest rows with
//! which every card shows all of its words, after a bounded number of tries.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::context::{FigureContext, SPACE};
use super::geometry::PageGeometry;
use super::options::Many;
use super::rows::{TimelineRow, TimelineRows, divide};
use crate::base::bounded;
use crate::timeline::draw::card;
use crate::timeline::index::TimelineIndex;
use crate::timeline::layout::{
    CARD_WIDTH, LabelDetail, LabelSize, LaneLayout, PAGE_TITLE_WIDTH, full_height, lane_height, titles_height,
};
use crate::timeline::metrics::UNIT;

/// Of more dated events the picture is folded: nothing is tried.
pub(crate) const SMALL: usize = 300;
/// Pages that are tried …
const MAX_TRIED_PAGES: usize = 12;
/// … and pages on which quotes are wanted on the cards: more of them nobody looks through.
const MAX_QUOTED_PAGES: usize = 6;
/// Rows of a page that are tried.
const MAX_TRIED_ROWS: usize = 12;
/// Widths of cards, the widest first.
const CARDS: [f32; 5] = [360.0, 320.0, 288.0, 260.0, CARD_WIDTH];
/// A row more has to make letters larger by this.
const ROW_GAIN: f32 = 1.08;
/// Width of a break, in points.
const BREAK: f32 = 78.0;

/// Places of notes and quotes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LayoutVariant {
    /// Pages with rows.
    pub pages: usize,
    /// Notes have pages of their own.
    pub apart: bool,
    /// Quotes stand in the notes alone.
    pub bare: bool,
    /// Notes take at most this part of a page that they share.
    pub share: f32,
}

/// Result of the search.
pub(crate) struct PageFit {
    /// The page.
    pub geometry: PageGeometry,
    /// The rows.
    pub rows: Rc<TimelineRows>,
    /// Places of notes and quotes.
    pub variant: LayoutVariant,
    /// Height that the lanes of each row need to show every card whole, in points.
    pub needs: Vec<f32>,
    /// Height that they need to show every title, in points.
    pub titles: Vec<f32>,
}

impl PageFit {
    /// Height of the notes, or of the line of sources, on the last page with rows.
    pub(crate) fn notes(&self) -> f32 {
        shared(&self.geometry, self.variant)
    }

    /// The rows of a page.
    pub(crate) fn rows_of(&self, page: usize) -> Range<usize> {
        rows_of(page, self.variant.pages, self.rows.rows.len())
    }

    /// The heights of the lanes of a page's rows: by what they need, titles before cards.
    pub(crate) fn heights(&self, page: usize) -> Vec<f32> {
        let rows = self.rows_of(page);
        let free = self.geometry.free((page, self.variant.pages), rows.len(), self.notes()).max(0.0);
        let (needs, titles) = (&self.needs[rows.clone()], &self.titles[rows]);
        let [all, least] = [needs, titles].map(|heights| heights.iter().sum::<f32>());
        if all <= free {
            return needs.iter().map(|need| free * need / all.max(1.0)).collect();
        }
        if least > free {
            return titles_heights(titles, free);
        }
        // What is left by titles goes to where cards need more.
        let more = (free - least) / (all - least).max(1.0);
        needs.iter().zip(titles).map(|(need, titles)| titles + (need - titles) * more).collect()
    }
}

/// `free` shared by rows that need more than that for their titles: each leaves out whole rows of titles, since half of
/// one is of no use.
fn titles_heights(titles: &[f32], free: f32) -> Vec<f32> {
    let part = free / titles.iter().sum::<f32>();
    let shortened = |need: &f32| need - ((need - need * part) / UNIT).ceil() * UNIT;
    let mut heights: Vec<f32> = titles.iter().map(shortened).collect();
    let mut spare = free - heights.iter().sum::<f32>();
    while spare >= UNIT {
        let lacks = |nth: &usize| titles[*nth] - heights[*nth];
        let Some(most) = (0..titles.len()).filter(|nth| lacks(nth) > 1.0).max_by(|a, b| lacks(a).total_cmp(&lacks(b)))
        else {
            break;
        };
        heights[most] += UNIT;
        spare -= UNIT;
    }
    let each = spare / titles.len().max(1) as f32;
    heights.into_iter().map(|height| height + each).collect()
}

fn shared(geometry: &PageGeometry, variant: LayoutVariant) -> f32 {
    match (geometry.numbered, variant.apart) {
        (true, true) => 0.0,
        (true, false) => geometry.notes.min(variant.share * geometry.inner.height()),
        (false, _) => geometry.notes,
    }
}

fn rows_of(page: usize, pages: usize, rows: usize) -> Range<usize> {
    page * rows / pages..(page + 1) * rows / pages
}

/// Seconds a point that all rows share, if one scale serves all; else 0.
pub(crate) fn common_scale(cx: &FigureContext<'_>, geometry: &PageGeometry, rows: &TimelineRows) -> f64 {
    if !rows.alike || rows.rows.len() < 2 {
        return 0.0;
    }
    let width = geometry.lanes();
    let card = cards(width).next().unwrap_or(CARD_WIDTH);
    rows.rows.iter().map(|row| row.per_point(cx.content, width, card)).fold(0.0, f64::max)
}

/// Largest part of the lanes that a card wider than the usual one takes: two stand side by side, with what is between.
const MAX_CARD_SHARE: f32 = 0.42;
/// Least and largest part of the lanes that a break takes.
const BREAK_SHARE: (f32, f32) = (0.03, 0.15);
/// Parts of a page's height that notes may take where not all of it has room, from the one to begin with.
const NOTES_SHARES: [f32; 3] = [0.38, 0.25, 0.12];
/// Parts of a point by which heights that are added up in another order may differ.
const ROUNDING: f32 = 0.01;

/// The widths of cards that lanes of this width can have.
pub(crate) fn cards(lanes: f32) -> impl Iterator<Item = f32> {
    CARDS.into_iter().filter(move |card| *card <= CARD_WIDTH || *card <= lanes * MAX_CARD_SHARE)
}

/// Measures the cards of a content.
pub(crate) fn measure<'a>(
    cx: &'a FigureContext<'_>,
    content: &'a TimelineIndex,
    bare: bool,
) -> impl Fn(usize, f32) -> LabelSize + 'a {
    move |at, width| {
        let words = content.words(cx.project, content.placed[at].event, cx.kit.messages, cx.kit.dates);
        let measure = if bare { card::measure_bare } else { card::measure };
        let need = measure(cx.kit, &words, cx.side, width);
        let note = if cx.notes.notes.is_empty() { 0.0 } else { card::NOTE_WIDTH };
        LabelSize { title_width: need.title_width + note, ..need }
    }
}

/// For every width of cards: the width, seconds a point, and the height that the lanes of a row need to show every card whole.
pub(crate) fn needs(
    cx: &FigureContext<'_>,
    row: &TimelineRow,
    lanes: f32,
    least: f64,
    bare: bool,
) -> Vec<(f32, f64, f32)> {
    let content = row.content(cx.content);
    let measure = measure(cx, content, bare);
    let of = |card: f32| {
        let per_point = row.per_point(cx.content, lanes, card).max(least);
        (card, per_point, full_height(content, per_point, card, &measure))
    };
    cards(lanes).map(of).collect()
}

/// Finds how everything is drawn.
pub(crate) fn fit(cx: &FigureContext<'_>) -> PageFit {
    let least = PageGeometry::new(cx, cx.setup.scale);
    let folded = LayoutVariant { pages: 1, apart: false, bare: false, share: NOTES_SHARES[0] };
    let Some(span) = cx.span.filter(|_| cx.content.placed.len() <= SMALL) else {
        let rows = cx.span.map(TimelineRow::whole).into_iter().collect::<Vec<_>>();
        let needs = vec![1.0; rows.len()];
        let titles = needs.clone();
        let geometry = if cx.span.is_none() { shelf_alone(cx, least) } else { least };
        return PageFit { geometry, rows: Rc::new(TimelineRows { rows, alike: true }), variant: folded, needs, titles };
    };
    FitSearch { cx, span, share: (BREAK / least.lanes()).clamp(BREAK_SHARE.0, BREAK_SHARE.1), divided: BTreeMap::new() }
        .find(least)
}

/// The page of a project without dates: the largest letters with which all cards have room.
fn shelf_alone(cx: &FigureContext<'_>, least: PageGeometry) -> PageGeometry {
    let is_whole = |geometry: &PageGeometry| {
        let used = geometry.head + geometry.legend + geometry.shelf() + SPACE + geometry.notes;
        geometry.grid.count == cx.content.undated.len() && used <= geometry.inner.height()
    };
    let larger = cx.setup.larger.iter().filter(|scale| **scale > least.scale);
    larger.map(|scale| PageGeometry::new(cx, *scale)).find(is_whole).unwrap_or(least)
}

struct FitSearch<'a> {
    cx: &'a FigureContext<'a>,
    span: (f64, f64),
    /// Part of the width that a break takes.
    share: f32,
    divided: BTreeMap<usize, Rc<TimelineRows>>,
}

impl FitSearch<'_> {
    fn find(mut self, least: PageGeometry) -> PageFit {
        let smaller: Vec<PageGeometry> =
            self.cx.setup.smaller.iter().map(|scale| PageGeometry::new(self.cx, *scale)).collect();
        for variant in self.variants(&least) {
            let geometries = [&least].into_iter().chain(smaller.iter().filter(|_| variant.bare || !variant.apart));
            for geometry in geometries {
                let counts = self.counts(variant.pages);
                let found = counts.into_iter().find(|count| self.whole(geometry, *count, variant).is_some());
                if let Some(count) = found {
                    return self.enlarge(geometry, count, variant);
                }
            }
        }
        self.best_of_bad(smaller.last().unwrap_or(&least))
    }

    /// Layouts to try, from the best to the last resort.
    fn variants(&self, least: &PageGeometry) -> Vec<LayoutVariant> {
        let one = |bare, share| LayoutVariant { pages: 1, apart: false, bare, share };
        let apart = |pages, bare| LayoutVariant { pages, apart: true, bare, share: 0.0 };
        let has_notes = least.numbered;
        match self.cx.options.pages() {
            Many::Exactly(0 | 1) if has_notes => {
                vec![one(false, 1.0), one(true, 1.0), one(false, 0.25), one(true, 0.4), one(true, 0.25)]
            }
            Many::Exactly(0 | 1) => vec![one(false, 1.0), one(true, 1.0)],
            Many::Exactly(pages) => {
                let notes = if has_notes { (least.notes / least.inner.height()).ceil() as usize } else { 0 };
                let pages = pages.min(50).saturating_sub(notes).max(1);
                vec![apart(pages, false), apart(pages, true)]
            }
            Many::Auto => {
                let quoted = (1..=MAX_QUOTED_PAGES).map(|pages| apart(pages, false));
                let bare = (1..=MAX_TRIED_PAGES).map(|pages| apart(pages, true));
                [one(false, 1.0)].into_iter().chain(quoted).chain(bare).collect()
            }
        }
    }

    /// The numbers of rows to try on so many pages.
    fn counts(&self, pages: usize) -> Vec<usize> {
        match self.cx.options.rows {
            Many::Exactly(rows) => vec![bounded(rows, pages, 100.max(pages))],
            Many::Auto => (1..=MAX_TRIED_ROWS).map(|rows| rows * pages).collect(),
        }
    }

    fn rows(&mut self, count: usize) -> Rc<TimelineRows> {
        let breaks = self.cx.options.breaks.then_some(f64::from(self.share));
        let divide = || Rc::new(divide(self.cx.content, self.span, count, breaks));
        self.divided.entry(count).or_insert_with(divide).clone()
    }

    /// Heights that the rows need, if all of them have them.
    fn whole(&mut self, geometry: &PageGeometry, count: usize, variant: LayoutVariant) -> Option<Vec<f32>> {
        let rows = self.rows(count);
        let needs = self.row_needs(geometry, &rows, variant.bare);
        let notes = shared(geometry, variant);
        let fits = |page: usize| {
            let own = rows_of(page, variant.pages, rows.rows.len());
            let needed: f32 = needs[own.clone()].iter().sum();
            needed <= geometry.free((page, variant.pages), own.len(), notes)
        };
        (rows.rows.len() >= variant.pages && (0..variant.pages).all(fits)).then_some(needs)
    }

    fn row_needs(&self, geometry: &PageGeometry, rows: &TimelineRows, bare: bool) -> Vec<f32> {
        let least = common_scale(self.cx, geometry, rows);
        let of = |row| needs(self.cx, row, geometry.lanes(), least, bare).into_iter().map(|(.., need)| need);
        rows.rows.iter().map(|row| of(row).fold(f32::INFINITY, f32::min)).collect()
    }

    /// The largest letters with which the same is whole; a few rows more if they make them larger.
    fn enlarge(mut self, least: &PageGeometry, count: usize, variant: LayoutVariant) -> PageFit {
        let more = match self.cx.options.rows {
            Many::Auto => (0..3).map(|more| count + more * variant.pages).collect(),
            Many::Exactly(_) => vec![count],
        };
        let larger: Vec<PageGeometry> = (self.cx.setup.larger.iter().filter(|scale| **scale > least.scale))
            .map(|scale| PageGeometry::new(self.cx, *scale))
            .collect();
        let mut best = (least.clone(), count);
        for (nth, count) in more.into_iter().enumerate() {
            let worth = best.0.scale * if nth == 0 { 1.0 } else { ROW_GAIN };
            let better = larger.iter().take_while(|geometry| geometry.scale > worth);
            if let Some(geometry) = better.into_iter().find(|geometry| self.whole(geometry, count, variant).is_some()) {
                best = (geometry.clone(), count);
            }
        }
        self.take(best.0, best.1, variant)
    }

    /// Finds the number of rows with which most cards are whole, if none lets all be.
    fn best_of_bad(mut self, geometry: &PageGeometry) -> PageFit {
        let pages = match self.cx.options.pages() {
            Many::Exactly(_) => self.variants(geometry).last().map_or(1, |variant| variant.pages),
            Many::Auto => MAX_TRIED_PAGES,
        };
        let apart = !matches!(self.cx.options.pages(), Many::Exactly(0 | 1));
        // A title in every lane before any note.
        let titles = self.cx.content.lanes.len() as f32 * lane_height(1);
        let has_room =
            |share: &f32| geometry.free((0, 1), 1, geometry.notes.min(share * geometry.inner.height())) >= titles;
        let share = NOTES_SHARES.into_iter().find(has_room).unwrap_or(0.0);
        let variant = LayoutVariant { pages, apart, bare: true, share };
        let mut best: Option<(usize, usize)> = None;
        for count in self.counts(pages) {
            if self.rows(count).rows.len() < pages {
                continue;
            }
            let fit = self.take(geometry.clone(), count, variant);
            let shown = shown(self.cx, &fit);
            if best.is_none_or(|(before, _)| shown > before) {
                best = Some((shown, count));
            }
        }
        match best {
            Some((_, count)) => self.take(geometry.clone(), count, variant),
            None => self.take(geometry.clone(), 1, LayoutVariant { pages: 1, ..variant }),
        }
    }

    fn take(&mut self, geometry: PageGeometry, count: usize, variant: LayoutVariant) -> PageFit {
        let rows = self.rows(count);
        let needs = self.row_needs(&geometry, &rows, variant.bare);
        let least = common_scale(self.cx, &geometry, &rows);
        let title = |(row, need): (&TimelineRow, &f32)| {
            let content = row.content(self.cx.content);
            let measure = measure(self.cx, content, variant.bare);
            let per_point = titles_scale(self.cx, row, geometry.lanes(), least, &measure);
            titles_height(content, per_point, &measure).min(*need)
        };
        let titles = rows.rows.iter().zip(&needs).map(title).collect();
        PageFit { geometry, rows, variant, needs, titles }
    }
}

/// Measure of how much is told: a whole card is half as much again as a label.
fn shown(cx: &FigureContext<'_>, fit: &PageFit) -> usize {
    let heights = (0..fit.variant.pages).flat_map(|page| fit.heights(page));
    let mut shown = 0;
    for (row, height) in fit.rows.rows.iter().zip(heights) {
        let plan = plan(cx, fit, row, height).0;
        // Lanes that do not fit are cut by the axis: nothing of them counts.
        if plan.height <= height + 0.5 {
            shown += plan.slots.iter().filter(|(_, slot)| slot.form == LabelDetail::Full).count();
            shown += 2 * plan.slots.len();
        }
    }
    shown
}

/// Seconds a point of a row of which not all cards are whole: titles alone may be wider than cards.
fn titles_scale(
    cx: &FigureContext<'_>,
    row: &TimelineRow,
    lanes: f32,
    least: f64,
    measure: &dyn Fn(usize, f32) -> LabelSize,
) -> f64 {
    let count = row.content(cx.content).placed.len();
    let titles = (0..count).map(|at| measure(at, CARD_WIDTH).title_width.min(PAGE_TITLE_WIDTH));
    row.per_point(cx.content, lanes, titles.fold(CARD_WIDTH, f32::max)).max(least)
}

/// The plan of a row that is not folded, and its seconds a point: the widest cards that have room to be whole.
pub(crate) fn plan(cx: &FigureContext<'_>, fit: &PageFit, row: &TimelineRow, height: f32) -> (LaneLayout, f64) {
    let (lanes, bare) = (fit.geometry.lanes(), fit.variant.bare);
    let least = common_scale(cx, &fit.geometry, &fit.rows);
    let needs = needs(cx, row, lanes, least, bare);
    let content = row.content(cx.content);
    let measure = measure(cx, content, bare);
    let whole = needs.iter().find(|(.., need)| *need <= height + ROUNDING);
    let (card, per_point) = whole.map_or_else(
        || (CARD_WIDTH, titles_scale(cx, row, lanes, least, &measure)),
        |(card, per_point, _)| (*card, *per_point),
    );
    let end = row.view(lanes, per_point).center / per_point + f64::from(lanes) / 2.0;
    let mut plan = LaneLayout::fixed(content, (per_point, end), height, card, &measure);
    // A card is as high as its words: the rows of a lane are a coarse measure.
    for (at, slot) in plan.slots.iter_mut().filter(|(_, slot)| slot.form == LabelDetail::Full) {
        let spare = (slot.height - measure(*at, card).full_height).max(0.0);
        slot.top += spare;
        slot.height -= spare;
    }
    (plan, per_point)
}
