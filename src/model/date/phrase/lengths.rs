//! Words of a length of time where they are no part of a date: «يوم 1990», «بعد عام من 1990».

use super::error::ParseError;
use super::numeric::Numbers;
use super::token::Token;
use super::word::Word;

/// Refuses a day that nothing tells, a length counted from a date and a decade that does not stand beside its year.
///
/// # Errors
///
/// Names the word that would be lost, or that makes a point of what seems an open span.
pub(super) fn check(tokens: &[Token]) -> Result<(), ParseError> {
    let day_told = tokens.iter().any(tells_day);
    for (at, token) in tokens.iter().enumerate() {
        let Token::Word(word, said) = token else { continue };
        let (before, after) = (&tokens[..at], &tokens[at + 1..]);
        let lost = match word {
            Word::Day => !day_told || is_year(after.first()) || is_open(after),
            // «عقد في 1990» is perhaps a contract.
            Word::Decade => match after.first() {
                Some(Token::Word(Word::Year | Word::Years, _)) => true,
                Some(Token::Word(Word::Filler, said)) => ["في", "خلال", "in", "en"].contains(&said.as_str()),
                _ => false,
            },
            _ => false,
        };
        if lost || is_length(*word) && is_counted(*word, before, after) {
            return Err(ParseError::Word(said.clone()));
        }
    }
    Ok(())
}

fn tells_day(token: &Token) -> bool {
    match token {
        Token::Number(_, 1..=2, "" | "th") | Token::Date(Numbers { day: Some(_), .. }) => true,
        Token::Word(word, _) => matches!(word, Word::Weekday(_) | Word::Ordinal(_) | Word::LastDay | Word::Unknown),
        _ => false,
    }
}

fn is_year(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Number(_, 3..=4, "")))
}

/// Returns true if a bound follows: «روز بعد از ۵ مه ۲۰۲۰» is the next day.
fn is_open(after: &[Token]) -> bool {
    matches!(after.first(), Some(Token::Word(Word::Before | Word::After | Word::Since | Word::Until, _)))
}

fn is_length(word: Word) -> bool {
    use Word::{Century, Day, Decade, Hour, MonthOf, PartOfDay, QuarterOf, Week, Year, Years};
    matches!(word, Century | Day | Decade | Hour | MonthOf | PartOfDay(_) | QuarterOf | Week | Year | Years)
}

/// Returns true if a length is counted from what follows: «بعد عام من 1990», but not «الأعوام من 1990 إلى 1995» nor
/// «أول يوم من مايو».
fn is_counted(word: Word, before: &[Token], after: &[Token]) -> bool {
    let of_month = |token: &Token| matches!(token, Token::Word(Word::Month(_) | Word::Hijri(_) | Word::Persian(_), _));
    let from = match after {
        [Token::Word(Word::From, _), rest @ ..] => rest,
        // «بعد شهر واحد من يناير 2020».
        [Token::Number(..), Token::Word(Word::From, _), rest @ ..] if word == Word::MonthOf => {
            return rest.iter().any(of_month);
        }
        _ => return false,
    };
    let bounds = [Word::Before, Word::After, Word::Since, Word::NotBefore, Word::NotAfter];
    let bounded = before.iter().any(|token| matches!(token, Token::Word(word, _) if bounds.contains(word)));
    let joint = |token: &Token| matches!(token, Token::Dash | Token::Word(Word::To | Word::Until | Word::And, _));
    let nth = word == Word::Day && matches!(before.last(), Some(Token::Word(Word::Ordinal(_), _)));
    // «مساء من 5 إلى 7» goes on to an end; a part of a day alone stands before its day.
    let part = matches!(word, Word::PartOfDay(_) | Word::Hour | Word::QuarterOf);
    !nth && (bounded || !part && !from.iter().any(joint))
}
