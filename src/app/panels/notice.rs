//! The notice at the foot of the window: what was just done, or what failed. It stands in the status line, where there is
//! room for it beside what can be pressed there, and dialogs leave its place free.

use std::sync::Arc;

use egui::{CursorIcon, Id, LayerId, Order, Role, Sense, Ui, UiBuilder, WidgetInfo};

use super::super::command::Command;
use super::super::cx::{Cx, to_egui};
use super::super::state::State;
use super::super::widgets::{Button, Icon, SMALL};
use super::layout::STATUS;
use crate::base::{Pos, Rect};
use crate::scene::{Fill, Shape, Stroke};
use crate::text::TextLayout;

/// Free width at the sides of the words.
const SIDE: f32 = 14.0;
/// Width of the cross.
const CROSS: f32 = 24.0;
/// Free width and height around the notice.
const AROUND: f32 = 2.0;
/// Free height above and below words of several lines.
const ABOVE: f32 = 6.0;
/// Lines of the longest notice; it is read out whole.
const LINES: usize = 8;

/// A notice in its place.
pub struct Notice {
    rect: Rect,
    layout: Arc<TextLayout>,
}

impl Notice {
    /// The notice of the state, if there is one. It takes the first of the `rooms` in the status line where it has room on
    /// one line, the whole line if there are none; what is too long for that goes up over the window's foot.
    pub fn place(cx: &Cx<'_>, state: &State, window: Rect, rooms: &[Rect]) -> Option<Self> {
        let said = cx.said(state.notice.as_ref()?.text.as_str());
        let line = [window.split_bottom(STATUS).0];
        let rooms = if rooms.is_empty() { &line } else { rooms };
        let frame = 2.0 * SIDE + CROSS;
        let wanted = cx.kit.line(&said.text, SMALL, said.direction, None).ink_width.ceil() + 1.0 + frame;
        let strips = || rooms.iter().map(|room| room.shrink2(AROUND, AROUND));
        let strip = strips().find(|room| wanted <= room.width());
        let rect = match strip.filter(|_| !said.text.contains('\n')) {
            Some(room) => {
                let half = wanted / 2.0;
                Rect::new(room.center().x - half, room.min.y, room.center().x + half, room.max.y)
            }
            None => {
                let room = strips().next_back()?;
                let lines = (window.height() * 0.5 / (SMALL.size * SMALL.line_height)) as usize;
                let layout = cx.kit.block(&said, SMALL, cx.side, room.width() - frame, lines.clamp(1, LINES));
                Rect { min: Pos::new(room.min.x, room.max.y - layout.size.h - 2.0 * ABOVE), ..room }
            }
        };
        let lines = (rect.height() / (SMALL.size * SMALL.line_height)) as usize;
        let layout = cx.kit.block(&said, SMALL, cx.side, rect.width() - frame, lines.max(1));
        Some(Self { rect, layout })
    }

    /// What the notice leaves of the window for what lies over the panels.
    pub fn room(notice: Option<&Self>, window: Rect) -> Rect {
        // Where there is height enough, dialogs keep off the status line anyway, and so stand still when a notice comes.
        let kept = if window.height() < LOW { 0.0 } else { STATUS };
        let taken = notice.map_or(0.0, |notice| window.max.y - notice.rect.min.y + AROUND);
        window.split_bottom(taken.max(kept)).1
    }

    /// Shows it, above a dialog, too: what is said there is often about it.
    pub fn show(self, ui: &mut Ui, cx: &Cx<'_>, state: &State) {
        let Some(notice) = &state.notice else { return };
        let (rect, window) = (self.rect, ui.ctx().content_rect());
        let layer = LayerId::new(Order::Tooltip, Id::unique("notice-layer"));
        let ui = &mut ui.new_child(UiBuilder::new().layer_id(layer).max_rect(window));
        ui.set_clip_rect(window);
        // What lies below is not pressed through it.
        let response = ui.interact(to_egui(rect), Id::unique("notice"), Sense::HOVER);
        let role = if notice.failed { Role::Alert } else { Role::Status };
        response.widget_info(|| WidgetInfo::labeled(role, true, &notice.text));
        self.draw(ui, cx, notice.failed);
        let cross = rect.split_end(cx.side, CROSS + 2.0).0.split_top(26.0).0;
        let label = cx.kit.messages.get("notice-dismiss");
        let button = Button::icon(&label, Icon::Close).show(ui, cx, Id::unique("notice-dismiss"), cross);
        if button.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            cx.send(Command::DismissNotice);
        }
    }

    fn draw(&self, ui: &Ui, cx: &Cx<'_>, failed: bool) {
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
