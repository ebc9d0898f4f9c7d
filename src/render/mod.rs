//! A scene becomes pixels: one file (or folder) a target, each with one exhaustive `match` over the shapes.
//!
//! `png` and `egui` draw the same items in the same order, from the outlines and the pixel grid of `device`.
//! Neither shapes text: both take the glyphs as they were laid out.

mod device;
#[cfg(feature = "window")]
pub mod egui;
mod outline;
pub mod png;
mod shadow;
