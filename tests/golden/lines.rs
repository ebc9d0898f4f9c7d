//! Texts under review: compared line by line with their files.

use std::fs;
use std::path::Path;

use crate::review::{Checks, beside, is_updating, reviewed};

/// Numbers may be off by this, in points: the last digit that is written, and what rounding makes of it.
const SLACK: f32 = 0.15;

/// Writes a file and the folders that it stands in.
pub(crate) fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
    fs::write(path, bytes).expect("the file can be written");
}

/// Lines of a text that are not in the other one: of the text before, and of the text now.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Lines {
    /// What is gone.
    pub before: Vec<String>,
    /// What is new.
    pub now: Vec<String>,
}

fn same_token(a: &str, b: &str) -> bool {
    let number = |token: &str| token.parse::<f32>().ok();
    a == b || number(a).zip(number(b)).is_some_and(|(a, b)| (a - b).abs() <= SLACK)
}

fn same_line(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.split(' '), b.split(' '));
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if same_token(a, b) => {}
            _ => return false,
        }
    }
}

/// The lines that differ; `None` if the texts are alike, but for the last digit of numbers.
pub(crate) fn difference(before: &str, now: &str) -> Option<Lines> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    if old.len() == new.len() && old.iter().zip(&new).all(|(a, b)| same_line(a, b)) {
        return None;
    }
    let missing = |these: &[&str], among: &[&str]| -> Vec<String> {
        let lacks = |line: &&&str| !among.iter().any(|other| same_line(line, other));
        these.iter().filter(lacks).map(|line| (*line).to_owned()).collect()
    };
    // The same lines in another order, or more often, are another picture too.
    Some(Lines { before: missing(&old, &new), now: missing(&new, &old) })
}

/// Compares a text with its file; the lines that differ.
pub(crate) fn check(checks: &mut Checks, name: &str, now: &str) -> Option<Lines> {
    if is_updating() {
        write(&reviewed(name), now.as_bytes());
        return None;
    }
    let before = fs::read_to_string(reviewed(name)).unwrap_or_default();
    let lines = difference(&before, now)?;
    write(&beside(name), now.as_bytes());
    let few = |sign: char, lines: &[String]| -> String {
        lines.iter().take(3).map(|line| format!("\n    {sign} {line}")).collect()
    };
    let order = if lines == Lines::default() { "\n    the order of the lines" } else { "" };
    checks.fail(format!("{name}:{}{}{order}", few('-', &lines.before), few('+', &lines.now)));
    Some(lines)
}
