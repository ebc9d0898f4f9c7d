//! Words that stand in the place of a date: that there is none, and that something goes on.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::super::heading::plain;
use crate::model::date::phrase::{self, Context, Order, ParseError};

/// Words for an end that has not come.
const OPEN: &[&str] = &[
    "present",
    "to present",
    "the present",
    "to date",
    "until now",
    "now",
    "today",
    "to this day",
    "ongoing",
    "current",
    "currently",
    "still",
    "continuing",
    "in progress",
    "living",
    "alive",
    "حي",
    "حية",
    "على قيد الحياة",
    "زنده",
    "vivant",
    "vivante",
    "lebt",
    "lebend",
    "حتى الآن",
    "إلى الآن",
    "الآن",
    "حتى اليوم",
    "إلى اليوم",
    "اليوم",
    "حتى تاريخه",
    "جارٍ",
    "جاري",
    "جارية",
    "مستمر",
    "مستمرة",
    "لا يزال",
    "لا تزال",
    "تاکنون",
    "تا کنون",
    "اکنون",
    "ادامه دارد",
    "en cours",
    "aujourd'hui",
    "à ce jour",
    "présent",
    "heute",
    "bis heute",
    "laufend",
    "היום",
    "כיום",
    "עד היום",
];

/// Words for no date.
const NONE: &[&str] = &[
    "n.d.",
    "nd",
    "n/a",
    "na",
    "unknown",
    "undated",
    "no date",
    "not known",
    "tbd",
    "tba",
    "tbc",
    "to be determined",
    "none",
    "null",
    "nil",
    "غير معروف",
    "غير معروفة",
    "غير معلوم",
    "غير محدد",
    "غير محددة",
    "غير مؤرخ",
    "لم يحدد",
    "لا يوجد",
    "بدون",
    "بدون تاريخ",
    "بلا تاريخ",
    "مجهول",
    "نامعلوم",
    "بی‌تاریخ",
    "ندارد",
    "s.d.",
    "sans date",
    "inconnu",
    "inconnue",
    "unbekannt",
    "o.D.",
    "k.A.",
    "ohne Datum",
    "לא ידוע",
];

fn set(words: &[&str]) -> HashSet<String> {
    words.iter().map(|word| plain(word)).collect()
}

fn is_in(set: &HashSet<String>, cell: &str) -> bool {
    const LONGEST: usize = 60;
    cell.len() <= LONGEST && set.contains(&plain(cell))
}

/// Returns true if an end says that it has not come yet.
pub(crate) fn says_open(cell: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(OPEN));
    is_in(&WORDS, cell)
}

/// Returns true if a cell says that there is no date, or none that is known: in words, or with a dash.
pub(crate) fn says_none(cell: &str) -> bool {
    static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| set(NONE));
    let is_mark = !cell.is_empty()
        && cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '−' | '?' | '؟' | '.' | '…' | '_' | '*' | 'ـ'));
    is_mark || is_in(&WORDS, cell)
}

/// The start of a text that says it goes on until now: `1990–present`, «منذ 1990 حتى الآن».
pub(crate) fn start_of_open(text: &str) -> Option<&str> {
    const LONGEST: usize = 80;
    if text.len() > LONGEST || !text.chars().any(char::is_numeric) {
        return None;
    }
    let cuts =
        text.char_indices().filter(|(_, c)| matches!(c, '-' | '–' | '—' | ' ')).map(|(at, c)| (at, at + c.len_utf8()));
    let (at, _) =
        cuts.into_iter().find(|(_, after)| says_open(text[*after..].trim_start_matches(['-', '–', '—', ' '])))?;
    let start = text[..at].trim_end_matches(['-', '–', '—', ' ']);
    let joints = [" to", " until", " till", " إلى", " الى", " حتى", " تا", " à", " bis"];
    let start = joints.iter().find_map(|joint| start.strip_suffix(joint)).unwrap_or(start).trim_end();
    let words = ["since ", "from ", "منذ ", "من ", "از ", "depuis ", "seit "];
    let start = words.iter().find_map(|word| start.strip_prefix(word)).unwrap_or(start).trim_start();
    start.chars().any(char::is_numeric).then_some(start)
}

/// Reads a text in words or numbers, where the column names no calendar.
pub(super) fn in_words(text: &str, order: Order) -> Result<phrase::ParsedDate, ParseError> {
    phrase::parse_phrase(text, &Context::from(order))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_the_place_of_a_date_are_known() {
        for cell in ["present", "Present", "to date", "جارٍ", "حتى الآن", "Ongoing", "bis heute"] {
            assert!(says_open(cell) && !says_none(cell), "{cell}");
        }
        for cell in ["n.d.", "N/A", "unknown", "—", "-", "?", "TBD", "غير معروف", "s.d.", "…"] {
            assert!(says_none(cell) && !says_open(cell), "{cell}");
        }
        for cell in ["", "2024", "soon", "-0499", "../2024", "2024?"] {
            assert!(!says_none(cell) && !says_open(cell), "{cell}");
        }
        for (text, start) in [
            ("1990–present", Some("1990")),
            ("1990 - to date", Some("1990")),
            ("since 1990 until now", Some("1990")),
            ("منذ 1990 حتى الآن", Some("1990")),
            ("March 1990 to present", Some("March 1990")),
            ("1990-05-01", None),
            ("present", None),
            ("1990", None),
        ] {
            assert_eq!(start_of_open(text), start, "{text}");
        }
    }
}
