//! The list of events: picking and marking rows, and their order.

use super::updater::Updater;
use crate::app::command::Pick;
use crate::app::state::list::order::Sort;
use crate::app::state::{Front, PanelRoom};
use crate::base::EventIx;

impl Updater<'_> {
    /// Opens or closes the list.
    pub(super) fn toggle_list(&mut self) {
        if self.state.room == PanelRoom::One && self.state.shows_list() {
            return self.state.front = Front::Timeline;
        }
        self.state.settings.list_open = !self.state.shows_list();
        self.state.front = Front::List;
        if let Some(project) = &mut self.state.project {
            project.list.reveal += 1;
        }
    }

    /// Picks the row of an event.
    pub(super) fn pick(&mut self, event: EventIx, pick: Pick) {
        let Some(project) = &mut self.state.project else { return };
        let (content, list) = (&project.content, &mut project.list);
        match pick {
            Pick::Only => list.marks.only(Some(event)),
            Pick::Toggle => list.marks.toggle(event),
            Pick::Range => list.mark_to(content, event),
        }
        if !list.marks.contains(event) {
            // No longer marked: the selection goes to another one that is.
            let other = project.selection.event.filter(|selected| list.marks.contains(*selected));
            let other = other.or_else(|| list.marks.iter().next());
            list.followed = other;
            return self.select(other);
        }
        list.followed = Some(event);
        list.reveal += 1;
        self.reveal(event);
    }

    /// Marks every row.
    pub(super) fn mark_all(&mut self) {
        if let Some(project) = &mut self.state.project {
            project.list.mark_all(&project.content);
        }
    }

    pub(super) fn sort(&mut self, sort: Sort) {
        if let Some(project) = &mut self.state.project {
            project.list.sort = sort;
        }
    }

    /// Shows only what is searched for, or everything.
    pub(super) fn show_hits_only(&mut self, only: bool) {
        if let Some(project) = &mut self.state.project {
            project.list.hits_only = only;
        }
    }
}
