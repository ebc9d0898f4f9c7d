//! Custom properties (CSS Custom Properties Level 1): values that sheets name, and use by name.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use super::css::Declaration;

/// Values in values in values.
const DEPTH: usize = 8;
/// Values that are longer are not followed, in bytes.
const MAX_VALUE: usize = 4096;

/// Values that are put in the place of names in one declaration.
const MAX_NAMES: usize = 512;
/// Values that are copied for elements of a page that declare others.
const MAX_COPIED: usize = 8_000_000;

/// The custom properties of an element.
#[derive(Clone, Debug, Default)]
pub(crate) struct Variables {
    all: Rc<HashMap<Rc<str>, Rc<str>>>,
    /// Number of values copied in the whole page.
    copied: Rc<Cell<usize>>,
}

impl Variables {
    /// Those of an element in it, which declares some, the weakest first.
    pub(crate) fn with<'d>(&self, declared: impl Iterator<Item = &'d Declaration>) -> Self {
        let mut changed = self.clone();
        for declaration in declared.filter(|declaration| declaration.name.starts_with("--")) {
            // Many sheets declare the same again for every element.
            if changed.all.get(&*declaration.name).map(|value| &**value) == Some(&*declaration.value) {
                continue;
            }
            if Rc::strong_count(&changed.all) > 1 {
                self.copied.set(self.copied.get() + changed.all.len());
            }
            if self.is_spent() {
                break;
            }
            Rc::make_mut(&mut changed.all).insert((&*declaration.name).into(), (&*declaration.value).into());
        }
        changed
    }

    /// Returns true if so many were copied that no more are followed.
    pub(crate) fn is_spent(&self) -> bool {
        self.copied.get() > MAX_COPIED
    }

    /// A declaration with the values in place of their names, as far as they are known.
    pub(crate) fn resolved<'d>(&self, declaration: &'d Declaration) -> Cow<'d, Declaration> {
        let is_long = declaration.value.len() > MAX_VALUE;
        if is_long || !declaration.value.contains("var(") || declaration.name.starts_with("--") {
            return Cow::Borrowed(declaration);
        }
        let mut left = MAX_NAMES;
        let value = self.value(&declaration.value, DEPTH, &mut left);
        Cow::Owned(Declaration { value, ..declaration.clone() })
    }

    fn value(&self, text: &str, depth: usize, left: &mut usize) -> String {
        let (mut out, mut rest) = (String::new(), text);
        while let Some(at) = rest.find("var(").filter(|_| depth > 0 && *left > 0 && out.len() < MAX_VALUE) {
            *left -= 1;
            out.push_str(&rest[..at]);
            let inner = &rest[at + 4..];
            let end = end_of(inner);
            let (name, fallback) = inner[..end].split_once(',').map_or((&inner[..end], None), |(n, f)| (n, Some(f)));
            match self.all.get(name.trim()).map(|value| &**value).or(fallback.map(str::trim)) {
                Some(value) if value.len() <= MAX_VALUE => out.push_str(&self.value(value, depth - 1, left)),
                _ => out.push_str(&rest[at..(at + 5 + end).min(rest.len())]),
            }
            rest = inner.get(end + 1..).unwrap_or_default();
        }
        out.push_str(rest);
        out
    }
}

/// The bytes before the bracket that closes.
fn end_of(text: &str) -> usize {
    let mut depth = 0_i32;
    let end = text.char_indices().find(|(_, c)| {
        depth += i32::from(*c == '(') - i32::from(*c == ')');
        depth < 0
    });
    end.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_give_their_values() {
        let one = |name: &str, value: &str| Declaration { name: name.into(), value: value.into(), important: false };
        let declared = [one("--a", "none"), one("--b", "var(--a)"), one("--c", "var(--c)"), one("x", "y")];
        let variables = Variables::default().with(declared.iter());
        let cases = [
            ("var(--a)", "none"),
            ("1px var( --b ) 2px", "1px none 2px"),
            ("var(--d)", "var(--d)"),
            ("var(--d, rgb(1,2,3))", "rgb(1,2,3)"),
            ("var(--d, var(--a))", "none"),
            ("var(--c)", "var(--c)"),
            ("var(--a", "none"),
            ("red", "red"),
        ];
        for (value, expected) in cases {
            assert_eq!(variables.resolved(&one("display", value)).value, expected, "{value}");
        }
    }
}
