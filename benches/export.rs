//! How long files of the bundled project take from the project to the last byte, beside what no writer can do without.
//!
//! `cargo bench --bench export` prints a table; `-- --json` and `-- WORD` as for the others. Memory is the most that the
//! process had by then, so it is told for the largest picture when only that row is asked for (`-- 32768`).

#[allow(dead_code, reason = "the stage is for other benchmarks")]
mod support;

use std::io::{Read as _, Write as _, sink};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use sanad::base::Silent;
use sanad::export::{ExportOptions, PageOptions, Preset, Target, export_as, pages};
use sanad::formats;
use sanad::render::DocumentInfo;
use sanad::render::pdf::{self, PdfOptions};
use sanad::render::png::{self, PngOptions};
use support::report::{Report, timed};

/// Runs of each row.
const RUNS: usize = 15;
/// The largest picture: as wide as any may be.
const WIDE: (u32, u32) = (32_768, 4_096);

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    let preset = |name| ExportOptions::default().with_preset(Preset::by_name(name).expect("a preset"));
    let wide = ExportOptions { page: PageOptions::exactly(WIDE, 4.0), ..ExportOptions::default() };
    picture(&mut report, ["4K PNG: raster and encoding (floor)", "4K PNG", "4K PNG to floor"], &preset("4k"), RUNS);
    picture(
        &mut report,
        ["32768 × 4096 PNG: raster and encoding (floor)", "32768 × 4096 PNG", "32768 × 4096 PNG to floor"],
        &wide,
        3,
    );
    report.count("memory: the most so far, in megabytes", None, peak());
    for (name, target) in [("A3 SVG", Target::Svg), ("web page", Target::Html)] {
        whole(&mut report, name, target, &preset("a3"));
    }
    pdfs(&mut report, &preset("a3"));
    report.print();
}

/// The file from the project on, and only what is drawn and written of it.
fn picture(report: &mut Report, [floor, name, ratio]: [&'static str; 3], options: &ExportOptions, runs: usize) {
    let opened = formats::sample();
    report.measure(floor, None, || {
        let made = pages(&opened, options).expect("a page");
        let png = PngOptions { scale: made.scale, dpi: None, about: DocumentInfo::default(), carried: None };
        timed(runs, || png::write(&made.scenes[0], &made.engine, &png, sink()).expect("a sink takes all"))
    });
    let folder = tempfile::tempdir().expect("a folder for the files");
    let path = folder.path().join("a.png");
    report.measure(name, None, || {
        timed(runs, || export_as(&opened, options, (Target::Png, &path), &Silent).expect("written"))
    });
    report.ratio(ratio, 2.0, [name, floor]);
}

fn whole(report: &mut Report, name: &'static str, target: Target, options: &ExportOptions) {
    let opened = formats::sample();
    let folder = tempfile::tempdir().expect("a folder for the files");
    let path = folder.path().join("a");
    report.measure(name, None, || {
        timed(RUNS, || export_as(&opened, options, (target, &path), &Silent).expect("written"))
    });
}

/// The most memory that the process had, in megabytes; 0 where the system does not say.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kilobytes.map_or(0.0, |kilobytes: f64| kilobytes / 1e3)
}

/// A3, and its streams deflated again: no writer of PDFs does less.
fn pdfs(report: &mut Report, options: &ExportOptions) {
    let made = pages(&formats::sample(), options).expect("a page");
    let dpi = options.page.dpi().expect("paper");
    let pdf_options = PdfOptions {
        scale: made.scale,
        dpi,
        about: made.about.clone(),
        attachments: Vec::new(),
        archival: false,
        date: None,
    };
    let write = || {
        let mut bytes = Vec::new();
        pdf::write(&made.scenes, &made.engine, &pdf_options, &mut bytes).expect("written");
        bytes
    };
    let streams = streams(&write());
    report.measure("A3 PDF: its streams deflated (floor)", None, || timed(RUNS, || deflated(&streams)));
    report.measure("A3 PDF: from the page", None, || timed(RUNS, write));
    whole(report, "A3 PDF: from the project", Target::Pdf, options);
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
