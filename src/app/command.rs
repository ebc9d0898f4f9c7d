//! Every command: its name, its shortcut and its effect. Menus, palette, shortcuts and help are made from one table.

use std::ops::Range;
use std::path::PathBuf;

use egui::{Key, Modifiers};

use crate::app::state::Overlay;
use crate::base::{DocIx, EventIx, ExcerptIx};
use crate::i18n::Locale;
use crate::model::Edit;
use crate::model::filter::Filter;
use crate::timeline::scale::Seconds;

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

/// A key with its modifiers. Letters go by the physical key, so that they work on every layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// The key, by its place on a QWERTY keyboard.
    pub key: Key,
    /// What is held with it.
    pub modifiers: Modifiers,
}

/// Where a command stands in menus and help.
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
    /// What it does.
    pub action: Action,
    /// The message that names it.
    pub message: &'static str,
    /// Where it stands.
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
        /// Every command.
        pub const TABLE: &[Entry] = &[$(Entry {
            action: Action::$action,
            message: $message,
            group: Group::$group,
            shortcuts: &[$($shortcut),*],
        }),*];
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

impl Action {
    /// Its line of the table.
    pub fn entry(self) -> &'static Entry {
        TABLE
            .iter()
            .find(|entry| entry.action == self)
            .expect("every action stands in the table; a test holds it to that")
    }
}

/// The action of a key press.
pub fn action_of(pressed: Shortcut) -> Option<Action> {
    let same = |s: &Shortcut| s.key == pressed.key && pressed.modifiers.matches_exact(s.modifiers);
    TABLE.iter().find(|entry| entry.shortcuts.iter().any(same)).map(|entry| entry.action)
}

impl Shortcut {
    /// As it is shown in menus: "Ctrl+Shift+P".
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

/// What panels ask for. One place applies them, in order.
#[derive(Clone, Debug)]
pub enum Command {
    /// A command of the table.
    Do(Action),
    /// Opens a file.
    OpenPath(PathBuf),
    /// Opens the table that was asked about, as its dialog says.
    OpenTable,
    /// Saves to a file.
    SavePath(PathBuf),
    /// Makes the export that the dialog describes.
    ExportPath(PathBuf),
    /// Asks where to export to.
    ChooseExportPath,
    /// Stops what is loading.
    CancelLoading,
    /// Changes the project.
    Edit(Edit),
    /// Ties an excerpt to other bytes of its document.
    Reanchor(ExcerptIx, Range<usize>),
    /// Shows a place of the document where a quote may stand, and selects its words.
    PreviewPlace(Range<usize>),
    /// Shows a dialog, a menu or nothing over the window.
    Show(Option<Overlay>),
    /// Shows all of a long notice, or the beginning of it again.
    OpenNotice,
    /// Takes the notice away.
    DismissNotice,
    /// Leaves the window though something is not saved.
    Quit,
    /// Goes on with what was asked for, without saving.
    Discard,
    /// Saves, and then goes on with what was asked for.
    SaveFirst,
    /// Puts what is typed in the form of an event into the project.
    ApplyForm,
    /// Closes the form of an event and gives up what is typed in it.
    CloseForm,
    /// Writes over the file that is in the way.
    ReplaceFile,
    /// Takes the file as another program left it, with the edits of this window made again on it.
    Reload,
    /// Makes the work of an earlier window again.
    Recover,
    /// Gives up the work of an earlier window.
    DiscardJournal,
    /// Shows the panels again after a fault of the program.
    GoOn,
    /// Chooses an event, or none.
    Select(Option<EventIx>),
    /// Chooses an event and shows where it is.
    Reveal(EventIx),
    /// Chooses an excerpt and its event.
    SelectExcerpt(ExcerptIx),
    /// Shows a document in the source panel.
    ShowDocument(DocIx),
    /// Brings the source to an offset: where the selected quote can be read.
    RevealSource(f32),
    /// What is seen of the source stands so many points further down than was guessed.
    ShiftSource(f32),
    /// Scrolls the source by so many points.
    ScrollSource(f32),
    /// Shows where an event is without choosing it.
    BringIntoView(EventIx),
    /// Brings an event as near as its date allows.
    FitEvent(EventIx),
    /// Says what is under the pointer.
    Hover(Option<EventIx>),
    /// Zooms by a factor while a time holds still, at once or on the way.
    Zoom(f64, Option<Seconds>, Pace),
    /// Moves time.
    Pan(Seconds, Pace),
    /// Lets time run on, in seconds a second.
    Fling(f64),
    /// Shows a stretch of time.
    ShowSpan(Seconds, Seconds, Pace),
    /// Scrolls the lanes.
    ScrollLanes(f32),
    /// Scrolls the shelf.
    ScrollShelf(f32),
    /// Searches.
    SearchFor(String),
    /// Filters.
    SetFilter(Box<Filter>),
    /// Sets the width of the source panel.
    SourceWidth(f32),
    /// Chooses the language of the interface.
    SetLocale(Locale),
    /// Changes settings.
    Settings(Box<crate::app::state::settings::Settings>),
    /// Copies a text.
    Copy(String),
    /// Copies the marked rows of the list.
    CopyMarked,
    /// Something of the list of events.
    List(crate::app::state::list::Ask),
}

/// Whether a change of the view is seen on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// At once, as under the hand.
    AtOnce,
    /// On its way, unless motion is reduced.
    Animated,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Messages;

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
    fn keys_find_their_command() {
        for (shortcut, action) in [
            (ctrl(Key::F), Action::Search),
            (key(Key::F), Action::CenterSelection),
            (ctrl_shift(Key::P), Action::Palette),
        ] {
            assert_eq!(action_of(shortcut), Some(action));
        }
        assert_eq!(action_of(ctrl(Key::J)), None);
    }
}
