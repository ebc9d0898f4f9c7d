//! The few colours that egui itself draws with.

use egui::Context;

use crate::base::Color;
use crate::scene::Theme;

/// Has egui draw its tooltips in the colours of a theme.
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
