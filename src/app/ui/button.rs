//! Buttons: words, a sign, or both.

use egui::{Id, Response, Role, Sense, Ui, WidgetInfo};

use crate::app::ui::context::{UiContext, to_egui};
use crate::app::ui::icons::Icon;
use crate::app::ui::style::{RADIUS, SELECTED};
use crate::app::ui::tooltip::tooltip_of;
use crate::app::ui::{BODY, HEIGHT};
use crate::base::bidi::isolate;
use crate::base::{Color, Rect};

/// Free width beside the words of a button, both sides together, and the least of it on each side where a button is
/// narrower than its words.
const FRAME: f32 = 26.0;
const MIN_SIDE: f32 = 6.0;
/// Thickness of the outline of a selected button.
const SELECTED_OUTLINE: f32 = 1.5;
/// Part of the ink in the ground of a button that is hovered, and of one that is pressed.
const HOVERED: f32 = 0.1;
const PRESSED: f32 = 0.22;

/// Weight of a button among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// The one thing to do here.
    Primary,
    /// With a frame.
    Plain,
    /// Without a frame until the pointer is over it.
    Quiet,
}

/// A button.
#[derive(Debug)]
pub struct Button<'a> {
    label: &'a str,
    icon: Option<Icon>,
    rank: Rank,
    selected: bool,
    enabled: bool,
    hint: String,
}

impl<'a> Button<'a> {
    /// A framed button with words.
    pub fn new(label: &'a str) -> Self {
        Self { label, icon: None, rank: Rank::Plain, selected: false, enabled: true, hint: String::new() }
    }

    /// A button that shows only a sign; the words are its name and its tool tip.
    pub fn icon(label: &'a str, icon: Icon) -> Self {
        Self { icon: Some(icon), rank: Rank::Quiet, ..Self::new(label) }
    }

    /// Says how much it asks to be pressed.
    pub fn rank(self, rank: Rank) -> Self {
        Self { rank, ..self }
    }

    /// Shows it as chosen.
    pub fn selected(self, selected: bool) -> Self {
        Self { selected, ..self }
    }

    /// Says that it can be pressed, or not.
    pub fn enabled(self, enabled: bool) -> Self {
        Self { enabled, ..self }
    }

    /// More words for the tool tip: its shortcut.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// The width that its words need.
    pub fn width(&self, cx: &UiContext<'_>) -> f32 {
        match self.icon {
            Some(_) => HEIGHT,
            None => cx.kit.line(self.label, BODY, cx.side, None).size.w.ceil() + FRAME,
        }
    }

    /// Shows it in `rect`.
    pub fn show(self, ui: &mut Ui, cx: &UiContext<'_>, id: Id, rect: Rect) -> Response {
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let response = ui.interact(to_egui(rect), id, sense);
        response.widget_info(|| match self.selected {
            true => WidgetInfo::selected(Role::Button, self.enabled, true, self.label),
            false => WidgetInfo::labeled(Role::Button, self.enabled, self.label),
        });
        let (ground, ink) = self.colors(cx, &response);
        cx.fill(ui, rect, RADIUS, ground);
        if self.rank == Rank::Plain {
            let line = if self.enabled { cx.kit.theme.edge } else { cx.kit.theme.border };
            cx.outline(ui, rect.shrink(0.5), RADIUS, 1.0, line);
        }
        if self.selected && self.enabled && self.rank != Rank::Primary {
            cx.outline(ui, rect.shrink(SELECTED_OUTLINE / 2.0), RADIUS, SELECTED_OUTLINE, cx.kit.theme.accent);
        }
        match self.icon {
            Some(icon) => cx.draw(ui, |scene| icon.draw(scene, rect.center(), ink, cx.side)),
            None => cx.centered(ui, &cx.said(self.label), BODY, rect.shrink2(MIN_SIDE, 0.0), ink),
        }
        if response.has_focus() {
            cx.focus_ring(ui, rect, RADIUS);
        }
        match self.icon {
            None if self.hint.is_empty() => response,
            _ => tooltip_of(response, cx, || self.tip()),
        }
    }

    /// The words of the tool tip.
    fn tip(self) -> String {
        match self.icon {
            Some(_) if self.hint.is_empty() => self.label.to_owned(),
            Some(_) => format!("{}  {}", self.label, isolate(&self.hint)),
            None => self.hint,
        }
    }

    fn colors(&self, cx: &UiContext<'_>, response: &Response) -> (Color, Color) {
        let theme = cx.kit.theme;
        let (hovered, pressed) = (response.hovered(), response.is_pointer_button_down_on());
        let tint = |color: Color| {
            let strength = if pressed {
                PRESSED
            } else if hovered {
                HOVERED
            } else {
                0.0
            };
            color.mix(theme.ink, strength)
        };
        if !self.enabled {
            return (Color::TRANSPARENT, theme.muted);
        }
        match self.rank {
            Rank::Primary => (tint(theme.accent), theme.on_accent),
            _ if self.selected => (theme.accent.fade(SELECTED), theme.accent),
            Rank::Plain => (tint(theme.card), theme.ink),
            Rank::Quiet if pressed => (theme.pressed, theme.ink),
            Rank::Quiet if hovered => (theme.hover, theme.ink),
            Rank::Quiet => (Color::TRANSPARENT, theme.ink),
        }
    }
}
