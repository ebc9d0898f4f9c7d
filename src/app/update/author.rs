//! Making events and quotes out of the words that are selected in a document.

use std::ops::Range;

use super::updater::Updater;
use crate::app::state::repair::quotable_text;
use crate::app::state::{OpenProject, Overlay};
use crate::authoring::{ExpressionFinder, Selected, propose_event};
use crate::base::fold::is_mark;
use crate::base::{EventIx, ExcerptIx};
use crate::model::edit::Change;
use crate::model::editing::add_event;
use crate::model::{Attests, Edit, Event, LocalText};

impl Updater<'_> {
    /// Makes an event of the selected words, or an empty one without a date, and opens its form.
    pub(super) fn new_event(&mut self) {
        let locale = self.state.settings.locale().as_tag();
        let Some(project) = &self.state.project else { return };
        let found = &project.session.project;
        let last = project.selection.event.and_then(|event| found.event(event));
        let last = last.or_else(|| found.events.get(found.events.len().checked_sub(1)?));
        let last = last.map(|event| event.id().to_string());
        let proposed =
            selected(project).and_then(|words| propose_event(found, &words, last.as_deref(), &ExpressionFinder));
        let untitled = || {
            let mut title = LocalText::default();
            title.set_in(locale, found.written_language(), &self.state.localization.messages.get("event-untitled"));
            Event { title, ..Event::default() }
        };
        let event = proposed.map_or_else(untitled, |proposed| proposed.event);
        let made = EventIx::from(found.events.len());
        let (_, edit) = add_event(found, event);
        self.edit(edit);
        self.select(Some(made));
        self.show(Some(Overlay::Event(made)));
    }

    /// Adds the selected words to the quotes of the selected event. Words that give its date give it to an event that
    /// has none.
    pub(super) fn quote_words(&mut self, attests: Attests) {
        let Some(project) = &self.state.project else { return };
        let Some(event) = project.selection.event else { return self.notify("notice-no-event-to-quote", &[], true) };
        let Some(words) = selected(project) else { return self.notify("notice-no-selection", &[], true) };
        let Some(excerpt) = words.excerpt(attests) else { return };
        let found = &project.session.project;
        let Some(old) = found.event(event) else { return };
        let mut new = old.to_event();
        let language = words.document.language.as_deref().unwrap_or_else(|| found.written_language());
        let date = words.date(language, &ExpressionFinder).filter(|date| attests == Attests::Date && date.is_selected);
        let is_understood = attests != Attests::Date || date.is_some();
        if new.when.is_none() {
            new.when = date.map(|date| date.found.when);
        }
        let nth = new.excerpts.len() as u32;
        new.excerpts.push(excerpt);
        self.edit(Edit::Event(Change::put(new)));
        self.show_excerpt(ExcerptIx { event, nth });
        if let Some(project) = &mut self.state.project {
            project.source.selection = None;
        }
        self.notify(if is_understood { "notice-quoted" } else { "notice-quoted-no-date" }, &[], !is_understood);
    }
}

/// The words that are selected, made longer to whole words.
fn selected(project: &OpenProject) -> Option<Selected<'_>> {
    let (document, range) = (project.source.document?, project.source.selected()?);
    let text = quotable_text(&project.session, document, range.end)?;
    let Range { start, end } = whole_words(text, range);
    Some(Selected { text, start, end, document: project.session.project.documents.get(document.index())? })
}

/// A range made longer to where words begin and end: a part of a word is no quotation.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let joins = |a: Option<char>, b: Option<char>| a.is_some_and(is_of_word) && b.is_some_and(is_of_word);
    let (mut start, mut end) = (range.start.min(text.len()), range.end.min(text.len()));
    while joins(text[..start].chars().next_back(), text[start..].chars().next()) {
        start = text.floor_char_boundary(start - 1);
    }
    while joins(text[..end].chars().next_back(), text[end..].chars().next()) {
        end = text.ceil_char_boundary(end + 1);
    }
    start..end
}

/// Returns true for what a word is written with: letters, figures and the signs upon them.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c) || matches!(c, '\u{640}' | '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_words_are_made_whole() {
        let text = "وسعيها الى التفوّق على GPT-4.";
        for (part, whole) in
            [("عيها الى التف", "وسعيها الى التفوّق"), ("لى", "الى"), (" ", " "), ("PT", "GPT"), ("4.", "4.")]
        {
            let at = text.find(part).expect("it is there");
            assert_eq!(&text[whole_words(text, at..at + part.len())], whole);
        }
    }
}
