//! Names of columns as they are compared.

use crate::base::digits;
use crate::base::fold::fold_letters;

/// A name as it is compared: in lower case, without marks, its words apart by one space.
pub(crate) fn plain(name: &str) -> String {
    words(&folded(&camel_split(name))).join(" ")
}

/// A text folded for comparing with the few known words of tables: hamza counts as its seat, and alone as nothing.
pub(crate) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_letters(text, |c| {
        // Dropped behind the folding: «ﺀ», the shape that PDFs have, is one only then.
        if c != 'ء' {
            folded.push(c)
        }
    });
    digits::plain(&folded).into_owned()
}

/// The words of a folded text, without the Arabic article.
pub(super) fn words(folded: &str) -> Vec<String> {
    // The abbreviations of Hebrew have the mark inside.
    let joined = folded.replace('"', "").replace(['#', '№'], " no ");
    let parts = joined.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(|word| without_article(word).to_owned()).collect()
}

pub(super) fn without_article(word: &str) -> &str {
    match word.strip_prefix("ال") {
        // «إلى» begins with the same letters.
        Some(rest) if rest.chars().count() > 1 || rest == "م" => rest,
        _ => word,
    }
}

/// Returns true if a word is in a list, as it is, or behind «و» or the Hebrew article.
pub(super) fn is_among(word: &str, list: &[&str]) -> bool {
    let behind = |first: char| word.strip_prefix(first).filter(|rest| rest.chars().count() > 2);
    let joined = behind('و').map(without_article);
    // «بالدقائق», in minutes.
    let inside = word.strip_prefix("بال").filter(|rest| rest.chars().count() > 1);
    [Some(word), joined, behind('ה'), inside].into_iter().flatten().any(|word| list.contains(&word))
}

/// A name with a space where a small letter stands before a capital one, as in `startDate`.
pub(super) fn camel_split(name: &str) -> String {
    let mut split = String::with_capacity(name.len() + 4);
    let mut before = ' ';
    for c in name.chars() {
        if before.is_ascii_lowercase() && c.is_ascii_uppercase() {
            split.push(' ');
        }
        split.push(c);
        before = c;
    }
    split
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hamza_is_its_seat_and_alone_nothing_whatever_its_shape() {
        for (name, expected) in [
            ("البدء", "بد"),
            ("ﺍﻟﺒﺪﺀ", "بد"),
            ("انتهاء", "انتها"),
            ("ﺍﻧﺘﻬﺎﺀ", "انتها"),
            ("مسؤول", "مسوول"),
            ("مسو\u{654}ول", "مسوول"),
            ("startDate", "start date"),
        ] {
            assert_eq!(plain(name), expected, "{name}");
        }
    }
}
