//! Saving, and what is asked where a file is in the way.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::find::put_evidence;
use super::updater::Updater;
use crate::app::session::compare::Theirs;
use crate::app::session::{Reread, Session};
use crate::app::state::progress::{Meter, Saving};
use crate::app::state::project::FileConflict;
use crate::app::state::{InTheWay, Overlay, Purpose};
use crate::app::tasks::{documents, files, load};
use crate::base::Diagnostic;
use crate::base::bidi::isolate;
use crate::formats::{self, Conflict, ConflictKind, Failure, FileStamp, FileState, Format, Overwrite, SavedFile};

impl Updater<'_> {
    fn session_mut(&mut self) -> Option<&mut Session> {
        self.state.project.as_mut().map(|project| &mut project.session)
    }

    /// Saves to the file that the project came from, or asks for a name.
    pub(super) fn save(&mut self) {
        if !self.apply_form() {
            return;
        }
        // What was imported is never written over.
        let own = self.state.session().filter(|session| session.is_own_format);
        let own = own.and_then(|session| session.path().map(ToOwned::to_owned));
        // While it is saved elsewhere, that is about to be its file.
        let soon = self.state.saving.as_ref().map(|saving| saving.path.clone());
        match soon.filter(|path| own_format(path).is_some()).or(own) {
            Some(path) => self.save_to(path, false),
            None => self.choose(Purpose::Save),
        }
    }

    /// Saves to a path; `may_replace` if the user has said that a file there may be written over. While another save is
    /// under way, when that is done.
    pub(super) fn save_to(&mut self, path: PathBuf, may_replace: bool) {
        let path = std::path::absolute(&path).unwrap_or(path);
        if let Some(saving) = &mut self.state.saving {
            saving.next = Some((path, may_replace));
            return;
        }
        let Some(session) = self.state.session() else { return };
        let is_its_file = session.path().is_some_and(|own| formats::is_same_file(own, &path) || own == path);
        let overwrite = match &session.stamp {
            Some(stamp) if is_its_file => Overwrite::IfUnchanged(stamp.clone()),
            Some(_) | None if may_replace => Overwrite::Yes,
            Some(_) | None => Overwrite::IfAbsent,
        };
        self.save_over(path, overwrite);
    }

    fn save_over(&mut self, path: PathBuf, overwrite: Overwrite) {
        if !self.apply_form() {
            return;
        }
        if self.state.saving.is_some() {
            return self.notify("notice-saving", &[], false);
        }
        let since = self.surroundings.now;
        let Some(session) = self.session_mut() else { return };
        session.begin_save();
        let shown = (session.project.clone(), session.evidence().clone());
        let (origin, token, meter) = (session.origin.clone(), session.token().clone(), Arc::new(Meter::default()));
        let (next, then) = (None, None);
        self.state.saving = Some(Saving { path: path.clone(), token, meter: meter.clone(), since, next, then });
        self.spawn(files::save(path, shown, (origin, overwrite), meter));
    }

    /// Takes in the end of the save under way.
    pub(super) fn save_ended(&mut self, result: Result<SavedFile, Failure>) {
        let Some(saving) = self.state.saving.take() else { return };
        match result {
            Ok(saved) => self.saved(saving, saved),
            Err(failure) => self.not_saved(saving, failure),
        }
    }

    /// Waits no more for a save that broke down.
    pub(super) fn save_broke_down(&mut self) {
        if let Some(saving) = self.state.saving.take() {
            self.not_saved(saving, Failure::Cancelled);
        }
    }

    /// The session that was saved, if it is still open.
    fn session_of(&mut self, saving: &Saving) -> Option<&mut Session> {
        self.session_mut().filter(|session| Arc::ptr_eq(session.token(), &saving.token))
    }

    fn not_saved(&mut self, saving: Saving, failure: Failure) {
        let is_open = self.session_of(&saving).map(Session::end_save).is_some();
        match failure {
            Failure::Conflict(conflict) if is_open => {
                // What waited for the save waits for the answer.
                self.state.after = saving.then.or(self.state.after.take());
                self.in_the_way(*conflict);
            }
            Failure::Cancelled => self.give_up_after(),
            Failure::Conflict(conflict) => self.notify_failed(&conflict.diagnostic()),
            Failure::Because(diagnostic) => {
                self.give_up_after();
                self.notify_failed(&diagnostic);
            }
        }
    }

    fn saved(&mut self, saving: Saving, saved: SavedFile) {
        let path = &saving.path;
        let name = path.display().to_string();
        let told: Vec<Diagnostic> = saved.losses.iter().chain(&saved.notes).cloned().collect();
        let own = own_format(path);
        let is_open = match (own, self.session_of(&saving)) {
            (Some(format), Some(session)) => {
                session.mark_saved(saved, format.name);
                self.state.settings.remember(path);
                self.journal_saved();
                true
            }
            (None, Some(session)) => {
                session.end_save();
                true
            }
            (_, None) => false,
        };
        // A format that does not keep everything is no place for the project to be saved in.
        let id = if own.is_some() { "notice-saved" } else { "notice-saved-copy" };
        let mut text = self.state.localization.messages.format(id, &[("file", (&name).into())]);
        for diagnostic in &told {
            text = format!("{text} {}", self.state.localization.messages.diagnostic(diagnostic));
        }
        self.notify_text(text, own.is_none() || !told.is_empty());
        if is_open {
            self.end_questions();
            self.after_save(saving, own.is_some());
        }
    }

    /// Closes what asked about the file that is now written.
    fn end_questions(&mut self) {
        if let Some(project) = &mut self.state.project {
            project.conflict = None;
        }
        if matches!(self.state.overlay, Some(Overlay::Path(_) | Overlay::Exists(_) | Overlay::Conflict)) {
            self.show(None);
        }
    }

    /// Saves once more if that was asked for while it was saved and there is something to save; then does what waited.
    fn after_save(&mut self, saving: Saving, is_own: bool) {
        let is_dirty = self.state.session().is_some_and(|session| session.history.is_dirty());
        let next = saving.next.filter(|(path, _)| is_dirty || *path != saving.path);
        match (next, saving.then) {
            (Some((path, may_replace)), then) => {
                self.state.after = then.or(self.state.after.take());
                self.save_to(path, may_replace);
            }
            (None, Some(then)) => {
                self.state.after = None;
                self.guarded(then);
            }
            (None, None) if is_own => self.go_on(),
            (None, None) => self.give_up_after(),
        }
    }

    fn in_the_way(&mut self, conflict: Conflict) {
        let Conflict { path, kind, found } = conflict;
        match kind {
            ConflictKind::Exists => {
                self.show(Some(Overlay::Exists(InTheWay { purpose: Purpose::Save, path, found })));
            }
            ConflictKind::Changed => {
                let Some(project) = &mut self.state.project else { return };
                let mine = project.session.project.clone();
                project.conflict = Some(FileConflict { path: path.clone(), found, answer: None });
                self.show(Some(Overlay::Conflict));
                self.spawn(load::compare(path, mine));
            }
        }
    }

    fn conflict(&mut self) -> Option<&mut FileConflict> {
        self.state.project.as_mut().and_then(|project| project.conflict.as_mut())
    }

    /// Takes in what the comparison found, if its question still stands.
    pub(super) fn compared(&mut self, path: &Path, answer: Result<Box<Theirs>, Failure>) {
        let words = self.state.localization.clone();
        let text = |failure| match failure {
            Failure::Because(diagnostic) => words.messages.diagnostic(&diagnostic),
            Failure::Conflict(conflict) => words.messages.diagnostic(&conflict.diagnostic()),
            Failure::Cancelled => String::new(),
        };
        if let Some(conflict) = self.conflict().filter(|conflict| conflict.path == path) {
            conflict.answer = Some(answer.map_err(text));
        }
    }

    pub(super) fn comparison_failed(&mut self) {
        let text = self.state.localization.messages.get("conflict-unreadable");
        if let Some(conflict) = self.conflict() {
            conflict.answer = Some(Err(text));
        }
    }

    /// Writes over what is in the way, which the user has seen: over that, and nothing newer.
    pub(super) fn overwrite(&mut self) {
        let over = |found: Option<FileStamp>| found.map_or(Overwrite::Yes, Overwrite::IfUnchanged);
        let is_asked = |overlay: &mut Overlay| matches!(overlay, Overlay::Conflict | Overlay::Exists(_));
        let Some(overlay) = self.state.overlay.take_if(is_asked) else { return };
        let Overlay::Exists(InTheWay { purpose, path, found }) = overlay else {
            let conflict = self.state.project.as_mut().and_then(|project| project.conflict.take());
            return conflict.into_iter().for_each(|conflict| self.save_over(conflict.path, over(conflict.found)));
        };
        match purpose {
            Purpose::Export => {
                self.show(Some(Overlay::Export));
                self.export_to(path, true);
            }
            Purpose::Open | Purpose::Save => self.save_over(path, over(found)),
        }
    }

    /// Takes the file as another program left it, and makes the edits of this window again on it as far as they fit.
    pub(super) fn reload(&mut self) {
        let Some(project) = &mut self.state.project else { return };
        let Some(FileConflict { path, answer: Some(Ok(theirs)), .. }) = project.conflict.take() else { return };
        let (steps, changes) = (project.session.steps(), project.session.history.changes());
        (self.state.after, self.state.may_drop) = (None, Some(changes));
        let name = path.display().to_string();
        self.spawn_load(name, |wording, meter| load::again(theirs, steps, wording, meter));
    }

    /// Looks whether another program has changed the file, or a document of the project.
    pub(super) fn look_at_file(&mut self) {
        self.look_at_documents();
        let Some(session) = self.state.session() else { return };
        if let (Some(path), Some(stamp)) = (session.path().map(Path::to_owned), session.stamp.clone()) {
            self.spawn(files::look_at(path, stamp));
        }
    }

    /// Reads documents anew that have changed since they were read: what is told of the quotes is about them.
    pub(super) fn look_at_documents(&mut self) {
        if let Some(session) = self.state.session() {
            let task = documents::read_again(session.reread());
            self.spawn(task);
        }
    }

    /// Takes in documents that were read anew, and says which.
    pub(super) fn reread(&mut self, reread: Option<Box<Reread>>) {
        let words = self.state.localization.clone();
        let (Some(reread), Some(project)) = (reread, &mut self.state.project) else { return };
        if !project.session.is_own(&reread) {
            return;
        }
        let separator = format!("{} ", words.messages.get("list-separator"));
        let names = reread.documents.iter().map(|id| isolate(id)).collect::<Vec<_>>().join(&separator);
        let count = reread.documents.len();
        if !project.session.take_reread(*reread) {
            return self.look_at_documents();
        }
        project.source.selection = None;
        put_evidence(project);
        self.notify("notice-documents-changed", &[("documents", (&names).into()), ("count", count.into())], true);
    }

    /// Says once what became of the file that had this stamp.
    pub(super) fn looked(&mut self, stamp: &FileStamp, found: FileState) {
        // What is being written here changes it, too.
        let is_saving = self.state.saving.is_some();
        let Some(project) = &mut self.state.project else { return };
        if is_saving || project.session.stamp.as_ref() != Some(stamp) {
            return;
        }
        if found == FileState::Same || project.file_told.as_ref() == Some(&found) {
            return;
        }
        let name = project.session.path().map_or_else(String::new, |path| path.display().to_string());
        let id = if found == FileState::Gone { "notice-file-gone" } else { "notice-file-changed" };
        project.file_told = Some(found);
        self.notify(id, &[("file", (&name).into())], true);
    }
}

/// Returns the format of a file in which a project keeps everything.
pub(super) fn own_format(path: &Path) -> Option<&'static Format> {
    formats::by_path(path).filter(|format| formats::is_own(format.name))
}
