//! HTML in a text for people, shown as text: tags are taken off, entities decoded, addresses kept.

use quick_xml::escape::resolve_html5_entity;

/// The longest name of an HTML entity, with some room (`CounterClockwiseContourIntegral` has 31 letters).
const MAX_ENTITY: usize = 40;

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "br",
    "hr",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
];

/// A text without its markup, and whether it had any.
pub fn plain(html: &str) -> (String, bool) {
    let lower = html.to_ascii_lowercase();
    let last = html.rfind('>').unwrap_or(0);
    let mut stripper = Stripper { out: String::new(), links: Vec::new() };
    let (mut at, mut found) = (0, false);
    while let Some(open) = html[at..].find('<').map(|i| at + i) {
        stripper.text(&html[at..open]);
        let is_tag = html[open + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if !is_tag || open > last {
            stripper.out.push('<');
            at = open + 1;
            continue;
        }
        found = true;
        at = match html[open..].starts_with("<!--") {
            true => html[open..].find("-->").map_or(html.len(), |i| open + i + 3),
            false => stripper.tag(html, &lower, open),
        };
    }
    stripper.text(&html[at..]);
    (tidy(&stripper.out), found)
}

struct Stripper {
    out: String,
    /// The addresses of the links that are open.
    links: Vec<Option<String>>,
}

impl Stripper {
    /// Text between tags: white space is one space.
    fn text(&mut self, raw: &str) {
        for c in unescape(raw).chars() {
            match c {
                ' ' | '\n' | '\r' | '\t' if self.out.ends_with([' ', '\n']) => {}
                ' ' | '\n' | '\r' | '\t' => self.out.push(' '),
                c => self.out.push(c),
            }
        }
    }

    /// The tag at `open`; gives where reading goes on.
    fn tag(&mut self, html: &str, lower: &str, open: usize) -> usize {
        let end = html[open..].find('>').map_or(html.len(), |i| open + i + 1);
        let inner = lower[open + 1..end].trim_end_matches('>');
        let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        let name: &str = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match (name, closes) {
            ("script" | "style", false) => {
                let close = format!("</{name}");
                return lower[end..].find(&close).map_or(html.len(), |i| end + i);
            }
            ("a", false) => self.links.push(attribute(&html[open..end], "href")),
            ("a", true) => {
                let href = self.links.pop().flatten();
                self.address(href);
            }
            ("img" | "iframe" | "video" | "audio" | "source" | "embed", false) => {
                self.address(attribute(&html[open..end], "src"));
            }
            _ if BLOCKS.contains(&name) => self.out.push('\n'),
            _ => {}
        }
        end
    }

    /// An address in brackets, unless it is what the reader sees already.
    fn address(&mut self, address: Option<String>) {
        if let Some(address) = address.filter(|a| !a.is_empty() && !a.starts_with('#') && !self.out.ends_with(a)) {
            let space = if self.out.is_empty() || self.out.ends_with([' ', '\n']) { "" } else { " " };
            self.out.push_str(&format!("{space}({address})"));
        }
    }
}

/// The value of an attribute in the text of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.match_indices(name).map(|(at, _)| at).find(|at| lower[..*at].ends_with(char::is_whitespace))?;
    let rest = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let value = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next()?,
        _ => rest.split(|c: char| c.is_whitespace() || c == '>').next()?,
    };
    Some(unescape(value).trim().to_owned())
}

/// Decodes entities (HTML's names, and numbers); what is none stays as it is.
pub fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let name =
            rest[at + 1..].bytes().take(MAX_ENTITY).position(|b| b == b';').map(|end| &rest[at + 1..at + 1 + end]);
        match name.and_then(|name| Some((name, entity(name)?))) {
            Some((name, text)) => {
                out.push_str(&text);
                rest = &rest[at + name.len() + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[at + 1..];
            }
        }
    }
    out + rest
}

/// What an entity stands for, given its name without `&` and `;`.
pub fn entity(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else { return resolve_html5_entity(name).map(str::to_owned) };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|c| *c != '\0').map(String::from)
}

/// Lines without space around them, at most one empty one in a row.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        if !out.is_empty() {
            out.push_str(if empty > 1 { "\n\n" } else { "\n" });
        }
        out.push_str(line);
        empty = 0;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_shown_as_text() {
        let cases = [
            ("plain  text\n  here", "plain text here", false),
            ("a < b & c", "a < b & c", false),
            ("a &lt;b&gt; &#1587;&#x633; &nbsp;&bogus;", "a <b> سس \u{a0}&bogus;", false),
            ("<i>x</i> y", "x y", true),
            (r#"see <a href="http://x.org/?a=1&amp;b=2">there</a>."#, "see there (http://x.org/?a=1&b=2).", true),
            (r#"<a href='http://x.org'>http://x.org</a>"#, "http://x.org", true),
            ("one<br/>two<p>three</p>", "one\ntwo\nthree", true),
            ("a<script>alert(1)</script>b<style>i{}</style>", "ab", true),
            ("a<script>alert(1)", "a", true),
            ("a<!-- x > y -->b", "ab", true),
            ("<b>open <i", "open <i", true),
            (r#"<img src="u.png">"#, "(u.png)", true),
            ("سند<b>ة</b>", "سندة", true),
            ("&#0; &#xD800;", "&#0; &#xD800;", false),
        ];
        for (html, text, marked) in cases {
            assert_eq!(plain(html), (text.to_owned(), marked), "{html}");
        }
    }

    #[test]
    fn hostile_markup_takes_linear_time() {
        for bad in ["<a ", "<", "&", "<script>", "<a href=x>", "<!--"] {
            let (text, _) = plain(&bad.repeat(100_000));
            assert!(text.len() <= bad.len() * 100_000 + 10, "{bad}");
        }
    }
}
