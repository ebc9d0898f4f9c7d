//! The user's intents: the actions of the [table], and those that carry values, in groups. The parts of the window
//! ask for them; `update` does them, in order.

pub mod table;

use std::ops::Range;
use std::path::PathBuf;

pub use table::{Action, Entry, Group, Shortcut, TABLE, WITH_WORDS, action_of};

use super::state::event_form::Values;
use super::state::export::ExportDraft;
use super::state::list::order::Sort;
use super::state::{Overlay, Settings};
use crate::base::{DocIx, EventIx, ExcerptIx};
use crate::formats::csv::{Order, Role};
use crate::model::Edit;
use crate::model::filter::Filter;
use crate::timeline::time::Seconds;

/// An intent of the user.
#[derive(Clone, Debug)]
pub enum Command {
    /// An action of the table.
    Do(Action),
    /// Opening and saving.
    File(FileCommand),
    /// Changing the project.
    Edit(EditCommand),
    /// The table that is asked about before it is opened.
    Table(TableCommand),
    /// Exporting.
    Export(ExportCommand),
    /// Moving through time and choosing events.
    Timeline(TimelineCommand),
    /// Quotes and documents.
    Source(SourceCommand),
    /// The list of events.
    List(ListCommand),
    /// Searching and filtering.
    Find(FindCommand),
    /// The window itself.
    Window(WindowCommand),
}

/// Opening and saving.
#[derive(Clone, Debug)]
pub enum FileCommand {
    /// Opens a file.
    Open(PathBuf),
    /// Opens the table that was asked about, as its dialog says.
    OpenTable,
    /// Stops what is loading.
    CancelLoading,
    /// Saves to a file.
    Save(PathBuf),
    /// Saves, and then goes on with what was asked for.
    SaveFirst,
    /// Goes on with what was asked for, without saving.
    Discard,
    /// Writes over the file that is in the way.
    Replace,
    /// Takes the file as another program left it, with the edits of this window made again on it.
    Reload,
    /// Makes the work of an earlier window again.
    Recover,
    /// Gives up the work of an earlier window.
    DiscardJournal,
}

/// Changing the project.
#[derive(Clone, Debug)]
pub enum EditCommand {
    /// Makes an edit.
    Apply(Box<Edit>),
    /// Ties an excerpt to other bytes of its document.
    Reanchor(ExcerptIx, Range<usize>),
    /// Takes what is typed and picked in the form of an event.
    TypeForm(Box<Values>),
    /// Puts the form of an event into the project.
    ApplyForm,
    /// Closes the form of an event and returns up what is typed in it.
    CloseForm,
}

/// The table that is asked about before it is opened.
#[derive(Clone, Debug)]
pub enum TableCommand {
    /// Says what a column holds.
    Assign(usize, Option<Role>),
    /// Divides cells by another character.
    Delimiter(char),
    /// Reads it in another encoding.
    Encoding(&'static str),
    /// Says which row names the columns, by its number in the file.
    Names(Option<usize>),
    /// Says whether days or months come first.
    Order(Order),
}

/// Exporting.
#[derive(Clone, Debug)]
pub enum ExportCommand {
    /// Takes what is typed and picked in the dialog.
    Describe(Box<ExportDraft>),
    /// Asks where to export to.
    ChoosePath,
    /// Makes the export to a file.
    Write(PathBuf),
    /// Stops the export under way.
    Cancel,
}

/// Moving through time and choosing events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TimelineCommand {
    /// Chooses an event, or none.
    Select(Option<EventIx>),
    /// Chooses an event and brings it into view.
    Reveal(EventIx),
    /// Brings an event into view without choosing it.
    BringIntoView(EventIx),
    /// Brings an event as near as its date allows.
    Fit(EventIx),
    /// Says which event is under the pointer.
    Hover(Option<EventIx>),
    /// Zooms by a factor while a time holds still.
    Zoom(f64, Option<Seconds>, Pace),
    /// Moves time.
    Pan(Seconds, Pace),
    /// Lets time run on, in seconds a second.
    Fling(f64),
    /// Shows a stretch of time.
    ShowSpan(Seconds, Seconds, Pace),
}

/// Quotes and documents.
#[derive(Clone, Debug)]
pub enum SourceCommand {
    /// Chooses an excerpt and its event.
    SelectExcerpt(ExcerptIx),
    /// Shows a document from its top.
    ShowDocument(DocIx),
    /// Shows a place of the document where a quote may stand, and selects its words.
    PreviewPlace(Range<usize>),
    /// Selects text: where it was begun and where it ends, in bytes.
    SelectText(Option<(usize, usize)>),
}

/// The list of events.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ListCommand {
    /// Picks the row of an event.
    Pick(EventIx, Pick),
    /// Marks every row.
    MarkAll,
    /// Sorts.
    Sort(Sort),
    /// Shows only what is searched for, or everything.
    HitsOnly(bool),
    /// Copies the marked rows.
    CopyMarked,
}

/// Ways to pick a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// It alone.
    Only,
    /// It is marked besides the others, or no longer.
    Toggle,
    /// All from the row picked last to it.
    Range,
}

/// Searching and filtering.
#[derive(Clone, Debug)]
pub enum FindCommand {
    /// Searches.
    Search(String),
    /// Filters.
    Filter(Box<Filter>),
}

/// The window itself.
#[derive(Clone, Debug)]
pub enum WindowCommand {
    /// Shows a dialog, a menu or nothing over the window.
    Show(Option<Overlay>),
    /// Shows all of a long notice, or the beginning of it again.
    OpenNotice,
    /// Takes the notice away.
    DismissNotice,
    /// Closes the window.
    Quit,
    /// Shows the panels again after a fault of the program.
    GoOn,
    /// Changes settings.
    Settings(Box<Settings>),
    /// Copies a text.
    Copy(String),
    /// Sets the part of the window's width that list and source take.
    EndShare(f32),
    /// Sets the part of the height that the list takes beside the source.
    ListShare(f32),
}

/// Speed of a change of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// At once, as under the hand.
    AtOnce,
    /// On its way, unless motion is reduced.
    Animated,
}

/// A field that takes the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FocusTarget {
    /// The search of the tool bar.
    Search,
    /// The path of the export dialog.
    ExportPath,
}

impl From<FileCommand> for Command {
    fn from(command: FileCommand) -> Self {
        Self::File(command)
    }
}

impl From<EditCommand> for Command {
    fn from(command: EditCommand) -> Self {
        Self::Edit(command)
    }
}

impl From<TableCommand> for Command {
    fn from(command: TableCommand) -> Self {
        Self::Table(command)
    }
}

impl From<ExportCommand> for Command {
    fn from(command: ExportCommand) -> Self {
        Self::Export(command)
    }
}

impl From<TimelineCommand> for Command {
    fn from(command: TimelineCommand) -> Self {
        Self::Timeline(command)
    }
}

impl From<SourceCommand> for Command {
    fn from(command: SourceCommand) -> Self {
        Self::Source(command)
    }
}

impl From<ListCommand> for Command {
    fn from(command: ListCommand) -> Self {
        Self::List(command)
    }
}

impl From<FindCommand> for Command {
    fn from(command: FindCommand) -> Self {
        Self::Find(command)
    }
}

impl From<WindowCommand> for Command {
    fn from(command: WindowCommand) -> Self {
        Self::Window(command)
    }
}
