//! Text with the direction that it is written in.

use std::borrow::Cow;

use crate::base::Direction;
use crate::base::direction::{base_direction, direction_of_language};
use crate::model::TextRef;
use crate::text::Language;

/// Words, and the direction and the language they are written in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DirectedText {
    /// The words.
    pub text: String,
    /// Their base direction.
    pub direction: Direction,
    /// Their language.
    pub language: Language,
}

impl DirectedText {
    /// Words of the program, which are in the language that they should be.
    pub fn new(text: impl Into<String>, language: &str) -> Self {
        Self { text: text.into(), direction: direction_of_language(language), language: Language::of_tag(language) }
    }

    /// Words that somebody wrote, in the direction that their letters tell: they should be in a language, and need not be.
    pub fn written(text: impl Into<String>, language: &str) -> Self {
        let text = text.into();
        Self { direction: base_direction(language, &text), language: Language::of_tag(language), text }
    }

    /// The text of a project for readers of `locale`; a plain one is in the project's `language`. Of one that no label
    /// can hold, the beginning.
    pub fn local<'t>(text: impl Into<TextRef<'t>>, locale: &str, language: &'t str) -> Self {
        let (text, language) = text.into().get_with_language(locale, language);
        Self::written(beginning(text), language)
    }
}

/// Letters of a text that a label may have to measure: more than fit on any card.
const MAX_LABEL_CHARS: usize = 4_000;

/// Beginning of a text, as long as a label may show, with an ellipsis in the place of the rest.
pub(crate) fn beginning(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_LABEL_CHARS) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}
