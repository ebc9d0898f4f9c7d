//! Text of a page as it is shown.

use html5ever::tokenizer::Tag;

use super::super::flow::Flow;
use super::super::look::{Generated, Look};
use super::state::Page;
use crate::documents::effects::{OVERRIDE_END, override_sign};
use crate::documents::ink::Ink;

/// Number of elements around an item in which its list is looked for.
const MAX_LIST: usize = 8;

impl Page<'_> {
    /// Writes a text that comes now as it is shown: in the order of an override, digits above or below the line as such.
    pub(super) fn write(&mut self, text: &str, line: u32, ink: Ink, plain: impl Fn(&mut Flow, &str)) {
        self.line = line;
        if ink.how.is_none() {
            self.take_doubts(text);
            self.letters += text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>();
        }
        let look = self.around();
        let (level, direction) = (look.level, look.turned);
        let is_blank = text.trim().is_empty();
        let mark = |flow: &mut Flow, mark: char| flow.now.line.push(mark.encode_utf8(&mut [0; 4]), ink, line);
        if let Some(direction) = direction.filter(|_| !is_blank) {
            mark(&mut self.flow, override_sign(direction));
            plain(&mut self.flow, text);
            return mark(&mut self.flow, OVERRIDE_END);
        }
        let number = text.trim().trim_matches(['(', ')', '[', ']']);
        let is_number = !number.is_empty() && number.chars().all(char::is_numeric);
        match level {
            1 if is_number => self.flow.now.line.push_raised(text, ink, line),
            -1 if is_number => self.flow.now.line.push_lowered(text, ink, line),
            _ => plain(&mut self.flow, text),
        }
    }

    /// Writes a text whose white space stays as it is.
    pub(crate) fn write_as_it_is(&mut self, text: &str, line: u32, ink: Ink) {
        self.write(text, line, ink, |flow, text| flow.now.line.push(text, ink, line));
    }

    /// Writes what a style sheet puts before or after the content of an element.
    pub(super) fn generate(&mut self, generated: &Generated) {
        let ink = generated.look.ink();
        if let Some(doubt) = generated.look.doubt().filter(|_| ink.how.is_none() && generated.is_more) {
            self.styles.add(doubt, self.line, self.elements);
        }
        let (is_block, line) = (generated.look.is_block, self.line);
        let apart = generated.look.apart && !self.flow.now.line.seen().trim().is_empty();
        if apart {
            self.flow.step_aside();
        } else if is_block {
            self.flow.end_in(ink);
        }
        self.flow.push(&generated.text, line, false, ink);
        if apart {
            self.flow.step_back();
        } else if is_block {
            self.flow.end_in(ink);
        }
    }

    /// Writes the sign or number of an item.
    pub(super) fn mark_item(&mut self, tag: &Tag, ink: Ink) {
        let lists = self.open.iter_mut().rev().take(MAX_LIST);
        let number = lists.filter_map(|open| open.numbers.as_mut()).next().and_then(|numbers| numbers.take(tag));
        let look = self.around();
        let sign = if look.is_item { look.marker.text(number) } else { String::new() };
        self.flow.push(&sign, 0, false, ink);
    }

    /// Signs and heights of the parts of a formula (MathML Core §3).
    pub(super) fn take_formula(&mut self, tag: &Tag, look: &mut Look) {
        let Some(open) = self.open.last() else { return };
        let ink = look.ink();
        match (&*open.name, open.children) {
            ("mfrac", 2) => self.flow.push("/", self.line, false, ink),
            ("msup" | "mroot", 2) | ("msubsup", 3) => look.level = 1,
            ("msub" | "msubsup", 2) => look.level = -1,
            // Of several forms of the same, only the first is shown (§3.7, §3.8).
            ("semantics" | "maction", 2..) => look.set_gone(),
            _ => {}
        }
        if matches!(&*tag.name, "msqrt" | "mroot") {
            self.flow.push("√", self.line, false, ink);
        }
    }
}
