//! The way back from the text of a document to the pages, lines or paragraphs of its file.

use std::ops::Range;

/// Unit in which a file is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Lines of the file, as an editor counts them.
    #[default]
    Line,
    /// Paragraphs of a file that has neither lines nor fixed pages.
    Paragraph,
    /// Pages.
    Page,
}

/// A part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Locator {
    /// Its unit.
    pub unit: Unit,
    /// Its number, from 1.
    pub number: u32,
}

/// Starts of all parts of a file in the text that was taken from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceMap {
    /// Unit of the parts.
    pub unit: Unit,
    /// The first byte of a part in the text, and the part's number from 1; by byte.
    pub starts: Vec<(usize, u32)>,
    /// Ranges of bytes of the pages' own text, one for every element of `starts` that has a place on a page. Sentences
    /// run on over the end of a page, while its head, its foot and its notes stand elsewhere.
    pub origins: Vec<Range<usize>>,
    /// Range of bytes of the text that stand in the margins of pages: heads, feet, numbers of pages and lines, stamps.
    pub margins: Range<usize>,
    /// Bytes of the text at which the headings of the file start, in order; `None` if files of its kind do not tell them.
    pub headings: Option<Vec<usize>>,
}

impl SourceMap {
    /// The part that a byte of the text came from.
    pub fn at(&self, byte: usize) -> Option<Locator> {
        let next = self.starts.partition_point(|(start, _)| *start <= byte);
        let (_, number) = self.starts.get(next.checked_sub(1)?)?;
        Some(Locator { unit: self.unit, number: *number })
    }

    /// Returns true if a range of bytes of the text stands in the margins of pages, all of it.
    pub fn is_in_margins(&self, range: &Range<usize>) -> bool {
        !range.is_empty() && self.margins.start <= range.start && range.end <= self.margins.end
    }

    /// The bytes of the page's own text that a range of bytes of the text came from.
    pub fn on_page(&self, page: u32, range: &Range<usize>) -> Vec<Range<usize>> {
        let cut = |(start, origin): (usize, &Range<usize>)| {
            let from = range.start.max(start) - start + origin.start;
            let to = (range.end.saturating_sub(start) + origin.start).min(origin.end);
            (from < to).then_some(from..to)
        };
        self.of_page(page).filter_map(cut).collect()
    }

    /// The byte of the text where a byte of a page's own text stands, or the nearest that it has.
    pub fn of_byte(&self, page: u32, byte: usize) -> Option<usize> {
        let far = |(_, origin): &(usize, &Range<usize>)| {
            origin.start.saturating_sub(byte).max((byte + 1).saturating_sub(origin.end))
        };
        let (start, origin) = self.of_page(page).min_by_key(far)?;
        Some(start + byte.clamp(origin.start, origin.end.max(origin.start)) - origin.start)
    }

    /// The ranges of bytes of the text that came from a page.
    pub fn bytes_of_page(&self, page: u32) -> Vec<Range<usize>> {
        self.of_page(page).map(|(start, origin)| start..start + origin.len()).collect()
    }

    fn of_page(&self, page: u32) -> impl Iterator<Item = (usize, &Range<usize>)> {
        let parts = self.starts.iter().zip(&self.origins);
        parts.filter(move |((_, number), _)| *number == page).map(|((start, _), origin)| (*start, origin))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_in_the_part_that_starts_before_it() {
        let starts = vec![(0, 1), (10, 2), (10, 3), (30, 5)];
        let source_map = SourceMap { unit: Unit::Page, starts, ..SourceMap::default() };
        for (byte, number) in [(0, 1), (9, 1), (10, 3), (29, 3), (30, 5), (1000, 5)] {
            assert_eq!(source_map.at(byte), Some(Locator { unit: Unit::Page, number }), "{byte}");
        }
        assert_eq!(SourceMap::default().at(3), None);
    }

    #[test]
    fn stretches_of_a_page_stand_where_they_were_put() {
        // The text of page 1 from byte 5 on, that of page 2 from 7 on, then the heads of both.
        let source_map = SourceMap {
            unit: Unit::Page,
            headings: None,
            starts: vec![(0, 1), (11, 2), (20, 1), (26, 2), (40, 2)],
            origins: vec![5..15, 7..15, 0..5, 0..7],
            margins: 20..40,
        };
        for (range, is_there) in [(20..40, true), (25..30, true), (19..30, false), (39..41, false), (25..25, false)] {
            assert_eq!(source_map.is_in_margins(&range), is_there, "{range:?}");
        }
        let cases = [
            (1, 3..14, &[(8, 15)][..]),
            (2, 3..14, &[(7, 10)]),
            (1, 10..11, &[]),
            (2, 18..28, &[(14, 15), (0, 2)]),
            (2, 40..50, &[]),
        ];
        for (page, range, places) in cases {
            let found: Vec<_> = source_map.on_page(page, &range).into_iter().map(|r| (r.start, r.end)).collect();
            assert_eq!(found, places, "{page} {range:?}");
        }
        for (page, byte, place) in [(1, 5, 0), (1, 4, 24), (2, 9, 13), (2, 99, 19)] {
            assert_eq!(source_map.of_byte(page, byte), Some(place), "{page} {byte}");
        }
        assert_eq!(source_map.of_byte(3, 0), None);
    }
}
