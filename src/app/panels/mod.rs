//! The parts of the window. Each reads the state, paints, and asks for commands.

pub mod edges;
pub mod layout;
pub mod list;
pub mod notice;
pub mod source;
pub mod states;
pub mod status;
pub mod thread;
pub mod timeline;
pub mod toolbar;
