//! PDF (ISO 32000): the text of pages in the order of reading, where every word of it stands, and pictures of pages.
//!
//! A page is interpreted by hayro, which hands over the glyphs as they are drawn; what they mean is found from their
//! places alone, as producers draw in many orders: `glyphs` (what is drawn, with what is `paint`ed around it) → `seen`
//! (what a reader sees) → `marks` → `segments` (pieces of
//! lines) → `margin` (what numbers the lines) → `columns` (what is read one after the other) → `lines` with `bidi` (the
//! order of reading) → `paragraphs` → `PageText`. All pages together tell what is `furniture` of the pages, and become
//! one text by `flow`.
//!
//! hayro can be made to use up stack, memory and time, which no program survives that it is a part of: so files that
//! come from outside are read in a `room` of their own.

mod actual;
mod annotations;
mod bidi;
mod bombs;
mod columns;
mod draw;
mod extract;
mod failure;
mod faults;
mod fields;
mod flow;
mod furniture;
mod glyphs;
mod guard;
mod hidden;
mod letters;
mod lines;
mod look;
mod maps;
mod margin;
mod marks;
mod names;
mod nesting;
mod optional;
mod page;
mod paint;
mod paragraphs;
mod pictures;
mod programs;
mod raster;
mod room;
mod seen;
mod segments;
mod spelling;
mod strikes;
mod strips;
mod told;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, InterpreterWarning, RenderContent, interpret_page,
};
use hayro::hayro_syntax::object::Dict;
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf as Syntax};
use hayro::kurbo::Rect as Area;

use super::layers::Line;
use crate::base::{Diagnostic, Size};
use glyphs::Glyphs;
use guard::Guard;
use nesting::Nesting;
use optional::Off;
use told::{Fonts, Told};

pub use extract::extract;
pub use failure::Failure;
pub use page::PageText;
pub use raster::Image;
pub use room::{Room, is_worker, serve, use_this_program, use_worker};

/// The stack of a thread that reads pages, in bytes: forms in forms, fifty deep at most, are interpreted by recursion,
/// and functions and colour spaces as deep as they nest.
const STACK: usize = 64 << 20;

/// An open PDF. Pages are read when they are asked for, in this process and on the thread that asks: of files that come
/// from outside, [`Room`] takes care.
pub struct Pdf {
    syntax: Syntax,
    guard: Guard,
    nesting: Nesting,
}

/// What was read of a page.
#[derive(Debug, Default, PartialEq)]
struct Read {
    page: PageText,
    /// Paragraphs with what a reader of the page does not see.
    concealed: Vec<Line>,
    /// Letters of which the file does not say what they are.
    unreadable: usize,
    /// Pictures on the page.
    images: usize,
    /// True if the letters of a font are missing, as it could not be read.
    font_missing: bool,
    /// Why there is nothing of it.
    failure: Option<Failure>,
}

impl Read {
    /// The same without where the letters stand. That is read anew for the pages that are looked at: for all, it would
    /// take too much memory.
    fn without_places(self) -> Self {
        Self { page: self.page.without_places(), ..self }
    }

    fn failed(failure: Failure) -> Self {
        Self { failure: Some(failure), ..Self::default() }
    }
}

impl Pdf {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// `pdf-encrypted` if it needs a password, `pdf-protection-unknown` if its protection is of an unknown kind,
    /// `pdf-bomb` if a part of it unpacks to far more than it needs, `pdf-unreadable` if it has no page that can be
    /// found.
    pub fn open(bytes: Arc<Vec<u8>>) -> Result<Self, Diagnostic> {
        if let Some(at) = bombs::find(&bytes) {
            return Err(Diagnostic::error("pdf-bomb").arg("byte", at.to_string()));
        }
        let directory = directory(&bytes);
        let syntax = Syntax::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Diagnostic::error("pdf-encrypted"),
            LoadPdfError::Decryption(_) => Diagnostic::error("pdf-protection-unknown"),
            LoadPdfError::Invalid => Diagnostic::error("pdf-unreadable").arg("byte", directory.to_string()),
        })?;
        Ok(Self { syntax, guard: Guard::default(), nesting: Nesting::default() })
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.syntax.pages().len()
    }

    /// The size of a page (counted from 0) as it is read, in points; nothing for a page that is not there.
    pub fn size(&self, page: usize) -> Size {
        self.syntax.pages().get(page).map_or_else(Size::default, |page| {
            let (w, h) = page.render_dimensions();
            Size::new(w, h)
        })
    }

    /// The text of a page (counted from 0) and where it stands; nothing for a page that is not there.
    pub fn page(&self, page: usize) -> PageText {
        self.reader().read(page).page
    }

    /// Lets a page through that can be read.
    fn admits(&self, page: &Page<'_>) -> Result<(), Failure> {
        self.guard.admits(page)?;
        self.nesting.admits(page)
    }

    /// How many pages the file says that it has.
    fn promised(&self) -> usize {
        let xref = self.syntax.xref();
        let count = xref.get::<Dict<'_>>(xref.root_id()).and_then(|catalog| {
            let pages = catalog.get::<Dict<'_>>(b"Pages")?;
            usize::try_from(pages.get::<i32>(b"Count")?).ok()
        });
        count.unwrap_or_default()
    }

    /// What reads pages one after the other.
    fn reader(&self) -> Reader<'_> {
        let font_missing = Arc::new(AtomicBool::new(false));
        let sink = font_missing.clone();
        let settings = InterpreterSettings {
            warning_sink: Arc::new(move |warning| {
                if matches!(warning, InterpreterWarning::UnsupportedFont) {
                    sink.store(true, Ordering::Relaxed);
                }
            }),
            ..InterpreterSettings::default()
        };
        Reader { pdf: self, cache: InterpreterCache::new(), settings, font_missing, fonts: Fonts::default() }
    }
}

/// Where a file says where the table of its objects is (ISO 32000-2, 7.5.5), in bytes; its end, if it does not say so.
fn directory(bytes: &[u8]) -> usize {
    let keyword = b"startxref";
    bytes.windows(keyword.len()).rposition(|window| window == keyword).unwrap_or(bytes.len())
}

/// Reads pages, and keeps the fonts between them. Belongs to one thread.
struct Reader<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
    font_missing: Arc<AtomicBool>,
    fonts: Fonts,
}

impl<'a> Reader<'a> {
    fn read(&self, index: usize) -> Read {
        let Some(page) = self.pdf.syntax.pages().get(index) else { return Read::failed(Failure::Absent) };
        if let Err(failure) = self.pdf.admits(page) {
            return Read::failed(failure);
        }
        self.font_missing.store(false, Ordering::Relaxed);
        let glyphs = self.glyphs(page);
        if glyphs.too_many {
            return Read::failed(Failure::TooMuch);
        }
        let (unreadable, images) = (glyphs.unreadable, glyphs.images);
        let font_missing = self.font_missing.load(Ordering::Relaxed);
        let (page, concealed) = hidden::layers(glyphs);
        Read { page, concealed, unreadable, images, font_missing, failure: None }
    }

    fn glyphs(&self, page: &Page<'a>) -> Glyphs {
        let (width, height) = page.render_dimensions();
        let area = Area::new(0.0, 0.0, f64::from(width), f64::from(height));
        let place = hayro::hayro_interpret::TransformExt::to_kurbo(&page.initial_transform(true));
        let mut glyphs = Glyphs::default();
        (glyphs.told, glyphs.off) = (Told::of(page, &self.fonts), Off::of(page));
        let unseen = glyphs.off.annotations(page, place);
        for part in [RenderContent::PAGE, RenderContent::ANNOTATIONS] {
            let settings = InterpreterSettings { render_content: part, ..self.settings.clone() };
            let mut context = Context::new(place, area, &self.cache, page.xref(), settings);
            let (count, order) = (glyphs.glyphs.len(), glyphs.painting.next());
            interpret_page(page, &mut context, &mut glyphs);
            if part == RenderContent::ANNOTATIONS {
                glyphs.hide(count, order, &unseen);
                fields::compare(page, place, &mut glyphs, count);
            }
        }
        glyphs.settle();
        annotations::paint(page, place, &mut glyphs);
        seen::judge(&mut glyphs, area, |doubtful| look::unseen(page, doubtful));
        glyphs
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod hidden_tests;

#[cfg(test)]
mod layout_tests;

#[cfg(test)]
mod over_tests;
