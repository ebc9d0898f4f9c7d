//! Ids, geometry, colour, diagnostics, bytes to text: what every other module stands on. Knows nothing of timelines.

pub mod bidi;
pub mod color;
#[cfg(test)]
pub(crate) mod corpus;
pub mod decode;
pub mod diagnostic;
pub mod digits;
pub mod direction;
pub mod event_set;
pub mod fields;
pub mod fold;
pub mod geom;
pub mod guess;
pub mod ids;
pub mod lines;
pub mod marks;
pub mod markup;
pub mod names;
pub mod persian;
pub mod progress;
pub mod script;
pub mod spans;

pub use color::Color;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use event_set::EventSet;
pub use fold::Folded;
pub use geom::{Direction, Pos, Rect, Size, bounded};
pub use ids::{ActorIx, DocIx, EventIx, ExcerptIx, LaneIx};
pub use lines::Lines;
pub use progress::{Patient, Progress, Silent};
pub use spans::Spans;
