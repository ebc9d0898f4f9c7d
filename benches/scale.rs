//! What a project of a million events costs, beside the least that it could cost, in one run: reading its file,
//! searching it, moving over it, drawing it.
//!
//! `cargo bench --bench scale` (`-- --json` for JSON, `-- WORD` for the rows with the word). The environment variable
//! `SANAD_EVENTS` gives another number of events.

#[path = "generate/main.rs"]
#[allow(dead_code, reason = "its command line is not used here")]
mod generate;
#[allow(dead_code, reason = "other benchmarks use the rest")]
mod support;

use std::borrow::Cow;
use std::path::Path;

use egui::{Event, pos2, vec2};
use sanad::base::{Color, Pos, Rect, Size};
use sanad::export::{ExportOptions, Material, Preset, export};
use sanad::formats::json;
use sanad::i18n::{Locale, Messages};
use sanad::model::search::SearchIndex;
use sanad::render::DocumentInfo;
use sanad::render::png::{self, PngOptions};
use sanad::scene::{Fill, Scene, Shape};
use sanad::text::{Family, TextEngine, TextRequest, TextStyle};
use sanad::timeline::TimelineIndex;
use serde::Deserialize;
use support::report::{Report, timed};
use support::stage::Stage;

const RUNS: usize = 5;
/// The smaller project.
const FEW: u64 = 10_000;
/// Steps of 1 % of the width, and steps of × 1.1.
const PANS: usize = 60;
const ZOOMS: usize = 40;
/// Rectangles and titles of the frame that is the floor.
const RECTS: usize = 500;
const TITLES: usize = 200;

/// What any reader of the file has to take from it.
#[derive(Deserialize)]
struct Bare<'a> {
    #[serde(borrow)]
    events: Vec<BareEvent<'a>>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsing them is what is measured")]
struct BareEvent<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    when: Cow<'a, str>,
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    lane: Cow<'a, str>,
    importance: u8,
}

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    let events = std::env::var("SANAD_EVENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().expect("a folder for the projects");
    let [many, few] = [events, FEW].map(|events| {
        let path = folder.path().join(format!("{events}.json"));
        let mut file = std::io::BufWriter::new(std::fs::File::create(&path).expect("the folder can be written"));
        generate::write(&mut file, events, 1).expect("the folder can be written");
        path
    });
    frames(&mut report, &few, &many, events);
    loading(&mut report, &many);
    drawing(&mut report, &many, folder.path());
    report.print();
}

fn loading(report: &mut Report, path: &Path) {
    let file = std::fs::read(path).expect("it was just written");
    let bare = || {
        let bare: Bare<'_> = serde_json::from_slice(&file).expect("the file is what it should be");
        let mut order: Vec<(&str, u32)> = bare.events.iter().map(|e| &*e.when).zip(0..).collect();
        order.sort_unstable();
        order.len()
    };
    report.measure("load: bare parse and sort (floor)", None, || timed(RUNS, bare));
    report.measure("load: file to project", None, || timed(RUNS, || json::load(&file, path)));
    report.ratio("load: project to floor", 1.5, ["load: file to project", "load: bare parse and sort (floor)"]);
    let project = json::load(&file, path).project;
    let messages = Messages::new(Locale::Ar);
    report.measure("load: timeline of the project", None, || {
        timed(RUNS, || TimelineIndex::build(&project, &messages, |_| true))
    });
    report.measure("load: search index of the project", None, || timed(RUNS, || SearchIndex::build(&project)));
    let index = SearchIndex::build(&project);
    let queries = [
        ("search: a letter that most have", "ا"),
        ("search: a word", "محكمة"),
        ("search: two words", "ميزانية llama"),
        ("search: nothing there", "zzzz"),
    ];
    for (name, query) in queries {
        report.measure(name, Some(30.0), || timed(RUNS, || index.search(query)));
    }
}

/// Frames of a window of 1440 × 900 points: input, layout, shapes, tessellation.
fn frames(report: &mut Report, few: &Path, many: &Path, events: u64) {
    report.measure("frame: 500 rectangles and 200 titles (floor)", None, || plain_frames(PANS + ZOOMS));
    for (path, pan, zoom) in [
        (few, "frame: panning, 10,000 events", "frame: zooming, 10,000 events"),
        (many, "frame: panning, all events", "frame: zooming, all events"),
    ] {
        let before = resident();
        let mut stage = Stage::on(path);
        if path == many {
            report.count("memory: bytes an event, with the window", Some(190.0), (resident() - before) / events as f64);
            stage.wait_for_index();
            report.count("memory: the same with the search index", None, (resident() - before) / events as f64);
        }
        report.measure(pan, None, || panning(&mut stage));
        report.measure(zoom, None, || zooming(&mut stage));
        if path == many {
            stage.settle();
            let panned = allocation_counter::measure(|| pans(&mut stage).for_each(|time| assert!(time > 0.0)));
            report.count("frame: allocations while panning", None, panned.count_total as f64 / PANS as f64);
            stage.settle();
            report.measure("frame: nothing changed, all events", Some(0.1), || resting(&mut stage));
        }
    }
    let floor = "frame: 500 rectangles and 200 titles (floor)";
    report.ratio("frame: panning to floor", 2.0, ["frame: panning, all events", floor]);
    report.ratio("frame: zooming to floor", 2.0, ["frame: zooming, all events", floor]);
    let flat = ["frame: panning, all events", "frame: panning, 10,000 events"];
    report.ratio("frame: panning, all events to 10,000", 1.3, flat);
}

/// Not inlined, so that a profiler can be told to watch it alone.
#[inline(never)]
fn panning(stage: &mut Stage) -> Vec<f64> {
    stage.settle();
    pans(stage).collect()
}

fn pans(stage: &mut Stage) -> impl Iterator<Item = f64> {
    let step = |n: usize| if (n / 30).is_multiple_of(2) { 14.4 } else { -14.4 };
    (0..PANS).map(move |n| stage.frame(vec![Event::PointerMoved(pos2(640.0, 300.0)), wheel(vec2(step(n), 0.0))]))
}

/// As [`panning`].
#[inline(never)]
fn zooming(stage: &mut Stage) -> Vec<f64> {
    stage.settle();
    let factor = |n: usize| if (n / 20).is_multiple_of(2) { 1.1 } else { 1.0 / 1.1 };
    (0..ZOOMS).map(|n| stage.frame(vec![Event::PointerMoved(pos2(640.0, 300.0)), Event::Zoom(factor(n))])).collect()
}

/// As [`panning`].
#[inline(never)]
fn resting(stage: &mut Stage) -> Vec<f64> {
    (0..200).map(|_| stage.frame(Vec::new())).collect()
}

fn wheel(delta: egui::Vec2) -> Event {
    Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    }
}

/// As [`panning`]. Frames of egui alone, with as much in them as a full timeline has; every frame is another.
#[inline(never)]
fn plain_frames(frames: usize) -> Vec<f64> {
    let context = egui::Context::default();
    let frame = |n: usize| {
        support::stage::timed_frame(&context, n as f64 / 60.0, Vec::new(), |ui| {
            let painter = ui.painter();
            for i in 0..RECTS {
                let at = pos2((i * 37 % 1400) as f32 + n as f32, (i * 17 % 880) as f32);
                painter.rect_filled(egui::Rect::from_min_size(at, vec2(30.0, 12.0)), 3.0, egui::Color32::GRAY);
            }
            for i in 0..TITLES {
                let at = pos2((i * 67 % 1300) as f32 + n as f32, (i * 29 % 880) as f32);
                let font = egui::FontId::proportional(13.0);
                let title = format!("The title of the event {i}");
                painter.text(at, egui::Align2::LEFT_TOP, title, font, egui::Color32::BLACK);
            }
        })
    };
    (0..frames + 30).map(frame).skip(30).collect()
}

/// Bytes of the process in memory; 0 where the system does not say.
fn resident() -> f64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok().and_then(|text| text.split(' ').nth(1)?.parse().ok());
    pages.map_or(0.0, |pages: f64| pages * 4_096.0)
}

/// A picture of 3840 × 2160 pixels.
fn drawing(report: &mut Report, path: &Path, folder: &Path) {
    let options = ExportOptions::default().with_preset(Preset::by_name("4k").expect("a named size"));
    let project = json::load(&std::fs::read(path).expect("it was just written"), path).project;
    let floor = "export: 4K of 500 rectangles and 2,000 glyphs (floor)";
    report.measure(floor, None, || {
        let (scene, engine) = plain_scene();
        let options = PngOptions { scale: 2.0, dpi: None, about: DocumentInfo::default(), carried: None };
        timed(RUNS, || png::encode(&scene, &engine, &options).expect("memory can be written").len())
    });
    let content = TimelineIndex::build(&project, &Messages::new(Locale::Ar), |_| true);
    let shown = Material { content: Some(&content), ..Material::from(&project) };
    let name = "export: 4K of all events";
    report.measure(name, None, || timed(RUNS, || drawn(shown, &options, folder)));
    report.measure("export: 4K of all events, gathered first", None, || {
        timed(RUNS, || drawn(Material::from(&project), &options, folder))
    });
    report.ratio("export: 4K to floor", 2.0, [name, floor]);
}

/// Not inlined, as [`panning`].
#[inline(never)]
fn drawn(material: Material<'_>, options: &ExportOptions, folder: &Path) -> usize {
    export(material, options, &folder.join("a.png")).expect("the folder can be written").files.len()
}

fn plain_scene() -> (Scene, TextEngine) {
    let engine = TextEngine::bundled();
    let size = Size::new(1920.0, 1080.0);
    let white = Color::from_hex("#ffffff").expect("a colour");
    let [gray, black] = ["#888888", "#000000"].map(|hex| Color::from_hex(hex).expect("a colour"));
    let mut scene = Scene { size, background: Some(white), ..Scene::default() };
    for i in 0..RECTS {
        let at = Pos::new((i * 37 % 1880) as f32, (i * 17 % 1060) as f32);
        let rect = Rect::new(at.x, at.y, at.x + 30.0, at.y + 12.0);
        scene.push(Shape::Rect { rect, radius: 3.0, fill: Fill::Solid(gray), stroke: None });
    }
    for i in 0..80 {
        let style = TextStyle { family: Family::Sans, size: 13.0, weight: 500, line_height: 1.3 };
        let text = "عنوان الحدث رقم واحد من كل";
        let layout = engine.layout(&TextRequest { max_lines: Some(1), ..TextRequest::new(text, style) });
        let pos = Pos::new((i * 67 % 1700) as f32, (i * 29 % 1060) as f32);
        scene.push(Shape::Text { layout, pos, color: black });
    }
    (scene, engine)
}
