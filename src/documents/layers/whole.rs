//! A paragraph with what is concealed in it.

use super::line::Line;
use crate::documents::effects;
use crate::documents::ink::Ink;
use crate::model::{Concealed, Concealment};

impl Line {
    /// The line as it is seen where characters in it turn, strike out or hide others (directional controls, combining strokes);
    /// `None` if none do.
    pub(super) fn with_effects(&self) -> Option<Self> {
        if !self.all.contains(effects::is_effect) {
            return None;
        }
        let mut line = Self::default();
        for (text, ink) in effects::applied(self.pieces()) {
            // The space before words that are concealed may part words that are seen.
            let inner = if ink.how.is_some() { text.trim_start_matches(' ') } else { &text };
            if inner.len() < text.len() {
                line.space(Ink::default());
            }
            line.push(inner, ink, self.at);
        }
        (line.at, line.seen_at) = (self.at, self.seen_at);
        Some(line)
    }

    /// The paragraph with all that is concealed in it, and parts of it that together are all of it, each with the reason for
    /// which it is concealed; `None` if nothing is.
    pub(super) fn whole(&self) -> Option<(String, Vec<Concealed>)> {
        let concealed = |(text, ink): &(&str, Ink)| ink.how.is_some() && !text.trim().is_empty();
        if !self.pieces().any(|piece| concealed(&piece)) {
            return None;
        }
        let pieces = without_replacements(&self.pieces().collect::<Vec<_>>());
        let first = pieces.iter().find_map(|(_, ink)| ink.how)?;
        let (mut text, mut parts) = (String::with_capacity(self.all.len()), Vec::<Concealed>::new());
        for (nth, (piece, ink)) in pieces.iter().enumerate() {
            if is_torn(&pieces, nth) {
                text.push(' ');
            }
            let how = ink.how.or(parts.last().map(|last| last.how)).unwrap_or(first);
            text.push_str(piece);
            match parts.last_mut() {
                Some(last) if last.how == how => last.range.end = text.len(),
                _ => {
                    let start = parts.last().map_or(0, |last| last.range.end);
                    parts.push(Concealed { range: start..text.len(), how });
                }
            }
        }
        text.truncate(text.trim_end().len());
        parts.retain(|part| part.range.start < text.len());
        parts.last_mut()?.range.end = text.len();
        Some((text, parts))
    }
}

/// The pieces without those that stand in the place of struck words, or of words that the file has for others.
fn without_replacements<'t>(pieces: &[(&'t str, Ink)]) -> Vec<(&'t str, Ink)> {
    let is_struck = |nth: Option<usize>| {
        let how = nth.and_then(|nth| pieces.get(nth)).and_then(|(_, ink)| ink.how);
        matches!(how, Some(Concealment::Struck | Concealment::Replaced))
    };
    let replaces = |nth: usize, ink: &Ink| {
        ink.inserted && ink.how.is_none() && (is_struck(nth.checked_sub(1)) || is_struck(Some(nth + 1)))
    };
    pieces.iter().enumerate().filter(|(nth, (_, ink))| !replaces(*nth, ink)).map(|(_, piece)| *piece).collect()
}

/// Returns true if a piece needs a space before it, as two words or two numbers meet there: a whole word that is concealed
/// beside another one. Where letters inside a word are concealed, it stays one word.
fn is_torn(pieces: &[(&str, Ink)], nth: usize) -> bool {
    let meets = |nth: usize| -> Option<(char, char)> {
        let (before, after) = (pieces.get(nth.checked_sub(1)?)?.0, pieces.get(nth)?.0);
        let pair = (before.chars().next_back()?, after.chars().next()?);
        (pair.0.is_alphanumeric() && pair.1.is_alphanumeric()).then_some(pair)
    };
    let Some((before, after)) = meets(nth) else { return false };
    let other = if pieces[nth].1.how.is_some() { nth + 1 } else { nth - 1 };
    // What is said in the place of some letters of a word or number is a part of it.
    let replaced = [nth - 1, nth].iter().any(|nth| pieces[*nth].1.how == Some(Concealment::Replaced));
    !replaced && (before.is_numeric() && after.is_numeric() || meets(other).is_none())
}
