//! A scene as text: one line an item, with kind, edges, looks, words in the order in which they are seen, and owner.

use std::fmt::Write as _;

use sanad::base::{Color, Pos, Rect};
use sanad::model::Project;
use sanad::scene::{Fill, ItemId, LinkTo, Scene, Shape, Stroke};
use sanad::text::{Line, TextLayout};

/// A scene as text.
pub(crate) fn scene(scene: &Scene, project: &Project) -> String {
    let background = scene.background.map_or("none".to_owned(), Color::to_hex);
    let mut text = format!("scene 0 0 {} {} on {background}\n", number(scene.size.w), number(scene.size.h));
    for item in &scene.items {
        let owner = item.owner.as_ref().map(|owner| format!(" {}", owned(owner, project))).unwrap_or_default();
        let _ = writeln!(text, "{}{owner}", shape(&item.shape));
    }
    for target in &scene.targets {
        let name = quoted(&target.name);
        let _ = writeln!(text, "target {} {name} {}", edges(target.rect), owned(&target.owner, project));
    }
    for link in &scene.links {
        let to = match &link.to {
            LinkTo::ItemId(owner) => owned(owner, project),
            LinkTo::Address(address) => address.to_string(),
        };
        let _ = writeln!(text, "link {} to {to}", edges(link.rect));
    }
    for mark in &scene.bookmarks {
        let _ = writeln!(text, "landmark {} {} {}", number(mark.pos.x), number(mark.pos.y), quoted(&mark.name));
    }
    text
}

fn owned(owner: &ItemId, project: &Project) -> String {
    let event = |ix| project.event(ix).map_or("none".to_owned(), |event| event.id().to_owned());
    match owner {
        ItemId::Event(ix) => format!("event {}", event(*ix)),
        ItemId::Group { first, span } => format!("group {} {} {}", event(*first), span.0, span.1),
        ItemId::Lane(ix) => format!("lane {}", ix.index()),
        ItemId::Excerpt(ix) => format!("excerpt {} {}", event(ix.event), ix.nth),
    }
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Rect { rect, radius, fill, stroke } => {
            format!("rect {} round {}{}{}", edges(*rect), number(*radius), inside(fill), outline(stroke.as_ref()))
        }
        Shape::Shadow { rect, radius, blur, color } => {
            let (radius, blur) = (number(*radius), number(*blur));
            format!("shadow {} round {radius} blur {blur} {}", edges(*rect), color.to_hex())
        }
        Shape::Circle { center, radius, fill, stroke } => {
            let rect = Rect::new(center.x - radius, center.y - radius, center.x + radius, center.y + radius);
            format!("circle {}{}{}", edges(rect), inside(fill), outline(stroke.as_ref()))
        }
        Shape::Path { points, closed, fill, stroke } => {
            let kind = if *closed { "polygon" } else { "path" };
            let (inside, outline) = (inside(fill), outline(stroke.as_ref()));
            format!("{kind} {} through{}{inside}{outline}", edges(around(points)), through(points))
        }
        Shape::Bars { bars, color } => {
            let corners: Vec<Pos> = bars.iter().flat_map(|bar| [bar.min, bar.max]).collect();
            format!("bars {} {} through{}", edges(around(&corners)), color.to_hex(), through(&corners))
        }
        Shape::Curve { points, stroke } => {
            format!("curve {} through{}{}", edges(around(points)), through(points), outline(Some(stroke)))
        }
        Shape::Text { layout, pos, color } => words(layout, *pos, *color),
        Shape::PushClip(rect) => format!("clip {}", edges(*rect)),
        Shape::PopClip => "unclip".to_owned(),
    }
}

/// The words as they are seen: of every line its runs from left to right, with the way each runs.
fn words(layout: &TextLayout, pos: Pos, color: Color) -> String {
    let left = layout.lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min);
    let right = layout.lines.iter().map(|line| line.right).fold(f32::NEG_INFINITY, f32::max);
    let (left, right) = if left <= right { (left, right) } else { (0.0, 0.0) };
    let rect = Rect::new(pos.x + left, pos.y, pos.x + right, pos.y + layout.size.h);
    let cut = if layout.truncated { " cut" } else { "" };
    let lines: Vec<String> = layout.lines.iter().map(|line| line_seen(line, &layout.text)).collect();
    format!("text {} {}{cut} {}", edges(rect), color.to_hex(), lines.join(" / "))
}

fn line_seen(line: &Line, text: &str) -> String {
    let run = |run: &sanad::text::GlyphRun| {
        let words = &text[run.range.start as usize..run.range.end as usize];
        let weight = run.axis_weight.map_or("-".to_owned(), |weight| format!("{weight:.0}"));
        let boxes = run.glyphs.iter().filter(|glyph| glyph.id == 0).count();
        let boxes = if boxes > 0 { format!(" boxes {boxes}") } else { String::new() };
        format!("{} {} {weight} {}{boxes}", if run.rtl { "<" } else { ">" }, number(run.size), quoted(words))
    };
    line.runs.iter().map(run).collect::<Vec<_>>().join(" ")
}

fn inside(fill: &Fill) -> String {
    match fill {
        Fill::None => String::new(),
        Fill::Solid(color) => format!(" fill {}", color.to_hex()),
        Fill::Horizontal(stops) => {
            stops.iter().fold(" fill".to_owned(), |text, (at, color)| format!("{text} {at:.2} {}", color.to_hex()))
        }
    }
}

fn outline(stroke: Option<&Stroke>) -> String {
    let Some(Stroke { width, color, dash }) = stroke else { return String::new() };
    let dash = dash.map(|(dash, gap)| format!(" dash {} {}", number(dash), number(gap))).unwrap_or_default();
    format!(" line {} {}{dash}", number(*width), color.to_hex())
}

fn around(points: &[Pos]) -> Rect {
    let fold = |value: fn(&Pos) -> f32, pick: fn(f32, f32) -> f32, from: f32| points.iter().map(value).fold(from, pick);
    let (low, high) = (f32::INFINITY, f32::NEG_INFINITY);
    let (x0, y0) = (fold(|p| p.x, f32::min, low), fold(|p| p.y, f32::min, low));
    Rect::new(x0, y0, fold(|p| p.x, f32::max, high), fold(|p| p.y, f32::max, high))
}

fn through(points: &[Pos]) -> String {
    points.iter().map(|point| format!(" {} {}", number(point.x), number(point.y))).collect()
}

fn edges(rect: Rect) -> String {
    [rect.min.x, rect.min.y, rect.max.x, rect.max.y].map(number).join(" ")
}

/// A tenth is enough to see that something moved.
fn number(value: f32) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // There is no negative zero in a picture.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// Words in quotation marks, with what cannot be seen spelled out.
fn quoted(text: &str) -> String {
    let hidden = |c: char| {
        c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let spelled = text.chars().flat_map(|c| match c {
        c if hidden(c) => c.escape_unicode().collect::<Vec<_>>(),
        c => vec![c],
    });
    format!("\"{}\"", spelled.collect::<String>())
}
