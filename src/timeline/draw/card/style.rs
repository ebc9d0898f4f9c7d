//! The look of a label.

use crate::base::{Color, Direction};
use crate::scene::Pattern;

/// Look of a label besides its words.
#[derive(Clone, Copy, Debug)]
pub struct LabelStyle<'a> {
    /// Colour of its lane.
    pub color: Color,
    /// Pattern of its lane, in themes that have them.
    pub pattern: Option<Pattern>,
    /// Date and title alone.
    pub bare: bool,
    /// The way time runs: the coloured edge is where it comes from.
    pub direction: Direction,
    /// The way the interface reads: where words begin.
    pub side: Direction,
    /// Chosen by the user.
    pub selected: bool,
    /// Under the pointer.
    pub hovered: bool,
    /// Not yet so: its outline is dashed.
    pub forecast: bool,
    /// 0 invisible to 1.
    pub opacity: f32,
    /// A search did not find it: pale, but nothing shows through.
    pub dimmed: bool,
    /// Text that is searched for, to be marked.
    pub query: Option<&'a str>,
    /// The number of its source note.
    pub note: Option<usize>,
    /// The least and the greatest x of what is in view of the lanes or the shelf: words keep to it.
    pub view: (f32, f32),
}
