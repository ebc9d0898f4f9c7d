//! A document as assistive programs read it: all of its paragraphs, in view or not, each with its text letter by letter
//! and the quotes in it as links. The nodes are made once a document; a frame hands on those that have changed.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use egui::accesskit::{Action, Affine, Color, Node, NodeId, Role, TextPosition, TextSelection};
use egui::{Context, Event, Id};

use super::blocks::{Paragraph, paragraphs};
use crate::app::ui::access::text::bounds;
use crate::app::ui::access::tree::{Branch, grow, wants_all};
use crate::app::ui::access::{TextNodes, is_on};
use crate::base::marks::without_steering;
use crate::base::{DocIx, ExcerptIx, Pos, Rect};
use crate::text::Character;
use crate::text::characters::characters;

/// First byte of the names of the nodes, so that they are not those of widgets.
const NAMES: u64 = 0xA7 << 56;
/// Paragraphs of a section: assistive programs count the children of a node one by one, for each of them.
const SECTION: usize = 64;
/// Positions of sections, among the names of paragraphs.
const SECTIONS: usize = 0xF000_0000;
/// Level of headings below the title of the document.
const LEVEL: usize = 3;

/// A quote in the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The excerpt.
    pub excerpt: ExcerptIx,
    /// Its bytes of the document.
    pub range: Range<usize>,
    /// Its name.
    pub name: String,
}

/// Letters of a paragraph of which it is known where they stand.
pub struct Placed {
    /// The position of the paragraph.
    pub at: usize,
    /// The corner from which the places of its letters are measured, in points of the window.
    pub corner: Pos,
    /// A number that is another one whenever the letters stand otherwise.
    pub stamp: u64,
    /// The letters; their bytes are those of the paragraph.
    pub characters: Box<dyn Fn() -> Vec<Character>>,
}

/// The document as it stands in a frame.
pub struct Shown<'s> {
    /// The node of the document.
    pub node: Id,
    /// Its language.
    pub language: &'s str,
    /// A number that is another one whenever the quotes are others.
    pub revision: u64,
    /// Paragraphs that are laid out.
    pub placed: Vec<Placed>,
    /// Quotes of which there are widgets.
    pub widgets: HashSet<ExcerptIx>,
    /// The bytes that are selected, from where the selection began to the caret.
    pub selection: (usize, usize),
    /// The ground of quotes.
    pub mark: Color,
}

/// Wishes of assistive programs.
#[derive(Debug, Default)]
pub struct Wishes {
    /// A quote is to be selected.
    pub select: Option<ExcerptIx>,
    /// A quote is to have the keyboard.
    pub focus: Option<ExcerptIx>,
    /// Bytes are to be selected.
    pub text: Option<(usize, usize)>,
    /// A range of bytes is to be in view.
    pub reveal: Option<Range<usize>>,
}

/// A document with what was handed on of it.
#[derive(Debug, Default)]
pub struct Readable {
    key: Option<(DocIx, usize)>,
    /// Number of the document among those that were shown, so that nodes of one are not taken for those of another.
    number: u8,
    text: Arc<str>,
    paragraphs: Vec<Paragraph>,
    revision: Option<u64>,
    links: BTreeMap<usize, Vec<Link>>,
    /// Paragraphs that were handed on with places: the stamp of these, and the corner.
    placed: BTreeMap<usize, (u64, Pos)>,
    widgets: HashSet<ExcerptIx>,
    /// The nodes of paragraphs with places, as they were made last.
    made: HashMap<usize, Node>,
    /// The paragraphs of the quotes.
    homes: HashMap<ExcerptIx, usize>,
    /// The positions of a byte as they were found last.
    positions: HashMap<(usize, u64), TextPosition>,
}

/// The widget of a quote.
pub fn quote_id(excerpt: ExcerptIx) -> Id {
    Id::unique(("mark", excerpt))
}

impl Readable {
    /// Takes up a document, to be told next; false if nobody listens. `told` are the bytes at which headings start, if the
    /// file tells them.
    pub fn take_up(&mut self, context: &Context, document: DocIx, text: &Arc<str>, told: Option<&[usize]>) -> bool {
        let key = is_on(context).then(|| (document, Arc::as_ptr(text).cast::<u8>() as usize));
        if self.key != key {
            let number = self.number.wrapping_add(1);
            *self = Self { key, number, ..Self::default() };
            if key.is_some() {
                (self.text, self.paragraphs) = (text.clone(), paragraphs(text, told).collect());
            }
        }
        key.is_some()
    }

    /// Returns the positions of the paragraphs that hold some of a range of bytes, and their own bytes.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        let first = self.paragraphs.partition_point(|paragraph| paragraph.range.end <= range.start);
        let end = self.paragraphs.partition_point(|paragraph| paragraph.range.start < range.end).max(first);
        let own = self.paragraphs[first..end].iter().map(|paragraph| paragraph.range.clone());
        own.enumerate().map(move |(i, own)| (first + i, own))
    }

    /// Hands the document on. `links` are asked for when the quotes are others.
    pub fn tell(&mut self, context: &Context, shown: Shown<'_>, links: impl FnOnce() -> Vec<Link>) {
        let all = wants_all(context, shown.node) | self.revision.is_none();
        let changed = self.take_links(shown.revision, links);
        self.revision = Some(shown.revision);
        let placed: BTreeMap<usize, &Placed> =
            shown.placed.iter().filter(|placed| placed.at < self.paragraphs.len()).map(|p| (p.at, p)).collect();
        self.made.retain(|at, _| placed.contains_key(at) && !changed.contains(at));
        let mut nodes = if all { self.sheet_nodes() } else { Vec::new() };
        let stale: Vec<usize> = match all {
            true => (0..self.paragraphs.len()).collect(),
            false => self.stale(&placed, changed),
        };
        for at in stale {
            let own = placed.get(&at).copied();
            match own.filter(|_| !all).and_then(|own| self.moved(own)) {
                Some(node) => nodes.push((self.name(at, 0), node)),
                None => self.make(at, own, shown.mark, &mut nodes),
            }
        }
        self.placed = placed.iter().map(|(at, placed)| (*at, (placed.stamp, placed.corner))).collect();
        // A quote whose widget has gone out of view goes on as it is here.
        let gone = self.widgets.difference(&shown.widgets).copied();
        nodes.extend(gone.filter_map(|excerpt| self.link(excerpt)).map(link_node));
        let claims = self.claims(&shown.widgets);
        self.widgets = shown.widgets;
        self.positions.retain(|(byte, _), _| *byte == shown.selection.0 || *byte == shown.selection.1);
        let (from, to) = shown.selection;
        let ends = self.position(from, &placed).zip(self.position(to, &placed));
        context.accesskit_node_builder(shown.node, |node| {
            node.set_language(shown.language);
            node.set_read_only();
            node.add_action(Action::SetTextSelection);
            if let Some((anchor, focus)) = ends {
                node.set_text_selection(TextSelection { anchor, focus });
            }
        });
        grow(context, shown.node, Branch { children: vec![self.sheet()], nodes, claims });
    }

    /// Takes in the quotes if they are others; returns the paragraphs in which they are.
    fn take_links(&mut self, revision: u64, links: impl FnOnce() -> Vec<Link>) -> Vec<usize> {
        if self.revision == Some(revision) {
            return Vec::new();
        }
        let mut new: BTreeMap<usize, Vec<Link>> = BTreeMap::new();
        for link in links() {
            let Some(at) = self.around(link.range.start) else { continue };
            new.entry(at).or_default().push(link);
        }
        self.homes = new.iter().flat_map(|(at, links)| links.iter().map(|link| (link.excerpt, *at))).collect();
        let old = std::mem::replace(&mut self.links, new);
        let mut changed: HashSet<usize> = HashSet::new();
        for (one, other) in [(&old, &self.links), (&self.links, &old)] {
            for (at, links) in one.iter().filter(|(at, links)| other.get(at) != Some(links)) {
                changed.insert(*at);
                // The mark of a long quote goes on in what follows.
                let end = links.iter().map(|link| link.range.end).max().unwrap_or_default();
                let on = (*at + 1..self.paragraphs.len()).take_while(|at| self.paragraphs[*at].range.start < end);
                changed.extend(on);
            }
        }
        self.positions.clear();
        changed.into_iter().collect()
    }

    fn link(&self, excerpt: ExcerptIx) -> Option<&Link> {
        self.links.get(self.homes.get(&excerpt)?)?.iter().find(|link| link.excerpt == excerpt)
    }

    /// The paragraph that holds a byte, or that it comes after.
    fn around(&self, byte: usize) -> Option<usize> {
        let next = self.paragraphs.partition_point(|paragraph| paragraph.range.start <= byte);
        (!self.paragraphs.is_empty()).then(|| next.saturating_sub(1))
    }

    /// Paragraphs of which something else is to be told than last time.
    fn stale(&self, placed: &BTreeMap<usize, &Placed>, changed: Vec<usize>) -> Vec<usize> {
        let moved = placed.values().filter(|p| self.placed.get(&p.at) != Some(&(p.stamp, p.corner))).map(|p| p.at);
        let gone = self.placed.keys().copied().filter(|at| !placed.contains_key(at));
        let mut all: Vec<usize> = moved.chain(gone).chain(changed).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The node of a paragraph that stands elsewhere, if nothing else of it is other than it was.
    fn moved(&self, placed: &Placed) -> Option<Node> {
        self.placed.get(&placed.at).filter(|(stamp, _)| *stamp == placed.stamp)?;
        let mut node = self.made.get(&placed.at)?.clone();
        node.set_transform(translation(placed.corner));
        Some(node)
    }

    fn name(&self, at: usize, nth: usize) -> NodeId {
        NodeId(NAMES | u64::from(self.number) << 48 | (at as u64 & 0xFFFF_FFFF) << 16 | (nth as u64 & 0xFFFF))
    }

    /// The paragraph and the run, from 0, that a node is of.
    fn named(&self, node: NodeId) -> Option<(usize, Option<usize>)> {
        let of_ours = node.0 >> 48 == NAMES >> 48 | u64::from(self.number);
        let (at, nth) = ((node.0 >> 16 & 0xFFFF_FFFF) as usize, (node.0 & 0xFFFF) as usize);
        (of_ours && at < self.paragraphs.len()).then_some((at, nth.checked_sub(1)))
    }

    fn sheet(&self) -> NodeId {
        self.name(0xFFFF_FFFF, 0)
    }

    /// The node that holds all paragraphs, which assistive programs pass over; those of a long document stand in
    /// sections.
    fn sheet_nodes(&self) -> Vec<(NodeId, Node)> {
        let all: Vec<NodeId> = (0..self.paragraphs.len()).map(|at| self.name(at, 0)).collect();
        let mut sheet = Node::new(Role::GenericContainer);
        if all.len() <= SECTION {
            sheet.set_children(all);
            return vec![(self.sheet(), sheet)];
        }
        let section = |(nth, children): (usize, &[NodeId])| {
            let mut section = Node::new(Role::Section);
            section.set_children(children.to_vec());
            (self.name(SECTIONS + nth, 0), section)
        };
        let mut nodes: Vec<_> = all.chunks(SECTION).enumerate().map(section).collect();
        sheet.set_children(nodes.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        nodes.push((self.sheet(), sheet));
        nodes
    }

    /// The bytes of a paragraph with what follows up to the next one: together they are the whole text.
    fn stretch(&self, at: usize) -> Range<usize> {
        let start = if at == 0 { 0 } else { self.paragraphs[at].range.start };
        start..self.paragraphs.get(at + 1).map_or(self.text.len(), |next| next.range.start)
    }

    /// The characters of a stretch; where they stand, if that is known.
    fn characters(&self, at: usize, placed: Option<&Placed>) -> Vec<Character> {
        let (stretch, own) = (self.stretch(at), self.paragraphs[at].range.clone());
        let mut all = characters(&self.text[stretch.clone()]);
        let Some(placed) = placed else { return all };
        let before = own.start - stretch.start;
        let mut known = (placed.characters)().into_iter().peekable();
        let mut last: Option<(usize, bool, Rect)> = None;
        for character in &mut all {
            let start = character.range.start;
            while known.next_if(|other| other.range.start + before < start).is_some() {}
            let found = known.peek().filter(|other| other.range.start + before == start);
            let found = found.and_then(|other| Some((other.line, other.rtl, other.at?)));
            // What is not shown stands where the character before it ends.
            let after = |(line, rtl, at): (usize, bool, Rect)| {
                let x = if rtl { at.min.x } else { at.max.x };
                (line, rtl, Rect::new(x, at.min.y, x, at.max.y))
            };
            if let Some((line, rtl, at)) = found.or(last.map(after)) {
                (character.line, character.rtl, character.at) = (line, rtl, Some(at));
                last = Some((line, rtl, at));
            }
        }
        all
    }

    /// The quotes within a stretch, measured from its beginning.
    fn marked(&self, at: usize) -> Vec<Range<usize>> {
        let stretch = self.stretch(at);
        // A quote seldom goes over more than its paragraph and a few more.
        let near = self.links.range(at.saturating_sub(64)..=at).flat_map(|(_, links)| links);
        let within = near.filter(|link| link.range.start < stretch.end && stretch.start < link.range.end);
        within
            .map(|link| {
                link.range.start.max(stretch.start) - stretch.start..link.range.end.min(stretch.end) - stretch.start
            })
            .collect()
    }

    /// Adds the nodes of a paragraph: its own, its runs and its quotes.
    fn make(&mut self, at: usize, placed: Option<&Placed>, mark: Color, nodes: &mut Vec<(NodeId, Node)>) {
        let (all, stretch) = (self.characters(at, placed), self.stretch(at));
        let runs = TextNodes::new(&self.text[stretch], &all, &self.marked(at));
        let links = self.links.get(&at).map_or(&[][..], Vec::as_slice);
        let paragraph = &self.paragraphs[at];
        let mut node = Node::new(if paragraph.is_heading { Role::Heading } else { Role::Paragraph });
        if paragraph.is_heading {
            node.set_level(LEVEL);
        }
        node.set_label(without_steering(&self.text[paragraph.range.clone()]));
        node.add_action(Action::ScrollIntoView);
        let quotes = links.iter().map(|link| quote_id(link.excerpt).accesskit_id());
        node.set_children((0..runs.len()).map(|nth| self.name(at, nth + 1)).chain(quotes).collect::<Vec<_>>());
        if let Some(placed) = placed {
            let whole = all.iter().filter_map(|character| character.at).reduce(|a, b| a.union(&b));
            node.set_bounds(bounds(whole.unwrap_or_default()));
            node.set_transform(translation(placed.corner));
        }
        nodes.push((self.name(at, 0), node.clone()));
        nodes.extend(runs.nodes(|nth| self.name(at, nth + 1), Some(mark)));
        nodes.extend(links.iter().map(link_node));
        if placed.is_some() {
            self.made.insert(at, node);
        }
    }

    /// Quotes that have widgets, with the corners of their paragraphs.
    fn claims(&self, widgets: &HashSet<ExcerptIx>) -> HashMap<NodeId, Pos> {
        let of = |excerpt: &ExcerptIx| {
            let corner = self.placed.get(self.homes.get(excerpt)?).map_or(Pos::default(), |(_, corner)| *corner);
            Some((quote_id(*excerpt).accesskit_id(), corner))
        };
        widgets.iter().filter_map(of).collect()
    }

    /// The position before a byte, among the runs that are handed on.
    fn position(&mut self, byte: usize, placed: &BTreeMap<usize, &Placed>) -> Option<TextPosition> {
        let at = self.around(byte)?;
        let own = placed.get(&at).copied();
        let key = (byte, own.map_or(0, |own| own.stamp));
        if let Some(position) = self.positions.get(&key) {
            return Some(*position);
        }
        let (all, stretch) = (self.characters(at, own), self.stretch(at));
        let runs = TextNodes::new(&self.text[stretch.clone()], &all, &self.marked(at));
        let position = runs.position(byte.max(stretch.start) - stretch.start, |nth| self.name(at, nth + 1));
        self.positions.insert(key, position);
        Some(position)
    }

    /// The byte at a position, as paragraphs are `placed` now.
    fn byte(&self, position: TextPosition, placed: &[Placed]) -> Option<usize> {
        let (at, nth) = self.named(position.node)?;
        let own = placed.iter().find(|placed| placed.at == at);
        let (all, stretch) = (self.characters(at, own), self.stretch(at));
        let runs = TextNodes::new(&self.text[stretch.clone()], &all, &self.marked(at));
        Some(stretch.start + runs.byte(nth?, position.character_index)?)
    }

    /// Returns what assistive programs ask for in this frame of the document, and of its quotes that have no widgets.
    pub fn wishes(&self, context: &Context, node: Id, placed: &[Placed]) -> Wishes {
        let asked: Vec<_> = context.input(|input| {
            let request = |event: &Event| match event {
                Event::AccessKitActionRequest(request) => Some(request.clone()),
                _ => None,
            };
            input.events.iter().filter_map(request).collect()
        });
        let mut wishes = Wishes::default();
        for request in asked {
            let mut links = self.links.values().flatten();
            let link = links.find(|link| quote_id(link.excerpt).accesskit_id() == request.target_node);
            match (request.action, link, request.data) {
                (Action::Click, Some(link), _) if !self.widgets.contains(&link.excerpt) => {
                    wishes.select = Some(link.excerpt);
                }
                (Action::Focus, Some(link), _) if !self.widgets.contains(&link.excerpt) => {
                    (wishes.focus, wishes.reveal) = (Some(link.excerpt), Some(link.range.clone()));
                }
                (Action::ScrollIntoView, Some(link), _) => wishes.reveal = Some(link.range.clone()),
                (Action::ScrollIntoView, None, _) => {
                    let found = self.named(request.target_node);
                    let at = found.and_then(|(at, nth)| {
                        let position = TextPosition { node: request.target_node, character_index: 0 };
                        nth.map_or(Some(self.paragraphs[at].range.start), |_| self.byte(position, placed))
                    });
                    wishes.reveal = at.map(|at| at..(at + 1).min(self.text.len())).or(wishes.reveal);
                }
                (Action::SetTextSelection, _, Some(egui::accesskit::ActionData::SetTextSelection(wanted)))
                    if request.target_node == node.accesskit_id() =>
                {
                    let ends = (self.byte(wanted.anchor, placed), self.byte(wanted.focus, placed));
                    if let (Some(from), Some(to)) = ends {
                        wishes.text = Some((from, to));
                        wishes.reveal = Some(to..(to + 1).min(self.text.len()));
                    }
                }
                _ => {}
            }
        }
        wishes
    }
}

fn translation(corner: Pos) -> Affine {
    Affine::translate((f64::from(corner.x), f64::from(corner.y)))
}

/// The node of a quote that is out of view.
fn link_node(link: &Link) -> (NodeId, Node) {
    let mut node = Node::new(Role::Link);
    node.set_label(without_steering(&link.name));
    [Action::Click, Action::Focus, Action::ScrollIntoView].into_iter().for_each(|action| node.add_action(action));
    (quote_id(link.excerpt).accesskit_id(), node)
}
