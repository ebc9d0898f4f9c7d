//! Cells that a spreadsheet would run, made safe, and given back as they were.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` (OWASP, "CSV Injection"), also after spaces and
//! quotation marks, and where it takes another character for the delimiter, in the middle of a cell, too. An
//! apostrophe before the character keeps it from that. Where apostrophes stand there already, one more is put before
//! them, so that taking one away always gives back what was there.

use std::borrow::Cow;
use std::ops::AddAssign;

use crate::base::Diagnostic;

/// Changes that were made to the cells of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Guards {
    /// Cells with apostrophes that were not theirs.
    pub guarded: usize,
    /// Cells with characters that steer a terminal or that no text holds; each of these became U+FFFD.
    pub cleaned: usize,
}

impl Guards {
    /// FileFindings about it.
    pub(crate) fn diagnostics(self) -> Vec<Diagnostic> {
        let count =
            |diagnostic: Diagnostic, count: usize| (count > 0).then(|| diagnostic.arg("count", count.to_string()));
        let guarded = count(Diagnostic::note("table-guarded"), self.guarded);
        let cleaned = count(Diagnostic::warning("table-controls"), self.cleaned);
        guarded.into_iter().chain(cleaned).collect()
    }
}

impl AddAssign for Guards {
    fn add_assign(&mut self, other: Self) {
        self.guarded += other.guarded;
        self.cleaned += other.cleaned;
    }
}

/// A cell as it can be written, and what was done to it.
pub(crate) fn safe(cell: &str) -> (Cow<'_, str>, Guards) {
    let clean = cleaned(cell);
    let places = places(&clean);
    let guards = Guards { guarded: usize::from(!places.is_empty()), cleaned: usize::from(clean != cell) };
    if places.is_empty() {
        return (clean, guards);
    }
    let mut out = String::with_capacity(clean.len() + places.len());
    let mut from = 0;
    for place in places {
        out.push_str(&clean[from..place]);
        out.push('\'');
        from = place;
    }
    out.push_str(&clean[from..]);
    (Cow::Owned(out), guards)
}

/// A cell without the apostrophes that [`safe`] put there; `None` if there are none.
pub(crate) fn unguarded(cell: &str) -> Option<String> {
    let places = places(cell);
    let guarded = |place: &usize| cell[*place..].starts_with('\'');
    if !places.iter().any(guarded) {
        return None;
    }
    let mut out = String::with_capacity(cell.len());
    let mut from = 0;
    for place in places.into_iter().filter(guarded) {
        out.push_str(&cell[from..place]);
        from = place + 1;
    }
    out.push_str(&cell[from..]);
    Some(out)
}

/// The bytes before which an apostrophe belongs: before the first of the apostrophes, if any, in front of what would be
/// run. What stands after the apostrophes alone decides, so that one more or less changes nothing.
fn places(cell: &str) -> Vec<usize> {
    // A tab or a carriage return at the very start is taken for the delimiter, or skipped.
    let bare = cell.trim_start_matches('\'');
    let begins = bare.starts_with(['\t', '\r']);
    let starts = std::iter::once(0).chain(cell.match_indices([';', '\t']).map(|(at, _)| at + 1));
    let runs = starts.filter_map(|start| {
        let rest = cell[start..].trim_start_matches(is_skipped);
        let bare = rest.trim_start_matches('\'');
        (bare.starts_with(is_run) && !is_number(bare)).then_some(cell.len() - rest.len())
    });
    let mut places: Vec<usize> = begins.then_some(0).into_iter().chain(runs).collect();
    places.dedup();
    places
}

/// Characters that a spreadsheet runs, or once ran, at the start of a cell; the full-width forms become the plain ones
/// in the settings of some languages.
fn is_run(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '|' | '%' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '−')
}

/// Characters that may stand before that.
fn is_skipped(c: char) -> bool {
    let invisible = matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFFD}');
    (c.is_whitespace() && c != '\t') || c == '"' || invisible
}

/// Returns true for a number. A year before year 1 is no more than that to a spreadsheet, and other programs read it as
/// a date.
fn is_number(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// A cell with U+FFFD for what no text holds.
fn cleaned(cell: &str) -> Cow<'_, str> {
    let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    if cell.contains(control) { Cow::Owned(cell.replace(control, "\u{FFFD}")) } else { Cow::Borrowed(cell) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_run_and_everything_comes_back() {
        let cases = [
            ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("+966", "'+966"),
            ("-1+1", "'-1+1"),
            ("-0500-03", "'-0500-03"),
            ("-0500/-0400", "'-0500/-0400"),
            ("-0500", "-0500"),
            ("'-0500", "'-0500"),
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("  =1", "  '=1"),
            ("\u{a0}\u{200f}\u{feff}=1", "\u{a0}\u{200f}\u{feff}'=1"),
            ("\"=1", "\"'=1"),
            ("\n=1", "\n'=1"),
            ("\t=1", "'\t'=1"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("'\tx", "''\tx"),
            ("＝1", "'＝1"),
            ("|x", "'|x"),
            ("%0A", "'%0A"),
            ("a; =b", "a; '=b"),
            ("a;\"@b", "a;\"'@b"),
            ("a; '=b", "a; ''=b"),
            ("a\t-b", "a\t'-b"),
            ("a, @b - c = d", "a, @b - c = d"),
            ("'تنصيص'", "'تنصيص'"),
            ("2020~", "2020~"),
            ("-", "'-"),
            ("", ""),
        ];
        for (cell, expected) in cases {
            let (written, guards) = safe(cell);
            assert_eq!(written, expected, "{cell:?}");
            assert_eq!(guards.guarded, usize::from(cell != expected), "{cell:?}");
            assert_eq!(unguarded(&written).as_deref().unwrap_or(&written), cell, "{cell:?} comes back");
        }
    }

    #[test]
    fn control_characters_are_replaced() {
        let (written, guards) = safe("a\0b\u{1b}[31m\u{9b}c\nd");
        assert_eq!(written, "a\u{FFFD}b\u{FFFD}[31m\u{FFFD}c\nd");
        assert_eq!(guards, Guards { guarded: 0, cleaned: 1 });
        assert_eq!(safe("\0=1").0, "\u{FFFD}'=1");
    }
}
