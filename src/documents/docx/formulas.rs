//! The signs of formulas that are no letters of theirs (ECMA-376 part 1 §22.1): brackets, roots, sums, the line of a
//! fraction, and what stands above or below the line.

use quick_xml::events::BytesStart;

use super::look::Shift;
use super::tags::attribute;

/// Parts of formulas in each other.
const MAX_OPEN: usize = 1_000;

/// The formulas that are open.
#[derive(Clone, Debug, Default)]
pub(crate) struct Formulas {
    /// Number of open formulas.
    depth: usize,
    parts: Vec<Part>,
    shifts: Vec<Shift>,
    /// Parts that only take up room, and those that are struck out.
    phantoms: usize,
    struck: usize,
}

#[derive(Clone, Debug)]
enum Part {
    /// Brackets: what opens, parts and closes, and the expressions so far.
    Brackets { opening: String, between: String, closing: String, count: usize },
    /// A root, of which the sign has been written or not.
    Root { is_written: bool },
    /// A sum or the like and its sign, until that is written.
    Sum { sign: Option<String> },
    /// Rows of expressions.
    Rows { count: usize },
    /// Room without letters, and whether it is shown.
    Phantom { is_shown: bool },
    /// Part with lines around it, and whether one is drawn through it.
    Box { is_struck: bool },
}

impl Formulas {
    /// An element begins; the sign before its content.
    pub(crate) fn open(&mut self, name: &[u8]) -> Option<String> {
        if matches!(name, b"oMath") {
            self.depth += 1;
        }
        if self.depth == 0 || self.parts.len() > MAX_OPEN || self.shifts.len() > MAX_OPEN {
            return None;
        }
        let part = match name {
            b"d" => {
                let [opening, between, closing] = ["(", "|", ")"].map(str::to_owned);
                Part::Brackets { opening, between, closing, count: 0 }
            }
            b"rad" => Part::Root { is_written: false },
            b"nary" => Part::Sum { sign: Some("∫".to_owned()) },
            b"eqArr" | b"m" => Part::Rows { count: 0 },
            b"phant" => Part::Phantom { is_shown: true },
            b"borderBox" => Part::Box { is_struck: false },
            _ => return self.before(name),
        };
        self.parts.push(part);
        None
    }

    fn before(&mut self, name: &[u8]) -> Option<String> {
        let of_part = match (name, self.parts.last_mut()) {
            (b"e", Some(Part::Brackets { opening, between, count, .. })) => {
                *count += 1;
                Some(if *count == 1 { opening.clone() } else { between.clone() })
            }
            (b"deg" | b"e", Some(Part::Root { is_written })) => {
                (!std::mem::replace(is_written, true)).then(|| "√".to_owned())
            }
            (b"sub" | b"sup" | b"e", Some(Part::Sum { sign })) => sign.take(),
            (b"e", Some(Part::Rows { count })) => {
                *count += 1;
                (*count > 1).then(|| " ".to_owned())
            }
            (b"den", _) => Some("/".to_owned()),
            _ => None,
        };
        match name {
            b"sup" | b"deg" => self.shifts.push(Shift::Raised),
            b"sub" => self.shifts.push(Shift::Lowered),
            _ => {}
        }
        of_part
    }

    /// Takes over what is said of a part; false if it is none of a formula.
    pub(crate) fn set(&mut self, name: &[u8], tag: &BytesStart<'_>) -> bool {
        if self.depth == 0 {
            return false;
        }
        let value = attribute(tag, "val").unwrap_or_default();
        let is_off = matches!(&*value, "0" | "false" | "off");
        match (name, self.parts.last_mut()) {
            (b"begChr", Some(Part::Brackets { opening, .. })) => *opening = value,
            (b"sepChr", Some(Part::Brackets { between, .. })) => *between = value,
            (b"endChr", Some(Part::Brackets { closing, .. })) => *closing = value,
            (b"chr", Some(Part::Sum { sign: Some(sign) })) => *sign = value,
            (b"show", Some(Part::Phantom { is_shown })) => {
                let was_shown = std::mem::replace(is_shown, !is_off);
                self.phantoms = self.phantoms + usize::from(was_shown) - usize::from(!is_off);
            }
            (b"strikeH" | b"strikeV" | b"strikeBLTR" | b"strikeTLBR", Some(Part::Box { is_struck })) if !is_off => {
                self.struck += usize::from(!std::mem::replace(is_struck, true));
            }
            _ => return false,
        }
        true
    }

    /// An element ends; the sign after its content.
    pub(crate) fn close(&mut self, name: &[u8]) -> Option<String> {
        if self.depth == 0 {
            return None;
        }
        match name {
            b"oMath" => {
                self.depth -= 1;
                if self.depth == 0 {
                    *self = Self::default();
                }
                None
            }
            b"sup" | b"sub" | b"deg" => {
                self.shifts.pop();
                None
            }
            b"d" => match self.pop() {
                Some(Part::Brackets { closing, .. }) => Some(closing),
                _ => None,
            },
            b"rad" | b"nary" | b"eqArr" | b"m" | b"phant" | b"borderBox" => {
                self.pop();
                None
            }
            _ => None,
        }
    }

    fn pop(&mut self) -> Option<Part> {
        let part = self.parts.pop();
        match part {
            Some(Part::Phantom { is_shown: false }) => self.phantoms -= 1,
            Some(Part::Box { is_struck: true }) => self.struck -= 1,
            _ => {}
        }
        part
    }

    /// Height of what is read now above or below its line.
    pub(crate) fn shift(&self) -> Shift {
        self.shifts.last().copied().unwrap_or_default()
    }

    /// Parts that are open and only take up room.
    pub(crate) fn phantoms(&self) -> usize {
        self.phantoms
    }

    /// Parts that are open and struck out.
    pub(crate) fn struck(&self) -> usize {
        self.struck
    }
}
