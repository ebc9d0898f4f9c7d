//! `sanad export`: from arguments to a picture.

use std::io::Write;
use std::path::Path;

use super::args::ExportArgs;
use super::input::{open, overwrite};
use super::output::{DONE, FAULTY, USAGE, line};
use super::unproven::tell_unproven;
use crate::base::{Diagnostic, ExcerptIx, Folded, Severity, Silent};
use crate::export::{self, ExportError, ExportOptions, Output, STDOUT, SourceNotes, Target};
use crate::i18n::Messages;
use crate::model::date::{DAY, Edge, Time};
use crate::model::filter::Filter;
use crate::model::{EdtfDate, EventRef, Project, SavedView};

/// Seconds around a single event when only one end of the span is given and nothing else is dated.
const YEAR: Time = 365 * DAY;

/// Writes the picture; gives the exit status. Faults of the project are told, and do not keep it from being drawn.
pub fn export(args: &ExportArgs, messages: &Messages, err: &mut dyn Write) -> u8 {
    let mut tell = |diagnostic: &Diagnostic| {
        let _ = writeln!(err, "{}", line(diagnostic, messages));
    };
    let opened = match open(&args.file) {
        Ok(opened) => opened,
        Err(diagnostic) => {
            tell(&diagnostic);
            return FAULTY;
        }
    };
    let options = match options(args, &opened.project) {
        Ok(options) => options,
        Err(diagnostic) => {
            tell(&diagnostic);
            return USAGE;
        }
    };
    // Of what is no error, only that a file is another than the project says: its digest is in the picture.
    let is_told = |d: &&Diagnostic| d.severity == Severity::Error || d.code == "document-digest";
    let told: Vec<&Diagnostic> = opened.diagnostics.iter().filter(is_told).collect();
    told.iter().for_each(|diagnostic| tell(diagnostic));
    let mut is_faulty = told.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let is_shown = |ix: ExcerptIx| options.shows(&opened.project, ix.event);
    is_faulty |= tell_unproven(&opened, is_shown, (args.allow_unproven, messages), err) > 0 && !args.allow_unproven;
    let mut tell = |diagnostic: &Diagnostic| {
        let _ = writeln!(err, "{}", line(diagnostic, messages));
    };
    let written = target(args).and_then(|target| {
        let output = Output { target, path: &args.output, overwrite: overwrite(args.force) };
        export::export_to(&opened, &options, &output, &Silent)
    });
    match written {
        Ok(written) => {
            written.warnings.iter().for_each(&mut tell);
            is_faulty |= written.warnings.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
            if is_faulty { FAULTY } else { DONE }
        }
        Err(error) => {
            tell(&error.diagnostic());
            if error.is_usage() { USAGE } else { FAULTY }
        }
    }
}

/// The format that is named, or that the ending stands for; pixels for standard output.
fn target(args: &ExportArgs) -> Result<Target, ExportError> {
    let named = args.format.as_deref().and_then(Target::of_name).or_else(|| Target::of_path(&args.output));
    let piped = (args.output == Path::new(STDOUT)).then_some(Target::Png);
    named.or(piped).ok_or_else(|| ExportError::Ending(args.output.clone()))
}

/// The options that the arguments ask for.
///
/// # Errors
/// If the dates give no span of time.
pub(super) fn options(args: &ExportArgs, project: &Project) -> Result<ExportOptions, Box<Diagnostic>> {
    let view = args.view.as_deref().map(|name| view(project, name)).transpose()?;
    let from = args.from.as_ref().or(view.and_then(|view| view.from.as_ref()));
    let to = args.to.as_ref().or(view.and_then(|view| view.to.as_ref()));
    let mut options = ExportOptions { span: span((from, to), project)?, ..args.options.clone() };
    if let Some(view) = view {
        let span = options.span.map(|(from, to)| (from as Time, to as Time));
        options.filter = Filter::of_view(&view.filter, span);
        options.language.direction = options.language.direction.or(view.direction);
        options.figure.group_by = options.figure.group_by.or(Some(view.group_by));
    }
    let figure = &mut options.figure;
    if args.no_notes {
        figure.notes = Some(SourceNotes::None);
    }
    // A file that holds many pages takes as many as it needs.
    figure.pages = figure.pages.or_else(|| target(args).ok().map(Target::usual_pages));
    Ok(options)
}

/// The saved view with an id or a name, in any language.
///
/// # Errors
/// If there is none; its finding lists those that are there.
fn view<'p>(project: &'p Project, name: &str) -> Result<&'p SavedView, Box<Diagnostic>> {
    let is_named = |view: &&SavedView| {
        let folded = |text: &str| Folded::new(text).as_str().trim().to_owned();
        view.name.texts().any(|text| folded(text) == folded(name))
    };
    let by_id = project.views.iter().find(|view| *view.id == *name);
    by_id.or_else(|| project.views.iter().find(is_named)).ok_or_else(|| {
        let own = project.written_language();
        let names: Vec<&str> = project.views.iter().map(|view| view.name.get(own)).collect();
        let missing = Diagnostic::error("view-missing").arg("name", name).arg("views", names.join(", "));
        Box::new(missing.arg("count", names.len().to_string()))
    })
}

/// Range from the first second of `--from` to the last of `--to`; an end that is not given is that of the events.
fn span(
    (from, to): (Option<&EdtfDate>, Option<&EdtfDate>),
    project: &Project,
) -> Result<Option<(f64, f64)>, Box<Diagnostic>> {
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let from = from.map(|when| known(when, when.bounds().map(|bounds| bounds.from))).transpose()?;
    let to = to.map(|when| known(when, when.bounds().map(|bounds| bounds.to))).transpose()?;
    let dated = || project.events.iter().filter_map(EventRef::bounds);
    let first = dated().map(|bounds| bounds.from.time).min();
    let last = dated().map(|bounds| bounds.to.time).max();
    let (from, to) = match (from, to) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => (from, last.filter(|last| *last > from).unwrap_or(from + YEAR)),
        (None, to) => {
            let to = to.unwrap_or_default();
            (first.filter(|first| *first < to).unwrap_or(to - YEAR), to)
        }
    };
    if from >= to {
        return Err(Box::new(Diagnostic::error("export-span")));
    }
    Ok(Some((from as f64, to as f64)))
}

/// Second of an edge of a date, in seconds since 1970.
///
/// # Errors
/// If the date is open or unknown there, and so bounds nothing.
fn known(when: &EdtfDate, edge: Option<Edge>) -> Result<Time, Box<Diagnostic>> {
    let edge = edge.filter(|edge| edge.kind.is_known());
    edge.map(|edge| edge.time).ok_or_else(|| Box::new(Diagnostic::error("export-open-date").arg("date", when.as_str())))
}
