//! The context of drawing: the engine that shapes text, colours, and words.

use std::sync::Arc;

use crate::base::Direction;
use crate::i18n::{DateWords, Messages};
use crate::scene::Theme;
use crate::text::{Align, Language, TextEngine, TextLayout, TextRequest, TextStyle};
use crate::timeline::labels::DirectedText;

/// A width in whole quarters of a point: the difference of two edges that move together is never quite the same, and
/// for each other width a text would be laid out anew.
fn quartered(width: f32) -> f32 {
    (width * 4.0).round() / 4.0
}

/// A text on one line, cut with an ellipsis at `max_width`.
fn one_line(
    text: &str,
    style: TextStyle,
    (language, direction): (Language, Direction),
    max_width: Option<f32>,
) -> TextRequest<'_> {
    let (direction, max_width) = (Some(direction), max_width.map(quartered));
    TextRequest { language, direction, max_width, max_lines: Some(1), ..TextRequest::new(text, style) }
}

/// Context that every drawing function needs and none changes.
#[derive(Clone, Copy)]
pub struct DrawContext<'a> {
    /// Shapes text.
    pub engine: &'a TextEngine,
    /// Colours.
    pub theme: &'a Theme,
    /// Words of the interface.
    pub messages: &'a Messages,
    /// Dates in words.
    pub dates: &'a DateWords,
}

impl DrawContext<'_> {
    /// One line in the language of the interface, cut with an ellipsis at `max_width`.
    pub fn line(&self, text: &str, style: TextStyle, direction: Direction, max_width: Option<f32>) -> Arc<TextLayout> {
        let language = Language::of_tag(self.messages.locale().as_tag());
        self.engine.layout(&one_line(text, style, (language, direction), max_width))
    }

    /// Words in their own direction and language on one line, cut with an ellipsis at `max_width`.
    pub fn line_of(&self, said: &DirectedText, style: TextStyle, max_width: Option<f32>) -> Arc<TextLayout> {
        self.engine.layout(&one_line(&said.text, style, (said.language, said.direction), max_width))
    }

    /// Words in their own direction on at most `lines` lines, at the side where `side` begins to read.
    pub fn block(
        &self,
        said: &DirectedText,
        style: TextStyle,
        side: Direction,
        width: f32,
        lines: usize,
    ) -> Arc<TextLayout> {
        self.engine.layout(&TextRequest {
            text: &said.text,
            style,
            language: said.language,
            direction: Some(said.direction),
            max_width: Some(quartered(width).max(1.0)),
            max_lines: Some(lines),
            align: if said.direction == side { Align::Start } else { Align::End },
        })
    }
}
