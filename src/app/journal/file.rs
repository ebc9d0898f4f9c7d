//! The lines of a journal: a checksum, a space, JSON. A line that was torn loses nothing but itself.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::record::{Draft, Header, Step, VERSION};
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

/// The bytes of the first line.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn header_line(header: &Header) -> io::Result<Vec<u8>> {
    encode(&Line::Journal(header.clone()))
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
    /// Its first line.
    pub header: Header,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What was being typed last.
    pub draft: Option<Draft>,
    /// What of it could not be read.
    pub damage: Option<Damage>,
}

impl Contents {
    /// Returns true if nothing would be lost with it.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.draft.is_none() && self.damage.is_none()
    }
}

/// Where a journal stops being what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The first line that is not as it was written, counted from 1.
    pub line: usize,
    /// The number of lines from there on, none of which is used: what comes after may depend on it.
    pub lost: usize,
}

/// Why a journal cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// It does not begin as a journal.
    #[error("no journal")]
    NoJournal,
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
/// If it cannot be read or is no journal of this version. Damage further on is told in the contents.
pub fn read(path: &Path) -> Result<Contents, JournalError> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(JournalError::NoJournal);
    }
    if metadata.len() > MAX_JOURNAL {
        return Err(JournalError::TooLarge(metadata.len()));
    }
    parse(&std::fs::read(path)?)
}

/// The first line of a journal alone.
///
/// # Errors
/// As [`read`].
pub fn read_header(path: &Path) -> Result<Header, JournalError> {
    use io::{BufRead as _, Read as _};
    /// Far more than a header takes.
    const MAX_HEADER: u64 = 1 << 20;
    let mut line = Vec::new();
    io::BufReader::new(std::fs::File::open(path)?.take(MAX_HEADER)).read_until(b'\n', &mut line)?;
    header_of(line.strip_suffix(b"\n").unwrap_or(&line))
}

fn header_of(line: &[u8]) -> Result<Header, JournalError> {
    match decode(line) {
        Some(Line::Journal(header)) if header.version == VERSION => Ok(header),
        Some(Line::Journal(header)) => Err(JournalError::OtherVersion(header.version)),
        _ => Err(version_of(line).map_or(JournalError::NoJournal, JournalError::OtherVersion)),
    }
}

/// The version of a header of which this program understands nothing else.
fn version_of(line: &[u8]) -> Option<u32> {
    let json: serde_json::Value = serde_json::from_slice(line.get(9..)?).ok()?;
    let version = json.get("journal")?.get("version")?.as_u64()?;
    u32::try_from(version).ok().filter(|version| *version != VERSION)
}

/// Reads the bytes of a journal.
///
/// # Errors
/// As [`read`].
pub fn parse(bytes: &[u8]) -> Result<Contents, JournalError> {
    // A power cut may leave a file longer than what was written of it.
    let end = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let mut lines = bytes[..end].split_inclusive(|byte| *byte == b'\n').enumerate();
    let (_, first) = lines.next().ok_or(JournalError::NoJournal)?;
    let header = header_of(first.strip_suffix(b"\n").unwrap_or(first))?;
    let mut contents = Contents { header, steps: Vec::new(), draft: None, damage: None };
    while let Some((nth, line)) = lines.next() {
        // The last line without its end was being written when the program ended.
        let Some(whole) = line.strip_suffix(b"\n") else { break };
        if contents.take(whole).is_none() {
            contents.damage = Some(Damage { line: nth + 1, lost: 1 + lines.count() });
            break;
        }
    }
    Ok(contents)
}

impl Contents {
    fn take(&mut self, line: &[u8]) -> Option<()> {
        match decode(line)? {
            Line::Journal(_) => return None,
            Line::Edit(record) => self.steps.push(Step::Edit(record.into_edit().ok()?)),
            Line::Undo => self.steps.push(Step::Undo),
            Line::Redo => self.steps.push(Step::Redo),
            Line::Draft(draft) => self.draft = draft,
        }
        Some(())
    }

    /// Leaves out old edits that later ones replace; `kept` of the last edits stay as they are.
    pub fn shorten(&mut self, kept: usize) {
        let (mut done, mut undone) = (Vec::new(), Vec::new());
        for step in self.steps.drain(..) {
            match step {
                Step::Edit(edit) => {
                    done.push(edit);
                    undone.clear();
                }
                Step::Undo => undone.extend(done.pop()),
                Step::Redo => done.extend(undone.pop()),
            }
        }
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
    use crate::app::history::History;
    use crate::model::{Event, Excerpt, Project};

    fn header() -> Header {
        let (path, format, title) = (Some("/a/b.json".into()), "json".to_owned(), "ع".to_owned());
        Header::new(Base { path, format, stamp: None, title, snapshot: false })
    }

    fn edit(title: &str) -> Step {
        Step::Edit(Edit::SetTitle(title.into()))
    }

    fn draft() -> Draft {
        Draft { event: "e".into(), language: "ar".into(), fields: [("title".into(), "نص\n".into())].into() }
    }

    /// A journal of four lines, with the end of every line.
    fn journal() -> (Vec<u8>, Vec<usize>) {
        let lines = [
            header_line(&header()).unwrap(),
            step_line(&edit("أول\nثان")).unwrap(),
            step_line(&Step::Undo).unwrap(),
            draft_line(Some(&draft())).unwrap(),
        ];
        let ends = lines.iter().scan(0, |end, line| {
            *end += line.len();
            Some(*end)
        });
        (lines.concat(), ends.collect())
    }

    #[test]
    fn what_is_written_is_read() {
        let (bytes, _) = journal();
        let contents = parse(&bytes).unwrap();
        assert_eq!(contents.header, header());
        assert_eq!(contents.steps, [edit("أول\nثان"), Step::Undo]);
        assert_eq!((contents.draft, contents.damage), (Some(draft()), None));
        let without = [&bytes[..], &draft_line(None).unwrap()].concat();
        assert_eq!(parse(&without).unwrap().draft, None, "nothing is being typed any more");
    }

    #[test]
    fn a_journal_cut_anywhere_loses_at_most_its_last_line() {
        let (bytes, ends) = journal();
        for cut in 0..=bytes.len() {
            let whole = ends.iter().filter(|end| **end <= cut).count();
            match parse(&bytes[..cut]) {
                Ok(contents) => {
                    assert_eq!(contents.steps.len(), whole.clamp(1, 3) - 1, "cut at {cut}");
                    assert_eq!(contents.draft.is_some(), whole == 4, "cut at {cut}");
                    assert_eq!(contents.damage, None, "cut at {cut}");
                }
                Err(JournalError::NoJournal) => assert!(whole == 0, "cut at {cut}"),
                Err(error) => panic!("cut at {cut}: {error}"),
            }
            let padded = [&bytes[..cut], &[0; 700]].concat();
            assert_eq!(parse(&padded).ok(), parse(&bytes[..cut]).ok(), "zeros after {cut} change nothing");
        }
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let (bytes, ends) = journal();
        let good = parse(&bytes).unwrap();
        for at in 0..bytes.len() {
            for change in [1, 0x20, 0x80] {
                let mut bytes = bytes.clone();
                bytes[at] ^= change;
                let line = ends.iter().position(|end| at < *end).unwrap();
                match parse(&bytes) {
                    Err(JournalError::NoJournal | JournalError::OtherVersion(_)) => assert_eq!(line, 0),
                    Err(error) => panic!("{at}: {error}"),
                    // The case of a hexadecimal digit says nothing, and the last line without its end is a torn one.
                    Ok(contents) if contents == good => assert!(change == 0x20, "{at}"),
                    Ok(contents) => {
                        assert!(contents.steps.len() < line.max(1) || contents.steps == good.steps, "{at}");
                        assert!(contents.damage.is_none_or(|damage| damage.line == line + 1), "{at}");
                        assert!(contents.damage.is_some() || at == bytes.len() - 1, "{at}");
                    }
                }
            }
        }
    }

    #[test]
    fn what_is_no_journal_is_refused() {
        let line = |json: &str| format!("{:08x} {json}\n", crc32fast::hash(json.as_bytes())).into_bytes();
        let newer = line(r#"{"journal": {"version": 2, "all": "new"}}"#);
        assert!(matches!(parse(&newer), Err(JournalError::OtherVersion(2))));
        let deep = line(&format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)));
        for bytes in [b"".to_vec(), b"\n".to_vec(), vec![0; 99], b"00000000".to_vec(), "ععععععع ع".into(), deep]
        {
            assert!(matches!(parse(&bytes), Err(JournalError::NoJournal)), "{bytes:?}");
        }
        // With a true checksum, but not what this program writes.
        let (good, _) = journal();
        for json in ["{}", "3", r#""undo-all""#, r#"{"edit": {"edit": "put"}}"#, r#"{"draft": 4}"#, "\"undo\" x"] {
            let contents = parse(&[good.clone(), line(json), line("\"undo\"")].concat()).unwrap();
            assert_eq!(contents.damage, Some(Damage { line: 5, lost: 2 }), "{json}");
            assert_eq!(contents.steps.len(), 2);
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(MAX_JOURNAL + 1).unwrap();
        assert!(matches!(read(file.path()), Err(JournalError::TooLarge(_))));
        assert!(matches!(read(Path::new("/")), Err(JournalError::NoJournal)));
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
