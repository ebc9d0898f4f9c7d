//! The lines of a journal: a checksum, a space, JSON. A line that was torn or damaged loses nothing but itself; the first
//! one, without which the others are of no use, stands twice.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::app::session::journal::log::REVERSIBLE;
use crate::app::session::journal::record::{Draft, Header, OLDEST, Step, VERSION, net, walk};
use crate::formats::edit_json::EditRecord;
use crate::model::Edit;
use crate::model::edit::Change;

/// Journals larger than this are not read, in bytes.
pub const MAX_JOURNAL: u64 = 1 << 29;

/// A line of a journal.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
enum Line {
    Journal(Header),
    Edit(EditRecord),
    Undo,
    Redo,
    Draft(Option<Draft>),
}

/// The bytes that a journal begins with: its header, twice.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn header_lines(header: &Header) -> io::Result<Vec<u8>> {
    Ok(encode(&Line::Journal(header.clone()))?.repeat(2))
}

/// The bytes of a step's line.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn step_line(step: &Step) -> io::Result<Vec<u8>> {
    encode(&match step {
        Step::Edit(edit) => Line::Edit(EditRecord::new(edit)),
        Step::Undo => Line::Undo,
        Step::Redo => Line::Redo,
    })
}

/// The bytes of a draft's line; `None` says that nothing is being typed any more.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn draft_line(draft: Option<&Draft>) -> io::Result<Vec<u8>> {
    encode(&Line::Draft(draft.cloned()))
}

fn encode(line: &Line) -> io::Result<Vec<u8>> {
    let json = serde_json::to_string(line)?;
    Ok(format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes())).into_bytes())
}

fn decode(line: &[u8]) -> Option<Line> {
    let (sum, json) = (line.get(..8)?, line.get(9..)?);
    let sum = u32::from_str_radix(std::str::from_utf8(sum).ok()?, 16).ok()?;
    if line[8] != b' ' || crc32fast::hash(json) != sum {
        return None;
    }
    serde_json::from_slice(json).ok()
}

/// What a journal holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// What it says of itself.
    pub header: Header,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What was being typed last.
    pub draft: Option<Draft>,
    /// What of it could not be read.
    pub damage: Option<Damage>,
}

impl Contents {
    /// Returns true if nothing would be lost with it but edits that were taken back.
    pub fn is_empty(&self) -> bool {
        net(&self.steps).is_empty() && self.draft.is_none() && self.damage.is_none()
    }

    /// The edits that were taken back last and could have been made again, in the order in which they were made first.
    pub fn into_undone(self) -> Vec<Edit> {
        let mut undone = walk(self.steps).1;
        undone.reverse();
        undone
    }
}

/// What of a journal is not as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The first line that is not as it was written, counted from 1.
    pub line: usize,
    /// The number of such lines. The others are used.
    pub lost: usize,
}

/// Why a journal cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Neither of its first lines can be read, so that nothing tells of which file it is.
    #[error("its first lines are damaged; whole edits behind them: {edits}")]
    NoJournal {
        /// The number of edits in it that are as they were written.
        edits: usize,
    },
    /// It was written by another version of the program.
    #[error("version {0}")]
    OtherVersion(u32),
    /// It is too large.
    #[error("{0} bytes")]
    TooLarge(u64),
    /// The file cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Reads a journal.
///
/// # Errors
/// If it cannot be read or is no journal of a version that this program reads. Damage of lines that it can do without is
/// told in the contents.
pub fn read(path: &Path) -> Result<Contents, JournalError> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(JournalError::NoJournal { edits: 0 });
    }
    if metadata.len() > MAX_JOURNAL {
        return Err(JournalError::TooLarge(metadata.len()));
    }
    parse(&std::fs::read(path)?)
}

/// The header of a journal alone.
///
/// # Errors
/// As [`read`].
pub fn read_header(path: &Path) -> Result<Header, JournalError> {
    use io::Read as _;
    /// Far more than two headers take.
    const MAX_HEADERS: u64 = 1 << 20;
    let mut begin = Vec::new();
    std::fs::File::open(path)?.take(MAX_HEADERS).read_to_end(&mut begin)?;
    let lines: Vec<&[u8]> = begin.split(|byte| *byte == b'\n').take(2).collect();
    header_of(&lines)
}

/// The header, from the first of the first two lines that has one. One whose checksum is wrong is better than none: what
/// it says of the file is held against the file.
fn header_of(lines: &[&[u8]]) -> Result<Header, JournalError> {
    let whole = lines.iter().take(2).find_map(|line| match decode(line) {
        Some(Line::Journal(header)) => Some(header),
        _ => None,
    });
    let of_json = |line: &&[u8]| match serde_json::Deserializer::from_slice(line.get(9..)?).into_iter().next()? {
        Ok(Line::Journal(header)) => Some(header),
        _ => None,
    };
    let version = lines.first().and_then(|line| version_of(line));
    match whole.or_else(|| lines.iter().take(2).find_map(of_json)) {
        Some(header) if (OLDEST..=VERSION).contains(&header.version) => Ok(header),
        Some(header) => Err(JournalError::OtherVersion(header.version)),
        None => Err(version.map_or(JournalError::NoJournal { edits: 0 }, JournalError::OtherVersion)),
    }
}

/// The version of a header of which this program understands nothing else.
fn version_of(line: &[u8]) -> Option<u32> {
    let json: serde_json::Value = serde_json::from_slice(line.get(9..)?).ok()?;
    let version = json.get("journal")?.get("version")?.as_u64()?;
    u32::try_from(version).ok().filter(|version| !(OLDEST..=VERSION).contains(version))
}

/// Reads the bytes of a journal.
///
/// # Errors
/// As [`read`].
pub fn parse(bytes: &[u8]) -> Result<Contents, JournalError> {
    // A power cut may leave a file longer than what was written of it.
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let (mut first, mut read) = (Vec::new(), Lines::default());
    for (nth, line) in bytes[..end].split_inclusive(|byte| *byte == b'\n').enumerate() {
        // The last line without its end was being written when the program ended, and is whole in spite of that or not.
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        read.take(nth, decode(line));
        if nth < 2 {
            first.push(line);
        }
    }
    match header_of(&first) {
        Ok(header) => Ok(read.contents(header)),
        Err(JournalError::NoJournal { .. }) => Err(JournalError::NoJournal { edits: read.edits() }),
        Err(error) => Err(error),
    }
}

/// What the lines of a journal say.
#[derive(Default)]
struct Lines {
    /// The steps; `None` for a line that could not be read.
    steps: Vec<Option<Step>>,
    /// The number of lines before the next that could not be read.
    gap: usize,
    draft: Option<Draft>,
    damage: Option<Damage>,
}

impl Lines {
    /// Takes in a line, whose position is counted from 0.
    fn take(&mut self, nth: usize, line: Option<Line>) {
        let step = match line {
            // The second header may be missing: in an older version it was not written.
            Some(Line::Journal(_)) if nth < 2 => return,
            Some(Line::Edit(record)) => record.into_edit().ok().map(|edit| {
                // It is what was typed, or comes after that: the line that says so may not have been written any more.
                self.draft.take_if(|draft| names_event(&edit, &draft.event));
                Step::Edit(edit)
            }),
            Some(Line::Undo) => Some(Step::Undo),
            Some(Line::Redo) => Some(Step::Redo),
            Some(Line::Draft(draft)) => return self.draft = draft,
            Some(Line::Journal(_)) | None => None,
        };
        if step.is_none() {
            let damage = self.damage.get_or_insert(Damage { line: nth + 1, lost: 0 });
            damage.lost += 1;
        }
        self.gap = if step.is_none() { self.gap + 1 } else { 0 };
        // In the first line stands no step, whatever it was.
        if (step.is_some() || nth > 0) && self.gap <= REVERSIBLE {
            self.steps.push(step);
        }
    }

    /// The number of whole edits.
    fn edits(&self) -> usize {
        self.steps.iter().filter(|step| matches!(step, Some(Step::Edit(_)))).count()
    }

    fn contents(self, header: Header) -> Contents {
        let Self { steps, draft, damage, .. } = self;
        let steps = match damage {
            None => steps.into_iter().flatten().collect(),
            Some(_) => around_gaps(steps),
        };
        Contents { header, steps, draft, damage }
    }
}

/// Whether an edit puts or removes an event.
fn names_event(edit: &Edit, event: &str) -> bool {
    matches!(edit, Edit::Event(Change::Put { id, .. } | Change::Remove { id }) if **id == *event)
}

/// The edits that steps with gaps come to: none goes that was not taken back, but one may come back that was. A step that
/// could not be read is taken for the making again of an edit where one had been taken back, and else for an edit, so
/// that what is taken back after it is that.
fn around_gaps(steps: Vec<Option<Step>>) -> Vec<Step> {
    let (mut done, mut undone) = (0_usize, 0_usize);
    let steps = steps.into_iter().map(|step| {
        let step = match step {
            Some(Step::Edit(edit)) => Step::Edit(Some(edit)),
            Some(Step::Undo) => Step::Undo,
            Some(Step::Redo) => Step::Redo,
            None if undone > 0 => Step::Redo,
            None => Step::Edit(None),
        };
        match step {
            Step::Edit(_) => (done, undone) = (done + 1, 0),
            Step::Undo if done > 0 => (done, undone) = (done - 1, undone + 1),
            Step::Redo if undone > 0 => (done, undone) = (done + 1, undone - 1),
            Step::Undo | Step::Redo => {}
        }
        step
    });
    walk(steps).0.into_iter().flatten().map(Step::Edit).collect()
}

impl Contents {
    /// Leaves out old edits that later ones replace; `kept` of the last edits stay as they are.
    pub fn shorten(&mut self, kept: usize) {
        let (mut done, undone) = walk(self.steps.drain(..));
        let (last, count) = (done.split_off(done.len().saturating_sub(kept)), undone.len());
        // What was taken back can be made again: it is done and taken back once more.
        let edits = latest(done).into_iter().chain(last).chain(undone.into_iter().rev());
        self.steps = edits.map(Step::Edit).chain(std::iter::repeat_n(Step::Undo, count)).collect();
    }
}

/// Leaves out what a later edit of the same event puts in its place anyway.
fn latest(edits: Vec<Edit>) -> Vec<Edit> {
    let mut put = std::collections::HashSet::new();
    let mut kept: Vec<Edit> = Vec::new();
    for edit in edits.into_iter().rev() {
        let keep = match &edit {
            Edit::Event(Change::Put { id, item }) if *id == item.id => put.insert(id.clone()),
            Edit::PutExcerpt { event, .. } => !put.contains(event),
            // Anything else may depend on how its event was before.
            _ => {
                put.clear();
                true
            }
        };
        if keep {
            kept.push(edit);
        }
    }
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::super::record::Base;
    use super::*;
    use crate::app::session::history::History;
    use crate::model::{Event, Excerpt, Project};

    fn header() -> Header {
        let (path, format, title) = (Some("/a/b.json".into()), "json".to_owned(), "ع".to_owned());
        Header::new(Base { path, format, stamp: None, title, language: "ar".into(), snapshot: false })
    }

    fn edit(title: &str) -> Step {
        Step::Edit(Edit::SetTitle(title.into()))
    }

    fn draft() -> Draft {
        Draft { event: "e".into(), language: "ar".into(), fields: [("title".into(), "نص\n".into())].into() }
    }

    /// A journal: twice its header, an edit, an undo and a draft; with the end of every line.
    fn journal() -> (Vec<u8>, Vec<usize>) {
        let lines = [
            header_lines(&header()).unwrap(),
            step_line(&edit("أول\nثان")).unwrap(),
            step_line(&Step::Undo).unwrap(),
            draft_line(Some(&draft())).unwrap(),
        ];
        let bytes = lines.concat();
        let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1).collect();
        (bytes, ends)
    }

    #[test]
    fn what_is_written_is_read() {
        let (bytes, _) = journal();
        let contents = parse(&bytes).unwrap();
        assert_eq!(contents.header, header());
        assert_eq!(contents.steps, [edit("أول\nثان"), Step::Undo]);
        assert_eq!((contents.draft, contents.damage), (Some(draft()), None));
        let put =
            |id: &str| step_line(&Step::Edit(Edit::Event(Change::put(Event { id: id.into(), ..Event::default() }))));
        let other = [&bytes[..], &put("f").unwrap()].concat();
        assert_eq!(parse(&other).unwrap().draft, Some(draft()), "another event was edited");
        let applied = [&bytes[..], &put("e").unwrap()].concat();
        assert_eq!(parse(&applied).unwrap().draft, None, "it was put into the project");
        let without = [&bytes[..], &draft_line(None).unwrap()].concat();
        let contents = parse(&without).unwrap();
        assert_eq!(contents.draft, None, "nothing is being typed any more");
        assert!(contents.is_empty(), "what was taken back is no work that is left");
        assert_eq!(contents.into_undone(), [Edit::SetTitle("أول\nثان".into())]);
    }

    #[test]
    fn a_journal_cut_anywhere_loses_at_most_its_last_line_and_says_so() {
        let (bytes, ends) = journal();
        for cut in 0..=bytes.len() {
            // A line is whole without its end, too.
            let whole = ends.iter().filter(|end| **end <= cut + 1).count();
            let is_torn = cut > 0 && !ends.iter().any(|end| [*end, *end - 1].contains(&cut));
            match parse(&bytes[..cut]) {
                Ok(contents) => {
                    let steps = [&[][..], &[edit("أول\nثان")], &[edit("أول\nثان"), Step::Undo]];
                    let made = match (whole, is_torn) {
                        // What is torn may have been anything.
                        (4, true) => steps[2],
                        _ => steps[whole.clamp(2, 4) - 2],
                    };
                    if is_torn {
                        assert_eq!(contents.damage, Some(Damage { line: whole + 1, lost: 1 }), "cut at {cut}");
                        assert!(whole == 4 || contents.steps == made, "cut at {cut}: {:?}", contents.steps);
                    } else {
                        assert_eq!((&contents.steps[..], contents.damage), (made, None), "cut at {cut}");
                    }
                    assert_eq!(contents.draft.is_some(), whole == 5, "cut at {cut}");
                }
                Err(JournalError::NoJournal { edits: 0 }) => assert!(whole == 0, "cut at {cut}"),
                Err(error) => panic!("cut at {cut}: {error}"),
            }
            let padded = [&bytes[..cut], &[0; 700]].concat();
            assert_eq!(parse(&padded).ok(), parse(&bytes[..cut]).ok(), "zeros after {cut} change nothing");
        }
    }

    #[test]
    fn every_changed_byte_is_noticed_and_costs_no_other_line() {
        let (bytes, ends) = journal();
        let good = parse(&bytes).unwrap();
        for at in 0..bytes.len() {
            for change in [1, 0x20, 0x80] {
                let mut bytes = bytes.clone();
                bytes[at] ^= change;
                let line = ends.iter().position(|end| at < *end).unwrap();
                let contents = parse(&bytes).unwrap_or_else(|error| panic!("{at}: {error}"));
                // The case of a hexadecimal digit says nothing.
                if contents == good {
                    assert!(change == 0x20, "{at}");
                    continue;
                }
                assert_eq!(contents.header, good.header, "{at}");
                let damage = contents.damage.unwrap_or_else(|| panic!("{at}: nothing is told"));
                assert_eq!(damage.line, line + 1, "{at}");
                // Where the end of a line was, two have become one.
                let is_end = ends.contains(&(at + 1));
                assert!(damage.lost <= 1 + usize::from(!is_end), "{at}");
                assert_eq!(contents.draft.is_some(), line != 4 && !(is_end && line == 3), "{at}");
            }
        }
    }

    #[test]
    fn a_damaged_line_costs_no_edit_but_its_own() {
        // A fixed row of steps, each of which is damaged in turn.
        let mut seed = 7_u64;
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for round in 0..60 {
            let (mut steps, mut redo) = (Vec::new(), 0_usize);
            let mut done = 0_usize;
            for nth in 0..14 {
                match next(4) {
                    2 if done > 0 => {
                        (done, redo) = (done - 1, redo + 1);
                        steps.push(Step::Undo);
                    }
                    3 if redo > 0 => {
                        (done, redo) = (done + 1, redo - 1);
                        steps.push(Step::Redo);
                    }
                    _ => {
                        (done, redo) = (done + 1, 0);
                        steps.push(edit(&format!("{round}-{nth}")));
                    }
                }
            }
            let net: Vec<Edit> = net(&steps).into_iter().cloned().collect();
            for lost in 0..steps.len() {
                let mut bytes = header_lines(&header()).unwrap();
                for (nth, step) in steps.iter().enumerate() {
                    bytes.extend(if nth == lost { b"torn\n".to_vec() } else { step_line(step).unwrap() });
                }
                let contents = parse(&bytes).unwrap();
                assert_eq!(contents.damage, Some(Damage { line: lost + 3, lost: 1 }));
                for edit in &net {
                    let own = steps[lost] == Step::Edit(edit.clone());
                    assert!(own || contents.steps.contains(&Step::Edit(edit.clone())), "{steps:?} without {lost}");
                }
            }
        }
    }

    #[test]
    fn a_journal_is_known_by_either_of_its_headers() {
        let (bytes, ends) = journal();
        let good = parse(&bytes).unwrap();
        let second = &bytes[ends[0]..];
        // As an older version wrote it, and with a first line that was torn, or that is another's.
        let old = parse(second).unwrap();
        assert_eq!((&old.header, &old.steps, old.damage), (&good.header, &good.steps, None));
        for first in ["", "torn", "\u{1b}[2J \u{202e}", "0000000 {}"] {
            let contents = parse(&[first.as_bytes(), b"\n", second].concat()).unwrap();
            assert_eq!((contents.header, contents.damage), (header(), Some(Damage { line: 1, lost: 1 })), "{first:?}");
            assert_eq!(contents.draft, good.draft);
        }
        // A header that says what it says, with a wrong checksum.
        let mut odd = second.to_vec();
        odd[0] = if odd[0] == b'0' { b'1' } else { b'0' };
        let contents = parse(&odd).unwrap();
        assert_eq!((contents.header, contents.damage), (header(), Some(Damage { line: 1, lost: 1 })));
        // None at all: what is behind it is counted.
        let none = [b"torn\ntorn\n", &bytes[ends[1]..]].concat();
        assert!(matches!(parse(&none), Err(JournalError::NoJournal { edits: 1 })));
    }

    #[test]
    fn what_is_no_journal_is_refused() {
        let line = |json: &str| format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes())).into_bytes();
        let newer = line(r#"{"journal": {"version": 3, "all": "new"}}"#);
        assert!(matches!(parse(&newer), Err(JournalError::OtherVersion(3))));
        let deep = line(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
        for bytes in [b"".to_vec(), b"\n".to_vec(), vec![0; 99], b"00000000".to_vec(), "ععععععع ع".into(), deep]
        {
            assert!(matches!(parse(&bytes), Err(JournalError::NoJournal { edits: 0 })), "{bytes:?}");
        }
        // With a true checksum, but not what this program writes.
        let (good, _) = journal();
        for json in ["{}", "3", r#""undo-all""#, r#"{"edit": {"edit": "put"}}"#, r#"{"draft": 4}"#, "\"undo\" x"] {
            let contents = parse(&[good.clone(), line(json), step_line(&edit("b")).unwrap()].concat()).unwrap();
            assert_eq!(contents.damage, Some(Damage { line: 6, lost: 1 }), "{json}");
            // It may have made the edit again that was taken back before it.
            assert_eq!(contents.steps, [edit("أول\nثان"), edit("b")]);
        }
        assert_eq!(parse(&[good, b"\n".repeat(5000)].concat()).unwrap().damage.unwrap().lost, 5000);
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(MAX_JOURNAL + 1).unwrap();
        assert!(matches!(read(file.path()), Err(JournalError::TooLarge(_))));
        assert!(matches!(read(Path::new("/")), Err(JournalError::NoJournal { .. })));
    }

    #[test]
    fn a_shorter_journal_comes_to_the_same() {
        let event = |id: &str, importance| Event { id: id.into(), importance, ..Event::default() };
        let put = |id: &str, n| Step::Edit(Edit::Event(Change::put(event(id, n))));
        let excerpt = Box::new(Excerpt { exact: "x".into(), ..Excerpt::default() });
        let quote = Step::Edit(Edit::PutExcerpt { event: "c".into(), nth: 0, excerpt });
        let base = Project {
            events: [event("a", 1), event("b", 1), Event { excerpts: vec![Excerpt::default()], ..event("c", 1) }]
                .into(),
            ..Project::default()
        };
        let remove = Step::Edit(Edit::Event(Change::remove("b")));
        let insert = Step::Edit(Edit::Event(Change::insert(0, event("b", 2))));
        let mut steps = vec![put("a", 2), quote, put("a", 3), put("b", 2), remove, insert, put("b", 3), put("a", 4)];
        steps.extend([put("b", 4), put("a", 5), put("b", 5), Step::Undo, Step::Undo, Step::Redo, Step::Undo]);
        let end = |steps: &[Step]| {
            let (mut project, mut history) = (base.clone(), History::new());
            for step in steps {
                match step {
                    Step::Edit(edit) => history.apply(&mut project, edit.clone()).unwrap(),
                    Step::Undo => assert!(history.undo(&mut project).unwrap()),
                    Step::Redo => assert!(history.redo(&mut project).unwrap()),
                }
            }
            let now = project.clone();
            while history.redo(&mut project).unwrap() {}
            (now, project)
        };
        for kept in 0..12 {
            let mut contents = Contents { header: header(), steps: steps.clone(), draft: None, damage: None };
            contents.shorten(kept);
            assert_eq!(end(&contents.steps), end(&steps), "{kept} kept");
            assert!(contents.steps.len() <= steps.len());
        }
        let mut contents = Contents { header: header(), steps, draft: None, damage: None };
        contents.shorten(0);
        assert_eq!(contents.steps.len(), 11, "{:?}", contents.steps);
    }
}
