//! What lies over the text of a page: annotations without a look of their own, lines drawn by hand, and what only the
//! page as it is drawn can tell.

use super::hidden_tests::{OPEN, SECRET, page_with, read, read_file};
use crate::model::Concealment::{self, Covered, Hidden, Struck};

/// Whether what is seen and what is not are these, the latter all in the same way.
fn is_as(found: (String, Vec<Concealment>, String), how: Option<Concealment>) -> bool {
    let (seen, kinds, rest) = found;
    let words: Vec<&str> = seen.split_whitespace().collect();
    match how {
        Some(how) => words == ["open"] && kinds == [how] && rest.contains("secret"),
        None => words == ["open", "secret"] && kinds.is_empty(),
    }
}

/// Lines of a block of text.
fn block() -> String {
    (0..6).map(|nth| format!("BT /F 12 Tf 50 {} Td (secret words of line {nth}) Tj ET ", 700 - 14 * nth)).collect()
}

/// The annotation of a kind over the second line, with more keys.
fn over(kind: &str, keys: &str) -> String {
    format!("/Annots[<</Type/Annot/Subtype/{kind}/Rect[46 645 90 664]{keys}>>]")
}

#[test]
fn annotations_without_a_look_are_drawn_as_programs_draw_them() {
    const QUAD: &str = "/QuadPoints[48 663 86 663 48 647 86 647]";
    let cases: [(Option<Concealment>, &str, String); 27] = [
        (Some(Struck), "StrikeOut", QUAD.into()),
        (Some(Covered), "Square", "/IC[0 0 0]".into()),
        (Some(Covered), "Square", "/IC[1]".into()),
        (Some(Covered), "Circle", "/IC[0 0 0 1]/Rect[30 630 110 680]".into()),
        (Some(Covered), "Polygon", "/IC[1 0 0]/Vertices[46 645 90 645 90 664 46 664]".into()),
        (Some(Covered), "Redact", QUAD.into()),
        (Some(Covered), "Redact", "/IC[1 1 1]".into()),
        (Some(Covered), "Redact", format!("{QUAD}/AP<</N 9 0 R>>")),
        (Some(Covered), "Highlight", format!("{QUAD}/C[0 0 0]")),
        (Some(Covered), "FreeText", "/C[1 1 1]/DA(/F 9 Tf)".into()),
        (Some(Covered), "Widget", "/MK<</BG[1 1 1]>>".into()),
        (Some(Struck), "Line", "/L[48 653 86 653]".into()),
        (Some(Struck), "Line", "/L[48 648 86 662]/BS<</W 2>>".into()),
        (Some(Struck), "PolyLine", "/Vertices[48 653 60 654 86 653]".into()),
        (Some(Struck), "Ink", "/InkList[[48 653 60 655 70 652 86 654]]".into()),
        (Some(Struck), "Ink", "/InkList[[48 663 86 647][48 647 86 663]]".into()),
        (None, "Square", String::new()),
        (None, "Square", "/IC[]".into()),
        (None, "Square", "/IC[0 0 0]/F 2".into()),
        (None, "Square", "/IC[0 0 0]/CA .4".into()),
        (None, "Square", "/IC[0 0 0]/AP<</N 9 0 R>>".into()),
        (None, "Highlight", QUAD.into()),
        (None, "Highlight", format!("{QUAD}/C[1 1 0]")),
        (None, "FreeText", "/DA(/F 9 Tf)".into()),
        (None, "Underline", QUAD.into()),
        (None, "Line", "/L[48 647 86 647]".into()),
        (None, "Line", "/L[20 760 300 400]".into()),
    ];
    for (how, kind, keys) in cases {
        let found = read(&format!("{OPEN}{SECRET}"), &over(kind, &keys));
        assert!(is_as(found.clone(), how), "{kind} {keys}: {found:?}");
    }
}

#[test]
fn lines_drawn_over_words_strike_them_out() {
    let waves: String = (1..8).map(|nth| format!("{} {} l ", 49 + 5 * nth, 650 + 7 * (nth % 2))).collect();
    let slashes: String = (0..6).map(|nth| format!("{} 647 m {} 662 l S ", 49 + 6 * nth, 56 + 6 * nth)).collect();
    let pieces: String = (0..6).map(|nth| format!("{} 653 m {} 653 l S ", 49 + 6 * nth, 53 + 6 * nth)).collect();
    let cases = [
        "48 647 m 86 662 l S 48 662 m 86 647 l S".to_owned(),
        "48 648 m 86 661 l S".to_owned(),
        "48 647 m 86 660 l 86 661.5 l 48 648.5 l f".to_owned(),
        "48 653 m 60 656 70 650 86 653 c S".to_owned(),
        format!("49 650 m {waves}S"),
        slashes,
        pieces,
        "5 w 48 654 m 86 654 l S".to_owned(),
        "q 38 0 0 1 48 653 cm /I Do Q".to_owned(),
    ];
    for lines in cases {
        let found = read(&format!("{OPEN}{SECRET}{lines}"), "");
        assert!(is_as(found.clone(), Some(Struck)), "{lines}: {found:?}");
    }
    for lines in ["50 625 m 180 710 l S 50 710 m 180 625 l S", "50 625 m 180 710 l S"] {
        let (seen, kinds, rest) = read(&format!("{}{lines}", block()), "");
        assert_eq!(kinds, [Struck], "{lines}: {seen}");
        assert!(rest.contains("secret words of line 3"), "{lines}: {rest}");
    }
    let kept = [
        // A band below a heading, a chart, a table, a fold mark, a line that points at the word.
        "1 1 0 rg 48 648 40 3 re f".to_owned(),
        (0..9).map(|nth| format!("{} {} m {} {} l S ", 40 * nth, 600 + 9 * nth % 40, 40 * nth + 40, 640)).collect(),
        "40 640 m 40 720 l S 300 640 m 300 720 l S 40 664 m 300 664 l S 40 645 m 300 645 l S".to_owned(),
        "0 400 m 600 420 l S".to_owned(),
        "120 700 m 88 660 l S".to_owned(),
    ];
    for lines in kept {
        let found = read(&format!("{lines} 0 g {OPEN}{SECRET}"), "");
        assert!(is_as(found.clone(), None), "{lines}: {found:?}");
    }
}

#[test]
fn what_only_the_drawn_page_tells_is_told() {
    let stream = |dict: &str, content: &str| format!("<<{dict}/Length {}>>stream\n{content}\nendstream", content.len());
    let group = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Group<</S/Transparency/CS/DeviceGray>>";
    let image = "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray";
    let stencil = "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 1/ImageMask";
    let shading = "/ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 0]/Extend[true true]";
    let tiles = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>";
    let drawings = "/Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 97\
        /LastChar 98/Widths[600 600]/Encoding<</Differences[97/a/b]>>/CharProcs<</a 17 0 R/b 18 0 R>>/Resources<<>>";
    let extra = [
        stream(group, "0 g 0 0 600 800 re f"),
        stream(group, "1 g 0 0 600 800 re f"),
        stream(tiles, ""),
        stream(tiles, "0 g 0 0 9 9 re f"),
        stream(&format!("{image}/SMask 16 0 R"), "\u{1}"),
        stream(&format!("{image}/Decode[1 0]"), "\0"),
        stream("", "600 0 0 0 600 700 d1"),
        stream("", "600 0 0 0 600 700 d1 0 0 500 700 re f"),
        format!("<<{drawings}>>"),
        stream(&format!("{stencil} true"), "\0"),
    ];
    let mask = |number: u32| format!("<</SMask<</S/Luminosity/G {number} 0 R>>>>");
    let pattern = |gray: u32| {
        let function = format!("/Function<</FunctionType 2/Domain[0 1]/C0[{gray}]/C1[{gray}]/N 1>>");
        format!("<</PatternType 2/Shading<<{shading}{function}>>>>")
    };
    let resources = format!(
        "/Font<</F 5 0 R/D 19 0 R>>/ExtGState<</A{}/B{}/M<</BM/Multiply>>/H<</ca .7>>>>/XObject<</I 15 0 R/S 20 0 R>>\
         /Pattern<</W{}/K{}/E 13 0 R/T 14 0 R>>",
        mask(11),
        mask(12),
        pattern(1),
        pattern(0)
    );
    let drawn = |codes: &str| format!("BT /D 12 Tf 50 650 Td ({codes}) Tj ET");
    let cases = [
        (Some(Covered), format!("/A gs {SECRET}")),
        (None, format!("/B gs {SECRET}")),
        (Some(Covered), format!("/Pattern cs /W scn {SECRET}")),
        (None, format!("/Pattern cs /K scn {SECRET}")),
        (Some(Covered), format!("/Pattern cs /E scn {SECRET}")),
        (Some(Covered), format!("{SECRET} /Pattern cs /T scn 40 640 100 30 re f")),
        (Some(Covered), format!("{SECRET} q 100 0 0 30 40 640 cm /I Do Q")),
        (Some(Covered), format!("{SECRET} q 100 0 0 30 40 640 cm /S Do Q")),
        (None, format!("{SECRET} q 100 0 0 30 300 640 cm /I Do Q")),
        (Some(Covered), format!("{SECRET} /M gs 0 g 40 640 100 30 re f")),
        (None, format!("{SECRET} /M gs 1 1 0 rg 40 640 100 30 re f")),
        (Some(Covered), format!("{SECRET} /H gs 0 g 40 640 100 30 re f 40 640 100 30 re f 40 640 100 30 re f")),
        (Some(Covered), format!("/M gs 1 g {SECRET}")),
        (Some(Hidden), drawn("aaaa")),
        (None, drawn("bbbb")),
    ];
    for (how, content) in cases {
        let found = read_file(&page_with(&format!("{OPEN} q {content} Q"), "", &resources, "", &extra));
        let found = (found.0.replace("bbbb", "secret"), found.1, found.2.replace("aaaa", "secret"));
        assert!(is_as(found.clone(), how), "{content}: {found:?}");
    }
}

#[test]
fn what_covers_a_scan_covers_its_words() {
    const SCAN: &str = "q 600 0 0 800 0 0 cm /I Do Q ";
    let cases = [
        (Some(Covered), format!("{SCAN} 3 Tr {OPEN}{SECRET} 0 g 40 640 100 30 re f"), String::new()),
        (Some(Covered), format!("3 Tr {OPEN}{SECRET} {SCAN} 0 g 40 640 100 30 re f"), String::new()),
        (Some(Covered), format!("{SCAN} 3 Tr {OPEN}{SECRET}"), over("Square", "/IC[0 0 0]")),
        (None, format!("0 g 40 640 100 30 re f 3 Tr {OPEN}{SECRET} {SCAN}"), String::new()),
        (None, format!("{SCAN} 1 g 40 640 100 30 re f 3 Tr {OPEN}{SECRET}"), String::new()),
    ];
    for (how, content, more) in cases {
        let found = read(&content, &more);
        assert!(is_as(found.clone(), how), "{content} {more}: {found:?}");
    }
}
