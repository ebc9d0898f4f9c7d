//! Parts of Persian words that stand before or after their word with a zero-width non-joiner, with a space or joined to
//! it, as a writer likes: «می‌خواهم», «می خواهم», «میخواهم».

/// Prefixes of verbs, folded.
const PREFIXES: [&str; 2] = ["مي", "نمي"];

/// Endings, folded.
const ENDINGS: [&str; 17] = [
    "ها",
    "هاي",
    "هايي",
    "هايم",
    "هايت",
    "هايش",
    "هايمان",
    "هايشان",
    "اي",
    "ام",
    "اند",
    "ايم",
    "ايد",
    "تر",
    "ترين",
    "شده",
    "گي",
];

/// Returns true if two folded words may be written as one.
pub fn may_be_joined(word: &str, next: &str) -> bool {
    PREFIXES.contains(&word) && next.starts_with(char::is_alphabetic)
        || ENDINGS.contains(&next) && word.ends_with(char::is_alphabetic)
}

/// The bytes of the spaces of a folded text between words that may be written as one.
pub fn idle_spaces(folded: &str) -> Vec<usize> {
    let is_part = |c: char| !c.is_alphanumeric();
    let between = |&(at, _): &(usize, &str)| {
        let before = folded[..at].rsplit(is_part).next().unwrap_or_default();
        let after = folded[at + 1..].split(is_part).next().unwrap_or_default();
        may_be_joined(before, after)
    };
    folded.match_indices(' ').filter(between).map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_within_words() {
        for (text, expected) in [
            ("او مي خواهم", vec!["او مي".len()]),
            ("كتاب هاي نمي دانست", vec!["كتاب".len(), "كتاب هاي نمي".len()]),
            ("قال هذا", vec![]),
            ("3 ها", vec![]),
            ("سلامي خواهم", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(idle_spaces(text), expected, "{text}");
        }
    }
}
