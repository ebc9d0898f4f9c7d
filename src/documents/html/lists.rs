//! The signs and numbers that stand before the items of a list (CSS Lists and Counters Level 3).

use std::rc::Rc;

use html5ever::tokenizer::Tag;

use super::attributes::attribute;
use super::css;

/// Sign or number before an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A dot or another sign without words.
    #[default]
    Sign,
    /// Nothing.
    Nothing,
    /// A number in the digits of a script, from its zero.
    Number(char),
    /// Letters, from a first one.
    Letters(char),
    /// Roman numerals: large ones or small ones.
    Roman(bool),
    /// A text.
    Text(Rc<str>),
}

impl Marker {
    /// The marker that `list-style` or `list-style-type` declares; `None` if it says nothing of it.
    pub(crate) fn of_style(value: &str) -> Option<Self> {
        let mut none = None;
        for word in css::strings(value) {
            match word {
                Ok(text) => return Some(Self::Text(text.into())),
                // Where only the picture is none, a type that is named stays.
                Err(word) if word.eq_ignore_ascii_case("none") => none = Some(Self::Nothing),
                Err(word) => {
                    if let Some(marker) = Self::named(&word.to_lowercase()) {
                        return Some(marker);
                    }
                }
            }
        }
        none
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "disc" | "circle" | "square" | "disclosure-open" | "disclosure-closed" => Self::Sign,
            "decimal" | "decimal-leading-zero" => Self::Number('0'),
            "arabic-indic" => Self::Number('٠'),
            "persian" | "urdu" => Self::Number('۰'),
            "lower-alpha" | "lower-latin" => Self::Letters('a'),
            "upper-alpha" | "upper-latin" => Self::Letters('A'),
            "lower-roman" => Self::Roman(false),
            "upper-roman" => Self::Roman(true),
            _ => return None,
        })
    }

    /// The marker of a list by its tag.
    pub(crate) fn of_list(tag: &Tag) -> Self {
        if &*tag.name != "ol" {
            return Self::Sign;
        }
        match attribute(tag, "type").unwrap_or_default() {
            "a" => Self::Letters('a'),
            "A" => Self::Letters('A'),
            "i" => Self::Roman(false),
            "I" => Self::Roman(true),
            _ => Self::Number('0'),
        }
    }

    /// Text before an item of a number, with a space after it; a sign for one whose number is not known.
    pub(crate) fn text(&self, number: Option<i64>) -> String {
        let Some(number) = number.filter(|_| !matches!(self, Self::Text(_) | Self::Nothing | Self::Sign)) else {
            return match self {
                Self::Nothing => String::new(),
                Self::Text(text) => text.to_string(),
                _ => "• ".to_owned(),
            };
        };
        let written = match (self, usize::try_from(number)) {
            (Self::Letters(first), Ok(nth)) if nth > 0 => letters(nth, *first),
            (Self::Roman(large), Ok(nth)) if (1..4000).contains(&nth) => roman(nth, *large),
            (Self::Number(zero), _) => in_digits(number, *zero),
            _ => number.to_string(),
        };
        format!("{written}. ")
    }
}

/// The number of the next item of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Numbers {
    next: Option<i64>,
    step: i64,
}

impl Numbers {
    /// Numbers of a list by its tag. Where it counts down from the number of its items, that is not known when it
    /// begins.
    pub(crate) fn of_list(tag: &Tag) -> Self {
        let start = attribute(tag, "start").and_then(|start| start.trim().parse::<i64>().ok());
        let reversed = attribute(tag, "reversed").is_some();
        let next = if reversed { start } else { start.or(Some(1)) };
        Self { next, step: if reversed { -1 } else { 1 } }
    }

    /// The number of an item by its tag.
    pub(crate) fn take(&mut self, tag: &Tag) -> Option<i64> {
        let own = attribute(tag, "value").and_then(|value| value.trim().parse::<i64>().ok());
        let number = own.or(self.next)?;
        self.next = number.checked_add(self.step);
        Some(number)
    }
}

fn in_digits(number: i64, zero: char) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(zero as u32 + digit)).unwrap_or(c);
    number.to_string().chars().map(digit).collect()
}

/// 1 is a, 26 is z, 27 is aa.
fn letters(mut nth: usize, first: char) -> String {
    let mut all = Vec::new();
    while nth > 0 {
        nth -= 1;
        all.push((first as u8 + (nth % 26) as u8) as char);
        nth /= 26;
    }
    all.iter().rev().collect()
}

fn roman(mut number: usize, large: bool) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    if large { text.to_uppercase() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_have_their_signs() {
        let cases = [
            ("none", Some(1), ""),
            ("none inside square", Some(1), "• "),
            ("url(x.png) none", Some(1), ""),
            ("disc", Some(1), "• "),
            ("decimal", Some(12), "12. "),
            ("decimal", Some(-1), "-1. "),
            ("decimal", None, "• "),
            ("arabic-indic", Some(12), "١٢. "),
            ("lower-alpha", Some(28), "ab. "),
            ("upper-latin", Some(0), "0. "),
            ("lower-roman", Some(1994), "mcmxciv. "),
            ("upper-roman inside", Some(4), "IV. "),
            ("'not '", Some(4), "not "),
        ];
        for (style, number, expected) in cases {
            assert_eq!(Marker::of_style(style).unwrap_or_default().text(number), expected, "{style}");
        }
        assert_eq!(Marker::of_style("inside"), None);
    }
}
