//! The context of a web page: the project, its words, its events and their ids, which all parts of the page are made from.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::style;
use crate::base::bidi::contained;
use crate::base::direction::{base_direction, direction_of_language};
use crate::base::markup::{html, is_web_address, policy_source};
use crate::base::{DocIx, EventIx, ExcerptIx};
use crate::export::material::{Material, Sources};
use crate::export::options::ExportOptions;
use crate::i18n::{Arg, DateWords, Locale, Messages, without_isolates};
use crate::model::{Evidence, FileDigest, Project, Standing, TextRef};
use crate::text::kept_together;
use crate::timeline::TimelineIndex;
use crate::timeline::figure::digest_words;

/// Number of events that a page lists; of more, the most important ones. Browsers take seconds for longer pages.
pub const MOST_LISTED: usize = 5_000;
const SCRIPT: &str = include_str!("../../../assets/html/page.js");

/// Context that all parts of the page are made from.
pub(super) struct Page<'a> {
    pub project: &'a Project,
    pub sources: Sources<'a>,
    pub evidence: Arc<Evidence>,
    pub options: &'a ExportOptions,
    /// True if the text around the quotes is on the page.
    pub context: bool,
    pub messages: Messages,
    pub dates: DateWords,
    pub content: TimelineIndex,
    /// The events of the page in the order of time, then the undated ones.
    pub listed: Vec<EventIx>,
    /// Ids of the elements of these events.
    pub ids: HashMap<EventIx, String>,
    pub documents: HashMap<&'a str, usize>,
    pub actors: HashMap<&'a str, usize>,
    /// The documents that are cited, by their position; gives the numbers of the list of sources.
    pub cited: BTreeSet<usize>,
}

impl<'a> Page<'a> {
    /// The page of a project as it is shown; `own` is the project with its own lanes, which the filter is about.
    pub(crate) fn new(material: Material<'a>, own: &Project, options: &'a ExportOptions, context: bool) -> Self {
        let (Material { project, sources, .. }, evidence) = (material, material.evidence());
        let (messages, dates) = options.language.words_of(project);
        let content = TimelineIndex::build(project, &messages, |event| options.shows(own, event));
        let listed = listed(project, &content);
        let documents: HashMap<&str, usize> =
            project.documents.iter().enumerate().rev().map(|(i, document)| (&*document.id, i)).collect();
        let excerpts = listed.iter().filter_map(|&ix| project.event(ix)).flat_map(|event| event.excerpts());
        let cited = excerpts.filter_map(|excerpt| documents.get(&*excerpt.document).copied()).collect();
        Self {
            project,
            sources,
            evidence,
            options,
            context,
            dates,
            ids: ids(project, &listed),
            content,
            listed,
            actors: project.actors.iter().enumerate().rev().map(|(i, actor)| (&*actor.id, i)).collect(),
            documents,
            cited,
            messages,
        }
    }

    /// A message for text between tags.
    pub(crate) fn say(&self, id: &str) -> String {
        html(&self.messages.get(id))
    }

    pub(crate) fn format(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        html(&self.messages.format(id, args))
    }

    /// The language of the page.
    pub(crate) fn locale(&self) -> Locale {
        self.messages.locale()
    }

    /// The tag of that.
    pub(crate) fn language(&self) -> &'static str {
        self.locale().as_tag()
    }

    /// A text of the project for the readers of the page, and its language.
    pub(crate) fn local<'t>(&'t self, text: impl Into<TextRef<'t>>) -> (&'t str, &'t str) {
        text.into().get_with_language(self.language(), &self.project.language)
    }

    /// A text that cannot reorder what stands around it.
    pub(crate) fn inline(&self, (text, language): (&str, &str)) -> String {
        format!("<bdi{}>{}</bdi>", self.attributes(text, language), prose(text))
    }

    /// The attributes of an element with a text that should be in a language: the first letter does not tell its
    /// direction, and of a text in other letters the language is not known.
    pub(crate) fn attributes(&self, text: &str, language: &str) -> String {
        let direction = base_direction(language, text);
        let is_other = !language.is_empty() && direction != direction_of_language(language);
        let lang = match language {
            _ if is_other => " lang=\"\"".to_owned(),
            "" => String::new(),
            language if language == self.language() => String::new(),
            language => format!(" lang=\"{}\"", html(language)),
        };
        format!("{lang} dir=\"{}\"", direction.as_str())
    }

    pub(crate) fn separator(&self) -> String {
        format!("{} ", self.messages.get("list-separator"))
    }

    /// The title of the project and its language.
    pub(crate) fn title(&self) -> (String, &str) {
        match self.local(&self.project.title) {
            (title, _) if title.trim().is_empty() => (self.messages.get("html-timeline"), self.language()),
            (title, language) => (title.to_owned(), language),
        }
    }

    /// Everything before the strip.
    pub(crate) fn head(&self, rules: &str) -> String {
        let style = style::sheet(self.options.figure.theme, rules);
        let policy = format!(
            "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
            policy_source(&style),
            policy_source(SCRIPT)
        );
        let scheme = style::scheme(self.options.figure.theme);
        let (title, language) = self.title();
        let counts = [("events", self.content.len().into()), ("documents", self.project.documents.len().into())];
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"{scheme}\">\n<meta name=\"generator\" content=\"Sanad {}\">\n\
             <title>{}</title>\n<style>{style}</style>\n</head>\n<body>\n\
             <a class=\"skip\" href=\"#chronology\">{}</a>\n<header>\n<h1{}{}>{}</h1>\n<p>{}</p>\n</header>\n",
            self.language(),
            self.locale().direction().as_str(),
            env!("CARGO_PKG_VERSION"),
            clean(&title),
            self.say("html-skip"),
            self.attributes(&title, language),
            if self.options.figure.title { "" } else { " class=\"unseen\"" },
            prose(&title),
            self.format("status-line-bare", &counts),
        )
    }

    pub(crate) fn opening_of_list(&self) -> String {
        let mut out = format!("<main id=\"chronology\" aria-label=\"{}\">\n", self.say("html-chronology"));
        let is_doubtful = |&ix: &EventIx| {
            let count = self.project.event(ix).map_or(0, |event| event.excerpts().len() as u32);
            (0..count)
                .any(|nth| self.evidence.standing(self.project, ExcerptIx { event: ix, nth }) != Standing::Verbatim)
        };
        if self.listed.iter().any(is_doubtful) {
            out.push_str(&format!("<p class=\"left-out doubtful\">{}</p>\n", self.say("figure-unproven")));
        }
        if self.listed.len() < self.content.len() {
            let args = [("shown", self.listed.len().into()), ("all", self.content.len().into())];
            out.push_str(&format!("<p class=\"left-out\">{}</p>\n", self.format("html-left-out", &args)));
        }
        if self.listed.is_empty() {
            out.push_str(&format!("<p>{}</p>\n", self.say("html-empty")));
        }
        out
    }

    /// The list of sources, the script, and the end.
    pub(crate) fn foot(&self) -> String {
        let mut out = "</main>\n".to_owned();
        if !self.cited.is_empty() {
            out.push_str(&format!("<footer>\n<h2>{}</h2>\n<ol>\n", self.say("html-sources")));
            for (nth, &at) in self.cited.iter().enumerate() {
                out.push_str(&format!("<li id=\"source-{}\">{}</li>\n", nth + 1, self.source(at)));
            }
            out.push_str("</ol>\n</footer>\n");
        }
        out.push_str(&format!("<script>{SCRIPT}</script>\n</body>\n</html>\n"));
        out
    }

    /// A document of the list of sources.
    pub(crate) fn source(&self, at: usize) -> String {
        let mut out = self.citation(at, &[]);
        let Some(digest) = self.evidence.digest(DocIx::from(at), &self.project.documents[at]) else { return out };
        let words = html(&without_isolates(&digest_words(&self.messages, &digest)));
        out.push_str(&match &digest {
            FileDigest::Read(whole) => format!(" <code dir=\"ltr\" title=\"SHA-256 {}\">{words}…</code>", html(whole)),
            FileDigest::Differs { read, recorded } => {
                format!(" <strong class=\"digest\" title=\"{} ≠ {}\">{words}</strong>", html(read), html(recorded))
            }
            FileDigest::Recorded(whole) => format!(" <span class=\"digest\" title=\"{}\">{words}</span>", html(whole)),
        });
        out
    }

    /// Title with its link, publisher and date of a document, and what else is said of it.
    pub(crate) fn citation(&self, at: usize, more: &[String]) -> String {
        let document = &self.project.documents[at];
        let title = match self.local(&document.title) {
            ("", _) => (&*document.id, ""),
            said => said,
        };
        let cite = format!("<cite>{}</cite>", self.inline(title));
        let link = document.url.as_deref().filter(|url| is_web_address(url));
        let mut parts = vec![match link {
            Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{cite}</a>", html(url)),
            None => cite,
        }];
        parts.extend(document.publisher.as_ref().map(|publisher| self.inline(self.local(publisher))));
        parts.extend(document.published.as_ref().map(|when| unbroken(&self.dates.when(when))));
        parts.extend_from_slice(more);
        parts.join(&self.separator())
    }
}

/// The events of a page: by time, then the undated ones; of too many, the most important.
fn listed(project: &Project, content: &TimelineIndex) -> Vec<EventIx> {
    let mut all: Vec<EventIx> = content.reading_order().collect();
    if all.len() > MOST_LISTED {
        let importance = |ix: EventIx| project.event(ix).map(|event| event.importance());
        let mut ranked: Vec<usize> = (0..all.len()).collect();
        ranked.sort_by_key(|&at| Reverse(importance(all[at])));
        ranked.truncate(MOST_LISTED);
        ranked.sort_unstable();
        all = ranked.into_iter().map(|at| all[at]).collect();
    }
    all
}

/// `event-` and the event's own id without spaces, each once.
fn ids(project: &Project, listed: &[EventIx]) -> HashMap<EventIx, String> {
    let mut taken = HashSet::new();
    let mut id = |&ix: &EventIx| {
        let own = project.event(ix).map(|event| event.id()).unwrap_or_default();
        let plain = |c: char| if c.is_whitespace() || c.is_control() { '-' } else { c };
        let mut id: String = "event-".chars().chain(own.chars().map(plain)).collect();
        if !taken.insert(id.clone()) {
            // The number of the event is its alone, but another may be called so.
            id = format!("{id}-{ix}");
            while !taken.insert(id.clone()) {
                id.push('-');
            }
        }
        (ix, id)
    };
    listed.iter().map(&mut id).collect()
}

/// A text of a project for the content of an element: as [`clean`], with numbers and codes kept on the lines of what they
/// belong to. The text that is found and copied is the same.
pub(super) fn prose(text: &str) -> String {
    unbroken(&contained(text))
}

/// A text that is the program's own, likewise.
pub(super) fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for piece in kept_together(text) {
        out.push_str(&html(&text[done..piece.start]));
        out.push_str(&format!("<span class=\"one\">{}</span>", html(&text[piece.clone()])));
        done = piece.end;
    }
    out.push_str(&html(&text[done..]));
    out
}

/// A text of a project for HTML, with what it does to the direction of writing kept within it.
pub(super) fn clean(text: &str) -> String {
    html(&contained(text))
}
