//! The window and the PNG draw the same scene alike: each shape by itself, and all together with text.

mod support;

use std::sync::Arc;

use egui_kittest::Harness;
use sanad::base::{Color, Pos, Rect, Size};
use sanad::render::egui::ScenePainter;
use sanad::render::png;
use sanad::scene::{Fill, Scene, Shape, Stroke, Theme};
use sanad::text::{Family, TextEngine, TextRequest, TextStyle};
use support::CpuRenderer;

/// Rows of pixels, three channels each, over the scene's background.
type Picture = Vec<[u8; 3]>;

fn scene(size: (f32, f32), theme: &Theme, shapes: Vec<Shape>) -> Scene {
    let mut scene = Scene { size: Size::new(size.0, size.1), background: Some(theme.window), ..Scene::default() };
    shapes.into_iter().for_each(|shape| scene.push(shape));
    scene
}

fn as_file(scene: &Scene, scale: f32) -> Picture {
    let pixels = png::raster(scene, &TextEngine::bundled(), scale).expect("a picture of moderate size");
    pixels.rgba.chunks_exact(4).map(|p| [p[0], p[1], p[2]]).collect()
}

fn in_window(scene: &Scene, scale: f32) -> Picture {
    let (mut painter, engine, shown) = (ScenePainter::new(), TextEngine::bundled(), scene.clone());
    let mut harness = Harness::builder()
        .with_size([scene.size.w, scene.size.h])
        .with_pixels_per_point(scale)
        .renderer(CpuRenderer::new())
        .build_ui(move |ui| {
            let whole = ui.ctx().content_rect();
            let Color { r, g, b, .. } = shown.background.expect("a background");
            let canvas = ui.painter().with_clip_rect(whole);
            canvas.rect_filled(whole, 0.0, egui::Color32::from_rgb(r, g, b));
            painter.paint(&canvas, whole.min, shown.items.clone(), &engine);
        });
    harness.run();
    harness.render().expect("the CPU can draw").pixels().map(|p| [p.0[0], p.0[1], p.0[2]]).collect()
}

/// Mean difference of a channel, and the share of pixels with a channel off by more than 64.
fn difference(a: &Picture, b: &Picture) -> (f64, f64) {
    assert_eq!(a.len(), b.len());
    let off = |(a, b): (&[u8; 3], &[u8; 3])| [0, 1, 2].map(|i| f64::from(a[i].abs_diff(b[i])));
    let offs: Vec<[f64; 3]> = a.iter().zip(b).map(off).collect();
    let mean = offs.iter().flatten().sum::<f64>() / (3 * a.len()) as f64;
    let far = offs.iter().filter(|o| o.iter().any(|&c| c > 64.0)).count();
    (mean, far as f64 / a.len() as f64)
}

/// How much a picture differs from its background, in all.
fn ink(picture: &Picture, background: Color) -> f64 {
    let ground = [background.r, background.g, background.b];
    picture.iter().flatten().zip(ground.iter().cycle()).map(|(a, b)| f64::from(a.abs_diff(*b))).sum()
}

fn label(text: &str, family: Family, size: f32, pos: Pos, color: Color) -> Shape {
    let style = TextStyle { family, size, weight: 400, line_height: 1.5 };
    let request = TextRequest::new(text, style);
    Shape::Text { layout: Arc::clone(&TextEngine::bundled().layout(&request)), pos, color }
}

/// One of each kind, in an area of 120 by 100.
fn kinds(theme: &Theme) -> Vec<(&'static str, Vec<Shape>)> {
    let p = Pos::new;
    let (ink, lane) = (theme.ink, theme.lane(0));
    let rect = Rect::new(20.3, 20.4, 100.0, 70.0);
    let boxed = |radius, fill, stroke| vec![Shape::Rect { rect, radius, fill, stroke }];
    let soft = vec![(0.0, lane.fade(0.0)), (0.3, lane), (0.7, theme.error), (1.0, lane.fade(0.0))];
    let arrow = vec![p(20.0, 20.0), p(100.0, 50.0), p(20.0, 80.0), p(45.0, 50.0)];
    let path = |fill, stroke| vec![Shape::Path { points: arrow.clone(), closed: true, fill, stroke }];
    let line = |to, stroke| {
        vec![Shape::Path { points: vec![p(10.3, 10.4), to], closed: false, fill: Fill::None, stroke: Some(stroke) }]
    };
    let circle = |fill, stroke| vec![Shape::Circle { center: p(60.2, 50.7), radius: 24.0, fill, stroke }];
    let curve = [p(10.0, 10.0), p(10.0, 90.0), p(110.0, 10.0), p(110.0, 90.0)];
    let shadow = |rect, blur| vec![Shape::Shadow { rect, radius: 8.0, blur, color: ink.fade(0.4) }];
    let clipped = vec![
        Shape::PushClip(Rect::new(30.0, 0.0, 90.0, 60.0)),
        Shape::PushClip(Rect::new(0.0, 30.0, 60.0, 99.0)),
        Shape::Circle { center: p(60.0, 50.0), radius: 40.0, fill: Fill::Solid(lane), stroke: None },
        Shape::PopClip,
        Shape::PopClip,
        Shape::PopClip,
        Shape::Circle { center: p(100.0, 20.0), radius: 10.0, fill: Fill::Solid(ink), stroke: None },
    ];
    // Two that meet, one of no height and one with a gap before it; seen through, so that a seam would show.
    let bars = [(20.3, 20.4, 40.0, 70.0), (40.0, 35.7, 61.4, 55.0), (61.4, 45.2, 70.0, 45.2), (80.0, 40.0, 99.6, 60.0)];
    let bars = bars.map(|(x0, y0, x1, y1)| Rect::new(x0, y0, x1, y1)).to_vec();
    vec![
        ("bars", vec![Shape::Bars { bars, color: lane.fade(0.5) }]),
        ("block", boxed(0.0, Fill::Solid(lane), None)),
        ("card", boxed(8.0, Fill::Solid(theme.card), Some(Stroke::new(1.0, ink)))),
        ("thick outline", boxed(6.0, Fill::None, Some(Stroke::new(3.0, lane)))),
        ("dashed outline", boxed(6.0, Fill::Solid(theme.card), Some(Stroke::dashed(2.0, lane, 6.0, 4.0)))),
        ("soft band", boxed(0.0, Fill::Horizontal(soft.clone()), None)),
        ("soft round band", boxed(20.0, Fill::Horizontal(soft.clone()), None)),
        ("circle", circle(Fill::Solid(lane), Some(Stroke::new(2.0, ink)))),
        ("circle of colours", circle(Fill::Horizontal(soft), None)),
        ("hollow polygon", path(Fill::Solid(lane.fade(0.5)), None)),
        ("outline of a polygon", path(Fill::None, Some(Stroke::new(2.0, ink)))),
        ("upright line", line(p(10.3, 90.0), Stroke::new(1.0, ink))),
        ("slanted line", line(p(110.0, 90.0), Stroke::new(2.0, ink))),
        ("dashed line", line(p(110.0, 10.4), Stroke::dashed(2.0, ink, 5.0, 3.0))),
        ("curve", vec![Shape::Curve { points: curve, stroke: Stroke::new(2.0, lane) }]),
        ("dashed curve", vec![Shape::Curve { points: curve, stroke: Stroke::dashed(2.0, lane, 8.0, 5.0) }]),
        ("shadow", shadow(rect, 4.0)),
        ("shadow of a dot", shadow(Rect::new(56.0, 46.0, 64.0, 54.0), 8.0)),
        ("clips", clipped),
        ("text", vec![label("سند", Family::Naskh, 40.0, p(10.0, 10.0), ink)]),
    ]
}

#[test]
fn every_shape_looks_alike() {
    for scale in [1.0, 1.5, 2.0] {
        for (name, shapes) in kinds(Theme::light()) {
            let scene = scene((120.0, 100.0), Theme::light(), shapes);
            let (file, window) = (as_file(&scene, scale), in_window(&scene, scale));
            let (mean, far) = difference(&file, &window);
            let background = scene.background.expect("a background");
            let (a, b) = (ink(&file, background), ink(&window, background));
            assert!(a > 1_000.0, "{name}: nothing in the file");
            assert!((a / b - 1.0).abs() < 0.08, "{name} × {scale}: ink {a} in the file, {b} in the window");
            assert!(mean < 1.5 && far < 0.01, "{name} × {scale}: {mean:.2} off, {:.2} % far off", far * 100.0);
        }
    }
}

#[test]
fn text_of_many_sizes_looks_alike_in_both_themes() {
    // Enough pictures of glyphs to fill the first texture and have a larger one made in the midst of a frame.
    let text = "كشفت وثائق المحكمة أن Mistral AI كانت محل سخرية داخلية، بحسب 64,000 وحدة GPU";
    for theme in [Theme::light(), Theme::dark()] {
        let mut shapes = Vec::new();
        for row in 0..30_u8 {
            let (y, size) = (10.0 + 42.0 * f32::from(row), 11.0 + 0.7 * f32::from(row));
            shapes.push(label(text, Family::Sans, size, Pos::new(10.3, y), theme.ink));
            shapes.push(label(text, Family::Naskh, size, Pos::new(300.6, y), theme.muted));
        }
        for scale in [1.0, 2.0] {
            let scene = scene((580.0, 1300.0), theme, shapes.clone());
            let (mean, far) = difference(&as_file(&scene, scale), &in_window(&scene, scale));
            assert!(mean < 4.0 && far < 0.02, "× {scale}: {mean:.2} off, {:.2} % far off", far * 100.0);
        }
    }
}
