//! `sanad export`: from arguments to a picture.

use std::io::Write;

use super::{DONE, ExportArgs, FAULTY, ThemeName, USAGE, line, open};
use crate::base::{Diagnostic, Severity};
use crate::export::{self, ExportError, ExportOptions, Preset, Scaling};
use crate::i18n::{Locale, Messages};
use crate::model::{EventRef, Project, When};

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
    let errors: Vec<&Diagnostic> = opened.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
    errors.iter().for_each(|diagnostic| tell(diagnostic));
    match export::export(&opened.project, &options, &args.output) {
        Ok(()) if errors.is_empty() => DONE,
        Ok(()) => FAULTY,
        Err(error) => {
            tell(&error.diagnostic());
            match error {
                ExportError::Size(_) | ExportError::Scale(_) | ExportError::Ending(_) => USAGE,
                ExportError::Png(_) | ExportError::Write { .. } => FAULTY,
            }
        }
    }
}

/// The options that the arguments ask for.
///
/// # Errors
/// If the dates give no span of time.
pub fn options(args: &ExportArgs, project: &Project) -> Result<ExportOptions, Box<Diagnostic>> {
    let preset = args.preset.as_deref().and_then(Preset::by_name);
    let mut options = preset.map_or_else(ExportOptions::default, |preset| ExportOptions::default().with_preset(preset));
    if let Some(size) = args.size {
        options.pixels = (size.width, size.height);
    }
    options.scale = args.scale.map_or(options.scale, Scaling::Exactly);
    options.span = span(args, project)?;
    options.dark = args.theme == ThemeName::Dark;
    options.locale = args.language.or_else(|| Locale::of_tag(&project.language)).unwrap_or_default();
    options.direction = args.direction;
    options.calendar = args.calendar;
    (options.title, options.legend, options.notes) = (!args.no_title, !args.no_legend, !args.no_notes);
    Ok(options)
}

/// From the first second of `--from` to the last of `--to`; an end that is not given is that of the events.
fn span(args: &ExportArgs, project: &Project) -> Result<Option<(f64, f64)>, Box<Diagnostic>> {
    if args.from.is_none() && args.to.is_none() {
        return Ok(None);
    }
    let open = |when: &When| Box::new(Diagnostic::error("export-open-date").arg("date", when.as_str()));
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
