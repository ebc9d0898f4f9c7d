//! Text as assistive programs read it: runs of characters with their lengths, their places and the starts of words.

use std::ops::Range;

use egui::accesskit::{Color, Node, NodeId, Role, TextDirection, TextPosition};

use crate::base::Rect;
use crate::text::Character;
use crate::text::characters::word_starts;

/// Characters of the longest run: the starts of its words are counted in a byte.
const LONGEST: usize = 255;

/// A stretch of text on one line, in one direction.
#[derive(Clone, Debug)]
struct Run {
    /// Its characters, as positions among all of them.
    characters: Range<usize>,
    is_marked: bool,
    /// The run before it stands on the same line.
    goes_on: bool,
}

/// A text with its characters, cut into runs.
pub struct TextNodes<'t> {
    text: &'t str,
    characters: &'t [Character],
    runs: Vec<Run>,
}

impl<'t> TextNodes<'t> {
    /// Cuts a text into runs, also where one of the ranges that are marked begins or ends.
    pub fn new(text: &'t str, characters: &'t [Character], marked: &[Range<usize>]) -> Self {
        let is_marked = |byte: usize| marked.iter().any(|range| range.contains(&byte));
        let mut runs: Vec<Run> = Vec::new();
        for (i, character) in characters.iter().enumerate() {
            let is_marked = is_marked(character.range.start);
            let before = i.checked_sub(1).map(|before| &characters[before]);
            let on_line = before.is_some_and(|before| before.line == character.line);
            match runs.last_mut() {
                Some(run)
                    if on_line
                        && run.is_marked == is_marked
                        && before.is_some_and(|before| before.rtl == character.rtl)
                        && run.characters.len() < LONGEST =>
                {
                    run.characters.end = i + 1;
                }
                _ => runs.push(Run { characters: i..i + 1, is_marked, goes_on: on_line }),
            }
        }
        if runs.is_empty() {
            runs.push(Run { characters: 0..0, is_marked: false, goes_on: false });
        }
        Self { text, characters, runs }
    }

    /// Returns how many runs there are, at least one.
    pub fn len(&self) -> usize {
        self.runs.len()
    }

    /// Returns false: an empty text has one empty run.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// Returns the nodes of the runs, named by their positions. A mark has a ground of that colour.
    pub fn nodes(&self, name: impl Fn(usize) -> NodeId, mark: Option<Color>) -> Vec<(NodeId, Node)> {
        let starts = word_starts(self.text);
        let node = |(nth, run): (usize, &Run)| {
            let mut node = self.node(run, &starts);
            if let Some(color) = mark.filter(|_| run.is_marked) {
                node.set_background_color(color);
            }
            if run.goes_on {
                node.set_previous_on_line(name(nth - 1));
            }
            if self.runs.get(nth + 1).is_some_and(|next| next.goes_on) {
                node.set_next_on_line(name(nth + 1));
            }
            (name(nth), node)
        };
        self.runs.iter().enumerate().map(node).collect()
    }

    fn node(&self, run: &Run, starts: &[usize]) -> Node {
        let characters = &self.characters[run.characters.clone()];
        let mut node = Node::new(Role::TextRun);
        let (Some(first), Some(last)) = (characters.first(), characters.last()) else {
            node.set_value("");
            node.set_character_lengths([]);
            return node;
        };
        node.set_value(&self.text[first.range.start..last.range.end]);
        node.set_character_lengths(characters.iter().map(|c| byte(c.range.len())).collect::<Vec<u8>>());
        let begins = |(_, c): &(usize, &Character)| starts.binary_search(&c.range.start).is_ok();
        node.set_word_starts(characters.iter().enumerate().filter(begins).map(|(i, _)| byte(i)).collect::<Vec<u8>>());
        node.set_text_direction(if first.rtl { TextDirection::RightToLeft } else { TextDirection::LeftToRight });
        let places: Option<Vec<Rect>> = characters.iter().map(|character| character.at).collect();
        if let Some(places) = places {
            place(&mut node, first.rtl, &places);
        }
        node
    }

    /// Returns the position before a byte of the text.
    pub fn position(&self, byte: usize, name: impl Fn(usize) -> NodeId) -> TextPosition {
        let at = self.characters.partition_point(|character| character.range.end <= byte);
        let nth = self.runs.partition_point(|run| run.characters.end <= at).min(self.runs.len() - 1);
        let character_index = at - self.runs[nth].characters.start;
        TextPosition { node: name(nth), character_index }
    }

    /// Returns the byte at a position of a run, given by its place among them.
    pub fn byte(&self, nth: usize, character: usize) -> Option<usize> {
        let run = self.runs.get(nth)?;
        let at = run.characters.start + character.min(run.characters.len());
        Some(self.characters.get(at).map_or(self.text.len(), |character| character.range.start))
    }
}

fn byte(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// Gives a run its place, and its characters theirs in it, from where it begins to be read.
fn place(node: &mut Node, rtl: bool, places: &[Rect]) {
    let Some(whole) = places.iter().copied().reduce(|a, b| a.union(&b)) else { return };
    let start = |at: &Rect| if rtl { whole.max.x - at.max.x } else { at.min.x - whole.min.x };
    node.set_bounds(bounds(whole));
    node.set_character_positions(places.iter().map(start).collect::<Vec<f32>>());
    node.set_character_widths(places.iter().map(Rect::width).collect::<Vec<f32>>());
}

/// Returns a rectangle for a node.
pub fn bounds(rect: Rect) -> egui::accesskit::Rect {
    let [x0, y0, x1, y1] = [rect.min.x, rect.min.y, rect.max.x, rect.max.y].map(f64::from);
    egui::accesskit::Rect { x0, y0, x1, y1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::characters::characters;

    const MARK: Color = Color { red: 1, green: 2, blue: 3, alpha: 255 };

    fn name(nth: usize) -> NodeId {
        NodeId(nth as u64)
    }

    #[test]
    fn runs_hold_a_text_to_the_byte_and_each_byte_has_its_position() {
        let long = "كلمة ".repeat(200);
        for text in ["", "قال GPT-4 في 2024", "كَلِمَةٌ", &long] {
            let all = characters(text);
            for marked in [vec![], vec![3..5, 5..9], vec![0..4, 2..6]] {
                let nodes = TextNodes::new(text, &all, &marked);
                let made = nodes.nodes(name, Some(MARK));
                let joined: String = made.iter().filter_map(|(_, node)| node.value()).collect();
                assert_eq!(joined, text);
                for (_, node) in &made {
                    let lengths: usize = node.character_lengths().iter().map(|length| usize::from(*length)).sum();
                    assert_eq!(lengths, node.value().map_or(0, str::len));
                    assert!(node.character_lengths().len() <= LONGEST);
                }
                for character in &all {
                    let position = nodes.position(character.range.start, name);
                    let back = nodes.byte(position.node.0 as usize, position.character_index);
                    assert_eq!(back, Some(character.range.start), "{text}");
                }
                let end = nodes.position(text.len(), name);
                assert_eq!(nodes.byte(end.node.0 as usize, end.character_index), Some(text.len()));
            }
        }
    }

    #[test]
    fn marks_and_directions_end_runs_that_go_on_on_their_line() {
        let text = "قال GPT ثم";
        let all = characters(text);
        let made = TextNodes::new(text, &all, std::slice::from_ref(&(0..6))).nodes(name, Some(MARK));
        let values: Vec<_> = made.iter().filter_map(|(_, node)| node.value()).collect();
        assert_eq!(values, ["قال", " ", "GPT ", "ثم"]);
        assert_eq!(made[0].1.background_color(), Some(MARK));
        assert_eq!(made[1].1.background_color(), None);
        assert_eq!((made[0].1.previous_on_line(), made[0].1.next_on_line()), (None, Some(name(1))));
        assert_eq!((made[3].1.previous_on_line(), made[3].1.next_on_line()), (Some(name(2)), None));
        assert_eq!(made[2].1.text_direction(), Some(TextDirection::LeftToRight));
        assert_eq!(made[2].1.word_starts(), [0]);
    }
}
