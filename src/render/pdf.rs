//! Scenes to the pages of one PDF (ISO 32000-1): shapes as shapes, text as text, with the structure that a screen
//! reader follows, links, bookmarks and attachments. The same bytes on every machine: no clock, no random ids.

mod canvas;
mod fonts;
mod grid;
mod letters;
mod paint;
mod structure;
mod text;

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Write};

use chrono::{Datelike as _, NaiveDate};
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target as LinkTarget};
use krilla::configure::{Accessibility, Archival, Configuration, ConfigurationBuilder, ValidationError};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::{Document, SerializeSettings};

use super::DocumentInfo;
use crate::scene::{ItemId, LinkTo, Scene, Shape};
use crate::text::{GlyphRun, TextEngine};
use canvas::Canvas;
use fonts::Fonts;
use grid::PageGrid;
use structure::{Area, PageParts};

/// Options of a PDF, and its metadata.
#[derive(Clone, Debug)]
pub struct PdfOptions {
    /// Pixels per point of the scene: edges fall on the same grid as in a PNG of this scale.
    pub scale: f32,
    /// Pixels per inch of the page: with `scale` it gives the page its size on paper. A page longer than 200 inches is
    /// made smaller as a whole.
    pub dpi: f32,
    /// Title, description and language.
    pub about: DocumentInfo,
    /// Files that travel with the page.
    pub attachments: Vec<Attachment>,
    /// True if the file has to keep to PDF/A-2a, or PDF/A-3a with attachments (ISO 19005), and to PDF/UA-1 (ISO 14289-1).
    /// Any other keeps to PDF/UA-1 if it can.
    pub archival: bool,
    /// Date of the last change of what it shows. An archival file has to say so: without it, it says 1970-01-01.
    pub date: Option<NaiveDate>,
}

/// A file in the file.
#[derive(Clone, Debug)]
pub struct Attachment {
    /// Name, with the ending.
    pub name: String,
    /// Media type (RFC 6838).
    pub media_type: String,
    /// Description for people.
    pub description: String,
    /// Content.
    pub bytes: Vec<u8>,
    /// Relation to the page.
    pub relationship: Relationship,
}

/// Relation of an attached file to the page (ISO 19005-3, 6.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relationship {
    /// The page was made from it: the project.
    Source,
    /// Source of what the page shows: a document.
    Data,
}

/// Reason why a PDF could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// There is no page, or one has no size.
    #[error("the page would have no size")]
    Empty,
    /// An attached file has no usable media type, or the name of another.
    #[error("`{0}` cannot be attached: its name or its media type cannot be used")]
    Attachment(String),
    /// No font has these characters, or they stand for nothing to others; the standard that was asked for forbids them.
    #[error("these characters cannot be archived: {0:?}")]
    Characters(Vec<char>),
    /// The pages do not keep the standard that was asked for.
    #[error("the pages cannot be archived: {0}")]
    Standard(String),
    /// The writer gave up.
    #[error("the pages could not be made: {0}")]
    Failed(String),
    /// The bytes could not be written.
    #[error("the pages could not be written: {0}")]
    Write(#[from] io::Error),
}

impl From<KrillaError> for PdfError {
    fn from(error: KrillaError) -> Self {
        let KrillaError::Validation(faults) = error else { return Self::Failed(error.to_string()) };
        let mut characters: Vec<char> = faults.iter().flat_map(|(fault, _)| characters(fault)).collect();
        characters.sort_unstable();
        characters.dedup();
        if !characters.is_empty() {
            return Self::Characters(characters);
        }
        let mut reasons: Vec<String> = faults.iter().map(|(fault, _)| format!("{fault:?}")).collect();
        reasons.dedup();
        Self::Standard(reasons.join("; "))
    }
}

/// The characters that a fault is about; none if it is about something else.
fn characters(fault: &ValidationError) -> Vec<char> {
    match fault {
        ValidationError::ContainsNotDefGlyph(_, _, text) => text.chars().collect(),
        ValidationError::InvalidCodepointMapping(_, _, character, _)
        | ValidationError::UnicodePrivateArea(_, _, character, _) => vec![*character],
        _ => Vec::new(),
    }
}

/// Writes the scenes, a page each.
///
/// # Errors
/// See [`PdfError`].
pub fn write(pages: &[Scene], engine: &TextEngine, options: &PdfOptions, mut out: impl Write) -> Result<(), PdfError> {
    let grids = pages.iter().map(|scene| PageGrid::of(scene, options.scale, options.dpi)).collect::<Option<Vec<_>>>();
    let grids = grids.filter(|grids| !grids.is_empty()).ok_or(PdfError::Empty)?;
    let boxed = boxed(pages, engine);
    let file = if options.archival {
        // Boxes in the place of letters are shapes here, and stand for letters all the same (ISO 19005-2, 6.2.11.8).
        if !boxed.is_empty() {
            return Err(PdfError::Characters(boxed.into_iter().collect()));
        }
        file(pages, &grids, engine, (options, archival(options)))
    } else {
        let plain = || file(pages, &grids, engine, (options, Configuration::default()));
        // A file that everybody can read says so. One that does not keep the standard is written all the same.
        let accessible = || file(pages, &grids, engine, (options, accessible()));
        match if boxed.is_empty() { accessible() } else { plain() } {
            Err(PdfError::Characters(_) | PdfError::Standard(_)) => plain(),
            written => written,
        }
    };
    Ok(out.write_all(&file?)?)
}

/// The bytes of a file that claims to keep some standards.
fn file(
    pages: &[Scene],
    grids: &[PageGrid],
    engine: &TextEngine,
    (options, configuration): (&PdfOptions, Configuration),
) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let places = Places::of(pages, grids);
    let mut fonts = Fonts::new(engine);
    let mut parts = Vec::with_capacity(pages.len());
    for (scene, grid) in pages.iter().zip(grids) {
        parts.push(page(&mut document, scene, grid, &places, &mut fonts));
    }
    document.set_tag_tree(structure::tree(parts, &options.about));
    document.set_outline(outline(pages, grids, &options.about));
    document.set_metadata(metadata(pages, options));
    attach(&mut document, options)?;
    let mut file = document.finish()?;
    leave_out_suspects(&mut file);
    Ok(file)
}

/// Blanks `/Suspects false`, which is what a file without it says too (ISO 32000-1, table 321): poppler takes the entry for
/// a fault in every file that has it. No byte moves.
fn leave_out_suspects(file: &mut [u8]) {
    const ENTRY: &[u8] = b"/Suspects false";
    let find = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).position(|part| part == what);
    let catalog = file.windows(15).rposition(|part| part == b"<</Type/Catalog").unwrap_or(file.len());
    let Some(length) = find(&file[catalog..], b"endobj") else { return };
    if let Some(at) = find(&file[catalog..catalog + length], ENTRY) {
        file[catalog + at..catalog + at + ENTRY.len()].fill(b' ');
    }
}

/// Characters in the place of which boxes stand.
fn boxed(pages: &[Scene], engine: &TextEngine) -> BTreeSet<char> {
    let items = pages.iter().flat_map(|scene| &scene.items);
    let missing = items.filter_map(|item| match &item.shape {
        Shape::Text { layout, .. } => Some(engine.missing(layout)),
        _ => None,
    });
    missing.flatten().collect()
}

/// Place of every owner: its page, its top left corner on it, and its name.
struct Places<'a>(HashMap<&'a ItemId, (XyzDestination, &'a str)>);

impl<'a> Places<'a> {
    fn of(pages: &'a [Scene], grids: &[PageGrid]) -> Self {
        let mut places = HashMap::new();
        for (number, (scene, grid)) in pages.iter().zip(grids).enumerate() {
            for target in &scene.targets {
                let place = || (XyzDestination::new(number, grid.point(target.rect.min)), &*target.name);
                places.entry(&target.owner).or_insert_with(place);
            }
        }
        Self(places)
    }

    /// Destination and name of a link; `None` for an owner that stands nowhere.
    fn target(&self, to: &LinkTo) -> Option<(LinkTarget, String)> {
        match to {
            LinkTo::ItemId(owner) => {
                let (place, name) = self.0.get(owner)?;
                Some((LinkTarget::Destination(place.clone().into()), (*name).to_owned()))
            }
            LinkTo::Address(address) => {
                let action = LinkAction::new(ascii(address));
                Some((LinkTarget::Action(Action::Link(action)), address.to_string()))
            }
        }
    }
}

/// An address in the letters that a PDF may have in it: the others by their UTF-8 bytes (RFC 3987, 3.1).
fn ascii(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_graphic() {
            out.push(c);
        } else {
            let mut bytes = [0; 4];
            out.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    out
}

/// The claim of a file that everybody can read; what does not keep it is an error when the file is finished.
fn accessible() -> Configuration {
    ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect("PDF/UA-1 is of PDF 1.7")
}

/// The claims of a file for the archive.
fn archival(options: &PdfOptions) -> Configuration {
    let archival = if options.attachments.is_empty() { Archival::A2_A } else { Archival::A3_A };
    ConfigurationBuilder::new()
        .with_archival_validator(archival)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect("PDF/A-2, PDF/A-3 and PDF/UA-1 are all of PDF 1.7")
}

fn page(
    document: &mut Document,
    scene: &Scene,
    grid: &PageGrid,
    places: &Places<'_>,
    fonts: &mut Fonts<'_>,
) -> PageParts {
    let mut page = document.start_page_with(PageSettings::new(grid.size));
    let mut canvas = Canvas::new(page.surface(), grid, scene, fonts);
    canvas.draw(scene);
    let mut parts = canvas.finish();
    for link in &scene.links {
        if let (Some((to, name)), Some(rect)) = (places.target(&link.to), grid.rect(link.rect)) {
            let annotation = Annotation::new_link(LinkAnnotation::new(rect, to), Some(name.clone()));
            parts.links.push(Area { rect: link.rect, id: page.add_tagged_annotation(annotation), name });
        }
    }
    parts
}

/// The years; for a scene without any, its title.
fn outline(pages: &[Scene], grids: &[PageGrid], about: &DocumentInfo) -> Outline {
    let mut outline = Outline::new();
    let mut last = None;
    for (number, (scene, grid)) in pages.iter().zip(grids).enumerate() {
        for landmark in &scene.bookmarks {
            if last != Some(&landmark.name) {
                let place = XyzDestination::new(number, grid.point(landmark.pos));
                outline.push_child(OutlineNode::new(landmark.name.to_string(), place));
            }
            last = Some(&landmark.name);
        }
    }
    if last.is_none() && !about.title.is_empty() {
        outline.push_child(OutlineNode::new(about.title.clone(), XyzDestination::new(0, Point::from_xy(0.0, 0.0))));
    }
    outline
}

fn metadata(pages: &[Scene], options: &PdfOptions) -> Metadata {
    let about = &options.about;
    let metadata = Metadata::new()
        .title(about.title.clone())
        .description(about.description.clone())
        .creator(about.software.clone())
        .producer(about.software.clone())
        .text_direction(text_direction(pages));
    let metadata = if about.language.is_empty() { metadata } else { metadata.language(about.language.clone()) };
    match date(options) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

/// The predominant direction of the text (ISO 32000-1, table 150), whatever the language of the dates: PDFium puts the
/// words of every line in it.
fn text_direction(pages: &[Scene]) -> TextDirection {
    let texts = pages.iter().flat_map(|page| &page.items).filter_map(|item| match &item.shape {
        Shape::Text { layout, .. } => Some(layout),
        _ => None,
    });
    let (rtl, ltr): (Vec<&GlyphRun>, Vec<&GlyphRun>) =
        texts.flat_map(|layout| &layout.lines).flat_map(|line| &line.runs).partition(|run| run.rtl);
    let glyphs = |runs: &[&GlyphRun]| runs.iter().map(|run| run.glyphs.len()).sum::<usize>();
    if glyphs(&rtl) >= glyphs(&ltr) { TextDirection::RightToLeft } else { TextDirection::LeftToRight }
}

/// The date that the file says; `None` if it says none.
fn date(options: &PdfOptions) -> Option<DateTime> {
    let (year, month, day) = match options.date {
        Some(date) => (date.year().clamp(0, 9999) as u16, date.month() as u8, date.day() as u8),
        None if options.archival => (1970, 1, 1),
        None => return None,
    };
    Some(DateTime::new(year).month(month).day(day).hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0))
}

fn attach(document: &mut Document, options: &PdfOptions) -> Result<(), PdfError> {
    for attachment in &options.attachments {
        let refused = || PdfError::Attachment(attachment.name.clone());
        let mime_type = MimeType::new(&attachment.media_type).ok_or_else(refused)?;
        let file = EmbeddedFile {
            path: attachment.name.clone(),
            mime_type: Some(mime_type),
            description: Some(attachment.description.clone()),
            association_kind: match attachment.relationship {
                Relationship::Source => AssociationKind::Source,
                Relationship::Data => AssociationKind::Data,
            },
            data: attachment.bytes.clone().into(),
            modification_date: date(options),
            compress: None,
            location: None,
        };
        document.embed_file(file).ok_or_else(refused)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::leave_out_suspects;

    #[test]
    fn suspects_are_left_out_of_the_catalog_alone() {
        const CATALOG: &str = "1 0 obj\n<</Type/Catalog/MarkInfo<</Marked true/Suspects false>>>>\nendobj\n";
        const BLANKED: &str = "1 0 obj\n<</Type/Catalog/MarkInfo<</Marked true               >>>>\nendobj\n";
        let stream = "stream /Suspects false endobj\n";
        for (file, expected) in [
            (CATALOG.to_owned(), BLANKED.to_owned()),
            (format!("{stream}{CATALOG}{stream}"), format!("{stream}{BLANKED}{stream}")),
            (stream.to_owned(), stream.to_owned()),
            (String::new(), String::new()),
        ] {
            let mut bytes = file.into_bytes();
            leave_out_suspects(&mut bytes);
            assert_eq!(String::from_utf8_lossy(&bytes), expected);
        }
    }
}
