//! Fields: what they show is their result, not what they are told to do (ECMA-376 part 1 §17.16).

use super::symbols;
use crate::model::Concealment;

/// Fields in fields.
const MAX_OPEN: usize = 256;
/// Bytes of an instruction that are read.
const MAX_INSTRUCTION: usize = 4_096;

/// Bytes of the name of a field that tell it from others.
const MAX_KEYWORD: usize = 32;

/// The fields that are open.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    open: Vec<Field>,
    /// Fields more than are followed.
    deeper: usize,
}

#[derive(Clone, Debug, Default)]
struct Field {
    instruction: String,
    in_result: bool,
    has_result: bool,
    /// Its result is not made anew.
    is_locked: bool,
    /// Choice in a form: a box, or one of several entries.
    checked: bool,
    entries: Vec<String>,
    entry: usize,
}

impl Field {
    fn keyword(&self) -> String {
        let word = self.instruction.split_whitespace().next().unwrap_or_default();
        word[..word.floor_char_boundary(MAX_KEYWORD)].to_uppercase()
    }

    /// Text that it shows though it has no result.
    fn shown(&self) -> Option<String> {
        let mut words = self.instruction.split_whitespace().skip(1);
        match &*self.keyword() {
            "MACROBUTTON" | "GOTOBUTTON" => Some(words.skip(1).collect::<Vec<_>>().join(" ")),
            "FORMCHECKBOX" => Some(if self.checked { "☒" } else { "☐" }.to_owned()),
            "FORMDROPDOWN" => self.entries.get(self.entry).cloned(),
            "SYMBOL" => {
                let code = words.next()?;
                let code = match code.strip_prefix("0x").or_else(|| code.strip_prefix("0X")) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => code.parse().ok()?,
                };
                let font = self.instruction.split("\\f").nth(1).unwrap_or_default().trim();
                Some(symbols::symbol(font.trim_start_matches('"').split('"').next().unwrap_or_default(), code).into())
            }
            // A formula, or letters over each other: what it shows is not said.
            "EQ" => Some(char::REPLACEMENT_CHARACTER.to_string()),
            _ => None,
        }
    }
}

impl Fields {
    /// Begins a field.
    pub(crate) fn begin(&mut self, is_locked: bool) {
        if self.open.len() == MAX_OPEN {
            self.deeper += 1;
        } else {
            self.open.push(Field { is_locked, ..Field::default() });
        }
    }

    /// Begins a field of which the instruction is an attribute.
    pub(crate) fn begin_simple(&mut self, instruction: &str, is_locked: bool) {
        self.begin(is_locked);
        self.instruct(instruction);
        self.separate();
    }

    /// Begins the result of the innermost field.
    pub(crate) fn separate(&mut self) {
        if let Some(field) = self.open.last_mut().filter(|_| self.deeper == 0) {
            field.in_result = true;
        }
    }

    /// The innermost field ends; what it shows, if it has no result of its own.
    pub(crate) fn end(&mut self) -> Option<String> {
        if self.deeper > 0 {
            self.deeper -= 1;
            return None;
        }
        let field = self.open.pop().filter(|field| !field.has_result)?;
        field.shown().filter(|text| !text.is_empty())
    }

    /// Adds to the instruction of the innermost field.
    pub(crate) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| field.instruction.len() < MAX_INSTRUCTION) {
            field.instruction.push_str(text);
        }
    }

    /// Takes over what a form was filled in with.
    pub(crate) fn set_form(&mut self, name: &[u8], value: Option<&str>) {
        let Some(field) = self.open.last_mut().filter(|field| !field.in_result) else { return };
        let is_on = value.is_none_or(|value| !matches!(value, "0" | "false" | "off"));
        match (name, value) {
            (b"default", Some(value)) if field.entries.is_empty() => {
                (field.checked, field.entry) = (is_on, value.parse().unwrap_or(0));
            }
            (b"checked", _) => field.checked = is_on,
            (b"result", Some(value)) => field.entry = value.parse().unwrap_or(0),
            (b"listEntry", Some(value)) if field.entries.len() < MAX_OPEN => field.entries.push(value.to_owned()),
            _ => {}
        }
    }

    /// Why text that stands here is not seen as it is: it is told to a field, or the day of today is shown instead.
    pub(crate) fn concealment(&self) -> Option<Concealment> {
        if self.open.iter().any(|field| !field.in_result) {
            return Some(Concealment::Hidden);
        }
        let is_today = |field: &Field| !field.is_locked && matches!(&*field.keyword(), "DATE" | "TIME");
        self.open.iter().any(is_today).then_some(Concealment::Replaced)
    }

    /// Says that text stands here.
    pub(crate) fn has_text(&mut self) {
        self.open.iter_mut().filter(|field| field.in_result).for_each(|field| field.has_result = true);
    }
}

/// Returns true if every field of a part that begins ends in it; where not, none is followed.
pub(crate) fn are_whole(xml: &str) -> bool {
    let count = |what: &str| {
        let with = |quote: char| xml.matches(&format!("fldCharType={quote}{what}{quote}")).count();
        with('"') + with('\'')
    };
    count("begin") == count("end")
}
