//! The command line: what `sanad` does without a window.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use crate::base::{Diagnostic, ExcerptIx, Severity};
use crate::formats::{self, Failure, Opened, Overwrite, Silent};
use crate::i18n::{Locale, Messages};
use terminal::one_line;

mod args;
mod check;
mod check_date;
mod convert;
mod export;
mod finding;
mod help;
mod terminal;

pub use args::{Args, CheckArgs, Command, ConvertArgs, ExportArgs, PixelSize};
pub use check::check;
pub use check_date::check_date;
pub use convert::convert;
pub use export::{export, options};
pub use terminal::tame_panics;

/// The FILE that stands for the bundled project.
pub const SAMPLE: &str = "sample";

/// Exit status: done.
pub const DONE: u8 = 0;
/// Exit status: the input has errors, or the output cannot be written.
pub const FAULTY: u8 = 1;
/// Exit status: wrong usage.
pub const USAGE: u8 = 2;

/// What is left to do when the arguments are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing: leave with this status.
    Exit(u8),
    /// Open the window on this file, or on the bundled project.
    Window(Option<PathBuf>),
}

/// Does what the arguments (the name of the program first) say, except opening the window.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    let locale = system_locale(|name| std::env::var(name).ok());
    let messages = Messages::new(locale);
    let (mut out, mut err) = (Output { to: io::stdout().lock(), failed: None }, io::stderr().lock());
    let outcome = run_with(args, &messages, &mut out, &mut err);
    let _ = out.flush();
    match (out.failed, outcome) {
        (Some(error), Outcome::Exit(_)) => {
            let told = Diagnostic::error("file-unwritable").arg("reason", error.to_string()).in_file(Path::new("-"));
            let _ = writeln!(err, "{}", line(&told, &messages));
            Outcome::Exit(FAULTY)
        }
        (_, outcome) => outcome,
    }
}

/// An output that remembers that it failed, as a full disk does. A reader that went away is no fault.
struct Output<W> {
    to: W,
    failed: Option<io::Error>,
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

/// Like [`run`], with the language and the places where output and errors go.
pub fn run_with(
    args: impl IntoIterator<Item = OsString>,
    messages: &Messages,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    match help::parse(args.clone(), messages) {
        Ok(Args { command: None, file, .. }) => Outcome::Window(file.filter(|file| file != Path::new(SAMPLE))),
        Ok(Args { command: Some(Command::Check(args)), .. }) => Outcome::Exit(check(&args, messages, out, err)),
        Ok(Args { command: Some(Command::Convert(args)), .. }) => Outcome::Exit(convert(&args, messages, err)),
        Ok(Args { command: Some(Command::Export(args)), .. }) => Outcome::Exit(export(&args, messages, err)),
        Err(error) => {
            // A reader that went away (`sanad --help | head -1`) is no fault.
            if error.use_stderr() {
                // What was typed is quoted there, without colours, and so that it can add no lines.
                let harmless = args.iter().map(|arg| terminal::path(Path::new(arg)).into());
                let error = help::parse(harmless, messages).err().unwrap_or(error);
                let _ = err.write_all(terminal::lines(&error.render().to_string()).as_bytes());
                return Outcome::Exit(USAGE);
            }
            let help = error.render();
            let help = if io::stdout().is_terminal() { help.ansi().to_string() } else { help.to_string() };
            let _ = out.write_all(help.as_bytes());
            Outcome::Exit(DONE)
        }
    }
}

/// The language of messages: Arabic if the system's locale says so (POSIX order of variables), else English.
fn system_locale(variable: impl Fn(&str) -> Option<String>) -> Locale {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    named.and_then(|name| Locale::of_tag(&name)).unwrap_or(Locale::En)
}

/// What `--force` lets a command write over.
fn overwrite(force: bool) -> Overwrite {
    if force { Overwrite::Yes } else { Overwrite::IfAbsent }
}

/// Opens a FILE argument.
fn open(file: &Path) -> Result<Opened, Box<Diagnostic>> {
    if file == Path::new(SAMPLE) {
        return Ok(formats::sample());
    }
    formats::load_path(file, &Silent).map_err(|failure| match failure {
        Failure::Because(diagnostic) => Box::new(diagnostic),
        Failure::Cancelled | Failure::Conflict(_) => unreachable!("nobody cancels, and nothing is written"),
    })
}

/// `path:line:column: severity: message [code]`, on one line, without marks that a terminal might show.
fn line(diagnostic: &Diagnostic, messages: &Messages) -> String {
    located(diagnostic, &messages.diagnostic(diagnostic), messages)
}

fn located(diagnostic: &Diagnostic, message: &str, messages: &Messages) -> String {
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

/// Names the quotes of an output that do not stand in their documents as they are recorded, on a line each: as errors,
/// or as warnings if they are allowed. Gives how many there are.
fn tell_unproven(
    opened: &Opened,
    is_shown: impl Fn(ExcerptIx) -> bool,
    (allowed, messages): (bool, &Messages),
    err: &mut dyn Write,
) -> usize {
    let evidence = opened.evidence();
    let shown: Vec<bool> = opened.resolutions.iter().map(|(ix, _)| is_shown(*ix)).collect();
    let findings = finding::all(opened, &evidence, messages).into_iter().zip(shown);
    let unproven: Vec<finding::Finding> =
        findings.filter(|(finding, shown)| *shown && finding.doubt.is_some()).map(|(finding, _)| finding).collect();
    for finding in &unproven {
        let severity = if allowed { Severity::Warning } else { Severity::Error };
        let diagnostic = Diagnostic { severity, ..finding.diagnostic.clone() };
        let args = [("finding", finding.message.as_str().into()), ("document", finding.document.as_str().into())];
        let _ = writeln!(err, "{}", located(&diagnostic, &messages.format("cli-unproven", &args), messages));
    }
    if !unproven.is_empty() {
        let code = if allowed { "unproven-allowed" } else { "unproven" };
        let diagnostic = Diagnostic::error(code).arg("count", unproven.len().to_string());
        let severity = if allowed { Severity::Warning } else { Severity::Error };
        let _ = writeln!(err, "{}", line(&Diagnostic { severity, ..diagnostic }, messages));
    }
    unproven.len()
}

#[cfg(test)]
mod tests;
