//! From a project to lines of Markwhen: a section for every lane, and in it its events.

use super::read::{KEY, NAME, is_date, is_special, is_tag_line, read_date};
use crate::formats::kit::losses::{RoundTrip, WrittenFile, saved};
use crate::formats::kit::stamp::Stamp;
use crate::formats::{Saved, kit::days};
use crate::model::date::{DatePart, End, Form, Precision};
use crate::model::{EdtfDate, Event, Id, Project, Zone};

/// Writes a project. An event needs a date, so those without one are left out.
pub(crate) fn save(project: &Project) -> Saved {
    let mut out = String::new();
    if !project.title.is_empty() {
        out.push_str(&format!("title: {}\n", one_line(project.title.get(&project.language))));
    }
    let kept = project.extra.get(KEY).and_then(serde_json::Value::as_object);
    for (name, value) in kept.into_iter().flatten() {
        let value = value.as_str().map_or_else(|| value.to_string(), one_line);
        out.push_str(&format!("{}: {value}\n", one_line(name)));
    }
    let mut events = Vec::new();
    let known = |id: &Id| project.lanes.iter().any(|lane| lane.id == *id);
    let in_none = |event: &Event| event.lane.as_ref().is_none_or(|id| !known(id));
    write_events(&mut out, project, in_none, &mut events);
    for lane in &project.lanes {
        out.push_str(&format!("\nsection {}\n", one_line(lane.title.get(&project.language))));
        write_events(&mut out, project, |event| event.lane.as_ref() == Some(&lane.id), &mut events);
        out.push_str("endSection\n");
    }
    saved(
        project,
        WrittenFile { bytes: out.into_bytes(), events },
        &RoundTrip { name: NAME, load: super::read::load, key: KEY },
    )
}

fn write_events(out: &mut String, project: &Project, here: impl Fn(&Event) -> bool, written: &mut Vec<usize>) {
    let kept = project.extra.get(KEY).and_then(|kept| kept.get("timezone")).and_then(serde_json::Value::as_str);
    let zone = kept.and_then(Zone::of_name);
    for (nth, event) in project.events.whole().enumerate().filter(|(_, event)| here(event)) {
        let Some(date) = date_of(&event, zone) else { continue };
        written.push(nth);
        out.push_str(&format!("\n{date}: {}\n", one_line(event.title.get(&project.language))));
        let summary = event.summary.as_ref().map_or("", |summary| summary.get(&project.language));
        for line in summary.lines().map(one_line) {
            // What would be read as the next event, or as a section, becomes an entry of a list.
            let mark = if is_special(&line) || is_tag_line(&line) { "- " } else { "" };
            out.push_str(&format!("{mark}{line}\n"));
        }
        let tags: Vec<String> = event.tags.iter().filter(|tag| is_tag(tag)).map(|tag| format!("#{tag}")).collect();
        if !tags.is_empty() {
            out.push_str(&format!("{}\n", tags.join(" ")));
        }
    }
}

fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ").trim().to_owned()
}

/// Returns true if a word can be a tag.
fn is_tag(tag: &str) -> bool {
    tag.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-')) && tag.ends_with(char::is_alphanumeric)
}

/// The date of an event: as it came, as long as that is its date, else as much of it as Markwhen has words for.
fn date_of(event: &Event, zone: Option<Zone>) -> Option<String> {
    let kept = event.extra.get(KEY).and_then(|kept| kept.get("date")).and_then(serde_json::Value::as_str);
    if let Some(kept) = kept.filter(|kept| read_date(kept, zone) == event.when) {
        return Some(kept.to_owned());
    }
    let when = event.when.as_ref()?;
    // A line without a date that is read would go to the event before it.
    let days = spelled(when).filter(|text| is_date(text));
    days.or_else(|| Some(when.as_str().to_owned()).filter(|text| read_date(text, zone).as_ref() == Some(when)))
}

/// A date in words of Markwhen: all of it, or its days.
fn spelled(when: &EdtfDate) -> Option<String> {
    let days = || days::of(when);
    match when.form() {
        Form::Date(date) if is_plain(&date) => Some(moment(&date)),
        Form::Interval(End::Date(from), End::Date(to)) if is_plain(&from) && is_plain(&to) => {
            Some(format!("{}/{}", moment(&from), moment(&to)))
        }
        Form::Interval(End::Date(from), End::Open) if is_plain(&from) => Some(format!("{} - now", moment(&from))),
        _ => days().map(|days| match days.last {
            Some(last) => format!("{}/{}", days.first.date(), last.date()),
            None => days.first.date(),
        }),
    }
}

/// Returns true if a date is a year, a month, a day or a moment of the calendar that Markwhen has.
fn is_plain(date: &DatePart) -> bool {
    let precise = matches!(date.precision(), Precision::Year | Precision::Month | Precision::Day | Precision::Second);
    precise && (-9999..=9999).contains(&date.year) && !(date.day.is_some() && date.month.is_none())
}

/// Times of day are by UTC in Markwhen; one of an unknown zone is its day.
fn moment(date: &DatePart) -> String {
    let stamp = Stamp::of_part(date);
    match stamp.utc() {
        Some(at) => Stamp::of_date_time(at, Some(0)).edtf(),
        None => stamp.date(),
    }
}
