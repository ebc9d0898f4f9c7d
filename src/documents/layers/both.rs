//! Both layers of a file in the making.

use std::ops::Range;

use super::line::Line;
use crate::documents::extraction::{Extract, MAX_LINES, MAX_TEXT};
use crate::model::{Concealed, SourceMap, Unit};

/// Both layers of a file in the making. Places are bytes of their texts.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    /// The first layer.
    text: String,
    /// Starts of stretches of the first layer, and the number of the page, line or paragraph of the file for each.
    starts: Vec<(usize, u32)>,
    /// Bytes of the page's own text that stand in each of these stretches, half-open; of pages only.
    origins: Vec<Range<usize>>,
    /// Byte of the first layer from which on all stands in the margins of pages.
    margins: Option<usize>,
    /// Bytes of the first layer at which headings start, if files of the kind tell them.
    headings: Option<Vec<usize>>,
    /// The second layer, …
    tail: String,
    /// … the starts of its paragraphs with their numbers, …
    tail_starts: Vec<(usize, u32)>,
    /// … and the reasons for which its parts are concealed.
    concealed: Vec<Concealed>,
    /// True if the file has more text than is read.
    cut: bool,
}

impl Layers {
    /// Layers of a file whose kind tells which of its paragraphs are headings.
    pub(crate) fn with_headings() -> Self {
        Self { headings: Some(Vec::new()), ..Self::default() }
    }

    /// Marks that the file has more text than is read.
    pub(crate) fn cut(&mut self) {
        self.cut = true;
    }

    /// Returns true if the text is as long as is read, or was cut.
    pub(crate) fn is_full(&self) -> bool {
        let lines = self.starts.len() + self.tail_starts.len();
        self.cut || self.text.len() + self.tail.len() > MAX_TEXT || lines > MAX_LINES
    }

    /// Adds a paragraph that is done.
    pub(crate) fn push(&mut self, line: &Line) {
        let is_heading = line.is_heading;
        let changed = line.with_effects();
        let line = changed.as_ref().unwrap_or(line);
        let seen = line.seen.trim_end();
        if !seen.trim_start().is_empty() {
            self.starts.push((self.text.len(), line.seen_at));
            if let Some(headings) = self.headings.as_mut().filter(|_| is_heading) {
                headings.push(self.text.len());
            }
            self.text.push_str(seen);
            self.text.push('\n');
        }
        if let Some((text, parts)) = line.whole() {
            self.push_concealed(&text, parts, line.at);
        }
    }

    /// Adds a line of plain text with its white space and its end, also an empty one.
    pub(crate) fn push_kept(&mut self, line: &Line, end: &str) {
        let changed = line.with_effects();
        let line = changed.as_ref().unwrap_or(line);
        self.starts.push((self.text.len(), line.at));
        self.text.push_str(&line.seen);
        self.text.push_str(end);
        if let Some((text, parts)) = line.whole() {
            self.push_concealed(&text, parts, line.at);
        }
    }

    /// Marks what is added from now on as standing in the margins of pages.
    pub(crate) fn begin_margins(&mut self) {
        self.margins = Some(self.text.len());
    }

    /// Adds a stretch of the text of the page `number` (from 1): the bytes `origin` of it.
    pub(crate) fn push_stretch(&mut self, text: &str, number: u32, origin: Range<usize>) {
        self.starts.push((self.text.len(), number));
        self.origins.push(origin);
        self.text.push_str(text);
    }

    /// Changes the end of the text, so that what is added next goes on in the same sentence.
    pub(crate) fn join(&mut self, join: impl FnOnce(&mut String)) {
        let length = self.text.len();
        join(&mut self.text);
        // A hyphen that is taken away is no longer a part of what its page gave.
        let gone = length.saturating_sub(self.text.len());
        if let Some(origin) = self.origins.last_mut() {
            origin.end = origin.end.saturating_sub(gone).max(origin.start);
        }
    }

    /// Ends a paragraph of pages, with an empty line if `page` is true.
    pub(crate) fn end_paragraph(&mut self, page: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if page { "\n\n" } else { "\n" });
        }
    }

    /// Adds the paragraphs with something concealed of the page `number` (from 1).
    pub(crate) fn push_concealed_lines(&mut self, concealed: &[Line], number: u32) {
        for (text, parts) in concealed.iter().filter_map(Line::whole) {
            self.push_concealed(&text, parts, number);
        }
    }

    /// Adds a paragraph to the second layer; `parts` are all of it.
    fn push_concealed(&mut self, text: &str, parts: impl IntoIterator<Item = Concealed>, at: u32) {
        let start = self.tail.len();
        self.tail_starts.push((start, at));
        self.tail.push_str(text);
        self.tail.push('\n');
        self.concealed.extend(parts.into_iter().map(|part| moved(part, start)));
    }

    /// Writes both layers; `unit` is what the numbers count.
    pub(crate) fn write(mut self, unit: Unit, out: &mut Extract) {
        if self.tail.is_empty() {
            // The last paragraph of pages ends with a line feed.
            let end = self.text.trim_end_matches('\n').len();
            self.text.truncate(self.text.len().min(end + 1));
        } else {
            let gap = if self.text.is_empty() || self.text.ends_with("\n\n") {
                ""
            } else if self.text.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            };
            self.text.push_str(gap);
        }
        let start = self.text.len();
        self.text.push_str(&self.tail);
        self.starts.extend(self.tail_starts.into_iter().map(|(at, number)| (at + start, number)));
        out.concealed = self.concealed.into_iter().map(|part| moved(part, start)).collect();
        out.text = self.text;
        let margins = self.margins.map_or(0..0, |from| from.min(start)..start);
        out.source_map =
            SourceMap { unit, starts: self.starts, origins: self.origins, margins, headings: self.headings };
    }
}

/// A part that is moved by some bytes.
fn moved(part: Concealed, by: usize) -> Concealed {
    Concealed { range: part.range.start + by..part.range.end + by, ..part }
}
