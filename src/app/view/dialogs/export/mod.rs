//! The export dialog: what goes into the file, how large, and the true picture before it is made.

mod choice;
mod options;
mod preview;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, Id, Ui};

use crate::anchoring::Resolution;
use crate::app::command::{Action, Command};
use crate::app::session::Session;
use crate::app::state::State;
use crate::app::tasks::{Jobs, Meter};
use crate::app::ui::button::Rank;
use crate::app::ui::context::from_egui;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::message;
use crate::app::ui::{BODY, Button, Field, HEIGHT, SMALL};
use crate::app::ui::{dialog, scroll_list};
use crate::app::view::context::ViewContext;
use crate::app::view::forms::Forms;
use crate::base::{Diagnostic, ExcerptIx, Rect, Size};
use crate::export::{ExportError, ExportOptions, Material, Preset, Previewed, Sources, Target};
use crate::formats::{self, Origin};
use crate::model::{DocumentText, Evidence, Project};
use crate::text::LineEditor;
use crate::timeline::Content;

pub use choice::Choice;
use preview::Preview;

/// Width of the controls.
const OPTIONS: f32 = 400.0;

/// What an export needs of the window, for a thread of its own.
pub struct Shown {
    project: Arc<Project>,
    /// Only what is written as a page leads into them; a picture leaves them out.
    texts: Vec<DocumentText>,
    resolutions: Vec<(ExcerptIx, Resolution)>,
    evidence: Arc<Evidence>,
    origin: Origin,
    /// What the window shows, if the file shows the same in the same words.
    content: Option<Arc<Content>>,
}

impl Shown {
    /// Makes sure that the documents are still those that were read: what the file says of the quotes is about them.
    ///
    /// # Errors
    /// If one has changed since.
    pub fn unchanged(&self) -> Result<(), ExportError> {
        let changed = formats::changed_documents(&self.project, &self.origin, &self.evidence);
        let Some(first) = changed.first() else { return Ok(()) };
        let id = &*self.project.documents[first.index()].id;
        let diagnostic = Diagnostic::error("export-documents-changed").arg("document", id);
        Err(ExportError::Failed(Box::new(diagnostic.arg("count", changed.len().to_string()))))
    }

    /// Of the session, for a file of this format with these options.
    pub fn of(state: &State, session: &Session, target: Target, options: &ExportOptions) -> Self {
        let same = options.locale == state.settings.locale() && !state.work.gather.is_busy();
        let drawn = target.is_drawn();
        Self {
            project: session.project.clone(),
            texts: if drawn { Vec::new() } else { session.texts.clone() },
            resolutions: if drawn { Vec::new() } else { session.resolutions().to_vec() },
            evidence: session.evidence().clone(),
            origin: session.origin.clone(),
            content: same.then(|| state.content.clone()),
        }
    }

    /// The same for the export.
    pub fn material(&self) -> Material<'_> {
        Material {
            project: &self.project,
            sources: Sources { texts: &self.texts, resolutions: &self.resolutions, evidence: Some(&self.evidence) },
            origin: Some(&self.origin),
            content: self.content.as_deref(),
        }
    }
}

/// What was picked and typed.
#[derive(Default)]
pub struct ExportForm {
    /// The file to write.
    pub path: LineEditor,
    /// No file dialog runs: the path has to be typed.
    pub needs_path: bool,
    /// What was chosen.
    pub choice: Choice,
    /// How far the export is that is under way.
    pub meter: Arc<Meter>,
    width: LineEditor,
    height: LineEditor,
    scale: LineEditor,
    changed: LineEditor,
    preview: Preview,
    /// Points of the controls that are scrolled away, and the height of all of them.
    scroll: f32,
    controls: f32,
}

impl ExportForm {
    /// Begins with what was chosen for this project last, and with the look of the window.
    pub fn prepare(&mut self, state: &State, path: &str) {
        let known = state.session.as_ref().and_then(|session| state.settings.export_of(session.path()));
        self.choice = known.cloned().unwrap_or_else(|| std::mem::take(&mut self.choice));
        if self.path.text().is_empty() {
            self.path.set_text(path);
        }
        self.set_target(self.choice.target());
        self.show_numbers();
        self.changed.set_text(&self.choice.changed);
        self.preview.begin();
    }

    /// Shows other choices than those of this project's last export.
    pub fn propose(&mut self, choice: Choice) {
        self.set_target(choice.target());
        self.choice = choice;
        self.show_numbers();
    }

    /// The options as they stand; numbers that are none become 0, which the export refuses with its reason.
    pub fn options(&self, state: &State) -> ExportOptions {
        self.choice.options(state)
    }

    /// The format in which a file of this name is written: that of its ending, else the chosen one.
    pub fn target_of(&self, path: &Path) -> Target {
        Target::of_path(path).unwrap_or_else(|| self.choice.target())
    }

    fn set_target(&mut self, target: Target) {
        target.name().clone_into(&mut self.choice.format);
        let path = PathBuf::from(self.path.text());
        if !self.path.text().is_empty() && Target::of_path(&path) != Some(target) {
            self.path.set_text(&path.with_extension(target.name()).display().to_string());
        }
    }

    fn set_preset(&mut self, preset: Option<Preset>) {
        self.choice.set_preset(preset);
        self.show_numbers();
    }

    fn show_numbers(&mut self) {
        let (width, height) = self.choice.pixels();
        self.width.set_text(&width.to_string());
        self.height.set_text(&height.to_string());
        self.scale.set_text(&self.choice.scale.map_or_else(String::new, |scale| scale.to_string()));
    }

    /// Typed numbers are no named size.
    fn take_numbers(&mut self) {
        let number = |editor: &LineEditor| editor.text().trim().parse().unwrap_or(0);
        self.choice.preset.clear();
        self.choice.free = (number(&self.width), number(&self.height));
        let scale = self.scale.text().trim().replace(',', ".");
        self.choice.scale = (!scale.is_empty()).then(|| scale.parse().unwrap_or(0.0));
    }

    /// Takes a picture in, if it is the newest one asked for.
    pub fn take_preview(&mut self, context: &Context, request: u64, result: Result<Previewed, ExportError>) {
        self.preview.take(context, request, result);
    }

    /// Says that no picture could be made.
    pub fn preview_failed(&mut self, why: String) {
        self.preview.failed(why);
    }

    /// Asks for a new picture when the options have changed and none is under way.
    pub fn request_preview(&mut self, state: &State, jobs: &Jobs) {
        self.preview.request(state, &self.choice, jobs);
    }
}

/// A dialog smaller than this inside shows everything below one another.
const COMPACT: Size = Size { w: 640.0, h: 380.0 };
/// Height of the picture there.
const PICTURE: f32 = 240.0;
/// Free height between parts.
const BETWEEN: f32 = 8.0;

/// Shows the dialog.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, forms: &mut Forms, window: Rect) {
    let title = cx.kit.messages.get("cmd-export");
    let free = if window.width() < 2.0 * COMPACT.w { 12.0 } else { 60.0 };
    let size = Size::new((window.width() - free).min(1280.0), (window.height() - free.min(24.0)).min(820.0));
    let area = dialog::dialog(ui, cx, window, &title, size);
    let Forms { export: form, dialog: DialogState { scroll, height, .. }, .. } = forms;
    let ready = !form.path.text().trim().is_empty() && form.preview.error.is_none() && !state.exporting;
    let labels = [
        ("export-save", Rank::Primary, ready),
        ("export-choose", Rank::Plain, !state.exporting),
        ("cancel", Rank::Plain, true),
    ];
    let (pressed, entered) = match area.width() < COMPACT.w || area.height() < COMPACT.h {
        true => show_stacked(ui, cx, state, (form, scroll, height), area, &labels),
        false => show_wide(ui, cx, state, form, area, &labels),
    };
    match pressed.or((entered && ready).then_some(0)) {
        Some(0) => cx.send(Command::ExportPath(PathBuf::from(form.path.text().trim()))),
        Some(1) => cx.send(Command::ChooseExportPath),
        Some(_) if state.exporting => form.meter.cancel(),
        Some(_) => cx.send(Command::Show(None)),
        None => {}
    }
}

/// Controls beside the picture, and what holds for the whole file below; gives the button that was pressed, and whether
/// Enter was pressed in the path.
fn show_wide(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    form: &mut ExportForm,
    area: Rect,
    labels: &dialog::Labels<'_>,
) -> (Option<usize>, bool) {
    let (pressed, area) = dialog::buttons(ui, cx, area, labels);
    let (path_at, area) = area.split_bottom(HEIGHT + 4.0);
    let entered = show_path_or_progress(ui, cx, state, form, path_at);
    let area = area.split_bottom(BETWEEN).1;
    let (doubts_at, area) = area.split_bottom(doubts_height(cx, state, area.width()));
    show_doubts(ui, cx, state, doubts_at);
    let (options_at, preview_at) = area.split_bottom(BETWEEN).1.split_start(cx.side, OPTIONS.min(area.width() * 0.48));
    let (mut scroll, mut height) = (form.scroll, form.controls);
    scroll_list::flow(ui, cx, ("export", options_at), (&mut scroll, &mut height), |ui, at| {
        let seen = from_egui(ui.clip_rect());
        options::show(ui, cx, state, form, (at, seen))
    });
    (form.scroll, form.controls) = (scroll, height);
    let ExportForm { preview, choice, .. } = form;
    preview.show(ui, cx, state, choice, preview_at.split_start(cx.side, 14.0).1);
    (pressed, entered)
}

/// Everything below one another, to be scrolled.
fn show_stacked(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (form, scroll, height): (&mut ExportForm, &mut f32, &mut f32),
    area: Rect,
    labels: &dialog::Labels<'_>,
) -> (Option<usize>, bool) {
    let mut entered = false;
    let pressed = dialog::body_and_buttons(ui, cx, ("export", area), labels, (scroll, height), |ui, area| {
        let seen = from_egui(ui.clip_rect());
        let (doubts_at, rest) = area.split_top(doubts_height(cx, state, area.width()));
        show_doubts(ui, cx, state, doubts_at);
        let rest = rest.split_top(if doubts_at.height() > 0.0 { BETWEEN } else { 0.0 }).1;
        let (path_at, rest) = rest.split_top(HEIGHT + 4.0);
        entered = show_path_or_progress(ui, cx, state, form, path_at);
        let rest = rest.split_top(BETWEEN).1;
        let controls = options::show(ui, cx, state, form, (rest, seen));
        let (picture, rest) = rest.split_top(controls).1.split_top(PICTURE);
        let ExportForm { preview, choice, .. } = form;
        if picture.overlaps(&seen) {
            preview.show(ui, cx, state, choice, picture);
        }
        rest.min.y - area.min.y
    });
    (pressed, entered)
}

/// What the file will tell of quotes that are not proven and of files that have changed.
fn doubts(cx: &ViewContext<'_>, state: &State) -> Option<String> {
    let session = state.session.as_ref()?;
    let doubts = session.evidence().doubts(&session.project);
    let quotes = doubts.filter(|(ix, _)| state.content.rank(ix.event).is_some()).count();
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

/// The path, or how far the export is; true if Enter was pressed in the path.
fn show_path_or_progress(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, form: &mut ExportForm, area: Rect) -> bool {
    if state.exporting {
        show_progress(ui, cx, form, area);
        return false;
    }
    show_path(ui, cx, form, area)
}

/// The path; true if Enter was pressed in it.
fn show_path(ui: &mut Ui, cx: &ViewContext<'_>, form: &mut ExportForm, area: Rect) -> bool {
    let label = cx.kit.messages.get("export-path");
    let width = cx.kit.line(&label, BODY, cx.side, None).size.w + 14.0;
    let (words, field_at) = area.split_start(cx.side, width);
    cx.line(ui, &cx.said(label.as_str()), BODY, words, cx.kit.theme.ink);
    let field = Field {
        label: &label,
        placeholder: "timeline.png",
        icon: None,
        wrong: form.path.text().trim().is_empty(),
        code: true,
    };
    let happened = field.show(ui, cx, Id::unique("export-path"), field_at, &mut form.path);
    if let Some(target) = Target::of_path(Path::new(form.path.text().trim())).filter(|_| happened.changed) {
        target.name().clone_into(&mut form.choice.format);
    }
    if std::mem::take(&mut form.needs_path) {
        happened.response.request_focus();
        form.path.select_all();
    }
    happened.entered.is_some()
}

/// How far the export is.
fn show_progress(ui: &mut Ui, cx: &ViewContext<'_>, form: &ExportForm, area: Rect) {
    let words = cx.kit.messages.get("export-busy");
    let width = cx.kit.line(&words, BODY, cx.side, None).size.w + 14.0;
    let (at, rest) = area.split_start(cx.side, width);
    cx.line(ui, &cx.said(words.as_str()), BODY, at, cx.kit.theme.ink);
    message::progress(ui, cx, rest, "export-progress", (&words, form.meter.part()));
    ui.ctx().request_repaint_after_secs(0.05);
}
