//! Resolutions of the excerpts of a project, as lines to print.

use std::collections::HashMap;
use std::path::Path;

use serde_json::{Value, json};

use super::input::SAMPLE;
use crate::anchoring::{CodePoints, Resolution, adds_vowel_signs};
use crate::base::{Diagnostic, ExcerptIx, Severity};
use crate::formats::Opened;
use crate::i18n::{Arg, Messages};
use crate::model::{Attests, Concealment, Difference, Doubt, Evidence, Excerpt, Locator, Standing, Unit};

/// Every state of an excerpt, in the order of the summary.
pub(crate) const STATES: [&str; 10] = [
    "found",
    "moved",
    "context-changed",
    "changed",
    "changed-in-meaning",
    "ambiguous",
    "lost",
    "concealed",
    "unread",
    "unchecked",
];
/// The codes of their lines.
const CODES: [&str; 10] = [
    "excerpt-found",
    "excerpt-moved",
    "excerpt-context-changed",
    "excerpt-changed",
    "excerpt-changed-in-meaning",
    "excerpt-ambiguous",
    "excerpt-lost",
    "excerpt-concealed",
    "excerpt-unread",
    "excerpt-unchecked",
];

/// Finding of every excerpt, in order.
pub(crate) fn all(opened: &Opened, evidence: &Evidence, messages: &Messages) -> Vec<Finding> {
    let project = &opened.project;
    let texts: HashMap<&str, (&str, CodePoints)> = (project.documents.iter().zip(&opened.texts).rev())
        .filter_map(|(document, text)| Some((&*document.id, &**text.text()?)))
        .map(|(id, text)| (id, (text, CodePoints::new(text))))
        .collect();
    let finding = |(ix, resolution): &(ExcerptIx, Resolution)| {
        let event = project.events.get(ix.event.index())?;
        let excerpt = event.excerpts().get(ix.nth as usize)?;
        let (standing, text) = (evidence.standing(project, *ix), texts.get(&*excerpt.document));
        Some(Finding::of(opened, (*ix, standing), event.id(), excerpt, resolution, text, messages))
    };
    opened.resolutions.iter().filter_map(finding).collect()
}

/// Finding of one excerpt.
pub(crate) struct Finding {
    /// The place and severity of its line, with the code `excerpt-STATE`.
    pub diagnostic: Diagnostic,
    /// The id of its event.
    pub event: String,
    /// Number of the excerpt, from 1.
    pub nth: u32,
    /// The id of its document.
    pub document: String,
    /// Part of the event that it attests.
    pub attests: &'static str,
    /// Its state: one of [`STATES`].
    pub state: &'static str,
    /// Doubt about it.
    pub doubt: Option<Doubt>,
    /// Gravity of a change of its words.
    pub difference: Option<Difference>,
    /// Similarity of the text there to it, 0 to 1.
    pub similarity: f32,
    /// Its words have vowel signs that the text has not, which say more than stands there.
    pub adds_vowel_signs: bool,
    /// Places where it stands or may stand, in code points (end exclusive).
    pub places: Vec<(usize, usize)>,
    /// The page, line or paragraph of each of them.
    pub source_map: Vec<Option<Locator>>,
    /// True if it stands in the margin of a page: in a head, a foot or a number.
    pub in_margin: bool,
    /// Its state in words, for people.
    pub message: String,
}

impl Finding {
    fn of(
        opened: &Opened,
        (ix, standing): (ExcerptIx, Standing),
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
        let source_map = document.and_then(|document| opened.text(document)?.source_map());
        let count = |byte| text.map_or(byte, |(text, code_points)| code_points.of_byte(text, byte));
        let doubt = standing.doubt();
        let state = doubt.map_or(resolution.state(), Doubt::as_str);
        let place = resolution.range().and_then(|range| text.and_then(|(text, _)| text.get(range.clone())));
        let adds_vowel_signs = place.is_some_and(|place| adds_vowel_signs(excerpt, place));
        let mut diagnostic = diagnostic(opened, ix, (state, doubt));
        if adds_vowel_signs && diagnostic.severity == Severity::Note {
            diagnostic.severity = Severity::Warning;
        }
        let mut finding = Self {
            diagnostic,
            event: event.to_owned(),
            nth: ix.nth + 1,
            document: excerpt.document.to_string(),
            attests: match excerpt.attests {
                Attests::Event => "event",
                Attests::Date => "date",
                Attests::Context => "context",
            },
            state,
            doubt,
            difference: match resolution {
                Resolution::Changed { difference, .. } => Some(*difference),
                _ => None,
            },
            similarity: resolution.similarity(),
            adds_vowel_signs,
            in_margin: source_map.zip(resolution.range()).is_some_and(|(all, range)| all.is_in_margins(range)),
            source_map: ranges.iter().map(|range| source_map?.at(range.start)).collect(),
            places: ranges.into_iter().map(|range| (count(range.start), count(range.end))).collect(),
            message: String::new(),
        };
        finding.message = finding.message(messages);
        finding
    }

    /// Makes a finding about nothing, for tests of what counts them.
    #[cfg(test)]
    pub(crate) fn in_state(state: &'static str) -> Self {
        Self {
            diagnostic: Diagnostic::note("excerpt"),
            event: String::new(),
            nth: 1,
            document: String::new(),
            attests: "event",
            state,
            doubt: None,
            difference: None,
            similarity: 0.0,
            adds_vowel_signs: false,
            in_margin: false,
            places: Vec::new(),
            source_map: Vec::new(),
            message: String::new(),
        }
    }

    fn message(&self, messages: &Messages) -> String {
        let place = |((start, end), locator): (&(usize, usize), &Option<Locator>)| {
            let (unit, number) = locator.map_or(("none", 0), |locator| (unit_name(locator.unit), locator.number));
            let args =
                [("start", (*start).into()), ("end", (*end).into()), ("unit", unit.into()), ("number", number.into())];
            messages.format("cli-place", &args)
        };
        let places: Vec<String> = self.places.iter().zip(&self.source_map).map(place).collect();
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
                ("how", self.concealment().unwrap_or_default().into()),
                ("similarity", similarity.into()),
                ("signs", if self.adds_vowel_signs { "added" } else { "none" }.into()),
                ("margin", if self.in_margin { "yes" } else { "no" }.into()),
                ("places", places.join(&format!("{} ", messages.get("list-separator"))).into()),
            ],
        )
    }

    /// Why a reader of the document does not see it, if that is so.
    fn concealment(&self) -> Option<&'static str> {
        self.doubt.and_then(Doubt::concealment).map(Concealment::as_str)
    }

    /// The same for programs.
    pub(crate) fn json(&self) -> Value {
        let place = |((start, end), locator): (&(usize, usize), &Option<Locator>)| {
            let mut place = json!({"start": start, "end": end});
            if let Some(locator) = locator {
                place[unit_name(locator.unit)] = locator.number.into();
            }
            place
        };
        let mut places = self.places.iter().zip(&self.source_map).map(place);
        let the_one = if matches!(self.state, "ambiguous" | "lost" | "unread") { None } else { places.next() };
        json!({
            "event": self.event,
            "nth": self.nth,
            "document": self.document,
            "attests": self.attests,
            "state": self.state,
            "difference": self.difference.map(|difference| match difference {
                Difference::Spelling => "spelling",
                Difference::Meaning => "meaning",
            }),
            "concealment": self.concealment(),
            "adds_vowel_signs": self.adds_vowel_signs,
            "margin": self.in_margin,
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

/// Diagnostic of an excerpt: its severity, and its place in the project file.
fn diagnostic(opened: &Opened, ix: ExcerptIx, (state, doubt): (&'static str, Option<Doubt>)) -> Diagnostic {
    let severity = match doubt {
        None => Severity::Note,
        Some(doubt) if doubt.is_grave() => Severity::Error,
        Some(_) => Severity::Warning,
    };
    let code = CODES[STATES.iter().position(|known| *known == state).unwrap_or(STATES.len() - 1)];
    let mut diagnostic = Diagnostic { severity, ..Diagnostic::note(code) };
    let sample = || Path::new(SAMPLE).join(crate::formats::PROJECT_FILE);
    diagnostic.file = Some(opened.origin.path().map_or_else(sample, Path::to_owned));
    diagnostic.place = opened.places.excerpt(ix);
    diagnostic
}
