//! The notice at the foot of the window: what was just done, or what failed. It stands in the status line, where there is
//! room for it beside what can be pressed there. A longer one stands above that on a few lines, for which the panels make
//! room, and can be opened where it is longer still; dialogs leave its place free.

use std::sync::Arc;

use egui::{CursorIcon, Id, LayerId, Order, Ui, UiBuilder};

use crate::app::command::WindowCommand;
use crate::app::state::State;
use crate::app::ui::context::UiContext;
use crate::app::ui::{Button, Icon, SMALL, access};
use crate::app::view::context::ViewContext;
use crate::app::view::layout::STATUS;
use crate::base::{Pos, Rect};
use crate::scene::{Fill, Shape, Stroke};
use crate::text::TextLayout;

/// Free width at the sides of the words.
const SIDE: f32 = 14.0;
/// Width of the cross.
const CROSS: f32 = 24.0;
/// Height of the buttons beside the words.
const BUTTON: f32 = 26.0;
/// Free width and height around the notice.
const AROUND: f32 = 2.0;
/// Free height above and below words of several lines.
const ABOVE: f32 = 6.0;
/// Lines of the longest notice before it is opened; it is read out whole.
const LINES: usize = 3;
/// The same in a window that is lower than [`LOW`].
const LOW_LINES: usize = 2;
/// The part of the window's height that an opened notice may take.
const OPEN_PART: f32 = 0.6;

/// A notice in its place.
pub struct Notice {
    rect: Rect,
    layout: Arc<TextLayout>,
    /// Set if it has more lines than it may have, or had before it was opened.
    is_long: bool,
}

impl Notice {
    /// The notice of the state, if there is one. It takes the first of the `rooms` in the status line where it has room
    /// on one line; what is too long for that stands above the status line.
    pub fn place(cx: &UiContext<'_>, state: &State, window: Rect, rooms: &[Rect]) -> Option<Self> {
        let notice = state.notices().shown()?;
        let said = cx.said(notice.text.as_str());
        let line = [window.split_bottom(STATUS).0];
        let rooms = if rooms.is_empty() { &line } else { rooms };
        let frame = 2.0 * SIDE + CROSS;
        let wanted = cx.kit.line_of(&said, SMALL, None).ink_width.ceil() + 1.0 + frame;
        let mut strips = rooms.iter().map(|room| room.shrink2(AROUND, AROUND)).enumerate();
        let strip = strips.find(|(_, room)| wanted <= room.width()).filter(|_| !said.text.contains('\n'));
        if let Some((nth, room)) = strip {
            // In the middle of what is free; beside the beginning of the words.
            let beside = if nth == 0 { (room.width() - wanted) / 2.0 } else { 0.0 };
            let rect = room.split_end(cx.side, beside).1.split_end(cx.side, wanted).0;
            let layout = cx.kit.block(&said, SMALL, cx.side, rect.width() - frame, 1);
            return Some(Self { rect, layout, is_long: false });
        }
        let above = window.split_bottom(STATUS).1.shrink2(AROUND, 0.0);
        let width = above.width() - frame;
        let most = if window.height() < LOW { LOW_LINES } else { LINES };
        let mut layout = cx.kit.block(&said, SMALL, cx.side, width, most);
        let is_long = layout.truncated;
        if is_long && notice.is_open {
            let lines = (window.height() * OPEN_PART / (SMALL.size * SMALL.line_height)) as usize;
            layout = cx.kit.block(&said, SMALL, cx.side, width, lines.max(most));
        }
        let height = (layout.size.h + 2.0 * ABOVE).max(if is_long { 2.0 * BUTTON } else { BUTTON });
        let rect =
            Rect { min: Pos::new(above.min.x, above.max.y - height - AROUND), max: above.max.offset(0.0, -AROUND) };
        Some(Self { rect, layout, is_long })
    }

    /// Returns its place in the window.
    pub fn rect(&self) -> Rect {
        self.rect
    }

    /// Returns the height that a notice takes of the panels above the status line, in points.
    pub fn above_status(notice: Option<&Self>, window: Rect) -> f32 {
        notice.map_or(0.0, |notice| (window.max.y - STATUS - notice.rect.min.y + AROUND).max(0.0))
    }

    /// Returns the part of the window that the notice leaves for what lies over the panels.
    pub fn room(notice: Option<&Self>, window: Rect) -> Rect {
        // Where there is height enough, dialogs keep off the status line anyway, and so stand still when a notice comes.
        let kept = if window.height() < LOW { 0.0 } else { STATUS };
        let taken = notice.map_or(0.0, |notice| window.max.y - notice.rect.min.y + AROUND);
        window.split_bottom(taken.max(kept)).1
    }

    /// Shows it, above a dialog, too: what is said there is often about it.
    pub fn show(self, ui: &mut Ui, cx: &ViewContext<'_>, state: &State) {
        let Some(notice) = state.notices().shown() else { return };
        let (rect, window) = (self.rect, ui.ctx().content_rect());
        let layer = LayerId::new(Order::Tooltip, Id::unique("notice-layer"));
        let ui = &mut ui.new_child(UiBuilder::new().layer_id(layer).max_rect(window));
        ui.set_clip_rect(window);
        // What lies below is not pressed through it.
        let id = Id::unique(("notice", notice.number));
        access::speak(ui, id, rect, &notice.text, notice.failed);
        self.draw(ui, cx, notice.failed);
        let (cross, below) = rect.split_end(cx.side, CROSS + 2.0).0.split_top(BUTTON);
        let label = cx.kit.messages.get("notice-dismiss");
        let button = Button::icon(&label, Icon::Close).show(ui, cx, Id::unique("notice-dismiss"), cross);
        if button.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            cx.send(WindowCommand::DismissNotice);
        }
        if self.is_long {
            let (id, icon) = if notice.is_open { ("notice-less", Icon::Down) } else { ("notice-more", Icon::Up) };
            let label = cx.kit.messages.get(id);
            let button = Button::icon(&label, icon).show(ui, cx, Id::unique("notice-more"), below.split_top(BUTTON).0);
            if button.on_hover_cursor(CursorIcon::PointingHand).clicked() {
                cx.send(WindowCommand::OpenNotice);
            }
        }
    }

    fn draw(&self, ui: &Ui, cx: &UiContext<'_>, failed: bool) {
        let (theme, rect, layout) = (cx.kit.theme, self.rect, self.layout.clone());
        let color = if failed { theme.error } else { theme.accent };
        let left = layout.lines.iter().map(|line| line.left).fold(f32::INFINITY, f32::min).min(layout.size.w);
        let words = rect.split_end(cx.side, CROSS).1.shrink2(SIDE, 0.0);
        let pos = Pos::new(words.center().x - layout.ink_width / 2.0 - left, rect.center().y - layout.size.h / 2.0);
        cx.draw(ui, |scene| {
            scene.push(Shape::Shadow { rect: rect.translate(0.0, 1.0), radius: 8.0, blur: 4.0, color: theme.shadow });
            let stroke = Some(Stroke::new(1.2, color));
            scene.push(Shape::Rect { rect, radius: 8.0, fill: Fill::Solid(theme.card), stroke });
            let (edge, _) = rect.shrink2(0.0, 5.0).split_start(cx.side, 4.0);
            scene.push(Shape::Rect { rect: edge, radius: 2.0, fill: Fill::Solid(color), stroke: None });
            scene.push(Shape::Text { layout, pos, color: theme.ink });
        });
    }
}

/// Windows lower than this need the whole height for a dialog.
const LOW: f32 = 500.0;
