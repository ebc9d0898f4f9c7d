//! Style sheets (CSS Syntax Level 3) as far as is needed to know what a page does not show: rules and declarations.

use std::borrow::Cow;
use std::rc::Rc;

/// The width of the window that conditions of sheets are asked about, in pixels of CSS.
const WIDTH: f32 = 1280.0;
/// Blocks in blocks.
const DEPTH: usize = 12;
/// Selectors of nested rules that are written out, of a rule, and bytes of one.
const NESTED: usize = 4096;
/// Bytes of all selectors of nested rules that are written out.
const NESTED_BYTES: usize = 1 << 24;

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
    read_rules(&sheet, &[], DEPTH, &mut found);
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
        let is_rule = depth == DEPTH && !rest.trim_start().starts_with('@');
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
        if !selectors.is_empty() && found.nested < NESTED_BYTES {
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

/// An animation as rules: what it ends with, and what it shows while it is stopped before it begins.
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
    all.take(NESTED).filter(|selector| selector.len() < NESTED).collect()
}

/// Returns true if a list of media queries is true of a screen.
pub(crate) fn on_screen(queries: &str) -> bool {
    queries.trim().is_empty() || split(&queries.to_lowercase(), ',').into_iter().any(query)
}

fn query(text: &str) -> bool {
    let text = text.trim();
    let (text, negated) = match text.strip_prefix("not ") {
        Some(rest) => (rest.trim(), true),
        None => (text.strip_prefix("only ").unwrap_or(text).trim(), false),
    };
    text.split(" and ").all(|part| condition(part.trim())) != negated
}

/// A medium, or a feature in brackets. What is not known here is taken as true.
fn condition(part: &str) -> bool {
    let Some(feature) = part.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else {
        return matches!(part, "screen" | "all") || part.starts_with('(');
    };
    let (name, value) = feature.split_once(':').unwrap_or((feature, ""));
    let width = || pixels(value.trim());
    match name.trim() {
        "max-width" | "max-device-width" => width().is_none_or(|most| WIDTH <= most),
        "min-width" | "min-device-width" => width().is_none_or(|least| WIDTH >= least),
        "prefers-color-scheme" => value.trim() == "light",
        "prefers-reduced-motion" | "prefers-contrast" => value.trim() == "no-preference",
        "orientation" => value.trim() == "landscape",
        "scripting" => value.trim() == "enabled",
        "hover" | "any-hover" => value.trim() != "none",
        "pointer" | "any-pointer" => value.trim() != "coarse",
        range if range.starts_with("width") => range_of_width(&range[5..]),
        _ => true,
    }
}

/// `<= 600px` and the like.
fn range_of_width(range: &str) -> bool {
    let range = range.trim();
    let value = pixels(range.trim_start_matches(['<', '>', '=']).trim());
    match value {
        Some(most) if range.starts_with('<') => WIDTH <= most,
        Some(least) if range.starts_with('>') => WIDTH >= least,
        _ => true,
    }
}

fn pixels(length: &str) -> Option<f32> {
    let number = |suffix: &str| length.strip_suffix(suffix)?.trim().parse::<f32>().ok();
    number("px").or_else(|| number("rem").or_else(|| number("em")).map(|em| em * 16.0)).or_else(|| length.parse().ok())
}

/// The bytes of a block up to the bracket that closes it.
fn block_length(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut scan = Scan::default();
    for (at, c) in text.char_indices() {
        if scan.is_plain(c) {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => return at,
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    text.len()
}

/// Byte at which one of some signs stands outside of strings and brackets.
fn find(text: &str, signs: &[char]) -> Option<usize> {
    let (mut depth, mut scan) = (0_usize, Scan::default());
    text.char_indices().find_map(|(at, c)| {
        if !scan.is_plain(c) {
            return None;
        }
        let is_outside = depth == 0 || matches!(c, '{' | '}');
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (signs.contains(&c) && is_outside).then_some(at)
    })
}

/// The strings in a value of `content`, without their quotation marks, and what else is in it, in their order.
pub(crate) fn strings(value: &str) -> Vec<Result<String, &str>> {
    let (mut parts, mut rest) = (Vec::new(), value.trim_start());
    while let Some(first) = rest.chars().next() {
        let end;
        if matches!(first, '"' | '\'') {
            let mut scan = Scan { quote: Some(first), escaped: false };
            let inner = &rest[1..];
            let length = inner.char_indices().find(|(_, c)| {
                scan.is_plain(*c);
                scan.quote.is_none()
            });
            let length = length.map_or(inner.len(), |(at, _)| at);
            parts.push(Ok(unescape(&inner[..length].replace("\\\n", "")).into_owned()));
            end = (length + 2).min(rest.len());
        } else {
            let mut depth = 0_i32;
            let ends = rest.char_indices().find(|(at, c)| {
                depth += i32::from(*c == '(') - i32::from(*c == ')');
                depth <= 0 && *at > 0 && (c.is_whitespace() || matches!(c, '"' | '\''))
            });
            end = ends.map_or(rest.len(), |(at, _)| at);
            parts.push(Err(rest[..end].trim()));
        }
        rest = rest[end..].trim_start();
    }
    parts
}

/// Text before a sign that stands outside of strings and brackets; all if none does.
pub(crate) fn before(text: &str, sign: char) -> &str {
    find(text, &[sign]).map_or(text, |at| &text[..at])
}

/// The parts between a sign that stands outside of strings and brackets.
pub(crate) fn split(text: &str, sign: char) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(at) = find(rest, &[sign]) {
        parts.push(&rest[..at]);
        rest = &rest[at + sign.len_utf8()..];
    }
    parts.push(rest);
    parts
}

/// Knows strings and escapes.
#[derive(Default)]
struct Scan {
    quote: Option<char>,
    escaped: bool,
}

impl Scan {
    /// Returns true if a letter is neither in a string nor escaped.
    fn is_plain(&mut self, c: char) -> bool {
        if std::mem::take(&mut self.escaped) {
            return false;
        }
        match (self.quote, c) {
            (_, '\\') => self.escaped = true,
            // A string ends with its line at the latest (CSS Syntax §4.3.5).
            (Some(quote), c) if c == quote || c == '\n' => self.quote = None,
            (None, '"' | '\'') => self.quote = Some(c),
            (None, _) => return true,
            _ => {}
        }
        false
    }
}

fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("/*") && !text.contains("<!") {
        return Cow::Borrowed(text);
    }
    let text = text.replace("<!--", " ").replace("-->", " ").replace("<![CDATA[", " ").replace("]]>", " ");
    let (mut kept, mut rest) = (String::with_capacity(text.len()), text.as_str());
    while let Some(at) = rest.find("/*") {
        kept.push_str(&rest[..at]);
        kept.push(' ');
        rest = rest[at + 2..].find("*/").map_or("", |end| &rest[at + 2 + end + 2..]);
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// Escapes as the letters that they stand for (CSS Syntax §4.3.7).
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let (mut plain, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        let digits = after.bytes().take(6).take_while(u8::is_ascii_hexdigit).count();
        rest = match u32::from_str_radix(&after[..digits], 16) {
            Ok(code) => {
                plain.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                let after = &after[digits..];
                after.strip_prefix([' ', '\n', '\t']).unwrap_or(after)
            }
            Err(_) => after,
        };
        // A sign that is escaped stands for itself, even a backslash.
        if digits == 0
            && let Some(c) = rest.chars().next()
        {
            plain.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    plain.push_str(rest);
    Cow::Owned(plain)
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
