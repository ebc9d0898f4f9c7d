//! Durations in cells of their own.

use super::heading::{Unit, folded, unit};

/// A duration as a cell says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Duration {
    /// Number of seconds.
    Seconds(i64),
    /// Number of whole days; the first counts.
    Days(i64),
}

impl Duration {
    /// Reads `105`, `105 min`, `1:45`, `1h 45m`, «ساعتان», «3 أيام»; `named` is the unit that the column names.
    pub(crate) fn parse(cell: &str, named: Option<Unit>) -> Option<Self> {
        let text = with_points(folded(cell).trim());
        if is_grouped(&text) {
            return None;
        }
        if let Some((hours, minutes)) = text.split_once(':')
            && let (Ok(hours), Some(rest)) = (hours.trim().parse::<i64>(), clock_rest(minutes))
        {
            return (hours < 10_000).then_some(Self::Seconds(hours * 3600 + rest));
        }
        let mut total = None;
        let mut rest = text.trim();
        while !rest.is_empty() {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            let (number, after) = rest.split_at(end);
            let after = after.trim_start();
            let end = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
            let (word, next) = after.split_at(end);
            // A sign is neither; and of two bare numbers nobody knows what the second one is.
            if word.is_empty() && (number.is_empty() || !next.trim().is_empty()) {
                return None;
            }
            let unit = if word.is_empty() { named? } else { unit(word)? };
            // «ساعتان» is two of them.
            let dual = word.ends_with("ان") || word.ends_with("ين");
            let number: f64 = if number.is_empty() { if dual { 2.0 } else { 1.0 } } else { number.parse().ok()? };
            total = Some(add(total, number, unit)?);
            rest = next.trim_start_matches([' ', ',', '،', '.']).trim_start_matches("و ").trim_start_matches("and ");
        }
        total
    }
}

/// The text with points before decimals. A comma before three digits may stand between thousands, and stays.
fn with_points(text: &str) -> String {
    let text = text.replace('٫', ".");
    match text.split_once(',') {
        Some((whole, rest)) if whole.ends_with(|c: char| c.is_ascii_digit()) => {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if (1..=2).contains(&digits) { format!("{whole}.{rest}") } else { text }
        }
        _ => text,
    }
}

/// True for `1.234`, which is one and a bit, or more than a thousand where points stand between thousands.
fn is_grouped(text: &str) -> bool {
    let number = text.split(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or_default();
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    (1..=3).contains(&whole.len())
        && !whole.starts_with('0')
        && rest.len() >= 3
        && rest.split('.').all(|group| group.len() == 3)
}

/// Minutes, or minutes and seconds, behind hours.
fn clock_rest(text: &str) -> Option<i64> {
    let (minutes, seconds) = text.split_once(':').unwrap_or((text, "0"));
    let [minutes, seconds] = [minutes, seconds].map(|part| part.trim().parse::<i64>().ok().filter(|n| *n < 60));
    Some(minutes? * 60 + seconds?)
}

fn add(total: Option<Duration>, number: f64, unit: Unit) -> Option<Duration> {
    const MOST: f64 = 1e9;
    let (factor, is_days) = match unit {
        Unit::Seconds => (1.0, false),
        Unit::Minutes => (60.0, false),
        Unit::Hours => (3600.0, false),
        Unit::Days => (1.0, true),
        Unit::Weeks => (7.0, true),
    };
    let amount = number * factor;
    let whole = (0.0..MOST).contains(&amount) && (!is_days || amount.fract() == 0.0);
    let amount = amount.round() as i64;
    match total {
        _ if !whole => None,
        None if is_days => Some(Duration::Days(amount)),
        None => Some(Duration::Seconds(amount)),
        Some(Duration::Seconds(before)) if !is_days => Some(Duration::Seconds(before + amount)),
        Some(Duration::Days(before)) if is_days => Some(Duration::Days(before + amount)),
        Some(Duration::Days(before)) => Some(Duration::Seconds(before * 86_400 + amount)),
        Some(Duration::Seconds(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_durations() {
        use Duration::{Days, Seconds};
        let cases = [
            ("105", Some(Unit::Minutes), Some(Seconds(6300))),
            ("1.5", Some(Unit::Hours), Some(Seconds(5400))),
            ("105 min", None, Some(Seconds(6300))),
            ("1:45", None, Some(Seconds(6300))),
            ("1h 45m", None, Some(Seconds(6300))),
            ("ساعتان", None, Some(Seconds(7200))),
            ("٣ أيام", None, Some(Days(3))),
            ("ساعة و 30 دقيقة", None, Some(Seconds(5400))),
            ("2 weeks", None, Some(Days(14))),
            ("3", None, None),
            ("long", Some(Unit::Hours), None),
            ("1,5", Some(Unit::Hours), Some(Seconds(5400))),
            ("٢٫٥", Some(Unit::Hours), Some(Seconds(9000))),
            ("1,200", Some(Unit::Minutes), None),
            ("1.200", Some(Unit::Minutes), None),
            ("1.200.000", Some(Unit::Seconds), None),
            ("0.125", Some(Unit::Hours), Some(Seconds(450))),
            ("2 3", Some(Unit::Hours), None),
            ("3-5", Some(Unit::Days), None),
            ("2-3 h", None, None),
            ("-", Some(Unit::Days), None),
            ("—", Some(Unit::Hours), None),
            ("-2", Some(Unit::Days), None),
            ("?", Some(Unit::Weeks), None),
            ("", Some(Unit::Hours), None),
        ];
        for (cell, named, duration) in cases {
            assert_eq!(Duration::parse(cell, named), duration, "{cell}");
        }
    }
}
