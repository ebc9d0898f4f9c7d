//! Attributes of tags by their names, and tags with very many of them. The tokenizer compares each with all before it, so that one tag of a few megabytes
//! would take hours; no text stands in them.

use std::borrow::Cow;
use std::ops::Range;

use html5ever::tokenizer::Tag;

/// The most attributes of a tag, counted by the spaces in it.
const MAX_ATTRIBUTES: usize = 2_000;

/// The value of an attribute.
pub(crate) fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// The page without the attributes that are too many; its lines stay lines.
pub(crate) fn bounded(html: &str) -> Cow<'_, str> {
    let mut cuts = cuts(html.as_bytes()).peekable();
    if cuts.peek().is_none() {
        return Cow::Borrowed(html);
    }
    let (mut kept, mut from) = (String::with_capacity(html.len()), 0);
    for cut in cuts {
        kept.push_str(&html[from..cut.start]);
        kept.extend(html[cut.clone()].chars().filter(|c| *c == '\n'));
        from = cut.end;
    }
    kept.push_str(&html[from..]);
    Cow::Owned(kept)
}

/// Ranges to be left out of tags: from the space before the first attribute too many to the end of the tag.
fn cuts(html: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(tag) = next_tag(html, at) {
            let (end, cut) = read_tag(html, tag);
            at = end;
            if let Some(cut) = cut {
                return Some(cut..end);
            }
        }
        None
    })
}

/// The next `<` before a letter.
fn next_tag(html: &[u8], from: usize) -> Option<usize> {
    let is_tag = |pair: &[u8]| pair[0] == b'<' && pair[1].is_ascii_alphabetic();
    Some(from + html.get(from..)?.windows(2).position(is_tag)?)
}

/// The end of a tag (its `>`, or that of the page), and where it has too many attributes.
fn read_tag(html: &[u8], start: usize) -> (usize, Option<usize>) {
    let (mut quote, mut before, mut attributes, mut cut) = (None, b'<', 0, None);
    for (at, &byte) in html.iter().enumerate().skip(start) {
        match quote {
            Some(_) if quote == Some(byte) => quote = None,
            Some(_) => {}
            None if byte == b'>' => return (at, cut),
            // Only after `=` does a quotation mark open a value (WHATWG HTML §13.2.5.35).
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None if (byte.is_ascii_whitespace() || byte == b'/') && !before.is_ascii_whitespace() => attributes += 1,
            None => {}
        }
        if attributes > MAX_ATTRIBUTES && cut.is_none() {
            cut = Some(at);
        }
        if !byte.is_ascii_whitespace() || before != b'=' {
            before = byte;
        }
    }
    (html.len(), cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_attributes_that_are_too_many_go() {
        let many = |n: usize| (0..n).map(|i| format!(" a{i}=\"x > y\"\n")).collect::<String>();
        for whole in [
            "",
            "a < b > c",
            "<p class='a b' id=c>x</p>",
            "<p title=\"a\nb\">",
            "<p",
            "<",
            &format!("<p{}>x", many(900)),
        ] {
            assert!(matches!(bounded(whole), Cow::Borrowed(_)), "{whole}");
        }
        let page = format!("<p{}>text</p>\n<p{}>more", many(3_000), many(2_500));
        let kept = bounded(&page);
        assert!(kept.ends_with(">more") && kept.contains(">text</p>\n<p a0="), "{kept}");
        assert_eq!(kept.matches(" a").count(), 2 * MAX_ATTRIBUTES);
        assert_eq!(kept.matches('\n').count(), page.matches('\n').count());
    }
}
