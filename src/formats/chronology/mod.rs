//! A chronology to read and to print: the events by year, each with its quotes and where they stand.

use super::kit::format::{Format, Saved};
use crate::model::{Evidence, Project};

mod html;
mod losses;
mod markdown;
mod sections;
#[cfg(test)]
mod tests;
mod words;

use losses::losses;
pub use words::machine_date;

/// The entry of Markdown (CommonMark) in the registry.
pub(crate) const MARKDOWN: Format = Format {
    name: "markdown",
    endings: &["md", "markdown"],
    sniff: |_| false,
    load: None,
    save: Some(|project| markdown(project, &Evidence::NONE)),
};

/// The entry of HTML in the registry: one page that needs no other file and runs no scripts.
pub(crate) const HTML: Format = Format {
    name: "html",
    endings: &["html", "htm"],
    sniff: |_| false,
    load: None,
    save: Some(|project| page(project, &Evidence::NONE)),
};

/// Writes Markdown with what the documents say of the quotes.
pub(crate) fn markdown(project: &Project, evidence: &Evidence) -> Saved {
    Saved { bytes: markdown::write(project, evidence).into_bytes(), losses: losses(project, false) }
}

/// Writes a page of HTML with what the documents say of the quotes.
pub(crate) fn page(project: &Project, evidence: &Evidence) -> Saved {
    Saved { bytes: html::write(project, evidence).into_bytes(), losses: losses(project, true) }
}
