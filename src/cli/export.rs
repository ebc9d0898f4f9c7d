//! `sanad export`: from arguments to a picture.

use std::io::Write;
use std::path::Path;

use super::args::ExportArgs;
use super::input::{open, overwrite};
use super::output::{DONE, FAULTY, USAGE, line};
use super::unproven::tell_unproven;
use crate::base::{Diagnostic, ExcerptIx, Severity, Silent};
use crate::export::{self, ExportError, ExportOptions, Many, Output, Preset, STDOUT, Scaling, SourceNotes, Target};
use crate::i18n::{Locale, Messages};
use crate::model::{EdtfDate, EventRef, Project};

/// Seconds around a single event when only one end of the span is given and nothing else is dated.
const YEAR: i64 = 365 * crate::model::date::DAY;

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
    let preset = args.preset.as_deref().and_then(Preset::by_name);
    let mut options = preset.map_or_else(ExportOptions::default, |preset| ExportOptions::default().with_preset(preset));
    if let Some(size) = args.size {
        options.pixels = (size.width, size.height);
    }
    options.scale = args.scale.map_or(options.scale, Scaling::Exactly);
    options.span = span(args, project)?;
    // A file that holds many pages takes as many as it needs.
    let paged = target(args).is_ok_and(Target::is_paged);
    options.pages = args.pages.unwrap_or(if paged { Many::Auto } else { options.pages });
    options.rows = args.rows.unwrap_or(options.rows);
    options.breaks = !args.no_breaks;
    options.theme = args.theme.unwrap_or_default();
    (options.transparent, options.scale_bar) = (args.transparent, args.scale_bar);
    options.changed = args.with_date.clone();
    (options.carried, options.archival) = (!args.no_project, args.archive);
    options.locale = args.language.unwrap_or_else(|| Locale::for_language(project.written_language()));
    options.direction = args.direction;
    (options.calendar, options.zone) = (args.calendar, args.zone);
    (options.title, options.legend) = (!args.no_title, !args.no_legend);
    let notes = args.notes.unwrap_or(options.notes);
    options.notes = if args.no_notes { SourceNotes::None } else { notes };
    Ok(options)
}

/// Range from the first second of `--from` to the last of `--to`; an end that is not given is that of the events.
fn span(args: &ExportArgs, project: &Project) -> Result<Option<(f64, f64)>, Box<Diagnostic>> {
    if args.from.is_none() && args.to.is_none() {
        return Ok(None);
    }
    let open = |when: &EdtfDate| Box::new(Diagnostic::error("export-open-date").arg("date", when.as_str()));
    let from = args.from.as_ref().map(|when| {
        when.bounds()
            .map(|b| b.from)
            .filter(|edge| edge.kind.is_known())
            .map(|edge| edge.time)
            .ok_or_else(|| open(when))
    });
    let to = args.to.as_ref().map(|when| {
        when.bounds().map(|b| b.to).filter(|edge| edge.kind.is_known()).map(|edge| edge.time).ok_or_else(|| open(when))
    });
    let dated = || project.events.iter().filter_map(EventRef::bounds);
    let first = dated().map(|bounds| bounds.from.time).min();
    let last = dated().map(|bounds| bounds.to.time).max();
    let (from, to) = match (from.transpose()?, to.transpose()?) {
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
