//! SVG files: well formed, whole, with ids that are unique and references that lead somewhere.

use std::collections::HashSet;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::Event as Xml;

use super::*;
use crate::base::{EventIx, ExcerptIx, LaneIx, Size};
use crate::scene::Target;
use crate::text::{Family, TextRequest, TextStyle};

const INK: Color = Color { r: 20, g: 40, b: 80, a: 255 };
const VEIL: Color = Color { r: 200, g: 100, b: 50, a: 128 };

fn label(engine: &TextEngine, text: &str, y: f32) -> Shape {
    let style = TextStyle { family: Family::Naskh, size: 16.0, weight: 400, line_height: 1.5 };
    let request = TextRequest::new(text, style);
    Shape::Text { layout: engine.layout(&request), pos: Pos::new(10.0, y), color: INK }
}

/// Every shape, with names that are no names.
fn full(engine: &TextEngine) -> Scene {
    let p = Pos::new;
    let dashed = Some(Stroke::dashed(1.5, INK, 5.0, 3.0));
    let fade = Fill::Horizontal(vec![(0.0, INK.fade(0.0)), (0.3, INK), (1.0, VEIL)]);
    let rect = Rect::new(20.3, 20.0, 120.0, 60.7);
    let hook = vec![p(200.0, 100.0), p(240.0, 120.0), p(200.0, 140.0), p(215.0, 120.0)];
    let shapes = [
        Shape::Shadow { rect, radius: 8.0, blur: 4.0, color: VEIL },
        Shape::Rect { rect, radius: 99.0, fill: fade.clone(), stroke: dashed },
        Shape::Rect { rect: rect.translate(0.0, 70.0), radius: 0.0, fill: fade, stroke: None },
        Shape::Circle { center: p(150.0, 40.0), radius: 12.0, fill: Fill::Solid(VEIL), stroke: None },
        Shape::Circle { center: p(150.0, 80.0), radius: 12.0, fill: Fill::None, stroke: dashed },
        Shape::PopClip,
        Shape::PushClip(Rect::new(190.0, 0.0, 230.0, 200.0)),
        Shape::Path { points: hook.clone(), closed: true, fill: Fill::Solid(INK), stroke: None },
        Shape::Path { points: hook[..1].to_vec(), closed: false, fill: Fill::None, stroke: dashed },
        Shape::PopClip,
        Shape::Curve {
            points: [p(30.0, 100.0), p(30.0, 180.0), p(150.0, 110.0), p(150.0, 190.0)],
            stroke: Stroke::new(2.0, INK),
        },
        Shape::Bars { bars: vec![rect, rect.translate(100.0, 0.0)], color: VEIL },
        Shape::Bars { bars: Vec::new(), color: VEIL },
        label(engine, "</title><script>\" & أكتوبر 2023", 150.0),
        Shape::PushClip(rect),
    ];
    let mut scene = Scene { size: Size::new(300.0, 200.0), background: Some(VEIL), ..Scene::default() };
    shapes.into_iter().for_each(|shape| scene.push(shape));
    let (first, second) = (ItemId::Event(EventIx(0)), ItemId::Event(EventIx(1)));
    let note = ItemId::Excerpt(ExcerptIx { event: EventIx(0), nth: 0 });
    scene.push_for(&first, Shape::Circle { center: p(5.0, 5.0), radius: 3.0, fill: Fill::Solid(INK), stroke: None });
    scene.push_for(&second, label(engine, "سلسلة السند في السند", 90.0));
    scene.push_for(&first, label(engine, "سلسلة السند في السند", 60.0));
    scene.push_for(&first, label(engine, "السند", 70.0));
    scene.push_for(&ItemId::Lane(LaneIx(0)), label(engine, "رسائل", 120.0));
    scene.push_for(&note, label(engine, "[1] السند", 120.0));
    let target = |owner: &ItemId, name: &str| Target { owner: owner.clone(), rect, name: name.into() };
    scene.targets = vec![target(&first, "أول <حدث>\u{1}"), target(&second, "ثان")];
    let link = |to| Link { rect, to };
    let address = |url: &str| link(LinkTo::Address(Arc::from(url)));
    scene.links = vec![
        address("https://example.org/?a=1&b=\"2\""),
        address("javascript:alert(1)"),
        link(LinkTo::ItemId(first)),
        link(LinkTo::ItemId(ItemId::Event(EventIx(9)))),
    ];
    scene
}

fn about() -> DocumentInfo {
    DocumentInfo {
        title: "Kadrey ضد \"ميتا\" <&>".into(),
        description: "سطر\nوسطر".into(),
        language: "ar".into(),
        sources: vec!["مصدر ]]>".into()],
        software: "Sanad".into(),
    }
}

fn svg(scene: &Scene, scale: f32, dpi: Option<f32>) -> Result<String, SvgError> {
    let name = |owner: &ItemId| match owner {
        ItemId::Event(_) => "الهدف GPT-4".to_owned(),
        ItemId::Lane(_) => "1 lane".to_owned(),
        _ => String::new(),
    };
    let about = about();
    let options = SvgOptions { scale, dpi, about: &about, id: &name };
    let mut out = Vec::new();
    write(scene, &TextEngine::bundled(), &options, &mut out)?;
    Ok(String::from_utf8(out).expect("SVG is UTF-8"))
}

/// An element's attributes, by name.
type Attributes = Vec<(String, String)>;

/// Attributes of every element, and all text between tags.
fn parse(svg: &str) -> (Vec<Attributes>, String) {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let (mut elements, mut text, mut depth) = (Vec::new(), String::new(), 0);
    loop {
        match reader.read_event().unwrap_or_else(|e| panic!("{e} at {}", reader.buffer_position())) {
            event @ (Xml::Start(_) | Xml::Empty(_)) => {
                let tag = match &event {
                    Xml::Start(tag) => {
                        depth += 1;
                        tag
                    }
                    Xml::Empty(tag) => tag,
                    _ => unreachable!("the pattern above"),
                };
                let attributes = tag.attributes().map(|attribute| {
                    let attribute = attribute.expect("a well formed attribute");
                    let value = String::from_utf8(attribute.value.to_vec()).expect("UTF-8");
                    (String::from_utf8(attribute.key.0.to_vec()).expect("UTF-8"), value)
                });
                elements.push(attributes.collect());
            }
            Xml::End(_) => depth -= 1,
            Xml::Text(piece) => text.push_str(&String::from_utf8_lossy(&piece)),
            Xml::GeneralRef(name) => text.push_str(&format!("&{};", String::from_utf8_lossy(&name))),
            Xml::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "an element is not closed");
    (elements, text)
}

#[test]
fn references_lead_somewhere_and_ids_are_unique() {
    let svg = svg(&full(&TextEngine::bundled()), 2.0, None).expect("an SVG");
    let (elements, _) = parse(&svg);
    let of = |name: &'static str| {
        elements.iter().flatten().filter(move |(key, _)| key == name).map(|(_, value)| value.clone())
    };
    let ids: Vec<String> = of("id").collect();
    let known: HashSet<&String> = ids.iter().collect();
    assert_eq!(known.len(), ids.len(), "{ids:?}");
    for id in ["الهدف-GPT-4", "الهدف-GPT-4-2", "x1-lane", "_t", "_d"] {
        assert!(known.contains(&id.to_owned()), "{id} is not in {ids:?}");
    }
    let urls = svg.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()).map(str::to_owned);
    let hrefs: Vec<String> = of("href").collect();
    let inner = hrefs.iter().filter_map(|href| href.strip_prefix('#')).map(str::to_owned);
    for id in inner.chain(urls) {
        assert!(known.contains(&id), "nothing is called {id}");
    }
    let outer: Vec<&String> = hrefs.iter().filter(|href| !href.starts_with('#')).collect();
    assert_eq!(outer, ["https://example.org/?a=1&amp;b=&quot;2&quot;"]);
    assert!(hrefs.contains(&"#الهدف-GPT-4-2".to_owned()), "{hrefs:?}");
}

#[test]
fn words_stand_beside_their_outlines() {
    let svg = svg(&full(&TextEngine::bundled()), 1.0, None).expect("an SVG");
    let (_, text) = parse(&svg);
    for words in ["Kadrey ضد &quot;ميتا&quot; &lt;&amp;&gt;", "سطر&#10;وسطر", "مصدر ]]&gt;", "سلسلة السند في السند"]
    {
        assert!(text.contains(words), "{words}");
    }
    assert!(text.contains("أول &lt;حدث&gt;\u{FFFD}"));
    assert!(svg.contains("aria-label=\"&lt;/title&gt;&lt;script&gt;&quot; &amp; أكتوبر 2023\""));
    assert!(!svg.contains("<script"));
}

/// A word that stands often is written once; the pieces of what stands once are one path.
#[test]
fn equal_letters_are_shared_and_joined_ones_are_one_path() {
    let engine = TextEngine::bundled();
    let scene = |lines: usize| {
        let mut scene = Scene { size: Size::new(300.0, 400.0), ..Scene::default() };
        (0..lines).for_each(|line| scene.push(label(&engine, "السلسلة", 10.0 + 20.0 * line as f32)));
        scene
    };
    let [one, two, nine] = [1, 2, 9].map(|lines| svg(&scene(lines), 1.0, None).expect("an SVG"));
    assert!(!one.contains("<use") && two.contains("<use"));
    assert_eq!(one.matches("<path").count(), 1);
    assert!(nine.len() < two.len() + 7 * 400, "{} and {}", two.len(), nine.len());
}

#[test]
fn sizes_are_those_of_pictures_and_of_paper() {
    let scene = |w, h| Scene { size: Size::new(w, h), ..Scene::default() };
    let cases = [
        (300.0, 2.0, None, Some("width=\"600\" height=\"201\" viewBox=\"0 0 600 201\"")),
        (300.0, 2.0, Some(300.0), Some("width=\"50.8mm\" height=\"17.02mm\" viewBox=\"0 0 600 201\"")),
        (300.0, 0.0, None, None),
        (0.0, 1.0, None, None),
        (f32::NAN, 1.0, None, None),
    ];
    for (width, scale, dpi, expected) in cases {
        let svg = svg(&scene(width, 100.4), scale, dpi).ok();
        assert_eq!(svg.is_some(), expected.is_some(), "{width} at {scale}");
        assert!(svg.unwrap_or_default().contains(expected.unwrap_or_default()), "{width} at {scale}");
    }
}

#[test]
fn the_same_scene_gives_the_same_bytes() {
    let engine = TextEngine::bundled();
    let (first, second) = (svg(&full(&engine), 1.5, None), svg(&full(&TextEngine::bundled()), 1.5, None));
    assert_eq!(first.expect("an SVG"), second.expect("an SVG"));
}
