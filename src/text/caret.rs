//! Steps of a caret through lines of text: by what is on the screen for arrow keys, by the text for words.

use super::{Caret, Line, Side, TextLayout, words};
use crate::base::Direction;

/// A step of a caret.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// By one cluster to a side of the screen, on to the next line where this one ends.
    Aside(Side),
    /// By a word to a side of the screen: on in the text towards the side where the line ends.
    Word(Side),
    /// To the line above, as near as can be to `x`.
    Up {
        /// Points from the left edge.
        x: f32,
    },
    /// To the line below.
    Down {
        /// Points from the left edge.
        x: f32,
    },
    /// To the start of the line.
    LineStart,
    /// To the end of the line.
    LineEnd,
}

/// The end of a layout that a step leads beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// To what comes before it.
    Before,
    /// To what comes after it.
    After,
}

impl TextLayout {
    /// Returns the caret after a step.
    ///
    /// # Errors
    ///
    /// If the step leads out of this text.
    pub fn step(&self, from: Caret, step: Step) -> Result<Caret, Beyond> {
        let at = self.line_of(from.byte);
        let Some(line) = self.lines.get(at) else { return Err(Beyond::After) };
        match step {
            Step::Aside(side) => {
                let to = self.beside(from, side == Side::Left);
                if to != from {
                    return Ok(to);
                }
                // The next line is entered from the side opposite to the one that was left.
                let (next, beyond) = match is_forward(line, side) {
                    true => (Some(at + 1), Beyond::After),
                    false => (at.checked_sub(1), Beyond::Before),
                };
                let next = next.filter(|next| *next < self.lines.len()).ok_or(beyond)?;
                let entered = &self.lines[next];
                Ok(self.nearest_on(next, if side == Side::Left { entered.right } else { entered.left }))
            }
            Step::Word(side) if is_forward(line, side) => match from.byte < self.text.len() {
                true => Ok(Caret { byte: words::next_word(&self.text, from.byte), after: true }),
                false => Err(Beyond::After),
            },
            Step::Word(_) => match from.byte > 0 {
                true => Ok(Caret { byte: words::previous_word(&self.text, from.byte), after: false }),
                false => Err(Beyond::Before),
            },
            Step::Up { x } => at.checked_sub(1).map(|above| self.nearest_on(above, x)).ok_or(Beyond::Before),
            Step::Down { x } if at + 1 < self.lines.len() => Ok(self.nearest_on(at + 1, x)),
            Step::Down { .. } => Err(Beyond::After),
            Step::LineStart => Ok(start_of(line)),
            Step::LineEnd => Ok(self.end_of(at)),
        }
    }

    /// Returns the caret at which a step from the text before or after enters this one.
    pub fn enter(&self, from: Beyond, step: Step) -> Caret {
        let last = self.lines.len().saturating_sub(1);
        match (from, step) {
            (Beyond::Before, Step::Up { x } | Step::Down { x }) => self.nearest_on(0, x),
            (Beyond::After, Step::Up { x } | Step::Down { x }) => self.nearest_on(last, x),
            (Beyond::Before, _) => Caret::default(),
            (Beyond::After, _) => Caret { byte: self.text.len(), after: true },
        }
    }

    fn nearest_on(&self, at: usize, x: f32) -> Caret {
        let Some(line) = self.lines.get(at) else { return Caret::default() };
        let nearest = line.nearest(x);
        // The end of a full line is shown at the start of the next.
        if self.line_of(nearest.byte) == at { nearest } else { self.end_of(at) }
    }

    /// The last place that a caret is shown at on a line.
    fn end_of(&self, at: usize) -> Caret {
        let Some(line) = self.lines.get(at) else { return Caret::default() };
        let end = line.range.end as usize;
        match self.line_of(end) == at {
            true => Caret { byte: end, after: true },
            false => Caret { byte: words::previous_grapheme(&self.text, end), after: true },
        }
    }
}

fn start_of(line: &Line) -> Caret {
    Caret { byte: line.range.start as usize, after: false }
}

/// Returns true if reading goes on towards this side.
fn is_forward(line: &Line, side: Side) -> bool {
    (line.direction == Direction::Rtl) == (side == Side::Left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Family, TextEngine, TextRequest, TextStyle};

    const STYLE: TextStyle = TextStyle { family: Family::Naskh, size: 18.0, weight: 400, line_height: 1.8 };

    /// Every caret that a step leads to, from one end of a text to the other.
    fn way(text: &str, from: Caret, step: Step) -> Vec<Caret> {
        let request = TextRequest { max_width: Some(130.0), ..TextRequest::new(text, STYLE) };
        let layout = TextEngine::bundled().layout(&request);
        let mut carets = vec![from];
        while let Ok(next) = layout.step(carets[carets.len() - 1], step) {
            assert!(text.is_char_boundary(next.byte) && carets.len() < 500, "{text}: {carets:?}");
            if carets.last() == Some(&next) {
                break;
            }
            carets.push(next);
        }
        carets
    }

    const TEXTS: [&str; 5] = [
        "قال GPT-4 إن 64 ألف وحدة (GPU) ستصل في أكتوبر 2023، ثم سكت.",
        "The memo (مذكرة داخلية) names Llama 3 and 64 thousand units.",
        "كَلِمَةٌ مُشَكَّلَةٌ ثم أخرى طويلة جدًّا في سطر ثانٍ",
        "א֑ב Kadrey v. Meta «ג»",
        "قصير",
    ];

    #[test]
    fn arrows_walk_over_every_cluster_and_line_and_come_out_at_the_end() {
        for text in TEXTS {
            let is_rtl = !text.starts_with("The");
            let (on, back) = if is_rtl { (Side::Left, Side::Right) } else { (Side::Right, Side::Left) };
            let end = Caret { byte: text.len(), after: true };
            let there = way(text, Caret::default(), Step::Aside(on));
            let home = way(text, end, Step::Aside(back));
            let graphemes = unicode_segmentation::UnicodeSegmentation::graphemes(text, true).count();
            // White space at the end of a full line has no place of its own.
            let least = graphemes - text.chars().filter(|c| *c == ' ').count();
            assert!(there.len() >= least && home.len() >= least, "{text}: {} {}", there.len(), home.len());
            let words = way(text, Caret::default(), Step::Word(on));
            assert!(words.windows(2).all(|pair| pair[0].byte < pair[1].byte), "{text}: {words:?}");
            assert_eq!(words.last().map(|caret| caret.byte), Some(text.len()));
            let words = way(text, end, Step::Word(back));
            assert!(words.windows(2).all(|pair| pair[0].byte > pair[1].byte), "{text}: {words:?}");
        }
    }

    #[test]
    fn lines_are_gone_through_one_by_one() {
        for text in TEXTS {
            let request = TextRequest { max_width: Some(130.0), ..TextRequest::new(text, STYLE) };
            let layout = TextEngine::bundled().layout(&request);
            let down = way(text, Caret::default(), Step::Down { x: 60.0 });
            let lines: Vec<usize> = down.iter().map(|caret| layout.line_of(caret.byte)).collect();
            assert_eq!(lines, (0..layout.lines.len()).collect::<Vec<_>>(), "{text}");
            for at in 0..layout.lines.len() {
                let start = start_of(&layout.lines[at]);
                let end = layout.step(start, Step::LineEnd).expect("a line has an end");
                assert_eq!(layout.line_of(end.byte), at, "{text}");
                assert_eq!(layout.step(end, Step::LineStart), Ok(start), "{text}");
            }
        }
    }
}
