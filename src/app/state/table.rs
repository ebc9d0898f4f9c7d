//! The table that is asked about before it is opened: the guesses for its columns, and what was changed of them.

use std::sync::Arc;

use crate::formats::Question;
use crate::formats::csv::{Mapping, Order, Role};

/// The table, and the events that come of it as it is read now.
#[derive(Debug)]
pub struct TableQuestion {
    /// The table with its mapping.
    pub question: Question,
    /// The delimiter that was chosen, rather than guessed.
    delimiter: Option<char>,
    /// The mapping that was counted last, and the number of that request.
    counted: Option<Mapping>,
    request: u64,
    counts: Option<(usize, usize)>,
    /// Set when nobody counts any more: the task broke down.
    is_uncounted: bool,
}

/// A table of which the events are to be counted.
#[derive(Debug)]
pub struct CountRequest {
    /// The number of the request.
    pub number: u64,
    /// The bytes of the table.
    pub bytes: Arc<[u8]>,
    /// How it is read.
    pub mapping: Mapping,
}

impl TableQuestion {
    /// Begins to ask about a table; `request` is the number of the last request for counts.
    pub fn new(question: Question, request: u64) -> Self {
        Self { question, delimiter: None, counted: None, request, counts: None, is_uncounted: false }
    }

    /// Returns the number of the last request for counts.
    pub fn request(&self) -> u64 {
        self.request
    }

    /// Returns the numbers of events and of those with a date, as last counted; `None` until then.
    pub fn counts(&self) -> Option<(usize, usize)> {
        self.counts.filter(|_| !self.is_uncounted)
    }

    /// Returns true if nobody counts any more: the task broke down.
    pub fn is_uncounted(&self) -> bool {
        self.is_uncounted
    }

    /// Says what a column holds.
    pub fn assign(&mut self, column: usize, role: Option<Role>) {
        self.question.preview.assign(column, role);
    }

    /// Divides cells by another character, which gives other rows.
    pub fn set_delimiter(&mut self, delimiter: char) {
        self.delimiter = Some(delimiter);
        let Question { bytes, preview, .. } = &mut self.question;
        preview.read_as(bytes, preview.mapping.encoding, self.delimiter);
    }

    /// Reads the bytes in another encoding, which gives other rows.
    pub fn set_encoding(&mut self, encoding: &'static str) {
        let Question { bytes, preview, .. } = &mut self.question;
        preview.read_as(bytes, Some(encoding), self.delimiter);
    }

    /// Says which row names the columns, by its number in the file.
    pub fn set_names(&mut self, row: Option<usize>) {
        let Question { bytes, preview, .. } = &mut self.question;
        preview.set_names(bytes, row);
    }

    /// Says whether days or months come first.
    pub fn set_order(&mut self, order: Order) {
        self.question.preview.mapping.order = Some(order);
    }

    /// Returns what is to be counted, if the mapping has changed since it was counted.
    pub fn count(&mut self) -> Option<CountRequest> {
        let mapping = self.question.preview.mapping.clone();
        if self.counted.as_ref() == Some(&mapping) {
            return None;
        }
        (self.counted, self.is_uncounted) = (Some(mapping.clone()), false);
        self.request += 1;
        Some(CountRequest { number: self.request, bytes: self.question.bytes.clone(), mapping })
    }

    /// Takes counts in, if they are of the mapping that shows.
    pub fn take_counts(&mut self, request: u64, counts: (usize, usize)) {
        if request == self.request {
            self.counts = Some(counts);
        }
    }

    /// Waits for no counts any more: their task broke down.
    pub fn count_failed(&mut self, request: u64) {
        self.is_uncounted |= request == self.request;
    }
}
