//! Letters that mean what their neighbours make of them: «م», «ص», `T`.

use super::clock::Half;
use super::error::ParseError;
use super::folding;
use super::numeric::Numbers;
use super::token::{Run, RunKind, Token};
use super::word::Word;

/// Token of «م», «ص» or the `T` of ISO 8601, by what stands beside it; `None` for any other word.
///
/// Behind a time of day «م» is `pm`, behind a year the era; between both it is not decided.
pub(super) fn letter_by_place(
    word: &str,
    rest: &[Run<'_>],
    before: Option<&Run<'_>>,
    tokens: &[Token],
    text: &str,
) -> Result<Option<Token>, ParseError> {
    let folded = folding::fold(word);
    let own = &rest[0];
    let next = rest.get(1).filter(|run| matches!(run.kind, RunKind::Token(Token::Clock(_))));
    let comma = |next: &Run<'_>| text[own.end..next.start].contains([',', '،', ';', '؛']);
    let attached = before.is_some_and(|before| before.end == own.start);
    let said = |word| Ok(Some(Token::Word(word, words_said(text, own))));
    let hour = is_hour(tokens) || is_first_hour(tokens, &rest[1..]);
    match folded.as_str() {
        // «à» between two dates, or before a time of day.
        "a" if !word.is_ascii() => {
            let noon = |run: &Run<'_>| match run.kind {
                RunKind::Letters(word) => ["midi", "minuit"].contains(&folding::fold(word).as_str()),
                RunKind::Token(_) => false,
            };
            let time = next.is_some() || rest.get(1).is_some_and(noon) || tokens.is_empty();
            said(if time { Word::Filler } else { Word::To })
        }
        // `ap. 1350` is «après 1350» or a year of the Persian calendar: `1350 AP`. «ap. J.-C.» is of our era.
        "ap" if !(is_christ(rest.get(1)) || word == "AP" && tokens.last().is_some_and(is_counted)) => {
            Err(ParseError::Word(word.to_owned()))
        }
        // «au 5 mai» is on that day or until it.
        "au" if tokens.is_empty() => Err(ParseError::Word(word.to_owned())),
        "t" if next.is_some_and(|next| next.start == own.end) && matches!(tokens.last(), Some(Token::Date(_))) => {
            Ok(Some(Token::Word(Word::Filler, word.to_owned())))
        }
        "ص" if hour || next.is_some() => said(Word::Sign(Half::Am)),
        "ص" => Err(ParseError::Word(word.to_owned())),
        "م" if hour => said(Word::Sign(Half::Pm)),
        "م" => match (tokens.iter().rev().find(|token| !matches!(token, Token::Open)), next) {
            (Some(Token::Number(..) | Token::Date(_)), Some(next)) if !attached && !comma(next) => said(Word::Meem),
            (Some(Token::Number(..) | Token::Date(_)), _) if !attached && has_clock_before(tokens) => said(Word::Meem),
            _ if is_era_said(tokens) && tokens.iter().any(|token| matches!(token, Token::Clock(_))) => {
                said(Word::Sign(Half::Pm))
            }
            (Some(token), Some(_)) if !is_counted(token) => said(Word::Sign(Half::Pm)),
            (None, Some(_)) => said(Word::Sign(Half::Pm)),
            (before, _) if has_clock(tokens, rest) && !before.is_some_and(is_number) => said(Word::Meem),
            _ => said(Word::AnnoDomini),
        },
        _ => Ok(None),
    }
}

/// «12 م 3 أبريل 2024»: a number up to twelve before a whole date.
fn is_first_hour(tokens: &[Token], after: &[Run<'_>]) -> bool {
    let counted = |token: &&Token| !matches!(token, Token::Word(Word::Filler | Word::Day | Word::Weekday(_), _));
    let mut first = tokens.iter().filter(counted);
    let hour = matches!((first.next(), first.next()), (Some(Token::Number(1..=12, 1..=2, "")), None));
    let of_words = |run: &&Run<'_>| matches!(run.kind, RunKind::Letters(_));
    let day = after.iter().find(|run| !of_words(run)).map(|run| &run.kind);
    let year = |run: &Run<'_>| matches!(run.kind, RunKind::Token(Token::Number(_, 4, "")));
    match day {
        Some(RunKind::Token(Token::Number(1..=31, 1..=2, "" | "th"))) => hour && after.iter().any(year),
        Some(RunKind::Token(Token::Date(Numbers { day: Some(_), .. }))) => hour,
        _ => false,
    }
}

/// The «J.-C.» of «ap. J.-C.».
fn is_christ(run: Option<&Run<'_>>) -> bool {
    let is_initial = |word| ["j", "jc"].contains(&folding::fold(word).as_str());
    matches!(run, Some(Run { kind: RunKind::Letters(word), .. }) if is_initial(word))
}

/// Returns true if an era may stand behind a token.
fn is_counted(token: &Token) -> bool {
    let words = [Word::Century, Word::Year, Word::Years, Word::Unknown];
    match token {
        Token::Number(..) | Token::Date(_) | Token::Pair(..) | Token::Tilde | Token::Question => true,
        Token::Word(Word::Ordinal(_) | Word::Tens(_) | Word::Month(_), _) => true,
        Token::Word(word, _) => words.contains(word),
        _ => false,
    }
}

fn has_clock(tokens: &[Token], rest: &[Run<'_>]) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Clock(_)))
        || rest.iter().any(|run| matches!(run.kind, RunKind::Token(Token::Clock(_))))
}

/// Returns true if a token may be a year.
fn is_number(token: &Token) -> bool {
    matches!(token, Token::Number(..) | Token::Date(_) | Token::Pair(..) | Token::Tilde | Token::Question)
}

/// «5:54 28/8/2020 م»: a time of day without a sign stands right before the date, whose sign may be that of the time.
fn has_clock_before(tokens: &[Token]) -> bool {
    matches!(tokens, [.., Token::Clock(_), Token::Number(..) | Token::Date(_)])
}

fn is_era_said(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| matches!(token, Token::Word(Word::AnnoDomini, _)))
}

fn words_said(text: &str, run: &Run<'_>) -> String {
    text[run.start..run.end].to_owned()
}

/// Returns true if the last token is a time of day: a clock, a number behind «الساعة», or one behind a whole date.
fn is_hour(tokens: &[Token]) -> bool {
    let is_date = |token: &Token| matches!(token, Token::Date(Numbers { day: Some(_), .. }));
    let is_month = |token: &Token| matches!(token, Token::Word(Word::Month(_) | Word::Hijri(_) | Word::Persian(_), _));
    let is_year = |token: &Token| matches!(token, Token::Number(_, 3..=4, "") | Token::Date(_));
    match tokens {
        [.., Token::Clock(_)] | [.., Token::Clock(_), Token::Word(Word::PartOfDay(_), _)] => true,
        [.., Token::Word(Word::Hour, _), Token::Number(..) | Token::Word(Word::Ordinal(_), _)] => true,
        [.., Token::Word(Word::Hour, _), _, Token::Word(Word::Minutes(_), _)] => true,
        [before @ .., Token::Number(1..=12, 1..=2, "")] => {
            before.iter().any(is_date) || before.iter().any(is_month) && before.iter().any(is_year)
        }
        _ => false,
    }
}
