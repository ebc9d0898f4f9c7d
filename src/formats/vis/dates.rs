//! The date of an item from its fields, and the fields for a date.
//!
//! A date that `start` and `end` do not say in full is in the field `edtf` too.

use serde_json::Value as Json;

use crate::base::Severity;
use crate::formats::kit::days;
use crate::formats::kit::import::Import;
use crate::formats::kit::span::TimeSpan;
use crate::formats::kit::stamp::Stamp;
use crate::model::EdtfDate;
use crate::model::date::phrase::Order;

/// Names and values of an item.
pub(crate) type ItemFields = Vec<(String, Json)>;

/// The text of a value.
pub(crate) fn as_text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), |text| text.trim().to_owned())
}

/// When it was. Takes the fields, unless they say more than the date.
pub(crate) fn when(import: &mut Import<'_>, fields: &mut ItemFields, at: usize) -> Option<EdtfDate> {
    if let Some(when) = whole_date(fields) {
        fields.retain(|(name, _)| !["start", "end", "edtf"].contains(&name.as_str()));
        return Some(when);
    }
    let said = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    let given = ["start", "end"].map(|name| said(name).filter(|value| !value.is_null()).cloned());
    let raw = given.iter().flatten().map(as_text).collect::<Vec<_>>().join(" – ");
    let [start, end] = given.clone().map(|value| value.map(|value| stamp(import, &value, at)));
    if let ([Some(Json::String(text)), None], Some(None)) = (&given, &start)
        && let Some(when) = import.words(text, Order::MonthFirst, at)
    {
        return Some(when);
    }
    let whole = !matches!((&start, &end), (Some(None), _) | (_, Some(None)));
    if !whole {
        import.undated(at, &raw);
    }
    let Some(start) = start.flatten() else {
        if whole {
            import.count(Severity::Warning, "tl-no-date", at, "");
        }
        return None;
    };
    let (when, exact) = import.when(at, &raw, TimeSpan::new(start, end.flatten()));
    if whole && exact {
        fields.retain(|(name, _)| name != "start" && name != "end");
    }
    when
}

/// The field `edtf` that we write, unless `start` and `end` say something else: a program that changes them does not
/// know of it.
fn whole_date(fields: &ItemFields) -> Option<EdtfDate> {
    let said = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, value)| value);
    let when = EdtfDate::parse(said("edtf")?.as_str()?).ok()?;
    let written = fields_of(&when);
    let same = |name: &str| said(name) == written.iter().find(|(field, _)| *field == name).map(|(_, value)| value);
    (same("start") && same("end")).then_some(when)
}

/// Milliseconds, `/Date(milliseconds)/` as ASP.NET writes it, or a date in words.
fn stamp(import: &mut Import<'_>, value: &Json, at: usize) -> Option<Stamp> {
    if let Some(number) = value.as_f64() {
        // Milliseconds of the first months of 1970 are rather years, or seconds.
        const MONTHS: f64 = 1e10;
        if number != 0.0 && number.abs() < MONTHS {
            import.count(Severity::Warning, "tl-small-number", at, &value.to_string());
        }
        return (number.abs() < 9e15).then(|| Stamp::of_millis(number as i64)).flatten();
    }
    let text = value.as_str()?.trim();
    let inner = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/"));
    match inner {
        // A shift behind the number says where it was written, not what it counts from.
        Some(inner) => {
            let end = inner.rfind(['+', '-']).filter(|at| *at > 0).unwrap_or(inner.len());
            Stamp::of_millis(inner[..end].trim().parse().ok()?)
        }
        None => import.stamp(text, Order::MonthFirst, at),
    }
}

/// The date that an item says.
pub(crate) fn date_of(fields: &ItemFields) -> Option<EdtfDate> {
    when(&mut Import::of_nothing(), &mut fields.clone(), 0)
}

/// The fields for a date.
pub(crate) fn fields_of(when: &EdtfDate) -> Vec<(&'static str, Json)> {
    let mut fields = Vec::new();
    if let Some(days) = days::of(when) {
        fields.push(("start", days.first.iso().into()));
        fields.extend(days.last.map(|last| ("end", last.iso().into())));
    }
    let plain: ItemFields =
        fields.iter().map(|(name, value): &(&str, Json)| ((*name).to_owned(), value.clone())).collect();
    if date_of(&plain).as_ref() != Some(when) {
        fields.push(("edtf", when.as_str().into()));
    }
    fields
}
