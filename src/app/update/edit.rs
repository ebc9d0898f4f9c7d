//! Changing the project.

use std::ops::Range;

use super::find::put_evidence;
use super::updater::Updater;
use crate::anchoring::Resolution;
use crate::app::session::{ReanchorOutput, words};
use crate::app::state::repair;
use crate::app::tasks::documents;
use crate::base::{EventIx, ExcerptIx};
use crate::model::edit::Change;
use crate::model::{Edit, EditError};

impl Updater<'_> {
    /// Makes an edit.
    pub(super) fn edit(&mut self, edit: Edit) {
        let Some(project) = &mut self.state.project else { return };
        let result = project.session.edit(edit).map(|()| true);
        self.edited(result, "notice-edited");
    }

    /// Takes the last edit back, or makes it again.
    pub(super) fn step_history(&mut self, redo: bool) {
        let Some(project) = &mut self.state.project else { return };
        let result = project.session.step_history(redo);
        self.edited(result, if redo { "notice-redone" } else { "notice-undone" });
    }

    fn edited(&mut self, result: Result<bool, EditError>, notice: &str) {
        match result {
            Ok(true) => {
                self.forget_places();
                self.find_stale();
                self.rebuild_content();
                self.notify(notice, &[], false);
            }
            Ok(false) => {}
            Err(error) => self.notify_text(words::reason(&self.state.localization.messages, &error), true),
        }
    }

    /// Events may have other places in the project now, and a search under way is one of the old texts.
    fn forget_places(&mut self) {
        let Some(project) = &mut self.state.project else { return };
        let count = project.session.project.events.len();
        let is_there = |event: &EventIx| event.index() < count;
        project.selection.event = project.selection.event.filter(is_there);
        (project.selection.excerpt, project.source.preview) = (None, None);
        project.list.marks.only(project.selection.event);
        project.search.last = None;
        project.requests.search.settle();
    }

    /// Finds the quotes again that an edit touched.
    fn find_stale(&mut self) {
        let job = self.state.project.as_mut().and_then(|project| project.session.search_stale());
        if let Some(job) = job {
            self.spawn(documents::find_again(job));
        }
    }

    /// Takes in the quotes that were found again.
    pub(super) fn refound(&mut self, refound: ReanchorOutput) {
        if let Some(project) = &mut self.state.project {
            project.session.take_found(refound);
            put_evidence(project);
        }
    }

    pub(super) fn delete_event(&mut self) {
        let Some(project) = &mut self.state.project else { return };
        let Some(event) = project.selection.event else { return };
        let Some(event) = project.session.project.event(event) else { return };
        let edit = Edit::Event(Change::remove(event.id()));
        project.selection = Default::default();
        self.edit(edit);
        self.notify("notice-deleted", &[], false);
    }

    /// Ties a quote to other words; it stays the selected one.
    pub(super) fn reanchor(&mut self, excerpt: ExcerptIx, range: Range<usize>) {
        let Some(project) = &mut self.state.project else { return };
        let Some(edit) = repair::edit(&project.session, excerpt, range) else { return };
        project.source.selection = None;
        self.edit(edit);
        self.show_excerpt(excerpt);
        self.notify("notice-reanchored", &[], false);
    }

    /// Makes the words that stand where the quote was found its words.
    pub(super) fn take_text(&mut self) {
        let Some(project) = &self.state.project else { return };
        let session = &project.session;
        let subject = repair::subject(session, project.selection);
        let range = subject.and_then(|ix| match session.resolution(ix)? {
            Resolution::Moved(range) | Resolution::ContextChanged(range) | Resolution::Changed { range, .. } => {
                Some((ix, range.clone()))
            }
            Resolution::Found(_) | Resolution::Ambiguous(_) | Resolution::Lost { .. } => None,
        });
        match range {
            Some((ix, range)) => self.reanchor(ix, range),
            None => self.notify("notice-nothing-to-take", &[], true),
        }
    }

    /// Makes the words that are selected in the document those of the quote.
    pub(super) fn use_selection(&mut self) {
        let Some(project) = &self.state.project else { return };
        let Some(ix) = repair::subject(&project.session, project.selection) else {
            return self.notify("notice-no-quote", &[], true);
        };
        if project.session.document_of(ix) != project.source.document {
            return self.notify("notice-other-document", &[], true);
        }
        match project.source.selected() {
            Some(range) => self.reanchor(ix, range),
            None => self.notify("notice-no-selection", &[], true),
        }
    }
}
