//! Days, months and years in the orders of running text.

use super::cue::{Count, Cue, Unit};
use super::grammar::{Grammar, Language};
use super::parts::{Calendar, Core, Days, Point, WrittenYear};
use super::token::{Suffix, folded};
use crate::model::date::calendars::SecondCalendar;

/// A month of a calendar, and the token behind it.
type Month = (Option<SecondCalendar>, u8, usize);

impl Grammar<'_> {
    /// A date that begins with a day, a month or a year; `prefixed` if the words before it lead to one.
    pub(super) fn date(&self, at: usize, prefixed: bool) -> Option<Point> {
        self.numeric(at)
            .or_else(|| self.hebrew(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.month_day(at, prefixed))
            .or_else(|| self.two_months(at))
            .or_else(|| self.headed_years(at))
            .or_else(|| self.signed_year(at))
    }

    /// `18/12/2015`, `8 / 11 / 1964`, `2024-03-05`.
    pub(super) fn numeric(&self, at: usize) -> Option<Point> {
        let first = self.plain_number(at)?;
        let separator = self.mark(at + 1).filter(|c| "/-.\\–".contains(*c))?;
        let second = self.plain_number(at + 2)?;
        let spaced = self.spaced(at + 1);
        if spaced != self.spaced(at + 2) || spaced && separator != '/' {
            return None;
        }
        // A longer chain of numbers is a code.
        let chained = |at: usize| self.mark(at).is_some_and(|c| "/-.:".contains(c)) && !self.spaced(at);
        let before = at > 0 && chained(at - 1) && (self.number(at.wrapping_sub(2)).is_some()) && !self.spaced(at);
        let third = self
            .mark(at + 3)
            .filter(|c| *c == separator && self.spaced(at + 3) == spaced)
            .and_then(|_| self.plain_number(at + 4));
        let Some(third) = third else {
            return self.numeric_month(at, [first, second], separator).filter(|_| !before && !spaced);
        };
        let goes_on = chained(at + 5) && !self.spaced(at + 6) && self.number(at + 6).is_some();
        if before || goes_on {
            return None;
        }
        let parts = [first, second, third];
        let (year, month, day, swappable) = self.ordered(parts, separator)?;
        if month == 0 || month > 12 || day == 0 || day > 31 {
            return None;
        }
        let mut end = at + 5;
        let mut written = year;
        if let Some((era, next)) = self.era(end) {
            (written.era, end) = (Some(era), next);
        }
        let mut calendar = None;
        if written.era.is_none() && (1200..=1500).contains(&written.value) {
            calendar = match self.language {
                Language::Persian => Some(SecondCalendar::Persian),
                Language::Arabic if written.value >= 1300 => Some(SecondCalendar::Hijri),
                _ => None,
            };
        }
        if written.digits == 2 && written.era.is_none() && self.language == Language::Persian {
            return None;
        }
        let calendar = Calendar {
            calendar,
            year: Some(written),
            month: u8::try_from(month).ok(),
            days: Days::One(u8::try_from(day).ok()?),
            swappable,
            ..Calendar::default()
        };
        Some(Point::new(at, end, Core::Calendar(calendar)))
    }

    pub(super) fn plain_number(&self, at: usize) -> Option<WrittenYear> {
        let number = self.number(at).filter(|number| number.suffix == Suffix::None)?;
        Some(WrittenYear { value: number.value, digits: number.digits, era: None })
    }

    /// Year, month and day of three numbers, and true if day and month may be the other way round.
    pub(super) fn ordered(
        &self,
        [a, b, c]: [WrittenYear; 3],
        separator: char,
    ) -> Option<(WrittenYear, u32, u32, bool)> {
        let small = |n: &WrittenYear| n.digits <= 2;
        let full = |n: &WrittenYear| n.digits == 4 && (1000..=2200).contains(&n.value);
        if full(&a) && small(&b) && small(&c) {
            return Some((a, b.value, c.value, false));
        }
        let year = match () {
            () if full(&c) => c,
            // `3/5/98`: with slashes and a day that is none of the month it is a date of people.
            () if c.digits == 2 && separator != '-' && small(&a) && small(&b) => {
                WrittenYear { value: c.value + if c.value <= 30 { 2000 } else { 1900 }, ..c }
            }
            () => return None,
        };
        if !small(&a) || !small(&b) {
            return None;
        }
        let (day_first, month_first) = (b.value <= 12 && a.value <= 31, a.value <= 12 && b.value <= 31);
        match (day_first, month_first) {
            (true, true) if self.day_first => Some((year, b.value, a.value, a.value != b.value)),
            (true, true) => Some((year, a.value, b.value, a.value != b.value)),
            (true, false) => Some((year, b.value, a.value, false)),
            (false, true) => Some((year, a.value, b.value, false)),
            _ => None,
        }
    }

    /// `2024-03`, `3/2024` where a word says that it is a month.
    pub(super) fn numeric_month(&self, at: usize, [a, b]: [WrittenYear; 2], separator: char) -> Option<Point> {
        let labelled = at > 0 && self.is_labelled(at);
        let led = self.follows_preposition(at) || at > 0 && self.is_unit(at - 1, Unit::Month);
        let (year, month) = match (a.digits, b.digits) {
            (4, 2) if separator == '-' && (1900..=2100).contains(&a.value) => (a, b.value),
            (1..=2, 4) if separator == '/' && (1900..=2100).contains(&b.value) && led => (b, a.value),
            _ => return None,
        };
        if labelled || !(1..=12).contains(&month) || !led {
            return None;
        }
        let calendar = Calendar { year: Some(year), month: u8::try_from(month).ok(), ..Calendar::default() };
        Some(Point::new(at, at + 3, Core::Calendar(calendar)))
    }

    /// A Hebrew day and month, with or without a year: «י"ב בכסלו תרצ"ד».
    pub(super) fn hebrew(&self, at: usize) -> Option<Point> {
        let numeral = |at: usize| self.is(at, Cue::HebrewNumeral);
        let mut month = at;
        if numeral(at) || self.word(at).chars().count() == 1 && self.is_mark(at + 1, "'׳") {
            month = if self.is_mark(at + 1, "'׳") { at + 2 } else { at + 1 };
        }
        if month == at || self.cue(month) != Some(Cue::Uncomputed) {
            return None;
        }
        let mut end = month + 1;
        if numeral(end) && !self.is_first(end) {
            end += 1;
        }
        Some(Point::new(at, end, Core::Uncomputed))
    }

    /// A number of up to three digits, which is a year if an era behind a later one says so.
    pub(super) fn short_year(&self, at: usize) -> Option<Point> {
        let number = self.number(at).filter(|n| n.suffix == Suffix::None && n.digits <= 4 && n.value > 0)?;
        let year = WrittenYear { value: number.value, digits: number.digits, era: None };
        Some(Point::new(at, at + 1, Core::Calendar(Calendar { year: Some(year), ..Calendar::default() })))
    }

    /// Number of the day of a month that a token names, and the token behind it.
    pub(super) fn day(&self, at: usize) -> Option<(u8, usize)> {
        if let Some(number) = self.number(at) {
            let day = u8::try_from(number.value).ok().filter(|day| (1..=31).contains(day) && number.digits <= 2)?;
            return (number.suffix != Suffix::Plural).then_some((day, at + 1));
        }
        match self.cue(at)? {
            Cue::Ordinal(day) if day <= 31 => Some((day, at + 1)),
            Cue::Number | Cue::Weekday(_) => {
                let (day, end) = self.number_words(at)?;
                Some((u8::try_from(day).ok().filter(|day| (1..=31).contains(day))?, end))
            }
            _ => None,
        }
    }

    /// Days of a month: one, a span or a list.
    pub(super) fn days(&self, at: usize) -> Option<(Days, usize)> {
        let (first, next) = self.day(at)?;
        // «22- 23», «15-16», «3 و5», `3, 5 and 9`.
        if self.is_dash(next) || matches!(self.cue(next), Some(Cue::To | Cue::Until)) {
            if let Some((last, end)) = self.day(next + 1).filter(|(last, _)| *last > first) {
                return Some((Days::Range(first, last), end));
            }
            return Some((Days::One(first), next));
        }
        let mut list = vec![first];
        let mut end = next;
        loop {
            let comma = self.is_mark(end, ",،");
            let from = match () {
                () if self.is(end, Cue::And) => end + 1,
                () if comma && self.is(end + 1, Cue::And) => end + 2,
                () if comma => end + 1,
                () if self.particle(end) == Some('و') => end,
                () => break,
            };
            let Some((day, after)) = self.day(from).filter(|(day, _)| Some(day) > list.last()) else { break };
            list.push(day);
            end = after;
        }
        Some((days_of_list(list), end))
    }

    /// «15 من شهر رمضان 1445هـ», `5th of April`, «آخر سبتمبر سنة 1965».
    pub(super) fn day_month(&self, at: usize) -> Option<Point> {
        let start = at;
        let the = self.past_the(at);
        if let Some((_, (calendar, month, end))) = self.last_day(the) {
            return self.with_year(start, end, (calendar, month), Days::Last);
        }
        // «يومي 3 و5 مايو», «ليلة 22- 23 جويلية».
        let dual = matches!(self.cue(the), Some(Cue::Unit(Unit::Day, Count::Two | Count::Many))) && !self.is_latin(the);
        let from = if dual { the + 1 } else { the };
        if let Some(point) = self.nth_weekday(start, the) {
            return Some(point);
        }
        // «الثالث عشرة من شباط» is no tenth.
        let goes_on = from > 0
            && !self.is_first(from)
            && self.is(from, Cue::Number)
            && matches!(self.cue(from - 1), Some(Cue::Ordinal(_) | Cue::Number));
        if goes_on && self.particle(from).is_none() {
            return None;
        }
        let (days, next) = self.days(from)?;
        let month = self.past_to_month(next);
        if let Some((calendar, month, end)) = self.month(month) {
            return self.with_year(start, end, (calendar, month), days);
        }
        // «15 من الشهر الجاري», `the 5th of this month`.
        let of = matches!(self.cue(next), Some(Cue::Of | Cue::From));
        let unit = if of { self.relative_unit(next + 1)? } else { return None };
        match (unit.core, days) {
            (Core::Unit(Unit::Month, relation), days) => {
                let calendar = Calendar { days, relation: Some(relation), ..Calendar::default() };
                Some(Point::new(start, unit.end, Core::Calendar(calendar)))
            }
            _ => None,
        }
    }

    /// `the first Monday in October 2020`, «ثالث ثلاثاء من أيلول».
    pub(super) fn nth_weekday(&self, start: usize, at: usize) -> Option<Point> {
        let nth = match self.cue(at)? {
            Cue::Ordinal(nth @ 1..=5) => nth,
            Cue::Last => 0,
            _ if matches!(&*folded(self.word(at)), "اخر") => 0,
            _ => match self.number(at)? {
                number if number.suffix == Suffix::Ordinal && (1..=5).contains(&number.value) => {
                    u8::try_from(number.value).ok()?
                }
                _ => return None,
            },
        };
        let day = if self.is_unit(at + 1, Unit::Day) && !self.is_latin(at) { at + 2 } else { at + 1 };
        let Some(Cue::Weekday(weekday)) = self.cue(day) else { return None };
        let of = matches!(self.cue(day + 1), Some(Cue::Of | Cue::In | Cue::From));
        let next = if of { day + 2 } else { day + 1 };
        let next = if self.is_unit(next, Unit::Month) && !self.is_latin(next) { next + 1 } else { next };
        let (calendar, month, end) = self.month(next).filter(|(calendar, ..)| calendar.is_none())?;
        self.with_year(start, end, (calendar, month), Days::Nth(nth, weekday))
    }

    /// The last day of a month: «آخر سبتمبر», «سلخ رمضان», `the last day of May`.
    pub(super) fn last_day(&self, at: usize) -> Option<(usize, Month)> {
        let word = folded(self.word(at)).into_owned();
        let is_last = matches!(word.as_str(), "اخر" | "سلخ");
        let english = self.is(at, Cue::Last) && self.is_unit(at + 1, Unit::Day) && self.is(at + 2, Cue::Of);
        let arabic = is_last && self.is_unit(at + 1, Unit::Day);
        let next = match () {
            () if english => at + 3,
            () if arabic => self.past_to_month(at + 2),
            () if is_last => self.past_to_month(at + 1),
            () => return None,
        };
        let month = self.month(next)?;
        Some((next, month))
    }

    /// Past `of`, «من» and «شهر» between a day and its month.
    pub(super) fn past_to_month(&self, at: usize) -> usize {
        let mut next = at;
        if self.is_dash(next) && !self.spaced(next) || self.is_mark(next, "/") && !self.spaced(next) {
            next += 1;
        }
        if matches!(self.cue(next), Some(Cue::Of | Cue::From)) {
            next += 1;
        }
        if self.is_unit(next, Unit::Month) && !self.is_latin(next) {
            next += 1;
        }
        next
    }

    /// A month with its other name: «جوان/حزيران», «حزيران (جوان)».
    pub(super) fn month(&self, at: usize) -> Option<Month> {
        let Some(Cue::Month(calendar, month)) = self.cue(at) else { return None };
        let upper = self.tokens[at].upper;
        if self.is_latin(at) && !upper {
            return None;
        }
        let mut end = at + 1;
        if self.is_latin(at) && is_cut_short(self.word(at)) && self.is_mark(end, ".") && !self.spaced(end) {
            end += 1;
        }
        let same = |at: usize| self.cue(at) == Some(Cue::Month(calendar, month));
        if self.is_mark(end, "/-") && same(end + 1) {
            end += 2;
        } else if self.is_mark(end, "([") && same(end + 1) && self.is_mark(end + 2, ")]") {
            end += 3;
        }
        // «مهر ماه».
        if calendar == Some(SecondCalendar::Persian) && self.word(end) == "ماه" {
            end += 1;
        }
        Some((calendar, month, end))
    }

    /// `September 6, 1995`, `May 2003`, «مايو», «شهر رمضان».
    pub(super) fn month_day(&self, at: usize, prefixed: bool) -> Option<Point> {
        let headed = self.is_unit(at, Unit::Month)
            && !self.is_latin(at)
            && matches!(self.cue(at), Some(Cue::Unit(_, Count::One)));
        let from = if headed { at + 1 } else { at };
        // `last March`, `this June`.
        let mut relation = None;
        let mut from = from;
        let the = self.past_the(from);
        if let Some(found) =
            self.relation(the).filter(|_| self.is_latin(the) && matches!(self.cue(the + 1), Some(Cue::Month(..))))
        {
            relation = Some(found);
            from = the + 1;
        }
        let (calendar, month, next) = self.month(from)?;
        if relation.is_none() && self.is_latin(from) {
            let the = self.past_the(next);
            if let Some((days, end)) = self.days(the) {
                // `May 2003` is no day; `May 20 people` none either.
                let counted = matches!(self.cue(end), Some(Cue::Counted | Cue::Unit(..)));
                if !counted {
                    return self.with_year(at, end, (calendar, month), days);
                }
            }
        }
        let mut point = self.with_year(at, next, (calendar, month), Days::All)?;
        if let Core::Calendar(parts) = &mut point.core {
            if relation.is_some() {
                parts.relation = relation;
            }
            let dated = parts.year.is_some() || parts.relation.is_some() || parts.year_relation.is_some();
            let name_of_person = calendar == Some(SecondCalendar::Hijri) || self.tokens[from].weak;
            let preposition =
                self.follows_preposition(at) && !(self.is_latin(from) && self.tokens[from].weak && !self.is_led(at));
            point.weak = !dated && !headed && !preposition && (!prefixed || name_of_person);
            if !dated && !headed && !preposition && !prefixed {
                point.weak = true;
            }
        }
        Some(point)
    }

    /// Returns true if a preposition of time that is not `of` or `for` stands before a token.
    pub(super) fn is_led(&self, at: usize) -> bool {
        let word = at.checked_sub(1).map(|before| self.word(before).to_ascii_lowercase());
        word.is_some_and(|word| {
            matches!(
                word.as_str(),
                "in" | "since" | "until" | "till" | "by" | "during" | "before" | "after" | "early" | "late" | "mid"
            )
        })
    }

    /// «شهري ديسمبر 2021 وجانفي 2022»: two months as one span.
    pub(super) fn two_months(&self, at: usize) -> Option<Point> {
        if self.cue(at) != Some(Cue::Unit(Unit::Month, Count::Two)) {
            return None;
        }
        let (calendar, month, next) = self.month(at + 1)?;
        let first = self.with_year(at, next, (calendar, month), Days::All)?;
        let and = if self.is(first.end, Cue::And) { first.end + 1 } else { first.end };
        let joined = and > first.end || self.particle(and) == Some('و');
        let (last_calendar, last_month, next) = joined.then(|| self.month(and)).flatten()?;
        let last = self.with_year(and, next, (last_calendar, last_month), Days::All)?;
        Some(Point { end: last.end, through: Some(Box::new(last)), ..first })
    }
}

/// Returns true for `Jan` and `Sept`, which a stop follows.
fn is_cut_short(month: &str) -> bool {
    !matches!(month, "May" | "June" | "July" | "MAY" | "JUNE" | "JULY") && month.len() <= 4
}

fn days_of_list(list: Vec<u8>) -> Days {
    match list[..] {
        [one] => Days::One(one),
        [first, .., last] if usize::from(last - first) + 1 == list.len() => Days::Range(first, last),
        _ => Days::List(list),
    }
}
