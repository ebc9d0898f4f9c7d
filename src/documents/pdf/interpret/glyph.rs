//! A glyph that hayro draws becomes one with letters and a place.

use std::ops::Range;

use hayro::hayro_interpret::font::Glyph as FontGlyph;
use hayro::kurbo::{Affine, Point, Vec2};

use super::outline::{advance_width, dash, ink_center, is_blank, is_dash, is_stroke};
use super::recorder::{MAX_GLYPHS, Recorder};
use crate::documents::pdf::content::{Glyph, Other, PaintState, is_partly};
use crate::documents::pdf::letters::{self, Class, spelling};

/// Em in points below which a letter has no place of its own: nobody reads it at any zoom.
const MIN_EM: f64 = 0.05;
/// Em in points above which a glyph is left out: it is larger than any page.
const MAX_EM: f64 = 1e5;
/// Part of its em below which a glyph is drawn so narrow that it is no letter any more.
const MIN_WIDTH: f64 = 0.05;
/// Part of the em below which a glyph takes no room on the line, as marks and dots do.
const NO_ROOM: f64 = 0.01;

/// Place and size of a glyph, in points from the page's top left.
struct Frame {
    origin: Point,
    advance: Vec2,
    /// The em, upwards from the baseline.
    size: f64,
    /// The em along the baseline; another one where letters are drawn wide or narrow.
    width: f64,
    /// True if it is drawn as in a mirror.
    mirrored: bool,
}

impl Frame {
    /// Frame of a glyph; `place` is the way from thousandths of an em to the page.
    fn of(glyph: &FontGlyph<'_>, place: Affine) -> Self {
        let linear = |x: f64, y: f64| place * Point::new(x, y) - place * Point::ORIGIN;
        let (along, up) = (linear(1000.0, 0.0), linear(0.0, 1000.0));
        Self {
            origin: place * Point::ORIGIN,
            advance: linear(advance_width(glyph), 0.0),
            size: up.hypot(),
            width: along.hypot(),
            // On the page y runs downwards.
            mirrored: along.cross(up) > 0.0,
        }
    }

    fn is_finite(&self) -> bool {
        self.origin.is_finite() && self.advance.is_finite()
    }

    fn is_speck(&self, letters: &str) -> bool {
        self.size < MIN_EM || self.width < MIN_WIDTH * self.size && !letters.trim().is_empty()
    }
}

impl Recorder {
    /// Adds a glyph; `place` is the way from thousandths of its em to the page.
    pub(super) fn push(&mut self, glyph: &FontGlyph<'_>, place: Affine, drawn: PaintState) {
        if self.page.glyphs.len() >= MAX_GLYPHS {
            self.too_many = true;
            return;
        }
        let named = self.push_named(glyph, place);
        // What is not seen may say what is drawn beside it.
        let other = if drawn.gone { None } else { self.told.drawn(glyph, &self.page.raw[named.clone()]) };
        let text = match other {
            Some(letter) => self.page.push_letters(letter.encode_utf8(&mut [0; 4])),
            None => named.clone(),
        };
        let letters = &self.page.raw[text.clone()];
        self.page.unreadable += usize::from(letters.contains(char::REPLACEMENT_CHARACTER));
        let frame = Frame::of(glyph, place);
        if frame.is_finite() && frame.is_speck(letters) {
            self.page.specks.push_str(&self.page.raw[text]);
            return;
        }
        self.silent += usize::from(letters.is_empty());
        if letters.is_empty() || !frame.is_finite() || frame.size >= MAX_EM {
            return;
        }
        let is_mark = letters::is_marks(letters);
        self.has_dots |= frame.advance.hypot() < 1e-6 && Class::of(letters) == Class::Right && !is_mark;
        let ink = if is_mark { ink_center(glyph, place) } else { None };
        let dash = if is_dash(letters) { dash(glyph, place) } else { None };
        let Frame { origin, advance, size, mirrored, .. } = frame;
        let drawn = PaintState { dash, ..drawn };
        let glyph = self.clipped(Glyph { text, origin, advance, size, mirrored, ink, drawn, how: None });
        if other.is_some_and(|letter| !spelling::is_raised(&self.page.raw[named.clone()], letter)) {
            let at = self.page.glyphs.len();
            let glyph = Glyph { text: named, ..glyph.clone() };
            self.page.others.push(Other { glyphs: at..at + 1, glyph, by_dots: false });
        }
        self.page.glyphs.push(glyph);
    }

    /// Adds the letters that the file gives for a glyph: by its map to Unicode or encoding, by what is left of a damaged
    /// map, or else by its form, as a space or a tatweel. Gives their bytes in [`Glyphs::raw`].
    ///
    /// [`Glyphs::raw`]: crate::documents::pdf::content::Glyphs::raw
    fn push_named(&mut self, glyph: &FontGlyph<'_>, place: Affine) -> Range<usize> {
        let start = self.page.raw.len();
        let told = glyph.as_unicode();
        let mended = if told.is_none() { self.told.mended(glyph) } else { None };
        match (told, mended) {
            (Some(told), _) => letters::push_told(&mut self.page.raw, &told),
            (None, Some(text)) if !text.is_empty() => self.page.raw.push_str(&text),
            // A map that says nothing of a glyph may mean it.
            (None, Some(_)) if self.is_said_before(glyph, place) || self.told.drawn(glyph, "").is_some() => {}
            // Justification puts tatweels in without a word about them.
            _ if is_blank(glyph) => self.page.raw.push(' '),
            _ if is_stroke(glyph) => self.page.raw.push(letters::TATWEEL),
            _ => self.page.raw.push(char::REPLACEMENT_CHARACTER),
        }
        start..self.page.raw.len()
    }

    /// Returns true if the letters of a glyph of which the file says none are said by the glyph before it: one that
    /// takes no room, such as a mark, may say those of a mark and of its letter. They belong to what takes the room.
    ///
    /// Those of dots alone are not believed, nor those of a mark for a second letter: each says the letters with which it
    /// was first used.
    fn is_said_before(&mut self, glyph: &FontGlyph<'_>, place: Affine) -> bool {
        let frame = Frame::of(glyph, place);
        if frame.advance.hypot() < NO_ROOM * frame.size {
            return true;
        }
        let Some(last) = self.page.glyphs.last_mut() else { return false };
        let text = &self.page.raw[last.text.clone()];
        let says = last.advance.hypot() < NO_ROOM * frame.size
            && Class::of(text) == Class::Right
            && text.chars().any(letters::is_mark)
            && !letters::is_marks(text)
            && (last.origin - frame.origin).hypot() < frame.size + frame.advance.hypot()
            && *self.said.entry(text.to_owned()).or_insert(glyph.char_code()) == glyph.char_code();
        if says {
            (last.origin, last.advance, last.ink) = (frame.origin, frame.advance, None);
        }
        says
    }

    /// A glyph with what clipping paths and optional content take of it.
    fn clipped(&self, mut glyph: Glyph) -> Glyph {
        let painting = &self.page.painting;
        let clip = painting.clip();
        let is_gone = |point: &Point| painting.is_left(&clip, *point) == Some(false);
        // Tall letters and those with a tail have ink above and below the common ones.
        let up = glyph.up() * glyph.size;
        let more = [0.7, -0.1].map(|y| glyph.origin + glyph.advance / 2.0 + up * y);
        glyph.drawn.gone |= glyph.points().iter().chain(&more).all(is_gone) || self.is_off();
        glyph.drawn.clipped =
            !glyph.drawn.gone && is_partly(&glyph.ink_points(&self.page.raw[glyph.text.clone()]), is_gone);
        glyph
    }
}
