//! Messages, dates and labels in a language.

use super::settings::Settings;
use crate::i18n::{DateWords, Locale, Messages};
use crate::timeline::labels::LaneLabels;

/// Messages, dates and labels in the language of the interface.
pub struct Localization {
    /// Messages.
    pub messages: Messages,
    /// Dates.
    pub dates: DateWords,
    /// The labels that titles of lanes need of the messages, for threads.
    pub wording: LaneLabels,
}

impl Localization {
    /// Words in the language of the settings.
    pub fn new(settings: &Settings) -> Self {
        Self::in_language(settings, settings.locale())
    }

    /// Words as the settings have them, but in another language.
    pub fn in_language(settings: &Settings, locale: Locale) -> Self {
        let digits = settings.digits();
        let messages = Messages::with_digits(locale, digits);
        Self {
            wording: LaneLabels::of(&messages),
            messages,
            dates: DateWords::new(locale, digits, settings.months())
                .with_second(settings.calendar())
                .with_zone(settings.zone()),
        }
    }
}
