//! Overlays of the window, and what waits for an answer to them.

use std::path::PathBuf;

use crate::base::EventIx;
use crate::formats::FileStamp;

/// Purposes for which a file name is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Opening a project.
    Open,
    /// Saving the project under a new name.
    Save,
    /// Exporting a picture.
    Export,
}

/// Menus, dialogs and questions that lie over the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The menu of the tool bar.
    Menu,
    /// Every command, to be searched.
    Palette,
    /// Every shortcut.
    Shortcuts,
    /// The problems of the project.
    Problems,
    /// Settings.
    Settings,
    /// Name, version, licences.
    About,
    /// Lanes, actors, tags and more to filter by.
    Filter,
    /// Export of a picture.
    Export,
    /// The fields of an event.
    Event(EventIx),
    /// A path to type, where no file dialog runs.
    Path(Purpose),
    /// A question before changes are lost.
    Unsaved(After),
    /// A question before a file is replaced.
    Exists(InTheWay),
    /// A question about a file that another program has changed.
    Conflict,
    /// The work of a window that ended without saving.
    Recovery,
    /// The roles of the columns of a table, before it is opened.
    Columns,
}

impl Overlay {
    /// Returns true if a press beside it closes it: not what asks a question or holds what was typed.
    pub fn closes_beside(&self) -> bool {
        !matches!(
            self,
            Self::Unsaved(_) | Self::Event(_) | Self::Columns | Self::Exists(_) | Self::Conflict | Self::Recovery
        )
    }
}

/// A file of the name under which something is to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct InTheWay {
    /// Purpose of the file: the project or an export.
    pub purpose: Purpose,
    /// The file.
    pub path: PathBuf,
    /// Its stamp when it was met, as far as that is known.
    pub found: Option<FileStamp>,
}

/// Requests of the user that wait while unsaved changes are in the way.
#[derive(Clone, Debug, PartialEq)]
pub enum After {
    /// Closing the window.
    Quit,
    /// Opening a file.
    Open(PathBuf),
    /// Opening the bundled project.
    OpenSample,
    /// Choosing a file to open.
    ChooseFile,
    /// Opening the table of the dialog of columns.
    OpenTable,
    /// Showing the project that has come while this one was changed.
    Replace,
    /// Making the work of an earlier window again.
    Recover,
    /// Closing the form of an event.
    CloseForm,
}
