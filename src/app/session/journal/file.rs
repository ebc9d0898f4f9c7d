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

/// Contents of a journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// Its header.
    pub header: Header,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Draft that was being typed last.
    pub draft: Option<Draft>,
    /// Damage: the part that could not be read.
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

/// The part of a journal that is not as it was written.
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
/// If it cannot be read or is no journal of a version that this program reads. Damage of lines that it can do without
/// is told in the contents.
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

/// The header, from the first of the first two lines that has one. One whose checksum is wrong is better than none:
/// what it says of the file is held against the file.
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

/// A line of a journal.
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

/// Returns true if an edit puts or removes an event.
fn names_event(edit: &Edit, event: &str) -> bool {
    matches!(edit, Edit::Event(Change::Put { id, .. } | Change::Remove { id }) if **id == *event)
}

/// The edits that steps with gaps come to: none goes that was not taken back, but one may come back that was. A step
/// that could not be read is taken for the making again of an edit where one had been taken back, and else for an edit,
/// so that what is taken back after it is that.
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
mod tests;
