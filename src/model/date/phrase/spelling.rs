//! Expressions of the drafts of EDTF before 2019 and of the rest of ISO 8601, in the spelling of today.

use chrono::{Days, NaiveDate};

use super::super::EdtfDate;
use super::clock::Clock;

/// The expression that a text means which is none as it stands: `199u`, `unknown/2004`, `y17e7`, `1985-04-12t23:20z`.
pub(super) fn modern(text: &str) -> Option<EdtfDate> {
    let whole = if text.starts_with(['[', '{']) { set(text)? } else { ends(text)? };
    EdtfDate::parse(&whole).ok()
}

/// Members without the spaces around them.
fn set(text: &str) -> Option<String> {
    let (open, close) = (text.chars().next()?, text.chars().next_back()?);
    let inner = text.strip_prefix(open)?.strip_suffix(close)?;
    let member = |member: &str| {
        let dates: Option<Vec<String>> = member.split("..").map(|d| date(d.trim())).collect();
        dates.map(|dates| dates.join(".."))
    };
    let members: Option<Vec<String>> = inner.split(',').map(|text| member(text.trim())).collect();
    Some(format!("{open}{}{close}", members?.join(",")))
}

fn ends(text: &str) -> Option<String> {
    let Some((start, end)) = text.split_once('/') else { return date(text) };
    let end_of = |text: &str| match text.trim().to_ascii_lowercase().as_str() {
        "unknown" | "" => Some(String::new()),
        "open" | ".." => Some("..".to_owned()),
        _ => date(text.trim()),
    };
    Some(format!("{}/{}", end_of(start)?, end_of(end)?))
}

/// One date.
fn date(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    if !text.is_ascii() || text.contains(' ') {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if let Some((season, half)) = lower.split_once('^') {
        return hemisphere(season, half);
    }
    if let Some((day, clock)) = text.split_once(['T', 't']).filter(|(day, _)| day.len() >= 8) {
        return moment(day, clock);
    }
    if let Some(year) = lower.strip_prefix('y') {
        // `y17101e4p3` of 2012 is `Y17101E4S3`.
        return Some(format!("Y{}", year.to_ascii_uppercase().replace('P', "S")));
    }
    let shape = |c: char| c.is_ascii_digit() || "-ux?~%()".contains(c);
    if !lower.chars().all(shape) {
        return None;
    }
    if let Some(years) = before_christ(&lower) {
        return Some(years);
    }
    let unspecified = lower.replace(['u', 'x'], "X").replace("?~", "%").replace("~?", "%");
    grouped(&unspecified)
}

/// `-1XXX`: years before year 0 have no unspecified digits in the profile, so they are from the first to the last.
fn before_christ(text: &str) -> Option<String> {
    let digits = text.strip_prefix('-')?;
    let mark = &digits[digits.trim_end_matches(['?', '~', '%']).len()..];
    let digits = &digits[..digits.len() - mark.len()];
    let known = digits.trim_end_matches(['u', 'x']);
    let plain = digits.len() == 4 && (1..4).contains(&known.len()) && known.bytes().all(|b| b.is_ascii_digit());
    if !plain {
        return None;
    }
    let fill = |digit: char| known.to_owned() + &digit.to_string().repeat(4 - known.len());
    // Year 0 has no sign.
    let last = fill('0');
    let last = if last == "0000" { last } else { format!("-{last}") };
    Some(format!("-{}{mark}/{last}{mark}", fill('9')))
}

/// `2001-21^southern`: seasons of the two halves of the earth have numbers of their own (ISO 8601-2 §4.8).
fn hemisphere(season: &str, half: &str) -> Option<String> {
    let (year, season) = season.rsplit_once('-')?;
    let number: u8 = season.parse().ok().filter(|n| (21..=24).contains(n))?;
    match half {
        "northern" | "northernhemisphere" | "north" => Some(format!("{year}-{}", number + 4)),
        "southern" | "southernhemisphere" | "south" => Some(format!("{year}-{}", number + 8)),
        _ => None,
    }
}

/// Brackets within brackets: each part has the marks of all groups that it is in, so `(2004-(06)~)?` is `?2004-%06`.
fn nested(text: &str) -> Option<String> {
    let mut parts: Vec<(String, bool, bool)> = Vec::new();
    let (mut opened, mut group, mut begins) = (Vec::new(), None, true);
    // Brackets without a mark only keep the marks behind them away from the part, which the standard has no way to say.
    let mut unmarked = false;
    for c in text.chars() {
        if std::mem::take(&mut unmarked) && !"?~%".contains(c) {
            return None;
        }
        match c {
            '(' => opened.push(parts.len()),
            ')' => {
                group = Some(opened.pop()?);
                unmarked = true;
                continue;
            }
            '-' => begins = true,
            '?' | '~' | '%' => {
                for (_, uncertain, approximate) in parts.iter_mut().skip(group.unwrap_or(0)) {
                    *uncertain |= c != '~';
                    *approximate |= c != '?';
                }
                continue;
            }
            digit => {
                if std::mem::take(&mut begins) {
                    parts.push((String::new(), false, false));
                }
                parts.last_mut()?.0.push(digit);
            }
        }
        group = None;
    }
    let mark = |uncertain, approximate| match (uncertain, approximate) {
        (true, true) => "%",
        (true, false) => "?",
        (false, true) => "~",
        (false, false) => "",
    };
    let parts: Vec<String> = parts.iter().map(|(text, a, b)| format!("{}{text}", mark(*a, *b))).collect();
    (opened.is_empty() && !unmarked).then(|| parts.join("-"))
}

/// A mark behind brackets is of each part within: `2011-(06-04)~` is `2011-~06-~04`. Brackets around the year leave
/// the mark at the end to the rest: `(2011)-06-04~`.
fn grouped(text: &str) -> Option<String> {
    let Some((before, rest)) = text.split_once('(') else { return Some(text.to_owned()) };
    let (inner, after) = rest.split_once(')')?;
    if inner.contains('(') || after.contains(['(', ')']) {
        return nested(text);
    }
    let of_each = |parts: &str, mark: char| {
        let marked: Vec<String> = parts.split('-').map(|part| format!("{mark}{part}")).collect();
        marked.join("-")
    };
    match after.chars().next().filter(|c| "?~%".contains(*c)) {
        Some(mark) => Some(format!("{before}{}{}", of_each(inner, mark), &after[1..])),
        None => {
            let mark = after.chars().next_back().filter(|c| "?~%".contains(*c) && before.is_empty())?;
            let rest = after.strip_prefix('-')?.strip_suffix(mark)?;
            Some(format!("{inner}-{}", of_each(rest, mark)))
        }
    }
}

/// A day and a clock: small letters, no seconds, parts of seconds, the basic format, and 24:00, which is the next day.
fn moment(day: &str, clock: &str) -> Option<String> {
    let day = match day.len() {
        8 if day.bytes().all(|b| b.is_ascii_digit()) => format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]),
        _ => day.to_owned(),
    };
    let zone = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
    let (time, zone) = clock.split_at(zone);
    let time = match time.len() {
        2 => format!("{time}:00"),
        4 if !time.contains(':') => format!("{}:{}", &time[..2], &time[2..]),
        6 if !time.contains(':') => format!("{}:{}:{}", &time[..2], &time[2..4], &time[4..]),
        _ => time.to_owned(),
    };
    let clock = Clock::parse(&format!("{time}{zone}"))?;
    at(&day, &clock)
}

/// A day and a clock in the spelling of EDTF; 24:00 is the first moment of the next day.
pub(super) fn at(day: &str, clock: &Clock) -> Option<String> {
    if clock.hour < 24 {
        return Some(format!("{day}T{}", clock.edtf()));
    }
    let next = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?.checked_add_days(Days::new(1))?;
    Some(format!("{next}T{}", Clock { hour: 0, ..clock.clone() }.edtf()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn older_spellings_have_one_of_today() {
        let cases = [
            ("199u", "199X"),
            ("19uu", "19XX"),
            ("1999-uu", "1999-XX"),
            ("1999-01-uu", "1999-01-XX"),
            ("1999-uu-uu", "1999-XX-XX"),
            ("156u-12-25", "156X-12-25"),
            ("196x", "196X"),
            ("-1XXX", "-1999/-1000"),
            ("-00XX", "-0099/0000"),
            ("unknown/2006", "/2006"),
            ("2004-06-01/unknown", "2004-06-01/"),
            ("2004-01-01/open", "2004-01-01/.."),
            ("1984-06-02?/open", "1984-06-02?/.."),
            ("y170000002", "Y170000002"),
            ("y-170000002", "Y-170000002"),
            ("y17e7", "Y17E7"),
            ("y17101e4p3", "Y17101E4S3"),
            ("Y-17e7", "Y-17E7"),
            ("2001-21^southernHemisphere", "2001-29"),
            ("2001-24^northern", "2001-28"),
            ("1984?~", "1984%"),
            ("1984~?", "1984%"),
            ("2004-06?~-11", "2004-06%-11"),
            ("2011-(06-04)~", "2011-~06-~04"),
            ("(2011)-06-04~", "2011-~06-~04"),
            ("2004-06-(01)~/2004-06-(20)~", "2004-06-~01/2004-06-~20"),
            ("2004-(06)?-11", "2004-?06-11"),
            ("(2004-(06)?-01)~", "~2004-%06-~01"),
            ("(2004-(06)~)?", "?2004-%06"),
            ("2004~-(06-(01)~)?", "~2004-?06-%01"),
            ("-01XX~", "-0199~/-0100~"),
            ("[1667, 1668, 1670..1672]", "[1667,1668,1670..1672]"),
            ("{1960, 1961-12}", "{1960,1961-12}"),
            ("[1760-12 ..]", "[1760-12..]"),
            ("{199u, 200u}", "{199X,200X}"),
            ("2004 / 2005", "2004/2005"),
            ("1985-04-12t23:20:30z", "1985-04-12T23:20:30Z"),
            ("1985-04-12T23:20", "1985-04-12T23:20:00"),
            ("1985-04-12T23:20:30.5", "1985-04-12T23:20:30"),
            ("1985-04-12T23:20:30+0230", "1985-04-12T23:20:30+02:30"),
            ("1985-04-12T24:00:00", "1985-04-13T00:00:00"),
            ("1985-12-31T24:00", "1986-01-01T00:00:00"),
            ("20010203T101010", "2001-02-03T10:10:10"),
            ("1985-04-12t10:00/1985-04-12t11:00", "1985-04-12T10:00:00/1985-04-12T11:00:00"),
        ];
        for (text, expected) in cases {
            assert_eq!(modern(text).map(|when| when.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_means_nothing_stays_so() {
        let none = [
            "2001-21^tropical",
            "2001-05^southern",
            "1985-13",
            "20231",
            "hello",
            "uuuu/..x",
            "2004-06-(01",
            "T10:00",
            "-1XXX-XX",
            "-XXXX",
            "1985-04-12T25:00",
            "1985-04-12T24:01",
            "y1985",
            "[1667; 1668]",
            "((2011)-06)-04~",
            "",
        ];
        for text in none {
            assert_eq!(modern(text), None, "{text}");
        }
    }
}
