//! Quotes of an output that do not stand in their documents as they are recorded.

use std::io::Write;

use super::finding;
use super::output::{line, located};
use crate::base::{Diagnostic, ExcerptIx, Severity};
use crate::formats::Opened;
use crate::i18n::Messages;

/// Names the quotes of an output that do not stand in their documents as they are recorded, on a line each: as errors,
/// or as warnings if they are allowed. Gives how many there are.
pub(super) fn tell_unproven(
    opened: &Opened,
    is_shown: impl Fn(ExcerptIx) -> bool,
    (allowed, messages): (bool, &Messages),
    err: &mut dyn Write,
) -> usize {
    let evidence = opened.evidence();
    let shown: Vec<bool> = opened.resolutions.iter().map(|(ix, _)| is_shown(*ix)).collect();
    let findings = finding::all(opened, &evidence, messages).into_iter().zip(shown);
    let unproven: Vec<finding::Finding> =
        findings.filter(|(finding, shown)| *shown && finding.doubt.is_some()).map(|(finding, _)| finding).collect();
    for finding in &unproven {
        let severity = if allowed { Severity::Warning } else { Severity::Error };
        let diagnostic = Diagnostic { severity, ..finding.diagnostic.clone() };
        let args = [("finding", finding.message.as_str().into()), ("document", finding.document.as_str().into())];
        let _ = writeln!(err, "{}", located(&diagnostic, &messages.format("cli-unproven", &args), messages));
    }
    if !unproven.is_empty() {
        let code = if allowed { "unproven-allowed" } else { "unproven" };
        let diagnostic = Diagnostic::error(code).arg("count", unproven.len().to_string());
        let severity = if allowed { Severity::Warning } else { Severity::Error };
        let _ = writeln!(err, "{}", line(&Diagnostic { severity, ..diagnostic }, messages));
    }
    unproven.len()
}
