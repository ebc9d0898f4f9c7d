//! Undo and redo.

use crate::model::{Edit, EditError, Project};

/// The edits that can be taken back and made again.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// Length of `undo` when the project was last saved; `None` if that state cannot be reached any more.
    saved: Option<usize>,
    /// The same for a save that is under way.
    saving: Option<usize>,
    /// Grows with every change.
    changes: u64,
}

impl History {
    /// A history of a project that is as its file.
    pub fn new() -> Self {
        Self { saved: Some(0), ..Self::default() }
    }

    /// Makes an edit.
    ///
    /// # Errors
    /// If the edit does not fit the project, which then stays as it was.
    pub fn apply(&mut self, project: &mut Project, edit: Edit) -> Result<(), EditError> {
        let inverse = project.apply(edit)?;
        let undo = self.undo.len();
        self.saved = self.saved.filter(|saved| *saved <= undo);
        self.saving = self.saving.filter(|saving| *saving <= undo);
        self.undo.push(inverse);
        self.redo.clear();
        self.changes += 1;
        Ok(())
    }

    /// The edit that [`Self::redo`] or [`Self::undo`] would make.
    pub fn next(&self, redo: bool) -> Option<&Edit> {
        if redo { self.redo.last() } else { self.undo.last() }
    }

    /// The number of changes so far, for telling whether there was one.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// The number of edits that can be taken back.
    pub fn undo_len(&self) -> usize {
        self.undo.len()
    }

    /// Takes the last edit back; false if there is none.
    ///
    /// # Errors
    /// If the inverse does not fit, which the tests of the edits rule out.
    pub fn undo(&mut self, project: &mut Project) -> Result<bool, EditError> {
        let Some(edit) = self.undo.pop() else { return Ok(false) };
        self.redo.push(project.apply(edit)?);
        self.changes += 1;
        Ok(true)
    }

    /// Makes the edit again that was taken back last; false if there is none.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&mut self, project: &mut Project) -> Result<bool, EditError> {
        let Some(edit) = self.redo.pop() else { return Ok(false) };
        self.undo.push(project.apply(edit)?);
        self.changes += 1;
        Ok(true)
    }

    /// Says that the project as it is now is being saved.
    pub fn begin_save(&mut self) {
        self.saving = Some(self.undo.len());
    }

    /// Says that the save has ended; if it is `done`, the file is as the project was when it began.
    pub fn end_save(&mut self, done: bool) {
        let at = self.saving.take();
        if done {
            self.saved = at;
        }
    }

    /// Returns true if the project is as it was when the save under way began.
    pub fn is_being_saved(&self) -> bool {
        self.saving == Some(self.undo.len())
    }

    /// Returns true if the project differs from its file.
    pub fn is_dirty(&self) -> bool {
        self.saved != Some(self.undo.len())
    }

    /// Returns true if there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Returns true if there is something to make again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_redo_and_the_mark_of_what_is_saved() {
        let (mut project, mut history) = (Project::default(), History::new());
        assert!(!history.is_dirty());
        history.apply(&mut project, Edit::SetTitle("a".into())).unwrap();
        assert!(history.is_dirty() && history.can_undo() && !history.can_redo());
        assert!(history.undo(&mut project).unwrap());
        assert!(!history.is_dirty() && history.can_redo());
        assert!(project.title.is_empty());
        assert!(history.redo(&mut project).unwrap());
        assert_eq!(project.title.get("ar"), "a");
        history.begin_save();
        history.end_save(true);
        history.undo(&mut project).unwrap();
        history.apply(&mut project, Edit::SetTitle("b".into())).unwrap();
        assert!(history.is_dirty(), "the saved state is out of reach");
        assert!(!history.redo(&mut project).unwrap());
    }

    #[test]
    fn a_save_marks_the_state_in_which_it_began() {
        type Way = fn(&mut History, &mut Project);
        let put: Way = |history, project| history.apply(project, Edit::SetTitle("x".into())).unwrap();
        let undo: Way = |history, project| assert!(history.undo(project).unwrap());
        let redo: Way = |history, project| assert!(history.redo(project).unwrap());
        // What is done while it is saved and after that, and whether the project is then as its file.
        let cases: [(&[Way], &[Way], bool); 7] = [
            (&[], &[], true),
            (&[put], &[], false),
            (&[put], &[undo], true),
            (&[undo], &[redo], true),
            (&[undo, put], &[], false),
            (&[undo, put], &[undo], false),
            (&[put, undo], &[], true),
        ];
        for (nth, (during, after, is_saved)) in cases.into_iter().enumerate() {
            for done in [true, false] {
                let (mut project, mut history) = (Project::default(), History::new());
                put(&mut history, &mut project);
                history.begin_save();
                assert!(history.is_being_saved());
                during.iter().for_each(|step| step(&mut history, &mut project));
                history.end_save(done);
                after.iter().for_each(|step| step(&mut history, &mut project));
                // Without the save only the project as it was opened is as its file.
                let expected = if done { is_saved } else { !history.can_undo() };
                assert_eq!(!history.is_dirty(), expected, "{nth} {done}");
            }
        }
    }
}
