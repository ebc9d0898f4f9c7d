//! The legend: lanes by colour and pattern, and those signs of dates that the picture shows, each as it is drawn.

use super::context::{FigureContext, SPACE};
use super::painter::{PagePainter, place};
use crate::base::{Pos, Rect};
use crate::model::Status;
use crate::model::date::EdgeKind;
use crate::scene::{Fill, Shape, Stroke};
use crate::timeline::draw::bands::{ABOUT_OUTLINE, FULL, LaneBrush, about_outline, draw_mark};
use crate::timeline::draw::card::{FORECAST_OUTLINE, forecast_outline};
use crate::timeline::draw::doubt;
use crate::timeline::metrics::{COUNT, META};

/// Height of a line.
const LINE: f32 = 21.0;
/// Free width after an entry.
const GAP: f32 = 20.0;
/// Width of the sign of a lane with the gap to its words, and of a disc or the sign of a doubt without it.
const MARK: f32 = 16.0;
/// Width of a sample of a band or a card.
const SAMPLE: f32 = 32.0;
/// Free width between a sign and its words.
const SIGN_GAP: f32 = 8.0;
/// Half the height of a sample of a band, and of a card.
const HALF_BAND: f32 = 4.0;
const HALF_CARD: f32 = 6.0;
/// Radius of the corners of a sample of a card.
const CARD_RADIUS: f32 = 3.0;
/// Opacity of a sample of an approximate band, by which its dashes are seen.
const ABOUT: f32 = 0.35;
/// Distance of the middle of a lane's dot from the start side, and of the middle of a disc.
const DOT_CENTER: f32 = 5.0;
const DISC_CENTER: f32 = MARK / 2.0;
/// Radius of the disc of a note's number and of a question mark.
const DISC: f32 = 7.5;
/// Opacity of the disc of a note's number.
const DISC_GROUND: f32 = 0.08;

/// A sign that is explained.
#[derive(Clone, Copy, Debug, PartialEq)]
enum LegendSign {
    /// A lane, by the position that gives its colour.
    Lane(usize),
    /// A band that is only known to a month or a year.
    Soft,
    /// An open end.
    Open,
    /// An approximate date.
    About,
    /// An uncertain date.
    Uncertain,
    /// A forecast.
    Forecast,
    /// A quote in doubt.
    Doubt,
    /// The number of a note.
    Note,
    /// Words alone.
    TextOnly,
}

impl LegendSign {
    fn width(self) -> f32 {
        match self {
            Self::Lane(_) => MARK,
            Self::TextOnly => 0.0,
            Self::Note | Self::Uncertain | Self::Doubt => MARK + SIGN_GAP,
            Self::Soft | Self::Open | Self::About | Self::Forecast => SAMPLE + SIGN_GAP,
        }
    }
}

/// Signs that are explained, each with its words.
fn entries(cx: &FigureContext<'_>) -> Vec<(LegendSign, String)> {
    // Signs that occur, found in one pass: there may be very many events.
    let [mut soft, mut open, mut about, mut uncertain, mut forecast] = [false; 5];
    for placed in &cx.content.placed {
        for edge in [placed.from_edge(), placed.to_edge()] {
            soft |= edge == EdgeKind::Soft;
            open |= matches!(edge, EdgeKind::Open | EdgeKind::Unknown);
        }
        about |= placed.is_approximate();
        uncertain |= placed.is_uncertain();
        forecast |= placed.status() == Status::Forecast;
    }
    let is_forecast = |event| cx.project.event(event).is_some_and(|event| event.status() == Status::Forecast);
    forecast |= cx.content.undated.iter().any(|(event, _)| is_forecast(*event));
    let signs = [
        (LegendSign::Soft, soft, "figure-soft"),
        (LegendSign::Open, open, "figure-open"),
        (LegendSign::About, about, "figure-about"),
        (LegendSign::Uncertain, uncertain, "figure-uncertain"),
        (LegendSign::Forecast, forecast, "figure-forecast"),
        (LegendSign::Doubt, cx.doubtful, "figure-doubt"),
        (LegendSign::Note, !cx.notes.notes.is_empty(), "figure-note"),
    ];
    let lanes = cx.content.lanes.iter().filter(|_| cx.has_named_lanes());
    let lanes = lanes.map(|lane| (LegendSign::Lane(lane.color), lane.title.text.clone()));
    let signs = signs.into_iter().filter(|(_, shown, _)| *shown).map(|(sign, _, id)| (sign, cx.kit.messages.get(id)));
    let second = cx.kit.dates.second_calendar();
    let second = second.map(|calendar| cx.kit.messages.get(&format!("second-calendar-{}", calendar.as_str())));
    let doubtful = cx.doubtful.then(|| cx.kit.messages.get("figure-unproven"));
    let words = second.into_iter().chain(doubtful).map(|words| (LegendSign::TextOnly, words));
    lanes.chain(signs).chain(words).collect()
}

/// Place of each entry: line, distance from the start side, width.
fn places(cx: &FigureContext<'_>, entries: &[(LegendSign, String)], width: f32) -> Vec<(usize, f32, f32)> {
    let (mut line, mut along) = (0, 0.0);
    let mut place = |(sign, words): &(LegendSign, String)| {
        let own = (sign.width() + cx.kit.line(words, META, cx.side, None).size.w).min(width);
        if along > 0.0 && along + own > width {
            (line, along) = (line + 1, 0.0);
        }
        let at = (line, along, own);
        along += own + GAP;
        at
    };
    entries.iter().map(&mut place).collect()
}

/// The height of the legend with the space above it.
pub(crate) fn height(cx: &FigureContext<'_>, width: f32) -> f32 {
    let entries = if cx.options.legend { entries(cx) } else { Vec::new() };
    let last = places(cx, &entries, width).last().map(|(line, ..)| line + 1);
    last.map_or(0.0, |lines| lines as f32 * LINE + SPACE / 2.0)
}

/// Draws the legend into an area as high as [`height`] says.
pub(crate) fn draw(painter: &mut PagePainter<'_, '_>, area: Rect) {
    let cx = painter.cx;
    let entries = entries(cx);
    for ((sign, words), (line, along, width)) in entries.iter().zip(places(cx, &entries, area.width())) {
        let strip = area.split_top(SPACE / 2.0 + line as f32 * LINE).1.split_top(LINE).0;
        let at = place(strip, cx.side, along, width);
        let (sign_at, words_at) = at.split_start(cx.side, sign.width());
        draw_sign(painter, *sign, sign_at);
        let layout = cx.kit.line(words, META, cx.side, Some(words_at.width() + 1.0));
        let pos = Pos::new(words_at.start(cx.side).min(words_at.min.x), at.center().y - layout.size.h / 2.0);
        let color = if matches!(sign, LegendSign::Lane(_)) { cx.kit.theme.ink } else { cx.kit.theme.muted };
        painter.layout(layout, pos, color);
    }
}

fn draw_sign(painter: &mut PagePainter<'_, '_>, sign: LegendSign, at: Rect) {
    let (cx, theme) = (painter.cx, painter.cx.kit.theme);
    let color = theme.muted;
    let y = at.center().y;
    let sample = place(at, cx.side, 0.0, SAMPLE);
    let sample_of = |half: f32| Rect::new(sample.min.x, y - half, sample.max.x, y + half);
    let band = sample_of(HALF_BAND);
    let rect = |rect, radius, fill, stroke| Shape::Rect { rect, radius, fill, stroke };
    let scale = |near: f32, far: f32, stops: (f32, f32)| {
        let places = [(0.0, near), (stops.0, FULL), (1.0 - stops.1, FULL), (1.0, far)];
        let stops = places.map(|(place, strength)| (place, color.fade(strength)));
        cx.gradient(stops.to_vec())
    };
    match sign {
        LegendSign::TextOnly => {}
        LegendSign::Lane(index) => {
            let center = Pos::new(at.start(cx.side) + cx.side.sign() * DOT_CENTER, y);
            draw_mark(painter.scene, center, LaneBrush::of(cx.kit, index));
        }
        // As bands draw such ends, but an open one fades over a longer way, to be told from a soft one when so short.
        LegendSign::Soft => painter.scene.push(rect(band, HALF_BAND, scale(0.15, 0.15, (0.3, 0.3)), None)),
        LegendSign::Open => painter.scene.push(rect(band, HALF_BAND, scale(FULL, 0.0, (0.0, 0.6)), None)),
        LegendSign::About => {
            let stroke = Some(about_outline(ABOUT_OUTLINE, color));
            painter.scene.push(rect(band, HALF_BAND, Fill::Solid(color.fade(ABOUT)), stroke));
        }
        LegendSign::Forecast => {
            let stroke = Some(forecast_outline(FORECAST_OUTLINE, color));
            painter.scene.push(rect(sample_of(HALF_CARD), CARD_RADIUS, Fill::None, stroke));
        }
        LegendSign::Doubt => {
            let center = Pos::new(at.start(cx.side) + cx.side.sign() * DISC_CENTER, y);
            doubt::draw(painter.scene, None, center, doubt::SIGN, theme.error);
        }
        LegendSign::Note | LegendSign::Uncertain => {
            let center = Pos::new(at.start(cx.side) + cx.side.sign() * DISC_CENTER, y);
            let uncertain = sign == LegendSign::Uncertain;
            let words = if uncertain { cx.question_mark().into() } else { cx.kit.messages.get("figure-some-number") };
            let layout = cx.kit.line(&words, COUNT, cx.side, None);
            let (fill, stroke) = match uncertain {
                true => (Fill::None, Some(Stroke::new(1.0, color))),
                false => (Fill::Solid(theme.ink.fade(DISC_GROUND)), None),
            };
            painter.scene.push(Shape::Circle { center, radius: DISC, fill, stroke });
            let pos = Pos::new(center.x - layout.size.w / 2.0, y - layout.size.h / 2.0);
            painter.layout(layout, pos, color);
        }
    }
}
