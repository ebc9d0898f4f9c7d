//! The labels of the lanes, with their stems and bands.

use super::Composer;
use crate::base::{Pos, Rect};
use crate::model::Status;
use crate::scene::{Fill, ItemId, Scene, Shape, Stroke, Target};
use crate::timeline::draw::bands::{self, LaneBrush};
use crate::timeline::draw::card::{self, LabelStyle};
use crate::timeline::index::Placed;
use crate::timeline::layout::{LabelDetail, LabelPlacement, end_of_view};
use crate::timeline::transition::MovingLabel;

/// Thickness of the stem from a label to the rail, opacity beside that of its label, and height by which it begins
/// within the label, behind its round corner.
const STEM: f32 = 1.5;
const STEM_OPACITY: f32 = 0.6;
const STEM_INSET: f32 = 4.0;

impl Composer<'_> {
    /// The part of the selected event's label that is in view.
    pub fn selected_label(&self) -> Option<Rect> {
        let selected = self.content.position(self.draw_state.selected?)?;
        let (_, _, rect) = self.visible_label((selected, self.transition.label(selected)?))?;
        rect.intersection(&self.areas.lanes)
    }

    /// Draws stems and bands first, so that no stem crosses a label; the chosen and the hovered label last.
    pub(super) fn draw_labels(&self, scene: &mut Scene) {
        let labels = self.visible_labels();
        for &(i, label, rect) in &labels {
            self.draw_stem(scene, &self.content.placed[i], label, rect);
        }
        let front = |&&(i, ..): &&(usize, MovingLabel, Rect)| {
            let event = Some(self.content.placed[i].event);
            event == self.draw_state.selected || event == self.draw_state.hovered
        };
        let shown = |&&(_, label, _): &&(usize, MovingLabel, Rect)| label.opacity > 0.0;
        let (back, front) = (labels.iter().filter(|l| !front(l)), labels.iter().filter(front));
        for &(i, label, rect) in back.chain(front).filter(shown) {
            self.draw_label(scene, &self.content.placed[i], label, rect);
        }
    }

    fn visible_labels(&self) -> Vec<(usize, MovingLabel, Rect)> {
        let near = |(i, label): &(usize, MovingLabel)| {
            let placed = &self.content.placed[*i];
            let (from, to) = self.scale.span();
            let reach = f64::from(self.grown(placed, label.slot).width) * self.scale.per_point();
            placed.from <= to && placed.to.max(placed.from + reach) >= from
        };
        self.transition.labels().filter(near).filter_map(|label| self.visible_label(label)).collect()
    }

    fn visible_label(&self, (i, label): (usize, MovingLabel)) -> Option<(usize, MovingLabel, Rect)> {
        let placed = &self.content.placed[i];
        let slot = self.grown(placed, label.slot);
        let label = MovingLabel { slot, ..label };
        let width = if label.opacity > 0.0 { self.label_width(placed, label) } else { slot.width };
        let x = self.scale.sticky_x(placed.from, placed.from + slot.reach, width);
        let rect = self.scale.flag(x, width, self.top + slot.top, self.top + slot.top + slot.height);
        let reach = self.scale.rect(placed.from, placed.to, rect.min.y, self.rail(placed.lane()));
        rect.union(&reach).overlaps(&self.areas.lanes).then_some((i, label, rect))
    }

    /// The place of a label at this zoom.
    fn grown(&self, placed: &Placed, slot: LabelPlacement) -> LabelPlacement {
        let per_point = self.scale.per_point();
        slot.at(per_point, end_of_view(self.content, per_point, self.areas.lanes.width()) - placed.from / per_point)
    }

    /// Width of a label. A title is as wide as its words, for which its row may keep more room.
    fn label_width(&self, placed: &Placed, MovingLabel { slot, .. }: MovingLabel) -> f32 {
        if slot.form != LabelDetail::Title {
            return slot.width;
        }
        let words = self.content.words(self.project, placed.event, self.kit.messages, self.kit.dates);
        let label_style = self.draw_state.label_style(placed.event, self.ink(placed.lane()), false, 1.0);
        card::title_fitting(self.kit, &words, slot.width, &label_style).1
    }

    fn draw_stem(&self, scene: &mut Scene, placed: &Placed, label: MovingLabel, rect: Rect) {
        let y = self.rail(placed.lane());
        let opacity = label.opacity * self.draw_state.opacity(placed.event);
        let color = self.color(placed.lane());
        let x = rect.start(self.scale.direction()) + self.scale.direction().sign() * STEM;
        let owner = ItemId::Event(placed.event);
        let points = vec![Pos::new(x, rect.max.y - STEM_INSET), Pos::new(x, y)];
        let stroke = Some(Stroke::new(STEM, color.fade(opacity * STEM_OPACITY)));
        scene.push_for(&owner, Shape::Path { points, closed: false, fill: Fill::None, stroke });
        // What is on the rail changes at once, like the signs beside it.
        let opacity = if label.stays { self.draw_state.opacity(placed.event) } else { opacity };
        bands::draw(
            scene,
            self.kit,
            self.scale,
            placed,
            y,
            LaneBrush { color: color.fade(opacity), ..self.ink(placed.lane()) },
        );
    }

    fn draw_label(&self, scene: &mut Scene, placed: &Placed, label: MovingLabel, rect: Rect) {
        let (event, draw_state) = (placed.event, self.draw_state);
        let words = self.content.words(self.project, event, self.kit.messages, self.kit.dates);
        let owner = ItemId::Event(event);
        let forecast = placed.status() == Status::Forecast;
        let label_style = draw_state.label_style(event, self.ink(placed.lane()), forecast, label.opacity);
        let label_style = LabelStyle { view: (self.areas.lanes.min.x, self.areas.lanes.max.x), ..label_style };
        card::draw(scene, self.kit, &owner, &words, label.slot, rect, label_style);
        scene.targets.push(Target { owner, rect, name: words.name.as_str().into() });
    }
}
