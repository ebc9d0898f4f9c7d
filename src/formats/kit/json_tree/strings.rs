//! Strings of JSON and their escapes (RFC 8259 §7).

use std::borrow::Cow;

use super::parser::JsonParser;

impl<'t> JsonParser<'t, '_> {
    /// A string at the position, which is at its quotation mark.
    pub(super) fn string(&mut self) -> Cow<'t, str> {
        let open = self.pos;
        self.pos += 1;
        let start = self.pos;
        let mut built: Option<String> = None;
        let mut copied = start;
        loop {
            self.pos += plain_len(&self.text.as_bytes()[self.pos..]);
            match self.peek() {
                Some(b'"') => {
                    let tail = &self.text[copied..self.pos];
                    self.pos += 1;
                    return match built {
                        None => Cow::Borrowed(tail),
                        Some(head) => Cow::Owned(head + tail),
                    };
                }
                Some(b'\\') => {
                    let head = built.get_or_insert_default();
                    head.push_str(&self.text[copied..self.pos]);
                    let c = self.escape();
                    built.get_or_insert_default().push(c);
                    copied = self.pos;
                }
                Some(b'\r' | b'\n') if self.looks_unclosed() => break,
                Some(c) => {
                    self.fault("json-control-character", self.pos, format!("U+{c:04X}"));
                    self.pos += 1;
                }
                None => break,
            }
        }
        self.fault("json-unclosed-string", open, "");
        let tail = self.text[copied..self.pos].trim_end();
        let value = tail.strip_suffix(',').unwrap_or(tail);
        self.pos = copied + value.len();
        Cow::Owned(built.unwrap_or_default() + value)
    }

    /// Returns true if the line break at the position ends a string that lacks its closing mark, rather than being
    /// a part of the string: what follows would then be the next field or the end of the object.
    fn looks_unclosed(&self) -> bool {
        self.text[self.pos..].trim_start().starts_with(['"', '}', ']'])
    }

    /// The character of an escape at the position, which is at its backslash.
    fn escape(&mut self) -> char {
        let at = self.pos;
        let Some(letter) = self.text[at + 1..].chars().next() else {
            self.pos += 1;
            return '\\';
        };
        self.pos += 1 + letter.len_utf8();
        match letter {
            '"' | '\\' | '/' => letter,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => self.unicode_escape(at),
            _ => {
                self.fault("json-escape", at, format!("\\{letter}"));
                letter
            }
        }
    }

    /// The character of `\uXXXX`, or of two of them that make a surrogate pair; U+FFFD for half a pair.
    fn unicode_escape(&mut self, at: usize) -> char {
        let Some(unit) = self.hex4() else {
            self.fault("json-escape", at, "\\u");
            return char::REPLACEMENT_CHARACTER;
        };
        if let Some(c) = char::from_u32(unit) {
            return c;
        }
        let after = self.pos;
        if unit < 0xDC00 && self.text[after..].starts_with("\\u") {
            self.pos += 2;
            if let Some(low @ 0xDC00..0xE000) = self.hex4() {
                let code = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            self.pos = after;
        }
        self.fault("json-surrogate", at, format!("\\u{unit:04X}"));
        char::REPLACEMENT_CHARACTER
    }

    fn hex4(&mut self) -> Option<u32> {
        let digits = self.text.get(self.pos..self.pos + 4)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        self.pos += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

/// Number of bytes of a string that are looked at one by one.
const SHORT: usize = 12;

/// Number of bytes before the first that means something in a string.
fn plain_len(bytes: &[u8]) -> usize {
    let special = |b: &u8| *b == b'"' || *b == b'\\' || *b < b' ';
    // Names of fields are short.
    let short = &bytes[..bytes.len().min(SHORT)];
    if let Some(end) = short.iter().position(special) {
        return end;
    }
    let rest = &bytes[short.len()..];
    let end = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
    // Without an early end the compiler looks at many bytes at once.
    let has_control = rest[..end].iter().fold(false, |found, b| found | (*b < b' '));
    let end = if has_control { rest.iter().position(special).unwrap_or(end) } else { end };
    short.len() + end
}
