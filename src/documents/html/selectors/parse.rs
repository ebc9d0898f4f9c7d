//! Selectors as sheets write them.

use super::super::css;
use super::simple::{Part, Relation, Simple};

/// The compounds of a selector, each with how it stands to the next, and the part that it is of.
pub(crate) type Compounds = (Vec<(Relation, Vec<Simple>)>, Part);

/// The steps of a selector from left to right, and the part of the element that it is about; `None` if it has something
/// that is not known here.
pub(crate) fn parse(selector: &str) -> Option<Compounds> {
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

/// Conditions of one element, the part of it that is meant, and the text that follows.
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

/// Condition of a list of selectors; it may hold where one of them is not followed.
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
