//! The command line: what `sanad` does without a window.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use crate::base::Diagnostic;
use crate::i18n::{Locale, Messages};
use output::{Output, line};

mod args;
mod check;
mod check_date;
mod convert;
mod dates;
mod export;
mod finding;
mod help;
mod input;
mod new;
mod output;
mod terminal;
mod text;
mod unproven;

pub use args::{AddArgs, Args, CheckArgs, Command, ConvertArgs, DatesArgs, ExportArgs, NewArgs, TextArgs};
pub use check::check;
pub use convert::convert;
pub use dates::dates;
pub use export::export;
pub use input::SAMPLE;
pub use new::{add, new};
pub use output::{DONE, FAULTY, USAGE};
pub use terminal::tame_panics;
pub use text::text;

/// Work that is left when the arguments are read.
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

/// Runs as [`run`] does, with the language and the places where output and errors go.
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
        Ok(Args { command: Some(Command::Dates(args)), .. }) => Outcome::Exit(dates(&args, messages, out, err)),
        Ok(Args { command: Some(Command::Export(args)), .. }) => Outcome::Exit(export(&args, messages, err)),
        Ok(Args { command: Some(Command::New(args)), .. }) => Outcome::Exit(new(&args, messages, err)),
        Ok(Args { command: Some(Command::Add(args)), .. }) => Outcome::Exit(add(&args, messages, err)),
        Ok(Args { command: Some(Command::Text(args)), .. }) => Outcome::Exit(text(&args, messages, out, err)),
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

#[cfg(test)]
mod tests;
