//! One slide to one event and back. What an event has no place for stays under its own key.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::dates::{self, Changed, Refused};
use super::old;
use crate::base::Severity::{Error, Note, Warning};
use crate::documents::html::{escaped, fragment};
use crate::formats::kit::days;
use crate::formats::kit::findings::Found;
use crate::formats::kit::ids::Numbers;
use crate::formats::kit::stamp::{Order, in_words};
use crate::model::date::phrase::Understood;
use crate::model::date::{End, Form};
use crate::model::{Event, Extra, Id, Lane, LocalText, Project, When};

/// Where the fields stand that have no place of their own in an event or project.
pub const KEY: &str = "timelinejs";

/// The id of the lane of eras.
pub const ERAS: &str = "timelinejs-eras";

/// A slide and its place.
pub struct Slide {
    pub value: Map<String, Value>,
    /// Where it starts, in bytes.
    pub at: usize,
    /// Where its date starts.
    pub date_at: usize,
}

/// Makes events of slides.
pub struct Slides<'a, 't> {
    pub found: &'a mut Found<'t>,
    pub project: Project,
    ids: HashSet<Id>,
    numbers: Numbers,
    groups: Vec<(String, Id)>,
}

impl<'a, 't> Slides<'a, 't> {
    pub fn new(found: &'a mut Found<'t>) -> Self {
        Self {
            found,
            project: Project::default(),
            ids: HashSet::new(),
            numbers: Numbers::default(),
            groups: Vec::new(),
        }
    }

    /// Takes the slide of the title: its headline is the title of the project, the rest is kept.
    pub fn title(&mut self, slide: Slide) {
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
    pub fn keep(&mut self, name: &str, value: Value) {
        let kept = self.project.extra.entry(KEY).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(kept) = kept {
            kept.insert(name.to_owned(), value);
        }
    }

    /// Takes a slide as an event.
    pub fn event(&mut self, slide: Slide) {
        let group = string(&slide.value, "group").or_else(|| string(&slide.value, "tag"));
        let lane = group.filter(|name| !name.trim().is_empty()).map(|name| self.lane(name.trim()));
        self.push(slide, lane, "slide");
    }

    /// Takes an era as an event in the lane of eras.
    pub fn era(&mut self, slide: Slide) {
        let lane = Id::from(ERAS);
        if self.project.lane_ix(ERAS).is_none() {
            let title = LocalText::Map(vec![("ar".into(), "الحقب".into()), ("en".into(), "Eras".into())]);
            self.project.lanes.insert(0, Lane { id: lane.clone(), title, extra: Extra::new() });
        }
        self.push(slide, Some(lane), "era");
    }

    fn lane(&mut self, name: &str) -> Id {
        if let Some((_, id)) = self.groups.iter().find(|(known, _)| known == name) {
            return id.clone();
        }
        let id = Id::from(format!("group-{}", self.groups.len() + 1));
        self.groups.push((name.to_owned(), id.clone()));
        self.project.lanes.push(Lane { id: id.clone(), title: name.into(), extra: Extra::new() });
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
        if let Some(id) = given
            && self.ids.insert(id.into())
        {
            return id.into();
        }
        let stem = given.unwrap_or(stem);
        let id = self.numbers.free(stem, self.project.events.len() + 1, |id| self.ids.contains(id));
        if let Some(given) = given {
            self.found.add(Error, "table-duplicate-id", "", at, &[("id", given), ("used", &id)]);
        }
        self.ids.insert(id.clone());
        id
    }

    fn tell(&mut self, reading: &Reading, slide: &Map<String, Value>, at: usize, date_at: usize) {
        let shown = || {
            let dates = ["start_date", "end_date"].map(|name| slide.get(name).map(ToString::to_string));
            dates.into_iter().flatten().collect::<Vec<_>>().join(" – ")
        };
        match reading.fault {
            Some(Fault::Missing) => self.found.add(Warning, "timelinejs-no-date", "", at, &[]),
            Some(Fault::Unread) => self.found.add(Error, "timelinejs-date-unread", "", date_at, &[("found", &shown())]),
            Some(Fault::Invalid) => self.found.add(Error, "timelinejs-date", "", date_at, &[("found", &shown())]),
            Some(Fault::End) => self.found.add(Error, "timelinejs-end", "", date_at, &[("found", &shown())]),
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

/// A date of a slide.
#[derive(Default)]
struct Reading {
    when: Option<When>,
    changed: Changed,
    fault: Option<Fault>,
    /// The words that it was read from, with what they were read as.
    words: Option<String>,
    /// Whether the words may mean something else.
    unsure: bool,
}

impl Reading {
    fn of_words(text: &str, understood: Understood) -> Self {
        let words = Some(format!("{text} → {}", understood.when));
        let unsure = !understood.notes.is_empty();
        Self { when: Some(understood.when), words, unsure, ..Self::default() }
    }
}

enum Fault {
    /// There is none.
    Missing,
    /// It was not understood.
    Unread,
    /// The calendar has no such date.
    Invalid,
    /// The end is no date or is before the start; the start counts.
    End,
}

fn when_of(slide: &Map<String, Value>) -> Reading {
    let date = |name: &str| slide.get(name).map_or(Ok(None), dates::parts);
    let edtf = |parts: Option<dates::Parts>| parts.map(|parts| parts.edtf());
    let (start, end) = (date("start_date").map(edtf), date("end_date").map(edtf));
    let failed = |fault| Reading { fault: Some(fault), ..Reading::default() };
    let single = |text: &str, changed, fault| match When::parse(text) {
        Ok(when) => Reading { when: Some(when), changed, fault, ..Reading::default() },
        Err(_) => failed(Fault::Invalid),
    };
    let refused = |why| failed(if why == Refused::Unread { Fault::Unread } else { Fault::Invalid });
    match (start, end) {
        (Err(Refused::Unread), Ok(None)) => {
            let words = slide.get("start_date").and_then(dates::words);
            let read = words.and_then(|text| Some((text, in_words(text, Order::MonthFirst)?)));
            let placed = read.filter(|(_, understood)| understood.when.bounds().is_some());
            placed.map_or_else(|| failed(Fault::Unread), |(text, read)| Reading::of_words(text, read))
        }
        (Err(why), _) | (Ok(None), Err(why)) => refused(why),
        (Ok(None), Ok(None)) => failed(Fault::Missing),
        (Ok(None), Ok(Some((end, changed)))) => single(&format!("/{end}"), changed, None),
        (Ok(Some((start, changed))), Ok(None)) => single(&start, changed, None),
        (Ok(Some((start, changed))), Err(_)) => single(&start, changed, Some(Fault::End)),
        (Ok(Some((start, changed))), Ok(Some((end, also)))) => {
            let changed = Changed {
                clock: changed.clock || also.clock,
                bce: changed.bce || also.bce,
                dropped: changed.dropped || also.dropped,
            };
            if start == end {
                return single(&start, changed, None);
            }
            let timed = |text: &str| text.contains('T');
            let whole = When::parse(&format!("{start}/{end}")).ok();
            let days = |text: &str| text.split('T').next().unwrap_or(text).to_owned();
            match whole.filter(|_| !is_before(&end, &start)) {
                Some(when) => Reading { when: Some(when), changed, ..Reading::default() },
                None if (timed(&start) || timed(&end)) && !is_before(&end, &start) => {
                    let (first, last) = (days(&start), days(&end));
                    let text = if first == last { first } else { format!("{first}/{last}") };
                    single(&text, Changed { dropped: true, clock: false, ..changed }, None)
                }
                None => single(&start, changed, Some(Fault::End)),
            }
        }
    }
}

/// What the text for readers says of the date, if that cannot be the date of the slide however it is read.
fn contradiction(when: &When, text: &str) -> Option<When> {
    let bounds = when.bounds()?;
    let old = old_style(text);
    let read = |order| {
        let said = in_words(old.unwrap_or(text), order)?.when;
        if old.is_some() { of_julian(&said) } else { Some(said) }
    };
    let month = |when: &When| match when.form() {
        Form::Date(date) | Form::Interval(End::Date(date), _) => date.month,
        _ => None,
    };
    // A text without its year (`4 May`) can still name another month.
    let apart = |other: &When| match other.bounds() {
        Some(other) => Some(other.to.time <= bounds.from.time || bounds.to.time <= other.from.time),
        None => month(when).zip(month(other)).map(|(own, other)| own != other && !when.is_interval()),
    };
    let readings = [read(Order::MonthFirst)?, read(Order::DayFirst)?];
    readings.iter().all(|other| apart(other) == Some(true)).then(|| readings[0].clone())
}

/// A date without the words behind it that say that it is of the Julian calendar, if there are any.
fn old_style(text: &str) -> Option<&str> {
    const MARKS: [&str; 7] = ["os", "o.s.", "o. s.", "o.s", "old style", "julian calendar", "julian"];
    let text = text.trim().trim_end_matches([')', ']', '.']);
    let is_there = |mark: &str| {
        let at = text.len().checked_sub(mark.trim_end_matches('.').len())?;
        let (date, said) = text.split_at_checked(at)?;
        let is_word = date.ends_with([' ', ',', '(', '[', '\u{a0}']);
        let said = said.eq_ignore_ascii_case(mark.trim_end_matches('.')) && is_word;
        said.then(|| date.trim_end_matches([' ', ',', '(', '[', '\u{a0}']))
    };
    MARKS.iter().find_map(|mark| is_there(mark))
}

/// The day of our calendar of a day that is numbered as of the Julian one.
fn of_julian(said: &When) -> Option<When> {
    let Form::Date(date) = said.form() else { return None };
    let year = Some(date.year).filter(|year| (0..=9999).contains(year))?;
    let (month, day) = (i64::from(date.month?), i64::from(date.day?));
    // Years are counted from March, so that the day that some have more is their last.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let days = 365 * year + year.div_euclid(4) + (153 * month + 2) / 5 + day - 308;
    let day = NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)?;
    When::parse(&days::day(day).edtf()).ok()
}

/// Whether a date ends before another one begins.
fn is_before(a: &str, b: &str) -> bool {
    let [a, b] = [a, b].map(|text| When::parse(text).ok().and_then(|when| when.bounds()));
    a.zip(b).is_some_and(|(a, b)| a.to.time <= b.from.time)
}

/// Whether the date alone gives the fields of the slide again.
fn regenerates(reading: &Reading, slide: &Map<String, Value>) -> bool {
    let Some(when) = &reading.when else { return false };
    let (start, end, exact) = dates::of_when(when);
    let known = |value: &Value| match value {
        Value::Object(date) => date.keys().all(|name| KNOWN.contains(&&**name)),
        other => other.is_string(),
    };
    let same = |name: &str, parts: Option<dates::Parts>| match slide.get(name) {
        None => parts.is_none(),
        Some(value) => known(value) && dates::parts(value) == Ok(parts),
    };
    exact && same("start_date", start) && same("end_date", end)
}

/// The fields of a date that its parts stand for.
const KNOWN: [&str; 6] = ["year", "month", "day", "hour", "minute", "second"];

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

fn string<'s>(object: &'s Map<String, Value>, name: &str) -> Option<&'s str> {
    object.get(name).and_then(Value::as_str)
}

/// A text of a slide; numbers count as their digits.
fn text_of(slide: &Map<String, Value>, name: &str) -> String {
    match slide.get("text").and_then(|text| text.get(name)) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn remove_text(slide: &mut Map<String, Value>, name: &str) {
    if let Some(Value::Object(text)) = slide.get_mut("text") {
        text.shift_remove(name);
        if text.is_empty() {
            slide.shift_remove("text");
        }
    }
}

/// The tags of the old schema, with commas between them.
fn tags_of(slide: &Map<String, Value>) -> Vec<String> {
    let tags = string(slide, "tags").unwrap_or("").split([',', '،']).map(str::trim);
    tags.filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

/// `credit / caption — address`, as far as there are any.
fn media_line(slide: &Map<String, Value>) -> Option<String> {
    let media = slide.get("media")?.as_object()?;
    let part = |name: &str| string(media, name).map(plain).map(|text| text.replace('\n', " "));
    let words: Vec<String> =
        ["credit", "caption"].into_iter().filter_map(part).filter(|text| !text.is_empty()).collect();
    let address = part("url").filter(|url| !url.is_empty());
    let line: Vec<String> =
        [Some(words.join(" / ")).filter(|w| !w.is_empty()), address].into_iter().flatten().collect();
    Some(line.join(" — ")).filter(|line| !line.is_empty())
}

fn summary_of(slide: &Map<String, Value>) -> Option<String> {
    let text = Some(plain(&text_of(slide, "text"))).filter(|text| !text.is_empty());
    let lines: Vec<String> = [text, media_line(slide)].into_iter().flatten().collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What was kept of a slide or of the file.
pub fn kept(extra: &Extra) -> Map<String, Value> {
    extra.get(KEY).and_then(Value::as_object).cloned().unwrap_or_default()
}

/// The title slide of a project.
pub fn title_of(project: &Project) -> Option<Map<String, Value>> {
    let kept = kept(&project.extra).get("title").and_then(Value::as_object).cloned();
    let mut slide = kept.unwrap_or_default();
    let title = project.title.get(&project.language);
    if plain(&text_of(&slide, "headline")).replace('\n', " ") != title {
        set_text(&mut slide, "headline", escaped(title));
    }
    (!slide.is_empty()).then_some(slide)
}

/// The slide of an event.
pub fn of_event(project: &Project, event: &Event) -> Map<String, Value> {
    let mut slide = kept(&event.extra);
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

/// The text of HTML.
fn plain(html: &str) -> String {
    fragment(html).text
}
