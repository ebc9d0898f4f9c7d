//! The parts of the window. Each reads the state, paints, and asks for commands.

pub mod connector;
pub mod context;
pub mod dialogs;
pub mod forms;
pub mod input;
pub mod layout;
pub mod list;
pub mod notice;
pub mod placeholders;
pub mod reader;
pub mod source;
pub mod splitters;
pub mod status;
pub mod timeline;
pub mod toolbar;
