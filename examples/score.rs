//! Scores the finder of dates in running text against annotated passages.
//!
//! `cargo run --release --example score -- FILE.jsonl` reads one JSON object a line: `lang`, `published` (EDTF or null),
//! `text`, `dates` (each with `start` and `end` in Unicode code points, `kind`, `edtf` and perhaps `alternatives`) and
//! `not_dates` (words that only look like dates). Rules:
//!
//! - A date of the finder is an expression of the kind explicit, relative or anaphoric; vague ones and durations are none.
//! - A date of the file is found if a date of the finder overlaps it. Exact are those with the very same ends.
//! - Precision is the part of the finder's dates of a kind that overlap a date of the file, of whatever kind.
//! - A value is right if it is that of the file or one of its alternatives, `null` among them. Hijri days may be off by two
//!   days, before 1582 by seven. Where the file gives no value, none is the right one.
//! - Invented is a date of the finder that overlaps no annotation but perhaps a word of `not_dates`; taken is a word of
//!   `not_dates` that overlaps such a date.

use std::collections::BTreeMap;
use std::process::ExitCode;

use sanad::model::EdtfDate;
use sanad::temporal::{Context, Kind, expressions};
use serde_json::Value;

/// Counts of one kind in one language.
#[derive(Default)]
struct Score {
    gold: usize,
    found: usize,
    exact: usize,
    right: usize,
    given: usize,
    fitting: usize,
}

/// Counts of one language.
#[derive(Default)]
struct Scores {
    explicit: Score,
    counted: Score,
    invented: usize,
    tempting: usize,
    taken: usize,
}

/// An expression of the finder in code points.
struct Found {
    start: usize,
    end: usize,
    kind: Kind,
    when: Option<EdtfDate>,
}

fn main() -> ExitCode {
    let Some(text) = std::env::args().nth(1).and_then(|path| std::fs::read_to_string(path).ok()) else {
        eprintln!("Give the path of a file of annotated passages, one JSON object a line.");
        return ExitCode::from(2);
    };
    let mut all: BTreeMap<String, Scores> = BTreeMap::new();
    for passage in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let language = passage["lang"].as_str().unwrap_or_default().to_owned();
        score(&passage, all.entry(language).or_default());
    }
    println!("language  kind      dates  precision  recall  exact  right value  invented  not dates taken");
    for (language, scores) in &all {
        row(language, "explicit", &scores.explicit, scores);
        row(language, "counted", &scores.counted, scores);
    }
    ExitCode::SUCCESS
}

fn score(passage: &Value, scores: &mut Scores) {
    let text = passage["text"].as_str().unwrap_or_default();
    let found = found(passage, text);
    let dates: Vec<&Value> = passage["dates"].as_array().into_iter().flatten().collect();
    let place = |date: &Value| [&date["start"], &date["end"]].map(|n| n.as_u64().unwrap_or(0) as usize);
    let overlaps = |one: &Found, [start, end]: [usize; 2]| one.start < end && start < one.end;
    for date in &dates {
        let counts = match date["kind"].as_str() {
            Some("explicit") => &mut scores.explicit,
            Some("relative" | "anaphoric") => &mut scores.counted,
            _ => continue,
        };
        counts.gold += 1;
        let at = place(date);
        let mut near: Vec<&Found> = found.iter().filter(|one| overlaps(one, at)).collect();
        near.sort_by_key(|one| [one.start, one.end] != at);
        if let Some(one) = near.first() {
            counts.found += 1;
            counts.exact += usize::from([one.start, one.end] == at);
            counts.right += usize::from(is_right(one.when.as_ref(), date));
        }
    }
    for one in &found {
        let counts = if one.kind == Kind::Explicit { &mut scores.explicit } else { &mut scores.counted };
        counts.given += 1;
        let fits = dates.iter().any(|date| overlaps(one, place(date)));
        counts.fitting += usize::from(fits);
        scores.invented += usize::from(!fits);
    }
    for word in passage["not_dates"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        scores.tempting += 1;
        let at = text.find(word).map(|at| [at, at + word.len()].map(|byte| text[..byte].chars().count()));
        let invented = |one: &&Found| !dates.iter().any(|date| overlaps(one, place(date)));
        scores.taken += usize::from(at.is_some_and(|at| found.iter().filter(invented).any(|one| overlaps(one, at))));
    }
}

fn found(passage: &Value, text: &str) -> Vec<Found> {
    let published = passage["published"].as_str().and_then(|edtf| EdtfDate::parse(edtf).ok());
    let language = passage["lang"].as_str().unwrap_or_default();
    let is_date = |kind| matches!(kind, Kind::Explicit | Kind::Relative | Kind::Anaphoric);
    let count = |byte: usize| text[..byte].chars().count();
    let all = expressions(text, &Context { language, published: published.as_ref() }).into_iter();
    all.filter(|one| is_date(one.kind))
        .map(|one| Found { start: count(one.range.start), end: count(one.range.end), kind: one.kind, when: one.when })
        .collect()
}

fn is_right(when: Option<&EdtfDate>, date: &Value) -> bool {
    let accepted: Vec<Option<&str>> = match date["alternatives"].as_array() {
        Some(several) => several.iter().map(Value::as_str).collect(),
        None => vec![date["edtf"].as_str()],
    };
    accepted.into_iter().any(|edtf| match (edtf, when) {
        (None, None) => true,
        (Some(edtf), Some(when)) => edtf == when.as_str() || is_near(edtf, when),
        _ => false,
    })
}

/// Returns true if both are approximate days or spans of them that lie as near to each other as calendars allow.
fn is_near(edtf: &str, when: &EdtfDate) -> bool {
    let Ok(gold) = EdtfDate::parse(edtf) else { return false };
    let (Some(first), Some(other)) = (gold.earliest_day(), when.earliest_day()) else { return false };
    let (Some(last), Some(end)) = (gold.latest_day(), when.latest_day()) else { return false };
    let most = if edtf < "1582" { 7 } else { 2 };
    let apart = |a: chrono::NaiveDate, b: chrono::NaiveDate| (a - b).num_days().abs();
    gold.is_approximate() && when.is_approximate() && apart(first, other) <= most && apart(last, end) <= most
}

fn row(language: &str, kind: &str, score: &Score, scores: &Scores) {
    let part =
        |part: usize, of: usize| if of == 0 { "-".to_owned() } else { format!("{:.3}", part as f64 / of as f64) };
    println!(
        "{language:8}  {kind:8}  {:5}  {:>9}  {:>6}  {:>5}  {:>11}  {:8}  {} of {}",
        score.gold,
        part(score.fitting, score.given),
        part(score.found, score.gold),
        part(score.exact, score.found),
        part(score.right, score.found),
        scores.invented,
        scores.taken,
        scores.tempting,
    );
}
