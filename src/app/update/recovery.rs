//! The journal of this window, and the work of windows that ended without saving.

use super::effects::JournalOrder;
use super::updater::Updater;
use crate::app::session::journal::file::JournalError;
use crate::app::session::journal::folder::{Undone, Unreadable};
use crate::app::session::journal::record::net;
use crate::app::session::journal::replay::Refused;
use crate::app::session::journal::{Draft, Found, LeftOver};
use crate::app::session::words;
use crate::app::state::Overlay;
use crate::app::state::event_form::EventForm;
use crate::app::state::project::Recovered;
use crate::app::tasks::journal::{Beginning, Report};
use crate::app::tasks::load;
use crate::base::{Diagnostic, bidi};
use crate::i18n::Messages;

/// Number of edits not made again that are named one by one; the journal that is kept has all of them.
const NAMED: usize = 200;
/// Number of edits taken back that are named.
const FEW: usize = 5;

impl Updater<'_> {
    /// Begins the journal of the session that has just begun.
    pub(super) fn begin_journal(&mut self, continues: Option<LeftOver>, (carries_on, is_partial): (bool, bool)) {
        let locale = self.state.settings.locale().as_tag();
        let Some(project) = &mut self.state.project else { return };
        (project.draft, project.file_told) = (None, None);
        let session = &project.session;
        let snapshot = session.was_asked_about.then(|| session.project.clone());
        let beginning = Beginning { base: session.base(locale), snapshot, continues, carries_on, is_partial };
        self.effects.journal.push(JournalOrder::Begin(Box::new(beginning)));
    }

    /// Begins the journal anew from the file that was saved, with the steps that were made while it was written.
    pub(super) fn journal_saved(&mut self) {
        let locale = self.state.settings.locale().as_tag();
        let Some(project) = &mut self.state.project else { return };
        (project.draft, project.file_told) = (None, None);
        let base = project.session.base(locale);
        self.effects.journal.push(JournalOrder::Saved(base, project.session.hand_on_steps()));
    }

    /// Hands on what the journal does not have yet: the edits, and what is being typed.
    pub(super) fn keep_journal(&mut self) {
        let Some(project) = &mut self.state.project else { return };
        self.effects.journal.extend(project.session.hand_on_steps().into_iter().map(JournalOrder::Step));
        let draft = project.form.as_ref().and_then(|form| form.draft(&project.session.project));
        if draft != project.draft {
            project.draft.clone_from(&draft);
            self.effects.journal.push(JournalOrder::Draft(draft));
        }
    }

    /// Asks about the work of an earlier window as soon as nothing else is asked.
    pub(super) fn offer_recovery(&mut self) {
        let is_free = self.state.overlay.is_none() && self.state.loading.is_none();
        if is_free && !self.state.left_over.is_empty() {
            self.show(Some(Overlay::Recovery));
        }
    }

    /// Takes in what earlier windows left. What of it cannot be offered is told and listed.
    pub(super) fn journals_found(&mut self, found: Found) {
        let Found { left, unreadable, undone } = found;
        self.state.left_over = left;
        for Unreadable { path, error } in unreadable {
            let reason = journal_reason(&self.state.localization.messages, &error);
            let told = Diagnostic::warning("journal-unreadable").arg("reason", reason).in_file(&path);
            let text = self.state.localization.messages.diagnostic(&told);
            self.notify_lastingly(format!("{}: {text}", bidi::isolate_path(&path)));
            self.note_finding(told);
        }
        for undone in undone {
            let told = taken_back(&self.state.localization.messages, &undone);
            self.notify_lastingly(self.state.localization.messages.diagnostic(&told));
            self.note_finding(told);
        }
    }

    /// Lists something that is to be known whatever is open.
    fn note_finding(&mut self, told: Diagnostic) {
        self.add_problem(told.clone());
        self.state.findings.push(told);
    }

    /// Lists something that is to be known of the open project.
    fn add_problem(&mut self, told: Diagnostic) {
        if let Some(project) = &mut self.state.project {
            project.session.diagnostics.push(told);
            project.session.revision += 1;
        }
    }

    /// Opens the project of the first left over journal and makes its steps again.
    pub(super) fn recover(&mut self) {
        if self.state.left_over.is_empty() {
            return;
        }
        let left = self.state.left_over.remove(0);
        let base = &left.contents.header.base;
        let name = || words::project_title(&self.state.localization.messages, base);
        let name = base.path.as_ref().map_or_else(name, |path| path.display().to_string());
        self.spawn_load(name, |wording, meter| load::left_over(left, wording, meter));
    }

    /// Leaves the journal for the next start.
    pub(super) fn recover_later(&mut self) {
        if !self.state.left_over.is_empty() {
            drop(self.state.left_over.remove(0));
        }
        self.show(None);
    }

    /// Gives up the work in the journal of an earlier window.
    pub(super) fn discard_left_over(&mut self) {
        if !self.state.left_over.is_empty() {
            let left = self.state.left_over.remove(0);
            self.remove_left_over(left);
        }
        self.show(None);
    }

    /// Removes a journal of which nothing is wanted; one that was not seen whole is kept aside.
    fn remove_left_over(&mut self, left: LeftOver) {
        if left.contents.damage.is_some() {
            return self.journal_told(Report::SetAside(left.set_aside()));
        }
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
        let Some(project) = &mut self.state.project else { return };
        let session = &project.session;
        let steps = session.steps();
        let (made, changed) = (steps.len(), left.as_ref().is_some_and(|left| left.is_changed));
        let restored = draft.as_ref().and_then(|draft| EventForm::restore(draft, &session.project));
        let form = restored.map(|(event, form)| {
            project.form = Some(form);
            event
        });
        let homeless = draft.filter(|_| form.is_none());
        let is_partial = !refused.is_empty() || homeless.is_some();
        let nothing = made == 0 && form.is_none() && !is_partial && lost == 0;
        let edits = net(&steps).len();
        // Where nothing will be written, the old journal has nothing to wait for.
        let old = left.take_if(|_| edits == 0 && form.is_none());
        self.begin_journal(left, (is_reload, is_partial));
        if let Some(event) = form {
            self.resume_form(event);
        }
        let id = match (is_reload, nothing, changed) {
            (true, ..) => "notice-reloaded",
            (_, true, _) => "notice-recovered-nothing",
            (_, _, true) => "notice-recovered-changed",
            (_, _, false) => "notice-recovered",
        };
        let mut text = self.state.localization.messages.format(id, &[("count", edits.into())]);
        let not = refused.len() + usize::from(homeless.is_some());
        for (id, count) in [("notice-recovered-refused", not), ("notice-recovered-damaged", lost)] {
            if count > 0 {
                text = format!("{text} {}", self.state.localization.messages.format(id, &[("count", count.into())]));
            }
        }
        self.list_refused(&refused, homeless.as_ref());
        match not + lost > 0 {
            true => self.notify_lastingly(text),
            false => self.notify_text(text, false),
        }
        match old {
            Some(old) if nothing => self.remove_left_over(old),
            Some(old) => self.journal_told(Report::SetAside(old.set_aside())),
            None => {}
        }
    }

    /// Names the edits that were not made again, and what was typed for an event that is not there, with the reasons.
    fn list_refused(&mut self, refused: &[Refused], homeless: Option<&Draft>) {
        let localization = self.state.localization.clone();
        let language = self.state.session().map_or_else(String::new, |session| session.project.language.clone());
        for Refused { edit, why } in refused.iter().take(NAMED) {
            let reason = match why {
                Some(why) => words::reason(&localization.messages, why),
                None => localization.messages.get("edit-after-refused"),
            };
            let edit = words::label(&localization.messages, edit, &language);
            self.add_problem(Diagnostic::warning("edit-refused").arg("edit", edit).arg("reason", reason));
        }
        if refused.len() > NAMED {
            self.add_problem(Diagnostic::warning("edits-refused").arg("count", (refused.len() - NAMED).to_string()));
        }
        if let Some(Draft { event, fields, .. }) = homeless {
            let typed = ["title", "when", "summary"].iter().filter_map(|name| fields.get(*name));
            let typed: Vec<&str> = typed.map(String::as_str).filter(|text| !text.is_empty()).collect();
            let told = Diagnostic::warning("draft-refused").arg("event", event.as_str());
            self.add_problem(told.arg("text", typed.join(" · ")));
        }
    }

    /// Takes in what the journal's thread tells.
    pub(super) fn journal_told(&mut self, report: Report) {
        match report {
            Report::Failed(error) => {
                self.tell_and_list(Diagnostic::warning("journal-failed").arg("reason", error.to_string()));
            }
            Report::SetAside(path) => {
                let file = path.display().to_string();
                let text = self.state.localization.messages.format("notice-journal-aside", &[("file", file.into())]);
                self.notify_lastingly(text);
                self.note_finding(Diagnostic::warning("journal-aside").in_file(path));
            }
            Report::OtherWindow(path, other) => {
                let ago = words::ago(&self.state.localization.messages, other.since);
                let process = other.process.to_string();
                let told = Diagnostic::warning("open-elsewhere").arg("process", process).arg("ago", ago);
                self.tell_and_list(told.in_file(path));
            }
        }
    }

    /// Says something that stays true: it stands in the list of problems, too, as a notice goes.
    fn tell_and_list(&mut self, told: Diagnostic) {
        self.notify_lastingly(self.state.localization.messages.diagnostic(&told));
        self.add_problem(told);
    }
}

/// Why a journal cannot be read.
fn journal_reason(messages: &Messages, error: &JournalError) -> String {
    match error {
        JournalError::NoJournal { edits } => messages.format("journal-no-header", &[("count", (*edits).into())]),
        JournalError::OtherVersion(_) => messages.get("journal-other-version"),
        JournalError::TooLarge(_) => messages.get("journal-too-large"),
        JournalError::Io(error) => error.to_string(),
    }
}

/// Returns the note about edits that were taken back before their window ended.
fn taken_back(messages: &Messages, undone: &Undone) -> Diagnostic {
    let Undone { base, edits } = undone;
    let mut named: Vec<String> =
        edits.iter().take(FEW).map(|edit| words::label(messages, edit, &base.language)).collect();
    named.extend((edits.len() > FEW).then(|| "…".to_owned()));
    let told = Diagnostic::note("journal-undone").arg("title", words::project_title(messages, base));
    told.arg("count", edits.len().to_string()).arg("edits", named.join(" · "))
}
