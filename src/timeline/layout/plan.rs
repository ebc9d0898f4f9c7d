//! Level of detail: which events show a card, which a title, which only a sign on the rail, and in which row.
//!
//! A plan is made for a level of zoom and a height, never for a place in time, so that panning changes nothing in it.

use std::cmp::Reverse;

use crate::base::bounded;
use crate::timeline::draw::markers::{self, Sign};
use crate::timeline::index::content::Content;
use crate::timeline::layout::pack::{Block, Rows};
use crate::timeline::metrics::{EMPTY_LANE, GAP, LANE_TOP, RAIL, ROW_GAP, UNIT};
use crate::timeline::time::scale::Seconds;
use crate::timeline::time::viewport::level_per_point;

/// How much of an event its label shows, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// The title, on one line.
    Title,
    /// Date and title.
    Brief,
    /// Date, title, the beginning of the quote, document and actors.
    Card,
    /// The same with the whole title and quote.
    Full,
}

/// What the words of an event need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// Width of the title on one line with its frame, in points.
    pub title_width: f32,
    /// Height of the full card, in points.
    pub full_height: f32,
}

impl Form {
    /// Richer forms than a title, least first.
    const RICHER: [Self; 3] = [Self::Brief, Self::Card, Self::Full];

    /// Height in rows of a lane.
    pub fn rows(self, need: Need) -> u16 {
        match self {
            Self::Title => 1,
            Self::Brief => 2,
            Self::Card => CARD_ROWS,
            Self::Full => ((need.full_height + ROW_GAP) / UNIT).ceil().clamp(MIN_ROWS, MAX_ROWS) as u16,
        }
    }
}

/// On a page, heights are measured in parts of a row, so that cards stand as close as titles.
const PAGE_PARTS: u16 = 6;
/// Rows of a card that shows some of the quote.
const CARD_ROWS: u16 = 5;
/// A full card has at least so many rows: a date and a title.
const MIN_ROWS: f32 = 2.0;
/// A longer quote is cut.
const MAX_ROWS: f32 = 12.0;

/// Widths of cards, the widest first: the widest is taken at which every card shows all of its quote.
pub const CARD_WIDTHS: [f32; 4] = [320.0, 288.0, 260.0, 232.0];
/// The width of cards where not all of them have room for their quotes.
pub const CARD_WIDTH: f32 = 232.0;
/// The widest title on a row of its own.
pub const TITLE_WIDTH: f32 = 210.0;
/// The same on a page, where nobody can ask for the rest.
pub const PAGE_TITLE_WIDTH: f32 = 380.0;
/// Wider cards are tried only for so many events: more of them never fit whole.
const FEW: usize = 60;

/// Where the label of an event stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Seconds after the event's beginning that the row is kept free for it: so far the label can slide.
    pub reach: Seconds,
    /// How much it shows.
    pub form: Form,
    /// Top edge, from the top of the lanes.
    pub top: f32,
    /// Height.
    pub height: f32,
    /// Width along time.
    pub width: f32,
}

/// The band of a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// Top edge, from the top of the lanes.
    pub top: f32,
    /// Height.
    pub height: f32,
}

/// What stands on the rail of a lane.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rail {
    /// Dots and counts of the events without a label, by time.
    pub signs: Vec<Sign>,
    /// How many events begin where, if they are too many to be seen one by one.
    pub density: Vec<Strip>,
    /// The events that began before the view and end in it or after it, and have no label and no sign of their own.
    pub lasting: Option<Lasts>,
}

/// Events that last from before the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lasts {
    /// The weightiest of them, how many they are, and when they began.
    pub sign: Sign,
    /// The latest end.
    pub until: Seconds,
}

/// How many events begin in a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strip {
    /// Where the stretch begins.
    pub from: Seconds,
    /// Where it ends.
    pub to: Seconds,
    /// 0 for none, 1 for the most of any such stretch of the lane.
    pub strength: f32,
}

/// Bands of lanes and slots of labels, for one level of zoom and one height.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// One a lane, in the content's order.
    pub bands: Vec<Band>,
    /// The placed events that have a label, by their position among them; the others show only on the rail.
    pub slots: Vec<(usize, Slot)>,
    /// One a lane.
    pub rails: Vec<Rail>,
    /// Height of all lanes together; more than was asked for if they do not fit.
    pub height: f32,
}

/// Richer forms are tried one by one only for so many events.
const MAX_UPGRADES: usize = 48;

impl Plan {
    /// The label of the placed event at a position.
    pub fn slot(&self, at: usize) -> Option<Slot> {
        find(&self.slots, at)
    }

    /// Lays the content out at `level` for lanes of `height` points together.
    /// `need` measures the words of a placed event, by its index, on a card of the given width.
    pub fn build(content: &Content, level: i32, height: f32, need: impl Fn(usize, f32) -> Need) -> Self {
        let planner = |width: f32| Planner::new(content, level_per_point(level), height, width, &need);
        let few = content.placed.len() <= FEW;
        let whole = CARD_WIDTHS.into_iter().filter(|_| few).map(planner).find(Planner::all_fit_whole);
        whole.unwrap_or_else(|| planner(CARD_WIDTH)).plan()
    }

    /// Lays the content out for one zoom, with cards of one width: on a page, where nothing is panned.
    pub fn fixed(
        content: &Content,
        per_point: f64,
        height: f32,
        card_width: f32,
        need: &dyn Fn(usize, f32) -> Need,
    ) -> Self {
        Planner::new(content, per_point, height, card_width, need).on_page().plan()
    }
}

/// The height of the lanes that [`Plan::fixed`] needs to show all of every card.
pub fn full_height(content: &Content, per_point: f64, card_width: f32, need: &dyn Fn(usize, f32) -> Need) -> f32 {
    height_of_all(content, per_point, (card_width, Form::Full), need)
}

/// The height of the lanes that [`Plan::fixed`] needs to show every title.
pub fn titles_height(content: &Content, per_point: f64, need: &dyn Fn(usize, f32) -> Need) -> f32 {
    height_of_all(content, per_point, (CARD_WIDTH, Form::Title), need)
}

fn height_of_all(
    content: &Content,
    per_point: f64,
    (card_width, form): (f32, Form),
    need: &dyn Fn(usize, f32) -> Need,
) -> f32 {
    Planner::new(content, per_point, 0.0, card_width, need).on_page().total(&vec![form; content.placed.len()])
}

struct Planner<'a> {
    content: &'a Content,
    per_point: f64,
    height: f32,
    card_width: f32,
    /// Labels stand where their events begin, and never slide.
    on_page: bool,
    /// Parts that a row of a lane is divided into.
    parts: u16,
    needs: Vec<Need>,
    /// Placed events of each lane, the most important first.
    members: Vec<Vec<usize>>,
}

/// Rows found for the events of a lane: (row, form) by the lane's order of members.
type LaneRows = Vec<Option<(u16, Form)>>;

impl<'a> Planner<'a> {
    fn new(
        content: &'a Content,
        per_point: f64,
        height: f32,
        card_width: f32,
        need: &dyn Fn(usize, f32) -> Need,
    ) -> Self {
        let mut members = vec![Vec::new(); content.lanes.len()];
        for (i, placed) in content.placed.iter().enumerate() {
            members[placed.lane()].push(i);
        }
        for lane in &mut members {
            lane.sort_by_key(|&i| (Reverse(content.placed[i].importance()), i));
        }
        let needs = (0..content.placed.len()).map(|i| need(i, card_width)).collect();
        Self { content, per_point, height, card_width, on_page: false, parts: 1, needs, members }
    }

    fn on_page(self) -> Self {
        Self { on_page: true, parts: PAGE_PARTS, ..self }
    }

    /// Height of a part of a row.
    fn unit(&self) -> f32 {
        UNIT / f32::from(self.parts)
    }

    /// Height of the label of an event, in parts of a row.
    fn rows(&self, i: usize, form: Form) -> u16 {
        match form {
            Form::Full if self.on_page => {
                let most = MAX_ROWS * f32::from(self.parts);
                bounded(((self.needs[i].full_height + ROW_GAP) / self.unit()).ceil(), 1.0, most) as u16
            }
            form => form.rows(self.needs[i]) * self.parts,
        }
    }

    /// The height of a lane with so many parts of rows.
    fn lane_height(&self, rows: u16) -> f32 {
        if rows == 0 { EMPTY_LANE } else { LANE_TOP + f32::from(rows) * self.unit() + RAIL }
    }

    /// What is tried for an event in the place of its title, the least first: on a page a card is whole or none.
    fn richer(&self) -> &'static [Form] {
        if self.on_page { &[Form::Full] } else { &Form::RICHER }
    }

    fn all_fit_whole(&self) -> bool {
        self.total(&vec![Form::Full; self.needs.len()]) <= self.height
    }

    fn plan(&self) -> Plan {
        let mut forms = vec![Form::Title; self.content.placed.len()];
        if self.total(&forms) > self.height {
            return self.arrange(&forms, &self.share_rows(&forms));
        }
        for &form in self.richer() {
            let all = vec![form; forms.len()];
            if self.total(&all) <= self.height {
                forms = all;
            }
        }
        self.upgrade(&mut forms);
        self.arrange(&forms, &vec![u16::MAX; self.members.len()])
    }

    /// Gives the most important events the richest form for which there is room.
    fn upgrade(&self, forms: &mut [Form]) {
        let mut order: Vec<usize> = (0..forms.len()).collect();
        order.sort_by_key(|&i| (Reverse(self.content.placed[i].importance()), i));
        // What is on a page is few, and stays as it is.
        let most = if self.on_page { usize::MAX } else { MAX_UPGRADES };
        let mut heights: Vec<f32> = (0..self.members.len()).map(|lane| self.natural_height(lane, forms)).collect();
        for i in order.into_iter().take(most) {
            let lane = self.content.placed[i].lane();
            for &form in self.richer().iter().rev().filter(|form| **form > forms[i]).collect::<Vec<_>>() {
                let before = std::mem::replace(&mut forms[i], form);
                let lower = std::mem::replace(&mut heights[lane], self.natural_height(lane, forms));
                if heights.iter().sum::<f32>() <= self.height {
                    break;
                }
                (forms[i], heights[lane]) = (before, lower);
            }
        }
    }

    /// Rows for each lane when there are too few: one each, then turn by turn to those that want more.
    fn share_rows(&self, forms: &[Form]) -> Vec<u16> {
        let wanted: Vec<u16> = (0..self.members.len()).map(|lane| self.pack(lane, forms, u16::MAX).1).collect();
        // Titles are whole rows.
        let one = self.parts;
        let mut given: Vec<u16> = wanted.iter().map(|&w| w.min(one)).collect();
        let fixed: f32 = wanted.iter().map(|&w| self.lane_height(w.min(one))).sum();
        let mut left = ((self.height - fixed) / self.unit()).max(0.0) as u16;
        while left >= one {
            let mut changed = false;
            for (given, wanted) in given.iter_mut().zip(&wanted) {
                if *given < *wanted && left >= one {
                    (*given, left, changed) = (*given + one, left - one, true);
                }
            }
            if !changed {
                break;
            }
        }
        given
    }

    fn total(&self, forms: &[Form]) -> f32 {
        (0..self.members.len()).map(|lane| self.natural_height(lane, forms)).sum()
    }

    fn natural_height(&self, lane: usize, forms: &[Form]) -> f32 {
        self.lane_height(self.pack(lane, forms, u16::MAX).1)
    }

    fn pack(&self, lane: usize, forms: &[Form], max_rows: u16) -> (LaneRows, u16) {
        let mut rows = Rows::default();
        let found = self.members[lane].iter().map(|&i| {
            let form = forms[i];
            rows.place(self.block(i, form), max_rows).map(|row| (row, form))
        });
        (found.collect(), rows.height())
    }

    fn block(&self, i: usize, form: Form) -> Block {
        let placed = &self.content.placed[i];
        let x0 = placed.from / self.per_point;
        let label = x0 + f64::from(self.width(i, form));
        let x1 = if self.on_page { label } else { label.max(placed.to / self.per_point) };
        Block { x0, x1: x1 + f64::from(GAP), rows: self.rows(i, form) }
    }

    fn width(&self, i: usize, form: Form) -> f32 {
        match form {
            Form::Title if self.on_page => self.needs[i].title_width.min(PAGE_TITLE_WIDTH),
            Form::Title => self.needs[i].title_width.min(TITLE_WIDTH),
            _ => self.card_width,
        }
    }

    fn arrange(&self, forms: &[Form], max_rows: &[u16]) -> Plan {
        let packed: Vec<_> = (0..self.members.len()).map(|lane| self.pack(lane, forms, max_rows[lane])).collect();
        let mut slots: Vec<Option<Slot>> = vec![None; forms.len()];
        let natural: f32 = packed.iter().map(|(_, rows)| self.lane_height(*rows)).sum();
        let all_rows: u16 = packed.iter().map(|(_, rows)| rows).sum();
        // What is left over goes to the lanes by the rows they use.
        let spare = (self.height - natural).max(0.0) / f32::from(all_rows.max(1));
        let mut plan = Plan::default();
        for (lane, (found, rows)) in packed.iter().enumerate() {
            let height = self.lane_height(*rows) + if all_rows > 0 { spare * f32::from(*rows) } else { 0.0 };
            let foot = plan.height + height - RAIL;
            for (&i, found) in self.members[lane].iter().zip(found) {
                let placed = &self.content.placed[i];
                slots[i] = found.map(|(row, form)| Slot {
                    reach: if self.on_page { 0.0 } else { placed.to - placed.from },
                    ..slot(form, (row, self.rows(i, form)), self.unit(), self.width(i, form), foot)
                });
            }
            plan.bands.push(Band { top: plan.height, height });
            plan.height += height;
        }
        for lane in &self.members {
            let mut bare: Vec<usize> = lane.iter().copied().filter(|&i| slots[i].is_none()).collect();
            bare.sort_unstable();
            let signs = markers::fold(&self.content.placed, bare.into_iter(), self.per_point);
            plan.rails.push(Rail { signs, ..Rail::default() });
        }
        plan.slots = slots.into_iter().enumerate().filter_map(|(i, slot)| Some((i, slot?))).collect();
        plan
    }
}

/// A label `rows` high on a row of a lane whose lowest row begins at `foot`, over the rail; rows are `unit` points high.
pub fn slot(form: Form, (row, rows): (u16, u16), unit: f32, width: f32, foot: f32) -> Slot {
    let height = f32::from(rows) * unit;
    Slot { form, top: foot - f32::from(row) * unit - height, height: height - ROW_GAP, width, reach: 0.0 }
}

/// The height of a lane with so many rows.
pub fn lane_height(rows: u16) -> f32 {
    if rows == 0 { EMPTY_LANE } else { LANE_TOP + f32::from(rows) * UNIT + RAIL }
}

/// A picture between two plans: what moves from the one to the other, and how far it is.
#[derive(Clone, Debug, Default)]
pub struct Blend {
    /// Where the lanes were.
    bands: Vec<Band>,
    /// How high they were together.
    height: f32,
    /// Where the labels were, by the position of their events.
    before: Vec<(usize, Label)>,
    to: Plan,
    /// When the labels that were not there before begin to appear, as parts of the way.
    arrivals: Vec<(usize, f32)>,
    /// By when those that do not stay are gone.
    departures: Vec<(usize, f32)>,
    /// 0 shows what was before, 1 shows `to`.
    t: f32,
}

/// A label on its way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// Its place and form.
    pub slot: Slot,
    /// 0 invisible to 1.
    pub opacity: f32,
    /// Whether it is there in the end.
    pub stays: bool,
}

/// A label that is fainter than this is gone.
const FAINT: f32 = 0.1;
/// So many labels appear at once, the weightiest; the others after them, by this part of the way: each has to be shaped
/// when it is first seen, and no frame is to wait for all of them.
const AT_ONCE: usize = 4;
const LAST_ARRIVAL: f32 = 0.7;
/// The lightest of those that leave go first, the last is gone by this part of the way: they stand closer and closer
/// while the view zooms out.
const LAST_DEPARTURE: f32 = 0.3;

impl Blend {
    /// A plan at rest.
    pub fn still(plan: Plan) -> Self {
        Self { to: plan, t: 1.0, ..Self::default() }
    }

    /// Turns to another plan, from where things are now. Labels appear in the order of `weight`, the greatest first.
    pub fn turn_to<W: Ord>(&mut self, plan: Plan, weight: impl Fn(usize) -> W) {
        if plan == self.to {
            return;
        }
        if plan.bands.len() != self.to.bands.len() {
            *self = Self::still(plan);
            return;
        }
        let before: Vec<(usize, Label)> = self.labels().filter(|(_, label)| label.opacity >= FAINT).collect();
        (self.bands, self.height) = ((0..self.to.bands.len()).map(|lane| self.band(lane)).collect(), self.height());
        (self.before, self.to, self.t) = (before, plan, 0.0);
        let new = self.to.slots.iter().map(|(i, _)| *i).filter(|i| find(&self.before, *i).is_none()).collect();
        let old = self.before.iter().map(|(i, _)| *i).filter(|i| self.to.slot(*i).is_none()).collect();
        self.arrivals = in_turn(new, &weight, |nth, of| nth.saturating_sub(AT_ONCE) as f32 / of * LAST_ARRIVAL);
        self.departures = in_turn(old, &weight, |nth, of| (1.0 - nth as f32 / of) * LAST_DEPARTURE);
    }

    /// Goes on with more or other parts of the same plan: nothing moves.
    pub fn extend(&mut self, plan: Plan) {
        self.to = plan;
    }

    /// Goes on by `dt` (1 is the whole way); true while there is way left.
    pub fn advance(&mut self, dt: f32) -> bool {
        self.t = (self.t + dt).min(1.0);
        self.t < 1.0
    }

    /// Whether nothing moves.
    pub fn is_still(&self) -> bool {
        self.t >= 1.0
    }

    /// The plan that is shown in the end.
    pub fn target(&self) -> &Plan {
        &self.to
    }

    /// The height of the lanes now.
    pub fn height(&self) -> f32 {
        self.mix(self.height, self.to.height)
    }

    /// The band of a lane now.
    pub fn band(&self, lane: usize) -> Band {
        match (self.bands.get(lane), self.to.bands.get(lane)) {
            (Some(a), Some(b)) => Band { top: self.mix(a.top, b.top), height: self.mix(a.height, b.height) },
            (None, Some(&b)) | (Some(&b), None) => b,
            (None, None) => Band { top: 0.0, height: 0.0 },
        }
    }

    /// The label of a placed event now.
    pub fn label(&self, i: usize) -> Option<Label> {
        match (find(&self.before, i), self.to.slot(i)) {
            (_, Some(slot)) if self.is_still() => Some(Label { slot, opacity: 1.0, stays: true }),
            (Some(before), Some(slot)) => Some(self.moved(before, slot)),
            (None, Some(slot)) => {
                let start = find(&self.arrivals, i).unwrap_or(0.0);
                let opacity = eased(((self.t - start) / (1.0 - start)).max(0.0));
                Some(Label { slot, opacity, stays: true })
            }
            (Some(before), None) if !self.is_still() => {
                let opacity = before.opacity * (1.0 - self.t / find(&self.departures, i).unwrap_or(LAST_DEPARTURE));
                (opacity >= FAINT).then_some(Label { opacity, stays: false, ..before })
            }
            _ => None,
        }
    }

    fn moved(&self, before: Label, slot: Slot) -> Label {
        let a = before.slot;
        // A title is as wide as its words, whatever it was before.
        let width = if slot.form == Form::Title { slot.width } else { self.mix(a.width, slot.width) };
        let (top, height) = (self.mix(a.top, slot.top), self.mix(a.height, slot.height));
        Label { slot: Slot { top, height, width, ..slot }, opacity: self.mix(before.opacity, 1.0), stays: true }
    }

    /// Every label that shows now, by the position of its event among the placed ones.
    pub fn labels(&self) -> impl Iterator<Item = (usize, Label)> + '_ {
        let leaving = if self.is_still() { &[][..] } else { &self.before };
        let new = leaving.iter().map(|(i, _)| *i).filter(|i| self.to.slot(*i).is_none());
        let mut all: Vec<usize> = self.to.slots.iter().map(|(i, _)| *i).chain(new).collect();
        all.sort_unstable();
        all.into_iter().filter_map(|i| Some((i, self.label(i)?)))
    }

    fn mix(&self, a: f32, b: f32) -> f32 {
        if self.is_still() { b } else { a + (b - a) * eased(self.t) }
    }
}

/// The time of each by its turn, the weightiest first; by position again.
fn in_turn<W: Ord>(
    mut all: Vec<usize>,
    weight: impl Fn(usize) -> W,
    time: impl Fn(usize, f32) -> f32,
) -> Vec<(usize, f32)> {
    all.sort_by_key(|i| (Reverse(weight(*i)), *i));
    let count = all.len() as f32;
    let mut times: Vec<(usize, f32)> = all.into_iter().enumerate().map(|(nth, i)| (i, time(nth, count))).collect();
    times.sort_unstable_by_key(|(i, _)| *i);
    times
}

/// Fast at first, then slower: a cubic that ends at rest.
fn eased(t: f32) -> f32 {
    1.0 - (1.0 - t).powi(3)
}

/// What a list by position has for a position.
fn find<T: Copy>(list: &[(usize, T)], i: usize) -> Option<T> {
    list.binary_search_by_key(&i, |(at, _)| *at).ok().map(|found| list[found].1)
}
