//! The one place that changes the state: applies the commands of a frame, in order.

mod citation;
mod guard;
mod list_copy;
pub mod navigate;
mod recovery;
mod saving;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use egui::Context;

use crate::anchoring::Resolution;
use crate::app::command::{Action, Command};
use crate::app::platform::clipboard::Clipboard;
use crate::app::platform::file_dialog;
use crate::app::platform::print::{Printed, Printer};
use crate::app::session::Session;
use crate::app::session::journal::JournalWriter;
use crate::app::state::list;
use crate::app::state::repair;
use crate::app::state::settings::ThemeChoice;
use crate::app::state::{After, Front, Notice, Overlay, State, Words};
use crate::app::tasks::work;
use crate::app::tasks::{Begun, Jobs, Loading, Meter, Outcome, Purpose, Task};
use crate::app::view::dialogs::export::{Choice, Shown};
use crate::app::view::forms::Forms;
use crate::base::{Diagnostic, Direction, EventIx, ExcerptIx, Severity, Silent, bidi};
use crate::export::{ExportError, ExportOptions, Many, Previewed, Scaling, SourceNotes, Target};
use crate::formats::{self, Failure};
use crate::i18n::Locale;
use crate::model::Edit;
use crate::model::edit::Change;
use crate::model::filter::Filter;
use crate::scene::ThemeName;
use crate::timeline::Planning;
use crate::timeline::content::Wording;

/// A notice stays so long, in seconds.
const NOTICE: f64 = 6.0;
/// Longer notices, in characters, take longer to read.
const LONG_NOTICE: usize = 100;

/// What commands work on.
pub struct Applier<'a> {
    /// The state of the window.
    pub state: &'a mut State,
    /// The fields of dialogs.
    pub forms: &'a mut Forms,
    /// Jobs under way.
    pub jobs: &'a Jobs,
    /// What writes the journal; none in tests that need none, or if the system gives no folder.
    pub journal: Option<&'a JournalWriter>,
    /// For rich text.
    pub clipboard: &'a mut Clipboard,
    /// For pages to print.
    pub printer: &'a Printer,
    /// The window.
    pub context: &'a Context,
}

impl Applier<'_> {
    /// Applies a command.
    pub fn apply(&mut self, command: Command) {
        match command {
            Command::Do(action) => self.act(action),
            Command::OpenPath(path) => self.guarded(After::Open(path)),
            Command::OpenTable => self.guarded(After::OpenTable),
            Command::SavePath(path) => self.save_to(path, false),
            Command::ExportPath(path) => self.export_to(path, false),
            Command::ReplaceFile => self.overwrite(),
            Command::Reload => self.reload(),
            Command::SaveFirst => self.save_first(),
            Command::ApplyForm => self.submit_form(),
            Command::CloseForm => self.close_form(),
            Command::Recover => self.recover_first(),
            Command::DiscardJournal => self.discard_left_over(),
            Command::GoOn => self.state.fault = None,
            Command::ChooseExportPath => self.choose(Purpose::Export),
            Command::CancelLoading => self.stop_loading(),
            Command::Edit(edit) => self.edit(edit),
            Command::Reanchor(excerpt, range) => self.reanchor(excerpt, range),
            Command::PreviewPlace(range) => {
                self.forms.reader.selection = Some((range.start, range.end));
                navigate::apply(self.state, Command::PreviewPlace(range));
            }
            Command::Show(None) => self.dismiss(),
            Command::Show(overlay) => self.show(overlay),
            Command::DismissNotice => self.next_notice(),
            Command::OpenNotice => self.open_notice(),
            Command::Quit => self.quit(),
            Command::Discard => self.discard(),
            Command::Copy(text) => self.copy(text),
            Command::SetLocale(locale) => self.set_locale(locale),
            Command::Settings(settings) => self.set_settings(*settings),
            Command::SearchFor(query) => self.search(query),
            Command::SetFilter(filter) => self.set_filter(*filter),
            Command::SourceWidth(share) => self.state.settings.source_share = share.clamp(0.15, 0.7),
            Command::CopyMarked => self.copy_marked(),
            Command::List(ask) => list::apply(self.state, ask),
            other => navigate::apply(self.state, other),
        }
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Open => self.guarded(After::ChooseFile),
            Action::OpenSample => self.guarded(After::OpenSample),
            Action::Save => self.save(),
            Action::SaveAs => self.choose(Purpose::Save),
            Action::Export => self.show(Some(Overlay::Export)),
            Action::Undo => self.step_history(false),
            Action::Redo => self.step_history(true),
            Action::EditEvent => self.show(self.state.selection.event.map(Overlay::Event)),
            Action::DeleteEvent => self.delete_event(),
            Action::TakeText => self.take_text(),
            Action::UseSelection => self.use_selection(),
            Action::Search => self.forms.focus_search = true,
            Action::ClearFilter => self.set_filter(Filter::default()),
            Action::Palette => self.toggle(Overlay::Palette),
            Action::Shortcuts => self.toggle(Overlay::Shortcuts),
            Action::Menu => self.toggle(Overlay::Menu),
            Action::Problems => self.toggle(Overlay::Problems),
            Action::Settings => self.toggle(Overlay::Settings),
            Action::About => self.toggle(Overlay::About),
            Action::Filter => self.toggle(Overlay::Filter),
            Action::Close => self.close(),
            Action::Theme => self.toggle_theme(),
            Action::Language => self.set_locale(match self.state.settings.locale() {
                Locale::Ar => Locale::En,
                Locale::En => Locale::Ar,
            }),
            Action::Direction => self.toggle_direction(),
            Action::Source => self.toggle_source(),
            Action::List => self.toggle_list(),
            Action::CopyQuote => self.copy_quote(),
            Action::CopyEvent => self.copy_event(),
            Action::CopyView => self.copy_view(),
            Action::Print => self.print(),
            Action::PageDown => self.turn_page(1.0),
            Action::PageUp => self.turn_page(-1.0),
            other => navigate::act(self.state, other),
        }
    }

    /// Takes in what a job brought back.
    pub fn take(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Failed(task) => self.task_failed(&task),
            Outcome::LeftOver(found) => self.found_left_over(found),
            Outcome::Journal(report) => self.journal_told(report),
            Outcome::Looked(stamp, found) => self.looked(&stamp, found),
            Outcome::Reread(reread) => self.reread(reread),
            Outcome::Compared(path, answer) => self.compared(&path, answer),
            Outcome::Loaded(meter, result) => self.loaded(&meter, result.map(|begun| *begun)),
            Outcome::Asked(meter, question) => self.ask_columns(&meter, *question),
            Outcome::Counted(request, counts) => self.forms.columns.take_counts(request, counts),
            Outcome::Picked(purpose, path) => self.picked(purpose, path),
            Outcome::Saved(result) => self.save_ended(result),
            Outcome::Exported(path, Ok(written)) => {
                self.state.exporting = false;
                let name = written.files.first().unwrap_or(&path).display().to_string();
                let args = [("file", (&name).into()), ("count", written.files.len().into())];
                let mut text = self.state.words.messages.format("notice-exported", &args);
                for warning in &written.warnings {
                    text = format!("{text} {}", self.state.words.messages.diagnostic(warning));
                }
                self.notify_text(text, false);
                if self.state.overlay == Some(Overlay::Export) {
                    self.show(None);
                }
            }
            Outcome::Exported(_, Err(ExportError::Cancelled)) => {
                self.state.exporting = false;
                self.notify("notice-export-cancelled", &[], false);
            }
            Outcome::Printable(Ok(printed)) => self.printed(printed),
            Outcome::Copied(Ok(Previewed { pixels, .. })) => {
                let size = [pixels.width as usize, pixels.height as usize];
                self.context.copy_image(egui::ColorImage::from_rgba_premultiplied(size, &pixels.rgba));
                self.notify("notice-copied", &[], false);
            }
            Outcome::Printable(Err(error)) | Outcome::Copied(Err(error)) => {
                self.notify_failed(&error.diagnostic());
                self.look_at_documents();
            }
            Outcome::Exported(_, Err(error)) => {
                self.state.exporting = false;
                self.notify_failed(&error.diagnostic());
                self.look_at_documents();
            }
            Outcome::Preview(request, result) => self.forms.export.take_preview(self.context, request, result),
            Outcome::Turned(document, file, turned) => self.forms.pages.take(self.context, document, file, turned),
            Outcome::Refound(refound) => {
                if let Some(session) = &mut self.state.session {
                    session.take_found(refound);
                }
                self.state.put_evidence();
            }
            Outcome::Done(done) => work::take(self.state, done),
            Outcome::System(look) => self.state.system = look,
            Outcome::SettingsKept(Ok(())) => {}
            Outcome::SettingsKept(Err(reason)) => {
                let reason = reason.kind().to_string();
                self.notify("notice-settings", &[("reason", (&reason).into())], true);
            }
        }
    }

    fn notify(&mut self, id: &str, args: &[(&str, crate::i18n::Arg<'_>)], failed: bool) {
        self.notify_text(self.state.words.messages.format(id, args), failed);
    }

    fn notify_failed(&mut self, why: &Diagnostic) {
        self.notify_text(self.state.words.messages.diagnostic(why), true);
    }

    fn notify_text(&mut self, text: String, failed: bool) {
        self.notify_for(text, failed, false);
    }

    /// Says something that the next notice may not take the place of before it was read.
    fn notify_lastingly(&mut self, text: String) {
        self.notify_for(text, true, true);
    }

    fn notify_for(&mut self, text: String, failed: bool, stays: bool) {
        let slow = failed || text.chars().count() > LONG_NOTICE;
        let notice = Notice { text, failed, until: NOTICE * if slow { 2.0 } else { 1.0 }, stays, is_open: false };
        // Of what is said in passing only the last still holds when its turn comes.
        self.state.notices.retain(|waiting| waiting.stays && waiting.text != notice.text);
        self.state.notices.push_back(notice);
        if self.state.notice.as_ref().is_none_or(|shown| !shown.stays) {
            self.next_notice();
        }
    }

    /// Shows the notice that waits longest.
    pub fn next_notice(&mut self) {
        let now = self.context.input(|input| input.time);
        let next = self.state.notices.pop_front();
        self.state.notice = next.map(|notice| Notice { until: now + notice.until, ..notice });
        self.context.request_repaint();
    }

    /// Shows all of a long notice until it is taken away, or the beginning of it for a while again.
    fn open_notice(&mut self) {
        let now = self.context.input(|input| input.time);
        if let Some(notice) = &mut self.state.notice {
            (notice.is_open, notice.stays, notice.until) = (!notice.is_open, true, now + 2.0 * NOTICE);
        }
    }

    /// Opens or closes the source panel; where it has nothing to show, says how it would.
    fn toggle_source(&mut self) {
        match self.state.session.is_none() || self.state.has_documents() {
            true => {
                let seen =
                    self.state.settings.source_open && (self.state.shows_source() || !self.state.has_documents());
                self.state.settings.source_open = !seen;
                self.state.front = Front::Source;
            }
            false => self.notify("notice-no-documents", &[], false),
        }
    }

    fn toggle_list(&mut self) {
        self.state.settings.list_open = !self.state.shows_list();
        self.state.front = Front::List;
        self.state.list.reveal = true;
    }

    fn show(&mut self, overlay: Option<Overlay>) {
        if let (None | Some(Overlay::Event(_)), Some(Overlay::Event(event))) = (&overlay, self.typed()) {
            // What is typed and not applied is never lost by closing what lies over it.
            return self.resume_form(event);
        }
        if let Some(overlay) = &overlay {
            self.forms.prepare(overlay, self.state);
        }
        // The keyboard goes into the overlay, and from it back where it was before.
        if overlay.is_some() && self.state.overlay.is_none() {
            let focused = self.context.memory(|memory| memory.focused());
            self.forms.focus_before = focused.or(self.forms.focus_before);
            focused.inspect(|id| self.context.memory_mut(|memory| memory.surrender_focus(*id)));
        }
        self.state.overlay = overlay;
    }

    fn toggle(&mut self, overlay: Overlay) {
        let same = self.state.overlay.as_ref() == Some(&overlay);
        self.show((!same).then_some(overlay));
    }

    /// Scrolls the source by most of what is seen of it.
    fn turn_page(&mut self, pages: f32) {
        self.state.source.scroll_target += pages * self.context.content_rect().height() * 0.6;
    }

    /// Escape: closes what lies on top, then the search, then the selection.
    fn close(&mut self) {
        if self.state.overlay.is_some() {
            self.dismiss();
        } else if self.state.search.is_active() {
            self.forms.search.set_text("");
            self.search(String::new());
        } else {
            self.state.selection.event = None;
            self.state.selection.excerpt = None;
        }
    }

    fn search(&mut self, query: String) {
        self.state.search.query = query;
        self.state.update_search();
    }

    fn set_filter(&mut self, filter: Filter) {
        self.state.filter = filter;
        self.state.rebuild_content();
    }

    fn set_locale(&mut self, locale: Locale) {
        self.state.settings.language = locale.as_tag().to_owned();
        self.new_words();
    }

    fn set_settings(&mut self, settings: crate::app::state::settings::Settings) {
        self.state.settings = settings;
        self.new_words();
    }

    fn new_words(&mut self) {
        self.state.words = Rc::new(Words::new(&self.state.settings));
        self.state.rebuild_content();
    }

    fn toggle_theme(&mut self) {
        let dark = self.state.theme(self.forms.toolkit_dark).dark;
        self.state.settings.theme = if dark { ThemeChoice::Light } else { ThemeChoice::Dark };
    }

    fn toggle_direction(&mut self) {
        let other = self.state.time_direction().flipped();
        self.state.settings.direction = Some(other.as_str().to_owned());
    }

    // Opening

    /// Loads a file, or the bundled project.
    pub fn load(&mut self, path: Option<PathBuf>) {
        let path = path.map(|path| std::path::absolute(&path).unwrap_or(path));
        let name = path.as_ref().map_or_else(String::new, |path| path.display().to_string());
        let wording = self.state.words.wording.clone();
        self.spawn_load(name, move |meter| match &path {
            Some(path) => match formats::question(path) {
                Some(question) => Outcome::Asked(meter, Box::new(question)),
                None => loaded(meter, wording, |meter| formats::load_path(path, meter)),
            },
            None => loaded(meter, wording, |_| Ok(formats::sample())),
        });
    }

    /// Loads the table of the dialog in the way that it shows.
    fn load_table(&mut self) {
        let Some(answer) = self.forms.columns.take_answer() else { return };
        let wording = self.state.words.wording.clone();
        self.spawn_load(answer.path.display().to_string(), move |meter| {
            let load = |meter: &Meter| formats::load_table(&answer.path, &answer.bytes, &answer.preview.mapping, meter);
            let result = load(&meter).map(|opened| Box::new(Begun::asked_about(opened, wording)));
            Outcome::Loaded(meter, result)
        });
    }

    fn spawn_load(&mut self, name: String, job: impl FnOnce(Arc<Meter>) -> Outcome + Send + 'static) {
        self.cancel_loading();
        let meter = Arc::new(Meter::default());
        self.state.loading = Some(Loading { name, meter: meter.clone() });
        self.show(None);
        self.jobs.spawn_as(Task::Load(meter.clone()), move || job(meter));
    }

    /// Asks what the columns of a table hold, unless its load was cancelled meanwhile.
    fn ask_columns(&mut self, meter: &Arc<Meter>, question: formats::Question) {
        if self.state.loading.take_if(|loading| Arc::ptr_eq(&loading.meter, meter)).is_some() {
            self.forms.columns.ask(question);
            self.show(Some(Overlay::Columns));
        }
    }

    fn cancel_loading(&mut self) {
        if let Some(loading) = self.state.loading.take() {
            loading.meter.cancel();
        }
    }

    fn stop_loading(&mut self) {
        self.cancel_loading();
        self.state.may_drop = None;
    }

    fn loaded(&mut self, meter: &Arc<Meter>, result: Result<Begun, Failure>) {
        // A load that was cancelled or overtaken by another may still have come to its end.
        if !self.state.loading.as_ref().is_some_and(|loading| Arc::ptr_eq(&loading.meter, meter)) {
            return;
        }
        match result {
            // The user may have gone on working while it loaded.
            Ok(begun) if self.must_ask() => {
                self.state.loading = None;
                self.state.arrived = Some(Box::new(begun));
                self.show(Some(Overlay::Unsaved(After::Replace)));
            }
            Ok(begun) => self.begin(begun),
            Err(Failure::Cancelled | Failure::Conflict(_)) => (self.state.loading, self.state.may_drop) = (None, None),
            Err(Failure::Because(diagnostic)) => {
                (self.state.loading, self.state.may_drop) = (None, None);
                let text = self.state.words.messages.diagnostic(&diagnostic);
                let file = diagnostic.file.map_or_else(String::new, |file| bidi::isolated_path(&file) + ": ");
                self.notify_text(format!("{file}{text}"), true);
            }
        }
    }

    fn begin(&mut self, begun: Begun) {
        let Begun { session, content, wording, recovered } = begun;
        if let Some(path) = session.path() {
            self.state.settings.remember(path);
        }
        let state = &mut *self.state;
        state.loading = None;
        state.source = crate::app::state::SourceView {
            document: session.project.documents.first().map(|_| crate::base::DocIx(0)),
            ..Default::default()
        };
        state.session = Some(session);
        if let Some(session) = &mut state.session {
            session.diagnostics.extend(state.findings.iter().cloned());
        }
        (state.may_drop, state.after, state.conflict) = (None, None, None);
        self.forms.event.close();
        state.list.begin();
        state.selection = Default::default();
        state.filter = Filter::default();
        (state.search.query, state.search.last) = (String::new(), None);
        (state.time.fitted, state.time.planning) = (false, Planning::default());
        (state.time.lane_scroll, state.time.shelf_scroll) = (0.0, 0.0);
        state.work.gather.settle();
        state.put_content(content, None);
        // The language was changed while it was loading.
        if wording != state.words.wording {
            state.rebuild_content();
        }
        let problems = state.session.as_ref().map_or(0, Session::problems);
        self.forms.search.set_text("");
        self.forms.export.path.set_text("");
        self.tell_problems(problems);
        match recovered {
            Some(recovered) => self.begin_recovered(recovered),
            None => self.begin_journal(None, (false, false)),
        }
    }

    /// The first error with its place, or how many problems there are, if anything is to be done about one of them.
    fn tell_problems(&mut self, problems: usize) {
        let session = self.state.session.as_ref();
        let needs_action = session.is_some_and(Session::needs_action);
        let error = session.and_then(|s| s.diagnostics.iter().find(|d| d.severity == Severity::Error)).cloned();
        match error {
            Some(error) => {
                let text = self.state.words.messages.diagnostic(&error);
                let text = format!("{} {text}", bidi::isolated_in(&error.location(), Direction::Ltr));
                self.notify_text(text, true);
            }
            None if needs_action => self.notify("notice-problems", &[("count", problems.into())], false),
            None => {}
        }
    }

    // Exporting, and asking for names

    /// Makes a PDF, which the desktop's program for PDFs shows and prints.
    fn print(&mut self) {
        let Some(session) = &self.state.session else { return };
        let (paper, printer) = (paper(), self.printer.clone());
        let options = paper.options(self.state);
        let shown = Shown::of(self.state, session, paper.target(), &options);
        self.notify("notice-printing", &[], false);
        self.jobs.spawn_as(Task::Print, move || {
            let make = |path: &Path| {
                shown.unchanged()?;
                crate::export::export_as(shown.material(), &options, (Target::Pdf, path), &Silent).map(drop)
            };
            Outcome::Printable(printer.print(make))
        });
    }

    /// Says where the pages are; without a program for them, offers to save them.
    fn printed(&mut self, printed: Printed) {
        if printed.opened {
            self.notify("notice-printed", &[], false);
        } else {
            self.show(Some(Overlay::Export));
            self.forms.export.propose(paper());
            self.notify("notice-no-viewer", &[], true);
        }
        self.state.printed = Some(printed.path);
    }

    /// The timeline as it is seen, without what lies around it.
    fn copy_view(&mut self) {
        let Some(session) = &self.state.session else { return };
        let areas = self.state.time.areas;
        let size = areas.column.union(&areas.lanes).union(&areas.axis).union(&areas.shelf).size();
        let scale = self.context.pixels_per_point().max(2.0);
        let options = ExportOptions {
            pixels: ((size.w * scale) as u32, (size.h * scale) as u32),
            scale: Scaling::Exactly(scale),
            dpi: None,
            theme: if self.state.theme(self.forms.toolkit_dark).dark { ThemeName::Dark } else { ThemeName::Light },
            rows: Many::Exactly(1),
            breaks: false,
            title: false,
            legend: false,
            notes: SourceNotes::None,
            ..Choice { whole: false, ..Choice::default() }.options(self.state)
        };
        let shown = Shown::of(self.state, session, Target::Png, &options);
        let longer = options.pixels.0.max(options.pixels.1);
        self.jobs.spawn_as(Task::CopyView, move || {
            let made = shown.unchanged().and_then(|()| crate::export::preview(shown.material(), &options, 0, longer));
            Outcome::Copied(made)
        });
    }

    /// Asks for a file name: by the desktop's dialog, and by a field of our own where none runs.
    fn choose(&mut self, purpose: Purpose) {
        let name = self.forms.suggested_name(self.state, purpose);
        let title = self.state.words.messages.get(match purpose {
            Purpose::Open => "cmd-open",
            Purpose::Save => "cmd-save-as",
            Purpose::Export => "cmd-export",
        });
        self.jobs.spawn_as(Task::FileDialog, move || {
            let path = match purpose {
                Purpose::Open => file_dialog::pick_project(&title),
                Purpose::Save => file_dialog::save_project(&title, &name),
                Purpose::Export => file_dialog::save_export(&title, &name),
            };
            Outcome::Picked(purpose, path)
        });
        self.forms.asked_at = Some(std::time::Instant::now());
    }

    fn picked(&mut self, purpose: Purpose, path: Option<PathBuf>) {
        let at_once = self.forms.asked_at.take().is_some_and(|at| file_dialog::gave_up_at_once(at.elapsed()));
        match (path, purpose) {
            // The project may have been changed while the dialog was open.
            (Some(path), Purpose::Open) => self.guarded(After::Open(path)),
            // The desktop's dialogs ask themselves before a file is replaced.
            (Some(path), Purpose::Save) => self.save_to(path, true),
            (Some(path), Purpose::Export) => self.export_to(path, true),
            // The export dialog has a field for the path of its own.
            (None, Purpose::Export) => self.forms.export.needs_path |= at_once,
            (None, _) if at_once => self.show(Some(Overlay::Path(purpose))),
            (None, _) => self.give_up_after(),
        }
    }

    // Editing

    fn edit(&mut self, edit: Edit) {
        let Some(session) = &mut self.state.session else { return };
        let result = session.edit(edit).map(|()| true);
        self.edited(result, "notice-edited");
    }

    /// Ties a quote to other words; it stays the selected one.
    fn reanchor(&mut self, excerpt: ExcerptIx, range: Range<usize>) {
        let Some(session) = &self.state.session else { return };
        let Some(edit) = repair::edit(session, excerpt, range) else { return };
        self.forms.reader.selection = None;
        self.edit(edit);
        navigate::apply(self.state, Command::SelectExcerpt(excerpt));
        self.notify("notice-reanchored", &[], false);
    }

    /// The words that stand where the quote was found become its words.
    fn take_text(&mut self) {
        let Some(session) = &self.state.session else { return };
        let found = repair::subject(session, self.state.selection).and_then(|ix| Some((ix, session.resolution(ix)?)));
        match found {
            Some((
                ix,
                Resolution::Moved(range) | Resolution::ContextChanged(range) | Resolution::Changed { range, .. },
            )) => {
                let range = range.clone();
                self.reanchor(ix, range);
            }
            _ => self.notify("notice-nothing-to-take", &[], true),
        }
    }

    fn use_selection(&mut self) {
        let Some(session) = &self.state.session else { return };
        let Some(ix) = repair::subject(session, self.state.selection) else {
            return self.notify("notice-no-quote", &[], true);
        };
        if session.document_of(ix) != self.state.source.document {
            return self.notify("notice-other-document", &[], true);
        }
        match self.forms.reader.selected() {
            Some(range) => self.reanchor(ix, range),
            None => self.notify("notice-no-selection", &[], true),
        }
    }

    fn step_history(&mut self, redo: bool) {
        let Some(session) = &mut self.state.session else { return };
        let result = session.step_history(redo);
        self.edited(result, if redo { "notice-redone" } else { "notice-undone" });
    }

    /// Puts what is typed into the project and closes the form, also if nothing was changed.
    fn submit_form(&mut self) {
        if self.apply_form() {
            self.close_form();
        }
    }

    /// Says which job broke down, and ends the wait for it.
    fn task_failed(&mut self, task: &Task) {
        match task {
            Task::Load(meter) => {
                if self.state.loading.take_if(|loading| Arc::ptr_eq(&loading.meter, meter)).is_none() {
                    return;
                }
                self.state.may_drop = None;
            }
            Task::Save => self.save_broke_down(),
            Task::Export => self.state.exporting = false,
            Task::Preview => self.forms.export.preview_failed(self.state.words.messages.get("task-preview-failed")),
            Task::Work(kind) => work::give_up(self.state, *kind),
            Task::FileDialog => {
                self.forms.asked_at = None;
                self.give_up_after();
            }
            Task::Page(document, file, page) => {
                self.forms.pages.broke_down(self.context, (*document, *file), *page);
            }
            Task::Count(request) => self.forms.columns.count_failed(*request),
            Task::Compare => {
                let text = self.state.words.messages.get("conflict-unreadable");
                if let Some(conflict) = &mut self.state.conflict {
                    conflict.answer = Some(Err(text));
                }
            }
            _ => {}
        }
        let task = self.state.words.messages.get(task.message());
        self.notify("notice-task-failed", &[("task", (&task).into())], true);
    }

    fn edited(&mut self, result: Result<bool, crate::model::EditError>, notice: &str) {
        match result {
            Ok(true) => {
                let count = self.state.session.as_ref().map_or(0, |session| session.project.events.len());
                let there = |event: &EventIx| event.index() < count;
                self.state.selection.event = self.state.selection.event.filter(there);
                (self.state.selection.excerpt, self.state.source.preview) = (None, None);
                // Events may have other places in the project now, and a search under way is one of the old texts.
                self.state.list.marks.only(self.state.selection.event);
                self.state.search.last = None;
                self.state.work.search.settle();
                self.find_stale();
                self.state.rebuild_content();
                self.notify(notice, &[], false);
            }
            Ok(false) => {}
            Err(error) => {
                self.notify_text(crate::app::session::words::reason(&self.state.words.messages, &error), true)
            }
        }
    }

    /// Finds the quotes again that an edit touched.
    fn find_stale(&mut self) {
        if let Some(job) = self.state.session.as_mut().and_then(Session::search_stale) {
            self.jobs.spawn_as(Task::Reanchor, move || Outcome::Refound(job()));
        }
    }

    fn delete_event(&mut self) {
        let (Some(session), Some(event)) = (&self.state.session, self.state.selection.event) else { return };
        let Some(event) = session.project.event(event) else { return };
        let edit = Edit::Event(Change::remove(event.id()));
        self.state.selection = Default::default();
        self.edit(edit);
        self.notify("notice-deleted", &[], false);
    }

    // Copying and leaving

    fn copy(&mut self, text: String) {
        self.context.copy_text(text);
        self.notify("notice-copied", &[], false);
    }

    /// The marked rows of the list as text.
    fn copy_marked(&mut self) {
        let marked = self.state.list.marks.len();
        let (text, count) = list_copy::text(self.state);
        if count == 0 {
            return;
        }
        self.context.copy_text(text);
        let id = if count < marked { "notice-copied-some" } else { "notice-copied-events" };
        self.notify(id, &[("count", count.into()), ("all", marked.into())], false);
    }

    fn copy_quote(&mut self) {
        let several = self.state.shows_list() && self.state.list.marks.len() > 1;
        if crate::app::view::list::has_focus(self.context) && !self.state.list.marks.is_empty() {
            return self.copy_marked();
        }
        if let Some(text) = self.forms.reader.selected_text(self.state) {
            return self.copy(text);
        }
        if several {
            return self.copy_marked();
        }
        let selected = self.state.selection;
        let Some(session) = &self.state.session else { return };
        let excerpt = selected.excerpt.or_else(|| selected.event.and_then(|event| session.main_excerpt(event)));
        let text = excerpt.and_then(|ix| citation::quote(session, ix, &self.state.words_to_cite()));
        if let Some(text) = text {
            self.copy(text);
        }
    }

    fn copy_event(&mut self) {
        let event = self.state.selection.event;
        let Some(rich) = event.and_then(|event| citation::event(self.state, event)) else { return };
        self.clipboard.copy(self.context, rich);
        self.notify("notice-copied", &[], false);
    }

    fn quit(&mut self) {
        self.state.may_drop = None;
        self.guarded(After::Quit);
    }

    fn leave(&mut self) {
        self.state.may_close = true;
        self.context.send_viewport_cmd(egui::ViewportCommand::Close);
    }
}

/// What is chosen for printing.
fn paper() -> Choice {
    Choice { format: "pdf".to_owned(), preset: "a4".to_owned(), theme: "print".to_owned(), ..Choice::default() }
}

/// Ends a load.
fn loaded(
    meter: Arc<Meter>,
    wording: Wording,
    load: impl FnOnce(&Meter) -> Result<formats::Opened, Failure>,
) -> Outcome {
    let result = load(&meter).map(|opened| Box::new(Begun::new(opened, wording)));
    Outcome::Loaded(meter, result)
}
