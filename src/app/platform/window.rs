//! The desktop's window around the program.

use std::cell::OnceCell;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;

use eframe::{EframeWinitApplication, UserEvent};
use egui::{Context, Pos2, Rect, Vec2, ViewportBuilder, ViewportCommand};
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

/// Height that panels and docks of the desktop take of a screen, in points of the screen: what they really take, the
/// toolkit does not know.
const DOCKS: f32 = 48.0;

/// Has a window that is larger than its screen, or goes over its edge, stand on it whole. Returns false as long as the
/// toolkit does not know the screen; then it is to be asked again in a later frame.
pub fn keep_on_screen(context: &Context) -> bool {
    let (screen, inner, outer, is_free) = context.input(|input| {
        let viewport = input.viewport();
        let fills = viewport.maximized.unwrap_or(false) || viewport.fullscreen.unwrap_or(false);
        (viewport.monitor_size, viewport.inner_rect, viewport.outer_rect, !fills)
    });
    let (Some(screen), Some(inner)) = (screen.filter(|screen| screen.min_elem() > 0.0), inner) else { return false };
    if is_free {
        let room = screen - Vec2::new(0.0, DOCKS / context.zoom_factor());
        let (size, place) = fitting(inner.size(), outer, room);
        size.into_iter().for_each(|size| context.send_viewport_cmd(ViewportCommand::InnerSize(size)));
        place.into_iter().for_each(|place| context.send_viewport_cmd(ViewportCommand::OuterPosition(place)));
    }
    true
}

/// The size and the place that a window should have instead of its own, on a screen with so much room. A window on
/// another screen keeps its place: the toolkit does not know where that screen begins.
fn fitting(inner: Vec2, outer: Option<Rect>, room: Vec2) -> (Option<Vec2>, Option<Pos2>) {
    let frame = outer.map_or(Vec2::ZERO, |outer| (outer.size() - inner).max(Vec2::ZERO));
    let size = inner.min((room - frame).max(Vec2::splat(1.0)));
    let place = outer.map(|outer| outer.min).filter(|at| at.x < room.x && at.y < room.y).map(|at| {
        let most = (room - size - frame).max(Vec2::ZERO);
        Pos2::new(at.x.min(most.x), at.y.min(most.y))
    });
    ((size != inner).then_some(size), place.filter(|place| outer.is_some_and(|outer| outer.min != *place)))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_stands_whole_on_its_screen() {
        let at =
            |x: f32, y: f32, width: f32, height: f32| Rect::from_min_size(Pos2::new(x, y), Vec2::new(width, height));
        let room = Vec2::new(1366.0, 720.0);
        // The size inside, the frame around it; the size and the place instead.
        let cases = [
            ((1000.0, 600.0), Some(at(50.0, 20.0, 1000.0, 630.0)), None, None),
            ((1360.0, 860.0), Some(at(0.0, 0.0, 1360.0, 890.0)), Some((1360.0, 690.0)), None),
            ((1360.0, 860.0), None, Some((1360.0, 720.0)), None),
            ((1000.0, 600.0), Some(at(600.0, 300.0, 1000.0, 630.0)), None, Some((366.0, 90.0))),
            ((2000.0, 900.0), Some(at(10.0, 10.0, 2000.0, 930.0)), Some((1366.0, 690.0)), Some((0.0, 0.0))),
            // On a second screen.
            ((1000.0, 600.0), Some(at(1400.0, 30.0, 1000.0, 630.0)), None, None),
        ];
        for ((width, height), outer, size, place) in cases {
            let expected = (size.map(Vec2::from), place.map(Pos2::from));
            assert_eq!(fitting(Vec2::new(width, height), outer, room), expected, "{width} {height} {outer:?}");
        }
    }
}
