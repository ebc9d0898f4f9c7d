//! Gathering, searching, sorting and indexing large projects.

use std::sync::Arc;

use super::output::{IndexingOutput, TaskKind, TaskOutput};
use super::task::Task;
use crate::app::session::Indexed;
use crate::app::state::list::order::Order;
use crate::app::state::list::rows;
use crate::app::state::project::gather as gather_content;
use crate::app::state::search::search as search_index;
use crate::base::EventIx;
use crate::model::Project;
use crate::model::filter::Filter;
use crate::model::search::SearchIndex;
use crate::timeline::TimelineIndex;
use crate::timeline::labels::LaneLabels;

/// Gathers the events that show; if something is looked for and there is an index, searches them, too.
pub fn gather(
    number: u64,
    project: Arc<Project>,
    (filter, wording): (Filter, LaneLabels),
    wanted: Option<(String, Arc<SearchIndex>)>,
) -> Task {
    Task::new(TaskKind::Gather, move || {
        let content = gather_content(&project, &wording, &filter);
        let found = wanted.map(|(query, index)| search_index(&index, &content, &query, None));
        TaskOutput::Indexing(IndexingOutput::Gathered(number, Box::new(content), found))
    })
}

/// The search before: its query and every event that fits it.
pub type LastSearch = Option<(String, Arc<Vec<EventIx>>)>;

/// Searches the events that show.
pub fn search(
    number: u64,
    index: Arc<SearchIndex>,
    content: Arc<TimelineIndex>,
    query: String,
    last: LastSearch,
) -> Task {
    Task::new(TaskKind::Search, move || {
        let last = last.as_ref().map(|(query, all)| (query.as_str(), all));
        let found = search_index(&index, &content, &query, last);
        TaskOutput::Indexing(IndexingOutput::Searched(number, found))
    })
}

/// Sorts the rows of the list: `hits` only, if they are given, and titles as readers of `locale` see them.
pub fn sort(
    number: u64,
    order: Order,
    of: rows::Source,
    hits: Option<Arc<Vec<EventIx>>>,
    locale: &'static str,
) -> Task {
    Task::new(TaskKind::Sort, move || {
        let made = rows::sorted(&order, &of, hits.as_deref().map(Vec::as_slice), locale);
        TaskOutput::Indexing(IndexingOutput::Sorted(number, order, Arc::new(made)))
    })
}

/// Builds the search index.
pub fn index(build: impl FnOnce() -> Indexed + Send + 'static) -> Task {
    Task::new(TaskKind::Index, move || TaskOutput::Indexing(IndexingOutput::Indexed(build())))
}
