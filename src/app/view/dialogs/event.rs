//! The fields of an event: title, summary, date, lane, status, importance.

use egui::{Id, Role, Sense, Ui, WidgetInfo};

use crate::app::command::{Action, EditCommand};
use crate::app::session::Session;
use crate::app::state::ProjectView;
use crate::app::state::event_form::EventForm;
use crate::app::ui::button::Rank;
use crate::app::ui::context::to_egui;
use crate::app::ui::dialog::{self, DialogState};
use crate::app::ui::segmented::{self, segmented_control};
use crate::app::ui::{BODY, HEIGHT, SMALL, TextField, UiContext, access, keys};
use crate::app::view::context::ViewContext;
use crate::base::{Rect, bidi};
use crate::model::Status;
use crate::model::date::phrase::{ParseError, ParsedDate};
use crate::text::{Language, LineEditor};

/// The fields of text with their carets.
#[derive(Default)]
pub(crate) struct EventFields {
    title: LineEditor,
    summary: LineEditor,
    when: LineEditor,
}

impl EventFields {
    /// Fills the fields with what is typed in a form.
    pub(crate) fn fill(&mut self, form: &EventForm) {
        let [title, summary] = form.text_languages().map(Language::of_tag);
        self.title.set_language(title);
        self.summary.set_language(summary);
        self.title.set_text(&form.now.title);
        self.summary.set_text(&form.now.summary);
        self.when.set_text(&form.now.when);
    }

    /// Writes what is typed back into the form.
    fn put_in(&self, form: &mut EventForm) {
        self.title.text().clone_into(&mut form.now.title);
        self.summary.text().clone_into(&mut form.now.summary);
        self.when.text().clone_into(&mut form.now.when);
    }
}

/// Height of all fields in a window of the usual size, in points; the true one is known after the first frame.
const USUAL_HEIGHT: f32 = 314.0;
/// Width of the dialog, in points, below which the name of a field stands above it and not beside.
const NARROW_WIDTH: f32 = 400.0;
/// Width of the names beside their fields.
const NAME_WIDTH: f32 = 100.0;
/// Height of a name above its field.
const NAME_HEIGHT: f32 = 22.0;

/// Shows the fields.
pub(crate) fn show(
    ui: &mut Ui,
    cx: &ViewContext<'_>,
    opened: ProjectView<'_>,
    (fields, dialog_state): (&mut EventFields, &mut DialogState),
    window: Rect,
) {
    let Some(before) = &opened.form else { return };
    let mut form = before.clone();
    let title = cx.kit.messages.get("cmd-edit-event");
    let wrong = form.date().is_err();
    let labels =
        [("apply", Rank::Primary, !wrong), ("cancel", Rank::Plain, true), ("cmd-delete-event", Rank::Plain, true)];
    let dialog = dialog::Dialog::new(cx, window, &title, 620.0);
    let area = dialog.show(ui, cx, dialog_state.height.max(USUAL_HEIGHT) + dialog::foot(cx, dialog.inner(), &labels));
    let DialogState { scroll, height, is_fresh } = dialog_state;
    let pressed = dialog::body_and_buttons(ui, cx, ("event", area), &labels, (scroll, height), |ui, area| {
        let mut rows = FieldRows { cx, rest: area };
        show_rows(ui, &mut rows, &opened.project.session, (&mut form, fields, *is_fresh));
        rows.rest.min.y - area.min.y
    });
    if form.now != before.now {
        cx.send(EditCommand::TypeForm(Box::new(form.now)));
    }
    match pressed {
        Some(0) => cx.send(EditCommand::ApplyForm),
        Some(1) => cx.send(EditCommand::CloseForm),
        Some(_) => {
            cx.send(EditCommand::CloseForm);
            cx.act(Action::DeleteEvent);
        }
        None => {}
    }
}

fn show_rows(
    ui: &mut Ui,
    rows: &mut FieldRows<'_, '_>,
    session: &Session,
    (form, fields, is_fresh): (&mut EventForm, &mut EventFields, bool),
) {
    let cx = rows.cx;
    let first = rows.field(ui, "event-title", "", &mut fields.title, None);
    if is_fresh {
        first.request_focus();
        // What is typed takes the place of a title that was only proposed.
        fields.title.select_all();
    }
    rows.field(ui, "event-summary", "", &mut fields.summary, None);
    // The field is drawn before its text of this frame is read: it shows the fault of the frame before.
    let wrong = form.date().err().map(|refusal| cx.kit.messages.date_refusal(&refusal));
    let hint = cx.kit.messages.get("event-when-hint");
    rows.field(ui, "event-when", &hint, &mut fields.when, wrong.as_deref());
    fields.put_in(form);
    rows.understood(ui, &form.date());
    let locale = cx.kit.messages.locale().as_tag();
    let titles = session.project.lanes.iter().map(|lane| {
        let (title, language) = lane.title.get_with_language(locale, &session.project.language);
        bidi::isolate_for(language, title)
    });
    let titles: Vec<String> = titles.collect();
    let lanes: Vec<&str> = titles.iter().map(String::as_str).collect();
    if !lanes.is_empty()
        && let Some(i) = rows.choice(ui, "event-lane", &lanes, form.now.picked.lane)
    {
        form.now.picked.lane = Some(i);
    }
    let statuses = Status::ALL.map(|status| cx.kit.messages.get(&format!("status-{}", status.as_str())));
    let statuses: Vec<&str> = statuses.iter().map(String::as_str).collect();
    if let Some(i) = rows.choice(ui, "event-status", &statuses, Some(form.now.picked.status)) {
        form.now.picked.status = i;
    }
    let numbers: Vec<String> =
        (1..=5).map(|n: usize| cx.kit.messages.format("plain-number", &[("number", n.into())])).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    if let Some(i) = rows.choice(ui, "event-importance", &numbers, Some(form.now.picked.importance)) {
        form.now.picked.importance = i;
    }
}

/// Fields one below the other.
struct FieldRows<'a, 'c> {
    cx: &'a UiContext<'c>,
    /// Room that is left below.
    rest: Rect,
}

impl FieldRows<'_, '_> {
    /// Width of the names beside their fields; zero if they stand above.
    fn name_width(&self) -> f32 {
        if self.rest.width() < NARROW_WIDTH { 0.0 } else { NAME_WIDTH }
    }

    /// Takes room for the next field, draws its name, and returns the room of the field itself.
    fn next(&mut self, ui: &Ui, title: &str, height: f32) -> Rect {
        let (cx, before) = (self.cx, self.name_width());
        let above = if before > 0.0 { 0.0 } else { NAME_HEIGHT };
        let (row, rest) = self.rest.split_top(above + height);
        self.rest = rest.split_top(8.0).1;
        let (words, body) = if before > 0.0 { row.split_start(cx.side, before) } else { row.split_top(above) };
        let words = if before > 0.0 { words.split_top(HEIGHT + 2.0).0 } else { words };
        cx.line(ui, &cx.say(title), BODY, words, cx.kit.theme.ink);
        body
    }

    /// A field of text, with what is wrong with what it holds.
    fn field(
        &mut self,
        ui: &mut Ui,
        title: &str,
        hint: &str,
        editor: &mut LineEditor,
        wrong: Option<&str>,
    ) -> egui::Response {
        let at = self.next(ui, title, HEIGHT + 2.0);
        let label = self.cx.kit.messages.get(title);
        // EDTF runs from left to right; a date in words runs as its language does.
        let code = title == "event-when" && !editor.text().is_empty() && editor.text().is_ascii();
        let (wrong, why) = (wrong.is_some(), wrong.unwrap_or_default());
        let field = TextField { label: &label, placeholder: hint, icon: None, wrong, why, code };
        field.show(ui, self.cx, Id::unique(("event-field", title)), at, editor).response
    }

    /// Shows the date in words and what to know about it, or what is wrong with it.
    fn understood(&mut self, ui: &mut Ui, date: &Result<Option<ParsedDate>, ParseError>) {
        let theme = self.cx.kit.theme;
        let (messages, dates) = (&self.cx.kit.messages, &self.cx.kit.dates);
        let (text, color) = match date {
            Ok(Some(ParsedDate { when, notes })) => {
                let args = [("date", dates.when(when).into()), ("edtf", when.as_str().into())];
                let said = messages.format("date-understood", &args);
                let notes = notes.iter().map(|note| messages.date_note(note, dates));
                let color = if notes.len() == 0 { theme.success } else { theme.warning };
                (std::iter::once(said).chain(notes).collect::<Vec<_>>().join(" "), color)
            }
            Ok(None) => (messages.get("date-none"), theme.muted),
            Err(refusal) => (messages.date_refusal(refusal), theme.error),
        };
        let at = self.rest.split_start(self.cx.side, self.name_width()).1.translate(0.0, -4.0);
        let height = self.cx.text(ui, &self.cx.said(text.as_str()), SMALL, at, usize::MAX, color);
        let at = at.split_top(height).0;
        let response = ui.interact(to_egui(at), Id::unique("event-date-said"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
        // Enter does nothing while the date is refused: that is told, too.
        let is_refused = date.is_err() && keys::is_enter(ui);
        access::speak_at_pause(ui, Id::unique("event-date-told"), at, (&text, date.is_err()), is_refused);
        self.rest = self.rest.split_top(height + 8.0).1;
    }

    /// A choice of one of some options; returns the one that was picked in this frame.
    fn choice(&mut self, ui: &mut Ui, title: &str, options: &[&str], at: Option<usize>) -> Option<usize> {
        let height = segmented::height(self.cx, self.rest.width() - self.name_width(), options, HEIGHT + 2.0);
        let body = self.next(ui, title, height);
        let name = self.cx.kit.messages.get(title);
        segmented_control(ui, self.cx, (Id::unique(("event-choice", title)), &name), body, options, at)
    }
}
