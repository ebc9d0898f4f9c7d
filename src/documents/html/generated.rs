//! Text that style sheets put before and after the content of an element (CSS Generated Content Level 3).

use html5ever::tokenizer::Tag;

use super::attributes::attribute;
use super::css;

/// Fonts whose letters are pictures.
const ICON_FONTS: [&str; 8] = ["icon", "awesome", "glyph", "fontello", "icomoon", "material", "dashicon", "symbol"];

/// Bytes of a text that is put in from which on the rest of it is left out.
const MAX_CONTENT: usize = 1 << 16;

/// Text that `content` adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Content {
    /// The text of it.
    pub text: String,
    /// True if it also has a number or a value that is not followed.
    pub is_more: bool,
}

/// Text that a value of `content` adds to an element.
pub(crate) fn content(value: &str, tag: &Tag) -> Content {
    let mut content = Content { text: String::new(), is_more: false };
    for part in css::strings(value) {
        if content.text.len() > MAX_CONTENT {
            content.is_more = true;
            break;
        }
        let part = match part {
            Ok(text) => {
                content.text.push_str(&text);
                continue;
            }
            Err(part) => part,
        };
        let lower = part.to_lowercase();
        match lower.split('(').next().unwrap_or_default() {
            // After a slash stands what is read aloud.
            "/" => break,
            "open-quote" => content.text.push('“'),
            "close-quote" => content.text.push('”'),
            "attr" => {
                let name = lower.trim_start_matches("attr(").split([',', ')', ' ']).next().unwrap_or_default();
                content.text.push_str(attribute(tag, name.trim()).unwrap_or_default());
            }
            "counter" | "counters" | "var" | "target-counter" | "target-text" | "leader" | "string" => {
                content.is_more = true;
            }
            _ => {}
        }
    }
    content
}

/// Returns true if a text that is put in says something, and is no ornament: letters and digits, quotation marks, and
/// within a line the signs that change what stands beside them.
pub(crate) fn says_something(text: &str, within_line: bool) -> bool {
    let in_line = |c: char| "%$€£¥₹−-≠¬<>=+~±×÷&".contains(c);
    text.chars().any(|c| c.is_alphanumeric() || "“”«»\"„‘’".contains(c) || within_line && in_line(c))
}

/// Returns true if the letters of a font are pictures.
pub(crate) fn is_icon_font(family: &str) -> bool {
    ICON_FONTS.iter().any(|part| family.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_content_are_read() {
        let tag = Tag {
            kind: html5ever::tokenizer::TagKind::StartTag,
            name: "p".into(),
            self_closing: false,
            had_duplicate_attributes: false,
            attrs: Vec::new(),
        };
        let cases = [
            ("\"Not \"", "Not ", false),
            ("'a' \"b\"'c'", "abc", false),
            ("\"say \\\"x\\\" \\201c\"", "say \"x\" “", false),
            ("open-quote", "“", false),
            ("attr(data-x)", "", false),
            ("counter(item) '. '", ". ", true),
            ("url(x.png) / 'spoken'", "", false),
            ("none", "", false),
            ("\"unclosed", "unclosed", false),
            ("", "", false),
        ];
        for (value, text, is_more) in cases {
            assert_eq!(content(value, &tag), Content { text: text.to_owned(), is_more }, "{value}");
        }
        assert!(!says_something("\u{f101} →", false) && says_something("no", false) && says_something("-", true));
    }
}
