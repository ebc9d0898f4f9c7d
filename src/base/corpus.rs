//! The folder of real files that some tests read; it is too large, and its licences too many, for this repository.

use std::path::PathBuf;

/// The folder that `SANAD_CORPUS` names.
///
/// # Panics
///
/// If it names none: tests that call this are `#[ignore = "needs SANAD_CORPUS"]`.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(std::env::var_os("SANAD_CORPUS").expect("SANAD_CORPUS names the folder of real files"))
}
