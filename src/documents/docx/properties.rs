//! The properties of what is open around a run: its paragraph, row, cell and table, and the shape of a text box.

use std::mem::replace;

use quick_xml::events::BytesStart;

use super::fields::Fields;
use super::look::{Back, Look, shade};
use super::measure::{Page, TWIPS, measure};
use super::overlays::Drawings;
use super::place::{FLAT, Place};
use super::shapes::Shape;
use super::styles::{Styles, has_outline};
use super::tags::{attribute, is_on};
use super::theme::Theme;
use crate::documents::ink::Ink;
use crate::model::Concealment;

/// Tables in tables.
const TABLES: usize = 64;

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Paragraph {
    style: Option<String>,
    shade: Option<Back>,
    place: Place,
    is_heading: Option<bool>,
}

/// Returns true if text that is put there begins at the left.
fn is_left(to: &str) -> bool {
    matches!(to, "left" | "start" | "both" | "0" | "false" | "off")
}

/// A table.
#[derive(Clone, Debug, Default)]
struct Table {
    style: Option<String>,
    shade: Option<Back>,
    cell: Option<Back>,
    row_hidden: bool,
    row_deleted: bool,
    cell_deleted: bool,
    /// True if the row is the first one, and if that one looks otherwise.
    rows: u32,
    has_first_row: bool,
    /// True if the cell is a part of the one above or before it, whose text alone is seen.
    merged: bool,
    any_merged: bool,
}

/// Open elements around a run.
#[derive(Clone, Debug, Default)]
pub(crate) struct Around {
    /// The run.
    pub run: Look,
    /// The paragraph.
    pub paragraph: Paragraph,
    tables: Vec<Table>,
    /// Text boxes that are open, and what lies behind the innermost.
    boxes: usize,
    box_back: Option<Back>,
    /// True if the text box is hidden.
    hidden: bool,
    /// The shape that comes.
    pub shape: Shape,
    /// Why nothing of what is read now is shown: a note or a head that nothing refers to, or only what is concealed.
    pub unshown: Option<Concealment>,
    /// Forms that are open, and whether nobody has filled them in.
    forms: Vec<bool>,
    prompts: usize,
    /// Fields that are open.
    pub fields: Fields,
    /// Parts of formulas that only take up room.
    pub phantoms: usize,
    /// Parts of formulas that are struck out.
    pub crossed: usize,
    /// The drawings of the paragraph.
    pub drawings: Drawings,
    /// Size of pages.
    pub page: Page,
    /// Changes that are open: deletions and insertions.
    pub deleted: usize,
    /// See `deleted`.
    pub inserted: usize,
    /// Background of the pages of the file.
    pub background: Option<Back>,
}

impl Paragraph {
    /// The style that is named.
    pub(crate) fn style(&self) -> Option<&str> {
        self.style.as_deref()
    }
}

impl Around {
    /// State at the start of a part.
    pub(crate) fn of_part(unshown: Option<Concealment>) -> Self {
        Self { unshown, ..Self::default() }
    }

    /// State inside a text box.
    pub(crate) fn in_box(&self) -> Self {
        Self {
            hidden: self.hidden || self.shape.is_hidden(),
            boxes: self.boxes + 1,
            box_back: Some(self.shape.back()),
            unshown: self.unshown,
            page: self.page,
            deleted: self.deleted,
            inserted: self.inserted,
            ..Self::default()
        }
    }

    /// Begins a table.
    pub(crate) fn open_table(&mut self) {
        self.tables.push(Table { has_first_row: true, ..Table::default() });
    }

    /// Ends a table.
    pub(crate) fn close_table(&mut self) {
        self.tables.pop();
    }

    /// Begins a row of the table.
    pub(crate) fn open_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            (table.row_hidden, table.row_deleted, table.cell) = (false, false, None);
            table.rows += 1;
        }
    }

    /// Begins a cell of the table.
    pub(crate) fn open_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            (table.cell, table.merged, table.cell_deleted) = (None, false, false);
        }
    }

    /// Begins a form.
    pub(crate) fn open_form(&mut self) {
        self.forms.push(false);
    }

    /// Notes that the form shows what is to be filled in.
    pub(crate) fn set_prompt(&mut self, tag: &BytesStart<'_>) {
        if let Some(form) = self.forms.last_mut() {
            let was_prompt = replace(form, is_on(tag));
            self.prompts = self.prompts + usize::from(*form) - usize::from(was_prompt);
        }
    }

    /// Ends a form.
    pub(crate) fn close_form(&mut self) {
        let was_prompt = self.forms.pop().unwrap_or(false);
        self.prompts -= usize::from(was_prompt);
    }

    /// Takes over a property of the paragraph.
    pub(crate) fn set_paragraph(&mut self, name: &[u8], tag: &BytesStart<'_>, theme: &Theme) {
        match name {
            b"pStyle" => self.paragraph.style = attribute(tag, "val"),
            b"shd" => self.paragraph.shade = shade(tag, theme),
            b"outlineLvl" => self.paragraph.is_heading = has_outline(tag),
            b"jc" | b"bidi" => self.drawings.is_aligned |= !attribute(tag, "val").is_some_and(|to| is_left(&to)),
            name => self.paragraph.place.set(name, tag, self.page),
        }
    }

    /// Takes over a property of the table, its row or its cell.
    pub(crate) fn set_table(&mut self, of: &[u8], name: &[u8], tag: &BytesStart<'_>, theme: &Theme) {
        let Some(table) = self.tables.last_mut() else { return };
        match (of, name) {
            (b"tblPr", b"tblLook") => {
                let bits = attribute(tag, "val").and_then(|bits| u32::from_str_radix(&bits, 16).ok());
                let said = attribute(tag, "firstRow").map(|value| !matches!(&*value, "0" | "false" | "off"));
                table.has_first_row = said.or(bits.map(|bits| bits & 0x20 != 0)).unwrap_or(true);
            }
            (b"tcPr", b"vMerge" | b"hMerge") => {
                let starts = attribute(tag, "val").is_some_and(|value| value == "restart");
                table.merged = !starts && table.any_merged;
                table.any_merged |= starts;
            }
            (b"tblPr", b"tblStyle") => table.style = attribute(tag, "val"),
            (b"tblPr" | b"tblPrEx", b"shd") => table.shade = shade(tag, theme),
            (b"tcPr", b"shd") => table.cell = shade(tag, theme),
            (b"trPr", b"hidden") => table.row_hidden = is_on(tag),
            (b"trPr", b"del") => table.row_deleted = true,
            (b"tcPr", b"cellDel") => table.cell_deleted = true,
            (b"trPr", b"trHeight") => {
                let exact = attribute(tag, "hRule").is_some_and(|rule| rule == "exact");
                table.row_hidden |= exact && measure(tag, "val", TWIPS).is_some_and(|height| height <= FLAT);
            }
            _ => {}
        }
    }

    /// Returns true if the paragraph is a heading.
    pub(crate) fn is_heading(&self, styles: &Styles) -> bool {
        self.paragraph.is_heading.unwrap_or_else(|| styles.is_heading(self.paragraph.style()))
    }

    /// Look of text that comes now.
    pub(crate) fn look(&self, styles: &Styles) -> Look {
        let table = self.tables.last().map(|table| (table.style.as_deref(), table.is_first_row()));
        styles.look(&self.run, self.paragraph.style(), table)
    }

    /// Ink of text of a look.
    pub(crate) fn ink_of(&self, look: &Look, styles: &Styles) -> Ink {
        Ink { how: self.concealment(look, styles), inserted: self.inserted > 0 }
    }

    fn concealment(&self, look: &Look, styles: &Styles) -> Option<Concealment> {
        let of_look = look.concealment(self.back(styles));
        let tables = || self.tables.iter().rev().take(TABLES);
        let table_hidden = tables().any(|table| table.row_hidden || table.merged);
        let away = self.paragraph.place.or(styles.place_of(self.paragraph.style())).is_unseen();
        let hidden = self.hidden || self.phantoms > 0 || away || table_hidden;
        if hidden || of_look == Some(Concealment::Hidden) || self.unshown == Some(Concealment::Hidden) {
            return Some(Concealment::Hidden);
        }
        let deleted =
            self.deleted > 0 || self.crossed > 0 || tables().any(|table| table.row_deleted || table.cell_deleted);
        let struck = of_look.or(deleted.then_some(Concealment::Struck)).or(self.unshown);
        let is_prompt = self.prompts > 0;
        struck.or_else(|| self.fields.concealment()).or(is_prompt.then_some(Concealment::Prompt))
    }

    /// Background of text that has none of its own.
    fn back(&self, styles: &Styles) -> Back {
        let page = self.box_back.or(self.background).unwrap_or(Back::Of([255; 3]));
        let of_table = |table: &Table| {
            let of_style = styles.shade_of_table(table.style.as_deref(), table.is_first_row());
            table.cell.or(table.shade).or(of_style)
        };
        let paragraph = self.paragraph.shade.or_else(|| styles.shade_of(self.paragraph.style()));
        paragraph.or_else(|| self.tables.iter().rev().take(TABLES).find_map(of_table)).unwrap_or(page)
    }
}

impl Table {
    fn is_first_row(&self) -> bool {
        self.rows <= 1 && self.has_first_row
    }
}
