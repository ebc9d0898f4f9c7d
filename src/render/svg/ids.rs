//! Names that XML allows for an id, each given once.

use std::collections::{HashMap, HashSet};

use crate::scene::ItemId;

/// The ids of owners. None begins with `_`: such ones are for what only the file itself refers to.
pub(super) struct Ids<'a> {
    name: &'a dyn Fn(&ItemId) -> String,
    given: HashMap<ItemId, Option<String>>,
    taken: HashSet<String>,
    /// The number that a name was given last, so that many of one name are not counted through.
    last: HashMap<String, usize>,
}

impl<'a> Ids<'a> {
    /// `name` says what an owner is called; the empty name leaves the id out.
    pub(crate) fn new(name: &'a dyn Fn(&ItemId) -> String) -> Self {
        Self { name, given: HashMap::new(), taken: HashSet::new(), last: HashMap::new() }
    }

    /// The id of an owner, the same each time.
    pub(crate) fn of(&mut self, owner: &ItemId) -> Option<String> {
        if let Some(id) = self.given.get(owner) {
            return id.clone();
        }
        let name = (self.name)(owner);
        let id = (!name.is_empty()).then(|| self.unused(valid(&name)));
        self.given.insert(owner.clone(), id.clone());
        id
    }

    /// The id of an owner that has one already.
    pub(crate) fn given(&self, owner: &ItemId) -> Option<&str> {
        self.given.get(owner)?.as_deref()
    }

    fn unused(&mut self, name: String) -> String {
        let mut id = name.clone();
        while !self.taken.insert(id.clone()) {
            let last = self.last.entry(name.clone()).or_insert(1);
            *last += 1;
            id = format!("{name}-{last}");
        }
        id
    }
}

/// A name without colons (Namespaces in XML 1.0, NCName), like the text.
fn valid(text: &str) -> String {
    let mut out: String = text.chars().map(|c| if is_name(c) { c } else { '-' }).collect();
    if out.starts_with(|c| c == '_' || !is_name_start(c)) {
        out.insert(0, 'x');
    }
    out
}

/// Returns true for a character that a name may begin with: XML 1.0 (fifth edition) §2.3 [4], without the colon.
fn is_name_start(c: char) -> bool {
    matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Returns true for a character that a name may have: XML 1.0 (fifth edition) §2.3 [4a], without the colon.
fn is_name(c: char) -> bool {
    let inner = matches!(c, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}');
    inner || is_name_start(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::EventIx;

    #[test]
    fn ids_are_valid_and_each_is_given_once() {
        let names =
            ["gpt-4", "gpt-4", "2023", "حدث أول", "a:b", "_1", "", "a b", "a-b", "gpt-4-2", "gpt-4", "<\"'", "-x"];
        let expected = [
            "gpt-4",
            "gpt-4-2",
            "x2023",
            "حدث-أول",
            "a-b",
            "x_1",
            "",
            "a-b-2",
            "a-b-3",
            "gpt-4-2-2",
            "gpt-4-3",
            "x---",
            "x-x",
        ];
        let name = |owner: &ItemId| match owner {
            ItemId::Event(ix) => names[ix.index()].to_owned(),
            _ => String::new(),
        };
        let mut ids = Ids::new(&name);
        for round in 0..2 {
            for (i, expected) in expected.iter().enumerate() {
                let id = ids.of(&ItemId::Event(EventIx::from(i)));
                assert_eq!(id.as_deref().unwrap_or_default(), *expected, "{} in round {round}", names[i]);
            }
        }
    }
}
