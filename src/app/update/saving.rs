//! Saving and exporting to a path, and what is asked where a file is in the way.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::session::compare::{Comparison, Theirs};
use crate::app::session::{Reread, Session};
use crate::app::state::{InTheWay, Overlay, Theirs as TheirFile};
use crate::app::tasks::{Begun, Meter, Outcome, Purpose, Recovered, Saving, Task};
use crate::app::update::Applier;
use crate::app::view::dialogs::export::Shown;
use crate::base::bidi::isolated;
use crate::base::{Diagnostic, Silent};
use crate::formats::{self, Conflict, ConflictKind, Failure, FileStamp, FileState, Format, Overwrite, SavedFile};

impl Applier<'_> {
    /// Saves to the file that the project came from, or asks for a name.
    pub(super) fn save(&mut self) {
        if !self.apply_form() {
            return;
        }
        // What was imported is never written over.
        let own = self.state.session.as_ref().filter(|session| session.is_own_format);
        let own = own.and_then(|session| session.path().map(ToOwned::to_owned));
        // While it is saved elsewhere, that is about to be its file.
        let soon =
            self.state.saving.as_ref().map(|saving| saving.path.clone()).filter(|path| own_format(path).is_some());
        match soon.or(own) {
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
        let Some(session) = &self.state.session else { return };
        let is_its_file = session.path().is_some_and(|own| formats::is_same_file(own, &path) || own == path);
        let overwrite = match &session.stamp {
            Some(stamp) if is_its_file => Overwrite::IfUnchanged(stamp.clone()),
            _ if may_replace => Overwrite::Yes,
            _ => Overwrite::IfAbsent,
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
        let since = self.context.input(|input| input.time);
        let Some(session) = &mut self.state.session else { return };
        session.begin_save();
        let (project, evidence) = (session.project.clone(), session.evidence().clone());
        let (origin, token, meter) = (session.origin.clone(), session.token().clone(), Arc::new(Meter::default()));
        let (next, then) = (None, None);
        self.state.saving = Some(Saving { path: path.clone(), token, meter: meter.clone(), since, next, then });
        self.jobs.spawn_as(Task::Save, move || {
            let told = (&*project, &*evidence);
            Outcome::Saved(formats::save_path_watched(&path, None, told, (&origin, &overwrite), &*meter))
        });
    }

    /// Takes in how the save ended.
    pub(super) fn save_ended(&mut self, result: Result<SavedFile, Failure>) {
        let Some(saving) = self.state.saving.take() else { return };
        match result {
            Ok(saved) => self.saved(saving, saved),
            Err(failure) => self.not_saved(saving, failure),
        }
    }

    /// Nobody waits any more for a save that broke down.
    pub(super) fn save_broke_down(&mut self) {
        if let Some(saving) = self.state.saving.take() {
            self.not_saved(saving, Failure::Cancelled);
        }
    }

    /// The session that was saved, if it is still open.
    fn session_of(&mut self, saving: &Saving) -> Option<&mut Session> {
        self.state.session.as_mut().filter(|session| Arc::ptr_eq(session.token(), &saving.token))
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
        let mut text = self.state.words.messages.format(id, &[("file", (&name).into())]);
        for diagnostic in &told {
            text = format!("{text} {}", self.state.words.messages.diagnostic(diagnostic));
        }
        self.notify_text(text, own.is_none() || !told.is_empty());
        if !is_open {
            return;
        }
        self.state.conflict = None;
        if matches!(self.state.overlay, Some(Overlay::Path(_) | Overlay::Exists(_) | Overlay::Conflict)) {
            self.show(None);
        }
        self.after_save(saving, own.is_some());
    }

    /// Saves once more if that was asked for while it was saved and there is something to save; then does what waited.
    fn after_save(&mut self, saving: Saving, is_own: bool) {
        let is_dirty = self.state.session.as_ref().is_some_and(|session| session.history.is_dirty());
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
                self.state.conflict = Some(TheirFile { path: path.clone(), found, answer: None });
                self.show(Some(Overlay::Conflict));
                self.compare(path);
            }
        }
    }

    /// Opens the file as another program left it, to say what is not as in the window.
    fn compare(&mut self, path: PathBuf) {
        let Some(session) = &self.state.session else { return };
        let mine = session.project.clone();
        self.jobs.spawn_as(Task::Compare, move || {
            let theirs = formats::load_path(&path, &Silent).map(|opened| {
                let comparison = Comparison::of(&mine, &opened.project);
                Box::new(Theirs { opened, comparison })
            });
            Outcome::Compared(path, theirs)
        });
    }

    /// Takes in what the comparison found, if its question still stands.
    pub(super) fn compared(&mut self, path: &Path, answer: Result<Box<Theirs>, Failure>) {
        if let Some(conflict) = self.state.conflict.as_mut().filter(|conflict| conflict.path == path) {
            let text = |failure| match failure {
                Failure::Because(diagnostic) => self.state.words.messages.diagnostic(&diagnostic),
                Failure::Conflict(conflict) => self.state.words.messages.diagnostic(&conflict.diagnostic()),
                Failure::Cancelled => String::new(),
            };
            conflict.answer = Some(answer.map_err(text));
        }
    }

    /// The user has seen what is in the way and wants it written over: that, and nothing newer.
    pub(super) fn overwrite(&mut self) {
        let over = |found: Option<FileStamp>| found.map_or(Overwrite::Yes, Overwrite::IfUnchanged);
        match self.state.overlay.take() {
            Some(Overlay::Conflict) => {
                let Some(conflict) = self.state.conflict.take() else { return };
                self.save_over(conflict.path, over(conflict.found));
            }
            Some(Overlay::Exists(InTheWay { purpose: Purpose::Export, path, .. })) => {
                self.show(Some(Overlay::Export));
                self.export_to(path, true);
            }
            Some(Overlay::Exists(InTheWay { path, found, .. })) => self.save_over(path, over(found)),
            other => self.state.overlay = other,
        }
    }

    /// Takes the file as another program left it, and makes the edits of this window again on it as far as they fit.
    pub(super) fn reload(&mut self) {
        let Some(TheirFile { path, answer: Some(Ok(theirs)), .. }) = self.state.conflict.take() else { return };
        let Some(session) = &self.state.session else { return };
        let steps = session.steps();
        self.state.after = None;
        self.state.may_drop = Some(session.history.changes());
        let wording = self.state.words.wording.clone();
        self.spawn_load(path.display().to_string(), move |meter| {
            let is_own = formats::is_own(theirs.opened.format);
            let begun =
                Session::recovered(theirs.opened, &steps, (true, false), &*meter).map(|(mut session, refused)| {
                    session.is_own_format = is_own;
                    Box::new(Begun::of(session, wording, Some(Recovered { left: None, refused })))
                });
            Outcome::Loaded(meter, begun)
        });
    }

    /// Looks whether another program has changed the file, or a document of the project.
    pub fn look_at_file(&mut self) {
        self.look_at_documents();
        let Some(session) = &self.state.session else { return };
        if let (Some(path), Some(stamp)) = (session.path().map(Path::to_owned), session.stamp.clone()) {
            self.jobs.spawn(move || {
                let state = formats::file_state(&path, &stamp).unwrap_or(FileState::Same);
                Outcome::Looked(stamp, state)
            });
        }
    }

    /// Reads documents anew that have changed since they were read: what is told of the quotes is about them.
    pub(super) fn look_at_documents(&mut self) {
        if let Some(session) = &self.state.session {
            let job = session.reread();
            self.jobs.spawn_as(Task::Reanchor, move || Outcome::Reread(job().map(Box::new)));
        }
    }

    /// Takes in documents that were read anew, and says which.
    pub(super) fn reread(&mut self, reread: Option<Box<Reread>>) {
        let (Some(reread), Some(session)) = (reread, &mut self.state.session) else { return };
        if !session.is_own(&reread) {
            return;
        }
        let separator = format!("{} ", self.state.words.messages.get("list-separator"));
        let names = reread.documents.iter().map(|id| isolated(id)).collect::<Vec<_>>().join(&separator);
        let count = reread.documents.len();
        if !session.take_reread(*reread) {
            return self.look_at_documents();
        }
        self.forms.reader.selection = None;
        self.state.put_evidence();
        self.notify("notice-documents-changed", &[("documents", (&names).into()), ("count", count.into())], true);
    }

    /// Says once what became of the file.
    pub(super) fn looked(&mut self, stamp: &FileStamp, found: FileState) {
        let session = self.state.session.as_ref().filter(|session| session.stamp.as_ref() == Some(stamp));
        let Some(session) = session else { return };
        // What is being written here changes it, too.
        if self.state.saving.is_some() {
            return;
        }
        if found == FileState::Same || self.state.file_told.as_ref() == Some(&found) {
            return;
        }
        let name = session.path().map_or_else(String::new, |path| path.display().to_string());
        let id = if found == FileState::Gone { "notice-file-gone" } else { "notice-file-changed" };
        self.state.file_told = Some(found);
        self.notify(id, &[("file", (&name).into())], true);
    }

    /// Makes the export that the dialog describes; `may_replace` if the user has said that a file there may be written
    /// over.
    pub(super) fn export_to(&mut self, path: PathBuf, may_replace: bool) {
        let Some(session) = &self.state.session else { return };
        let path = std::path::absolute(&path).unwrap_or(path);
        let sources = formats::source_files(&session.project, &session.origin);
        if sources.iter().any(|source| formats::is_same_file(source, &path)) {
            return self.notify_failed(&Diagnostic::error("file-is-source").in_file(&path));
        }
        if !may_replace && path.exists() {
            let found = None;
            return self.show(Some(Overlay::Exists(InTheWay { purpose: Purpose::Export, path, found })));
        }
        let options = self.forms.export.options(self.state);
        let target = self.forms.export.target_of(&path);
        let shown = Shown::of(self.state, session, target, &options);
        self.state.settings.remember_export(session.path(), self.forms.export.choice.clone());
        self.forms.export.path.set_text(&path.display().to_string());
        self.forms.export.meter = Default::default();
        self.state.exporting = true;
        let meter = self.forms.export.meter.clone();
        self.jobs.spawn_as(Task::Export, move || {
            let overwrite = if may_replace { Overwrite::Yes } else { Overwrite::IfAbsent };
            let output = crate::export::Output { target, path: &path, overwrite };
            let result =
                shown.unchanged().and_then(|()| crate::export::export_to(shown.material(), &options, &output, &*meter));
            Outcome::Exported(path, result)
        });
    }
}

/// The format of a file in which a project keeps everything.
pub(super) fn own_format(path: &Path) -> Option<&'static Format> {
    formats::by_path(path).filter(|format| formats::is_own(format.name))
}
