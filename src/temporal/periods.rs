//! Centuries, decades, quarters, halves and seasons.

use super::cue::{Count, Cue, Unit};
use super::grammar::Grammar;
use super::parts::{Calendar, Core, Days, Point, WrittenYear};
use super::token::{Suffix, folded};

impl Grammar<'_> {
    /// A period of the calendar that starts at a token.
    pub(super) fn period(&self, at: usize) -> Option<Point> {
        self.centuries(at)
            .or_else(|| self.century(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.months_of_year(at))
            .or_else(|| self.season(at))
            .or_else(|| self.fiscal_year(at))
    }

    /// An ordinal in words or digits, and the token behind it.
    fn ordinal(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(number) = self.number(at).filter(|number| number.digits <= 2 && number.suffix != Suffix::Plural) {
            return Some((number.value, at + 1));
        }
        match self.cue(at)? {
            Cue::Ordinal(number) => Some((number.into(), at + 1)),
            Cue::Number => self.number_words(at).filter(|(value, _)| *value <= 30),
            _ => None,
        }
    }

    /// «القرن الثامن عشر», `the first century A.D.`, `18th-century`.
    fn century(&self, at: usize) -> Option<Point> {
        let the = self.past_the(at);
        let is_century = |at: usize| matches!(self.cue(at), Some(Cue::Unit(Unit::Century, Count::One)));
        let (number, end) = if is_century(the) && !self.is_latin(the) {
            self.ordinal(the + 1)?
        } else {
            let (number, end) = self.ordinal(the)?;
            let end = if self.is_dash(end) && !self.spaced(end) { end + 1 } else { end };
            if !is_century(end) || !self.is_latin(end) {
                return None;
            }
            (number, end + 1)
        };
        if !(1..=30).contains(&number) {
            return None;
        }
        let (era, end) = match self.cue(end) {
            Some(Cue::Era(era)) if !self.is_first(end) => (Some(era), end + 1),
            _ => (None, end),
        };
        Some(Point::new(at, end, Core::Century(number, era)))
    }

    /// «القرنين السادس عشر والسابع عشر».
    fn centuries(&self, at: usize) -> Option<Point> {
        if self.cue(at) != Some(Cue::Unit(Unit::Century, Count::Two)) {
            // `the 18th and 19th centuries`.
            let (first, next) = self.ordinal(self.past_the(at))?;
            let (last, end) =
                self.ordinal(self.past_the(next + 1)).filter(|_| self.is(next, Cue::And) || self.is_dash(next))?;
            let named = self.cue(end) == Some(Cue::Unit(Unit::Century, Count::Many)) && last == first + 1;
            let through = Point::new(next + 1, end + 1, Core::Century(last, None));
            return named.then(|| Point {
                through: Some(Box::new(through)),
                ..Point::new(at, end + 1, Core::Century(first, None))
            });
        }
        let (first, next) = self.ordinal(at + 1)?;
        let (last, end) = self.ordinal(next).filter(|_| self.particle(next) == Some('و'))?;
        let through = Point::new(next, end, Core::Century(last, None));
        Some(Point { through: Some(Box::new(through)), ..Point::new(at, end, Core::Century(first, None)) })
    }

    /// `the 1990s`, «تسعينيات القرن الماضي», «سنوات التسعينيات», «عقد الثمانينيات».
    fn decade(&self, at: usize) -> Option<Point> {
        let the = self.past_the(at);
        if let Some(number) = self.number(the).filter(|number| number.suffix == Suffix::Plural) {
            let core = match number.value {
                value @ 1000..=2090 => Core::Decade(value),
                value @ 20..=90 => Core::Tens(u8::try_from(value).ok()?),
                _ => return None,
            };
            return Some(Point::new(at, the + 1, core));
        }
        // `the '90s`.
        if self.is_mark(the, "'’‘")
            && let Some(number) =
                self.number(the + 1).filter(|n| n.suffix == Suffix::Plural && n.digits == 2 && n.value >= 10)
        {
            return Some(Point::new(at, the + 2, Core::Tens(u8::try_from(number.value).ok()?)));
        }
        let mut next = the;
        if matches!(self.cue(next), Some(Cue::Unit(Unit::Decade, Count::One) | Cue::Unit(Unit::Year, Count::Many))) {
            next += 1;
        }
        // «שנות ה-90».
        if next > the
            && let Some(number) =
                self.number(next).filter(|n| n.suffix == Suffix::Ordinal && n.digits == 2 && n.value.is_multiple_of(10))
        {
            return Some(Point::new(at, next + 1, Core::Tens(u8::try_from(number.value).ok()?)));
        }
        let Some(Cue::Tens(tens)) = self.cue(next) else {
            return self.decade_of_year(at, next);
        };
        if self.is_latin(next) && the == at && !self.follows_preposition(at) && !self.tokens[next].upper {
            return None;
        }
        let end = next + 1;
        // «تسعينيات القرن الماضي», `the nineties of the 19th century`.
        let of = if matches!(self.cue(end), Some(Cue::Of | Cue::From)) { end + 1 } else { end };
        let the = self.past_the(of);
        if self.is_unit(the, Unit::Century) || self.ordinal(the).is_some() {
            if let Some(point) = self.century(of)
                && let Core::Century(century, None) = point.core
            {
                return Some(Point::new(at, point.end, Core::Decade((century - 1) * 100 + u32::from(tens))));
            }
            if let Some(relation) = self.relation(the + 1) {
                return Some(Point::new(at, the + 2, Core::TensOf(tens, relation.offset())));
            }
        }
        Some(Point::new(at, end, Core::Tens(tens)))
    }

    /// «عقد 1960», «دهه ۱۳۵۰».
    fn decade_of_year(&self, at: usize, next: usize) -> Option<Point> {
        let headed = next > at && matches!(self.cue(next - 1), Some(Cue::Unit(Unit::Decade, _)));
        let number =
            self.number(next).filter(|number| headed && number.digits == 4 && number.value.is_multiple_of(10))?;
        Some(Point::new(at, next + 1, Core::Decade(number.value)))
    }

    /// «الربع الأول من عام 2024», `the fourth quarter of 2023`, `Q3-23`, `first half of 2021`.
    fn quarter(&self, at: usize) -> Option<Point> {
        let mut next = self.past_the(at);
        let latin = self.is_latin(next) || self.number(next).is_some();
        let unit = |at: usize| match self.cue(at) {
            Some(Cue::Unit(unit @ (Unit::Quarter | Unit::Half), Count::One)) => Some(unit),
            _ => None,
        };
        let last = |unit| if unit == Unit::Quarter { 4 } else { 2 };
        if let Some(found) = unit(next) {
            // `Q3`, «الربع الأول».
            if self.is_latin(next) && self.word(next).len() > 1 {
                return None;
            }
            next += 1;
            if folded(self.word(next)) == "الاخير" {
                return self.part_of_year(at, next + 1, found, last(found));
            }
            let (value, end) = self.ordinal(next)?;
            return self.part_of_year(at, end, found, value);
        }
        if !latin {
            return None;
        }
        let is_last = self.is(next, Cue::Last) || folded(self.word(next)) == "final";
        let (value, end) = if is_last { (0, next + 1) } else { self.ordinal(next)? };
        let end = if self.is(end, Cue::Fiscal) { end + 1 } else { end };
        let found = unit(end)?;
        let number = if is_last { last(found) } else { value };
        let point = self.part_of_year(at, end + 1, found, number)?;
        Some(point)
    }

    fn part_of_year(&self, at: usize, next: usize, unit: Unit, number: u32) -> Option<Point> {
        let code = match (unit, number) {
            (Unit::Quarter, 1..=4) => 32 + number,
            (Unit::Half, 1..=2) => 39 + number,
            _ => return None,
        };
        let code = u8::try_from(code).ok()?;
        // `Q3-23`, `Q3 2023`, `Q3 FY2023`.
        if self.is_dash(next)
            && !self.spaced(next)
            && let Some(number) =
                self.number(next + 1).filter(|n| matches!(n.digits, 2 | 4) && n.suffix == Suffix::None)
        {
            let value = if number.digits == 2 { number.value + 2000 } else { number.value };
            let year = WrittenYear { value, digits: 4, era: None };
            return Some(Point::new(at, next + 2, Core::Part(code, Some(year), None)));
        }
        let mut of = next;
        while matches!(self.cue(of), Some(Cue::Of | Cue::From | Cue::In))
            || self.is_mark(of, ",،") && self.number(of + 1).is_some()
        {
            of += 1;
        }
        if unit == Unit::Half
            && let Some(point) = self.century(of)
            && let Core::Century(century, None | Some(super::cue::Era::After)) = point.core
        {
            return Some(Point::new(at, point.end, Core::HalfOfCentury(number, century)));
        }
        // `of its financial year 2023`, «من السنة المالية 2023».
        let (fiscal, year_at) = self.fiscal(of);
        if fiscal {
            let number = self.number(year_at).filter(|number| number.digits == 4 && number.suffix == Suffix::None)?;
            let year = WrittenYear { value: number.value, digits: 4, era: None };
            return Some(Point::new(at, year_at + 1, Core::Fiscal(code, year)));
        }
        if let Some((year, end)) = self.plain_year(of) {
            return Some(Point::new(at, end, Core::Part(code, Some(year), None)));
        }
        if let Some(unit) = self.relative_unit(of)
            && let Core::Unit(Unit::Year, relation) = unit.core
        {
            return Some(Point::new(at, unit.end, Core::Part(code, None, Some(relation))));
        }
        let relation = self.relation(next).filter(|_| !self.is_latin(next))?;
        Some(Point::new(at, next + 1, Core::Part(code, None, Some(relation))))
    }

    /// Past the words of a fiscal year before its number; true if they are there.
    fn fiscal(&self, at: usize) -> (bool, usize) {
        let mut next = at;
        let its = matches!(&*folded(self.word(next)), "its" | "their" | "our" | "the" | "his");
        if its {
            next += 1;
        }
        let arabic = self.is_unit(next, Unit::Year) && self.is(next + 1, Cue::Fiscal);
        let english = self.is(next, Cue::Fiscal);
        match () {
            () if arabic => (true, next + 2),
            () if english && self.is_unit(next + 1, Unit::Year) => (true, next + 2),
            () if english => (true, next + 1),
            () => (false, at),
        }
    }

    /// A year with or without a word before it.
    fn plain_year(&self, at: usize) -> Option<(WrittenYear, usize)> {
        let point = self.date(at, true).or_else(|| self.lone_year(at, true))?;
        match point.core {
            Core::Calendar(Calendar { month: None, year: Some(year), .. }) if point.through.is_none() => {
                Some((year, point.end))
            }
            _ => None,
        }
    }

    /// `the first nine months (9M) of 2023`, «الأشهر التسعة الأولى من عام 2023», `the three months ended June 30, 2023`.
    fn months_of_year(&self, at: usize) -> Option<Point> {
        let mut next = self.past_the(at);
        let first = self.cue(next) == Some(Cue::Ordinal(1));
        let last = self.is(next, Cue::Last);
        if first || last {
            next += 1;
        }
        let arabic = matches!(self.cue(next), Some(Cue::Unit(Unit::Month, Count::Many))) && !self.is_latin(next);
        let (count, mut end, from_start);
        if arabic {
            let (value, after) = self.count(next + 1).or_else(|| self.ordinal(next + 1))?;
            let opening = self.cue(after) == Some(Cue::Ordinal(1));
            if !opening && !self.is(after, Cue::Last) && !self.is(after, Cue::Ended) {
                return None;
            }
            (count, end, from_start) = (value, if opening { after + 1 } else { after }, opening);
        } else {
            let (value, after) = self.count(next)?;
            if self.cue(after) != Some(Cue::Unit(Unit::Month, Count::Many)) {
                return None;
            }
            (count, end, from_start) = (value, after + 1, first);
        }
        if !(1..=12).contains(&count) {
            return None;
        }
        if self.is(end, Cue::Ended) {
            let next = if self.is(end + 1, Cue::In) { end + 2 } else { end + 1 };
            let day = self.date(next, true)?;
            return match day.core {
                Core::Calendar(calendar) if calendar.days != Days::All && calendar.year.is_some() => {
                    Some(Point::new(at, day.end, Core::MonthsEnding(count, Box::new(calendar))))
                }
                _ => None,
            };
        }
        if self.is_mark(end, "(") && self.is_mark(end + 2, ")") {
            end += 3;
        } else if self.is_mark(end, "(") && self.is_mark(end + 3, ")") {
            end += 4;
        }
        let of = matches!(self.cue(end), Some(Cue::Of | Cue::From | Cue::In));
        let (year, end) = of.then(|| self.plain_year(end + 1)).flatten()?;
        let count = u8::try_from(count).ok()?;
        let (from, to) = match (from_start, last) {
            (true, _) => (1, count),
            (_, true) => (13 - count, 12),
            _ => return None,
        };
        Some(Point::new(at, end, Core::Months(from, to, year)))
    }

    /// «صيف 2015», `the summer of 2015`, `last winter`, «شتاء العام الماضي».
    fn season(&self, at: usize) -> Option<Point> {
        let mut next = self.past_the(at);
        let mut relation =
            self.relation(next).filter(|_| self.is_latin(next) && matches!(self.cue(next + 1), Some(Cue::Season(_))));
        if relation.is_some() {
            next += 1;
        }
        let Some(Cue::Season(code)) = self.cue(next) else { return None };
        let mut end = next + 1;
        if relation.is_none() && !self.is_latin(next) && !self.is_first(end) {
            relation = self.relation(end);
            if relation.is_some() {
                end += 1;
            }
        }
        if relation.is_some() {
            return Some(Point::new(at, end, Core::Part(code, None, relation)));
        }
        let mut of = end;
        if matches!(self.cue(of), Some(Cue::Of | Cue::From)) || self.is_mark(of, ",،") && self.number(of + 1).is_some()
        {
            of += 1;
        }
        if let Some((year, end)) = self.plain_year(of) {
            // «شتاء 2010-2011».
            let next = self.number(end + 1).filter(|n| {
                self.is_dash(end) && n.value == year.value + 1
                    || self.is_mark(end, "/") && n.value == (year.value + 1) % 100
            });
            let end = if next.is_some() { end + 2 } else { end };
            return Some(Point::new(at, end, Core::Part(code, Some(year), None)));
        }
        let unit = self.relative_unit(of)?;
        match unit.core {
            Core::Unit(Unit::Year, relation) => Some(Point::new(at, unit.end, Core::Part(code, None, Some(relation)))),
            _ => None,
        }
    }

    /// `fiscal year 2023`, `FY2023`, «السنة المالية 2023/2024», «موسم 2021-2022».
    fn fiscal_year(&self, at: usize) -> Option<Point> {
        let the = self.past_the(at);
        let (fiscal, next) = self.fiscal(the);
        let season = self.is_unit(the, Unit::Season);
        let next = match () {
            () if fiscal => next,
            () if season => the + 1,
            () => return None,
        };
        let first = self.lone_year(next, true).or_else(|| self.pair_year(next))?;
        let Core::Calendar(Calendar { year: Some(year), .. }) = first.core else { return None };
        let separator = (self.is_dash(first.end) || self.is_mark(first.end, "/")) && !self.is_first(first.end);
        let second = self
            .number(first.end + 1)
            .filter(|_| separator)
            .filter(|n| matches!(n.digits, 2 | 4) && n.suffix == Suffix::None);
        let Some(second) = second else { return Some(Point { start: at, ..first }) };
        let last = if second.digits == 2 { year.value - year.value % 100 + second.value } else { second.value };
        if last != year.value + 1 {
            return Some(Point { start: at, ..first });
        }
        let of = |value| Calendar {
            year: Some(WrittenYear { value, digits: 4, era: year.era }),
            headed: true,
            ..Calendar::default()
        };
        let end = first.end + 2;
        let through = Point::new(first.end + 1, end, Core::Calendar(of(last)));
        Some(Point { through: Some(Box::new(through)), ..Point::new(at, end, Core::Calendar(of(year.value))) })
    }

    /// The first year of `2023/2024`.
    fn pair_year(&self, at: usize) -> Option<Point> {
        let number = self.number(at).filter(|number| number.digits == 4 && number.suffix == Suffix::None)?;
        let year = WrittenYear { value: number.value, digits: 4, era: None };
        let calendar = Calendar { year: Some(year), ..Calendar::default() };
        (1300..=2100).contains(&number.value).then(|| Point::new(at, at + 1, Core::Calendar(calendar)))
    }
}
