//! The window itself: settings, panels, language, theme, and leaving it.

use std::rc::Rc;

use super::updater::Updater;
use crate::app::state::settings::ThemeChoice;
use crate::app::state::{After, Front, Localization, PanelRoom, Settings};
use crate::i18n::Locale;

impl Updater<'_> {
    /// Opens or closes the source panel; where it has nothing to show, says how it would.
    pub(super) fn toggle_source(&mut self) {
        if self.state.project.is_some() && !self.state.has_documents() {
            return self.notify("notice-no-documents", &[], false);
        }
        if self.state.room == PanelRoom::One && self.state.shows_source() {
            // A larger window shows it beside the timeline as before.
            return self.state.front = Front::Timeline;
        }
        let is_seen = self.state.shows_source() || !self.state.has_documents();
        self.state.settings.source_open = !(self.state.settings.source_open && is_seen);
        self.state.front = Front::Source;
    }

    /// Folds the undated tray to one line, or shows its cards.
    pub(super) fn toggle_tray(&mut self) {
        self.state.settings.tray_folded ^= true;
    }

    pub(super) fn set_locale(&mut self, locale: Locale) {
        self.state.settings.language = locale;
        self.localize();
    }

    pub(super) fn set_settings(&mut self, settings: Settings) {
        self.state.settings = settings;
        self.localize();
    }

    fn localize(&mut self) {
        self.state.localization = Rc::new(Localization::new(&self.state.settings));
        self.rebuild_content();
    }

    pub(super) fn toggle_theme(&mut self) {
        self.state.settings.theme = if self.state.theme().dark { ThemeChoice::Light } else { ThemeChoice::Dark };
    }

    pub(super) fn toggle_direction(&mut self) {
        let other = self.state.time_direction().flipped();
        self.state.settings.direction = Some(other);
    }

    /// Closes one thing, for the key Escape: what lies on top or in the place of the timeline, lets go of selected words,
    /// then the search, then the selection.
    pub(super) fn close(&mut self) {
        if self.state.overlay.is_some() {
            return self.dismiss();
        }
        if !self.state.shows_timeline() {
            return self.state.front = Front::Timeline;
        }
        let Some(project) = &mut self.state.project else { return };
        if project.source.selection.take().is_some() {
            // The words that are selected go first.
        } else if project.search.is_active() {
            self.search(String::new());
        } else {
            (project.selection.event, project.selection.excerpt) = (None, None);
        }
    }

    /// Closes the window, unless something would be lost.
    pub(super) fn quit(&mut self) {
        self.state.may_drop = None;
        self.guarded(After::Quit);
    }

    pub(super) fn leave(&mut self) {
        self.state.may_close = true;
        self.effects.closes_window = true;
    }
}
