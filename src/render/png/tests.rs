//! Pictures as files: sizes, bytes, metadata; and what each shape leaves on them.

use super::*;
use crate::base::{Color, Pos, Rect, Size};
use crate::scene::{Fill, Shape, Stroke};
use crate::text::{Family, TextRequest, TextStyle};

const WHITE: Color = Color { r: 255, g: 255, b: 255, a: 255 };
const INK: Color = Color { r: 20, g: 40, b: 80, a: 255 };
const VEIL: Color = Color { r: 200, g: 100, b: 50, a: 128 };

fn scene(w: f32, h: f32, background: Option<Color>, shapes: Vec<Shape>) -> Scene {
    let mut scene = Scene { size: Size::new(w, h), background, ..Scene::default() };
    shapes.into_iter().for_each(|shape| scene.push(shape));
    scene
}

fn block(rect: Rect, fill: Fill) -> Shape {
    Shape::Rect { rect, radius: 0.0, fill, stroke: None }
}

fn options(scale: f32) -> PngOptions {
    PngOptions { scale, dpi: None, about: DocumentInfo::default(), carried: None }
}

fn label(engine: &TextEngine, text: &str, pos: Pos) -> Shape {
    let style = TextStyle { family: Family::Sans, size: 16.0, weight: 400, line_height: 1.5 };
    let request = TextRequest::new(text, style);
    Shape::Text { layout: engine.layout(&request), pos, color: INK }
}

/// Everything at once, in an area of 300 by 200.
fn full(engine: &TextEngine) -> Scene {
    let p = Pos::new;
    let dashed = Some(Stroke::dashed(1.5, INK, 5.0, 3.0));
    let fade = Fill::Horizontal(vec![(0.0, INK.fade(0.0)), (0.3, INK), (1.0, VEIL)]);
    let hook = vec![p(200.0, 100.0), p(240.0, 120.0), p(200.0, 140.0), p(215.0, 120.0)];
    scene(
        300.0,
        200.0,
        Some(WHITE),
        vec![
            Shape::Shadow { rect: Rect::new(20.0, 22.0, 120.0, 62.0), radius: 8.0, blur: 4.0, color: VEIL },
            Shape::Rect {
                rect: Rect::new(20.3, 20.0, 120.0, 60.7),
                radius: 8.0,
                fill: Fill::Solid(WHITE),
                stroke: dashed,
            },
            block(Rect::new(10.0, 80.0, 290.0, 90.0), fade),
            Shape::Circle { center: p(150.0, 40.0), radius: 12.0, fill: Fill::Solid(VEIL), stroke: None },
            Shape::PushClip(Rect::new(190.0, 0.0, 230.0, 200.0)),
            Shape::Path { points: hook, closed: true, fill: Fill::Solid(INK), stroke: None },
            Shape::PopClip,
            Shape::Curve {
                points: [p(30.0, 100.0), p(30.0, 180.0), p(150.0, 110.0), p(150.0, 190.0)],
                stroke: Stroke::new(2.0, INK),
            },
            label(engine, "أكتوبر 2023: GPT-4 هو الهدف", p(40.0, 150.0)),
        ],
    )
}

#[test]
fn sizes_are_checked_before_anything_is_made() {
    let side = |width, height| Err(SizeError::Side { width, height });
    let table = [
        ((100.0, 50.0), 1.0, Ok((100, 50))),
        ((100.0, 50.0), 1.5, Ok((150, 75))),
        ((99.9, 0.2), 1.0, Ok((100, 1))),
        ((1_234.5, 10.0), 300.0 / 72.0, Ok((5_144, 42))),
        ((1_000.0, 700.0), 1.2, Ok((1_200, 840))),
        ((0.0, 50.0), 1.0, Err(SizeError::Empty)),
        ((100.0, 50.0), 0.0, Err(SizeError::Empty)),
        ((-100.0, -50.0), -1.0, Err(SizeError::Empty)),
        ((f32::NAN, 50.0), 1.0, Err(SizeError::Empty)),
        ((32_768.0, 1.0), 1.0, Ok((32_768, 1))),
        ((32_769.0, 1.0), 1.0, side(32_769, 1)),
        ((1.0, f32::INFINITY), 1.0, side(1, u64::MAX)),
        ((30_000.0, 30_000.0), 1.0, Err(SizeError::Area { width: 30_000, height: 30_000 })),
    ];
    for ((w, h), scale, expected) in table {
        let scene = scene(w, h, None, Vec::new());
        assert_eq!(pixel_size(&scene, scale), expected, "{w} {h} {scale}");
        if expected.is_err() {
            assert!(raster(&scene, &TextEngine::bundled(), scale).is_err(), "{w} {h} {scale}");
            assert!(encode(&scene, &TextEngine::bundled(), &options(scale)).is_err(), "{w} {h} {scale}");
        }
    }
}

#[test]
fn a_file_holds_the_pixels_of_the_preview_and_its_bytes_repeat() {
    let engine = TextEngine::bundled();
    let scene = full(&engine);
    for scale in [1.0, 1.37, 3.0] {
        let bytes = encode(&scene, &engine, &options(scale)).expect("encodes");
        assert_eq!(
            bytes,
            encode(&full(&TextEngine::bundled()), &TextEngine::bundled(), &options(scale)).expect("encodes")
        );
        let mut reader = png::Decoder::new(io::Cursor::new(&bytes)).read_info().expect("a PNG");
        assert_eq!(reader.info().color_type, png::ColorType::Rgb);
        let mut rgb = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut rgb).expect("whole");
        let preview = raster(&scene, &engine, scale).expect("draws");
        let expected: Vec<u8> = preview.rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect();
        assert!(rgb == expected, "scale {scale}");
    }
}

#[test]
fn transparency_is_kept_straight() {
    let engine = TextEngine::bundled();
    let scene = scene(4.0, 1.0, None, vec![block(Rect::new(1.0, 0.0, 3.0, 1.0), Fill::Solid(VEIL))]);
    let bytes = encode(&scene, &engine, &options(1.0)).expect("encodes");
    let mut reader = png::Decoder::new(io::Cursor::new(&bytes)).read_info().expect("a PNG");
    let mut rgba = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut rgba).expect("whole");
    assert_eq!(rgba.len(), 16);
    assert_eq!(&rgba[..4], [0, 0, 0, 0]);
    for (got, want) in rgba[4..8].iter().zip([VEIL.r, VEIL.g, VEIL.b, VEIL.a]) {
        assert!(got.abs_diff(want) <= 1, "{:?}", &rgba[4..8]);
    }
}

#[test]
fn the_file_says_what_it_is() {
    let engine = TextEngine::bundled();
    let scene = scene(2.0, 2.0, Some(WHITE), Vec::new());
    let options = PngOptions {
        dpi: Some(300.0),
        about: DocumentInfo {
            title: "سند\0: خط زمني".to_owned(),
            description: "تسعة أحداث".to_owned(),
            language: "ar".to_owned(),
            sources: vec!["مقال".to_owned(), "مذكرة".to_owned()],
            software: "Sanad 0.1".to_owned(),
        },
        carried: Some(Carried { chunk: *b"snPr", bytes: b"project".as_slice().into() }),
        ..options(1.0)
    };
    let bytes = encode(&scene, &engine, &options).expect("encodes");
    let reader = png::Decoder::new(io::Cursor::new(&bytes)).read_info().expect("a PNG");
    let info = reader.info();
    let text = |chunk: &png::text_metadata::ITXtChunk| {
        (chunk.keyword.clone(), chunk.language_tag.clone(), chunk.get_text().expect("UTF-8"))
    };
    let texts: Vec<_> = info.utf8_text.iter().map(text).collect();
    let expected = [
        ("Title", "ar", "سند: خط زمني"),
        ("Description", "ar", "تسعة أحداث"),
        ("Source", "ar", "مقال\nمذكرة"),
        ("Software", "", "Sanad 0.1"),
    ];
    assert_eq!(texts, expected.map(|(k, l, v)| (k.to_owned(), l.to_owned(), v.to_owned())));
    let at = bytes.windows(11).position(|part| part == b"snPrproject").expect("the project is in the file");
    let pixels = bytes.windows(4).rposition(|part| part == b"IDAT").expect("pixels");
    assert!(at > pixels, "{at} before {pixels}");
    assert_eq!(info.pixel_dims.map(|d| (d.xppu, d.yppu, d.unit)), Some((11_811, 11_811, png::Unit::Meter)));
    assert!(info.srgb.is_some());
}

#[test]
fn bands_leave_no_trace() {
    let engine = TextEngine::bundled();
    let scene = full(&engine);
    let whole = raster(&scene, &engine, 2.0).expect("draws");
    for rows in [4, 52, 200] {
        let mut rasterizer = Rasterizer::new(&scene, &engine, 2.0, whole.width).with_band_height(rows);
        let mut rgba = vec![0; whole.rgba.len()];
        for (band, top) in rgba.chunks_mut(rows as usize * whole.width as usize * 4).zip((0..).step_by(rows as usize)) {
            rasterizer.draw(top, band);
        }
        let most = rgba.iter().zip(&whole.rgba).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(most <= Some(1), "bands of {rows}: {most:?} off");
    }
}

/// The area that differs from the background, in pixels; `None` if nothing does.
fn ink(scene: &Scene) -> Option<(u32, u32, u32, u32)> {
    let picture = raster(scene, &TextEngine::bundled(), 1.0).expect("draws");
    let at = |i: usize| (i as u32 % picture.width, i as u32 / picture.width);
    let marked = picture.rgba.chunks_exact(4).enumerate().filter(|(_, p)| *p != [255; 4]).map(|(i, _)| at(i));
    marked.fold(None, |area, (x, y)| {
        let (x0, y0, x1, y1) = area.unwrap_or((x, y, x, y));
        Some((x0.min(x), y0.min(y), x1.max(x), y1.max(y)))
    })
}

#[test]
fn shapes_go_where_they_should() {
    let p = Pos::new;
    let rect = Rect::new(10.0, 20.0, 30.0, 40.0);
    let solid = Fill::Solid(INK);
    let line = |points| Shape::Path { points, closed: false, fill: Fill::None, stroke: Some(Stroke::new(1.0, INK)) };
    let table = [
        ("block", vec![block(rect, solid.clone())], Some((10, 20, 29, 39))),
        ("block off the grid", vec![block(rect.translate(0.3, -0.4), solid.clone())], Some((10, 20, 29, 39))),
        ("no fill", vec![block(rect, Fill::None)], None),
        ("no colour", vec![block(rect, Fill::Horizontal(Vec::new()))], None),
        ("one colour", vec![block(rect, Fill::Horizontal(vec![(0.5, INK)]))], Some((10, 20, 29, 39))),
        ("hairline", vec![line(vec![p(10.2, 5.0), p(10.2, 25.0)])], Some((10, 5, 10, 24))),
        ("no line", vec![line(vec![p(10.0, 5.0)]), line(Vec::new())], None),
        (
            "clipped",
            vec![Shape::PushClip(Rect::new(15.0, 0.0, 99.0, 30.0)), block(rect, solid.clone())],
            Some((15, 20, 29, 29)),
        ),
        (
            "clipped twice, then once",
            vec![
                Shape::PushClip(Rect::new(0.0, 0.0, 20.0, 99.0)),
                Shape::PushClip(Rect::new(20.0, 0.0, 99.0, 99.0)),
                block(rect, solid.clone()),
                Shape::PopClip,
                block(rect, solid.clone()),
            ],
            Some((10, 20, 19, 39)),
        ),
        (
            "stray end of a clip",
            vec![Shape::PopClip, block(rect, solid.clone()), Shape::PopClip],
            Some((10, 20, 29, 39)),
        ),
        ("outside", vec![block(rect.translate(200.0, 0.0), solid.clone())], None),
        ("upside down", vec![block(Rect::new(30.0, 40.0, 10.0, 20.0), Fill::None)], None),
    ];
    for (name, shapes, expected) in table {
        assert_eq!(ink(&scene(60.0, 60.0, Some(WHITE), shapes)), expected, "{name}");
    }
}

#[test]
fn text_stands_in_its_box_and_joins_without_seams() {
    let engine = TextEngine::bundled();
    let shape = label(&engine, "سند GPT", Pos::new(10.0, 10.0));
    let Shape::Text { layout, .. } = &shape else { unreachable!() };
    let (w, h) = (layout.size.w, layout.size.h);
    let (x0, y0, x1, y1) = ink(&scene(200.0, 60.0, Some(WHITE), vec![shape])).expect("ink");
    assert!(x0 >= 9 && y0 >= 9 && (x1 as f32) <= 11.0 + w && (y1 as f32) <= 11.0 + h, "{x0} {y0} {x1} {y1}");
    assert!(x1 - x0 > 30 && y1 - y0 > 8, "{x0} {y0} {x1} {y1}");

    // Half-transparent ink over joined letters shows each pixel once: none is darker than the ink alone.
    let veiled = |shape| match shape {
        Shape::Text { layout, pos, .. } => Shape::Text { layout, pos, color: VEIL },
        other => other,
    };
    let joined = scene(200.0, 60.0, Some(WHITE), vec![veiled(label(&engine, "سسسسنننن", Pos::new(10.0, 10.0)))]);
    let darkest = raster(&joined, &engine, 4.0).expect("draws").rgba.chunks_exact(4).map(|p| p[2]).min();
    let block = scene(9.0, 9.0, Some(WHITE), vec![block(Rect::new(0.0, 0.0, 9.0, 9.0), Fill::Solid(VEIL))]);
    let alone = raster(&block, &engine, 1.0).expect("draws").rgba[2];
    assert!(darkest >= Some(alone - 1), "{darkest:?} is darker than {alone}");
}
