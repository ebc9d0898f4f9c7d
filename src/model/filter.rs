//! Conditions on the events that show: within one kind of condition any will do, and every kind must be met.

use std::collections::BTreeSet;

use super::date::Time;
use super::{EventRef, Extra, Id, Project, Status, ViewFilter};
use crate::base::EventIx;

/// Conditions that an event must meet to show. The default lets every event through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Lanes whose events do not show; the empty id stands for having no lane.
    pub hidden_lanes: BTreeSet<Id>,
    /// Actors of whom at least one takes part. Empty: no condition.
    pub actors: BTreeSet<Id>,
    /// Tags of which the event has at least one. Empty: no condition.
    pub tags: BTreeSet<String>,
    /// Statuses of which the event has one. Empty: no condition.
    pub statuses: BTreeSet<Status>,
    /// An excerpt from at least one of these documents. Empty: no condition.
    pub documents: BTreeSet<Id>,
    /// The date may lie between these two times (the first included, the second not); an event without a place in
    /// time does not.
    pub span: Option<(Time, Time)>,
}

impl Filter {
    /// The conditions of a saved view; `span` is that of the view, half-open.
    pub fn of_view(view: &ViewFilter, span: Option<(Time, Time)>) -> Self {
        Self {
            hidden_lanes: view.hidden_lanes.iter().cloned().collect(),
            actors: view.actors.iter().cloned().collect(),
            tags: view.tags.iter().cloned().collect(),
            statuses: view.statuses.iter().copied().collect(),
            documents: view.documents.iter().cloned().collect(),
            span: span.filter(|_| view.within_span),
        }
    }

    /// The conditions as a saved view has them.
    pub fn to_view(&self) -> ViewFilter {
        ViewFilter {
            hidden_lanes: self.hidden_lanes.iter().cloned().collect(),
            actors: self.actors.iter().cloned().collect(),
            tags: self.tags.iter().cloned().collect(),
            statuses: self.statuses.iter().copied().collect(),
            documents: self.documents.iter().cloned().collect(),
            within_span: self.span.is_some(),
            extra: Extra::new(),
        }
    }

    /// Returns true if every event passes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns true if an event of the project passes; a handle that leads nowhere does not.
    pub fn matches(&self, project: &Project, event: EventIx) -> bool {
        project.event(event).is_some_and(|e| self.passes(e))
    }

    /// Returns true if an event passes.
    pub fn passes(&self, event: EventRef<'_>) -> bool {
        let lane = event.lane().map_or("", |lane| lane);
        !self.hidden_lanes.contains(lane)
            && any(&self.actors, event.actors())
            && any(&self.tags, event.tags())
            && any(&self.statuses, [&event.status()])
            && any(&self.documents, event.excerpts().iter().map(|x| &x.document))
            && self.span.is_none_or(|(from, to)| overlaps(event, from, to))
    }
}

/// Returns true if nothing is selected, or something of what there is.
fn any<'a, T: Ord + 'a>(selected: &BTreeSet<T>, of: impl IntoIterator<Item = &'a T>) -> bool {
    selected.is_empty() || of.into_iter().any(|x| selected.contains(x))
}

fn overlaps(event: EventRef<'_>, from: Time, to: Time) -> bool {
    event.bounds().is_some_and(|b| b.overlaps(from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::date::time_of_day;
    use crate::model::{EdtfDate, Event, Excerpt};
    use chrono::NaiveDate;

    fn event(
        id: &str,
        lane: Option<&str>,
        actors: &[&str],
        tags: &[&str],
        when: Option<&str>,
        document: &str,
    ) -> Event {
        Event {
            id: id.into(),
            lane: lane.map(Id::from),
            actors: actors.iter().map(|a| Id::from(*a)).collect(),
            tags: tags.iter().map(|t| (*t).to_owned()).collect(),
            when: when.and_then(|w| EdtfDate::parse(w).ok()),
            status: if when.is_some() { Status::Confirmed } else { Status::Disputed },
            excerpts: vec![Excerpt { document: document.into(), ..Excerpt::default() }],
            ..Event::default()
        }
    }

    fn project() -> Project {
        Project {
            events: [
                event("a", Some("x"), &["p"], &["t"], Some("2023-10"), "d"),
                event("b", Some("y"), &["p", "q"], &["t", "u"], Some("2025/.."), "d"),
                event("c", None, &[], &[], None, "e"),
                event("d", Some("y"), &["q"], &["u"], Some("../2020"), "e"),
            ]
            .into(),
            ..Project::default()
        }
    }

    fn ids(names: &[&str]) -> BTreeSet<Id> {
        names.iter().map(|n| Id::from(*n)).collect()
    }

    fn passing(filter: &Filter) -> String {
        let project = project();
        let pass = |(i, _): &(usize, EventRef<'_>)| filter.matches(&project, EventIx::from(*i));
        project.events.iter().enumerate().filter(pass).map(|(_, e)| e.id()).collect()
    }

    #[test]
    fn any_within_a_kind_and_all_kinds() {
        let none = Filter::default;
        let tags = |t: &[&str]| t.iter().map(|t| (*t).to_owned()).collect::<BTreeSet<_>>();
        let cases = [
            (none(), "abcd"),
            (Filter { hidden_lanes: ids(&["y"]), ..none() }, "ac"),
            (Filter { hidden_lanes: ids(&["", "x"]), ..none() }, "bd"),
            (Filter { actors: ids(&["p"]), ..none() }, "ab"),
            (Filter { actors: ids(&["p", "q"]), ..none() }, "abd"),
            (Filter { tags: tags(&["u", "v"]), ..none() }, "bd"),
            (Filter { actors: ids(&["p"]), tags: tags(&["u"]), ..none() }, "b"),
            (Filter { statuses: [Status::Disputed].into(), ..none() }, "c"),
            (Filter { documents: ids(&["e"]), ..none() }, "cd"),
            (Filter { documents: ids(&["e"]), hidden_lanes: ids(&["y"]), ..none() }, "c"),
            (Filter { actors: ids(&["z"]), ..none() }, ""),
        ];
        for (filter, expected) in cases {
            assert_eq!(passing(&filter), expected, "{filter:?}");
            assert_eq!(filter.is_empty(), filter == none());
        }
    }

    #[test]
    fn spans_take_what_may_lie_in_them() {
        let day = |y, m, d| time_of_day(NaiveDate::from_ymd_opt(y, m, d).expect("a day"));
        let cases = [
            (day(2023, 10, 31), day(2024, 1, 1), "a"),
            (day(2023, 11, 1), day(2024, 1, 1), ""),
            (day(2030, 1, 1), day(2031, 1, 1), "b"),
            (day(1900, 1, 1), day(1901, 1, 1), "d"),
            (day(1900, 1, 1), day(2100, 1, 1), "abd"),
        ];
        for (from, to, expected) in cases {
            assert_eq!(passing(&Filter { span: Some((from, to)), ..Filter::default() }), expected);
        }
    }

    #[test]
    fn a_handle_to_nothing_does_not_pass() {
        assert!(!Filter::default().matches(&project(), EventIx(4)));
    }

    #[test]
    fn a_filter_comes_back_from_a_view() {
        let filters = [
            Filter::default(),
            Filter {
                hidden_lanes: ["".into(), "l".into()].into(),
                statuses: [Status::Disputed].into(),
                ..Filter::default()
            },
            Filter {
                actors: ["p".into()].into(),
                tags: ["t".to_owned()].into(),
                span: Some((3, 9)),
                ..Filter::default()
            },
        ];
        for filter in filters {
            let view = filter.to_view();
            assert_eq!(Filter::of_view(&view, Some((3, 9))), filter);
            assert_eq!(view.is_empty(), filter.is_empty());
        }
    }
}
