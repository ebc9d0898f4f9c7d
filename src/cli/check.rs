//! `sanad check`: what is wrong with a project, and where its excerpts stand.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use serde_json::{Value, json};

use super::{CheckArgs, DONE, FAULTY, SAMPLE, check_date, line, located, one_line, open};
use crate::anchoring::{CodePoints, Resolution};
use crate::base::{Diagnostic, ExcerptIx, Severity};
use crate::formats::Opened;
use crate::i18n::{Arg, Messages, without_isolates};
use crate::model::{Attests, Difference, Excerpt, Locator, Unit};

/// Every state of an excerpt, in the order of the summary.
const STATES: [&str; 7] = ["found", "moved", "context-changed", "changed", "changed-in-meaning", "ambiguous", "lost"];

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

/// What there is to say about a project.
#[derive(Default)]
struct Findings {
    diagnostics: Vec<Diagnostic>,
    excerpts: Vec<Finding>,
    events: usize,
    documents: usize,
}

/// What became of one excerpt.
struct Finding {
    /// The place and severity of its line, with the code `excerpt-STATE`.
    diagnostic: Diagnostic,
    event: String,
    /// From 1.
    nth: u32,
    document: String,
    attests: &'static str,
    state: &'static str,
    similarity: f32,
    /// Where it stands, or where it may stand, in code points.
    places: Vec<(usize, usize)>,
    /// The page, line or paragraph of each of them.
    locators: Vec<Option<Locator>>,
    message: String,
}

impl Findings {
    fn of(opened: &Opened, messages: &Messages) -> Self {
        let texts: HashMap<&str, (&str, CodePoints)> = opened
            .project
            .documents
            .iter()
            .zip(&opened.texts)
            .filter_map(|(document, text)| Some((&*document.id, &**text.text()?)))
            .map(|(id, text)| (id, (text, CodePoints::new(text))))
            .collect();
        let excerpts = opened.resolutions.iter().filter_map(|(ix, resolution)| {
            let event = opened.project.events.get(ix.event.index())?;
            let excerpt = event.excerpts().get(ix.nth as usize)?;
            Some(Finding::of(opened, *ix, event.id(), excerpt, resolution, texts.get(&*excerpt.document), messages))
        });
        Self {
            diagnostics: opened.diagnostics.clone(),
            excerpts: excerpts.collect(),
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
        let mut args: Vec<(&str, Arg<'_>)> = STATES.iter().map(|state| (*state, self.in_state(state).into())).collect();
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
            STATES.iter().map(|state| ((*state).to_owned(), self.in_state(state).into())).collect();
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
        format!("{report:#}\n")
    }
}

impl Finding {
    fn of(
        opened: &Opened,
        ix: ExcerptIx,
        event: &str,
        excerpt: &Excerpt,
        resolution: &Resolution,
        text: Option<&(&str, CodePoints)>,
        messages: &Messages,
    ) -> Self {
        let ranges = match resolution {
            Resolution::Found(range)
            | Resolution::Moved(range)
            | Resolution::ContextChanged(range)
            | Resolution::Changed { range, .. } => {
                vec![range.clone()]
            }
            Resolution::Ambiguous(ranges) => ranges.clone(),
            Resolution::Lost { nearest } => nearest.iter().cloned().collect(),
        };
        let document = opened.project.document_ix(&excerpt.document);
        let locators = document.and_then(|document| opened.text(document)?.locators());
        let count = |byte| text.map_or(byte, |(text, code_points)| code_points.of_byte(text, byte));
        let mut finding = Self {
            diagnostic: diagnostic(opened, ix, resolution),
            event: event.to_owned(),
            nth: ix.nth + 1,
            document: excerpt.document.to_string(),
            attests: match excerpt.attests {
                Attests::Event => "event",
                Attests::Date => "date",
                Attests::Context => "context",
            },
            state: resolution.state(),
            similarity: resolution.similarity(),
            locators: ranges.iter().map(|range| locators?.at(range.start)).collect(),
            places: ranges.into_iter().map(|range| (count(range.start), count(range.end))).collect(),
            message: String::new(),
        };
        finding.message = finding.message(messages);
        finding
    }

    fn message(&self, messages: &Messages) -> String {
        let place = |((start, end), locator): (&(usize, usize), &Option<Locator>)| {
            let (unit, number) = locator.map_or(("none", 0), |locator| (unit_name(locator.unit), locator.number));
            let args =
                [("start", (*start).into()), ("end", (*end).into()), ("unit", unit.into()), ("number", number.into())];
            messages.format("cli-place", &args)
        };
        let places: Vec<String> = self.places.iter().zip(&self.locators).map(place).collect();
        let state = if self.state == "lost" && !places.is_empty() { "lost-near" } else { self.state };
        // Rounded down: what is changed is never "100 % alike".
        let similarity = format!("{:.1}", (self.similarity * 1000.0).floor() / 10.0);
        messages.format(
            "cli-excerpt",
            &[
                ("event", Arg::from(&self.event)),
                ("nth", self.nth.into()),
                ("attests", self.attests.into()),
                ("state", state.into()),
                ("similarity", similarity.into()),
                ("places", places.join(&format!("{} ", messages.get("list-separator"))).into()),
            ],
        )
    }

    fn json(&self) -> Value {
        let place = |((start, end), locator): (&(usize, usize), &Option<Locator>)| {
            let mut place = json!({"start": start, "end": end});
            if let Some(locator) = locator {
                place[unit_name(locator.unit)] = locator.number.into();
            }
            place
        };
        let mut places = self.places.iter().zip(&self.locators).map(place);
        let the_one = if matches!(self.state, "ambiguous" | "lost") { None } else { places.next() };
        json!({
            "event": self.event,
            "nth": self.nth,
            "document": self.document,
            "attests": self.attests,
            "state": self.state,
            "similarity": (f64::from(self.similarity) * 10_000.0).floor() / 10_000.0,
            "candidates": if the_one.is_some() { Vec::new() } else { places.collect() },
            "range": the_one,
            "line": self.diagnostic.place.map(|place| place.line),
            "column": self.diagnostic.place.map(|place| place.column),
        })
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Line => "line",
        Unit::Paragraph => "paragraph",
        Unit::Page => "page",
    }
}

/// How bad a resolution is, and where its excerpt stands in the project file.
fn diagnostic(opened: &Opened, ix: ExcerptIx, resolution: &Resolution) -> Diagnostic {
    let mut diagnostic = match resolution {
        Resolution::Found(_) => Diagnostic::note("excerpt-found"),
        Resolution::Moved(_) => Diagnostic::note("excerpt-moved"),
        Resolution::ContextChanged(_) => Diagnostic::error("excerpt-context-changed"),
        Resolution::Changed { difference: Difference::Spelling, .. } => Diagnostic::warning("excerpt-changed"),
        Resolution::Changed { difference: Difference::Meaning, .. } => Diagnostic::error("excerpt-changed-in-meaning"),
        Resolution::Ambiguous(_) => Diagnostic::warning("excerpt-ambiguous"),
        Resolution::Lost { .. } => Diagnostic::error("excerpt-lost"),
    };
    let sample = || Path::new(SAMPLE).join(crate::formats::PROJECT_FILE);
    diagnostic.file = Some(opened.origin.path().map_or_else(sample, Path::to_owned));
    diagnostic.place = opened.places.excerpt(ix);
    diagnostic
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
