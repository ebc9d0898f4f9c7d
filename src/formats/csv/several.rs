//! Several tables in one sheet, one below the other.

use serde_json::Value;

use super::kept::KEY;
use crate::formats::kit::ids::IdAllocator;
use crate::model::{Extra, Id, LocalText, Project};

/// The project of several tables in one sheet.
#[derive(Default)]
pub(super) struct Whole {
    /// The project so far.
    pub project: Project,
    /// The ids that are taken.
    pub ids: IdAllocator,
}

impl Whole {
    /// Adds the project of a further table.
    pub(super) fn add(&mut self, part: Project) {
        let ids = |project: &Project| project.events.iter().map(|event| Id::from(event.id())).collect::<Vec<_>>();
        self.ids = IdAllocator::with(ids(&part).into_iter().chain(ids(&self.project)));
        if self.project.events.is_empty() && self.project.title == LocalText::default() {
            self.project = part;
            return;
        }
        let whole = &mut self.project;
        whole.events = whole.events.to_vec().into_iter().chain(part.events.to_vec()).collect();
        for lane in part.lanes {
            if whole.lanes.iter().all(|known| known.id != lane.id) {
                whole.lanes.push(lane);
            }
        }
        for actor in part.actors {
            if whole.actors.iter().all(|known| known.id != actor.id) {
                whole.actors.push(actor);
            }
        }
        merge_kept(&mut whole.extra, part.extra);
    }
}

/// Adds the lines that were kept of a further table to those of the first.
fn merge_kept(whole: &mut Extra, part: Extra) {
    let lines = |extra: &Extra| extra.get(KEY).and_then(Value::as_object).cloned().unwrap_or_default();
    let mut kept = lines(whole);
    for (name, more) in lines(&part) {
        match (kept.get_mut(&name).and_then(Value::as_array_mut), more) {
            (Some(lines), Value::Array(more)) => lines.extend(more),
            (_, more) => {
                kept.insert(name, more);
            }
        }
    }
    if !kept.is_empty() {
        whole.insert(KEY.to_owned(), kept.into());
    }
}
