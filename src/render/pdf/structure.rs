//! The structure of the pages as a screen reader follows it: heading, lanes, events, notes.

use std::num::NonZeroU16;
use std::sync::Arc;

use krilla::tagging::{Identifier, ListNumbering, Node, Placement, Tag, TagGroup, TagKind, TagTree};

use super::DocumentInfo;
use crate::base::Rect;
use crate::scene::{ItemId, TextRole};

/// Reading material of one page.
#[derive(Default)]
pub(super) struct PageParts {
    /// Blocks in the order in which they are painted.
    pub blocks: Vec<Block>,
    /// Areas that lead somewhere.
    pub links: Vec<Area>,
}

/// An area that leads somewhere.
pub(super) struct Area {
    /// Place in the scene.
    pub rect: Rect,
    /// Link on the page.
    pub id: Identifier,
    /// Destination.
    pub name: String,
}

/// A piece of a page: a text, or the signs of an owner.
pub(super) struct Block {
    pub owner: Option<ItemId>,
    /// Place in the scene.
    pub rect: Rect,
    /// Pieces of its content on the page.
    pub ids: Vec<Identifier>,
    pub kind: Kind,
}

/// Role of a block.
pub(super) enum Kind {
    /// Words, and their role on the page.
    Text(Arc<str>, Option<TextRole>),
    /// A picture, with its name.
    Figure(Arc<str>),
}

/// Places of owners in the order of reading.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// Text that belongs to nothing and comes before all that belongs to something: title and subtitle.
    Head,
    Lane,
    Event,
    /// Text that belongs to nothing and comes later.
    Foot,
    /// Words over the notes.
    NotesHead,
    Note,
    /// The list of sources.
    Source,
}

/// Blocks of one owner.
struct Group {
    rank: Rank,
    blocks: Vec<Block>,
}

/// The whole tree.
pub(super) fn tree(pages: Vec<PageParts>, about: &DocumentInfo) -> TagTree {
    let mut tree = TagTree::new().with_lang((!about.language.is_empty()).then(|| about.language.clone()));
    let mut titled = false;
    for parts in pages {
        let mut links = parts.links;
        let mut page = Page { links: &mut links, title: (!titled).then_some(&*about.title) };
        let mut groups = groups(parts.blocks);
        groups.sort_by_key(|group| group.rank);
        let mut list: Option<(Rank, TagGroup)> = None;
        for group in groups {
            if list.as_ref().is_some_and(|(rank, _)| *rank != group.rank) {
                tree.children.extend(list.take().map(|(_, list)| list.into()));
            }
            let rank = group.rank;
            let is_heading = group.blocks.iter().all(|block| block.heading());
            let nodes = page.nodes(group);
            match rank {
                Rank::Head | Rank::Lane | Rank::Foot | Rank::NotesHead | Rank::Source => tree.children.extend(nodes),
                // A heading among the events ends their list.
                Rank::Event if is_heading => {
                    tree.children.extend(list.take().map(|(_, list)| list.into()));
                    tree.children.extend(nodes);
                }
                Rank::Event => {
                    let new = || (rank, TagGroup::new(Tag::L(ListNumbering::None)));
                    let body = TagGroup::with_children(Tag::LBody, nodes);
                    list.get_or_insert_with(new).1.push(TagGroup::with_children(Tag::LI, vec![body.into()]));
                }
                Rank::Note => tree.push(TagGroup::with_children(Tag::Note, nodes)),
            }
        }
        tree.children.extend(list.map(|(_, list)| list.into()));
        titled |= page.title.is_none();
        // Without a text inside, such as one that is a part of a line.
        tree.children.extend(links.into_iter().map(|area| link(vec![], area)));
    }
    tree
}

/// Blocks of the same owner together, where the first of them is.
fn groups(blocks: Vec<Block>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut owned = false;
    for block in blocks {
        owned |= block.owner.is_some();
        let rank = match (&block.owner, block.role()) {
            (None, Some(role)) => rank_of(role),
            (None, None) if owned => Rank::Foot,
            (None, None) => Rank::Head,
            (Some(ItemId::Lane(_)), _) => Rank::Lane,
            (Some(ItemId::Event(_) | ItemId::Group { .. }), _) => Rank::Event,
            (Some(ItemId::Excerpt(_)), _) => Rank::Note,
        };
        let same = |group: &&mut Group| block.owner.is_some() && group.blocks[0].owner == block.owner;
        match groups.iter_mut().find(same) {
            Some(group) => group.blocks.push(block),
            None => groups.push(Group { rank, blocks: vec![block] }),
        }
    }
    groups
}

/// Place of words with a role in the order of reading.
fn rank_of(role: TextRole) -> Rank {
    match role {
        TextRole::RunningHead | TextRole::PageNumber => Rank::Head,
        TextRole::EventsHeading => Rank::Event,
        TextRole::NotesHead => Rank::NotesHead,
        TextRole::SourcesHeading | TextRole::Source => Rank::Source,
    }
}

impl Block {
    fn role(&self) -> Option<TextRole> {
        match &self.kind {
            Kind::Text(_, role) => *role,
            Kind::Figure(_) => None,
        }
    }

    /// Returns true for the heading of a part of the page.
    fn heading(&self) -> bool {
        matches!(self.role(), Some(TextRole::EventsHeading | TextRole::SourcesHeading))
    }
}

struct Page<'a> {
    /// Those that no block has taken.
    links: &'a mut Vec<Area>,
    /// The title, until a text says it.
    title: Option<&'a str>,
}

impl Page<'_> {
    /// A group's blocks, with the links on them: a link has the blocks inside it as its content.
    fn nodes(&mut self, group: Group) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut blocks = group.blocks.into_iter().peekable();
        while let Some(block) = blocks.next() {
            let Some(at) = self.link_over(&block) else {
                nodes.push(self.element(block));
                continue;
            };
            let area = self.links.remove(at);
            let mut inside = vec![self.element(block)];
            while let Some(next) = blocks.next_if(|next| area.rect.contains(next.rect.center())) {
                inside.push(self.element(next));
            }
            nodes.push(link(inside, area));
        }
        nodes
    }

    /// The smallest link that has the middle of a block in it.
    fn link_over(&self, block: &Block) -> Option<usize> {
        let over = self.links.iter().enumerate().filter(|(_, area)| area.rect.contains(block.rect.center()));
        let size = |area: &Area| area.rect.width() * area.rect.height();
        over.min_by(|(_, a), (_, b)| size(a).total_cmp(&size(b))).map(|(at, _)| at)
    }

    fn element(&mut self, block: Block) -> Node {
        let tag: TagKind = match &block.kind {
            Kind::Text(text, _) if self.title.is_some_and(|title| title == text.trim()) => {
                self.title = None;
                Tag::Hn(NonZeroU16::MIN, Some(text.to_string())).into()
            }
            Kind::Text(text, _) if block.heading() => {
                // No heading is below one that is not there.
                let level = if self.title.is_none() { NonZeroU16::MIN.saturating_add(1) } else { NonZeroU16::MIN };
                Tag::Hn(level, Some(text.to_string())).into()
            }
            Kind::Text(..) => Tag::P.into(),
            Kind::Figure(name) => Tag::Figure(Some(name.to_string())).with_placement(Some(Placement::Block)).into(),
        };
        TagGroup::with_children(tag, block.ids.into_iter().map(Node::from).collect()).into()
    }
}

/// A link whose texts say where it leads, or else its name.
fn link(mut inside: Vec<Node>, area: Area) -> Node {
    let name = inside.is_empty().then_some(area.name);
    inside.push(area.id.into());
    TagGroup::with_children(TagKind::from(Tag::Link).with_alt_text(name), inside).into()
}
