//! Output of the commands: their exit status, the lines of diagnostics, and a writer that remembers that it failed.

use std::io::{self, Write};

use super::terminal::{self, one_line};
use crate::base::{Diagnostic, Severity};
use crate::i18n::Messages;

/// Exit status: done.
pub const DONE: u8 = 0;
/// Exit status: the input has errors, or the output cannot be written.
pub const FAULTY: u8 = 1;
/// Exit status: wrong usage.
pub const USAGE: u8 = 2;

/// An output that remembers that it failed, as a full disk does. A reader that went away is no fault.
pub(super) struct Output<W> {
    pub to: W,
    pub failed: Option<io::Error>,
}

impl<W> Output<W> {
    fn note<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        result.inspect_err(|error| {
            if self.failed.is_none() && error.kind() != io::ErrorKind::BrokenPipe {
                self.failed = Some(io::Error::new(error.kind(), error.to_string()));
            }
        })
    }
}

impl<W: Write> Write for Output<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.to.write(bytes);
        self.note(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.to.flush();
        self.note(result)
    }
}

/// `path:line:column: severity: message [code]`, on one line, without marks that a terminal might show.
pub(super) fn line(diagnostic: &Diagnostic, messages: &Messages) -> String {
    located(diagnostic, &messages.diagnostic(diagnostic), messages)
}

pub(super) fn located(diagnostic: &Diagnostic, message: &str, messages: &Messages) -> String {
    let mut place = diagnostic.file.as_ref().map_or_else(String::new, |file| format!("{}:", terminal::path(file)));
    if let Some(at) = diagnostic.place {
        place += &format!("{}:{}:", at.line, at.column);
    }
    let severity = messages.get(match diagnostic.severity {
        Severity::Error => "cli-error",
        Severity::Warning => "cli-warning",
        Severity::Note => "cli-note",
    });
    let gap = if place.is_empty() { "" } else { " " };
    // A path is made harmless by itself, with the marks that are left out of a message.
    format!("{place}{gap}{}", one_line(&format!("{severity}: {message} [{}]", diagnostic.code)))
}
