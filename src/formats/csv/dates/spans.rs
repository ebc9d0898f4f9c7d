//! Cells such as `2011-12`: a month, or two years of which the second is cut short. The other cells of the column tell.

use std::collections::HashSet;

use crate::base::digits;
use crate::formats::kit::table::TableRow;

/// Meaning of such cells of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Spans {
    /// Months, or parts of years as EDTF numbers them.
    #[default]
    Months,
    /// Years from one to the other: seasons of a sport, school years, years of accounts.
    Years,
    /// Either: those that may be years are told.
    Doubt,
}

/// A year, and a number that is cut short where it is a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The year.
    pub first: u32,
    /// The other year, if the number is one.
    pub second: u32,
    number: u32,
    digits: u32,
}

impl Pair {
    /// Reads `2011-12`, `2011/12`, `1900–1`, `1899-1900`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if text.len() > 40 {
            return None;
        }
        let text = digits::plain(text);
        let (first, second) = text.split_once(['-', '–', '—', '‑', '/'])?;
        let (first, second) = (first.trim(), second.trim());
        let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if first.len() != 4 || !matches!(second.len(), 1 | 2 | 4) || !is_digits(first) || !is_digits(second) {
            return None;
        }
        let (year, number, digits) = (first.parse::<u32>().ok()?, second.parse::<u32>().ok()?, second.len() as u32);
        let unit = 10_u32.pow(digits);
        let same = year - year % unit + number;
        let second = if same > year || digits == 4 { same } else { same + unit };
        Some(Self { first: year, second, number, digits })
    }

    fn is_cut(self) -> bool {
        self.digits < 4
    }

    fn is_next(self) -> bool {
        self.second == self.first + 1
    }

    /// True if the number is a later year of the same century, or one soon after its end: `1899-01`.
    pub(crate) fn may_be_years(self) -> bool {
        const SOON: u32 = 25;
        let is_soon = self.digits == 2 && self.second - self.first <= SOON;
        self.is_cut() && (self.is_next() || is_soon || self.second / 100 == self.first / 100)
    }

    /// True if the number is that of no month, so that with a sign of its calendar it is a year that is cut short.
    pub(crate) fn is_cut_year(self) -> bool {
        self.digits == 2 && !(1..=12).contains(&self.number)
    }

    /// True if the number has one digit.
    pub(crate) fn is_short(self) -> bool {
        self.digits == 1
    }

    /// True if the number may be a month, or a part of a year by its number in EDTF.
    pub(crate) fn may_be_month(self) -> bool {
        self.digits == 2 && (21..=41).contains(&self.number) || (1..=12).contains(&self.number)
    }
}

/// Judges columns by all their cells; `named` if a name of one says that its years begin in one and end in the next.
pub(crate) fn judge(rows: &[&TableRow], columns: &[usize], named: bool) -> Spans {
    let filled =
        || rows.iter().flat_map(|row| columns.iter().map(|column| row.cell(*column))).filter(|c| !c.is_empty());
    let pairs: Vec<Pair> = filled().filter_map(Pair::parse).collect();
    let cut: Vec<Pair> = pairs.iter().copied().filter(|pair| pair.is_cut()).collect();
    let whole = pairs.iter().any(|pair| !pair.is_cut() && pair.is_next());
    let others = filled().count() - pairs.len();
    let distinct = cut.iter().map(|pair| (pair.first, pair.number)).collect::<HashSet<_>>().len();
    let are_next = !cut.is_empty() && cut.iter().all(|pair| pair.is_next());
    let no_months = cut.iter().any(|pair| pair.may_be_years() && !pair.may_be_month());
    let few_codes = distinct > 1 && cut.iter().any(|pair| pair.number > 12);
    // In a column of many kinds of dates a few cells do not speak for the others.
    let are_most = pairs.len() >= others;
    // `1900/1`; beside `1900/2` it is a month.
    let mut short = cut.iter().filter(|pair| pair.digits == 1).peekable();
    let are_short = short.peek().is_some() && short.all(|pair| pair.is_next());
    match () {
        () if cut.is_empty() && named && whole => Spans::Years,
        () if cut.is_empty() => Spans::Months,
        () if are_next && named => Spans::Years,
        () if are_most && are_next && (whole || no_months || few_codes || distinct > 2 && others == 0) => Spans::Years,
        () if are_most && no_months && cut.iter().all(|pair| pair.may_be_years()) => Spans::Years,
        () if no_months || are_short => Spans::Doubt,
        () if are_next && (cut.len() > 1 && others == 0 || cut.iter().any(|pair| pair.number > 12)) => Spans::Doubt,
        () => Spans::Months,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::kit::table;

    #[test]
    fn a_column_shows_whether_its_cells_are_months() {
        use Spans::{Doubt, Months, Years};
        let cases: [(&[&str], bool, Spans); 20] = [
            (&["1914-18", "1939-45", "1899-01"], false, Years),
            (&["2023/24", "2011/12", "Q1 2023", "spring 2023", "1985"], false, Doubt),
            (&["2011/2012"], true, Years),
            (&["1900-05", "1900/1"], false, Doubt),
            (&["2023/1", "2023/2", "2023/4"], false, Months),
            (&["2011-12", "2012-13", "2013-14"], false, Years),
            (&["2011/12", "2012/13"], false, Years),
            (&["2009-10", "2010-11", "2011-12"], false, Years),
            (&["2011-12"], true, Years),
            (&["2020-21", "2021-22"], false, Years),
            (&["1898/99", "1899/1900", "1900/1"], false, Years),
            (&["1895-99", "1900-05"], false, Years),
            (&["2010-11", "2011-12"], false, Doubt),
            (&["1900/1"], false, Doubt),
            (&["2020-21"], false, Doubt),
            (&["1895-99", "1900-05", "2011-03"], false, Doubt),
            (&["2011-12"], false, Months),
            (&["2011-10", "2011-11", "2011-12"], false, Months),
            (&["2011-12-03", "2011-12"], false, Months),
            (&["2020-21", "2020-22", "2020-24"], false, Months),
        ];
        for (cells, named, expected) in cases {
            let text = cells.join("\n");
            assert_eq!(judge(&table::read(&text, ';').all(), &[0], named), expected, "{cells:?}");
        }
    }
}
