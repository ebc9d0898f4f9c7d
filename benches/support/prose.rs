//! Arabic prose without sense, the same every time, and quotes from it.

use sanad::model::Excerpt;

/// Letters of the words.
const LETTERS: [char; 28] = [
    'ا', 'ل', 'ي', 'م', 'ن', 'و', 'ر', 'ت', 'ب', 'ع', 'د', 'ه', 'س', 'ف', 'ك', 'ق', 'ح', 'ج', 'ش', 'ص', 'خ', 'ط', 'ز',
    'ذ', 'ض', 'غ', 'ث', 'ظ',
];
/// Different words.
const WORDS: usize = 20_000;
/// Characters of prefix and suffix.
const CONTEXT: usize = 32;

/// A source of prose.
pub(crate) struct Prose {
    random: Random,
    words: Vec<String>,
}

impl Prose {
    /// Prose that is another for every seed.
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let mut word = || -> String {
            let length = 2 + random.below(6);
            // Letters are not equally frequent.
            (0..length).map(|_| LETTERS[random.below(28).min(random.below(28))]).collect()
        };
        let words = (0..WORDS).map(|_| word()).collect();
        Self { random, words }
    }

    /// Sentences of at least so many bytes.
    pub(crate) fn text(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 64);
        while text.len() < bytes {
            // Half of the words are among the two hundred most frequent.
            let rank = (WORDS as f64).powf(self.random.part());
            text.push_str(&self.words[rank as usize % WORDS]);
            text.push_str(match self.random.below(120) {
                0 => ".\n",
                1..6 => ". ",
                6..14 => "، ",
                _ => " ",
            });
        }
        text
    }

    /// Quotes from all over a text, of 20 to 220 characters, with all that tells where they stand.
    pub(crate) fn quotes(&mut self, text: &str, count: usize) -> Vec<Excerpt> {
        let chars: Vec<char> = text.chars().collect();
        let quote = |nth: usize| {
            let start = nth * (chars.len() - 1_000) / count + self.random.below(400) + CONTEXT;
            let end = start + 20 + self.random.below(200);
            Excerpt {
                exact: chars[start..end].iter().collect::<String>().into(),
                prefix: chars[start - CONTEXT..start].iter().collect(),
                suffix: chars[end..end + CONTEXT].iter().collect(),
                start: Some(start as u32),
                end: Some(end as u32),
                ..Excerpt::default()
            }
        };
        (0..count).map(quote).collect()
    }
}

/// A text in which every twelfth letter or so is another, is missing or is new.
pub(crate) fn spoiled(text: &str) -> String {
    let mut random = Random(9);
    let mut spoiled = String::with_capacity(text.len());
    for (nth, c) in text.chars().enumerate() {
        if nth % 16 != 8 {
            spoiled.push(c);
            continue;
        }
        match random.below(6) {
            0 => {}
            1 => spoiled.extend([c, 'ظ']),
            2 => spoiled.push(c),
            _ => spoiled.push('ظ'),
        }
    }
    spoiled
}

/// A linear congruential generator (D. Knuth, MMIX).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, limit: usize) -> usize {
        self.next() as usize % limit
    }

    /// From 0 to 1.
    fn part(&mut self) -> f64 {
        self.next() as f64 / (1u64 << 31) as f64
    }
}
