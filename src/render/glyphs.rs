//! Outlines of glyphs, unhinted, kept while a picture is drawn.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use swash::scale::ScaleContext;
use swash::zeno::Verb;
use swash::{CacheKey, FontRef};

use crate::text::{FontId, GlyphRun, TextEngine};

/// A font at one place of its variation axes.
type Face = (FontId, Arc<[i16]>);

/// A place in a glyph, in ems; y grows upwards from the baseline.
type Point = (f64, f64);

/// The next piece of a glyph's outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    /// Begins a contour.
    Move(Point),
    /// A straight line to a point.
    Line(Point),
    /// A quadratic Bézier curve: control point and end.
    Quad(Point, Point),
    /// A cubic Bézier curve: two control points and the end.
    Cubic(Point, Point, Point),
    /// Ends a contour at its beginning.
    Close,
}

/// Outlines by face and glyph.
pub(super) struct Outlines<'a> {
    engine: &'a TextEngine,
    context: ScaleContext,
    fonts: HashMap<FontId, Option<(u32, CacheKey)>>,
    faces: HashMap<Face, HashMap<u32, Rc<[Step]>>>,
}

impl<'a> Outlines<'a> {
    /// An empty store of outlines in the fonts of `engine`.
    pub(crate) fn new(engine: &'a TextEngine) -> Self {
        Self { engine, context: ScaleContext::new(), fonts: HashMap::new(), faces: HashMap::new() }
    }

    /// The outline of a glyph in the face of `run`; empty for one that has none.
    pub(crate) fn glyph(&mut self, run: &GlyphRun, id: u32) -> Rc<[Step]> {
        let face = self.faces.entry((run.font, Arc::clone(&run.coords))).or_default();
        if let Some(path) = face.get(&id) {
            return Rc::clone(path);
        }
        let path = outline(self.engine, &mut self.fonts, &mut self.context, run, id).unwrap_or_default();
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
) -> Option<Rc<[Step]>> {
    let data = engine.font(run.font);
    let parse = || FontRef::from_index(data.bytes(), data.index() as usize).map(|font| (font.offset, font.key));
    let (offset, key) = (*fonts.entry(run.font).or_insert_with(parse))?;
    let font = FontRef { data: data.bytes(), offset, key };
    let em = f64::from(font.metrics(&[]).units_per_em).max(1.0);
    let mut scaler = context.builder(font).normalized_coords(run.coords.iter()).build();
    let outline = scaler.scale_outline(u16::try_from(id).ok()?)?;
    let mut points = outline.points().iter().map(|p| (f64::from(p.x) / em, f64::from(p.y) / em));
    let mut step = |verb: &Verb| {
        Some(match verb {
            Verb::MoveTo => Step::Move(points.next()?),
            Verb::LineTo => Step::Line(points.next()?),
            Verb::QuadTo => Step::Quad(points.next()?, points.next()?),
            Verb::CurveTo => Step::Cubic(points.next()?, points.next()?, points.next()?),
            Verb::Close => Step::Close,
        })
    };
    outline.verbs().iter().map(&mut step).collect()
}
