//! Quotes as text for people: the one place that puts words between quotation marks.

use super::directed_text::{DirectedText, beginning};
use crate::base::Direction;
use crate::base::bidi::isolate_for;
use crate::base::direction::{base_direction, direction_of_language};
use crate::i18n::Messages;
use crate::model::Quotation;
use crate::model::quotation::Shown;
use crate::text::Language;

/// A quote in the quotation marks of its language, if it stands like that in its source; any other without marks, after
/// words that say what is in doubt, and with what the source says in its place.
pub fn quoted(messages: &Messages, quotation: &Quotation<'_>) -> DirectedText {
    told(messages, quotation, str::to_owned)
}

/// A quote as [`quoted`] writes it, on one line; of one that no label can hold, the beginning.
pub fn quoted_briefly(messages: &Messages, quotation: &Quotation<'_>) -> DirectedText {
    told(messages, quotation, |words| beginning(words).split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A quote as [`quoted`] writes it, after words that say that it is a quote: those of the source need no quotation
/// marks there.
pub fn named(messages: &Messages, quotation: &Quotation<'_>) -> DirectedText {
    match quotation.words_with_standing() {
        Shown::Verbatim(words) => DirectedText::written(words, quotation.language()),
        Shown::Doubtful { .. } => quoted_briefly(messages, quotation),
    }
}

/// Doubt about a quote, in words; `None` if it stands in its source as it is told.
pub fn doubt_in_words(messages: &Messages, quotation: &Quotation<'_>) -> Option<String> {
    match quotation.words_with_standing() {
        Shown::Verbatim(_) => None,
        Shown::Doubtful { doubt, .. } => {
            let how = doubt.concealment().map_or("", |how| how.as_str());
            let args = [("count", doubt.places().into()), ("how", how.into())];
            Some(messages.format(&format!("doubt-{}", doubt.as_str()), &args))
        }
    }
}

fn told(messages: &Messages, quotation: &Quotation<'_>, shaped: impl Fn(&str) -> String) -> DirectedText {
    let language = quotation.language();
    let (words, instead) = match quotation.words_with_standing() {
        Shown::Verbatim(words) => {
            let text = between_marks(&shaped(words), language);
            return DirectedText {
                text,
                direction: base_direction(language, words),
                language: Language::of_tag(language),
            };
        }
        Shown::Doubtful { words, instead, .. } => (words, instead),
    };
    let doubt = doubt_in_words(messages, quotation).unwrap_or_default();
    let quote = own(&shaped(words), language);
    let text = match instead {
        None => messages.format("quotation-doubtful", &[("doubt", doubt.into()), ("quote", quote.into())]),
        Some(there) => {
            let there = own(&between_marks(&shaped(there), language), language);
            let args = [("doubt", doubt.into()), ("there", there.into()), ("quote", quote.into())];
            messages.format("quotation-otherwise", &args)
        }
    };
    DirectedText::new(text, messages.locale().as_tag())
}

/// A text in its own direction, whatever stands around it (UAX #9 §2.4). The first letter does not tell it: a quote may
/// begin with a name in another script.
pub fn own(text: &str, language: &str) -> String {
    isolate_for(language, text)
}

/// Puts words of a source between the quotation marks of its language, unless they bring their own.
fn between_marks(text: &str, language: &str) -> String {
    let own = |c: char| matches!(c, '“' | '”' | '«' | '»' | '"' | '„');
    if text.starts_with(own) && text.ends_with(own) {
        return text.to_owned();
    }
    match direction_of_language(language) {
        Direction::Rtl => format!("«{text}»"),
        Direction::Ltr => format!("“{text}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::marks::{PDI, opens_isolate};
    use crate::i18n::{Locale, without_isolates};
    use crate::model::quotation::{Concealment, Doubt};

    const WORDS: &str = "سرقنا كل الكتب";

    #[test]
    fn only_words_of_the_source_stand_between_quotation_marks() {
        let doubts = [
            (
                Doubt::OtherContext,
                None,
                "وارد في المصدر في سياق غير المسجَّل:",
                "In the source among other words than recorded:",
            ),
            (Doubt::Respelled, Some("سرقنا كلّ الكتب"), "رسمه في المصدر مختلف:", "Spelt otherwise in the source:"),
            (Doubt::Altered, Some("ما سرقنا الكتب"), "في المصدر غير هذا:", "Stands otherwise in the source:"),
            (
                Doubt::Ambiguous(2),
                None,
                "يوافق موضعين في المصدر على السواء:",
                "Fits 2 places in the source equally well:",
            ),
            (Doubt::Absent, None, "ليس في المصدر:", "Not in the source:"),
            (Doubt::Concealed(Concealment::Struck), None, "مشطوب في المصدر:", "Struck out in the source:"),
            (
                Doubt::Unread,
                None,
                "لم يُتحقق منه لغياب نص وثيقته:",
                "Not checked, as the text of its document is missing:",
            ),
            (Doubt::Unchecked, None, "لم يُتحقق منه بعد:", "Not checked yet:"),
        ];
        for (doubt, instead, arabic, english) in doubts {
            for (locale, label) in [(Locale::Ar, arabic), (Locale::En, english)] {
                let messages = Messages::new(locale);
                let said = quoted(&messages, &Quotation::for_tests(WORDS, doubt, instead, "ar"));
                let text = without_isolates(&said.text);
                assert!(text.starts_with(label) && text.ends_with(WORDS), "{text}");
                assert!(!text.contains(&format!("«{WORDS}»")), "{text}");
                assert_eq!(text.contains('«'), instead.is_some(), "{text}");
                assert_eq!(said.direction, locale.direction());
                let opened = said.text.matches(opens_isolate).count();
                assert!(opened > 0 && opened == said.text.matches(PDI).count(), "{:?}", said.text);
            }
        }
        let verbatim = Quotation::of_source(WORDS, 0..WORDS.len(), "ar").expect("a part");
        assert_eq!(quoted(&Messages::new(Locale::En), &verbatim), DirectedText::new(format!("«{WORDS}»"), "ar"));
    }

    #[test]
    fn every_doubt_has_words_in_every_language() {
        for locale in Locale::ALL {
            let messages = Messages::new(locale);
            let concealed = [
                Concealment::Struck,
                Concealment::Hidden,
                Concealment::Covered,
                Concealment::Replaced,
                Concealment::Prompt,
            ]
            .map(Doubt::Concealed);
            let mut seen = std::collections::HashSet::new();
            for doubt in concealed.into_iter().chain([Doubt::Absent, Doubt::Ambiguous(3)]) {
                let words = doubt_in_words(&messages, &Quotation::for_tests("x", doubt, None, "en")).expect("in doubt");
                assert!(!words.contains("doubt-") && seen.insert(words.clone()), "{words}");
            }
        }
    }
}
