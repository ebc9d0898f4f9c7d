//! Strings, escapes, comments and brackets of style sheets.

use std::borrow::Cow;

/// The bytes of a block up to the bracket that closes it.
pub(super) fn block_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut scan = Scan::default();
    for (at, c) in text.char_indices() {
        if scan.is_plain(c) {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => return at,
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    text.len()
}

/// Byte at which one of some signs stands outside of strings and brackets.
pub(super) fn find(text: &str, signs: &[char]) -> Option<usize> {
    let (mut depth, mut scan) = (0_usize, Scan::default());
    text.char_indices().find_map(|(at, c)| {
        if !scan.is_plain(c) {
            return None;
        }
        let is_outside = depth == 0 || matches!(c, '{' | '}');
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (signs.contains(&c) && is_outside).then_some(at)
    })
}

/// The strings in a value of `content`, without their quotation marks, and what else is in it, in their order.
pub(crate) fn strings(value: &str) -> Vec<Result<String, &str>> {
    let (mut parts, mut rest) = (Vec::new(), value.trim_start());
    while let Some(first) = rest.chars().next() {
        let end;
        if matches!(first, '"' | '\'') {
            let mut scan = Scan { quote: Some(first), escaped: false };
            let inner = &rest[1..];
            let length = inner.char_indices().find(|(_, c)| {
                scan.is_plain(*c);
                scan.quote.is_none()
            });
            let length = length.map_or(inner.len(), |(at, _)| at);
            parts.push(Ok(unescape(&inner[..length].replace("\\\n", "")).into_owned()));
            end = (length + 2).min(rest.len());
        } else {
            let mut depth = 0_i32;
            let ends = rest.char_indices().find(|(at, c)| {
                depth += i32::from(*c == '(') - i32::from(*c == ')');
                depth <= 0 && *at > 0 && (c.is_whitespace() || matches!(c, '"' | '\''))
            });
            end = ends.map_or(rest.len(), |(at, _)| at);
            parts.push(Err(rest[..end].trim()));
        }
        rest = rest[end..].trim_start();
    }
    parts
}

/// Text before a sign that stands outside of strings and brackets; all if none does.
pub(crate) fn before(text: &str, sign: char) -> &str {
    find(text, &[sign]).map_or(text, |at| &text[..at])
}

/// The parts between a sign that stands outside of strings and brackets.
pub(crate) fn split(text: &str, sign: char) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(at) = find(rest, &[sign]) {
        parts.push(&rest[..at]);
        rest = &rest[at + sign.len_utf8()..];
    }
    parts.push(rest);
    parts
}

/// Knows strings and escapes.
#[derive(Default)]
struct Scan {
    quote: Option<char>,
    escaped: bool,
}

impl Scan {
    /// Returns true if a letter is neither in a string nor escaped.
    fn is_plain(&mut self, c: char) -> bool {
        if std::mem::take(&mut self.escaped) {
            return false;
        }
        match (self.quote, c) {
            (_, '\\') => self.escaped = true,
            // A string ends with its line at the latest (CSS Syntax §4.3.5).
            (Some(quote), c) if c == quote || c == '\n' => self.quote = None,
            (None, '"' | '\'') => self.quote = Some(c),
            (None, _) => return true,
            _ => {}
        }
        false
    }
}

pub(super) fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("/*") && !text.contains("<!") {
        return Cow::Borrowed(text);
    }
    let text = text.replace("<!--", " ").replace("-->", " ").replace("<![CDATA[", " ").replace("]]>", " ");
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some(at) = rest.find("/*") {
        kept.push_str(&rest[..at]);
        kept.push(' ');
        rest = rest[at + 2..].find("*/").map_or("", |end| &rest[at + 2 + end + 2..]);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// Escapes as the letters that they stand for (CSS Syntax §4.3.7).
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        rest = match u32::from_str_radix(&after[..digits], 16) {
            Ok(code) => {
                plain.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                let after = &after[digits..];
                after.strip_prefix([' ', '\n', '\t']).unwrap_or(after)
            }
            Err(_) => after,
        };
        // A sign that is escaped stands for itself, even a backslash.
        if digits == 0
            && let Some(c) = rest.chars().next()
        {
            plain.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}
