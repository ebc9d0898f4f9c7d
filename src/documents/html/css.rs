//! Style sheets (CSS Syntax Level 3) as far as is needed to know what a page does not show: rules and declarations.

mod media;
mod scan;

use std::rc::Rc;

pub(crate) use media::on_screen;
pub(crate) use scan::{before, split, strings, unescape};
use scan::{block_length, find, without_comments};

/// Number of blocks within each other that are read.
const MAX_DEPTH: usize = 12;
/// Number of selectors that a nested rule is written out to, and bytes of each of them.
const MAX_SELECTORS: usize = 4096;
/// Bytes of all selectors together that nested rules are written out to.
const MAX_SELECTOR_BYTES: usize = 1 << 24;

/// A property and its value, in lower case; that of `content` as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Declaration {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// True if it is `!important`.
    pub important: bool,
}

/// A rule: its selectors as they are written, and what it declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// The selectors.
    pub selectors: Vec<String>,
    /// The declarations.
    pub declarations: Vec<Declaration>,
    /// The cascade layer in which it stands.
    pub layer: Option<Rc<str>>,
    /// True if it stands in a block whose condition is not followed.
    pub doubtful: bool,
}

/// Rules of a sheet that apply on a screen, or may. What names something stands among them with the `@` of its kind:
/// `@keyframes x` declares the end of an animation, `@paused x` its beginning, `@layer` the name of a layer, `@counter-style x` nothing.
pub(crate) fn rules(sheet: &str) -> Vec<Rule> {
    let sheet = without_comments(sheet);
    let mut found = Found::default();
    read_rules(&sheet, &[], MAX_DEPTH, &mut found);
    found.rules
}

/// The rules of a sheet as they are read.
#[derive(Default)]
struct Found {
    rules: Vec<Rule>,
    /// Bytes of the selectors of nested rules.
    nested: usize,
    /// The layer that is read.
    layer: Option<Rc<str>>,
    /// Number of layers without a name.
    unnamed: usize,
    /// True if a condition around what is read is not followed.
    doubtful: bool,
}

impl Found {
    fn rule(&self, selectors: Vec<String>, declarations: Vec<Declaration>) -> Rule {
        Rule { selectors, declarations, layer: self.layer.clone(), doubtful: self.doubtful }
    }

    /// Name of a layer in the one that is read (CSS Cascade Level 5 §6.4.2).
    fn layer_named(&mut self, name: &str) -> Rc<str> {
        self.unnamed += usize::from(name.is_empty());
        let name = if name.is_empty() { format!("({})", self.unnamed) } else { name.to_owned() };
        match &self.layer {
            Some(around) => format!("{around}.{name}").into(),
            None => name.into(),
        }
    }
}

/// The declarations of an attribute or of a block without rules in it.
pub(crate) fn declarations(block: &str) -> Vec<Declaration> {
    split(&without_comments(block), ';').into_iter().filter_map(declaration).collect()
}

fn declaration(text: &str) -> Option<Declaration> {
    let (name, value) = text.split_once(':')?;
    let name = unescape(name).trim().to_lowercase();
    // Letters of strings are shown as they are, and what is escaped in them does not end them.
    let value = match name.as_str() {
        "content" | "list-style" | "list-style-type" if value.contains(['"', '\'']) => value.trim().to_owned(),
        _ => unescape(value).trim().to_lowercase(),
    };
    let (value, important) = match value.rsplit_once('!') {
        Some((value, mark)) if mark.trim().eq_ignore_ascii_case("important") => (value.trim().to_owned(), true),
        _ => (value, false),
    };
    Some(Declaration { name, value, important })
}

fn read_rules(text: &str, parents: &[String], depth: usize, found: &mut Found) {
    let mut own = String::new();
    let mut rest = text;
    // Where a block with rules in it stands among declarations, those before it are to come first.
    let first = found.rules.len();
    while !rest.is_empty() {
        // A semicolon ends declarations and rules with an `@`, but not the selectors of a rule (CSS Syntax §5.5.3).
        let is_rule = depth == MAX_DEPTH && !rest.trim_start().starts_with('@');
        let signs = if is_rule { ['}', '{', '}'] } else { [';', '{', '}'] };
        let end = find(rest, &signs).unwrap_or(rest.len());
        let (prelude, after) = rest.split_at(end);
        match after.chars().next() {
            Some('{') => {
                let length = block_length(&after[1..]);
                let block = &after[1..1 + length];
                rest = after.get(length + 2..).unwrap_or_default();
                if depth > 0 {
                    read_block(prelude.trim(), block, parents, depth - 1, found);
                }
            }
            other => {
                // At-rules without a block say nothing here but the order of layers.
                if let Some(names) = prelude.trim_start().strip_prefix("@layer ") {
                    for name in split(names, ',') {
                        let layer = Some(found.layer_named(name.trim()));
                        found.rules.push(Rule { layer, ..found.rule(vec!["@layer".to_owned()], Vec::new()) });
                    }
                } else if !prelude.trim_start().starts_with('@') {
                    own.push_str(prelude);
                    own.push(';');
                }
                rest = &after[other.map_or(0, char::len_utf8)..];
            }
        }
    }
    let declarations = declarations(&own);
    if !parents.is_empty() && !declarations.is_empty() {
        found.rules.insert(first, found.rule(parents.to_vec(), declarations));
    }
}

fn read_block(prelude: &str, block: &str, parents: &[String], depth: usize, found: &mut Found) {
    let Some(rule) = prelude.strip_prefix('@') else {
        let selectors = nested(parents, &split(prelude, ','));
        if !parents.is_empty() {
            found.nested += selectors.iter().map(|selector| selector.len() + 64).sum::<usize>();
        }
        if !selectors.is_empty() && found.nested < MAX_SELECTOR_BYTES {
            read_rules(block, &selectors, depth, found);
        }
        return;
    };
    let name = rule.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default().to_lowercase();
    let condition = rule[name.len().min(rule.len())..].trim();
    let around = (found.layer.clone(), found.doubtful);
    let applies = match name.as_str() {
        "media" => on_screen(condition),
        "supports" => {
            // What is asked without a browser's own name is supported by nearly all.
            let lower = condition.to_lowercase();
            found.doubtful |= lower.starts_with("not") || lower.contains("(-");
            true
        }
        "layer" => {
            found.layer = Some(found.layer_named(condition));
            true
        }
        "container" | "scope" => {
            found.doubtful = true;
            true
        }
        "keyframes" | "-webkit-keyframes" => return read_keyframes(condition, block, found),
        "counter-style" => {
            found.rules.push(found.rule(vec![format!("@counter-style {}", condition.to_lowercase())], Vec::new()));
            false
        }
        _ => false,
    };
    if applies {
        read_rules(block, parents, depth, found);
    }
    (found.layer, found.doubtful) = around;
}

/// Reads an animation as rules: what it ends with, and what it shows while it is stopped before it begins.
fn read_keyframes(name: &str, block: &str, found: &mut Found) {
    let mut frames = Found::default();
    read_rules(block, &[], 1, &mut frames);
    for (kind, places) in [("@keyframes", ["to", "100%"]), ("@paused", ["from", "0%"])] {
        let is_at = |frame: &&Rule| frame.selectors.iter().any(|at| places.contains(&&**at));
        let declarations: Vec<_> =
            frames.rules.iter().filter(is_at).flat_map(|frame| frame.declarations.clone()).collect();
        if !declarations.is_empty() {
            found.rules.push(found.rule(vec![format!("{kind} {}", name.to_lowercase())], declarations));
        }
    }
}

/// Selectors of a rule in another one, with those of the other written out (CSS Nesting).
fn nested(parents: &[String], own: &[&str]) -> Vec<String> {
    let own = own.iter().map(|selector| selector.trim()).filter(|selector| !selector.is_empty());
    if parents.is_empty() {
        return own.map(str::to_owned).collect();
    }
    let all = own.flat_map(|selector| {
        parents.iter().map(move |parent| {
            if selector.contains('&') { selector.replace('&', parent) } else { format!("{parent} {selector}") }
        })
    });
    all.take(MAX_SELECTORS).filter(|selector| selector.len() < MAX_SELECTORS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(sheet: &str) -> String {
        let one = |d: &Declaration| format!("{}:{}{}", d.name, d.value, if d.important { "!" } else { "" });
        let rule = |rule: &Rule| {
            let declarations: Vec<String> = rule.declarations.iter().map(one).collect();
            let layer = rule.layer.as_ref().map(|layer| format!("{layer}|")).unwrap_or_default();
            let doubt = if rule.doubtful { "?" } else { "" };
            format!("{doubt}{layer}{}{{{}}}", rule.selectors.join(","), declarations.join(";"))
        };
        rules(sheet).iter().map(rule).collect()
    }

    #[test]
    fn sheets_give_the_rules_of_a_screen() {
        let cases = [
            (".a { display : NONE }", ".a{display:none}"),
            ("a,b>c{x:1;y:2 !important;}d{}", "a,b>c{x:1;y:2!}"),
            ("/* .a{x:1} */ .b/**/{x:1/*;y:2*/}", ".b{x:1}"),
            ("<!-- .a{x:1} -->", ".a{x:1}"),
            ("@import 'x;y.css'; .a{x:url(';}')}", ".a{x:url(';}')}"),
            ("@media print{.a{x:1}} @media screen and (min-width:100px){.b{x:1}}", ".b{x:1}"),
            ("@media (max-width:600px){.a{x:1}} @media not print{.b{x:1}}", ".b{x:1}"),
            ("@media (width <= 600px){.a{x:1}} @media (width>=600px){.b{x:1}}", ".b{x:1}"),
            ("@media (prefers-color-scheme:dark){.a{x:1}} @supports (x:y){.b{x:1}}", ".b{x:1}"),
            ("@layer base{@layer x{.a{x:1}}} @font-face{x:1} @keyframes k{50%{x:1}}", "base.x|.a{x:1}"),
            (
                "@layer b, a; @layer a{.a{x:1}} @layer{.b{x:1}} .c{x:1}",
                "b|@layer{}a|@layer{}a|.a{x:1}(1)|.b{x:1}.c{x:1}",
            ),
            ("@supports not (x:y){.a{x:1}} .b{x:1} @container (width>9px){.c{x:1}}", "?.a{x:1}.b{x:1}?.c{x:1}"),
            ("@counter-style X{symbols:'a'}", "@counter-style x{}"),
            ("@keyframes K{from{x:1}50%,to{x:2}}", "@keyframes k{x:2}@paused k{x:1}"),
            (".a{x:1;.b{y:2} &:hover{z:3} w:4}", ".a{x:1;w:4}.a .b{y:2}.a:hover{z:3}"),
            (".a{disp\\6c ay:none} .md\\:b{x:1}", ".a{display:none}.md\\:b{x:1}"),
            (".a{x:1", ".a{x:1}"),
            ("}.a{x:1}", ".a{x:1}"),
            (".a&gt; b{x:1}.c{x:1}", ".a&gt; b{x:1}.c{x:1}"),
            ("a[title=\"}{\"]{x:1}", "a[title=\"}{\"]{x:1}"),
        ];
        for (sheet, expected) in cases {
            assert_eq!(written(sheet), expected, "{sheet}");
        }
    }

    #[test]
    fn hostile_sheets_take_little_time() {
        for bad in ["{", "}", "a{", "@media x{", "(", "[", "\"", "\\", "/*", ".a{b{", "a,", "&{&,&{"] {
            let _ = rules(&bad.repeat(20_000));
            let _ = declarations(&bad.repeat(20_000));
        }
    }
}
