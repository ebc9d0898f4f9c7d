//! The selectors of a place: the way from a text back to an excerpt.

use std::ops::Range;

use super::CodePoints;
use crate::model::Excerpt;

/// Characters of prefix and suffix: as many as the anchoring of Hypothesis records.
const CONTEXT: usize = 32;

/// The excerpt with the words of a range of bytes, what surrounds them and where they stand, in code points; all else
/// stays. White space at the ends is left out. `None` if nothing is left, or if `text` has no such range.
pub fn describe(excerpt: &Excerpt, text: &str, range: Range<usize>) -> Option<Excerpt> {
    let words = text.get(range.clone())?;
    let start = range.start + words.len() - words.trim_start().len();
    let exact = words.trim();
    let (before, after) = (&text[..start], &text[start + exact.len()..]);
    let from = before.char_indices().rev().take(CONTEXT).last().map_or(start, |(at, _)| at);
    let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    let points = CodePoints::new(before).len();
    let point = |points: usize| u32::try_from(points).ok();
    (!exact.is_empty()).then(|| Excerpt {
        exact: exact.into(),
        prefix: before[from..].to_owned(),
        suffix: after[..to].to_owned(),
        start: point(points),
        end: point(points + exact.chars().count()),
        ..excerpt.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anchoring::{Resolution, resolve};

    #[test]
    fn what_is_described_is_found() {
        let text = "هدفنا يجب أن يكون 😀 GPT-4، وهدفنا يجب أن يكون غير ذلك.\nثم انتهى.";
        let old = Excerpt { exact: "x".into(), attests: crate::model::Attests::Date, ..Excerpt::default() };
        for (start, _) in text.char_indices() {
            for (end, _) in text.char_indices().filter(|(end, _)| *end > start) {
                let words = &text[start..end];
                let Some(new) = describe(&old, text, start..end) else {
                    assert_eq!(words.trim(), "");
                    continue;
                };
                let lead = start + words.len() - words.trim_start().len();
                assert_eq!(resolve(text, &new), Resolution::Found(lead..lead + words.trim().len()), "{words:?}");
                assert_eq!(new.attests, old.attests);
            }
        }
        assert_eq!(describe(&old, text, 0..1), None, "half a letter");
        assert_eq!(describe(&old, text, 5..9999), None);
    }
}
