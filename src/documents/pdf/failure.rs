//! Reasons for which a page is not read, or not drawn.

use crate::base::Diagnostic;

/// Reason for which a page was not read, or not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Failure {
    /// There is no such page.
    Absent,
    /// It would draw or say far more than a page does.
    TooMuch,
    /// The objects that it uses are nested too deeply, or made of too many parts.
    TooDeep,
    /// A picture on it claims these sides, in pixels.
    Picture {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// It took more memory than a page may.
    Memory,
    /// It took longer than a page may.
    Time,
    /// The program that reads it broke down.
    Crashed,
    /// The program that reads it could not be started.
    NoWorker,
    /// It was not tried, as others had taken too long or had failed too often.
    LeftOut,
}

impl Failure {
    /// All kinds, in the order of their numbers in messages between processes.
    const ALL: [Self; 9] = [
        Self::Absent,
        Self::TooMuch,
        Self::TooDeep,
        Self::Picture { width: 0, height: 0 },
        Self::Memory,
        Self::Time,
        Self::Crashed,
        Self::NoWorker,
        Self::LeftOut,
    ];

    /// Every kind that pages of a text can have, with the code of its diagnostic.
    pub const CODES: [(Self, &'static str); 7] = [
        (Self::TooMuch, "pdf-page-too-complex"),
        (Self::TooDeep, "pdf-page-too-deep"),
        (Self::Memory, "pdf-page-memory"),
        (Self::Time, "pdf-page-timeout"),
        (Self::Crashed, "pdf-page-crashed"),
        (Self::NoWorker, "pdf-page-no-worker"),
        (Self::LeftOut, "pdf-pages-left"),
    ];

    /// A word for messages to choose by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::TooMuch => "much",
            Self::TooDeep => "deep",
            Self::Picture { .. } => "picture",
            Self::Memory => "memory",
            Self::Time => "time",
            Self::Crashed => "crashed",
            Self::NoWorker => "worker",
            Self::LeftOut => "left",
        }
    }

    /// The sides of the picture that is at fault, in pixels; zeros for all other reasons.
    pub const fn sides(self) -> (u32, u32) {
        match self {
            Self::Picture { width, height } => (width, height),
            _ => (0, 0),
        }
    }

    /// Diagnostic of a file that could not even be opened for this reason.
    pub fn of_the_file(self) -> Diagnostic {
        Diagnostic::error("pdf-not-opened").arg("why", self.word())
    }

    /// Its number in messages between processes.
    pub(super) fn number(self) -> u8 {
        Self::ALL.iter().position(|kind| kind.word() == self.word()).map_or(u8::MAX, |at| at as u8)
    }

    /// The kind of this number.
    pub(super) fn numbered(number: u8, (width, height): (u32, u32)) -> Option<Self> {
        match Self::ALL.get(usize::from(number))? {
            Self::Picture { .. } => Some(Self::Picture { width, height }),
            other => Some(*other),
        }
    }
}
