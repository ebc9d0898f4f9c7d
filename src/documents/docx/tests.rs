//! What is read of texts of word processors.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::model::Concealment;

pub(super) const MAIN: &str = "word/document.xml";
pub(super) const NOTES: [&str; 2] = ["word/footnotes.xml", "word/endnotes.xml"];

pub(super) fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a new file");
        zip.write_all(xml.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

pub(super) fn body(xml: &str) -> Vec<u8> {
    docx(&[(MAIN, &format!("<w:document xmlns:w='w'><w:body>{xml}</w:body></w:document>"))])
}

pub(super) fn text_of(found: &Extract) -> (&str, Vec<Concealment>) {
    (&found.text, found.concealed.iter().map(|part| part.how).collect())
}

#[test]
fn paragraphs_become_lines() {
    let p = |inner: &str| format!("<w:p>{inner}</w:p>");
    let t = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let cases = [
        (p(&t("سند")), "سند\n"),
        (p(&(t("a ") + &t("b &amp; &#x633;"))) + &p("") + &p(&t("c")), "a b & س\nc\n"),
        (p(&(t("a") + "<w:r><w:tab/></w:r>" + &t("b") + "<w:r><w:br/></w:r>" + &t("c"))), "a b c\n"),
        (p(&format!("<w:del>{}</w:del><w:ins>{}</w:ins>", t("old"), t("new"))), "new\n\nold\n"),
        (p(&format!("<w:hyperlink>{}</w:hyperlink>", t("link"))), "link\n"),
        (p(&("<w:r><w:instrText>PAGE</w:instrText></w:r>".to_owned() + &t("1"))), "1\n"),
        (
            format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p(&t("a")), p(&t("b"))),
            "a\u{2003}b\n",
        ),
        (
            p(&format!(
                "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>",
                t("box")
            )),
            "box\n",
        ),
        (
            "<mc:AlternateContent><mc:Fallback><w:p><w:r><w:t>old</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
                .to_owned(),
            "old\n",
        ),
        (
            format!("<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p(&t("a")), p(&t("b"))),
            "b\n\na\u{2003}b\n",
        ),
        // A text box does not tear the paragraph apart that it is anchored in.
        (
            p(&(t("be") + "<w:r><w:txbxContent>" + &p(&t("in")) + &p(&t("box")) + "</w:txbxContent></w:r>" + &t("low"))),
            "below\nin\nbox\n",
        ),
        // The end of the first paragraph is deleted.
        (p(&("<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>".to_owned() + &t("one "))) + &p(&t("two")), "one two\n"),
        (p("<w:r><w:sym w:char='F0E0'/></w:r>"), "\u{FFFD}\n"),
        ("<w:p/>".to_owned() + &p(&t("a<![CDATA[<b>]]>")), "a<b>\n"),
    ];
    for (xml, text) in cases {
        let found = extract(&body(&xml));
        assert_eq!((found.text.as_str(), found.faults.len()), (text, 0), "{xml}");
    }
}

/// A file with styles. A run of them is `r`, or a paragraph of them.
const STYLES: &str = "<w:styles xmlns:w='w'><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault>\
    </w:docDefaults><w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:rPr><w:lang w:val='ar'/></w:rPr></w:style>\
    <w:style w:type='character' w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type='character' w:styleId='H2'><w:basedOn w:val='H'/></w:style>\
    <w:style w:type='character' w:styleId='S'><w:rPr><w:strike/></w:rPr></w:style>\
    <w:style w:type='character' w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style>\
    <w:style w:type='character' w:styleId='F'><w:rPr><w14:textFill><w14:solidFill><w14:srgbClr w14:val='FFFFFF'/>\
    </w14:solidFill></w14:textFill></w:rPr></w:style>\
    <w:style w:type='character' w:styleId='Up'><w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='PH'><w:rPr><w:vanish/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='PW'><w:rPr><w:color w:val='FFFFFF'/></w:rPr></w:style>\
    <w:style w:type='paragraph' w:styleId='PD'><w:pPr><w:shd w:val='clear' w:fill='000000'/></w:pPr></w:style>\
    <w:style w:type='table' w:styleId='T'><w:tblStylePr w:type='firstRow'><w:tcPr><w:shd w:val='clear' w:fill='4472C4'/>\
    </w:tcPr></w:tblStylePr></w:style></w:styles>";

/// What is seen of a file with [`STYLES`], how the rest is concealed, and the rest.
pub(super) fn layers(xml: &str) -> (String, Vec<Concealment>, String) {
    let main = format!("<w:document xmlns:w='w' xmlns:w14='w14'>{xml}</w:document>");
    let found = extract(&docx(&[(MAIN, &main), ("word/styles.xml", STYLES)]));
    assert_eq!(found.faults, [], "{xml}");
    let from = found.concealed.first().map_or(found.text.len(), |part| part.range.start);
    let kinds = found.concealed.iter().map(|part| part.how).collect();
    (found.text[..from].trim().to_owned(), kinds, found.text[from..].trim().to_owned())
}

#[test]
fn what_is_not_seen_is_read_and_marked() {
    use Concealment::{Covered, Hidden, Struck};
    let r = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let run = |properties: &str| format!("<w:p>{}{}</w:p>", r("", "open "), r(properties, "secret"));
    let paragraph = |properties: &str| {
        format!("<w:p>{}</w:p><w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r("", "open"), r("", "secret"))
    };
    let change = |tag: &str, text: &str| {
        format!("<w:p>{}<w:{tag} w:id='1'><w:r><w:{text}>secret</w:{text}></w:r></w:{tag}></w:p>", r("", "open "))
    };
    let row = |row: &str, cell: &str, properties: &str| {
        format!(
            "<w:p>{}</w:p><w:tbl><w:tr><w:trPr>{row}</w:trPr><w:tc><w:tcPr>{cell}</w:tcPr><w:p>{}</w:p></w:tc></w:tr></w:tbl>",
            r("", "open"),
            r(properties, "secret")
        )
    };
    let shape = |shape: &str| {
        format!(
            "<w:p>{}<w:r><w:drawing>{shape}<w:txbxContent><w:p>{}</w:p></w:txbxContent></w:drawing></w:r></w:p>",
            r("", "open"),
            r("", "secret")
        )
    };
    let fill = |inner: &str| format!("<w14:textFill>{inner}</w14:textFill>");
    let stop = |color: &str| format!("<w14:gs w14:pos='0'><w14:srgbClr w14:val='{color}'/></w14:gs>");
    let cases = [
        (Hidden, run("<w:vanish/>")),
        (Hidden, run("<w:spacing w:val='-400'/>")),
        (Hidden, run("<w:fitText w:val='1'/>")),
        (Covered, run("<w:color w:val='auto' w:themeColor='background1'/>")),
        (Hidden, run("<w:vanish w:val='1'/>")),
        (Hidden, run("<w:specVanish/><w:vanish w:val='true'/>")),
        (Hidden, run("<w:rStyle w:val='H'/>")),
        (Hidden, run("<w:rStyle w:val='H2'/>")),
        (Hidden, run("<w:rStyle w:val='Loop'/><w:vanish/>")),
        (Hidden, paragraph("<w:pStyle w:val='PH'/>")),
        (Hidden, run("<w:sz w:val='1'/>")),
        (Hidden, run("<w:sz w:val='2'/>")),
        (Hidden, run("<w:w w:val='1'/>")),
        (Hidden, run("<w:position w:val='-3000'/>")),
        (Hidden, run("<w14:textFill><w14:noFill/></w14:textFill>")),
        (
            Hidden,
            run("<w14:textFill><w14:solidFill><w14:srgbClr w14:val='000000'><w14:alpha w14:val='100000'/>\
                 </w14:srgbClr></w14:solidFill></w14:textFill>"),
        ),
        (Covered, run(&fill("<w14:solidFill><w14:srgbClr w14:val='FFFFFF'/></w14:solidFill>"))),
        (Covered, run(&fill("<w14:solidFill><w14:schemeClr w14:val='bg1'/></w14:solidFill>"))),
        (Covered, run(&fill(&format!("<w14:gradFill><w14:gsLst>{0}{0}</w14:gsLst></w14:gradFill>", stop("FFFFFF"))))),
        (Covered, run(&("<w:color w:val='000000'/>".to_owned() + &fill("<w14:srgbClr w14:val='FEFEFE'/>")))),
        (Covered, run("<w:rStyle w:val='F'/>")),
        (Hidden, paragraph("<w:framePr w:x='-20000' w:y='1'/>")),
        (Hidden, paragraph("<w:ind w:left='-20000'/>")),
        (Hidden, paragraph("<w:spacing w:line='1' w:lineRule='exact'/>")),
        (Hidden, row("<w:hidden/>", "", "")),
        (Hidden, row("<w:trHeight w:val='1' w:hRule='exact'/>", "", "")),
        (Hidden, shape("<wp:docPr id='1' hidden='1'/>")),
        (Hidden, shape("<v:shape style='position:absolute; visibility: hidden'/>")),
        (Struck, run("<w:strike/>")),
        (Struck, run("<w:strike w:val='on'/>")),
        (Struck, run("<w:dstrike/>")),
        (Struck, run("<w:rStyle w:val='S'/>")),
        (Struck, change("del", "delText")),
        (Struck, change("del", "t")),
        (Struck, change("moveFrom", "t")),
        (Struck, row("<w:del w:id='1'/>", "", "")),
        (Covered, run("<w:color w:val='FFFFFF'/>")),
        (Covered, run("<w:color w:val='fefefe'/>")),
        (Covered, paragraph("<w:pStyle w:val='PW'/>")),
        (Covered, run("<w:color w:val='000000'/><w:shd w:val='clear' w:fill='000000'/>")),
        (Covered, run("<w:color w:val='FF0000'/><w:shd w:val='solid' w:color='FF0000' w:fill='auto'/>")),
        (Covered, run("<w:highlight w:val='black'/>")),
        (Covered, run("<w:color w:val='FFFF00'/><w:highlight w:val='yellow'/>")),
        (Covered, row("", "<w:shd w:val='clear' w:fill='0000FF'/>", "<w:color w:val='0000FF'/>")),
    ];
    for (how, xml) in cases {
        let (seen, kinds, rest) = layers(&xml);
        assert_eq!(seen, "open", "{xml}");
        assert!(rest.ends_with("secret"), "{xml}: {rest}");
        assert_eq!(kinds, [how], "{xml}");
    }
}

#[test]
fn raised_digits_and_fractions_are_no_more_of_a_number() {
    let r = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let t = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let cases = [
        (format!("{}{}", r("", "64"), r("<w:vertAlign w:val='superscript'/>", "2")), "64²"),
        (format!("{}{}", r("", "10"), r("<w:position w:val='8'/><w:sz w:val='12'/>", "2")), "10²"),
        (format!("{}{}", r("", "10"), r("<w:position w:val='-6'/>", "2")), "10₂"),
        (format!("{}{}", r("", "10"), r("<w:rStyle w:val='Up'/>", "2")), "10²"),
        (format!("{}{}", r("", "20"), r("<w:position w:val='-1'/>", "24")), "2024"),
        // All of the line is raised.
        (format!("{0}{1}", r("<w:position w:val='8'/>", "20"), r("<w:position w:val='8'/>", "24")), "2024"),
        (format!("{}<w:r><w:footnoteReference w:id='3'/></w:r>{}", r("", "5"), r("", "00")), "5\u{FFFD}00"),
        (format!("{}<w:r><w:footnoteReference w:id='3'/></w:r>{}", r("", "5"), r("", ". So")), "5. So"),
        (format!("{}{}", r("", "a note"), r("<w:vertAlign w:val='superscript'/>", "2")), "a note²"),
        (format!("{}{}", r("", "5 m"), r("<w:vertAlign w:val='superscript'/>", "2")), "5 m2"),
        (format!("<m:oMath><m:sSup><m:e>{}</m:e><m:sup>{}</m:sup></m:sSup></m:oMath>", t("10"), t("6")), "10⁶"),
        (format!("<m:oMath><m:f><m:num>{}</m:num><m:den>{}</m:den></m:f></m:oMath>", t("1"), t("2")), "1/2"),
    ];
    for (xml, text) in cases {
        assert_eq!(layers(&format!("<w:p>{xml}</w:p>")).0, text, "{xml}");
    }
}

#[test]
fn what_is_seen_is_not_marked() {
    let r = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let run = |properties: &str| format!("<w:p>{}</w:p>", r(properties, "text"));
    let paragraph = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r("", "text"));
    let white = r("<w:color w:val='FFFFFF'/>", "text");
    let fill = |inner: &str| format!("<w14:textFill>{inner}</w14:textFill>");
    let cases = [
        run("<w:vanish w:val='0'/>"),
        run("<w:strike w:val='false'/><w:dstrike w:val='off'/>"),
        run("<w:rStyle w:val='H'/><w:vanish w:val='0'/>"),
        // On in two styles is off.
        format!("<w:p><w:pPr><w:pStyle w:val='PH'/></w:pPr>{}</w:p>", r("<w:rStyle w:val='H'/>", "text")),
        run("<w:webHidden/>"),
        run("<w:color w:val='D9D9D9'/>"),
        run("<w:color w:val='auto'/><w:shd w:val='clear' w:fill='000000'/>"),
        run("<w:color w:val='FFFFFF'/><w:shd w:val='clear' w:fill='000000'/>"),
        run("<w:color w:val='FFFFFF'/><w:highlight w:val='darkBlue'/>"),
        run("<w:color w:val='FFFFFF'/><w:outline/>"),
        run("<w:highlight w:val='yellow'/>"),
        run(&fill("<w14:solidFill><w14:srgbClr w14:val='FF0000'/></w14:solidFill>")),
        run(&fill(
            "<w14:solidFill><w14:schemeClr w14:val='bg1'><w14:lumMod w14:val='50000'/></w14:schemeClr></w14:solidFill>",
        )),
        run(&fill("<w14:gs><w14:srgbClr w14:val='FFFFFF'/></w14:gs><w14:gs><w14:srgbClr w14:val='FF0000'/></w14:gs>")),
        run(&("<w:color w:val='FFFFFF'/>".to_owned()
            + &fill("<w14:solidFill><w14:srgbClr w14:val='000000'/></w14:solidFill>"))),
        run("<w:sz w:val='12'/>"),
        run("<w:position w:val='-6'/><w:w w:val='90'/>"),
        run("<w:rPrChange w:id='1'><w:rPr><w:vanish/><w:strike/></w:rPr></w:rPrChange>"),
        paragraph("<w:rPr><w:vanish/><w:strike/></w:rPr>"),
        paragraph("<w:ind w:left='720' w:hanging='360'/><w:spacing w:line='240' w:lineRule='auto'/>"),
        paragraph("<w:pPrChange w:id='1'><w:pPr><w:pStyle w:val='PH'/></w:pPr></w:pPrChange>"),
        format!("<w:p><w:pPr><w:pStyle w:val='PD'/></w:pPr>{white}</w:p>"),
        format!("<w:p><w:pPr><w:shd w:val='clear' w:fill='222222'/></w:pPr>{white}</w:p>"),
        format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val='T'/></w:tblPr><w:tr><w:tc><w:p>{white}</w:p></w:tc></w:tr></w:tbl>"
        ),
        format!("<w:background w:color='000000'/><w:p>{white}</w:p>"),
        format!("<w:p><w:r><w:txbxContent><w:p>{white}</w:p></w:txbxContent></w:r></w:p>"),
        format!("<w:p><w:ins w:id='1'>{}</w:ins></w:p>", r("", "text")),
        format!("<w:p><w:moveTo w:id='1'>{}</w:moveTo></w:p>", r("", "text")),
        format!("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:instrText>PAGE</w:instrText></w:r>{}</w:p>", r("", "text")),
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r><w:r><w:t>text</w:t></w:r></w:p>".to_owned(),
    ];
    for xml in cases {
        assert_eq!(layers(&xml), ("text".to_owned(), Vec::new(), String::new()), "{xml}");
    }
}

#[test]
fn what_was_deleted_stands_in_its_sentence() {
    let t = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let xml = format!(
        "<w:p>{}<w:del>{}</w:del><w:ins>{}</w:ins>{}</w:p><w:p>{}</w:p>",
        t("price: "),
        t("100"),
        t("120"),
        t(" dollars"),
        t("end")
    );
    let found = extract(&body(&xml));
    assert_eq!(found.text, "price: 120 dollars\nend\n\nprice: 100 dollars\n");
    assert_eq!(found.source_map.starts, [(0, 1), (19, 2), (24, 1)]);
}

#[test]
fn notes_come_after_the_text() {
    let part = |text: &str| format!("<w:x xmlns:w='w'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:x>");
    let file = docx(&[(MAIN, &part("text")), (NOTES[1], &part("end")), (NOTES[0], &part("foot"))]);
    assert_eq!(extract(&file).text, "text\nfoot\nend\n");
    assert_eq!(extract(&file).source_map.starts, [(0, 1), (5, 2), (10, 3)]);
}

#[test]
fn empty_paragraphs_count() {
    let paragraphs = extract(&body("<w:p/><w:p></w:p><w:p><w:r><w:t>third</w:t></w:r></w:p>"));
    assert_eq!(paragraphs.source_map.starts, [(0, 3)]);
}

#[test]
fn the_main_part_may_have_a_number() {
    let xml = "<w:p xmlns:w='w'><w:r><w:t>text</w:t></w:r></w:p>";
    assert_eq!(extract(&docx(&[("word/document2.xml", xml), ("word/documents.xml", "")])).text, "text\n");
}

/// The article of the sample, as LibreOffice wrote it.
#[test]
fn a_real_file_gives_its_text() {
    let file = include_bytes!("../../../tests/fixtures/docx/article-ar-libreoffice.docx");
    let article = include_str!("../../../data/kadrey-v-meta/article.ar.txt");
    let found = extract(file);
    let lines = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!((lines(&found.text), found.faults), (lines(article), Vec::new()));
    let numbers = found.source_map.starts.iter().map(|(_, number)| *number as usize);
    let expected = article.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(nth, _)| nth + 1);
    assert_eq!(numbers.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn deep_nesting_is_read() {
    let deep = |tag: &str| {
        format!("{}<w:t>in</w:t>{}", format!("<{tag}>").repeat(100_000), format!("</{tag}>").repeat(100_000))
    };
    let of_text = ["w:sdt", "w:del", "mc:AlternateContent", "w:tc", "w:txbxContent", "w:tbl", "w:rt", "w:rPr", "w:pPr"];
    for tag in of_text.into_iter().chain(["m:oMath", "m:f", "m:phant", "m:sup", "wp:anchor", "v:group", "w:fldSimple"])
    {
        assert_eq!(extract(&body(&deep(tag))).faults, [], "{tag}");
    }
    let main = "<w:document xmlns:w='w'><w:p><w:r><w:t>in</w:t></w:r></w:p></w:document>";
    for part in ["word/styles.xml", "word/numbering.xml", "word/settings.xml"] {
        assert_eq!(extract(&docx(&[(MAIN, main), (part, &deep("w:style"))])).text, "in\n", "{part}");
    }
}

#[test]
fn what_repeats_very_often_is_read() {
    let many = |text: &str| text.repeat(50_000);
    let p = "<w:p><w:r><w:t>in</w:t></w:r></w:p>";
    let forms = many("<w:sdt>") + &many("<w:r><w:t>a</w:t></w:r>") + &many("</w:sdt>");
    let sections = (0..50_000)
        .map(|n| format!("<w:sectPr><w:headerReference w:type='t{n}' r:id='i{n}'/></w:sectPr>"))
        .collect::<String>();
    let cases = [
        forms,
        many("<w:txbxContent w:a='1'>") + &many("</w:txbxContent >"),
        p.to_owned() + &sections,
        format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", many("pgSz ")),
        format!("<w:p>{}</w:p>", many("<w:fldSimple w:instr='x'><w:r><w:t>a</w:t></w:r></w:fldSimple>")),
        format!("<w:p><m:oMath>{}</m:oMath></w:p>", many("<m:phant><m:e><m:r><m:t>a</m:t></m:r></m:e></m:phant>")),
    ];
    for xml in cases {
        assert_eq!(extract(&body(&xml)).faults, [], "{}", &xml[..60]);
    }
    let based = (0..50_000)
        .map(|n| format!("<w:style w:styleId='s{n}'><w:basedOn w:val='s{}'/></w:style>", n + 1))
        .collect::<String>();
    let styled = format!(
        "<w:document xmlns:w='w'>{}</w:document>",
        many("<w:p><w:pPr><w:pStyle w:val='s0'/></w:pPr><w:r><w:t>in</w:t></w:r></w:p>")
    );
    let found = extract(&docx(&[(MAIN, &styled), ("word/styles.xml", &format!("<w:styles>{based}</w:styles>"))]));
    assert_eq!((found.text.len(), found.faults), (150_000, vec![]));
}

#[test]
fn headings_are_told() {
    let style = |id: &str, inner: &str| format!("<w:style w:type='paragraph' w:styleId='{id}'>{inner}</w:style>");
    let styles = [
        style("H1", "<w:name w:val='heading 1'/>"),
        style("Own", "<w:name w:val='mine'/><w:basedOn w:val='H1'/>"),
        style("Level", "<w:name w:val='x'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr>"),
        style("Text", "<w:name w:val='y'/><w:basedOn w:val='H1'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr>"),
        style("T", "<w:name w:val='Title'/>"),
    ];
    let styles = format!("<w:styles>{}</w:styles>", styles.concat());
    let p = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>ab</w:t></w:r></w:p>");
    let styled = |id: &str| p(&format!("<w:pStyle w:val='{id}'/>"));
    let cell = format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", styled("H1"));
    for (paragraph, is_heading) in [
        (styled("H1"), true),
        (styled("Own"), true),
        (styled("Level"), true),
        (styled("T"), true),
        (styled("Text"), false),
        (styled("none"), false),
        (p("<w:outlineLvl w:val='0'/>"), true),
        (p("<w:pStyle w:val='H1'/><w:outlineLvl w:val='9'/>"), false),
        (p("<w:rPr><w:b/></w:rPr>"), false),
        (cell, false),
    ] {
        let main = format!("<w:document xmlns:w='w'><w:body>{}{paragraph}{}</w:body></w:document>", p(""), p(""));
        let found = extract(&docx(&[(MAIN, &main), ("word/styles.xml", &styles)]));
        let expected = if is_heading { vec![3] } else { vec![] };
        assert_eq!((&*found.text, found.source_map.headings), ("ab\nab\nab\n", Some(expected)), "{paragraph}");
    }
}

#[test]
fn shapes_in_front_of_the_text_are_told() {
    use Concealment::{Covered, Struck};
    let words = "The board agreed to the deal";
    let p = |text: &str, drawing: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r><w:r>{drawing}</w:r></w:p>");
    let anchor = |behind: u8, (by, x, y): (&str, i64, i64), (cx, cy): (i64, i64), inner: &str| {
        let (across, down) = by.split_once(' ').expect("two");
        format!(
            "<w:drawing><wp:anchor behindDoc='{behind}'><wp:positionH relativeFrom='{across}'><wp:posOffset>{x}\
             </wp:posOffset></wp:positionH><wp:positionV relativeFrom='{down}'><wp:posOffset>{y}</wp:posOffset>\
             </wp:positionV><wp:extent cx='{cx}' cy='{cy}'/><wp:wrapNone/><wps:wsp>{inner}</wps:wsp></wp:anchor></w:drawing>"
        )
    };
    let fill = |color: &str| format!("<a:solidFill><a:srgbClr val='{color}'/></a:solidFill>");
    let rect = |fill: &str| format!("<wps:spPr><a:prstGeom prst='rect'/>{fill}</wps:spPr>");
    let line = |of: &str| format!("<wps:spPr><a:prstGeom prst='line'/><a:ln>{of}</a:ln></wps:spPr>");
    let boxed = |text: &str| {
        format!("<wps:txbx><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx>")
    };
    let (here, size, black) = (("column paragraph", 0, 0), (5_000_000, 400_000), rect(&fill("000000")));
    let clear = "<a:solidFill><a:srgbClr val='FFFF00'><a:alpha val='40000'/></a:srgbClr></a:solidFill>";
    let shadow = "<a:effectLst><a:outerShdw><a:srgbClr val='000000'><a:alpha val='40000'/></a:srgbClr></a:outerShdw></a:effectLst>";
    let old = |shape: &str| format!("<w:pict>{shape}</w:pict>");
    let at = "position:absolute;margin-left:0;margin-top:0;width:400pt;height:30pt";
    let seen: &[Concealment] = &[];
    let cases = [
        (p(words, &anchor(0, ("page page", 0, 0), (20_000_000, 20_000_000), &black)), &[Covered][..], 1),
        (p(words, &anchor(0, here, size, &black)), &[Covered], 1),
        (p(words, &anchor(0, here, size, &rect(&fill("FFFFFF")))), &[Covered], 1),
        (p(words, &anchor(0, here, size, &rect(&(fill("000000") + shadow)))), &[Covered], 1),
        (p(words, &anchor(0, here, size, &(rect("") + "<wps:style><a:fillRef idx='1'/></wps:style>"))), &[Covered], 1),
        (p(words, &anchor(0, here, size, &(black.clone() + &boxed("x")))), &[Covered], 1),
        (p(words, &anchor(0, here, size, &(black.clone() + &boxed("")))), &[Covered], 1),
        // It is not wide or high enough, or where it lies is not known.
        (p(words, &anchor(0, here, (500_000, 400_000), &black)), seen, 1),
        (p(&words.repeat(9), &anchor(0, here, size, &black)), seen, 1),
        (p("وافق مجلس الإدارة على الصفقة", &anchor(0, here, (3_000_000, 400_000), &black)), seen, 1),
        (p(words, &anchor(0, ("margin margin", 0, 900_000), size, &black)), seen, 1),
        (p(words, &anchor(0, ("page page", 900_000, 900_000), size, &(black.clone() + &boxed("x")))), seen, 0),
        // Lines.
        (p(words, &anchor(0, ("column paragraph", 0, 90_000), (5_000_000, 0), &line(&fill("000000")))), &[Struck], 1),
        (p(words, &anchor(0, ("column paragraph", 0, 400_000), (5_000_000, 0), &line(&fill("000000")))), seen, 1),
        (p(words, &anchor(0, ("column paragraph", 0, 0), (0, 5_000_000), &line(&fill("000000")))), seen, 0),
        (p(words, &anchor(0, ("column paragraph", 0, 90_000), (5_000_000, 0), &line("<a:noFill/>"))), seen, 0),
        // Behind the text, seen through, or of no colour.
        (p(words, &anchor(1, here, size, &black)), seen, 0),
        (p(words, &anchor(0, here, size, &rect(clear))), seen, 0),
        (p(words, &anchor(0, here, size, &rect("<a:noFill/>"))), seen, 0),
        (p(words, &anchor(0, here, size, &black).replace("wrapNone", "wrapSquare")), seen, 0),
        (p(words, &anchor(0, here, size, &black).replace("wp:anchor", "wp:inline")), seen, 0),
        (
            format!(
                "<w:p><w:r><w:t>{words}</w:t></w:r><w:del><w:r>{}</w:r></w:del></w:p>",
                anchor(0, here, size, &black)
            ),
            seen,
            0,
        ),
        // Those of old.
        (p(words, &old(&format!("<v:rect style='{at};z-index:5' fillcolor='black'/>"))), &[Covered], 1),
        (p(words, &old("<v:line style='position:absolute;z-index:5' from='0,8pt' to='400pt,8pt'/>")), &[Struck], 1),
        (p(words, &old(&format!("<v:rect style='{at};z-index:-5' fillcolor='black'/>"))), seen, 0),
        (p(words, &old(&format!("<v:rect style='{at}' filled='f'/>"))), seen, 0),
        (p(words, &old(&format!("<v:rect style='{at}'><v:fill opacity='.5'/></v:rect>"))), seen, 0),
        (p(words, &old(&format!("<v:shape style='{at}'><v:imagedata/></v:shape>"))), seen, 0),
        (p(words, &old("<v:rect style='width:400pt;height:30pt' fillcolor='black'/>")), seen, 0),
    ];
    for (xml, kinds, told) in cases {
        let found = extract(&body(&(format!("<w:p><w:r><w:t>before</w:t></w:r></w:p>{xml}"))));
        assert_eq!(text_of(&found).1.first(), kinds.first(), "{xml}");
        let faults: Vec<_> = found.faults.iter().map(|fault| (fault.code, fault.args.len())).collect();
        assert_eq!(faults, vec![("docx-shapes-in-front", 2); told], "{xml}");
        let from = found.concealed.first().map_or(found.text.len(), |part| part.range.start);
        let is_seen = found.text[..from].contains("board") || found.text[..from].contains("مجلس");
        assert_eq!(is_seen, kinds.is_empty(), "{xml}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    let bomb = body(&format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(40 << 20)));
    let laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><w:p xmlns:w='w'><w:t>&b;</w:t></w:p>";
    let cases = [
        (b"PK\x03\x04nothing".to_vec(), "docx-broken", ""),
        (OLE.to_vec(), "docx-ole", ""),
        (docx(&[("other.xml", "")]), "docx-no-text", ""),
        (bomb, "docx-bomb", ""),
        (body("<w:p><w:r><w:t>kept</w:t></w:r></w:p></w:oops>"), "docx-xml", "kept\n"),
        (docx(&[(MAIN, "<w:p><w:r><w:t>cut o")]), "docx-xml", "cut o\n"),
    ];
    for (bytes, code, text) in cases {
        let found = extract(&bytes);
        assert_eq!(found.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [code]);
        assert_eq!(found.text, text, "{code}");
    }
    assert_eq!(extract(&docx(&[(MAIN, laughs)])).text, "\u{FFFD}\n");
}

#[test]
fn numbers_of_paragraphs_are_drawn() {
    let level = |nth: usize, format: &str, text: &str, more: &str| {
        format!(
            "<w:lvl w:ilvl='{nth}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>{more}<w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let legal = level(2, "decimal", "%1.%3", "<w:isLgl/>");
    let lists = [
        ("1", level(0, "decimal", "المادة %1:", "<w:suff w:val='space'/>") + &level(1, "decimal", "%1-%2", "")),
        ("2", level(0, "upperRoman", "%1.", "") + &level(1, "lowerLetter", "(%2)", "") + &legal),
        ("3", level(0, "arabicAlpha", "%1)", "<w:suff w:val='nothing'/>")),
        ("4", level(0, "bullet", "\u{F0B7}", "")),
        ("5", level(0, "decimal", "§ %1", "<w:pStyle w:val='Clause'/>")),
    ];
    let list =
        |(id, levels): &(&str, String)| format!("<w:abstractNum w:abstractNumId='{id}'>{levels}</w:abstractNum>");
    let used = |id| format!("<w:num w:numId='{id}'><w:abstractNumId w:val='{id}'/></w:num>");
    let numbering = lists.iter().map(list).collect::<String>()
        + &(1..=5).map(used).collect::<String>()
        + "<w:num w:numId='9'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/>\
           </w:lvlOverride></w:num>";
    let styles = "<w:styles xmlns:w='w'><w:style w:styleId='Clause'><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr>\
        </w:style><w:style w:styleId='Sub'><w:basedOn w:val='Clause'/></w:style></w:styles>";
    let p = |id: usize, level: usize, text: &str| {
        let number = format!("<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{id}'/></w:numPr>");
        format!("<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let styled = |style: &str| format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>s</w:t></w:r></w:p>");
    let cases = [
        (
            p(1, 0, "a") + &p(1, 1, "b") + &p(1, 1, "c") + &p(1, 0, "d") + &p(1, 1, "e"),
            "المادة 1: a\n1-1 b\n1-2 c\nالمادة 2: d\n2-1 e\n",
        ),
        (p(2, 0, "a") + &p(2, 1, "b") + &p(2, 2, "c") + &p(2, 2, "d"), "I. a\n(a) b\n1.1 c\n1.2 d\n"),
        (p(3, 0, "a") + &p(3, 0, "b"), "أ)a\nب)b\n"),
        (p(4, 0, "a"), "a\n"),
        (p(0, 0, "a"), "a\n"),
        (styled("Clause") + &styled("Sub"), "§ 1 s\n§ 2 s\n"),
        (p(1, 0, "a") + &p(9, 0, "b") + &p(9, 0, "c"), "المادة 1: a\nالمادة 7: b\nالمادة 8: c\n"),
        (
            "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:del><w:r><w:delText>old</w:delText></w:r>\
             </w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"
                .to_owned(),
            "المادة 1: new\n\nالمادة 1: old\n",
        ),
    ];
    for (xml, text) in cases {
        let main = format!("<w:document xmlns:w='w'><w:body>{xml}</w:body></w:document>");
        let numbering = format!("<w:numbering xmlns:w='w'>{numbering}</w:numbering>");
        let file = docx(&[(MAIN, &main), ("word/styles.xml", styles), ("word/numbering.xml", &numbering)]);
        let found = extract(&file);
        assert_eq!((found.text.as_str(), found.faults), (text, vec![]), "{xml}");
    }
}

#[test]
fn embedded_files_are_read_or_named() {
    let main = "<w:document xmlns:w='w' xmlns:r='r'><w:p><w:r><w:t>before</w:t></w:r></w:p><w:altChunk r:id='c'/>\
        <w:p><w:r><w:t>after</w:t></w:r></w:p></w:document>";
    let page = "<html><body><p>قرار رقم 77</p></body></html>";
    let quoted: String = page.bytes().map(|b| format!("={b:02X}")).collect();
    let mht = format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"x\"\r\n\r\n--x\r\n\
         Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n--x--\r\n"
    );
    let read = "before\nقرار رقم 77\nafter\n";
    let cases = [
        ("afchunk.mht", mht.as_str(), read, "docx-embedded"),
        ("afchunk.html", page, read, "docx-embedded"),
        ("afchunk.txt", "one\ntwo", "before\none\ntwo\nafter\n", "docx-embedded"),
        ("afchunk.rtf", "{}", "before\nafter\n", "docx-embedded-unread"),
    ];
    for (name, content, text, code) in cases {
        let relationships =
            format!("<Relationships><Relationship Id='c' Type='http://x/aFChunk' Target='{name}'/></Relationships>");
        let part = format!("word/{name}");
        let file = docx(&[(MAIN, main), ("word/_rels/document.xml.rels", &relationships), (&part, content)]);
        let found = extract(&file);
        let codes: Vec<&str> = found.faults.iter().map(|fault| fault.code).collect();
        assert_eq!((found.text.as_str(), codes), (text, vec![code]), "{name}");
    }
}
