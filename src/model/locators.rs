//! The way back from the text of a document to the pages, lines or paragraphs of its file.

/// What the parts of a file are.
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
    /// What it is.
    pub unit: Unit,
    /// Its number, from 1.
    pub number: u32,
}

/// Where every part of a file starts in the text that was taken from it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locators {
    /// What the parts are.
    pub unit: Unit,
    /// The first byte of a part in the text, and the part's number from 1; by byte.
    pub starts: Vec<(usize, u32)>,
}

impl Locators {
    /// The part that a byte of the text came from.
    pub fn at(&self, byte: usize) -> Option<Locator> {
        let next = self.starts.partition_point(|(start, _)| *start <= byte);
        let (_, number) = self.starts.get(next.checked_sub(1)?)?;
        Some(Locator { unit: self.unit, number: *number })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_in_the_part_that_starts_before_it() {
        let locators = Locators { unit: Unit::Page, starts: vec![(0, 1), (10, 2), (10, 3), (30, 5)] };
        for (byte, number) in [(0, 1), (9, 1), (10, 3), (29, 3), (30, 5), (1000, 5)] {
            assert_eq!(locators.at(byte), Some(Locator { unit: Unit::Page, number }), "{byte}");
        }
        assert_eq!(Locators::default().at(3), None);
    }
}
