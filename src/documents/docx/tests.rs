//! What is read of texts of word processors.

use std::io::Write as _;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a new file");
        zip.write_all(xml.as_bytes()).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn body(xml: &str) -> Vec<u8> {
    docx(&[(PARTS[0], &format!("<w:document xmlns:w='w'><w:body>{xml}</w:body></w:document>"))])
}

#[test]
fn paragraphs_become_lines() {
    let p = |inner: &str| format!("<w:p>{inner}</w:p>");
    let t = |text: &str| format!("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let cases = [
        (p(&t("سند")), "سند\n"),
        (p(&(t("a ") + &t("b &amp; &#x633;"))) + &p("") + &p(&t("c")), "a b & س\nc\n"),
        (p(&(t("a") + "<w:r><w:tab/></w:r>" + &t("b") + "<w:r><w:br/></w:r>" + &t("c"))), "a b c\n"),
        (p(&format!("<w:del>{}</w:del><w:ins>{}</w:ins>", t("old"), t("new"))), "new\n"),
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

#[test]
fn notes_come_after_the_text() {
    let part = |text: &str| format!("<w:x xmlns:w='w'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:x>");
    let file = docx(&[(PARTS[0], &part("text")), (PARTS[2], &part("end")), (PARTS[1], &part("foot"))]);
    assert_eq!(extract(&file).text, "text\nfoot\nend\n");
    assert_eq!(extract(&file).locators.starts, [(0, 1), (5, 2), (10, 3)]);
}

#[test]
fn empty_paragraphs_count() {
    let paragraphs = extract(&body("<w:p/><w:p></w:p><w:p><w:r><w:t>third</w:t></w:r></w:p>"));
    assert_eq!(paragraphs.locators.starts, [(0, 3)]);
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
    let numbers = found.locators.starts.iter().map(|(_, number)| *number as usize);
    let expected = article.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(nth, _)| nth + 1);
    assert_eq!(numbers.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn deep_nesting_is_read() {
    let deep = |tag: &str| {
        format!("{}<w:t>in</w:t>{}", format!("<{tag}>").repeat(100_000), format!("</{tag}>").repeat(100_000))
    };
    for tag in ["w:sdt", "w:del", "mc:AlternateContent", "w:tc", "w:txbxContent", "w:tbl"] {
        assert_eq!(extract(&body(&deep(tag))).faults, [], "{tag}");
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
        (docx(&[(PARTS[0], "<w:p><w:r><w:t>cut o")]), "docx-xml", "cut o\n"),
    ];
    for (bytes, code, text) in cases {
        let found = extract(&bytes);
        assert_eq!(found.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [code]);
        assert_eq!(found.text, text, "{code}");
    }
    assert_eq!(extract(&docx(&[(PARTS[0], laughs)])).text, "\u{FFFD}\n");
}
