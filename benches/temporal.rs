//! How many megabytes of running text a second are searched for dates.
//!
//! `cargo bench --bench temporal` prints a table, with `-- --json` the same as JSON. Everything runs on one thread; the time
//! of the long text over that of the short one tells whether it is linear.

#[path = "support/report.rs"]
mod report;

use report::{Report, timed};
use sanad::temporal::{Context, expressions};

/// An article with a date in every few sentences.
const ARTICLE: &str = include_str!("../data/kadrey-v-meta/article.ar.txt");
/// Times that each is read.
const RUNS: usize = 3;
/// Milliseconds for a megabyte: five of them a second.
const GOAL: f64 = 200.0;

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    let read = |megabytes: usize| {
        let text = ARTICLE.repeat((megabytes << 20) / ARTICLE.len() + 1);
        timed(RUNS, || expressions(&text, &Context { language: "ar", published: None }).len())
    };
    report.measure("temporal: 1 MB of an article", Some(GOAL), || read(1));
    report.measure("temporal: 8 MB of an article", Some(GOAL * 8.0), || read(8));
    report.print();
}
