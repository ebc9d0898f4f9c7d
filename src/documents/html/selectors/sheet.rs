//! Rules of a style sheet that meet an element (Selectors Level 4), told when its tag is read.
//!
//! A selector is a chain of steps, each of which is tried on an element when it opens, and holds if the step before it
//! held of an element that is open around it, or stands before it. So the work for an element does not depend on how
//! deep it stands. What a user does (`:hover`) never holds; what only the rest of the page decides (`:last-child`) may
//! hold, and the rule is told apart.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::super::attributes::attribute;
use super::super::css::{Declaration, Rule};
use super::parse::parse;
use super::simple::{Element, Part, Relation, Simple, cost, weight};

/// The steps of all selectors of a page that are followed.
const MAX_STEPS: usize = 200_000;
/// The steps that are tried on all elements of a page: a hundred times those of a large page.
const MAX_TRIALS: u64 = 40_000_000;

/// A declaration that meets an element.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Declared<'s> {
    /// The declaration.
    pub declaration: &'s Declaration,
    /// Part of the element that it is about.
    pub part: Part,
    /// True if the rest of the page decides whether it holds.
    pub doubtful: bool,
    /// The selectors of its rule.
    pub selectors: &'s str,
}

/// A rule that holds of an element: the rank of its layer, the weight of its selector, its number, what it is about,
/// whether it is doubtful.
type Hit = (u32, u32, u32, Part, bool);

/// Rank of rules in no layer, which go before those in one (CSS Cascade Level 5 §6.4).
const NO_LAYER: u32 = u32::MAX;

/// A step of a selector.
#[derive(Debug)]
struct Step {
    simple: Vec<Simple>,
    before: Option<(Relation, u32)>,
    /// True if another step follows.
    leads: bool,
    /// The rule that holds with it.
    rule: Option<Hit>,
    /// Number of trials for it.
    cost: u64,
}

/// A rule.
#[derive(Debug)]
struct Declares {
    selectors: String,
    declarations: Vec<Declaration>,
    /// Bytes of its values.
    length: u64,
}

/// The rules of a page, by what they ask for.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    steps: Vec<Step>,
    rules: Vec<Declares>,
    by_id: HashMap<String, Vec<u32>>,
    by_class: HashMap<String, Vec<u32>>,
    by_name: HashMap<String, Vec<u32>>,
    others: Vec<u32>,
    /// Animations that end with what is hidden.
    hiding: HashSet<String>,
    /// Declarations at the end of the others.
    ends: HashMap<String, Vec<Declaration>>,
    /// Animations that begin with what is hidden.
    hiding_first: HashSet<String>,
    /// Signs of lists that the page makes.
    counter_styles: HashSet<String>,
    /// Ranks of layers, in the order in which they are named first.
    layers: HashMap<Rc<str>, u32>,
    /// True if a step asks what stands before an element.
    asks_siblings: bool,
}

/// Steps that hold of the elements around one and of their children so far.
#[derive(Debug, Default)]
pub(crate) struct Around {
    /// Number of open elements of which a step holds.
    open: HashMap<u32, u32>,
    tried: u64,
}

/// The steps that hold of an element and lead to others, by number, and those of its children that are closed.
#[derive(Debug, Default)]
pub(crate) struct Met {
    own: Vec<u32>,
    /// The rules that hold of it.
    rules: Vec<Hit>,
    last_child: Vec<u32>,
    children: HashSet<u32>,
    count: u32,
    count_by_name: HashMap<String, u32>,
}

impl Met {
    /// Counts one more child of a name: its number among all, and among those of its name.
    pub(crate) fn count(&mut self, name: &str) -> (u32, u32) {
        self.count += 1;
        let by_name = self.count_by_name.entry(name.to_owned()).or_default();
        *by_name += 1;
        (self.count, *by_name)
    }
}

impl Sheet {
    /// Adds rules; those that are `wanted` by what they declare.
    pub(crate) fn add(&mut self, rules: Vec<Rule>, wanted: impl Fn(&Declaration) -> bool) {
        for rule in rules {
            let layer = rule.layer.as_ref().map_or(NO_LAYER, |layer| self.rank_of_layer(layer));
            if let Some(name) = rule.selectors.first().and_then(|selector| selector.strip_prefix("@counter-style ")) {
                self.counter_styles.insert(name.to_owned());
            }
            let declarations: Vec<Declaration> = rule.declarations.into_iter().filter(&wanted).collect();
            if declarations.is_empty() || self.steps.len() > MAX_STEPS {
                continue;
            }
            let first = rule.selectors.first().map(String::as_str).unwrap_or_default();
            let animation = ["@keyframes ", "@paused "].into_iter().find_map(|kind| first.strip_prefix(kind));
            if let Some(name) = animation {
                let hides = declarations.iter().any(super::super::look::hides);
                if first.starts_with("@keyframes") {
                    self.ends.insert(name.to_owned(), declarations.into_iter().filter(|_| !hides).collect());
                }
                let names = if first.starts_with("@paused") { &mut self.hiding_first } else { &mut self.hiding };
                names.extend(hides.then(|| name.to_owned()));
                continue;
            }
            let number = self.rules.len() as u32;
            let selectors = shortened(&rule.selectors.join(", "));
            let length = declarations.iter().map(|declaration| declaration.value.len() as u64).sum();
            self.rules.push(Declares { selectors, declarations, length });
            for selector in &rule.selectors {
                if let Some((chain, part)) = parse(selector) {
                    self.add_chain(chain, (layer, 0, number, part, rule.doubtful));
                }
            }
        }
    }

    fn rank_of_layer(&mut self, layer: &Rc<str>) -> u32 {
        let next = self.layers.len() as u32;
        *self.layers.entry(layer.clone()).or_insert(next)
    }

    /// Returns true if a value of `list-style` names signs that the page makes.
    pub(crate) fn makes_signs(&self, list_style: &str) -> bool {
        !self.counter_styles.is_empty() && list_style.split(' ').any(|word| self.counter_styles.contains(word))
    }

    /// Returns true if it had more than is followed.
    pub(crate) fn is_cut(&self) -> bool {
        self.steps.len() > MAX_STEPS
    }

    /// Returns true if there is no rule.
    pub(crate) fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Returns true if a value of `animation` names one that ends with what is hidden, or is stopped where it is.
    pub(crate) fn fades(&self, animation: &str) -> bool {
        let names = |all: &HashSet<String>| animation.split([' ', ',']).any(|word| all.contains(word));
        names(&self.hiding) || animation.contains("paused") && names(&self.hiding_first)
    }

    /// Declarations at the end of an animation of a name, unless they hide something.
    pub(crate) fn end_of(&self, animation: &str) -> &[Declaration] {
        animation.split([' ', ',']).find_map(|word| self.ends.get(word)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns true if a rule asks for a class at the end of its selector.
    pub(crate) fn knows_class(&self, class: &str) -> bool {
        self.by_class.contains_key(class)
    }

    /// Adds the steps of a selector, with the hit that they make but for its weight.
    fn add_chain(&mut self, chain: Vec<(Relation, Vec<Simple>)>, (layer, _, rule, part, doubtful): Hit) {
        let all = || chain.iter().flat_map(|(_, simple)| simple);
        let doubtful = doubtful || all().any(|simple| *simple == Simple::Maybe);
        let hit = (layer, all().map(weight).sum(), rule, part, doubtful);
        let last = chain.len() - 1;
        for (nth, (relation, simple)) in chain.into_iter().enumerate() {
            let number = self.steps.len() as u32;
            self.list(&simple).push(number);
            let before = (nth > 0).then(|| (relation, number - 1));
            self.asks_siblings |= nth > 0 && matches!(relation, Relation::Next | Relation::Later);
            let (leads, cost) = (nth < last, simple.iter().map(cost).sum::<u64>() + 1);
            self.steps.push(Step { simple, before, leads, rule: (nth == last).then_some(hit), cost });
        }
    }

    /// The steps that are tried where an id, a class or a name is met, or everywhere.
    fn list(&mut self, simple: &[Simple]) -> &mut Vec<u32> {
        // An id is rarer than a class, a class rarer than a name.
        let rank = |simple: &&Simple| match simple {
            Simple::Id(_) => 0,
            Simple::Class(_) => 1,
            Simple::Name(_) => 2,
            _ => 3,
        };
        match simple.iter().min_by_key(rank) {
            Some(Simple::Id(id)) => self.by_id.entry(id.clone()).or_default(),
            Some(Simple::Class(class)) => self.by_class.entry(class.clone()).or_default(),
            Some(Simple::Name(name)) => self.by_name.entry(name.clone()).or_default(),
            _ => &mut self.others,
        }
    }

    /// The steps that hold of an element in its parent. None, once too many were tried.
    pub(crate) fn met(&self, element: &Element<'_>, around: &mut Around, parent: &Met) -> Met {
        let classes = attribute(element.tag, "class").unwrap_or_default().split_ascii_whitespace().take(256);
        let id = attribute(element.tag, "id").and_then(|id| self.by_id.get(id));
        let lists = classes.filter_map(|class| self.by_class.get(class)).chain(id);
        let lists = lists.chain(self.by_name.get(&*element.tag.name)).chain([&self.others]);
        let mut met = Met::default();
        // Long attributes are gone through by each step.
        let length: usize = element.tag.attrs.iter().map(|attribute| attribute.value.len()).sum();
        for steps in lists {
            let cost: u64 = steps.iter().map(|number| self.steps[*number as usize].cost).sum();
            around.tried += cost * (1 + length as u64 / 4096);
            if around.is_spent() {
                return Met::default();
            }
            let steps: Vec<u32> =
                steps.iter().copied().filter(|number| self.holds(*number, element, around, parent)).collect();
            for number in steps {
                let step = &self.steps[number as usize];
                if step.leads {
                    met.own.push(number);
                }
                met.rules.extend(step.rule);
                // Long values too.
                around.tried += step.rule.map_or(0, |(_, _, rule, ..)| self.rules[rule as usize].length / 64);
            }
        }
        met.own.sort_unstable();
        met
    }

    fn holds(&self, number: u32, element: &Element<'_>, around: &Around, parent: &Met) -> bool {
        let step = &self.steps[number as usize];
        let after = step.before.is_none_or(|(relation, before)| match relation {
            Relation::Descendant => around.open.contains_key(&before),
            Relation::Child => parent.own.binary_search(&before).is_ok(),
            Relation::Next => parent.last_child.binary_search(&before).is_ok(),
            Relation::Later => parent.children.contains(&before),
        });
        after && step.simple.iter().all(|simple| simple.holds(element))
    }

    /// Declarations of the rules that an element meets, the weakest first. They are told once.
    pub(crate) fn declared(&self, met: &mut Met) -> Vec<Declared<'_>> {
        let mut rules = std::mem::take(&mut met.rules);
        rules.sort_unstable();
        rules.dedup();
        let declared = |(_, _, rule, part, doubtful): Hit| {
            let Declares { selectors, declarations, .. } = &self.rules[rule as usize];
            declarations.iter().map(move |declaration| Declared { declaration, part, doubtful, selectors })
        };
        let mut all: Vec<_> = rules.iter().copied().flat_map(declared).collect();
        if !self.layers.is_empty() {
            // What is important in the first layer goes before all else that is.
            all.retain(|declared| !declared.declaration.important);
            rules.sort_by_key(|(layer, ..)| std::cmp::Reverse(*layer));
            all.extend(rules.into_iter().flat_map(declared).filter(|declared| declared.declaration.important));
        }
        all
    }

    /// Counts a child of an element.
    pub(crate) fn add_child(&self, parent: &mut Met, child: &Met) {
        if self.asks_siblings {
            parent.children.extend(&child.own);
            parent.last_child.clone_from(&child.own);
        }
    }
}

impl Around {
    /// Enters an element that is open.
    pub(crate) fn enter(&mut self, met: &Met) {
        met.own.iter().for_each(|step| *self.open.entry(*step).or_default() += 1);
    }

    /// Returns true if so much was tried that no rule is followed any more.
    pub(crate) fn is_spent(&self) -> bool {
        self.tried > MAX_TRIALS
    }

    /// Leaves an element that is closed.
    pub(crate) fn leave(&mut self, met: &Met) {
        for step in &met.own {
            if let Some(count) = self.open.get_mut(step) {
                *count -= 1;
                if *count == 0 {
                    self.open.remove(step);
                }
            }
        }
    }
}

/// A text of which at most so much is kept as a message can hold.
fn shortened(text: &str) -> String {
    const MAX_LENGTH: usize = 60;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MAX_LENGTH) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}
