//! Files as they are exported: SVG, HTML, and what a PDF says and how it is built.

use std::fs;

use lopdf::{Dictionary, Document, Object};
use sanad::documents::{Media, extract};
use sanad::export::{ExportOptions, Scaling, export};
use sanad::formats::Silent;
use sanad::i18n::Locale;

use crate::views::project;

fn options(locale: Locale) -> ExportOptions {
    ExportOptions { pixels: (1000, 640), scale: Scaling::Exactly(1.0), locale, ..ExportOptions::default() }
}

fn made(file: &str, locale: Locale, ending: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("picture.{ending}"));
    export(&project(file), &options(locale), &path).unwrap_or_else(|error| panic!("{file}.{ending}: {error:?}"));
    fs::read(&path).expect("the file is there")
}

/// A line an element, so that a difference can be read.
fn in_lines(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).expect("UTF-8");
    let mut lines = text.replace("><", ">\n<");
    lines.push('\n');
    lines
}

/// What a PDF says, in the order of reading, then its structure and its bookmarks, an element a line.
fn pdf(bytes: &[u8]) -> String {
    let said = extract(bytes, Media::Pdf, &Silent).text;
    let file = Document::load_mem(bytes).expect("a PDF");
    let root = file.catalog().expect("a catalogue");
    let mut lines = vec![said, "structure".to_owned()];
    if let Ok(tree) = root.get(b"StructTreeRoot") {
        elements(&file, tree, 1, &mut lines);
    }
    lines.push("bookmarks".to_owned());
    if let Some(outlines) = root.get(b"Outlines").ok().and_then(|object| dictionary(&file, object)) {
        bookmarks(&file, outlines, 1, &mut lines);
    }
    for (number, page) in file.get_pages() {
        let links = file.get_page_annotations(page).map_or(0, |links| links.len());
        lines.push(format!("page {number}: {links} links"));
    }
    lines.join("\n") + "\n"
}

fn dictionary<'f>(file: &'f Document, object: &'f Object) -> Option<&'f Dictionary> {
    file.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok())
}

fn words(element: &Dictionary, key: &str) -> String {
    let text = element.get(key.as_bytes()).ok().and_then(|text| lopdf::decode_text_string(text).ok());
    text.map(|text| format!(" {key} {text:?}")).unwrap_or_default()
}

fn elements(file: &Document, object: &Object, depth: usize, lines: &mut Vec<String>) {
    let Some(element) = dictionary(file, object) else { return };
    if let Ok(kind) = element.get(b"S").and_then(Object::as_name) {
        let said: String = ["T", "Lang", "Alt", "ActualText"].iter().map(|key| words(element, key)).collect();
        lines.push(format!("{}{}{said}", "  ".repeat(depth), String::from_utf8_lossy(kind)));
    }
    match element.get(b"K").ok().and_then(|kids| file.dereference(kids).ok()) {
        Some((_, Object::Array(kids))) => kids.iter().for_each(|kid| elements(file, kid, depth + 1, lines)),
        Some((_, kid)) => elements(file, kid, depth + 1, lines),
        None => {}
    }
}

fn bookmarks(file: &Document, parent: &Dictionary, depth: usize, lines: &mut Vec<String>) {
    let mut next = parent.get(b"First").ok();
    while let Some(bookmark) = next.and_then(|object| dictionary(file, object)) {
        lines.push(format!("{}{}", "  ".repeat(depth), words(bookmark, "Title").trim_start()));
        bookmarks(file, bookmark, depth + 1, lines);
        next = bookmark.get(b"Next").ok();
    }
}

/// Every file as text, by its name.
pub fn cases() -> Vec<(String, String)> {
    let mut cases = Vec::new();
    for (file, locale) in [("sample", Locale::Ar), ("quotes", Locale::En), ("mixed", Locale::Ar)] {
        let name = |ending: &str| format!("{file}-{}.{ending}", locale.as_tag());
        cases.push((name("svg"), in_lines(made(file, locale, "svg"))));
        cases.push((name("html"), in_lines(made(file, locale, "html"))));
        cases.push((name("pdf.txt"), pdf(&made(file, locale, "pdf"))));
    }
    cases
}
