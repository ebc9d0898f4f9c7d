//! Finds the cue of a word or of a row of words.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::cue::Cue;
use super::words::{ENGLISH, WEAK, WORDS};
use crate::model::date::phrase::{Name, fold, names};

/// Knowledge about a folded word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    /// Its meaning, alone.
    pub cue: Option<Cue>,
    /// Words of the longest row that it begins; 0 if it begins none.
    pub row: u8,
    /// True if it is another word as well.
    pub weak: bool,
}

/// Words, and rows of words with one space between.
static LEXICON: LazyLock<HashMap<String, Entry>> = LazyLock::new(|| {
    let mut all: HashMap<String, Entry> = HashMap::new();
    for (row, name) in names() {
        let latin = row[0].is_ascii();
        let cue = match name {
            Name::Month(None, _) | Name::Weekday(_) if latin && !ENGLISH.contains(&row[0].as_str()) => continue,
            Name::Month(calendar, month) => Cue::Month(calendar, month),
            Name::Weekday(day) => Cue::Weekday(day),
            Name::Ordinal(number) => Cue::Ordinal(number),
            Name::Tens(tens) => {
                if !latin && row.len() == 1 {
                    insert(&mut all, &[format!("ال{}", row[0])], Cue::Tens(tens));
                }
                Cue::Tens(tens)
            }
            Name::Part(season @ 21..=24) if row[0] != "fall" && row[0] != "ete" => Cue::Season(season),
            Name::Part(_) => continue,
            Name::Uncomputed if row[0].starts_with(|c: char| ('א'..='ת').contains(&c)) => Cue::Uncomputed,
            Name::Uncomputed => continue,
        };
        insert(&mut all, row, cue);
    }
    for (cue, spellings) in WORDS {
        for spelling in spellings.split('|') {
            let row: Vec<String> = spelling.split_whitespace().map(fold).collect();
            insert(&mut all, &row, *cue);
        }
    }
    for word in WEAK {
        if let Some(entry) = all.get_mut(*word) {
            entry.weak = true;
        }
    }
    all
});

fn insert(all: &mut HashMap<String, Entry>, row: &[String], cue: Cue) {
    all.entry(row.join(" ")).or_default().cue.get_or_insert(cue);
    if row.len() > 1 {
        let first = all.entry(row[0].clone()).or_default();
        first.row = first.row.max(u8::try_from(row.len()).unwrap_or(u8::MAX));
    }
}

/// The entry of a folded word, or of folded words with one space between.
pub(super) fn entry(folded: &str) -> Option<Entry> {
    LEXICON.get(folded).copied()
}
