//! Arabic numbers in words: «ألفين وثلاثة وعشرين».

/// Magnitude of what one word, or two, add to a number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Magnitude {
    Units,
    /// Ten to nineteen.
    Teens,
    Tens,
    Hundreds,
    Thousands,
}

const UNITS: [&str; 9] = [
    "واحد|واحده|احد|احدي",
    "اثنان|اثنين|اثنتان|اثنتين|اثنا|اثني|اثنتا|اثنتي",
    "ثلاث|ثلاثه",
    "اربع|اربعه",
    "خمس|خمسه",
    "ست|سته",
    "سبع|سبعه",
    "ثمان|ثماني|ثمانيه",
    "تسع|تسعه",
];

const TENS: [&str; 8] = [
    "عشرون|عشرين",
    "ثلاثون|ثلاثين",
    "اربعون|اربعين",
    "خمسون|خمسين",
    "ستون|ستين",
    "سبعون|سبعين",
    "ثمانون|ثمانين",
    "تسعون|تسعين",
];

const HUNDRED: [&str; 3] = ["ميه", "مايه", "مييه"];

/// The number that folded words start with, and how many of them say it. A number up to ten needs no second word.
pub(super) fn number(words: &[&str]) -> Option<(u32, usize)> {
    let (mut total, mut at, mut last): (u32, usize, Option<Magnitude>) = (0, 0, None);
    while let Some((value, kind, count)) = next(&words[at..], last.is_some()) {
        let fits = match (last, kind) {
            (None, _) => true,
            (Some(Magnitude::Units), Magnitude::Tens) => true,
            (Some(Magnitude::Hundreds | Magnitude::Thousands), kind) => Some(kind) < last,
            _ => false,
        };
        if !fits {
            break;
        }
        (total, at, last) = (total + value, at + count, Some(kind));
    }
    last.map(|_| (total, at))
}

/// Returns true if words behind a number are one more with «و» before it.
pub(super) fn goes_on(words: &[&str]) -> bool {
    next(words, true).is_some_and(|(_, _, count)| words.first() != Some(&"و") || count > 1)
}

/// One piece; behind another one it begins with «و», which may stand alone.
fn next(words: &[&str], joined: bool) -> Option<(u32, Magnitude, usize)> {
    if !joined {
        return piece(words);
    }
    let first = words.first()?;
    if *first == "و" {
        return piece(words.get(1..)?).map(|(value, kind, count)| (value, kind, count + 1));
    }
    let bare = first.strip_prefix('و').filter(|rest| rest.chars().count() > 1)?;
    let row: Vec<&str> = std::iter::once(bare).chain(words[1..].iter().copied().take(1)).collect();
    piece(&row)
}

fn piece(words: &[&str]) -> Option<(u32, Magnitude, usize)> {
    let word = *words.first()?;
    let after = words.get(1).copied().unwrap_or("");
    let bare = || word.strip_prefix("ال").filter(|rest| rest.chars().count() > 2);
    piece_of(word, after).or_else(|| piece_of(bare()?, after))
}

fn piece_of(word: &str, after: &str) -> Option<(u32, Magnitude, usize)> {
    match word {
        "الف" => return Some((1000, Magnitude::Thousands, 1)),
        "الفان" | "الفين" => return Some((2000, Magnitude::Thousands, 1)),
        "ميتان" | "ميتين" | "مايتان" | "مايتين" => return Some((200, Magnitude::Hundreds, 1)),
        "عشر" | "عشره" => return Some((10, Magnitude::Teens, 1)),
        _ if HUNDRED.contains(&word) => return Some((100, Magnitude::Hundreds, 1)),
        _ => {}
    }
    if let Some(tens) = place(&TENS, word) {
        return Some((10 * (tens + 2), Magnitude::Tens, 1));
    }
    if let Some(unit) = HUNDRED.iter().find_map(|hundred| place(&UNITS, word.strip_suffix(hundred)?)) {
        return Some((100 * (unit + 1), Magnitude::Hundreds, 1));
    }
    let unit = place(&UNITS, word)? + 1;
    // «أحد عشر» and «اثني عشر» have forms of their own: «الاثنين عشرة» is a day of the week and a ten.
    let teen = match unit {
        1 => matches!((word, after), ("احد", "عشر") | ("احدي", "عشره")),
        2 => matches!((word, after), ("اثنا" | "اثني", "عشر") | ("اثنتا" | "اثنتي", "عشره")),
        _ => true,
    };
    Some(match after {
        "الاف" => (1000 * unit, Magnitude::Thousands, 2),
        "عشر" | "عشره" if teen => (10 + unit, Magnitude::Teens, 2),
        _ if HUNDRED.contains(&after) => (100 * unit, Magnitude::Hundreds, 2),
        _ => (unit, Magnitude::Units, 1),
    })
}

/// Index of the row that holds a word.
fn place(rows: &[&str], word: &str) -> Option<u32> {
    let at = rows.iter().position(|row| row.split('|').any(|one| one == word))?;
    u32::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::super::folding::fold;
    use super::*;

    #[test]
    fn numbers_in_words_are_read() {
        let cases = [
            ("ألفين وثلاثة وعشرين", Some((2023, 3))),
            ("ألفان وأربعة وعشرون", Some((2024, 3))),
            ("ألف وتسعمائة وثمانية وأربعين", Some((1948, 4))),
            ("ألف وتسعمئة وثمان وأربعين", Some((1948, 4))),
            ("ألف و تسعمئة و سبعة و ستين", Some((1967, 7))),
            ("ألف وأربعمائة وخمسة وأربعين", Some((1445, 4))),
            ("ألف وتسع مئة", Some((1900, 3))),
            ("ألفين وأحد عشر", Some((2011, 3))),
            ("ألفين", Some((2000, 1))),
            ("مئتين وخمسين", Some((250, 2))),
            ("خمسة وعشرين", Some((25, 2))),
            ("خمسة", Some((5, 1))),
            ("ثلاثين", Some((30, 1))),
            ("ألفين وعشرين", Some((2020, 2))),
            ("ألفين وعشرة", Some((2010, 2))),
            ("عشرين وثلاثة", Some((20, 1))),
            ("أحد عشر", Some((11, 2))),
            ("اثني عشر", Some((12, 2))),
            ("اثنين وعشرين", Some((22, 2))),
            ("الاثنين عشرة", Some((2, 1))),
            ("ثلاثاء", None),
            ("مارس", None),
        ];
        for (text, expected) in cases {
            let folded: Vec<String> = text.split(' ').map(fold).collect();
            let words: Vec<&str> = folded.iter().map(String::as_str).collect();
            assert_eq!(number(&words), expected, "{text}");
        }
    }
}
