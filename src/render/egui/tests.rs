//! Cost and result of a frame: meshes, clips and textures as egui gets them. How it looks is for
//! `tests/render.rs`.

use std::sync::Arc;

use egui::epaint::{ClippedPrimitive, Primitive};
use egui::{Context, LayerId, RawInput, Rect as EguiRect, pos2, vec2};

use super::*;
use crate::scene::{Scene, Stroke};
use crate::text::{Family, TextRequest, TextStyle};

const INK: Color = Color { r: 10, g: 20, b: 30, a: 255 };

fn label(engine: &TextEngine, text: &str, size: f32) -> Arc<TextLayout> {
    let style = TextStyle { family: Family::Sans, size, weight: 400, line_height: 1.5 };
    engine.layout(&TextRequest::new(text, style))
}

fn text(layout: &Arc<TextLayout>, x: f32, y: f32) -> Shape {
    Shape::Text { layout: Arc::clone(layout), pos: Pos::new(x, y), color: INK }
}

fn scene(shapes: impl IntoIterator<Item = Shape>) -> Vec<Item> {
    let mut scene = Scene::default();
    shapes.into_iter().for_each(|shape| scene.push(shape));
    scene.items
}

/// One frame of 400 by 300 points: what egui would draw, every texture of which exists.
fn frame(ctx: &Context, largest: usize, draw: impl FnMut(&Painter)) -> Vec<ClippedPrimitive> {
    let screen_rect = Some(EguiRect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0)));
    let input = RawInput { screen_rect, max_texture_side: Some(largest), ..RawInput::default() };
    let mut draw = draw;
    let mut output = ctx.run_ui(input, |ui| draw(&ui.ctx().layer_painter(LayerId::background())));
    output.textures_delta.clear();
    let primitives = ctx.tessellate(output.shapes, 1.0);
    for primitive in &primitives {
        let mesh = mesh(primitive);
        assert!(ctx.tex_manager().read().meta(mesh.texture_id).is_some(), "a texture is gone");
        assert!(mesh.vertices.iter().all(|v| v.uv.x <= 1.0 && v.uv.y <= 1.0));
    }
    primitives
}

fn mesh(primitive: &ClippedPrimitive) -> &Mesh {
    match &primitive.primitive {
        Primitive::Mesh(mesh) => mesh,
        Primitive::Callback(_) => unreachable!("nothing here calls back"),
    }
}

#[test]
fn shapes_and_text_share_one_mesh_a_clip() {
    let engine = TextEngine::bundled();
    let layout = label(&engine, "سند", 14.0);
    let block =
        || Shape::Rect { rect: Rect::new(10.0, 10.0, 50.0, 40.0), radius: 4.0, fill: Fill::Solid(INK), stroke: None };
    let plain = [block(), text(&layout, 10.0, 10.0), block(), text(&layout, 60.0, 10.0)];
    let clip = Rect::new(0.0, 0.0, 30.0, 30.0);
    let clipped = [block(), Shape::PushClip(clip), block(), text(&layout, 10.0, 10.0), Shape::PopClip, block()];
    let (ctx, mut painter) = (Context::default(), ScenePainter::new());
    let count = |painter: &mut ScenePainter, items: &[Item]| {
        frame(&ctx, 4096, |p| painter.paint(p, Pos2::ZERO, items.to_vec(), &engine)).len()
    };
    assert_eq!(count(&mut painter, &scene(plain)), 1);
    assert_eq!(count(&mut painter, &scene(clipped)), 3);
    assert_eq!(count(&mut painter, &scene([Shape::PopClip, block(), Shape::PopClip])), 1);
}

#[test]
fn what_is_outside_the_clip_costs_nothing() {
    let engine = TextEngine::bundled();
    let layout = label(&engine, &"سطر من النص\n".repeat(500), 14.0);
    let (ctx, mut painter) = (Context::default(), ScenePainter::new());
    let mut vertices = |shape: Shape| {
        let items = scene([shape]);
        let drawn = frame(&ctx, 4096, |p| painter.paint(p, pos2(5.0, 5.0), items.clone(), &engine));
        drawn.iter().map(|primitive| mesh(primitive).vertices.len()).sum::<usize>()
    };
    let all: usize = layout.lines.iter().flat_map(|line| &line.runs).map(|run| run.glyphs.len() * 4).sum();
    let shown = vertices(text(&layout, 0.0, 0.0));
    assert!(shown > 0 && shown < all / 10, "{shown} of {all}");
    assert_eq!(vertices(text(&layout, 600.0, 0.0)), 0);
    let far = Rect::new(-900.0, 0.0, -800.0, 50.0);
    assert_eq!(vertices(Shape::Rect { rect: far, radius: 3.0, fill: Fill::Solid(INK), stroke: None }), 0);
    assert_eq!(vertices(Shape::Shadow { rect: far, radius: 3.0, blur: 5.0, color: INK }), 0);
}

#[test]
fn a_full_atlas_begins_anew_and_goes_on() {
    let engine = TextEngine::bundled();
    let text_of =
        |n: usize| label(&engine, "كشفت وثائق المحكمة 1234567890 GPT-4 abcdefghijklmnop", 30.0 + n as f32 * 1.3);
    let (ctx, mut painter) = (Context::default(), ScenePainter::new());
    let mut textures = Vec::new();
    for turn in 0..6 {
        let layouts: Vec<_> = (turn * 12..turn * 12 + 12).map(text_of).collect();
        let items = scene(layouts.iter().enumerate().map(|(i, layout)| text(layout, 0.0, 20.0 * i as f32)));
        let drawn = frame(&ctx, 1024, |p| painter.paint(p, Pos2::ZERO, items.clone(), &engine));
        textures.extend(drawn.iter().map(|primitive| mesh(primitive).texture_id));
    }
    textures.sort();
    textures.dedup();
    assert!(textures.len() > 2, "the atlas was never full: {textures:?}");
    for _ in 0..3 {
        frame(&ctx, 1024, |p| painter.paint(p, Pos2::ZERO, Vec::new(), &engine));
    }
    // egui's own, and the atlas.
    assert_eq!(ctx.tex_manager().read().num_allocated(), 2, "old textures are kept");
}

#[test]
fn a_text_that_stands_still_is_not_drawn_anew() {
    let engine = TextEngine::bundled();
    let layout = label(&engine, "سند", 14.0);
    let (ctx, mut painter) = (Context::default(), ScenePainter::new());
    let mut first_vertex = |x: f32| {
        let drawn = frame(&ctx, 4096, |p| painter.text(p, pos2(x, 10.0), &layout, INK, &engine));
        mesh(&drawn[0]).vertices[0].pos
    };
    let here = first_vertex(100.0);
    assert_eq!(first_vertex(100.1), here, "less than a step of a pixel shows no difference");
    assert_eq!(first_vertex(103.0), here + vec2(3.0, 0.0));
    assert_eq!(here.x.fract(), 0.0, "glyphs stand on whole pixels");
}

/// Frees what egui is done with, as a window does.
#[test]
fn nothing_is_left_of_the_frame_before() {
    let engine = TextEngine::bundled();
    let layout = label(&engine, "سند", 14.0);
    let (ctx, mut painter) = (Context::default(), ScenePainter::new());
    for turn in 0..4 {
        let x = 10.0 * turn as f32;
        let (rect, stroke) = (Rect::new(x, 10.0, x + 40.0, 40.0), Some(Stroke::dashed(1.0, INK, 3.0, 2.0)));
        let block = Shape::Rect { rect, radius: 4.0, fill: Fill::Solid(INK), stroke };
        let items = scene([block, text(&layout, x, 50.0)]);
        let drawn = frame(&ctx, 4096, |p| painter.paint(p, Pos2::ZERO, items.clone(), &engine));
        let mut other = ScenePainter::new();
        let fresh = frame(&ctx, 4096, |p| other.paint(p, Pos2::ZERO, items.clone(), &engine));
        let (drawn, fresh) = (mesh(&drawn[0]), mesh(&fresh[0]));
        assert_eq!(drawn.indices, fresh.indices, "{turn}");
        let places = |mesh: &Mesh| mesh.vertices.iter().map(|v| (v.pos, v.color)).collect::<Vec<_>>();
        assert_eq!(places(drawn), places(fresh), "{turn}");
    }
}

/// The meshes that egui was handed in one frame.
fn handed(ctx: &Context, mut draw: impl FnMut(&Painter)) -> Vec<Arc<Mesh>> {
    let screen_rect = Some(EguiRect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0)));
    let input = RawInput { screen_rect, max_texture_side: Some(4096), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| draw(&ui.ctx().layer_painter(LayerId::background())));
    output.textures_delta.clear();
    let mesh = |clipped: egui::epaint::ClippedShape| match clipped.shape {
        egui::Shape::Mesh(mesh) => Some(mesh),
        _ => None,
    };
    output.shapes.into_iter().filter_map(mesh).collect()
}

#[test]
fn only_what_has_changed_is_made_anew() {
    let engine = TextEngine::bundled();
    let layout = label(&engine, "سند", 14.0);
    let block = |x: f32, color: Color| {
        let rect = Rect::new(x, 10.0, x + 40.0, 40.0);
        let stroke = Some(Stroke::dashed(1.0, INK, 3.0, 2.0));
        Shape::Rect { rect, radius: 4.0, fill: Fill::Solid(color), stroke }
    };
    let red = Color { r: 200, ..INK };
    let still = scene([text(&layout, 10.0, 10.0), block(5.0, INK)]);
    let other = label(&engine, "وثيقة", 14.0);
    let variants = [
        ("same", scene([text(&layout, 60.0, 10.0), block(50.0, INK)]), pos2(0.0, 0.0), true),
        ("moved block", scene([text(&layout, 60.0, 10.0), block(51.0, INK)]), pos2(0.0, 0.0), false),
        ("moved text", scene([text(&layout, 60.5, 10.0), block(50.0, INK)]), pos2(0.0, 0.0), false),
        ("other text", scene([text(&other, 60.0, 10.0), block(50.0, INK)]), pos2(0.0, 0.0), false),
        ("other colour", scene([text(&layout, 60.0, 10.0), block(50.0, red)]), pos2(0.0, 0.0), false),
        ("other origin", scene([text(&layout, 60.0, 10.0), block(50.0, INK)]), pos2(1.0, 0.0), false),
        ("fewer", scene([text(&layout, 60.0, 10.0)]), pos2(0.0, 0.0), false),
    ];
    for (name, items, origin, kept) in variants {
        let (ctx, mut painter) = (Context::default(), ScenePainter::new());
        let first = scene([text(&layout, 60.0, 10.0), block(50.0, INK)]);
        let mut draw = |second: &[Item], origin: Pos2| {
            handed(&ctx, |p| {
                painter.paint(p, Pos2::ZERO, still.clone(), &engine);
                painter.paint(p, origin, second.to_vec(), &engine);
            })
        };
        let (before, after) = (draw(&first, Pos2::ZERO), draw(&items, origin));
        assert!(Arc::ptr_eq(&before[0], &after[0]), "{name}: what stood still");
        assert_eq!(Arc::ptr_eq(&before[1], &after[1]), kept, "{name}");
        let fresh = handed(&ctx, |p| ScenePainter::new().paint(p, origin, items.clone(), &engine));
        assert_eq!(fresh[0].vertices.len(), after[1].vertices.len(), "{name}");
    }
}

#[test]
fn an_invisible_painter_draws_nothing() {
    let engine = TextEngine::bundled();
    let items = scene([text(&label(&engine, "سند", 14.0), 10.0, 10.0)]);
    let (ctx, mut painter) = (Context::default(), ScenePainter::new());
    let drawn = frame(&ctx, 4096, |p| {
        let mut hidden = p.clone();
        hidden.set_opacity(0.0);
        painter.paint(&hidden, Pos2::ZERO, items.clone(), &engine);
        hidden.set_opacity(0.5);
        painter.paint(&hidden, Pos2::ZERO, items.clone(), &engine);
    });
    assert_eq!(drawn.len(), 1);
    assert!(mesh(&drawn[0]).vertices.iter().all(|v| v.color.a() == 128 || v.color.a() == 127));
}
