//! Words that give a date, in a selection or a sentence.
//!
//! [`DateFinder`] is the seam to whatever finds expressions of dates in running text; [`ExpressionFinder`] is the finder
//! of [`crate::temporal`].

use std::ops::Range;

use crate::model::EdtfDate;
use crate::temporal::{Context, Expression, Kind, Remark, expressions};

/// Knowledge about a text in which dates are looked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct DateContext<'c> {
    /// BCP 47 tag of the text; empty if it is not known.
    pub language: &'c str,
    /// When the text was published: what "yesterday" is counted from.
    pub published: Option<&'c EdtfDate>,
}

/// A date that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// Bytes of its words.
    pub range: Range<usize>,
    /// The date.
    pub when: EdtfDate,
    /// Other dates that the words may mean.
    pub alternatives: Vec<EdtfDate>,
    /// Date that it is counted from, if it is relative to the day of writing; it is shown beside the date.
    pub counted_from: Option<EdtfDate>,
    /// True if it is counted from the day of writing.
    pub is_relative: bool,
}

/// One that finds dates in a text.
pub trait DateFinder {
    /// The dates in a text, in its order; they do not overlap.
    fn find(&self, text: &str, context: &DateContext<'_>) -> Vec<FoundDate>;
}

impl<F: Fn(&str, &DateContext<'_>) -> Vec<FoundDate>> DateFinder for F {
    fn find(&self, text: &str, context: &DateContext<'_>) -> Vec<FoundDate> {
        self(text, context)
    }
}

/// Finder of dates that say all themselves, and of those that are counted from the day of writing. What is counted from a
/// date that was named before is passed over: a part of a text does not tell which that was.
#[derive(Clone, Copy, Debug, Default)]
pub struct ExpressionFinder;

impl DateFinder for ExpressionFinder {
    fn find(&self, text: &str, context: &DateContext<'_>) -> Vec<FoundDate> {
        let context = Context { language: context.language, published: context.published };
        expressions(text, &context).into_iter().filter_map(found).collect()
    }
}

/// An expression as a date, if it gives one.
fn found(expression: Expression) -> Option<FoundDate> {
    let Expression { range, kind, when, alternatives, remarks, .. } = expression;
    let is_relative = match kind {
        Kind::Explicit => false,
        Kind::Relative => true,
        Kind::Anaphoric | Kind::Vague | Kind::Duration => return None,
    };
    let when = when?;
    let alternatives = alternatives.into_iter().flatten().filter(|other| *other != when).collect();
    let counted_from = remarks.into_iter().find_map(|remark| match remark {
        Remark::FromPublished(date) => Some(date),
        _ => None,
    });
    Some(FoundDate { range, when, alternatives, counted_from, is_relative })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn explicit_dates_are_found_and_numbers_are_not() {
        // The text, its language, what is found.
        let cases = [
            ("رسائل داخلية تعود إلى أكتوبر 2023، حيث قال", "ar", "أكتوبر 2023=2023-10"),
            ("صدر في 14 يناير 2025 الحكم", "ar", "14 يناير 2025=2025-01-14"),
            ("وُلد عام 1985 في المدينة", "ar", "عام 1985=1985"),
            ("بين أبريل 2024 ويوليو 2024 جرى ذلك", "ar", "بين أبريل 2024 ويوليو 2024=2024-04/2024-07"),
            ("اشترت 64 ألف وحدة و2000 رقاقة من 405 مليارات", "ar", ""),
            ("المادة 12 من القانون 1985", "ar", ""),
            ("released on July 18, 2024, and again", "en", "July 18, 2024=2024-07-18"),
            ("since 2020 it has 350,000 GPUs and Llama 3", "en", "since 2020=2020/.."),
            ("in 2020 it had 350,000 GPUs", "en", "2020=2020"),
            ("from March 2024 to May 2024", "en", "from March 2024 to May 2024=2024-03/2024-05"),
            ("it went on to May 2024", "en", "May 2024=2024-05"),
            ("قبل أكتوبر 2023 بقليل", "ar", "قبل أكتوبر 2023=[..2023-09]"),
            ("Order No. 2024 of the court, 17 U.S.C. 107", "en", ""),
            ("filed 2023-07-07, 10 pages", "en", "2023-07-07=2023-07-07"),
            ("در ۱۵ مرداد ۱۴۰۲ منتشر شد", "fa", "۱۵ مرداد ۱۴۰۲=2023-08-06"),
            ("הוגש ב-7 ביולי 2023 לבית המשפט", "he", "7 ביולי 2023=2023-07-07"),
            ("قال Meta في July 2024 إنها", "ar", "July 2024=2024-07"),
            ("yesterday and last month", "en", ""),
            ("", "", ""),
        ];
        let mut wrong = Vec::new();
        for (text, language, expected) in cases {
            let found = ExpressionFinder.find(text, &DateContext { language, published: None });
            let told = found.iter().map(|date| format!("{}={}", &text[date.range.clone()], date.when.as_str()));
            let told = told.collect::<Vec<_>>().join(" ");
            if told != expected {
                wrong.push(format!("{text}: {told}, not {expected}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
