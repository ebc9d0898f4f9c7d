//! Ids, geometry, colour and diagnostics: what every other module stands on. Knows nothing of timelines.

pub mod color;
pub mod diagnostic;
pub mod fold;
pub mod geom;
pub mod ids;

pub use color::Color;
pub use diagnostic::{Diagnostic, Place, Severity};
pub use fold::Folded;
pub use geom::{Direction, Pos, Rect, Size};
pub use ids::{ActorIx, DocIx, EventIx, ExcerptIx, LaneIx};
