//! The bar beside the words that are selected in a document: what can be made of them.

use egui::{Id, Role, Ui};

use crate::app::command::Action;
use crate::app::state::ProjectView;
use crate::app::ui::{Button, HEIGHT, access};
use crate::app::view::context::ViewContext;
use crate::base::{Pos, Rect, bounded};
use crate::scene::{Fill, Shape, Stroke};

/// Free room around the buttons, in points.
const PAD: f32 = 4.0;
/// Free height between the words and the bar.
const GAP: f32 = 6.0;

/// The buttons: message and action.
const BUTTONS: [(&str, Action); 5] = [
    ("words-new", Action::NewEvent),
    ("words-quote", Action::QuoteWords),
    ("words-date", Action::DateWords),
    ("words-context", Action::ContextWords),
    ("words-copy", Action::CopyQuote),
];

/// Shows it below the selected words, whose areas are `words`, or above them where there is no room; not while the
/// pointer is still selecting.
pub(super) fn show(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, words: &[Rect], area: Rect) {
    // A place that is only looked at is no choice of words.
    if opened.source.preview.is_some() {
        return;
    }
    let seen = words.iter().filter_map(|rect| rect.intersection(&area)).reduce(|a, b| a.union(&b));
    let Some(words) =
        seen.filter(|_| !ui.input(|input| input.pointer.primary_down() && input.pointer.is_decidedly_dragging()))
    else {
        return;
    };
    let labels = BUTTONS.map(|(message, _)| cx.kit.messages.get(message));
    let widths: Vec<f32> = labels.iter().map(|label| Button::new(label).width(cx)).collect();
    let width = widths.iter().sum::<f32>() + 2.0 * PAD;
    let rows = if width > area.width() { 2 } else { 1 };
    let width =
        if rows == 1 { width } else { widths[..3].iter().sum::<f32>().max(widths[3..].iter().sum()) + 2.0 * PAD };
    let height = rows as f32 * HEIGHT + 2.0 * PAD;
    let below = words.max.y + GAP + height <= area.max.y;
    let top = if below { words.max.y + GAP } else { words.min.y - GAP - height };
    let top = bounded(top, area.min.y, area.max.y - height);
    let left = bounded(words.center().x - width / 2.0, area.min.x + 2.0, area.max.x - width - 2.0);
    let bar = Rect { min: Pos::new(left, top), max: Pos::new(left + width, top + height) };
    let theme = cx.kit.theme;
    cx.draw(ui, |scene| {
        scene.push(Shape::Shadow { rect: bar.translate(0.0, 2.0), radius: 8.0, blur: 8.0, color: theme.shadow });
        let stroke = Some(Stroke::new(1.0, theme.edge));
        scene.push(Shape::Rect { rect: bar, radius: 8.0, fill: Fill::Solid(theme.panel), stroke });
    });
    let name = cx.kit.messages.get("words-bar");
    let mut inside = access::scope(ui, (Id::unique("words-bar"), bar), (Role::Toolbar, &name));
    let mut rest = bar.shrink(PAD);
    for (nth, (_, action)) in BUTTONS.iter().enumerate() {
        if rows == 2 && nth == 3 {
            rest = bar.shrink(PAD).split_top(HEIGHT).1;
        }
        let (at, after) = rest.split_top(HEIGHT).0.split_start(cx.side, widths[nth]);
        rest = Rect { min: Pos::new(after.min.x, rest.min.y), max: Pos::new(after.max.x, rest.max.y) };
        let has_event = opened.selection.event.is_some();
        let enabled = has_event || matches!(action, Action::NewEvent | Action::CopyQuote);
        let button = Button::new(&labels[nth]).enabled(enabled).hint(cx.hint_with_words(*action));
        if button.show(&mut inside, cx, Id::unique(("words-bar", nth)), at.shrink2(1.0, 0.0)).clicked() {
            cx.act(*action);
        }
    }
}
