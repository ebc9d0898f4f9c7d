//! One file, or one after the other, to be written: pages, what they were made from, and how far it is.

use std::sync::Arc;

use super::material::Material;
use super::options::ExportOptions;
use super::pages::Pages;
use crate::base::Progress;

/// What is to be written.
#[derive(Clone)]
pub struct Job<'a> {
    /// What the pages were made from.
    pub material: Material<'a>,
    /// The options that they were made with.
    pub options: &'a ExportOptions,
    /// All pages.
    pub pages: &'a Pages,
    /// The project and its documents, if the files carry them: one for all pages.
    pub bundle: Option<Arc<[u8]>>,
    /// The page to be written, for formats of one page a file.
    pub page: usize,
    /// How far it is.
    pub progress: &'a dyn Progress,
}
