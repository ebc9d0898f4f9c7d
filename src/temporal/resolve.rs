//! The values of expressions.

use super::cue::{Cue, Era, Third, Unit};
use super::expression::{Context, Expression, Kind, Needs, Remark};
use super::grammar::{Grammar, Language};
use super::memory::{Anchor, Memory};
use super::notation::{bounded, ordinal, third_of_2000s, timed, words_of};
use super::parts::{Bound, Calendar, Core, Days, Phrase, Point, WrittenYear, second_of};
use super::token::Suffix;
use super::{shift, spelling};
use crate::model::EdtfDate;
use crate::model::date::calendars::SecondCalendar;
use crate::model::date::phrase::{self, Order, parse_phrase};

/// Gives phrases their values, in the order of the text.
pub(super) struct Resolver<'g, 't> {
    pub(super) grammar: &'g Grammar<'t>,
    pub(super) language: &'g str,
    pub(super) published: Option<Anchor>,
    pub(super) memory: Memory,
}

/// Value of a point or a phrase.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) kind: Kind,
    /// The words for the phrase reader, if it is a date of a calendar.
    pub(super) words: Option<String>,
    pub(super) edtf: Option<String>,
    pub(super) alternatives: Vec<Option<String>>,
    pub(super) remarks: Vec<Remark>,
}

impl Value {
    pub(super) fn new(kind: Kind, edtf: Option<String>) -> Self {
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

    pub(super) fn value(&mut self, phrase: &Phrase) -> Option<Value> {
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
    pub(super) fn remember(&mut self, phrase: &Phrase, value: &Value) {
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
    pub(super) fn qualified(&self, phrase: &Phrase, value: &Value, edtf: String) -> Option<String> {
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
    pub(super) fn words(&self, phrase: &Phrase) -> Option<&'t str> {
        let tokens = &self.grammar.tokens;
        self.grammar.text.get(tokens.get(phrase.start)?.start..tokens.get(phrase.end.checked_sub(1)?)?.end)
    }

    pub(super) fn read(&self, words: &str) -> Option<String> {
        let mut context = phrase::Context::from(Order::DayFirst);
        context.language = self.language;
        parse_phrase(words, &context).ok().map(|read| read.when.to_string())
    }

    /// The date that «أمس» is counted from, and its kind: that of the document, or in a quotation the one that its own
    /// line gives to the words.
    pub(super) fn now(&self, point: &Point) -> (Kind, Option<&Anchor>) {
        match self.memory.last.as_ref().filter(|_| !self.memory.counted && self.is_quoted(point.start)) {
            Some(last) => (Kind::Anaphoric, Some(last)),
            None => (Kind::Relative, self.published.as_ref()),
        }
    }

    /// Returns true if a token stands in a quotation that a date leads on the same line.
    pub(super) fn is_quoted(&self, at: usize) -> bool {
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

    pub(super) fn span(&self, phrase: &Phrase, first: &Point, last: &Point) -> Value {
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

    pub(super) fn point(&self, phrase: &Phrase, point: &Point) -> Value {
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

    pub(super) fn worded(&self, words: String) -> Value {
        Value { edtf: self.read(&words), words: Some(words), ..Value::new(Kind::Explicit, None) }
    }

    pub(super) fn tens(&self, tens: u8, century: u32, in_doubt: bool) -> Value {
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
    pub(super) fn twins(&self, phrase: &Phrase, point: &Point, twin: &Point) -> Value {
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
