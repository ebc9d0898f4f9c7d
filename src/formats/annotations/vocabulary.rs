//! Names of fields and properties of annotations.

/// The JSON-LD context of annotations.
pub(crate) const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The program that wrote a file of this program: then offsets count code points, and relative addresses are paths.
pub(crate) const GENERATOR: &str = "Sanad";

/// The field of an event that keeps the fields of its annotation that the program does not use.
pub(crate) const KEPT: &str = "annotation";

/// The field of an excerpt that keeps selectors which give no words.
pub(crate) const SELECTOR: &str = "selector";

/// The field of an excerpt that keeps what else its target says.
pub(crate) const TARGET: &str = "target";

/// The field of an excerpt with the number of the page it stands on.
pub(crate) const PAGE: &str = "page";

/// The field of an excerpt that says in what its offsets count, where that is not certain to be code points.
pub(crate) const OFFSETS: &str = "offsets";

/// Standard that a selector of a page of a PDF conforms to (RFC 3778, which RFC 8118 replaced; the standard names the
/// former).
pub(crate) const PDF_FRAGMENTS: &str = "http://tools.ietf.org/rfc/rfc3778";

/// Purposes of the text of our titles and of that of our summaries.
pub(crate) const PURPOSES: [&str; 2] = ["describing", "commenting"];

/// The name of the note of a target whose words do not stand in their source as they are recorded (SKOS,
/// `editorialNote`).
pub(crate) const STANDING: &str = "skos:editorialNote";

/// The name of an annotation's time in EDTF (DCMI Metadata Terms, `temporal`).
pub(crate) const TEMPORAL: &str = "dcterms:temporal";
