//! What lies over the text of a page: annotations without a look of their own, lines drawn by hand, and what only the
//! page as it is drawn can tell.

use super::hidden::{OPEN, SECRET, page_with, read, read_file};
use crate::model::Concealment::{self, Covered, Hidden, Struck};

/// Returns true if what is seen and what is not are these, the latter all in the same way.
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
    let cases: [(Option<Concealment>, &str, String); 30] = [
        (Some(Struck), "StrikeOut", QUAD.into()),
        (Some(Struck), "StrikeOut", String::new()),
        (Some(Struck), "StrikeOut", "/QuadPoints[48 652 86 652 48 650 86 650]".into()),
        (None, "StrikeOut", "/QuadPoints[48 680 86 680 48 664 86 664]".into()),
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
    let bows: String = (0..5)
        .map(|nth| 48 + 8 * nth)
        .map(|x| format!("{x} 653 m {} 656 {} 650 {} 653 c S ", x + 3, x + 5, x + 8))
        .collect();
    let wave = |y: i32| -> String {
        let bows = (0..250).map(|nth| (48.0 + 0.15 * f64::from(nth), if nth % 2 == 0 { y + 1 } else { y - 1 }));
        let bows = bows.map(|(x, to)| format!("{} {to} {} {to} {} {y} c ", x + 0.05, x + 0.1, x + 0.15));
        format!(".5 w 48 {y} m {}S", bows.collect::<String>())
    };
    let bars: String = (0..19).map(|nth| 48 + 2 * nth).map(|x| format!("{x} 647 m {x} 662 l S ")).collect();
    let pieces: String = (0..6).map(|nth| format!("{} 653 m {} 653 l S ", 49 + 6 * nth, 53 + 6 * nth)).collect();
    let cases = [
        "48 647 m 86 662 l S 48 662 m 86 647 l S".to_owned(),
        "48 648 m 86 661 l S".to_owned(),
        "48 647 m 86 660 l 86 661.5 l 48 648.5 l f".to_owned(),
        "48 653 m 60 656 70 650 86 653 c S".to_owned(),
        format!("49 650 m {waves}S"),
        slashes,
        bows,
        wave(653),
        bars,
        pieces,
        "5 w 48 654 m 86 654 l S".to_owned(),
        "q 38 0 0 1 48 653 cm /I Do Q".to_owned(),
        "48 651 m 86 651 l S".to_owned(),
        "48 656 m 86 656 l S".to_owned(),
        "0 654.2 m 600 654.2 l S".to_owned(),
        "20 653 m 300 653 l S".to_owned(),
        (0..36).map(|nth| format!("{} 653 1 1 re f ", 49 + nth)).collect(),
        (0..36).map(|nth| format!("{} 653 1 1 re ", 49 + nth)).chain(["f".to_owned()]).collect(),
        "q 48 652.5 38 1 re W n 0 0 600 800 re f Q".to_owned(),
    ];
    for lines in cases {
        let found = read(&format!("{OPEN}{SECRET}{lines}"), "");
        assert!(is_as(found.clone(), Some(Struck)), "{lines}: {found:?}");
    }
    let one = read(&format!("{OPEN}BT /F 12 Tf 50 650 Td (paid 8500) Tj ET 76.7 649 m 83.4 660 l S"), "");
    assert_eq!((one.0.as_str(), &one.1[..]), ("open paid 500", &[Struck][..]));
    let all = read(&format!("{}0 0 m 600 800 l S 0 800 m 600 0 l S", block()), "");
    assert!(!all.0.contains("secret") && all.1.contains(&Struck), "{all:?}");
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
        wave(647),
        // The boxes of a form, one a letter.
        [50.0, 56.0, 62.7, 68.7, 72.7, 79.3, 82.7].map(|x| format!("{x} 645 m {x} 664 l S ")).concat(),
        "0 648 m 600 648 l S".to_owned(),
        // The lines of a chart, and one behind the paper of a heading.
        (0..9).map(|nth| format!("20 {0} m 500 {0} l S ", 613 + 10 * nth)).collect(),
        "0 653 m 600 653 l S 1 g 45 640 60 30 re f".to_owned(),
        "120 700 m 88 660 l S".to_owned(),
        // A sign that overlaps a letter.
        "53 651 m 57 657 l S".to_owned(),
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
        (Some(Hidden), format!("/M gs 1 g {SECRET}")),
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

#[test]
fn optional_content_that_is_not_shown_is_not_seen() {
    let stream = |dict: &str, content: &str| format!("<<{dict}/Length {}>>stream\n{content}\nendstream", content.len());
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>";
    let content = |membership: &str| -> [String; 3] {
        let group = "<</Type/OCG/Name(a)/Usage<</View<</ViewState/OFF>>>>>>".to_owned();
        [group, membership.to_owned(), stream(form, SECRET)]
    };
    let resources = "/Font<</F 5 0 R>>/Properties<</G 11 0 R/M 12 0 R>>";
    let marked = |name: &str| format!("{OPEN} /OC /{name} BDC {SECRET} EMC");
    let stamp = "/Annots[<</Type/Annot/Subtype/Stamp/OC 11 0 R/Rect[0 0 600 800]/AP<</N 13 0 R>>>>]";
    let strange = "/Annots[<</Type/Annot/Subtype/Strange/F 1/Rect[0 0 600 800]/AP<</N 13 0 R>>>>]";
    let (off, on) = ("/D<</OFF[11 0 R]>>", "/D<<>>");
    let by_view = "/D<</AS[<</Event/View/Category[/View]/OCGs[11 0 R]>>]>>";
    // Whether it is seen, what is drawn, annotations, what stands for several groups, and how groups are set.
    let cases = [
        (false, marked("M"), "", "<</Type/OCMD/VE[/Not 11 0 R]>>", on),
        (true, marked("M"), "", "<</Type/OCMD/VE[/Not 11 0 R]>>", off),
        (false, marked("M"), "", "<</Type/OCMD/VE[/And[/Or 11 0 R][/Not[/Not 11 0 R]]]>>", off),
        (true, marked("M"), "", "<</Type/OCMD/VE[/Neither 11 0 R]>>", off),
        (false, marked("G"), "", "<<>>", by_view),
        (true, marked("G"), "", "<<>>", on),
        (false, OPEN.to_owned(), stamp, "<<>>", off),
        (true, OPEN.to_owned(), stamp, "<<>>", on),
        (false, OPEN.to_owned(), strange, "<<>>", on),
        (
            true,
            format!("{OPEN}{SECRET} /OC /M BDC 0 g 40 640 100 30 re f EMC"),
            "",
            "<</Type/OCMD/VE[/Not 11 0 R]>>",
            on,
        ),
    ];
    for (is_seen, drawn, annotations, membership, config) in cases {
        let catalog = format!("/OCProperties<</OCGs[11 0 R]{config}>>");
        let found = read_file(&page_with(&drawn, annotations, resources, &catalog, &content(membership)));
        let how = if is_seen { None } else { Some(Hidden) };
        assert!(is_as(found.clone(), how), "{drawn} {annotations} {membership} {config}: {found:?}");
    }
}

/// How a font is encoded, what the file says of it, what is seen, and what is said in its place.
type Told = (&'static str, &'static [(char, &'static str)], &'static str, Option<&'static str>);

#[test]
fn letters_that_the_file_says_to_be_others_are_read_as_they_are_drawn() {
    let stream = |content: &str| format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    let map = |pairs: &[(char, &str)]| {
        let line = |(code, told): &(char, &str)| {
            let told: String = told.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
            format!("<{:02x}> <{told}>\n", u32::from(*code))
        };
        let lines: String = pairs.iter().map(line).collect();
        let space = "1 begincodespacerange <00> <ff> endcodespacerange";
        stream(&format!("/CMapName /A def {space} {} beginbfchar\n{lines}endbfchar", pairs.len()))
    };
    let font = |keys: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica{keys}/ToUnicode 12 0 R>>");
    let plain = "/Encoding/WinAnsiEncoding";
    let named = "/Encoding<</Differences[52/four 54/six]>>";
    let swapped = "/Encoding<</Differences[52/six 54/four]>>";
    let cases: [Told; 11] = [
        ("/Encoding<</Differences[52/percent]>>", &[('6', "6"), ('4', "4")], "paid 6% now", Some("paid 64 now")),
        ("/Encoding<</Differences[52/twosuperior]>>", &[('6', "6"), ('4', " ")], "paid 6² now", None),
        // Other files raise digits by their place alone.
        ("/Encoding<</Differences[52/twosuperior]>>", &[('6', "6"), ('4', "2")], "paid 6² now", None),
        (plain, &[('6', "4"), ('4', "6")], "paid 64 now", Some("paid 46 now")),
        (named, &[('6', "4"), ('4', "6")], "paid 64 now", Some("paid 46 now")),
        (plain, &[('4', "4000")], "paid 64 now", Some("paid 64000 now")),
        (plain, &[('p', "h"), ('a', "a")], "paid 64 now", Some("haid 64 now")),
        (swapped, &[('6', "4"), ('4', "6")], "paid 46 now", None),
        (plain, &[('6', "6"), ('4', "4")], "paid 64 now", None),
        // Letters of other scripts may be drawn by fonts that name them by Latin ones.
        (plain, &[('6', "\u{646}")], "paid \u{646}4 now", None),
        ("/Encoding<</Differences[52/g1 54/g2]>>", &[('6', "4"), ('4', "6")], "paid 46 now", None),
    ];
    for (encoding, told, seen, said) in cases {
        let extra = [font(encoding), map(told)];
        let drawn = "BT /D 12 Tf 50 650 Td (paid 64 now) Tj ET";
        let found = read_file(&page_with(drawn, "", "/Font<</D 11 0 R>>", "", &extra));
        // Glyphs that the font does not have are wider.
        assert_eq!(found.0.replace(' ', ""), seen.replace(' ', ""), "{encoding} {told:?}: {found:?}");
        assert_eq!(found.2, said.unwrap_or_default(), "{encoding} {told:?}");
        assert!(found.1.iter().all(|how| *how == Concealment::Replaced), "{encoding} {told:?}: {:?}", found.1);
    }
}

#[test]
fn letters_that_the_file_says_of_fonts_of_signs_are_not_drawn() {
    let map = "/CMapName /A def 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange\n<20> <7a> <0020>\n\
               endbfrange";
    // The font, what is seen, and what is said in its place.
    let cases = [("ZapfDingbats", "❐❁❉❄", "paid"), ("Symbol", "πaiδ", "paid"), ("Helvetica", "paid", "")];
    for (name, seen, said) in cases {
        let font = format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/ToUnicode 12 0 R>>");
        let extra = [font, format!("<</Length {}>>stream\n{map}\nendstream", map.len())];
        let drawn = "BT /D 12 Tf 50 650 Td (paid) Tj ET";
        let found = read_file(&page_with(drawn, "", "/Font<</D 11 0 R>>", "", &extra));
        assert_eq!((found.0.replace(' ', "").as_str(), found.2.replace(' ', "").as_str()), (seen, said), "{name}");
    }
}

/// A composite font of the letters of a program, each of which says itself, but for some; and its other objects, of which
/// the first has a number.
fn composite(lies: &[(char, &str)], number: usize) -> Vec<String> {
    const PROGRAM: &[u8] = include_bytes!("../../../../assets/fonts/Vazirmatn.ttf");
    let hex: String = PROGRAM.iter().map(|byte| format!("{byte:02x}")).collect();
    let line = |letter: char| {
        let told = lies.iter().find(|(lied, _)| *lied == letter).map_or(letter.to_string(), |(_, told)| (*told).into());
        let told: String = told.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
        format!("<{}> <{told}>\n", codes(&letter.to_string()))
    };
    let lines: String = "paid 0123456789now.-".chars().map(line).collect();
    let map = format!("1 begincodespacerange <0000> <ffff> endcodespacerange 20 beginbfchar\n{lines}endbfchar");
    let stream = |dict: &str, content: &str| format!("<<{dict}/Length {}>>stream\n{content}\nendstream", content.len());
    vec![
        format!(
            "<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/Identity-H/DescendantFonts[{} 0 R]/ToUnicode {} 0 R>>",
            number + 1,
            number + 2
        ),
        format!(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/S/CIDToGIDMap/Identity/DW 500/FontDescriptor {} 0 R>>",
            number + 3
        ),
        stream("/CMapName/A", &format!("/CMapName /A def {map}")),
        format!("<</Type/FontDescriptor/FontName/S/Flags 4/FontFile2 {} 0 R>>", number + 4),
        stream("/Filter/ASCIIHexDecode", &format!("{hex}>")),
    ]
}

/// What is told otherwise, what is drawn, what is seen, and what is said in its place.
type Composite = (&'static [(char, &'static str)], &'static str, &'static str, &'static str);

/// Glyphs of the letters of a text in the program of [`composite`], as two bytes each.
fn codes(text: &str) -> String {
    use skrifa::MetadataProvider as _;
    let program = include_bytes!("../../../../assets/fonts/Vazirmatn.ttf");
    let font = skrifa::FontRef::new(program).expect("a font");
    let code = |c: char| font.charmap().map(c).expect("it has a glyph").to_u32();
    text.chars().map(|c| format!("{:04x}", code(c))).collect()
}

#[test]
fn letters_that_a_program_has_for_its_glyphs_count_over_what_the_file_says_of_them() {
    let read = |lies: &[(char, &str)], content: &str| {
        let resources = "/Font<</D 11 0 R>>/ExtGState<</A<</ca 0>>>>";
        read_file(&page_with(content, "", resources, "", &composite(lies, 11)))
    };
    let show = |text: &str| format!("BT /D 12 Tf 50 650 Td <{}> Tj ET ", codes(text));
    let cases: [Composite; 6] = [
        (&[], "paid 90.0 now", "paid 90.0 now", ""),
        (&[('9', "5")], "paid 90.0 now", "paid 90.0 now", "paid 50.0 now"),
        (&[('.', "\u{200B}")], "paid 90.0 now", "paid 90.0 now", ""),
        (&[('-', " ")], "paid -90 now", "paid -90 now", ""),
        (&[('9', "50")], "paid 90 now", "paid 90 now", "paid 500 now"),
        // One that says nothing leaves what the others say.
        (&[('9', "")], "paid 90.0 now", "paid 90.0 now", ""),
    ];
    for (lies, drawn, seen, said) in cases {
        let found = read(lies, &show(drawn));
        assert_eq!((found.0.as_str(), found.2.as_str()), (seen, said), "{lies:?}");
    }
    // What is not seen may say the letters that are drawn beside it.
    let unseen =
        read(&[('.', "d")], &format!("{} q /A gs BT /D 12 Tf 68 650 Td <{}> Tj ET Q", show("pai"), codes(".")));
    assert!(!unseen.1.contains(&Concealment::Replaced), "{unseen:?}");
}

#[test]
fn values_of_fields_that_are_drawn_otherwise_are_told() {
    let stream = |dict: &str, content: &str| format!("<<{dict}/Length {}>>stream\n{content}\nendstream", content.len());
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 200 30]/Resources<</Font<</F 5 0 R>>>>";
    let looks = stream(form, "BT /F 12 Tf 2 10 Td (approved 64) Tj ET");
    let field = |keys: &str| format!("/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[40 640 240 670]{keys}>>]");
    let (anew, kept) = ("/AcroForm<</Fields[]/NeedAppearances true>>", "/AcroForm<</Fields[]>>");
    let look = "/AP<</N 11 0 R>>";
    // The field, the form, what is seen, what is not, and why.
    let cases: [(String, &str, &str, &str, &[Concealment]); 7] = [
        (format!("/V(approved 64){look}"), anew, "approved 64", "", &[]),
        (format!("/V(Approved, 64.){look}"), anew, "approved 64", "", &[]),
        (format!("/V(rejected){look}"), kept, "approved 64", "rejected", &[Concealment::Replaced]),
        (format!("/Parent<</V(rejected)>>{look}"), kept, "approved 64", "rejected", &[Concealment::Replaced]),
        (format!("/V(rejected){look}"), anew, "", "approved 64", &[Concealment::Replaced, Hidden]),
        ("/V(rejected)".to_owned(), anew, "", "rejected", &[Hidden]),
        (look.to_owned(), kept, "approved 64", "", &[]),
    ];
    for (keys, catalog, seen, rest, kinds) in cases {
        let found =
            read_file(&page_with(OPEN, &field(&keys), "/Font<</F 5 0 R>>", catalog, std::slice::from_ref(&looks)));
        let words = found.0.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words, format!("open {seen}").trim(), "{keys} {catalog}");
        assert!(found.2.contains(rest), "{keys} {catalog}: {found:?}");
        assert_eq!(found.1, kinds, "{keys} {catalog}: {found:?}");
    }
}
