//! Work for the writer of a format: pages, the project and options that they were made from, and its progress.

use std::sync::Arc;

use super::material::Material;
use super::options::ExportOptions;
use super::pages::Pages;
use crate::base::Progress;

/// Pages to be written, to one file or one file after the other.
#[derive(Clone)]
pub struct Job<'a> {
    /// Project that the pages were made from.
    pub material: Material<'a>,
    /// The options that they were made with.
    pub options: &'a ExportOptions,
    /// All pages.
    pub pages: &'a Pages,
    /// The project and its documents, if the files carry them: one for all pages.
    pub bundle: Option<Arc<[u8]>>,
    /// The page to be written, for formats of one page a file.
    pub page: usize,
    /// Receiver of the progress.
    pub progress: &'a dyn Progress,
}
