//! The settings.

use egui::{Id, Ui};

use crate::app::command::WindowCommand;
use crate::app::state::settings::{ContrastChoice, ThemeChoice};
use crate::app::state::{Settings, State};
use crate::app::ui::dialog::DialogState;
use crate::app::ui::segmented::{self, segmented_control};
use crate::app::ui::{BODY, Checkbox, TextField};
use crate::app::ui::{dialog, scroll_list};
use crate::app::view::context::ViewContext;
use crate::base::{Direction, Rect};
use crate::i18n::{Locale, MonthNames, SecondCalendar};
use crate::model::Zone;
use crate::text::LineEditor;

/// Height of all rows in a window of the usual size.
const USUAL: f32 = 8.0 * 44.0 + 4.0 * 40.0;
/// A narrower dialog has the name of a choice above it.
const NARROW: f32 = 440.0;

/// Shows the settings; each change holds at once.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    state: &State,
    (zone, dialog_state): (&mut LineEditor, &mut DialogState),
    window: Rect,
) {
    let title = cx.kit.messages.get("cmd-settings");
    let dialog = dialog::Dialog::new(cx, window, &title, 620.0);
    let area = dialog.show(ui, cx, dialog_state.height.max(USUAL));
    let now = state.settings();
    let mut new = now.clone();
    let scrolled = (&mut dialog_state.scroll, &mut dialog_state.height);
    scroll_list::flow(ui, cx, ("settings", area), scrolled, |ui, area| {
        let mut rows = Rows { cx, rest: area };
        show_rows(ui, &mut rows, (now, zone), &mut new);
        rows.rest.min.y - area.min.y
    });
    send_if_new(cx, now, new);
}

fn show_rows(ui: &mut Ui, rows: &mut Rows<'_, '_>, (now, zone): (&Settings, &mut LineEditor), new: &mut Settings) {
    let themes = [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];
    let at = themes.iter().position(|theme| *theme == now.theme);
    if let Some(i) = rows.choice(ui, "setting-theme", &["theme-system", "theme-light", "theme-dark"], at) {
        new.theme = themes[i];
    }
    let contrasts = [ContrastChoice::System, ContrastChoice::Usual, ContrastChoice::High];
    let at = contrasts.iter().position(|contrast| *contrast == now.contrast);
    let ids = ["contrast-system", "contrast-usual", "contrast-high"];
    if let Some(i) = rows.choice(ui, "setting-contrast", &ids, at) {
        new.contrast = contrasts[i];
    }
    let at = Locale::ALL.iter().position(|locale| *locale == now.locale());
    if let Some(i) = rows.choice(ui, "setting-language", &["language-ar", "language-en"], at) {
        new.language = Locale::ALL[i];
    }
    let directions = [None, Some(Direction::Rtl), Some(Direction::Ltr)];
    let at = directions.iter().position(|direction| *direction == now.direction);
    if let Some(i) = rows.choice(ui, "setting-direction", &["direction-project", "direction-rtl", "direction-ltr"], at)
    {
        new.direction = directions[i];
    }
    let zooms = [None, Some(1.0), Some(1.25), Some(1.5), Some(2.0)];
    let at = zooms.iter().position(|zoom| *zoom == now.zoom);
    if let Some(i) = rows.choice(ui, "setting-zoom", &["zoom-auto", "zoom-100", "zoom-125", "zoom-150", "zoom-200"], at)
    {
        new.zoom = zooms[i];
    }
    let ids = ["months-egypt", "months-levant", "months-maghreb", "months-morocco"];
    let at = MonthNames::ALL.iter().position(|names| *names == now.months());
    if let Some(i) = rows.choice(ui, "setting-months", &ids, at) {
        new.month_names = MonthNames::ALL[i];
    }
    let calendars = [None, Some(SecondCalendar::Hijri), Some(SecondCalendar::Persian)];
    let at = calendars.iter().position(|calendar| *calendar == now.calendar());
    if let Some(i) = rows.choice(ui, "setting-calendar", &["calendar-none", "calendar-hijri", "calendar-persian"], at) {
        new.second_calendar = calendars[i];
    }
    if rows.field(ui, "setting-zone", "zone-hint", zone, |text| text.is_empty() || Zone::of_name(text).is_some()) {
        new.time_zone = zone.text().trim().to_owned();
    }
    rows.check(ui, "setting-digits", &mut new.arabic_digits);
    rows.check(ui, "setting-motion", &mut new.reduced_motion);
    rows.check(ui, "setting-wheel", &mut new.wheel_scrolls);
    rows.check(ui, "setting-single-keys", &mut new.single_keys);
}

fn send_if_new(cx: &ViewContext<'_>, now: &Settings, new: Settings) {
    if new != *now {
        cx.send(WindowCommand::Settings(Box::new(new)));
    }
}

struct Rows<'a, 'c> {
    cx: &'a ViewContext<'c>,
    rest: Rect,
}

impl Rows<'_, '_> {
    fn next(&mut self, height: f32) -> Rect {
        let (row, rest) = self.rest.split_top(height);
        self.rest = rest.split_top(10.0).1;
        row
    }

    fn choice(&mut self, ui: &mut Ui, title: &str, options: &[&str], at: Option<usize>) -> Option<usize> {
        let (cx, width) = (self.cx, self.rest.width());
        let labels: Vec<String> = options.iter().map(|id| cx.kit.messages.get(id)).collect();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let narrow = width < NARROW;
        let before = if narrow { 0.0 } else { width * 0.3 };
        let height = segmented::height(cx, width - before, &labels, 34.0);
        let row = self.next(if narrow { height + TITLE } else { height });
        let (words, segments) = if narrow { row.split_top(TITLE) } else { row.split_start(cx.side, before) };
        let words = if narrow { words } else { words.split_top(34.0).0 };
        cx.line(ui, &cx.say(title), BODY, words, cx.kit.theme.ink);
        let name = cx.kit.messages.get(title);
        segmented_control(ui, cx, (Id::unique(title), &name), segments, &labels, at)
    }

    /// Shows a field for a code; returns true once it holds another one that fits.
    fn field(
        &mut self,
        ui: &mut Ui,
        title: &str,
        hint: &str,
        editor: &mut LineEditor,
        fits: impl Fn(&str) -> bool,
    ) -> bool {
        let narrow = self.rest.width() < NARROW;
        let row = self.next(if narrow { TITLE + 34.0 } else { 34.0 });
        let (words, rest) =
            if narrow { row.split_top(TITLE) } else { row.split_start(self.cx.side, row.width() * 0.3) };
        self.cx.line(ui, &self.cx.say(title), BODY, words, self.cx.kit.theme.ink);
        let messages = &self.cx.kit.messages;
        let (label, placeholder) = (messages.get(title), messages.get(hint));
        let wrong = !fits(editor.text().trim());
        let why = messages.get("field-no-zone");
        let field = TextField { label: &label, placeholder: &placeholder, icon: None, wrong, why: &why, code: true };
        let happened = field.show(ui, self.cx, Id::unique(title), rest, editor);
        happened.changed && fits(editor.text().trim())
    }

    fn check(&mut self, ui: &mut Ui, title: &str, value: &mut bool) {
        let label = self.cx.kit.messages.get(title);
        let check = Checkbox::new(&label, *value);
        let row = self.next(check.height(self.cx, self.rest.width(), 30.0));
        if check.show(ui, self.cx, Id::unique(title), row).clicked() {
            *value = !*value;
        }
    }
}

/// Height of a name above its choice.
const TITLE: f32 = 24.0;
