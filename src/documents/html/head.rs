//! The head of a page: `title`, `lang`, and the names that sites use in `meta` (Open Graph, Dublin Core).

use html5ever::tokenizer::Tag;

use super::attributes::attribute;
use super::tokens::{Reader, run};

/// Names of `meta` that tell the date of publication, in lower case; those that come first count first.
const DATES: [&str; 10] = [
    "article:published_time",
    "datepublished",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "pubdate",
    "publish-date",
    "date",
];

/// Statements of a page about itself, as they stand in its head.
#[derive(Clone, Debug, Default)]
pub(crate) struct Head {
    /// `lang` of the page.
    pub language: Option<String>,
    /// Its `title`, with what the site puts around it.
    pub title: String,
    /// Its title of Open Graph.
    pub short_title: String,
    /// Name of the site.
    pub site: Option<String>,
    /// Its own address, as the page gives it.
    pub url: Option<String>,
    /// Dates of publication, the surest first.
    pub dates: Vec<String>,
}

/// Reads the head of a page.
pub(crate) fn read(html: &str) -> Head {
    let mut reader = run(html, HeadReader::default());
    reader.head.dates = reader.dates.iter_mut().filter_map(Option::take).collect();
    reader.head.url = reader.head.url.or(reader.open_graph_url);
    reader.head
}

#[derive(Default)]
struct HeadReader {
    head: Head,
    in_title: bool,
    open_graph_url: Option<String>,
    dates: [Option<String>; DATES.len()],
    is_done: bool,
}

impl HeadReader {
    fn meta(&mut self, tag: &Tag) {
        let name = ["property", "name", "itemprop"].into_iter().find_map(|name| attribute(tag, name));
        let (Some(name), Some(content)) = (name, attribute(tag, "content")) else { return };
        let name = name.trim().to_lowercase();
        match &*name {
            "og:title" => content.clone_into(&mut self.head.short_title),
            "og:site_name" => self.head.site = Some(content.trim().to_owned()).filter(|name| !name.is_empty()),
            "og:url" => self.open_graph_url = Some(content.trim().to_owned()),
            name => {
                if let Some(nth) = DATES.iter().position(|known| *known == name) {
                    self.dates[nth].get_or_insert_with(|| content.to_owned());
                }
            }
        }
    }
}

impl Reader for HeadReader {
    fn open(&mut self, tag: &Tag) {
        match &*tag.name {
            "html" => self.head.language = attribute(tag, "lang").map(|tag| tag.trim().to_owned()),
            "title" if self.head.title.is_empty() => self.in_title = true,
            "meta" => self.meta(tag),
            "link" if attribute(tag, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                self.head.url = attribute(tag, "href").map(|url| url.trim().to_owned());
            }
            "body" => self.is_done = true,
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.in_title &= name != "title";
        self.is_done |= name == "head";
    }

    fn text(&mut self, text: &str, _line: u32) {
        if self.in_title {
            self.head.title.push_str(text);
        }
    }

    fn is_full(&self) -> bool {
        self.is_done
    }
}
