//! The pages of a document as they look: drawn by jobs as they are needed, and kept while they are near.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::app::session::Session;
use crate::app::tasks::{PageOutput, Task, documents};
use crate::app::view::reader::Mark;
use crate::base::{Diagnostic, DocIx, ExcerptIx, Pos, Rect, Size};
use crate::documents::pdf::{Failure, PageText, Room};
use crate::model::{Attests, SourceMap};
use crate::text::Character;

/// Free height between pages, in points.
const GAP: f32 = 14.0;
/// Pages are drawn at widths that are multiples of this, in pixels, so that dragging the panel's edge does not draw
/// them for every width.
const STEP: f32 = 128.0;
/// A page is drawn at most so wide, in pixels.
const WIDEST: u32 = 3_072;
/// Drawn pages that are kept.
const KEPT: usize = 12;
/// Pages drawn at a time.
const AT_ONCE: usize = 2;

/// Document and address of the file that is shown: what tasks bring back for another is thrown away.
type Key = (DocIx, usize);

/// A page that was drawn.
struct Drawn {
    width: u32,
    texture: Result<TextureHandle, Failure>,
    text: Arc<PageText>,
}

/// The pages of the document that is read.
#[derive(Default)]
pub struct Pages {
    key: Option<Key>,
    original: Option<Arc<Vec<u8>>>,
    pdf: Option<Arc<Room>>,
    /// Why there are no pages.
    pub fault: Option<Box<Diagnostic>>,
    /// Stretches of the text of the document by page.
    source_map: Arc<SourceMap>,
    /// Width of the widest page on the screen, in points, and pixels a point.
    width: f32,
    pixels: f32,
    drawn: BTreeMap<usize, Drawn>,
    wanted: BTreeSet<usize>,
    under_way: BTreeSet<usize>,
    opening: bool,
}

impl Pages {
    /// Takes up the pages of a document, to be shown `width` points wide; false if it has none that can be shown.
    pub fn update(&mut self, session: &Session, document: DocIx, width: f32, pixels: f32) -> bool {
        let text = session.texts.get(document.index());
        let Some((text, original)) = text.and_then(|text| Some((text, text.original()?))) else { return false };
        let key = (document, Arc::as_ptr(original) as usize);
        if self.key != Some(key) {
            let source_map = Arc::new(text.source_map().cloned().unwrap_or_default());
            *self = Self { key: Some(key), original: Some(original.clone()), source_map, ..Self::default() };
        }
        (self.width, self.pixels) = (width, pixels);
        self.wanted.clear();
        true
    }

    /// Returns true if the sizes of the pages are known.
    pub fn is_open(&self) -> bool {
        self.pdf.is_some()
    }

    /// The number of pages.
    pub fn count(&self) -> usize {
        self.sizes().len()
    }

    /// Sizes of the pages, in points of the file.
    fn sizes(&self) -> &[Size] {
        self.pdf.as_ref().map_or(&[], |pdf| pdf.sizes())
    }

    /// Points of the screen for a point of the file: the widest page takes the width there is.
    fn scale(&self) -> f32 {
        self.width / self.sizes().iter().map(|size| size.w).fold(1.0, f32::max)
    }

    /// Height of all pages on the screen.
    pub fn height(&self) -> f32 {
        let scale = self.scale();
        self.sizes().iter().map(|size| size.h * scale + GAP).sum()
    }

    /// The pages between two heights, and where they stand, from the top left corner of the first page's column.
    pub fn between(&self, from: f32, to: f32) -> Vec<(usize, Rect)> {
        self.placed().filter(|(_, at)| at.min.y < to && from < at.max.y).collect()
    }

    fn placed(&self) -> impl Iterator<Item = (usize, Rect)> {
        let scale = self.scale();
        let place = move |top: &mut f32, (page, size): (usize, &Size)| {
            let left = (self.width - size.w * scale) / 2.0;
            let at = Rect::new(left, *top, left + size.w * scale, *top + size.h * scale);
            *top = at.max.y + GAP;
            Some((page, at))
        };
        self.sizes().iter().enumerate().scan(0.0, place)
    }

    /// The picture of a page, or why there is none; it is asked for if it is not there in this width.
    pub fn picture(&mut self, page: usize) -> Option<Result<&TextureHandle, Failure>> {
        let drawn = self.drawn.get(&page);
        // What cannot be drawn in one width cannot be drawn in another.
        if drawn.is_none_or(|drawn| drawn.texture.is_ok() && drawn.width != self.pixels_wide(page)) {
            self.wanted.insert(page);
        }
        drawn.map(|drawn| drawn.texture.as_ref().map_err(|failure| *failure))
    }

    fn pixels_wide(&self, page: usize) -> u32 {
        let size = self.sizes().get(page).map_or(1.0, |size| size.w);
        let pixels = size * self.scale() * self.pixels;
        ((pixels / STEP).ceil() * STEP).clamp(STEP, WIDEST as f32) as u32
    }

    /// The page that holds a byte of the document.
    fn page_of(&self, byte: usize) -> Option<usize> {
        let page = self.source_map.at(byte)?.number.checked_sub(1)? as usize;
        Some(page).filter(|page| *page < self.sizes().len())
    }

    /// Returns the place of a range of the document; its page alone, if the page is not drawn yet (which is then asked
    /// for).
    pub fn locate(&mut self, range: &Range<usize>) -> Option<Result<Rect, Rect>> {
        let page = self.page_of(range.start)?;
        let (_, at) = self.placed().nth(page)?;
        if !self.drawn.contains_key(&page) {
            self.wanted.insert(page);
            return Some(Err(at));
        }
        let areas = self.areas(page, at, range).into_iter();
        Some(Ok(areas.reduce(|a, b| a.union(&b)).unwrap_or(at)))
    }

    /// The areas of a range of the document on a page that stands at `at`.
    pub fn areas(&self, page: usize, at: Rect, range: &Range<usize>) -> Vec<Rect> {
        let Some(drawn) = self.drawn.get(&page) else { return Vec::new() };
        let scale = self.scale();
        let parts = self.source_map.on_page(number(page), range).into_iter();
        let on_screen = |r: Rect| Rect::new(r.min.x * scale, r.min.y * scale, r.max.x * scale, r.max.y * scale);
        parts
            .flat_map(|part| drawn.text.areas(part))
            .map(|area| on_screen(area).translate(at.min.x, at.min.y))
            .collect()
    }

    /// The quotes on the pages in view.
    pub fn marks(&self, session: &Session, seen: &[(usize, Rect)]) -> Vec<Mark> {
        let Some((document, _)) = self.key else { return Vec::new() };
        let mark = |(excerpt, range): (ExcerptIx, Range<usize>)| {
            let areas: Vec<Rect> = seen.iter().flat_map(|(page, at)| self.areas(*page, *at, &range)).collect();
            let attests = session.project.excerpt(excerpt).map_or(Attests::Event, |excerpt| excerpt.attests);
            (!areas.is_empty()).then_some(Mark { excerpt, range, attests, areas })
        };
        session.placed_in(document).into_iter().filter_map(mark).collect()
    }

    /// The byte of the document whose letter is nearest to a point of a page that stands at `at`.
    pub fn hit(&self, page: usize, at: Rect, point: Pos) -> Option<usize> {
        let drawn = self.drawn.get(&page)?;
        let scale = self.scale();
        let point = Pos::new((point.x - at.min.x) / scale, (point.y - at.min.y) / scale);
        let beyond = |low: f32, high: f32, at: f32| (low - at).max(at - high).max(0.0);
        // A letter of the same line is nearer than one of the line below.
        let far = |rect: &Rect| beyond(rect.min.x, rect.max.x, point.x) + 8.0 * beyond(rect.min.y, rect.max.y, point.y);
        let nearest = drawn.text.glyphs.iter().min_by(|(_, a), (_, b)| far(a).total_cmp(&far(b)));
        nearest.and_then(|(range, _)| self.source_map.of_byte(number(page), range.start))
    }

    /// The letters on the pages in view, as far as these are drawn.
    pub fn letters(&self, seen: &[(usize, Rect)]) -> Letters {
        let drawn = seen.iter().filter_map(|(page, at)| Some((*page, *at, self.drawn.get(page)?.text.clone())));
        Letters { pages: drawn.collect(), scale: self.scale(), source_map: self.source_map.clone() }
    }

    /// Returns the tasks that are needed: to open the file, then to draw a few of the wanted pages.
    pub fn request(&mut self) -> Vec<Task> {
        let (Some(key), Some(original)) = (self.key, &self.original) else { return Vec::new() };
        let Some(pdf) = self.pdf.clone() else {
            // What cannot be opened once cannot be opened in the next frame.
            let is_asked = self.fault.is_some() || std::mem::replace(&mut self.opening, true);
            return if is_asked { Vec::new() } else { vec![documents::open_pages(key, original.clone())] };
        };
        let free = AT_ONCE.saturating_sub(self.under_way.len());
        let next: Vec<usize> = self.wanted.difference(&self.under_way).copied().take(free).collect();
        self.under_way.extend(&next);
        next.into_iter().map(|page| documents::draw_page(key, pdf.clone(), page, self.pixels_wide(page))).collect()
    }

    /// Takes in that a job broke down that opened the file or drew a page: that is said in the place of what it would
    /// have brought,
    /// and nothing waits for it any more.
    pub fn broke_down(&mut self, context: &Context, (document, file): (DocIx, usize), page: Option<usize>) {
        let output = match page {
            None => PageOutput::Opened(Err(Box::new(Failure::Crashed.of_the_file()))),
            Some(page) => PageOutput::Drawn { page, width: 0, image: Err(Failure::Crashed), text: Arc::default() },
        };
        self.take(context, document, file, output);
    }

    /// Takes in what a job brought back.
    pub fn take(&mut self, context: &Context, document: DocIx, file: usize, output: PageOutput) {
        if self.key != Some((document, file)) {
            return;
        }
        self.opening &= !matches!(output, PageOutput::Opened(_));
        match output {
            PageOutput::Opened(Ok(pdf)) => self.pdf = Some(pdf),
            PageOutput::Opened(Err(fault)) => self.fault = Some(fault),
            PageOutput::Drawn { page, width, image, text } => {
                self.under_way.remove(&page);
                let texture = image.map(|image| {
                    let size = [image.width as usize, image.height as usize];
                    let picture = ColorImage::from_rgba_premultiplied(size, &image.rgba);
                    context.load_texture(format!("page-{page}"), picture, TextureOptions::LINEAR)
                });
                self.drawn.insert(page, Drawn { width, texture, text });
                self.let_go(page);
            }
        }
    }

    /// Keeps only the drawn pages that are nearest to the last one.
    fn let_go(&mut self, near: usize) {
        while self.drawn.len() > KEPT {
            let farthest = self.drawn.keys().copied().max_by_key(|page| page.abs_diff(near));
            farthest.map(|page| self.drawn.remove(&page));
        }
    }
}

/// The letters on some pages.
pub struct Letters {
    /// The pages, their places on the sheet, and their texts.
    pages: Vec<(usize, Rect, Arc<PageText>)>,
    scale: f32,
    source_map: Arc<SourceMap>,
}

impl Letters {
    /// The bytes of the document on each page.
    pub fn stretches(&self) -> Vec<Range<usize>> {
        let of = |(page, ..): &(usize, Rect, Arc<PageText>)| self.source_map.bytes_of_page(number(*page));
        self.pages.iter().flat_map(of).collect()
    }

    /// A number that is another one whenever the letters stand otherwise.
    pub fn stamp(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for (page, at, text) in &self.pages {
            (page, at.min.y.to_bits(), Arc::as_ptr(text) as usize).hash(&mut hasher);
        }
        self.scale.to_bits().hash(&mut hasher);
        hasher.finish()
    }

    /// The letters of a range of the document, counted from its beginning, with their places on the sheet.
    pub fn of(&self, range: &Range<usize>) -> Vec<Character> {
        let mut all: Vec<Character> = self.pages.iter().flat_map(|page| self.on_page(page, range)).collect();
        all.sort_by_key(|character| character.range.start);
        let mut line = 0;
        for i in 1..all.len() {
            let (Some(before), Some(at)) = (all[i - 1].at, all[i].at) else { continue };
            // On the same line most of the height of one lies beside the other.
            let shared = before.max.y.min(at.max.y) - before.min.y.max(at.min.y);
            line += usize::from(shared < at.height().min(before.height()) * 0.5);
            all[i].line = line;
            let along = at.center().x - before.center().x;
            all[i].rtl = if all[i].line == all[i - 1].line { along < 0.0 } else { all[i - 1].rtl };
        }
        if let Some(second) = all.get(1).map(|second| second.rtl) {
            all[0].rtl = second;
        }
        all
    }

    fn on_page(&self, (page, place, text): &(usize, Rect, Arc<PageText>), range: &Range<usize>) -> Vec<Character> {
        let page = number(*page);
        let on_sheet = |r: Rect| {
            let scaled =
                Rect::new(r.min.x * self.scale, r.min.y * self.scale, r.max.x * self.scale, r.max.y * self.scale);
            scaled.translate(place.min.x, place.min.y)
        };
        let parts = self.source_map.on_page(page, range);
        let glyphs = parts.iter().flat_map(|part| {
            let first = text.glyphs.partition_point(|(bytes, _)| bytes.end <= part.start);
            text.glyphs[first..].iter().take_while(|(bytes, _)| bytes.start < part.end)
        });
        let placed = glyphs.filter_map(|(bytes, at)| {
            let start = self.source_map.of_byte(page, bytes.start).filter(|start| range.contains(start))?;
            let start = start - range.start;
            Some(Character { range: start..start + bytes.len(), line: 0, rtl: false, at: Some(on_sheet(*at)) })
        });
        placed.collect()
    }
}

/// The number of a page (from 0) as people count them.
fn number(page: usize) -> u32 {
    u32::try_from(page + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Pages {
        Pages { key: Some((DocIx(0), 7)), original: Some(Arc::default()), ..Pages::default() }
    }

    #[test]
    fn nothing_waits_for_a_job_that_broke_down() {
        let context = Context::default();
        let mut pages = pages();
        pages.opening = true;
        pages.under_way.extend([3, 4]);
        pages.broke_down(&context, (DocIx(0), 7), Some(3));
        assert_eq!(pages.under_way, BTreeSet::from([4]), "another one can be drawn in its place");
        assert!(matches!(pages.picture(3), Some(Err(Failure::Crashed))), "and that is said of the page");
        assert!(pages.opening);
        pages.broke_down(&context, (DocIx(0), 7), None);
        assert!(!pages.opening && pages.fault.is_some());
        let mut other = self::pages();
        other.opening = true;
        other.broke_down(&context, (DocIx(1), 7), None);
        assert!(other.opening && other.fault.is_none(), "a job of another file says nothing of this one");
    }
}
