//! Files on the disk: each is written beside its place first, and all come under their names only when all are whole.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::error::{ExportError, Failed};
use super::files;
use super::job::Job;
use super::target::Target;
use crate::base::Diagnostic;
use crate::formats::{
    Conflict, ConflictKind, FileStamp, Overwrite, Privacy, Replacement, WriteError, is_same_file, privacy_of,
    source_files, stream,
};

/// Destination of a picture.
#[derive(Clone, Debug)]
pub struct Output<'a> {
    /// Format of the file.
    pub target: Target,
    /// The file; [`STDOUT`](crate::formats::STDOUT) and devices are written to as they are.
    pub path: &'a Path,
    /// Permission to write over a file. The project file and its documents are never written over.
    pub overwrite: Overwrite,
}

/// Files that were written, and findings about them.
#[derive(Debug)]
pub struct Written {
    /// The files.
    pub files: Vec<PathBuf>,
    /// Findings: content that cannot be read in them or is left out, and what to do about it.
    pub warnings: Vec<Diagnostic>,
}

/// A file beside its place, the place, and findings about what is not in it.
type Beside = (Replacement, PathBuf, Vec<Diagnostic>);

/// Writes a job; gives the files, and findings about them beyond those of the pages.
pub(crate) fn write(job: &Job<'_>, output: &Output<'_>) -> Result<Written, ExportError> {
    let Output { target, path, overwrite } = output;
    let files = if target.is_paged() { 1 } else { job.pages.scenes.len() };
    if let Some(mut stream) = stream(path).map_err(|reason| failed(path, reason))? {
        if files > 1 {
            return Err(ExportError::Stream(files));
        }
        let warnings = write_to(job, *target, &mut stream).map_err(|error| error.at(path.to_path_buf()))?;
        return Ok(Written { files: vec![path.to_path_buf()], warnings });
    }
    let paths: Vec<PathBuf> =
        (0..files).map(|page| if files > 1 { numbered(path, page + 1) } else { path.to_path_buf() }).collect();
    // Nothing is written if one of the names is taken.
    paths.iter().try_for_each(|path| check(job, path, overwrite))?;
    let bounds = privacy(job, *target);
    let beside = paths.iter().enumerate();
    let beside = beside.map(|(page, path)| write_beside(&Job { page, ..job.clone() }, *target, path, bounds));
    let beside: Vec<Beside> = beside.collect::<Result<_, _>>()?;
    let mut warnings = Vec::new();
    for (file, path, more) in beside {
        let committed = file.commit(overwrite).map_err(|error| match error {
            WriteError::Conflict(conflict) => ExportError::Conflict(conflict),
            WriteError::Io(reason) => failed(&path, reason),
        })?;
        warnings.extend(more.into_iter().chain(committed.notes(&path)));
    }
    Ok(Written { files: paths, warnings })
}

/// Refuses a path that is a folder, a source of the project, or taken, before anything is written.
fn check(job: &Job<'_>, path: &Path, overwrite: &Overwrite) -> Result<(), ExportError> {
    if path.is_dir() {
        return Err(failed(path, io::ErrorKind::IsADirectory.into()));
    }
    let sources = job.material.origin.map(|origin| source_files(job.material.project, origin)).unwrap_or_default();
    if sources.iter().any(|source| is_same_file(source, path)) {
        return Err(ExportError::Source(path.to_owned()));
    }
    if *overwrite == Overwrite::IfAbsent && path.exists() {
        let found = FileStamp::of_file(path).ok();
        let conflict = Conflict { path: path.to_owned(), kind: ConflictKind::Exists, found };
        return Err(ExportError::Conflict(Box::new(conflict)));
    }
    Ok(())
}

/// A file is as private as what it shows, and as the documents if it holds them.
fn privacy(job: &Job<'_>, target: Target) -> Privacy {
    let with_documents = match target {
        Target::Png => job.bundle.is_some(),
        Target::Pdf => job.options.file.archival,
        // The page shows the documents around the quotes.
        Target::Html => true,
        Target::Svg => false,
    };
    let of = |origin| privacy_of(job.material.project, origin, with_documents);
    job.material.origin.map(of).unwrap_or_default()
}

/// Path of a page among several: `timeline-2.png`.
fn numbered(path: &Path, page: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-{page}{ending}"))
}

/// A writer that remembers why the system took no more: encoders keep the words and lose the kind.
struct Watched<'a> {
    out: &'a mut dyn Write,
    failed: Option<io::ErrorKind>,
}

impl Watched<'_> {
    fn seen<T>(&mut self, result: io::Result<T>) -> io::Result<T> {
        self.failed = self.failed.or(result.as_ref().err().map(io::Error::kind));
        result
    }
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.out.write(bytes);
        self.seen(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.out.flush();
        self.seen(result)
    }
}

fn write_to(job: &Job<'_>, target: Target, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Failed> {
    let mut watched = Watched { out, failed: None };
    let mut out = BufWriter::with_capacity(1 << 16, &mut watched);
    let result =
        files::write(target, job, &mut out).and_then(|warnings| out.flush().map(|()| warnings).map_err(Failed::Write));
    // What is left after a failure is not tried again.
    drop(out.into_parts());
    result.map_err(|error| watched.failed.map_or(error, |kind| Failed::Write(kind.into())))
}

fn write_beside(job: &Job<'_>, target: Target, path: &Path, privacy: Privacy) -> Result<Beside, ExportError> {
    let mut file = Replacement::beside(path, privacy).map_err(|reason| failed(path, reason))?;
    let warnings = write_to(job, target, file.file()).map_err(|error| match error {
        Failed::Write(reason) => failed(path, reason),
        other => other.at(path.to_owned()),
    })?;
    Ok((file, path.to_owned(), warnings))
}

/// Error for the place of a file, not for the file beside it, which nobody knows.
fn failed(path: &Path, reason: io::Error) -> ExportError {
    ExportError::Write { path: path.to_owned(), reason: reason.kind().into() }
}
