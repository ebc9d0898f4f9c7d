//! How long it takes to find a thousand quotes in a document of five megabytes, whatever became of them.
//!
//! `cargo bench --bench anchors` prints a table, with `-- --json` the same as JSON, and with `-- WORD` only the rows
//! whose name has the word. Every row takes the preparation of the text in; its goal is for two cores.

#[path = "support/prose.rs"]
mod prose;
#[path = "support/report.rs"]
mod report;

use std::collections::BTreeMap;

use prose::{Prose, spoiled};
use report::{Report, timed};
use sanad::anchoring::{Anchorer, Resolution};
use sanad::model::Excerpt;

/// Length of the document, in bytes.
const LENGTH: usize = 5_000_000;
/// Quotes that are looked for in it.
const QUOTES: usize = 1_000;
/// Runs of a row.
const RUNS: usize = 7;
/// All rows of ordinary texts are to stay below this, in milliseconds.
const GOAL: Option<f64> = Some(1_000.0);

fn main() {
    let mut report = Report::from_args(std::env::args().skip(1));
    let mut prose = Prose::new(1);
    let text = prose.text(LENGTH);
    let quotes = prose.quotes(&text, QUOTES);
    ordinary(&mut report, &text, &quotes);
    hostile(&mut report);
    report.print();
}

/// Resolves all quotes in a text that is new each time, and asserts how four in five of them came out, by the beginning
/// of their state: the short ones, cut within words, are lost if their letters change.
fn resolve(report: &mut Report, name: &'static str, text: &str, quotes: &[Excerpt], most: &str) {
    let mut states = BTreeMap::new();
    report.measure(name, GOAL, || {
        timed(RUNS, || {
            let found = Anchorer::new(text).resolve_all(quotes);
            states = counted(&found);
            found.len()
        })
    });
    let of_most: usize = states.iter().filter(|(state, _)| state.starts_with(most)).map(|(_, count)| count).sum();
    assert!(states.is_empty() || of_most * 5 >= quotes.len() * 4, "{name}: {states:?}");
}

fn counted(found: &[Resolution]) -> BTreeMap<&'static str, usize> {
    found.iter().fold(BTreeMap::new(), |mut states, resolution| {
        *states.entry(resolution.state()).or_default() += 1;
        states
    })
}

fn ordinary(report: &mut Report, text: &str, quotes: &[Excerpt]) {
    let bare = |change: fn(&mut Excerpt)| -> Vec<Excerpt> {
        let changed = |quote: &Excerpt| {
            let mut quote = quote.clone();
            change(&mut quote);
            quote
        };
        quotes.iter().map(changed).collect()
    };
    let without_position = bare(|quote| (quote.start, quote.end) = (None, None));
    // Without surroundings words that are cut are not found: the words at the ends may be.
    let words_only = bare(|quote| {
        let rest = quote.exact.as_unproven().split_once(' ').map_or("", |(_, rest)| rest);
        let exact = rest.rsplit_once(' ').map_or(rest, |(whole, _)| whole).to_owned();
        *quote = Excerpt { exact: exact.into(), ..Excerpt::default() };
    });
    resolve(report, "found: where the project says", text, quotes, "found");
    resolve(report, "moved: no positions", text, &without_position, "moved");
    resolve(report, "moved: words only", text, &words_only, "moved");
    let spoiled = spoiled(text);
    resolve(report, "changed: old positions", &spoiled, quotes, "changed");
    resolve(report, "changed: no positions", &spoiled, &without_position, "changed");
    resolve(report, "changed: words only", &spoiled, &words_only, "changed");
    let other = Prose::new(2).text(LENGTH);
    resolve(report, "lost: old positions", &other, quotes, "lost");
    resolve(report, "lost: words only", &other, &words_only, "lost");
}

/// Texts and quotes that were made to be slow.
fn hostile(report: &mut Report) {
    let same = "ا".repeat(LENGTH / 2);
    let quote = |exact: &str| Excerpt { exact: exact.into(), ..Excerpt::default() };
    let after = |prefix: &str, exact: &str| Excerpt { prefix: prefix.into(), ..quote(exact) };
    let sentence = "هدفنا يجب أن يكون. ";
    let refrain = sentence.repeat(LENGTH / sentence.len());
    let long: String = Prose::new(3).text(60_000).chars().take(30_000).collect();
    let prose = Prose::new(1).text(LENGTH);
    #[rustfmt::skip]
    let cases: [(&'static str, &str, Vec<Excerpt>); 8] = [
        ("hostile: ااا…, 1 letter", &same, vec![quote("ا"); 100]),
        ("hostile: ااا…, 30,000 letters", &same, vec![quote(&"ا".repeat(30_000)); 10]),
        ("hostile: ااا…, 30,000 others", &same, vec![after("ب", &"اب".repeat(15_000)); 10]),
        ("hostile: a refrain, whole", &refrain, vec![after("x", sentence); 100]),
        ("hostile: a refrain, changed", &refrain, vec![after("نص آخر", "هدفها يجب أن يكون"); 100]),
        ("hostile: a refrain, many of it", &refrain, vec![quote(&format!("{}x", sentence.repeat(1_500))); 10]),
        ("hostile: prose, 30,000 letters", &prose, vec![quote(&long); 10]),
        ("hostile: prose, 1 letter", &prose, vec![after("كلمة أخرى ", "ا"); 100]),
    ];
    for (name, text, quotes) in cases {
        report.measure(name, GOAL, || timed(3, || Anchorer::new(text).resolve_all(&quotes).len()));
    }
}
