//! Formats that a picture can be written in, each one line of a table.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::timeline::figure::Many;

/// A format of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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

/// Properties of a format.
struct Format {
    target: Target,
    /// Name, and ending of the files.
    name: &'static str,
    /// True if one file holds all pages.
    paged: bool,
    /// True if it shows the pages, rather than the project in its own way.
    drawn: bool,
}

const FORMATS: [Format; 4] = [
    Format { target: Target::Png, name: "png", paged: false, drawn: true },
    Format { target: Target::Svg, name: "svg", paged: false, drawn: true },
    Format { target: Target::Pdf, name: "pdf", paged: true, drawn: true },
    Format { target: Target::Html, name: "html", paged: true, drawn: false },
];

/// The names of the formats.
pub fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.name)
}

/// Endings of all formats, for people.
pub(super) fn endings() -> String {
    names().map(|name| format!(".{name}")).collect::<Vec<_>>().join(" ")
}

impl Target {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Png, Self::Svg, Self::Pdf, Self::Html];

    /// Name, and ending of the files.
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

    /// Returns true if one file holds all pages.
    pub fn is_paged(self) -> bool {
        self.format().paged
    }

    /// Returns true if it shows the pages, rather than the project in its own way.
    pub fn is_drawn(self) -> bool {
        self.format().drawn
    }

    /// Number of pages where none is asked for: one a file, and as many as are needed where a file holds all.
    pub fn usual_pages(self) -> Many {
        if self.is_paged() { Many::Auto } else { Many::Exactly(1) }
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
