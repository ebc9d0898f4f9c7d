//! Steps of a journal made again on a project.

use crate::app::session::history::History;
use crate::app::session::journal::record::{Step, net};
use crate::model::{Edit, EditError, Project};

/// Result of making steps again.
#[derive(Debug)]
pub struct Replayed {
    /// Undo and redo, as they were.
    pub history: History,
    /// The steps that were made.
    pub steps: Vec<Step>,
    /// The edits that do not fit the project, in order.
    pub refused: Vec<Refused>,
}

/// An edit that was not made again.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// The edit.
    pub edit: Edit,
    /// Why it does not fit; `None` if it comes after one that does not fit and may build on that.
    pub why: Option<EditError>,
}

/// Makes the steps again on the project that they began from, undo and redo too. Stops at the first that does not fit,
/// since those after it build on it; they are counted as refused.
pub fn exactly(project: &mut Project, steps: Vec<Step>) -> Replayed {
    let (mut history, mut done) = (History::new(), Vec::new());
    let mut rest = steps.into_iter();
    for step in rest.by_ref() {
        let made = match &step {
            Step::Edit(edit) => history.apply(project, edit.clone()).map(|()| true),
            Step::Undo => history.undo(project),
            Step::Redo => history.redo(project),
        };
        if !made.as_ref().is_ok_and(|made| *made) {
            let mut why = made.err();
            let refused = std::iter::once(step).chain(rest).filter_map(|step| match step {
                Step::Edit(edit) => Some(Refused { edit, why: why.take() }),
                Step::Undo | Step::Redo => None,
            });
            let refused = refused.collect();
            return Replayed { history, steps: done, refused };
        }
        done.push(step);
    }
    Replayed { history, steps: done, refused: Vec::new() }
}

/// Makes those edits again that fit a project which is not the one that they began from. Edits that were taken back
/// are left out, and those that change nothing.
pub fn as_far_as_they_fit<'s>(project: &mut Project, steps: impl IntoIterator<Item = &'s Step>) -> Replayed {
    let (mut history, mut done, mut refused) = (History::new(), Vec::new(), Vec::new());
    for edit in net(steps) {
        if changes_nothing(project, edit) {
            continue;
        }
        match history.apply(project, edit.clone()) {
            Ok(()) => done.push(Step::Edit(edit.clone())),
            Err(why) => refused.push(Refused { edit: edit.clone(), why: Some(why) }),
        }
    }
    Replayed { history, steps: done, refused }
}

/// Returns true if an edit finds the project as it would leave it.
fn changes_nothing(project: &Project, edit: &Edit) -> bool {
    use crate::model::edit::Change;
    match edit {
        Edit::SetTitle(title) => project.title == *title,
        Edit::SetLanguage(tag) => project.language == *tag,
        Edit::SetDirection(direction) => project.direction == *direction,
        Edit::Event(Change::Put { id, item }) => {
            id == &item.id
                && project
                    .events
                    .position(id)
                    .is_some_and(|at| project.events.get(at).is_some_and(|event| event.to_event() == **item))
        }
        Edit::Event(Change::Insert { item, .. }) => project
            .events
            .position(&item.id)
            .is_some_and(|at| project.events.get(at).is_some_and(|event| event.to_event() == **item)),
        Edit::Event(Change::Remove { id }) => project.events.position(id).is_none(),
        Edit::PutExcerpt { event, nth, excerpt } => project.events.position(event).is_some_and(|at| {
            project.events.get(at).is_some_and(|event| event.excerpts().get(*nth) == Some(&**excerpt))
        }),
        Edit::Several(edits) => edits.iter().all(|edit| changes_nothing(project, edit)),
        Edit::Event(Change::Move { id, to }) => project.events.position(id) == Some(*to),
        Edit::Lane(_) | Edit::Actor(_) | Edit::Document(_) | Edit::View(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Event;
    use crate::model::edit::Change;

    fn put(id: &str) -> Edit {
        Edit::Event(Change::put(Event { id: id.into(), ..Event::default() }))
    }

    #[test]
    fn every_refused_edit_is_named_with_its_reason() {
        let steps = [Edit::SetTitle("t".into()), put("gone"), Edit::SetTitle("u".into())].map(Step::Edit);
        let why = EditError::UnknownId { kind: "event", id: "gone".into() };
        let gone = Refused { edit: put("gone"), why: Some(why) };
        let far = as_far_as_they_fit(&mut Project::default(), &steps);
        assert_eq!((far.steps.len(), far.refused), (2, vec![gone.clone()]));
        let exact = exactly(&mut Project::default(), steps.to_vec());
        let after = Refused { edit: Edit::SetTitle("u".into()), why: None };
        assert_eq!((exact.steps.len(), exact.refused), (1, vec![gone, after]));
    }
}
