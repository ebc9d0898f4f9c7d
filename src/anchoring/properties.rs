//! Properties that hold for every text and every quote.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::boundary::Cuts;
use super::{MIN_SIMILARITY, Resolution, alterations, resolve};
use crate::model::Excerpt;

/// Texts of Arabic words, marks, Latin, digits, emoji and ends of lines.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec("[اأبتثجحخدذرزسشصضطظعغفقكلمنهويىة]{1,8}|[a-z]{1,6}|[0-9]{1,4}|[ًٌَُِّـ،.«»“”😀ﷺﻻ\n ]", 20..120)
        .prop_map(|words| words.join(" "))
}

/// The byte of a part of the text, on a border of characters.
fn at(text: &str, part: f64) -> usize {
    text.floor_char_boundary((text.len() as f64 * part) as usize)
}

fn quote(text: &str, start: f64, length: usize) -> (usize, String) {
    let from = at(text, start);
    (from, text[from..].chars().take(length).collect())
}

/// Returns true for words that are not cut.
fn is_whole(text: &str, from: usize, exact: &str) -> bool {
    Cuts::of(&Excerpt { exact: exact.into(), ..Excerpt::default() }).is_whole(text, &(from..from + exact.len()))
}

/// Every range of a resolution lies in the text, on borders of characters.
fn in_bounds(text: &str, found: &Resolution) -> bool {
    let there = |range: &std::ops::Range<usize>| text.get(range.clone()).is_some();
    match found {
        Resolution::Ambiguous(places) => places.len() > 1 && places.iter().all(there),
        Resolution::Lost { nearest } => nearest.iter().all(there),
        one => one.range().is_some_and(there),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default() })]

    #[test]
    fn a_quote_of_a_text_is_found_in_it(text in text(), start in 0.0..0.9, length in 1usize..200) {
        let (from, exact) = quote(&text, start, length);
        let found = resolve(&text, &Excerpt { exact: exact.clone().into(), ..Excerpt::default() });
        prop_assert!(in_bounds(&text, &found));
        let is_same = |range: &std::ops::Range<usize>| alterations(&exact, &text[range.clone()]).is_empty();
        match &found {
            Resolution::Found(range) | Resolution::Moved(range) => prop_assert!(is_same(range)),
            Resolution::Ambiguous(places) => prop_assert!(places.iter().any(is_same) || !is_whole(&text, from, &exact)),
            _ if !is_whole(&text, from, &exact) => {}
            // Nothing but space, marks and the like is left of it when it is folded.
            other => prop_assert!(crate::base::Folded::new(&exact).as_str().trim().is_empty(), "{exact:?} is {other:?}"),
        }
    }

    #[test]
    fn some_other_letters_leave_it_changed_or_lost(text in text(), start in 0.0..0.5, words in 6usize..40,
            edits in proptest::collection::vec(0.0..1.0, 1..15)) {
        // Whole words: of others the ends are moved to where words end.
        let from = text[..at(&text, start)].rfind(' ').map_or(0, |space| space + 1);
        let to = text[from..].match_indices(' ').nth(words).map_or(text.len(), |(space, _)| from + space);
        let exact = text[from..to].to_owned();
        prop_assume!(exact.trim().chars().count() >= 20);
        let mut letters: Vec<char> = exact.chars().collect();
        let most = (letters.len() / 10).max(1);
        for edit in edits.iter().take(most) {
            let place = (letters.len() as f64 * edit) as usize;
            // Not at the ends, and no end of a word: then it would end elsewhere.
            if (3..letters.len() - 3).contains(&place) && letters[place].is_alphanumeric() && letters[place] != 'ﷺ' {
                letters[place] = 'ڤ';
            }
        }
        let changed: String = letters.iter().collect();
        let new = format!("{}{changed}{}", &text[..from], &text[from + exact.len()..]);
        let found = resolve(&new, &Excerpt { exact: exact.clone().into(), ..Excerpt::default() });
        prop_assert!(in_bounds(&new, &found));
        match &found {
            Resolution::Changed { range, similarity, .. } => {
                prop_assert!((MIN_SIMILARITY * 0.9..1.0).contains(similarity), "{similarity}");
                // Only letters and digits count, and one ligature may count as many.
                let counted = letters.iter().filter(|c| c.is_alphanumeric()).count();
                let true_similarity = 1.0 - most as f32 / counted as f32;
                prop_assert!(*similarity >= true_similarity - 0.15, "{similarity} for {true_similarity}");
                prop_assert!(range.start < from + exact.len() && from < range.end, "another place");
            }
            // The words may stand elsewhere, too, or the edits may be white space at the ends.
            Resolution::Found(range) | Resolution::Moved(range) | Resolution::ContextChanged(range) => {
                prop_assert_eq!(alterations(&exact, &new[range.clone()]), []);
            }
            Resolution::Ambiguous(_) | Resolution::Lost { .. } => {}
        }
    }

    #[test]
    fn words_of_other_letters_are_lost(text in text(), exact in "[ΑΒΓΔΕΖΗΘ]{10,60}") {
        let found = resolve(&text, &Excerpt { exact: exact.into(), ..Excerpt::default() });
        prop_assert!(matches!(found, Resolution::Lost { .. }), "{found:?}");
    }

    #[test]
    fn no_position_or_context_leads_out_of_the_text(text in text(), exact in ".{1,40}", prefix in ".{0,20}",
            suffix in ".{0,20}", start in proptest::option::of(0u32..2_000)) {
        let end = start.map(|start| start + exact.chars().count() as u32);
        let found = resolve(&text, &Excerpt { exact: exact.clone().into(), prefix, suffix, start, end, ..Excerpt::default() });
        prop_assert!(in_bounds(&text, &found));
        if let Resolution::Found(range) | Resolution::Moved(range) = &found {
            prop_assert_eq!(alterations(&exact, &text[range.clone()]), []);
        }
    }

    #[test]
    fn marks_spaces_and_quotation_marks_do_not_matter(words in proptest::collection::vec("[بتثجحخدذرزسشصضطظعغفقكلمن]{2,6}", 6..20)) {
        let plain = format!("قال «{}» وانتهى", words.join(" "));
        let marked: String = words.join(" \u{a0}\n").chars().flat_map(|c| [c, if c.is_whitespace() { ' ' } else { '\u{64e}' }, 'ـ']).collect();
        let other = format!("قال “{marked}” وانتهى");
        let found = resolve(&other, &Excerpt { exact: plain.clone().into(), ..Excerpt::default() });
        prop_assert!(matches!(found, Resolution::Found(_)), "{found:?}");
    }
}
