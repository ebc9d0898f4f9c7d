//! Requests to the text engine.

use crate::base::Direction;
use crate::base::direction::is_unknown;

/// A bundled family, with the system's fonts behind it for other scripts (in the window only).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Vazirmatn: the interface.
    Sans,
    /// Noto Naskh Arabic: quotes and documents.
    Naskh,
}

/// Look of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// The family.
    pub family: Family,
    /// Size of an em, in points.
    pub size: f32,
    /// Weight from 100 to 900 (400 regular, 700 bold).
    pub weight: u16,
    /// Distance between baselines as a multiple of `size`.
    pub line_height: f32,
}

/// Language of a text, in which fonts may give letters and digits forms of their own (OpenType, `locl`): ۴ is another in
/// Urdu than in Persian.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Language(Option<parley::Language>);

impl Language {
    /// None that is known: letters have the forms that most languages give them.
    pub const UNKNOWN: Self = Self(None);

    /// The one of a BCP 47 tag or of the name of a system locale; unknown for a tag that names none, or cannot be read.
    pub fn of_tag(tag: &str) -> Self {
        if is_unknown(tag) {
            return Self::UNKNOWN;
        }
        let tag = tag.split(['.', '@']).next().unwrap_or_default();
        let primary = || parley::Language::parse(tag.split(['-', '_']).next().unwrap_or_default());
        let language = parley::Language::parse(tag).or_else(|_| primary());
        Self(language.ok())
    }

    pub(super) fn tag(self) -> Option<parley::Language> {
        self.0
    }
}

/// Place of lines within the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Align {
    /// At the side where reading starts.
    #[default]
    Start,
    /// At the side where reading ends.
    End,
}

/// A text to lay out. `\n` begins a new paragraph in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextRequest<'a> {
    /// The text.
    pub text: &'a str,
    /// Its look.
    pub style: TextStyle,
    /// Its language.
    pub language: Language,
    /// Base direction of every paragraph; `None` takes each paragraph's first strong character (UAX #9 P2, P3).
    pub direction: Option<Direction>,
    /// Lines break at this width, in points; `None` breaks at `\n` only.
    pub max_width: Option<f32>,
    /// More lines than this are cut, with an ellipsis at the end side of the last one.
    pub max_lines: Option<usize>,
    /// Place of lines within `max_width`.
    pub align: Align,
}

impl<'a> TextRequest<'a> {
    /// A text as it is: of no known language, in the direction of its letters, and broken at `\n` only.
    pub fn new(text: &'a str, style: TextStyle) -> Self {
        let (language, align) = (Language::UNKNOWN, Align::Start);
        Self { text, style, language, direction: None, max_width: None, max_lines: None, align }
    }
}
