//! What of a project stands on the timeline: dated events in order of time, lanes, the shelf, and their words.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::base::bidi::{contained, direction_of, isolated};
use crate::base::{Direction, EventIx, ExcerptIx, LaneIx};
use crate::i18n::{DateWords, Messages};
use crate::model::date::DAY;
use crate::model::quotation::Doubt;
use crate::model::{Attests, EventRef, Evidence, Project, Quotation, Status, TextRef};
use crate::timeline::draw::doubt::InDoubt;
use crate::timeline::index::density;
use crate::timeline::index::doubts::Doubts;
use crate::timeline::index::placed::Placed;
use crate::timeline::index::pyramid::Pyramid;
use crate::timeline::index::spanning::Lasting;
use crate::timeline::labels::quotes::{doubt_in_words, quoted_briefly};
use crate::timeline::layout::plan::Strip;
use crate::timeline::time::scale::Seconds;

/// A lane that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct LaneView {
    /// The project's lane; `None` gathers events without one.
    pub lane: Option<LaneIx>,
    /// Its title.
    pub title: Said,
    /// Its position among the project's lanes: gives its colour.
    pub color: usize,
    /// Number of its events that stand on the timeline.
    pub dated: usize,
}

/// Words and the direction they are written in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// Their base direction.
    pub direction: Direction,
}

impl Said {
    /// Words of the program, which are in the language that they should be.
    pub fn new(text: impl Into<String>, language: &str) -> Self {
        Self { text: text.into(), direction: Direction::of_language(language) }
    }

    /// Words that somebody wrote, in the direction that their letters tell: they should be in a language, and need not be.
    pub fn written(text: impl Into<String>, language: &str) -> Self {
        let text = text.into();
        Self { direction: direction_of(&text, language), text }
    }

    /// The text of a project for readers of `locale`; a plain one is in the project's `language`. Of one that no label
    /// can hold, the beginning.
    pub fn local<'t>(text: impl Into<TextRef<'t>>, locale: &str, language: &'t str) -> Self {
        let (text, language) = text.into().get_with_language(locale, language);
        Self::written(beginning(text), language)
    }
}

/// What a label says of an event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The date as its source gives it, in words.
    pub date: Said,
    /// About the same date in the second calendar, if there is one.
    pub second: Option<Said>,
    /// The title.
    pub title: Said,
    /// The words that attest the event, in quotation marks if they are those of the source, else with what is in doubt;
    /// empty if there are none.
    pub quote: Said,
    /// Document and actors.
    pub meta: Said,
    /// The status, unless it is the usual one.
    pub status: Option<Said>,
    /// What is in doubt about any of its quotes, the gravest first told; nothing if all stand in their sources.
    pub doubt: Option<InDoubt>,
    /// How the event is read out: date, title, status and what is in doubt.
    pub name: String,
}

/// Letters of a text that a label may have to measure: more than fit on any card.
const MOST: usize = 4_000;

/// As much of a text as a label may show, with an ellipsis in the place of the rest.
pub(in crate::timeline) fn beginning(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// The part of a project that is shown, in the order that drawing needs.
#[derive(Debug, Default)]
pub struct Content {
    /// Dated events by their beginning, then their end, then the project's order.
    pub placed: Vec<Placed>,
    /// Events without a place in time, by lane, then the project's order: (event, position in `lanes`).
    pub undated: Vec<(EventIx, usize)>,
    /// Lanes from the top.
    pub lanes: Vec<LaneView>,
    /// Earliest beginning and latest end; `None` if nothing is dated.
    pub span: Option<(Seconds, Seconds)>,
    /// How many dated events there are in every stretch of time.
    pub pyramid: Pyramid,
    /// Which events last at a moment.
    pub lasting: Lasting,
    /// The position of every event of the project in the reading order.
    ranks: Vec<u32>,
    words: Mutex<KeptWords>,
    /// The densities that were asked for last.
    densities: Mutex<Option<(Cells, Densities)>>,
}

/// Words of events, and what they were made with.
#[derive(Debug, Default)]
struct KeptWords {
    evidence: Arc<Evidence>,
    of: HashMap<EventIx, Arc<Words>>,
    /// Made when the first count asks.
    doubts: Option<Arc<Doubts>>,
}

/// Cells of 2^power seconds, from a number to a number.
type Cells = (u32, i64, i64);
/// The strips of every lane.
type Densities = Arc<[Vec<Strip>]>;

/// What the lanes are called in a language, for threads that have no messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Tag of the language.
    pub locale: &'static str,
    /// The title of the lane for events without one.
    pub no_lane: String,
}

impl Wording {
    /// In the language of some messages.
    pub fn of(messages: &Messages) -> Self {
        Self { locale: messages.locale().as_tag(), no_lane: messages.get("lane-none") }
    }
}

/// In the place of a rank: the event is not shown.
const NOWHERE: u32 = u32::MAX;

/// Words of so many events are kept.
const MOST_WORDS: usize = 4_096;

impl Content {
    /// Gathers the events that `shown` lets through. Until [`Self::put_evidence`] says how they stand in their sources,
    /// all quotes are told as unchecked.
    pub fn build(project: &Project, messages: &Messages, shown: impl Fn(EventIx) -> bool) -> Self {
        Self::gather(project, &Wording::of(messages), shown)
    }

    /// As [`Self::build`], for a thread that has no messages.
    pub fn gather(project: &Project, wording: &Wording, shown: impl Fn(EventIx) -> bool) -> Self {
        let mut content = Self::default();
        let lane_of = content.add_lanes(project, wording, &shown);
        for (i, event) in project.events.iter().enumerate() {
            let ix = EventIx::from(i);
            let Some(lane) = lane_of[i] else { continue };
            match Placed::new(ix, event, lane) {
                Some(placed) => content.placed.push(placed),
                None => content.undated.push((ix, lane)),
            }
        }
        content.undated.sort_by_key(|&(event, lane)| (lane, event));
        // The beginnings that are open are put somewhere first: what asks for a stretch of time relies on the order.
        content.close_open_ends();
        content
            .placed
            .sort_unstable_by(|a, b| a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)).then(a.event.cmp(&b.event)));
        content.pyramid = Pyramid::new(&content.placed, content.lanes.len());
        content.lasting = Lasting::new(&content.placed, content.lanes.len());
        content.ranks = vec![NOWHERE; project.events.len()];
        let order: Vec<EventIx> = content.reading_order().collect();
        (0..).zip(order).for_each(|(rank, event)| content.ranks[event.index()] = rank);
        for placed in &content.placed {
            content.lanes[placed.lane()].dated += 1;
        }
        content
    }

    /// These placed events alone, in the lanes that they need: what stands in one row of a page.
    pub fn part(&self, mut placed: Vec<Placed>) -> Self {
        placed.sort_by(|a, b| a.from.total_cmp(&b.from).then(a.to.total_cmp(&b.to)).then(a.event.cmp(&b.event)));
        let mut part = Self::default();
        for (old, lane) in self.lanes.iter().enumerate() {
            let new = part.lanes.len();
            let own = placed.iter_mut().filter(|placed| placed.lane() == old);
            let dated = own.map(|placed| *placed = placed.in_lane(new)).count();
            if dated > 0 {
                part.lanes.push(LaneView { dated, ..lane.clone() });
            }
        }
        part.span = placed.iter().map(|p| (p.from, p.to)).reduce(|(a, b), (from, to)| (a.min(from), b.max(to)));
        part.pyramid = Pyramid::new(&placed, part.lanes.len());
        part.placed = placed;
        part.put_evidence(self.evidence());
        part
    }

    /// Takes in how the quotes stand in their sources, in the place of what was known before.
    pub fn put_evidence(&self, evidence: Arc<Evidence>) {
        *self.known() = KeptWords { evidence, ..KeptWords::default() };
    }

    /// How the quotes stand in their sources.
    pub fn evidence(&self) -> Arc<Evidence> {
        self.known().evidence.clone()
    }

    /// Which placed events have a quote in doubt, made once.
    pub fn doubts(&self, project: &Project) -> Arc<Doubts> {
        let mut known = self.known();
        let evidence = known.evidence.clone();
        let make = || Arc::new(Doubts::new(project, &self.placed, self.lanes.len(), &evidence));
        known.doubts.get_or_insert_with(make).clone()
    }

    fn known(&self) -> MutexGuard<'_, KeptWords> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// These placed events, in no lanes and without words.
    #[cfg(test)]
    pub(super) fn of(placed: Vec<Placed>) -> Self {
        Self { placed, ..Self::default() }
    }

    /// Adds the lanes that have shown events; gives each shown event its position among them.
    fn add_lanes(
        &mut self,
        project: &Project,
        wording: &Wording,
        shown: &dyn Fn(EventIx) -> bool,
    ) -> Vec<Option<usize>> {
        let none = project.lanes.len();
        let raw: Vec<Option<usize>> = (project.events.iter().enumerate())
            .map(|(i, event)| {
                let lane = event.lane().and_then(|id| project.lane_ix(id)).map_or(none, LaneIx::index);
                shown(EventIx::from(i)).then_some(lane)
            })
            .collect();
        let mut position = vec![None; none + 1];
        for (lane, position) in position.iter_mut().enumerate() {
            if !raw.contains(&Some(lane)) {
                continue;
            }
            *position = Some(self.lanes.len());
            let locale = wording.locale;
            let title = match project.lanes.get(lane) {
                Some(lane) => Said::local(&lane.title, locale, &project.language),
                None => Said::new(&*wording.no_lane, locale),
            };
            let ix = (lane < none).then(|| LaneIx::from(lane));
            self.lanes.push(LaneView { lane: ix, title, color: lane, dated: 0 });
        }
        raw.into_iter().map(|lane| lane.and_then(|lane| position[lane])).collect()
    }

    /// Lets open ends fade out over a tenth of the whole span, at least a month.
    fn close_open_ends(&mut self) {
        let known = self.placed.iter().flat_map(|p| {
            let from = p.from_edge().is_known().then_some(p.from);
            from.into_iter().chain(p.to_edge().is_known().then_some(p.to))
        });
        let (first, last) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), t| (a.min(t), b.max(t)));
        let fade = ((last - first) / 10.0).max(30.0 * DAY as f64);
        for placed in &mut self.placed {
            if !placed.to_edge().is_known() {
                placed.to = (placed.from + fade).max(placed.to);
            }
            if !placed.from_edge().is_known() {
                placed.from = placed.from.min(placed.to - fade);
            }
        }
        let ends = self.placed.iter().map(|p| (p.from, p.to));
        self.span = ends.reduce(|(a, b), (from, to)| (a.min(from), b.max(to)));
    }

    /// The position of an event among the dated ones.
    pub fn position(&self, event: EventIx) -> Option<usize> {
        self.rank(event).filter(|rank| *rank < self.placed.len())
    }

    /// The position of an event on the shelf.
    pub fn shelf_position(&self, event: EventIx) -> Option<usize> {
        self.rank(event)?.checked_sub(self.placed.len())
    }

    /// The position of an event in the reading order.
    pub fn rank(&self, event: EventIx) -> Option<usize> {
        self.ranks.get(event.index()).filter(|rank| **rank != NOWHERE).map(|rank| *rank as usize)
    }

    /// The lane of a shown event, as a position in `lanes`.
    pub fn lane_of(&self, event: EventIx) -> Option<usize> {
        let rank = self.rank(event)?;
        let undated = || self.undated.get(rank - self.placed.len()).map(|(_, lane)| *lane);
        self.placed.get(rank).map(Placed::lane).or_else(undated)
    }

    /// The event at a position in the reading order.
    pub fn ranked(&self, rank: usize) -> Option<EventIx> {
        let undated = || self.undated.get(rank.checked_sub(self.placed.len())?).map(|(event, _)| *event);
        self.placed.get(rank).map(|placed| placed.event).or_else(undated)
    }

    /// The number of events shown.
    pub fn len(&self) -> usize {
        self.placed.len() + self.undated.len()
    }

    /// Whether no event is shown.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every shown event in reading order: by time, then the shelf.
    pub fn reading_order(&self) -> impl Iterator<Item = EventIx> + '_ {
        self.placed.iter().map(|p| p.event).chain(self.undated.iter().map(|&(event, _)| event))
    }

    /// How dense every lane is over a span of time, in cells of 2^`power` seconds; made once for a span that is asked
    /// for again and again, as that of the overview.
    pub fn densities(&self, power: u32, span: (Seconds, Seconds)) -> Densities {
        let cells = (power, span.0 as i64 >> power, span.1 as i64 >> power);
        let mut known = self.densities.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, densities)) = known.as_ref().filter(|(of, _)| *of == cells) {
            return densities.clone();
        }
        let lanes = 0..self.lanes.len();
        let densities: Densities = lanes.map(|lane| density::strips(self, lane, power, span, None)).collect();
        *known = Some((cells, densities.clone()));
        densities
    }

    /// The words of an event, made once.
    pub fn words(&self, project: &Project, event: EventIx, messages: &Messages, dates: &DateWords) -> Arc<Words> {
        let mut known = self.known();
        let KeptWords { evidence, of, .. } = &mut *known;
        if of.len() >= MOST_WORDS {
            of.clear();
        }
        let make = || {
            let told = Told {
                quote: quote(project, event, evidence, messages),
                doubt: doubt(project, event, evidence, messages),
                is_date_doubtful: is_date_doubtful(project, event, evidence),
            };
            let found = project.event(event);
            Arc::new(found.map_or_else(Words::default, |event| words(project, (event, told), messages, dates)))
        };
        of.entry(event).or_insert_with(make).clone()
    }
}

/// Returns true if the event has quotes for its date and the sources bear none of them out. What could not be looked at
/// is told with the quotes alone.
fn is_date_doubtful(project: &Project, event: EventIx, evidence: &Evidence) -> bool {
    let excerpts = project.event(event).map_or(&[][..], |event| event.excerpts());
    let dating = excerpts.iter().enumerate().filter(|(_, excerpt)| excerpt.attests == Attests::Date);
    let doubts: Vec<Option<Doubt>> =
        dating.map(|(nth, _)| evidence.standing(project, ExcerptIx { event, nth: nth as u32 }).doubt()).collect();
    !doubts.is_empty()
        && doubts.iter().all(|doubt| doubt.is_some_and(|doubt| !matches!(doubt, Doubt::Unchecked | Doubt::Unread)))
}

/// What the quotes of an event make of its words.
struct Told {
    quote: Said,
    doubt: Option<InDoubt>,
    is_date_doubtful: bool,
}

/// The gravest doubt about a quote of the event, and how many of them are in doubt.
fn doubt(project: &Project, event: EventIx, evidence: &Evidence, messages: &Messages) -> Option<InDoubt> {
    let count = project.event(event).map_or(0, |event| event.excerpts().len());
    let excerpts = (0..count).map(|nth| ExcerptIx { event, nth: nth as u32 });
    let quotations = excerpts.filter_map(|excerpt| evidence.quotation(project, excerpt));
    let doubtful: Vec<_> = quotations.filter(|quotation| quotation.standing().doubt().is_some()).collect();
    let is_grave = |quotation: &&Quotation<'_>| quotation.standing().doubt().is_some_and(Doubt::is_grave);
    let worst = doubtful.iter().find(is_grave).or(doubtful.first())?;
    let words = doubt_in_words(messages, worst)?;
    let args = [("count", doubtful.len().into()), ("doubt", words.into())];
    let said = Said::new(messages.format("event-doubt", &args), messages.locale().as_tag());
    Some(InDoubt { said, is_grave: is_grave(&worst) })
}

fn words(project: &Project, (event, told): (EventRef<'_>, Told), messages: &Messages, dates: &DateWords) -> Words {
    let Told { quote, doubt, is_date_doubtful } = told;
    let locale = messages.locale().as_tag();
    let when = event.when();
    let date = date(event, is_date_doubtful, messages, dates);
    let title = Said::local(event.title(), locale, &project.language);
    let status = (event.status() != Status::Reported).then(|| status_word(messages, event.status()));
    let mut name = format!("{date}{} {}", messages.get("list-separator"), contained(&title.text));
    if let Some(status) = &status {
        name = format!("{name} ({})", status.text);
    }
    if let Some(doubt) = &doubt {
        name = format!("{name} ({})", doubt.said.text);
    }
    Words {
        date: Said::new(capitalized(&date), locale),
        second: when.as_ref().and_then(|when| dates.second(when)).map(|second| Said::new(second, locale)),
        title,
        quote,
        meta: meta(project, event, locale, messages),
        status,
        doubt,
        name,
    }
}

/// The date of an event in words, with a capital letter where the script has them; of one that no source bears out, with
/// what is in doubt.
pub fn date_in_words(
    project: &Project,
    event: EventIx,
    evidence: &Evidence,
    (messages, dates): (&Messages, &DateWords),
) -> String {
    let is_doubtful = is_date_doubtful(project, event, evidence);
    project.event(event).map_or_else(String::new, |event| capitalized(&date(event, is_doubtful, messages, dates)))
}

fn date(event: EventRef<'_>, is_doubtful: bool, messages: &Messages, dates: &DateWords) -> String {
    let when = event.when();
    let date = when.as_ref().map_or_else(|| messages.get("date-none"), |when| dates.when(when));
    match is_doubtful && when.is_some() {
        true => messages.format("date-unproven", &[("date", date.into())]),
        false => date,
    }
}

/// With a capital letter, where the script has them: the date stands alone on a card.
fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A status, for people.
pub fn status_word(messages: &Messages, status: Status) -> Said {
    Said::new(messages.get(&format!("status-{}", status.as_str())), messages.locale().as_tag())
}

/// The first excerpt that attests the event itself.
fn quote(project: &Project, event: EventIx, evidence: &Evidence, messages: &Messages) -> Said {
    let excerpts = project.event(event).map_or(&[][..], |event| event.excerpts());
    let nth = excerpts.iter().position(|e| e.attests == Attests::Event).unwrap_or_default();
    let quotation = evidence.quotation(project, ExcerptIx { event, nth: nth as u32 });
    quotation.map_or_else(|| Said::written("", &project.language), |quotation| quoted_briefly(messages, &quotation))
}

/// The title of the source and the names of who took part.
fn meta(project: &Project, event: EventRef<'_>, locale: &str, messages: &Messages) -> Said {
    let actors = event.actors().iter().filter_map(|id| project.actor_ix(id)).map(|ix| &project.actors[ix.index()].name);
    let mut parts: Vec<String> = actors.map(|name| isolated(&beginning(name.get(locale)))).collect();
    if parts.is_empty() {
        let ids = event.excerpts().first().and_then(|e| project.document_ix(&e.document));
        parts.extend(ids.map(|ix| beginning(project.documents[ix.index()].title.get(locale)).into_owned()));
    }
    Said::new(parts.join(&format!("{} ", messages.get("list-separator"))), locale)
}
