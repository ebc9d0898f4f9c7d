//! The window, in layers: the desktop (`platform`), the kit (`ui`), the open project (`session`), the state, the user's
//! intents (`command`), work off the thread (`tasks`), what is shown (`view`) and the only writer (`update`). A frame takes
//! in answers, updates, lays out, shows, and has the effects done.

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

use egui::{Context, Ui, ViewportCommand};

use crate::render::egui::ScenePainter;
use crate::text::TextEngine;
use crate::timeline::DrawContext;
use command::{Action, Command, TimelineCommand, WindowCommand};
use platform::clipboard::Clipboard;
use platform::print::Printer;
use platform::{fault, window};
use session::journal::Folder;
use session::journal::folder::data_folder;
use state::{Overlay, Settings, State};
use tasks::journal::JournalWriter;
use tasks::{Runner, Services, Task, TaskOutput};
use ui::UiContext;
use ui::access::{AccessTree, tree};
use ui::context::note_touch;
use ui::keys;
use ui::visuals::set_visuals;
use update::{Copied, Effects, Surroundings};
use view::context::ViewContext;
use view::focus::{Cause, KeyboardFocus};
use view::source::marks::is_on_quote;
use view::window::WindowView;
use view::{input, list};

/// Settings are written at most once in this time, in seconds: a splitter that is dragged changes them every frame.
const SETTINGS_PAUSE: f64 = 1.0;
/// Progress of a load or a save is shown anew after this time, in seconds.
const PROGRESS_PAUSE: f32 = 0.1;
/// Frames after which the size of things in the window is set.
const SETTLED: u8 = 3;
/// A frame moves things on by no more than this, in seconds: after a pause they do not jump.
const LONGEST_STEP: f32 = 0.1;

/// Opens the window and stays until it closes. With no display: says so, names the `export` command, and fails.
pub fn run(start: Start) -> ExitCode {
    let Settings { window, maximized, .. } = start.settings;
    let make = move |context: &Context| {
        let app = App::new(context, start);
        if let Some(flusher) = app.journal.as_ref().map(JournalWriter::flusher) {
            let flush = move |patience| {
                let _ = flusher.flush(patience);
            };
            fault::guard(flush, data_folder());
        }
        app
    };
    window::run(window, maximized, make, tree::renew)
}

/// The program behind the window.
pub struct App {
    state: State,
    view: WindowView,
    tasks: Runner<TaskOutput>,
    services: Services,
    journal: Option<JournalWriter>,
    engine: TextEngine,
    brush: RefCell<ScenePainter>,
    clipboard: Clipboard,
    /// Settings are written.
    keeps_settings: bool,
    /// The settings as they were written last, and when, in seconds of the window's clock.
    written: (Settings, f64),
    had_focus: bool,
    focus: KeyboardFocus,
    title: String,
    /// Frames that were shown, until the window was made to stand on its screen.
    unplaced: Option<u8>,
    /// The next frame breaks down, in a test.
    breaks: bool,
}

/// Settings and files with which a window begins.
#[derive(Debug, Default)]
pub struct Start {
    /// The settings.
    pub settings: Settings,
    /// The file to open; the bundled project if there is none.
    pub file: Option<PathBuf>,
    /// Settings are written when they change and when the window closes.
    pub keeps_settings: bool,
    /// Folder of the journals; none without it, as in most tests.
    pub journal: Option<Folder>,
    /// The desktop is asked what it prefers and its fonts are used: not in tests.
    pub uses_system: bool,
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.keep_on_screen(ui.ctx());
        self.remember_window(ui.ctx());
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.services.printer.clear();
        self.end_journal();
        if self.keeps_settings
            && let Err(error) = self.state.settings().save()
        {
            eprintln!("sanad: the settings could not be kept: {error}");
        }
    }
}

impl App {
    /// A window that begins to load its project.
    pub fn new(context: &Context, start: Start) -> Self {
        // Ctrl with + and − zooms the timeline, not the window.
        context.options_mut(|options| options.zoom_with_keyboard = false);
        // Scenes are culled before they are painted; looking through every mesh once more would cost, not save.
        context.options_mut(|options| options.tessellation_options.coarse_tessellation_culling = false);
        context.add_plugin(AccessTree::default());
        let waker = context.clone();
        let tasks = Runner::new(move || waker.request_repaint());
        let engine = if start.uses_system { TextEngine::with_system_fonts() } else { TextEngine::bundled() };
        let waker = context.clone();
        engine.on_new_fonts(move || waker.request_repaint());
        let services = Services { printer: Printer::new(start.uses_system) };
        let mut first = Vec::new();
        if start.uses_system {
            first.push(tasks::files::ask_desktop());
        }
        let journal = start.journal.and_then(|folder| {
            first.push(tasks::files::find_journals(folder.clone()));
            let tell = tasks.teller();
            JournalWriter::start(folder, move |report| tell(TaskOutput::Journal(report)))
        });
        let mut app = Self {
            written: (start.settings.clone(), 0.0),
            state: State::new(start.settings),
            view: WindowView::default(),
            tasks,
            services,
            journal,
            engine,
            brush: RefCell::new(ScenePainter::new()),
            clipboard: Clipboard::new(start.uses_system),
            keeps_settings: start.keeps_settings,
            had_focus: true,
            focus: KeyboardFocus::default(),
            title: String::new(),
            unplaced: Some(0),
            breaks: false,
        };
        first.into_iter().for_each(|task| app.spawn(task));
        let effects = update::load(&mut app.state, start.file, surroundings(context));
        app.run_effects(context, effects);
        app
    }

    /// Ends the journal. It is kept if the window goes although something is not saved, and nobody has given that up.
    pub fn end_journal(&mut self) {
        let keep = self.state.has_work() && !self.state.may_close();
        if let Some(journal) = self.journal.take() {
            journal.end(keep);
        }
    }

    /// Returns the state, for tests.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Returns the points of the document that are scrolled away, for tests.
    pub fn source_offset(&self) -> f32 {
        self.view.source_offset()
    }

    /// Has the next frame break down, for tests.
    pub fn break_down(&mut self) {
        self.breaks = true;
    }

    /// Shows one frame. A fault in it does not end the program: the next frame says what happened.
    pub fn frame(&mut self, ui: &mut Ui) {
        // What a fault leaves half done is of the window; the project changes in whole edits.
        if let Err(cause) = catch_unwind(AssertUnwindSafe(|| self.show_frame(ui))) {
            fault::flush();
            let what = fault::message(&*cause);
            if !update::break_down(&mut self.state, &what) {
                fault::give_up(&what);
            }
            ui.ctx().request_repaint();
        }
    }

    fn show_frame(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        update::set_system_theme(&mut self.state, context.system_theme().map(|theme| theme == egui::Theme::Dark));
        note_touch(&context);
        keys::note_layout(&context);
        keys::steer_focus(&context);
        self.focus.begin_frame(&context);
        let screen = context.content_rect().size() * context.zoom_factor();
        context.set_zoom_factor(self.state.zoom_for(screen.x, screen.y));
        self.take_outputs(&context);
        self.focus.come_back(&context, &self.state);
        let late = self.take_input(&context);
        let commands = self.show(ui);
        self.apply(&context, commands, false);
        self.apply(&context, late, true);
        self.focus.end_frame(&context, &self.state);
        self.update(&context, update::keep_journal);
        if self.state.fault.is_none() {
            self.advance(&context);
        }
        self.name_window(&context);
        self.keep_settings(&context);
        self.guard_close(&context);
        self.engine.end_frame();
    }

    /// Changes the state, and has the effects done.
    fn update(&mut self, context: &Context, change: impl FnOnce(&mut State, Surroundings) -> Effects) {
        let effects = change(&mut self.state, surroundings(context));
        self.run_effects(context, effects);
    }

    fn take_outputs(&mut self, context: &Context) {
        for output in self.tasks.poll() {
            match output {
                TaskOutput::View(output) => self.view.take(context, output),
                output => {
                    if let TaskOutput::Failed(kind) = &output {
                        self.view.task_failed(context, &self.state, kind);
                    }
                    self.update_noting_focus(context, |state, here| update::output(state, output, here));
                }
            }
        }
    }

    /// Does what keys and dropped files ask for; returns what is to be done only when the frame has been shown: text
    /// that was typed into a form before a key in the same frame is in the form when the key is obeyed.
    fn take_input(&mut self, context: &Context) -> Vec<Command> {
        if self.state.fault.is_some() {
            return Vec::new();
        }
        let keys = input::commands(context, &self.state, self.view.wants_search_focus());
        let mut late: Vec<Command> = keys.into_iter().chain(input::dropped(context)).collect();
        if self.state.overlay().is_none() && is_on_quote(context) {
            let before = late.len();
            late.retain(|command| !matches!(command, Command::Do(Action::Close)));
            if late.len() < before {
                self.focus.leave_quote(&self.state);
            }
        }
        if !matches!(self.state.overlay(), Some(Overlay::Event(_))) {
            self.apply(context, std::mem::take(&mut late), true);
        }
        self.watch_file(context);
        self.update_noting_focus(context, update::offer_recovery);
        self.update(context, update::begin_requests);
        late
    }

    /// Looks at the project's file when the user comes back to the window.
    fn watch_file(&mut self, context: &Context) {
        let has_focus = context.input(|input| input.focused);
        if has_focus && !std::mem::replace(&mut self.had_focus, has_focus) {
            self.update(context, update::look_at_file);
        }
        self.had_focus = has_focus;
    }

    fn apply(&mut self, context: &Context, commands: Vec<Command>, by_key: bool) {
        if commands.is_empty() {
            return;
        }
        let only_hover = commands.iter().all(|command| matches!(command, Command::Timeline(TimelineCommand::Hover(_))));
        for command in commands {
            let cause = Cause { by_key, was_covered: self.state.overlay().is_some() };
            let action = if let Command::Do(action) = &command { Some(*action) } else { None };
            self.update_noting_focus(context, |state, here| update::command(state, command, here));
            action.into_iter().for_each(|action| self.focus.follow(context, &self.state, action, cause));
        }
        if !only_hover {
            self.focus.stay_with_selection(context, &self.state);
        }
        // What a command changes has to be seen: the frame it came in was drawn before.
        context.request_repaint();
    }

    /// Changes the state; if an overlay opens, it takes the keyboard from what has it, to which that goes back later.
    fn update_noting_focus(&mut self, context: &Context, change: impl FnOnce(&mut State, Surroundings) -> Effects) {
        let was_free = self.state.overlay().is_none();
        self.update(context, change);
        if was_free && self.state.overlay().is_some() {
            self.focus.give_way(context);
        }
    }

    fn run_effects(&mut self, context: &Context, effects: Effects) {
        effects.tasks.into_iter().for_each(|task| self.spawn(task));
        if let Some(journal) = &self.journal {
            effects.journal.into_iter().for_each(|order| order.give(journal));
        }
        effects.copies.into_iter().for_each(|copied| self.copy(context, copied));
        effects.focus.into_iter().for_each(|target| self.view.focus(target));
        if effects.source_screens != 0.0 {
            self.view.turn_source(effects.source_screens, context.content_rect().height());
        }
        if effects.closes_window {
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn spawn(&self, task: Task) {
        let (services, kind) = (self.services.clone(), task.kind.clone());
        self.tasks.spawn(move || task.run(&services), move || TaskOutput::Failed(kind.clone()));
    }

    fn copy(&mut self, context: &Context, copied: Copied) {
        match copied {
            Copied::Text(text) => context.copy_text(text),
            Copied::Rich { html, plain } => self.clipboard.copy(context, &html, plain),
            Copied::Picture(pixels) => {
                let size = [pixels.width as usize, pixels.height as usize];
                context.copy_image(egui::ColorImage::from_rgba_premultiplied(size, &pixels.rgba));
            }
        }
    }

    fn show(&mut self, ui: &mut Ui) -> Vec<Command> {
        let theme = self.state.theme();
        set_visuals(ui.ctx(), theme);
        let words = self.state.localization.clone();
        let kit = DrawContext { engine: &self.engine, theme, messages: &words.messages, dates: &words.dates };
        let cx = UiContext::new(kit, self.state.side(), self.state.reduced_motion(), &self.brush);
        let cx = ViewContext::new(cx).with_single_keys(self.state.settings().single_keys);
        if std::mem::take(&mut self.breaks) {
            std::panic::panic_any("a fault for a test");
        }
        update::set_room(&mut self.state, view::window::room(ui.ctx()));
        let layout = view::window::layout(ui.ctx(), &cx, &self.state);
        if let (Some(timeline), None) = (layout.timeline, &self.state.fault) {
            update::lay_out(&mut self.state, timeline);
        }
        self.view.show(ui, &cx, &self.state, layout);
        cx.into_commands()
    }

    fn advance(&mut self, context: &Context) {
        self.view.tasks(&self.state).into_iter().for_each(|task| self.spawn(task));
        let dt = context.input(|input| input.stable_dt).min(LONGEST_STEP);
        let is_moving = update::advance(&mut self.state, dt);
        if is_moving | self.view.advance(&self.state, dt) {
            context.request_repaint();
        }
        if self.state.is_loading() || self.state.is_saving() {
            context.request_repaint_after_secs(PROGRESS_PAUSE);
        }
        let now = context.input(|input| input.time);
        match update::pass_notice(&mut self.state, now) {
            // It has just been drawn: only the next frame is without it.
            Some(left) if left <= 0.0 => context.request_repaint(),
            Some(left) => context.request_repaint_after_secs(left as f32 + 0.05),
            None => {}
        }
    }

    /// Keeps a window that was larger on another screen within this one. It is asked once the size of things is set.
    fn keep_on_screen(&mut self, context: &Context) {
        let Some(frames) = self.unplaced else { return };
        let is_done = frames >= SETTLED && window::keep_on_screen(context);
        self.unplaced = if is_done || frames == u8::MAX { None } else { Some(frames + 1) };
    }

    fn remember_window(&mut self, context: &Context) {
        let (is_maximized, inner) = context.input(|input| {
            let viewport = input.viewport();
            (viewport.maximized.unwrap_or(false), viewport.inner_rect)
        });
        // In points of the screen, whatever size things have in the window.
        let size = inner.map(|rect| rect.size() * context.zoom_factor());
        update::remember_window(&mut self.state, is_maximized, size.map(|size| [size.x, size.y]));
    }

    /// Writes settings that have changed, not only at the end: a window can end in many ways.
    fn keep_settings(&mut self, context: &Context) {
        if !self.keeps_settings || self.written.0 == *self.state.settings() {
            return;
        }
        let now = context.input(|input| input.time);
        if now - self.written.1 < SETTINGS_PAUSE {
            return context.request_repaint_after_secs(SETTINGS_PAUSE as f32);
        }
        self.written = (self.state.settings().clone(), now);
        self.spawn(tasks::files::keep_settings(self.written.0.clone()));
    }

    /// Calls the window after its project; a dot stands for changes that are not saved.
    fn name_window(&mut self, context: &Context) {
        let messages = &self.state.localization().messages;
        let name = messages.get("app-name");
        let title = self.state.session().map_or(name.clone(), |session| {
            let title = match session.project.title.get(messages.locale().as_tag()) {
                title if title.trim().is_empty() => messages.get("untitled"),
                title => title.to_owned(),
            };
            let dot = if session.history.is_dirty() { "• " } else { "" };
            format!("{dot}{title} — {name}")
        });
        tree::name_window(context, &title, messages.locale().as_tag());
        if self.title != title {
            context.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Asks before a window with unsaved changes closes. What ends the session may not wait for the answer.
    fn guard_close(&mut self, context: &Context) {
        let is_asked = context.input(|input| input.viewport().close_requested());
        if is_asked && (self.state.has_work() || self.state.is_saving()) && !self.state.may_close() {
            fault::flush();
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            let quit = Command::Window(WindowCommand::Quit);
            self.update_noting_focus(context, |state, here| update::command(state, quit, here));
        }
    }
}

fn surroundings(context: &Context) -> Surroundings {
    Surroundings {
        now: context.input(|input| input.time),
        pixels_per_point: context.pixels_per_point(),
        list_has_focus: list::has_focus(context),
    }
}
