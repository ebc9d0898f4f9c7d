//! The journal: every edit is on the disk within moments, so that a crash, a kill or a power cut loses no work.
//!
//! One journal a window and project, a file of lines with checksums (`file`) beside a lock that tells whether its
//! window still lives ([`folder`]). A thread writes it (`tasks::journal`); the session says what to write ([`log`]).

pub mod file;
pub mod folder;
pub mod log;
pub mod record;
pub mod replay;

pub use folder::{Folder, Found, LeftOver};
pub use log::Log;
pub use record::{Base, Draft, Step};
