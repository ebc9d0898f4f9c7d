//! `sanad check`: what is wrong with a project, and where its excerpts stand.

use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::args::CheckArgs;
use super::check_date::check_date;
use super::finding::{self, Finding};
use super::input::{SAMPLE, open};
use super::output::{DONE, FAULTY, line, located};
use super::terminal::{self, one_line};
use crate::base::{Diagnostic, Severity};
use crate::formats::Opened;
use crate::i18n::{Arg, Messages, without_isolates};

/// Checks a project and prints what it finds; gives the exit status.
pub fn check(args: &CheckArgs, messages: &Messages, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    if let Some(text) = &args.date {
        return check_date(text, args.json, messages, out, err);
    }
    // The arguments demand one or the other.
    let file = args.file.as_deref().unwrap_or(Path::new(SAMPLE));
    let findings = match open(file) {
        Ok(opened) => Findings::of(&opened, messages),
        Err(diagnostic) => {
            if !args.json {
                let _ = writeln!(err, "{}", line(&diagnostic, messages));
                return FAULTY;
            }
            Findings { diagnostics: vec![*diagnostic], ..Findings::default() }
        }
    };
    let text = if args.json { findings.json(file, messages) } else { findings.text(messages) };
    // A reader that went away is no fault.
    let _ = out.write_all(text.as_bytes());
    if findings.count(Severity::Error) > 0 { FAULTY } else { DONE }
}

/// Findings about a project.
#[derive(Default)]
struct Findings {
    diagnostics: Vec<Diagnostic>,
    excerpts: Vec<Finding>,
    events: usize,
    documents: usize,
}

impl Findings {
    fn of(opened: &Opened, messages: &Messages) -> Self {
        Self {
            diagnostics: opened.diagnostics.clone(),
            excerpts: finding::all(opened, &opened.evidence(), messages),
            events: opened.project.events.len(),
            documents: opened.project.documents.len(),
        }
    }

    fn count(&self, severity: Severity) -> usize {
        let all = self.diagnostics.iter().chain(self.excerpts.iter().map(|excerpt| &excerpt.diagnostic));
        all.filter(|diagnostic| diagnostic.severity == severity).count()
    }

    fn in_state(&self, state: &str) -> usize {
        self.excerpts.iter().filter(|excerpt| excerpt.state == state).count()
    }

    fn text(&self, messages: &Messages) -> String {
        let mut lines: Vec<String> = self.diagnostics.iter().map(|diagnostic| line(diagnostic, messages)).collect();
        lines.extend(self.excerpts.iter().map(|e| located(&e.diagnostic, &e.message, messages)));
        let mut args: Vec<(&str, Arg<'_>)> =
            finding::STATES.iter().map(|state| (*state, self.in_state(state).into())).collect();
        args.extend([
            ("events", self.events.into()),
            ("documents", self.documents.into()),
            ("quotes", self.excerpts.len().into()),
            ("errors", self.count(Severity::Error).into()),
            ("warnings", self.count(Severity::Warning).into()),
        ]);
        lines.push(one_line(&messages.format("cli-summary", &args)));
        lines.join("\n") + "\n"
    }

    fn json(&self, file: &Path, messages: &Messages) -> String {
        let states: serde_json::Map<String, Value> =
            finding::STATES.iter().map(|state| ((*state).to_owned(), self.in_state(state).into())).collect();
        let report = json!({
            "file": file.display().to_string(),
            "diagnostics": self.diagnostics.iter().map(|d| diagnostic_json(d, messages)).collect::<Vec<_>>(),
            "excerpts": self.excerpts.iter().map(Finding::json).collect::<Vec<_>>(),
            "summary": {
                "events": self.events,
                "documents": self.documents,
                "excerpts": states,
                "errors": self.count(Severity::Error),
                "warnings": self.count(Severity::Warning),
                "notes": self.diagnostics.iter().filter(|d| d.severity == Severity::Note).count(),
            },
        });
        terminal::json(&report)
    }
}

fn diagnostic_json(diagnostic: &Diagnostic, messages: &Messages) -> Value {
    let (message, advice) = messages.diagnostic_parts(diagnostic);
    let args: serde_json::Map<String, Value> =
        diagnostic.args.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect();
    json!({
        "severity": diagnostic.severity.to_string(),
        "code": diagnostic.code,
        "message": without_isolates(&message),
        "advice": advice.map(|advice| without_isolates(&advice)),
        "args": args,
        "file": diagnostic.file.as_ref().map(|file| file.display().to_string()),
        "line": diagnostic.place.map(|place| place.line),
        "column": diagnostic.place.map(|place| place.column),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    #[test]
    fn the_summary_counts_the_quotes_of_every_state() {
        for locale in Locale::ALL {
            for state in finding::STATES {
                let excerpts = (0..7).map(|_| Finding::in_state(state)).collect();
                let findings = Findings { excerpts, ..Findings::default() };
                let text = findings.text(&Messages::new(locale));
                let summary = text.lines().last().unwrap();
                assert_eq!(summary.matches('7').count(), 2, "all quotes, and those that are {state}: {summary}");
            }
        }
    }
}
