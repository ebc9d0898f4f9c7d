//! Words that are not drawn here, for people who do not see what has changed: what was opened, and what a search has
//! found. They stand beside the panels, which a dialog hides, so that they are told once.

use egui::{Id, Role, Ui};

use crate::app::state::{ProjectView, State};
use crate::app::ui::access;
use crate::app::view::context::ViewContext;
use crate::base::Rect;

/// Tells what has changed since the last frame.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, window: Rect) {
    let name = cx.kit.messages.get("panel-told");
    let foot = window.split_bottom(1.0).0;
    access::group(ui, (Id::unique("panel-told"), foot), (Role::Group, &name), |ui| {
        if let Some(loading) = &state.loading {
            let text = cx.kit.messages.format("loading", &[("file", loading.name.as_str().into())]);
            access::speak(ui, Id::unique("told-loading"), foot, &text, false);
        }
        if let Some(opened) = state.opened() {
            // Changes of what is open are told elsewhere: these words stay as they were.
            let id = Id::unique(("told-opened", opened.number, cx.kit.messages.locale().as_tag()));
            let words = ui.data(|data| data.get_temp(id)).unwrap_or_else(|| what_is_open(cx, opened));
            ui.data_mut(|data| data.insert_temp(id, words.clone()));
            access::speak(ui, id, foot, &words, false);
            if let Some(text) = found(cx, opened) {
                access::speak(ui, Id::unique("told-found"), foot, &text, text == cx.kit.messages.get("search-none"));
            }
        }
    });
}

/// The title of what is open, and how many events it has as it was opened.
fn what_is_open(cx: &ViewContext<'_>, opened: ProjectView<'_>) -> String {
    let project = &opened.session.project;
    let title = project.title.get(cx.kit.messages.locale().as_tag());
    let title = if title.trim().is_empty() { cx.kit.messages.get("untitled") } else { title.to_owned() };
    let args = [("title", title.into()), ("count", project.events.len().into())];
    cx.kit.messages.format("told-opened", &args)
}

/// The number of events that a search has found; nothing while none is under way or its answer is not there yet.
fn found(cx: &ViewContext<'_>, opened: ProjectView<'_>) -> Option<String> {
    if !opened.search.is_active() || opened.requests.search.is_busy() {
        return None;
    }
    let count = opened.search.hits.len();
    let id = if count == 0 { "search-none" } else { "search-count" };
    Some(cx.kit.messages.format(id, &[("count", count.into())]))
}
