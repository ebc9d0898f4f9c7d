//! Texts that people read: messages in the languages of the interface (Fluent), dates and numbers in words (ICU4X).

mod calendar;
mod calendars;
mod date_notes;
mod date_words;
mod locale;
mod messages;
mod number;
mod tick_unit;
mod ticks;

pub use crate::base::marks::without_isolates;
pub use calendars::{CalendarDay, SecondCalendar, UnknownCalendar};
pub use date_words::DateWords;
pub use locale::{Digits, Locale, MonthNames, UnknownLocale};
pub use messages::{Arg, Messages};
pub use tick_unit::TickUnit;

#[cfg(test)]
mod tests {
    /// Exports and searches run as jobs, away from the interface's thread.
    #[test]
    fn words_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<super::Messages>();
        shared::<super::DateWords>();
    }
}
