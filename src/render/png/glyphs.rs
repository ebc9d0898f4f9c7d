//! Outlines of glyphs, unhinted, kept while a picture is drawn.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use swash::scale::ScaleContext;
use swash::zeno::Verb;
use swash::{CacheKey, FontRef};
use vello_cpu::kurbo::{Affine, BezPath, Point};

use crate::text::{FontId, GlyphRun, TextEngine};

/// A font at one place of its variation axes.
type Face = (FontId, Arc<[i16]>);

/// Outlines of one em, y upwards, by face and glyph.
pub(super) struct Outlines<'a> {
    engine: &'a TextEngine,
    context: ScaleContext,
    fonts: HashMap<FontId, Option<(u32, CacheKey)>>,
    faces: HashMap<Face, HashMap<u32, Rc<BezPath>>>,
}

impl<'a> Outlines<'a> {
    pub fn new(engine: &'a TextEngine) -> Self {
        Self { engine, context: ScaleContext::new(), fonts: HashMap::new(), faces: HashMap::new() }
    }

    /// The outlines of a run as one path, so that joined letters have no seam. `place` gives a glyph's origin.
    pub fn run(&mut self, run: &GlyphRun, size: f32, place: impl Fn(usize) -> Point) -> BezPath {
        let mut path = BezPath::new();
        for (i, glyph) in run.glyphs.iter().enumerate() {
            let origin = place(i);
            let size = f64::from(size);
            let to = Affine::new([size, 0.0, 0.0, -size, origin.x, origin.y]);
            path.extend(self.glyph(run, glyph.id).iter().map(|el| to * el));
        }
        path
    }

    fn glyph(&mut self, run: &GlyphRun, id: u32) -> Rc<BezPath> {
        let face = self.faces.entry((run.font, Arc::clone(&run.coords))).or_default();
        if let Some(path) = face.get(&id) {
            return Rc::clone(path);
        }
        let path = Rc::new(outline(self.engine, &mut self.fonts, &mut self.context, run, id).unwrap_or_default());
        face.insert(id, Rc::clone(&path));
        path
    }
}

fn outline(
    engine: &TextEngine,
    fonts: &mut HashMap<FontId, Option<(u32, CacheKey)>>,
    context: &mut ScaleContext,
    run: &GlyphRun,
    id: u32,
) -> Option<BezPath> {
    let data = engine.font(run.font);
    let parse = || FontRef::from_index(data.bytes(), data.index() as usize).map(|font| (font.offset, font.key));
    let (offset, key) = (*fonts.entry(run.font).or_insert_with(parse))?;
    let font = FontRef { data: data.bytes(), offset, key };
    let em = f64::from(font.metrics(&[]).units_per_em).max(1.0);
    let mut scaler = context.builder(font).normalized_coords(run.coords.iter()).build();
    let outline = scaler.scale_outline(u16::try_from(id).ok()?)?;
    let mut points = outline.points().iter().map(|p| Point::new(f64::from(p.x) / em, f64::from(p.y) / em));
    let mut path = BezPath::new();
    for verb in outline.verbs() {
        match verb {
            Verb::MoveTo => path.move_to(points.next()?),
            Verb::LineTo => path.line_to(points.next()?),
            Verb::QuadTo => path.quad_to(points.next()?, points.next()?),
            Verb::CurveTo => path.curve_to(points.next()?, points.next()?, points.next()?),
            Verb::Close => path.close_path(),
        }
    }
    Some(path)
}
