//! PDFs read back: words in order, pages, links, bookmarks, structure, attachments; the same picture as a PNG.

use std::sync::Arc;

use sanad::base::{Color, Direction, EventIx, ExcerptIx, Pos, Rect, Size};
use sanad::documents::pdf::Pdf;
use sanad::export::{ExportOptions, Pages, Preset, pages};
use sanad::formats;
use sanad::render::DocumentInfo;
use sanad::render::pdf::{Attachment, PdfError, PdfOptions, Relationship, write};
use sanad::render::png;
use sanad::scene::{Bookmark, Fill, ItemId, Link, LinkTo, Scene, Shape, Stroke, Target, TextRole};
use sanad::text::{Family, TextEngine, TextRequest, TextStyle};

const INK: Color = Color { r: 20, g: 40, b: 80, a: 255 };
const WHITE: Color = Color { r: 255, g: 255, b: 255, a: 255 };

fn options() -> PdfOptions {
    let about = DocumentInfo {
        title: "خط زمني".to_owned(),
        description: "صورة".to_owned(),
        language: "ar".to_owned(),
        sources: Vec::new(),
        software: "Sanad".to_owned(),
    };
    PdfOptions { scale: 1.0, dpi: 96.0, about, attachments: Vec::new(), archival: false, date: None }
}

fn pdf(pages: &[Scene], engine: &TextEngine, options: &PdfOptions) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(pages, engine, options, &mut bytes).expect("written");
    bytes
}

fn open(bytes: &[u8]) -> Pdf {
    Pdf::open(Arc::new(bytes.to_vec())).expect("opens")
}

fn scene(w: f32, h: f32, shapes: Vec<Shape>) -> Scene {
    let mut scene = Scene { size: Size::new(w, h), background: Some(WHITE), ..Scene::default() };
    shapes.into_iter().for_each(|shape| scene.push(shape));
    scene
}

fn text(engine: &TextEngine, text: &str, family: Family, pos: Pos) -> Shape {
    let style = TextStyle { family, size: 16.0, weight: 400, line_height: 1.6 };
    let request =
        TextRequest { direction: Some(Direction::Rtl), max_width: Some(420.0), ..TextRequest::new(text, style) };
    Shape::Text { layout: engine.layout(&request), pos, color: INK }
}

/// How often the file says something outside of its streams.
fn count(bytes: &[u8], what: &str) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what.as_bytes()).count()
}

fn sample(preset: &str) -> (Pages, PdfOptions) {
    let preset = Preset::by_name(preset).expect("a preset");
    let pages = pages(&formats::sample().project, &ExportOptions::default().with_preset(preset)).expect("a page");
    let dpi = preset.dpi.unwrap_or(96.0 * preset.scale);
    let options = PdfOptions { scale: pages.scale, dpi, ..options() };
    (pages, options)
}

#[test]
fn words_come_back_in_order() {
    let engine = TextEngine::bundled();
    let lines = [
        "لا إله إلا الله، الأول والآن والإسلام لأن",
        "أطلقت ميتا رسميًا نماذج Llama 3 في أبريل 2024",
        "نموذج (GPT-4) و(Mistral 7B) و[الذكاء الاصطناعي]",
        "توقّع: نماذج Llama المقبلة الأكثر تقدمًا في المجال",
        "وسعيها إلى التفوق على نموذج GPT-4 من OpenAI أثناء تطوير نموذج الذكاء الاصطناعي المفتوح، كما قال زوكربيرج",
        "שלום עולם",
    ];
    for family in [Family::Sans, Family::Naskh] {
        for line in lines {
            let page = scene(500.0, 200.0, vec![text(&engine, line, family, Pos::new(40.0, 20.0))]);
            let found = open(&pdf(&[page], &engine, &options())).page(0).text;
            // Of a mark, our reader only knows which letter it is nearest to.
            let bare = |word: &str| word.replace(['\u{64b}', '\u{651}'], "");
            let words = |text: &str| text.split_whitespace().map(bare).collect::<Vec<_>>();
            assert_eq!(words(&found), words(line), "{family:?}");
        }
    }
}

#[test]
fn pages_links_and_bookmarks() {
    let engine = TextEngine::bundled();
    let event = ItemId::Event(EventIx(0));
    let note = ItemId::Excerpt(ExcerptIx { event: EventIx(0), nth: 0 });
    let area = Rect::new(20.0, 20.0, 480.0, 60.0);
    let target = |owner: &ItemId, name: &str| Target { owner: owner.clone(), rect: area, name: name.into() };
    let link = |to: LinkTo| Link { rect: area, to };
    let year = |name: &str, x: f32| Bookmark { pos: Pos::new(x, 180.0), name: name.into() };
    let mut first = scene(500.0, 200.0, vec![text(&engine, "خط زمني", Family::Sans, Pos::new(40.0, 0.0))]);
    first.push_for(&event, text(&engine, "حدث", Family::Sans, Pos::new(40.0, 20.0)));
    first.targets = vec![target(&event, "الحدث")];
    let nowhere = LinkTo::ItemId(ItemId::Event(EventIx(7)));
    first.links = vec![link(LinkTo::ItemId(note.clone())), link(nowhere)];
    first.bookmarks = vec![year("2024", 400.0), year("2025", 100.0)];
    let mut second = scene(500.0, 200.0, Vec::new());
    second.push_for(&note, text(&engine, "حاشية", Family::Naskh, Pos::new(40.0, 20.0)));
    second.targets = vec![target(&note, "الحاشية")];
    second.links = vec![link(LinkTo::ItemId(event)), link(LinkTo::Address("https://example.org/خبر".into()))];
    second.bookmarks = vec![year("2025", 300.0), year("2026", 100.0)];
    let bytes = pdf(&[first, second], &engine, &PdfOptions { archival: true, ..options() });
    let read = open(&bytes);
    assert_eq!(read.pages(), 2);
    assert_eq!([0, 1].map(|page| read.page(page).text.trim().to_owned()), ["خط زمني حدث", "حاشية"]);
    for (what, times) in [
        ("/Subtype/Link", 3),
        ("(https://example.org/%D8%AE%D8%A8%D8%B1)", 1),
        ("/Title(2024)", 1),
        ("/Title(2025)", 1),
        ("/Title(2026)", 1),
        ("/S/H1", 1),
        ("/S/LI", 1),
        ("/S/Note", 1),
        ("/S/Link", 3),
        // Of two links on one text, the second has its name.
        ("/Alt<", 1),
        ("/Lang(ar)", 2),
    ] {
        assert_eq!(count(&bytes, what), times, "{what}");
    }
}

#[test]
fn parts_of_a_page_have_headings_and_what_every_page_repeats_is_not_read() {
    let engine = TextEngine::bundled();
    let words = |words: &str, y: f32| text(&engine, words, Family::Sans, Pos::new(40.0, y));
    // With the title of the file on the page, and without it.
    for (title, levels) in [("خط زمني", [1, 2]), ("عنوان آخر", [2, 0])] {
        let mut page = scene(500.0, 200.0, vec![words(title, 0.0)]);
        for (role, said) in [
            (TextRole::PageNumber, "1 من 2"),
            (TextRole::RunningHead, "خط"),
            (TextRole::NotesHead, "المصدر: وثيقة"),
            (TextRole::SourcesHeading, "المصادر"),
            (TextRole::Source, "وثيقة"),
            (TextRole::EventsHeading, "بلا تاريخ"),
        ] {
            page.push_as(role, words(said, 40.0));
        }
        page.push_for(&ItemId::Event(EventIx(0)), words("حدث", 120.0));
        let bytes = pdf(&[page], &engine, &options());
        assert_eq!(["/S/H1", "/S/H2"].map(|tag| count(&bytes, tag)), levels, "{title}");
        // The words over the notes, the source, the event, and a title that is not that of the file.
        assert_eq!(count(&bytes, "/S/P/"), 3 + usize::from(levels[1] == 0), "{title}");
    }
}

#[test]
fn a_file_that_everybody_can_read_says_so() {
    let engine = TextEngine::bundled();
    for (said, claims) in [("حدث GPT-4 في 2024", 2), ("漢字", 0)] {
        let page = scene(500.0, 200.0, vec![text(&engine, said, Family::Sans, Pos::new(40.0, 20.0))]);
        let bytes = pdf(&[page], &engine, &options());
        let shown = usize::from(claims > 0);
        assert_eq!((count(&bytes, "pdfuaid:part"), count(&bytes, "/DisplayDocTitle true")), (claims, shown), "{said}");
    }
}

/// A sign without a text is a figure with the name of its target.
#[test]
fn signs_without_text_have_a_name() {
    let engine = TextEngine::bundled();
    let owner = ItemId::Event(EventIx(3));
    let dot = Shape::Circle { center: Pos::new(50.0, 50.0), radius: 5.0, fill: Fill::Solid(INK), stroke: None };
    let mut page = scene(100.0, 100.0, Vec::new());
    page.push_for(&owner, dot.clone());
    page.push(dot.clone());
    page.push_for(&owner, dot);
    page.targets = vec![Target { owner, rect: Rect::new(40.0, 40.0, 60.0, 60.0), name: "Dot".into() }];
    let bytes = pdf(&[page], &engine, &PdfOptions { archival: true, ..options() });
    assert_eq!((count(&bytes, "/Alt(Dot)"), count(&bytes, "/S/Figure")), (1, 1));
}

#[test]
fn the_same_bytes_twice_and_a_page_of_true_size() {
    for (preset, (w, h)) in [("a3", (1190.55, 841.89)), ("a4", (841.89, 595.28)), ("slide", (1440.0, 810.0))] {
        let (pages, options) = sample(preset);
        let bytes = pdf(&pages.scenes, &pages.engine, &options);
        let size = open(&bytes).size(0);
        assert!((size.w - w).abs() < 0.2 && (size.h - h).abs() < 0.2, "{preset}: {size:?}");
        let (again, _) = sample(preset);
        assert!(bytes == pdf(&again.scenes, &again.engine, &options), "{preset}");
    }
    let engine = TextEngine::bundled();
    let size = open(&pdf(&[scene(40_000.0, 100.0, Vec::new())], &engine, &options())).size(0);
    assert!((size.w - 14_400.0).abs() < 1.0 && (size.h - 36.0).abs() < 0.1, "{size:?}");
}

#[test]
fn archives_hold_what_they_rest_on() {
    let (pages, plain) = sample("a3");
    let attachment = |name: &str, media_type: &str| Attachment {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        description: "المشروع".to_owned(),
        bytes: b"{}".to_vec(),
        relationship: Relationship::Source,
    };
    let with = |attachments: Vec<Attachment>| {
        let mut bytes = Vec::new();
        let options = PdfOptions { archival: true, attachments, ..plain.clone() };
        write(&pages.scenes, &pages.engine, &options, &mut bytes).map(|()| bytes)
    };
    let part = |bytes: &[u8]| [2, 3].map(|part| count(bytes, &format!("<pdfaid:part>{part}</pdfaid:part>")));
    let bare = with(Vec::new()).expect("PDF/A-2a");
    assert_eq!((part(&bare), count(&bare, "pdfuaid:part")), ([1, 0], 2));
    let full = with(vec![attachment("project.json", "application/json")]).expect("PDF/A-3a");
    assert_eq!((part(&full), count(&full, "/AFRelationship/Source")), ([0, 1], 1));
    let twice = vec![attachment("a.json", "application/json"), attachment("a.json", "application/json")];
    assert!(matches!(with(twice), Err(PdfError::Attachment(name)) if name == "a.json"));
    assert!(matches!(with(vec![attachment("b", "what?")]), Err(PdfError::Attachment(name)) if name == "b"));
    let engine = TextEngine::bundled();
    let signs = scene(200.0, 60.0, vec![text(&engine, "漢字", Family::Sans, Pos::new(-200.0, 10.0))]);
    let archive = PdfOptions { archival: true, ..options() };
    let refused = write(&[signs], &engine, &archive, Vec::new());
    assert!(matches!(&refused, Err(PdfError::Characters(which)) if *which == ['字', '漢']), "{refused:?}");
}

/// PDFium puts the words of a line in the order that the file names, whatever their letters.
#[test]
fn the_direction_is_that_of_most_letters() {
    let engine = TextEngine::bundled();
    let date = || text(&engine, "20 مايو 1961", Family::Sans, Pos::new(40.0, 20.0));
    let name = |name: &str| text(&engine, name, Family::Sans, Pos::new(40.0, 60.0));
    let cases = [("Oswald moves to New Orleans", "/L2R", "/R2L"), ("ينتقل إلى مدينة أخرى", "/R2L", "/L2R")];
    for (title, direction, other) in cases {
        let bytes = pdf(&[scene(500.0, 200.0, vec![date(), name(title)])], &engine, &options());
        assert_eq!((count(&bytes, direction), count(&bytes, other)), (1, 0), "{title}");
    }
}

#[test]
fn a_page_looks_as_a_png() {
    let engine = TextEngine::bundled();
    let p = Pos::new;
    let veil = Color { r: 200, g: 100, b: 50, a: 128 };
    let fade = Fill::Horizontal(vec![(0.0, Color::TRANSPARENT), (0.3, INK), (1.0, INK.fade(0.5))]);
    let rect = Rect::new(20.3, 20.0, 120.0, 60.7);
    let bars: Vec<Rect> =
        (0..20).map(|n| n as f32).map(|n| Rect::new(n * 4.0, 90.0 - n, n * 4.0 + 4.0, 90.0)).collect();
    let zigzag = vec![p(20.0, 20.0), p(60.0, 80.0), p(100.0, 20.0), p(60.0, 40.0)];
    let curve = [p(30.0, 10.0), p(30.0, 90.0), p(110.0, 10.0), p(110.0, 90.0)];
    let rounded = |fill, stroke| Shape::Rect { rect, radius: 8.0, fill, stroke };
    let table = [
        ("rounded", rounded(Fill::Solid(INK), Some(Stroke::new(2.0, veil)))),
        ("dashed", rounded(Fill::None, Some(Stroke::dashed(1.5, INK, 5.0, 3.0)))),
        ("gradient", rounded(fade, None)),
        ("shadow", Shape::Shadow { rect, radius: 8.0, blur: 5.0, color: veil }),
        ("circle", Shape::Circle { center: p(60.0, 50.0), radius: 30.0, fill: Fill::Solid(veil), stroke: None }),
        ("polygon", Shape::Path { points: zigzag, closed: true, fill: Fill::Solid(veil), stroke: None }),
        ("curve", Shape::Curve { points: curve, stroke: Stroke::new(3.0, INK) }),
        ("bars", Shape::Bars { bars, color: veil }),
        ("sans", text(&engine, "لا إله إلا الله GPT-4", Family::Sans, p(-310.0, 40.0))),
        ("naskh", text(&engine, "بِسْمِ اللَّهِ يوم", Family::Naskh, p(-310.0, 40.0))),
        ("nothing", rounded(Fill::None, None)),
    ];
    let inner = Rect::new(25.0, 25.0, 90.0, 75.0);
    for (name, shape) in table {
        for clipped in [false, true] {
            let mut shapes = vec![shape.clone()];
            if clipped {
                shapes =
                    vec![Shape::PopClip, Shape::PushClip(inner), shape.clone(), Shape::PopClip, Shape::PushClip(inner)];
            }
            let page = scene(140.0, 100.0, shapes);
            let scaled = PdfOptions { scale: 2.0, ..options() };
            let drawn = open(&pdf(std::slice::from_ref(&page), &engine, &scaled)).draw(0, 280).expect("drawn");
            let pixels = png::raster(&page, &engine, 2.0).expect("drawn");
            assert_eq!((drawn.width, drawn.height), (pixels.width, pixels.height));
            let off = drawn.rgba.iter().zip(&pixels.rgba).map(|(a, b)| a.abs_diff(*b));
            let far = off.clone().filter(|off| *off > 48).count() as f64 / drawn.rgba.len() as f64;
            let mean = off.map(f64::from).sum::<f64>() / drawn.rgba.len() as f64;
            assert!(far < 0.008 && mean < 1.8, "{name}, clipped {clipped}: {far:.4} far off, {mean:.3} on average");
        }
    }
}

#[test]
fn what_cannot_be_drawn_does_no_harm() {
    let engine = TextEngine::bundled();
    let nan = f32::NAN;
    let broken = Rect::new(nan, 0.0, f32::INFINITY, 10.0);
    let (fill, stroke) = (Fill::Horizontal(vec![(nan, INK), (2.0, INK)]), Some(Stroke::dashed(nan, INK, nan, 0.0)));
    let shapes = vec![
        Shape::Rect { rect: broken, radius: nan, fill: fill.clone(), stroke },
        Shape::Rect { rect: Rect::new(0.0, 0.0, 50.0, 50.0), radius: 3.0, fill, stroke },
        Shape::Shadow { rect: broken, radius: nan, blur: nan, color: INK },
        Shape::PushClip(broken),
        Shape::PushClip(Rect::new(5.0, 5.0, 5.0, 5.0)),
        Shape::Path { points: vec![], closed: true, fill: Fill::Solid(INK), stroke },
        Shape::Bars { bars: vec![broken], color: INK },
        Shape::Curve { points: [Pos::new(nan, nan); 4], stroke: Stroke::new(1.0, INK) },
        Shape::Circle { center: Pos::new(nan, 0.0), radius: -1.0, fill: Fill::Solid(INK), stroke },
    ];
    let mut page = scene(100.0, 100.0, shapes);
    page.links = vec![Link { rect: broken, to: LinkTo::Address("".into()) }];
    page.bookmarks = vec![Bookmark { pos: Pos::new(nan, nan), name: "".into() }];
    assert_eq!(open(&pdf(&[page], &engine, &options())).pages(), 1);
    for (pages, scale) in [(vec![], 1.0), (vec![Scene::default()], 1.0), (vec![scene(9.0, 9.0, vec![])], 0.0)] {
        let refused = write(&pages, &engine, &PdfOptions { scale, ..options() }, Vec::new());
        assert!(matches!(refused, Err(PdfError::Empty)), "{refused:?}");
    }
}
