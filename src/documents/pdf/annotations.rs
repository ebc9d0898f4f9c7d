//! Lines that a reader has struck through the text of a page (ISO 32000-2, 12.5.6.10).

use hayro::hayro_syntax::object::{Array, Dict, Name};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Point};

use super::paint::{Painting, Rule};

/// Flags of annotations that are not shown.
const UNSEEN: u32 = 1 << 1 | 1 << 5;

/// Adds the lines of a page's annotations of the kind `StrikeOut`, whether the file says how they look or not.
pub fn strikes(page: &Page<'_>, place: Affine, painting: &mut Painting) {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { return };
    for annotation in annotations.iter::<Dict<'_>>() {
        let is_strike = annotation.get::<Name<'_>>(b"Subtype").is_some_and(|kind| kind.as_ref() == b"StrikeOut");
        let is_seen = annotation.get::<u32>(b"F").unwrap_or(0) & UNSEEN == 0;
        let quads = annotation.get::<Array<'_>>(b"QuadPoints").filter(|_| is_strike && is_seen);
        let numbers: Vec<f64> = quads.map(|quads| quads.iter::<f64>().collect()).unwrap_or_default();
        for quad in numbers.as_chunks::<8>().0 {
            // The corners come as top left, top right, bottom left, bottom right, or go around.
            let [a, b, c, d] = [0, 2, 4, 6].map(|at| place * Point::new(quad[at], quad[at + 1]));
            let (left, right) = if a.distance(c) < a.distance(d) { (c, d) } else { (d, c) };
            painting.add_rule(Rule { ends: (a.midpoint(left), b.midpoint(right)), thick: 0.5 });
        }
    }
}
