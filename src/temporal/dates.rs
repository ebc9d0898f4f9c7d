//! Days, months and years in the orders of running text.

use super::cue::{Count, Cue, Era, Unit};
use super::grammar::{Grammar, Language};
use super::parts::{Calendar, Core, Days, Point, Relation, WrittenYear};
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

    fn plain_number(&self, at: usize) -> Option<WrittenYear> {
        let number = self.number(at).filter(|number| number.suffix == Suffix::None)?;
        Some(WrittenYear { value: number.value, digits: number.digits, era: None })
    }

    /// Year, month and day of three numbers, and true if day and month may be the other way round.
    fn ordered(&self, [a, b, c]: [WrittenYear; 3], separator: char) -> Option<(WrittenYear, u32, u32, bool)> {
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
    fn numeric_month(&self, at: usize, [a, b]: [WrittenYear; 2], separator: char) -> Option<Point> {
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
    fn hebrew(&self, at: usize) -> Option<Point> {
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
    fn day(&self, at: usize) -> Option<(u8, usize)> {
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
    fn days(&self, at: usize) -> Option<(Days, usize)> {
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
    fn day_month(&self, at: usize) -> Option<Point> {
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
    fn past_to_month(&self, at: usize) -> usize {
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
    fn month(&self, at: usize) -> Option<Month> {
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
    fn month_day(&self, at: usize, prefixed: bool) -> Option<Point> {
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
    fn is_led(&self, at: usize) -> bool {
        let word = at.checked_sub(1).map(|before| self.word(before).to_ascii_lowercase());
        word.is_some_and(|word| {
            matches!(
                word.as_str(),
                "in" | "since" | "until" | "till" | "by" | "during" | "before" | "after" | "early" | "late" | "mid"
            )
        })
    }

    /// «شهري ديسمبر 2021 وجانفي 2022»: two months as one span.
    fn two_months(&self, at: usize) -> Option<Point> {
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

    /// A date with the year that stands behind its month.
    fn with_year(
        &self,
        start: usize,
        end: usize,
        (calendar, month): (Option<SecondCalendar>, u8),
        days: Days,
    ) -> Option<Point> {
        let mut parts = Calendar { calendar, month: Some(month), days, ..Calendar::default() };
        let mut end = end;
        parts.every = self.every_year_before(start);
        if let Some((year, next)) = self.year_behind(end, calendar) {
            parts.year = Some(year);
            end = next;
        } else if let Some(relation) = self.relation(end).filter(|_| !self.is_latin(end) && !self.is_first(end)) {
            // «12 ابريل الجاري», «مارس من العام الماضي».
            parts.relation = Some(relation);
            end += 1;
        } else if let Some(next) = self.every_year(end) {
            parts.every = true;
            end = next;
        } else if let Some((relation, next)) = self.year_relation(end) {
            parts.year_relation = Some(relation);
            end = next;
        } else if let Some(year) = self.shared_year(end, (calendar, month)) {
            parts.year = Some(year);
        }
        if parts.year.is_none()
            && parts.relation.is_none()
            && parts.year_relation.is_none()
            && self.names_a_place(start)
        {
            return None;
        }
        Some(Point::new(start, end, Core::Calendar(parts)))
    }

    /// The year behind a month: `, 1871`, `of 2003`, «من عام 1343ه», «سنة 1907».
    fn year_behind(&self, at: usize, calendar: Option<SecondCalendar>) -> Option<(WrittenYear, usize)> {
        let mut next = at;
        let comma = self.is_mark(next, ",،");
        if comma || self.is_mark(next, "/-") && !self.spaced(next) {
            next += 1;
        }
        if self.is_first(next) {
            return None;
        }
        if matches!(self.cue(next), Some(Cue::Of | Cue::From))
            || self.is(next, Cue::In) && !comma && self.is_latin(next)
        {
            next += 1;
        }
        if self.is(next, Cue::In) && self.is_unit(next + 1, Unit::Year) && !self.is_latin(next) {
            next += 1;
        }
        if let Some((year, next)) = self.year_with_head(next) {
            return Some((year, next));
        }
        let number = self.number(next)?;
        let (year, end) = self.year_number(next)?;
        let plausible = match number.digits {
            4 => (1000..=2200).contains(&year.value),
            3 => year.era.is_some() || calendar.is_some() || !comma && self.language == Language::English,
            1 | 2 => year.era.is_some() && !comma,
            _ => false,
        };
        let counted = matches!(self.cue(end), Some(Cue::Counted)) && number.digits < 4;
        let is_clock = self.is_mark(next + 1, ":") && !self.spaced(next + 2) && self.number(next + 2).is_some();
        (plausible && !counted && !is_clock && number.suffix == Suffix::None).then_some((year, end))
    }

    /// `of that year`, «من العام نفسه», «من السنة الماضية», «منها», `last year`.
    fn year_relation(&self, at: usize) -> Option<(Relation, usize)> {
        if self.is_first(at) {
            return None;
        }
        let word = self.word(at);
        if matches!(word, "منها" | "منه") {
            return Some((Relation::Same, at + 1));
        }
        let of = matches!(self.cue(at), Some(Cue::Of | Cue::From | Cue::In));
        let from = if of { at + 1 } else { at };
        let unit = self.relative_unit(from)?;
        match unit.core {
            Core::Unit(Unit::Year, relation) if of || self.is_latin(from) => Some((relation, unit.end)),
            _ => None,
        }
    }

    /// The year of the next month, where a word or a stroke joins the two: `May and June 2020`, `March 3 and April 5, 2021`.
    fn shared_year(&self, at: usize, (calendar, month): (Option<SecondCalendar>, u8)) -> Option<WrittenYear> {
        let joined = self.is(at, Cue::And) || self.is_mark(at, "/") && !self.spaced(at);
        let next = if joined { at + 1 } else { at };
        if !joined && self.particle(next) != Some('و') || self.is_first(next) {
            return None;
        }
        let day = self.day(next).map_or(next, |(_, end)| self.past_to_month(end));
        let (other, later, mut end) = self.month(day)?;
        if self.is_latin(day)
            && day == next
            && let Some((_, after)) = self.day(end)
        {
            end = after;
        }
        let (year, _) = self.year_behind(end, other)?;
        (other == calendar && later > month).then_some(year)
    }

    /// Returns true if the word before a token is that of a place or a thing that is named after a day: «شارع 26 يوليو».
    fn names_a_place(&self, at: usize) -> bool {
        let word = at.checked_sub(1).map_or("", |before| self.word(before));
        let places = "شارع|ميدان|كلية|حي|جسر|مدينة|جامعة|محافظة|كوبري|محور|ساحة|قناة|طريق|مستشفى|مدرسة|ملعب|صحيفة|جائزة|محطة|قاعة|حركة|لواء|كتيبة|بن|ابن|الشيخ|السيد|عبد";
        let word = word.trim_start_matches('و');
        !word.is_empty() && !self.is_first(at) && places.split('|').any(|place| word == place)
    }

    /// Returns true if `every year on` stands before a token.
    fn every_year_before(&self, at: usize) -> bool {
        let back = if at > 0 && self.is(at - 1, Cue::In) { 1 } else { 0 };
        let Some(year) = at.checked_sub(back + 1) else { return false };
        year > 0
            && self.is_unit(year, Unit::Year)
            && matches!(&*folded(self.word(year - 1)), "كل" | "every" | "each" | "هر")
    }

    /// The token behind «من كل عام», `of every year`.
    fn every_year(&self, at: usize) -> Option<usize> {
        let next = if matches!(self.cue(at), Some(Cue::Of | Cue::From | Cue::In)) { at + 1 } else { at };
        let every = matches!(&*folded(self.word(next)), "كل" | "every" | "each" | "هر");
        (every && self.is_unit(next + 1, Unit::Year) && !self.is_first(at)).then_some(next + 2)
    }

    /// A number that is a year, with its era.
    fn year_number(&self, at: usize) -> Option<(WrittenYear, usize)> {
        let number = self.number(at).filter(|number| number.suffix == Suffix::None && number.value > 0)?;
        let (era, end) = self.era(at + 1).map_or((None, at + 1), |(era, end)| (Some(era), end));
        Some((WrittenYear { value: number.value, digits: number.digits, era }, end))
    }

    /// The era behind a year, and the token behind it.
    fn era(&self, at: usize) -> Option<(Era, usize)> {
        if self.is_first(at) {
            return None;
        }
        let bracket = self.is_mark(at, "(") && self.is_mark(at + 2, ")");
        let place = if bracket { at + 1 } else { at };
        let Some(Cue::Era(era)) = self.cue(place) else { return None };
        // `ad` and `ce` in small letters are other words.
        let word = self.word(place);
        if word.is_ascii() && word.starts_with(|c: char| c.is_ascii_lowercase()) && !word.contains('.') {
            let known = matches!(word, "bc" | "bce" | "ah");
            if !known {
                return None;
            }
        }
        Some((era, if bracket { at + 3 } else { at + 1 }))
    }

    /// «عام 2023», «سنة ١٢١٢هـ», «عام ألفين وثلاثة وعشرين», `the year 1000 b.c.`.
    fn year_with_head(&self, at: usize) -> Option<(WrittenYear, usize)> {
        let mut next = self.past_the(at);
        if !matches!(self.cue(next), Some(Cue::Unit(Unit::Year, Count::One))) {
            return None;
        }
        next += 1;
        if let Some(second) = self.calendar_word(next) {
            let (year, end) = self.number(next + 1).and_then(|_| self.year_number(next + 1))?;
            return Some((WrittenYear { era: year.era.or(second), ..year }, end));
        }
        if self.is(next, Cue::Of) {
            next += 1;
        }
        if self.number(next).is_some() {
            let (year, end) = self.year_number(next)?;
            let spoken = year.era.is_some() || year.digits >= 3;
            let counted = matches!(self.cue(end), Some(Cue::Counted)) && year.digits < 4;
            return (spoken && year.digits <= 4 && !counted).then_some((year, end));
        }
        // «السنة الثامنة للهجرة», «سنة اثنتين من الهجرة».
        let ordinal =
            if let Some(Cue::Ordinal(number)) = self.cue(next) { Some((u32::from(number), next + 1)) } else { None };
        let (value, end) = ordinal.or_else(|| self.number_words(next))?;
        let (era, end) = self.era(end).map_or((None, end), |(era, end)| (Some(era), end));
        let plausible =
            (100..=2200).contains(&value) && ordinal.is_none() || matches!(era, Some(Era::Second(_) | Era::Before));
        if !plausible {
            return None;
        }
        Some((WrittenYear { value, digits: 4, era }, end))
    }

    /// The calendar that a word between «سنة» and the number names.
    fn calendar_word(&self, at: usize) -> Option<Option<Era>> {
        match self.cue(at) {
            Some(Cue::Era(era)) if self.word(at).chars().count() > 3 => Some(Some(era)),
            _ => None,
        }
    }

    /// A year behind «عامي».
    pub(super) fn headed_year(&self, at: usize) -> Option<Point> {
        let (year, end) = self.year_with_head(at).or_else(|| self.year_number(at))?;
        let calendar = Calendar { year: Some(year), headed: true, ..Calendar::default() };
        (year.digits >= 3 || year.era.is_some()).then(|| Point::new(at, end, Core::Calendar(calendar)))
    }

    /// «عام 2023», «عامي 1925 و1927», «الأعوام 2015-2019».
    fn headed_years(&self, at: usize) -> Option<Point> {
        if let Some((year, end)) = self.year_with_head(at) {
            if let Some(point) = self.next_year(at, year, end) {
                return Some(point);
            }
            let calendar = Calendar { year: Some(year), headed: true, ..Calendar::default() };
            return Some(Point::new(at, end, Core::Calendar(calendar)));
        }
        let several = matches!(self.cue(at), Some(Cue::Unit(Unit::Year, Count::Two | Count::Many)));
        let plain = several && (!self.is_latin(at) || self.number(at + 1).is_some_and(|n| n.digits == 4));
        if !plain {
            return None;
        }
        let first = self.number(at + 1).filter(|n| n.digits >= 3).and_then(|_| self.headed_year(at + 1))?;
        let and = if matches!(self.cue(first.end), Some(Cue::And | Cue::To))
            || self.is_dash(first.end)
            || self.is_mark(first.end, "/")
        {
            first.end + 1
        } else {
            first.end
        };
        let joined = and > first.end || self.particle(and) == Some('و');
        let last =
            joined.then(|| self.number(and).filter(|n| n.digits >= 3).and_then(|_| self.headed_year(and))).flatten();
        Some(match last {
            Some(last) => Point { start: at, end: last.end, through: Some(Box::new(last)), ..first },
            None => Point { start: at, ..first },
        })
    }

    /// «عام 2010/2011»: a year that ends in the next one.
    fn next_year(&self, at: usize, year: WrittenYear, end: usize) -> Option<Point> {
        let stroke = self.is_mark(end, "/") || self.is_dash(end);
        let second =
            self.number(end + 1).filter(|n| stroke && n.suffix == Suffix::None && matches!(n.digits, 2 | 4))?;
        let value = if second.digits == 2 { year.value - year.value % 100 + second.value } else { second.value };
        let chained = self.is_mark(end + 2, "/-") && !self.spaced(end + 2);
        if year.digits != 4 || value != year.value + 1 || chained {
            return None;
        }
        let of = |value| Calendar { year: Some(WrittenYear { value, ..year }), headed: true, ..Calendar::default() };
        let through = Point::new(end + 1, end + 2, Core::Calendar(of(value)));
        Some(Point { through: Some(Box::new(through)), ..Point::new(at, end + 2, Core::Calendar(of(year.value))) })
    }

    /// «1333ه», `612 BCE`, `B.C. 800`.
    fn signed_year(&self, at: usize) -> Option<Point> {
        let point = |year, end| {
            let calendar = Calendar { year: Some(year), headed: true, ..Calendar::default() };
            Point::new(at, end, Core::Calendar(calendar))
        };
        if let Some(Cue::Era(era)) = self.cue(at) {
            let word = self.word(at);
            let upper = word.starts_with(|c: char| c.is_ascii_uppercase());
            let number = self.number(at + 1).filter(|n| n.suffix == Suffix::None && n.digits <= 4)?;
            let year = WrittenYear { value: number.value, digits: number.digits, era: Some(era) };
            return (upper && number.value > 0).then(|| point(year, at + 2));
        }
        let (year, end) = self.number(at).and_then(|_| self.year_number(at))?;
        let era = year.era?;
        if self.is_labelled(at) || year.digits > 4 {
            return None;
        }
        let word = self.word(end - 1);
        let fits = match era {
            Era::Before => true,
            // «8 م» may be metres, and «3 ش» a street.
            Era::After => {
                year.digits >= 3
                    && (word.chars().count() > 1 || year.value <= 2200 && year.digits == 4 || !self.spaced(end - 1))
            }
            Era::Second(SecondCalendar::Hijri) => year.value <= 1600 && (year.digits >= 2 || word.chars().count() > 2),
            Era::Second(SecondCalendar::Persian) => (1000..=1500).contains(&year.value),
        };
        let thousand = matches!(self.cue(end), Some(Cue::Counted));
        (fits && !thousand).then(|| point(year, end))
    }

    /// Returns true if the word before a token, or the one before its `no.`, says that its number is a name.
    pub(super) fn is_labelled(&self, at: usize) -> bool {
        let Some(mut before) = at.checked_sub(1) else { return false };
        if self.is_mark(before, ".:(#") && before > 0 && !self.is_first(at) {
            let bracket = self.is_mark(before, "(");
            before -= 1;
            if bracket {
                return self.is(before, Cue::Label) && folded(self.word(before)) == "رقم";
            }
        }
        self.is(before, Cue::Label)
    }

    /// A lone number of a day: the first of `between 3 and 5 May`.
    pub(super) fn day_number(&self, at: usize) -> Option<Point> {
        let (day, end) = self.day(at)?;
        let calendar = Calendar { days: Days::One(day), ..Calendar::default() };
        Some(Point::new(at, end, Core::Calendar(calendar)))
    }

    /// A year without a word that says so; `led` if the words before it lead to a date.
    pub(super) fn lone_year(&self, at: usize, led: bool) -> Option<Point> {
        if self.is_mark(at, "'’‘") {
            return None;
        }
        let number = self.number(at).filter(|number| number.suffix == Suffix::None && number.digits == 4)?;
        let era = self.era(at + 1);
        let year = WrittenYear { value: number.value, digits: 4, era: era.map(|(era, _)| era) };
        let end = era.map_or(at + 1, |(_, end)| end);
        let calendar = Calendar { year: Some(year), ..Calendar::default() };
        let near = led || self.follows_preposition(at);
        if near
            && !self.is_labelled(at)
            && (1300..=2100).contains(&number.value)
            && let Some(point) = self.next_year(at, year, at + 1)
        {
            return Some(point);
        }
        let opened = at > 0 && self.is_mark(at - 1, "([");
        if (near || opened)
            && let Some(point) = self.year_span(at, year)
        {
            return Some(point);
        }
        self.is_year(at, number.value, led).then(|| Point::new(at, end, Core::Calendar(calendar)))
    }

    /// `1889–1973`, behind a preposition or in brackets.
    fn year_span(&self, at: usize, year: WrittenYear) -> Option<Point> {
        let second =
            self.number(at + 2).filter(|n| self.is_dash(at + 1) && n.suffix == Suffix::None && n.digits == 4)?;
        let chained = self.is_mark(at + 3, "/-:.")
            && !self.spaced(at + 3)
            && !self.spaced(at + 4)
            && self.number(at + 4).is_some();
        let before = at > 0 && !self.spaced(at) && (self.is_dash(at - 1) || self.is_mark(at - 1, "/:."));
        let plausible = (1000..=2100).contains(&year.value) && second.value > year.value && second.value <= 2100;
        if !plausible || chained || before || self.is_labelled(at) || matches!(self.cue(at + 3), Some(Cue::Counted)) {
            return None;
        }
        let (era, end) = self.era(at + 3).map_or((None, at + 3), |(era, end)| (Some(era), end));
        let of =
            |value| Calendar { year: Some(WrittenYear { value, digits: 4, era }), headed: true, ..Calendar::default() };
        let through = Point::new(at + 2, end, Core::Calendar(of(second.value)));
        Some(Point { through: Some(Box::new(through)), ..Point::new(at, end, Core::Calendar(of(year.value))) })
    }

    /// Judges by its neighbours whether a number of four digits is a year.
    fn is_year(&self, at: usize, value: u32, led: bool) -> bool {
        if !(1000..=2100).contains(&value) || self.is_labelled(at) || self.is_part_of_chain(at) {
            return false;
        }
        let after = at + 1;
        let opens = at > 0 && self.is_mark(at - 1, "([");
        let closes = self.is_mark(after, ")]");
        if matches!(self.cue(after), Some(Cue::Counted | Cue::Unit(..)))
            && !self.is_first(after)
            && !self.is_mark(after, ".")
        {
            return false;
        }
        if self.is_mark(after, "%٪$€£°")
            || self.is_dash(after) && !self.spaced(after) && self.number(after + 1).is_none()
        {
            return false;
        }
        let recent = (1500..=2060).contains(&value);
        if closes && recent && !opens {
            // `(6th Cir. 1998)`, `(London, 1871)`.
            return self.opened_before(at);
        }
        if opens && closes {
            return (1300..=2060).contains(&value);
        }
        if self.counts_nouns(at) {
            return false;
        }
        if led {
            return true;
        }
        let before = at.checked_sub(1);
        let cue = before.and_then(|before| self.cue(before));
        match cue {
            Some(
                Cue::In
                | Cue::Since
                | Cue::Until
                | Cue::By
                | Cue::Before
                | Cue::After
                | Cue::Third(_)
                | Cue::About
                | Cue::Season(_),
            ) => true,
            Some(Cue::Of) => recent,
            Some(Cue::From) => recent,
            Some(Cue::Occasion) => (1700..=2060).contains(&value),
            Some(Cue::The) => (1700..=2060).contains(&value) && self.is(after, Cue::Occasion),
            Some(Cue::And | Cue::To) => recent && self.year_before(at),
            _ if matches!(self.particle(at), Some('و')) => recent && self.year_before(at),
            _ if matches!(self.particle(at), Some('ب' | 'ל' | 'ב')) => recent,
            _ => false,
        }
    }

    /// Returns true if an opening bracket stands before a token on its line, near.
    fn opened_before(&self, at: usize) -> bool {
        for back in (at.saturating_sub(16)..at).rev() {
            if self.is_mark(back, ")]") || self.is_first(back + 1) && back + 1 < at {
                return false;
            }
            if self.is_mark(back, "([") {
                return true;
            }
        }
        false
    }

    /// Returns true if the number belongs to a chain such as `2042-17`, `16/1960`.
    fn is_part_of_chain(&self, at: usize) -> bool {
        let sign = |at: usize| {
            self.is_mark(at, "/:\\_") || self.is_mark(at, ".") && !self.spaced(at + 1) && self.number(at + 1).is_some()
        };
        let before = at > 0 && (self.is_mark(at - 1, "/:\\_#$€£§*") && !self.spaced(at));
        let dash = at > 1 && self.is_dash(at - 1) && !self.spaced(at) && {
            let other = self.number(at - 2);
            other.is_none_or(|other| other.digits != 4)
                && !matches!(self.cue(at - 2), Some(Cue::Third(_) | Cue::Month(..)))
        };
        let behind = sign(at + 1) && !self.spaced(at + 1) && self.number(at + 2).is_some();
        let dash_behind = self.is_dash(at + 1)
            && !self.spaced(at + 1)
            && self.number(at + 2).is_some_and(|other| other.digits != 4 && other.digits != 2);
        before || dash || behind || dash_behind
    }

    /// Returns true if the noun behind a number is one that it counts: `in 2000 cases`, «1980 صورة».
    fn counts_nouns(&self, at: usize) -> bool {
        let after = at + 1;
        if self.is_first(after) || !self.spaced(after) {
            return false;
        }
        let word = self.word(after);
        if self.kind(after) != Some(super::token::Kind::Word) {
            return false;
        }
        if self.is_latin(after) {
            let round = self.number(at).is_some_and(|number| number.value.is_multiple_of(50));
            let verb = matches!(word, "was" | "this" | "does" | "always" | "perhaps" | "across" | "plus" | "thus");
            return round && !self.tokens[after].upper && word.len() > 3 && word.ends_with('s') && !verb;
        }
        // An indefinite noun in the accusative: «1980 شخصا».
        let singular = word.ends_with('ا') || word.ends_with('ً') || word.ends_with('ة') && !word.starts_with("ال");
        singular && word.chars().count() > 3 && !self.follows_preposition(at)
    }

    /// Returns true if a year stands before the word before a token.
    fn year_before(&self, at: usize) -> bool {
        let back = if matches!(self.cue(at.wrapping_sub(1)), Some(Cue::And | Cue::To)) { 2 } else { 1 };
        let Some(before) = at.checked_sub(back) else { return false };
        let before = if self.is_mark(before, ",،)") { before.saturating_sub(1) } else { before };
        let year = |at: usize| {
            self.number(at).is_some_and(|number| number.digits == 4 && (1300..=2100).contains(&number.value))
                && !self.is_labelled(at)
        };
        year(before) || matches!(self.cue(before), Some(Cue::Era(_))) && before > 0 && year(before - 1)
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
