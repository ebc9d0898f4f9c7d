//! The command line from the outside: arguments in, text and exit status out.

use std::fs;
use std::path::PathBuf;

use clap::CommandFactory as _;
use serde_json::Value;

use super::*;
use crate::base::Direction;
use crate::base::marks::is_isolate;
use crate::export::{ExportOptions, FigureOptions, Many, Scaling, SourceNotes};
use crate::formats::{self, Origin, Silent, save_path};
use crate::i18n::Digits;
use crate::scene::ThemeName;

/// Runs `sanad` with arguments: (outcome, standard output, standard error).
fn sanad(locale: Locale, args: &[&str]) -> (Outcome, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let all = std::iter::once("sanad").chain(args.iter().copied()).map(OsString::from);
    let outcome = run_with(all, &Messages::with_digits(locale, Digits::Latin), &mut out, &mut err);
    (outcome, String::from_utf8(out).expect("UTF-8"), String::from_utf8(err).expect("UTF-8"))
}

/// A copy of the sample in a folder of its own.
fn copy() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("project.json");
    save_path(&path, &formats::sample().project, &Origin::Sample).expect("saved");
    (folder, path)
}

fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("it is there");
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replace(from, to)).expect("written");
}

#[test]
fn every_argument_is_explained_in_every_language() {
    for locale in Locale::ALL {
        let messages = Messages::new(locale);
        let root = Args::command();
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            for id in ["about", "examples"] {
                assert!(messages.has(&format!("cli-{id}-{}", command.get_name())), "{id} of {}", command.get_name());
            }
            for arg in command.get_arguments() {
                let id = format!("cli-arg-{}", arg.get_id().as_str().replace('_', "-"));
                assert!(messages.has(&id), "{id} in {locale:?}");
            }
        }
        help::command(&messages).debug_assert();
    }
    let (outcome, help, _) = sanad(Locale::En, &["export", "--help"]);
    assert_eq!(outcome, Outcome::Exit(DONE));
    for words in [
        "Usage: sanad export",
        "--preset",
        "slide, 4k, a4, a4-portrait",
        "Examples:",
        "--no-legend",
        "Prints this help",
    ] {
        assert!(help.contains(words), "{words} in {help}");
    }
    let (_, help, _) = sanad(Locale::Ar, &["--help"]);
    for words in ["الاستعمال: sanad", "الأوامر", "أمثلة:", "يعرض هذه المساعدة"] {
        assert!(help.contains(words), "{words} in {help}");
    }
}

#[test]
fn arguments_lead_to_a_window_or_to_a_status() {
    let window = |file: Option<&str>| Outcome::Window(file.map(PathBuf::from));
    let cases: &[(&[&str], Outcome)] = &[
        (&[], window(None)),
        (&["sample"], window(None)),
        (&["a.json"], window(Some("a.json"))),
        (&["--version"], Outcome::Exit(DONE)),
        (&["--nonsense"], Outcome::Exit(USAGE)),
        (&["a.json", "b.json"], Outcome::Exit(USAGE)),
        (&["check"], Outcome::Exit(USAGE)),
        (&["check", "sample"], Outcome::Exit(DONE)),
        (&["check", "/nowhere/a.json"], Outcome::Exit(FAULTY)),
        (&["check", "/nowhere/a.txt"], Outcome::Exit(FAULTY)),
        (&["export", "sample"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.gif"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--size", "0x5"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--size", "big"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--size", "9x9", "--preset", "a4"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--preset", "a9"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--scale", "NaN"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--from", "2023-13"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--from", "2024", "--to", "2023"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--from", "../2024"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--theme", "blue"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--language", "xx"], Outcome::Exit(USAGE)),
        (&["export", "sample", "-o", "a.png", "--direction", "up"], Outcome::Exit(USAGE)),
        (&["export", "/nowhere/a.json", "-o", "a.png"], Outcome::Exit(FAULTY)),
    ];
    for (args, expected) in cases {
        let (outcome, out, err) = sanad(Locale::En, args);
        assert_eq!(outcome, *expected, "{args:?}: {out}{err}");
        let failed = matches!(outcome, Outcome::Exit(FAULTY | USAGE));
        assert_eq!(!err.is_empty(), failed, "{args:?}: {err}");
    }
}

#[test]
fn options_of_a_picture() {
    let project = formats::sample().project;
    let with = |args: &[&str]| {
        let all = ["sanad", "export", "sample", "-o", "a.png"].iter().chain(args).map(OsString::from);
        let Ok(Args { command: Some(Command::Export(args)), .. }) = help::parse(all, &Messages::new(Locale::En)) else {
            panic!("{args:?}")
        };
        export::options(&args, &project).expect("they are right")
    };
    let plain = with(&[]);
    assert_eq!(
        (plain.page.pixels(), plain.language.locale_of(&project), plain.language.direction, plain.span),
        ((1920, 1080), Locale::Ar, None, None)
    );
    assert!(plain.figure.title && plain.figure.legend && plain.notes() == SourceNotes::Numbered);
    // What is not asked for is as it is in the window and for every other caller.
    let usual = ExportOptions::default();
    assert_eq!((plain.page.scaling(), plain.page.dpi()), (usual.page.scaling(), usual.page.dpi()));
    let pages = Some(Many::Exactly(1));
    assert_eq!(plain.figure, FigureOptions { pages, ..usual.figure });
    assert_eq!((plain.language, plain.file, plain.filter), (usual.language, usual.file, usual.filter));
    let all = with(&["--size", "800x600", "--scale", "2", "--theme", "dark", "--language", "en", "--direction", "ltr"]);
    assert_eq!(
        (all.page.pixels(), all.page.scaling(), all.figure.theme, all.language.locale),
        ((800, 600), Scaling::Exactly(2.0), ThemeName::Dark, Some(Locale::En))
    );
    assert_eq!(all.language.direction, Some(Direction::Ltr));
    let paper = with(&["--preset", "a4", "--no-notes", "--no-legend", "--no-title"]);
    assert_eq!((paper.page.pixels(), paper.page.dpi()), ((3508, 2480), Some(300.0)));
    assert!(!paper.figure.title && !paper.figure.legend && paper.notes() == SourceNotes::None);
    assert_eq!(with(&["--preset", "social"]).notes(), SourceNotes::Line);
    let page = with(&["--rows", "3", "--pages", "auto", "--theme", "print", "--notes", "line", "--no-breaks"]);
    assert_eq!(page.notes(), SourceNotes::Line);
    let page = page.figure;
    assert_eq!((page.rows, page.pages, page.theme), (Many::Exactly(3), Some(Many::Auto), ThemeName::Print));
    assert!(!page.breaks && !page.transparent && !page.scale_bar);
    let more = with(&["--transparent", "--scale-bar", "--with-date", "2024-05"]).figure;
    assert!(more.transparent && more.scale_bar && more.changed.is_some_and(|when| when.as_str() == "2024-05"));
    let day = 86_400.0;
    assert_eq!(with(&["--from", "1970-01-02", "--to", "1970-01-03"]).span, Some((day, 3.0 * day)));
    let (from, to) = with(&["--from", "2024-04"]).span.expect("a span");
    assert!(from < to);
}

#[test]
fn the_sample_has_no_faults() {
    let (outcome, out, err) = sanad(Locale::En, &["check", "sample"]);
    assert_eq!((outcome, &*err), (Outcome::Exit(DONE), ""));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 28, "{out}");
    let file = include_str!("../../data/kadrey-v-meta/project.json");
    let line = file.lines().position(|line| line.contains("\"exact\": \"أكتوبر 2023\"")).expect("the first quote") + 1;
    let first = format!(
        "sample/project.json:{line}:20: note: excerpt 1 of “gpt-4-is-the-goal” (date): found at 260–271 (line 2) [excerpt-found]"
    );
    assert_eq!(lines[0], first);
    assert!(lines[..27].iter().all(|line| line.ends_with("[excerpt-found]")), "{out}");
    assert!(
        lines[27].ends_with(
            "(found: 27, moved: 0, in another context: 0, changed: 0, changed in meaning: 0, ambiguous: 0, lost: 0), \
             errors: 0, warnings: 0"
        ),
        "{out}"
    );
    let (_, arabic, _) = sanad(Locale::Ar, &["check", "sample"]);
    assert!(
        arabic
            .contains("ملاحظة: الاقتباس 1 من «gpt-4-is-the-goal» (التاريخ): في موضعه 260–271 (السطر 2) [excerpt-found]"),
        "{arabic}"
    );
}

#[test]
fn a_change_of_the_article_is_told() {
    let (folder, path) = copy();
    change(&folder.path().join("article.ar.txt"), "أبريل 2024", "أبريل 2O24");
    change(&path, "\"lane\": \"court\"", "\"lane\": \"courts\"");
    let (outcome, out, _) = sanad(Locale::En, &["check", &path.display().to_string()]);
    assert_eq!(outcome, Outcome::Exit(FAULTY));
    for words in [
        "error: There is no lane “courts”",
        "[unknown-lane]",
        "warning: The file of the document “article” has changed",
        "[document-digest]",
        "[excerpt-changed-in-meaning]",
    ] {
        assert!(out.contains(words), "{words} in {out}");
    }
    let (_, out, _) = sanad(Locale::En, &["check", &folder.path().display().to_string(), "--json"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(report["summary"]["excerpts"]["changed-in-meaning"], 2);
    let changed = report["excerpts"]
        .as_array()
        .and_then(|all| all.iter().find(|e| e["state"] == "changed-in-meaning"))
        .expect("one");
    assert_eq!(
        (&changed["event"], &changed["nth"], &changed["attests"]),
        (&"llama-3-released".into(), &1.into(), &"date".into())
    );
    assert_eq!((&changed["range"]["start"], &changed["range"]["end"]), (&1749.into(), &1759.into()));
    let similarity = changed["similarity"].as_f64().expect("a number");
    assert!((0.89..0.91).contains(&similarity), "{similarity}");
}

#[test]
fn check_says_where_quotes_stand_or_may_stand() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.json");
    fs::write(folder.path().join("a.txt"), "وردت رسالة أولى.\nكلام بينهما.\nثم وردت رسالة أخيرة.\n").expect("written");
    let quote = |exact: &str| format!(r#"{{"document":"a","exact":"{exact}"}}"#);
    let quotes = ["كلام بينهما", "وردت رسالة", "ثم وردت رسائل أخيرة", "ما ليس فيها من شيء"].map(quote).join(",");
    let project = format!(
        r#"{{"format":"sanad/1","title":"t","documents":[{{"id":"a","title":"d","path":"a.txt","sha256":"{}"}}],
        "events":[{{"id":"e","title":"e","excerpts":[{quotes}]}}]}}"#,
        "0".repeat(64)
    );
    fs::write(&path, project).expect("written");
    let (_, out, _) = sanad(Locale::En, &["check", &path.display().to_string()]);
    for words in [
        "found at 17–28 (line 2)",
        "ambiguous, may stand at 0–10 (line 1), 33–43 (line 3)",
        "% alike, at 30–49 (line 3)",
        "lost",
        "[document-digest]",
    ] {
        assert!(out.contains(words), "{words} in {out}");
    }
    let (_, out, _) = sanad(Locale::Ar, &["check", &path.display().to_string()]);
    assert!(out.contains("17–28 (السطر 2)"), "{out}");
    let (_, out, _) = sanad(Locale::En, &["check", &path.display().to_string(), "--json"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(report["excerpts"][0]["range"], serde_json::json!({"start": 17, "end": 28, "line": 2}));
    assert_eq!(report["excerpts"][1]["candidates"][1]["line"], 3);
    assert_eq!(report["diagnostics"][0]["code"], "document-digest");
}

#[test]
fn check_names_vowel_signs_that_a_quote_adds() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.json");
    fs::write(folder.path().join("a.txt"), "قتل الرجل أمس. ثم دُفن في بلدته.\n").expect("written");
    let quote = |exact: &str| format!(r#"{{"document":"a","exact":"{exact}"}}"#);
    let quotes = ["قُتل الرجل أمس", "ثم دفن في بلدته"].map(quote).join(",");
    let project = format!(
        r#"{{"format":"sanad/1","title":"t","documents":[{{"id":"a","title":"d","path":"a.txt"}}],
        "events":[{{"id":"e","title":"e","excerpts":[{quotes}]}}]}}"#
    );
    fs::write(&path, project).expect("written");
    let (outcome, out, _) = sanad(Locale::En, &["check", &path.display().to_string()]);
    assert_eq!(outcome, Outcome::Exit(DONE), "{out}");
    let told: Vec<&str> = out.lines().filter(|line| line.contains("vowel signs")).collect();
    assert!(matches!(told[..], [line] if line.contains("warning: ") && line.contains("found at 0–13")), "{out}");
    let (_, out, _) = sanad(Locale::Ar, &["check", &path.display().to_string()]);
    assert!(out.contains("حركات ليست في المصدر"), "{out}");
    let (_, out, _) = sanad(Locale::En, &["check", &path.display().to_string(), "--json"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(report["excerpts"][0]["adds_vowel_signs"], true);
    assert_eq!(report["excerpts"][1]["adds_vowel_signs"], false);
}

#[test]
fn a_file_cannot_steer_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("p.json");
    fs::write(&path, "{\"format\":\"x\\u001b[31m\\nline\\u2066\",\"title\":\"t\"}").expect("written");
    let (_, out, _) = sanad(Locale::En, &["check", &path.display().to_string()]);
    assert_eq!(out.lines().count(), 2, "{out:?}");
    assert!(!out.contains(|c| c == '\u{1b}' || is_isolate(c)), "{out:?}");
}

/// Characters that terminals obey, and that turn the words around them.
const HOSTILE: &str = "\u{1b}[2J\u{7}\u{9b}31m\u{85}\u{7f}\u{202e}\u{2028}\u{2029}\u{feff}";

/// A project that says hostile things wherever it can.
fn hostile_project(folder: &Path) -> PathBuf {
    let dated = |nth: usize| {
        serde_json::json!({"id": format!("e{nth}{HOSTILE}"), "when": format!("soon{HOSTILE}"), "title": HOSTILE,
            "lane": format!("l{HOSTILE}"), "actors": [format!("a{HOSTILE}")], "status": HOSTILE, "importance": HOSTILE,
            "excerpts": [{"document": "d", "exact": format!("x{HOSTILE}")}, {"document": HOSTILE, "exact": "x"}]})
    };
    let documents: Vec<Value> = ["gone.txt", "../out.txt", "\0", "d.odd"]
        .iter()
        .enumerate()
        .map(|(nth, file)| {
            serde_json::json!({"id": format!("d{nth}{HOSTILE}"), "path": format!("{HOSTILE}{file}"), "sha256": HOSTILE,
                "url": HOSTILE, "language": HOSTILE, "published": HOSTILE, "media_type": HOSTILE})
        })
        .collect();
    let project = serde_json::json!({"format": format!("sanad/9{HOSTILE}"), "title": HOSTILE, "language": HOSTILE,
        "documents": documents, "events": [dated(1), dated(1), dated(2)], HOSTILE: HOSTILE});
    let path = folder.join(format!("p{HOSTILE}.json"));
    fs::write(&path, project.to_string()).expect("written");
    path
}

#[test]
fn nothing_hostile_reaches_the_terminal_by_any_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = hostile_project(folder.path()).display().to_string();
    let table = folder.path().join(format!("t{HOSTILE}.csv")).display().to_string();
    fs::write(&table, format!("when{HOSTILE},title,{HOSTILE}\nsoon{HOSTILE},a,b,c{HOSTILE}\n")).expect("written");
    let out = |name: &str| folder.path().join(format!("o{HOSTILE}{name}")).display().to_string();
    let nowhere = format!("/nowhere{HOSTILE}/p.json");
    let mut cases: Vec<Vec<String>> = vec![
        vec!["check".into(), project.clone()],
        vec!["check".into(), project.clone(), "--json".into()],
        vec!["check".into(), nowhere.clone()],
        vec!["check".into(), nowhere.clone(), "--json".into()],
        vec!["check".into(), table.clone()],
        vec!["check".into(), "--date".into(), HOSTILE.into()],
        vec!["check".into(), "--date".into(), HOSTILE.into(), "--json".into()],
        vec!["check".into(), "--date".into(), format!("2020{HOSTILE}")],
        vec!["convert".into(), nowhere.clone(), "-o".into(), out(".json")],
        vec![
            "convert".into(),
            table.clone(),
            "-o".into(),
            out(".json"),
            "--columns".into(),
            format!("title={HOSTILE}"),
        ],
        vec!["convert".into(), table, "-o".into(), out(".json"), "--columns".into(), format!("{HOSTILE}=x")],
        vec!["convert".into(), project.clone(), "-o".into(), format!("/nowhere{HOSTILE}/o.json")],
        vec!["export".into(), project.clone(), "-o".into(), format!("/nowhere{HOSTILE}/o.svg")],
        vec!["export".into(), project.clone(), "-o".into(), out(".gif")],
        vec!["export".into(), project.clone(), "-o".into(), out(".svg"), "--from".into(), HOSTILE.into()],
        vec!["export".into(), project.clone(), "-o".into(), out(".svg"), "--size".into(), HOSTILE.into()],
        vec!["export".into(), nowhere, "-o".into(), out(".svg")],
        vec![format!("--{HOSTILE}")],
        vec![HOSTILE.into(), HOSTILE.into()],
        vec!["check".into(), HOSTILE.into(), HOSTILE.into()],
    ];
    cases.extend(
        ["csv", "html", "md", "ics", "mw", "xml"]
            .map(|ending| vec!["convert".into(), project.clone(), "-o".into(), out(&format!(".{ending}"))]),
    );
    cases.extend(
        ["svg", "html", "pdf"]
            .map(|ending| vec!["export".into(), project.clone(), "-o".into(), out(&format!(".{ending}"))]),
    );
    for args in cases {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        for locale in Locale::ALL {
            let (_, out, err) = sanad(locale, &args);
            let found: Vec<char> =
                (out.clone() + &err).chars().filter(|c| *c != '\n' && HOSTILE.contains(*c)).collect();
            let found: Vec<&char> = found.iter().filter(|c| c.is_control() || !c.is_ascii()).collect();
            assert!(found.is_empty(), "{args:?} says {found:?}\n{out}\n{err}");
            if args.contains(&"--json") {
                serde_json::from_str::<Value>(&out).expect("JSON");
            }
        }
    }
}

#[test]
fn the_language_follows_the_system() {
    let cases: &[(&[(&str, &str)], Locale)] = &[
        (&[], Locale::En),
        (&[("LANG", "ar_EG.UTF-8")], Locale::Ar),
        (&[("LANG", "fr_FR.UTF-8")], Locale::En),
        (&[("LANG", "ar_EG.UTF-8"), ("LC_ALL", "C")], Locale::En),
        (&[("LANG", "en_US"), ("LC_ALL", ""), ("LC_MESSAGES", "ar")], Locale::Ar),
    ];
    for (variables, expected) in cases {
        let look = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned());
        assert_eq!(system_locale(look), *expected, "{variables:?}");
    }
}

#[test]
fn check_says_how_a_date_is_understood() {
    let (outcome, out, _) = sanad(Locale::En, &["check", "--date", "15 مارس ٢٠٢٤"]);
    assert_eq!(outcome, Outcome::Exit(DONE));
    let expected = "edtf: 2024-03-15\nearliest: 2024-03-15\nlatest: 2024-03-15\nar: 15 مارس 2024\nen: 15 March 2024\n\
                    hijri: 1445-09-05\npersian: 1402-12-25\n";
    assert_eq!(out, expected);
    let (outcome, out, _) = sanad(Locale::En, &["check", "--date", "3/5/2024", "--json"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((outcome, &report["edtf"]), (Outcome::Exit(DONE), &Value::from("2024-05-03")));
    assert_eq!(report["notes"][0], "With the month first it would be 5 March 2024 (2024-03-05).");
    let (outcome, out, err) = sanad(Locale::En, &["check", "--date", "yesterday"]);
    assert_eq!((outcome, out.as_str()), (Outcome::Exit(FAULTY), ""));
    assert!(err.starts_with("error: “yesterday” depends on the day it was written."), "{err}");
    assert_eq!(sanad(Locale::En, &["check"]).0, Outcome::Exit(USAGE));
    assert_eq!(sanad(Locale::En, &["check", "sample", "--date", "2023"]).0, Outcome::Exit(USAGE));
}

#[test]
fn the_columns_of_a_table_can_be_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let (table, out) = (at("t.csv"), at("out.json"));
    fs::write(&table, "a,Place,b,When?\none,Cairo,x,2024-03\ntwo,بيروت,y,2024-04\n").expect("written");
    let convert = |more: &[&str]| sanad(Locale::En, &[&["convert", &table, "-o", &out, "--force"], more].concat());
    let ways: [&[&str]; 4] = [
        &["--columns", "date=4,title=1,lane=2"],
        &["--columns", "date=when?,title=a,lane=place"],
        &["--columns", "التاريخ=4, العنوان=1, المسار=Place"],
        &["--columns", "date=4,title=1,lane=2", "--delimiter", ",", "--encoding", "utf8"],
    ];
    for way in ways {
        let (outcome, _, err) = convert(way);
        assert_eq!(outcome, Outcome::Exit(DONE), "{way:?}: {err}");
        let project = formats::load_path(Path::new(&out), &Silent).expect("it is read").project;
        let event = &project.events.to_vec()[1];
        let told = (event.when.as_ref().map(|w| w.as_str()), event.title.get(""), event.lane.as_deref());
        assert_eq!(told, (Some("2024-04"), "two", Some("بيروت")), "{way:?}");
        assert_eq!(event.extra["csv"]["b"], "y", "{way:?}");
    }
    fs::write(&table, encoding_rs::WINDOWS_1256.encode("x;y\nسند;2024\n").0).expect("written");
    let (outcome, _, err) = convert(&["--columns", "title=x,date=y", "--encoding", "windows-1256", "--delimiter", ";"]);
    assert_eq!(outcome, Outcome::Exit(DONE), "{err}");
    assert_eq!(
        formats::load_path(Path::new(&out), &Silent).expect("it is read").project.events.to_vec()[0].title.get(""),
        "سند"
    );
    let wrong: [(&[&str], u8, &str); 13] = [
        (&["--columns", "date"], USAGE, "no `=`"),
        (&["--columns", "colour=1"], USAGE, "it is one of id, when"),
        (&["--columns", "date="], USAGE, "names no column"),
        (&["--columns", "date=1,when=2"], USAGE, "`when` is there twice"),
        (&["--delimiter", "ab"], USAGE, "the word tab"),
        (&["--encoding", "klingon"], USAGE, "windows-1256"),
        (&["--columns", "date=9"], FAULTY, "no column “9”. The columns are: x, y"),
        (&["--columns", "date=0"], FAULTY, "table-column"),
        (&["--columns", "date=2,title=y"], FAULTY, "table-column-twice"),
        (&["--columns", "date=1", "--from-format", "json"], FAULTY, "not-a-table"),
        (&["--header", "9"], FAULTY, "table-header-row"),
        (&["--header", "x"], USAGE, "--header"),
        (&["--bom", "maybe"], USAGE, "always or never"),
    ];
    for (args, status, words) in wrong {
        let (outcome, _, err) = convert(args);
        assert_eq!(outcome, Outcome::Exit(status), "{args:?}: {err}");
        assert!(err.contains(words), "{args:?}: {err}");
    }
    assert_eq!(
        sanad(Locale::En, &["convert", "sample", "-o", &out, "--force", "--columns", "date=1"]).0,
        Outcome::Exit(FAULTY)
    );
}

#[test]
fn the_row_of_the_names_and_the_mark_of_a_table_can_be_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    fs::write(at("t.csv"), "x,y\nDate,Event\n2024,a\n").expect("written");
    let convert = |out: &str, more: &[&str]| {
        sanad(Locale::En, &[&["convert", &at("t.csv"), "-o", &at(out), "--force"], more].concat())
    };
    for (row, events) in [("2", 1), ("1", 2), ("0", 3)] {
        let (_, _, err) = convert("out.json", &["--header", row]);
        let project = formats::load_path(Path::new(&at("out.json")), &Silent).expect("it is read").project;
        assert_eq!(project.events.len(), events, "{row}: {err}");
    }
    let marked: [(&str, &[&str], bool); 4] = [
        ("a.csv", &[], true),
        ("a.tsv", &[], true),
        ("b.csv", &["--bom", "never"], false),
        ("b.tsv", &["--bom", "never"], false),
    ];
    for (out, more, is_marked) in marked {
        assert_eq!(convert(out, more).0, Outcome::Exit(DONE), "{out}");
        let bytes = fs::read(at(out)).expect("written");
        assert_eq!(bytes.starts_with(b"\xEF\xBB\xBF"), is_marked, "{out}");
    }
}

#[test]
fn unproven_quotes_are_named_and_end_an_export_with_an_error_unless_allowed() {
    let (folder, path) = copy();
    change(&path, "\"exact\": \"أكتوبر 2023\"", "\"exact\": \"سرقنا كل الكتب عمدًا\"");
    let file = path.display().to_string();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let line = fs::read_to_string(&path).expect("text").lines().position(|l| l.contains("سرقنا")).expect("there") + 1;
    for (command, name) in [
        ("export", "o.png"),
        ("export", "o.svg"),
        ("export", "o.html"),
        ("convert", "o.md"),
        ("convert", "c.html"),
        ("convert", "a.jsonld"),
    ] {
        for (locale, words) in [
            (Locale::En, ["error: excerpt 1 of “gpt-4-is-the-goal” (date): lost", "document “article”", "[unproven]"]),
            (Locale::Ar, ["خطأ: الاقتباس 1 من «gpt-4-is-the-goal» (التاريخ): مفقود", "الوثيقة «article»", "[unproven]"]),
        ] {
            let out = at(name);
            let (outcome, _, err) = sanad(locale, &[command, &file, "-o", &out]);
            assert_eq!(outcome, Outcome::Exit(FAULTY), "{command} {name}: {err}");
            assert!(err.contains(&format!("{file}:{line}:")), "{err}");
            words.iter().for_each(|words| assert!(err.contains(words), "{words} in {err}"));
            assert!(Path::new(&out).exists(), "the file is written");
            fs::remove_file(&out).expect("removed");
            let (outcome, _, err) = sanad(locale, &[command, &file, "-o", &out, "--allow-unproven"]);
            assert_eq!(outcome, Outcome::Exit(DONE), "{err}");
            assert!(err.contains("[excerpt-lost]") && err.contains("[unproven-allowed]"), "{err}");
        }
    }
    // What is not shown is not named, and formats that keep what is recorded show nothing.
    let later = sanad(Locale::En, &["export", &file, "-o", &at("o.png"), "--from", "2024"]);
    assert!(!later.2.contains("excerpt-lost"), "{}", later.2);
    let data = sanad(Locale::En, &["convert", &file, "-o", &at("kept.json")]);
    assert_eq!((data.0, data.2.contains("excerpt-")), (Outcome::Exit(DONE), false), "{}", data.2);
    let (_, out, _) = sanad(Locale::En, &["check", &file, "--json"]);
    let report: Value = serde_json::from_str(&out).expect("JSON");
    let first = &report["excerpts"][0];
    assert_eq!(
        (&first["state"], &first["difference"], &first["concealment"]),
        (&"lost".into(), &Value::Null, &Value::Null)
    );
}

#[test]
fn a_changed_file_is_told_on_export() {
    let (folder, path) = copy();
    let article = folder.path().join("article.ar.txt");
    fs::write(&article, fs::read_to_string(&article).expect("text") + "\n").expect("written");
    let out = folder.path().join("o.svg");
    let (outcome, _, err) =
        sanad(Locale::En, &["export", &path.display().to_string(), "-o", &out.display().to_string()]);
    assert_eq!(outcome, Outcome::Exit(DONE), "{err}");
    assert!(
        err.contains("warning: The file of the document “article” has changed") && err.contains("[document-digest]")
    );
    let read = formats::sha256_hex(&fs::read(&article).expect("there"));
    assert!(err.contains(&read) && fs::read_to_string(&out).expect("SVG").contains(&read[..12]), "{err}");
}

#[test]
fn quotes_of_a_missing_document_are_not_called_lost() {
    let (folder, path) = copy();
    fs::remove_file(folder.path().join("article.ar.txt")).expect("removed");
    let (outcome, out, _) = sanad(Locale::En, &["check", &path.display().to_string()]);
    assert_eq!(outcome, Outcome::Exit(FAULTY));
    assert!(out.contains("not checked, as the text of its document is missing [excerpt-unread]"), "{out}");
    assert!(out.contains("lost: 0, without a document: 27)"), "{out}");
}

#[test]
fn times_are_told_by_the_clock_of_the_zone_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let [calendar, out] = ["a.ics", "out.json"].map(|name| folder.path().join(name));
    let event = |start: &str| format!("BEGIN:VEVENT\nSUMMARY:t\nDTSTART{start}\nEND:VEVENT\n");
    let events = [event(";TZID=Asia/Dubai:20240610T090000"), event(":20240610T053000Z"), event(";VALUE=DATE:20240612")];
    fs::write(&calendar, format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", events.concat())).expect("written");
    let (calendar, path) = (calendar.to_string_lossy(), out.to_string_lossy());
    let cases: [(&[&str], [&str; 3]); 3] = [
        (&[], ["2024-06-10T09:00:00+04:00", "2024-06-10T05:30:00Z", "2024-06-12"]),
        (&["--zone", "Asia/Beirut"], ["2024-06-10T08:00:00+03:00", "2024-06-10T08:30:00+03:00", "2024-06-12"]),
        (&["--zone", "-03:00"], ["2024-06-10T02:00:00-03:00", "2024-06-10T02:30:00-03:00", "2024-06-12"]),
    ];
    for (more, expected) in cases {
        let args = [&["convert", &calendar, "-f", "-o", &path], more].concat();
        assert_eq!(sanad(Locale::En, &args).0, Outcome::Exit(DONE), "{more:?}");
        let project: Value = serde_json::from_slice(&fs::read(&out).expect("it is there")).expect("JSON");
        let dates: Vec<_> = project["events"].as_array().expect("a list").iter().map(|e| &e["when"]).collect();
        assert_eq!(dates, expected, "{more:?}");
    }
    let (outcome, _, err) = sanad(Locale::En, &["convert", &calendar, "-f", "-o", &path, "--zone", "Nowhere"]);
    assert!(outcome == Outcome::Exit(USAGE) && err.contains("no time zone"), "{err}");
}

/// A folder with documents, and the names in it.
fn documents() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    put("حكم.txt", "قالت المحكمة في يناير 2025 إن الوثائق نُشرت.\nوهذه فقرة ثانية.");
    put("page.html", "<html lang=en><title>The Memo</title><p>The memo of the company was released.</p>");
    put("copy.html", "<html lang=en><title>The Memo</title><p>The memo of the company was released.</p>");
    put("picture.txt", "\u{89}PNG");
    fs::write(folder.path().join("p.txt"), b"\x89PNG\r\n\x1a\n").expect("written");
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|all| all.map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

#[test]
fn a_project_is_made_of_documents_and_gets_more() {
    for output in ["case.sanad", "case/", "new/sub/case.json"] {
        let folder = documents();
        let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
        let out = format!("{}{}", at(output), if output.ends_with('/') { "/" } else { "" });
        let (outcome, _, err) = sanad(Locale::En, &["new", &at("حكم.txt"), "-o", &out, "--title", "القضية"]);
        assert_eq!((outcome, &*err), (Outcome::Exit(DONE), ""), "{output}");
        let first = names(folder.path());
        let (outcome, _, err) = sanad(Locale::En, &["new", &at("page.html"), "-o", &out]);
        assert_eq!(outcome, Outcome::Exit(FAULTY), "{output}: what is there stays");
        assert!(err.contains("[file-exists]"), "{err}");
        let all = ["add", &out, &at("page.html"), &at("copy.html"), &at("حكم.txt")];
        let (outcome, _, err) = sanad(Locale::En, &all);
        assert_eq!(outcome, Outcome::Exit(DONE), "{output}: {err}");
        assert_eq!(err.matches("[document-twice]").count(), 2, "{err}");
        // Nothing is read from outside.
        fs::remove_file(folder.path().join("حكم.txt")).expect("removed");
        fs::remove_file(folder.path().join("page.html")).expect("removed");
        let project = formats::load_path(Path::new(&out), &Silent).expect("opened");
        let told: Vec<(&str, Option<&str>, &str)> = (project.project.documents.iter())
            .map(|d| (d.title.get("ar"), d.language.as_deref(), d.media_type.as_deref().unwrap_or_default()))
            .collect();
        assert_eq!(told, [("حكم", Some("ar"), "text/plain"), ("The Memo", Some("en"), "text/html")], "{output}");
        assert!(project.texts.iter().all(|text| text.text().is_some()), "{output}");
        assert_eq!((project.project.title.get("ar"), &*project.project.language), ("القضية", "ar"));
        assert_eq!(project.diagnostics.iter().filter(|d| d.severity > crate::base::Severity::Note).count(), 0);
        assert_eq!(names(folder.path()).len() + 2, first.len(), "no file beside them");
    }
}

#[test]
fn documents_come_all_or_none() {
    let folder = documents();
    let at = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let out = at("new/case.json");
    let (outcome, _, err) = sanad(Locale::En, &["new", &at("حكم.txt"), &at("p.txt"), &at("none.txt"), "-o", &out]);
    assert_eq!(outcome, Outcome::Exit(FAULTY));
    assert!(err.contains("[document-not-text]") && err.contains("[file-missing]"), "every fault is told: {err}");
    assert!(!Path::new(&out).parent().expect("a folder").exists(), "nothing is left behind");
    let (outcome, _, err) = sanad(Locale::En, &["new", &at("حكم.txt"), "-o", &at("case.csv")]);
    assert_eq!((outcome, err.contains("[new-project-ending]")), (Outcome::Exit(USAGE), true), "{err}");
    let (outcome, ..) = sanad(Locale::En, &["new", &at("حكم.txt"), "-o", &at("case.sanad"), "--language", "no tag"]);
    assert_eq!(outcome, Outcome::Exit(USAGE));
    for project in ["sample", &at("page.html")] {
        let (outcome, _, err) = sanad(Locale::En, &["add", project, &at("حكم.txt")]);
        assert!(matches!(outcome, Outcome::Exit(USAGE | FAULTY)), "{project}: {err}");
    }
    // A project beside its documents, and a new document of a name that is taken.
    sanad(Locale::En, &["new", &at("حكم.txt"), "-o", &out]);
    let before = fs::read(&out).expect("written");
    let (outcome, ..) = sanad(Locale::En, &["add", &out, &at("page.html"), &at("p.txt")]);
    assert_eq!((outcome, fs::read(&out).expect("there")), (Outcome::Exit(FAULTY), before));
    fs::write(folder.path().join("new/page.html"), "another").expect("written");
    let (outcome, _, err) = sanad(Locale::En, &["add", &out, &at("page.html")]);
    assert_eq!(outcome, Outcome::Exit(DONE), "{err}");
    assert_eq!(names(&folder.path().join("new")), ["case.json", "page-2.html", "page.html", "حكم.txt"]);
    assert_eq!(fs::read(folder.path().join("new/page.html")).expect("there"), b"another");
}

#[test]
fn the_text_of_a_document_is_printed() {
    let folder = documents();
    let path = folder.path().join("حكم.txt");
    let path = path.to_str().expect("UTF-8");
    let (outcome, out, err) = sanad(Locale::En, &["text", path]);
    assert_eq!((outcome, &*err), (Outcome::Exit(DONE), ""));
    assert_eq!(out, "قالت المحكمة في يناير 2025 إن الوثائق نُشرت.\nوهذه فقرة ثانية.\n");
    let (_, out, _) = sanad(Locale::En, &["text", path, "--paragraphs", "--pages"]);
    assert!(out.starts_with("1\tقالت") && out.contains("\n2\tوهذه"), "{out}");
    let page = folder.path().join("struck.html");
    fs::write(&page, "<p>seen</p><p>all of it <s>struck words of it</s></p>").expect("written");
    let (_, out, err) = sanad(Locale::En, &["text", page.to_str().expect("UTF-8")]);
    assert!(out.contains("── struck out ──\n") && err.contains("[text-concealed]"), "{out} {err}");
    let (outcome, _, err) = sanad(Locale::Ar, &["text", folder.path().join("p.txt").to_str().expect("UTF-8")]);
    assert_eq!((outcome, err.contains("ليس نصًّا")), (Outcome::Exit(FAULTY), true), "{err}");
}

#[test]
fn a_saved_view_is_exported_and_lanes_are_grouped() {
    let (folder, path) = copy();
    let view = r#""views": [{"id": "v", "name": {"ar": "المذكرات", "en": "Memos"}, "from": "2024", "direction": "ltr",
        "filter": {"statuses": ["forecast"]}, "group_by": "person"}], "lanes""#;
    change(&path, "\"lanes\"", view);
    let project = formats::load_path(&path, &Silent).expect("opened").project;
    let file = path.to_str().expect("UTF-8");
    let options = |more: &[&str]| {
        let args = ["sanad", "export", file, "-o", "a.svg"].into_iter().chain(more.iter().copied()).map(OsString::from);
        let parsed = help::parse(args, &Messages::new(Locale::En)).unwrap_or_else(|e| panic!("{e}"));
        let Some(Command::Export(args)) = parsed.command else { panic!("{parsed:?}") };
        export::options(&args, &project).map_err(|diagnostic| diagnostic.code)
    };
    for name in ["v", "Memos", "المذكرات", "المُذكرات"] {
        let of_view = options(&["--view", name]).expect("options");
        assert_eq!(of_view.figure.group_by, Some(crate::model::Grouping::Person), "{name}");
        assert_eq!(of_view.language.direction, Some(Direction::Ltr));
        assert_eq!(of_view.filter.statuses.len(), 1);
        assert!(of_view.span.is_some());
    }
    let own = options(&["--view", "v", "--group-by", "status", "--direction", "rtl"]).expect("options");
    assert_eq!(
        (own.figure.group_by, own.language.direction),
        (Some(crate::model::Grouping::Status), Some(Direction::Rtl))
    );
    assert_eq!(options(&["--view", "none"]).err(), Some("view-missing"));
    for by in crate::model::Grouping::ALL {
        let names = crate::timeline::labels::group_names(&Messages::new(Locale::Ar), by);
        let grouped = project.grouped(by, &names);
        let lanes = &grouped.as_ref().unwrap_or(&project).lanes;
        for ending in ["svg", "html"] {
            let out = folder.path().join(format!("{by}.{ending}"));
            let out = out.to_str().expect("UTF-8");
            let (outcome, _, err) = sanad(Locale::En, &["export", file, "-o", out, "--group-by", by.as_str()]);
            assert_eq!(outcome, Outcome::Exit(DONE), "{by}: {err}");
            let written = fs::read_to_string(out).expect("written");
            for lane in lanes {
                let title: String = lane.title.get("ar").chars().take(8).collect();
                assert!(written.contains(&title), "{by}.{ending}: {title}");
            }
        }
        let carried = folder.path().join("carried.png");
        let carried = carried.to_str().expect("UTF-8");
        sanad(Locale::En, &["export", file, "-o", carried, "--group-by", by.as_str(), "--force"]);
        let carried = formats::load_path(Path::new(carried), &Silent).expect("it carries its project").project;
        assert_eq!(carried.lanes, project.lanes, "the project keeps its own lanes");
    }
}
