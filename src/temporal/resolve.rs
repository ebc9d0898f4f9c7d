//! The values of expressions.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::cue::{Cue, Era, Third, Unit};
use super::expression::{Context, Expression, Kind, Needs, Remark};
use super::grammar::{Grammar, Language};
use super::memory::{Anchor, Memory};
use super::parts::{Bound, Calendar, Core, Days, Phrase, Point, Relation, WrittenYear, second_of};
use super::token::Suffix;
use super::{shift, spelling};
use crate::model::EdtfDate;
use crate::model::date::calendars::SecondCalendar;
use crate::model::date::phrase::{self, Order, parse_phrase};

/// Gives phrases their values, in the order of the text.
pub(super) struct Resolver<'g, 't> {
    grammar: &'g Grammar<'t>,
    language: &'g str,
    published: Option<Anchor>,
    memory: Memory,
}

/// Value of a point or a phrase.
#[derive(Clone, Debug)]
struct Value {
    kind: Kind,
    /// The words for the phrase reader, if it is a date of a calendar.
    words: Option<String>,
    edtf: Option<String>,
    alternatives: Vec<Option<String>>,
    remarks: Vec<Remark>,
}

impl Value {
    fn new(kind: Kind, edtf: Option<String>) -> Self {
        Self { kind, words: None, edtf, alternatives: Vec::new(), remarks: Vec::new() }
    }
}

impl<'g, 't> Resolver<'g, 't> {
    pub(super) fn new(grammar: &'g Grammar<'t>, context: &Context<'_>) -> Self {
        let language = match grammar.language {
            Language::Arabic => "ar",
            Language::English => "en",
            Language::Persian => "fa",
            Language::Hebrew => "he",
        };
        let published = context.published.and_then(Anchor::of);
        Self { grammar, language, published, memory: Memory::default() }
    }

    /// A number that is a date only below what was named before: `- 15-16:` below a month, `753` among years before
    /// Christ.
    pub(super) fn listed(&self, at: usize) -> Option<Phrase> {
        let grammar = self.grammar;
        let number = grammar.number(at).filter(|number| number.suffix == Suffix::None)?;
        let last = self.memory.last.as_ref()?;
        let phrase = |end, core| {
            let first = Point::new(at, end, core);
            Some(Phrase { start: at, end, bound: None, third: None, about: false, first, last: None })
        };
        let led = grammar.follows_preposition(at) && !grammar.is_labelled(at);
        if self.memory.before_christ && led && matches!(number.digits, 3 | 4) && number.value < 3500 {
            let counted = matches!(grammar.cue(at + 1), Some(Cue::Counted | Cue::Unit(..)));
            let near = i64::from(number.value) <= 1 - last.year + 600;
            if !counted && near {
                let year = WrittenYear { value: number.value, digits: number.digits, era: None };
                return phrase(at + 1, Core::Calendar(Calendar { year: Some(year), ..Calendar::default() }));
            }
        }
        let bulleted = at > 0 && (grammar.is_dash(at - 1) || grammar.is_mark(at - 1, "•*")) && grammar.is_first(at - 1);
        if !(grammar.is_first(at) || bulleted) || last.month.is_none() || !self.memory.heading && last.day.is_some() {
            return None;
        }
        let day = |at: usize| {
            let number = grammar.number(at).filter(|number| number.digits <= 2)?;
            u8::try_from(number.value).ok().filter(|day| (1..=31).contains(day))
        };
        let first = day(at)?;
        let (days, end) = match day(at + 2).filter(|last| grammar.is_dash(at + 1) && *last > first) {
            Some(last) => (Days::Range(first, last), at + 3),
            None => (Days::One(first), at + 1),
        };
        let colon = grammar.is_mark(end, ":") && (grammar.spaced(end + 1) || grammar.is_first(end + 1));
        colon.then(|| phrase(end, Core::Calendar(Calendar { days, ..Calendar::default() }))).flatten()
    }

    /// The expression of a phrase.
    pub(super) fn expression(&mut self, phrase: &Phrase) -> Option<Expression> {
        let (first, last) =
            (self.grammar.tokens.get(phrase.start)?, self.grammar.tokens.get(phrase.end.checked_sub(1)?)?);
        let value = self.value(phrase)?;
        let parse = |edtf: &String| EdtfDate::parse(edtf).ok();
        let when = value.edtf.as_ref().and_then(parse);
        let mut remarks = value.remarks;
        let needs = match value.kind {
            Kind::Relative => Some(Needs::Published),
            Kind::Anaphoric => Some(Needs::Previous),
            _ => None,
        };
        match (needs, when.is_some()) {
            (Some(Needs::Published), true) => {
                remarks.extend(self.published.as_ref().map(|a| Remark::FromPublished(a.when.clone())))
            }
            (Some(Needs::Previous), true) => {
                remarks.extend(self.memory.last.as_ref().map(|a| Remark::FromPrevious(a.when.clone())))
            }
            (Some(Needs::Published), false) => remarks.push(Remark::WaitsForPublished),
            (Some(Needs::Previous), false) => remarks.push(Remark::WaitsForPrevious),
            _ => {}
        }
        let alternatives = value.alternatives.iter().map(|one| one.as_ref().and_then(parse)).collect();
        Some(Expression { range: first.start..last.end, kind: value.kind, when, needs, alternatives, remarks })
    }

    fn value(&mut self, phrase: &Phrase) -> Option<Value> {
        let mut value = match &phrase.last {
            Some(last) => self.span(phrase, &phrase.first, last),
            None => self.point(phrase, &phrase.first),
        };
        // «الثلاثاء الثالث من أيلول» is the third Tuesday, where the third is none.
        if value.remarks.contains(&Remark::Weekday)
            && let Some(words) = self.words(phrase)
            && let Some(read) = self.read(words).filter(|read| value.edtf.as_ref() != Some(read))
        {
            value = Value::new(value.kind, Some(read));
        }
        self.remember(phrase, &value);
        if let Some(edtf) = value.edtf.take() {
            value.edtf = self.qualified(phrase, &value, edtf);
            if let Some(first) = value.alternatives.first_mut() {
                first.clone_from(&value.edtf);
            }
        }
        // A month in a story has no place, nor has anything else that waits for nothing.
        if value.kind == Kind::Relative
            && value.edtf.is_none()
            && is_hijri_month(&phrase.first.core)
            && self.published.is_none()
        {
            value.kind = Kind::Vague;
        }
        Some(value)
    }

    /// Keeps what later expressions may be counted from.
    fn remember(&mut self, phrase: &Phrase, value: &Value) {
        let last = phrase.last.as_ref().unwrap_or(&phrase.first);
        if matches!(value.kind, Kind::Vague | Kind::Duration) {
            return;
        }
        if let Core::Calendar(calendar) = &last.core
            && let (Some(second), Some(year)) = (second_of(calendar), calendar.year)
        {
            self.memory.second = Some((second, year.value));
        }
        let Some(edtf) = &value.edtf else { return };
        let end = edtf.rsplit('/').find(|part| *part != "..").unwrap_or(edtf);
        let Ok(when) = EdtfDate::parse(if phrase.last.is_some() { end } else { edtf }) else { return };
        self.memory.take(&when, phrase.first.weekday);
        self.memory.counted = value.kind == Kind::Relative;
        if value.kind == Kind::Explicit {
            self.memory.place = phrase.start;
        }
        let alone = self.grammar.is_first(phrase.start) || phrase.start > 0 && self.grammar.is_first(phrase.start - 1);
        let ended = self.grammar.is_first(phrase.end)
            || self.grammar.is_mark(phrase.end, ":") && self.grammar.is_first(phrase.end + 1);
        if phrase.bound.is_none() && value.kind == Kind::Explicit {
            self.memory.heading = alone && ended;
        }
    }

    /// Adds third, about, bound and time of day to a value.
    fn qualified(&self, phrase: &Phrase, value: &Value, edtf: String) -> Option<String> {
        let mut edtf = edtf;
        if let Some((hour, minute, second)) = phrase.first.clock.filter(|_| phrase.last.is_none()) {
            edtf = timed(&edtf, hour, minute, second);
        }
        if phrase.third.is_none() && !phrase.about && phrase.bound.is_none() {
            return Some(edtf);
        }
        let words = match &value.words {
            Some(words) => Some(words.clone()),
            None => words_of(&edtf),
        };
        // Until the end of a month is until that month is over.
        let third = match (phrase.bound, phrase.third) {
            (Some(Bound::Until | Bound::By | Bound::OrEarlier | Bound::After), Some(Third::End)) => None,
            (Some(Bound::Since | Bound::Before | Bound::OrLater), Some(Third::Start)) => None,
            (_, third) => third.filter(|_| phrase.first.core != Core::Decade(2000)),
        };
        if phrase.last.is_none()
            && let Some(words) = words
        {
            let about = if phrase.about { "about " } else { "" };
            let bound = phrase.bound.map_or("", spelling::bound);
            let third = third.map_or("", spelling::third);
            if let Some(read) = self.read(&format!("{bound}{about}{third}{words}")) {
                return Some(read);
            }
        }
        let about = phrase.about || third.is_some();
        let edtf = if about && !edtf.contains(['/', '~', 'T', '[', '{']) { edtf + "~" } else { edtf };
        match phrase.bound {
            Some(bound) => bounded(bound, &edtf),
            None => Some(edtf),
        }
    }

    /// The text of a phrase.
    fn words(&self, phrase: &Phrase) -> Option<&'t str> {
        let tokens = &self.grammar.tokens;
        self.grammar.text.get(tokens.get(phrase.start)?.start..tokens.get(phrase.end.checked_sub(1)?)?.end)
    }

    fn read(&self, words: &str) -> Option<String> {
        let mut context = phrase::Context::from(Order::DayFirst);
        context.language = self.language;
        parse_phrase(words, &context).ok().map(|read| read.when.to_string())
    }

    /// The date that «أمس» is counted from, and its kind: that of the document, or in a quotation the one that its own
    /// line gives to the words.
    fn now(&self, point: &Point) -> (Kind, Option<&Anchor>) {
        match self.memory.last.as_ref().filter(|_| !self.memory.counted && self.is_quoted(point.start)) {
            Some(last) => (Kind::Anaphoric, Some(last)),
            None => (Kind::Relative, self.published.as_ref()),
        }
    }

    /// Returns true if a token stands in a quotation that a date leads on the same line.
    fn is_quoted(&self, at: usize) -> bool {
        let grammar = self.grammar;
        let mut back = at;
        while back > 0 && at - back < 120 && !grammar.is_first(back) {
            back -= 1;
            if grammar.is_mark(back, "”»") {
                return false;
            }
            if grammar.is_mark(back, "“«") {
                return self.memory.place < back
                    && (self.memory.place..=back).all(|at| at == self.memory.place || !grammar.is_first(at));
            }
        }
        false
    }

    fn span(&self, phrase: &Phrase, first: &Point, last: &Point) -> Value {
        let (mut first, mut last) = (first.clone(), last.clone());
        share(&mut first.core, &mut last.core);
        let (start, mut end) = (self.point(phrase, &first), self.point(phrase, &last));
        // A year that only one of them needed is that of the other.
        let kind = if start.kind == Kind::Explicit { end.kind } else { start.kind };
        let join =
            |a: &str, b: &str| format!("{}/{}", a.split('/').next().unwrap_or(a), b.rsplit('/').next().unwrap_or(b));
        let edtf = start.edtf.as_deref().zip(end.edtf.as_deref()).map(|(a, b)| join(a, b));
        let edtf = edtf.filter(|edtf| EdtfDate::parse(edtf).is_ok());
        let mut value = Value::new(kind, edtf);
        value.remarks.append(&mut end.remarks);
        value
    }

    fn point(&self, phrase: &Phrase, point: &Point) -> Value {
        if let Some(twin) = &point.twin {
            return self.twins(phrase, point, twin);
        }
        let mut value = match &point.core {
            Core::Vague => Value::new(Kind::Vague, None),
            Core::Duration => Value::new(Kind::Duration, None),
            Core::Uncomputed => Value::new(Kind::Explicit, None),
            Core::FromClause => Value::new(Kind::Anaphoric, None),
            Core::Calendar(calendar) => self.calendar(calendar, point.weekday),
            Core::Part(code, year, relation) => self.part(*code, *year, *relation),
            Core::Fiscal(code, year) => {
                let edtf = format!("{:04}-{code}", year.value);
                Value { alternatives: vec![Some(edtf.clone()), None], ..Value::new(Kind::Explicit, Some(edtf)) }
            }
            Core::Months(from, to, year) => {
                Value::new(Kind::Explicit, Some(format!("{0:04}-{from:02}/{0:04}-{to:02}", year.value)))
            }
            Core::MonthsEnding(count, end) => self.months_ending(*count, end),
            Core::Decade(2000) => Value::new(Kind::Explicit, Some(third_of_2000s(phrase.third))),
            Core::Decade(year) => self.worded(format!("{year}s")),
            Core::Tens(tens) => self.tens(*tens, 19, true),
            Core::TensOf(tens, offset) => {
                let now = self.published.as_ref().map_or(20, |published| published.year.div_euclid(100));
                self.tens(*tens, u32::try_from(now + offset).unwrap_or(19), false)
            }
            Core::HalfOfCentury(half, number) => {
                let first = (number - 1) * 100 + (half - 1) * 50;
                Value::new(Kind::Explicit, Some(format!("{:04}~/{:04}~", first.max(1), first + 49)))
            }
            Core::Century(number, era) => {
                let era = match era {
                    Some(Era::Before) => " BC",
                    Some(Era::Second(SecondCalendar::Hijri)) => " AH",
                    Some(Era::Second(SecondCalendar::Persian)) => " SH",
                    _ => "",
                };
                self.worded(format!("{number}{} century{era}", ordinal(*number)))
            }
            Core::Unit(unit, relation) => self.unit(*unit, *relation, phrase),
            Core::Shift { unit, count, back, anaphoric, rounded } => {
                let anaphoric = *anaphoric || self.now(point).0 == Kind::Anaphoric;
                self.shift(*unit, *count, *back, (anaphoric, *rounded))
            }
            Core::Deictic(days) => {
                let (kind, anchor) = self.now(point);
                let edtf = anchor.and_then(|anchor| shift::unit_beside(anchor, Unit::Day, i64::from(*days), true));
                Value::new(kind, edtf.map(|(edtf, _)| edtf))
            }
            Core::Nothing => self.weekday(point),
        };
        self.check_weekday(point, &mut value);
        value
    }

    fn worded(&self, words: String) -> Value {
        Value { edtf: self.read(&words), words: Some(words), ..Value::new(Kind::Explicit, None) }
    }

    fn tens(&self, tens: u8, century: u32, in_doubt: bool) -> Value {
        let words = format!("{}s", century * 100 + u32::from(tens));
        let edtf = Some(format!("{century:02}{}X", tens / 10));
        let mut value = Value { words: Some(words), ..Value::new(Kind::Explicit, edtf.clone()) };
        if in_doubt {
            value.alternatives = vec![edtf, None];
            value.remarks.push(Remark::Century);
        }
        value
    }

    /// One day in two calendars; the Gregorian one counts.
    fn twins(&self, phrase: &Phrase, point: &Point, twin: &Point) -> Value {
        let alone = Point { twin: None, ..point.clone() };
        let (a, b) = (self.point(phrase, &alone), self.point(phrase, twin));
        let gregorian =
            |point: &Point| matches!(&point.core, Core::Calendar(calendar) if second_of(calendar).is_none());
        let named = !matches!(point.core, Core::Calendar(_)) || twin.twin.is_some();
        let (mut value, other) = if gregorian(twin) || named { (b, a) } else { (a, b) };
        // The day of the week that leads both.
        if twin.weekday.is_none() && gregorian(twin) {
            self.check_weekday(point, &mut value);
        }
        let day = |value: &Value| value.edtf.as_ref().and_then(|edtf| EdtfDate::parse(edtf.trim_end_matches('~')).ok());
        if let (Some(one), Some(two)) = (day(&value), day(&other))
            && let (Some(first), Some(second)) = (one.earliest_day(), two.earliest_day())
            && other.kind == Kind::Explicit
        {
            let (apart, same_form) = ((first - second).num_days().abs(), one.is_interval() == two.is_interval());
            if same_form && apart > 2 {
                value.remarks.push(Remark::Disagrees(two));
                value.alternatives = vec![value.edtf.clone(), other.edtf.clone()];
            }
        }
        if value.kind == Kind::Anaphoric && matches!(point.core, Core::Deictic(_) | Core::Nothing | Core::Unit(..)) {
            value.kind = Kind::Relative;
        }
        value
    }

    fn calendar(&self, calendar: &Calendar, weekday: Option<Weekday>) -> Value {
        let mut calendar = calendar.clone();
        let mut value = Value::new(Kind::Explicit, None);
        let relation = calendar.relation.or(calendar.year_relation);
        if calendar.every
            && let Some(month) = calendar.month
        {
            let edtf = match calendar.days {
                Days::One(day) => format!("XXXX-{month:02}-{day:02}"),
                _ => format!("XXXX-{month:02}"),
            };
            return Value::new(Kind::Explicit, Some(edtf).filter(|_| calendar.calendar.is_none()));
        }
        if calendar.month.is_none() && calendar.days != Days::All {
            return self.day_of_month(calendar);
        }
        let Some(mut year) = calendar.year.or_else(|| {
            let (kind, year) = self.year_for(&calendar, relation, weekday);
            value.kind = kind;
            year
        }) else {
            return value;
        };
        // Years of three digits below one before Christ are of its kind.
        let told = self.memory.before_christ && calendar.year.is_some() && year.era.is_none();
        let short = year.digits <= 3 && calendar.calendar.is_none();
        if told && (short || year.digits == 4 && !calendar.headed && year.value < 1500) {
            year.era = Some(Era::Before);
            value.kind = Kind::Anaphoric;
        }
        let in_doubt = year.era.is_none()
            && calendar.calendar.is_none()
            && self.grammar.language == Language::Arabic
            && calendar.year.is_some();
        let in_hijri = self.memory.second.is_some_and(|(second, _)| second == SecondCalendar::Hijri);
        if in_doubt && (year.digits == 3 || in_hijri && (1200..=1460).contains(&year.value)) {
            let plain = self.read(&spelling::date(&calendar, year, false));
            year.era = Some(Era::Second(SecondCalendar::Hijri));
            value.alternatives = vec![self.read(&spelling::date(&calendar, year, false)), plain];
            value.remarks.push(Remark::Calendar);
        }
        if year.value == 0 && year.era.is_none() && value.kind == Kind::Explicit {
            return value;
        }
        calendar.year = Some(year);
        let words = spelling::date(&calendar, year, false);
        value.edtf = match calendar.days.clone() {
            Days::Range(..) => {
                let last = self.read(&spelling::date(&calendar, year, true));
                self.read(&words).zip(last).map(|(a, b)| format!("{a}/{b}"))
            }
            Days::List(days) => {
                let one = |day| {
                    self.read(&spelling::date(&Calendar { days: Days::One(day), ..calendar.clone() }, year, false))
                };
                let all: Option<Vec<String>> = days.into_iter().map(one).collect();
                all.map(|all| format!("{{{}}}", all.join(",")))
            }
            Days::Nth(nth, day) => calendar.month.and_then(|month| nth_weekday(year, month, nth, day)),
            _ => plain(&calendar, year).or_else(|| self.read(&words)),
        };
        if matches!(calendar.days, Days::All | Days::One(_) | Days::Last) {
            value.words = Some(words);
        }
        if calendar.swappable
            && let (Some(month), Days::One(day)) = (calendar.month, &calendar.days)
        {
            let swapped = Calendar { month: Some(*day), days: Days::One(month), ..calendar.clone() };
            let other = self.read(&spelling::date(&swapped, year, false));
            if other.is_some() {
                value.alternatives = vec![value.edtf.clone(), other];
                value.remarks.push(Remark::DayOrMonth);
            }
        }
        value
    }

    /// A day whose month was named before, or is that of the document: «15 من الشهر الجاري».
    fn day_of_month(&self, calendar: Calendar) -> Value {
        let (kind, anchor, offset) = match calendar.relation {
            Some(relation) if !relation.is_anaphoric() => (Kind::Relative, self.published.as_ref(), relation.offset()),
            Some(relation) => (Kind::Anaphoric, self.memory.last.as_ref(), relation.offset()),
            None => (Kind::Anaphoric, self.memory.last.as_ref(), 0),
        };
        let day = |day: u8| {
            let (month, _) = shift::unit_beside(anchor?, Unit::Month, offset, true)?;
            Some(format!("{month}-{day:02}"))
        };
        let edtf = match calendar.days {
            Days::One(one) => day(one),
            Days::Range(first, last) => day(first).zip(day(last)).map(|(a, b)| format!("{a}/{b}")),
            _ => None,
        };
        Value::new(kind, edtf)
    }

    /// The year of a month or a day that names none, and what it was taken from.
    fn year_for(
        &self,
        calendar: &Calendar,
        relation: Option<Relation>,
        weekday: Option<Weekday>,
    ) -> (Kind, Option<WrittenYear>) {
        let written = |year: i64| match year {
            1.. => Some(WrittenYear {
                value: u32::try_from(year).ok()?,
                digits: 4,
                era: calendar.calendar.map(Era::Second),
            }),
            _ => Some(WrittenYear { value: u32::try_from(1 - year).ok()?, digits: 4, era: Some(Era::Before) }),
        };
        let in_calendar = |anchor: &Anchor| match calendar.calendar {
            None => Some(anchor.year),
            Some(second) => {
                let month = u32::from(anchor.month.unwrap_or(6));
                let day = NaiveDate::from_ymd_opt(
                    i32::try_from(anchor.year).ok()?,
                    month,
                    u32::from(anchor.day.unwrap_or(15)),
                )?;
                second.of_gregorian(day).map(|day| i64::from(day.year))
            }
        };
        let last = self.memory.last.as_ref();
        if let Some(relation) = calendar.year_relation {
            let anaphoric = relation.is_anaphoric();
            let anchor = if anaphoric { last } else { self.published.as_ref() };
            let kind = if anaphoric { Kind::Anaphoric } else { Kind::Relative };
            return (kind, anchor.and_then(in_calendar).and_then(|year| written(year + relation.offset())));
        }
        if let Some(relation) = relation {
            let anaphoric = relation.is_anaphoric();
            let kind = if anaphoric { Kind::Anaphoric } else { Kind::Relative };
            let anchor = if anaphoric { last } else { self.published.as_ref() };
            let Some(anchor) = anchor else { return (kind, None) };
            let year = self.year_beside(anchor, calendar, relation);
            return (kind, year.and_then(written));
        }
        let same_count = self.memory.second.filter(|(second, _)| Some(*second) == calendar.calendar);
        let told = !self.memory.counted || self.published.is_none();
        let usable = told && last.is_some_and(|last| last.month.is_some())
            || self.memory.before_christ
            || self.published.is_none()
            || same_count.is_some();
        if let Some(last) = last.filter(|_| usable) {
            if let Some((_, year)) = same_count {
                return (Kind::Anaphoric, written(year.into()));
            }
            let Some(year) = in_calendar(last) else { return (Kind::Anaphoric, None) };
            let fits = |year: &i64| is_weekday(calendar, *year, weekday);
            let year = [year, year + 1, year - 1].into_iter().find(fits).unwrap_or(year);
            return (Kind::Anaphoric, written(year));
        }
        let near = self.published.as_ref().and_then(|anchor| {
            let year = in_calendar(anchor)?;
            Some(nearest(anchor, calendar, year, weekday))
        });
        (Kind::Relative, near.and_then(written))
    }

    /// The year of a month that is last, next or this one.
    fn year_beside(&self, anchor: &Anchor, calendar: &Calendar, relation: Relation) -> Option<i64> {
        let month = calendar.month?;
        if let Some(second) = calendar.calendar {
            let now = NaiveDate::from_ymd_opt(
                i32::try_from(anchor.year).ok()?,
                anchor.month?.into(),
                u32::from(anchor.day.unwrap_or(15)),
            )?;
            let now = second.of_gregorian(now)?;
            return Some(i64::from(now.year) + year_step(relation, month, now.month));
        }
        Some(anchor.year + year_step(relation, month, anchor.month.unwrap_or(month)))
    }

    fn part(&self, code: u8, year: Option<WrittenYear>, relation: Option<Relation>) -> Value {
        if let Some(year) = year {
            let alone = Calendar { year: Some(year), ..Calendar::default() };
            let value = self.calendar(&alone, None);
            let edtf = value.edtf.filter(|edtf| !edtf.contains(['/', '~'])).map(|year| format!("{year}-{code}"));
            return Value { words: None, edtf, ..value };
        }
        let Some(relation) = relation else { return Value::new(Kind::Relative, None) };
        let anaphoric = relation.is_anaphoric();
        let kind = if anaphoric { Kind::Anaphoric } else { Kind::Relative };
        let anchor = if anaphoric { self.memory.last.as_ref() } else { self.published.as_ref() };
        let edtf = anchor.and_then(|anchor| {
            if matches!(relation, Relation::Same | Relation::This) {
                return Some(format!("{}-{code}", shift::edtf_year(anchor.year)));
            }
            let now = anchor.month?;
            // The middle month of a season tells whether it is past.
            let middle = match code {
                21..=24 => [4, 7, 10, 13][usize::from(code - 21)],
                33..=36 => 2 + 3 * (code - 33),
                _ => 3 + 6 * (code - 40),
            };
            let step = match relation {
                Relation::Last | Relation::Previous if middle < now => 0,
                Relation::Last | Relation::Previous => -1,
                Relation::Next | Relation::Following if middle > now => 0,
                Relation::Next | Relation::Following => 1,
                _ => 0,
            };
            Some(format!("{}-{code}", shift::edtf_year(anchor.year + step)))
        });
        Value::new(kind, edtf)
    }

    fn months_ending(&self, count: u32, end: &Calendar) -> Value {
        let edtf = end.year.zip(end.month).map(|(year, month)| {
            let last = i64::from(year.value) * 12 + i64::from(month) - 1;
            let first = last - i64::from(count) + 1;
            let month = |all: i64| shift::edtf_month(all.div_euclid(12), all.rem_euclid(12) + 1);
            format!("{}/{}", month(first), month(last))
        });
        Value::new(Kind::Explicit, edtf)
    }

    fn unit(&self, unit: Unit, relation: Relation, phrase: &Phrase) -> Value {
        let sunday = self.grammar.language != Language::English;
        let last = self.memory.last.as_ref();
        // «وفي هذه السنة» in a chronicle is the year that was named.
        let told = relation == Relation::This
            && unit == Unit::Year
            && self.grammar.word(phrase.first.start) == "هذه"
            && last.is_some_and(|last| {
                self.published.as_ref().is_none_or(|published| (published.year - last.year).abs() > 1)
            });
        let anaphoric = self.now(&phrase.first).0 == Kind::Anaphoric
            || relation.is_anaphoric()
            || told
            || relation == Relation::This && self.published.is_none() && last.is_some();
        let (kind, anchor) =
            if anaphoric { (Kind::Anaphoric, last) } else { (Kind::Relative, self.published.as_ref()) };
        let found = anchor.and_then(|anchor| shift::unit_beside(anchor, unit, relation.offset(), sunday));
        let mut value = Value::new(kind, None);
        if let Some((edtf, others)) = found {
            value.alternatives = others.into_iter().map(Some).collect();
            value.edtf = Some(edtf);
        }
        value
    }

    fn shift(&self, unit: Unit, count: Option<u32>, back: bool, (anaphoric, rounded): (bool, bool)) -> Value {
        let Some(count) = count else { return Value::new(Kind::Vague, None) };
        let last = self.memory.last.as_ref();
        if anaphoric && count == 0 {
            // `the same quarter a year ago`.
            let edtf = last.and_then(|last| {
                let before = Anchor { year: last.year - 1, ..last.clone() };
                shift::unit_beside(&before, unit, 0, true)
            });
            return Value::new(Kind::Anaphoric, edtf.map(|(edtf, _)| edtf));
        }
        let (kind, anchor) =
            if anaphoric { (Kind::Anaphoric, last) } else { (Kind::Relative, self.published.as_ref()) };
        if unit < Unit::Day || unit == Unit::Century || unit == Unit::Decade && count > 1 {
            return Value::new(Kind::Vague, None);
        }
        let count = if back { -i64::from(count) } else { i64::from(count) };
        Value::new(kind, anchor.and_then(|anchor| shift::moved(anchor, unit, count, rounded)))
    }

    /// A day of the week without a date.
    fn weekday(&self, point: &Point) -> Value {
        let Some(day) = point.weekday else { return Value::new(Kind::Vague, None) };
        let days = |date: NaiveDate, offset: i64| shift::plus_days(date, offset).map(shift::edtf_day);
        let named = self.memory.weekdays[day.num_days_from_monday() as usize];
        let last = self.memory.last.as_ref().and_then(Anchor::date);
        let told = named.or(last.filter(|date| date.weekday() == day && self.published.is_none()));
        if let Some(date) = told.filter(|_| point.weekday_relation.is_none()) {
            return Value::new(Kind::Anaphoric, Some(shift::edtf_day(date)));
        }
        let Some(now) = self.published.as_ref().and_then(Anchor::date) else {
            return Value::new(Kind::Relative, None);
        };
        let ahead = i64::from((7 + day.num_days_from_monday() - now.weekday().num_days_from_monday()) % 7);
        let back = (7 - ahead) % 7;
        let offset = match point.weekday_relation {
            Some(Relation::Last | Relation::Previous) => -(if back == 0 { 7 } else { back }),
            Some(Relation::Next | Relation::Following) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            _ if self.is_to_come(point) => ahead,
            _ => -back,
        };
        Value::new(Kind::Relative, days(now, offset))
    }

    /// Returns true if the clause before or behind a point says that something will happen.
    fn is_to_come(&self, point: &Point) -> bool {
        let near = point.start.saturating_sub(12)..(point.end + 8).min(self.grammar.tokens.len());
        near.into_iter().any(|at| {
            matches!(
                self.grammar.word(at),
                "will" | "سوف" | "scheduled" | "شود" | "ستعقد" | "سيعقد" | "ستقام" | "سيقام"
            )
        })
    }

    /// Compares the day of the week with the day.
    fn check_weekday(&self, point: &Point, value: &mut Value) {
        let Some((day, edtf)) = point.weekday.zip(value.edtf.as_ref()) else { return };
        let Ok(when) = EdtfDate::parse(edtf) else { return };
        let Some(date) = Anchor::of(&when).and_then(|anchor| anchor.date()) else { return };
        if when.is_interval() || edtf.contains('~') || date.weekday() == day {
            return;
        }
        value.remarks.push(Remark::Weekday);
        value.alternatives = vec![value.edtf.clone(), None];
    }
}

fn is_hijri_month(core: &Core) -> bool {
    matches!(
        core,
        Core::Calendar(Calendar {
            calendar: Some(SecondCalendar::Hijri),
            days: Days::All,
            year: None,
            relation: None,
            ..
        })
    )
}

/// Gives each end of a span the month and the year that the other one says for both.
fn share(first: &mut Core, last: &mut Core) {
    if let (Core::Part(_, first_year, None), Core::Part(_, last_year, _)) = (&mut *first, &*last) {
        *first_year = first_year.or(*last_year);
    }
    if let (Core::Century(_, first_era), Core::Century(_, last_era)) = (&mut *first, &*last) {
        *first_era = first_era.or(*last_era);
    }
    let (Core::Calendar(a), Core::Calendar(b)) = (first, last) else { return };
    if a.month.is_none() && a.days != Days::All {
        (a.month, a.calendar) = (b.month, b.calendar);
    }
    if b.month.is_none() && b.days != Days::All {
        (b.month, b.calendar) = (a.month, a.calendar);
    }
    match (a.year, b.year) {
        (None, Some(year)) => {
            // «من ديسمبر إلى فبراير 2024»: from the year before.
            let earlier = a.month > b.month && a.calendar == b.calendar && year.era != Some(Era::Before);
            a.year = Some(if earlier { WrittenYear { value: year.value.saturating_sub(1), ..year } } else { year });
        }
        (Some(year), None) if b.month.is_some() => {
            let later = b.month < a.month && year.era != Some(Era::Before);
            b.year = Some(if later { WrittenYear { value: year.value + 1, ..year } } else { year });
        }
        (Some(one), Some(two)) => {
            let era = one.era.or(two.era);
            if a.month.is_none() && b.month.is_none() {
                a.year = Some(WrittenYear { era: one.era.or(two.era), ..one });
                b.year = Some(WrittenYear {
                    era: two.era.or(era.filter(|era| *era != Era::Before || two.value < one.value)),
                    ..two
                });
            }
        }
        (None, None) => {
            a.relation = a.relation.or(b.relation);
            a.year_relation = a.year_relation.or(b.year_relation);
        }
        _ => {}
    }
}

/// Years from that of an anchor to a month that is last, next or this one.
fn year_step(relation: Relation, month: u8, now: u8) -> i64 {
    match relation {
        Relation::Last | Relation::Previous => -i64::from(month >= now),
        Relation::Next | Relation::Following => i64::from(month <= now),
        _ => 0,
    }
}

/// The year among three that lies nearest to an anchor, or whose day has the right name.
fn nearest(anchor: &Anchor, calendar: &Calendar, year: i64, weekday: Option<Weekday>) -> i64 {
    let now = i64::from(anchor.month.unwrap_or(6)) * 30 + i64::from(anchor.day.unwrap_or(15));
    let month = calendar.month.unwrap_or(6);
    let day = if let Days::One(day) = calendar.days { day } else { 15 };
    let there = i64::from(month) * 30 + i64::from(day);
    let years = [year, year - 1, year + 1];
    if calendar.calendar.is_none()
        && weekday.is_some()
        && let Some(fitting) = years.into_iter().find(|year| is_weekday(calendar, *year, weekday))
    {
        return fitting;
    }
    if calendar.calendar.is_some() || anchor.month.is_none() {
        return year;
    }
    match there - now {
        apart if apart > 182 => year - 1,
        apart if apart < -182 => year + 1,
        _ => year,
    }
}

/// Returns true if the day has the name in a year, or has no name.
fn is_weekday(calendar: &Calendar, year: i64, weekday: Option<Weekday>) -> bool {
    let (Some(weekday), Some(month), Days::One(day), None) =
        (weekday, calendar.month, &calendar.days, calendar.calendar)
    else {
        return true;
    };
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month.into(), (*day).into()));
    date.is_some_and(|date| date.weekday() == weekday)
}

/// A day with a time of day; anything else as it is.
fn timed(edtf: &str, hour: u8, minute: u8, second: u8) -> String {
    let is_day = edtf.len() == 10 && edtf.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if is_day { format!("{edtf}T{hour:02}:{minute:02}:{second:02}") } else { edtf.to_owned() }
}

/// The words of a year or a month of EDTF.
fn words_of(edtf: &str) -> Option<String> {
    let (year, month) = edtf.split_once('-').map_or((edtf, None), |(year, month)| (year, Some(month)));
    let year = WrittenYear { value: year.parse().ok().filter(|_| year.len() == 4)?, digits: 4, era: None };
    let month = match month {
        None => None,
        Some(month) => Some(month.parse().ok().filter(|month| (1..=12).contains(month))?),
    };
    Some(spelling::date(&Calendar { month, ..Calendar::default() }, year, false))
}

/// A bound around EDTF that is no words: an interval, a week, a season.
fn bounded(bound: Bound, edtf: &str) -> Option<String> {
    let first = edtf.split('/').next()?;
    let last = edtf.rsplit('/').next()?;
    let plain = |edtf: &str| EdtfDate::parse(edtf.trim_end_matches('~')).ok();
    let day = |edtf: &str, late: bool, offset: i64| {
        let when = plain(edtf)?;
        let day = if late { when.latest_day() } else { when.earliest_day() }?;
        shift::plus_days(day, offset).map(shift::edtf_day)
    };
    Some(match bound {
        Bound::Since | Bound::OrLater => format!("{first}/.."),
        Bound::Until => format!("../{last}"),
        Bound::By | Bound::OrEarlier => format!("[..{}]", day(last, true, 0)?),
        Bound::Before => format!("[..{}]", day(first, false, -1)?),
        Bound::After => format!("[{}..]", day(last, true, 1)?),
    })
}

/// The first decade of this century, whose words may be read as those of the century, or a third of it.
fn third_of_2000s(third: Option<Third>) -> String {
    let years = match third {
        None => return "200X".to_owned(),
        Some(Third::Early | Third::Start) => [2000, 2003],
        Some(Third::Mid) => [2004, 2006],
        Some(Third::Late | Third::End) => [2007, 2009],
    };
    format!("{}~/{}~", years[0], years[1])
}

/// A date of our calendar that needs no reader: all but the rare ones.
fn plain(calendar: &Calendar, year: WrittenYear) -> Option<String> {
    let our_era = year.era.is_none() && calendar.calendar.is_none() && (1600..=9999).contains(&year.value);
    let number = i32::try_from(year.value).ok().filter(|_| our_era)?;
    match (calendar.month, &calendar.days) {
        (None, Days::All) => Some(shift::edtf_year(number.into())),
        (Some(month), Days::All) => Some(shift::edtf_month(number.into(), month.into())),
        (Some(month), Days::One(day)) => {
            NaiveDate::from_ymd_opt(number, month.into(), (*day).into()).map(shift::edtf_day)
        }
        _ => None,
    }
}

/// The day of a name by its number within a month, 0 for the last one.
fn nth_weekday(year: WrittenYear, month: u8, nth: u8, day: Weekday) -> Option<String> {
    let year = i32::try_from(year.value).ok().filter(|_| year.era.is_none())?;
    let of = |nth| {
        NaiveDate::from_weekday_of_month_opt(year, month.into(), day, nth)
            .filter(|date| date.month() == u32::from(month))
    };
    let found = if nth == 0 { of(5).or_else(|| of(4)) } else { of(nth) };
    found.map(shift::edtf_day)
}

/// The letters of an ordinal in digits.
fn ordinal(number: u32) -> &'static str {
    match (number % 10, number % 100) {
        (1, rest) if rest != 11 => "st",
        (2, rest) if rest != 12 => "nd",
        (3, rest) if rest != 13 => "rd",
        _ => "th",
    }
}
