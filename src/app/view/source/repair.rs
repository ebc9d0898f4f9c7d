//! Above the text: the quotes of the selected event that are not found as they are, and how to repair them.

use std::ops::Range;

use egui::{Id, Ui};

use crate::anchoring::Resolution;
use crate::app::command::{Action, Command, EditCommand, SourceCommand};
use crate::app::session::Session;
use crate::app::state::ProjectView;
use crate::app::state::repair;
use crate::app::ui::button::Rank;
use crate::app::ui::message::{self, Lines};
use crate::app::ui::scroll_list;
use crate::app::ui::{Button, HEIGHT, LABEL, SMALL};
use crate::app::view::context::ViewContext;
use crate::base::{Color, DocIx, ExcerptIx, Rect};
use crate::model::quotation::Shown;
use crate::model::{Difference, Quotation, Standing, Unit};
use crate::text::TextStyle;
use crate::timeline::labels::DirectedText;
use crate::timeline::quotes::{doubt_in_words, quoted, quoted_briefly};

/// A quote among words of the interface.
const QUOTE: TextStyle = crate::timeline::metrics::QUOTE;
/// Height of the row of a place.
const PLACE: f32 = 44.0;
/// Number of places that are shown at a time.
const PLACES: usize = 3;
/// Number of other quotes that are named.
const OTHERS: usize = 3;
/// Letters before and after the words of a place.
const CONTEXT: usize = 28;

/// Shows them; returns what is left of `area`.
pub(crate) fn show(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, document: DocIx, area: Rect) -> Rect {
    let (session, selected) = (&opened.project.session, opened.source.selected());
    let here = |ix: &ExcerptIx| session.document_of(*ix) == Some(document);
    let troubled: Vec<ExcerptIx> = repair::troubled(session, opened.selection).into_iter().filter(here).collect();
    let Some(subject) = repair::subject(session, opened.selection).filter(|ix| troubled.contains(ix)) else {
        return match troubled.first() {
            Some(_) => show_others(ui, cx, session, &troubled, area),
            None => area,
        };
    };
    let Some(resolution) = session.resolution(subject) else { return area };
    let quote = Quote { ix: subject, document, session, resolution };
    let rest = quote.show(ui, cx, opened, selected, area);
    let others: Vec<ExcerptIx> = troubled.into_iter().filter(|ix| *ix != subject).collect();
    show_others(ui, cx, session, &others, rest)
}

/// A row each for other troubled quotes of the event, which leads to them.
fn show_others(ui: &mut Ui, cx: &ViewContext<'_>, session: &Session, others: &[ExcerptIx], area: Rect) -> Rect {
    let mut rest = area;
    for ix in others.iter().take(OTHERS) {
        let (row, left) = rest.split_top(HEIGHT + 2.0);
        rest = left;
        let Some(quotation) = session.evidence().quotation(&session.project, *ix) else { continue };
        let said = quoted_briefly(cx.kit.messages, &quotation).text;
        let name = match quotation.standing() {
            Standing::Verbatim => cx.kit.messages.format("quote-is-moved", &[("quote", said.into())]),
            Standing::Doubtful(_) => said,
        };
        if Button::new(&name).show(ui, cx, Id::unique(("troubled", ix)), row.shrink2(14.0, 1.0)).clicked() {
            cx.send(SourceCommand::SelectExcerpt(*ix));
        }
    }
    if others.len() > OTHERS {
        let (row, left) = rest.split_top(20.0);
        let more = cx.kit.messages.format("repair-more", &[("count", (others.len() - OTHERS).into())]);
        cx.line(ui, &cx.said(more), SMALL, row.shrink2(16.0, 0.0), cx.kit.theme.muted);
        rest = left;
    }
    rest
}

/// The quote that can be repaired here.
struct Quote<'a> {
    ix: ExcerptIx,
    document: DocIx,
    session: &'a Session,
    resolution: &'a Resolution,
}

impl Quote<'_> {
    fn text(&self) -> Option<&str> {
        self.session.texts.get(self.document.index())?.text().map(|text| &**text)
    }

    fn is_concealed(&self) -> bool {
        let doubt = self.session.evidence().standing(&self.session.project, self.ix).doubt();
        doubt.is_some_and(|doubt| doubt.concealment().is_some())
    }

    fn language(&self) -> &str {
        let project = &self.session.project;
        project.documents[self.document.index()].language.as_deref().unwrap_or(&project.language)
    }

    fn show(
        &self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        opened: ProjectView<'_>,
        selected: Option<Range<usize>>,
        area: Rect,
    ) -> Rect {
        let theme = cx.kit.theme;
        let color = match (self.text(), self.resolution) {
            // Nothing is known of a quote whose document is missing.
            (None, _) => theme.muted,
            _ if self.is_concealed() => theme.error,
            (_, Resolution::Moved(_)) => theme.accent,
            (_, Resolution::Changed { difference: Difference::Spelling, .. }) => theme.warning,
            _ => theme.error,
        };
        let lines = self.lines(cx, color);
        if self.text().is_none() {
            return message::note(ui, cx, Id::unique(("trouble", self.ix)), area, color, &lines, 0.0).1;
        }
        let places = match self.resolution {
            Resolution::Ambiguous(places) => places.as_slice(),
            _ => &[],
        };
        let list = places.len().min(PLACES) as f32 * PLACE;
        let buttons = self.buttons(opened, selected);
        let labels: Vec<String> = buttons.iter().map(|button| cx.kit.messages.get(button.label)).collect();
        let widths: Vec<f32> = labels.iter().map(|label| Button::new(label).width(cx)).collect();
        let (rows, height) = flow(&widths, area.width() - 56.0);
        let id = Id::unique(("trouble", self.ix));
        let (foot, rest) = message::note(ui, cx, id, area, color, &lines, list + height + 8.0);
        let (at, foot) = foot.split_top(list);
        self.show_places(ui, cx, opened, places, at);
        for ((button, label), (x, y, width)) in buttons.into_iter().zip(&labels).zip(rows) {
            let row = Rect::new(foot.min.x, foot.min.y + 6.0 + y, foot.max.x, foot.min.y + 6.0 + y + HEIGHT);
            let at = row.split_start(cx.side, x).1.split_start(cx.side, width).0;
            let hint = button.shortcut.map(|action| cx.hint(action));
            let shown = Button::new(label).rank(button.rank).enabled(button.command.is_some());
            let clicked = shown.hint(hint.unwrap_or_default()).show(ui, cx, Id::unique(("repair", button.label)), at);
            if let Some(command) = button.command.filter(|_| clicked.clicked()) {
                cx.send(command);
            }
        }
        rest
    }

    /// Returns the resolution of the quote in words, and its old words; they stay in view until it is repaired.
    fn lines(&self, cx: &ViewContext<'_>, color: Color) -> Lines {
        let theme = cx.kit.theme;
        let evidence = self.session.evidence();
        let Some(quotation) = evidence.quotation(&self.session.project, self.ix) else { return Lines::new() };
        // What is in doubt is told above, and what the source says below: here are the recorded words alone.
        let recorded = match quotation.words_with_standing() {
            Shown::Verbatim(_) => quoted(cx.kit.messages, &quotation),
            Shown::Doubtful { words, .. } => DirectedText::written(words, self.language()),
        };
        let quote = (recorded, QUOTE, theme.ink);
        let doubt = || doubt_in_words(cx.kit.messages, &quotation).map(|words| cx.said(format!("{words}:")));
        let title = match (self.text(), self.resolution) {
            (None, _) => cx.say("quote-unchecked"),
            (_, Resolution::Found(_)) => doubt().unwrap_or_default(),
            _ if self.is_concealed() => doubt().unwrap_or_default(),
            (_, Resolution::Changed { difference: Difference::Meaning, .. }) => cx.say("quote-says-otherwise"),
            (_, Resolution::Changed { similarity, .. }) => {
                let percent = (similarity * 100.0).floor() as i64;
                cx.said(cx.kit.messages.format("quote-changed", &[("percent", percent.into())]))
            }
            (_, Resolution::Moved(_)) => cx.say("quote-moved"),
            (_, Resolution::ContextChanged(_)) => cx.say("quote-context-changed"),
            (_, Resolution::Ambiguous(places)) => {
                cx.said(cx.kit.messages.format("quote-ambiguous-places", &[("count", places.len().into())]))
            }
            _ => cx.say("quote-lost"),
        };
        let mut lines = vec![(title, LABEL, color), quote];
        match (self.text(), self.resolution) {
            (Some(text), Resolution::Changed { range, .. }) => {
                lines.push((cx.say("quote-now"), LABEL, theme.muted));
                lines.push((self.said(cx, text, range), QUOTE, theme.ink));
            }
            (Some(text), Resolution::Lost { nearest }) => {
                if let Some(range) = nearest {
                    lines.push((cx.say("quote-nearest"), LABEL, theme.muted));
                    lines.push((self.said(cx, text, range), QUOTE, theme.muted));
                }
                lines.push((cx.say("repair-select"), SMALL, theme.muted));
            }
            _ => {}
        }
        lines
    }

    /// A part of the document.
    fn said(&self, cx: &ViewContext<'_>, text: &str, range: &Range<usize>) -> DirectedText {
        let part = Quotation::of_source(text, range.clone(), self.language());
        part.map_or_else(DirectedText::default, |part| quoted(cx.kit.messages, &part))
    }

    fn buttons(&self, opened: ProjectView<'_>, selected: Option<Range<usize>>) -> Vec<RepairButton> {
        let take = |range: &Range<usize>| Command::from(EditCommand::Reanchor(self.ix, range.clone()));
        let preview = opened.source.preview.as_ref();
        let first = match self.resolution {
            Resolution::Moved(range) | Resolution::ContextChanged(range) | Resolution::Changed { range, .. } => {
                Some(("cmd-take-text", Some(Action::TakeText), Some(take(range))))
            }
            Resolution::Ambiguous(places) => {
                let chosen = preview.filter(|range| places.contains(range));
                Some(("repair-choose", None, chosen.map(take)))
            }
            Resolution::Lost { nearest: Some(range) } => {
                Some(("repair-nearest", None, Some(SourceCommand::PreviewPlace(range.clone()).into())))
            }
            _ => None,
        };
        let select = ("repair-use-selection", Some(Action::UseSelection), selected.as_ref().map(take));
        let ranks = [Rank::Primary, Rank::Plain];
        let all = first.into_iter().chain([select]).zip(ranks);
        all.map(|((label, shortcut, command), rank)| RepairButton { label, shortcut, command, rank }).collect()
    }

    /// Shows the places that are alike, around the one that is looked at.
    fn show_places(
        &self,
        ui: &mut Ui,
        cx: &ViewContext<'_>,
        opened: ProjectView<'_>,
        places: &[Range<usize>],
        area: Rect,
    ) {
        let at = opened.source.preview.as_ref().and_then(|range| places.iter().position(|place| place == range));
        let first = at.map_or(0, |at| at.saturating_sub(PLACES / 2)).min(places.len().saturating_sub(PLACES));
        let mut rest = area;
        for (nth, place) in places.iter().enumerate().skip(first).take(PLACES) {
            let (row, left) = rest.split_top(PLACE);
            rest = left;
            let head = self.place_name(cx, nth, place);
            let context = DirectedText::written(self.context(cx, place), self.language());
            let name = format!("{head}: {}", context.text);
            let response =
                scroll_list::entry(ui, cx, Id::unique(("place", nth)), row.shrink2(0.0, 1.0), &name, at == Some(nth));
            let (above, below) = row.shrink2(8.0, 3.0).split_top(17.0);
            cx.line(ui, &cx.said(head), SMALL, above, cx.kit.theme.muted);
            cx.line(ui, &context, SMALL, below, cx.kit.theme.ink);
            if response.clicked() {
                cx.send(SourceCommand::PreviewPlace(place.clone()));
            }
        }
    }

    /// "Place 2 of 5, page 12".
    fn place_name(&self, cx: &ViewContext<'_>, nth: usize, place: &Range<usize>) -> String {
        let count = repair::places(self.resolution).len();
        let source_map = self.session.texts.get(self.document.index()).and_then(|text| text.source_map());
        let locator = source_map.and_then(|source_map| source_map.at(place.start));
        let unit = match locator.map(|locator| locator.unit) {
            Some(Unit::Page) => "page",
            Some(Unit::Paragraph) => "paragraph",
            Some(Unit::Line) => "line",
            None => "none",
        };
        let number = locator.map_or(0, |locator| locator.number);
        let args =
            [("at", (nth + 1).into()), ("count", count.into()), ("unit", unit.into()), ("number", number.into())];
        cx.kit.messages.format("repair-place", &args)
    }

    /// The words of a place among those around it.
    fn context(&self, cx: &ViewContext<'_>, place: &Range<usize>) -> String {
        let Some(text) = self.text() else { return String::new() };
        let (before, after) = (&text[..place.start], &text[place.end..]);
        let from = before.char_indices().rev().take(CONTEXT).last().map_or(place.start, |(at, _)| at);
        let to = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
        let words = self.said(cx, text, place).text;
        // Half words at the ends are left out.
        let before = if from == 0 { before } else { before[from..].split_once(' ').map_or("", |(_, whole)| whole) };
        let after = if to == after.len() { after } else { after[..to].rsplit_once(' ').map_or("", |(whole, _)| whole) };
        format!("… {before}{words}{after} …").replace(['\n', '\r'], " ")
    }
}

/// A way to repair a quote; it cannot be gone now if there is no command.
struct RepairButton {
    label: &'static str,
    shortcut: Option<Action>,
    command: Option<Command>,
    rank: Rank,
}

/// Puts buttons into rows: for each its distance from the start side, its top and its width; and the height of all.
fn flow(widths: &[f32], room: f32) -> (Vec<(f32, f32, f32)>, f32) {
    let (mut x, mut y) = (0.0, 0.0);
    let place = |width: &f32| {
        let width = width.min(room);
        if x > 0.0 && x + width > room {
            (x, y) = (0.0, y + HEIGHT + 6.0);
        }
        let at = (x, y, width);
        x += width + 8.0;
        at
    };
    let places: Vec<_> = widths.iter().map(place).collect();
    let height = places.last().map_or(0.0, |(_, y, _)| y + HEIGHT);
    (places, height)
}
