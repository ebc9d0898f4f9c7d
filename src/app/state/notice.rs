//! Notices: sentences that show for a while, one after the other.

use std::collections::VecDeque;

/// Time that a notice stays, in seconds.
const SHORT: f64 = 6.0;
/// Time of notices that take longer to read: of what failed, and of long ones.
const LONG: f64 = 2.0 * SHORT;
/// Characters from which on a notice is long.
const LONG_TEXT: usize = 100;

/// A sentence that shows for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Its text.
    pub text: String,
    /// Set if something failed.
    pub failed: bool,
    /// Time at which it goes, in seconds of the window's clock; of one that still waits, the time that it will show.
    pub until: f64,
    /// Set if the next one waits until it goes, rather than takes its place.
    pub stays: bool,
    /// Set if all of it shows because the user has asked for that. It then stays until it is taken away.
    pub is_open: bool,
    /// Number of the showing, by which a notice is told from the one before, though it may say the same.
    pub number: u64,
}

/// The notice that shows, and those that wait.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Option<Notice>,
    /// Notices that have shown.
    count: u64,
    waiting: VecDeque<Notice>,
}

impl Notices {
    /// Returns the one that shows.
    pub fn shown(&self) -> Option<&Notice> {
        self.shown.as_ref()
    }

    /// Returns those that wait, the next one first.
    pub fn waiting(&self) -> &VecDeque<Notice> {
        &self.waiting
    }

    /// Adds a notice at the time `now`. It shows at once, unless one stays that was not read yet.
    pub fn add(&mut self, text: String, failed: bool, stays: bool, now: f64) {
        let is_slow = failed || text.chars().count() > LONG_TEXT;
        let notice =
            Notice { text, failed, until: if is_slow { LONG } else { SHORT }, stays, is_open: false, number: 0 };
        // Of what is said in passing only the last still holds when its turn comes.
        self.waiting.retain(|waiting| waiting.stays && waiting.text != notice.text);
        self.waiting.push_back(notice);
        if self.shown.as_ref().is_none_or(|shown| !shown.stays) {
            self.show_next(now);
        }
    }

    /// Takes away the one that shows, and shows the one that waits longest.
    pub fn show_next(&mut self, now: f64) {
        let next = self.waiting.pop_front();
        self.count += u64::from(next.is_some());
        let number = self.count;
        self.shown = next.map(|notice| Notice { until: now + notice.until, number, ..notice });
    }

    /// Shows all of a long notice until it is taken away, or the beginning of it for a while again.
    pub fn toggle_open(&mut self, now: f64) {
        if let Some(notice) = &mut self.shown {
            (notice.is_open, notice.stays, notice.until) = (!notice.is_open, true, now + LONG);
        }
    }

    /// Returns the seconds until the one that shows goes by itself.
    pub fn left(&self, now: f64) -> Option<f64> {
        self.shown.as_ref().filter(|notice| !notice.is_open).map(|notice| notice.until - now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_that_stays_is_not_replaced_and_passing_ones_are() {
        let mut notices = Notices::default();
        let shown = |notices: &Notices| notices.shown().map(|notice| notice.text.clone());
        notices.add("one".to_owned(), false, false, 0.0);
        notices.add("two".to_owned(), false, false, 1.0);
        assert_eq!(shown(&notices).as_deref(), Some("two"));
        assert_eq!(notices.left(1.0), Some(SHORT));
        notices.add("kept".to_owned(), true, true, 2.0);
        notices.add("three".to_owned(), false, false, 3.0);
        notices.add("four".to_owned(), false, false, 4.0);
        assert_eq!((shown(&notices).as_deref(), notices.waiting().len()), (Some("kept"), 1));
        notices.toggle_open(5.0);
        assert_eq!(notices.left(5.0), None, "an open one stays");
        notices.show_next(6.0);
        assert_eq!(shown(&notices).as_deref(), Some("four"));
        notices.show_next(7.0);
        assert_eq!(shown(&notices), None);
    }
}
