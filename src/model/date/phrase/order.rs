//! The order in which the words of one date stand.

use super::error::ParseError;

/// Kind of a part of a date, for the order in which the parts stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The name of a day of the week.
    Weekday,
    /// A number that is perhaps the day of the month.
    Day,
    Month,
    Year,
}

/// Refuses orders that nobody writes and in which a word may be torn from another: a year between the day and the
/// month, the day behind the year of the month before it, a day of the week within day and month.
pub(super) fn check(pieces: &[Piece]) -> Result<(), ParseError> {
    use Piece::{Day, Month, Weekday, Year};
    let mut order: Vec<Piece> = Vec::new();
    for piece in pieces {
        // «مارس/آذار» is one month.
        if order.last() != Some(piece) {
            order.push(*piece);
        }
    }
    let without: Vec<Piece> = order.iter().copied().filter(|piece| *piece != Weekday).collect();
    let torn = matches!(without[..], [Day, Year, Month] | [Month, Year, Day]);
    let within = order.windows(3).any(|three| matches!(three, [Day | Month, Weekday, _]));
    if torn || within { Err(ParseError::Unclear) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_that_nobody_writes_are_refused() {
        use Piece::{Day as D, Month as M, Weekday as W, Year as Y};
        let cases: [(&[Piece], bool); 17] = [
            (&[D, M, Y], true),
            (&[M, D, Y], true),
            (&[Y, M, D], true),
            (&[Y, D, M], true),
            (&[W, D, M, Y], true),
            (&[Y, W, D, M], true),
            (&[D, M, Y, W], true),
            (&[D, M, M, Y], true),
            (&[M, Y], true),
            (&[D], true),
            (&[], true),
            (&[D, Y, M], false),
            (&[M, Y, D], false),
            (&[D, W, M, Y], false),
            (&[M, W, D, Y], false),
            (&[D, M, W, Y], false),
            (&[W, M, Y, D], false),
        ];
        for (pieces, expected) in cases {
            assert_eq!(check(pieces).is_ok(), expected, "{pieces:?}");
        }
    }
}
