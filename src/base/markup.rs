//! Text in the markup of HTML and XML: between tags, and in attributes with double quotation marks.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use super::bidi;

/// A text for HTML. Characters that HTML forbids are shown as U+FFFD (HTML Standard, §13.2.3.5).
pub fn html(text: &str) -> String {
    escape(text, |c, out| match c {
        '\n' | '\t' => out.push(c),
        '\r' => {}
        _ if c.is_control() || (u32::from(c) & 0xFFFE) == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c) => {
            out.push('\u{FFFD}');
        }
        _ => out.push(c),
    })
}

/// A text for XML. Line breaks are written so that no reader takes them for spaces (XML 1.0 §3.3.3); for what XML has
/// no place for (§2.2) stands U+FFFD. What steers a terminal, or turns the words around it, is written as its number:
/// it is the same to programs, and harmless to whoever looks into the file.
pub fn xml(text: &str) -> String {
    escape(text, |c, out| match c {
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' if !matches!(c, '\n' | '\t' | '\r') => out.push('\u{FFFD}'),
        _ if c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}') => {
            out.push_str(&format!("&#{};", u32::from(c)));
        }
        _ => out.push(c),
    })
}

fn escape(text: &str, other: impl Fn(char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => other(c, &mut out),
        }
    }
    out
}

/// A text for the properties of a file, which programs show on one line and keep as XML: what XML has no place for, and
/// other characters that nobody sees, are spaces.
pub fn property(text: &str) -> String {
    let unfit = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}');
    bidi::contained(&text.replace(unfit, " ")).into_owned()
}

/// A source of a page's security policy that allows exactly this text (Content Security Policy Level 3, §6.7).
pub fn policy_source(text: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)))
}

/// Returns true if an address may be a link: of the web, and nothing that a browser would run.
pub fn is_web_address(url: &str) -> bool {
    let scheme = url.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase()).unwrap_or_default();
    let plain = !url.contains(|c: char| c.is_whitespace() || c.is_control());
    plain && ["http", "https", "ftp"].contains(&&*scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_place() {
        let cases = [
            ("a < b & \"c\" > d", "a &lt; b &amp; &quot;c&quot; &gt; d", "a &lt; b &amp; &quot;c&quot; &gt; d"),
            ("</script>سند", "&lt;/script&gt;سند", "&lt;/script&gt;سند"),
            ("a\r\n\tb", "a\n\tb", "a&#13;&#10;&#9;b"),
            ("a\0\u{1b}\u{FFFF}b", "a\u{FFFD}\u{FFFD}\u{FFFD}b", "a\u{FFFD}\u{FFFD}\u{FFFD}b"),
            ("\u{85}\u{FDD0}", "\u{FFFD}\u{FFFD}", "&#133;\u{FDD0}"),
            ("\u{202e}x\u{2028}", "\u{202e}x\u{2028}", "&#8238;x&#8232;"),
        ];
        for (text, in_html, in_xml) in cases {
            assert_eq!((html(text).as_str(), xml(text).as_str()), (in_html, in_xml), "{text:?}");
        }
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let table = [
            ("https://example.org/a?b#c", true),
            ("HTTP://example.org", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("//example.org", false),
            ("https://a b", false),
            ("java\nscript:x", false),
            ("", false),
        ];
        for (url, expected) in table {
            assert_eq!(is_web_address(url), expected, "{url:?}");
        }
    }
}
