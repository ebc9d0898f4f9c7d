//! The export dialog: what goes into the file, how large, and the true picture before it is made.

mod fields;
mod options;
mod preview;

use std::path::{Path, PathBuf};

use egui::{Context, Id, Ui};

use crate::app::command::{Action, ExportCommand, WindowCommand};
use crate::app::state::export::{ExportDraft, ExportState};
use crate::app::state::{ProjectView, State};
use crate::app::tasks::Task;
use crate::app::ui::button::Rank;
use crate::app::ui::context::from_egui;
use crate::app::ui::dialog::{self, DialogState};
use crate::app::ui::{BODY, Button, HEIGHT, SMALL, TextField, message, scroll_list};
use crate::app::view::context::ViewContext;
use crate::base::{Rect, Size};
use crate::export::{ExportError, Previewed, Target};
use fields::Fields;
use preview::Preview;

/// Width of the controls.
const OPTIONS: f32 = 400.0;

/// The fields of the dialog and its picture.
#[derive(Default)]
pub(crate) struct ExportDialog {
    fields: Fields,
    preview: Preview,
    /// No file dialog runs: the path has to be typed.
    needs_path: bool,
    /// Points of the controls that are scrolled away, and the height of all of them.
    scroll: f32,
    controls: f32,
}

impl ExportDialog {
    /// Fills the fields with what was chosen last.
    pub(crate) fn begin(&mut self, state: &State) {
        self.fields.fill(&state.export.draft);
        self.preview.begin();
        self.needs_path = true;
    }

    /// Gives the keyboard to the path.
    pub(crate) fn focus_path(&mut self) {
        self.needs_path = true;
    }

    /// Takes a picture in, if it is the newest one asked for.
    pub(crate) fn take_preview(&mut self, context: &Context, request: u64, result: Result<Previewed, ExportError>) {
        self.preview.take(context, request, result);
    }

    /// Says that no picture could be made.
    pub(crate) fn preview_failed(&mut self, why: String) {
        self.preview.failed(why);
    }

    /// Returns the task of a new picture when the options have changed and none is under way.
    pub(crate) fn request_preview(&mut self, opened: ProjectView<'_>) -> Option<Task> {
        self.preview.request(opened, &opened.state.export.draft.settings)
    }
}

/// A dialog smaller than this inside shows everything below one another.
const COMPACT: Size = Size { w: 640.0, h: 380.0 };
/// Height of the picture there.
const PICTURE: f32 = 240.0;
/// Free height between parts.
const BETWEEN: f32 = 8.0;

/// Shows the dialog.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (form, dialog_state): (&mut ExportDialog, &mut DialogState),
    window: Rect,
) {
    let title = cx.kit.messages.get("cmd-export");
    let free = if window.width() < 2.0 * COMPACT.w { 12.0 } else { 60.0 };
    let size = Size::new((window.width() - free).min(1280.0), (window.height() - free.min(24.0)).min(820.0));
    let area = dialog::dialog(ui, cx, window, &title, size);
    let DialogState { scroll, height, .. } = dialog_state;
    let (before, is_running) = (&state.export.draft, state.export.is_running);
    let mut draft = before.clone();
    form.fields.show_path(&draft.path);
    let ready = !draft.path.trim().is_empty() && form.preview.error.is_none() && !is_running;
    let labels = [
        ("export-save", Rank::Primary, ready),
        ("export-choose", Rank::Plain, !is_running),
        ("cancel", Rank::Plain, true),
    ];
    let (pressed, entered) = match area.width() < COMPACT.w || area.height() < COMPACT.h {
        true => show_stacked(ui, cx, state, (form, &mut draft, (scroll, height)), area, &labels),
        false => show_wide(ui, cx, state, (form, &mut draft), area, &labels),
    };
    let path = PathBuf::from(draft.path.trim());
    if draft != *before {
        cx.send(ExportCommand::Describe(Box::new(draft)));
    }
    match pressed.or((entered && ready).then_some(0)) {
        Some(0) => cx.send(ExportCommand::Write(path)),
        Some(1) => cx.send(ExportCommand::ChoosePath),
        Some(_) if is_running => cx.send(ExportCommand::Cancel),
        Some(_) => cx.send(WindowCommand::Show(None)),
        None => {}
    }
}

/// Controls beside the picture, and what holds for the whole file below; returns the button that was pressed, and whether
/// Enter was pressed in the path.
fn show_wide(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (form, draft): (&mut ExportDialog, &mut ExportDraft),
    area: Rect,
    labels: &dialog::Labels<'_>,
) -> (Option<usize>, bool) {
    let (foot, area) = area.split_bottom(dialog::foot(cx, area.width(), labels));
    let (path_at, area) = area.split_bottom(HEIGHT + 4.0);
    let area = area.split_bottom(BETWEEN).1;
    let (doubts_at, area) = area.split_bottom(doubts_height(cx, state, area.width()));
    let (options_at, preview_at) = area.split_bottom(BETWEEN).1.split_start(cx.side, OPTIONS.min(area.width() * 0.48));
    let (mut scroll, mut height) = (form.scroll, form.controls);
    scroll_list::flow(ui, cx, ("export", options_at), (&mut scroll, &mut height), |ui, at| {
        let seen = from_egui(ui.clip_rect());
        options::show(ui, cx, state, (&mut form.fields, draft), (at, seen))
    });
    (form.scroll, form.controls) = (scroll, height);
    form.preview.show(ui, cx, state, &draft.settings, preview_at.split_start(cx.side, 14.0).1);
    show_doubts(ui, cx, state, doubts_at);
    let entered = show_path_or_progress(ui, cx, state, (form, draft), path_at);
    (dialog::buttons(ui, cx, foot, labels).0, entered)
}

/// Everything below one another, to be scrolled.
fn show_stacked(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (form, draft, scrolled): (&mut ExportDialog, &mut ExportDraft, (&mut f32, &mut f32)),
    area: Rect,
    labels: &dialog::Labels<'_>,
) -> (Option<usize>, bool) {
    let mut entered = false;
    let pressed = dialog::body_and_buttons(ui, cx, ("export", area), labels, scrolled, |ui, area| {
        let seen = from_egui(ui.clip_rect());
        let (doubts_at, rest) = area.split_top(doubts_height(cx, state, area.width()));
        show_doubts(ui, cx, state, doubts_at);
        let rest = rest.split_top(if doubts_at.height() > 0.0 { BETWEEN } else { 0.0 }).1;
        let (path_at, rest) = rest.split_top(HEIGHT + 4.0);
        entered = show_path_or_progress(ui, cx, state, (form, draft), path_at);
        let rest = rest.split_top(BETWEEN).1;
        let controls = options::show(ui, cx, state, (&mut form.fields, draft), (rest, seen));
        let (picture, rest) = rest.split_top(controls).1.split_top(PICTURE);
        if picture.overlaps(&seen) {
            form.preview.show(ui, cx, state, &draft.settings, picture);
        }
        rest.min.y - area.min.y
    });
    (pressed, entered)
}

/// Returns what the file will tell of quotes that are not proven and of files that have changed.
fn doubts(cx: &ViewContext<'_>, state: &State) -> Option<String> {
    let opened = state.opened()?;
    let session = &opened.project.session;
    let doubts = session.evidence().doubts(&session.project);
    let quotes = doubts.filter(|(ix, _)| opened.content.rank(ix.event).is_some()).count();
    let files = session.diagnostics.iter().filter(|diagnostic| diagnostic.code == "document-digest").count();
    let told = [("export-unproven", quotes), ("export-changed-files", files)];
    let told = told.into_iter().filter(|(_, count)| *count > 0);
    let lines: Vec<String> = told.map(|(id, count)| cx.kit.messages.format(id, &[("count", count.into())])).collect();
    (!lines.is_empty()).then(|| lines.join(" "))
}

/// The button beside the doubts, its width, and whether it stands below them instead.
fn doubts_button(cx: &ViewContext<'_>, width: f32) -> (String, f32, bool) {
    let label = cx.kit.messages.get("export-see-unproven");
    let wide = Button::new(&label).width(cx) + 12.0;
    (label, wide.min(width), width < wide + 260.0)
}

/// The height of the doubts with their button, in points; 0 without doubts.
fn doubts_height(cx: &ViewContext<'_>, state: &State, width: f32) -> f32 {
    let Some(words) = doubts(cx, state) else { return 0.0 };
    let (_, wide, below) = doubts_button(cx, width);
    let width = if below { width } else { width - wide - 12.0 };
    let height = cx.kit.block(&cx.said(words), SMALL, cx.side, width, usize::MAX).size.h;
    if below { height + 6.0 + HEIGHT } else { height.max(HEIGHT) }
}

/// Shows the doubts, with a way to see them.
fn show_doubts(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, area: Rect) {
    let Some(words) = doubts(cx, state) else { return };
    let (label, wide, below) = doubts_button(cx, area.width());
    let (button_at, words_at) = match below {
        true => {
            let (foot, rest) = area.split_bottom(HEIGHT);
            (foot.split_start(cx.side, wide).0, rest)
        }
        false => {
            let (at, rest) = area.split_end(cx.side, wide);
            (at.split_top(HEIGHT).0, rest.split_end(cx.side, 12.0).1)
        }
    };
    message::announce(ui, words_at, &words);
    cx.text(ui, &cx.said(words), SMALL, words_at, usize::MAX, cx.kit.theme.warning);
    if Button::new(&label).show(ui, cx, Id::unique("export-see-unproven"), button_at).clicked() {
        cx.act(Action::Problems);
    }
}

/// Shows the path, or the progress of the export; returns true if Enter was pressed in the path.
fn show_path_or_progress(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (form, draft): (&mut ExportDialog, &mut ExportDraft),
    area: Rect,
) -> bool {
    if state.export.is_running {
        show_progress(ui, cx, &state.export, area);
        return false;
    }
    show_path(ui, cx, (form, draft), area)
}

/// Shows the path; returns true if Enter was pressed in it.
fn show_path(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    (form, draft): (&mut ExportDialog, &mut ExportDraft),
    area: Rect,
) -> bool {
    let label = cx.kit.messages.get("export-path");
    let width = cx.kit.line(&label, BODY, cx.side, None).size.w + 14.0;
    let (words, field_at) = area.split_start(cx.side, width);
    cx.line(ui, &cx.said(label.as_str()), BODY, words, cx.kit.theme.ink);
    let wrong = draft.path.trim().is_empty();
    let why = cx.kit.messages.get("field-no-path");
    let field = TextField { label: &label, placeholder: "timeline.png", icon: None, wrong, why: &why, code: true };
    let editor = &mut form.fields.path;
    let happened = field.show(ui, cx, Id::unique("export-path"), field_at, editor);
    if happened.changed {
        editor.text().clone_into(&mut draft.path);
        if let Some(target) = Target::of_path(Path::new(draft.path.trim())) {
            draft.settings.format = target;
        }
    }
    if std::mem::take(&mut form.needs_path) {
        happened.response.request_focus();
        editor.select_all();
    }
    happened.entered.is_some()
}

/// Progress of the export.
fn show_progress(ui: &mut Ui, cx: &ViewContext<'_>, export: &ExportState, area: Rect) {
    let words = cx.kit.messages.get("export-busy");
    let width = cx.kit.line(&words, BODY, cx.side, None).size.w + 14.0;
    let (at, rest) = area.split_start(cx.side, width);
    cx.line(ui, &cx.said(words.as_str()), BODY, at, cx.kit.theme.ink);
    message::progress(ui, cx, rest, "export-progress", (&words, export.meter.part()));
    ui.ctx().request_repaint_after_secs(0.05);
}
