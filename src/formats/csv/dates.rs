//! What a column of dates says, judged by all its rows: which number is the day, and which calendar it is.

use super::heading::{Calendar, Zone};
use super::table::Row;
use crate::base::{digits, script};
use crate::model::When;
use crate::model::date::calendars::{SecondCalendar, SecondDay};
use crate::model::date::phrase::{self, Context, Note, Order, Reckoning, Refusal};

/// How the cells of a column are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sense {
    /// Which number of `1/2/2024` is the day.
    pub order: Order,
    /// Whether no row tells the order.
    pub order_assumed: bool,
    /// The calendar of dates in numbers that name none; `None` where nothing tells it, and it is the Gregorian.
    pub calendar: Option<Calendar>,
    /// Whether years of a table in Arabic are of 1300 to 1500 and nothing tells the calendar.
    pub calendar_assumed: bool,
    /// The zone of times of day that name none.
    pub zone: Option<Zone>,
}

/// A date in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The date.
    pub when: When,
    /// What to know about how it was understood.
    pub notes: Vec<Note>,
    /// Whether it was computed from a calendar that the cell does not name.
    pub by_column: bool,
    /// Whether its year is none of the calendar that the column names.
    pub other_calendar: bool,
}

/// Years in which dates in numbers may be of the calendars of the Hijra.
const HIJRA_YEARS: std::ops::RangeInclusive<u32> = 1300..=1500;
/// Years of a column that names such a calendar.
const COLUMN_YEARS: std::ops::RangeInclusive<u32> = 1..=1600;

/// The numbers of a date in numbers with a year of three or four digits, and the text before and after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Numbers {
    year: u32,
    /// The two other numbers in the order in which they stand, as far as they are there.
    others: [Option<u32>; 2],
    /// Whether the year stands first.
    year_first: bool,
}

impl Numbers {
    fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(['/', '-', '.', '\\']).map(str::trim).collect();
        let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if parts.len() > 3 || !parts.iter().all(is_number) {
            return None;
        }
        let number = |nth: usize| parts.get(nth).and_then(|part| part.parse().ok());
        let is_year = |part: &str| (3..=4).contains(&part.len());
        let small = |part: &&str| part.len() <= 2;
        let (first, last) = (*parts.first()?, *parts.last()?);
        match parts.len() {
            1 => is_year(first).then_some(Self { year: number(0)?, others: [None; 2], year_first: true }),
            _ if is_year(first) && parts[1..].iter().all(small) => {
                Some(Self { year: number(0)?, others: [number(1), number(2)], year_first: true })
            }
            len if is_year(last) && parts[..len - 1].iter().all(small) => {
                let others = if len == 2 { [number(0), None] } else { [number(0), number(1)] };
                Some(Self { year: number(len - 1)?, others, year_first: false })
            }
            _ => None,
        }
    }

    /// Year, month and day.
    fn parts(self, order: Order) -> (u32, Option<u32>, Option<u32>) {
        let swap = !self.year_first
            && match self.others {
                // A number over 12 is the day wherever it stands.
                [Some(a), Some(b)] => {
                    if a > 12 {
                        true
                    } else if b > 12 {
                        false
                    } else {
                        order == Order::DayFirst
                    }
                }
                _ => false,
            };
        match self.others {
            [a, b @ Some(_)] if swap => (self.year, b, a),
            [a, b] => (self.year, a, b),
        }
    }
}

/// The date in numbers and the time of day after it.
fn split(text: &str) -> (String, Option<String>) {
    let text = cleaned(text);
    match text.find(':').and_then(|colon| text[..colon].rfind([' ', 'T', 't'])) {
        Some(gap) => (text[..gap].trim_end_matches([' ', ',']).to_owned(), Some(text[gap + 1..].to_owned())),
        None => (text, None),
    }
}

fn cleaned(text: &str) -> String {
    let shown = |c: &char| !crate::base::fold::is_ignored(*c);
    digits::plain(text).chars().filter(shown).collect::<String>().trim().to_owned()
}

/// The year of a date in numbers that names no calendar.
pub fn year_in_numbers(text: &str) -> Option<u32> {
    Numbers::parse(&split(text).0).map(|numbers| numbers.year)
}

/// A date in EDTF or as people write it, that has a place in time.
pub fn plain_date(text: &str) -> Option<When> {
    // Longer cells are no dates.
    if text.is_empty() || text.len() > 200 {
        return None;
    }
    if let Ok(when) = When::parse(text) {
        return Some(when);
    }
    // A name alone (`May`) is more likely no date.
    let when = in_words(text, Order::default()).ok()?.when;
    when.bounds().is_some().then_some(when)
}

/// What a text says in words or numbers, where the column names no calendar.
fn in_words(text: &str, order: Order) -> Result<phrase::Understood, Refusal> {
    phrase::understand(text, &Context::from(order))
}

/// The refusal of a date in numbers whose year has two digits, such as `03/01/24`.
fn short_year(text: &str) -> Option<Refusal> {
    let (date, _) = split(text);
    let parts: Vec<&str> = date.split(['/', '-', '.', '\\']).map(str::trim).collect();
    let is_short = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (parts.len() == 3 && parts.iter().all(is_short)).then(|| Refusal::ShortYear(parts[2].to_owned()))
}

impl Sense {
    /// Judges columns of one date by all rows; `order` and `calendar` are what a person or the name of the column said.
    pub fn judge(
        rows: &[&Row],
        columns: &[usize],
        order: Option<Order>,
        (calendar, language): (Option<Calendar>, &str),
    ) -> Self {
        let (mut votes, mut open, mut years) = ([0usize; 2], 0usize, Years::default());
        for cell in rows.iter().flat_map(|row| columns.iter().map(|column| row.cell(*column))) {
            match phrase::order_of(cell) {
                Some(Some(Order::DayFirst)) => votes[0] += 1,
                Some(Some(Order::MonthFirst)) => votes[1] += 1,
                Some(None) => open += 1,
                None => {}
            }
            years.count(cell);
        }
        let judged = if votes[1] > votes[0] { Order::MonthFirst } else { Order::DayFirst };
        let known = calendar.or_else(|| years.calendar(language));
        Self {
            order: order.unwrap_or(judged),
            order_assumed: order.is_none() && open > 0 && (votes[0] == 0) == (votes[1] == 0),
            calendar: known,
            // Elsewhere such years are more likely those of the Middle Ages.
            calendar_assumed: known.is_none() && years.old > 0 && language == "ar",
            zone: None,
        }
    }

    /// Reads a cell.
    ///
    /// # Errors
    ///
    /// Says why the text is not taken for a date.
    pub fn read(&self, text: &str) -> Result<Found, Refusal> {
        if let Some(calendar) = self.calendar.filter(|calendar| *calendar != Calendar::Gregorian) {
            let (date, clock) = split(text);
            if let Some(numbers) = Numbers::parse(&date) {
                if COLUMN_YEARS.contains(&numbers.year) || calendar == Calendar::Jewish {
                    return self.computed(numbers, clock.as_deref(), calendar);
                }
                return self.plain(text).map(|found| Found { other_calendar: true, ..found });
            }
        }
        self.plain(text)
    }

    fn plain(&self, text: &str) -> Result<Found, Refusal> {
        let found = |when, notes| Found { when, notes, by_column: false, other_calendar: false };
        if let Ok(when) = When::parse(text) {
            return Ok(found(when, Vec::new()));
        }
        let understood = phrase::understand(text, &self.context());
        let understood = understood.map_err(|refusal| short_year(text).unwrap_or(refusal))?;
        // A name alone (`May`) is more likely no date.
        if understood.when.bounds().is_none() {
            return Err(Refusal::Unclear);
        }
        Ok(found(understood.when, understood.notes))
    }

    /// What is known of dates in words.
    fn context(&self) -> Context<'static> {
        let mut context = Context::from(self.order);
        context.calendar = self.calendar.map(|calendar| match calendar {
            Calendar::Gregorian => Reckoning::Gregorian,
            Calendar::Hijri => Reckoning::Second(SecondCalendar::Hijri),
            Calendar::Persian => Reckoning::Second(SecondCalendar::Persian),
            Calendar::Jewish => Reckoning::Hebrew,
        });
        context
    }

    /// A date in numbers of another calendar; a time of day after it is left to the caller.
    fn computed(&self, numbers: Numbers, clock: Option<&str>, calendar: Calendar) -> Result<Found, Refusal> {
        let (year, month, day) = numbers.parts(self.order);
        let none = || {
            Refusal::NoSuchDate(
                [Some(year), month, day].into_iter().flatten().map(|n| format!("{n:02}")).collect::<Vec<_>>().join("-"),
            )
        };
        let second = match calendar {
            Calendar::Hijri => SecondCalendar::Hijri,
            Calendar::Persian => SecondCalendar::Persian,
            Calendar::Gregorian | Calendar::Jewish => return Err(Refusal::Calendar(year.to_string())),
        };
        let part = |n: Option<u32>| n.map(|n| u8::try_from(n).map_err(|_| none())).transpose();
        let (month, day) = (part(month)?, part(day)?);
        let at = |month, day| second.to_gregorian(SecondDay { year: year as i32, month, day }).ok_or_else(none);
        let mark = if second == SecondCalendar::Hijri { "~" } else { "" };
        let text = match (month, day) {
            (Some(month), Some(day)) => match (clock, mark) {
                (Some(clock), "") => {
                    let clock = super::clock::Clock::parse(clock).ok_or(Refusal::Unclear)?;
                    format!("{}T{}", at(month, day)?, clock.edtf())
                }
                _ => format!("{}{mark}", at(month, day)?),
            },
            (month, _) => {
                let next = second.start_of_next(year as i32, month).ok_or_else(none)?;
                format!("{}{mark}/{}{mark}", at(month.unwrap_or(1), 1)?, next.pred_opt().ok_or_else(none)?)
            }
        };
        let when = When::parse(&text).map_err(|_| none())?;
        Ok(Found { when, notes: vec![Note::Computed(second)], by_column: true, other_calendar: false })
    }
}

/// Cells in words that are looked at for the calendar that they name.
const NAMED: usize = 500;

/// The years of dates in numbers, and the calendars that cells name.
#[derive(Default)]
struct Years {
    old: usize,
    /// Cells that are no dates in numbers.
    named: usize,
    hijri: usize,
    persian: usize,
}

impl Years {
    fn count(&mut self, cell: &str) {
        if cell.is_empty() || cell.len() > 100 {
            return;
        }
        match year_in_numbers(cell) {
            Some(year) if HIJRA_YEARS.contains(&year) => self.old += 1,
            Some(_) => {}
            None if self.named >= NAMED => {}
            None => {
                self.named += 1;
                if let Ok(understood) = in_words(cell, Order::default()) {
                    let computed = |calendar| understood.notes.contains(&Note::Computed(calendar));
                    self.hijri += usize::from(computed(SecondCalendar::Hijri));
                    self.persian += usize::from(computed(SecondCalendar::Persian));
                }
            }
        }
    }

    /// The calendar that years of 1300 to 1500 are of: that which other cells name, or that of the language.
    fn calendar(&self, language: &str) -> Option<Calendar> {
        match () {
            () if self.old == 0 => None,
            () if self.hijri > self.persian => Some(Calendar::Hijri),
            () if self.persian > 0 || language == "fa" => Some(Calendar::Persian),
            () => None,
        }
    }
}

/// The language of a table, by the letters of its first rows; Persian digits tell it where the letters leave it open.
pub fn language_of(texts: &[&str]) -> &'static str {
    let has_persian_digits = || texts.iter().any(|text| text.contains(|c| matches!(c, '\u{6f0}'..='\u{6f9}')));
    match script::language(texts.iter().copied()) {
        Some("und-Arab") if has_persian_digits() => "fa",
        language => language.unwrap_or(""),
    }
}

/// The calendar, of the two of the Hijra, in which the dates in numbers of a column are nearest to those of another.
pub fn nearest(pairs: &[(&str, When)], order: Order) -> Option<Calendar> {
    let distance = |calendar: Calendar| -> Option<i64> {
        let sense = Sense { order, calendar: Some(calendar), ..Sense::default() };
        let days = |(text, when): &(&str, When)| {
            let other = sense.read(text).ok()?.when;
            days_apart(&other, when)
        };
        let all: Vec<i64> = pairs.iter().filter_map(days).collect();
        (!all.is_empty()).then(|| all.iter().sum::<i64>() / all.len() as i64)
    };
    let known = [Calendar::Hijri, Calendar::Persian].into_iter().filter_map(|c| Some((distance(c)?, c)));
    known.min_by_key(|(days, _)| *days).filter(|(days, _)| *days < 40).map(|(_, calendar)| calendar)
}

/// Days between two dates; 0 where one lies within the other.
pub fn days_apart(a: &When, b: &When) -> Option<i64> {
    let [a, b] = [a, b].map(|when| when.earliest_day().zip(when.latest_day()));
    let ((a_from, a_to), (b_from, b_to)) = (a?, b?);
    let gap = (b_from - a_to).num_days().max((a_from - b_to).num_days());
    Some(gap.max(0))
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;

    fn sense(cells: &[&str], calendar: Option<Calendar>, language: &str) -> Sense {
        let text = cells.join("\n");
        let table = table::read(&text, ';');
        Sense::judge(&table.all(), &[0], None, (calendar, language))
    }

    #[test]
    fn a_column_is_judged_by_all_its_rows() {
        use Calendar::{Gregorian, Hijri, Persian};
        type Case<'c> = (&'c [&'c str], Option<Calendar>, &'c str, Result<&'c str, &'c str>);
        let table: [Case<'_>; 17] = [
            (&["1/2/2024", "13/2/2024"], None, "", Ok("2024-02-01")),
            (&["1/2/2024", "2/13/2024"], None, "", Ok("2024-01-02")),
            (&["30/02/1445"], Some(Hijri), "", Ok("2023-09-15~")),
            (&["1445/02/30"], Some(Hijri), "", Ok("2023-09-15~")),
            (&["1445-09-15"], Some(Hijri), "", Ok("2024-03-25~")),
            (&["١٤٤٥/٩/١٥"], Some(Hijri), "", Ok("2024-03-25~")),
            (&["1445-09"], Some(Hijri), "", Ok("2024-03-11~/2024-04-09~")),
            (&["1445/13/1"], Some(Hijri), "", Err("no-such-date")),
            (&["1445/08/30"], Some(Hijri), "", Err("no-such-date")),
            (&["1445/09/15", "١٥ رمضان ١٤٤٥"], None, "ar", Ok("2024-03-25~")),
            (&["1445/09/15"], None, "ar", Ok("1445-09-15")),
            (&["۱۴۰۲/۱۲/۱۵"], None, "fa", Ok("2024-03-05")),
            (&["1402/12/15 09:30"], Some(Persian), "", Ok("2024-03-05T09:30:00")),
            (&["1402/12/15", "۱۵ اسفند ۱۴۰۲"], None, "", Ok("2024-03-05")),
            (&["2024/3/5"], None, "fa", Ok("2024-03-05")),
            (&["1445/09/15"], Some(Gregorian), "fa", Ok("1445-09-15")),
            (&["5784/01/10"], Some(Calendar::Jewish), "", Err("calendar")),
        ];
        for (cells, calendar, language, expected) in table {
            let read = sense(cells, calendar, language).read(cells[0]);
            let told = read.as_ref().map(|found| found.when.as_str()).map_err(|refusal| refusal.code().0);
            assert_eq!(told, expected, "{cells:?} {calendar:?}");
        }
    }

    #[test]
    fn what_was_assumed_is_known() {
        let told = |sense: Sense| (sense.order_assumed, sense.calendar_assumed);
        let table: [(&[&str], &str, (bool, bool)); 7] = [
            (&["1/2/2024"], "ar", (true, false)),
            (&["1/2/2024", "13/2/2024"], "", (false, false)),
            (&["13/2/2024", "2/13/2024", "1/2/2024"], "", (true, false)),
            (&["1445/09/15"], "ar", (false, true)),
            (&["1445/09/15"], "", (false, false)),
            (&["1445/09/15", "2024/03/25"], "ar", (false, true)),
            (&["2024-02-01"], "", (false, false)),
        ];
        for (cells, language, expected) in table {
            assert_eq!(told(sense(cells, None, language)), expected, "{cells:?}");
        }
        let hijri = Sense { calendar: Some(Calendar::Hijri), ..Sense::default() };
        assert!(hijri.read("2024/03/25").is_ok_and(|found| found.other_calendar));
    }

    #[test]
    fn two_calendars_are_compared() {
        let when = |text: &str| When::parse(text).unwrap();
        let pairs = [("15/09/1445", when("2024-03-25"))];
        assert_eq!(nearest(&pairs, Order::DayFirst), Some(Calendar::Hijri));
        let pairs = [("15/12/1402", when("2024-03-05"))];
        assert_eq!(nearest(&pairs, Order::DayFirst), Some(Calendar::Persian));
        assert_eq!(nearest(&[("15/12/1402", when("1999-03-05"))], Order::DayFirst), None);
        for (a, b, days) in [("2024-03-25", "2024-03-28", 3), ("2024-03", "2024-03-05", 0), ("2025", "2024-12-31", 1)] {
            assert_eq!(days_apart(&when(a), &when(b)), Some(days), "{a} {b}");
        }
    }
}
