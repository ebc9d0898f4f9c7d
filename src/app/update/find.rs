//! Searching, filtering, and what follows for the events that show; in a large project by tasks, until whose end the old
//! picture stands.

use std::sync::Arc;

use super::updater::Updater;
use crate::app::command::FocusTarget;
use crate::app::session::LARGE;
use crate::app::state::OpenProject;
use crate::app::state::list::rows;
use crate::app::state::project::gather;
use crate::app::state::search::{Found, search};
use crate::app::tasks::{IndexingOutput, TaskKind, indexing};
use crate::model::filter::Filter;
use crate::timeline::TimelineIndex;

impl Updater<'_> {
    pub(super) fn focus_search(&mut self) {
        self.effects.focus = Some(FocusTarget::Search);
    }

    pub(super) fn search(&mut self, query: String) {
        let Some(project) = &mut self.state.project else { return };
        project.search.query = query;
        update_search(project);
    }

    pub(super) fn set_filter(&mut self, filter: Filter) {
        let Some(project) = &mut self.state.project else { return };
        project.filter = filter;
        self.rebuild_content();
    }

    /// Gathers the events that show, after a change of project, filter or language. In a large project that is a task,
    /// and what showed before shows until it is done.
    pub(super) fn rebuild_content(&mut self) {
        let words = self.state.localization.clone();
        let Some(project) = &mut self.state.project else { return };
        if project.is_large() {
            return project.requests.gather.ask();
        }
        let content = gather(&project.session.project, &words.wording, &project.filter);
        project.requests.gather.settle();
        put_content(project, content, None);
    }

    /// Begins the work on a large project that is asked for, and brings the rows of the list in step.
    pub(super) fn begin_requests(&mut self) {
        let words = self.state.localization.clone();
        let Some(project) = &mut self.state.project else { return };
        let mut tasks: Vec<_> = project.session.build_index().map(indexing::index).into_iter().collect();
        let index = project.session.index().cloned();
        if project.requests.gather.is_wanted() {
            let number = project.requests.gather.start();
            let wanted = project.search.is_active().then(|| project.search.query.clone());
            let how = (project.filter.clone(), words.wording.clone());
            tasks.push(indexing::gather(number, project.session.project.clone(), how, wanted.zip(index)));
        } else if let Some(index) =
            index.filter(|_| project.requests.search.is_wanted() && !project.requests.gather.is_busy())
        {
            let (number, search) = (project.requests.search.start(), &project.search);
            let (content, query) = (project.content.clone(), search.query.clone());
            tasks.push(indexing::search(number, index, content, query, search.last.clone()));
        }
        self.effects.tasks.append(&mut tasks);
        self.begin_sort();
    }

    /// Brings the rows of the list in step with what it is to show; a long sort is a task.
    fn begin_sort(&mut self) {
        let (is_open, locale) = (self.state.settings.list_open, self.state.localization.wording.locale);
        let Some(project) = &mut self.state.project else { return };
        if !is_open || project.requests.gather.is_busy() {
            return;
        }
        let order = project.list.order(project.content_revision, &project.search);
        if project.list.has(&order) {
            return;
        }
        let of = rows::Source { project: project.session.project.clone(), content: project.content.clone() };
        let hits = order.hits.map(|_| project.search.hits.clone());
        let at_once = rows::at_once(&order, &hits).or_else(|| {
            let sort = || rows::sorted(&order, &of, hits.as_deref().map(Vec::as_slice), locale);
            (of.content.len() <= LARGE).then(|| rows::Rows::Listed(Arc::new(sort())))
        });
        if let Some(rows) = at_once {
            project.requests.sort.settle();
            return project.list.put(order, rows);
        }
        if project.list.wanted.as_ref() != Some(&order) {
            project.list.wanted = Some(order);
            project.requests.sort.ask();
            let number = project.requests.sort.start();
            self.spawn(indexing::sort(number, order, of, hits, locale));
        }
    }

    /// Takes in an answer about a large project, unless it is late.
    pub(super) fn indexed(&mut self, answer: IndexingOutput) {
        let Some(project) = &mut self.state.project else { return };
        match answer {
            IndexingOutput::Gathered(number, content, found) => {
                if project.requests.gather.finish(number) {
                    put_content(project, *content, found);
                }
            }
            IndexingOutput::Indexed(indexed) => project.session.take_index(indexed),
            IndexingOutput::Searched(number, found) => {
                if project.requests.search.finish(number) {
                    project.search.put(found);
                }
            }
            IndexingOutput::Sorted(number, order, made) => {
                if project.requests.sort.finish(number) {
                    project.list.put(order, rows::Rows::Listed(made));
                }
            }
        }
    }

    /// Waits no more for work that broke down: what showed before stays.
    pub(super) fn give_up_request(&mut self, kind: &TaskKind) {
        let Some(project) = &mut self.state.project else { return };
        match kind {
            TaskKind::Gather => project.requests.gather.settle(),
            TaskKind::Search => project.requests.search.settle(),
            TaskKind::Sort => project.requests.sort.settle(),
            TaskKind::Index => {
                project.session.give_up_index();
                project.requests.search.settle();
            }
            TaskKind::Load(_)
            | TaskKind::Save
            | TaskKind::Export
            | TaskKind::Print
            | TaskKind::CopyView
            | TaskKind::Preview
            | TaskKind::Reanchor
            | TaskKind::Page(..)
            | TaskKind::Count(_)
            | TaskKind::FileDialog
            | TaskKind::Compare
            | TaskKind::Other => {}
        }
    }
}

/// Shows other events, with what the search finds of them if that is known.
fn put_content(project: &mut OpenProject, content: TimelineIndex, found: Option<Found>) {
    content.put_evidence(project.session.evidence().clone());
    project.content = Arc::new(content);
    project.content_revision += 1;
    let content = &project.content;
    project.list.marks.retain(|event| content.rank(event).is_some());
    match found.filter(|found| found.query == project.search.query) {
        Some(found) => {
            project.requests.search.settle();
            project.search.put(found);
        }
        // Hits are known by their places in the content: those of the old one would be wrong.
        None => {
            project.search.clear_hits();
            update_search(project);
        }
    }
}

/// Looks again for what is searched; in a large project that is a task, and the hits before stay until it is done.
fn update_search(project: &mut OpenProject) {
    if !project.search.is_active() || project.session.has_lost_index() {
        project.requests.search.settle();
        return project.search.clear_hits();
    }
    if project.is_large() {
        return project.requests.search.ask();
    }
    if let Some(index) = project.session.index() {
        let found = search(index, &project.content, &project.search.query, None);
        project.requests.search.settle();
        project.search.put(found);
    }
}

/// Tells the quotes of the events that show as they stand in their documents now.
pub(super) fn put_evidence(project: &mut OpenProject) {
    project.content.put_evidence(project.session.evidence().clone());
    project.content_revision += 1;
}
