//! The properties of what is open around a run: its paragraph, row, cell and table, and the shape of a text box.

use quick_xml::events::BytesStart;

use super::styles::{Back, Look, Styles, attribute, is_on, shade};
use crate::documents::layers::Ink;
use crate::model::Concealment;

/// Twips (twentieths of a point) to the left of the page's edge, or beyond its other one.
const AWAY: i32 = 6_000;
const FAR: i32 = 25_000;
/// Lines and rows of at most so many twips show nothing of their text.
const FLAT: i32 = 40;
/// Tables in tables.
const TABLES: usize = 64;

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    style: Option<String>,
    shade: Option<Back>,
    /// Whether it stands beyond the page, or its lines have no height.
    away: bool,
}

/// A table.
#[derive(Clone, Debug, Default)]
struct Table {
    style: Option<String>,
    shade: Option<Back>,
    cell: Option<Back>,
    row_hidden: bool,
    row_deleted: bool,
}

/// What is open.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The run.
    pub run: Look,
    /// The paragraph.
    pub paragraph: Paragraph,
    tables: Vec<Table>,
    /// Text boxes that are open, whose background is not known.
    boxes: usize,
    /// Whether the text box is hidden.
    hidden: bool,
    /// Whether the shape that comes is.
    shape_hidden: bool,
    /// Changes that are open: deletions and insertions.
    pub deleted: usize,
    /// See `deleted`.
    pub inserted: usize,
    /// Whether the file says of its pages that they have a background.
    pub has_background: bool,
}

impl Paragraph {
    /// The style that is named.
    pub fn style(&self) -> Option<&str> {
        self.style.as_deref()
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<i32> {
    attribute(tag, name)?.parse().ok()
}

impl Around {
    /// What is open inside a text box.
    pub fn in_box(&self) -> Self {
        Self {
            hidden: self.hidden || self.shape_hidden,
            boxes: self.boxes + 1,
            deleted: self.deleted,
            inserted: self.inserted,
            ..Self::default()
        }
    }

    /// A table begins.
    pub fn open_table(&mut self) {
        self.tables.push(Table::default());
    }

    /// A table ends.
    pub fn close_table(&mut self) {
        self.tables.pop();
    }

    /// A row of the table begins.
    pub fn open_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            (table.row_hidden, table.row_deleted, table.cell) = (false, false, None);
        }
    }

    /// A cell of the table begins.
    pub fn open_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.cell = None;
        }
    }

    /// Takes over a property of the paragraph.
    pub fn set_paragraph(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        let beyond = |at: i32| at <= -AWAY || at >= FAR;
        let any_beyond = |names: &[&str]| names.iter().filter_map(|name| number(tag, name)).any(beyond);
        let paragraph = &mut self.paragraph;
        match name {
            b"pStyle" => paragraph.style = attribute(tag, "val"),
            b"shd" => paragraph.shade = shade(tag),
            b"framePr" => paragraph.away |= any_beyond(&["x", "y"]),
            b"ind" => paragraph.away |= any_beyond(&["left", "start", "firstLine"]),
            b"spacing" => {
                let exact = attribute(tag, "lineRule").is_some_and(|rule| rule == "exact");
                paragraph.away |= exact && number(tag, "line").is_some_and(|line| line <= FLAT);
            }
            _ => {}
        }
    }

    /// Takes over a property of the table, its row or its cell.
    pub fn set_table(&mut self, of: &[u8], name: &[u8], tag: &BytesStart<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        match (of, name) {
            (b"tblPr", b"tblStyle") => table.style = attribute(tag, "val"),
            (b"tblPr" | b"tblPrEx", b"shd") => table.shade = shade(tag),
            (b"tcPr", b"shd") => table.cell = shade(tag),
            (b"trPr", b"hidden") => table.row_hidden = is_on(tag),
            (b"trPr", b"del") | (b"tcPr", b"cellDel") => table.row_deleted = true,
            (b"trPr", b"trHeight") => {
                let exact = attribute(tag, "hRule").is_some_and(|rule| rule == "exact");
                table.row_hidden |= exact && number(tag, "val").is_some_and(|height| height <= FLAT);
            }
            _ => {}
        }
    }

    /// Takes over what a drawing says of the shape that a text box may stand in.
    pub fn set_shape(&mut self, name: &[u8], tag: &BytesStart<'_>) {
        match name {
            b"docPr" | b"cNvPr" => {
                self.shape_hidden = attribute(tag, "hidden").is_some_and(|value| matches!(&*value, "1" | "true"));
            }
            b"shape" | b"rect" | b"roundrect" => {
                let style: String = attribute(tag, "style").unwrap_or_default().split_whitespace().collect();
                self.shape_hidden = style.contains("visibility:hidden") || style.contains("display:none");
            }
            _ => {}
        }
    }

    /// How text is shown that comes now.
    pub fn ink(&self, styles: &Styles) -> Ink {
        let how = self.concealment(styles);
        Ink { how, inserted: self.inserted > 0 }
    }

    fn concealment(&self, styles: &Styles) -> Option<Concealment> {
        let style = self.paragraph.style.as_deref();
        let table = self.tables.last().and_then(|table| table.style.as_deref());
        let look = styles.look(&self.run, style, table);
        let of_look = look.concealment(self.back(styles));
        let tables = || self.tables.iter().rev().take(TABLES);
        let row_hidden = tables().any(|table| table.row_hidden);
        if self.hidden || self.paragraph.away || row_hidden || of_look == Some(Concealment::Hidden) {
            return Some(Concealment::Hidden);
        }
        let deleted = self.deleted > 0 || tables().any(|table| table.row_deleted);
        of_look.or(deleted.then_some(Concealment::Struck))
    }

    /// What lies behind text that has nothing of its own behind it.
    fn back(&self, styles: &Styles) -> Back {
        let page = if self.has_background || self.boxes > 0 { Back::Unknown } else { Back::Of([255; 3]) };
        let of_table = |table: &Table| {
            let style = table.style.as_deref().and_then(|style| styles.shade_of_table(style));
            // A style may shade some rows and not others.
            table.cell.or(table.shade).or(style.map(|_| Back::Unknown))
        };
        let paragraph = self.paragraph.shade.or_else(|| styles.shade_of(self.paragraph.style.as_deref()));
        paragraph.or_else(|| self.tables.iter().rev().take(TABLES).find_map(of_table)).unwrap_or(page)
    }
}
