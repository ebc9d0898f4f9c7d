//! The filter: lanes, actors, tags, status, documents and a span of time.

use std::collections::BTreeSet;

use egui::{Id, Ui};

use super::super::command::{Action, Command};
use super::super::cx::Cx;
use super::super::forms::Forms;
use super::super::state::State;
use super::super::widgets::button::Rank;
use super::super::widgets::{Check, LABEL};
use super::{frame, list};
use crate::base::{Color, Rect};
use crate::model::filter::Filter;
use crate::model::{EventRef, Id as Name, Project, Status};

/// A line of the list.
enum Line {
    Head(&'static str),
    Box { label: String, count: usize, color: Option<Color>, checked: bool, toggle: Toggle },
}

/// What a tick changes.
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

/// Shows the filter below its button.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, state: &State, forms: &mut Forms, window: Rect) {
    let Some(session) = &state.session else { return };
    let lines = lines(cx, state, &session.project);
    let wanted = lines.len() as f32 * ROW + 140.0;
    let height = wanted.min(window.height() - 70.0);
    let width = 320.0_f32.min(window.width() - 16.0);
    let button = forms.filter_button;
    let middle = button.center().x.clamp(window.min.x + width / 2.0 + 8.0, window.max.x - width / 2.0 - 8.0);
    let top = button.max.y + 8.0;
    let rect = Rect::new(middle - width / 2.0, top, middle + width / 2.0, top + height);
    let title = cx.kit.messages.get("cmd-filter");
    let area = frame::card(ui, cx, rect, &title);
    let labels = [("cmd-clear-filter", Rank::Plain, !state.filter.is_empty())];
    let (pressed, area) = frame::buttons(ui, cx, area, &labels);
    if pressed.is_some() {
        cx.act(Action::ClearFilter);
    }
    let pressed =
        list::rows(ui, cx, ("filter", area), (lines.len(), ROW), &mut forms.scroll, |ui, i, rect| match &lines[i] {
            Line::Head(id) => {
                cx.line(ui, &cx.say(id), LABEL, rect.translate(0.0, 3.0), cx.kit.theme.muted);
                None
            }
            Line::Box { label, count, color, checked, .. } => {
                let check = Check { label, checked: *checked, color: *color, count: Some(*count) };
                Some(check.show(ui, cx, Id::unique(("filter", i)), rect))
            }
        });
    if let Some(Line::Box { toggle, .. }) = pressed.map(|i| &lines[i]) {
        cx.send(Command::SetFilter(Box::new(toggled(&state.filter, toggle, state))));
    }
}

fn toggled(filter: &Filter, toggle: &Toggle, state: &State) -> Filter {
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
            let (from, to) = super::super::panels::timeline::scale(state).span();
            filter.span = if filter.span.is_some() { None } else { Some((from as i64, to as i64)) };
        }
    }
    filter
}

fn lines(cx: &Cx<'_>, state: &State, project: &Project) -> Vec<Line> {
    let (filter, locale) = (&state.filter, cx.kit.messages.locale().as_tag());
    let count = |fits: &dyn Fn(EventRef<'_>) -> bool| project.events.iter().filter(|event| fits(*event)).count();
    let mut lines = vec![Line::Head("filter-lanes")];
    for (i, lane) in project.lanes.iter().enumerate() {
        lines.push(Line::Box {
            label: lane.title.get(locale).to_owned(),
            count: count(&|event| event.lane() == Some(&lane.id)),
            color: Some(cx.kit.theme.lane(i)),
            checked: !filter.hidden_lanes.contains(&lane.id),
            toggle: Toggle::Lane(lane.id.clone()),
        });
    }
    let laneless = count(&|event| event.lane().is_none());
    if laneless > 0 {
        let checked = !filter.hidden_lanes.contains("");
        let label = cx.kit.messages.get("lane-none");
        lines.push(Line::Box { label, count: laneless, color: None, checked, toggle: Toggle::Lane("".into()) });
    }
    lines.push(Line::Head("filter-time"));
    let label = cx.kit.messages.get("filter-span");
    let dated = count(&|event| event.has_date());
    lines.push(Line::Box { label, count: dated, color: None, checked: filter.span.is_some(), toggle: Toggle::Span });
    lines.push(Line::Head("filter-status"));
    for status in Status::ALL {
        let n = count(&|event| event.status() == status);
        let label = cx.kit.messages.get(&format!("status-{}", status.as_str()));
        let checked = filter.statuses.contains(&status);
        if n > 0 || checked {
            lines.push(Line::Box { label, count: n, color: None, checked, toggle: Toggle::Status(status) });
        }
    }
    lines.push(Line::Head("filter-actors"));
    for actor in &project.actors {
        let n = count(&|event| event.actors().contains(&actor.id));
        let (label, checked) = (actor.name.get(locale).to_owned(), filter.actors.contains(&actor.id));
        lines.push(Line::Box { label, count: n, color: None, checked, toggle: Toggle::Actor(actor.id.clone()) });
    }
    lines.push(Line::Head("filter-tags"));
    let tags: BTreeSet<&String> = project.events.iter().flat_map(EventRef::tags).collect();
    for tag in tags {
        let n = count(&|event| event.tags().contains(tag));
        let checked = filter.tags.contains(tag);
        lines.push(Line::Box { label: tag.clone(), count: n, color: None, checked, toggle: Toggle::Tag(tag.clone()) });
    }
    lines.push(Line::Head("filter-documents"));
    for document in &project.documents {
        let n = count(&|event| event.excerpts().iter().any(|e| e.document == document.id));
        let (label, checked) = (document.title.get(locale).to_owned(), filter.documents.contains(&document.id));
        lines.push(Line::Box { label, count: n, color: None, checked, toggle: Toggle::Document(document.id.clone()) });
    }
    lines
}
