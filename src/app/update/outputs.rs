//! The way of every output of a task to what takes it in.

use std::sync::Arc;

use super::updater::Updater;
use crate::app::tasks::{TaskKind, TaskOutput};

impl Updater<'_> {
    /// Takes in what a task brought back.
    pub(super) fn take(&mut self, output: TaskOutput) {
        match output {
            TaskOutput::Loaded(meter, result) => self.loaded(&meter, result.map(|loaded| *loaded)),
            TaskOutput::Asked(meter, question) => self.ask_about_table(&meter, *question),
            TaskOutput::Counted(request, counts) => self.counted(request, counts),
            TaskOutput::Picked { purpose, path, at_once } => self.picked(purpose, path, at_once),
            TaskOutput::Saved(result) => self.save_ended(result),
            TaskOutput::Exported(path, result) => self.exported(&path, result),
            TaskOutput::Printable(result) => self.printed(result),
            TaskOutput::Copied(result) => self.view_copied(result),
            TaskOutput::Refound(refound) => self.refound(refound),
            TaskOutput::Reread(reread) => self.reread(reread),
            TaskOutput::Indexing(answer) => self.indexed(answer),
            TaskOutput::Desktop(preferences) => self.state.desktop = preferences,
            TaskOutput::JournalsFound(found) => self.journals_found(found),
            TaskOutput::Journal(report) => self.journal_told(report),
            TaskOutput::FileState(stamp, found) => self.looked(&stamp, found),
            TaskOutput::Compared(path, answer) => self.compared(&path, answer),
            TaskOutput::SettingsKept(result) => self.settings_kept(result),
            // Pictures are kept by the parts of the window that have asked for them.
            TaskOutput::View(_) => {}
            TaskOutput::Failed(kind) => self.task_failed(&kind),
        }
    }

    fn settings_kept(&mut self, result: std::io::Result<()>) {
        if let Err(reason) = result {
            let reason = reason.kind().to_string();
            self.notify("notice-settings", &[("reason", (&reason).into())], true);
        }
    }

    /// Says which task broke down, and ends the wait for it.
    fn task_failed(&mut self, kind: &TaskKind) {
        match kind {
            TaskKind::Load(meter) => {
                if self.state.loading.take_if(|loading| Arc::ptr_eq(&loading.meter, meter)).is_none() {
                    return;
                }
                self.state.may_drop = None;
            }
            TaskKind::Save => self.save_broke_down(),
            TaskKind::Export => self.state.export.is_running = false,
            TaskKind::Gather | TaskKind::Search | TaskKind::Sort | TaskKind::Index => self.give_up_request(kind),
            TaskKind::FileDialog => self.give_up_after(),
            TaskKind::Count(request) => self.count_failed(*request),
            TaskKind::Compare => self.comparison_failed(),
            TaskKind::Print
            | TaskKind::CopyView
            | TaskKind::Preview
            | TaskKind::Reanchor
            | TaskKind::Page(..)
            | TaskKind::Other => {}
        }
        let task = self.state.localization.messages.get(kind.message());
        self.notify("notice-task-failed", &[("task", (&task).into())], true);
    }
}
