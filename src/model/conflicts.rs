//! Conflicts between what an event says and what is quoted for it: dates that the words give otherwise, quotes of a date
//! that disagree, quotes that contradict.
//!
//! Only what cannot be otherwise is a conflict. Words that are no date by themselves say nothing, words that may mean
//! several dates mean the one that fits, and whatever is "about" a date fits all.

use super::date::phrase::{Context, Note, ParsedDate, parse_phrase};
use super::date::{Bounds, DAY, EdtfDate, Time};
use super::{Attests, EventRef, Excerpt, Project, Stance, Status};
use crate::base::{EventIx, ExcerptIx};

/// A conflict of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The words that are quoted for the date read as another one than that of the event.
    Date {
        /// The quote.
        excerpt: ExcerptIx,
        /// The date of the event.
        when: EdtfDate,
        /// The date that the words give.
        read: EdtfDate,
    },
    /// Two quotes of the date give dates that have no day in common.
    Quotes {
        /// The quotes, in their order.
        excerpts: [ExcerptIx; 2],
        /// The dates that they give.
        read: [EdtfDate; 2],
    },
    /// Quotes contradict an event that is not marked as disputed.
    Contradicted {
        /// The event.
        event: EventIx,
        /// Positions of the quotes that contradict it.
        excerpts: Vec<u32>,
    },
}

impl Conflict {
    /// The event that it is about.
    pub fn event(&self) -> EventIx {
        match self {
            Self::Date { excerpt, .. } | Self::Quotes { excerpts: [excerpt, _], .. } => excerpt.event,
            Self::Contradicted { event, .. } => *event,
        }
    }

    /// The code of the finding that tells it.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Date { .. } => "date-conflict",
            Self::Quotes { .. } => "date-quotes-conflict",
            Self::Contradicted { .. } => "event-contradicted",
        }
    }
}

/// All conflicts of a project, in the order of its events.
pub fn conflicts(project: &Project) -> Vec<Conflict> {
    let events = project.events.iter().enumerate().filter(|(_, event)| !event.excerpts().is_empty());
    events.flat_map(|(at, event)| of_event(project, EventIx::from(at), event)).collect()
}

/// The conflicts of one event.
pub fn of_event(project: &Project, event_ix: EventIx, event: EventRef<'_>) -> Vec<Conflict> {
    let is_date = |excerpt: &Excerpt| excerpt.attests == Attests::Date && excerpt.stance == Stance::Supports;
    let own = || (0_u32..).zip(event.excerpts());
    let readings: Vec<(ExcerptIx, Reading)> = own()
        .filter(|(_, excerpt)| is_date(excerpt))
        .filter_map(|(nth, excerpt)| Some((ExcerptIx { event: event_ix, nth }, Reading::of(project, excerpt)?)))
        .collect();
    let mut found = Vec::new();
    match event.when() {
        Some(when) => found.extend(against(&when, &readings)),
        None => found.extend(among(&readings)),
    }
    let contradicting = own().filter(|(_, excerpt)| excerpt.stance == Stance::Contradicts);
    let excerpts: Vec<u32> = contradicting.map(|(nth, _)| nth).collect();
    if !excerpts.is_empty() && event.status() != Status::Disputed {
        found.push(Conflict::Contradicted { event: event_ix, excerpts });
    }
    found
}

/// Readings that have no day in common with the date of their event. Those that have one each need none with each other:
/// an event may last from the one to the other.
fn against(when: &EdtfDate, readings: &[(ExcerptIx, Reading)]) -> Vec<Conflict> {
    let others = readings.iter().filter(|(_, reading)| !reading.may_mean(when));
    let conflict = |(excerpt, reading): &(ExcerptIx, Reading)| Conflict::Date {
        excerpt: *excerpt,
        when: when.clone(),
        read: reading.when.clone(),
    };
    others.map(conflict).collect()
}

/// The first two readings that have no day in common.
fn among(readings: &[(ExcerptIx, Reading)]) -> Option<Conflict> {
    let pairs = readings.iter().enumerate().flat_map(|(nth, a)| readings[nth + 1..].iter().map(move |b| (a, b)));
    let (a, b) = pairs.into_iter().find(|((_, a), (_, b))| !a.may_agree(b))?;
    Some(Conflict::Quotes { excerpts: [a.0, b.0], read: [a.1.when.clone(), b.1.when.clone()] })
}

/// The date that words give, and what else they may mean.
struct Reading {
    when: EdtfDate,
    /// Bounds of all that the words may mean; `None` if one of them has no place in time.
    bounds: Option<Vec<Bounds>>,
    is_approximate: bool,
    /// Seconds that it may be off: days of other calendars are computed.
    slack: Time,
}

impl Reading {
    fn of(project: &Project, excerpt: &Excerpt) -> Option<Self> {
        let mut context = Context::default();
        context.language = project.language_of(excerpt);
        parse_phrase(excerpt.exact.as_unproven(), &context).ok().map(Self::from)
    }

    /// Returns true if the words may mean a date.
    fn may_mean(&self, when: &EdtfDate) -> bool {
        if when.is_approximate() || self.is_approximate {
            return true;
        }
        let (Some(meant), Some(when)) = (&self.bounds, when.bounds()) else { return true };
        meant.iter().any(|meant| meant.overlaps(when.from.time - self.slack, when.to.time + self.slack))
    }

    /// Returns true if two quotes may mean the same day.
    fn may_agree(&self, other: &Self) -> bool {
        if self.is_approximate || other.is_approximate {
            return true;
        }
        let (Some(own), Some(others)) = (&self.bounds, &other.bounds) else { return true };
        let slack = self.slack + other.slack;
        own.iter().any(|a| others.iter().any(|b| a.overlaps(b.from.time - slack, b.to.time + slack)))
    }
}

impl From<ParsedDate> for Reading {
    fn from(read: ParsedDate) -> Self {
        let others = read.notes.iter().filter_map(|note| match note {
            Note::DayOrMonth(other) | Note::Or(other) | Note::InCalendar(_, other) | Note::Twice { other, .. } => {
                Some(other)
            }
            _ => None,
        });
        let bounds = std::iter::once(&read.when).chain(others).map(EdtfDate::bounds).collect();
        // Days of other calendars are marked as approximate, since they may be off by one; that alone fits not all.
        let is_computed = read.notes.iter().any(|note| matches!(note, Note::Computed(_)));
        let slack = if is_computed { DAY } else { 0 };
        Self { is_approximate: read.when.is_approximate() && !is_computed, bounds, slack, when: read.when }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Event;

    fn quote(words: &str, attests: Attests, stance: Stance) -> Excerpt {
        Excerpt { exact: words.into(), attests, stance, ..Excerpt::default() }
    }

    /// Codes of the conflicts of an event with quotes of its date.
    fn found(when: &str, words: &[&str]) -> Vec<&'static str> {
        let event = Event { title: "t".into(), status: Status::Reported, ..event(when, words) };
        conflicts(&Project { events: [event].into(), ..Project::default() }).iter().map(Conflict::code).collect()
    }

    fn event(when: &str, words: &[&str]) -> Event {
        let mut excerpts = vec![quote("2001", Attests::Event, Stance::Supports)];
        excerpts.extend(words.iter().map(|words| quote(words, Attests::Date, Stance::Supports)));
        Event { when: EdtfDate::parse(when).ok(), excerpts, ..Event::default() }
    }

    #[test]
    fn a_date_that_its_quote_contradicts_is_told() {
        // The date, the words quoted for it, whether they contradict it.
        let table = [
            ("2023-10", "أكتوبر 2023", false),
            ("2024-03", "أكتوبر 2023", true),
            ("2023-10-05", "أكتوبر 2023", false),
            ("2023", "أكتوبر 2023", false),
            ("2022", "October 2023", true),
            ("2023-09/2023-11", "October 2023", false),
            ("2023-11/..", "October 2023", true),
            ("2023-11~", "October 2023", false),
            ("2024-03-25", "15 رمضان 1445هـ", false),
            ("2024-05-25", "15 رمضان 1445هـ", true),
            ("2024-05-04", "4/5/2024", false),
            ("2024-04-05", "4/5/2024", false),
            ("2024-06-05", "4/5/2024", true),
            ("2024-03", "last week", false),
            ("2024-03", "he said so", false),
            ("2024-03", "October", false),
        ];
        for (when, words, expected) in table {
            assert_eq!(found(when, &[words]), vec!["date-conflict"; usize::from(expected)], "{when}: {words}");
        }
    }

    #[test]
    fn quotes_of_a_date_that_disagree_are_told() {
        let table: [(&str, &[&str], &[&str]); 11] = [
            ("", &["أكتوبر 2023", "March 2024"], &["date-quotes-conflict"]),
            ("", &["أكتوبر 2023", "October 2023", "2023"], &[]),
            ("", &["4/5/2024", "5 April 2024"], &[]),
            ("", &["about 2020", "2023"], &[]),
            ("", &["15 رمضان 1445هـ", "25 March 2024"], &[]),
            ("", &["15 رمضان 1445هـ", "25 May 2024"], &["date-quotes-conflict"]),
            // From the one day to the other.
            ("2024-03-05/2024-03-09", &["5 March 2024", "9 March 2024"], &[]),
            ("2024", &["5 March 2024", "9 May 2024"], &[]),
            ("2024-03-05", &["5 March 2024", "March 2024"], &[]),
            // The one that fits is no fault.
            ("2024-03-05", &["5 March 2024", "7 March 2024"], &["date-conflict"]),
            ("2024-03-06", &["5 March 2024", "7 March 2024"], &["date-conflict", "date-conflict"]),
        ];
        for (when, words, expected) in table {
            assert_eq!(found(when, words), expected, "{when} {words:?}");
        }
    }

    #[test]
    fn quotes_that_contradict_are_told_until_the_event_is_disputed() {
        for (status, expected) in [(Status::Reported, 1), (Status::Disputed, 0)] {
            let excerpts = vec![
                quote("x", Attests::Event, Stance::Supports),
                quote("y", Attests::Event, Stance::Contradicts),
                quote("March 2020", Attests::Date, Stance::Contradicts),
            ];
            let when = EdtfDate::parse("2024").ok();
            let event = Event { when, status, excerpts, ..Event::default() };
            let found = conflicts(&Project { events: [event].into(), ..Project::default() });
            assert_eq!(found.len(), expected, "{found:?}");
            if let Some(Conflict::Contradicted { excerpts, .. }) = found.first() {
                assert_eq!(*excerpts, [1, 2]);
            }
        }
    }
}
