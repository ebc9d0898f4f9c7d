//! Spans: between … and …, from … to …, before, after, since, until, one or the other.

use chrono::{Days, NaiveDate, Weekday};

use super::context::Context;
use super::cut::{self, Others};
use super::error::ParseError;
use super::parsed::Note;
use super::parts::{DateFields, Era};
use super::point::Year;
use super::settle::{DateInterval, Settled};
use super::token::Token;
use super::word::Word;

/// An expression, and what to know about it.
#[derive(Debug)]
pub(super) struct Plain {
    pub edtf: String,
    pub notes: Vec<Note>,
    /// A year of it may be one of another calendar.
    pub unsigned: bool,
}

type Read = Result<Plain, ParseError>;

/// Qualifiers of the whole, by the words before and behind it.
#[derive(Clone, Copy, Default)]
struct Qualifiers {
    uncertain: bool,
    approximate: bool,
}

/// EDTF and notes of the tokens of a text.
pub(super) fn read(tokens: &[Token], context: &Context<'_>) -> Read {
    let (qualifiers, rest) = leading(tokens);
    let one = |tokens: &[Token], write: &dyn Fn(DateInterval) -> Result<String, ParseError>| {
        let Settled { ends, notes, unsigned } = part(tokens, qualifiers)?.ends(context)?;
        Ok(Plain { edtf: write(ends)?, notes, unsigned })
    };
    if let Some(read) = list(rest, qualifiers, context) {
        return read;
    }
    let two = |tokens, joint: &dyn Fn(&Token) -> bool, write| pair(tokens, joint, qualifiers, write, context);
    match first_word(rest) {
        Some(Word::Between) => two(rest, &is(Word::And), interval).or_else(|_| two(rest, &is_joint, interval)),
        Some(Word::From) if split(rest, is_joint).is_some() => two(rest, &is_joint, interval),
        // «يوم من فبراير 2024» is a day of it, and not from then on.
        Some(Word::From)
            if tokens.len() > rest.len()
                && tokens[..tokens.len() - rest.len()]
                    .iter()
                    .any(|token| is(Word::Filler)(token) || is(Word::Day)(token)) =>
        {
            Err(ParseError::Unclear)
        }
        Some(Word::From) => one(without(&rest[1..], Word::On), &since),
        Some(Word::Since) => one(without(&rest[1..], Word::On), &since),
        Some(Word::Until | Word::To) => one(&rest[1..], &|ends| Ok(format!("../{}", ends.last.edtf()))),
        Some(Word::NotAfter) => one(&rest[1..], &|ends| Ok(format!("[..{}]", ends.last.edtf()))),
        Some(Word::NotBefore) => one(&rest[1..], &|ends| Ok(format!("[{}..]", ends.first.edtf()))),
        Some(word @ (Word::WeekOf | Word::WeekFrom)) => week(part(&rest[1..], qualifiers)?, word, context),
        Some(word @ (Word::Before | Word::After)) => {
            let Settled { ends, notes, unsigned } = part(&rest[1..], qualifiers)?.bounds(context)?;
            let edtf = match word {
                Word::Before => format!("[..{}]", ends.first.before()?.edtf()),
                _ => format!("[{}..]", ends.last.after()?.edtf()),
            };
            Ok(Plain { edtf, notes, unsigned })
        }
        _ if split(rest, is(Word::Or)).is_some() => two(rest, &is(Word::Or), either),
        _ if split(rest, is_joint).is_some() => two(rest, &is_joint, interval),
        _ => match rest.split_last() {
            Some((Token::Word(Word::OrBefore, _), rest)) => one(rest, &|ends| Ok(format!("[..{}]", ends.last.edtf()))),
            Some((Token::Word(Word::OrAfter, _), rest)) => one(rest, &|ends| Ok(format!("[{}..]", ends.first.edtf()))),
            Some((Token::Word(Word::On, _), rest)) => one(rest, &since),
            _ => one(rest, &|ends| Ok(ends.edtf())),
        },
    }
}

fn since(ends: DateInterval) -> Result<String, ParseError> {
    Ok(format!("{}/..", ends.first.edtf()))
}

fn interval(a: &DateInterval, b: &DateInterval) -> Result<String, ParseError> {
    Ok(format!("{}/{}", a.first.edtf(), b.last.edtf()))
}

fn either(a: &DateInterval, b: &DateInterval) -> Result<String, ParseError> {
    let one = |ends: &DateInterval| (ends.first == ends.last).then(|| ends.first.edtf()).ok_or(ParseError::Unclear);
    Ok(format!("[{},{}]", one(a)?, one(b)?))
}

/// Seven days from a day on, which may also be the week from Monday on in which it lies.
fn week(parts: DateFields, word: Word, context: &Context<'_>) -> Read {
    let Settled { ends, mut notes, unsigned } = parts.ends(context)?;
    let exact = ends.first == ends.last && !ends.first.approximate && !ends.first.uncertain;
    let day = ends.first.day().filter(|_| exact).ok_or(ParseError::Unclear)?;
    let from = |first: NaiveDate| Some(format!("{first}/{}", first.checked_add_days(Days::new(6))?));
    let monday = day.week(Weekday::Mon).first_day();
    if word == Word::WeekOf && monday != day {
        notes.extend(from(monday).as_deref().and_then(super::parsed::other_reading));
    }
    Ok(Plain { edtf: from(day).ok_or(ParseError::Unclear)?, notes, unsigned })
}

/// Two days, months or years in a row: «أبريل ومايو 2021», `April/May 2021`; `None` for anything else. Those that follow
/// one another are a span.
fn list(tokens: &[Token], qualifiers: Qualifiers, context: &Context<'_>) -> Option<Read> {
    let slash = |token: &Token| *token == Token::Slash;
    let joint = |token: &Token| is(Word::And)(token) || slash(token);
    let other = |token: &Token| is_joint(token) || is(Word::Or)(token) || is(Word::Between)(token);
    if tokens.iter().filter(|token| joint(token)).count() != 1 || tokens.iter().any(other) {
        return None;
    }
    let (left, right) = split(tokens, joint)?;
    let (mut a, mut b) = (part(left, qualifiers).ok()?, part(right, qualifiers).ok()?);
    let by_slash = tokens.iter().any(slash);
    let ordinal = |tokens: &[Token]| tokens.iter().any(|token| matches!(token, Token::Word(Word::Ordinal(_), _)));
    if let Some(read) = next_years(&a, &b, context).filter(|_| by_slash) {
        return Some(read);
    }
    let days = a.is_day_number() && ordinal(left) == ordinal(right) && b.bare > a.bare && b.is_day() && !by_slash;
    let years = a.is_year_only() && b.is_year_only() && !by_slash;
    let months = a.is_month_only() && b.is_month_only() && a.month != b.month;
    // «15 مارس/أبريل 2024» and `March 2023/April` are none.
    if !(days || years || months) || by_slash && a.year.is_some() {
        return None;
    }
    let is_signed_once = years && (a.era.is_none() || b.era.is_none());
    b.complete_from_start(&a);
    a.complete_from_end(&b);
    let mut read = || {
        let others = if is_signed_once { cut::complete(&a, &mut b, false)? } else { Others::default() };
        let a = a.clone().ends(context)?;
        let mut read = both(&a, b.clone().ends(context)?, by_slash)?;
        let other = others.end.and_then(|end| both(&a, end.ends(context).ok()?, by_slash).ok());
        read.notes.extend(other.and_then(|other| super::parsed::other_reading(&other.edtf)));
        Ok(read)
    };
    Some(read())
}

/// Two years that follow each other with a stroke between them and one era: a year of another count that began in the
/// one and ended in the next.
fn next_years(a: &DateFields, b: &DateFields, context: &Context<'_>) -> Option<Read> {
    let (mut a, mut b) = (a.clone(), b.clone());
    a.complete_from_end(&b);
    let (Some(Year::One(first)), Some(Year::One(last)), Some(era)) = (a.year, b.year, b.era) else { return None };
    let year = cut::next_year((first, a.digits), (last, b.digits), era == Era::Before)?;
    if a.era != b.era || !a.is_year_only() || !b.is_year_only() {
        return None;
    }
    b.year = Some(Year::One(year));
    let read = |a: DateFields, b: DateFields| {
        let (a, b) = (a.ends(context)?, b.ends(context)?);
        let mut notes = a.notes;
        notes.push(Note::AcrossYears);
        Ok(Plain { edtf: interval(&a.ends, &b.ends)?, notes, unsigned: false })
    };
    Some(read(a, b))
}

fn both(a: &Settled, b: Settled, by_slash: bool) -> Read {
    let consecutive = a.ends.last.after().is_ok_and(|next| next == b.ends.first);
    let mut notes = a.notes.clone();
    notes.extend(b.notes.into_iter().filter(|note| !a.notes.contains(note)));
    let edtf = match (consecutive, by_slash) {
        (true, _) => interval(&a.ends, &b.ends)?,
        (false, false) => either(&a.ends, &b.ends)?.replace('[', "{").replace(']', "}"),
        (false, true) => return Err(ParseError::Unclear),
    };
    if by_slash {
        // In the one or in the other, or through both.
        notes.extend(either(&a.ends, &b.ends).ok().as_deref().and_then(super::parsed::other_reading));
    }
    Ok(Plain { edtf, notes, unsigned: a.unsigned || b.unsigned })
}

/// Two dates with a joint between them, the one of which may say the year or the month for both.
fn pair(
    tokens: &[Token],
    joint: &dyn Fn(&Token) -> bool,
    qualifiers: Qualifiers,
    write: fn(&DateInterval, &DateInterval) -> Result<String, ParseError>,
    context: &Context<'_>,
) -> Read {
    let (mut left, right) = split(tokens, joint).ok_or(ParseError::Unclear)?;
    // «1 مارس 2024 من 17:54 إلى 18:07»: the word before the start stands within.
    let opened = matches!(first_word(left), Some(Word::Between | Word::From));
    left = &left[usize::from(opened)..];
    let (mut a, mut b) = (part(left, qualifiers)?, part(right, qualifiers)?);
    // `early to mid 1990s` is a span, `early to 1990s` is none.
    if a.is_empty() && (a.third.is_none() || b.third.is_none()) || b.is_empty() {
        return Err(ParseError::Unclear);
    }
    let stroke = tokens[left_end(tokens, left)..].first() == Some(&Token::Dash);
    if let Some(whole) = one_date(&a, &b, stroke)? {
        let Settled { ends, notes, unsigned } = whole.ends(context)?;
        return Ok(Plain { edtf: ends.edtf(), notes, unsigned });
    }
    // `15–16 March 2024 17:54`: on which of the days?
    if b.clock.is_some() && a.clock.is_none() && a.bare.is_some() && a.month.is_none() {
        return Err(ParseError::Unclear);
    }
    // The ends are of two calendars, and one year stands for both: `3 Ramadan to 7 May 2024`.
    let calendars = matches!((a.named, b.named), (Some(one), Some(other)) if one != other) && a.year.is_none();
    // «بين 3 م و7 مايو 2024»: three in the afternoon, or the year 3.
    let hour = matches!(a.year, Some(Year::One(0..=31))) && a.era == Some(Era::After) && a.is_year_only() && b.is_day();
    if calendars || hour || a.is_time_only() && b.clock.is_none() {
        return Err(ParseError::Clash(String::new()));
    }
    let is_signed_once = a.era.is_none() || b.era.is_none();
    cut::share_leading_era(left, &a, &mut b);
    b.complete_from_start(&a);
    a.complete_from_end(&b);
    // 500 BC – 400: of which era?
    if a.era == Some(Era::Before) && b.era.is_none() {
        return Err(ParseError::Clash(String::new()));
    }
    let others = if is_signed_once { cut::complete(&a, &mut b, stroke)? } else { Others::default() };
    let (a, b) = (a.ends(context)?, b.ends(context)?);
    let mut notes = a.notes;
    for note in b.notes {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    let end = others.end.and_then(|end| end.ends(context).ok());
    let month = others.month.and_then(|month| month.ends(context).ok());
    let readings = [end.and_then(|end| write(&a.ends, &end.ends).ok()), month.map(|month| month.ends.edtf())];
    notes.extend(readings.into_iter().flatten().filter_map(|edtf| super::parsed::other_reading(&edtf)));
    Ok(Plain { edtf: write(&a.ends, &b.ends)?, notes, unsigned: a.unsigned || b.unsigned })
}

/// One date whose parts stand on both sides of a stroke; `None` for the two ends of a span.
fn one_date(a: &DateFields, b: &DateFields, stroke: bool) -> Result<Option<DateFields>, ParseError> {
    let joined = |whole: DateFields| {
        let both = matches!((a.weekday, b.weekday), (Some(one), Some(other)) if one != other);
        let whole = DateFields {
            weekday: a.weekday.or(b.weekday),
            halves: a.halves.iter().chain(&b.halves).cloned().collect(),
            uncertain: a.uncertain || b.uncertain,
            approximate: a.approximate || b.approximate,
            meem: a.meem || b.meem,
            ..whole
        };
        if stroke && !both { Ok(Some(whole)) } else { Err(ParseError::Unclear) }
    };
    if let Some(whole) = lasting(a, b) {
        return Ok(Some(whole));
    }
    // «10 أكتوبر 2024 - 15:49».
    if b.is_time_only() && a.clock.is_none() {
        return joined(DateFields { clock: b.clock.clone(), ..a.clone() });
    }
    // «5:54 م - الأحد 3 مارس 2024», «الأحد - 3 مارس 2024».
    if stroke && (a.is_time_only() && b.clock.is_none() || a.is_weekday_only()) {
        return joined(DateFields { clock: a.clock.clone().or(b.clock.clone()), ..b.clone() });
    }
    // `winter 2023-24` begins in the first of its years (ISO 8601-2 §4.8).
    let next = if let Some(Year::One(year)) = a.year { Some((year + 1).rem_euclid(100)) } else { None };
    let whole = matches!((a.year, b.year), (Some(Year::One(a)), Some(Year::One(b))) if b == a + 1);
    let cut = if let (Some(Year::One(year)), 1..=2) = (b.year, b.digits) { Some(year) } else { b.bare.map(i64::from) };
    let is_next = next.is_some() && cut == next || whole && b.bare.is_none();
    let after_christ = a.era != Some(Era::Before) && b.era != Some(Era::Before);
    if a.part == Some(24) && b.names_no_month() && is_next && b.says_no_more() && after_christ {
        let (uncertain, approximate) = (a.uncertain || b.uncertain, a.approximate || b.approximate);
        return Ok(Some(DateFields { uncertain, approximate, era: a.era.or(b.era), ..a.clone() }));
    }
    // `2019–2020 winter` is one, or a year and the winter after it.
    if whole && a.is_year_only() && b.part == Some(24) {
        return Err(ParseError::Clash(String::new()));
    }
    // «مارس - 2024»: a month and its year.
    let waits = a.month.is_some() || a.part.is_some() || a.week.is_some();
    if a.year.is_none() && waits && b.is_year_only() {
        return joined(DateFields { year: b.year, era: a.era.or(b.era), ..a.clone() });
    }
    Ok(None)
}

/// Index of the joint behind the first part.
fn left_end(tokens: &[Token], left: &[Token]) -> usize {
    let opened = matches!(first_word(tokens), Some(Word::Between | Word::From));
    left.len() + usize::from(opened)
}

/// «موسم 2022–2023»: one year of the kind that begins in the first and ends in the second.
fn lasting(a: &DateFields, b: &DateFields) -> Option<DateFields> {
    a.lasting.as_ref()?;
    let Some(Year::One(first)) = a.year else { return None };
    let next = match (b.year, b.bare) {
        (Some(Year::One(next)), None) => next,
        (None, Some(next)) => first - first % 100 + i64::from(next),
        _ => return None,
    };
    let alone = b.names_no_month() && b.says_no_more() && a.era.or(b.era) != Some(Era::Before);
    let era = a.era.or(b.era);
    let (uncertain, approximate) = (a.uncertain || b.uncertain, a.approximate || b.approximate);
    (alone && next == first + 1).then(|| DateFields { next_year: Some(next), era, uncertain, approximate, ..a.clone() })
}

fn part(tokens: &[Token], qualifiers: Qualifiers) -> Result<DateFields, ParseError> {
    let mut parts = DateFields::read(tokens)?;
    parts.uncertain |= qualifiers.uncertain;
    parts.approximate |= qualifiers.approximate;
    Ok(parts)
}

fn leading(tokens: &[Token]) -> (Qualifiers, &[Token]) {
    let mut qualifiers = Qualifiers::default();
    let mut rest = tokens;
    while let [first, tail @ ..] = rest {
        match first {
            Token::Word(Word::Approximate, _) | Token::Tilde => qualifiers.approximate = true,
            Token::Word(Word::Uncertain, _) => qualifiers.uncertain = true,
            Token::Word(Word::Filler | Word::Day, _) => {}
            // «on 5 October»; «from 2025 on» ends with it.
            Token::Word(Word::On, _) => {}
            _ => break,
        }
        rest = tail;
    }
    // «1990–1995 تقريبًا» is about the whole.
    while let [head @ .., Token::Word(Word::Approximate, _)] = rest {
        qualifiers.approximate = true;
        rest = head;
    }
    (qualifiers, rest)
}

fn first_word(tokens: &[Token]) -> Option<Word> {
    match tokens.first() {
        Some(Token::Word(word, _)) => Some(*word),
        _ => None,
    }
}

fn without(tokens: &[Token], word: Word) -> &[Token] {
    match tokens.split_last() {
        Some((last, rest)) if is(word)(last) => rest,
        _ => tokens,
    }
}

fn is(word: Word) -> impl Fn(&Token) -> bool {
    move |token| matches!(token, Token::Word(found, _) if *found == word)
}

/// Returns true for a token that stands between the two ends of a span.
pub(super) fn is_joint(token: &Token) -> bool {
    matches!(token, Token::Dash | Token::Word(Word::To | Word::Until, _))
}

/// Tokens before and after the first one of a kind, if both are some.
fn split(tokens: &[Token], joint: impl Fn(&Token) -> bool) -> Option<(&[Token], &[Token])> {
    let at = tokens.iter().position(joint)?;
    Some((&tokens[..at], &tokens[at + 1..])).filter(|(a, b)| !a.is_empty() && !b.is_empty())
}
