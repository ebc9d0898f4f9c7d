//! Saving, looking at files, and asking for their names; and what else is done once at the start or in passing.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use super::output::{TaskKind, TaskOutput};
use super::task::Task;
use crate::app::platform::{desktop, file_dialog};
use crate::app::session::journal::Folder;
use crate::app::state::progress::Meter;
use crate::app::state::table::CountRequest;
use crate::app::state::{DesktopPreferences, Purpose, Settings};
use crate::formats::{self, FileStamp, FileState, Origin, Overwrite};
use crate::model::{Evidence, Project};

/// Saves a project that came from `origin` to `path`.
pub fn save(
    path: PathBuf,
    (project, evidence): (Arc<Project>, Arc<Evidence>),
    (origin, overwrite): (Origin, Overwrite),
    meter: Arc<Meter>,
) -> Task {
    Task::new(TaskKind::Save, move || {
        let told = (&*project, &*evidence);
        TaskOutput::Saved(formats::save_path_watched(&path, None, told, (&origin, &overwrite), &*meter))
    })
}

/// Looks whether a file still is as its stamp says.
pub fn look_at(path: PathBuf, stamp: FileStamp) -> Task {
    Task::new(TaskKind::Other, move || {
        let state = formats::file_state(&path, &stamp).unwrap_or(FileState::Same);
        TaskOutput::FileState(stamp, state)
    })
}

/// Asks for a file name by the desktop's dialog, offering `name`.
pub fn ask(purpose: Purpose, title: String, name: String) -> Task {
    Task::new(TaskKind::FileDialog, move || {
        let begun = Instant::now();
        let path = match purpose {
            Purpose::Open => file_dialog::pick_project(&title),
            Purpose::Save => file_dialog::save_project(&title, &name),
            Purpose::Export => file_dialog::save_export(&title, &name),
        };
        TaskOutput::Picked { purpose, path, at_once: file_dialog::gave_up_at_once(begun.elapsed()) }
    })
}

/// Counts the events of a table, and those with a date.
pub fn count(request: CountRequest) -> Task {
    Task::new(TaskKind::Count(request.number), move || {
        TaskOutput::Counted(request.number, formats::csv::count(&request.bytes, &request.mapping))
    })
}

/// Writes the settings.
pub fn keep_settings(settings: Settings) -> Task {
    Task::new(TaskKind::Other, move || TaskOutput::SettingsKept(settings.save()))
}

/// Looks for journals that earlier windows left.
pub fn find_journals(folder: Folder) -> Task {
    Task::new(TaskKind::Other, move || TaskOutput::JournalsFound(folder.left_over()))
}

/// Asks the desktop what it prefers.
pub fn ask_desktop() -> Task {
    Task::new(TaskKind::Other, || {
        TaskOutput::Desktop(DesktopPreferences {
            dark: desktop::prefers_dark(),
            reduced_motion: desktop::prefers_reduced_motion(),
            contrast: desktop::prefers_contrast(),
            text_scale: desktop::text_scale(),
        })
    })
}
