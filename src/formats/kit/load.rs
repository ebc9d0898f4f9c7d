//! Files read by their syntax, and what of them is no syntax handed to a format.

use std::path::Path;

use super::decoding::decoded;
use super::format::Loaded;
use super::import::Import;
use super::json_tree::{self, Node};
use super::xml_tree::{self, XmlElement};

/// Reads a file of XML; `read` takes its root, if it has one. `path` is for the diagnostics only.
pub(crate) fn load_xml(bytes: &[u8], path: &Path, read: impl FnOnce(&mut Import<'_>, XmlElement)) -> Loaded {
    let (decoded, encoding) = xml_tree::decode(bytes);
    let mut import = Import::new(&decoded, encoding, path);
    let (root, faults) = xml_tree::parse(&decoded.text);
    import.report.faults(faults);
    if let Some(root) = root {
        read(&mut import, root);
    }
    import.finish()
}

/// Reads a file of JSON; `read` takes its value, if it has one. `path` is for the diagnostics only.
pub(crate) fn load_json(bytes: &[u8], path: &Path, read: impl FnOnce(&mut Import<'_>, Node<'_>)) -> Loaded {
    let (decoded, encoding) = decoded(bytes);
    let mut import = Import::new(&decoded, encoding, path);
    let (root, faults) = json_tree::parse(&decoded.text);
    import.report.faults(faults);
    if let Some(root) = root {
        read(&mut import, root);
    }
    import.finish()
}
