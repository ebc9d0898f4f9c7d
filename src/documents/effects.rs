//! Characters by which a reader sees other words than a text's letters say: overrides of the direction of writing
//! (UAX #9 §2.2), strokes through letters, letters struck over others, and tags that nobody sees.

use super::ink::Ink;
use crate::base::Direction;
use crate::base::bidi::mirror;
use crate::base::direction::strong;
use crate::base::fold::is_mark;
use crate::base::marks::{PDI, opens_isolate};
use crate::model::Concealment;

/// Goes back by a letter, so that the next one is struck over it.
const BACKSPACE: char = '\u{8}';
/// Letters that the carriage goes back at most.
const MOST_BACK: usize = 1_000;
/// The stroke that strikes out; the others may be parts of letters, unless several stand in a row.
const LONG_STROKE: char = '\u{336}';
/// The emoji after which tags name a flag (UTS #51 §1.4.9).
const BLACK_FLAG: char = '\u{1F3F4}';

/// The sign that begins an override.
pub(crate) fn override_sign(direction: Direction) -> char {
    match direction {
        Direction::Ltr => '\u{202d}',
        Direction::Rtl => '\u{202e}',
    }
}

/// The sign that ends an override.
pub(crate) const OVERRIDE_END: char = '\u{202c}';

/// Returns true for characters that change what is seen of others.
pub(crate) fn is_effect(c: char) -> bool {
    matches!(c, BACKSPACE | '\u{335}'..='\u{338}' | '\u{202d}' | '\u{202e}') || is_tag(c)
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

/// The pieces of a paragraph as they are seen. Letters in a direction that is not theirs are concealed as replaced, and
/// followed by what they look like, which counts as put in.
pub(crate) fn applied<'t>(pieces: impl Iterator<Item = (&'t str, Ink)>) -> Vec<(String, Ink)> {
    let mut row = Row::default();
    for (text, ink) in pieces {
        text.chars().for_each(|c| row.take(c, ink));
    }
    row.finish()
}

/// A letter with its marks.
#[derive(Clone, Debug)]
struct Cell {
    text: String,
    ink: Ink,
    /// The override in which it stands: its direction, and which one of the paragraph it is.
    turned: Option<(Direction, usize)>,
    stroke: Option<char>,
}

impl Cell {
    fn first(&self) -> char {
        self.text.chars().next().unwrap_or(' ')
    }

    fn is_alphanumeric(&self) -> bool {
        self.first().is_alphanumeric()
    }
}

/// An embedding, override or isolate that is open.
#[derive(Clone, Copy)]
struct Level {
    is_isolate: bool,
    turned: Option<(Direction, usize)>,
}

/// A paragraph as a typewriter writes it.
#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    /// Cells that the carriage has gone back.
    back: usize,
    /// Text that was written over other letters in the last go, which follows them.
    over: Vec<Cell>,
    open: Vec<Level>,
    /// Number of them that are isolates.
    isolates: usize,
    overrides: usize,
}

impl Row {
    fn take(&mut self, c: char, ink: Ink) {
        match c {
            BACKSPACE => {
                self.flush();
                self.back = (self.back + 1).min(self.cells.len()).min(MOST_BACK);
            }
            '\u{202d}' | '\u{202e}' => {
                let direction = if c == '\u{202d}' { Direction::Ltr } else { Direction::Rtl };
                // Letters of one level turn around together (UAX #9, L2), whichever sign put them there.
                let last = self.cells.last().and_then(|cell| cell.turned).filter(|(before, _)| *before == direction);
                self.overrides += usize::from(last.is_none());
                self.open.push(Level { is_isolate: false, turned: last.or(Some((direction, self.overrides))) });
            }
            '\u{202c}' => {
                let closed = self.open.pop_if(|level| !level.is_isolate);
                if closed.is_none_or(|level| level.turned.is_none()) {
                    self.write(c, ink);
                }
            }
            c if opens_isolate(c) || matches!(c, '\u{202a}' | '\u{202b}') => {
                self.write(c, ink);
                let is_isolate = opens_isolate(c);
                self.isolates += usize::from(is_isolate);
                self.open.push(Level { is_isolate, turned: None });
            }
            PDI => {
                if self.isolates > 0
                    && let Some(inner) = self.open.iter().rposition(|level| level.is_isolate)
                {
                    self.open.truncate(inner);
                    self.isolates -= 1;
                }
                self.write(c, ink);
            }
            _ if is_tag(c) => self.tag(c, ink),
            '\u{335}'..='\u{338}' => self.stroke(c),
            _ if is_mark(c) || c == '\u{200d}' => match self.cells.last_mut() {
                Some(last) => last.text.push(c),
                None => self.write(c, ink),
            },
            _ => self.write(c, ink),
        }
    }

    fn tag(&mut self, c: char, ink: Ink) {
        match self.cells.last_mut() {
            Some(last) if last.first() == BLACK_FLAG && last.ink == ink => last.text.push(c),
            _ => {
                let shown = char::from_u32(u32::from(c) - 0xE0000).filter(|c| (' '..='~').contains(c));
                let ink = if ink.how.is_none() { Ink::concealed(Concealment::Hidden) } else { ink };
                self.cells.extend(shown.map(|c| Cell { text: c.to_string(), ink, turned: None, stroke: None }));
            }
        }
    }

    fn stroke(&mut self, c: char) {
        let Some(last) = self.cells.last_mut() else { return };
        if last.is_alphanumeric() || matches!(c, '\u{335}' | LONG_STROKE) {
            last.stroke = Some(c);
        } else {
            last.text.push(c);
        }
    }

    fn write(&mut self, c: char, ink: Ink) {
        let turned = self.open.last().and_then(|level| level.turned);
        let cell = Cell { text: c.to_string(), ink, turned, stroke: None };
        if self.back == 0 {
            return self.cells.push(cell);
        }
        let at = self.cells.len() - self.back;
        self.back -= 1;
        let under = &mut self.cells[at];
        let is_line = |c: char| matches!(c, '-' | '/' | '\\' | '=' | '~' | 'x' | 'X' | '\u{2013}' | '\u{2014}');
        match (under.first(), c) {
            (a, b) if a == b => {}
            // Underlined, or bold.
            ('_' | ' ', _) => *under = Cell { stroke: under.stroke, ..cell },
            (_, '_' | ' ') => {}
            (a, b) if a.is_alphanumeric() && is_line(b) => under.stroke = Some(LONG_STROKE),
            (a, b) if !a.is_alphanumeric() && is_line(a) && b.is_alphanumeric() => {
                *under = Cell { stroke: Some(LONG_STROKE), ..cell };
            }
            // Accents of typewriters.
            (a, '\'' | '`' | '"' | '^' | ',') if a.is_alphabetic() => {}
            _ => {
                under.stroke = Some(LONG_STROKE);
                let ink = Ink { inserted: ink.how.is_none(), ..ink };
                self.over.push(Cell { ink, ..cell });
            }
        }
        if self.back == 0 {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let at = self.cells.len() - self.back;
        self.cells.splice(at..at, self.over.drain(..));
    }

    fn finish(mut self) -> Vec<(String, Ink)> {
        self.flush();
        self.settle_strokes();
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.cells.len() {
            let end = self.stretch_end(at);
            match self.cells[at].turned.filter(|_| end > at + 1) {
                Some((direction, _)) => turn(&self.cells[at..end], direction, &mut out),
                None => self.cells[at..end].iter().for_each(|cell| out.push((cell.text.clone(), cell.ink))),
            }
            at = end;
        }
        out
    }

    /// Strikes out what has strokes; a single letter with another stroke than the long one is another letter.
    fn settle_strokes(&mut self) {
        let mut at = 0;
        while at < self.cells.len() {
            let run = self.cells[at..].iter().take_while(|cell| cell.stroke.is_some()).count();
            for cell in &mut self.cells[at..at + run] {
                match cell.stroke {
                    Some(stroke) if run == 1 && stroke != LONG_STROKE => cell.text.push(stroke),
                    _ if cell.ink.how.is_none() => cell.ink = Ink::concealed(Concealment::Struck),
                    _ => {}
                }
            }
            at += run.max(1);
        }
    }

    /// The end of the letters from a cell on that an override turns around together: all of it, if it has no letters that
    /// run so anyway.
    fn stretch_end(&self, at: usize) -> usize {
        let turned = self.cells[at].turned;
        let starts = at == 0 || self.cells[at - 1].turned != turned;
        if let Some((direction, _)) = turned.filter(|_| starts) {
            let whole = self.cells[at..].iter().take_while(|cell| cell.turned == turned);
            let (mut length, mut any) = (0, false);
            let is_plain = whole.into_iter().all(|cell| {
                (length, any) = (length + 1, any || is_against(cell.first(), direction));
                strong(cell.first()) != Some(direction)
            });
            if is_plain && any {
                return at + length;
            }
        }
        let Some((direction, _)) = self.cells[at].turned.filter(|(to, _)| is_against(self.cells[at].first(), *to))
        else {
            return at + 1;
        };
        let mut end = at + 1;
        for (nth, cell) in self.cells.iter().enumerate().skip(at + 1) {
            if cell.turned != self.cells[at].turned || strong(cell.first()) == Some(direction) {
                break;
            }
            if is_against(cell.first(), direction) {
                end = nth + 1;
            }
        }
        end
    }
}

/// Returns true for characters that run in the other direction by themselves.
fn is_against(c: char, direction: Direction) -> bool {
    match direction {
        Direction::Rtl => c.is_numeric() || strong(c) == Some(Direction::Ltr),
        Direction::Ltr => strong(c) == Some(Direction::Rtl),
    }
}

/// Adds letters as they are, concealed, and as they look from their other end.
fn turn(cells: &[Cell], direction: Direction, out: &mut Vec<(String, Ink)>) {
    // Numbers run from left to right where letters are made to.
    let is_number = |cell: &Cell| direction == Direction::Ltr && cell.first().is_numeric();
    let groups = cells.chunk_by(|a, b| is_number(a) && is_number(b));
    let seen: Vec<&Cell> = groups.rev().flatten().collect();
    let is_same = seen.iter().zip(cells).all(|(a, b)| a.text == b.text);
    for cell in cells {
        let how = if is_same { cell.ink.how } else { cell.ink.how.or(Some(Concealment::Replaced)) };
        out.push((cell.text.clone(), Ink { how, ..cell.ink }));
    }
    for cell in seen.into_iter().filter(|cell| !is_same && cell.ink.how.is_none()) {
        out.push((cell.text.chars().map(|c| mirror(c).unwrap_or(c)).collect(), Ink { how: None, inserted: true }));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Extract;
    use super::super::layers::{Layers, Line};
    use super::*;
    use crate::base::marks::with_isolates;
    use crate::model::Unit;
    use Concealment::{Hidden, Replaced, Struck};

    #[test]
    fn what_is_seen_of_a_line() {
        /// A line, what is seen, what is not, and why.
        type Case = (&'static str, &'static str, &'static str, &'static [Concealment]);
        let cases: [Case; 24] = [
            ("pay \u{202e}46\u{202c} now", "pay 64 now\n", "pay 46 now\n", &[Replaced]),
            ("it is \u{202e}lufwal\u{202c}.", "it is lawful.\n", "it is lufwal.\n", &[Replaced]),
            ("\u{202e}(a) b", "b (a)\n", "(a) b\n", &[Replaced]),
            ("\u{202d}نوناقلا", "القانون\n", "نوناقلا\n", &[Replaced]),
            ("\u{202d}اب 64 جد\u{202c}", "دج 64 با\n", "اب 64 جد\n", &[Replaced]),
            // What runs so anyway.
            ("\u{202e}القانون\u{202c} x", "القانون x\n", "", &[]),
            ("\u{202d}law 64\u{202c}", "law 64\n", "", &[]),
            ("a \u{202e}7\u{202c} b", "a 7 b\n", "", &[]),
            ("a \u{202e}77\u{202c} b", "a 77 b\n", "", &[]),
            // An isolate in an override is not turned, an embedding neither.
            ("\u{202e}⟦law⟧\u{202c}", "⟦law⟧\n", "", &[]),
            ("n\u{336}o\u{336}t\u{336} so", " so\n", "not so\n", &[Struck]),
            ("is n\u{336}o\u{336}t\u{336} so", "is so\n", "is not so\n", &[Struck]),
            ("was n\u{338}o\u{338}t\u{338} it", "was it\n", "was not it\n", &[Struck]),
            // Letters of their own, and signs.
            ("so\u{338}n 1 =\u{338} 2", "so\u{338}n 1 =\u{338} 2\n", "", &[]),
            ("is no\u{8}o\u{8}o_\u{8}t", "is not\n", "", &[]),
            ("is not\u{8}\u{8}\u{8}--- so", "is so\n", "is not so\n", &[Struck]),
            ("is -\u{8}n-\u{8}o-\u{8}t so", "is so\n", "is not so\n", &[Struck]),
            ("is bad\u{8}\u{8}\u{8}new", "is new\n", "is bad\n", &[Struck]),
            ("\u{8}\u{8}a", "a\n", "", &[]),
            ("cafe\u{8}'", "cafe\n", "", &[]),
            ("is\u{e0020}\u{e006e}\u{e006f}\u{e0074} so", "is so\n", "is not so\n", &[Hidden]),
            ("law\u{e0001}\u{e007f}ful", "lawful\n", "", &[]),
            ("\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}", "\u{1f3f4}\u{e0067}\u{e0062}\u{e007f}\n", "", &[]),
            ("un\u{ad}law\u{200b}ful", "un\u{ad}law\u{200b}ful\n", "", &[]),
        ];
        for (text, seen, rest, kinds) in cases {
            let (mut line, mut layers, mut out) = (Line::default(), Layers::default(), Extract::default());
            line.push(&with_isolates(text), Ink::default(), 1);
            layers.push(&line);
            layers.write(Unit::Line, &mut out);
            let gap = if seen.is_empty() || rest.is_empty() { "" } else { "\n" };
            assert_eq!(out.text, with_isolates(&format!("{seen}{gap}{rest}")), "{text:?}");
            assert_eq!(out.concealed.iter().map(|part| part.how).collect::<Vec<_>>(), kinds, "{text:?}");
        }
    }
}
