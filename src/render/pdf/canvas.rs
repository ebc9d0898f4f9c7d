//! Draws the items of a scene on a page and marks what is read and what is only seen.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use krilla::paint::FillRule;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier};

use super::fonts::Fonts;
use super::grid::PageGrid;
use super::paint;
use super::structure::{Block, Kind, PageParts};
use super::text::Writer;
use crate::base::{Color, Pos, Rect};
use crate::render::outline::Outline;
use crate::render::shadow::{Blurred, REACH};
use crate::scene::{Item, ItemId, Scene, Shape, TextRole};
use crate::text::TextLayout;

/// Largest part of a shadow's colour that is put on at once, in steps of alpha (of 255).
const SHADOW_STEP: f32 = 3.0;

/// Marked content under way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    /// Seen only.
    Artifact,
    /// The signs of an owner that no text speaks for.
    Signs,
}

/// A page being drawn.
pub(super) struct Canvas<'a, 'e, 'p> {
    surface: Surface<'p>,
    grid: &'a PageGrid,
    fonts: &'a mut Fonts<'e>,
    /// Names of the owners on this page that no text speaks for.
    silent: HashMap<ItemId, (Arc<str>, Rect)>,
    mark: Mark,
    clips: usize,
    parts: PageParts,
}

impl<'a, 'e, 'p> Canvas<'a, 'e, 'p> {
    pub(crate) fn new(surface: Surface<'p>, grid: &'a PageGrid, scene: &Scene, fonts: &'a mut Fonts<'e>) -> Self {
        let parts = PageParts::default();
        Self { surface, grid, fonts, silent: silent(scene), mark: Mark::None, clips: 0, parts }
    }

    pub(crate) fn draw(&mut self, scene: &Scene) {
        if let Some(color) = scene.background {
            let page = Rect::from_size(Pos::default(), scene.size);
            self.mark(None);
            self.filled(&[Outline::rounded_rect(self.grid.pixel_grid.rect(page), 0.0)], color);
        }
        for (at, item) in scene.items.iter().enumerate() {
            self.item(item, scene.role(at));
        }
    }

    /// Closes what is open.
    pub(crate) fn finish(mut self) -> PageParts {
        self.end_mark();
        for _ in 0..self.clips {
            self.surface.pop();
        }
        self.surface.finish();
        self.parts
    }

    fn item(&mut self, item: &Item, role: Option<TextRole>) {
        match &item.shape {
            Shape::Text { layout, pos, color } => self.text((item.owner.as_ref(), role), layout, *pos, *color),
            Shape::PushClip(rect) => self.push_clip(*rect),
            Shape::PopClip => {
                if self.clips > 0 {
                    self.end_mark();
                    self.clips -= 1;
                    self.surface.pop();
                }
            }
            shape => {
                self.mark(item.owner.as_ref());
                self.shape(shape);
            }
        }
    }

    fn push_clip(&mut self, rect: Rect) {
        self.end_mark();
        let clip = self.grid.pixel_grid.clip(rect);
        // A path without any area would clip nothing: such a clip lets nothing through.
        let clip = if clip.width() > 0.0 && clip.height() > 0.0 { clip } else { Rect::new(-9.0, -9.0, -8.0, -8.0) };
        if let Some(path) = paint::path(&[Outline::rounded_rect(clip, 0.0)], self.grid.unit) {
            self.surface.push_clip_path(&path, &FillRule::NonZero);
            self.clips += 1;
        }
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } | Shape::Curve { .. } => {
                let Some(drawing) = self.grid.pixel_grid.drawing(shape) else { return };
                let Some(path) = paint::path([&drawing.outline], self.grid.unit) else { return };
                self.surface.set_fill(paint::fill(drawing.fill, drawing.outline.bounds(), self.grid.unit));
                self.surface.set_stroke(drawing.stroke.as_ref().map(|stroke| paint::stroke(stroke, self.grid.unit)));
                // Without either, the writer would fill it in black.
                if self.surface.get_fill().is_some() || self.surface.get_stroke().is_some() {
                    self.surface.draw_path(&path);
                }
            }
            Shape::Bars { bars, color } => {
                let bars = bars.iter().map(|bar| Outline::rounded_rect(self.grid.pixel_grid.bar(*bar), 0.0));
                self.filled(&bars.collect::<Vec<_>>(), *color);
            }
            Shape::Shadow { rect, radius, blur, color } => self.shadow(*rect, *radius, *blur, *color),
            Shape::Text { .. } | Shape::PushClip(_) | Shape::PopClip => {}
        }
    }

    fn filled(&mut self, outlines: &[Outline], color: Color) {
        let Some(fill) = paint::solid(color) else { return };
        if let Some(path) = paint::path(outlines, self.grid.unit) {
            self.surface.set_fill(Some(fill));
            self.surface.set_stroke(None);
            self.surface.draw_path(&path);
        }
    }

    /// Rounded rectangles on top of each other, each a little smaller: a bitmap would be coarse or large, and soft
    /// masks are slow in many readers.
    fn shadow(&mut self, rect: Rect, radius: f32, blur: f32, color: Color) {
        let (pixel_grid, scale) = (self.grid.pixel_grid, self.grid.pixel_grid.scale);
        let rect = pixel_grid.snapped_rect(rect, None);
        if !(rect.width() > 0.0 && rect.height() > 0.0 && blur >= 0.0) {
            return;
        }
        let blurred = Blurred::new(rect, radius * scale, blur * scale);
        let steps = (f32::from(color.a) / SHADOW_STEP).ceil().max(4.0) as u32;
        let mut below = 0.0;
        for step in 0..steps {
            let depth = REACH * (2.0 * (step as f32 + 0.5) / steps as f32 - 1.0);
            let alpha = f32::from(color.a) / 255.0 * blurred.cover(depth);
            // What has to come on top of `below` to make `alpha`.
            let layer = (alpha - below) / (1.0 - below).max(1e-3);
            below = alpha;
            let layer = Color { a: 255, ..color }.fade(layer);
            self.filled(blurred.contour(depth).as_slice(), layer);
        }
    }

    /// A text is one piece of content, in the order of reading; what every page repeats is none.
    fn text(
        &mut self,
        (owner, role): (Option<&ItemId>, Option<TextRole>),
        layout: &TextLayout,
        pos: Pos,
        color: Color,
    ) {
        let Some(ink) = paint::solid(Color { a: 255, ..color }).filter(|_| color.a > 0) else { return };
        if layout.lines.iter().all(|line| line.runs.is_empty()) {
            return;
        }
        self.end_mark();
        let id = self.surface.start_tagged(match role {
            Some(TextRole::RunningHead) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)),
            Some(TextRole::PageNumber) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PageNumber)),
            _ => ContentTag::Other,
        });
        // As one, so that joined letters have no seam.
        self.surface.push_opacity(paint::opacity(color));
        self.surface.set_stroke(None);
        let origin = self.grid.pixel_grid.text_origin(pos);
        Writer { surface: &mut self.surface, grid: self.grid, layout, ink, origin }.write(self.fonts);
        self.surface.pop();
        self.surface.end_tagged();
        if matches!(role, Some(TextRole::RunningHead | TextRole::PageNumber)) {
            return;
        }
        let rect = Rect::from_size(pos, layout.size);
        let kind = Kind::Text(Arc::clone(&layout.text), role);
        self.parts.blocks.push(Block { owner: owner.cloned(), rect, ids: vec![id], kind });
    }

    /// Begins the marked content of a shape, if it is not under way.
    fn mark(&mut self, owner: Option<&ItemId>) {
        let signs = owner.and_then(|owner| Some((owner, self.silent.get(owner)?.clone())));
        let Some((owner, (name, rect))) = signs else {
            if self.mark != Mark::Artifact {
                self.end_mark();
                self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
                self.mark = Mark::Artifact;
            }
            return;
        };
        let last = self.parts.blocks.last().and_then(|block| block.owner.as_ref());
        if self.mark != Mark::Signs || last != Some(owner) {
            self.end_mark();
            let id = self.surface.start_tagged(ContentTag::Other);
            self.mark = Mark::Signs;
            self.sign(owner, name, rect, id);
        }
    }

    /// All signs of an owner are one figure.
    fn sign(&mut self, owner: &ItemId, name: Arc<str>, rect: Rect, id: Identifier) {
        let blocks = &mut self.parts.blocks;
        let known = blocks.iter().position(|b| b.owner.as_ref() == Some(owner) && matches!(b.kind, Kind::Figure(_)));
        let mut block = match known {
            Some(at) => blocks.remove(at),
            None => Block { owner: Some(owner.clone()), rect, ids: Vec::new(), kind: Kind::Figure(name) },
        };
        block.ids.push(id);
        blocks.push(block);
    }

    fn end_mark(&mut self) {
        if self.mark != Mark::None {
            self.surface.end_tagged();
            self.mark = Mark::None;
        }
    }
}

/// Events and groups that can be pointed at on a page and have no text on it.
fn silent(scene: &Scene) -> HashMap<ItemId, (Arc<str>, Rect)> {
    let texts = scene.items.iter().filter(|item| matches!(item.shape, Shape::Text { .. }));
    let spoken: HashSet<&ItemId> = texts.filter_map(|item| item.owner.as_ref()).collect();
    let targets = scene.targets.iter().filter(|target| {
        let happens = matches!(target.owner, ItemId::Event(_) | ItemId::Group { .. });
        happens && !spoken.contains(&target.owner) && !target.name.is_empty()
    });
    targets.map(|target| (target.owner.clone(), (Arc::clone(&target.name), target.rect))).collect()
}
