//! The keyboard: the key that is meant by what a layout sends, and arrow keys that do one thing each.

use std::collections::BTreeMap;

use egui::{Context, Event, FocusDirection, Id, Key, Modifiers, Response, Ui};

use super::context::Arrows;
use crate::base::Direction;

/// The keyboard layout, as far as what was typed tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Letters that are not Latin, by the place of their key on a QWERTY keyboard; none of a Latin layout.
    letters: BTreeMap<Key, char>,
}

impl Layout {
    /// The layout of what was typed last.
    pub fn of(context: &Context) -> Self {
        context.data(|data| data.get_temp(layout_note())).unwrap_or_default()
    }

    /// Returns true if its letters are not Latin.
    pub fn is_foreign(&self) -> bool {
        !self.letters.is_empty()
    }

    /// Returns the letter that stands at the place of a key, if that is known and it is not Latin.
    pub fn letter(&self, place: Key) -> Option<char> {
        let is_arabic = self.letters.values().any(|c| ('\u{600}'..='\u{6FF}').contains(c));
        let usual = || ARABIC.iter().find(|(key, _)| *key == place && is_arabic).map(|(_, c)| *c);
        self.letters.get(&place).copied().or_else(usual)
    }

    /// Takes in that the key at a place has written a text.
    fn take(&mut self, place: Key, text: &str) {
        match text.chars().next() {
            Some(c) if is_foreign(c) => drop(self.letters.insert(place, c)),
            Some(c) if c.is_alphabetic() => self.letters.clear(),
            _ => {}
        }
    }
}

/// Letters of the usual Arabic layout that stand at the places of shortcuts.
const ARABIC: &[(Key, char)] = &[
    (Key::Q, 'ض'),
    (Key::W, 'ص'),
    (Key::E, 'ث'),
    (Key::R, 'ق'),
    (Key::T, 'ف'),
    (Key::Y, 'غ'),
    (Key::U, 'ع'),
    (Key::I, 'ه'),
    (Key::O, 'خ'),
    (Key::P, 'ح'),
    (Key::OpenBracket, 'ج'),
    (Key::CloseBracket, 'د'),
    (Key::A, 'ش'),
    (Key::S, 'س'),
    (Key::D, 'ي'),
    (Key::F, 'ب'),
    (Key::G, 'ل'),
    (Key::H, 'ا'),
    (Key::J, 'ت'),
    (Key::K, 'ن'),
    (Key::L, 'م'),
    (Key::Z, 'ئ'),
    (Key::X, 'ء'),
    (Key::C, 'ؤ'),
    (Key::V, 'ر'),
    (Key::N, 'ى'),
    (Key::M, 'ة'),
    (Key::Comma, 'و'),
    (Key::Period, 'ز'),
    (Key::Slash, 'ظ'),
];

fn layout_note() -> Id {
    Id::unique("keyboard-layout")
}

/// A key as the window system tells of it.
#[derive(Clone, Copy, Debug)]
struct Press<'t> {
    /// The key that the layout makes of it.
    key: Key,
    /// Its place on a QWERTY keyboard, if that is known.
    place: Option<Key>,
    /// The modifiers held with it.
    held: Modifiers,
    /// The text that it writes.
    text: Option<&'t str>,
}

/// Returns the keys pressed in this frame as they are meant: a letter by the layout where that has Latin letters and by
/// its place where it has none, a sign by what is written, however it is held.
pub fn presses(context: &Context) -> Vec<(Key, Modifiers)> {
    let layout = Layout::of(context);
    context.input(|input| {
        let told = input.events.iter().enumerate().filter_map(|(nth, event)| match event {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                let text = match input.events.get(nth + 1) {
                    Some(Event::Text(text)) => Some(text.as_str()),
                    _ => None,
                };
                Some(Press { key: *key, place: *physical_key, held: *modifiers, text })
            }
            _ => None,
        });
        told.filter_map(|press| meant(press, layout.is_foreign())).collect()
    })
}

/// Returns the key of a press without the text that it writes, as it is meant with Ctrl held.
pub fn held_key(context: &Context, key: Key, place: Option<Key>) -> Key {
    if Layout::of(context).is_foreign() { place.unwrap_or(key) } else { key }
}

/// Takes note of the layout by what is typed in this frame.
pub fn note_layout(context: &Context) {
    let mut layout = Layout::of(context);
    let before = layout.clone();
    context.input(|input| {
        for pair in input.events.windows(2) {
            if let [Event::Key { key, physical_key, pressed: true, .. }, Event::Text(text)] = pair {
                layout.take(physical_key.unwrap_or(*key), text);
            }
        }
    });
    if layout != before {
        context.data_mut(|data| data.insert_temp(layout_note(), layout));
    }
}

/// The key that is meant, with the modifiers that are not needed to write it; none for a letter that no shortcut has.
fn meant(press: Press<'_>, is_foreign_layout: bool) -> Option<(Key, Modifiers)> {
    let Press { key, place, held, text } = press;
    let place = place.unwrap_or(key);
    let unshifted = Modifiers { shift: false, ..held };
    if let Some(c) = text.and_then(|text| text.chars().next()) {
        if is_foreign(c) {
            return Some((place, held));
        }
        if let Some(sign) = sign(c) {
            return Some((sign, unshifted));
        }
        if c.is_alphabetic() {
            return Key::from_name(&c.to_ascii_uppercase().to_string()).map(|letter| (letter, held));
        }
    }
    if matches!(key, Key::Questionmark | Key::Plus | Key::Minus) {
        return Some((key, unshifted));
    }
    if is_foreign_layout {
        return Some((place, held));
    }
    // A sign that stands elsewhere than on a QWERTY keyboard may need Shift there.
    let is_elsewhere = key != place && is_sign(key);
    Some((key, if is_elsewhere { unshifted } else { held }))
}

/// Returns true for letters and marks of scripts other than Latin.
fn is_foreign(c: char) -> bool {
    let is_letter = c.is_alphabetic() && c >= '\u{250}';
    (is_letter || ('\u{590}'..='\u{8FF}').contains(&c)) && sign(c).is_none()
}

/// Returns the key of a sign or a figure.
fn sign(c: char) -> Option<Key> {
    Some(match c {
        '/' => Key::Slash,
        '?' | '؟' => Key::Questionmark,
        '+' => Key::Plus,
        '-' => Key::Minus,
        '=' => Key::Equals,
        ',' | '،' => Key::Comma,
        '.' => Key::Period,
        '[' => Key::OpenBracket,
        ']' => Key::CloseBracket,
        '0' | '٠' | '۰' => Key::Num0,
        _ => return None,
    })
}

fn is_sign(key: Key) -> bool {
    matches!(
        key,
        Key::Slash | Key::Equals | Key::Comma | Key::Period | Key::OpenBracket | Key::CloseBracket | Key::Num0
    )
}

/// Arrow keys that the widget keeps which had the keyboard in the last frame.
fn kept(context: &Context) -> Option<Arrows> {
    let focused = context.memory(|memory| memory.focused())?;
    let (id, arrows): (Id, Arrows) = context.data(|data| data.get_temp(kept_note()))?;
    (id == focused).then_some(arrows)
}

fn kept_note() -> Id {
    Id::unique("kept-arrows")
}

/// Keeps arrow keys with the widget `id` while it has the keyboard: nothing else is done with them.
pub fn keep_arrows(ui: &Ui, id: Id, arrows: Arrows) {
    if ui.memory(|memory| memory.has_focus(id)) {
        ui.data_mut(|data| data.insert_temp(kept_note(), (id, arrows)));
    }
}

/// Returns true if a key is an arrow that belongs to what has the keyboard.
pub fn is_kept(context: &Context, key: Key) -> bool {
    let arrows = kept(context);
    match key {
        Key::ArrowLeft | Key::ArrowRight => arrows.is_some_and(|arrows| arrows != Arrows::Vertical),
        Key::ArrowUp | Key::ArrowDown => arrows.is_some_and(|arrows| arrows != Arrows::Sideways),
        _ => false,
    }
}

/// Keeps Escape from taking the keyboard away from the widget `id`.
pub fn keep_escape(ui: &Ui, id: Id) {
    let filter = egui::EventFilter { escape: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

/// Has arrows up and down go from line to line in what is shown, as Tab does.
pub fn walk_lines(ui: &Ui) {
    let now = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(walk_note(), now));
}

fn walk_note() -> Id {
    Id::unique("arrows-walk")
}

/// Stops the toolkit from carrying the keyboard over to whatever lies in the direction of an arrow key: a frame begins
/// with this.
pub fn steer_focus(context: &Context) {
    let pressed = context.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        });
        keys.collect::<Vec<_>>()
    });
    let walked: Option<u64> = context.data(|data| data.get_temp(walk_note()));
    let walks = walked.is_some_and(|pass| pass + 2 >= context.cumulative_pass_nr());
    let mut direction = None;
    for (key, held) in pressed {
        match key {
            Key::Tab if held.shift_only() => direction = Some(FocusDirection::Previous),
            Key::Tab if held.is_none() => direction = Some(FocusDirection::Next),
            Key::ArrowUp if held.is_none() && walks && !is_kept(context, key) => {
                direction = Some(FocusDirection::Previous);
            }
            Key::ArrowDown if held.is_none() && walks && !is_kept(context, key) => {
                direction = Some(FocusDirection::Next);
            }
            Key::ArrowUp | Key::ArrowDown | Key::ArrowLeft | Key::ArrowRight => {
                direction = direction.or(Some(FocusDirection::None));
            }
            _ => {}
        }
    }
    if let Some(direction) = direction {
        context.memory_mut(|memory| memory.move_focus(direction));
    }
}

/// Steps that arrow keys ask for of a widget that has the keyboard, and keeps these keys with it: to the end side, and
/// down.
pub fn steps(ui: &Ui, response: &Response, side: Direction, arrows: Arrows) -> (f32, f32) {
    if !response.has_focus() {
        return (0.0, 0.0);
    }
    keep_arrows(ui, response.id, arrows);
    if response.gained_focus() {
        return (0.0, 0.0);
    }
    let count = |wanted: Key| {
        ui.input(|input| {
            let is_it = |event: &&Event| {
                matches!(event, Event::Key { key, pressed: true, modifiers, .. } if *key == wanted && modifiers.is_none())
            };
            input.events.iter().filter(is_it).count() as f32
        })
    };
    let aside = (count(Key::ArrowRight) - count(Key::ArrowLeft)) * side.sign();
    let down = count(Key::ArrowDown) - count(Key::ArrowUp);
    match arrows {
        Arrows::Sideways => (aside, 0.0),
        Arrows::Vertical => (0.0, down),
        Arrows::All => (aside, down),
    }
}

/// The position that arrow keys choose among `count` widgets, of which the one at `at` has the keyboard; after the last
/// comes the first.
pub fn chosen_by_arrows(ui: &Ui, response: &Response, side: Direction, (at, count): (usize, usize)) -> Option<usize> {
    let (aside, down) = steps(ui, response, side, Arrows::All);
    let by = (aside + down) as isize;
    let next = (at as isize + by).rem_euclid(count.max(1) as isize) as usize;
    (next != at).then_some(next)
}

/// Returns true if a widget was pressed by a key, and not by the pointer.
pub fn is_pressed_by_key(response: &Response) -> bool {
    response.clicked() && !response.clicked_by(egui::PointerButton::Primary)
}

/// Returns true if Enter is pressed in this frame.
pub fn is_enter(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Enter))
}

/// Says that what is shown has a button that Enter presses.
pub fn note_default(ui: &Ui) {
    let now = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(default_note(), now));
}

fn default_note() -> Id {
    Id::unique("default-button")
}

fn has_default(ui: &Ui) -> bool {
    let noted: Option<u64> = ui.data(|data| data.get_temp(default_note()));
    noted.is_some_and(|pass| pass + 2 >= ui.ctx().cumulative_pass_nr())
}

/// Returns true if a choice or a box was pressed. In a dialog Enter is meant for its button, and Space presses these.
pub fn is_chosen(ui: &Ui, response: &Response) -> bool {
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(choice_note(), response.id));
    }
    response.clicked() && !(is_pressed_by_key(response) && is_enter(ui) && has_default(ui))
}

/// Returns true if a choice or a box has the keyboard.
pub fn is_on_choice(context: &Context) -> bool {
    let noted: Option<Id> = context.data(|data| data.get_temp(choice_note()));
    noted.is_some() && context.memory(|memory| memory.focused()) == noted
}

fn choice_note() -> Id {
    Id::unique("focused-choice")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CTRL: Modifiers = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
    const SHIFT: Modifiers = Modifiers::SHIFT;
    const NONE: Modifiers = Modifiers::NONE;

    #[test]
    fn keys_are_known_by_letter_sign_or_place() {
        // What the layout makes of it, its place, modifiers, text, whether the layout is known not to be Latin; meant.
        #[rustfmt::skip]
        let cases = [
            // QWERTY
            (Key::E, Key::E, NONE, Some("e"), false, Some((Key::E, NONE))),
            (Key::T, Key::T, SHIFT, Some("T"), false, Some((Key::T, SHIFT))),
            (Key::Z, Key::Z, CTRL, None, false, Some((Key::Z, CTRL))),
            (Key::Slash, Key::Slash, NONE, Some("/"), false, Some((Key::Slash, NONE))),
            (Key::Questionmark, Key::Slash, SHIFT, Some("?"), false, Some((Key::Questionmark, NONE))),
            (Key::Plus, Key::Equals, SHIFT, Some("+"), false, Some((Key::Plus, NONE))),
            (Key::Plus, Key::Equals, CTRL | SHIFT, None, false, Some((Key::Plus, CTRL))),
            // AZERTY
            (Key::Z, Key::W, CTRL, None, false, Some((Key::Z, CTRL))),
            (Key::A, Key::Q, NONE, Some("a"), false, Some((Key::A, NONE))),
            (Key::Slash, Key::Period, SHIFT, Some("/"), false, Some((Key::Slash, NONE))),
            (Key::Questionmark, Key::M, SHIFT, Some("?"), false, Some((Key::Questionmark, NONE))),
            (Key::Num0, Key::Num0, SHIFT, Some("0"), false, Some((Key::Num0, NONE))),
            (Key::Num0, Key::Num0, NONE, Some("à"), false, None),
            (Key::Num0, Key::Num0, CTRL, None, false, Some((Key::Num0, CTRL))),
            // QWERTZ
            (Key::Z, Key::Y, CTRL, None, false, Some((Key::Z, CTRL))),
            (Key::Y, Key::Z, CTRL, None, false, Some((Key::Y, CTRL))),
            (Key::Slash, Key::Num7, SHIFT, Some("/"), false, Some((Key::Slash, NONE))),
            (Key::OpenBracket, Key::OpenBracket, NONE, Some("ü"), false, None),
            // Arabic
            (Key::E, Key::E, NONE, Some("ث"), false, Some((Key::E, NONE))),
            (Key::B, Key::B, NONE, Some("لا"), false, Some((Key::B, NONE))),
            (Key::Slash, Key::Slash, NONE, Some("ظ"), false, Some((Key::Slash, NONE))),
            (Key::Slash, Key::Slash, SHIFT, Some("؟"), true, Some((Key::Questionmark, NONE))),
            (Key::Comma, Key::Comma, NONE, Some("و"), true, Some((Key::Comma, NONE))),
            (Key::Z, Key::Z, CTRL, None, true, Some((Key::Z, CTRL))),
            (Key::Period, Key::E, CTRL, None, true, Some((Key::E, CTRL))),
            (Key::E, Key::E, SHIFT, Some("\u{64F}"), true, Some((Key::E, SHIFT))),
            (Key::ArrowLeft, Key::ArrowLeft, NONE, None, true, Some((Key::ArrowLeft, NONE))),
        ];
        for (key, place, held, text, is_foreign, expected) in cases {
            let press = Press { key, place: Some(place), held, text };
            assert_eq!(meant(press, is_foreign), expected, "{press:?}");
        }
    }

    #[test]
    fn a_layout_is_known_by_what_it_writes() {
        let mut layout = Layout::default();
        assert_eq!((layout.is_foreign(), layout.letter(Key::E)), (false, None));
        layout.take(Key::E, "ث");
        assert_eq!((layout.letter(Key::E), layout.letter(Key::T)), (Some('ث'), Some('ف')));
        layout.take(Key::Slash, "/");
        assert!(layout.is_foreign(), "every layout has signs");
        layout.take(Key::E, "e");
        assert_eq!((layout.is_foreign(), layout.letter(Key::E)), (false, None));
        layout.take(Key::E, "у");
        assert_eq!((layout.letter(Key::E), layout.letter(Key::T)), (Some('у'), None), "Cyrillic");
    }
}
