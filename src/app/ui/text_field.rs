//! A one-line text field on our own text: Arabic as it is written, the caret where it belongs.

use egui::accesskit::{Action, ActionData, Invalid, NodeId, TextPosition, TextSelection};
use egui::{Context, Event, Id, ImeEvent, Key, Modifiers, Response, Sense, Ui, WidgetInfo};

use super::access::{Branch, TextNodes, tree};
use super::context::{Arrows, UiContext, pos, to_egui};
use super::keys;
use super::style::FIELD_RADIUS;
use crate::app::ui::BODY;
use crate::app::ui::icons::Icon;
use crate::base::direction::base_direction;
use crate::base::marks::without_steering;
use crate::base::{Direction, Pos, Rect};
use crate::scene::{Fill, Shape};
use crate::text::characters::characters;
use crate::text::{LineEditor, Side, TextLayout};
use crate::timeline::labels::DirectedText;

/// A text field.
#[derive(Debug)]
pub struct TextField<'a> {
    /// Its name for people who do not see it.
    pub label: &'a str,
    /// Words shown while it is empty.
    pub placeholder: &'a str,
    /// A sign at its start.
    pub icon: Option<Icon>,
    /// Its frame shows that what it holds will not do.
    pub wrong: bool,
    /// The reason in words, for people who do not see the frame.
    pub why: &'a str,
    /// It holds no words but a date, a number or a path, written left to right in every language.
    pub code: bool,
}

/// Distance of the icon from the start side, and its width.
const PAD: f32 = 8.0;
const ICON: f32 = 20.0;

/// Events of a field in one frame.
#[derive(Debug)]
pub struct FieldResponse {
    /// The field's response.
    pub response: Response,
    /// Its text is another.
    pub changed: bool,
    /// Enter was pressed; true with Shift.
    pub entered: Option<bool>,
}

/// Key under which the field that has the keyboard is noted.
fn note() -> Id {
    Id::unique("sanad-focused-field")
}

/// Returns true if a field of ours has the keyboard.
pub fn has_focus(context: &Context) -> bool {
    let noted: Option<Id> = context.data(|data| data.get_temp(note()));
    noted.is_some() && context.memory(|memory| memory.focused()) == noted
}

impl TextField<'_> {
    /// Shows it in `rect` and lets `editor` be edited.
    pub fn show(self, ui: &mut Ui, cx: &UiContext<'_>, id: Id, rect: Rect, editor: &mut LineEditor) -> FieldResponse {
        let response = ui.interact(to_egui(rect), id, Sense::click_and_drag());
        let response = response.on_hover_cursor(egui::CursorIcon::Text);
        let mut inner = rect.shrink2(10.0, 2.0);
        if self.icon.is_some() {
            inner = inner.split_start(cx.side, 22.0).1;
        }
        let before = editor.text().to_owned();
        take_requests(ui, id, editor);
        let direction = self.direction(cx, editor);
        let layout = editor.layout(cx.kit.engine, BODY, direction);
        let origin = origin(cx, inner, &layout, editor, response.has_focus());
        point(ui, &response, editor, &layout, origin);
        let mut entered = None;
        if response.has_focus() {
            ui.data_mut(|data| data.insert_temp(note(), id));
            // ← and → move the caret, not the focus.
            keys::keep_arrows(ui, id, Arrows::Sideways);
            entered = take_events(ui, editor, &layout);
        }
        let changed = editor.text() != before;
        let (text, wrong) = (editor.text().to_owned(), self.wrong);
        response.widget_info(|| WidgetInfo {
            label: Some(self.label.to_owned()),
            ..WidgetInfo::text_edit(true, &before, &text, self.placeholder)
        });
        self.draw(ui, cx, &response, (rect, inner), editor, wrong);
        self.tell(ui, cx, &response, inner, editor);
        FieldResponse { response, changed: changed || editor.text() != text, entered }
    }

    /// Tells the text letter by letter, the caret, and what is wrong with it.
    fn tell(&self, ui: &Ui, cx: &UiContext<'_>, response: &Response, inner: Rect, editor: &LineEditor) {
        if !tree::is_on(ui.ctx()) {
            return;
        }
        let id = response.id;
        let layout = editor.layout(cx.kit.engine, BODY, self.direction(cx, editor));
        let origin = origin(cx, inner, &layout, editor, response.has_focus());
        let mut all = characters(editor.text());
        // A field has one line. Runs are cut as they are when a selection is asked for.
        for (character, placed) in all.iter_mut().zip(layout.characters()) {
            character.at = placed.at.map(|at| at.translate(origin.x, origin.y));
        }
        let runs = TextNodes::new(editor.text(), &all, &[]);
        let selected = editor.selection();
        let anchor = if selected.start == editor.caret() { selected.end } else { selected.start };
        let position = |byte| runs.position(byte, |nth| run_id(id, nth));
        let selection = TextSelection { anchor: position(anchor), focus: position(editor.caret()) };
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_text_selection(selection);
            for action in [Action::SetValue, Action::SetTextSelection, Action::ReplaceSelectedText] {
                node.add_action(action);
            }
            if self.wrong {
                node.set_invalid(Invalid::True);
                // The bridge to AT-SPI knows no invalid fields, but it reads descriptions.
                node.set_description(without_steering(self.why));
            }
        });
        let nodes = runs.nodes(|nth| run_id(id, nth), None);
        let children = nodes.iter().map(|(id, _)| *id).collect();
        tree::grow(ui.ctx(), id, Branch { children, nodes, ..Branch::default() });
    }

    /// The base direction: by the letters, and without one that of the interface.
    fn direction(&self, cx: &UiContext<'_>, editor: &LineEditor) -> Option<Direction> {
        let language = cx.kit.messages.locale().as_tag();
        match (self.code, editor.text().is_empty()) {
            (true, false) => Some(Direction::Ltr),
            (_, true) => Some(cx.side),
            (false, false) => Some(base_direction(language, editor.text())),
        }
    }

    /// Draws the ground of the field, its outline and its icon.
    fn draw_ground(&self, ui: &Ui, cx: &UiContext<'_>, response: &Response, rect: Rect, wrong: bool) {
        let theme = cx.kit.theme;
        cx.fill(ui, rect, FIELD_RADIUS, theme.field);
        let line = if wrong {
            theme.error
        } else if response.hovered() {
            theme.muted
        } else {
            theme.edge
        };
        cx.outline(ui, rect.shrink(0.5), FIELD_RADIUS, 1.0, line);
        if let Some(icon) = self.icon {
            let (at, _) = rect.shrink2(PAD, 0.0).split_start(cx.side, ICON);
            cx.draw(ui, |scene| icon.draw(scene, at.center(), theme.muted, cx.side));
        }
        if response.has_focus() {
            cx.outline(ui, rect.shrink(0.5), FIELD_RADIUS, 2.0, theme.focus);
        }
    }

    /// Draws the field with its text, selection and caret.
    fn draw(
        &self,
        ui: &Ui,
        cx: &UiContext<'_>,
        response: &Response,
        (rect, inner): (Rect, Rect),
        editor: &LineEditor,
        wrong: bool,
    ) {
        self.draw_ground(ui, cx, response, rect, wrong);
        let theme = cx.kit.theme;
        let direction = self.direction(cx, editor);
        let layout = editor.layout(cx.kit.engine, BODY, direction);
        if editor.text().is_empty() {
            let language = if self.code { "en" } else { cx.kit.messages.locale().as_tag() };
            cx.line(ui, &DirectedText::new(self.placeholder, language), BODY, inner, theme.muted);
        }
        // What is too long for a field says so, until the keyboard comes to it and it can be gone through.
        if !response.has_focus() && layout.size.w > inner.width() {
            let said = DirectedText {
                text: editor.text().to_owned(),
                direction: direction.unwrap_or(cx.side),
                language: editor.language(),
            };
            return cx.line(ui, &said, BODY, inner, theme.ink);
        }
        let origin = origin(cx, inner, &layout, editor, response.has_focus());
        cx.draw(ui, |scene| {
            scene.push(Shape::PushClip(inner.shrink2(-2.0, 0.0)));
            if response.has_focus() {
                for hit in editor.highlight(&layout) {
                    let rect = hit.translate(origin.x, origin.y);
                    scene.push(Shape::Rect { rect, radius: 2.0, fill: Fill::Solid(theme.selection), stroke: None });
                }
            }
            scene.push(Shape::Text { layout: layout.clone(), pos: origin, color: theme.ink });
            if let Some(range) = editor.preedit() {
                for hit in layout.highlight(range) {
                    let rect = hit.translate(origin.x, origin.y);
                    let rect = Rect::new(rect.min.x, rect.max.y - 1.5, rect.max.x, rect.max.y);
                    scene.push(Shape::Rect { rect, radius: 0.0, fill: Fill::Solid(theme.ink), stroke: None });
                }
            }
            if response.has_focus() {
                let rect = caret_rect(&layout, editor, origin);
                scene.push(Shape::Rect { rect, radius: 0.0, fill: Fill::Solid(theme.accent), stroke: None });
            }
            scene.push(Shape::PopClip);
        });
        if response.has_focus() {
            self.tell_ime(ui, rect, caret_rect(&layout, editor, origin));
        }
    }

    fn tell_ime(&self, ui: &Ui, rect: Rect, caret: Rect) {
        ui.output_mut(|output| {
            output.ime = Some(egui::output::IMEOutput {
                purpose: egui::IMEPurpose::Normal,
                rect: to_egui(rect),
                cursor_rect: to_egui(caret),
                should_interrupt_composition: false,
            });
        });
    }
}

fn caret_rect(layout: &TextLayout, editor: &LineEditor, origin: Pos) -> Rect {
    let (at, height) = editor.caret_on(layout);
    let (x, y) = (origin.x + at.x, origin.y + at.y);
    Rect::new(x - 0.75, y, x + 0.75, y + height)
}

fn origin(cx: &UiContext<'_>, inner: Rect, layout: &TextLayout, editor: &LineEditor, focused: bool) -> Pos {
    let wanted = focused.then(|| editor.in_view(layout, inner.width()));
    Pos::new(left(cx.side, inner, layout, wanted), inner.center().y - layout.size.h / 2.0)
}

/// The left edge of the layout: it stands at the start side, what is longer than the field with its beginning in view;
/// and it is moved so that what is wanted of it, as left and right edge, shows.
fn left(side: Direction, inner: Rect, layout: &TextLayout, wanted: Option<(f32, f32)>) -> f32 {
    let is_full = layout.size.w > inner.width();
    let begins = layout.lines.first().map_or(side, |line| line.direction);
    let x = match if is_full { begins } else { side } {
        Direction::Rtl => inner.max.x - layout.size.w,
        Direction::Ltr => inner.min.x,
    };
    let (from, to) = wanted.map_or((inner.min.x, inner.max.x), |(from, to)| (x + from, x + to));
    x + (inner.min.x - from).max(0.0) - (to - inner.max.x).max(0.0)
}

fn point(ui: &Ui, response: &Response, editor: &mut LineEditor, layout: &TextLayout, origin: Pos) {
    let Some(at) = response.interact_pointer_pos().map(pos) else { return };
    let at = at.offset(-origin.x, -origin.y);
    if response.double_clicked() {
        editor.select_word(layout.hit(at));
    } else if response.triple_clicked() {
        editor.select_all();
    } else if response.drag_started() || response.clicked() || ui.input(|i| i.pointer.primary_pressed()) {
        response.request_focus();
        editor.hit(layout, at, ui.input(|i| i.modifiers.shift));
    } else if response.dragged() {
        editor.hit(layout, at, true);
    }
}

/// Name of a stretch of a field's text.
fn run_id(field: Id, nth: usize) -> NodeId {
    field.with(("text", nth)).accesskit_id()
}

/// Does what assistive programs ask for: another text, other words in the place of the selection, another selection.
fn take_requests(ui: &Ui, id: Id, editor: &mut LineEditor) {
    let requests: Vec<(Action, Option<ActionData>)> = ui.input(|input| {
        let asked = [Action::SetValue, Action::ReplaceSelectedText, Action::SetTextSelection];
        let of =
            |action| input.accesskit_action_requests(id, action).map(move |request| (action, request.data.clone()));
        asked.into_iter().flat_map(of).collect()
    });
    for request in requests {
        match request {
            (Action::SetValue, Some(ActionData::Value(text))) => editor.set_text(&text),
            (Action::ReplaceSelectedText, Some(ActionData::Value(text))) => editor.insert(&text),
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(wanted))) => {
                let text = editor.text().to_owned();
                let all = characters(&text);
                let runs = TextNodes::new(&text, &all, &[]);
                let byte = |position: TextPosition| {
                    let nth = (0..runs.len()).find(|nth| run_id(id, *nth) == position.node)?;
                    runs.byte(nth, position.character_index)
                };
                if let (Some(anchor), Some(caret)) = (byte(wanted.anchor), byte(wanted.focus)) {
                    editor.select(anchor, caret);
                }
            }
            _ => {}
        }
    }
}

fn take_events(ui: &Ui, editor: &mut LineEditor, layout: &TextLayout) -> Option<bool> {
    let events = ui.input(|input| input.events.clone());
    let mut entered = None;
    for event in events {
        match event {
            Event::Text(text) if !text.is_empty() && text != "\n" => editor.insert(&text),
            Event::Paste(text) => editor.insert(&text),
            Event::Copy => ui.copy_text(editor.selected_text().to_owned()),
            Event::Cut => {
                ui.copy_text(editor.selected_text().to_owned());
                editor.insert("");
            }
            Event::Ime(ImeEvent::Preedit { text, .. }) => editor.set_preedit(&text, None),
            Event::Ime(ImeEvent::Commit(text)) => editor.commit(&text),
            Event::Key { key: Key::Enter, pressed: true, modifiers, .. } => entered = Some(modifiers.shift),
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                press(editor, layout, keys::held_key(ui.ctx(), key, physical_key), modifiers);
            }
            _ => {}
        }
    }
    entered
}

fn press(editor: &mut LineEditor, layout: &TextLayout, key: Key, held: Modifiers) {
    let word = held.command || held.alt;
    match key {
        Key::ArrowLeft if word => editor.move_word(layout, Side::Left, held.shift),
        Key::ArrowRight if word => editor.move_word(layout, Side::Right, held.shift),
        Key::ArrowLeft => editor.move_char(layout, Side::Left, held.shift),
        Key::ArrowRight => editor.move_char(layout, Side::Right, held.shift),
        Key::Home => editor.home(held.shift),
        Key::End => editor.end(held.shift),
        Key::Backspace if word => editor.backspace_word(),
        Key::Backspace => editor.backspace(),
        Key::Delete if word => editor.delete_word(),
        Key::Delete => editor.delete(),
        Key::A if held.command => editor.select_all(),
        Key::Z if held.command && held.shift => drop(editor.redo()),
        Key::Z if held.command => drop(editor.undo()),
        Key::Y if held.command => drop(editor.redo()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::TextEngine;

    const ARABIC: &str = "عنوان طويل يملأ الحقل كله من أوله إلى آخره ولا يترك فيه مكانًا";
    const LATIN: &str = "A long title that fills the whole field from its beginning to its end";

    /// The caret and what was typed last, in points from the left edge of the field.
    fn seen(engine: &TextEngine, editor: &LineEditor, side: Direction, inner: Rect) -> (f32, Vec<Rect>) {
        let layout = editor.layout(engine, BODY, Some(base_direction("", editor.text())));
        let x = left(side, inner, &layout, Some(editor.in_view(&layout, inner.width())));
        let caret = editor.caret_on(&layout).0.x + x;
        let last = editor.text()[..editor.caret()].char_indices().next_back().map_or(0, |(at, _)| at);
        (caret, layout.highlight(last..editor.caret()).into_iter().map(|rect| rect.translate(x, 0.0)).collect())
    }

    #[test]
    fn the_caret_and_what_is_typed_show_in_a_full_field_of_either_direction() {
        let (engine, inner) = (TextEngine::bundled(), Rect::new(10.0, 0.0, 210.0, 30.0));
        let within = |x: f32| x >= inner.min.x - 1.0 && x <= inner.max.x + 1.0;
        for side in [Direction::Rtl, Direction::Ltr] {
            for (full, typed) in [
                (ARABIC, " GPT-4 and more than a field of words in the other direction"),
                (LATIN, " ثم كلام عربي أطول من الحقل كله في الاتجاه الآخر"),
                (ARABIC, " ومثله 2024 (a)"),
                (LATIN, " 2024 و"),
            ] {
                let mut editor = LineEditor::new(full);
                for c in typed.chars() {
                    editor.insert(&c.to_string());
                    let (caret, last) = seen(&engine, &editor, side, inner);
                    let all = last.iter().all(|rect| within(rect.min.x) && within(rect.max.x));
                    assert!(within(caret) && all, "{side:?} {}: {caret} {last:?}", editor.text());
                }
                let steps: [fn(&mut LineEditor, &TextLayout); 5] = [
                    |editor, _| editor.home(false),
                    |editor, _| editor.end(true),
                    |editor, layout| editor.move_word(layout, Side::Left, false),
                    |editor, layout| editor.move_word(layout, Side::Right, true),
                    |editor, layout| editor.move_char(layout, Side::Left, false),
                ];
                for nth in 0..60 {
                    let layout = editor.layout(&engine, BODY, Some(base_direction("", editor.text())));
                    steps[nth / 12](&mut editor, &layout);
                    let (caret, _) = seen(&engine, &editor, side, inner);
                    assert!(within(caret), "{side:?} {full}, step {nth}: {caret}");
                }
            }
        }
    }

    #[test]
    fn a_field_without_the_keyboard_shows_the_beginning_of_what_it_holds() {
        let (engine, inner) = (TextEngine::bundled(), Rect::new(10.0, 0.0, 210.0, 30.0));
        for side in [Direction::Rtl, Direction::Ltr] {
            for (text, edge) in [(ARABIC, inner.max.x), (LATIN, inner.min.x)] {
                let layout = LineEditor::new(text).layout(&engine, BODY, None);
                let x = left(side, inner, &layout, None) + layout.caret(0).0.x;
                assert!((x - edge).abs() < 1.0, "{side:?} {text}: {x}");
            }
        }
    }
}
