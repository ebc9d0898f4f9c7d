//! Making events and quotes out of the words that are selected in a document.

use std::ops::Range;

use super::updater::Updater;
use crate::anchoring::describe;
use crate::app::session::Session;
use crate::app::state::{OpenProject, Overlay};
use crate::base::fold::is_mark;
use crate::base::{DocIx, EventIx, ExcerptIx};
use crate::model::date::phrase::{Context, parse_phrase};
use crate::model::edit::Change;
use crate::model::{Attests, Edit, Event, Excerpt, Id, LocalText, Project};

/// Letters of a proposed title at most.
const MAX_TITLE: usize = 80;

impl Updater<'_> {
    /// Makes an event of the selected words, or an empty one without a date, and opens its form.
    pub(super) fn new_event(&mut self) {
        let locale = self.state.settings.locale().as_tag();
        let Some(project) = &self.state.project else { return };
        let mut event = Event { id: free_id(&project.session.project), lane: lane(project), ..Event::default() };
        if let Some((document, range)) = selected_words(project) {
            let Some((excerpt, words)) = excerpt(&project.session, (document, range), Attests::Event) else { return };
            let language = &project.session.project.documents[document.index()].language;
            let language = language.as_deref().unwrap_or(&project.session.project.language);
            event.title = in_language(project, language, title(words));
            event.excerpts = vec![excerpt];
        } else {
            event.title = in_language(project, locale, self.state.localization.messages.get("event-untitled"));
        }
        let place = project.session.project.events.len();
        self.edit(Edit::Event(Change::insert(place, event)));
        let made = EventIx::from(place);
        self.select(Some(made));
        self.show(Some(Overlay::Event(made)));
    }

    /// Adds the selected words to the quotes of the selected event. Words that give its date give it to an event that
    /// has none.
    pub(super) fn quote_words(&mut self, attests: Attests) {
        let Some(project) = &self.state.project else { return };
        let Some(event) = project.selection.event else { return self.notify("notice-no-event-to-quote", &[], true) };
        let Some(words) = selected_words(project) else { return self.notify("notice-no-selection", &[], true) };
        let document = words.0;
        let Some((excerpt, words)) = excerpt(&project.session, words, attests) else { return };
        let Some(old) = project.session.project.event(event) else { return };
        let mut new = old.to_event();
        let date = (attests == Attests::Date).then(|| read(&project.session.project, document, words));
        let is_understood = date.as_ref().is_none_or(Option::is_some);
        if new.when.is_none() {
            new.when = date.flatten();
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

/// The words that are selected, with their document.
fn selected_words(project: &OpenProject) -> Option<(DocIx, Range<usize>)> {
    Some((project.source.document?, project.source.selected()?))
}

/// An excerpt of words of a document, and these words as they stand there.
fn excerpt(session: &Session, (document, range): (DocIx, Range<usize>), attests: Attests) -> Option<(Excerpt, &str)> {
    let content = session.texts.get(document.index())?;
    // What is concealed comes after what is seen, but is no context of it.
    let seen = content.seen().filter(|seen| range.end <= seen.len());
    let text = seen.or(content.text().map(|text| &**text))?;
    let document = session.project.documents.get(document.index())?.id.clone();
    let range = whole_words(text, range);
    let words = text.get(range.clone())?.trim();
    Some((describe(&Excerpt { document, attests, ..Excerpt::default() }, text, range)?, words))
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

/// The date that words of a document say, if they say one.
fn read(project: &Project, document: DocIx, words: &str) -> Option<crate::model::EdtfDate> {
    let language = project.documents.get(document.index()).and_then(|document| document.language.as_deref());
    let mut context = Context::default();
    context.language = language.unwrap_or(&project.language);
    parse_phrase(words, &context).ok().map(|read| read.when)
}

/// The lane of a new event: that of the selected one, or of the last.
fn lane(project: &OpenProject) -> Option<Id> {
    let found = &project.session.project;
    let selected = project.selection.event.and_then(|event| found.event(event));
    let last = found.events.len().checked_sub(1).and_then(|last| found.events.get(last));
    selected.or(last).and_then(|event| event.lane().cloned())
}

/// An id that no event has.
fn free_id(project: &Project) -> Id {
    let first = project.events.len() + 1;
    let ids = (first..).map(|number| Id::from(format!("event-{number}").as_str()));
    ids.into_iter().find(|id| project.events.position(id).is_none()).unwrap_or_default()
}

/// A text in a language of its own, or in that of the project.
fn in_language(project: &OpenProject, language: &str, text: String) -> LocalText {
    match project.session.project.language == language {
        true => LocalText::Plain(text),
        false => LocalText::Map(vec![(language.to_owned(), text)]),
    }
}

/// A title out of a quote: its first clause, cut at a word.
fn title(quote: &str) -> String {
    let line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let ends = |c: char| matches!(c, '.' | '؟' | '?' | '!' | '؛' | ';' | '،' | ',' | ':' | '\n');
    // A point or a comma within a number ends nothing.
    let clause = line.char_indices().filter(|(_, c)| ends(*c)).map(|(at, c)| (at, at + c.len_utf8()));
    let clause = clause.filter(|(at, after)| *at >= 12 && line[*after..].starts_with(' ')).map(|(at, _)| at).next();
    let clause = &line[..clause.unwrap_or(line.len())];
    let Some((cut, _)) = clause.char_indices().nth(MAX_TITLE) else { return clause.to_owned() };
    let word = clause[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", clause[..word].trim_end_matches(ends))
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

    #[test]
    fn titles_are_the_first_clause() {
        for (quote, expected) in [
            ("لدينا 64 ألف وحدة قادمة، ثم سكت", "لدينا 64 ألف وحدة قادمة"),
            ("Revenue rose to 3,500 units. Then it fell.", "Revenue rose to 3,500 units"),
            ("كلمة", "كلمة"),
            ("قال: نعم لهذا الأمر كله", "قال: نعم لهذا الأمر كله"),
        ] {
            assert_eq!(title(quote), expected);
        }
        let long = title(&"كلمة ".repeat(40));
        assert!(long.ends_with("كلمة…") && long.chars().count() <= MAX_TITLE + 1, "{long}");
    }
}
