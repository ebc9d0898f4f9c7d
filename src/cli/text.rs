//! `sanad text`: the text of a document as it is read, in which quotes are found.

use std::io::{self, IsTerminal as _, Write};

use super::args::TextArgs;
use super::output::{DONE, FAULTY, line};
use super::terminal;
use crate::base::{Diagnostic, Severity};
use crate::formats::{Failure, NewDocument, Silent, read_new_document};
use crate::i18n::{Messages, without_isolates};
use crate::model::{Concealment, DocumentText, Unit};

/// Prints the text of a document; gives the exit status.
pub fn text(args: &TextArgs, messages: &Messages, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let mut tell = |diagnostic: &Diagnostic| {
        let _ = writeln!(err, "{}", line(diagnostic, messages));
    };
    let NewDocument { text, diagnostics, .. } = match read_new_document(&args.document, &Silent) {
        Ok(new) => new,
        Err(failure) => {
            if let Failure::Because(diagnostic) = failure {
                tell(&diagnostic);
            }
            return FAULTY;
        }
    };
    diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Note).for_each(&mut tell);
    if !text.concealed().is_empty() {
        let count = text.concealed().len().to_string();
        tell(&Diagnostic::note("text-concealed").arg("count", count).in_file(&args.document));
    }
    let printed = printed(&text, args, messages);
    // Files get the text as it is; a terminal would obey some characters.
    let printed = if io::stdout().is_terminal() { terminal::lines(&printed) } else { printed };
    let _ = out.write_all(printed.as_bytes());
    DONE
}

/// The text, a line for every paragraph; with the numbers that are asked for.
fn printed(text: &DocumentText, args: &TextArgs, messages: &Messages) -> String {
    let whole = text.text().map(|text| &**text).unwrap_or_default();
    let source_map = text.source_map();
    let is_paged = args.pages && source_map.is_some_and(|map| map.unit == Unit::Page);
    let (mut out, mut at, mut paragraph, mut page, mut hidden) = (String::new(), 0, 0, None, None);
    for row in whole.split_inclusive('\n') {
        let words = row.trim_end_matches(['\n', '\r']);
        let how = text.concealment_of(&(at..at + words.len().max(1)));
        if how != hidden {
            out.push_str(&heading(messages, how));
            hidden = how;
        }
        let here = source_map.and_then(|map| map.at(at)).map(|place| place.number);
        if is_paged && !words.trim().is_empty() && here.is_some() && here != page {
            let number = here.unwrap_or_default() as usize;
            let title = messages.format("cli-text-page", &[("page", number.into())]);
            out.push_str(&format!("── {} ──\n", without_isolates(&title)));
            page = here;
        }
        if args.paragraphs && !words.trim().is_empty() {
            paragraph += 1;
            out.push_str(&format!("{paragraph}\t"));
        }
        out.push_str(words);
        out.push('\n');
        at += row.len();
    }
    out
}

/// Line before a part that a reader of the file does not see.
fn heading(messages: &Messages, how: Option<Concealment>) -> String {
    let Some(how) = how else { return String::new() };
    format!("── {} ──\n", without_isolates(&messages.format("cli-text-hidden", &[("how", how.as_str().into())])))
}
