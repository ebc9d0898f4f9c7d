//! The table of actions: names, shortcuts and groups. Menus, palette, shortcuts and help are made from it.

use egui::{Key, Modifiers};

/// A command without anything to it: what a key, a menu entry or a line of the palette can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the table below and its messages say what each one does")]
pub enum Action {
    Open,
    OpenSample,
    Save,
    SaveAs,
    Export,
    Undo,
    Redo,
    EditEvent,
    TakeText,
    UseSelection,
    NewEvent,
    QuoteWords,
    DateWords,
    ContextWords,
    DeleteEvent,
    Search,
    NextHit,
    PreviousHit,
    Filter,
    ClearFilter,
    Palette,
    Shortcuts,
    Menu,
    Problems,
    Settings,
    About,
    Close,
    Theme,
    Language,
    Direction,
    Source,
    SourceView,
    List,
    ZoomIn,
    ZoomOut,
    Fit,
    CenterSelection,
    PanStart,
    PanEnd,
    First,
    Last,
    Earlier,
    Later,
    SideLeft,
    SideRight,
    LaneUp,
    LaneDown,
    Tray,
    OpenQuote,
    NextQuote,
    PreviousQuote,
    CopyQuote,
    CopyEvent,
    CopyView,
    Print,
    PageDown,
    PageUp,
}

/// A key with its modifiers. Letters go by the layout where it has Latin ones, and by their place where it has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// The key, by what is written on a QWERTY keyboard.
    pub key: Key,
    /// The modifiers held with it.
    pub modifiers: Modifiers,
}

/// Groups of actions in menus and help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Opening, saving, exporting.
    File,
    /// Changing the project.
    Edit,
    /// Moving through time and choosing events.
    Timeline,
    /// Quotes and documents.
    Source,
    /// Searching and filtering.
    Find,
    /// The window itself.
    Window,
}

impl Group {
    /// Every group, in the order of menus and help.
    pub const ALL: [Self; 6] = [Self::File, Self::Edit, Self::Timeline, Self::Source, Self::Find, Self::Window];

    /// The message that names it.
    pub fn message(self) -> &'static str {
        match self {
            Self::File => "group-file",
            Self::Edit => "group-edit",
            Self::Timeline => "group-timeline",
            Self::Source => "group-source",
            Self::Find => "group-find",
            Self::Window => "group-window",
        }
    }
}

/// A line of the table of commands.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The action.
    pub action: Action,
    /// The message that names it.
    pub message: &'static str,
    /// Its group in menus and help.
    pub group: Group,
    /// The keys that do it, the one to show first.
    pub shortcuts: &'static [Shortcut],
}

const fn key(key: Key) -> Shortcut {
    Shortcut { key, modifiers: Modifiers::NONE }
}

const fn shift(key: Key) -> Shortcut {
    Shortcut { key, modifiers: Modifiers::SHIFT }
}

const fn ctrl(key: Key) -> Shortcut {
    Shortcut { key, modifiers: Modifiers::COMMAND }
}

const fn ctrl_shift(key: Key) -> Shortcut {
    Shortcut { key, modifiers: Modifiers::COMMAND.plus(Modifiers::SHIFT) }
}

macro_rules! table {
    ($($action:ident $message:literal $group:ident [$($shortcut:expr),*];)*) => {
        /// Every action.
        pub const TABLE: &[Entry] = &[$(Action::$action.entry()),*];

        impl Action {
            /// Returns its line of the table.
            pub const fn entry(self) -> Entry {
                match self {
                    $(Self::$action => Entry {
                        action: Self::$action,
                        message: $message,
                        group: Group::$group,
                        shortcuts: const { &[$($shortcut),*] },
                    },)*
                }
            }
        }
    };
}

table! {
    Open "cmd-open" File [ctrl(Key::O)];
    OpenSample "cmd-open-sample" File [];
    Save "cmd-save" File [ctrl(Key::S)];
    SaveAs "cmd-save-as" File [ctrl_shift(Key::S)];
    Export "cmd-export" File [ctrl(Key::E)];
    CopyView "cmd-copy-view" File [ctrl_shift(Key::E)];
    Print "cmd-print" File [ctrl(Key::P)];
    Undo "cmd-undo" Edit [ctrl(Key::Z)];
    Redo "cmd-redo" Edit [ctrl_shift(Key::Z), ctrl(Key::Y)];
    NewEvent "cmd-new-event" Edit [key(Key::Insert)];
    QuoteWords "cmd-quote-words" Edit [];
    DateWords "cmd-date-words" Edit [];
    ContextWords "cmd-context-words" Edit [];
    EditEvent "cmd-edit-event" Edit [key(Key::E), key(Key::F2)];
    TakeText "cmd-take-text" Edit [key(Key::K)];
    UseSelection "cmd-use-selection" Edit [key(Key::U)];
    DeleteEvent "cmd-delete-event" Edit [key(Key::Delete)];
    ZoomIn "cmd-zoom-in" Timeline [key(Key::Plus), key(Key::W), key(Key::Equals), shift(Key::Equals), ctrl(Key::Plus), ctrl(Key::Equals)];
    ZoomOut "cmd-zoom-out" Timeline [key(Key::Minus), key(Key::S), ctrl(Key::Minus)];
    Fit "cmd-fit" Timeline [key(Key::Num0), ctrl(Key::Num0)];
    CenterSelection "cmd-center" Timeline [key(Key::F)];
    PanStart "cmd-pan-start" Timeline [key(Key::D)];
    PanEnd "cmd-pan-end" Timeline [key(Key::A)];
    SideLeft "cmd-left" Timeline [key(Key::ArrowLeft)];
    SideRight "cmd-right" Timeline [key(Key::ArrowRight)];
    LaneUp "cmd-lane-up" Timeline [key(Key::ArrowUp)];
    LaneDown "cmd-lane-down" Timeline [key(Key::ArrowDown)];
    Tray "cmd-tray" Timeline [];
    Earlier "cmd-earlier" Timeline [key(Key::Comma)];
    Later "cmd-later" Timeline [key(Key::Period)];
    First "cmd-first" Timeline [key(Key::Home)];
    Last "cmd-last" Timeline [key(Key::End)];
    OpenQuote "cmd-open-quote" Source [key(Key::Enter), key(Key::Space)];
    NextQuote "cmd-next-quote" Source [key(Key::CloseBracket), key(Key::N)];
    PreviousQuote "cmd-previous-quote" Source [key(Key::OpenBracket), key(Key::P)];
    CopyQuote "cmd-copy-quote" Source [ctrl(Key::C)];
    CopyEvent "cmd-copy-event" Source [ctrl_shift(Key::C)];
    PageDown "cmd-page-down" Source [key(Key::PageDown)];
    PageUp "cmd-page-up" Source [key(Key::PageUp)];
    Source "cmd-source" Source [key(Key::T)];
    SourceView "cmd-source-view" Source [shift(Key::T)];
    List "cmd-list" Find [key(Key::L)];
    Search "cmd-search" Find [key(Key::Slash), ctrl(Key::F)];
    NextHit "cmd-next-hit" Find [key(Key::F3)];
    PreviousHit "cmd-previous-hit" Find [shift(Key::F3)];
    Filter "cmd-filter" Find [ctrl(Key::L)];
    ClearFilter "cmd-clear-filter" Find [];
    Palette "cmd-palette" Window [ctrl_shift(Key::P)];
    Shortcuts "cmd-shortcuts" Window [shift(Key::Slash), key(Key::Questionmark), key(Key::F1)];
    Menu "cmd-menu" Window [key(Key::F10)];
    Problems "cmd-problems" Window [];
    Theme "cmd-theme" Window [ctrl_shift(Key::T)];
    Language "cmd-language" Window [ctrl_shift(Key::L)];
    Direction "cmd-direction" Window [ctrl_shift(Key::D)];
    Settings "cmd-settings" Window [ctrl(Key::Comma)];
    About "cmd-about" Window [];
    Close "cmd-close" Window [key(Key::Escape)];
}

/// Keys that do something with the words that are selected in a document, and something else without.
pub const WITH_WORDS: &[(Shortcut, Action)] = &[
    (key(Key::N), Action::NewEvent),
    (key(Key::Q), Action::QuoteWords),
    (key(Key::D), Action::DateWords),
    (key(Key::B), Action::ContextWords),
];

/// Returns the action of a key press, while words of a document are selected or not.
pub fn action_of(pressed: Shortcut, has_words: bool) -> Option<Action> {
    let with_words = WITH_WORDS.iter().find(|(shortcut, _)| has_words && *shortcut == pressed);
    if let Some((_, action)) = with_words {
        return Some(*action);
    }
    let same = |s: &Shortcut| s.key == pressed.key && pressed.modifiers.matches_exact(s.modifiers);
    TABLE.iter().find(|entry| entry.shortcuts.iter().any(same)).map(|entry| entry.action)
}

impl Shortcut {
    /// Returns true for a letter, a figure or a sign by itself, which somebody who speaks or whose hands shake may press
    /// without meaning it.
    pub fn is_single_key(self) -> bool {
        let writes_nothing = matches!(
            self.key,
            Key::ArrowLeft
                | Key::ArrowRight
                | Key::ArrowUp
                | Key::ArrowDown
                | Key::Enter
                | Key::Space
                | Key::Escape
                | Key::Tab
                | Key::Delete
                | Key::Backspace
                | Key::Insert
                | Key::Home
                | Key::End
                | Key::PageUp
                | Key::PageDown
                | Key::F1
                | Key::F2
                | Key::F3
                | Key::F10
        );
        !writes_nothing && (self.modifiers.is_none() || self.modifiers.shift_only())
    }

    /// Returns it as it is shown in menus: "Ctrl+Shift+P".
    pub fn label(self) -> String {
        let mut label = String::new();
        for (held, name) in
            [(self.modifiers.command, "Ctrl+"), (self.modifiers.alt, "Alt+"), (self.modifiers.shift, "Shift+")]
        {
            if held {
                label.push_str(name);
            }
        }
        // The bundled fonts have no arrows.
        let arrow = matches!(self.key, Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown);
        label + if arrow { self.key.name() } else { self.key.symbol_or_name() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Locale, Messages};

    #[test]
    fn no_key_does_two_things() {
        for (i, a) in TABLE.iter().enumerate() {
            for b in &TABLE[i + 1..] {
                assert!(a.action != b.action, "{:?} stands twice", a.action);
                for s in a.shortcuts {
                    assert!(!b.shortcuts.contains(s), "{} does {:?} and {:?}", s.label(), a.action, b.action);
                }
            }
        }
    }

    #[test]
    fn every_command_has_a_name_in_both_languages() {
        for locale in Locale::ALL {
            let messages = Messages::new(locale);
            for entry in TABLE {
                assert!(messages.has(entry.message), "{} in {locale:?}", entry.message);
            }
            for group in Group::ALL {
                assert!(messages.has(group.message()), "{} in {locale:?}", group.message());
            }
        }
    }

    #[test]
    fn only_what_writes_something_is_a_single_key() {
        for shortcut in [key(Key::E), shift(Key::T), key(Key::Slash), key(Key::Num0), key(Key::CloseBracket)] {
            assert!(shortcut.is_single_key(), "{shortcut:?}");
        }
        for shortcut in
            [ctrl(Key::E), ctrl_shift(Key::P), key(Key::F2), shift(Key::F3), key(Key::Enter), key(Key::Home)]
        {
            assert!(!shortcut.is_single_key(), "{shortcut:?}");
        }
    }

    #[test]
    fn keys_find_their_command() {
        for (shortcut, action) in [
            (ctrl(Key::F), Action::Search),
            (key(Key::F), Action::CenterSelection),
            (ctrl_shift(Key::P), Action::Palette),
        ] {
            assert_eq!(action_of(shortcut, false), Some(action));
        }
        assert_eq!(action_of(ctrl(Key::J), true), None);
        assert_eq!(action_of(key(Key::N), false), Some(Action::NextQuote));
        assert_eq!(action_of(key(Key::N), true), Some(Action::NewEvent));
    }
}
