//! What fuzzing found, and small files of every kind, go through the same checks as in `fuzz/` again.

#[path = "../fuzz/src/lib.rs"]
mod checks;

use std::fs;
use std::path::Path;

use sanad::documents::Media;

type Check = fn(&[u8]);

/// The targets of `fuzz/fuzz_targets`, by name, and what each one checks.
const TARGETS: [(&str, Check); 24] = [
    ("json", |bytes| checks::reader("json", bytes)),
    ("bundle", |bytes| checks::reader("bundle", bytes)),
    ("picture", checks::picture),
    ("timelinejs", |bytes| checks::reader("timelinejs", bytes)),
    ("sheet", |bytes| checks::reader("timelinejs-csv", bytes)),
    ("csv", |bytes| checks::reader("csv", bytes)),
    ("tsv", |bytes| checks::reader("tsv", bytes)),
    ("annotations", |bytes| checks::reader("annotations", bytes)),
    ("simile_xml", |bytes| checks::reader("simile-xml", bytes)),
    ("simile_json", |bytes| checks::reader("simile", bytes)),
    ("vis", |bytes| checks::reader("vis", bytes)),
    ("ical", |bytes| checks::reader("ical", bytes)),
    ("timeline_project", |bytes| checks::reader("timeline-project", bytes)),
    ("markwhen", |bytes| checks::reader("markwhen", bytes)),
    ("document_plain", |bytes| checks::document(Media::Plain, bytes)),
    ("document_markdown", |bytes| checks::document(Media::Markdown, bytes)),
    ("document_html", |bytes| checks::document(Media::Html, bytes)),
    ("document_docx", |bytes| checks::document(Media::Docx, bytes)),
    ("document_pdf", |bytes| checks::document(Media::Pdf, bytes)),
    ("drawing_pdf", checks::drawing),
    ("edtf", checks::edtf),
    ("phrase", checks::phrase),
    ("temporal", checks::temporal),
    ("anchoring", checks::anchoring),
];

/// The files of a folder, in order of name.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> =
        paths.map(|path| (path.display().to_string(), fs::read(&path).expect("it can be read"))).collect();
    files.sort();
    files
}

#[test]
fn every_seed_passes_the_checks_of_its_target() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (target, check) in TARGETS {
        let files = files(&seeds.join(target));
        assert!(!files.is_empty(), "{target} has no seeds");
        for (path, bytes) in files {
            println!("{path}");
            check(&bytes);
        }
    }
}

#[test]
fn a_file_of_one_kind_does_no_harm_to_the_reader_of_another() {
    // A reader may be given any file: the ending may lie.
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    let all: Vec<_> = TARGETS.iter().flat_map(|(target, _)| files(&seeds.join(target)).into_iter().take(3)).collect();
    for (_, check) in TARGETS {
        for (path, bytes) in &all {
            println!("{path}");
            check(bytes);
        }
    }
}
