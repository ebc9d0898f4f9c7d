//! The parts of the window. Each reads the state, keeps its own scroll, caches and carets, paints, and asks for commands
//! and tasks.

pub mod connector;
pub mod context;
pub mod dialogs;
pub mod focus;
pub mod input;
pub mod layout;
pub mod list;
pub mod notice;
pub mod placeholders;
pub mod reader;
pub mod scroll;
pub mod source;
pub mod splitters;
pub mod status;
pub mod timeline;
pub mod told;
pub mod toolbar;
pub mod window;
