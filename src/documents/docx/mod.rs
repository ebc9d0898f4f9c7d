//! Texts of word processors: Office Open XML (ECMA-376 part 1 §17), as they read with all changes accepted.
//!
//! Text that is deleted, struck out, hidden (`vanish`, of itself or by a style) or in the colour of the page is read too and
//! told apart ([`super::layers`]), and so are notes, heads and feet that nothing refers to, and prompts of forms that nobody
//! filled in. What is hidden on the web alone (`webHidden`) is seen on the page.

use std::collections::{HashMap, HashSet};

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use self::numbering::Numbering;
use self::overlays::Overlays;
use self::package::{Package, Relationships};
use self::references::References;
use self::styles::Styles;
use self::text::Writer;
use self::theme::Theme;
use super::Extract;
use super::layers::Layers;
use crate::base::Diagnostic;
use crate::model::{Concealment, SourceMap, Unit};

mod chunks;
mod colors;
mod drawings;
mod fields;
mod formulas;
mod look;
mod measure;
mod numbering;
mod overlays;
mod package;
#[cfg(test)]
mod package_tests;
mod place;
mod properties;
mod references;
mod shapes;
mod styles;
mod symbols;
mod tags;
#[cfg(test)]
mod tests;
mod text;
mod theme;

/// The first bytes of an OLE file: an old `.doc`, or a document with a password.
pub(crate) const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

/// The paragraphs of a document, then its notes, its heads and feet, and its comments. A row of a table is a line.
pub(crate) fn extract(bytes: &[u8]) -> Extract {
    read(bytes, true)
}

/// The same of a document that is embedded in another: what is embedded in it is not followed.
fn extract_embedded(bytes: &[u8]) -> Extract {
    read(bytes, false)
}

fn read(bytes: &[u8], follow: bool) -> Extract {
    let mut out =
        Extract { source_map: SourceMap { unit: Unit::Paragraph, ..SourceMap::default() }, ..Extract::default() };
    if bytes.starts_with(OLE) {
        out.faults.push(Diagnostic::error("docx-ole"));
        return out;
    }
    let mut package = match Package::open(bytes) {
        Ok(package) => package,
        Err(fault) => {
            out.faults.push(*fault);
            return out;
        }
    };
    let main = package.main();
    let layers = match package.xml(&main) {
        Some(xml) if !is_other(&xml) => {
            Document::open(&mut package, &main, &xml, follow).read(&mut package, &main, &xml)
        }
        read => {
            // A part that cannot be read is a fault already.
            if read.is_some() || package.faults.is_empty() {
                out.faults.push(Diagnostic::error("docx-no-text"));
            }
            Layers::default()
        }
    };
    out.faults.extend(package.faults);
    out.too_long = layers.is_full();
    layers.write(Unit::Paragraph, &mut out);
    out
}

/// The core properties of a package, as XML (ECMA-376 part 2 §11).
pub(crate) fn core_properties(bytes: &[u8]) -> Option<String> {
    let mut package = Package::open(bytes).ok()?;
    let named = package.relationships("").of("core-properties").map(str::to_owned);
    package.xml(named.as_deref().unwrap_or("docProps/core.xml"))
}

/// Returns true for the main part of a table or a presentation.
fn is_other(xml: &str) -> bool {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => return matches!(tag.local_name().as_ref(), b"workbook" | b"presentation"),
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// State that the parts of a file share.
struct Document {
    relationships: Relationships,
    styles: Styles,
    numbering: Numbering,
    chunks: HashMap<String, Extract>,
    references: References,
    overlays: Overlays,
    paragraphs: u32,
}

impl Document {
    fn open(package: &mut Package<'_>, main: &str, xml: &str, follow: bool) -> Self {
        let relationships = package.relationships(main);
        let mut xml_of = |kind: &str| -> String {
            let usual = || package.numbered(&format!("word/{kind}"));
            let name = relationships.of(kind).map_or_else(usual, str::to_owned);
            package.xml(&name).unwrap_or_default()
        };
        let (styles, lists, settings) = (xml_of("styles"), xml_of("numbering"), xml_of("settings"));
        let theme = Theme::read(&xml_of("theme"), &settings);
        let references = References::new(has_even(&settings));
        let chunks = chunks_of(package, &relationships, follow);
        Self {
            styles: Styles::read(&styles, theme, measure::page(xml)),
            numbering: Numbering::read(&lists, &styles),
            relationships,
            chunks,
            references,
            overlays: Overlays::default(),
            paragraphs: 0,
        }
    }

    /// The text, its notes, what stands at the head and the foot of pages, and comments.
    fn read(mut self, package: &mut Package<'_>, main: &str, xml: &str) -> Layers {
        let mut layers = Layers::with_headings();
        self.add(package, &mut layers, (main, xml), None);
        let named = |kind: &str| self.relationships.of(kind).map_or_else(|| format!("word/{kind}.xml"), str::to_owned);
        let [footnotes, endnotes, comments] = ["footnotes", "endnotes", "comments"].map(named);
        // Heads and feet lie behind the text.
        let overlays = self.overlays.clone();
        let mut parts = vec![(footnotes, None), (endnotes, None)];
        parts.extend(self.edges(package));
        parts.push((comments, None));
        let mut read = HashSet::from([main.to_owned()]);
        for (name, unshown) in parts {
            if read.insert(name.clone())
                && let Some(xml) = package.xml(&name)
            {
                self.add(package, &mut layers, (&name, &xml), unshown);
            }
        }
        package.faults.extend(overlays.doubt());
        layers
    }

    fn add(
        &mut self,
        package: &mut Package<'_>,
        layers: &mut Layers,
        (name, xml): (&str, &str),
        unshown: Option<Concealment>,
    ) {
        let relationships = package.relationships(name);
        let drawings = drawings::of_part(package, &relationships);
        let sources = text::Sources {
            styles: &self.styles,
            numbering: &mut self.numbering,
            chunks: &self.chunks,
            drawings: &drawings,
            references: &mut self.references,
            overlays: &mut self.overlays,
            unshown,
        };
        let writer = Writer::new(layers, &mut package.faults, sources, self.paragraphs);
        self.paragraphs = writer.read(xml, name);
    }

    /// The parts with heads and feet; those that nothing refers to are hidden.
    fn edges(&self, package: &Package<'_>) -> Vec<(String, Option<Concealment>)> {
        let usual = |name: &&str| {
            let number = ["word/header", "word/footer"].iter().find_map(|start| name.strip_prefix(start));
            let number = number.and_then(|rest| rest.strip_suffix(".xml"));
            number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
        };
        let edges: Vec<_> = self.relationships.parts("header").chain(self.relationships.parts("footer")).collect();
        let shown: HashSet<&str> =
            edges.iter().filter(|edge| self.references.shows(&edge.id)).map(|edge| &*edge.target).collect();
        let mut names: Vec<&str> =
            package.names().filter(usual).chain(edges.iter().map(|edge| &*edge.target)).collect();
        names.sort_unstable();
        names.dedup();
        let unshown = |name: &str| (!shown.contains(name)).then_some(Concealment::Hidden);
        names.into_iter().map(|name| (name.to_owned(), unshown(name))).collect()
    }
}

/// Returns true if the settings say that pages on the left have heads and feet of their own (§17.10.1).
fn has_even(settings: &str) -> bool {
    let mut reader = Reader::from_str(settings);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == b"evenAndOddHeaders" => {
                return tags::is_on(&tag);
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Texts of embedded files, by the ids under which the text embeds them.
fn chunks_of(package: &mut Package<'_>, relationships: &Relationships, follow: bool) -> HashMap<String, Extract> {
    let mut found = HashMap::new();
    for chunk in relationships.0.iter().filter(|chunk| matches!(&*chunk.kind, "aFChunk" | "subDocument")) {
        let part = &*chunk.target;
        let faults = package.faults.len();
        let bytes = if chunk.is_external { None } else { package.bytes(part) };
        if package.faults.len() > faults {
            continue;
        }
        match bytes.filter(|_| follow).and_then(|bytes| chunks::read(part, &bytes, extract_embedded)) {
            Some(read) => {
                package.faults.push(Diagnostic::note("docx-embedded").arg("part", part));
                package.faults.extend(read.faults.iter().cloned());
                found.insert(chunk.id.clone(), read);
            }
            None => package.faults.push(Diagnostic::error("docx-embedded-unread").arg("part", part)),
        }
    }
    found
}
