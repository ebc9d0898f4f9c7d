//! Items to pixels, one band of rows at a time.

use vello_cpu::color::{AlphaColor, Srgb};
use vello_cpu::kurbo::{self, Affine, BezPath, Cap, Join, Point};
use vello_cpu::peniko::{ColorStop, Gradient, ImageQuality, ImageSampler, InterpolationAlphaSpace};
use vello_cpu::{
    Image, ImageSource, Level, PaintType, PixmapMut, RasterizerSettings, RenderContext, RenderSettings, Resources,
    TargetInit,
};

use super::shadows::{Cast, Shadows};
use crate::base::{Color, Pos, Rect, Size};
use crate::render::glyphs::{Outlines, Step};
use crate::render::outline::{Outline, Segment, dashes};
use crate::render::pixel_grid::{Drawing, MITER_LIMIT, PixelGrid};
use crate::scene::{Fill, Scene, Shape, Stroke};
use crate::text::{GlyphRun, Line, TextEngine, TextLayout};

/// Memory of one band of rows. A picture of 3840 × 2160 is one band.
const BAND_BYTES: u32 = 32 << 20;
/// A curve that is cut into dashes is first made of lines no further off than this, in pixels.
const FLATNESS: f32 = 0.05;

/// Draws the bands of one picture.
pub(super) struct Rasterizer<'a> {
    scene: &'a Scene,
    pixel_grid: PixelGrid,
    width: u16,
    band_height: u32,
    context: RenderContext,
    resources: Resources,
    outlines: Outlines<'a>,
    shadows: Shadows,
    /// Number of pushed clips, so that a stray `PopClip` does no harm.
    clips: usize,
}

impl<'a> Rasterizer<'a> {
    /// `width` in pixels, checked by `pixel_size`.
    pub(crate) fn new(scene: &'a Scene, engine: &'a TextEngine, scale: f32, width: u32) -> Self {
        // The bands depend on nothing but the width, and the instructions on nothing but the processor's family:
        // so the same scene gives the same bytes again.
        let settings = RenderSettings { level: Level::baseline(), num_threads: 0 };
        Self {
            scene,
            pixel_grid: PixelGrid { scale, origin: Pos::default() },
            width: width as u16,
            band_height: band_height(width),
            context: RenderContext::new_with(width as u16, 1, settings),
            resources: Resources::new(),
            outlines: Outlines::new(engine),
            shadows: Shadows::default(),
            clips: 0,
        }
    }

    /// A rasteriser with bands of this many rows.
    #[cfg(test)]
    pub(crate) fn with_band_height(self, band_height: u32) -> Self {
        Self { band_height, ..self }
    }

    /// Rows of a band, in pixels.
    pub(crate) fn band_height(&self) -> u32 {
        self.band_height
    }

    /// Draws the rows from `top` into `band`, as many as it has room for.
    pub(crate) fn draw(&mut self, top: u32, band: &mut [u8]) {
        let rows = (band.len() / 4 / usize::from(self.width)) as u16;
        self.context.reset_and_resize(self.width, rows);
        self.pixel_grid.origin = Pos::new(0.0, -(top as f32));
        let view = Rect::new(0.0, 0.0, f32::from(self.width), f32::from(rows));
        let scene = self.scene;
        for item in &scene.items {
            self.shape(&item.shape, view);
        }
        for _ in 0..std::mem::take(&mut self.clips) {
            self.context.pop_clip();
        }
        self.shadows.clear();
        self.context.flush();
        let background = paint(scene.background.unwrap_or(Color::TRANSPARENT));
        let settings = RasterizerSettings { target_init: TargetInit::Clear(background), ..Default::default() };
        if let Some(target) = PixmapMut::new(self.width, rows, band) {
            self.context.render_with(target, &mut self.resources, settings);
        }
    }

    fn shape(&mut self, shape: &Shape, view: Rect) {
        match shape {
            Shape::Rect { .. } | Shape::Circle { .. } | Shape::Path { .. } | Shape::Curve { .. } => {
                if let Some(drawing) = self.pixel_grid.drawing(shape).filter(|d| d.reach().overlaps(&view)) {
                    self.drawing(&drawing);
                }
            }
            Shape::Bars { bars, color } => {
                self.context.set_paint(paint(*color));
                for bar in bars.iter().map(|bar| self.pixel_grid.bar(*bar)).filter(|bar| bar.overlaps(&view)) {
                    self.context.fill_rect(&kurbo_rect(bar));
                }
            }
            Shape::Shadow { rect, radius, blur, color } => self.shadow(*rect, *radius, *blur, *color, view),
            Shape::Text { layout, pos, color } => self.text(layout, *pos, *color, view),
            Shape::PushClip(rect) => {
                let clip = self.pixel_grid.clip(*rect);
                self.context.push_clip_rect(&kurbo_rect(clip));
                self.clips += 1;
            }
            Shape::PopClip => {
                if self.clips > 0 {
                    self.clips -= 1;
                    self.context.pop_clip();
                }
            }
        }
    }

    fn drawing(&mut self, drawing: &Drawing<'_>) {
        let path = bez_path(&drawing.outline);
        if let Some(fill) = fill_paint(drawing.fill, drawing.outline.bounds()) {
            self.context.set_paint(fill);
            self.context.fill_path(&path);
        }
        if let Some(stroke) = drawing.stroke {
            self.context.set_paint(paint(stroke.color));
            self.context.set_stroke(pen(&stroke));
            match stroke.dash {
                None => self.context.stroke_path(&path),
                Some(dash) => {
                    let points = drawing.outline.flatten(FLATNESS);
                    for piece in dashes(&points, drawing.outline.closed, dash) {
                        self.context.stroke_path(&bez_path(&Outline::polygon(&piece, false)));
                    }
                }
            }
        }
    }

    fn shadow(&mut self, rect: Rect, radius: f32, blur: f32, color: Color, view: Rect) {
        let scale = self.pixel_grid.scale;
        let cast =
            Cast { rect: self.pixel_grid.snapped_rect(rect, None), radius: radius * scale, blur: blur * scale, color };
        if let Some((at, pixmap)) = self.shadows.draw(&cast, view) {
            let area = Rect::from_size(at, Size::new(pixmap.width().into(), pixmap.height().into()));
            let sampler = ImageSampler::new().with_quality(ImageQuality::Low);
            self.context.set_paint(Image { image: ImageSource::Pixmap(pixmap), sampler });
            self.context.set_paint_transform(Affine::translate((at.x.into(), at.y.into())));
            self.context.fill_rect(&kurbo_rect(area));
            self.context.reset_paint_transform();
        }
    }

    fn text(&mut self, layout: &TextLayout, pos: Pos, color: Color, view: Rect) {
        let origin = self.pixel_grid.text_origin(pos);
        self.context.set_paint(paint(color));
        for line in &layout.lines {
            // Marks above and tails below may leave their line by about its height.
            let (top, bottom) = (line.top * self.pixel_grid.scale, line.bottom * self.pixel_grid.scale);
            let room = bottom - top;
            if origin.y + bottom + room > view.min.y && origin.y + top - room < view.max.y {
                self.line(line, origin);
            }
        }
    }

    fn line(&mut self, line: &Line, origin: Pos) {
        let (scale, baseline) = (self.pixel_grid.scale, self.pixel_grid.baseline(line.baseline));
        for run in &line.runs {
            let path = self.run(run, |i| {
                let glyph = &run.glyphs[i];
                let rise = (glyph.y - line.baseline) * scale;
                Point::new(f64::from(origin.x + glyph.x * scale), f64::from(origin.y + baseline + rise))
            });
            self.context.fill_path(&path);
        }
    }

    /// The outlines of a run as one path, so that joined letters have no seam. `place` gives a glyph's origin.
    fn run(&mut self, run: &GlyphRun, place: impl Fn(usize) -> Point) -> BezPath {
        let size = f64::from(run.size * self.pixel_grid.scale);
        let mut path = BezPath::new();
        for (i, glyph) in run.glyphs.iter().enumerate() {
            let origin = place(i);
            let at = |(x, y): (f64, f64)| Point::new(size * x + origin.x, origin.y - size * y);
            for step in self.outlines.glyph(run, glyph.id).iter() {
                match *step {
                    Step::Move(p) => path.move_to(at(p)),
                    Step::Line(p) => path.line_to(at(p)),
                    Step::Quad(a, p) => path.quad_to(at(a), at(p)),
                    Step::Cubic(a, b, p) => path.curve_to(at(a), at(b), at(p)),
                    Step::Close => path.close_path(),
                }
            }
        }
        path
    }
}

/// Whole tiles of the rasteriser (four rows), so that no tile is drawn in two bands.
fn band_height(width: u32) -> u32 {
    (BAND_BYTES / (4 * width) / 4 * 4).clamp(4, 32_768)
}

fn paint(Color { r, g, b, a }: Color) -> AlphaColor<Srgb> {
    AlphaColor::from_rgba8(r, g, b, a)
}

fn kurbo_rect(r: Rect) -> kurbo::Rect {
    kurbo::Rect::new(r.min.x.into(), r.min.y.into(), r.max.x.into(), r.max.y.into())
}

fn point(p: Pos) -> Point {
    Point::new(p.x.into(), p.y.into())
}

fn pen(stroke: &Stroke) -> kurbo::Stroke {
    kurbo::Stroke::new(stroke.width.into())
        .with_caps(Cap::Butt)
        .with_join(Join::Miter)
        .with_miter_limit(MITER_LIMIT.into())
}

fn bez_path(outline: &Outline) -> BezPath {
    let mut path = BezPath::new();
    path.move_to(point(outline.start));
    for segment in &outline.segments {
        match *segment {
            Segment::Line(p) => path.line_to(point(p)),
            Segment::Cubic(a, b, p) => path.curve_to(point(a), point(b), point(p)),
        }
    }
    if outline.closed {
        path.close_path();
    }
    path
}

/// `None` for what leaves no trace.
fn fill_paint(fill: &Fill, bounds: Rect) -> Option<PaintType> {
    match fill {
        Fill::None => None,
        Fill::Solid(color) => (color.a > 0).then(|| paint(*color).into()),
        Fill::Horizontal(stops) => {
            let stops: Vec<ColorStop> = stops.iter().map(|&(place, color)| (place, paint(color)).into()).collect();
            let mut gradient = Gradient::new_linear(point(bounds.min), point(Pos::new(bounds.max.x, bounds.min.y)))
                .with_stops(&stops[..]);
            gradient.interpolation_alpha_space = InterpolationAlphaSpace::Premultiplied;
            (!stops.is_empty()).then(|| gradient.into())
        }
    }
}
