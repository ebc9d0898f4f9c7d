//! From a project to the XML of The Timeline Project: lanes are categories, and the events of the lane of eras eras.

use serde_json::Value as Json;

use super::read::{ERAS, KEY, NAME, when};
use crate::base::markup::xml as escape;
use crate::formats::kit::import::Import;
use crate::formats::kit::kept::kept;
use crate::formats::kit::losses::{RoundTrip, WrittenFile, saved};
use crate::formats::kit::stamp::Stamp;
use crate::formats::kit::xml_tree::{XmlElement, is_name};
use crate::formats::{Saved, kit::days};
use crate::model::date::{End, Form};
use crate::model::{EdtfDate, Event, Extra, Lane, LocalText, Project};

/// The version of the program whose files these are like.
const VERSION: &str = "2.4.0";

/// The colours that a category has to have; the program's own when it makes one.
const COLORS: [(&str, &str); 4] = [
    ("color", "200,200,200"),
    ("progress_color", "153,254,255"),
    ("done_color", "153,254,255"),
    ("font_color", "0,0,0"),
];

/// Elements for what an event can have beside its dates and texts, in the order in which the program writes them.
const EVENT: [&str; 6] = ["progress", "locked", "alert", "hyperlink", "icon", "default_color"];

/// Writes a project. An event needs a start and an end, so those without a date are left out.
pub(crate) fn save(project: &Project) -> Saved {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<timeline>\n  <version>{VERSION}</version>\n  \
         <timetype>gregoriantime</timetype>\n"
    );
    let mut written = Vec::new();
    let is_era = |event: &Event| event.lane.as_deref() == Some(ERAS);
    let (mut eras, mut events) = (String::new(), String::new());
    for eras_first in [true, false] {
        let out = if eras_first { &mut eras } else { &mut events };
        for (nth, event) in project.events.whole().enumerate().filter(|(_, event)| is_era(event) == eras_first) {
            if write_event(out, project, &event, eras_first).is_some() {
                written.push(nth);
            }
        }
    }
    if !eras.is_empty() {
        out.push_str(&format!("  <eras>\n{eras}  </eras>\n"));
    }
    out.push_str("  <categories>\n");
    let lanes = project.lanes.iter().filter(|lane| &*lane.id != ERAS);
    lanes.for_each(|lane| write_category(&mut out, project, lane));
    out.push_str(&format!("  </categories>\n  <events>\n{events}  </events>\n"));
    let view = kept(&project.extra, KEY).get("view").filter(|view| view.is_object()).cloned();
    element(&mut out, "view", &view.unwrap_or_else(|| Json::Object(serde_json::Map::new())), 2);
    out.push_str("</timeline>\n");
    let way = RoundTrip { name: NAME, load: super::read::load, key: KEY };
    saved(project, WrittenFile { bytes: out.into_bytes(), events: written }, &way)
}

/// Writes an element and what is in it; nothing that cannot be one.
fn element(out: &mut String, name: &str, value: &Json, indent: usize) {
    let gap = " ".repeat(indent);
    if !is_name(name) {
        return;
    }
    match value {
        Json::Null => {}
        Json::Array(values) => values.iter().for_each(|value| element(out, name, value, indent)),
        Json::Object(fields) => {
            out.push_str(&format!("{gap}<{name}>\n"));
            fields.iter().for_each(|(name, value)| element(out, name, value, indent + 2));
            out.push_str(&format!("{gap}</{name}>\n"));
        }
        Json::String(text) => out.push_str(&format!("{gap}<{name}>{}</{name}>\n", escape(text))),
        Json::Number(_) | Json::Bool(_) => out.push_str(&format!("{gap}<{name}>{value}</{name}>\n")),
    }
}

fn write_category(out: &mut String, project: &Project, lane: &Lane) {
    let kept = kept(&lane.extra, KEY);
    out.push_str("    <category>\n");
    element(out, "name", &lane.title.get(&project.language).into(), 6);
    for (name, usual) in COLORS {
        element(out, name, kept.get(name).unwrap_or(&usual.into()), 6);
    }
    element(out, "parent", kept.get("parent").unwrap_or(&Json::Null), 6);
    out.push_str("    </category>\n");
}

/// Writes an event or an era; nothing if it has no place in time.
fn write_event(out: &mut String, project: &Project, event: &Event, is_era: bool) -> Option<()> {
    let kept = kept(&event.extra, KEY);
    let text = |text: &LocalText| Json::from(text.get(&project.language));
    let times = as_it_came(event, &kept).or_else(|| times_of(event.when.as_ref()?))?;
    let mut fields = vec![("start", Json::from(times.start)), ("end", times.end.into())];
    let flag = |is: bool| Json::from(if is { "True" } else { "False" });
    if is_era {
        fields.insert(0, ("name", text(&event.title)));
        fields.push(("color", kept.get("color").cloned().unwrap_or_else(|| COLORS[0].1.into())));
        fields.push(("ends_today", flag(times.ends_today)));
    } else {
        fields.push(("text", title(project, event, &kept).into()));
        let given = |name: &'static str| kept.get(name).map(|value| (name, value.clone()));
        fields.extend(EVENT[..1].iter().filter_map(|name| given(name)));
        fields.push(("fuzzy", flag(times.fuzzy)));
        fields.extend(EVENT[1..2].iter().filter_map(|name| given(name)));
        fields.push(("ends_today", flag(times.ends_today)));
        let lane = event.lane.as_ref().and_then(|id| project.lanes.iter().find(|lane| lane.id == *id));
        fields.extend(lane.map(|lane| ("category", text(&lane.title))));
        fields.extend(given("categories"));
        fields.extend(event.summary.as_ref().map(|summary| ("description", text(summary))));
        fields.extend(EVENT[2..].iter().filter_map(|name| given(name)));
        fields.extend(given("milestone"));
    }
    let name = if is_era { "era" } else { "event" };
    out.push_str(&format!("    <{name}>\n"));
    fields.iter().for_each(|(name, value)| element(out, name, value, 6));
    out.push_str(&format!("    </{name}>\n"));
    Some(())
}

/// The title with the number of its container before it. One that only looks so has a space before it, as the program
/// itself writes it.
fn title(project: &Project, event: &Event, kept: &Extra) -> String {
    let title = event.title.get(&project.language);
    let container = kept.get("container").and_then(Json::as_str).unwrap_or_default();
    let gap = if container.is_empty() && title.starts_with(['(', '[']) { " " } else { "" };
    format!("{container}{gap}{title}")
}

/// The times of an event.
struct EventTimes {
    start: String,
    end: String,
    fuzzy: bool,
    ends_today: bool,
}

/// The times that were kept, as long as they are the date of the event.
fn as_it_came(event: &Event, kept: &Extra) -> Option<EventTimes> {
    let [start, end] = ["start", "end"].map(|name| kept.get(name).and_then(Json::as_str).unwrap_or_default());
    let approximate = event.when.as_ref().is_some_and(EdtfDate::is_approximate);
    let open = event.when.as_ref().is_some_and(|when| matches!(when.form(), Form::Interval(_, End::Open)));
    let child = |name: &str, text: &str| XmlElement { name: name.into(), text: text.into(), ..XmlElement::default() };
    let flag = |is: bool| if is { "True" } else { "False" };
    let children = [("start", start), ("end", end), ("fuzzy", flag(approximate)), ("ends_today", flag(open))];
    let children = children.map(|(name, text)| child(name, text)).into();
    let element = XmlElement { children, ..XmlElement::default() };
    let (read, _) = when(&mut Import::of_nothing(), &element, true);
    let same = !start.is_empty() && read == event.when;
    same.then(|| EventTimes { start: start.into(), end: end.into(), fuzzy: approximate, ends_today: open })
}

/// Whole days end at the midnight after them.
fn times_of(when: &EdtfDate) -> Option<EventTimes> {
    let days::Days { first, last } = days::of(when)?;
    let end = match (&last, first.time) {
        (None, Some(_)) => first.clone(),
        (Some(last), _) if last.time.is_some() => last.clone(),
        _ => days::next(last.as_ref().unwrap_or(&first))?,
    };
    let ends_today = matches!(when.form(), Form::Interval(_, End::Open));
    Some(EventTimes { start: time(&first), end: time(&end), fuzzy: when.is_approximate(), ends_today })
}

fn time(stamp: &Stamp) -> String {
    let (h, m, s) = stamp.time.unwrap_or_default();
    format!("{}-{:02}-{:02} {h:02}:{m:02}:{s:02}", stamp.year, stamp.month.unwrap_or(1), stamp.day.unwrap_or(1))
}
