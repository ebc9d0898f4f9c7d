//! The items of a scene, in the order they are painted.

use std::sync::Arc;

use super::{Fill, Stroke};
use crate::base::{Color, EventIx, ExcerptIx, LaneIx, Pos, Rect, Size};
use crate::text::TextLayout;

/// Identity of what an item belongs to, the same for hit testing, SVG ids, PDF links and the accessibility tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ItemId {
    /// An event.
    Event(EventIx),
    /// Events folded into one sign.
    Group {
        /// The first of them.
        first: EventIx,
        /// Seconds from the beginning of the first to the beginning of the last.
        span: (i64, i64),
    },
    /// A lane.
    Lane(LaneIx),
    /// An excerpt, in a document or among the source notes.
    Excerpt(ExcerptIx),
}

/// A shape, in points.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Rect {
        /// Edges.
        rect: Rect,
        /// Radius of the corners.
        radius: f32,
        /// Inside.
        fill: Fill,
        /// Outline, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// The blurred shadow of a rectangle with rounded corners.
    Shadow {
        /// Edges of what casts it, moved to where the shadow falls.
        rect: Rect,
        /// Radius of the corners.
        radius: f32,
        /// Standard deviation of the blur.
        blur: f32,
        /// Colour at full strength.
        color: Color,
    },
    /// A circle.
    Circle {
        /// Its centre.
        center: Pos,
        /// Its radius.
        radius: f32,
        /// Inside.
        fill: Fill,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// A polygon (filled) or a broken line (stroked).
    Path {
        /// Its corners.
        points: Vec<Pos>,
        /// True if the last corner is joined to the first.
        closed: bool,
        /// Inside.
        fill: Fill,
        /// Outline.
        stroke: Option<Stroke>,
    },
    /// Many filled rectangles of one colour, as of a histogram; where two meet there is no seam.
    Bars {
        /// Their edges.
        bars: Vec<Rect>,
        /// Their colour.
        color: Color,
    },
    /// A cubic Bézier curve.
    Curve {
        /// Start, two control points, end.
        points: [Pos; 4],
        /// Line.
        stroke: Stroke,
    },
    /// Text.
    Text {
        /// The text, laid out.
        layout: Arc<TextLayout>,
        /// Top left corner of the layout.
        pos: Pos,
        /// Its colour.
        color: Color,
    },
    /// Everything up to the matching `PopClip` shows only inside the rectangle (and inside outer clips).
    PushClip(Rect),
    /// Ends the last `PushClip`.
    PopClip,
}

/// A shape and what it belongs to.
#[derive(Clone, Debug)]
pub struct Item {
    /// Owner, if it has one.
    pub owner: Option<ItemId>,
    /// Content that is drawn.
    pub shape: Shape,
}

/// Target of a pointer: a rectangle with a name for people who do not see it.
#[derive(Clone, Debug)]
pub struct Target {
    /// Identity of what it stands for.
    pub owner: ItemId,
    /// Place in the scene.
    pub rect: Rect,
    /// Name for screen readers.
    pub name: Arc<str>,
}

/// Destination of a link.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LinkTo {
    /// To the target of this owner, on whatever page it stands.
    ItemId(ItemId),
    /// To an address on the web.
    Address(Arc<str>),
}

/// A rectangle that leads somewhere, in files that know links.
#[derive(Clone, Debug)]
pub struct Link {
    /// Place in the scene.
    pub rect: Rect,
    /// Destination.
    pub to: LinkTo,
}

/// A place with a name, in files that list such places: a year on the axis.
#[derive(Clone, Debug)]
pub struct Bookmark {
    /// Place in the scene.
    pub pos: Pos,
    /// Name for people.
    pub name: Arc<str>,
}

/// Role of words of a page that belong to nothing that can be pointed at, in files that say how they are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// Title of the page before, repeated over each page.
    RunningHead,
    /// Number of the page.
    PageNumber,
    /// Heading of the events that follow.
    EventsHeading,
    /// Words over the notes.
    NotesHead,
    /// Heading of the list of sources.
    SourcesHeading,
    /// A part of the list of sources.
    Source,
}

/// A picture: items in painting order, and what can be pointed at in it.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Width and height; the top left corner is the origin.
    pub size: Size,
    /// Behind everything; `None` is transparent.
    pub background: Option<Color>,
    /// Items from back to front.
    pub items: Vec<Item>,
    /// Targets from back to front.
    pub targets: Vec<Target>,
    /// Links, for files. The window has its own ways and no links.
    pub links: Vec<Link>,
    /// Places with a name, in the order of reading.
    pub bookmarks: Vec<Bookmark>,
    /// Roles of items, by their position, in order.
    pub roles: Vec<(usize, TextRole)>,
}

impl Scene {
    /// Adds a shape that belongs to nothing.
    pub fn push(&mut self, shape: Shape) {
        self.items.push(Item { owner: None, shape });
    }

    /// Adds words that have a role on the page.
    pub fn push_as(&mut self, role: TextRole, shape: Shape) {
        self.roles.push((self.items.len(), role));
        self.push(shape);
    }

    /// Role of the item at a position, if it has one.
    pub fn role(&self, at: usize) -> Option<TextRole> {
        self.roles.binary_search_by_key(&at, |(item, _)| *item).ok().map(|found| self.roles[found].1)
    }

    /// Adds what another scene holds, over what is there.
    pub fn append(&mut self, over: Self) {
        let before = self.items.len();
        self.items.extend(over.items);
        self.targets.extend(over.targets);
        self.links.extend(over.links);
        self.bookmarks.extend(over.bookmarks);
        self.roles.extend(over.roles.into_iter().map(|(at, role)| (before + at, role)));
    }

    /// Adds a shape that belongs to something.
    pub fn push_for(&mut self, owner: &ItemId, shape: Shape) {
        self.items.push(Item { owner: Some(owner.clone()), shape });
    }
}
