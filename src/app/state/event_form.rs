//! The form of an event: title, summary, date, lane, status and importance, as they are typed and not applied yet.

use crate::app::session::journal::Draft;
use crate::base::EventIx;
use crate::model::date::phrase::{Context, ParseError, ParsedDate, parse_phrase};
use crate::model::edit::Change;
use crate::model::{Edit, Event, EventRef, Id as EventId, Project, Status};
use crate::text::LineEditor;

/// The fields of an event as they were filled, and as they are now.
#[derive(Clone, Debug)]
pub struct EventForm {
    /// The event whose fields these are.
    event: EventId,
    /// The language in which its texts are shown.
    locale: String,
    /// The language of the project, in which dates are written.
    language: String,
    /// The languages of its title and its summary as they are shown.
    text_languages: [String; 2],
    /// The fields when they were filled.
    before: Values,
    /// The fields now.
    pub now: Values,
}

/// The part of a form that is picked, not typed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// Position of the lane in the project.
    pub lane: Option<usize>,
    /// Number of the status.
    pub status: usize,
    /// Importance less one: 0 to 4.
    pub importance: usize,
}

/// The fields of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// The title in the language of the form.
    pub title: String,
    /// The summary in the language of the form.
    pub summary: String,
    /// The date, in EDTF or in words.
    pub when: String,
    /// The values that are picked.
    pub picked: Picked,
}

/// Reason why a form cannot be put into the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The date is none.
    Date,
    /// The event is not there any more.
    Gone,
}

impl EventForm {
    /// Fills the fields from an event of a project, with its texts for readers of `locale`.
    pub fn of(event: EventRef<'_>, project: &Project, locale: &str) -> Self {
        let picked = Picked {
            lane: event.lane().and_then(|id| project.lanes.iter().position(|lane| lane.id == *id)),
            status: event.status().number(),
            importance: usize::from(event.importance().clamp(1, 5)) - 1,
        };
        let before = Values {
            title: one_line(event.title().get(locale)),
            summary: one_line(event.summary().map_or("", |summary| summary.get(locale))),
            when: event.when().as_ref().map_or_else(String::new, |when| one_line(when.as_str())),
            picked,
        };
        let languages = [Some(event.title()), event.summary().map(Into::into)]
            .map(|text| text.map_or("", |text| text.get_with_language(locale, &project.language).1).to_owned());
        let (event, locale) = (event.id().into(), locale.to_owned());
        Self {
            event,
            locale,
            text_languages: languages,
            language: project.language.clone(),
            now: before.clone(),
            before,
        }
    }

    /// Fills the fields with what was typed before a crash; `None` if its event is not there.
    pub fn restore(draft: &Draft, project: &Project) -> Option<(EventIx, Self)> {
        let event = EventIx::from(project.events.position(&draft.event)?);
        let mut form = Self::of(project.event(event)?, project, &draft.language);
        let field = |name: &str| draft.fields.get(name).map(String::as_str);
        let now = &mut form.now;
        for (name, text) in [("title", &mut now.title), ("summary", &mut now.summary), ("when", &mut now.when)] {
            if let Some(typed) = field(name) {
                *text = one_line(typed);
            }
        }
        let lane = field("lane").and_then(|id| project.lanes.iter().position(|lane| &*lane.id == id));
        let status = field("status").and_then(|word| Status::ALL.iter().position(|status| status.as_str() == word));
        let importance = field("importance").and_then(|number| number.parse().ok()).filter(|n| (1..=5).contains(n));
        let before = now.picked;
        now.picked = Picked {
            lane: lane.or(before.lane),
            status: status.unwrap_or(before.status),
            importance: importance.map_or(before.importance, |number: usize| number - 1),
        };
        Some((event, form))
    }

    /// The languages of the title and the summary as they are shown (BCP 47 tags; empty where there is no text).
    pub fn text_languages(&self) -> [&str; 2] {
        self.text_languages.each_ref().map(String::as_str)
    }

    /// Returns the event whose fields these are, if anything in them is not as it was.
    pub fn changed_event(&self) -> Option<&EventId> {
        Some(&self.event).filter(|_| self.is_changed())
    }

    /// Returns true if something was typed or picked and not applied.
    pub fn is_changed(&self) -> bool {
        self.now != self.before
    }

    /// Returns what is typed and not applied, for the journal.
    pub fn draft(&self, project: &Project) -> Option<Draft> {
        let (event, values) = (self.changed_event()?, self.now.clone());
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

    /// Returns the edit that puts the fields into the project; `None` if that changes nothing.
    ///
    /// # Errors
    /// If the date is none or the event is gone.
    pub fn edit(&self, project: &Project) -> Result<Option<Edit>, Unfit> {
        let at = project.events.position(&self.event).ok_or(Unfit::Gone)?;
        let old = project.events.get(at).ok_or(Unfit::Gone)?.to_event();
        let new = self.changed(&old, project).ok_or(Unfit::Date)?;
        Ok((new != old).then(|| Edit::Event(Change::put(new))))
    }

    /// Reads the date, in EDTF or in plain words; `Ok(None)` for none.
    ///
    /// # Errors
    /// If what is typed is no date.
    pub fn date(&self) -> Result<Option<ParsedDate>, ParseError> {
        let mut context = Context::default();
        // What the event has is EDTF, and is not read anew.
        if self.now.when != self.before.when {
            context.language = &self.language;
        }
        match parse_phrase(&self.now.when, &context) {
            Err(ParseError::Empty) => Ok(None),
            understood => understood.map(Some),
        }
    }

    /// Returns the event with the fields. One that was not touched leaves the event as it is.
    fn changed(&self, event: &Event, project: &Project) -> Option<Event> {
        let (mut new, before, now) = (event.clone(), &self.before, &self.now);
        if now.title != before.title {
            new.title.replace_shown(&self.locale, &now.title);
        }
        if now.summary != before.summary {
            let mut summary = new.summary.take().unwrap_or_default();
            summary.replace_shown(&self.locale, &now.summary);
            new.summary = (!summary.is_empty()).then_some(summary);
        }
        if now.when != before.when {
            new.when = self.date().ok()?.map(|date| date.when);
        }
        if now.picked.lane != before.picked.lane {
            new.lane = now.picked.lane.and_then(|i| project.lanes.get(i)).map(|lane| lane.id.clone());
        }
        if now.picked.status != before.picked.status {
            new.status = Status::ALL[now.picked.status];
        }
        if now.picked.importance != before.picked.importance {
            new.importance = now.picked.importance as u8 + 1;
        }
        Some(new)
    }
}

/// Returns a text as a field of one line holds it: only what differs from that was typed.
fn one_line(text: &str) -> String {
    LineEditor::new(text).text().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> Project {
        let file = r#"{"title": "t", "lanes": [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}], "events": [
            {"id": "x", "title": "X", "when": "2020", "lane": "a", "importance": 9, "status": "rumour", "kept": 1}]}"#;
        crate::formats::json::load(file.as_bytes(), std::path::Path::new("p")).project
    }

    fn form(project: &Project) -> EventForm {
        EventForm::of(project.event(EventIx(0)).unwrap(), project, "en")
    }

    #[test]
    fn a_form_knows_whether_it_was_changed() {
        let project = project();
        let mut form = form(&project);
        assert!(!form.is_changed() && form.draft(&project).is_none());
        assert_eq!(form.edit(&project), Ok(None), "what was not touched stays");
        form.now.title = "Y".to_owned();
        assert!(form.is_changed());
        form.now.title = "X".to_owned();
        assert!(!form.is_changed());
        form.now.when = "2020-13".to_owned();
        assert_eq!(form.edit(&project), Err(Unfit::Date));
    }

    #[test]
    fn what_is_typed_is_read_in_the_language_of_the_project() {
        for (language, typed) in [("fa", "2024-03-05"), ("en", "1402-12-15")] {
            let project = Project { language: language.to_owned(), ..project() };
            let mut form = form(&project);
            form.now.when = "1402/12/15".to_owned();
            let read = form.date().unwrap().expect("a date");
            assert_eq!(read.when.as_str(), typed, "{language}");
            // What the event has is none of another calendar.
            form.before.when = "1402-12-15".to_owned();
            form.now.when = "1402-12-15".to_owned();
            assert_eq!(form.date().unwrap().expect("a date").when.as_str(), "1402-12-15", "{language}");
        }
    }

    #[test]
    fn a_draft_comes_back_as_it_was_typed() {
        let project = project();
        let mut typed = form(&project);
        typed.now.title = "عنوان".to_owned();
        typed.now.when = "2020-1".to_owned();
        typed.now.picked = Picked { lane: Some(1), status: 2, importance: 3 };
        let draft = typed.draft(&project).unwrap();
        let (event, again) = EventForm::restore(&draft, &project).unwrap();
        assert_eq!((event, &again.now), (EventIx(0), &typed.now));
        assert!(again.is_changed());
        let odd = Draft {
            fields: [("importance", "77"), ("status", "?"), ("lane", "z"), ("x", "y")]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .into(),
            ..draft.clone()
        };
        assert!(!EventForm::restore(&odd, &project).unwrap().1.is_changed(), "what cannot be is left out");
        assert!(EventForm::restore(&Draft { event: "gone".into(), ..draft }, &project).is_none());
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
            let mut form = EventForm::of(project.event(EventIx(0)).unwrap(), &project, locale);
            assert_eq!((&*form.now.title, &*form.now.summary), ("Wrong", "Wrong"), "{text}");
            form.now.title = "Right".to_owned();
            form.now.summary = "Right".to_owned();
            project.apply(form.edit(&project).unwrap().expect("an edit")).unwrap();
            let event = project.event(EventIx(0)).unwrap().to_event();
            assert_eq!(serde_json::to_string(&event.title).unwrap(), expected, "{language} read in {locale}");
            assert_eq!(serde_json::to_string(&event.summary).unwrap(), expected, "{language} read in {locale}");
        }
    }
}
