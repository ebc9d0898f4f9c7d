//! Text that fields of forms show: the value of a field, and of a list of options the one that is chosen.

use html5ever::tokenizer::Tag;

use super::attributes::attribute;
use super::flow::Flow;
use crate::documents::ink::Ink;
use crate::model::Concealment;

/// Text that a field shows, by its tag; `None` for those that show no text, or stars.
pub(crate) fn value(tag: &Tag) -> Option<&str> {
    let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
    let silent = ["hidden", "checkbox", "radio", "color", "range", "file", "image", "password"];
    attribute(tag, "value").filter(|value| !silent.contains(&&*kind) && !value.trim().is_empty())
}

/// A list while its options are read.
#[derive(Debug)]
pub(crate) struct Select {
    /// True if more than one is shown.
    many: bool,
    options: Vec<Choice>,
}

#[derive(Debug)]
struct Choice {
    text: String,
    /// A text that is shown in its place.
    label: Option<String>,
    chosen: bool,
    line: u32,
}

impl Select {
    /// An empty list, by its tag.
    pub(crate) fn new(tag: &Tag) -> Self {
        let rows = attribute(tag, "size").and_then(|size| size.trim().parse::<u32>().ok()).unwrap_or(1);
        Self { many: rows > 1 || attribute(tag, "multiple").is_some(), options: Vec::new() }
    }

    /// Begins an option by its tag.
    pub(crate) fn begin(&mut self, tag: &Tag, line: u32) {
        let chosen = attribute(tag, "selected").is_some();
        let label = attribute(tag, "label").filter(|label| !label.trim().is_empty()).map(str::to_owned);
        self.options.push(Choice { text: String::new(), label, chosen, line });
    }

    /// Adds text to the option that began last.
    pub(crate) fn push(&mut self, text: &str) {
        if let Some(choice) = self.options.last_mut() {
            choice.text.push_str(text);
        }
    }

    /// Writes the option that is shown, and the others as hidden. The last one that is marked as chosen is; else the first.
    pub(crate) fn write(self, flow: &mut Flow, ink: Ink) {
        let shown = self.options.iter().rposition(|choice| choice.chosen).unwrap_or(0);
        for (nth, choice) in self.options.iter().enumerate() {
            let seen = self.many || nth == shown;
            let ink = if seen || ink.how.is_some() { ink } else { Ink::concealed(Concealment::Hidden) };
            flow.now.line.space(ink);
            if let Some(label) = &choice.label {
                flow.push(label, choice.line, false, ink);
                flow.now.line.space(ink);
            }
            let in_place = choice.label.as_ref().filter(|_| ink.how.is_none());
            let ink = in_place.map_or(ink, |_| Ink::concealed(Concealment::Hidden));
            flow.push(&choice.text, choice.line, false, ink);
            flow.now.line.space(ink);
        }
    }
}
