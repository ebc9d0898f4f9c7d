//! Markdown (CommonMark with GitHub's tables) as the text that it shows.

use std::borrow::Cow;
use std::collections::HashSet;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::html::{Page, Sheets};
use super::ink::Ink;
use super::layers::Layers;
use super::{Extract, plain};
use crate::model::{Concealment, Unit};

/// Markdown longer than this is not read, in bytes: what its marks mean takes fifty times its size to find out.
const MAX_MARKDOWN: usize = 16 << 20;

/// The text of a file: a paragraph, heading, line of code or row of a table on a line. Addresses of links, front matter
/// and tags are left out. What is struck out, hidden by HTML, or a note that nothing refers to, is told apart. Items of
/// lists have the numbers that are shown, whatever numbers the file has.
pub(crate) fn extract(bytes: &[u8]) -> Extract {
    if bytes.len() > MAX_MARKDOWN {
        return Extract::too_long();
    }
    let source = plain::source(bytes);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let sheets = Sheets::of(&source.text);
    let mut writer = Writer::new(&sheets, notes(&source.text, options));
    for (event, range) in Parser::new_ext(&source.text, options).into_offset_iter() {
        let line = source.source_map.at(range.start).map_or(1, |locator| locator.number);
        writer.take(event, line, is_strike(&source.text, range.start));
    }
    writer.end();
    let mut layers = Layers::with_headings();
    writer.page.flow.done.iter().for_each(|paragraph| layers.push(&paragraph.line));
    let mut out = Extract { faults: source.faults, ..Extract::default() };
    out.faults.extend(writer.page.doubts());
    layers.write(Unit::Line, &mut out);
    out
}

/// The notes that a text refers to. Others are not shown.
fn notes(source: &str, options: Options) -> HashSet<String> {
    let name = |event| if let Event::FootnoteReference(name) = event { Some(name.into_string()) } else { None };
    if source.contains("[^") { Parser::new_ext(source, options).filter_map(name).collect() } else { HashSet::new() }
}

struct Writer<'s> {
    /// The text, and the elements of HTML that are open around it.
    page: Page<'s>,
    /// In the description of the file, which is no text of it.
    in_front: bool,
    /// Pictures that are open.
    pictures: usize,
    /// Strikes that are open, and whether they are meant as such.
    strikes: Vec<bool>,
    /// Lists that are open: the number of the next item, of those with numbers.
    lists: Vec<Option<u64>>,
    /// The mark of the last item.
    marker: String,
    /// The notes that the text refers to, and how many are open that it does not.
    notes: HashSet<String>,
    unshown: Vec<bool>,
    /// The elements that were open before the paragraph.
    depth: usize,
    /// A block of HTML, and the line on which it starts.
    html: Option<(String, u32)>,
}

impl<'s> Writer<'s> {
    fn new(sheets: &'s Sheets, notes: HashSet<String>) -> Self {
        Self {
            page: Page::new(sheets),
            in_front: false,
            pictures: 0,
            strikes: Vec::new(),
            lists: Vec::new(),
            marker: String::new(),
            notes,
            unshown: Vec::new(),
            depth: 0,
            html: None,
        }
    }

    fn take(&mut self, event: Event<'_>, line: u32, is_strike: bool) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => self.in_front = true,
            Event::End(TagEnd::MetadataBlock(_)) => self.in_front = false,
            _ if self.in_front => {}
            Event::Start(Tag::Image { .. }) => self.pictures += 1,
            Event::End(TagEnd::Image) => self.pictures = self.pictures.saturating_sub(1),
            Event::Start(Tag::List(first)) => {
                self.end();
                self.lists.push(first);
                self.depth = self.page.depth();
            }
            Event::Start(Tag::Item) => self.item(line),
            Event::Start(Tag::HtmlBlock) => {
                self.end();
                self.html = Some((String::new(), line));
            }
            Event::End(TagEnd::HtmlBlock) => self.read_html(),
            Event::Start(Tag::Strikethrough) => self.strikes.push(is_strike),
            Event::End(TagEnd::Strikethrough) => drop(self.strikes.pop()),
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.end();
                self.unshown.push(!self.notes.contains(&*name));
                self.depth = self.page.depth();
            }
            Event::Start(tag) if is_block(&tag.to_end()) => {
                self.end();
                self.depth = self.page.depth();
            }
            Event::End(tag) if is_block(&tag) => {
                if matches!(tag, TagEnd::Heading(_)) {
                    self.page.flow.now.line.set_heading();
                }
                self.end();
                self.page.end_paragraph(self.depth);
                match tag {
                    TagEnd::List(_) => drop(self.lists.pop()),
                    TagEnd::FootnoteDefinition => drop(self.unshown.pop()),
                    _ => {}
                }
            }
            Event::End(TagEnd::TableCell) => self.push("\u{2003}", line),
            Event::Text(text) => self.lines(&with_exponents(&text), line),
            Event::Code(text) => self.lines(&text, line),
            Event::Html(text) => match &mut self.html {
                Some((html, _)) => html.push_str(&text),
                None => self.page.read_on(&text, line),
            },
            Event::InlineHtml(text) => self.page.read_on(&text, line),
            Event::SoftBreak => self.push(" ", line),
            Event::HardBreak | Event::Rule => self.end(),
            _ => {}
        }
    }

    fn item(&mut self, line: u32) {
        self.end();
        self.marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "• ".to_owned(),
        };
        self.push(&self.marker.clone(), line);
    }

    fn read_html(&mut self) {
        if let Some((html, line)) = self.html.take() {
            self.page.read_on(&html, line);
        }
        self.end();
    }

    /// Adds text that may have several lines: code.
    fn lines(&mut self, text: &str, line: u32) {
        for (nth, part) in (0..).zip(text.split('\n')) {
            if nth > 0 {
                self.end();
            }
            self.push(part, line + nth);
        }
    }

    fn push(&mut self, text: &str, line: u32) {
        let Some(ink) = self.page.ink() else { return };
        // Nobody sees the description of a picture that is there.
        let is_hidden = self.pictures > 0 || self.unshown.contains(&true);
        let ink = if is_hidden && ink.how.is_none() { Ink::concealed(Concealment::Hidden) } else { ink };
        let struck = self.strikes.contains(&true) && ink.how.is_none();
        let ink = if struck { Ink::concealed(Concealment::Struck) } else { ink };
        self.page.write_as_it_is(text, line, ink);
    }

    fn end(&mut self) {
        // The mark of an item stands before its first paragraph.
        if !self.page.flow.now.line.is_only(&self.marker) {
            self.page.flow.end();
        }
    }
}

/// Returns true if tildes at a byte strike out what follows. Two do; one does, but not before a number, of which it
/// says that it is about right, as it does after a date.
fn is_strike(source: &str, at: usize) -> bool {
    let after = source.get(at..).unwrap_or_default();
    after.starts_with("~~") || !after.trim_start_matches('~').starts_with(char::is_numeric)
}

/// A text in which exponents of formulas (`10^{6}`) stand beside their sign, so that nobody takes 10 for the number.
fn with_exponents(text: &str) -> Cow<'_, str> {
    let Some((first, mut rest)) = text.split_once("^{") else { return Cow::Borrowed(text) };
    let mut done = first.to_owned();
    loop {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        match rest[digits..].strip_prefix('}').filter(|_| digits > 0) {
            Some(after) => {
                done.extend(["^", &rest[..digits]]);
                rest = after;
            }
            None => done.push_str("^{"),
        }
        let Some((before, after)) = rest.split_once("^{") else { break };
        done.push_str(before);
        rest = after;
    }
    done.push_str(rest);
    Cow::Owned(done)
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
            ("1. a\n1. b\n1. c", "1. a\n2. b\n3. c\n"),
            ("7) a\n\n   more\n\n3) b\n   - in\n", "7. a\nmore\n8. b\n• in\n"),
            ("- [x] done\n- [ ] open", "• [x] done\n• [ ] open\n"),
            ("Title\n===\n\nSub\n---\nx", "Title\nSub\nx\n"),
            ("&lt;b&gt; &#1587; \\*a\\* 1\\. x", "<b> س *a* 1. x\n"),
            ("[a](x.org \"title\") [b][r]\n\n[r]: y.org 'more'\n", "a b\n"),
            ("about $10^{6}$ or $x^{a}$ in", "about $10^6$ or $x^{a}$ in\n"),
            ("law\0ful", "lawful\n"),
            ("text[^1]\n\n[^1]: note", "text\nnote\n"),
            ("is 10<sup>6</sup> people", "is 10⁶ people\n"),
        ];
        for (source, text) in cases {
            assert_eq!(extract(source.as_bytes()).text, text, "{source}");
        }
        let open = "x^{".repeat(100_000);
        assert_eq!(extract(open.as_bytes()).text, open + "\n");
        let picture = extract("open ![secret words](x.png)".as_bytes());
        let [hidden] = &picture.concealed[..] else { panic!("{picture:?}") };
        assert_eq!(hidden.how, Concealment::Hidden);
        assert!(picture.text[hidden.range.clone()].trim().ends_with("secret words"), "{picture:?}");
        assert!(!picture.text[..hidden.range.start].contains("secret"), "{picture:?}");
        let styled = extract(b"<style>b:last-child{display:none}</style>\n\n<b>x</b>");
        assert_eq!(styled.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["html-styles-unread"]);
    }

    #[test]
    fn what_is_struck_or_hidden_is_told_apart() {
        use Concealment::{Covered, Hidden, Struck};
        // The source, what is seen, what is not, and why.
        let cases: [(&str, &str, &str, &[Concealment]); 18] = [
            ("a ~~b~~ c", "a c\n", "a b c\n", &[Struck]),
            ("a ~b~ c", "a c\n", "a b c\n", &[Struck]),
            ("~~b~~", "", "b\n", &[Struck]),
            ("(~9,000 in 2024-03-25~)", "(9,000 in 2024-03-25)\n", "", &[]),
            ("a <del>b</del> c", "a c\n", "a b c\n", &[Struck]),
            ("a <s>*b*</s> c", "a c\n", "a b c\n", &[Struck]),
            ("- a\n- ~~b~~\n- c", "• a\n•\n• c\n", "• b\n", &[Struck]),
            ("a <span style='display:none'>b</span> c", "a c\n", "a b c\n", &[Hidden]),
            ("<div hidden>\n\nb *b*\n\n</div>\n\na", "a\n", "b b\n", &[Hidden]),
            ("<div hidden>\nb\n</div>\n\na", "a\n", "b\n", &[Hidden]),
            ("<style>.x{display:none}</style>\n\na <b class=x>b</b>", "a\n", "a b\n", &[Hidden]),
            ("a <font color=white>b</font>", "a\n", "a b\n", &[Covered]),
            ("a <!-- b --> c\n\n<!-- d -->", "a  c\n", "", &[]),
            ("a\n\n[^1]: b *b*\n\nc", "a\nc\n", "b b\n", &[Hidden]),
            ("pay &#x202E;46&#x202C; now", "pay 64 now\n", "pay 46 now\n", &[Concealment::Replaced]),
            ("is n\u{336}o\u{336}t\u{336} so", "is so\n", "is not so\n", &[Struck]),
            ("H~2~O", "H~2~O\n", "", &[]),
            // What is left open in a paragraph ends with it.
            ("a <s>b\n\nc", "a\nc\n", "a b\n", &[Struck]),
        ];
        for (source, seen, rest, kinds) in cases {
            let out = extract(source.as_bytes());
            let gap = if seen.is_empty() || rest.is_empty() { "" } else { "\n" };
            assert_eq!(out.text, format!("{seen}{gap}{rest}"), "{source}");
            assert_eq!(out.concealed.iter().map(|part| part.how).collect::<Vec<_>>(), kinds, "{source}");
        }
    }

    #[test]
    fn a_paragraph_knows_its_line() {
        let extract = extract("# A\n\nb\nc\n\n\nd\n".as_bytes());
        assert_eq!(extract.source_map.starts, [(0, 1), (2, 3), (6, 7)]);
    }

    #[test]
    fn headings_are_told() {
        for (source, headings) in [
            ("# A\n\nb\nc\n\n\nd\n", &[0][..]),
            ("text\n\nSub\n---\nx\n\n### *C*\n", &[5, 11]),
            ("A\n\nshort\n", &[]),
            ("<h2>A</h2>\n\n# ~~gone~~\n\nb\n", &[0]),
            ("<b>a</b>\n\n#\n", &[]),
        ] {
            assert_eq!(extract(source.as_bytes()).source_map.headings.as_deref(), Some(headings), "{source}");
        }
    }
}
