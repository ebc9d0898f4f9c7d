//! Files as they are exported: SVG, HTML, and what a PDF says and how it is built.

use std::fs;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, String as PdfString};
use sanad::documents::{Media, extract};
use sanad::export::{ExportOptions, LanguageOptions, PageOptions, export};
use sanad::formats::Silent;
use sanad::i18n::Locale;

use crate::views::project;

fn options(locale: Locale) -> ExportOptions {
    let language = LanguageOptions { locale: Some(locale), ..LanguageOptions::default() };
    ExportOptions { page: PageOptions::exactly((1000, 640), 1.0), language, ..ExportOptions::default() }
}

fn made(file: &str, locale: Locale, ending: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(format!("picture.{ending}"));
    export(&project(file), &options(locale), &path).unwrap_or_else(|error| panic!("{file}.{ending}: {error:?}"));
    fs::read(&path).expect("the file is there")
}

/// A line an element, so that a difference can be read. The style and the script of web pages are under review where they
/// stand; the policy of the page has their digests.
fn in_lines(bytes: Vec<u8>) -> String {
    const WRITTEN_ELSEWHERE: [&str; 2] =
        [include_str!("../../assets/html/page.css"), include_str!("../../assets/html/page.js")];
    let text = String::from_utf8(bytes).expect("UTF-8");
    let text = WRITTEN_ELSEWHERE.iter().fold(text, |text, asset| text.replace(asset.trim(), "…"));
    let mut lines = text.replace("><", ">\n<");
    lines.push('\n');
    lines
}

/// What a PDF says, in the order of reading, then its structure and its bookmarks, an element a line.
fn pdf(bytes: &[u8]) -> String {
    let said = extract(bytes, Media::Pdf, &Silent).text;
    let file = Pdf::new(bytes.to_vec()).expect("a PDF");
    let xref = file.xref();
    let root: Dict<'_> = xref.get(xref.root_id()).expect("a catalogue");
    let mut lines = vec![said, "structure".to_owned()];
    if let Some(tree) = root.get::<Dict<'_>>(b"StructTreeRoot") {
        elements(&tree, 0, &mut lines);
    }
    lines.push("bookmarks".to_owned());
    if let Some(outlines) = root.get::<Dict<'_>>(b"Outlines") {
        bookmarks(&outlines, 1, &mut lines);
    }
    for (at, page) in file.pages().iter().enumerate() {
        let links = page.raw().get::<Array<'_>>(b"Annots").map_or(0, |links| links.raw_iter().count());
        lines.push(format!("page {}: {links} links", at + 1));
    }
    lines.join("\n") + "\n"
}

/// A text of a dictionary with its key: UTF-16 with a byte order mark, else as good as ASCII (ISO 32000-1, 7.9.2.2).
fn words(element: &Dict<'_>, key: &str) -> String {
    let Some(text) = element.get::<PdfString<'_>>(key) else { return String::new() };
    let text = match text.as_bytes().strip_prefix(&[0xFE, 0xFF]) {
        Some(units) => {
            let units = units.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        }
        None => String::from_utf8_lossy(text.as_bytes()).into_owned(),
    };
    format!(" {key} {text:?}")
}

fn elements(element: &Dict<'_>, depth: usize, lines: &mut Vec<String>) {
    if let Some(kind) = element.get::<Name<'_>>(b"S") {
        let said: String = ["T", "Lang", "Alt", "ActualText"].iter().map(|key| words(element, key)).collect();
        lines.push(format!("{}{}{said}", "  ".repeat(depth), kind.as_str()));
    }
    if let Some(kids) = element.get::<Array<'_>>(b"K") {
        kids.iter::<Object<'_>>().filter_map(Object::into_dict).for_each(|kid| elements(&kid, depth + 1, lines));
    } else if let Some(kid) = element.get::<Dict<'_>>(b"K") {
        elements(&kid, depth + 1, lines);
    }
}

fn bookmarks(parent: &Dict<'_>, depth: usize, lines: &mut Vec<String>) {
    let mut next = parent.get::<Dict<'_>>(b"First");
    while let Some(bookmark) = next {
        lines.push(format!("{}{}", "  ".repeat(depth), words(&bookmark, "Title").trim_start()));
        bookmarks(&bookmark, depth + 1, lines);
        next = bookmark.get::<Dict<'_>>(b"Next");
    }
}

/// Every file as text, by its name.
pub(crate) fn cases() -> Vec<(String, String)> {
    let mut cases = Vec::new();
    for (file, locale) in [("sample", Locale::Ar), ("quotes", Locale::En), ("mixed", Locale::Ar)] {
        let name = |ending: &str| format!("{file}-{}.{ending}", locale.as_tag());
        cases.push((name("svg"), in_lines(made(file, locale, "svg"))));
        cases.push((name("html"), in_lines(made(file, locale, "html"))));
        cases.push((name("pdf.txt"), pdf(&made(file, locale, "pdf"))));
    }
    cases
}
