//! Names of files: which are the same to a reader, though their bytes differ.

use icu_normalizer::ComposingNormalizerBorrowed;

/// A name with its letters put together (NFC): systems hand out the same name in several spellings, which are canonically
/// equivalent (UAX #15).
pub fn canonical(name: &str) -> String {
    ComposingNormalizerBorrowed::new_nfc().normalize(name).into_owned()
}

/// The one of some names that is meant by `name`: the very same, or else the one that is canonically equivalent.
pub fn find<'n>(names: impl Iterator<Item = &'n str> + Clone, name: &str) -> Option<&'n str> {
    let wanted = canonical(name);
    names.clone().find(|other| *other == name).or_else(|| names.clone().find(|other| canonical(other) == wanted))
}

/// The one of some names that differs from `name` in capital and small letters alone.
pub fn find_other_case<'n>(mut names: impl Iterator<Item = &'n str>, name: &str) -> Option<&'n str> {
    let wanted = canonical(name).to_lowercase();
    names.find(|other| canonical(other).to_lowercase() == wanted)
}

/// Returns true if a file is one that macOS puts beside others for itself, by its path.
pub fn is_litter(path: &str) -> bool {
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    path.split('/').any(|part| part == "__MACOSX") || last.starts_with("._") || last == ".DS_Store"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// «آدم.txt» with its first letter whole, and taken apart.
    const WHOLE: &str = "\u{622}دم.txt";
    const APART: &str = "\u{627}\u{653}دم.txt";

    #[test]
    fn the_same_spelling_wins() {
        let cases: [(&[&str], &str, Option<&str>); 6] = [
            (&[APART, WHOLE], WHOLE, Some(WHOLE)),
            (&[WHOLE, APART], APART, Some(APART)),
            (&[APART], WHOLE, Some(APART)),
            (&[WHOLE], APART, Some(WHOLE)),
            (&["ادم.txt", "a.TXT"], WHOLE, None),
            (&["A.txt"], "a.txt", None),
        ];
        for (names, name, found) in cases {
            assert_eq!(find(names.iter().copied(), name), found, "{names:?} {name}");
        }
        assert_eq!(find_other_case(["b", "Ruling.PDF"].into_iter(), "ruling.pdf"), Some("Ruling.PDF"));
    }

    #[test]
    fn what_macos_leaves_behind_is_known() {
        for path in ["__MACOSX/._a", "__MACOSX/x/y", "a/._b.txt", ".DS_Store", "a/.DS_Store"] {
            assert!(is_litter(path), "{path}");
        }
        for path in ["a.txt", "a._b", ".hidden", "a/DS_Store"] {
            assert!(!is_litter(path), "{path}");
        }
    }
}
