//! The words of diagrams and charts, which lie in parts of their own (ECMA-376 part 1 §21.2, §21.4).

use std::collections::HashMap;

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::package::{Package, Relationships};

/// Bytes of the words of a drawing that are read.
const MAX_WORDS: usize = 1 << 20;

/// The lines of the drawings that a part shows, by the ids under which it does.
pub(crate) fn of_part(package: &mut Package<'_>, relationships: &Relationships) -> HashMap<String, Vec<String>> {
    let mut found = HashMap::new();
    for relationship in &relationships.0 {
        if matches!(&*relationship.kind, "chart" | "chartEx" | "diagramData") && !relationship.is_external {
            let lines = package.xml(&relationship.target).map(|xml| lines(&xml)).unwrap_or_default();
            found.insert(relationship.id.clone(), lines);
        }
    }
    found
}

/// The paragraphs of a drawing, the names of its rows and what stands at its axis. Not the numbers that it is drawn from:
/// those are seen as lengths.
fn lines(xml: &str) -> Vec<String> {
    let (mut reader, mut lines) = (Reader::from_str(xml), Vec::new());
    let (mut line, mut in_text, mut named, mut prompts, mut size) = (String::new(), false, 0_usize, false, 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                b"t" => in_text = true,
                b"v" => in_text = named > 0,
                b"cat" | b"tx" => named += 1,
                b"pt" => prompts = false,
                b"prSet" => prompts = is_prompt(&tag),
                _ => {}
            },
            Ok(Event::Empty(tag)) if tag.local_name().as_ref() == b"prSet" => prompts = is_prompt(&tag),
            Ok(Event::Text(text)) if in_text && size < MAX_WORDS => {
                let text = String::from_utf8_lossy(&text);
                size += text.len();
                line.push_str(&text);
            }
            Ok(Event::GeneralRef(name)) if in_text => {
                let name = String::from_utf8_lossy(&name);
                line.push_str(&quick_xml::escape::unescape(&format!("&{name};")).unwrap_or_default());
            }
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                b"t" => in_text = false,
                b"cat" | b"tx" => named = named.saturating_sub(1),
                b"p" | b"v" => {
                    in_text = false;
                    let line = std::mem::take(&mut line);
                    if !line.trim().is_empty() && !prompts {
                        lines.push(line.trim().to_owned());
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return lines,
            Ok(_) => {}
        }
    }
}

/// Returns true for a point of a diagram that nobody has filled in.
fn is_prompt(tag: &quick_xml::events::BytesStart<'_>) -> bool {
    super::tags::attribute(tag, "phldr").is_some_and(|value| value == "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_drawings_are_read() {
        let point = |set: &str, text: &str| {
            format!(
                "<dgm:pt>{set}<dgm:t><a:p><a:r><a:t>{text}</a:t></a:r><a:r><a:t>!</a:t></a:r></a:p></dgm:t></dgm:pt>"
            )
        };
        let diagram = point("<dgm:prSet phldrT='x'/>", "a &amp; b") + &point("<dgm:prSet phldr='1'/>", "[Text]");
        let chart = "<c:chart><c:title><a:p><a:r><a:t>Sales</a:t></a:r></a:p></c:title><c:ser><c:tx><c:strRef><c:pt><c:v>North\
            </c:v></c:pt></c:strRef></c:tx><c:cat><c:pt><c:v>2023</c:v></c:pt></c:cat><c:val><c:pt><c:v>64</c:v></c:pt></c:val>\
            </c:ser></c:chart>";
        let cases: [(&str, &[&str]); 2] = [(&diagram, &["a & b!"]), (chart, &["Sales", "North", "2023"])];
        for (xml, expected) in cases {
            assert_eq!(lines(&format!("<x>{xml}</x>")), expected, "{xml}");
        }
    }
}
