//! One file format: how it is told, read and written.

use std::path::Path;

use super::places::Places;
use crate::base::Diagnostic;
use crate::model::Project;

/// Project that a format made of some bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The project, as far as it could be understood.
    pub project: Project,
    /// Place where its parts stand.
    pub places: Places,
    /// Faults of the file, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// File that a format made of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Saved {
    /// The bytes of the file.
    pub bytes: Vec<u8>,
    /// Parts of the project that the format has no place for.
    pub losses: Vec<Diagnostic>,
}

/// Reads a project from the bytes of the named file. The name is for the diagnostics only.
pub type Load = fn(bytes: &[u8], path: &Path) -> Loaded;

/// Writes a project.
pub type Save = fn(project: &Project) -> Saved;

/// One file format.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// The endings of its files, in lower case and without the dot.
    pub endings: &'static [&'static str],
    /// True if bytes of a file with such an ending are of this format and no other.
    pub sniff: fn(bytes: &[u8]) -> bool,
    /// Reader, if it can be read.
    pub load: Option<Load>,
    /// Writer, if it can be written.
    pub save: Option<Save>,
}
