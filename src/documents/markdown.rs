//! Markdown (CommonMark with GitHub's tables) as the text that it shows.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Extract, MAX_MARKDOWN, html, plain};
use crate::model::Unit;

/// The text of a file: a paragraph, heading, line of code or row of a table on a line. Addresses of links, front matter
/// and tags are left out.
pub fn extract(bytes: &[u8]) -> Extract {
    if bytes.len() > MAX_MARKDOWN {
        return Extract::too_long();
    }
    let source = plain::extract(bytes);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut writer = Writer { out: Extract { faults: source.faults, ..Extract::default() }, ..Writer::default() };
    for (event, range) in Parser::new_ext(&source.text, options).into_offset_iter() {
        let line = source.locators.at(range.start).map_or(1, |locator| locator.number);
        writer.take(event, line);
    }
    writer.end();
    writer.out.locators.unit = Unit::Line;
    writer.out
}

#[derive(Default)]
struct Writer {
    out: Extract,
    /// The line that is being written, and where it starts in the file.
    now: String,
    line: u32,
    /// In the description of the file, which is no text of it.
    in_front: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>, line: u32) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.in_front = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_front = false,
            _ if self.in_front => {}
            Event::Start(Tag::Item) => {
                self.end();
                self.push("• ", line);
            }
            Event::Start(tag) if is_block(&tag.to_end()) => self.end(),
            Event::End(tag) if is_block(&tag) => self.end(),
            Event::End(TagEnd::TableCell) => self.push("\u{2003}", line),
            Event::Text(text) | Event::Code(text) => self.lines(&text, line),
            Event::Html(text) => self.lines(&html::fragment(&text).text, line),
            Event::SoftBreak => self.push(" ", line),
            Event::HardBreak | Event::Rule => self.end(),
            _ => {}
        }
    }

    /// Text that may have several lines: code.
    fn lines(&mut self, text: &str, line: u32) {
        for (nth, part) in (0..).zip(text.split('\n')) {
            if nth > 0 {
                self.end();
            }
            self.push(part, line + nth);
        }
    }

    fn push(&mut self, text: &str, line: u32) {
        if self.now.is_empty() {
            self.line = line;
        }
        self.now.push_str(text);
    }

    fn end(&mut self) {
        let text = std::mem::take(&mut self.now);
        if !text.trim().is_empty() && text != "• " {
            self.out.locators.starts.push((self.out.text.len(), self.line));
            self.out.text.push_str(text.trim_end());
            self.out.text.push('\n');
        } else {
            // The mark of an item stands before its first paragraph.
            self.now = if text == "• " { text } else { String::new() };
        }
    }
}

fn is_block(tag: &TagEnd) -> bool {
    use TagEnd as T;
    matches!(tag, T::Paragraph | T::Heading(_) | T::BlockQuote(_) | T::CodeBlock | T::HtmlBlock | T::List(_) | T::Item)
        || matches!(tag, T::FootnoteDefinition | T::Table | T::TableHead | T::TableRow)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_gives_its_text() {
        let cases = [
            ("", ""),
            ("# Title\n\nOne *two*\nthree.\n\nFour", "Title\nOne two three.\nFour\n"),
            ("---\ntitle: x\n---\nText", "Text\n"),
            ("- one\n- two\n  - in\n", "• one\n• two\n• in\n"),
            ("see [this](http://x.org) and `code`", "see this and code\n"),
            ("| a | b |\n|---|---|\n| 1 | 2 |\n", "a\u{2003}b\n1\u{2003}2\n"),
            ("```\nx = 1\ny\n```\n", "x = 1\ny\n"),
            ("> قال «نعم».\n", "قال «نعم».\n"),
            ("a  \nb", "a\nb\n"),
            ("<div>x <b>y</b></div>\n\nz", "x y\nz\n"),
        ];
        for (source, text) in cases {
            assert_eq!(extract(source.as_bytes()).text, text, "{source}");
        }
    }

    #[test]
    fn a_paragraph_knows_its_line() {
        let extract = extract("# A\n\nb\nc\n\n\nd\n".as_bytes());
        assert_eq!(extract.locators.starts, [(0, 1), (2, 3), (6, 7)]);
    }
}
