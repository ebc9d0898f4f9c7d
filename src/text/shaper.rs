//! The one place that calls parley: a paragraph in, broken lines out.

use std::ops::Range;

use parley::{
    BaseDirection, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, LineHeight, OverflowWrap,
    StyleProperty, TextWrapMode,
};

use super::fonts::{Fonts, family_stack};
use super::glue::{MAX_PIECE, pieces};
use super::latin::{LATIN_SIZE, RISE, latin_stretches};
use super::line::RawLine;
use super::paragraph::without_controls;
use super::{Family, Language, TextStyle};
use crate::base::Direction;
use crate::base::direction::direction_of_text;

/// Width that any piece that is kept on one line has room in, in ems: its letters are 0.6 em wide or less on average.
const PIECE_EMS: f32 = MAX_PIECE as f32 * 0.6;

/// Shapes paragraphs and keeps the memory that shaping needs.
pub(super) struct Shaper {
    pub(super) fonts: Fonts,
    context: LayoutContext<()>,
    sans: Vec<FontFamilyName<'static>>,
    naskh: Vec<FontFamilyName<'static>>,
    /// Ellipses by style and direction of the paragraph.
    pub(super) ellipses: Vec<((TextStyle, Direction), RawLine)>,
}

impl Shaper {
    pub(super) fn new(fonts: Fonts) -> Self {
        let (sans, naskh) = (family_stack(Family::Sans), family_stack(Family::Naskh));
        Self { fonts, context: LayoutContext::new(), sans, naskh, ellipses: Vec::new() }
    }

    /// Shapes and breaks one paragraph of a language into `out`. Its base direction is `direction`, or that of its first strong
    /// character; `out.is_rtl()` tells which it became.
    pub(super) fn shape(
        &mut self,
        paragraph: &str,
        (style, language): (TextStyle, Language),
        direction: Option<Direction>,
        width: Option<f32>,
        out: &mut Layout<()>,
    ) {
        let text = without_controls(paragraph);
        let families = match style.family {
            Family::Sans => &self.sans,
            Family::Naskh => &self.naskh,
        };
        let mut builder = self.context.ranged_builder(&mut self.fonts.context, &text, 1.0, false);
        builder.push_default(FontFamily::from(families.as_slice()));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(FontWeight::new(f32::from(style.weight)));
        builder.push_default(LineHeight::FontSizeRelative(style.line_height));
        builder.push_default(OverflowWrap::BreakWord);
        builder.push_default(StyleProperty::Locale(language.tag()));
        // On a line that is too narrow even for them, pieces are broken like other words.
        let holds_pieces = width.is_some_and(|width| width >= PIECE_EMS * style.size);
        for piece in if holds_pieces { pieces(&text) } else { Vec::new() } {
            builder.push(StyleProperty::TextWrapMode(TextWrapMode::NoWrap), piece);
        }
        let is_arabic =
            style.family == Family::Naskh && direction.or_else(|| direction_of_text(&text)) == Some(Direction::Rtl);
        for stretch in if is_arabic { latin_stretches(&text) } else { Vec::new() } {
            builder.push(StyleProperty::FontSize(style.size * LATIN_SIZE), stretch.clone());
            let rise = (1.0 - LATIN_SIZE) * RISE;
            builder.push(LineHeight::Absolute(style.size * (style.line_height + rise)), stretch);
        }
        for verse in verses(&text).filter(|_| style.family == Family::Sans) {
            builder.push(FontFamily::from(self.naskh.as_slice()), verse);
        }
        builder.set_base_direction(match direction {
            Some(Direction::Rtl) => BaseDirection::Rtl,
            Some(Direction::Ltr) => BaseDirection::Ltr,
            None => BaseDirection::Auto,
        });
        builder.build_into(out, &text);
        out.break_all_lines(width);
    }
}

/// Signs for the end of a verse (U+06DD) with their numbers, in bytes. Only the reading face sets the number into its sign.
fn verses(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.match_indices('\u{6dd}').map(|(at, sign)| {
        let number = text[at + sign.len()..].trim_start_matches(char::is_numeric);
        at..text.len() - number.len()
    })
}
