//! Messages of the interface, written in Fluent: one bundle a language, all of it compiled in.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};

use super::{Digits, Locale, number};
use crate::base::{Diagnostic, Direction, bidi};

/// The messages of an area of the program: its name, then the text a language in the order of [`Locale::ALL`].
type Area = (&'static str, [&'static str; 2]);

macro_rules! areas {
    ($($name:literal),* $(,)?) => {
        [$((
            $name,
            [
                include_str!(concat!("../../assets/locales/ar/", $name, ".ftl")),
                include_str!(concat!("../../assets/locales/en/", $name, ".ftl")),
            ],
        )),*]
    };
}

const AREAS: [Area; 14] = areas![
    "dates",
    "diag",
    "cli",
    "app",
    "export",
    "html",
    "formats-table",
    "formats-timelines",
    "formats-sources",
    "documents",
    "dates-input",
    "anchors",
    "tables",
    "quotes",
];

/// A value for a blank of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Text; what it does to the direction of writing stays within it.
    Text(Cow<'a, str>),
    /// A number: chooses between plural forms, and is written with the digits of the locale.
    Number(i64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

macro_rules! arg_from {
    ($($number:ty)*) => {$(
        impl From<$number> for Arg<'_> {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )*};
}

arg_from!(u8 u32 u64 usize i32 i64);

/// The messages of the interface in one language.
pub struct Messages {
    locale: Locale,
    digits: Digits,
    bundle: FluentBundle<FluentResource>,
    /// Messages with a number that were said before.
    counted: Mutex<HashMap<(&'static str, i64), Arc<str>>>,
}

/// Number of messages with a number that are kept.
const MAX_CACHED_MESSAGES: usize = 4_096;

impl Messages {
    /// The messages of a language, with Latin digits.
    pub fn new(locale: Locale) -> Self {
        Self::with_digits(locale, Digits::default())
    }

    /// The messages of a language, with digits of a shape (as far as the language uses them).
    pub fn with_digits(locale: Locale, digits: Digits) -> Self {
        Self::load(locale, digits, &AREAS, true)
    }

    /// Messages about dates only. They are all in one script, so nothing in them needs isolating marks.
    pub(super) fn of_dates(locale: Locale, digits: Digits) -> Self {
        Self::load(locale, digits, &AREAS[..1], false)
    }

    fn load(locale: Locale, digits: Digits, areas: &[Area], isolating: bool) -> Self {
        let digits = digits.within(locale);
        let tag = locale.as_tag().parse().expect("the tags of our locales are well formed");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(isolating);
        bundle.set_formatter(Some(number::fluent_formatter(locale, digits)));
        bundle.add_builtins().expect("a new bundle has no functions yet");
        bundle.add_function("CODE", code(locale)).expect("a new bundle has no such function yet");
        for (_, texts) in areas {
            // What of a file cannot be read is left out: its messages then show as their ids. Tests see to it.
            let text = texts[locale as usize];
            let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(readable, _)| readable);
            bundle.add_resource_overriding(resource);
        }
        Self { locale, digits, bundle, counted: Mutex::default() }
    }

    /// The language.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The shape of its digits.
    pub fn digits(&self) -> Digits {
        self.digits
    }

    /// Returns true if there is a message with this id.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// The message without blanks; its id if there is none.
    pub fn get(&self, id: &str) -> String {
        self.format(id, &[])
    }

    /// The message with a number in its one blank; kept, since numbers are said again in every frame.
    pub fn counted(&self, id: &'static str, blank: &'static str, number: usize) -> Arc<str> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let mut known = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MAX_CACHED_MESSAGES {
            known.clear();
        }
        let said = || self.format(id, &[(blank, Arg::Number(number))]).into();
        known.entry((id, number)).or_insert_with(said).clone()
    }

    /// The message with its blanks filled; its id if there is none. Values are isolated (UAX #9, U+2068 … U+2069),
    /// so that a Latin name does not disturb an Arabic sentence; those of `file` and `path` from left to right.
    pub fn format(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.write(id, None, args).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message, with its blanks filled.
    pub fn format_attr(&self, id: &str, attribute: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        self.write(id, Some(attribute), args)
    }

    /// Message of a diagnostic, with its advice behind it.
    pub fn diagnostic(&self, diagnostic: &Diagnostic) -> String {
        match self.diagnostic_parts(diagnostic) {
            (message, Some(advice)) => format!("{message} {advice}"),
            (message, None) => message,
        }
    }

    /// Message of a diagnostic (`diag-CODE`), and its advice (the attribute `advice`). The values of `count` and of
    /// names that end in `-count` are numbers, `rows` and `lines` lists of numbers with spaces between them, `ids` a
    /// list with an id a line, all others text, of which the beginning is quoted.
    pub fn diagnostic_parts(&self, diagnostic: &Diagnostic) -> (String, Option<String>) {
        let id = format!("diag-{}", diagnostic.code);
        let args = diagnostic.args.iter().map(|(name, value)| {
            let number = (*name == "count" || name.ends_with("-count")).then(|| value.parse().ok()).flatten();
            let text = || match *name {
                "rows" => self.numbered("table-rows", value, diagnostic).into(),
                "lines" => self.numbered("lines-named", value, diagnostic).into(),
                "ids" => self.listed(value.lines().map(bidi::isolate)).into(),
                _ => beginning(value),
            };
            (*name, number.map_or_else(|| Arg::Text(text()), Arg::Number))
        });
        let args: Vec<_> = args.collect();
        (self.format(&id, &args), self.format_attr(&id, "advice", &args))
    }

    /// The rows or lines that a finding names, with what stands before them; nothing where it names none.
    fn numbered(&self, id: &str, numbers: &str, diagnostic: &Diagnostic) -> String {
        let named = numbers.split_whitespace().count();
        if named == 0 {
            return String::new();
        }
        let more = diagnostic.args.iter().find(|(name, _)| *name == "more-count");
        let more: usize = more.and_then(|(_, count)| count.parse().ok()).unwrap_or(0);
        let shown = self.listed(numbers.split_whitespace().map(str::to_owned));
        let args = [("numbers", shown.into()), ("named-count", (named + more).into()), ("more-count", more.into())];
        self.format(id, &args)
    }

    fn listed(&self, things: impl Iterator<Item = String>) -> String {
        things.collect::<Vec<_>>().join(&format!("{} ", self.get("list-separator")))
    }

    fn write(&self, id: &str, attribute: Option<&str>, args: &[(&str, Arg<'_>)]) -> Option<String> {
        // A blank without a value shows as its name in braces.
        self.write_checked(id, attribute, args).0
    }

    fn write_checked(
        &self,
        id: &str,
        attribute: Option<&str>,
        args: &[(&str, Arg<'_>)],
    ) -> (Option<String>, Vec<FluentError>) {
        let mut errors = Vec::new();
        let pattern = self.bundle.get_message(id).and_then(|message| match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|a| a.value()),
        });
        let language = self.locale.as_tag();
        let values: FluentArgs = args.iter().map(|(name, arg)| (*name, value(name, arg, language))).collect();
        let text = pattern.map(|p| self.bundle.format_pattern(p, Some(&values), &mut errors).into_owned());
        (text, errors)
    }
}

impl fmt::Debug for Messages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Messages").field("locale", &self.locale).field("digits", &self.digits).finish_non_exhaustive()
    }
}

/// The function `CODE("2023-10")` of messages: a date, an option, an ending or another code that is to be read from left to
/// right, as it is typed. Fluent isolates what it gives.
fn code(locale: Locale) -> impl for<'a> Fn(&[FluentValue<'a>], &FluentArgs) -> FluentValue<'a> + Send + Sync + 'static {
    move |codes, _| match (codes.first(), locale.direction()) {
        (Some(FluentValue::String(code)), Direction::Rtl) => FluentValue::String(bidi::held_together(code).into()),
        (Some(value), _) => value.clone(),
        (None, _) => FluentValue::Error,
    }
}

/// A value for Fluent, which puts it between marks that let its first letter tell its direction: where that one tells it
/// wrongly, it gets marks of its own.
fn value<'a>(name: &str, arg: &'a Arg<'_>, language: &str) -> FluentValue<'a> {
    match arg {
        // By its first letter, the name of a file in Arabic would begin with its ending.
        Arg::Text(text) if matches!(name, "file" | "path") => {
            FluentValue::String(bidi::isolate_as(Direction::Ltr, text).into())
        }
        Arg::Text(text) => FluentValue::String(match bidi::told_wrongly(language, text) {
            Some(direction) => bidi::isolate_as(direction, text).into(),
            None => bidi::contained(text),
        }),
        Arg::Number(n) => number::fluent_number(*n),
    }
}

/// Letters of a value that a diagnostic quotes; a file may have hundreds of megabytes in the place of a date.
const QUOTED: usize = 1_000;

/// Beginning of a value as a diagnostic quotes it, with an ellipsis in the place of the rest.
fn beginning(value: &str) -> Cow<'_, str> {
    match value.char_indices().nth(QUOTED) {
        Some((end, _)) => Cow::Owned(format!("{}…", &value[..end])),
        None => Cow::Borrowed(value),
    }
}

#[cfg(test)]
mod tests;
