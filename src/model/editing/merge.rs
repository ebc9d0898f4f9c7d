//! Two tellings of one event made into one, with all quotes.

use std::collections::BTreeSet;

use super::events::several;
use crate::model::edit::Change;
use crate::model::{Edit, EdtfDate, Event, EventNote, Extra, Id, LocalText, Project};

/// One event made of several, and what they did not agree on.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The edit that makes it.
    pub edit: Edit,
    /// The event that stays.
    pub kept: Id,
    /// The dates of the tellings, each once, the one that stays first; more than one if they differ.
    pub dates: Vec<EdtfDate>,
    /// True if no day lies in all of the dates: the tellings contradict each other.
    pub is_conflict: bool,
}

/// Merges events into the first of them; `None` unless at least two of the ids lead to events of their own.
///
/// Every quote is kept, each once; people and tags of all; the date of the first that has one. A title and a summary of
/// another telling are kept as a note, so that nothing is lost that somebody wrote.
pub fn merge_events(project: &Project, ids: &[&str]) -> Option<Merged> {
    let mut seen = BTreeSet::new();
    let positions = ids.iter().filter_map(|id| project.events.position(id)).filter(|at| seen.insert(*at));
    let mut tellings = positions.filter_map(|at| project.events.get(at)).map(|event| event.to_event());
    let mut kept = tellings.next()?;
    let (mut dates, mut removed) = (Vec::from_iter(kept.when.clone()), Vec::new());
    for other in tellings {
        dates.extend(other.when.clone().filter(|when| !dates.contains(when)));
        removed.push(Edit::Event(Change::remove(other.id.clone())));
        take_in(&mut kept, other);
    }
    if removed.is_empty() {
        return None;
    }
    let id = kept.id.clone();
    removed.push(Edit::Event(Change::put(kept)));
    let edit = several(removed)?;
    Some(Merged { edit, kept: id, is_conflict: !have_common_day(&dates), dates })
}

/// Returns true if some moment lies in all dates that have a place.
fn have_common_day(dates: &[EdtfDate]) -> bool {
    let bounds: Vec<_> = dates.iter().filter_map(EdtfDate::bounds).collect();
    bounds
        .iter()
        .enumerate()
        .all(|(nth, a)| bounds[nth..].iter().all(|b| a.overlaps(b.from.time, b.to.time.max(b.from.time + 1))))
}

fn take_in(kept: &mut Event, other: Event) {
    kept.when = kept.when.take().or(other.when);
    kept.lane = kept.lane.take().or(other.lane);
    kept.importance = kept.importance.max(other.importance);
    add_new(&mut kept.actors, other.actors);
    add_new(&mut kept.tags, other.tags);
    add_new(&mut kept.excerpts, other.excerpts);
    kept.notes.extend(take_text(&mut kept.title, other.title));
    match (&mut kept.summary, other.summary) {
        (Some(summary), Some(more)) => kept.notes.extend(take_text(summary, more)),
        (summary, more) => *summary = summary.take().or(more),
    }
    kept.notes.extend(other.notes);
    kept.reviews.extend(other.reviews);
    take_extra(&mut kept.extra, other.extra);
}

fn add_new<T: PartialEq>(kept: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
}

/// Takes the languages over that are missing; gives the text as a note if there is another one in its place.
fn take_text(kept: &mut LocalText, other: LocalText) -> Option<EventNote> {
    if kept.is_empty() {
        *kept = other;
        return None;
    }
    if other.is_empty() || *kept == other {
        return None;
    }
    let is_left = match (&mut *kept, &other) {
        (LocalText::Map(texts), LocalText::Map(more)) => {
            let mut is_left = false;
            for (tag, text) in more {
                match texts.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag)) {
                    Some((_, there)) => is_left |= there != text,
                    None => texts.push((tag.clone(), text.clone())),
                }
            }
            is_left
        }
        (kept, other) => kept != other,
    };
    is_left.then(|| EventNote { text: other, ..EventNote::default() })
}

/// Takes unknown fields over; one that is there with another value gets a number behind its name.
fn take_extra(kept: &mut Extra, other: Extra) {
    for (name, value) in other {
        if kept.get(&name) == Some(&value) {
            continue;
        }
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !kept.contains_key(name));
        kept.extend(free.map(|name| (name, value)));
    }
}
