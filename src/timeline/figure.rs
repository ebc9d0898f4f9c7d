//! The picture for export: title, timeline, shelf, legend and numbered source notes on one page.

use std::collections::HashMap;

use super::card::Labels;
use super::compose::{Areas, Composer, Look};
use super::content::{Content, LaneView, Said, beginning, quoted};
use super::metrics::{GAP, META};
use super::plan::{Blend, CARD_WIDTHS, Form};
use super::planning::{PlanKey, plan_at_once};
use super::scale::Seconds;
use super::tiles::WHOLE;
use super::viewport::Viewport;
use super::{Kit, axis, second_axis, shelf};
use crate::base::bidi::{contained, isolated};
use crate::base::{Direction, EventIx, ExcerptIx, Pos, Rect, Size};
use crate::model::{Attests, Excerpt, Project};
use crate::scene::{Fill, Owner, Scene, Shape, Stroke};
use crate::text::{Family, TextStyle};

/// What goes on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureOptions {
    /// Width and height of the page, in points.
    pub size: Size,
    /// The way time runs.
    pub direction: Direction,
    /// The stretch of time; `None` shows everything.
    pub span: Option<(Seconds, Seconds)>,
    /// Whether the project's title stands at the top.
    pub title: bool,
    /// Whether lanes and signs are explained.
    pub legend: bool,
    /// Whether quotes and documents are listed at the foot.
    pub notes: bool,
}

/// Free width around the page.
const MARGIN: f32 = 36.0;
/// Free height between the parts of the page.
const SPACE: f32 = 14.0;
/// The project's title.
const HEADING: TextStyle = TextStyle { family: Family::Sans, size: 27.0, weight: 750, line_height: 1.4 };
/// The line below it.
const SUBHEADING: TextStyle = TextStyle { family: Family::Sans, size: 13.0, weight: 400, line_height: 1.4 };
/// A source note.
const NOTE: TextStyle = TextStyle { family: Family::Naskh, size: 11.5, weight: 400, line_height: 1.5 };
/// The number of a source note.
const NOTE_NUMBER: TextStyle = TextStyle { family: Family::Sans, size: 10.5, weight: 700, line_height: 1.5 };
/// The one source of all notes.
const SOURCE: TextStyle = TextStyle { family: Family::Sans, size: 11.5, weight: 600, line_height: 1.4 };
/// A longer note is cut.
const NOTE_LINES: usize = 14;
/// Width kept for the number of a note.
const NUMBER_WIDTH: f32 = 24.0;
/// The least width of a column of notes.
const NOTE_COLUMN: f32 = 400.0;
/// Notes take at most this part of the page's height.
const NOTES_SHARE: f32 = 0.38;

/// A page, and whether it holds everything.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The page.
    pub scene: Scene,
    /// Every dated event has a card with all of its quote, and no note is left out.
    pub whole: bool,
}

/// Draws the page.
pub fn figure(kit: Kit<'_>, project: &Project, content: &Content, options: FigureOptions) -> Figure {
    let page = Rect::from_size(Pos::default(), options.size);
    let mut scene = Scene { size: options.size, background: Some(kit.theme.panel), ..Scene::default() };
    let numbers = number_events(content, project);
    let mut painter = Painter { kit, project, content, options, scene: &mut scene, whole: true };
    let mut rest = page.shrink(MARGIN);
    if options.title {
        rest = painter.heading(rest);
    }
    if options.notes {
        rest = painter.notes(rest, &numbers);
    }
    if options.legend {
        rest = painter.legend(rest);
    }
    painter.timeline(rest, options.notes.then_some(&numbers));
    let whole = painter.whole;
    Figure { scene, whole }
}

/// Numbers from 1, in reading order, for the events that have excerpts.
fn number_events(content: &Content, project: &Project) -> HashMap<EventIx, usize> {
    let quoted =
        content.reading_order().filter(|&event| project.event(event).is_some_and(|event| !event.excerpts().is_empty()));
    quoted.zip(1..).collect()
}

struct Painter<'a, 's> {
    kit: Kit<'a>,
    project: &'a Project,
    content: &'a Content,
    options: FigureOptions,
    scene: &'s mut Scene,
    whole: bool,
}

impl Painter<'_, '_> {
    fn text(&mut self, said: &Said, style: TextStyle, area: Rect, lines: usize, color: crate::base::Color) -> f32 {
        let side = self.kit.messages.locale().direction();
        let layout = self.kit.block(said, style, side, area.width(), lines);
        let height = layout.size.h;
        self.scene.push(Shape::Text { layout, pos: area.min, color });
        height
    }

    fn heading(&mut self, area: Rect) -> Rect {
        let locale = self.kit.messages.locale().as_tag();
        let title = Said::local(&self.project.title, locale, &self.project.language);
        let height = self.text(&title, HEADING, area, 2, self.kit.theme.ink);
        let (_, rest) = area.split_top(height);
        let events = self.content.placed.len() + self.content.undated.len();
        let args = [("events", events.into()), ("documents", self.project.documents.len().into())];
        let line = Said::new(self.kit.messages.format("figure-subtitle", &args), locale);
        let height = self.text(&line, SUBHEADING, rest, 1, self.kit.theme.muted);
        rest.split_top(height + SPACE).1
    }

    /// Lanes, axis and shelf in a frame.
    fn timeline(&mut self, area: Rect, notes: Option<&HashMap<EventIx, usize>>) {
        let (kit, content, options) = (self.kit, self.content, self.options);
        let mut grid = shelf::Grid::new(content.undated.len(), area.width(), usize::MAX);
        if notes.is_some() {
            grid.row = shelf::TITLES_ROW;
        }
        let areas = Areas::divide(area, options.direction, axis::height(kit), (grid.height(), 0.0));
        let look =
            Look { direction: options.direction, side: kit.messages.locale().direction(), notes, ..Look::default() };
        let lanes = areas.lanes;
        let viewport = match options.span.or(content.span) {
            Some((from, to)) if options.span.is_some() => Viewport::fit(from, to, lanes.width(), 0.0, 0.0),
            Some((from, to)) => fit_labels(content, (from, to), lanes.width(), CARD_WIDTHS[0]),
            None => Viewport { center: 0.0, per_point: 86_400.0 },
        };
        let labels = Labels { kit, project: self.project, content, side: look.side };
        let scale = viewport.scale(options.direction, lanes);
        let key = PlanKey { revision: 0, level: viewport.level(), height: lanes.height().to_bits() };
        let plan = plan_at_once(content, key, scale.span(), &labels);
        self.whole &=
            plan.slots.len() == content.placed.len() && plan.slots.iter().all(|(_, slot)| slot.form == Form::Full);
        let blend = Blend::still(plan);
        let shown = (self.project, content);
        let composer = Composer::new(kit, shown, (&areas, &scale, 0.0), &blend, &look);
        composer.draw_below(self.scene);
        composer.draw_above(self.scene);
        if grid.rows > 0 {
            shelf::draw_below(self.scene, kit, content, &look, areas.shelf);
            shelf::draw_above(self.scene, kit, shown, &look, (areas.shelf, grid, 0.0));
        }
        // The corner below the column of titles belongs to the axis.
        let corner = Rect::new(areas.column.min.x, lanes.max.y, areas.column.max.x, areas.axis.max.y);
        self.scene.push(Shape::Rect { rect: corner, radius: 0.0, fill: Fill::Solid(kit.theme.panel), stroke: None });
        second_axis::draw_name(self.scene, kit, corner, look.side);
        let stroke = Some(Stroke::new(1.0, kit.theme.border));
        self.scene.push(Shape::Rect { rect: area, radius: 0.0, fill: Fill::None, stroke });
    }

    /// Lanes by colour, and the signs of uncertain dates.
    fn legend(&mut self, area: Rect) -> Rect {
        let (strip, rest) = area.split_bottom(22.0);
        let side = self.kit.messages.locale().direction();
        let mut along = 0.0;
        let lanes: Vec<(usize, String)> =
            self.content.lanes.iter().map(|l: &LaneView| (l.color, l.title.text.clone())).collect();
        for (color, title) in lanes {
            let layout = self.kit.line(&title, META, side, None);
            let width = layout.size.w + 16.0;
            let at = place(strip, side, along, width);
            let center = Pos::new(at.start(side) + side.sign() * 5.0, at.center().y);
            let fill = Fill::Solid(self.kit.theme.lane(color));
            self.scene.push(Shape::Circle { center, radius: 4.0, fill, stroke: None });
            let pos = Pos::new(at.split_start(side, 14.0).1.min.x, at.center().y - layout.size.h / 2.0);
            self.scene.push(Shape::Text { layout, pos, color: self.kit.theme.ink });
            along += width + 18.0;
        }
        self.legend_of_dates(strip, side, along + 10.0);
        rest.split_bottom(SPACE - 4.0).1
    }

    fn legend_of_dates(&mut self, strip: Rect, side: Direction, along: f32) {
        let mut words = self.kit.messages.get("figure-legend");
        if let Some(second) = self.kit.dates.second_calendar() {
            let computed = self.kit.messages.get(&format!("second-calendar-{}", second.as_str()));
            words = format!("{computed} {words}");
        }
        let layout = self.kit.line(&words, META, side, Some((strip.width() - along).max(1.0)));
        let at = place(strip, side, along, layout.size.w);
        let pos = Pos::new(at.min.x, at.center().y - layout.size.h / 2.0);
        self.scene.push(Shape::Text { layout, pos, color: self.kit.theme.muted });
    }

    /// The source notes in columns at the foot; gives what is left above.
    fn notes(&mut self, area: Rect, numbers: &HashMap<EventIx, usize>) -> Rect {
        let side = self.kit.messages.locale().direction();
        let columns = (area.width() / NOTE_COLUMN).floor().max(1.0);
        let width = (area.width() - (columns - 1.0) * 2.0 * SPACE) / columns;
        let notes = self.note_texts(numbers);
        let heights: Vec<f32> = notes.iter().map(|(_, note)| self.note_height(note, width)).collect();
        let most = area.height() * NOTES_SHARE;
        let needed = column_height(&heights, columns as usize);
        self.whole &= needed <= most;
        let (strip, rest) = area.split_bottom(needed.min(most));
        let head = self.notes_head(rest);
        let (mut column, mut y) = (0.0, 0.0);
        for ((event, note), note_height) in notes.iter().zip(heights) {
            if y > 0.0 && y + note_height > strip.height() + 0.5 {
                (column, y) = (column + 1.0, 0.0);
            }
            if column >= columns {
                break;
            }
            let at = place(strip, side, column * (width + 2.0 * SPACE), width);
            self.note((*event, numbers[event]), note, at.translate(0.0, y), side);
            y += note_height;
        }
        rest.split_bottom(head + SPACE).1
    }

    /// A line, and the one source of all notes if there is only one; gives the height that they take.
    fn notes_head(&mut self, above: Rect) -> f32 {
        let [document] = self.project.documents.as_slice() else {
            self.rule(above.max.y - 6.0, above);
            return 8.0;
        };
        let locale = self.kit.messages.locale().as_tag();
        let mut source = vec![isolated(&beginning(document.title.get(locale)))];
        source.extend(document.publisher.as_ref().map(|publisher| isolated(&beginning(publisher.get(locale)))));
        source.extend(document.published.as_ref().map(|when| self.kit.dates.when(when)));
        source.extend(document.url.as_ref().map(|url| format!("\u{2066}{}\u{2069}", contained(url))));
        let source = source.join(&format!("{} ", self.kit.messages.get("list-separator")));
        let text = self.kit.messages.format("figure-source", &[("source", source.into())]);
        let height = SOURCE.size * SOURCE.line_height + 10.0;
        let at = above.split_bottom(height).0;
        self.rule(at.min.y - 2.0, at);
        self.text(&Said::new(text, locale), SOURCE, at.translate(0.0, 4.0), 1, self.kit.theme.ink);
        height + 2.0
    }

    fn rule(&mut self, y: f32, across: Rect) {
        let rect = Rect::new(across.min.x, y, across.max.x, y + 1.0);
        let fill = Fill::Solid(self.kit.theme.border);
        self.scene.push(Shape::Rect { rect, radius: 0.0, fill, stroke: None });
    }

    fn note_height(&self, note: &Note, width: f32) -> f32 {
        let side = self.kit.messages.locale().direction();
        let lines = |said: &Said| self.kit.block(said, NOTE, side, width - NUMBER_WIDTH, NOTE_LINES).size.h;
        lines(&note.quotes) + note.source.as_ref().map_or(0.0, lines) + 3.0
    }

    fn note(&mut self, (event, number): (EventIx, usize), note: &Note, at: Rect, side: Direction) {
        let theme = self.kit.theme;
        let owner = Owner::Excerpt(ExcerptIx { event, nth: 0 });
        let (number_at, mut text_at) = at.split_start(side, NUMBER_WIDTH);
        let number = self.kit.messages.format("plain-number", &[("number", number.into())]);
        let number = Said::new(number, self.kit.messages.locale().as_tag());
        let layout = self.kit.block(&number, NOTE_NUMBER, side, NUMBER_WIDTH, 1);
        self.scene.push_for(&owner, Shape::Text { layout, pos: number_at.min, color: theme.accent });
        let quotes = (&note.quotes, theme.ink.mix(theme.muted, 0.3));
        for (said, color) in [quotes].into_iter().chain(note.source.iter().map(|source| (source, theme.muted))) {
            let layout = self.kit.block(said, NOTE, side, text_at.width(), NOTE_LINES);
            let height = layout.size.h;
            self.scene.push_for(&owner, Shape::Text { layout, pos: text_at.min, color });
            text_at = text_at.split_top(height).1;
        }
    }

    /// Every numbered event with its quotes and the document they stand in.
    fn note_texts(&self, numbers: &HashMap<EventIx, usize>) -> Vec<(EventIx, Note)> {
        let mut notes: Vec<(EventIx, Note)> = numbers.keys().map(|&event| (event, self.note_text(event))).collect();
        notes.sort_by_key(|(event, _)| numbers[event]);
        notes
    }

    /// The words that attest the event, then those that give its date.
    fn note_text(&self, event: EventIx) -> Note {
        let (project, locale) = (self.project, self.kit.messages.locale().as_tag());
        let Some(event) = project.event(event) else { return Note::default() };
        let excerpts = event.excerpts();
        let of = |attests: Attests| {
            let parts = excerpts.iter().filter(move |e| e.attests == attests).map(|e| self.quote(e));
            parts.collect::<Vec<_>>().join(" … ")
        };
        let mut quotes = of(Attests::Event);
        if quotes.is_empty() {
            quotes = of(Attests::Context);
        }
        let date = of(Attests::Date);
        if !date.is_empty() {
            let date = self.kit.messages.format("figure-note-date", &[("quote", date.into())]);
            quotes = format!("{quotes} \u{2068}{date}\u{2069}");
        }
        let when = event.when();
        if let Some(second) = when.as_ref().and_then(|when| self.kit.dates.second(when)) {
            quotes = format!("{quotes} \u{2068}({second})\u{2069}");
        }
        let document =
            excerpts.first().and_then(|e| project.document_ix(&e.document)).map(|ix| &project.documents[ix.index()]);
        let language = document.and_then(|d| d.language.as_deref()).unwrap_or(&project.language);
        let title = document.filter(|_| project.documents.len() > 1).map(|d| Said::local(&d.title, locale, language));
        Note { quotes: Said::new(quotes, language), source: title }
    }

    /// A quote, isolated so that one in another script cannot reorder the note (UAX #9 §2.4).
    fn quote(&self, excerpt: &Excerpt) -> String {
        let document = self.project.document_ix(&excerpt.document).map(|ix| &self.project.documents[ix.index()]);
        let language = document.and_then(|d| d.language.as_deref()).unwrap_or(&self.project.language);
        let text = beginning(&excerpt.exact).split_whitespace().collect::<Vec<_>>().join(" ");
        isolated(&quoted(&text, language))
    }
}

/// The words of a source note.
#[derive(Default)]
struct Note {
    quotes: Said,
    /// The document, where there are several.
    source: Option<Said>,
}

/// A stretch of `width` points, `along` points from the start side.
fn place(strip: Rect, side: Direction, along: f32, width: f32) -> Rect {
    let x = strip.start(side) + side.sign() * along;
    let other = x + side.sign() * width;
    Rect { min: Pos::new(x.min(other), strip.min.y), max: Pos::new(x.max(other), strip.max.y) }
}

/// The least height at which notes of these heights, in order, fit into so many columns.
fn column_height(heights: &[f32], columns: usize) -> f32 {
    let fits = |limit: f32| {
        let (mut used, mut y) = (1, 0.0);
        for height in heights {
            if y > 0.0 && y + height > limit + 0.01 {
                (used, y) = (used + 1, 0.0);
            }
            y += height;
        }
        used <= columns
    };
    let (mut low, mut high) = (heights.iter().fold(0.0, |a: f32, &b| a.max(b)), heights.iter().sum::<f32>());
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        if fits(middle) { high = middle } else { low = middle }
    }
    high
}

/// The view that shows all of `span` and leaves the last cards, `card` points wide, their room.
pub fn fit_labels(content: &Content, span: (Seconds, Seconds), width: f32, card: f32) -> Viewport {
    // Of very many events the last ones are counted, not told.
    let card = if content.placed.len() > WHOLE { 0.0 } else { card + 2.0 * GAP };
    let mut view = Viewport::fit(span.0, span.1, width, 24.0, 24.0);
    // Two rounds settle it: the room that the last cards need depends on the zoom.
    for _ in 0..2 {
        // What begins last reaches farthest.
        let last = content.placed.last().map_or(0.0, |p| f64::from(card) - (span.1 - p.from) / view.per_point);
        let after = last.max(24.0) as f32;
        view = Viewport::fit(span.0, span.1, width, 24.0, after.min(width * 0.4));
    }
    view
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_low_as_the_order_allows() {
        for (heights, columns, expected) in
            [(vec![10.0, 10.0, 10.0, 10.0], 2, 20.0), (vec![30.0, 10.0, 10.0, 10.0], 2, 30.0), (vec![5.0], 3, 5.0)]
        {
            assert!((column_height(&heights, columns) - expected).abs() < 0.1, "{heights:?}");
        }
        assert_eq!(column_height(&[], 2), 0.0);
    }
}
