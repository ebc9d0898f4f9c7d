//! Conflicts of events as findings, with their places: so many of a kind, and then how many more.

use std::collections::BTreeMap;
use std::path::Path;

use crate::base::Diagnostic;
use crate::formats::kit::places::Places;
use crate::formats::kit::report::MAX_ALIKE;
use crate::model::Project;
use crate::model::conflicts::{Conflict, conflicts};

/// Findings about conflicts.
pub(crate) fn findings(project: &Project, places: &Places, path: &Path) -> Vec<Diagnostic> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for conflict in conflicts(project) {
        let count = counts.entry(conflict.code()).or_default();
        *count += 1;
        if *count <= MAX_ALIKE {
            found.extend(told(project, places, &conflict).map(|finding| finding.in_file(path)));
        }
    }
    for (code, count) in counts.into_iter().filter(|(_, count)| *count > MAX_ALIKE) {
        let more = Diagnostic::warning("more-alike").arg("code", code).arg("lines", "").arg("more-count", "0");
        found.push(more.arg("count", (count - MAX_ALIKE).to_string()).in_file(path));
    }
    found
}

fn told(project: &Project, places: &Places, conflict: &Conflict) -> Option<Diagnostic> {
    let id = project.event(conflict.event())?.id();
    let words = |ix| Some(project.excerpt(ix)?.exact.as_unproven().to_owned());
    let (finding, excerpt) = match conflict {
        Conflict::Date { excerpt, when, read } => {
            let finding = Diagnostic::warning("date-conflict").arg("found", when.as_str());
            (finding.arg("quoted", words(*excerpt)?).arg("date", read.as_str()), *excerpt)
        }
        Conflict::Quotes { excerpts: [first, second], read: [one, other] } => {
            let finding = Diagnostic::warning("date-quotes-conflict").arg("quoted", words(*first)?);
            let finding = finding.arg("date", one.as_str()).arg("other", words(*second)?);
            (finding.arg("other-date", other.as_str()), *second)
        }
        Conflict::Contradicted { event, excerpts } => {
            let finding = Diagnostic::note("event-contradicted").arg("count", excerpts.len().to_string());
            (finding, crate::base::ExcerptIx { event: *event, nth: *excerpts.first()? })
        }
    };
    Some(Diagnostic { place: places.excerpt(excerpt), ..finding.arg("field", id) })
}
