//! Work off the interface's thread: loading, saving, exporting, searching large projects, drawing pages, file dialogs.
//! A [`Task`] says what it does and brings back a [`TaskOutput`]; [`Runner`] runs any.

pub mod documents;
pub mod export;
pub mod files;
pub mod indexing;
pub mod journal;
pub mod load;
pub mod output;
pub mod runner;
pub mod task;

pub use output::{IndexingOutput, PageOutput, PrintedPages, TaskKind, TaskOutput, ViewOutput};
pub use runner::Runner;
pub use task::{Services, Task};
