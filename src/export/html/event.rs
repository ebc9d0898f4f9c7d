//! An event of the chronology: its date, its title, what is known of it, and its quotes.

use super::page::{Page, clean, prose, unbroken};
use super::{quote, style};
use crate::base::direction::base_direction;
use crate::base::markup::html;
use crate::base::{EventIx, ExcerptIx};
use crate::formats::machine_date;
use crate::model::{EdtfDate, EventRef, Status};
use crate::timeline::labels::status_word;

/// The event at a place of the list; `marked` says whether it stands on the strip.
pub(super) fn article(page: &Page<'_>, (nth, ix): (usize, EventIx), event: EventRef<'_>, marked: bool) -> String {
    let id = html(&page.ids[&ix]);
    let (title, language) = title(page, event);
    let mut out = format!(
        "<article id=\"{id}\" class=\"{}{}\" tabindex=\"-1\" aria-labelledby=\"title-{nth}\">\n",
        lane(page, ix).1,
        status_class(event.status()),
    );
    out.push_str(&format!("<div class=\"claim\">\n{}", date(page, event.when().as_ref())));
    out.push_str(&format!("<h3 id=\"title-{nth}\"{}>{}</h3>\n", page.attributes(title, language), prose(title)));
    out.push_str(&facts(page, ix, event));
    if let Some(summary) = event.summary() {
        let (text, language) = page.local(summary);
        if !text.trim().is_empty() {
            out.push_str(&paragraphs(page, text, language));
        }
    }
    out.push_str(&format!("</div>\n<div class=\"evidence\">\n{}</div>\n", evidence(page, ix, event)));
    let label = page.format("html-link", &[("event", title.into())]);
    let back = if marked { format!("<a href=\"#m{nth}\">{}</a>", page.say("html-back")) } else { String::new() };
    out.push_str(&format!(
        "<p class=\"links\"><a href=\"#{id}\" aria-label=\"{label}\"><span aria-hidden=\"true\">#</span></a>{back}</p>\n\
         </article>\n"
    ));
    out
}

/// A summary, each line of it in its own direction.
fn paragraphs(page: &Page<'_>, text: &str, language: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let one =
        |line: &str| format!("<p class=\"summary\"{}>{}</p>\n", page.attributes(line, language), prose(line.trim()));
    lines.map(one).collect()
}

/// The quotes: those that attest the event, then those of its date and of what surrounds it.
fn evidence(page: &Page<'_>, event_ix: EventIx, event: EventRef<'_>) -> String {
    let mut excerpts: Vec<_> = (0..).zip(event.excerpts()).collect();
    if excerpts.is_empty() {
        return format!("<p class=\"state unchecked\">{}</p>\n", page.say("html-no-quote"));
    }
    excerpts.sort_by_key(|(_, excerpt)| excerpt.attests as u8);
    let mut out = String::new();
    let mut before = None;
    for (nth, excerpt) in excerpts {
        let is_same = before.replace(&excerpt.document) == Some(&excerpt.document);
        out.push_str(&quote::figure(page, ExcerptIx { event: event_ix, nth }, excerpt, is_same));
    }
    out
}

/// The title of an event and its language; one without a title goes by its id.
pub(super) fn title<'t>(page: &'t Page<'_>, event: EventRef<'t>) -> (&'t str, &'t str) {
    match page.local(event.title()) {
        (title, _) if title.trim().is_empty() => (event.id(), ""),
        said => said,
    }
}

/// The class of a status that is not the usual one, after a space.
pub(super) fn status_class(status: Status) -> String {
    if status == Status::Reported { String::new() } else { format!(" {}", status.as_str()) }
}

/// The title of an event's lane, and the class of its colour.
fn lane<'t>(page: &'t Page<'_>, ix: EventIx) -> (Option<&'t crate::timeline::index::LaneView>, String) {
    let lane = page.content.lane_of(ix).map(|lane| &page.content.lanes[lane]);
    (lane, style::lane_class(lane.map_or(0, |lane| lane.color)))
}

/// The date in words, its EDTF as a tool tip, and the second calendar.
fn date(page: &Page<'_>, when: Option<&EdtfDate>) -> String {
    let Some(when) = when else { return format!("<p class=\"when\">{}</p>\n", page.say("date-none")) };
    let (edtf, words) = (html(when.as_str()), unbroken(&page.dates.when(when)));
    // Without a date that HTML knows, `time` would be invalid.
    let date = match machine_date(when) {
        Some(machine) => format!("<time datetime=\"{machine}\" title=\"{edtf}\">{words}</time>"),
        None => format!("<span title=\"{edtf}\">{words}</span>"),
    };
    let second = page.dates.second(when).map(|second| format!(" <span class=\"second\">{}</span>", unbroken(&second)));
    format!("<p class=\"when\">{date}{}</p>\n", second.unwrap_or_default())
}

/// Lane, status, people and tags.
fn facts(page: &Page<'_>, ix: EventIx, event: EventRef<'_>) -> String {
    let mut facts = Vec::new();
    if let Some(lane) = lane(page, ix).0.filter(|lane| lane.lane.is_some()) {
        let title = clean(&lane.title.text);
        facts
            .push(format!("<li class=\"lane-name\"><bdi dir=\"{}\">{title}</bdi></li>", lane.title.direction.as_str()));
    }
    if event.status() != Status::Reported {
        let word = html(&status_word(&page.messages, event.status()).text);
        facts.push(format!("<li class=\"status{}\">{word}</li>", status_class(event.status())));
    }
    for id in event.actors() {
        let name = page.actors.get(&**id).map(|&at| page.local(&page.project.actors[at].name));
        facts.push(format!("<li>{}</li>", page.inline(name.unwrap_or((id, "")))));
    }
    let tags = event.tags().iter().filter(|tag| !tag.trim().is_empty());
    facts.extend(tags.map(|tag| {
        format!("<li><bdi dir=\"{}\">#{}</bdi></li>", base_direction(&page.project.language, tag).as_str(), clean(tag))
    }));
    if facts.is_empty() { String::new() } else { format!("<ul class=\"facts\">{}</ul>\n", facts.concat()) }
}
