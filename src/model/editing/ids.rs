//! Ids for new parts of a project.

use crate::model::Id;

/// The longest id that is made from a title, in bytes.
const MAX_SLUG: usize = 48;

/// An id that is not taken: `wanted` itself, else the first of `wanted-2`, `wanted-3`, …; without one that is wanted, the
/// first free number behind `kind`, from `count` on.
pub(crate) fn free_id(wanted: &str, (kind, count): (&str, usize), is_taken: impl Fn(&str) -> bool) -> Id {
    if !wanted.is_empty() && !is_taken(wanted) {
        return wanted.into();
    }
    let (stem, first) = if wanted.is_empty() { (kind, count + 1) } else { (wanted, 2) };
    let numbered = (first..).map(|number| format!("{stem}-{number}")).find(|id| !is_taken(id));
    numbered.unwrap_or_default().into()
}

/// An id from the Latin letters and digits of a title; empty if most of its letters are others.
pub(crate) fn slug(title: &str) -> String {
    let letters = title.chars().filter(|c| c.is_alphanumeric()).count();
    let plain = title.chars().filter(char::is_ascii_alphanumeric).count();
    if plain * 2 <= letters {
        return String::new();
    }
    let mut slug = String::new();
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.map(str::to_ascii_lowercase) {
        let gap = usize::from(!slug.is_empty());
        if slug.len() + gap + word.len() > MAX_SLUG {
            break;
        }
        slug.push_str(&"-"[..gap]);
        slug.push_str(&word);
    }
    slug
}
