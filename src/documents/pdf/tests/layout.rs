//! Pages with furniture, notes, columns and scans: what is text, and in which order it is read.

use std::sync::Arc;

use crate::base::Silent;
use crate::documents::Extract;
use crate::documents::pdf::{Pdf, extract};

const STORY: [&str; 12] = [
    "The manager of the warehouse told the shift supervisor that the sprinkler valves had",
    "been closed since the previous autumn, and that no one in the main office had been",
    "informed of it. The supervisor wrote the statement into the unit diary that evening,",
    "although nobody had asked him to do so at the time. Defendant does not dispute this",
    "entry but contends that it was added later, after the inspectors had asked in writing",
    "for the diary to be handed over. The log of the printing department shows that page",
    "forty was bound before the inspection took place, which contradicts the contention",
    "of Defendant. The clerk of the department has confirmed this in her own statement,",
    "which is attached as an exhibit. She was not asked about the pages that are missing",
    "from the copy that was produced, nor about the person who had asked her to bind the",
    "volume in such a hurry. Plaintiff has moved to compel an answer to both questions, as",
    "the rules allow, and the motion is unopposed by anyone who has appeared in the case.",
];

fn show(x: f64, y: f64, size: f64, text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n")
}

/// The lines of a text below each other, from a height on.
fn column<'t>(x: f64, y: f64, leading: f64, lines: impl IntoIterator<Item = &'t str>) -> String {
    let lines = lines.into_iter().enumerate();
    lines.map(|(nth, line)| show(x, y - leading * nth as f64, 10.0, line)).collect()
}

/// A file of pages with these contents, in a font of which some letters are told to be others.
fn pages(contents: &[String], letters: &[(u8, char)]) -> Vec<u8> {
    let kids: String = (0..contents.len()).map(|nth| format!("{} 0 R ", 5 + 2 * nth)).collect();
    let map: String = letters.iter().map(|(code, c)| format!("<{code:02x}> <{:04x}>\n", u32::from(*c))).collect();
    let map = format!(
        "/CMapName /A def 1 begincodespacerange <00> <ff> endcodespacerange {} beginbfchar\n{map}endbfchar",
        letters.len()
    );
    let told = if letters.is_empty() { "" } else { "/ToUnicode 4 0 R" };
    let stream = |content: &str| format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {}>>", contents.len()),
        format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding{told}>>"),
        stream(&map),
    ];
    for (nth, content) in contents.iter().enumerate() {
        let page = "/Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>";
        objects.push(format!("<<{page}/Contents {} 0 R>>", 6 + 2 * nth));
        objects.push(stream(content));
    }
    let objects = objects.iter().zip(1..).map(|(object, number)| format!("{number} 0 obj\n{object}\nendobj\n"));
    format!("%PDF-1.7\n{}trailer\n<</Root 1 0 R>>\n%%EOF\n", objects.collect::<String>()).into_bytes()
}

fn read(contents: &[String]) -> Extract {
    extract(&pages(contents, &[]), &Silent)
}

/// A text with one space between words.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn story(lines: usize) -> String {
    words(&(0..lines).map(|nth| STORY[nth % STORY.len()]).collect::<Vec<_>>().join(" "))
}

#[test]
fn numbers_of_lines_are_no_words() {
    let lines = || (0..24).map(|nth| STORY[nth % STORY.len()]);
    let numbered = |x: f64, step: usize| -> String {
        let numbers = (1..=24).filter(|number| number % step == 0);
        numbers.map(|number| show(x, 750.0 - 24.0 * (number - 1) as f64, 10.0, &number.to_string())).collect()
    };
    let blanks: String =
        (13..=25).map(|nth| show(50.0, 750.0 - 24.0 * (nth - 1) as f64, 10.0, &nth.to_string())).collect();
    let times: String =
        (1..=24).step_by(2).map(|nth| show(20.0, 750.0 - 24.0 * nth as f64, 8.0, &format!("10:14:{nth:02}"))).collect();
    let cases = [
        ("at the left", numbered(50.0, 1)),
        ("at the right", numbered(560.0, 1)),
        ("close to the text", numbered(73.0, 1)),
        ("every fifth", numbered(50.0, 5)),
        ("with times", numbered(70.0, 1) + &times),
    ];
    for (name, numbers) in cases {
        let text = read(&[numbers.clone() + &column(90.0, 750.0, 24.0, lines())]).text;
        assert!(words(&text).starts_with(&story(24)), "{name}\n{text}");
        assert!(
            words(&text).contains("5 10 15 20") || words(&text).ends_with("22 23 24") || text.contains("10:14:23"),
            "{name}\n{text}"
        );
    }
    // Empty lines are numbered as well.
    let first: String =
        (1..=12).map(|nth| show(50.0, 750.0 - 24.0 * (nth - 1) as f64, 10.0, &nth.to_string())).collect();
    let text = read(&[first + &blanks + &column(90.0, 750.0, 24.0, STORY)]).text;
    assert!(words(&text).starts_with(&story(12)), "{text}");
    // Numbers go on over pages, one of which has few lines.
    let page = |from: usize, count: usize| -> String {
        let numbers = (0..count).map(|nth| show(60.0, 750.0 - 14.0 * nth as f64, 8.0, &(from + nth).to_string()));
        numbers.collect::<String>() + &column(90.0, 750.0, 14.0, STORY.into_iter().take(count))
    };
    let text = read(&[page(1, 12), page(13, 6)]).text;
    assert!(words(&text).starts_with(&(story(12) + " " + &story(6))), "{text}");
}

#[test]
fn numbers_that_are_part_of_the_text_stay() {
    let items = ["Opening of the session", "Report of the treasurer", "Election of the board", "Letters received"];
    let numbers = |x: f64, dot: &str| -> String {
        (1..=20).map(|nth| show(x, 750.0 - 16.0 * (nth - 1) as f64, 10.0, &format!("{nth}{dot}"))).collect()
    };
    let rows = |x: f64| column(x, 750.0, 16.0, (0..20).map(|nth| items[nth % 4]));
    let code = ["let a = read(b);", "if a {", "    return;", "}"];
    let cases = [
        ("table", numbers(72.0, "") + &rows(110.0) + &numbers(400.0, ""), "7 Election of the board 7"),
        ("list", numbers(72.0, "") + &rows(110.0), "7 Election of the board"),
        ("items", numbers(72.0, ".") + &rows(110.0), "7. Election of the board"),
        ("program", numbers(72.0, "") + &column(110.0, 750.0, 16.0, (0..20).map(|nth| code[nth % 4])), "6 if a {"),
    ];
    for (name, content, row) in cases {
        let text = read(&[content]).text;
        assert!(words(&text).contains(row), "{name}\n{text}");
    }
}

#[test]
fn a_sentence_is_whole_over_a_page_break() {
    let note = |y: f64| show(72.0, y, 8.0, "1 The diary was produced in redacted form. See Exhibit C.");
    let stamp = "BT /F 9 Tf 0 1 -1 0 24 300 Tm (FILED BY THE CLERK) Tj ET\n";
    let page = |nth: usize, lines: &[&str], more: &str| {
        let head = show(180.0, 770.0, 9.0, &format!("Case 4:24-cv-00118 Document 57 Page {nth} of 2"));
        let foot = show(300.0, 30.0, 9.0, &nth.to_string());
        head + &column(72.0, 730.0, 14.0, lines.iter().copied()) + more + stamp + &foot
    };
    let text = read(&[page(1, &STORY[..6], &note(80.0)), page(2, &STORY[6..], "")]);
    assert!(words(&text.text).starts_with(&story(12)), "{}", text.text);
    let at = |part: &str| text.text.find(part).unwrap_or_else(|| panic!("{part} in {}", text.text));
    let end = at("appeared in the case");
    let page_of = |part: &str| text.source_map.at(at(part)).map(|at| at.number);
    for (part, page) in [("The diary was produced", 1), ("Page 1 of 2", 1), ("Page 2 of 2", 2), ("FILED BY", 1)] {
        assert!(at(part) > end, "{part}\n{}", text.text);
        assert_eq!(page_of(part), Some(page), "{part}");
    }
    assert_eq!((page_of("printing department shows"), page_of("forty was bound")), (Some(1), Some(2)));
}

#[test]
fn the_stretches_of_a_page_lead_back_to_it() {
    let page = |nth: usize, lines: &[&str]| {
        let head = show(180.0, 770.0, 9.0, &format!("Smith v. Jones, page {nth}"));
        head + &column(72.0, 730.0, 14.0, lines.iter().copied())
    };
    let bytes = pages(
        &[page(1, &["and so it was told to the whole of the depart-"]), page(2, &["ment, which was no surprise."])],
        &[],
    );
    let (text, pdf) = (extract(&bytes, &Silent), Pdf::open(Arc::new(bytes.clone())).expect("a PDF"));
    assert!(text.text.starts_with("and so it was told to the whole of the depart\u{AD}ment, which"), "{}", text.text);
    let cases = [("told to the whole", 1), ("no surprise", 2), ("Jones, page 1", 1), ("Jones, page 2", 2)];
    for (part, number) in cases {
        let at = text.text.find(part).expect("it is there");
        let there = text.source_map.on_page(number, &(at..at + part.len()));
        let own = &pdf.page(number as usize - 1).text;
        assert_eq!(there.iter().map(|range| &own[range.clone()]).collect::<String>(), part);
        assert_eq!(text.source_map.of_byte(number, there[0].start), Some(at), "{part}");
    }
    // A word over the break is on both pages, the hyphen on the first.
    let at = text.text.find("depart\u{AD}ment").expect("it is there");
    let on =
        |number| text.source_map.on_page(number, &(at..at + 12)).into_iter().map(|range| range.len()).sum::<usize>();
    assert_eq!((on(1), on(2)), (7, 4));
}

#[test]
fn heads_that_differ_from_page_to_page_are_furniture() {
    let heads = ["The Fire", "Smith v. Jones", "The Water", "Smith v. Jones"];
    let page = |nth: usize| {
        let head = show(72.0, 770.0, 9.0, heads[nth]) + &show(500.0, 770.0, 9.0, &(nth + 14).to_string());
        let foot = show(300.0, 30.0, 9.0, ["iii", "iv", "v", "vi"][nth]);
        head + &column(72.0, 730.0, 14.0, STORY[nth * 3..nth * 3 + 3].iter().copied()) + &foot
    };
    let text = read(&[page(0), page(1), page(2), page(3)]).text;
    assert!(words(&text).starts_with(&story(12)), "{text}");
    assert!(heads.iter().chain(&["iii", "iv", "v", "vi", "14", "17"]).all(|part| text.contains(part)), "{text}");
}

#[test]
fn a_head_of_two_pages_is_furniture_however_near_the_text_is() {
    let read = |head: &str| {
        let page = |nth: usize| {
            let lines = STORY[nth * 3..nth * 3 + 3].iter().copied();
            show(72.0, 770.0, 10.0, head) + &column(72.0, 756.0, 14.0, lines)
        };
        words(&read(&[page(0), page(1)]).text)
    };
    assert!(read("Smith v. Jones").starts_with(&story(6)));
    // Two pages may begin with the same sentence.
    assert!(read("It was so.").starts_with("It was so. The manager"));
}

#[test]
fn notes_go_on_over_pages_and_follow_the_text() {
    let rule = "72 150 m 216 150 l S\n";
    let page = |lines: &[&str], notes: &[&str]| {
        column(72.0, 740.0, 14.0, lines.iter().copied()) + rule + &column(72.0, 136.0, 12.0, notes.iter().copied())
    };
    let first = [
        "7 The diary was produced in redacted form together with the",
        "whole of the letters that had been exchanged between",
    ];
    let second = ["counsel in the months before.", "8 See Exhibit C."];
    let text = read(&[page(&STORY[..6], &first), page(&STORY[6..], &second)]).text;
    assert!(words(&text).starts_with(&story(12)), "{text}");
    assert!(words(&text).contains("had been exchanged between counsel in the months before. 8 See"), "{text}");
}

#[test]
fn columns_are_read_one_after_the_other() {
    let half = |lines: &[&str], x: f64| -> String {
        let halves = lines.iter().flat_map(|line| {
            let cut = line[..line.len() / 2].rfind(' ').unwrap_or_default();
            [&line[..cut], &line[cut + 1..]]
        });
        halves.enumerate().map(|(nth, part)| show(x, 730.0 - 12.0 * nth as f64, 10.0, part)).collect()
    };
    // A line at the foot crosses the gutter but has gaps elsewhere.
    let foot = show(60.0, 40.0, 7.0, "VerDate 2014")
        + &show(160.0, 40.0, 7.0, "16:21 Aug 05, 2020 Jkt 250001 PO 00000 Frm 00001 Fmt 4702 Sfmt 4702");
    let text = read(&[half(&STORY[..6], 60.0) + &half(&STORY[6..], 320.0) + &foot]).text;
    assert!(words(&text).starts_with(&story(12)), "{text}");
}

#[test]
fn scans_of_right_to_left_text_are_read_as_they_were_written() {
    let letters: Vec<(u8, char)> =
        (b'a'..=b'f').zip("سندعام".chars()).chain((b' '..=b'9').map(|code| (code, char::from(code)))).collect();
    let line = |matrix: &str, text: &str| format!("BT /F 12 Tf {matrix} Tm ({text}) Tj ET\n");
    // Programs that read scans draw such lines as in a mirror, letter by letter in the order of reading.
    let cases = [
        ("-1 0 0 1 500 700", "abc \\(2024\\) def", "سند (2024) عام"),
        ("-1 0 0 1 500 700", "abc 12/03/2024, def 15.5", "سند 12/03/2024, عام 15.5"),
        ("-1 0 0 1 500 700", "def", "عام"),
    ];
    for (matrix, drawn, said) in cases {
        let text = extract(&pages(&[line(matrix, drawn)], &letters), &Silent).text;
        assert_eq!(words(&text), said, "{drawn}");
    }
    // A word of its own among them runs from left to right.
    let mixed = line("-1 0 0 1 500 700", "abc") + &line("1 0 0 1 440 700", "2024") + &line("-1 0 0 1 430 700", "def");
    assert_eq!(words(&extract(&pages(&[mixed], &letters), &Silent).text), "سند 2024 عام");
    let bytes = pages(&[line("-1 0 0 1 500 700", "abc")], &letters);
    let page = Pdf::open(Arc::new(bytes)).expect("a PDF").page(0);
    let area = page.areas(0..page.text.len()).remove(0);
    assert!(area.max.x <= 501.0 && area.min.y > 75.0 && area.max.y < 100.0, "{area:?}");
}

#[test]
fn digits_behind_numbers_that_stand_higher_or_lower_are_no_more_of_them() {
    let line = |size: f64, up: f64, rest: &str| {
        let number = show(50.0, 700.0, 12.0, "They paid 64");
        let (script, after) = (show(119.6, 700.0 + up, size, "2"), show(127.0, 700.0, 12.0, rest));
        [number.clone() + &script + &after, script + &number + &after]
    };
    let cases = [
        (7.0, 5.0, "books", "They paid 64² books"),
        (6.0, 4.0, "books", "They paid 64² books"),
        (7.0, 5.0, "", "They paid 64²"),
        (7.0, -2.0, "books", "They paid 64₂ books"),
        (12.0, 0.0, "", "They paid 642"),
    ];
    for (size, up, rest, said) in cases {
        for page in line(size, up, rest) {
            assert_eq!(words(&read(&[page]).text), said, "{size} {up} {rest}");
        }
    }
    let raised = "BT /F 12 Tf 50 700 Td (They paid 10) Tj /F 7 Tf 5 Ts (12) Tj 0 Ts /F 12 Tf ( coins) Tj ET";
    assert_eq!(words(&read(&[raised.to_owned()]).text), "They paid 10¹² coins");
}

#[test]
fn words_broken_at_line_ends_keep_a_soft_hyphen() {
    let lines = |first: &str, second: &str| {
        let lines = [&*format!("The man of the house said that he was a {first}"), second, "That was all of it then."];
        read(&[column(72.0, 740.0, 14.0, lines)]).text
    };
    let cases = [
        ("well-", "known man.", "well\u{AD}known man."),
        ("un-", "lawful man who would never go to the house again for all of it.", "un\u{AD}lawful man"),
        ("non-", "Jewish man.", "non-Jewish man."),
        ("just-in-", "time man.", "just-in-time man."),
    ];
    for (first, second, said) in cases {
        let text = lines(first, second);
        assert!(text.contains(said), "{first} {second}: {text}");
    }
    let bytes = pages(&[column(72.0, 740.0, 14.0, ["He was a well-", "known man."])], &[]);
    let page = Pdf::open(Arc::new(bytes)).expect("a PDF").page(0);
    let at = page.text.find("well\u{AD}known").expect("the word");
    assert_eq!(page.areas(at..at + "well\u{AD}known".len()).len(), 2, "{page:?}");
    assert!(page.glyphs.iter().all(|(bytes, _)| page.text.get(bytes.clone()).is_some()), "{page:?}");
    assert!(page.lines.iter().all(|row| page.text.get(row.text.clone()).is_some()), "{page:?}");
}

#[test]
fn two_pages_that_end_alike_end_so_with_their_text() {
    let page = |lines: &[&str], last: &str, y: f64| {
        column(72.0, 740.0, 14.0, lines.iter().copied()) + &show(72.0, y, 10.0, last)
    };
    let both = |a: &str, b: &str, y: f64| read(&[page(&STORY[..6], a, y), page(&STORY[6..], b, y)]);
    let below = 740.0 - 14.0 * 6.0;
    // The last lines of two pages, their height, and whether they are margins.
    let cases = [
        ("The parties agree.", "The parties agree.", below, false),
        ("The parties agree.", "The parties agree.", below - 20.0, false),
        ("Payment 1 is due.", "Payment 2 is due.", 300.0, false),
        ("The parties agree.", "The parties agree.", 40.0, true),
        ("Report - Page 1", "Report - Page 2", 60.0, true),
        ("1", "2", 60.0, true),
    ];
    for (a, b, y, in_margin) in cases {
        let found = both(a, b, y);
        let at = found.text.rfind(a).expect("the line");
        let (text, is_there) = (&found.text, found.source_map.is_in_margins(&(at..at + a.len())));
        assert_eq!(is_there, in_margin, "{a} at {y}\n{text}");
        assert!(text.contains(a) && text.contains(b), "{text}");
        assert!(!found.source_map.is_in_margins(&(0..10)), "{text}");
    }
}

#[test]
fn letters_that_are_drawn_again_a_little_beside_are_a_shadow() {
    let twice = |size: f64, by: (f64, f64), first: &str| {
        let (x, y) = (72.0 + by.0 * size, 700.0 - by.1 * size);
        words(
            &read(&[format!(".6 g {} 0 g {}", show(x, y, size, first), show(72.0, 700.0, size, "all secret words"))])
                .text,
        )
    };
    for by in [(0.05, 0.05), (0.1, 0.1), (0.12, 0.0), (0.0, 0.15), (0.2, 0.2), (-0.2, 0.2), (0.24, -0.24)] {
        for size in [14.0, 36.0] {
            assert_eq!(twice(size, by, "all secret words"), "all secret words", "{by:?} {size}");
        }
        assert!(twice(14.0, by, "all public words").len() > "all secret words".len(), "{by:?}");
    }
    // What is further off is another text.
    assert_eq!(twice(14.0, (0.0, 1.0), "all secret words"), "all secret words all secret words");
}

#[test]
fn words_of_neighbouring_cells_stay_apart() {
    // The width of the words in ems.
    let (words_wide, size) = (8.392, 12.0);
    let cells = |gap: f64| {
        show(72.0, 700.0, size, "alpha secret words") + &show(72.0 + (words_wide + gap) * size, 700.0, size, "book")
    };
    let line = |ems: f64| format!("{0} 690 m {0} 715 l S\n", 72.0 + ems * size);
    let spread = "BT /F 12 Tf 72 700 Td [(alpha secret wor) -125 (ds book)] TJ ET".to_owned();
    let cases = [
        (cells(0.125), "alpha secret words book"),
        (line(words_wide + 0.03) + &cells(0.06), "alpha secret words book"),
        (cells(0.02), "alpha secret wordsbook"),
        (line(words_wide - 0.3) + &cells(0.06), "alpha secret wordsbook"),
        (spread, "alpha secret words book"),
        (line(3.4) + &show(72.0, 700.0, size, "alpha secret words"), "alpha secret words"),
    ];
    for (content, text) in cases {
        assert_eq!(words(&read(std::slice::from_ref(&content)).text), text, "{content}");
    }
}
