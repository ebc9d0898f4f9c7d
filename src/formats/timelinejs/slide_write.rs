//! From an event to its slide.

use serde_json::{Map, Value};

use super::dates;
use super::slide::{ERAS, KEY};
use super::slide_dates::when_of;
use super::slide_texts::{media_line, plain, summary_of, text_of};
use crate::documents::html::escaped;
use crate::formats::kit::kept::kept;
use crate::model::{Event, Project};

/// The title slide of a project.
pub(crate) fn title_of(project: &Project) -> Option<Map<String, Value>> {
    let kept = kept(&project.extra, KEY).get("title").and_then(Value::as_object).cloned();
    let mut slide = kept.unwrap_or_default();
    let title = project.title.get(&project.language);
    if plain(&text_of(&slide, "headline")).replace('\n', " ") != title {
        set_text(&mut slide, "headline", escaped(title));
    }
    (!slide.is_empty()).then_some(slide)
}

/// The slide of an event.
pub(crate) fn of_event(project: &Project, event: &Event) -> Map<String, Value> {
    let mut slide = kept(&event.extra, KEY);
    dates_of(event, &mut slide);
    let language = &*project.language;
    let title = event.title.get(language);
    if plain(&text_of(&slide, "headline")).replace('\n', " ") != title {
        set_text(&mut slide, "headline", escaped(title));
    }
    let summary = event.summary.as_ref().map_or("", |summary| summary.get(language));
    if summary_of(&slide).as_deref().unwrap_or("") != summary {
        // The line about the media is made anew by whoever reads the slide.
        let line = media_line(&slide).unwrap_or_default();
        let text = summary.strip_suffix(&line).map_or(summary, str::trim_end);
        set_text(&mut slide, "text", escaped(text));
    }
    let lane = event.lane.as_ref().filter(|id| &***id != ERAS);
    if let Some(id) = lane {
        let lane = project.lanes.iter().find(|lane| lane.id == *id);
        let name = lane.map(|lane| lane.title.get(language)).filter(|name| !name.is_empty()).unwrap_or(id);
        slide.insert("group".into(), name.into());
    }
    let own_id = ["slide-", "era-"].iter().any(|stem| event.id.starts_with(stem));
    if !own_id && !slide.contains_key("unique_id") {
        slide.insert("unique_id".into(), (*event.id).into());
    }
    slide
}

fn dates_of(event: &Event, slide: &mut Map<String, Value>) {
    if (slide.contains_key("start_date") || slide.contains_key("end_date")) && when_of(slide).when == event.when {
        return;
    }
    let old = ["start_date", "end_date"].map(|name| slide.shift_remove(name));
    let Some(when) = &event.when else {
        // A date that was none is given back as it was.
        for (name, value) in ["start_date", "end_date"].into_iter().zip(old) {
            slide.extend(value.map(|value| (name.to_owned(), value)));
        }
        return;
    };
    let (start, end, exact) = dates::of_when(when);
    if !exact {
        slide.entry("display_date").or_insert_with(|| when.as_str().into());
    }
    for (name, parts) in [("start_date", start), ("end_date", end)] {
        slide.extend(parts.map(|parts| (name.to_owned(), parts.to_value())));
    }
}

fn set_text(slide: &mut Map<String, Value>, name: &str, value: String) {
    let text = slide.entry("text").or_insert_with(|| Value::Object(Map::new()));
    if !text.is_object() {
        *text = Value::Object(Map::new());
    }
    if let Value::Object(text) = text {
        text.insert(name.to_owned(), value.into());
    }
}
