//! Sanad (سند): a timeline of events taken from documents, each tied to the exact words that attest it.
//!
//! Data goes one way: a file becomes a [`model::Project`], a project and a viewport become a [`scene::Scene`],
//! a scene becomes pixels on the screen, a PNG, an SVG or a PDF.
//!
//! | module | is for |
//! |---|---|
//! | [`base`] | ids, geometry, colour, diagnostics |
//! | [`model`] | the project and all in it; EDTF dates; edits, search, filter |
//! | [`anchoring`] | finds an excerpt in a document's text |
//! | [`authoring`] | selected words of a document to an event: its quote, date, title and people |
//! | [`temporal`] | date expressions in running text |
//! | [`documents`] | sources: text, HTML, Markdown, DOCX and PDF files to text, and back to page and line |
//! | [`formats`] | one folder a format: bytes to a project and diagnostics, a project to bytes |
//! | [`text`] | parley: fonts, bidi, shaping, line breaking |
//! | [`scene`] | the display list: items, styles, themes, bookmarks and targets |
//! | [`i18n`] | messages (Fluent), dates and numbers in words (ICU4X) |
//! | [`timeline`] | scale, ticks, viewport, lanes, level of detail: project and viewport to scene |
//! | [`render`] | scene to the window and to files, one folder a target |
//! | [`export`] | project and options to bytes, for the window and the command line |
//! | `app` | the window, in layers from desktop and kit to views and update; only with the feature `window` |
//! | [`cli`] | the command line |
//!
//! Invariants:
//!
//! 1. Screen and exports are drawn from the same `Scene`.
//! 2. Direction is one sign in `timeline/time/scale.rs` (and the mirror of the panels in `app`); everywhere else the code
//!    says start and end, before and after.
//! 3. Loading never fails on content: it returns a value and diagnostics, each with file, line and column.
//! 4. An uncertain date stays uncertain until it is drawn.
//! 5. Every item that belongs to an event carries its id, so that hit testing, ids of files and the accessibility tree
//!    agree.
//! 6. Views read the state and return commands; `app/update` alone applies them, in order. `Project::apply(Edit)` is the
//!    only way to change a project, and every edit has an inverse.
//! 7. Nothing slow runs on the interface's thread: loading, saving, searching, exporting and dialogs are tasks with
//!    progress and cancel.
//! 8. A frame costs what is on the screen, not what is in the project.
//! 9. The program never goes on the network, and reads no file outside the project's folder but the one the user
//!    names.
//! 10. A PDF is read and drawn by another process of this program ([`documents::pdf::Room`]), which opens no file, has
//!     bounds of memory and time, and ends with the one that asked; no other process is started. `main.rs` says that
//!     this program may do so. In libraries and tests, where nothing says so, a PDF is read in the process itself, where
//!     one that is made to do harm can use up stack, memory or time.

pub mod anchoring;
#[cfg(feature = "window")]
pub mod app;
pub mod authoring;
pub mod base;
pub mod cli;
pub mod documents;
pub mod export;
pub mod formats;
pub mod i18n;
pub mod model;
pub mod render;
pub mod scene;
pub mod temporal;
pub mod text;
pub mod timeline;
