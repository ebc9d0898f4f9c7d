//! Words that assistive programs speak when they appear or change, without being asked.

use std::time::Duration;

use egui::accesskit::Live;
use egui::{Id, Role, Sense, Ui, WidgetInfo};

use crate::app::ui::context::to_egui;
use crate::base::Rect;

/// Words that are drawn at `at` and told when they appear or become others: an error at once, other words when it is
/// quiet. The same `id` makes them one thing that changes.
pub fn speak(ui: &mut Ui, id: Id, at: Rect, words: &str, is_error: bool) {
    let response = ui.interact(to_egui(at), id, Sense::hover());
    let role = if is_error { Role::Alert } else { Role::Status };
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
    say(ui, id, is_error);
}

/// Has the name of a widget's node be told when it appears or becomes another.
pub fn say(ui: &Ui, id: Id, is_error: bool) {
    let live = if is_error { Live::Assertive } else { Live::Polite };
    ui.ctx().accesskit_node_builder(id, |node| node.set_live(live));
}

/// Seconds without a change after which typing has paused.
const PAUSE: f64 = 0.7;

/// Words about what is being typed, and what of them was told.
#[derive(Clone, Default)]
struct Typed {
    words: String,
    told: (String, bool),
    /// Seconds at which they became these words.
    since: f64,
    /// The frame that showed them last.
    pass: u64,
    /// Times that they were told although they had not changed.
    again: u32,
}

/// Tells words about what is being typed when the typing pauses, so that they do not break into each key; once more if
/// `again`. Those that are there at first are not told.
pub fn speak_at_pause(ui: &mut Ui, id: Id, at: Rect, (words, is_error): (&str, bool), again: bool) {
    let (now, pass) = (ui.input(|input| input.time), ui.ctx().cumulative_pass_nr());
    let before = ui.data(|data| data.get_temp::<Typed>(id)).filter(|typed| typed.pass + 2 >= pass);
    let mut typed = before.unwrap_or_else(|| Typed { words: words.to_owned(), since: now, ..Typed::default() });
    let is_first = typed.pass == 0;
    if typed.words != words {
        (typed.words, typed.since) = (words.to_owned(), now);
    }
    if is_first {
        typed.since = f64::INFINITY;
    }
    let left = PAUSE - (now - typed.since);
    if again || left <= 0.0 {
        typed.told = (words.to_owned(), is_error);
        typed.again += u32::from(again);
    } else if left.is_finite() {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
    typed.pass = pass;
    let (told, is_error) = typed.told.clone();
    let nth = typed.again;
    ui.data_mut(|data| data.insert_temp(id, typed));
    if !told.is_empty() {
        speak(ui, id.with(nth), at, &told, is_error);
    }
}
