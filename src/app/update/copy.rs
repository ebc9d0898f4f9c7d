//! Copying quotes, events and rows of the list.

use super::effects::Copied;
use super::updater::Updater;
use super::{citation, list_text};

impl Updater<'_> {
    /// Copies a text.
    pub(super) fn copy(&mut self, text: String) {
        self.effects.copies.push(Copied::Text(text));
        self.notify("notice-copied", &[], false);
    }

    /// Copies the marked rows of the list as text.
    pub(super) fn copy_marked(&mut self) {
        let Some(opened) = self.state.opened() else { return };
        let marked = opened.list.marks.len();
        let (text, count) = list_text::text(opened);
        if count == 0 {
            return;
        }
        self.effects.copies.push(Copied::Text(text));
        let id = if count < marked { "notice-copied-some" } else { "notice-copied-events" };
        self.notify(id, &[("count", count.into()), ("all", marked.into())], false);
    }

    /// Copies what is selected: the marked rows if the list has the keyboard, else the selected text of the document,
    /// several marked rows, or the selected quote with its citation.
    pub(super) fn copy_quote(&mut self) {
        let Some(project) = &self.state.project else { return };
        let marked = project.list.marks.len();
        if self.surroundings.list_has_focus && marked > 0 {
            return self.copy_marked();
        }
        if let Some(text) = project.selected_text() {
            return self.copy(text);
        }
        if self.state.shows_list() && marked > 1 {
            return self.copy_marked();
        }
        let (selected, session) = (project.selection, &project.session);
        let excerpt = selected.excerpt.or_else(|| selected.event.and_then(|event| session.main_excerpt(event)));
        let text = excerpt.and_then(|ix| citation::quote(session, ix, &self.state.words_to_cite()));
        text.into_iter().for_each(|text| self.copy(text));
    }

    /// Copies the selected event with its quotes.
    pub(super) fn copy_event(&mut self) {
        let Some(opened) = self.state.opened() else { return };
        let Some(rich) = opened.selection.event.and_then(|event| citation::event(opened, event)) else { return };
        self.effects.copies.push(rich);
        self.notify("notice-copied", &[], false);
    }
}
