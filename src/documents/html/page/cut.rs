//! Boxes that cut off what does not fit into them.

use super::super::look::Look;
use super::state::{Counts, CutBox, Open, Page};

impl Page<'_> {
    /// Counts before an element.
    pub(super) fn counts(&self) -> Counts {
        let begun = usize::from(!self.flow.now.line.seen().trim().is_empty());
        Counts {
            letters: self.letters,
            lines: self.flow.seen + self.blanks,
            begun,
            side_lines: self.side_lines,
            used: self.cut_boxes.last().map_or(0.0, |cut| cut.used),
        }
    }

    /// Notes that an element begins below what stands before it.
    pub(super) fn take_top(&mut self, name: &str, look: &Look) {
        self.blanks += usize::from(name == "br" && self.flow.now.line.is_blank());
        let stands_below = look.is_block && !look.apart && !look.is_removed && !self.around().spreads;
        if let Some(cut) = self.cut_boxes.last_mut().filter(|_| stands_below) {
            cut.used += look.top;
        }
    }

    /// Opens a box.
    pub(super) fn open_box(&mut self, look: &Look) {
        if let Some(room) = look.room.as_ref().filter(|room| room.high < f32::MAX) {
            self.cut_boxes.push(CutBox { name: room.name.clone(), high: room.high, used: 0.0 });
        }
    }

    /// Takes note of a text below the end of the box that it stands in.
    pub(super) fn take_cut_text(&mut self) {
        if let Some(cut) = self.cut_boxes.last().filter(|cut| cut.used >= cut.high) {
            self.styles.add(&cut.name, self.line, self.elements);
        }
    }

    /// Takes note of a box that is closed and cut off some of its text.
    pub(super) fn close_box(&mut self, open: &Open) {
        let before = open.before;
        let now = self.counts();
        let side_lines = self.side_lines - before.side_lines;
        let lines = (now.lines + now.begun).saturating_sub(before.lines + side_lines);
        if open.look.spreads {
            self.side_lines += lines.saturating_sub(1);
        }
        if let Some(room) = &open.look.room {
            if room.high < f32::MAX {
                self.cut_boxes.pop();
            }
            let lines = if open.look.spreads { 1 } else { lines };
            if self.letters > before.letters
                && !self.is_in_menu()
                && room.is_too_small(self.letters - before.letters, lines)
            {
                self.styles.add(&room.name, self.line, self.elements);
            }
        }
        let stands_below = open.look.is_block && !open.look.apart && !self.around().spreads;
        if let Some(cut) = self.cut_boxes.last_mut().filter(|_| stands_below) {
            cut.used = cut.used.max(before.used + open.look.high);
        }
    }
}
