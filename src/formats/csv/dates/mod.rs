//! Reading of a column of dates, judged by all its rows: which number is the day, and which calendar it is.

mod compare;
mod computed;
mod numbers;
pub(super) mod serial;
pub(super) mod spans;
#[cfg(test)]
mod tests;
mod words;
mod years;

pub(crate) use compare::{days_apart, nearest};
pub(crate) use numbers::year_in_numbers;
pub(crate) use words::{says_none, says_open};
pub(crate) use years::language_of;

use super::heading::{Calendar, Zone};
use crate::formats::kit::table::TableRow;
use crate::model::EdtfDate;
use crate::model::date::calendars::SecondCalendar;
use crate::model::date::phrase::{self, Context, Note, Order, ParseError, Reckoning};
use numbers::{Numbers, split};
use spans::{Pair, Spans};
use words::in_words;
use years::Years;

/// Reader of the cells of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sense {
    /// Order of day and month in `1/2/2024`.
    pub order: Order,
    /// True if no row tells the order.
    pub order_assumed: bool,
    /// True if the name of the column tells the order.
    pub order_named: bool,
    /// The calendar of dates in numbers that name none; `None` where nothing tells it, and it is the Gregorian.
    pub calendar: Option<Calendar>,
    /// True if years of a table in Arabic are of 1300 to 1500 and nothing tells the calendar.
    pub calendar_assumed: bool,
    /// The zone of times of day that name none.
    pub zone: Option<Zone>,
    /// True if numbers such as 44256 are days as spreadsheets keep them.
    pub days: bool,
    /// Meaning of cells such as `2011-12`.
    pub spans: Spans,
    /// True if every cell says what it says in EDTF.
    pub is_edtf: bool,
}

/// Kind of thing that a cell was read as, where that is not what it says at first sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The date that it says.
    #[default]
    Plain,
    /// A number of days of a spreadsheet.
    Days,
    /// Years from one to the other.
    Years,
    /// A month, or years from one to the other.
    MonthOrYears,
    /// From a date until now.
    Open,
    /// A year that is said in two calendars.
    TwoCalendars,
    /// Years from one to the other, which may be one year that is said in two calendars.
    SpanOrCalendars,
}

/// A date in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CellDate {
    /// The date.
    pub when: EdtfDate,
    /// Notes on how it was understood.
    pub notes: Vec<Note>,
    /// True if it was computed from a calendar that the cell does not name.
    pub by_column: bool,
    /// The calendar that it was computed from by rule.
    pub by_rule: Option<Calendar>,
    /// True if its year is none of the calendar that the column names.
    pub other_calendar: bool,
    /// Kind of thing that it was read as.
    pub reading: Reading,
}

impl CellDate {
    fn new(when: EdtfDate, notes: Vec<Note>) -> Self {
        Self { when, notes, by_column: false, by_rule: None, other_calendar: false, reading: Reading::Plain }
    }

    /// Returns true if it was computed from another calendar.
    pub(crate) fn is_computed(&self) -> bool {
        self.by_column || self.notes.iter().any(|note| matches!(note, Note::Computed(_)))
    }
}

/// Years of a column that names such a calendar.
const COLUMN_YEARS: std::ops::RangeInclusive<u32> = 1..=1600;

/// A date in EDTF or as people write it, that has a place in time.
pub(crate) fn plain_date(text: &str) -> Option<EdtfDate> {
    // Longer cells are no dates.
    if text.is_empty() || text.len() > 200 {
        return None;
    }
    if let Ok(when) = EdtfDate::parse(text) {
        return Some(when);
    }
    // A name alone (`May`) is more likely no date.
    let when = in_words(text, Order::default()).ok()?.when;
    when.bounds().is_some().then_some(when)
}

/// Order of day and month in each of the dates in numbers of a cell, as far as it shows: by a number that is no month,
/// or by the day of the week beside it.
pub(crate) fn orders_of(cell: &str) -> Vec<Option<Order>> {
    const LONGEST: usize = 200;
    if cell.len() > LONGEST {
        return Vec::new();
    }
    let orders = phrase::orders_in(cell);
    if orders.as_slice() != [None] || !cell.chars().any(char::is_alphabetic) {
        return orders;
    }
    let fits = |order: &Order| {
        in_words(cell, *order).is_ok_and(|read| !read.notes.iter().any(|note| matches!(note, Note::Weekday { .. })))
    };
    let fitting: Vec<Order> = [Order::DayFirst, Order::MonthFirst].into_iter().filter(fits).collect();
    if let [order] = fitting[..] { vec![Some(order)] } else { orders }
}

/// The refusal of a date in numbers whose year has two digits, such as `03/01/24`.
fn short_year(text: &str) -> Option<ParseError> {
    let (date, _) = split(text);
    let parts: Vec<&str> = date.split(['/', '-', '.', '\\']).map(str::trim).collect();
    let is_short = |part: &&str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    (parts.len() == 3 && parts.iter().all(is_short)).then(|| ParseError::ShortYear(parts[2].to_owned()))
}

/// Facts about columns of one date besides their cells.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known<'a> {
    /// Order of day and month, as a person said.
    pub order: Option<Order>,
    /// The same as the name of a column says.
    pub named: Option<Order>,
    /// The calendar that the name of a column says.
    pub calendar: Option<Calendar>,
    /// The language of the table.
    pub language: &'a str,
}

impl Sense {
    /// Judges columns of one date by all rows.
    pub(crate) fn judge(rows: &[&TableRow], columns: &[usize], known: Known<'_>) -> Self {
        let Known { order, named, calendar, language } = known;
        let (mut votes, mut open, mut years) = ([0usize; 2], 0usize, Years::default());
        for cell in rows.iter().flat_map(|row| columns.iter().map(|column| row.cell(*column))) {
            for order in orders_of(cell) {
                match order {
                    Some(Order::DayFirst) => votes[0] += 1,
                    Some(Order::MonthFirst) => votes[1] += 1,
                    None => open += 1,
                }
            }
            years.count(cell);
        }
        let judged = if votes[1] > votes[0] { Order::MonthFirst } else { Order::DayFirst };
        let told = calendar.or_else(|| years.calendar(language));
        Self {
            order: order.or(named).unwrap_or(judged),
            order_assumed: order.or(named).is_none() && open > 0 && (votes[0] == 0) == (votes[1] == 0),
            order_named: order.is_none() && named.is_some(),
            calendar: told,
            // Elsewhere such years are more likely those of the Middle Ages.
            calendar_assumed: told.is_none() && years.old > 0 && language == "ar",
            ..Self::default()
        }
    }

    /// The same where every cell says what it says in EDTF, as in the tables that we write.
    pub(crate) fn of_edtf(self) -> Self {
        Self { days: false, spans: Spans::Months, is_edtf: true, ..self }
    }

    /// Returns true if the name of the column says another order than the cell can have.
    pub(crate) fn contradicts(&self, text: &str) -> bool {
        self.order_named && phrase::orders_in(text).into_iter().flatten().any(|order| order != self.order)
    }

    /// Reads a cell.
    ///
    /// # Errors
    ///
    /// Says why the text is not taken for a date.
    pub(crate) fn read(&self, text: &str) -> Result<CellDate, ParseError> {
        if let Some(moment) = serial::moment(text).filter(|_| self.days) {
            let when = EdtfDate::from_to(moment, None).map_err(|_| ParseError::NoSuchDate(text.to_owned()))?;
            return Ok(CellDate { reading: Reading::Days, ..CellDate::new(when, Vec::new()) });
        }
        if let Some(start) = words::start_of_open(text) {
            let found = self.read(start)?;
            let open = format!("{}/..", found.when);
            let when = EdtfDate::parse(&open).ok().filter(|_| !found.when.is_interval()).ok_or(ParseError::Unclear)?;
            return Ok(CellDate { when, reading: Reading::Open, ..found });
        }
        if let Some(year) = years::in_two_calendars(text).filter(|_| !self.is_edtf) {
            let plain = self.plain(text).ok().filter(|_| !year.is_divided);
            let when = EdtfDate::parse(&format!("{:04}", year.ours)).map_err(|_| ParseError::Unclear)?;
            return Ok(match plain {
                Some(found) => CellDate { reading: Reading::SpanOrCalendars, ..CellDate::new(found.when, Vec::new()) },
                None => CellDate { reading: Reading::TwoCalendars, ..CellDate::new(when, Vec::new()) },
            });
        }
        match self.span(text) {
            Some(found) => Ok(found),
            None => self.in_calendar(text),
        }
    }

    /// Years from one to the other, where the column holds such.
    fn span(&self, text: &str) -> Option<CellDate> {
        let is_ours = self.calendar.is_none_or(|calendar| calendar == Calendar::Gregorian);
        let pair = Pair::parse(text).filter(|pair| is_ours && pair.may_be_years())?;
        match self.spans {
            Spans::Months => None,
            Spans::Years => {
                let when = EdtfDate::parse(&format!("{:04}/{:04}", pair.first, pair.second)).ok()?;
                Some(CellDate { reading: Reading::Years, ..CellDate::new(when, Vec::new()) })
            }
            Spans::Doubt => {
                let found = self.in_calendar(text).ok().filter(|_| pair.may_be_month())?;
                let notes = found.notes.into_iter().filter(|note| !matches!(note, Note::Or(_))).collect();
                Some(CellDate { notes, reading: Reading::MonthOrYears, ..found })
            }
        }
    }

    fn in_calendar(&self, text: &str) -> Result<CellDate, ParseError> {
        let Some(calendar) = self.calendar.filter(|calendar| *calendar != Calendar::Gregorian) else {
            return self.plain(text);
        };
        if !matches!(calendar, Calendar::Hijri | Calendar::Persian | Calendar::Jewish) {
            let is_date = text.chars().any(char::is_numeric);
            let refusal = if is_date { ParseError::Calendar(text.to_owned()) } else { ParseError::Unclear };
            return if calendar == Calendar::Other { Err(refusal) } else { self.by_rule(text, calendar) };
        }
        if let (Some(sign), true) = (calendar.sign(), Pair::parse(text).is_some_and(Pair::is_cut_year)) {
            return self.plain(&format!("{text} {sign}"));
        }
        let (date, clock) = split(text);
        match Numbers::parse(&date) {
            Some(numbers) if COLUMN_YEARS.contains(&numbers.year) || calendar == Calendar::Jewish => {
                self.computed(numbers, clock.as_deref(), calendar)
            }
            Some(_) => self.plain(text).map(|found| CellDate { other_calendar: true, ..found }),
            None => self.plain(text),
        }
    }

    fn plain(&self, text: &str) -> Result<CellDate, ParseError> {
        if let Ok(when) = EdtfDate::parse(text) {
            return Ok(CellDate::new(when, Vec::new()));
        }
        let understood = phrase::parse_phrase(text, &self.context());
        let understood = understood.map_err(|refusal| short_year(text).unwrap_or(refusal))?;
        // A name alone (`May`) is more likely no date.
        if understood.when.bounds().is_none() {
            return Err(ParseError::Unclear);
        }
        let mut notes = understood.notes;
        // `2023/4` in a column whose other cells show that it is one of months.
        if self.spans == Spans::Months && Pair::parse(text).is_some_and(Pair::is_short) {
            notes.retain(|note| !matches!(note, Note::Or(_)));
        }
        Ok(CellDate::new(understood.when, notes))
    }

    /// Context of dates in words.
    fn context(&self) -> Context<'static> {
        let mut context = Context::from(self.order);
        context.calendar = self.calendar.and_then(|calendar| match calendar {
            Calendar::Gregorian => Some(Reckoning::Gregorian),
            Calendar::Hijri => Some(Reckoning::Second(SecondCalendar::Hijri)),
            Calendar::Persian => Some(Reckoning::Second(SecondCalendar::Persian)),
            Calendar::Jewish => Some(Reckoning::Hebrew),
            Calendar::Julian | Calendar::Coptic | Calendar::Ethiopian | Calendar::Other => None,
        });
        context
    }
}
