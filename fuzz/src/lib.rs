//! What must hold for any bytes at all. The fuzz targets run these checks on made-up input, `tests/replay.rs` on the
//! seeds that were found so.

use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use sanad::anchoring::{self, MIN_SIMILARITY, Resolution};
use sanad::base::decode::decode;
use sanad::base::{Diagnostic, Place};
use sanad::documents::pdf::Room;
use sanad::documents::{self, Media};
use sanad::formats::picture::CHUNK;
use sanad::formats::{self, Silent, json};
use sanad::i18n::{DateWords, Digits, Locale, Messages, MonthNames};
use sanad::model::date::phrase::{Note, Order, ParsedDate, parse_phrase};
use sanad::model::{EdtfDate, Excerpt};
use sanad::temporal::{Context, drafts, expressions};

static MESSAGES: LazyLock<[Messages; 2]> = LazyLock::new(|| Locale::ALL.map(Messages::new));
static WORDS: LazyLock<[DateWords; 2]> =
    LazyLock::new(|| Locale::ALL.map(|locale| DateWords::new(locale, Digits::Latin, MonthNames::Egypt)));

/// Reading gives a project that our own file keeps, and faults that can be said and stand in the file.
pub(crate) fn reader(format: &str, bytes: &[u8]) {
    let load = formats::by_name(format).and_then(|format| format.load).expect("a format that can be read");
    let loaded = load(bytes, Path::new("file"));
    let places: Vec<Place> = loaded.diagnostics.iter().filter_map(|diagnostic| diagnostic.place).collect();
    loaded.diagnostics.iter().for_each(can_be_said);
    // The places of a bundle are those of the project in it.
    if !["bundle", "picture"].contains(&format) {
        stand_in(bytes, &places);
    }
    let saved = json::save(&loaded.project);
    let again = json::load(&saved, Path::new("file"));
    assert_eq!(loaded.project, again.project, "saved as {}", String::from_utf8_lossy(&saved));
    assert_eq!(saved, json::save(&again.project));
}

/// A picture gives the project that it carries, or says why not; so does one whose checksum is right whatever is in it,
/// as made-up bytes would hardly ever have one.
pub(crate) fn picture(bytes: &[u8]) {
    reader("picture", bytes);
    let mut whole = bytes.to_vec();
    let Some(at) = bytes.windows(4).position(|window| window == CHUNK).and_then(|at| at.checked_sub(4)) else { return };
    let length = u32::from_be_bytes(std::array::from_fn(|n| bytes[at + n])) as usize;
    let Some(body) = bytes.get(at + 4..(at + 8).saturating_add(length)) else { return };
    let check = crc32fast::hash(body).to_be_bytes();
    if let Some(place) = whole.get_mut(at + 8 + length..at + 12 + length) {
        place.copy_from_slice(&check);
        reader("picture", &whole);
    }
}

/// The first pages of a PDF can be drawn, or it can be said why not.
pub(crate) fn drawing(bytes: &[u8]) {
    let Ok(room) = Room::open(Arc::new(bytes.to_vec())) else { return };
    for page in 0..room.sizes().len().min(4) {
        if let Ok(image) = room.draw(page, 48) {
            assert_eq!(image.rgba.len(), 4 * image.width as usize * image.height as usize);
        }
    }
}

/// A document gives text, and a way back that lies in it.
pub(crate) fn document(media: Media, bytes: &[u8]) {
    let extract = documents::extract(bytes, media, &Silent);
    // Who reads a document for a project says which one it is.
    extract.faults.into_iter().for_each(|fault| can_be_said(&fault.arg("document", "d")));
    let starts: Vec<usize> = extract.source_map.starts.iter().map(|(at, _)| *at).collect();
    assert!(starts.is_sorted(), "{starts:?}");
    assert!(starts.iter().all(|&at| extract.text.is_char_boundary(at)), "{starts:?} in {:?}", extract.text);
}

/// A date that can be read can be written and read again, and does not end before it begins.
pub(crate) fn edtf(bytes: &[u8]) {
    let Ok(when) = EdtfDate::parse(&String::from_utf8_lossy(bytes)) else { return };
    assert_eq!(EdtfDate::parse(when.as_str()).as_ref(), Ok(&when));
    let canonical = when.canonical();
    let again = EdtfDate::parse(&canonical).expect("what we write we can read");
    assert_eq!((again.canonical(), again.bounds()), (canonical, when.bounds()));
    if let Some(bounds) = when.bounds() {
        assert!(bounds.from.time <= bounds.to.time, "{bounds:?}");
    }
    when.form().dates().for_each(|date| assert!(date.years().0 <= date.years().1));
    let (_, _) = (when.earliest_day(), when.latest_day());
}

/// Expressions of dates lie in the text, in its order, and events can be drafted of them.
pub(crate) fn temporal(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let published = EdtfDate::parse("2024-03-12").ok();
    let found = expressions(&text, &Context { language: "", published: published.as_ref() });
    let mut end = 0;
    for one in &found {
        assert!(one.range.start >= end && text.get(one.range.clone()).is_some(), "{:?} in {text:?}", one.range);
        end = one.range.end;
    }
    for draft in drafts(&text, &found, &[]) {
        assert!(text.get(draft.passage).is_some() && text.get(draft.title).is_some(), "{text:?}");
    }
}

/// A date in plain words is understood as EDTF, which is understood as itself; or why it is not can be said.
pub(crate) fn phrase(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for order in [Order::DayFirst, Order::MonthFirst] {
        match parse_phrase(&text, &order.into()) {
            Ok(understood) => {
                edtf(understood.when.as_str().as_bytes());
                let again = parse_phrase(understood.when.as_str(), &order.into()).expect("EDTF is understood");
                assert_eq!(again.when, understood.when, "{text:?}");
                // A year of which nothing says that it is not of another calendar is still told, and so are the years
                // that the number of a part of a year may be meant for: `0101-34`.
                let is_told = |note: &Note| match note {
                    Note::NoPlace | Note::InCalendar(..) => true,
                    Note::Or(years) => years.is_interval(),
                    _ => false,
                };
                assert!(again.notes.iter().all(is_told), "{text:?}: {:?}", again.notes);
                in_words(&understood);
            }
            Err(refusal) => MESSAGES.iter().for_each(|messages| assert_ne!(messages.date_refusal(&refusal), "")),
        }
    }
}

/// What was understood, and what to know about it, can be said.
fn in_words(ParsedDate { when, notes }: &ParsedDate) {
    for (messages, words) in MESSAGES.iter().zip(&*WORDS) {
        let said = notes.iter().map(|note| messages.date_note(note, words)).chain([words.when(when)]);
        said.for_each(|text| assert!(!text.is_empty() && !text.contains("{$"), "{when}: {text:?}"));
    }
}

/// The place of a quote lies in the text and is no worse than promised. The input is the text, the quote, what stands
/// before it, what stands after it and where it starts, with NULs between.
pub(crate) fn anchoring(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let mut parts = input.split('\0');
    let mut part = || parts.next().unwrap_or_default().to_owned();
    let text = part();
    let mut excerpt = Excerpt { exact: part().into(), prefix: part(), suffix: part(), ..Excerpt::default() };
    excerpt.start = part().parse().ok();
    excerpt.end = excerpt.start.and_then(|start| start.checked_add(excerpt.exact.as_unproven().chars().count() as u32));
    let words = |range: &Range<usize>| text.get(range.clone()).expect("a range of the text").to_owned();
    if let Some(stands) = anchoring::stands(&text, &excerpt) {
        assert_eq!(anchoring::resolve(&text, &excerpt), Resolution::Found(stands));
    }
    match anchoring::resolve(&text, &excerpt) {
        Resolution::Found(range) | Resolution::Moved(range) | Resolution::ContextChanged(range) => {
            assert_eq!(anchoring::alterations(excerpt.exact.as_unproven(), &words(&range)), []);
        }
        Resolution::Changed { range, similarity, .. } => {
            assert_ne!(words(&range), "");
            assert!((MIN_SIMILARITY..1.0).contains(&similarity), "{similarity}");
        }
        Resolution::Ambiguous(ranges) => {
            assert!(ranges.len() > 1, "{ranges:?}");
            ranges.iter().for_each(|range| drop(words(range)));
        }
        Resolution::Lost { nearest } => nearest.iter().for_each(|range| drop(words(range))),
    }
}

/// What was said once need not be said again: filling in messages takes longer than reading.
static SAID: LazyLock<Mutex<HashSet<String>>> = LazyLock::new(Mutex::default);

fn can_be_said(diagnostic: &Diagnostic) {
    let names: Vec<&str> = diagnostic.args.iter().map(|(name, _)| *name).collect();
    if !SAID.lock().expect("nobody died").insert(format!("{} {names:?}", diagnostic.code)) {
        return;
    }
    for messages in &*MESSAGES {
        let id = format!("diag-{}", diagnostic.code);
        assert!(messages.has(&id), "{id} has no message in {:?}", messages.locale());
        assert!(!messages.diagnostic(diagnostic).contains("{$"), "{id} lacks a value: {diagnostic:?}");
    }
}

/// The places lie in the text of a file; files in encodings that only some readers know are not measured to the column.
fn stand_in(bytes: &[u8], places: &[Place]) {
    let text = decode(bytes).text;
    let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
    // A NUL makes the readers of tables guess UTF-16.
    let exact = std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0);
    for place in places {
        assert!(place.line >= 1 && place.column >= 1, "{place:?}");
        let width = lines.get(place.line as usize - 1).copied();
        let most = if exact { width } else { width.map(|_| bytes.len()) };
        assert!(most.is_some_and(|most| place.column as usize <= most + 1), "{place:?} of {} lines", lines.len());
    }
}
