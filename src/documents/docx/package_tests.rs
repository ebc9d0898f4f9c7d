//! Parts of a file beside its main text: relationships, fields, formulas, drawings, themes and styles.

use super::tests::{MAIN, NOTES, body, docx, layers, text_of};
use super::*;
use crate::model::Concealment;

/// A file with parts, and what they refer to.
fn package(main: &str, relationships: &[(&str, &str, &str)], parts: &[(&str, &str)]) -> Vec<u8> {
    let relationship = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id='{id}' Type='http://x/{kind}' Target='{target}'/>")
    };
    let all = format!("<Relationships>{}</Relationships>", relationships.iter().map(relationship).collect::<String>());
    let main = format!("<w:document xmlns:w='w' xmlns:r='r'>{main}</w:document>");
    let of_main = [(MAIN, &*main), ("word/_rels/document.xml.rels", &*all)];
    docx(&of_main.into_iter().chain(parts.iter().copied()).collect::<Vec<_>>())
}

#[test]
fn what_nothing_refers_to_is_not_shown() {
    use Concealment::{Hidden, Struck};
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let part = |inner: &str| format!("<w:x xmlns:w='w'>{inner}</w:x>");
    let notes = format!("<w:footnote w:id='1'>{}</w:footnote><w:footnote w:id='2'>{}</w:footnote>", p("one"), p("two"));
    let comments = format!("<w:comment w:id='5' w:author='Dr. A &amp; Co'>{}{}</w:comment>", p("why"), p("so"));
    let parts: Vec<(&str, String)> = vec![
        (NOTES[0], part(&notes)),
        ("word/comments.xml", part(&comments)),
        ("word/header1.xml", part(&p("head"))),
        ("word/header2.xml", part(&p("first"))),
        ("word/footer3.xml", part(&p("foot"))),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, xml)| (*name, xml.as_str())).collect();
    let relationships =
        [("a", "header", "header1.xml"), ("b", "header", "header2.xml"), ("c", "footer", "/word/footer3.xml")];
    let section = |inner: &str| format!("<w:sectPr>{inner}</w:sectPr>");
    let edge = |kind: &str, pages: &str, id: &str| format!("<w:{kind}Reference w:type='{pages}' r:id='{id}'/>");
    let note = "<w:p><w:r><w:t>text</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>";
    let all =
        format!("{}{}{}", edge("header", "default", "a"), edge("header", "first", "b"), edge("footer", "even", "c"));
    let cases: [(String, &str, &[Concealment]); 7] = [
        (
            note.to_owned() + &section(&all),
            "text\none\nhead\n\ntwo\nfoot\nfirst\nDr. A & Co: why\nso\n",
            &[Hidden, Hidden, Hidden, Hidden, Hidden],
        ),
        (
            note.to_owned() + &section(&(all.clone() + "<w:titlePg/>")),
            "text\none\nhead\nfirst\n\ntwo\nfoot\nDr. A & Co: why\nso\n",
            &[Hidden, Hidden, Hidden, Hidden],
        ),
        (
            format!("<w:p><w:pPr>{}</w:pPr><w:r><w:t>text</w:t></w:r></w:p>", section(&edge("footer", "default", "c"))),
            "text\nfoot\n\none\ntwo\nhead\nfirst\nDr. A & Co: why\nso\n",
            &[Hidden; 6],
        ),
        // The second section has the heads of the first, and shows one more of them.
        (
            note.to_owned() + &section(&all) + &section("<w:titlePg/>"),
            "text\none\nhead\nfirst\n\ntwo\nfoot\nDr. A & Co: why\nso\n",
            &[Hidden; 4],
        ),
        (
            "<w:p><w:r><w:t>a</w:t><w:commentReference w:id='5'/></w:r></w:p>".to_owned(),
            "a\nDr. A & Co: why\nso\n\none\ntwo\nfoot\nhead\nfirst\n",
            &[Hidden; 5],
        ),
        // The reference is deleted, or hidden.
        (
            "<w:p><w:del><w:r><w:footnoteReference w:id='1'/></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr>\
             <w:footnoteReference w:id='2'/></w:r></w:p>"
                .to_owned(),
            "one\ntwo\nfoot\nhead\nfirst\nDr. A & Co: why\nso\n",
            &[Struck, Hidden, Hidden, Hidden, Hidden, Hidden, Hidden],
        ),
        // The settings of a section before a change are not its own.
        (
            section("<w:sectPrChange><w:sectPr><w:titlePg/></w:sectPr></w:sectPrChange>")
                + &section(&edge("header", "first", "b")),
            "one\ntwo\nfoot\nhead\nfirst\nDr. A & Co: why\nso\n",
            &[Hidden; 7],
        ),
    ];
    for (main, text, kinds) in cases {
        let found = extract(&package(&main, &relationships, &parts));
        assert_eq!(text_of(&found), (text, kinds.to_vec()), "{main}");
    }
}

#[test]
fn the_main_part_is_the_one_that_the_package_names() {
    let xml = |text: &str| format!("<w:document xmlns:w='w'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>");
    let named = |target: &str| {
        format!(
            "<Relationships><Relationship Id='m' Type='http://purl.oclc.org/ooxml/officeDocument' Target='{target}'/></Relationships>"
        )
    };
    let (decoy, real) = (xml("decoy"), xml("real"));
    let cases = [
        ("text/main.xml", "real\n", None),
        ("/text/main.xml", "real\n", None),
        ("Text/MAIN.xml", "real\n", None),
        ("gone.xml", "decoy\n", None),
        ("xl/workbook.xml", "", Some("docx-no-text")),
    ];
    for (target, text, code) in cases {
        let relationships = named(target);
        let parts = [
            ("_rels/.rels", &*relationships),
            (MAIN, &*decoy),
            ("text/main.xml", &*real),
            ("word/glossary/document.xml", &*decoy),
            ("xl/workbook.xml", "<workbook><t>x</t></workbook>"),
        ];
        let found = extract(&docx(&parts));
        assert_eq!(found.text, text, "{target}");
        assert_eq!(found.faults.first().map(|fault| fault.code), code, "{target}");
    }
}

#[test]
fn fields_show_their_results() {
    use Concealment::{Hidden, Replaced};
    let t = |text: &str| format!("<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>");
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let told = |text: &str| format!("<w:r><w:instrText>{text}</w:instrText></w:r>");
    let field = |instruction: &str, result: &str| {
        [mark("begin"), instruction.to_owned(), mark("separate"), result.to_owned(), mark("end")].concat()
    };
    let form = |data: &str, keyword: &str| {
        let begin = format!("<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>");
        [begin, told(keyword), mark("end")].concat()
    };
    let cases: [(String, &str, &[Concealment]); 15] = [
        (t("see ") + &field(&told("REF a \\h"), &t("page 4")), "see page 4\n", &[]),
        (field(&told("HYPERLINK x"), &t("link")), "link\n", &[]),
        // A field within what another one is told, and within its result.
        (
            field(&(told("IF ") + &field(&told("MERGEFIELD x"), &t("no")) + &told(" = 1")), &t("yes")),
            "yes\n\nno yes\n",
            &[Hidden],
        ),
        (field(&told("TOC"), &(t("One ") + &field(&told("PAGEREF"), &t("7")))), "One 7\n", &[]),
        (t("on ") + &field(&told(" DATE \\@ d"), &t("1 May")), "on\n\non 1 May\n", &[Replaced]),
        (field(&told("CREATEDATE"), &t("1 May")), "1 May\n", &[]),
        ("<w:fldSimple w:instr='TIME'><w:r><w:t>17:54</w:t></w:r></w:fldSimple>".to_owned(), "17:54\n", &[Replaced]),
        (
            "<w:fldSimple w:instr='DATE' w:fldLock='1'><w:r><w:t>1 May</w:t></w:r></w:fldSimple>".to_owned(),
            "1 May\n",
            &[],
        ),
        (mark("begin") + &told("MACROBUTTON None click me") + &mark("end"), "click me\n", &[]),
        (mark("begin") + &told("SYMBOL 97 \\f \"Symbol\"") + &mark("end") + &t("x"), "αx\n", &[]),
        (t("a") + &mark("begin") + &told("EQ \\f(1,2)") + &mark("end"), "a\u{FFFD}\n", &[]),
        (form("<w:checkBox><w:default w:val='1'/></w:checkBox>", "FORMCHECKBOX") + &t(" yes"), "☒ yes\n", &[]),
        (form("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", "FORMCHECKBOX"), "☐\n", &[]),
        (
            form(
                "<w:ddList><w:result w:val='1'/><w:listEntry w:val='no'/><w:listEntry w:val='yes'/></w:ddList>",
                "FORMDROPDOWN",
            ),
            "yes\n",
            &[],
        ),
        // One that never ends is none.
        (t("a ") + &mark("begin") + &t("b"), "a b\n", &[]),
    ];
    for (xml, text, kinds) in cases {
        let found = extract(&body(&format!("<w:p>{xml}</w:p>")));
        assert_eq!(text_of(&found), (text, kinds.to_vec()), "{xml}");
    }
}

#[test]
fn what_letters_look_like_is_what_is_seen() {
    use Concealment::{Prompt, Replaced};
    let r = |properties: &str, text: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let t = |text: &str| r("", text);
    let symbols = "<w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/>";
    let form = |content: &str| {
        format!("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    let cases: [(String, &str, &str, &[Concealment]); 15] = [
        (format!("{}<w:bdo w:val='rtl'>{}</w:bdo>", t("pay "), t("46")), "pay 64", "pay 46", &[Replaced]),
        (format!("<w:bdo w:val='ltr'>{}{}</w:bdo>", t("نونا"), t("قلا")), "القانون", "نوناقلا", &[Replaced]),
        (format!("<w:bdo w:val='rtl'>{}</w:bdo>", t("القانون")), "القانون", "", &[]),
        (format!("<w:dir w:val='rtl'>{}</w:dir>", t("law 64")), "law 64", "", &[]),
        (t("pay &#x202E;46&#x202C; now"), "pay 64 now", "pay 46 now", &[Replaced]),
        (t("is n&#x336;o&#x336;t&#x336; so"), "is so", "is not so", &[Concealment::Struck]),
        (r(symbols, "abc"), "αβχ", "abc", &[Replaced]),
        (r(symbols, "\u{F061} 64"), "α 64", "", &[]),
        (r("<w:rFonts w:ascii='Webdings'/>", "guilty"), "\u{FFFD}", "guilty", &[Replaced]),
        (r(symbols, "64 س"), "64 س", "", &[]),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>".to_owned() + &t(" yes"), "☑ yes", "", &[]),
        (t("a ") + &form(&t("enter a date")), "a", "a enter a date", &[Prompt]),
        (
            "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>かん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase>\
             </w:ruby></w:r>"
                .to_owned()
                + &t("字"),
            "漢字\nかん",
            "",
            &[],
        ),
        (t("co") + "<w:r><w:softHyphen/></w:r>" + &t("op") + "<w:r><w:noBreakHyphen/><w:cr/></w:r>" + &t("x"), "coop\u{2011} x", "", &[]),
        ("<w:r><w:pict><v:shape><v:textpath string='DRAFT &amp; x'/></v:shape></w:pict></w:r>".to_owned() + &t("a"), "a\nDRAFT & x", "", &[]),
    ];
    for (xml, seen, rest, kinds) in cases {
        let found = layers(&format!("<w:p>{xml}</w:p>"));
        let seen_now = found.0.replace("\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", "\u{FFFD}");
        assert_eq!((&*seen_now, found.1, &*found.2), (seen, kinds.to_vec(), rest), "{xml}");
    }
}

#[test]
fn formulas_keep_their_signs() {
    let r = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
    let e = |text: &str| format!("<m:e>{}</m:e>", r(text));
    let cases = [
        (format!("{}<m:d>{}</m:d>", r("2"), e("3")), "2(3)"),
        (format!("<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=''/></m:dPr>{}{}</m:d>", e("1"), e("2")), "[1|2"),
        (format!("<m:rad><m:radPr><m:degHide m:val='1'/></m:radPr><m:deg/>{}</m:rad>", e("9")), "√9"),
        (
            format!(
                "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{}</m:sub><m:sup/>{}</m:nary>",
                r("i"),
                e("x")
            ),
            "∑ix",
        ),
        (format!("<m:sSub>{}<m:sub>{}</m:sub></m:sSub>", e("10"), r("2")), "10₂"),
        (format!("<m:eqArr>{}{}</m:eqArr>", e("1"), e("2")), "1 2"),
        (format!("<m:m><m:mr>{}{}</m:mr></m:m>", e("1"), e("2")), "1 2"),
    ];
    for (xml, text) in cases {
        assert_eq!(layers(&format!("<w:p><m:oMath>{xml}</m:oMath></w:p>")).0, text, "{xml}");
    }
    let hidden = format!("<m:phant><m:phantPr><m:show m:val='0'/></m:phantPr>{}</m:phant>{}", e("1"), r("2"));
    let found = layers(&format!("<w:p><m:oMath>{hidden}</m:oMath></w:p>"));
    assert_eq!(found, ("2".to_owned(), vec![Concealment::Hidden], "1 2".to_owned()));
    let crossed = |how: &str| {
        let boxed = format!("<m:borderBox><m:borderBoxPr>{how}</m:borderBoxPr>{}</m:borderBox>{}", e("1"), r("2"));
        layers(&format!("<w:p><m:oMath>{boxed}</m:oMath></w:p>")).1
    };
    assert_eq!(crossed("<m:strikeH m:val='1'/>"), [Concealment::Struck]);
    assert_eq!(crossed("<m:strikeBLTR/>"), [Concealment::Struck]);
    assert_eq!(crossed("<m:hideTop m:val='1'/><m:strikeH m:val='0'/>"), []);
}

#[test]
fn drawings_are_read_where_they_are_shown() {
    let diagram = "<d><dgm:pt><dgm:t><a:p><a:r><a:t>Step</a:t></a:r></a:p></dgm:t></dgm:pt></d>";
    let chart = "<c><c:title><a:p><a:r><a:t>Sales</a:t></a:r></a:p></c:title></c>";
    let relationships = [("d", "diagramData", "diagrams/data1.xml"), ("c", "chart", "charts/chart1.xml")];
    let parts = [("word/diagrams/data1.xml", diagram), ("word/charts/chart1.xml", chart)];
    let shown = |inner: &str| {
        format!("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:drawing><wp:inline>{inner}</wp:inline></w:drawing></w:r></w:p>")
    };
    let cases = [
        (shown("<dgm:relIds r:dm='d' r:lo='x'/>") + &shown("<c:chart r:id='c'/>"), "a\nStep\na\nSales\n", 0),
        (shown("<wp:docPr hidden='1'/><c:chart r:id='c'/>"), "a\n\nSales\n", 1),
        (shown(""), "a\n", 0),
    ];
    for (main, text, hidden) in cases {
        let found = extract(&package(&main, &relationships, &parts));
        assert_eq!((&*found.text, found.concealed.len(), found.faults.len()), (text, hidden, 0), "{main}");
    }
}

#[test]
fn colors_of_the_theme_and_of_what_lies_behind_are_known() {
    use Concealment::Covered;
    let theme = "<a:theme><a:clrScheme><a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1><a:lt1><a:sysClr \
        val='window' lastClr='FFFFFF'/></a:lt1><a:accent1><a:srgbClr val='FFFFFF'/></a:accent1><a:accent2><a:srgbClr \
        val='336699'/></a:accent2></a:clrScheme></a:theme>";
    let styles = "<w:styles xmlns:w='w'><w:style w:type='table' w:styleId='T'><w:tblStylePr w:type='firstRow'><w:rPr>\
        <w:color w:val='FFFFFF'/></w:rPr><w:tcPr><w:shd w:val='clear' w:fill='4472C4'/></w:tcPr></w:tblStylePr></w:style>\
        </w:styles>";
    let r = |properties: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>text</w:t></w:r>");
    let run = |properties: &str| format!("<w:p>{}</w:p>", r(properties));
    let white = "<w:color w:val='FFFFFF'/>";
    let boxed = |shape: &str| format!("<w:p><w:r>{shape}<w:txbxContent>{}</w:txbxContent></w:r></w:p>", run(white));
    let row = |properties: &str| format!("<w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr>", r(properties));
    let table = |look: &str, rows: &str| {
        format!("<w:tbl><w:tblPr><w:tblStyle w:val='T'/><w:tblLook w:firstRow='{look}'/></w:tblPr>{rows}</w:tbl>")
    };
    let seen: &[Concealment] = &[];
    let cases = [
        (run("<w:color w:val='000000' w:themeColor='accent1'/>"), &[Covered][..]),
        (run("<w:color w:val='FFFFFF' w:themeColor='accent2'/>"), seen),
        (run("<w:color w:val='FFFFFF' w:themeColor='text1'/>"), seen),
        (
            run("<w:color w:val='000000' w:themeColor='accent2'/><w:shd w:val='clear' w:themeFill='accent2'/>"),
            &[Covered],
        ),
        (run("<w:color w:val='000000' w:themeColor='accent1' w:themeShade='80'/>"), seen),
        (run("<w:color w:val='808080'/><w:shd w:val='pct50' w:color='auto' w:fill='auto'/>"), &[Covered]),
        (run("<w:color w:val='FFFFFF'/><w:shd w:val='diagStripe' w:fill='FFFFFF'/>"), seen),
        (format!("<w:background w:color='000000'/>{}", run("<w:color w:val='000000'/>")), &[Covered]),
        (format!("<w:background w:color='FFFFFF'/>{}", run(white)), &[Covered]),
        (
            boxed(
                "<wps:spPr><a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill><a:ln><a:solidFill><a:srgbClr val='000000'/></a:solidFill></a:ln></wps:spPr>",
            ),
            &[Covered],
        ),
        (boxed("<wps:spPr><a:solidFill><a:srgbClr val='000000'/></a:solidFill></wps:spPr>"), seen),
        (boxed("<wps:spPr><a:noFill/></wps:spPr>"), seen),
        (boxed("<v:shape fillcolor='white'/>"), &[Covered]),
        (boxed("<v:shape filled='f'/>"), seen),
        (boxed("<v:shape fillcolor='#4f81bd [3204]'/>"), seen),
        (table("1", &row("")), seen),
        (table("1", &(row("") + &row(white))), &[Covered]),
        (table("0", &row(white)), &[Covered]),
    ];
    for (main, kinds) in cases {
        let parts = [("word/theme/theme1.xml", theme), ("word/styles.xml", styles)];
        let found = extract(&package(&main, &[("t", "theme", "theme/theme1.xml")], &parts));
        assert_eq!(text_of(&found).1, kinds, "{main}");
    }
}

#[test]
fn what_stands_nowhere_on_the_page_is_hidden() {
    use Concealment::{Hidden, Struck};
    let r = |properties: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>text</w:t></w:r>");
    let p = |properties: &str| format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", r(""));
    let boxed = |shape: &str| format!("<w:p><w:r>{shape}<w:txbxContent>{}</w:txbxContent></w:r></w:p>", p(""));
    let anchor = |by: &str, at: &str, size: &str| {
        boxed(&format!(
            "<wp:anchor><wp:positionH relativeFrom='{by}'><wp:posOffset>{at}</wp:posOffset></wp:positionH><wp:extent \
             cx='{size}' cy='900000'/><wp:docPr id='1'/><wps:cNvPr id='2'/></wp:anchor>"
        ))
    };
    let cell = |merge: &str, text: &str| {
        format!("<w:tc><w:tcPr><w:vMerge {merge}/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let page = "<w:sectPr><w:pgSz w:w='12240' w:h='15840'/></w:sectPr>";
    let seen: &[Concealment] = &[];
    let cases = [
        (p("<w:pStyle w:val='Away'/>"), &[Hidden][..]),
        (p("<w:pStyle w:val='Away'/><w:ind w:left='0'/>"), seen),
        (p("<w:pStyle w:val='Flat'/>"), &[Hidden]),
        (p("<w:framePr w:w='2000' w:x='13000' w:hAnchor='page'/>"), &[Hidden]),
        (p("<w:framePr w:w='2000' w:x='-2100' w:hAnchor='page'/>"), &[Hidden]),
        (p("<w:framePr w:w='2000' w:x='-900' w:hAnchor='page'/>"), seen),
        (p("<w:framePr w:w='2000' w:h='1' w:hRule='exact' w:x='900'/>"), &[Hidden]),
        (p("<w:ind w:left='-20cm'/>"), &[Hidden]),
        (anchor("page", "-9000000", "1000000"), &[Hidden]),
        (anchor("page", "900000", "1000000"), seen),
        (anchor("column", "9000000", "1000000"), &[Hidden]),
        (anchor("column", "-300000", "1000000"), seen),
        (anchor("page", "900000", "0"), &[Hidden]),
        (boxed("<wp:anchor><wp:extent cx='900000' cy='635'/></wp:anchor>"), &[Hidden]),
        (
            boxed("<wp:anchor><wp:extent cx='900000' cy='635'/></wp:anchor>")
                .replace("</w:txbxContent>", "</w:txbxContent><wps:bodyPr><a:spAutoFit/></wps:bodyPr>"),
            seen,
        ),
        (boxed("<v:shape style='position:absolute;height:.05pt'/><v:textbox style='mso-fit-shape-to-text:t'/>"), seen),
        (boxed("<wp:anchor><wp:docPr hidden='1'/><wps:cNvPr id='2'/></wp:anchor>"), &[Hidden]),
        (boxed("<v:shape style='position:absolute;margin-left:-900pt;width:100pt'/>"), &[Hidden]),
        (boxed("<v:shape style='position:absolute;margin-left:9pt;width:100pt;height:1in'/>"), seen),
        (boxed("<v:shape style='position:absolute;width:0;height:1in'/>"), &[Hidden]),
        (
            format!("<w:tbl><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>", cell("w:val='restart'", "a"), cell("", "b")),
            &[Hidden],
        ),
        (format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell("", "b")), seen),
        (format!("<w:p>{}</w:p>", r("<w:rtl/><w:sz w:val='24'/><w:szCs w:val='2'/>")), &[Hidden]),
        (format!("<w:p>{}</w:p>", r("<w:rtl/><w:sz w:val='2'/><w:szCs w:val='24'/>")), seen),
        (format!("<w:p>{}</w:p>", r("<w:sz w:val='1pt'/>")), &[Hidden]),
        (format!("<w:p>{}</w:p>", r("<w:del w:id='1'/>")), &[Struck]),
        (
            "<mc:AlternateContent xmlns:no='urn:no'><mc:Choice Requires='no'><w:p><w:r><w:t>x</w:t></w:r></w:p></mc:Choice>\
             <mc:Fallback><w:p><w:r><w:t>text</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
                .to_owned(),
            seen,
        ),
        (
            "<w:p xmlns:no='urn:no'><w:r><mc:AlternateContent><mc:Choice Requires='no'><w:t>x</w:t></mc:Choice>\
             <mc:Fallback><w:t>text</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                .to_owned(),
            seen,
        ),
        (p("") + "<no:p xmlns:no='urn:no'><no:r><no:t>x</no:t></no:r></no:p>", seen),
    ];
    let styles = "<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='Away'><w:pPr><w:ind w:left='-20000'/></w:pPr>\
        </w:style><w:style w:type='paragraph' w:styleId='Flat'><w:pPr><w:spacing w:line='1' w:lineRule='exact'/></w:pPr>\
        </w:style></w:styles>";
    for (main, kinds) in cases {
        let found = extract(&package(&(main.clone() + page), &[], &[("word/styles.xml", styles)]));
        assert_eq!(text_of(&found).1, kinds, "{main}");
        assert!(!found.text.contains('x') || found.text.contains("text"), "{main}: {}", found.text);
    }
}

#[test]
fn numbers_are_those_that_are_shown() {
    let lists = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>\
        <w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt \
        w:val='decimal'/><w:lvlText w:val='%1.'/><w:rPr><w:vanish/></w:rPr></w:lvl></w:abstractNum><w:num w:numId='1'>\
        <w:abstractNumId w:val='1'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num></w:numbering>";
    let p = |id: usize, mark: &str, run: &str| {
        let number = format!("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{id}'/></w:numPr>");
        format!("<w:p><w:pPr>{number}<w:rPr>{mark}</w:rPr></w:pPr>{run}</w:p>")
    };
    let t = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let deleted = format!("<w:del>{}</w:del>", t("old"));
    let cases = [
        (p(1, "", &t("a")) + &p(1, "<w:del/>", &deleted) + &p(1, "", &t("b")), "1. a\n2. b\n\nold 2. b\n"),
        (p(1, "<w:del/>", &t("a ")) + &p(1, "", &t("b")) + &p(1, "", &t("c")), "a b\n2. c\n"),
        (p(2, "", &t("a")), "a\n"),
    ];
    for (main, text) in cases {
        let found = extract(&package(&main, &[], &[("word/numbering.xml", lists)]));
        assert_eq!(found.text, text, "{main}");
    }
}
