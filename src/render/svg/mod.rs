//! Scene to SVG: text as outlines, with the words beside it for those who do not see them.
//!
//! A unit of the file is a pixel of the PNG of the same scale, and everything stands on the same pixels, so that both
//! look alike. Ids that begin with `_` are the file's own.

mod ids;
mod paint;
mod path;
#[cfg(test)]
mod tests;
mod text;

use std::collections::HashMap;
use std::io::{self, Write};

use super::DocumentInfo;
use super::pixel_grid::{self, MITER_LIMIT, PixelGrid};
use crate::base::markup::{is_web_address, xml};
use crate::base::{Color, Pos, Rect};
use crate::scene::{Fill, Item, ItemId, Link, LinkTo, Scene, Shape, Stroke};
use crate::text::TextEngine;
use ids::Ids;
use paint::{Definitions, edges, fill_color, line};
use path::{number, outline};
use text::SvgTextWriter;

/// Options of an SVG, and its metadata.
pub struct SvgOptions<'a> {
    /// Units of the file per point: the pixels of a PNG of that scale.
    pub scale: f32,
    /// Units per inch: gives the picture its size on paper. Without it a unit is a pixel of the screen.
    pub dpi: Option<f32>,
    /// Title, description, language, sources.
    pub about: &'a DocumentInfo,
    /// Id of an owner; the empty text leaves it out.
    pub id: &'a dyn Fn(&ItemId) -> String,
}

/// Reason why an SVG could not be made.
#[derive(Debug, thiserror::Error)]
pub enum SvgError {
    /// The scene or the scale is empty, negative or not a number.
    #[error("the picture would have no size")]
    Empty,
    /// The bytes could not be written.
    #[error("the picture could not be written: {0}")]
    Write(#[from] io::Error),
}

/// Writes the scene.
///
/// # Errors
/// See [`SvgError`].
pub fn write(
    scene: &Scene,
    engine: &TextEngine,
    options: &SvgOptions<'_>,
    mut out: impl Write,
) -> Result<(), SvgError> {
    let size @ [width, height] = pixel_grid::sides(scene.size, options.scale).map(|side| side as f32);
    if !(size.iter().all(|side| *side >= 1.0 && side.is_finite()) && options.scale > 0.0) {
        return Err(SvgError::Empty);
    }
    let mut writer = Writer::new(scene, engine, options);
    writer.background(Rect::new(0.0, 0.0, width, height));
    for chunk in scene.items.chunk_by(|a, b| a.owner == b.owner && !is_clip(a) && !is_clip(b)) {
        writer.chunk(chunk);
    }
    writer.close_clips();
    scene.links.iter().for_each(|link| writer.link(link));
    out.write_all(head(scene, options, size).as_bytes())?;
    out.write_all(writer.definitions().as_bytes())?;
    out.write_all(writer.body.as_bytes())?;
    out.write_all(b"</g>\n</svg>\n")?;
    Ok(())
}

fn is_clip(item: &Item) -> bool {
    matches!(item.shape, Shape::PushClip(_) | Shape::PopClip)
}

/// The opening tag, title, description and sources.
fn head(scene: &Scene, options: &SvgOptions<'_>, size: [f32; 2]) -> String {
    let DocumentInfo { title, description, language, sources, software } = options.about;
    let on_paper = |units: f32, dpi: f32| format!("{}mm", number(units / dpi * 25.4));
    let [width, height] = size
        .map(|units| options.dpi.filter(|dpi| *dpi > 0.0).map_or_else(|| number(units), |dpi| on_paper(units, dpi)));
    // What has the role of an image hides the links in it.
    let role = if scene.links.is_empty() { "img" } else { "graphics-document" };
    let language = if language.is_empty() { String::new() } else { format!(" xml:lang=\"{}\"", xml(language)) };
    let (view, labels) = (size.map(number).join(" "), if description.is_empty() { "_t" } else { "_t _d" });
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {view}\"{language} role=\"{role}\" aria-labelledby=\"{labels}\">\n\
         <title id=\"_t\">{}</title>\n",
        xml(title)
    );
    if !description.is_empty() {
        out.push_str(&format!("<desc id=\"_d\">{}</desc>\n", xml(description)));
    }
    out.push_str(&metadata(sources, software));
    out
}

/// The sources and the program, in the way that other programs read them (RDF with the terms of Dublin Core and XMP).
fn metadata(sources: &[String], software: &str) -> String {
    let mut said: String = sources.iter().map(|source| format!("<dc:source>{}</dc:source>\n", xml(source))).collect();
    if !software.is_empty() {
        said.push_str(&format!("<xmp:CreatorTool>{}</xmp:CreatorTool>\n", xml(software)));
    }
    if said.is_empty() {
        return said;
    }
    format!(
        "<metadata>\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n\
         <rdf:Description rdf:about=\"\">\n{said}</rdf:Description>\n</rdf:RDF>\n</metadata>\n"
    )
}

/// Writes the items of one scene.
struct Writer<'a> {
    scene: &'a Scene,
    pixel_grid: PixelGrid,
    ids: Ids<'a>,
    /// The words of every owner; taken out where they are written, once for each.
    words: HashMap<&'a ItemId, String>,
    /// Names of owners for screen readers.
    names: HashMap<&'a ItemId, &'a str>,
    texts: SvgTextWriter<'a>,
    definitions: Definitions,
    clips: usize,
    body: String,
}

impl<'a> Writer<'a> {
    fn new(scene: &'a Scene, engine: &'a TextEngine, options: &SvgOptions<'a>) -> Self {
        Self {
            scene,
            pixel_grid: PixelGrid { scale: options.scale, origin: Pos::default() },
            ids: Ids::new(options.id),
            words: words(scene),
            names: scene.targets.iter().map(|target| (&target.owner, &*target.name)).collect(),
            texts: SvgTextWriter::new(scene, engine),
            definitions: Definitions::default(),
            clips: 0,
            body: String::new(),
        }
    }

    fn definitions(&self) -> String {
        let mut out = "<defs>\n".to_owned();
        self.texts.definitions(&mut out);
        out.push_str(self.definitions.as_str());
        out.push_str(&format!("</defs>\n<g stroke-miterlimit=\"{}\">\n", number(MITER_LIMIT)));
        out
    }

    fn background(&mut self, page: Rect) {
        if let Some(color) = self.scene.background.filter(|color| color.a > 0) {
            self.body.push_str(&format!("<rect{}{}/>\n", edges(page), fill_color(color)));
        }
    }

    /// Items of one owner that follow each other.
    fn chunk(&mut self, items: &'a [Item]) {
        let Some(owner) = items[0].owner.as_ref().filter(|_| !is_clip(&items[0])) else {
            return items.iter().for_each(|item| self.shape(&item.shape, true));
        };
        // The id goes to what is read, and to the first piece of what has no words.
        let has_text = |item: &Item| matches!(item.shape, Shape::Text { .. });
        let is_the_one = |words: &String| words.is_empty() || items.iter().any(has_text);
        let words = if self.words.get(owner).is_some_and(is_the_one) { self.words.remove(owner) } else { None };
        let open = words.map_or_else(|| "<g>\n".to_owned(), |words| self.named(owner, &words));
        self.body.push_str(&open);
        items.iter().for_each(|item| self.shape(&item.shape, false));
        self.body.push_str("</g>\n");
    }

    /// Opens the group that stands for an owner.
    fn named(&mut self, owner: &ItemId, words: &str) -> String {
        let role = match owner {
            ItemId::Event(_) | ItemId::Group { .. } => "img",
            ItemId::Lane(_) => "group",
            ItemId::Excerpt(_) => "note",
        };
        let id = self.ids.of(owner).map(|id| format!(" id=\"{}\"", xml(&id))).unwrap_or_default();
        let mut out = format!("<g{id} role=\"{role}\">\n");
        let title = self.names.get(owner).copied().or(words.lines().next()).unwrap_or_default();
        if !title.is_empty() {
            out.push_str(&format!("<title>{}</title>\n", xml(title)));
        }
        if !words.is_empty() && words != title {
            out.push_str(&format!("<desc>{}</desc>\n", xml(words)));
        }
        out
    }

    /// `alone` is what belongs to nothing: its words stand nowhere else.
    fn shape(&mut self, shape: &Shape, alone: bool) {
        match shape {
            Shape::Rect { rect, radius, fill, stroke } => self.rect(shape, *rect, *radius, fill, stroke.as_ref()),
            Shape::Circle { center, radius, fill, stroke } if stroke.is_none_or(|stroke| stroke.dash.is_none()) => {
                let (center, radius) = (self.pixel_grid.pos(*center), radius.max(0.0) * self.pixel_grid.scale);
                let [x, y, r] = [center.x, center.y, radius].map(number);
                let look = self.look(shape, fill);
                self.body.push_str(&format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{look}/>\n"));
            }
            Shape::Circle { fill, .. } | Shape::Path { fill, .. } => self.path(shape, fill),
            Shape::Curve { .. } => self.path(shape, &Fill::None),
            Shape::Bars { bars, color } => self.bars(bars, *color),
            Shape::Shadow { rect, radius, blur, color } => self.shadow(*rect, *radius, *blur, *color),
            Shape::Text { layout, pos, color } => {
                if alone && !layout.text.trim().is_empty() {
                    self.body.push_str(&format!("<g role=\"img\" aria-label=\"{}\">\n", xml(&layout.text)));
                }
                self.texts.write(layout, *pos, *color, self.pixel_grid, &mut self.body);
                if alone && !layout.text.trim().is_empty() {
                    self.body.push_str("</g>\n");
                }
            }
            Shape::PushClip(rect) => {
                let clip = self.definitions.clip(self.pixel_grid.clip(*rect));
                self.body.push_str(&format!("<g{clip}>\n"));
                self.clips += 1;
            }
            Shape::PopClip => {
                if self.clips > 0 {
                    self.clips -= 1;
                    self.body.push_str("</g>\n");
                }
            }
        }
    }

    fn close_clips(&mut self) {
        self.body.push_str(&"</g>\n".repeat(std::mem::take(&mut self.clips)));
    }

    fn rect(&mut self, shape: &Shape, rect: Rect, radius: f32, fill: &Fill, stroke: Option<&Stroke>) {
        let rect = self.pixel_grid.snapped_rect(rect, stroke);
        if !(rect.width() > 0.0 && rect.height() > 0.0) {
            return self.path(shape, fill);
        }
        let (round, look) = (self.round(rect, radius), self.look(shape, fill));
        self.body.push_str(&format!("<rect{}{round}{look}/>\n", edges(rect)));
    }

    /// The attribute for corners. A radius that is too large would be cut by SVG for each side alone.
    fn round(&self, rect: Rect, radius: f32) -> String {
        let radius = (radius * self.pixel_grid.scale).min(rect.width() / 2.0).min(rect.height() / 2.0);
        if radius > 0.0 { format!(" rx=\"{}\"", number(radius)) } else { String::new() }
    }

    fn path(&mut self, shape: &Shape, fill: &Fill) {
        if let Some(drawing) = self.pixel_grid.drawing(shape) {
            let (data, look) = (outline(&drawing.outline), self.look(shape, fill));
            self.body.push_str(&format!("<path d=\"{data}\"{look}/>\n"));
        }
    }

    /// Fill and line, in pixels.
    fn look(&mut self, shape: &Shape, fill: &Fill) -> String {
        let stroke = self.pixel_grid.drawing(shape).and_then(|drawing| drawing.stroke);
        // Dashes or gaps without length leave nothing of the line, as in our other pictures.
        let visible = |stroke: &Stroke| stroke.dash.is_none_or(|(dash, gap)| dash > 0.0 && gap > 0.0);
        format!("{}{}", self.definitions.fill(fill), line(stroke.filter(visible).as_ref()))
    }

    fn bars(&mut self, bars: &[Rect], color: Color) {
        let bar = |bar: &Rect| {
            let bar = self.pixel_grid.bar(*bar);
            let [x, y, w, h, back] = [bar.min.x, bar.min.y, bar.width(), bar.height(), -bar.width()].map(number);
            format!("M{x} {y}h{w}v{h}h{back}z")
        };
        let data: String = bars.iter().map(bar).collect();
        if !data.is_empty() {
            let fill = fill_color(color);
            self.body.push_str(&format!("<path d=\"{data}\"{fill} shape-rendering=\"crispEdges\"/>\n"));
        }
    }

    fn shadow(&mut self, rect: Rect, radius: f32, blur: f32, color: Color) {
        let rect = self.pixel_grid.snapped_rect(rect, None);
        if !(rect.width() > 0.0 && rect.height() > 0.0 && color.a > 0 && blur >= 0.0) {
            return;
        }
        let blur = self.definitions.blur(rect, blur * self.pixel_grid.scale);
        let (round, fill) = (self.round(rect, radius), fill_color(color));
        self.body.push_str(&format!("<rect{}{round}{fill}{blur}/>\n", edges(rect)));
    }

    /// An area over everything else that leads somewhere.
    fn link(&mut self, link: &Link) {
        let (address, name) = match &link.to {
            LinkTo::Address(url) if is_web_address(url) => (url.to_string(), url.to_string()),
            LinkTo::Address(_) => return,
            LinkTo::ItemId(owner) => {
                let Some(id) = self.ids.given(owner) else { return };
                (format!("#{id}"), self.names.get(owner).copied().unwrap_or(id).to_owned())
            }
        };
        let area = edges(self.pixel_grid.rect(link.rect));
        self.body.push_str(&format!(
            "<a href=\"{}\"><title>{}</title><rect{area} fill-opacity=\"0\"/></a>\n",
            xml(&address),
            xml(&name)
        ));
    }
}

/// The words of every owner in the picture, a text a line.
fn words(scene: &Scene) -> HashMap<&ItemId, String> {
    let mut all: HashMap<&ItemId, String> = HashMap::new();
    for item in &scene.items {
        let Some(owner) = &item.owner else { continue };
        let words = all.entry(owner).or_default();
        if let Shape::Text { layout, .. } = &item.shape {
            if !words.is_empty() {
                words.push('\n');
            }
            words.push_str(&layout.text);
        }
    }
    all
}
