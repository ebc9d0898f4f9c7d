//! How long the window, the export, the opening of a project and the layout of text take.
//!
//! `cargo bench --bench window` prints a table, with `-- --json` the same as JSON, and with `-- WORD` only the rows
//! whose name has the word. Every goal is for one core of an ordinary machine; everything here runs on one thread.

mod support;

use egui::{Event, Key, Modifiers, MouseWheelSource, PointerButton, Pos2, pos2, vec2};
use sanad::app::session::Session;
use sanad::export::{ExportOptions, Pages, Preset, export, pages};
use sanad::formats;
use sanad::render::DocumentInfo;
use sanad::render::png::{self, PngOptions};
use sanad::text::{Family, TextEngine, TextRequest, TextStyle};
use support::report::{Report, timed};
use support::stage::Stage;

/// Frames of a scene that are measured.
const FRAMES: usize = 600;
/// Frames from one end of a movement to the other.
const SWEEP: usize = 60;

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    frames(&mut report);
    exports(&mut report);
    opening(&mut report);
    text(&mut report);
    report.print();
}

/// Whole frames of a window of 1440 × 900 points on the bundled project: input, layout, shapes, tessellation.
fn frames(report: &mut Report) {
    report.measure("frame: nothing changed", Some(0.3), || {
        let mut stage = Stage::settled();
        (0..FRAMES).map(|_| stage.frame(Vec::new())).collect()
    });
    report.measure("frame: pointer moving over the lanes", None, || {
        let mut stage = Stage::settled();
        (0..FRAMES).map(|n| stage.frame(vec![Event::PointerMoved(between(n))])).collect()
    });
    report.measure("frame: panning", Some(2.0), || panning(Stage::settled()));
    report.measure("frame: panning, an event selected", Some(2.0), || panning(with_selection()));
    report.measure("frame: zooming", Some(2.0), || {
        let mut stage = Stage::settled();
        stage.frame(vec![Event::PointerMoved(between(0))]);
        let factor = |n: usize| if (n / SWEEP).is_multiple_of(2) { 1.03 } else { 1.0 / 1.03 };
        moving(&mut stage, |n| Event::Zoom(factor(n)))
    });
    report.measure("frame: scrolling the document", Some(2.0), || {
        let mut stage = Stage::settled();
        stage.frame(vec![Event::PointerMoved(pos2(200.0, 600.0))]);
        let way = |n: usize| if (n / SWEEP).is_multiple_of(2) { -12.0 } else { 12.0 };
        (0..FRAMES).map(|n| stage.frame(vec![wheel(way(n))])).collect()
    });
    report.measure("frame: the first with the project", None, || (0..15).map(|_| Stage::first_frame()).collect());
}

/// A place on the background of the lanes, on a way there and back.
fn between(n: usize) -> Pos2 {
    let along = if (n / SWEEP).is_multiple_of(2) { n % SWEEP } else { SWEEP - n % SWEEP };
    pos2(640.0 + 6.0 * along as f32, 100.0)
}

fn wheel(points: f32) -> Event {
    Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, points),
        phase: egui::TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

fn with_selection() -> Stage {
    let mut stage = Stage::settled();
    let key = |pressed| Event::Key {
        key: Key::Home,
        physical_key: Some(Key::Home),
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    stage.frame(vec![key(true), key(false)]);
    stage.settle();
    assert!(stage.app().state().project().unwrap().selection.excerpt.is_some(), "no event was selected");
    stage
}

/// The background of the lanes is dragged to and fro.
fn panning(mut stage: Stage) -> Vec<f64> {
    let button = |pressed| Event::PointerButton {
        pos: between(0),
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    stage.frame(vec![Event::PointerMoved(between(0))]);
    stage.frame(vec![button(true)]);
    moving(&mut stage, |n| Event::PointerMoved(between(n)))
}

/// Frames of which nearly every one shows another stretch of time than the one before.
fn moving(stage: &mut Stage, event: impl Fn(usize) -> Event) -> Vec<f64> {
    let mut moves = 0;
    let frame = |n| {
        let before = stage.app().state().project().unwrap().time.now;
        let time = stage.frame(vec![event(n)]);
        moves += usize::from(stage.app().state().project().unwrap().time.now != before);
        time
    };
    let times = (1..=FRAMES).map(frame).collect();
    assert!(moves * 10 > FRAMES * 9, "only {moves} frames of {FRAMES} moved");
    times
}

/// The bundled project as a picture of 3840 × 2160 pixels.
fn exports(report: &mut Report) {
    let project = formats::sample().project;
    let preset = Preset::by_name("4k").expect("a named size");
    let options = ExportOptions::default().with_preset(preset);
    let laid_out = || pages(&project, &options).expect("a size that can be drawn");
    let folder = tempfile::tempdir().expect("a folder for the pictures");
    let file = folder.path().join("a.png");
    report.measure("export 4K: to a file", Some(400.0), || {
        timed(15, || export(&project, &options, &file).expect("the folder can be written"))
    });
    report.measure("export 4K: in memory", Some(400.0), || {
        timed(15, || {
            let pages = laid_out();
            png::encode(&pages.scenes[0], &pages.engine, &png_options(pages.scale))
                .expect("memory can be written")
                .len()
        })
    });
    report.measure("  of it layout", None, || timed(15, || laid_out().scenes[0].items.len()));
    let Pages { scenes, engine, scale, .. } = laid_out();
    let scene = &scenes[0];
    report.measure("  of it raster", None, || timed(15, || png::raster(scene, &engine, scale).map(|p| p.width)));
    report.measure("  of it raster and encode", None, || {
        timed(15, || png::encode(scene, &engine, &png_options(scale)).map(|bytes| bytes.len()))
    });
}

fn png_options(scale: f32) -> PngOptions {
    PngOptions { scale, dpi: None, about: DocumentInfo::default(), carried: None }
}

fn opening(report: &mut Report) {
    report.measure("open: the bundled project", None, || timed(60, || formats::sample().resolutions.len()));
    report.measure("open: and make it searchable", None, || {
        timed(60, || Session::new(formats::sample()).resolutions().len())
    });
}

/// Every paragraph of the article as the source panel sets it.
fn text(report: &mut Report) {
    let opened = formats::sample();
    let article = opened.texts.first().and_then(|text| text.text()).expect("the article is compiled in").to_owned();
    let style = TextStyle { family: Family::Naskh, size: 17.0, weight: 400, line_height: 1.7 };
    let lay_out = |engine: &TextEngine| -> usize {
        let paragraphs = article.lines().filter(|line| !line.trim().is_empty());
        paragraphs
            .map(|text| {
                let request = TextRequest { max_width: Some(420.0), ..TextRequest::new(text, style) };
                engine.layout(&request).lines.len()
            })
            .sum()
    };
    report.measure("text: an engine with the bundled fonts", None, || timed(30, TextEngine::bundled));
    report.measure("text: the article, cold engine", None, || timed(30, || lay_out(&TextEngine::bundled())));
    report.measure("text: the article, new to a warm engine", None, || {
        let engine = TextEngine::bundled();
        lay_out(&engine);
        timed(30, || {
            // Two generations of the cache go by, and with them all that it held.
            (0..400).for_each(|_| engine.end_frame());
            lay_out(&engine)
        })
    });
    report.measure("text: the article, cached", None, || {
        let engine = TextEngine::bundled();
        lay_out(&engine);
        timed(300, || lay_out(&engine))
    });
}
