//! No output shows words as a quotation that do not stand in their source: every format, in both languages.

use std::fs;
use std::path::{Path, PathBuf};

use sanad::base::{Direction, Silent};
use sanad::documents::{self, Media};
use sanad::export::{self, ExportOptions, SourceNotes};
use sanad::formats::{self, FORMATS, Opened, Overwrite};
use sanad::i18n::{Locale, Messages, without_isolates};
use sanad::scene::{Shape, ThemeName};
use tempfile::TempDir;

fn options(locale: Locale, notes: SourceNotes, theme: ThemeName) -> ExportOptions {
    let mut options = ExportOptions::default();
    options.language.locale = Some(locale);
    (options.figure.notes, options.figure.theme) = (Some(notes), theme);
    options
}

const ARTICLE: &str =
    "وثيقة من سطور.\nقال المدير: لدينا 64 ألف وحدة قادمة إلينا قريبًا.\nواعترف الباحثون بأن المزيج كان سيئًا.\n";
const GENUINE: &str = "واعترف الباحثون بأن المزيج كان سيئًا";
const INVENTED: &str = "سرقنا كل الكتب عمدًا وسنفعل ذلك مرة أخرى";
const ALTERED: &str = "لدينا 46 ألف وحدة قادمة إلينا قريبًا";
const THERE: &str = "لدينا 64 ألف وحدة قادمة إلينا قريبًا";
const STRUCK: &str = "هذا كلام شطبه كاتبه كله";
const UNREAD: &str = "كلام من وثيقة ليست في المجلد";
/// Of the file that the project records, which is another.
const RECORDED: &str = "00000000000000000000000000000000000000000000000000000000000000aa";

const UNPROVEN: [&str; 3] = [INVENTED, ALTERED, UNREAD];

fn project() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), ARTICLE).expect("written");
    let event = |(nth, (document, exact)): (usize, &(&str, &str))| {
        format!(
            r#"{{"id":"e{nth}","title":"حدث {nth}","when":"202{nth}","excerpts":[{{"document":"{document}","exact":"{exact}"}}]}}"#
        )
    };
    let marked = format!("«{INVENTED}»");
    let quotes = [("a", GENUINE), ("a", INVENTED), ("a", ALTERED), ("gone", UNREAD), ("a", &*marked)];
    let events: Vec<String> = quotes.iter().enumerate().map(event).collect();
    let text = format!(
        r#"{{"format":"sanad/1","title":"قضية","language":"ar","documents":[
        {{"id":"a","title":"مقالة","language":"ar","path":"a.txt","sha256":"{RECORDED}"}},
        {{"id":"gone","title":"غائبة","language":"ar","path":"gone.txt","sha256":"{RECORDED}"}}],
        "events":[{}]}}"#,
        events.join(",")
    );
    let path = folder.path().join("project.json");
    fs::write(&path, text).expect("written");
    (folder, path)
}

fn opened(path: &Path) -> Opened {
    formats::load_path(path, &Silent).expect("it opens")
}

const MARKS: &[char] = &['«', '»', '“', '”', '"', '„', '‟', '‘', '’'];

/// The words stand in the text, each time without quotation marks around them.
fn assert_unmarked(text: &str, words: &str, of: &str) {
    let text = without_isolates(text).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains(words), "{of} does not tell «{words}»: {text}");
    for (at, _) in text.match_indices(words) {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        let marked = before.trim_end().ends_with(MARKS) || after.trim_start().starts_with(MARKS);
        assert!(!marked, "{of} tells {words} as a quotation: {text}");
    }
}

/// What is said of each unproven quote stands before its words.
fn assert_labelled(text: &str, locale: Locale, of: &str) {
    let text = without_isolates(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let messages = Messages::new(locale);
    let label = |id: &str| without_isolates(&messages.get(id));
    let recorded = match locale {
        Locale::Ar => "والمسجَّل هنا",
        Locale::En => "recorded here",
    };
    for (words, label) in [(INVENTED, &*label("doubt-lost")), (UNREAD, &*label("doubt-unread")), (ALTERED, recorded)] {
        assert!(text.contains(&format!("{label}: {words}")), "{of}: {label} in {text}");
    }
    assert!(text.contains(&format!("{}: «{THERE}", label("doubt-changed-in-meaning"))), "{of}: {text}");
    assert!(text.contains(&format!("«{GENUINE}»")), "{of}: {text}");
}

#[test]
fn pictures_tell_how_every_quote_stands() {
    let (_folder, path) = project();
    let opened = opened(&path);
    for locale in Locale::ALL {
        for (notes, theme) in [
            (SourceNotes::Numbered, ThemeName::Light),
            (SourceNotes::Line, ThemeName::Dark),
            (SourceNotes::None, ThemeName::Print),
        ] {
            let options = options(locale, notes, theme);
            let pages = export::pages(&opened, &options).expect("pages");
            let scenes = pages.scenes.iter();
            let drawn = scenes.clone().flat_map(|scene| &scene.items).filter_map(|item| match &item.shape {
                Shape::Text { layout, .. } => Some(layout.text.to_string()),
                _ => None,
            });
            let texts: Vec<String> = drawn.collect();
            let names: Vec<String> =
                scenes.flat_map(|scene| &scene.targets).map(|target| target.name.to_string()).collect();
            let of = format!("{locale:?} {notes:?}");
            for words in UNPROVEN {
                assert_unmarked(&texts.join(" ¶ "), words, &of);
            }
            assert_labelled(&texts.join(" ¶ "), locale, &of);
            if notes == SourceNotes::Numbered {
                assert_labelled(&names.join(" ¶ "), locale, &format!("names, {of}"));
            }
            let legend = without_isolates(&Messages::new(locale).get("figure-unproven"));
            assert!(texts.iter().any(|text| without_isolates(text) == legend), "{of}: the legend explains it");
            let sources = if notes == SourceNotes::None { pages.about.sources.join("\n") } else { texts.join("\n") };
            assert_digests(&sources, &opened, &of);
            assert_digests(&pages.about.sources.join("\n"), &opened, &of);
        }
    }
}

/// The SHA-256 of the file that was read stands there, and the recorded one only beside it or as not verified.
fn assert_digests(text: &str, opened: &Opened, of: &str) {
    let read = opened.texts[0].sha256().expect("it was read");
    let text = without_isolates(text);
    assert!(text.contains(&read[..12]) && text.contains(&RECORDED[..12]), "{of}: {text}");
    let told = ["the file has changed", "تغيّر الملف"].iter().any(|words| text.contains(words));
    let unverified = ["not verified", "لم يُتحقق منها"].iter().any(|words| text.contains(words));
    assert!(told && unverified, "{of}: {text}");
}

#[test]
fn files_tell_how_every_quote_stands() {
    let (folder, path) = project();
    let opened = opened(&path);
    for locale in Locale::ALL {
        let write = |name: &str, archival| {
            let out = folder.path().join(name);
            let mut options = options(locale, SourceNotes::Numbered, ThemeName::Light);
            options.file.archival = archival;
            export::export(&opened, &options, &out).expect("written");
            fs::read(&out).expect("there")
        };
        for archival in [false, true] {
            let pdf = write("o.pdf", archival);
            let text = documents::extract(&pdf, Media::Pdf, &Silent).text;
            // Vowel signs stand before or after their letter there.
            let flat = |text: &str| -> String {
                let is_letter = |c: &char| !c.is_whitespace() && !matches!(c, '\u{64b}'..='\u{652}');
                without_isolates(text).chars().filter(is_letter).collect()
            };
            let (all, flat) = (flat(&text), flat);
            // Lines of both directions are not always put together again.
            let is_whole = locale == Locale::Ar;
            let label = Messages::new(locale).get("doubt-lost");
            assert!(all.contains(&flat(&label)), "{text}");
            assert!(!is_whole || all.contains(&flat(&format!("{label}: {INVENTED}"))), "{text}");
            for words in UNPROVEN.map(flat) {
                assert!(!is_whole || all.contains(&words), "PDF: {words} in {text}");
                assert!(!all.contains(&format!("«{words}")) && !all.contains(&format!("{words}»")), "{text}");
            }
        }
        let svg = String::from_utf8(write("o.svg", false)).expect("UTF-8");
        let label = without_isolates(&Messages::new(locale).get("doubt-lost"));
        assert!(svg.contains(&label) && !svg.contains(&format!("«{INVENTED}")), "SVG in {locale:?}");
        let page = String::from_utf8(write("o.html", false)).expect("UTF-8");
        assert_page(&page, &format!("page in {locale:?}"));
        let read = opened.texts[0].sha256().expect("it was read");
        assert!(page.contains(read), "the whole digest of the file that was read");
        assert_digests(&page, &opened, "page");
    }
}

/// A page without the spans that keep words on one line.
fn without_spans(page: &str) -> String {
    let mut parts = page.split("<span");
    let mut out = parts.next().unwrap_or_default().to_owned();
    out.extend(parts.map(|part| part.split_once('>').map_or("", |(_, rest)| rest)));
    out.replace("</span>", "")
}

/// No unproven words in a block quote, nor in marks; those of the source in one.
fn assert_page(page: &str, of: &str) {
    let page = &*without_spans(page);
    for block in page.split("<blockquote").skip(1).filter_map(|rest| rest.split("</blockquote>").next()) {
        assert!(UNPROVEN.iter().all(|words| !block.contains(words)), "{of}: {block}");
    }
    for words in UNPROVEN {
        assert!(page.contains(words) && !page.contains(&format!("«{words}")), "{of}: {words}");
        let (before, _) = page.split_once(words).expect("told");
        let near: String = before.chars().rev().take(260).collect();
        let near: String = near.chars().rev().collect();
        let labels = ["ليس في المصدر", "Not in the source", "المسجَّل هنا", "ecorded here", "لم يُتحقق", "Not checked"];
        assert!(labels.iter().any(|label| near.contains(label)), "{of}: {near}");
    }
    assert!(page.contains(GENUINE) && page.contains(THERE), "{of}");
}

#[test]
fn no_format_tells_them_as_quotations() {
    let (folder, path) = project();
    let opened = opened(&path);
    let evidence = opened.evidence();
    for format in FORMATS.iter().filter(|format| format.save.is_some()) {
        let out = folder.path().join(format!("out-{}.{}", format.name, format.endings[0]));
        formats::save_path_with(&out, Some(format), (&opened.project, &evidence), &opened.origin, &Overwrite::IfAbsent)
            .expect("saved");
        let text = String::from_utf8_lossy(&fs::read(&out).expect("there")).into_owned();
        match format.name {
            // What keeps a project keeps what it records.
            "json" | "bundle" | "annotations" => {}
            "html" => assert_page(&text, "chronology"),
            "markdown" => {
                UNPROVEN.iter().for_each(|words| assert_unmarked(&text.replace(['>', '*'], ""), words, "chronology"));
                let label = format!("> **ليس في المصدر:** {INVENTED}");
                assert!(text.contains(&label) && text.contains(&format!("«{THERE}»")), "{text}");
            }
            name => assert!(!text.contains(INVENTED), "{name} carries quotes: say how they stand"),
        }
    }
    // Who has no evidence cannot tell a quote as one.
    let out = folder.path().join("bare.md");
    formats::save_path(&out, &opened.project, &opened.origin).expect("saved");
    let text = fs::read_to_string(&out).expect("there");
    assert!(!text.contains('«') && text.contains(&format!("> **لم يُتحقق منه:** {GENUINE}")), "{text}");
    let bare = export::pages(&opened.project, &ExportOptions::default()).expect("pages");
    let texts = bare.scenes[0].items.iter().filter_map(|item| match &item.shape {
        Shape::Text { layout, .. } => Some(&*layout.text),
        _ => None,
    });
    assert!(texts.filter(|text| text.contains(GENUINE)).all(|text| !text.contains('«')));
}

#[test]
fn words_that_readers_do_not_see_are_no_quotation() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("project.json");
    fs::write(folder.path().join("a.txt"), format!("أول الكلام. {STRUCK}. آخره.")).expect("written");
    let text = format!(
        r#"{{"format":"sanad/1","title":"قضية","language":"ar","documents":[{{"id":"a","title":"مقالة","path":"a.txt"}}],
        "events":[{{"id":"e","title":"حدث","excerpts":[{{"document":"a","exact":"{STRUCK}"}}]}}]}}"#
    );
    fs::write(&path, text).expect("written");
    let mut opened = opened(&path);
    let first = opened.resolutions[0].0;
    assert!(opened.evidence().doubts(&opened.project).next().is_none(), "it stands there");
    let sanad::model::DocumentText::Present { text, concealed, .. } = &mut opened.texts[0] else { panic!("no text") };
    let start = text.find(STRUCK).expect("there");
    let how = sanad::model::Concealment::Struck;
    *concealed = [sanad::model::Concealed { range: start..start + 4, how }].into();
    let quotation = opened.evidence();
    let quotation = quotation.quotation(&opened.project, first).expect("an excerpt");
    for locale in Locale::ALL {
        let messages = Messages::new(locale);
        let said = sanad::timeline::quotes::quoted(&messages, &quotation);
        assert_unmarked(&said.text, STRUCK, "a struck quote");
        let label = if locale.direction() == Direction::Rtl {
            "مشطوب في المصدر"
        } else {
            "Struck out in the source"
        };
        assert!(without_isolates(&said.text).starts_with(label), "{}", said.text);
    }
}
