//! From the XML of The Timeline Project to a project.

use std::path::Path;

use crate::base::Severity;
use crate::formats::kit::format::Loaded;
use crate::formats::kit::import::Import;
use crate::formats::kit::load::load_xml;
use crate::formats::kit::span::TimeSpan;
use crate::formats::kit::stamp::Stamp;
use crate::formats::kit::xml_tree::XmlElement;
use crate::model::date::phrase::Order;
use crate::model::{EdtfDate, Event, Extra, Id, LocalText};

/// The name of the format.
pub(crate) const NAME: &str = "timeline-project";

/// The id of the lane of eras.
pub(crate) const ERAS: &str = "eras";

/// The key of what is kept of the format.
pub(crate) const KEY: &str = "timeline_project";

/// Reads the bytes of a file; `path` is for the diagnostics only.
pub(crate) fn load(bytes: &[u8], path: &Path) -> Loaded {
    load_xml(bytes, path, read_root)
}

fn read_root(import: &mut Import<'_>, root: XmlElement) {
    if root.name != "timeline" {
        import.report.error(
            "tl-not-this-format",
            root.at,
            &[("format", "The Timeline Project"), ("found", &root.name)],
        );
        return;
    }
    let time_type = root.text_of("timetype").unwrap_or("gregoriantime").to_owned();
    let gregorian = time_type.starts_with("gregorian");
    if !gregorian {
        let at = root.child("timetype").map_or(0, |child| child.at);
        import.count(Severity::Warning, "tl-other-calendar", at, &time_type);
    }
    let mut kept = Extra::new();
    for section in root.children {
        match section.name.as_str() {
            "version" => {}
            "timetype" if gregorian => {}
            "categories" => each(import, &mut kept, section, "category", category),
            "eras" => each(import, &mut kept, section, "era", |import, x| era(import, x, gregorian)),
            "events" => each(import, &mut kept, section, "event", |import, x| event(import, x, gregorian)),
            name => import.keep(&mut kept, name, section.to_json(), section.at),
        }
    }
    import.keep_in_project(KEY, kept);
}

fn each(
    import: &mut Import<'_>,
    kept: &mut Extra,
    section: XmlElement,
    name: &str,
    read: impl Fn(&mut Import<'_>, XmlElement),
) {
    for child in section.children {
        if child.name == name {
            read(import, child);
        } else {
            import.count_of(Severity::Warning, "tl-element", &child.name, child.at, "");
            import.keep(kept, &child.name, child.to_json(), child.at);
        }
    }
}

/// Fields of an element that are not in `used`, under the format's key. Empty and `False` say nothing.
fn rest(import: &mut Import<'_>, element: &XmlElement, used: &[&str]) -> Extra {
    let (mut inner, mut extra) = (Extra::new(), Extra::new());
    let silent = |child: &XmlElement| child.children.is_empty() && matches!(child.text.trim(), "" | "False" | "0");
    for child in element.children.iter().filter(|c| !used.contains(&c.name.as_str()) && !silent(c)) {
        import.keep(&mut inner, &child.name, child.to_json(), child.at);
    }
    if !inner.is_empty() {
        extra.insert(KEY.to_owned(), inner.into());
    }
    extra
}

fn category(import: &mut Import<'_>, element: XmlElement) {
    let name = element.text_of("name").unwrap_or_default().to_owned();
    let extra = rest(import, &element, &["name"]);
    import.lane_with(&name, &name, LocalText::from(name.as_str()), extra);
}

/// An era is an event on a lane of its own: the timeline has no background.
fn era(import: &mut Import<'_>, element: XmlElement, gregorian: bool) {
    let title = LocalText::Map(vec![("ar".into(), "الحقب".into()), ("en".into(), "Eras".into())]);
    let lane = import.lane_with("\0eras", ERAS, title, Extra::new());
    import.count(Severity::Note, "tl-eras", element.at, element.text_of("name").unwrap_or_default());
    add(import, &element, "name", gregorian, Some(lane));
}

fn event(import: &mut Import<'_>, element: XmlElement, gregorian: bool) {
    // Of several categories the first gives the lane; all of them are kept.
    let several = || element.child("categories")?.text_of("category");
    let lane = element.text_of("category").or_else(several).map(str::to_owned).map(|name| import.lane(&name));
    add(import, &element, "text", gregorian, lane);
}

fn add(import: &mut Import<'_>, element: &XmlElement, title: &str, gregorian: bool, lane: Option<Id>) {
    let mut used = vec![title, "category", "description", "id", "fuzzy", "fuzzy_start", "fuzzy_end", "ends_today"];
    let (when, whole) = when(import, element, gregorian);
    if whole {
        used.extend(["start", "end"]);
    }
    let mut event = Event { when, lane, ..Event::default() };
    let (container, title) = split_container(element.child(title).map_or("", |child| child.text.trim_end()));
    event.title = title.trim().into();
    event.summary = element.text_of("description").map(LocalText::from);
    event.extra = rest(import, element, &used);
    if let Some(container) = container {
        let kept = event.extra.entry(KEY).or_insert_with(|| Extra::new().into());
        if let serde_json::Value::Object(kept) = kept {
            import.keep(kept, "container", container, element.at);
        }
    }
    let id = element.text_of("id").unwrap_or_default().to_owned();
    import.push(&id, element.at, event);
}

/// The number of a container, `[3]`, or of the container that an event is in, `(3)`, before the title; the program
/// writes a space before titles that only look so.
fn split_container(text: &str) -> (Option<&str>, &str) {
    let close = match text.chars().next() {
        Some('[') => ']',
        Some('(') => ')',
        _ => return (None, text),
    };
    match text.find(close) {
        Some(end) if end > 1 && text[1..end].bytes().all(|b| b.is_ascii_digit()) => {
            (Some(&text[..=end]), text[end + 1..].trim())
        }
        _ => (None, text),
    }
}

fn is_true(element: &XmlElement, name: &str) -> bool {
    element.text_of(name).is_some_and(|text| text.eq_ignore_ascii_case("true"))
}

/// When it was, and whether that says all that the elements do.
pub(crate) fn when(import: &mut Import<'_>, element: &XmlElement, gregorian: bool) -> (Option<EdtfDate>, bool) {
    let at = element.at;
    let given = ["start", "end"].map(|name| element.text_of(name).map(str::to_owned));
    let raw = given.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" – ");
    if raw.is_empty() {
        import.count(Severity::Warning, "tl-no-date", at, "");
        return (None, true);
    }
    let stamp =
        |text: Option<String>| text.map(|text| Stamp::parse(&padded(&text), Order::MonthFirst).filter(|_| gregorian));
    let [start, end] = given.map(stamp);
    let whole = start != Some(None) && end != Some(None);
    if !whole {
        import.undated(at, &raw);
    }
    let Some(start) = start.flatten() else { return (None, false) };
    let end = end.flatten().map(|end| included(&start, end));
    let mut span = TimeSpan::new(start, end);
    let fuzzy = is_true(element, "fuzzy");
    span.about = (fuzzy || is_true(element, "fuzzy_start"), fuzzy || is_true(element, "fuzzy_end"));
    span.open = is_true(element, "ends_today");
    let (when, exact) = import.when(at, &raw, span);
    (when, whole && exact)
}

/// A time with at least four digits of the year: the program writes year 44 before Christ as `-43-03-15 00:00:00`.
fn padded(time: &str) -> String {
    let (sign, rest) = time.strip_prefix('-').map_or(("", time), |rest| ("-", rest));
    match rest.split_once('-') {
        Some((year, rest)) => format!("{sign}{year:0>4}-{rest}"),
        None => time.to_owned(),
    }
}

/// A span of whole days ends at the midnight after it.
fn included(start: &Stamp, end: Stamp) -> Stamp {
    if !(start.is_midnight() && end.is_midnight() && start.is_before(&end)) {
        return end;
    }
    let before = end.to_date_time().and_then(|at| at.checked_sub_signed(chrono::TimeDelta::days(1)));
    before.map_or(end, |at| Stamp::of_date_time(at, None))
}
