//! Parts of selectors, and whether an element is what they ask for (Selectors Level 4).

use html5ever::tokenizer::Tag;

use super::super::attributes::attribute;
use super::super::elements::is_shown_template;

/// Relation of a step to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    Descendant,
    Child,
    Next,
    Later,
}

/// Condition that an element meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Simple {
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
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// Text that is put before its content.
    Before,
    /// Text that is put after its content.
    After,
    /// The sign of an item of a list.
    Marker,
    /// Its first letter or line.
    Beginning,
}

/// An element whose tag was read.
pub(crate) struct Element<'t> {
    /// Its tag.
    pub tag: &'t Tag,
    /// Its number among the children of its parent, from 1.
    pub nth: u32,
    /// Its number among those of its name.
    pub nth_of_name: u32,
    /// True if no other element is open around it.
    pub is_root: bool,
}

/// The weight of a part of a selector: ids before classes before names (Selectors §17).
pub(crate) fn weight(simple: &Simple) -> u32 {
    match simple {
        Simple::Id(_) => 1 << 16,
        Simple::Name(_) => 1,
        Simple::Is(all) | Simple::Not(all) => all.iter().map(|one| one.iter().map(weight).sum()).max().unwrap_or(0),
        _ => 1 << 8,
    }
}

/// Number of trials for a part of a selector.
pub(crate) fn cost(simple: &Simple) -> u64 {
    match simple {
        Simple::Is(all) | Simple::Not(all) => all.iter().flatten().map(cost).sum::<u64>() + 1,
        _ => 1,
    }
}

impl Simple {
    /// Returns true if an element is what it asks for.
    pub(crate) fn holds(&self, element: &Element<'_>) -> bool {
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
            Self::Host => &*tag.name == "template" && is_shown_template(tag),
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
