//! The formats that a picture can be written in, each one line of a table.

use std::io::Write;
use std::path::Path;

use super::error::Failed;
use super::{ExportOptions, Pages};
use crate::model::Project;
use crate::formats::picture;
use crate::render::png::{self, Carried, PngOptions};

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
pub struct Job<'a> {
    /// The project that the pages were made from.
    pub project: &'a Project,
    /// The options that they were made with.
    pub options: &'a ExportOptions,
    /// All pages.
    pub pages: &'a Pages,
    /// The project and its documents as a bundle, if the file is to carry them.
    pub bundle: Option<&'a [u8]>,
    /// The page to be written, for formats of one page a file.
    pub page: usize,
}

/// Writes a page, or all of them, of a job.
type Writer = fn(&Job<'_>, &mut dyn Write) -> Result<(), Failed>;

struct Format {
    target: Target,
    /// Its name, and the ending of its files.
    name: &'static str,
    /// Whether one file holds all pages.
    paged: bool,
    /// `None` while it cannot be written.
    write: Option<Writer>,
}

const FORMATS: [Format; 4] = [
    Format { target: Target::Png, name: "png", paged: false, write: Some(write_png) },
    Format { target: Target::Svg, name: "svg", paged: false, write: None },
    Format { target: Target::Pdf, name: "pdf", paged: true, write: None },
    Format { target: Target::Html, name: "html", paged: true, write: None },
];

/// The names of the formats that can be written.
pub fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().filter(|format| format.write.is_some()).map(|format| format.name)
}

/// Their endings, for people.
pub(super) fn endings() -> String {
    names().map(|name| format!(".{name}")).collect::<Vec<_>>().join(" ")
}

impl Target {
    /// The format of this name, if it can be written.
    pub fn of_name(name: &str) -> Option<Self> {
        let named = |format: &&Format| format.name.eq_ignore_ascii_case(name) && format.write.is_some();
        FORMATS.iter().find(named).map(|format| format.target)
    }

    /// The format that the ending of a file's name stands for, if it can be written.
    pub fn of_path(path: &Path) -> Option<Self> {
        path.extension().and_then(|ending| ending.to_str()).and_then(Self::of_name)
    }

    /// Whether one file holds all pages.
    pub fn is_paged(self) -> bool {
        self.format().paged
    }

    pub(super) fn write(self, job: &Job<'_>, out: &mut dyn Write) -> Result<(), Failed> {
        match self.format().write {
            Some(write) => write(job, out),
            None => Err(Failed::Other(format!("{} cannot be written", self.format().name))),
        }
    }

    fn format(self) -> &'static Format {
        &FORMATS[self as usize]
    }
}

fn write_png(job: &Job<'_>, out: &mut dyn Write) -> Result<(), Failed> {
    let pages = job.pages;
    let options = PngOptions {
        scale: pages.scale,
        // Without paper, a point is a pixel of 96 to the inch (CSS), drawn `scale` times as fine.
        dpi: job.options.dpi.or(Some(96.0 * pages.scale)),
        about: pages.about.clone(),
        carried: job.bundle.map(|bytes| Carried { chunk: picture::CHUNK, bytes: bytes.into() }),
    };
    Ok(png::write(&pages.scenes[job.page], &pages.engine, &options, out)?)
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
