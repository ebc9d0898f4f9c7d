//! A scene becomes pixels: one file (or folder) a target, each with one exhaustive `match` over the shapes.
//!
//! `png`, `svg` and `egui` draw the same items in the same order, from the outlines and the pixel grid of `pixel_grid`.
//! None of them shapes text: all take the glyphs as they were laid out.

#[cfg(feature = "window")]
pub mod egui;
mod glyphs;
mod outline;
pub mod pdf;
mod pixel_grid;
pub mod png;
mod shadow;
pub mod svg;

/// Metadata of a file, in every format that has a place for it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DocumentInfo {
    /// Title.
    pub title: String,
    /// The picture in words, for people who do not see it.
    pub description: String,
    /// Language of title and description (BCP 47).
    pub language: String,
    /// The documents that it rests on, a line each.
    pub sources: Vec<String>,
    /// The program that made it.
    pub software: String,
}
