//! The command palette and the menu: the table of commands, to be searched or read.

use std::path::PathBuf;

use egui::{Id, Key, Role, Ui};

use crate::app::command::{Action, Entry, FileCommand, Group, TABLE, WindowCommand};
use crate::app::state::State;
use crate::app::ui::context::Arrows;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::{BODY, HEIGHT, Icon, LABEL, SMALL, TextField};
use crate::app::ui::{dialog, keys, scroll_list};
use crate::app::view::context::ViewContext;
use crate::base::{Folded, Rect, Size, bounded};
use crate::scene::{Fill, Shape, Stroke};
use crate::text::LineEditor;
use crate::timeline::labels::DirectedText;

/// Size of the palette, in points.
const SIZE: Size = Size { w: 560.0, h: 520.0 };
/// Height of a line of the palette.
const ROW: f32 = 34.0;
/// Free width beside the words of a line.
const SIDE: f32 = 10.0;
/// Width by which the frame of a shortcut is wider than its words, distance of the frame from the edges of a line, and
/// the radius of its corners.
const SHORTCUT_MORE: f32 = 14.0;
const SHORTCUT_INSET: (f32, f32) = (0.5, 7.0);
const SHORTCUT_RADIUS: f32 = 5.0;

/// Height of an entry of the menu, and of the head of a group.
const ENTRY: f32 = 30.0;
const HEAD: f32 = 28.0;
/// Recent files in the menu, at most.
const MAX_RECENT: usize = 5;
/// Top of the menu, below the tool bar, its width, and the height of the window below it that it leaves free.
const MENU_TOP: f32 = 48.0;
const MENU_WIDTH: f32 = 320.0;
const MENU_REST: f32 = 60.0;
/// Free width beside the menu; free width and height within it.
const MENU_MARGIN: f32 = 8.0;
const MENU_PAD: (f32, f32) = (6.0, 8.0);
/// Radius of its corners; fall and blur of its shadow.
const MENU_RADIUS: f32 = 10.0;
const MENU_SHADOW: (f32, f32) = (5.0, 14.0);

/// Commands whose names hold every word of the query.
fn matching(cx: &ViewContext<'_>, query: &str) -> Vec<&'static Entry> {
    let folded = Folded::new(query);
    let words: Vec<&str> = folded.as_str().split_whitespace().collect();
    let fits = |entry: &&Entry| {
        let name = Folded::new(&cx.kit.messages.get(entry.message));
        words.iter().all(|word| name.as_str().contains(word))
    };
    TABLE.iter().filter(|entry| entry.action != Action::Palette).filter(fits).collect()
}

/// Query of the palette, and the position of the chosen line.
#[derive(Default)]
pub(crate) struct Palette {
    query: LineEditor,
    at: usize,
}

/// Shows the palette.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (palette, dialog_state): (&mut Palette, &mut DialogState),
    window: Rect,
) {
    let title = cx.kit.messages.get("cmd-palette");
    let area = dialog::dialog(ui, cx, window, &title, SIZE);
    let (field_at, rest) = area.split_top(HEIGHT + 2.0);
    let placeholder = cx.kit.messages.get("palette-placeholder");
    let field = TextField {
        label: &title,
        placeholder: &placeholder,
        icon: Some(Icon::Search),
        wrong: false,
        why: "",
        code: false,
    };
    let happened = field.show(ui, cx, Id::unique("palette-field"), field_at, &mut palette.query);
    if dialog_state.is_fresh {
        happened.response.request_focus();
    }
    let found = matching(cx, palette.query.text());
    if happened.changed {
        (palette.at, dialog_state.scroll) = (0, 0.0);
    }
    let (up, down) = ui.input(|i| (i.num_presses(Key::ArrowUp), i.num_presses(Key::ArrowDown)));
    palette.at = (palette.at + down).saturating_sub(up).min(found.len().saturating_sub(1));
    keys::keep_arrows(ui, happened.response.id, Arrows::All);
    let area = rest.split_top(10.0).1;
    if up + down > 0 {
        let top = palette.at as f32 * ROW;
        dialog_state.scroll = bounded(dialog_state.scroll, (top + ROW - area.height()).max(0.0), top);
    }
    let at = palette.at;
    let pressed =
        scroll_list::rows(ui, cx, ("palette", area), (found.len(), ROW), &mut dialog_state.scroll, |ui, i, rect| {
            Some(line(ui, cx, state, found[i], rect, i == at))
        });
    let chosen = pressed.or(happened.entered.map(|_| at));
    if let Some(entry) = chosen.and_then(|i| found.get(i)) {
        run(cx, entry.action);
    }
    if found.is_empty() {
        cx.centered(ui, &cx.say("palette-none"), BODY, area.split_top(60.0).0, cx.kit.theme.muted);
    }
}

/// Closes what is open and does the command.
fn run(cx: &ViewContext<'_>, action: Action) {
    cx.send(WindowCommand::Show(None));
    cx.act(action);
}

fn line(ui: &Ui, cx: &ViewContext<'_>, state: &State, entry: &Entry, rect: Rect, chosen: bool) -> egui::Response {
    let name = cx.kit.messages.get(entry.message);
    let response = scroll_list::entry(ui, cx, Id::unique(("command", entry.action)), rect, &name, chosen);
    let inner = rect.shrink2(SIDE, 0.0);
    let mut words = inner;
    if let Some(shortcut) = cx.shortcuts(entry.action).next() {
        let label = DirectedText::new(shortcut.label(), "en");
        let width = cx.kit.line_of(&label, SMALL, None).size.w + SHORTCUT_MORE;
        let (at, rest) = inner.split_end(cx.side, width);
        let (x, y) = SHORTCUT_INSET;
        cx.outline(ui, at.shrink2(x, y), SHORTCUT_RADIUS, 1.0, cx.kit.theme.border);
        cx.centered(ui, &label, SMALL, at, cx.kit.theme.muted);
        words = rest;
    }
    let color = if possible(state, entry.action) { cx.kit.theme.ink } else { cx.kit.theme.muted };
    cx.line(ui, &cx.said(name), BODY, words, color);
    response
}

/// Returns true if a command would do something now.
fn possible(state: &State, action: Action) -> bool {
    let session = state.session();
    match action {
        Action::Undo => session.is_some_and(|s| s.history.can_undo()),
        Action::Redo => session.is_some_and(|s| s.history.can_redo()),
        Action::EditEvent | Action::DeleteEvent | Action::OpenQuote | Action::CenterSelection => {
            state.project().is_some_and(|project| project.selection.event.is_some())
        }
        Action::Save | Action::SaveAs | Action::Export | Action::Fit => session.is_some(),
        _ => true,
    }
}

/// Actions in the menu of the tool bar, by groups.
const MENU: &[(Group, &[Action])] = &[
    (Group::File, &[Action::Open, Action::OpenSample, Action::Save, Action::SaveAs, Action::Export]),
    (Group::Edit, &[Action::Undo, Action::Redo, Action::EditEvent, Action::DeleteEvent]),
    (
        Group::Window,
        &[Action::Palette, Action::Shortcuts, Action::Direction, Action::Problems, Action::Settings, Action::About],
    ),
];

/// Shows the menu below its button.
pub(crate) fn menu(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, dialog_state: &mut DialogState, window: Rect) {
    let recent: Vec<_> = state.settings.recent.iter().take(MAX_RECENT).collect();
    let rows: usize = MENU.iter().map(|(_, actions)| actions.len()).sum::<usize>() + recent.len();
    let heads = MENU.len() + usize::from(!recent.is_empty());
    let needed = rows as f32 * ENTRY + heads as f32 * HEAD;
    let height = (needed + 2.0 * MENU_PAD.1).min(window.height() - MENU_REST).max(0.0);
    let (column, _) = window.split_top(MENU_TOP).1.split_start(cx.side, MENU_WIDTH.min(window.width()));
    let rect = column.split_top(height).0.shrink2(MENU_MARGIN, 0.0);
    let theme = cx.kit.theme;
    cx.draw(ui, |scene| {
        let (fall, blur) = MENU_SHADOW;
        let shadow = rect.translate(0.0, fall);
        scene.push(Shape::Shadow { rect: shadow, radius: MENU_RADIUS, blur, color: theme.shadow });
        let stroke = Some(Stroke::new(1.0, theme.border));
        scene.push(Shape::Rect { rect, radius: MENU_RADIUS, fill: Fill::Solid(theme.panel), stroke });
    });
    keys::walk_lines(ui);
    dialog::name_layer(ui, Role::Menu, &cx.kit.messages.get("cmd-menu"), rect);
    let (mut fresh, inner) = (dialog_state.is_fresh, rect.shrink2(MENU_PAD.0, MENU_PAD.1));
    scroll_list::column(ui, cx, ("menu", inner), needed, &mut dialog_state.scroll, |ui, area| {
        show_menu(ui, cx, state, (&recent, &mut fresh), area);
    });
    dialog_state.is_fresh = fresh;
}

fn show_menu(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (recent, fresh): (&[&PathBuf], &mut bool),
    mut rest: Rect,
) {
    for (group, actions) in MENU {
        rest = head(ui, cx, group.message(), rest);
        for &action in *actions {
            let (at, after) = rest.split_top(ENTRY);
            rest = after;
            let response = line(ui, cx, state, &action.entry(), at, false);
            if std::mem::take(fresh) {
                response.request_focus();
            }
            if response.clicked() {
                run(cx, action);
            }
        }
    }
    if !recent.is_empty() {
        rest = head(ui, cx, "menu-recent", rest);
    }
    for &path in recent {
        let (at, after) = rest.split_top(ENTRY);
        rest = after;
        let name = path.display().to_string();
        let short = path.file_name().map_or(name.clone(), |file| {
            let folder = path.parent().and_then(|parent| parent.file_name()).map(|f| f.to_string_lossy().into_owned());
            format!("{}{}", folder.map_or(String::new(), |folder| folder + "/"), file.to_string_lossy())
        });
        if scroll_list::entry(ui, cx, Id::unique(("recent", path)), at, &name, false).clicked() {
            cx.send(FileCommand::Open(path.clone()));
        }
        cx.line(ui, &DirectedText::new(short, "en"), BODY, at.shrink2(SIDE, 0.0), cx.kit.theme.ink);
    }
}

fn head(ui: &Ui, cx: &ViewContext<'_>, id: &str, area: Rect) -> Rect {
    let (at, rest) = area.split_top(HEAD);
    cx.line(ui, &cx.say(id), LABEL, at.shrink2(SIDE, 0.0).translate(0.0, 2.0), cx.kit.theme.muted);
    rest
}
