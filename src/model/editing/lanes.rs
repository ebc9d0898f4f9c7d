//! Lanes: new, and removed with a choice for their events.

use super::events::{change_where, several};
use super::ids::{free_id, slug};
use super::references::replace_in_views;
use crate::model::edit::Change;
use crate::model::{Edit, Id, Lane, LocalText, Project};

/// Future of the events of a lane that is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaneFate {
    /// They go into this lane.
    MoveTo(Id),
    /// They stand in no lane.
    Leave,
    /// They are removed too.
    Remove,
}

/// Adds a lane behind all others.
pub fn add_lane(project: &Project, title: LocalText) -> (Id, Edit) {
    let id = free_id(&slug(title.get("en")), ("lane", project.lanes.len()), |id| project.lane_ix(id).is_some());
    (id.clone(), Edit::Lane(Change::insert(project.lanes.len(), Lane { id, title, ..Lane::default() })))
}

/// Removes a lane, and does with its events as `fate` says; `None` if there is no such lane, or if its events would go
/// into itself or one that is not there.
pub fn remove_lane(project: &Project, id: &str, fate: &LaneFate) -> Option<Edit> {
    project.lane_ix(id)?;
    let new = match fate {
        LaneFate::MoveTo(lane) if **lane == *id || project.lane_ix(lane).is_none() => return None,
        LaneFate::MoveTo(lane) => Some(lane),
        LaneFate::Leave | LaneFate::Remove => None,
    };
    let is_in = |event: crate::model::EventRef<'_>| event.lane().is_some_and(|lane| **lane == *id);
    let mut edits = match fate {
        LaneFate::Remove => {
            let ids = project.events.iter().filter(|event| is_in(*event)).map(|event| event.id());
            ids.map(|id| Edit::Event(Change::remove(id))).collect()
        }
        LaneFate::MoveTo(_) | LaneFate::Leave => change_where(project, is_in, |event| event.lane = new.cloned()),
    };
    // A lane that is hidden hides nothing of the one that its events go into.
    edits.extend(replace_in_views(project, |filter| &mut filter.hidden_lanes, id, None));
    edits.push(Edit::Lane(Change::remove(id)));
    several(edits)
}
