//! Places that are written to as they are: standard output, devices, pipes and sockets.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path};

/// The name that stands for standard output.
pub const STDOUT: &str = "-";

/// Device or pipe at a path, which is neither a file nor a folder, opened for writing; `None` for files, folders and
/// names that are free.
///
/// A path below `/dev/fd` or `/proc/…/fd` names what is open already, even where that is a file: replacing it would
/// leave those who share it with the old one. Such a file is written to at its end.
///
/// # Errors
/// If it cannot be opened.
pub fn stream(path: &Path) -> io::Result<Option<Box<dyn Write>>> {
    if path == Path::new(STDOUT) {
        return Ok(Some(Box::new(io::stdout().lock())));
    }
    if let Some(number) = descriptor(path) {
        return match number {
            1 => Ok(Some(Box::new(io::stdout().lock()))),
            2 => Ok(Some(Box::new(io::stderr().lock()))),
            _ => Ok(Some(open(path, true)?)),
        };
    }
    match fs::metadata(path) {
        Ok(known) if !known.is_file() && !known.is_dir() => Ok(Some(open(path, false)?)),
        _ => Ok(None),
    }
}

fn open(path: &Path, append: bool) -> io::Result<Box<dyn Write>> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if fs::metadata(path)?.file_type().is_socket() {
            return Ok(Box::new(std::os::unix::net::UnixStream::connect(path)?));
        }
    }
    Ok(Box::new(File::options().write(true).append(append).open(path)?))
}

/// The number of the open file of this process that a path names, over links; `u32::MAX` for one of another process.
fn descriptor(path: &Path) -> Option<u32> {
    let mut path = path.to_owned();
    for _ in 0..super::MAX_LINKS {
        // `/dev/fd` is itself a link, and so is `/proc/self`.
        let folder = super::folder_of(&path).canonicalize().ok()?;
        let parts: Vec<_> = folder.components().collect();
        if let [Component::RootDir, Component::Normal(proc), rest @ .., Component::Normal(fd)] = &parts[..]
            && *proc == "proc"
            && *fd == "fd"
            && let Some(Component::Normal(process)) = rest.first()
        {
            let own = process.to_str() == Some(&std::process::id().to_string());
            return Some(path.file_name()?.to_str()?.parse().ok().filter(|_| own).unwrap_or(u32::MAX));
        }
        let known = fs::symlink_metadata(&path).ok().filter(fs::Metadata::is_symlink)?;
        debug_assert!(known.is_symlink());
        path = folder.join(fs::read_link(&path).ok()?);
    }
    None
}
