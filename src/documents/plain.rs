//! Plain text, in whatever encoding.

use std::borrow::Cow;

use memchr::memchr_iter;

use super::ink::Ink;
use super::layers::{Layers, Line};
use super::{Extract, MAX_LINES, MAX_TEXT, decoding, effects, pleading};
use crate::base::Diagnostic;
use crate::model::{SourceMap, Unit};

/// The first bytes of a file in the Rich Text Format.
const RTF: &[u8] = b"{\\rtf";

/// The text as a reader sees it, and its lines.
pub(crate) fn extract(bytes: &[u8]) -> Extract {
    let source = source(bytes);
    let margins = pleading::margins(&source.text);
    if margins.is_empty() && !source.text.contains(effects::is_effect) {
        return source;
    }
    let (mut layers, mut margins, mut at) = (Layers::default(), margins.into_iter().peekable(), 0);
    for (text, number) in source.text.split_inclusive('\n').zip(1..) {
        let margin = margins.next_if(|margin| margin.start < at + text.len()).map_or(0, |margin| margin.len());
        let inner = text.trim_end_matches(['\n', '\r']);
        let mut line = Line::default();
        line.set_place(number);
        line.push(&inner[margin.min(inner.len())..], Ink::default(), number);
        layers.push_kept(&line, &text[inner.len()..]);
        at += text.len();
    }
    let mut out = Extract { faults: source.faults, ..Extract::default() };
    layers.write(Unit::Line, &mut out);
    out
}

/// The text as the file has it, but for control characters, and its lines.
pub(crate) fn source(bytes: &[u8]) -> Extract {
    if bytes.starts_with(RTF) {
        return Extract { faults: vec![Diagnostic::error("document-rtf")], ..Extract::default() };
    }
    let Some((text, fault)) = decoding::text_of(bytes) else { return Extract::too_long() };
    if text.len() > MAX_TEXT || memchr_iter(b'\n', text.as_bytes()).count() > MAX_LINES {
        return Extract::too_long();
    }
    let (text, controls) = without_controls(text);
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    let starts = starts.zip(1..).collect();
    let source_map = SourceMap { unit: Unit::Line, starts, ..SourceMap::default() };
    Extract { text, source_map, faults: fault.into_iter().chain(controls).collect(), ..Extract::default() }
}

/// Returns true for control characters that no editor takes for white space, nor for the end of a line.
fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t'..='\r' | '\u{8}' | '\u{1b}' | '\u{85}')
}

/// A text without control characters, which programs draw or leave out as they please, and with one kind of line ends
/// instead of lone carriage returns.
fn without_controls(text: Cow<'_, str>) -> (String, Option<Diagnostic>) {
    // The sign for the end of a file, of old.
    let end = text.trim_end_matches('\u{1a}').len();
    let mut text = text.into_owned();
    text.truncate(end);
    if memchr_iter(b'\r', text.as_bytes()).any(|at| text.as_bytes().get(at + 1) != Some(&b'\n')) {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let Some(first) = text.find(is_control) else { return (text, None) };
    let count = text.matches(is_control).count();
    let line = memchr_iter(b'\n', &text.as_bytes()[..first]).count() + 1;
    let fault = Diagnostic::warning("document-controls").arg("count", count.to_string()).arg("line", line.to_string());
    (text.replace(is_control, ""), Some(fault))
}

#[cfg(test)]
mod tests {
    use encoding_rs::{WINDOWS_1252, WINDOWS_1255, WINDOWS_1256};

    use super::*;
    use crate::documents::markdown;

    #[test]
    fn texts_in_every_encoding_are_read_and_it_is_told() {
        let arabic = "قال الشاهد إن الشاحنة غادرت المستودع قبل الفجر بساعة.\r\nثم عاد إلى مكتبه.";
        let hebrew = "העד אמר שהמשאית יצאה מן המחסן שעה לפני הזריחה.";
        let french = "Le témoin a déclaré que le camion avait quitté l’entrepôt une heure avant l’aube.";
        let little = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        /// Bytes, their text, and what is told: the code and the encoding.
        type Case<'a> = (Vec<u8>, &'a str, Option<(&'a str, &'a str)>);
        let cases: [Case<'_>; 9] = [
            (arabic.into(), arabic, None),
            (WINDOWS_1256.encode(arabic).0.into(), arabic, Some(("document-encoding", "windows-1256"))),
            (WINDOWS_1255.encode(hebrew).0.into(), hebrew, Some(("document-encoding", "windows-1255"))),
            (WINDOWS_1252.encode(french).0.into(), french, Some(("document-encoding", "windows-1252"))),
            (little(arabic), arabic, Some(("document-encoding", "UTF-16LE"))),
            (big(arabic), arabic, Some(("document-encoding", "UTF-16BE"))),
            (little(hebrew), hebrew, Some(("document-encoding", "UTF-16LE"))),
            ([b"\xFF\xFE".to_vec(), little(arabic)].concat(), arabic, Some(("document-utf-16", ""))),
            (
                arabic.as_bytes()[..arabic.len() - 2].into(),
                &arabic[..arabic.len() - 3],
                Some(("document-not-utf8", "")),
            ),
        ];
        for (bytes, text, told) in cases {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            for out in [extract(&bytes), markdown::extract(&bytes)] {
                let read = words(out.text.trim_end_matches(['\u{FFFD}', '\n']));
                assert_eq!(read, words(text), "{told:?}");
                let said = out
                    .faults
                    .first()
                    .map(|fault| (fault.code, fault.args.first().map_or("", |(_, encoding)| encoding.as_ref())));
                assert_eq!(said, told);
            }
        }
    }
    #[test]
    fn what_is_no_text_is_left_out_or_told_apart() {
        use crate::model::Concealment::{self, Hidden, Replaced, Struck};
        /// Bytes, what is read of them, what is not seen, and faults.
        type Case = (&'static str, &'static str, &'static [Concealment], &'static [&'static str]);
        let cases: [Case; 12] = [
            ("law\0ful", "lawful", &[], &["document-controls"]),
            ("a\u{7f}\u{9b}b", "ab", &[], &["document-controls"]),
            ("a\u{1a}", "a", &[], &[]),
            ("a\u{c}b\u{b}c\u{85}d", "a\u{c}b\u{b}c\u{85}d", &[], &[]),
            ("a\rb\r\nc\n", "a\nb\nc\n", &[], &[]),
            ("un-\nlawful", "un-\nlawful", &[], &[]),
            ("a\r\n\r\nn\u{336}o\u{336} b\r\n", "a\r\n\r\n b\r\n\nno b\n", &[Struck], &[]),
            ("\u{202e}46\u{202c}\nx", "64\nx\n\n46\n", &[Replaced], &[]),
            // An override ends with its line.
            ("\u{202e}46\n46", "64\n46\n\n46\n", &[Replaced], &[]),
            ("a\u{e0062} c", "a c\n\na b c\n", &[Hidden], &[]),
            ("{\\rtf1 {\\v secret}}", "", &[], &["document-rtf"]),
            ("ل\u{640}ا", "ل\u{640}ا", &[], &[]),
        ];
        for (source, text, kinds, codes) in cases {
            let out = extract(source.as_bytes());
            assert_eq!(out.text, text, "{source:?}");
            assert_eq!(out.concealed.iter().map(|part| part.how).collect::<Vec<_>>(), kinds, "{source:?}");
            assert_eq!(out.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), codes, "{source:?}");
        }
    }

    #[test]
    fn sentences_run_over_numbers_in_the_margin() {
        let page: String = (1..=25).map(|nth| format!(" {nth:2}   and that the valves {nth}\r\n")).collect();
        let out = extract(page.as_bytes());
        assert!(out.text.starts_with("and that the valves 1\r\nand that the valves 2\r\n"), "{}", out.text);
        assert_eq!((out.source_map.starts.len(), out.concealed.len()), (25, 0));
        assert_eq!(out.source_map.starts[24].1, 25);
    }
}
