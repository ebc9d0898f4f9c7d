//! Styles of a page that are told once with their number, and where the first one acts on text.

use crate::base::{Diagnostic, Place};

/// Styles that may change what is read and are not followed.
#[derive(Debug, Default)]
pub(crate) struct Warnings {
    count: usize,
    /// The first one, and its line in the file.
    pub first: Option<(String, u32)>,
    last: Option<(String, usize)>,
}

impl Warnings {
    /// Takes one that acts on text of an element, which is the nth one of the page.
    pub(crate) fn add(&mut self, what: &str, line: u32, element: usize) {
        if self.last.as_ref().is_some_and(|(last, at)| last == what && *at == element) {
            return;
        }
        self.last = Some((what.to_owned(), element));
        self.count += 1;
        self.first.get_or_insert_with(|| (what.to_owned(), line.max(1)));
    }

    pub(crate) fn told(&self, code: &'static str) -> Option<Diagnostic> {
        let (what, line) = self.first.as_ref()?;
        let told = Diagnostic::warning(code).arg("rule", what).arg("count", self.count.to_string());
        Some(told.at(Place { line: *line, column: 1 }).arg("line", line.to_string()))
    }
}
