//! Holds `src/` to its rules: which module may use which, which crate stays where, and no colours in the code.

#[path = "support/imports.rs"]
mod imports;
#[path = "support/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use imports::{Imports, rings};
use source::{Source, words};

/// Every module directly below the root, and those that it may use.
const MODULES: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("model", &["base"]),
    ("anchoring", &["base", "model"]),
    ("authoring", &["base", "model", "anchoring", "temporal"]),
    ("documents", &["base", "model"]),
    ("temporal", &["base", "model"]),
    ("formats", &["base", "model", "anchoring", "documents"]),
    ("text", &["base"]),
    ("scene", &["base", "text"]),
    ("i18n", &["base", "model"]),
    ("timeline", &["base", "model", "i18n", "text", "scene"]),
    ("render", &["base", "text", "scene"]),
    ("export", &["base", "model", "anchoring", "documents", "formats", "text", "scene", "i18n", "timeline", "render"]),
    (
        "app",
        &[
            "base",
            "model",
            "anchoring",
            "authoring",
            "documents",
            "temporal",
            "formats",
            "text",
            "scene",
            "i18n",
            "timeline",
            "render",
            "export",
        ],
    ),
    (
        "cli",
        &[
            "base",
            "model",
            "anchoring",
            "authoring",
            "documents",
            "temporal",
            "formats",
            "text",
            "scene",
            "i18n",
            "timeline",
            "render",
            "export",
        ],
    ),
];

/// Crates, and the beginnings of the paths that may use them.
const CRATES: &[(&str, &[&str])] = &[
    // The table of actions names keys as egui does; state, session, tasks and update know no window.
    (
        "egui",
        &["app/mod.rs", "app/platform/", "app/ui/", "app/view/", "app/command/table.rs", "render/egui", "main.rs"],
    ),
    ("winit", &["app/platform/window.rs"]),
    ("egui_winit", &["app/platform/window.rs"]),
    ("eframe", &["app/mod.rs", "app/platform/window.rs", "main.rs"]),
    ("parley", &["text/"]),
    ("swash", &["text/", "render/"]),
    ("vello_cpu", &["render/png"]),
    ("png", &["render/png"]),
    ("krilla", &["render/pdf"]),
    ("hayro", &["documents/pdf"]),
    ("skrifa", &["documents/pdf"]),
    ("rustix", &["documents/pdf/room", "formats/disk/bounded"]),
    ("html5ever", &["documents/html"]),
    ("pulldown_cmark", &["documents/markdown"]),
    // An option of an export is one field with its flag: `docs/decisions/0008-export-options.md`.
    ("clap", &["cli/", "export/options/", "timeline/figure/options.rs"]),
    ("rfd", &["app/platform/file_dialog.rs"]),
    ("arboard", &["app/platform/clipboard.rs"]),
];

/// The paths that may make colours; all others take them from a theme.
const COLORS: &[&str] = &["base/color.rs", "scene/theme.rs", "render/"];

/// The ways to the bare words of a quote, and the beginnings of the paths that may go them. All others get a quote as
/// text that says how it stands in its source (`timeline::quotes`).
const QUOTES: &[(&str, &[&str])] = &[
    (
        "as_unproven",
        &[
            "anchoring/",
            "model/evidence.rs",
            "model/quotation.rs",
            "model/search.rs",
            // Reads the words that are quoted for a date, and tells how they read.
            "model/conflicts.rs",
            "formats/open/conflicts.rs",
            // The files of a project keep what is recorded.
            "formats/annotations/",
            "formats/native/json/",
            // Finds quotes.
            "formats/open/resolve.rs",
        ],
    ),
    (
        "words_with_standing",
        &[
            "model/quotation.rs",
            "timeline/labels/quotes.rs",
            // Formats and panels that say in a form of their own how a quote stands.
            "export/html/quote.rs",
            "formats/chronology/",
            "app/view/source/repair.rs",
        ],
    ),
];

fn quote_rule(source: &Source) -> Vec<String> {
    let code = source.without_tests(&source.code);
    let used = |name: &str| words(code).any(|(_, word)| word == name);
    let strays = |(name, places): &&(&str, &[&str])| {
        !source.path.contains("tests") && !places.iter().any(|place| source.path.starts_with(place)) && used(name)
    };
    QUOTES.iter().filter(strays).map(|(name, _)| format!("`{name}` gives the bare words of a quote")).collect()
}

fn module_rule(source: &Source) -> Vec<String> {
    let module = source.module();
    if ["lib", "main"].contains(&module) {
        return Vec::new();
    }
    let Some((_, allowed)) = MODULES.iter().find(|(name, _)| *name == module) else {
        return vec![format!("`{module}` is not in the table of modules")];
    };
    let is_module = |name: &String| MODULES.iter().any(|(module, _)| module == name);
    let mut used: Vec<String> = source.references().into_iter().filter(is_module).collect();
    used.sort();
    used.dedup();
    used.retain(|name| name != module && !allowed.contains(&name.as_str()));
    used.into_iter().map(|name| format!("`{module}` may not use `{name}`")).collect()
}

fn crate_rule(source: &Source) -> Vec<String> {
    let strays = |(name, places): &&(&str, &[&str])| {
        !places.iter().any(|place| source.path.starts_with(place)) && source.uses_crate(name)
    };
    CRATES.iter().filter(strays).map(|(name, places)| format!("`{name}` stays in {places:?}")).collect()
}

fn header_rule(source: &Source) -> Vec<String> {
    let opens = source.text.starts_with("//! ");
    if opens { Vec::new() } else { vec!["does not open with a `//!` line".to_owned()] }
}

fn unsafe_rule(source: &Source) -> Vec<String> {
    let found = words(&source.code).any(|(_, word)| word == "unsafe");
    if found { vec!["`unsafe`".to_owned()] } else { Vec::new() }
}

fn color_rule(source: &Source) -> Vec<String> {
    if COLORS.iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let (code, strings) = (source.without_tests(&source.code), source.without_tests(&source.strings));
    let mut found: Vec<String> =
        strings.match_indices("\"#").filter_map(|(at, _)| hex_color(&strings[at + 1..])).collect();
    let dense: String = code.split_whitespace().collect();
    let makers = ["Color{r:", "Color::from_hex(", "Rgba::from_", "Hsva::new(", "hex_color!("];
    found.extend(makers.into_iter().filter(|maker| dense.contains(maker)).map(str::to_owned));
    // A colour of a theme may be handed to egui; numbers may not.
    let handed_on = |rest: &str| {
        let args = rest.strip_prefix("Color32::from_rgba_unmultiplied(");
        args.is_some_and(|args| !args.starts_with(|c: char| c.is_ascii_digit()))
    };
    let made = dense.match_indices("Color32::from_").filter(|(at, _)| !handed_on(&dense[*at..]));
    found.extend(made.map(|(_, maker)| maker.to_owned()));
    let named = dense.match_indices("Color32::").filter_map(|(at, start)| words(&dense[at + start.len()..]).next());
    let constant = |name: &&str| {
        name.chars().all(|c| c.is_ascii_uppercase() || c == '_') && !["TRANSPARENT", "WHITE"].contains(name)
    };
    found.extend(named.map(|(_, name)| name).filter(constant).map(|name| format!("Color32::{name}")));
    found.into_iter().map(|what| format!("a colour of its own: {what}")).collect()
}

/// `#rgb`, `#rrggbb` or `#rrggbbaa` up to the end of a string.
fn hex_color(text: &str) -> Option<String> {
    let (literal, _) = text.split_once('"')?;
    let digits = &literal[1..];
    ([3, 6, 8].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit())).then(|| literal.to_owned())
}

/// The timeline says start and end; only its scale knows which is left.
fn side_rule(source: &Source) -> Vec<String> {
    if source.module() != "timeline" || source.path == "timeline/time/scale.rs" {
        return Vec::new();
    }
    let code = source.without_tests(&source.code);
    // `left` alone may be what remains; beside a `right` it is a side.
    let remains = !words(code).any(|(_, word)| word == "right");
    let sided = |(at, word): &(usize, &str)| {
        // Fields of a laid out line are called so, and are read as they are.
        let field = code[..*at].ends_with('.');
        let harmless = field || (remains && *word == "left");
        !harmless && word.split('_').any(|p| ["left", "right", "Left", "Right"].contains(&p))
    };
    words(code).filter(sided).map(|(_, word)| format!("`{word}` says a side of the screen")).collect()
}

/// Bounds that come from the size of a window may cross, and `clamp` panics then; those that are constants may not.
fn clamp_rule(source: &Source) -> Vec<String> {
    if !["app", "timeline"].contains(&source.module()) && !source.path.starts_with("render/egui") {
        return Vec::new();
    }
    let code = source.without_tests(&source.code);
    let bounds = code.match_indices(".clamp(").map(|(at, call)| &code[at + call.len()..]);
    let bounds = bounds.map(|rest| rest.split([';', '\n']).next().unwrap_or(rest));
    let constant = |bounds: &&str| {
        let until = bounds.find(')').unwrap_or(bounds.len());
        words(&bounds[..until]).all(|(_, word)| {
            word.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit())
                || ["f32", "f64", "from", "as", "start"].contains(&word)
        })
    };
    bounds.filter(|bounds| !constant(bounds)).map(|bounds| format!("`clamp({bounds}`: use `base::bounded`")).collect()
}

/// The parts of `formats` that stand above the formats, and may use them all.
const ABOVE_FORMATS: &[&str] = &["mod.rs", "registry.rs", "origin.rs", "failure.rs", "open", "save"];

/// Uses of one format by another, and of what stands above them by the formats or by what they share: a format uses
/// `kit` and itself.
fn format_rule(graph: &BTreeMap<&str, BTreeSet<&str>>) -> Vec<String> {
    let part = |file: &str| Some(file.strip_prefix("formats/")?.split('/').next()?.to_owned());
    let mut broken = Vec::new();
    for (file, used) in graph {
        let Some(own) = part(file).filter(|own| !ABOVE_FORMATS.contains(&own.as_str())) else { continue };
        let strays = used.iter().filter(|used| part(used).is_some_and(|part| part != own && part != "kit"));
        broken.extend(strays.map(|used| format!("{file} -> {used}")));
    }
    broken
}

/// Only `update` and the frame change the state of the window; all others read it.
fn writer_rule(source: &Source) -> Vec<String> {
    if ["app/update/", "app/mod.rs"].iter().any(|place| source.path.starts_with(place)) {
        return Vec::new();
    }
    let dense: String = source.without_tests(&source.code).split_whitespace().collect();
    let written = ["State", "OpenProject"].into_iter().filter(|name| {
        let mutable = format!("&mut{name}");
        let ends = |at: usize| !dense[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        dense.match_indices(&mutable).any(|(at, _)| ends(at + mutable.len()))
    });
    written.map(|name| format!("`&mut {name}`: only `update` changes it")).collect()
}

/// Whatever is to be done is named in `update`: a new command that nothing does is no program.
fn exhaustive_rule(source: &Source) -> Vec<String> {
    if !source.path.starts_with("app/update/") || source.path.ends_with("tests.rs") {
        return Vec::new();
    }
    let code = source.without_tests(&source.code);
    let arms = code.match_indices("=>").filter_map(|(at, _)| code[..at].trim_end().rsplit(['{', '}', ',']).next());
    let catch_all = |arm: &&str| {
        let arm = arm.trim();
        arm == "_"
            || (!arm.is_empty()
                && arm.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                && arm != "true"
                && arm != "false")
    };
    arms.filter(catch_all).map(|arm| format!("`{} =>` takes whatever comes", arm.trim())).collect()
}

/// Isolates are put around texts by `base` alone, which closes what they leave open.
fn isolate_rule(source: &Source) -> Vec<String> {
    if source.module() == "base" {
        return Vec::new();
    }
    let escaped = source.text.to_lowercase();
    let escapes = escaped.match_indices("\\u{").filter_map(|(at, start)| {
        let digits = escaped[at + start.len()..].split_once('}')?.0.trim_start_matches(['0', '_']);
        ["2066", "2067", "2068", "2069"].contains(&digits).then(|| format!("U+{digits}"))
    });
    let bare =
        source.text.chars().filter(|c| ('\u{2066}'..='\u{2069}').contains(c)).map(|c| format!("U+{:X}", u32::from(c)));
    escapes.chain(bare).map(|mark| format!("{mark}: use `base::bidi::isolate` and `base::marks`")).collect()
}

/// What is wrong with a file.
type Rule = fn(&Source) -> Vec<String>;

const RULES: &[(&str, Rule)] = &[
    ("modules", module_rule),
    ("crates", crate_rule),
    ("header", header_rule),
    ("unsafe", unsafe_rule),
    ("colors", color_rule),
    ("sides", side_rule),
    ("clamp", clamp_rule),
    ("quotes", quote_rule),
    ("writer", writer_rule),
    ("exhaustive", exhaustive_rule),
    ("isolates", isolate_rule),
];

fn sources(folder: &Path, below: &str, found: &mut Vec<Source>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).expect("src is readable").map(|e| e.expect("entry").path()).collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a plain file name").to_owned();
        if path.is_dir() {
            sources(&path, &format!("{below}{name}/"), found);
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(&path).expect("source is UTF-8");
            found.push(Source::new(&format!("{below}{name}"), &text));
        }
    }
}

#[test]
fn the_code_keeps_its_rules() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut all);
    assert!(all.iter().any(|source| source.path == "lib.rs"), "src was not found");
    let broken: Vec<String> = all
        .iter()
        .flat_map(|source| RULES.iter().map(move |(name, rule)| (source, name, rule(source))))
        .flat_map(|(source, name, found)| found.into_iter().map(move |what| format!("{}: {name}: {what}", source.path)))
        .collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// What the rules find in a file: (path, text, the finding or nothing).
const CASES: &[(&str, &str, &str)] = &[
    ("base/marks.rs", "//! A.\nconst LRI: char = '\\u{2066}';", ""),
    ("i18n/ticks.rs", "//! A.\nconst LRI: char = '\\u{2066}';", "U+2066: use"),
    ("i18n/ticks.rs", "//! A.\n#[cfg(test)]\nmod tests { const T: &str = \"a \\u{02069}\"; }", "U+2069: use"),
    ("cli/tests.rs", "//! A.\nconst T: &str = \"\u{2068}a\";", "U+2068: use"),
    ("i18n/ticks.rs", "//! A.\nconst T: &str = \"\\u{200e}\\u{202a}\\u{206f}\";", ""),
    ("model/date.rs", "//! A.\nuse crate::base::Pos;", ""),
    ("model/date.rs", "//! A.\nuse crate::text::TextEngine;", "`model` may not use `text`"),
    ("model/date.rs", "//! A.\nfn f() { crate::scene::item(); }", "`model` may not use `scene`"),
    ("model/date.rs", "//! A.\nuse crate::{base::Pos, i18n::{self, Words}};", "`model` may not use `i18n`"),
    ("model/date.rs", "//! A.\nuse super::super::text::X;", "`model` may not use `text`"),
    ("model/date.rs", "//! A.\nuse super::text::X;", ""),
    ("model/mod.rs", "//! A.\nuse super::text::X;", "`model` may not use `text`"),
    ("model/date.rs", "//! A.\n#[cfg(test)]\nmod tests { use super::super::text::X; }", ""),
    ("model/date.rs", "//! A.\n#[cfg(test)]\nmod tests { use super::super::super::text::X; }", "may not use `text`"),
    ("model/date.rs", "//! A.\n// use crate::text::X;\n/// [`crate::app`]\nfn f() { g(\"crate::app\"); }", ""),
    ("export.rs", "//! A.\nuse crate::render::png;\nfn f() { png::write(); }", ""),
    ("export.rs", "//! A.\nuse crate::app::App;", "`export` may not use `app`"),
    ("app/mod.rs", "//! A.\nuse crate::cli::Args;", "`app` may not use `cli`"),
    ("cli/mod.rs", "//! A.\nuse crate::app::App;", "`cli` may not use `app`"),
    ("tools/mod.rs", "//! A.", "`tools` is not in the table"),
    ("main.rs", "//! A.\nuse sanad::{app, cli};", ""),
    ("timeline/card.rs", "//! A.\nuse egui::Pos2;", "`egui` stays"),
    ("timeline/card.rs", "//! A.\nfn f(p: egui::Pos2) {}", "`egui` stays"),
    ("render/png.rs", "//! A.\nuse crate::render::egui::ScenePainter;", ""),
    ("render/egui/mesh.rs", "//! A.\nuse egui::Pos2;", ""),
    ("render/svg.rs", "//! A.\nuse vello_cpu::kurbo;", "`vello_cpu` stays"),
    ("export.rs", "//! A.\nfn f() { png::Encoder::new(); }", "`png` stays"),
    ("app/state/mod.rs", "//! A.\nuse egui::Pos2;", "`egui` stays"),
    ("app/update/mod.rs", "//! A.\nfn f(c: &egui::Context) {}", "`egui` stays"),
    ("app/view/list/mod.rs", "//! A.\nuse egui::Ui;", ""),
    ("app/view/list/mod.rs", "//! A.\nfn f(state: &State, s: &mut StateOfMine) {}", ""),
    ("app/view/list/mod.rs", "//! A.\nfn f(state: &mut State) {}", "`&mut State`"),
    ("app/tasks/load.rs", "//! A.\nfn f(p: &mut OpenProject) {}", "`&mut OpenProject`"),
    ("app/update/list.rs", "//! A.\nfn f(state: &mut State, p: &mut OpenProject) {}", ""),
    ("app/update/list.rs", "//! A.\nfn f(a: A) { match a { A::B => 1, _ => 2 } }", "`_ =>`"),
    ("app/update/list.rs", "//! A.\nfn f(a: A) { match a { A::B => 1, other => g(other) } }", "`other =>`"),
    (
        "app/update/list.rs",
        "//! A.\nfn f(a: A) { match a { A::B(_) | A::C => 1, A::D(x) if x => 2, A::D(_) => 3 } }",
        "",
    ),
    ("app/update/list.rs", "//! A.\nfn f(a: bool) { match a { true => 1, false => 2 } }", ""),
    ("app/mod.rs", "//! A.\nuse parley::Layout;", "`parley` stays"),
    ("app/mod.rs", "//! A.\nuse clap::Parser;", "`clap` stays"),
    ("cli/mod.rs", "//! A.\n#[derive(clap::Parser)]\nstruct A;", ""),
    ("cli/mod.rs", "//! A.\nfn f() { rfd::FileDialog::new(); }", "`rfd` stays"),
    ("base/mod.rs", "// A.", "does not open"),
    ("base/mod.rs", "//! A.\nfn f() { unsafe { g() } }", "`unsafe`"),
    ("base/mod.rs", "//! No unsafe.\n#![forbid(unsafe_code)]\nconst A: &str = \"unsafe\";", ""),
    ("app/view/card.rs", "//! A.\nconst A: &str = \"#ff8800\";", "#ff8800"),
    ("app/view/card.rs", "//! A.\nconst A: &str = \"#events\"; // #ff8800", ""),
    ("app/view/card.rs", "//! A.\nfn f() { Color { r: 1, g: 2, b: 3, a: 4 }; }", "Color{r:"),
    ("app/view/card.rs", "//! A.\nfn f(c: Color) { let Color { r, g, b, a } = c; }", ""),
    ("app/view/card.rs", "//! A.\nfn f() { egui::Color32::from_rgb(1, 2, 3); }", "Color32::from_"),
    ("app/view/card.rs", "//! A.\nfn f() { Color32::from_rgba_unmultiplied(1, 2, 3, 4); }", "Color32::from_"),
    ("app/view/card.rs", "//! A.\nfn f(c: Color) { Color32::from_rgba_unmultiplied(c.r, c.g, c.b, c.a); }", ""),
    ("app/view/card.rs", "//! A.\nfn f() { Color32::LIGHT_BLUE; }", "Color32::LIGHT_BLUE"),
    ("app/view/card.rs", "//! A.\nfn f() { Color32::TRANSPARENT; }", ""),
    ("app/view/card.rs", "//! A.\n#[cfg(test)]\nmod tests { fn f() { Color { r: 1, g: 2, b: 3, a: 4 }; } }", ""),
    ("timeline/card.rs", "//! A.\nfn f(left: f32) { g(left); }", ""),
    ("timeline/card.rs", "//! A.\nfn f(right: f32) {}", "`right`"),
    ("timeline/card.rs", "//! A.\nfn f(x_left: f32) {}", "`x_left`"),
    ("timeline/card.rs", "//! A.\nfn f(card_right: f32) {}", "`card_right`"),
    ("timeline/card.rs", "//! A.\nfn f(leftover: f32, bright: f32) { line.left; } // left", ""),
    ("timeline/time/scale.rs", "//! A.\nfn f(left: f32) {}", ""),
    ("text/line.rs", "//! A.\nfn f(left: f32) {}", ""),
    ("app/view/card.rs", "//! A.\nfn f(x: f32, w: f32) { x.clamp(0.0, w - 1.0); }", "`clamp(0.0, w"),
    ("app/view/card.rs", "//! A.\nfn f(x: f32) { x.clamp(0.5, WIDEST as f32); }", ""),
    ("text/line.rs", "//! A.\nfn f(x: f32, w: f32) { x.clamp(0.0, w); }", ""),
    ("export/svg.rs", "//! A.\nfn f(e: &Excerpt) { e.exact.as_unproven(); }", "`as_unproven`"),
    ("export/svg.rs", "//! A.\nfn f(q: &Quotation) { q.words_with_standing(); }", "`words_with_standing`"),
    ("export/svg.rs", "//! A.\n#[cfg(test)]\nmod tests { fn f(e: &Excerpt) { e.exact.as_unproven(); } }", ""),
    ("formats/native/json/write.rs", "//! A.\nfn f(e: &Excerpt) { e.exact.as_unproven(); }", ""),
];

#[test]
fn the_rules_find_what_breaks_them() {
    for (path, text, expected) in CASES {
        let source = Source::new(path, text);
        let found: Vec<String> = RULES.iter().flat_map(|(_, rule)| rule(&source)).collect();
        if expected.is_empty() {
            assert!(found.is_empty(), "{path}: {text}\n{found:?}");
        } else {
            assert!(found.len() == 1 && found[0].contains(expected), "{path}: {text}\nfound {found:?}");
        }
    }
}

#[test]
fn comments_and_strings_are_no_code() {
    let cases = [
        ("a // b\nc", &["a", "c"][..]),
        ("a /* b /* c */ d */ e", &["a", "e"]),
        (r#"a "b \" c" d"#, &["a", "d"]),
        ("a r#\"b \" c\"# d", &["a", "d"]),
        ("a 'b' '\\'' 'c d", &["a", "c", "d"]),
        ("fn f<'a>(x: &'a str) -> char { '\"' }", &["fn", "f", "a", "x", "a", "str", "char"]),
    ];
    for (text, expected) in cases {
        let source = Source::new("base/mod.rs", text);
        assert_eq!(words(&source.code).map(|(_, word)| word).collect::<Vec<_>>(), expected, "{text}");
    }
}

/// The stages of `timeline/`: files, and folders with all below them. A file uses its own stage and those before it.
const STAGES: &[&str] =
    &["metrics.rs", "time/", "labels/", "index/", "layout/", "transition.rs", "draw/", "figure/", "mod.rs"];

/// Files of the timeline that use a later stage, or that stand in none.
fn stage_rule(imports: &Imports) -> Vec<String> {
    let stage_of = |file: &str| {
        STAGES.iter().position(|stage| {
            file.strip_prefix("timeline/")
                .is_some_and(|file| file == *stage || (stage.ends_with('/') && file.starts_with(stage)))
        })
    };
    let mut found = Vec::new();
    for (file, used) in imports.graph().into_iter().filter(|(file, _)| file.starts_with("timeline/")) {
        let Some(stage) = stage_of(file) else {
            found.push(format!("{file} stands in no stage"));
            continue;
        };
        let later = used.into_iter().filter(|used| stage_of(used).is_some_and(|used| used > stage));
        found.extend(later.map(|used| format!("{file} uses {used} of a later stage")));
    }
    found
}

#[test]
fn a_stage_of_the_timeline_uses_those_before_it() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut all);
    let found = stage_rule(&Imports::read(all.iter().map(|source| (&*source.path, &*source.text))));
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_use_of_a_later_stage_is_found() {
    let draw = ("timeline/draw/axis.rs", "use crate::timeline::time::Scale; pub struct Axis;");
    let hub = ("timeline/mod.rs", "pub mod draw; pub mod time; pub use draw::Axis;");
    let folders = [
        ("timeline/time/mod.rs", "mod scale; pub use scale::Scale;"),
        ("timeline/draw/mod.rs", "pub mod axis; pub use axis::Axis;"),
    ];
    let cases = [
        ("timeline/time/scale.rs", "pub struct Scale;", ""),
        ("timeline/time/scale.rs", "use crate::timeline::draw::Axis; pub struct Scale;", "of a later stage"),
        // Through the re-exports of the folder above, too.
        ("timeline/time/scale.rs", "pub struct Scale(super::super::Axis);", "time/scale.rs uses timeline/draw/axis.rs"),
        ("timeline/time/scale.rs", "pub struct Scale; #[cfg(test)] mod tests { use crate::timeline::draw::Axis; }", ""),
        ("timeline/metrics.rs", "use crate::timeline::time::Scale;", "metrics.rs uses timeline/time/"),
        ("timeline/metrics_of_time.rs", "pub const A: f32 = 1.0;", "in no stage"),
    ];
    for (path, text, expected) in cases {
        let scale = ("timeline/time/scale.rs", "pub struct Scale;");
        let others = [draw, hub, scale].into_iter().chain(folders).filter(|(other, _)| *other != path);
        let found = stage_rule(&Imports::read(others.chain([(path, text)])));
        match expected {
            "" => assert!(found.is_empty(), "{path}: {text}\n{found:?}"),
            _ => assert!(found.len() == 1 && found[0].contains(expected), "{path}: {text}\n{found:?}"),
        }
    }
}

#[test]
fn no_other_file_is_used_by_what_it_uses() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut all);
    let imports = Imports::read(all.iter().map(|source| (&*source.path, &*source.text)));
    let graph = imports.graph();
    let of = |ring: &Vec<&str>| -> String {
        let inside = ring.iter().flat_map(|file| graph[file].iter().map(move |used| (file, used)));
        let inside = inside.filter(|(_, used)| ring.contains(used));
        inside.map(|(file, used)| format!("\n    {file} -> {used}")).collect()
    };
    let found: Vec<String> = rings(&graph).iter().map(of).collect();
    assert!(found.is_empty(), "files use each other in a ring:{}\n", found.join("\n"));
}

/// The layers of the window, and the others that each may use. `app/mod.rs` is the frame: it may use all of them, and none
/// uses it.
const LAYERS: &[(&str, &[&str])] = &[
    ("platform", &[]),
    ("ui", &[]),
    ("session", &[]),
    ("state", &["session"]),
    ("command", &["state"]),
    ("tasks", &["platform", "session", "state"]),
    ("view", &["ui", "session", "state", "command", "tasks"]),
    ("update", &["session", "state", "command", "tasks"]),
];

/// The layer of a file of the window.
fn layer(file: &str) -> Option<&str> {
    file.strip_prefix("app/")?.split(['/', '.']).next()
}

/// The uses of one layer by another that may not.
fn astray(imports: &Imports) -> Vec<String> {
    let graph = imports.graph();
    let uses = graph.iter().flat_map(|(file, used)| used.iter().map(move |used| (*file, *used)));
    let is_astray = |(file, used): &(&str, &str)| {
        let (Some(from), Some(to)) = (layer(file), layer(used)) else { return false };
        let allowed = LAYERS.iter().find(|(name, _)| *name == from).map_or(&[][..], |(_, allowed)| allowed);
        from != "mod" && from != to && !allowed.contains(&to)
    };
    uses.filter(is_astray).map(|(file, used)| format!("{file} -> {used}")).collect()
}

#[test]
fn the_layers_of_the_window_use_each_other_one_way() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut all);
    let strangers: BTreeSet<&str> = all.iter().filter_map(|source| layer(&source.path)).collect();
    let known: BTreeSet<&str> = LAYERS.iter().map(|(name, _)| *name).chain(["mod"]).collect();
    assert_eq!(strangers, known, "the folders of `app` are its layers");
    let imports = Imports::read(all.iter().map(|source| (&*source.path, &*source.text)));
    let found = astray(&imports);
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn uses_against_the_layers_are_found() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[("app/view/a.rs", "use crate::app::ui::B;"), ("app/ui/mod.rs", "pub struct B;")], ""),
        (
            &[("app/ui/a.rs", "use crate::app::view::B;"), ("app/view/mod.rs", "pub struct B;")],
            "app/ui/a.rs -> app/view/mod.rs",
        ),
        (
            &[("app/view/a.rs", "use super::super::update::b;"), ("app/update.rs", "pub fn b() {}")],
            "app/view/a.rs -> app/update.rs",
        ),
        (&[("app/mod.rs", "use update::b;"), ("app/update/mod.rs", "pub fn b() {}")], ""),
        (&[("app/mod.rs", "pub struct App;"), ("app/ui/b.rs", "use crate::app::App;")], "app/ui/b.rs -> app/mod.rs"),
        // A name that is only handed on is used where it is defined.
        (
            &[
                ("app/update/a.rs", "use crate::app::state::B;"),
                ("app/state/mod.rs", "pub use crate::app::platform::B;"),
                ("app/platform/mod.rs", "pub struct B;"),
            ],
            "app/update/a.rs -> app/platform/mod.rs",
        ),
        (
            &[
                ("app/state/a.rs", "#[cfg(test)] mod tests { use crate::app::ui::B; }"),
                ("app/ui/mod.rs", "pub struct B;"),
            ],
            "",
        ),
    ];
    for (files, expected) in cases {
        let files = [("app/mod.rs", "")].into_iter().chain(files.iter().copied());
        assert_eq!(astray(&Imports::read(files.clone())).join("; "), *expected, "{:?}", files.collect::<Vec<_>>());
    }
}

#[test]
fn formats_use_no_other_format() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "", &mut all);
    let imports = Imports::read(all.iter().map(|source| (&*source.path, &*source.text)));
    let broken = format_rule(&imports.graph());
    assert!(broken.is_empty(), "a format uses `kit` and itself:\n{}\n", broken.join("\n"));
}

#[test]
fn uses_of_other_formats_are_found() {
    let kit = ("formats/kit/ids.rs", "pub struct Ids;");
    let vis = ("formats/vis/read.rs", "pub fn load() {}");
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[kit, ("formats/csl.rs", "use super::kit::ids::Ids;")], ""),
        (&[vis, ("formats/vis/mod.rs", "mod read; pub use read::load; fn f() { read::load() }")], ""),
        (&[vis, ("formats/csl.rs", "use super::vis::read::load;")], "formats/csl.rs -> formats/vis/read.rs"),
        (
            &[vis, ("formats/ical/dates.rs", "fn f() { crate::formats::vis::read::load() }")],
            "formats/ical/dates.rs -> formats/vis/read.rs",
        ),
        // What is handed on by the module above is still that of the other format.
        (
            &[
                vis,
                ("formats/vis/mod.rs", "mod read; pub use read::load;"),
                ("formats/mod.rs", "mod vis; pub use vis::load;"),
                ("formats/csl.rs", "use crate::formats::load;"),
            ],
            "formats/csl.rs -> formats/vis/read.rs",
        ),
        (&[vis, ("formats/kit/ids.rs", "use crate::formats::vis::read;")], "formats/kit/ids.rs -> formats/vis/read.rs"),
        (
            &[
                vis,
                ("formats/registry.rs", "use super::vis::read;"),
                ("formats/open/load.rs", "use super::super::vis::read;"),
            ],
            "",
        ),
        (
            &[("formats/registry.rs", "pub fn detect() {}"), ("formats/csl.rs", "use super::registry::detect;")],
            "formats/csl.rs -> formats/registry.rs",
        ),
        (&[vis, ("formats/csl.rs", "#[cfg(test)] mod tests { use crate::formats::vis::read; }")], ""),
        (&[vis, ("export/files.rs", "use crate::formats::vis::read;")], ""),
    ];
    let folders = ["", "kit/", "vis/", "ical/", "open/"].map(|folder| format!("formats/{folder}mod.rs"));
    for (files, expected) in cases {
        let empty = folders.iter().map(|folder| (folder.as_str(), ""));
        let imports = Imports::read(empty.chain(files.iter().copied()));
        assert_eq!(format_rule(&imports.graph()).join("; "), *expected, "{files:?}");
    }
}

#[test]
fn rings_are_found() {
    let cases: &[(&[(&str, &str)], &str)] = &[
        (&[("a.rs", "use crate::b::B;"), ("b.rs", "pub struct B;")], ""),
        (&[("a.rs", "use crate::b::B; pub struct A;"), ("b.rs", "pub struct B(super::a::A);")], "a.rs b.rs"),
        // What only hands on is passed through; what it defines itself is its own.
        (&[("a/mod.rs", "mod x; pub use x::X;"), ("a/x.rs", "pub struct X;"), ("b.rs", "use crate::a::X;")], ""),
        (&[("a/mod.rs", "mod x; pub use x::X; pub struct A;"), ("a/x.rs", "use super::A; pub struct X;")], ""),
        (
            &[("a/mod.rs", "mod x; use x::X; pub struct A;"), ("a/x.rs", "use super::A; pub struct X;")],
            "a/mod.rs a/x.rs",
        ),
        (
            &[
                ("a/mod.rs", "mod x; mod y; pub use y::Y;"),
                ("a/x.rs", "use super::Y; pub struct X;"),
                ("a/y.rs", "use super::x::X; pub struct Y;"),
            ],
            "a/x.rs a/y.rs",
        ),
        (&[("a.rs", "fn f() { crate::b::g(); }"), ("b.rs", "use super::a; pub fn g() { a::f(); }")], "a.rs b.rs"),
        (
            &[
                ("a.rs", "use crate::b; pub fn f() {}"),
                ("b.rs", "pub fn g() {} #[cfg(test)] mod tests { use crate::a::f; }"),
            ],
            "",
        ),
        (&[("a.rs", "use crate::b::*; pub fn f() { g() }"), ("b.rs", "pub fn g() { super::a::f() }")], "a.rs b.rs"),
        (&[("a.rs", "use std::fmt; use serde::de;"), ("fmt.rs", "use crate::a;")], ""),
        // To be seen in a module is not to use it.
        (&[("a/mod.rs", "mod x; use x::X;"), ("a/x.rs", "pub(in crate::a) struct X { pub(super) y: u8 }")], ""),
    ];
    for (files, expected) in cases {
        let imports = Imports::read(files.iter().copied());
        let found: Vec<String> = rings(&imports.graph()).iter().map(|ring| ring.join(" ")).collect();
        assert_eq!(found.join("; "), *expected, "{files:?}");
    }
}
