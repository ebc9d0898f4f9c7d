//! One date that is said in two calendars: «15 رمضان 1445هـ الموافق 25 مارس 2024م», «808هـ/1406م».

use super::super::calendars::SecondCalendar;
use super::super::{DAY, EdtfDate};
use super::context::{Context, Reckoning};
use super::cut::next_year;
use super::error::ParseError;
use super::numeric::{Numbers, Pair};
use super::parsed::Note;
use super::span::{self, Plain};
use super::token::Token;
use super::word::Word;

/// Calendar of some tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum CalendarHint {
    Ours,
    Second(SecondCalendar),
    Open,
}

/// EDTF and notes of the tokens of a text, of which a second part may say the same date in another calendar.
pub(super) fn read(tokens: &[Token], context: &Context<'_>) -> Result<Plain, ParseError> {
    match halves(tokens) {
        Some((first, second, dash)) if !first.is_empty() && !second.is_empty() => {
            let read = both(first, second, context)?;
            // «1400هـ - 1990م» is no one date.
            let apart = read.notes.iter().any(|note| matches!(note, Note::Twice { agrees: false, .. }));
            if dash && apart { Err(ParseError::Clash(String::new())) } else { Ok(read) }
        }
        _ => {
            let rest: Vec<Token> = tokens.iter().filter(|token| !is_equals(token)).cloned().collect();
            span::read(&flat(&rest), context)
        }
    }
}

fn is_equals(token: &Token) -> bool {
    matches!(token, Token::Equals | Token::Word(Word::Equals, _))
}

/// Drops brackets.
fn flat(tokens: &[Token]) -> Vec<Token> {
    tokens.iter().filter(|token| !matches!(token, Token::Open | Token::Close)).cloned().collect()
}

/// The two sayings of one date, if the text has two, and whether only a dash stands between them.
fn halves(tokens: &[Token]) -> Option<(Vec<Token>, Vec<Token>, bool)> {
    if let Some(at) = tokens.iter().position(is_equals) {
        let first = tokens[..at].strip_suffix(&[Token::Dash]).unwrap_or(&tokens[..at]);
        let second = tokens[at + 1..].iter().filter(|token| !is_equals(token)).cloned().collect::<Vec<_>>();
        return dated(first.to_vec(), flat(&second)).map(|(a, b)| (flat(&a), b, false));
    }
    if let Some(open) = tokens.iter().position(|token| *token == Token::Open) {
        let close = tokens[open..].iter().position(|token| *token == Token::Close).map(|at| open + at);
        let inner = tokens[open + 1..close.unwrap_or(tokens.len())].to_vec();
        let mut outer = tokens[..open].to_vec();
        outer.extend(close.into_iter().flat_map(|close| tokens[close + 1..].iter().cloned()));
        return dated(outer, inner).map(|(a, b)| (flat(&a), flat(&b), false));
    }
    let strokes = tokens.iter().enumerate().filter(|(_, token)| matches!(token, Token::Slash | Token::Dash));
    strokes.map(|(at, _)| at).find_map(|at| {
        let (first, second) = dated(tokens[..at].to_vec(), tokens[at + 1..].to_vec())?;
        let (a, b) = (calendar(&first), calendar(&second));
        let slash = tokens[at] == Token::Slash;
        // No other calendar counts years before Christ: `332/331 BC`. Two that follow each other are no two calendars.
        let before = tokens.iter().any(|token| matches!(token, Token::Word(Word::BeforeChrist, _)));
        let is_next = || match (first.last(), second.first()) {
            (Some(Token::Number(a, digits, "")), Some(Token::Number(b, last, ""))) => {
                next_year(((*a).into(), *digits), ((*b).into(), *last), false).is_some()
            }
            _ => false,
        };
        if before || slash && is_next() {
            return None;
        }
        let apart = a != b && (a != CalendarHint::Open && b != CalendarHint::Open || slash);
        // A span has its own stroke: (164–241هـ/780–855م).
        let outermost = slash || !tokens.contains(&Token::Slash);
        (apart && outermost).then_some((first, second, !slash))
    })
}

/// Both parts, if both are dates; «القرن التاسع الميلادي (الثالث الهجري)» says the century once.
fn dated(first: Vec<Token>, mut second: Vec<Token>) -> Option<(Vec<Token>, Vec<Token>)> {
    let is_century = |token: &&Token| matches!(token, Token::Word(Word::Century, _));
    let is_era = |token: &Token| {
        let eras = [Word::AfterHijra, Word::SolarHijra, Word::AnnoDomini, Word::BeforeChrist];
        matches!(token, Token::Word(word, _) if eras.contains(word))
    };
    let is_year = |token: &Token| matches!(token, Token::Number(_, 3..=4, _) | Token::Date(_) | Token::Pair(..));
    let century = first.iter().find(is_century);
    let counted = |token: &Token| matches!(token, Token::Word(Word::Ordinal(_), _) | Token::Number(..));
    let small = |tokens: &[Token]| tokens.iter().any(is_era) && tokens.iter().any(counted);
    let is_dated = |tokens: &[Token]| tokens.iter().any(is_year) || small(tokens);
    if let Some(century) = century.filter(|_| !second.iter().any(|token| is_century(&token)) && small(&second)) {
        second.insert(0, century.clone());
    }
    (is_dated(&first) && is_dated(&second)).then_some((first, second))
}

/// The calendar that the words of a date name, or that its year has to be of.
fn calendar(tokens: &[Token]) -> CalendarHint {
    let named = tokens.iter().find_map(|token| match token {
        Token::Word(Word::AfterHijra | Word::Hijri(_), _) => Some(CalendarHint::Second(SecondCalendar::Hijri)),
        Token::Word(Word::SolarHijra | Word::Persian(_), _) => Some(CalendarHint::Second(SecondCalendar::Persian)),
        Token::Word(Word::AnnoDomini | Word::BeforeChrist | Word::Month(_), _) => Some(CalendarHint::Ours),
        _ => None,
    });
    let late = |token: &Token| {
        matches!(
            token,
            Token::Number(1600.., 4, _)
                | Token::Date(Numbers { year: 1600.., .. })
                | Token::Pair(Pair { first: 1600.., .. })
        )
    };
    named.unwrap_or(if tokens.iter().any(late) { CalendarHint::Ours } else { CalendarHint::Open })
}

/// The date of our calendar, with a word on whether the other one is the same.
fn both(mut first: Vec<Token>, mut second: Vec<Token>, context: &Context<'_>) -> Result<Plain, ParseError> {
    let ours_first = calendar(&second) != CalendarHint::Ours || calendar(&first) == CalendarHint::Ours;
    let (ours, other) = if ours_first { (&mut first, &mut second) } else { (&mut second, &mut first) };
    // The day of the week belongs to the day that is exact.
    let is_weekday = |token: &Token| matches!(token, Token::Word(Word::Weekday(_), _));
    if !ours.iter().any(is_weekday) {
        ours.extend(other.iter().filter(|token| is_weekday(token)).cloned());
    }
    other.retain(|token| !is_weekday(token));
    // A day of the week alone before the whole: «الأحد الموافق 3 مارس 2024».
    let value = span::read(ours, context)?;
    let place = |plain: &Plain| EdtfDate::parse(&plain.edtf).map_err(|_| ParseError::NoSuchDate(plain.edtf.clone()));
    let when = place(&value)?;
    // «2024 (1445)»: a year without a sign beside one of ours is of the calendar in which it is the same.
    let in_calendar = |calendar| {
        let read = span::read(other, &Context { calendar: Some(Reckoning::Second(calendar)), ..*context }).ok()?;
        let place = place(&read).ok()?;
        meet(&when, &place)?.then_some(read)
    };
    let open = calendar(other) == CalendarHint::Open && calendar(ours) == CalendarHint::Ours;
    let found = open.then(|| SecondCalendar::ALL.into_iter().find_map(in_calendar)).flatten();
    let also = found.map_or_else(|| span::read(other, context), Ok)?;
    let second = place(&also)?;
    let two_of_ours = calendar(ours) == calendar(other);
    let agrees = meet(&when, &second).ok_or(ParseError::Unclear)?;
    if two_of_ours && !agrees {
        return Err(ParseError::Clash(String::new()));
    }
    let mut notes = value.notes;
    if when != second {
        notes.push(Note::Twice { other: second, agrees });
    }
    Ok(Plain { notes, unsigned: value.unsigned && also.unsigned, ..value })
}

/// Returns true if two dates share a day, or are days that lie no more than two apart, as months of the moon are begun
/// by sighting.
fn meet(a: &EdtfDate, b: &EdtfDate) -> Option<bool> {
    let (a, b) = (a.bounds()?, b.bounds()?);
    let gap = a.from.time.max(b.from.time) - a.to.time.min(b.to.time);
    let days = a.seconds() <= DAY && b.seconds() <= DAY;
    Some(gap < 0 || days && gap <= DAY)
}
