//! An open PDF: its pages, their sizes and pictures of them.

use std::sync::Arc;

use hayro::hayro_syntax::object::Dict;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf as Syntax};

use super::admission::{Admission, bombs, pictures};
use super::failure::Failure;
use super::raster::{Image, picture};
use super::syntax::catalog;
use crate::base::{Diagnostic, Size};

/// Longest side of a picture of a page, in pixels: a square one takes 64 MiB.
const MAX_SIDE: f32 = 4096.0;

/// An open PDF. Pages are read when they are asked for, in this process and on the thread that asks, which needs
/// a large stack (`reader::STACK_BYTES`): for files that come from outside there is [`Room`](super::Room).
pub struct Pdf {
    syntax: Syntax,
    admission: Admission,
}

impl Pdf {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// `pdf-encrypted` if it needs a password, `pdf-protection-unknown` if its protection is of an unknown kind,
    /// `pdf-bomb` if a part of it unpacks to far more than it needs, `pdf-unreadable` if no page can be found in it.
    pub fn open(bytes: Arc<Vec<u8>>) -> Result<Self, Diagnostic> {
        if let Some(at) = bombs::find(&bytes) {
            return Err(Diagnostic::error("pdf-bomb").arg("byte", at.to_string()));
        }
        let xref = xref_start(&bytes);
        let syntax = Syntax::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Diagnostic::error("pdf-encrypted"),
            LoadPdfError::Decryption(_) => Diagnostic::error("pdf-protection-unknown"),
            LoadPdfError::Invalid => Diagnostic::error("pdf-unreadable").arg("byte", xref.to_string()),
        })?;
        Ok(Self { syntax, admission: Admission::default() })
    }

    /// Number of pages that were found.
    pub fn pages(&self) -> usize {
        self.syntax.pages().len()
    }

    /// Size of a page (counted from 0) as it is shown, in points; zero for a page that is not there.
    pub fn size(&self, page: usize) -> Size {
        self.syntax.pages().get(page).map_or_else(Size::default, |page| {
            let (w, h) = page.render_dimensions();
            Size::new(w, h)
        })
    }

    /// Picture of a page (counted from 0) that is `width` pixels wide, or narrower where a side would be longer than 4096
    /// pixels.
    ///
    /// # Errors
    /// [`Failure::Absent`] for a page that is not there, and others for one that would take too much.
    pub fn draw(&self, page: usize, width: u32) -> Result<Image, Failure> {
        let page = self.admitted(page)?;
        pictures::admits(page)?;
        let (w, h) = page.render_dimensions();
        // Half a pixel more, as the sides are rounded down.
        let scale = ((width.max(1) as f32 + 0.5) / w).min(MAX_SIDE / w).min(MAX_SIDE / h);
        let scales = |side: f32| scale.max(1.0 / side);
        Ok(picture(page, scales(w), scales(h)))
    }

    /// A page (counted from 0) that can be interpreted without harm.
    ///
    /// # Errors
    /// [`Failure::Absent`], and those of [`Admission::admits`].
    pub(super) fn admitted(&self, page: usize) -> Result<&Page<'_>, Failure> {
        let page = self.syntax.pages().get(page).ok_or(Failure::Absent)?;
        self.admission.admits(page)?;
        Ok(page)
    }

    /// Number of pages that the file says it has (`Count`; ISO 32000-2, 7.7.3.2), of which some may be lost; zero if it does
    /// not say.
    pub(super) fn promised(&self) -> usize {
        let count = catalog(self.syntax.xref()).and_then(|catalog| {
            let pages = catalog.get::<Dict<'_>>(b"Pages")?;
            usize::try_from(pages.get::<i32>(b"Count")?).ok()
        });
        count.unwrap_or_default()
    }
}

/// Byte at which a file says where its table of objects begins (`startxref`; ISO 32000-2, 7.5.5); its length, if it does
/// not say.
fn xref_start(bytes: &[u8]) -> usize {
    let keyword = b"startxref";
    bytes.windows(keyword.len()).rposition(|window| window == keyword).unwrap_or(bytes.len())
}
