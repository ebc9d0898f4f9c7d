//! One event of SIMILE Timeline, from the attributes of XML or the fields of JSON.

use serde_json::Value;

use super::{KEY, write};
use crate::base::Severity;
use crate::formats::kit::import::{Import, Meaning, Span};
use crate::formats::kit::stamp::{Order, year};
use crate::model::{Event, Extra, LocalText, When};

/// How the years of a file count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Years of the Gregorian calendar.
    Gregorian,
    /// Millions of years before the present, as geologists count.
    MillionsAgo,
}

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// `loadXML` of SIMILE reads it.
    Xml,
    /// `loadJSON` of SIMILE reads it.
    Json,
}

/// An event as the file has it.
pub struct Raw {
    /// Its attributes or fields, under the names of the XML.
    pub fields: Vec<(String, Value)>,
    /// Its byte offset.
    pub at: usize,
    /// What it is written in, on which it depends whether it lasts.
    pub syntax: Syntax,
}

impl Raw {
    /// Renames fields of older files.
    pub fn new(mut fields: Vec<(String, Value)>, at: usize, syntax: Syntax) -> Self {
        for (old, new) in ALIASES {
            if !fields.iter().any(|(name, _)| name == new)
                && let Some(field) = fields.iter_mut().find(|(name, _)| name == old)
            {
                field.0 = new.to_owned();
            }
        }
        Self { fields, at, syntax }
    }

    fn value(&self, name: &str) -> Option<&Value> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// The text of a field, which stays.
    pub fn get(&self, name: &str) -> Option<String> {
        self.value(name).and_then(as_text)
    }

    fn take(&mut self, name: &str) -> Option<String> {
        let at = self.fields.iter().position(|(field, value)| field == name && as_text(value).is_some())?;
        as_text(&self.fields.remove(at).1)
    }
}

/// Names of older files and of shortened ones, the latter as in `loadJSON` of `src/webapp/api/scripts/sources.js`.
const ALIASES: [(&str, &str); 11] = [
    ("starts", "start"),
    ("ends", "end"),
    ("s", "start"),
    ("e", "end"),
    ("ls", "latestStart"),
    ("ee", "earliestEnd"),
    ("t", "title"),
    ("d", "description"),
    ("de", "durationEvent"),
    ("eid", "eventID"),
    ("c", "classname"),
];

fn as_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is) => is.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Whether the years of a file are millions of years ago: every event that starts and ends in a plain number goes
/// downwards, and there is at least one.
pub fn count_of(events: &[Raw]) -> Count {
    let number = |raw: &Raw, name: &str| raw.get(name)?.trim_start_matches('?').parse::<f64>().ok();
    let pairs = events.iter().filter_map(|raw| Some((number(raw, "start")?, number(raw, "end")?)));
    let (mut down, mut up) = (0, 0);
    for (start, end) in pairs {
        if start > end && end >= 0.0 {
            down += 1;
        } else if start < end {
            up += 1;
        }
    }
    if down > 0 && up == 0 { Count::MillionsAgo } else { Count::Gregorian }
}

/// Reads an event and adds it to the project.
pub fn read(import: &mut Import<'_>, mut raw: Raw, count: Count) {
    let at = raw.at;
    let title = raw.take("title").map(|text| import.text(&text, at)).unwrap_or_default();
    let summary = raw.take("description").map(|text| import.text(&text, at)).filter(|text| !text.is_empty());
    let mut extra = Extra::new();
    let whole = whole_date(&raw);
    let when = match (count, &whole) {
        (_, Some((when, _))) => (Some(when.clone()), true),
        (Count::Gregorian, None) => when(import, &raw),
        (Count::MillionsAgo, None) => (millions_ago(import, &raw), true),
    };
    if when.1 {
        ["start", "end", "isDuration", "durationEvent"].iter().for_each(|name| drop(raw.take(name)));
    }
    for name in whole.iter().flat_map(|(_, names)| names) {
        raw.take(name);
    }
    let id = raw.take("id").or_else(|| raw.take("eventID")).unwrap_or_default();
    for (name, value) in raw.fields {
        import.keep(&mut extra, &name, value, at);
    }
    let mut event = Event { title: title.into(), when: when.0, ..Event::default() };
    event.summary = summary.map(LocalText::from);
    if !extra.is_empty() {
        event.extra.insert(KEY.to_owned(), extra.into());
    }
    import.push(&id, at, event);
}

/// The words of a file for its date.
fn words(raw: &Raw) -> String {
    let parts = ["start", "latestStart", "earliestEnd", "end"].map(|name| raw.get(name));
    parts.into_iter().flatten().collect::<Vec<_>>().join(" – ")
}

/// Whether it lasts, as `loadXML` and `loadJSON` of SIMILE's `src/webapp/api/scripts/sources.js` have it: in XML, if
/// one of the two attributes is there and neither is `false`; in JSON, unless `durationEvent` is false or `isDuration`
/// is true. The latter is the wrong way round, and kept so there for the files that rely on it.
fn lasts(raw: &Raw) -> bool {
    let [is_duration, duration_event] = ["isDuration", "durationEvent"].map(|name| raw.value(name));
    match raw.syntax {
        Syntax::Xml => {
            let mut said = is_duration.iter().chain(&duration_event).peekable();
            said.peek().is_some() && said.all(|said| *said != "false")
        }
        Syntax::Json => !is_duration.is_some_and(is_truthy) && duration_event.is_none_or(is_truthy),
    }
}

/// Whether JavaScript takes a value for true.
fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(is) => *is,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}

/// The field `edtf` that we write, and the fields that only say parts of it, unless the others say something else: a
/// program that changes them does not know of it.
fn whole_date(raw: &Raw) -> Option<(When, Vec<&'static str>)> {
    let when = When::parse(&raw.get("edtf")?).ok()?;
    let written = write::dates_of(&when, raw.syntax);
    let written = |name: &str| written.iter().find(|(field, _)| *field == name).and_then(|(_, value)| as_text(value));
    let same = |name: &&str| raw.get(name) == written(name);
    let told = write::DATES.iter().filter(|name| !write::INNER.contains(name)).all(same);
    told.then(|| (when, write::DATES.into_iter().filter(same).collect()))
}

/// When it was, and whether nothing of the fields for it needs to be kept.
///
/// An event that lasts is an interval of the outer bounds; the inner ones are kept. One that does not is on some
/// day between them.
pub fn when(import: &mut Import<'_>, raw: &Raw) -> (Option<When>, bool) {
    if let Some((when, _)) = whole_date(raw) {
        return (Some(when), true);
    }
    let (at, said) = (raw.at, words(raw));
    let mut whole = true;
    let mut stamp = |name: &str| {
        let text = raw.get(name)?;
        let stamp = import.stamp(&text, Order::MonthFirst, at);
        whole &= stamp.is_some();
        stamp
    };
    let [start, latest_start, earliest_end, end] = ["start", "latestStart", "earliestEnd", "end"].map(&mut stamp);
    let inner = latest_start.is_some() || earliest_end.is_some();
    let from = start.or_else(|| latest_start.clone());
    let Some(from) = from else {
        // One field may say all: `200 BC – 100 AD`.
        let alone = ["latestStart", "earliestEnd", "end"].iter().all(|name| raw.get(name).is_none());
        let text = raw.get("start").filter(|_| alone);
        if let Some(when) = text.and_then(|text| import.words(&text, Order::MonthFirst, at)) {
            return (Some(when), false);
        }
        if said.is_empty() {
            import.count(Severity::Warning, "tl-no-date", at, "");
        } else {
            import.undated(at, &said);
        }
        return (None, said.is_empty());
    };
    if !whole {
        import.undated(at, &said);
    }
    let lasting = lasts(raw) && end.is_some() || earliest_end.is_some();
    let to = end.or(earliest_end).or(latest_start);
    let mut span = Span::new(from, to);
    if !lasting && span.end.is_some() {
        span.meaning = Meaning::SomeTimeIn;
        import.count(Severity::Note, "tl-some-time", at, &said);
    }
    if inner {
        import.count(Severity::Note, "tl-inner-bounds", at, &said);
    }
    let (when, exact) = import.when(at, &said, span);
    (when, whole && exact)
}

/// Millions of years ago, as EDTF with an exponent: `115` is `Y-115E6`. They are too long ago for the axis.
fn millions_ago(import: &mut Import<'_>, raw: &Raw) -> Option<When> {
    let said = words(raw);
    let ends = [raw.get("start"), raw.get("end")].map(|text| text.map(|text| ago(&text)));
    let expression = match ends {
        [Some(Some(start)), Some(Some(end))] => format!("{start}/{end}"),
        [Some(Some(start)), None] => start,
        _ => String::new(),
    };
    let when = When::parse(&expression).ok();
    match when {
        Some(_) => import.count(Severity::Warning, "tl-millions-ago", raw.at, &said),
        None => import.undated(raw.at, &said),
    }
    when
}

fn ago(text: &str) -> Option<String> {
    let digits = text.trim_start_matches('?');
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let number = year(&format!("{whole}{fraction}")).filter(|_| fraction.len() <= 5)?;
    let doubt = if digits.len() < text.len() { "?" } else { "" };
    Some(match number {
        0 => format!("{:04}{doubt}", 1950),
        number => format!("Y-{number}E{}{doubt}", 6 - fraction.len()),
    })
}
