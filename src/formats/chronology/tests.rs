//! Chronologies of the bundled project and of hostile texts.

use super::sections::sections;
use super::*;
use crate::base::marks::{FSI, PDI, with_isolates};
use crate::model::{Document, EdtfDate, Event, Excerpt, Stance};

fn when(edtf: &str) -> EdtfDate {
    EdtfDate::parse(edtf).unwrap_or_else(|e| panic!("{e}"))
}

fn hostile() -> Project {
    let evil = "<script>alert(1)</script> *x* \u{202E}مقلوب\u{0} & \"q\" #";
    let document = |id: &str, url: &str| Document {
        id: id.into(),
        title: evil.into(),
        url: Some(url.into()),
        published: Some(when("2024-02")),
        ..Document::default()
    };
    let excerpt = |document: &str| Excerpt {
        document: document.into(),
        exact: format!("{evil}\n\n1. سطر").into(),
        stance: Stance::Contradicts,
        ..Excerpt::default()
    };
    let event = |when: Option<EdtfDate>| Event {
        id: "e".into(),
        when,
        title: evil.into(),
        summary: Some(evil.into()),
        tags: vec![evil.into()],
        excerpts: vec![excerpt("a"), excerpt("b"), excerpt("none")],
        ..Event::default()
    };
    Project {
        title: evil.into(),
        language: "ar\" onload=\"x".into(),
        documents: vec![document("a", "javascript:alert(1)"), document("b", "https://a.example/<\"&>)")],
        events: [event(Some(when("2024-03"))), event(None), event(Some(when("Y17E7"))), event(Some(when("2023")))]
            .into(),
        ..Project::default()
    }
}

#[test]
fn a_page_allows_its_own_style_and_nothing_else() {
    let page = html::write(&hostile(), &Evidence::NONE);
    let between = |open: &str, close: &str| page.split(open).nth(1).and_then(|rest| rest.split(close).next());
    let policy = between("Content-Security-Policy\" content=\"", "\"").expect("a policy");
    let style = between("<style>", "</style>").expect("a style");
    let source = crate::base::markup::policy_source(style);
    assert_eq!(policy, format!("default-src 'none'; style-src {source}; base-uri 'none'; form-action 'none'"));
    assert!(!page.contains(" style=") && !page.contains("<script"), "{page}");
    let title = between("<title>", "</title>").expect("a title");
    assert!(title.ends_with('\u{202C}') || !title.contains('\u{202E}'), "{title:?}");
    assert!(!title.contains('\0'));
}

/// The names of the elements of a page; panics where they are not closed in order.
fn elements(page: &str) -> Vec<String> {
    let (mut open, mut all) = (Vec::new(), Vec::new());
    for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()) {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name)),
            None if tag.starts_with("!DOCTYPE") || tag.starts_with("meta") => {}
            None => {
                let name = tag.split(' ').next().unwrap_or_default().to_owned();
                all.push(name.clone());
                open.push(name);
            }
        }
    }
    assert_eq!(open, [] as [String; 0]);
    all
}

#[test]
fn dates_for_reading() {
    let cases = [
        ("2023-10-05", "5 أكتوبر 2023", "5 October 2023", Some("2023-10-05")),
        ("2023-10", "أكتوبر 2023", "October 2023", Some("2023-10")),
        ("1985", "1985", "1985", Some("1985")),
        ("1985~", "نحو 1985", "about 1985", None),
        ("1985?", "1985 (غير مؤكد)", "1985 (uncertain)", None),
        ("2024-04/2024-07", "من أبريل 2024 إلى يوليو 2024", "April 2024 to July 2024", None),
        ("2024/..", "منذ 2024", "since 2024", None),
        ("../2024", "حتى 2024", "until 2024", None),
        ("2023-10-05T14:03:00", "5 أكتوبر 2023، 14:03", "5 October 2023, 14:03", Some("2023-10-05")),
        ("-0043", "44 ق.م", "44 BC", None),
        ("198X", "198X", "198X", None),
        ("2023-24", "2023-24", "2023-24", None),
        ("2023-XX-12", "2023-XX-12", "2023-XX-12", None),
        ("2024/", "2024/", "2024/", None),
        ("[1667,1668]", "[1667,1668]", "[1667,1668]", None),
    ];
    for (edtf, arabic, english, machine) in cases {
        let when = when(edtf);
        assert_eq!((&*words::of("ar-EG").date(&when), &*words::of("en").date(&when)), (arabic, english), "{edtf}");
        assert_eq!(machine_date(&when).as_deref(), machine, "{edtf}");
    }
}

#[test]
fn the_bundled_project_is_whole() {
    let opened = crate::formats::sample();
    let (project, evidence) = (&opened.project, opened.evidence());
    let quotes = project.excerpts().count();
    let markdown = markdown::write(project, &evidence);
    let count = |start: &str| markdown.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!((count("# "), count("### "), count("> «"), count("> — ")), (1, project.events.len(), quotes, quotes));
    let years = project.events_by_time().len();
    assert!(count("## ") <= years + 2 && markdown.contains("\n## بلا تاريخ\n") && markdown.contains("\n## المصادر\n"));
    let page = html::write(project, &evidence);
    let elements = elements(&page);
    let count = |name: &str| elements.iter().filter(|element| *element == name).count();
    assert_eq!((count("article"), count("blockquote"), count("script")), (project.events.len(), quotes, 0));
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    for event in project.events.iter() {
        let title = event.title().get("ar");
        assert!(page.contains(&title.replace('"', "&quot;")) && page.contains(event.title().get("ar")), "{title}");
    }
    let kinds = |is_html| losses(project, is_html).into_iter().map(|loss| loss.args[0].1.clone()).collect::<Vec<_>>();
    let both = ["positions", "translations", "importance", "attests", "actor-details", "ids", "files", "digests"];
    assert_eq!(kinds(true), both);
    assert_eq!(kinds(false)[..3], ["positions", "translations", "languages"]);
}

#[test]
fn hostile_texts_stay_texts() {
    let project = hostile();
    let page = html::write(&project, &Evidence::NONE);
    let all = elements(&page);
    assert!(all.iter().all(|name| name != "script"));
    assert!(!page.contains("href=\"javascript") && !page.contains('\0') && !page.contains("onload=\"x"));
    assert!(page.contains("href=\"https://a.example/&lt;&quot;&amp;&gt;)\""));
    let markdown = markdown::write(&project, &Evidence::NONE);
    assert!(markdown.contains("\\<script\\>") && markdown.contains("\\*x\\*") && !markdown.contains("](<javascript"));
    assert!(markdown.contains("> 1\\. سطر") && markdown.contains("](<https://a.example/%3C\"&%3E)>)"));
    let overrides = markdown.matches('\u{202E}').count();
    assert_eq!(markdown.matches(FSI).count(), overrides);
    assert_eq!(markdown.matches(PDI).count(), overrides);
    let years: Vec<Option<i64>> = sections(&project).iter().map(|section| section.year).collect();
    assert_eq!(years, [Some(2023), Some(2024), None]);
    assert_eq!(sections(&project)[2].events.len(), 2);
}

#[test]
fn an_empty_project_is_a_valid_page() {
    let page = html::write(&Project::default(), &Evidence::NONE);
    elements(&page);
    assert!(page.contains("<title>Sanad</title>") && page.contains("<html lang=\"en\" dir=\"ltr\">"));
    // Its heading says something, and all of it stands in the main landmark.
    assert!(page.contains("<body>\n<main>\n<h1>Chronology</h1>\n</main>\n</body>"));
    assert_eq!(markdown::write(&Project::default(), &Evidence::NONE), "# \n");
}

#[test]
fn every_text_runs_as_its_letters_do() {
    let rtl = "GPT-4 أطلقته الشركة (مفتوح).";
    let ltr = "Meta releases the model (open weights).";
    let event = |id: &str, title: &str, text: &str| Event {
        id: id.into(),
        when: Some(when("2024-01-05")),
        title: title.into(),
        summary: Some(format!("{text}\n{text}").into()),
        ..Event::default()
    };
    // Marks of Markdown before a line whose first letter tells the wrong direction, and around a part of a line.
    let cases = [
        ("ar", rtl, "5 يناير 2024: GPT-4 أطلقته", "\n\u{200F}GPT-4 أطلقته"),
        ("ar", ltr, "5 يناير 2024: ⟦Meta releases the model (open weights).⟧", "\nMeta releases"),
        ("en", rtl, "5 January 2024: ⟪GPT-4 أطلقته الشركة (مفتوح).⟧", "\n\u{200F}GPT-4 أطلقته"),
        ("en", ltr, "5 January 2024: Meta releases", "\nMeta releases"),
        ("ar-Latn", ltr, "5 January 2024: Meta releases", "\nMeta releases"),
    ];
    for (language, text, heading, paragraph) in cases {
        let project =
            Project { language: language.into(), events: [event("e", text, text)].into(), ..Project::default() };
        let markdown = markdown::write(&project, &Evidence::NONE);
        assert!(markdown.contains(&with_isolates(heading)), "{language}: {markdown:?}");
        assert_eq!(markdown.matches(paragraph).count(), 2, "{language}: {markdown:?}");
        let page = html::write(&project, &Evidence::NONE);
        let direction = if text == rtl { "rtl" } else { "ltr" };
        assert_eq!(page.matches(&format!("dir=\"{direction}\">{}", &text[..4])).count(), 3, "{language}: {page}");
        assert!(!page.contains("dir=\"auto\""));
    }
}
