//! The desktop: its window, clipboard, file dialogs, printing, what it prefers, and how a process ends. Uses nothing else
//! of the program's window.

pub mod clipboard;
pub mod desktop;
pub mod fault;
pub mod file_dialog;
pub mod print;
pub mod window;
