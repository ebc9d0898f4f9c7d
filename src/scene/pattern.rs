//! Patterns that tell lanes apart without colour, drawn as lines and fields within a clip.

use super::{Fill, Shape, Stroke};
use crate::base::{Color, Pos, Rect};

/// A pattern of lines or fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pattern {
    /// Lines that rise along x.
    Rising,
    /// All of it.
    Solid,
    /// Fields in rows, each row moved against the one before it.
    Dots,
    /// Lines across.
    Level,
    /// Lines that fall along x.
    Falling,
    /// Upright lines.
    Upright,
    /// Lines that rise and lines that fall.
    Crossed,
    /// Level and upright lines.
    Grid,
}

/// From one line to the next, in points.
const STEP: f32 = 4.0;
/// Width of a line.
const LINE: f32 = 0.9;
/// Side of a field.
const FIELD: f32 = 1.7;

impl Pattern {
    /// Every pattern, in the order in which lanes take them: neighbours are as unlike as can be.
    pub const ALL: [Self; 8] =
        [Self::Rising, Self::Solid, Self::Dots, Self::Level, Self::Crossed, Self::Upright, Self::Falling, Self::Grid];

    /// The pattern of the lane at `index`; more lanes than patterns begin again.
    pub fn of(index: usize) -> Self {
        Self::ALL[index % Self::ALL.len()]
    }

    /// Shapes that fill `rect` with the pattern.
    pub fn shapes(self, rect: Rect, color: Color) -> Vec<Shape> {
        let (width, height) = (rect.width(), rect.height());
        let steps = |length: f32| (0..=(length / STEP) as usize).map(|i| i as f32 * STEP);
        let slanted = |rises: bool| {
            let lines = steps(width + height).map(move |along| {
                let (low, high) = (rect.min.x + along - height, rect.min.x + along);
                let (low, high) = if rises { (low, high) } else { (high, low) };
                [Pos::new(low, rect.max.y), Pos::new(high, rect.min.y)]
            });
            lines.collect::<Vec<_>>()
        };
        let level = || {
            let at = steps(height).map(|y| rect.min.y + STEP / 2.0 + y);
            at.map(|y| [Pos::new(rect.min.x, y), Pos::new(rect.max.x, y)]).collect::<Vec<_>>()
        };
        let upright = || {
            let at = steps(width).map(|x| rect.min.x + STEP / 2.0 + x);
            at.map(|x| [Pos::new(x, rect.min.y), Pos::new(x, rect.max.y)]).collect::<Vec<_>>()
        };
        let inner = match self {
            Self::Solid => return vec![Shape::Rect { rect, radius: 0.0, fill: Fill::Solid(color), stroke: None }],
            Self::Dots => vec![Shape::Bars { bars: dots(rect), color }],
            Self::Rising => vec![line(&slanted(true), color)],
            Self::Falling => vec![line(&slanted(false), color)],
            Self::Level => vec![line(&level(), color)],
            Self::Upright => vec![line(&upright(), color)],
            Self::Crossed => vec![line(&slanted(true), color), line(&slanted(false), color)],
            Self::Grid => vec![line(&level(), color), line(&upright(), color)],
        };
        [vec![Shape::PushClip(rect)], inner, vec![Shape::PopClip]].concat()
    }
}

/// Lines side by side as one broken line: what joins them lies outside of the clip.
fn line(lines: &[[Pos; 2]], color: Color) -> Shape {
    const OUT: f32 = 3.0;
    let out = |from: Pos, to: Pos| {
        let long = from.distance(to).max(0.1);
        to.offset((to.x - from.x) / long * OUT, (to.y - from.y) / long * OUT)
    };
    let ends = lines.iter().enumerate().flat_map(|(i, [a, b])| {
        let ends = [out(*b, *a), out(*a, *b)];
        if i % 2 == 0 { ends } else { [ends[1], ends[0]] }
    });
    Shape::Path { points: ends.collect(), closed: false, fill: Fill::None, stroke: Some(Stroke::new(LINE, color)) }
}

fn dots(rect: Rect) -> Vec<Rect> {
    let rows = (rect.height() / STEP) as usize + 1;
    let columns = (rect.width() / STEP) as usize + 2;
    let field = |row: usize, column: usize| {
        let x = rect.min.x + STEP * column as f32 - if row.is_multiple_of(2) { 0.0 } else { STEP / 2.0 };
        let y = rect.min.y + 1.0 + STEP * row as f32;
        Rect::new(x, y, x + FIELD, y + FIELD).intersection(&rect)
    };
    (0..rows).flat_map(|row| (0..columns).filter_map(move |column| field(row, column))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Theme;

    /// Every clip is closed, lines go over both edges, fields stay inside.
    #[test]
    fn patterns_fill_their_rectangle() {
        let (rect, color) = (Rect::new(10.0, 20.0, 90.0, 30.0), Theme::print().ink);
        for pattern in Pattern::ALL {
            let shapes = pattern.shapes(rect, color);
            let clips = |of: fn(&Shape) -> bool| shapes.iter().filter(|shape| of(shape)).count();
            let (pushed, popped) = (clips(|s| matches!(s, Shape::PushClip(_))), clips(|s| matches!(s, Shape::PopClip)));
            assert_eq!(pushed, popped, "{pattern:?}");
            for shape in &shapes {
                match shape {
                    Shape::Path { points, .. } => {
                        assert!(points.len() > 3, "{pattern:?}");
                        assert!(points.iter().all(|p| !rect.shrink(0.5).contains(*p)), "{pattern:?}: {points:?}");
                    }
                    Shape::Bars { bars, .. } => {
                        assert!(bars.len() > 20 && bars.iter().all(|bar| rect.union(bar) == rect));
                    }
                    _ => {}
                }
            }
        }
    }
}
