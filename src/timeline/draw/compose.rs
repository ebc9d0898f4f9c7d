//! The scene of the lanes: bands of lanes, grid, rails, labels, the column of titles and the axis.

use std::collections::HashMap;

use crate::base::{Color, Direction, EventIx, Pos, Rect};
use crate::model::{Project, Status};
use crate::scene::{Fill, Owner, Scene, Shape, Stroke, Target};
use crate::timeline::Kit;
use crate::timeline::draw::axis;
use crate::timeline::draw::bands::{self, Ink};
use crate::timeline::draw::card::{self, Guise};
use crate::timeline::draw::doubt;
use crate::timeline::draw::markers;
use crate::timeline::draw::markers::{SMALL_SIGN, Sign};
use crate::timeline::index::content::Content;
use crate::timeline::index::density;
use crate::timeline::index::doubts::Amid;
use crate::timeline::index::hits::Hits;
use crate::timeline::index::placed::Placed;
use crate::timeline::layout::plan::{Blend, Form, Label, Lasts, Rail};
use crate::timeline::metrics::{LANE_COLUMN, LANE_TITLE, LANE_TITLE_EMPTY, META, PAD, RAIL};
use crate::timeline::time::scale::Scale;

/// Opacity of what a search did not find.
const DIMMED: f32 = 0.3;

/// The parts of a timeline, in points of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Areas {
    /// Titles of the lanes, at the start side.
    pub column: Rect,
    /// The lanes.
    pub lanes: Rect,
    /// The axis below them.
    pub axis: Rect,
    /// The undated events; of no height if there are none.
    pub shelf: Rect,
    /// The overview; of no height if it is not wanted.
    pub overview: Rect,
}

impl Areas {
    /// Divides `area`, with so many points for the axis, the shelf and the overview at the foot.
    pub fn divide(area: Rect, direction: Direction, axis: f32, (shelf, overview): (f32, f32)) -> Self {
        let (overview, rest) = area.split_bottom(overview);
        let (shelf, rest) = rest.split_bottom(shelf);
        let (axis, lanes) = rest.split_bottom(axis);
        let (column, lanes) = lanes.split_start(direction, LANE_COLUMN);
        let (_, axis) = axis.split_start(direction, LANE_COLUMN);
        Self { column, lanes, axis, shelf, overview }
    }
}

/// What the user chose, points at and searches for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Look<'a> {
    /// The way time runs.
    pub direction: Direction,
    /// The way the interface reads: where words begin.
    pub side: Direction,
    /// The chosen event.
    pub selected: Option<EventIx>,
    /// The event under the pointer.
    pub hovered: Option<EventIx>,
    /// What is searched for.
    pub query: Option<&'a str>,
    /// What the search found; everything else is dimmed.
    pub hits: Option<&'a Hits>,
    /// Numbers of source notes.
    pub notes: Option<&'a HashMap<EventIx, usize>>,
    /// Cards hold date and title alone; the quotes stand elsewhere.
    pub bare: bool,
}

impl Look<'_> {
    /// Full for an event that the search found, or while nothing is searched for.
    pub fn opacity(&self, event: EventIx) -> f32 {
        if self.hits.is_none_or(|hits| hits.contains(event)) { 1.0 } else { DIMMED }
    }

    /// Full for a sign that stands for an event that the search found, or while nothing is searched for.
    fn sign_opacity(&self, content: &Content, sign: &Sign, lane: usize) -> f32 {
        let found = |hits: &Hits| hits.any_within(content, lane, (sign.first, sign.from, sign.to));
        if self.hits.is_none_or(found) { 1.0 } else { DIMMED }
    }

    /// The guise of an event's label.
    pub fn guise(&self, event: EventIx, ink: Ink, forecast: bool, opacity: f32) -> Guise<'_> {
        Guise {
            color: ink.color,
            pattern: ink.pattern,
            bare: self.bare,
            direction: self.direction,
            side: self.side,
            selected: self.selected == Some(event),
            hovered: self.hovered == Some(event),
            forecast,
            opacity: opacity * self.opacity(event),
            dimmed: self.opacity(event) < 1.0,
            query: self.query,
            note: self.notes.and_then(|notes| notes.get(&event).copied()),
            view: (f32::NEG_INFINITY, f32::INFINITY),
        }
    }
}

/// The scene of a timeline in two layers: what lies below the labels, and the labels.
/// Between the two the window draws the thread that leads from a label to its quote.
pub struct Composer<'a> {
    kit: Kit<'a>,
    project: &'a Project,
    content: &'a Content,
    areas: &'a Areas,
    scale: &'a Scale,
    blend: &'a Blend,
    look: &'a Look<'a>,
    /// Where the first lane begins, with what is scrolled away.
    top: f32,
}

impl<'a> Composer<'a> {
    /// Composes `content` on `areas`; the lanes are scrolled down by `scroll` points.
    pub fn new(
        kit: Kit<'a>,
        (project, content): (&'a Project, &'a Content),
        (areas, scale, scroll): (&'a Areas, &'a Scale, f32),
        blend: &'a Blend,
        look: &'a Look<'a>,
    ) -> Self {
        Self { kit, project, content, areas, scale, blend, look, top: areas.lanes.min.y - scroll }
    }

    /// Bands of lanes, grid, rails and axis.
    pub fn draw_below(&self, scene: &mut Scene) {
        self.draw_lanes(scene, |scene| axis::draw_grid(scene, self.kit, self.scale, self.areas.lanes));
        axis::draw(scene, self.kit, self.scale, self.areas.axis);
        if let Some(hits) = self.look.hits {
            axis::draw_hits(scene, self.kit, self.content, self.scale, self.areas.axis, hits);
        }
        self.draw_column(scene);
    }

    /// Bands of lanes and rails, and between them a grid.
    pub fn draw_lanes(&self, scene: &mut Scene, grid: impl FnOnce(&mut Scene)) {
        self.draw_grounds(scene);
        scene.push(Shape::PushClip(self.areas.lanes));
        grid(scene);
        self.draw_chosen_time(scene);
        self.draw_rails(scene);
        scene.push(Shape::PopClip);
    }

    /// Labels, dots, counts, and the column of titles.
    pub fn draw_above(&self, scene: &mut Scene) {
        scene.push(Shape::PushClip(self.areas.lanes));
        self.draw_labels(scene);
        self.draw_signs(scene);
        scene.push(Shape::PopClip);
        self.draw_lane_titles(scene);
    }

    /// The part of the selected event's label that is in view.
    pub fn selected_label(&self) -> Option<Rect> {
        let selected = self.content.position(self.look.selected?)?;
        let (_, _, rect) = self.visible_label((selected, self.blend.label(selected)?))?;
        rect.intersection(&self.areas.lanes)
    }

    fn band(&self, lane: usize, across: Rect) -> Rect {
        let band = self.blend.band(lane);
        Rect::new(across.min.x, self.top + band.top, across.max.x, self.top + band.top + band.height)
    }

    /// The middle of a lane's rail.
    pub fn rail(&self, lane: usize) -> f32 {
        let band = self.band(lane, self.areas.lanes);
        band.max.y - (RAIL / 2.0).min(band.height() / 2.0)
    }

    fn draw_grounds(&self, scene: &mut Scene) {
        let theme = self.kit.theme;
        let whole = self.areas.column.union(&self.areas.lanes);
        let ground = |rect, color| Shape::Rect { rect, radius: 0.0, fill: Fill::Solid(color), stroke: None };
        scene.push(ground(whole, theme.lane_even));
        scene.push(Shape::PushClip(whole));
        for lane in 0..self.content.lanes.len() {
            let band = self.band(lane, whole);
            if lane % 2 == 1 {
                scene.push(ground(band, theme.lane_odd));
            }
            let foot = Rect::new(band.min.x, band.max.y - 0.5, band.max.x, band.max.y + 0.5);
            scene.push(ground(foot, theme.border.fade(0.7)));
        }
        scene.push(Shape::PopClip);
    }

    /// A pale column over all lanes where the chosen event stands in time.
    fn draw_chosen_time(&self, scene: &mut Scene) {
        let chosen = self.look.selected.or(self.look.hovered).and_then(|event| self.content.position(event));
        let Some(placed) = chosen.map(|i| &self.content.placed[i]) else { return };
        let lanes = self.areas.lanes;
        let rect = self.scale.rect(placed.from, placed.to, lanes.min.y, lanes.max.y);
        let color = self.color(placed.lane()).fade(0.10);
        let (mut near, mut far) = (color, color);
        if !placed.from_edge().is_known() {
            near = color.fade(0.0);
        }
        if !placed.to_edge().is_known() {
            far = color.fade(0.0);
        }
        let fill = self.scale.gradient(vec![(0.0, near), (0.5, color), (1.0, far)]);
        scene.push(Shape::Rect { rect, radius: 0.0, fill, stroke: None });
    }

    fn draw_rails(&self, scene: &mut Scene) {
        for (lane, view) in self.content.lanes.iter().enumerate() {
            if view.dated == 0 {
                continue;
            }
            let y = self.rail(lane);
            let lanes = self.areas.lanes;
            let rect = Rect::new(lanes.min.x, y - 0.75, lanes.max.x, y + 0.75);
            let fill = Fill::Solid(self.color(lane).fade(0.35));
            scene.push(Shape::Rect { rect, radius: 0.0, fill, stroke: None });
        }
    }

    /// Stems and bands first, so that no stem crosses a label; the chosen and the hovered label last.
    fn draw_labels(&self, scene: &mut Scene) {
        let labels = self.visible_labels();
        for &(i, label, rect) in &labels {
            self.draw_stem(scene, &self.content.placed[i], label, rect);
        }
        let front = |&&(i, ..): &&(usize, Label, Rect)| {
            let event = Some(self.content.placed[i].event);
            event == self.look.selected || event == self.look.hovered
        };
        let shown = |&&(_, label, _): &&(usize, Label, Rect)| label.opacity > 0.0;
        let (back, front) = (labels.iter().filter(|l| !front(l)), labels.iter().filter(front));
        for &(i, label, rect) in back.chain(front).filter(shown) {
            self.draw_label(scene, &self.content.placed[i], label, rect);
        }
    }

    fn visible_labels(&self) -> Vec<(usize, Label, Rect)> {
        let near = |(i, label): &(usize, Label)| {
            let placed = &self.content.placed[*i];
            let (from, to) = self.scale.span();
            let reach = f64::from(label.slot.width) * self.scale.per_point();
            placed.from <= to && placed.to.max(placed.from + reach) >= from
        };
        self.blend.labels().filter(near).filter_map(|label| self.visible_label(label)).collect()
    }

    fn visible_label(&self, (i, label): (usize, Label)) -> Option<(usize, Label, Rect)> {
        let (placed, slot) = (&self.content.placed[i], label.slot);
        let width = if label.opacity > 0.0 { self.label_width(placed, label) } else { slot.width };
        let x = self.scale.sticky_x(placed.from, placed.from + slot.reach, width);
        let rect = self.scale.flag(x, width, self.top + slot.top, self.top + slot.top + slot.height);
        let reach = self.scale.rect(placed.from, placed.to, rect.min.y, self.rail(placed.lane()));
        rect.union(&reach).overlaps(&self.areas.lanes).then_some((i, label, rect))
    }

    /// A title is as wide as its words, for which its row may keep more room.
    fn label_width(&self, placed: &Placed, Label { slot, .. }: Label) -> f32 {
        if slot.form != Form::Title {
            return slot.width;
        }
        let words = self.content.words(self.project, placed.event, self.kit.messages, self.kit.dates);
        let guise = self.look.guise(placed.event, self.ink(placed.lane()), false, 1.0);
        card::title_fitting(self.kit, &words, slot.width, &guise).1
    }

    fn draw_stem(&self, scene: &mut Scene, placed: &Placed, label: Label, rect: Rect) {
        let y = self.rail(placed.lane());
        let opacity = label.opacity * self.look.opacity(placed.event);
        let color = self.color(placed.lane());
        let x = rect.start(self.scale.direction()) + self.scale.direction().sign() * 1.5;
        let owner = Owner::Event(placed.event);
        let points = vec![Pos::new(x, rect.max.y - 4.0), Pos::new(x, y)];
        let stroke = Some(Stroke::new(1.5, color.fade(opacity * 0.6)));
        scene.push_for(&owner, Shape::Path { points, closed: false, fill: Fill::None, stroke });
        // What is on the rail changes at once, like the signs beside it.
        let opacity = if label.stays { self.look.opacity(placed.event) } else { opacity };
        bands::draw(
            scene,
            self.kit,
            self.scale,
            placed,
            y,
            Ink { color: color.fade(opacity), ..self.ink(placed.lane()) },
        );
    }

    fn draw_label(&self, scene: &mut Scene, placed: &Placed, label: Label, rect: Rect) {
        let (event, look) = (placed.event, self.look);
        let words = self.content.words(self.project, event, self.kit.messages, self.kit.dates);
        let owner = Owner::Event(event);
        let forecast = placed.status() == Status::Forecast;
        let guise = look.guise(event, self.ink(placed.lane()), forecast, label.opacity);
        let guise = Guise { view: (self.areas.lanes.min.x, self.areas.lanes.max.x), ..guise };
        card::draw(scene, self.kit, &owner, &words, label.slot, rect, guise);
        scene.targets.push(Target { owner, rect, name: words.name.as_str().into() });
    }

    /// Dots, counts and density of the events without a label.
    fn draw_signs(&self, scene: &mut Scene) {
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
                    let found = hits.is_none_or(|hits| hits.any_within(self.content, lane, (0, sign.from, sign.to)));
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
                let doubts = self.content.doubts(self.project);
                doubts.folded(&self.content.placed, self.blend.target(), lane, (sign.first, sign.to))
            }
        }
    }

    /// What is in doubt among the events that last from before the view and have no sign of their own.
    fn amid_lasting(&self, rail: &Rail, Lasts { sign, .. }: &Lasts, lane: usize) -> Amid {
        let (placed, plan, begin) = (&self.content.placed, self.blend.target(), self.scale.span().0);
        let is_alone = |at: usize| rail.signs.iter().any(|sign| sign.count == 1 && sign.first == at);
        let lasts = |at: usize| placed[at].to > begin && plan.slot(at).is_none() && !is_alone(at);
        self.content.doubts(self.project).any(placed, lane, (sign.from, sign.to), lasts)
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

    /// The line between the column of titles and the lanes.
    pub fn draw_column(&self, scene: &mut Scene) {
        let x = self.areas.column.end(self.look.direction);
        let points = vec![Pos::new(x, self.areas.column.min.y), Pos::new(x, self.areas.column.max.y)];
        let stroke = Some(Stroke::new(1.0, self.kit.theme.border));
        scene.push(Shape::Path { points, closed: false, fill: Fill::None, stroke });
    }

    /// Draws the titles where there is a column for them.
    fn draw_lane_titles(&self, scene: &mut Scene) {
        if self.areas.column.width() <= 0.0 {
            return;
        }
        scene.push(Shape::PushClip(self.areas.column));
        for (lane, view) in self.content.lanes.iter().enumerate() {
            self.draw_lane_title(scene, view, self.band(lane, self.areas.column), lane);
        }
        scene.push(Shape::PopClip);
    }

    fn draw_lane_title(
        &self,
        scene: &mut Scene,
        view: &crate::timeline::index::content::LaneView,
        band: Rect,
        lane: usize,
    ) {
        let (kit, direction) = (self.kit, self.look.side);
        let (edge, inner) = band.shrink2(PAD, 0.0).split_start(direction, 14.0);
        let style = if view.dated == 0 { LANE_TITLE_EMPTY } else { LANE_TITLE };
        let lines = if view.dated == 0 { 2 } else { 3 };
        let title = kit.block(&view.title, style, direction, inner.width(), lines);
        let top = if view.dated == 0 { band.center().y - title.size.h / 2.0 } else { band.min.y + 8.0 };
        let center =
            Pos::new(edge.start(direction) + direction.sign() * 4.0, top + style.size * style.line_height / 2.0);
        bands::draw_mark(scene, center, self.ink(lane));
        let color = if view.dated == 0 { kit.theme.muted } else { kit.theme.ink };
        let below = Pos::new(inner.min.x, top + title.size.h);
        scene.push(Shape::Text { layout: title, pos: Pos::new(inner.min.x, top), color });
        if view.dated > 0 && below.y + 18.0 < band.max.y {
            let count = kit.messages.counted("lane-count", "count", view.dated);
            // Where there is no room for the words, the number says it.
            let fits = kit.line(&count, META, direction, None).size.w <= inner.width();
            let count = if fits { count } else { kit.messages.counted("plain-number", "number", view.dated) };
            let said = crate::timeline::index::content::Said::new(&*count, kit.messages.locale().as_tag());
            let layout = kit.block(&said, META, direction, inner.width(), 1);
            scene.push(Shape::Text { layout, pos: below, color: kit.theme.muted });
        }
        if let Some(ix) = view.lane {
            let rect = band;
            scene.targets.push(Target { owner: Owner::Lane(ix), rect, name: view.title.text.as_str().into() });
        }
    }

    fn ink(&self, lane: usize) -> Ink {
        Ink::of(self.kit, self.content.lanes[lane].color)
    }

    fn color(&self, lane: usize) -> Color {
        self.kit.theme.lane(self.content.lanes[lane].color)
    }
}
