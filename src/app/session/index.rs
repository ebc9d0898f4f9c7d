//! The search index and the numbers of events of each kind, made anew after every edit; of a large project by a task.

use std::sync::Arc;

use crate::model::Project;
use crate::model::facets::FacetCounts;
use crate::model::search::SearchIndex;

/// Projects with more events than this are large: what goes through all events is left to tasks.
pub const LARGE: usize = 20_000;

/// The search index and what was counted, or what became of the task that makes them.
#[derive(Debug)]
pub enum Index {
    /// They are there.
    Ready(Arc<SearchIndex>, Box<FacetCounts>),
    /// They are to be made.
    Wanted,
    /// A task makes them, which brings the same token.
    Building(Arc<()>),
    /// The task broke down. The next edit has another one begin.
    Failed,
}

/// A search index that a task built, and what it counted.
#[derive(Debug)]
pub struct Indexed {
    token: Arc<()>,
    index: SearchIndex,
    facets: FacetCounts,
}

impl Index {
    /// Builds the index of a project; that of a large one is left to a task.
    pub fn of(project: &Project) -> Self {
        match project.events.len() > LARGE {
            true => Self::Wanted,
            false => Self::Ready(Arc::new(SearchIndex::build(project)), Box::new(FacetCounts::of(project))),
        }
    }

    /// Returns what searches look through.
    pub fn search(&self) -> Option<&Arc<SearchIndex>> {
        match self {
            Self::Ready(index, _) => Some(index),
            Self::Wanted | Self::Building(_) | Self::Failed => None,
        }
    }

    /// Returns the numbers of events of each kind.
    pub fn facets(&self) -> Option<&FacetCounts> {
        match self {
            Self::Ready(_, facets) => Some(facets),
            Self::Wanted | Self::Building(_) | Self::Failed => None,
        }
    }

    /// Returns the job of making them, if that has to be done and is not yet begun.
    pub fn begin(&mut self, project: &Arc<Project>) -> Option<impl FnOnce() -> Indexed + Send + 'static + use<>> {
        if !matches!(self, Self::Wanted) {
            return None;
        }
        let (project, token) = (project.clone(), Arc::new(()));
        *self = Self::Building(token.clone());
        Some(move || Indexed { token, index: SearchIndex::build(&project), facets: FacetCounts::of(&project) })
    }

    /// Waits no more: the job broke down.
    pub fn give_up(&mut self) {
        if matches!(self, Self::Building(_)) {
            *self = Self::Failed;
        }
    }

    /// Returns true if there will be none until the next edit.
    pub fn is_lost(&self) -> bool {
        matches!(self, Self::Failed)
    }

    /// Takes them in, unless the project has changed since the job began.
    pub fn take(&mut self, indexed: Indexed) {
        if matches!(self, Self::Building(token) if Arc::ptr_eq(token, &indexed.token)) {
            *self = Self::Ready(Arc::new(indexed.index), Box::new(indexed.facets));
        }
    }
}
