//! Which rules of a style sheet meet an element (Selectors Level 4), told when its tag is read.
//!
//! A selector is a chain of steps, each of which is tried on an element when it opens, and holds if the step before it
//! held of an element that is open around it, or stands before it. So the work for an element does not depend on how
//! deep it stands. What a user does (`:hover`) never holds; what only the rest of the page decides (`:last-child`) may
//! hold, and the rule is told apart.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use html5ever::tokenizer::Tag;

use super::attributes::attribute;
use super::css::{self, Declaration, Rule};

/// The steps of all selectors of a page that are followed.
const MOST: usize = 200_000;
/// The steps that are tried on all elements of a page: a hundred times those of a large page.
const MOST_TRIED: u64 = 40_000_000;

/// How a step stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Descendant,
    Child,
    Next,
    Later,
}

/// What an element has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Simple {
    Name(String),
    Id(String),
    Class(String),
    Attribute {
        name: String,
        how: char,
        value: String,
        any_case: bool,
    },
    Root,
    /// The element whose content a tree of its own is shown in place of.
    Host,
    /// `:nth-child(an+b)`, or of those of its name.
    Nth {
        a: i32,
        b: i32,
        of_name: bool,
    },
    Link,
    Is(Vec<Vec<Simple>>),
    Not(Vec<Vec<Simple>>),
    /// Holds or not: what is not read yet says it.
    Maybe,
    Never,
}

/// The part of an element that a selector is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// All of it.
    Whole,
    /// What is put before its content.
    Before,
    /// What is put after its content.
    After,
    /// The sign of an item of a list.
    Marker,
    /// Its first letter or line.
    Beginning,
}

/// A declaration that meets an element.
#[derive(Clone, Copy, Debug)]
pub struct Declared<'s> {
    /// The declaration.
    pub declaration: &'s Declaration,
    /// What it is about.
    pub part: Part,
    /// Whether the rest of the page decides whether it holds.
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
    /// Whether another step follows.
    leads: bool,
    /// The rule that holds with it.
    rule: Option<Hit>,
    /// How much is to be tried for it.
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

/// An element whose tag was read.
pub struct Element<'t> {
    /// Its tag.
    pub tag: &'t Tag,
    /// Its number among the children of its parent, from 1.
    pub nth: u32,
    /// Its number among those of its name.
    pub nth_of_name: u32,
    /// Whether no other element is open around it.
    pub is_root: bool,
}

/// The rules of a page, by what they ask for.
#[derive(Debug, Default)]
pub struct Sheet {
    steps: Vec<Step>,
    rules: Vec<Declares>,
    by_id: HashMap<String, Vec<u32>>,
    by_class: HashMap<String, Vec<u32>>,
    by_name: HashMap<String, Vec<u32>>,
    others: Vec<u32>,
    /// Animations that end with what is hidden.
    hiding: HashSet<String>,
    /// What the others declare at their end.
    ends: HashMap<String, Vec<Declaration>>,
    /// Animations that begin with what is hidden.
    hiding_first: HashSet<String>,
    /// Signs of lists that the page makes.
    counter_styles: HashSet<String>,
    /// Ranks of layers, in the order in which they are named first.
    layers: HashMap<Rc<str>, u32>,
    /// Whether a step asks what stands before an element.
    asks_siblings: bool,
}

/// What was met around an element: the steps that hold of the open ones and of their children so far.
#[derive(Debug, Default)]
pub struct Around {
    /// How many of the open elements a step holds of.
    open: HashMap<u32, u32>,
    tried: u64,
}

/// The steps that hold of an element and lead to others, by number, and those of its children that are closed.
#[derive(Debug, Default)]
pub struct Met {
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
    pub fn count(&mut self, name: &str) -> (u32, u32) {
        self.count += 1;
        let by_name = self.count_by_name.entry(name.to_owned()).or_default();
        *by_name += 1;
        (self.count, *by_name)
    }
}

impl Sheet {
    /// Adds rules; those that are `wanted` by what they declare.
    pub fn add(&mut self, rules: Vec<Rule>, wanted: impl Fn(&Declaration) -> bool) {
        for rule in rules {
            let layer = rule.layer.as_ref().map_or(NO_LAYER, |layer| self.rank_of_layer(layer));
            if let Some(name) = rule.selectors.first().and_then(|selector| selector.strip_prefix("@counter-style ")) {
                self.counter_styles.insert(name.to_owned());
            }
            let declarations: Vec<Declaration> = rule.declarations.into_iter().filter(&wanted).collect();
            if declarations.is_empty() || self.steps.len() > MOST {
                continue;
            }
            let first = rule.selectors.first().map(String::as_str).unwrap_or_default();
            let animation = ["@keyframes ", "@paused "].into_iter().find_map(|kind| first.strip_prefix(kind));
            if let Some(name) = animation {
                let hides = declarations.iter().any(super::look::hides);
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
    pub fn makes_signs(&self, list_style: &str) -> bool {
        !self.counter_styles.is_empty() && list_style.split(' ').any(|word| self.counter_styles.contains(word))
    }

    /// Whether it had more than is followed.
    pub fn is_cut(&self) -> bool {
        self.steps.len() > MOST
    }

    /// Whether there is no rule.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Returns true if a value of `animation` names one that ends with what is hidden, or is stopped where it is.
    pub fn fades(&self, animation: &str) -> bool {
        let names = |all: &HashSet<String>| animation.split([' ', ',']).any(|word| all.contains(word));
        names(&self.hiding) || animation.contains("paused") && names(&self.hiding_first)
    }

    /// What an animation of a name declares at its end, unless that hides something.
    pub fn end_of(&self, animation: &str) -> &[Declaration] {
        animation.split([' ', ',']).find_map(|word| self.ends.get(word)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a rule asks for a class at the end of its selector.
    pub fn knows_class(&self, class: &str) -> bool {
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
    pub fn met(&self, element: &Element<'_>, around: &mut Around, parent: &Met) -> Met {
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

    /// What the rules declare that an element meets, the weakest first. They are told once.
    pub fn declared(&self, met: &mut Met) -> Vec<Declared<'_>> {
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

    /// A child of an element was read.
    pub fn add_child(&self, parent: &mut Met, child: &Met) {
        if self.asks_siblings {
            parent.children.extend(&child.own);
            parent.last_child.clone_from(&child.own);
        }
    }
}

impl Around {
    /// An element is open.
    pub fn enter(&mut self, met: &Met) {
        met.own.iter().for_each(|step| *self.open.entry(*step).or_default() += 1);
    }

    /// Whether so much was tried that no rule is followed any more.
    pub fn is_spent(&self) -> bool {
        self.tried > MOST_TRIED
    }

    /// An element is closed.
    pub fn leave(&mut self, met: &Met) {
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

/// The weight of a part of a selector: ids before classes before names (Selectors §17).
fn weight(simple: &Simple) -> u32 {
    match simple {
        Simple::Id(_) => 1 << 16,
        Simple::Name(_) => 1,
        Simple::Is(all) | Simple::Not(all) => all.iter().map(|one| one.iter().map(weight).sum()).max().unwrap_or(0),
        _ => 1 << 8,
    }
}

/// How much is to be tried for a part of a selector.
fn cost(simple: &Simple) -> u64 {
    match simple {
        Simple::Is(all) | Simple::Not(all) => all.iter().flatten().map(cost).sum::<u64>() + 1,
        _ => 1,
    }
}

impl Simple {
    fn holds(&self, element: &Element<'_>) -> bool {
        let tag = element.tag;
        let all = |simple: &Vec<Simple>| simple.iter().all(|simple| simple.holds(element));
        match self {
            Self::Name(name) => *tag.name == **name,
            Self::Id(id) => attribute(tag, "id") == Some(id),
            Self::Class(class) => {
                attribute(tag, "class").unwrap_or_default().split_ascii_whitespace().any(|one| one == class)
            }
            Self::Attribute { name, how, value, any_case } => {
                attribute(tag, name).is_some_and(|found| match any_case {
                    true => compares(&found.to_lowercase(), *how, &value.to_lowercase()),
                    false => compares(found, *how, value),
                })
            }
            Self::Root => element.is_root,
            Self::Host => &*tag.name == "template" && super::elements::is_shown_template(tag),
            Self::Nth { a, b, of_name } => {
                let nth = if *of_name { element.nth_of_name } else { element.nth } as i32 - b;
                if *a == 0 { nth == 0 } else { nth % a == 0 && nth / a >= 0 }
            }
            Self::Link => &*tag.name == "a" && attribute(tag, "href").is_some(),
            Self::Is(any) => any.iter().any(all),
            Self::Not(none) => !none.iter().any(all),
            Self::Maybe => true,
            Self::Never => false,
        }
    }
}

/// Compares an attribute with a value (§6.2).
fn compares(found: &str, how: char, value: &str) -> bool {
    match how {
        ' ' => true,
        '=' => found == value,
        '~' => found.split_ascii_whitespace().any(|word| word == value),
        '|' => found.strip_prefix(value).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')),
        '^' => !value.is_empty() && found.starts_with(value),
        '$' => !value.is_empty() && found.ends_with(value),
        _ => !value.is_empty() && found.contains(value),
    }
}

/// A text of which at most so much is kept as a message can hold.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

/// The compounds of a selector, each with how it stands to the next, and the part that it is of.
type Compounds = (Vec<(Relation, Vec<Simple>)>, Part);

/// The steps of a selector from left to right, and the part of the element that it is about; `None` if it has something
/// that is not known here.
fn parse(selector: &str) -> Option<Compounds> {
    let (mut chain, mut relation, mut rest) = (Vec::new(), Relation::Descendant, selector.trim());
    let mut part = Part::Whole;
    while !rest.is_empty() {
        let (simple, of, after) = compound(rest)?;
        chain.push((relation, simple));
        if part != Part::Whole {
            return None;
        }
        part = of;
        rest = after.trim_start();
        relation = match rest.chars().next() {
            Some('>') => Relation::Child,
            Some('+') => Relation::Next,
            Some('~') => Relation::Later,
            _ => Relation::Descendant,
        };
        if relation != Relation::Descendant {
            rest = rest[1..].trim_start();
            if rest.is_empty() {
                return None;
            }
        }
    }
    (!chain.is_empty()).then_some((chain, part))
}

/// The part of an element that is named with one or two colons, and what follows.
fn part_of(text: &str) -> Option<(Part, &str)> {
    let inner = text.strip_prefix(':').unwrap_or(text);
    let (kind, rest) = name(inner)?;
    let part = match &*kind.to_lowercase() {
        "before" => Part::Before,
        "after" => Part::After,
        "marker" => Part::Marker,
        "first-letter" | "first-line" => Part::Beginning,
        _ => return None,
    };
    Some((part, rest))
}

/// What one element has to be, the part of it that is meant, and what follows.
fn compound(text: &str) -> Option<(Vec<Simple>, Part, &str)> {
    let (mut simple, mut rest, mut part) = (Vec::new(), text, Part::Whole);
    if let Some(after) = rest.strip_prefix('*') {
        rest = after;
    } else if !rest.starts_with(['.', '#', '[', ':']) {
        let (name, after) = name(rest)?;
        simple.push(Simple::Name(name.to_lowercase()));
        rest = after;
    }
    loop {
        let (sign, after) = match rest.chars().next() {
            Some(sign @ ('.' | '#' | '[' | ':')) => (sign, &rest[1..]),
            None | Some(' ' | '\t' | '\n' | '\r' | '>' | '+' | '~') => return Some((simple, part, rest)),
            Some(_) => return None,
        };
        if part != Part::Whole {
            return None;
        }
        if let Some(inner) = after.strip_prefix(':').filter(|inner| sign == ':' && inner.starts_with("slotted(")) {
            // Whether an element stands in a slot is not followed.
            let (one, after) = pseudo(inner)?;
            simple.extend([one, Simple::Maybe]);
            rest = after;
            continue;
        }
        if sign == ':'
            && let Some((of, after)) = part_of(after)
        {
            (part, rest) = (of, after);
            continue;
        }
        let (one, after) = match sign {
            '[' => attribute_test(after)?,
            ':' => pseudo(after)?,
            _ => {
                let (name, after) = name(after)?;
                (if sign == '#' { Simple::Id(name) } else { Simple::Class(name) }, after)
            }
        };
        simple.push(one);
        rest = after;
    }
}

/// A name, its escapes undone, and what follows.
fn name(text: &str) -> Option<(String, &str)> {
    let mut escaped = 0;
    let end = text.char_indices().find(|(_, c)| {
        if escaped > 0 {
            escaped = if c.is_ascii_hexdigit() && escaped < 7 { escaped + 1 } else { 0 };
            // A space ends the digits of an escape and belongs to it.
            return false;
        }
        escaped = usize::from(*c == '\\');
        escaped == 0 && !c.is_alphanumeric() && !matches!(c, '-' | '_') && c.is_ascii()
    });
    let end = end.map_or(text.len(), |(at, _)| at);
    (end > 0).then(|| (css::unescape(&text[..end]).into_owned(), &text[end..]))
}

fn attribute_test(text: &str) -> Option<(Simple, &str)> {
    let end = css::before(text, ']').len();
    let (inner, rest) = (&text[..end], text.get(end + 1..)?);
    let (left, right) = inner.split_once('=').map_or((inner, None), |(left, right)| (left, Some(right.trim())));
    let sign = left.trim_end().chars().next_back().filter(|c| "~|^$*".contains(*c));
    let attribute = left.trim_end_matches(['~', '|', '^', '$', '*']).trim().to_lowercase();
    let how = if right.is_some() { sign.unwrap_or('=') } else { ' ' };
    let (value, any_case) = match right.unwrap_or_default() {
        value if value.starts_with(['"', '\'']) => {
            let quote = value.chars().next()?;
            let (value, flag) = value[1..].rsplit_once(quote)?;
            (value, flag.trim().eq_ignore_ascii_case("i"))
        }
        value => value.strip_suffix(" i").map_or((value, false), |value| (value.trim(), true)),
    };
    let value = css::unescape(value).into_owned();
    (!attribute.is_empty()).then_some((Simple::Attribute { name: attribute, how, value, any_case }, rest))
}

fn pseudo(text: &str) -> Option<(Simple, &str)> {
    let (kind, rest) = name(text)?;
    let (argument, rest) = match rest.strip_prefix('(') {
        Some(inner) => {
            let end = css::before(inner, ')').len();
            (&inner[..end], inner.get(end + 1..)?)
        }
        None => ("", rest),
    };
    let nth = |of_name: bool| match argument.contains(" of ") {
        true => Some(Simple::Maybe),
        false => numbers(argument).map(|(a, b)| Simple::Nth { a, b, of_name }),
    };
    let simple = match kind.to_lowercase().as_str() {
        "root" | "scope" => Simple::Root,
        "host" => Simple::Host,
        "first-child" => Simple::Nth { a: 0, b: 1, of_name: false },
        "first-of-type" => Simple::Nth { a: 0, b: 1, of_name: true },
        "nth-child" => nth(false)?,
        "nth-of-type" => nth(true)?,
        "link" | "any-link" => Simple::Link,
        "is" | "where" | "matches" | "slotted" | "-webkit-any" | "-moz-any" => within(argument, Simple::Is),
        "not" => within(argument, Simple::Not),
        "enabled" | "defined" => Simple::Is(vec![Vec::new()]),
        "checked" | "disabled" | "required" | "open" => has_attribute(&kind),
        "last-child" | "last-of-type" | "nth-last-child" | "nth-last-of-type" | "only-child" | "only-of-type"
        | "empty" | "has" | "lang" | "dir" | "optional" => Simple::Maybe,
        _ => Simple::Never,
    };
    Some((simple, rest))
}

fn has_attribute(name: &str) -> Simple {
    Simple::Attribute { name: name.to_lowercase(), how: ' ', value: String::new(), any_case: false }
}

/// What a list of selectors says; it may hold where one of them is not followed.
fn within(list: &str, all: fn(Vec<Vec<Simple>>) -> Simple) -> Simple {
    let known = |list: &Vec<Vec<Simple>>| !list.iter().flatten().any(|simple| *simple == Simple::Maybe);
    compounds(list).filter(known).map_or(Simple::Maybe, all)
}

/// Selectors of one step each.
fn compounds(list: &str) -> Option<Vec<Vec<Simple>>> {
    let one = |text: &str| {
        let (simple, part, rest) = compound(text.trim())?;
        (rest.is_empty() && part == Part::Whole).then_some(simple)
    };
    // Brackets in brackets in brackets end here, as names do not hold any.
    if list.len() > 256 { None } else { css::split(list, ',').into_iter().map(one).collect() }
}

/// `odd`, `even`, `3`, `2n+1`, `-n+3`.
fn numbers(text: &str) -> Option<(i32, i32)> {
    let text: String = text.to_lowercase().split_whitespace().collect();
    let number = |text: &str| match text {
        "" | "+" => Some(1),
        "-" => Some(-1),
        text => text.strip_prefix('+').unwrap_or(text).parse::<i16>().ok().map(i32::from),
    };
    match text.as_str() {
        "odd" => Some((2, 1)),
        "even" => Some((2, 0)),
        text => match text.split_once('n') {
            Some((a, "")) => Some((number(a)?, 0)),
            Some((a, b)) => Some((number(a)?, number(b)?)),
            None => Some((0, text.parse::<i16>().ok().map(i32::from)?)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_are_read() {
        let cases = [
            (".a", Some(1)),
            ("div > p.x + #y ~ [z]", Some(4)),
            ("a:not(.b, #c):nth-child(2n+1)", Some(1)),
            (".md\\:hidden .b\\31 c", Some(2)),
            ("[data-x=\"a]b\" i]", Some(1)),
            (".a::before", Some(1)),
            (".a::before b", None),
            ("::selection", None),
            (".a >", None),
            ("", None),
            ("$", None),
            (":is(a b)", Some(1)),
            ("::slotted(p)", Some(1)),
        ];
        for (selector, steps) in cases {
            assert_eq!(parse(selector).map(|(chain, _)| chain.len()), steps, "{selector}");
        }
        assert_eq!(parse(".md\\:hidden").expect("a class").0[0].1, [Simple::Class("md:hidden".to_owned())]);
    }
}
