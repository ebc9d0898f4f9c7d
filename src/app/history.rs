//! Undo and redo.

use crate::model::{Edit, EditError, Project};

/// The edits that can be taken back and made again.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// Length of `undo` when the project was last saved; `None` if that state cannot be reached any more.
    saved: Option<usize>,
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
        if self.saved.is_some_and(|saved| saved > self.undo.len()) {
            self.saved = None;
        }
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

    /// Says that the project has just been saved.
    pub fn mark_saved(&mut self) {
        self.saved = Some(self.undo.len());
    }

    /// Says that the project is not as any file, whatever is taken back.
    pub fn mark_unsaved(&mut self) {
        self.saved = None;
    }

    /// Whether the project differs from its file.
    pub fn is_dirty(&self) -> bool {
        self.saved != Some(self.undo.len())
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to make again.
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
        history.mark_saved();
        history.undo(&mut project).unwrap();
        history.apply(&mut project, Edit::SetTitle("b".into())).unwrap();
        assert!(history.is_dirty(), "the saved state is out of reach");
        assert!(!history.redo(&mut project).unwrap());
    }
}
