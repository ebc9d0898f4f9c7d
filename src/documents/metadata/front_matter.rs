//! The description at the start of a Markdown file, between lines of three hyphens (YAML as it is used there).

use super::said::{Metadata, published};

/// Lines that are looked through for the end of a description.
const MAX_LINES: usize = 200;

/// Statements of a Markdown file before its text.
pub(super) fn metadata(text: &str) -> Metadata {
    let mut said = Metadata::default();
    let mut lines = text.lines().take(MAX_LINES);
    if lines.next().map(str::trim_end) != Some("---") {
        return said;
    }
    let fields: Vec<&str> = lines.take_while(|line| !matches!(line.trim_end(), "---" | "...")).collect();
    for (name, value) in fields.into_iter().filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        let quoted = ['"', '\''].into_iter().find_map(|q| value.strip_prefix(q)?.strip_suffix(q));
        let value = quoted.unwrap_or(value);
        let some = || Some(value.to_owned()).filter(|value| !value.is_empty());
        match name.trim_end() {
            "title" => said.title = some(),
            "lang" | "language" => said.language = some(),
            "publisher" => said.publisher = some(),
            "date" | "published" => said.published = published(value),
            _ => {}
        }
    }
    said
}
