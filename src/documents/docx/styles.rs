//! The styles of a file: the look of runs that they give, and what paragraphs and tables have of them (ECMA-376 part 1
//! §17.7).

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::look::{Back, Look, shade};
use super::measure::Page;
use super::place::Place;
use super::tags::attribute;
use super::theme::Theme;

/// Styles that are based on each other.
const DEPTH: usize = 32;
/// Elements of styles in each other; nothing that is read lies deeper.
const MAX_OPEN: usize = 64;

/// Returns true for a level of the outline of a file, from 0; the last, 9, is running text (§17.3.1.20).
pub(crate) fn has_outline(tag: &BytesStart<'_>) -> Option<bool> {
    Some(attribute(tag, "val")?.trim().parse::<u8>().ok()? < 9)
}

/// Returns true if a style is called as Word calls those of headings and titles, in every language of its interface.
fn names_heading(tag: &BytesStart<'_>) -> Option<bool> {
    let name = attribute(tag, "val")?.to_ascii_lowercase();
    let is = name == "title" || name.strip_prefix("heading ").is_some_and(|level| level.parse::<u8>().is_ok());
    is.then_some(true)
}

/// A style.
#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    run: Look,
    /// Background of paragraphs or cells.
    shade: Option<Back>,
    /// Place of paragraphs.
    place: Place,
    /// True if paragraphs are headings, as far as it says.
    is_heading: Option<bool>,
    /// The same of the first row of tables.
    first_row: Look,
    first_row_shade: Option<Back>,
}

/// The styles of a file.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    defaults: Look,
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
    default_character: Option<String>,
    default_table: Option<String>,
    in_first_row: bool,
    page: Page,
    /// The colours that styles and text name.
    pub theme: Theme,
}

impl Styles {
    /// Reads the part with the styles, as far as it can be read.
    pub(crate) fn read(xml: &str, theme: Theme, page: Page) -> Self {
        let (mut styles, mut reader) = (Self { theme, page, ..Self::default() }, Reader::from_str(xml));
        let mut open: Vec<Vec<u8>> = Vec::new();
        let mut id = None;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => {
                    styles.take(&tag, &open, &mut id);
                    open.push(tag.local_name().as_ref().to_vec());
                }
                Ok(Event::Empty(tag)) => styles.take(&tag, &open, &mut id),
                Ok(Event::End(_)) => drop(open.pop()),
                Ok(Event::Eof) | Err(_) => return styles,
                Ok(_) => {}
            }
        }
    }

    fn take(&mut self, tag: &BytesStart<'_>, open: &[Vec<u8>], id: &mut Option<String>) {
        if open.len() > MAX_OPEN {
            return;
        }
        let name = tag.local_name();
        let inside = |what: &[u8]| open.iter().any(|name| name == what);
        if name.as_ref() == b"style" {
            let is_default = attribute(tag, "default").is_some_and(|value| matches!(&*value, "1" | "true" | "on"));
            *id = attribute(tag, "styleId");
            match attribute(tag, "type").filter(|_| is_default).as_deref() {
                Some("paragraph") => self.default_paragraph.clone_from(id),
                Some("character") => self.default_character.clone_from(id),
                Some("table") => self.default_table.clone_from(id),
                _ => {}
            }
            return;
        }
        let parent = open.last().map_or(&b""[..], Vec::as_slice);
        if inside(b"rPrDefault") && parent == b"rPr" {
            return self.defaults.set(name.as_ref(), tag, &self.theme);
        }
        if inside(b"rPrDefault") && inside(b"textFill") {
            return self.defaults.set_fill(name.as_ref(), tag, &self.theme);
        }
        let Some(id) = id.as_ref().filter(|_| inside(b"style")) else { return };
        let style = self.by_id.entry(id.clone()).or_default();
        match (parent, name.as_ref()) {
            (b"style", b"name") => style.is_heading = style.is_heading.or(names_heading(tag)),
            (b"style", b"basedOn") => style.based_on = attribute(tag, "val"),
            (b"style", b"tblStylePr") => {
                self.in_first_row = attribute(tag, "type").is_some_and(|kind| kind == "firstRow");
            }
            // What a table's style says of some of its rows is not followed, only that it may shade them.
            (b"rPr", name) if inside(b"tblStylePr") && self.in_first_row => {
                style.first_row.set(name, tag, &self.theme);
            }
            (_, b"shd") if inside(b"tblStylePr") && self.in_first_row => {
                style.first_row_shade = shade(tag, &self.theme).or(style.first_row_shade);
            }
            (_, b"shd") if inside(b"tblStylePr") => style.shade = Some(Back::Unknown),
            _ if inside(b"tblStylePr") => {}
            (b"rPr", name) if open.len() >= 2 && open[open.len() - 2] == b"style" => {
                style.run.set(name, tag, &self.theme)
            }
            (_, name) if inside(b"textFill") => style.run.set_fill(name, tag, &self.theme),
            (b"pPr" | b"tcPr" | b"tblPr", b"shd") => {
                style.shade = shade(tag, &self.theme).or(style.shade);
            }
            (b"pPr", b"outlineLvl") => style.is_heading = has_outline(tag),
            (b"pPr", name) => style.place.set(name, tag, self.page),
            _ => {}
        }
    }

    /// A style and those that it is based on.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = &'s Style> {
        let style = |id: Option<&'s str>| id.and_then(|id| self.by_id.get(id));
        std::iter::successors(style(id), move |of| style(of.based_on.as_deref())).take(DEPTH)
    }

    fn resolved(&self, id: Option<&str>) -> Look {
        self.chain(id).fold(Look::default(), |look, style| look.or(&style.run))
    }

    fn paragraph<'s>(&'s self, id: Option<&'s str>) -> Option<&'s str> {
        id.or(self.default_paragraph.as_deref())
    }

    fn table<'s>(&'s self, id: Option<&'s str>) -> Option<&'s str> {
        id.or(self.default_table.as_deref())
    }

    /// Background that a paragraph style gives to text.
    pub(crate) fn shade_of(&self, id: Option<&str>) -> Option<Back> {
        self.chain(self.paragraph(id)).find_map(|style| style.shade)
    }

    /// Returns true if a paragraph style is that of headings.
    pub(crate) fn is_heading(&self, id: Option<&str>) -> bool {
        self.chain(self.paragraph(id)).find_map(|style| style.is_heading) == Some(true)
    }

    /// Place that a paragraph style gives to text.
    pub(crate) fn place_of(&self, id: Option<&str>) -> Place {
        self.chain(self.paragraph(id)).fold(Place::default(), |place, style| place.or(style.place))
    }

    /// Background that a style of tables gives to the text of a row.
    pub(crate) fn shade_of_table(&self, id: Option<&str>, is_first_row: bool) -> Option<Back> {
        let of_row = self.chain(self.table(id)).find_map(|style| style.first_row_shade).filter(|_| is_first_row);
        of_row.or_else(|| self.chain(self.table(id)).find_map(|style| style.shade))
    }

    /// Look of a run in the end, by its own properties and the styles of its paragraph and its table, of which it may
    /// stand in the first row.
    ///
    /// A property that is on in several styles is off (§17.7.3); one of the run itself counts alone.
    pub(crate) fn look(&self, run: &Look, paragraph: Option<&str>, table: Option<(Option<&str>, bool)>) -> Look {
        let of_run = self.resolved(run.style.as_deref().or(self.default_character.as_deref()));
        let of_paragraph = self.resolved(self.paragraph(paragraph));
        let of_table = table.map_or_else(Look::default, |(id, is_first_row)| {
            let of_row = self.chain(self.table(id)).fold(Look::default(), |look, style| look.or(&style.first_row));
            let whole = self.resolved(self.table(id));
            if is_first_row { of_row.or(&whole) } else { whole }
        });
        let styles = [&of_run, &of_paragraph, &of_table];
        let toggle = |own: Option<bool>, default: Option<bool>, of: fn(&Look) -> Option<bool>| {
            let on = styles.iter().filter(|style| of(style) == Some(true)).count() % 2 == 1;
            Some(own.unwrap_or(default == Some(true) || on))
        };
        let mut look = run.or(&of_run).or(&of_paragraph).or(&of_table).or(&self.defaults);
        look.vanish = toggle(run.vanish, self.defaults.vanish, |look| look.vanish);
        look.strike = toggle(run.strike, self.defaults.strike, |look| look.strike);
        look
    }
}
