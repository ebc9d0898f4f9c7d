//! A window to be driven: what a person or an assistive program can do, and what they can perceive.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use egui::accesskit::{ActionData, ActionRequest, Toggled};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use image::RgbaImage;
use sanad::app::state::{Settings, State};
use sanad::app::{App, Start};
use sanad::i18n::Locale;

pub(crate) use egui::accesskit::{Action, Role};

use crate::support::CpuRenderer;

/// Jobs that take longer than this have failed.
const PATIENCE: Duration = Duration::from_secs(20);
/// Frames that a change may take to come to rest.
const MAX_FRAMES: u64 = 400;

/// How a window begins.
pub(crate) struct Setup {
    /// Width and height, in points.
    pub size: (f32, f32),
    /// Pixels a point.
    pub scale: f32,
    /// The settings.
    pub settings: Settings,
    /// The file to open; the bundled project if there is none.
    pub file: Option<PathBuf>,
    /// The folder of journals, if they are kept.
    pub journal: Option<PathBuf>,
}

impl Setup {
    /// Arabic, light, 1440 × 900, without animations.
    pub(crate) fn arabic() -> Self {
        let settings = Settings {
            theme: sanad::app::state::settings::ThemeChoice::Light,
            reduced_motion: true,
            ..Settings::default()
        };
        Self { size: (1440.0, 900.0), scale: 1.0, settings, file: None, journal: None }
    }

    /// The same in English.
    pub(crate) fn english() -> Self {
        Self::arabic().with(|s| s.language = Locale::En)
    }

    /// With other settings.
    pub(crate) fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self
    }

    /// With another size, in points.
    pub(crate) fn sized(self, width: f32, height: f32) -> Self {
        Self { size: (width, height), ..self }
    }

    /// With a file to open.
    pub(crate) fn file(self, file: impl Into<PathBuf>) -> Self {
        Self { file: Some(file.into()), ..self }
    }

    /// With journals in a folder.
    pub(crate) fn journal(self, folder: impl Into<PathBuf>) -> Self {
        Self { journal: Some(folder.into()), ..self }
    }

    /// Opens the window and waits until its project is there.
    pub(crate) fn open(self) -> Window {
        let mut window = self.open_at_once();
        window.wait("the project", |state| !state.is_loading());
        window
    }

    /// Opens the window and shows its first frames, whatever is loading.
    pub(crate) fn open_at_once(self) -> Window {
        let journal = self.journal.map(sanad::app::session::journal::Folder::new);
        let start = Start { settings: self.settings, file: self.file, journal, ..Start::default() };
        let harness = Harness::builder()
            .with_size(Vec2::from(self.size))
            .with_pixels_per_point(self.scale)
            .with_max_steps(MAX_FRAMES)
            .with_step_dt(1.0 / 30.0)
            .with_render_cursor(false)
            .with_context_setup(|context| context.set_fonts(egui::FontDefinitions::empty()))
            .renderer(CpuRenderer::new())
            .build_ui_state(frame, Slot { start: Some(start), app: None });
        Window { harness, pointer_used: false }
    }
}

/// The program, made with the first frame's context.
struct Slot {
    start: Option<Start>,
    app: Option<App>,
}

fn frame(ui: &mut egui::Ui, slot: &mut Slot) {
    let start = &mut slot.start;
    slot.app.get_or_insert_with(|| App::new(ui.ctx(), start.take().unwrap_or_default())).frame(ui);
}

/// A node of the accessibility tree.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Its name in the tree.
    pub id: (egui::accesskit::NodeId, egui::accesskit::TreeId),
    /// What it is.
    pub role: Role,
    /// What it is called; bidirectional controls are left out.
    pub name: String,
    /// What it holds.
    pub value: String,
    /// Where it is, in points.
    pub rect: Rect,
    /// Whether it is the chosen one, or ticked.
    pub chosen: bool,
    /// Whether it cannot be used now.
    pub disabled: bool,
    /// Whether it can take the keyboard.
    pub focusable: bool,
    /// Whether it can be pressed.
    pub clickable: bool,
    focused: bool,
}

impl Node {
    /// Whether it can be seen: an event out of view is a node of one point at the edge.
    pub(crate) fn in_view(&self) -> bool {
        self.rect.width() > 2.0
    }
}

/// A text without the characters that only steer its direction.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}')).collect()
}

/// An open window.
pub(crate) struct Window {
    harness: Harness<'static, Slot>,
    /// Whether anything was done with a pointer.
    pub pointer_used: bool,
}

impl Window {
    /// What the program knows.
    pub(crate) fn state(&self) -> &State {
        self.harness.state().app.as_ref().expect("the first frame makes it").state()
    }

    /// Points of the document that are scrolled away.
    pub(crate) fn source_offset(&self) -> f32 {
        self.harness.state().app.as_ref().expect("the first frame makes it").source_offset()
    }

    /// Closes the window as it closes when nothing is in the way.
    pub(crate) fn close(mut self) {
        self.harness.state_mut().app.as_mut().expect("the first frame makes it").end_journal();
    }

    /// Has the next frame break down.
    pub(crate) fn break_down(&mut self) {
        self.harness.state_mut().app.as_mut().expect("the first frame makes it").break_down();
    }

    /// The window system asks the window to close; whether it does not.
    pub(crate) fn ask_to_close(&mut self) -> bool {
        let viewport = self.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        self.harness.step();
        let commands = &self.harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
        let stays = commands.contains(&egui::ViewportCommand::CancelClose);
        self.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default().events.clear();
        self.settle();
        stays
    }

    /// The user leaves the window and comes back.
    pub(crate) fn leave_and_return(&mut self) {
        for focused in [false, true] {
            self.harness.input_mut().focused = focused;
            self.frame_of([Event::WindowFocused(focused)]);
        }
    }

    /// Shows frames until nothing moves by itself and nothing is being saved.
    pub(crate) fn settle(&mut self) {
        let begun = Instant::now();
        self.harness.run();
        while self.state().is_saving() {
            assert!(begun.elapsed() < PATIENCE, "waited in vain for the save");
            std::thread::sleep(Duration::from_millis(1));
            self.harness.run();
        }
    }

    /// Shows one frame.
    pub(crate) fn step(&mut self) {
        self.harness.step();
    }

    /// Shows frames until `done`, while jobs work on their threads.
    pub(crate) fn wait(&mut self, what: &str, done: impl Fn(&State) -> bool) {
        let begun = Instant::now();
        loop {
            self.settle();
            if done(self.state()) {
                return self.settle();
            }
            assert!(begun.elapsed() < PATIENCE, "waited in vain for {what}");
            std::thread::sleep(Duration::from_millis(3));
        }
    }

    /// Waits until a node is there.
    pub(crate) fn wait_for(&mut self, role: Role, name: &str) {
        let begun = Instant::now();
        while !self.has(role, name) {
            assert!(begun.elapsed() < PATIENCE, "waited in vain for {name}: {:?}", names(&self.nodes()));
            std::thread::sleep(Duration::from_millis(3));
            self.settle();
        }
    }

    /// Another size of the window, in points of the screen.
    pub(crate) fn resize(&mut self, width: f32, height: f32) {
        self.harness.set_size(egui::vec2(width, height) / self.harness.ctx.zoom_factor());
        self.settle();
    }

    /// Shows one frame in a window of another size, in points of its own, at `scale` pixels a point; nothing is drawn.
    pub(crate) fn frame_at(&mut self, size: (f32, f32), scale: f32) {
        self.harness.set_size(Vec2::from(size));
        self.harness.set_pixels_per_point(scale);
        self.harness.step();
    }

    /// Moves the pointer, without a frame.
    pub(crate) fn point_at(&mut self, at: Pos2) {
        self.pointer_used = true;
        self.harness.input_mut().events.push(Event::PointerMoved(at));
    }

    /// A file is held over the window.
    pub(crate) fn hold_file(&mut self) {
        self.harness.input_mut().hovered_files.push(egui::HoveredFile { ..Default::default() });
    }

    /// Shapes of the last frame, and nodes of its tree, whose place or size is no number.
    pub(crate) fn misplaced(&self) -> Vec<String> {
        let shapes = self.harness.output().shapes.iter().filter_map(|clipped| {
            let bounds = clipped.shape.visual_bounding_rect();
            let ok = |rect: Rect| !(rect.min.any_nan() || rect.max.any_nan());
            (!ok(clipped.clip_rect) || !ok(bounds)).then(|| format!("{bounds:?} in {:?}", clipped.clip_rect))
        });
        let nodes = self.nodes().into_iter().filter(|node| node.rect != Rect::NOTHING && !node.rect.is_finite());
        shapes.chain(nodes.map(|node| format!("{} at {:?}", node.name, node.rect))).collect()
    }

    /// The size of the window, in points of its own.
    pub(crate) fn size(&self) -> Vec2 {
        self.harness.ctx.content_rect().size()
    }

    /// The width of the window, in points of its own.
    pub(crate) fn width(&self) -> f32 {
        self.harness.ctx.content_rect().width()
    }

    /// Every node that an assistive program is shown, in the order of the tree.
    pub(crate) fn nodes(&self) -> Vec<Node> {
        let root = self.harness.root();
        let shown = root.children_recursive().filter(|node| !node.accesskit_node().is_hidden());
        let of_ours = shown.map(|node| {
            let inner = node.accesskit_node();
            let (label, value) = (inner.label().unwrap_or_default(), inner.value().unwrap_or_default());
            let name = if inner.role() == Role::Label { &value } else { &label };
            Node {
                id: inner.locate(),
                role: inner.role(),
                name: plain(name),
                value: plain(&value),
                rect: inner.bounding_box().map_or(Rect::NOTHING, |_| node.rect()),
                chosen: inner.is_selected() == Some(true) || inner.toggled() == Some(Toggled::True),
                disabled: inner.is_disabled(),
                focusable: inner.data().supports_action(Action::Focus),
                clickable: inner.data().supports_action(Action::Click),
                focused: inner.is_focused(),
            }
        });
        of_ours.collect()
    }

    /// The text of the one node of a role, as it is read letter by letter, its caret and the other end of its selection
    /// in characters.
    pub(crate) fn read(&self, role: Role) -> (String, usize, usize) {
        let root = self.harness.root();
        let node = root.children_recursive().map(|node| node.accesskit_node()).find(|node| node.role() == role);
        let node = node.unwrap_or_else(|| panic!("no {role:?}"));
        assert!(node.supports_text_ranges(), "{role:?} has no text");
        let caret = node.text_selection_focus().map_or(0, |at| at.to_global_usv_index());
        let other = node.text_selection_anchor().map_or(0, |at| at.to_global_usv_index());
        (node.document_range().text(), caret, other)
    }

    /// The nodes whose names contain `part`.
    pub(crate) fn named(&self, part: &str) -> Vec<Node> {
        self.nodes().into_iter().filter(|node| node.name.contains(part)).collect()
    }

    /// The one node of a role whose name begins with `start`.
    pub(crate) fn get(&self, role: Role, start: &str) -> Node {
        let all = self.nodes();
        let fits = |node: &&Node| node.role == role && node.name.starts_with(start);
        let mut found = all.iter().filter(fits);
        match (found.next(), found.next()) {
            (Some(node), None) => node.clone(),
            (None, _) => panic!("no {role:?} is named “{start}…”; there are {:#?}", names(&all)),
            (Some(_), Some(other)) => panic!("more than one {role:?} is named “{start}…”, also {other:?}"),
        }
    }

    /// Whether there is a node of a role whose name begins with `start`.
    pub(crate) fn has(&self, role: Role, start: &str) -> bool {
        self.nodes().iter().any(|node| node.role == role && node.name.starts_with(start))
    }

    /// The node that has the keyboard.
    pub(crate) fn focused(&self) -> Option<Node> {
        self.nodes().into_iter().find(|node| node.focused && node.role != Role::Window)
    }

    /// The name of the node that has the keyboard; nothing if none has.
    pub(crate) fn focus(&self) -> String {
        self.focused().map_or(String::new(), |node| node.name)
    }

    /// The nodes of events, in the order of the tree.
    pub(crate) fn events(&self) -> Vec<Node> {
        let titles = self.titles();
        self.nodes().into_iter().filter(|node| is_event(node, &titles)).collect()
    }

    /// The nodes of the events that are in view.
    pub(crate) fn events_in_view(&self) -> Vec<Node> {
        self.events().into_iter().filter(Node::in_view).collect()
    }

    /// The titles of the events, in the language of the interface.
    pub(crate) fn titles(&self) -> Vec<String> {
        let (state, locale) = (self.state(), self.state().settings().language.as_tag());
        let events = state.session().into_iter().flat_map(|session| session.project.events.iter());
        events.map(|event| plain(event.title().get(locale))).collect()
    }

    /// The names of the chosen events and quotes.
    pub(crate) fn chosen(&self) -> Vec<String> {
        let titles = self.titles();
        let ours = |node: &Node| node.chosen && (is_quote(node) || is_event(node, &titles));
        self.nodes().into_iter().filter(ours).map(|node| node.name).collect()
    }

    // Pointer

    /// A click at a point.
    pub(crate) fn click_at(&mut self, at: Pos2) {
        self.pointer_used = true;
        self.frame_of([Event::PointerMoved(at)]);
        self.button(at, true);
        self.button(at, false);
        self.settle();
    }

    /// A click in the middle of a node.
    pub(crate) fn click(&mut self, node: &Node) {
        assert!(!node.disabled, "{} is disabled", node.name);
        self.click_at(node.rect.center());
    }

    fn button(&mut self, pos: Pos2, pressed: bool) {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        self.frame_of([Event::PointerButton { pos, button, pressed, modifiers }]);
    }

    /// A slow drag from one point to another.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.pointer_used = true;
        self.frame_of([Event::PointerMoved(from)]);
        self.button(from, true);
        for i in 1..=8 {
            self.frame_of([Event::PointerMoved(from + (to - from) * (i as f32 / 8.0))]);
        }
        // Held still before it is let go: nothing is thrown.
        (0..6).for_each(|_| self.frame_of([Event::PointerMoved(to)]));
        self.button(to, false);
        self.settle();
    }

    /// Turns the wheel over a point, by points down (or with `x`, sideways).
    pub(crate) fn wheel(&mut self, at: Pos2, delta: Vec2) {
        self.pointer_used = true;
        let wheel = Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta,
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        };
        self.frame_of([Event::PointerMoved(at)]);
        self.frame_of([wheel]);
        self.settle();
    }

    /// Waits so long that the next click is not the second of a double click.
    pub(crate) fn pause(&mut self) {
        self.harness.run_steps(15);
    }

    // Keyboard

    /// A key by itself.
    pub(crate) fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// A key with what is held.
    pub(crate) fn press_with(&mut self, held: Modifiers, key: Key) {
        self.press_on_layout(held, key, key, None);
    }

    /// A key of a layout: its place, what the layout makes of it, and the text that it writes.
    pub(crate) fn press_on_layout(&mut self, modifiers: Modifiers, place: Key, key: Key, text: Option<&str>) {
        let event = |pressed| Event::Key { key, physical_key: Some(place), pressed, repeat: false, modifiers };
        self.frame_of([Event::ModifiersChanged(modifiers)]);
        self.frame_of([event(true)].into_iter().chain(text.map(|text| Event::Text(text.to_owned()))));
        self.frame_of([event(false)]);
        self.frame_of([Event::ModifiersChanged(Modifiers::NONE)]);
        self.settle();
    }

    /// Letters, one after the other, with the keys of those that a Latin keyboard has.
    pub(crate) fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            let key = Key::from_name(&c.to_uppercase().to_string());
            let modifiers = if c.is_uppercase() { Modifiers::SHIFT } else { Modifiers::NONE };
            let event = |key, pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
            let press = key.map(|key| event(key, true));
            self.frame_of(press.into_iter().chain([Event::Text(c.to_string())]));
            self.frame_of(key.map(|key| event(key, false)));
        }
        self.settle();
    }

    /// Text and then a key with what is held, all within one frame, as when the program is busy.
    pub(crate) fn type_and_press(&mut self, text: &str, modifiers: Modifiers, key: Key) {
        let press = Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers };
        self.frame_of([Event::ModifiersChanged(modifiers), Event::Text(text.to_owned()), press]);
        self.frame_of([Event::ModifiersChanged(Modifiers::NONE)]);
        self.settle();
    }

    /// Keys one after the other within one frame, at the end of which the window may be asked to close: what follows a save
    /// there comes before it can be done. Whether the window was asked and does not close in this frame.
    pub(crate) fn press_in_one_frame(&mut self, keys: &[(Modifiers, Key)], closes: bool) -> bool {
        let press = |&(modifiers, key): &(Modifiers, Key)| Event::Key {
            key,
            physical_key: Some(key),
            pressed: true,
            repeat: false,
            modifiers,
        };
        self.harness.input_mut().events.extend(keys.iter().map(press));
        if closes {
            return self.ask_to_close();
        }
        self.frame_of([]);
        self.settle();
        false
    }

    /// Presses Tab until the node that has the keyboard is `wanted`.
    pub(crate) fn tab_to(&mut self, wanted: &str) {
        let mut passed = Vec::new();
        while !self.focus().starts_with(wanted) {
            self.press(Key::Tab);
            passed.push(self.focus());
            assert!(passed.len() < 80, "Tab never comes to “{wanted}”, but to {passed:#?}");
        }
    }

    // Assistive programs

    /// Asks a node to do something.
    pub(crate) fn ask(&mut self, node: &Node, action: Action, data: Option<ActionData>) {
        let (target_node, target_tree) = node.id;
        let request = ActionRequest { target_node, target_tree, action, data };
        self.frame_of([Event::AccessKitActionRequest(request)]);
        self.settle();
    }

    /// Sets the text of a field as a whole.
    pub(crate) fn set_text(&mut self, node: &Node, text: &str) {
        self.ask(node, Action::SetValue, Some(ActionData::Value(text.into())));
    }

    fn frame_of(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
    }

    /// A file is dropped on the window.
    pub(crate) fn drop_file(&mut self, file: PathBuf) {
        self.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(file)));
        self.harness.step();
        self.settle();
    }

    /// A file is dropped on the window; nothing is waited for.
    pub(crate) fn drop_file_at_once(&mut self, file: PathBuf) {
        self.harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(file)));
        self.harness.step();
    }

    /// Ctrl+C as the window system says it; what was copied.
    pub(crate) fn copy(&mut self) -> Option<String> {
        self.frame_of([Event::Copy]);
        let commands = self.harness.output().platform_output.commands.iter();
        let copied = commands.filter_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        let copied = copied.reduce(|_, last| last);
        self.settle();
        copied
    }

    /// What a key copies or opens, at once or when a job has made it.
    pub(crate) fn sent_by(&mut self, modifiers: Modifiers, key: Key) -> Option<egui::OutputCommand> {
        self.frame_of([Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers }]);
        let start = Instant::now();
        loop {
            let sent = self.harness.output().platform_output.commands.first().cloned();
            if sent.is_some() || start.elapsed() > PATIENCE {
                self.settle();
                return sent;
            }
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
    }

    /// A picture of the window.
    pub(crate) fn picture(&mut self) -> RgbaImage {
        self.harness.render().expect("the processor can draw")
    }
}

/// Whether a node is an event: a date, then a title.
fn is_event(node: &Node, titles: &[String]) -> bool {
    let named = |title: &String| node.name.contains(&format!(" {title}"));
    node.role == Role::Button && !is_quote(node) && titles.iter().any(named)
}

/// Whether a node is a quote in the source panel.
pub(crate) fn is_quote(node: &Node) -> bool {
    let starts = ["اقتباس:", "عبارة تدل على التاريخ:", "Quote:", "Words that give the date:"];
    node.role == Role::Link && starts.iter().any(|start| node.name.starts_with(start))
}

/// A file that was let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &std::path::Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// Role and name of every named node, for messages.
pub(crate) fn names(nodes: &[Node]) -> Vec<String> {
    nodes.iter().filter(|node| !node.name.is_empty()).map(|node| format!("{:?} “{}”", node.role, node.name)).collect()
}
