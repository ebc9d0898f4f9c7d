//! How long a table of 100,000 rows takes to become events.
//!
//! `cargo bench --bench tables` prints a table, with `-- --json` the same as JSON. The floor is what the csv crate
//! needs to give the cells of the same bytes, as text. Everything runs on one thread.

#[path = "support/report.rs"]
mod report;

use std::path::Path;

use report::{Report, timed};
use sanad::formats::csv;

/// Rows of a table.
const ROWS: usize = 100_000;
/// Times that each is done.
const RUNS: usize = 5;

/// What stands in the cells: dates as tables have them, and texts of their usual lengths.
const DATES: [&str; 6] = ["2023-10-07", "2024-01", "1985~", "13/2/2024", "5 October 2023", "٧ أكتوبر ٢٠٢٣"];
const TITLES: [&str; 3] = ["اجتماع في القاهرة", "A hearing, before the \"court\"", "قرار محكمة العدل الدولية"];
const LANES: [&str; 4] = ["محاكم", "اجتماعات", "news", "وثائق"];

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    for (name, floor, dates) in [
        ("csv: 100,000 rows, dates in ISO 8601", "csv: their cells alone (floor)", &DATES[..3]),
        ("csv: 100,000 rows, dates of every kind", "csv: their cells alone (floor) ", &DATES[..]),
    ] {
        let table = table(dates);
        let path = Path::new("table.csv");
        assert_eq!(csv::load(&table, path).project.events.len(), ROWS);
        report.measure(name, Some(500.0), || timed(RUNS, || csv::load(&table, path)));
        report.measure(floor, None, || timed(RUNS, || cells(&table)));
    }
    report.print();
}

fn cells(table: &[u8]) -> usize {
    let mut reader = ::csv::Reader::from_reader(table);
    let mut record = ::csv::StringRecord::new();
    let mut cells = 0;
    while reader.read_record(&mut record).is_ok_and(|more| more) {
        cells += record.iter().filter(|cell| !cell.is_empty()).count();
    }
    cells
}

fn table(dates: &[&str]) -> Vec<u8> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut write = |row: &[&str]| writer.write_record(row).expect("memory takes it");
    write(&["date", "title", "description", "category", "people", "tags", "page"]);
    for nth in 0..ROWS {
        let summary = format!("{} {nth}: {}", TITLES[(nth + 1) % 3], TITLES[(nth + 2) % 3]);
        let page = nth.to_string();
        let (date, title, lane) = (dates[nth % dates.len()], TITLES[nth % 3], LANES[nth % 4]);
        write(&[date, title, &summary, lane, "أحمد الدحل; Sara", "وسم, tag", &page]);
    }
    writer.into_inner().expect("memory takes it")
}
