//! Handles: positions in the lists of a project, valid until an edit adds to or removes from that list.

use std::fmt;

macro_rules! handle {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The position as an index into the project's list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(index: usize) -> Self {
                Self(u32::try_from(index).expect("a project holds fewer than 2^32 things of a kind"))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

handle! {
    /// An event of the project.
    EventIx,
    /// A lane of the project.
    LaneIx,
    /// A document of the project.
    DocIx,
    /// An actor of the project.
    ActorIx,
}

/// One excerpt of one event: the event and the excerpt's position in its list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExcerptIx {
    /// The event that the excerpt attests.
    pub event: EventIx,
    /// Position in the event's list of excerpts.
    pub nth: u32,
}
