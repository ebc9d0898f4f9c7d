//! The strip of time: a band for every lane, on it a bar for every date with the title of its event, and the axis.
//!
//! Everything stands at a share of the width, so that the style alone can make it longer. What has room at the least
//! width has it at any. Of very many events the strip shows how many there are in every hundredth of the time.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::event::{status_class, title};
use super::page::{Page, clean};
use super::style;
use crate::base::markup::html;
use crate::base::{Direction, EventIx};
use crate::model::date::EdgeKind;
use crate::timeline::Placed;
use crate::timeline::time::Seconds;
use crate::timeline::time::Step;

/// The least width of the strip between its margins, in CSS pixels (see `.time` and `.track` of the style sheet).
const TRACK: f64 = 540.0;
/// Room for a title, and for a bar without one, in CSS pixels.
const LABEL: f64 = 176.0;
const BARE: f64 = 15.0;
/// Rows of a lane for bars with titles, and for those without.
const LABEL_ROWS: usize = 4;
const BARE_ROWS: usize = 6;
/// Heights of these, in rem.
const LABEL_ROW: f64 = 2.15;
const BARE_ROW: f64 = 0.95;
/// Number of events above which the strip shows counts.
const MOST_MARKS: usize = 400;
/// Number of lanes above which the counts are in one.
const MOST_LANES: usize = 24;
/// Stretches that are counted.
const BINS: usize = 100;
/// Height of the largest count, in rem.
const BIN_HEIGHT: f64 = 2.6;
/// Ticks stand at least so far apart, in CSS pixels.
const TICK_GAP: f64 = 92.0;
/// Names of ticks nearer than this run into each other, in CSS pixels.
const TICK_APART: f64 = 86.0;
/// Sets of ticks, each for twice the width of the one before.
const LEVELS: usize = 6;

/// The strip, the rules that place what is on it, and the events that have a bar of their own.
#[derive(Default)]
pub(super) struct Strip {
    pub html: String,
    pub rules: String,
    pub marked: HashSet<EventIx>,
}

/// Writes the strip; nothing if no event is dated.
pub(super) fn write(page: &Page<'_>) -> Strip {
    let Some(span) = page.options.span.or(page.content.span) else { return Strip::default() };
    let mut strip = Strip::default();
    let span = Span::with_margins(span);
    let time = page.options.language.direction_of(page.project);
    let help = page.say("html-timeline-help");
    let label = page.say("html-timeline");
    strip.html = format!(
        "<section class=\"strip\" aria-label=\"{label}\">\n{0}<div class=\"frame\"><div class=\"scroll\" dir=\"{1}\">\
         <div class=\"time\" dir=\"{1}\">\n",
        tools(page),
        time.as_str()
    );
    let is_counted = page.content.placed.len() > MOST_MARKS;
    if is_counted {
        counts(page, span, &mut strip)
    } else {
        marks(page, span, &mut strip)
    }
    axis(page, span, &mut strip);
    strip.html.push_str("</div></div>\n");
    let undated = page.listed.iter().filter(|ix| page.content.position(**ix).is_none()).count();
    if undated > 0 {
        let words = page.format("shelf-count", &[("count", undated.into())]);
        let _ = writeln!(strip.html, "<p class=\"undated\"><a href=\"#undated\">{words}</a></p>");
    }
    strip.html.push_str("</div>\n");
    if page.options.figure.legend {
        let second =
            page.options.language.calendar.map(|calendar| page.say(&format!("second-calendar-{}", calendar.as_str())));
        let signs = page.say(if is_counted { "html-legend-counts" } else { "html-legend" });
        let legend = [Some(signs), second].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let _ = writeln!(strip.html, "<p class=\"legend\">{legend} <span class=\"keys\">{help}</span></p>");
    }
    strip.html.push_str("</section>\n");
    strip
}

/// Buttons that only scripts can use, and so only scripts show.
fn tools(page: &Page<'_>) -> String {
    let button = |key: &str, sign: &str, name: &str| {
        format!("<button type=\"button\" data-key=\"{key}\" aria-label=\"{name}\" title=\"{name}\">{sign}</button>")
    };
    let all = page.say("html-zoom-all");
    format!(
        "<div class=\"tools\" role=\"group\" aria-label=\"{}\" hidden>{}{}{}</div>\n",
        page.say("html-zoom"),
        button("+", "+", &page.say("html-zoom-in")),
        button("-", "−", &page.say("html-zoom-out")),
        button("0", &all, &all)
    )
}

/// The time that the strip shows.
#[derive(Clone, Copy)]
struct Span {
    from: Seconds,
    to: Seconds,
}

impl Span {
    /// A little more than there is, and at least two days.
    fn with_margins((from, to): (Seconds, Seconds)) -> Self {
        let margin = ((to - from) * 0.012).max(86_400.0);
        Self { from: from - margin, to: to + margin }
    }

    /// A time as a share of the width, in percent.
    fn percent(self, time: Seconds) -> f64 {
        ((time - self.from) / (self.to - self.from) * 100.0).clamp(0.0, 100.0)
    }
}

/// A bar for every event of the page, lane by lane.
fn marks(page: &Page<'_>, span: Span, strip: &mut Strip) {
    let ranks: std::collections::HashMap<EventIx, usize> =
        page.listed.iter().enumerate().map(|(nth, &ix)| (ix, nth)).collect();
    for (at, lane) in page.content.lanes.iter().enumerate().filter(|(_, lane)| lane.dated > 0) {
        let placed: Vec<(&Placed, usize)> = (page.content.placed.iter().filter(|placed| placed.lane() == at))
            .filter_map(|placed| Some((placed, *ranks.get(&placed.event)?)))
            .collect();
        let (places, height) = arrange(&placed, span);
        let title = (clean(&lane.title.text), lane.title.direction.as_str());
        open_lane(strip, at, &style::lane_class(lane.color), title, height);
        // In the order of time, for those who hear the page.
        for ((placed, nth), place) in placed.into_iter().zip(places) {
            mark(page, strip, (placed, nth), place);
            strip.marked.insert(placed.event);
        }
        strip.html.push_str("</ul></div></div>\n");
    }
}

fn open_lane(strip: &mut Strip, at: usize, class: &str, (title, direction): (String, &str), height: f64) {
    let _ = writeln!(
        strip.html,
        "<div class=\"lane {class}\"><h2 class=\"name\" dir=\"{direction}\">{title}</h2><div class=\"track\">\
         <ul class=\"marks\" id=\"lane-{at}\">"
    );
    let _ = writeln!(strip.rules, "#lane-{at}{{--h:{height:.2}rem}}");
}

/// Place of a bar: its start and its width as shares of the strip, its top in rem, and true if its title has room.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Place {
    from: f64,
    wide: f64,
    top: f64,
    labelled: bool,
    /// Share of the width up to the next bar of its row.
    room: f64,
    /// True for the last of its row: its title may reach into the margin.
    is_last: bool,
}

/// Finds rows in which neither bars nor titles overlap, the most important events first; gives the height of them all.
fn arrange(placed: &[(&Placed, usize)], span: Span) -> (Vec<Place>, f64) {
    let mut order: Vec<usize> = (0..placed.len()).collect();
    order.sort_by_key(|&i| (std::cmp::Reverse(placed[i].0.importance()), i));
    let mut rows: Vec<Vec<(f64, f64)>> = vec![Vec::new(); LABEL_ROWS + BARE_ROWS];
    let mut found = vec![(0, Place::default()); placed.len()];
    for i in order {
        let from = span.percent(placed[i].0.from);
        let wide = span.percent(placed[i].0.to) - from;
        let (left, bar) = (from / 100.0 * TRACK, wide / 100.0 * TRACK);
        let free = |row: &usize| {
            let end = left + if *row < LABEL_ROWS { LABEL.max(bar) } else { BARE.max(bar) };
            rows[*row].iter().all(|(a, b)| end <= *a || *b <= left)
        };
        let row = (0..rows.len()).find(free).unwrap_or(LABEL_ROWS + BARE_ROWS - 1);
        let labelled = row < LABEL_ROWS;
        rows[row].push((left, left + bar.max(if labelled { LABEL } else { BARE })));
        found[i] = (row, Place { from, wide, top: 0.0, labelled, room: 100.0 - from, is_last: true });
    }
    let used = |rows: &[Vec<(f64, f64)>]| rows.iter().filter(|row| !row.is_empty()).count();
    let labels = used(&rows[..LABEL_ROWS]) as f64 * LABEL_ROW;
    let height = labels + used(&rows[LABEL_ROWS..]) as f64 * BARE_ROW;
    let top = |row: usize| match row.checked_sub(LABEL_ROWS) {
        None => row as f64 * LABEL_ROW,
        Some(bare) => labels + bare as f64 * BARE_ROW,
    };
    let mut places: Vec<Place> = found.iter().map(|&(row, place)| Place { top: top(row), ..place }).collect();
    // In the order of time, so the last one of a row that was passed is the neighbour.
    let mut last = vec![None; rows.len()];
    for (i, (row, place)) in found.iter().enumerate() {
        if let Some(before) = last[*row].replace(i) {
            let before: &mut Place = &mut places[before];
            (before.room, before.is_last) = (place.from - before.from, false);
        }
    }
    (places, height)
}

fn mark(page: &Page<'_>, strip: &mut Strip, (placed, nth): (&Placed, usize), place: Place) {
    let Some(event) = page.project.event(placed.event) else { return };
    let words = page.content.words(page.project, placed.event, &page.messages, &page.dates);
    let (title, language) = title(page, event);
    let attributes = page.attributes(title, language);
    let classes = format!(
        "{}{}{}{}{}",
        edge('f', placed.from_edge()),
        edge('t', placed.to_edge()),
        if placed.is_approximate() { " about" } else { "" },
        if place.labelled { "" } else { " bare" },
        status_class(placed.status()),
    );
    let uncertain = match (placed.is_uncertain(), page.locale().direction()) {
        (false, _) => "",
        (true, Direction::Rtl) => "<b aria-hidden=\"true\">؟</b>",
        (true, Direction::Ltr) => "<b aria-hidden=\"true\">?</b>",
    };
    let _ = writeln!(
        strip.html,
        "<li id=\"m{nth}\" class=\"{}\"><a href=\"#{}\" data-i=\"{nth}\" aria-label=\"{}\" title=\"{}\"><i>{uncertain}</i>\
         <span{attributes}>{}</span></a></li>",
        classes.trim_start(),
        html(&page.ids[&placed.event]),
        clean(&words.name),
        html(&words.date.text),
        clean(title),
    );
    let Place { from, wide, top, room, is_last, .. } = place;
    let margin = if is_last { ";--e:1" } else { "" };
    let _ = writeln!(strip.rules, "#m{nth}{{--x:{from:.2}%;--w:{wide:.2}%;--t:{top:.2}rem;--r:{room:.1}{margin}}}");
}

/// The class of an edge that is not sharp, after a space.
fn edge(side: char, kind: EdgeKind) -> String {
    let kind = match kind {
        EdgeKind::Sharp => return String::new(),
        EdgeKind::Soft => 's',
        EdgeKind::Open => 'o',
        EdgeKind::Unknown => 'u',
    };
    format!(" {side}{kind}")
}

/// Number of events that begin in every stretch of time, lane by lane; each leads to the first of them on the page.
fn counts(page: &Page<'_>, span: Span, strip: &mut Strip) {
    let lanes = page.content.lanes.len();
    let joined = lanes > MOST_LANES;
    let mut bins = vec![[(0_usize, None::<EventIx>); BINS]; if joined { 1 } else { lanes }];
    for placed in &page.content.placed {
        let bin = (span.percent(placed.from) / 100.0 * BINS as f64) as usize;
        let (count, first) = &mut bins[if joined { 0 } else { placed.lane().min(lanes - 1) }][bin.min(BINS - 1)];
        *count += 1;
        *first = first.or(page.ids.contains_key(&placed.event).then_some(placed.event));
    }
    let most = bins.iter().flatten().map(|(count, _)| *count).max().unwrap_or(1).max(1) as f64;
    let step = (span.to - span.from) / BINS as f64;
    for (at, bins) in bins.iter().enumerate().filter(|(_, bins)| bins.iter().any(|(count, _)| *count > 0)) {
        let view = &page.content.lanes[at];
        let (class, title) = if joined {
            (style::lane_class(0), (page.say("html-all-lanes"), page.locale().direction().as_str()))
        } else {
            (style::lane_class(view.color), (clean(&view.title.text), view.title.direction.as_str()))
        };
        open_lane(strip, at, &class, title, BIN_HEIGHT);
        for (nth, (count, first)) in bins.iter().enumerate().filter(|(_, (count, _))| *count > 0) {
            let begin = page.dates.tick_full(crate::i18n::TickUnit::Day, (span.from + step * nth as f64) as i64);
            let events = page.format("html-events", &[("count", (*count).into())]);
            let name = format!("{}{}{events}", html(&begin), page.separator());
            let bar = match first {
                Some(ix) => format!(
                    "<a href=\"#{}\" data-i=\"{nth}\" aria-label=\"{name}\" title=\"{name}\"><i></i></a>",
                    html(&page.ids[ix])
                ),
                None => format!("<i title=\"{name}\"></i>"),
            };
            let _ = writeln!(strip.html, "<li class=\"bin\" id=\"b{at}-{nth}\">{bar}</li>");
            let tall = BIN_HEIGHT * (*count as f64 / most).sqrt().max(0.08);
            let _ = writeln!(strip.rules, "#b{at}-{nth}{{--x:{nth}%;--n:{tall:.2}rem}}");
        }
        strip.html.push_str("</ul></div></div>\n");
    }
}

/// The ticks that stand at least `apart` seconds from each other: of two that do not, the one that begins a larger unit,
/// else the earlier one. A month has an odd number of days: its last tick may stand beside the next month's name.
fn spaced(ticks: Vec<Seconds>, apart: Seconds, is_larger: impl Fn(Seconds) -> bool) -> Vec<Seconds> {
    let mut kept: Vec<Seconds> = Vec::with_capacity(ticks.len());
    for tick in ticks {
        while is_larger(tick) && kept.last().is_some_and(|last| tick - last < apart && !is_larger(*last)) {
            kept.pop();
        }
        if kept.last().is_none_or(|last| tick - last >= apart) {
            kept.push(tick);
        }
    }
    kept
}

/// The ticks, in several sets for several widths.
fn axis(page: &Page<'_>, span: Span, strip: &mut Strip) {
    // Time may run the other way than the words of the page.
    let direction = page.locale().direction().as_str();
    strip.html.push_str("<div class=\"axis\" aria-hidden=\"true\"><div class=\"track\">\n");
    for level in 0..LEVELS {
        let width = TRACK * f64::from(1_u32 << level);
        let step = Step::for_zoom((span.to - span.from) / width, TICK_GAP);
        let context = step.context();
        let larger: HashSet<i64> = context
            .map(|step| step.ticks(span.from, span.to))
            .unwrap_or_default()
            .into_iter()
            .map(|t| t as i64)
            .collect();
        let _ = write!(strip.html, "<div class=\"ticks k{level}\">");
        let seen = step.ticks(span.from, span.to).into_iter().filter(|time| (span.from..span.to).contains(time));
        let apart = TICK_APART * (span.to - span.from) / width;
        for (nth, time) in (1..).zip(spaced(seen.collect(), apart, |time| larger.contains(&(time as i64)))) {
            let time = time as i64;
            let (class, words) = match context {
                Some(context) if larger.contains(&time) => {
                    (" class=\"major\"", page.dates.tick_full(context.unit, time))
                }
                _ if nth == 1 => ("", page.dates.tick_full(step.unit, time)),
                _ => ("", page.dates.tick(step.unit, time)),
            };
            let _ = write!(strip.html, "<span{class}><bdi dir=\"{direction}\">{}</bdi></span>", html(&words));
            let at = span.percent(time as Seconds);
            let _ = writeln!(strip.rules, ".k{level} :nth-child({nth}){{--x:{at:.2}%}}");
        }
        strip.html.push_str("</div>\n");
    }
    strip.html.push_str("</div></div>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::{Bounds, Edge};

    #[test]
    fn ticks_that_are_too_near_give_way_to_larger_units() {
        let day = |n: i64| n as Seconds;
        for (ticks, larger, expected) in [
            (vec![1, 3, 5], vec![], vec![1, 3, 5]),
            (vec![1, 3, 29, 31, 32], vec![32], vec![1, 3, 29, 32]),
            (vec![28, 29, 30, 31], vec![30], vec![28, 30]),
            (vec![1, 2, 3], vec![1, 2, 3], vec![1, 3]),
        ] {
            let kept = spaced(ticks.into_iter().map(day).collect(), 2.0, |tick| larger.contains(&(tick as i64)));
            assert_eq!(kept, expected.into_iter().map(day).collect::<Vec<_>>());
        }
    }

    #[test]
    fn neither_bars_nor_titles_overlap() {
        let edge = |time| Edge { time, kind: EdgeKind::Sharp };
        let event = |i: i64| {
            let bounds = Bounds { from: edge(i * 40_000), to: edge(i * 40_000 + (i % 7) * 90_000) };
            Placed::at(EventIx::from(i as usize), 0, bounds).rated((i % 5) as u8 + 1, crate::model::Status::Reported)
        };
        let events: Vec<Placed> = (0..40).map(event).collect();
        let placed: Vec<(&Placed, usize)> = events.iter().zip(0..).collect();
        let span = Span::with_margins((0.0, 20_000_000.0));
        let (places, height) = arrange(&placed, span);
        assert!(height <= LABEL_ROWS as f64 * LABEL_ROW + BARE_ROWS as f64 * BARE_ROW + 0.01);
        let last_row = height - BARE_ROW - 0.01;
        for width in [TRACK, 3.0 * TRACK] {
            let edges = |place: &Place| {
                let room = if place.labelled { LABEL } else { BARE };
                let from = place.from / 100.0 * width;
                (from, from + room.max(place.wide / 100.0 * width))
            };
            for (i, a) in places.iter().enumerate() {
                for b in &places[..i] {
                    let ((a0, a1), (b0, b1)) = (edges(a), edges(b));
                    let apart = a.top != b.top || a1 <= b0 + 0.1 || b1 <= a0 + 0.1;
                    assert!(apart || a.top > last_row, "{a:?} and {b:?} at {width}");
                }
            }
        }
        assert!(places.iter().filter(|place| place.labelled).count() >= 4);
    }
}
