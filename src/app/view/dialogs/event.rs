//! The fields of an event: title, summary, date, lane, status, importance.

use egui::{Id, Ui};

use crate::app::command::{Action, Command};
use crate::app::session::Session;
use crate::app::session::journal::Draft;
use crate::app::state::State;
use crate::app::ui::button::Rank;
use crate::app::ui::dialog;
use crate::app::ui::dialog::DialogState;
use crate::app::ui::segmented::{self, segmented_control};
use crate::app::ui::{BODY, Field, HEIGHT, SMALL};
use crate::app::view::context::ViewContext;
use crate::app::view::forms::Forms;
use crate::base::{EventIx, Rect, bidi};
use crate::model::date::phrase::{Context, Refusal, Understood, understand};
use crate::model::edit::Change;
use crate::model::{Edit, Event, EventRef, Id as EventId, Project, Status};
use crate::text::LineEditor;

/// What is being typed and picked.
#[derive(Default)]
pub struct EventForm {
    /// The event whose fields these are, as long as the form is open.
    event: Option<EventId>,
    title: LineEditor,
    summary: LineEditor,
    when: LineEditor,
    picked: Picked,
    locale: String,
    /// The language of the project, in which dates are written.
    language: String,
    /// What the fields held when they were filled.
    before: Values,
}

/// What is not typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Picked {
    lane: Option<usize>,
    status: usize,
    importance: usize,
}

/// What the fields hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Values {
    title: String,
    summary: String,
    when: String,
    picked: Picked,
}

/// Why what was typed cannot be put into the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The date is none.
    Date,
    /// The event is not there any more.
    Gone,
}

impl EventForm {
    /// Fills the fields from an event.
    pub fn prepare(&mut self, state: &State, event: EventIx) {
        let Some(session) = &state.session else { return };
        let Some(event) = session.project.event(event) else { return };
        self.fill(event, &session.project, state.settings.locale().as_tag());
    }

    fn fill(&mut self, event: EventRef<'_>, project: &Project, locale: &str) {
        self.title.set_text(event.title().get(locale));
        self.summary.set_text(event.summary().map_or("", |summary| summary.get(locale)));
        self.when.set_text(event.when().as_ref().map_or("", |when| when.as_str()));
        self.picked = Picked {
            lane: event.lane().and_then(|id| project.lanes.iter().position(|lane| lane.id == *id)),
            status: event.status().number(),
            importance: usize::from(event.importance().clamp(1, 5)) - 1,
        };
        self.locale = locale.to_owned();
        self.language.clone_from(&project.language);
        self.event = Some(event.id().into());
        self.before = self.values();
    }

    fn values(&self) -> Values {
        let text = |editor: &LineEditor| editor.text().to_owned();
        let (title, summary, when) = (text(&self.title), text(&self.summary), text(&self.when));
        Values { title, summary, when, picked: self.picked }
    }

    /// The event whose fields these are, if anything in them is not as it was.
    pub fn changed_event(&self) -> Option<&EventId> {
        self.event.as_ref().filter(|_| self.values() != self.before)
    }

    /// Returns true if something was typed or picked and not applied.
    pub fn is_changed(&self) -> bool {
        self.changed_event().is_some()
    }

    /// Gives up what was typed.
    pub fn close(&mut self) {
        self.event = None;
    }

    /// What is typed and not applied, for the journal.
    pub fn draft(&self, project: &Project) -> Option<Draft> {
        let (event, values) = (self.changed_event()?, self.values());
        let lane = values.picked.lane.and_then(|lane| project.lanes.get(lane)).map(|lane| lane.id.to_string());
        let fields = [
            ("title", values.title),
            ("summary", values.summary),
            ("when", values.when),
            ("lane", lane.unwrap_or_default()),
            ("status", Status::ALL[values.picked.status].as_str().to_owned()),
            ("importance", (values.picked.importance + 1).to_string()),
        ];
        let fields = fields.map(|(name, value)| (name.to_owned(), value)).into();
        Some(Draft { event: event.to_string(), language: self.locale.clone(), fields })
    }

    /// Fills the fields with what was typed before a crash; gives the event, if it is there.
    pub fn restore(&mut self, draft: &Draft, project: &Project) -> Option<EventIx> {
        let event = EventIx::from(project.events.position(&draft.event)?);
        self.fill(project.event(event)?, project, &draft.language);
        let field = |name: &str| draft.fields.get(name).map(String::as_str);
        for (name, editor) in [("title", &mut self.title), ("summary", &mut self.summary), ("when", &mut self.when)] {
            if let Some(text) = field(name).filter(|text| *text != editor.text()) {
                editor.set_text(text);
            }
        }
        let lane = field("lane").and_then(|id| project.lanes.iter().position(|lane| &*lane.id == id));
        let status = field("status").and_then(|word| Status::ALL.iter().position(|status| status.as_str() == word));
        let importance = field("importance").and_then(|number| number.parse().ok()).filter(|n| (1..=5).contains(n));
        let now = self.picked;
        self.picked = Picked {
            lane: lane.or(now.lane),
            status: status.unwrap_or(now.status),
            importance: importance.map_or(now.importance, |number: usize| number - 1),
        };
        Some(event)
    }

    /// The edit that puts what was typed into the project; `None` if that changes nothing.
    ///
    /// # Errors
    /// If the date is none or the event is gone.
    pub fn edit(&self, project: &Project) -> Result<Option<Edit>, Unfit> {
        let id = self.event.as_ref().ok_or(Unfit::Gone)?;
        let at = project.events.position(id).ok_or(Unfit::Gone)?;
        let old = project.events.get(at).ok_or(Unfit::Gone)?.to_event();
        let new = self.changed(&old, project).ok_or(Unfit::Date)?;
        Ok((new != old).then(|| Edit::Event(Change::put(new))))
    }

    /// The date, if what is typed is one, in EDTF or in plain words; `Ok(None)` for none.
    fn date(&self) -> Result<Option<Understood>, Refusal> {
        let mut context = Context::default();
        // What the event has is EDTF, and is not read anew.
        if self.when.text() != self.before.when {
            context.language = &self.language;
        }
        match understand(self.when.text(), &context) {
            Err(Refusal::Empty) => Ok(None),
            understood => understood.map(Some),
        }
    }

    /// The event with what was typed and picked. A field that was not touched leaves the event as it is.
    fn changed(&self, event: &Event, project: &Project) -> Option<Event> {
        let (mut new, before) = (event.clone(), &self.before);
        if self.title.text() != before.title {
            new.title.replace_shown(&self.locale, self.title.text());
        }
        if self.summary.text() != before.summary {
            let mut summary = new.summary.take().unwrap_or_default();
            summary.replace_shown(&self.locale, self.summary.text());
            new.summary = (!summary.is_empty()).then_some(summary);
        }
        if self.when.text() != before.when {
            new.when = self.date().ok()?.map(|date| date.when);
        }
        if self.picked.lane != before.picked.lane {
            new.lane = self.picked.lane.and_then(|i| project.lanes.get(i)).map(|lane| lane.id.clone());
        }
        if self.picked.status != before.picked.status {
            new.status = Status::ALL[self.picked.status];
        }
        if self.picked.importance != before.picked.importance {
            new.importance = self.picked.importance as u8 + 1;
        }
        Some(new)
    }
}

/// Height of all fields in a window of the usual size.
const USUAL: f32 = 314.0;
/// A narrower dialog has the name of a field above it.
const NARROW: f32 = 400.0;

/// Shows the fields.
pub fn show(ui: &mut Ui, cx: &ViewContext<'_>, state: &State, forms: &mut Forms, event: EventIx, window: Rect) {
    let Some(session) = &state.session else { return };
    if session.project.event(event).is_none() {
        return;
    }
    let title = cx.kit.messages.get("cmd-edit-event");
    let wrong = forms.event.date().is_err();
    let labels =
        [("apply", Rank::Primary, !wrong), ("cancel", Rank::Plain, true), ("cmd-delete-event", Rank::Plain, true)];
    let dialog = dialog::Dialog::new(cx, window, &title, 620.0);
    let area = dialog.show(ui, cx, forms.dialog.height.max(USUAL) + dialog::foot(cx, dialog.inner(), &labels));
    let Forms { event: form, dialog: DialogState { scroll, height, is_fresh: fresh }, .. } = forms;
    let pressed = dialog::body_and_buttons(ui, cx, ("event", area), &labels, (scroll, height), |ui, area| {
        let mut rows = Rows { cx, rest: area };
        show_rows(ui, &mut rows, session, (form, *fresh));
        rows.rest.min.y - area.min.y
    });
    match pressed {
        Some(0) => cx.send(Command::ApplyForm),
        Some(1) => cx.send(Command::CloseForm),
        Some(_) => {
            cx.send(Command::CloseForm);
            cx.act(Action::DeleteEvent);
        }
        None => {}
    }
}

fn show_rows(ui: &mut Ui, rows: &mut Rows<'_, '_>, session: &Session, (form, fresh): (&mut EventForm, bool)) {
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
    let titles = session.project.lanes.iter().map(|lane| {
        let (title, language) = lane.title.get_with_language(locale, &session.project.language);
        bidi::isolated_for(title, language)
    });
    let titles: Vec<String> = titles.collect();
    let lanes: Vec<&str> = titles.iter().map(String::as_str).collect();
    if !lanes.is_empty()
        && let Some(i) = rows.choice(ui, "event-lane", &lanes, form.picked.lane)
    {
        form.picked.lane = Some(i);
    }
    let statuses = Status::ALL.map(|status| cx.kit.messages.get(&format!("status-{}", status.as_str())));
    let statuses: Vec<&str> = statuses.iter().map(String::as_str).collect();
    if let Some(i) = rows.choice(ui, "event-status", &statuses, Some(form.picked.status)) {
        form.picked.status = i;
    }
    let numbers: Vec<String> =
        (1..=5).map(|n: usize| cx.kit.messages.format("plain-number", &[("number", n.into())])).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    if let Some(i) = rows.choice(ui, "event-importance", &numbers, Some(form.picked.importance)) {
        form.picked.importance = i;
    }
}

struct Rows<'a, 'c> {
    cx: &'a ViewContext<'c>,
    rest: Rect,
}

impl Rows<'_, '_> {
    /// The width before what is asked for, if its name stands there.
    fn before(&self) -> f32 {
        if self.rest.width() < NARROW { 0.0 } else { 100.0 }
    }

    fn next(&mut self, ui: &Ui, title: &str, height: f32) -> Rect {
        let (cx, before) = (self.cx, self.before());
        let above = if before > 0.0 { 0.0 } else { TITLE };
        let (row, rest) = self.rest.split_top(above + height);
        self.rest = rest.split_top(8.0).1;
        let (words, body) = if before > 0.0 { row.split_start(cx.side, before) } else { row.split_top(above) };
        let words = if before > 0.0 { words.split_top(HEIGHT + 2.0).0 } else { words };
        cx.line(ui, &cx.say(title), BODY, words, cx.kit.theme.ink);
        body
    }

    fn field(&mut self, ui: &mut Ui, title: &str, hint: &str, editor: &mut LineEditor, wrong: bool) -> egui::Response {
        let at = self.next(ui, title, HEIGHT + 2.0);
        let label = self.cx.kit.messages.get(title);
        // EDTF runs from left to right; a date in words runs as its language does.
        let code = title == "event-when" && !editor.text().is_empty() && editor.text().is_ascii();
        let field = Field { label: &label, placeholder: hint, icon: None, wrong, code };
        field.show(ui, self.cx, Id::unique(("event-field", title)), at, editor).response
    }

    /// The date in words and what to know about it, or what is wrong with it.
    fn understood(&mut self, ui: &Ui, date: &Result<Option<Understood>, Refusal>) {
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
        let at = self.rest.split_start(self.cx.side, self.before()).1.translate(0.0, -4.0);
        let height = self.cx.text(ui, &self.cx.said(text), SMALL, at, usize::MAX, color);
        self.rest = self.rest.split_top(height + 8.0).1;
    }

    fn choice(&mut self, ui: &mut Ui, title: &str, options: &[&str], at: Option<usize>) -> Option<usize> {
        let height = segmented::height(self.cx, self.rest.width() - self.before(), options, HEIGHT + 2.0);
        let body = self.next(ui, title, height);
        segmented_control(ui, self.cx, Id::unique(("event-choice", title)), body, options, at)
    }
}

/// Height of a name above its field.
const TITLE: f32 = 22.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> Project {
        let file = r#"{"title": "t", "lanes": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}], "events": [
            {"id": "x", "title": "X", "when": "2020", "lane": "a", "importance": 9, "status": "rumour", "kept": 1}]}"#;
        crate::formats::json::load(file.as_bytes(), std::path::Path::new("p")).project
    }

    fn form(project: &Project) -> EventForm {
        let mut form = EventForm::default();
        form.fill(project.event(EventIx(0)).unwrap(), project, "en");
        form
    }

    #[test]
    fn a_form_knows_whether_it_was_changed() {
        let project = project();
        let mut form = form(&project);
        assert!(!form.is_changed() && form.draft(&project).is_none());
        assert_eq!(form.edit(&project), Ok(None), "what was not touched stays");
        form.title.set_text("Y");
        assert!(form.is_changed());
        form.title.set_text("X");
        assert!(!form.is_changed());
        form.when.set_text("2020-13");
        assert_eq!(form.edit(&project), Err(Unfit::Date));
        form.close();
        assert!(!form.is_changed());
    }

    #[test]
    fn what_is_typed_is_read_in_the_language_of_the_project() {
        for (language, typed) in [("fa", "2024-03-05"), ("en", "1402-12-15")] {
            let project = Project { language: language.to_owned(), ..project() };
            let mut form = form(&project);
            form.when.set_text("1402/12/15");
            let read = form.date().unwrap().expect("a date");
            assert_eq!(read.when.as_str(), typed, "{language}");
            // What the event has is none of another calendar.
            form.before.when = "1402-12-15".to_owned();
            form.when.set_text("1402-12-15");
            assert_eq!(form.date().unwrap().expect("a date").when.as_str(), "1402-12-15", "{language}");
        }
    }

    #[test]
    fn a_draft_comes_back_as_it_was_typed() {
        let project = project();
        let mut typed = form(&project);
        typed.title.set_text("عنوان");
        typed.when.set_text("2020-1");
        typed.picked = Picked { lane: Some(1), status: 2, importance: 3 };
        let draft = typed.draft(&project).unwrap();
        let mut again = EventForm::default();
        assert_eq!(again.restore(&draft, &project), Some(EventIx(0)));
        assert_eq!(again.values(), typed.values());
        assert!(again.is_changed());
        let odd = Draft {
            fields: [("importance", "77"), ("status", "?"), ("lane", "z"), ("x", "y")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            ..draft.clone()
        };
        assert_eq!(again.restore(&odd, &project), Some(EventIx(0)));
        assert!(!again.is_changed(), "what cannot be is left out");
        assert_eq!(again.restore(&Draft { event: "gone".into(), ..draft }, &project), None);
    }

    /// Whatever the language of the interface, the text that was shown is the one that is changed.
    #[test]
    fn an_edit_goes_to_the_text_that_was_shown() {
        let cases = [
            ("en", r#""Wrong""#, "ar", r#""Right""#),
            ("en", r#""Wrong""#, "en", r#""Right""#),
            ("fr", r#""Wrong""#, "ar", r#""Right""#),
            ("", r#""Wrong""#, "ar", r#""Right""#),
            ("fa", r#"{"fa": "Wrong"}"#, "ar", r#"{"fa":"Right"}"#),
            ("en", r#"{"en": "Wrong", "he": "x"}"#, "ar", r#"{"en":"Right","he":"x"}"#),
            ("en", r#"{"en": "x", "ar-EG": "Wrong"}"#, "ar", r#"{"en":"x","ar-EG":"Right"}"#),
            ("en", r#"{"ar": "x", "en": "Wrong"}"#, "en", r#"{"ar":"x","en":"Right"}"#),
            ("en", r#"{"AR": "Wrong", "en": "x"}"#, "ar", r#"{"AR":"Right","en":"x"}"#),
        ];
        for (language, text, locale, expected) in cases {
            let file = format!(
                r#"{{"format": "sanad/1", "language": "{language}",
                    "events": [{{"id": "x", "title": {text}, "summary": {text}}}]}}"#
            );
            let mut project = crate::formats::json::load(file.as_bytes(), std::path::Path::new("p")).project;
            let mut form = EventForm::default();
            form.fill(project.event(EventIx(0)).unwrap(), &project, locale);
            assert_eq!((form.title.text(), form.summary.text()), ("Wrong", "Wrong"), "{text}");
            form.title.set_text("Right");
            form.summary.set_text("Right");
            project.apply(form.edit(&project).unwrap().expect("an edit")).unwrap();
            let event = project.event(EventIx(0)).unwrap().to_event();
            assert_eq!(serde_json::to_string(&event.title).unwrap(), expected, "{language} read in {locale}");
            assert_eq!(serde_json::to_string(&event.summary).unwrap(), expected, "{language} read in {locale}");
        }
    }
}
