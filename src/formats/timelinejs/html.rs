//! HTML in the texts of a slide, as plain text: tags go, line breaks and the addresses of links stay.

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 17] = [
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "figure",
];

/// The text of HTML. White space counts as one space, as in a browser.
pub fn plain(html: &str) -> String {
    let mut out = Text::default();
    // Both once for all tags: a text may have very many of them.
    let lower = html.to_ascii_lowercase();
    let last = html.rfind('>').unwrap_or(0);
    let mut rest = html;
    while let Some(open) = rest.find('<').filter(|open| html.len() - rest.len() + open < last) {
        out.push(&rest[..open]);
        rest = &rest[open..];
        let Some(tag) = Tag::at(rest) else {
            out.push("<");
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        if !tag.closing && matches!(&*tag.name, "script" | "style") {
            let close = format!("</{}", tag.name);
            let lower = &lower[lower.len() - rest.len()..];
            rest = &rest[lower.find(&close).unwrap_or(rest.len())..];
        }
        out.tag(&tag);
    }
    out.push(rest);
    out.finish()
}

/// A text as HTML that shows it.
pub fn escaped(text: &str) -> String {
    html_escape::encode_text(text).replace('\n', "<br>")
}

struct Tag {
    name: String,
    closing: bool,
    /// The address that it leads to.
    link: Option<String>,
    /// In bytes, with its brackets.
    length: usize,
}

impl Tag {
    /// The tag or comment at the start of a text, which is at `<`; `None` if it is only a sign.
    fn at(text: &str) -> Option<Self> {
        if let Some(comment) = text.strip_prefix("<!--") {
            let length = comment.find("-->").map_or(text.len(), |end| end + 7);
            return Some(Self { name: String::new(), closing: false, link: None, length });
        }
        let inner = text[1..].strip_prefix(['/', '!']).unwrap_or(&text[1..]);
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let mut quote = None;
        let end = text.char_indices().find(|(_, c)| {
            match (quote, c) {
                (None, '>') => return true,
                (None, '"' | '\'') => quote = Some(*c),
                (Some(q), c) if q == *c => quote = None,
                _ => {}
            }
            false
        });
        // An attribute whose quotation mark is missing ends with the tag.
        let end = end.map(|(at, _)| at).or_else(|| text.find('>'))?;
        let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("").to_ascii_lowercase();
        let wanted = match &*name {
            "a" => Some("href"),
            "img" | "iframe" | "video" | "audio" | "source" | "embed" => Some("src"),
            _ => None,
        };
        let link = wanted.and_then(|wanted| attribute(&text[..end], wanted));
        Some(Self { name, closing: text.starts_with("</"), link, length: end + 1 })
    }
}

/// The value of an attribute of a tag.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let found = lower.match_indices(name).find_map(|(at, _)| {
        let before = lower[..at].ends_with(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        before.then_some(value)
    })?;
    let value = match found.chars().next()? {
        quote @ ('"' | '\'') => found[1..].split(quote).next(),
        _ => found.split(|c: char| c.is_ascii_whitespace()).next(),
    };
    value.map(|value| html_escape::decode_html_entities(value.trim()).into_owned()).filter(|value| !value.is_empty())
}

#[derive(Default)]
struct Text {
    out: String,
    /// Addresses of the links that are open, and where their texts start.
    links: Vec<(String, usize)>,
}

impl Text {
    fn push(&mut self, html: &str) {
        for c in html_escape::decode_html_entities(html).chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{A0}' if self.out.is_empty() || self.out.ends_with([' ', '\n']) => {}
                ' ' | '\t' | '\n' | '\r' | '\u{A0}' => self.out.push(' '),
                c => self.out.push(c),
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        if BLOCKS.contains(&&*tag.name) {
            self.out.truncate(self.out.trim_end_matches(' ').len());
            if !self.out.is_empty() && !self.out.ends_with('\n') {
                self.out.push('\n');
            }
        }
        match (&*tag.name, tag.closing, &tag.link) {
            ("a", false, Some(link)) => self.links.push((link.clone(), self.out.len())),
            ("a", true, _) => {
                if let Some((link, start)) = self.links.pop() {
                    self.address(&link, start);
                }
            }
            (_, false, Some(link)) => {
                let start = self.out.len();
                self.address(link, start);
            }
            _ => {}
        }
    }

    /// Adds an address after its text, unless the text is the address.
    fn address(&mut self, link: &str, start: usize) {
        let text = self.out.get(start..).unwrap_or("").trim().to_owned();
        match text.as_str() {
            text if text == link => {}
            "" => self.out.push_str(link),
            _ => {
                self.out.truncate(self.out.trim_end().len());
                self.out.push_str(&format!(" ({link})"));
            }
        }
    }

    fn finish(mut self) -> String {
        while let Some((link, start)) = self.links.pop() {
            self.address(&link, start);
        }
        self.out.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_html_as_text() {
        let cases = [
            ("plain", "plain"),
            ("a < b & c > d", "a < b & c > d"),
            ("<p>One.</p><p>Two&nbsp;&amp; three</p>", "One.\nTwo & three"),
            ("Whitney<br/> 1963", "Whitney\n1963"),
            ("see <a href='http://x.org/?a=1&amp;b=2' target=_blank>this</a>!", "see this (http://x.org/?a=1&b=2)!"),
            ("<a href=\"http://x.org\">http://x.org</a>", "http://x.org"),
            ("<a href=\"u\">open", "open (u)"),
            ("<iframe width=1 src='http://v'></iframe>", "http://v"),
            ("a<script>alert('<b>')</script>b", "ab"),
            ("a<script>alert(1)", "a"),
            ("a<!-- b -->c", "ac"),
            ("&#1587;&#x646;&#1583;", "سند"),
            ("x <b", "x <b"),
            ("<a href=\"x>y</a>", "y (x)"),
        ];
        for (html, text) in cases {
            assert_eq!(plain(html), text, "{html}");
        }
        for text in ["a < b & c", "one\ntwo", "سند"] {
            assert_eq!(plain(&escaped(text)), text);
        }
    }
}
