//! The numbers in the margin of pleadings and transcripts that were saved as plain text: they are no part of the sentences
//! that run on from line to line.

use std::ops::Range;

/// Lines with numbers from 1 on that are taken for a page; such pages have 25 or 28.
const MIN_LINES: usize = 20;

/// Lines that go on with a sentence are at least one in so many.
const ONE_IN: usize = 4;

/// A line with a number at its start: the bytes of the number and the white space around it.
struct Numbered {
    number: u32,
    margin: Range<usize>,
    /// True if it goes on with the sentence of the line before.
    goes_on: bool,
}

/// The bytes of the numbers of lines, ascending; none unless whole pages are numbered and their sentences run on.
pub(crate) fn margins(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut page: Vec<Numbered> = Vec::new();
    let (mut at, mut ended) = (0, true);
    for line in text.split_inclusive('\n') {
        let numbered = numbered(line, at, ended);
        let rest = numbered.as_ref().map_or(line, |numbered| &text[numbered.margin.end..at + line.len()]);
        if !rest.trim().is_empty() {
            ended = rest.trim_end().ends_with(['.', '!', '?', ':', ';', '؟', '؛']);
        }
        at += line.len();
        match numbered {
            Some(numbered) if page.last().map_or(0, |last| last.number) + 1 == numbered.number => page.push(numbered),
            None if line.trim().is_empty() => {}
            other => {
                finish(&mut page, &mut found);
                page.extend(other.filter(|numbered| numbered.number == 1));
            }
        }
    }
    finish(&mut page, &mut found);
    found
}

fn finish(page: &mut Vec<Numbered>, found: &mut Vec<Range<usize>>) {
    let running = page.iter().filter(|line| line.goes_on).count();
    if page.len() >= MIN_LINES && running * ONE_IN >= page.len() {
        found.extend(page.iter().map(|line| line.margin.clone()));
    }
    page.clear();
}

fn numbered(line: &str, at: usize, ended: bool) -> Option<Numbered> {
    let start = line.len() - line.trim_start_matches([' ', '\t']).len();
    let digits = line[start..].bytes().take_while(u8::is_ascii_digit).count();
    let number = line[start..start + digits].parse().ok().filter(|_| digits <= 2)?;
    let rest = &line[start + digits..];
    let text = rest.trim_start_matches([' ', '\t']);
    if text.len() == rest.len() && !text.trim().is_empty() {
        return None;
    }
    let goes_on = !ended && text.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_uppercase());
    Some(Numbered { number, margin: at..at + line.len() - text.len(), goes_on })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_lines_are_told_from_lists() {
        let lines = |count: usize, line: fn(usize) -> String| -> String { (1..=count).map(line).collect() };
        let cases = [
            (lines(25, |n| format!(" {n:2}   said that the\n")), 25),
            (lines(28, |n| format!("{n}\tقال إن\n\n")) + "THE COURT\n" + &lines(25, |n| format!("{n}  and so\n")), 53),
            // Half of the lines are empty but for their number.
            (lines(26, |n| if n % 2 == 0 { format!("{n}\n") } else { format!("{n} and then he\n") }), 26),
            (lines(25, |n| format!("{n}. said that the\n")), 0),
            (lines(25, |n| format!("{n} The tenant pays.\n")), 0),
            (lines(25, |n| format!("{n} Ann\n")), 0),
            (lines(12, |n| format!("{n} said that the\n")), 0),
        ];
        for (text, count) in cases {
            let found = margins(&text);
            assert_eq!(found.len(), count, "{text}");
            assert!(found.iter().all(|margin| text[margin.clone()].trim().parse::<u32>().is_ok()), "{text}");
        }
    }
}
