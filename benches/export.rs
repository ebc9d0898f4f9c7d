//! How long files take once the page is laid out, beside what they cannot do without.
//!
//! `cargo bench --bench export` prints a table; `-- --json` and `-- WORD` as for the others.

#[path = "support/report.rs"]
mod report;

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use report::{Report, timed};
use sanad::export::{ExportOptions, Page, Preset, page};
use sanad::formats;
use sanad::render::About;
use sanad::render::pdf::{self, PdfOptions};

/// Runs of each row.
const RUNS: usize = 15;

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    pdfs(&mut report);
    report.print();
}

/// The bundled project on A3, and its streams deflated again: no writer of PDFs does less.
fn pdfs(report: &mut Report) {
    let preset = Preset::by_name("a3").expect("a preset");
    let options = ExportOptions::default().with_preset(preset);
    let Page { scene, scale, engine } = page(&formats::sample().project, &options).expect("a page");
    let about = About { title: "A3".to_owned(), language: "ar".to_owned(), ..About::default() };
    let dpi = preset.dpi.expect("paper");
    let options = PdfOptions { scale, dpi, about, attachments: Vec::new(), archival: false, date: None };
    let write = || {
        let mut bytes = Vec::new();
        pdf::write(std::slice::from_ref(&scene), &engine, &options, &mut bytes).expect("written");
        bytes
    };
    let streams = streams(&write());
    report.measure("A3 PDF: the floor, its streams deflated", None, || timed(RUNS, || deflated(&streams)));
    report.measure("A3 PDF", None, || timed(RUNS, write));
}

/// What the streams of a file hold.
fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let (begin, end) = (b"stream\n", b"\nendstream");
    let find = |from: usize, what: &[u8]| {
        bytes[from..].windows(what.len()).position(|window| window == what).map(|at| from + at)
    };
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = find(from, begin).map(|at| at + begin.len()) {
        let Some(stop) = find(start, end) else { break };
        let mut plain = Vec::new();
        if ZlibDecoder::new(&bytes[start..stop]).read_to_end(&mut plain).is_ok() {
            found.push(plain);
        }
        from = stop + end.len();
    }
    found
}

fn deflated(streams: &[Vec<u8>]) -> usize {
    let size = |plain: &Vec<u8>| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(plain).expect("into memory");
        encoder.finish().expect("into memory").len()
    };
    streams.iter().map(size).sum()
}
