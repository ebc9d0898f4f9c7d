//! The filter: lanes, actors, tags, status, documents and a span of time.

use std::collections::{BTreeSet, HashMap};

use egui::{Id, Ui};

use crate::app::command::{Action, FindCommand};
use crate::app::state::ProjectView;
use crate::app::ui::button::Rank;
use crate::app::ui::{Checkbox, LABEL};
use crate::app::ui::{dialog, keys, scroll_list};
use crate::app::view::context::ViewContext;
use crate::base::{Color, Rect, bidi, bounded};
use crate::model::facets::FacetCounts;
use crate::model::filter::Filter;
use crate::model::{Id as Name, LocalText, Project, Status};

/// A line of the list.
enum Line {
    Head(&'static str),
    Box { label: String, count: Option<usize>, color: Option<Color>, checked: bool, toggle: Toggle },
}

/// Changes of the filter that a tick makes.
#[derive(Clone, Debug)]
enum Toggle {
    Lane(Name),
    Actor(Name),
    Tag(String),
    Status(Status),
    Document(Name),
    Span,
}

/// Height of a line.
const ROW: f32 = 30.0;
/// Least height below the button, if the window has more.
const LEAST: f32 = 240.0;

/// Shows the filter below its button.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    (filter_button, scroll): (Rect, &mut f32),
    window: Rect,
) {
    let session = &opened.project.session;
    let lines = lines(cx, opened, &session.project, session.facets());
    let wanted = lines.len() as f32 * ROW + 140.0;
    let pad = dialog::pad(window);
    let width = 320.0_f32.min(window.width() - 16.0).max(0.0);
    let button = filter_button;
    let room = window.shrink2(width / 2.0 + 8.0, 0.0);
    let middle = bounded(button.center().x, room.min.x, room.max.x);
    // In a low window it lies over its button.
    let below = button.max.y + 8.0;
    let top = if window.max.y - below < LEAST { window.min.y + 6.0 } else { below };
    let height = wanted.min(window.max.y - 6.0 - top).max(0.0);
    let rect = Rect::new(middle - width / 2.0, top, middle + width / 2.0, top + height);
    let title = cx.kit.messages.get("cmd-filter");
    let area = dialog::card(ui, cx, rect, pad, &title);
    let labels = [("cmd-clear-filter", Rank::Plain, !opened.filter.is_empty())];
    let (foot, rows) = area.split_bottom(dialog::foot(cx, area.width(), &labels));
    keys::walk_lines(ui);
    let pressed =
        scroll_list::rows(ui, cx, ("filter", rows), (lines.len(), ROW), scroll, |ui, i, rect| match &lines[i] {
            Line::Head(id) => {
                cx.line(ui, &cx.say(id), LABEL, rect.translate(0.0, 3.0), cx.kit.theme.muted);
                None
            }
            Line::Box { label, count, color, checked, .. } => {
                let check = Checkbox { label, checked: *checked, color: *color, count: *count };
                Some(check.show(ui, cx, Id::unique(("filter", i)), rect))
            }
        });
    if let Some(Line::Box { toggle, .. }) = pressed.map(|i| &lines[i]) {
        cx.send(FindCommand::Filter(Box::new(toggled(&opened.filter, toggle, opened))));
    }
    if dialog::buttons(ui, cx, foot, &labels).0.is_some() {
        cx.act(Action::ClearFilter);
    }
}

fn toggled(filter: &Filter, toggle: &Toggle, opened: ProjectView<'_>) -> Filter {
    fn flip<T: Ord + Clone>(set: &mut BTreeSet<T>, value: &T) {
        if !set.remove(value) {
            set.insert(value.clone());
        }
    }
    let mut filter = filter.clone();
    match toggle {
        Toggle::Lane(id) => flip(&mut filter.hidden_lanes, id),
        Toggle::Actor(id) => flip(&mut filter.actors, id),
        Toggle::Tag(tag) => flip(&mut filter.tags, tag),
        Toggle::Status(status) => flip(&mut filter.statuses, status),
        Toggle::Document(id) => flip(&mut filter.documents, id),
        Toggle::Span => {
            let (from, to) = opened.scale().span();
            filter.span = if filter.span.is_some() { None } else { Some((from as i64, to as i64)) };
        }
    }
    filter
}

/// The lines; without numbers while a job counts the events.
fn lines(cx: &ViewContext<'_>, opened: ProjectView<'_>, project: &Project, facets: Option<&FacetCounts>) -> Vec<Line> {
    let (filter, locale) = (&opened.filter, cx.kit.messages.locale().as_tag());
    let line = |label: String, count: Option<usize>, color: Option<Color>, checked: bool, toggle: Toggle| Line::Box {
        label,
        count,
        color,
        checked,
        toggle,
    };
    let of = |kind: fn(&FacetCounts) -> &HashMap<Name, usize>, id: &Name| {
        facets.map(|facets| kind(facets).get(id).copied().unwrap_or_default())
    };
    let titled = |text: &LocalText| {
        let (text, language) = text.get_with_language(locale, &project.language);
        bidi::isolate_for(language, text)
    };
    let mut lines = vec![Line::Head("filter-lanes")];
    for (i, lane) in project.lanes.iter().enumerate() {
        let (label, checked) = (titled(&lane.title), !filter.hidden_lanes.contains(&lane.id));
        let color = Some(cx.kit.theme.lane(i));
        lines.push(line(label, of(|c| &c.lanes, &lane.id), color, checked, Toggle::Lane(lane.id.clone())));
    }
    if let Some(laneless) = facets.map(|facets| facets.laneless).filter(|laneless| *laneless > 0) {
        let (label, checked) = (cx.kit.messages.get("lane-none"), !filter.hidden_lanes.contains(""));
        lines.push(line(label, Some(laneless), None, checked, Toggle::Lane("".into())));
    }
    lines.push(Line::Head("filter-time"));
    let (label, dated) = (cx.kit.messages.get("filter-span"), facets.map(|facets| facets.dated));
    lines.push(line(label, dated, None, filter.span.is_some(), Toggle::Span));
    lines.push(Line::Head("filter-status"));
    for (nth, status) in Status::ALL.into_iter().enumerate() {
        let n = facets.map(|facets| facets.statuses[nth]);
        let label = cx.kit.messages.get(&format!("status-{}", status.as_str()));
        let checked = filter.statuses.contains(&status);
        if n != Some(0) || checked {
            lines.push(line(label, n, None, checked, Toggle::Status(status)));
        }
    }
    lines.push(Line::Head("filter-actors"));
    for actor in &project.actors {
        let (label, checked) = (titled(&actor.name), filter.actors.contains(&actor.id));
        lines.push(line(label, of(|c| &c.actors, &actor.id), None, checked, Toggle::Actor(actor.id.clone())));
    }
    lines.push(Line::Head("filter-tags"));
    for (tag, n) in facets.into_iter().flat_map(|facets| &facets.tags) {
        lines.push(line(tag.clone(), Some(*n), None, filter.tags.contains(tag), Toggle::Tag(tag.clone())));
    }
    lines.push(Line::Head("filter-documents"));
    for document in &project.documents {
        let (label, checked) = (titled(&document.title), filter.documents.contains(&document.id));
        lines.push(line(
            label,
            of(|c| &c.documents, &document.id),
            None,
            checked,
            Toggle::Document(document.id.clone()),
        ));
    }
    lines
}
