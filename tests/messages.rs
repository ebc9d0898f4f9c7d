//! What the messages in Arabic show: dates, options, endings and other codes in them are read as they are typed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use sanad::base::Direction;
use sanad::base::marks::{is_isolate, is_steering};
use sanad::i18n::{Arg, Locale, Messages};
use sanad::text::{Align, Family, Language, TextEngine, TextLayout, TextRequest, TextStyle};

/// Values for the blanks of a message.
type Values = BTreeMap<String, Arg<'static>>;

/// Values that lead to each variant of a pattern.
fn ways(pattern: &Pattern<&str>) -> Vec<Values> {
    let mut found = Vec::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression: Expression::Select { selector, variants } } = element else {
            continue;
        };
        let InlineExpression::VariableReference { id } = selector else { continue };
        for variant in variants {
            for mut values in ways(&variant.value) {
                values.insert(id.name.to_owned(), chooser(variant));
                found.push(values);
            }
        }
    }
    if found.is_empty() { vec![Values::new()] } else { found }
}

/// A value that chooses a variant.
fn chooser(variant: &Variant<&str>) -> Arg<'static> {
    let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = &variant.key;
    let plurals = [("zero", 0), ("one", 1), ("two", 2), ("few", 3), ("many", 11), ("other", 100)];
    match plurals.iter().find(|(name, _)| name == key) {
        Some((_, number)) => Arg::Number(*number),
        None => key.parse().map_or_else(|_| Arg::from((*key).to_owned()), Arg::Number),
    }
}

/// The names of the blanks of a pattern.
fn blanks(pattern: &Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let inline = match expression {
            Expression::Inline(inline) => inline,
            Expression::Select { selector, variants } => {
                variants.iter().for_each(|variant| blanks(&variant.value, names));
                selector
            }
        };
        let arguments = match inline {
            InlineExpression::FunctionReference { arguments, .. } => &arguments.positional[..],
            other => std::slice::from_ref(other),
        };
        names.extend(arguments.iter().filter_map(|argument| match argument {
            InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
            _ => None,
        }));
    }
}

/// A code in place of a value that nothing chooses by.
fn sample(name: &str) -> Arg<'static> {
    match name {
        "file" | "path" => "notes-1/2023-10~.json".into(),
        name if name.ends_with("count") || name == "numbers" => Arg::Number(12),
        _ => "2023-10".into(),
    }
}

/// The codes of a text: Latin letters, digits and signs without a break. What surrounds a sentence or a part of it is none
/// of them.
fn codes(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Option<Range<usize>> = None;
    for (at, c) in text.char_indices() {
        match (&mut open, c.is_ascii_graphic()) {
            (Some(code), true) => code.end = at + 1,
            (None, true) => open = Some(at..at + 1),
            // Marks within a code are no end of it; a value and what stands beside it are two.
            (_, false) if is_steering(c) && !is_isolate(c) => {}
            // Words of one phrase.
            (Some(_), false) if c == ' ' && text[at + 1..].starts_with(|c: char| c.is_ascii_alphanumeric()) => {}
            (_, false) => found.extend(open.take()),
        }
    }
    found.extend(open);
    let trimmed = found.into_iter().map(|code| {
        let inner = &text[code.clone()];
        let start = inner.len() - inner.trim_start_matches(['(', '[', ' ', '"', '\'', '`', ',', ';', ':', '!']).len();
        let end = inner.trim_end_matches([')', ']', '"', '\'', '`', ',', ';', ':', '!', '.', '(', '[', ' ']).len();
        code.start + start..code.start + end.max(start)
    });
    trimmed.filter(|code| text[code.clone()].contains(|c: char| c.is_ascii_alphanumeric())).collect()
}

/// The letters of a part of a text as they stand on the screen, from left to right, with whatever stands between them.
fn shown(layout: &TextLayout, code: &Range<usize>) -> String {
    let lines = layout.lines.iter();
    let line = lines.rev().find(|line| line.range.start as usize <= code.start).expect("a line");
    let mut glyphs: Vec<_> = line.runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| glyph.advance > 0.0).collect();
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let is_of = |start: u32| code.contains(&(start as usize));
    let first = glyphs.iter().position(|glyph| is_of(glyph.range.start)).expect("it is there");
    let last = glyphs.iter().rposition(|glyph| is_of(glyph.range.start)).expect("it is there");
    let text = |range: &Range<u32>| &layout.text[range.start as usize..range.end as usize];
    glyphs[first..=last].iter().map(|glyph| text(&glyph.range)).collect()
}

/// The codes of a text that are shown otherwise in a paragraph from right to left.
fn turned(engine: &TextEngine, text: &str) -> Vec<String> {
    let style = TextStyle { family: Family::Sans, size: 16.0, weight: 400, line_height: 1.5 };
    let (language, direction) = (Language::of_tag("ar"), Some(Direction::Rtl));
    let request =
        TextRequest { text, style, language, direction, max_width: None, max_lines: None, align: Align::Start };
    let layout = engine.layout(&request);
    let plain = |text: &str| text.replace(is_steering, "");
    let pairs = codes(text).into_iter().map(|code| (plain(&text[code.clone()]), shown(&layout, &code)));
    pairs
        .filter(|(code, shown)| *code != plain(shown))
        .map(|(code, shown)| format!("{code} shows as {shown}"))
        .collect()
}

#[test]
fn codes_in_arabic_messages_are_shown_as_they_are_typed() {
    let (engine, messages) = (TextEngine::bundled(), Messages::new(Locale::Ar));
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales/ar");
    let (mut wrong, mut seen) = (BTreeSet::new(), 0);
    for file in std::fs::read_dir(folder).expect("messages") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("UTF-8");
        for entry in fluent_syntax::parser::parse(text.as_str()).expect("it parses").body {
            let Entry::Message(message) = entry else { continue };
            // Commands as they are typed, line by line.
            if message.id.name.starts_with("cli-examples") {
                continue;
            }
            let parts = message.value.iter().map(|pattern| (None, pattern));
            let parts = parts.chain(message.attributes.iter().map(|a| (Some(a.id.name), &a.value)));
            for (attribute, pattern) in parts {
                let mut names = BTreeSet::new();
                blanks(pattern, &mut names);
                for mut values in ways(pattern) {
                    for name in &names {
                        values.entry(name.clone()).or_insert_with(|| sample(name));
                    }
                    let args: Vec<_> = values.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
                    let said = match attribute {
                        None => messages.format(message.id.name, &args),
                        Some(name) => messages.format_attr(message.id.name, name, &args).expect("an attribute"),
                    };
                    seen += codes(&said).len();
                    wrong.extend(turned(&engine, &said).iter().map(|code| format!("{}: {code}", message.id.name)));
                }
            }
        }
    }
    assert!(seen > 500, "{seen} codes");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn codes_that_are_turned_around_are_found() {
    let engine = TextEngine::bundled();
    let table = [
        ("اكتب 2023-10 هنا", "2023-10 shows as 10-2023"),
        ("اكتب \u{2068}2023-10\u{2069} هنا", ""),
        ("اكتب \u{200e}2023-10 هنا", ""),
        ("بالخيار --from.", "--from shows as from--"),
        ("بالخيار \u{2068}\u{200e}--from\u{2069}.", ""),
        ("نحو 1985~ مثلًا", "1985~ shows as ~1985"),
        ("ملف .json هنا", ".json shows as json."),
        ("بترميز UTF-8، أو ISO 8601-2.", ""),
        ("من 0.25 إلى 8", ""),
    ];
    for (text, expected) in table {
        assert_eq!(turned(&engine, text).join("; "), expected, "{text}");
    }
}

/// Marks that nobody sees in an editor would be lost or doubled by whoever translates.
#[test]
fn messages_are_written_without_unseen_marks() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/locales");
    for language in ["ar", "en"] {
        for file in std::fs::read_dir(folder.join(language)).expect("messages") {
            let path = file.expect("a file").path();
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            let line = text.lines().position(|line| line.contains(is_steering));
            assert_eq!(line, None, "{}: write {{ CODE(\"…\") }} or {{\"\\u200F\"}}", path.display());
        }
    }
}
