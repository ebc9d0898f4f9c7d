//! Records of a journal: the file or project that its steps begin from, the steps, and what is being typed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::formats::FileStamp;
use crate::model::Edit;

/// Version of the format of journals that this program writes.
pub const VERSION: u32 = 2;
/// The oldest version that it reads: in that the header stands only once.
pub const OLDEST: u32 = 1;

/// Base of the steps of a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// The project file, absolute; `None` for the project that is compiled in.
    #[serde(with = "path_record")]
    pub path: Option<PathBuf>,
    /// Name of the format that it was read in.
    pub format: String,
    /// The content of the file that the steps begin from.
    #[serde(with = "stamp_record")]
    pub stamp: Option<FileStamp>,
    /// Title of the project, for people.
    pub title: String,
    /// BCP 47 tag of the language of that title; empty in journals that do not tell.
    #[serde(default)]
    pub language: String,
    /// Set if the project itself lies beside the journal, as its file does not tell how a person had it read.
    pub snapshot: bool,
}

impl Base {
    /// Returns true if the file is not the one that the steps begin from any more.
    pub fn is_changed(&self) -> bool {
        match (&self.path, &self.stamp) {
            _ if self.snapshot => false,
            (Some(path), Some(stamp)) => !FileStamp::of_file(path).is_ok_and(|now| now == *stamp),
            _ => false,
        }
    }
}

/// The first line of a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Version of the format.
    pub version: u32,
    /// Version of the program.
    pub program: String,
    /// Number of the process.
    pub process: u32,
    /// Time at which the project was opened, in seconds since 1970.
    pub opened: u64,
    /// Base of the steps.
    pub base: Base,
}

impl Header {
    /// The header of a journal of this process that begins now.
    pub fn new(base: Base) -> Self {
        let (program, process) = (env!("CARGO_PKG_VERSION").to_owned(), std::process::id());
        let opened = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        Self { version: VERSION, program, process, opened, base }
    }

    /// Returns the time at which the project was opened.
    pub fn opened_at(&self) -> SystemTime {
        UNIX_EPOCH.checked_add(Duration::from_secs(self.opened)).unwrap_or(UNIX_EPOCH)
    }
}

/// A step of the work on a project.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step<E = Edit> {
    /// An edit.
    Edit(E),
    /// The last edit was taken back.
    Undo,
    /// The edit that was taken back last was made again.
    Redo,
}

impl<E> Step<E> {
    /// The same step of an edit that lies elsewhere.
    pub fn as_ref(&self) -> Step<&E> {
        match self {
            Self::Edit(edit) => Step::Edit(edit),
            Self::Undo => Step::Undo,
            Self::Redo => Step::Redo,
        }
    }
}

/// The part of the form of an event that is typed and not applied yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Id of the event.
    pub event: String,
    /// BCP 47 tag of the language whose words the fields hold.
    pub language: String,
    /// The fields by name.
    pub fields: BTreeMap<String, String>,
}

/// Net result of steps: the edits that were not taken back, in order, and those that can be made again, the next one
/// last.
pub fn walk<E>(steps: impl IntoIterator<Item = Step<E>>) -> (Vec<E>, Vec<E>) {
    let (mut done, mut undone) = (Vec::new(), Vec::new());
    for step in steps {
        match step {
            Step::Edit(edit) => {
                done.push(edit);
                undone.clear();
            }
            Step::Undo => undone.extend(done.pop()),
            Step::Redo => done.extend(undone.pop()),
        }
    }
    (done, undone)
}

/// The edits that steps come to: those that were not taken back, in order.
pub fn net<'s>(steps: impl IntoIterator<Item = &'s Step>) -> Vec<&'s Edit> {
    walk(steps.into_iter().map(Step::as_ref)).0
}

/// A stamp in JSON: what another run can compare.
mod stamp_record {
    use super::{Deserialize, FileStamp, Serialize};
    use serde::{Deserializer, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Record {
        len: u64,
        sha256: String,
    }

    pub(crate) fn serialize<S: Serializer>(stamp: &Option<FileStamp>, serializer: S) -> Result<S::Ok, S::Error> {
        let record = stamp.as_ref().map(|stamp| Record { len: stamp.len, sha256: stamp.sha256.clone() });
        record.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<FileStamp>, D::Error> {
        let record: Option<Record> = Option::deserialize(deserializer)?;
        Ok(record.map(|Record { len, sha256 }| FileStamp::new(len, sha256)))
    }
}

/// A path in JSON: as text where it is text, and with its bytes where it is not.
mod path_record {
    use super::{Deserialize, Path, PathBuf, Serialize};
    use serde::{Deserializer, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Record {
        text: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        bytes: Vec<u8>,
    }

    pub(crate) fn serialize<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
        let record = path.as_ref().map(|path| match path.to_str() {
            Some(text) => Record { text: text.to_owned(), bytes: Vec::new() },
            None => Record { text: path.display().to_string(), bytes: bytes_of(path) },
        });
        record.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<PathBuf>, D::Error> {
        let record: Option<Record> = Option::deserialize(deserializer)?;
        Ok(record.map(|Record { text, bytes }| if bytes.is_empty() { text.into() } else { of_bytes(bytes, text) }))
    }

    fn bytes_of(path: &Path) -> Vec<u8> {
        path.as_os_str().as_encoded_bytes().to_vec()
    }

    #[cfg(unix)]
    fn of_bytes(bytes: Vec<u8>, _text: String) -> PathBuf {
        <std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes).into()
    }

    #[cfg(not(unix))]
    fn of_bytes(_bytes: Vec<u8>, text: String) -> PathBuf {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_back_does_not_count() {
        let edit = |title: &str| Step::Edit(Edit::SetTitle(title.into()));
        let steps =
            [edit("a"), edit("b"), Step::Undo, Step::Undo, Step::Redo, edit("c"), Step::Redo, edit("d"), Step::Undo];
        assert_eq!(net(&steps), [&Edit::SetTitle("a".into()), &Edit::SetTitle("c".into())]);
        assert!(net(&[Step::Undo, Step::Redo]).is_empty());
        let (done, undone) = walk([Step::Edit(1), Step::Edit(2), Step::Edit(3), Step::Undo, Step::Undo]);
        assert_eq!((done, undone), (vec![1], vec![3, 2]), "owned ones, too");
    }

    #[test]
    fn a_base_without_a_language_is_still_read() {
        let text = r#"{"path": null, "format": "json", "stamp": null, "title": "t", "snapshot": false}"#;
        assert_eq!(serde_json::from_str::<Base>(text).unwrap().language, "");
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_survives() {
        let odd: PathBuf =
            <std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(b"/a/\xFF.json".to_vec()).into();
        for path in [None, Some("/a/ملف.json".into()), Some(odd)] {
            let base = Base {
                path,
                format: "json".into(),
                stamp: None,
                title: "ع".into(),
                language: "ar".into(),
                snapshot: false,
            };
            let text = serde_json::to_string(&base).unwrap();
            assert_eq!(serde_json::from_str::<Base>(&text).unwrap(), base, "{text}");
        }
    }
}
