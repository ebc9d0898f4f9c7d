//! Numbers with the separators and digits of a locale (ICU4X).

use std::sync::LazyLock;

use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};

use super::{Digits, Locale};

/// One formatter for each combination, in the order of [`slot`].
static FORMATTERS: LazyLock<[DecimalFormatter; 3]> = LazyLock::new(|| {
    [
        formatter(Locale::En, Digits::Latin),
        formatter(Locale::Ar, Digits::Latin),
        formatter(Locale::Ar, Digits::ArabicIndic),
    ]
});

fn slot(locale: Locale, digits: Digits) -> usize {
    match (locale, digits) {
        (Locale::En, _) => 0,
        (Locale::Ar, Digits::Latin) => 1,
        (Locale::Ar, Digits::ArabicIndic) => 2,
    }
}

fn formatter(locale: Locale, digits: Digits) -> DecimalFormatter {
    let tag = format!("{}-u-nu-{}", locale.as_tag(), digits.keyword());
    let locale: icu_locale_core::Locale = tag.parse().expect("the tags of our locales are well formed");
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(GroupingStrategy::Min2);
    DecimalFormatter::try_new(locale.into(), options).expect("the data of our locales is compiled in")
}

/// A whole number with the digits of the locale; numbers from 10,000 on have their thousands marked.
pub(super) fn whole(number: i64, locale: Locale, digits: Digits) -> String {
    decimal(&Decimal::from(number), locale, digits)
}

fn decimal(number: &Decimal, locale: Locale, digits: Digits) -> String {
    FORMATTERS[slot(locale, digits)].format(number).to_string()
}

/// Formatter of values for a bundle of Fluent: numbers by their locale, everything else as Fluent does.
pub(super) fn fluent_formatter<M>(locale: Locale, digits: Digits) -> fn(&FluentValue, &M) -> Option<String> {
    match (locale, digits) {
        (Locale::En, _) => |value, _| fluent(value, Locale::En, Digits::Latin),
        (Locale::Ar, Digits::Latin) => |value, _| fluent(value, Locale::Ar, Digits::Latin),
        (Locale::Ar, Digits::ArabicIndic) => |value, _| fluent(value, Locale::Ar, Digits::ArabicIndic),
    }
}

fn fluent(value: &FluentValue, locale: Locale, digits: Digits) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = number.as_string();
    if !number.options.use_grouping {
        return Some(digits.shape(&plain));
    }
    Some(plain.parse().map_or_else(|_| digits.shape(&plain), |n| decimal(&n, locale, digits)))
}

/// A Fluent number of a whole number. Beyond 2⁵³ the last digits are lost: Fluent counts in floating point.
pub(super) fn fluent_number(number: i64) -> FluentValue<'static> {
    FluentValue::Number(FluentNumber::from(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_locale_and_digits() {
        let cases = [
            (0, Locale::Ar, Digits::Latin, "0"),
            (2023, Locale::Ar, Digits::Latin, "2023"),
            (64_000, Locale::Ar, Digits::Latin, "64,000"),
            (64_000, Locale::Ar, Digits::ArabicIndic, "٦٤٬٠٠٠"),
            (1_234_567, Locale::En, Digits::Latin, "1,234,567"),
            (64_000, Locale::En, Digits::ArabicIndic, "64,000"),
        ];
        for (number, locale, digits, expected) in cases {
            assert_eq!(whole(number, locale, digits), expected);
        }
    }
}
