//! Text for terminals and other programs: whatever a file put into it, it neither steers the terminal nor turns the
//! words around it.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write as _};
use std::panic;
use std::path::Path;

use serde_json::Value;

use crate::base::marks::{is_control, without_isolates};

/// Text on one line. Line breaks and tabs are spaces; other characters that a terminal obeys are written as in Rust:
/// `\u{9b}`. The marks that isolate the values of messages are left out: terminals show them.
pub(crate) fn one_line(text: &str) -> String {
    let plain = without_isolates(text).replace(['\n', '\r', '\t'], " ");
    visible(&plain, braced)
}

/// Text of several lines, each as [`one_line`].
pub(crate) fn lines(text: &str) -> String {
    text.split('\n').map(one_line).collect::<Vec<_>>().join("\n")
}

/// A path, in which even marks that isolate are shown: they are no part of a message.
pub(crate) fn path(path: &Path) -> String {
    visible(&path.display().to_string(), braced)
}

/// A value as JSON on several lines, with its end of line. What a terminal obeys is escaped (RFC 8259 §7), so that the
/// text says the same and can be shown as it is: such characters stand in strings only.
pub(crate) fn json(value: &Value) -> String {
    // The lines are our own, and in strings they are escaped already.
    let text = format!("{value:#}");
    text.split('\n').map(|line| visible(line, |c| format!("\\u{:04x}", u32::from(c)))).collect::<Vec<_>>().join("\n")
        + "\n"
}

/// Sends the message of a panic through `lines`, too: it may quote a file.
pub fn tame_panics() {
    panic::set_hook(Box::new(|info| {
        let backtrace = Backtrace::capture();
        let shown = (backtrace.status() == BacktraceStatus::Captured).then(|| format!("\n{backtrace}"));
        // Standard error may be closed; a fault while a fault is told would end the process.
        let _ = writeln!(io::stderr(), "{}", lines(&format!("sanad: {info}{}", shown.unwrap_or_default())));
    }));
}

/// The text with `escape` in the place of what steers a terminal.
fn visible(text: &str, escape: impl Fn(char) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if steers(c) { out.push_str(&escape(c)) } else { out.push(c) }
    }
    out
}

/// A character as Rust writes it.
fn braced(c: char) -> String {
    format!("\\u{{{:x}}}", u32::from(c))
}

/// Returns true for control characters, C1 among them; line and paragraph separators; embeddings, overrides and
/// isolates (UAX #9), whose ends may be missing; and the mark of byte order, which nobody sees.
fn steers(c: char) -> bool {
    c.is_control() || is_control(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{206A}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::marks::{RLI, with_isolates};

    #[test]
    fn nothing_steers_the_terminal() {
        let cases = [
            ("سند plain", "سند plain"),
            ("a\nb\tc", "a b c"),
            ("\u{1b}[31mred", "\\u{1b}[31mred"),
            ("\u{9b}31m\u{7f}", "\\u{9b}31m\\u{7f}"),
            ("⟨value⟧", "value"),
            ("\u{202e}lave", "\\u{202e}lave"),
            ("a\u{2028}b\u{2029}c\u{85}", "a\\u{2028}b\\u{2029}c\\u{85}"),
            ("خط\u{200c}ها\u{200f}", "خط\u{200c}ها\u{200f}"),
        ];
        for (text, expected) in cases {
            assert_eq!(one_line(&with_isolates(text)), expected, "{text:?}");
        }
        assert_eq!(path(Path::new(&with_isolates("a⟪b\n"))), format!("a{}b\\u{{a}}", braced(RLI)));
        assert_eq!(lines("a\u{7}\nb"), "a\\u{7}\nb");
    }

    #[test]
    fn json_says_the_same() {
        let value = serde_json::json!({"a\u{9b}": "\u{202e}x\u{2028}\u{7f}\n\u{1b}\\u{9b}", "n": [1, "😀سند"]});
        let text = json(&value);
        assert!(!text.chars().any(|c| steers(c) && c != '\n'), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), value);
    }
}
