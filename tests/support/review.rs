//! Files under review: compared with what is made now, or written anew where that is asked for.

use std::path::{Path, PathBuf};

/// Set to 1: the files are written instead of compared.
pub(crate) const UPDATE: &str = "SANAD_UPDATE_GOLDEN";

/// Whether files are to be written instead of compared.
pub(crate) fn is_updating() -> bool {
    std::env::var(UPDATE).is_ok_and(|value| value == "1")
}

/// The file of that name under review.
pub(crate) fn reviewed(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

/// Where what is made now comes to lie if it is another.
pub(crate) fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/golden").join(name)
}

/// Comparisons of which all are made before the test fails.
pub(crate) struct Checks(Vec<String>);

impl Checks {
    /// Nothing compared yet.
    pub(crate) fn begin() -> Self {
        Self(Vec::new())
    }

    /// Adds something that is not as it should be.
    pub(crate) fn fail(&mut self, what: String) {
        self.0.push(what);
    }

    /// Fails if anything differs.
    pub(crate) fn end(self) {
        let Self(failed) = self;
        let count = failed.len();
        assert!(
            failed.is_empty(),
            "{count} files differ; what is made now is in target/golden/, and {UPDATE}=1 takes it over:\n{}",
            failed.join("\n")
        );
    }
}
