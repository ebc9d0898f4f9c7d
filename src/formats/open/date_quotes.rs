//! Dates that say something else than the words that are quoted for them.

use std::path::Path;

use crate::base::Diagnostic;
use crate::formats::kit::places::Places;
use crate::model::date::DAY;
use crate::model::date::phrase::{Context, Note, ParsedDate, parse_phrase};
use crate::model::{Attests, EdtfDate, Excerpt, Project, Stance};

/// A warning for each quote that is there to attest a date and says another one: none of what it may mean has a day in
/// common with the date. Words that are no date by themselves say nothing.
pub(crate) fn contradictions(project: &Project, places: &Places, path: &Path) -> Vec<Diagnostic> {
    let attests = |excerpt: &Excerpt| excerpt.attests == Attests::Date && excerpt.stance == Stance::Supports;
    let quotes = project.excerpts().filter(|(_, excerpt)| attests(excerpt));
    quotes
        .filter_map(|(ix, excerpt)| {
            let event = project.event(ix.event)?;
            let when = event.when()?;
            let mut context = Context::default();
            context.language = project.language_of(excerpt);
            let words = excerpt.exact.as_unproven();
            let read = parse_phrase(words, &context).ok().filter(|read| !may_mean(read, &when))?;
            let told =
                Diagnostic::warning("date-other-than-quoted").arg("field", event.id()).arg("found", when.as_str());
            let told = told.arg("quoted", words).arg("date", read.when.as_str()).in_file(path);
            Some(Diagnostic { place: places.excerpt(ix), ..told })
        })
        .collect()
}

/// Returns true if words may mean a date, in one of the ways in which they can be read.
fn may_mean(read: &ParsedDate, when: &EdtfDate) -> bool {
    let others = read.notes.iter().filter_map(|note| match note {
        Note::DayOrMonth(other) | Note::Or(other) | Note::InCalendar(_, other) | Note::Twice { other, .. } => {
            Some(other)
        }
        _ => None,
    });
    // Days of other calendars are computed and marked as approximate, since they may be off by one.
    let is_computed = read.notes.iter().any(|note| matches!(note, Note::Computed(_)));
    if when.is_approximate() || read.when.is_approximate() && !is_computed {
        return true;
    }
    let slack = if is_computed { DAY } else { 0 };
    let near = |meant: &EdtfDate| match (meant.bounds(), when.bounds()) {
        (Some(meant), Some(when)) => meant.overlaps(when.from.time - slack, when.to.time + slack),
        _ => true,
    };
    std::iter::once(&read.when).chain(others).any(near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Event;

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
            let quote = |attests| Excerpt { exact: words.into(), attests, ..Excerpt::default() };
            let excerpts = vec![quote(Attests::Event), quote(Attests::Date)];
            let event = Event { when: EdtfDate::parse(when).ok(), excerpts, ..Event::default() };
            let project = Project { events: [event].into(), ..Project::default() };
            let found = contradictions(&project, &Places::default(), Path::new("p.json"));
            assert_eq!(found.len(), usize::from(expected), "{when}: {words}: {found:?}");
        }
    }
}
