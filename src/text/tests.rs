//! The engine as a whole: order on the screen, cuts, geometry, robustness.

use std::sync::Arc;

use super::*;
use crate::base::marks::{is_control, with_isolates};
use crate::base::{Direction, Pos};

const STYLE: TextStyle = TextStyle { family: Family::Sans, size: 16.0, weight: 400, line_height: 1.6 };
const MIXED: &str =
    "أطلقت OpenAI نموذج GPT-4 في مارس 2023، وقال (Sam Altman): «إنه the best model so far» بسعر 20$ شهريا.";

fn request(text: &str) -> TextRequest<'_> {
    TextRequest { direction: Some(Direction::Rtl), ..TextRequest::new(text, STYLE) }
}

fn lay(request: TextRequest<'_>) -> Arc<TextLayout> {
    TextEngine::bundled().layout(&request)
}

/// The characters of a line from left to right.
fn on_screen(layout: &TextLayout, line: usize) -> String {
    layout.lines[line]
        .cells
        .iter()
        .map(|cell| &layout.text[cell.range.start as usize..cell.range.end as usize])
        .collect()
}

fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("closed escape");
        out.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("code point"));
        out += rest;
    }
    out
}

/// Code point positions as positions of grapheme clusters, without formatting characters: FriBidi reverses code
/// points inside a cluster, which no one sees.
fn by_cluster(text: &str, order: &[usize]) -> Vec<usize> {
    let mut clusters = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let next = words::next_grapheme(text, at);
        clusters.extend(text[at..next].chars().map(|_| at));
        at = next;
    }
    let format = |c: char| matches!(c, '\u{200b}'..='\u{200f}') || is_control(c);
    let chars: Vec<char> = text.chars().collect();
    let mut found: Vec<usize> = order.iter().filter(|at| !format(chars[**at])).map(|at| clusters[*at]).collect();
    found.dedup();
    found
}

#[test]
fn lines_come_in_the_order_that_uax_9_gives() {
    let mut cases = 0;
    for row in include_str!("../../tests/data/text-cases.tsv").lines().filter(|row| !row.starts_with('#')) {
        let [name, direction, text, order] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        assert_eq!(direction, "rtl");
        let text = unescape(text);
        let expected: Vec<usize> = order.split(' ').map(|n| n.parse().expect("position")).collect();
        for family in [Family::Sans, Family::Naskh] {
            let layout = lay(TextRequest { style: TextStyle { family, ..STYLE }, ..request(&text) });
            assert_eq!(layout.lines.len(), 1, "{name}");
            assert_eq!(by_cluster(&text, &layout.visual_order()), by_cluster(&text, &expected), "{name} {family:?}");
        }
        cases += 1;
    }
    assert_eq!(cases, 14);
}

#[test]
fn wrapped_lines_keep_their_order_one_by_one() {
    // Space at the end of a line is at its end side, also between Latin words in an Arabic paragraph (rule L1).
    for (text, direction, expected) in [
        ("أطلقت OpenAI نموذج GPT-4 في مارس 2023", Direction::Rtl, [" OpenAI تقلطأ", " يف GPT-4 جذومن", "2023 سرام"]),
        ("قال it is the best of all models نعم", Direction::Rtl, [" it is the best لاق", " of all models", "معن"]),
        ("He said قالوا إنه أفضل نموذج (كبير) now", Direction::Ltr, ["He said هنإ اولاق ", "جذومن لضفأ ", ")ريبك( now"]),
    ] {
        let one = TextRequest { max_width: Some(120.0), direction: Some(direction), ..request(text) };
        let layout = lay(one);
        let lines: Vec<_> = (0..layout.lines.len()).map(|line| on_screen(&layout, line)).collect();
        assert_eq!(lines, expected);
        assert!(layout.lines.iter().all(|line| line.right <= 120.0 + 0.01 && line.left >= -0.01));
        assert!(layout.lines.windows(2).all(|pair| pair[0].range.end == pair[1].range.start));
    }
}

#[test]
fn space_after_a_full_line_takes_no_room() {
    for (direction, text) in [(Direction::Rtl, "قال OpenAI   "), (Direction::Ltr, "said قال   ")] {
        let layout = lay(TextRequest { direction: Some(direction), ..request(text) });
        let bare = lay(TextRequest { direction: Some(direction), ..request(text.trim_end()) });
        assert_eq!(layout.size, bare.size);
        let line = &layout.lines[0];
        let (outer, edge) = match direction {
            Direction::Rtl => (line.cells[0].clone(), line.left),
            Direction::Ltr => (line.cells[line.cells.len() - 1].clone(), line.right),
        };
        assert!(outer.trailing && (outer.left >= edge || outer.right <= edge), "{direction:?}");
    }
}

#[test]
fn paragraphs_have_their_own_direction() {
    let text = "English نص\nنص English\n2023";
    let layout = lay(TextRequest { direction: None, max_width: Some(300.0), ..request(text) });
    let directions: Vec<_> = layout.lines.iter().map(|line| line.direction).collect();
    assert_eq!(directions, [Direction::Ltr, Direction::Rtl, Direction::Ltr]);
    assert_eq!(layout.lines[0].left, 0.0);
    assert_eq!(layout.lines[1].right, 300.0);
    assert_eq!(layout.lines[1].top, STYLE.size * STYLE.line_height);
}

#[test]
fn alignment_is_by_reading_side() {
    for (align, direction, left) in [
        (Align::Start, Direction::Rtl, 1.0),
        (Align::End, Direction::Rtl, 0.0),
        (Align::Start, Direction::Ltr, 0.0),
        (Align::End, Direction::Ltr, 1.0),
    ] {
        let one = TextRequest { max_width: Some(400.0), align, direction: Some(direction), ..request("قصير") };
        let line = &lay(one).lines[0];
        let expected = (400.0 - (line.right - line.left)) * left;
        assert!((line.left - expected).abs() < 0.01, "{align:?} {direction:?}: {} {expected}", line.left);
        let first = line.runs[0].glyphs[0].x;
        assert!((first - line.left).abs() < 4.0, "glyphs move with the line");
    }
}

#[test]
fn ellipsis_stands_at_the_end_side() {
    let latin_tail = "تقرير مفصل عن ما قالته Mistral AI Research Laboratories International في باريس";
    let override_open = "نص \u{202d}with an override that is never closed and goes on";
    let isolate_open = &with_isolates("نص ⟦with an isolate (that is never closed and goes on");
    for (text, direction) in [
        (MIXED, Direction::Rtl),
        (MIXED, Direction::Ltr),
        (latin_tail, Direction::Rtl),
        (override_open, Direction::Rtl),
        (isolate_open, Direction::Rtl),
        ("The document قال فيه الكاتب إن النموذج كبير جدا", Direction::Ltr),
    ] {
        for (width, lines) in [(150.0, 1), (150.0, 2), (70.0, 1), (15.0, 1), (4.0, 2)] {
            let one = TextRequest {
                max_width: Some(width),
                max_lines: Some(lines),
                direction: Some(direction),
                ..request(text)
            };
            let layout = lay(one);
            let case = format!("{text} {direction:?} {width} {lines} -> {}", layout.text);
            assert!(layout.truncated && layout.text.ends_with('…'), "{case}");
            assert!(text.starts_with(layout.text.trim_end_matches('…')), "{case}");
            assert!(!layout.text.trim_end_matches('…').ends_with(' '), "{case}");
            assert!(layout.lines.len() <= lines, "{case}");
            let line = layout.lines.last().expect("a line");
            let order = on_screen(&layout, layout.lines.len() - 1);
            match direction {
                Direction::Rtl => assert!(order.starts_with('…'), "{case}: {order}"),
                Direction::Ltr => assert!(order.ends_with('…'), "{case}: {order}"),
            }
            assert!(width < 20.0 || line.right - line.left <= width + 0.01, "{case}: {}", line.right - line.left);
            let glyphs: usize = line.runs.iter().map(|run| run.glyphs.len()).sum();
            assert!(glyphs > 0, "{case}");
        }
    }
}

#[test]
fn a_cut_line_fits_although_letters_change_their_form() {
    for text in ["مستخدمين", MIXED] {
        for width in 30..60 {
            let one = TextRequest { max_width: Some(width as f32), max_lines: Some(1), ..request(text) };
            let layout = lay(one);
            assert!(layout.ink_width <= width as f32 + 0.01, "{width}: {} {}", layout.text, layout.ink_width);
        }
    }
}

#[test]
fn ellipsis_only_where_text_is_lost() {
    for (text, lines, expected) in [
        ("كلمة", 1, "كلمة"),
        ("كلمة\n", 1, "كلمة\n"),
        ("كلمة\n \n", 1, "كلمة\n \n"),
        ("كلمة\nأخرى", 1, "كلمة…"),
        ("كلمة\nأخرى", 2, "كلمة\nأخرى"),
        ("كلمة \r\n\r\nأخرى", 2, "كلمة \r\n…"),
    ] {
        let layout = lay(TextRequest { max_width: Some(200.0), max_lines: Some(lines), ..request(text) });
        assert_eq!(&*layout.text, expected);
        assert_eq!(layout.truncated, expected.ends_with('…'));
        assert!(layout.lines.len() <= lines);
    }
}

#[test]
fn cuts_prefer_the_end_of_a_word() {
    let layout =
        lay(TextRequest {
            max_width: Some(140.0), max_lines: Some(1), ..request("كلمات قصيرة متتابعة كثيرة جدا")
        });
    let kept = layout.text.trim_end_matches('…');
    assert!(["كلمات قصيرة", "كلمات قصيرة متتابعة"].contains(&kept), "{kept}");
}

#[test]
fn a_cut_line_uses_its_width() {
    for text in ["الملف C:\\Users\\salma\\Documents\\evidence.pdf", "راجع الموقع https://example.org/a/very/long/path"]
    {
        let layout = lay(TextRequest { max_width: Some(200.0), max_lines: Some(1), ..request(text) });
        assert!(layout.truncated && layout.ink_width > 150.0, "{} {}", layout.text, layout.ink_width);
    }
}

#[test]
fn no_word_stands_alone_on_the_last_line_of_a_title() {
    let words = |width: f32| {
        let text = "باحثو ميتا: مزيج بيانات Llama 2 كان سيئًا";
        let layout = lay(TextRequest { max_width: Some(width), max_lines: Some(4), ..request(text) });
        let last = layout.lines.last().expect("a line").range.clone();
        (layout.lines.len(), text[last.start as usize..last.end as usize].split_whitespace().count())
    };
    let all: Vec<(usize, usize)> = (18..60).map(|tens| words(tens as f32 * 6.0)).collect();
    assert!(all.iter().filter(|(lines, last)| *lines == 2 && *last > 1).count() > 5, "{all:?}");
    assert!(all.iter().all(|(lines, last)| *lines != 2 || *last > 1), "{all:?}");
}

#[test]
fn numbers_stay_with_their_month_and_name() {
    let text = "رسائل داخلية تعود إلى أكتوبر 2023 ونماذج Llama 3 و64 ألف وحدة";
    for width in 120..400 {
        let layout = lay(TextRequest { max_width: Some(width as f32 * 2.0), ..request(text) });
        let lines: Vec<&str> =
            layout.lines.iter().map(|line| &text[line.range.start as usize..line.range.end as usize]).collect();
        for piece in ["أكتوبر 2023", "Llama 3", "64 ألف"] {
            assert!(lines.iter().any(|line| line.contains(piece)), "{width}: {lines:?}");
        }
    }
}

#[test]
fn latin_letters_are_smaller_among_arabic_ones_on_the_same_lines() {
    let naskh = |text, direction, max_width| {
        let style = TextStyle { family: Family::Naskh, ..STYLE };
        lay(TextRequest { style, direction, max_width, ..request(text) })
    };
    let sizes = |layout: &TextLayout| {
        let mut sizes: Vec<f32> = layout.lines.iter().flat_map(|line| &line.runs).map(|run| run.size).collect();
        sizes.sort_by(f32::total_cmp);
        sizes.dedup();
        sizes
    };
    let small = STYLE.size * LATIN_SIZE;
    let (rtl, ltr) = (Some(Direction::Rtl), Some(Direction::Ltr));
    for (text, direction, expected) in [
        ("أطلقت GPT-4 في 2024", rtl, &[small, STYLE.size][..]),
        ("أطلقت GPT-4 في 2024", None, &[small, STYLE.size]),
        ("كلام عربي ٢٠٢٤", rtl, &[STYLE.size]),
        ("GPT-4", rtl, &[small]),
        // An English sentence has its own size, also around an Arabic word.
        ("In 2024 قالوا it", ltr, &[STYLE.size]),
        ("In 2024 قالوا it", None, &[STYLE.size]),
    ] {
        assert_eq!(sizes(&naskh(text, direction, None)), expected, "{text}");
    }
    // The interface's face has letters of one size.
    assert_eq!(sizes(&lay(request("أطلقت GPT-4 في 2024"))), [STYLE.size]);

    let latin = "نص\nGPT-4 2024\nنص GPT-4";
    let lines = naskh(latin, rtl, None).lines.clone();
    let height = STYLE.size * STYLE.line_height;
    for (nth, line) in lines.iter().enumerate() {
        let down = line.baseline - lines[0].baseline - nth as f32 * height;
        assert!(down.abs() < 0.001, "{down}");
        assert!((line.bottom - line.top - height).abs() < 0.001);
    }
    // Cut text keeps its sizes.
    let cut = lay(TextRequest {
        style: TextStyle { family: Family::Naskh, ..STYLE },
        max_width: Some(150.0),
        max_lines: Some(1),
        ..request("أطلقت OpenAI Research Laboratories International نموذجا")
    });
    assert!(cut.truncated);
    assert_eq!(sizes(&cut), [small, STYLE.size]);
}

#[test]
fn the_number_of_a_verse_stands_in_its_sign() {
    let verse = |family| lay(TextRequest { style: TextStyle { family, ..STYLE }, ..request("\u{6dd}١٢") });
    let (sans, naskh) = (verse(Family::Sans), verse(Family::Naskh));
    assert_eq!(sans.ink_width, naskh.ink_width);
    assert!(sans.ink_width < 1.5 * STYLE.size, "{}", sans.ink_width);
    let text = lay(request("آية \u{6dd}١٢ كلام ١٢"));
    let fonts: Vec<FontId> = text.lines[0].runs.iter().map(|run| run.font).collect();
    assert!(fonts.contains(&FontId::FIRST) && fonts.iter().any(|font| *font != FontId::FIRST), "{fonts:?}");
}

#[test]
fn highlights_of_a_partition_fill_the_line() {
    for width in [None, Some(260.0), Some(120.0)] {
        for family in [Family::Sans, Family::Naskh] {
            let one = TextRequest { max_width: width, style: TextStyle { family, ..STYLE }, ..request(MIXED) };
            let layout = lay(one);
            let ink: f32 = layout.lines.iter().map(|line| line.right - line.left).sum();
            for step in [1, 3, 7, MIXED.chars().count()] {
                let mut bytes: Vec<usize> = MIXED.char_indices().map(|(byte, _)| byte).step_by(step).collect();
                bytes.push(MIXED.len());
                let widths = bytes.windows(2).flat_map(|pair| layout.highlight(pair[0]..pair[1]));
                let sum: f32 = widths.map(|rect| rect.width()).sum();
                assert!((sum - ink).abs() < 0.05, "{width:?} step {step}: {sum} of {ink}");
            }
            assert_eq!(layout.highlight(0..MIXED.len()).len(), layout.lines.len());
        }
    }
}

#[test]
fn a_range_over_a_turn_of_direction_has_two_pieces() {
    let text = "قال OpenAI نعم";
    let layout = lay(request(text));
    // "قال Ope": the Arabic word at the right, and the left part of the Latin one, apart from it.
    let rects = layout.highlight(0..text.find("nAI").expect("there"));
    assert_eq!(rects.len(), 2);
    assert!(rects[0].max.x < rects[1].min.x);
    assert_eq!(rects[1].max.x, layout.lines[0].right);
    assert!(layout.highlight(3..3).is_empty());
}

#[test]
fn ligatures_are_shared_evenly() {
    let layout = lay(request("لا"));
    let [lam, alef] = [0..2, 2..4].map(|range| layout.highlight(range)[0]);
    assert!((lam.width() - alef.width()).abs() < 0.01 && lam.width() > 1.0);
    assert_eq!(lam.min.x, alef.max.x, "lam is at the right");
    let glyphs: Vec<_> = layout.lines[0].runs.iter().flat_map(|run| &run.glyphs).collect();
    assert!(glyphs.iter().all(|glyph| glyph.range == (0..4)), "{glyphs:?}");
}

#[test]
fn letters_join() {
    let layout = lay(request("ببب"));
    let ids: Vec<_> = layout.lines[0].runs[0].glyphs.iter().map(|glyph| (glyph.range.start, glyph.id)).collect();
    let isolated = lay(request("ب")).lines[0].runs[0].glyphs[0].id;
    let base = |start| ids.iter().find(|(at, _)| *at == start).expect("a glyph").1;
    let forms = [base(0), base(2), base(4), isolated];
    for (i, form) in forms.iter().enumerate() {
        assert!(!forms[..i].contains(form), "{forms:?}");
    }
}

#[test]
fn carets_and_hits_agree() {
    for (width, text) in [(None, MIXED), (Some(150.0), MIXED), (Some(150.0), "سطر\n\nline two\nثالث ")] {
        let layout = lay(TextRequest { max_width: width, direction: None, ..request(text) });
        let mut byte = 0;
        while byte <= text.len() {
            let (top, height) = layout.caret(byte);
            let hit = layout.hit(Pos::new(top.x, top.y + height / 2.0));
            let back = layout.caret(hit).0;
            // Where the direction turns two bytes have their carets in one place.
            assert!(top.distance(back) < 0.01, "{width:?} {byte} -> {hit}: {top:?} {back:?}");
            assert_eq!(layout.line_of(byte), layout.line_of(hit));
            if byte == text.len() {
                break;
            }
            byte = words::next_grapheme(text, byte);
        }
    }
}

#[test]
fn hits_outside_are_the_nearest_inside() {
    let layout = lay(TextRequest { max_width: Some(150.0), ..request(MIXED) });
    assert_eq!(layout.hit(Pos::new(1e6, -1e6)), 0);
    assert_eq!(layout.hit(Pos::new(-1e6, 1e6)), MIXED.len());
    for (at, line) in layout.lines.iter().enumerate() {
        for x in [-1e6, 1e6, f32::NAN] {
            let byte = layout.hit(Pos::new(x, line.top + 1.0));
            assert_eq!(layout.line_of(byte), at, "{x}");
        }
    }
}

#[test]
fn words_on_a_layout() {
    let layout = lay(TextRequest { max_width: Some(80.0), ..request("سطر أول\nOpenAI قال") });
    for (word, part) in [("سطر", "طر"), ("OpenAI", "AI"), ("قال", "ل")] {
        let byte = layout.text.find(word).expect("there") + word.find(part).expect("there");
        let found = layout.word_at(byte);
        assert_eq!(&layout.text[found], word);
    }
    assert_eq!(layout.word_at(9999).end, layout.text.len());
}

#[test]
fn odd_texts_lay_out() {
    let long = "a".repeat(5000);
    for text in [
        "",
        "\n",
        "\0",
        "a\0b\u{7f}\u{9b}\tc",
        &with_isolates("\u{202e}⟪⟪\u{202d}نص\nبعد"),
        &with_isolates("⟧\u{202c}⟧"),
        "\u{300}\u{651}",
        "\u{feff}\u{200b}\u{200d}",
        "\u{fffd}\u{fffe}\u{10ffff}",
        "🇸🇦👨\u{200d}👩\u{200d}👧",
        &long,
    ] {
        for direction in [None, Some(Direction::Rtl), Some(Direction::Ltr)] {
            for (max_width, max_lines) in
                [(None, None), (Some(50.0), Some(2)), (Some(0.0), Some(1)), (Some(f32::NAN), Some(0))]
            {
                let layout = lay(TextRequest { direction, max_width, max_lines, ..request(text) });
                assert!(!layout.lines.is_empty() && layout.size.h > 0.0, "{text:?}");
                for byte in 0..text.len() + 2 {
                    let (pos, height) = layout.caret(byte);
                    assert!(pos.x.is_finite() && height > 0.0, "{text:?}");
                    layout.word_at(byte);
                    if byte > 64 {
                        break;
                    }
                }
                layout.visual_order();
                layout.hit(Pos::new(3.0, 3.0));
                layout.highlight(0..usize::MAX);
            }
        }
    }
    for size in [0.0, -3.0, f32::NAN, f32::INFINITY] {
        lay(TextRequest { style: TextStyle { size, line_height: size, weight: 0, ..STYLE }, ..request(MIXED) });
    }
}

#[test]
fn overrides_do_not_leave_their_paragraph() {
    let layout = lay(TextRequest { direction: Some(Direction::Ltr), ..request("\u{202e}abc\nabc") });
    assert_eq!(on_screen(&layout, 0).replace('\u{202e}', ""), "cba");
    assert_eq!(on_screen(&layout, 1), "abc");
}

#[test]
fn controls_show_nothing() {
    let layout = lay(request("قا\0ل\u{1b}"));
    assert!(!layout.missing);
    assert_eq!(&*layout.text, "قا\0ل\u{1b}");
}

#[test]
fn long_texts_cost_what_shows() {
    let text = "كلمة word ".repeat(30_000);
    let begin = std::time::Instant::now();
    let layout = lay(TextRequest { max_width: Some(200.0), max_lines: Some(2), ..request(&text) });
    let alone = lay(TextRequest { max_width: Some(200.0), max_lines: Some(2), ..request(&text[..2000]) });
    assert_eq!(layout.text, alone.text);
    assert!(begin.elapsed().as_millis() < 500, "{:?}", begin.elapsed());
    let marks = format!("ب{}", "\u{64e}".repeat(100_000));
    let layout = lay(TextRequest { max_width: Some(200.0), max_lines: Some(1), ..request(&marks) });
    assert!(layout.text.len() < 10_000 && layout.truncated);
}

#[test]
fn long_words_break() {
    let url = "https://example.com/a-very-long-path/that-does-not-fit";
    let layout = lay(TextRequest { max_width: Some(100.0), ..request(url) });
    assert!(layout.lines.len() > 2 && layout.ink_width <= 100.01, "{}", layout.ink_width);
}

#[test]
fn weight_moves_the_axis() {
    let width = |weight| lay(TextRequest { style: TextStyle { weight, ..STYLE }, ..request("وزن Weight") }).ink_width;
    assert!(width(400) < width(700) && width(200) < width(400));
    let bold = lay(TextRequest { style: TextStyle { weight: 700, ..STYLE }, ..request("وزن") });
    assert_eq!(bold.lines[0].runs[0].axis_weight, Some(700.0));
    assert_eq!(bold.lines[0].runs[0].coords.len(), 1);
    let naskh = |weight| {
        let style = TextStyle { family: Family::Naskh, weight, ..STYLE };
        lay(TextRequest { style, ..request("وزن") }).lines[0].runs[0].font
    };
    assert_ne!(naskh(400), naskh(700));
}

#[test]
fn bundled_fonts_cover_what_the_interface_writes() {
    for family in [Family::Sans, Family::Naskh] {
        let text = "“ ” « » … ، ؛ ؟ ٪ ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 پچژگکی AZaz éçñœ — – • · × − שלום می\u{200c}خواهم ⟨a⟧ ﷺ";
        let layout = lay(TextRequest { style: TextStyle { family, ..STYLE }, ..request(text) });
        assert!(!layout.missing, "{family:?}");
    }
    assert!(lay(request("漢")).missing);
}

#[test]
fn every_font_of_a_layout_can_be_had() {
    let engine = TextEngine::bundled();
    let layout = engine.layout(&request(MIXED));
    for run in layout.lines.iter().flat_map(|line| &line.runs) {
        let data = engine.font(run.font);
        assert!(data.bytes().len() > 10_000 && data.index() == 0);
        assert!(run.glyphs.iter().all(|glyph| layout.text.is_char_boundary(glyph.range.start as usize)));
    }
}

#[test]
fn equal_requests_share_a_layout() {
    let engine = TextEngine::bundled();
    let one = engine.layout(&request(MIXED));
    let copy = MIXED.to_owned();
    assert!(Arc::ptr_eq(&one, &engine.layout(&request(&copy))));
    for other in [
        TextRequest { max_width: Some(90.0), ..request(MIXED) },
        TextRequest { direction: None, ..request(MIXED) },
        TextRequest { language: Language::of_tag("ur"), ..request(MIXED) },
        TextRequest { align: Align::End, ..request(MIXED) },
        TextRequest { max_lines: Some(1), ..request(MIXED) },
        TextRequest { style: TextStyle { weight: 500, ..STYLE }, ..request(MIXED) },
        request("غيره"),
    ] {
        assert!(!Arc::ptr_eq(&one, &engine.layout(&other)));
    }
}

#[test]
fn unused_layouts_are_let_go() {
    let engine = TextEngine::bundled();
    let kept = engine.layout(&request("يبقى"));
    let unused = Arc::downgrade(&engine.layout(&request("يذهب")));
    assert!(unused.upgrade().is_some());
    for _ in 0..600 {
        engine.layout(&request("يبقى"));
        engine.end_frame();
    }
    assert!(Arc::ptr_eq(&kept, &engine.layout(&request("يبقى"))));
    assert!(unused.upgrade().is_none());
    let all: Vec<_> = (0..40_000).map(|n| Arc::downgrade(&engine.layout(&request(&format!("{n}"))))).collect();
    let alive = all.iter().filter(|layout| layout.upgrade().is_some()).count();
    assert!((1..=20_000).contains(&alive), "{alive}");
}

#[test]
fn an_engine_can_go_to_another_thread() {
    let engine = TextEngine::bundled();
    let width = std::thread::spawn(move || engine.layout(&request(MIXED)).ink_width).join().expect("no panic");
    assert_eq!(width, lay(request(MIXED)).ink_width);
}

#[test]
fn system_fonts_come_once_they_are_needed() {
    let engine = TextEngine::with_system_fonts();
    assert!(!engine.layout(&request(MIXED)).missing);
    let (sender, receiver) = std::sync::mpsc::channel();
    engine.on_new_fonts(move || sender.send(()).unwrap_or(()));
    let before = engine.layout(&request("漢字 → 🚀"));
    assert!(before.missing);
    receiver.recv_timeout(std::time::Duration::from_secs(60)).expect("fonts come");
    engine.end_frame();
    // Whether the system has such fonts is not ours to say; the engine looks again.
    let after = engine.layout(&request("漢字 → 🚀"));
    assert!(!Arc::ptr_eq(&before, &after));
    assert_eq!(engine.layout(&request(MIXED)).ink_width, lay(request(MIXED)).ink_width);
}

#[test]
fn transliteration_greek_cyrillic_and_signs_are_bundled() {
    let engine = TextEngine::bundled();
    for text in
        ["ʿAbd al-Raḥmān ʾIbrāhīm Ṣāliḥ ṯ ḏ ẓ", "Ελλάδα π", "Владимир Їжак", "→ ← ↔ ⟨⟩ ∑ᵢ aᵢ √ ∞", "₿ ✓ ✗ ★ ☐ ⚠ ①"]
    {
        for family in [Family::Sans, Family::Naskh] {
            for weight in [400, 700] {
                let style = TextStyle { family, weight, ..request(text).style };
                let layout = engine.layout(&TextRequest { style, ..request(text) });
                assert!(!layout.missing, "{text} {family:?} {weight}: {:?}", engine.missing(&layout));
            }
        }
    }
}

#[test]
fn what_no_font_has_is_a_box_and_is_named() {
    let engine = TextEngine::bundled();
    for (text, missing) in [
        ("ممثل 华为 يصل", vec!['华', '为']),
        ("فريق 👨\u{200d}👩 والعلم", vec!['👨', '👩']),
        ("a❤\u{fe0f}b", vec![]),
        ("كله هنا", vec![]),
    ] {
        let layout = engine.layout(&request(text));
        assert_eq!(engine.missing(&layout), missing, "{text}");
        assert_eq!(layout.missing, !missing.is_empty(), "{text}");
        for run in layout.lines.iter().flat_map(|line| &line.runs) {
            for glyph in run.glyphs.iter().filter(|glyph| glyph.id == 0) {
                assert!(run.font == FontId::FIRST && glyph.advance > 1.0, "{text}: a box with ink");
            }
        }
    }
    let font = engine.font(FontId::FIRST);
    let font = swash::FontRef::from_index(font.bytes(), 0).expect("a font");
    let mut context = swash::scale::ScaleContext::new();
    let outline = context.builder(font).build().scale_outline(0).expect("an outline");
    assert!(outline.verbs().len() > 8, "two frames");
}

#[test]
fn letters_and_digits_have_the_form_of_their_language() {
    let ids = |family, tag: &str, text: &str| -> Vec<u32> {
        let style = TextStyle { family, ..STYLE };
        let layout = lay(TextRequest { style, language: Language::of_tag(tag), ..request(text) });
        layout.lines[0].runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.id).collect()
    };
    // The digits that have a form of their own (OpenType, `locl`), by family and language.
    let table = [
        (Family::Sans, "ur", "۴۶۷"),
        (Family::Sans, "ur-PK", "۴۶۷"),
        (Family::Sans, "ur_PK.UTF-8", "۴۶۷"),
        (Family::Naskh, "ur", "۴۶۷"),
        (Family::Naskh, "sd", "۶۷"),
        (Family::Naskh, "ks", "۴۶۷"),
    ];
    for (family, tag, digits) in table {
        for digit in digits.chars() {
            let text = format!("سال {digit}");
            let (persian, own) = (ids(family, "fa", &text), ids(family, tag, &text));
            assert_ne!(persian, own, "{digit} {family:?} {tag}");
            assert_eq!(ids(family, "", &text), ids(family, "und", &text));
        }
    }
    for (tag, text) in [("ar", MIXED), ("en", MIXED), ("he", MIXED), ("not a tag", MIXED), ("fa", "سال ۱۴۰۲")] {
        assert_eq!(ids(Family::Sans, tag, text), ids(Family::Sans, "", text), "{tag}");
    }
}
