//! Choices that the settings keep by their names, which are those of the command line. A name that a later version has
//! brought, or that was mistyped, stands for the usual choice and loses no other setting.

use crate::base::Direction;
use crate::export::{SourceNotes, Target};
use crate::i18n::{Locale, MonthNames, SecondCalendar};
use crate::scene::ThemeName;

/// A choice with a name.
pub trait Named: Copy + 'static {
    /// The choice where none was made.
    const USUAL: Self;
    /// Returns its name.
    fn name(self) -> &'static str;
    /// Returns the choice of a name.
    fn of_name(name: &str) -> Option<Self>;
}

macro_rules! named {
    ($($choice:ty: $usual:expr, $name:expr, $of_name:expr;)*) => {
        $(impl Named for $choice {
            const USUAL: Self = $usual;

            fn name(self) -> &'static str {
                $name(self)
            }

            fn of_name(name: &str) -> Option<Self> {
                $of_name(name)
            }
        })*
    };
}

named! {
    Locale: Locale::Ar, Locale::as_tag, Locale::of_tag;
    Direction: Direction::Rtl, Direction::as_str, Direction::of_name;
    ThemeName: ThemeName::Light, ThemeName::as_str, ThemeName::of_name;
    Target: Target::Png, Target::name, Target::of_name;
    SourceNotes: SourceNotes::Numbered, SourceNotes::as_str, SourceNotes::of_name;
    MonthNames: MonthNames::Egypt, month_names_name, |name| {
        MonthNames::ALL.into_iter().find(|names| month_names_name(*names) == name)
    };
    SecondCalendar: SecondCalendar::Hijri, SecondCalendar::as_str, |name: &str| name.parse().ok();
}

fn month_names_name(names: MonthNames) -> &'static str {
    match names {
        MonthNames::Egypt => "egypt",
        MonthNames::Levant => "levant",
        MonthNames::Maghreb => "maghreb",
        MonthNames::Morocco => "morocco",
    }
}

/// A choice that is always made.
pub mod usual {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Named;

    /// Writes the name.
    ///
    /// # Errors
    /// If the serializer fails.
    pub fn serialize<T: Named, S: Serializer>(choice: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(choice.name())
    }

    /// Reads a name; the usual choice for one that is not known.
    ///
    /// # Errors
    /// If there is no text.
    pub fn deserialize<'de, T: Named, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
        Ok(T::of_name(&String::deserialize(deserializer)?).unwrap_or(T::USUAL))
    }
}

/// A choice that may be left to the program; not made, it is null.
pub mod optional {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Named;

    /// Writes the name, or null.
    ///
    /// # Errors
    /// If the serializer fails.
    pub fn serialize<T: Named, S: Serializer>(choice: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        choice.map(Named::name).serialize(serializer)
    }

    /// Reads a name; nothing for one that is not known.
    ///
    /// # Errors
    /// If there is neither text nor null.
    pub fn deserialize<'de, T: Named, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.and_then(|name| T::of_name(&name)))
    }
}

/// A choice that may be none, which has a name of its own: `none`.
pub mod or_none {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Named;

    /// Writes the name, or `none`.
    ///
    /// # Errors
    /// If the serializer fails.
    pub fn serialize<T: Named, S: Serializer>(choice: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(choice.map_or("none", Named::name))
    }

    /// Reads a name; nothing for `none` and for one that is not known.
    ///
    /// # Errors
    /// If there is no text.
    pub fn deserialize<'de, T: Named, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
        Ok(T::of_name(&String::deserialize(deserializer)?))
    }
}
