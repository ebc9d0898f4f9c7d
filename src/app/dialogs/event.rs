//! The fields of an event: title, summary, date, lane, status, importance.

use egui::{Id, Ui};

use super::super::command::{Action, Command};
use super::super::cx::Cx;
use super::super::forms::Forms;
use super::super::session::Session;
use super::super::state::State;
use super::super::widgets::button::Rank;
use super::super::widgets::{BODY, Field, HEIGHT, SMALL, choice};
use super::{frame, list};
use crate::base::{EventIx, Rect, Size};
use crate::model::date::phrase::{Order, Refusal, Understood, understand};
use crate::model::edit::Change;
use crate::model::{Edit, Event, EventRef, LocalText, Project, Status};
use crate::text::LineEditor;

/// What is being typed and picked.
#[derive(Default)]
pub struct EventForm {
    title: LineEditor,
    summary: LineEditor,
    when: LineEditor,
    lane: Option<usize>,
    status: usize,
    importance: usize,
    locale: String,
}

impl EventForm {
    /// Fills the fields from an event.
    pub fn prepare(&mut self, state: &State, event: EventIx) {
        let Some(session) = &state.session else { return };
        let Some(event) = session.project.event(event) else { return };
        let locale = state.settings.locale().as_tag();
        self.title.set_text(event.title().get(locale));
        self.summary.set_text(event.summary().map_or("", |summary| summary.get(locale)));
        self.when.set_text(event.when().as_ref().map_or("", |when| when.as_str()));
        self.lane = event.lane().and_then(|id| session.project.lanes.iter().position(|lane| lane.id == *id));
        self.status = event.status().number();
        self.importance = usize::from(event.importance().clamp(1, 5)) - 1;
        self.locale = locale.to_owned();
    }

    /// The date, if what is typed is one, in EDTF or in plain words; `Ok(None)` for none.
    fn date(&self) -> Result<Option<Understood>, Refusal> {
        match understand(self.when.text(), Order::default()) {
            Err(Refusal::Empty) => Ok(None),
            understood => understood.map(Some),
        }
    }

    /// The event with what was typed and picked.
    fn changed(&self, event: &Event, project: &Project) -> Option<Event> {
        let mut new = event.clone();
        set_text(&mut new.title, &self.locale, &project.language, self.title.text());
        let mut summary = new.summary.take().unwrap_or_default();
        set_text(&mut summary, &self.locale, &project.language, self.summary.text());
        new.summary = (!summary.is_empty()).then_some(summary);
        new.when = self.date().ok()?.map(|date| date.when);
        new.lane = self.lane.and_then(|i| project.lanes.get(i)).map(|lane| lane.id.clone());
        new.status = Status::ALL[self.status];
        new.importance = self.importance as u8 + 1;
        Some(new)
    }
}

/// Sets the words of one language; the others stay.
fn set_text(text: &mut LocalText, locale: &str, language: &str, words: &str) {
    if text.get(locale) == words {
        return;
    }
    match text {
        LocalText::Map(map) => match map.iter_mut().find(|(tag, _)| tag == locale) {
            Some((_, old)) => *old = words.to_owned(),
            None => map.push((locale.to_owned(), words.to_owned())),
        },
        LocalText::Plain(old) if locale == language || old.is_empty() => *old = words.to_owned(),
        LocalText::Plain(old) => {
            let kept = (language.to_owned(), std::mem::take(old));
            *text = LocalText::Map(vec![kept, (locale.to_owned(), words.to_owned())]);
        }
    }
}

/// Height of all fields and of the buttons below them.
const HEIGHT_OF_ALL: f32 = 360.0;

/// Shows the fields.
pub fn show(ui: &mut Ui, cx: &Cx<'_>, state: &State, forms: &mut Forms, event: EventIx, window: Rect) {
    let Some(session) = &state.session else { return };
    let Some(old) = session.project.event(event).map(EventRef::to_event) else { return };
    let title = cx.kit.messages.get("cmd-edit-event");
    let area = frame::dialog(ui, cx, window, &title, Size::new(620.0, 440.0));
    let (fresh, form) = (forms.fresh, &mut forms.event);
    list::column(ui, cx, ("event", area), HEIGHT_OF_ALL, &mut forms.scroll, |ui, area| {
        show_rows(ui, Rows { cx, rest: area }, session, (form, fresh), &old);
    });
}

fn show_rows(
    ui: &mut Ui,
    mut rows: Rows<'_, '_>,
    session: &Session,
    (form, fresh): (&mut EventForm, bool),
    old: &Event,
) {
    let cx = rows.cx;
    let first = rows.field(ui, "event-title", "", &mut form.title, false);
    if fresh {
        first.request_focus();
    }
    rows.field(ui, "event-summary", "", &mut form.summary, false);
    let wrong = form.date().is_err();
    let hint = cx.kit.messages.get("event-when-hint");
    rows.field(ui, "event-when", &hint, &mut form.when, wrong);
    rows.understood(ui, &form.date());
    let locale = cx.kit.messages.locale().as_tag();
    let lanes: Vec<&str> = session.project.lanes.iter().map(|lane| lane.title.get(locale)).collect();
    if !lanes.is_empty()
        && let Some(i) = rows.choice(ui, "event-lane", &lanes, form.lane)
    {
        form.lane = Some(i);
    }
    let statuses = Status::ALL.map(|status| cx.kit.messages.get(&format!("status-{}", status.as_str())));
    let statuses: Vec<&str> = statuses.iter().map(String::as_str).collect();
    if let Some(i) = rows.choice(ui, "event-status", &statuses, Some(form.status)) {
        form.status = i;
    }
    let numbers: Vec<String> =
        (1..=5).map(|n: usize| cx.kit.messages.format("plain-number", &[("number", n.into())])).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    if let Some(i) = rows.choice(ui, "event-importance", &numbers, Some(form.importance)) {
        form.importance = i;
    }
    let labels =
        [("apply", Rank::Primary, !wrong), ("cancel", Rank::Plain, true), ("cmd-delete-event", Rank::Plain, true)];
    match frame::buttons(ui, cx, rows.rest, &labels).0 {
        Some(0) => {
            if let Some(new) = form.changed(old, &session.project).filter(|new| new != old) {
                cx.send(Command::Edit(Edit::Event(Change::put(new))));
            }
            cx.send(Command::Show(None));
        }
        Some(1) => cx.send(Command::Show(None)),
        Some(_) => {
            cx.send(Command::Show(None));
            cx.act(Action::DeleteEvent);
        }
        None => {}
    }
}

struct Rows<'a, 'c> {
    cx: &'a Cx<'c>,
    rest: Rect,
}

impl Rows<'_, '_> {
    fn next(&mut self, ui: &Ui, title: &str) -> Rect {
        let (row, rest) = self.rest.split_top(HEIGHT + 2.0);
        self.rest = rest.split_top(8.0).1;
        let (words, body) = row.split_start(self.cx.side, 100.0);
        self.cx.line(ui, &self.cx.say(title), BODY, words, self.cx.kit.theme.ink);
        body
    }

    fn field(&mut self, ui: &mut Ui, title: &str, hint: &str, editor: &mut LineEditor, wrong: bool) -> egui::Response {
        let at = self.next(ui, title);
        let label = self.cx.kit.messages.get(title);
        // EDTF runs from left to right; a date in words runs as its language does.
        let code = title == "event-when" && !editor.text().is_empty() && editor.text().is_ascii();
        let field = Field { label: &label, placeholder: hint, icon: None, wrong, code };
        field.show(ui, self.cx, Id::unique(("event-field", title)), at, editor).response
    }

    /// The date in words and what to know about it, or what is wrong with it.
    fn understood(&mut self, ui: &Ui, date: &Result<Option<Understood>, Refusal>) {
        let (row, rest) = self.rest.split_top(18.0);
        self.rest = rest.split_top(8.0).1;
        let at = row.translate(0.0, -6.0).split_start(self.cx.side, 100.0).1;
        let theme = self.cx.kit.theme;
        let (messages, dates) = (&self.cx.kit.messages, &self.cx.kit.dates);
        let (text, color) = match date {
            Ok(Some(Understood { when, notes })) => {
                let args = [("date", dates.when(when).into()), ("edtf", when.as_str().into())];
                let said = messages.format("date-understood", &args);
                let notes = notes.iter().map(|note| messages.date_note(note, dates));
                let color = if notes.len() == 0 { theme.success } else { theme.warning };
                (std::iter::once(said).chain(notes).collect::<Vec<_>>().join(" "), color)
            }
            Ok(None) => (messages.get("date-none"), theme.muted),
            Err(refusal) => (messages.date_refusal(refusal), theme.error),
        };
        self.cx.line(ui, &self.cx.said(text), SMALL, at, color);
    }

    fn choice(&mut self, ui: &mut Ui, title: &str, options: &[&str], at: Option<usize>) -> Option<usize> {
        let body = self.next(ui, title);
        choice(ui, self.cx, Id::unique(("event-choice", title)), body, options, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_language_leave_the_others() {
        let mut text = LocalText::from("أ");
        set_text(&mut text, "en", "ar", "a");
        assert_eq!((text.get("ar"), text.get("en")), ("أ", "a"));
        set_text(&mut text, "en", "ar", "b");
        assert_eq!((text.get("ar"), text.get("en")), ("أ", "b"));
        let mut plain = LocalText::from("أ");
        set_text(&mut plain, "ar", "ar", "ب");
        assert_eq!(plain, LocalText::from("ب"));
    }
}
