//! Years in the digits of scripts whose readers count years in another way than we do.

/// Such scripts: their digits, the years that are rather of their own count than of ours, and what makes ours of them.
const SCRIPTS: [(std::ops::RangeInclusive<char>, std::ops::RangeInclusive<i64>, i64); 6] = [
    // The Buddhist era of Thailand, Laos and Cambodia.
    ('\u{E50}'..='\u{E59}', 1..=2999, -543),
    ('\u{ED0}'..='\u{ED9}', 2400..=2999, -543),
    ('\u{17E0}'..='\u{17E9}', 2400..=2999, -543),
    // Vikram Samvat, which is that of Nepal; from 2040 on, as years of India are written in these digits too.
    ('\u{966}'..='\u{96F}', 2040..=2150, -57),
    // The Bengali era.
    ('\u{9E6}'..='\u{9EF}', 1200..=1500, 593),
    // The era of Burma.
    ('\u{1040}'..='\u{1049}', 1100..=1500, 638),
];
/// Years that are of the Buddhist era and hardly of ours.
const BUDDHIST: std::ops::RangeInclusive<i64> = 2400..=2999;

/// Count of years that the digits of a text suggest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    /// They are of the Buddhist era.
    Buddhist,
    /// The year may be this one of ours.
    Perhaps(i64),
}

/// Count of years that the script of the digits of a text suggests for a date; `None` where it suggests none.
pub(super) fn count(text: &str, years: impl Iterator<Item = i64>) -> Option<Count> {
    // `ค.ศ.` is our era.
    if text.contains("ค.ศ") {
        return None;
    }
    let (_, known, ahead) = SCRIPTS.into_iter().find(|(digits, ..)| text.contains(|c| digits.contains(&c)))?;
    let year = years.into_iter().find(|year| known.contains(year))?;
    match ahead == -543 && BUDDHIST.contains(&year) {
        true => Some(Count::Buddhist),
        false => Some(Count::Perhaps(year + ahead)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_tell_how_years_are_counted() {
        use Count::{Buddhist, Perhaps};
        let cases = [
            ("๒๕๖๗-๐๓-๐๑", 2567, Some(Buddhist)),
            ("๒๐๒๔-๐๓-๐๑", 2024, Some(Perhaps(1481))),
            ("ค.ศ. ๒๐๒๔", 2024, None),
            ("២៥៦៧", 2567, Some(Buddhist)),
            ("២០២៤", 2024, None),
            ("२०८१-०१-०१", 2081, Some(Perhaps(2024))),
            ("१५ March २०२४", 2024, None),
            ("১৪৩০", 1430, Some(Perhaps(2023))),
            ("၁၃၈၆", 1386, Some(Perhaps(2024))),
            ("2567-03-01", 2567, None),
            ("٢٥٦٧", 2567, None),
        ];
        for (text, year, expected) in cases {
            assert_eq!(count(text, [year].into_iter()), expected, "{text}");
        }
    }
}
