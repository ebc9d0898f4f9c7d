//! The true picture before it is made, page by page, near or as a whole.

use egui::{Context, Id, Key, Sense, TextureHandle, TextureOptions, Ui, Vec2};

use crate::app::state::export_settings::ExportSettings;
use crate::app::state::{ProjectView, State};
use crate::app::tasks::Task;
use crate::app::tasks::export::{self, ExportSource};
use crate::app::ui::context::{Arrows, to_egui};
use crate::app::ui::keys;
use crate::app::ui::message::{announce, message};
use crate::app::ui::{BODY, Button, HEIGHT, Icon, SMALL};
use crate::app::view::context::ViewContext;
use crate::base::bidi::isolate_as;
use crate::base::{Diagnostic, Direction, Rect};
use crate::export::{ExportError, ExportOptions, Previewed, SCALES};
use crate::scene::Shape;

/// The preview is made in steps of so many pixels, so that a window being resized asks for few of them.
const STEP: u32 = 64;
/// Magnifications of the picture.
const ZOOMS: [f32; 4] = [1.0, 2.0, 4.0, 8.0];
/// Points that an arrow key moves the picture by.
const MOVE: f32 = 40.0;
/// The longest side of a texture that every driver takes, in pixels.
const MAX_SIDE: u32 = 8192;
/// Warnings that are shown.
const WARNINGS: usize = 3;
/// Lines of the longest of them.
const LINES: usize = 5;

/// A request: the options, the revision of the project, the pixels of the longer side, the page.
type Asked = (ExportOptions, u64, u32, usize);

/// The picture in the dialog.
#[derive(Default)]
pub(crate) struct Preview {
    /// Number of the newest request.
    request: u64,
    asked: Option<Asked>,
    /// Pixels on the longer side that the dialog has room for.
    pixels: u32,
    busy: bool,
    texture: Option<TextureHandle>,
    warnings: Vec<Diagnostic>,
    pages: usize,
    page: usize,
    /// Position in [`ZOOMS`].
    zoom: usize,
    /// Distance by which it was moved from the middle, in points.
    moved: Vec2,
    /// Why there is no picture.
    pub error: Option<String>,
}

impl Preview {
    /// Begins anew; what was asked for before comes too late.
    pub(crate) fn begin(&mut self) {
        *self = Self { request: self.request + 1, ..Self::default() };
    }

    /// Says that no picture could be made; another one is made when the options change.
    pub(crate) fn failed(&mut self, why: String) {
        (self.busy, self.error) = (false, Some(why));
    }

    /// Takes a picture in, if it is the newest one asked for.
    pub(crate) fn take(&mut self, context: &Context, request: u64, result: Result<Previewed, ExportError>) {
        if request != self.request {
            return;
        }
        self.busy = false;
        match result {
            Ok(Previewed { pixels, pages, warnings }) => {
                let size = [pixels.width as usize, pixels.height as usize];
                let image = egui::ColorImage::from_rgba_premultiplied(size, &pixels.rgba);
                self.texture = Some(context.load_texture("export-preview", image, TextureOptions::LINEAR));
                (self.pages, self.warnings, self.error) = (pages, warnings, None);
                self.page = self.page.min(pages.saturating_sub(1));
            }
            Err(error) => self.error = Some(error.to_string()),
        }
    }

    /// Returns the task of a new picture when the options have changed and none is under way.
    pub(crate) fn request(&mut self, opened: ProjectView<'_>, settings: &ExportSettings) -> Option<Task> {
        if !settings.format.is_drawn() {
            self.error = None;
            return None;
        }
        let options = settings.options(&opened.export_defaults());
        let wanted = (options, opened.session.revision, self.pixels, self.page);
        if self.busy || self.pixels == 0 || self.asked.as_ref() == Some(&wanted) {
            return None;
        }
        self.asked = Some(wanted.clone());
        self.request += 1;
        self.busy = true;
        let (options, _, pixels, page) = wanted;
        let source = ExportSource::of(opened, settings.format, &options);
        Some(export::preview(self.request, source, options, page, pixels))
    }

    /// Shows it with what is to be known of it.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        state: &State,
        settings: &ExportSettings,
        area: Rect,
    ) {
        let theme = cx.kit.theme;
        cx.fill(ui, area, 8.0, theme.hover);
        if !settings.format.is_drawn() {
            message(ui, cx, area, &cx.say("export-page"), Some(&cx.say("export-page-is")));
            return;
        }
        if let Some(error) = &self.error {
            let bounds = [("min", SCALES.start().to_string()), ("max", SCALES.end().to_string())];
            let args: Vec<_> = bounds.iter().map(|(name, value)| (*name, value.into())).collect();
            let reason = isolate_as(Direction::Ltr, error);
            let text = format!("{}\n{reason}", cx.kit.messages.format("export-cannot", &args));
            message(ui, cx, area, &cx.say("export-no-preview"), Some(&cx.said(text)));
            return;
        }
        let (foot, area) = area.shrink(10.0).split_bottom(HEIGHT);
        let told: Vec<String> =
            self.warnings.iter().take(WARNINGS).map(|warning| cx.kit.messages.diagnostic(warning)).collect();
        let tall = |words: &String| cx.kit.block(&cx.said(&**words), SMALL, cx.side, area.width(), LINES).size.h + 2.0;
        // The picture keeps at least a third of the height.
        let height = told.iter().map(tall).sum::<f32>().min(area.height() * 2.0 / 3.0);
        let (warnings, area) = area.split_bottom(height);
        let area = area.split_bottom(6.0).1;
        self.pixels = room(settings.options.page.pixels(), area, ui.ctx().pixels_per_point() * ZOOMS[self.zoom]);
        self.show_picture(ui, cx, state, settings, area);
        show_warnings(ui, cx, &told, warnings);
        self.show_foot(ui, cx, settings, foot);
    }

    /// Shows the picture; arrow keys move what is nearer than a whole page, the keys of zoom and of pages do what the
    /// buttons below it do.
    fn show_picture(
        &mut self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        state: &State,
        settings: &ExportSettings,
        area: Rect,
    ) {
        let theme = cx.kit.theme;
        let Some(texture) = self.texture.clone() else {
            return cx.centered(ui, &cx.say("export-preview-busy"), BODY, area, theme.muted);
        };
        let size = texture.size_vec2();
        let fit = (area.width() / size.x).min(area.height() / size.y) * ZOOMS[self.zoom];
        let (w, h) = (size.x * fit, size.y * fit);
        let response = ui.interact(to_egui(area), Id::unique("export-preview"), Sense::click_and_drag());
        let label = cx.kit.messages.get("export-preview");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &label));
        if response.double_clicked() || keys::is_pressed_by_key(&response) {
            self.zoom = if self.zoom == 0 { 2 } else { 0 };
        }
        if response.has_focus() {
            self.take_keys(ui);
        }
        let (aside, down) = keys::steps(ui, &response, Direction::Ltr, Arrows::All);
        self.moved -= egui::vec2(aside, down) * MOVE;
        let reach = egui::vec2(((w - area.width()) / 2.0).max(0.0), ((h - area.height()) / 2.0).max(0.0));
        self.moved = (self.moved + response.drag_delta()).min(reach).max(-reach);
        let c = area.center().offset(self.moved.x, self.moved.y);
        let rect = Rect::new(c.x - w / 2.0, c.y - h / 2.0, c.x + w / 2.0, c.y + h / 2.0);
        let uv = egui::Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        let clip = to_egui(area).intersect(ui.clip_rect());
        let seen = rect.intersection(&area);
        if let Some(seen) = seen.filter(|_| settings.options.figure.transparent) {
            checkerboard(cx, ui, seen);
        }
        ui.painter().with_clip_rect(clip).image(texture.id(), to_egui(rect), uv, egui::Color32::WHITE);
        if let Some(seen) = seen {
            cx.outline(ui, seen, 0.0, 1.0, theme.border);
        }
        if state.export.is_running {
            cx.fill(ui, area, 0.0, theme.scrim);
        }
        if response.has_focus() {
            cx.focus_ring(ui, area.shrink(2.0), 2.0);
        }
    }

    /// Plus and minus, Page Down and Page Up.
    fn take_keys(&mut self, ui: &Ui) {
        for (key, _) in keys::presses(ui.ctx()) {
            match key {
                Key::Plus | Key::Equals => self.zoom = (self.zoom + 1).min(ZOOMS.len() - 1),
                Key::Minus => self.zoom = self.zoom.saturating_sub(1),
                Key::PageDown => self.page = (self.page + 1).min(self.pages.saturating_sub(1)),
                Key::PageUp => self.page = self.page.saturating_sub(1),
                _ => {}
            }
        }
    }

    /// Shows size, pages and zoom.
    fn show_foot(&mut self, ui: &mut Ui, cx: &ViewContext<'_>, settings: &ExportSettings, foot: Rect) {
        let last = self.pages.saturating_sub(1);
        let count = if self.pages > 1 { 4.0 } else { 2.0 };
        let (buttons, rest) = foot.split_end(cx.side, count * HEIGHT + (count - 1.0) * 4.0);
        let (mut left, rest) = (buttons, rest.split_end(cx.side, 4.0).1);
        let mut button = |ui: &mut Ui, id: &str, icon: Icon, enabled: bool| {
            let (at, after) = left.split_start(cx.side, HEIGHT);
            left = after.split_start(cx.side, 4.0).1;
            let label = cx.kit.messages.get(id);
            Button::icon(&label, icon).enabled(enabled).show(ui, cx, Id::unique(id), at).clicked()
        };
        if self.pages > 1 {
            if button(ui, "export-previous-page", Icon::Up, self.page > 0) {
                self.page -= 1;
            }
            if button(ui, "export-next-page", Icon::Down, self.page < last) {
                self.page += 1;
            }
        }
        if button(ui, "export-farther", Icon::Minus, self.zoom > 0) {
            self.zoom -= 1;
        }
        if button(ui, "export-nearer", Icon::Plus, self.zoom + 1 < ZOOMS.len()) {
            self.zoom += 1;
        }
        let pixels = settings.options.page.pixels();
        let args = [("width", i64::from(pixels.0).into()), ("height", i64::from(pixels.1).into())];
        let mut words = cx.kit.messages.format("export-pixels", &args);
        if self.pages > 1 {
            let args = [("page", (self.page + 1).into()), ("count", self.pages.into())];
            words = format!("{} · {words}", cx.kit.messages.format("source-page", &args));
        }
        cx.line(ui, &cx.said(words), SMALL, rest, cx.kit.theme.muted);
    }
}

fn show_warnings(ui: &mut Ui, cx: &ViewContext<'_>, told: &[String], area: Rect) {
    let mut rest = area;
    for words in told {
        let said = cx.said(words.as_str());
        let lines = ((rest.height() / (SMALL.size * SMALL.line_height)) as usize).min(LINES);
        if lines == 0 {
            return announce(ui, rest, words);
        }
        let height = cx.text(ui, &said, SMALL, rest, lines, cx.kit.theme.warning);
        let (row, after) = rest.split_top(height + 2.0);
        rest = after;
        announce(ui, row, words);
    }
}

/// Pixels on the longer side of a picture of these proportions that fits `area`, not more than it has.
fn room((width, height): (u32, u32), area: Rect, pixels_per_point: f32) -> u32 {
    let (w, h) = (width.max(1) as f32, height.max(1) as f32);
    let fit = (area.width() / w).min(area.height() / h).max(0.0);
    let longer = (w.max(h) * fit * pixels_per_point) as u32;
    ((longer / STEP + 1) * STEP).min(width.max(height).max(1)).min(MAX_SIDE)
}

/// Draws the checkerboard that shows through where there is no ground.
fn checkerboard(cx: &ViewContext<'_>, ui: &Ui, area: Rect) {
    const SIDE: f32 = 10.0;
    let places = |length: f32| (length / SIDE).ceil() as i32;
    let square = |(column, row): (i32, i32)| {
        let (x, y) = (area.min.x + column as f32 * SIDE, area.min.y + row as f32 * SIDE);
        Rect::new(x, y, x + SIDE, y + SIDE).intersection(&area)
    };
    let all = (0..places(area.width())).flat_map(|column| (0..places(area.height())).map(move |row| (column, row)));
    let bars = all.filter(|(column, row)| (column + row) % 2 == 0).filter_map(square).collect();
    cx.draw(ui, |scene| scene.push(Shape::Bars { bars, color: cx.kit.theme.border.fade(0.5) }));
}
