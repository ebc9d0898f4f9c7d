//! Everything that decides whether the text of an element is seen.

use std::rc::Rc;

use super::super::colors;
use super::super::lengths::AWAY;
use super::super::lists::Marker;
use super::super::variables::Variables;
use super::covers::Cover;
use super::doubts::said;
use super::drawing::Bounds;
use super::layer::Layer;
use super::room::Room;
use super::values::FAINT;
use crate::base::Direction;
use crate::documents::colors::Rgb;
use crate::documents::ink::Ink;
use crate::model::Concealment;

/// Letters of at most so many pixels are not read.
const TINY: f32 = 2.0;

/// Look of the text of an element.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    pub(super) gone: bool,
    pub(super) invisible: bool,
    /// Deleted, whatever it looks like.
    pub(super) deleted: bool,
    pub(super) struck: bool,
    pub(super) inserted: bool,
    pub(super) opacity: f32,
    pub(super) size: f32,
    pub(super) color: Option<(Rgb, f32)>,
    /// Colour behind it, where that is known.
    pub(super) back: Option<Rgb>,
    /// True if letters are painted by something else than their colour.
    pub(super) painted: bool,
    pub(super) indent: f32,
    /// True if its colour is one for the inside of letters, which goes before those of elements in it.
    pub(super) filled: bool,
    /// True if letters stand on each other.
    pub(super) crushed: bool,
    pub(super) in_picture: bool,
    /// Part of the drawing in which it stands that is shown; `None` where it is moved or not known.
    pub(super) canvas: Option<Bounds>,
    /// True if something is drawn that may lie behind it.
    pub(super) is_on_drawing: bool,
    /// True if letters of a drawing have no colour.
    pub(super) unfilled: bool,
    /// The colour of links that the page names.
    pub(super) links: Option<Rgb>,
    /// True if the page has scripts.
    pub(super) scripts: bool,
    pub(super) right_to_left: bool,
    /// The direction in which all letters are set, whichever is theirs.
    pub turned: Option<Direction>,
    /// Above the line (1) or below it (-1).
    pub level: i8,
    /// True if it stands on lines of its own.
    pub is_block: bool,
    /// True if it sets the elements in it side by side.
    pub spreads: bool,
    /// True if it is taken out of the text around it.
    pub apart: bool,
    /// True if it is an item of a list with a sign.
    pub is_item: bool,
    /// Sign before items of lists in it.
    pub marker: Marker,
    /// A box that may lie over other text.
    pub covers: Option<Cover>,
    /// A style that draws over what stands beside it.
    pub reaches: Option<Rc<str>>,
    /// A box before it over which it is painted if it is positioned, as large as what it stands in.
    pub(super) layer: Option<Layer>,
    /// The same that the element itself is.
    pub(super) own_layer: Option<Layer>,
    /// True if it has a place of its own among boxes on each other.
    pub(super) is_positioned: bool,
    /// True if its text stands in from its edges.
    pub(super) has_padding: bool,
    /// True if what goes behind its text stays before its background.
    pub(super) is_stack: bool,
    /// True if it has a height that is given and is that of a line or less.
    pub(super) is_low: bool,
    /// The room in it, where that is little.
    pub room: Option<Room>,
    /// The row and column of a grid in which it stands.
    pub cell: [Option<i32>; 2],
    /// True if gaps in a grid are filled with what comes later.
    pub is_dense: bool,
    /// True if it floats to the end of its line.
    pub floats_to_end: bool,
    /// True if the rows of its grid have no height.
    pub(super) flat: bool,
    /// Pixels from letters down to the line under them.
    pub(super) underline: f32,
    /// True if the element itself, and no sheet, places that box.
    pub covers_by_itself: bool,
    /// True if that box lies over what follows it.
    pub is_above: bool,
    pub(super) doubt: Option<Rc<str>>,
    /// True if it takes no room at all.
    pub is_removed: bool,
    /// True if a gap as wide as a space or more lies before it in its line, and after it.
    pub is_spaced: [bool; 2],
    /// Pixels from the end of what stands above it to its text.
    pub top: f32,
    /// Pixels of its height where that is given.
    pub high: f32,
    /// White letters on what is not known.
    pub(super) pale: Option<Rc<str>>,
    /// True if a box around it cuts off what does not fit.
    pub(super) is_cut: bool,
    /// True if what is placed in it has its own place on the page, with a height that is given.
    pub is_frame: bool,
    /// True if its letters are shown as capitals (`Some(true)`) or as small ones.
    pub capitals: Option<bool>,
    /// Spaces between letters or words that bring them together.
    pub(super) tight: [Option<Rc<str>>; 2],
    /// A font whose letters are other signs.
    pub(super) signs: Option<Rc<str>>,
    /// Values that have names.
    pub variables: Variables,
}

impl Look {
    /// The look of a page with its colours of letters and paper, where they are known, and whether it has scripts.
    pub(crate) fn of_page(colors: Option<[Rgb; 2]>, scripts: bool) -> Self {
        Self {
            gone: false,
            invisible: false,
            deleted: false,
            struck: false,
            inserted: false,
            opacity: 1.0,
            size: 16.0,
            color: colors.map(|[letters, _]| (letters, 1.0)),
            back: colors.map(|[_, paper]| paper),
            painted: false,
            indent: 0.0,
            filled: false,
            crushed: false,
            in_picture: false,
            canvas: None,
            is_on_drawing: false,
            unfilled: false,
            links: None,
            scripts,
            right_to_left: false,
            turned: None,
            level: 0,
            is_block: true,
            spreads: false,
            apart: false,
            is_item: false,
            marker: Marker::default(),
            covers: None,
            reaches: None,
            layer: None,
            own_layer: None,
            is_positioned: false,
            has_padding: false,
            is_stack: false,
            is_low: false,
            room: None,
            cell: [None, None],
            is_dense: false,
            floats_to_end: false,
            flat: false,
            underline: 0.0,
            covers_by_itself: false,
            is_above: false,
            doubt: None,
            is_removed: false,
            is_spaced: [false; 2],
            top: 0.0,
            high: 0.0,
            is_frame: false,
            is_cut: false,
            pale: None,
            capitals: None,
            tight: [None, None],
            signs: None,
            variables: Variables::default(),
        }
    }

    /// A style that may act on its text and is not followed.
    pub(crate) fn doubt(&self) -> Option<&str> {
        self.doubt.as_deref().or_else(|| self.tight.iter().flatten().next().map(|tight| &**tight))
    }

    /// A colour that may be as what lies behind it, which is not known.
    pub(crate) fn pale(&self) -> Option<&str> {
        self.pale.as_deref().filter(|_| self.back.is_none())
    }

    /// A font whose letters are other signs.
    pub(crate) fn signs(&self) -> Option<&str> {
        self.signs.as_deref()
    }

    /// A style of a box that may lie over its text, told once.
    pub(crate) fn take_overlay(&mut self) -> Option<Rc<str>> {
        self.layer.as_mut()?.name.take()
    }

    /// Adds a box in it, with its style if text may lie under that; returns false if the box is not one that is as large as
    /// what it stands in, with what is painted later over it.
    pub(crate) fn add_layer(&mut self, inner: &Self, name: Option<&Rc<str>>) -> bool {
        let Some(layer) = inner.own_layer.as_ref().filter(|_| self.is_positioned && !self.is_low) else { return false };
        let layer = Layer { name: name.cloned(), ..layer.clone() };
        if layer.level < 0 {
            self.back = if self.is_stack { layer.back } else { self.back };
            return false;
        }
        self.layer = Some(match self.layer.take() {
            Some(before) => before.with(layer),
            None => layer,
        });
        true
    }

    /// Returns true if it takes no part in what is seen.
    pub(crate) fn is_invisible(&self) -> bool {
        self.invisible
    }

    /// Notes that a grid shows it elsewhere than where it stands in the file.
    pub(crate) fn set_moved(&mut self) {
        let [row, column] = self.cell.map(|line| line.map_or("auto".to_owned(), |line| line.to_string()));
        self.doubt = Some(said("grid-area", &format!("{row} / {column}")));
    }

    /// Returns true if it stands in a drawing.
    pub(crate) fn in_picture(&self) -> bool {
        self.in_picture
    }

    /// Hides its content: a tree of its own is shown instead.
    pub(crate) fn set_gone(&mut self) {
        self.gone = true;
    }

    /// Sets a style that may act on its text.
    pub(crate) fn set_doubt(&mut self, name: &str, value: &str) {
        self.doubt = Some(said(name, value));
    }

    /// Ink of the text of the element.
    pub(crate) fn ink(&self) -> Ink {
        Ink { how: self.concealment(), inserted: self.inserted }
    }

    pub(super) fn concealment(&self) -> Option<Concealment> {
        let alpha = self.color.map_or(1.0, |(_, alpha)| alpha);
        let transparent = !self.painted && alpha * self.opacity < FAINT;
        if self.gone
            || self.invisible
            || transparent
            || self.opacity < FAINT
            || self.size <= if self.in_picture { 0.0 } else { TINY }
            || self.crushed
            || self.in_picture && self.unfilled
            || self.indent <= -AWAY
        {
            return Some(Concealment::Hidden);
        }
        if let (Some((color, alpha)), Some(back), false) = (self.color, self.back, self.painted)
            && colors::are_alike(colors::over(color, alpha * self.opacity, back), back)
        {
            return Some(Concealment::Covered);
        }
        (self.deleted || self.struck).then_some(Concealment::Struck)
    }

    /// Notes that something is drawn that may lie behind what comes next; returns false if that was known.
    pub(crate) fn draw_behind(&mut self) -> bool {
        self.in_picture && !std::mem::replace(&mut self.is_on_drawing, true)
    }

    /// The size of its letters in pixels where its place in a drawing is known.
    pub(crate) fn size_in_drawing(&self) -> Option<f32> {
        self.canvas.map(|_| self.size)
    }

    /// Returns true if a shape of the look is seen.
    pub(crate) fn is_opaque(&self) -> bool {
        !self.gone && !self.invisible && !self.unfilled && self.opacity > 0.5
    }
}
