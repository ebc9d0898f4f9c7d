//! Diagnostics of a PDF that could be opened: pages that are missing or were not read, scans without text, letters that the
//! file does not name.

use crate::base::Diagnostic;
use crate::documents::pdf::Failure;
use crate::documents::pdf::read_page::ReadPage;

/// Number of bytes at the end of a file in which its end mark must stand: old programs put other things after it
/// (ISO 32000-1, annex H, 3).
const END_WITHIN: usize = 2048;

/// Diagnostics of a file that says it has `promised` pages, by what was read of them.
pub(crate) fn of(promised: usize, bytes: &[u8], pages: &[ReadPage]) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let end = &bytes[bytes.len().saturating_sub(END_WITHIN)..];
    if !end.windows(5).any(|window| window == b"%%EOF") {
        faults.push(Diagnostic::warning("pdf-cut-off"));
    }
    if pages.is_empty() {
        faults.push(Diagnostic::error("pdf-without-pages"));
    }
    if promised > pages.len() && !pages.is_empty() {
        let fault = Diagnostic::warning("pdf-pages-missing").arg("count", (promised - pages.len()).to_string());
        faults.push(fault.arg("found", pages.len().to_string()));
    }
    let on = |code, is: &dyn Fn(&ReadPage) -> bool| {
        let pages = ranges(pages.iter().zip(1..).filter(|(page, _)| is(page)).map(|(_, number)| number));
        (!pages.is_empty()).then(|| Diagnostic::warning(code).arg("pages", pages))
    };
    let unreadable: usize = pages.iter().map(|page| page.unreadable).sum();
    faults.extend(on("document-scan", &|page| page.images > 0 && page.page.text.trim().is_empty()));
    let letters = on("pdf-letters-unreadable", &|page| page.unreadable > 0);
    faults.extend(letters.map(|fault| fault.arg("count", unreadable.to_string())));
    faults.extend(on("pdf-font-unreadable", &|page| page.font_missing));
    faults.extend(Failure::CODES.iter().filter_map(|(why, code)| on(code, &|page| page.failure == Some(*why))));
    faults
}

/// Ascending numbers written as ranges: `1-3, 7`.
fn ranges(numbers: impl Iterator<Item = u32>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let one = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}-{last}") };
    ranges.iter().map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_ranges() {
        for (numbers, text) in [(&[][..], ""), (&[4], "4"), (&[1, 2, 3, 7, 9, 10], "1-3, 7, 9-10")] {
            assert_eq!(ranges(numbers.iter().copied()), text);
        }
    }
}
