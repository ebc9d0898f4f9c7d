//! The desktop's window around the program.

use std::cell::OnceCell;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;

use eframe::{EframeWinitApplication, UserEvent};
use egui::{Context, ViewportBuilder};
use egui_winit::accesskit_winit::WindowEvent as AssistiveEvent;
use winit::application::ApplicationHandler;
use winit::event::{DeviceEvent, DeviceId, StartCause, WindowEvent};
use winit::event_loop::{ActiveEventLoop, EventLoop};
use winit::window::WindowId;

/// Opens a window of `size` points for what `make` makes, and stays until it closes. Calls `listened` whenever
/// assistive programs come or go. With no display: says so, names the `export` command, and fails.
pub fn run<A: eframe::App + 'static>(
    size: [f32; 2],
    is_maximized: bool,
    make: impl FnOnce(&Context) -> A + 'static,
    listened: fn(&Context),
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
    match open(options, make, listened) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => no_display(&error),
    }
}

/// Runs the window until it closes.
fn open<A: eframe::App + 'static>(
    options: eframe::NativeOptions,
    make: impl FnOnce(&Context) -> A + 'static,
    listened: fn(&Context),
) -> Result<(), String> {
    let events = EventLoop::<UserEvent>::with_user_event().build().map_err(|error| error.to_string())?;
    let context: Rc<OnceCell<Context>> = Rc::default();
    let kept = context.clone();
    let window = eframe::create_native(
        "sanad",
        options,
        Box::new(move |creation| {
            creation.egui_ctx.set_fonts(egui::FontDefinitions::empty());
            let _ = kept.set(creation.egui_ctx.clone());
            Ok(Box::new(make(&creation.egui_ctx)))
        }),
        &events,
    );
    events.run_app(&mut Listening { window, context, listened }).map_err(|error| error.to_string())
}

/// The window, which hears of assistive programs before eframe does: one that has come knows nothing of what was handed
/// on before.
struct Listening<'w> {
    window: EframeWinitApplication<'w>,
    context: Rc<OnceCell<Context>>,
    listened: fn(&Context),
}

impl ApplicationHandler<UserEvent> for Listening<'_> {
    fn new_events(&mut self, events: &ActiveEventLoop, cause: StartCause) {
        self.window.new_events(events, cause);
    }

    fn resumed(&mut self, events: &ActiveEventLoop) {
        self.window.resumed(events);
    }

    fn user_event(&mut self, events: &ActiveEventLoop, event: UserEvent) {
        if let (UserEvent::AccessKitActionRequest(about), Some(context)) = (&event, self.context.get())
            && !matches!(about.window_event, AssistiveEvent::ActionRequested(_))
        {
            (self.listened)(context);
        }
        self.window.user_event(events, event);
    }

    fn window_event(&mut self, events: &ActiveEventLoop, window: WindowId, event: WindowEvent) {
        self.window.window_event(events, window, event);
    }

    fn device_event(&mut self, events: &ActiveEventLoop, device: DeviceId, event: DeviceEvent) {
        self.window.device_event(events, device, event);
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        self.window.about_to_wait(events);
    }

    fn suspended(&mut self, events: &ActiveEventLoop) {
        self.window.suspended(events);
    }

    fn exiting(&mut self, events: &ActiveEventLoop) {
        self.window.exiting(events);
    }

    fn memory_warning(&mut self, events: &ActiveEventLoop) {
        self.window.memory_warning(events);
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
