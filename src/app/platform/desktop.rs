//! What the desktop prefers, where the window toolkit does not know it (X11 on GNOME and its kin).

use std::process::{Command, Stdio};

/// Returns true if the desktop asks for a dark theme; `None` if it does not say.
pub fn prefers_dark() -> Option<bool> {
    setting("color-scheme").map(|scheme| scheme.contains("dark"))
}

/// Returns true if the desktop asks for no animations; `None` if it does not say.
pub fn prefers_reduced_motion() -> Option<bool> {
    setting("enable-animations").map(|animations| animations.trim() == "false")
}

fn setting(key: &str) -> Option<String> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let mut command = Command::new("gsettings");
    command.args(["get", "org.gnome.desktop.interface", key]).stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}
