//! The text engine: requests in, layouts out, with a cache between.

use std::cell::RefCell;
use std::sync::Arc;

use super::cache::Cache;
use super::compose::compose;
use super::fonts::{Fonts, SystemFonts};
use super::paragraph::{glimpsed, is_unseen};
use super::shaper::Shaper;
use super::{FontData, FontId, TextLayout, TextRequest};

/// Lays out text. One a thread: it is `Send`, not `Sync`.
pub struct TextEngine {
    state: RefCell<State>,
}

struct State {
    shaper: Shaper,
    cache: Cache,
    wake: Option<Arc<dyn Fn() + Send + Sync>>,
}

impl TextEngine {
    /// An engine with the bundled fonts only: the same picture on every machine.
    pub fn bundled() -> Self {
        Self::new(SystemFonts::None)
    }

    /// An engine with the bundled fonts first and the system's for what they lack, for the window.
    ///
    /// The system's fonts are listed by another thread once a character is missing; until they come, it shows as a
    /// box. See [`Self::on_new_fonts`].
    pub fn with_system_fonts() -> Self {
        Self::new(SystemFonts::Later)
    }

    /// An engine with the same fonts, which waits for those of the system: for files, which show a box
    /// in the place of a character only if no font at all has it. See [`Self::system_name`].
    pub fn for_files() -> Self {
        Self::new(SystemFonts::AtOnce)
    }

    fn new(system: SystemFonts) -> Self {
        let shaper = Shaper::new(Fonts::new(system));
        let state = State { shaper, cache: Cache::default(), wake: None };
        Self { state: RefCell::new(state) }
    }

    /// Sets what is called, on another thread, when the system's fonts have come: a request to draw again.
    pub fn on_new_fonts(&self, wake: impl Fn() + Send + Sync + 'static) {
        self.state.borrow_mut().wake = Some(Arc::new(wake));
    }

    /// Lays out a text, or hands out what was laid out before for an equal request.
    ///
    /// Sizes and widths that are no usable numbers are replaced by the nearest that are.
    pub fn layout(&self, request: &TextRequest<'_>) -> Arc<TextLayout> {
        let request = &TextRequest { text: glimpsed(request), ..*request };
        let state = &mut *self.state.borrow_mut();
        let key = state.cache.key(request);
        if let Some(layout) = state.cache.get(key, request) {
            return layout;
        }
        state.take_system();
        let mut layout = Arc::new(compose(&mut state.shaper, request));
        if layout.missing && state.shaper.fonts.take_system_at_once() {
            state.cache.forget_missing();
            layout = Arc::new(compose(&mut state.shaper, request));
        }
        if layout.missing {
            state.shaper.fonts.want_system(state.wake.clone());
        }
        state.cache.insert(key, request, &layout);
        layout
    }

    /// The font behind an id from this engine's layouts (an unknown id gives the first font).
    pub fn font(&self, id: FontId) -> FontData {
        self.state.borrow().shaper.fonts.data(id)
    }

    /// The name of a font of the system, whose glyphs are others on other machines; `None` for a bundled one.
    pub fn system_name(&self, id: FontId) -> Option<String> {
        self.state.borrow().shaper.fonts.system_name(id)
    }

    /// The characters of a layout for which no font at hand has a glyph, in the order of the text: a box stands for each.
    pub fn missing(&self, layout: &TextLayout) -> Vec<char> {
        let fonts = &self.state.borrow().shaper.fonts;
        // A cluster is drawn by one font: letters that have a font of their own stand in it beside what has none.
        let seen = |c: &char| !is_unseen(*c);
        let all: Vec<char> = layout.boxed().flat_map(|range| layout.text[range].chars()).filter(seen).collect();
        let lacking: Vec<char> = all.iter().copied().filter(|c| !fonts.is_bundled(*c)).collect();
        if lacking.is_empty() { all } else { lacking }
    }

    /// Tells the cache that a frame is over: what was not asked for in the last few seconds of frames is let go.
    pub fn end_frame(&self) {
        let state = &mut *self.state.borrow_mut();
        state.take_system();
        state.cache.end_frame();
    }
}

impl State {
    fn take_system(&mut self) {
        if self.shaper.fonts.take_system() {
            self.cache.forget_missing();
        }
    }
}
