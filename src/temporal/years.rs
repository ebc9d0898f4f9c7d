//! Years in a text: of a date, with a word or a sign, and alone.

use super::cue::{Count, Cue, Era, Unit};
use super::grammar::{Grammar, Language};
use super::parts::{Calendar, Core, Days, Point, Relation, WrittenYear};
use super::token::{Suffix, folded};
use crate::model::date::calendars::SecondCalendar;

impl Grammar<'_> {
    /// A date with the year that stands behind its month.
    pub(super) fn with_year(
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
    pub(super) fn year_behind(&self, at: usize, calendar: Option<SecondCalendar>) -> Option<(WrittenYear, usize)> {
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
    pub(super) fn year_relation(&self, at: usize) -> Option<(Relation, usize)> {
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
    pub(super) fn shared_year(
        &self,
        at: usize,
        (calendar, month): (Option<SecondCalendar>, u8),
    ) -> Option<WrittenYear> {
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
    pub(super) fn names_a_place(&self, at: usize) -> bool {
        let word = at.checked_sub(1).map_or("", |before| self.word(before));
        let places = "شارع|ميدان|كلية|حي|جسر|مدينة|جامعة|محافظة|كوبري|محور|ساحة|قناة|طريق|مستشفى|مدرسة|ملعب|صحيفة|جائزة|محطة|قاعة|حركة|لواء|كتيبة|بن|ابن|الشيخ|السيد|عبد";
        let word = word.trim_start_matches('و');
        !word.is_empty() && !self.is_first(at) && places.split('|').any(|place| word == place)
    }

    /// Returns true if `every year on` stands before a token.
    pub(super) fn every_year_before(&self, at: usize) -> bool {
        let back = if at > 0 && self.is(at - 1, Cue::In) { 1 } else { 0 };
        let Some(year) = at.checked_sub(back + 1) else { return false };
        year > 0
            && self.is_unit(year, Unit::Year)
            && matches!(&*folded(self.word(year - 1)), "كل" | "every" | "each" | "هر")
    }

    /// The token behind «من كل عام», `of every year`.
    pub(super) fn every_year(&self, at: usize) -> Option<usize> {
        let next = if matches!(self.cue(at), Some(Cue::Of | Cue::From | Cue::In)) { at + 1 } else { at };
        let every = matches!(&*folded(self.word(next)), "كل" | "every" | "each" | "هر");
        (every && self.is_unit(next + 1, Unit::Year) && !self.is_first(at)).then_some(next + 2)
    }

    /// A number that is a year, with its era.
    pub(super) fn year_number(&self, at: usize) -> Option<(WrittenYear, usize)> {
        let number = self.number(at).filter(|number| number.suffix == Suffix::None && number.value > 0)?;
        let (era, end) = self.era(at + 1).map_or((None, at + 1), |(era, end)| (Some(era), end));
        Some((WrittenYear { value: number.value, digits: number.digits, era }, end))
    }

    /// The era behind a year, and the token behind it.
    pub(super) fn era(&self, at: usize) -> Option<(Era, usize)> {
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
    pub(super) fn year_with_head(&self, at: usize) -> Option<(WrittenYear, usize)> {
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
    pub(super) fn calendar_word(&self, at: usize) -> Option<Option<Era>> {
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
    pub(super) fn headed_years(&self, at: usize) -> Option<Point> {
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
    pub(super) fn next_year(&self, at: usize, year: WrittenYear, end: usize) -> Option<Point> {
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
    pub(super) fn signed_year(&self, at: usize) -> Option<Point> {
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
}
