//! Choosing events and quotes: the selection and the places to which list, source and lanes go for it, all at once.

use std::ops::Range;

use super::navigate::stepped_at;
use super::updater::Updater;
use crate::app::command::Pace;
use crate::app::state::{Front, OpenProject};
use crate::base::{DocIx, EventIx, ExcerptIx};
use crate::timeline::Viewport;

/// Room for a label after the edge at which it begins, in points.
const LABEL_ROOM: f64 = 240.0;
/// Free width before that edge, in points.
const BEFORE_LABEL: f64 = 20.0;

impl Updater<'_> {
    /// Has the list follow a selection that was made elsewhere.
    pub(super) fn follow_selection(&mut self) {
        if let Some(project) = &mut self.state.project {
            project.list.follow(project.selection.event);
        }
    }

    /// Chooses an event, or none, and leads the source to its quote.
    pub(super) fn select(&mut self, event: Option<EventIx>) {
        let Some(project) = &mut self.state.project else { return };
        let excerpt = event.and_then(|event| project.session.main_excerpt(event));
        (project.selection.event, project.selection.excerpt) = (event, excerpt);
        excerpt.into_iter().for_each(|excerpt| lead_source_to(project, excerpt));
    }

    /// Chooses an event and brings it into view.
    pub(super) fn reveal(&mut self, event: EventIx) {
        self.select(Some(event));
        self.bring_into_view(event);
    }

    /// Chooses an excerpt; its event comes into view.
    pub(super) fn select_excerpt(&mut self, excerpt: ExcerptIx) {
        let Some(project) = &mut self.state.project else { return };
        (project.selection.event, project.selection.excerpt) = (Some(excerpt.event), Some(excerpt));
        lead_source_to(project, excerpt);
        self.bring_into_view(excerpt.event);
    }

    /// Chooses an excerpt, and shows the source where there is no room for it and the list.
    pub(super) fn show_excerpt(&mut self, excerpt: ExcerptIx) {
        self.state.front = Front::Source;
        self.select_excerpt(excerpt);
    }

    pub(super) fn hover(&mut self, event: Option<EventIx>) {
        if let Some(project) = &mut self.state.project {
            project.selection.hovered = event;
        }
    }

    /// Brings an event into view: its time, and its lane or its place in the undated tray.
    pub(super) fn bring_into_view(&mut self, event: EventIx) {
        let width = self.state.layout.lanes_width();
        let Some(project) = &mut self.state.project else { return };
        project.time.reveal = (project.time.reveal.0 + 1, Some(event));
        let Some(i) = project.content.position(event) else {
            self.state.settings.tray_folded = false;
            return;
        };
        let (from, to) = (project.content.placed[i].from, project.content.placed[i].to);
        let view = project.time.target;
        let half = f64::from(width) / 2.0 * view.per_point;
        // A label begins where its date begins: that edge has to be seen, with some room for the label after it.
        let room = LABEL_ROOM * view.per_point;
        if from < view.center - half + BEFORE_LABEL * view.per_point || from + room > view.center + half {
            let center = from + (to - from).min(room) / 2.0;
            self.go(Viewport { center, ..view }, Pace::Animated);
        }
    }

    /// Leads to the quote of the selection, for the key Enter, and opens the source panel if it is closed.
    pub(super) fn open_quote(&mut self) {
        let selected = self.state.project.as_ref().and_then(|project| project.selection.event);
        if selected.is_some() {
            self.open_source();
            self.select(selected);
        }
    }

    /// Opens the source panel, in the place of the list where there is no room for both.
    fn open_source(&mut self) {
        self.state.settings.source_open = true;
        self.state.front = Front::Source;
    }

    /// Chooses the next or previous quote of the document, by place.
    pub(super) fn step_quote(&mut self, by: isize) {
        let Some(project) = &self.state.project else { return };
        let Some(document) = project.source.document else { return };
        let quotes = project.session.placed_in(document);
        let at = project.selection.excerpt.and_then(|ix| quotes.iter().position(|(quote, _)| *quote == ix));
        if let Some(next) = stepped_at(quotes.len(), at, by) {
            self.open_source();
            self.select_excerpt(quotes[next].0);
        }
    }

    /// Shows a document from its top.
    pub(super) fn show_document(&mut self, document: DocIx) {
        let Some(project) = &mut self.state.project else { return };
        project.source.turn_to(document);
        project.source.preview = None;
        project.source.to_top += 1;
    }

    /// Shows the pages of the document as they look, or its text.
    pub(super) fn toggle_source_view(&mut self) {
        let Some(project) = &mut self.state.project else { return };
        let source = &mut project.source;
        source.as_text ^= true;
        source.to_top += 1;
        source.reveal += 1;
    }

    /// Shows a place of the document where a quote may stand, and selects its words.
    pub(super) fn preview_place(&mut self, range: Range<usize>) {
        let Some(project) = &mut self.state.project else { return };
        project.source.selection = Some((range.start, range.end));
        project.source.preview = Some(range);
        project.source.reveal += 1;
    }

    pub(super) fn select_text(&mut self, selection: Option<(usize, usize)>) {
        if let Some(project) = &mut self.state.project {
            project.source.selection = selection;
        }
    }
}

fn lead_source_to(project: &mut OpenProject, excerpt: ExcerptIx) {
    if let Some(document) = project.session.document_of(excerpt) {
        project.source.turn_to(document);
    }
    project.source.preview = None;
    project.source.reveal += 1;
}
