//! Web annotations (W3C Web Annotation Data Model, JSON-LD): an annotation is an event, its targets are excerpts.

use super::Format;
use crate::model::Evidence;

mod body;
mod positions;
mod read;
mod selector;
#[cfg(test)]
mod tests;
mod write;

pub use positions::{is_wordless, settle};
pub use read::load;
pub use write::save;

/// The entry in the registry.
pub const FORMAT: Format = Format {
    name: "annotations",
    endings: &["jsonld", "json"],
    sniff: |bytes| {
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
        // Hypothesis exports have no context, but selectors.
        head.contains("www.w3.org/ns/anno.jsonld") || head.contains("\"TextQuoteSelector\"")
    },
    load: Some(load),
    save: Some(|project| save(project, &Evidence::NONE)),
};

/// The JSON-LD context of annotations.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// Who wrote a file of this program: then offsets count code points, and relative addresses are paths.
const GENERATOR: &str = "Sanad";

/// The field of an event that keeps the fields of its annotation that the program does not use.
const KEPT: &str = "annotation";

/// The field of an excerpt that keeps selectors which give no words.
const SELECTOR: &str = "selector";

/// The field of an excerpt that keeps what else its target says.
const TARGET: &str = "target";

/// The field of an excerpt with the number of the page it stands on.
pub const PAGE: &str = "page";

/// The field of an excerpt that says in what its offsets count, where that is not certain to be code points.
const OFFSETS: &str = "offsets";

/// What a selector of a page of a PDF conforms to (RFC 3778, which RFC 8118 replaced; the standard names the former).
const PDF_FRAGMENTS: &str = "http://tools.ietf.org/rfc/rfc3778";

/// What the text of our titles, and that of our summaries, is for.
const PURPOSES: [&str; 2] = ["describing", "commenting"];

/// The name of the note of a target whose words do not stand in their source as they are recorded (SKOS, `editorialNote`).
const STANDING: &str = "skos:editorialNote";

/// The name of an annotation's time in EDTF (DCMI Metadata Terms, `temporal`).
const TEMPORAL: &str = "dcterms:temporal";
