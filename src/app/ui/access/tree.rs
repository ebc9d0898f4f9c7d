//! The accessibility tree as it is handed on: egui makes a node a widget, all of them in every frame; here the nodes of
//! texts are hung into it, of which only those are handed on that have changed, so that a long document costs a frame
//! nothing.

use std::collections::{HashMap, HashSet};

use egui::accesskit::{Affine, Node, NodeId, Role, TreeUpdate};
use egui::{Context, FullOutput, Id, Plugin};

use crate::base::Pos;
use crate::base::marks::{is_steering, without_steering};

/// Nodes to be hung below a widget's own.
#[derive(Debug, Default)]
pub struct Branch {
    /// The first nodes of the branch.
    pub children: Vec<NodeId>,
    /// The nodes that are new or have changed; all of them if [`wants_all`] says so.
    pub nodes: Vec<(NodeId, Node)>,
    /// Widgets that belong into the branch, which lists them as children, with the corner from which the places of
    /// their new parents are measured.
    pub claims: HashMap<NodeId, Pos>,
}

/// Nodes that are hung into the tree, and the name and language of the window.
#[derive(Debug)]
pub struct AccessTree {
    title: String,
    language: String,
    branches: Vec<(NodeId, Branch)>,
    /// Widgets whose branches were in the last tree.
    grown: HashSet<NodeId>,
    /// The next tree goes to a reader that knows nothing yet.
    is_whole: bool,
}

impl Default for AccessTree {
    fn default() -> Self {
        Self {
            title: String::new(),
            language: String::new(),
            branches: Vec::new(),
            grown: HashSet::new(),
            is_whole: true,
        }
    }
}

/// Returns true if somebody reads the tree.
pub fn is_on(context: &Context) -> bool {
    context.viewport(|viewport| viewport.this_pass.accesskit_state.is_some())
}

/// Has everything be handed on once more: a reader may have come, or have gone and come back.
pub fn renew(context: &Context) {
    context.with_plugin(|tree: &mut AccessTree| tree.is_whole = true);
}

/// Gives the window its name and the language of the interface.
pub fn name_window(context: &Context, title: &str, language: &str) {
    context.with_plugin(|tree: &mut AccessTree| {
        title.clone_into(&mut tree.title);
        language.clone_into(&mut tree.language);
    });
}

/// Hangs nodes below the node of a widget, for this frame.
pub fn grow(context: &Context, parent: Id, branch: Branch) {
    context.with_plugin(|tree: &mut AccessTree| tree.branches.push((parent.accesskit_id(), branch)));
}

/// Returns true if a branch of the widget `parent` has to hold all of its nodes.
pub fn wants_all(context: &Context, parent: Id) -> bool {
    let wanted = |tree: &mut AccessTree| tree.is_whole || !tree.grown.contains(&parent.accesskit_id());
    context.with_plugin(wanted).unwrap_or(true)
}

impl Plugin for AccessTree {
    fn debug_name(&self) -> &'static str {
        "accessibility tree"
    }

    fn output_hook(&mut self, _context: &Context, output: &mut FullOutput) {
        let platform = &mut output.platform_output;
        // Of the passes of a frame only the last one is handed on.
        let is_lost = platform.requested_discard();
        let branches = std::mem::take(&mut self.branches);
        self.grown.clear();
        let Some(update) = &mut platform.accesskit_update else {
            self.is_whole = true;
            return;
        };
        update.nodes.iter_mut().for_each(|(_, node)| clean(node));
        self.name_root(update);
        let mut at: HashMap<NodeId, usize> = update.nodes.iter().enumerate().map(|(i, (id, _))| (*id, i)).collect();
        for (parent, branch) in branches {
            if at.contains_key(&parent) {
                hang(update, &mut at, parent, branch);
                self.grown.insert(parent);
            }
        }
        self.is_whole = is_lost;
    }
}

impl AccessTree {
    fn name_root(&self, update: &mut TreeUpdate) {
        let root = update.tree.as_ref().map(|tree| tree.root);
        let root = update.nodes.iter_mut().find(|(id, _)| Some(*id) == root);
        if let Some((_, node)) = root {
            node.set_label(without_steering(&self.title));
            node.set_language(self.language.as_str());
        }
    }
}

/// Hangs a branch below its parent; what it claims leaves the place where egui has put it.
fn hang(update: &mut TreeUpdate, at: &mut HashMap<NodeId, usize>, parent: NodeId, branch: Branch) {
    if !branch.claims.is_empty() {
        for (_, node) in &mut update.nodes {
            if node.children().iter().any(|child| branch.claims.contains_key(child)) {
                let kept: Vec<NodeId> =
                    node.children().iter().copied().filter(|child| !branch.claims.contains_key(child)).collect();
                node.set_children(kept);
            }
        }
    }
    for (id, corner) in &branch.claims {
        if let Some((_, node)) = at.get(id).and_then(|i| update.nodes.get_mut(*i)) {
            node.set_transform(Affine::translate((-f64::from(corner.x), -f64::from(corner.y))));
        }
    }
    if let Some((_, node)) = at.get(&parent).and_then(|i| update.nodes.get_mut(*i)) {
        let children = node.children().iter().copied().chain(branch.children).collect::<Vec<_>>();
        node.set_children(children);
    }
    // A widget of this frame knows more of itself than what was prepared for when it is out of view.
    for (id, node) in branch.nodes {
        if let std::collections::hash_map::Entry::Vacant(entry) = at.entry(id) {
            entry.insert(update.nodes.len());
            update.nodes.push((id, node));
        }
    }
}

/// Takes the characters that steer its direction out of what is spoken of a node: screen readers would speak them.
fn clean(node: &mut Node) {
    let cleaned = |words: Option<&str>| words.filter(|words| words.contains(is_steering)).map(without_steering);
    if let Some(label) = cleaned(node.label()) {
        node.set_label(label);
    }
    if let Some(description) = cleaned(node.description()) {
        node.set_description(description);
    }
    if let Some(placeholder) = cleaned(node.placeholder()) {
        node.set_placeholder(placeholder);
    }
    // The value of a field is its text, to the character.
    if node.role() == Role::Label
        && let Some(value) = cleaned(node.value())
    {
        node.set_value(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::bidi::isolate;
    use crate::base::marks::RLM;
    use egui::accesskit::TreeInfo;

    fn update() -> TreeUpdate {
        let mut root = Node::new(Role::Window);
        root.set_children([NodeId(2), NodeId(3)]);
        let mut button = Node::new(Role::Button);
        button.set_label(format!("{} a{}", isolate("قال"), RLM));
        let nodes = vec![(NodeId(1), root), (NodeId(2), Node::new(Role::Document)), (NodeId(3), button)];
        let tree = Some(TreeInfo::new(NodeId(1)));
        TreeUpdate { nodes, tree, tree_id: egui::accesskit::TreeId::ROOT, focus: NodeId(1) }
    }

    fn node(update: &TreeUpdate, id: u64) -> &Node {
        update.nodes.iter().find(|(node, _)| *node == NodeId(id)).map(|(_, node)| node).expect("it is there")
    }

    fn branch(nodes: Vec<(NodeId, Node)>) -> Branch {
        Branch { children: vec![NodeId(10)], nodes, claims: [(NodeId(3), Pos::new(4.0, 5.0))].into() }
    }

    #[test]
    fn a_branch_is_hung_below_its_widget_and_takes_its_own() {
        let (mut tree, mut output) = (AccessTree::default(), FullOutput::default());
        let context = Context::default();
        let mut paragraph = Node::new(Role::Paragraph);
        paragraph.set_children([NodeId(3)]);
        tree.branches.push((NodeId(2), branch(vec![(NodeId(10), paragraph), (NodeId(3), Node::new(Role::Link))])));
        tree.branches.push((NodeId(99), branch(Vec::new())));
        output.platform_output.accesskit_update = Some(update());
        tree.output_hook(&context, &mut output);
        let update = output.platform_output.accesskit_update.take().expect("it was put in");
        assert_eq!(node(&update, 1).children(), [NodeId(2)]);
        assert_eq!(node(&update, 2).children(), [NodeId(10)]);
        assert_eq!(update.nodes.iter().filter(|(id, _)| *id == NodeId(3)).count(), 1);
        assert_eq!(node(&update, 3).label(), Some("قال a"));
        assert!(!tree.is_whole && tree.grown == HashSet::from([NodeId(2)]));
        // The reader has gone.
        tree.output_hook(&context, &mut output);
        assert!(tree.is_whole && tree.grown.is_empty());
    }

    #[test]
    fn what_is_not_handed_on_is_made_again() {
        let (mut tree, mut output) = (AccessTree::default(), FullOutput::default());
        output.platform_output.accesskit_update = Some(update());
        tree.output_hook(&Context::default(), &mut output);
        assert!(!tree.is_whole);
        output.platform_output.request_discard_reasons.push(egui::RepaintCause::new());
        tree.output_hook(&Context::default(), &mut output);
        assert!(tree.is_whole);
    }
}
