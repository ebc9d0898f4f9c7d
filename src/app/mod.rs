//! The window: state, commands, history, jobs, panels, widgets.

pub mod command;
pub mod platform;
pub mod session;
pub mod state;
pub mod tasks;
pub mod ui;
pub mod update;
pub mod view;

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use egui::{Context, Ui};

use crate::base::Rect;
use crate::render::egui::ScenePainter;
use crate::text::TextEngine;
use crate::timeline::Kit;
use command::Command;
use platform::clipboard::Clipboard;
use platform::desktop::SystemLook;
use platform::print::Printer;
use platform::{fault, window};
use session::journal::folder::data_folder;
use session::journal::{Folder, JournalWriter};
use state::State;
use state::settings::Settings;
use tasks::{Jobs, Outcome, work};
use ui::UiContext;
use ui::context::{from_egui, note_touch};
use ui::visuals::set_visuals;
use update::{Applier, navigate};
use view::context::ViewContext;
use view::forms::Forms;
use view::layout::{Ends, Panels};
use view::notice::Notice;
use view::{dialogs, input, placeholders};

/// Opens the window and stays until it closes. With no display: says so, names the `export` command, and fails.
pub fn run(start: Start) -> ExitCode {
    let Settings { window, maximized, .. } = start.settings;
    window::run(window, maximized, move |context| {
        let app = App::new(context, start);
        if let Some(flusher) = app.journal.as_ref().map(JournalWriter::flusher) {
            let flush = move |patience| {
                let _ = flusher.flush(patience);
            };
            fault::guard(flush, data_folder());
        }
        app
    })
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.remember_window(ui.ctx());
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.printer.clear();
        self.end_journal();
        if self.keeps_settings
            && let Err(error) = self.state.settings.save()
        {
            eprintln!("sanad: the settings could not be kept: {error}");
        }
    }
}

/// The program behind the window.
pub struct App {
    state: State,
    forms: Forms,
    jobs: Jobs,
    journal: Option<JournalWriter>,
    engine: TextEngine,
    brush: RefCell<ScenePainter>,
    clipboard: Clipboard,
    printer: Printer,
    /// Whether settings are written.
    keeps_settings: bool,
    /// The settings as they were written last, and when, in seconds of the window's clock.
    written: (Settings, f64),
    had_focus: bool,
    /// The next frame breaks down, in a test.
    breaks: bool,
}

/// Settings are written at most every so many seconds.
const SETTINGS_PAUSE: f64 = 1.0;

/// How a window begins.
#[derive(Debug, Default)]
pub struct Start {
    /// The settings.
    pub settings: Settings,
    /// The file to open; the bundled project if there is none.
    pub file: Option<PathBuf>,
    /// Whether the settings are written when the window closes.
    pub keeps_settings: bool,
    /// Where journals are kept; none without it, as in most tests.
    pub journal: Option<Folder>,
    /// Whether the desktop is asked for its wishes and its fonts are used: not in tests.
    pub uses_system: bool,
}

impl App {
    /// A window that begins to load its project.
    pub fn new(context: &Context, start: Start) -> Self {
        // Ctrl with + and − zooms the timeline, not the window.
        context.options_mut(|options| options.zoom_with_keyboard = false);
        // Scenes are culled before they are painted; looking through every mesh once more would cost, not save.
        context.options_mut(|options| options.tessellation_options.coarse_tessellation_culling = false);
        let jobs = Jobs::new(context.clone());
        let engine = if start.uses_system { TextEngine::with_system_fonts() } else { TextEngine::bundled() };
        let waker = context.clone();
        engine.on_new_fonts(move || waker.request_repaint());
        if start.uses_system {
            jobs.spawn(|| Outcome::System(SystemLook::ask()));
        }
        let journal = start.journal.and_then(|folder| {
            let (teller, left) = (jobs.teller(), folder.clone());
            jobs.spawn(move || Outcome::LeftOver(left.left_over()));
            JournalWriter::start(folder, move |report| teller(Outcome::Journal(report)))
        });
        let written = (start.settings.clone(), 0.0);
        let state = State::new(start.settings);
        let brush = RefCell::new(ScenePainter::new());
        let clipboard = Clipboard::new(start.uses_system);
        let printer = Printer::new(start.uses_system);
        let mut app = Self {
            state,
            forms: Forms::default(),
            jobs,
            journal,
            engine,
            brush,
            clipboard,
            printer,
            keeps_settings: start.keeps_settings,
            written,
            had_focus: true,
            breaks: false,
        };
        app.applier(context).load(start.file);
        app
    }

    /// Returns true if something is not saved, or typed and not applied.
    fn has_work(&self) -> bool {
        let dirty = self.state.session.as_ref().is_some_and(|session| session.history.is_dirty());
        dirty || self.forms.event.is_changed()
    }

    /// Ends the journal. It is kept if the window goes although something is not saved, and nobody has given that up.
    pub fn end_journal(&mut self) {
        let keep = self.has_work() && !self.state.may_close;
        if let Some(journal) = self.journal.take() {
            journal.end(keep);
        }
    }

    /// The state, for tests.
    pub fn state(&self) -> &State {
        &self.state
    }

    fn remember_window(&mut self, context: &Context) {
        context.input(|input| {
            let viewport = input.viewport();
            let maximized = viewport.maximized.unwrap_or(false);
            self.state.settings.maximized = maximized;
            if let (Some(rect), false) = (viewport.inner_rect, maximized) {
                self.state.settings.window = [rect.width(), rect.height()];
            }
        });
    }

    fn applier<'a>(&'a mut self, context: &'a Context) -> Applier<'a> {
        let Self { state, forms, jobs, journal, clipboard, printer, .. } = self;
        Applier { state, forms, jobs, journal: journal.as_ref(), clipboard, printer, context }
    }

    /// Has the next frame break down, for tests.
    pub fn break_down(&mut self) {
        self.breaks = true;
    }

    /// One frame. A fault in it does not end the program: the next frame says what happened.
    pub fn frame(&mut self, ui: &mut Ui) {
        // What a fault leaves half done is of the window; the project changes in whole edits.
        if let Err(cause) = catch_unwind(AssertUnwindSafe(|| self.show_frame(ui))) {
            self.broke_down(ui.ctx(), &fault::message(&*cause));
        }
    }

    fn broke_down(&mut self, context: &Context, what: &str) {
        fault::flush();
        if self.state.fault.is_some() {
            fault::give_up(what);
        }
        self.state.fault = Some(what.to_owned());
        self.state.overlay = None;
        context.request_repaint();
    }

    fn show_frame(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        self.forms.toolkit_dark = context.system_theme().map(|theme| theme == egui::Theme::Dark);
        note_touch(&context);
        let screen = context.content_rect().size() * context.zoom_factor();
        context.set_zoom_factor(self.state.settings.zoom_for(screen.x, screen.y));
        self.take_outcomes(&context);
        self.return_focus(&context);
        // Text that was typed before a key in the same frame is in the field when the key is obeyed.
        let is_form = matches!(self.state.overlay, Some(state::Overlay::Event(_)));
        let mut late = Vec::new();
        if self.state.fault.is_none() {
            let early: Vec<Command> = input::commands(&context, &self.state, self.forms.focus_search)
                .into_iter()
                .chain(input::dropped(&context))
                .collect();
            if is_form {
                late = early
            } else {
                self.apply(&context, early)
            }
            self.watch_file(&context);
            self.applier(&context).offer_recovery();
            state::list::follow(&mut self.state);
            work::begin(&mut self.state, &self.jobs);
        }
        let mut commands = self.show(ui);
        commands.append(&mut late);
        self.apply(&context, commands);
        self.applier(&context).keep_journal();
        if self.state.fault.is_none() {
            self.advance(&context);
        }
        self.name_window(&context);
        self.keep_settings(&context);
        self.guard_close(&context);
        self.engine.end_frame();
    }

    /// Looks at the project's file when the user comes back to the window.
    fn watch_file(&mut self, context: &Context) {
        let has_focus = context.input(|input| input.focused);
        if has_focus && !std::mem::replace(&mut self.had_focus, has_focus) {
            self.applier(context).look_at_file();
        }
        self.had_focus = has_focus;
    }

    /// The keyboard goes back from a closed overlay; while its layer is the top one, nothing below can have it.
    fn return_focus(&mut self, context: &Context) {
        let free = self.state.overlay.is_none() && context.memory(|memory| memory.top_modal_layer().is_none());
        if let Some(id) = self.forms.focus_before.take_if(|_| free) {
            context.memory_mut(|memory| memory.request_focus(id));
        }
    }

    fn take_outcomes(&mut self, context: &Context) {
        for outcome in self.jobs.outcomes() {
            self.applier(context).take(outcome);
        }
    }

    fn apply(&mut self, context: &Context, commands: Vec<Command>) {
        if commands.is_empty() {
            return;
        }
        // What a command changes has to be seen: the frame it came in was drawn before.
        let only_hover = commands.iter().all(|command| matches!(command, Command::Hover(_)));
        for command in commands {
            self.applier(context).apply(command);
        }
        if !only_hover {
            self.follow_selection(context);
        }
        context.request_repaint();
    }

    /// The keyboard stays with the selected event while the user steps through events.
    fn follow_selection(&self, context: &Context) {
        let on_event = view::timeline::is_on_event(context);
        if let (true, Some(event)) = (on_event, self.state.selection.event) {
            context.memory_mut(|memory| memory.request_focus(view::timeline::event_id(event)));
        }
    }

    fn show(&mut self, ui: &mut Ui) -> Vec<Command> {
        let theme = self.state.theme(self.forms.toolkit_dark);
        set_visuals(ui.ctx(), theme);
        let words = self.state.words.clone();
        let kit = Kit { engine: &self.engine, theme, messages: &words.messages, dates: &words.dates };
        let cx = ViewContext::new(UiContext::new(kit, self.state.side(), self.state.reduced_motion(), &self.brush));
        let window = from_egui(ui.ctx().content_rect());
        if std::mem::take(&mut self.breaks) {
            std::panic::panic_any("a fault for a test");
        }
        match &self.state.fault {
            Some(fault) => {
                let strip = Notice::place(&cx, &self.state, window, &[]);
                placeholders::fault(ui, &cx, fault, Notice::room(strip.as_ref(), window));
            }
            None => show_panels(ui, &cx, &mut self.state, &mut self.forms, window),
        }
        let notice = Notice::place(&cx, &self.state, window, &self.forms.status_rooms);
        let room = Notice::room(notice.as_ref(), window);
        if let (Some(loading), Some(_)) = (&self.state.loading, &self.state.session) {
            placeholders::loading_over(ui, &cx, loading, room);
        }
        dialogs::show(ui, &cx, &self.state, &mut self.forms, room);
        if let Some(notice) = notice {
            notice.show(ui, &cx, &self.state);
        }
        if ui.input(|input| !input.raw.hovered_files.is_empty()) {
            placeholders::drop_hint(ui, &cx, window);
        }
        cx.into_commands()
    }

    fn advance(&mut self, context: &Context) {
        if self.state.overlay == Some(state::Overlay::Export) {
            self.forms.export.request_preview(&self.state, &self.jobs);
        }
        self.forms.pages.request(&self.jobs);
        if self.state.overlay == Some(state::Overlay::Columns) {
            self.forms.columns.request_counts(&self.jobs);
        }
        let dt = context.input(|input| input.stable_dt).min(0.1);
        if navigate::advance(&mut self.state, dt) {
            context.request_repaint();
        }
        if self.state.loading.is_some() || self.state.saving.is_some() {
            context.request_repaint_after_secs(0.1);
        }
        let now = context.input(|input| input.time);
        let passing = self.state.notice.as_ref().filter(|notice| !notice.is_open);
        match passing.map(|notice| notice.until - now) {
            // It has just been drawn: only the next frame is without it.
            Some(left) if left <= 0.0 => {
                self.state.notice = None;
                self.applier(context).next_notice();
                context.request_repaint();
            }
            Some(left) => context.request_repaint_after_secs(left as f32 + 0.05),
            None => {}
        }
    }

    /// Writes settings that have changed, not only at the end: a window can end in many ways.
    fn keep_settings(&mut self, context: &Context) {
        if !self.keeps_settings || self.written.0 == self.state.settings {
            return;
        }
        let now = context.input(|input| input.time);
        if now - self.written.1 < SETTINGS_PAUSE {
            return context.request_repaint_after_secs(SETTINGS_PAUSE as f32);
        }
        let settings = self.state.settings.clone();
        self.written = (settings.clone(), now);
        self.jobs.spawn(move || Outcome::SettingsKept(settings.save()));
    }

    /// The window is called after its project; a dot stands for changes that are not saved.
    fn name_window(&mut self, context: &Context) {
        let name = self.state.words.messages.get("app-name");
        let title = match &self.state.session {
            Some(session) => {
                let messages = &self.state.words.messages;
                let title = match session.project.title.get(messages.locale().as_tag()) {
                    title if title.trim().is_empty() => messages.get("untitled"),
                    title => title.to_owned(),
                };
                let dot = if session.history.is_dirty() { "• " } else { "" };
                format!("{dot}{title} — {name}")
            }
            None => name,
        };
        if self.forms.window_title != title {
            context.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.forms.window_title = title;
        }
    }

    /// A window with unsaved changes asks before it closes. What ends the session may not wait for the answer.
    fn guard_close(&mut self, context: &Context) {
        let asked = context.input(|input| input.viewport().close_requested());
        if asked && (self.has_work() || self.state.saving.is_some()) && !self.state.may_close {
            fault::flush();
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.applier(context).apply(Command::Quit);
        }
    }
}

fn show_panels(ui: &mut Ui, cx: &ViewContext<'_>, state: &mut State, forms: &mut Forms, window: Rect) {
    cx.fill(ui, window, 0.0, cx.kit.theme.window);
    // As with the areas of the timeline, this follows from the window's size.
    state.is_tight = Panels::is_tight(window);
    // A notice of several lines covers nothing. Where it stands follows from the last frame's status line.
    let notice = Notice::place(cx, state, window, &forms.status_rooms);
    let taken = Notice::above_status(notice.as_ref(), window);
    let panels = Panels::divide(window, cx.side, state.settings.source_share, (ends(state), taken));
    view::toolbar::show(ui, cx, state, forms, panels.toolbar);
    if state.session.is_none() {
        placeholders::no_project(ui, cx, state, panels.timeline);
    } else {
        view::timeline::prepare(state, cx, ui.ctx(), panels.timeline);
        // In the order in which Tab goes through them. The thread is drawn with the timeline, below its labels, to
        // where the quote was in the frame before.
        let open = panels.source.height() > 0.0;
        cx.fill(ui, panels.end, 0.0, cx.kit.theme.panel);
        view::timeline::show(ui, cx, state, forms.anchor.filter(|_| open));
        if panels.list.height() > 0.0 {
            view::list::show(ui, cx, state, panels.list);
        }
        let anchor = if open { view::source::show(ui, cx, state, forms, panels.source) } else { None };
        if std::mem::replace(&mut forms.anchor, anchor) != anchor {
            ui.ctx().request_repaint();
        }
        show_edges(ui, cx, &panels);
    }
    forms.status_rooms = view::status::show(ui, cx, state, panels.status);
}

/// What stands at the end side.
fn ends(state: &State) -> Ends {
    match (state.shows_list(), state.shows_source()) {
        (true, true) => Ends::Both(state.settings.list_share),
        (true, false) => Ends::List,
        (false, true) => Ends::Source,
        (false, false) => Ends::Nothing,
    }
}

/// The edges come last: they lie over what they divide.
fn show_edges(ui: &mut Ui, cx: &ViewContext<'_>, panels: &Panels) {
    if panels.end.width() > 0.0 {
        view::splitters::column(ui, cx, panels.end);
    }
    if panels.list.height() > 0.0 && panels.source.height() > 0.0 {
        view::splitters::between(ui, cx, panels.list, panels.source);
    }
}
