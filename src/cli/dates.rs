//! `sanad dates`: the date expressions of a document, and how each one was understood.

use std::io::{self, Read as _, Write};
use std::ops::Range;
use std::path::Path;

use serde_json::{Value, json};

use super::args::DatesArgs;
use super::output::{DONE, FAULTY, line};
use super::terminal::{self, one_line};
use crate::base::Diagnostic;
use crate::documents::MAX_TEXT;
use crate::formats::{Silent, read_document};
use crate::i18n::{DateWords, Digits, Messages, MonthNames};
use crate::model::{Document, DocumentText, EdtfDate};
use crate::temporal::{Context, Expression, Remark, expressions};

/// Prints the expressions of a document; gives the exit status.
pub fn dates(args: &DatesArgs, messages: &Messages, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let (text, faults) = read(&args.document);
    for fault in &faults {
        let _ = writeln!(err, "{}", line(fault, messages));
    }
    let Some(text) = text else { return FAULTY };
    let language = args.document_language.as_deref().unwrap_or_default();
    let found = expressions(&text, &Context { language, published: args.published.as_ref() });
    let report = if args.json { as_json(&text, &found, messages) } else { as_lines(&text, &found, messages) };
    // A reader that went away is no fault.
    let _ = out.write_all(report.as_bytes());
    DONE
}

/// The text of a document, or of standard input for `-`, with what is odd about it.
pub(super) fn read(path: &Path) -> (Option<String>, Vec<Diagnostic>) {
    if path == Path::new("-") {
        return read_input();
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let document = Document { id: name.clone().unwrap_or_default().into(), path: name, ..Document::default() };
    let (text, faults) = read_document(folder, &document, &Silent);
    match text {
        DocumentText::Present { text, .. } => (Some(text.to_string()), faults),
        DocumentText::Missing(_) => (None, faults),
    }
}

fn read_input() -> (Option<String>, Vec<Diagnostic>) {
    let mut bytes = Vec::new();
    let most = MAX_TEXT as u64 + 1;
    if let Err(error) = io::stdin().lock().take(most).read_to_end(&mut bytes) {
        let fault = Diagnostic::error("file-unreadable").arg("reason", error.to_string());
        return (None, vec![fault.in_file(Path::new("-"))]);
    }
    if bytes.len() > MAX_TEXT {
        return (None, vec![Diagnostic::error("document-text-too-long").in_file(Path::new("-"))]);
    }
    (Some(String::from_utf8_lossy(&bytes).into_owned()), Vec::new())
}

/// An array with offsets in Unicode code points.
fn as_json(text: &str, found: &[Expression], messages: &Messages) -> String {
    let mut places = CodePoints { text, at: 0, count: 0 };
    let array: Vec<Value> = found.iter().map(|one| value(one, text, places.range(&one.range), messages)).collect();
    terminal::json(&Value::Array(array))
}

fn value(one: &Expression, text: &str, [start, end]: [usize; 2], messages: &Messages) -> Value {
    let edtf = |when: &Option<EdtfDate>| when.as_ref().map(|when| when.as_str().to_owned());
    let note = note(one, &text[one.range.clone()], messages);
    json!({
        "start": start,
        "end": end,
        "text": &text[one.range.clone()],
        "kind": one.kind.as_str(),
        "edtf": edtf(&one.when),
        "needs": one.needs.map(|needs| needs.as_str()),
        "alternatives": one.alternatives.iter().map(edtf).collect::<Vec<_>>(),
        "note": (!note.is_empty()).then_some(note),
    })
}

/// `start-end: kind: value: words`, one line each.
fn as_lines(text: &str, found: &[Expression], messages: &Messages) -> String {
    let mut places = CodePoints { text, at: 0, count: 0 };
    let mut out = String::new();
    for one in found {
        let [start, end] = places.range(&one.range);
        let words = &text[one.range.clone()];
        let value = one.when.as_ref().map_or("-", EdtfDate::as_str);
        let note = note(one, words, messages);
        let note = if note.is_empty() { note } else { format!(" ({note})") };
        out += &one_line(&format!("{start}-{end}: {}: {value}: {words}{note}", one.kind.as_str()));
        out.push('\n');
    }
    out
}

/// Remarks on an expression, in words.
fn note(one: &Expression, words: &str, messages: &Messages) -> String {
    let dates = DateWords::new(messages.locale(), Digits::Latin, MonthNames::default());
    let remarks: Vec<String> =
        one.remarks.iter().map(|remark| self::remark(remark, one, words, messages, &dates)).collect();
    one_line(&remarks.join(" "))
}

fn remark(remark: &Remark, one: &Expression, words: &str, messages: &Messages, dates: &DateWords) -> String {
    let value = one.when.as_ref().map(|when| dates.when(when)).unwrap_or_default();
    let sum = |id: &str, base: &EdtfDate| {
        messages
            .format(id, &[("base", dates.when(base).into()), ("words", words.into()), ("date", value.clone().into())])
    };
    match remark {
        Remark::FromPublished(base) => sum("dates-from-published", base),
        Remark::FromPrevious(base) => sum("dates-from-previous", base),
        Remark::WaitsForPublished => messages.get("dates-waits-published"),
        Remark::WaitsForPrevious => messages.get("dates-waits-previous"),
        Remark::Weekday => messages.get("dates-weekday"),
        Remark::Disagrees(other) => messages.format("dates-disagrees", &[("date", dates.when(other).into())]),
        Remark::DayOrMonth => messages.get("dates-day-or-month"),
        Remark::Century => messages.get("dates-century"),
        Remark::Calendar => messages.get("dates-calendar"),
    }
}

/// Counts code points from one place of a text to later ones.
pub(super) struct CodePoints<'t> {
    pub text: &'t str,
    pub at: usize,
    pub count: usize,
}

impl CodePoints<'_> {
    /// A range of bytes in code points; ranges come in the order of the text.
    pub(super) fn range(&mut self, range: &Range<usize>) -> [usize; 2] {
        [self.to(range.start), self.to(range.end)]
    }

    fn to(&mut self, byte: usize) -> usize {
        self.count += self.text.get(self.at..byte).map_or(0, |part| part.chars().count());
        self.at = byte.max(self.at);
        self.count
    }
}
