//! Stub.
#![allow(missing_docs)]
use crate::base::{Diagnostic, Rect, Size};
use std::ops::Range;
use std::sync::Arc;
pub struct Pdf;
pub struct PageText {
    pub text: String,
    pub glyphs: Vec<(Range<usize>, Rect)>,
}
pub struct Image {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
}
impl Pdf {
    pub fn open(_: Arc<Vec<u8>>) -> Result<Self, Diagnostic> {
        Ok(Self)
    }
    pub fn pages(&self) -> usize {
        0
    }
    pub fn size(&self, _: usize) -> Size {
        Size::default()
    }
    pub fn page(&self, _: usize) -> PageText {
        PageText { text: String::new(), glyphs: Vec::new() }
    }
    pub fn draw(&self, _: usize, _: u32) -> Image {
        Image { width: 1, height: 1, rgba: vec![0; 4] }
    }
}
impl PageText {
    pub fn areas(&self, _: Range<usize>) -> Vec<Rect> {
        Vec::new()
    }
}
