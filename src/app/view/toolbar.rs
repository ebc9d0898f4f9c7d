//! The tool bar: menu and title at the start side, search in the middle, actions at the end side.

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use crate::app::command::{Action, FindCommand};
use crate::app::state::{ProjectView, State};
use crate::app::ui::button::Rank;
use crate::app::ui::context::to_egui;
use crate::app::ui::tooltip::tooltip;
use crate::app::ui::{BODY, Button, HEADING, HEIGHT, Icon, SMALL, TextField};
use crate::app::view::context::ViewContext;
use crate::base::{Pos, Rect};
use crate::text::{LineEditor, TextStyle};
use crate::timeline::labels::DirectedText;

/// The search field is at most so wide.
const SEARCH: f32 = 380.0;
/// The search field has at least this width, if what is spared for it makes it so wide.
const LEAST_SEARCH: f32 = 130.0;
/// Title and search need more than this.
const LEAST_TITLED: f32 = 300.0;
/// Actions that are left out of a narrow tool bar, one after the other.
const SPARED: [Action; 4] = [Action::Theme, Action::Open, Action::Language, Action::Export];
/// Width in the search field beside its words.
const AROUND_WORDS: f32 = 46.0;
/// Free width between things.
const GAP: f32 = 6.0;

/// The tool bar: its search field, and where the button of the filter stands.
#[derive(Default)]
pub struct Toolbar {
    search: LineEditor,
    /// The search field is to have the keyboard.
    wants_focus: bool,
    filter_button: Rect,
}

impl Toolbar {
    /// Gives the keyboard to the search field in the next frame that shows it.
    pub fn focus_search(&mut self) {
        self.wants_focus = true;
    }

    /// Returns true if the search field is about to have the keyboard: what is typed now is meant for it.
    pub fn wants_focus(&self) -> bool {
        self.wants_focus
    }

    /// Returns where the button of the filter stands.
    pub fn filter_button(&self) -> Rect {
        self.filter_button
    }
}

/// Shows the tool bar.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, toolbar: &mut Toolbar, area: Rect) {
    let theme = cx.kit.theme;
    cx.fill(ui, area, 0.0, theme.bar);
    cx.fill(ui, Rect::new(area.min.x, area.max.y - 1.0, area.max.x, area.max.y), 0.0, theme.border);
    let mut row = area.shrink2(10.0, (area.height() - HEIGHT) / 2.0);
    let compact = area.width() < 1080.0;
    row = icon(ui, cx, row, Action::Menu, Icon::Menu, false);
    let mut actions = end_actions(cx, compact);
    let wide = |actions: &[EndAction]| actions.iter().map(|(.., width)| width + GAP).sum::<f32>();
    // In a narrow window the search has the room of the title, and of what the menu and the palette have, too.
    for less in SPARED {
        if row.width() - wide(&actions) < LEAST_SEARCH + HEIGHT + GAP {
            actions.retain(|(action, ..)| *action != less);
        }
    }
    let (ends, rest) = row.split_end(cx.side, wide(&actions));
    let titled = rest.width() > LEAST_TITLED;
    let search = if titled { (rest.width() * 0.45).clamp(150.0, SEARCH) } else { rest.width() - HEIGHT - 2.0 * GAP };
    let title = if titled { (rest.width() - search - 52.0).max(60.0) } else { 0.0 };
    let (title, rest) = rest.split_start(cx.side, title);
    if titled {
        show_title(ui, cx, state, title.shrink2(8.0, 0.0));
    }
    show_search(ui, cx, state, toolbar, rest.split_start(cx.side, search + HEIGHT + GAP).0);
    show_actions(ui, cx, state, ends, actions);
}

fn icon(ui: &mut Ui, cx: &ViewContext<'_>, row: Rect, action: Action, icon: Icon, selected: bool) -> Rect {
    let (at, rest) = row.split_start(cx.side, HEIGHT);
    let label = cx.kit.messages.get(action.entry().message);
    let hint = cx.hint(action);
    let button = Button::icon(&label, icon).hint(hint).selected(selected);
    if button.show(ui, cx, Id::unique(("toolbar", action)), at).clicked() {
        cx.act(action);
    }
    rest.split_start(cx.side, GAP).1
}

fn show_title(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, area: Rect) {
    let Some(session) = state.session() else { return };
    let locale = cx.kit.messages.locale().as_tag();
    let title = DirectedText::local(&session.project.title, locale, &session.project.language);
    let title = if title.text.is_empty() { cx.say("untitled") } else { title };
    // A title that is too long for one line stands on two small ones.
    let large = TextStyle { size: 15.5, ..HEADING };
    let is_long = cx.kit.line_of(&title, large, None).size.w > area.width();
    let (style, lines) = if is_long { (TextStyle { size: SMALL.size, ..HEADING }, 2) } else { (large, 1) };
    let layout = cx.kit.block(&title, style, cx.side, area.width(), lines);
    let (cut, top) = (layout.truncated, area.center().y - layout.size.h / 2.0);
    cx.text(ui, &title, style, Rect { min: Pos::new(area.min.x, top), ..area }, lines, cx.kit.theme.ink);
    let response = ui.interact(to_egui(area), Id::unique("project-title"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title.text));
    if cut {
        tooltip(response, cx, &title.text);
    }
}

fn show_search(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, toolbar: &mut Toolbar, area: Rect) {
    let label = cx.kit.messages.get("cmd-search");
    let (filter_at, rest) = area.split_end(cx.side, HEIGHT);
    let (field_at, _) = rest.split_start(cx.side, rest.width() - GAP);
    let whole = cx.kit.messages.get("search-placeholder");
    let fits = cx.kit.line(&whole, BODY, cx.side, None).size.w <= field_at.width() - AROUND_WORDS;
    let placeholder = if fits { whole } else { cx.kit.messages.get("search-placeholder-short") };
    let opened = state.opened();
    // The search may have been cleared, or another project opened, since it was typed.
    if let Some(opened) = opened.filter(|opened| opened.search.query != toolbar.search.text()) {
        toolbar.search.set_text(&opened.search.query);
    }
    let field = TextField {
        label: &label,
        placeholder: &placeholder,
        icon: Some(Icon::Search),
        wrong: false,
        why: "",
        code: false,
    };
    let happened = field.show(ui, cx, Id::unique("search-field"), field_at, &mut toolbar.search);
    if std::mem::take(&mut toolbar.wants_focus) {
        happened.response.request_focus();
        toolbar.search.select_all();
    }
    if happened.changed {
        cx.send(FindCommand::Search(toolbar.search.text().to_owned()));
    }
    if let Some(back) = happened.entered {
        cx.act(if back { Action::PreviousHit } else { Action::NextHit });
        happened.response.request_focus();
    }
    if let Some(opened) = opened.filter(|opened| opened.search.is_active()) {
        show_hits(ui, cx, opened, field_at);
    }
    let is_filtered = opened.is_some_and(|opened| !opened.filter.is_empty());
    toolbar.filter_button = filter_at;
    icon(ui, cx, filter_at, Action::Filter, Icon::Filter, is_filtered);
}

/// Shows "3 of 7" and a cross at the end side of the field.
fn show_hits(ui: &mut Ui, cx: &ViewContext<'_>, opened: ProjectView<'_>, field: Rect) {
    let (clear_at, rest) = field.shrink2(4.0, 3.0).split_end(cx.side, 26.0);
    let label = cx.kit.messages.get("search-clear");
    let clear = Button::icon(&label, Icon::Close).show(ui, cx, Id::unique("search-clear"), clear_at);
    if clear.clicked() {
        cx.send(FindCommand::Search(String::new()));
    }
    let at = opened.selection.event.and_then(|event| opened.search.position(&opened.content, event));
    let count = opened.search.hits.len();
    let args = [("at", at.map_or(0, |at| at + 1).into()), ("count", count.into())];
    let id = match (count, at) {
        (0, _) if opened.requests.search.is_busy() => "search-busy",
        (0, _) => "search-none",
        (_, None) => "search-count",
        (_, Some(_)) => "search-at",
    };
    let text = cx.kit.messages.format(id, &args);
    let width = cx.kit.line(&text, SMALL, cx.side, None).size.w + 14.0;
    let (at, _) = rest.split_end(cx.side, width);
    let response = ui.interact(to_egui(at), Id::unique("search-hits"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let color = if id == "search-none" { cx.kit.theme.error } else { cx.kit.theme.muted };
    cx.fill(ui, at, 6.0, cx.kit.theme.field);
    cx.centered(ui, &cx.said(text), SMALL, at, color);
}

type EndAction = (Action, Option<Icon>, String, f32);

/// Buttons at the end side, from the outside inwards: theme, language, source panel, open, export.
fn end_actions(cx: &ViewContext<'_>, compact: bool) -> Vec<EndAction> {
    let label = |id: &str| cx.kit.messages.get(id);
    let theme = if cx.kit.theme.dark { Icon::Sun } else { Icon::Moon };
    let words = |action: Action, icon: Icon, id: &str| {
        let text = label(id);
        if compact {
            (action, Some(icon), label(action.entry().message), HEIGHT)
        } else {
            let width = Button::new(&text).width(cx);
            (action, None, text, width)
        }
    };
    vec![
        (Action::Theme, Some(theme), label("cmd-theme"), HEIGHT),
        (Action::Language, None, label("other-language"), 42.0),
        (Action::Source, Some(Icon::Panel), label("cmd-source"), HEIGHT),
        (Action::List, Some(Icon::List), label("cmd-list"), HEIGHT),
        words(Action::Open, Icon::Open, "button-open"),
        words(Action::Export, Icon::Export, "button-export"),
    ]
}

fn show_actions(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, area: Rect, actions: Vec<EndAction>) {
    let (mut rest, mut placed) = (area, Vec::with_capacity(actions.len()));
    for (action, icon, label, width) in actions {
        let (at, left) = rest.split_end(cx.side, width);
        rest = left.split_end(cx.side, GAP).1;
        placed.push((action, icon, label, at));
    }
    // Tab goes through them in the order of reading.
    for (action, icon, label, at) in placed.into_iter().rev() {
        let hint = cx.hint(action);
        let button = match icon {
            Some(icon) => Button::icon(&label, icon),
            None => Button::new(&label).rank(Rank::Plain),
        };
        let button = if action == Action::Export { button.rank(Rank::Primary) } else { button };
        let selected = match action {
            Action::Source => state.shows_source(),
            Action::List => state.shows_list(),
            _ => false,
        };
        let enabled = !matches!(action, Action::Export | Action::List) || state.project().is_some();
        let button = button.hint(hint).selected(selected).enabled(enabled);
        if button.show(ui, cx, button_id(action), at).clicked() {
            cx.act(action);
        }
    }
}

/// Returns the widget of an action's button.
pub fn button_id(action: Action) -> Id {
    Id::unique(("toolbar", action))
}
