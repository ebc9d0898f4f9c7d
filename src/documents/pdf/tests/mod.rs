//! Files of several producers, whole and broken.

mod hidden;
mod layout;
mod over;

use std::fs;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::base::Silent;
use crate::documents::Extract;

fn text_of(bytes: &[u8]) -> Extract {
    extract(bytes, &Silent)
}

/// The bundled article, printed by Chromium 156 with Noto Naskh Arabic.
const ARABIC: &[u8] = include_bytes!("../../../../tests/fixtures/pdf/article-ar-chromium.pdf");
const ARTICLE: &str = include_str!("../../../../data/kadrey-v-meta/article.ar.txt");

fn codes(extract: &Extract) -> Vec<&'static str> {
    extract.faults.iter().map(|fault| fault.code).collect()
}

/// The length of the longest common subsequence of words.
fn words_in_order(a: &str, b: &str) -> usize {
    let b: Vec<&str> = b.split_whitespace().collect();
    let mut best = vec![0; b.len() + 1];
    for word in a.split_whitespace() {
        let mut diagonal = 0;
        for (at, other) in b.iter().enumerate() {
            let above = best[at + 1];
            best[at + 1] = if word == *other { diagonal + 1 } else { above.max(best[at]) };
            diagonal = above;
        }
    }
    best[b.len()]
}

#[test]
fn arabic_is_read_in_the_order_of_reading() {
    let extract = text_of(ARABIC);
    let words = ARTICLE.split_whitespace().count();
    let found = words_in_order(ARTICLE, &extract.text);
    assert!(found * 100 >= words * 99, "{found} of {words}\n{}", extract.text);
    assert_eq!(codes(&extract), [""; 0]);
}

#[test]
fn the_text_of_a_page_is_that_of_the_file_and_knows_its_places() {
    let pdf = Pdf::open(Arc::new(ARABIC.to_vec())).expect("a PDF");
    let (page, size) = (pdf.page(0), pdf.size(0));
    assert_eq!(page.text, text_of(ARABIC).text);
    let quote = "رسائل داخلية تعود إلى أكتوبر 2023";
    let at = page.text.find(quote).expect("the quote");
    let areas = page.areas(at..at + quote.len());
    assert_eq!(areas.len(), 1, "{areas:?}");
    assert!(areas[0].width() > 100.0 && areas[0].height() < 40.0, "{areas:?}");
    assert!(areas[0].min.x > 0.0 && areas[0].max.x < size.w, "{areas:?}");
    let lines = page.text.find("\n").expect("a paragraph");
    assert!(page.areas(0..lines).len() > 1);
    assert_eq!(page.areas(0..0), []);
    assert_eq!(pdf.page(99), PageText::default());
}

#[test]
fn a_page_is_drawn_as_wide_as_asked() {
    let pdf = Pdf::open(Arc::new(ARABIC.to_vec())).expect("a PDF");
    let image = pdf.draw(0, 200).expect("a page");
    assert_eq!((image.width, image.rgba.len()), (200, (200 * image.height * 4) as usize));
    assert!(image.rgba.as_chunks::<4>().0.iter().any(|[r, ..]| *r < 128), "nothing is drawn");
    assert!(image.rgba.as_chunks::<4>().0.iter().all(|[.., a]| *a == 255));
    assert!(pdf.draw(0, u32::MAX).expect("a page").height <= 4096);
    assert_eq!(pdf.draw(9, 100), Err(Failure::Absent));
}

#[test]
fn broken_files_are_read_as_far_as_they_go() {
    let cases: [(&[u8], &[&str]); 4] = [
        (b"", &["pdf-unreadable"]),
        (b"%PDF-1.7\nnothing of the kind", &["pdf-unreadable"]),
        (&ARABIC[..ARABIC.len() - 500], &["pdf-cut-off"]),
        (&ARABIC[..300], &["pdf-unreadable"]),
    ];
    for (bytes, faults) in cases {
        assert_eq!(codes(&text_of(bytes)), faults, "{} bytes", bytes.len());
    }
    assert!(text_of(&ARABIC[..ARABIC.len() - 500]).text.contains("ميتا"));
}

/// A file of the objects 1 and up, the first of which is the catalogue.
fn file(objects: &[String]) -> Vec<u8> {
    let objects = objects.iter().zip(1..).map(|(object, number)| format!("{number} 0 obj\n{object}\nendobj\n"));
    format!("%PDF-1.7\n{}trailer\n<</Root 1 0 R>>\n%%EOF\n", objects.collect::<String>()).into_bytes()
}

fn stream(dict: &str, content: &str) -> String {
    format!("<<{dict}/Length {}>>stream\n{content}\nendstream", content.len())
}

#[test]
fn forms_that_draw_each_other_for_ever_are_refused() {
    let form = |next: usize| {
        let dict = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {next} 0 R>>>>");
        stream(&dict, "/F Do /F Do /F Do")
    };
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>".to_owned(),
        stream("", "/F Do"),
    ];
    objects.extend((6..46).map(form));
    objects.push(form(5));
    assert_eq!(codes(&text_of(&file(&objects))), ["pdf-page-too-complex"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, rng_seed: RngSeed::Fixed(2026), ..ProptestConfig::default() })]
    #[test]
    fn no_damage_makes_it_panic(
        changes in prop::collection::vec((0..ARABIC.len(), any::<u8>()), 1..40),
        length in ARABIC.len() / 4..ARABIC.len(),
    ) {
        let mut bytes = ARABIC.to_vec();
        changes.iter().for_each(|(at, byte)| bytes[*at] = *byte);
        text_of(&bytes);
        text_of(&bytes[..length]);
    }
}

/// Some words with ligatures and marks, set by typst 0.15 with Noto Naskh Arabic, whose dots are glyphs of their own.
const LIGATURES: &[u8] = include_bytes!("../../../../tests/fixtures/pdf/ligatures-ar-typst.pdf");

#[test]
fn ligatures_and_dots_apart_from_their_letters_are_read() {
    let extract = text_of(LIGATURES);
    for words in [
        "قال الله تعالى والحمد لله رب العالمين الله أكبر، لا إله إلا الله.",
        "الإسلام والآن والأمل ولا لأ لإ لآ لا لأ صلى الله عليه وسلم.",
        "(قوس) [معقوف] «اقتباس» 123 و٤٥٦ وGPT-4 نص.",
        "مُحَمَّدٌ رَسُولُ اللهِ بالتشكيل الكَامِلِ.",
    ] {
        let text = extract.text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(words), "{words}\n{text}");
    }
    assert_eq!(codes(&extract), [""; 0]);
}

#[test]
fn letters_that_the_file_does_not_name_are_said_to_be_unreadable() {
    let font = "/Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97/LastChar 97\
                /Widths[600]/Encoding<</Differences[97/g1]>>/CharProcs<</g1 6 0 R>>/Resources<<>>";
    let page = "/Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!("<<{page}>>"),
        stream("", "BT /F 12 Tf 10 700 Td (aaa) Tj ET"),
        format!("<<{font}>>"),
        stream("", "600 0 0 0 500 700 d1 0 0 500 700 re f"),
    ];
    let extract = text_of(&file(&objects));
    assert_eq!(codes(&extract), ["pdf-letters-unreadable"]);
    assert!(!extract.text.contains('a'), "{}", extract.text);
}

/// What real files say is found.
#[test]
#[ignore = "needs SANAD_CORPUS"]
fn quotes_of_real_files_are_found() {
    let folder = crate::base::corpus::folder().join("pdf");
    let cases: [(&str, &[&str]); 3] = [
        (
            "tracemonkey",
            &[
                "Trace-based Just-in-Time Type Specialization",
                "Dynamic languages such as JavaScript are more difficult to compile than statically typed ones.",
            ],
        ),
        ("image-pdf-2", &[]),
        ("ca9_19", &["UNITED STATES COURT OF APPEALS"]),
    ];
    for (name, quotes) in cases {
        let extract = text_of(&fs::read(folder.join(format!("{name}.pdf"))).expect("a file"));
        // A hyphen that a line's end made is kept as a soft one.
        let text = extract.text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ");
        for quote in quotes {
            assert!(text.contains(quote), "{name}: {quote}\n{}", &extract.text[..extract.text.len().min(3000)]);
        }
        assert_eq!(codes(&extract), if quotes.is_empty() { &["document-scan"][..] } else { &[] }, "{name}");
    }
}
