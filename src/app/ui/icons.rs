//! Signs for buttons, drawn as lines on a square of 20 points.

use crate::base::{Color, Direction, Pos};
use crate::scene::{Fill, Scene, Shape, Stroke};

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Three lines.
    Menu,
    /// A lens.
    Search,
    /// A funnel.
    Filter,
    /// A folder.
    Open,
    /// An arrow out of a tray.
    Export,
    /// A sun.
    Sun,
    /// A moon.
    Moon,
    /// A cross.
    Close,
    /// An arrow up.
    Up,
    /// An arrow down.
    Down,
    /// Two sheets.
    Copy,
    /// A plus.
    Plus,
    /// A minus.
    Minus,
    /// Four corners.
    Fit,
    /// A panel at the end side.
    Panel,
    /// Rows with dots before them.
    List,
}

/// Width of the lines.
const LINE: f32 = 1.6;

impl Icon {
    /// Draws it around `center`.
    pub fn draw(self, scene: &mut Scene, center: Pos, color: Color, side: Direction) {
        let mut pen = Pen { scene, center, color, sign: side.sign() };
        match self {
            Self::Menu => [-5.0, 0.0, 5.0].into_iter().for_each(|y| pen.line(&[(-7.0, y), (7.0, y)])),
            Self::Search => {
                pen.circle(-1.5, -1.5, 5.0);
                pen.line(&[(2.2, 2.2), (6.5, 6.5)]);
            }
            Self::Filter => pen.closed(&[(-7.0, -6.0), (7.0, -6.0), (1.8, 0.6), (1.8, 6.5), (-1.8, 4.5), (-1.8, 0.6)]),
            Self::Open => pen.closed(&[(-7.0, 5.5), (-7.0, -5.5), (-2.0, -5.5), (0.0, -3.0), (7.0, -3.0), (7.0, 5.5)]),
            Self::Export => {
                pen.line(&[(-6.5, 2.5), (-6.5, 6.5), (6.5, 6.5), (6.5, 2.5)]);
                pen.line(&[(0.0, 2.5), (0.0, -6.5)]);
                pen.line(&[(-3.6, -3.0), (0.0, -6.6), (3.6, -3.0)]);
            }
            Self::Sun => pen.sun(),
            Self::Moon => pen.moon(),
            Self::Close => {
                pen.line(&[(-5.0, -5.0), (5.0, 5.0)]);
                pen.line(&[(-5.0, 5.0), (5.0, -5.0)]);
            }
            Self::Up => pen.line(&[(-5.0, 2.5), (0.0, -2.5), (5.0, 2.5)]),
            Self::Down => pen.line(&[(-5.0, -2.5), (0.0, 2.5), (5.0, -2.5)]),
            Self::Copy => {
                pen.closed(&[(-6.5, -3.0), (2.5, -3.0), (2.5, 6.5), (-6.5, 6.5)]);
                pen.line(&[(-2.5, -6.5), (6.5, -6.5), (6.5, 3.0)]);
            }
            Self::Plus => {
                pen.line(&[(-5.5, 0.0), (5.5, 0.0)]);
                pen.line(&[(0.0, -5.5), (0.0, 5.5)]);
            }
            Self::Minus => pen.line(&[(-5.5, 0.0), (5.5, 0.0)]),
            Self::Fit => pen.fit(),
            Self::Panel => {
                pen.closed(&[(-7.0, -6.0), (7.0, -6.0), (7.0, 6.0), (-7.0, 6.0)]);
                pen.line(&[(2.5, -6.0), (2.5, 6.0)]);
            }
            Self::List => {
                for y in [-5.0, 0.0, 5.0] {
                    pen.line(&[(-7.0, y), (-5.4, y)]);
                    pen.line(&[(-2.6, y), (7.0, y)]);
                }
            }
        }
    }
}

struct Pen<'a> {
    scene: &'a mut Scene,
    center: Pos,
    color: Color,
    /// Mirrors signs that have a start and an end.
    sign: f32,
}

impl Pen<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos {
        self.center.offset(x * self.sign, y)
    }

    fn path(&mut self, points: &[(f32, f32)], closed: bool) {
        let points = points.iter().map(|&p| self.at(p)).collect();
        let stroke = Some(Stroke::new(LINE, self.color));
        self.scene.push(Shape::Path { points, closed, fill: Fill::None, stroke });
    }

    fn line(&mut self, points: &[(f32, f32)]) {
        self.path(points, false);
    }

    fn closed(&mut self, points: &[(f32, f32)]) {
        self.path(points, true);
    }

    fn circle(&mut self, x: f32, y: f32, radius: f32) {
        let (center, stroke) = (self.at((x, y)), Some(Stroke::new(LINE, self.color)));
        self.scene.push(Shape::Circle { center, radius, fill: Fill::None, stroke });
    }

    fn sun(&mut self) {
        self.circle(0.0, 0.0, 3.4);
        for i in 0..8 {
            let (sin, cos) = (i as f32 * std::f32::consts::FRAC_PI_4).sin_cos();
            self.line(&[(cos * 5.6, sin * 5.6), (cos * 7.6, sin * 7.6)]);
        }
    }

    /// A disc with a smaller one cut out of its edge, as an outline: two arcs that meet in the horns.
    fn moon(&mut self) {
        // Circles of radius 6.8 around (0, 0) and 5.6 around (3.4, -3.0) cross at these two points.
        let (cx, cy, inner, outer) = (3.4_f32, -3.0_f32, 5.6_f32, 6.8_f32);
        let distance = cx.hypot(cy);
        let along = (outer * outer - inner * inner + distance * distance) / (2.0 * distance);
        let half = (outer * outer - along * along).sqrt();
        let (ux, uy) = (cx / distance, cy / distance);
        let horns = [1.0, -1.0].map(|s| (ux * along - uy * half * s, uy * along + ux * half * s));
        let angle = |(x, y): (f32, f32), (ox, oy): (f32, f32)| (y - oy).atan2(x - ox);
        let arc = |center: (f32, f32), radius: f32, from: f32, sweep: f32| {
            (0..=24).map(move |i| {
                let a = from + sweep * i as f32 / 24.0;
                (center.0 + radius * a.cos(), center.1 + radius * a.sin())
            })
        };
        let turn = std::f32::consts::TAU;
        let start = angle(horns[0], (0.0, 0.0));
        let sweep = (angle(horns[1], (0.0, 0.0)) - start).rem_euclid(turn);
        let back = angle(horns[1], (cx, cy));
        let back_sweep = (angle(horns[0], (cx, cy)) - back).rem_euclid(turn) - turn;
        let points: Vec<_> =
            arc((0.0, 0.0), outer, start, sweep).chain(arc((cx, cy), inner, back, back_sweep)).collect();
        self.closed(&points);
    }

    fn fit(&mut self) {
        for (sx, sy) in [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)] {
            self.line(&[(sx * 6.5, sy * 2.8), (sx * 6.5, sy * 6.5), (sx * 2.8, sy * 6.5)]);
        }
    }
}
