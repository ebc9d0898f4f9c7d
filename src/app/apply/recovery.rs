//! The journal of this window, and the work of windows that ended without saving.

use std::sync::Arc;

use super::Applier;
use crate::app::jobs::{Begun, Meter, Outcome, Recovered};
use crate::app::journal::writer::Beginning;
use crate::app::journal::{LeftOver, Report};
use crate::app::session::Session;
use crate::app::state::Overlay;
use crate::base::Diagnostic;
use crate::formats::{self, Failure, Opened};
use crate::timeline::content::Wording;

impl Applier<'_> {
    /// Begins the journal of the session that has just begun.
    pub(super) fn begin_journal(&mut self, continues: Option<LeftOver>, (carries_on, is_partial): (bool, bool)) {
        (self.state.draft, self.state.file_told) = (None, None);
        let (Some(journal), Some(session)) = (self.journal, &self.state.session) else { return };
        let base = session.base(session.project.title.get(self.state.settings.locale().as_tag()));
        let snapshot = session.was_asked_about.then(|| session.project.clone());
        journal.begin(Beginning { base, snapshot, continues, carries_on, is_partial });
    }

    /// The journal begins anew from the file that was saved.
    pub(super) fn journal_saved(&mut self) {
        (self.state.draft, self.state.file_told) = (None, None);
        let (Some(journal), Some(session)) = (self.journal, &self.state.session) else { return };
        journal.saved(session.base(session.project.title.get(self.state.settings.locale().as_tag())));
    }

    /// Hands on what the journal does not have yet: the edits, and what is being typed.
    pub fn keep_journal(&mut self) {
        let (Some(journal), Some(session)) = (self.journal, &mut self.state.session) else { return };
        session.hand_on_steps().into_iter().for_each(|step| journal.step(step));
        let draft = self.forms.event.draft(&session.project);
        if draft != self.state.draft {
            self.state.draft.clone_from(&draft);
            journal.draft(draft);
        }
    }

    /// Asks about the work of an earlier window as soon as nothing else is asked.
    pub fn offer_recovery(&mut self) {
        let is_free = self.state.overlay.is_none() && self.state.loading.is_none();
        if is_free && !self.state.left_over.is_empty() {
            self.show(Some(Overlay::Recovery));
        }
    }

    /// Takes in the work that earlier windows left.
    pub(super) fn found_left_over(
        &mut self,
        found: Vec<LeftOver>,
        unreadable: &[crate::app::journal::folder::Unreadable],
    ) {
        self.state.left_over = found;
        if let Some(first) = unreadable.first() {
            let diagnostic = Diagnostic::warning("journal-unreadable").arg("reason", first.error.to_string());
            let text = self.state.words.messages.diagnostic(&diagnostic);
            self.notify_text(format!("\u{2066}{}\u{2069}: {text}", first.path.display()), true);
        }
    }

    /// Makes the work of an earlier window again, if nothing of this one is lost by that.
    pub(super) fn recover_first(&mut self) {
        self.guarded(crate::app::state::After::Recover);
    }

    /// Opens the project of the first left over journal and makes its steps again.
    pub(super) fn recover(&mut self) {
        if self.state.left_over.is_empty() {
            return;
        }
        let left = self.state.left_over.remove(0);
        let base = &left.contents.header.base;
        let name = base.path.as_ref().map_or_else(|| base.title.clone(), |path| path.display().to_string());
        let wording = self.state.words.wording.clone();
        self.spawn_load(name, move |meter| {
            let begun = recovered(left, wording, &meter);
            Outcome::Loaded(meter, begun)
        });
    }

    /// Leaves the journal for the next start.
    pub(super) fn recover_later(&mut self) {
        if !self.state.left_over.is_empty() {
            drop(self.state.left_over.remove(0));
        }
        self.show(None);
    }

    /// Gives up the work in the journal.
    pub(super) fn discard_left_over(&mut self) {
        if !self.state.left_over.is_empty() {
            let left = self.state.left_over.remove(0);
            self.remove_left_over(left);
        }
        self.show(None);
    }

    fn remove_left_over(&mut self, left: LeftOver) {
        if let Err(error) = left.remove() {
            self.notify("notice-journal-failed", &[("reason", (&error.to_string()).into())], true);
        }
    }

    /// Goes on with what was recovered: the journal is continued, what was typed is in its form again.
    pub(super) fn begin_recovered(&mut self, recovered: Recovered) {
        let Recovered { mut left, refused } = recovered;
        let is_reload = left.is_none();
        let draft = left.as_ref().and_then(|left| left.contents.draft.clone());
        let lost = left.as_ref().and_then(|left| left.contents.damage).map_or(0, |damage| damage.lost);
        let Some(session) = &self.state.session else { return };
        let (made, changed) = (session.steps().len(), left.as_ref().is_some_and(|left| left.is_changed));
        let form = draft.as_ref().and_then(|draft| self.forms.event.restore(draft, &session.project));
        let nothing = made == 0 && form.is_none() && refused.is_empty() && lost == 0;
        let edits = crate::app::journal::record::net(&session.steps()).len();
        if edits == 0 && form.is_none() {
            // Nothing will be written that the old journal would have to wait for.
            match left.take() {
                Some(old) if nothing => self.remove_left_over(old),
                Some(old) => self.journal_told(Report::SetAside(old.set_aside())),
                None => {}
            }
        }
        self.begin_journal(left, (is_reload, !refused.is_empty()));
        if let Some(event) = form {
            self.resume_form(event);
        }
        let id = match (is_reload, nothing, changed) {
            (true, ..) => "notice-reloaded",
            (_, true, _) => "notice-recovered-nothing",
            (_, _, true) => "notice-recovered-changed",
            (_, _, false) => "notice-recovered",
        };
        let mut text = self.state.words.messages.format(id, &[("count", edits.into())]);
        for (id, count) in [("notice-recovered-refused", refused.len()), ("notice-recovered-damaged", lost)] {
            if count > 0 {
                text = format!("{text} {}", self.state.words.messages.format(id, &[("count", count.into())]));
            }
        }
        self.notify_text(text, !refused.is_empty() || lost > 0);
    }

    /// Takes in what the journal's thread tells.
    pub(super) fn journal_told(&mut self, report: Report) {
        match report {
            Report::Failed(error) => {
                self.tell_and_list(Diagnostic::warning("journal-failed").arg("reason", error.to_string()));
            }
            Report::SetAside(path) => {
                let file = path.display().to_string();
                self.notify("notice-journal-aside", &[("file", (&file).into())], true);
            }
            Report::OtherWindow(path, other) => {
                let ago = super::super::dialogs::recovery::ago(&self.state.words.messages, other.since);
                let process = other.process.to_string();
                let told = Diagnostic::warning("open-elsewhere").arg("process", process).arg("ago", ago);
                self.tell_and_list(told.in_file(path));
            }
        }
    }

    /// Says something that stays true: it stands in the list of problems, too, as a notice goes.
    fn tell_and_list(&mut self, told: Diagnostic) {
        self.notify_failed(&told);
        if let Some(session) = &mut self.state.session {
            session.diagnostics.push(told);
            session.revision += 1;
        }
    }
}

/// Opens what a journal begins from, and makes its steps again.
fn recovered(left: LeftOver, wording: Wording, meter: &Arc<Meter>) -> Result<Box<Begun>, Failure> {
    let opened = open_base(&left, meter)?;
    let (steps, is_changed) = (&left.contents.steps, left.is_changed);
    let (mut session, refused) = Session::recovered(opened, steps, is_changed, &**meter)?;
    session.was_asked_about = left.contents.header.base.snapshot;
    Ok(Box::new(Begun::of(session, wording, Some(Recovered { left: Some(left), refused }))))
}

fn open_base(left: &LeftOver, meter: &Arc<Meter>) -> Result<Opened, Failure> {
    let base = &left.contents.header.base;
    let Some(path) = &base.path else { return Ok(formats::sample()) };
    let format = formats::by_name(&base.format);
    let Some(snapshot) = left.snapshot() else { return formats::load_path_as(path, format, &**meter) };
    let opened = formats::load_path_as(&snapshot, formats::by_name("json"), &**meter)?;
    let format = format.map_or(opened.format, |format| format.name);
    Ok(Opened { origin: formats::Origin::Path(path.clone()), format, stamp: base.stamp.clone(), ..opened })
}
