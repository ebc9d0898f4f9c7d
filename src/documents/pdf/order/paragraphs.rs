//! Paragraphs: the lines that end one, and words that are broken at the end of a line.

use super::lines::{TextLine, Written};
use crate::base::Direction;
use crate::documents::pdf::median::median;

/// Soft hyphen: stands in the text where a line breaks a word.
pub(crate) const SOFT_HYPHEN: char = '\u{AD}';

/// For each line of a region, true if it ends a paragraph: the next one is further away, of another size, indented, an item of
/// a list, or its first word had room after this one.
pub(crate) fn breaks(lines: &[TextLine], written: &[Written]) -> Vec<bool> {
    let leading = leading(lines);
    let ends = (0..lines.len()).map(|index| {
        let (Some(next), Some(text)) = (lines.get(index + 1), written.get(index + 1)) else { return true };
        let line = &lines[index];
        let apart = next.baseline - line.baseline > 1.3 * leading.max(line.size.max(next.size));
        let resized = (line.size - next.size).abs() > 0.15 * line.size.max(next.size);
        let shaped = || stops_short(lines, index, &text.text) || indents(lines, index + 1);
        let broken = written.get(index).is_some_and(|this| breaks_word(&this.text, &text.text));
        apart || resized || !broken && shaped() || is_item(&text.text)
    });
    ends.collect()
}

/// Distance of most lines in points, from baseline to baseline.
fn leading(lines: &[TextLine]) -> f64 {
    median(lines.windows(2).filter(|pair| pair[0].size == pair[1].size).map(|pair| pair[1].baseline - pair[0].baseline))
}

/// Returns true if a line ends within a word that goes on in the next one.
fn breaks_word(line: &str, next: &str) -> bool {
    let stem = line.strip_suffix(['-', '\u{2010}', '\u{AD}']).unwrap_or_default();
    stem.ends_with(char::is_alphabetic) && next.starts_with(char::is_lowercase)
}

/// Returns true if the first word of the next line, whose text is `next`, had room after a line: then it was ended there on
/// purpose. Margins are those of the lines around.
fn stops_short(lines: &[TextLine], index: usize, next: &str) -> bool {
    let (line, following) = (&lines[index], &lines[index + 1]);
    let around = &lines[index.saturating_sub(5)..(index + 6).min(lines.len())];
    let letters = next.chars().count().max(1);
    let word = next.split(' ').next().unwrap_or_default().chars().count();
    let width = (following.to - following.from) * word as f64 / letters as f64;
    let room = match line.direction {
        Direction::Ltr => around.iter().fold(f64::MIN, |end, line| end.max(line.to)) - line.to,
        Direction::Rtl => line.from - around.iter().fold(f64::MAX, |end, line| end.min(line.from)),
    };
    room > width + 1.2 * line.size
}

/// Returns true if a line starts further in than the one before it and the one after it.
fn indents(lines: &[TextLine], index: usize) -> bool {
    let start = |line: &TextLine| match line.direction {
        Direction::Ltr => line.from,
        Direction::Rtl => -line.to,
    };
    let (Some(before), line, Some(after)) = (lines.get(index - 1), &lines[index], lines.get(index + 1)) else {
        return false;
    };
    let inward =
        |other: &TextLine| start(line) - start(other) > 0.8 * line.size && start(line) - start(other) < 6.0 * line.size;
    inward(before) && inward(after)
}

/// Returns true if a line opens with the sign of a list.
fn is_item(text: &str) -> bool {
    text.starts_with(['•', '▪', '◦', '●', '■', '‣', '∙'])
}

/// Ends a line of the text: with a line feed at the end of a paragraph, else with the space that joins it to the next.
pub(crate) fn end_line(text: &mut String, paragraph: bool) {
    if paragraph {
        text.push('\n');
    } else if !text.ends_with(' ') && !text.is_empty() {
        text.push(' ');
    }
}

/// Takes back the space before a word that goes on in `next`, and gives the byte of the text at which `next` starts.
///
/// A hyphen becomes a soft one where a small letter stands on both sides and the word has no other hyphen, as "just-in-\n
/// time" has: whether the word has a hyphen elsewhere, too, as "well-known" has, no line end tells.
pub(crate) fn join_hyphen(text: &mut String, next: &str) -> usize {
    let before = text.strip_suffix(' ').unwrap_or(text);
    let goes_on = next.starts_with(char::is_alphabetic);
    let word = before.rsplit(' ').next().unwrap_or_default();
    let soft = word.ends_with('\u{AD}');
    let stem = word.strip_suffix(['-', '\u{2010}', '\u{AD}']).unwrap_or_default();
    if before.len() == text.len() || !goes_on || stem.is_empty() {
        return text.len();
    }
    let plain = stem.ends_with(char::is_lowercase) && next.starts_with(char::is_lowercase);
    let keep = !soft && (!plain || stem.contains(['-', '\u{2010}']));
    if !keep {
        text.truncate(before.len() - (word.len() - stem.len()));
        text.push(SOFT_HYPHEN);
        return text.len();
    }
    // After a hyphen that stays no space belongs: "long-" and "term" are "long-term".
    let dash = word.ends_with(['-', '\u{2010}']) && stem.ends_with(char::is_alphabetic);
    text.truncate(if dash { before.len() } else { text.len() });
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_words_are_joined() {
        let cases = [
            ("the opti-", "mizing compiler", "the opti\u{AD}mizing compiler"),
            ("just-in-", "time", "just-in-time"),
            ("Trace-", "Based", "Trace-Based"),
            ("soft\u{AD}", "ware", "soft\u{AD}ware"),
            ("pages 12-", "14", "pages 12- 14"),
            ("a dash -", "then", "a dash - then"),
            ("plain", "words", "plain words"),
        ];
        for (line, next, joined) in cases {
            let mut text = line.to_owned();
            end_line(&mut text, false);
            join_hyphen(&mut text, next);
            text.push_str(next);
            assert_eq!(text, joined);
        }
    }
}
