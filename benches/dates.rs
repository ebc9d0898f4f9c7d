//! How long a million dates take to be read and to be written in the standard's spelling.
//!
//! `cargo bench --bench dates` prints a table, with `-- --json` the same as JSON. Everything runs on one thread.

#[path = "support/report.rs"]
mod report;

use edtf_core::Edtf;
use report::{Report, timed};
use sanad::model::EdtfDate;
use sanad::model::date::phrase::{Order, parse_phrase};

/// Dates that are read and written.
const COUNT: usize = 1_000_000;
/// Dates in plain words that are read.
const WORDED: usize = 10_000;
/// Times that each is done.
const RUNS: usize = 5;

/// Forms as projects have them: mostly days, months and years, some intervals and rarer things.
const FORMS: [&str; 16] = [
    "2023-10-07",
    "2023-10",
    "2023",
    "2024-04-18T14:30:00",
    "2024-04-18T14:30:00+03:00",
    "1985~",
    "1985-04-12?",
    "2024-04/2024-07",
    "2025/..",
    "../2021",
    "198X",
    "19XX",
    "2024-21",
    "-0043-03-15",
    "[1667,1668,1670..1672]",
    "2004-06-~01/2004-06-~20",
];

/// The same in plain words.
const PHRASES: [&str; 8] = [
    "7 أكتوبر 2023",
    "تشرين الأول ٢٠٢٣",
    "بين أبريل ويوليو 2024",
    "نحو 1985",
    "15 رمضان 1445",
    "Oct. 5, 2023",
    "late 19th century",
    "15/3/2024",
];

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    let dates: Vec<EdtfDate> = mixed(&FORMS, COUNT).filter_map(|text| EdtfDate::parse(text).ok()).collect();
    assert_eq!(dates.len(), COUNT, "every form is one");
    report.measure("dates: 1,000,000 read", Some(1_000.0), || {
        timed(RUNS, || mixed(&FORMS, COUNT).filter(|text| EdtfDate::parse(text).is_ok()).count())
    });
    report.measure("dates: 1,000,000 written", Some(1_000.0), || {
        timed(RUNS, || dates.iter().map(|when| when.canonical().len()).sum::<usize>())
    });
    // What the crate below takes by itself, to see what we add.
    let bare: Vec<Edtf> = mixed(&FORMS, COUNT).filter_map(|text| Edtf::parse(text).ok()).collect();
    report.measure("dates: 1,000,000 read by edtf-core alone", None, || {
        timed(RUNS, || mixed(&FORMS, COUNT).filter(|text| Edtf::parse(text).is_ok()).count())
    });
    report.measure("dates: 1,000,000 written by edtf-core alone", None, || {
        timed(RUNS, || bare.iter().map(|date| date.to_string().len()).sum::<usize>())
    });
    report.measure("dates: 1,000,000 placed on the axis", None, || {
        timed(RUNS, || dates.iter().filter_map(EdtfDate::bounds).count())
    });
    report.measure("dates: 10,000 in plain words read", None, || {
        timed(RUNS, || {
            mixed(&PHRASES, WORDED).filter(|text| parse_phrase(text, &Order::DayFirst.into()).is_ok()).count()
        })
    });
    report.print();
}

fn mixed<'a>(texts: &'a [&'static str], count: usize) -> impl Iterator<Item = &'static str> + 'a {
    texts.iter().cycle().take(count).copied()
}
