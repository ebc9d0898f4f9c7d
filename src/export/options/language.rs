//! Language of a file: its words, dates and calendars, and the direction of time.

use serde::{Deserialize, Serialize};

use crate::base::Direction;
use crate::i18n::{DateWords, Digits, Locale, Messages, MonthNames, SecondCalendar};
use crate::model::{Project, Zone};

/// Words, dates and the direction of time. The settings keep of them what is chosen for an export alone; the window has
/// settings for the others.
#[derive(Clone, Copy, Debug, Default, PartialEq, clap::Args, Serialize, Deserialize)]
#[serde(default)]
pub struct LanguageOptions {
    /// Language of dates, legend and titles; `None` for that of the project, if it is one of them.
    #[arg(id = "language", long = "language", value_name = "ar|en")]
    #[serde(rename = "language")]
    pub locale: Option<Locale>,
    /// Direction of time; `None` for that of the project's language.
    #[arg(long, value_name = "rtl|ltr")]
    pub direction: Option<Direction>,
    /// The calendar beside the Gregorian.
    #[arg(long, value_name = "hijri|persian")]
    #[serde(skip)]
    pub calendar: Option<SecondCalendar>,
    /// The zone whose clock tells times; `None` for the clock of each source.
    #[arg(long, value_name = "ZONE", allow_hyphen_values = true)]
    #[serde(skip)]
    pub zone: Option<Zone>,
    /// Shape of digits in Arabic.
    #[arg(skip)]
    #[serde(skip)]
    pub digits: Digits,
    /// Names of months in Arabic.
    #[arg(skip)]
    #[serde(skip)]
    pub months: MonthNames,
}

impl LanguageOptions {
    /// Language of the file of a project.
    pub fn locale_of(&self, project: &Project) -> Locale {
        self.locale.unwrap_or_else(|| Locale::for_language(project.written_language()))
    }

    /// Direction of time in the file of a project.
    pub fn direction_of(&self, project: &Project) -> Direction {
        self.direction.unwrap_or_else(|| project.time_direction())
    }

    /// Messages and words of dates for the file of a project.
    pub(crate) fn words_of(&self, project: &Project) -> (Messages, DateWords) {
        let locale = self.locale_of(project);
        let dates = DateWords::new(locale, self.digits, self.months).with_second(self.calendar).with_zone(self.zone);
        (Messages::with_digits(locale, self.digits), dates)
    }
}
