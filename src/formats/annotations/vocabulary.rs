//! Names of fields and properties of annotations.

/// The JSON-LD context of annotations.
pub const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The program that wrote a file of this program: then offsets count code points, and relative addresses are paths.
pub const GENERATOR: &str = "Sanad";

/// The field of an event that keeps the fields of its annotation that the program does not use.
pub const KEPT: &str = "annotation";

/// The field of an excerpt that keeps selectors which give no words.
pub const SELECTOR: &str = "selector";

/// The field of an excerpt that keeps what else its target says.
pub const TARGET: &str = "target";

/// The field of an excerpt with the number of the page it stands on.
pub const PAGE: &str = "page";

/// The field of an excerpt that says in what its offsets count, where that is not certain to be code points.
pub const OFFSETS: &str = "offsets";

/// Standard that a selector of a page of a PDF conforms to (RFC 3778, which RFC 8118 replaced; the standard names the
/// former).
pub const PDF_FRAGMENTS: &str = "http://tools.ietf.org/rfc/rfc3778";

/// Purposes of the text of our titles and of that of our summaries.
pub const PURPOSES: [&str; 2] = ["describing", "commenting"];

/// The name of the note of a target whose words do not stand in their source as they are recorded (SKOS,
/// `editorialNote`).
pub const STANDING: &str = "skos:editorialNote";

/// The name of an annotation's time in EDTF (DCMI Metadata Terms, `temporal`).
pub const TEMPORAL: &str = "dcterms:temporal";
