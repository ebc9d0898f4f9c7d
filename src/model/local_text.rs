//! Text for people, in one language or in several.

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A plain string, or a map from BCP 47 tags to strings in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocalText {
    /// One text, in the language of what holds it.
    Plain(String),
    /// A text a language.
    Map(Vec<(String, String)>),
}

impl Default for LocalText {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

/// A [`LocalText`] that lies elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRef<'t> {
    /// One text, in the language of what holds it.
    Plain(&'t str),
    /// A text a language.
    Map(&'t [(String, String)]),
}

impl<'t> TextRef<'t> {
    /// See [`LocalText::get`].
    pub fn get(self, language: &str) -> &'t str {
        self.get_with_language(language, "").0
    }

    /// See [`LocalText::get_with_language`].
    pub fn get_with_language<'a>(self, language: &str, fallback_language: &'a str) -> (&'t str, &'a str)
    where
        't: 'a,
    {
        match self {
            Self::Plain(text) => (text, fallback_language),
            Self::Map(texts) => {
                let picked = picked(texts, language).and_then(|at| texts.get(at));
                picked.map_or(("", fallback_language), |(tag, text)| (text, tag))
            }
        }
    }

    /// Returns true if there is nothing to read in any language.
    pub fn is_empty(self) -> bool {
        self.texts().all(str::is_empty)
    }

    /// The texts in all languages, in order.
    pub fn texts(self) -> impl Iterator<Item = &'t str> {
        let (plain, map) = match self {
            Self::Plain(text) => (Some(text), &[][..]),
            Self::Map(texts) => (None, texts),
        };
        plain.into_iter().chain(map.iter().map(|(_, text)| text.as_str()))
    }

    /// A text of its own.
    pub fn to_text(self) -> LocalText {
        match self {
            Self::Plain(text) => LocalText::Plain(text.to_owned()),
            Self::Map(texts) => LocalText::Map(texts.to_vec()),
        }
    }
}

impl<'t> From<&'t LocalText> for TextRef<'t> {
    fn from(text: &'t LocalText) -> Self {
        match text {
            LocalText::Plain(text) => Self::Plain(text),
            LocalText::Map(texts) => Self::Map(texts),
        }
    }
}

impl LocalText {
    /// The text for a reader of `language` (a BCP 47 tag): of exactly that tag, else of the same primary language,
    /// else the first one there is.
    pub fn get(&self, language: &str) -> &str {
        TextRef::from(self).get(language)
    }

    /// Like [`Self::get`], with the tag of the text that was picked; a plain text is in `fallback_language`.
    pub fn get_with_language<'a>(&'a self, language: &str, fallback_language: &'a str) -> (&'a str, &'a str) {
        TextRef::from(self).get_with_language(language, fallback_language)
    }

    /// Returns true if there is a text of the primary language of `language` among several.
    pub fn is_in(&self, language: &str) -> bool {
        matches!(self, Self::Map(texts) if texts.iter().any(|(tag, _)| primary(tag).eq_ignore_ascii_case(primary(language))))
    }

    /// Replaces the text that [`Self::get`] shows a reader of `language`, and leaves those of other languages alone: what
    /// was read is what an edit is about. A map without any text gets one in `language`.
    pub fn replace_shown(&mut self, language: &str, words: &str) {
        match self {
            Self::Plain(text) => words.clone_into(text),
            Self::Map(texts) => match picked(texts, language) {
                Some(at) => words.clone_into(&mut texts[at].1),
                None => texts.push((language.to_owned(), words.to_owned())),
            },
        }
    }

    /// Sets the text of one language, and leaves those of others alone; empty words take it away. A plain text is in
    /// `plain_language`.
    pub fn set_in(&mut self, language: &str, plain_language: &str, words: &str) {
        let is_same = |tag: &str| tag.eq_ignore_ascii_case(language);
        match self {
            Self::Plain(text) if is_same(plain_language) || text.is_empty() && words.is_empty() => {
                words.clone_into(text)
            }
            Self::Plain(text) => {
                let old = (plain_language.to_owned(), std::mem::take(text));
                let new = (language.to_owned(), words.to_owned());
                // A text that stays alone stays plain.
                match (old.1.is_empty(), words.is_empty()) {
                    (_, true) => *text = old.1,
                    (true, false) => *self = Self::Map(vec![new]),
                    (false, false) => *self = Self::Map(vec![old, new]),
                }
            }
            Self::Map(texts) => match texts.iter().position(|(tag, _)| is_same(tag)) {
                Some(at) if words.is_empty() => drop(texts.remove(at)),
                Some(at) => words.clone_into(&mut texts[at].1),
                None if words.is_empty() => {}
                None => texts.push((language.to_owned(), words.to_owned())),
            },
        }
    }

    /// Returns true if there is nothing to read in any language.
    pub fn is_empty(&self) -> bool {
        TextRef::from(self).is_empty()
    }

    /// The texts in all languages, in order.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        TextRef::from(self).texts()
    }
}

/// Position of the text for a reader of `language`: of exactly that tag, else of the same primary language, else the
/// first one.
fn picked(texts: &[(String, String)], language: &str) -> Option<usize> {
    let exact = texts.iter().position(|(tag, _)| tag.eq_ignore_ascii_case(language));
    let related = || texts.iter().position(|(tag, _)| primary(tag).eq_ignore_ascii_case(primary(language)));
    exact.or_else(related).or(if texts.is_empty() { None } else { Some(0) })
}

/// The primary language subtag of a BCP 47 tag.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

impl From<&str> for LocalText {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

impl From<String> for LocalText {
    fn from(text: String) -> Self {
        Self::Plain(text)
    }
}

impl Serialize for LocalText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Plain(text) => serializer.serialize_str(text),
            Self::Map(texts) => {
                let mut map = serializer.serialize_map(Some(texts.len()))?;
                for (tag, text) in texts {
                    map.serialize_entry(tag, text)?;
                }
                map.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for LocalText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = LocalText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, or an object from language tags to strings")
    }

    fn visit_str<E>(self, text: &str) -> Result<LocalText, E> {
        Ok(LocalText::from(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LocalText, A::Error> {
        let mut texts = Vec::new();
        while let Some(entry) = map.next_entry::<String, String>()? {
            texts.push(entry);
        }
        Ok(LocalText::Map(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(texts: &[(&str, &str)]) -> LocalText {
        LocalText::Map(texts.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
    }

    #[test]
    fn picks_the_nearest_language() {
        let text = map(&[("ar", "مرحبا"), ("en-GB", "colour"), ("en-US", "color")]);
        let cases = [
            ("ar", "مرحبا", "ar"),
            ("ar-EG", "مرحبا", "ar"),
            ("en-US", "color", "en-US"),
            ("EN-us", "color", "en-US"),
            ("en", "colour", "en-GB"),
            ("fr", "مرحبا", "ar"),
            ("", "مرحبا", "ar"),
        ];
        for (language, expected, tag) in cases {
            assert_eq!(text.get_with_language(language, "he"), (expected, tag), "{language}");
            assert_eq!(text.get(language), expected);
        }
        assert_eq!(LocalText::from("x").get_with_language("en", "he"), ("x", "he"));
        assert_eq!(map(&[]).get_with_language("en", "he"), ("", "he"));
    }

    #[test]
    fn an_edit_changes_the_text_that_was_read() {
        let old = [("ar", "مرحبا"), ("en-GB", "colour"), ("en-US", "color")];
        for language in ["ar", "ar-EG", "en-US", "en", "fr", ""] {
            let mut text = map(&old);
            let (before, tag) = text.get_with_language(language, "he");
            let (before, tag) = (before.to_owned(), tag.to_owned());
            text.replace_shown(language, "new");
            assert_eq!(text.get_with_language(language, "he"), ("new", &*tag), "{language}");
            let others = |texts: &LocalText| texts.texts().filter(|t| ![&*before, "new"].contains(t)).count();
            assert_eq!(others(&text), 2, "{language}: the others stay");
        }
        for language in ["ar", "en", ""] {
            let mut plain = LocalText::from("old");
            plain.replace_shown(language, "new");
            assert_eq!(plain, LocalText::from("new"), "a plain text stays plain");
        }
        let mut none = map(&[]);
        none.replace_shown("en", "new");
        assert_eq!(none, map(&[("en", "new")]));
    }

    #[test]
    fn one_language_is_set_and_the_others_stay() {
        let both = [("ar", "أ"), ("en", "b")];
        // Text, language, words, the text then; a plain text is Arabic.
        let cases = [
            ("أ".into(), "ar", "ب", "ب".into()),
            ("أ".into(), "en", "b", map(&both)),
            ("أ".into(), "en", "", "أ".into()),
            ("".into(), "en", "b", map(&[("en", "b")])),
            ("".into(), "en", "", "".into()),
            (map(&both), "EN", "c", map(&[("ar", "أ"), ("en", "c")])),
            (map(&both), "fr", "d", map(&[("ar", "أ"), ("en", "b"), ("fr", "d")])),
            (map(&both), "ar", "", map(&[("en", "b")])),
            (map(&both), "fr", "", map(&both)),
        ];
        for (mut text, language, words, expected) in cases {
            text.set_in(language, "ar", words);
            assert_eq!(text, expected, "{language} {words}");
        }
    }

    #[test]
    fn emptiness_looks_at_every_language() {
        assert!(LocalText::default().is_empty());
        assert!(map(&[]).is_empty());
        assert!(map(&[("ar", ""), ("en", "")]).is_empty());
        assert!(!map(&[("ar", ""), ("en", "x")]).is_empty());
        assert_eq!(map(&[("ar", "a"), ("en", "b")]).texts().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(LocalText::from("a").texts().collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn json_keeps_shape_and_order() {
        for json in [r#""x""#, r#"{"en":"b","ar":"a"}"#, "{}"] {
            let text: LocalText = serde_json::from_str(json).expect(json);
            assert_eq!(serde_json::to_string(&text).expect(json), json);
        }
        for json in ["3", "null", r#"{"en":3}"#, "[]"] {
            assert!(serde_json::from_str::<LocalText>(json).is_err(), "{json}");
        }
    }
}
