//! Pages read one after the other: interpreted, looked through for what is not seen, and put into the order of reading.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings, InterpreterWarning};
use hayro::kurbo::Rect;

use super::failure::Failure;
use super::file::Pdf;
use super::fonts::FontCache;
use super::interpret::Interpreter;
use super::order::{PageText, layers};
use super::read_page::ReadPage;
use super::seen;
use super::syntax::transform;

/// Stack of a thread that reads pages, in bytes: hayro interprets forms in forms by recursion, fifty deep at most, and
/// functions and colour spaces as deep as they nest (at most as deep as `admission` lets them).
pub(super) const STACK_BYTES: usize = 64 << 20;

impl Pdf {
    /// Text of a page (counted from 0) and where it stands; nothing for a page that is not there or cannot be read.
    pub fn page(&self, page: usize) -> PageText {
        self.reader().read(page).page
    }

    /// One that reads pages of the file.
    pub(super) fn reader(&self) -> PageReader<'_> {
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
        let interpreter = Interpreter { cache: InterpreterCache::new(), settings, fonts: FontCache::default() };
        PageReader { pdf: self, interpreter, font_missing }
    }
}

/// Reads pages, and keeps their fonts from one to the next. Belongs to one thread.
pub(super) struct PageReader<'a> {
    pdf: &'a Pdf,
    interpreter: Interpreter<'a>,
    /// Set when hayro warns of a font.
    font_missing: Arc<AtomicBool>,
}

impl PageReader<'_> {
    /// Reads a page (counted from 0).
    pub(super) fn read(&self, page: usize) -> ReadPage {
        self.try_read(page).unwrap_or_else(ReadPage::failed)
    }

    fn try_read(&self, page: usize) -> Result<ReadPage, Failure> {
        let page = self.pdf.admitted(page)?;
        self.font_missing.store(false, Ordering::Relaxed);
        let (width, height) = page.render_dimensions();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut glyphs = self.interpreter.draw(page, area, transform(page))?;
        seen::judge(&mut glyphs, area, |doubtful| seen::unseen(page, doubtful));
        let (unreadable, images) = (glyphs.unreadable, glyphs.images);
        let font_missing = self.font_missing.load(Ordering::Relaxed);
        let (page, concealed) = layers(glyphs);
        Ok(ReadPage { page, concealed, unreadable, images, font_missing, failure: None })
    }
}
