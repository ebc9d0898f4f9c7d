//! The markers of the lanes: dots, counts and density of the events without a label.

use super::Composer;
use crate::base::{Pos, Rect};
use crate::scene::{Fill, Owner, Scene, Shape, Stroke, Target};
use crate::timeline::draw::bands::Ink;
use crate::timeline::draw::look::DIMMED;
use crate::timeline::draw::markers::{self, SMALL_SIGN};
use crate::timeline::draw::{density, doubt};
use crate::timeline::index::doubts::Amid;
use crate::timeline::layout::{Lasts, Rail, Sign};
use crate::timeline::metrics::RAIL;

impl Composer<'_> {
    /// Dots, counts and density of the events without a label.
    pub(super) fn draw_signs(&self, scene: &mut Scene) {
        for (lane, rail) in self.blend.target().rails.iter().enumerate() {
            let y = self.rail(lane);
            let color = self.color(lane).fade(if self.look.hits.is_some() { 0.2 } else { 0.45 });
            density::draw(scene, self.scale, &rail.density, self.areas.lanes, (y, RAIL * 0.42), color);
            for sign in &rail.signs {
                self.draw_sign(scene, sign, y, lane);
            }
            match &rail.lasting {
                Some(lasts) if lasts.sign.count == 1 => self.draw_sign(scene, &lasts.sign, y, lane),
                Some(lasts) => {
                    let (hits, sign) = (self.look.hits, &lasts.sign);
                    let found =
                        hits.is_none_or(|hits| hits.any_within(&self.content.placed, lane, 0, sign.from..=sign.to));
                    let color = self.color(lane).fade(if found { 1.0 } else { DIMMED });
                    let shown = (self.scale, &*self.content.placed);
                    markers::draw_lasting(
                        scene,
                        self.kit,
                        shown,
                        (lasts, self.amid_lasting(rail, lasts, lane)),
                        y,
                        color,
                    );
                }
                None => {}
            }
        }
    }

    /// What is in doubt among the events that a count folds.
    fn amid(&self, sign: &Sign, lane: usize) -> Amid {
        match sign.count {
            0 | 1 => Amid::default(),
            _ => {
                let end = self.content.placed.partition_point(|one| one.from <= sign.to);
                let labelled = self.blend.target().labelled(sign.first..end);
                self.content.doubts(self.project).folded(lane, sign.first..end, labelled)
            }
        }
    }

    /// What is in doubt among the events that last from before the view and have no sign of their own.
    fn amid_lasting(&self, rail: &Rail, Lasts { sign, .. }: &Lasts, lane: usize) -> Amid {
        let (placed, plan, begin) = (&self.content.placed, self.blend.target(), self.scale.span().0);
        let is_alone = |at: usize| rail.signs.iter().any(|sign| sign.count == 1 && sign.first == at);
        let lasts = |at: usize| placed[at].to > begin && plan.slot(at).is_none() && !is_alone(at);
        self.content.doubts(self.project).any(placed, lane, sign.from..=sign.to, lasts)
    }

    fn draw_sign(&self, scene: &mut Scene, sign: &Sign, y: f32, lane: usize) {
        let placed = &self.content.placed;
        let at = Rect::new(self.scale.x(sign.at), y, self.scale.x(sign.at), y);
        let reach = self.scale.rect(sign.from, placed[sign.first].to.max(sign.to), y - 9.0, y + 9.0).shrink(-12.0);
        if !reach.union(&at).overlaps(&self.areas.lanes) {
            return;
        }
        let color = self.color(lane).fade(self.look.sign_opacity(self.content, sign, lane));
        let amid = self.amid(sign, lane);
        markers::draw(scene, self.kit, (self.scale, placed), (sign, amid), y, Ink { color, ..self.ink(lane) });
        if sign.count > 1 {
            return;
        }
        let one = placed[sign.first];
        let words = self.content.words(self.project, one.event, self.kit.messages, self.kit.dates);
        let rect = self.scale.rect(one.from, one.to, y - 8.0, y + 8.0);
        let wide = Rect::new(
            rect.min.x.min(rect.center().x - 8.0),
            rect.min.y,
            rect.max.x.max(rect.center().x + 8.0),
            rect.max.y,
        );
        if let Some(in_doubt) = &words.doubt {
            let color = in_doubt.color(self.kit.theme).fade(self.look.opacity(one.event));
            doubt::draw(scene, Some(&Owner::Event(one.event)), wide.center().offset(0.0, -5.0), SMALL_SIGN, color);
        }
        scene.targets.push(Target { owner: Owner::Event(one.event), rect: wide, name: words.name.as_str().into() });
        if self.look.selected == Some(one.event) || self.look.hovered == Some(one.event) {
            self.draw_ring(scene, wide.center(), lane);
        }
    }

    fn draw_ring(&self, scene: &mut Scene, center: Pos, lane: usize) {
        let stroke = Some(Stroke::new(2.0, self.color(lane)));
        scene.push(Shape::Circle { center, radius: 8.5, fill: Fill::None, stroke });
    }
}
