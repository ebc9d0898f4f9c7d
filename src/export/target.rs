//! The formats that a picture can be written in, each one line of a table.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use super::error::Failed;
use super::{ExportOptions, Material, Pages, files};
use crate::base::{Diagnostic, Progress};

/// A format of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// Pixels.
    Png,
    /// Shapes for the web and for drawing programs.
    Svg,
    /// Paper.
    Pdf,
    /// A page of the web.
    Html,
}

/// What is to be written.
#[derive(Clone)]
pub struct Job<'a> {
    /// What the pages were made from.
    pub material: Material<'a>,
    /// The options that they were made with.
    pub options: &'a ExportOptions,
    /// All pages.
    pub pages: &'a Pages,
    /// The project and its documents, if the files carry them: one for all pages.
    pub bundle: Option<Arc<[u8]>>,
    /// The page to be written, for formats of one page a file.
    pub page: usize,
    /// How far it is.
    pub progress: &'a dyn Progress,
}

/// Writes a page, or all of them, of a job; gives what is not in the file, beyond what the pages tell.
type Writer = fn(&Job<'_>, &mut dyn Write) -> Result<Vec<Diagnostic>, Failed>;

struct Format {
    target: Target,
    /// Its name, and the ending of its files.
    name: &'static str,
    /// Whether one file holds all pages.
    paged: bool,
    /// Whether it shows the pages, rather than the project in its own way.
    drawn: bool,
    write: Writer,
}

const FORMATS: [Format; 4] = [
    Format { target: Target::Png, name: "png", paged: false, drawn: true, write: files::write_png },
    Format { target: Target::Svg, name: "svg", paged: false, drawn: true, write: files::write_svg },
    Format { target: Target::Pdf, name: "pdf", paged: true, drawn: true, write: files::write_pdf },
    Format { target: Target::Html, name: "html", paged: true, drawn: false, write: files::write_html },
];

/// The names of the formats.
pub fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}

/// Their endings, for people.
pub(super) fn endings() -> String {
    names().map(|name| format!(".{name}")).collect::<Vec<_>>().join(" ")
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Png, Self::Svg, Self::Pdf, Self::Html];

    /// Its name, and the ending of its files.
    pub fn name(self) -> &'static str {
        self.format().name
    }

    /// The format of this name.
    pub fn of_name(name: &str) -> Option<Self> {
        let named = |format: &&Format| format.name.eq_ignore_ascii_case(name);
        FORMATS.iter().find(named).map(|format| format.target)
    }

    /// The format that the ending of a file's name stands for.
    pub fn of_path(path: &Path) -> Option<Self> {
        path.extension().and_then(|ending| ending.to_str()).and_then(Self::of_name)
    }

    /// Whether one file holds all pages.
    pub fn is_paged(self) -> bool {
        self.format().paged
    }

    /// Whether it shows the pages, rather than the project in its own way.
    pub fn is_drawn(self) -> bool {
        self.format().drawn
    }

    pub(super) fn write(self, job: &Job<'_>, out: &mut dyn Write) -> Result<Vec<Diagnostic>, Failed> {
        (self.format().write)(job, out)
    }

    fn format(self) -> &'static Format {
        &FORMATS[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_targets() {
        for (nth, format) in FORMATS.iter().enumerate() {
            assert_eq!(format.target as usize, nth);
        }
        assert_eq!(Target::of_path(Path::new("a.b/c.PNG")), Some(Target::Png));
        assert_eq!(Target::of_path(Path::new("png")), None);
    }
}
