//! What of a page is seen, and what is not.

use std::sync::Arc;

use crate::base::Silent;
use crate::documents::pdf::{Pdf, extract};
use crate::model::Concealment::{self, Covered, Hidden, Replaced, Struck};

/// Resources: a font, states, a picture, a form, an image mask.
const RESOURCES: &str = "/Font<</F 5 0 R>>/ExtGState<</A<</ca 0>>/H<</ca .5>>/M<</BM/Multiply>>/N<</BM/Screen>>\
    /D<</BM/Difference>>/C<</BM/Color>>>>\
    /XObject<</I 6 0 R/G 7 0 R/T 8 0 R/S 9 0 R>>/Shading<</W<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 0]\
    /Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0]/N 1>>/Extend[true true]>>>>";

/// A file with one page of some contents, and of some annotations.
pub(super) fn page(content: &str, more: &str) -> Vec<u8> {
    page_with(content, more, RESOURCES, "", &[])
}

/// The same with other resources, with more in the catalogue, and with more objects, the first of which is number 11.
pub(super) fn page_with(content: &str, more: &str, resources: &str, catalog: &str, extra: &[String]) -> Vec<u8> {
    let stream = |dict: &str, content: &str| format!("<<{dict}/Length {}>>stream\n{content}\nendstream", content.len());
    let image = "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray";
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>";
    let objects = [
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<{resources}>>{more}>>"),
        stream("", content),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        stream(image, "\u{1}"),
        stream(&format!("{form}/Group<</S/Transparency>>"), "BT /F 12 Tf 50 650 Td (secret) Tj ET"),
        stream(&form.replace("0 0 600 800", "0 0 600 600"), "BT /F 12 Tf 50 650 Td (secret) Tj ET"),
        stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 1/ImageMask true", "\u{80}"),
        stream(form, "0 g 0 0 600 800 re f"),
    ];
    let objects =
        objects.iter().chain(extra).zip(1..).map(|(object, number)| format!("{number} 0 obj\n{object}\nendobj\n"));
    format!("%PDF-1.7\n{}trailer\n<</Root 1 0 R>>\n%%EOF\n", objects.collect::<String>()).into_bytes()
}

/// What is seen, how the rest is concealed, and the rest.
pub(super) fn read(content: &str, more: &str) -> (String, Vec<Concealment>, String) {
    read_file(&page(content, more))
}

/// The same of a file.
pub(super) fn read_file(bytes: &[u8]) -> (String, Vec<Concealment>, String) {
    let found = extract(bytes, &Silent);
    let from = found.concealed.first().map_or(found.text.len(), |part| part.range.start);
    let kinds = found.concealed.iter().map(|part| part.how).collect();
    (found.text[..from].trim().to_owned(), kinds, found.text[from..].trim().to_owned())
}

pub(super) const OPEN: &str = "BT /F 12 Tf 50 700 Td (open) Tj ET ";
pub(super) const SECRET: &str = "BT /F 12 Tf 50 650 Td (secret) Tj ET ";

#[test]
fn what_is_not_seen_is_read_and_marked() {
    let secret = |before: &str, after: &str| format!("{OPEN} q {before} {SECRET} {after} Q");
    let text = |set: &str| format!("{OPEN} q BT /F 12 Tf {set} 50 650 Td (secret) Tj ET Q");
    let strike =
        "/Annots[<</Type/Annot/Subtype/StrikeOut/Rect[50 645 90 665]/QuadPoints[50 659 84 659 50 647 84 647]>>]";
    let square = "/Annots[<</Type/Annot/Subtype/Square/Rect[40 640 100 670]/AP<</N 10 0 R>>>>]";
    let cases: Vec<(Concealment, String, &str)> = vec![
        (Covered, secret("", "0 g 40 640 100 30 re f"), ""),
        (Covered, secret("", "1 0 0 rg 40 640 100 30 re f"), ""),
        (Covered, secret("", "1 g 40 640 100 30 re f"), ""),
        (Covered, secret("", "40 640 m 140 640 l 140 670 l 40 670 l f"), ""),
        (Covered, secret("", "30 630 m 150 645 l 150 690 l 30 670 l h f"), ""),
        (Covered, secret("", "40 640 20 30 re 60 640 60 30 re f"), ""),
        (Covered, secret("", "40 640 20 30 re f 60 640 60 30 re f"), ""),
        (Covered, secret("", "20 w 40 655 m 140 655 l S"), ""),
        (Covered, secret("", "q 100 0 0 30 40 640 cm /I Do Q"), ""),
        (Covered, secret("", "q 40 640 100 30 re W n /W sh Q"), ""),
        (Covered, secret("1 g", ""), ""),
        (Covered, secret("0 0 0 0 k", ""), ""),
        (Covered, secret(".99 .99 .98 rg", ""), ""),
        (Covered, secret("0 0 1 rg 40 640 100 30 re f", ""), ""),
        (Covered, secret("40 640 100 30 re f", ""), ""),
        (Covered, text("1 Tr 1 G"), ""),
        (Hidden, text("3 Tr"), ""),
        (Hidden, text("7 Tr"), ""),
        (Hidden, text("0 Tz"), ""),
        (Hidden, text("/F 0 Tf"), ""),
        (Hidden, text("/F .01 Tf"), ""),
        (Hidden, text("/F .5 Tf"), ""),
        (Hidden, secret("/A gs", ""), ""),
        (Hidden, secret("/A gs /G Do 0 0 0 0 re W n", ""), ""),
        (Hidden, secret("0 0 10 10 re W n", ""), ""),
        (Hidden, secret("0 0 m 10 0 l 5 10 l h W n", ""), ""),
        (Hidden, secret("0 600 m 600 600 l 300 800 l h W* n", "").replace("50 650", "5 780"), ""),
        (Hidden, format!("{OPEN} /T Do"), ""),
        (Hidden, secret("1 0 0 1 -400 0 cm", ""), ""),
        (Hidden, secret("", "").replace("50 650", "50 900"), ""),
        (Hidden, secret("", ""), "/CropBox[0 680 600 800]"),
        (Hidden, secret("", ""), "/CropBox[0 654 600 800]"),
        (Hidden, secret("40 650 100 3 re W n", ""), ""),
        (Hidden, secret("40 653.5 100 20 re W n", ""), ""),
        (Covered, secret("", "1 g 40 653 100 20 re f"), ""),
        (Covered, secret("", "1 g 40 645 100 8 re f"), ""),
        (Covered, secret("", &format!("1 g {SECRET}")), ""),
        (Hidden, text("1 Tr 30 w"), ""),
        (Hidden, secret("/N gs", ""), ""),
        (Hidden, secret("/D gs", ""), ""),
        (Hidden, secret("/C gs", ""), ""),
        (Struck, secret("", "50 653 35 1 re f"), ""),
        (Struck, secret("50 653 35 1 re f", ""), ""),
        (Struck, secret("", "50 653.5 m 85 653.5 l S"), ""),
        (Struck, secret("", "1 0 0 RG 48 654 m 86 654 l S"), ""),
        (Struck, secret("", ""), strike),
        (Covered, secret("", ""), square),
        (Replaced, format!("{OPEN} BT /F 12 Tf 50 650 Td /Span<</ActualText(secret)>>BDC (lie) Tj EMC ET"), ""),
        (Replaced, format!("{OPEN} /P<</ActualText(a secret)>>BDC {} EMC", SECRET.replace("secret", "lie")), ""),
    ];
    for (how, content, more) in cases {
        let (seen, kinds, rest) = read(&content, more);
        let expected = if how == Replaced { "open lie" } else { "open" };
        assert_eq!(seen, expected, "{content} {more}");
        assert!(rest.contains("secret"), "{content}: {rest}");
        assert!(!kinds.is_empty() && kinds.iter().all(|kind| *kind == how), "{content}: {kinds:?}");
    }
}

#[test]
fn a_block_is_seen_and_covers_what_is_below_it() {
    let fonts = "/Font<</F 5 0 R/Z 11 0 R>>";
    let extra = ["<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>".to_owned()];
    let read = |content: &str| read_file(&page_with(content, "", fonts, "", &extra));
    let (seen, kinds, _) = read(&format!("BT /Z 12 Tf 50 650 Td (n) Tj ET {}", SECRET.replace("50 650", "70 650")));
    assert!(seen.ends_with("secret") && kinds.is_empty(), "{seen} {kinds:?}");
    let (_, kinds, rest) = read(&format!("{OPEN}{SECRET} 1 g BT /Z 60 Tf 45 645 Td (n) Tj ET"));
    assert!(kinds.contains(&Covered) && rest.contains("secret"), "{rest} {kinds:?}");
}

#[test]
fn what_is_seen_is_not_marked() {
    let seen = |before: &str, after: &str| format!("{OPEN} q {before} {SECRET} {after} Q");
    let cases = [
        seen("", ""),
        seen(".9 g", ""),
        seen("0 g 40 640 100 30 re f 1 g", ""),
        seen("q 40 640 100 30 re W n /W sh Q 1 g", ""),
        seen("q 100 0 0 30 40 640 cm /I Do Q 1 g", ""),
        seen("1 1 0 rg 40 640 100 30 re f 0 g", ""),
        seen("", "/M gs 1 1 0 rg 40 640 100 30 re f"),
        seen("", "/H gs 1 1 0 rg 40 640 100 30 re f"),
        seen("/M gs", ""),
        // A box that cuts as near as can be, and the paper of the lines above and below.
        seen("50 647.4 35 12 re W n", ""),
        seen("", ".9 g 40 634 300 14.2 re f 40 659 300 15 re f"),
        seen("", "/D gs 1 g 0 0 600 800 re f"),
        seen("0 g 40 640 100 30 re f 1 g /N gs", ""),
        seen("", "1 g 40 655.5 100 20 re f").replace("50 650", "50 646"),
        seen("", "/A gs 0 g 40 640 100 30 re f"),
        seen("", "q 100 0 0 30 40 640 cm /S Do Q"),
        seen("", "0 g 40 600 100 30 re f"),
        seen("", "0 g 40 640 100 30 re 45 642 90 26 re f*"),
        seen("", "0 0 10 10 re W n 0 g 40 640 100 30 re f"),
        seen("", "40 640 100 30 re S"),
        seen("40 640 100 30 re W n", ""),
        seen("0 600 m 600 600 l 300 800 l h W n", "").replace("50 650", "280 650"),
        // Under the line, over it, beside.
        seen("", "50 648 m 85 648 l S"),
        seen("", "50 662 m 85 662 l S"),
        seen("", "90 653 m 120 653 l S"),
        seen("1 g 0 G 1 w", "").replace("/F 12 Tf 50 650", "/F 12 Tf 2 Tr 50 650"),
        seen("", "").replace("(secret)", "/Span<</ActualText(secret)>>BDC (secret) Tj EMC ( )"),
        seen("", "")
            .replace("(secret)", "/Span<</ActualText<FEFF0073006500630072006500740009>>>BDC (secret) Tj EMC ( )"),
        seen("", "").replace("(secret) Tj", "/Artifact BMC (secret) Tj EMC"),
        seen("", "").replace("/F 12 Tf 50", "/F 6 Tf 50"),
        // Letters that cut out what is painted.
        seen("", "1 0 0 rg 0 0 600 800 re f").replace("/F 12 Tf 50 650", "/F 12 Tf 7 Tr 50 650"),
        // What was read of a scan lies over it, or under it.
        format!("q 600 0 0 800 0 0 cm /I Do Q 3 Tr {OPEN} {SECRET}"),
        format!("{OPEN} {SECRET} q 600 0 0 800 0 0 cm /I Do Q"),
        format!("3 Tr {OPEN} {SECRET} q 600 0 0 400 0 400 cm /I Do Q q 600 0 0 400 0 0 cm /I Do Q"),
    ];
    for content in cases {
        let (seen, kinds, rest) = read(&content, "");
        assert_eq!(seen.split_whitespace().collect::<Vec<_>>(), ["open", "secret"], "{content}");
        assert_eq!((kinds, rest.as_str()), (Vec::new(), ""), "{content}");
    }
}

#[test]
fn sentences_that_are_seen_stay_whole() {
    let line = |middle: &str| format!("BT /F 12 Tf 50 700 Td (He did ) Tj {middle} (do it) Tj ET");
    let cases = [
        (line("3 Tr (not ) Tj 0 Tr"), "He did do it", Hidden, "He did not do it"),
        (line("1 g (not ) Tj 0 g"), "He did do it", Covered, "He did not do it"),
        (line("/Span<</ActualText(not )>>BDC (so ) Tj EMC"), "He did so do it", Replaced, "He did not do it"),
        (line("/Span<</ActualText(46 )>>BDC (64 ) Tj EMC"), "He did 64 do it", Replaced, "He did 46 do it"),
        (line("(not ) Tj") + " 88 703 16 1 re f", "He did do it", Struck, "He did not do it"),
    ];
    for (content, expected, how, whole) in cases {
        let (seen, kinds, rest) = read(&content, "");
        assert_eq!((seen.as_str(), kinds, rest.as_str()), (expected, vec![how], whole), "{content}");
    }
    // What was written over what is hidden does not mingle with it.
    let content = format!("{SECRET} 1 g 40 640 100 30 re f 0 g {}", SECRET.replace("secret", "public"));
    assert_eq!(read(&content, ""), ("public".to_owned(), vec![Covered], "secret".to_owned()));
}

#[test]
fn places_on_the_page_are_those_of_what_is_seen() {
    let content = format!("BT /F 12 Tf 50 700 Td 3 Tr (no ) Tj 0 Tr (yes) Tj ET {SECRET}");
    let pdf = Pdf::open(Arc::new(page(&content, ""))).expect("a PDF");
    let found = pdf.page(0);
    assert_eq!(found.text, "yes secret\n");
    assert!(found.areas(0..3)[0].min.x > 60.0, "{:?}", found.areas(0..3));
}
