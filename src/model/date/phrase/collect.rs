//! Collects the parts of one date, in whatever order they stand.

use super::super::calendars::SecondCalendar;
use super::clock::{Clock, Half};
use super::error::ParseError;
use super::order::{self, Piece};
use super::parts::{DateFields, Era, put};
use super::point::Year;
use super::token::{APOSTROPHE, Token};
use super::word::Word;

impl DateFields {
    pub(super) fn read(tokens: &[Token]) -> Result<Self, ParseError> {
        let mut parts = Self::default();
        let mut at = 0;
        while at < tokens.len() {
            at += match parts.counted(&tokens[at..])? {
                0 => parts.one(tokens, at)?,
                several => several,
            };
        }
        match (&parts.year_head, parts.month_head.as_ref().filter(|_| parts.month.is_none())) {
            (Some(said), _) | (_, Some(said)) => Err(ParseError::Word(said.clone())),
            _ => {
                order::check(&parts.order)?;
                parts.settle_pair();
                parts.settle_decade()?;
                Ok(parts)
            }
        }
    }

    /// Takes a number and a word that belong together; returns the number of tokens taken, 0 for none.
    fn counted(&mut self, rest: &[Token]) -> Result<usize, ParseError> {
        use Word::{HalfOf, HalfYear, Hour, Past, Quarter, QuarterOf, Week, WeekOf};
        let head = |token: Option<&Token>| if let Some(Token::Word(word, _)) = token { Some(*word) } else { None };
        let count = |token: Option<&Token>| match token {
            Some(Token::Number(n, 1..=2, "" | "th")) => Some(*n),
            Some(Token::Word(Word::Ordinal(n), _)) => Some(u32::from(*n)),
            _ => None,
        };
        let is_ordinal = |token| matches!(token, Some(&Token::Number(_, _, "th") | &Token::Word(Word::Ordinal(_), _)));
        let (first, second) = (rest.first(), rest.get(1));
        let (word, n, taken) = match (head(first), count(second), count(first), head(second)) {
            (Some(Hour), ..) if matches!(second, Some(Token::Clock(_))) => return Ok(1 + self.one(rest, 1)?),
            (Some(word @ (Quarter | QuarterOf | HalfYear | HalfOf | Week | Hour | Past(_))), Some(n), ..) => {
                (word, n, 2)
            }
            // `3 weeks` is no third week.
            (_, _, Some(n), Some(word @ (QuarterOf | HalfOf | Week))) if is_ordinal(first) => (word, n, 2),
            (_, _, Some(n), Some(WeekOf)) if is_ordinal(first) => (Week, n, 2),
            _ => match first {
                Some(Token::Number(n, 1, "q")) => (Quarter, *n, 1),
                Some(Token::Number(n, 1, "h")) => (HalfYear, *n, 1),
                _ => return self.nth_weekday(rest),
            },
        };
        let refused = || ParseError::Word(said(&rest[..taken]));
        match word {
            Hour => put(&mut self.clock, Clock::of_hour(n).ok_or_else(refused)?)?,
            Past(minutes) if (1..=12).contains(&n) => {
                let clock = Clock::of_hour(n).and_then(|clock| clock.plus(minutes.into()));
                put(&mut self.clock, clock.ok_or_else(refused)?)?;
            }
            Week if (1..=53).contains(&n) => put(&mut self.week, n)?,
            Quarter | QuarterOf if (1..=4).contains(&n) => put(&mut self.part, 32 + n as u8)?,
            HalfYear | HalfOf if (1..=2).contains(&n) => put(&mut self.part, 39 + n as u8)?,
            _ => return Err(refused()),
        }
        Ok(taken)
    }

    /// `third Tuesday`, «الثلاثاء الثالث», which may also be the third of the month, a Tuesday.
    fn nth_weekday(&mut self, rest: &[Token]) -> Result<usize, ParseError> {
        let (day, n, in_doubt) = match rest {
            [Token::Number(n @ 1..=5, 1, "th"), Token::Word(Word::Weekday(day), _), ..] => (*day, *n as u8, false),
            // «الثالث الأحد» is perhaps the third, a Sunday.
            [Token::Word(Word::Ordinal(n @ 1..=5), said), Token::Word(Word::Weekday(day), _), ..] => {
                (*day, *n, said.starts_with("ال"))
            }
            // «ثالث يوم ثلاثاء».
            [
                Token::Word(Word::Ordinal(n @ 1..=5), _),
                Token::Word(Word::Filler | Word::Day, _),
                Token::Word(Word::Weekday(day), _),
                ..,
            ] => {
                put(&mut self.weekday, *day)?;
                put(&mut self.nth, (*n, false))?;
                self.order.push(Piece::Day);
                return Ok(3);
            }
            [Token::Word(Word::Weekday(day), name), Token::Word(Word::Ordinal(n @ 1..=5), _), ..]
                if !name.is_ascii() =>
            {
                (*day, *n, true)
            }
            _ => return Ok(0),
        };
        put(&mut self.weekday, day)?;
        put(&mut self.nth, (n, in_doubt))?;
        self.order.push(Piece::Day);
        Ok(2)
    }

    /// Takes one token, or a number with its era; gives how many there are.
    fn one(&mut self, tokens: &[Token], at: usize) -> Result<usize, ParseError> {
        let (before, after) = (&tokens[..at], &tokens[at + 1..]);
        match &tokens[at] {
            Token::Word(word, said) => self.word(*word, said, after)?,
            Token::Number(value, digits, suffix) => self.number(*value, *digits, suffix, before, after)?,
            Token::Date(date) => {
                (self.year_head, self.month_head) = (None, None);
                self.put_year(date.year)?;
                let small = |n: u32| u8::try_from(n).unwrap_or(0);
                date.month.map_or(Ok(()), |month| put(&mut self.month, small(month)))?;
                date.day.map_or(Ok(()), |day| put(&mut self.day, small(day)))?;
            }
            Token::Pair(pair) => {
                self.year_said |= self.year_head.take().is_some();
                self.put_year(pair.first)?;
                put(&mut self.pair, *pair)?;
                match pair.month.and_then(|month| u8::try_from(month).ok()) {
                    Some(month) => put(&mut self.month, month)?,
                    None => put(&mut self.next_year, pair.last.into())?,
                }
            }
            Token::Clock(clock) => put(&mut self.clock, clock.clone())?,
            Token::Tilde => self.approximate = true,
            Token::Question => self.uncertain = true,
            Token::Open | Token::Close => {}
            // «مارس/آذار»: two names of one month.
            Token::Slash if between_months(before, after) => {}
            Token::Slash | Token::Dash | Token::Equals => return Err(ParseError::Unclear),
        }
        Ok(1)
    }

    fn word(&mut self, word: Word, said: &str, after: &[Token]) -> Result<(), ParseError> {
        let refused = || Err(ParseError::Word(said.to_owned()));
        match word {
            Word::Month(month) => self.named_month(month, None)?,
            Word::Hijri(month) => self.named_month(month, Some(SecondCalendar::Hijri))?,
            Word::Persian(month) => self.named_month(month, Some(SecondCalendar::Persian))?,
            Word::AfterHijra => self.signed(Era::Second(SecondCalendar::Hijri))?,
            Word::SolarHijra => self.signed(Era::Second(SecondCalendar::Persian))?,
            Word::BeforeChrist => self.signed(Era::Before)?,
            Word::AnnoDomini => self.signed(Era::After)?,
            Word::Meem => self.meem = true,
            Word::Weekday(day) => {
                self.order.push(Piece::Weekday);
                put(&mut self.weekday, day)?;
            }
            Word::Part(part) => put(&mut self.part, part)?,
            Word::Tens(tens) => {
                self.year_head = None;
                put(&mut self.tens, tens)?;
            }
            Word::LastDay => self.last_day = true,
            Word::Third(third) => put(&mut self.third, third)?,
            Word::Edge(third) => {
                self.edge = true;
                put(&mut self.third, third)?;
            }
            Word::Ordinal(number) => self.small_number(number.into())?,
            Word::Century => self.century = true,
            Word::Decade => self.decade = Some(said.to_owned()),
            Word::Approximate => self.approximate = true,
            Word::Uncertain => self.uncertain = true,
            Word::PartOfDay(half) => self.halves.push((half, said.to_owned(), false)),
            Word::Sign(half) => self.halves.push((half, said.to_owned(), true)),
            Word::Utc => match self.clock.as_mut() {
                Some(clock) if clock.zone.is_empty() || clock.zone == "Z" => clock.zone = "Z".to_owned(),
                _ => return refused(),
            },
            Word::Minutes(minutes) => match self.clock.take().filter(|clock| clock.whole_hour) {
                Some(clock) => self.clock = Some(clock.plus(minutes.into()).ok_or(ParseError::Unclear)?),
                None => return refused(),
            },
            Word::Unknown => {
                self.year_head = None;
                put(&mut self.year, Year::Unknown)?;
            }
            Word::Year | Word::Years => {
                self.years_said |= word == Word::Years;
                self.year_head = Some(said.to_owned());
            }
            Word::MonthOf => self.month_head = Some(said.to_owned()),
            Word::Fiscal => put(&mut self.lasting, (said.to_owned(), true))?,
            Word::School => put(&mut self.lasting, (said.to_owned(), false))?,
            // `of`.
            Word::From if !after.is_empty() => {}
            Word::Filler | Word::Day | Word::Prefix => {}
            Word::Relative => return Err(ParseError::Relative(said.to_owned())),
            Word::Quarter
            | Word::HalfYear
            | Word::QuarterOf
            | Word::HalfOf
            | Word::Week
            | Word::WeekOf
            | Word::WeekFrom
            | Word::Hour
            | Word::Past(_) => {
                return refused();
            }
            _ => return Err(ParseError::Unclear),
        }
        Ok(())
    }

    fn named_month(&mut self, month: u8, calendar: Option<SecondCalendar>) -> Result<(), ParseError> {
        self.order.push(Piece::Month);
        put(&mut self.named, calendar)?;
        put(&mut self.month, month)
    }

    fn signed(&mut self, era: Era) -> Result<(), ParseError> {
        put(&mut self.era, era)
    }

    fn number(
        &mut self,
        value: u32,
        digits: usize,
        suffix: &str,
        before: &[Token],
        after: &[Token],
    ) -> Result<(), ParseError> {
        let word = |token: Option<&Token>| if let Some(Token::Word(word, _)) = token { Some(*word) } else { None };
        let (last, next) = (word(before.last()), word(after.first()));
        let is_era =
            |word| matches!(word, Some(Word::BeforeChrist | Word::AnnoDomini | Word::AfterHijra | Word::SolarHijra));
        let era = is_era(next) || last == Some(Word::AnnoDomini);
        let half = matches!(next, Some(Word::Sign(_)))
            || matches!(next, Some(Word::PartOfDay(_))) && (self.bare.is_some() || self.day.is_some())
            || value == 12 && matches!(next, Some(Word::PartOfDay(Half::Midday | Half::Midnight)));
        let refused = || ParseError::Word(format!("{value}{}", if suffix == "th" { "" } else { suffix }));
        self.digits = digits;
        match suffix {
            APOSTROPHE => {
                self.short_year = true;
                // The latest century in which it is more or less past.
                self.put_year(value + if value <= 30 { 2000 } else { 1900 })
            }
            // The 90s BC.
            "s" if era && (10..100).contains(&value) && value.is_multiple_of(10) => {
                put(&mut self.year, Year::Ten((value / 10).into()))
            }
            "s" if value < 100 => Err(ParseError::Century),
            "s" if value.is_multiple_of(100) => {
                self.century_or_decade = true;
                put(&mut self.year, Year::Hundred((value / 100).into()))
            }
            "s" if value.is_multiple_of(10) => put(&mut self.year, Year::Ten((value / 10).into())),
            "c" => {
                self.century = true;
                put(&mut self.bare, value)
            }
            // «الساعة 10:30 7 م»: of which is the sign?
            "" if matches!(next, Some(Word::Sign(_))) && digits <= 2 && self.clock.is_some() => Err(refused()),
            "" if half && digits <= 2 && self.clock.is_none() => {
                put(&mut self.clock, Clock::of_hour(value).ok_or_else(refused)?)
            }
            "" if era && !self.wants_century(after) => {
                // «28 أغسطس 5 م»: five in the afternoon, or the year 5.
                let meem = matches!(after.first(), Some(Token::Word(_, said)) if said.chars().count() == 1);
                if meem && next == Some(Word::AnnoDomini) && value <= 12 && self.month.is_some() && self.year.is_none()
                {
                    return Err(ParseError::Clash(format!("{value} م")));
                }
                // `1999–00 AD`.
                if value == 0 && digits == 2 && tokens_are_cut(before, after) {
                    return put(&mut self.year, Year::One(0));
                }
                self.whole_year(value)
            }
            "" if (3..=4).contains(&digits) => self.whole_year(value),
            "" | "th" if digits <= 2 => self.small_number(value),
            _ => Err(refused()),
        }
    }

    fn whole_year(&mut self, value: u32) -> Result<(), ParseError> {
        self.year_head = None;
        match self.month_head.as_ref().filter(|_| self.month.is_none()) {
            Some(said) => Err(ParseError::Word(said.clone())),
            None => self.put_year(value),
        }
    }

    /// Takes the year; refuses the year 0, which only astronomers and EDTF count.
    fn put_year(&mut self, year: u32) -> Result<(), ParseError> {
        match year {
            0 => Err(ParseError::YearZero(String::new())),
            year => {
                self.order.push(Piece::Year);
                put(&mut self.year, Year::One(year.into()))
            }
        }
    }

    /// A number of one or two digits: of a month or a year, if a word before it says so, else perhaps a day.
    fn small_number(&mut self, value: u32) -> Result<(), ParseError> {
        if self.month_head.is_some() && self.month.is_none() && (1..=12).contains(&value) {
            self.month = Some(value as u8);
            self.order.push(Piece::Month);
            return Ok(());
        }
        self.bare_year |= self.year_head.take().is_some();
        self.order.push(if self.bare_year { Piece::Year } else { Piece::Day });
        match self.bare {
            None => put(&mut self.bare, value),
            Some(_) => Err(ParseError::Word(value.to_string())),
        }
    }

    /// «القرن الثاني ق.م», `2nd century BC`: the number before the era is that of the century.
    fn wants_century(&self, after: &[Token]) -> bool {
        self.century || after.iter().any(|token| matches!(token, Token::Word(Word::Century, _)))
    }
}

/// Returns true if a number stands alone with its era, as the second year of a span does.
fn tokens_are_cut(before: &[Token], after: &[Token]) -> bool {
    before.is_empty() && matches!(after, [Token::Word(..)])
}

fn between_months(before: &[Token], after: &[Token]) -> bool {
    let month = |token: Option<&Token>| matches!(token, Some(Token::Word(Word::Month(_), _)));
    month(before.last()) && month(after.first())
}

/// The words and numbers of some tokens.
fn said(tokens: &[Token]) -> String {
    let text = |token: &Token| match token {
        Token::Word(_, said) => Some(said.clone()),
        Token::Number(n, _, suffix) => Some(format!("{n}{}", if *suffix == "th" { "" } else { suffix })),
        _ => None,
    };
    tokens.iter().filter_map(text).collect::<Vec<_>>().join(" ")
}
