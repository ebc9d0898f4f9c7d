//! Words of a quote that survive at a place. Letters alone do not tell: two sentences of a language share many of them
//! in the same order, and sentences with a formula or a name in common share even more.

use std::ops::Range;

use super::myers::Pattern;

/// Letters of a word for each one that may change without the word being another.
const LETTERS_A_TYPO: usize = 3;

/// The same for the first and the last word: there other sentences part.
const LETTERS_A_TYPO_AT_ENDS: usize = 5;

/// Share of a word from which on it counts half.
const HALF: f32 = 0.6;

/// Frequencies of the words of a text.
pub(crate) trait Lexicon {
    /// Weight of a word, by its length and rarity.
    fn weight(&self, word: &[char]) -> f32;
    /// Returns true if a word stands in the text more than so many times.
    fn knows(&self, word: &[char], times: usize) -> bool;
}

/// The shares of words that a quote and a place do not have in common in the same order, each 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct WordLoss {
    /// Share by number.
    pub count: f32,
    /// Share by weight.
    pub weight: f32,
    /// Share by the number of those of which little is left: misprints, however many, leave more.
    pub whole: f32,
}

impl WordLoss {
    /// The words that either has and the other has not.
    pub(crate) fn between(quote: &[char], place: &[char], lexicon: &impl Lexicon) -> Self {
        let forth = Pattern::new(quote.iter().copied()).align(quote, place);
        let mut back = vec![None; place.len()];
        for (at, image) in forth.iter().enumerate() {
            if let Some(image) = image {
                back[*image] = Some(at);
            }
        }
        let of_quote = Side { own: quote, other: place, images: &forth, is_quote: true }.lost(lexicon);
        let of_place = Side { own: place, other: quote, images: &back, is_quote: false }.lost(lexicon);
        Self {
            count: of_quote.count.max(of_place.count),
            weight: of_quote.weight.max(of_place.weight),
            whole: of_quote.whole.max(of_place.whole),
        }
    }
}

/// A quote against a place, or a place against the quote.
struct Side<'t> {
    own: &'t [char],
    other: &'t [char],
    /// Index of the other character that every own one stays.
    images: &'t [Option<usize>],
    is_quote: bool,
}

impl Side<'_> {
    fn lost(&self, lexicon: &impl Lexicon) -> WordLoss {
        let (mut lost, mut all) = (WordLoss { count: 0.0, weight: 0.0, whole: 0.0 }, (f32::EPSILON, f32::EPSILON));
        for word in words(self.own) {
            let weight = lexicon.weight(&self.own[word.clone()]);
            let image = self.image(&word);
            let share = 1.0 - image.as_ref().map_or(0.0, |image| self.survival(&word, image, lexicon));
            lost.count += share;
            lost.weight += share * weight;
            lost.whole += f32::from(u8::from(image.is_none_or(|image| image.is_other())));
            all = (all.0 + 1.0, all.1 + weight);
        }
        WordLoss { count: lost.count / all.0, weight: lost.weight / all.1, whole: lost.whole / all.0 }
    }

    /// Counterpart of a word on the other side; of a number only the same one, however alike.
    fn image(&self, word: &Range<usize>) -> Option<Image<'_>> {
        let images = &self.images[word.clone()];
        let (first, last) = (images.iter().flatten().next()?, images.iter().flatten().last()?);
        let own = &self.own[word.clone()];
        // Spaces within do not count: scans break words.
        let span = self.other[*first..=*last].iter().filter(|c| c.is_alphanumeric()).count();
        let length = own.len().max(span);
        let edits = length - images.iter().flatten().count();
        let word = widened(self.other, *first..last + 1);
        let is_number = own.iter().chain(word).any(|c| c.is_numeric());
        (edits == 0 || !is_number).then_some(Image { word, length, edits })
    }

    /// Share of a word that survives: all, half or nothing. A word that stands elsewhere, too, is no misprint of
    /// another such word.
    fn survival(&self, word: &Range<usize>, image: &Image<'_>, lexicon: &impl Lexicon) -> f32 {
        let Image { word: other, length, edits } = *image;
        if edits == 0 {
            return 1.0;
        }
        let own = &self.own[word.clone()];
        let (quoted, stands) = if self.is_quote { (own, other) } else { (other, own) };
        if lexicon.knows(quoted, 0) && lexicon.knows(stands, 1) {
            return 0.0;
        }
        let is_at_end =
            words(&self.own[..word.start]).next().is_none() || words(&self.own[word.end..]).next().is_none();
        let letters = if is_at_end { LETTERS_A_TYPO_AT_ENDS } else { LETTERS_A_TYPO };
        match () {
            () if edits * letters <= length => 1.0,
            () if (length - edits) as f32 >= HALF * length as f32 => 0.5,
            () => 0.0,
        }
    }
}

/// Counterpart of a word on the other side.
struct Image<'t> {
    /// The words that its letters are in.
    word: &'t [char],
    /// The letters of the longer of the two.
    length: usize,
    /// Number of letters that are others.
    edits: usize,
}

impl Image<'_> {
    /// Returns true if it is another word, and no misprint of the same, by its letters alone.
    fn is_other(&self) -> bool {
        let most = if self.length > 3 { self.length / LETTERS_A_TYPO } else { self.length / 2 };
        self.edits > most
    }
}

/// A range with the rest of the words that it begins and ends in.
fn widened(text: &[char], range: Range<usize>) -> &[char] {
    let start = text[..range.start].iter().rposition(|c| !c.is_alphanumeric()).map_or(0, |at| at + 1);
    let end = text[range.end..].iter().position(|c| !c.is_alphanumeric()).map_or(text.len(), |at| range.end + at);
    &text[start..end]
}

/// The words of a folded text, as ranges.
fn words(text: &[char]) -> impl Iterator<Item = Range<usize>> {
    let parts = text.split(|c| !c.is_alphanumeric()).scan(0, |at, part| {
        let from = *at;
        *at += part.len() + 1;
        Some(from..from + part.len())
    });
    parts.filter(|word| !word.is_empty())
}
