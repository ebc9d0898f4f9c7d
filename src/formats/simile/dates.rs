//! The date of an event from its fields, and the fields for a date.
//!
//! A start or an end that is not known to the day has `latestStart` or `earliestEnd` beside it. A date that all these
//! do not say in full is in the field `edtf` too.

use serde_json::{Map, Value};

use super::raw::{RawEvent, Syntax, as_text};
use crate::base::Severity;
use crate::formats::kit::days;
use crate::formats::kit::import::Import;
use crate::formats::kit::span::{Meaning, TimeSpan};
use crate::formats::kit::stamp_text::year;
use crate::model::EdtfDate;
use crate::model::date::phrase::Order;

/// The fields of a date.
pub(crate) const DATES: [&str; 7] =
    ["start", "latestStart", "earliestEnd", "end", "isDuration", "durationEvent", "edtf"];

/// The words of a file for its date.
fn words(raw: &RawEvent) -> String {
    let parts = ["start", "latestStart", "earliestEnd", "end"].map(|name| raw.get(name));
    parts.into_iter().flatten().collect::<Vec<_>>().join(" – ")
}

/// Returns true if it lasts, as `loadXML` and `loadJSON` of SIMILE's `src/webapp/api/scripts/sources.js` have it: in
/// XML, if one of the two attributes is there and neither is `false`; in JSON, unless `durationEvent` is false or
/// `isDuration` is true. The latter is the wrong way round, and kept so there for the files that rely on it.
fn lasts(raw: &RawEvent) -> bool {
    let [is_duration, duration_event] = ["isDuration", "durationEvent"].map(|name| raw.value(name));
    match raw.syntax {
        Syntax::Xml => {
            let mut said = is_duration.iter().chain(&duration_event).peekable();
            said.peek().is_some() && said.all(|said| *said != "false")
        }
        Syntax::Json => !is_duration.is_some_and(is_truthy) && duration_event.is_none_or(is_truthy),
    }
}

/// Returns true if JavaScript takes a value for true.
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
pub(crate) fn whole_date(raw: &RawEvent) -> Option<(EdtfDate, Vec<&'static str>)> {
    let when = EdtfDate::parse(&raw.get("edtf")?).ok()?;
    let written = dates_of(&when, raw.syntax);
    let written = |name: &str| written.iter().find(|(field, _)| *field == name).and_then(|(_, value)| as_text(value));
    let same = |name: &&str| raw.get(name) == written(name);
    let told = DATES.iter().filter(|name| !INNER.contains(name)).all(same);
    told.then(|| (when, DATES.into_iter().filter(same).collect()))
}

/// When it was, and whether nothing of the fields for it needs to be kept.
///
/// An event that lasts is an interval of the outer bounds; the inner ones are kept. One that does not is on some
/// day between them.
pub(crate) fn when(import: &mut Import<'_>, raw: &RawEvent) -> (Option<EdtfDate>, bool) {
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
    let mut span = TimeSpan::new(from, to);
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
pub(crate) fn millions_ago(import: &mut Import<'_>, raw: &RawEvent) -> Option<EdtfDate> {
    let said = words(raw);
    let ends = [raw.get("start"), raw.get("end")].map(|text| text.map(|text| ago(&text)));
    let expression = match ends {
        [Some(Some(start)), Some(Some(end))] => format!("{start}/{end}"),
        [Some(Some(start)), None] => start,
        _ => String::new(),
    };
    let when = EdtfDate::parse(&expression).ok();
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

/// The inner bounds of a date that lasts; those of a source are kept.
pub(crate) const INNER: [&str; 2] = ["latestStart", "earliestEnd"];

/// The date that fields say.
pub(crate) fn date_of(fields: &Map<String, Value>, syntax: Syntax) -> Option<EdtfDate> {
    let fields = fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    when(&mut Import::of_nothing(), &RawEvent::new(fields, 0, syntax)).0
}

/// The fields for a date.
pub(crate) fn dates_of(when: &EdtfDate, syntax: Syntax) -> Vec<(&'static str, Value)> {
    let mut fields: Vec<(&str, Value)> = Vec::new();
    match (days::of_ends(when), days::of(when)) {
        (Some([start, end]), _) => {
            fields.push(("start", start.first.edtf().into()));
            fields.extend(start.last.map(|last| ("latestStart", last.edtf().into())));
            match end.last {
                Some(last) => {
                    fields.push(("earliestEnd", end.first.edtf().into()));
                    fields.push(("end", last.edtf().into()));
                }
                None => fields.push(("end", end.first.edtf().into())),
            }
            fields.extend(lasting(true, syntax));
        }
        (None, Some(days)) => {
            fields.push(("start", days.first.edtf().into()));
            if let Some(last) = days.last {
                fields.push(("end", last.edtf().into()));
                fields.extend(lasting(false, syntax));
            }
        }
        (None, None) => {}
    }
    let plain = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    if date_of(&plain, syntax).as_ref() != Some(when) {
        fields.push(("edtf", when.as_str().into()));
    }
    fields
}

/// Returns true if it lasts, for the versions of SIMILE that know the one field or the other. In JSON `isDuration` is
/// the wrong way round, see [`lasts`].
fn lasting(lasts: bool, syntax: Syntax) -> Vec<(&'static str, Value)> {
    match (syntax, lasts) {
        (Syntax::Xml, _) => ["isDuration", "durationEvent"].map(|name| (name, lasts.to_string().into())).into(),
        (Syntax::Json, true) => vec![("durationEvent", true.into())],
        (Syntax::Json, false) => vec![("durationEvent", false.into()), ("isDuration", true.into())],
    }
}
