//! The table that is asked about before it is opened.

use std::sync::Arc;

use super::updater::Updater;
use crate::app::state::Overlay;
use crate::app::state::progress::Meter;
use crate::app::state::table::TableQuestion;
use crate::app::tasks::{files, load};
use crate::formats::Question;

impl Updater<'_> {
    /// Asks what the columns of a table hold, unless its load was cancelled meanwhile.
    pub(super) fn ask_about_table(&mut self, meter: &Arc<Meter>, question: Question) {
        if self.state.loading.take_if(|loading| Arc::ptr_eq(&loading.meter, meter)).is_some() {
            self.state.table = Some(TableQuestion::new(question, self.state.counts));
            self.show(Some(Overlay::Columns));
            self.count_table();
        }
    }

    /// Has the events counted anew that come of the table, if it is read in another way now.
    pub(super) fn count_table(&mut self) {
        let Some(table) = &mut self.state.table else { return };
        if let Some(request) = table.count() {
            self.state.counts = table.request();
            self.spawn(files::count(request));
        }
    }

    pub(super) fn counted(&mut self, request: u64, counts: (usize, usize)) {
        if let Some(table) = &mut self.state.table {
            table.take_counts(request, counts);
        }
    }

    pub(super) fn count_failed(&mut self, request: u64) {
        if let Some(table) = &mut self.state.table {
            table.count_failed(request);
        }
    }

    /// Loads the table in the way that its dialog shows.
    pub(super) fn load_table(&mut self) {
        let Some(TableQuestion { question, .. }) = self.state.table.take() else { return };
        let name = question.path.display().to_string();
        self.spawn_load(name, |wording, meter| load::table(question, wording, meter));
    }
}
