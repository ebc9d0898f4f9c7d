//! `sanad convert`: from one format to another, with every loss named.

use std::io::Write;
use std::path::Path;

use super::args::{Bom, ColumnsArg, ConvertArgs};
use super::input::{SAMPLE, overwrite};
use super::output::{DONE, FAULTY, USAGE, line};
use super::unproven::tell_unproven;
use crate::base::{Diagnostic, Severity};
use crate::formats::{self, Failure, Opened, Silent, by_name, csv, is_same_file};
use crate::i18n::Messages;
use crate::model::{Event, Zone};

/// Reads, writes, and says what is wrong and what was lost; gives the exit status.
pub fn convert(args: &ConvertArgs, messages: &Messages, err: &mut dyn Write) -> u8 {
    let mut tell = |diagnostic: &Diagnostic| {
        let _ = writeln!(err, "{}", line(diagnostic, messages));
    };
    let opened = match open(args) {
        Ok(opened) => in_zone(opened, args.zone),
        Err(failure) => return failed(failure, &mut tell),
    };
    opened.diagnostics.iter().for_each(&mut tell);
    // A way through another format loses something, and one through the same only rewrites what a person wrote.
    if opened.origin.path().is_some_and(|input| is_same_file(input, &args.output)) {
        return failed(Failure::Because(Diagnostic::error(SOURCE).in_file(&args.output)), &mut tell);
    }
    let format = args.to_format.as_deref().and_then(by_name).or_else(|| formats::by_path(&args.output));
    let format = match format.map(|format| format.name) {
        Some("csv") if args.bom == Bom::Never => Some(&csv::UNMARKED),
        Some("tsv") if args.bom == Bom::Never => Some(&csv::TSV_UNMARKED),
        _ => format,
    };
    let is_error = |diagnostic: &Diagnostic| diagnostic.severity == Severity::Error;
    let mut is_faulty = opened.diagnostics.iter().any(is_error);
    if format.is_some_and(formats::shows_quotes) {
        let unproven = tell_unproven(&opened, |_| true, (args.allow_unproven, messages), err);
        is_faulty |= unproven > 0 && !args.allow_unproven;
    }
    let mut tell = |diagnostic: &Diagnostic| {
        let _ = writeln!(err, "{}", line(diagnostic, messages));
    };
    let (told, overwrite) = ((&opened.project, &opened.evidence()), overwrite(args.force));
    match formats::save_path_with(&args.output, format, told, &opened.origin, &overwrite) {
        Ok(saved) => {
            saved.losses.iter().chain(&saved.notes).for_each(&mut tell);
            if is_faulty || saved.losses.iter().any(is_error) { FAULTY } else { DONE }
        }
        Err(failure) => failed(failure, &mut tell),
    }
}

fn open(args: &ConvertArgs) -> Result<Opened, Failure> {
    if args.columns.is_some() || args.delimiter.is_some() || args.encoding.is_some() || args.header.is_some() {
        return open_table(args);
    }
    if args.input == Path::new(SAMPLE) {
        return Ok(formats::sample());
    }
    formats::load_path_as(&args.input, args.from_format.as_deref().and_then(by_name), &Silent)
}

/// Opens a table in the way that was asked for.
fn open_table(args: &ConvertArgs) -> Result<Opened, Failure> {
    let because = |code| Diagnostic::error(code).in_file(&args.input);
    let mut question = formats::table(&args.input, args.from_format.as_deref().and_then(by_name))?;
    let preview = &mut question.preview;
    if let Some(encoding) = args.encoding {
        preview.read_as(&question.bytes, Some(encoding), args.delimiter);
    } else if args.delimiter.is_some() {
        preview.read_as(&question.bytes, None, args.delimiter);
    }
    if let Some(row) = args.header
        && !preview.set_names(&question.bytes, Some(row).filter(|row| *row > 0))
    {
        return Err(Failure::Because(because("table-header-row").arg("row", row.to_string())));
    }
    if let Some(ColumnsArg(columns)) = &args.columns {
        preview.mapping.columns.roles.fill(None);
        for (role, name) in columns {
            let column = preview.column(name).ok_or_else(|| {
                let names = preview.names().join(", ");
                Failure::Because(because("table-column").arg("field", name.as_str()).arg("columns", names))
            })?;
            if preview.mapping.columns.roles[column].is_some() {
                return Err(Failure::Because(because("table-column-twice").arg("field", name.as_str())));
            }
            preview.assign(column, Some(*role));
        }
    }
    formats::load_table(&question.path, &question.bytes, &question.preview.mapping, &Silent)
}

/// The project with every date by the clock of one zone.
fn in_zone(mut opened: Opened, zone: Option<Zone>) -> Opened {
    let Some(zone) = zone else { return opened };
    let events = &mut opened.project.events;
    for at in 0..events.len() {
        let told = events.get(at).and_then(|event| Some((zone.tell(&event.when()?)?, event.to_event())));
        if let Some((when, event)) = told {
            events.replace(at, Event { when: Some(when), ..event });
        }
    }
    opened
}

/// The code of the finding that a source of the project would be written over.
const SOURCE: &str = "file-is-source";

fn failed(failure: Failure, tell: &mut impl FnMut(&Diagnostic)) -> u8 {
    let is_usage = matches!(&failure, Failure::Because(diagnostic) if diagnostic.code == SOURCE);
    match failure {
        Failure::Because(diagnostic) => tell(&diagnostic),
        Failure::Conflict(conflict) => tell(&conflict.diagnostic()),
        Failure::Cancelled => {}
    }
    if is_usage { USAGE } else { FAULTY }
}
