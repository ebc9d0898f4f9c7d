//! The languages of the interface, and the choices that go with Arabic: the shape of digits and the names of months.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::base::Direction;
use crate::base::direction::direction_of_language;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// Arabic.
    #[default]
    Ar,
    /// English.
    En,
}

/// A tag of a language that the interface does not speak.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the interface does not speak `{0}`; it speaks `ar` and `en`")]
pub struct UnknownLocale(pub String);

impl Locale {
    /// Every language, in the order of menus.
    pub const ALL: [Self; 2] = [Self::Ar, Self::En];

    /// Its BCP 47 tag.
    pub fn as_tag(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// The way it is written. Known without a look into the data of all languages: every label of a frame asks.
    pub fn direction(self) -> Direction {
        match self {
            Self::Ar => Direction::Rtl,
            Self::En => Direction::Ltr,
        }
    }

    /// The language for a BCP 47 tag or the name of a system locale (`ar_EG.UTF-8`), by its primary subtag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or("");
        Self::ALL.into_iter().find(|locale| locale.as_tag().eq_ignore_ascii_case(primary))
    }

    /// The language that readers of a text in another one read most likely: its own, else that of its direction.
    pub fn for_language(tag: &str) -> Self {
        let by_direction = || match direction_of_language(tag) {
            Direction::Rtl => Self::Ar,
            Direction::Ltr => Self::En,
        };
        // A tag may name another script.
        Self::of_tag(tag).filter(|locale| locale.direction() == direction_of_language(tag)).unwrap_or_else(by_direction)
    }
}

impl FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(tag: &str) -> Result<Self, UnknownLocale> {
        Self::of_tag(tag).ok_or_else(|| UnknownLocale(tag.to_owned()))
    }
}

/// The shape of digits in the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Digits {
    /// 0123456789.
    #[default]
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩, in the Arabic interface only.
    ArabicIndic,
}

impl Digits {
    /// These digits, as far as a language uses them: English is always in Latin digits.
    pub fn within(self, locale: Locale) -> Self {
        match locale {
            Locale::Ar => self,
            Locale::En => Self::Latin,
        }
    }

    /// The keyword of the numbering system (Unicode locale extension `nu`).
    pub(super) fn keyword(self) -> &'static str {
        match self {
            Self::Latin => "latn",
            Self::ArabicIndic => "arab",
        }
    }

    /// `text` with its ASCII digits in this shape.
    pub fn shape(self, text: &str) -> String {
        let arabic = |c: char| match c.to_digit(10) {
            Some(d) => char::from_u32(0x660 + d).unwrap_or(c),
            None => c,
        };
        match self {
            Self::Latin => text.to_owned(),
            Self::ArabicIndic => text.chars().map(arabic).collect(),
        }
    }
}

/// Arabic names of the months of the Gregorian calendar. English names do not depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MonthNames {
    /// يناير، فبراير، مارس … (Egypt, Sudan, the Gulf).
    #[default]
    Egypt,
    /// كانون الثاني، شباط، آذار … (Syria, Lebanon, Jordan, Palestine, Iraq).
    Levant,
    /// جانفي، فيفري، مارس … (Algeria, Tunisia).
    Maghreb,
    /// يناير، فبراير، مارس … يوليوز، غشت، شتنبر (Morocco).
    Morocco,
}

impl MonthNames {
    /// Every choice, in the order of menus.
    pub const ALL: [Self; 4] = [Self::Egypt, Self::Levant, Self::Maghreb, Self::Morocco];

    /// The ICU locale that has these names.
    pub(super) fn arabic_locale(self) -> &'static str {
        match self {
            Self::Egypt => "ar-EG",
            Self::Levant => "ar-SY",
            Self::Maghreb => "ar-DZ",
            Self::Morocco => "ar-MA",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_from_tags() {
        let cases = [
            ("ar", Some(Locale::Ar)),
            ("AR-eg", Some(Locale::Ar)),
            ("ar_EG.UTF-8", Some(Locale::Ar)),
            ("en", Some(Locale::En)),
            ("en-GB", Some(Locale::En)),
            ("fa", None),
            ("arz", None),
            ("C.UTF-8", None),
            ("", None),
        ];
        for (tag, expected) in cases {
            assert_eq!(Locale::of_tag(tag), expected, "{tag}");
            assert_eq!(tag.parse::<Locale>().ok(), expected, "{tag}");
        }
        for (tag, expected) in [
            ("ar-EG", Locale::Ar),
            ("en", Locale::En),
            ("fr", Locale::En),
            ("de", Locale::En),
            ("", Locale::En),
            ("fa", Locale::Ar),
            ("he", Locale::Ar),
            ("und-Arab", Locale::Ar),
            ("ar-Latn", Locale::En),
        ] {
            assert_eq!(Locale::for_language(tag), expected, "{tag}");
        }
        for locale in Locale::ALL {
            assert_eq!(locale.direction(), direction_of_language(locale.as_tag()), "{locale:?}");
        }
    }

    #[test]
    fn digits_take_the_shape_of_the_choice() {
        assert_eq!(Digits::ArabicIndic.shape("14:05 x"), "١٤:٠٥ x");
        assert_eq!(Digits::Latin.shape("14:05"), "14:05");
        assert_eq!(Digits::ArabicIndic.within(Locale::En), Digits::Latin);
        assert_eq!(Digits::ArabicIndic.within(Locale::Ar), Digits::ArabicIndic);
    }
}
