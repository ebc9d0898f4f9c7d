//! The desktop's file dialogs. Each returns `None` if the user cancelled or no dialog service runs, which cannot be told
//! apart but by the time it took: see [`gave_up_at_once`].

use std::path::PathBuf;
use std::time::Duration;

/// Asks for a project to open.
pub fn pick_project(title: &str) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new().set_title(title);
    dialog.add_filter("Sanad", &crate::formats::readable_endings()).pick_file()
}

/// Asks where to save the project, offering `name`.
pub fn save_project(title: &str, name: &str) -> Option<PathBuf> {
    rfd::FileDialog::new().set_title(title).add_filter("Sanad", &["json"]).set_file_name(name).save_file()
}

/// Asks where to export to, offering `name`.
pub fn save_export(title: &str, name: &str) -> Option<PathBuf> {
    rfd::FileDialog::new().set_title(title).add_filter("PNG", &["png"]).set_file_name(name).save_file()
}

/// Returns true if nobody can have cancelled a dialog this fast: there was none.
pub fn gave_up_at_once(after: Duration) -> bool {
    after < Duration::from_millis(400)
}
