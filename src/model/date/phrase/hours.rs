//! Times of day that are written without a colon: `14h30`, `14 h 30`, `06 h 01 min 49 s`, `2.30 pm`.

use super::clock::Clock;

/// The time of day that a text starts with, and how long it is. With a dot it needs a sign of the half of the day behind
/// it, or the word for an hour before it, as it would be a number otherwise.
pub(super) fn time(text: &str, after_hour: bool) -> Option<(Clock, usize)> {
    with_h(text).or_else(|| with_dot(text, after_hour))
}

/// Digits at the start of a text, up to `most`.
fn digits(text: &str, most: usize) -> Option<(u8, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(count);
    (1..=most).contains(&count).then(|| number.parse().ok()).flatten().map(|n| (n, rest))
}

fn with_h(text: &str) -> Option<(Clock, usize)> {
    let (hour, rest) = digits(text, 2)?;
    let two = text.len() - rest.len() == 2;
    let (spaced, after) = (rest.starts_with(' '), rest.trim_start_matches(' '));
    // `1H24` is the first half of a year.
    let rest = after.strip_prefix('h').or_else(|| after.strip_prefix('H').filter(|_| two))?;
    let inner = if spaced { rest.trim_start_matches(' ') } else { rest };
    let minute = digits(inner, 2).filter(|(_, left)| inner.len() - left.len() == 2);
    let Some((minute, mut left)) = minute else {
        let whole = two && !rest.starts_with(|c: char| c.is_alphanumeric());
        let clock = Clock::of_hour(hour.into()).filter(|_| whole)?;
        return Some((clock, text.len() - rest.len()));
    };
    let mut second = 0;
    if let Some(behind) = left.trim_start_matches(' ').strip_prefix("min") {
        left = behind;
        if let Some((n, rest)) = digits(behind.trim_start_matches(' '), 2)
            && let Some(rest) = rest.trim_start_matches(' ').strip_prefix('s')
        {
            (second, left) = (n, rest);
        }
    }
    let ended = !left.starts_with(|c: char| c.is_alphanumeric());
    let clock = Clock::parse(&format!("{hour}:{minute:02}:{second:02}")).filter(|_| ended)?;
    Some((clock, text.len() - left.len()))
}

fn with_dot(text: &str, after_hour: bool) -> Option<(Clock, usize)> {
    let (hour, rest) = digits(text, 2)?;
    let inner = rest.strip_prefix('.')?;
    let (minute, left) = digits(inner, 2).filter(|(_, left)| inner.len() - left.len() == 2)?;
    if left.starts_with(['.', '/', '-', ':']) && !left.trim_start_matches('.').is_empty() {
        return None;
    }
    let behind = left.trim_start_matches(' ').to_lowercase();
    let signs = ["am", "pm", "a.m", "p.m", "ص", "مساء", "صباح"];
    // «2.10 م» may be a number and the sign of our era.
    let signed = signs.iter().any(|sign| behind.starts_with(sign)) || minute > 12 && behind.starts_with('م');
    let clock = Clock::parse(&format!("{hour}:{minute:02}")).filter(|_| signed || after_hour)?;
    Some((clock, text.len() - left.len()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn times_without_a_colon_are_read() {
        let cases = [
            ("14h30", false, Some(("14:30:00", 5))),
            ("14 h 30", false, Some(("14:30:00", 7))),
            ("06 h 01 min 49 s UTC", false, Some(("06:01:49", 16))),
            ("14h", false, Some(("14:00:00", 3))),
            ("14h 15 mars", false, Some(("14:00:00", 3))),
            ("2h05", false, Some(("02:05:00", 4))),
            ("2.30 pm", false, Some(("02:30:00", 4))),
            ("2.30pm", false, Some(("02:30:00", 4))),
            ("2.30 م", false, Some(("02:30:00", 4))),
            ("14.30", true, Some(("14:30:00", 5))),
            ("2.10 م", false, None),
            ("14.30", false, None),
            ("14.30.2024", true, None),
            ("2.5 pm", false, None),
            ("25h30", false, None),
            ("14h61", false, None),
            ("1H24", false, None),
            ("2h", false, None),
            ("14hours", false, None),
            ("2023.12", false, None),
        ];
        for (text, after_hour, expected) in cases {
            let found = super::time(text, after_hour).map(|(clock, length)| (clock.edtf(), length));
            assert_eq!(found, expected.map(|(clock, length)| (clock.to_owned(), length)), "{text}");
        }
    }
}
