//! Paragraphs that are set as headings: those that the file calls so, or in a file that calls none anything, lines that
//! look like one.

use std::ops::Range;

/// Letters that a heading stays below.
const MAX_LETTERS: usize = 64;
/// Words of a heading at most.
const MAX_WORDS: usize = 12;
/// Letters from which on a paragraph is running text.
const MIN_PROSE: usize = 90;
/// Letters from which on what a file calls a heading is a paragraph that was marked wrongly, or whose mark was not closed.
const MAX_TOLD: usize = 240;
/// Bytes within which the name of a speaker ends, before a colon.
const MAX_SPEAKER: usize = 32;

/// Says of each paragraph of a text if it is a heading. `told` are the bytes at which the headings of the file start,
/// if its kind tells them.
pub(super) fn headings(text: &str, paragraphs: &[Range<usize>], told: Option<&[usize]>) -> Vec<bool> {
    let is_told = |told: &[usize], range: &Range<usize>| {
        told.binary_search(&range.start).is_ok() && !has_at_least(&text[range.clone()], MAX_TOLD)
    };
    match told {
        Some(told) => paragraphs.iter().map(|range| is_told(told, range)).collect(),
        None => (0..paragraphs.len()).map(|nth| looks_like_heading(text, paragraphs, nth)).collect(),
    }
}

/// Returns true for a short line that stands alone over running text. Verses, lists, addresses and dialogues come in
/// several lines, or end like sentences, so a line beside other short ones is none. The title of a text may have a line
/// below it that says who wrote it and when.
fn looks_like_heading(text: &str, paragraphs: &[Range<usize>], nth: usize) -> bool {
    let line = |nth: usize| paragraphs.get(nth).map(|range| &text[range.clone()]);
    let (Some(own), before) = (line(nth), nth.checked_sub(1).and_then(line)) else { return false };
    if !has_form(own) {
        return false;
    }
    let follows = |nth: usize| line(nth).is_some_and(|line| is_prose(line) && !(is_numbered(own) && is_numbered(line)));
    let speaks = |line: Option<&str>| line.is_some_and(is_speech);
    if is_speech(own) && (speaks(before) || speaks(line(nth + 1))) {
        return false;
    }
    match before {
        None => follows(1) || (line(1).is_some_and(is_byline) && follows(2)),
        Some(before) => is_prose(before) && follows(nth + 1),
    }
}

fn has_at_least(line: &str, letters: usize) -> bool {
    line.len() >= letters && line.chars().nth(letters - 1).is_some()
}

fn is_prose(line: &str) -> bool {
    has_at_least(line.trim(), MIN_PROSE)
}

/// Returns true for a line with the form of a heading, wherever it stands.
fn has_form(line: &str) -> bool {
    let trimmed = line.trim_end();
    if has_at_least(trimmed, MAX_LETTERS) || line.starts_with([' ', '\t', '\u{a0}', '\u{3000}']) {
        return false;
    }
    let ends = |c: char| matches!(c, '.' | '،' | ',' | ':' | '؛' | ';' | '!' | '”' | '»' | '"' | '…' | '*' | '-' | '—');
    let marks =
        |c: char| matches!(c, '-' | '–' | '—' | '•' | '▪' | '◦' | '●' | '*' | '·' | '«' | '“' | '"' | '>' | '|' | '(');
    if trimmed.ends_with(ends) || trimmed.starts_with(marks) {
        return false;
    }
    // The halves of a verse stand apart; so do the columns of a table.
    let is_parted = ["   ", "\t", "\u{2003}", " / ", "***", "...", "@", "://"].iter().any(|gap| trimmed.contains(gap));
    let (letters, digits) = (count(trimmed, char::is_alphabetic), count(trimmed, char::is_numeric));
    // A day, or a street with the number of the house.
    let is_place = digits > 0 && trimmed.contains([',', '،']) || digits * 2 > letters;
    let first = trimmed.chars().find(|c| c.is_alphabetic());
    let goes_on = first.is_none_or(char::is_lowercase);
    !is_parted && !is_place && !goes_on && trimmed.split_whitespace().count() <= MAX_WORDS
}

fn count(line: &str, is: impl Fn(char) -> bool) -> usize {
    line.chars().filter(|c| is(*c)).count()
}

/// Returns true for an item of a list with numbers.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_numeric() || c == '(');
    rest.len() < line.len() && rest.starts_with(['.', ')', '-', '–'])
}

/// Returns true for a line that begins with the name of who speaks.
fn is_speech(line: &str) -> bool {
    let begin = &line[..line.floor_char_boundary(MAX_SPEAKER)];
    begin.find(": ").is_some_and(|at| at > 0)
}

/// Returns true for a line that says who wrote a text, and when.
fn is_byline(line: &str) -> bool {
    const BEGINNINGS: [&str; 8] = ["By ", "by ", "بقلم", "كتب", "كتبه", "تأليف", "ترجمة", "נכתב"];
    let is_short = !has_at_least(line.trim(), MAX_LETTERS);
    is_short && (line.contains(|c: char| c.is_numeric()) || BEGINNINGS.iter().any(|word| line.trim().starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE_AR: &str =
        "هذه فقرة طويلة من كلام متصل يسرد ما جرى في ذلك اليوم، وما قاله الناس عنه، حتى تبلغ من الطول ما لا يبلغه عنوان.";
    const PROSE_EN: &str = "This is a long paragraph of running text which tells what happened on that day, and what people said of it later.";

    fn found<'t>(text: &'t str, told: Option<&[usize]>) -> Vec<&'t str> {
        let mut at = 0;
        let mut paragraphs = Vec::new();
        for line in text.split_inclusive('\n') {
            let content = line.trim_end_matches('\n');
            if !content.trim().is_empty() {
                paragraphs.push(at..at + content.len());
            }
            at += line.len();
        }
        let is = headings(text, &paragraphs, told);
        let lines = paragraphs.iter().zip(is).filter(|(_, is)| *is);
        lines.map(|(range, _)| &text[range.clone()]).collect()
    }

    #[test]
    fn lines_of_plain_text_are_headings_where_they_look_like_it() {
        #[rustfmt::skip]
        let cases: &[(&str, &[&str])] = &[
            // Headings.
            ("عنوان النص\n\n@\n\nتجاوزات أخلاقية في سباق التفوق؟\n@\n", &["عنوان النص", "تجاوزات أخلاقية في سباق التفوق؟"]),
            ("@\nزوكربيرج ووعود الهيمنة في 2025\n@\n", &["زوكربيرج ووعود الهيمنة في 2025"]),
            ("@\nمقدمة\n@\n", &["مقدمة"]),
            ("A history of the harbour\nBy Jane Doe, 12 May 2024\n\n&\n\nThe first ships\n&\n", &["A history of the harbour", "The first ships"]),
            ("&\n2. The trial\n&\n", &["2. The trial"]),
            ("&\nChapter 3: The trial\n&\n", &["Chapter 3: The trial"]),
            // A poem, whole and between paragraphs.
            ("قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل\nفتوضح فالمقراة لم يعف رسمها\n", &[]),
            ("@\nقفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل\n@\n", &[]),
            ("@\nقفا نبك من ذكرى حبيب ومنزل   بسقط اللوى بين الدخول فحومل\n@\n", &[]),
            ("&\n    Tyger Tyger burning bright\n&\n", &[]),
            ("Tyger Tyger, burning bright\nIn the forests of the night\nWhat immortal hand or eye\n\n&\n", &[]),
            // Lists.
            ("@\n• تفاح\n• برتقال\n@\n", &[]),
            ("@\n- تفاح\n@\n", &[]),
            ("1. Apples\n2. Pears\n3. Plums\n\n&\n", &[]),
            ("&\n1. Apples\n2. & and more\n", &[]),
            ("Apples\nPears\nPlums\n", &[]),
            // Addresses, dates, letters.
            ("شارع الملك فهد\nالرياض 11564\nالمملكة العربية السعودية\n\n@\n", &[]),
            ("@\nالرياض، 12 مايو 2024\n@\n", &[]),
            ("&\n221B Baker Street, London\n&\n", &[]),
            ("12/05/2024\n\n&\n", &[]),
            ("Dear Sir,\n&\n", &[]),
            ("&\nwrite to info@example.org\n&\n", &[]),
            ("&\nJohn Smith\n", &[]),
            // Dialogues.
            ("@\nلا أعرف.\n@\n", &[]),
            ("@\n— نعم\n@\n", &[]),
            ("أحمد: لا أعرف\nليلى: @\nأحمد: ولا أنا\nليلى: @\n", &[]),
            ("&\n“Yes”\n&\n", &[]),
            // Sentences that go on, or are broken over lines.
            ("&\nand so it went\n&\n", &[]),
            ("a line of a text that\nis broken at forty letters\nand goes on like that\n", &[]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            let text =
                text.replace("info@", "info\u{1}").replace('@', PROSE_AR).replace('&', PROSE_EN).replace('\u{1}', "@");
            assert_eq!(&found(&text, None), expected, "{text}");
        }
    }

    #[test]
    fn a_file_that_tells_its_headings_has_no_others() {
        let text = format!("Title\n{PROSE_EN}\nLooks like one\n{PROSE_EN}\nSecond.\n");
        let second = text.find("Second").expect("it is there");
        assert_eq!(found(&text, Some(&[0, second])), ["Title", "Second."]);
        assert_eq!(found(&text, Some(&[])), [""; 0]);
        assert_eq!(found(&text, None), ["Title", "Looks like one"]);
    }

    #[test]
    fn the_bundled_article_has_its_headings() {
        let article = include_str!("../../../../data/kadrey-v-meta/article.ar.txt");
        let expected = [
            "منافسة شرسة وسقف طموحات ميتا مرتفع",
            "تجاوزات أخلاقية في سباق التفوق؟",
            "زوكربيرج ووعود الهيمنة في 2025",
            "ضغوط واتهامات قانونية تهدد ميتا",
        ];
        let found = found(article, None);
        assert_eq!(found, expected);
    }
}
