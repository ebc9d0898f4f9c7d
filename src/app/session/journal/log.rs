//! The steps since the project was last as its file, as a journal has to repeat them.

use std::sync::Arc;

use crate::app::session::journal::record::Step;
use crate::model::Edit;

/// Number of edits that the journal can take back by a word; older ones are taken back by writing the edit out. So
/// the older part of a journal can be made shorter.
pub const REVERSIBLE: usize = 1000;

/// The steps since the project was last as its file.
///
/// The window may take back more than that: edits of before the last save. A journal that begins at the save does not
/// know those, so that taking them back is written as an edit of its own.
#[derive(Debug, Default)]
pub struct Log {
    steps: Vec<Arc<Step>>,
    /// The number of steps that were handed on.
    handed: usize,
    /// The length of the undo stack below which the journal cannot take back.
    floor: usize,
    /// The number of edits that the journal can make again.
    redo: usize,
    /// The number of steps before the save that is under way.
    saving: Option<usize>,
}

impl Log {
    /// A log that begins with the steps of another one, none of which was handed on.
    pub fn with_steps(steps: Vec<Step>) -> Self {
        let mut log = Self { steps: steps.into_iter().map(Arc::new).collect(), ..Self::default() };
        for step in &log.steps {
            match **step {
                Step::Edit(_) => log.redo = 0,
                Step::Undo => log.redo += 1,
                Step::Redo => log.redo = log.redo.saturating_sub(1),
            }
        }
        log
    }

    /// Notes an edit; `undo` is the length of the undo stack after it.
    pub fn edited(&mut self, edit: Edit, undo: usize) {
        self.redo = 0;
        self.floor = self.floor.max(undo.saturating_sub(REVERSIBLE));
        self.steps.push(Arc::new(Step::Edit(edit)));
    }

    /// Notes that `edit` was made to take another one back; `undo` is the length of the undo stack before.
    pub fn undone(&mut self, edit: Edit, undo: usize) {
        let step = if undo > self.floor {
            self.redo += 1;
            Step::Undo
        } else {
            (self.floor, self.redo) = (undo.saturating_sub(1), 0);
            Step::Edit(edit)
        };
        self.steps.push(Arc::new(step));
    }

    /// Notes that `edit`, which was taken back, was made again.
    pub fn redone(&mut self, edit: Edit) {
        let step = if self.redo > 0 {
            self.redo -= 1;
            Step::Redo
        } else {
            Step::Edit(edit)
        };
        self.steps.push(Arc::new(step));
    }

    /// Notes that the project as it is now is being saved; `undo` is the length of the undo stack. From here on nothing
    /// before is taken back by a word, so that the steps that follow fit the file that is being written, and the one
    /// that was there if that fails.
    pub fn begin_save(&mut self, undo: usize) {
        (self.floor, self.redo, self.saving) = (undo, 0, Some(self.steps.len()));
    }

    /// Notes that the save has ended. If it is `done`, the file holds the steps before it; those after it are handed on
    /// once more, as the journal begins anew.
    pub fn end_save(&mut self, done: bool) {
        if let Some(before) = self.saving.take().filter(|_| done) {
            self.steps.drain(..before);
            self.handed = 0;
        }
    }

    /// The steps that were not handed on yet.
    pub fn hand_on(&mut self) -> Vec<Arc<Step>> {
        let new = self.steps[self.handed..].to_vec();
        self.handed = self.steps.len();
        new
    }

    /// All steps.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().map(|step| &**step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session::history::History;
    use crate::model::Project;
    use crate::model::edit::Change;

    /// Walks through a history in a fixed row of edits, undos, redos and saves: repeating the log from the last save
    /// gives the same project every time.
    #[test]
    fn repeating_the_log_gives_the_same_project() {
        let (mut project, mut history, mut log) = (Project::default(), History::new(), Log::default());
        let (mut saved, mut saving) = (project.clone(), None);
        let mut seed = 99_u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for nth in 0..4000 {
            let undo = history.undo_len();
            match next(9) {
                0..4 => {
                    let event = crate::model::Event { id: format!("e{nth}").into(), ..Default::default() };
                    let edit = Edit::Event(Change::insert(project.events.len(), event));
                    history.apply(&mut project, edit.clone()).unwrap();
                    log.edited(edit, history.undo_len());
                }
                4..7 => {
                    let Some(edit) = history.next(false).cloned() else { continue };
                    history.undo(&mut project).unwrap();
                    log.undone(edit, undo);
                }
                7 => {
                    let Some(edit) = history.next(true).cloned() else { continue };
                    history.redo(&mut project).unwrap();
                    log.redone(edit);
                }
                _ if next(6) == 0 => match saving.take() {
                    None => {
                        history.begin_save();
                        log.begin_save(history.undo_len());
                        saving = Some(project.clone());
                    }
                    Some(written) => {
                        let done = next(3) > 0;
                        history.end_save(done);
                        log.end_save(done);
                        saved = if done { written } else { saved };
                        assert!(history.is_dirty() || saved == project, "{nth}");
                    }
                },
                _ => continue,
            }
            let (mut again, mut walk) = (saved.clone(), History::new());
            for step in log.steps() {
                match step {
                    Step::Edit(edit) => walk.apply(&mut again, edit.clone()).unwrap(),
                    Step::Undo => assert!(walk.undo(&mut again).unwrap(), "{nth}"),
                    Step::Redo => assert!(walk.redo(&mut again).unwrap(), "{nth}"),
                }
            }
            assert_eq!(again, project, "step {nth}");
        }
    }

    #[test]
    fn every_step_is_handed_on_once() {
        let mut log = Log::default();
        log.edited(Edit::SetTitle("a".into()), 1);
        assert_eq!(log.hand_on().len(), 1);
        assert_eq!(log.hand_on().len(), 0);
        log.undone(Edit::SetTitle("".into()), 1);
        assert_eq!(*log.hand_on()[0], Step::Undo);
        let again = Log::with_steps(log.steps().cloned().collect());
        assert_eq!(again.redo, 1);
    }
}
