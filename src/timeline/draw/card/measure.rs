//! Measures labels: what their words need, on cards of a width and on one line.

use std::sync::Arc;

use super::sizes::{BARE_TOP, BOTTOM, DATE_GAP, MAX_QUOTE_LINES, MAX_TITLE_LINES, NOTE, NOTE_GAP, TITLE_GAP, TOP};
use super::style::LabelStyle;
use crate::base::Direction;
use crate::model::Project;
use crate::text::{TextLayout, TextStyle};
use crate::timeline::draw::context::DrawContext;
use crate::timeline::draw::doubt;
use crate::timeline::index::TimelineIndex;
use crate::timeline::labels::LabelText;
use crate::timeline::layout::{LabelSize, Measure};
use crate::timeline::metrics::{CHIP, CHIP_STRONG, DATE, META, PAD, QUOTE, TITLE};

/// Measures what the labels of an event need, on a card of the given width.
pub fn measure(kit: DrawContext<'_>, words: &LabelText, direction: Direction, card_width: f32) -> LabelSize {
    let width = card_width - 2.0 * PAD;
    let title = kit.block(&words.title, TITLE, direction, width, MAX_TITLE_LINES).size.h;
    let quote = kit.block(&words.quote, QUOTE, direction, width, MAX_QUOTE_LINES).size.h;
    let second = if words.second.is_some() { META.size * META.line_height } else { 0.0 };
    let date = DATE.size * DATE.line_height;
    let fixed = TOP + date + second + DATE_GAP + TITLE_GAP + META.size * META.line_height + BOTTOM;
    LabelSize {
        title_width: title_width(kit, words),
        brief_width: line_width(kit, words, CHIP_STRONG),
        full_height: fixed + title + if words.quote.text.is_empty() { 0.0 } else { quote + QUOTE_GAP },
    }
}

/// Height that a full card keeps free below its quote.
const QUOTE_GAP: f32 = 6.0;
/// Width by which a label is wider than its words and its padding, so that rounding cuts none of them.
const MEASURE_SLACK: f32 = 2.0;

/// Measures labels as [`measure`] does, for cards with date and title alone, the quotes of which stand in notes.
pub fn measure_bare(kit: DrawContext<'_>, words: &LabelText, direction: Direction, card_width: f32) -> LabelSize {
    let title = kit.block(&words.title, TITLE, direction, card_width - 2.0 * PAD, MAX_TITLE_LINES).size.h;
    let second = if words.second.is_some() { META.size * META.line_height } else { 0.0 };
    let full_height = BARE_TOP + DATE.size * DATE.line_height + second + title + BARE_TOP;
    let title_width = title_width(kit, words);
    LabelSize { title_width, brief_width: title_width, full_height }
}

/// The width of a label that is only a title, in points.
pub(super) fn title_width(kit: DrawContext<'_>, words: &LabelText) -> f32 {
    line_width(kit, words, CHIP) + sign_width(words)
}

/// The width of a label that has the title on one line, without a sign beside it.
fn line_width(kit: DrawContext<'_>, words: &LabelText, style: TextStyle) -> f32 {
    kit.line_of(&words.title, style, None).size.w + 2.0 * PAD + MEASURE_SLACK
}

/// The width that the sign of a doubt takes on a label.
fn sign_width(words: &LabelText) -> f32 {
    if words.doubt.is_some() { doubt::SIGN + doubt::BESIDE } else { 0.0 }
}

/// A title on one line of a label at most `width` points wide, and how wide the label then is.
pub fn title_fitting(
    kit: DrawContext<'_>,
    words: &LabelText,
    width: f32,
    label_style: &LabelStyle<'_>,
) -> (Arc<TextLayout>, f32) {
    let frame = 2.0 * PAD + sign_width(words) + if label_style.note.is_some() { NOTE_WIDTH } else { 0.0 };
    let layout = kit.block(&words.title, CHIP, label_style.side, width - frame, 1);
    let width = if layout.truncated { width } else { width.min(layout.ink_width + frame + MEASURE_SLACK) };
    (layout, width)
}

/// Width that the number of a note adds to a title.
pub const NOTE_WIDTH: f32 = NOTE + NOTE_GAP;

/// Measures the labels of a project's events.
pub struct Labels<'a> {
    /// Shapes text.
    pub kit: DrawContext<'a>,
    /// The project.
    pub project: &'a Project,
    /// Part of it that is shown.
    pub content: &'a TimelineIndex,
    /// The way the interface reads.
    pub side: Direction,
}

/// More than a letter of a title takes on average, in points.
const LETTER: f32 = 6.6;
/// Titles of so many letters are wider than any label.
const MOST_LETTERS: usize = 70;

impl Measure for Labels<'_> {
    fn title_at_most(&self, at: usize) -> f32 {
        let event = self.project.event(self.content.placed[at].event);
        let title = event.map_or("", |event| event.title().get(self.kit.messages.locale().as_tag()));
        let letters = title.chars().take(MOST_LETTERS).count();
        letters as f32 * LETTER + 2.0 * PAD + MEASURE_SLACK + doubt::SIGN + doubt::BESIDE
    }

    fn need(&self, at: usize, card_width: f32) -> LabelSize {
        let event = self.content.placed[at].event;
        let words = self.content.words(self.project, event, self.kit.messages, self.kit.dates);
        measure(self.kit, &words, self.side, card_width)
    }
}
