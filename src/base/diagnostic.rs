//! Faults of an input, with their place and their severity. The words come from `i18n`, by the code.

use std::fmt;
use std::path::PathBuf;

/// Severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing was lost.
    Note,
    /// Something will look or work unlike what the author meant.
    Warning,
    /// A part of the input could not be used.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place in a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Line, counted from 1.
    pub line: u32,
    /// Column in Unicode code points, counted from 1.
    pub column: u32,
}

impl Place {
    /// The place of a byte offset in `text`; offsets past the end give the end.
    pub fn of_byte(text: &str, offset: usize) -> Self {
        let before = &text.as_bytes()[..offset.min(text.len())];
        let line_start = before.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
        let column = before[line_start..].iter().filter(|&&b| b & 0xC0 != 0x80).count() + 1;
        Self { line: line as u32, column: column as u32 }
    }
}

/// One finding about an input.
///
/// `code` names the message (`diag-CODE` in the locales), `args` fill its blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its severity.
    pub severity: Severity,
    /// The name of the finding, in kebab case: stable, for machines.
    pub code: &'static str,
    /// Values for the blanks of the message.
    pub args: Vec<(&'static str, String)>,
    /// The file, where one is known.
    pub file: Option<PathBuf>,
    /// The place in the file, where one is known.
    pub place: Option<Place>,
}

impl Diagnostic {
    /// An error with the given code.
    pub fn error(code: &'static str) -> Self {
        Self::new(Severity::Error, code)
    }

    /// A warning with the given code.
    pub fn warning(code: &'static str) -> Self {
        Self::new(Severity::Warning, code)
    }

    /// A note with the given code.
    pub fn note(code: &'static str) -> Self {
        Self::new(Severity::Note, code)
    }

    fn new(severity: Severity, code: &'static str) -> Self {
        Self { severity, code, args: Vec::new(), file: None, place: None }
    }

    /// Fills the blank `name` of the message.
    pub fn arg(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Says which file.
    pub fn in_file(mut self, file: impl Into<PathBuf>) -> Self {
        self.file = Some(file.into());
        self
    }

    /// File, line and column, as far as they are known: `project.json:12:3`.
    pub fn location(&self) -> String {
        let file = self.file.as_ref().map(|file| file.display().to_string());
        let place = self.place.map(|place| format!("{}:{}", place.line, place.column));
        file.into_iter().chain(place).collect::<Vec<_>>().join(":")
    }

    /// Says where in the file.
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }
}
