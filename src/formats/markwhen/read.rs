//! From lines of Markwhen to a project.

use std::collections::HashSet;
use std::path::Path;

use chrono::{Days, Months};

use crate::base::Severity;
use crate::base::digits::plain;
use crate::formats::Loaded;
use crate::formats::kit::decoding::decoded;
use crate::formats::kit::import::Import;
use crate::formats::kit::span::TimeSpan;
use crate::formats::kit::stamp::Stamp;
use crate::formats::kit::stamp_text::is_short_year;
use crate::model::date::phrase::Order;
use crate::model::date::phrase::month;
use crate::model::{EdtfDate, Event, Extra, Zone};

/// The name of the format.
pub(crate) const NAME: &str = "markwhen";

/// The key of what is kept of the format.
pub(crate) const KEY: &str = "markwhen";

/// The longest date before the colon, in bytes.
const MAX_DATE: usize = 120;

/// Words that begin a date which only Markwhen understands: relative ones and others.
const RELATIVE: [&str; 11] =
    ["now", "today", "tomorrow", "yesterday", "after", "before", "by", "!", "every", ".start", ".end"];

/// First letters of the units of lengths of time.
const UNITS: [char; 6] = ['s', 'm', 'h', 'd', 'w', 'y'];

/// Reads the bytes of a file; `path` is for the diagnostics only.
pub(crate) fn load(bytes: &[u8], path: &Path) -> Loaded {
    let (decoded, encoding) = decoded(bytes);
    let import = Import::new(&decoded, encoding, path);
    let mut reader = MarkwhenReader {
        import,
        order: Order::MonthFirst,
        ordered: false,
        zone: None,
        sections: Vec::new(),
        headings: false,
        event: None,
        front: false,
        header: Extra::new(),
    };
    let mut at = 0;
    for line in decoded.text.split('\n') {
        reader.line(line.trim_end(), at);
        at += line.len() + 1;
    }
    reader.close();
    if decoded.text.trim().is_empty() {
        reader.import.report.error("tl-empty", 0, &[("found", "")]);
    }
    if !reader.header.is_empty() {
        reader.import.project.extra.insert(KEY.to_owned(), reader.header.into());
    }
    reader.import.finish()
}

/// An event whose lines are still coming.
struct OpenEvent {
    at: usize,
    when: Option<EdtfDate>,
    /// The date as it is written, where `when` does not say all of it.
    date: Option<String>,
    title: String,
    body: Vec<String>,
}

struct MarkwhenReader<'t> {
    import: Import<'t>,
    order: Order,
    /// True if the file says which of two numbers of a date is the month.
    ordered: bool,
    /// The zone of times that name none.
    zone: Option<Zone>,
    /// The titles of the open sections.
    sections: Vec<String>,
    /// True if the section is a heading of Markdown, which nothing closes.
    headings: bool,
    event: Option<OpenEvent>,
    /// True if the lines are between `---` and `---`.
    front: bool,
    header: Extra,
}

impl MarkwhenReader<'_> {
    fn line(&mut self, line: &str, at: usize) {
        let text = line.trim();
        let beginning = self.event.is_none() && self.import.project.events.is_empty();
        match text {
            "---" if self.front => self.front = false,
            "---" if beginning => self.front = true,
            _ if self.front => self.header(text, at),
            _ if text.starts_with("//") => self.import.count(Severity::Note, "tl-comment", at, text),
            _ if self.section(text) => {}
            _ if self.start_event(text, at) => {}
            _ if beginning && self.sections.is_empty() && text.contains(':') => self.header(text, at),
            _ => match &mut self.event {
                Some(event) => event.body.push(text.to_owned()),
                None if text.is_empty() => {}
                None => self.import.count(Severity::Warning, "tl-unknown-line", at, text),
            },
        }
    }

    fn header(&mut self, text: &str, at: usize) {
        let Some((key, value)) = text.split_once(':') else {
            if !text.is_empty() {
                self.import.count(Severity::Warning, "tl-unknown-line", at, text);
            }
            return;
        };
        let value = value.trim().trim_matches(['"', '\'']);
        match key.trim() {
            "title" if self.import.project.title.is_empty() => self.import.project.title = value.into(),
            "dateFormat" if value.is_empty() || value.contains(|c: char| !"dDmMyY/.- ".contains(c)) => {
                self.import.count(Severity::Warning, "tl-date-format", at, text);
                self.import.keep(&mut self.header, "dateFormat", value, at);
            }
            "dateFormat" => {
                self.order = if value.starts_with('d') { Order::DayFirst } else { Order::MonthFirst };
                self.ordered = true;
            }
            key => {
                if key == "timezone" {
                    self.zone = Zone::of_name(value);
                    if self.zone.is_none() {
                        self.import.count_of(Severity::Warning, "tl-zone-unknown", value, at, value);
                    }
                }
                self.import.keep(&mut self.header, key, value, at);
            }
        }
    }

    /// Opens or closes sections, if the line says so.
    fn section(&mut self, text: &str) -> bool {
        let Some(mark) = mark(text) else { return false };
        if mark == LineMark::End && self.sections.is_empty() && text == "end" {
            return false;
        }
        self.close();
        match mark {
            LineMark::Section(title) => {
                self.leave_headings(0);
                self.sections.push(title.to_owned());
            }
            LineMark::Heading(level, title) => {
                self.leave_headings(level - 1);
                self.headings = true;
                self.sections.push(title.to_owned());
            }
            LineMark::End => drop(self.sections.pop()),
        }
        true
    }

    /// A heading ends those of its level and below.
    fn leave_headings(&mut self, level: usize) {
        if std::mem::take(&mut self.headings) {
            self.sections.truncate(level);
        }
    }

    /// Returns true if a line is `date: title`; then the event before it is at its end.
    fn start_event(&mut self, text: &str, at: usize) -> bool {
        let Some((end, date)) = date_in(text, self.order) else { return false };
        self.close();
        let raw = text[..end].trim();
        self.tell_order(raw, &date, at);
        let (date, zoned) = in_zone(date, self.zone);
        let (when, whole) = when(&mut self.import, date, raw, at);
        let whole = whole && !zoned;
        let date = raw;
        let date = (!whole).then(|| date.to_owned());
        self.event = Some(OpenEvent { at, when, date, title: text[end + 1..].trim().to_owned(), body: Vec::new() });
        true
    }

    /// Says what a date of numbers may be by the order that Markwhen does not have.
    fn tell_order(&mut self, raw: &str, date: &Date, at: usize) {
        let numbers = |date: &Date| match date {
            Date::Span(span, _) => Some(span.numbers()),
            _ => None,
        };
        if self.ordered {
            return;
        }
        let other = self::date(raw, self.order.other()).as_ref().and_then(numbers);
        match numbers(date) {
            Some(read) => self.import.tell_order(raw, &read, other.as_deref(), at),
            // With the day first only, so that the file may have that order.
            None if other.is_some() => self.import.other_order(),
            None => {}
        }
    }

    /// Adds the open event to the project.
    fn close(&mut self) {
        let Some(open) = self.event.take() else { return };
        let at = open.at;
        let mut event = Event { when: open.when, title: open.title.as_str().into(), ..Event::default() };
        let mut seen = HashSet::new();
        let all = std::iter::once(&open.title).chain(&open.body).flat_map(|line| tags(line));
        event.tags = all.filter(|tag| seen.insert(tag.clone())).collect();
        let body: Vec<String> = open.body.into_iter().filter(|line| !is_tag_line(line)).collect();
        let body = body.join("\n");
        event.summary = (!body.trim().is_empty()).then(|| body.trim().into());
        let lane = self.sections.iter().filter(|title| !title.is_empty()).map(String::as_str).collect::<Vec<_>>();
        event.lane = (!lane.is_empty()).then(|| lane.join(" / ")).map(|title| self.import.lane(&title));
        if let Some(date) = open.date {
            let mut kept = Extra::new();
            self.import.keep(&mut kept, "date", date, at);
            event.extra.insert(KEY.to_owned(), kept.into());
        }
        self.import.push("", at, event);
    }
}

/// A line that opens or closes a section.
#[derive(PartialEq, Eq)]
enum LineMark<'l> {
    /// `section x`, `group x`.
    Section(&'l str),
    /// `# x`, and how many hashes it has.
    Heading(usize, &'l str),
    /// `endSection`, `end group`, `end`.
    End,
}

fn mark(text: &str) -> Option<LineMark<'_>> {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let title = rest.trim();
    match (word.to_ascii_lowercase().as_str(), title.to_ascii_lowercase().as_str()) {
        ("section" | "group", _) => Some(LineMark::Section(title)),
        ("endsection" | "endgroup", _) | ("end", "" | "section" | "group") => Some(LineMark::End),
        (hashes, _) if !title.is_empty() && hashes.len() <= 6 && hashes.bytes().all(|b| b == b'#') => {
            Some(LineMark::Heading(hashes.len(), title))
        }
        _ => None,
    }
}

/// Beginning of a line that stands before the colon of an event.
enum Date {
    /// Days, and whether they are only the first time of several, or the end of a length of time.
    Span(TimeSpan, Rest),
    /// EDTF that is no plain span.
    Edtf(EdtfDate),
    /// A date that only Markwhen understands.
    Relative,
}

/// Parts of a date beside its days.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    Nothing,
    /// `every 2 weeks`
    Again,
    /// `3 months`
    Length,
}

/// The date of a line `date: title`, and where its colon stands.
fn date_in(text: &str, order: Order) -> Option<(usize, Date)> {
    let colons = text.match_indices(':').map(|(colon, _)| colon).take_while(|colon| *colon <= MAX_DATE);
    let ends: Vec<usize> =
        colons.filter(|c| text[c + 1..].is_empty() || text[c + 1..].starts_with(char::is_whitespace)).collect();
    let known = ends.iter().find_map(|end| Some((*end, date(text[..*end].trim(), order)?)));
    known.or_else(|| {
        let end = *ends.first()?;
        is_relative(&text[..end]).then_some((end, Date::Relative))
    })
}

fn date(text: &str, order: Order) -> Option<Date> {
    if let Some(span) = range(text, order) {
        return Some(Date::Span(span, Rest::Nothing));
    }
    if let Ok(when) = EdtfDate::parse(&plain(text)) {
        return Some(Date::Edtf(when));
    }
    // `2025-01-01 every 2 weeks for 10 times`
    if let Some((first, _)) = text.split_once(" every ") {
        return range(first, order).map(|span| Date::Span(span, Rest::Again));
    }
    let (start, length) = [" - ", " / ", " to ", "/"].iter().find_map(|separator| text.split_once(separator))?;
    let start = Stamp::parse(start, order)?;
    let end = after(&start, length.trim())?;
    Some(Date::Span(TimeSpan::new(start, Some(end)), Rest::Length))
}

/// The last day of a length of time such as `3 months` or `2 weeks` that begins at a date.
fn after(start: &Stamp, length: &str) -> Option<Stamp> {
    let (number, unit) = length.split_once(' ')?;
    let number: u32 = plain(number).parse().ok()?;
    let first = start.to_date_time()?.date();
    let end = match unit.trim().trim_end_matches('s') {
        "day" => first.checked_add_days(Days::new(number.into())),
        "week" => first.checked_add_days(Days::new(u64::from(number) * 7)),
        "month" => first.checked_add_months(Months::new(number)),
        "year" => first.checked_add_months(Months::new(number.checked_mul(12)?)),
        _ => None,
    };
    end?.pred_opt().filter(|last| *last >= first).map(crate::formats::kit::days::day)
}

/// The date with the zone of the file at times that name none, and whether there are any.
fn in_zone(date: Date, zone: Option<Zone>) -> (Date, bool) {
    let (mut span, rest, zone) = match (date, zone) {
        (Date::Span(span, rest), Some(zone)) => (span, rest, zone),
        (date, _) => return (date, false),
    };
    let mut zoned = false;
    for stamp in std::iter::once(&mut span.start).chain(&mut span.end).filter(|stamp| stamp.time.is_some()) {
        if let (None, Some(wall)) = (stamp.shift, stamp.to_date_time()) {
            stamp.shift = Some(zone.shift_of(wall).0);
            zoned = true;
        }
    }
    (Date::Span(span, rest), zoned)
}

/// When it was, and whether that says all that is written.
fn when(import: &mut Import<'_>, date: Date, raw: &str, at: usize) -> (Option<EdtfDate>, bool) {
    match date {
        Date::Span(span, rest) => {
            if is_short_year(&plain(raw)) {
                import.count(Severity::Warning, "tl-short-year", at, &format!("{raw} → {}", span.start.edtf()));
            }
            if rest == Rest::Again {
                import.count(Severity::Warning, "tl-recurrence", at, raw);
            }
            let (when, whole) = import.when(at, raw, span);
            (when, whole && rest == Rest::Nothing)
        }
        Date::Edtf(when) => (Some(when), true),
        Date::Relative => {
            import.undated(at, raw);
            (None, false)
        }
    }
}

/// The date that a text before a colon is read as.
pub(crate) fn read_date(text: &str, zone: Option<Zone>) -> Option<EdtfDate> {
    let date = in_zone(date(text, Order::MonthFirst)?, zone).0;
    when(&mut Import::of_nothing(), date, text, 0).0
}

/// Returns true if a text before a colon is read as a date that has its place.
pub(crate) fn is_date(text: &str) -> bool {
    matches!(date_in(&format!("{text}: "), Order::MonthFirst), Some((end, Date::Span(..) | Date::Edtf(_))) if end == text.len())
}

/// Returns true if a line in an event would not be a part of its text.
pub(crate) fn is_special(line: &str) -> bool {
    line.starts_with("//") || mark(line).is_some() || date_in(line, Order::MonthFirst).is_some()
}

/// `#word`, anywhere in a text.
fn tags(text: &str) -> impl Iterator<Item = String> {
    let words = text.split_whitespace().filter_map(|word| word.strip_prefix('#'));
    words.map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()).filter(|tag| !tag.is_empty())
}

/// Returns true if a line holds nothing but tags.
pub(crate) fn is_tag_line(line: &str) -> bool {
    !line.is_empty() && line.split_whitespace().all(|word| word.len() > 1 && word.starts_with('#'))
}

/// A date, or two with ` - `, `/` or ` to ` between them.
fn range(text: &str, order: Order) -> Option<TimeSpan> {
    let text = text.trim();
    let one = |text: &str| Stamp::parse(text, order);
    if let Some(stamp) = one(text) {
        return Some(TimeSpan::new(stamp, None));
    }
    let separators = [" - ", " – ", " to ", "/", "-"];
    let pairs = separators.iter().flat_map(|separator| {
        // Without spaces around it, a stroke or hyphen parts years or longer dates only: `2023-13` is a month.
        let shortest = if separator.len() == 1 { 4 } else { 1 };
        let pair = |(at, found): (usize, &str)| (&text[..at], text[at + found.len()..].trim());
        let long =
            move |(start, end): &(&str, &str)| start.len() >= shortest && (end.len() >= shortest || *end == "now");
        text.match_indices(separator).take(8).map(pair).filter(long)
    });
    pairs.into_iter().find_map(|(start, end)| {
        let start = one(start)?;
        let mut span = TimeSpan::new(start, None);
        match end.to_ascii_lowercase().as_str() {
            "now" | "today" => span.open = true,
            _ => span.end = Some(one(end)?),
        }
        Some(span)
    })
}

fn is_relative(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let starts = |word: &&str| {
        lower.strip_prefix(*word).is_some_and(|rest| *word == "!" || !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    let number = |text: &str| plain(text).starts_with(|c: char| c.is_ascii_digit());
    let unit = |text: &str| text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').starts_with(UNITS);
    let ahead = lower.strip_prefix(['-', '+']).is_some_and(|rest| number(rest) && unit(&plain(rest)));
    RELATIVE.iter().any(starts) || number(&lower) || ahead || is_of_month(&lower)
}

/// Returns true if a text is a month, or begins with one and a number: `Dec 1 every 40 days` is a date without its
/// year, while
/// `May I add` is a text.
fn is_of_month(lower: &str) -> bool {
    let mut words = lower.split_whitespace();
    let is_month = words.next().is_some_and(|word| month(word).is_some());
    is_month && words.next().is_none_or(|next| plain(next).starts_with(|c: char| c.is_ascii_digit()))
}
