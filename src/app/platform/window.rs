//! The desktop's window around the program.

use std::process::ExitCode;
use std::sync::Arc;

use egui::{Context, ViewportBuilder};

/// Opens a window of `size` points for what `make` makes, and stays until it closes. With no display: says so, names
/// the `export` command, and fails.
pub fn run<A: eframe::App + 'static>(
    size: [f32; 2],
    is_maximized: bool,
    make: impl FnOnce(&Context) -> A + 'static,
) -> ExitCode {
    if !has_display() {
        return no_display("no display was found (DISPLAY and WAYLAND_DISPLAY are not set)");
    }
    let viewport = ViewportBuilder::default()
        .with_title("Sanad")
        .with_app_id("org.sanad.Sanad")
        .with_inner_size(size)
        .with_min_inner_size([640.0, 420.0])
        .with_maximized(is_maximized)
        .with_drag_and_drop(true)
        .with_icon(icon());
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let result = eframe::run_native(
        "sanad",
        options,
        Box::new(move |creation| {
            creation.egui_ctx.set_fonts(egui::FontDefinitions::empty());
            Ok(Box::new(make(&creation.egui_ctx)))
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
    let image = eframe::icon_data::from_png_bytes(include_bytes!("../../../assets/icons/sanad-256.png"));
    Arc::new(image.unwrap_or_default())
}
