//! Standing of a quote in its source, which every place that shows a quote has to tell along with its words.

use std::ops::Range;

/// Gravest difference between the words of a place and those of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Difference {
    /// Letters: spelling, misprints, words that are joined or split. What is said is the same.
    Spelling,
    /// Numbers, dates, negations, names, units or other words: what is said is not the same.
    Meaning,
}

/// Why a reader of a document does not see a part of its text, or sees it taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Concealment {
    /// Struck through or marked as deleted.
    Struck,
    /// Hidden, invisible, transparent, of no size, or outside the page.
    Hidden,
    /// Text under something opaque, or in the colour of what lies behind it.
    Covered,
    /// The page shows other words than those that the file says are meant (`ActualText` of PDF), or that its letters are
    /// (overrides of the direction, fonts of symbols, fields that give the day of today).
    Replaced,
    /// A prompt of a form that nobody has filled in: no words of the author.
    Prompt,
}

impl Concealment {
    /// Its name, in reports and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Struck => "struck",
            Self::Hidden => "hidden",
            Self::Covered => "covered",
            Self::Replaced => "replaced",
            Self::Prompt => "prompt",
        }
    }
}

/// A part of a text that a reader of its document does not see as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concealed {
    /// Range in bytes of the text.
    pub range: Range<usize>,
    /// Why.
    pub how: Concealment,
}

/// The words that an excerpt records. Whether they stand in its document is not known of them: who shows them to people
/// asks [`Evidence`](super::Evidence) for a [`Quotation`], which tells them together with how they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct UnprovenText(String);

impl UnprovenText {
    /// The words as they were recorded: for what finds them, searches them, keeps them or lets them be edited.
    pub fn as_unproven(&self) -> &str {
        &self.0
    }

    /// Returns true if there are no words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for UnprovenText {
    fn from(words: &str) -> Self {
        Self(words.to_owned())
    }
}

impl From<String> for UnprovenText {
    fn from(words: String) -> Self {
        Self(words)
    }
}

/// Why the words of a quote may not be told as words of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// They stand there among other words than those recorded: somebody else may say them.
    OtherContext,
    /// They are spelt otherwise there.
    Respelled,
    /// Other words stand there, which say something else.
    Altered,
    /// They fit this number of places equally well.
    Ambiguous(usize),
    /// They stand nowhere in it.
    Absent,
    /// They stand only where a reader does not see them.
    Concealed(Concealment),
    /// The document could not be read, or has no text.
    Unread,
    /// Nobody has looked yet.
    Unchecked,
}

impl Doubt {
    /// The name of the state, in reports and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OtherContext => "context-changed",
            Self::Respelled => "changed",
            Self::Altered => "changed-in-meaning",
            Self::Ambiguous(_) => "ambiguous",
            Self::Absent => "lost",
            Self::Concealed(_) => "concealed",
            Self::Unread => "unread",
            Self::Unchecked => "unchecked",
        }
    }

    /// Number of places where the words may stand; 0 if the doubt is another.
    pub fn places(self) -> usize {
        if let Self::Ambiguous(count) = self { count } else { 0 }
    }

    /// Why a reader does not see the words, if that is what is in doubt.
    pub fn concealment(self) -> Option<Concealment> {
        if let Self::Concealed(how) = self { Some(how) } else { None }
    }

    /// Returns true if what is wrong could be more than letters, or a place that is still to be chosen.
    pub fn is_grave(self) -> bool {
        !matches!(self, Self::Respelled | Self::Ambiguous(_))
    }
}

/// Standing of a quote in its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The words stand to the letter in one place where a reader sees it.
    Verbatim,
    /// Otherwise, or it is not known.
    Doubtful(Doubt),
}

impl Standing {
    /// The doubt about it, if there is one.
    pub fn doubt(self) -> Option<Doubt> {
        match self {
            Self::Verbatim => None,
            Self::Doubtful(doubt) => Some(doubt),
        }
    }
}

/// The words of a quote together with how they stand in their source. Nobody gets the one without the other:
/// [`Self::words_with_standing`] is the only way in, and only few may go it (see `tests/architecture.rs`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation<'a> {
    words: &'a str,
    standing: Standing,
    instead: Option<&'a str>,
    language: &'a str,
}

/// Form in which a quote is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// Words of the source: they may stand between quotation marks.
    Verbatim(&'a str),
    /// Words that are not, or not surely, those of the source: never between quotation marks, never without the doubt.
    Doubtful {
        /// The recorded words, without quotation marks around them.
        words: &'a str,
        /// Doubt to be told with the words.
        doubt: Doubt,
        /// The words that stand in the source in their place.
        instead: Option<&'a str>,
    },
}

/// Marks that would make words look like a quotation (Unicode property `Quotation_Mark`).
const QUOTATION_MARKS: &[char] = &[
    '"', '«', '»', '‘', '’', '‚', '‛', '“', '”', '„', '‟', '‹', '›', '⹂', '「', '」', '『', '』', '〝', '〞', '〟',
    '＂', '｢', '｣',
];

impl<'a> Quotation<'a> {
    /// The part of a text of a document, in bytes; `None` if there is no such part. It stands there, as it is the text.
    pub fn of_source(text: &'a str, range: Range<usize>, language: &'a str) -> Option<Self> {
        let words = text.get(range)?.trim();
        Some(Self { words, standing: Standing::Verbatim, instead: None, language })
    }

    /// Words of which something is in doubt.
    pub(super) fn doubtful(words: &'a str, doubt: Doubt, instead: Option<&'a str>, language: &'a str) -> Self {
        let words = words.trim().trim_matches(QUOTATION_MARKS).trim();
        Self { words, standing: Standing::Doubtful(doubt), instead: instead.map(str::trim), language }
    }

    /// Words in doubt as [`Self::doubtful`] gives them, to look at what is made of them.
    #[cfg(test)]
    pub fn for_tests(words: &'a str, doubt: Doubt, instead: Option<&'a str>, language: &'a str) -> Self {
        Self::doubtful(words, doubt, instead, language)
    }

    /// Standing of the words in their source.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// BCP 47 tag of the language of the words; may be empty.
    pub fn language(&self) -> &'a str {
        self.language
    }

    /// The words with all that has to be said of them.
    pub fn words_with_standing(&self) -> Shown<'a> {
        let Self { words, standing, instead, .. } = *self;
        match standing {
            Standing::Verbatim => Shown::Verbatim(words),
            Standing::Doubtful(doubt) => Shown::Doubtful { words, doubt, instead },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_doubt_bring_no_quotation_marks_of_their_own() {
        for words in ["«سرقنا»", " “stolen” ", "\"x\"", "’y‘", "«a» and «b»"] {
            let quotation = Quotation::doubtful(words, Doubt::Absent, None, "ar");
            let Shown::Doubtful { words, doubt: Doubt::Absent, instead: None } = quotation.words_with_standing() else {
                panic!("{quotation:?}")
            };
            assert!(!words.starts_with(QUOTATION_MARKS) && !words.ends_with(QUOTATION_MARKS), "{words}");
        }
    }

    #[test]
    fn a_part_of_a_source_is_verbatim_and_nothing_else_is() {
        let part = |range| Quotation::of_source("ورد النص هنا", range, "ar").map(|part| part.words_with_standing());
        assert_eq!(part(7..15), Some(Shown::Verbatim("النص")));
        assert_eq!((part(0..999), part(1..4)), (None, None));
    }
}
