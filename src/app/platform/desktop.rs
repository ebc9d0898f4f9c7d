//! Preferences of the desktop, where the window toolkit does not know them: GNOME and its kin, and whatever answers on the
//! desktop portal.

use std::process::{Command, Stdio};

/// Settings of GNOME's interface.
const INTERFACE: &str = "org.gnome.desktop.interface";
/// Settings of GNOME for people who need the interface otherwise.
const ACCESSIBILITY: &str = "org.gnome.desktop.a11y.interface";
/// Settings that every desktop portal knows.
const APPEARANCE: &str = "org.freedesktop.appearance";
/// Seconds after which a portal that does not answer is given up.
const PATIENCE: &str = "2";

/// Returns true if the desktop asks for a dark theme; `None` if it does not say.
pub fn prefers_dark() -> Option<bool> {
    setting(INTERFACE, "color-scheme").map(|scheme| scheme.contains("dark"))
}

/// Returns true if the desktop asks for no animations; `None` if it does not say.
pub fn prefers_reduced_motion() -> Option<bool> {
    setting(INTERFACE, "enable-animations").map(|animations| animations == "false")
}

/// Returns true if the desktop asks for high contrast, in any of the ways it may; `None` if it says nothing.
pub fn prefers_contrast() -> Option<bool> {
    let said = [
        setting(ACCESSIBILITY, "high-contrast").map(|on| on == "true"),
        setting(INTERFACE, "gtk-theme").map(|theme| theme.contains("HighContrast")),
        portal(APPEARANCE, "contrast").map(|contrast| contrast == "1"),
    ];
    said.into_iter().flatten().reduce(|one, other| one || other)
}

/// Returns the factor by which the desktop enlarges text; `None` if it does not say.
pub fn text_scale() -> Option<f32> {
    let key = "text-scaling-factor";
    let said = setting(INTERFACE, key).or_else(|| portal(INTERFACE, key))?;
    said.parse().ok().filter(|factor: &f32| factor.is_finite() && *factor > 0.0)
}

fn setting(schema: &str, key: &str) -> Option<String> {
    answer("gsettings", &["get", schema, key])
}

fn portal(namespace: &str, key: &str) -> Option<String> {
    let place = ["--dest=org.freedesktop.portal.Desktop", "--object-path=/org/freedesktop/portal/desktop"];
    let head = ["call", "--session", "--timeout", PATIENCE, place[0], place[1]];
    let method = "--method=org.freedesktop.portal.Settings.Read";
    answer("gdbus", &[&head[..], &[method, namespace, key]].concat())
}

/// The value that a program of the desktop prints; `None` if there is no such program or it fails.
fn answer(program: &str, args: &[&str]) -> Option<String> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stderr(Stdio::null());
    let output = command.output().ok().filter(|output| output.status.success())?;
    Some(value(&String::from_utf8(output.stdout).ok()?).to_owned())
}

/// The value in a printed variant such as `(<<uint32 1>>,)`, `1.25` or `'Adwaita'`.
fn value(printed: &str) -> &str {
    let bare = printed.trim().trim_matches(|c| matches!(c, '(' | ')' | ',' | '<' | '>'));
    let bare = bare.rsplit_once(' ').map_or(bare, |(kind, value)| if kind.contains('\'') { bare } else { value });
    bare.trim_matches('\'')
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn a_value_is_read_as_the_desktop_prints_it() {
        for (printed, expected) in [
            ("true\n", "true"),
            ("1.25\n", "1.25"),
            ("'prefer-dark'\n", "prefer-dark"),
            ("(<<uint32 1>>,)\n", "1"),
            ("(<uint32 0>,)\n", "0"),
            ("(<<1.5>>,)\n", "1.5"),
            ("'High Contrast'", "High Contrast"),
            ("", ""),
        ] {
            assert_eq!(value(printed), expected, "{printed}");
        }
    }
}
