//! Writes files: each beside its place first, and all under their names only when all of them are whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Written;
use super::error::{ExportError, Failed};
use super::target::{Job, Target};
use crate::base::Diagnostic;

/// The name that stands for standard output.
pub const STDOUT: &str = "-";

/// A file beside its place, the place, and what is not in it.
type Beside = (NamedTempFile, PathBuf, Vec<Diagnostic>);

/// Writes a job; gives the files, and what is not in them beyond what the pages tell.
pub fn write(job: &Job<'_>, target: Target, path: &Path) -> Result<Written, ExportError> {
    let files = if target.is_paged() { 1 } else { job.pages.scenes.len() };
    if let Some(mut stream) = stream(path).map_err(|reason| failed(path, reason))? {
        if files > 1 {
            return Err(ExportError::Stream(files));
        }
        let warnings = write_to(job, target, &mut stream).map_err(|error| error.at(path.to_owned()))?;
        return Ok(Written { files: vec![path.to_owned()], warnings });
    }
    let paths: Vec<PathBuf> =
        (0..files).map(|page| if files > 1 { numbered(path, page + 1) } else { path.into() }).collect();
    // Nothing is written if one of the names is taken by a folder.
    if let Some(path) = paths.iter().find(|path| path.is_dir()) {
        return Err(failed(path, io::ErrorKind::IsADirectory.into()));
    }
    let beside = paths.iter().enumerate().map(|(page, path)| write_beside(&Job { page, ..job.clone() }, target, path));
    let beside: Vec<Beside> = beside.collect::<Result<_, _>>()?;
    let mut warnings = Vec::new();
    for (file, path, more) in beside {
        file.persist(&path).map_err(|error| failed(&path, error.error))?;
        warnings.extend(more);
    }
    Ok(Written { files: paths, warnings })
}

/// `timeline-2.png`
fn numbered(path: &Path, page: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-{page}{ending}"))
}

/// Standard output, and what is there already and is neither file nor folder: a device or a pipe.
fn stream(path: &Path) -> io::Result<Option<Box<dyn Write>>> {
    if path == Path::new(STDOUT) {
        return Ok(Some(Box::new(io::stdout().lock())));
    }
    match fs::metadata(path) {
        Ok(known) if !known.is_file() && !known.is_dir() => Ok(Some(Box::new(File::options().write(true).open(path)?))),
        _ => Ok(None),
    }
}

/// Remembers why the system took no more: encoders keep the words and lose the kind.
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
    let result = target.write(job, &mut out).and_then(|warnings| out.flush().map(|()| warnings).map_err(Failed::Write));
    // What is left after a failure is not tried again.
    drop(out.into_parts());
    result.map_err(|error| watched.failed.map_or(error, |kind| Failed::Write(kind.into())))
}

fn write_beside(job: &Job<'_>, target: Target, path: &Path) -> Result<Beside, ExportError> {
    // A link stays a link: the file that it leads to is written.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = NamedTempFile::new_in(folder).map_err(|reason| failed(&path, reason))?;
    let warnings = write_to(job, target, file.as_file_mut()).map_err(|error| match error {
        Failed::Write(reason) => failed(&path, reason),
        other => other.at(path.clone()),
    })?;
    allow_others_to_read(file.as_file()).map_err(|reason| failed(&path, reason))?;
    Ok((file, path, warnings))
}

/// Without the name of the file beside, which nobody knows.
fn failed(path: &Path, reason: io::Error) -> ExportError {
    ExportError::Write { path: path.to_owned(), reason: reason.kind().into() }
}

/// Temporary files are private; a picture is like any file that the user makes.
fn allow_others_to_read(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    let _ = file;
    Ok(())
}
