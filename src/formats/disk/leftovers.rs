//! Files that a process left behind that was killed while it wrote: named so that they can be told from those of
//! others, and cleared by whoever writes into the same folder next.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::formats::kit::digest::sha256_hex;

/// Beginning of the names of all our unfinished files begin with.
const PREFIX: &str = ".sanad-";

/// End of their names.
pub(crate) const SUFFIX: &str = ".tmp";

/// Letters that make a name the only one.
pub(crate) const RANDOM: usize = 6;

/// Digits of the mark of a machine.
const MARK: usize = 8;

/// An unfinished file of a process that may live, or is on another machine, is left alone for so long.
const LIFE: Duration = Duration::from_secs(86_400);

/// The beginning of the name of an unfinished file of this process: `.sanad-MACHINE-PROCESS-`.
pub(crate) fn prefix() -> String {
    format!("{PREFIX}{}-{}-", machine(), std::process::id())
}

/// Mark that tells the numbers of processes here from those of other machines, and of this one before it was started.
fn machine() -> String {
    let boot = fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    let space = fs::read_link("/proc/self/ns/pid").unwrap_or_default();
    let mut mark = sha256_hex(format!("{boot}{}", space.display()).as_bytes());
    mark.truncate(MARK);
    mark
}

/// Removes what was left in a folder by processes of the same owner that are gone. Failing to is no fault of the file
/// that is being written.
pub(crate) fn clear(folder: &Path, own: &Metadata) {
    let machine = machine();
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some((place, process)) = name.to_str().and_then(parse) else { continue };
        // Not through links.
        let Ok(known) = fs::symlink_metadata(entry.path()) else { continue };
        let is_old = || {
            let age = known.modified().ok().and_then(|modified| SystemTime::now().duration_since(modified).ok());
            age.is_some_and(|age| age > LIFE)
        };
        let is_left = (place == machine && is_gone(process)) || is_old();
        if known.is_file() && has_same_owner(&known, own) && is_left {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The mark of the machine and the number of the process in a name of ours.
fn parse(name: &str) -> Option<(&str, u32)> {
    let mut parts = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?.split('-');
    let (machine, process, random) = (parts.next()?, parts.next()?, parts.next()?);
    let is_ours = machine.len() == MARK
        && machine.bytes().all(|b| b.is_ascii_hexdigit())
        && random.len() == RANDOM
        && random.bytes().all(|b| b.is_ascii_alphanumeric())
        && parts.next().is_none();
    process.parse().ok().filter(|_| is_ours).map(|process| (machine, process))
}

/// Returns true if there surely is no such process; where the system does not say, all may live.
fn is_gone(process: u32) -> bool {
    Path::new("/proc/self/stat").exists() && !Path::new("/proc").join(process.to_string()).exists()
}

fn has_same_owner(one: &Metadata, other: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        one.uid() == other.uid()
    }
    #[cfg(not(unix))]
    {
        let _ = (one, other);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_left_behind_is_cleared() {
        let folder = tempfile::tempdir().expect("a folder");
        let machine = machine();
        let (gone, own) = (u32::MAX - 1, std::process::id());
        let old = SystemTime::now() - 2 * LIFE;
        // Name, whether it is old, whether it goes.
        let cases = [
            (format!(".sanad-{machine}-{gone}-aB3xYz.tmp"), false, true),
            (format!(".sanad-{machine}-{own}-aB3xYz.tmp"), false, false),
            (format!(".sanad-{machine}-{own}-oldold.tmp"), true, true),
            (format!(".sanad-00000000-{gone}-aB3xYz.tmp"), false, false),
            (format!(".sanad-00000000-{gone}-oldold.tmp"), true, true),
            (format!(".sanad-{machine}-{gone}-aB3xYz.json"), true, false),
            (format!(".sanad-{machine}-{gone}-aB3xYz-2.tmp"), true, false),
            (format!(".sanad-{machine}-x-aB3xYz.tmp"), true, false),
            (".sanad-notes.tmp".to_owned(), true, false),
            (".tmpAbCdEf".to_owned(), true, false),
        ];
        for (name, is_old, _) in &cases {
            let file = fs::File::create(folder.path().join(name)).expect("made");
            if *is_old {
                file.set_modified(old).expect("set");
            }
        }
        clear(folder.path(), &fs::metadata(folder.path()).expect("there"));
        for (name, _, goes) in &cases {
            assert_eq!(!folder.path().join(name).exists(), *goes, "{name}");
        }
        let of_us = format!("{}aB3xYz{SUFFIX}", prefix());
        assert_eq!(parse(&of_us), Some((&*machine, own)));
    }
}
