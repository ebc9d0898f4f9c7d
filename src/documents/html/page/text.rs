//! The paragraphs of a page in the order in which they are read.

use std::collections::HashSet;

use super::super::flow::Paragraph;
use super::super::sheets::Sheets;
use super::build::paragraphs;
use crate::base::Diagnostic;

/// Least part of all letters that the main text as the page marks it has, where it is taken alone.
const MAIN: f32 = 0.25;

/// Text of a page as it was read.
pub(crate) struct Paragraphs {
    /// The paragraphs.
    pub all: Vec<Paragraph>,
    /// True if its style sheets were too much to be followed to the end.
    pub spent: bool,
    /// Styles that were not followed and may change what is read.
    pub doubts: Vec<Diagnostic>,
    /// True if a script of it changes text.
    pub rewritten: bool,
}

/// The paragraphs of what the page marks as its main text (`main`, `article`, `role="main"`), or of all of it, if it
/// marks nothing or next to nothing. All else follows, as pages are marked in many ways: menus, side columns, heads and
/// feet, and what stands around the main text, but for lines that are in the text already. `None` for more text than is
/// read.
pub(crate) fn read(html: &str) -> Option<Paragraphs> {
    let sheets = Sheets::of(html);
    let seen = |paragraphs: &[Paragraph]| paragraphs.iter().any(|p| !p.beside && !p.line.seen().is_empty());
    let mut page = paragraphs(html, &sheets, 0)?;
    if !seen(&page.flow.done) {
        page.flow.done.iter_mut().for_each(|paragraph| paragraph.beside = false);
    }
    let letters = |main: bool| -> usize {
        page.flow.done.iter().filter(|p| !p.beside && (p.main || !main)).map(|p| p.line.seen().len()).sum()
    };
    let only_main = letters(true) as f32 >= MAIN * letters(false) as f32 && letters(true) > 0;
    let spent = sheets.rules.is_cut() || page.around.is_spent() || page.look.variables.is_spent();
    let doubts = page.doubts();
    let is_text = |paragraph: &Paragraph| !paragraph.beside && (paragraph.main || !only_main);
    let (mut all, mut rest): (Vec<_>, Vec<_>) = page.flow.done.into_iter().partition(is_text);
    let known: HashSet<&str> = all.iter().map(|paragraph| paragraph.line.seen().trim()).collect();
    rest.retain(|paragraph| !known.contains(paragraph.line.seen().trim()) || paragraph.line.seen().is_empty());
    all.extend(rest);
    Some(Paragraphs { all, spent, doubts, rewritten: sheets.rewritten })
}
