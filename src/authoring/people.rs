//! People and other parties whose names stand in the words of a quote.

use crate::base::Folded;
use crate::model::{Id, Project};

/// Letters that Arabic writes together with the word behind them: and, so, with, for, as.
const PROCLITICS: &str = "وفبلك";

/// Names of fewer letters are looked for as they are spelt: folded, they are like other words (علي, على).
const FEWEST_LETTERS: usize = 4;

/// The ids of the actors one of whose spellings stands in some words, as search finds it: whatever vowel signs, forms of
/// hamza and shapes of digits. In the order of the project.
pub fn actors_in<'p>(project: &'p Project, words: &str) -> impl Iterator<Item = Id> + 'p {
    let (spelt, folded) = (words.to_owned(), Folded::new(words).as_str().to_owned());
    let is_there = move |spelling: &str| {
        let name = Folded::new(spelling);
        let (name, spelling) = (name.as_str().trim(), spelling.trim());
        match name.chars().count() {
            0 | 1 => false,
            short if short < FEWEST_LETTERS => stands_in(spelling, &spelt),
            _ => stands_in(name, &folded),
        }
    };
    project.actors.iter().filter(move |actor| actor.spellings().any(&is_there)).map(|actor| actor.id.clone())
}

/// Returns true if a name stands in some words as words of its own.
fn stands_in(name: &str, words: &str) -> bool {
    words.match_indices(name).any(|(at, _)| {
        let after = words[at + name.len()..].chars().next();
        begins_word(&words[..at]) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

fn begins_word(before: &str) -> bool {
    let mut before = before.chars().rev().peekable();
    // Two of them may stand before a name: and with.
    for _ in 0..2 {
        match before.peek() {
            None => return true,
            Some(c) if !c.is_alphanumeric() => return true,
            Some(c) if PROCLITICS.contains(*c) => drop(before.next()),
            Some(_) => return false,
        }
    }
    before.next().is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Actor, LocalText};

    #[test]
    fn names_are_found_as_search_finds_them() {
        let name = |ar: &str, en: &str| LocalText::Map(vec![("ar".into(), ar.into()), ("en".into(), en.into())]);
        let actor = |id: &str, name, aliases: &[&str]| Actor {
            id: id.into(),
            name,
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            ..Actor::default()
        };
        let project = Project {
            actors: vec![
                actor("dahle", name("أحمد الدحل", "Ahmad Al-Dahle"), &["Al-Dahle"]),
                actor("meta", name("ميتا", "Meta"), &["فيسبوك"]),
                actor("ali", name("علي", "Ali"), &[]),
                actor("short", name("لي", "Li"), &[]),
                actor("cohen", LocalText::from("דוד כהן"), &["احمدی‌نژاد"]),
            ],
            ..Project::default()
        };
        let cases = [
            ("قال أحمد الدحل ذلك", "dahle"),
            ("قال احمد الدَّحل ذلك", "dahle"),
            ("وميتا قالت", "meta"),
            ("وبميتا نفسها", "meta"),
            ("ميتافيزيقا وفلسفة", ""),
            ("METADATA of Meta’s models", "meta"),
            ("metadata", ""),
            ("فيسبوك سابقًا، وعلي", "meta ali"),
            ("قال لي: نعم", "short"),
            ("تعالي هنا", ""),
            ("على الطاولة", ""),
            ("said al-dahle.", "dahle"),
            ("לדברי דוד כהן, השימוש", "cohen"),
            ("به گفته احمدی‌نژاد", "cohen"),
            ("", ""),
        ];
        for (words, expected) in cases {
            assert_eq!(actors_in(&project, words).collect::<Vec<_>>().join(" "), expected, "{words}");
        }
    }
}
