//! All parts of the window: laid out together, then shown one after the other.

use egui::{Context, Id, Role, Ui};

use super::connector;
use super::context::ViewContext;
use super::dialogs::Dialogs;
use super::layout::{Arrangement, Ends, Panels};
use super::list::ListPanel;
use super::notice::Notice;
use super::source::SourcePanel;
use super::status::StatusLine;
use super::timeline::TimelinePanel;
use super::toolbar::Toolbar;
use super::{list, placeholders, splitters, status, timeline, told, toolbar};
use crate::app::command::FocusTarget;
use crate::app::state::timeline::TimelineLayout;
use crate::app::state::{PanelRoom, ProjectView, State};
use crate::app::tasks::{Task, TaskKind, ViewOutput};
use crate::app::ui::access;
use crate::app::ui::context::from_egui;
use crate::base::Rect;
use crate::scene::Scene;

/// The parts of the window, with what each keeps for itself.
#[derive(Default)]
pub struct WindowView {
    toolbar: Toolbar,
    timeline: TimelinePanel,
    list: ListPanel,
    source: SourcePanel,
    dialogs: Dialogs,
}

/// Places of the parts of the window in a frame.
pub struct WindowLayout {
    window: Rect,
    panels: Panels,
    status: StatusLine,
    notice: Option<Notice>,
    /// The parts of the timeline, if a project is open.
    pub timeline: Option<TimelineLayout>,
}

/// Returns the panels that the window has room for.
pub fn room(context: &Context) -> PanelRoom {
    Panels::room(from_egui(context.content_rect()))
}

/// Finds the places of all parts.
pub fn layout(context: &Context, cx: &ViewContext<'_>, state: &State) -> WindowLayout {
    let (window, now) = (from_egui(context.content_rect()), context.input(|input| input.time));
    let mut status = status::layout(cx, state, Panels::status(window), now);
    // A fault takes the place of the status line, too.
    let rooms: &[Rect] = if state.fault.is_some() { &[] } else { &status.rooms };
    // A notice of several lines covers nothing.
    let notice = Notice::place(cx, state, window, rooms);
    if let Some(notice) = &notice {
        status.give_way(cx.side, notice.rect());
    }
    let taken = Notice::above_status(notice.as_ref(), window);
    let panels = Panels::divide(window, cx.side, state.settings().source_share, (ends(state), taken));
    let timeline = state.opened().map(|opened| timeline::layout(cx, opened, panels.timeline));
    WindowLayout { window, panels, status, notice, timeline }
}

/// The panels at the end side.
fn ends(state: &State) -> Ends {
    match (state.shows_list(), state.shows_source()) {
        (true, true) => Ends::Both(state.settings().list_share),
        (true, false) => Ends::List,
        (false, true) => Ends::Source,
        (false, false) => Ends::Nothing,
    }
}

impl WindowView {
    /// Returns true if the search field is about to have the keyboard.
    pub fn wants_search_focus(&self) -> bool {
        self.toolbar.wants_focus()
    }

    /// Returns the points of the document that are scrolled away.
    pub fn source_offset(&self) -> f32 {
        self.source.offset()
    }

    /// Scrolls the source by screens, in a window of `height` points.
    pub fn turn_source(&mut self, screens: f32, height: f32) {
        self.source.turn(screens, height);
    }

    /// Gives the keyboard to a field.
    pub fn focus(&mut self, target: FocusTarget) {
        match target {
            FocusTarget::Search => self.toolbar.focus_search(),
            FocusTarget::ExportPath => self.dialogs.focus_export_path(),
        }
    }

    /// Takes in pictures that were asked for.
    pub fn take(&mut self, context: &Context, output: ViewOutput) {
        match output {
            ViewOutput::Preview(request, result) => self.dialogs.take_preview(context, request, result),
            ViewOutput::Page(document, file, output) => self.source.take(context, (document, file), output),
        }
    }

    /// Takes in that a task broke down whose picture was asked for.
    pub fn task_failed(&mut self, context: &Context, state: &State, kind: &TaskKind) {
        match kind {
            TaskKind::Preview => {
                self.dialogs.preview_failed(state.localization().messages.get("task-preview-failed"));
            }
            TaskKind::Page(document, file, page) => self.source.broke_down(context, (*document, *file), *page),
            TaskKind::Load(_)
            | TaskKind::Save
            | TaskKind::Export
            | TaskKind::Print
            | TaskKind::CopyView
            | TaskKind::Gather
            | TaskKind::Search
            | TaskKind::Sort
            | TaskKind::Index
            | TaskKind::Reanchor
            | TaskKind::Count(_)
            | TaskKind::FileDialog
            | TaskKind::Compare
            | TaskKind::Other => {}
        }
    }

    /// Returns the tasks of the pictures that are wanted.
    pub fn tasks(&mut self, state: &State) -> Vec<Task> {
        let mut tasks = self.source.tasks();
        tasks.extend(self.dialogs.task(state));
        tasks
    }

    /// Goes on with what moves by itself, for `dt` seconds; returns true while something still moves.
    pub fn advance(&mut self, state: &State, dt: f32) -> bool {
        let timeline = self.timeline.advance(dt);
        timeline | self.source.advance(dt, state.reduced_motion())
    }

    /// Shows all parts.
    pub fn show(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, state: &State, layout: WindowLayout) {
        let window = layout.window;
        let room = Notice::room(layout.notice.as_ref(), window);
        let panels = Id::unique("panels");
        // A role of its own: the bridges to assistive programs lose what comes back within a container that has none.
        let name = cx.kit.messages.get("panel-main");
        let behind = &mut access::scope(ui, (panels, window), (Role::Main, &name));
        match &state.fault {
            Some(fault) => placeholders::fault(behind, cx, fault, room),
            None => self.show_panels(behind, cx, state, &layout),
        }
        if let (Some(loading), Some(_)) = (&state.loading, state.project()) {
            placeholders::loading_over(behind, cx, loading, room);
        }
        if state.overlay().is_some() {
            ui.ctx().accesskit_node_builder(panels, |node| node.set_hidden());
        }
        self.dialogs.show(ui, cx, state, self.toolbar.filter_button(), room);
        told::show(ui, cx, state, window);
        if let Some(notice) = layout.notice {
            notice.show(ui, cx, state);
        }
        if ui.input(|input| !input.raw.hovered_files.is_empty()) {
            placeholders::drop_hint(ui, cx, window);
        }
    }

    fn show_panels(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, state: &State, layout: &WindowLayout) {
        cx.fill(ui, layout.window, 0.0, cx.kit.theme.window);
        let named = |id: &str| (Role::Toolbar, cx.kit.messages.get(id));
        let (role, name) = named("panel-toolbar");
        access::group(ui, (Id::unique("panel-toolbar"), layout.panels.toolbar), (role, &name), |ui| {
            toolbar::show(ui, cx, state, &mut self.toolbar, layout.panels.toolbar);
        });
        match state.opened() {
            Some(opened) => self.show_project(ui, cx, opened, &layout.panels),
            None => placeholders::no_project(ui, cx, state, layout.panels.timeline),
        }
        let (role, name) = named("panel-status");
        access::group(ui, (Id::unique("panel-status"), layout.panels.status), (role, &name), |ui| {
            status::show(ui, cx, state, &layout.status);
        });
    }

    /// Shows the panels in the order in which Tab goes through them. The connector is painted below the labels of the
    /// timeline, though its end is known only when the source has been shown.
    fn show_project(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, panels: &Panels) {
        self.timeline.prepare(cx, ui.ctx(), opened);
        // Below the connector, which ends in the margin of the source.
        cx.fill(ui, panels.end, 0.0, cx.kit.theme.panel);
        let start = if opened.state.shows_timeline() { self.timeline.show(ui, cx, opened) } else { None };
        if panels.list.height() > 0.0 {
            let name = cx.kit.messages.get("list-title");
            let place = (Id::unique("panel-list"), panels.list);
            access::group(ui, place, (Role::Group, &name), |ui| {
                list::show(ui, cx, opened, &mut self.list, panels.list);
            });
        }
        let is_open = panels.source.height() > 0.0;
        let name = cx.kit.messages.get("panel-document");
        let place = (Id::unique("panel-source"), panels.source);
        let end = is_open.then(|| {
            access::group(ui, place, (Role::Group, &name), |ui| self.source.show(ui, cx, opened, panels.source))
        });
        if let (Some(start), Some(end)) = (start, end.flatten()) {
            let mut scene = Scene::default();
            connector::draw(&mut scene, cx, opened, start.label, end);
            cx.paint_in_place(ui, start.place, scene.items);
        }
        show_splitters(ui, cx, panels);
    }
}

/// Shows the splitters, last of all: they lie over what they divide.
fn show_splitters(ui: &mut Ui, cx: &ViewContext<'_>, panels: &Panels) {
    match panels.arrangement {
        _ if panels.end.width() <= 0.0 => {}
        Arrangement::Beside => splitters::column(ui, cx, panels.end),
        Arrangement::Below => splitters::below(ui, cx, panels.timeline, panels.end),
        Arrangement::Instead => {}
    }
    if panels.list.height() > 0.0 && panels.source.height() > 0.0 {
        splitters::between(ui, cx, panels.list, panels.source);
    }
}
