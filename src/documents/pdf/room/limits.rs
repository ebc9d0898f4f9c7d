//! Limits that the process which reads a PDF sets itself (POSIX `setrlimit`).

/// Forbids this process to open or write files, and to leave a copy of its memory when it breaks down.
#[cfg(unix)]
pub(crate) fn forbid_files() {
    use rustix::process::Resource;
    // Input, output and errors are open already.
    for (resource, most) in [(Resource::Nofile, 3), (Resource::Fsize, 0), (Resource::Core, 0)] {
        lower(resource, most);
    }
}

/// Forbids this process to take more memory than `most` bytes.
#[cfg(unix)]
pub(crate) fn bound_memory(most: u64) {
    use rustix::process::Resource;
    lower(Resource::Data, most);
    // The program itself and what is only set aside count here, too.
    lower(Resource::As, most.saturating_add(512 << 20));
}

/// Lowers a limit; one that is lower already stays.
#[cfg(unix)]
fn lower(resource: rustix::process::Resource, most: u64) {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    let now = getrlimit(resource);
    let least = |limit: Option<u64>| Some(limit.map_or(most, |limit| limit.min(most)));
    // A system that has no such limit goes without it: the other side still stops what takes too long.
    let _ = setrlimit(resource, Rlimit { current: least(now.current), maximum: least(now.maximum) });
}

/// There is no such limit here.
#[cfg(not(unix))]
pub fn forbid_files() {}

/// There is no such limit here.
#[cfg(not(unix))]
pub fn bound_memory(_most: u64) {}
