//! The expressions of a text.

use std::ops::Range;

use super::cue::Cue;
use super::grammar::{Grammar, Language};
use super::resolve::Resolver;
use super::token::{self, Kind as TokenKind};
use crate::base::script;
use crate::model::EdtfDate;
use crate::model::date::phrase::{Order, orders_in};

/// Knowledge about a text besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The language of the text, as a BCP 47 tag; empty if it is not known.
    pub language: &'a str,
    /// The date on which the text was published, by which relative dates are counted.
    pub published: Option<&'a EdtfDate>,
}

/// Kind of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It says all itself.
    Explicit,
    /// It is counted from the date of the document.
    Relative,
    /// It is counted from a date that was named before.
    Anaphoric,
    /// No day can be given.
    Vague,
    /// It says how long something lasted, and is no date.
    Duration,
}

impl Kind {
    /// Its word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Explicit => "explicit",
            Self::Relative => "relative",
            Self::Anaphoric => "anaphoric",
            Self::Vague => "vague",
            Self::Duration => "duration",
        }
    }
}

/// Knowledge that an expression needs besides its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Needs {
    /// The date of the document.
    Published,
    /// A date that stands before it.
    Previous,
}

impl Needs {
    /// Its word in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Previous => "previous",
        }
    }
}

/// A remark on how an expression was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It was counted from this date of the document.
    FromPublished(EdtfDate),
    /// It was counted from this date, which stands before it.
    FromPrevious(EdtfDate),
    /// It waits for the date of the document.
    WaitsForPublished,
    /// It waits for a date before it.
    WaitsForPrevious,
    /// The day is another day of the week than the text says.
    Weekday,
    /// The date in another calendar that stands beside it is another day.
    Disagrees(EdtfDate),
    /// Day and month may stand the other way round.
    DayOrMonth,
    /// The century is not said.
    Century,
    /// The calendar of the year is not said.
    Calendar,
}

/// An expression of a date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
    /// Its kind.
    pub kind: Kind,
    /// Its value, if it is known.
    pub when: Option<EdtfDate>,
    /// Knowledge that it needs besides its own words.
    pub needs: Option<Needs>,
    /// Its readings, the most likely first, if there are several; `None` stands for having no value.
    pub alternatives: Vec<Option<EdtfDate>>,
    /// Remarks on how it was understood.
    pub remarks: Vec<Remark>,
}

/// Finds the expressions of a text, in the order of the text.
pub fn expressions(text: &str, context: &Context<'_>) -> Vec<Expression> {
    let tokens = token::tokens(text);
    let mut grammar = Grammar { text, tokens, language: language(text, context.language), day_first: true };
    grammar.day_first = grammar.language != Language::English || day_first(&grammar);
    let mut resolver = Resolver::new(&grammar, context);
    let mut found = Vec::new();
    let mut at = 0;
    while at < grammar.tokens.len() {
        let phrase = match grammar.tokens[at].kind {
            TokenKind::Word | TokenKind::Dead => None,
            _ => grammar.phrase(at).or_else(|| resolver.listed(at)),
        };
        match phrase {
            Some(phrase) => {
                let end = phrase.end.max(at + 1);
                found.extend(resolver.expression(&phrase));
                at = end;
            }
            None if matches!(grammar.cue(at), Some(Cue::Proper)) => at += 1,
            None => at += 1,
        }
    }
    found
}

/// Language of a text: by its tag, else by its letters.
fn language(text: &str, tag: &str) -> Language {
    let known = |tag: &str| match tag.split(['-', '_']).next().unwrap_or_default() {
        "ar" => Some(Language::Arabic),
        "en" => Some(Language::English),
        "fa" | "prs" => Some(Language::Persian),
        "he" | "iw" => Some(Language::Hebrew),
        _ => None,
    };
    known(tag).unwrap_or_else(|| {
        let start: String = text.chars().take(4000).collect();
        match script::language([start.as_str()]) {
            Some("und-Arab") => Language::Arabic,
            Some(tag) => known(tag).unwrap_or(Language::Arabic),
            None => Language::English,
        }
    })
}

/// Returns true if nothing in the text says that months stand before days, as in American papers.
fn day_first(grammar: &Grammar<'_>) -> bool {
    let mut scores = [0_usize; 2];
    for order in orders_in(grammar.text).into_iter().flatten() {
        scores[usize::from(order == Order::MonthFirst)] += 1;
    }
    for at in 1..grammar.tokens.len().saturating_sub(1) {
        if matches!(grammar.cue(at), Some(Cue::Month(None, _))) && grammar.is_latin(at) {
            let day = |at: usize| grammar.number(at).is_some_and(|number| number.digits <= 2 && number.value <= 31);
            scores[0] += usize::from(day(at - 1));
            scores[1] += usize::from(day(at + 1) && !day(at - 1));
        }
    }
    scores[0] >= scores[1]
}
