//! One slide to one event. What an event has no place for stays under its own key.

use serde_json::{Map, Value};

use super::dates;
use super::old;
use super::parts::Changed;
use super::slide_dates::{DateFault, SlideReading, contradiction, regenerates, when_of};
use super::slide_texts::{plain, remove_text, string, summary_of, tags_of, text_of};
use crate::base::Severity::{Error, Note, Warning};
use crate::formats::kit::findings::FileFindings;
use crate::formats::kit::ids::IdAllocator;
use crate::model::{Event, Extra, Id, Lane, LocalText, Project};

/// Key of the fields that have no place of their own in an event or project.
pub(crate) const KEY: &str = "timelinejs";

/// The id of the lane of eras.
pub(crate) const ERAS: &str = "timelinejs-eras";

/// A slide and its place.
pub(crate) struct Slide {
    pub value: Map<String, Value>,
    /// Place where it starts, in bytes.
    pub at: usize,
    /// Place where its date starts.
    pub date_at: usize,
}

/// Makes events of slides.
pub(crate) struct Slides<'a, 't> {
    pub found: &'a mut FileFindings<'t>,
    pub project: Project,
    ids: IdAllocator,
    groups: Vec<(String, Id)>,
}

impl<'a, 't> Slides<'a, 't> {
    pub(crate) fn new(found: &'a mut FileFindings<'t>) -> Self {
        Self { found, project: Project::default(), ids: IdAllocator::default(), groups: Vec::new() }
    }

    /// Takes the slide of the title: its headline is the title of the project, the rest is kept.
    pub(crate) fn title(&mut self, slide: Slide) {
        let mut rest = if old::is_old(&slide.value) { old::renewed(slide.value) } else { slide.value };
        let headline = text_of(&rest, "headline");
        self.project.title = plain(&headline).replace('\n', " ").into();
        tidy(&mut rest);
        if self.project.title.get("") == headline {
            remove_text(&mut rest, "headline");
        }
        if !rest.is_empty() {
            self.found.add(Note, "timelinejs-title-kept", "", slide.at, &[]);
            self.keep("title", rest.into());
        }
    }

    /// Keeps a field of the project that is not ours.
    pub(crate) fn keep(&mut self, name: &str, value: Value) {
        let kept = self.project.extra.entry(KEY).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(kept) = kept {
            kept.insert(name.to_owned(), value);
        }
    }

    /// Takes a slide as an event.
    pub(crate) fn event(&mut self, slide: Slide) {
        let group = string(&slide.value, "group").or_else(|| string(&slide.value, "tag"));
        let lane = group.filter(|name| !name.trim().is_empty()).map(|name| self.lane(name.trim()));
        self.push(slide, lane, "slide");
    }

    /// Takes an era as an event in the lane of eras.
    pub(crate) fn era(&mut self, slide: Slide) {
        let lane = Id::from(ERAS);
        if self.project.lane_ix(ERAS).is_none() {
            let title = LocalText::Map(vec![("ar".into(), "الحقب".into()), ("en".into(), "Eras".into())]);
            self.project.lanes.insert(0, Lane { id: lane.clone(), title, ..Lane::default() });
        }
        self.push(slide, Some(lane), "era");
    }

    fn lane(&mut self, name: &str) -> Id {
        if let Some((_, id)) = self.groups.iter().find(|(known, _)| known == name) {
            return id.clone();
        }
        let id = Id::from(format!("group-{}", self.groups.len() + 1));
        self.groups.push((name.to_owned(), id.clone()));
        self.project.lanes.push(Lane { id: id.clone(), title: name.into(), ..Lane::default() });
        id
    }

    fn push(&mut self, slide: Slide, lane: Option<Id>, stem: &str) {
        let Slide { value, at, date_at } = slide;
        let mut rest = if old::is_old(&value) { old::renewed(value) } else { value };
        let reading = when_of(&rest);
        self.tell(&reading, &rest, at, date_at);
        let headline = text_of(&rest, "headline");
        let title = plain(&headline).replace('\n', " ");
        let summary = summary_of(&rest);
        let tags: Vec<String> = tags_of(&rest);
        let id = self.id(&rest, at, stem);
        self.tell_types(&rest, at);
        tidy(&mut rest);
        if regenerates(&reading, &rest) {
            rest.shift_remove("start_date");
            rest.shift_remove("end_date");
        }
        if title == headline {
            remove_text(&mut rest, "headline");
        }
        let text = text_of(&rest, "text");
        if plain(&text) == text {
            remove_text(&mut rest, "text");
        }
        if lane.as_deref().is_some_and(|lane| lane != ERAS) {
            rest.shift_remove("group");
        }
        if string(&rest, "unique_id") == Some(&*id) {
            rest.shift_remove("unique_id");
        }
        let extra = if rest.is_empty() { Extra::new() } else { Extra::from_iter([(KEY.to_owned(), rest.into())]) };
        let summary = summary.map(LocalText::from);
        let event =
            Event { id, when: reading.when, title: title.into(), summary, lane, tags, extra, ..Event::default() };
        self.project.events.push(event);
    }

    fn id(&mut self, slide: &Map<String, Value>, at: usize, stem: &str) -> Id {
        let given = string(slide, "unique_id").filter(|id| !id.trim().is_empty());
        let id = self.ids.take(given, stem, self.project.events.len() + 1);
        if let Some(given) = given.filter(|given| **given != *id) {
            self.found.add(Error, "table-duplicate-id", "", at, &[("id", given), ("used", &id)]);
        }
        id
    }

    fn tell(&mut self, reading: &SlideReading, slide: &Map<String, Value>, at: usize, date_at: usize) {
        let shown = || {
            let dates = ["start_date", "end_date"].map(|name| slide.get(name).map(ToString::to_string));
            dates.into_iter().flatten().collect::<Vec<_>>().join(" – ")
        };
        match reading.fault {
            Some(DateFault::Missing) => self.found.add(Warning, "timelinejs-no-date", "", at, &[]),
            Some(DateFault::Unread) => {
                self.found.add(Error, "timelinejs-date-unread", "", date_at, &[("found", &shown())])
            }
            Some(DateFault::Invalid) => self.found.add(Error, "timelinejs-date", "", date_at, &[("found", &shown())]),
            Some(DateFault::End) => self.found.add(Error, "timelinejs-end", "", date_at, &[("found", &shown())]),
            None => {}
        }
        if reading.when.as_ref().is_some_and(|when| when.bounds().is_none()) {
            self.found.add(Warning, "tl-out-of-range", "", date_at, &[("example", &shown())]);
        }
        if let Some(words) = &reading.words {
            let (severity, code) = if reading.unsure { (Warning, "tl-words-unsure") } else { (Note, "tl-words") };
            self.found.add(severity, code, "", date_at, &[("example", words)]);
        }
        let dates = ["start_date", "end_date"].map(|name| slide.get(name));
        if reading.when.is_some() && dates.iter().flatten().any(|date| dates::is_short(date)) {
            self.found.add(Warning, "tl-short-year", "", date_at, &[("example", &shown())]);
        }
        for (date, [read, other]) in dates.iter().flatten().filter_map(|date| Some((date, dates::two_readings(date)?)))
        {
            let example = format!("{} → {read} / {other}", date.as_str().unwrap_or_default());
            self.found.add(Warning, "tl-month-first", "", date_at, &[("example", &example)]);
        }
        let shown_inside = dates.iter().flatten().filter_map(|date| date.get("display_date")?.as_str());
        for text in string(slide, "display_date").into_iter().chain(shown_inside) {
            let Some(when) = &reading.when else { continue };
            let Some(other) = contradiction(when, text) else { continue };
            let example = format!("{text} → {other} / {when}");
            self.found.add(Warning, "timelinejs-display-date", "", date_at, &[("found", &example)]);
        }
        let mut more = dates.iter().flatten();
        let more = reading.when.is_some() && more.any(|date| dates::has_more(date));
        let Changed { clock, bce, dropped } = reading.changed;
        let dropped = dropped || more;
        for (changed, code) in [(clock, "timelinejs-clock"), (bce, "timelinejs-bce"), (dropped, "timelinejs-date-part")]
        {
            if changed {
                self.found.add(Note, code, "", date_at, &[("found", &shown())]);
            }
        }
    }

    /// Says which known fields hold something that they cannot.
    fn tell_types(&mut self, slide: &Map<String, Value>, at: usize) {
        let is_text = |v: &Value| matches!(v, Value::String(_) | Value::Number(_) | Value::Null);
        let text = slide.get("text").is_none_or(|text| match text {
            Value::Object(text) => ["headline", "text"].iter().all(|name| text.get(*name).is_none_or(is_text)),
            _ => false,
        });
        let media = slide.get("media").is_none_or(|media| media.is_object() || media.is_null());
        let group = slide.get("group").is_none_or(is_text);
        for (right, field) in [(text, "text"), (media, "media"), (group, "group")] {
            if !right {
                self.found.add(Error, "timelinejs-type", field, at, &[("field", field)]);
            }
        }
    }
}

/// Drops fields that hold nothing.
fn tidy(slide: &mut Map<String, Value>) {
    let date = |date: &mut Map<String, Value>| date.retain(|_, v| !is_nothing(v));
    for name in ["start_date", "end_date", "text", "media"] {
        if let Some(Value::Object(object)) = slide.get_mut(name) {
            date(object);
        }
    }
    slide.retain(|_, value| !is_nothing(value));
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Object(object) => object.is_empty(),
        _ => false,
    }
}
