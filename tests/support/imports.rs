//! Which file uses which: the paths in the code followed to the files that define what they name.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use syn::visit::Visit;
use syn::{Attribute, File, Item, ItemMod, ItemUse, UseTree, Visibility};

/// A path of names, as `["timeline", "figure"]`.
type Names = Vec<String>;

/// A file of `src/`, or an inline module within one.
#[derive(Default)]
struct Module {
    /// The file, below `src/`.
    file: String,
    /// What it defines.
    defines: BTreeSet<String>,
    /// What it brings in by a name: the path that the name stands for.
    aliases: HashMap<String, Names>,
    /// Modules all of whose names it brings in.
    globs: Vec<Names>,
    /// The paths that it uses; those that it only hands on are none.
    uses: Vec<Names>,
}

/// The modules of a crate by their path.
#[derive(Default)]
pub(crate) struct Imports {
    modules: BTreeMap<Names, Module>,
}

/// The path of a file's module: `timeline/figure/mod.rs` is `["timeline", "figure"]`.
fn module_of(file: &str) -> Names {
    let parts = file.trim_end_matches(".rs").split('/');
    parts.filter(|part| !["mod", "lib", "main"].contains(part)).map(str::to_owned).collect()
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|ident| ident == "test")
    })
}

impl Imports {
    /// Reads files: their place below `src/`, and their text. Tests are left out.
    pub(crate) fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Self {
        let mut parsed: Vec<(&str, File)> = Vec::new();
        for (file, text) in files {
            parsed.push((file, syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"))));
        }
        let mut tests = BTreeSet::new();
        for (file, content) in &parsed {
            for item in &content.items {
                if let Item::Mod(module) = item
                    && is_test(&module.attrs)
                {
                    tests.insert([module_of(file), vec![module.ident.to_string()]].concat());
                }
            }
        }
        let mut imports = Self::default();
        for (file, content) in &parsed {
            let path = module_of(file);
            if *file != "main.rs" && !(0..=path.len()).any(|end| tests.contains(&path[..end])) {
                imports.add(file, path, &content.items);
            }
        }
        imports
    }

    fn add(&mut self, file: &str, path: Names, items: &[Item]) {
        let mut reader = Reader { module: Module { file: file.to_owned(), ..Module::default() } };
        for item in items {
            match item {
                Item::Mod(ItemMod { attrs, ident, content: Some((_, inner)), .. }) if !is_test(attrs) => {
                    self.add(file, [&path[..], &[ident.to_string()]].concat(), inner);
                }
                Item::Mod(_) => {}
                _ => {
                    reader.module.defines.extend(name_of(item));
                    reader.visit_item(item);
                }
            }
        }
        self.modules.insert(path, reader.module);
    }

    /// The path from the root that a path stands for in a module, as far as it leads to modules and names of ours.
    fn absolute(&self, from: &[String], path: &[String], depth: usize) -> Option<(Names, Names)> {
        let (mut at, mut rest) = match path.first()?.as_str() {
            "crate" => (Vec::new(), &path[1..]),
            "self" => (from.to_vec(), &path[1..]),
            "super" => (from.split_last()?.1.to_vec(), &path[1..]),
            _ => (from.to_vec(), path),
        };
        while rest.first().is_some_and(|name| name == "super") {
            at.pop()?;
            rest = &rest[1..];
        }
        while let Some(name) = rest.first() {
            let below = [&at[..], std::slice::from_ref(name)].concat();
            if self.modules.contains_key(&below) {
                (at, rest) = (below, &rest[1..]);
                continue;
            }
            let module = self.modules.get(&at)?;
            if module.defines.contains(name) {
                break;
            }
            if depth > 20 {
                return None;
            }
            if let Some(alias) = module.aliases.get(name) {
                // A name that stands for itself is a crate of others.
                let whole = [&alias[..], &rest[1..]].concat();
                return if alias[0] == *name { None } else { self.absolute(&at, &whole, depth + 1) };
            }
            let globbed = module.globs.iter().find_map(|glob| {
                let whole = [&glob[..], rest].concat();
                self.absolute(&at, &whole, depth + 1).filter(|(_, left)| left.is_empty() || self.has(glob, &at, name))
            });
            return globbed;
        }
        Some((at, rest.to_vec()))
    }

    /// Whether the module that a path leads to defines a name.
    fn has(&self, path: &[String], from: &[String], name: &str) -> bool {
        let module = self.absolute(from, path, 0).and_then(|(module, _)| self.modules.get(&module));
        module.is_some_and(|module| module.defines.contains(name))
    }

    /// For every file, the files that it uses.
    pub(crate) fn graph(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (path, module) in &self.modules {
            let used = graph.entry(&module.file).or_default();
            let targets = module.uses.iter().filter_map(|name| self.absolute(path, name, 0));
            let files = targets.filter_map(|(target, _)| self.modules.get(&target));
            used.extend(files.map(|target| &*target.file).filter(|file| *file != module.file));
        }
        graph
    }
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

struct Reader {
    module: Module,
}

impl Reader {
    fn bring_in(&mut self, tree: &UseTree, before: &[String], hands_on: bool) {
        let path = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(part) => self.bring_in(&part.tree, &path(&part.ident), hands_on),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.bring_in(tree, before, hands_on)),
            UseTree::Name(name) if name.ident == "self" => {
                self.alias(before.last().cloned().unwrap_or_default(), before.to_vec(), hands_on);
            }
            UseTree::Name(name) => self.alias(name.ident.to_string(), path(&name.ident), hands_on),
            UseTree::Rename(name) => self.alias(name.rename.to_string(), path(&name.ident), hands_on),
            UseTree::Glob(_) => {
                self.module.globs.push(before.to_vec());
                if !hands_on {
                    self.module.uses.push(before.to_vec());
                }
            }
        }
    }

    fn alias(&mut self, name: String, path: Names, hands_on: bool) {
        if !hands_on {
            self.module.uses.push(path.clone());
        }
        self.module.aliases.insert(name, path);
    }
}

impl<'ast> Visit<'ast> for Reader {
    /// Where an item may be seen is no use of that place.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let hands_on = !matches!(item.vis, Visibility::Inherited);
        self.bring_in(&item.tree, &[], hands_on);
    }

    fn visit_item_mod(&mut self, _: &'ast ItemMod) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.module.uses.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        syn::visit::visit_path(self, path);
    }
}

/// Files that use each other in a ring, each ring sorted (Tarjan's strongly connected components).
pub(crate) fn rings<'f>(graph: &BTreeMap<&'f str, BTreeSet<&'f str>>) -> Vec<Vec<&'f str>> {
    let mut search = Search { graph, order: HashMap::new(), low: HashMap::new(), open: Vec::new(), rings: Vec::new() };
    for file in graph.keys() {
        if !search.order.contains_key(file) {
            search.visit(file);
        }
    }
    search.rings
}

struct Search<'g, 'f> {
    graph: &'g BTreeMap<&'f str, BTreeSet<&'f str>>,
    order: HashMap<&'f str, usize>,
    low: HashMap<&'f str, usize>,
    open: Vec<&'f str>,
    rings: Vec<Vec<&'f str>>,
}

impl<'f> Search<'_, 'f> {
    fn visit(&mut self, file: &'f str) {
        let number = self.order.len();
        self.order.insert(file, number);
        self.low.insert(file, number);
        self.open.push(file);
        for next in self.graph.get(file).into_iter().flatten().copied() {
            if !self.order.contains_key(next) {
                self.visit(next);
                self.lower(file, self.low[next]);
            } else if self.open.contains(&next) {
                self.lower(file, self.order[next]);
            }
        }
        if self.low[file] == number {
            let at = self.open.iter().position(|open| *open == file).unwrap_or_default();
            let mut ring = self.open.split_off(at);
            ring.sort_unstable();
            self.rings.extend((ring.len() > 1).then_some(ring));
        }
    }

    fn lower(&mut self, file: &'f str, to: usize) {
        self.low.entry(file).and_modify(|low| *low = to.min(*low));
    }
}
