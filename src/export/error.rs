//! Errors of an export, for programs and for people.

use std::io;
use std::path::PathBuf;

use super::options::SCALES;
use super::target;
use crate::base::Diagnostic;
use crate::formats::Conflict;
use crate::render::png::{PngError, SizeError};

/// Reason why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The size cannot be made.
    #[error(transparent)]
    Size(#[from] SizeError),
    /// The scale is out of bounds.
    #[error("a scale of {0} is not between {min} and {max}", min = SCALES.start(), max = SCALES.end())]
    Scale(f32),
    /// The name's ending stands for no format.
    #[error("the ending of `{0}` stands for no format that can be written")]
    Ending(PathBuf),
    /// Several pages cannot go into one stream.
    #[error("{0} pages cannot be written into one stream")]
    Stream(usize),
    /// Nobody waits for it any more.
    #[error("cancelled")]
    Cancelled,
    /// The picture could not be made.
    #[error("the picture could not be made: {}", .0.code)]
    Failed(Box<Diagnostic>),
    /// Another file is in the way.
    #[error("`{}` is there already", .0.path.display())]
    Conflict(Box<Conflict>),
    /// The picture would take the place of the project file or of one of its documents.
    #[error("`{0}` is a source of the project")]
    Source(PathBuf),
    /// The file could not be written.
    #[error("`{path}` could not be written: {reason}")]
    Write {
        /// The file.
        path: PathBuf,
        /// Reason that the system gives.
        reason: io::Error,
    },
}

impl ExportError {
    /// Returns true if the options ask for what cannot be, rather than something going wrong.
    pub fn is_usage(&self) -> bool {
        match self {
            Self::Size(_) | Self::Scale(_) | Self::Ending(_) | Self::Stream(_) | Self::Source(_) => true,
            Self::Cancelled | Self::Failed(_) | Self::Conflict(_) | Self::Write { .. } => false,
        }
    }

    /// Diagnostic for people, in the words of the locales.
    pub fn diagnostic(&self) -> Diagnostic {
        let sized =
            |width: &u64, height: &u64| Diagnostic::error("export-too-large").arg("size", format!("{width}×{height}"));
        match self {
            Self::Size(SizeError::Empty) => Diagnostic::error("export-empty"),
            Self::Size(SizeError::Side { width, height } | SizeError::Area { width, height }) => sized(width, height),
            Self::Scale(scale) => Diagnostic::error("export-scale").arg("scale", scale.to_string()),
            Self::Ending(path) => Diagnostic::error("export-ending").arg("endings", target::endings()).in_file(path),
            Self::Stream(pages) => Diagnostic::error("export-stream").arg("count", pages.to_string()),
            Self::Cancelled => Diagnostic::error("export-cancelled"),
            Self::Failed(reason) => (**reason).clone(),
            Self::Conflict(conflict) => conflict.diagnostic(),
            Self::Source(path) => Diagnostic::error("file-is-source").in_file(path),
            Self::Write { path, reason } => unwritable(reason).in_file(path),
        }
    }
}

/// Code of the message for an error of the system: those that people can do something about have their own.
fn unwritable(reason: &io::Error) -> Diagnostic {
    match reason.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Diagnostic::error("export-disk-full"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Diagnostic::error("export-denied"),
        io::ErrorKind::IsADirectory => Diagnostic::error("export-is-folder"),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Diagnostic::error("export-no-folder"),
        io::ErrorKind::BrokenPipe => Diagnostic::error("export-pipe-closed"),
        _ => Diagnostic::error("export-unwritable").arg("reason", reason.to_string()),
    }
}

/// Reason why a page could not be written in a format.
#[derive(Debug)]
pub enum Failed {
    /// No picture can be of that size.
    Size(SizeError),
    /// The bytes found no place.
    Write(io::Error),
    /// Nobody waits for it any more.
    Cancelled,
    /// The format cannot hold it; in words for people.
    Because(Box<Diagnostic>),
}

impl Failed {
    /// Error of the file at `path`.
    pub(super) fn at(self, path: PathBuf) -> ExportError {
        match self {
            Self::Size(error) => ExportError::Size(error),
            Self::Write(reason) => ExportError::Write { path, reason },
            Self::Cancelled => ExportError::Cancelled,
            Self::Because(reason) => ExportError::Failed(reason),
        }
    }
}

impl From<PngError> for Failed {
    fn from(error: PngError) -> Self {
        match error {
            PngError::Size(error) => Self::Size(error),
            PngError::Write(reason) => Self::Write(reason),
            PngError::Cancelled => Self::Cancelled,
        }
    }
}
