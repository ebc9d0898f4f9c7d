//! Tiles and the way to a plan, on a made project of 20,000 events: nothing lost, nothing overlapping, nothing that
//! depends on where the view came from.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use super::cache::{LayoutCache, LayoutKey, LayoutUpdate, plan_at_once};
use super::grow::MAX_LINE;
use super::label::{CARD_WIDTH, CARD_WIDTHS, LabelDetail, LabelPlacement, LabelSize, Measure, TITLE_WIDTH};
use super::marker::Marker;
use super::pack::RowBlock;
use super::plan::LaneLayout;
use super::tiles::{MAX_WHOLE, Tiles};
use super::whole::{end_of_view, fit_labels};
use crate::base::Size;
use crate::i18n::{Locale, Messages};
use crate::model::{EdtfDate, Event, Lane, Project};
use crate::timeline::index::{Placed, TimelineIndex};
use crate::timeline::metrics::GAP;
use crate::timeline::time::{Seconds, level_per_point};

/// Words of many lengths.
struct Lengths;

impl Measure for Lengths {
    fn title_at_most(&self, at: usize) -> f32 {
        self.need(at, CARD_WIDTH).title_width + 12.0
    }

    fn need(&self, at: usize, card_width: f32) -> LabelSize {
        let title_width = 20.0 + (at * 37 % 300) as f32;
        LabelSize {
            title_width,
            brief_width: title_width + 10.0,
            full_height: 60.0 + (at * 53 % 250) as f32 * CARD_WIDTH / card_width,
        }
    }
}

/// Events of five lanes: single days, ranges, open ends, and every tenth hundred within a few minutes.
fn content(count: u64) -> TimelineIndex {
    let mut seed = 11_u64;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let event = |n: u64| {
        let (year, month, day) = (1900 + next(120), 1 + next(12), 1 + next(28));
        let date = format!("{year}-{month:02}-{day:02}");
        let when = match (n / 100 % 10, n % 50) {
            (3, _) => format!("{}-04-05T12:{:02}:{:02}", 1950 + n / 1000, next(9), next(60)),
            (_, 0) => format!("{year}-{month:02}/{}-{month:02}", year + next(30)),
            (_, 1) => format!("{date}/.."),
            (_, 2) => format!("/{date}"),
            (_, 3) => format!("{year}-{month:02}~"),
            _ => date,
        };
        // The last lane has few, so that it shows cards.
        let lane = if n.is_multiple_of(400) { 4 } else { n % 4 };
        Event {
            id: format!("e{n}").into(),
            when: Some(EdtfDate::parse(&when).unwrap_or_else(|e| panic!("{when}: {e}"))),
            lane: Some(format!("l{lane}").into()),
            importance: 1 + next(5) as u8,
            ..Event::default()
        }
    };
    let events = (0..count).map(event).collect();
    let lanes = (0..5).map(|n| Lane { id: format!("l{n}").into(), ..Lane::default() }).collect();
    TimelineIndex::build(&Project { lanes, events, ..Project::default() }, &Messages::new(Locale::ALL[0]), |_| true)
}

static MANY: LazyLock<TimelineIndex> = LazyLock::new(|| content(20_000));

const HEIGHT: f32 = 700.0;
const LANES: Size = Size { w: 1_000.0, h: HEIGHT };

/// Seconds a point: from the whole span in two tiles to a burst in one.
const ZOOMS: [f64; 7] = [2e6, 250_000.0, 40_000.0, 3_000.0, 100.0, 4.0, 0.7];

/// For every zoom: the level, and the first of six tiles around the beginning, a burst and the middle of the span.
fn stretches() -> impl Iterator<Item = (i32, i64)> {
    let placed = &MANY.placed;
    let burst = placed.windows(100).find(|w| w[99].from - w[0].from < 600.0).expect("a burst")[0].from;
    let times = [placed[0].from, burst, placed[placed.len() / 2].from];
    ZOOMS.into_iter().flat_map(move |per_point| {
        let level = (-per_point.log2() * 2.0).floor() as i32;
        times.map(|time| (level, *Tiles::new(&MANY, level, HEIGHT).numbers((time, time)).start() - 1))
    })
}

/// The tiles of a stretch, made in an order.
fn made(level: i32, first: i64, order: [i64; 6]) -> Tiles {
    let mut tiles = Tiles::new(&MANY, level, HEIGHT);
    order.into_iter().for_each(|nth| tiles.make(&MANY, first + nth, &Lengths));
    tiles
}

const IN_ORDER: [i64; 6] = [0, 1, 2, 3, 4, 5];

#[test]
fn a_tile_loses_nothing() {
    let mut dense = HashSet::new();
    for (level, first) in stretches() {
        let tiles = made(level, first, IN_ORDER);
        for number in first..first + 6 {
            let plan = tiles.plan(number..=number);
            let span = tiles.seconds(number);
            for (lane, rail) in plan.rails.iter().enumerate() {
                let inside = MANY.pyramid.within(&MANY.placed, lane, span.clone());
                let here = |from: Seconds| (span.start as f64..span.end as f64).contains(&from);
                let all = MANY.placed.iter().filter(|p| p.lane() == lane && here(p.from)).count();
                assert_eq!(inside.len(), all, "level {level}, tile {number}, lane {lane}");
                let mine = |at: usize| MANY.placed[at].lane() == lane && here(MANY.placed[at].from);
                let labels = plan.slots.iter().filter(|(at, _)| mine(*at)).count();
                let markers: usize = rail.markers.iter().map(|marker| marker.count).sum();
                assert_eq!(labels + markers, all, "level {level}, tile {number}, lane {lane}");
                assert!(
                    rail.markers.iter().all(|marker| mine(marker.first) && marker.from <= marker.to && here(marker.to))
                );
                dense.insert(rail.density.is_empty());
            }
        }
    }
    assert_eq!(dense.len(), 2, "some lanes are dense, some are not");
}

/// Returns true if a block and one after it in the list share no place.
fn apart((row_a, a): &(u16, RowBlock), (row_b, b): &(u16, RowBlock)) -> bool {
    a.x1 <= b.x0 || b.x1 <= a.x0 || row_a + a.rows <= *row_b || row_b + b.rows <= *row_a
}

#[test]
fn no_two_labels_overlap() {
    let mut forms = HashSet::new();
    for (level, first) in stretches() {
        let tiles = made(level, first, IN_ORDER);
        for lane in 0..MANY.lanes.len() {
            let kept: Vec<_> = (first..first + 6).flat_map(|number| tiles.kept(number, lane)).collect();
            for (nth, block) in kept.iter().enumerate() {
                let other = kept[nth + 1..].iter().find(|other| !apart(block, other));
                assert_eq!(other, None, "level {level}, lane {lane}: {block:?}");
            }
        }
        // What is drawn is within what is kept free, wherever the label slides.
        let plan = tiles.plan(first..=first + 5);
        let drawn = |(at, slot): &(usize, LabelPlacement)| {
            let x0 = MANY.placed[*at].from / level_per_point(level);
            let x1 = x0 + (slot.reach / level_per_point(level)).max(f64::from(slot.width));
            forms.insert(slot.form);
            let band = plan.bands[MANY.placed[*at].lane()];
            assert!(slot.top >= band.top && slot.top + slot.height <= band.top + band.height, "{slot:?}");
            (x0, x1, slot.top, slot.top + slot.height)
        };
        let drawn: Vec<_> = plan.slots.iter().map(drawn).collect();
        for (nth, a) in drawn.iter().enumerate() {
            let gap = f64::from(GAP) * 0.99;
            let meets = |b: &&(f64, f64, f32, f32)| a.0 < b.1 + gap && b.0 < a.1 + gap && a.2 < b.3 && b.2 < a.3;
            assert_eq!(drawn[nth + 1..].iter().find(meets), None, "level {level}: {a:?}");
        }
    }
    assert!(forms.len() >= 3 && forms.contains(&LabelDetail::Title), "{forms:?}");
}

#[test]
fn titles_take_the_room_that_is_free_in_their_tile_or_the_next_if_that_is_filled() {
    let mut wide = 0;
    for (level, first) in stretches() {
        let (tiles, per_point) = (made(level, first, IN_ORDER), level_per_point(level));
        for number in first + 1..first + 5 {
            let last = if number % 2 == 0 { number } else { number + 1 };
            let (plan, end) = (tiles.plan(number..=number), tiles.seconds(last).end as f64 / per_point);
            let titles = || plan.slots.iter().filter(|(_, slot)| slot.form == LabelDetail::Title);
            wide += titles().filter(|(_, slot)| slot.width > TITLE_WIDTH).count();
            for lane in 0..MANY.lanes.len() {
                let all: Vec<_> = (number - 1..=number + 1).flat_map(|number| tiles.kept(number, lane)).collect();
                for (row, block) in tiles.kept(number, lane) {
                    let begin = |at: usize| MANY.placed[at].from / per_point;
                    let own = titles().filter(|(at, _)| MANY.placed[*at].lane() == lane && begin(*at) == block.x0);
                    let wanted = own.map(|(at, _)| Lengths.title_at_most(*at).min(MAX_LINE)).reduce(f32::min);
                    let next = all.iter().filter(|(other, next)| *other == row && next.x0 > block.x0);
                    let free = next.map(|(_, next)| next.x0).fold(end, f64::min);
                    let wanted = wanted.map_or(block.x0, |wanted| block.x0 + f64::from(wanted + GAP));
                    assert!(block.x1 + 0.01 >= wanted.min(free), "level {level}, {number}, {lane}: {block:?}");
                }
            }
        }
    }
    assert!(wide > 100, "{wide}");
}

#[test]
fn the_order_in_which_tiles_are_made_changes_nothing() {
    for (level, first) in stretches() {
        let whole = first..=first + 5;
        let plan = made(level, first, IN_ORDER).plan(whole.clone());
        for order in [[5, 4, 3, 2, 1, 0], [1, 3, 5, 0, 2, 4], [4, 0, 2, 1, 5, 3], [3, 0, 5, 2, 1, 4]] {
            assert_eq!(made(level, first, order).plan(whole.clone()), plan, "level {level}, {order:?}");
        }
        assert!(plan.slots.is_sorted_by_key(|(at, _)| *at), "level {level}");
        assert!(plan.slots.iter().all(|(at, slot)| plan.slot(*at) == Some(*slot)), "level {level}");
    }
}

fn key(level: i32) -> LayoutKey {
    LayoutKey::new(1, level, LANES)
}

#[test]
fn panning_changes_no_label_and_no_sign() {
    for (level, first) in stretches() {
        let tile_of = |number| Tiles::new(&MANY, level, HEIGHT).seconds(number);
        let mut seen: BTreeMap<usize, LabelPlacement> = BTreeMap::new();
        let mut markers: BTreeMap<(usize, usize), Marker> = BTreeMap::new();
        for part in [0.0, 0.3, 1.0, 1.9, 2.5, 4.0, 3.1] {
            let tile = tile_of(first + 1);
            let length = (tile.end - tile.start) as f64;
            let from = tile.start as f64 + part * length;
            let plan = plan_at_once(&MANY, key(level), (from, from + length), &Lengths);
            for (at, slot) in plan.slots {
                assert_eq!(*seen.entry(at).or_insert(slot), slot, "level {level}, {at}");
            }
            for (lane, marker) in
                plan.rails.iter().enumerate().flat_map(|(n, r)| r.markers.iter().map(move |s| (n, *s)))
            {
                assert_eq!(*markers.entry((lane, marker.first)).or_insert(marker), marker, "level {level}");
            }
        }
        assert!(seen.keys().all(|at| !markers.values().any(|s| s.first == *at)), "a label or a sign, not both");
    }
}

#[test]
fn counts_never_overlap() {
    let mut counts = 0;
    for (level, first) in stretches() {
        let plan = made(level, first, IN_ORDER).plan(first..=first + 5);
        for (lane, rail) in plan.rails.iter().enumerate() {
            let many: Vec<_> = rail.markers.iter().filter(|marker| marker.count > 1).collect();
            counts += many.len();
            for pair in many.windows(2) {
                let free = (pair[1].at - pair[0].at) / level_per_point(level);
                let halves = f64::from(pair[0].half() + pair[1].half());
                assert!(free >= halves - 1e-6, "level {level}, lane {lane}: {pair:?} {free} < {halves}");
            }
        }
    }
    assert!(counts > 100, "{counts}");
}

#[test]
fn what_began_before_the_view_is_told() {
    let mut lasting = 0;
    for (level, first) in stretches() {
        let tiles = Tiles::new(&MANY, level, HEIGHT);
        let tile = tiles.seconds(first + 2);
        let span = (tile.start as f64 + 0.4 * (tile.end - tile.start) as f64, tile.end as f64);
        let plan = plan_at_once(&MANY, key(level), span, &Lengths);
        let moment = tiles.moment(span.0);
        for (lane, rail) in plan.rails.iter().enumerate() {
            let lasts = |at: usize, p: &Placed| {
                let alone = rail.markers.iter().any(|marker| marker.count == 1 && marker.first == at);
                let goes_on = p.from < moment as f64 && p.to > moment as f64;
                p.lane() == lane && goes_on && plan.slot(at).is_none() && !alone
            };
            let all = MANY.placed.iter().enumerate().filter(|(at, p)| lasts(*at, p));
            let expected: Vec<(u8, u32)> = all.map(|(_, p)| p.weight()).collect();
            let told = rail.lasting.map(|lasts| (lasts.marker.count, MANY.placed[lasts.marker.first].weight()));
            let most = expected.iter().max();
            assert_eq!(told, most.map(|most| (expected.len(), *most)), "level {level}, lane {lane}");
            lasting += expected.len();
        }
    }
    assert!(lasting > 100, "{lasting}");
}

/// Steps until there is something to show; how many of them had nothing, and what came then.
fn steps(planning: &mut LayoutCache, key: LayoutKey, span: (Seconds, Seconds)) -> (usize, LayoutUpdate) {
    for pending in 0..100 {
        match planning.step(&MANY, key, span, &Lengths) {
            LayoutUpdate::Pending => {}
            planned => return (pending, planned),
        }
    }
    panic!("it never comes to an end");
}

#[test]
fn a_plan_comes_in_steps() {
    let (level, time) = (key(-31), MANY.placed[9_000].from);
    let tile = 2_048.0 * level_per_point(level.level);
    let view = |at: f64| (time + at * tile, time + (at + 2.0) * tile);
    let mut planning = LayoutCache::default();
    assert!(planning.is_new());
    // What is seen first is there at once.
    let (pending, LayoutUpdate::Other(first)) = steps(&mut planning, level, view(0.0)) else { panic!("no plan") };
    assert!(pending == 0 && !planning.is_new() && !first.slots.is_empty());
    assert!(matches!(steps(&mut planning, level, view(0.0)), (0, LayoutUpdate::Same)));
    let (pending, LayoutUpdate::More(more)) = steps(&mut planning, level, view(8.0)) else { panic!("no more") };
    assert!(pending > 0);
    assert_eq!(more, plan_at_once(&MANY, level, view(8.0), &Lengths));
    // What was made is kept.
    let (pending, LayoutUpdate::More(back)) = steps(&mut planning, level, view(0.0)) else { panic!("no way back") };
    assert_eq!((pending, &back), (0, &first));
    let (higher, edited) =
        (LayoutKey::new(1, level.level, Size { h: 400.0, ..LANES }), LayoutKey::new(2, level.level, LANES));
    // Nothing of other events can be shown meanwhile: their plan is there at once.
    for (other, in_steps) in [(key(-30), true), (higher, true), (edited, false)] {
        let (pending, LayoutUpdate::New(plan)) = steps(&mut planning, other, view(0.0)) else { panic!("{other:?}") };
        assert_eq!(pending > 0, in_steps, "{other:?}");
        assert_eq!(plan, plan_at_once(&MANY, other, view(0.0), &Lengths));
        assert!(matches!(steps(&mut planning, other, view(0.0)), (0, LayoutUpdate::Same)));
    }
}

#[test]
fn a_view_that_moves_on_leaves_no_plan_half_made() {
    let (level, time) = (key(-31), MANY.placed[3_000].from);
    let view = |at: i32| (time + f64::from(at) * 1e8, time + f64::from(at) * 1e8 + 2e8);
    let mut planning = LayoutCache::default();
    steps(&mut planning, level, view(0));
    for at in (0..40).step_by(3) {
        planning.step(&MANY, level, view(at), &Lengths);
    }
    let (_, LayoutUpdate::More(plan)) = steps(&mut planning, level, view(41)) else { panic!("no plan") };
    assert_eq!(plan, plan_at_once(&MANY, level, view(41), &Lengths));
}

#[test]
fn a_small_project_is_laid_out_whole() {
    for (count, whole) in [(0, true), (7, true), (MAX_WHOLE as u64, true), (MAX_WHOLE as u64 + 1, false)] {
        let content = content(count);
        let (level, nowhere) = (key(-40), (1e12, 1.1e12));
        let mut planning = LayoutCache::default();
        let plan = match planning.step(&content, level, nowhere, &Lengths) {
            LayoutUpdate::New(plan) | LayoutUpdate::Other(plan) => plan,
            other => panic!("{count}: {other:?}"),
        };
        let all = LaneLayout::build(&content, level.level, LANES, |at, width| Lengths.need(at, width));
        assert_eq!(plan == all, whole, "{count}");
        let panned = planning.step(&content, level, (0.0, 1.0), &Lengths);
        assert_eq!(matches!(panned, LayoutUpdate::Same), whole, "{count}");
        let zoomed = planning.step(&content, key(-39), nowhere, &Lengths);
        assert_eq!(matches!(zoomed, LayoutUpdate::New(_)), whole, "{count}");
    }
}

#[test]
fn no_label_grows_out_of_a_view_of_the_whole() {
    for count in [40, 400, 20_000] {
        let content = content(count);
        let span = content.span.expect("dated events");
        let whole = fit_labels(&content, span, LANES.w, CARD_WIDTH);
        let mut grown = 0;
        // Nearer than the whole, about it, and farther out.
        for level in [8, 6, 4, 2, 1, 0, -1, -2, -4, -8].map(|nearer| whole.level() + nearer) {
            let plan = plan_at_once(&content, key(level), span, &Lengths);
            for (at, slot) in &plan.slots {
                for nearer in [1.0, 1.2, 1.4] {
                    let per_point = level_per_point(level) / nearer;
                    let from = content.placed[*at].from / per_point;
                    let last = content.placed.last().expect("an event").from / per_point + 248.0;
                    let near = last.max(span.1 / per_point + 24.0);
                    // Zoomed out, the whole is in the middle of the view.
                    let out = whole.center / per_point + f64::from(LANES.w) / 2.0;
                    let end = if per_point > whole.per_point { out.max(near) } else { near };
                    let width = slot.at(per_point, end_of_view(&content, per_point, LANES.w) - from).width;
                    // A card is as wide as cards are, wherever it stands, and a title of a tile reaches to the tile's end.
                    let is_set = width <= CARD_WIDTHS[0] || count > MAX_WHOLE as u64;
                    let fits = is_set || from + f64::from(width) <= end;
                    assert!(fits, "{count} {level} {nearer} {slot:?}");
                    grown += usize::from(width > slot.width);
                }
            }
        }
        // Those of tiles keep their width.
        assert_eq!(grown > 0, count <= MAX_WHOLE as u64, "{count}");
    }
}

/// Labels of a plan that show less of their words than they would have room for: the free width beside them, up to the
/// end of the view or the next label, would hold more of the title than the label does.
fn cut_beside_room(content: &TimelineIndex, plan: &LaneLayout, per_point: f64, width: f32) -> Vec<usize> {
    let span = content.span.expect("dated events");
    let whole = fit_labels(content, span, width, CARD_WIDTH);
    // Zoomed out, the whole is in the middle of the view; nearer, the view may end just behind the last card.
    let out = per_point > whole.per_point;
    let end = if out { whole.center / per_point + f64::from(width) / 2.0 } else { span.1 / per_point };
    let at = |at: usize, slot: LabelPlacement| {
        let from = content.placed[at].from / per_point;
        let width = slot.at(per_point, end_of_view(content, per_point, width) - from).width;
        (from, from + f64::from(width), slot.top, slot.top + slot.height)
    };
    let all: Vec<(usize, LabelPlacement)> = plan.slots.clone();
    let is_cut = |&(i, slot): &(usize, LabelPlacement)| {
        let need = Lengths.need(i, CARD_WIDTH);
        let wanted = match slot.form {
            LabelDetail::Title => need.title_width,
            // Two lines, where there are two.
            LabelDetail::Brief if slot.height > 60.0 => return false,
            LabelDetail::Brief => need.brief_width,
            LabelDetail::Card | LabelDetail::Full => return false,
        };
        let (from, to, top, foot) = at(i, slot);
        let next = |&(j, other): &(usize, LabelPlacement)| {
            let (start, _, above, below) = at(j, other);
            (j != i && start >= from && above < foot && below > top).then_some(start)
        };
        let free = all.iter().filter_map(next).fold(end, f64::min) - f64::from(GAP) - to;
        ((to - from) as f32) < wanted.min(MAX_LINE) - 1.0 && free > 2.0 * f64::from(GAP)
    };
    all.iter().filter(|label| is_cut(label)).map(|(i, _)| *i).collect()
}

#[test]
fn no_title_is_cut_beside_free_room_at_any_zoom_and_size() {
    // The lanes of windows of 900 × 600, 1280 × 800, 1440 × 900 and 2560 × 1440 points, without and with a panel.
    for (w, h) in [(780.0, 350.0), (1_160.0, 570.0), (840.0, 570.0), (1_320.0, 690.0), (2_440.0, 1_200.0)] {
        for count in [12, 60, 250] {
            let content = content(count);
            let span = content.span.expect("dated events");
            let whole = fit_labels(&content, span, w, CARD_WIDTH);
            let mut labels = 0;
            for level in (-6..9).map(|nearer| whole.level() + nearer) {
                let plan = plan_at_once(&content, LayoutKey::new(1, level, Size::new(w, h)), span, &Lengths);
                let cut = cut_beside_room(&content, &plan, level_per_point(level), w);
                assert!(cut.is_empty(), "{w} × {h}, {count} events, {}: {cut:?}", level - whole.level());
                labels += plan.slots.len();
            }
            assert!(labels > 60, "{labels}");
        }
    }
}
