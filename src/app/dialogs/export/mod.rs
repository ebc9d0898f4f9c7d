//! The export dialog: what goes on the page, how large, and the true picture before it is made.

use std::path::PathBuf;

use egui::{Context, Id, TextureHandle, TextureOptions, Ui};

use super::super::command::Command;
use super::super::cx::{Cx, to_egui};
use super::super::forms::Forms;
use super::super::jobs::{Jobs, Outcome};
use super::super::state::State;
use super::super::widgets::button::Rank;
use super::super::widgets::{BODY, Check, Field, HEIGHT, LABEL, SMALL, choice};
use super::frame;
use crate::base::{Direction, Rect, Size};
use crate::export::{ExportError, ExportOptions, PRESETS, SCALES, Scaling, SourceNotes};
use crate::i18n::Locale;
use crate::render::png::Pixels;
use crate::scene::ThemeName;
use crate::text::LineEditor;

/// The preview is made in steps of so many pixels, so that a window being resized asks for few of them.
const PREVIEW_STEP: u32 = 64;

/// What was picked and typed.
pub struct ExportForm {
    /// The file to write.
    pub path: LineEditor,
    /// No file dialog runs: the path has to be typed.
    pub needs_path: bool,
    whole: bool,
    preset: Option<usize>,
    width: LineEditor,
    height: LineEditor,
    scale: LineEditor,
    dark: bool,
    locale: Locale,
    direction: Option<Direction>,
    title: bool,
    legend: bool,
    notes: bool,
    preview: Preview,
}

/// The picture in the dialog.
#[derive(Default)]
struct Preview {
    /// Number of the newest request.
    request: u64,
    /// What was asked for last.
    asked: Option<(ExportOptions, u64, u32)>,
    /// Pixels on the longer side that the dialog has room for.
    pixels: u32,
    /// A request is under way.
    busy: bool,
    texture: Option<TextureHandle>,
    error: Option<String>,
}

impl Default for ExportForm {
    fn default() -> Self {
        Self {
            path: LineEditor::default(),
            needs_path: false,
            whole: true,
            preset: Some(0),
            width: LineEditor::new("1920"),
            height: LineEditor::new("1080"),
            scale: LineEditor::default(),
            dark: false,
            locale: Locale::Ar,
            direction: None,
            title: true,
            legend: true,
            notes: true,
            preview: Preview::default(),
        }
    }
}

impl ExportForm {
    /// Begins with the look of the window.
    pub fn prepare(&mut self, state: &State, path: &str) {
        if self.path.text().is_empty() {
            self.path.set_text(path);
        }
        self.locale = state.settings.locale();
        self.direction = Some(state.time_direction());
        self.preview = Preview::default();
    }

    /// The options as they stand; numbers that are none become 0, which the export refuses with its reason.
    pub fn options(&self, state: &State) -> ExportOptions {
        let number = |editor: &LineEditor| editor.text().trim().parse().unwrap_or(0);
        let least = self.preset.map_or(PRESETS[0].scale, |i| PRESETS[i].scale);
        let scale = match self.scale.text().trim().replace(',', ".") {
            empty if empty.is_empty() => Scaling::AtLeast(least),
            typed => Scaling::Exactly(typed.parse().unwrap_or(0.0)),
        };
        let span = super::super::panels::timeline::scale(state).span();
        let options = ExportOptions {
            pixels: (number(&self.width), number(&self.height)),
            scale,
            dpi: None,
            span: (!self.whole).then_some(span),
            theme: if self.dark { ThemeName::Dark } else { ThemeName::Light },
            locale: self.locale,
            digits: state.settings.digits(),
            months: state.settings.months(),
            calendar: state.settings.calendar(),
            direction: self.direction,
            filter: state.filter.clone(),
            title: self.title,
            legend: self.legend,
            notes: if self.notes { SourceNotes::Numbered } else { SourceNotes::None },
            ..ExportOptions::default()
        };
        ExportOptions { dpi: self.preset.and_then(|i| PRESETS[i].dpi), ..options }
    }

    fn choose_preset(&mut self, preset: Option<usize>) {
        self.preset = preset;
        if let Some(preset) = preset.map(|i| PRESETS[i]) {
            self.width.set_text(&preset.pixels.0.to_string());
            self.height.set_text(&preset.pixels.1.to_string());
            self.scale.set_text("");
        }
    }

    /// Takes a picture in, if it is the newest one asked for.
    pub fn take_preview(&mut self, context: &Context, request: u64, result: Result<Pixels, ExportError>) {
        self.preview.busy = false;
        if request != self.preview.request {
            return;
        }
        match result {
            Ok(pixels) => {
                let size = [pixels.width as usize, pixels.height as usize];
                let image = egui::ColorImage::from_rgba_premultiplied(size, &pixels.rgba);
                self.preview.texture = Some(context.load_texture("export-preview", image, TextureOptions::LINEAR));
                self.preview.error = None;
            }
            Err(error) => self.preview.error = Some(error.to_string()),
        }
    }

    /// Asks for a new picture when the options have changed and none is under way.
    pub fn request_preview(&mut self, state: &State, jobs: &Jobs) {
        let Some(session) = &state.session else { return };
        let wanted = (self.options(state), session.revision, self.preview.pixels);
        if self.preview.busy || self.preview.pixels == 0 || self.preview.asked.as_ref() == Some(&wanted) {
            return;
        }
        self.preview.asked = Some(wanted.clone());
        self.preview.request += 1;
        self.preview.busy = true;
        let (project, request) = (session.project.clone(), self.preview.request);
        jobs.spawn(move || Outcome::Preview(request, crate::export::preview(&project, &wanted.0, wanted.2)));
    }
}

/// Shows the dialog.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, state: &State, forms: &mut Forms, window: Rect) {
    let title = cx.kit.messages.get("cmd-export");
    let size = Size::new((window.width() - 60.0).min(1120.0), (window.height() - 50.0).min(690.0));
    let area = frame::dialog(ui, cx, window, &title, size);
    let form = &mut forms.export;
    let ready = !form.path.text().trim().is_empty() && form.preview.error.is_none() && !state.exporting;
    let labels = [
        ("export-save", Rank::Primary, ready),
        ("export-choose", Rank::Plain, !state.exporting),
        ("cancel", Rank::Plain, true),
    ];
    let (pressed, area) = frame::buttons(ui, cx, area, &labels);
    let (path_at, area) = area.split_bottom(HEIGHT + 4.0);
    let entered = show_path(ui, cx, form, path_at) && ready;
    match pressed.or(entered.then_some(0)) {
        Some(0) => cx.send(Command::ExportPath(PathBuf::from(form.path.text().trim()))),
        Some(1) => cx.send(Command::ChooseExportPath),
        Some(_) => cx.send(Command::Show(None)),
        None => {}
    }
    let area = area.split_bottom(12.0).1;
    let (options_at, preview_at) = area.split_start(cx.side, 330.0_f32.min(area.width() * 0.45));
    show_options(ui, cx, form, options_at);
    show_preview(ui, cx, state, form, preview_at.split_start(cx.side, 18.0).1);
}

/// The path; true if Enter was pressed in it.
fn show_path(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm, area: Rect) -> bool {
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
    if std::mem::take(&mut form.needs_path) {
        happened.response.request_focus();
        form.path.select_all();
    }
    happened.entered.is_some()
}

struct Rows<'a, 'c> {
    cx: &'a Cx<'c>,
    rest: Rect,
}

impl Rows<'_, '_> {
    fn next(&mut self, height: f32, space: f32) -> Rect {
        let (row, rest) = self.rest.split_top(height);
        self.rest = rest.split_top(space).1;
        row
    }

    fn label(&mut self, ui: &Ui, id: &str) {
        let row = self.next(18.0, 3.0);
        self.cx.line(ui, &self.cx.say(id), LABEL, row, self.cx.kit.theme.muted);
    }

    fn choice(&mut self, ui: &mut Ui, title: &str, ids: &[&str], at: Option<usize>) -> Option<usize> {
        self.label(ui, title);
        let row = self.next(32.0, 10.0);
        let labels: Vec<String> = ids.iter().map(|id| self.cx.kit.messages.get(id)).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        choice(ui, self.cx, Id::unique(title), row, &labels, at)
    }

    fn check(&mut self, ui: &mut Ui, title: &str, value: &mut bool) {
        let row = self.next(28.0, 0.0);
        let label = self.cx.kit.messages.get(title);
        if Check::new(&label, *value).show(ui, self.cx, Id::unique(title), row).clicked() {
            *value = !*value;
        }
    }
}

fn show_options(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm, area: Rect) {
    let mut rows = Rows { cx, rest: area };
    if let Some(i) = rows.choice(ui, "export-what", &["export-whole", "export-view"], Some(usize::from(!form.whole))) {
        form.whole = i == 0;
    }
    let names = ["slide", "4k", "a4", "a3"];
    let ids = ["preset-slide", "preset-4k", "preset-a4", "preset-a3", "preset-free"];
    let position = |preset: usize| names.iter().position(|name| *name == PRESETS[preset].name);
    let at = form.preset.and_then(position).unwrap_or(names.len());
    if let Some(i) = rows.choice(ui, "export-size", &ids, Some(at)) {
        form.choose_preset(names.get(i).and_then(|name| PRESETS.iter().position(|preset| preset.name == *name)));
    }
    show_numbers(ui, cx, form, &mut rows);
    if let Some(i) = rows.choice(ui, "setting-theme", &["theme-light", "theme-dark"], Some(usize::from(form.dark))) {
        form.dark = i == 1;
    }
    let at = Locale::ALL.iter().position(|locale| *locale == form.locale);
    if let Some(i) = rows.choice(ui, "setting-language", &["language-ar", "language-en"], at) {
        form.locale = Locale::ALL[i];
    }
    let directions = [Direction::Rtl, Direction::Ltr];
    let at = directions.iter().position(|direction| Some(*direction) == form.direction);
    if let Some(i) = rows.choice(ui, "setting-direction", &["direction-rtl", "direction-ltr"], at) {
        form.direction = Some(directions[i]);
    }
    rows.check(ui, "export-title", &mut form.title);
    rows.check(ui, "export-legend", &mut form.legend);
    rows.check(ui, "export-notes", &mut form.notes);
}

/// Width, height and scale, to be typed.
fn show_numbers(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm, rows: &mut Rows<'_, '_>) {
    let (labels, fields) = (rows.next(16.0, 2.0), rows.next(HEIGHT, 10.0));
    let parts = 3.0;
    let (mut words, mut row) = (labels, fields);
    let mut changed = false;
    let editors =
        [("export-width", &mut form.width), ("export-height", &mut form.height), ("export-scale", &mut form.scale)];
    for (i, (id, editor)) in editors.into_iter().enumerate() {
        let width = (row.width() - (parts - 1.0 - i as f32) * 8.0) / (parts - i as f32);
        let (label_at, after) = words.split_start(cx.side, width);
        words = after.split_start(cx.side, 8.0).1;
        let (at, after) = row.split_start(cx.side, width);
        row = after.split_start(cx.side, 8.0).1;
        let label = cx.kit.messages.get(id);
        cx.line(ui, &cx.said(label.as_str()), SMALL, label_at, cx.kit.theme.muted);
        // An empty scale leaves it to the program.
        let hint = if id == "export-scale" { cx.kit.messages.get("export-auto") } else { String::new() };
        let text = editor.text().trim().replace(',', ".");
        let wrong = text.parse::<f32>().is_err() && (hint.is_empty() || !text.is_empty());
        let field = Field { label: &label, placeholder: &hint, icon: None, wrong, code: true };
        changed |= field.show(ui, cx, Id::unique(id), at, editor).changed;
    }
    if changed {
        form.preset = None;
    }
}

/// Pixels on the longer side of a picture of these proportions that fits `area`.
fn room_for_preview((width, height): (u32, u32), area: Rect, pixels_per_point: f32) -> u32 {
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let fit = ((area.width() - 20.0) / width).min((area.height() - 46.0) / height).max(0.0);
    let longer = (width.max(height) * fit * pixels_per_point) as u32;
    (longer / PREVIEW_STEP + 1) * PREVIEW_STEP
}

fn show_preview(ui: &mut Ui, cx: &Cx<'_>, state: &State, form: &mut ExportForm, area: Rect) {
    let theme = cx.kit.theme;
    form.preview.pixels = room_for_preview(form.options(state).pixels, area, ui.ctx().pixels_per_point());
    cx.fill(ui, area, 8.0, theme.hover);
    if let Some(error) = &form.preview.error {
        let bounds = [("min", SCALES.start().to_string()), ("max", SCALES.end().to_string())];
        let args: Vec<_> = bounds.iter().map(|(name, value)| (*name, value.into())).collect();
        let text = cx.kit.messages.format("export-cannot", &args);
        let text = format!("{text}\n\u{2066}{error}\u{2069}");
        return super::super::panels::states::message(ui, cx, area, &cx.say("export-no-preview"), Some(&cx.said(text)));
    }
    let Some(texture) = &form.preview.texture else {
        return cx.centered(ui, &cx.say("export-preview-busy"), BODY, area, theme.muted);
    };
    let (foot, area) = area.shrink(10.0).split_bottom(20.0);
    let size = texture.size_vec2();
    let fit = (area.width() / size.x).min((area.height() - 6.0) / size.y);
    let (w, h) = (size.x * fit, size.y * fit);
    let c = area.center();
    let rect = Rect::new(c.x - w / 2.0, c.y - h / 2.0, c.x + w / 2.0, c.y + h / 2.0);
    let uv = egui::Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
    ui.painter().image(texture.id(), to_egui(rect), uv, egui::Color32::WHITE);
    cx.outline(ui, rect, 0.0, 1.0, theme.border);
    let response = ui.interact(to_egui(rect), Id::unique("export-preview"), egui::Sense::hover());
    let label = cx.kit.messages.get("export-preview");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &label));
    let pixels = form.options(state).pixels;
    let id = if state.exporting { "export-busy" } else { "export-pixels" };
    let args = [("width", i64::from(pixels.0).into()), ("height", i64::from(pixels.1).into())];
    cx.centered(ui, &cx.said(cx.kit.messages.format(id, &args)), SMALL, foot, theme.muted);
}
