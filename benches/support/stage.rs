//! The window without a desktop: the program's frames and their triangles, with a clock of its own.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui::{Context, Event, Pos2, RawInput, Rect, vec2};
use sanad::app::{App, Start};

use super::report::milliseconds;

/// Width and height of the window, in points.
const SIZE: egui::Vec2 = vec2(1440.0, 900.0);
/// Seconds from frame to frame.
const STEP: f64 = 1.0 / 60.0;

/// A window on the bundled project.
pub(crate) struct Stage {
    context: Context,
    app: App,
    time: f64,
}

impl Stage {
    fn new() -> Self {
        Self::opening(None)
    }

    fn opening(file: Option<PathBuf>) -> Self {
        let context = Context::default();
        context.set_fonts(egui::FontDefinitions::empty());
        let app = App::new(&context, Start { file, ..Start::default() });
        Self { context, app, time: 0.0 }
    }

    /// With the project loaded and nothing moving any more.
    pub(crate) fn settled() -> Self {
        Self::new().loaded()
    }

    /// The same with the project of a file.
    #[allow(dead_code, reason = "most benchmarks use the bundled project")]
    pub(crate) fn on(file: &Path) -> Self {
        Self::opening(Some(file.to_owned())).loaded()
    }

    fn loaded(self) -> Self {
        let mut stage = self;
        while stage.app.state().session().is_none() {
            stage.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(1));
        }
        stage.settle();
        stage
    }

    /// Waits until searches can begin: a large project is indexed by another thread, which competes for the memory.
    #[allow(dead_code, reason = "small projects are indexed at once")]
    pub(crate) fn wait_for_index(&mut self) {
        while self.app.state().session().is_some_and(|session| session.index().is_none()) {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// The first frame that shows the project, in milliseconds: all text is new.
    pub(crate) fn first_frame() -> f64 {
        let mut stage = Self::new();
        loop {
            let time = stage.frame(Vec::new());
            if stage.app.state().session().is_some() {
                return time;
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Lets all movement come to its end.
    pub(crate) fn settle(&mut self) {
        for _ in 0..120 {
            self.frame(Vec::new());
        }
    }

    /// The program.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// One frame from input to triangles, in milliseconds.
    pub(crate) fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.time += STEP;
        timed_frame(&self.context, self.time, events, |ui| self.app.frame(ui))
    }
}

/// One frame of anything from input to triangles, in milliseconds; `time` is that of the window's clock, in seconds.
pub(crate) fn timed_frame(
    context: &Context,
    time: f64,
    events: Vec<Event>,
    mut show: impl FnMut(&mut egui::Ui),
) -> f64 {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
        max_texture_side: Some(8192),
        time: Some(time),
        focused: true,
        events,
        ..RawInput::default()
    };
    let start = Instant::now();
    let mut output = context.run_ui(input, |ui| show(ui));
    let shapes = std::mem::take(&mut output.shapes);
    let triangles = context.tessellate(shapes, output.pixels_per_point);
    let time = milliseconds(start);
    black_box(triangles);
    output.drop_without_applying_deltas();
    time
}
