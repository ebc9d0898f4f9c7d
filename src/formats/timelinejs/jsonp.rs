//! JSON in JavaScript, as TimelineJS 1 and 2 published it: `storyjs_jsonp_data = {…};` or `name({…});`.

use std::borrow::Cow;

/// The JSON in a text, with spaces in the place of what is around it, so that every place stays; `None` if there is
/// nothing around it.
pub(crate) fn unwrapped(text: &str) -> Option<String> {
    let start = text.find('{')?;
    let end = text.rfind('}')? + 1;
    let after = text.get(end..)?;
    let is_end = after.chars().all(|c| c.is_whitespace() || matches!(c, ')' | ';'));
    (is_head(&text[..start]) && is_end).then(|| [blank(&text[..start]), text[start..end].into(), blank(after)].concat())
}

/// Returns true for a name with `=` or `(` after it.
fn is_head(text: &str) -> bool {
    let Some(name) = text.trim().strip_suffix(['=', '(']) else { return false };
    let name = name.trim();
    let name = ["var ", "let ", "const "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name).trim_start();
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '.'))
}

/// White space of as many bytes as `text` has, with its line breaks, so that places stay the same.
fn blank(text: &str) -> Cow<'_, str> {
    if text.is_empty() {
        return text.into();
    }
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_json_and_keeps_its_place() {
        let cases = [
            ("storyjs_jsonp_data = {\"a\": 1}", Some("{\"a\": 1}")),
            ("\nvar x={};\n", Some("{}")),
            ("callback({\"a\": {}});", Some("{\"a\": {}}")),
            ("window.data =\n{\"a\": 1}", Some("{\"a\": 1}")),
            ("{\"a\": 1}", None),
            ("[{\"a\": 1}]", None),
            ("if (x) {}", None),
            ("= {}", None),
            ("x = {} + y", None),
            ("x = }{", None),
            ("", None),
        ];
        for (text, json) in cases {
            let found = unwrapped(text);
            assert_eq!(found.as_deref().map(str::trim), json, "{text}");
            if let (Some(found), Some(json)) = (&found, json) {
                assert_eq!(found.len(), text.len(), "{text}");
                assert_eq!(found.find(json), text.find(json), "{text}");
            }
        }
    }
}
