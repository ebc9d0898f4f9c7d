//! The desktop's window around the program.

use std::process::ExitCode;
use std::sync::Arc;

use egui::{Context, Ui, ViewportBuilder};

use super::{App, Start};
use crate::base::Color;
use crate::scene::Theme;

/// Opens the window and stays until it closes. With no display: says so, names the `export` command, and fails.
pub fn run(start: Start) -> ExitCode {
    if !has_display() {
        return no_display("no display was found (DISPLAY and WAYLAND_DISPLAY are not set)");
    }
    let settings = &start.settings;
    let viewport = ViewportBuilder::default()
        .with_title("Sanad")
        .with_app_id("org.sanad.Sanad")
        .with_inner_size(settings.window)
        .with_min_inner_size([640.0, 420.0])
        .with_maximized(settings.maximized)
        .with_drag_and_drop(true)
        .with_icon(icon());
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let result = eframe::run_native(
        "sanad",
        options,
        Box::new(move |creation| {
            creation.egui_ctx.set_fonts(egui::FontDefinitions::empty());
            Ok(Box::new(App::new(&creation.egui_ctx, start)))
        }),
    );
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => no_display(&error.to_string()),
    }
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(all(unix, not(target_os = "macos"))) || set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}

fn no_display(why: &str) -> ExitCode {
    eprintln!("sanad: cannot open a window: {why}; `sanad export FILE -o OUT.png` makes the picture without one.");
    ExitCode::FAILURE
}

fn icon() -> Arc<egui::IconData> {
    let image = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/sanad-256.png"));
    Arc::new(image.unwrap_or_default())
}

/// The few colours that egui itself draws with: tool tips.
pub fn set_visuals(context: &Context, theme: &Theme) {
    let mut visuals = if theme.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let color = |c: Color| egui::Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a);
    visuals.window_fill = color(theme.card);
    visuals.window_stroke = egui::Stroke::new(1.0, color(theme.border));
    visuals.panel_fill = color(theme.window);
    if context.global_style().visuals != visuals {
        context.set_visuals(visuals);
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.remember_window(ui.ctx());
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.printer.clear();
        if self.keeps_settings
            && let Err(error) = self.state.settings.save()
        {
            eprintln!("sanad: the settings could not be kept: {error}");
        }
    }
}

impl App {
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
}
