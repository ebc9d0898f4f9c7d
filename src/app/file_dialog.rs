//! The desktop's file dialogs.

use std::path::PathBuf;
use std::time::Duration;

use super::jobs::Purpose;

/// Asks for a file. `None` if the user cancelled or no dialog service runs, which cannot be told apart but by the
/// time it took: see [`gave_up_at_once`].
pub fn ask(purpose: Purpose, title: &str, name: &str) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new().set_title(title);
    match purpose {
        Purpose::Open => dialog.add_filter("Sanad", &crate::formats::readable_endings()).pick_file(),
        Purpose::Save => dialog.add_filter("Sanad", &["json"]).set_file_name(name).save_file(),
        Purpose::Export => dialog.add_filter("PNG", &["png"]).set_file_name(name).save_file(),
    }
}

/// Nobody can cancel a dialog this fast: there was none.
pub fn gave_up_at_once(after: Duration) -> bool {
    after < Duration::from_millis(400)
}
