//! Polygons to triangles with soft edges, and triangles cut along x.

use crate::base::Pos;

/// Distance of flattened curves from the true ones, in pixels.
pub(super) const FLATNESS: f32 = 0.08;
/// Width of the soft edge that smooths shapes, in pixels.
pub(super) const FEATHER: f32 = 1.0;

/// A corner, and how much of its pixel is inside: 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Corner {
    /// Place in the scene.
    pub pos: Pos,
    /// Coverage, 0 to 1.
    pub cover: f32,
}

/// Triangles over corners.
#[derive(Debug, Default)]
pub(super) struct Soft {
    /// The corners.
    pub vertices: Vec<Corner>,
    /// Three indices each.
    pub triangles: Vec<[u32; 3]>,
}

/// Returns true if the points are an upright rectangle (from the top left, clockwise) on whole pixels: its edges need no
/// smoothing.
pub(super) fn is_on_grid(points: &[Pos]) -> bool {
    let [a, b, c, d] = points else { return false };
    let upright = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x && a.x < c.x && a.y < c.y;
    upright && [a.x, a.y, c.x, c.y].into_iter().all(|v| (v - v.round()).abs() < 1e-3)
}

/// Triangles of a polygon that does not cross itself, with an edge that fades over `feather`.
pub(super) fn soften(points: &[Pos], feather: f32) -> Soft {
    let n = points.len();
    if n < 3 {
        return Soft::default();
    }
    let outwards = outward_normals(points);
    let shifted = |by: f32| points.iter().zip(&outwards).map(move |(p, o)| p.offset(o.x * by, o.y * by));
    let inner: Vec<Pos> = shifted(-feather / 2.0).collect();
    let triangles = triangulate(&inner);
    let mut soft = Soft { vertices: Vec::with_capacity(2 * n), triangles };
    soft.vertices.extend(inner.into_iter().map(|pos| Corner { pos, cover: 1.0 }));
    soft.vertices.extend(shifted(feather / 2.0).map(|pos| Corner { pos, cover: 0.0 }));
    let n = n as u32;
    for i in 0..n {
        let next = (i + 1) % n;
        soft.triangles.extend([[i, next, n + i], [next, n + next, n + i]]);
    }
    soft
}

/// Vector outwards at each corner: as long as moves both edges by 1, but no longer than 2.
fn outward_normals(points: &[Pos]) -> Vec<Pos> {
    let n = points.len();
    let side = if doubled_area(points) >= 0.0 { 1.0 } else { -1.0 };
    let edge = |i: usize| {
        let (a, b) = (points[i], points[(i + 1) % n]);
        let length = a.distance(b).max(1e-6);
        Pos::new((b.y - a.y) / length * side, (a.x - b.x) / length * side)
    };
    (0..n)
        .map(|i| {
            let (before, after) = (edge((i + n - 1) % n), edge(i));
            let sum = Pos::new((before.x + after.x) / 2.0, (before.y + after.y) / 2.0);
            let square = (sum.x * sum.x + sum.y * sum.y).max(0.25);
            Pos::new(sum.x / square, sum.y / square)
        })
        .collect()
}

/// Positive for clockwise on the screen (y downwards).
fn doubled_area(points: &[Pos]) -> f32 {
    let next = points.iter().cycle().skip(1);
    points.iter().zip(next).map(|(a, b)| a.x * b.y - b.x * a.y).sum()
}

fn turn(a: Pos, b: Pos, c: Pos) -> f32 {
    (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x)
}

/// A strip if every corner turns the same way, else ears are cut off one by one.
fn triangulate(points: &[Pos]) -> Vec<[u32; 3]> {
    let n = points.len();
    let side = if doubled_area(points) >= 0.0 { 1.0 } else { -1.0 };
    let convex = (0..n).all(|i| turn(points[i], points[(i + 1) % n], points[(i + 2) % n]) * side >= -1e-3);
    if convex {
        return strip(points);
    }
    let mut rest: Vec<u32> = (0..n as u32).collect();
    let mut triangles = Vec::with_capacity(n);
    while rest.len() > 3 {
        let m = rest.len();
        let corners = |i: usize| [rest[(i + m - 1) % m], rest[i], rest[(i + 1) % m]];
        // A polygon that crosses itself may have no ear: any corner will do then, rather than none.
        let ear = (0..m).find(|&i| is_ear(points, &rest, corners(i), side)).unwrap_or(0);
        triangles.push(corners(ear));
        rest.remove(ear);
    }
    triangles.extend(<[u32; 3]>::try_from(rest));
    triangles
}

/// Triangles of a convex polygon from its least x to its greatest: upright ones, so that few are cut by a gradient.
fn strip(points: &[Pos]) -> Vec<[u32; 3]> {
    let n = points.len();
    let x = |i: usize| points[i].x;
    let (next, previous) = (|i: usize| (i + 1) % n, |i: usize| (i + n - 1) % n);
    let mut a = (0..n).min_by(|&i, &j| x(i).total_cmp(&x(j))).unwrap_or(0);
    let mut b = previous(a);
    let mut triangles = Vec::with_capacity(n);
    for _ in 2..n {
        if x(next(a)) <= x(previous(b)) {
            triangles.push([a, next(a), b].map(|i| i as u32));
            a = next(a);
        } else {
            triangles.push([a, previous(b), b].map(|i| i as u32));
            b = previous(b);
        }
    }
    triangles
}

fn is_ear(points: &[Pos], rest: &[u32], corners: [u32; 3], side: f32) -> bool {
    let [a, b, c] = corners.map(|i| points[i as usize]);
    if turn(a, b, c) * side < 0.0 {
        return false;
    }
    let inside = |p: Pos| [(a, b), (b, c), (c, a)].into_iter().all(|(from, to)| turn(from, to, p) * side > 0.0);
    !rest.iter().any(|i| !corners.contains(i) && inside(points[*i as usize]))
}

/// A convex polygon with hard edges.
pub(super) fn hard(points: &[Pos]) -> Soft {
    let vertices = points.iter().map(|&pos| Corner { pos, cover: 1.0 }).collect();
    Soft { vertices, triangles: (2..points.len() as u32).map(|i| [0, i - 1, i]).collect() }
}

impl Soft {
    fn corners(&self, triangle: &[u32; 3]) -> [Corner; 3] {
        triangle.map(|i| self.vertices[i as usize])
    }

    /// Returns true if one of the `cuts` (places on x) runs through the triangle.
    pub(crate) fn is_cut(&self, triangle: &[u32; 3], cuts: &[f32]) -> bool {
        let [a, b, c] = self.corners(triangle).map(|corner| corner.pos.x);
        let (from, to) = (a.min(b).min(c), a.max(b).max(c));
        cuts.iter().any(|&cut| from < cut && cut < to)
    }

    /// The convex pieces of a triangle between ascending `cuts`.
    pub(crate) fn pieces(&self, triangle: &[u32; 3], cuts: &[f32]) -> Vec<Vec<Corner>> {
        let mut pieces = Vec::with_capacity(cuts.len() + 1);
        let mut rest = self.corners(triangle).to_vec();
        for &cut in cuts {
            pieces.push(keep(&rest, |x| cut - x));
            rest = keep(&rest, |x| x - cut);
        }
        pieces.push(rest);
        pieces.retain(|piece| piece.len() > 2);
        pieces
    }
}

/// The part of a convex polygon where `depth` of x is not negative.
fn keep(corners: &[Corner], depth: impl Fn(f32) -> f32) -> Vec<Corner> {
    let mut kept = Vec::with_capacity(corners.len() + 1);
    for (a, b) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        let (da, db) = (depth(a.pos.x), depth(b.pos.x));
        if da >= 0.0 {
            kept.push(*a);
        }
        if (da > 0.0 && db < 0.0) || (da < 0.0 && db > 0.0) {
            let t = da / (da - db);
            let pos = Pos::new(a.pos.x + (b.pos.x - a.pos.x) * t, a.pos.y + (b.pos.y - a.pos.y) * t);
            kept.push(Corner { pos, cover: a.cover + (b.cover - a.cover) * t });
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(list: &[(f32, f32)]) -> Vec<Pos> {
        list.iter().map(|&(x, y)| Pos::new(x, y)).collect()
    }

    fn area(corners: &[Pos]) -> f32 {
        doubled_area(corners).abs() / 2.0
    }

    #[test]
    fn triangles_cover_the_polygon_once() {
        let shapes = [
            ("square", points(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)])),
            ("arrow", points(&[(0.0, 0.0), (10.0, 5.0), (0.0, 10.0), (4.0, 5.0)])),
            ("arrow, the other way round", points(&[(4.0, 5.0), (0.0, 10.0), (10.0, 5.0), (0.0, 0.0)])),
            (
                "comb",
                points(&[
                    (0.0, 0.0),
                    (9.0, 0.0),
                    (9.0, 9.0),
                    (6.0, 9.0),
                    (6.0, 3.0),
                    (3.0, 3.0),
                    (3.0, 9.0),
                    (0.0, 9.0),
                ]),
            ),
        ];
        for (name, shape) in shapes {
            let sum: f32 = triangulate(&shape).iter().map(|t| area(&t.map(|i| shape[i as usize]))).sum();
            assert!((sum - area(&shape)).abs() < 1e-3, "{name}: {sum} of {}", area(&shape));
        }
    }

    #[test]
    fn the_soft_edge_straddles_the_hard_one() {
        let square = points(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]);
        let soft = soften(&square, 1.0);
        assert_eq!(soft.vertices[0], Corner { pos: Pos::new(0.5, 0.5), cover: 1.0 });
        assert_eq!(soft.vertices[4], Corner { pos: Pos::new(-0.5, -0.5), cover: 0.0 });
        assert_eq!(soft.triangles.len(), 2 + 8);
    }

    #[test]
    fn cutting_keeps_the_area() {
        let square = hard(&points(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]));
        let cuts = [0.0, 4.0, 10.0];
        let mut areas = [0.0; 2];
        for triangle in &square.triangles {
            assert!(square.is_cut(triangle, &cuts));
            for piece in square.pieces(triangle, &cuts) {
                let corners: Vec<Pos> = piece.iter().map(|c| c.pos).collect();
                areas[usize::from(corners.iter().any(|p| p.x > 4.0))] += area(&corners);
            }
        }
        assert_eq!(areas, [40.0, 60.0]);
        assert!(!square.is_cut(&square.triangles[0], &[-1.0, 0.0, 10.0]));
    }

    #[test]
    fn only_whole_pixels_need_no_softening() {
        assert!(is_on_grid(&points(&[(1.0, 2.0), (5.0, 2.0), (5.0, 9.0), (1.0, 9.0)])));
        assert!(!is_on_grid(&points(&[(1.5, 2.0), (5.0, 2.0), (5.0, 9.0), (1.5, 9.0)])));
        assert!(!is_on_grid(&points(&[(1.0, 2.0), (5.0, 3.0), (5.0, 9.0), (1.0, 9.0)])));
    }
}
