//! A project as one page for the web: a strip of time above a chronology with every quote in its context.
//!
//! The page needs no other file and no network, and can be read without scripts: those only make it handier. Its security
//! policy lets nothing run or load but the style and the script that were written into it.

mod context;
mod event;
mod page;
mod quote;
mod strip;
mod style;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use super::material::Material;
use super::options::ExportOptions;
use crate::base::markup::html;
use crate::i18n::TickUnit;
use page::Page;

pub use page::MOST_LISTED;

/// Number of events of a project on its page, and off it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Events on the page.
    pub listed: usize,
    /// Events that the filter lets through and that are not on the page, because there are more than [`MOST_LISTED`].
    pub left_out: usize,
}

/// Writes the page, with the text around the quotes if `context` is true.
///
/// # Errors
/// If the bytes cannot be written.
pub fn write(
    material: Material<'_>,
    options: &ExportOptions,
    context: bool,
    mut out: impl Write,
) -> io::Result<Listed> {
    let grouped = options.grouped(material.project);
    let shown = Material { project: grouped.as_ref().unwrap_or(material.project), ..material };
    let page = Page::new(shown, material.project, options, context);
    let project = page.project;
    let strip = strip::write(&page);
    out.write_all(page.head(&strip.rules).as_bytes())?;
    out.write_all(strip.html.as_bytes())?;
    out.write_all(page.opening_of_list().as_bytes())?;
    let mut heading = None;
    for (nth, &ix) in page.listed.iter().enumerate() {
        let Some(event) = project.event(ix) else { continue };
        let begin = event.bounds().map(|bounds| bounds.from.time);
        let words = begin.map_or_else(|| page.say("shelf-title"), |time| page.dates.tick(TickUnit::Year, time));
        if heading.as_ref() != Some(&words) {
            let end = if heading.is_some() { "</div>\n</section>\n" } else { "" };
            let id = if begin.is_some() { format!("part-{nth}") } else { "undated".to_owned() };
            let words = html(&words);
            writeln!(out, "{end}<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{words}</h2>\n<div>")?;
        }
        heading = Some(words);
        out.write_all(event::article(&page, (nth, ix), event, strip.marked.contains(&ix)).as_bytes())?;
    }
    if heading.is_some() {
        out.write_all(b"</div>\n</section>\n")?;
    }
    out.write_all(page.foot().as_bytes())?;
    Ok(Listed { listed: page.listed.len(), left_out: page.content.len() - page.listed.len() })
}
