//! Writes a bundle. Equal projects and documents give equal bytes: times are fixed, files are in order of name.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::layout::{DOCUMENTS, File, MANIFEST, PROJECT, VERSION, document_name};
use crate::base::Diagnostic;
use crate::formats::kit::digest::sha256_hex;
use crate::formats::native::json;
use crate::model::Project;

/// Writes a project with its documents, each with its path as in the project. Of several with one path, the first
/// counts.
///
/// # Errors
/// If a path leads out of the project's folder or is too long for the zip format (65,535 bytes).
pub(crate) fn write_bundle(project: &Project, documents: &[File]) -> Result<Vec<u8>, Diagnostic> {
    write_bundle_with(project, documents, &[])
}

/// Writes a bundle as [`write_bundle`] does, with files that are no part of the project, each with its name in the
/// bundle. None of them takes the place of the project, the manifest or a document.
///
/// # Errors
/// As [`write_bundle`].
pub(crate) fn write_bundle_with(project: &Project, documents: &[File], strays: &[File]) -> Result<Vec<u8>, Diagnostic> {
    let saved = json::save(project);
    let mut files: BTreeMap<String, &[u8]> = BTreeMap::new();
    for (path, bytes) in documents {
        let name = document_name(path).ok_or_else(|| Diagnostic::error("bundle-path").arg("path", path))?;
        let name = format!("{DOCUMENTS}{name}");
        // The format counts the bytes of a name in 16 bits.
        if name.len() > usize::from(u16::MAX) {
            return Err(Diagnostic::error("bundle-path").arg("path", path));
        }
        files.entry(name).or_insert(bytes);
    }
    for (name, bytes) in strays.iter().filter(|(name, _)| name != PROJECT && name != MANIFEST) {
        files.entry(name.clone()).or_insert(bytes);
    }
    let all =
        || std::iter::once((PROJECT, &saved[..])).chain(files.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
    let entry =
        |(name, bytes): (&str, &[u8])| json!({ "path": name, "size": bytes.len(), "sha256": sha256_hex(bytes) });
    let entries: Vec<_> = all().map(entry).collect();
    let manifest = format!("{:#}\n", json!({ "format": VERSION, "files": entries }));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in std::iter::once((MANIFEST, manifest.as_bytes())).chain(all()) {
        write_file(&mut writer, name, bytes).map_err(|error| failed(name, &error))?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|error| failed(MANIFEST, &error))
}

fn write_file(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> zip::result::ZipResult<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644)
        .large_file(u32::try_from(bytes.len()).is_err());
    writer.start_file(name, options)?;
    writer.write_all(bytes)?;
    Ok(())
}

fn failed(name: &str, error: &zip::result::ZipError) -> Diagnostic {
    Diagnostic::error("bundle-unwritable").arg("path", name).arg("reason", error.to_string())
}
