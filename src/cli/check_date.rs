//! `sanad check --date TEXT`: how a date is understood.

use std::io::Write;

use serde_json::{Value, json};

use super::output::{DONE, FAULTY};
use super::terminal::{self, one_line};
use crate::i18n::{DateWords, Digits, Locale, Messages, MonthNames};
use crate::model::EdtfDate;
use crate::model::date::calendars::{SecondCalendar, SecondDay};
use crate::model::date::phrase::{Context, Note, parse_phrase};

/// Prints what a text says as a date, or why it is none; gives the exit status.
pub(super) fn check_date(
    text: &str,
    as_json: bool,
    messages: &Messages,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    // A reader that went away is no fault.
    match parse_phrase(text, &Context::default()) {
        Ok(understood) => {
            let mut report = report(&understood.when, &understood.notes, messages);
            report["is_edtf"] = EdtfDate::parse(text).is_ok().into();
            let _ = match as_json {
                true => out.write_all(terminal::json(&report).as_bytes()),
                false => out.write_all(lines(&report).as_bytes()),
            };
            DONE
        }
        Err(refusal) => {
            let (code, message) = (refusal.code().0, one_line(&messages.date_refusal(&refusal)));
            let _ = match as_json {
                true => {
                    let refused = json!({"edtf": null, "code": code, "message": message});
                    out.write_all(terminal::json(&refused).as_bytes())
                }
                false => writeln!(err, "{}: {message} [{code}]", messages.get("cli-error")),
            };
            FAULTY
        }
    }
}

fn report(when: &EdtfDate, notes: &[Note], messages: &Messages) -> Value {
    let words = |locale| DateWords::new(locale, Digits::Latin, MonthNames::default());
    let (ar, en) = (words(Locale::Ar), words(Locale::En));
    let own = if messages.locale() == Locale::Ar { &ar } else { &en };
    let (first, last) = (when.earliest_day(), when.latest_day());
    let [earliest, latest] = when.days_written();
    let second = |calendar: SecondCalendar| -> Vec<String> {
        let days = [first, last].into_iter().flatten();
        days.filter_map(|day| calendar.of_gregorian(day)).map(numbers).collect()
    };
    json!({
        "edtf": when.as_str(),
        "earliest": earliest,
        "latest": latest,
        "ar": one_line(&ar.when(when)),
        "en": one_line(&en.when(when)),
        "hijri": second(SecondCalendar::Hijri),
        "persian": second(SecondCalendar::Persian),
        "notes": notes.iter().map(|note| one_line(&messages.date_note(note, own))).collect::<Vec<_>>(),
    })
}

fn numbers(day: SecondDay) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

/// `name: value`, one line each; what there is none of is left out.
fn lines(report: &Value) -> String {
    let line = |(name, value): (&String, &Value)| match value {
        Value::String(text) => Some(format!("{name}: {text}\n")),
        Value::Array(texts) if !texts.is_empty() => {
            let mut texts: Vec<&str> = texts.iter().filter_map(Value::as_str).collect();
            texts.dedup();
            Some(format!("{name}: {}\n", texts.join(" .. ")))
        }
        _ => None,
    };
    report.as_object().into_iter().flatten().filter_map(line).collect()
}
