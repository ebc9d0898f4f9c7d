//! What the desktop asks for: dark or light, and whether things may move by themselves.

use std::process::{Command, Stdio};

/// The wishes of the desktop, as far as it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SystemLook {
    /// Dark theme.
    pub dark: Option<bool>,
    /// No animations.
    pub reduced_motion: Option<bool>,
}

impl SystemLook {
    /// Asks the desktop's settings, where the window toolkit does not know them (X11 on GNOME and its kin).
    pub fn ask() -> Self {
        let scheme = setting("color-scheme");
        let animations = setting("enable-animations");
        Self {
            dark: scheme.map(|scheme| scheme.contains("dark")),
            reduced_motion: animations.map(|animations| animations.trim() == "false"),
        }
    }
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
