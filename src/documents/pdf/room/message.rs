//! Requests to the process that reads a PDF, and its answers.
//!
//! A request is a byte for its kind and two numbers of 32 bits; one to open a file is followed by its bytes. An answer is a
//! number of 32 bits for its length, and a body that begins with a byte for its kind (see `wire` for the rest).

use std::io::{self, Read as Input, Write};
use std::sync::Arc;

use super::wire::{MessageReader, MessageWriter};
use crate::base::{Diagnostic, Rect, Size};
use crate::documents::ink::Ink;
use crate::documents::layers::Line;
use crate::documents::pdf::order::{LineKind, PageLine};
use crate::documents::pdf::read_page::ReadPage;
use crate::documents::pdf::{Failure, Image, PageText};
use crate::model::Concealment;

/// Length in bytes of the longest answer: a picture of 4096 pixels squared, and what stands in front of it.
pub(crate) const MAX_ANSWER: usize = (64 << 20) + 64;
/// Codes of what may be wrong with a file as a whole, by number; the argument of each, if any, is the byte where.
const FAULTS: [&str; 4] = ["pdf-encrypted", "pdf-protection-unknown", "pdf-unreadable", "pdf-bomb"];

/// Ways in which a piece of a paragraph may be concealed, by number.
const INKS: [Option<Concealment>; 5] = [
    None,
    Some(Concealment::Struck),
    Some(Concealment::Hidden),
    Some(Concealment::Covered),
    Some(Concealment::Replaced),
];

/// Kinds of lines, by number.
const LINE_KINDS: [LineKind; 3] = [LineKind::Level, LineKind::Turned, LineKind::Beside];

/// A request. The first one is to open a file.
#[derive(Clone, Debug)]
pub(crate) enum Request {
    /// Open this file, and take at most this much memory besides it, in MiB.
    Open(Arc<Vec<u8>>, u32),
    /// Read the text of a page (counted from 0), without its places.
    Text(usize),
    /// Read the text of a page (counted from 0) and its places.
    Places(usize),
    /// Draw a page (counted from 0) at a width in pixels.
    Draw(usize, u32),
}

impl Request {
    /// Writes it.
    ///
    /// # Errors
    /// If the other side has gone.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let (kind, a, b, bytes) = match self {
            Self::Open(bytes, memory) => (0, bytes.len(), *memory, &bytes[..]),
            Self::Text(page) => (1, *page, 0, &[][..]),
            Self::Places(page) => (2, *page, 0, &[][..]),
            Self::Draw(page, width) => (3, *page, *width, &[][..]),
        };
        let mut head = MessageWriter(vec![kind]);
        head.number(a);
        head.number(b as usize);
        out.write_all(&head.0)?;
        out.write_all(bytes)?;
        out.flush()
    }

    /// Reads one; nothing at the end and of what is no request. `before` is told the length of a file and the memory
    /// that may be taken before the file is read.
    pub(crate) fn read(input: &mut impl Input, before: impl Fn(usize, u32)) -> Option<Self> {
        let mut head = [0; 9];
        input.read_exact(&mut head).ok()?;
        let mut reader = MessageReader(&head);
        let (kind, a, b) = (reader.byte()?, reader.number()?, reader.number()? as u32);
        match kind {
            0 => {
                before(a, b);
                let mut bytes = vec![0; a];
                input.read_exact(&mut bytes).ok()?;
                Some(Self::Open(Arc::new(bytes), b))
            }
            1 => Some(Self::Text(a)),
            2 => Some(Self::Places(a)),
            3 => Some(Self::Draw(a, b)),
            _ => None,
        }
    }
}

/// An answer.
#[derive(Debug, PartialEq)]
pub(crate) enum Answer {
    /// The file is open: the sizes of its pages in points, and the number of pages that it says it has.
    Opened(Vec<Size>, usize),
    /// The file cannot be opened.
    Closed(Diagnostic),
    /// The result of reading a page.
    Read(Box<ReadPage>),
    /// A picture.
    Drawn(Image),
    /// The page is not read, or not drawn.
    Failed(Failure),
}

impl Answer {
    /// Writes it.
    ///
    /// # Errors
    /// If it is too long, or the other side has gone.
    pub(crate) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut body = MessageWriter::default();
        self.encode(&mut body);
        if body.0.len() > MAX_ANSWER {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let mut head = MessageWriter::default();
        head.number(body.0.len());
        out.write_all(&head.0)?;
        out.write_all(&body.0)?;
        out.flush()
    }

    /// Reads one; nothing at the end and of what is no answer.
    pub(crate) fn read(input: &mut impl Input) -> Option<Self> {
        let mut head = [0; 4];
        input.read_exact(&mut head).ok()?;
        let length = u32::from_le_bytes(head) as usize;
        if length > MAX_ANSWER {
            return None;
        }
        let mut body = vec![0; length];
        input.read_exact(&mut body).ok()?;
        Self::decode(&mut MessageReader(&body))
    }

    fn encode(&self, out: &mut MessageWriter) {
        match self {
            Self::Opened(sizes, promised) => {
                out.byte(0);
                out.number(*promised);
                out.number(sizes.len());
                sizes.iter().flat_map(|size| [size.w, size.h]).for_each(|side| out.measure(side));
            }
            Self::Closed(fault) => {
                out.byte(1);
                out.number(FAULTS.iter().position(|code| *code == fault.code).unwrap_or_default());
                out.bytes(fault.args.first().map_or(b"", |(_, byte)| byte.as_bytes()));
            }
            Self::Read(read) => {
                out.byte(2);
                encode_read(read, out);
            }
            Self::Drawn(image) => {
                out.byte(3);
                out.number(image.width as usize);
                out.number(image.height as usize);
                out.bytes(&image.rgba);
            }
            Self::Failed(failure) => {
                out.byte(4);
                encode_failure(*failure, out);
            }
        }
    }

    fn decode(from: &mut MessageReader<'_>) -> Option<Self> {
        match from.byte()? {
            0 => {
                let promised = from.number()?;
                Some(Self::Opened(from.list(|from| Some(Size::new(from.measure()?, from.measure()?)))?, promised))
            }
            1 => {
                let fault = Diagnostic::error(FAULTS.get(from.number()?)?);
                let byte = String::from_utf8(from.bytes()?.to_vec()).ok()?;
                Some(Self::Closed(if byte.is_empty() { fault } else { fault.arg("byte", byte) }))
            }
            2 => decode_read(from).map(|read| Self::Read(Box::new(read))),
            3 => {
                let (width, height) = (from.number()?, from.number()?);
                let rgba = from.bytes()?.to_vec();
                let whole = width.checked_mul(height).and_then(|pixels| pixels.checked_mul(4)) == Some(rgba.len());
                let image = Image { width: width as u32, height: height as u32, rgba };
                whole.then_some(Self::Drawn(image))
            }
            4 => decode_failure(from).map(Self::Failed),
            _ => None,
        }
    }
}

fn encode_failure(failure: Failure, out: &mut MessageWriter) {
    let (width, height) = failure.sides();
    out.byte(failure.number());
    out.number(width as usize);
    out.number(height as usize);
}

fn decode_failure(from: &mut MessageReader<'_>) -> Option<Failure> {
    let number = from.byte()?;
    Failure::numbered(number, (from.number()? as u32, from.number()? as u32))
}

fn encode_read(read: &ReadPage, out: &mut MessageWriter) {
    let ReadPage { page, concealed, unreadable, images, font_missing, failure } = read;
    out.number(*unreadable);
    out.number(*images);
    out.byte(u8::from(*font_missing));
    out.byte(u8::from(failure.is_some()));
    failure.iter().for_each(|failure| encode_failure(*failure, out));
    out.bytes(page.text.as_bytes());
    out.number(page.glyphs.len());
    for (range, area) in &page.glyphs {
        out.number(range.start);
        out.number(range.end);
        [area.min.x, area.min.y, area.max.x, area.max.y].iter().for_each(|side| out.measure(*side));
    }
    out.number(page.line_starts.len());
    page.line_starts.iter().for_each(|line| out.number(*line));
    out.number(page.lines.len());
    page.lines.iter().for_each(|row| encode_page_line(row, out));
    out.number(concealed.len());
    concealed.iter().for_each(|line| encode_line(line, out));
}

fn encode_page_line(row: &PageLine, out: &mut MessageWriter) {
    out.number(row.text.start);
    out.number(row.text.end);
    [row.area.min.x, row.area.min.y, row.area.max.x, row.area.max.y, row.size]
        .iter()
        .for_each(|side| out.measure(*side));
    out.number(row.region as usize);
    out.byte(LINE_KINDS.iter().position(|kind| *kind == row.kind).unwrap_or_default() as u8);
    out.byte(u8::from(row.ruled));
}

fn decode_page_line(from: &mut MessageReader<'_>, text: &str) -> Option<PageLine> {
    let range = from.number()?..from.number()?;
    text.get(range.clone())?;
    let area = Rect::new(from.measure()?, from.measure()?, from.measure()?, from.measure()?);
    let (size, region) = (from.measure()?, from.number()? as u32);
    let kind = *LINE_KINDS.get(usize::from(from.byte()?))?;
    Some(PageLine { text: range, area, size, region, kind, ruled: from.byte()? != 0 })
}

fn encode_line(line: &Line, out: &mut MessageWriter) {
    out.number(line.pieces().count());
    for (text, ink) in line.pieces() {
        // 0 for what is seen.
        let how = INKS.iter().position(|how| *how == ink.how).unwrap_or_default();
        out.byte(how as u8);
        out.bytes(text.as_bytes());
    }
}

fn decode_line(from: &mut MessageReader<'_>) -> Option<Line> {
    let mut line = Line::default();
    let pieces = from.list(|from| {
        let how = *INKS.get(usize::from(from.byte()?))?;
        Some((how, str::from_utf8(from.bytes()?).ok()?.to_owned()))
    })?;
    pieces.iter().for_each(|(how, text)| line.push(text, Ink { how: *how, inserted: false }, 0));
    Some(line)
}

fn decode_read(from: &mut MessageReader<'_>) -> Option<ReadPage> {
    let (unreadable, images) = (from.number()?, from.number()?);
    let font_missing = from.byte()? != 0;
    let failure = if from.byte()? == 0 { None } else { Some(decode_failure(from)?) };
    let text = String::from_utf8(from.bytes()?.to_vec()).ok()?;
    let glyphs = from.list(|from| {
        let range = from.number()?..from.number()?;
        let area = Rect::new(from.measure()?, from.measure()?, from.measure()?, from.measure()?);
        text.get(range.clone()).map(|_| (range, area))
    })?;
    let line_starts = from.list(MessageReader::number)?;
    let lines = from.list(|from| decode_page_line(from, &text))?;
    let concealed = from.list(decode_line)?;
    let page = PageText { text, glyphs, line_starts, lines, ..PageText::default() };
    Some(ReadPage { page, concealed, unreadable, images, font_missing, failure })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read() -> ReadPage {
        let area = Rect::new(1.5, -2.0, 3.25, f32::MAX);
        let glyphs = vec![(0..2, area), (2..4, area)];
        let line_of_page = PageLine { text: 0..4, area, size: 9.5, region: 3, kind: LineKind::Beside, ruled: true };
        let page = PageText {
            text: "نص\n".into(),
            glyphs,
            line_starts: vec![0, 1],
            lines: vec![line_of_page],
            ..PageText::default()
        };
        let mut line = Line::default();
        line.push("لم ", Ink::concealed(Concealment::Covered), 0);
        line.push("نص", Ink::default(), 0);
        ReadPage {
            page,
            concealed: vec![line],
            unreadable: 3,
            images: 2,
            font_missing: true,
            failure: Some(Failure::Time),
        }
    }

    #[test]
    fn answers_arrive_as_they_were_sent() {
        let image = Image { width: 2, height: 1, rgba: vec![7; 8] };
        let answers = [
            Answer::Opened(vec![Size::new(612.0, 792.0), Size::default()], 3),
            Answer::Closed(Diagnostic::error("pdf-bomb").arg("byte", "77")),
            Answer::Closed(Diagnostic::error("pdf-encrypted")),
            Answer::Read(Box::new(read())),
            Answer::Drawn(image),
            Answer::Failed(Failure::Picture { width: u32::MAX, height: 1 }),
            Answer::Failed(Failure::LeftOut),
        ];
        for answer in answers {
            let mut bytes = Vec::new();
            answer.write(&mut bytes).expect("memory does not fail");
            assert_eq!(Answer::read(&mut &bytes[..]).as_ref(), Some(&answer));
            // Whatever is cut off or changed, nothing panics, and nothing is taken that is not whole.
            (0..bytes.len()).for_each(|length| assert_eq!(Answer::read(&mut &bytes[..length]), None));
            for at in 0..bytes.len() {
                let mut other = bytes.clone();
                other[at] ^= 0xff;
                let _ = Answer::read(&mut &other[..]);
            }
        }
        assert_eq!(Answer::read(&mut &u32::MAX.to_le_bytes()[..]), None);
    }

    #[test]
    fn requests_arrive_as_they_were_sent() {
        let requests =
            [Request::Open(Arc::new(b"%PDF".to_vec()), 9), Request::Text(7), Request::Places(8), Request::Draw(9, 128)];
        for request in requests {
            let mut bytes = Vec::new();
            request.write(&mut bytes).expect("memory does not fail");
            let again = Request::read(&mut &bytes[..], |length, memory| assert_eq!((length, memory), (4, 9)));
            assert_eq!(format!("{again:?}"), format!("{:?}", Some(&request)));
            assert!(Request::read(&mut &bytes[..bytes.len() - 1], |_, _| {}).is_none());
        }
    }
}
