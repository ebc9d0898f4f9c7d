//! The project and everything in it: no input, no output, no drawing.

pub mod conflicts;
pub mod date;
pub mod document;
pub mod edit;
pub mod editing;
pub mod event;
pub mod events;
pub mod evidence;
pub mod facets;
mod field;
pub mod filter;
pub mod grouping;
pub mod local_text;
pub mod project;
pub mod quotation;
pub mod remark;
#[cfg(test)]
mod schema;
pub mod search;
pub mod source_map;
pub mod status;
pub mod view;
pub mod zone;
mod zone_places;

pub use date::EdtfDate;
pub use document::{Document, DocumentText};
pub use edit::{Edit, EditError};
pub use event::{Attests, Event, Excerpt, Stance};
pub use events::{EventRef, Events};
pub use evidence::{Evidence, FileDigest};
pub use field::{Extra, Id};
pub use local_text::{LocalText, TextRef};
pub use project::{Actor, Lane, Project};
pub use quotation::{Concealed, Concealment, Difference, Doubt, Quotation, Standing, UnprovenText};
pub use remark::{EventNote, EventReview};
pub use source_map::{Locator, SourceMap, Unit};
pub use status::Status;
pub use view::{Grouping, SavedView, ViewFilter};
pub use zone::{Fit, Zone};
