//! The texts of a slide.

use serde_json::{Map, Value};

use crate::documents::html::fragment;

/// The text of a field.
pub(crate) fn string<'s>(object: &'s Map<String, Value>, name: &str) -> Option<&'s str> {
    object.get(name).and_then(Value::as_str)
}

/// A text of a slide; numbers count as their digits.
pub(crate) fn text_of(slide: &Map<String, Value>, name: &str) -> String {
    match slide.get("text").and_then(|text| text.get(name)) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Takes a text away from a slide.
pub(crate) fn remove_text(slide: &mut Map<String, Value>, name: &str) {
    if let Some(Value::Object(text)) = slide.get_mut("text") {
        text.shift_remove(name);
        if text.is_empty() {
            slide.shift_remove("text");
        }
    }
}

/// The tags of the old schema, with commas between them.
pub(crate) fn tags_of(slide: &Map<String, Value>) -> Vec<String> {
    let tags = string(slide, "tags").unwrap_or("").split([',', '،']).map(str::trim);
    tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

/// `credit / caption — address`, as far as there are any.
pub(crate) fn media_line(slide: &Map<String, Value>) -> Option<String> {
    let media = slide.get("media")?.as_object()?;
    let part = |name: &str| string(media, name).map(plain).map(|text| text.replace('\n', " "));
    let words: Vec<String> =
        ["credit", "caption"].into_iter().filter_map(part).filter(|text| !text.is_empty()).collect();
    let address = part("url").filter(|url| !url.is_empty());
    let line: Vec<String> =
        [Some(words.join(" / ")).filter(|w| !w.is_empty()), address].into_iter().flatten().collect();
    Some(line.join(" — ")).filter(|line| !line.is_empty())
}

/// The text of a slide, and the line about its media below it.
pub(crate) fn summary_of(slide: &Map<String, Value>) -> Option<String> {
    let text = Some(plain(&text_of(slide, "text"))).filter(|text| !text.is_empty());
    let lines: Vec<String> = [text, media_line(slide)].into_iter().flatten().collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The text of HTML.
pub(crate) fn plain(html: &str) -> String {
    fragment(html).text
}
