//! Strokes and hyphens within one date: `Q4/2023`, `15-Mar-2024`.

use super::token::Token;
use super::word::Word;

/// Drops the stroke between a quarter, a half or a week and its year: `Q4/2023`, `2023-Q4`. Between two quarters it
/// stays.
pub(super) fn joined_parts(tokens: Vec<Token>) -> Vec<Token> {
    let is_head =
        |token: Option<&Token>| matches!(token, Some(Token::Word(Word::Quarter | Word::HalfYear | Word::Week, _)));
    let is_year = |token: Option<&Token>| matches!(token, Some(Token::Number(_, 4, "")));
    let counted = |at: Option<usize>| {
        at.is_some_and(|at| {
            let (number, head) = (tokens.get(at), at.checked_sub(1).and_then(|at| tokens.get(at)));
            matches!(number, Some(Token::Number(_, 1..=2, ""))) && is_head(head)
                || matches!(number, Some(Token::Number(_, 1, "q" | "h")))
        })
    };
    let needless = |at: usize| {
        let before = at.checked_sub(1);
        let stroke = matches!(tokens[at], Token::Dash | Token::Slash);
        let part_first = counted(before) && is_year(tokens.get(at + 1));
        let own_year = before.and_then(|at| at.checked_sub(2)).is_some_and(|at| is_year(tokens.get(at)));
        let year_first = before.is_some_and(|at| is_year(tokens.get(at))) && is_head(tokens.get(at + 1));
        let year_taken = before.is_some_and(|at| counted(at.checked_sub(1)));
        let year_behind = is_year(tokens.get(at + 3));
        stroke && (part_first && !own_year || year_first && !year_taken && !year_behind)
    };
    let is_month = |token: Option<&Token>| {
        matches!(token, Some(Token::Word(Word::Month(_) | Word::Hijri(_) | Word::Persian(_) | Word::Part(_), _)))
    };
    let is_day = |token: Option<&Token>| matches!(token, Some(Token::Number(_, 1..=2, "" | "th")));
    // 15-Mar-2024, 15/مارس/2024, مارس/2024.
    let of_month = |at: usize| {
        let (before, next) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at + 1));
        let one_kind = |other: Option<usize>| other.is_some_and(|other| tokens.get(other) == Some(&tokens[at]));
        match tokens[at] {
            Token::Slash => {
                is_month(before) && is_year(next) || is_day(before) && is_month(next) && one_kind(Some(at + 2))
            }
            Token::Dash => {
                is_day(before) && is_month(next) && one_kind(Some(at + 2)) && is_year(tokens.get(at + 3))
                    || is_month(before)
                        && is_year(next)
                        && one_kind(at.checked_sub(2))
                        && is_day(at.checked_sub(3).and_then(|at| tokens.get(at)))
            }
            _ => false,
        }
    };
    let needless = |at: usize| needless(at) || of_month(at);
    let keep: Vec<bool> = (0..tokens.len()).map(|at| !needless(at)).collect();
    tokens.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(token, _)| token).collect()
}
