//! Bodies of an annotation (Web Annotation Data Model §3.2): texts become title and summary, tags become tags.

use serde_json::Value;

use super::vocabulary::PURPOSES;
use crate::model::LocalText;

/// Titles longer than this are cut, and the whole goes to the summary; in code points.
const MAX_TITLE: usize = 120;

/// Texts and tags of the bodies of one annotation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Bodies {
    /// Texts, in order; translations of each other are one.
    texts: Vec<(Option<String>, LocalText)>,
    /// Words to filter by.
    pub tags: Vec<String>,
    /// Bodies that are no texts.
    pub kept: Vec<Value>,
}

impl Bodies {
    /// Reads one body or several; `motivation` is that of the annotation.
    pub(crate) fn of(body: &Value, motivation: Option<&str>) -> Self {
        let mut bodies = Self::default();
        let several = body.as_array().map_or(std::slice::from_ref(body), Vec::as_slice);
        several.iter().for_each(|one| bodies.add(one, motivation));
        bodies
    }

    /// Adds a text without a language.
    pub(crate) fn add_text(&mut self, text: &str) {
        self.texts.push((None, text.into()));
    }

    fn add(&mut self, body: &Value, motivation: Option<&str>) {
        let word = |name| body.get(name).and_then(Value::as_str);
        let is_text = matches!(word("type"), Some("TextualBody" | "cnt:ContentAsText"));
        let Some(value) = word("value").filter(|_| is_text) else {
            self.kept.push(body.clone());
            return;
        };
        let html = word("format") == Some("text/html");
        let text = if html { plain(value) } else { value.to_owned() };
        let purpose = word("purpose").or(motivation);
        if purpose == Some("tagging") {
            self.tags.push(text);
        } else {
            self.push(purpose, word("language"), text);
        }
        // Who wrote it, and the markup of HTML.
        let known = ["type", "value", "purpose", "format", "language"];
        if html || body.as_object().is_some_and(|fields| fields.keys().any(|name| !known.contains(&name.as_str()))) {
            let mut more = body.clone();
            if let (Some(fields), false) = (more.as_object_mut(), html) {
                fields.remove("value");
            }
            self.kept.push(more);
        }
    }

    /// A text in another language and with the same purpose as the one before is a translation of it.
    fn push(&mut self, purpose: Option<&str>, language: Option<&str>, text: String) {
        let purpose = purpose.map(str::to_owned);
        match (self.texts.last_mut(), language) {
            (Some((before, LocalText::Map(texts))), Some(language))
                if *before == purpose && texts.iter().all(|(tag, _)| tag != language) =>
            {
                texts.push((language.to_owned(), text));
            }
            (_, Some(language)) => self.texts.push((purpose, LocalText::Map(vec![(language.to_owned(), text)]))),
            (_, None) => self.texts.push((purpose, LocalText::Plain(text))),
        }
    }

    /// The title and the summary of an event that this program wrote: each says by its purpose which it is, and is as
    /// it was. `None` if somebody else has added a text.
    pub(crate) fn own_title_and_summary(&self) -> Option<(LocalText, Option<LocalText>)> {
        let (mut title, mut summary) = (None, None);
        for (purpose, text) in &self.texts {
            let place = match purpose.as_deref() {
                Some(purpose) if purpose == PURPOSES[0] => &mut title,
                Some(purpose) if purpose == PURPOSES[1] => &mut summary,
                _ => return None,
            };
            if place.replace(text.clone()).is_some() {
                return None;
            }
        }
        Some((title.unwrap_or_default(), summary))
    }

    /// The first text is the title; the others, or the whole of a long one, are the summary.
    pub(crate) fn title_and_summary(&self) -> (Option<LocalText>, Option<LocalText>) {
        let mut texts = self.texts.iter().map(|(_, text)| text);
        let Some(first) = texts.next() else { return (None, None) };
        let rest: Vec<&LocalText> = texts.collect();
        let title = map(first, cut);
        if *first == title {
            return (Some(title), joined(&rest));
        }
        let all: Vec<&LocalText> = std::iter::once(first).chain(rest).collect();
        (Some(title), joined(&all))
    }
}

fn map(text: &LocalText, f: impl Fn(&str) -> String) -> LocalText {
    match text {
        LocalText::Plain(text) => LocalText::Plain(f(text)),
        LocalText::Map(texts) => LocalText::Map(texts.iter().map(|(tag, text)| (tag.clone(), f(text))).collect()),
    }
}

fn joined(texts: &[&LocalText]) -> Option<LocalText> {
    match texts {
        [] => None,
        [one] => Some((*one).clone()),
        several => Some(several.iter().flat_map(|text| text.texts()).collect::<Vec<_>>().join("\n\n").into()),
    }
}

/// The first line, at most [`MAX_TITLE`] code points of it.
pub(crate) fn cut(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default().trim_end();
    match line.char_indices().nth(MAX_TITLE) {
        None if line.len() == text.len() => line.to_owned(),
        None if line.len() == text.trim().len() => line.to_owned(),
        None => format!("{line} …"),
        Some((end, _)) => format!("{}…", line[..end].rsplit_once(' ').map_or(&line[..end], |(head, _)| head)),
    }
}

/// The text of a piece of HTML: no tags, entities decoded, addresses of links in brackets behind them.
pub(crate) fn plain(html: &str) -> String {
    let (mut text, mut rest, mut link) = (String::with_capacity(html.len()), html, None::<String>);
    // No tag begins after the last `>`: without this, many `<` would each look for one to the end.
    let last = html.rfind('>').unwrap_or(0);
    while let Some(open) = rest.find('<') {
        text.push_str(&entities(&rest[..open]));
        let tail = &rest[open + 1..];
        let is_tag = html.len() - tail.len() <= last
            && tail.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        let Some(close) = tail.find('>').filter(|_| is_tag) else {
            text.push('<');
            rest = tail;
            continue;
        };
        let tag = &tail[..close];
        let name = tag.split(|c: char| c.is_whitespace() || c == '>').next().unwrap_or_default().to_ascii_lowercase();
        match name.trim_end_matches('/') {
            "a" => link = attribute(tag, "href").map(|href| entities(&href)),
            "/a" => {
                if let Some(href) = link.take().filter(|href| !text.ends_with(href.as_str())) {
                    text.push_str(&format!(" ({href})"));
                }
            }
            "br" | "/p" | "/div" | "/li" | "/h1" | "/h2" | "/h3" | "/tr" | "/blockquote" => text.push('\n'),
            _ => {}
        }
        rest = &tail[close + 1..];
    }
    text.push_str(&entities(rest));
    text.trim().to_owned()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let value = &tag[at..];
    match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next().map(str::to_owned),
        _ => value.split_whitespace().next().map(str::to_owned),
    }
}

fn entities(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let end = tail.bytes().take(10).position(|b| b == b';');
        match end.and_then(|end| Some((end, character(&tail[..end])?))) {
            Some((end, c)) => {
                out.push(c);
                rest = &tail[end + 1..];
            }
            None => {
                out.push('&');
                rest = tail;
            }
        }
    }
    out + rest
}

fn character(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{A0}',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}
