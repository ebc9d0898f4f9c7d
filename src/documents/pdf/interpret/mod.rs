//! From the instructions of a page to what it draws (`content`): hayro interprets them, and hands over one thing after the
//! other.
//!
//! Added here is what hayro leaves out: the letters that fonts really draw, texts that the file gives for glyphs
//! (`ActualText`), optional content that depends on expressions, annotations without an appearance of their own, and values
//! of form fields that are drawn otherwise.

mod agreement;
mod annotations;
mod device;
mod fields;
mod glyph;
mod optional;
mod outline;
mod recorder;
mod replacement;

use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, Rect};

use super::content::Glyphs;
use super::failure::Failure;
use super::fonts::{FontCache, UnicodeConflicts};
use optional::Off;
use recorder::Recorder;

/// Interprets the pages of a file, and keeps fonts from one to the next.
pub(crate) struct Interpreter<'a> {
    /// Fonts and other things that hayro has read already.
    pub cache: InterpreterCache<'a>,
    /// Settings of hayro.
    pub settings: InterpreterSettings,
    /// Findings of the fonts.
    pub fonts: FontCache,
}

impl<'a> Interpreter<'a> {
    /// All that a page draws within `area`; `place` is the way from its coordinates to points from its top left.
    ///
    /// # Errors
    /// [`Failure::TooMuch`] if it has too many glyphs.
    pub(crate) fn draw(&self, page: &Page<'a>, area: Rect, place: Affine) -> Result<Glyphs, Failure> {
        let (told, off) = (UnicodeConflicts::of(page, &self.fonts), Off::of(page));
        let mut recorder = Recorder { told, off, ..Recorder::default() };
        let unseen = recorder.off.annotations(page, place);
        for part in [RenderContent::PAGE, RenderContent::ANNOTATIONS] {
            let settings = InterpreterSettings { render_content: part, ..self.settings.clone() };
            let mut context = Context::new(place, area, &self.cache, page.xref(), settings);
            let (count, order) = (recorder.page.glyphs.len(), recorder.page.painting.next());
            interpret_page(page, &mut context, &mut recorder);
            if part == RenderContent::ANNOTATIONS {
                recorder.page.hide(count, order, &unseen);
                fields::compare(page, place, &mut recorder.page, count);
            }
        }
        if recorder.too_many {
            return Err(Failure::TooMuch);
        }
        recorder.settle();
        let Recorder { page: mut glyphs, off, .. } = recorder;
        annotations::paint(page, place, &off, &mut glyphs.painting);
        Ok(glyphs)
    }
}
