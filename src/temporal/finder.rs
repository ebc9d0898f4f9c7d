//! Finds the expressions of a text.

use super::cue::Cue;
use super::expression::{Context, Expression};
use super::grammar::{Grammar, Language};
use super::resolve::Resolver;
use super::token::{self, Kind as TokenKind};
use crate::base::script;
use crate::model::date::phrase::{Order, orders_in};

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
