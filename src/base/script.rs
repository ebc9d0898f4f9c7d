//! The language that a script gives away, for texts that do not name theirs.

/// Letters that Persian has and Arabic does not, and those that Arabic has in their place.
const PERSIAN: [char; 6] = ['پ', 'چ', 'ژ', 'گ', 'ک', 'ی'];
const ARABIC: [char; 4] = ['ك', 'ي', 'ى', 'ة'];

/// The language (BCP 47) of texts most of whose letters are Arabic or Hebrew; `None` for all others, whose letters many
/// languages share.
pub fn language<'t>(texts: impl IntoIterator<Item = &'t str>) -> Option<&'static str> {
    let [mut arabic, mut hebrew, mut other, mut persian, mut not_persian] = [0_usize; 5];
    for c in texts.into_iter().flat_map(str::chars).filter(|c| c.is_alphabetic()) {
        match c {
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => {
                arabic += 1;
            }
            '\u{590}'..='\u{5ff}' => hebrew += 1,
            _ => other += 1,
        }
        persian += usize::from(PERSIAN.contains(&c));
        not_persian += usize::from(ARABIC.contains(&c));
    }
    match () {
        () if arabic > hebrew + other && persian > not_persian => Some("fa"),
        () if arabic > hebrew + other => Some("ar"),
        () if hebrew > arabic + other => Some("he"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_of_most_letters_counts() {
        let table: [(&[&str], Option<&str>); 8] = [
            (&["إطلاق نماذج Llama 3", "اليوم الوطني"], Some("ar")),
            (&["جشن نوروز در ایران", "پایان گزارش"], Some("fa")),
            (&["יום העצמאות"], Some("he")),
            (&["Kadrey v. Meta", "الدحل"], None),
            (&["1963-11-22"], None),
            (&["Война и мир"], None),
            (&[""], None),
            (&[], None),
        ];
        for (texts, expected) in table {
            assert_eq!(language(texts.iter().copied()), expected, "{texts:?}");
        }
    }
}
