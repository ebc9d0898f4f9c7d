//! What opening a project of a million events costs, beside the least that reading its file can cost.
//!
//! `cargo bench --bench load` (`-- --json` for JSON). `SANAD_EVENTS` gives another number of events.

#[allow(dead_code, reason = "other benchmarks use the rest")]
mod support;

#[path = "generate/main.rs"]
#[allow(dead_code, reason = "its command line is not used here")]
mod generate;

use std::path::Path;

use sanad::formats::json;
use sanad::i18n::{Locale, Messages};
use sanad::model::SearchIndex;
use sanad::timeline::Content;
use serde::Deserialize;
use std::borrow::Cow;
use support::report::{Report, timed};

const RUNS: usize = 5;

/// What any reader of the file has to take from it.
#[derive(Deserialize)]
struct Bare<'a> {
    #[serde(borrow)]
    events: Vec<BareEvent<'a>>,
}

#[derive(Deserialize)]
#[allow(dead_code, reason = "parsing them is what is measured")]
struct BareEvent<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    when: Cow<'a, str>,
    #[serde(borrow)]
    title: Cow<'a, str>,
    #[serde(borrow)]
    lane: Cow<'a, str>,
    importance: u8,
}

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    let events = std::env::var("SANAD_EVENTS").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let mut file = Vec::new();
    generate::write(&mut file, events, 1).expect("memory takes all that is written");
    let bare = || {
        let bare: Bare<'_> = serde_json::from_slice(&file).expect("the file is what it should be");
        let mut order: Vec<(&str, u32)> = bare.events.iter().map(|e| &*e.when).zip(0..).collect();
        order.sort_unstable();
        order.len()
    };
    report.measure("floor: parse and sort", None, || timed(RUNS, bare));
    report.measure("file to project", None, || timed(RUNS, || json::load(&file, Path::new("file"))));
    let project = json::load(&file, Path::new("file")).project;
    let messages = Messages::new(Locale::Ar);
    report.measure("project to timeline", None, || timed(RUNS, || Content::build(&project, &messages, |_| true)));
    report.measure("project to search index", None, || timed(RUNS, || SearchIndex::build(&project)));
    let index = SearchIndex::build(&project);
    for (name, query) in [
        ("search: a letter", "ا"),
        ("search: a word", "محكمة"),
        ("search: two words", "ميزانية llama"),
        ("search: nothing", "zzzz"),
    ] {
        report.measure(name, Some(30.0), || timed(RUNS, || index.search(query)));
    }
    report.print();
}
